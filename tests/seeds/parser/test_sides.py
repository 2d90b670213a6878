"""Who stands on which side of a deal: lists, brackets, subjects and descriptions.

A deal is written ``kind role:name, role:name``; several are parted by a bar.
"""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text

BRACKETS = [
    "Ostavia Banque (OB) et Tressac ont noué un partenariat. | partnership partner:Ostavia Banque, partner:Tressac",
    "Calder Mines (CMX), Benkel (BNK) and Torvex (TVX) will invest $30 million in Oltren. | investment investor:Calder Mines, investor:Benkel, investor:Torvex, target:Oltren",
    "Oltren a été racheté par Calder (Marbury), Benkel et Torvex. | acquisition acquirer:Calder, acquirer:Benkel, acquirer:Torvex, target:Oltren",
    "Oltren (Lyon) et Torvex (Nantes) ont annoncé leur fusion. | acquisition acquirer:Oltren, target:Torvex",
]
FRONTED_LISTS = [
    "After buying Calder, Frebel and Delnor, Oltren hired a lawyer. | acquisition acquirer:Oltren, target:Calder | acquisition acquirer:Oltren, target:Frebel | acquisition acquirer:Oltren, target:Delnor",
    "Après l'acquisition de Calder (Nord), Frebel (Orne) et Delnor (Gironde), le groupe Oltren a recruté un directeur. | acquisition acquirer:Oltren, target:Calder | acquisition acquirer:Oltren, target:Frebel | acquisition acquirer:Oltren, target:Delnor",
    "Avec Calder, filiale de Frebel, Oltren a acquis Guermin. | acquisition acquirer:Oltren, target:Guermin",
    "Oltren raised $3 million from Calder, Frebel and Delnor, Vertiq and Guermin. | funding_round investor:Calder, investor:Delnor, investor:Frebel, investor:Guermin, investor:Vertiq, target:Oltren",
]


@pytest.mark.parametrize("row", [*BRACKETS, *FRONTED_LISTS])
def test_each_is_on_its_side(row: str) -> None:
    text, *deals = row.split(" | ")
    reports = parse(document_from_text(text)).reports
    found = [f"{r.kind.value} {', '.join(sorted(f'{p.role.value}:{p.name}' for p in r.parties))}" for r in reports]
    meant = [kind + " " + ", ".join(sorted(roles.split(", "))) for kind, roles in (d.split(" ", 1) for d in deals)]
    assert sorted(found) == sorted(meant)
