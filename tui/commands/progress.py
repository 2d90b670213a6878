"""How far a load is, on stderr: refused files always, and on a terminal a line that the next one replaces."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from seeds.text import one_line
from tui.commands.output import say

if TYPE_CHECKING:
    from store.loading import LoadProgress

_CLEAR_LINE = "\r\x1b[2K"


def show(progress: LoadProgress) -> None:
    """Say what was refused, and on a terminal how far the load is."""
    if progress.refusal is not None:
        clear()
        say(progress.refusal)
    step(f"{progress.done:,} of {progress.total:,} {progress.path.name}")


def step(done: str) -> None:
    """On a terminal, say what was done last."""
    clear()
    if sys.stderr.isatty():
        line = one_line(done)
        print(line[: shutil.get_terminal_size().columns - 1], end="", file=sys.stderr, flush=True)


def clear() -> None:
    """Take the line of the terminal away."""
    if sys.stderr.isatty():
        print(_CLEAR_LINE, end="", file=sys.stderr, flush=True)
