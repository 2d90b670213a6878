"""The articles that the arguments of a command name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def find(paths: Iterable[Path]) -> tuple[list[Path], list[str]]:
    """The articles at the paths, sorted, each once, and a line for every path that has none."""
    from seeds.errors import ArticleError
    from seeds.reading import find_articles

    found: list[Path] = []
    refusals: list[str] = []
    for path in paths:
        try:
            found += find_articles([path])
        except ArticleError as error:
            refusals.append(str(error))
    return sorted(set(found)), refusals
