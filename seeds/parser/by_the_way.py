"""What commas enclose behind a name and only tells who that is: the row of a sentence is read without it.

``X, founded in 2015 by two engineers, has chosen Y, a maker of pumps, to supply Z`` is read as ``X has chosen Y to
supply Z``. Where such words may tell of a deal, by a cue, a company or a sum, the sentence is read with and without
them, and `with_main_clause` says what holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from seeds.language import LanguageData
from seeds.parser.brackets import name_before
from seeds.parser.cues import find_cues
from seeds.parser.findings import Finding
from seeds.parser.items import Item
from seeds.parser.mentions import NameMention
from seeds.parser.openings import begins_verb
from seeds.parser.surroundings import is_owned
from seeds.parser.tokens import DASHES, Row
from seeds.vocabulary import Kind

_LONGEST = 25
"""How many items may stand between the commas."""
_GIVEN = 5
"""How many items behind an article tell whether it opens what is given: ``gave X, a bakery, a large contract``."""
_WHOSE = 8
"""How many items such words may have that name whose part a company is."""
_LISTED = 4
"""How many words one of a list may have, with what joins the next."""
_BACK = 8
"""How many items before a name the comma may stand that opens words which end with it: ``, with the help of X,``."""
_CLOSING: Mapping[str, Set[str]] = {",": {","}, "(": {")"}, **dict.fromkeys(DASHES, DASHES)}
"""The marks that open an aside, and those that close it."""
_PLAIN = frozenset({"word", "date", "reference"})
_SUMS = frozenset({"money", "percent"})
_PLACES = frozenset({"place"})
_FOUNDERS = frozenset({"person", "place"})


def without_asides(items: Row, language: LanguageData, *, all_of_them: bool = False) -> Row:
    """The row without such words, itself where there are none; `all_of_them` says to leave out those with a deal too.

    As in ``X, owned by the fund Y, has chosen Z, valued at $3 billion, to run its sites``.
    """
    if not items.places("name") or not items.has_any(_CLOSING):
        return items
    spans = [
        span for span in _spans(items, language, deals=all_of_them) if not _tells_what_is_sold(items, span, language)
    ]
    if spans and not all_of_them:
        cues = {cue.first for cue in find_cues(items, language)}
        spans = [span for span in spans if cues.isdisjoint(span) or _told_whose(items, span.start, language)]
    return items.without({at for span in spans for at in span}) if spans else items


def _tells_what_is_sold(items: Row, span: range, language: LanguageData) -> bool:
    """Whether an aside names what words for a company mean that its owner sells: ``X, owner of Y, sold the firm``."""
    behind = (i for i in items.places("reference") if i >= span.stop)
    sold = any(items[i - 1].lower in language.selling_forms for i in behind)
    return sold and any(is_owned(items, i, language) for i in span if items[i].kind == "name")


def _spans(items: Row, language: LanguageData, *, deals: bool) -> list[range]:
    """Where the asides of a sentence stand, with the commas around; the closing one stays where another needs it.

    ``X, a unit of Y, founded in 2015, has bought Z`` becomes ``X, a unit of Y, has bought Z``.
    """
    found: list[range] = []
    end = 0
    for comma in range(1, len(items) - 2):
        opens = items[comma].lower
        if comma >= end and opens in _CLOSING and items[name_before(items, comma - 1)].kind == "name":
            end = (
                _end(items, comma, language, deals=deals)
                if opens == ","
                else _closing(items, comma, language, deals=deals)
            )
            if end > comma:
                needed = items[end - 1].lower == "," and _ends_phrase(items, comma, language)
                needed = needed and not _goes_with_name(items[end], language)
                found.append(range(comma, end - needed))
    return found


def _goes_with_name(behind: Item, language: LanguageData) -> bool:
    """Whether a form tells what the name before it does: ``with X, a bank, leading the round``, ``to buy Y``."""
    return behind.word.is_gerund or behind.lower in language.auxiliaries["infinitive"]


def _end(items: Row, comma: int, language: LanguageData, *, deals: bool) -> int:
    """Where an aside ends that a comma opens, behind its own comma or before the full stop; 0 where none stands."""
    whose = _told_whose(items, comma, language)
    if whose:
        return whose + (items[whose].lower == ",")
    first = items[comma + 1]
    relative = first.lower in language.relatives
    article = first.lower in language.determiners
    if not relative and not _may_open(items, comma, language):
        return 0
    names = None if deals else _names_told(first, language)
    several, listed = False, False
    last = len(items) - 1
    for at in range(comma + 1, min(len(items), comma + _LONGEST)):
        item = items[at]
        if at == last and item.lower == ".":
            nouns = (stem for one in items[comma + 1 : at] for stem in one.word.stems)
            firm = relative or _is_past(first, language) or any(noun in language.generic_nouns for noun in nouns)
            return at if firm and not several else 0
        if at == last:
            return 0
        if item.lower == ",":
            listed = _goes_on_list(items, at, language, listed=listed)
            listing = article or items[at - 1].kind == "name"
            if not listed and _closes(items, at, language, listing=listing):
                return at + 1
            if _is_firm(items[at + 1]) and (article or items[at - 1].kind != "name"):
                return 0
            several |= items[at + 1].lower in language.determiners
        elif not _may_stand(item, names) or (not relative and _acts(items, at, language)):
            return 0
    return 0


def _closing(items: Row, opens: int, language: LanguageData, *, deals: bool) -> int:
    """Where an aside ends that dashes or brackets enclose, behind its own mark; 0 where none stands."""
    whose = _told_whose(items, opens, language)
    if whose:
        return whose + 1
    first = items[opens + 1]
    if first.lower not in language.relatives and not _may_open(items, opens, language):
        return 0
    names = None if deals else _names_told(first, language)
    for at in range(opens + 1, min(len(items) - 1, opens + _LONGEST)):
        if items[at].lower in _CLOSING[items[opens].lower]:
            return at + 1
        if items[at].lower != "," and not _may_stand(items[at], names):
            return 0
    return 0


def _told_whose(items: Row, opens: int, language: LanguageData) -> int:
    """Where an aside closes that only names whose part a company is, or what it was called; 0 where none does.

    ``X, filiale de Y, a racheté Z``, ``X (ex-Y) a racheté Z``, ``X, a unit of Y, has bought Z``.
    """
    if items[opens].lower == "(" and _is_firm(items[opens - 1]) and _is_firm(items[opens + 1]):
        return opens + 2 if items[opens + 2].lower == ")" else 0
    first = opens + 1 + (items[opens + 1].lower in language.determiners)
    part = items[first].lower in language.part_nouns
    if not part and items[first].lower not in language.former_words:
        return 0
    closing = _CLOSING[items[opens].lower] | ({"."} if items[opens].lower == "," else set())
    end = next((at for at in range(first, min(len(items), first + _WHOSE)) if items[at].lower in closing), 0)
    inside = items[first + 1 : end]
    if not inside or not _is_firm(inside[-1]):
        return 0
    plain = all(item.kind == "word" for item in inside[:-1])
    return end if plain and any(item.lower in language.numbers.of for item in inside) is part else 0


def _may_open(items: Sequence[Item], comma: int, language: LanguageData) -> bool:
    """Whether words that a name has behind its comma may say who it is: an article, a participle or a noun for a firm.

    An article behind words that end with the name goes on the clause: ``bâtit, avec l'aide de X, une usine``.
    """
    first = items[comma + 1]
    place = _is_place(items[name_before(items, comma - 1)])
    if first.kind == "reference":
        return not place and first.is_nominal
    if first.kind != "word":
        return False
    if first.lower in language.determiners or first.lower in language.numbers.words:
        return not place and not _ends_phrase(items, comma, language)
    if not first.word.is_small or first.word.prepositions is not None or first.lower in language.coordinators:
        return False
    if first.lower in language.preposition_forms or first.word.is_adverb or first.word.is_gerund:
        return False
    if _is_past(first, language):
        behind = items[comma + 2]
        told = behind.word.prepositions is not None or behind.lower in language.agents or behind.kind == "date"
        return first.word.is_participle or told
    noun = not begins_verb(first, language) and not first.word.is_infinitive
    return noun and not place


def _is_place(item: Item) -> bool:
    """Whether an item is the name of a place."""
    return isinstance(item.value, NameMention) and item.value.kind == "place"


def _is_firm(item: Item) -> bool:
    """Whether an item is a name, and that of no place."""
    return item.kind == "name" and not _is_place(item)


def _is_past(item: Item, language: LanguageData) -> bool:
    """Whether a form is a participle, or a past that is one too: ``founded``."""
    tenses = {tense for _, tense in language.verb_forms.get(item.lower, ())}
    return item.word.is_participle or "past" in tenses


def _ends_phrase(items: Sequence[Item], comma: int, language: LanguageData) -> bool:
    """Whether a name ends what another comma opens with a preposition, or says with one who another is.

    As in ``, with the help of X,`` and ``Y, a unit of X,``; but not in ``, of which X,``, where it acts.
    """
    relatives = language.relatives | language.object_relatives | language.genitive_relatives | language.place_relatives
    told = False
    for back in range(comma - 1, max(0, comma - _BACK), -1):
        if items[back].lower == ",":
            opens = items[back + 1].word.prepositions is not None or items[back - 1].kind == "name"
            return told and opens
        if items[back].lower in relatives or items[back].word.is_infinitive:
            return False
        told |= items[back].word.prepositions is not None
    return False


def _names_told(first: Item, language: LanguageData) -> Set[str]:
    """The kinds of names that take no part in a deal where an aside has them: places, and persons who founded a firm.

    Who leads a firm may act for it: ``X, dirigé par Y, a racheté Z``.
    """
    verbs = {verb for verb, _ in language.verb_forms.get(first.lower, ())}
    return _PLACES if verbs.isdisjoint(language.founding_verbs) else _FOUNDERS


def _may_stand(item: Item, names: Set[str] | None) -> bool:
    """Whether an item may stand in an aside: no mark that parts words, nor other `names` nor sums but where all may."""
    if item.kind == "mark":
        return item.word.is_possessive
    if names is None:
        return item.kind not in {"round"}
    if item.kind == "name":
        return isinstance(item.value, NameMention) and item.value.kind in names
    return item.kind in _PLAIN


def _acts(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word is a verb that tells what somebody does, as in no aside but a relative."""
    item = items[at]
    finite = item.word.is_finite and not _is_past(item, language) and begins_verb(item, language)
    return finite and items[at - 1].lower not in language.determiners


