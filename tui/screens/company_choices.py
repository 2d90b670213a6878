"""What can be decided on a company, with what will happen in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import duckdb

from seeds.vocabulary import CompanyKind
from store import corrections
from store.correcting import NamedCompany, company_with_name
from store.corrections import Outcome
from store.explore import CompanyRow, company_rows
from tui.display import words
from tui.screens.deciding import Asking, Choice
from tui.wording import counted, tr

_MOST = 50
_SHORTEST_WORD = 3


def renaming(company: NamedCompany) -> Asking:
    """The name to show it under."""

    def find(cursor: duckdb.DuckDBPyConnection, text: str) -> Sequence[Choice]:
        name = _one_line(text)
        if not name or name == company.name:
            return []
        other = _other(cursor, company, name)
        taken = tr("; {other} has this name too, merging makes them one", other=other) if other else ""
        says = tr(
            "{name} is shown as {new} in {deals}{taken}",
            name=company.name,
            new=name,
            deals=counted(company.deal_count, "deal"),
            taken=taken,
        )
        return [
            _choice(tr("Show it as {name}", name=name), says, _on(corrections.rename, company.company_id, name), name)
        ]

    return Asking(
        tr("Rename {name}", name=company.name),
        find,
        tr("type another name"),
        prompt=tr("the name to show"),
        text=company.name,
    )


def aliasing(company: NamedCompany) -> Asking:
    """A printed name that means it."""

    def find(cursor: duckdb.DuckDBPyConnection, text: str) -> Sequence[Choice]:
        name = _one_line(text)
        if not name:
            return []
        other = _other(cursor, company, name)
        now = tr("; now it means {other}", other=other) if other else ""
        says = tr("“{name}” means {company}, wherever it is printed{now}", name=name, company=company.name, now=now)
        act = _on(corrections.alias, name, company.company_id)
        return [_choice(tr("“{name}” means it", name=name), says, act, company.name)]

    return Asking(
        tr("Another name of {name}", name=company.name),
        find,
        tr("type the name as printed"),
        prompt=tr("a name as printed"),
    )


def merging(company: NamedCompany) -> Asking:
    """Which company it is."""

    def choice(other: CompanyRow) -> Choice:
        sizes = tr(
            "{deals} and {others}", deals=counted(company.deal_count, "deal"), others=counted(other.deal_count, "deal")
        )
        says = tr("{name} and {other} become one company: {sizes}", name=company.name, other=other.name, sizes=sizes)
        act = _on(corrections.merge_companies, company.company_id, other.company_id)
        note = f"{words(other.kind)}, {counted(other.deal_count, 'deal')}"
        return _choice(other.name, says, act, other.name, note=note, asks=True)

    def find(cursor: duckdb.DuckDBPyConnection, text: str) -> Sequence[Choice]:
        name = _one_line(text)
        found = company_rows(cursor, limit=_MOST, named=name) if name else _alike(cursor, company)
        return [choice(other) for other in found if other.company_id != company.company_id]

    return Asking(
        tr("{name} is", name=company.name),
        find,
        tr("no company has such a name"),
        prompt=tr("search for the other company"),
    )


def splitting_off(company: NamedCompany, name: str) -> Asking:
    """Whether a printed name of it is a company of its own."""
    others = counted(len(company.names) - 1, "other name")
    says = tr(
        "“{name}” is a company of its own, with its deals; {company} keeps {others}",
        name=name,
        company=company.name,
        others=others,
    )
    act = _on(corrections.split_company, name)
    choice = _choice(tr("Split “{name}” off", name=name), says, act, company.name, asks=True)
    return Asking(tr("“{name}” of {company}", name=name, company=company.name), lambda _cursor, _text: [choice], "")


def choosing_kind(company: NamedCompany) -> Asking:
    """What it is."""

    def choice(kind: CompanyKind) -> Choice:
        act = _on(corrections.set_company_kind, company.company_id, str(kind))
        return _choice(words(kind), tr("{name} is a {kind}", name=company.name, kind=words(kind)), act, company.name)

    choices = [choice(kind) for kind in CompanyKind if kind != company.kind]
    return Asking(
        tr("What {name} is, not a {kind}", name=company.name, kind=words(company.kind)),
        lambda _cursor, _text: choices,
        "",
    )


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
