"""Articles into the database: one transaction a document, so that it is there whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

import duckdb
from pydantic import ValidationError

from seeds.errors import ArticleError, DealtrailError
from seeds.garbage import without_collecting
from seeds.model import Document, ParsedDocument
from seeds.reading import find_articles, read_document
from seeds.saying import quoted, say
from seeds.text import one_line
from store.companies import Company, Resolver, default_resolver, refresh
from store.company_decisions import settled, write_company_states
from store.database import interruptible, one_line_errors, path_of, transaction
from store.derivation import rederive, rekey
from store.intake import Intake, companies_in, intake_of, put_in, reports_of, supersedes, take_out
from store.meeting import met_by
from store.naming import count_names, discount_names, renamed
from store.replay import replay
from store.resolving import resolver_of
from store.statements import ask

Parse: TypeAlias = Callable[[Document], ParsedDocument]
Read: TypeAlias = Callable[[Path], Intake]


@dataclass(frozen=True, slots=True)
class LoadProgress:
    """How far a load is: `done` of `total` files, the last one at `path`, with the line that refused it, if any.

    `document_id` is the article that was loaded from it, None when it was refused or there already, and `reports` are
    its reports, by their ids.
    """

    done: int
    total: int
    path: Path
    refusal: str | None
    document_id: str | None = None
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a load did: how many files were found, loaded, and there already; the refused ones with one line each.

    `deals_new` is how many deals there are more than before, `cancelled` whether files were left out at the end.
    """

    found: int
    loaded: int
    unchanged: int
    refused: tuple[tuple[Path, str], ...]
    deals_new: int
    cancelled: bool


@dataclass(frozen=True, slots=True)
class _Replaced:
    """What a document that was taken out leaves behind: reports that met its own, its deals, companies and names."""

    neighbours: set[str] = field(default_factory=set)
    deals: set[str] = field(default_factory=set)
    companies: list[Company] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


