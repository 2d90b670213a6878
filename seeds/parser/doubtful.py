"""Known names that are common words too: whether they stand where only the common word may."""

from __future__ import annotations

from seeds.language import LanguageData
from seeds.parser.known import Known
from seeds.parser.tokens import Item
from seeds.parser.usage import Usage, begins_sentence, is_common


def is_doubtful(known: Known, words: list[Item], index: int, usage: Usage, language: LanguageData) -> bool:
    """Whether a known name that is a common word too stands where that word may: ``People are``, ``Target of``.

    So does one that says how much of something there is: ``Total assets``, ``Three banks``.
    """
    if len(known.tokens) == 1 and words[index].lower in language.numbers.words:
        return _counts(words[index + 1 : index + 2], language)
    if len(known.tokens) == 1 and index and words[index].lower in language.not_names:
        return words[index - 1].lower in language.definites
    lone = len(known.tokens) == 1 and begins_sentence(words, index) and is_common(words[index].lower, language)
    if not lone or usage.inside[words[index].text] or index + 1 >= len(words):
        return False
    following = words[index + 1]
    if following.lower in language.auxiliaries["plural"] or following.lower in language.numbers.of:
        return True
    return words[index].lower in language.measuring_words and _is_measured(following, language)


def _counts(behind: list[Item], language: LanguageData) -> bool:
    """Whether what is counted follows a number: ``Three of``, ``Three Bidders``."""
    return any(word.lower in language.numbers.of or word.is_capital or _is_measured(word, language) for word in behind)


def _is_measured(behind: Item, language: LanguageData) -> bool:
    """Whether a word is a number or what is counted, and nothing that a company before it would do."""
    word = behind.word
    acts = word.is_verb_form or word.is_finite or word.is_adverb or behind.lower in language.preposition_forms
    helps = any(behind.lower in forms for forms in language.auxiliaries.values())
    joins = behind.lower in language.coordinators or behind.lower in language.relatives
    return (word.is_small or behind.text[0].isdigit()) and not (acts or helps or joins)
