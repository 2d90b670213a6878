"""The configuration file: what the explorer looks like before anything is chosen in it, and keys of one's own.

Every entry that cannot be used is told in one line, and the others hold.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

from seeds.saying import Said, reason_of, say
from tui.widgets.column_choice import AS_THEY_COME, ColumnChoice, read_choice
from tui.widgets.columns import Column
from tui.wording import AUTO, languages

_PANE_WIDTHS = range(20, 401)


@dataclass(frozen=True)
class Config:
    """The settings; an empty theme is the usual one, a width None that of the layout."""

    theme: str = ""
    language: str = AUTO
    pane_width: int | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, ColumnChoice] = field(default_factory=dict)


def config_path() -> Path:
    """Where the configuration is looked for; the file need not exist."""
    return platformdirs.user_config_path("dealtrail", appauthor=False) / "config.toml"


def read_config(path: Path) -> tuple[Config, list[Said]]:
    """The settings of the file, and one line for each entry that cannot be used.

    A missing file gives every default; an unreadable one too, and says so.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        entries = tomllib.loads(text)
    except FileNotFoundError:
        return Config(), []
    except OSError as error:
        return Config(), [say("{path}: {reason}; every setting is as at first", path=path, reason=reason_of(error))]
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        return Config(), [say("{path}: {reason}; every setting is as at first", path=path, reason=str(error))]
    problems: list[Said] = []
    place = _places(path, text)
    settings: dict[str, Any] = {}
    for name, value in entries.items():
        if name not in _READERS:
            problems.append(
                say(
                    "{place}: there is no such setting; there are {names}", place=place(name), names=", ".join(_READERS)
                )
            )
            continue
        settings[name], wrong = _READERS[name](value)
        problems += [
            say("{place}: {problem}", place=place(f"{name}.{entry}" if entry else name), problem=problem)
            for entry, problem in wrong
        ]
    return Config(**{name: value for name, value in settings.items() if value is not None}), problems


_Problems = list[tuple[str, Said]]


def _theme(value: object) -> tuple[str | None, _Problems]:
    from tui.theme import NAMES

    if isinstance(value, str) and value in NAMES:
        return value, []
    return None, [("", say("is one of {names}", names=", ".join(NAMES)))]


def _language(value: object) -> tuple[str | None, _Problems]:
    known = (AUTO, *languages())
    if isinstance(value, str) and value in known:
        return value, []
    return None, [("", say("is one of {names}", names=", ".join(known)))]


def _pane_width(value: object) -> tuple[int | None, _Problems]:
    if type(value) is int and value in _PANE_WIDTHS:
        return value, []
    return None, [
        ("", say("is a number of cells from {least} to {most}", least=_PANE_WIDTHS.start, most=_PANE_WIDTHS.stop - 1))
    ]


def _keys(value: object) -> tuple[dict[str, str] | None, _Problems]:
    from tui.keymap import check_keymap, dotted

    if not isinstance(value, dict):
        return None, [("", say('is a table of names and keys, as in take.export = "x"'))]
    return check_keymap(dotted(value))


def _columns(value: object) -> tuple[dict[str, ColumnChoice] | None, _Problems]:
    tables = column_tables()
    if not isinstance(value, dict):
        return None, [("", say("has a table for each of {names}", names=", ".join(tables)))]
    choices: dict[str, ColumnChoice] = {}
    problems: _Problems = []
    for name, entry in value.items():
        if name not in tables:
            problems.append((name, say("there is no such table; there are {names}", names=", ".join(tables))))
            continue
        choice, wrong = read_choice(entry, [column.key for column in tables[name]])
        problems += [(f"{name}.{part}".rstrip("."), line) for part, line in wrong]
        if choice != AS_THEY_COME:
            choices[name] = choice
    return choices, problems


def column_tables() -> dict[str, tuple[Column, ...]]:
    """The tables whose columns can be chosen in the file, by their names."""
    from tui.panes.companies import COLUMNS as COMPANIES
    from tui.panes.deal_records import COLUMNS as DEALS

    return {"deals": DEALS, "companies": COMPANIES}


_READERS: dict[str, Callable[[object], tuple[Any, _Problems]]] = {
    "theme": _theme,
    "language": _language,
    "pane_width": _pane_width,
    "keys": _keys,
    "columns": _columns,
}


def _places(path: Path, text: str) -> Callable[[str], str]:
    """How an entry is named: with the file, the line where its last name stands first, and all of its names."""
    lines = text.splitlines()

    def place(name: str) -> str:
        last = name.rpartition(".")[2]
        # A name may be written whole, or under the heading of its table without that.
        tails = (name, name.split(".", 1)[-1], last)
        starts = tuple(form.format(tail) for tail in tails for form in ("{} ", "{}=", '"{}"', "[{}]"))
        number = next((n for n, line in enumerate(lines, 1) if line.strip().startswith(starts)), None)
        return f"{path}: {name}" if number is None else f"{path}, line {number}: {name}"

    return place


def example() -> str:
    """A file with every setting at its default, each behind a comment sign."""
    from tui.keys import bindings
    from tui.screens.layout import USUAL_LEFT
    from tui.theme import DARK, NAMES

    lines = [
        "# How Dealtrail's explorer starts. What is chosen in it holds over this file until this file is changed.",
        "",
        f"# One of {', '.join(NAMES)}.",
        f'# theme = "{DARK}"',
        "",
        f"# The language of the interface: {', '.join(languages())}, or auto, which is that of the system.",
        '# language = "auto"',
        "",
        "# Cells that the companies take at the left of a wide terminal.",
        f"# pane_width = {USUAL_LEFT}",
    ]
    for name, columns in column_tables().items():
        order = ", ".join(f'"{column.key}"' for column in columns)
        lines += ["", f"# [columns.{name}]", f"# order = [{order}]", "# hidden = []", "# width = {}"]
    lines += ["", "# [keys]"]
    known: dict[str, str] = {}
    for _, binding in bindings():
        known.setdefault(binding.id or "", binding.key)
    lines += [f"# {name} = {_quoted(keys)}" for name, keys in known.items()]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
