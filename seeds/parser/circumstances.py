"""What is only told of the circumstances of a deal: whom it names takes no part: ``amid competition from X``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item

_ADVISER = 8
"""Within how many items behind a *with* the word stands that makes an adviser of whom it names."""


def past_circumstance(items: Sequence[Item], at: int, stop: int, language: LanguageData) -> int:
    """Where a sentence goes on behind a circumstance that opens at `at`, at most `stop`; `at` where none does.

    It lasts up to the next comma, what happened before or after only as long as its noun with what hangs on it does:
    ``après des mois de discussions sa filiale``.
    """
    item = items[at]
    if item.lower in language.event_prepositions:
        return _past_event(items, at, stop, language)
    opens = item.lower in language.circumstance_words
    if not opens and not (item.lower in language.with_words and _names_adviser(items, at, language)):
        return at
    return next((i for i in range(at, stop) if items[i].lower == ","), stop)


def _past_event(items: Sequence[Item], at: int, stop: int, language: LanguageData) -> int:
    """Behind an article, a noun and whose it is: ``après le retrait de son rival X``; not before a verb."""
    if at + 2 >= stop or items[at + 1].lower not in language.determiners | language.contractions.keys():
        return at
    here = at + 2
    while here < stop and items[here].kind != "mark":
        item = items[here]
        joined = items[here - 1].lower in language.numbers.of
        article = item.lower in language.determiners and item.lower not in language.numbers.of and not joined
        other = item.word.prepositions is not None and item.lower not in language.numbers.of
        if article or other or item.word.is_finite:
            break
        here += 1
    return here


def _names_adviser(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether *with* brings in one who only serves: ``with X acting as adviser``, ``avec X comme conseil``."""
    near = items[at + 1 : at + _ADVISER]
    told = next((i for i, item in enumerate(near) if item.lower in language.serving_nouns), 0)
    return told > 0 and any(item.kind == "name" for item in near[:told])


def up_to_reason(items: Sequence[Item], begin: int, stop: int, language: LanguageData) -> int:
    """Where before `stop` a comma opens why something is done, or who says so: ``rejects a bid, citing advice from X``.

    What it brings in takes no part in what is told before it.
    """
    reasons = (at for at in range(begin, stop) if items[at].lower in language.reason_words)
    return next((at - 1 for at in reasons if items[at - 1].lower == ","), stop)
