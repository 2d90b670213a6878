"""Deals kept in line with their reports: what a change may touch is read, derived anew and written where it differs.

A change touches the reports that `store.meeting` finds, and the links of deals beside theirs; never the whole database.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

import duckdb

from store.copies import write_copies
from store.database import append
from store.deal_links import Sketch
from store.deal_reports import reports_of
from store.decided import decided
from store.exchange import BASE, usd_rate, write_rates
from store.facts import Money
from store.heads import numbered, slug_of
from store.linking import relink
from store.lists import write_lists
from store.lookups import rows_by_key
from store.meeting import Meetings
from store.merging import REJECT_RULE, Deal, Derived, derive
from store.paying import write_payments
from store.periods import first_day
from store.scope import Row, read_scope
from store.search_index import index_deals, new_numbers
from store.statements import ask

_QUOTES = "SELECT report_id, quote FROM evidence WHERE report_no {}"

_PLACE = """
    UPDATE reports SET deal_id = n.deal_id, merge_rule = n.merge_rule, disputes = n.disputes
    FROM (
        SELECT
            unnest(?::VARCHAR[]) AS report_id, unnest(?::VARCHAR[]) AS deal_id, unnest(?::VARCHAR[]) AS merge_rule,
            unnest(?::BOOLEAN[]) AS disputes
    ) AS n
    WHERE reports.report_id = n.report_id
"""

# The texts stand in a query of their own: fold() would unnest them once for each time that it names its argument.
_FOLD = """
    INSERT INTO search_text
    SELECT deal_no, fold(text) FROM (SELECT unnest(?::INTEGER[]) AS deal_no, unnest(?::VARCHAR[]) AS text)
"""

_BETWEEN_WORDS = " | "

_BEHIND = 3
"""Columns of `deals` behind those of `_deal_row`, which ends with the day of the rate: sources, number, languages."""

_NUMBER = -2
"""The place of a deal's number in its row."""


@dataclass(frozen=True, slots=True)
class Written:
    """Deals as they are now: all of those derived, by number those that were written, and the ids that are or were;
    `gone` are the numbers of deals that are no more, or have another one now."""

    deals: tuple[Deal, ...]
    new: dict[int, Deal]
    gone: list[int]
    touched: set[str]


def rederive(connection: duckdb.DuckDBPyConnection, reports: set[str], deals: set[str], changed: set[str]) -> None:
    """Derives anew everything that a change may touch, from reports, and from deals that may have lost one.

    Deals with one of the `changed` reports are written even when they look as before: their words may differ.
    """
    meetings = Meetings(connection)
    written = merge(connection, meetings, reports, deals, changed)
    index_deals(connection, written.new)
    relinked = relink(connection, meetings, map(Sketch.of, written.deals), written.touched)
    paid = write_payments(connection, {deal.deal_id for deal in written.new.values()}, relinked)
    write_lists(connection, written.gone, paid)


def merge(
    connection: duckdb.DuckDBPyConnection,
    meetings: Meetings,
    reports: set[str],
    deals: Collection[str] = (),
    changed: Set[str] = frozenset(),
) -> Written:
    """Merges reports into deals as `rederive` does; index, links, payments and lists are for the caller to write."""
    while True:
        facts = meetings.facts(meetings.met_by(reports))
        places = {fact.report_id: meetings.places[fact.report_id] for fact in facts}
        old = {*deals, *(place[0] for place in places.values() if place[0] is not None)}
        old_rows = _rows_of(connection, {slug_of(deal_id) for deal_id in old})
        if old_rows.keys() <= old:
            derived = derive(facts, decided(connection, places), meetings.crowded(facts))
            old_rows |= _rows_of(connection, {deal.head.slug for deal in derived.deals})
        namesakes = old_rows.keys() - old
        if not namesakes:
            break
        reports = _reports_of_deals(connection, namesakes)
    moved = _place_reports(connection, derived, places)
    meetings.places |= moved
    rows = {deal.deal_id: _deal_row(deal) for deal in derived.deals}
    dirty = [
        deal
        for deal in derived.deals
        if old_rows.get(deal.deal_id, ())[:-_BEHIND] != rows[deal.deal_id]
        or not (moved.keys() | changed).isdisjoint(deal.report_ids)
    ]
    kept = rows.keys() - {deal.deal_id for deal in dirty}
    gone = _remove_deals(connection, [row for ident, row in old_rows.items() if ident not in kept])
    new = dict(zip(new_numbers(connection, len(dirty)), dirty, strict=True))
    _write_deals(connection, meetings, new, rows)
    write_rates(connection, {row[-1] for row in rows.values()}, {row[-_BEHIND - 1] for row in old_rows.values()})
    return Written(derived.deals, new, gone, old_rows.keys() | rows.keys())


