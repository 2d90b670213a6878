"""Relative clauses."""

from __future__ import annotations

from seeds.parser import parse
from seeds.reading import document_from_text


def test_a_relative_without_an_antecedent_names_nobody() -> None:
    assert parse(document_from_text("campus dont repreneur", language="fr")).reports == ()


def test_the_antecedent_of_a_genitive_relative_is_what_is_bought() -> None:
    (report,) = parse(
        document_from_text("Brumelio, dont Tressac a finalisé le rachat, recrute.", language="fr")
    ).reports
    assert {party.name for party in report.parties} == {"Brumelio", "Tressac"}
