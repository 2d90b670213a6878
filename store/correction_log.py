"""The log of corrections in the database: written once, read whole or for some documents."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from typing import Any

import duckdb

from store.database import append
from store.decisions import DECISIONS, Entry, Join, Mark, Reject, Split, Value
from store.statements import ask

_PARTY = "party"
_NUMBERS = {"amount": int, "amount_max": int, "valuation": int, "stake_pct": float}
_COLUMNS = ["correction_id", "made_at", "kind", "name", "other_name", "value", "undoes", "reason"]
_REPORT_COLUMNS = [
    "correction_id",
    "ordinal",
    "other",
    "report_id",
    "document_id",
    "kind",
    "span_start",
    "span_end",
    "quote",
    "names",
    "shown",
]
_WANTED = """
    correction_id IN (SELECT correction_id FROM corrections WHERE kind = ANY($kinds))
    OR correction_id IN (SELECT correction_id FROM correction_reports WHERE document_id = ANY($documents))
"""

Row = tuple[Any, ...]


def read(
    connection: duckdb.DuckDBPyConnection, documents: Collection[str] = (), kinds: Collection[str] = ()
) -> list[Entry]:
    """The entries about reports of these documents, and those of these kinds, in the order in which they hold."""
    if ask(connection, "SELECT 1 FROM corrections LIMIT 1").fetchone() is None:
        return []  # which every load without corrections asks for, several times
    return _read(connection, _WANTED, {"kinds": sorted(kinds), "documents": sorted(documents)})


def read_all(connection: duckdb.DuckDBPyConnection) -> list[Entry]:
    """Every entry, in the order in which they hold."""
    return _read(connection, "true", {})


def write(connection: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """Adds entries that are not there."""
    append(connection, "corrections", [_row(entry) for entry in entries], _COLUMNS)
    marks = [row for entry in entries for row in _mark_rows(entry)]
    append(connection, "correction_reports", marks, _REPORT_COLUMNS)
    append(connection, "correction_fields", [row for entry in entries for row in _field_rows(entry)])


def write_undone(connection: duckdb.DuckDBPyConnection, ids: Collection[str]) -> None:
    """Writes which entries are undone; those that are no longer so hold until a replay says that they wait."""
    connection.execute("UPDATE corrections SET state = 'holds' WHERE state = 'undone'")
    connection.execute("UPDATE corrections SET state = 'undone' WHERE correction_id = ANY(?)", [sorted(ids)])


def next_moment(connection: duckdb.DuckDBPyConnection, now: datetime.datetime) -> datetime.datetime:
    """The time for a new entry: now, but later than every entry there is, whatever the clock did."""
    (last,) = connection.execute("SELECT max(made_at) FROM corrections").fetchone() or (None,)
    return now if last is None or last < now else last + datetime.timedelta(microseconds=1)


def adopt_version_1(connection: duckdb.DuckDBPyConnection, rows: Iterable[Row]) -> None:
    """Writes the log of a database of schema 1, whose reports are here already under the same ids.

    A row is (correction_id, made_at, kind, report_id, other_report_id, reason), and the kind reject, join or split.
    """
    entries: list[Entry] = []
    last = datetime.datetime.min
    for _, made_at, kind, report_id, other_report_id, reason in sorted(rows):
        last = max(made_at, last + datetime.timedelta(microseconds=1))
        reports = _marks_of_version_1(connection, report_id)
        others = _marks_of_version_1(connection, other_report_id)
        if kind == "reject":
            entries.append(Entry(last, Reject(reports), reason))
        else:
            entries.append(Entry(last, (Join if kind == "join" else Split)(reports, others), reason))
    write(connection, entries)


def marks_of(connection: duckdb.DuckDBPyConnection, report_ids: Collection[str]) -> dict[str, Mark]:
    """Reports that there are, with what finds them again."""
    rows = connection.execute(_MARKS.format(where="report_id = ANY($ids)"), {"ids": sorted(report_ids)}).fetchall()
    return {mark.report_id: mark for mark in map(_mark, rows)}


def marks_in(connection: duckdb.DuckDBPyConnection, documents: Collection[str]) -> dict[str, list[Mark]]:
    """The reports of some documents, in their order there, with what finds them again."""
    sql = _MARKS.format(where="document_id = ANY($ids)")
    found: dict[str, list[Mark]] = {}
    for mark in map(_mark, connection.execute(sql, {"ids": sorted(documents)}).fetchall()):
        found.setdefault(mark.document_id, []).append(mark)
    return found


def _read(connection: duckdb.DuckDBPyConnection, where: str, values: dict[str, object]) -> list[Entry]:
    def select(sql: str) -> list[Row]:
        return connection.execute(sql, values).fetchall()

    rows = select(f"SELECT {', '.join(_COLUMNS)}, state FROM corrections WHERE {where}")  # noqa: S608
    if not rows:
        return []
    marks: dict[str, tuple[list[Mark], list[Mark]]] = {}
    columns = ", ".join(_REPORT_COLUMNS)
    for row in select(f"SELECT {columns} FROM correction_reports WHERE {where} ORDER BY ordinal"):  # noqa: S608
        marks.setdefault(row[0], ([], []))[row[2]].append(_mark(row[3:]))
    settings: dict[str, list[Row]] = {}
    for row in select(f"SELECT * FROM correction_fields WHERE {where} ORDER BY ordinal"):  # noqa: S608
        settings.setdefault(row[0], []).append(row[2:])
    entries = [_entry(row, *marks.get(row[0], ([], [])), settings.get(row[0], [])) for row in rows]
    return sorted(entries, key=lambda entry: entry.rank)


def _entry(row: Row, reports: list[Mark], others: list[Mark], settings: list[Row]) -> Entry:
    _, made_at, kind, name, other_name, value, undoes, reason, state = row
    known: dict[str, Any] = {
        "reports": tuple(reports),
        "others": tuple(others),
        "values": {field: _value(field, text) for field, _, text in settings if field != _PARTY},
        "parties": {
            party: tuple(text.split(",")) if text else () for field, party, text in settings if field == _PARTY
        },
        "name": name,
        "other_name": other_name,
        "value": value,
        "undoes": undoes,
    }
    of = DECISIONS[kind]
    return Entry(made_at, of(**{each.name: known[each.name] for each in fields(of)}), reason, state)


def _row(entry: Entry) -> Row:
    decision = entry.decision
    texts = [getattr(decision, column, None) for column in ("name", "other_name", "value", "undoes")]
    return entry.correction_id, entry.made_at, decision.kind, *texts, entry.reason


def _mark_rows(entry: Entry) -> list[Row]:
    sided = [(False, mark) for mark in entry.subjects] + [(True, mark) for mark in entry.others]
    return [
        (
            *(entry.correction_id, place, other, m.report_id, m.document_id, m.kind),
            *(m.start, m.end, m.quote, list(m.names), m.shown),
        )
        for place, (other, m) in enumerate(sided)
    ]


def _field_rows(entry: Entry) -> list[Row]:
    values: dict[str, Value] = getattr(entry.decision, "values", {})
    parties: dict[str, tuple[str, ...]] = getattr(entry.decision, "parties", {})
    rows = [(field, None, None if value is None else str(value)) for field, value in values.items()]
    settings = rows + [(_PARTY, name, ",".join(roles)) for name, roles in parties.items()]
    return [(entry.correction_id, place, *setting) for place, setting in enumerate(settings)]


def _value(field: str, text: str | None) -> Value:
    return None if text is None else _NUMBERS.get(field, str)(text)


def _marks_of_version_1(connection: duckdb.DuckDBPyConnection, report_id: str | None) -> tuple[Mark, ...]:
    """The mark of a report; one that had gone from its document already keeps its id and waits for ever."""
    if report_id is None:
        return ()
    found = marks_of(connection, [report_id]).get(report_id)
    return (found or Mark(report_id, report_id.partition("-")[0], "", 0, 0, ""),)


def _mark(row: Row) -> Mark:
    report_id, document_id, kind, start, end, quote, names, shown = row
    return Mark(report_id, document_id, kind, start, end, quote, tuple(names), shown)


_MARKS = """
WITH wanted AS (SELECT report_id, document_id, ordinal, kind, quote, report_no FROM reports WHERE {where}),
passages AS (
    SELECT report_no, min({{'a': e.span_start, 'b': e.span_end}}) AS place
    FROM evidence AS e JOIN wanted AS w USING (report_no, quote)
    GROUP BY report_no
),
casts AS (
    SELECT report_no, list(name ORDER BY ordinal) AS names
    FROM report_parties
    WHERE report_no IN (SELECT report_no FROM wanted)
    GROUP BY report_no
)
SELECT w.report_id, w.document_id, w.kind, p.place.a, p.place.b, w.quote, coalesce(c.names, []), NULL
FROM wanted AS w JOIN passages AS p USING (report_no) LEFT JOIN casts AS c USING (report_no)
ORDER BY w.document_id, w.ordinal
"""
