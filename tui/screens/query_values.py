"""The values of a statement's parameters: a small form, filled with those that it has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from seeds.saying import said_by
from store.parameters import Declared, read_value
from tui.display import cell_text, words
from tui.screens.closing import Closing
from tui.widgets.footer import KeyLine
from tui.wording import tr


class ValuesScreen(ModalScreen[dict[str, str] | None], Closing[dict[str, str] | None]):
    """Asks for each value until all can be read; returns them as they were written."""

    CSS_PATH = "../theme/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r,f5", "run", "Run", id="values.run", tooltip="Run with these values"),
        Binding("down", "next(1)", "Next value", id="values.next", show=False),
        Binding("up", "next(-1)", "Previous value", id="values.previous", show=False),
        Binding("escape", "dismiss(None)", "Do not run", id="values.close"),
    ]
    BINDING_GROUP_TITLE = "Values of a query"

    note = getters.query_one("#values-note", Static)

    def __init__(self, heading: str, parameters: Sequence[Declared]) -> None:
        super().__init__()
        self._heading = heading
        self._parameters = parameters

    def compose(self) -> ComposeResult:
        """A line for each parameter, and what is wrong with them."""
        with Vertical(classes="dialog -wide") as frame:
            frame.border_title = Content(cell_text(self._heading))
            with VerticalScroll(id="values"):
                for one in self._parameters:
                    about = " · ".join(part for part in (f":{one.name}", words(one.kind), tr(one.about)) if part)
                    yield Static(cell_text(about), markup=False)
                    yield Input(cell_text(one.default), compact=True, select_on_focus=True)
            yield Static(tr("enter goes on, and runs behind the last"), id="values-note", markup=False)
            yield KeyLine()

    @property
    def fields(self) -> list[Input]:
        """The fields, in the order of the parameters."""
        return list(self.query(Input))

    def on_mount(self) -> None:
        """Start in the first field."""
        self.fields[0].focus()

    def action_next(self, steps: int) -> None:
        """Go to another field, and round again."""
        fields = self.fields
        at = fields.index(self.focused) if isinstance(self.focused, Input) else 0
        fields[(at + steps) % len(fields)].focus()

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input is self.fields[-1]:
            self.action_run()
        else:
            self.action_next(1)

    def action_run(self) -> None:
        """Return the values, or go to the first that cannot be read."""
        values: dict[str, str] = {}
        for one, field in zip(self._parameters, self.fields, strict=True):
            text = " ".join(field.value.split())
            try:
                read_value(text, one.kind or None)
            except ValueError as error:
                self.note.update(cell_text(f":{one.name}: {tr(said_by(error))}"))
                self.note.set_classes("-error")
                field.focus()
                return
            values[one.name] = text
        self.dismiss(values)
