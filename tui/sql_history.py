"""The statements that were run in the SQL console, kept between runs: one file in the user's state folder."""

from __future__ import annotations

import threading
from pathlib import Path

from tui.state_file import StateFile, is_text, state_path

MOST = 300
"""Statements that are kept."""
_LONGEST = 20_000
"""Characters of a statement that is kept."""


def history_path() -> Path:
    """Where the statements are kept; the file need not exist."""
    return state_path("sql-history.json")


class SqlHistory:
    """Statements, each once, where it was run last; safe from any thread. Without a path they are kept nowhere."""

    def __init__(self, path: Path | None) -> None:
        self._file = StateFile(path)
        self._lock = threading.Lock()
        self._statements: list[str] | None = None

    def newest_first(self) -> list[str]:
        """The statements, the one that was run last before all others."""
        with self._lock:
            if self._statements is None:
                self._statements = self._read() or []
            return self._statements[::-1]

    def add(self, statement: str) -> None:
        """Keep a statement that is run; nothing is kept where the file cannot be written."""
        if not statement.strip() or len(statement) > _LONGEST:
            return
        with self._lock:
            kept = self._read()  # another explorer may have added to it
            before = (self._statements or []) if kept is None else kept
            self._statements = [*[one for one in before if one != statement][-MOST + 1 :], statement]
            self._file.write({"statements": self._statements})

    def _read(self) -> list[str] | None:
        """The statements of the file, the newest last; None where it has none."""
        kept = self._file.read().get("statements")
        if not isinstance(kept, list):
            return None
        return [one for one in kept if isinstance(one, str) and 0 < len(one) <= _LONGEST and is_text(one)]
