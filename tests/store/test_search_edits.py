"""Queries that are edited by their terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import SearchError
from store.facets import FACETS
from store.search_edits import FILTER_OF, Mark, marked, toggled, value_key, without
from store.search_terms import parse_query

KEPT, EXCLUDED = Mark.KEPT, Mark.EXCLUDED


@pytest.mark.parametrize(
    ("query", "facet", "value", "mark", "expected"),
    [
        ("", "kind", "debt", KEPT, "kind:debt"),
        ("amazon", "stage", "in_talks", KEPT, "amazon stage:in_talks"),
        ("kind:debt amazon", "kind", "ipo", KEPT, "kind:debt,ipo amazon"),
        ("kind:debt,ipo amazon", "kind", "debt", KEPT, "kind:ipo amazon"),
        ("kind:debt amazon", "kind", "debt", KEPT, "amazon"),
        ("KIND:Debt", "kind", "debt", KEPT, ""),
        ("kind:debt", "kind", "debt", EXCLUDED, "-kind:debt"),
        ("-kind:debt", "kind", "ipo", EXCLUDED, "-kind:debt,ipo"),
        ("-kind:debt,ipo x", "kind", "ipo", KEPT, "kind:ipo -kind:debt x"),
        ("in:2025", "year", "2024", KEPT, "in:2024"),
        ("in:2025", "year", "2025", KEPT, ""),
        ("-in:2025", "year", "2024", EXCLUDED, "-in:2025 -in:2024"),
        ("in:2025-Q4 since:2025", "year", "2025", KEPT, "in:2025-Q4 since:2025 in:2025"),
        ("", "outlet", "Le Quai", KEPT, 'source="Le Quai"'),
        ('source="le quai"', "outlet", "Le Quai", KEPT, ""),
        ("source:quai", "outlet", "Quai", KEPT, "source:quai source=Quai"),
        ("source=Quai", "outlet", "Le Quai", KEPT, 'source=Quai source="Le Quai"'),
        ("", "outlet", 'The "Daily"  Ledger', EXCLUDED, '-source="The Daily Ledger"'),
        ("-lang:fr", "language", "fr", EXCLUDED, ""),
        ("", "currency", "EUR", KEPT, "currency:EUR"),
        ('a"b"c', "kind", "ipo", KEPT, 'a "b" c kind:ipo'),
        ("amount >= 1 bn", "kind", "ipo", KEPT, "amount >= 1 bn kind:ipo"),
        ("amount>=1 kind:ipo bn", "kind", "ipo", KEPT, 'amount>=1 "bn"'),
    ],
)
def test_a_value_is_kept_excluded_or_let_go(query: str, facet: str, value: str, mark: Mark, expected: str) -> None:
    assert toggled(query, facet, value, mark) == expected
    parse_query(expected)


@pytest.mark.parametrize(
    ("query", "gone", "expected"),
    [
        ("amazon", 0, ""),
        ('amazon  "two words" kind:debt', 1, "amazon kind:debt"),
        ('a"b"c', 1, "a c"),
        ("amount>=1 x -bn bn", 1, "amount>=1 -bn bn"),
        ("amount>=1 x bn y", 1, 'amount>=1 "bn" "y"'),
    ],
)
def test_a_term_is_taken_away(query: str, gone: int, expected: str) -> None:
    assert without(query, [parse_query(query)[gone]]) == expected


def test_a_query_that_cannot_be_read_is_left_alone() -> None:
    with pytest.raises(SearchError):
        toggled("kind:", "kind", "debt", KEPT)


def test_every_facet_has_a_filter() -> None:
    assert tuple(FILTER_OF) == FACETS


VALUES = {
    "kind": st.sampled_from(["debt", "ipo", "fund"]),
    "stage": st.sampled_from(["in_talks", "planned"]),
    "confirmation": st.sampled_from(["denied", "reported"]),
    "year": st.integers(1990, 2030).map(str),
    "currency": st.sampled_from(["EUR", "USD"]),
    "language": st.sampled_from(["de", "en", "fr"]),
    "outlet": st.text(st.characters(exclude_categories=("C",)), min_size=1).filter(
        lambda t: t.replace('"', "").strip()
    ),
}
CHOICES = st.sampled_from(FACETS).flatmap(
    lambda facet: st.tuples(st.just(facet), VALUES[facet], st.sampled_from(list(Mark)))
)
STARTS = st.sampled_from(["", "amazon", 'in:2024 "a b" -kind:debt', "source=x amount >= 1 bn", "amount>=1 kind:ipo bn"])


@given(STARTS, st.lists(CHOICES, max_size=8))
def test_any_row_of_choices_can_be_read_and_taken_back(start: str, choices: list[tuple[str, str, Mark]]) -> None:
    query = start
    for facet, value, mark in choices:
        said = {(facet, value_key(value)): mark for (facet, value), mark in marked(parse_query(query)).items()}
        after = toggled(query, facet, value, mark)
        now = {(facet, value_key(value)): mark for (facet, value), mark in marked(parse_query(after)).items()}
        was_so = said.get((facet, value_key(value))) is mark
        assert now.get((facet, value_key(value))) is (None if was_so else mark)
        query = after
    others = [term for term in parse_query(query) if not hasattr(term, "field")]
    assert len(others) == len([term for term in parse_query(start) if not hasattr(term, "field")])
