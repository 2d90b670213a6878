"""``dealtrail queries``: the saved queries, and keeping one's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.options import format_options

if TYPE_CHECKING:
    from store.saved_queries import SavedQuery


@click.command("queries")
@click.argument("name", required=False)
@click.option("--save", metavar="FILE", help="Keep the SQL in FILE, or - for standard input, under NAME.")
@click.option("--delete", is_flag=True, help="Remove your query NAME.")
@format_options
def command(name: str | None, save: str | None, delete: bool, form: str | None) -> None:
    """List the saved queries, or print the SQL of the one called NAME.

    `dealtrail sql --saved NAME` asks one. A file of yours begins with comment lines: the title, what it shows, and its
    parameters, such as: -- :least number = 1bn  the smallest amount

    \b
    Examples:
      dealtrail queries
      dealtrail queries promises-not-paid
      dealtrail queries my-question --save question.sql
    """
    if name is None and (save is not None or delete):
        raise click.UsageError("--save and --delete need a NAME")
    if save is not None and delete:
        raise click.UsageError("--save and --delete exclude each other")
    from store.saved_queries import delete_query, save_query, saved_queries, saved_query
    from tui.commands.output import print_rows, print_text, say

    if name is None:
        print_rows(_COLUMNS, [_row(query) for query in saved_queries()], form)
    elif delete:
        delete_query(name)
        say(f"deleted the query {name}")
    elif save is not None:
        save_query(name, _text(save))
        say(f"saved; ask it with: dealtrail sql --saved {name}")
    else:
        print_text(saved_query(name).text)


_COLUMNS = ("name", "title", "about", "parameters", "own")


def _row(query: SavedQuery) -> tuple[object, ...]:
    parameters = ", ".join(f"{one.name}={one.default}" for one in query.parameters)
    return query.name, query.title, query.about, parameters, query.own


def _text(file: str) -> str:
    if file == "-":
        return sys.stdin.read()
    from seeds.saying import reason_of, say
    from store.errors import SavedQueryError

    try:
        return Path(file).read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = reason_of(error)
        raise SavedQueryError(say("{path}: {reason}; name a file with SQL", path=file, reason=reason)) from error
    except UnicodeDecodeError:
        raise SavedQueryError(say("{path}: the file is not UTF-8; save it so", path=file)) from None
