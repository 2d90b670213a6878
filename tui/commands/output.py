"""What the commands print: data on stdout, talk on stderr, both safe for a terminal."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from seeds.text import clean, one_line

if TYPE_CHECKING:
    from store.query import Answer

_GAP = "  "
_NARROWEST = 6


def say(text: str) -> None:
    """One line to the user, on stderr."""
    print(f"dealtrail: {one_line(text)}", file=sys.stderr, flush=True)


def print_text(text: str) -> None:
    """Print a text on stdout: as it is into a file or pipe, without control characters on a terminal."""
    sys.stdout.write(clean(text) if sys.stdout.isatty() else text)


def prepare_streams() -> None:
    """Make stdout and stderr write any text: what the terminal knows on a terminal, UTF-8 as it is elsewhere.

    A stream that was closed before the process began becomes the null device.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode))  # noqa: SIM115 - it stays open as long as the process lives
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace", newline="")


def close_quietly() -> None:
    """Let a reader of stdout go away without a word, also when Python flushes it on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_answer(answer: Answer, form: str | None) -> None:
    """Print the rows of a query, and say on stderr when there were more or none."""
    print_rows(answer.columns, answer.rows, form)
    _say_how_many(len(answer.rows), truncated=answer.truncated)


def print_limited(
    columns: Sequence[str], rows: Sequence[Sequence[object]], limit: int | None, form: str | None = None
) -> None:
    """Print at most `limit` rows, and say on stderr when there are more or none."""
    print_rows(columns, rows[:limit], form)
    _say_how_many(min(len(rows), limit or len(rows)), truncated=limit is not None and len(rows) > limit)


def _say_how_many(count: int, *, truncated: bool) -> None:
    """Say when there is nothing, and when there were more rows than the ones printed and how to get them."""
    if truncated:
        say(f"{count:,} of more than {count:,} rows; --limit 0 prints all")
    elif not count:
        say("nothing found")


def print_rows(columns: Sequence[str], rows: Sequence[Sequence[object]], form: str | None) -> None:
    """Print rows in a form of `format_options`; without one, a table on a terminal and TSV elsewhere."""
    if form is None and sys.stdout.isatty():
        import shutil

        print_table(columns, rows, sys.stdout, shutil.get_terminal_size().columns)
        return
    from store.export import write_rows

    if sys.stdout.isatty():
        text = io.StringIO(newline="")
        write_rows(text, columns, rows, form or "tsv")
        print_text(text.getvalue())
    else:
        write_rows(sys.stdout, columns, rows, form or "tsv")


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]], file: TextIO, width: int) -> None:
    """Print rows as an aligned table of at most `width` cells, the widest columns cut first."""
    from tui.display import cell_text, cut, fit, width_of

    names = [cell_text(column) for column in columns]
    cells = [[cell_text(value) for value in row] for row in rows]
    wanted = [max(map(width_of, column)) for column in zip(names, *cells, strict=True)]
    widths = _shrink(wanted, width - len(_GAP) * (len(columns) - 1))
    numeric = [_is_numeric(column) for column in zip(*rows, strict=True)] or [False] * len(columns)
    lines = [names, ["─" * size for size in widths], *cells]
    for line in lines:
        shown = zip(line, widths, numeric, strict=True)
        text = _GAP.join(fit(cell, size, right=right) for cell, size, right in shown)
        print(cut(text, max(width, 1)).rstrip(), file=file)


def _shrink(widths: list[int], space: int) -> list[int]:
    """The widths made to fit a space, one cell at a time from the widest; none below the narrowest readable one."""
    widths = list(widths)
    while sum(widths) > space:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _is_numeric(values: Sequence[object]) -> bool:
    kinds = {type(value) for value in values if value is not None}
    return bool(kinds) and kinds <= {int, float}
