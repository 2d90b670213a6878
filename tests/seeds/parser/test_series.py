"""Lists of deals in one sentence: several sums of one company, several companies behind a colon."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import PAYERS, Role

_YEARS = [(2, "2019"), (10, "2021"), (40, "2023")]


def told(text: str) -> list[tuple[str, float | None, str | None]]:
    """The last party, the sum in millions and the date of each deal that a text tells, in order."""
    reports = parse(document_from_text(text, published="2024-05-14"), least=0.1).reports
    return [(r.parties[-1].name, r.amount and r.amount / 10**6, r.date) for r in reports]


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis a levé 2 millions d'euros en 2019, 10 millions en 2021 et 40 millions en 2023.",
        "Orvalis raised $2 million in 2019, $10 million in 2021 and $40 million in 2023.",
    ],
)
def test_each_sum_with_a_date_is_a_round(text: str) -> None:
    assert told(text) == [("Orvalis", millions, year) for millions, year in _YEARS]


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis a récolté 20 millions d'euros et Corvelline, 35 M€.",
        "Orvalis a levé 20 millions d'euros, Corvelline 35 M€.",
        "Orvalis a levé 20 millions d'euros et Corvelline, plus de 35 millions.",
    ],
)
def test_a_comma_may_stand_for_the_verb(text: str) -> None:
    assert told(text) == [("Orvalis", 20, None), ("Corvelline", 35, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis investit 30 millions d'euros à Vannes, 20 millions à Niort et 10 millions à Cholet.",
        "Orvalis is investing $30 million in Ohio, $20 million in Iowa and $10 million in Texas.",
    ],
)
def test_each_sum_with_a_place_is_a_plan(text: str) -> None:
    assert [(name, millions) for name, millions, _ in told(text)] == [("Orvalis", m) for m in (30, 20, 10)]


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis a levé 10 millions d'euros en 2021 et vise 40 millions de chiffre d'affaires en 2023.",
        "Orvalis raised $10 million in 2021 and had sales of $40 million in 2023.",
        "Orvalis a levé 10 millions d'euros en 2021, dont 4 millions en janvier.",
    ],
)
def test_a_sum_of_another_sort_is_no_further_round(text: str) -> None:
    assert [millions for _, millions, _ in told(text)] == [10]


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis a racheté Corvelline en 2019 pour 1 milliard d'euros et Tresquel en 2021.",
        "Orvalis bought Corvelline for $1bn in 2019 and Tresquel in 2021.",
    ],
)
def test_a_purchase_of_a_list_may_have_no_sum(text: str) -> None:
    assert told(text) == [("Corvelline", 1000, "2019"), ("Tresquel", None, "2021")]


@pytest.mark.parametrize(
    "text",
    [
        "Les levées de fonds de la semaine : Orvalis Santé (10 M€), Corvelline Énergie (5 M€) et Tresquel (2 M€).",
        "This week's funding rounds: Orvalis Santé ($10m), Corvelline Énergie ($5m) and Tresquel ($2m).",
    ],
)
def test_rounds_are_listed_behind_a_colon(text: str) -> None:
    expected = [("Orvalis Santé", 10), ("Corvelline Énergie", 5), ("Tresquel", 2)]
    assert [(name, millions) for name, millions, _ in told(text)] == expected


def test_a_sum_before_a_pronoun_is_that_of_the_deal_before() -> None:
    text = "Le rachat de Velkaro par Brumel pour 30 millions d'euros et celui de Tundrix par Myrelle pour 45 millions."
    assert [(name, millions) for name, millions, _ in told(text)] == [("Velkaro", 30), ("Tundrix", 45)]


@pytest.mark.parametrize(
    "text",
    [
        "L'introduction en Bourse de Velkaro, puis celle de Tundrix, ont surpris le marché.",
        "L'introduction en Bourse de Velkaro et celle, attendue pour novembre, de Tundrix, animent le marché.",
        "La levée de fonds de Velkaro (20 millions d'euros) et celle de Tundrix (5 millions d'euros) ont surpris.",
        "Velkaro's IPO and that of Tundrix will open the season.",
        "Citons le rachat de Velkaro par Brumel et celui de Tundrix (3 usines), en crise, par le belge Myrelle.",
    ],
)
def test_a_pronoun_stands_for_the_noun_of_a_deal(text: str) -> None:
    assert [name for name, _, _ in told(text)] == ["Velkaro", "Tundrix"]


@pytest.mark.parametrize(
    "text",
    [
        "Les actionnaires de Velkaro saluent l'introduction en Bourse, et ceux de Tundrix aussi.",
        "La valeur de la levée de fonds dépasse celle de Tundrix.",
    ],
)
def test_a_pronoun_for_another_noun_tells_no_deal(text: str) -> None:
    assert "Tundrix" not in [name for name, _, _ in told(text)]


def test_what_another_noun_or_a_relative_brings_in_is_not_of_the_pronoun() -> None:
    text = "Le rachat de Velkaro par Brumel éclipse celui de Tundrix, qui a été critiqué par Myrelle."
    assert [name for name, _, _ in told(text)] == ["Velkaro"]


def _sided(text: str) -> set[tuple[str, str, float | None]]:
    """Payer, first payee and sum in millions of each deal that a text tells."""
    found = set()
    for report in parse(document_from_text(text, published="2024-05-14")).reports:
        payers = [p.name for p in report.parties if p.role in PAYERS or p.role is Role.PARTNER]
        payees = [p.name for p in report.parties if p.role in {Role.TARGET, Role.PARTNER}]
        found.add((payers[0], payees[-1], report.amount and report.amount / 10**6))
    return found


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        (
            "Orvalis sold Corvelline to Tressane for $45 million and Brenwick to Oakholm for $30 million.",
            {("Tressane", "Corvelline", 45), ("Oakholm", "Brenwick", 30)},
        ),
        (
            "Orvalis a vendu Corvelline à Tressane et Brenwick à Oakholm.",
            {("Tressane", "Corvelline", None), ("Oakholm", "Brenwick", None)},
        ),
        (
            "Corvelline a levé 45 millions d'euros auprès d'Oakholm et Brenwick 30 millions auprès de Tressane.",
            {("Oakholm", "Corvelline", 45), ("Tressane", "Brenwick", 30)},
        ),
        (
            "The takeover of Corvelline by Orvalis and of Brenwick by Tressane will be reviewed.",
            {("Orvalis", "Corvelline", None), ("Tressane", "Brenwick", None)},
        ),
        (
            "Le rachat de Corvelline par Orvalis (45 millions d'euros) et de Brenwick par Tressane (30 millions).",
            {("Orvalis", "Corvelline", 45), ("Tressane", "Brenwick", 30)},
        ),
        (
            "Les rachats de Corvelline par Orvalis et du fabricant de vis Brenwick par l'éditeur de journaux Tressane.",
            {("Orvalis", "Corvelline", None), ("Tressane", "Brenwick", None)},
        ),
        (
            "Corvelline was bought by Orvalis, Brenwick by Oakholm and Pellworth by Tressane.",
            {("Orvalis", "Corvelline", None), ("Oakholm", "Brenwick", None), ("Tressane", "Pellworth", None)},
        ),
        (
            "Corvelline has signed a contract with Airbus, and Brenwick with Boeing.",
            {("Corvelline", "Airbus", None), ("Brenwick", "Boeing", None)},
        ),
    ],
)
def test_a_pair_behind_stands_as_the_sides_of_the_first_deal(
    text: str, deals: set[tuple[str, str, float | None]]
) -> None:
    assert _sided(text) == deals


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis sold Corvelline to Tressane and Brenwick in a deal led by Oakholm.",
        "Orvalis bought Corvelline from Tressane and Brenwick for $30 million.",
        "Orvalis a vendu Corvelline à Tressane, basé à Brest, et à Oakholm.",
        "Orvalis sold Corvelline to Tressane, and Brenwick's offer to Oakholm failed.",
    ],
)
def test_names_that_hang_otherwise_are_no_further_pair(text: str) -> None:
    assert len(_sided(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis a annoncé des contrats avec Corvelline et Tressane.",
        "Orvalis has signed contracts with Corvelline and Tressane.",
        "Orvalis won orders from Corvelline for 30 trains and from Tressane for 20 trains.",
        "Orvalis a conclu des partenariats avec Corvelline et Tressane.",
        "Orvalis recrute. Des partenariats avec Corvelline et Tressane témoignent de son potentiel.",
    ],
)
def test_several_contracts_are_one_with_each(text: str) -> None:
    reports = parse(document_from_text(text, published="2024-05-14")).reports
    others = [{p.name for p in r.parties} for r in reports]
    assert others == [{"Orvalis", "Corvelline"}, {"Orvalis", "Tressane"}]


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis a signé un contrat avec Corvelline et Tressane.",
        "Orvalis has signed contracts worth $45 million with Corvelline and Tressane.",
        "Orvalis va fournir des trains à Corvelline (01) et à Tressane (38).",
        "Orvalis a remporté l'appel d'offres de Corvelline et Tressane.",
    ],
)
def test_one_contract_or_one_sum_is_of_all_who_sign(text: str) -> None:
    assert len(parse(document_from_text(text, published="2024-05-14")).reports) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Corvelline and Tressane raised $45 million and $30 million.",
        "Corvelline and Tressane raised $45 million (€40 million) and $30 million (€27 million) respectively.",
        "Corvelline et Tressane ont levé respectivement 45 millions d'euros (50 millions de dollars) et 30 millions.",
        "Corvelline et Tressane ont levé 45 millions d'euros pour la première et 30 millions pour la seconde.",
        "Corvelline and Tressane closed rounds of $45 million for the former and $30 million for the latter.",
    ],
)
def test_as_many_sums_as_names_are_one_for_each(text: str) -> None:
    assert [(name, millions) for name, millions, _ in told(text)] == [("Corvelline", 45), ("Tressane", 30)]


@pytest.mark.parametrize(
    "text",
    [
        "Oakholm Capital a investi dans des sociétés comme Corvelline et Tressane.",
        "Oakholm Capital a investi dans des start-up de la santé comme Corvelline ou Tressane.",
        "Oakholm Capital a investi dans Corvelline en 2019 et dans Tressane en 2021.",
        "Le groupe Corvelline est entré en Bourse en 2019 et Tressane en 2021.",
    ],
)
def test_each_of_those_named_after_others_of_their_sort_has_a_deal(text: str) -> None:
    reports = parse(document_from_text(text, published="2024-05-14")).reports
    assert [r.parties[-1].name for r in reports] == ["Corvelline", "Tressane"]


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis won the auction for Corvelline, beating Tressane and Oakholm.",
        "Orvalis a remporté les enchères pour Corvelline, devant Tressane et Oakholm.",
    ],
)
def test_who_is_beaten_is_not_bought_too(text: str) -> None:
    reports = parse(document_from_text(text, published="2024-05-14")).reports
    assert [{p.name for p in r.parties} for r in reports] == [{"Orvalis", "Corvelline"}]


def test_sums_with_articles_are_those_that_others_raised() -> None:
    text = (
        "On retient les 7 millions d'euros levés par Corvelline, les 3 millions d'euros de Tressane ou encore les 2 "
        "millions d'euros de la biotech Pellworth."
    )
    assert [(n, m) for n, m, _ in told(text)] == [("Corvelline", 7), ("Tressane", 3), ("Pellworth", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Corvelline a levé 45 millions d'euros auprès d'Oakholm et 3 millions d'euros de Bpifrance.",
        "Corvelline a levé 45 millions d'euros, dont 30 millions d'euros de Brenwick Capital.",
        "Corvelline raised $45 million, and $30 million of Brenwick shares were sold.",
    ],
)
def test_a_sum_of_somebody_without_an_article_is_no_further_round(text: str) -> None:
    assert [n for n, m, _ in told(text)] == ["Corvelline"]


_SUMS = [("Wendo", 72), ("Payfox", 70), ("Tarvel", 60)]


@pytest.mark.parametrize(
    "text",
    [
        "Les levées de fonds de Wendo (72 millions d'euros), Payfox, (70 millions) ou encore Tarvel (60 millions).",
        "Wendo (72 M€), Payfox (70 millions) et Tarvel (60 millions) ont signé les plus grosses levées.",
        "Trois start-up ont levé des fonds : Wendo (72 M€), Payfox (70 millions) et Tarvel (60 millions).",
        "Wendo ($72 million), Payfox ($70 million) and Tarvel ($60 million) raised the largest rounds of the year.",
        "Wendo (72 millions d'euros), Payfox (70 millions) et Tarvel (60 millions) vont investir en France.",
        "Big rounds of the year in town include Wendo, a drone maker ($72 million), Payfox ($70 million) and Tarvel, "
        "an online bank ($60 million).",
        "Among the largest funding rounds were Wendo ($72 million), Payfox ($70 million) and Tarvel ($60 million).",
        "Parmi les levées du mois figurent Wendo (72 M€), Payfox (70 M€) et Tarvel (60 M€).",
    ],
)
def test_each_name_of_a_list_has_the_sum_in_its_bracket(text: str) -> None:
    assert sorted(told(text), key=lambda deal: -(deal[1] or 0)) == [(name, sum_, None) for name, sum_ in _SUMS]


def test_rounds_that_are_somebodys_include_those_who_invest() -> None:
    assert told("Investors in the earlier funding rounds include Wendo and Payfox.") == []


def test_a_sum_before_a_colon_is_of_nobody_who_acts_behind_it() -> None:
    text = "Deux start-up ont levé 10 millions d'euros : Wendo a réuni 6 millions d'euros et Payfox 4 millions."
    assert told(text) == [("Wendo", 6, None), ("Payfox", 4, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Trois candidats sont sur les rangs pour racheter Biobel : Payfox, Wendo et Tarvel.",
        "Payfox, Wendo et Tarvel se disputent Biobel.",
        "Trois repreneurs sont en lice pour Biobel : Payfox, Wendo et Tarvel.",
        "De nombreux candidats se sont manifestés pour reprendre Biobel, parmi lesquels Payfox, Wendo et Tarvel.",
        "Plusieurs candidats espèrent reprendre Biobel, parmi eux : Payfox, Wendo ou encore Tarvel.",
    ],
)
def test_each_of_those_who_want_to_buy_makes_an_offer(text: str) -> None:
    reports = parse(document_from_text(text, published="2024-05-14")).reports
    assert sorted(r.parties[0].name for r in reports) == ["Payfox", "Tarvel", "Wendo"]
    assert {r.parties[-1].name for r in reports} == {"Biobel"}


def test_so_many_companies_are_named_behind_a_colon() -> None:
    text = "Deux entreprises bretonnes ont été rachetées par Orsane : Wendo et Payfox."
    assert [name for name, _, _ in told(text)] == ["Wendo", "Payfox"]


def test_a_sum_alone_in_brackets_is_a_turnover_where_another_one_is_said_to_be() -> None:
    text = (
        "On notera la reprise de Corvelline (chiffre d'affaires : 285 millions d'euros) par Tressane et celle "
        "d'Orvalis (115 M€) par Velkaro."
    )
    assert [(name, millions) for name, millions, _ in told(text)] == [("Corvelline", None), ("Orvalis", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Avec les rachats de Corvelline (par Tressane) et d'Orvalis (par Velkaro), deux champions changent de mains.",
        "The takeovers of Corvelline (by Tressane) and Orvalis (by Velkaro) changed the sector.",
    ],
)
def test_each_bracket_says_who_buys_what_is_named_before_it(text: str) -> None:
    reports = parse(document_from_text(text, published="2024-05-14")).reports
    assert [tuple(party.name for party in r.parties) for r in reports] == [
        ("Tressane", "Corvelline"),
        ("Velkaro", "Orvalis"),
    ]


def test_a_list_of_sums_goes_on_behind_what_a_relative_tells_of_one_of_them() -> None:
    text = (
        "On notera les 7 millions d'euros levés par Corvelline, les 3 millions d'euros de Tressane, qui fabrique des "
        "imprimantes, ou enfin les 2 millions d'euros de la jeune pousse Orvalis."
    )
    assert [(name, millions) for name, millions, _ in told(text)] == [
        ("Corvelline", 7),
        ("Tressane", 3),
        ("Orvalis", 2),
    ]


def test_a_part_of_a_round_and_the_round_are_told_and_no_fund() -> None:
    text = "Sauvelac pourrait placer 5 millions d'euros dans la levée de fonds de 100 millions d'euros de Tressac."
    reports = parse(document_from_text(text, language="fr")).reports
    told = {(r.kind.value, r.amount) for r in reports}
    assert told == {("investment", 5_000_000), ("funding_round", 100_000_000)}


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis a investi 20 millions d'euros dans Tressac et 35 millions dans l'éditeur de jeux de rôle Corvelline.",
        "Orvalis a investi 20 millions d'euros dans Tressac, 35 millions dans le fabricant de colles Corvelline.",
    ],
)
def test_what_a_firm_of_a_list_does_may_stand_before_its_name(text: str) -> None:
    assert told(text) == [("Tressac", 20, None), ("Corvelline", 35, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Vidalon (détenu par Axians) a été racheté par Tressac et Gerland (Financière Dolan et CNP) par Orvalis.",
        "Vidalon a été repris par Tressac, Gerland (Dolan) par Orvalis.",
        "Le rachat de Vidalon par Tressac, puis de Gerland (Dolan) par Orvalis anime le secteur.",
    ],
)
def test_a_bracket_may_tell_whose_a_member_of_a_list_was(text: str) -> None:
    reports = parse(document_from_text(text, language="fr")).reports
    assert {tuple(sorted(party.name for party in report.parties)) for report in reports} == {
        ("Tressac", "Vidalon"),
        ("Gerland", "Orvalis"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis won a $4 million contract from Tressac and a $2 million contract from Veltrano.",
        "Orvalis announced a $4 million order from Tressac and a $2 million order from Veltrano.",
        "Orvalis secured a $4 million loan from Tressac and a $2 million loan from Veltrano.",
        "Orvalis a obtenu un prêt de 4 millions d'euros de Tressac et un prêt de 2 millions d'euros de Veltrano.",
    ],
)
def test_a_noun_said_again_with_a_sum_is_a_further_deal(text: str) -> None:
    reports = parse(document_from_text(text, published="2024-05-14")).reports
    sides = [[p.name for p in report.parties if p.role in PAYERS] for report in reports]
    assert list(zip(sides, [report.amount for report in reports], strict=True)) == [
        (["Tressac"], 4_000_000),
        (["Veltrano"], 2_000_000),
    ]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Tressac a pris une participation dans Orvalis et racheté Sitka."),
        ("fr", "Tressac a investi dans Orvalis et repris Sitka."),
        ("en", "Tressac has taken a stake in Orvalis and acquired Sitka."),
    ],
)
def test_a_further_participle_has_an_object_of_its_own(code: str, text: str) -> None:
    reports = parse(document_from_text(text, language=code)).reports
    assert {(report.kind.value, *(party.name for party in report.parties)) for report in reports} == {
        ("investment", "Tressac", "Orvalis"),
        ("acquisition", "Tressac", "Sitka"),
    }


def test_an_accord_to_buy_a_firm_is_its_purchase_alone() -> None:
    text = "Orvalis has signed an agreement with Tressac to buy 20% of Veltrano for $8 million."
    (report,) = parse(document_from_text(text, published="2024-05-14")).reports
    assert report.amount == 8_000_000


def test_a_joined_participle_begins_what_is_done_next() -> None:
    text = "Veltrano a mis la main sur les activités de Tressac en mai 2023 et acquis Quillmere en avril 2024."
    reports = parse(document_from_text(text, published="2024-05-14")).reports
    assert [{p.name for p in r.parties} for r in reports] == [{"Veltrano", "Tressac"}, {"Veltrano", "Quillmere"}]


def test_a_sum_behind_a_comma_is_of_what_is_measured_by_another() -> None:
    text = "Veltrano a réalisé l'IPO la plus importante depuis celle de Quillmere en 2017, d'un montant de 888 M€."
    assert {(name, millions) for name, millions, _ in told(text)} == {("Veltrano", 888), ("Quillmere", None)}


@pytest.mark.parametrize(
    "text",
    [
        "Veltrano a signé le rachat de deux PME : les moulistes Tressac (Ain) et Orvalis (Mayenne).",
        "Veltrano announced the acquisition of two companies: the toolmakers Tressac and Orvalis.",
    ],
)
def test_those_behind_a_colon_may_be_told_by_what_they_are(text: str) -> None:
    reports = parse(document_from_text(text, published="2024-05-14")).reports
    assert [{p.name for p in r.parties} for r in reports] == [{"Veltrano", "Tressac"}, {"Veltrano", "Orvalis"}]


@pytest.mark.parametrize(
    "text",
    [
        "Veltrano a racheté les 30 % d'Orvalis que Quillmere avait cédés en 2011 au fonds Harrowgate.",
        "Veltrano bought the 30% of Orvalis that Quillmere sold to Harrowgate in 2011.",
    ],
)
def test_a_share_that_was_sold_before_is_one_in_both_deals(text: str) -> None:
    reports = parse(document_from_text(text, published="2024-05-14")).reports
    buyers = [{p.name for p in r.parties if p.role in PAYERS} for r in reports]
    assert buyers == [{"Veltrano"}, {"Harrowgate"}]
    assert all(r.stake_pct == 30 for r in reports)
