"""Auxiliaries that ran together with the pronoun before them, ``it's raised``, and an owner's mark cut short."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.lexicon import lexicon
from seeds.parser.mentions import NameMention
from seeds.parser.tokens import Item

_OPENING = "‘"
_AGENT = 3
"""How many words behind a participle the one may stand that makes a passive of it: ``it's owned in part by``."""


def spelt_out(tokens: list[Item], language: LanguageData) -> list[Item]:
    """The tokens with each contracted auxiliary as the word that it stands for, in the place where it stands."""
    marks = [at for at in range(1, len(tokens) - 1) if tokens[at].word.is_possessive and _helps(tokens, at, language)]
    if not marks:
        return tokens
    words = lexicon(language.code)
    spelt = list(tokens)
    for at in marks:
        word = words[language.contracted["have" if _is_perfect(tokens, at, language) else "be"]]
        spelt[at] = Item(tokens[at].start, tokens[at].end, word)
    return spelt


def owners_marked(items: list[Item], places: Sequence[int], language: LanguageData) -> list[Item]:
    """The items with an owner's mark behind each name, as in *s*, that has but an apostrophe: ``Amos' drinks arm``.

    `places` is where the names are. An apostrophe that closes what one opens is none.
    """
    found = [at + 1 for at in places if at + 2 < len(items) and _is_cut_mark(items, at + 1, language)]
    if not found or any(item.lower == _OPENING or _opens(items, at, language) for at, item in enumerate(items)):
        return items
    word = lexicon(language.code)[next(mark for mark in language.possessive_marks if mark[0] == "'")]
    marked = list(items)
    for at in found:
        marked[at] = Item(items[at].start, items[at].end, word)
    return marked


def _is_cut_mark(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether an apostrophe stands right behind a name in *s*, and another word behind it."""
    mark, name = items[at], items[at - 1]
    bare = mark.lower in language.plural_possessive_marks and mark.start == name.end
    if not bare or not name.is_nominal or items[at + 1].kind == "mark":
        return False
    return _written(name).endswith(language.cut_mark_endings) and items[at + 1].start > mark.end


def _opens(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether an apostrophe opens what another closes: it stands right before a word, behind a space."""
    if items[at].lower not in language.plural_possessive_marks or at + 1 >= len(items):
        return False
    return items[at + 1].start == items[at].end and (at == 0 or items[at - 1].end < items[at].start)


def _written(item: Item) -> str:
    """A name as the text writes it, in small letters."""
    value = item.value
    return value.text.casefold() if isinstance(value, NameMention) else item.lower


def _helps(tokens: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a mark is an auxiliary, for a pronoun owns nothing by a mark."""
    before = tokens[at - 1].lower
    return bool(language.contracted) and (before in language.pronouns or before in language.relatives)


def _is_perfect(tokens: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether what follows makes a *has* of a contracted auxiliary: a past form by which no other is said to act."""
    acts = at + 1
    while acts < len(tokens) - 1 and tokens[acts].word.is_adverb:
        acts += 1
    past = any(tense in {"past", "participle"} for _, tense in language.verb_forms.get(tokens[acts].lower, ()))
    return past and all(token.lower not in language.agents for token in tokens[acts + 1 : acts + 1 + _AGENT])
