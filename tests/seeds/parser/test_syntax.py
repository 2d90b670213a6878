"""The right names in the right roles, and the right sums, however a sentence is built.

A deal is written ``kind: payers > payees and partners = sum in millions``; several are parted by a bar.
"""

# ruff: noqa: E501
import pytest

from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Role, Side, side_of

RELATIVES = [
    ("en", "Amey, which Ferrovial bought in 2003, has 12,000 employees.", "acquisition: Ferrovial > Amey"),
    ("en", "Ferrovial, which bought Amey in 2003, reported a profit.", "acquisition: Ferrovial > Amey"),
    (
        "en",
        "Veltrano, a company that Salesforce acquired in 2019, employs 4,000 people.",
        "acquisition: Salesforce > Veltrano",
    ),
    (
        "en",
        "Anthropic, in which Amazon has invested $8 billion, is based in San Francisco.",
        "investment: Amazon > Anthropic = 8000",
    ),
    ("fr", "Veltrano, que Salesforce a racheté en 2019, emploie 400 personnes.", "acquisition: Salesforce > Veltrano"),
    (
        "fr",
        "Gameloft, que Vivendi avait acquis pour 600 millions d'euros, sera cotée.",
        "acquisition: Vivendi > Gameloft = 600",
    ),
    (
        "fr",
        "Zeltia, dans laquelle Eurazeo a investi 30 millions d'euros, recrute.",
        "investment: Eurazeo > Zeltia = 30",
    ),
    ("fr", "Salesforce a annoncé que Veltrano a racheté Zeltia.", "acquisition: Veltrano > Zeltia"),
    ("en", "Quorbine filed for an offering that will allow Nordvik to cut its costs.", "ipo: > Quorbine"),
]
SHARED_SUBJECTS = [
    (
        "fr",
        "Doctolib a levé 500 millions d'euros et racheté Tanker.",
        "funding_round: > Doctolib = 500 | acquisition: Doctolib > Tanker",
    ),
    (
        "en",
        "Quillmere raised $60 million in equity from Tressac and $30 million in debt from Barclays.",
        "funding_round: Tressac > Quillmere = 60 | debt: Barclays > Quillmere = 30",
    ),
    (
        "en",
        "Stripe raised $600 million and acquired Paystack for $200 million.",
        "funding_round: > Stripe = 600 | acquisition: Stripe > Paystack = 200",
    ),
    (
        "fr",
        "Google a indiqué que Veltrano avait levé 20 millions d'euros et racheté Zeltia.",
        "funding_round: > Veltrano = 20 | acquisition: Veltrano > Zeltia",
    ),
    (
        "fr",
        "Créée en 2015 et rachetée en 2021 par Doctolib, Zeltia emploie 20 personnes.",
        "acquisition: Doctolib > Zeltia",
    ),
]
SEVERAL = [
    (
        "en",
        "Meta bought Instagram for $1 billion and WhatsApp for $19 billion.",
        "acquisition: Meta > Instagram = 1000 | acquisition: Meta > WhatsApp = 19000",
    ),
    (
        "fr",
        "Salesforce a racheté Slack pour 27 milliards de dollars en 2021 et Veltrano pour 15 milliards de dollars en 2019.",
        "acquisition: Salesforce > Slack = 27000 | acquisition: Salesforce > Veltrano = 15000",
    ),
    (
        "fr",
        "Meta a racheté Zeltia et Veltrano pour respectivement 1 milliard et 19 milliards de dollars.",
        "acquisition: Meta > Zeltia = 1000 | acquisition: Meta > Veltrano = 19000",
    ),
    (
        "en",
        "Microsoft and Nvidia will invest $5 billion and $10 billion respectively in Anthropic.",
        "investment: Microsoft > Anthropic = 5000 | investment: Nvidia > Anthropic = 10000",
    ),
    (
        "fr",
        "Zeltia a acquis 5 % du capital de Veltrano et 5,6 % du groupe de BTP Orvalis.",
        "investment: Zeltia > Orvalis | investment: Zeltia > Veltrano",
    ),
    (
        "en",
        "Nvidia acquired a 5 percent stake in Notion and a 7 percent stake in Zapier.",
        "investment: Nvidia > Notion | investment: Nvidia > Zapier",
    ),
    (
        "fr",
        "Après une levée de 90 millions fin 2020, Zeltia vient de lever 335 millions de dollars.",
        "funding_round: > Zeltia = 335 | funding_round: > Zeltia = 90",
    ),
    (
        "fr",
        "Zeltia et Veltrano ont levé respectivement 40 et 104 millions d'euros.",
        "funding_round: > Veltrano = 104 | funding_round: > Zeltia = 40",
    ),
    (
        "fr",
        "Les levées de Zeltia (72 millions d'euros), Veltrano (70 millions d'euros) ou encore Orvalis (60 millions "
        "d'euros) ont marqué l'année.",
        "funding_round: > Orvalis = 60 | funding_round: > Veltrano = 70 | funding_round: > Zeltia = 72",
    ),
    (
        "en",
        "Nvidia will invest up to $10 billion in Anthropic and Microsoft up to $5 billion.",
        "investment: Microsoft > Anthropic = 5000 | investment: Nvidia > Anthropic = 10000",
    ),
    (
        "fr",
        "Nvidia investira 10 milliards de dollars et Microsoft 5 milliards de dollars dans Anthropic.",
        "investment: Microsoft > Anthropic = 5000 | investment: Nvidia > Anthropic = 10000",
    ),
    (
        "en",
        "Sequoia invested $20 million in Zapier and $30 million in Notion.",
        "investment: Sequoia > Zapier = 20 | investment: Sequoia > Notion = 30",
    ),
    (
        "en",
        "NASA awarded contracts worth $4.2 billion to Boeing and $2.6 billion to SpaceX.",
        "contract: NASA > Boeing = 4200 | contract: NASA > SpaceX = 2600",
    ),
    (
        "fr",
        "Microsoft table sur 80 milliards de dollars de dépenses d'investissement cette année, Google 75 milliards et Meta 65 milliards.",
        "capex: Microsoft > = 80000 | capex: Google > = 75000 | capex: Meta > = 65000",
    ),
    (
        "fr",
        "Veltrano a racheté Zeltia, Brumelio et Orvalis.",
        "acquisition: Veltrano > Zeltia | acquisition: Veltrano > Brumelio | acquisition: Veltrano > Orvalis",
    ),
    (
        "fr",
        "Veltrano a racheté Zeltia et Orvalis pour 30 millions d'euros.",
        "acquisition: Veltrano > Zeltia, Orvalis = 30",
    ),
    (
        "en",
        "Zapier raised $20 million from Sequoia, and Notion said it had sales of $30 million.",
        "funding_round: Sequoia > Zapier = 20",
    ),
]

