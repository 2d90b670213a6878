"""Reads a table that a user keeps of deals: which column holds what, and each row as a document with one report."""

from seeds.tables.mapping import ColumnMapping, check_defaults, guess_mapping, load_mapping, mapping_text
from seeds.tables.rows import RULE, Refusal, read_rows
from seeds.tables.sheet import Sheet, SheetRow, read_sheet

__all__ = [
    "RULE",
    "ColumnMapping",
    "Refusal",
    "Sheet",
    "SheetRow",
    "check_defaults",
    "guess_mapping",
    "load_mapping",
    "mapping_text",
    "read_rows",
    "read_sheet",
]
