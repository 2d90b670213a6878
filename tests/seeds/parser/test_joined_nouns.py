"""Several deals of one sentence that nouns tell, each with its own sum and sides."""

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Side, side_of


def told(language: str, text: str) -> set[tuple[str, str, int | None]]:
    """Who pays whom how many millions."""
    reports = parse(document_from_text(text, language=language, published="2025-06-15")).reports
    sides = [
        [", ".join(p.name for p in r.parties if side_of(p.role) is side) for side in (Side.PAYER, Side.PAYEE)]
        for r in reports
    ]
    return {
        (payers, payees, None if r.amount is None else r.amount // 10**6)
        for (payers, payees), r in zip(sides, reports, strict=True)
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The year's deals include the acquisition of Torvane by Veltrano for $13 million "
            "and the purchase of Jarrow by Quorbine for $2 million.",
        ),
        (
            "en",
            "Other deals were Veltrano's $13 million takeover of Torvane and Quorbine's $2 million purchase of Jarrow.",
        ),
        (
            "fr",
            "Parmi les opérations figurent la vente de Torvane à Veltrano pour 13 millions de dollars "
            "et la cession des usines de Jarrow à Quorbine pour 2 millions de dollars.",
        ),
    ],
)
def test_each_has_its_own_sum(language: str, text: str) -> None:
    assert told(language, text) == {("Veltrano", "Torvane", 13), ("Quorbine", "Jarrow", 2)}


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        (
            "The year saw Veltrano's takeover of Torvane and Quorbine's purchase of Jarrow.",
            {("Veltrano", "Torvane", None), ("Quorbine", "Jarrow", None)},
        ),
        ("Jarrow's sale of its cement plants to Quorbine was announced in May.", {("Quorbine", "Jarrow", None)}),
        ("The sale of Jarrow's cement plants to Quorbine was announced in May.", {("Quorbine", "Jarrow", None)}),
        ("Torvane hired the heads of Veltrano and Quorbine's finance chief.", set()),
    ],
)
def test_each_has_its_own_sides(text: str, deals: set[tuple[str, str, int | None]]) -> None:
    assert told("en", text) == deals


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "Torvane raised $10 million in a seed round in 2021, $25 million in a Series A in 2022 "
            "and $60 million in a Series B in 2023.",
            {("", 10, "2021"), ("", 25, "2022"), ("", 60, "2023")},
        ),
        (
            "Tressac has raised $100 million. Brumelio raised $128 million in 2022. Tressac was founded by two "
            "engineers. Harrow led the round.",
            {("Harrow", 100, None), ("", 128, "2022")},
        ),
        (
            "Tressac has raised $100 million. Its rival Brumelio raised $128 million in 2022. Tressac says it will "
            "hire. The round was led by Harrow.",
            {("Harrow", 100, None), ("", 128, "2022")},
        ),
        (
            "Tressac has just raised $30 million. In March, it had raised $5 million from Harrow. "
            "Investors in the earlier round included Mardell.",
            {("", 30, None), ("Harrow, Mardell", 5, "2025-03")},
        ),
        (
            "After a $5 million seed round led by Harrow and a $20 million Series A led by Mardell, "
            "Torvane has closed a $50 million Series B led by Quorbine.",
            {("Harrow", 5, None), ("Mardell", 20, None), ("Quorbine", 50, None)},
        ),
    ],
)
def test_each_round_has_its_own_sum_backers_and_date(text: str, rounds: set[tuple[str, int, str | None]]) -> None:
    reports = parse(document_from_text(text, language="en", published="2025-06-15")).reports
    found = [(", ".join(p.name for p in r.parties if side_of(p.role) is Side.PAYER), r.amount, r.date) for r in reports]
    assert sorted(found, key=str) == sorted(((by, 10**6 * sum_, date) for by, sum_, date in rounds), key=str)


@pytest.mark.parametrize(
    "text",
    [
        "Sorvane finalise l'acquisition de Meublac et annonce celle de Tuilor.",
        "Après le rachat de Meublac, Sorvane prépare celui de Tuilor.",
        "Outre l'acquisition de Meublac, Sorvane annonce celle, très attendue, de Tuilor.",
    ],
)
def test_a_pronoun_that_and_or_a_verb_joins_has_the_same_buyer(text: str) -> None:
    assert told("fr", text) == {("Sorvane", "Meublac", None), ("Sorvane", "Tuilor", None)}


@pytest.mark.parametrize(
    "text",
    [
        "Cela suit le rachat de Meublac par Sorvane et celui, en mai, de Tuilor par Velmont.",
        "Cela suit le rachat de Meublac par Sorvane et celui annoncé en mai de Tuilor par Velmont.",
    ],
)
def test_a_pronoun_with_a_date_has_its_own_buyer(text: str) -> None:
    assert told("fr", text) == {("Sorvane", "Meublac", None), ("Velmont", "Tuilor", None)}


