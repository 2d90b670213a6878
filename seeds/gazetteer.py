"""The companies, funds, people, products and media that the parser knows by name."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from seeds.names import NAMES_FOLDER, NamesError, demonyms, fold_name, read_rows

__all__ = [
    "KINDS",
    "KnownCompany",
    "called",
    "companies",
    "homes",
    "read_companies",
    "read_epithets",
    "read_homes",
    "read_sectors",
    "sectors",
]

KINDS = frozenset({"company", "fund", "person", "government", "project", "product", "outlet", "regulator", "movement"})

_HEADER = ("name", "kind", "aliases", "owner")
_SECTORS_HEADER = ("company", "sector")
_HOMES_HEADER = ("company", "country")
_EPITHETS_HEADER = ("company", "words")
_AT_HOME = frozenset({"company", "fund", "government"})
"""The kinds of names that the press calls by their nation: ``le fonds émirati``."""


@dataclass(frozen=True, slots=True)
class KnownCompany:
    """A name of the gazetteer.

    `kind` is one of `KINDS`. A `product` is no party itself and stands for its `owner`; an `outlet` is quoted as a
    source, a `regulator` only allows or forbids, and a `movement` is in politics and in no business. `owner` is the
    name of another entry, or None.
    """

    name: str
    kind: str
    aliases: tuple[str, ...]
    owner: str | None


@cache
def companies() -> tuple[KnownCompany, ...]:
    """Every known company, by folded name; raises `NamesError` for a line that cannot be used."""
    return read_companies(NAMES_FOLDER / "companies.csv")


def read_companies(path: Path) -> tuple[KnownCompany, ...]:
    """Read and check a list of companies: legal kinds, one company a spelling, owners that exist."""
    numbered = [(line, _known_company(path, line, row)) for line, row in read_rows(path, _HEADER)]
    _check_spellings(path, numbered)
    _check_owners(path, numbered)
    return tuple(company for _, company in numbered)


def _known_company(path: Path, line: int, row: list[str]) -> KnownCompany:
    name, kind, aliases, owner = row
    if kind not in KINDS:
        raise NamesError(path, line, kind, f"the kind must be one of {', '.join(sorted(KINDS))}")
    if kind == "product" and not owner:
        raise NamesError(path, line, name, "a product needs an owner")
    return KnownCompany(name, kind, tuple(alias for alias in aliases.split("|") if alias), owner or None)


def _check_spellings(path: Path, numbered: list[tuple[int, KnownCompany]]) -> None:
    spelled: dict[str, str] = {}
    for line, company in numbered:
        for spelling in (company.name, *company.aliases):
            known = spelled.get(fold_name(spelling))
            if known is not None:
                raise NamesError(path, line, spelling, f"already the name of {known}")
            spelled[fold_name(spelling)] = company.name


def _check_owners(path: Path, numbered: list[tuple[int, KnownCompany]]) -> None:
    names = {company.name for _, company in numbered}
    for line, company in numbered:
        if company.owner is not None and company.owner not in names:
            raise NamesError(path, line, company.owner, "the owner is not in the list")


@cache
def sectors() -> dict[str, str]:
    """The sector of each of the best known companies, by its name: one of the keys of a language's `sector_nouns`."""
    return read_sectors(NAMES_FOLDER / "sectors.csv", companies())


def read_sectors(path: Path, known: Sequence[KnownCompany]) -> dict[str, str]:
    """Read and check a list of sectors: names of companies of the gazetteer, each once, with a sector."""
    return _read_facts(path, _SECTORS_HEADER, {company.name for company in known if company.kind == "company"})


@cache
def homes() -> dict[str, str]:
    """The country after which the press calls a known company, by its name: ``JP`` for *le groupe japonais*."""
    return read_homes(NAMES_FOLDER / "homes.csv", companies())


def read_homes(path: Path, known: Sequence[KnownCompany]) -> dict[str, str]:
    """Read and check a list of countries: names of the gazetteer, each once, with the code of a known nation."""
    found = _read_facts(path, _HOMES_HEADER, {company.name for company in known if company.kind in _AT_HOME})
    nations = set(demonyms().values())
    for line, (name, country) in read_rows(path, _HOMES_HEADER):
        if country not in nations:
            raise NamesError(path, line, name, f"no nationality is known of {country}")
    return found


@cache
def called() -> dict[str, frozenset[str]]:
    """The known companies that the press calls by a seat, a sign or a person: *la firme de Redmond*, by these words."""
    return read_epithets(NAMES_FOLDER / "epithets.csv", companies())


def read_epithets(path: Path, known: Sequence[KnownCompany]) -> dict[str, frozenset[str]]:
    """Read and check a list of such words, folded: names of companies of the gazetteer, each once, with its words."""
    found: dict[str, frozenset[str]] = {}
    for name, words in _read_facts(path, _EPITHETS_HEADER, {c.name for c in known if c.kind == "company"}).items():
        for folded in map(fold_name, words.split("|")):
            found[folded] = found.get(folded, frozenset()) | {name}
    return found


def _read_facts(path: Path, header: tuple[str, str], names: Set[str]) -> dict[str, str]:
    """What a list says of each of those names."""
    found: dict[str, str] = {}
    for line, (name, fact) in read_rows(path, header):
        if name not in names:
            raise NamesError(path, line, name, "not the name of a company in companies.csv")
        if not fact:
            raise NamesError(path, line, name, f"the {header[1]} is missing")
        if name in found:
            raise NamesError(path, line, name, f"already told: {found[name]}")
        found[name] = fact
    return found
