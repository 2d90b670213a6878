"""The store's errors: each is one clear line that names the file or the value and the way out."""

from __future__ import annotations

from pathlib import Path

from seeds.errors import DealtrailError
from seeds.saying import Said, quoted, say


class StoreError(DealtrailError):
    """A database, a query or an export that cannot be used; the base of every error of the store."""


class DatabaseError(StoreError):
    """A database file with a problem; `path` is the file, and `problem` and `way_out` what the line says of it."""

    def __init__(self, path: Path | str, problem: Said, way_out: Said) -> None:
        super().__init__(say("{path}: {problem}; {way_out}", path=path, problem=problem, way_out=way_out))
        self.path = Path(path)
        self.problem = problem
        self.way_out = way_out


class NoDatabase(DatabaseError):
    """There is no such file, or it holds no deals yet."""


class NotADatabase(DatabaseError):
    """The file is something else than a database of Dealtrail, or a damaged one."""


class NewerSchema(DatabaseError):
    """The file was written by a newer Dealtrail."""


class OlderSchema(DatabaseError):
    """The file was written by an older Dealtrail; `store.renewal` brings it up to date."""


class DatabaseBusy(DatabaseError):
    """Another process, or this one, holds the file; `pid` is its number when the system tells."""

    def __init__(self, path: Path | str, problem: Said, way_out: Said, pid: int | None = None) -> None:
        super().__init__(path, problem, way_out)
        self.pid = pid


class SearchError(StoreError):
    """A search that cannot be read; `position` is the first character, from 0, that makes no sense."""

    def __init__(self, query: str, position: int, problem: Said) -> None:
        super().__init__(say("{problem} (character {place} of the search)", problem=problem, place=str(position + 1)))
        self.query = query
        self.position = position
        self.problem = problem


class QueryError(StoreError):
    """SQL that cannot be run; `line` and `column` count from 1 and are None when they are not known."""

    def __init__(self, problem: Said, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line
        self.column = column


class QueryTimeout(QueryError):
    """A query that reached its deadline."""


class QueryCancelled(QueryError):
    """A query that the user stopped."""


class ExportError(StoreError):
    """A file that cannot be written; `path` is its name."""

    def __init__(self, path: Path | str, problem: Said, way_out: Said) -> None:
        super().__init__(say("{path}: {problem}; {way_out}", path=path, problem=problem, way_out=way_out))
        self.path = Path(path)


class CorrectionError(StoreError):
    """A correction that cannot be made: what it names is not there, or what it says cannot be."""

    def __init__(self, said: Said) -> None:
        super().__init__(said)


class CorrectionFileError(CorrectionError):
    """A file of corrections that cannot be read; `line` counts from 1 and is None for the file as a whole."""

    def __init__(
        self, path: Path | str, line: int | None, problem: str, way_out: str = "correct it; nothing was imported"
    ) -> None:
        place = "" if line is None else f"line {line}: "
        super().__init__(quoted(f"{path}: {place}{problem}; {way_out}"))
        self.path = Path(path)
        self.line = line


class CitationError(StoreError):
    """A citation of a deal or report that is not there."""

    def __init__(self, said: Said) -> None:
        super().__init__(said)


class SavedQueryError(StoreError):
    """A saved query that is not there, or that cannot be kept or read."""

    def __init__(self, said: Said) -> None:
        super().__init__(said)
