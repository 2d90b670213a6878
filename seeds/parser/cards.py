"""Deals told by labels and no sentence: the box beside an article, the rows of a table, lines of their own.

``Cible : X. Acquéreur : Y. Montant : 30 M€``, ``| Company | Amount | Lead investor |``, ``Investors: X, Y``.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seeds.language import LanguageData, load_language
from seeds.parser.segment import Sentence
from seeds.vocabulary import Language

_BAR = re.compile(r"\s*[|\t]\s*")
"""What stands between the cells of a row."""
_VALUE_END = re.compile(
    r"\s+[/|•·–—]\s|;|\.(?=\s+[^\W\d_]+(?:[ '’][^\W\d_]+){0,4}\s*:)|\.?[*_]*\s*$|\.\s+(?=[A-ZÀ-Ý][a-zß-ÿ]+ [a-zß-ÿ])"
)
"""Where what a label says ends in its line, if not at the next label."""
_ANY_LABEL = re.compile(r"\s*[*_]*[^\s:][^:.!?]{1,45}[*_]*\s*:\s*\S")
"""The beginning of a line with a label of any sort."""
_LONGEST_LINE = 160
"""How many characters a line has at most that a label begins which says nothing of the deal."""
_LEAST = 2
"""How many cells a row has at least, and how many of them are labels in the row above the others."""
_PAYERS = frozenset({"investor", "lead_investor", "acquirer", "lender", "customer"})
_PAYEES = frozenset({"company", "target", "borrower", "supplier"})
_AGAIN = frozenset({"investor", "lead_investor"})
"""Labels of which one deal may have more than one."""


@dataclass(frozen=True)
class Cell:
    """What a label tells, by its span in the text; `field` is a role, a figure or the company that a table is of."""

    field: str
    start: int
    end: int


@dataclass(frozen=True)
class Card:
    """One deal told by labels: its cells, and the numbers of the first and the last of its sentences."""

    cells: tuple[Cell, ...]
    first: int
    last: int

    def named(self) -> set[str]:
        """What its labels tell."""
        return {cell.field for cell in self.cells}


@dataclass(frozen=True)
class _Line:
    """A block of the text, and the numbers of its first and last sentence."""

    start: int
    end: int
    first: int
    last: int


def cards(text: str, cut: Sequence[Sentence], language: LanguageData) -> list[Card]:
    """The deals that a text tells by labels, in order, those without who was paid too: a name above may be theirs."""
    if not language.card_labels or not (":" in text or "|" in text or "\t" in text):
        return []
    lines = list(_lines(cut))
    found = list(_rows(text, lines, language))
    taken = {number for card in found for number in range(card.first, card.last + 1)}
    found += _labelled(text, [line for line in lines if line.first not in taken], cut, language)
    return sorted(found, key=lambda card: card.first)


def tell_deal(named: set[str]) -> bool:
    """Whether labels tell a deal: who pays and who is paid, or one of them or the round with its sum."""
    sum_told = bool(named & {"amount", "raised"})
    parties = bool(named & _PAYERS) + bool(named & _PAYEES)
    return parties > 1 or (sum_told and (parties > 0 or "round" in named))


def _lines(cut: Sequence[Sentence]) -> Iterator[_Line]:
    """The blocks of a text, as its sentences show them."""
    for _, group in itertools.groupby(range(len(cut)), key=lambda number: cut[number].block):
        numbers = list(group)
        yield _Line(cut[numbers[0]].start, cut[numbers[-1]].end, numbers[0], numbers[-1])


def _rows(text: str, lines: Sequence[_Line], language: LanguageData) -> Iterator[Card]:
    """The rows of tables below a row whose cells are labels; that row goes with the first below it."""
    heads: list[str | None] = []
    first: int | None = None
    for line in lines:
        cells = list(_cells(text, line))
        if len(cells) < _LEAST:
            heads, first = [], None
            continue
        fields = [_fields(language.code).get(_plain(text[start:end])) for start, end in cells]
        if len(set(fields) - {None}) >= _LEAST:
            heads, first = fields, line.first
        elif heads and len(cells) == len(heads) and any(text[start:end].strip("-: ") for start, end in cells):
            told = (
                Cell(field, start, end)
                for field, (start, end) in zip(heads, cells, strict=True)
                if field is not None and text[start:end].strip("-–—:/ ")
            )
            yield Card(tuple(told), line.first if first is None else first, line.last)
            first = None


def _cells(text: str, line: _Line) -> Iterator[tuple[int, int]]:
    """The spans of the cells of a row, without bars around and blanks."""
    if text.find("|", line.start, line.end) < 0 and text.find("\t", line.start, line.end) < 0:
        return
    start, end = line.start, line.end
    while start < end and text[start] in "| ":
        start += 1
    while end > start and text[end - 1] in "| ":
        end -= 1
    for bar in _BAR.finditer(text, start, end):
        yield start, bar.start()
        start = bar.end()
    yield start, end


def _labelled(text: str, lines: Sequence[_Line], cut: Sequence[Sentence], language: LanguageData) -> Iterator[Card]:
    """The deals that lines with labels tell, those that stand together; a label told before begins another."""
    cells: list[Cell] = []
    first = last = -1
    for line in lines:
        near = bool(cells) and line.first == last + 1
        told = list(_cells_of(text, line, language))
        goes_on = near and line.end - line.start <= _LONGEST_LINE and _ANY_LABEL.match(text, line.start, line.end)
        opens = bool(told) and _opens_again(told, cells)
        if cells and (opens or not goes_on):
            yield Card(tuple(cells), first, last)
            cells = []
        if told:
            first = first if cells else _number_at(told[0], line, cut)
            cells += told
        if cells:
            last = line.last
    if cells:
        yield Card(tuple(cells), first, last)


def _number_at(cell: Cell, line: _Line, cut: Sequence[Sentence]) -> int:
    """The number of the sentence of a line in which a cell stands."""
    return next((n for n in range(line.first, line.last) if cut[n].end > cell.start), line.last)


def _opens_again(told: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """Whether a line tells what was told before: it is of the next deal."""
    return not ({cell.field for cell in told} - _AGAIN).isdisjoint(cell.field for cell in cells)


def _cells_of(text: str, line: _Line, language: LanguageData) -> Iterator[Cell]:
    """What the labels of a line tell."""
    labels = list(_pattern(language.code).finditer(text, line.start, line.end)) if ":" in text else []
    for label, behind in itertools.zip_longest(labels, labels[1:]):
        end = behind.start() if behind is not None else line.end
        closed = _VALUE_END.search(text, label.end(), end)
        stop = closed.start() if closed is not None else end
        if text[label.end() : stop].strip():
            yield Cell(_fields(language.code)[_plain(label["label"])], label.end(), stop)


def _plain(label: str) -> str:
    """A label as the language's file has it: ``**Montant**`` is ``montant``."""
    return " ".join(label.strip(" *_|:").casefold().replace("’", "'").split())


@functools.cache
def _fields(code: Language) -> dict[str, str]:
    """What each label of a language tells."""
    return {label: field for field, labels in load_language(code).card_labels.items() for label in labels}


@functools.cache
def _pattern(code: Language) -> re.Pattern[str]:
    """A label of a language and its colon, at the beginning of a line or behind a mark."""
    labels = "|".join(sorted(map(re.escape, _fields(code)), key=len, reverse=True))
    opening = r"(?:^|(?<=[.;|/•·–—-]\s)|(?<=[\t\n]))[*_]*"
    return re.compile(rf"{opening}(?P<label>{labels})[*_]*[  ]*:[*_]*\s*", re.IGNORECASE | re.MULTILINE)
