"""``dealtrail correct``: what the user decides on reports, deals and companies."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tui.commands.options import db_option, format_options, limit_option
from tui.commands.output import print_text, say

if TYPE_CHECKING:
    import duckdb

    from store.corrections import Outcome

_Command = TypeVar("_Command", bound=Callable[..., Any])

_MOST_DEALS = 5

COMPANY_KINDS = ("company", "fund", "person", "government", "project")


def _correction(function: _Command) -> _Command:
    """The options of every correction; the command gets `reason` and `db`."""
    reason = click.option("--reason", metavar="TEXT", default="", help="Why, in your own words; it is kept.")
    return reason(db_option(function))


@click.group("correct")
def command() -> None:
    """Correct what was read: reports, deals and companies.

    A correction is kept beside what was read and laid over it, again after every load and with every new version of the
    parser. It can be undone, and handed on as a file. A deal stands for all of its reports; the ids of reports are in
    the view timeline.

    \b
    Examples:
      dealtrail correct set amazon-openai-investment-2026-01 amount=50bn bound=up-to --reason 'see the filing'
      dealtrail correct join velmont-tressac-acquisition-2026-01.2 velmont-tressac-acquisition-2026-01
      dealtrail correct undo
    """


@command.command("list", short_help="List the corrections.")
@click.option("--waiting", is_flag=True, help="Only those that wait for what they are about.")
@format_options
@limit_option
@db_option
def list_(waiting: bool, form: str | None, limit: int | None, db: Path | None) -> None:
    """List the corrections, the last one first, with their state.

    A correction holds, is undone, or is waiting: what it is about is not in the database now, or is not shown any more
    as it was when it was confirmed.

    \b
    Examples:
      dealtrail correct list
      dealtrail correct list --waiting --jsonl
    """
    from store.corrections import history
    from store.decisions import WAITING, described
    from tui.commands.databases import reading
    from tui.commands.output import print_limited

    with reading(db) as connection:
        entries = [entry for entry in reversed(history(connection)) if not waiting or entry.state == WAITING]
    rows = [
        (
            e.correction_id,
            e.made_at.strftime("%Y-%m-%d %H:%M"),
            e.state,
            e.decision.kind,
            described(e.decision),
            e.reason,
        )
        for e in entries
    ]
    print_limited(("id", "made", "state", "kind", "what", "reason"), rows, limit, form)


@command.command("reject", short_help="Reports of no deal at all.")
@click.argument("ids", metavar="DEAL|REPORT...", nargs=-1, required=True)
@_correction
def reject(ids: tuple[str, ...], reason: str, db: Path | None) -> None:
    """Say that reports are of no deal at all.

    \b
    Example:
      dealtrail correct reject acme-bolt-acquisition-2025-04 --reason 'an April joke'
    """
    with _writing(db) as (connection, corrections):
        _tell(corrections.reject(connection, ids, reason))


@command.command("restore", short_help="Rejected reports of a deal after all.")
@click.argument("ids", metavar="REPORT...", nargs=-1, required=True)
@_correction
def restore(ids: tuple[str, ...], reason: str, db: Path | None) -> None:
    """Say that rejected reports are of a deal after all.

    \b
    Example:
      dealtrail correct restore 1f2e3d4c5b6a7988-0
    """
    with _writing(db) as (connection, corrections):
        _tell(corrections.restore(connection, ids, reason))


@command.command("join", short_help="Deals that are one.")
@click.argument("ids", metavar="DEAL|REPORT...", nargs=-1, required=True)
@click.argument("into", metavar="DEAL|REPORT")
@_correction
def join(ids: tuple[str, ...], into: str, reason: str, db: Path | None) -> None:
    """Say that deals are one: all of their reports.

    \b
    Example:
      dealtrail correct join velmont-tressac-acquisition-2026-01.2 velmont-tressac-acquisition-2026-01
    """
    with _writing(db) as (connection, corrections):
        _tell(corrections.join(connection, ids, into, reason))


@command.command("split", short_help="Reports of another deal.")
@click.argument("ids", metavar="REPORT...", nargs=-1, required=True)
@click.option("--from", "others", metavar="DEAL|REPORT", multiple=True, help="Only from this deal or report.")
@click.option("--alone", is_flag=True, help="Each is a deal of its own, whatever is loaded later.")
@_correction
def split(ids: tuple[str, ...], others: tuple[str, ...], alone: bool, reason: str, db: Path | None) -> None:
    """Say that reports are not of the deal that they are in.

    \b
    Examples:
      dealtrail correct split 1f2e3d4c5b6a7988-0
      dealtrail correct split 1f2e3d4c5b6a7988-0 --from amazon-openai-investment-2026-01
    """
    if alone and others:
        raise click.UsageError("--alone and --from exclude each other")
    with _writing(db) as (connection, corrections):
        _tell(corrections.split(connection, ids, others or None, reason, alone=alone))


@command.command("set", short_help="Other values of a report.")
@click.argument("ident", metavar="DEAL|REPORT")
@click.argument("settings", metavar="FIELD=VALUE...", nargs=-1, required=True)
@_correction
def set_(ident: str, settings: tuple[str, ...], reason: str, db: Path | None) -> None:
    """Give a report other values; of a deal, the report whose stage it shows.

    FIELD is kind, stage, confirmation, amount, amount_max, currency, bound, stake_pct, valuation, round, date, or
    party:NAME with the roles of that company. An empty VALUE clears the field, or takes the party out.

    \b
    Examples:
      dealtrail correct set 1f2e3d4c5b6a7988-0 amount=50bn currency=USD bound=up-to
      dealtrail correct set 1f2e3d4c5b6a7988-0 kind=acquisition party:Acme=acquirer party:Corvo=
    """
    from store.correction_values import read_roles, read_value

    values: dict[str, Any] = {}
    parties: dict[str, tuple[str, ...]] = {}
    for setting in settings:
        name, sign, text = setting.partition("=")
        if not sign:
            raise click.UsageError(f"{setting!r} is no FIELD=VALUE, such as amount=50bn")
        try:
            if name.startswith("party:"):
                parties[name.removeprefix("party:")] = read_roles(text)
            else:
                values[name] = read_value(name, text)
        except ValueError as error:
            raise click.UsageError(f"{setting}: {error}") from error
    with _writing(db) as (connection, corrections):
        _tell(corrections.set_values(connection, ident, values, parties, reason))


@command.command("confirm", short_help="Reports that you checked.")
@click.argument("ids", metavar="DEAL|REPORT...", nargs=-1, required=True)
@_correction
def confirm(ids: tuple[str, ...], reason: str, db: Path | None) -> None:
    """Say that you compared reports with their articles and found them right.

    It holds as long as they are shown as they are now.

    \b
    Example:
      dealtrail correct confirm amazon-openai-investment-2026-01 --reason 'read all three articles'
    """
    with _writing(db) as (connection, corrections):
        _tell(corrections.check(connection, ids, reason))


@command.command("rename", short_help="The name that a company is shown under.")
@click.argument("company", metavar="COMPANY")
@click.argument("name", metavar="NAME")
@_correction
def rename(company: str, name: str, reason: str, db: Path | None) -> None:
    """Show a company, given by its id or a name, under another NAME.

    \b
    Example:
      dealtrail correct rename velmont 'Velmont & Fils'
    """
    with _writing(db) as (connection, corrections):
        _tell(corrections.rename(connection, company, name, reason))


@command.command("alias", short_help="A printed name that means a company.")
@click.argument("printed", metavar="NAME")
@click.argument("company", metavar="COMPANY")
@_correction
def alias(printed: str, company: str, reason: str, db: Path | None) -> None:
    """Say that a printed NAME means a company, given by its id or a name, wherever it is printed.

    \b
    Example:
      dealtrail correct alias 'the Lyon start-up' velmont
    """
    with _writing(db) as (connection, corrections):
        _tell(corrections.alias(connection, printed, company, reason))


@command.command("merge-companies", short_help="Two companies that are one.")
@click.argument("company", metavar="COMPANY")
@click.argument("into", metavar="INTO")
@_correction
def merge_companies(company: str, into: str, reason: str, db: Path | None) -> None:
    """Say that a company is another one, under the name of that.

    \b
    Example:
      dealtrail correct merge-companies velmont-labs velmont --reason 'renamed in 2024'
    """
    with _writing(db) as (connection, corrections):
        _tell(corrections.merge_companies(connection, company, into, reason))


@command.command("split-company", short_help="A printed name that is a company of its own.")
@click.argument("printed", metavar="NAME")
@_correction
def split_company(printed: str, reason: str, db: Path | None) -> None:
    """Say that a printed NAME is a company of its own.

    \b
    Example:
      dealtrail correct split-company 'Velmont Energie SA'
    """
    with _writing(db) as (connection, corrections):
        _tell(corrections.split_company(connection, printed, reason))


@command.command("company-kind", short_help="What a company is.")
@click.argument("company", metavar="COMPANY")
@click.argument("kind", type=click.Choice(COMPANY_KINDS))
@_correction
def company_kind(company: str, kind: str, reason: str, db: Path | None) -> None:
    """Say what a company is: a company, a fund, a person, a government or a project.

    \b
    Example:
      dealtrail correct company-kind dunmore-capital fund
    """
    with _writing(db) as (connection, corrections):
        _tell(corrections.set_company_kind(connection, company, kind, reason))


@command.command("undo", short_help="Take back a correction.")
@click.argument("ident", metavar="[ID]", required=False)
@_correction
def undo(ident: str | None, reason: str, db: Path | None) -> None:
    """Take back a correction, the last one unless an ID says which.

    \b
    Examples:
      dealtrail correct undo
      dealtrail correct undo 3fa9c2
    """
    with _writing(db) as (connection, corrections):
        _tell(corrections.undo(connection, ident, reason))


@command.command("redo", short_help="Let an undone correction hold again.")
@click.argument("ident", metavar="[ID]", required=False)
@_correction
def redo(ident: str | None, reason: str, db: Path | None) -> None:
    """Let an undone correction hold again, the one undone last unless an ID says which.

    \b
    Example:
      dealtrail correct redo
    """
    with _writing(db) as (connection, corrections):
        _tell(corrections.redo(connection, ident, reason))


@command.command("export", short_help="Write every correction to a file.")
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@db_option
def export(target: Path, db: Path | None) -> None:
    """Write every correction to a file of JSON Lines, or to stdout for -.

    \b
    Examples:
      dealtrail correct export corrections.jsonl
      dealtrail correct export - | jq .reason
    """
    from store.correction_files import correction_lines, export_corrections
    from tui.commands.databases import reading

    with reading(db) as connection:
        if str(target) == "-":
            for line in correction_lines(connection):
                print_text(line)
            return
        count = export_corrections(connection, target)
    say(f"wrote {_counted(count, 'correction')} to {target}")


@command.command("import", short_help="Add the corrections of a file.")
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
@db_option
def import_(source: Path, db: Path | None) -> None:
    """Add the corrections of a file that dealtrail correct export wrote, in whichever database.

    Those that are there already are left out. One about an article that is not there is kept, and holds once the
    article is loaded. When a line is wrong nothing is imported.

    \b
    Example:
      dealtrail correct import corrections.jsonl
    """
    from store.correction_files import import_corrections
    from store.decisions import described

    with _writing(db) as (connection, _):
        result = import_corrections(connection, source)
    parts = [f"added {_counted(result.added, 'correction')}"]
    parts += [f"{result.known:,} there already"] if result.known else []
    parts += [f"{len(result.waiting):,} waiting"] if result.waiting else []
    say(", ".join(parts))
    for entry in result.waiting:
        say(f"{entry.correction_id} waits for what it is about: {described(entry.decision)}")


@contextlib.contextmanager
def _writing(db: Path | None) -> Iterator[tuple[duckdb.DuckDBPyConnection, Any]]:
    """The user's database, which must be there, open for writing, and the module of the corrections."""
    from seeds.saying import say
    from store import corrections
    from store.database import default_path
    from store.errors import NoDatabase
    from tui.commands.databases import writing

    path = db or default_path()
    if not path.exists():
        raise NoDatabase(path, say("there is no such database"), say("make one with dealtrail load"))
    with writing(path) as connection:
        yield connection, corrections


def _tell(outcome: Outcome) -> None:
    """Print the id of a correction, and say which deals it changed."""
    print_text(f"{outcome.correction_id}\n")
    before, after = set(outcome.deals_before), set(outcome.deals_after)
    if before == after:
        say(f"corrected {_few(after)}" if after else "corrected; no deal is touched")
    else:
        gone, new = _few(before - after), _few(after - before)
        say(f"corrected: {gone} became {new}" if before - after else f"corrected: there is a new deal {new}")
    say(f"take it back with: dealtrail correct undo {outcome.correction_id[:6]}")


def _few(deals: set[str]) -> str:
    """The first deals of many, in one line."""
    named = ", ".join(sorted(deals)[:_MOST_DEALS]) or "no deal"
    return named if len(deals) <= _MOST_DEALS else f"{named} and {len(deals) - _MOST_DEALS:,} more"


def _counted(number: int, noun: str) -> str:
    from tui.wording import counted

    return counted(number, noun)
