"""Names that news wires set in angles, each of which is one: ``<Harven and Quill Inc>``, ``<Edward J. Harven>``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seeds.language import LanguageData
from seeds.parser.forms import without_forms
from seeds.parser.mentions import NameMention
from seeds.parser.segment import Sentence

_ANGLED = re.compile(r"<(?P<name>[A-ZÀ-Ý][\w.,'’&/-]*(?: [\w.,'’&/-]+)+)>")
"""A name of several words between angles; a share's symbol has no blank, and a tag no capital."""


def with_angled(
    text: str, sentences: Sequence[Sentence], found: list[list[NameMention]], language: LanguageData
) -> list[list[NameMention]]:
    """The names, with all that stands in angles as one name, also where the text tells it again without them."""
    if "<" not in text:
        return found
    spans = {match.span("name") for match in _ANGLED.finditer(text) if _is_parted(match, found)}
    if not spans:
        return found
    cores = {without_forms(text[start:end], language) for start, end in spans}
    for core in cores:
        spans |= {match.span() for match in re.finditer(rf"\b{re.escape(core)}\b", text)}
    return [
        list(_merged(text, names, [s for s in spans if sentence.start <= s[0] and s[1] <= sentence.end]))
        for sentence, names in zip(sentences, found, strict=True)
    ]


def _is_parted(match: re.Match[str], found: list[list[NameMention]]) -> bool:
    """Whether names were read in angles that are but parts of what stands there, its legal form aside."""
    start, end = match.span("name")
    inside = [name for names in found for name in names if start < name.end and name.start < end]
    return len(inside) > 1


def _merged(text: str, names: list[NameMention], spans: Sequence[tuple[int, int]]) -> Iterator[NameMention]:
    """The names of a sentence, with those of each span as one."""
    done: set[tuple[int, int]] = set()
    for name in names:
        span = max((s for s in spans if s[0] < name.end and name.start < s[1]), key=lambda s: s[1] - s[0], default=None)
        if span is None:
            yield name
        elif span not in done:
            done.add(span)
            whole = text[slice(*span)].rstrip(".,")
            yield NameMention(span[0], span[0] + len(whole), whole, whole, "company")
