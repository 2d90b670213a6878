"""What must hold of the rows that were loaded: documents, mentions, reports, parties, evidence and corrections.

Each check finds faults in a database of base tables alone. None of them can be repaired: what is wrong there was never
written by a load, and nothing else says what is right.
"""

# ruff: noqa: S608 - the words in these queries are our own

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import duckdb

from seeds.model import text_id
from seeds.text import is_clean
from seeds.vocabulary import ROLES_OF_KIND, Bound, CompanyKind, Confirmation, Kind, Role, Stage, side_of
from store.decisions import DECISIONS, HOLDS, UNDONE, WAITING

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class BaseCheck:
    """A check: its name, what must hold, and a query that gives one line, what it is about, for each fault."""

    name: str
    meaning: str
    sql: str


def _quoted(values: Iterable[str]) -> str:
    return ", ".join("'" + str(value).replace("'", "''") + "'" for value in values)


def _not_in(column: str, words: type[StrEnum]) -> str:
    return f"{column} NOT IN ({_quoted(words)})"


_SIDES = ", ".join(f"({_quoted((role, side_of(role)))})" for role in Role)
_ROLES = ", ".join(f"({_quoted((kind, role))})" for kind, roles in ROLES_OF_KIND.items() for role in sorted(roles))
_PROVABLE = ("kind", "stage", "confirmation", "amount", "amount_max", "currency", "bound", "stake_pct", "valuation")
_FIELDS = _quoted(("deal", *_PROVABLE, "round", "date", *Role))
_DATE = r"\d{4}(-Q[1-4]|-\d{2}(-\d{2})?)?"


def _no_date(column: str) -> str:
    return f"NOT regexp_full_match({column}, '{_DATE}') OR TRY(first_day_of({column})) IS NULL"