def _goes_on_list(items: Sequence[Item], comma: int, language: LanguageData, *, listed: bool) -> bool:
    """Whether a comma parts words of a list, up to *and* or the next comma: ``a maker of doors, gates and fences``.

    Behind another of a list that is `listed`, *and* may follow at once: ``of timber, hemp, and textiles,``.
    """
    if items[comma + 1].lower in language.coordinators:
        last = (item.lower for item in reversed(items[max(0, comma - _LISTED) : comma]))
        return listed and next((word == "," for word in last if word == "," or word in language.coordinators), False)
    for item in items[comma + 1 : comma + 1 + _LISTED]:
        if item.lower == "," or item.lower in language.coordinators:
            return True
        word = item.word
        acts = word.is_verb_form or word.is_finite or word.is_infinitive or word.is_participle
        if acts or not word.is_small or word.is_adverb or word.ends_phrase or item.lower in language.preposition_forms:
            return False
    return False


def _closes(items: Sequence[Item], comma: int, language: LanguageData, *, listing: bool) -> bool:
    """Whether a comma closes an aside, as none does in a number, before a name, or where more is told of the same.

    As in ``founded in 2015, and backed by Y,``. An article may go on a `listing`: ``a bakery, a dairy and a farm``.
    """
    before, behind = items[comma - 1], items[comma + 1]
    if behind.kind == "name" or (behind.lower.isdigit() and before.end + 1 == behind.start):
        return False
    if behind.kind == "reference" and before.kind == "name":
        return not behind.is_nominal  # ``founded by X, the former head of Y,``
    further = items[comma + 2] if comma + 2 < len(items) else behind
    if behind.lower in language.coordinators:
        return not _is_past(further, language) and further.lower not in language.relatives
    if behind.lower in language.determiners and not further.word.is_finite:
        given = items[comma + 1 : comma + 1 + _GIVEN]
        owned = behind.lower in language.possessives
        return not listing or owned or any(i.kind in _SUMS or i.lower in language.deal_nouns for i in given)
    return True


