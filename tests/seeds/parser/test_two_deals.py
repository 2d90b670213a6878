"""Sentences with two deals, each of several joined to each other: none takes what is the other's."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest

from seeds.model import Report
from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Language, Side, side_of

_FILES = Path(__file__).parent / "two_deals"
_LEAST = 0.1
"""How sure a deal has to be: a sentence alone has less to show for it than one in an article."""
_SUBJECT, _OTHERS = "Orvalis", ("Brumelio", "Tressac")
_SHARE = 0.93
"""Of how many of the deals, joined in one way, kind, sides and sum have to be read."""


def _told(deal: dict[str, Any], form: str, other: str) -> str:
    return str(deal[form]).replace("X", other)


def _is_read(deal: dict[str, Any], other: str, reports: list[Report]) -> Report | None:
    """The report that has the kind of a deal, its sum and those on its sides, if any."""
    for report in reports:
        on = {side: {party.name for party in report.parties if side_of(party.role) is side} for side in Side}
        payers, payees, neither = on[Side.PAYER], on[Side.PAYEE], on[Side.NEITHER]
        if report.kind.value != deal["kind"] or report.amount != (deal.get("millions", 0) * 10**6 or None):
            continue
        sides = {
            "pays": payers == {_SUBJECT} and other in payees and other not in payers,
            "is paid": payers <= {other} and other in payers | neither and _SUBJECT in payees | neither,
            "sells": payers == {other},
            "sells it": not payers and other in payees,
            "joins": {_SUBJECT, other} <= payers | payees | neither,
        }
        if sides[deal["subject"]]:
            return report
    return None


def _cases() -> list[tuple[Language, str]]:
    return [
        (language, way)
        for language in ("en", "fr")
        for way in tomllib.loads((_FILES / f"{language}.toml").read_text("utf-8"))["ways"]
    ]


@pytest.mark.parametrize(("language", "way"), _cases())
def test_both_deals_are_read(language: Language, way: str) -> None:
    deals = tomllib.loads((_FILES / f"{language}.toml").read_text("utf-8"))["deals"]
    missed: list[str] = []
    pairs = list(itertools.product(deals, deals))
    for pair in pairs:
        forms = {
            f"{form}{number}": _told(deal, form, other)
            for number, (deal, other) in enumerate(zip(pair, _OTHERS, strict=True), 1)
            for form in deal
            if form not in {"kind", "subject", "millions"}
        }
        text = way.format(S=_SUBJECT, **forms)
        reports = list(parse(document_from_text(text, language=language), least=_LEAST).reports)
        for deal, other in zip(pair, _OTHERS, strict=True):
            report = _is_read(deal, other, reports)
            if report is None:
                missed.append(text)
            else:
                reports.remove(report)
    assert len(missed) <= (1 - _SHARE) * 2 * len(pairs), missed
