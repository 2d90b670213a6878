"""The sources of deals and companies as the source pane shows them, read several at once and kept for a while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from tui.display import words
from tui.panes.articles import Article, articles_naming, articles_of
from tui.panes.deal_records import who
from tui.wording import tr

if TYPE_CHECKING:
    from store.detail import DealDetail

AT_ONCE = 8
"""Deals that are read ahead by one question."""
_MOST_TEXT = 3_000_000
"""Characters of articles that are kept: those of some hundred deals, and three times what is read ahead of a key."""


@dataclass(frozen=True)
class Subject:
    """What the sources are shown of: a deal, or a company that the articles only name."""

    deal_id: str | None = None
    company_id: str | None = None
    company_name: str = ""


@dataclass(frozen=True)
class Sources:
    """The articles of a subject, and which of them to begin with."""

    title: str
    articles: tuple[Article, ...]
    first: int


@dataclass(frozen=True)
class Near:
    """The subjects that keys lead to, the likeliest first; the next key leads to one of the `soonest`."""

    subjects: tuple[Subject, ...] = ()
    soonest: int = 0


NOTHING = Subject()
NO_SOURCES = Sources("", (), 0)


class KeptSources:
    """Sources that were read, those that were kept last."""

    def __init__(self, most_text: int = _MOST_TEXT) -> None:
        self._most_text = most_text
        self._kept: OrderedDict[Subject, Sources] = OrderedDict()
        self._text = 0
        self._too_long: set[Subject] = set()

    def get(self, subject: Subject) -> Sources | None:
        """Those of a subject, where they are here."""
        return self._kept.get(subject)

    def keep(self, sources: Mapping[Subject, Sources]) -> None:
        """Keep those of some subjects; articles too long to be kept are remembered as such."""
        for subject, found in sources.items():
            if subject in self._kept:
                self._text -= _length(self._kept.pop(subject))
            if (length := _length(found)) > self._most_text // 2:
                self._too_long.add(subject)
                continue
            self._kept[subject] = found
            self._text += length
        while self._text > self._most_text:
            self._text -= _length(self._kept.popitem(last=False)[1])

    def missing(self, near: Near) -> list[Subject]:
        """What to read ahead: where the next key leads and nothing else, so that it is here before the key.

        Of what lies further only many at once are worth a question.
        """
        wanted = [subject for subject in near.subjects if subject not in self._kept and subject not in self._too_long]
        soonest = [subject for subject in near.subjects[: near.soonest] if subject in wanted]
        return soonest or (wanted[:AT_ONCE] if len(wanted) >= AT_ONCE else [])

    def forget(self) -> None:
        """Keep nothing: the database changed."""
        self._kept.clear()
        self._too_long.clear()
        self._text = 0


def _length(sources: Sources) -> int:
    return sum(len(article.source.text) for article in sources.articles)


def read_sources(cursor: duckdb.DuckDBPyConnection, subjects: Iterable[Subject]) -> dict[Subject, Sources]:
    """The sources of some subjects; the deals among them are asked for together."""
    from store.detail import deal_details

    wanted = list(subjects)
    details = deal_details(cursor, [subject.deal_id for subject in wanted if subject.deal_id is not None])
    return {
        subject: _of_company(cursor, subject)
        if subject.deal_id is None
        else _of_deal(cursor, details.get(subject.deal_id))
        for subject in wanted
    }


def _of_company(cursor: duckdb.DuckDBPyConnection, subject: Subject) -> Sources:
    from store.detail import document_passages

    articles = articles_naming(document_passages(cursor, subject.company_id or ""))
    title = tr("{company_name}, named in no deal", company_name=subject.company_name)
    return Sources(title, articles, max(0, len(articles) - 1))


def _of_deal(cursor: duckdb.DuckDBPyConnection, detail: DealDetail | None) -> Sources:
    if detail is None:
        return Sources(tr("this deal is not in the database any more"), (), 0)
    head = next((number for number, report in enumerate(detail.reports) if report.is_head), 0)
    articles = articles_of(detail, _changes(cursor, detail))
    return Sources(f"{who(detail.deal)} · {words(detail.deal.kind)}", articles, head)


def _changes(cursor: duckdb.DuckDBPyConnection, detail: DealDetail) -> dict[str, str]:
    """What the user corrected in the reports of a deal, in words."""
    if not any(report.corrected for report in detail.reports):
        return {}
    from store.correcting import changes_of
    from tui.correction_words import told_changes

    found = changes_of(cursor, detail.reports)
    return {report_id: told_changes(changes) for report_id, changes in found.items()}
