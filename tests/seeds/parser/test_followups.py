"""What later sentences tell of a deal is added to it."""

from __future__ import annotations

import pytest

from seeds.model import Report
from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Kind, Role


def _only(code: str, text: str) -> Report:
    (report,) = parse(document_from_text(text, language=code)).reports
    return report


@pytest.mark.parametrize(
    ("code", "told", "leads", "others"),
    [
        ("fr", "Le tour de table a été mené par Ardenor.", {"Ardenor"}, set()),
        ("fr", "Menée par Ardenor et Coraline, cette levée dure.", {"Ardenor", "Coraline"}, set()),
        ("fr", "Parmi les autres investisseurs figurent Ardenor et Coraline.", set(), {"Ardenor", "Coraline"}),
        ("fr", "Parmi ses bailleurs de fonds figurent Ardenor et Coraline.", set(), {"Ardenor", "Coraline"}),
        ("fr", "Cette levée, menée par Ardenor et Coraline, dure.", {"Ardenor", "Coraline"}, set()),
        ("fr", "Les investisseurs sont Ardenor, Coraline et Belfont.", set(), {"Ardenor", "Coraline", "Belfont"}),
        ("fr", "Parmi les investisseurs figurent Ardenor et Coraline.", set(), {"Ardenor", "Coraline"}),
        ("fr", "Ardenor et Coraline y ont participé.", set(), {"Ardenor", "Coraline"}),
        (
            "fr",
            "Des proches de la société créée par Paul Aubry, Jean Morel et Luc Denis ont également participé au tour, "
            "dont Ardenor et Coraline.",
            set(),
            {"Ardenor", "Coraline"},
        ),
        (
            "fr",
            "Plusieurs fonds de premier plan participent à l'opération : Ardenor, Coraline et Belfont.",
            set(),
            {"Ardenor", "Coraline", "Belfont"},
        ),
        (
            "fr",
            "L'opération, emmenée par Ardenor, attire des investisseurs prestigieux : Coraline et Belfont.",
            {"Ardenor"},
            {"Coraline", "Belfont"},
        ),
        ("en", "The round was led by Ardenor. Coraline also participated.", {"Ardenor"}, {"Coraline"}),
        (
            "en",
            "The funding, led by Ardenor with participation from Coraline and Belfont, will pay for hiring.",
            {"Ardenor"},
            {"Coraline", "Belfont"},
        ),
        ("en", "Investors include Ardenor, Coraline and Belfont.", set(), {"Ardenor", "Coraline", "Belfont"}),
        (
            "en",
            "The new round was led by Ardenor, with existing investors, including Coraline and Belfont, joining.",
            {"Ardenor"},
            {"Coraline", "Belfont"},
        ),
        ("en", "The new cash is coming from Ardenor and Coraline.", set(), {"Ardenor", "Coraline"}),
        ("fr", "Les fonds proviennent d'Ardenor et de Coraline.", set(), {"Ardenor", "Coraline"}),
        ("en", "Ardenor and Coraline are among the investors.", set(), {"Ardenor", "Coraline"}),
        ("en", "The lead investor was Ardenor.", set(), {"Ardenor"}),
        ("en", "Participating in the round were Ardenor and Coraline.", set(), {"Ardenor", "Coraline"}),
        ("en", "The round was led by Ardenor alongside Coraline and Belfont.", {"Ardenor"}, {"Coraline", "Belfont"}),
        ("fr", "Le tour est mené par Ardenor avec Coraline et Belfont.", {"Ardenor"}, {"Coraline", "Belfont"}),
        ("fr", "Au capital, on retrouve Ardenor et Coraline.", set(), {"Ardenor", "Coraline"}),
        ("fr", "Ardenor et Coraline entrent à son capital.", set(), {"Ardenor", "Coraline"}),
        ("en", "Other backers are Ardenor and Coraline.", set(), {"Ardenor", "Coraline"}),
        ("en", "Ardenor and Coraline were also investors in that round.", set(), {"Ardenor", "Coraline"}),
        ("en", "It counts Ardenor and Coraline among its investors.", set(), {"Ardenor", "Coraline"}),
        ("en", "Led by Ardenor, the round included Coraline.", {"Ardenor"}, {"Coraline"}),
        ("en", "The round, led by Ardenor, included Coraline.", {"Ardenor"}, {"Coraline"}),
        ("en", "Ardenor led the investment, followed by Coraline.", {"Ardenor"}, {"Coraline"}),
        ("en", "Former backers such as Ardenor stayed away.", set(), set()),
        ("fr", "Le soutien de deux investisseurs – Ardenor et Coraline – l'aidera.", set(), {"Ardenor", "Coraline"}),
        ("fr", "Mirabol, dont les investisseurs sont Ardenor et Coraline, lui fait face.", set(), set()),
        (
            "fr",
            "Ardenor entre au capital aux côtés des actionnaires historiques Coraline et Belfont.",
            set(),
            {"Ardenor", "Coraline", "Belfont"},
        ),
        ("fr", "L'opération a été rendue possible grâce à Ardenor et Coraline.", set(), {"Ardenor", "Coraline"}),
        ("fr", "On y retrouve Ardenor et Coraline.", set(), {"Ardenor", "Coraline"}),
    ],
)
def test_the_investors_of_a_round_told_later_are_its_own(
    code: str, told: str, leads: set[str], others: set[str]
) -> None:
    opening = {"fr": "Veltrano a levé 30 millions d'euros.", "en": "Veltrano has raised $30 million in a Series A."}
    report = _only(code, f"{opening[code]} {told}")
    assert {p.name for p in report.parties if p.role is Role.LEAD_INVESTOR} == leads
    assert {p.name for p in report.parties if p.role is Role.INVESTOR} == others
    assert {p.name for p in report.parties if p.role is Role.TARGET} == {"Veltrano"}


