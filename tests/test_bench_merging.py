"""The gold for merging: how it is read, how it is measured, and what the database reaches on it."""

from pathlib import Path

import pytest

from bench.merging import GoldError, agreement, main, misses, placed, read_merging
from bench.passages import HALVES

STORY = """
## Two articles
~ velmont: Velmont; Groupe Velmont
@ 2025-01-20 | en | Harbour Ledger | Velmont circles
Groupe Velmont is in talks to buy Tressac for about €1.8 billion.
= a | acquisition in_talks reported | acquirer: Groupe Velmont; target: Tressac | about 1.8bn EUR <about €1.8 billion>
@ - | en | Harbour Ledger | Later
Velmont takes 20% of Orbane in a Series B.
+ Orbane
= b | investment announced confirmed | investor: Velmont; target: Orbane | - | stake: 20 <20%>; round: B <Series B>
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "gold.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_story_is_read_with_proofs(tmp_path: Path) -> None:
    first, second = read_merging(written(tmp_path, STORY))
    assert (first.story, first.deals, second.deals) == ("Two articles", ("a",), ("b",))
    assert first.companies == {"Groupe Velmont": "velmont", "Velmont": "velmont", "Tressac": "Tressac"}
    text, (report,) = first.parsed.document.text, first.parsed.reports
    assert [(e.field, text[e.start : e.end]) for e in report.evidence if e.field != "deal"] == [
        ("target", "Tressac"),
        ("acquirer", "Groupe Velmont"),
        ("amount", "about €1.8 billion"),
    ]
    assert (report.amount, report.currency, report.bound) == (1_800_000_000, "EUR", "about")
    assert second.parsed.document.published is None
    (stake,) = second.parsed.reports
    assert (stake.stake_pct, stake.round, stake.amount) == (20, "B", None)


@pytest.mark.parametrize(
    ("wrong", "right", "problem"),
    [
        ("about 1.8bn EUR <about €1.8 billion>", "1.8 EUR <about €1.8 billion>", "is no amount"),
        ("<about €1.8 billion>", "<€2 billion>", "does not stand in the text"),
        ("about 1.8bn EUR <about €1.8 billion>", "about 1.8bn EUR", "needs its proof"),
        ("round: B", "label: B", "no field 'label'"),
        ("investor: Velmont", "lender: Velmont", "has no place"),
        ("@ - | en | Harbour Ledger | Later", "@ - | en | Later", "has not 4 fields"),
    ],
)
def test_line_that_is_wrong_is_named(tmp_path: Path, wrong: str, right: str, problem: str) -> None:
    path = written(tmp_path, STORY.replace(wrong, right))
    with pytest.raises(GoldError, match=problem) as error:
        read_merging(path)
    assert str(error.value).startswith(f"{path}:")


def test_agreement_counts_items_and_pairs() -> None:
    perfect = agreement([("a", 1), ("a", 1), ("b", 2)])
    assert (perfect.f1, perfect.pair_f1) == (1, 1)
    torn = agreement([("a", 1), ("a", 2)])
    assert (torn.precision, torn.recall, torn.pair_precision, torn.pair_recall) == (1, 0.5, 1, 0)
    mixed = agreement([("a", 1), ("b", 1), ("b", 1), ("b", 1)])
    assert (mixed.precision, mixed.recall) == (0.625, 1)
    assert (mixed.pair_precision, mixed.pair_recall) == (0.5, 1)
    assert agreement([]).f1 == 1


def test_what_is_torn_or_mixed_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, STORY.replace("= b |", "= a |"))
    reports, _ = placed(read_merging(path), tmp_path / "gold.duckdb")
    (miss,) = misses("deals", reports)
    assert miss.startswith("deals apart: a -> ")
    assert "velmont-orbane-investment-undated: Harbour Ledger, None: report 0" in miss
    assert main([str(path), "--misses"]) == 0


def test_gold_is_large_and_in_two_languages_and_halves() -> None:
    documents = read_merging()
    assert len(documents) >= 100
    assert {document.parsed.document.language for document in documents} == {"en", "fr"}
    for half in HALVES:
        assert sum(document.half == half for document in documents) >= 40


def test_merging_reaches_its_goal(tmp_path: Path) -> None:
    reports, names = placed(read_merging(), tmp_path / "gold.duckdb")
    for half in HALVES:
        deals = agreement((item.gold, item.found) for item in reports if item.half == half)
        companies = agreement((item.gold, item.found) for item in names if item.half == half)
        assert deals.f1 >= 0.95, half
        assert deals.pair_f1 >= 0.95, half
        assert companies.f1 >= 0.95, half
