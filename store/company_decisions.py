"""What names mean once the user has decided: aliases, merged and split companies, other names to show and kinds.

A decision names companies by what they are called, never by id, so that it holds whatever the list of known companies
and the documents say later. It goes before every rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import duckdb

from store.companies import Company, Resolver, default_resolver, full_key, name_key, slug
from store.correction_log import read
from store.decisions import (
    HOLDS,
    OF_COMPANIES,
    UNDONE,
    WAITING,
    Alias,
    Decision,
    Entry,
    MergeCompanies,
    Rename,
    SetCompanyKind,
    SplitCompany,
)
from store.naming import Renamed
from store.short_forms import APART

ALIAS_RULE = "an alias by the user"
SPLIT_RULE = "split off by the user"
MERGE_RULE = "merged by the user"

_PLACES = """
SELECT 'mentions', m.document_id, m.name, m.company_id FROM mentions AS m
WHERE m.document_id = ANY($documents) OR m.company_id = ANY($companies)
UNION
SELECT 'report_parties', r.document_id, p.name, p.company_id
FROM report_parties AS p JOIN reports AS r USING (report_id)
WHERE r.document_id = ANY($documents) OR p.company_id = ANY($companies)
"""
_NUMBERED = "_2"
"""What tells a company that was split off from a known one of the same name; no name that is printed ends so."""


class DecidedResolver(Resolver):
    """A resolver that lays what the user decided over the list of known companies."""

    def __init__(self, rules: Resolver, decisions: Sequence[Decision]) -> None:
        vars(self).update(vars(rules))
        self._rules = rules
        self._decided: dict[str, tuple[str, str]] = {}
        self._merged: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        for decision in decisions:
            if isinstance(decision, Alias):
                self._decided[full_key(decision.name)] = self._meant(decision.other_name), ALIAS_RULE
            elif isinstance(decision, SplitCompany):
                self._split(decision.name)
            elif isinstance(decision, MergeCompanies):
                self._merge(decision.name, decision.other_name)
        for decision in decisions:
            if isinstance(decision, Rename):
                self._shown[self.named(decision.name).company_id] = decision.value
            elif isinstance(decision, SetCompanyKind):
                self._kinds[self.named(decision.name).company_id] = decision.value

    def named(self, name: str, long_key: str | None = None) -> Company:
        """The company of a name, by what was decided on the name, on the longer one, or on their company."""
        decided = self._decision(name)
        return self.of_key(long_key or self.key(name)) if decided is None else self._at(decided[0])

    def of_key(self, key: str) -> Company:
        """The company of a name as it is compared."""
        decided = self._decided.get(key)
        return self._at(self._rules.of_key(key).company_id if decided is None else decided[0])

    def rule(self, name: str) -> str:
        """Why a name means what it means."""
        decided = self._decision(name)
        if decided is not None:
            return decided[1]
        meant = self._rules.named(name).company_id
        return self._rules.rule(name) if self._home(meant) == meant else MERGE_RULE

    def company(self, company_id: str) -> Company:
        """The company of an id, as the user sees it."""
        company = self._rules.company(company_id)
        owner_id = None if company.owner_id is None else self._home(company.owner_id)
        return replace(
            company,
            owner_id=None if owner_id == company_id else owner_id,
            shown=self._shown.get(company_id),
            taken_for=self._kinds.get(company_id),
        )

    def _decision(self, name: str) -> tuple[str, str] | None:
        """What was decided on a name as it is printed, else on the name without its legal form."""
        return self._decided.get(full_key(name)) or self._decided.get(self.key(name))

    def _meant(self, name: str) -> str:
        """The company that a name means, but for merges."""
        decided = self._decision(name)
        return self._rules.named(name).company_id if decided is None else decided[0]

    def _at(self, company_id: str) -> Company:
        return self.company(self._home(company_id))

    def _home(self, company_id: str) -> str:
        """The company that one was merged into."""
        while company_id in self._merged:
            company_id = self._merged[company_id]
        return company_id

    def _merge(self, name: str, other_name: str) -> None:
        source, target = self.named(name).company_id, self.named(other_name).company_id
        if source != target:
            self._merged[source] = target

    def _split(self, name: str) -> None:
        """Makes a name a company of its own, which an earlier merge no longer takes along."""
        full, key = full_key(name), self.key(name)
        own = slug(full if full != key else key)
        if own in self._by_id:
            own += _NUMBERED
        self._merged.pop(own, None)
        self._decided[full] = own, SPLIT_RULE


def resolver_of(connection: duckdb.DuckDBPyConnection, more: Iterable[Decision] = ()) -> Resolver:
    """The resolver of a database, with what its user decided, and with `more` that could be decided now."""
    entries = [entry for entry in read(connection, kinds=OF_COMPANIES) if entry.state != UNDONE]
    return resolver_with([*(entry.decision for entry in entries), *more])


def resolver_with(decided: Iterable[Decision]) -> Resolver:
    """The resolver that knows the list of known companies, and these decisions in the order in which they hold."""
    decisions = [decision for decision in decided if decision.kind in OF_COMPANIES]
    return DecidedResolver(default_resolver(), decisions) if decisions else default_resolver()


def settled(
    connection: duckdb.DuckDBPyConnection,
    resolver: Resolver,
    *,
    documents: Iterable[str] = (),
    companies: Iterable[str] = (),
) -> Renamed:
    """The names of some documents, and those of some companies, that mean another company than is written there."""
    asked = {"documents": sorted(documents), "companies": sorted(companies)}
    places = connection.execute(_PLACES, asked).fetchall()
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