@pytest.mark.parametrize(
    ("code", "told", "lenders"),
    [
        ("en", "The money comes from Ardenor, with participation from Coraline.", {"Ardenor", "Coraline"}),
        ("en", "The lenders are Ardenor, Coraline and Belfont.", {"Ardenor", "Coraline", "Belfont"}),
        ("fr", "Le prêt est accordé par Ardenor et Coraline.", {"Ardenor", "Coraline"}),
        ("fr", "Parmi les prêteurs figurent Ardenor et Coraline.", {"Ardenor", "Coraline"}),
        ("en", "Mirabol, whose customers include Ardenor, is a rival.", set()),
        ("fr", "Un projet pilote est mené par Ardenor.", set()),
    ],
)
def test_the_lenders_of_a_loan_told_later_are_its_own(code: str, told: str, lenders: set[str]) -> None:
    opening = {
        "fr": "Veltrano a obtenu une ligne de crédit de 300 millions d'euros.",
        "en": "Veltrano has secured a $300 million credit facility.",
    }
    report = _only(code, f"{opening[code]} {told}")
    assert {p.name for p in report.parties if p.role is Role.LENDER} == lenders
    assert {p.name for p in report.parties if p.role is Role.BORROWER} == {"Veltrano"}


@pytest.mark.parametrize(
    ("code", "told", "investors"),
    [
        ("en", "Investors in the fund include Ardenor and the Belfont Endowment.", {"Ardenor", "Belfont Endowment"}),
        ("en", "Investors in Veltrano IV include the Belfont Endowment.", {"Belfont Endowment"}),
        ("en", "The fund's limited partners include fellow insurers Ardenor and Coraline.", {"Ardenor", "Coraline"}),
        ("en", "The fund is backed by Ardenor, Coraline and Belfont.", {"Ardenor", "Coraline", "Belfont"}),
        ("en", "Ardenor and Coraline are anchor investors.", {"Ardenor", "Coraline"}),
        ("en", "Ardenor and Coraline both committed $50 million.", {"Ardenor", "Coraline"}),
        ("en", "The fund is led by Paul Aubry, formerly of Ardenor.", set()),
        ("en", "Its portfolio includes Ardenor and Coraline.", set()),
        ("fr", "Parmi les souscripteurs figurent Ardenor et Coraline.", {"Ardenor", "Coraline"}),
        ("fr", "Ce nouveau véhicule réunit Ardenor, Coraline et Belfont.", {"Ardenor", "Coraline", "Belfont"}),
        ("fr", "Il a reçu le soutien d'Ardenor et de Coraline.", {"Ardenor", "Coraline"}),
        ("fr", "Ardenor et Coraline y ont souscrit.", {"Ardenor", "Coraline"}),
        ("fr", "Le fonds est piloté par Paul Aubry, venu d'Ardenor.", set()),
    ],
)
def test_who_put_money_in_a_fund_may_be_told_later(code: str, told: str, investors: set[str]) -> None:
    opening = {
        "en": "Veltrano Partners has closed its fourth buyout fund at $210 million.",
        "fr": "Veltrano Gestion a bouclé son quatrième fonds à 210 millions d'euros.",
    }
    reports = parse(document_from_text(f"{opening[code]} {told}", language=code)).reports
    (fund,) = [report for report in reports if report.kind is Kind.FUND]
    assert {p.name for p in fund.parties if p.role is Role.INVESTOR} == investors
    assert len([p for p in fund.parties if p.role is Role.MANAGER]) == 1


