"""What to copy: a small menu after `y`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.display import ELLIPSIS, cell_text, cut
from tui.screens.closing import Closing, way_out
from tui.taking import Copyable
from tui.widgets.options import Options
from tui.wording import tr

_SHOWN_WIDTH = 44


class CopyScreen(ModalScreen[Copyable | None], Closing[Copyable | None]):
    """Offers what can be copied; returns what was chosen."""

    CSS_PATH = "../theme/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,c", "choose('c')", "Copy the cell", id="copy.cell"),
        Binding("r", "choose('r')", "Copy the row", id="copy.row"),
        Binding("t", "choose('t')", "Copy the citation: quote, outlet, title, date, place", id="copy.citation"),
        Binding("x", "choose('x')", "Copy the excerpt: the passages that prove it", id="copy.excerpt"),
        Binding("a", "choose('a')", "Copy where the article is: its address or file", id="copy.address"),
        Binding("s", "choose('s')", "Copy the SQL that made what is shown", id="copy.sql"),
        Binding("escape,q", "dismiss(None)", "Copy nothing", id="copy.close"),
    ]
    BINDING_GROUP_TITLE = "After y"

    def __init__(self, copyables: Sequence[Copyable]) -> None:
        super().__init__()
        self._copyables = {copyable.key: copyable for copyable in copyables}

    def compose(self) -> ComposeResult:
        """One line for each thing that can be copied."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = tr("Copy")
            frame.border_subtitle = way_out(tr("esc closes"))
            yield Options(*map(_option, self._copyables.values()), markup=False, compact=True)

    def action_choose(self, key: str) -> None:
        """Copy what the key stands for, where there is such a thing."""
        if key in self._copyables:
            self.dismiss(self._copyables[key])

    @on(OptionList.OptionSelected)
    def _choose_option(self, event: OptionList.OptionSelected) -> None:
        self.action_choose(event.option_id or "")


def _option(copyable: Copyable) -> Option:
    shown = cut(cell_text(copyable.text), _SHOWN_WIDTH) if copyable.ask is None else ELLIPSIS
    return Option(Content(f"{copyable.key}  {copyable.name:<9} {shown}"), id=copyable.key)
