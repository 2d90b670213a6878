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
    first = _key(words[index].text)
    if first not in _first_words():
        return None
    second = _key(words[index + 1].text) if index + 1 < len(words) else ""
    for key in ((first, second), (first, "")):
        for known in _gazetteer().get(key, ()):
            written = [w.text for w in words[index : index + len(known.tokens)]]
            if len(written) == len(known.tokens) and _same(written, known.tokens):
                return known
    return None


def may_be_known(word: Token) -> bool:
    """Whether a known name begins with the word."""
    return _key(word.text) in _first_words()


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
def _first_words() -> frozenset[str]:
    return frozenset(first for first, _ in _gazetteer())


@functools.cache
def _gazetteer() -> dict[tuple[str, str], tuple[Known, ...]]:
    """Known names by the first two tokens of each form, the second empty where there is one; longest form first."""
    found: dict[tuple[str, str], list[Known]] = {}
    for company in companies():
        for form in (company.name, *company.aliases):
            tokens = tuple(t.text for t in tokenize(form, 0, len(form)))
            owner = company.owner if company.kind == "product" else None
            key = (_key(tokens[0]), _key(tokens[1]) if len(tokens) > 1 else "")
            found.setdefault(key, []).append(Known(company.name, company.kind, owner, tokens))
    return {first: tuple(sorted(forms, key=lambda k: -len(k.tokens))) for first, forms in found.items()}
