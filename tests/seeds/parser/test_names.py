"""Names in running text, with no list to look them up in."""

from __future__ import annotations

import pytest

from seeds.language import LanguageData, load_language
from seeds.parser import parse
from seeds.parser.names import NameMention, find_names
from seeds.parser.recased import recased
from seeds.parser.segment import sentences
from seeds.parser.tokens import tokenize
from seeds.reading import document_from_text


def _read_names(text: str, language: LanguageData) -> list[list[NameMention]]:
    """The names of each sentence of a text, its titles read as sentences are."""
    cut = sentences(text, language)
    tokens = [tokenize(text, one.start, one.end, language) for one in cut]
    read, words, titles = recased(text, cut, tokens, language)
    return find_names(read, cut, language, words, titles)


def names(code: str, text: str) -> list[NameMention]:
    language = load_language(code)
    rows = _read_names(text, language)
    found = [mention for row in rows for mention in row]
    assert all(text[m.start : m.end] == m.text for m in found)
    return found


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fr", "Mardi, la société Quorbine a présenté ses comptes.", [("Quorbine", "company")]),
        ("fr", "Quorbine embauche à Lyon.", [("Quorbine", "company"), ("Lyon", "place")]),
        ("en", "The start-up Quorbine said it would hire.", [("Quorbine", "company")]),
        ("en", "Shares of Quorbine rose in London.", [("Quorbine", "company"), ("London", "place")]),
        ("fr", "Hier, Aurélie Vantour a parlé.", [("Aurélie Vantour", "person")]),
        (
            "fr",
            "Le patron de Veltrano, Paul Merivel, est confiant.",
            [("Veltrano", "company"), ("Paul Merivel", "person")],
        ),
        ("en", "Then Gary C. Pellworth left.", [("Gary C. Pellworth", "person")]),
        (
            "en",
            "It met T. Dwight Pellworth and J. P. Harrow.",
            [("T. Dwight Pellworth", "person"), ("J. P. Harrow", "person")],
        ),
        ("en", "They took vitamin D. Velora grew.", [("Velora", "company")]),
        (
            "fr",
            "Le patron du Crédit Velora Jean Marchais est confiant.",
            [("Crédit Velora", "company"), ("Jean Marchais", "person")],
        ),
        ("fr", "Le directeur de la Fondation Jean Marchais est confiant.", [("Fondation Jean Marchais", "company")]),
        ("fr", "Le ministre des Transports Gaël Borne a parlé.", [("Gaël Borne", "person")]),
        ("fr", "La maire de Metz Anne Merivel a parlé.", [("Metz", "place"), ("Anne Merivel", "person")]),
        (
            "fr",
            "L'ancien patron de Veltrano-Quorb Carlos Merivel a parlé.",
            [("Veltrano-Quorb", "company"), ("Carlos Merivel", "person")],
        ),
        ("fr", "Le chanteur brésilien Merivel a parlé.", [("Merivel", "person")]),
        ("fr", "Le ministre de l'Economie et des Finances a reçu Veltrano.", [("Veltrano", "company")]),
        ("fr", "Le ministre russe de l'Environnement a reçu Veltrano.", [("Veltrano", "company")]),
        ("fr", "Le ministre a reçu Santé Quorbine.", [("Santé Quorbine", "company")]),
        ("fr", "La ministre Anne Merivel et Orange ont parlé.", [("Anne Merivel", "person"), ("Orange", "company")]),
        ("en", "However, profits fell. Sales rose.", []),
        ("fr", "Cependant, les profits baissent. Pourtant rien ne change.", []),
    ],
)
def test_names_and_their_kinds(code: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.name, m.kind) for m in names(code, text)] == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fr", "Quorbine Systems SA embauche. Puis Quorbine a grandi.", "Quorbine Systems"),
        ("en", "Quorbine Holdings Inc. said it would hire. Quorbine is growing.", "Quorbine"),
        ("en", "Wells Fargo said it would hire. Wells is growing.", "Wells Fargo"),
        ("en", "Warren Buffett said it would hire. Then Buffett left.", "Warren Buffett"),
        ("en", "Quorbine Southern Santa Corp met it. Quorbine Southern grew.", "Quorbine Southern Santa"),
        ("en", "It met Eastman Quorbine Co. in May. Then Quorbine grew.", "Eastman Quorbine"),
        ("en", 'Zorbal Corp of China Ltd ( 2600.HK ) ("Quorbco") grew. Quorbco left.', "Zorbal Corp of China"),
        ("fr", "Paul Merivel est confiant. Puis Merivel est parti.", "Paul Merivel"),
    ],
)
def test_forms_of_one_name_get_one_name(code: str, text: str, expected: str) -> None:
    assert {m.name for m in names(code, text)} == {expected}


