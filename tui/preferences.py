"""What was chosen while exploring, for every database: the theme and the columns, kept between runs.

The configuration file gives what holds before anything was chosen. Whoever changes it there afterwards means it: what
was chosen over another entry of the file is forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tui.config import Config
from tui.state_file import StateFile, state_path
from tui.widgets.column_choice import AS_THEY_COME, ColumnChoice, read_choice

_MOST = 40
_LONGEST = 200


@dataclass(frozen=True)
class Preferences:
    """The chosen theme, empty for the usual one, and the chosen columns by the names of the tables."""

    theme: str = ""
    columns: Mapping[str, ColumnChoice] = field(default_factory=dict)


def preferences_path() -> Path:
    """Where the preferences are kept; the file need not exist."""
    return state_path("preferences.json")


def read_preferences(path: Path | None, config: Config) -> Preferences:
    """What was chosen, or else what the configuration says; whatever cannot be read is as if it had not been chosen."""
    kept = StateFile(path).read()
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
    columns = {
        name: {"chosen": choice.as_table(), "over": config.columns.get(name, AS_THEY_COME).as_table()}
        for name, choice in preferences.columns.items()
    }
    StateFile(path).write({"theme": preferences.theme, "theme_over": config.theme, "columns": columns})
