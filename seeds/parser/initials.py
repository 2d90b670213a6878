"""Initials inside the names of persons: ``Mara C. Velm``, ``J. P. Velm``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.tokens import Item
from seeds.parser.usage import begins_sentence, is_ordinary


def is_initial(words: Sequence[Item], at: int) -> bool:
    """Whether a lone capital and the stop right behind it stand at a place, and a word with a capital behind them."""
    if at + 2 >= len(words):
        return False
    letter, stop, following = words[at : at + 3]
    if len(letter.text) != 1 or not letter.text.isupper() or stop.text != "." or stop.start != letter.end:
        return False
    return following.word.is_name_like and following.is_next_to(stop)


def past_initial(words: Sequence[Item], index: int, end: int, language: LanguageData) -> int:
    """How many words of a run that begins at `index` and reaches to `end` an initial's stop and the next word are.

    The initial opens the run, or stands behind a first name or another initial: ``J. Velm``, no ``Plan B. Velm``.
    """
    if words[end].text != "." or not is_initial(words, end - 1):
        return 0
    following = words[end + 1]
    if following.lower in language.org_words or following.lower in language.determiners:
        return 0
    if end - 1 == index:
        return 2 * _may_open(words, index, language)
    before = words[end - 2]
    called = before.word.is_given_name or not is_ordinary(before, language)
    return 2 * (before.text == "." or (called and before.is_capital and before.lower not in language.org_words))


def _may_open(words: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a name may begin with an initial: behind no noun, as the letter of ``vitamin D. Velora`` stands.

    A given name behind it tells that it is one.
    """
    if begins_sentence(words, index) or words[index + 2].word.is_given_name:
        return True
    before = words[index - 1]
    joins = before.lower in language.preposition_forms or before.lower in language.coordinators
    return joins or not before.is_word or before.lower in language.person_titles


def bears_initial(name: Sequence[Item]) -> bool:
    """Whether an initial stands in a name behind another word, or before a given name, as in those of persons."""
    if len(name[-1].text) == 1:
        return False  # ``Quillmere K. K.``
    opens = is_initial(name, 0) and name[2].word.is_given_name
    return opens or any(is_initial(name, at) for at in range(1, len(name) - 2))
