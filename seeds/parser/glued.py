"""Words that ran into one another where a page's links were taken off: ``thatBlue Horizon``, ``Horizonraised``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.lexicon import is_plain_word, is_small_word, lexicon
from seeds.parser.tokens import Item

_SURE = 3
"""How many letters a small word has at least that is told from the name beside it by the capital, or a known name."""
_SURE_VERB = 6
"""How many letters a verb in the past has at least that is told from the name before it by its form: ``Bluraised``."""

_AGAIN = 2
"""How often a text has a name at least that a word with a capital ran into."""
_MOST = 6
"""At how many places a word may be cut at most; one with more is no few words that ran into one another."""


def unglued(rows: Sequence[list[Item]], language: LanguageData) -> list[list[Item]]:
    """The words of a text, sentence by sentence, with those cut in two that are a small word and a name.

    The text must show that they are two: it has the name elsewhere, or writes the whole only once and the name in it
    begins with its capital.
    """
    glued = {number for number, row in enumerate(rows) if [item for item in row if item.word.seams]}
    if not glued:
        return list(rows)
    forms = Counter([item.text for row in rows for item in row if item.is_capital])
    return [_cut(row, forms, language) if number in glued else row for number, row in enumerate(rows)]


def _cut(row: list[Item], forms: Counter[str], language: LanguageData) -> list[Item]:
    found: list[Item] = []
    for item in row:
        found += _parts(item, forms, language)
    return found


def _parts(item: Item, forms: Counter[str], language: LanguageData) -> list[Item]:
    """The words that a word is: itself most often, or two, each of which may be two again."""
    seams = item.word.seams if len(item.word.seams) <= _MOST else ()
    at = next((seam for seam in seams if _shows(item.text, seam, forms, language)), 0)
    if not at:
        return [item]
    known = lexicon(language.code)
    first = Item(item.start, item.start + at, known[item.text[:at]])
    second = Item(item.start + at, item.end, known[item.text[at:]])
    return [*_parts(first, forms, language), *_parts(second, forms, language)]


def _shows(text: str, seam: int, forms: Counter[str], language: LanguageData) -> bool:
    """Whether a text shows that a word is two; of two small words none is a name, and nobody writes them as one."""
    if text.islower():
        return True
    before, behind = text[:seam], text[seam:]
    if text[0].islower():
        if forms[behind] or _falls_apart(behind, forms, language):
            return True
        small = is_small_word(before, language)
        return small and seam >= _SURE and len(behind) >= _SURE and forms[text] == 1
    if not behind.islower():
        if _is_name_of_text(behind, forms, language) and forms[text] == 1 and is_plain_word(before, language):
            return True
        named = forms[behind] or _is_known(behind, language) or _falls_apart(behind, forms, language)
        return bool(named) and _falls_apart(before, forms, language)
    tenses = {tense for _, tense in language.verb_forms.get(behind, ())}
    if forms[before] or (len(behind) >= _SURE and not tenses and _is_known(before, language)):
        return True
    return len(behind) >= _SURE_VERB and "past" in tenses and forms[text] == 1


def _is_name_of_text(word: str, forms: Counter[str], language: LanguageData) -> bool:
    """Whether a text names again and again what no dictionary has: the Blorvex of ``Key StepsBlorvex``."""
    return forms[word] >= _AGAIN and not word.isupper() and not is_plain_word(word, language)


def _falls_apart(text: str, forms: Counter[str], language: LanguageData) -> bool:
    """Whether a word with a capital is itself two."""
    seams = lexicon(language.code)[text].seams
    return len(seams) <= _MOST and any(_shows(text, seam, forms, language) for seam in seams)


def _is_known(name: str, language: LanguageData) -> bool:
    """Whether a word, as it is written, is a name that needs no text to show it: no ``Eic`` of ``Eicher``."""
    return any(known.tokens == (name,) for known in lexicon(language.code)[name].known_forms.get("", ()))
