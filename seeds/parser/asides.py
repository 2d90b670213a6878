"""Words between a subject and its verb that only tell more of somebody: relative clauses, appositions, dashes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from seeds.language import LanguageData
from seeds.parser.antecedents import antecedent_of, nearest_before
from seeds.parser.brackets import in_brackets, name_before
from seeds.parser.coordination import coordinated, coordinated_before
from seeds.parser.descriptions import is_of_kind
from seeds.parser.governors import VERB, governor
from seeds.parser.items import Item, Reference
from seeds.parser.names import NameMention
from seeds.parser.prepositions import preposition_ending
from seeds.parser.tokens import DASHES
from seeds.parser.word_classes import is_adverb, is_finite, is_noun, is_verb

_ASIDE = 25
"""How many items may stand between two dashes before a verb."""
_ASIDE_LEAST = 5
"""How many items stand at least before a verb that a relative clause and its comma end at."""

_DESCRIBED = 4
"""How many words may describe the subject of a relative clause."""

_APPOSITION = 8
"""How many words between commas may tell whose another is."""

_FURTHER = 16
"""How many items *and* may join to that: ``X, the trading arm of Y and a leader in Z, has bought``."""


def named_aside(items: Sequence[Item], dashed: int, index: int, language: LanguageData) -> list[int]:
    """The name that dashes give what acts without one: ``The seller - the fund X - has bought Y``."""
    names = (i for i in range(dashed, index) if items[i].is_nominal and items[i].kind == "name")
    named = (i for i in names if governor(items, i, language) == "")
    first = next(named, None)
    return [] if first is None else coordinated(items, first, index, language)


def is_object_relative(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word is a relative that most often stands for an object, and here for a subject: ``that``."""
    return at > 0 and items[at].lower in language.object_relatives and items[at].lower not in language.relatives


def told_by_relative(items: Sequence[Item], relative: int, language: LanguageData) -> list[int]:
    """Who acts where a relative is the subject: ``X, a fund that bought Y``, ``X is the firm that bought Y``."""
    found = antecedent_of(items, relative, language)
    if found:
        return found
    back = relative - 1
    while back > 0 and is_plain(items, back, language):
        back -= 1
    said_to_be = items[back].lower in language.auxiliaries["be"]
    return nearest_before(items, back, language) if said_to_be else []


def told_in_passing(items: Sequence[Item], index: int, language: LanguageData) -> list[int]:
    """What a relative clause tells of that a comma closes right before a verb: ``X, whose backers include Y, buys``.

    A clause without a comma of its own ends in one only where what it tells of is an aside itself: ``X, founded by a
    doctor who left Y, has bought``, and so may one that has: ``X, founded by Y, who left Z, has bought``.
    """
    closes = _closing_comma(items, index, language)
    if closes < _ASIDE_LEAST - 1 or not is_finite(items[index], language):
        return []
    for back in range(closes - 1, max(0, closes + 1 - _ASIDE), -1):
        if items[back].lower in {";", ":"} or items[back].lower in language.clause_breaks:
            return []
        if items[back].lower in language.relatives or _opens_clause(items, back, closes, language):
            own = _named_in_clause(items, back, closes, language)
            if own:
                return own
            opens = back - len(preposition_ending(items, back - 1, language).split())
            told = opens - 2
            while told > 0 and items[told].word.is_demonym:
                told -= 1
            if items[opens - 1].lower != ",":
                return _described(items, opens - 1, language, _is_named)
            found = nearest_before(items, opens, language) if items[told].is_nominal else []
            apart = found and governor(items, found[0], language) != ""
            return (apart and _described(items, opens - 2, language, _is_named)) or found
    return []


def _named_in_clause(items: Sequence[Item], relative: int, closes: int, language: LanguageData) -> list[int]:
    """The subject that commas name within a relative clause, before its verb: ``X, whose firm, Y, has bought``."""
    opens = next((i for i in range(relative + 1, closes) if items[i].lower == ","), closes)
    told = items[relative + 1 : opens]
    plain = all(i.kind in {"word", "reference"} and not i.word.is_finite and i.word.prepositions is None for i in told)
    named = opens + 1 < closes and told and plain and _is_name(items[opens + 1]) and _is_name(items[closes - 1])
    return coordinated(items, opens + 1, closes, language) if named else []


def _opens_clause(items: Sequence[Item], at: int, end: int, language: LanguageData) -> bool:
    """Whether a word that includes some in others has a clause behind it: ``X, dont les clients sont Y et Z, lève``."""
    if items[at].lower not in language.inclusions or items[at + 1].lower not in language.determiners:
        return False
    return any(is_finite(items[i], language) and not is_noun(items, i, language) for i in range(at + 2, end))


