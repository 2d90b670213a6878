"""A file of the user's state folder: JSON with a version, read only in its own, written whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

VERSION = 1
"""Of every file; one of another version is not read, and one of a later version is not written over."""


@dataclass(frozen=True)
class StateFile:
    """The file at `path`, which need not exist; nothing is kept where that is None or cannot be written."""

    path: Path | None

    def read(self) -> dict[str, Any]:
        """What the file holds; nothing where it cannot be read or is of another version."""
        version, entries = self._read()
        return entries if version == VERSION else {}

    def write(self, entries: Mapping[str, object]) -> None:
        """Keep what it is to hold from now on."""
        if self.path is None or self._read()[0] > VERSION:
            return
        with contextlib.suppress(OSError, UnicodeEncodeError):
            _replace(self.path, json.dumps({"version": VERSION, **entries}, indent=1))

    def _read(self) -> tuple[int, dict[str, Any]]:
        """The version of the file and what it holds; version 0 for a file that is none of ours."""
        if self.path is None:
            return 0, {}
        try:
            whole = json.loads(self.path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return 0, {}
        if not isinstance(whole, dict) or type(version := whole.get("version")) is not int:
            return 0, {}
        return version, whole


def state_path(name: str) -> Path:
    """The place of a file of the user's state folder."""
    return platformdirs.user_state_path("dealtrail", appauthor=False) / name


def is_text(text: str) -> bool:
    """Whether a kept text is one that a database can be asked for."""
    return "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)


def _replace(path: Path, text: str) -> None:
    """Put a file, which only the user can read, in the place of the one before it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123 - a handle, not a path
            file.write(text)
        Path(name).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