def test_a_product_names_its_owner() -> None:
    found = {m.text: m for m in names("en", "ChatGPT is made by OpenAI, Reuters reported.")}
    assert (found["ChatGPT"].kind, found["ChatGPT"].owner) == ("product", "OpenAI")
    assert found["Reuters"].kind == "outlet"


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Pellworth Foods Raises $45M From Local Farmers", "Pellworth Foods"),
        ("Pellworth Foods to Invest $45M in New Packaging Plant", "Pellworth Foods"),
        ("Lumetra to Expand Headquarters, Add 300 Jobs", "Lumetra"),
        ("Quorven Builds New Battery Factory For Trams", "Quorven"),
        ("Velmara Mutual Files For $300M Listing", "Velmara Mutual"),
        ("Quorven Group Signs Binding Letter to be Acquired\n\nIn May, Quorven Group said it did.", "Quorven Group"),
        ("Quorven Layer Secures Fresh Funding\n\nIn May, Quorven said that its new layer worked.", "Quorven"),
    ],
)
def test_who_acts_first_in_a_title_in_capitals_is_a_name(heading: str, name: str) -> None:
    assert {m.name for m in names("en", heading)} == {name}


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Local Brewery Raises $45M for New Hall", []),
        ("Orchard-Owned Mills Raise $45M This Year", []),
        ("MN Startup Lumetra Secures Fresh Funding", ["Lumetra"]),
        ("Lumetra Chief to Invest $45M in New Schools", ["Lumetra"]),
        ("Quorven And Friends Raise Their Hats", ["Quorven"]),
        ("Investors Applaud New Quorbine Plan For Growth", ["Quorbine"]),
    ],
)
def test_common_words_of_a_title_in_capitals_are_no_names(heading: str, expected: list[str]) -> None:
    assert [m.name for m in names("en", heading)] == expected