def _closing_comma(items: Sequence[Item], index: int, language: LanguageData) -> int:
    """The place of the comma before a verb with its adverbs and auxiliaries, or -1: ``X, a dairy, has now bought``."""
    before = index - 1
    while before > 0 and (is_adverb(items[before], language) or items[before].lower in language.auxiliaries["have"]):
        before -= 1
    return before if before > 0 and items[before].lower == "," else -1


def described_before(items: Sequence[Item], index: int, language: LanguageData) -> list[int]:
    """Whom words between commas right before a verb describe: ``X, owner of the Y and Z brands, buys``."""
    closes = _closing_comma(items, index, language)
    return _described(items, closes - 1, language) if closes >= _ASIDE_LEAST - 1 else []


def _is_name(item: Item) -> bool:
    return item.kind == "name" and item.is_nominal


def _described(
    items: Sequence[Item], end: int, language: LanguageData, may_be: Callable[[Item], bool] = _is_name
) -> list[int]:
    """Whom the words between commas describe that end at `end`: a name, or what else it may be."""
    for back in range(end, max(0, end + 2 - _ASIDE), -1):
        if in_brackets(items, back) or items[back].lower == ")":
            continue
        if items[back].lower == ",":
            plain = items[back + 1].kind == "word" and items[back + 1].lower not in language.preposition_forms
            plain |= _opens_with_land(items, back + 1)
            named = name_before(items, back - 1)
            while named > 0 and items[named].word.is_demonym:
                named -= 1  # ``le groupe français, fondé par``
            if not plain or not may_be(items[named]):
                return []
            if _is_free(items, named, language) and not owns_what_is_apposed(items, named, language):
                return coordinated_before(items, named, language)
            continue
        passive = back < end and items[back + 1].lower in language.preposition_forms
        told = items[back - 1].lower == "," and (passive or not is_finite(items[back], language))
        acts = is_verb(items, back, language) and not told
        mark = items[back].kind == "mark" and not items[back].word.is_possessive
        if mark or acts or items[back].lower in language.relatives:
            return []
    return []


def _opens_with_land(items: Sequence[Item], at: int) -> bool:
    """Whether words open that tell what somebody is of a country or a town: ``Europe's biggest lender``."""
    return is_of_kind(items[at], "place") and items[at + 1].word.is_possessive and items[at + 2].kind == "word"


def _is_named(item: Item) -> bool:
    """Whether a name stands there, or words for a company: ``The company, founded by X, who left Y, has``."""
    described = isinstance(item.value, Reference) and not item.value.pronoun and not item.value.person
    return _is_name(item) or (described and item.is_nominal)


