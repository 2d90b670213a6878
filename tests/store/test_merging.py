"""The rule that makes deals of reports, on reports written out by hand."""

from itertools import count, permutations

import pytest

from seeds.vocabulary import Bound, Confirmation, Kind, Role, Side, Stage, side_of
from store.deal_links import Link, Sketch, links_among
from store.facts import Likeness, Money, PartyFact, ReportFact
from store.heads import slug_of
from store.merging import Correction, Deal, Derived, derive

BILLION = 10**9
NUMBERS = count()


def usd(billions: float, bound: str = "exact", top: float | None = None) -> Money:
    highest = None if top is None else round(top * BILLION)
    return Money(round(billions * BILLION), highest, "USD", Bound(bound))


def report(
    kind: str,
    stage: str,
    published: str | None,
    money: Money | None = None,
    *,
    ident: str | None = None,
    confirmation: str = "reported",
    date: str | None = None,
    label: str | None = None,
    document: str | None = None,
    valuation: int | None = None,
    **parties: str,
) -> ReportFact:
    """A report; ``Amazon="investor"`` is a party."""
    ident = ident or f"r{next(NUMBERS):04}"
    return ReportFact(
        report_id=ident,
        document_id=document or f"document-{ident}",
        ordinal=next(NUMBERS),
        kind=Kind(kind),
        stage=Stage(stage),
        confirmation=Confirmation(confirmation),
        parties=tuple(PartyFact(name.lower(), name, Role(role), side_of(Role(role))) for name, role in parties.items()),
        money=money,
        currency=None if money is None else money.currency,
        valuation=valuation,
        round=label,
        date=date,
        published=published,
    )


def deals(*reports: ReportFact) -> tuple[Deal, ...]:
    """The deals of some reports, the same in every order of them (tried for up to five reports)."""
    derived = derive(reports)
    for order in permutations(reports) if len(reports) <= 5 else ():
        assert derive(order) == derived
    return derived.deals


def links(derived: Derived) -> set[Link]:
    """The links between some deals."""
    return links_among([Sketch(deal.deal_id, tuple(m.report for m in deal.members)) for deal in derived.deals])


def groups(*reports: ReportFact) -> list[list[str]]:
    """The ids of the reports of each deal."""
    return sorted(sorted(deal.report_ids) for deal in deals(*reports))


def invests(stage: str, published: str | None, money: Money | None = None, **more: str | None) -> ReportFact:
    return report("investment", stage, published, money, Amazon="investor", OpenAI="target", **more)  # type: ignore[arg-type]


def raises(stage: str, published: str | None, money: Money | None = None, **more: str | None) -> ReportFact:
    return report("funding_round", stage, published, money, OpenAI="target", **more)  # type: ignore[arg-type]


def buys(stage: str, published: str | None, money: Money | None = None, **more: str | None) -> ReportFact:
    parties = {"Velmont": "acquirer"} | more
    return report("acquisition", stage, published, money, Tressac="target", **parties)  # type: ignore[arg-type]


def test_talks_keep_every_figure() -> None:
    (deal,) = deals(
        invests("in_talks", "2025-12-17", usd(10, "about")),
        invests("in_talks", "2026-01-29", usd(50, "up_to")),
        invests("announced", "2026-02-27", usd(50), confirmation="confirmed"),
    )
    assert [(m.report.stage, m.report.money, m.disputes) for m in deal.members] == [
        (Stage.IN_TALKS, usd(10, "about"), False),
        (Stage.IN_TALKS, usd(50, "up_to"), False),
        (Stage.ANNOUNCED, usd(50), False),
    ]
    assert (deal.head.stage, deal.head.confirmation, deal.head.money) == (
        Stage.ANNOUNCED,
        Confirmation.CONFIRMED,
        usd(50),
    )
    assert deal.deal_id == "amazon-openai-investment-2025-12"
    assert deal.head.title == "Investment of Amazon in OpenAI"
    assert [str(m.rule) for m in deal.members] == [
        "first report of the deal",
        "same parties, talks, 43 days apart",
        "same parties, talks before the agreement, 29 days apart",
    ]


