"""What a text tells several times is one deal; what only sounds alike is two."""

from __future__ import annotations

import pytest

from seeds.model import Report
from seeds.parser import Judgement, parse
from seeds.parser.listings import told_as_listings
from seeds.reading import document_from_text
from seeds.vocabulary import Kind, Role, Stage


def _reports(code: str, text: str) -> tuple[Report, ...]:
    return parse(document_from_text(text, language=code)).reports


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        (
            "en",
            "Veltrano to buy Quorbine for $7.2 billion. Veltrano said on Monday it would buy Quorbine for "
            "5.3 billion euros ($7.2 billion).",
            Kind.ACQUISITION,
        ),
        (
            "en",
            "Veltrano filed for an initial public offering of up to $100 million. "
            "The initial public offering of Veltrano could bring $6 billion.",
            Kind.IPO,
        ),
        (
            "fr",
            "La cotation de Veltrano, attendue pour novembre, a marqué les esprits. Veltrano a réalisé l'IPO la plus "
            "importante depuis 2017, de 888 millions d'euros.",
            Kind.IPO,
        ),
        (
            "en",
            "Veltrano plans an initial public offering of $200 million. The company hopes to raise $150 million.",
            Kind.IPO,
        ),
        (
            "fr",
            "Veltrano a levé 30 millions d'euros. Veltrano précise que sa levée de fonds en série A est bouclée.",
            Kind.FUNDING_ROUND,
        ),
        ("en", "Veltrano and Quorbine signed an agreement to form a joint venture, Mirabol.", Kind.JOINT_VENTURE),
        (
            "en",
            "Veltrano will acquire 60 percent of Quorbine for $30 million. "
            "Its subsidiary Mirabol will acquire 60 percent of Quorbine.",
            Kind.ACQUISITION,
        ),
    ],
)
def test_one_deal_told_twice_is_one(code: str, text: str, kind: Kind) -> None:
    assert [report.kind for report in _reports(code, text)] == [kind]


def test_of_two_figures_of_a_planned_listing_the_larger_stands() -> None:
    text = (
        "Veltrano filed for an initial public offering of up to $100 million. "
        "The initial public offering of Veltrano could bring $6 billion."
    )
    (report,) = _reports("en", text)
    assert report.amount == 6_000_000_000


def test_other_sums_in_other_currencies_are_other_deals() -> None:
    text = (
        "Veltrano will buy Quorbine for $339 million (£182.5 million). "
        "Last year it had agreed to acquire Quorbine for £308 million."
    )
    assert {report.amount for report in _reports("en", text)} == {339_000_000, 308_000_000}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Veltrano is offering flu shots to Quorbine."),
        ("en", "Veltrano gave its view, offering comfort."),
        ("en", "Veltrano launched a new offering."),
        ("en", "Veltrano provided Quorbine with false references."),
        ("fr", "Veltrano est un outil.\n\n- Mise à jour de Quorbine."),
    ],
)
def test_words_that_only_sound_like_a_deal_are_none(code: str, text: str) -> None:
    assert _reports(code, text) == ()


def test_a_list_item_that_begins_with_its_deal_is_about_the_topic() -> None:
    text = "Veltrano avance.\n\n- En mars, contrat de 30 millions d'euros avec Quorbine.\n- Les bots paient Mirabol."
    (report,) = _reports("fr", text)
    assert {party.name for party in report.parties} == {"Veltrano", "Quorbine"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Veltrano publie ses chiffres. L'État ajoute que 200 millions d'euros seront dépensés à Brest en 2026."),
        ("fr", "Veltrano publie ses chiffres. Inaugurée en 1952, l'usine de Brest a produit vingt modèles."),
        ("en", "Veltrano publishes its figures. Over 200 million dollars were spent on new plants in Ohio in 2025."),
        ("fr", "Le billet cite Veltrano. Feindre un partenariat avec Quorbine renforce la confiance."),
    ],
)
def test_a_plan_or_a_partner_without_a_word_for_it_is_not_of_the_topic(code: str, text: str) -> None:
    assert _reports(code, text) == ()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Veltrano agrandit son site de Brest. 20 millions d'euros y seront dépensés, selon le groupe."),
        (
            "en",
            "Shares of Veltrano rose. About 20 million dollars will be invested in its new plant in Ohio.",
        ),
    ],
)
def test_a_plan_is_of_those_for_whom_the_sentence_has_a_word(code: str, text: str) -> None:
    assert [r.parties[0].name for r in _reports(code, text) if r.amount == 20_000_000] == ["Veltrano"]


