"""The key table, read from the bindings themselves: the help screen shows it, the README quotes it.

`python -m tui.keys` prints it as a Markdown table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual.binding import Binding
from textual.dom import DOMNode

from tui.wording import later

FORBIDDEN = frozenset({"ctrl+m", "ctrl+i", "ctrl+h"})
"""Keys that terminals cannot tell from Enter, Tab and Backspace."""

_SHOWN = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": later("page down"),
    "pageup": later("page up"),
    "escape": "esc",
    "f2": "F2",
    "f3": "F3",
    "f4": "F4",
    "f5": "F5",
    "f8": "F8",
    "minus": "-",
    "comma": ",",
    "backslash": "\\",
}


SHARED = later("Wherever there is a list or an article")
"""The place of keys that several screens have."""
_SHARED_IDS = "take."


@dataclass(frozen=True)
class KeyRow:
    """One binding: where it holds, its keys as a person reads them, what it does, and the id to remap it by."""

    place: str
    keys: tuple[str, ...]
    description: str
    id: str


def key_table(keymap: Mapping[str, str] | None = None) -> list[KeyRow]:
    """Every binding of the explorer, under the user's `keymap` where there is one."""
    remapped = keymap or {}
    rows: dict[str, KeyRow] = {}
    for owner, binding in bindings():
        name = binding.id or ""
        place = SHARED if name.startswith(_SHARED_IDS) else owner.BINDING_GROUP_TITLE or owner.__name__
        keys = tuple(map(shown_key, remapped.get(name, binding.key).split(",")))
        rows.setdefault(name, KeyRow(place, keys, binding.tooltip or binding.description, name))
    places = list(dict.fromkeys(row.place for row in rows.values()))
    return sorted(rows.values(), key=lambda row: places.index(row.place))


def bindings() -> Iterator[tuple[type[DOMNode], Binding]]:
    """Each binding of our own with the class that declares it."""
    for owner in _owners():
        for binding in owner.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding):
                yield owner, binding


def _owners() -> tuple[type[DOMNode], ...]:
    from tui.app import ExplorerApp
    from tui.panes.companies import CompaniesPane
    from tui.panes.deals import DealsPane
    from tui.panes.facets import FacetTable
    from tui.panes.source import SourcePane
    from tui.panes.sql_answer import SqlAnswer
    from tui.panes.sql_console import SqlConsole
    from tui.panes.sql_schema import SchemaTable
    from tui.screens.article import ArticleScreen
    from tui.screens.choosing_columns import ColumnsScreen, ColumnsTable
    from tui.screens.copying import CopyScreen
    from tui.screens.correct_company import CorrectCompanyScreen
    from tui.screens.correct_report import CorrectReportScreen
    from tui.screens.correct_screen import CorrectScreen
    from tui.screens.corrections import CorrectionsScreen
    from tui.screens.deciding import DecideScreen
    from tui.screens.explore import ExploreScreen
    from tui.screens.exporting import ExportScreen
    from tui.screens.help import HelpScreen
    from tui.screens.load import LoadScreen
    from tui.screens.loops import LoopsScreen
    from tui.screens.picking import PickScreen
    from tui.screens.profile import ProfileScreen
    from tui.screens.query_values import ValuesScreen
    from tui.screens.quitting import QuitScreen
    from tui.screens.saving_query import SaveQueryScreen
    from tui.screens.sql_lists import SavedQueriesScreen
    from tui.screens.text import TextScreen
    from tui.screens.themes import ThemeScreen
    from tui.screens.which_company import WhichCompanyScreen
    from tui.widgets.chips import Chips
    from tui.widgets.completing_input import CompletingInput
    from tui.widgets.editor import Editor
    from tui.widgets.file_table import FileTable
    from tui.widgets.path_input import PathInput
    from tui.widgets.record_table import RecordTable
    from tui.widgets.ring import LoopRing
    from tui.widgets.search_input import SearchInput
    from tui.widgets.source_text import SourceText
    from tui.widgets.sql_editor import SqlEditor

    return (
        ExplorerApp,
        ExploreScreen,
        RecordTable,
        CompaniesPane,
        FacetTable,
        DealsPane,
        SourcePane,
        SourceText,
        SearchInput,
        CompletingInput,
        Chips,
        SqlConsole,
        SqlEditor,
        SchemaTable,
        SqlAnswer,
        PickScreen,
        SavedQueriesScreen,
        ValuesScreen,
        SaveQueryScreen,
        ProfileScreen,
        LoopsScreen,
        LoopRing,
        ArticleScreen,
        WhichCompanyScreen,
        CorrectScreen,
        CorrectReportScreen,
        CorrectCompanyScreen,
        Editor,
        DecideScreen,
        CorrectionsScreen,
        CopyScreen,
        ExportScreen,
        LoadScreen,
        PathInput,
        FileTable,
        QuitScreen,
        ColumnsTable,
        ColumnsScreen,
        ThemeScreen,
        HelpScreen,
        TextScreen,
    )


def shown_key(key: str) -> str:
    """A key as a person reads it: `escape` as "esc"."""
    key = key.strip()
    return _SHOWN.get(key, key)


def markdown() -> str:
    """The key table in Markdown."""
    lines = ["| where | keys | what | name, for keys of your own |", "|---|---|---|---|"]
    for row in key_table():
        lines.append(f"| {row.place} | {' '.join(map(_code, row.keys))} | {row.description} | {row.id} |")
    return "\n".join(lines)


def _code(key: str) -> str:
    return "`" + key.replace("|", "\\|") + "`"


if __name__ == "__main__":
    print(markdown())
