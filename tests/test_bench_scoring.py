"""What counts as found: the scoring that the evaluation script and the corpus test share."""

from __future__ import annotations

import pytest

from bench.scoring import GoldArticle, GoldDeal, compare, fold, score
from seeds.model import Evidence, Party, Report
from seeds.vocabulary import Bound, Confirmation, Kind, Role, Stage


def gold(**changes: object) -> GoldDeal:
    facts = {
        "kind": "acquisition",
        "payers": ["Harrowgate"],
        "payees": ["Quillmere|Quillmere Inc"],
        "status": "announced",
    }
    return GoldDeal.model_validate({**facts, **changes})


def report(**changes: object) -> Report:
    facts: dict[str, object] = {
        "kind": Kind.ACQUISITION,
        "stage": Stage.ANNOUNCED,
        "confirmation": Confirmation.CONFIRMED,
        "parties": (Party(name="Harrowgate plc", role=Role.ACQUIRER), Party(name="Quillmere", role=Role.TARGET)),
        "confidence": 0.9,
        "evidence": (Evidence(field="deal", start=0, end=1, text="x"),),
    }
    return Report.model_validate({**facts, **changes})


MONEY = {"amount": 5_000_000, "currency": "EUR", "bound": Bound.EXACT}
BUYER = (Party(name="Harrowgate", role=Role.ACQUIRER),)
WRONG_TARGET = (*BUYER, Party(name="Tressac", role=Role.TARGET))


@pytest.mark.parametrize(
    ("deal", "found", "event", "strict"),
    [
        ({}, {}, True, True),
        ({"amount": 5_000_000}, MONEY, True, True),
        ({"amount": 5_020_000}, MONEY, True, True),
        ({"amount": 9_000_000}, MONEY, False, False),
        ({}, MONEY, True, False),
        ({"amount": 5_000_000}, {}, True, False),
        ({}, {"parties": BUYER}, True, False),
        ({}, {"parties": WRONG_TARGET}, True, False),
        ({"payees": []}, {"parties": BUYER}, True, True),
        ({"kind": "ipo", "payers": [], "payees": ["Quillmere"]}, {}, False, False),
    ],
)
def test_an_event_needs_a_party_and_strict_all_sides_and_the_sum(
    deal: dict[str, object], found: dict[str, object], event: bool, strict: bool
) -> None:
    assert compare(gold(**deal), report(**found))[1:] == (event, strict)


def test_names_are_compared_without_accents_articles_and_legal_forms() -> None:
    assert fold("Le Groupe Crédit Éclair SA") == fold("credit eclair")


def test_what_is_optional_neither_helps_nor_hurts() -> None:
    deals = (gold(optional=True), gold(payees=["Tressac"]))
    article = GoldArticle(id="a", lang="en", deals=deals)
    outcome = score(article, [report()])
    assert (outcome.tally.gold, outcome.tally.predicted, outcome.tally.event) == (1, 0, 0)


def test_each_report_is_matched_once() -> None:
    article = GoldArticle(id="a", lang="en", deals=(gold(), gold(amount=5_000_000)))
    outcome = score(article, [report(**MONEY)])
    assert (outcome.tally.event, outcome.tally.strict) == (1, 1)
    assert [pair.report is not None for pair in outcome.pairs] == [False, True]
