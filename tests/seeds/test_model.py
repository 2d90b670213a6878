"""What the domain model refuses, each with an error that says why."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from seeds.model import Document, Evidence, Mention, ParsedDocument, Report, text_id

TEXT = "Veltrano rachète Quorbine."
PROOF = Evidence(field="deal", start=0, end=8, text="Veltrano")


def document(**changes: Any) -> Document:
    return Document.model_validate({"document_id": text_id(TEXT), "language": "fr", "text": TEXT, **changes})


def report(**changes: Any) -> Report:
    facts = {"kind": "acquisition", "stage": "announced", "confirmation": "confirmed", "parties": (), "confidence": 0.5}
    return Report.model_validate({**facts, "evidence": (PROOF,), **changes})


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"amount": 5, "bound": "exact"}, "needs a bound and a currency"),
        ({"amount": 5, "currency": "EUR"}, "needs a bound and a currency"),
        ({"amount": 5, "amount_max": 4, "currency": "EUR", "bound": "exact"}, "range 5 to 4 has no order"),
        ({"amount_max": 4, "currency": "EUR"}, "has no order"),
        ({"valuation": 9}, "valuation 9 needs a currency"),
        ({"currency_inferred": True}, "inferred must be named"),
        ({"bound": "about"}, "bound about has no amount"),
        ({"currency": "euro"}, "'euro' is no ISO 4217 currency code"),
        ({"amount": -1, "currency": "EUR", "bound": "exact"}, "greater than or equal to 0"),
        (
            {"kind": "capex", "parties": ({"name": "Quorbine", "role": "supplier"},)},
            "Quorbine: the role supplier has no",
        ),
        ({"kind": "capex", "parties": ({"name": "Quorbine", "role": "target"},)}, "no place in a deal of kind capex"),
        ({"stake_pct": 101}, "less than or equal to 100"),
        ({"stake_pct": 0}, "greater than 0"),
        ({"confidence": 1.1}, "less than or equal to 1"),
        ({"evidence": ()}, "at least 1 item"),
        ({"date": "2025-13"}, "no such year or month"),
        ({"date": "2025-02-30"}, "no such day"),
        ({"date": "2025-Q5"}, "write 2025, 2025-Q4, 2025-11 or 2025-11-03"),
        ({"date": "0000"}, "no such year"),
        ({"date": "last week"}, "'last week' is no date"),
        ({"stage": "dreamt"}, "considered"),
        ({"colour": "red"}, "Extra inputs are not permitted"),
    ],
)
def test_reports_that_make_no_sense(changes: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        report(**changes)


@pytest.mark.parametrize("date", ["2025", "2025-Q4", "2025-11", "2024-02-29"])
def test_dates_keep_their_precision(date: str) -> None:
    assert report(date=date).date == date


def test_an_inferred_currency_is_enough() -> None:
    assert report(amount=5, bound="exact", currency="USD", currency_inferred=True).currency_inferred


def test_a_range_may_be_a_point() -> None:
    assert report(amount=5, amount_max=5, bound="exact", currency="USD").amount_max == 5


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(0, 9, "Veltrano"), (3, 3, "Veltrano"), (8, 0, "Veltrano"), (-1, 7, "Veltrano"), (0, 0, "")],
)
def test_spans_that_do_not_fit_their_quote(start: int, end: int, text: str) -> None:
    with pytest.raises(ValidationError):
        Evidence(field="deal", start=start, end=end, text=text)


@pytest.mark.parametrize(("start", "quote"), [(1, "Veltrano"), (0, "Veltrani"), (100, "Veltrano")])
def test_evidence_must_read_as_the_text(start: int, quote: str) -> None:
    wrong = Evidence(field="acquirer", start=start, end=start + len(quote), text=quote)
    with pytest.raises(ValidationError, match=f"evidence for acquirer: span {start}-.* does not read '{quote}'"):
        ParsedDocument(document=document(), reports=(report(evidence=(wrong,)),))


def test_a_mention_outside_its_text() -> None:
    far = Mention(name="Quorbine", kind="company", start=20, end=99)
    with pytest.raises(ValidationError, match="mention of Quorbine: span 20-99 is outside its text of 26 characters"):
        ParsedDocument(document=document(), mentions=(far,))


def test_an_empty_mention() -> None:
    with pytest.raises(ValidationError, match="span 4-4 is empty"):
        Mention(name="Quorbine", kind="company", start=4, end=4)


def test_a_document_has_the_id_of_its_text() -> None:
    with pytest.raises(ValidationError, match="document id 0123 is not the id of its text"):
        document(document_id="0123")


def test_ids_look_through_white_space_and_composition() -> None:
    assert text_id("Été  2025\n") == text_id("E\u0301te\u0301 2025")
    assert text_id("Été 2025") != text_id("Été 2026")


def test_reports_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        report().stage = "completed"  # type: ignore[assignment]
