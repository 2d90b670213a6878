"""Errors that a person reads: one line that names the thing and the way out."""

from __future__ import annotations

from pathlib import Path


class DealtrailError(Exception):
    """The base of every error that is meant for the user; `str()` of it is the one clear line."""


class TableError(DealtrailError):
    """A table of the user's own, or a mapping for one, that cannot be read."""

    def __init__(self, path: Path | str, problem: str, way_out: str) -> None:
        super().__init__(f"{path}: {problem}; {way_out}")
        self.path = Path(path)


class ArticleError(DealtrailError):
    """An article, or a folder of them, that cannot be read."""

    def __init__(self, path: Path | str, problem: str, way_out: str) -> None:
        super().__init__(f"{path}: {problem}; {way_out}")
        self.path = Path(path)
