"""The statements that were run in the SQL console, kept between runs: one file in the user's state folder."""

from __future__ import annotations

import contextlib
import json
import threading
from pathlib import Path

from tui.session import replace_file, session_path

VERSION = 1
"""Of the file; one of another version is not read, and one of a later version is not written over."""

MOST = 300
"""Statements that are kept."""
_LONGEST = 20_000
"""Characters of a statement that is kept."""


def history_path() -> Path:
    """Where the statements are kept; the file need not exist."""
    return session_path().with_name("sql-history.json")


class SqlHistory:
    """Statements, each once, where it was run last; safe from any thread. Without a path they are kept nowhere."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._statements: list[str] | None = None

    def newest_first(self) -> list[str]:
        """The statements, the one that was run last before all others."""
        with self._lock:
            if self._statements is None:
                self._statements = self._read()[1]
            return self._statements[::-1]

    def add(self, statement: str) -> None:
        """Keep a statement that is run; nothing is kept where the file cannot be written."""
        if not statement.strip() or len(statement) > _LONGEST:
            return
        with self._lock:
            version, kept = self._read()  # another explorer may have added to it
            before = kept if version == VERSION else self._statements or []
            self._statements = [*[one for one in before if one != statement][-MOST + 1 :], statement]
            if self._path is None or version > VERSION:
                return
            with contextlib.suppress(OSError, UnicodeEncodeError):
                replace_file(self._path, json.dumps({"version": VERSION, "statements": self._statements}, indent=1))

    def _read(self) -> tuple[int, list[str]]:
        """The version of the file and its statements, the newest last; 0 and none where there is no such file."""
        if self._path is None:
            return 0, []
        try:
            whole = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return 0, []
        if not isinstance(whole, dict) or type(version := whole.get("version")) is not int:
            return 0, []
        kept = whole.get("statements")
        if version != VERSION or not isinstance(kept, list):
            return version, []
        return version, [one for one in kept if isinstance(one, str) and 0 < len(one) <= _LONGEST and _is_text(one)]


def _is_text(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)
