"""An article's own words with the evidence marked in them: whole, or only the passages that prove something."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size, clamp
from textual.message import Message
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from tui.display import safe_text
from tui.widgets.finding import FoldedText
from tui.widgets.fitting import fitted
from tui.widgets.obeying import Obeying
from tui.widgets.plain_lines import PlainLines
from tui.widgets.steady_scroll import SteadyScroll
from tui.widgets.wrapping import Span, passages, wrap

TONES = ("deal", "payer", "payee", "partner", "amount", "terms", "stage", "date", "company")
"""What a mark may prove; each has a style `evidence--TONE`."""
_WIDEST = 100
_GAP = "⋯"
_LINES_ABOVE = 2


@dataclass(frozen=True)
class Mark:
    """Words of the text that prove something."""

    span: Span
    tone: str


@dataclass(frozen=True)
class Source:
    """A text with its marks; `text` is safe to show and as long as the document's own."""

    text: str
    marks: tuple[Mark, ...]

    @classmethod
    def of(cls, text: str, marks: Sequence[Mark]) -> Source:
        """The source of a document's text, which may be anything."""
        return cls(safe_text(text), tuple(sorted(marks, key=lambda m: (m.span.start, -m.span.end))))

    @property
    def excerpt(self) -> str:
        """The passages around the marks; the whole text where there are none."""
        parts = passages(self.text, (mark.span for mark in self.marks))
        return f"\n{_GAP}\n".join(self.text[part.start : part.end].strip() for part in parts) or self.text.strip()


EMPTY = Source("", ())


