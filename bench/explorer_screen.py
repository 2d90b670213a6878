"""What the explorer's screen says, to whoever measures it from outside, and words to search for."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from bench.terminal import Screen

_COUNT = re.compile(r"2 Deals.*?(?:(?P<row>[\d,]+) of (?P<more>more than )?(?P<count>[\d,]+) deals?|no deal)\s*$", re.M)
_ROW = re.compile(r"\d{4}(-\d\d|-Q\d|\s)|[^\W\d_]{3}")


@dataclass(frozen=True)
class Listed:
    """What the explorer says over the deals: the row of the cursor from 1, how many there are, and whether exactly."""

    row: int
    count: int
    exact: bool


def clean_environment(home: str | Path) -> dict[str, str]:
    """Variables for a program whose files of its own are below `home`, and whose modules are compiled only once.

    An installed program is compiled; a checkout need not be, where Python was told to write no compiled modules.
    """
    folders = {f"XDG_{kind}_HOME": f"{home}/{kind}" for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
    return {**folders, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{home}/compiled"}


def list_shown(screen: Screen) -> Listed:
    """What stands over the deals."""
    found = _COUNT.search("\n".join(screen.lines))
    if found is None:
        return Listed(0, -1, exact=False)
    if found["row"] is None:
        return Listed(0, 0, exact=True)
    row, count = (int(found[name].replace(",", "")) for name in ("row", "count"))
    return Listed(row, count, exact=found["more"] is None)


def source_shown(screen: Screen) -> list[str]:
    """What stands at the right from the title of the source on."""
    lines = screen.lines
    top = next((y for y, line in enumerate(lines) if "3 Source ·" in line), len(lines))
    return [line[lines[top].index("3 Source") :] for line in lines[top:]]


def is_usable(screen: Screen) -> bool:
    """Whether the first deals are shown."""
    return list_shown(screen).row == 1 and rows_are_here(screen)


def is_whole(screen: Screen) -> bool:
    """Whether it is known how many deals there are, too."""
    return is_usable(screen) and list_shown(screen).exact


def rows_are_here(screen: Screen) -> bool:
    """Whether the rows under the header of the deals show deals, none of them a row that is still awaited."""
    lines = screen.lines
    top = next((y for y, line in enumerate(lines) if "2 Deals" in line), None)
    if top is None:
        return False
    left = lines[top].index("2 Deals")
    rows = [line[left:] for line in lines[top + 2 :]]
    rows = rows[: next((y for y, row in enumerate(rows) if row.startswith("3 Source")), len(rows))]
    return not any(row.strip().startswith("…") for row in rows) and bool(_ROW.search("".join(rows[:1])))


def draw_words(connection: duckdb.DuckDBPyConnection, chance: random.Random, wanted: int) -> list[str]:
    """Words of the titles of deals, without accents, each once."""
    titles = connection.execute("SELECT title FROM deals USING SAMPLE reservoir(2000 ROWS) REPEATABLE (1)").fetchall()
    words = sorted({word.lower() for (title,) in titles for word in re.findall(r"\b[A-Za-z]{5,9}\b", title)})
    return chance.sample(words, min(wanted, len(words)))
