"""Rows as a Parquet file, written by a short-lived DuckDB of our own.

The user's connection cannot write files, and must not: this one holds nothing but the rows that it is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb

from store.row_formats import as_text, unique_names

_AS_TEXT = re.compile(r"UNION|TUPLE|INTERVAL|TIME WITH TIME ZONE|HUGEINT|STRUCT$")
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "python_enable_replacements": "false",
    "memory_limit": "256MB",
    "threads": "1",
}
"""What does not fit into memory is put on the disk, beside the file."""

_HUGE = re.compile(r"U?HUGEINT")


def write_parquet(
    path: Path, columns: Sequence[str], types: Sequence[str], batches: Iterable[Sequence[Sequence[Any]]]
) -> int:
    """Writes the rows over the file at `path` and returns how many there were; `types` are DuckDB's names of types.

    Whole numbers of 128 bits become decimals, exact up to 38 digits; what Parquet cannot hold becomes text. Raises
    `OSError` when the file cannot be written.
    """
    kept = [_stored_type(name) for name in types]
    texts = [number for number, name in enumerate(kept) if name == "VARCHAR"]
    with duckdb.connect(config={**_CONFIG, "temp_directory": f"{path}.spill"}) as memory:
        declared = ", ".join(f"{_quoted(name)} {kind}" for name, kind in zip(unique_names(columns), kept, strict=True))
        memory.execute(f"CREATE TABLE result ({declared})")
        count = 0
        with memory.appender("result") as appender:
            for batch in batches:
                appender.append_rows(_with_texts(row, texts) for row in batch)
                appender.flush()
                count += len(batch)
        _copy(memory, path)
    return count


def _copy(memory: duckdb.DuckDBPyConnection, path: Path) -> None:
    target = str(path).replace("'", "''")
    try:
        memory.execute(f"COPY result TO '{target}' (FORMAT parquet)")
    except duckdb.IOException as error:
        raise OSError(str(error).splitlines()[0]) from error


def _stored_type(name: str) -> str:
    if _HUGE.fullmatch(name):
        return "DECIMAL(38,0)"
    return "VARCHAR" if _AS_TEXT.search(name) else name


def _with_texts(row: Sequence[Any], texts: Sequence[int]) -> tuple[Any, ...]:
    values = list(row)
    for number in texts:
        if values[number] is not None:
            values[number] = as_text(values[number])
    return tuple(values)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
