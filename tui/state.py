"""What the explorer is looking at, and where it has been."""

from __future__ import annotations

from dataclasses import dataclass, replace

from store.search import Search, compile_search

EVERYTHING = compile_search("")
"""The search that finds every deal."""


@dataclass(frozen=True)
class View:
    """What the panes show: the deals of a search, and of one company when one is chosen."""

    search: Search = EVERYTHING
    company_id: str | None = None
    company_name: str = ""

    def searching(self, search: Search) -> View:
        """The same view of another search."""
        return replace(self, search=search)

    @property
    def is_narrowed(self) -> bool:
        """Whether not all deals are shown."""
        return self.company_id is not None or bool(self.search.terms)

    def narrowed_to(self, company_id: str | None, name: str = "") -> View:
        """The same view of one company, or of all where `company_id` is None."""
        return replace(self, company_id=company_id, company_name=name)


@dataclass(frozen=True)
class Place:
    """Where the reader stood: what was shown, on which deal, in which pane."""

    view: View
    deal_id: str | None
    pane: str


class Trail:
    """The places that were left, to go back to and forward again."""

    def __init__(self, longest: int = 200) -> None:
        self._longest = longest
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def leave(self, place: Place) -> None:
        """Remember a place before jumping to a new one."""
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
        del self._behind[: -self._longest]
        self._ahead.clear()

    def back(self, here: Place) -> Place | None:
        """The place before this one, or None at the start of the trail."""
        return self._step(here, self._behind, self._ahead)

    def forward(self, here: Place) -> Place | None:
        """The place that `back` came from, or None at the end of the trail."""
        return self._step(here, self._ahead, self._behind)

    @staticmethod
    def _step(here: Place, source: list[Place], other: list[Place]) -> Place | None:
        while source:
            place = source.pop()
            if place != here:
                other.append(here)
                return place
        return None
