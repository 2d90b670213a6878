"""What the user decides on companies; `store.corrections` has these functions beside those on reports and deals.

A company is given by its id or by a name of it.
"""

from __future__ import annotations

import duckdb

from seeds.saying import said_by, say
from seeds.text import one_line
from seeds.vocabulary import CompanyKind
from store.applying import Outcome, record, storable
from store.companies import name_key
from store.company_decisions import settled
from store.decisions import Alias, MergeCompanies, Rename, SetCompanyKind, SplitCompany
from store.errors import CorrectionError
from store.resolving import resolver_of
from store.search_values import read_choice

_LONGEST = 300
_NAMED = """
SELECT c.company_id, c.name FROM companies AS c
WHERE c.company_id = $text OR c.company_id IN (SELECT company_id FROM aliases WHERE alias_key = $key)
ORDER BY c.company_id <> $text, c.company_id
"""
_NAMES = "SELECT alias FROM aliases WHERE company_id = $id ORDER BY alias <> $name, alias"


def rename(connection: duckdb.DuckDBPyConnection, company: str, name: str, reason: str = "") -> Outcome:
    """Records the name under which a company is shown."""
    return record(connection, lambda: Rename(_name(connection, company), _text(name)), reason)


def set_company_kind(connection: duckdb.DuckDBPyConnection, company: str, kind: str, reason: str = "") -> Outcome:
    """Records what a company is: company, fund, person, government or project."""

    def decide() -> SetCompanyKind:
        try:
            return SetCompanyKind(_name(connection, company), read_choice(kind, list(CompanyKind)))
        except ValueError as error:
            raise CorrectionError(say("{company}: {error}", company=company, error=said_by(error))) from error

    return record(connection, decide, reason)


def alias(connection: duckdb.DuckDBPyConnection, printed: str, company: str, reason: str = "") -> Outcome:
    """Records that a printed name means a company, wherever it is printed."""

    def decide() -> Alias:
        decision = Alias(_text(printed), _name(connection, company))
        if _is_printed(connection, decision.name) and not _moves(connection, decision):
            raise CorrectionError(say("{name}: it means {company} already", name=decision.name, company=company))
        return decision

    return record(connection, decide, reason)


def merge_companies(connection: duckdb.DuckDBPyConnection, company: str, into: str, reason: str = "") -> Outcome:
    """Records that a company is another one, under the name of that."""

    def decide() -> MergeCompanies:
        name, other_name = _name(connection, company), _name(connection, into)
        resolver = resolver_of(connection)
        if resolver.resolve(name).company_id == resolver.resolve(other_name).company_id:
            raise CorrectionError(say("{company} and {into} are one company already", company=company, into=into))
        return MergeCompanies(name, other_name)

    return record(connection, decide, reason)


def split_company(connection: duckdb.DuckDBPyConnection, printed: str, reason: str = "") -> Outcome:
    """Records that a printed name is a company of its own, which it shares with no other name."""

    def decide() -> SplitCompany:
        decision = SplitCompany(_text(printed))
        if not _is_printed(connection, decision.name):
            raise CorrectionError(
                say("{name}: no document prints this name; dealtrail companies lists them", name=decision.name)
            )
        if not _moves(connection, decision):
            raise CorrectionError(say("{name}: it is a company of its own already", name=decision.name))
        return decision

    return record(connection, decide, reason)


def _name(connection: duckdb.DuckDBPyConnection, company: str) -> str:
    """A name that by itself means the company of an id or a name."""
    text = _text(company)
    found = connection.execute(_NAMED, {"text": text, "key": name_key(text)}).fetchall()
    if not found:
        raise CorrectionError(say("{text}: there is no such company; dealtrail companies lists them", text=text))
    if len(found) > 1 and found[0][0] != text:
        ids = ", ".join(ident for ident, _ in found)
        raise CorrectionError(
            say("{text}: several companies have this name; give the id of one: {ids}", text=text, ids=ids)
        )
    ident, shown = found[0]
    resolver = resolver_of(connection)
    names = [name for name in _aliases(connection, ident, shown) if resolver.resolve(name).company_id == ident]
    if not names:
        raise CorrectionError(
            say("{text}: no name means this company by itself; give a name of it an alias first", text=text)
        )
    return names[0]


def _is_printed(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    sql = "SELECT 1 FROM aliases WHERE alias_key = ? LIMIT 1"
    return connection.execute(sql, [name_key(name)]).fetchone() is not None


def _moves(connection: duckdb.DuckDBPyConnection, decision: Alias | SplitCompany) -> bool:
    """Whether a decision would change what any printed name means."""
    sql = "SELECT company_id FROM aliases WHERE alias_key = ?"
    companies = {ident for (ident,) in connection.execute(sql, [name_key(decision.name)]).fetchall()}
    return bool(settled(connection, resolver_of(connection, [decision]), companies=companies).moves)


def _aliases(connection: duckdb.DuckDBPyConnection, company_id: str, shown: str) -> list[str]:
    """The names of a company, the one that is shown first."""
    return [name for (name,) in connection.execute(_NAMES, {"id": company_id, "name": shown}).fetchall()]


def _text(name: str) -> str:
    text = " ".join(one_line(storable(name)).split())
    if not text:
        raise CorrectionError(say("a company needs a name"))
    if len(text) > _LONGEST:
        raise CorrectionError(
            say("a name of {count} characters is too long; give at most {most}", count=len(text), most=_LONGEST)
        )
    return text
