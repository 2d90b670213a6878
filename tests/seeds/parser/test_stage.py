"""How far a deal is, who says so and when it was made."""

from __future__ import annotations

from pathlib import Path

import pytest

from seeds.model import Report
from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Bound, Confirmation, Stage


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


def only_report(sentence: str, language: str, published: str | None = None) -> Report:
    (report,) = parse(document_from_text(sentence, language=language, published=published)).reports
    return report


STAGES = [
    ("en", "Tressac agreed to be bought by Sauvelac for $2 billion.", Stage.ANNOUNCED),
    ("en", "Tressac is to be taken private by Sauvelac.", Stage.ANNOUNCED),
    ("fr", "Tressac, qui vient d'être racheté par Sauvelac, recrute.", Stage.COMPLETED),
    ("fr", "Le groupe Sauvelac s'est offert Tressac l'an dernier.", Stage.COMPLETED),
    ("fr", "Le groupe Sauvelac est en passe de racheter Tressac.", Stage.PLANNED),
    ("fr", "Sauvelac s'engage à investir 30 millions d'euros dans Tressac.", Stage.ANNOUNCED),
    ("fr", "Sauvelac est prêt à investir 30 millions d'euros dans Tressac.", Stage.PLANNED),
    ("fr", "Sauvelac a désormais l'ambition de racheter Tressac.", Stage.PLANNED),
    ("fr", "Sauvelac est sur le point de racheter Tressac.", Stage.PLANNED),
    ("fr", "La start-up Orvalis lève 25 millions d'euros auprès de Partech.", Stage.COMPLETED),
    ("fr", "Orvalis annonce une levée de fonds de 25 millions d'euros menée par Partech.", Stage.COMPLETED),
    ("fr", "Orvalis cherche à lever 25 millions d'euros auprès de Partech.", Stage.PLANNED),
    ("fr", "Orvalis va lever 25 millions d'euros auprès de Partech.", Stage.PLANNED),
    ("fr", "Sauvelac investit 40 millions d'euros dans une nouvelle usine à Douai.", Stage.PLANNED),
    ("fr", "Sauvelac va investir 40 millions d'euros dans une usine à Douai.", Stage.ANNOUNCED),
    ("fr", "Sauvelac vient d'annoncer l'acquisition de Tressac.", Stage.ANNOUNCED),
    ("fr", "Sauvelac vient d'acquérir Tressac.", Stage.COMPLETED),
    ("fr", "Sauvelac avait accepté de racheter Tressac, mais a renoncé.", Stage.CANCELLED),
    ("fr", "Orvalis étudie une introduction en Bourse.", Stage.PLANNED),
    ("en", "Harrowgate agreed in 2012 to buy Quillmere, but walked away.", Stage.CANCELLED),
    ("en", "Harrowgate agreed to buy Quillmere.", Stage.ANNOUNCED),
    ("en", "Quillmere closed a $20 million funding round led by Harrowgate Ventures.", Stage.COMPLETED),
    ("en", "Harrowgate plans to buy Quillmere.", Stage.PLANNED),
    ("en", "Harrowgate is in talks to buy Quillmere.", Stage.IN_TALKS),
]


@pytest.mark.parametrize(("language", "sentence", "stage"), STAGES, ids=[sentence[:40] for _, sentence, _ in STAGES])
def test_the_stage_is_told_by_words_tense_and_kind(language: str, sentence: str, stage: Stage) -> None:
    assert only_report(sentence, language).stage is stage


