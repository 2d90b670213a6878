"""The help screen: what the panes are for, the search language, the signs, and every key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import ClassVar, TypeAlias

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from seeds.vocabulary import Confirmation, Stage
from tui.config import config_path
from tui.display import confirmation_text, stage_text, words
from tui.keys import KeyRow, key_table
from tui.panes.deal_records import NEW
from tui.screens.closing import Closing, way_out
from tui.wording import later, tr

_LEFT = 27
_KEYS = 18

_Line: TypeAlias = "tuple[str, str | tuple[str, tuple[str, str]]]"

_INTRODUCTION = later("""\
Choose a company to narrow the deals, a deal to read the words that prove it.
enter goes in, esc steps out; the mouse does both with a double click and a click on a pane.
A click on Dealtrail lists every action, as : does.
The names behind the keys are for keys of your own, under [keys] in
{path}, as in take.export = "x".""")

_SEARCH = (
    ("amazon openai", later("deals with both words, whatever their case and accents")),
    ('"puces Trainium"', later("the words side by side")),
    ("-nvidia", later("without the word")),
    ("company: payer: payee:", later("a part of a name: payer:softbank")),
    ("kind: stage: confirmation:", later("one or more: stage:in_talks,planned")),
    ("amount>=1bn stake>10", later("figures, with k m bn md; = < > <= >=")),
    ("since: until: in:", later("2025, 2025-Q4, 2025-11, 2025-11-03")),
    ("currency: lang: source:", later("USD; fr, en, de; a part of an outlet's name")),
    ('source="Le Quai"', later("the whole name; so for company= payer= payee=")),
)


class HelpScreen(ModalScreen[None], Closing[None]):
    """Everything that can be done, on one page to scroll."""

    CSS_PATH = "../theme/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,?", "dismiss(None)", "Close the help", id="help.close"),
        Binding("j", "scroll(1)", "Down one line", id="help.down", show=False),
        Binding("k", "scroll(-1)", "Up one line", id="help.up", show=False),
    ]
    BINDING_GROUP_TITLE = "Help"

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """The page."""
        with Vertical(classes="dialog -page") as frame:
            frame.border_title = tr("Help")
            frame.border_subtitle = way_out(tr("esc closes"))
            with VerticalScroll(id="help-page"):
                yield Static(tr(_INTRODUCTION, path=config_path()), markup=False)
                yield from _section(tr("Search"), ((left, tr(right)) for left, right in _SEARCH))
                yield from _section(tr("Signs"), _signs(), _KEYS)
                for place, rows in groupby(key_table(self._keymap), key=lambda row: row.place):
                    yield from _section(tr(place), map(_key_line, rows), _KEYS)

    def action_scroll(self, lines: int) -> None:
        """Scroll the page."""
        page = self.query_one("#help-page", VerticalScroll)
        page.scroll_to(y=page.scroll_offset.y + lines, animate=False)


def _section(title: str, lines: Iterable[_Line], left_width: int = _LEFT) -> Iterable[Static]:
    yield Static(title, markup=False, classes="help-title")
    table = Table.grid(padding=(0, 2))
    table.add_column(width=left_width, style="bold")
    table.add_column()
    for left, right in lines:
        table.add_row(Text(left), Text.assemble(*right) if isinstance(right, tuple) else Text(right))
    yield Static(table)


def _key_line(row: KeyRow) -> _Line:
    return "  ".join(map(tr, row.keys)), (tr(row.description), (f"  {row.id}", "dim"))


def _signs() -> Iterable[_Line]:
    yield words("stage"), _unbroken(map(stage_text, Stage))
    yield words("confirmation"), _unbroken(map(confirmation_text, Confirmation))
    yield "≤ ≥ ~", tr("up to, at least, about")
    yield "USD?", tr("the currency is inferred")
    yield (
        tr("▁ to █"),
        tr("the amount in US dollars, from 1 million to 100 billion, each step about five times the last"),
    )
    yield "A +2 → B, A ↔ B", tr("A and two others pay B; A and B are partners")
    yield "≠", tr("the reports of the deal name different amounts")
    yield "✎ •", tr("corrected by you; changed in the form and not saved yet")
    yield (
        tr("{sign} in the list", sign=NEW),
        tr("a new deal: it came with articles loaded here, and was not looked at yet"),
    )
    yield "★", tr("the report whose stage and confirmation the deal shows")


def _unbroken(names: Iterable[str]) -> str:
    """The names with a sign kept beside its word where the line breaks."""
    return "  ".join(name.replace(" ", "\u00a0") for name in names)
