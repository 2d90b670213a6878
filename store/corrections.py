"""What the user decides; it holds over every rule, survives every reload, and can be taken back.

Each function records one decision and derives what it touches anew, in one transaction. It raises `CorrectionError`,
one line with the way out, for something that is not there or cannot be, and `DatabaseError` when the database fails.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import duckdb

from seeds.saying import said_by, say
from seeds.text import one_line
from store.applying import Outcome, record, storable
from store.company_corrections import alias, merge_companies, rename, set_company_kind, split_company
from store.correction_log import marks_of, read_all
from store.correction_values import check_value, completed, read_roles
from store.database import one_line_errors, path_of
from store.decisions import (
    Check,
    Entry,
    Join,
    Mark,
    Reject,
    Restore,
    SetValues,
    Split,
    Undo,
    Value,
    undone,
)
from store.errors import CorrectionError
from store.replay import values_shown

__all__ = [
    "Difference",
    "Outcome",
    "alias",
    "check",
    "differences",
    "history",
    "join",
    "merge_companies",
    "redo",
    "reject",
    "rename",
    "restore",
    "set_company_kind",
    "set_values",
    "split",
    "split_company",
    "undo",
]

_DIFFERENCES = """
SELECT f.field, f.name, f.parsed, f.corrected, f.correction_id, c.made_at, c.reason
FROM corrected_fields AS f JOIN corrections AS c USING (correction_id)
WHERE f.report_id = ?
ORDER BY f.field, f.name
"""

Reports = str | Collection[str]
"""A report or several; the id of a deal stands for all of its reports."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A value of a report that the user changed: as text, None where there is none; its proof is the user's reason.

    `field` is a column of reports, or ``party`` with the `name` of the company and its roles as values.
    """

    field: str
    name: str | None
    parsed: str | None
    corrected: str | None
    correction_id: str
    made_at: datetime.datetime
    reason: str


def reject(connection: duckdb.DuckDBPyConnection, reports: Reports, reason: str = "") -> Outcome:
    """Records that reports are of no deal at all."""
    return record(connection, lambda: Reject(_marks(connection, reports)), reason)


def restore(connection: duckdb.DuckDBPyConnection, reports: Reports, reason: str = "") -> Outcome:
    """Records that rejected reports are of deals after all."""
    return record(connection, lambda: Restore(_marks(connection, reports)), reason)


def join(connection: duckdb.DuckDBPyConnection, reports: Reports, others: Reports, reason: str = "") -> Outcome:
    """Records that all these reports, of one deal or several, are of the deal of the others."""
    return record(connection, lambda: Join(*_sides(connection, reports, others)), reason)


def split(
    connection: duckdb.DuckDBPyConnection,
    reports: Reports,
    others: Reports | None = None,
    reason: str = "",
    *,
    alone: bool = False,
) -> Outcome:
    """Records that reports are not of the deal of the others, else not of that of any other report of theirs now.

    With `alone` each of them is a deal of its own, whatever is loaded later.
    """

    def decide() -> Split:
        if alone:
            return Split(_marks(connection, reports))
        rest = _rest_of_deals(connection, reports) if others is None else others
        return Split(*_sides(connection, reports, rest))

    return record(connection, decide, reason)


def set_values(
    connection: duckdb.DuckDBPyConnection,
    report: str,
    values: Mapping[str, Value] | None = None,
    parties: Mapping[str, Sequence[str]] | None = None,
    reason: str = "",
) -> Outcome:
    """Records other values of a report, or of the report that a deal shows.

    `values` are by field (see `correction_values.FIELDS`), None to clear one; `parties` are the roles of each company
    by its name, none to take it out.
    """
    return record(connection, lambda: _change(connection, report, dict(values or {}), dict(parties or {})), reason)


def check(connection: duckdb.DuckDBPyConnection, reports: Reports, reason: str = "") -> Outcome:
    """Records that the user compared reports with their articles and found them right, as they are shown now.

    It holds as long as they are shown so: another correction or a new parser version may change that.
    """
    return record(connection, lambda: Check(_shown(connection, _marks(connection, reports))), reason)


def undo(connection: duckdb.DuckDBPyConnection, correction_id: str | None = None, reason: str = "") -> Outcome:
    """Takes back a correction, by its id or the first characters of it, else the last one that is not undone."""
    return record(connection, lambda: Undo(_to_undo(read_all(connection), correction_id)), reason)


def redo(connection: duckdb.DuckDBPyConnection, correction_id: str | None = None, reason: str = "") -> Outcome:
    """Makes an undone correction hold again, by its id, else the one that was undone last."""
    return record(connection, lambda: Undo(_to_redo(read_all(connection), correction_id)), reason)


def differences(connection: duckdb.DuckDBPyConnection, report_id: str) -> list[Difference]:
    """What the user changed in a report, beside what was parsed."""
    with one_line_errors(path_of(connection)):
        return [Difference(*row) for row in connection.execute(_DIFFERENCES, [report_id]).fetchall()]


def history(connection: duckdb.DuckDBPyConnection) -> list[Entry]:
    """Every correction that was made, with its state, the first one first."""
    with one_line_errors(path_of(connection)):
        return read_all(connection)


def _marks(connection: duckdb.DuckDBPyConnection, reports: Reports) -> tuple[Mark, ...]:
    """The marks of reports, and of the reports of deals, in the order of their ids."""
    wanted = [reports] if isinstance(reports, str) else list(reports)
    sql = "SELECT deal_id, report_id FROM reports WHERE deal_id = ANY($ids)"
    of_deal: dict[str, list[str]] = {}
    for deal_id, report_id in connection.execute(sql, {"ids": wanted}).fetchall():
        of_deal.setdefault(deal_id, []).append(report_id)
    ids = {report_id for ident in wanted for report_id in of_deal.get(ident, [ident])}
    marks = marks_of(connection, ids)
    for ident in sorted(ids - marks.keys()):
        raise CorrectionError(
            say(
                "{ident}: there is no such report or deal; take its id from dealtrail deals or the view timeline",
                ident=ident,
            )
        )
    if not marks:
        raise CorrectionError(say("no report is named; give the id of a deal or of a report"))
    return tuple(marks[ident] for ident in sorted(ids))


def _change(
    connection: duckdb.DuckDBPyConnection,
    report: str,
    values: dict[str, Value],
    parties: dict[str, Sequence[str]],
) -> SetValues:
    head = connection.execute("SELECT head_report_id FROM deals WHERE deal_id = ?", [report]).fetchone()
    (mark,) = _marks(connection, report if head is None else str(head[0]))
    if not values and not parties:
        raise CorrectionError(
            say("{report}: no value is given; give a field with its new value, such as amount", report=report)
        )
    try:
        kept = {field: check_value(field, value) for field, value in sorted(values.items())}
        roles = {one_line(storable(name)).strip(): read_roles(",".join(of)) for name, of in sorted(parties.items())}
        if "" in roles:
            raise ValueError(say("a party needs a name"))
        shown = values_shown(connection, [mark.report_id])[mark.report_id]
        return completed(SetValues((mark,), kept, roles), shown)
    except ValueError as error:
        raise CorrectionError(say("{report}: {error}", report=mark.report_id, error=said_by(error))) from error


def _shown(connection: duckdb.DuckDBPyConnection, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks with the values that are shown now."""
    shown = values_shown(connection, [mark.report_id for mark in marks])
    return tuple(replace(mark, shown=shown[mark.report_id].digest) for mark in marks)


