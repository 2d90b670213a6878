"""``dealtrail import``: deals from a table that the user keeps."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.options import db_option
from tui.commands.output import say

if TYPE_CHECKING:
    from seeds.tables import ColumnMapping, Refusal, Sheet
    from store.importing import ImportResult

_SHOWN = 5


def _defaults(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    for value, (_, sign, _) in zip(values, pairs, strict=True):
        if not sign:
            raise click.BadParameter(f"{value!r} is not of the form kind=acquisition")
    return {key.strip(): text.strip() for key, _, text in pairs}


@click.command("import")
@click.argument("table", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--map", "map_", metavar="TOML", type=click.Path(path_type=Path), help="Read the columns as it says.")
@click.option("--save-map", metavar="TOML", type=click.Path(path_type=Path), help="Write how the columns are read.")
@click.option(
    "--default",
    "defaults",
    metavar="FIELD=VALUE",
    multiple=True,
    callback=_defaults,
    help="What holds where a cell is empty: kind, stage, confirmation, currency or publisher.",
)
@click.option("--report", metavar="FILE", type=click.Path(path_type=Path), help="Write every refused row and why.")
@click.option("--dry-run", is_flag=True, help="Read the table and tell what would be refused; load nothing.")
@click.option("--keep", is_flag=True, help="Keep rows of an earlier import that FILE no longer has.")
@db_option
def command(
    table: Path,
    map_: Path | None,
    save_map: Path | None,
    defaults: dict[str, str],
    report: Path | None,
    dry_run: bool,
    keep: bool,
    db: Path | None,
) -> int:
    """Load the deals of a CSV or TSV file that you keep, one a row, into your database.

    The columns are told by their headers and shown; what is guessed wrong can be mended in the file that --save-map
    writes. Each row becomes an article of its own, so that every field stays proven by the words of its cell. A row
    that cannot be read is refused with the reason, and the others are loaded, all together or not at all. The same
    file again changes nothing; a row that was changed or deleted in it is replaced or removed.

    \b
    Examples:
      dealtrail import deals.csv --dry-run --save-map deals.toml
      dealtrail import deals.csv --map deals.toml --report refused.csv
      dealtrail import takeovers.tsv --default kind=acquisition --default currency=EUR
    """
    from dataclasses import replace

    from seeds.tables import check_defaults, load_mapping, mapping_text, read_sheet
    from store.export import write_text

    given = None if map_ is None else load_mapping(map_)
    table = table.absolute()
    sheet = read_sheet(table, given.delimiter, given.encoding) if given is not None else read_sheet(table)
    mapping = given if given is not None else _guessed(sheet)
    check_defaults(defaults)
    mapping = replace(mapping, defaults={**mapping.defaults, **defaults})
    if save_map is not None:
        write_text(save_map, mapping_text(mapping))
        say(f"wrote the mapping to {save_map}")
    if dry_run:
        from store.importing import check_table

        refused = check_table(sheet, mapping)
        say(f"{_counted(len(sheet.rows) - len(refused), 'row')} can be loaded{_refusals(refused)}; nothing was loaded")
    else:
        result = _import(sheet, mapping, keep, db)
        refused = result.refused
    _tell(refused, report)
    return 1 if refused else 0


def _guessed(sheet: Sheet) -> ColumnMapping:
    """What the headers tell, said on stderr."""
    from seeds.tables import guess_mapping

    mapping = guess_mapping(sheet)
    fields: dict[str, list[str]] = {}
    for field, headers in mapping.columns.items():
        for header in headers:
            fields.setdefault(header, []).append(field)
    for header in sheet.headers:
        say(f"column {header}: {', '.join(fields[header]) if header in fields else 'kept as text only'}")
    return mapping


def _import(sheet: Sheet, mapping: ColumnMapping, keep: bool, db: Path | None) -> ImportResult:
    from store.database import default_path, open_database
    from store.importing import import_table

    path = db or default_path()
    with contextlib.closing(open_database(path, write=True)) as connection:
        result = import_table(connection, sheet, mapping, keep=keep)
    parts = [f"loaded {_counted(result.loaded, 'row')} of {sheet.path.name} into {path}"]
    parts += [_counted(result.deals_new, "new deal")] if result.deals_new > 0 else []
    parts += [f"{result.unchanged:,} there already"] if result.unchanged else []
    parts += [f"{result.removed:,} no longer in the file and removed"] if result.removed else []
    say(f"{', '.join(parts)}{_refusals(result.refused)}")
    return result


def _refusals(refused: Sequence[tuple[Refusal, ...]]) -> str:
    return f", {len(refused):,} refused" if refused else ""


def _tell(refused: Sequence[tuple[Refusal, ...]], report: Path | None) -> None:
    """Every refusal into the report file, or the first ones on stderr."""
    refusals = [refusal for row in refused for refusal in row]
    if report is not None:
        from store.export import export_rows

        columns = ("line", "column", "value", "problem", "way_out")
        export_rows([tuple(getattr(refusal, name) for name in columns) for refusal in refusals], columns, report)
        say(f"wrote {_counted(len(refusals), 'refusal')} to {report}")
        return
    for refusal in refusals[:_SHOWN]:
        where = f"line {refusal.line}" + (f", {refusal.column}" if refusal.column else "")
        value = f" {refusal.value!r}" if refusal.value else ""
        say(f"refused {where}:{value} {refusal.problem}; {refusal.way_out}")
    if len(refusals) > _SHOWN:
        say(f"{len(refusals) - _SHOWN:,} more refusals; --report FILE writes all of them")


def _counted(count: int, name: str) -> str:
    from tui.wording import counted

    return counted(count, name)
