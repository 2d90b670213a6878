"""Another process that loads articles of our own making, and what its database has to hold afterwards."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb

from store.database import BASE_TABLES, DERIVED_COLUMNS
from store.renewal import columns_of

LOADER = """
import os, resource, signal, sys
from pathlib import Path
from store import database
from store.errors import DatabaseError
from store.loading import load
path, folder, threshold, largest = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
database.CONFIG["checkpoint_threshold"] = threshold
if largest:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
def report(progress):
    os.write(1, (progress.path.name + "\\n").encode())
print("start", flush=True)
try:
    with database.open_database(path, write=True) as connection:
        load(connection, [folder], progress=report)
except DatabaseError as error:
    print(error, file=sys.stderr)
    sys.exit(1)
"""
"""Another process that loads a folder, and prints the name of each file once it is committed."""

OFTEN, RARELY = "100KB", "16MB"
"""How much of a log is gathered before a checkpoint."""

_SENTENCES = (
    "{a} a annoncé le rachat de {b} pour {n} millions d'euros.",
    "{a} raised ${n} million in a Series B round led by {b}.",
    "{a} négocie une entrée au capital de {b}, pour {n} millions de dollars.",
    "{a} signed a contract with {b} worth ${n} million.",
)
_FILLER = "Le groupe, le directeur, la banque, le fonds, les actionnaires, l'assureur et le distributeur se taisent. "
"""Words of business, without which a long article is none that tells of deals."""
_NAMES = (
    "Velmont",
    "Tressac",
    "Corvo",
    "Dunmore",
    "Orbelane",
    "Pellworth",
    "Quillmere",
    "Arvandis",
    "Beltane",
    "Solmire",
)


class Lost(AssertionError):
    """Something that may not happen did."""


def write_articles(folder: Path, count: int, seed: int) -> Path:
    """A folder of articles of a few deals each; some deals are told in several of them."""
    folder.mkdir(parents=True)
    rng = random.Random(seed)
    for number in range(count):
        deals = [
            rng.choice(_SENTENCES).format(a=rng.choice(_NAMES), b=f"{rng.choice(_NAMES)} {rng.choice('ABCDEF')}", n=n)
            for n in rng.sample(range(1, 900), rng.randrange(1, 4))
        ]
        filler = _FILLER * rng.randrange(200)
        text = f"Nouvelle {number}\n\nPARIS, 3 mars 2025 (AFP) - {' '.join(deals)}\n\n{filler}\n"
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return folder


def start(
    path: Path, folder: Path, threshold: str = RARELY, largest: int = 0, script: str = LOADER
) -> subprocess.Popen[str]:
    """Another process that loads a folder."""
    command = [sys.executable, "-c", script, str(path), str(folder), threshold, str(largest)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    if process.stdout.readline() != "start\n":
        raise Lost(f"the loader did not start: {process.communicate()[1]}")
    return process


def whole_documents(path: Path, reference: Path) -> set[str]:
    """The documents in a database; raises `Lost` when one of them is there in part."""
    with _both(path, reference) as connection:
        there = {ident for (ident,) in connection.execute("SELECT document_id FROM old.documents").fetchall()}
        for table in BASE_TABLES:
            of_these = {
                "documents": "document_id IN (SELECT document_id FROM old.documents)",
                "mentions": "document_id IN (SELECT document_id FROM old.documents)",
                "corrections": "true",
                "correction_fields": "true",
            }.get(table, "split_part(report_id, '-', 1) IN (SELECT document_id FROM old.documents)")
            derived = DERIVED_COLUMNS.get(table, ())
            columns = ", ".join(c for c in columns_of(connection, "old", table) if c not in derived)
            wanted = f"SELECT {columns} FROM reference.{table} WHERE {of_these}"
            found = f"SELECT {columns} FROM old.{table}"
            sql = f"SELECT count(*) FROM (({wanted} EXCEPT ALL {found}) UNION ALL ({found} EXCEPT ALL {wanted}))"
            ((count,),) = connection.execute(sql).fetchall()
            if count:
                raise Lost(f"{count} rows of {table} are missing or too many")
    return there


def different(path: Path, reference: Path) -> str | None:
    """A table that has not the rows of the reference; deals stand for all that is derived."""
    with _both(path, reference) as connection:
        for table, columns in (
            ("documents", "*"),
            ("reports", "*"),
            ("deals", "* EXCLUDE (deal_no)"),
            ("parties", "*"),
        ):
            rows = f"SELECT {columns} FROM {{}}.{table}"
            both = rows.format("old"), rows.format("reference")
            sql = f"SELECT count(*) FROM (({both[0]} EXCEPT ALL {both[1]}) UNION ALL ({both[1]} EXCEPT ALL {both[0]}))"
            if connection.execute(sql).fetchall() != [(0,)]:
                return table
    return None


@contextlib.contextmanager
def _both(path: Path, reference: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:") as connection:
        for name, file in (("old", path), ("reference", reference)):
            connection.execute(f"ATTACH '{file}' AS {name} (READ_ONLY)")
        yield connection


def remove(path: Path) -> None:
    """Removes a database with its log."""
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()
