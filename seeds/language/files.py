"""Reads the data files of a language, one folder a language, and says where in them something is wrong.

A folder ``xx`` beside this module, named by an ISO 639-1 code, holds TOML files whose tables are read as one. What
every language shares stands in ``common.toml`` and is added to each.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from seeds.errors import DealtrailError

FOLDER = Path(__file__).parent
MASTHEAD = "masthead.toml"
"""The file of a language that tells of what stands around an article, not of its sentences."""

COLUMNS = "columns.toml"
"""The file of a language with what people head the columns of their own tables with."""

WORDING = "wording.toml"
"""The file of a language with what the words around a find weigh for and against it."""

_TABLE = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*=""")


class LanguageDataError(DealtrailError):
    """A language file with something wrong in it; the line names the file, the line and the key."""


def read_tables(folder: Path, common: Path | None = None) -> dict[str, Any]:
    """The tables of a language's files as one, with those of `common` added.

    Raises `LanguageDataError` for what is no TOML, and for a key that two files of the language give.
    """
    found: dict[str, Any] = {}
    for path in _files(folder):
        for key, value in read_toml(path).items():
            if key in found:
                raise LanguageDataError(f"{path}: {key}: another file of the language has that key too; keep one")
            found[key] = value
    shared = read_toml(common) if common is not None else {}
    numbers = found.get("numbers")
    if isinstance(numbers, dict) and "currencies" in shared:
        numbers["currencies"] = {**shared.pop("currencies"), **numbers.get("currencies", {})}
    for key in shared:
        found[key] = [*shared[key], *found.get(key, [])]
    _share_prepositions(folder, found.get("frames"))
    _add_synonyms(found.get("frames"), found.pop("preposition_synonyms", {}))
    return found


def _share_prepositions(folder: Path, frames: object) -> None:
    """Give each frame that has ``prepositions_of`` those of the frame that it names, beside its own."""
    if not isinstance(frames, list):
        return
    named = {frame["id"]: frame for frame in frames if isinstance(frame, dict) and "id" in frame}
    for number, frame in enumerate(frames):
        like = frame.pop("prepositions_of", None) if isinstance(frame, dict) else None
        if like is None:
            continue
        if like not in named:
            raise LanguageDataError(
                f"{where(folder, ('frames', number, 'prepositions_of'))}: no frame has the id {like!r}"
            )
        frame["prepositions"] = {**named[like].get("prepositions", {}), **frame.get("prepositions", {})}


def _add_synonyms(frames: object, synonyms: dict[str, str]) -> None:
    """Let a preposition bring in whom its synonym does in each frame that says nothing else of it.

    A frame that knows the role of ``auprès de`` knows that of ``de la part de``.
    """
    for frame in frames if isinstance(frames, list) else ():
        roles = frame.get("prepositions", {}) if isinstance(frame, dict) else {}
        for synonym, preposition in synonyms.items():
            if preposition in roles:
                roles.setdefault(synonym, roles[preposition])


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of one file; raises `LanguageDataError`, with the line, where it is no valid TOML."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise LanguageDataError(f"{path}: there is no such file; the language needs it") from error
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError(f"{path}: no valid TOML: {error}") from error


def where(folder: Path, location: Sequence[str | int]) -> str:
    """The file, the line and the key of a location such as ``("frames", 3, "kind")``."""
    key = ".".join(str(part) for part in location)
    best: tuple[int, str] | None = None
    for path in _files(folder):
        depth, line = _deepest(path.read_text("utf-8").splitlines(), tuple(location))
        if depth and (best is None or depth > best[0]):
            best = depth, f"{path}:{line}: {key}"
    return best[1] if best is not None else f"{folder}: {key}"


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.toml") if path.name not in (MASTHEAD, COLUMNS, WORDING))


def _deepest(lines: Sequence[str], location: tuple[str | int, ...]) -> tuple[int, int]:
    """How many parts of a location the file holds, and the line of the last of them; (0, 0) for none."""
    best = (0, 0)
    table: tuple[str | int, ...] = ()
    counts: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        header = _TABLE.fullmatch(line)
        if header:
            name = header[2]
            table = tuple(part.strip("\"' ") for part in name.split("."))
            if header[1] == "[[":
                table = (*table, counts.get(name, 0))
                counts[name] = counts.get(name, 0) + 1
            here = table
        else:
            key = _KEY.match(line)
            if key is None:
                continue
            here = (*table, next(part for part in key.groups() if part is not None))
        shared = len(here) if here == location[: len(here)] else 0
        if shared > best[0]:
            best = (shared, number)
    return best