@pytest.mark.parametrize(("months_later", "merged"), [("2026-06-10", True), ("2026-07-01", False)])
def test_talks_merge_within_half_a_year(months_later: str, merged: bool) -> None:
    first = invests("in_talks", "2025-12-17", usd(10))
    assert len(groups(first, invests("in_talks", months_later, usd(20)))) == (1 if merged else 2)


def test_two_payers_are_two_deals() -> None:
    one = report("investment", "in_talks", "2026-01-10", usd(30), SoftBank="investor", OpenAI="target")
    assert len(groups(one, invests("in_talks", "2026-01-10", usd(30)))) == 2


def test_rival_bidders_are_two_deals() -> None:
    assert (
        len(
            groups(
                buys("in_talks", "2026-01-10", usd(1)),
                buys("in_talks", "2026-01-12", usd(1), Velmont="seller", Orbe="acquirer"),
            )
        )
        == 2
    )


def test_unnamed_bidder_is_the_only_one_there_is() -> None:
    unnamed = report("acquisition", "considered", "2026-01-02", Tressac="target")
    assert len(groups(unnamed, buys("in_talks", "2026-01-20", usd(1)))) == 1


def test_unnamed_bidder_between_two_stays_apart_unless_the_amount_decides() -> None:
    velmont = buys("in_talks", "2026-01-10", usd(1), ident="velmont")
    orbe = report("acquisition", "in_talks", "2026-01-12", usd(2), ident="orbe", Orbe="acquirer", Tressac="target")
    silent = report("acquisition", "in_talks", "2026-01-20", ident="unnamed", Tressac="target")
    assert groups(velmont, orbe, silent) == [["orbe"], ["unnamed"], ["velmont"]]
    priced = report("acquisition", "in_talks", "2026-01-20", usd(2), ident="unnamed", Tressac="target")
    assert groups(velmont, orbe, priced) == [["orbe", "unnamed"], ["velmont"]]


def test_part_of_an_investor_is_linked_to_the_round() -> None:
    derived = derive(
        [
            raises("announced", "2026-02-27", usd(110), Amazon="investor", SoftBank="lead_investor"),
            invests("announced", "2026-02-27", usd(50)),
            report("investment", "announced", "2026-02-28", usd(30), SoftBank="investor", OpenAI="target"),
            report("investment", "completed", "2023-02-01", usd(10), Microsoft="investor", OpenAI="target"),
        ]
    )
    assert links(derived) == {
        ("amazon-openai-investment-2026-02", "openai-funding-round-2026-02", "part_of"),
        ("softbank-openai-investment-2026-02", "openai-funding-round-2026-02", "part_of"),
    }
    assert len(derived.deals) == 4


def test_part_larger_than_the_round_is_no_part() -> None:
    assert not links(derive([raises("in_talks", "2026-02-01", usd(10)), invests("in_talks", "2026-02-01", usd(50))]))


def test_money_paid_before_the_talks_is_no_part_of_the_round() -> None:
    paid = invests("completed", "2026-02-01", usd(4), date="2025-11")
    assert not links(derive([paid, raises("in_talks", "2026-02-01", usd(10))]))


def test_round_with_one_investor_and_its_investment_are_one_deal() -> None:
    assert (
        len(
            groups(
                raises("announced", "2026-02-01", usd(8), Amazon="investor"), invests("announced", "2026-02-03", usd(8))
            )
        )
        == 1
    )


def test_investors_of_a_round_overlap() -> None:
    one = raises("announced", "2026-02-01", usd(8), Amazon="investor", Nvidia="investor")
    other = raises("announced", "2026-02-02", usd(8), Nvidia="lead_investor")
    (deal,) = deals(one, other)
    assert [(company, role.value) for company, role, _ in deal.parties] == [
        ("amazon", "investor"),
        ("nvidia", "lead_investor"),
        ("openai", "target"),
    ]


def test_rounds_with_other_labels_are_two_deals() -> None:
    one = raises("announced", "2026-02-01", usd(8), label="Series B")
    assert len(groups(one, raises("announced", "2026-02-03", usd(8), label="series-b"))) == 1
    assert len(groups(one, raises("announced", "2026-02-03", usd(8), label="Series C"))) == 2


