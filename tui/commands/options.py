"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])

DEFAULT_LIMIT = 500
"""The rows that a command prints unless --limit says otherwise."""


def _own_or_of_group(context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    given: Path | None = value if value is not None else context.find_root().params.get("db")
    return given


def db_option(function: _Command) -> _Command:
    """``--db FILE``, which may stand before the command or after it; the command gets `db`."""
    return click.option(
        "--db",
        metavar="FILE",
        type=click.Path(path_type=Path),
        callback=_own_or_of_group,
        help="The database; else DEALTRAIL_DB, else the one in your data folder.",
    )(function)


def format_options(function: _Command) -> _Command:
    """``--csv``, ``--tsv``, ``--json``, ``--jsonl`` and ``--md``; the command gets `form`, None when none was given."""
    texts = {
        "csv": "CSV.",
        "tsv": "Tab-separated, the default when piped.",
        "json": "One JSON array.",
        "jsonl": "JSON Lines.",
        "md": "A Markdown table.",
    }
    for name, text in reversed(texts.items()):
        function = click.option(f"--{name}", "form", flag_value=name, default=None, help=f"Print {text}")(function)
    return function


def limit_option(function: _Command) -> _Command:
    """``--limit N``; the command gets `limit`, None for 0, which lifts it."""
    return click.option(
        "--limit",
        metavar="N",
        type=click.IntRange(min=0),
        default=DEFAULT_LIMIT,
        show_default=True,
        callback=lambda _context, _parameter, value: value or None,
        help="Print at most N rows; 0 for all.",
    )(function)