class SourceText(Obeying, SteadyScroll, can_focus=True):
    """A text to scroll and search, wrapped to the width, its marks in the styles of what they prove."""

    DEFAULT_CSS = """
    SourceText {
        height: 1fr;
        padding: 0 1;
        scrollbar-size: 1 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        overflow-y: auto;
        & > .source-text--gap { color: $text-disabled; }
        & > .source-text--match { text-style: reverse; }
        & > .source-text--here { text-style: bold reverse; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"evidence--{tone}" for tone in TONES),
        "source-text--gap",
        "source-text--match",
        "source-text--here",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll(1)", "Down one line", id="source.down", show=False),
        Binding("k,up", "scroll(-1)", "Up one line", id="source.up", show=False),
        Binding("g,home", "scroll(-1000000000)", "Start of the text", id="source.first", show=False),
        Binding("G,end", "scroll(1000000000)", "End of the text", id="source.last", show=False),
        Binding("ctrl+d", "scroll_screens(0.5)", "Down half a screen", id="source.half_down", show=False),
        Binding("ctrl+u", "scroll_screens(-0.5)", "Up half a screen", id="source.half_up", show=False),
        Binding("pagedown,space", "scroll_screens(1)", "Down one screen", id="source.page_down", show=False),
        Binding("pageup", "scroll_screens(-1)", "Up one screen", id="source.page_up", show=False),
        Binding("n", "step(1)", "Next", id="source.next", tooltip="Next match of the search, or next evidence"),
        Binding(
            "N",
            "step(-1)",
            "Previous match, or evidence",
            id="source.previous",
            show=False,
        ),
    ]
    BINDING_GROUP_TITLE = "Source text"

    source: reactive[Source] = reactive(EMPTY, init=False)
    whole: reactive[bool] = reactive(False, init=False)

    @dataclass
    class Found(Message):
        """The search in the text has `count` matches, and `number` (from 1) of them is shown; 0 for none."""

        number: int
        count: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._styles_cache = PlainLines()
        self._lines: list[Span | None] = []
        self._starts: list[tuple[int, int]] = []
        self._folded: FoldedText | None = None
        self._matches: list[Span] = []
        self._here: Span | None = None
        self._search_from = 0
        self._wrapped_for = 0

    # What is shown

    def watch_source(self) -> None:
        """Start again with another text."""
        self._folded = None
        self._matches = []
        self._here = None
        self._wrap()
        self.show_evidence()

    def watch_whole(self) -> None:
        """Show all of the text, or only the passages with marks."""
        self._wrap()
        self.show_evidence()

    def show_evidence(self) -> None:
        """Scroll to the first mark."""
        first = next((mark.span for mark in self.source.marks), None)
        if first is None:
            self.scroll_to(y=0, animate=False, force=True)
        else:
            self._bring_into_view(first, above=_LINES_ABOVE if self.whole else 0)

    def start_search(self) -> None:
        """Remember where the reader is: however many letters are typed, the search goes on from there."""
        self._search_from = next((line.start for line in self._lines[self.scroll_offset.y :] if line), 0)

    def find(self, words: str) -> int:
        """Mark every place where the words stand and go to the first one from the start on; how many there are."""
        if self._folded is None:
            self._folded = FoldedText(self.source.text)
        self._matches = self._folded.find(words)
        if not self.whole and any(self._line_of(match) is None for match in self._matches):
            self.whole = True
        ahead = (match for match in self._matches if match.start >= self._search_from)
        self._here = next(ahead, self._matches[0] if self._matches else None)
        self._after_search()
        return len(self._matches)

    def forget_search(self) -> bool:
        """Unmark the matches; whether there were any."""
        had = bool(self._matches)
        self._matches = []
        self._here = None
        self.refresh()
        return had

    def action_step(self, steps: int) -> None:
        """Go to the next match of the search, or the next evidence where nothing is searched, and round again."""
        stops = self._matches or _stops(self.source.marks)
        if not stops:
            return
        if self._here in stops:
            at = (stops.index(self._here) + steps) % len(stops)
        else:
            at = 0 if steps > 0 else len(stops) - 1
        self._here = stops[at]
        self._after_search()

    def _after_search(self) -> None:
        if self._here is not None:
            self._bring_into_view(self._here, above=_LINES_ABOVE)
        self.refresh()
        number = self._matches.index(self._here) + 1 if self._here in self._matches else 0
        self.post_message(self.Found(number, len(self._matches)))

    # Lines

    @property
    def _width(self) -> int:
        return min(_WIDEST, self.line_width)

    def _wrap(self) -> None:
        self._wrapped_for = self._width
        self._lines = list(self._wrapped()) if self._width > 0 else []
        self._starts = [(line.start, number) for number, line in enumerate(self._lines) if line]
        self.virtual_size = Size(self._width, len(self._lines))
        self.refresh()

    def _wrapped(self) -> Iterator[Span | None]:
        """Spans of the lines; None stands for text that is left out."""
        text = self.source.text
        everything = Span(0, len(text))
        parts = [everything] if self.whole else passages(text, (mark.span for mark in self.source.marks))
        shown_until = 0
        for part in parts or [everything]:
            if text[shown_until : part.start].strip():
                yield None
            yield from wrap(text, part, self._width)
            shown_until = part.end
        if text[shown_until:].strip() and parts:
            yield None

    def _line_of(self, span: Span) -> int | None:
        at = bisect_right(self._starts, (span.start, len(self._lines))) - 1
        if at < 0:
            return None
        number = self._starts[at][1]
        line = self._lines[number]
        return number if line is not None and span.start <= line.end else None

    def _bring_into_view(self, span: Span, *, above: int) -> None:
        line = self._line_of(span)
        if line is None:
            return
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if not top <= line < top + height - 1:
            self.scroll_to(y=clamp(line - above, 0, len(self._lines)), animate=False, force=True)

    def action_scroll(self, lines: int) -> None:
        """Scroll down, or up where `lines` is negative."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)

    def action_scroll_screens(self, screens: float) -> None:
        """Scroll by so many screens."""
        self.action_scroll(int(screens * max(2, self.scrollable_content_region.height)))

    def on_resize(self) -> None:
        """Wrap again, which another height alone does not need, and keep the evidence in view."""
        if self._width != self._wrapped_for:
            self._wrap()
        if not self.whole:
            self.show_evidence()

    # How it looks

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.line_width
        if self._width != self._wrapped_for:
            self.call_next(self.on_resize)
        number = self.scroll_offset.y + y
        if number >= len(self._lines):
            return Strip.blank(width, self.looks.plain)
        line = self._lines[number]
        if line is None:
            gap = self.looks.part("source-text--gap")
            return fitted(Strip([Segment(_GAP, gap)]), 0, width, self.looks.plain)
        segments = list(self._segments(line, self._selected(number, line)))
        return fitted(Strip(segments), 0, width, self.looks.plain).apply_offsets(0, number)

    def _segments(self, line: Span, selected: Span | None) -> Iterator[Segment]:
        layers = self._layers(line)
        if selected is not None:
            layers.append((selected, self.screen.get_component_rich_style("screen--selection")))
        cuts = {line.start, line.end}
        for span, _ in layers:
            cuts.update((max(line.start, span.start), min(line.end, span.end)))
        edges = sorted(cuts)
        for start, end in itertools.pairwise(edges):
            style = self.looks.plain
            for span, layer in layers:
                if span.start <= start and end <= span.end:
                    style += layer
            yield Segment(self.source.text[start:end], style)

    def _layers(self, line: Span) -> list[tuple[Span, Style]]:
        """The marks and matches on a line, each over the ones before it: the narrower the mark, the higher."""
        marks = [mark for mark in self.source.marks if mark.span.start < line.end and mark.span.end > line.start]
        marks.sort(key=lambda mark: mark.span.start - mark.span.end)
        layers = [(mark.span, self.looks.part(f"evidence--{mark.tone}")) for mark in marks]
        first = max(0, bisect_left(self._matches, line.start, key=lambda match: match.start) - 1)
        for match in self._matches[first:]:
            if match.start >= line.end:
                break
            layers.append((match, self.looks.part("source-text--match")))
        if self._here is not None:
            layers.append((self._here, self.looks.part("source-text--here")))
        return [(span, style) for span, style in layers if span.start < line.end and span.end > line.start]

    # Selecting with the mouse

    def _selected(self, number: int, line: Span) -> Span | None:
        selection = self.text_selection
        if selection is None or (columns := selection.get_span(number)) is None:
            return None
        start, end = columns
        return Span(line.start + start, line.end if end < 0 else min(line.end, line.start + end))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, as the lines show them."""
        text = self.source.text
        return selection.extract("\n".join(text[line.start : line.end] if line else _GAP for line in self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual's own signature
        """Repaint with the new selection."""
        self.refresh()


def _stops(marks: Sequence[Mark]) -> list[Span]:
    """Where to stop when walking through the evidence: each field once, the passage as a whole only if it is alone."""
    return [mark.span for mark in marks if mark.tone != "deal"] or [mark.span for mark in marks]