def test_a_round_told_before_a_fund_keeps_its_own_investors() -> None:
    text = (
        "Quorbine has raised $20 million. Veltrano has closed its fourth fund at $300 million. "
        "The round was led by Ardenor and joined by Coraline."
    )
    reports = parse(document_from_text(text, language="en")).reports
    raised = {report.kind: {p.name for p in report.parties} for report in reports}
    assert raised[Kind.FUNDING_ROUND] == {"Quorbine", "Ardenor", "Coraline"}
    assert raised[Kind.FUND] == {"Veltrano"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Veltrano a levé 30 millions d'euros. Mirabol, dont les investisseurs sont Ardenor, lui fait face."),
        ("en", "Veltrano has raised $30 million. Mirabol, whose customers include Ardenor, is a rival."),
        ("fr", "Veltrano a levé 30 millions d'euros. Un projet pilote est mené par Ardenor."),
        ("en", "Veltrano has raised $30 million. The team is led by Ardenor."),
    ],
)
def test_what_others_have_is_not_the_rounds(code: str, text: str) -> None:
    assert {p.name for p in _only(code, text).parties} == {"Veltrano"}


@pytest.mark.parametrize(
    ("code", "text", "amount"),
    [
        ("fr", "Veltrano rachète Quorbine. La transaction est évaluée à 300 millions d'euros.", 300_000_000),
        ("fr", "Veltrano rachète Quorbine. L'opération valorise la cible 300 millions d'euros.", 300_000_000),
        ("fr", "Veltrano rachète Quorbine. Il va débourser 300 millions d'euros.", 300_000_000),
        ("fr", "Veltrano emprunte auprès de BNP Paribas. Le prêt s'élève à 300 millions d'euros.", 300_000_000),
        ("en", "Veltrano will buy Quorbine. The all-cash transaction values Quorbine at $5 billion.", 5_000_000_000),
        ("en", "Veltrano will buy Quorbine. The group will pay $5 billion in cash.", 5_000_000_000),
        ("en", "Veltrano will buy Quorbine. The deal, worth $5 billion, is to close in March.", 5_000_000_000),
    ],
)
def test_the_sum_told_later_is_the_deals(code: str, text: str, amount: int) -> None:
    assert _only(code, text).amount == amount


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Valmorin était en redressement. Le tribunal de commerce a retenu mercredi l'offre du groupe Orvalis."),
        ("fr", "Valmorin cherchait un repreneur. La justice a choisi l'offre d'Orvalis."),
        ("fr", "Valmorin est en liquidation. Le groupe Orvalis propose de reprendre 40 des 60 salariés."),
        ("en", "Valmorin was insolvent. The court accepted an offer from Orvalis."),
    ],
)
def test_the_bid_for_an_insolvent_company_is_for_whom_the_text_is_about(code: str, text: str) -> None:
    report = parse(document_from_text(text, language=code)).reports[-1]
    named = {(party.role, party.name) for party in report.parties}
    assert named == {(Role.ACQUIRER, "Orvalis"), (Role.TARGET, "Valmorin")}