def test_talks_after_a_completed_round_are_a_new_deal() -> None:
    done = raises("completed", "2026-03-20", usd(6.2), date="2025-11", ident="done", document="one")
    more = raises("in_talks", "2026-03-20", usd(6), ident="more", document="one")
    assert groups(done, more) == [["done"], ["more"]]


def test_talks_of_a_rounded_amount_months_after_are_a_new_deal() -> None:
    done = raises("completed", "2025-11-20", usd(6.2))
    assert len(groups(done, raises("in_talks", "2026-03-20", usd(6)))) == 2
    assert len(groups(done, raises("in_talks", "2026-03-20", usd(6.2)))) == 1


def test_late_news_of_the_same_round_is_no_new_deal() -> None:
    assert len(groups(raises("completed", "2026-03-10", usd(6)), raises("in_talks", "2026-03-15", usd(6)))) == 1


def test_undated_talks_do_not_join_a_completed_deal_of_another_amount() -> None:
    done = raises("completed", None, usd(6.2), date="2025-11")
    assert len(groups(done, raises("in_talks", None, usd(12)))) == 2
    assert len(groups(done, raises("in_talks", None, usd(6.2)))) == 1


def test_other_amount_after_the_announcement_is_a_conflict() -> None:
    (deal,) = deals(
        buys("announced", "2026-01-10", usd(10), ident="ten"),
        buys("announced", "2026-01-12", usd(12), ident="twelve", confirmation="confirmed"),
        buys("announced", "2026-01-13", usd(12.3, "about"), ident="rounded"),
        buys("in_talks", "2025-12-20", usd(5), ident="talks"),
    )
    assert deal.head.money == usd(12)
    assert {m.report.report_id for m in deal.members if m.disputes} == {"ten"}


def test_reported_figure_later_does_not_replace_the_confirmed_one() -> None:
    (deal,) = deals(
        buys("announced", "2026-01-10", usd(10), confirmation="confirmed"),
        buys("announced", "2026-02-10", usd(14), confirmation="reported"),
        buys("in_talks", "2026-02-12", usd(10), confirmation="reported"),
    )
    assert (deal.head.stage, deal.head.confirmation, deal.head.money) == (
        Stage.ANNOUNCED,
        Confirmation.CONFIRMED,
        usd(10),
    )
    assert [m.disputes for m in deal.members] == [False, True, False]


def test_completion_follows_the_announcement_within_two_years() -> None:
    announced = buys("announced", "2024-01-10", usd(10), ident="announced")
    assert len(groups(announced, buys("completed", "2025-12-01", ident="completed"))) == 1
    assert len(groups(announced, buys("completed", "2026-03-01", usd(4), ident="completed"))) == 2


def test_two_completed_deals_with_dates_and_amounts_of_their_own() -> None:
    first = invests("completed", "2024-11-22", usd(4), date="2023-09", ident="first")
    second = invests("completed", "2024-11-22", usd(4), date="2024-11", ident="second")
    assert groups(first, second) == [["first"], ["second"]]
    assert [deal.deal_id for deal in deals(first, second)] == [
        "amazon-openai-investment-2023-09",
        "amazon-openai-investment-2024-11",
    ]


def test_recall_of_an_old_deal_joins_it_whatever_its_own_date() -> None:
    old = invests("completed", "2023-09-25", usd(4), date="2023-09-25", ident="old")
    recall = invests("completed", "2026-03-01", usd(4), ident="recall")
    (deal,) = deals(old, recall)
    assert deal.head.date == "2023-09-25"
    assert str(deal.members[1].rule) == "recalls the same parties and amount"
    assert len(groups(old, invests("completed", "2026-03-01", usd(7), ident="other"))) == 2


def test_recall_of_an_acquisition_needs_no_amount() -> None:
    old = buys("completed", "2016-03-25", usd(4), date="2016-03-25")
    assert len(groups(old, buys("completed", "2026-03-01"))) == 1
    assert len(groups(invests("completed", "2016-03-25", usd(4), date="2016"), invests("completed", "2026-03-01"))) == 2