def with_main_clause(found: Sequence[Finding], plain: Sequence[Finding], bare: Row) -> list[Finding] | None:
    """The deals of a sentence with what its main clause tells, read without its asides; None where that adds nothing.

    A deal that only the main clause tells stands instead of those that are found with the asides, but for those told in
    one. Of a deal found both ways it stands where it tells more. What is spent behind a deal told in an aside may be
    spent on that: ``X, which takes over Y, will invest $3 million``.
    """
    kept = {item.start for item in bare}
    aside = [one for one in found if one.cue_start not in kept]
    whole = [one for one in found if one.cue_start in kept]
    cues = [one.cue_start for one in whole]
    plain = [one for one in plain if not aside or one.kind is not Kind.CAPEX or one.cue_start in cues]
    if {one.cue_start for one in plain} <= set(cues):
        if [one.cue_start for one in plain] != cues:
            return None
        told = [_tells_more(one, other, kept, bool(aside)) for one, other in zip(plain, whole, strict=True)]
        if not any(told):
            return None
        plain = [one if more else other for one, other, more in zip(plain, whole, told, strict=True)]
    return sorted([*plain, *aside], key=lambda one: one.cue_start)


def _tells_more(plain: Finding, whole: Finding, kept: Set[int], own: bool) -> bool:
    """Whether a deal of the main clause has all that the asides too have told of it, and a sum or a side beside.

    A sum in an aside is not its, where it has another or the aside has a deal of its `own`.
    """
    sides = all(len(plain.parties.get(role, ())) >= len(group) for role, group in whole.parties.items())
    aside = whole.money is not None and whole.money.start not in kept
    sums = plain.money is not None or whole.money is None or (aside and own)
    more = len(plain.parties) > len(whole.parties) or aside or (plain.money is not None and whole.money is None)
    return plain.kind is whole.kind and sides and sums and more
