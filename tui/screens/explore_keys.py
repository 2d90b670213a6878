"""The keys of the explorer's screen, and which of them hold where the reader is."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.screens.taking import COPY, EXPORT, OPEN

EXPLORE_BINDINGS: list[BindingType] = [
    Binding("/", "search", "Search", id="explore.search", tooltip="Search all panes; in the source, its text"),
    Binding("1", "go('companies')", "Companies", id="explore.companies", show=False, tooltip="Go to the companies"),
    Binding("2", "go('deals')", "Deals", id="explore.deals", show=False, tooltip="Go to the deals"),
    Binding("3", "go('source')", "Source", id="explore.source", show=False, tooltip="Go to the source"),
    Binding("4", "go('sql')", "SQL", id="explore.sql", tooltip="The SQL console"),
    Binding("f", "facets", "Facets", id="explore.facets", show=False, tooltip="Kinds, stages, years, outlets to keep"),
    Binding("backslash", "chips", "Chips", id="explore.chips", show=False, tooltip="The terms of the search as chips"),
    Binding("backspace", "drop_term", "Drop term", id="explore.drop_term", show=False, tooltip="Drop the last term"),
    Binding(
        "comma",
        "same_value",
        "Same value",
        id="explore.same_value",
        show=False,
        tooltip="Keep the deals with the same value as this cell, or let them go",
    ),
    Binding("tab", "next_pane(1)", "Next pane", id="explore.next_pane", show=False),
    Binding("shift+tab", "next_pane(-1)", "Previous pane", id="explore.previous_pane", show=False),
    Binding("J", "step_report(1)", "Next report of the deal", id="explore.next_report", show=False),
    Binding("K", "step_report(-1)", "Previous report of the deal", id="explore.previous_report", show=False),
    Binding("s", "sort", "Sort", id="explore.sort", tooltip="Sort the pane in its next order"),
    Binding("S", "show_sql", "Show SQL", id="explore.show_sql", show=False, tooltip="The SQL that the search became"),
    Binding("p", "profile", "Company profile", id="explore.profile", show=False, tooltip="The profile of the company"),
    Binding(
        "O",
        "loops",
        "Loops",
        id="explore.loops",
        show=False,
        tooltip="The circles of money, through the chosen company or all",
    ),
    Binding("L", "load", "Load", id="explore.load", show=False, tooltip="Load files or folders of articles"),
    Binding("N", "next_new", "Next new deal", id="explore.next_new", show=False, tooltip="Go to the next new deal"),
    Binding("M", "mark_seen", "Mark all as seen", id="explore.mark_seen", show=False, tooltip="Mark all as seen"),
    EXPORT,
    COPY,
    OPEN,
    Binding(
        "c",
        "correct",
        "Correct",
        id="explore.correct",
        show=False,
        tooltip="Correct the deal, the report or the company",
    ),
    Binding(
        "C", "corrections", "Corrections", id="explore.corrections", show=False, tooltip="Every correction, to undo"
    ),
    Binding("u", "undo", "Undo", id="explore.undo", show=False, tooltip="Take back the last correction"),
    Binding("U", "redo", "Redo", id="explore.redo", show=False, tooltip="Let the correction undone last hold again"),
    Binding("[", "back", "Back", id="explore.back", show=False),
    Binding("]", "forward", "Forward", id="explore.forward", show=False),
    Binding("z", "zoom", "Zoom the pane", id="explore.zoom", show=False),
    Binding("<", "resize(-4)", "Narrower companies", id="explore.narrower", show=False),
    Binding(">", "resize(4)", "Wider companies", id="explore.wider", show=False),
    Binding("escape", "step_out", "One step out, or cancel", id="explore.step_out", show=False),
    Binding("q", "leave", "Quit", id="explore.quit", tooltip="Close the console, or quit"),
]
"""What `ExploreScreen` has actions for."""

_NOT_IN_CONSOLE = frozenset({"search", "show_sql", "zoom", "step_report", "resize", "facets", "chips", "drop_term"})
_ONLY_IN = {"same_value": ("deals",), "sort": ("companies", "deals")}
_ONLY_IN |= dict.fromkeys(("next_new", "mark_seen"), ("companies", "facets", "deals"))
_ONLY_IN |= dict.fromkeys(("correct", "undo", "redo", "corrections"), ("companies", "deals", "source"))


def holds_in(pane: str, action: str) -> bool:
    """Whether a pane has what an action is about."""
    if pane == "sql" and action in _NOT_IN_CONSOLE:
        return False
    return action not in _ONLY_IN or pane in _ONLY_IN[action]
