"""The blocks of a text: paragraphs, headings and list items, without images, menus and headlines of other stories."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence

from seeds.language import LanguageData

BULLET = re.compile(r"\s*(?:\*\*|[-–—•▪*·►]|(?:\*\*)?\d{1,2}[.)])\s+")
MARKUP = "*_>#•-–—►▶→[( "
"""Marks that may stand before the words of a pointer to another story."""
LONGEST = 2500
"""No sentence is as long; what is longer is a table or no text at all, and is cut at a blank."""
LONGEST_WORD = 40
"""How many characters are looked at for the word before a stop, or behind it."""
_CLOSED = re.compile(r"[.!?…:;|][\"»”]?$")
"""The end of a line behind which nothing goes on."""
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
"""The first letters of several words: ``U.S``, ``A.P``."""
_IMAGE = re.compile(r"\s*!\[[^\]]*\]\([^)]*\)\s*$")
_QUOTED = re.compile(r"(?<!,)[\"»”]$")
"""The end of a line whose words in marks nothing goes on from but a small letter."""
_WIDEST, _FULL = 100, 0.3
"""How wide a text may be that is cut to a width, and what share of it a line has at least that goes on in the next."""
_FEW_LINES, _WRAPPED = 2, 0.4
"""How many lines of such a text go on with a small letter at least, and how many of those that no mark closes."""
_LONGEST_HEADING = 140
_LONGEST_TITLE = 260
"""How many characters a heading may have whose words all have a capital."""
_WORD = re.compile(r"[^\W\d_]+")
_SHORT, _MOSTLY = 3, 0.8
"""How many letters the words have at most that are small in titles too, and how many of the others have a capital."""
_LETTERS_BEHIND = re.compile(r"(?<=\w) \([A-Z][A-Z\d.: &]{1,24}\)$")
"""The initials of a name, or the code of its shares, at the end of a line."""
_OTHERS = 12
"""How many lines below such words may be headlines of other stories."""
_FURTHER = 2
"""How many words such a line may have more: ``More from the Courier``."""
_LABELLED = 3
"""How many words a label of the page has at most that ends as if it went on: ``Sign in``."""


def blocks(text: str, language: LanguageData) -> Iterator[tuple[int, int]]:
    """The spans of the lines that hold text; a line that goes on in the next, as wrapped texts have it, with that.

    Wrapped texts may have an empty line behind each line.
    """
    lines = text.splitlines(keepends=True)
    full = _full_line(lines)
    position = 0
    begun: tuple[int, int] | None = None
    others = 0
    for number, line in enumerate(lines):
        start, end = position, position + len(line.rstrip())
        position += len(line)
        if not line.strip():
            continue
        empty = _IMAGE.match(line) is not None or _is_noise(line, language)
        if full == math.inf and _heads_other_stories(line, language):
            others = _OTHERS
        elif others:
            others = others - 1 if empty or is_heading(line, language) else 0
            empty |= others > 0
        before = lines[number - 1].strip() if number else ""
        wrapped, apart = len(before) >= full, not before
        if begun is not None and not empty and _goes_on(text, *begun, line, language, wrapped=wrapped, apart=apart):
            begun = begun[0], end
            continue
        if begun is not None:
            yield begun
        begun = None if empty else (start, end)
    if begun is not None:
        yield begun


def _full_line(lines: Sequence[str]) -> float:
    """How many characters a line has at least that goes on in the next: in a text that is cut to a width, else in none.

    Such a text has short lines, and many of those that no mark closes go on with a small letter.
    """
    pairs = [(one.strip(), other.strip()) for one, other in itertools.pairwise(lines) if one.strip() and other.strip()]
    behind_open = [other for one, other in pairs if not _CLOSED.search(one)]
    going_on = [line for line in behind_open if line[0].islower()]
    widest = max((len(line.strip()) for line in lines), default=0)
    wrapped = widest <= _WIDEST and len(going_on) >= _FEW_LINES and len(going_on) >= _WRAPPED * len(behind_open)
    return _FULL * widest if wrapped else math.inf


def _goes_on(
    text: str, start: int, end: int, following: str, language: LanguageData, *, wrapped: bool, apart: bool
) -> bool:
    """Whether a block that ends at `end` goes on in the line that follows: with a small letter, or behind ``of``.

    A letter of its own is no word, ``Series A``. In a text that is cut to a width so does every full line that no mark
    closes, or only one of a word cut short, ``Oct.``. What few words leave open is a label of the page where an empty
    line sets them `apart`, ``Sign in``, and what a word with a capital does is a title: ``Velmont Deal Falls Through``.
    """
    closing = max(start, end - 2)
    written = text[max(start, end - LONGEST_WORD) : end].rsplit(maxsplit=1)[-1]
    word = written.lstrip("(«“\"'’").removesuffix(".")
    cut_short = written.endswith(".") and (is_abbreviated(word, language) or (len(word) == 1 and word.isupper()))
    closed = _CLOSED.search(text, closing, end) is not None and not (wrapped and cut_short)
    if closed or end - start > LONGEST:
        return False
    if BULLET.match(following) or following.startswith("--"):
        return False
    quoted = _QUOTED.search(text, closing, end)
    if following.lstrip()[:1].islower() or (wrapped and not quoted):
        return True
    words = text[start:end].split(maxsplit=_LABELLED)
    letter = len(written) == 1 and written.isupper()
    asks = written.casefold() in language.determiners | language.preposition_forms and not letter
    return asks and not (apart and (len(words) <= _LABELLED or written.istitle()))


def is_abbreviated(word: str, language: LanguageData) -> bool:
    """Whether a full stop behind a word may only cut it short: ``Oct``, ``Corp``, and initials but for a lone one."""
    return _INITIALS.fullmatch(word) is not None or word.casefold() in language.abbreviations


def _heads_other_stories(line: str, language: LanguageData) -> bool:
    """Whether a line stands above the headlines of other stories: ``Sur le même sujet``, ``More from the Courier``."""
    plain = line.strip().strip(MARKUP).rstrip(" :>»").casefold()
    rests = (plain.removeprefix(phrase) for phrase in language.noise_headings if plain.startswith(phrase))
    return any(not rest[:1].isalnum() and len(rest.split()) <= _FURTHER for rest in rests)


def is_heading(line: str, language: LanguageData) -> bool:
    """Whether a line ends as headings do; in brackets only by short letters for a name: ``Velora Foods (VLF)``.

    One whose words all have a capital may be longer, and end in any mark but those that go on or end a sentence.
    """
    stripped = _LETTERS_BEHIND.sub("", line.strip())
    if len(stripped) <= _LONGEST_HEADING and not stripped.endswith((".", "!", "…", ":", ";", "»", "”", '"', ")")):
        return True
    closed = stripped.endswith((".", "…", ":", ";"))
    return language.titles_capitalised and not closed and len(stripped) <= _LONGEST_TITLE and _is_capitalised(stripped)


def _is_capitalised(line: str) -> bool:
    """Whether nearly all words of a line that are no short ones have a capital."""
    words = [word for word in _WORD.findall(line) if len(word) > _SHORT]
    return len([word for word in words if word[0].isupper()]) > _MOSTLY * len(words) and len(words) > _SHORT


def _is_noise(line: str, language: LanguageData) -> bool:
    lowered = line.strip().lstrip(MARKUP).casefold()
    if len(lowered) < 4 or is_framed(lowered, language):
        return True
    if not lowered.startswith(language.noise_starts):
        return False
    starts = (lowered.removeprefix(phrase) for phrase in language.noise_starts if lowered.startswith(phrase))
    return any(not rest[:1].isalnum() for rest in starts)


def is_framed(lowered: str, language: LanguageData) -> bool:
    """Whether a line is what a page says of itself, by how it begins and goes on: ``The post X appeared first on``."""
    if not lowered.startswith(tuple(language.noise_frames)):
        return False
    return any(lowered.startswith(opening) and rest in lowered for opening, rest in language.noise_frames.items())
