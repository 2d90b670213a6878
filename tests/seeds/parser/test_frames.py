"""Each kind of deal in one sentence of each language, by the real parser."""

from __future__ import annotations

import pytest

from seeds.model import Report
from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Bound, Kind, Side, Stage, side_of

M, BN = 10**6, 10**9


def reports(code: str, text: str) -> tuple[Report, ...]:
    return parse(document_from_text(text, language=code, published="2026-02-10")).reports


def on(report: Report, side: Side) -> set[str]:
    return {party.name for party in report.parties if side_of(party.role) is side}


V, Q, N = "Veltrano", "Quorbine", "Nordvik"


@pytest.mark.parametrize(
    ("code", "text", "kind", "payers", "payees", "amount"),
    [
        ("fr", "Veltrano investit 40 millions d'euros dans Quorbine.", Kind.INVESTMENT, {V}, {Q}, 40 * M),
        ("fr", "Veltrano a acquis 30 % du capital de Quorbine.", Kind.INVESTMENT, {V}, {Q}, None),
        ("fr", "Quorbine a levé 25 millions d'euros auprès de Nordvik.", Kind.FUNDING_ROUND, {N}, {Q}, 25 * M),
        (
            "fr",
            "La jeune pousse Quorbine boucle une levée de fonds de 25 millions d'euros menée par Nordvik.",
            Kind.FUNDING_ROUND,
            {N},
            {Q},
            25 * M,
        ),
        ("fr", "Veltrano rachète Quorbine pour 300 millions d'euros.", Kind.ACQUISITION, {V}, {Q}, 300 * M),
        ("fr", "Quorbine a été racheté par Veltrano pour 300 M€.", Kind.ACQUISITION, {V}, {Q}, 300 * M),
        ("fr", "Le rachat de Quorbine par Veltrano pour 300 M€ a été annoncé.", Kind.ACQUISITION, {V}, {Q}, 300 * M),
        ("fr", "Veltrano a cédé Quorbine à Nordvik pour 90 M€.", Kind.ACQUISITION, {N}, {Q, V}, 90 * M),
        ("fr", "Veltrano Capital lance un fonds de 500 millions d'euros.", Kind.FUND, set(), {f"{V} Capital"}, 500 * M),
        ("fr", "Quorbine a décroché un contrat de 80 M€ auprès de Veltrano.", Kind.CONTRACT, {V}, {Q}, 80 * M),
        ("fr", "Veltrano va construire une usine de 400 M€ près de Lyon.", Kind.CAPEX, {V}, set(), 400 * M),
        ("fr", "Quorbine prépare son introduction en bourse.", Kind.IPO, set(), {Q}, None),
        ("fr", "Quorbine a emprunté 150 millions d'euros auprès de Nordvik.", Kind.DEBT, {N}, {Q}, 150 * M),
        ("fr", "Nordvik a prêté 150 millions d'euros à Quorbine.", Kind.DEBT, {N}, {Q}, 150 * M),
        ("en", "Veltrano will invest $40 million in Quorbine.", Kind.INVESTMENT, {V}, {Q}, 40 * M),
        ("en", "Veltrano took a 30% stake in Quorbine.", Kind.INVESTMENT, {V}, {Q}, None),
        ("en", "Quorbine raised $25 million from Nordvik.", Kind.FUNDING_ROUND, {N}, {Q}, 25 * M),
        ("en", "Quorbine has closed a $25m Series B led by Nordvik.", Kind.FUNDING_ROUND, {N}, {Q}, 25 * M),
        ("en", "Veltrano has acquired Quorbine for $300 million.", Kind.ACQUISITION, {V}, {Q}, 300 * M),
        ("en", "Quorbine was bought by Veltrano for $300 million.", Kind.ACQUISITION, {V}, {Q}, 300 * M),
        ("en", "Veltrano's acquisition of Quorbine for $300m was announced.", Kind.ACQUISITION, {V}, {Q}, 300 * M),
        ("en", "Veltrano sold Quorbine to Nordvik for $90 million.", Kind.ACQUISITION, {N}, {Q, V}, 90 * M),
        ("en", "Veltrano Capital launched a $500 million fund.", Kind.FUND, set(), {f"{V} Capital"}, 500 * M),
        ("en", "Quorbine won an $80 million contract from Veltrano.", Kind.CONTRACT, {V}, {Q}, 80 * M),
        ("en", "Veltrano plans to spend $2 billion on new data centers.", Kind.CAPEX, {V}, set(), 2 * BN),
        ("en", "Quorbine filed for an initial public offering.", Kind.IPO, set(), {Q}, None),
        ("en", "Quorbine borrowed $150 million from Nordvik.", Kind.DEBT, {N}, {Q}, 150 * M),
        ("en", "Quorbine secured a $150 million loan from Nordvik.", Kind.DEBT, {N}, {Q}, 150 * M),
    ],
)
def test_who_pays_whom_and_how_much(
    code: str, text: str, kind: Kind, payers: set[str], payees: set[str], amount: int | None
) -> None:
    (report,) = reports(code, text)
    assert report.kind is kind
    assert on(report, Side.PAYER) == payers
    assert on(report, Side.PAYEE) == payees
    assert report.amount == amount


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        ("fr", "Veltrano et Quorbine nouent un partenariat dans les batteries.", Kind.PARTNERSHIP),
        ("fr", "Veltrano et Quorbine créent une coentreprise dans l'hydrogène.", Kind.JOINT_VENTURE),
        ("en", "Veltrano and Quorbine announced a partnership on batteries.", Kind.PARTNERSHIP),
    ],
)
def test_equals(code: str, text: str, kind: Kind) -> None:
    (report,) = reports(code, text)
    assert report.kind is kind
    assert on(report, Side.NEITHER) == {V, Q}


