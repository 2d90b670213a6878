"""The user's own keys: a TOML file of binding ids and keys, in the user's configuration folder."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import platformdirs

from tui.keys import FORBIDDEN, bindings


def keymap_path() -> Path:
    """Where the user's keys are looked for; the file need not exist."""
    return platformdirs.user_config_path("dealtrail", appauthor=False) / "keys.toml"


def read_keymap(path: Path) -> tuple[dict[str, str], list[str]]:
    """The keys of the file by binding id, and one line for each entry that cannot be used.

    A missing file gives nothing; an unreadable one gives nothing and says so.
    """
    try:
        entries = _dotted(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}, []
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return {}, [f"{path}: {error}; the keys stay as they are"]
    return check_keymap(entries)


def _dotted(table: Mapping[str, Any], prefix: str = "") -> dict[str, object]:
    """The entries of nested tables under one name each: TOML reads `a.b = "x"` as a table in a table."""
    entries: dict[str, object] = {}
    for name, value in table.items():
        entries.update(_dotted(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: value})
    return entries


def check_keymap(entries: Mapping[str, object]) -> tuple[dict[str, str], list[str]]:
    """The entries that can be used, and one line for each that cannot, or that takes a key from another binding."""
    known = {binding.id for _, binding in bindings()}
    usable: dict[str, str] = {}
    problems: list[str] = []
    for name, keys in entries.items():
        if name not in known:
            problems.append(f"keys: no binding is called {name!r}; the help names them all")
        elif not isinstance(keys, str) or not keys.strip():
            problems.append(f'keys: {name} needs keys in quotes, as in {name} = "x,f2"')
        elif forbidden := FORBIDDEN & {key.strip() for key in keys.split(",")}:
            problems.append(f"keys: {name}: terminals cannot tell {', '.join(sorted(forbidden))} from other keys")
        else:
            usable[name] = keys
    return usable, problems + list(_clashes(usable))


def _clashes(keymap: Mapping[str, str]) -> Iterator[str]:
    """One line for each binding that loses a key to one that the user moved."""
    holders = {
        (owner, key.strip()): binding.id
        for owner, binding in bindings()
        if binding.id not in keymap
        for key in binding.key.split(",")
    }
    for owner, binding in bindings():
        for key in keymap.get(binding.id or "", "").split(","):
            if (loser := holders.get((owner, key.strip()))) is not None:
                yield f"keys: {binding.id} takes {key.strip()} from {loser}"