def test_who_led_the_round_belongs_to_the_one_told_before_it() -> None:
    told = (
        "Veltrano, which makes lamps, has closed a €24m Series B. The round was led by Quorbine, with participation "
        "from Pellworth. Tressac also joined as a strategic investor. Veltrano had raised €6m in 2021 from Pellworth."
    )
    by_sum = {report.amount: {party.name for party in report.parties} for report in _reports("en", told)}
    assert by_sum == {
        24_000_000: {"Veltrano", "Quorbine", "Pellworth", "Tressac"},
        6_000_000: {"Veltrano", "Pellworth"},
    }


@pytest.mark.parametrize(
    "told",
    [
        "In February, Quorbine announced an investment in Veltrano.",
        "In February 2021, Quorbine invested in Veltrano.",
        "Quorbine joined a 2023 funding round for Veltrano.",
    ],
)
def test_who_invested_before_a_round_is_none_of_its_investors(told: str) -> None:
    text = f"Veltrano has closed a $10 million Series J round. {told}"
    found = parse(document_from_text(text, published="2025-06-15")).reports
    parties = {report.kind: {party.name for party in report.parties} for report in found}
    assert parties == {Kind.FUNDING_ROUND: {"Veltrano"}, Kind.INVESTMENT: {"Veltrano", "Quorbine"}}


def test_who_joined_a_round_without_a_date_of_its_own_is_one_of_its_investors() -> None:
    text = "Veltrano has closed a $10 million Series J round. Quorbine joined the funding round."
    (report,) = _reports("en", text)
    assert {party.name for party in report.parties} == {"Veltrano", "Quorbine"}


def test_who_sells_a_company_has_bought_it_in_another_deal() -> None:
    text = "Kerrow Partners explores the sale of Dunmore Healthcare. Dunmore, acquired by Kerrow in 2004, runs clinics."
    reports = parse(document_from_text(text, published="2024-05-14")).reports
    assert [(r.stage.value, [p.role.value for p in r.parties]) for r in reports] == [
        ("considered", ["target", "seller"]),
        ("completed", ["acquirer", "target"]),
    ]


def test_who_only_thinks_of_joining_a_round_is_told_beside_it() -> None:
    text = "Orbane négocie une levée de fonds de 100 millions d'euros. Nvidia songerait à compléter le tour."
    found = {report.kind: {party.name for party in report.parties} for report in _reports("fr", text)}
    assert found == {Kind.FUNDING_ROUND: {"Orbane", "Nvidia"}, Kind.INVESTMENT: {"Orbane", "Nvidia"}}


def test_the_partnership_with_who_invests_by_trade_is_the_investment() -> None:
    text = (
        "Orbane Capital has taken a $90 million stake in Tressac. "
        "Tressac's partnership with Orbane Capital will help it grow, the company said."
    )
    assert [report.kind for report in _reports("en", text)] == [Kind.INVESTMENT]


def test_another_who_invests_may_be_a_partner_as_well() -> None:
    text = (
        "Tressac, the chipmaker, has taken a $90 million stake in Orbane. "
        "Tressac and Orbane have signed a strategic partnership, the chipmaker said."
    )
    assert {report.kind for report in _reports("en", text)} == {Kind.INVESTMENT, Kind.PARTNERSHIP}


def test_an_investment_told_again_without_its_sum_is_the_round() -> None:
    text = (
        "Velmont Capital vient d'entrer au capital de Tressac. L'entreprise conçoit des lampes. "
        "Tressac annonce avoir levé 12 millions d'euros auprès de Velmont Capital."
    )
    assert [(r.kind, r.amount) for r in _reports("fr", text)] == [(Kind.FUNDING_ROUND, 12_000_000)]


def test_a_round_and_an_investment_of_one_sum_are_one() -> None:
    text = (
        "Tressac a levé 12 millions d'euros auprès de Velmont Capital pour ouvrir des magasins. "
        "Orbane a investi 12 millions d'euros dans Tressac, selon la presse."
    )
    assert [{p.name for p in r.parties} for r in _reports("fr", text)] == [{"Tressac", "Velmont Capital", "Orbane"}]


