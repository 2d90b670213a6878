"""How fast a large database answers, beside plain SQL for the same questions and a scan with ILIKE, in one run.

    python -m bench.store_speed FILE [--rounds 15] [--articles 20] [--bulk 50000]

FILE is one that ``python -m bench.generate_deals`` made. Each question is asked in turns: as the explorer asks it, as
somebody would write it by hand in DuckDB over the same tables, and, where it looks for words, as a scan with ILIKE.
Times are milliseconds: the median and the 95th percentile of the CPU time, which other work on the machine hardly
changes (reading takes one thread), and the median by the clock; ratios are of the medians of the CPU time.

- ``--articles`` loads that many articles one by one into a copy of FILE: what one more article costs.
- ``--bulk`` loads so many invented deals into a new database at once, and says how long each step took.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

import duckdb

from bench.generate_deals import parsed_documents
from seeds.model import ParsedDocument
from store.bulk import load_many
from store.database import open_database
from store.explore import (
    CompanyOrder,
    company_rows,
    count_companies,
    count_deals,
    deal_detail,
    deal_ids,
    deal_pages,
    deal_rows,
    facet_rows,
    find_loops,
)
from store.loading import load_parsed
from store.search import compile_search

_SEARCHES = (
    "hydrogen",
    "énergie",
    "amazon",
    "nvidia kind:investment",
    "battery factory amount>=1bn",
    "microsoft stage:completed since:2022",
    "réseau hydrogène nucléaire",
    "openai currency:EUR -kind:debt",
)
_COMPANIES = 50_000
"""Companies of a file that was made with the usual numbers."""

_GIANTS = 2_000
"""Companies of it that take part in hundreds and thousands of deals."""

_SCREEN = 60
_LISTED = 200


@dataclass(frozen=True)
class Question:
    """A question, asked in up to three ways."""

    name: str
    ours: Callable[[], object]
    by_hand: Callable[[], object] | None = None
    ilike: Callable[[], object] | None = None


@dataclass(frozen=True)
class Times:
    """What the rounds of a question took, in milliseconds."""

    cpu: float
    high: float
    wall: float


def main() -> int:
    """Asks and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--rounds", type=int, default=15, help="counted rounds of each question (%(default)s)")
    parser.add_argument("--articles", type=int, default=0, help="articles to load one by one into a copy, two or more")
    parser.add_argument("--bulk", type=int, default=0, help="deals to load at once into a new database")
    wanted = parser.parse_args()
    if wanted.articles == 1:
        parser.error("--articles: the first is loaded unmeasured; give two or more")
    _print_opening(wanted.file, wanted.rounds)
    with contextlib.closing(open_database(wanted.file)) as connection:
        print(f"{'question':44}{'CPU ms':>9}{'p95':>9}{'clock':>9}{'by hand':>11}{'ILIKE':>11}")
        for question in _questions(connection):
            _print_question(question, wanted.rounds)
    print(f"resident memory at its highest while asking: {_peak():.0f} MB")
    if wanted.articles:
        _print_articles(wanted.file, wanted.articles)
    if wanted.bulk:
        _print_bulk(wanted.bulk)
    return 0


def _questions(cursor: duckdb.DuckDBPyConnection) -> Iterator[Question]:
    for query in _SEARCHES:
        yield _search(cursor, query)
    yield from _lists(cursor)
    for share, name in ((0, "large"), (20_000, "small")):
        yield _timeline(cursor, name, company_rows(cursor, limit=share + 1)[-1].company_id)
    yield from _deals(cursor)
    yield Question("loops of the largest payments", lambda: find_loops(cursor))


def _search(cursor: duckdb.DuckDBPyConnection, query: str) -> Question:
    """The newest deals that hold the words; the filters are the same in all three ways."""
    search = compile_search(query)
    words = [term for term in query.split() if ":" not in term and ">=" not in term]
    filters = compile_search(" ".join(term for term in query.split() if term not in words))
    where = f" AND {filters.condition}" if filters.condition else ""
    patterns = [f"%{word}%" for word in words]

    def scan(text: str, test: str) -> object:
        held = " AND ".join(f"{text} {test}" for _ in words)
        sql = f"""
            SELECT d.* FROM deals AS d
            WHERE d.deal_id IN (SELECT r.deal_id FROM reports AS r WHERE {held}){where}
            ORDER BY d.date_on DESC NULLS LAST LIMIT {_LISTED}
        """
        return cursor.execute(sql, [*patterns, *filters.params]).fetchall()

    folded = partial(scan, "strip_accents(lower(r.quote))", "LIKE strip_accents(lower(?))")
    return Question(
        f"search {query}",
        lambda: deal_rows(cursor, deal_ids(cursor, search, limit=_LISTED)[:_SCREEN]),
        folded,
        partial(scan, "r.quote", "ILIKE ?"),
    )


