"""The explorer: one screen of linked panes over one database."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import RenderableType
from textual import events, on
from textual.app import ScreenStackError
from textual.binding import Binding, BindingType
from textual.errors import NoWidget
from textual.screen import Screen
from textual.worker import WorkerFailed

from seeds.saying import reason_of
from seeds.text import clean
from store.snapshot import Reading
from tui.commands.log import record_error
from tui.config import Config, config_path, read_config
from tui.display import safe_text
from tui.first_deals import FirstAwaited
from tui.pictures import save_new
from tui.preferences import Preferences, preferences_path, read_preferences, write_preferences
from tui.reader import Reader
from tui.screens.explore import ExploreScreen
from tui.screens.steady import Steady
from tui.session import Session, read_session, session_path, write_session
from tui.sql_history import history_path
from tui.styling import PartingStylesheet
from tui.theme import DARK, EVIDENCE, LIGHT, NAMES, THEMES
from tui.tidying import LOOKS_EVERY, Tidying
from tui.toasts import TellingApp
from tui.warming import Warming
from tui.widgets.column_choice import AS_THEY_COME, ColumnChoice
from tui.widgets.obeying import Obeying
from tui.widgets.record_table import RecordTable
from tui.wording import language_of, later, set_language, tr

if TYPE_CHECKING:
    from textual.command import Provider

_USUAL = Config()
SAMPLE_NOTE = later("This is the sample corpus. Load articles of your own: L, or dealtrail load PATH")
_NO_TERMINAL = (
    "dealtrail: the explorer needs a terminal, and this is none; "
    "run it in one, or use a command such as dealtrail search (see dealtrail --help)"
)


def _actions() -> type[Provider]:
    from tui.palette import ActionsProvider

    return ActionsProvider


def _companies() -> type[Provider]:
    from tui.palette import CompaniesProvider

    return CompaniesProvider


def _queries() -> type[Provider]:
    from tui.palette import QueriesProvider

    return QueriesProvider


_MOMENT, _MOMENTS = 0.002, 2500
"""Seconds, and how many of them a key waits for the screen that was just opened."""
_TURNS = 2500
"""How often the other tasks have their turn while a key waits for those before it to be obeyed."""


class ExplorerApp(TellingApp):
    """The explorer of the database at `path`.

    Raises `StoreError` when the file cannot be opened as a database of ours. `sample` says that it is the sample
    corpus. `keymap` gives other keys to bindings, by their ids; `opened` is the database where that is open
    already, and `first` what it lists first where that is being read. `keep_in` is the file that keeps where the reader
    leaves, None to keep it nowhere; with `fresh` it is not read. `history_in` is the file that keeps the statements of
    the SQL console, `preferences_in` the one that keeps what is chosen over the `config`: theme and columns.
    """

    TITLE = "Dealtrail"
    CSS_PATH = "theme/app.tcss"
    COMMANDS = {_actions, _companies, _queries}  # noqa: RUF012 - Textual's own declaration
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("?", "help", "Help", id="app.help", tooltip="Every key, the search language, the signs"),
        Binding(":", "command_palette", "Palette", id="app.palette", show=False, tooltip="Every action by name"),
        Binding(
            "ctrl+p",
            "command_palette",
            "Palette",
            id="app.palette_anywhere",
            show=False,
            priority=True,
            tooltip="The same, from a field too",
        ),
        Binding("t", "toggle_theme", "Light or dark", id="app.theme", show=False),
        Binding("T", "choose_theme", "Theme", id="app.themes", show=False, tooltip="Theme: choose one, seen at once"),
        Binding(
            "P",
            "take_picture",
            "Screenshot",
            id="app.screenshot",
            show=False,
            tooltip="Screenshot: save a picture of the screen as SVG in the current folder",
        ),
        Binding("ctrl+q", "quit", "Quit from anywhere", id="app.quit", show=False, priority=True),
    ]
    BINDING_GROUP_TITLE = "Anywhere"

    def __init__(
        self,
        path: Path,
        *,
        sample: bool = False,
        keymap: Mapping[str, str] | None = None,
        opened: Reading | None = None,
        first: FirstAwaited | None = None,
        keep_in: Path | None = None,
        fresh: bool = False,
        history_in: Path | None = None,
        config: Config = _USUAL,
        preferences_in: Path | None = None,
    ) -> None:
        super().__init__()
        self.stylesheet = PartingStylesheet(variables=self.get_css_variables())
        self.config = config
        self._preferences_in = preferences_in
        self._preferences = read_preferences(preferences_in, config)
        self.history_in = history_in
        self._keep_in = keep_in
        self._session = Session() if keep_in is None or fresh or sample else read_session(keep_in, path)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._preferences.theme if self._preferences.theme in NAMES else DARK
        self._began_with_sample = sample
        self._explorer: ExploreScreen | None = None
        self.keymap: Mapping[str, str] = dict(config.keys if keymap is None else keymap)
        self.failure: str | None = None
        self.problems: Sequence[str] = ()
        self._tidying: Tidying | None = None
        self._warming: Warming | None = None
        self.farewell: str | None = None
        self.reader = Reader(path, opened, first)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of evidence, which a theme that is none of ours does not have."""
        return EVIDENCE[self.current_theme.dark]

    def get_default_screen(self) -> ExploreScreen:
        """The panes."""
        session = replace(self._session, left_width=self._session.left_width or self.config.pane_width)
        self._explorer = ExploreScreen(self.reader, sample=self._began_with_sample, session=session)
        self._load_screen_css(self._explorer)  # Textual does so only for screens that are pushed
        return self._explorer

    @property
    def is_sample(self) -> bool:
        """Whether the sample corpus is shown; articles that are loaded go to a database of the user's own."""
        return self._began_with_sample if self._explorer is None else self._explorer.is_sample

    def on_mount(self) -> None:
        """Give the keys of the user."""
        self.set_keymap(self.keymap)

    def on_ready(self) -> None:
        """The first screen is painted: say what it shows, and look for garbage from now on, not among what stays."""
        if not gc.isenabled():
            self._tidying = Tidying()
            self.set_interval(LOOKS_EVERY, self._tidying.look)
            self._warming = Warming(self._tidying)
        if self.is_sample:
            self.tell(tr(SAMPLE_NOTE), timeout=8)
        for problem in self.problems:
            self.tell(tr(problem), severity="warning", timeout=12)
        if self.reader.notice is not None:
            self.tell(tr("{notice}; open it again later for the rest", notice=self.reader.notice), timeout=8)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, and keep where that was."""
        explorer = self.screen_stack[0] if self.screen_stack else None
        if (
            self._keep_in is not None
            and not self.is_sample
            and isinstance(explorer, ExploreScreen)
            and explorer.is_mounted
        ):
            write_session(self._keep_in, self.reader.path, explorer.session)
        if self._explorer is not None:
            self._explorer.wind_up()
        super().exit(result, return_code, message)

    def on_unmount(self) -> None:
        """Stop every question, so that no thread holds the exit up."""
        if self._warming is not None:
            self._warming.stop()
        self.reader.close()
        if self._explorer is not None:
            self.farewell = self._explorer.farewell

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text as it is shown: it is pasted into another terminal, and a name of a file may be no text."""
        super().copy_to_clipboard(clean(text))

    def action_help(self) -> None:
        """Open the help."""
        from tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.keymap))

    def action_command_palette(self) -> None:
        """Open the palette."""
        from tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_take_picture(self) -> None:
        """Save what is on the screen as SVG, under a name that no file has."""
        self.clear_notifications()
        self.call_after_refresh(self._take_picture)

    def _take_picture(self) -> None:
        try:
            path = save_new(Path.cwd(), "dealtrail", ".svg", self.export_screenshot(title="Dealtrail"))
        except OSError as error:
            self.tell(
                tr("the screenshot could not be saved here: {reason}", reason=reason_of(error)),
                subject="picture",
                severity="warning",
            )
        else:
            self.tell(tr("saved a screenshot as {path}", path=path), subject="picture")

    def action_toggle_theme(self) -> None:
        """Change between light and dark."""
        self.choose_theme(LIGHT if self.current_theme.dark else DARK)

    def action_choose_theme(self) -> None:
        """List the themes, each shown while the cursor is on it."""
        from tui.screens.themes import ThemeScreen

        if not isinstance(self.screen, ThemeScreen):
            self.push_screen(ThemeScreen(self.theme, no_colours=self.no_color), self._choose_theme)

    def _choose_theme(self, name: str | None) -> None:
        if name is not None:
            self.choose_theme(name)

    def choose_theme(self, name: str) -> None:
        """Show a theme from now on, in the next runs too."""
        self.theme = name
        self._keep(replace(self._preferences, theme=name))

    def column_choice(self, table: str) -> ColumnChoice:
        """The columns that were chosen for a table."""
        return self._preferences.columns.get(table, AS_THEY_COME)

    @on(RecordTable.ColumnsWanted)
    def _choose_columns(self, event: RecordTable.ColumnsWanted) -> None:
        from tui.screens.choosing_columns import ColumnsScreen

        event.stop()
        usual = self.config.columns.get(event.table.named, AS_THEY_COME)
        self.push_screen(ColumnsScreen(event.table, usual, self._keep_columns))

    def _keep_columns(self, table: str, choice: ColumnChoice) -> None:
        self._keep(replace(self._preferences, columns={**self._preferences.columns, table: choice}))

    def _keep(self, preferences: Preferences) -> None:
        self._preferences = preferences
        if self._preferences_in is not None:
            write_preferences(self._preferences_in, preferences, self.config)

    async def on_event(self, event: events.Event) -> None:
        """Let no pasted text carry what a terminal would obey, and let what is typed ahead wait for its screen."""
        if isinstance(event, events.Paste | events.InputEvent) and (self._exit or not self.screen_stack):
            return  # the explorer is closing: what is opened now would find nothing
        if self._tidying is not None and isinstance(event, events.InputEvent):
            self._tidying.note_input()
        if not event.is_forwarded:  # one that nobody has taken comes back here from the panes, and was seen to
            if isinstance(event, events.Paste):
                event = events.Paste(safe_text(event.text))
            if isinstance(event, events.Key | events.Paste):
                await self._keys_are_obeyed()
            if isinstance(event, events.Paste | events.InputEvent):
                await self._screen_is_there()  # the key before may have opened it
            if isinstance(event, events.MouseDown) and self._is_leaving(event.x, event.y):
                return
        elif isinstance(event, events.Key) and self.screen_stack and not self._is_there(self.screen):
            self.post_message(events.Key(event.key, event.character))  # a screen was opened while it was on its way
            return
        await super().on_event(event)

    def _is_leaving(self, x: int, y: int) -> bool:
        """Whether what stands there was taken away and is only not painted over yet; Textual asks for its parent."""
        try:
            return self.get_widget_at(x, y)[0].parent is None
        except (NoWidget, ScreenStackError):
            return False

    async def _screen_is_there(self) -> None:
        """A screen that was just opened has its widgets a moment later; until then its keys would find nothing."""
        for _ in range(_MOMENTS):
            if not self.screen_stack or self._is_there(self.screen):
                return
            await asyncio.sleep(_MOMENT)

    async def _keys_are_obeyed(self) -> None:
        """Where a key goes depends on the ones before it: the letters of ``/word`` at once are for the search."""
        view = None
        for _ in range(_TURNS):
            view = self.focused if self.screen_stack else None
            if not isinstance(view, Obeying) or not view.keys_under_way:
                return
            await asyncio.sleep(0)
        if isinstance(view, Obeying):
            view.keys_under_way = 0  # one was lost on its way

    @staticmethod
    def _is_there(screen: Screen[Any]) -> bool:
        return screen.is_complete if isinstance(screen, Steady) else screen.is_mounted

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew; before the first screen only the colours of the theme are new.

        Textual would read the style sheets for it, and once more for the screen: for 5 ms of the start.
        """
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        """Read the styles of a screen that opens.

        Textual would read all the others again and style every widget anew: what is open needs none of the new ones.
        """
        if screen.CSS or self.css_monitor is not None:
            super()._load_screen_css(screen)
            return
        for path in screen.css_path:
            if not self.stylesheet.has_source(str(path), ""):
                self.stylesheet.read(path)

    def _handle_exception(self, error: Exception) -> None:
        """End with the trace in the log file, and one line for the shell."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        path = record_error(cause)
        if self.failure is None:
            self.failure = tr(
                "dealtrail: the explorer stopped on an error that should not happen ({error}); its trace is in {path}",
                error=type(cause).__name__,
                path=path,
            )
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()