def test_a_title_in_capitals_of_common_words_names_nobody() -> None:
    assert names("fr", "MARCHÉS EN FORTE HAUSSE") == []


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "Quorbine Corp ( QRB.N ) met Veltrano Plc VLT.L in May.", ["Quorbine", "Veltrano"]),
        ("en", "Shares of Quorbine (NYSE: QRB) rose.", ["Quorbine"]),
        ("en", "It met Quorbine Paints and Coatings in May.", ["Quorbine Paints and Coatings"]),
        ("en", "It met Indian Rail Catering and Tourism Corporation in May.", ["Indian Rail Catering and Tourism"]),
        ("en", "It met Quorbine and Veltrano in May.", ["Quorbine", "Veltrano"]),
        ("en", "It met Quorbine Capital and Veltrano Partners in May.", ["Quorbine Capital", "Veltrano Partners"]),
        ("en", "It met Dave's Hot Chicken in May.", ["Dave's Hot Chicken"]),
        ("en", "It met Colombia's Quorbine in May.", ["Colombia", "Quorbine"]),
        ("en", "It met Silicon Prairie Bank. “Silicon Prairie Bank is closed.”", ["Silicon Prairie Bank"] * 2),
        ("en", "“Silicon Prairie Bank” is closed.", ["Silicon Prairie Bank"]),
        ("en", "Entrepreneur Aurel Quorbine spoke.", ["Aurel Quorbine"]),
        ("en", "It fell. PROFIT DROPS SHARPLY Quorbine said sales fell.", ["Quorbine"]),
        ("en", "The Bank and the Group met.", []),
        ("en", "It met the payments platform QRB in May.", ["QRB"]),
        ("en", "It met QRB in May.", []),
        ("en", "It met O'Quorbine in May.", ["O'Quorbine"]),
        ("en", "It met Goldman Sachs Group Inc in May.", ["Goldman Sachs"]),
        ("en", "-- Wed Feb 13, 2008 --", []),
        ("en", "It sold 98MB and $78.6M of it.", []),
        ("en", "North American and Latin American sales rose.", []),
        (
            "en",
            "It met founder of QRB Kenneth Quorbine; additional staff left; Additional staff came.",
            ["Kenneth Quorbine"],
        ),
        ("en", "It met HSBC Kenneth Quorbine in May.", ["HSBC", "Kenneth Quorbine"]),
        ("en", "Quorbine Corp., QRB.N the largest lender, met it. The index .QRB fell.", ["Quorbine"]),
        ("en", "It took over Lowe's Cos Inc's plan in May.", ["Lowe's"]),
        ("en", "It bought the Eagle Ford stake in May.", ["Eagle Ford"]),
        ("en", "The deal helped American Axle in May.", ["American Axle"]),
        ("en", "French Quorbine grew. Then Quorbine left.", ["Quorbine", "Quorbine"]),
        ("en", "Italian Prime Minister Paul Merivel left.", ["Paul Merivel"]),
        ("fr", "Il vend des NPUs et des LLMs.", []),
        ("en", "It won the rights of the Indian Premier League in May.", ["Indian Premier League"]),
        ("fr", "Ils ont fondé la société [Accord Quorbine](https://exemple.fr/a).", ["Accord Quorbine"]),
        ("fr", "Un code HTML, une puce RAM et un VPN.", []),
        ("fr", "Il a vu la SA Quorbine et le Crédit Quorbine en mai.", ["Quorbine", "Crédit Quorbine"]),
        ("fr", "Télémétrie en temps réel. Beaucoup partent. Néanmoins cela dure.", []),
        ("fr", "Il a lu https://exemple.fr/Quorbine-Veltrano-et-Fils hier.", []),
        ("fr", "Il a vu CIMA+ et cyber_Quorb en mai.", ["CIMA+", "cyber_Quorb"]),
        ("fr", "Il a vu Électricité de la Quorbine en mai.", ["Électricité de la Quorbine"]),
    ],
)
def test_where_a_name_begins_and_ends(code: str, text: str, expected: list[str]) -> None:
    assert [m.name for m in names(code, text)] == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", 'Banco Quorbine de Comercio ("Quorbex" or the "Bank") said Quorbex grew.', "Banco Quorbine de Comercio"),
        ("en", "Quorbine Paints Group (QPG) said QPG grew.", "Quorbine Paints Group"),
        ("en", "Quorbine Precision, known as Veltrano, said Veltrano grew.", "Quorbine Precision"),
        ("fr", "Quorbine Précision (« QP ») a dit que QP grandit.", "Quorbine Précision"),
        ("fr", "Quorbine (ex-Veltrano) a dit que Veltrano grandit.", "Quorbine"),
    ],
)
def test_an_alias_given_by_the_text_is_one_name(code: str, text: str, expected: str) -> None:
    assert {m.name for m in names(code, text)} == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "Quorbine Foods, Inc. (NYSE American: VLTX) said it had sold its mill. VLTX will pay its debts.",
        "Quorbine Foods Inc., (OTC: VLTX) a maker of pasta, has sold its mill. On Monday VLTX named a new head.",
    ],
)
def test_the_symbol_of_a_share_stands_for_its_company(text: str) -> None:
    assert {m.name for m in names("en", text)} == {"Quorbine Foods"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amy Roe, Group Head of Export Credit at Quorbine, spoke first.", ["Amy Roe", "Quorbine"]),
        ("Amy Roe, Country Director of Quorbine, spoke first.", ["Amy Roe", "Quorbine"]),
        ("Amy Roe, Siemens Head in Lyon, spoke first.", ["Amy Roe", "Siemens", "Lyon"]),
    ],
)
def test_words_of_an_office_are_no_company(text: str, expected: list[str]) -> None:
    assert [m.name for m in names("en", text)] == expected