@pytest.mark.parametrize(
    ("language", "sentence", "date"),
    [
        ("fr", "Le 8 mars 2025, Orvalis a annoncé une levée de fonds de 25 millions d'euros.", "2025-03-08"),
        ("fr", "En décembre 2024, Sauvelac annonce l'acquisition de Tressac.", "2024-12"),
        ("fr", "Sauvelac, fondée en 2011, a racheté Tressac.", None),
        ("en", "Founded in 2015, Quillmere raised $9 million from Harrowgate Ventures.", None),
        ("en", "On January 27, 2025, Harrowgate commenced a tender offer for Quillmere.", "2025-01-27"),
        ("en", "Harrowgate, which was launched in 2008, bought Quillmere in 2019.", "2019"),
        ("en", "Harrowgate, which acquired Quillmere back in 2009, makes pumps.", "2009"),
        ("en", "Harrowgate bought Quillmere as early as 2009.", "2009"),
        ("en", "Harrowgate left Belgium in 2002 and sold its shops there to Quillmere in 2003.", "2003"),
        ("fr", "Sauvelac s'est retiré de Belgique en 2002 et a vendu ses magasins à Tressac en 2003.", "2003"),
    ],
)
def test_a_date_is_that_of_the_deal_and_not_of_the_company(language: str, sentence: str, date: str | None) -> None:
    assert only_report(sentence, language).date == date


def told_in(folder: str) -> list[tuple[str, str, str]]:
    """Language, what it tells and the sentence of each line of the files in a folder."""
    told = []
    for path in sorted(Path(__file__).with_name(folder).glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if not line.startswith("#"):
                what, sentence = line.split(" | ", 1)
                told.append((path.stem, what, sentence))
    return told


@pytest.mark.parametrize(("language", "stage", "sentence"), told_in("stages"))
def test_the_stage_is_read(language: str, stage: str, sentence: str) -> None:
    reports = parse(document_from_text(sentence, language=language, published="2024-05-14")).reports
    assert {report.stage.value for report in reports} == {stage}


@pytest.mark.parametrize(("language", "confirmation", "sentence"), told_in("confirmations"))
def test_who_says_so_is_read(language: str, confirmation: str, sentence: str) -> None:
    reports = parse(document_from_text(sentence, language=language, published="2024-05-14")).reports
    assert {report.confirmation.value for report in reports} == {confirmation}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Harrowgate is not in talks to buy Quillmere."),
        ("en", "Harrowgate is not close to buying Quillmere, it said."),
        ("fr", "Sauvelac n'est pas en discussions pour racheter Tressac."),
        ("fr", "Sauvelac assure qu'aucune discussion n'est en cours en vue du rachat de Tressac."),
    ],
)
def test_talks_that_are_said_not_to_be_held_are_denied(language: str, sentence: str) -> None:
    assert only_report(sentence, language).confirmation is Confirmation.DENIED


def test_a_sum_told_with_more_care_in_one_place_is_told_so_everywhere() -> None:
    text = (
        "Harrowgate wants to invest 50 billion dollars in Quillmere.\n\n"
        "Harrowgate would invest up to 50 billion dollars in Quillmere, a source said.\n"
    )
    (report,) = parse(document_from_text(text, language="en")).reports
    assert report.bound is Bound.UP_TO
    assert any(row.field == "bound" and row.text.strip() == "up to" for row in report.evidence)


def test_an_investor_who_considers_a_round_in_talks_is_in_talks() -> None:
    text = (
        "Harrowgate is in talks to invest 50 million dollars in Quillmere.\n\n"
        "Pellworth is considering an investment of 30 million dollars in Quillmere.\n"
    )
    reports = parse(document_from_text(text, language="en")).reports
    assert [report.stage for report in reports] == [Stage.IN_TALKS, Stage.IN_TALKS]


@pytest.mark.parametrize(
    ("language", "sentence", "date"),
    [
        ("fr", "Tarvel rachète Cordelac, ont annoncé mardi les deux sociétés.", "2025-06-17"),
        ("fr", "Lundi soir, Tarvel a annoncé qu'il rachetait Cordelac.", "2025-06-16"),
        ("fr", "Tarvel rachète Cordelac, qui avait annoncé lundi une perte.", None),
        ("en", "Quorvel is to buy Velwick for $30 million, the companies said on Tuesday.", "2025-06-17"),
        ("en", "Quorvel bought Velwick on June 3, it said on Tuesday.", "2025-06-03"),
        ("en", "Quorvel is buying Velwick, which said on Monday that its sales fell.", None),
    ],
)
def test_the_day_on_which_a_deal_was_told_is_its_date(language: str, sentence: str, date: str | None) -> None:
    assert only_report(sentence, language, "2025-06-18").date == date