def _lists(cursor: duckdb.DuckDBPyConnection) -> Iterator[Question]:
    ask = partial(_ask, cursor)
    filters = compile_search("kind:investment in:2024")
    where = "WHERE d.kind = 'investment' AND d.date_on BETWEEN DATE '2024-01-01' AND DATE '2024-12-31'"
    for name, search, condition in (("", None, ""), (" of a kind and year", filters, where)):
        by_hand = partial(ask, _COMPANIES_BY_HAND.format(condition))
        for order in (CompanyOrder.DEALS, CompanyOrder.PAID, CompanyOrder.LAST_SEEN, CompanyOrder.NAME):
            ours = partial(company_rows, cursor, search, order, _LISTED)
            yield Question(f"companies by {order}{name}", ours, by_hand)
        yield Question(
            f"how many companies{name}",
            partial(count_companies, cursor, search),
            partial(ask, _COUNT_BY_HAND.format(condition)),
        )
        yield Question(
            f"facets{name}", partial(facet_rows, cursor, search), partial(_facets_by_hand, cursor, condition)
        )
    words = compile_search("hydrogen")
    yield Question("companies of a word", partial(company_rows, cursor, words, CompanyOrder.DEALS, _LISTED))
    yield Question("facets of a word", partial(facet_rows, cursor, words))


def _timeline(cursor: duckdb.DuckDBPyConnection, name: str, company_id: str) -> Question:
    count = count_deals(cursor, company_id=company_id)
    return Question(
        f"timeline of a {name} company ({count:,} deals)",
        lambda: deal_rows(cursor, deal_ids(cursor, company_id=company_id, limit=_LISTED)[:_SCREEN]),
        partial(_ask, cursor, _TIMELINE_BY_HAND, company_id),
    )


def _deals(cursor: duckdb.DuckDBPyConnection) -> Iterator[Question]:
    yield Question(
        "the newest deals",
        lambda: deal_rows(cursor, deal_ids(cursor, limit=_LISTED)[:_SCREEN]),
        partial(_ask, cursor, f"SELECT * FROM deals ORDER BY date_on DESC NULLS LAST, deal_id LIMIT {_LISTED}"),
    )
    yield Question("how many deals", partial(count_deals, cursor))
    yield Question("pages of all deals, laid down", lambda: deal_pages(cursor).close())
    pages = deal_pages(cursor)
    middle = len(pages) // 2
    yield Question(
        "pages of all deals, a screen of the middle",
        lambda: pages.rows(middle, middle + _SCREEN),
        partial(_ask, cursor, f"SELECT * FROM deals ORDER BY date_on DESC, deal_id LIMIT {_SCREEN} OFFSET {middle}"),
    )
    pages.close()
    ids = deal_ids(cursor, limit=500)
    chosen = random.Random(1)
    yield Question("a deal with its reports and evidence", lambda: deal_detail(cursor, chosen.choice(ids)))


def _ask(cursor: duckdb.DuckDBPyConnection, sql: str, *params: object) -> object:
    return cursor.execute(sql, list(params)).fetchall()


def _facets_by_hand(cursor: duckdb.DuckDBPyConnection, condition: str) -> object:
    columns = ("d.kind", "d.stage", "d.confirmation", "year(d.date_on)", "d.currency")
    found = [
        _ask(cursor, f"SELECT {c}, count(*) FROM deals AS d {condition} GROUP BY 1 ORDER BY 2 DESC") for c in columns
    ]
    for column in ("o.publisher", "o.language"):
        found.append(_ask(cursor, _SOURCES_BY_HAND.format(column, condition)))
    return found


def _times(ask: Callable[[], object], rounds: int) -> Times:
    cpu, wall = [], []
    for _ in range(rounds):
        before, clock = time.process_time(), time.perf_counter()
        ask()
        cpu.append(1e3 * (time.process_time() - before))
        wall.append(1e3 * (time.perf_counter() - clock))
    return Times(statistics.median(cpu), sorted(cpu)[int(0.95 * (rounds - 1) + 0.5)], statistics.median(wall))


def _print_question(question: Question, rounds: int) -> None:
    question.ours()
    ours = _times(question.ours, rounds)
    line = f"{question.name[:43]:44}{ours.cpu:9.1f}{ours.high:9.1f}{ours.wall:9.1f}"
    for other in (question.by_hand, question.ilike):
        ratio = "" if other is None else f"{_times(other, max(3, rounds // 5)).cpu / max(ours.cpu, 0.1):.1f} x"
        line += f"{ratio:>11}"
    print(line, flush=True)


