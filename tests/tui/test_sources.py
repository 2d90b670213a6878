"""The sources that are kept and read ahead of the keys."""

from pathlib import Path

import pytest

from store.database import open_database
from store.explore import deal_detail, deal_ids
from tui.panes.articles import articles_of
from tui.panes.deal_records import rows_near
from tui.panes.sources import AT_ONCE, KeptSources, Near, Sources, Subject, read_sources


def subjects(*names: str) -> tuple[Subject, ...]:
    return tuple(Subject(deal_id=name) for name in names)


@pytest.fixture
def sources(database: Path) -> dict[Subject, Sources]:
    with open_database(database) as connection:
        return read_sources(connection, subjects(*deal_ids(connection), "gone"))


def test_deals_read_together_are_what_each_is_alone(database: Path, sources: dict[Subject, Sources]) -> None:
    with open_database(database) as connection:
        for subject in subjects(*deal_ids(connection)):
            detail = deal_detail(connection, subject.deal_id or "")
            assert detail is not None
            assert sources[subject].articles == articles_of(detail)
            assert sources[subject] == read_sources(connection, [subject])[subject]
    assert sources[Subject(deal_id="gone")].articles == ()


def test_what_keys_lead_to_comes_first() -> None:
    soonest, others = rows_near(10, 4, 100)
    assert soonest == [11, 9, 14, 6, 99, 0]
    assert others == [12, 13, 15, 16, 17, 18, 19, 8, 7, 5]
    assert rows_near(0, 4, 2) == ([1], [])
    assert rows_near(0, 0, 0) == ([], [])


def test_little_is_not_read_ahead_unless_the_next_key_leads_to_it(sources: dict[Subject, Sources]) -> None:
    kept = KeptSources()
    near = subjects(*(f"deal {number}" for number in range(2 * AT_ONCE)))
    assert kept.missing(Near(near, 2)) == list(near[:2])
    assert kept.missing(Near(near, 0)) == list(near[:AT_ONCE])
    some = next(iter(sources.values()))
    kept.keep(dict.fromkeys(near[: AT_ONCE + 1], some))
    assert kept.missing(Near(near, 1)) == []
    assert kept.missing(Near(near[::-1], 1)) == [near[-1]]
    kept.forget()
    assert kept.get(near[0]) is None


def test_the_text_that_is_kept_is_bounded(sources: dict[Subject, Sources]) -> None:
    told = next(found for found in sources.values() if found.articles)
    length = sum(len(article.source.text) for article in told.articles)
    kept, near = KeptSources(2 * length), subjects("a", "b", "c")
    kept.keep(dict.fromkeys(near, told))
    assert [kept.get(subject) is not None for subject in near] == [False, True, True]
    tight = KeptSources(length)
    tight.keep({near[0]: told})
    assert tight.get(near[0]) is None
    assert tight.missing(Near(near[:1], 1)) == []
