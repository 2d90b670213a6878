"""Deals that a list tells by a name and a sum, of the kind that its heading says: ``Rachats`` and ``X / Y : 12 M€``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.backers import add_investors
from seeds.parser.brackets import past_aside
from seeds.parser.card_deals import Above, listed_deal
from seeds.parser.dates import DateMention
from seeds.parser.entities import Round
from seeds.parser.entry_heads import entry_head
from seeds.parser.findings import Finding, sums_in
from seeds.parser.mentions import FIRM_KINDS, PARTY_KINDS, NameMention
from seeds.parser.money import Money
from seeds.parser.participants import Participant
from seeds.parser.segment import Sentence
from seeds.parser.tokens import PARTING, Row
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import ROLES_OF_KIND, Kind, Role, Side

_OWNED = frozenset({Kind.FUNDING_ROUND, Kind.ACQUISITION})
"""The kinds of deals that one company may have a list of: ``Les acquisitions de X``."""
_OPENING = 5
"""How many items may open an entry before its name: a year, a number, a mark."""
_BLOCKS = 3
"""How many paragraphs below a name its sum or its kind holds."""
_MANY = 50
"""How many of the last deals a sentence may tell more of."""
_REACH = 8
"""How many paragraphs without an entry end a list."""
_RULE = "a name in a list of such deals"
_PAIR = 2
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Lists:
    """The list and the entry that a text is in; feed it the sentences in order."""

    def __init__(self, language: LanguageData) -> None:
        self._language = language
        self._kind: Kind | None = None
        self._owner: NameMention | None = None
        self._last = 0
        self._head = Above()
        self._round: Finding | None = None
        """The round that the head of the entry may tell by a sum, if somebody is told below to have given in it."""

    def above(self, sentence: Sentence) -> Above:
        """What stands above a sentence: the name and the sum that head its entry, and of what its list is."""
        kind = self._kind if sentence.block - self._last <= _REACH else None
        head = self._head if self._is_near(sentence) else Above()
        return Above(head.head, head.money, kind, head.sentence)

    def read(self, sentence: Sentence, items: Row, found: Sequence[Finding]) -> None:
        """Take in a sentence, and let a deal told of the name above it have the sum that stands beside that."""
        for finding in found:
            self.give(finding)
            self._add_givers(finding, items)
        head = entry_head(items, self._language)
        if head is not None:
            money = None if found else next(iter(sums_in(items)), None)
            self._head, self._last = Above(head, money, None, sentence), sentence.block
            self._round = None
            if money is not None and self._kind in {None, Kind.FUNDING_ROUND}:
                parties = {Role.TARGET: [_as_party(head)]}
                self._round = listed_deal(Kind.FUNDING_ROUND, parties, money, None, sentence, items, ())
            return
        sums = sums_in(items)
        if self._head.head is not None and self._head.money is None and len(sums) == 1 and _is_bare(items):
            self._head = Above(self._head.head, sums[0], None, sentence)
            return
        if not sentence.heading and not (items and items[-1].lower == ":"):
            return
        if sentence.heading and not any(item.lower == ":" for item in items):
            self._head = Above()
        if found or items.places("money"):
            return
        self._kind, self._last = self._kind_told(items), sentence.block
        firms = [items[i].value for i in items.places("name")]
        named = [name for name in firms if isinstance(name, NameMention) and name.kind in FIRM_KINDS]
        self._owner = named[0] if len(named) == 1 and self._kind in _OWNED else None
        if named and self._owner is None:
            self._kind = None

    def backed(self, text: str, sentence: Sentence, items: Row, found: Sequence[Finding]) -> list[Finding]:
        """The round of the entry's head, where a sentence below tells who gave in it: ``X : 12 M€. Y mène le tour``."""
        one = None if found or not self._is_near(sentence) else self._round
        if one is None:
            return []
        add_investors(text, sentence, items, (), [one], self._language)
        if not one.names(Side.PAYER):
            return []
        self._round, self._head = None, Above(self._head.head, None, None, self._head.sentence)
        return [one]

    def of_entry(self, sentence: Sentence, findings: list[Finding]) -> list[Finding]:
        """The deals told so far of which a sentence may tell more: none of those above the head of its entry."""
        head = self._head
        if head.head is None or head.sentence is None or not self._is_near(sentence):
            return findings
        name, begin = head.head.name, head.sentence.start
        return [f for f in findings[-_MANY:] if f.sentence.start >= begin or name in f.everyone()]

    def deal(self, text: str, sentence: Sentence, items: Row) -> Finding | None:
        """The deal that an entry of a list tells by a name and a sum alone, with those who give the money."""
        if self._kind is None or sentence.block - self._last > _REACH:
            return None
        at = next((i for i in range(min(len(items), _OPENING)) if not _is_opening(items, i)), 0)
        end = self._told_end(items, at)
        money = _only_sum(items, end)
        if not end or money is None:
            return self._of_owner(text, sentence, items, at)
        name, others = _firm(items, at), _named(items, end)
        parties = self._parties(items, name, others, money) if name is not None else None
        if not parties:
            return None
        self._last = sentence.block
        label = next((value for item in items if isinstance(value := item.value, Round)), None)
        return listed_deal(self._kind, parties, money, label, sentence, items, ())

    def _of_owner(self, text: str, sentence: Sentence, items: Row, at: int) -> Finding | None:
        """The deal of whose deals a list is, by a sum and those who gave it, or by the name of what was bought.

        ``2019 : 2 millions d'euros auprès de X`` below ``Les levées de fonds de Y``, ``X (2019)``.
        """
        if self._owner is None or not items or self._acts(items, 0) or self._kind is None:
            return None
        owner, date = _as_party(self._owner), next((v for i in items if isinstance(v := i.value, DateMention)), None)
        name, money = _firm(items, at), _only_sum(items, 0)
        label = next((value for item in items if isinstance(value := item.value, Round)), None)
        if self._kind is Kind.FUNDING_ROUND and money is not None and items[at].value is money:
            parties = {Role.TARGET: [owner], **self._givers(items, at)}
        elif self._kind is Kind.ACQUISITION and name is not None and _is_dated(text, sentence, items, at):
            parties = {Role.ACQUIRER: [owner], Role.TARGET: [_as_party(name)]}
        else:
            return None
        self._last = sentence.block
        found = listed_deal(self._kind, parties, money, label, sentence, items, ())
        found.date = date
        return found

    def _givers(self, items: Row, begin: int) -> dict[Role, list[Participant]]:
        """Those whom an entry names behind a place, who gave the money, with those who lead the round."""
        given: dict[Role, list[Participant]] = {}
        for at, name in _named(items, begin):
            before = " ".join(item.lower for item in items[max(0, at - _PAIR) : at])
            role = Role.LEAD_INVESTOR if before in self._language.led_by_words else Role.INVESTOR
            given.setdefault(role, []).append(_as_party(name))
        return given

    def _acts(self, items: Row, begin: int) -> bool:
        """Whether a verb tells something behind a place, other than a participle with who does it: ``led by``."""
        agents = self._language.agents
        verbs = (i for i in range(begin, len(items)) if items[i].kind == "word" and is_finite(items[i], self._language))
        return any(i + 1 == len(items) or items[i + 1].lower not in agents for i in verbs)

    def _parties(
        self, items: Row, name: NameMention, others: Sequence[tuple[int, NameMention]], money: Money
    ) -> dict[Role, list[Participant]] | None:
        """Who takes part in the deal of an entry; None where that is not told."""
        before = [(i, other) for i, other in others if other.start < money.start]
        if self._kind is Kind.FUNDING_ROUND and not before:
            return {
                Role.TARGET: [_as_party(name)],
                **self._givers(items, min(i for i, _ in others) if others else len(items)),
            }
        if self._kind is not Kind.ACQUISITION or len(others) > len(before) or len(before) >= _PAIR:
            return None
        bought = before[0][1] if before else name
        buyer = name if before else self._owner
        slashed = not before or items[before[0][0] - 1].lower in PARTING
        if buyer is None or not slashed or buyer.name == bought.name:
            return None
        return {Role.ACQUIRER: [_as_party(buyer)], Role.TARGET: [_as_party(bought)]}

    def _add_givers(self, finding: Finding, items: Row) -> None:
        """Add those whom an entry names behind its sum to a round of which nothing else says who gave in it."""
        money = finding.money
        if finding.kind is not Kind.FUNDING_ROUND or money is None or finding.names(Side.PAYER):
            return
        at = next((i for i in range(min(len(items), _OPENING)) if not _is_opening(items, i)), 0)
        name, end = _firm(items, at) if items else None, self._told_end(items, at)
        named = end and name is not None and finding.names(Side.PAYEE) == {name.name}
        begin = end if named else self._bracket_of_givers(items)
        behind = [at for at, other in _named(items, begin) if other.start > money.start] if begin else []
        if behind:
            finding.parties |= self._givers(items, behind[0])

    def _bracket_of_givers(self, items: Row) -> int:
        """Where the bracket opens that ends a sentence and holds but those who invest by trade; 0 where none does."""
        end = len(items) - (bool(items) and items[-1].lower == ".")
        begin = (
            next((i for i in range(end - 1, 0, -1) if items[i].lower == "("), 0) if items[end - 1].lower == ")" else 0
        )
        inside = items[begin + 1 : end - 1]
        joints = {",", *self._language.coordinators}
        names = [item.value for item in inside if item.lower not in joints]
        return begin if begin and all(isinstance(n, NameMention) and self._invests(n) for n in names) else 0

    def _invests(self, name: NameMention) -> bool:
        """Whether a name tells that it is one of a house that invests."""
        return name.kind == "fund" or name.name.casefold().split()[-1] in self._language.investor_forms

    def _told_end(self, items: Row, at: int) -> int:
        """Where an entry goes on behind its name and the mark that parts it from what is told; 0 if it is none."""
        if at >= len(items) or _firm(items, at) is None:
            return 0
        end = past_aside(items, at + 1)
        if any(item.kind == "money" for item in items[at + 1 : end]):
            end = at + 1
        if end < len(items) and items[end].lower not in PARTING | {"("}:
            return 0
        return 0 if end >= len(items) or self._acts(items, end) else end

    def _kind_told(self, items: Row) -> Kind | None:
        """The kind of deals that the words of a heading say are listed below it."""
        words = f" {' '.join(item.lower for item in items)} "
        told = (k for k, phrases in self._language.list_nouns.items() if any(f" {p} " in words for p in phrases))
        return next(told, None)

    def give(self, finding: Finding) -> bool:
        """Give the sum of the entry's head to a deal of the company that heads it, told below without a sum."""
        head = self._head
        raised = finding.kind in {Kind.FUNDING_ROUND, Kind.INVESTMENT} and finding.money is None
        if head.head is None or head.money is None or not raised or not self._is_near(finding.sentence):
            return False
        told = finding.names(Side.PAYEE) == {head.head.name} and finding.percent is None
        told &= finding.parties.keys() <= ROLES_OF_KIND[Kind.FUNDING_ROUND]
        if told:
            finding.kind, finding.money = Kind.FUNDING_ROUND, head.money
            finding.rules["amount"] = "the sum beside the name that heads the entry"
            finding.sentences += [head.sentence] if head.sentence is not None else []
            self._round, self._head = None, Above(head.head, None, None, head.sentence)
        return told

    def _is_near(self, sentence: Sentence) -> bool:
        """Whether a sentence belongs to the entry that was headed last."""
        return self._head.sentence is not None and sentence.block - self._head.sentence.block <= _BLOCKS