def run_explorer(
    path: Path,
    *,
    sample: bool,
    opened: Reading | None = None,
    first: FirstAwaited | None = None,
    fresh: bool = False,
) -> int:
    """Open the explorer in this terminal and return the exit code; `opened` and `first` are as with `ExplorerApp`.

    It opens as it was left the last time, unless `fresh`; the sample always opens as at the first.
    Raises `StoreError` when the file cannot be opened as a database of ours.
    """
    if not _is_terminal():
        print(_NO_TERMINAL, file=sys.stderr)
        return 1
    config, problems = read_config(config_path())
    set_language(language_of(config.language, os.environ))
    for problem in problems:
        print(f"dealtrail: {safe_text(tr(problem))}", file=sys.stderr)
    app = ExplorerApp(
        path,
        sample=sample,
        config=config,
        preferences_in=preferences_path(),
        opened=opened,
        first=first,
        keep_in=session_path(),
        fresh=fresh,
        history_in=history_path(),
    )
    app.problems = problems
    app.run()
    if app.farewell is not None:
        print(app.farewell, file=sys.stderr)
    if app.failure is not None:
        print(app.failure, file=sys.stderr)
    return app.return_code or 0


def _is_terminal() -> bool:
    """Whether keys can be read and the screen, which Textual paints on stderr, be seen."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams) and os.environ.get("TERM") != "dumb"
