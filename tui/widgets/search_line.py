"""A line to search with: it tells of every change, and shows below itself what is wrong with the words.

While nobody types in it, its terms stand in it as chips.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual import events, getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from store.errors import SearchError
from store.search import Search
from store.search_edits import Mark, toggled, without
from tui.display import cell_text, safe_text, width_of
from tui.toasts import tell
from tui.widgets.chips import Chips
from tui.widgets.completing_input import CompletingInput
from tui.widgets.sql_names import SqlNames
from tui.wording import tr


class FacetsButton(Static):
    """Opens and closes the facets by mouse."""

    def __init__(self) -> None:
        super().__init__(tr("f facets"), markup=False, id="facets-button")

    def on_click(self) -> None:
        """Tell that the facets are wanted."""
        self.post_message(SearchLine.FacetsWanted())


class SearchLine(Vertical):
    """The search over all panes."""

    DEFAULT_CSS = """
    SearchLine {
        height: auto;
        & > Horizontal { height: 1; }
        & .search-line--sign { width: 3; padding: 0 1; }
        & SearchInput { width: 1fr; }
        & Chips { width: 1fr; display: none; }
        &.-chips Chips { display: block; }
        &.-chips SearchInput { display: none; }
        & FacetsButton { width: auto; padding: 0 1; color: $text-muted; pointer: pointer; }
        & FacetsButton:hover { color: $foreground; text-style: underline; }
        & #search-note { height: auto; max-height: 6; padding: 0 3; display: none; color: $text-error; }
        & #search-note.-shown { display: block; }
    }
    """

    field = getters.query_one("#search", CompletingInput)
    chips = getters.query_one(Chips)

    @dataclass
    class Changed(Message):
        """The words changed."""

        words: str

    class Left(Message):
        """The reader is done with the chips."""

    class FacetsWanted(Message):
        """The facets are to be opened, or closed where they are open."""

    def __init__(self) -> None:
        super().__init__()
        self._search: Search | None = None
        self._error: SearchError | None = None
        self._is_told = True

    def compose(self) -> ComposeResult:
        """The sign, the field or its chips, the way to the facets, and the note."""
        names = SqlNames()
        with Horizontal():
            yield Static("/", classes="search-line--sign", markup=False)
            yield CompletingInput(
                names,
                placeholder=tr('search: amazon kind:investment stage:in_talks amount>=1bn since:2025-06 "puces"'),
            )
            yield Chips()
            yield FacetsButton()
        yield Static(id="search-note", markup=False)
        yield names

    def on_mount(self) -> None:
        """Keep the note under its character when the words scroll, and tell of every change of the words."""
        self.watch(self.field, "scroll_x", self._show_error, init=False)
        self.watch(self.field, "value", self._tell, init=False)

    def on_resize(self) -> None:
        """Keep the note under its character in another width."""
        self.call_after_refresh(self._show_error)

    @property
    def words(self) -> str:
        """What stands in the line."""
        return self.field.value

    def set_words(self, words: str) -> None:
        """Put words in the line without telling of a change."""
        self._is_told = False
        with self.field.prevent(Input.Changed):
            self.field.value = words
        self._is_told = True
        self.show_note("")

    def focus_line(self, at: int | None = None) -> None:
        """Go to the line, behind its last word or at a character."""
        self.remove_class("-chips")
        self.screen.set_focus(self.field)  # at once: the next key is already a letter for it
        self.field.cursor_position = len(self.words) if at is None else at

    def focus_chips(self) -> bool:
        """Go to the last chip; False where there is none to go to."""
        if not self._has_chips:
            return False
        self.add_class("-chips")
        self.chips.at = len(self.chips.terms) - 1
        self.chips.focus()
        return True

    # Changing the words by their terms

    def toggle(self, facet: str, value: str, mark: Mark) -> None:
        """Keep or exclude a value of a facet, or no longer where the words do."""
        try:
            words = toggled(self.words, facet, value, mark)
        except SearchError as error:
            self._say(tr("the search cannot be changed: {problem}", problem=error.problem))
            return
        if safe_text(words) != words:
            self._say(tr("the search cannot be changed: this name has signs in it that are not for a terminal"))
            return
        self.field.value = words

    def drop_term(self, number: int = -1) -> None:
        """Take a term away, the last one where none is given; words that cannot be read are gone back to."""
        if self._has_chips and self._search is not None:
            self.field.value = without(self.words, [self._search.terms[number]])
        elif self.words:
            self.focus_line()

    def _say(self, line: str) -> None:
        tell(self.app, cell_text(line), subject="search", severity="warning")

    # What is found, and what is wrong

    def show_search(self, search: Search) -> None:
        """Show the terms of what is searched for: the words can be read."""
        self._search = search
        self.show_note("")
        self.chips.terms = tuple(search.text[term.start : term.end] for term in search.terms)
        if self.chips.has_focus and not search.terms:
            self.post_message(self.Left())
        self._show_face()

    def show_error(self, error: SearchError) -> None:
        """Say under its character what is wrong."""
        self._error = error
        self._show_error()
        self._show_face()

    def show_note(self, note: str) -> None:
        """Say that something did not come, or nothing."""
        self._error = None
        self._write(cell_text(note))

    def _show_error(self) -> None:
        if (error := self._error) is None:
            return
        problem = cell_text(tr(error.problem))
        width = self.field.content_size.width
        at = width_of(safe_text(error.query[: error.position])) - int(self.field.scroll_x)
        if not 0 <= at < width:
            self._write(tr("character {position}: {problem}", position=error.position + 1, problem=problem))
        elif at + 2 + width_of(problem) <= width:
            self._write(f"{' ' * at}▲ {problem}")
        else:
            self._write(f"{' ' * at}▲\n{problem}")

    def _write(self, note: str) -> None:
        label = self.query_one("#search-note", Static)
        if label.content != note:
            label.update(note)
            label.set_class(bool(note), "-shown")

    # Words or chips

    @property
    def _has_chips(self) -> bool:
        """Whether the words can be shown as chips: they are what is searched for."""
        return self._search is not None and bool(self._search.terms) and self._search.text == self.words

    def _show_face(self) -> None:
        """Show chips unless somebody types; a terminal that lost the focus will give it back to the field."""
        if self.app.app_focus:
            self.set_class(self._has_chips and not self.field.has_focus, "-chips")

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Show the words to the one who types."""
        self._show_face()

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        """Show the chips when nobody types."""
        self._show_face()

    @on(SqlNames.Taken)
    def _take_term(self, event: SqlNames.Taken) -> None:
        event.stop()
        self.field.focus()
        self.field.take(event.name.name)

    def _tell(self, words: str) -> None:
        """Tell the screen at once: the search begins before the letter is painted, not after it."""
        if self._is_told:
            self.screen.post_message(self.Changed(words))

    @on(Input.Changed, "#search")
    def _stop(self, event: Input.Changed) -> None:
        event.stop()

    @on(Chips.Removed)
    def _remove(self, event: Chips.Removed) -> None:
        event.stop()
        self.drop_term(event.number)

    @on(Chips.Wanted)
    def _edit(self, event: Chips.Wanted) -> None:
        event.stop()
        number = event.number
        at = None if number is None or self._search is None else self._search.terms[number].end
        self.focus_line(at)

    @on(Chips.Left)
    def _leave(self, event: Chips.Left) -> None:
        event.stop()
        self.post_message(self.Left())
