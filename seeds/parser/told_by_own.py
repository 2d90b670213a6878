"""Companies that are told by what they own or make: ``buys the owner of X``, ``X said Y had bought its paint arm``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.fronted import fronted_subject
from seeds.parser.governors import governor
from seeds.parser.items import Item, Reference
from seeds.parser.prepositions import opens_with_preposition
from seeds.parser.roles import Arguments
from seeds.parser.subjects import subject_before
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import Kind, Role

_NOUN = 5
"""How many items behind a cue the noun may stand for the company that has no name."""
_OWN = 5
"""How many items behind that noun what it owns may stand: ``that controls the start-up X``."""
_WHEN = 4
"""How many items behind a verb its date may stand: ``racheté l'an dernier``."""


def told_by_its_own(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """What is bought without a name goes by the name of what it owns, makes or runs.

    So does what a stake is taken in, ``a stake in the parent of X``. That from which something is bought sells it:
    ``bought vans from the company that makes X``.
    """
    bought = found.get(Role.TARGET, [])
    part = cue.frame.kind is Kind.INVESTMENT
    if not (part or cue.frame.object is Role.TARGET) or cue.passive or any(items[i].kind == "name" for i in bought):
        return
    behind = range(cue.last + 1, min(len(items), cue.last + 1 + _NOUN))
    noun = next((i for i in behind if _is_firm(items[i], language)), 0)
    while noun and noun + 1 < len(items) and _is_firm(items[noun + 1], language):
        noun += 1
    between = items[cue.last + 1 : noun]
    if not noun or (bought and bought != [noun]) or any(item.is_nominal for item in between):
        return
    if any(item.lower in language.payment_sources and item.lower not in language.numbers.of for item in between):
        return
    if part and all(cue.frame.prepositions.get(item.lower) is not Role.TARGET for item in between):
        return
    own = _joined(items, noun, language)
    if own is not None:
        found[Role.TARGET] = [own]


def sold_by_teller(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """Who says that another buys something of its own sells that: ``X said Y has agreed to buy its paint business``."""
    buyers = found.get(Role.ACQUIRER, [])
    if not buyers or Role.SELLER in found or Role.TARGET in found or cue.passive or len(items) < cue.last + 3:
        return
    behind = items[cue.last + 1 : cue.last + 2 + _OWN]
    if behind[0].lower not in language.possessives or not any(i.lower in language.property_nouns for i in behind):
        return
    before = [i for i in range(buyers[0]) if items[i].is_nominal]
    said = items[before[0] + 1 : buyers[0]] if before else ()
    tells = language.speech_verbs | language.reporting_verbs
    told = any(verb in tells for item in said[:2] for verb, _ in language.verb_forms.get(item.lower, ()))
    if told and items[buyers[0]].kind == "name" and len(before) == 1 and items[before[0]].kind == "name":
        found[Role.SELLER] = before


def _is_firm(item: Item, language: LanguageData) -> bool:
    """Whether an item is a word for a company, or for who owns one: ``the company``, ``owner``."""
    spoken = isinstance(item.value, Reference) and not item.value.pronoun
    firm = item.lower in language.generic_nouns or item.lower in language.holding_nouns
    return spoken or (item.kind == "word" and firm)


def _joined(items: Sequence[Item], noun: int, language: LanguageData) -> int | None:
    """The name that *of*, *behind*, or a relative with a verb for owning joins to a noun."""
    if noun + 2 >= len(items):
        return None
    joint = items[noun + 1].lower
    tells = joint in language.relatives or joint in language.object_relatives
    owns = any(verb in language.firm_verbs for verb, _ in language.verb_forms.get(items[noun + 2].lower, ()))
    keepers = language.holding_nouns | language.keeper_nouns | language.maker_nouns
    keeps = any(item.lower in keepers for item in items[noun - 1 : noun + 1])  # ``the parent company of X``
    of = joint in language.numbers.of and keeps  # no ``a company of X veterans``
    if not (joint in language.makers_of or of or (tells and owns)):
        return None
    for at in range(noun + 2 + tells, min(len(items), noun + 2 + _OWN)):
        if items[at].is_nominal:
            return at if items[at].kind == "name" else None
        if items[at].kind != "word" or (items[at].word.prepositions is not None and at > noun + 2):
            return None
    return None


def bought_before(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Avec Y, racheté l'an dernier, X dispose de``: who has what is said to have been bought once has bought it.

    So has who does something after it: ``Après Y, racheté pour 3 millions, X s'offre Z``. So has whose it is by a
    possessive, ``sa filiale Y, acquise en 2019,``.
    """
    frame = cue.frame
    alone = cue.reduced and frame.kind is Kind.ACQUISITION and frame.object is Role.TARGET
    if not alone or frame.subject is None or frame.subject in found or len(found.get(Role.TARGET, ())) != 1:
        return
    bought = found[Role.TARGET][0]
    dated = any(item.kind == "date" for item in items[cue.last + 1 : cue.last + 1 + _WHEN])
    apart = bought + 1 < cue.group and items[bought + 1].lower == ","
    head = _head_of_list(items, bought, language)
    hangs_on = governor(items, head, language)
    own = _possessive_before(items, head, language)
    if apart and dated and own is not None:
        found[frame.subject] = [own]
        return
    if not apart or hangs_on == "" or not (dated or hangs_on in language.after_words):
        return
    opens = opens_with_preposition(items[:bought], language)
    owner = [] if opens else subject_before(items, head, language)
    owner = owner or fronted_subject(items, cue.last, {bought}, language)
    found[frame.subject] = [i for i in owner if i != bought]


def _possessive_before(items: Sequence[Item], name: int, language: LanguageData) -> int | None:
    """The possessive by which a named company is said to be another's: ``sa filiale allemande X``, ``its unit X``."""
    for at in range(name - 1, max(-1, name - _OWN), -1):
        value = items[at].value
        if isinstance(value, Reference) and value.role == "owner":
            told = language.part_nouns | language.property_nouns
            return at if any(item.lower in told for item in items[at + 1 : name]) else None
        if items[at].kind != "word" or is_finite(items[at], language):
            return None
    return None


def _head_of_list(items: Sequence[Item], last: int, language: LanguageData) -> int:
    """The first of a list whose last member an *and* joins: the Y of ``has Y, bought in May, and Z, bought``."""
    if last < 1 or items[last - 1].lower not in language.coordinators or governor(items, last, language) != "":
        return last
    named = (i for i in range(last - 1, 0, -1) if items[i].is_nominal and items[i + 1].lower == ",")
    return next((i for i in named if governor(items, i, language) != ""), last)
