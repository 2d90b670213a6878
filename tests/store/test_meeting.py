"""Which reports a load looks at, and that this changes nothing of what merging makes of the whole set."""

import random
from pathlib import Path

import pytest

from bench.merging import read_merging
from seeds.model import ParsedDocument
from store import meeting
from store.meeting import met_by
from store.merge_keys import CROWD, meet, merge_keys, points
from tests.store.build import article, dump, load_all, rows, told
from tests.store.test_merging import buys, invests, raises, report, usd

STORIES = frozenset(
    {
        "Two bidders, a refusal, an end, and a new approach",
        "Talks that grow, and the round that they end in",
        "A contract, its extension, and their total",
        "The arm and the owner, the brand and the house",
    }
)


def stories() -> list[ParsedDocument]:
    return [document.parsed for document in read_merging() if document.story in STORIES]


@pytest.mark.parametrize("crowd", [pytest.param(1, marks=pytest.mark.thorough), CROWD])
def test_order_of_loading_does_not_matter_however_few_are_a_crowd(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crowd: int
) -> None:
    monkeypatch.setattr(meeting, "CROWD", crowd)
    dumps = []
    for seed in range(2):
        order = stories()
        random.Random(seed).shuffle(order)
        with load_all(tmp_path / f"{seed}.duckdb", order) as connection:
            dumps.append(dump(connection))
    assert dumps[0]["deals"]
    assert dumps[1] == dumps[0]


def test_links_of_the_stories(tmp_path: Path) -> None:
    with load_all(tmp_path / "deals.duckdb", stories()) as connection:
        assert rows(connection, "SELECT from_deal_id, kind, to_deal_id FROM links ORDER BY ALL") == [
            ("helvane-corvatel-labs-investment-2025-12", "part_of", "corvatel-labs-funding-round-2026-01"),
            ("lumicore-atrium-compute-contract-2025-05", "amends", "lumicore-atrium-compute-contract-2025-03"),
            ("orbane-tressac-acquisition-2025-02", "competes_with", "velmont-tressac-acquisition-2025-01"),
            ("orsk-capital-corvatel-labs-investment-2026-02", "part_of", "corvatel-labs-funding-round-2026-01"),
            ("teravane-corvatel-labs-investment-2026-02", "part_of", "corvatel-labs-funding-round-2026-01"),
            ("velmont-tressac-acquisition-2025-10", "supersedes", "velmont-tressac-acquisition-2025-01"),
        ]


def crowded(*reports: object) -> frozenset[int]:
    """Every key of some reports, as if very many had them."""
    return frozenset(key.key for one in reports for key in merge_keys(one))  # type: ignore[arg-type]


def test_reports_with_a_company_in_common_meet() -> None:
    one, other = invests("in_talks", "2025-12-17", usd(10)), invests("in_talks", "2023-01-29", usd(50))
    rival = report("investment", "in_talks", "2025-12-17", usd(10), SoftBank="investor", OpenAI="target")
    silent = report("acquisition", "considered", "2025-12-17", Tressac="target")
    assert meet(points(one, ()), points(other, ()))
    assert not meet(points(one, ()), points(rival, ()))
    assert meet(points(silent, ()), points(buys("in_talks", "2020-01-01"), ()))


def test_under_a_crowded_key_amount_round_or_time_must_fit() -> None:
    first = raises("announced", "2025-02-01", usd(10), label="Series B")
    for other, fits in (
        (raises("announced", "2025-05-01", usd(3)), True),
        (raises("announced", "2026-02-01", usd(3)), False),
        (raises("announced", "2026-02-01", usd(10.4)), True),
        (raises("announced", "2026-02-01", usd(3), label="series b"), True),
        (raises("announced", "2025-02-01", usd(3), SoftBank="investor"), False),
        (raises("announced", "2025-02-01", usd(10), SoftBank="investor"), True),
        (raises("announced", None, usd(3)), False),
    ):
        keys = crowded(first, other)
        assert meet(points(first, keys), points(other, keys)) is fits, other


def test_load_looks_at_what_may_be_one_deal_and_not_at_the_company(tmp_path: Path) -> None:
    articles = [
        article(
            f"2025-{month:02}-05",
            told(
                f"Buyer {buyer} of month {month} is to buy Tressac.",
                "acquisition",
                Tressac="target",
                **{f"Buyer_{buyer}": "acquirer"},
            ),
        )
        for buyer, month in (("Orbe", 1), ("Tarn", 2), ("Aisne", 3), ("Orbe", 4))
    ]
    with load_all(tmp_path / "deals.duckdb", articles) as connection:
        (first, last) = rows(
            connection, "SELECT report_id FROM report_parties WHERE company_id = 'buyer-orbe' ORDER BY report_id"
        )
        assert met_by(connection, [str(first[0])]) == {first[0], last[0]}


def test_report_that_makes_a_crowd_moves_what_it_no_longer_meets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bidder that nobody names is the only one there is, until there are too many to say so."""
    monkeypatch.setattr(meeting, "CROWD", 2)
    silent = article("2025-01-02", told("Tressac is for sale.", "acquisition", "considered", Tressac="target"))
    bid = article("2025-01-20", told("Orbe is to buy Tressac.", "acquisition", Orbe="acquirer", Tressac="target"))
    later = article("2025-06-20", told("Orbe has Tressac.", "acquisition", Orbe="acquirer", Tressac="target"))
    count = "SELECT count(*) FROM deals"
    with load_all(tmp_path / "few.duckdb", [silent, bid]) as connection:
        assert rows(connection, count) == [(1,)]
    with load_all(tmp_path / "many.duckdb", [silent, bid, later]) as connection:
        assert rows(connection, count) == [(2,)]
