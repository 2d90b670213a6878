"""One company on one page: sums that agree with the view, shared money apart, quarters, partners, documents."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from store.deal_cast import deal_companies
from store.profile import MOST, CompanyProfile, MoneySums, company_profile
from tests.store.build import article, load_at_once, rows, told

BN = 10**9


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A company that pays and gets, alone and with others, in two currencies."""
    articles = [
        article(
            "2025-02-03",
            told("Velmont buys Tressac.", "acquisition", "completed", "2 bn USD", Velmont="acquirer", Tressac="target"),
        ),
        article(
            "2025-08-04",
            told(
                "Velmont lends Orbelane money.", "debt", "announced", "1 bn EUR", Velmont="lender", Orbelane="borrower"
            ),
        ),
        article(
            "2025-09-05",
            told(
                "Velmont and Karsund pay Pelagia together.",
                "investment",
                "announced",
                "5 bn USD",
                Velmont="investor",
                Karsund="investor",
                Pelagia="target",
            ),
        ),
        article(
            "2026-01-06",
            told(
                "Orbelane may order from Velmont.",
                "contract",
                "in_talks",
                "up to 3 bn USD",
                Orbelane="customer",
                Velmont="supplier",
            ),
        ),
        article(
            "2026-02-07",
            told(
                "Velmont drops Dunmore.", "acquisition", "cancelled", "9 bn USD", Velmont="acquirer", Dunmore="target"
            ),
        ),
        article(
            "2026-03-08", told("Velmont teams up with Tressac.", "partnership", Velmont="partner", Tressac="partner")
        ),
        article("2026-03-09", names=["Velmont", "Nobodia"], title="Only named"),
    ]
    with load_at_once(tmp_path_factory.mktemp("profile") / "deals.duckdb", articles) as connection:
        yield connection


@pytest.fixture(scope="module")
def velmont(connection: duckdb.DuckDBPyConnection) -> CompanyProfile:
    profile = company_profile(connection.cursor(), "velmont")
    assert profile is not None
    return profile


def test_sums_are_by_currency_and_in_dollars(velmont: CompanyProfile) -> None:
    euros, dollars = sorted(velmont.currencies, key=lambda own: own.currency)
    assert (euros.currency, euros.sums) == ("EUR", MoneySums(1 * BN, None, None, None, None, None))
    assert dollars.sums == MoneySums(2 * BN, None, None, 3 * BN, 5 * BN, None)
    assert velmont.converted
    assert velmont.dollars.paid == pytest.approx(2 * BN + 1.1550 * BN, rel=0.02)
    assert velmont.dollars.paid_together == 5 * BN


def test_sums_are_those_of_the_view(connection: duckdb.DuckDBPyConnection) -> None:
    told_by_view = rows(
        connection,
        "SELECT company_id, currency, paid, received, paid_if_agreed, received_if_agreed FROM company_totals"
        " WHERE currency IS NOT NULL AND coalesce(paid, received, paid_if_agreed, received_if_agreed) IS NOT NULL",
    )
    told_by_profiles = [
        (company_id, own.currency, own.sums.paid, own.sums.received, own.sums.to_pay, own.sums.to_get)
        for (company_id,) in rows(connection, "SELECT company_id FROM companies")
        for own in company_profile(connection.cursor(), str(company_id)).currencies  # type: ignore[union-attr]
        if any((own.sums.paid, own.sums.received, own.sums.to_pay, own.sums.to_get))
    ]
    assert len(told_by_view) == 6
    assert sorted(told_by_profiles, key=str) == sorted(told_by_view, key=str)


def test_what_counts_in_no_sum_or_in_another_way_is_counted(velmont: CompanyProfile) -> None:
    left = velmont.left_out
    assert (left.dropped, left.unknown, left.up_to, left.ranges, left.no_rate, left.undated) == (1, 1, 1, 0, 0, 0)


def test_quarters_hold_the_company_s_own_money(velmont: CompanyProfile) -> None:
    (first, paid, *_), *others = [
        (quarter.first_day, quarter.paid, quarter.received, quarter.to_pay, quarter.to_get)
        for quarter in velmont.quarters
    ]
    assert (first, paid) == (datetime.date(2025, 1, 1), 2 * BN)
    assert [quarter[0] for quarter in others] == [datetime.date(2025, 7, 1), datetime.date(2026, 1, 1)]
    assert others[1][1:] == (0, 0, 0, 3 * BN)


def test_partners_are_ranked_by_money(velmont: CompanyProfile) -> None:
    assert [partner.name for partner in velmont.partners[:2]] == ["Tressac", "Orbelane"]
    by_name = {partner.name: partner for partner in velmont.partners}
    assert velmont.partner_count == len(by_name) == 5
    assert (by_name["Tressac"].deal_count, by_name["Tressac"].paid, by_name["Tressac"].converted) == (2, 2 * BN, False)
    assert by_name["Orbelane"].converted
    assert by_name["Orbelane"].promised == 1
    assert (by_name["Pelagia"].paid, by_name["Pelagia"].shared) == (None, 1)
    assert (by_name["Dunmore"].paid, by_name["Dunmore"].promised) == (None, 0)


def test_deals_names_and_documents(velmont: CompanyProfile) -> None:
    assert velmont.deal_count == len(velmont.deals) == 6
    assert [deal.date for deal in velmont.deals] == sorted((deal.date or "" for deal in velmont.deals), reverse=True)
    assert [name.name for name in velmont.aliases] == ["Velmont"]
    assert [(mention.title, mention.times) for mention in velmont.mentions] == [("Only named", 1)]
    assert (velmont.first_reported, velmont.last_reported) == (datetime.date(2025, 2, 3), datetime.date(2026, 3, 8))


def test_a_company_without_deals_has_a_profile_and_nobody_has_none(connection: duckdb.DuckDBPyConnection) -> None:
    profile = company_profile(connection.cursor(), "nobodia")
    assert profile is not None
    assert (profile.deal_count, profile.currencies, profile.quarters, profile.partners) == (0, (), (), ())
    assert profile.mention_count == 1
    assert company_profile(connection.cursor(), "no-such") is None


def test_lists_are_cut_and_counts_are_not(tmp_path: Path) -> None:
    many = MOST + 3
    deals = [
        told(f"Velmont buys Target{n} Works.", "acquisition", Velmont="acquirer", **{f"Target{n}_Works": "target"})
        for n in range(many)
    ]
    with load_at_once(tmp_path / "many.duckdb", [article("2025-02-03", *deals)]) as connection:
        profile = company_profile(connection.cursor(), "velmont")
    assert profile is not None
    assert (len(profile.deals), profile.deal_count) == (MOST, many)
    assert (len(profile.partners), profile.partner_count) == (MOST, many)


def test_the_companies_of_a_deal(connection: duckdb.DuckDBPyConnection, velmont: CompanyProfile) -> None:
    together = next(deal for deal in velmont.deals if deal.kind == "investment")
    companies = deal_companies(connection.cursor(), together.deal_id)
    assert [(company.name, company.roles) for company in companies] == [
        ("Karsund", ("investor",)),
        ("Velmont", ("investor",)),
        ("Pelagia", ("target",)),
    ]
    assert deal_companies(connection.cursor(), "no-such") == []