def test_a_court_that_judges_what_is_offered_to_customers_decides_on_no_bid() -> None:
    text = "Valmorin a porté plainte. Le tribunal a jugé trompeuse l'offre d'Orvalis."
    assert parse(document_from_text(text, language="fr")).reports == ()


def test_a_share_of_a_company_valued_whole_costs_less() -> None:
    text = "Veltrano acquiert 30 % de Quorbine. L'opération valorise la cible 300 millions d'euros."
    report = _only("fr", text)
    assert (report.amount, report.valuation) == (None, 300_000_000)


def test_what_a_deal_values_a_company_at_is_no_sum_of_its_round() -> None:
    text = "Veltrano has closed a $10 billion round. Ardenor joined. The deal valued Veltrano at $62 billion."
    (report,) = parse(document_from_text(text, language="en")).reports
    assert (report.amount, report.valuation) == (10_000_000_000, 62_000_000_000)


@pytest.mark.parametrize(
    ("code", "told", "amount"),
    [
        ("en", "The seven-week transaction, valued at $350 million, is the largest of its kind.", 350_000_000),
        ("en", "The $62m deal should be completed by December.", 62_000_000),
        ("en", "The purchase price was about $55 million, of which $40 million in cash.", 55_000_000),
        ("en", "The deal, which closed on Friday, is worth $84m.", 84_000_000),
        ("en", "The deal creates a group with $84m to invest.", None),
        ("en", "If the deal goes through, the group will need $84m.", None),
        ("fr", "Le montant, qui reste à préciser, est évalué à 94 millions d'euros.", 94_000_000),
        ("fr", "Montant de l'opération : 94 millions d'euros.", 94_000_000),
        ("fr", "La transaction valorise la cible 94 millions d'euros.", 94_000_000),
        ("fr", "L'opération créera un leader de 94 millions d'euros.", None),
        ("fr", "L'opération devrait dégager 94 millions d'euros de synergies.", None),
    ],
)
def test_a_sentence_about_the_deal_gives_it_its_sum(code: str, told: str, amount: int | None) -> None:
    opening = {"fr": "Vertalis a racheté lundi Odime.", "en": "Vertalis has bought Odime."}
    assert _only(code, f"{opening[code]} {told}").amount == amount


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "fr",
            "Vertalis a racheté lundi Odime. "
            "Si l'opération aboutit, le groupe financera l'achat par une dette de 94 millions d'euros.",
        ),
        ("en", "Vertalis has bought Odime. The deal will be funded with $94m of new debt."),
    ],
)
def test_a_loan_that_pays_for_a_purchase_is_a_deal_of_its_own(code: str, text: str) -> None:
    reports = parse(document_from_text(text, language=code)).reports
    assert {(report.kind, report.amount) for report in reports} == {
        (Kind.ACQUISITION, None),
        (Kind.DEBT, 94_000_000),
    }
    borrowers = [party.name for report in reports for party in report.parties if party.role is Role.BORROWER]
    assert borrowers == ["Vertalis"]


def test_a_sum_goes_to_the_last_deal_of_its_kind() -> None:
    text = "Vertalis has bought Odime. It also won a contract from Belfont. The acquisition is worth $30 million."
    reports = {r.kind: r for r in parse(document_from_text(text, language="en")).reports}
    assert reports[Kind.ACQUISITION].amount == 30_000_000
    assert reports[Kind.CONTRACT].amount is None


RIVALS = """
Hilden and Nordvik are in the running for Quillmere. Brandt is also among the bidders. | Hilden, Nordvik, Brandt
Hilden is in talks to buy Quillmere. Other bidders include Nordvik and Brandt. | Hilden, Nordvik, Brandt
Hilden outbid Nordvik to win Quillmere. | Hilden, Nordvik
Hilden beat out Nordvik to acquire Quillmere. | Hilden, Nordvik
Hilden will buy Quillmere, topping an offer from Nordvik. | Hilden, Nordvik
Hilden and Nordvik have agreed to buy Quillmere together. | Hilden & Nordvik
"""


