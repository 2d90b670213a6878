"""The names in a database brought in line with what the user decided on companies."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from store.companies import Resolver, name_key
from store.correction_log import read
from store.decisions import HOLDS, OF_COMPANIES, UNDONE, WAITING, Entry
from store.naming import Renamed
from store.short_forms import APART

_PLACES = """
SELECT 'mentions', m.document_id, m.name, m.company_id FROM mentions AS m
WHERE m.document_id = ANY($documents) OR m.company_id = ANY($companies)
UNION
SELECT 'report_parties', r.document_id, p.name, p.company_id
FROM report_parties AS p JOIN reports AS r USING (report_no)
WHERE r.document_id = ANY($documents) OR p.company_id = ANY($companies)
"""


def settled(
    connection: duckdb.DuckDBPyConnection,
    resolver: Resolver,
    *,
    documents: Iterable[str] = (),
    companies: Iterable[str] = (),
) -> Renamed:
    """The names of some documents, and those of some companies, that mean another company than is written there."""
    asked = {"documents": sorted(documents), "companies": sorted(companies)}
    places = connection.execute(_PLACES, asked).fetchall() if any(asked.values()) else []
    if not places:
        return Renamed()
    keys = {name: resolver.key(name) for _, _, name, _ in places}
    sql = "SELECT document_id, alias_key, long_key FROM short_forms WHERE alias_key = ANY(?) AND rule <> ?"
    wanted = sorted(set(keys.values()))
    own = {(ident, key): long for ident, key, long in connection.execute(sql, [wanted, APART]).fetchall()}
    sql = "SELECT alias_key, long_key FROM short_names WHERE alias_key = ANY(?)"
    everywhere = dict(connection.execute(sql, [wanted]).fetchall())
    found = Renamed()
    for table, ident, name, company_id in places:
        company = resolver.named(name, own.get((ident, keys[name])) or everywhere.get(keys[name]))
        if company.company_id != company_id:
            found.moves.setdefault(table, {})[ident, name] = company
            found.left.add(company_id)
    return found


def touched_companies(
    connection: duckdb.DuckDBPyConnection, entries: Iterable[Entry], resolvers: Iterable[Resolver]
) -> set[str]:
    """The companies that decisions are about: by these resolvers and in the documents, with those that they own."""
    names = {
        name
        for entry in entries
        if entry.decision.kind in OF_COMPANIES
        for name in (getattr(entry.decision, "name", None), getattr(entry.decision, "other_name", None))
        if name is not None
    }
    if not names:
        return set()
    found = {resolver.named(name).company_id for resolver in resolvers for name in names}
    keys = sorted({name_key(name) for name in names})
    found |= {ident for (ident,) in connection.execute(_BY_KEY, [keys]).fetchall()}
    return found | {ident for (ident,) in connection.execute(_OWNED, [sorted(found)]).fetchall()}


def write_company_states(connection: duckdb.DuckDBPyConnection) -> None:
    """Writes which decisions on companies wait: those whose name nothing has now."""
    entries = [entry for entry in read(connection, kinds=OF_COMPANIES) if entry.state != UNDONE]
    if not entries:
        return
    keys = {entry.correction_id: name_key(getattr(entry.decision, "name", "")) for entry in entries}
    sql = "SELECT DISTINCT alias_key FROM aliases WHERE alias_key = ANY(?)"
    there = {key for (key,) in connection.execute(sql, [sorted(set(keys.values()))]).fetchall()}
    states = {entry.correction_id: HOLDS if keys[entry.correction_id] in there else WAITING for entry in entries}
    changed = [(e.correction_id, states[e.correction_id]) for e in entries if e.state != states[e.correction_id]]
    columns = ["correction_id", "state"]
    with connection.appender("corrections", columns=columns, action="update", key=columns[:1]) as appender:
        appender.append_rows(changed)


_BY_KEY = "SELECT DISTINCT company_id FROM aliases WHERE alias_key = ANY(?)"
_OWNED = "SELECT company_id FROM companies WHERE owner_id = ANY(?)"
