"""Names of firms that are called after several partners."""

from __future__ import annotations

import pytest

from seeds.language import load_language
from seeds.parser.names import find_names
from seeds.parser.segment import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clayvon, Dubrier & Rice has bought Orvalis.", ["Clayvon, Dubrier & Rice", "Orvalis"]),
        ("Orvalis was sold to Clayvon, Dubrier & Rhys for $3bn.", ["Orvalis", "Clayvon, Dubrier & Rhys"]),
        ("Welvar, Carsol, Andervon & Stowel has bought Orvalis.", ["Welvar, Carsol, Andervon & Stowel", "Orvalis"]),
        ("According to Velmar, Dubrier & Rhys will buy Orvalis.", ["Velmar", "Dubrier & Rhys", "Orvalis"]),
        ("Velmar, Dubrier & Rhys and Monvale have bought Orvalis.", ["Velmar", "Dubrier & Rhys", "Monvale", "Orvalis"]),
        ("Velmar, Dubrier & Rhys, Monvale and Tarvel agreed.", ["Velmar", "Dubrier & Rhys", "Monvale", "Tarvel"]),
        ("On Tuesday, Dubrier & Rhys bought Orvalis.", ["Dubrier & Rhys", "Orvalis"]),
        ("Velmar and Sons has bought Orvalis.", ["Velmar and Sons", "Orvalis"]),
        ("Velmar and Orvalis have agreed.", ["Velmar", "Orvalis"]),
    ],
)
def test_partners_are_one_firm(text: str, expected: list[str]) -> None:
    language = load_language("en")
    rows = find_names(text, sentences(text, language), language)
    assert [mention.text for row in rows for mention in row] == expected
