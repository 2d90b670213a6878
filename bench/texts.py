"""Articles to measure with: the sample corpus, told again and again with other names and sums."""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from seeds.corpus import articles
from seeds.model import Document
from seeds.parser import parse
from seeds.reading import document_from_text, read_document

_SYLLABLES = re.findall(
    r"\w+",
    "ba be bel bri ca cal cor da del dor fa fen gal gri ka kel la len lor ma mel mir mon na nel nor "
    "pa pel quil ra ren ri sa sel sol ta tel tor tri va vel ver vi vo za zel",
)
_ENDS = ("a", "o", "is", "ia", "ix", "on", "ys", "el", "ane", "ure", "eo", "um")
_FIGURE = re.compile(r"\b[1-9]\d{0,2}(?=[ ,.])")


@dataclass(frozen=True)
class _Template:
    """An article in pieces: plain text, and between two pieces the name that stood there."""

    language: str
    published: str | None
    pieces: tuple[str, ...]
    names: tuple[str, ...]


def varied(rng: random.Random) -> Document:
    """A sample article with other company names and figures, which stay the same throughout the article."""
    template = rng.choice(_templates())
    return document_from_text(_fill(template, rng), language=template.language, published=template.published)


def many(count: int, seed: int = 1) -> Iterator[Document]:
    """As many varied articles, each time the same ones for a seed."""
    rng = random.Random(seed)
    return (varied(rng) for _ in range(count))


def long_text(size: int, seed: int = 1) -> str:
    """One French text of that many characters, of varied articles; each brings names of its own."""
    rng = random.Random(seed)
    french = [template for template in _templates() if template.language == "fr"]
    parts: list[str] = []
    length = 0
    while length < size:
        part = _fill(rng.choice(french), rng)
        parts.append(part)
        length += len(part) + 2
    return "\n\n".join(parts)[:size]


def invented_name(rng: random.Random) -> str:
    """A name that stands in no list."""
    word = "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(1, 3))) + rng.choice(_ENDS)
    return word.capitalize()


def _fill(template: _Template, rng: random.Random) -> str:
    new = {name: name if rng.random() < 0.3 else invented_name(rng) for name in dict.fromkeys(template.names)}
    text = template.pieces[0]
    for name, piece in zip(template.names, template.pieces[1:], strict=True):
        text += new[name] + piece
    return _FIGURE.sub(lambda match: str(rng.randint(2, 990)) if rng.random() < 0.5 else match[0], text)


@functools.cache
def _templates() -> tuple[_Template, ...]:
    return tuple(_template(read_document(path)) for path in articles())


def _template(document: Document) -> _Template:
    pieces, names, at = [], [], 0
    for mention in sorted(parse(document).mentions, key=lambda m: m.start):
        if mention.start < at:
            continue
        pieces.append(document.text[at : mention.start])
        names.append(document.text[mention.start : mention.end])
        at = mention.end
    return _Template(document.language, document.published, (*pieces, document.text[at:]), tuple(names))
