"""One cue that tells several deals: ``each``, ``respectively``, lists of things bought, and verbs left out.

``A and B invest 5 and 10 billion respectively``, ``bought X for 1 billion and Y for 2``, ``plans 80 billion, Y 75``.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from seeds.language import LanguageData
from seeds.parser.coordination import ends_members, parts_members, preposition_since
from seeds.parser.cues import Cue
from seeds.parser.dates import DateMention
from seeds.parser.drafts import Draft
from seeds.parser.governors import DESCRIBES, VERB, governor
from seeds.parser.items import Item, Percent, Reference
from seeds.parser.money import Money
from seeds.parser.names import NameMention
from seeds.parser.owned_together import own_together
from seeds.parser.pairs import brings_in, only_describes, paired
from seeds.parser.participants import Participant
from seeds.parser.series import repeated
from seeds.parser.side_sums import with_own_sums
from seeds.parser.spending import as_spending
from seeds.parser.tokens import ItemKind, Row
from seeds.parser.verb_groups import shared_auxiliary
from seeds.parser.wares import counts_product
from seeds.parser.word_classes import is_finite, is_noun
from seeds.vocabulary import Kind, Role, Side, Stage, side_of

_WINDOW = 12
"""How many items one member of a list of deals may have, and how many may stand before the next one."""
_BESIDE = 5
"""How many items may stand between a name and a sum of its own."""
_ORDER = 3
"""How many items behind a value the word may stand that says whose it is: ``pour la première``."""
_PAIR = 2
"""How many values a list has at least."""

_BOUGHT_APART = frozenset({Kind.ACQUISITION, Kind.INVESTMENT})
"""Kinds whose targets are each bought in a deal of its own, where no one sum is told for them all."""
_ALONE = {Kind.IPO: Role.ISSUER, Kind.FUNDING_ROUND: Role.TARGET}
"""Kinds of deals that a company has for itself, and its role in them."""

_BESIDE_VERB = 4
"""Up to how many items behind a verb words may stand that say that each does so: ``ont levé tous deux``."""

_SIGNED = frozenset({Kind.CONTRACT, Kind.PARTNERSHIP})
"""Kinds of deals of which a plural tells one with each of those named."""

_Value = Money | Percent | DateMention


@dataclass(slots=True, unsafe_hash=True)
class _Member:
    """A further deal in a list: its name, what it costs, the prepositions of both, and the date if it has its own."""

    name: int
    place: int
    """Where its value stands."""
    value: _Value
    name_phrase: str
    value_phrase: str
    date: DateMention | None


def several(items: Row, draft: Draft, taken: set[int], language: LanguageData) -> list[Draft]:
    """The deals that a draft tells, one or more; `taken` are the places of the sums that other cues hold."""
    sorted_out = _respectively(items, draft, language) or _each(items, draft, language)
    sorted_out = sorted_out or _rivals(items, draft, language) or with_own_sums(items, draft, language)
    if sorted_out:
        return sorted_out
    listed = paired(items, draft, taken, language)
    if len(listed) == 1:
        listed = _with_members(items, listed[0], taken, language)
    if len(listed) == 1:
        listed = repeated(items, listed[0], taken, language)
    return [one for whole in listed for one in _one_by_one(items, whole, language)]


def _each(items: Row, draft: Draft, language: LanguageData) -> list[Draft]:
    """``A and B each invest 30 billion``: one deal for each of them."""
    own = _ALONE.get(draft.cue.frame.kind)
    roles = (Role.INVESTOR, Role.SPONSOR) if own is None else (own,)
    role = next((r for r in roles if len(draft.parties.get(r, ())) > 1), None)
    if role is None or draft.money is None:
        return []
    if not (items.has_any(language.each_words) or _does_so_each(items, draft, draft.parties[role], language)):
        return []
    return [_with(draft, role, [one]) for one in draft.parties[role]]


def _does_so_each(items: Sequence[Item], draft: Draft, acting: list[Participant], language: LanguageData) -> bool:
    """Whether words beside a verb say that each of several does the same: ``X and Y have both raised $5 million``."""
    last = max(one.start for one in acting)
    begin = next((i + 1 for i, item in enumerate(items) if item.start >= last), 0)
    if not draft.cue.verb or not 0 < begin <= draft.cue.first:
        return False
    beside = " ".join(item.lower for item in items[begin : draft.cue.last + _BESIDE_VERB])
    return any(f" {phrase} " in f" {beside} " for phrase in language.each_phrases)


def _rivals(items: Sequence[Item], draft: Draft, language: LanguageData) -> list[Draft]:
    """``A and B are in the running to buy X``, ``A outbid B to win X``: an offer of each, the first with the sum.

    Who talks with a seller together makes one offer: ``X negotiates the sale of its unit with A and B``.
    """
    cue, buyers = draft.cue, draft.parties.get(Role.ACQUIRER, [])
    if len(buyers) < 2 or cue.frame.kind is not Kind.ACQUISITION:
        return []
    first = next((i for i, item in enumerate(items) if item.start >= min(b.start for b in buyers)), 0)
    if any(item.lower in language.group_nouns for item in items[max(0, first - _BESIDE) : first]):
        return []  # ``a consortium led by A and including B has won the auction``
    begin = min(first, max(0, cue.first - _BESIDE))
    told = any(item.lower in language.rival_words for item in items[begin : max(first, cue.last + 1)])
    beaten = cue.verb and cue.frame.inside is Role.ACQUIRER and cue.frame.subject is Role.ACQUIRER
    coveted = cue.frame.stage is Stage.CONSIDERED and cue.frame.subject is not Role.SELLER
    if not (beaten or told or coveted):
        return []
    winner, *others = (_with(draft, Role.ACQUIRER, [one]) for one in buyers)
    return [winner, *(replace(other, money=None, percent=None, date=None) for other in others)]


def _respectively(items: Row, draft: Draft, language: LanguageData) -> list[Draft]:
    """The names of a role paired with as many sums, or shares, in their order.

    ``A and B raised 2 and 3 million respectively``; sums that *and* joins directly need no such word, nor do those that
    are told ``for the former`` and ``for the latter``.
    """
    told = items.has_any(language.respective_words)
    kinds: tuple[ItemKind, ...] = ("money", "percent")
    for kind in kinds:
        if not told and len(items.places(kind)) < _PAIR:
            continue
        places = [i for i in items.places(kind) if not _converts(items, i)]
        in_order = not told and _in_order(items, places, language)
        if not told and not in_order and not _adjoin(items, places, language):
            continue
        values = [value for i in places if isinstance(value := items[i].value, Money | Percent)]
        if any(isinstance(value, Money) and value.use == "other" for value in values):
            return []
        for role, group in draft.parties.items():
            if role is not Role.PARTNER and len(group) == len(values) > 1:
                ordered = sorted(group, key=lambda one: one.start)
                return [_valued(_with(draft, role, [one]), v) for one, v in zip(ordered, values, strict=True)]
            if in_order and len(group) == 1 and (own := _own_value(items, group[0], places)) is not None:
                return [_valued(draft, own)]
    return []


def _converts(items: Sequence[Item], index: int) -> bool:
    """Whether a sum in brackets says the one before it again: ``$45 million (€40 million)``."""
    return index > 1 and items[index - 1].lower == "(" and items[index - 2].kind == "money"


def _own_value(items: Sequence[Item], party: Participant, places: Sequence[int]) -> Money | Percent | None:
    """The value right before words for the first or the second of two: ``de 5 millions pour la seconde``."""
    for at in places:
        for item in items[at + 1 : at + 1 + _ORDER]:
            if item.start == party.start and isinstance(item.value, Reference) and item.value.order is not None:
                value = items[at].value
                return value if isinstance(value, Money | Percent) else None
    return None


def _in_order(items: Sequence[Item], places: Sequence[int], language: LanguageData) -> bool:
    """Whether words behind two values say whose each is: ``$12m for the former and $5m for the latter``."""
    behind = [{item.lower for item in items[i + 1 : i + 1 + _ORDER]} for i in places]
    told = [
        next((language.order_words[word] for word in words & language.order_words.keys()), None) for words in behind
    ]
    return len(told) == _PAIR and told[0] == 0 and told[1] not in {0, None}


def _adjoin(items: Sequence[Item], places: Sequence[int], language: LanguageData) -> bool:
    """Whether values stand in one list: ``$45 million and $30 million``."""
    gaps = [items[one + 1 : other] for one, other in itertools.pairwise(places)]
    return bool(gaps) and all(len(gap) == 1 and parts_members(gap[0], language) for gap in gaps)


def _one_by_one(items: Sequence[Item], draft: Draft, language: LanguageData) -> list[Draft]:
    """``bought X, Y and Z``, ``X and Y go public``: a deal for each, as long as no sum is told for them together."""
    kind = draft.cue.frame.kind
    if kind in _SIGNED and draft.money is None:
        return _with_each(items, draft, language)
    role = _ALONE.get(kind, Role.TARGET)
    payers = any(side_of(role) is Side.PAYER for role in draft.parties)
    apart = kind in _ALONE or (kind in _BOUGHT_APART and payers)
    if not apart or len(draft.parties.get(role, ())) < 2 or draft.money is not None:
        return [draft]
    if role is Role.TARGET and own_together(items, draft.parties[role], language):
        return [draft]
    return [_with(draft, role, [one]) for one in draft.parties[role]]


def _with_each(items: Sequence[Item], draft: Draft, language: LanguageData) -> list[Draft]:
    """``signed contracts with A and B``, ``sold 30 jets to A and 20 to B``: a deal with each of them."""
    cue = draft.cue
    place = {item.start: i for i, item in enumerate(items)}
    for role, group in draft.parties.items():
        behind = [p for p in group if place.get(p.start, 0) > cue.last]
        before = [p for p in group if p not in behind]
        if len(behind) < 2 or (before and role is not Role.PARTNER) or (not before and len(draft.parties) < 2):
            continue
        if _tells_several(items, cue, language):
            return [_with(draft, role, [*before, one]) for one in behind]
    return [draft]


def _tells_several(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether the noun of a cue stands in the plural: ``signed contracts``."""
    for index in range(cue.first, cue.last + 1):
        noun = items[index].lower
        before = items[index - 1].lower if index else ""
        head = before not in language.numbers.of or before in language.determiners
        if head and noun in language.frame_nouns and noun.endswith(language.plurals):
            return True
    return False


