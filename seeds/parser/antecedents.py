"""The words before a relative that make a phrase with its verb: the loan of ``a loan that X granted``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item

_RELATIVE_GAP = 5
"""How many items may stand between a verb and the relative that is its object, and before that its antecedent."""


def antecedent_end(items: Sequence[Item], group: int, language: LanguageData) -> int | None:
    """Behind which item the antecedent ends whose relative clause has its verb at `group`: ``a loan that X granted``.

    The relative may be left out between a noun and a name, ``a loan X granted``, but not behind words that only open
    a sentence: ``Under the loan X granted``.
    """
    named = False
    for back in range(group - 1, max(0, group - 2 - _RELATIVE_GAP), -1):
        item = items[back]
        if item.lower in language.object_relatives:
            governed = items[back - 1].lower in language.preposition_forms
            return back if not governed and (named or item.lower in language.inverting_relatives) else None
        if item.kind == "mark" or item.lower in language.clause_breaks or item.word.is_verb_form:
            return None
        if named and not item.is_nominal and item.lower not in language.determiners:
            adjunct = item.lower in language.preposition_forms or items[0].lower in language.preposition_forms
            return None if adjunct else back + 1
        named |= item.is_nominal
    return None


def words_told(items: Sequence[Item], end: int, rest: tuple[str, ...], language: LanguageData) -> int | None:
    """Where the words begin that a relative at `end` says more of: the loan of ``a loan of $5m that X granted``."""
    for back in range(end - 1, max(-1, end - 2 - _RELATIVE_GAP), -1):
        item = items[back]
        if rest[0] in item.word.stems:
            last = back + len(rest) - 1
            together = all(word in items[back + n].word.stems for n, word in enumerate(rest) if back + n < end)
            relative = items[end].lower in language.object_relatives
            return back if together and (last < end if relative else last == end - 1) else None
        joins = item.lower in language.preposition_forms or item.lower in language.determiners
        if item.kind == "word" and not joins and not any(stem in rest for stem in item.word.stems):
            return None
        if item.kind == "mark" or item.is_nominal:
            return None
    return None
