"""Deals as the press tells them: who, how much, when and how sure, and the sentence of an article that says so."""

from __future__ import annotations

import bisect
import datetime
import itertools
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bench.press_words import Name
from seeds.model import Evidence, Mention, Party, Report
from seeds.vocabulary import Bound, Confirmation, Kind, Role, Stage

_Item = TypeVar("_Item")
_CURRENCIES = {"USD": 62, "EUR": 24, "GBP": 6, "JPY": 3, "CNY": 3, "CHF": 2}
_SIGNS = {
    "en": {"USD": "dollars", "EUR": "euros", "GBP": "pounds", "JPY": "yen", "CNY": "yuan", "CHF": "Swiss francs"},
    "fr": {
        "USD": "de dollars",
        "EUR": "d’euros",
        "GBP": "de livres",
        "JPY": "de yens",
        "CNY": "de yuans",
        "CHF": "de francs suisses",
    },
}
_STAGES = {
    "en": ("is weighing", "is in talks over", "plans", "has announced", "has closed", "has dropped"),
    "fr": ("envisage", "négocie", "prévoit", "a annoncé", "a bouclé", "a abandonné"),
}
_NOUNS = {
    Kind.FUNDING_ROUND: ("a funding round", "une levée de fonds"),
    Kind.INVESTMENT: ("an investment in", "un investissement dans"),
    Kind.ACQUISITION: ("the purchase of", "le rachat de"),
    Kind.FUND: ("a new fund", "un nouveau fonds"),
    Kind.CONTRACT: ("a supply contract with", "un contrat de fourniture avec"),
    Kind.PARTNERSHIP: ("a partnership with", "un partenariat avec"),
    Kind.JOINT_VENTURE: ("a joint venture with", "une coentreprise avec"),
    Kind.CAPEX: ("spending on new plants", "des dépenses dans de nouvelles usines"),
    Kind.IPO: ("a listing", "une introduction en Bourse"),
    Kind.DEBT: ("a loan from", "un prêt de"),
}
_BOUNDS = {
    Bound.EXACT: ("of", "de"),
    Bound.ABOUT: ("of about", "d’environ"),
    Bound.UP_TO: ("of up to", "de jusqu’à"),
    Bound.AT_LEAST: ("of at least", "d’au moins"),
}
_SOURCES = {
    Confirmation.CONFIRMED: ("the company said", "a indiqué la société"),
    Confirmation.REPORTED: ("people close to the talks said", "selon des proches du dossier"),
    Confirmation.DENIED: ("which a spokesman denies", "ce que dément un porte-parole"),
    Confirmation.SPECULATED: ("analysts believe", "estiment des analystes"),
}
_MONTHS = {
    "en": re.findall(r"\w+", "January February March April May June July August September October November December"),
    "fr": re.findall(r"\w+", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
}
_KINDS = {
    Kind.FUNDING_ROUND: 22,
    Kind.INVESTMENT: 24,
    Kind.ACQUISITION: 16,
    Kind.CONTRACT: 14,
    Kind.PARTNERSHIP: 10,
    Kind.DEBT: 5,
    Kind.CAPEX: 4,
    Kind.FUND: 2,
    Kind.IPO: 2,
    Kind.JOINT_VENTURE: 1,
}
_CASTS: dict[Kind, tuple[Role, Role | None]] = {
    Kind.FUNDING_ROUND: (Role.TARGET, None),
    Kind.INVESTMENT: (Role.INVESTOR, Role.TARGET),
    Kind.ACQUISITION: (Role.ACQUIRER, Role.TARGET),
    Kind.FUND: (Role.MANAGER, None),
    Kind.CONTRACT: (Role.CUSTOMER, Role.SUPPLIER),
    Kind.PARTNERSHIP: (Role.PARTNER, Role.PARTNER),
    Kind.JOINT_VENTURE: (Role.PARTNER, Role.PARTNER),
    Kind.CAPEX: (Role.SPONSOR, None),
    Kind.IPO: (Role.ISSUER, None),
    Kind.DEBT: (Role.BORROWER, Role.LENDER),
}
_SMALL_FIRST = frozenset({Kind.FUNDING_ROUND, Kind.FUND, Kind.CAPEX, Kind.IPO, Kind.DEBT})
"""Kinds of which the company that the deal is about stands first in the sentence."""

_PLACE = {stage: place for place, stage in enumerate(Stage)}
_EARLY = (Stage.CONSIDERED, Stage.IN_TALKS, Stage.PLANNED)
_PRICED = {Kind.PARTNERSHIP: 0.15, Kind.JOINT_VENTURE: 0.3, Kind.CONTRACT: 0.6}


@dataclass(frozen=True, slots=True)
class Step:
    """What is said of a deal at one time."""

    stage: Stage
    confirmation: Confirmation
    bound: Bound
    amount: int | None
    amount_max: int | None


@dataclass(frozen=True, slots=True)
class Story:
    """A deal and how it came about."""

    kind: Kind
    parties: tuple[tuple[Name, Role], ...]
    currency: str
    round: str | None
    stake: int | None
    steps: tuple[Step, ...]


class Choice(Generic[_Item]):
    """Things of which some come more often than others."""

    def __init__(self, weights: Mapping[_Item, float]) -> None:
        self._items = list(weights)
        self._sums = list(itertools.accumulate(weights.values()))

    def __call__(self, rng: random.Random) -> _Item:
        """One of them."""
        return self._items[bisect.bisect(self._sums, rng.random() * self._sums[-1])]


_KIND = Choice(_KINDS)
_CURRENCY = Choice(_CURRENCIES)
_INVESTORS = Choice({0: 1, 1: 4, 2: 3, 3: 2})
_ONLY_STAGE = Choice(dict(zip(Stage, (6, 10, 6, 50, 25, 3), strict=True)))
_SOME_STAGE = Choice(dict(zip(Stage, (2, 4, 2, 6, 3, 0), strict=True)))
_SAID_EARLY = Choice(dict(zip(Confirmation, (12, 70, 5, 13), strict=True)))
_SAID_LATE = Choice(dict(zip(Confirmation, (75, 24, 1, 0), strict=True)))
_BOUND_EARLY = Choice(dict(zip(Bound, (30, 40, 20, 10), strict=True)))
_BOUND_LATE = Choice(dict(zip(Bound, (80, 12, 4, 4), strict=True)))


def invent(rng: random.Random, hub: Name, small: Name, others: Sequence[Name], steps: int) -> Story:
    """A deal between a company that much money passes through and another; `others` may take part as well."""
    kind = _KIND(rng)
    turned = kind in _SMALL_FIRST or (kind is Kind.CONTRACT and rng.random() < 0.5)
    (first, role), (second, other_role) = zip((small, hub) if turned else (hub, small), _CASTS[kind], strict=True)
    parties: list[tuple[Name, Role]] = [(first, role)] if role is not None else []
    if other_role is not None:
        parties.append((second, other_role))
    labelled = None
    if kind is Kind.FUNDING_ROUND:
        lead = Role.LEAD_INVESTOR if rng.random() < 0.6 else Role.INVESTOR
        investors = [hub, *others][: _INVESTORS(rng)]
        parties += [(name, Role.INVESTOR if place else lead) for place, name in enumerate(investors)]
        labelled = f"Series {rng.choice('AABBCDE')}" if rng.random() < 0.7 else None
    elif kind is Kind.ACQUISITION and rng.random() < 0.08:
        parties += [(name, Role.SELLER) for name in others[:1]]
    currency = _CURRENCY(rng)
    amount = _sum(rng) if rng.random() < _PRICED.get(kind, 0.8) else None
    stake = rng.randint(1, 60) if kind is Kind.INVESTMENT and rng.random() < 0.3 else None
    return Story(kind, tuple(_once(parties)), currency, labelled, stake, tuple(_steps(rng, amount, steps)))


def _once(parties: Sequence[tuple[Name, Role]]) -> list[tuple[Name, Role]]:
    return list({name.text: (name, role) for name, role in reversed(parties)}.values())[::-1]


def _sum(rng: random.Random) -> int:
    """An amount with two digits that count, most of them of some ten millions, a few of many billions."""
    figure = min(max(rng.lognormvariate(17.5, 1.9), 1e5), 9e11)
    scale = int(10 ** (len(str(int(figure))) - 2))
    return round(figure / scale) * scale


def _steps(rng: random.Random, amount: int | None, count: int) -> Iterator[Step]:
    stages = (
        [_ONLY_STAGE(rng)] if count == 1 else sorted((_SOME_STAGE(rng) for _ in range(count)), key=_PLACE.__getitem__)
    )
    for stage in stages:
        yield _step(rng, stage, amount)


def _step(rng: random.Random, stage: Stage, amount: int | None) -> Step:
    early = stage in _EARLY
    confirmation = (_SAID_EARLY if early else _SAID_LATE)(rng)
    bound = (_BOUND_EARLY if early else _BOUND_LATE)(rng)
    top = None
    if amount is not None and (early or rng.random() < 0.05):
        scale = 10 ** (len(str(amount)) - 2)
        amount = max(10, round(amount / scale * rng.uniform(0.6, 1.5))) * scale
        top = amount * 2 if early and bound is Bound.EXACT and rng.random() < 0.2 else None
    return Step(stage, confirmation, bound, amount, top)


class Telling:
    """The text of an article as it grows, with the spans of what it says."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.place = 1 if language == "fr" else 0
        self.reports: list[Report] = []
        self.mentions: list[Mention] = []
        self._parts: list[str] = []
        self._length = 0
        self._proofs: list[tuple[str, int, str]] = []

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def write(self, words: str, field: str | None = None) -> None:
        """More words, which may prove a field of the report at hand."""
        if field is not None:
            self._proofs.append((field, self._length, words))
        self._parts.append(words)
        self._length += len(words)

    def name(self, name: Name, field: str | None = None) -> None:
        """The name of a company."""
        start = self._length
        self.write(name.text, field)
        self.mentions.append(Mention(name=name.text, kind=name.kind, start=start, end=self._length))

    def tell(self, story: Story, step: Step, day: datetime.date, dated: int, rest: str) -> None:
        """One sentence that reports a deal, `rest` at its end; `dated` is the precision of its date, 0 for none."""
        self._proofs = []
        first_part, start = len(self._parts), self._length
        self._open(story, step)
        if step.amount is not None:
            self._money(step, story.currency)
        if story.stake is not None:
            self.write(" for ")
            self.write(f"{story.stake}%", "stake_pct")
        date = self._date(day, dated) if dated else None
        self.write(", ")
        self.write(_SOURCES[step.confirmation][self.place])
        self.write(f", {rest}.")
        passage = "".join(self._parts[first_part:])
        self._proofs.append(("deal", start, passage))
        self.reports.append(self._report(story, step, date))

    def _open(self, story: Story, step: Step) -> None:
        """Who does what with whom."""
        (first, role), *others = story.parties
        self.name(first, role.value)
        self.write(" ")
        self.write(_STAGES[self.language][_PLACE[step.stage]])
        self.write(" ")
        self.write(_NOUNS[story.kind][self.place], "kind")
        joint = _CASTS[story.kind][1] is not None
        links = {"en": (" with ", " and "), "fr": (" avec ", " et ")}[self.language]
        for place, (name, other_role) in enumerate(others):
            self.write(" " if joint and place == 0 else links[place > 0])
            self.name(name, other_role.value)
        if story.round is not None:
            self.write(" (")
            self.write(story.round, "round")
            self.write(")")

    def _money(self, step: Step, currency: str) -> None:
        """The amount with its bound and currency."""
        words = _BOUNDS[step.bound][self.place]
        self.write(" ")
        self.write(words, None if step.bound is Bound.EXACT else "bound")
        self.write(" ")
        printed = _figure(step.amount or 0, self.language)
        if step.amount_max is not None:
            printed += (" to " if self.language == "en" else " à ") + _figure(step.amount_max, self.language)
        self.write(f"{printed} {_SIGNS[self.language][currency]}", "amount")

    def _date(self, day: datetime.date, dated: int) -> str:
        """The date as printed, with its precision in the report."""
        month = _MONTHS[self.language][day.month - 1]
        quarter = (day.month + 2) // 3
        if dated == 1:
            words, date = (f"in {day.year}", f"en {day.year}")[self.place], f"{day.year}"
        elif dated == 2:
            words = (f"in the quarter Q{quarter} of {day.year}", f"au trimestre T{quarter} de {day.year}")[self.place]
            date = f"{day.year}-Q{quarter}"
        elif dated == 3:
            words, date = (f"in {month} {day.year}", f"en {month} {day.year}")[self.place], day.isoformat()[:7]
        else:
            words = (f"on {day.day} {month} {day.year}", f"le {day.day} {month} {day.year}")[self.place]
            date = day.isoformat()
        self.write(" ")
        self.write(words, "date")
        return date

    def _report(self, story: Story, step: Step, date: str | None) -> Report:
        return Report(
            kind=story.kind,
            stage=step.stage,
            confirmation=step.confirmation,
            parties=tuple(Party(name=name.text, role=role) for name, role in story.parties),
            amount=step.amount,
            amount_max=step.amount_max,
            currency=None if step.amount is None else story.currency,
            bound=None if step.amount is None else step.bound,
            stake_pct=story.stake,
            round=story.round,
            date=date,
            confidence=0.9 if step.confirmation is Confirmation.CONFIRMED else 0.7,
            rule=f"{self.language}.generated",
            evidence=tuple(
                Evidence(field=field, start=start, end=start + len(words), text=words)
                for field, start, words in self._proofs
            ),
        )


def _figure(amount: int, language: str) -> str:
    """An amount with a word for its size; two digits count, so that it is what stands there."""
    words = {"en": ("billion", "million", ""), "fr": ("milliards", "millions", "")}[language]
    for size, word in zip((10**9, 10**6, 1), words, strict=True):
        if amount >= size:
            number = f"{amount / size:g}" if size > 1 else f"{amount}"
            return f"{number.replace('.', ',') if language == 'fr' else number} {word}".strip()
    return str(amount)
