"""Names in titles whose words all have a capital: what the text below calls by a name is one there too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.mentions import FIRM_KINDS, NameMention
from seeds.parser.tokens import Item
from seeds.parser.usage import Row, is_phrase, title_case

_Names = dict[str, list[tuple[tuple[str, ...], NameMention]]]
"""The names of a text by their first words: all their words, the longest name first."""


def with_names_below(
    rows: Sequence[Row], found: list[list[NameMention]], language: LanguageData
) -> list[list[NameMention]]:
    """The names of a text, with those in its titles that only capitals around them have hidden.

    ``Velora and Harbour Stone Announce Plan``, where the text goes on ``Velora and Harbour Stone have``. Ordinary words
    are a name there only together.
    """
    titles = [at for at, row in enumerate(rows) if row.may_be_title and title_case(row.words, language)]
    if not titles:
        return found
    names = _names_below(rows, found, set(titles), language)
    completed = list(found)
    for at in titles if names else ():
        completed[at] = _completed(rows[at].words, found[at], names)
    return completed


def _names_below(
    rows: Sequence[Row], found: Sequence[Sequence[NameMention]], titles: set[int], language: LanguageData
) -> _Names:
    names: dict[tuple[str, ...], NameMention] = {}
    for at, (row, mentions) in enumerate(zip(rows, found, strict=True)):
        for mention in mentions if at not in titles else ():
            if mention.kind not in FIRM_KINDS:
                continue
            first = row.places.get(mention.start)
            if first is None:
                continue
            run = _run(row.words, first, mention.end)
            if len(run) > 1 or not is_phrase(row.words[first : first + 1], language):
                names.setdefault(run, mention)
    by_first: _Names = defaultdict(list)
    for run, mention in sorted(names.items(), key=lambda pair: -len(pair[0])):
        by_first[run[0]].append((run, mention))
    return by_first


def _run(words: Sequence[Item], first: int, end: int) -> tuple[str, ...]:
    """The words from one on up to a place in the text."""
    last = first
    while last < len(words) and words[last].end <= end:
        last += 1
    return tuple(word.text for word in words[first:last])


def _completed(words: Sequence[Item], mentions: Sequence[NameMention], names: _Names) -> list[NameMention]:
    """The names of a title with those added that are longer than what was found in their place, or that were not."""
    added = list(_added(words, names))
    new = [one for one in added if not any(_hold(kept, one) for kept in mentions)]
    kept = [one for one in mentions if not any(_hold(other, one) for other in new)]
    new = [one for one in new if not any(_overlap(one, other) for other in kept)]
    return sorted([*kept, *new], key=lambda mention: mention.start)


def _added(words: Sequence[Item], names: _Names) -> Iterator[NameMention]:
    at = 0
    while at < len(words):
        size = 0
        for run, mention in names.get(words[at].text, ()):
            if tuple(word.text for word in words[at : at + len(run)]) == run:
                size = len(run)
                yield replace(mention, start=words[at].start, end=words[at + size - 1].end)
                break
        at += max(1, size)


def _hold(outer: NameMention, inner: NameMention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _overlap(one: NameMention, other: NameMention) -> bool:
    return one.start < other.end and other.start < one.end