def rekey(connection: duckdb.DuckDBPyConnection, report_ids: Collection[str], *, fresh: bool = False) -> None:
    """Writes the merge keys of some reports anew, from what they say now; `fresh` ones have none yet."""
    if report_ids and not fresh:
        connection.execute("DELETE FROM merge_keys WHERE report_id = ANY(?)", [sorted(report_ids)])
    if report_ids:
        facts = read_scope(connection, report_ids).facts
        append(connection, "merge_keys", [(fact.report_id, *key) for fact in facts for key in fact.keys])


def _rows_of(connection: duckdb.DuckDBPyConnection, slugs: Iterable[str]) -> dict[str, Row]:
    """The deals with these readable names, as they are stored: as `_deal_row` has them, and `_BEHIND` columns more.

    They are looked up by their ids, which are numbered without a gap, so that the names need no index.
    """
    rows: dict[str, Row] = {}
    waiting, last = set(slugs), 0
    while waiting:
        first, last = last + 1, 2 * last + 2
        ids = {numbered(slug, number) for slug in waiting for number in range(first, last + 1)}
        rows |= {row[0]: row for row in rows_by_key(connection, "SELECT * FROM deals WHERE deal_id {}", ids)}
        waiting = {slug for slug in waiting if numbered(slug, last) in rows}
    return rows


def _reports_of_deals(connection: duckdb.DuckDBPyConnection, deal_ids: Iterable[str]) -> set[str]:
    return {report_id for _, report_id in reports_of(connection, deal_ids)}


def _place_reports(connection: duckdb.DuckDBPyConnection, derived: Derived, old: dict[str, Row]) -> dict[str, Row]:
    """Writes into the reports where they belong; gives that for those of which it is new, by their ids."""
    places: dict[str, Row] = dict.fromkeys(derived.rejected, (None, REJECT_RULE, False))
    for deal in derived.deals:
        places |= {m.report.report_id: (deal.deal_id, str(m.rule), m.disputes) for m in deal.members}
    moved = {ident: places[ident] for ident in sorted(places) if places[ident] != old[ident]}
    if moved:
        columns = zip(*((ident, *place) for ident, place in moved.items()), strict=True)
        ask(connection, _PLACE, list(map(list, columns)))
    return moved


def _remove_deals(connection: duckdb.DuckDBPyConnection, rows: Collection[Row]) -> list[int]:
    """Takes deals away by their rows, but for what they are listed by; gives their numbers."""
    numbers = [row[_NUMBER] for row in rows]
    for table in ("search_text", "deal_sources", "deal_reports", "parties", "payments"):
        rows_by_key(connection, f"DELETE FROM {table} WHERE deal_no {{}}", numbers, "INTEGER")  # noqa: S608
    deal_ids = [row[0] for row in rows]
    for table in ("copies", "deals"):
        rows_by_key(connection, f"DELETE FROM {table} WHERE deal_id {{}}", deal_ids)  # noqa: S608
    return numbers


