"""How far a deal is where a later sentence says so, and what a deal that is told but once is taken for."""

from __future__ import annotations

import pytest

from seeds.model import Report
from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Stage


def only_report(text: str) -> Report:
    (report,) = parse(document_from_text(text)).reports
    return report


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Quorvel has agreed to buy Velwick for $30 million. The deal was completed on Monday.", Stage.COMPLETED),
        ("Quorvel has acquired Velwick. The deal is subject to regulatory approval.", Stage.ANNOUNCED),
        ("Quorvel has acquired Velwick. The deal could be completed in May.", Stage.ANNOUNCED),
        ("Quorvel agreed to buy Velwick in May. The deal fell through a month later.", Stage.CANCELLED),
        ("Quorvel has agreed to buy Velwick. The effect of the deal will show once completed.", Stage.ANNOUNCED),
        ("Quorvel has bought Velwick. The factory is subject to regulatory approval.", Stage.COMPLETED),
        ("Tarvel rachète Cordelac. L'opération a été bouclée lundi.", Stage.COMPLETED),
        ("Tarvel a racheté Cordelac. L'opération reste soumise à l'accord des autorités.", Stage.ANNOUNCED),
        ("Tarvel a racheté Cordelac. Cette acquisition doit être finalisée en mai.", Stage.ANNOUNCED),
    ],
)
def test_a_later_sentence_says_how_far_a_deal_is(text: str, stage: Stage) -> None:
    assert only_report(text).stage is stage


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Quorvel has agreed to buy Velwick. The deal was completed on Monday.", "completed"),
        ("Quorvel is in talks to buy Velwick.", "in talks"),
        ("Quorvel has bought Velwick.", "has bought"),
        ("Quorvel agreed to buy Velwick, but walked away.", "walked away"),
        ("Tarvel rachètera Cordelac.", "rachètera"),
    ],
)
def test_the_words_that_tell_the_stage_are_its_evidence(text: str, words: str) -> None:
    assert [evidence.text for evidence in only_report(text).evidence if evidence.field == "stage"] == [words]


def test_the_words_that_tell_who_says_so_are_evidence() -> None:
    report = only_report("Sources close to the talks said Quorvel is to buy Velwick.")
    assert [e.text for e in report.evidence if e.field == "confirmation"] == ["Sources close"]


def test_what_was_recalled_since_is_not_the_deal_that_is_still_to_close() -> None:
    text = (
        "Quorvel is buying Velwick from Harnock. Harnock had bought the brand for $8 million in 1991. "
        "The deal is expected to close this year."
    )
    assert {report.stage for report in parse(document_from_text(text)).reports if report.amount} == {Stage.COMPLETED}


_ABOUT = "Harnock makes steel in Leeds.\n\nIts sales have grown for years, and so has its staff.\n\n"


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("The market has changed through the takeover of Velwick by Quorvel.", Stage.COMPLETED),
        ("Quorvel competed with Harnock to buy Velwick.", Stage.COMPLETED),
        ("Quorvel supplies Velwick with steel.", Stage.COMPLETED),
    ],
)
def test_what_is_told_in_passing_is_done(sentence: str, stage: Stage) -> None:
    assert only_report(_ABOUT + sentence).stage is stage
