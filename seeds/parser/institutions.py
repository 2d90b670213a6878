"""Names of institutions of which only the first word has a capital: ``l'Office national de l'électricité``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.hints import singular
from seeds.parser.runs import is_name_like, run_end
from seeds.parser.tokens import Item


def institution_end(words: Sequence[Item], index: int, language: LanguageData) -> int:
    """Where the name of an institution that begins at `index` ends; `index` where none begins.

    A word that companies call themselves by, ``la Société``, needs an adjective, ``la Société nationale``, or a name
    behind it, ``la Société de gestion des aéroports de Lomé``; for others what they are for is enough. Without an
    article it opens its sentence, and has an adjective: ``Office national des eaux``.
    """
    first, before = words[index], words[index - 1] if index else None
    opened = before is None or before.lower in language.definites or before.lower in language.contractions
    if not (opened and first.is_capital) or first.word.is_upper or first.lower not in language.institution_nouns:
        return index
    end = _adjectives_end(words, index + 1, language)
    qualified, named = end > index + 1, False
    if before is None and not qualified:
        return index
    while (link := _link_end(words, index, end, language)) > end:
        named = named or words[link - 1].is_capital
        end = link
    told = end > index + 1 and first.lower not in language.generic_nouns
    return end if qualified or named or told else index


def _adjectives_end(words: Sequence[Item], at: int, language: LanguageData) -> int:
    while at < len(words) and _is_adjective(words[at], language):
        at += 1
    return at


def _is_adjective(word: Item, language: LanguageData) -> bool:
    adjectives = language.institution_adjectives
    listed = word.lower in adjectives or singular(word.lower, language) in adjectives
    return word.word.is_small and (listed or word.word.is_demonym)


def _link_end(words: Sequence[Item], index: int, at: int, language: LanguageData) -> int:
    """Where ``de l'eau potable``, ``du Bénin`` or ``et de la pêche`` ends that goes on a name; `at` where none does.

    Behind ``pour le commerce`` the preposition is not said again: ``et l'industrie``. Without an article it rather
    begins what is to be done: ``le Port de Brest pour draguer``. What is built may follow an adjective: ``l'Agence
    nationale des ports``.
    """
    joined = at < len(words) and words[at].lower in language.coordinators
    noun = at + joined
    linked = noun < len(words) and words[noun].lower in language.institution_links
    if not linked and not (joined and any(_serves(word, language) for word in words[index:at])):
        return at
    noun += linked
    bare = noun >= len(words) or words[noun].lower not in language.definites
    noun += not bare
    if noun >= len(words) or (bare and (not linked or _serves(words[at + joined], language))):
        return at
    if is_name_like(words[noun]) and not words[noun].word.is_given_name:
        return _adjectives_end(words, run_end(words, noun, language), language) if linked else at
    plural = at == index + 2 and words[noun - 1].lower in language.plural_articles
    built = plural and words[noun].lower.endswith(language.plurals) and words[noun].lower in language.facility_nouns
    if not built and not _is_purpose(words[noun], language, bare=bare):
        return at
    return _adjectives_end(words, noun + 1, language)


def _serves(word: Item, language: LanguageData) -> bool:
    return word.lower in language.institution_links and word.lower not in language.numbers.of


def _is_purpose(word: Item, language: LanguageData, *, bare: bool) -> bool:
    """Whether a noun may say what an institution is for: ``des eaux``, ``d'investissement``, but not ``de l'usine``."""
    said = word.lower
    if not word.word.is_small or word.word.is_infinitive or said in language.free_words or said in language.determiners:
        return False
    if said in language.bound_words or said in language.company_words or said in language.facility_nouns:
        return False
    return bare or said not in language.frame_nouns
