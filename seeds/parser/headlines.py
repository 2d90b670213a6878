"""Where names begin and end in titles: before the verbs of those whose words all have a capital."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.known import known_at
from seeds.parser.name_kinds import is_generic
from seeds.parser.openings import begins_verb
from seeds.parser.runs import is_name_like
from seeds.parser.tokens import Item
from seeds.parser.usage import Usage, is_common, is_ordinary

_LONGEST_ACTOR = 4
"""How many words the name that acts in a title may have."""
_LONGEST_PLAIN = 3
"""How many words it may have if all are common ones."""
_SHORTEST_ACRONYM = 3
"""How many letters in capitals make a company's name in a title; two may be a state's: ``MN Startup``."""


def subject_end(words: Sequence[Item], index: int, language: LanguageData) -> int:
    """Where the name before the verb of a title ends that begins at `index`; `index` where none does.

    ``Quorbine Foods Raises $45M``; the verb may be an infinitive: ``Quorbine Foods to Open Mill in Ohio``.
    """
    first = words[index]
    named = first.word.is_place or first.word.is_demonym
    if named or (first.word.is_upper and len(first.text) < _SHORTEST_ACRONYM):
        return index
    end = _before_verb(words, index, language)
    if end == index:
        return index
    ordinary = is_common(first.lower.rsplit("-", 1)[-1], language) and not _is_surnamed(words[index:end], language)
    if (ordinary or first.word.is_given_name) and not _is_organised(words[index:end], language):
        return index
    told = any(word.lower in language.generic_nouns for word in words[index + 1 : end - 1])
    return index if told else end


def tells_deed(words: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a word in a title is its verb and begins no name: ``Quorbine Buys X``, ``Quorbine to Buy X``."""
    if not index or not language.titles_capitalised:
        return False
    if words[index - 1].lower in language.auxiliaries["infinitive"]:
        return words[index].lower in language.verb_forms and known_at(words, index) is None
    return _is_title_verb(words, index, language)


def title_end(words: Sequence[Item], index: int, stop: int, language: LanguageData, *, strict: bool) -> int:
    """Where the run ``words[index:stop]`` ends before a preposition that has its capital from a title: ``X With Y``.

    Outside a title, or where not all words of one have a capital, a word that tells of deals must stand before it:
    ``Partnership With Y``.
    """
    ends = (at for at in range(index + 1, stop) if is_capital_preposition(words[at], language))
    end = next((at for at in ends if strict or words[at - 1].word.cue is not None), stop)
    return end - 1 if end > index + 1 and _allies(words, end - 1, language, strict=strict) else end


def _allies(words: Sequence[Item], at: int, language: LanguageData, *, strict: bool) -> bool:
    """Whether a word that ends the names of firms too is a title's verb, *with* behind it: ``Velora Partners With``."""
    behind = words[at + 1] if at + 1 < len(words) else None
    if behind is None or behind.lower not in language.with_words or not (strict or behind.is_capital):
        return False
    uses = language.verb_forms.get(words[at].lower, ())
    return any(tense == "present" and verb in language.allying_verbs for verb, tense in uses)


def is_capital_preposition(word: Item, language: LanguageData) -> bool:
    """Whether a word of a title is a preposition, or the mark of an infinitive, that only the title gives a capital."""
    marks = language.preposition_forms | language.auxiliaries["infinitive"]
    return word.text.istitle() and word.lower in marks and word.lower not in language.numbers.of


def acting_end(words: Sequence[Item], index: int, stop: int, usage: Usage, language: LanguageData) -> int:
    """Where the run ``words[index:stop]`` ends before a title's verb: ``Quorbine Ltd Secures Funding``; else `stop`.

    The words before it must be a name by themselves: they end in a legal form, or stand elsewhere with small words
    behind them.
    """
    if not language.titles_capitalised:
        return stop
    for at in range(index + 1, min(stop, index + _LONGEST_ACTOR + 1)):
        before = words[at - 1]
        if _is_title_verb(words, at, language) and (
            before.lower in language.legal_forms
            or (before.text in usage.enders and before.lower not in language.not_names)
        ):
            return at
    return stop


def _is_title_verb(words: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word with a capital tells what a name does, or an adverb of it: ``Secures``, ``Strategically``."""
    word = words[at]
    if not word.text.istitle() or word.lower in language.org_words or known_at(words, at) is not None:
        return False
    if word.lower in language.title_verbs or (word.lower.endswith(language.adverb_endings) and len(word.text) > 6):
        return True
    uses = language.verb_forms.get(word.lower, ())
    return any(tense == "present" and verb != word.lower for verb, tense in uses)


def _is_surnamed(words: Sequence[Item], language: LanguageData) -> bool:
    """Whether a common word with capitals goes on with words that are none: ``Mars Wrigley``, no ``Exclusive: X``."""
    told = any(words[0].lower in apart for apart in (language.generic_nouns, language.not_names, language.trades))
    rest = words[1:]
    return bool(rest) and not told and not any(is_ordinary(word, language) or word.word.is_place for word in rest)


def _is_organised(words: Sequence[Item], language: LanguageData) -> bool:
    """Whether common words with capitals end as a company's name does: ``Blue Ridge Foods``."""
    generic = any(word.lower in language.generic_nouns for word in (words[0], words[-1])) if words else True
    return 1 < len(words) <= _LONGEST_PLAIN and words[-1].lower in language.org_words and not generic


def _before_verb(words: Sequence[Item], index: int, language: LanguageData) -> int:
    """Where the capitalised words from `index` on end before a verb that tells of deals; `index` where none follows.

    The first finite form is the verb, ``Quorbine Building Materials Opens``, else the first gerund. A legal form ends a
    name before any verb: ``Quorbine Foods, Inc. Announces``.
    """
    gerund = index
    for end in range(index + 1, min(len(words) - 1, index + _LONGEST_ACTOR + 1)):
        word = words[end]
        if end > index + 1 and words[end - 1].lower in language.legal_forms:
            return end
        if word.text == "," and words[end + 1].lower in language.legal_forms:
            continue
        if word.lower in language.auxiliaries["infinitive"]:
            return end if words[end + 1].lower in language.verb_forms else gerund
        if begins_verb(word, language):
            return gerund if word.word.is_upper else end
        if gerund == index and word.word.is_gerund and not word.word.is_upper and word.word.is_verb_form:
            gerund = end
        ended = any(
            word.lower in words_of for words_of in (language.person_titles, language.coordinators, language.adverbs)
        )
        if ended or not is_name_like(word):
            return gerund
    return gerund


def behind_description(words: Sequence[Item], index: int, stop: int, usage: Usage, language: LanguageData) -> int:
    """Where the name begins in a run of a title that says before it what the firm is: ``Payments Firm Velmont buys``.

    The text calls it by that name alone. `index` where nothing is said of it.
    """
    for at in range(stop - 1, index, -1):
        word = words[at]
        plain = word.word.is_place or word.word.is_demonym or is_ordinary(word, language)
        if is_generic(words[at - 1].lower, language) and word.text in usage.begun and not plain:
            return at
    return index
