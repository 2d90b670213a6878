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

    def begun(self, words: Iterable[str]) -> list[Phrase]:
        """The longer ones whose second word is among some words."""
        return [phrase for second in self.longer.keys() & set(words) for phrase in self.longer[second]]


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


_Told = tuple[Frame, tuple[str, ...]]
"""A phrase by its frame and the words behind its first."""


class CueForms:
    """The forms that begin a phrase of a frame; what a form begins is put together when it is first asked for."""

    def __init__(self, language: LanguageData) -> None:
        self._language = language
        self._verbs: dict[str, list[_Told]] = {}
        self._nouns: dict[str, list[_Told]] = {}
        self._known: dict[str, CueForm | None] = {}
        for frame in language.frames:
            for phrase in frame.verbs:
                verb, _, rest = phrase.partition(" ")
                self._verbs.setdefault(verb, []).append((frame, _words(rest)))
            for phrase in frame.nouns:
                first, *others = _words(phrase)
                for form in _noun_forms(first, language):
                    self._nouns.setdefault(form, []).append((frame, tuple(others)))

    def get(self, form: str) -> CueForm | None:
        """What a form in lower case, or `ROUND`, begins."""
        if form not in self._known:
            self._known[form] = self._made(form)
        return self._known[form]

    def _made(self, form: str) -> CueForm | None:
        uses = self._language.verb_forms.get(form, ())
        told = [(tense, *phrase) for verb, tense in uses for phrase in self._verbs.get(verb, ())]
        verbs = [Phrase(n, frame, rest, tense) for n, (tense, frame, rest) in enumerate(told)]
        nouns = [Phrase(n, frame, rest) for n, (frame, rest) in enumerate(self._nouns.get(form, ()))]
        return CueForm(verbs, nouns) if verbs or nouns else None

    def going_on(self) -> frozenset[str]:
        """The words of all phrases behind the first of each."""
        listed = (*self._verbs.values(), *self._nouns.values())
        return frozenset(word for phrases in listed for _, rest in phrases for word in rest)


@functools.cache
def cue_forms(code: Language) -> CueForms:
    """The forms that begin a phrase of a frame, in lower case; `ROUND` among them."""
    return CueForms(load_language(code))


@functools.cache
def going_on(code: Language) -> frozenset[str]:
    """The words of all phrases behind the first of each."""
    return cue_forms(code).going_on()


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


@functools.cache
def _words(phrase: str) -> tuple[str, ...]:
    words = split(phrase.replace("' ", "'"))  # an elided word stands at the next one
    return tuple(word if word in {ROUND, PERCENT, SITE} else lowered(word) for word in words)
