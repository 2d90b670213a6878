"""Shows that the order of loading does not matter: every table and view that people see, exported, byte for byte.

    python -m bench.any_order [--documents N] [--orders N] [--sample]

Invents articles about few companies, so that merging has much to do: deals told several times from the first rumour to
the end, rival buyers, copies, reprints by other outlets, names in several spellings, articles read twice with other
headings. They are loaded in several orders, some of them twice, and everything is exported after each. With
``--sample`` the articles of the sample corpus are loaded instead. The exit code is 1 when two exports differ.
"""

from __future__ import annotations

import argparse
import datetime
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from seeds.corpus import articles
from seeds.model import Document, Evidence, Mention, ParsedDocument, Party, Report, text_id
from seeds.reading import read_document
from seeds.vocabulary import Bound, CompanyKind, Confirmation, Kind, Role, Stage
from store.database import open_database
from store.export import export
from store.loading import load_parsed

_FIRST = ("Velmont", "Orbane", "Tressac", "Helvane", "Corvatel", "Quillon", "Brume", "Sablon", "Norsol", "Ekwater")
_SECOND = ("", "", " Labs", " SA", " Group", " Énergie", " Foods")
_CASTS = (
    (Kind.ACQUISITION, Role.ACQUIRER, Role.TARGET),
    (Kind.INVESTMENT, Role.INVESTOR, Role.TARGET),
    (Kind.FUNDING_ROUND, Role.INVESTOR, Role.TARGET),
    (Kind.CONTRACT, Role.CUSTOMER, Role.SUPPLIER),
    (Kind.DEBT, Role.LENDER, Role.BORROWER),
)
_COURSE = (Stage.CONSIDERED, Stage.IN_TALKS, Stage.ANNOUNCED, Stage.COMPLETED, Stage.CANCELLED)
_OUTLETS = ("Harbour Ledger", "Le Courrier du Soir", "Gazette des Affaires", "Market Notebook")
_INTERNAL = ("schema_info", "terms", "postings", "search_text", "merge_keys")
"""Tables with numbers of their own, which differ with the order and are never exported."""


def invented(documents: int, seed: int = 1) -> list[ParsedDocument]:
    """Articles about ten families of names, the same ones for a seed."""
    rng = random.Random(seed)
    found: list[ParsedDocument] = []
    while len(found) < documents:
        kind, giver, taker = rng.choice(_CASTS)
        first, second = rng.sample(_FIRST, 2)
        day = datetime.date(2023, 1, 1) + datetime.timedelta(days=rng.randrange(900))
        amount = rng.choice((1, 2, 5, 10, 12, 40)) * 10**8
        for stage in _COURSE[rng.randrange(3) : rng.randrange(3, 6)]:
            day += datetime.timedelta(days=rng.randrange(1, 120))
            given = rng.choice((first, first, first, "")) + rng.choice(_SECOND)
            told = amount if rng.random() < 0.7 else round(amount * rng.choice((0.9, 1.1, 2)))
            document = _article(rng, kind, stage, day, (giver, given), (taker, second + rng.choice(_SECOND)), told)
            found.append(document)
            if rng.random() < 0.2:
                found.append(_copy(document, rng))
            if rng.random() < 0.2:
                found.append(_reprint(document, rng))
    return found[:documents]


def sample() -> list[ParsedDocument]:
    """The articles of the sample corpus, parsed."""
    from seeds.parser import parse

    return [parse(read_document(path)) for path in articles()]


def export_all(connection: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, bytes]:
    """Every table and view that people see, as CSV."""
    named = connection.execute(
        "SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns() "
        "WHERE NOT internal AND database_name = current_database() GROUP BY table_name ORDER BY table_name"
    ).fetchall()
    found = {}
    for table, columns in named:
        if table not in _INTERNAL and columns[0] not in ("deal_no", "company_no") and table != "company_numbers":
            shown = ", ".join(column for column in columns if column not in ("deal_no", "report_no", "made_at"))
            path = folder / f"{table}.csv"
            export(connection, f"SELECT {shown} FROM {table} ORDER BY ALL", (), path)
            found[table] = path.read_bytes()
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; see the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--orders", type=int, default=4)
    parser.add_argument("--sample", action="store_true")
    options = parser.parse_args(arguments)
    documents = sample() if options.sample else invented(options.documents)
    differing: set[str] = set()
    first: dict[str, bytes] = {}
    for number in range(options.orders):
        with tempfile.TemporaryDirectory() as folder:
            began = time.monotonic()
            found = loaded_in_order(documents, number, Path(folder))
            size = sum(map(len, found.values()))
            print(
                f"order {number}: {len(documents)} articles, {len(found)} exports, {size:,} bytes, "
                f"{time.monotonic() - began:.0f} s",
                flush=True,
            )
        first = first or found
        differing |= {table for table in first.keys() | found.keys() if first.get(table) != found.get(table)}
    print("the same in every order" if not differing else f"DIFFERENT: {', '.join(sorted(differing))}")
    return 1 if differing else 0


