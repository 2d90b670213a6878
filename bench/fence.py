"""A fence around a folder, for what presses keys at random: nothing outside is listed, written, moved, removed or run.

Python's audit hooks are told of every file that Python opens and of every program that it starts; what may not be is
answered with "permission denied", as a system would, and counted. DuckDB opens files by itself, unseen: the explorer
gives it only databases, and files that Python made before.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_LISTS = frozenset({"os.listdir", "os.scandir"})
_CHANGES = {
    **dict.fromkeys(("os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.chown", "os.truncate", "os.utime"), 1),
    **dict.fromkeys(("os.rename", "os.link", "os.symlink", "shutil.move"), 2),
    **dict.fromkeys(("shutil.rmtree",), 1),
}
"""What changes files, and how many of its arguments are paths."""

_STARTS = frozenset({"os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.startfile"})

refused: Counter[str] = Counter()
"""How often something was, by what it was."""

_local = threading.local()
_inside: tuple[str, ...] = ()
_watches = False


@contextlib.contextmanager
def fenced(*folders: Path) -> Iterator[None]:
    """Keep the whole process within the folders, until the end."""
    global _inside, _watches
    if not _watches:
        sys.addaudithook(_hook)  # it stays as long as the process
        _watches = True
    _inside = tuple(os.path.realpath(folder) for folder in folders)
    kept, tempfile.tempdir = tempfile.tempdir, _inside[0]
    try:
        yield
    finally:
        _inside = ()
        tempfile.tempdir = kept


def _hook(event: str, given: tuple[Any, ...]) -> None:
    if not _inside or getattr(_local, "asks", False):
        return
    _local.asks = True  # looking for the real path lists folders too
    try:
        if not _is_allowed(event, given):
            refused[event] += 1
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(given[0])[:200])
    finally:
        _local.asks = False


def _is_allowed(event: str, given: tuple[Any, ...]) -> bool:
    if event == "open":
        path, mode, flags = given
        writes = any(sign in mode for sign in "wax+") if mode else (flags or 0) & _WRITES
        return not writes or isinstance(path, int) or str(path) == os.devnull or _is_within(path, _inside)
    if event in _LISTS:
        return isinstance(given[0], int) or _is_within(given[0], (*_inside, *_libraries()))
    if event in _CHANGES:
        return all(_is_within(path, _inside) for path in given[: _CHANGES[event]])
    if event == "subprocess.Popen":
        return str(given[0]) == sys.executable
    return event not in _STARTS


def _libraries() -> tuple[str, ...]:
    """Where Python looks for what is imported, this project too."""
    return (sys.prefix, sys.base_prefix, *filter(None, sys.path))


def _is_within(path: Any, folders: tuple[str, ...]) -> bool:
    try:
        real = os.path.realpath(os.fsdecode(path if path is not None else "."))
    except (OSError, ValueError, TypeError):
        return False
    return any(real == folder or real.startswith(folder + os.sep) for folder in folders)