def _write_deals(
    connection: duckdb.DuckDBPyConnection, meetings: Meetings, deals: Mapping[int, Deal], rows: Mapping[str, Row]
) -> None:
    """Writes deals by their numbers, with all that is looked up by it; `rows` has what stands in each of them."""
    sources = write_copies(connection, deals.values(), meetings.passages)
    parties = [(deal.deal_id, *map(str, party), number) for number, deal in deals.items() for party in deal.parties]
    append(connection, "parties", parties)
    told = {number: {meetings.sources[ident] for ident in deal.report_ids} for number, deal in deals.items()}
    full = [
        (*rows[deal.deal_id], sources[deal.deal_id], number, _languages(told[number])) for number, deal in deals.items()
    ]
    append(connection, "deals", full)
    append(connection, "deal_sources", [(number, *row) for number, by in told.items() for row in _firsts(by)])
    reports = [(number, meetings.numbers[ident]) for number, deal in deals.items() for ident in deal.report_ids]
    append(connection, "deal_reports", reports)
    _write_search_text(connection, deals, meetings)


def _languages(sources: Iterable[tuple[str, str | None]]) -> str:
    return " ".join(sorted({language for language, _ in sources}))


def _firsts(sources: Collection[tuple[str, str | None]]) -> Iterator[tuple[str, str | None, bool, bool]]:
    """The sources of a deal, with whether each is the first of its language, and of its outlet."""
    languages: set[str] = set()
    outlets: set[str | None] = {None}
    for language, outlet in sources if len(sources) == 1 else sorted(sources, key=str):
        yield language, outlet, language not in languages, outlet not in outlets
        languages.add(language)
        outlets.add(outlet)


def _write_search_text(connection: duckdb.DuckDBPyConnection, deals: Mapping[int, Deal], meetings: Meetings) -> None:
    """The title, the names, the headlines and the quotes of each deal, folded by the database itself.

    What stands in another of them is left out: it would be found twice.
    """
    passages = meetings.passages
    outside: dict[str, set[str]] = {}
    reports = [meetings.numbers[ident] for deal in deals.values() for ident in deal.report_ids]
    for report_id, quote in rows_by_key(connection, _QUOTES, reports, "INTEGER"):
        if quote not in passages[report_id]:
            outside.setdefault(report_id, set()).add(quote)
    texts = []
    for deal in deals.values():
        pieces = {deal.head.title}
        for ident in deal.report_ids:
            pieces.add(passages[ident])
            pieces.update(meetings.words[ident], outside.get(ident, ()))
        texts.append(_joined(pieces))
    ask(connection, _FOLD, [list(deals), texts])


def _joined(texts: Iterable[str]) -> str:
    """The texts that stand in no other one, the longest first."""
    joined = ""
    for text in sorted(sorted(texts), key=len, reverse=True):
        if text not in joined:
            joined = f"{joined}{_BETWEEN_WORDS}{text}" if joined else text
    return joined


def _deal_row(deal: Deal) -> Row:
    head, reports = deal.head, [member.report for member in deal.members]
    days = sorted(day for day in (first_day(report.published) for report in reports) if day is not None)
    money = head.money
    return (
        deal.deal_id,
        head.slug,
        head.title,
        head.kind.value,
        head.stage.value,
        head.confirmation.value,
        None if money is None else money.amount,
        None if money is None else money.amount_max,
        head.currency,
        head.currency_inferred,
        None if money is None else money.bound.value,
        head.stake_pct,
        head.valuation,
        head.round,
        head.date,
        first_day(head.date),
        days[0] if days else None,
        days[-1] if days else None,
        len(reports),
        len(deal.document_ids),
        head.report_id,
        deal.merge_rule,
        all(report.checked for report in reports),
        any(member.disputes for member in deal.members),
        *_in_dollars(money, head.currency, first_day(head.date)),
    )


def _in_dollars(
    money: Money | None, currency: str | None, day: datetime.date | None
) -> tuple[float | None, float | None, datetime.date | None]:
    """The amounts in US dollars, and the day of the rate; dollars need no rate."""
    rate = None if currency is None or day is None else usd_rate(currency, day)
    worth = 1.0 if currency == BASE else None if rate is None else rate.usd
    on = None if rate is None else rate.on
    if money is None or worth is None:
        return None, None, on
    return money.amount * worth, None if money.amount_max is None else money.amount_max * worth, on