def _print_opening(path: Path, rounds: int) -> None:
    """The time until a new process has the newest deals, and until it has only imported what it needs for that."""
    start = "from pathlib import Path; from store.database import open_database; from store.explore import deal_ids"
    first = f"{start}; c = open_database(Path({str(path)!r})); deal_ids(c, limit=60)"
    for name, code in (("imports", start), ("imports, opening and the first deals", first)):
        taken = []
        for _ in range(max(3, rounds // 3)):
            began = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, "-c", code], check=True)
            ended = resource.getrusage(resource.RUSAGE_CHILDREN)
            taken.append(1e3 * (ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime))
        print(f"a new process, {name}: {statistics.median(taken):.0f} ms of CPU time")
    opened = _times(lambda: open_database(path).close(), rounds)
    print(f"opening in a process that runs: {opened.cpu:.1f} ms of CPU time, {opened.wall:.1f} ms by the clock")


def _print_articles(path: Path, count: int) -> None:
    """What one more article costs, with its few deals, in a copy of the file."""
    small = parsed_documents(count * 4, _COMPANIES, count, spared=_GIANTS)
    large = parsed_documents(count * 4, _GIANTS, count, seed=2)
    _print_loading(path, list(islice(small, count)), "about companies with few deals")
    _print_loading(path, list(islice(large, count)), "about companies with many")


def _print_loading(path: Path, articles: Sequence[ParsedDocument], what: str) -> None:
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        with contextlib.closing(open_database(copy, write=True)) as connection:
            load_parsed(connection, articles[0])
            parsed = iter(articles[1:])
            times = _times(lambda: load_parsed(connection, next(parsed)), len(articles) - 1)
    reports = statistics.mean(len(article.reports) for article in articles)
    print(
        f"one more article {what} ({reports:.1f} reports): {times.cpu:.0f} ms of CPU time, p95 {times.high:.0f}, "
        f"{times.wall:.0f} ms by the clock"
    )


def _print_bulk(deals: int) -> None:
    """How long it takes to load many deals at once, by step; inventing them is not counted."""
    documents = list(parsed_documents(deals, max(26, deals // 20), max(1, deals // 10)))
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.closing(open_database(Path(folder) / "bulk.duckdb", write=True)) as connection,
    ):
        began, steps = time.process_time(), []
        load_many(connection, documents, progress=lambda text: steps.append((time.process_time() - began, text)))
        connection.execute("CHECKPOINT")
        taken = time.process_time() - began
        ((loaded,),) = connection.execute("SELECT count(*) FROM deals").fetchall()
    for seconds, text in _last_of_each(steps):
        print(f"  {seconds:7.1f} s  {text}")
    print(f"{loaded:,} deals loaded in {taken:.1f} s of CPU time: {loaded / taken:,.0f} a second; {_peak():.0f} MB")


def _last_of_each(steps: Sequence[tuple[float, str]]) -> Iterator[tuple[float, str]]:
    for step, following in zip(steps, [*steps[1:], (0.0, "")], strict=True):
        if step[1].split()[1:] != following[1].split()[1:]:
            yield step


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


_COMPANIES_BY_HAND = """
SELECT
    c.company_id, c.name, c.kind, count(DISTINCT p.deal_id) AS deals,
    sum(d.amount) FILTER (p.side = 'payer' AND d.stage IN ('announced', 'completed')) AS paid,
    sum(d.amount) FILTER (p.side = 'payee' AND d.stage IN ('announced', 'completed')) AS received,
    max(d.last_reported) AS last_seen
FROM companies AS c JOIN parties AS p USING (company_id) JOIN deals AS d USING (deal_id)
{}
GROUP BY ALL
ORDER BY deals DESC
LIMIT 200
"""

_COUNT_BY_HAND = "SELECT count(DISTINCT p.company_id) FROM parties AS p JOIN deals AS d USING (deal_id) {}"

_SOURCES_BY_HAND = """
SELECT {0}, count(DISTINCT r.deal_id) AS deals
FROM reports AS r JOIN documents AS o USING (document_id) JOIN deals AS d USING (deal_id)
{1}
GROUP BY 1 ORDER BY 2 DESC
"""

_TIMELINE_BY_HAND = """
SELECT d.* FROM deals AS d JOIN parties AS p USING (deal_id)
WHERE p.company_id = ?
ORDER BY d.date_on DESC NULLS LAST
LIMIT 200
"""

if __name__ == "__main__":
    sys.exit(main())