def test_cancelled_deal_is_one_with_its_talks_and_a_new_approach_is_not() -> None:
    talks = buys("in_talks", "2025-10-01", usd(2), ident="talks")
    end = buys("cancelled", "2025-12-04", ident="end", confirmation="confirmed")
    again = buys("in_talks", "2026-02-01", usd(3), ident="again")
    assert groups(talks, end, again) == [["again"], ["end", "talks"]]
    assert [deal.head.stage for deal in deals(talks, end)] == [Stage.CANCELLED]


def test_rumour_of_the_end_does_not_end_a_confirmed_deal() -> None:
    (deal,) = deals(buys("announced", "2026-01-10", usd(10), confirmation="confirmed"), buys("cancelled", "2026-02-01"))
    assert deal.head.stage is Stage.ANNOUNCED


def test_denial_keeps_the_deal() -> None:
    (deal,) = deals(buys("in_talks", "2026-01-10", usd(10)), buys("in_talks", "2026-01-11", confirmation="denied"))
    assert (deal.head.confirmation, deal.head.money) == (Confirmation.DENIED, usd(10))


def spends(stage: str, published: str, money: Money | None, **more: str) -> ReportFact:
    return report("capex", stage, published, money, Microsoft="sponsor", **more)  # type: ignore[arg-type]


def test_spending_plans_of_one_year_with_a_near_amount_are_one() -> None:
    plan = spends("planned", "2025-02-06", usd(100), date="2025")
    assert len(groups(plan, spends("planned", "2025-07-31", usd(118, "about"), date="2025"))) == 1
    assert len(groups(plan, spends("planned", "2026-02-05", usd(100), date="2026"))) == 2


def test_spending_on_two_projects_is_two_plans() -> None:
    georgia = spends("announced", "2025-02-14", usd(11), date="2025", document="one", ident="georgia")
    indiana = spends("announced", "2025-02-14", usd(15), date="2025", document="one", ident="indiana")
    year = spends("announced", "2025-02-20", usd(80), date="2025", ident="year")
    recall = spends("completed", "2025-12-01", usd(11), ident="recall")
    assert groups(georgia, indiana, year, recall) == [["georgia", "recall"], ["indiana"], ["year"]]


def rents(stage: str, published: str, money: Money | None = None, **more: str) -> ReportFact:
    return report("contract", stage, published, money, OpenAI="customer", CoreWeave="supplier", **more)  # type: ignore[arg-type]


def test_contracts_of_other_amounts_and_months_are_several() -> None:
    assert len(groups(rents("announced", "2025-03-10", usd(11.9)), rents("announced", "2025-05-15", usd(4)))) == 2
    assert len(groups(rents("announced", "2025-03-10", usd(11.9)), rents("announced", "2025-05-15", usd(12)))) == 1


def test_contract_the_other_way_round_is_another() -> None:
    back = report("contract", "announced", "2025-03-10", usd(11.9), CoreWeave="customer", OpenAI="supplier")
    assert len(groups(rents("announced", "2025-03-10", usd(11.9)), back)) == 2


def test_partnership_and_contract_are_one_with_the_same_amount_only() -> None:
    partners = {"OpenAI": "partner", "CoreWeave": "partner"}
    assert (
        len(
            groups(
                rents("announced", "2025-03-10", usd(12)),
                report("partnership", "announced", "2025-03-11", usd(12), **partners),
            )
        )
        == 1
    )  # type: ignore[arg-type]
    assert (
        len(
            groups(
                rents("announced", "2025-03-10", usd(12)), report("partnership", "announced", "2025-03-11", **partners)
            )
        )
        == 2
    )  # type: ignore[arg-type]


