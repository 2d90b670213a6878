"""Many parsed documents into the database at once: written first, merged once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import duckdb

from seeds.garbage import without_collecting
from seeds.model import ParsedDocument
from store.companies import default_resolver
from store.database import one_line_errors, path_of, transaction
from store.intake import Intake, intake_of, put_in
from store.naming import Names
from store.rebuild import Progress, derive_all

_FLUSH = 500
"""Documents whose rows are written at a time."""


def load_many(
    connection: duckdb.DuckDBPyConnection, documents: Iterable[ParsedDocument], *, progress: Progress | None = None
) -> int:
    """Loads parsed documents into a database without documents, all of them or, when anything is raised, none.

    A text that comes twice is loaded once. Gives the number of documents loaded. Raises `ValueError` for a quote that
    is not there or too large an amount, and `DatabaseError` when the database fails.
    """
    loaded: set[str] = set()
    names = Names(default_resolver())
    parsed = iter(documents)
    with one_line_errors(path_of(connection)), transaction(connection), without_collecting():
        while part := list(islice(parsed, _FLUSH)):
            _write(connection, _intakes(part), loaded, names)
            if progress is not None:
                progress(f"{len(loaded):,} documents written")
        derive_all(connection, progress, names)
    return len(loaded)


def _write(connection: duckdb.DuckDBPyConnection, intakes: Iterable[Intake], loaded: set[str], names: Names) -> None:
    """Writes the rows of documents that were not loaded yet, and notes what they show of names."""
    new = {intake.document_id: intake for intake in intakes if intake.document_id not in loaded}
    put_in(connection, list(new.values()), counted=False)
    loaded.update(new)
    for ident, intake in new.items():
        names.add(ident, intake.naming)


def _intakes(documents: Iterable[ParsedDocument]) -> Iterator[Intake]:
    return (intake_of(document, default_resolver()) for document in documents)
