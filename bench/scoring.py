"""Holds parsed deals against gold: which were found, which were found whole, which fields are right.

Two figures count. *Event*: the deal was found, of the same family of kinds, with a payer or payee in common and no
contradicting amount. *Strict*: also a party on every side that the gold names, and the right amount (to 0.5 %), or none
where the gold has none. Gold that is marked optional neither helps nor hurts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel, ConfigDict

from seeds.model import Report
from seeds.vocabulary import Bound, Confirmation, Kind, Language, Side, Stage, family_of, side_of

Status = Literal["rumoured", "in_talks", "planned", "announced", "completed", "cancelled"]

_GENERIC = re.compile(r"\b(the|le|la|les|l|groupe|group|inc|corp|corporation|sa|ag|plc|ltd|llc|gmbh|co|company)\b")
_TOLERANCE = 0.005


class GoldDeal(BaseModel):
    """One deal as a person read it; each party is its names in the text, joined by ``|``."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: Kind
    payers: tuple[str, ...]
    payees: tuple[str, ...]
    amount: float | None = None
    currency: str | None = None
    bound: Bound | None = None
    status: Status | None = None
    date: str | None = None
    stake_pct: float | None = None
    valuation: float | None = None
    round: str | None = None
    optional: bool = False


class GoldArticle(BaseModel):
    """The deals of one article, by the name of its file."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    lang: Language
    url: str | None = None
    published: str | None = None
    half: str = ""
    deals: tuple[GoldDeal, ...]


@dataclass(frozen=True)
class Pair:
    """A gold deal with the report that was matched to it, if any."""

    article: GoldArticle
    gold: GoldDeal
    report: Report | None
    strict: bool


@dataclass
class Tally:
    """Counts over many articles, from which precision, recall and F1 follow."""

    gold: int = 0
    predicted: int = 0
    event: int = 0
    strict: int = 0

    def figures(self, hits: int) -> tuple[float, float, float]:
        """Precision, recall and F1 of that many hits."""
        precision, recall = hits / max(self.predicted, 1), hits / max(self.gold, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


@dataclass
class Score:
    """The outcome of one article: its pairs, the reports that match nothing, and the counts."""

    pairs: list[Pair] = field(default_factory=list)
    made_up: list[Report] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)


def fold(name: str) -> str:
    """A name without accents, case, articles, legal forms and marks."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold().replace("'", " ")
    return re.sub(r"[^a-z0-9]+", " ", _GENERIC.sub(" ", plain)).strip()


def _same(gold: str, found: str) -> bool:
    found = fold(found)
    forms = [fold(form) for form in gold.split("|")]
    return bool(found) and any(
        form == found or f" {found} " in f" {form} " or (form and f" {form} " in f" {found} ") for form in forms
    )


def _meet(gold: Iterable[str], found: Sequence[str]) -> bool:
    return any(_same(one, other) for one in gold for other in found)


def _amounts_agree(gold: float | None, found: float | None) -> bool:
    if gold is None or found is None:
        return gold is None and found is None
    return abs(gold - found) <= _TOLERANCE * abs(gold)


def statuses(report: Report) -> set[str]:
    """The gold's statuses that a stage and a confirmation can stand for."""
    fits = {"rumoured" if report.stage is Stage.CONSIDERED else report.stage.value}
    if report.confirmation in {Confirmation.REPORTED, Confirmation.SPECULATED}:
        fits.add("rumoured")
    if report.confirmation is Confirmation.DENIED:
        fits.add("cancelled")
    return fits


def compare(gold: GoldDeal, report: Report) -> tuple[float, bool, bool]:
    """How alike a gold deal and a report are, whether they are one event, and whether it was found whole."""
    if family_of(gold.kind) != family_of(report.kind):
        return 0, False, False
    sides: dict[Side, list[str]] = {side: [] for side in Side}
    for party in report.parties:
        sides[side_of(party.role)].append(party.name)
    neither = sides[Side.NEITHER]
    directed = gold.kind is Kind.CONTRACT and report.kind is Kind.CONTRACT
    if family_of(gold.kind) == "alliance" and not directed:
        everyone = [*gold.payers, *gold.payees]
        found = [name for names in sides.values() for name in names]
        payers = payees = _meet(everyone, found)
        whole = sum(_meet([one], found) for one in everyone) >= min(2, len(everyone))
    else:
        payers = _meet(gold.payers, sides[Side.PAYER] + neither)
        payees = _meet(gold.payees, sides[Side.PAYEE] + neither)
        whole = (payers or not gold.payers) and (payees or not gold.payees)
    amount = _amounts_agree(gold.amount, report.amount)
    contradicts = gold.amount is not None and report.amount is not None and not amount
    event = (payers or payees or not (gold.payers or gold.payees)) and not contradicts
    if not event:
        return 0, False, False
    likeness = 2 * amount + payers + payees + (gold.kind is report.kind) + (gold.status in statuses(report)) / 2
    return likeness, True, whole and amount


def score(article: GoldArticle, reports: Sequence[Report]) -> Score:
    """Match the reports of one article to its gold, the likest first, each at most once."""
    rows = [(compare(deal, report), i, j) for i, deal in enumerate(article.deals) for j, report in enumerate(reports)]
    partner: dict[int, tuple[int, bool]] = {}
    taken: set[int] = set()
    for (_, event, strict), i, j in sorted(rows, key=lambda row: (-row[0][0], row[1], row[2])):
        if event and i not in partner and j not in taken:
            partner[i] = (j, strict)
            taken.add(j)
    result = Score()
    for i, deal in enumerate(article.deals):
        if not deal.optional:
            j, strict = partner.get(i, (-1, False))
            result.pairs.append(Pair(article, deal, reports[j] if i in partner else None, strict))
    optional = sum(article.deals[i].optional for i in partner)
    result.made_up = [report for j, report in enumerate(reports) if j not in taken]
    hits = [pair for pair in result.pairs if pair.report is not None]
    result.tally = Tally(len(result.pairs), len(reports) - optional, len(hits), sum(pair.strict for pair in hits))
    return result


def field_accuracy(pairs: Iterable[Pair]) -> dict[str, tuple[int, int]]:
    """For each field, how many of the matched deals have it right, of those that the gold gives it for."""
    found: dict[str, list[bool]] = {name: [] for name in ("status", "currency", "bound", "date", "stake", "valuation")}
    for gold, report in ((pair.gold, pair.report) for pair in pairs):
        if report is None:
            continue
        if gold.status is not None:
            found["status"].append(gold.status in statuses(report))
        if gold.currency is not None and report.amount is not None:
            found["currency"].append(gold.currency == report.currency)
        if gold.bound is not None and report.amount is not None:
            found["bound"].append(gold.bound == report.bound)
        if gold.date:
            found["date"].append(bool(report.date) and str(report.date).startswith(gold.date))
        if gold.stake_pct is not None:
            found["stake"].append(_amounts_agree(gold.stake_pct, report.stake_pct))
        if gold.valuation is not None:
            found["valuation"].append(_amounts_agree(gold.valuation, report.valuation))
    return {name: (sum(hits), len(hits)) for name, hits in found.items()}
