"""What Markdown sets around names is no part of what is told."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        ("fr", "**Cegid** rachète **EBP**, éditeur de logiciels.", {"Cegid", "EBP"}),
        (
            "fr",
            "[Kering](https://a.example/k) prend 51 % de [Valentino](https://a.example/v).",
            {"Kering", "Valentino"},
        ),
        ("en", "_Hilden_ raised its stake in _Velwick_ to 30%.", {"Hilden", "Velwick"}),
        ("en", "Velwick[1] rejects Orvalis[2] bid.", {"Velwick", "Orvalis"}),
        ("en", "Hilden – founded in 2015 by two engineers – has bought Velwick.", {"Hilden", "Velwick"}),
        ("en", "Hilden (founded in 2015 by two engineers) has bought Velwick.", {"Hilden", "Velwick"}),
    ],
)
def test_names_in_marks_take_part_like_others(language: str, text: str, parties: set[str]) -> None:
    document = document_from_text(text, language=language, published="2025-06-15")
    (report,) = parse(document, least=0.1).reports
    assert {party.name for party in report.parties} == parties
    assert all(document.text[e.start : e.end] == e.text for e in report.evidence)
