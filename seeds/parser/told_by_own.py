"""Companies that are told by what they own or make: ``buys the owner of X``, ``X said Y had bought its paint arm``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.items import Item, Reference
from seeds.parser.roles import Arguments
from seeds.vocabulary import Role

_NOUN = 5
"""How many items behind a cue the noun may stand for the company that has no name."""
_OWN = 5
"""How many items behind that noun what it owns may stand: ``that controls the start-up X``."""


def told_by_its_own(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """What is bought without a name goes by the name of what it owns, makes or runs."""
    bought = found.get(Role.TARGET, [])
    if cue.frame.object is not Role.TARGET or cue.passive or any(items[i].kind == "name" for i in bought):
        return
    behind = range(cue.last + 1, min(len(items), cue.last + 1 + _NOUN))
    noun = next((i for i in behind if _is_firm(items[i], language)), 0)
    if not noun or (bought and bought != [noun]) or any(item.is_nominal for item in items[cue.last + 1 : noun]):
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
    if not (joint in language.makers_of or joint in language.numbers.of or (tells and owns)):
        return None
    for at in range(noun + 2 + tells, min(len(items), noun + 2 + _OWN)):
        if items[at].is_nominal:
            return at if items[at].kind == "name" else None
        if items[at].kind != "word" or (items[at].word.prepositions is not None and at > noun + 2):
            return None
    return None