def test_who_heads_the_buyer_is_no_buyer_of_another_deal() -> None:
    text = (
        "Xavier Morin poursuit l'expansion de Tressac avec le rachat de Velmont Maroc.\n\n"
        "L'acquisition de Velmont Maroc par Tressac est estimée à 300 millions d'euros."
    )
    assert [(r.kind, r.amount) for r in _reports("fr", text)] == [(Kind.ACQUISITION, 300_000_000)]


def test_the_investors_named_are_those_of_the_round_that_a_sentence_is_about() -> None:
    text = (
        "Tressac has raised a $143 million Series D. Its rival Orbane raised $200 million last month. "
        "Participating investors in Tressac's latest round include Velmont Ventures and Alder Capital."
    )
    sides = {report.amount: {party.name for party in report.parties} for report in _reports("en", text)}
    assert sides == {143_000_000: {"Tressac", "Velmont Ventures", "Alder Capital"}, 200_000_000: {"Orbane"}}


def test_investors_in_the_round_are_not_those_who_lend() -> None:
    text = (
        "Tressac says it raised $4 billion in funding and $1 billion in new debt at a $90 billion valuation. "
        "Velmont Ventures, Alder Capital and Mertens are among the investors in this new round."
    )
    sides = {report.kind: {party.name for party in report.parties} for report in _reports("en", text)}
    assert sides[Kind.FUNDING_ROUND] == {"Tressac", "Velmont Ventures", "Alder Capital", "Mertens"}
    assert sides[Kind.DEBT] == {"Tressac"}


def test_a_deal_told_the_wrong_way_round_once_is_one() -> None:
    text = (
        "Tressac said that its owner, Velmont Metro, gives it a loan of 2.8 billion yuan. "
        "Analysts said the Velmont Metro loan shows that Tressac cannot pay its debts, and that more is needed."
    )
    assert [(r.kind, r.amount) for r in _reports("en", text)] == [(Kind.DEBT, 2_800_000_000)]


def test_an_investment_of_who_lends_is_the_loan() -> None:
    text = (
        "Velmont Development Bank has lent $280 million to Tressac Bank. "
        "Velmont Development Bank's investment in Tressac Bank shows its support for the country."
    )
    assert [(r.kind, r.amount) for r in _reports("en", text)] == [(Kind.DEBT, 280_000_000)]


def test_partners_among_the_buyers_are_no_deal_of_their_own() -> None:
    text = (
        "Tressac and Velmont Partners have agreed to buy Orbane for $50 million. "
        "Velmont Partners and Tressac have a partnership."
    )
    assert [report.kind for report in _reports("en", text)] == [Kind.ACQUISITION]


def test_a_short_form_in_brackets_counts_the_legal_form_or_only_the_last_words() -> None:
    text = (
        "Velmont Semiconductor Manufacturing Co Ltd (VSMC) said it will invest $3 billion in a plant in Nanjing. "
        "VSMC had said in December that it planned a $3 billion investment in Nanjing."
    )
    assert len(_reports("en", text)) == 1
    lent = "The Federal Overseas Velmont Lending Corp (VLC) and Tressac signed. VLC lends $2 million to Tressac."
    assert [len(report.parties) for report in _reports("en", lent)] == [2]


def test_a_price_is_the_sum_of_no_listing_and_of_no_building_work() -> None:
    listed = (
        "Velmont Capital a racheté Tressac pour un montant de 500 millions de dollars. "
        "La valeur de Tressac a chuté depuis son introduction en bourse, passant à 500 millions."
    )
    assert {r.kind: r.amount for r in _reports("fr", listed)} == {Kind.ACQUISITION: 500_000_000, Kind.IPO: None}
    built = (
        "Tressac a annoncé l'acquisition de la plateforme Velmont pour 125 millions d'euros.\n\n"
        "Tressac étend son site de Velmont d'une surface de 110.000 m2 pour 125 millions d'euros."
    )
    assert [r.kind for r in _reports("fr", built)] == [Kind.ACQUISITION]


@pytest.mark.parametrize(
    "text",
    [
        "Le groupe Velmont, qui proposait 1,1 milliard d'euros pour Tressac, a retiré son offre.",
        "Velmont renonce à racheter Tressac. Le groupe proposait depuis juillet 1,1 milliard d'euros pour Tressac.",
    ],
)
def test_an_offer_that_was_withdrawn_is_no_longer_open(text: str) -> None:
    assert [(r.stage, r.amount) for r in _reports("fr", text)] == [(Stage.CANCELLED, 1_100_000_000)]


