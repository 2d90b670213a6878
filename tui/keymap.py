"""The user's own keys, by the ids of bindings, as the configuration file has them under `keys`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from seeds.saying import Said, say
from tui.keys import FORBIDDEN, bindings


def dotted(table: Mapping[str, Any], prefix: str = "") -> dict[str, object]:
    """The entries of nested tables under one name each: TOML reads `a.b = "x"` as a table in a table."""
    entries: dict[str, object] = {}
    for name, value in table.items():
        entries.update(dotted(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: value})
    return entries


def check_keymap(entries: Mapping[str, object]) -> tuple[dict[str, str], list[tuple[str, Said]]]:
    """The entries that can be used, and by its name what is wrong with each that cannot, or takes another's key."""
    known = {binding.id for _, binding in bindings()}
    usable: dict[str, str] = {}
    problems: list[tuple[str, Said]] = []
    for name, keys in entries.items():
        if name not in known:
            problems.append((name, say("no key has this name; the help names them all")))
        elif not isinstance(keys, str) or not keys.strip():
            problems.append((name, say('needs keys in quotes, as in {name} = "x,f2"', name=name)))
        elif forbidden := FORBIDDEN & {key.strip() for key in keys.split(",")}:
            names = ", ".join(sorted(forbidden))
            problems.append((name, say("terminals cannot tell {names} from other keys", names=names)))
        else:
            usable[name] = keys
    return usable, problems + list(_clashes(usable))


def _clashes(keymap: Mapping[str, str]) -> Iterator[tuple[str, Said]]:
    """Each binding that takes a key from one that the user did not move."""
    holders = {
        (owner, key.strip()): binding.id
        for owner, binding in bindings()
        if binding.id not in keymap
        for key in binding.key.split(",")
    }
    for owner, binding in bindings():
        for key in keymap.get(binding.id or "", "").split(","):
            if (loser := holders.get((owner, key.strip()))) is not None:
                yield binding.id or "", say("takes {key} from {loser}", key=key.strip(), loser=loser)
