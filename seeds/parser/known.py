"""The names of the gazetteer, and countries of several words, found in running words."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seeds.gazetteer import companies
from seeds.names import fold_name
from seeds.parser.splitting import split

if TYPE_CHECKING:
    from seeds.parser.tokens import Item


_SHORT = 3
"""Letters of a legal form or a pronoun, which small letters make no part of a name: ``Airbus se félicite``."""


@dataclass(frozen=True)
class Known:
    """One form of a known name, as tokens."""

    name: str
    kind: str
    owner: str | None
    tokens: tuple[str, ...]


def known_at(words: Sequence[Item], index: int) -> Known | None:
    """The longest known name that begins at `index`; accents may be lost, and a long name may be in capitals.

    In languages that do so, only its first word may have a capital: ``Société générale``.
    """
    word = words[index].word
    forms = word.known_forms
    if not forms:
        return None
    second = words[index + 1].word.key if index + 1 < len(words) else ""
    for known in (*forms.get(second, ()), *forms.get("", ())):
        written = [w.text for w in words[index : index + len(known.tokens)]]
        if len(written) == len(known.tokens) and _same(written, known.tokens, small=word.may_lead_small):
            return known
    return None


def known_forms(key: str) -> Mapping[str, Sequence[Known]]:
    """The forms of known names that begin with the word of a key, by that of their second, empty where they have one.

    Of those with one second word the longest stands first.
    """
    return _gazetteer().get(key, {})


def _same(written: list[str], tokens: tuple[str, ...], *, small: bool) -> bool:
    if all(a == b or _bare(a) == _bare(b) for a, b in zip(written, tokens, strict=True)):
        return True
    if (
        small
        and written[0] == tokens[0]
        and all(a == b or (len(a) > _SHORT and a == b.lower()) for a, b in zip(written, tokens, strict=True))
    ):
        return True
    shouted = sum(map(len, written)) > 4 and all(text.isupper() or not text.isalpha() for text in written)
    return (
        shouted
        and not written[0][0].islower()
        and all(folded_key(a) == folded_key(b) for a, b in zip(written, tokens, strict=True))
    )


@functools.lru_cache(maxsize=16384)
def _bare(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("’", "'")


def folded_key(text: str) -> str:
    """The form under which the first words of known names are looked up: no accents, no case."""
    return _bare(text).casefold()


@functools.cache
def _gazetteer() -> dict[str, dict[str, list[Known]]]:
    """Known names by the first two tokens of each form, the second empty where there is one; longest form first."""
    found: dict[str, dict[str, list[Known]]] = {}
    for company in companies():
        for form in (company.name, *company.aliases):
            tokens = tuple(split(form))
            owner = company.owner if company.kind == "product" else None
            second = folded_key(tokens[1]) if len(tokens) > 1 else ""
            forms = found.setdefault(folded_key(tokens[0]), {}).setdefault(second, [])
            forms.append(Known(company.name, company.kind, owner, tokens))
    for by_second in found.values():
        for forms in by_second.values():
            forms.sort(key=lambda known: -len(known.tokens))
    return found


def country_size(words: Sequence[Item], index: int) -> int:
    """How many words a country has that begins there, words in small letters inside, 1 where none does."""
    for name in words[index].word.countries:
        if tuple(fold_name(word.text) for word in words[index : index + len(name)]) == name:
            return len(name)
    return 1