def test_an_offer_that_is_made_anew_is_open() -> None:
    text = "Velmont withdrew its bid for Tressac in May. Velmont is now in talks to buy Tressac for $3 billion."
    assert [(r.stage, r.amount) for r in _reports("en", text)] == [(Stage.IN_TALKS, 3_000_000_000)]


def test_the_items_of_a_list_are_deals_of_their_own_though_their_sums_are_the_same() -> None:
    text = "\n".join(
        f"- {name} a levé 5 millions d'euros auprès d'Ardenor." for name in ("Quorbine", "Velmont", "Orvane")
    )
    assert [report.parties[-1].name for report in _reports("fr", text)] == ["Quorbine", "Velmont", "Orvane"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Velmont Fund sold 84,300 shares in Tressac. Orvane Fund bought 61,200 shares in Tressac.",
            [{"Velmont Fund", "Tressac"}, {"Orvane Fund", "Tressac"}],
        ),
        (
            "Velmont sold its stake in Tressac in the first quarter. Last month Orvane sold its stake in Tressac.",
            [{"Velmont", "Tressac"}, {"Orvane", "Tressac"}],
        ),
        (
            "Velmont sold a 5% stake in Tressac. Orvane has bought a 5% stake in Tressac.",
            [{"Velmont", "Orvane", "Tressac"}],
        ),
    ],
)
def test_who_sells_shares_and_who_buys_others_make_two_deals(text: str, sides: list[set[str]]) -> None:
    assert [{party.name for party in report.parties} for report in _reports("en", text)] == sides


def test_what_anchor_investors_give_is_only_a_part_of_a_listing() -> None:
    text = "The Velmont IPO opens today. Velmont has raised $40 million from anchor investors."
    assert [(report.kind, report.amount) for report in _reports("en", text)] == [
        (Kind.IPO, None),
        (Kind.FUNDING_ROUND, 40_000_000),
    ]


def test_a_dash_sets_apart_what_a_company_raised_from_what_it_is_bought_for() -> None:
    text = "Velmont has bought Tressac - a drone company that raised $80 million in February."
    assert [(report.kind, report.amount) for report in _reports("en", text)] == [
        (Kind.ACQUISITION, None),
        (Kind.FUNDING_ROUND, 80_000_000),
    ]


def test_money_put_into_companies_in_general_goes_to_none_named_before() -> None:
    text = "Velmont invested in Tressac in May. In 51 deals, investors put $400 million into car tech companies."
    assert [report.amount for report in _reports("en", text)] == [None]


def test_a_merger_has_sides_once_a_sentence_tells_them() -> None:
    told = "Veltrano and Quorbine will merge. "
    (alike,) = parse(document_from_text(f"{told}They said so on Monday.", language="en")).reports
    (sided,) = parse(document_from_text(f"{told}Veltrano will buy Quorbine for $5 billion.", language="en")).reports

    assert {party.role for party in alike.parties} == {Role.PARTNER}
    assert {(party.name, party.role) for party in sided.parties} == {
        ("Veltrano", Role.ACQUIRER),
        ("Quorbine", Role.TARGET),
    }


def test_a_fund_that_sells_shares_is_no_listing() -> None:
    told: list[Judgement] = []
    text = "Velora announced the pricing of a public offering of 12 million new common shares for $115 million."
    for one in (text, "Velora plans its initial public offering."):
        parse(document_from_text(one, language="en"), weigh=told.append, least=0.01)
    offering, listing = (judgement.finding for judgement in told)
    offering.kind = Kind.FUND
    offering.parties = {Role.MANAGER: offering.parties[Role.TARGET]}

    told_as_listings([offering, listing])

    assert (offering.kind, listing.kind) == (Kind.FUND, Kind.IPO)


def test_who_took_part_in_a_round_is_told_of_the_one_before() -> None:
    text = (
        "Tressac lève 12 millions d'euros. Un tour mené par Elm Ventures.\n\n"
        "Quorbine Capital et des particuliers ont participé à l'opération. "
        "La société avait déjà levé 3 millions d'euros en 2022."
    )
    now, then = _reports("fr", text)

    assert (now.amount, {p.name for p in now.parties}) == (12_000_000, {"Tressac", "Elm Ventures", "Quorbine Capital"})
    assert (then.amount, {p.name for p in then.parties}) == (3_000_000, {"Tressac"})


