"""What the user decides on the merging of reports; it holds over every rule and survives every reload."""

from __future__ import annotations

import datetime
from collections.abc import Collection

import duckdb

from store.database import one_line_errors, path_of, transaction
from store.derivation import rederive
from store.errors import CorrectionError
from store.intake import Intake


def reject(connection: duckdb.DuckDBPyConnection, report_id: str, reason: str = "") -> None:
    """Records that a report is of no deal at all. Raises `CorrectionError` when there is no such report."""
    _record(connection, "reject", report_id, None, reason)


def join(connection: duckdb.DuckDBPyConnection, report_id: str, other_report_id: str, reason: str = "") -> None:
    """Records that the deals of two reports are one. Raises `CorrectionError` when one of the reports is not there."""
    _record(connection, "join", report_id, other_report_id, reason)


def split(
    connection: duckdb.DuckDBPyConnection, report_id: str, other_report_id: str | None = None, reason: str = ""
) -> None:
    """Records that a report is not of the deal of another one, or, without one, of a deal with no other report.

    Raises `CorrectionError` when one of the reports is not there.
    """
    _record(connection, "split", report_id, other_report_id, reason)


def follow(connection: duckdb.DuckDBPyConnection, intake: Intake) -> None:
    """Lets the corrections follow the reports of a document that is about to be replaced.

    A report is the same one when its kind and its passage are; a correction of a report that is gone stays recorded
    and decides nothing.
    """
    old = connection.execute(
        "SELECT report_id, kind, quote FROM reports WHERE document_id = ?", [intake.document_id]
    ).fetchall()
    new = {(kind, quote): ident for ident, kind, quote in intake.passages}
    place = {ident: new.get((kind, quote), f"{ident} (gone)") for ident, kind, quote in old}
    made = connection.execute("SELECT correction_id, report_id, other_report_id FROM corrections").fetchall()
    for correction_id, *named in made:
        moved = [place.get(ident, ident) for ident in named]
        if moved != named:
            connection.execute(
                "UPDATE corrections SET report_id = ?, other_report_id = ? WHERE correction_id = ?",
                [*moved, correction_id],
            )


def _record(
    connection: duckdb.DuckDBPyConnection, kind: str, report_id: str, other_report_id: str | None, reason: str
) -> None:
    named = [ident for ident in (report_id, other_report_id) if ident is not None]
    with one_line_errors(path_of(connection)), transaction(connection):
        _demand(connection, named)
        now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
        connection.execute(
            "INSERT INTO corrections SELECT coalesce(max(correction_id), 0) + 1, ?, ?, ?, ?, ? FROM corrections",
            [now, kind, report_id, other_report_id, reason],
        )
        rederive(connection, set(named), set(), set())


def _demand(connection: duckdb.DuckDBPyConnection, report_ids: Collection[str]) -> None:
    for ident in report_ids:
        if connection.execute("SELECT 1 FROM reports WHERE report_id = ?", [ident]).fetchone() is None:
            raise CorrectionError(f"{ident}: there is no such report; take its id from the view timeline")
