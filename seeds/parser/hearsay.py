"""Deals that an outlet tells of in its own name: ``according to X``, ``X reported``, ``rapporte X``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.descriptions import is_company, is_of_kind
from seeds.parser.governors import governor
from seeds.parser.items import Item
from seeds.parser.tokens import Row

_WORDS = 4
"""How many items the words before an outlet may be: ``à en croire``."""
_REACH = 3
"""How many items from an outlet the verb by which it tells something may stand: ``X has since learned``."""


def heard_from(items: Row, language: LanguageData) -> str | None:
    """The words by which an outlet tells what the sentence says; None where somebody else does, or nobody is named."""
    for at in items.places("name"):
        if not is_of_kind(items[at], "outlet"):
            continue
        begin = at - 1 if at and items[at - 1].lower in language.determiners else at
        before = " ".join([item.lower for item in items[max(0, begin - _WORDS) : begin]]).replace("' ", "'")
        words = next((words for words in language.hearsay_words if f" {before}".endswith(f" {words}")), None)
        if words is not None:
            return words
        behind = _telling(items[at + 1 : at + 1 + _REACH], language)
        if behind is not None:
            return behind
        if begin and items[begin - 1].lower in language.telling_forms and _opens_clause(items, begin - 1):
            return items[begin - 1].text
    return None


def _telling(behind: Sequence[Item], language: LanguageData) -> str | None:
    """The verb of telling that stands behind an outlet, with nothing but its auxiliaries and adverbs between."""
    for item in behind:
        if item.lower in language.telling_forms:
            return item.text
        if item.kind != "word" or not (item.word.is_adverb or item.word.is_finite):
            return None
    return None


def _opens_clause(items: Sequence[Item], verb: int) -> bool:
    """Whether a verb before its subject opens a clause, its auxiliary and pronoun apart: ``…, a révélé X``."""
    back = verb - 1
    while back >= 0 and verb - back <= _REACH and items[back].kind == "word" and items[back].word.is_finite:
        back -= 1
    return back >= 0 and items[back].lower == ","


def past_source(items: Sequence[Item], at: int, stop: int, language: LanguageData) -> int:
    """Where a sentence goes on that says behind a comma who tells it, at most `stop`: ``, selon une note de X,``.

    Whose opinion is told only serves who asked for it: ``an opinion from its adviser, X``.
    """
    if 1 < at < stop and items[at].is_nominal and is_company(items[at]):
        noun = at - 1 - (items[at - 1].lower == ",")
        serves = items[noun].lower in language.serving_nouns and items[noun].lower not in language.generic_nouns
        owned = any(item.lower in language.possessives for item in items[max(0, noun - _REACH) : noun])
        hangs_on = governor(items, at, language).rpartition(" ")[2]
        apart = hangs_on not in language.numbers.of and hangs_on not in language.agents
        return at + (serves and owned and apart)
    if not at or items[at - 1].lower != ",":
        return at
    behind = " ".join(item.lower for item in items[at : at + _WORDS]).replace("' ", "'")
    if not any(f"{behind} ".startswith(f"{words} ") for words in language.hearsay_words):
        return at
    return next((i for i in range(at, stop) if items[i].lower == ","), stop)
