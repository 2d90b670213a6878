"""The names of the gazetteer, found in running words."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from seeds.gazetteer import companies
from seeds.parser.tokens import Token, tokenize


@dataclass(frozen=True)
class Known:
    """One form of a known name, as tokens."""

    name: str
    kind: str
    owner: str | None
    tokens: tuple[str, ...]


def known_at(words: Sequence[Token], index: int) -> Known | None:
    """The longest known name that begins at `index`; accents may be lost, and a long name may be in capitals."""
    for known in _gazetteer().get(_key(words[index].text), ()):
        length = len(known.tokens)
        if index + length > len(words) or (length > 1 and _key(words[index + 1].text) != _key(known.tokens[1])):
            continue
        if _same([w.text for w in words[index : index + length]], known.tokens):
            return known
    return None


def _same(written: list[str], tokens: tuple[str, ...]) -> bool:
    if all(a == b or _bare(a) == _bare(b) for a, b in zip(written, tokens, strict=True)):
        return True
    shouted = sum(map(len, written)) > 4 and all(text.isupper() or not text.isalpha() for text in written)
    return shouted and all(_key(a) == _key(b) for a, b in zip(written, tokens, strict=True))


@functools.lru_cache(maxsize=16384)
def _bare(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("’", "'")


@functools.lru_cache(maxsize=16384)
def _key(text: str) -> str:
    return _bare(text).casefold()


@functools.cache
def _gazetteer() -> dict[str, tuple[Known, ...]]:
    """Known names by the first token of each form, longest form first."""
    found: dict[str, list[Known]] = {}
    for company in companies():
        for form in (company.name, *company.aliases):
            tokens = tuple(t.text for t in tokenize(form, 0, len(form)))
            owner = company.owner if company.kind == "product" else None
            found.setdefault(_key(tokens[0]), []).append(Known(company.name, company.kind, owner, tokens))
    return {first: tuple(sorted(forms, key=lambda k: -len(k.tokens))) for first, forms in found.items()}