GROUPS = [
    ("en", "A consortium of KKR and Apollo agreed to acquire AirTrunk.", "acquisition: KKR, Apollo > AirTrunk"),
    (
        "fr",
        "Un consortium mené par KKR va acquérir AirTrunk pour 20 milliards de dollars.",
        "acquisition: KKR > AirTrunk = 20000",
    ),
    ("fr", "Un consortium composé de KKR et d'Apollo va racheter AirTrunk.", "acquisition: KKR, Apollo > AirTrunk"),
    (
        "en",
        "Investors including Sequoia and Accel put $20 million into Zapier.",
        "investment: Sequoia, Accel > Zapier = 20",
    ),
    ("en", "Apollo, along with KKR, agreed to acquire AirTrunk.", "acquisition: Apollo, KKR > AirTrunk"),
    (
        "fr",
        "Aux côtés de Bpifrance, Eurazeo a investi 20 millions d'euros dans Zeltia.",
        "investment: Bpifrance, Eurazeo > Zeltia = 20",
    ),
    ("en", "Cisco, the networking group led by Chuck Robbins, agreed to buy Splunk.", "acquisition: Cisco > Splunk"),
    ("en", "Geely has bought a rival of Tesla, Zeekr.", "acquisition: Geely > Zeekr"),
    (
        "en",
        "The board of Synopsys approved the purchase of Ansys for $35 billion.",
        "acquisition: Synopsys > Ansys = 35000",
    ),
    ("fr", "Le conseil d'administration de Synopsys a approuvé le rachat d'Ansys.", "acquisition: Synopsys > Ansys"),
    (
        "fr",
        "Zeltia lève 20 millions d'euros auprès de Partech et de ses investisseurs historiques Bpifrance et Elaia.",
        "funding_round: Partech, Bpifrance, Elaia > Zeltia = 20",
    ),
]
NOUN_FIRST = [
    (
        "fr",
        "Le contrat de 1,2 milliard d'euros remporté par Vinci auprès de la SNCF court sur dix ans.",
        "contract: SNCF > Vinci = 1200",
    ),
    ("en", "A $2.6 billion contract awarded by NASA to SpaceX was extended.", "contract: NASA > SpaceX = 2600"),
]
OTHER_SIDE = [
    (
        "fr",
        "Sanofi négocie avec CD&R la vente d'Opella pour 16 milliards d'euros.",
        "acquisition: CD&R > Opella = 16000",
    ),
    (
        "en",
        "Sanofi is in talks with CD&R over the sale of Opella for $17 billion.",
        "acquisition: CD&R > Opella = 17000",
    ),
    ("en", "AirTrunk has rejected KKR's $20 billion takeover offer.", "acquisition: KKR > AirTrunk = 20000"),
    ("fr", "AirTrunk a rejeté l'offre de rachat de KKR.", "acquisition: KKR > AirTrunk"),
    ("fr", "AirTrunk a repoussé une offre de 20 milliards de dollars de KKR.", "acquisition: KKR > AirTrunk = 20000"),
    ("en", "AirTrunk rejected a takeover bid from KKR.", "acquisition: KKR > AirTrunk"),
    ("en", "Zeekr's sale to Geely for $2 billion closed in May.", "acquisition: Geely > Zeekr = 2000"),
    ("en", "Volvo's sale of Zeekr to Geely closed in May.", "acquisition: Geely > Zeekr"),
]

