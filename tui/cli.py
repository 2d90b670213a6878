"""The command line: `dealtrail` alone opens the explorer, its commands do the same work without a screen.

Help must come at once, so nothing is imported here that a command may not need: no Textual, no DuckDB, no pydantic.
Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import click

from seeds.errors import DealtrailError
from tui.commands.options import db_option
from tui.commands.output import close_quietly, prepare_streams, say

DONE, FAILED, INTERRUPTED = 0, 1, 130

_COMMANDS = {
    "load": "Read articles into the database.",
    "import": "Load deals from a CSV or TSV table of your own.",
    "parse": "Print the deals in articles; no database is touched.",
    "search": "List the deals that words and filters find.",
    "sql": "Answer a SELECT statement.",
    "queries": "List the saved queries, or keep one of your own.",
    "export": "Write deals, a view or an answer to a CSV, TSV, JSON, JSON Lines, Markdown or Parquet file.",
    "cite": "Print where a deal was read, as citations.",
    "correct": "Correct what was read, and take it back.",
    "companies": "List companies and what they paid and received.",
    "deals": "List all deals.",
    "loops": "List the money that comes back to where it started.",
    "config": "Tell where the configuration is, or write one to begin with.",
    "schema": "Explain the tables and columns.",
    "doctor": "Check that the database is whole, and mend what can be derived.",
}


_MODULES = {"import": "importing"}
"""The modules of commands whose names no module can have."""


class _LazyGroup(click.Group):
    """A group whose commands live in modules of their own, imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"tui.commands.{_MODULES.get(cmd_name, cmd_name)}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click itself would make it a failure
            close_quietly()
            return DONE


@click.group(
    cls=_LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@db_option
@click.option("--fresh", is_flag=True, help="Open the explorer as at the first time, not as it was left.")
@click.version_option(package_name="dealtrail", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context, db: Path | None, fresh: bool) -> None:
    """Explore corporate deals that were read from press articles, down to the words that prove them.

    Without a command it opens the explorer in this terminal, on your own database or, before you have one, on a sample.

    \b
    Examples:
      dealtrail                                     open the explorer
      dealtrail load articles/                      read a folder of articles into your database
      dealtrail search 'amazon kind:investment amount>=1bn'
    """
    if context.invoked_subcommand is None:
        context.exit(_explore(db, fresh=fresh))


def _explore(db: Path | None, *, fresh: bool) -> int:
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if not all(stream.isatty() for stream in streams) or os.environ.get("TERM") == "dumb":
        raise DealtrailError(
            "the explorer needs a terminal, and this is none; "
            "run dealtrail in one, or use a command such as dealtrail search (see dealtrail --help)"
        )
    import gc

    gc.disable()  # nothing that the start makes is garbage; the app turns it on again
    try:
        from tui.opening import opened_after_all, opening

        with opening(db, fresh=fresh) as begun:
            from tui.app import run_explorer

            opened = begun.opened.result() or opened_after_all(db)
            chosen = opened.chosen
            return run_explorer(
                chosen.path, sample=chosen.is_sample, opened=opened.reading, first=begun.first, fresh=fresh
            )
    finally:
        gc.enable()


def main() -> None:
    """The console script; ends the process with the exit code."""
    prepare_streams()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line and return the exit code; every error becomes one line on stderr."""
    try:
        code = cli.main(arguments, prog_name="dealtrail", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("interrupted")
        return INTERRUPTED
    except DealtrailError as error:
        say(str(error))
        return FAILED
    except BrokenPipeError:
        close_quietly()
        return DONE
    except Exception as error:
        from store.database import is_interrupt
        from tui.commands.log import record_error

        if is_interrupt(error):
            say("interrupted")
            return INTERRUPTED
        say(f"an error that should not happen: {type(error).__name__}: {error}; its trace is in {record_error(error)}")
        return FAILED
    return code if isinstance(code, int) else DONE
