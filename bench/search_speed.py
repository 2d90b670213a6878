"""How fast a search is on a large database, beside two scans that anybody would write.

    python -m bench.generate_deals million.duckdb     (once)
    python -m bench.search_speed million.duckdb [--runs 3] [--build] [--seed 7]

Searches of one to three terms are drawn from the words of the database itself: rare, middling, common and unknown ones,
parts of words, phrases, with and without filters. Each is asked three ways, in turns, on one connection:

- ``index``: the SQL that the search becomes, as the explorer runs it;
- ``contains``: the same filters, every word looked for in the folded text of each deal;
- ``ILIKE``: the same filters, every word looked for in titles, headlines and quotes as printed; accents count there.

An answer is the newest 200 deals, or the exact number of all. Index and contains must find the same deals. Times are
given by the clock and as CPU time of the process, which other work on the machine disturbs less.

``--build`` builds the index of the file anew in a process of its own, and prints seconds and peak memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import duckdb

from store.completion import complete
from store.database import open_database
from store.search import Search, compile_search
from store.search_terms import Words

_NEWEST = "SELECT d.deal_id FROM deals AS d WHERE {} ORDER BY d.date_on DESC NULLS LAST, d.deal_id LIMIT 200"
_COUNT = "SELECT count(*) FROM deals AS d WHERE {}"
_ANSWERS = {"newest 200": _NEWEST, "count": _COUNT}
_CONTAINS = "d.deal_no IN (SELECT s.deal_no FROM search_text AS s WHERE contains(s.fold, fold(?)))"
_ILIKE = """(d.title ILIKE '%' || ? || '%' OR d.deal_id IN (
    SELECT r.deal_id
    FROM reports AS r JOIN documents AS o USING (document_id)
    WHERE r.quote ILIKE '%' || ? || '%' OR o.title ILIKE '%' || ? || '%'))"""
_FILTERS = (
    "kind:{kind}",
    "stage:{stage}",
    "since:{year}",
    "in:{year}-Q2",
    "amount>=100m",
    "amount>=50m€",
    "company:{company}",
    "payee:{company}",
    "lang:fr",
)


@dataclass(frozen=True)
class Query:
    """A search by its words and the filters beside them."""

    words: tuple[str, ...]
    filters: str

    @property
    def text(self) -> str:
        """As it is typed."""
        return " ".join([*(f'"{word}"' if " " in word else word for word in self.words), self.filters]).strip()


Way: TypeAlias = Callable[[Query], tuple[str, Sequence[object]]]


@dataclass
class Times:
    """Milliseconds by the clock and of CPU."""

    clock: list[float]
    cpu: list[float]

    def row(self, name: str) -> str:
        """The figures as a line of a table."""
        return f"  {name:<22}" + "".join(f"{value:9.1f}" for value in (*_spread(self.clock), *_spread(self.cpu)))


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path, help="a database, such as bench.generate_deals makes")
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each search (%(default)s)")
    parser.add_argument("--searches", type=int, default=60, help="searches drawn (%(default)s)")
    parser.add_argument("--seed", type=int, default=7, help="another draw of searches (%(default)s)")
    parser.add_argument("--build", action="store_true", help="build the index of the file anew first")
    parser.add_argument("--no-peers", action="store_true", help="leave the scans out")
    arguments = parser.parse_args()
    if arguments.build:
        _build(arguments.database)
    with open_database(arguments.database) as connection:
        _measure(connection, arguments)


def build(path: str) -> None:
    """Builds the index of a database; prints seconds and the peak memory in megabytes before and after."""
    from store.search_index import build_index

    with open_database(Path(path), write=True) as connection:
        before, start, cpu = _peak(), time.perf_counter(), time.process_time()
        connection.execute("BEGIN")
        build_index(connection)
        connection.execute("COMMIT")
        print(time.perf_counter() - start, time.process_time() - cpu, before, _peak())


def _build(path: Path) -> None:
    command = [sys.executable, "-c", f"from bench.search_speed import build; build({str(path)!r})"]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    seconds, cpu, before, after = map(float, out[-4:])
    print(f"index built in {seconds:.1f} s ({cpu:.1f} s CPU), peak memory {after:,.0f} MB ({before:,.0f} MB before)")


def _measure(connection: duckdb.DuckDBPyConnection, arguments: argparse.Namespace) -> None:
    deals = _one(connection, "SELECT count(*) FROM deals")
    terms = _one(connection, "SELECT count(*) FROM terms")
    postings = _one(connection, "SELECT sum(len(deal_nos)) FROM postings")
    size = arguments.database.stat().st_size / 1e6
    print(f"{deals:,} deals, {terms:,} words, {postings:,} postings, file {size:,.0f} MB")
    queries = _draw(connection, random.Random(arguments.seed), arguments.searches)
    ways: dict[str, Way] = {"index": _by_index}
    if not arguments.no_peers:
        ways |= {"contains": _by_contains, "ILIKE": _by_ilike}
    phrases = [query for query in queries if any(" " in word for word in query.words)]
    for name, some in (("words", [query for query in queries if query not in phrases]), ("phrases", phrases)):
        _compare(connection, name, some, ways, arguments.runs)
    _complete(connection, queries)
    print(f"resident {_resident():,.0f} MB, peak {_peak():,.0f} MB")


def _compare(
    connection: duckdb.DuckDBPyConnection, name: str, queries: list[Query], ways: dict[str, Way], runs: int
) -> None:
    """Asks every search in every way, and prints the times side by side."""
    times = {(way, what): Times([], []) for what in _ANSWERS for way in ways}
    slowest: list[tuple[float, str]] = []
    for query in queries:
        for what, statement in _ANSWERS.items():
            found = {}
            for way, condition in ways.items():
                sql, params = condition(query)
                again = range(runs if way == "index" else 1)
                taken = [_timed(connection, statement.format(sql), params) for _ in again]
                times[way, what].clock.append(statistics.median(clock for clock, _, _ in taken))
                times[way, what].cpu.append(statistics.median(cpu for _, cpu, _ in taken))
                found[way] = taken[0][2]
            slowest.append((times["index", what].clock[-1], f"{what}: {query.text}"))
            if found["index"] != found.get("contains", found["index"]):
                print(f"  index and contains differ: {query.text}")
    print(f"\n{len(queries)} searches with {name}; milliseconds by the clock, then of CPU time")
    print(f"  {'':<22}" + "".join(f"{label:>9}" for label in ("median", "p95", "worst") * 2))
    for (way, what), measured in times.items():
        print(measured.row(f"{what}, {way}"))
    for what in _ANSWERS:
        for way in list(ways)[1:]:
            ratios = [b / a for a, b in zip(times["index", what].cpu, times[way, what].cpu, strict=True)]
            print(f"  {what}: {way} takes {statistics.median(ratios):.1f} times the CPU time (median of the ratios)")
    print("  slowest: " + "; ".join(f"{query} {clock:.0f}" for clock, query in sorted(slowest, reverse=True)[:4]))


def _complete(connection: duckdb.DuckDBPyConnection, queries: list[Query]) -> None:
    """Prints the times of the completion of the last letters typed, alone and behind the filters of the same search."""
    asked = [query.words[0][:length] for query in queries if query.words for length in (2, 4)]
    asked += [f"{query.filters} {query.words[0][:3]}" for query in queries if query.words and query.filters]
    asked += ["kind:", "stage:a", "currency:", "lang:", "company:ab", "payer:b", "payee:", "source:the"]
    times: dict[str, Times] = {}
    for text in asked:
        kind = "values" if text.endswith(":") or text.split()[-1].count(":") else "words"
        wall, cpu = time.perf_counter(), time.process_time()
        complete(connection, text)
        measured = times.setdefault(kind, Times([], []))
        measured.clock.append((time.perf_counter() - wall) * 1e3)
        measured.cpu.append((time.process_time() - cpu) * 1e3)
    print(f"\n{len(asked)} completions")
    for kind, measured in times.items():
        print(measured.row(kind))


def _draw(connection: duckdb.DuckDBPyConnection, rng: random.Random, count: int) -> list[Query]:
    """Searches of one to three terms, the same for one seed and one database."""
    sizes = connection.execute(
        """
        SELECT t.term, sum(len(p.deal_nos)) AS deals
        FROM terms AS t JOIN postings AS p USING (term_id)
        WHERE length(t.term) >= 4
        GROUP BY t.term ORDER BY t.term
        """
    ).fetchall()
    all_deals = _one(connection, "SELECT count(*) FROM deals")
    steps = {"rare": (3, 50), "middling": (50, all_deals // 200), "common": (all_deals // 200, all_deals // 4)}
    pools = {name: [term for term, deals in sizes if low <= deals < high] for name, (low, high) in steps.items()}
    pools = {name: pool for name, pool in pools.items() if pool} | {"unknown": ["zzyzxq", "qwxkjv"]}
    names = [
        name for (name,) in connection.execute("SELECT name FROM companies USING SAMPLE 200 (reservoir, 7)").fetchall()
    ]
    texts = connection.execute("SELECT fold FROM search_text ORDER BY hash(deal_no) LIMIT 200").fetchall()
    queries = []
    for number in range(count):
        words = [
            rng.choice(pools[rng.choices(list(pools), [3, 3, 4, 0.5][-len(pools) :])[0]]) for _ in range(1 + number % 3)
        ]
        if number % 10 == 7:
            words[0] = words[0][1:-1] if len(words[0]) > 5 else words[0]
        if number % 10 == 9:
            words = [" ".join(rng.choice(texts)[0].split(" ")[1:3]).replace('"', "")]
        values = {
            "kind": rng.choice(["debt", "investment", "acquisition", "contract"]),
            "stage": rng.choice(["announced", "completed", "in_talks"]),
            "year": str(rng.randint(2018, 2025)),
            "company": f'"{rng.choice(names)}"' if names else "x",
        }
        chosen = rng.sample(_FILTERS, rng.choice((0, 1, 1, 2)))
        queries.append(Query(tuple(words), " ".join(chosen).format(**values)))
    return queries


def _by_index(query: Query) -> tuple[str, Sequence[object]]:
    search = compile_search(query.text)
    return search.condition, search.params


def _by_contains(query: Query) -> tuple[str, Sequence[object]]:
    return _scanned(query, _CONTAINS, 1)


def _by_ilike(query: Query) -> tuple[str, Sequence[object]]:
    return _scanned(query, _ILIKE, 3)


def _scanned(query: Query, condition: str, uses: int) -> tuple[str, Sequence[object]]:
    filters: Search = compile_search(query.filters)
    words = [term.text for term in compile_search(query.text).terms if isinstance(term, Words)]
    conditions = [*([filters.condition] if filters.terms else []), *([condition] * len(words))]
    return " AND ".join(conditions) or "true", [*filters.params, *(word for word in words for _ in range(uses))]


def _timed(
    connection: duckdb.DuckDBPyConnection, sql: str, params: Sequence[object]
) -> tuple[float, float, list[tuple[object, ...]]]:
    """Milliseconds by the clock, of CPU, and the rows."""
    wall, cpu = time.perf_counter(), time.process_time()
    rows = connection.execute(sql, params).fetchall()
    return (time.perf_counter() - wall) * 1e3, (time.process_time() - cpu) * 1e3, rows


def _spread(values: list[float]) -> tuple[float, float, float]:
    ordered = sorted(values)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], ordered[-1]


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    ((value,),) = connection.execute(sql).fetchall()
    return int(value or 0)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _resident() -> float:
    pages = Path("/proc/self/statm")
    return int(pages.read_text().split()[1]) * resource.getpagesize() / 2**20 if pages.exists() else _peak()


if __name__ == "__main__":
    main()