def test_a_name_in_brackets_is_no_alias_of_the_one_before() -> None:
    assert [m.name for m in names("en", "It met Quorbine (Veltrano) in May.")] == ["Quorbine", "Veltrano"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tressac Energy and Tressac Motors do well. Tressac has acquired Cosvane.", "Tressac"),
        ("Tressac Group owns Tressac Energy and Tressac Motors. Tressac has acquired Cosvane.", "Tressac Group"),
        ("Tressac Oil and Tressac Oil Services do well. Tressac has acquired Cosvane.", "Tressac Oil Services"),
    ],
)
def test_a_name_that_several_firms_bear_is_that_of_their_group(text: str, expected: str) -> None:
    *_, buyer, _ = names("en", text)
    assert buyer.name == expected


def test_a_product_does_not_lengthen_the_name_of_its_maker() -> None:
    text = "It met Quorbine. Then Quorbine grew. Quorbine sells Quorbine Liquid."
    assert [m.name for m in names("en", text)].count("Quorbine") == 3


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        ("en", "It met the robot Quorbine in May.", "product"),
        ("fr", "Le quotidien Quorbine a publié.", "outlet"),
        ("en", "The Quorbine newspaper said so.", "outlet"),
        ("en", "A Mont Quorbine-based rival met.", "place"),
        ("en", "It met Vontur Quorbine, chairman of the firm.", "person"),
        ("en", "Vontur Quorbine left. Then Quorbine said so.", "person"),
        ("fr", "Il a vu M. Quorbine hier.", "person"),
        ("fr", "Il a vu la société américaine Kate Quorbine hier.", "company"),
        ("fr", "Il commande 36 Quorbine en mai.", "product"),
        ("en", "In 2003 Quorbine grew.", "company"),
        ("fr", "Il présente Quorb-5.2 en mai.", "product"),
        ("fr", "Il aime la technologie Quorbine.", "product"),
        ("fr", "Hier le Gouvernement a fourni une aide.", "government"),
        ("fr", "Le Qatar rachète le club.", "government"),
        ("fr", "Mardi, la Grèce a commandé des avions.", "government"),
        ("en", "In May, Norway ordered new jets.", "government"),
        ("en", "In Lisbon, Portugal buys new jets.", "place"),
        ("fr", "Il sait que l'Inde achète des avions.", "government"),
        ("fr", "Implantée en Inde et en Chine, elle achète des avions.", "place"),
        ("en", "It went to the Quorbine Supreme Court in May.", "regulator"),
    ],
)
def test_words_around_a_name_tell_its_kind(code: str, text: str, kind: str) -> None:
    assert {m.kind for m in names(code, text)} == {kind}


def test_what_a_known_company_makes_stands_for_it() -> None:
    found = [(m.text, m.kind, m.owner) for m in names("fr", "Il a choisi Nvidia Quorbine et Nvidia Finance en mai.")]
    assert found == [("Nvidia Quorbine", "product", "Nvidia"), ("Nvidia Finance", "company", None)]


def test_capitals_of_a_french_heading_make_no_names() -> None:
    text = "Les Défis et les Controverses du Marché\n\nQuorbine embauche à Lyon.\n"
    assert [m.name for m in names("fr", text)] == ["Quorbine", "Lyon"]


def test_a_thing_of_a_known_company_stands_for_it() -> None:
    found = [(m.text, m.kind, m.owner) for m in names("fr", "Il vend les Quorbix d'Intel en mai.")]
    assert found == [("Quorbix", "product", "Intel"), ("Intel", "company", None)]


def test_a_party_before_another_is_no_thing_of_it() -> None:
    found = [(m.text, m.kind) for m in names("fr", "Il a lu que le rachat par Quorbine d'Intel a eu lieu.")]
    assert found == [("Quorbine", "company"), ("Intel", "company")]


