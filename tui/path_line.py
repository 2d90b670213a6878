"""A line of paths as a shell reads it: several of them, quoted where they hold spaces, as terminals paste a file."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ESCAPES = os.name != "nt"
"""Whether a backslash escapes; on Windows it separates folders."""

_SPECIAL = re.compile(r"([\s\\'\"])")


def paths_in(line: str) -> list[Path]:
    """The paths of a line; one that has spaces and is there counts as one. Raises `ValueError` for an open quote."""
    whole = line.strip()
    if not whole:
        return []
    if " " in whole and _is_there(whole):
        return [Path(whole).expanduser()]
    lexer = shlex.shlex(whole, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.commenters = ""
    if not _ESCAPES:
        lexer.escape = ""
    return [_path(word) for word in lexer]


def quoted(path: Path) -> str:
    """A path as a word of the line."""
    return shlex.quote(str(path)) if _ESCAPES else f'"{path}"'


def completed(line: str) -> str:
    """The line with its last word longer by what all names have in common that begin with it; reads a folder.

    Names are those of folders and of articles; of hidden ones only where the word begins with a dot.
    """
    start, quote, word = _last_word(line)
    folder, begun = os.path.split(word)
    names = _names(Path(folder).expanduser(), begun)
    if not names:
        return line
    common = _common_start(min(names)[0], max(names)[0])
    path = os.path.join(folder, common)  # noqa: PTH118 - with ~ and .. as they were typed
    if len(names) > 1:
        return line[:start] + _quoted_so_far(path, quote)
    return line[:start] + _quoted_so_far(path, quote) + ("/" if names[0][1] else f"{quote} ")


def is_readable(name: str) -> bool:
    """Whether a file of this name would be read in a folder; for a thread, as what it imports takes a while."""
    from seeds.reading import ENDINGS

    return name.lower().endswith(ENDINGS) and not name.startswith(".")


def _is_there(path: str) -> bool:
    try:
        return Path(path).expanduser().exists()
    except (OSError, ValueError, RuntimeError):
        return False


def _path(word: str) -> Path:
    if word.startswith("file://"):
        word = unquote(urlsplit(word).path)
    try:
        return Path(word).expanduser()
    except RuntimeError:  # there is no such user
        return Path(word)


def _last_word(line: str) -> tuple[int, str, str]:
    """Where the last word begins, the quote that is open in it, and the word as it is meant."""
    start, quote, word = 0, "", ""
    signs = iter(enumerate(line))
    for at, sign in signs:
        if quote:
            quote, word = ("", word) if sign == quote else (quote, word + sign)
        elif sign in "'\"":
            quote = sign
        elif sign == "\\" and _ESCAPES:
            word += next(signs, (at, ""))[1]
        elif sign.isspace():
            start, word = at + 1, ""
        else:
            word += sign
    return start, quote, word


def _names(folder: Path, begun: str) -> list[tuple[str, bool]]:
    try:
        with os.scandir(folder) as entries:
            found = [
                (entry.name, entry.is_dir())
                for entry in entries
                if entry.name.startswith(begun) and (begun.startswith(".") or not entry.name.startswith("."))
            ]
    except (OSError, ValueError):
        return []
    return [(name, is_folder) for name, is_folder in found if is_folder or is_readable(name.lstrip("."))]


def _quoted_so_far(path: str, quote: str) -> str:
    if quote:
        return quote + path
    return _SPECIAL.sub(r"\\\1", path) if _ESCAPES else path


def _common_start(first: str, last: str) -> str:
    signs = enumerate(zip(first, last, strict=False))
    return first[: next((at for at, (one, other) in signs if one != other), min(len(first), len(last)))]
