"""The deals of what labels tell, or a name and its sum in a list: their parties, figures and kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from seeds.language import LanguageData
from seeds.parser.cards import Card, Cell, cards, tell_deal
from seeds.parser.entities import Entity, Round
from seeds.parser.findings import Finding, sums_in
from seeds.parser.items import itemize
from seeds.parser.mentions import PARTY_KINDS, NameMention
from seeds.parser.money import Money
from seeds.parser.participants import Participant
from seeds.parser.segment import Sentence
from seeds.parser.tokens import Item, Row
from seeds.vocabulary import ROLES_OF_KIND, Confirmation, Kind, Role, Stage

_NAME = re.compile(
    r"[*_\s]*(?P<name>[A-ZÀ-Ý][^\s|,;:()*]*(?: (?:& )?[A-ZÀ-Ý\d][^\s|,;:()*]*){0,3})[*_\s]*(?:\([^()]*\)\s*)?"
)
"""What may be a name where nothing else stands in a cell: ``Elm Capital``, ``Elm Capital (lead)``."""
_COMMA = re.compile(r"\s*[,;]\s*")
_ROLES = frozenset(role.value for role in Role)
_PAID_WHEN_TOLD = frozenset({Kind.FUNDING_ROUND, Kind.FUND, Kind.DEBT})
_PAYEE = {
    Kind.DEBT: Role.BORROWER,
    Kind.FUND: Role.MANAGER,
    Kind.IPO: Role.ISSUER,
    Kind.CONTRACT: Role.SUPPLIER,
}
"""Who is paid in deals of a kind, if no target is."""
_RULE = "by the label of its line, column or box"


@dataclass(frozen=True)
class Above:
    """What stands above labels or a list: whose entry it is, with its sum, and of what kind the deals listed are."""

    head: NameMention | None = None
    money: Money | None = None
    kind: Kind | None = None
    sentence: Sentence | None = None


class Cards:
    """The deals that a text tells by labels; ask it for each sentence in order."""

    def __init__(
        self,
        text: str,
        cut: Sequence[Sentence],
        tokens: Sequence[list[Item]],
        names: Sequence[Sequence[NameMention]],
        published: str | None,
        language: LanguageData,
    ) -> None:
        self._text, self._cut, self._language = text, cut, language
        self._tokens, self._names, self._published = tokens, names, published
        self._cards = {card.first: card for card in cards(text, cut, language)}
        self._held: set[int] = set()

    def deal(self, number: int, above: Above) -> Finding | None:
        """The deal told by the labels that begin in a sentence; `above` is what was told before it."""
        card = self._cards.get(number)
        if card is None:
            return None
        numbers = range(card.first, card.last + 1)
        found = card_deal(self._text, card, self._cut, {n: self._items(n) for n in numbers}, above)
        if found is not None:
            self._held.update(numbers)
        return found

    def _items(self, number: int) -> Row:
        """The items of a sentence."""
        words, names = self._tokens[number], self._names[number]
        return itemize(self._text, self._cut[number], words, names, self._published, self._language)

    def holds(self, number: int) -> bool:
        """Whether a sentence is one of labels that tell a deal, and so tells no other."""
        return number in self._held


def card_deal(text: str, card: Card, cut: Sequence[Sentence], rows: Mapping[int, Row], above: Above) -> Finding | None:
    """The deal of a card; `rows` are the items of its sentences, `above` is what was told before it."""
    entities = [item.value for row in rows.values() for item in row if item.value is not None]
    told = {field: [c for c in card.cells if c.field == field] for field in card.named()}
    named = card.named() | ({"company"} if above.head else set()) | ({"amount"} if above.money else set())
    kind = _kind(card.named(), above.kind) if tell_deal(named) else None
    if kind is None:
        return None
    parties: dict[Role, list[Participant]] = {}
    for field, cells in told.items():
        role = _role(field, kind)
        if role is not None and role in ROLES_OF_KIND[kind]:
            parties.setdefault(role, []).extend(p for cell in cells for p in _named(text, cell, entities))
    payee = _PAYEE.get(kind, Role.TARGET)
    borrowed = not parties.get(payee) and above.head is not None
    if borrowed and above.head is not None:
        parties[payee] = [Participant(above.head, above.head.start, above.head.end, "the name that heads the entry")]
    parties = {role: group for role, group in parties.items() if group}
    money = _sum((c for f in ("raised", "amount") for c in told.get(f, ())), entities)
    money = money or (above.money if borrowed else None)
    label = _label(told.get("round", ()), entities)
    if payee not in parties or not (money or len(parties) > 1):
        return None
    number = next((n for n in rows if money is not None and cut[n].start <= money.start < cut[n].end), card.first)
    number = max(number, card.first)
    sentences = [cut[n] for n in rows] + ([above.sentence] if borrowed and above.sentence is not None else [])
    return listed_deal(kind, parties, money, label, cut[number], rows[number], sentences)


def listed_deal(
    kind: Kind,
    parties: dict[Role, list[Participant]],
    money: Money | None,
    label: Round | None,
    sentence: Sentence,
    items: Row,
    sentences: Iterable[Sentence],
) -> Finding:
    """The deal that a list, a table or a box tells without a verb."""
    return Finding(
        kind=kind,
        rule="listed",
        sentence=sentence,
        stage=Stage.COMPLETED if kind in _PAID_WHEN_TOLD else Stage.ANNOUNCED,
        confirmation=Confirmation.CONFIRMED,
        cue_start=sentence.start,
        cue_end=sentence.end,
        parties=parties,
        money=money,
        round=label,
        items=items,
        sums=tuple(sums_in(items)),
        sentences=[sentence, *(other for other in sentences if other is not sentence)],
        rules={"stage": "the kind of the deal", "confirmation": "told as a fact", "amount": _RULE, "round": _RULE},
        when_past=Stage.COMPLETED,
    )


def _kind(named: set[str], listed: Kind | None) -> Kind | None:
    """The kind of deal that labels tell of, or that of the list in which they stand."""
    if "acquirer" in named:
        return Kind.ACQUISITION
    if named & {"lender", "borrower"}:
        return Kind.DEBT
    if named & {"customer", "supplier"} and not named & {"investor", "lead_investor", "round"}:
        return Kind.CONTRACT
    if named & {"investor", "lead_investor", "raised", "round"}:
        return Kind.FUNDING_ROUND
    return listed


def _role(field: str, kind: Kind) -> Role | None:
    """The role that a label gives in a deal of a kind."""
    if field in {"company", "target"}:
        return _PAYEE.get(kind, Role.TARGET)
    return Role(field) if field in _ROLES else None


def _named(text: str, cell: Cell, entities: Sequence[Entity]) -> list[Participant]:
    """Whom a cell names, one name or several; a few words with capitals between commas are a name there."""
    found: list[NameMention] = []
    inside = [e for e in entities if isinstance(e, NameMention) and cell.start <= e.start < cell.end]
    for start, end in _pieces(text, cell):
        here = [name for name in inside if start <= name.start < end]
        alone = _NAME.fullmatch(text, start, end)
        if alone is not None and not any(name.known or name.end >= alone.end("name") for name in here):
            begin, stop = alone.span("name")
            here = [NameMention(begin, stop, text[begin:stop], text[begin:stop], "company")]
        found += [name for name in here if name.kind in PARTY_KINDS]
    return [Participant(name, name.start, name.end, _RULE) for name in found]


def _pieces(text: str, cell: Cell) -> Iterable[tuple[int, int]]:
    """The spans of a cell between its commas."""
    start = cell.start
    for mark in _COMMA.finditer(text, cell.start, cell.end):
        yield start, mark.start()
        start = mark.end()
    yield start, cell.end


def _sum(cells: Iterable[Cell], entities: Sequence[Entity]) -> Money | None:
    """The first sum that stands in some cells."""
    return next((e for c in cells for e in entities if isinstance(e, Money) and c.start <= e.start < c.end), None)


def _label(cells: Iterable[Cell], entities: Sequence[Entity]) -> Round | None:
    """The first name of a round that stands in some cells."""
    return next((e for c in cells for e in entities if isinstance(e, Round) and c.start <= e.start < c.end), None)
