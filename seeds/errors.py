"""Errors that a person reads: one line that names the thing and the way out."""

from __future__ import annotations

from pathlib import Path

from seeds.saying import Said, quoted, say


class DealtrailError(Exception):
    """The base of every error that is meant for the user; `str()` of it is the one clear line, in English.

    `said` is the same line, to be said in the reader's language.
    """

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said if isinstance(said, Said) else quoted(said)


class TableError(DealtrailError):
    """A table of the user's own, or a mapping for one, that cannot be read."""

    def __init__(self, path: Path | str, problem: str, way_out: str) -> None:
        super().__init__(f"{path}: {problem}; {way_out}")
        self.path = Path(path)


class ArticleError(DealtrailError):
    """An article, or a folder of them, that cannot be read."""

    def __init__(self, path: Path | str, problem: Said, way_out: Said) -> None:
        super().__init__(say("{path}: {problem}; {way_out}", path=path, problem=problem, way_out=way_out))
        self.path = Path(path)
