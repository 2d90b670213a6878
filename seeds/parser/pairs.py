"""Further deals of one cue that name both sides anew and leave the cue out: ``X was bought by A and Y by B``."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from seeds.language import LanguageData
from seeds.parser.coordination import ends_members, parts_members, preposition_since
from seeds.parser.dates import DateMention
from seeds.parser.drafts import Draft
from seeds.parser.governors import OWNER, VERB, governor
from seeds.parser.items import Item, Percent
from seeds.parser.money import Money
from seeds.parser.names import PARTY_KINDS, NameMention
from seeds.parser.participants import Participant
from seeds.parser.prepositions import preposition_ending
from seeds.parser.word_classes import is_finite, is_noun
from seeds.vocabulary import Role

_BRACKET = 3
"""How many items a bracket has that only tells more of the name before it."""
_WINDOW = 12
"""How many items one pair of a list may have, and how many may stand before the next one."""
_RULE = "a further deal of the same verb, which is left out"


@dataclass(frozen=True, slots=True)
class _Side:
    """A party of the first deal: where it stands, its role, and the preposition before it, if any."""

    at: int
    role: Role
    phrase: str


@dataclass(frozen=True, slots=True)
class _Pair:
    """Where a further deal begins, where its two names stand, and where the next one may begin."""

    start: int
    one: int
    other: int
    end: int


def paired(items: Sequence[Item], draft: Draft, taken: set[int], language: LanguageData) -> list[Draft]:
    """The draft, and one for each pair of names behind it that stand as two of its parties do.

    ``sold X to A for 45 million and Y to B for 30``, ``le rachat de X par A et de Y par B``. `taken` are the places of
    the sums that other cues hold.
    """
    sides = _sides(items, draft, language)
    for one, other in _anchors(sides, draft):
        end = _end_of_first(items, other, draft, language)
        pairs = list(_pairs(items, end, one, other, language))
        if pairs:
            shared = {s.role for s in sides if s.at < one.at} - {one.role, other.role}
            further = [_further(items, draft, pair, (one, other), shared, taken) for pair in pairs]
            own = {items[i].start for pair in pairs for i in (pair.one, pair.other)}
            kept = {role: [p for p in group if p.start not in own] for role, group in draft.parties.items()}
            return [replace(draft, parties={role: group for role, group in kept.items() if group}), *further]
    return [draft]


def _sides(items: Sequence[Item], draft: Draft, language: LanguageData) -> list[_Side]:
    """The parties that stand in the sentence, in order."""
    place = {item.start: i for i, item in enumerate(items)}
    found = [
        (place[party.start], role) for role, group in draft.parties.items() for party in group if party.start in place
    ]
    return [_Side(at, role, _plain(governor(items, at, language))) for at, role in sorted(found)]


def _plain(hangs_on: str) -> str:
    return "" if hangs_on == VERB else hangs_on


def _anchors(sides: Sequence[_Side], draft: Draft) -> Iterator[tuple[_Side, _Side]]:
    """Two parties by which further pairs may be known: one behind the cue with a preposition, and one before it."""
    for other in sides:
        if other.at < draft.cue.last or not other.phrase or other.phrase == OWNER:
            continue
        before = [s for s in sides if s.at < other.at and _is_apart(s, other) and (s.phrase or draft.cue.verb)]
        yield from ((one, other) for one in reversed(before))


def _is_apart(one: _Side, other: _Side) -> bool:
    """Whether two parties are no members of one list; who signs with whom has one role."""
    return one.phrase != OWNER and (one.role is not other.role or (one.role is Role.PARTNER and not one.phrase))


def _end_of_first(items: Sequence[Item], other: _Side, draft: Draft, language: LanguageData) -> int:
    """Where the first deal ends: at its second party, or at a sum of its own behind that."""
    end = other.at
    for index in range(other.at + 1, min(len(items), other.at + _WINDOW)):
        if parts_members(items[index], language) or items[index].is_nominal:
            break
        if items[index].value is draft.money and draft.money is not None:
            end = index
    return end


def _pairs(items: Sequence[Item], at: int, one: _Side, other: _Side, language: LanguageData) -> Iterator[_Pair]:
    """The pairs behind the item at `at`, each joined by a comma or *and*, with the same prepositions as the first."""
    while True:
        window = list(_outside(items, at + 1, language))
        joint = next((i for i in window if parts_members(items[i], language)), None)
        if joint is None or any(_ends(items, i, language) for i in window if i < joint):
            return
        while joint + 1 < len(items) and parts_members(items[joint + 1], language):
            joint += 1
        window = list(_outside(items, joint + 1, language))
        last = window[-1] + 1 if window else joint
        end = next((i for i in window if parts_members(items[i], language) or _ends(items, i, language)), last)
        names = [i for i in window if i < end and items[i].is_nominal]
        if len(names) != 2 or not all(_is_party(items, i) for i in names):
            return
        first, second = names
        hangs_on = brings_in(items, joint + 1, first, language)
        if hangs_on != one.phrase and (hangs_on or items[first + 1].lower != "("):
            return
        if brings_in(items, first + 1, second, language) != other.phrase:
            return
        yield _Pair(joint + 1, first, second, end)
        at = end - 1


def _outside(items: Sequence[Item], begin: int, language: LanguageData) -> Iterator[int]:
    """The places from `begin` on outside brackets that only name whose a company is: ``X (A et B) par C``."""
    at, left = begin, _WINDOW
    while at < len(items) and left:
        if items[at].lower == "(" and items[at - 1].is_nominal and (closing := _names_owners(items, at, language)):
            at = closing + 1
            continue
        yield at
        at, left = at + 1, left - 1


def _names_owners(items: Sequence[Item], opening: int, language: LanguageData) -> int:
    """Where a bracket closes that holds nothing but names; 0 for another."""
    closing = next((i for i in range(opening + 1, min(len(items), opening + _WINDOW)) if items[i].lower == ")"), 0)
    held = items[opening + 1 : closing]
    listed = any(item.is_nominal for item in held) and all(
        item.is_nominal or parts_members(item, language) or item.lower in language.determiners for item in held
    )
    return closing if listed else 0


def brings_in(items: Sequence[Item], begin: int, name: int, language: LanguageData) -> str:
    """The preposition since `begin` that a name hangs on, past one that tells of its trade: ``dans l'éditeur de X``."""
    nearest = preposition_since(items, begin, name, language)
    if nearest not in language.numbers.of:
        return nearest
    hangs_on = governor(items, name, language)
    since = (preposition_ending(items, i, language) for i in range(begin, name))
    return hangs_on if hangs_on in set(since) else nearest