@interruptible()
def load(
    connection: duckdb.DuckDBPyConnection,
    paths: Iterable[Path],
    *,
    parse: Parse | None = None,
    read: Read | None = None,
    found: bool = False,
    progress: Callable[[LoadProgress], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> LoadResult:
    """Reads, parses and loads the articles at some paths, files or folders.

    `read` gives the rows of a file in place of reading and parsing it here; with `found` the paths are those of files
    that were looked for before, and one that is gone since is refused like any other; `progress` is called after each
    file; `cancelled` is asked before each. An article that cannot be read or parsed is refused and the rest goes on.
    Raises `ArticleError` for a path without articles, and `DatabaseError` when the
    database fails; what was loaded before that, or before a `KeyboardInterrupt`, stays.
    """
    articles = list(paths) if found else find_articles(paths)
    read = read or partial(read_intake, parse=parse)
    refused: list[tuple[Path, str]] = []
    loaded = done = 0
    deals_before = _count_deals(connection)
    for path in articles:
        if cancelled():
            break
        done += 1
        at = LoadProgress(done, len(articles), path, None)
        try:
            intake = read(path)
        except DealtrailError as error:
            at = replace(at, refusal=str(error))
            refused.append((path, error.said))
        else:
            if _store(connection, intake):
                loaded += 1
                at = replace(at, document_id=intake.document_id, reports=tuple(intake.report_ids))
        if progress is not None:
            progress(at)
    return LoadResult(
        found=len(articles),
        loaded=loaded,
        unchanged=done - loaded - len(refused),
        refused=tuple(refused),
        deals_new=_count_deals(connection) - deals_before,
        cancelled=done < len(articles),
    )


def load_parsed(connection: duckdb.DuckDBPyConnection, parsed: ParsedDocument) -> bool:
    """Loads one parsed document, whole or not at all; False when it is there already, the same.

    Raises `ValueError` for a quote that is not there or too large an amount, and `DatabaseError` when the database
    fails.
    """
    return _store(connection, intake_of(parsed, default_resolver()))


def _default_parse() -> Parse:
    from seeds.parser import parse

    return parse


def read_intake(path: Path, parse: Parse | None = None) -> Intake:
    """The rows of the article in a file.

    Whatever goes wrong is an `ArticleError`, one line about it, so that others can go on.
    """
    parse = parse or _default_parse()
    try:
        return intake_of(parse(read_document(path)), default_resolver())
    except DealtrailError:
        raise
    except ValidationError as error:
        problem = quoted(one_line(str(error.errors()[0]["msg"])))
    except ValueError as error:
        problem = quoted(one_line(str(error)))
    except Exception as error:
        problem = say("the parser failed with {name}: {error}", name=type(error).__name__, error=one_line(str(error)))
    raise ArticleError(
        path,
        say("it cannot be loaded ({problem})", problem=problem),
        say("leave it out, and report it as a fault of Dealtrail"),
    )


def _store(connection: duckdb.DuckDBPyConnection, intake: Intake) -> bool:
    """Loads one document in one transaction; False when nothing had to change."""
    with one_line_errors(path_of(connection)), transaction(connection), without_collecting():
        return put(connection, intake)


def put(connection: duckdb.DuckDBPyConnection, intake: Intake) -> bool:
    """Loads one document inside the transaction that is open; False when nothing had to change."""
    sql = "SELECT * FROM documents WHERE document_id = ?"
    stored = ask(connection, sql, [intake.document_id]).fetchone()
    if stored is not None and not supersedes(intake, stored):
        return False
    replaced = _Replaced() if stored is None else _take_out(connection, intake.document_id)
    put_in(connection, [intake])
    resolver = resolver_of(connection)
    count_names(connection, intake.naming, intake.document_id, resolver)
    keys = replaced.names | {resolver.key(name) for name in intake.naming.companies}
    _settle(connection, intake.document_id, keys, replaced, intake, resolver)
    return True


def remove(connection: duckdb.DuckDBPyConnection, document_id: str) -> None:
    """Takes a document out, with all that it brought, inside the transaction that is open."""
    replaced = _take_out(connection, document_id)
    _settle(connection, document_id, replaced.names, replaced, None, resolver_of(connection))


def _settle(
    connection: duckdb.DuckDBPyConnection,
    document_id: str,
    keys: set[str],
    replaced: _Replaced,
    intake: Intake | None,
    resolver: Resolver,
) -> None:
    """Derives what a document touches that came, took its own place, or, with no `intake`, went."""
    moved = renamed(connection, keys, document_id, resolver)
    if resolver is not default_resolver():
        moved.add(settled(connection, resolver, documents=[document_id]))
    renaming = moved.reports(connection)
    neighbours = replaced.neighbours | met_by(connection, renaming)
    moved.write(connection)
    corrected = replay(connection, {document_id, *moved.documents}, resolver)
    left = [*replaced.companies, *map(resolver.company, sorted(moved.left))]
    named = () if intake is None else intake.companies
    refresh(connection, [*named, *moved.companies, *corrected.companies], left, resolver)
    write_company_states(connection)
    rekey(connection, renaming | corrected.reports)
    reports = renaming.union(() if intake is None else intake.report_ids)
    rederive(connection, neighbours | reports, replaced.deals, reports)


def _take_out(connection: duckdb.DuckDBPyConnection, document_id: str) -> _Replaced:
    """Removes a document, and says what that leaves behind."""
    old = reports_of(connection, document_id)
    replaced = _Replaced(
        neighbours=met_by(connection, old) - old.keys(),
        deals={deal_id for deal_id in old.values() if deal_id is not None},
        companies=[default_resolver().company(ident) for ident in companies_in(connection, document_id)],
        names=discount_names(connection, document_id, default_resolver()),
    )
    take_out(connection, document_id)
    return replaced


def _count_deals(connection: duckdb.DuckDBPyConnection) -> int:
    (count,) = connection.execute("SELECT count(*) FROM deals").fetchone() or (0,)
    return int(count)