def _sides(
    connection: duckdb.DuckDBPyConnection, reports: Reports, others: Reports
) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """The marks of reports and of others; one that is named on both sides stands with the reports."""
    first, second = _marks(connection, reports), _marks(connection, others)
    rest = tuple(mark for mark in second if mark not in first)
    if not rest:
        raise CorrectionError(
            say("{report}: it is on both sides; name two deals or reports that differ", report=first[0].report_id)
        )
    return first, rest


def _rest_of_deals(connection: duckdb.DuckDBPyConnection, reports: Reports) -> list[str]:
    """The other reports of the deals of some reports."""
    own = [mark.report_id for mark in _marks(connection, reports)]
    sql = """
        SELECT o.report_id FROM reports AS r JOIN reports AS o USING (deal_id)
        WHERE r.report_id = ANY($ids) AND NOT o.report_id = ANY($ids)
    """
    rest = [ident for (ident,) in connection.execute(sql, {"ids": own}).fetchall()]
    if not rest:
        raise CorrectionError(
            say("{report}: its deal has no other report; there is nothing to split it from", report=own[0])
        )
    return rest


def _to_undo(log: Sequence[Entry], wanted: str | None) -> str:
    gone = undone(log)
    if wanted is None:
        last = [entry for entry in log if entry.correction_id not in gone and not isinstance(entry.decision, Undo)]
        if not last:
            raise CorrectionError(say("there is nothing to undo; dealtrail correct list shows every correction"))
        return last[-1].correction_id
    ident = _of_log(log, wanted)
    if ident in gone:
        raise CorrectionError(say("{ident}: this correction is undone already; redo makes it hold again", ident=ident))
    return ident


def _to_redo(log: Sequence[Entry], wanted: str | None) -> str:
    """The undo to take back."""
    gone = undone(log)
    undos = [entry for entry in log if isinstance(entry.decision, Undo) and entry.correction_id not in gone]
    if wanted is not None:
        ident = _of_log(log, wanted)
        undos = [entry for entry in undos if isinstance(entry.decision, Undo) and entry.decision.undoes == ident]
        if not undos:
            raise CorrectionError(
                say("{ident}: this correction is not undone, so there is nothing to redo", ident=ident)
            )
    if not undos:
        raise CorrectionError(say("nothing was undone; dealtrail correct list shows every correction"))
    return undos[-1].correction_id


def _of_log(log: Iterable[Entry], wanted: str) -> str:
    found = [entry.correction_id for entry in log if entry.correction_id.startswith(wanted.lower())] if wanted else []
    if len(found) > 1:
        raise CorrectionError(
            say("{wanted}: {count} corrections begin so; give more of the id", wanted=wanted, count=len(found))
        )
    if not found:
        raise CorrectionError(
            say(
                "{wanted}: there is no such correction; dealtrail correct list shows them",
                wanted=wanted or say("no id"),
            )
        )
    return found[0]