def _is_party(items: Sequence[Item], index: int) -> bool:
    """Whether an item names somebody who can take part, and not only whose something is: ``Y's work with Z``."""
    value = items[index].value
    owns = index + 1 < len(items) and items[index + 1].word.is_possessive
    return isinstance(value, NameMention) and value.kind in PARTY_KINDS and not owns


def _further(
    items: Sequence[Item],
    draft: Draft,
    pair: _Pair,
    sides: tuple[_Side, _Side],
    shared: set[Role],
    taken: set[int],
) -> Draft:
    """The deal of a pair, with the sum, the share and the date that stand beside it."""
    parties = {role: group for role, group in draft.parties.items() if role in shared}
    for index, side in zip((pair.one, pair.other), sides, strict=True):
        name = items[index].value
        if isinstance(name, NameMention):
            told = Participant(name, items[index].start, items[index].end, _RULE)
            parties[side.role] = [*(parties.get(side.role, []) if side is sides[1] else []), told]
    values = [item.value for item in items[pair.start : pair.end]]
    sums = (v for v in values if isinstance(v, Money) and v.use in {"amount", "price"} and v.start not in taken)
    money = next(sums, None)
    percent = next((v for v in values if isinstance(v, Percent) and v.stake), None)
    date = next((v for v in values if isinstance(v, DateMention)), None)
    return replace(draft, parties=parties, money=money, percent=percent, date=date)


def only_describes(items: Sequence[Item], at: int) -> bool:
    """Whether a bracket that opens at `at` holds a few words and nobody's name: ``X (Aisne)``, ``X (02)``."""
    inside = itertools.takewhile(lambda item: item.lower != ")", items[at + 1 : at + 2 + _BRACKET])
    held = list(inside)
    return len(held) <= _BRACKET and not any(item.is_nominal for item in held)


def _ends(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a clause of its own begins at an item, so that a list of pairs ends before it."""
    item = items[at]
    says_who = at + 1 < len(items) and items[at + 1].lower in language.agents
    if item.lower == "(" and (says_who or only_describes(items, at)):
        return False
    return ends_members(item, language) or (
        item.kind == "word" and is_finite(item, language) and not is_noun(items, at, language)
    )