def test_a_further_pair_does_not_share_who_sold_the_first() -> None:
    text = "Cela suit le rachat de Meublac à Quorbine par Sorvane et celui de Tuilor par Velmont."
    reports = parse(document_from_text(text, language="fr")).reports
    assert [{p.name for p in r.parties} for r in reports] == [{"Meublac", "Quorbine", "Sorvane"}, {"Tuilor", "Velmont"}]


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        (
            "Brizane a acquis coup sur coup Toltec, un éditeur de logiciels de paie, et "
            "Sélonne, un spécialiste du recrutement.",
            {("Brizane", "Sélonne", None), ("Brizane", "Toltec", None)},
        ),
        (
            "Brizane a racheté Toltec et pris une participation de 20 % dans Sélonne.",
            {("Brizane", "Sélonne", None), ("Brizane", "Toltec", None)},
        ),
        (
            "Elvior, qui s'est emparé de Norbrasse en 2018 puis de Delmas deux ans plus tard, veut grandir.",
            {("Elvior", "Delmas", None), ("Elvior", "Norbrasse", None)},
        ),
        (
            "Elvior a repris Norbrasse, Castan a jeté son dévolu sur Delmas.",
            {("Castan", "Delmas", None), ("Elvior", "Norbrasse", None)},
        ),
        (
            "Vermoral a pris le contrôle de Cordavel, un fabricant de voiles, ainsi que de "
            "Nautilia, une PME bretonne de l'accastillage.",
            {("Vermoral", "Cordavel", None), ("Vermoral", "Nautilia", None)},
        ),
        (
            "Après les rachats de Cordavel en 2019, de Nautilia en 2021 et de Sparel l'an "
            "dernier, Vermoral fait une pause.",
            {("Vermoral", "Cordavel", None), ("Vermoral", "Nautilia", None), ("Vermoral", "Sparel", None)},
        ),
        (
            "Parmi les acquisitions de Vermoral figurent Cordavel et Nautilia.",
            {("Vermoral", "Cordavel", None), ("Vermoral", "Nautilia", None)},
        ),
        (
            "Vermoral a racheté Cordavel ainsi que Nautilia.",
            {("Vermoral", "Cordavel", None), ("Vermoral", "Nautilia", None)},
        ),
        (
            "Vermoral a racheté Cordavel, ainsi que Nautilia.",
            {("Vermoral", "Cordavel", None), ("Vermoral", "Nautilia", None)},
        ),
        (
            "Vermoral a pris le contrôle de Cordavel ainsi que de Nautilia.",
            {("Vermoral", "Cordavel", None), ("Vermoral", "Nautilia", None)},
        ),
        (
            "Vermoral a racheté Cordavel mais aussi Nautilia.",
            {("Vermoral", "Cordavel", None), ("Vermoral", "Nautilia", None)},
        ),
        (
            "Vermoral s'est emparé de Cordavel en 2018 puis de Nautilia deux ans plus tard.",
            {("Vermoral", "Cordavel", None), ("Vermoral", "Nautilia", None)},
        ),
        (
            "Vermoral a mis la main sur Cordavel, puis sur Nautilia.",
            {("Vermoral", "Cordavel", None), ("Vermoral", "Nautilia", None)},
        ),
        (
            "Vermoral a racheté coup sur coup Cordavel et Nautilia.",
            {("Vermoral", "Cordavel", None), ("Vermoral", "Nautilia", None)},
        ),
        (
            "Vermoral a racheté à la fois Cordavel et Nautilia.",
            {("Vermoral", "Cordavel", None), ("Vermoral", "Nautilia", None)},
        ),
        (
            "Vermoral a racheté non seulement Cordavel mais aussi Nautilia.",
            {("Vermoral", "Cordavel", None), ("Vermoral", "Nautilia", None)},
        ),
        (
            "Après les rachats de Norbac en 2019, de Toltec en 2021 et de Sélonne l'an "
            "dernier, Brizane fait une pause.",
            {("Brizane", "Norbac", None), ("Brizane", "Sélonne", None), ("Brizane", "Toltec", None)},
        ),
        (
            "Après les acquisitions de Norbac et de Toltec, Brizane fait une pause.",
            {("Brizane", "Norbac", None), ("Brizane", "Toltec", None)},
        ),
    ],
)
def test_a_french_list_goes_on(text: str, deals: set[tuple[str, str, int | None]]) -> None:
    assert told("fr", text) == deals


@pytest.mark.parametrize(
    "text",
    [
        "Tressac rejette l'offre de Velmont au profit de celle de Quorbine.",
        "Le conseil de Tressac a rejeté l'offre de son rival Velmont, lui préférant celle de Quorbine.",
        "Tressac a préféré l'offre de Quorbine à celle de Velmont.",
    ],
)
def test_a_pronoun_stands_for_another_offer(text: str) -> None:
    assert told("fr", text) == {("Velmont", "Tressac", None), ("Quorbine", "Tressac", None)}


def test_what_an_offer_exceeds_leaves_it_its_bidder() -> None:
    text = "Velmont améliore son offre sur Tressac pour dépasser celle de Quorbine."
    assert ("Velmont", "Tressac", None) in told("fr", text)


def test_who_builds_under_a_contract_builds_no_plant_of_its_own() -> None:
    text = (
        "Tressac to build Harven's tram line\n\nHarven city council has picked Tressac to build its second tram line. "
        "The contract, awarded on Tuesday, is worth £310m."
    )
    assert told("en", text) == {("Harven", "Tressac", 310)}


@pytest.mark.parametrize(
    ("code", "text", "kinds"),
    [
        (
            "fr",
            "Orvalis a investi 9 millions d'euros dans ses usines et 5 millions dans Tressac.",
            {"capex", "investment"},
        ),
        ("en", "Orvalis has invested $9 million in its plants and $5 million in Tressac.", {"capex", "investment"}),
        ("fr", "Orvalis a investi 9 millions d'euros dans un rival et 5 millions dans Tressac.", {"investment"}),
        ("en", "Orvalis invested $9 million in a rival and $5 million in Tressac.", {"investment"}),
    ],
)
def test_what_is_spent_on_plants_is_no_stake_of_which_only_a_further_sum_tells(
    code: str, text: str, kinds: set[str]
) -> None:
    reports = parse(document_from_text(text, language=code), least=0.1).reports
    assert {report.kind.value for report in reports} == kinds
