"""How far a deal is and who says so."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Confirmation, Stage


@pytest.mark.parametrize(
    ("code", "text", "stage", "confirmation"),
    [
        ("fr", "Veltrano rachète Quorbine pour 300 M€.", Stage.ANNOUNCED, Confirmation.CONFIRMED),
        ("fr", "Veltrano a racheté Quorbine pour 300 M€.", Stage.COMPLETED, Confirmation.CONFIRMED),
        ("fr", "Veltrano pourrait racheter Quorbine pour 300 M€.", Stage.CONSIDERED, Confirmation.REPORTED),
        ("fr", "Veltrano est en discussions pour racheter Quorbine.", Stage.IN_TALKS, Confirmation.REPORTED),
        ("fr", "Veltrano a renoncé à racheter Quorbine pour 300 M€.", Stage.CANCELLED, Confirmation.CONFIRMED),
        ("en", "Veltrano will acquire Quorbine for $300m.", Stage.ANNOUNCED, Confirmation.CONFIRMED),
        ("en", "Veltrano has acquired Quorbine for $300m.", Stage.COMPLETED, Confirmation.CONFIRMED),
        ("en", "Veltrano could acquire Quorbine for $300m.", Stage.CONSIDERED, Confirmation.REPORTED),
        ("en", "Veltrano is in talks to acquire Quorbine.", Stage.IN_TALKS, Confirmation.REPORTED),
    ],
)
def test_stage_and_confirmation(code: str, text: str, stage: Stage, confirmation: Confirmation) -> None:
    (report,) = parse(document_from_text(text, language=code)).reports
    assert (report.stage, report.confirmation) == (stage, confirmation)
