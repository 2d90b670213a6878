"""Lines of a text for a width, as spans of the text itself, and the passages worth reading around some spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.display import fitting, is_narrow

_LONGEST_PASSAGE = 900
_AROUND = 220


@dataclass(frozen=True, slots=True)
class Span:
    """Code points of a text from `start` up to, not including, `end`."""

    start: int
    end: int


def wrap(text: str, span: Span, width: int) -> list[Span]:
    """The lines of a part of the text, none wider than `width` cells; the white space at a break is on no line."""
    lines: list[Span] = []
    start = span.start
    while start <= span.end:
        end = text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        lines.extend(_wrap_paragraph(text, start, end, max(2, width)))
        start = end + 1
    return lines


def _wrap_paragraph(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    narrow = is_narrow(text[start:end])
    while end - start > width or not narrow:
        room = width if narrow else _room(text, start, end, width)
        if start + room >= end:
            break
        space = text.rfind(" ", start, start + room + 1)
        stop = space if space > start else start + room
        yield Span(start, stop)
        start = stop
        while start < end and text[start] == " ":
            start += 1
    yield Span(start, end)


def _room(text: str, start: int, end: int, width: int) -> int:
    """How many characters fit on a line, at least one; a heap of zero-width ones is broken too."""
    return max(1, fitting(text[start : min(end, start + 4 * width)], width))


def passages(text: str, spans: Iterable[Span]) -> list[Span]:
    """The paragraphs around the spans, long ones cut at words, in the order of the text and without overlap."""
    merged: list[Span] = []
    for span in sorted((_passage(text, span) for span in spans), key=lambda s: (s.start, s.end)):
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _passage(text: str, span: Span) -> Span:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    if end - start <= _LONGEST_PASSAGE:
        return Span(start, end)
    if span.start - start > _AROUND:
        space = text.find(" ", span.start - _AROUND, span.start)
        start = space + 1 if space >= 0 else span.start
    if end - span.end > _AROUND:
        space = text.rfind(" ", span.end, span.end + _AROUND)
        end = space if space >= 0 else span.end
    return Span(start, end)
