"""Measures the SQL console on a database: how fast a cancel takes hold, the saved queries, and the loops.

    python -m bench.sql_console DATABASE [--rounds N]

A cancel comes at a random moment of a statement of each kind; the time is from the cancel to the error in the caller.
The goal is 200 ms; a process that hears no interrupt is killed for it. Saved queries run with the values that they
declare; their goal, and that of the loops, is 2 s on a million deals. Figures are medians and the worst, in
milliseconds, wall clock.
"""

from __future__ import annotations

import argparse
import random
import statistics
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb

from store.console import ConsoleQuery, run_sql
from store.console_process import console_query, prepare
from store.database import open_database
from store.errors import QueryCancelled
from store.loops import find_loops
from store.query import Query
from store.saved_queries import saved_queries

_KINDS = {
    "aggregate": "SELECT max(n) FROM (SELECT count(*) AS n FROM range(1000000000) t(i) GROUP BY hash(i) % 10000000)",
    "sort": "SELECT * FROM range(300000000) t(i) ORDER BY hash(i)",
    "join": "SELECT count(*) FROM range(9999999) a JOIN range(9999999) b ON hash(a.range) % 999 = hash(b.range) % 999",
    "window": "SELECT rank() OVER (ORDER BY hash(i)) FROM range(100000000) t(i)",
    "scan with regexp": "SELECT count(*) FROM range(1000000000) t(i) WHERE regexp_matches(i::VARCHAR, '[0-9].*x')",
    "recursion": "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r",
    "fetching rows": "SELECT i, hash(i)::VARCHAR, 'x' || i FROM range(100000000) t(i)",
    "join of views": "SELECT max(hash(a.quote || b.quote || c.range)) FROM loops a, timeline b, range(1000000) c",
}
_DEAF = {
    "distance of two texts": "SELECT levenshtein(repeat('ab', 100000), repeat('ba', 100000))",
    "a lambda over millions": "SELECT list_reduce(range(100000000), lambda a, b: (a + b) % 7)",
}


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path)
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    with open_database(options.database) as connection:
        _cancels(connection, options.rounds)
        _saved(connection, options.rounds)
        _loops(connection, options.rounds)


def _cancels(connection: duckdb.DuckDBPyConnection, rounds: int) -> None:
    print(f"cancel to error, {rounds} rounds a kind          own process    |  this process")
    for kind, sql in (_KINDS | _DEAF).items():
        apart = [_cancelled(console_query(connection, sql, limit=None, deadline=None)) for _ in range(rounds)]
        here = "  cannot be interrupted"
        if kind in _KINDS:
            times = [_cancelled(ConsoleQuery(connection, sql, limit=None, deadline=None)) for _ in range(rounds)]
            here = _shown(times)
        print(f"  {kind:<32}{_shown(apart)}  |{here}", flush=True)


def _cancelled(query: Query) -> float:
    """Milliseconds from a cancel at a random moment to the error."""
    prepare()
    at: list[float] = []

    def cancel() -> None:
        at.append(time.perf_counter())
        query.cancel()

    timer = threading.Timer(random.uniform(0.3, 0.9), cancel)
    timer.start()
    try:
        query.run()
    except QueryCancelled:
        return (time.perf_counter() - at[0]) * 1000
    finally:
        timer.cancel()
    raise SystemExit(f"the statement ended before it was cancelled: {query.sql}")


def _saved(connection: duckdb.DuckDBPyConnection, rounds: int) -> None:
    print(f"\nsaved queries, {rounds} rounds")
    for query in saved_queries():
        ask = partial(run_sql, connection, query.text, deadline=60)
        print(f"  {query.name:<40}{_shown([_timed(ask) for _ in range(rounds)])}", flush=True)


def _loops(connection: duckdb.DuckDBPyConnection, rounds: int) -> None:
    print(f"\nloops, {rounds} rounds")
    find = partial(find_loops, connection, limit=100)
    asks: dict[str, Callable[[], object]] = {
        "all": find,
        "from 1 bn USD": partial(find, least_usd=1e9),
        "the ids of their deals": lambda: connection.execute("SELECT DISTINCT deal_id FROM loop_legs").fetchall(),
    }
    for company_id, payments in connection.execute(_BUSY).fetchall():
        asks[f"of a company with {payments:,} payments"] = partial(find, company_id=company_id)
    for name, ask in asks.items():
        print(f"  {name:<40}{_shown([_timed(ask) for _ in range(rounds)])}", flush=True)


def _timed(ask: Callable[[], object]) -> float:
    started = time.perf_counter()
    ask()
    return (time.perf_counter() - started) * 1000


def _shown(times: list[float]) -> str:
    return f"{statistics.median(times):8.0f} {max(times):8.0f}"


_BUSY = """
WITH counted AS (
    SELECT company_id, count(*) AS payments
    FROM (SELECT payer_id AS company_id FROM payments UNION ALL SELECT payee_id FROM payments)
    GROUP BY company_id
),
ranked AS (
    SELECT *, row_number() OVER (ORDER BY payments DESC, company_id) AS place, count(*) OVER () AS companies
    FROM counted
)
SELECT company_id, payments FROM ranked WHERE place IN (1, 10, 100, companies // 2) ORDER BY place
"""


if __name__ == "__main__":
    main()
