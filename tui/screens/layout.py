"""How the panes stand on the explorer's screen: what is open at its left, what is zoomed, and how wide it is."""

from __future__ import annotations

from collections.abc import Mapping

from textual.screen import Screen

from tui.panes.companies import CompaniesPane
from tui.panes.facets import FacetsPane

_NARROWEST_LEFT = 20
_NARROWEST_RIGHT = 60
_HUGE = 170
"""Cells from which the facets stand beside the companies, not in their place."""
_SLIM = 60
"""Cells below which nothing stands beside the facets."""

USUAL_LEFT = 32
"""Cells that the style sheet gives the companies, or the facets in their place, beside the deals."""

_FOLLOW_THE_PANE = "SearchLine, #explore, #right, Pane, Pane > PaneTitle"
"""What the style sheet lays out by the pane that the reader is in, by the facets being open, or by the zoom."""

PLACES = ("companies", "facets", "deals", "source", "sql")
"""The panes that the reader may be in."""


class Layout:
    """The classes that the screen's style sheet lays the panes out by."""

    def __init__(self, screen: Screen[None], left_width: int | None = None) -> None:
        self._screen = screen
        self._at = ""
        self.left_width = left_width

    @property
    def side_by_side(self) -> bool:
        """Whether the panes stand beside each other, so that their widths can be chosen."""
        return self._screen.has_class("-wide") and not self.is_zoomed

    @property
    def is_zoomed(self) -> bool:
        """Whether one pane is shown alone."""
        return self._screen.has_class("-zoomed")

    @property
    def panes(self) -> list[str]:
        """The panes but the console, in the order that one walks through them."""
        left = ["facets"] if self._facets_open else ["companies"]
        if self._facets_open and self._screen.has_class("-huge"):
            left = ["companies", "facets"]
        return [*left, "deals", "source"]

    def enter(self, pane: str) -> None:
        """Lay the panes out around the one that the reader is in."""
        self._at = pane
        classes = {f"-at-{place}": place == pane for place in PLACES}
        self._lay_out(classes | ({"-facets": True} if pane == "facets" else {}))
        self._settle()

    def _lay_out(self, classes: Mapping[str, bool]) -> None:
        """Change the classes that say which panes stand where, and style anew what follows them.

        Textual would style every widget of the screen anew, for longer than a frame.
        """
        before = self._screen.classes
        self._screen.update_classes(classes, update=False)
        if self._screen.classes != before:
            self._screen.app.stylesheet.update_nodes(self._screen.query(_FOLLOW_THE_PANE))

    def close_facets(self) -> None:
        """Give the place of the facets back to the companies."""
        self._lay_out({"-facets": False})
        self._settle()

    def zoom(self) -> None:
        """Show only the pane that the reader is in, or all of them again."""
        self._lay_out({"-zoomed": not self.is_zoomed})
        self._settle()

    def widen(self, cells: int) -> None:
        """Make what stands at the left wider, or narrower where `cells` is negative."""
        pane = self._companies if self._companies.display else self._facets
        width = pane.outer_size.width + cells
        self.left_width = self._that_fits(width)
        self._settle()

    def _that_fits(self, width: int) -> int:
        return max(_NARROWEST_LEFT, min(self._screen.size.width - _NARROWEST_RIGHT, width))

    def fit(self) -> None:
        """Fit the size of the terminal."""
        width = self._screen.size.width
        self._screen.update_classes({"-huge": width >= _HUGE, "-slim": width < _SLIM})
        self._give_way()
        self._screen.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """Follow what was decided: only one pane at the left has the chosen width, and unseen facets ask nothing."""
        self._give_way()
        huge = self._screen.has_class("-huge")
        width = None if self.left_width is None or not self.side_by_side else self._that_fits(self.left_width)
        self._companies.styles.width = width
        for facets in self._screen.query(FacetsPane):  # at the start there are none yet
            facets.styles.width = None if huge else width
            beside = self.side_by_side and self._facets_open and self._at != "sql"
            facets.seen = self._at == "facets" or beside

    def _give_way(self) -> None:
        """Close the facets where they would hide the pane that the reader is in, which would lose the focus."""
        if self._at == "companies" and not self._screen.has_class("-huge"):
            self._lay_out({"-facets": False})

    @property
    def _facets_open(self) -> bool:
        return self._screen.has_class("-facets")

    @property
    def _companies(self) -> CompaniesPane:
        return self._screen.query_one(CompaniesPane)

    @property
    def _facets(self) -> FacetsPane:
        return self._screen.query_one(FacetsPane)
