"""What can be decided on a company, with what will happen in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import duckdb

from seeds.vocabulary import CompanyKind
from store import corrections
from store.correcting import NamedCompany, company_with_name
from store.corrections import Outcome
from store.explore import CompanyRow, company_rows
from tui.display import counted, words
from tui.screens.deciding import Asking, Choice

_MOST = 50
_SHORTEST_WORD = 3


def renaming(company: NamedCompany) -> Asking:
    """The name to show it under."""

    def find(cursor: duckdb.DuckDBPyConnection, text: str) -> Sequence[Choice]:
        name = _one_line(text)
        if not name or name == company.name:
            return []
        other = _other(cursor, company, name)
        taken = f"; {other} has this name too, merging makes them one" if other else ""
        says = f"{company.name} is shown as {name} in {counted(company.deal_count, 'deal')}{taken}"
        return [_choice(f"Show it as {name}", says, _on(corrections.rename, company.company_id, name), name)]

    return Asking(f"Rename {company.name}", find, "type another name", prompt="the name to show", text=company.name)


def aliasing(company: NamedCompany) -> Asking:
    """A printed name that means it."""

    def find(cursor: duckdb.DuckDBPyConnection, text: str) -> Sequence[Choice]:
        name = _one_line(text)
        if not name:
            return []
        other = _other(cursor, company, name)
        now = f"; now it means {other}" if other else ""
        says = f"“{name}” means {company.name}, wherever it is printed{now}"
        act = _on(corrections.alias, name, company.company_id)
        return [_choice(f"“{name}” means it", says, act, company.name)]

    return Asking(f"Another name of {company.name}", find, "type the name as printed", prompt="a name as printed")


def merging(company: NamedCompany) -> Asking:
    """Which company it is."""

    def choice(other: CompanyRow) -> Choice:
        sizes = f"{counted(company.deal_count, 'deal')} and {counted(other.deal_count, 'deal')}"
        says = f"{company.name} and {other.name} become one company: {sizes}"
        act = _on(corrections.merge_companies, company.company_id, other.company_id)
        note = f"{words(other.kind)}, {counted(other.deal_count, 'deal')}"
        return _choice(other.name, says, act, other.name, note=note, asks=True)

    def find(cursor: duckdb.DuckDBPyConnection, text: str) -> Sequence[Choice]:
        name = _one_line(text)
        found = company_rows(cursor, limit=_MOST, named=name) if name else _alike(cursor, company)
        return [choice(other) for other in found if other.company_id != company.company_id]

    return Asking(
        f"{company.name} is",
        find,
        "no company has such a name",
        prompt="search for the other company",
    )


def splitting_off(company: NamedCompany, name: str) -> Asking:
    """Whether a printed name of it is a company of its own."""
    others = counted(len(company.names) - 1, "other name")
    says = f"“{name}” is a company of its own, with its deals; {company.name} keeps {others}"
    act = _on(corrections.split_company, name)
    choice = _choice(f"Split “{name}” off", says, act, company.name, asks=True)
    return Asking(f"“{name}” of {company.name}", lambda _cursor, _text: [choice], "")


def choosing_kind(company: NamedCompany) -> Asking:
    """What it is."""

    def choice(kind: CompanyKind) -> Choice:
        act = _on(corrections.set_company_kind, company.company_id, str(kind))
        return _choice(words(kind), f"{company.name} is a {words(kind)}", act, company.name)

    choices = [choice(kind) for kind in CompanyKind if kind != company.kind]
    return Asking(f"What {company.name} is, not a {words(company.kind)}", lambda _cursor, _text: choices, "")


def _alike(cursor: duckdb.DuckDBPyConnection, company: NamedCompany) -> list[CompanyRow]:
    """The companies with the first long word of its name in theirs, then those with most deals."""
    word = next((word for word in company.name.split() if len(word) >= _SHORTEST_WORD), "")
    alike = company_rows(cursor, limit=_MOST, named=word) if word else []
    known = {row.company_id for row in alike}
    return [*alike, *(row for row in company_rows(cursor, limit=_MOST) if row.company_id not in known)]


def _choice(
    label: str,
    says: str,
    act: Callable[[duckdb.DuckDBPyConnection, str], Outcome],
    company_name: str,
    *,
    note: str = "",
    asks: bool = False,
) -> Choice:
    return Choice(label, note, says, act, company_name=company_name, asks=asks)


def _on(act: Callable[..., Outcome], *values: str) -> Callable[[duckdb.DuckDBPyConnection, str], Outcome]:
    return lambda connection, reason: act(connection, *values, reason)


def _other(cursor: duckdb.DuckDBPyConnection, company: NamedCompany, name: str) -> str:
    """The company that has a name now, when it is another one."""
    found = company_with_name(cursor, name)
    return found[1] if found is not None and found[0] != company.company_id else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