def test_since_when_a_company_has_an_owner_dates_no_listing_of_it() -> None:
    text = "L'éditeur Tressac, contrôlé par Elm Partners depuis 2019, prépare son introduction en Bourse."
    (listing,) = _reports("fr", text)

    assert (listing.kind, listing.date) == (Kind.IPO, None)


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Brumelio is raising $3 billion, of which Orvalis will put in $748 million.", 748),
        ("Brumelio raised $30 million in May, with Orvalis investing $20 million.", 20),
        ("Brumelio raised $30 million, and Orvalis invested $20 million.", 20),
    ],
)
def test_who_puts_in_money_behind_words_for_a_round_puts_it_into_that(text: str, given: int) -> None:
    whole, part = _reports("en", text)
    assert whole.kind is Kind.FUNDING_ROUND
    assert part.kind is Kind.INVESTMENT
    assert part.amount == given * 10**6
    assert [party.name for party in part.parties] == ["Orvalis", "Brumelio"]


@pytest.mark.parametrize(
    "text",
    [
        "Brumelio raised $20 million, while Quillmere will invest $5 million in its factory.",
        "Brumelio raised $20 million last year, and Quillmere plans to invest $5 billion over five years.",
    ],
)
def test_who_spends_behind_words_for_a_round_puts_nothing_into_that(text: str) -> None:
    assert [report.kind for report in _reports("en", text)] == [Kind.FUNDING_ROUND, Kind.CAPEX]


def test_an_earlier_round_is_not_the_one_told_before() -> None:
    text = "Brumelio said it had raised $27 million from Veltrano. Brumelio's previous round was led by Orvalis."
    assert len(_reports("en", text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Après la vente de Bisquot à Orvalis, Tressac veut céder Brumelio.",
        "Après avoir vendu Bisquot à Orvalis, Tressac cède Brumelio.",
        "Tressac a vendu Bisquot à Orvalis et veut céder Brumelio.",
    ],
)
def test_what_one_sells_besides_is_another_deal(text: str) -> None:
    reports = parse(document_from_text(text, language="fr")).reports
    told = {frozenset((p.role.value, p.name) for p in report.parties) for report in reports}
    assert told == {
        frozenset({("acquirer", "Orvalis"), ("target", "Bisquot"), ("seller", "Tressac")}),
        frozenset({("target", "Brumelio"), ("seller", "Tressac")}),
    }


def test_a_purchase_that_news_comes_after_is_by_the_same_buyer() -> None:
    text = "Tressac a racheté Brumelio. L'opération intervient deux ans après le rachat de Domeq."
    reports = parse(document_from_text(text, language="fr")).reports
    assert {tuple(p.name for p in report.parties) for report in reports} == {
        ("Tressac", "Brumelio"),
        ("Tressac", "Domeq"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Tressac has bought Velmont Foods for $30 million. The takeover of Velmont by Tressac was told on Monday.",
        "Tressac Foods and Velmont have signed a partnership. The partnership between Tressac and Velmont is new.",
    ],
)
def test_a_party_told_by_a_longer_name_is_the_same(text: str) -> None:
    (report,) = parse(document_from_text(text, language="en", published="2024-05-14")).reports
    assert len(report.parties) == 2


def test_two_whose_names_begin_alike_are_two_where_each_has_its_price() -> None:
    text = "Tressac has bought Velmont Foods for $30 million. Tressac bought Velmont Oil for $90 million in 2011."
    first, second = parse(document_from_text(text, language="en", published="2024-05-14")).reports
    assert {p.name for p in first.parties}.symmetric_difference(p.name for p in second.parties)


def test_a_stake_in_who_is_to_be_bought_is_part_of_the_purchase() -> None:
    text = "Hilden is to buy Quillmere, it said. Hilden plans to acquire a 30% stake in Quillmere from its founder."
    (report,) = parse(document_from_text(text, language="en", published="2024-05-14")).reports
    assert report.kind is Kind.ACQUISITION


@pytest.mark.parametrize(
    "told",
    [
        "Hilden acquired a 30% stake in Quillmere in 2015.",
        "Hilden has abandoned its plan to acquire a 30% stake in Quillmere.",
    ],
)
def test_a_stake_taken_before_a_company_is_to_be_bought_is_a_deal_of_its_own(told: str) -> None:
    text = f"Hilden is to buy Quillmere, it said. {told}"
    reports = parse(document_from_text(text, language="en", published="2024-05-14")).reports
    assert {report.kind for report in reports} == {Kind.ACQUISITION, Kind.INVESTMENT}