@pytest.mark.parametrize(
    ("code", "text", "name", "kind"),
    [
        ("fr", "Vertalis a racheté la Clinique des Ormes.", "Clinique des Ormes", "company"),
        ("fr", "Vertalis a racheté la Fonderie du Nil pour 3 millions d'euros.", "Fonderie du Nil", "company"),
        ("fr", "Vertalis va reprendre l'autocariste Cars Roland, dont le fondateur part.", "Cars Roland", "company"),
        ("en", 'Vertalis, the maker of "Amber Harbour", plans to list in London.', "Amber Harbour", "product"),
        ("en", "The Ealham company has acquired Vertalis.", "Ealham", "place"),
        ("en", "The Ealham company has acquired Vertalis. Ealham Capital sold it.", "Ealham", "company"),
    ],
)
def test_what_stands_around_a_name_tells_its_kind_and_its_end(code: str, text: str, name: str, kind: str) -> None:
    language = load_language(code)
    found = [m for row in _read_names(text, language) for m in row]
    assert (name, kind) in {(m.text, m.kind) for m in found}


def test_a_name_in_capitals_is_that_of_the_small_letters() -> None:
    text = "VERTALIS a racheté ODIME PAC. Odime Pac et Vertalis se connaissent."
    assert {m.name for m in names("fr", text)} == {"Vertalis", "Odime Pac"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'Office des eaux du Sablon (OES) embauche. L'OES grandit.", {"Office des eaux du Sablon"}),
        ("La Société nationale d'élevage (Sonael) embauche.", {"Société nationale d'élevage"}),
        ("La Compagnie minière du Haut-Velay (CMHV) embauche.", {"Compagnie minière du Haut-Velay"}),
        ("La Banque ouest-africaine de développement (BOAD) prête.", {"BOAD"}),
    ],
)
def test_ordinary_words_are_a_name_whose_short_form_follows(text: str, expected: set[str]) -> None:
    assert {m.name for m in names("fr", text)} == expected


@pytest.mark.parametrize(
    "text", ["Le Bureau qui reçoit les plaintes (BQR) ferme.", "Avec une taxe sur les eaux usées (ATE), tout change."]
)
def test_words_that_only_share_letters_with_a_short_form_are_no_name(text: str) -> None:
    assert all(" " not in m.name for m in names("fr", text))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Barlow Mining Ltd Secures Funding from Harrowgate Capital for Quillmere Mill", "Barlow Mining"),
        ("Veltrano Studios Gears Up To Show Its Best Film So Far With New Franchise", "Veltrano Studios"),
        ("Veltrano Studios Strategically Widening Its Reach", "Veltrano Studios"),
        ("Veltrano Studios Funds Quillmere", "Veltrano Studios"),
    ],
)
def test_a_name_ends_before_a_verb_with_a_capital(title: str, name: str) -> None:
    body = "The spokeswoman of Barlow Mining Ltd said that Veltrano Studios was pleased"
    assert names("en", f"{title} (Cityday) and more. {body}.")[0].name == name


@pytest.mark.parametrize("form", ["Inc.", "Corp.", "Ltd.", "Ltd"])
def test_a_legal_form_ends_a_name_in_a_title_whose_words_all_have_a_capital(form: str) -> None:
    body = f"Tilvero {form} (NASDAQ: TIL), a maker of shoes, has 40 shops. It sells shoes."
    assert names("en", f"Tilvero {form} Announces a New Mill in Ohio\n\n{body}")[0].name == "Tilvero"
    assert names("en", f"Tilvero, {form} Shares Fall\n\n{body}")[0].name == "Tilvero"


