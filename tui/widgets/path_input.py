"""A line to type or paste paths in, and the button that loads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input, Static

from tui.aside import aside, unbegun
from tui.display import safe_text
from tui.path_line import completed

_BEGINS_A_PATH = ("/", "'", '"', "~", "file:")


class PathInput(Input):
    """The line of paths; tab completes the last one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Load", id="paths.load", tooltip="Load what the line names"),
        Binding("tab", "complete", "Complete", id="paths.complete", tooltip="Complete the name, or go to the files"),
        Binding("down", "leave", "To the files", id="paths.files", show=False),
    ]
    BINDING_GROUP_TITLE = "Paths to load"

    class Left(Message):
        """The reader goes on to the files."""

    def action_leave(self) -> None:
        """Tell that the reader goes on to the files."""
        self.post_message(self.Left())

    def action_complete(self) -> None:
        """Complete the last word before the cursor, or leave the line where there is nothing more to add."""
        self.run_worker(unbegun(self._complete), exclusive=True, group="complete")

    async def _complete(self) -> None:
        before, after = self.value[: self.cursor_position], self.value[self.cursor_position :]
        if not before.strip() or before[-1:].isspace():
            self.action_leave()
            return
        line = await aside(lambda: completed(before))
        if self.value != before + after:
            return
        if line == before or safe_text(line) != line:
            self.action_leave()
            return
        self.value = line + after
        self.cursor_position = len(line)

    def _on_paste(self, event: events.Paste) -> None:
        """Take several lines as several paths."""
        event.prevent_default()
        event.stop()
        pasted = " ".join(event.text.split("\n")).strip()
        before = self.value[: self.cursor_position]
        if before.strip() and not before[-1:].isspace() and pasted.startswith(_BEGINS_A_PATH):
            pasted = f" {pasted}"
        self.insert_text_at_cursor(pasted)


class LoadButton(Static):
    """Starts the load by mouse."""

    @dataclass
    class Clicked(Message):
        """The load is to start."""

    def on_click(self) -> None:
        """Tell that the load is to start."""
        self.post_message(self.Clicked())