@pytest.mark.parametrize("line", [line for line in RIVALS.splitlines() if line])
def test_rivals_have_an_offer_each(line: str) -> None:
    text, wanted = line.split(" | ")
    reports = parse(document_from_text(text, language="en"), least=0.1).reports
    buyers = [" & ".join(sorted(p.name for p in r.parties if p.role is Role.ACQUIRER)) for r in reports]
    assert sorted(buyers) == sorted(wanted.split(", "))
    assert all("Quillmere" in {p.name for p in r.parties} for r in reports)


FRENCH_RIVALS = """
Hilden a déposé une offre de reprise de Quillemer. Le fonds Nordvik est également sur les rangs. | Hilden, Nordvik
Quillemer avait été repris par Hilden. Deux candidats se sont manifestés : Nordvik et Orva. | Hilden, Nordvik, Orva
Quillemer avait été racheté par Hilden. Des candidats se sont manifestés, a indiqué le groupe Vidalon. | Hilden
Le tribunal a validé l'offre de Hilden sur Quillemer. L'offre concurrente de Nordvik est rejetée. | Hilden, Nordvik
Le tribunal a choisi Hilden pour reprendre Quillemer. L'autre candidat, Nordvik, gardait 45 salariés. | Hilden, Nordvik
Hilden veut racheter Quillemer. Parmi les autres candidats figurent Nordvik et Brandt. | Hilden, Nordvik, Brandt
Hilden a repris Quillemer. Nordvik, un temps intéressé, a jeté l'éponge. | Hilden, Nordvik
Hilden a repris Quillemer. Hilden est également candidat à un label. | Hilden
"""


@pytest.mark.parametrize("line", [line for line in FRENCH_RIVALS.splitlines() if line])
def test_french_rivals_have_an_offer_each(line: str) -> None:
    text, wanted = line.split(" | ")
    reports = parse(document_from_text(text, language="fr")).reports
    buyers = [p.name for r in reports for p in r.parties if p.role is Role.ACQUIRER]
    assert sorted(buyers) == sorted(wanted.split(", "))
    assert all("Quillemer" in {p.name for p in r.parties} for r in reports)


def test_a_person_may_have_rivals() -> None:
    text = "Elon Musk has offered to buy Quillmere for $3 billion. Nordvik is also in the running."
    reports = parse(document_from_text(text, language="en")).reports
    buyers = [p.name for r in reports for p in r.parties if p.role is Role.ACQUIRER]
    assert sorted(buyers) == ["Elon Musk", "Nordvik"]


def test_who_joins_a_round_in_its_own_sentence_is_one_of_its_investors() -> None:
    report = _only("en", "Veltrano has raised $18 million in a round led by Ardenor and joined by Coraline.")
    assert {p.name for p in report.parties} == {"Veltrano", "Ardenor", "Coraline"}


@pytest.mark.parametrize(
    ("told", "amount"),
    [
        ("The Lyon company said the $62m deal would close in May.", 62_000_000),
        ("Both sides put the price at $62m.", 62_000_000),
        ("Belfont last month agreed to a price of $62m.", None),
        ("The group has a loan of $62m.", None),
    ],
)
def test_a_sum_right_beside_a_word_for_the_deal_is_its_own(told: str, amount: int | None) -> None:
    text = f"Vertalis has bought Odime. {told}"
    reports = parse(document_from_text(text, language="en")).reports
    assert [r.amount for r in reports if r.kind is Kind.ACQUISITION] == [amount]


def test_what_a_contract_told_before_is_worth_is_its_sum() -> None:
    text = "Veltrano has won a contract from Odime to supply doses. It is worth $88 million."
    assert _only("en", text).amount == 88_000_000