def _is_free(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether a name may act: it hangs on nothing, or on a verb for saying: ``announced X, a dairy, will``."""
    hangs_on = governor(items, name, language)
    if hangs_on != VERB:
        return hangs_on == ""
    uses = (language.verb_forms.get(items[back].lower) for back in range(name - 1, max(-1, name - _DESCRIBED), -1))
    verbs = {verb for verb, _ in next(filter(None, uses), ())}
    return not verbs.isdisjoint(language.promise_verbs | language.speech_verbs)


def opening_dash(items: Sequence[Item], index: int) -> int:
    """Where words between dashes begin that stand before a verb, ``X – owner of Y – has been sold``; else its place."""
    if index < 2 or items[index - 1].lower not in DASHES:
        return index
    opens = (i for i in range(index - 2, max(0, index - _ASIDE), -1) if items[i].lower in DASHES)
    return next(opens, index)


def owns_what_is_apposed(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether a name only tells, between commas, whose another is: ``X, ancienne filiale de Y, a été cédée``.

    So does one that a thing is a part of: ``Its campus, part of the X estate, will cost``.
    """
    behind = name + 1
    nouns = (language.generic_nouns, language.facility_nouns)
    behind += behind < len(items) and any(items[behind].lower in some for some in nouns)
    while behind < len(items) and (items[behind].kind == "name" or preposition_ending(items, behind, language)):
        behind += 1
    behind = _further_told(items, behind, language)
    if behind >= len(items) or items[behind].lower != ",":
        return False
    owned = False
    for back in range(name - 1, max(0, name - _APPOSITION), -1):
        if items[back].lower == ",":
            return owned and (_ends_nominal(items, back) or items[back + 1].lower in language.part_nouns)
        if items[back].kind != "word":
            return False
        owned |= items[back].lower in language.numbers.of
    return False


def _further_told(items: Sequence[Item], at: int, language: LanguageData) -> int:
    """Where what *and* joins to such words ends, which tells more of the same: ``X, filiale de Y et leader de Z,``."""
    if at + 1 >= len(items) or items[at].lower not in language.coordinators or items[at + 1].kind == "name":
        return at
    end = at + 1
    while end < min(len(items), at + _FURTHER) and items[end].kind != "mark" and not is_finite(items[end], language):
        end += 1
    return end


def _ends_nominal(items: Sequence[Item], comma: int) -> bool:
    """Whether a name stands before a comma, or a word for a company and where it is: ``La laiterie de X, filiale``."""
    last = name_before(items, comma - 1)
    for at in range(last, max(-1, comma - _APPOSITION), -1):
        if items[at].kind == "mark":
            return False
        if items[at].is_nominal:
            return items[at].kind == "reference" or at == last
    return False


def said_of_another(items: Sequence[Item], name: int, index: int, language: LanguageData) -> list[int]:
    """What a relative stands for whose clause has a name as its subject, and ends before `index`.

    In ``Y, the chain that X bought in 2017, has hired`` it is Y that hires.
    """
    begin = name - 1
    while begin > 0 and name - begin <= _DESCRIBED and is_plain(items, begin, language):
        begin -= 1
    if items[begin].lower == "," and _did_it(items, begin, name, index, language):
        return coordinated_before(items, name_before(items, begin - 1), language)
    if begin < 1 or items[begin].lower not in language.object_relatives or preposition_ending(items, begin, language):
        return []
    if preposition_ending(items, begin - 1, language) or all(item.lower != "," for item in items[name + 1 : index]):
        return []
    return antecedent_of(items, begin, language)


def _did_it(items: Sequence[Item], comma: int, name: int, index: int, language: LanguageData) -> bool:
    """Whether words between commas tell what one is that a name did something to: ``X, the lender Y founded, has``."""
    firm = items[name - 1].lower in language.generic_nouns and items[comma + 1].lower in language.determiners
    told = comma > 0 and firm and _is_name(items[name_before(items, comma - 1)])
    acts = name + 1 < index and is_finite(items[name + 1], language) and not is_noun(items, name + 1, language)
    closed = next((i for i in range(name + 2, index) if items[i].lower == ","), 0)
    verb = next((i for i in range(closed + 1, index) if not is_adverb(items[i], language)), index)
    return (
        told
        and acts
        and closed > 0
        and (closed == _closing_comma(items, index, language) or is_finite(items[verb], language))
    )


def is_plain(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word may describe the name behind it: ``private equity firm``."""
    item = items[at]
    grammatical = item.lower in language.object_relatives or item.lower in language.preposition_forms
    return item.kind == "word" and not grammatical and not is_finite(item, language)


def tells_office(items: Sequence[Item], index: int) -> bool:
    """Whether words for a person only say what the one named before the comma is: ``X, l'ancien directeur de Y,``."""
    value, before = items[index].value, items[max(0, index - 2)].value
    office = isinstance(value, Reference) and value.person and not value.pronoun
    behind = index > 1 and items[index - 1].lower == ","
    return office and behind and isinstance(before, NameMention) and before.kind == "person"


def bracketed(items: Sequence[Item], index: int) -> list[int]:
    """The last name in brackets behind words, which may be the short form of one that was not recognised."""
    inside = [i for i in range(index) if items[i].kind == "name" and items[i].is_nominal and in_brackets(items, i)]
    return [i for i in inside if i < 2 or items[i - 2].kind != "name"][-1:]


def end_of_relative(items: Sequence[Item], group: int, last: int, language: LanguageData) -> int:
    """Where a relative clause between commas ends before a list goes on: ``with X, who leads it, and with Y``.

    Its verb begins at `group` and ends at `last`. So it does before others who act with whom it is said of: ``led by X,
    which has backed Y, alongside Z``.
    """
    if group < 2 or items[group - 1].lower not in language.relatives or items[group - 2].lower != ",":
        return len(items)
    with_others = language.comitatives | language.coordinators
    ends = (i for i in range(last + 1, len(items) - 1) if items[i].lower == ",")
    phrases = ((i, " ".join(item.lower for item in items[i + 1 : i + 1 + size])) for i in ends for size in (1, 2))
    return next((i for i, phrase in phrases if phrase in with_others), len(items))