OFFERS = [
    (
        "en",
        "Jones said it got an unsolicited bid from Fast Retailing to acquire Barneys for $900 million.",
        "acquisition: Fast Retailing > Barneys = 900",
    ),
    ("fr", "Casino a reçu une offre de Kretinsky pour racheter Monoprix.", "acquisition: Kretinsky > Monoprix"),
    ("fr", "AirTrunk annonce son rachat par KKR.", "acquisition: KKR > AirTrunk"),
    ("en", "Veltrano sold Quorbine to Nordvik, the Danish fund of Maersk.", "acquisition: Nordvik > Quorbine"),
    ("en", "Regulators sold its assets to Nordvik, the Veltrano bank.", ""),
    ("fr", "Volvo a vendu à Geely sa filiale Zeekr.", "acquisition: Geely > Zeekr"),
]
SUMS = [
    (
        "en",
        "Zapier, which has raised $180 million to date, closed a $50 million Series C led by Sequoia.",
        "funding_round: Sequoia > Zapier = 50",
    ),
    ("en", "Zapier raised $50 million, bringing the total raised to $180 million.", "funding_round: > Zapier = 50"),
    (
        "fr",
        "Zeltia lève 50 millions d'euros, portant à 180 millions d'euros le total levé depuis sa création.",
        "funding_round: > Zeltia = 50",
    ),
    (
        "fr",
        "Zeltia, qui a levé 180 millions d'euros depuis sa création, a racheté Orvalis.",
        "acquisition: Zeltia > Orvalis",
    ),
    ("en", "Cisco has signed an agreement to buy Splunk for $28 billion.", "acquisition: Cisco > Splunk = 28000"),
    ("en", "Cisco reached a deal to acquire Splunk for $28 billion.", "acquisition: Cisco > Splunk = 28000"),
]
APPOSITIONS = [
    (
        "fr",
        "Poolside, fondée par Jason Warner, l'ancien directeur technique de GitHub, a levé 500 millions de dollars auprès de Nordvik.",
        "funding_round: Nordvik > Poolside = 500",
    ),
    ("fr", "Le fonds Nordvik a mené ce tour de table, auquel ont participé Microsoft et Nvidia.", ""),
]
NO_SUBJECT = [
    ("en", "Nordvik said the regulators would buy Quorbine.", ""),
    ("en", "Ada Lovelace, a strategist, said some traders are buying Veltrano.", ""),
    (
        "en",
        "Nordvik said the company it owns hires, and that it would buy Quorbine.",
        "acquisition: Nordvik > Quorbine",
    ),
    ("en", "Nordvik said its board had agreed to buy Quorbine.", "acquisition: Nordvik > Quorbine"),
]
NO_CUE = [
    ("en", "Veltrano is considering offering to help Nordvik.", ""),
    ("en", "Veltrano said it was offering $10 a share to its staff.", ""),
    ("en", "Keith Wirtz is chief investment officer of Veltrano, which manages $22.5 billion in data centers.", ""),
    ("en", "Veltrano provided Quorbine with legal advice.", ""),
    ("en", "Veltrano will supply Quorbine with batteries.", "contract: Quorbine > Veltrano"),
]


