"""How far a load is, as the screen knows it; light, for the first screen comes with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from store.arrivals import NOTHING_ARRIVED, Arrived
from tui.wording import counted, number, tr


@dataclass(frozen=True)
class Refused:
    """A file that was not loaded, or a path with nothing to load, and why."""

    path: Path
    reason: str


@dataclass(frozen=True)
class LoadState:
    """How far a load is, or how the last one ended; `problem` says why it ended early where it was not cancelled.

    `unread` of the files could not be read; they are `refused`, as paths are that there was nothing at.
    """

    target: Path | None = None
    running: bool = False
    total: int = 0
    done: int = 0
    loaded: int = 0
    reports: int = 0
    arrived: Arrived = NOTHING_ARRIVED
    unread: int = 0
    refused: tuple[Refused, ...] = ()
    problem: str = ""

    @property
    def unchanged(self) -> int:
        """Articles that were there already."""
        return self.done - self.loaded - self.unread

    @property
    def left(self) -> int:
        """Articles that were not read."""
        return self.total - self.done

    def __str__(self) -> str:
        """What came of it, in one line."""
        parts = [tr("{articles} loaded", articles=counted(self.loaded, "article"))]
        if self.running:
            parts += [tr("{deals} found", deals=counted(self.reports, "deal"))]
        else:
            parts += [counted(len(self.arrived.new), "new deal")]
            parts += (
                [tr("{deals} updated", deals=counted(len(self.arrived.updated), "deal"))]
                if self.arrived.updated
                else []
            )
        parts += [tr("{unchanged} there already", unchanged=number(self.unchanged))] if self.unchanged else []
        parts += [tr("{count} refused", count=number(len(self.refused)))] if self.refused else []
        if not self.running and self.left:
            why = self.problem or tr("stopped")
            parts = [
                why,
                *parts,
                tr("{left} not read; what was loaded stays, the same paths load the rest", left=number(self.left)),
            ]
        return ", ".join(parts)


@dataclass(frozen=True)
class Found:
    """The articles at some paths, sorted, each once, and the paths with nothing to load."""

    articles: tuple[Path, ...]
    refused: tuple[Refused, ...]


@dataclass
class Stepped(Message):
    """A load is so far; `fresh` when the panes are to ask again."""

    state: LoadState
    fresh: bool


@dataclass
class Ended(Message):
    """A load is over."""

    state: LoadState
