"""Folders for files that are needed for a moment, beside a database."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PREFIX = ".dealtrail-"

_FORGOTTEN = 600.0
"""Seconds for which even what seems to belong to no process stays: the process may be one of another machine."""


@contextlib.contextmanager
def scratch_folder(path: Path, *, elsewhere: bool = True) -> Iterator[Path]:
    """A new folder beside the file at `path`, or among the temporary files when that place cannot be written.

    Not `elsewhere`: raises `OSError` then. At the end it is gone with all that is in it; what a process that was killed
    left behind is removed by the next call.
    """
    _remove_forgotten(path.parent)
    beside = None if elsewhere and not os.access(path.parent, os.W_OK) else path.parent
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _remove_forgotten(parent: Path) -> None:
    for folder in parent.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            old = time.time() - folder.stat().st_mtime > _FORGOTTEN
            if old and not _is_alive(folder.name.removeprefix(PREFIX).partition("-")[0]):
                shutil.rmtree(folder, ignore_errors=True)


def _is_alive(pid: str) -> bool:
    if not pid.isdigit() or int(pid) == 0:
        return True  # no folder of ours
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