def told(language: str, text: str) -> list[str]:
    """The deals that the parser finds, written as the tables write them; sellers are left out."""
    lines = []
    for report in parse(document_from_text(text, language=language, published="2025-06-15")).reports:
        sides: dict[bool, list[str]] = {True: [], False: []}
        for party in report.parties:
            if party.role is not Role.SELLER:
                sides[side_of(party.role) is Side.PAYER].append(party.name)
        lines.append(_line(report.kind.value, sides[True], sides[False], report.amount))
    return sorted(lines)


def meant(deals: str) -> list[str]:
    """The deals of a table's row, in the same form."""
    lines = []
    for deal in filter(None, (part.strip() for part in deals.split("|"))):
        kind, rest = deal.split(":", 1)
        names, _, amount = rest.partition("=")
        payers, payees = ([n.strip() for n in side.split(",") if n.strip()] for side in names.split(">"))
        lines.append(_line(kind, payers, payees, int(amount) * 10**6 if amount else None))
    return sorted(lines)


def _line(kind: str, payers: list[str], payees: list[str], amount: float | None) -> str:
    return f"{kind}: {sorted(payers)} > {sorted(payees)} = {amount and int(amount)}"


@pytest.mark.parametrize(
    ("language", "text", "deals"),
    [
        *RELATIVES,
        *SHARED_SUBJECTS,
        *SEVERAL,
        *GROUPS,
        *NOUN_FIRST,
        *OTHER_SIDE,
        *OFFERS,
        *APPOSITIONS,
        *SUMS,
        *NO_SUBJECT,
        *NO_CUE,
    ],
)
def test_roles_and_sums(language: str, text: str, deals: str) -> None:
    assert told(language, text) == meant(deals)


@pytest.mark.parametrize(
    "text",
    [
        "Hilden has acquired three companies: Quillmere, Tressac and Orvane.",
        "Hilden a racheté trois start-up françaises : Quillmere, Tressac et Orvane.",
    ],
)
def test_companies_that_are_counted_are_named_behind_a_colon(text: str) -> None:
    reports = parse(document_from_text(text)).reports
    bought = [p.name for report in reports for p in report.parties if p.role is Role.TARGET]
    assert bought == ["Quillmere", "Tressac", "Orvane"]