def _with_members(items: Row, draft: Draft, taken: set[int], language: LanguageData) -> list[Draft]:
    """The draft, and those that go on from it with names and sums of their own."""
    told: _Value | None = draft.money or draft.percent or draft.date
    at = next((i for i, item in enumerate(items) if told is not None and item.value is told), None)
    if told is None or at is None:
        return [draft]
    if not _tells_more(items, max(draft.cue.last, at), told):
        return [replace(draft, parties={role: list(group) for role, group in draft.parties.items() if group})]
    place = {item.start: i for i, item in enumerate(items)}
    parties = [(place[p.start], role) for role, group in draft.parties.items() for p in group if p.start in place]
    right = [i for i, _ in parties if i > draft.cue.first]
    start = max(draft.cue.last, _end_of_first(items, at, right, type(told))) + 1
    known = {i for i, _ in parties if not any(_beside(items, i, step, type(told), language) for step in (1, -1))}
    found: list[tuple[int, Draft]] = []
    for member in _members(items, start, known, type(told), language):
        role = _role_of(items, member, parties, draft, language)
        named = items[member.name].value
        if role is None or not isinstance(named, NameMention) or member.value.start in taken:
            break
        if named.owner is not None:
            if draft.cue.frame.kind is not Kind.ACQUISITION or role is not Role.TARGET:
                break
            named = replace(named, kind="company", owner=None)
        party = Participant(named, named.start, named.end, "a further deal of the same cue")
        further = replace(draft, money=None, date=member.date, percent=None)
        found.append((named.start, _valued(_with(further, role, [party]), member.value)))
    own = {start for start, _ in found}
    kept = {role: [p for p in group if p.start not in own] for role, group in draft.parties.items()}
    first = replace(draft, parties={role: group for role, group in kept.items() if group})
    if draft.cue.frame.kind is Kind.INVESTMENT and found and not first.parties.get(Role.TARGET):
        first = as_spending(first, language)
    return [first, *(further for _, further in found)]


