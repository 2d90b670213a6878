"""What stands for a name is the name that was said before."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Veltrano est un éditeur de logiciels. Le groupe a racheté Quorbine pour 300 millions d'euros."),
        ("fr", "Veltrano publie ses comptes. Il a racheté Quorbine pour 300 millions d'euros."),
        ("fr", "Veltrano embauche. La société basée à Lille a racheté Quorbine pour 300 millions d'euros."),
        ("fr", "Veltrano embauche. L'entreprise située à Espoo, en Finlande, a racheté Quorbine pour 300 millions."),
        ("en", "Veltrano is a maker of software. The company has acquired Quorbine for $300 million."),
        ("en", "Veltrano reported its results. It has acquired Quorbine for $300 million."),
    ],
)
def test_the_group_is_the_company_named_before(code: str, text: str) -> None:
    (report,) = parse(document_from_text(text, language=code)).reports
    assert {(p.name, p.role.value) for p in report.parties} == {("Veltrano", "acquirer"), ("Quorbine", "target")}
    (acquirer,) = [e for e in report.evidence if e.field == "acquirer"]
    assert acquirer.start > text.index(".")


def _deals(code: str, text: str) -> list[dict[str, str]]:
    """The last deal of each text first: role to name, for texts in which a role has one name."""
    reports = parse(document_from_text(text, language=code)).reports
    return [{p.role.value: p.name for p in report.parties} for report in reports]


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        (
            "fr",
            "Le constructeur japonais Veltrano et l'opérateur français Mirabol ont signé un accord. "
            "Le groupe japonais va investir 2 milliards de dollars dans Quorbine.",
            {"investor": "Veltrano", "target": "Quorbine"},
        ),
        (
            "fr",
            "Le géant américain Veltrano discute avec le finlandais Mirabol. "
            "L'américain rachète Quorbine pour 30 millions d'euros.",
            {"acquirer": "Veltrano", "target": "Quorbine"},
        ),
        (
            "en",
            "Taiwan's Veltrano has long worked with America's Mirabol. "
            "The Taiwanese company said it would buy Quorbine for $866 million.",
            {"acquirer": "Veltrano", "target": "Quorbine"},
        ),
        (
            "en",
            "Veltrano, a French insurer, and Mirabol met on Monday. "
            "Mirabol said it was pleased. The insurer has acquired Quorbine.",
            {"acquirer": "Veltrano", "target": "Quorbine"},
        ),
    ],
)
def test_a_description_stands_for_the_company_that_it_fits(code: str, text: str, wanted: dict[str, str]) -> None:
    assert wanted in _deals(code, text)


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        (
            "en",
            "Veltrano wants to sell its payments arm. Citigroup advised the company on the plan. "
            "The company will acquire Quorbine for $300 million.",
            {"acquirer": "Veltrano", "target": "Quorbine"},
        ),
        (
            "fr",
            "Veltrano cède ses paiements. Lazard a conseillé le groupe. Le groupe rachète Quorbine.",
            {"acquirer": "Veltrano", "target": "Quorbine"},
        ),
        (
            "en",
            "Veltrano filed with the Securities and Exchange Commission. It has raised $100 million.",
            {"target": "Veltrano"},
        ),
        (
            "fr",
            "Veltrano a écrit à l'Autorité des marchés financiers. La société a levé 100 millions d'euros.",
            {"target": "Veltrano"},
        ),
    ],
)
def test_advisers_and_regulators_are_not_the_company(code: str, text: str, wanted: dict[str, str]) -> None:
    assert wanted in _deals(code, text)


def test_he_is_the_person_and_it_the_company() -> None:
    french = "Warren Buffett a annoncé qu'il avait investi 10 milliards de dollars dans IBM."
    assert _deals("fr", french) == [{"investor": "Warren Buffett", "target": "IBM"}]
    english = "Veltrano met Warren Buffett, who said on Monday that he has acquired 10 percent of the company."
    assert all(deal.get("target") != "Warren Buffett" for deal in _deals("en", english))


def test_a_pronoun_of_the_verb_alone_stands_for_nobody() -> None:
    text = "Veltrano est à Lyon. Il y a deux ans, l'acquisition de Quorbine par Nordvik avait été annoncée."
    assert _deals("fr", text) == [{"acquirer": "Nordvik", "target": "Quorbine"}]


def test_a_relative_clause_has_a_subject_of_its_own() -> None:
    text = "Veltrano has signed up Quorbine, which took a 10 percent stake in the company."
    assert {"investor": "Quorbine", "target": "Veltrano"} in _deals("en", text)


def test_a_pronoun_with_a_place_in_it_acts() -> None:
    text = "Veltrano tient à Quorbine. Détenteur de 27 % du capital de Quorbine, il y a investi 13 millions d'euros."
    assert {"investor": "Veltrano", "target": "Quorbine"} in _deals("fr", text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Veltrano met Quorbine. Quorbine was pleased. Last year it had agreed to acquire Quorbine."),
        ("fr", "Veltrano rachète des sociétés. En 2019, il a racheté Quorbine."),
    ],
)
def test_nobody_buys_itself(code: str, text: str) -> None:
    assert all(deal.get("acquirer") != deal.get("target") for deal in _deals(code, text))
    assert {"acquirer": "Veltrano", "target": "Quorbine"} in _deals(code, text)


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        (
            "fr",
            "Mirabol vend du sable. Veltrano est entré en négociations exclusives pour le racheter.",
            {"acquirer": "Veltrano", "target": "Mirabol"},
        ),
        (
            "en",
            "The money is for Quorbine. The Ealham company has acquired Mirabol.",
            {"acquirer": "Quorbine", "target": "Mirabol"},
        ),
        (
            "en",
            "Quorbine makes sensors. The San Francisco start-up has acquired Mirabol.",
            {"acquirer": "Quorbine", "target": "Mirabol"},
        ),
        (
            "en",
            "Quorbine raised $12 million in a Series A. Ardenor led the round. The start-up has acquired Mirabol.",
            {"acquirer": "Quorbine", "target": "Mirabol"},
        ),
        (
            "fr",
            "Quorbine a levé 12 millions d'euros. Ardenor mène ce tour. La société vient d'acquérir Mirabol.",
            {"acquirer": "Quorbine", "target": "Mirabol"},
        ),
        (
            "en",
            "Quorbine has bought Mirabol. In March the buyer acquired Belfont.",
            {"acquirer": "Quorbine", "target": "Belfont"},
        ),
        (
            "fr",
            "Quorbine rachète Mirabol. L'acquéreur avait déjà repris Belfont.",
            {"acquirer": "Quorbine", "target": "Belfont"},
        ),
        (
            "fr",
            "Microsoft a renoncé. Amazon et Anthropic se parlent depuis mai. "
            "Le laboratoire a racheté Quorbine pour 30 millions de dollars.",
            {"acquirer": "Anthropic", "target": "Quorbine"},
        ),
        (
            "fr",
            "Renault a longtemps hésité face à Mirabol. BNP Paribas aussi. Le constructeur rachète Quorbine.",
            {"acquirer": "Renault", "target": "Quorbine"},
        ),
        (
            "en",
            "Nvidia dines with Oracle. Oracle said nothing new. The chipmaker has acquired Quorbine for $30 million.",
            {"acquirer": "Nvidia", "target": "Quorbine"},
        ),
        (
            "en",
            "Barclays has watched Pfizer for years. Pfizer said little. The lender has acquired Quorbine.",
            {"acquirer": "Barclays", "target": "Quorbine"},
        ),
        (
            "fr",
            "Le patron de Veltrano, Jean Morel, tient parole. Jean Morel est ambitieux. "
            "Le géant du sucre veut racheter Quorbine.",
            {"acquirer": "Veltrano", "target": "Quorbine"},
        ),
        (
            "fr",
            "Jean Morel, patron de Veltrano, investit aussi pour lui-même. Il a racheté Quorbine.",
            {"acquirer": "Jean Morel", "target": "Quorbine"},
        ),
        (
            "fr",
            "Mirabol tient salon. Veltrano, le géant de la logistique, va racheter Quorbine.",
            {"acquirer": "Veltrano", "target": "Quorbine"},
        ),
        (
            "fr",
            "Mirabol tient salon. Selon Veltrano, le géant de la logistique va racheter Quorbine.",
            {"acquirer": "Mirabol", "target": "Quorbine"},
        ),
        (
            "fr",
            "Mirabol tient salon. C'est le cas aussi de la jeune pousse Veltrano. Elle a racheté Quorbine.",
            {"acquirer": "Veltrano", "target": "Quorbine"},
        ),
        (
            "fr",
            "Veltrano tient salon. La laiterie basée dans le Jura, filiale du géant Mirabol, a racheté Quorbine.",
            {"acquirer": "Veltrano", "target": "Quorbine"},
        ),
        (
            "en",
            "Mirabol makes robots. Veltrano's rival comes to town after it acquired Quorbine.",
            {"acquirer": "Mirabol", "target": "Quorbine"},
        ),
        (
            "fr",
            "Quorbine fabrique des sacs. Mirabol entre au capital du malletier marocain.",
            {"investor": "Mirabol", "target": "Quorbine"},
        ),
    ],
)
def test_descriptions_and_pronouns_find_whom_they_fit(code: str, text: str, wanted: dict[str, str]) -> None:
    assert wanted in _deals(code, text)


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        (
            "en",
            "Mirabol and Quorbine compete. The latter has acquired Belfont.",
            {"acquirer": "Quorbine", "target": "Belfont"},
        ),
        (
            "en",
            "Mirabol and Quorbine compete. The former has acquired Belfont.",
            {"acquirer": "Mirabol", "target": "Belfont"},
        ),
        (
            "fr",
            "Mirabol a parlé avec Quorbine. Ce dernier rachète Belfont.",
            {"acquirer": "Quorbine", "target": "Belfont"},
        ),
        (
            "fr",
            "Veltrano a repris Mirabol et Quorbine. La seconde rachète Belfont.",
            {"acquirer": "Quorbine", "target": "Belfont"},
        ),
        (
            "en",
            "Mirabol has long fought Quorbine. Mirabol grew. Its rival has acquired Belfont.",
            {"acquirer": "Quorbine", "target": "Belfont"},
        ),
    ],
)
def test_the_former_the_latter_and_a_rival_are_told_apart(code: str, text: str, wanted: dict[str, str]) -> None:
    assert wanted in _deals(code, text)


def test_a_parent_that_has_no_name_is_not_its_subsidiary() -> None:
    assert _deals("en", "Quorbine was founded in 1990. Its parent has acquired Belfont.") == []


def test_a_second_plant_is_no_company() -> None:
    text = "Veltrano a repris Mirabol et Quorbine. La seconde usine de Belfont a été vendue 8 millions d'euros."
    assert all("Belfont" not in deal.values() for deal in _deals("fr", text))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "fr",
            "SoftBank a vu OpenAI. Cela s'inscrit dans un recentrage sur OpenAI. Le groupe japonais rachète Orvalis.",
        ),
        ("en", "SoftBank has met OpenAI. OpenAI said it was glad. The Japanese group is buying Orvalis."),
    ],
)
def test_the_nation_of_a_known_company_is_known(code: str, text: str) -> None:
    assert {"acquirer": "SoftBank", "target": "Orvalis"} in _deals(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Tressac se préparait à racheter l'éditeur Orvalis. La startup va s'introduire en Bourse."),
        ("en", "Tressac is buying Orvalis. The startup raised $3 million last year."),
    ],
)
def test_a_start_up_is_who_is_bought_and_not_who_buys(code: str, text: str) -> None:
    assert [next(iter(deal.items())) for deal in _deals(code, text)][1][1] == "Orvalis"


def test_a_start_up_is_no_fund_even_where_no_other_company_is_named() -> None:
    text = "Ardenor Ventures led the round. The start-up has acquired Mirabol."
    assert {"acquirer": "Ardenor Ventures", "target": "Mirabol"} not in _deals("en", text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Quorbine makes screws. Veltrano, a rival of Belfont, is buying the company."),
        ("en", "Quorbine wants to be sold. Veltrano, advised by Belfont, has offered to buy the company."),
        ("fr", "Quorbine fabrique des vis. Veltrano, concurrent de Belfont, rachète la société."),
    ],
)
def test_what_describes_the_subject_is_not_what_it_buys(code: str, text: str) -> None:
    assert {"acquirer": "Veltrano", "target": "Quorbine"} in _deals(code, text)


def test_a_party_is_proven_by_its_name_where_its_sentence_has_it() -> None:
    text = "Sauvelac rachète son concurrent allemand, Brumelio, pour 45 millions d'euros."
    (report,) = parse(document_from_text(text, language="fr")).reports
    assert {e.field: e.text for e in report.evidence if e.field in {"acquirer", "target"}} == {
        "acquirer": "Sauvelac",
        "target": "Brumelio",
    }


def test_a_company_that_the_text_is_about_is_meant_though_it_stands_in_an_aside() -> None:
    text = (
        "Quillmere has signed a contract with Tressac. Quillmere grows. Pellworth, meanwhile, invested $8 million in "
        "Orvane. And Harrowgate, long the only big backer of Quillmere, holds 27% of it."
    )
    reports = parse(document_from_text(text, language="en")).reports
    held = [{p.name for p in report.parties} for report in reports if report.stake_pct == 27]
    assert held == [{"Harrowgate", "Quillmere"}]


@pytest.mark.parametrize(
    "text",
    [
        "Elmtree Ventures closed a $450 million fund. The firm was set up by a team of Hilden (and later Tressac). "
        "The firm, based in Boston, closed its first fund with $310 million.",
        "Elmtree Ventures closed a $450 million fund. Quillmere, a software house, is in its portfolio. "
        "The firm raised $310 million for its previous fund.",
    ],
)
def test_who_raises_one_more_fund_is_who_raised_the_one_before(text: str) -> None:
    reports = parse(document_from_text(text, language="en")).reports
    raised = [(report.kind, report.parties[0].name, report.amount) for report in reports]
    assert raised == [("fund", "Elmtree Ventures", 450 * 10**6), ("fund", "Elmtree Ventures", 310 * 10**6)]


@pytest.mark.parametrize(
    ("company", "purpose", "sponsors"),
    [
        ("Microsoft", "un entrepôt près de Turin", ["Microsoft"]),
        ("Veltrano", "un entrepôt près de Turin", []),
        ("Microsoft", "la recherche", []),
    ],
)
def test_a_plant_that_money_is_spent_on_is_that_of_the_well_known_company(
    company: str, purpose: str, sponsors: list[str]
) -> None:
    text = (
        f"{company} grandit vite. {company} y croit.\n\nQuelque 4 milliards d'euros sont déjà engagés pour {purpose}."
    )
    reports = parse(document_from_text(text, language="fr"), least=0).reports
    assert [party.name for report in reports for party in report.parties] == sponsors


@pytest.mark.parametrize(
    "text",
    [
        "Oskem passe à l'offensive\n\nMEDIHEBDO - Brève\n\nLe groupe a annoncé le rachat de Quorbine.",
        "Oskem passe à l'offensive\n\nNégoÉco\n\nLe groupe a annoncé le rachat de Quorbine.",
    ],
)
def test_a_line_that_only_names_the_outlet_is_not_what_the_text_is_about(text: str) -> None:
    assert _deals("fr", text) == [{"acquirer": "Oskem", "target": "Quorbine"}]


@pytest.mark.parametrize(
    ("opening", "target"),
    [("Le fonds agira de concert avec", "Quorbine"), ("Le groupe agira de concert avec", "Veltrano")],
)
def test_a_sentence_on_something_else_keeps_no_company_in_mind(opening: str, target: str) -> None:
    text = (
        f"Veltrano prépare un fonds d'investissement. {opening} Quorbine, créée en mai. "
        "La société a démarré avec un capital initial de 60 millions d'euros."
    )
    assert _deals("fr", text) == [{"target": target}]


_PIPES = {
    "en": "Quorvane maps every pipe under the street\n\n"
    "Quorvane builds radar carts for water works. Leeds-based Quorvane has 40 staff.\n\n",
    "fr": "Quorvane cartographie les tuyaux des villes\n\n"
    "Quorvane fabrique des radars sur roues. Installée à Nantes, Quorvane compte 40 salariés.\n\n",
}


@pytest.mark.parametrize(
    ("code", "text", "target"),
    [
        (
            "fr",
            "Sa fondatrice, Maud Tindel, vient de chez Besselin. La start-up avait levé 3 millions d'euros en 2021.",
            "Quorvane",
        ),
        ("fr", "Besselin fait des pompes. La start-up avait levé 3 millions d'euros en 2021.", "Besselin"),
        (
            "en",
            "Its founder, Maud Tindel, worked for Besselin. The startup raised $3 million in a seed round.",
            "Quorvane",
        ),
        ("en", "Besselin makes pumps. The company raised $3 million in a seed round in 2021.", "Besselin"),
    ],
)
def test_a_name_in_passing_gives_way_to_the_company_that_the_text_is_about(code: str, text: str, target: str) -> None:
    assert [deal["target"] for deal in _deals(code, _PIPES[code] + text)] == [target]


def test_a_name_in_passing_stays_where_the_description_fits_it_alone() -> None:
    text = _PIPES["fr"] + "Le coréen Besselin fait des pompes. Ses usines tournent. Quorvane recrute. "
    text += "Quorvane a levé 3 millions d'euros auprès du groupe coréen."
    assert [deal["investor"] for deal in _deals("fr", text)] == ["Besselin"]


def test_several_that_an_object_stands_for_are_all_bought() -> None:
    text = "Tressac et Quorbine étaient à vendre. Velmont les rachète."
    reports = parse(document_from_text(text, language="fr")).reports
    assert {p.name for report in reports for p in report.parties if p.role.value == "target"} == {"Tressac", "Quorbine"}
    assert {p.name for report in reports for p in report.parties if p.role.value == "acquirer"} == {"Velmont"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Brumelio a racheté Tressac. Quant à Veltrano, il a acquis Orvalis. Le groupe a aussi repris Sabenel."),
        ("en", "Brumelio bought Tressac. As for Veltrano, it has acquired Orvalis. The group also bought Sabenel."),
    ],
)
def test_a_pronoun_is_the_company_that_its_sentence_turns_to(code: str, text: str) -> None:
    told = {(deal["acquirer"], deal["target"]) for deal in _deals(code, text)}
    assert told == {("Brumelio", "Tressac"), ("Veltrano", "Orvalis"), ("Veltrano", "Sabenel")}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Tressac s'empare de l'espagnol Brumelio. Le spécialiste des surgelés avait été racheté par Orvalis."),
        ("fr", "Tressac rachète Brumelio. Le groupe, qui avait été repris par Orvalis en 2018, emploie 300 personnes."),
        ("fr", "Tressac rachète Brumelio. Elle avait été cédée à Orvalis en 2018."),
        ("en", "Tressac is buying Brumelio. The company was acquired by Orvalis in 2016."),
    ],
)
def test_who_is_said_to_be_taken_over_was_bought_in_the_deal_before(code: str, text: str) -> None:
    told = {(deal["acquirer"], deal["target"]) for deal in _deals(code, text)}
    assert told == {("Tressac", "Brumelio"), ("Orvalis", "Brumelio")}


def test_a_fund_is_who_bought_in_the_deal_before() -> None:
    text = "Le rachat de Brumelio par Tressac est bouclé. Le fonds, qui a aussi racheté Orvalis, compte recruter."
    assert {(deal["acquirer"], deal["target"]) for deal in _deals("fr", text)} == {
        ("Tressac", "Brumelio"),
        ("Tressac", "Orvalis"),
    }


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Veltrano embauche. Le groupe a racheté Mirabol. La société a aussi pris 10 % de Quorbine."),
        ("fr", "Veltrano embauche. L'entreprise rachète Mirabol. Le groupe compte aussi racheter Quorbine."),
        ("en", "Veltrano is hiring. The company has bought Mirabol. The group also took 10% of Quorbine."),
    ],
)
def test_who_bought_by_a_description_is_still_talked_of(code: str, text: str) -> None:
    payers = {"acquirer", "investor"}
    reports = parse(document_from_text(text, language=code), least=0.1).reports
    bought = {p.name: [q.name for q in r.parties if q.role.value in payers] for r in reports for p in r.parties}
    assert bought["Quorbine"] == ["Veltrano"]