def test_partners_that_some_articles_leave_out() -> None:
    three = report(
        "joint_venture", "announced", "2025-01-21", usd(100), OpenAI="partner", SoftBank="partner", Oracle="partner"
    )
    two = report("joint_venture", "announced", "2025-01-22", usd(100), OpenAI="partner", SoftBank="partner")
    other = report(
        "joint_venture", "announced", "2025-01-22", usd(100), OpenAI="partner", Oracle="partner", Disney="partner"
    )
    assert len(groups(three, two)) == 1
    assert len(groups(three, other)) == 2


def test_company_that_acts_for_its_owner_is_no_other_party() -> None:
    def rents_from(supplier: PartyFact) -> ReportFact:
        contract = report("contract", "announced", "2025-11-03", usd(38), OpenAI="customer")
        return contract._replace(parties=(*contract.parties, supplier))

    own = rents_from(PartyFact("aws", "AWS", Role.SUPPLIER, Side.PAYEE, "amazon"))
    owner = rents_from(PartyFact("amazon", "Amazon", Role.SUPPLIER, Side.PAYEE))
    (deal,) = deals(own, owner)
    assert (deal.deal_id, deal.head.title) == ("openai-amazon-contract-2025-11", "Contract of OpenAI with Amazon")
    assert [company for company, _, _ in deal.parties] == ["amazon", "openai"]
    assert [deal.deal_id for deal in deals(own)] == ["openai-aws-contract-2025-11"]


def test_who_pays_or_is_paid_is_no_mere_partner_too() -> None:
    told = report("contract", "announced", "2025-11-03", usd(38), OpenAI="customer", Amazon="supplier")
    vague = report("contract", "announced", "2025-11-03", usd(38), OpenAI="partner", Amazon="partner", Oracle="partner")
    (deal,) = deals(told, vague)
    assert {(company, role) for company, role, _ in deal.parties} == {
        ("amazon", Role.SUPPLIER),
        ("openai", Role.CUSTOMER),
        ("oracle", Role.PARTNER),
    }


def test_company_that_the_deal_is_about_is_not_its_owner() -> None:
    def offering(company: PartyFact) -> ReportFact:
        return report("ipo", "planned", "2025-11-03")._replace(parties=(company,))

    own = offering(PartyFact("ampere", "Ampère", Role.ISSUER, Side.PAYEE, "renault"))
    assert len(groups(own, offering(PartyFact("renault", "Renault", Role.ISSUER, Side.PAYEE)))) == 2


def test_report_of_one_side_joins_the_one_deal_of_its_payer_and_amount() -> None:
    target = invests("announced", "2026-02-27", usd(50), ident="target")
    loose = report("investment", "announced", "2026-02-28", usd(50), ident="loose", Amazon="investor")
    assert groups(target, loose) == [["loose", "target"]]
    second = report(
        "investment", "announced", "2026-02-26", usd(50), ident="second", Amazon="investor", Anthropic="target"
    )
    assert groups(target, loose, second) == [["loose"], ["second"], ["target"]]
    silent = report("investment", "announced", "2026-02-28", ident="silent", Amazon="investor")
    assert groups(target, silent) == [["silent"], ["target"]]


def test_kinds_of_other_families_never_merge() -> None:
    loan = report("debt", "announced", "2026-02-27", usd(50), Amazon="lender", OpenAI="borrower")
    assert len(groups(invests("announced", "2026-02-27", usd(50)), loan)) == 2


def test_figures_that_the_head_leaves_out_come_from_the_next_best_report() -> None:
    (deal,) = deals(
        invests("in_talks", "2026-01-29", usd(50, "up_to"), valuation=830 * BILLION),  # type: ignore[arg-type]
        invests("in_talks", "2026-02-10"),
    )
    assert (deal.head.money, deal.head.valuation, deal.head.date) == (usd(50, "up_to"), 830 * BILLION, "2026-02-10")


def test_deals_with_one_readable_name_are_numbered_by_time() -> None:
    made = deals(
        spends("announced", "2025-02-14", usd(11), date="2025-02-10"),
        spends("announced", "2025-02-14", usd(80), date="2025-02-12"),
    )
    assert [(deal.deal_id, deal.head.money) for deal in made] == [
        ("microsoft-capex-2025-02", usd(11)),
        ("microsoft-capex-2025-02.2", usd(80)),
    ]
    assert {slug_of(deal.deal_id) for deal in made} == {"microsoft-capex-2025-02"}


