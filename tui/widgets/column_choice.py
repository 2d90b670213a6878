"""Which columns of a table are shown, in which order and how wide, where somebody chose so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, runtime_checkable

from seeds.saying import Said, say
from tui.widgets.columns import Column

NARROWEST, WIDEST = 1, 200
"""Cells that a column may be wide."""


@dataclass(frozen=True)
class ColumnChoice:
    """Columns by their keys: those of `order` come first, those that are `hidden` not at all."""

    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    widths: tuple[tuple[str, int], ...] = ()

    def ordered(self, columns: Sequence[Column]) -> list[tuple[int, Column]]:
        """Every column in its order and width, each with its place among `columns`, the hidden ones too."""
        places = {key: place for place, key in enumerate(self.order)}
        widths = dict(self.widths)
        numbered = sorted(enumerate(columns), key=lambda entry: (places.get(entry[1].key, len(places)), entry[0]))
        return [
            (index, replace(column, width=widths[column.key]) if column.key in widths else column)
            for index, column in numbered
        ]

    def shown(self, columns: Sequence[Column]) -> list[tuple[int, Column]]:
        """The same without the hidden ones; all of them where none would be left."""
        ordered = self.ordered(columns)
        return [entry for entry in ordered if entry[1].key not in self.hidden] or ordered

    def toggled(self, key: str) -> ColumnChoice:
        """The same with a column hidden, or shown again."""
        rest = tuple(hidden for hidden in self.hidden if hidden != key)
        return replace(self, hidden=rest if key in self.hidden else (*self.hidden, key))

    def moved(self, columns: Sequence[Column], key: str, steps: int) -> ColumnChoice:
        """The same with a column further on, or further ahead where `steps` is negative."""
        keys = [column.key for _, column in self.ordered(columns)]
        at = keys.index(key)
        keys.insert(max(0, min(len(keys) - 1, at + steps)), keys.pop(at))
        return replace(self, order=tuple(keys))

    def widened(self, key: str, width: int) -> ColumnChoice:
        """The same with a column of another width."""
        rest = [(name, cells) for name, cells in self.widths if name != key]
        return replace(self, widths=(*rest, (key, max(NARROWEST, min(WIDEST, width)))))

    def as_table(self) -> dict[str, Any]:
        """The choice as the configuration and the kept state write it."""
        return {"order": list(self.order), "hidden": list(self.hidden), "width": dict(self.widths)}


AS_THEY_COME = ColumnChoice()
"""Nothing was chosen."""


@runtime_checkable
class KeepsColumns(Protocol):
    """Whoever knows what was chosen for the tables that have a name."""

    def column_choice(self, table: str) -> ColumnChoice:
        """The choice for a table."""
        ...


def read_choice(table: object, keys: Iterable[str] | None = None) -> tuple[ColumnChoice, list[tuple[str, Said]]]:
    """The choice of a table of order, hidden and width; with each entry that is none, by its name, what is wrong.

    A column that is none of `keys`, where these are given, is wrong too.
    """
    if not isinstance(table, Mapping):
        return AS_THEY_COME, [("", say("is a table of order, hidden and width"))]
    known = None if keys is None else tuple(keys)
    problems: list[tuple[str, Said]] = []
    names: dict[str, tuple[str, ...]] = {}
    for entry in ("order", "hidden"):
        value = table.get(entry, [])
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            problems.append((entry, say('is a list of columns, as in ["date", "amount"]')))
            value = []
        names[entry] = tuple(dict.fromkeys(_known(entry, value, known, problems)))
    widths = table.get("width", {})
    if not isinstance(widths, Mapping):
        problems.append(("width", say("is a table of columns and cells, as in { amount = 12 }")))
        widths = {}
    cells = {}
    for name in _known("width", list(widths), known, problems):
        if type(width := widths[name]) is int and NARROWEST <= width <= WIDEST:
            cells[name] = width
        else:
            problems.append(
                (f"width.{name}", say("is a number of cells from {least} to {most}", least=NARROWEST, most=WIDEST))
            )
    problems += [(str(name), say("is none of order, hidden and width")) for name in table if name not in _ENTRIES]
    return ColumnChoice(names["order"], names["hidden"], tuple(cells.items())), problems


_ENTRIES = ("order", "hidden", "width")


def _known(
    entry: str, names: Sequence[str], known: Sequence[str] | None, problems: list[tuple[str, Said]]
) -> list[str]:
    for name in names:
        if known is not None and name not in known:
            problems.append(
                (entry, say("there is no column {name!r}; the columns are {names}", name=name, names=", ".join(known)))
            )
    return [name for name in names if known is None or name in known]