def loaded_in_order(documents: Sequence[ParsedDocument], seed: int, folder: Path) -> dict[str, bytes]:
    """The exports of the articles in an order of their own; a tenth of them is loaded a second time at the end."""
    rng = random.Random(seed)
    order = list(documents)
    if seed:
        rng.shuffle(order)
        order += rng.sample(order, len(order) // 10)
    with open_database(folder / "deals.duckdb", write=True) as connection:
        for parsed in order:
            load_parsed(connection, parsed)
        return export_all(connection, folder)


def _article(
    rng: random.Random,
    kind: Kind,
    stage: Stage,
    day: datetime.date,
    giver: tuple[Role, str],
    taker: tuple[Role, str],
    amount: int,
) -> ParsedDocument:
    cast = [(role, name.strip()) for role, name in (giver, taker) if name.strip()]
    others = rng.sample(_FIRST, rng.randrange(3))
    names = [name for _, name in cast]
    lines = [f"{' and '.join(names)}: a deal of {amount} euros, {stage.value}.", f"It was said on {day}."]
    lines += [f"{name} was named beside it." for name in others]
    text = "\n".join((f"{rng.choice(_OUTLETS)} {rng.randrange(10**6)}", *lines)) + "\n"
    start = text.index(lines[0])
    proofs = [("deal", lines[0], start)] + [(role.value, name, text.index(name, start)) for role, name in cast]
    report = Report(
        kind=kind,
        stage=stage,
        confirmation=rng.choice((Confirmation.CONFIRMED, Confirmation.REPORTED)),
        parties=tuple(Party(name=name, role=role) for role, name in cast),
        amount=amount,
        currency="EUR",
        bound=Bound.EXACT,
        date=str(day) if rng.random() < 0.2 else None,
        confidence=1,
        rule="invented",
        evidence=tuple(Evidence(field=f, start=at, end=at + len(quote), text=quote) for f, quote, at in proofs),
    )
    published = str(day) if rng.random() < 0.9 else None
    return _parsed(text, published, rng.choice(_OUTLETS), report, sorted({*names, *others}, key=lambda n: (-len(n), n)))


def _parsed(text: str, published: str | None, outlet: str, report: Report, names: Sequence[str]) -> ParsedDocument:
    document = Document(
        document_id=text_id(text), publisher=outlet, published=published, language="en", text=text, title="A deal"
    )
    return ParsedDocument(document=document, reports=(report,), mentions=tuple(_mentions(text, names)))


def _mentions(text: str, names: Sequence[str]) -> Iterator[Mention]:
    taken: set[int] = set()
    for name in names:
        start = text.find(name)
        while start >= 0:
            if start not in taken:
                taken.update(range(start, start + len(name)))
                yield Mention(name=name, kind=CompanyKind.COMPANY, start=start, end=start + len(name))
            start = text.find(name, start + 1)


def _copy(parsed: ParsedDocument, rng: random.Random) -> ParsedDocument:
    """The same text from another place: one of the two is kept, whichever comes first."""
    changed = {"publisher": rng.choice(_OUTLETS), "path": f"{rng.randrange(10**6)}.txt", "title": "A deal, again"}
    return parsed.model_copy(update={"document": parsed.document.model_copy(update=changed)})


def _reprint(parsed: ParsedDocument, rng: random.Random) -> ParsedDocument:
    """Nearly the same text by another outlet, before or after: a document of its own, but no source of its own."""
    text = f"{parsed.document.text}So it stands in another paper.\n"
    changed = {
        "document_id": text_id(text),
        "text": text,
        "publisher": rng.choice(_OUTLETS),
        "published": rng.choice((parsed.document.published, "2023-06", None)),
    }
    return parsed.model_copy(update={"document": parsed.document.model_copy(update=changed)})


if __name__ == "__main__":
    sys.exit(main())