def test_deal_without_names_or_dates_has_a_name_all_the_same() -> None:
    (deal,) = deals(report("acquisition", "announced", None))
    assert (deal.deal_id, deal.head.title) == (
        "unnamed-acquisition-undated",
        "Acquisition of an unnamed company by an unnamed company",
    )


def test_corrections_hold_over_the_rule_and_the_last_one_holds() -> None:
    one, two = (
        invests("in_talks", "2025-12-17", usd(10), ident="one"),
        invests("in_talks", "2026-01-29", usd(50), ident="two"),
    )
    other = raises("in_talks", "2026-01-29", usd(100), ident="other")
    everything = [one, two, other]

    def corrected(*corrections: Correction) -> list[list[str]]:
        return sorted(sorted(deal.report_ids) for deal in derive(everything, corrections).deals)

    assert corrected() == [["one", "two"], ["other"]]
    assert corrected(Correction(1, "reject", "one")) == [["other"], ["two"]]
    assert corrected(Correction(1, "split", "two", "one")) == [["one"], ["other"], ["two"]]
    assert corrected(Correction(1, "split", "two")) == [["one"], ["other"], ["two"]]
    assert corrected(Correction(1, "join", "other", "one")) == [["one", "other", "two"]]
    assert corrected(Correction(1, "split", "two", "one"), Correction(2, "join", "one", "two")) == [
        ["one", "two"],
        ["other"],
    ]
    assert corrected(Correction(1, "join", "one", "two"), Correction(2, "split", "two", "one")) == [
        ["one"],
        ["other"],
        ["two"],
    ]
    assert derive(everything, [Correction(1, "reject", "one")]).rejected == ("one",)


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        (usd(10), usd(10.4), Likeness.SAME),
        (usd(10), usd(11), Likeness.NEAR),
        (usd(10), usd(20), Likeness.FAR),
        (usd(50, "up_to"), usd(20), Likeness.COMPATIBLE),
        (usd(50, "up_to"), usd(60), Likeness.NEAR),
        (usd(10, "at_least"), usd(40), Likeness.COMPATIBLE),
        (usd(10, top=20), usd(15), Likeness.COMPATIBLE),
        (usd(10), Money(10 * BILLION, None, "EUR", Bound.EXACT), Likeness.UNKNOWN),
        (usd(0), usd(0), Likeness.SAME),
    ],
)
def test_likeness_of_amounts(one: Money, other: Money, likeness: Likeness) -> None:
    assert one.like(other) is likeness
    assert other.like(one) is likeness


def merger(published: str, **parties: str) -> ReportFact:
    return report("acquisition", "announced", published, **parties)


def test_companies_that_merge_are_one_deal_with_the_purchase_of_one_by_the_other() -> None:
    told = merger("2025-03-01", Alder="partner", Birch="partner")
    sided = merger("2025-03-02", Alder="acquirer", Birch="target")
    (deal,) = deals(told, sided, merger("2025-03-03", Birch="partner", Alder="partner"))

    assert [(company, role) for company, role, _ in deal.parties] == [("alder", Role.ACQUIRER), ("birch", Role.TARGET)]
    assert deal.head.title == "Acquisition of Birch by Alder"


def test_a_merger_without_sides_is_called_so() -> None:
    (deal,) = deals(merger("2025-03-01", Alder="partner", Birch="partner"))

    assert deal.head.title == "Merger of Alder and Birch"
    assert deal.deal_id == "alder-birch-acquisition-2025-03"


@pytest.mark.parametrize(
    "parties",
    [
        {"Cedar": "acquirer", "Birch": "target"},
        {"Birch": "acquirer", "Cedar": "target"},
        {"Birch": "partner", "Cedar": "partner"},
    ],
)
def test_a_merger_is_no_deal_of_one_of_its_companies_with_another(parties: dict[str, str]) -> None:
    told = merger("2025-03-01", Alder="partner", Birch="partner")

    assert len(deals(told, merger("2025-03-02", **parties))) == 2
