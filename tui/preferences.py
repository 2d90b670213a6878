"""What was chosen while exploring, for every database: the theme and the columns, kept between runs.

The configuration file gives what holds before anything was chosen. Whoever changes it there afterwards means it: what
was chosen over another entry of the file is forgotten.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

from tui.config import Config
from tui.session import replace_file
from tui.widgets.column_choice import AS_THEY_COME, ColumnChoice, read_choice

VERSION = 1
"""Of the file; one of another version is not read, and one of a later version is not written over."""

_MOST = 40
_LONGEST = 200


@dataclass(frozen=True)
class Preferences:
    """The chosen theme, empty for the usual one, and the chosen columns by the names of the tables."""

    theme: str = ""
    columns: Mapping[str, ColumnChoice] = field(default_factory=dict)


def preferences_path() -> Path:
    """Where the preferences are kept; the file need not exist."""
    return platformdirs.user_state_path("dealtrail", appauthor=False) / "preferences.json"


def read_preferences(path: Path | None, config: Config) -> Preferences:
    """What was chosen, or else what the configuration says; whatever cannot be read is as if it had not been chosen."""
    kept = {} if path is None else _read(path)
    theme = config.theme
    if kept.get("theme_over") == config.theme and isinstance(chosen := kept.get("theme"), str):
        theme = chosen[:_LONGEST]
    columns = dict(config.columns)
    tables = kept.get("columns")
    for name, entry in list(tables.items())[:_MOST] if isinstance(tables, dict) else ():
        over = config.columns.get(name, AS_THEY_COME)
        if isinstance(entry, dict) and entry.get("over") == over.as_table():
            columns[name] = read_choice(entry.get("chosen"))[0]
    return Preferences(theme, columns)


def write_preferences(path: Path, preferences: Preferences, config: Config) -> None:
    """Keep what was chosen, whole or not at all; nothing is kept where the file cannot be written."""
    version = _read(path).get("version", VERSION)
    if isinstance(version, int) and version > VERSION:
        return
    columns = {
        name: {"chosen": choice.as_table(), "over": config.columns.get(name, AS_THEY_COME).as_table()}
        for name, choice in preferences.columns.items()
    }
    whole = {"version": VERSION, "theme": preferences.theme, "theme_over": config.theme, "columns": columns}
    with contextlib.suppress(OSError):
        replace_file(path, json.dumps(whole, indent=1))


def _read(path: Path) -> dict[str, Any]:
    try:
        whole = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(whole, dict) or type(version := whole.get("version")) is not int:
        return {}
    return whole if version == VERSION else {"version": version}
