"""How fast a million deals are written, and how much memory that takes.

    python -m bench.export_speed [DATABASE] [--rows 1000000] [--runs 1] [--only csv,parquet,copy-csv]

Run it from the top of the repository, with the Python that has Dealtrail installed. DATABASE is a file of Dealtrail's;
its deals are written as `dealtrail export` writes them, newest first. Without one, a table of ROWS made-up deals takes
their place, which has no evidence.

Each way runs in a process of its own. It prints the seconds by the clock and of the processor, the megabytes that the
process held at most beyond what it held before it began to read, and the size of the file:

- ``csv`` ``tsv`` ``json`` ``jsonl`` ``md`` ``parquet``: Dealtrail, with NULL, quotes and formulas taken care of
- ``csv+evidence``: the same with the passage, its source and a citation on every row
- ``copy-csv`` ``copy-json`` ``copy-parquet``: DuckDB's own COPY TO, which no locked connection may do and which leaves
  formulas as they are
- ``csv-module``: Python's csv module over batches of 10,000 rows, which leaves formulas too and loses NULL
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from store.database import open_database
from store.explore import deal_table
from store.export import export_query
from store.proof import ProvenQuery
from store.query import Query
from store.row_formats import TEXT_FORMATS

OURS = (*TEXT_FORMATS, "parquet", "csv+evidence")
PEERS = ("copy-csv", "copy-json", "copy-parquet", "csv-module")

_MADE_UP = """
CREATE TABLE made_up AS
SELECT
    'company-' || i % 50000 || '-firm-' || i % 777 || '-investment-' || i AS deal_id,
    (DATE '2000-01-01' + (i * 7919 % 9000)::INTEGER)::VARCHAR AS date,
    'Investment of Société ' || i % 50000 || ' in “Firm ' || i % 777 || '”, its supplier' AS title,
    'investment' AS kind, 'announced' AS stage, 'confirmed' AS confirmation,
    'Société ' || i % 50000 AS payers, 'Firm ' || i % 777 AS payees, NULL::VARCHAR AS partners,
    i * 1000 AS amount, NULL::BIGINT AS amount_max, 'EUR' AS currency, false AS currency_inferred, 'exact' AS bound,
    i % 100 / 2.0::DOUBLE AS stake_pct, DATE '2000-01-01' AS first_reported,
    repeat('Le groupe a annoncé, hier, le rachat de « Firm ». ', 3) AS quote
FROM range(?) t(i)
"""


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", nargs="?", type=Path, help="a database of Dealtrail's")
    parser.add_argument("--rows", type=int, default=1_000_000, help="made-up deals (%(default)s)")
    parser.add_argument(
        "--runs", type=int, default=1, help="runs of each way, of which the median counts (%(default)s)"
    )
    parser.add_argument("--only", default=",".join((*OURS, *PEERS)), help="the ways (%(default)s)")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one is not None:
        print(json.dumps(_write(arguments.one, arguments.database)))
        return
    with tempfile.TemporaryDirectory() as folder:
        database = arguments.database or _made_up(Path(folder) / "made-up.duckdb", arguments.rows)
        for way in arguments.only.split(","):
            if way != "csv+evidence" or arguments.database is not None:
                _print(way, [_measured(way, database) for _ in range(arguments.runs)])


def _made_up(path: Path, rows: int) -> Path:
    with duckdb.connect(path) as connection:
        connection.execute(_MADE_UP, [rows])
    return path


def _measured(way: str, database: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.export_speed", str(database), "--one", way]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _print(way: str, runs: list[dict[str, float]]) -> None:
    middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
    print(
        f"{way:14} {middle['rows']:11,.0f} rows {middle['seconds']:7.1f} s {middle['cpu']:7.1f} s cpu "
        f"{middle['memory']:7,.0f} MB more {middle['size']:7,.0f} MB file",
        flush=True,
    )


def _write(way: str, database: Path) -> dict[str, float]:
    """What one way takes, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "deals"
        query, connection = _question(way, database)
        before = _peak()
        clock, processor = time.perf_counter(), time.process_time()
        rows = _ours(way, connection, query, target) if way in OURS else _peer(way, connection, query, target)
        return {
            "rows": rows,
            "seconds": time.perf_counter() - clock,
            "cpu": time.process_time() - processor,
            "memory": _peak() - before,
            "size": target.stat().st_size / 2**20,
        }


def _question(way: str, database: Path) -> tuple[str, duckdb.DuckDBPyConnection]:
    """The question that all ways answer, and a connection to ask it on: locked down for ours, open for COPY TO."""
    with duckdb.connect(database, read_only=True) as plain:
        is_made_up = plain.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'made_up'").fetchone() is not None
    question = "FROM made_up ORDER BY date DESC, deal_id" if is_made_up else deal_table().sql
    if way in OURS and not is_made_up:
        return question, open_database(database)
    return question, duckdb.connect(database, read_only=True, config={"threads": 1, "memory_limit": "2GB"})


def _ours(way: str, connection: duckdb.DuckDBPyConnection, question: str, target: Path) -> int:
    query = Query(connection, question, limit=None, deadline=None)
    form, _, evidence = way.partition("+")
    return export_query(ProvenQuery(connection, query) if evidence else query, target, form)


def _peer(way: str, connection: duckdb.DuckDBPyConnection, question: str, target: Path) -> int:
    if way == "csv-module":
        return _by_csv_module(connection, question, target)
    form = way.removeprefix("copy-")
    done = connection.execute(f"COPY ({question}) TO '{target}' (FORMAT {form})").fetchone()
    return int(done[0]) if done else 0


def _by_csv_module(connection: duckdb.DuckDBPyConnection, question: str, target: Path) -> int:
    rows = 0
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        found = connection.execute(question)
        writer.writerow(column[0] for column in found.description or [])
        while batch := found.fetchmany(10_000):
            writer.writerows(batch)
            rows += len(batch)
    return rows


def _peak() -> float:
    """The most megabytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
