"""Who acts though no verb says so: behind words that open the sentence, or by whom a person speaks for."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.brackets import in_brackets
from seeds.parser.coordination import coordinated
from seeds.parser.cues import Cue
from seeds.parser.descriptions import is_company, is_of_kind
from seeds.parser.governors import DESCRIBES, OWNER, governor
from seeds.parser.items import Item, Reference
from seeds.parser.mentions import OF_THE_TEXT, NameMention
from seeds.parser.prepositions import preposition_ending
from seeds.parser.roles import Arguments, taken_in
from seeds.parser.word_classes import has_verb_behind, is_finite, is_noun
from seeds.vocabulary import Role

_DESCRIBED = 6
"""How many items behind a verb words may stand for what a firm is that is bought: ``s'offre un nouveau fabricant``."""

_RELATIVE = 2
"""Within how many items behind a comma a relative stands, with its preposition."""

_PHRASE = 5
"""How many words a preposition that opens a sentence may have: ``avec le soutien de``."""


def fronted_subject(items: Sequence[Item], after: int, taken: set[int], language: LanguageData) -> list[int]:
    """``Racheté par X, Y emploie``, ``Après le rachat de X, Y``: words before a sentence's subject are about it.

    It stands behind the first comma after the item at `after`, or behind the list that this comma is in, and is none of
    those `taken` by another role: ``Après le rachat de X, Y et Z, W emploie``, ``Après ceux de X, de Y et de Z, W``.
    Nor is it what *and* joins to words before it: ``Backed by X, a bank and Y, it``.
    """
    comma = next((i for i in range(after + 1, len(items)) if items[i].lower in {",", ":"}), len(items))
    if comma < len(items) and items[comma].lower == ":":
        return []
    comma = _past_relative(items, comma, language)
    listed = joined = False
    for index in range(comma + 1, len(items)):
        if items[index].lower == ";" or items[index].lower in language.enumerating_words:
            return []
        joined = items[index].lower != "," and (joined or items[index].lower in language.coordinators)
        passed = joined or index in taken or in_brackets(items, index) or _is_listed(items, index)
        hangs_on = governor(items, index, language) if items[index].is_nominal else ""
        passed = passed or hangs_on in language.numbers.of
        passed = passed or (hangs_on == OWNER and _opens_list(items, comma, language))
        if items[index].is_nominal and passed:
            listed = True
        elif items[index].is_nominal:
            if _opens_list(items, comma, language):
                acting = _behind_list(items, index, language)
                return [acting] if acting else coordinated(items, index, len(items), language)
            acts = not listed or has_verb_behind(items, index)
            return [index] if acts and governor(items, index, language) == "" else []
        if is_finite(items[index], language) and not is_noun(items, index, language):
            return []
    return []


def _past_relative(items: Sequence[Item], comma: int, language: LanguageData) -> int:
    """The comma behind a relative clause that another opens: ``By buying X, for which it will pay 3 million, Y``."""
    told = any(item.lower in language.relatives for item in items[comma + 1 : comma + 1 + _RELATIVE])
    if not told or _opens_list(items, comma, language):
        return comma
    return next((i for i in range(comma + 1, len(items)) if items[i].lower == ","), comma)


def _opens_list(items: Sequence[Item], comma: int, language: LanguageData) -> bool:
    """Whether words behind a comma open a list of some of those spoken of: ``, parmi lesquels X et Y``."""
    behind = range(comma + 1, min(len(items), comma + 3))
    among = any(items[i].lower in language.among_words for i in behind[:1])
    return among or any(preposition_ending(items, i, language) in language.inclusions for i in behind)


def _behind_list(items: Sequence[Item], first: int, language: LanguageData) -> int:
    """Who acts behind the comma that ends a list, or 0: ``Backed by investors, including X's star Y, Z has``."""
    behind = (i for i in range(first + 2, len(items)) if items[i - 1].lower == "," and items[i].is_nominal)
    return next((i for i in behind if has_verb_behind(items, i) and governor(items, i, language) == ""), 0)


def _is_listed(items: Sequence[Item], name: int) -> bool:
    """Whether a name only tells whose a member of a list is: ``backed by X, Y clients, and Z``."""
    behind = items[name + 1 : name + 3]
    noun = len(behind) == 2 and behind[0].kind == "word" and not behind[0].word.is_finite
    return noun and behind[1].lower == "," and not behind[0].word.is_adverb


def acting_for(items: Sequence[Item], group: list[int], noun: int, language: LanguageData) -> list[int]:
    """Whose deal it is that a person speaks of: the company of the office, if any: ``X, head of Y, said the deal``.

    A person without an office announces a deal of their own; who only speaks of one has none.
    """
    value = items[group[-1]].value
    officer = isinstance(value, Reference) and value.person and not value.pronoun
    if not officer and not (isinstance(value, NameMention) and value.kind == "person"):
        return group
    if isinstance(value, NameMention) and value.office and value.office != OF_THE_TEXT:
        return group  # ``X chief executive A B said the purchase``
    acts = [i for i in range(group[-1] + 1, noun) if items[i].kind == "word" and is_finite(items[i], language)]
    told = (i for i in range(acts[0], noun) if not is_noun(items, i, language)) if acts else ()
    verbs = {verb for i in told for verb, _ in language.verb_forms.get(items[i].lower, ())}
    if not verbs & (language.speech_verbs | language.support_verbs):
        return group
    offices = (i for i in range(group[-1] + 1, acts[0]) if is_company(items[i]))
    found = [i for i in offices if governor(items, i, language) in language.office_words][:1]
    return found if found or verbs & language.speech_verbs else group


def fronted_object(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Avec X, Y s'offre un spécialiste de la peinture``: who is bought where the object only describes it."""
    buys = Role.TARGET in {cue.frame.object, *cue.frame.prepositions.values()} and cue.frame.subject is Role.ACQUIRER
    if not buys or cue.passive or Role.TARGET in found:
        return
    brought_in = items[0].lower in language.with_words and cue.group > 1
    behind = items[cue.last + 1 : cue.last + _DESCRIBED]
    described = any(item.lower in language.determiners and item.kind == "word" for item in behind[:2])
    described &= any(item.lower in language.company_words for item in behind)
    comma = next((i for i in range(1, cue.group) if items[i].lower == ","), 0)
    name = next((i for i in range(1, comma) if items[i].is_nominal), 0)
    if not brought_in or not described or not name or governor(items, name, language) not in language.with_words:
        return
    found[Role.TARGET] = coordinated(items, name, comma, language)


def fronted_name(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Chez X, le plan s'élève à``: what a preposition that opens the sentence brings in before a comma."""
    for end in range(min(_PHRASE, cue.group)):
        phrase = preposition_ending(items, end, language)
        role = cue.frame.prepositions.get(phrase) if phrase else None
        joins = role is Role.PARTNER and cue.verb
        taken = not joins and role is not None and bool(found.get(role))
        if role is None or taken or end + 1 != len(phrase.split()):
            continue
        for index in range(end + 1, cue.group):
            if items[index].lower == ",":
                return
            if items[index].is_nominal:
                if governor(items, index, language) not in {phrase, OWNER, DESCRIBES}:
                    break
                group = coordinated(items, index, cue.group, language)
                if role is Role.LEAD_INVESTOR and all(is_of_kind(items[i], "person") for i in group):
                    return  # ``Led by A B, X has raised``
                if items[group[-1] + 1].lower == "," and not taken_in(found) & set(group):
                    found[role] = [*group, *found.get(role, ())]
                return