def _is_dated(text: str, sentence: Sentence, items: Row, at: int) -> bool:
    """Whether but a year and marks stand beside a name: ``X (2019)``, ``2019 : X``."""
    alone = all(i == at or item.kind in {"date", "mark"} or item.lower.isdigit() for i, item in enumerate(items))
    return alone and _YEAR.search(text, sentence.start, sentence.end) is not None


def _is_bare(items: Row) -> bool:
    """Whether a line tells but a sum and the name of a round: ``$12 million Series A``."""
    return all(item.kind in {"money", "round", "mark"} for item in items)


def _is_opening(items: Row, at: int) -> bool:
    """Whether an item only numbers or dates an entry."""
    item = items[at]
    return item.kind == "date" or item.lower.isdigit() or (item.kind == "mark" and item.lower != "(")


def _firm(items: Row, at: int) -> NameMention | None:
    """The company whose name stands at a place."""
    name = items[at].value
    return name if isinstance(name, NameMention) and name.kind in FIRM_KINDS and name.owner is None else None


def _named(items: Row, end: int) -> list[tuple[int, NameMention]]:
    """Who is named behind a place and may take part in a deal, and where."""
    named = ((i, items[i].value) for i in items.places("name") if i >= end)
    return [(i, name) for i, name in named if isinstance(name, NameMention) and name.kind in PARTY_KINDS]


def _only_sum(items: Row, end: int) -> Money | None:
    """The only sum of a sentence, if it stands behind a place."""
    sums = [money for money in sums_in(items) if money.use in {"amount", "price"}]
    return sums[0] if len(sums) == 1 and end < len(items) and items[end].start <= sums[0].start else None


def _as_party(name: NameMention) -> Participant:
    return Participant(name, name.start, name.end, _RULE)
