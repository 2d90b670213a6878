"""How values look on the screen: safe text, cut to its cells, and the words and signs of the domain.

Whatever comes out of a database may have been written by a stranger. Everything here treats it as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

from seeds.text import clean
from seeds.vocabulary import Confirmation, Stage
from tui.wording import domain

ELLIPSIS = "…"
CORRECTED = "✎"
"""The sign of what the user corrected."""
_LINE_BREAK = "↵"
_LONGEST_CELL = 400
_MAY_NOT_BE_ONE_CELL_WIDE = re.compile(r"[^\x20-\x7e\xa0-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u202f-\u205e€]")

_STAGE_SIGNS = {
    Stage.CONSIDERED: "◌",
    Stage.IN_TALKS: "◔",
    Stage.PLANNED: "◑",
    Stage.ANNOUNCED: "◕",
    Stage.COMPLETED: "●",
    Stage.CANCELLED: "✗",
}
_CONFIRMATION_SIGNS = {
    Confirmation.CONFIRMED: "✓",
    Confirmation.REPORTED: "~",
    Confirmation.DENIED: "✗",
    Confirmation.SPECULATED: "?",
}


def safe_text(text: str) -> str:
    """The text without anything that a terminal would obey; as long as it was, so that spans hold."""
    return clean(text.replace("\r", " ")).replace("\t", " ")


def cell_text(value: object) -> str:
    """A value for a cell of a table: one safe line, empty for nothing, its line breaks marked."""
    if value is None:
        return ""
    text = str(value)
    if len(text) > _LONGEST_CELL:
        text = text[:_LONGEST_CELL] + ELLIPSIS
    return safe_text(text).replace("\n", _LINE_BREAK)


def is_narrow(text: str) -> bool:
    """Whether every character surely takes one cell; False where it must be measured."""
    return (text.isascii() and text.isprintable()) or _MAY_NOT_BE_ONE_CELL_WIDE.search(text) is None


def width_of(text: str) -> int:
    """The cells that a text takes."""
    return len(text) if is_narrow(text) else cell_len(text)


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells; an ellipsis says that something is missing."""
    if width_of(text) <= width:
        return text
    if width <= 0:
        return ""
    return text[: fitting(text, width - 1)] + ELLIPSIS


def fit(text: str, width: int, *, right: bool = False) -> str:
    """The text in exactly `width` cells, cut or padded."""
    if len(text) <= width and is_narrow(text):  # most cells of a table, which are many in a frame
        return text.rjust(width) if right else text.ljust(width)
    shown = cut(text, width)
    padding = " " * (width - width_of(shown))
    return padding + shown if right else shown + padding


def fitting(text: str, width: int) -> int:
    """How many characters of the text fit in `width` cells, combining ones kept with their base."""
    if is_narrow(text[: width + 1]):
        return min(len(text), width)
    used = 0
    for index, size in enumerate(_sizes(text)):
        if used + size > width:
            return index
        used += size
    return len(text)


def _sizes(text: str) -> Iterator[int]:
    """The cells that each character adds; a joiner or selector may take back what the last one added."""
    if "\u200d" not in text and "\ufe0f" not in text:
        yield from map(cell_len, text)
        return
    before = 0
    for index in range(1, len(text) + 1):
        after = cell_len(text[:index])
        yield after - before
        before = after


def words(name: str | None) -> str:
    """A name of the vocabulary as a person reads it: `in_talks` as "in talks"."""
    return "" if name is None else cell_text(domain(name))


def stage_text(stage: str | None) -> str:
    """A stage as sign and word: "◔ in talks"."""
    return _signed(_STAGE_SIGNS, stage)


def confirmation_text(confirmation: str | None) -> str:
    """A confirmation as sign and word: "✓ confirmed"."""
    return _signed(_CONFIRMATION_SIGNS, confirmation)


def confirmation_sign(confirmation: str | None) -> str:
    """The sign of a confirmation alone: "✓"."""
    return confirmation_text(confirmation)[:1]


def _signed(signs: dict[Stage, str] | dict[Confirmation, str], name: str | None) -> str:
    sign = next((sign for known, sign in signs.items() if known == name), "")
    return f"{sign} {words(name)}".strip()