def test_a_verb_behind_words_that_are_no_name_alone_is_part_of_it() -> None:
    text = "Quillmere Controls Acquires Harrowgate in May. It was good for Quillmere Controls."
    assert names("en", text)[0].name == "Quillmere Controls"


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "Either selling Quorbine or keeping it would do.", {"Quorbine"}),
        ("en", "Designed to last, the tools of Quorbine sell well.", {"Quorbine"}),
        ("en", "Spring has been kind to Quorbine and its Customers.", {"Quorbine"}),
        ("en", "Spring Health grew. Talent Garden grew.", {"Spring Health", "Talent Garden"}),
        ("en", "Growth Strategy: the tools of Quorbine sell well.", {"Quorbine"}),
        ("en", "Debt and Capital Structure: in 4Q24 Quorbine paid it back.", {"Quorbine"}),
        ("en", "Quorbine: the tools sell well.", {"Quorbine"}),
        ("fr", "La Seconde Chambre écoute Quorbine.", {"Quorbine"}),
    ],
)
def test_ordinary_words_are_no_name_for_their_capitals_alone(code: str, text: str, expected: set[str]) -> None:
    assert {m.name for m in names(code, text)} == expected


@pytest.mark.parametrize(
    ("title", "below", "found"),
    [
        (
            "Velora and Harbour Stone Announce Partnership",
            "Velora and Harbour Stone have met.",
            ["Velora", "Harbour Stone"],
        ),
        ("Harbour Stone Completes Strategic Purchase", "It is Harbour Stone that buys.", ["Harbour Stone"]),
        ("Velora Welcomes Staff From Harbour Stone", "The staff met at Harbour Stone.", ["Velora", "Harbour Stone"]),
        ("Velora Partners With Quorbine to Paint Ohio", "Officials said so.", ["Velora", "Quorbine"]),
        ("Velora Expands Partnership With Quorbine", "Here Quorbine is glad.", ["Velora", "Quorbine"]),
        ("Staff and Stone Announce New Plan", "The staff found a stone. Staff left.", []),
    ],
)
def test_a_title_in_capitals_has_the_names_of_the_text_below(title: str, below: str, found: list[str]) -> None:
    heads = [m.text for m in names("en", f"{title}\n\n{below}") if m.end <= len(title) and m.kind == "company"]
    assert heads == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Quorbine and Velora Announce Strategic Plan", ["Quorbine", "Velora"]),
        ("Quorbine and Velora Form Venture in Ohio", ["Quorbine", "Velora"]),
        ("Quorbine Partners with Velora to Paint Houses", ["Quorbine", "Velora"]),
    ],
)
def test_what_several_do_in_a_title_is_no_part_of_the_last_ones_name(title: str, found: list[str]) -> None:
    text = f"{title}\n\nBoth firms, Quorbine and Velora, are in glass."
    assert [m.text for m in names("en", text) if m.end <= len(title) and m.kind == "company"] == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It bought Quorbine AI in May.", ["Quorbine AI"]),
        ("It talks of Physical AI and of Trusted AI.", []),
        ("It bought API Media in May.", ["API Media"]),
        ("It met the CEO Group in May.", []),
        ("More than 25M Quorbine users agree.", ["Quorbine"]),
        ("It lies at Quorbine Technologies' seat, located in Velora Technologies' hall.", 2),
    ],
)
def test_letters_and_numbers_beside_a_name(text: str, expected: list[str] | int) -> None:
    found = [m.text for m in names("en", text) if m.kind == "company"]
    assert (found if isinstance(expected, list) else len(found)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Garden Stone Fields LLC, a maker of doors, will hire.", ["Garden Stone Fields LLC"]),
        ("Garden Quorbine LLC will hire. It is here that Quorbine grew.", ["Quorbine LLC", "Quorbine"]),
    ],
)
def test_an_ordinary_word_opens_a_name_of_ordinary_words(text: str, expected: list[str]) -> None:
    assert [m.text for m in names("en", text)] == expected


@pytest.mark.parametrize(
    "title",
    ["Payments Firm Velwick acquires Harnock", "Quorvel-backed Data Startup Velwick acquires Harnock"],
)
def test_a_title_may_say_what_the_firm_is_before_its_name(title: str) -> None:
    text = f"{title}\n\nVelwick, which is based in Leeds, has acquired Harnock, a maker of games."
    (report,) = parse(document_from_text(text)).reports
    assert [party.name for party in report.parties] == ["Velwick", "Harnock"]
