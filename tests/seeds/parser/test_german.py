"""German, whose nouns all have capitals and whose verbs end the clause: a small file of data finds rounds and takeovers."""

# ruff: noqa: E501
import pytest

from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Kind, Side, side_of

DEALS = [
    (
        "Der Softwarekonzern Nordwerk übernimmt den Hamburger Anbieter Brisalto für 120 Millionen Euro.",
        (Kind.ACQUISITION, ["Nordwerk"], ["Brisalto"], 120_000_000, "EUR"),
    ),
    (
        "Das Berliner Start-up Kalvora hat in einer Serie-B-Finanzierungsrunde 35 Millionen Euro eingesammelt, angeführt von Lakestar.",
        (Kind.FUNDING_ROUND, ["Lakestar"], ["Kalvora"], 35_000_000, "EUR"),
    ),
    (
        "Nordwerk hat den Rivalen Brisalto für rund zwei Milliarden Dollar gekauft.",
        (Kind.ACQUISITION, ["Nordwerk"], ["Brisalto"], 2_000_000_000, "USD"),
    ),
    (
        "Nordwerk will den Softwareanbieter Talmenta kaufen.",
        (Kind.ACQUISITION, ["Nordwerk"], ["Talmenta"], None, None),
    ),
    (
        "Das Münchner Fintech Trevanio sammelt 20 Mio. Euro von Earlybird und Cherry Ventures ein.",
        (Kind.FUNDING_ROUND, ["Earlybird", "Cherry Ventures"], ["Trevanio"], 20_000_000, "EUR"),
    ),
    (
        "Brisalto wurde von Nordwerk übernommen.",
        (Kind.ACQUISITION, ["Nordwerk"], ["Brisalto"], None, None),
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), DEALS, ids=[sentence[:30] for sentence, _ in DEALS])
def test_deals_are_found(sentence: str, expected: tuple[Kind, list[str], list[str], int | None, str | None]) -> None:
    (report,) = parse(document_from_text(sentence, language="de")).reports
    payers, payees = (
        [party.name for party in report.parties if side_of(party.role) is side] for side in (Side.PAYER, Side.PAYEE)
    )
    assert (report.kind, payers, payees, report.amount, report.currency) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Umsatz des Unternehmens stieg um zwölf Prozent auf 300 Millionen Euro.",
        "Nordwerk baut 400 Stellen ab und rechnet mit einem Verlust von 20 Millionen Euro.",
    ],
)
def test_figures_that_are_no_deal_are_left_alone(sentence: str) -> None:
    assert parse(document_from_text(sentence, language="de")).reports == ()


def test_the_language_is_recognised() -> None:
    text = "Der Konzern hat die Übernahme nicht bestätigt und wird sich nach dem Abschluss zu den Plänen äußern."
    assert document_from_text(text).language == "de"


def test_common_nouns_are_no_names() -> None:
    text = "Die Übernahme des Anbieters Brisalto ist für den Umsatz der Gruppe wichtig."
    assert {m.name for m in parse(document_from_text(text, language="de")).mentions} == {"Brisalto"}