@pytest.mark.parametrize(
    ("code", "text", "bound"),
    [
        ("fr", "Veltrano pourrait investir jusqu'à 40 millions d'euros dans Quorbine.", Bound.UP_TO),
        ("fr", "Quorbine a été racheté par Veltrano pour près de 300 millions d'euros.", Bound.ABOUT),
        ("en", "Veltrano could invest up to $40 million in Quorbine.", Bound.UP_TO),
        ("en", "Veltrano will invest at least $40 million in Quorbine.", Bound.AT_LEAST),
    ],
)
def test_the_bound_and_its_words(code: str, text: str, bound: Bound) -> None:
    (report,) = reports(code, text)
    assert report.bound is bound
    assert [e.text for e in report.evidence if e.field == "bound"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Quorbine a réalisé un chiffre d'affaires de 40 millions d'euros l'an dernier."),
        ("fr", "Veltrano supprime 900 postes dans ses usines."),
        ("en", "Quorbine reported revenue of $40 million last year."),
        ("en", "Veltrano will cut 900 jobs at its plants."),
    ],
)
def test_what_is_no_deal(code: str, text: str) -> None:
    assert reports(code, text) == ()


def test_two_listings_are_two_deals() -> None:
    found = reports("fr", "Veltrano et Quorbine préparent leur introduction en Bourse.")
    assert [(report.kind, on(report, Side.PAYEE)) for report in found] == [(Kind.IPO, {V}), (Kind.IPO, {Q})]


def test_a_contribution_goes_to_the_round_told_of() -> None:
    text = "Quorbine va lever 15 millions d'euros. Veltrano prévoit une contribution de 5 millions d'euros."
    (part,) = (report for report in reports("fr", text) if report.kind is Kind.INVESTMENT)
    assert (on(part, Side.PAYER), on(part, Side.PAYEE), part.amount) == ({V}, {Q}, 5 * M)


def test_an_accord_is_the_deal_that_it_leads_to() -> None:
    found = reports("fr", "Veltrano a signé un accord avec Nordvik pour racheter Quorbine.")
    assert [report.kind for report in found] == [Kind.ACQUISITION]


def test_a_public_body_is_the_customer() -> None:
    (report,) = reports("fr", "Le ministère des Armées a signé un contrat de 80 millions d'euros avec Quorbine.")
    assert (on(report, Side.PAYEE), report.amount) == ({Q}, 80 * M)


def test_a_share_held_is_no_deal_but_one_bought_is() -> None:
    assert reports("fr", "Veltrano détient 30 % de Quorbine.") == ()
    (report,) = reports("fr", "Veltrano détient désormais 30 % de Quorbine.")
    assert report.kind is Kind.INVESTMENT


def test_who_pays_is_not_guessed_where_two_only_sign() -> None:
    (report,) = reports("fr", "Veltrano a signé un contrat de 80 millions d'euros avec Quorbine.")
    assert [(party.name, party.role) for party in report.parties] == [("Veltrano", "partner"), (Q, "partner")]
    (report,) = reports("en", "Veltrano signed an $80 million contract with Quorbine.")
    assert {party.role for party in report.parties} == {"partner"}


@pytest.mark.parametrize(
    ("code", "text", "stage"),
    [
        ("fr", "Veltrano a financé un centre de données de 40 millions d'euros à Lens.", Stage.COMPLETED),
        ("fr", "Veltrano va financer un centre de données de 40 millions d'euros à Lens.", Stage.ANNOUNCED),
        ("en", "Veltrano has financed a data centre of $40 million in Ohio.", Stage.COMPLETED),
    ],
)
def test_a_plant_that_was_financed_is_paid_for(code: str, text: str, stage: Stage) -> None:
    (report,) = reports(code, text)
    assert (report.kind, report.stage) == (Kind.CAPEX, stage)