def _tells_more(items: Row, at: int, told: _Value) -> bool:
    """Whether a value such as a further deal may have stands behind an item."""
    places = items.places("percent" if isinstance(told, Percent) else "date")
    if isinstance(told, Money):
        places = [*places, *items.places("money")]
    return max(places, default=0) > at


def _end_of_first(items: Sequence[Item], at: int, right: Sequence[int], kind: type[_Value]) -> int:
    """Where the first deal of a list ends: at its sum, or at the party beside it that no other sum separates."""
    nearest = min(right, key=lambda i: abs(i - at), default=at)
    return at if any(isinstance(items[i].value, kind) for i in range(at + 1, nearest)) else max(at, nearest)


def _beside(items: Sequence[Item], index: int, step: int, kind: type[_Value], language: LanguageData) -> bool:
    """Whether a value stands on that side of a name, nearer than any other name."""
    for at in range(index + step, index + step * _BESIDE, step):
        if not 0 <= at < len(items) or items[at].is_nominal or parts_members(items[at], language):
            return False
        if isinstance(items[at].value, kind):
            return all(not items[i].is_nominal for i in range(at + step, at + 2 * step, step) if 0 <= i < len(items))
    return False


def _members(
    items: Sequence[Item], start: int, known: set[int], kind: type[_Value], language: LanguageData
) -> Iterator[_Member]:
    """The members of a list of deals behind its first: after a comma or *and* a name and its sum, and no verb.

    Names at the places in `known` are sides that all members share.
    """
    at, last = start, start + _WINDOW
    while at < min(len(items), last):
        if not parts_members(items[at], language):
            if items[at].lower == "(" and not _brackets(items, at, kind) and only_describes(items, at):
                at = next((i + 1 for i in range(at, len(items)) if items[i].lower == ")"), len(items))
                last = at + _WINDOW
                continue
            if _is_verb(items, at, language) or (ends_members(items[at], language) and not _brackets(items, at, kind)):
                return
            at += 1
            continue
        if at + 1 < len(items) and items[at + 1].lower in language.relatives:
            at = next((i for i in range(at + 2, min(len(items), last)) if items[i].lower == ","), len(items))
            last = at + _WINDOW
            continue
        end, closed = at + 1, False
        while end < len(items) and (
            end == at + 1 or not parts_members(items[end], language) or _stands_for_verb(items, end, kind, language)
        ):
            if ends_members(items[end], language) and not _brackets(items, end, kind):
                break
            if end > at + _WINDOW:
                return
            closed = _is_verb(items, end, language)
            if closed:
                break
            end += 1
        window = range(at + 1, end)
        names = [i for i in window if items[i].is_nominal and i not in known and not counts_product(items, i, language)]
        values = [(i, value) for i in window if isinstance(value := items[i].value, kind)]
        if not values and kind is Money:
            values = [(i, value) for i in window if isinstance(value := items[i].value, DateMention)]
        if len(names) == 1 and len(values) == 1:
            ((place, value),) = values
            date = next((i.value for i in items[at:end] if isinstance(i.value, DateMention)), None)
            name_phrase = brings_in(items, at + 1, names[0], language)
            value_phrase = items[place - 1].lower if _brackets(items, place - 1, kind) else ""
            value_phrase = value_phrase or preposition_since(items, at + 1, place, language, language.bound_words)
            yield _Member(names[0], place, value, name_phrase, value_phrase, date)
            last = end + _WINDOW
        elif names or values:
            return
        if closed:
            return
        at = end


