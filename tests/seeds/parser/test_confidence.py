"""What speaks for a report raises its confidence, and what speaks against it lowers it."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text


def _confidence(text: str, code: str = "en") -> float:
    (report,) = parse(document_from_text(text, language=code)).reports
    return report.confidence


@pytest.mark.parametrize(
    ("fuller", "barer"),
    [
        ("Veltrano has acquired Quorbine for $30 million.", "Veltrano has acquired Quorbine."),
        ("Microsoft has acquired Nokia.", "Veltrano has acquired Quorbine."),
        ("In March 2019, Veltrano acquired Quorbine.", "Veltrano has acquired Quorbine."),
        (
            "Veltrano has acquired Quorbine. Veltrano acquired Quorbine to grow.",
            "Veltrano has acquired Quorbine. The sun shines on all of us.",
        ),
        ("Veltrano has acquired Quorbine.", "Veltrano has signed a partnership with Quorbine."),
        ("Microsoft has acquired Nokia.", "Microsoft has acquired Nokia\n\nThe sun shines on all of us."),
    ],
)
def test_what_is_told_fully_is_surer(fuller: str, barer: str) -> None:
    assert _confidence(fuller) > _confidence(barer)


def test_a_party_that_is_left_out_makes_a_deal_less_sure() -> None:
    named = "Veltrano avance.\n\n- En mars, Veltrano signe un contrat de 30 millions d'euros avec Quorbine."
    left_out = "Veltrano avance.\n\n- En mars, contrat de 30 millions d'euros avec Quorbine."
    assert _confidence(named, "fr") > _confidence(left_out, "fr")