BASE_CHECKS = (
    BaseCheck(
        "document dates",
        "published is a date with its precision, and published_on its first day",
        f"""
        SELECT document_id FROM documents
        WHERE published IS NOT NULL AND ({_no_date("published")})
            OR published_on IS DISTINCT FROM TRY(first_day_of(published))
        """,
    ),
    BaseCheck(
        "document language",
        "language is an ISO 639-1 code",
        "SELECT document_id FROM documents WHERE NOT regexp_full_match(language, '[a-z]{2}')",
    ),
    BaseCheck(
        "mention document",
        "every mention is of a document that is there",
        "SELECT DISTINCT document_id FROM mentions WHERE document_id NOT IN (SELECT document_id FROM documents)",
    ),
    BaseCheck(
        "mention span",
        "every mention is a place inside the text of its document",
        """
        SELECT m.document_id || ' at ' || m.span_start
        FROM mentions AS m JOIN documents AS d USING (document_id)
        WHERE m.span_start < 0 OR m.span_end <= m.span_start OR m.span_end > length(d.text)
        """,
    ),
    BaseCheck(
        "mention words",
        "every mention has a name, and a kind of the vocabulary",
        f"SELECT document_id || ' at ' || span_start FROM mentions WHERE name = '' OR {_not_in('kind', CompanyKind)}",
    ),
    BaseCheck(
        "mention twice",
        "no mention is there twice",
        """
        SELECT document_id || ' at ' || span_start
        FROM mentions
        GROUP BY document_id, company_id, name, kind, span_start, span_end
        HAVING count(*) > 1
        """,
    ),
    BaseCheck(
        "report document",
        "every report is of a document that is there",
        "SELECT report_id FROM reports WHERE document_id NOT IN (SELECT document_id FROM documents)",
    ),
    BaseCheck(
        "report id",
        "report_id is document_id, a hyphen and ordinal",
        "SELECT report_id FROM reports WHERE report_id <> document_id || '-' || ordinal",
    ),
    BaseCheck(
        "report order",
        "the reports of a document are numbered from 0 without a gap",
        """
        SELECT document_id FROM reports GROUP BY document_id
        HAVING min(ordinal) <> 0 OR max(ordinal) <> count(*) - 1 OR count(DISTINCT ordinal) <> count(*)
        """,
    ),
    BaseCheck(
        "report words",
        "kind, stage, confirmation and bound are words of the vocabulary",
        f"""
        SELECT report_id FROM reports
        WHERE {_not_in("kind", Kind)} OR {_not_in("stage", Stage)} OR {_not_in("confirmation", Confirmation)}
            OR bound IS NOT NULL AND {_not_in("bound", Bound)}
        """,
    ),
    BaseCheck(
        "report money",
        "an amount has a currency and a bound, a range an order, and nothing is below zero",
        """
        SELECT report_id FROM reports
        WHERE (amount IS NULL) <> (bound IS NULL)
            OR currency IS NULL AND (amount IS NOT NULL OR valuation IS NOT NULL OR currency_inferred)
            OR currency IS NOT NULL AND NOT regexp_full_match(currency, '[A-Z]{3}')
            OR amount_max IS NOT NULL AND (amount IS NULL OR amount_max < amount)
            OR amount < 0 OR valuation < 0
        """,
    ),
    BaseCheck(
        "report date",
        "date is a date with its precision",
        f"SELECT report_id FROM reports WHERE date IS NOT NULL AND ({_no_date('date')})",
    ),
    BaseCheck(
        "report figures",
        "a stake is above 0 and at most 100 percent, confidence from 0 to 1",
        """
        SELECT report_id FROM reports
        WHERE stake_pct IS NOT NULL AND NOT (stake_pct > 0 AND stake_pct <= 100) OR NOT confidence BETWEEN 0 AND 1
        """,
    ),
    BaseCheck(
        "report passage",
        "the quote of a report is a piece of its evidence",
        """
        SELECT r.report_id
        FROM reports AS r ANTI JOIN evidence AS e ON e.report_id = r.report_id AND e.quote = r.quote
        """,
    ),
    BaseCheck(
        "party report",
        "every party is of a report that is there",
        "SELECT DISTINCT report_id FROM report_parties WHERE report_id NOT IN (SELECT report_id FROM reports)",
    ),
    BaseCheck(
        "party name",
        "every party has a name",
        "SELECT report_id || ' party ' || ordinal FROM report_parties WHERE name = ''",
    ),
    BaseCheck(
        "party role",
        "every party has a role that its kind of deal knows, and stands on the side of that role",
        f"""
        SELECT p.report_id || ' party ' || p.ordinal
        FROM report_parties AS p
        LEFT JOIN reports AS r USING (report_id)
        WHERE (p.role, p.side) NOT IN ({_SIDES}) OR r.kind IS NOT NULL AND (r.kind, p.role) NOT IN ({_ROLES})
        """,
    ),
    BaseCheck(
        "party order",
        "the parties of a report are numbered from 0 without a gap",
        """
        SELECT report_id FROM report_parties GROUP BY report_id
        HAVING min(ordinal) <> 0 OR max(ordinal) <> count(*) - 1 OR count(DISTINCT ordinal) <> count(*)
        """,
    ),
    BaseCheck(
        "evidence report",
        "all evidence is of a report that is there",
        "SELECT DISTINCT report_id FROM evidence WHERE report_id NOT IN (SELECT report_id FROM reports)",
    ),
    BaseCheck(
        "evidence field",
        "evidence proves the deal, a column of reports or a role",
        f"SELECT report_id || ' ' || field FROM evidence WHERE field NOT IN ({_FIELDS})",
    ),
    BaseCheck(
        "evidence span",
        "text[span_start:span_end] of the document is the quote",
        """
        SELECT e.report_id || ' ' || e.field
        FROM evidence AS e JOIN reports AS r USING (report_id) JOIN documents AS d USING (document_id)
        WHERE e.span_start < 0 OR e.span_end <= e.span_start
            OR substring(d.text, e.span_start + 1, e.span_end - e.span_start) <> e.quote
        """,
    ),
    BaseCheck(
        "correction words",
        "every correction is of a kind that there is, and holds, waits or is undone",
        f"""
        SELECT correction_id FROM corrections
        WHERE kind NOT IN ({_quoted(DECISIONS)}) OR state NOT IN ({_quoted((HOLDS, WAITING, UNDONE))})
        """,
    ),
    BaseCheck(
        "correction undone",
        "what a correction takes back is there",
        """
        SELECT correction_id FROM corrections
        WHERE undoes IS NOT NULL AND undoes NOT IN (SELECT correction_id FROM corrections)
        """,
    ),
    BaseCheck(
        "correction parts",
        "every report and every value of a correction is of one that is there",
        """
        SELECT DISTINCT correction_id
        FROM (SELECT correction_id FROM correction_reports UNION ALL SELECT correction_id FROM correction_fields)
        WHERE correction_id NOT IN (SELECT correction_id FROM corrections)
        """,
    ),
)


def document_faults(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """What SQL cannot see in documents: pairs of the name of a check of `DOCUMENT_CHECKS` and a document."""
    texts = connection.execute("SELECT document_id, text FROM documents")
    while batch := texts.fetchmany(_BATCH):
        for document_id, text in batch:
            if text_id(text) != document_id:
                yield "document id", document_id
            if not is_clean(text):
                yield "document text", document_id


DOCUMENT_CHECKS = {
    "document id": "document_id is the hash of the normalised text",
    "document text": "no text holds control characters",
}
"""What `document_faults` looks at, with what must hold."""
