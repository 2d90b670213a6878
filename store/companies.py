"""Which company a printed name means by itself, and the rows of `companies` and `aliases`.

Names are compared without case, accents, punctuation, legal form and words such as "group". A name of the list of known
companies means that company, and a known product its owner; every other name is a company of its own, unless the
documents show that it is short for another (`store.naming`). Likeness alone never makes two names one company.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import duckdb
from cleanco import basename

from seeds.gazetteer import KnownCompany, companies
from seeds.model import text_id
from seeds.names import fold_name, group_words
from seeds.vocabulary import CompanyKind
from store.database import append
from store.lookups import rows_by_key
from store.statements import ask

_WORDS = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})

_PRINTED = (
    "SELECT company_id, name, nullif(kind, ''), times FROM printed_names WHERE company_id {}",
    "SELECT company_id, name, NULL, count(*) FROM corrected_parties WHERE company_id {} GROUP BY ALL",
)
_ROWS = "SELECT * EXCLUDE (fold) FROM companies WHERE company_id {}"
_ALIASES = "SELECT * FROM aliases WHERE company_id {}"

Row = tuple[Any, ...]


LISTED_RULE = "in the list of known companies"
PRODUCT_RULE = "its product, in the list of known companies"
SAME_RULE = "the same but for case, accents, punctuation and legal form"
SHORT_RULE = "short for it in an article that names both"


@dataclass(frozen=True, slots=True)
class Company:
    """What a name means; `known` is its entry in the list of known companies, None for a name that is not there.

    `owner_id` is the company that it belongs to, when that is known; `shown` and `taken_for` are the name and the kind
    that the user gave it.
    """

    company_id: str
    known: KnownCompany | None
    owner_id: str | None = None
    shown: str | None = None
    taken_for: str | None = None


class Resolver:
    """Turns printed names into companies; one name always means one company."""

    def __init__(self, known: Iterable[KnownCompany]) -> None:
        by_name = {company.name: company for company in known}
        self._companies: dict[str, Company] = {}
        self._by_id: dict[str, Company] = {}
        self._products: set[str] = set()
        for name, entry in sorted(by_name.items()):
            meant = _meant(entry, by_name)
            company = Company(known_id(meant.name), meant, None if meant.owner is None else known_id(meant.owner))
            self._by_id.setdefault(company.company_id, company)
            for spelling in (name, *entry.aliases):
                if self._companies.setdefault(full_key(spelling), company) is company and meant is not entry:
                    self._products.add(full_key(spelling))
        self._keys = sorted(self._companies)

    def resolve(self, name: str) -> Company:
        """The company that a name means by itself."""
        return self.named(name)

    def key(self, name: str) -> str:
        """The name as it is compared: with its legal form only where the list has it so."""
        full = full_key(name)
        return full if full in self._companies else name_key(name)

    def named(self, name: str, long_key: str | None = None) -> Company:
        """The company of a name in a place where it is short for another one, as that is compared, or for none."""
        return self.of_key(long_key or self.key(name))

    def of_key(self, key: str) -> Company:
        """The company of a name as it is compared."""
        return self._companies.get(key) or Company(slug(key), None)

    def knows(self, key: str) -> bool:
        """Whether a name, as it is compared, is in the list."""
        return key in self._companies

    def rule(self, name: str) -> str:
        """Why a name means by itself what it means."""
        key = self.key(name)
        if key in self._products:
            return PRODUCT_RULE
        return LISTED_RULE if key in self._companies else SAME_RULE

    def is_own(self, name: str) -> bool:  # noqa: ARG002
        """Whether a name means what it means without a decision of the user."""
        return True

    def longer_keys(self, key: str) -> Iterator[str]:
        """The names of the list that begin with all the words of a name."""
        start = f"{key} "
        for place in range(bisect_left(self._keys, start), len(self._keys)):
            if not self._keys[place].startswith(start):
                break
            yield self._keys[place]

    def company(self, company_id: str) -> Company:
        """The company of an id."""
        return self._by_id.get(company_id) or Company(company_id, None)


@cache
def default_resolver() -> Resolver:
    """The resolver that knows the list of known companies."""
    return Resolver(companies())


@lru_cache(maxsize=100_000)
def full_key(name: str) -> str:
    """A name as it is compared, legal form included; never empty."""
    return " ".join(_WORDS.findall(fold_name(name).translate(_LETTERS))) or f"name {text_id(name)}"


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """A name as it is compared, without legal form and words for a group unless it is nothing else; never empty."""
    bare = basename(name)
    key = full_key(bare if _WORDS.search(bare) else name)
    words = key.split()
    while len(words) > 1 and words[-1] in group_words():
        words.pop()
    while len(words) > 1 and words[0] in group_words() and not words[1].isdecimal():
        del words[0]
    return " ".join(words)


def known_id(name: str) -> str:
    """The id of a company of the list, by its name there."""
    return slug(full_key(name))


def kind_of(known: KnownCompany) -> CompanyKind:
    """What a known company is; an outlet is a company."""
    return CompanyKind(known.kind) if known.kind in set(CompanyKind) else CompanyKind.COMPANY


def refresh(
    connection: duckdb.DuckDBPyConnection,
    found: Iterable[Company],
    left: Iterable[Company] = (),
    resolver: Resolver | None = None,
) -> None:
    """Brings the rows of `companies` and `aliases` in line with every place that names these companies.

    `left` are the companies that a document named before it was replaced: those that nothing names any more go. The
    resolver must know what the user decided; without one it is asked for.
    """
    if resolver is None:
        from store.resolving import resolver_of  # which builds on this module

        resolver = resolver_of(connection)
    by_id = {company.company_id: resolver.company(company.company_id) for company in (*found, *left)}
    printed: dict[str, list[tuple[str, str | None, int]]] = {}
    for company_id, name, kind, times in (row for sql in _PRINTED for row in rows_by_key(connection, sql, by_id)):
        printed.setdefault(company_id, []).append((name, kind, times))
    rows = {ident: _row(by_id[ident], namings, resolver) for ident, namings in printed.items()}
    aliases = {ident: _aliases(by_id[ident], namings, resolver) for ident, namings in printed.items()}
    _write(connection, by_id, rows, aliases)


def _write(
    connection: duckdb.DuckDBPyConnection,
    company_ids: Collection[str],
    rows: Mapping[str, Row],
    aliases: Mapping[str, Sequence[Row]],
) -> None:
    """Brings companies, aliases and names in line; most loads name companies only as they were named before."""
    old_rows = {row[0]: row for row in rows_by_key(connection, _ROWS, company_ids)}
    old_aliases: dict[str, set[Row]] = {}
    for row in rows_by_key(connection, _ALIASES, company_ids):
        old_aliases.setdefault(row[0], set()).add(row)
    changed = [
        ident
        for ident in company_ids
        if rows.get(ident) != old_rows.get(ident) or set(aliases.get(ident, ())) != old_aliases.get(ident, set())
    ]
    if not changed:
        return
    for table, old in (("companies", old_rows), ("aliases", old_aliases)):
        sql = f"DELETE FROM {table} WHERE company_id {{}}"  # noqa: S608
        rows_by_key(connection, sql, [ident for ident in changed if ident in old])
    new = [rows[ident] for ident in changed if ident in rows]
    new_aliases = [row for ident in changed for row in aliases.get(ident, ())]
    named = [(row[0], row[1]) for row in (*new, *new_aliases)]
    folds = _folds(connection, {name for _, name in named})
    append(connection, "companies", [(*row, folds[row[1]]) for row in new])
    append(connection, "aliases", new_aliases)
    _write_names(connection, changed, {(ident, folds[name]) for ident, name in named})


def _folds(connection: duckdb.DuckDBPyConnection, names: Collection[str]) -> dict[str, str]:
    """Names folded by the database itself, as what is searched for will be."""
    sql = "SELECT name, fold(name) FROM (SELECT unnest(?::VARCHAR[]) AS name)"
    return dict(ask(connection, sql, [list(names)]).fetchall())


def _write_names(
    connection: duckdb.DuckDBPyConnection, company_ids: Collection[str], names: Collection[tuple[str, str]]
) -> None:
    """Brings the names of companies in line; few loads bring a new one."""
    old = set(rows_by_key(connection, "SELECT company_id, fold FROM company_names WHERE company_id {}", company_ids))
    renamed = sorted({company_id for company_id, _ in old.difference(names)})
    if renamed:
        connection.execute("DELETE FROM company_names WHERE company_id = ANY(?)", [renamed])
        old = {row for row in old if row[0] not in renamed}
    append(connection, "company_names", sorted(set(names) - old))


def _row(
    company: Company, namings: list[tuple[str, str | None, int]], resolver: Resolver
) -> tuple[str, str, str, bool, str | None, str]:
    """The name and kind of a company: of the user, of the list, else what is printed most, the first of equals.

    A name that only a decision of the user gave it is shown when it has no other.
    """
    names: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for printed, as_kind, times in sorted(namings, key=str):
        names[printed] += times
        if as_kind is not None:
            kinds[as_kind] += times
    if company.known is not None:
        name, kind, source = company.known.name, kind_of(company.known).value, "list"
    else:
        own = [name for name in sorted(names) if resolver.is_own(name)] or sorted(names)
        name, source = max(own, key=lambda n: names[n]), "articles"
        kind = max(sorted(kinds), key=lambda k: kinds[k], default=CompanyKind.COMPANY.value)
    if company.shown is not None:
        name, source = company.shown, "user"
    return (
        company.company_id,
        name,
        company.taken_for or kind,
        company.known is not None,
        company.owner_id,
        source,
    )


def _aliases(
    company: Company, namings: list[tuple[str, str | None, int]], resolver: Resolver
) -> list[tuple[str, str, str, str]]:
    """Every name of a company, once for each that is compared as another, with the rule by which it means it."""
    usual = () if company.known is None else (company.known.name, *company.known.aliases)
    aliases: dict[str, str] = {}
    for name in (*usual, *sorted({name for name, _, _ in namings})):
        aliases.setdefault(name_key(name), name)
    return [(company.company_id, name, key, _rule(company, name, resolver)) for key, name in aliases.items()]


def _rule(company: Company, name: str, resolver: Resolver) -> str:
    return resolver.rule(name) if resolver.resolve(name).company_id == company.company_id else SHORT_RULE


def _meant(entry: KnownCompany, by_name: dict[str, KnownCompany]) -> KnownCompany:
    """The company that an entry stands for: a product for its owner, everything else for itself."""
    seen = {entry.name}
    while entry.kind == "product" and entry.owner is not None and entry.owner not in seen:
        entry = by_name[entry.owner]
        seen.add(entry.name)
    return entry


def slug(key: str) -> str:
    """The id of the company of a name, as that is compared."""
    return key.replace(" ", "-")
