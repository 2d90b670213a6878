"""What panes tell the explorer that does not belong to one widget alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from tui.panes.pane import Pane


@dataclass
class DealWanted(Message):
    """A deal is to be opened, wherever it was named."""

    deal_id: str


@dataclass
class CompanyWanted(Message):
    """A company is to be opened, wherever it was named."""

    company_id: str
    name: str


@dataclass
class Trouble(Message):
    """What a pane asked for did not come; `line` says why and the way out."""

    pane: Pane
    line: str


@dataclass
class WholeValueWanted(Message):
    """A value that is cut on the screen is to be shown whole."""

    title: str
    value: str
