"""The phrases of the frames, by the forms of the word that each begins with."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from seeds.language import Frame, LanguageData, Tense, load_language
from seeds.parser.splitting import lowered, split
from seeds.vocabulary import Language

ROUND, PERCENT, SITE = "ROUND", "PERCENT", "SITE"
"""Words of a frame's phrase that stand for a round label, a share of a company, and any word for a site."""

PASSIVE: frozenset[Tense] = frozenset({"past", "participle"})
"""Tenses whose forms may be a passive's."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that one form of a word begins: its frame, the words behind, and the tense of the form as a verb."""

    order: int
    frame: Frame
    rest: tuple[str, ...]
    tense: Tense = "infinitive"


class Phrases:
    """The phrases of one form: those of a single word, and the longer ones by their second word; or none."""

    __slots__ = ("alone", "is_empty", "longer", "seconds")

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.alone = [phrase for phrase in phrases if not phrase.rest]
        self.longer: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            if phrase.rest:
                self.longer.setdefault(phrase.rest[0], []).append(phrase)
        self.seconds = frozenset(self.longer)
        self.is_empty = not (self.alone or self.longer)

    def may_stand(self, words: frozenset[str]) -> bool:
        """Whether a sentence that has the first word may have a phrase, by the words in it that go on phrases."""
        return bool(self.alone) or not self.seconds.isdisjoint(words)


class CueForm:
    """A form that begins phrases: as a verb, as a noun, and as a verb with the rest before it.

    That is a verb in the passive, ``a stake was sold``, or in a relative, ``un contrat que X va signer``.
    """

    __slots__ = ("_seconds", "_stands_alone", "behind_rest", "nouns", "verbs")

    def __init__(self, verbs: list[Phrase], nouns: list[Phrase]) -> None:
        self.verbs = Phrases(verbs)
        self.nouns = Phrases(nouns)
        self._seconds = self.verbs.seconds | self.nouns.seconds
        self._stands_alone = bool(self.verbs.alone or self.nouns.alone)
        self.behind_rest: dict[Tense, Phrases] = {
            tense: Phrases([p for p in verbs if p.tense == tense and p.rest])
            for tense in dict.fromkeys(phrase.tense for phrase in verbs if phrase.rest)
            if tense != "gerund"
        }

    def may_stand(self, words: frozenset[str]) -> bool:
        """Whether a sentence that has the form may have a phrase, by the words in it that go on phrases."""
        return self._stands_alone or not self._seconds.isdisjoint(words)


@functools.cache
def cue_forms(code: Language) -> dict[str, CueForm]:
    """The forms that begin a phrase of a frame, in lower case; `ROUND` among them."""
    language = load_language(code)
    verbs: dict[str, list[tuple[Frame, tuple[str, ...]]]] = {}
    nouns: dict[str, list[Phrase]] = {}
    for frame in language.frames:
        for phrase in frame.verbs:
            verb, *rest = phrase.split()
            verbs.setdefault(verb, []).append((frame, _words(" ".join(rest))))
        for phrase in frame.nouns:
            first, *others = _words(phrase)
            for form in _noun_forms(first, language):
                listed = nouns.setdefault(form, [])
                listed.append(Phrase(len(listed), frame, tuple(others)))
    conjugated: dict[str, list[Phrase]] = {}
    for form, uses in language.verb_forms.items():
        told = [(tense, *phrase) for verb, tense in uses for phrase in verbs.get(verb, ())]
        if told:
            conjugated[form] = [Phrase(n, frame, rest, tense) for n, (tense, frame, rest) in enumerate(told)]
    return {form: CueForm(conjugated.get(form, []), nouns.get(form, [])) for form in {*conjugated, *nouns}}


@functools.cache
def going_on(code: Language) -> frozenset[str]:
    """The words of all phrases behind the first of each."""
    forms = cue_forms(code).values()
    longer = (phrases.longer for form in forms for phrases in (form.verbs, form.nouns))
    return frozenset(word for seconds in longer for listed in seconds.values() for one in listed for word in one.rest)


def without_plural(word: str, language: LanguageData) -> tuple[str, ...]:
    """The word, and what it may be the plural of."""
    if not word.endswith(language.plurals):
        return (word,)
    return tuple({word: None} | {word.removesuffix(ending): None for ending in language.plurals})


def without_size(word: str, language: LanguageData) -> str:
    """The word without a prefix that only says how large the thing is: ``méga-levée``, ``megamerger``."""
    if not word.startswith(language.size_prefixes):
        return word.removeprefix("-")
    prefix = next(prefix for prefix in language.size_prefixes if word.startswith(prefix))
    return word.removeprefix(prefix).removeprefix("-")


def _noun_forms(noun: str, language: LanguageData) -> tuple[str, ...]:
    return (noun,) if noun == ROUND else (noun, *(noun + ending for ending in language.plurals))


def _words(phrase: str) -> tuple[str, ...]:
    words = split(phrase.replace("' ", "'"))  # an elided word stands at the next one
    return tuple(word if word in {ROUND, PERCENT, SITE} else lowered(word) for word in words)
