"""What the command palette offers: every action, every company, and statements to start from."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from textual import events
from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.errors import NoWidget
from textual.visual import VisualType
from textual.widgets import LoadingIndicator
from textual.widgets.option_list import Option
from textual.worker import Worker

from seeds.errors import DealtrailError
from store.errors import DatabaseError, QueryTimeout
from store.explore import CompanyRow
from store.saved_queries import SavedQuery, saved_queries
from tui.display import cell_text
from tui.questions import Superseded
from tui.reader import error_line
from tui.screens.closing import Closing
from tui.screens.sql_lists import told
from tui.toasts import tell
from tui.widgets.finding import FoldedText
from tui.widgets.options import Options
from tui.wording import counted, tr

if TYPE_CHECKING:
    from tui.screens.explore import ExploreScreen

_MOST_HITS = 20
_LITERAL = 1_000
_MOVES = ("move.", "source.", "search.", "chips.")


class Commands(CommandList, Options, can_focus=False):
    """What the palette offers, in a list that bears what may happen to it."""

    def add_option(self, option: Option | VisualType | None = None) -> Self:
        """Say in the reader's language that nothing is found."""
        if isinstance(option, Option) and option.id == CommandPalette._NO_MATCHES:
            option = Option(Content(tr("No action, company or query has these words.")), id=option.id, disabled=True)
        return super().add_option(option)


class Palette(CommandPalette, Closing[None]):
    """Textual's palette, which may be closed again before it is there, or while it is being filled."""

    def __init__(self) -> None:
        super().__init__(placeholder=tr("Search for commands…"))

    def compose(self) -> ComposeResult:
        """Textual's palette with our list in it."""
        for widget in super().compose():
            yield Commands() if isinstance(widget, CommandList) else widget

    def on_mount(self, event: events.Mount) -> None:
        """Offer nothing where it was closed in the meantime: it would look for the screen under it."""
        if self not in self.app.screen_stack:
            event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Do nothing at a place that the terminal has no more: it became smaller since."""
        try:
            self.get_widget_at(event.screen_x, event.screen_y)
        except NoWidget:
            event.prevent_default()

    def _gather_commands(self, search_value: str) -> Worker[None]:
        worker = super()._gather_commands(search_value)
        # It looks for its list even after the palette was closed, which must not end the app.
        worker.exit_on_error = False
        return worker

    def _action_command_list(self, action: str) -> None:
        if self.query(CommandList):  # a key may come when the palette is closing, and its list is gone
            super()._action_command_list(action)

    def _action_cursor_down(self) -> None:
        if self.query(CommandList):
            super()._action_cursor_down()

    def _watch__list_visible(self) -> None:
        if self.query(CommandList):
            super()._watch__list_visible()

    async def _watch__show_busy(self) -> None:
        if self.query(LoadingIndicator):  # a timer shows it, which may come when the palette is closing
            await super()._watch__show_busy()


class ExplorerProvider(Provider):
    """A provider that works on the panes of the explorer."""

    @property
    def explorer(self) -> ExploreScreen:
        """The panes, whatever screen is open over them and under the palette."""
        from tui.screens.explore import ExploreScreen

        screens = (screen for screen in self.app.screen_stack if isinstance(screen, ExploreScreen))
        if (explorer := next(screens, None)) is None:
            raise TypeError("the palette of the explorer is open without the explorer")
        return explorer


class ActionsProvider(ExplorerProvider):
    """Everything that a key does, by its description."""

    async def discover(self) -> Hits:
        """Every action but those that only move."""
        for active in self._actions():
            if not (active.binding.id or "").startswith(_MOVES):
                yield DiscoveryHit(
                    Content(_name(active)), self._command(active), text=_name(active), help=self._help(active)
                )

    async def search(self, query: str) -> Hits:
        """The actions whose description matches."""
        matcher = self.matcher(query)
        for active in self._actions():
            if (score := matcher.match(_name(active))) > 0:
                shown = matcher.highlight(_name(active))
                yield Hit(
                    _rank(score, _name(active), query),
                    shown,
                    self._command(active),
                    text=_name(active),
                    help=self._help(active),
                )

    def _actions(self) -> list[ActiveBinding]:
        """The actions that the focused pane has, each once, whatever its keys."""
        actions = {active.binding.id: active for active in self.screen.active_bindings.values() if active.enabled}
        return [active for name, active in actions.items() if name and not name.startswith("app.palette")]

    def _help(self, active: ActiveBinding) -> str:
        return tr("key: {key}", key=self.app.get_key_display(active.binding))

    def _command(self, active: ActiveBinding) -> Callable[[], Coroutine[Any, Any, bool]]:
        return partial(self._run, active)

    async def _run(self, active: ActiveBinding) -> bool:
        """Do it where it was offered, unless that was taken away while the palette was open."""
        return active.node.is_attached and await self.app.run_action(active.binding.action, active.node)


class CompaniesProvider(ExplorerProvider):
    """The companies of the database, to narrow the deals to one of them."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._companies: list[tuple[CompanyRow, FoldedText]] = []

    async def startup(self) -> None:
        """Read the names once, off the main loop."""
        self._companies = await asyncio.to_thread(self._read)

    async def search(self, query: str) -> Hits:
        """The companies whose name holds the words."""
        found = 0
        for company, name in self._companies:
            if not (spans := name.find(query)):
                continue
            shown = Content(cell_text(company.name))
            for span in spans:
                shown = shown.stylize(self.match_style or "bold", span.start, span.end)
            command = partial(self.explorer.show_company, company.company_id, company.name)
            score = _LITERAL + (spans[0].start == 0)
            yield Hit(score, shown, command, text=shown.plain, help=counted(company.deal_count, "deal"))
            found += 1
            if found == _MOST_HITS:
                return

    def _read(self) -> list[tuple[CompanyRow, FoldedText]]:
        try:
            return [(row, FoldedText(cell_text(row.name))) for row in self.explorer.every_company()]
        except (Superseded, QueryTimeout, DatabaseError):  # the file is being given to a writer, or closed
            return []


class QueriesProvider(ExplorerProvider):
    """The saved queries, which open in the SQL console."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._queries: list[tuple[str, str, SavedQuery]] = []

    async def startup(self) -> None:
        """Read the files once, off the main loop."""
        try:
            queries = await asyncio.to_thread(saved_queries)
        except DealtrailError as error:
            tell(self.app, error_line(error), subject="queries", severity="error")
            return
        self._queries = [
            (cell_text(f"SQL: {title}"), cell_text(about), query) for query in queries for title, about in [told(query)]
        ]

    async def discover(self) -> Hits:
        """All of them."""
        for title, _, query in self._queries:
            yield DiscoveryHit(Content(title), partial(self.explorer.open_sql, query.text), text=title)

    async def search(self, words: str) -> Hits:
        """The ones whose title matches."""
        matcher = self.matcher(words)
        for title, about, query in self._queries:
            if (score := matcher.match(title)) > 0:
                score = _rank(score, title, words)
                command = partial(self.explorer.open_sql, query.text)
                yield Hit(score, matcher.highlight(title), command, text=title, help=about)


def _name(active: ActiveBinding) -> str:
    """What a key does, found by the short word of the footer too."""
    name, more = tr(active.binding.description), tr(active.binding.tooltip or "")
    if not more or name.casefold() in more.casefold():
        return more or name
    return tr("{name}: {more}", name=name, more=more)


def _rank(score: float, name: str, query: str) -> float:
    """The score of a fuzzy match, behind every name that holds the words as they are typed."""
    return score + _LITERAL if query.casefold() in name.casefold() else score