def test_a_headline_and_its_first_sentence_tell_of_one_order() -> None:
    report = _only(
        "fr", "Boeing enregistre une commande de 18 milliards de dollars\n\nEmirates commande 50 Boeing 777."
    )
    assert (report.amount, {party.name for party in report.parties}) == (18_000_000_000, {"Boeing", "Emirates"})


def test_a_round_told_without_a_name_is_that_of_the_company_of_the_text() -> None:
    text = (
        "Brumelio édite des logiciels. Brumelio recrute. Ses clients le disent. En mars, une levée de 50 M€ l'a lancé."
    )
    assert {party.name for party in _only("fr", text).parties} == {"Brumelio"}


def test_money_raised_to_pay_for_a_deal_is_not_its_price() -> None:
    text = "Brumelio rachète Cordexia. L'opération est payée par une augmentation de capital de 3 milliards d'euros."
    reports = parse(document_from_text(text, language="fr")).reports
    assert [report.amount for report in reports if report.kind is Kind.ACQUISITION] == [None]


def test_a_sum_far_behind_in_a_text_of_one_block_is_no_price() -> None:
    talk = "Les clients reviennent chaque semaine et l'équipe ne cesse de grandir. " * 12
    told = "Etalis a été achetée par Salvor en 2011. "
    report = _only("fr", f"{told}{talk}Cette opération reste une licorne à un milliard de dollars.")
    assert report.amount is None
    assert _only("fr", f"{told}Cette opération reste une licorne à un milliard de dollars.").amount == 10**9


def test_who_is_putting_in_a_sum_too_puts_it_into_the_round_told_before() -> None:
    text = (
        "Quorbine has raised $90 million.\n\n- Tressac is putting in $30 million too, far less than was said last May."
    )
    reports = parse(document_from_text(text, language="en")).reports
    assert {(report.kind, report.amount) for report in reports} == {
        (Kind.FUNDING_ROUND, 90_000_000),
        (Kind.INVESTMENT, 30_000_000),
    }


def test_what_others_put_in_later_goes_into_whom_the_first_one_backed() -> None:
    text = (
        "En avril, Ardenor a investi 300 millions de dollars dans Quillmere. Coraline a injecté 450 millions en mai, "
        "Belfont 100 millions en août. Le premier apport remonte à 2021, lorsque Orvalis a injecté 124 millions."
    )
    reports = parse(document_from_text(text, language="fr", published="2025-06-15"), least=0.1).reports
    told = {(p.name, report.amount) for report in reports for p in report.parties if p.role is Role.INVESTOR}
    assert told == {("Ardenor", 3e8), ("Coraline", 4.5e8), ("Belfont", 1e8), ("Orvalis", 1.24e8)}
    assert {p.name for report in reports for p in report.parties if p.role is Role.TARGET} == {"Quillmere"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "fr",
            "L'investissement d'Ardenor dans Quillmere s'ajoute à un investissement de 8 millions d'euros de Coraline.",
        ),
        ("fr", "L'investissement d'Ardenor dans Quillmere suit un investissement de 8 millions d'euros de Coraline."),
        ("en", "The investment by Ardenor in Quillmere comes after an investment of $8 million by Coraline."),
    ],
)
def test_two_investments_of_a_sentence_go_into_one_company(code: str, text: str) -> None:
    reports = parse(document_from_text(text, language=code, published="2025-06-15"), least=0.1).reports
    told = {p.name: report.amount for report in reports for p in report.parties if p.role is Role.INVESTOR}
    assert told == {"Ardenor": None, "Coraline": 8_000_000}
    assert {p.name for report in reports for p in report.parties if p.role is Role.TARGET} == {"Quillmere"}


def test_a_paragraph_may_stand_before_what_a_deal_costs_and_who_gave_it() -> None:
    given = "Veltrano a décroché un contrat pour 44 rames.\n\nElles rouleront en 2027.\n\n"
    assert len(_only("fr", f"{given}Le contrat a été attribué par Tressac.").parties) == 2
    bought = "Veltrano a racheté Tressac.\n\nLe fabricant emploie 300 personnes.\n\n"
    assert _only("fr", f"{bought}L'opération s'élève à 30 millions d'euros.").amount == 30_000_000
