"""``dealtrail doctor``: is the database whole, and what can be mended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.options import db_option, format_options
from tui.commands.output import say

if TYPE_CHECKING:
    from store.doctor import Examination

_COLUMNS = ("check", "faults", "repairable", "meaning", "examples")


@click.command("doctor")
@click.option("--repair", is_flag=True, help="Derive anew what is wrong and can be derived; keeps a backup.")
@format_options
@db_option
def command(repair: bool, form: str | None, db: Path | None) -> int:
    """Check that the database is whole: every block, span and reference, and that all deals follow from the articles.

    Prints one row for each check that found faults, and ends with 1 when there are any. Nothing is changed without
    --repair, which makes the file anew from the articles and your corrections and keeps the old one beside it.

    \b
    Examples:
      dealtrail doctor
      dealtrail doctor --repair
      dealtrail --db chips.duckdb doctor --json
    """
    from store.renewal import renew
    from tui.commands import progress
    from tui.commands.databases import choose
    from tui.commands.output import print_rows

    path = choose(db).path
    found = _examine(path)
    if repair and found.repairable:
        try:
            backup = renew(path, progress.step)
        finally:
            progress.clear()
        say(f"{path} was made anew; as it was it is kept as {backup}")
        found = _examine(path)
    rows = [(f.check, f.faults, f.repairable, f.meaning, ", ".join(f.examples)) for f in found.findings]
    if rows or form is not None:
        print_rows(_COLUMNS, rows, form)
    say(_summary(path, found))
    return 1 if found.findings else 0


def _examine(path: Path) -> Examination:
    from store.doctor import examine
    from tui.commands import progress
    from tui.commands.databases import up_to_date

    try:
        return up_to_date(path, lambda: examine(path, progress.step))
    finally:
        progress.clear()


def _summary(path: Path, found: Examination) -> str:
    from tui.wording import counted

    checks = counted(len(found.checks), "check")
    if not found.findings:
        return f"{path} is whole: {checks}, no fault"
    failed = f"{path}: {len(found.findings):,} of {checks} found faults"
    if found.repairable:
        return f"{failed}; mend what can be derived with: dealtrail doctor --repair"
    return f"{failed}, and none can be mended; restore a backup, or load the articles into a new file"