def _stands_for_verb(items: Sequence[Item], comma: int, kind: type[_Value], language: LanguageData) -> bool:
    """Whether a comma between a name and its sum stands for the verb that is not said again: ``et X, 8 millions``."""
    if items[comma].lower != "," or not items[comma - 1].is_nominal:
        return False
    behind = next((item for item in items[comma + 1 :] if item.lower not in language.bound_words), None)
    return behind is not None and isinstance(behind.value, kind)


def _brackets(items: Sequence[Item], at: int, kind: type[_Value]) -> bool:
    """Whether brackets hold a value of that kind, as in ``bought X ($2 billion) and Y ($3 billion)``."""
    return items[at].lower == "(" and at + 1 < len(items) and isinstance(items[at + 1].value, kind)


def _is_verb(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    priced = at > 1 and items[at - 1].kind == "money" and items[at - 2].lower in language.determiners
    acts = items[at].kind == "word" and is_finite(items[at], language)
    joined = items[at].word.is_participle and shared_auxiliary(items, at - 1, at, language) != ""
    return joined or (acts and not priced and not is_noun(items, at, language))  # ``a $2 million order from``


def _role_of(
    items: Sequence[Item], member: _Member, parties: Sequence[tuple[int, Role]], draft: Draft, language: LanguageData
) -> Role | None:
    """The role of a member's name: that of the party that hangs on the same word, else that of the subject."""
    first = draft.cue.first
    if _raised_too(items, member, draft, language):
        return Role.TARGET
    if member.name_phrase:
        role = next((r for i, r in parties if i > first and governor(items, i, language) == member.name_phrase), None)
        spent = member.name_phrase in language.price_marks and member.place < member.name
        if role is None and spent and draft.money is not None and draft.money.end <= items[first].start:
            role = next((r for i, r in parties if i > first and governor(items, i, language) == VERB), None)
    elif member.value_phrase or isinstance(member.value, DateMention):
        apart = {"", VERB} if draft.cue.verb else {"", VERB, DESCRIBES, *language.numbers.of}
        role = next((r for i, r in parties if i > first and governor(items, i, language) in apart), None)
        alone = not member.value_phrase or all(i < first for i, _ in parties)
        role = role or (next((r for i, r in parties if i < first), None) if draft.cue.verb and alone else None)
    else:
        role = next((r for i, r in parties if i < first), None)
    whole = draft.cue.frame.kind is Kind.FUNDING_ROUND and role is not Role.TARGET
    return None if whole else role


def _raised_too(items: Sequence[Item], member: _Member, draft: Draft, language: LanguageData) -> bool:
    """Whether a member tells what another raised: ``les 7 millions levés par X et les 3 millions de Y``."""
    raised = draft.cue.frame.kind is Kind.FUNDING_ROUND and draft.cue.passive and isinstance(member.value, Money)
    known = items[member.place - 1].lower in language.sum_pointers
    of = member.name_phrase in language.numbers.of or member.name_phrase in language.price_marks
    return raised and known and of and 0 < member.name - member.place <= _BESIDE


def _with(draft: Draft, role: Role, group: list[Participant]) -> Draft:
    return replace(draft, parties={**draft.parties, role: group})


def _valued(draft: Draft, value: _Value) -> Draft:
    if isinstance(value, Money):
        return replace(draft, money=value)
    return replace(draft, percent=value) if isinstance(value, Percent) else replace(draft, date=value)
