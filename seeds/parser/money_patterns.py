"""The words around a sum that say what it is, as patterns: those of a language, and those that a text may match."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from seeds.language import LanguageData, Words, load_language
from seeds.parser.quantities import NOTHING, Sought, alternatives, ending, sought
from seeds.vocabulary import Bound, Language

_MOST_PATTERNS = 512
"""For how many choices of phrases the patterns are kept."""


@dataclass(frozen=True)
class Patterns:
    """What the words around a sum may be matched with; what no word of its text begins or ends matches nothing."""

    definites: frozenset[str]
    done_with: frozenset[str]
    doing: frozenset[str]
    """The gerunds of the verbs for what is done with a sum."""
    openers: frozenset[str]
    """The words that a clause begins with whose verb is such a gerund."""
    bounds_before: dict[Bound, re.Pattern[str]]
    bounds_after: dict[Bound, re.Pattern[str]]
    other_before: re.Pattern[str]
    not_other: tuple[str, ...]
    totals_before: re.Pattern[str]
    changes_before: re.Pattern[str]
    price_before: re.Pattern[str]
    conversion: re.Pattern[str]
    deal_value: re.Pattern[str]
    deals_after: re.Pattern[str]
    other_after: re.Pattern[str]
    times_after: re.Pattern[str]
    debt_before: re.Pattern[str]
    debt_after: re.Pattern[str]
    sizes: re.Pattern[str]
    firm_value: re.Pattern[str]
    valuation_before: re.Pattern[str]
    valuation_after: re.Pattern[str]


class _AllPatterns:
    """The patterns of a language, and those of them that may match in a text."""

    def __init__(self, language: LanguageData) -> None:
        numbers = language.numbers
        verbs = language.verb_forms.items()
        self._definites = language.definites
        self._done_with = frozenset(
            form
            for form, uses in verbs
            if any(tense == "infinitive" or (verb in numbers.sum_verbs and tense != "gerund") for verb, tense in uses)
        )
        self._doing = frozenset(
            form for form, uses in verbs if any(verb in numbers.sum_verbs and tense == "gerund" for verb, tense in uses)
        )
        self._openers = language.time_prepositions
        self._not_other = tuple(numbers.not_other_before)
        conversions = alternatives(numbers.conversions)
        self._conversion = re.compile(rf"\s*(?:[(,;:/]|,?\s?\(?\s?(?:{conversions}))\s*")
        before = {bound: _contracted(words, language) for bound, words in numbers.bounds_before.items()}
        self._sought: dict[str, Sought] = {
            **{f"before {bound}": _ending(words, gap=2) for bound, words in before.items()},
            **{f"after {bound}": _starting(words) for bound, words in numbers.bounds_after.items()},
            "other_before": _ending(numbers.other_before, gap=6),
            "totals_before": _ending(numbers.totals_before, gap=6),
            "changes_before": _ending(numbers.changes_before, gap=0),
            "price_before": _ending(numbers.price_before, gap=0),
            "deal_value": _ending(numbers.deal_values, gap=5),
            "deals_after": _starting(numbers.deals_after),
            "other_after": _starting(numbers.other_after),
            "times_after": _starting(numbers.times_after),
            "debt_before": _ending(numbers.debt_before, gap=6),
            "debt_after": _starting(numbers.debt_after),
            "sizes": sought(re.compile(rf"(?<!\w)(?:{alternatives(numbers.size_words)})(?!\w)"), numbers.size_words),
            "firm_value": _ending(numbers.firm_values, gap=2),
            "valuation_before": _ending(numbers.valuation_before, gap=8),
            "valuation_after": _starting(numbers.valuation_after),
        }
        self._bounds_before, self._bounds_after = tuple(numbers.bounds_before), tuple(numbers.bounds_after)
        self._by_word: dict[str, list[str]] = {}
        for name, one in self._sought.items():
            for word in one.words:
                self._by_word.setdefault(word, []).append(name)
        self._always = {name for name, one in self._sought.items() if one.always}
        self._found: dict[frozenset[str], Patterns] = {}

    def among(self, words: Iterable[str]) -> Patterns:
        """The patterns that may match in a text of these words; texts that differ in other words share them."""
        by_word = self._by_word
        names = frozenset(self._always.union(*[by_word[word] for word in words if word in by_word]))
        found = self._found.get(names)
        if found is None:
            if len(self._found) >= _MOST_PATTERNS:
                self._found.clear()
            found = self._found[names] = self._of(names)
        return found

    def _of(self, names: frozenset[str]) -> Patterns:
        def pattern(name: str) -> re.Pattern[str]:
            return self._sought[name].pattern if name in names else NOTHING

        sought = self._sought
        return Patterns(
            definites=self._definites,
            done_with=self._done_with,
            doing=self._doing,
            openers=self._openers,
            conversion=self._conversion,
            bounds_before={b: sought[n].pattern for b in self._bounds_before if (n := f"before {b}") in names},
            bounds_after={b: sought[n].pattern for b in self._bounds_after if (n := f"after {b}") in names},
            other_before=pattern("other_before"),
            not_other=self._not_other,
            totals_before=pattern("totals_before"),
            changes_before=pattern("changes_before"),
            price_before=pattern("price_before"),
            deal_value=pattern("deal_value"),
            deals_after=pattern("deals_after"),
            other_after=pattern("other_after"),
            times_after=pattern("times_after"),
            debt_before=pattern("debt_before"),
            debt_after=pattern("debt_after"),
            sizes=pattern("sizes"),
            firm_value=pattern("firm_value"),
            valuation_before=pattern("valuation_before"),
            valuation_after=pattern("valuation_after"),
        )


@functools.cache
def patterns_of(code: Language) -> _AllPatterns:
    """The patterns of a language."""
    return _AllPatterns(load_language(code))


def _contracted(phrases: Iterable[str], language: LanguageData) -> Words:
    """The phrases, also with their last word contracted as before an article or a vowel: ``plus de``, ``plus d'``."""
    found = []
    for phrase in phrases:
        *head, last = phrase.split()
        shorter = [form for form, full in language.contractions.items() if full == last] if head else []
        found += [phrase, *(" ".join([*head, form]) for form in shorter)]
    return tuple(found)


def _ending(words: Words, gap: int) -> Sought:
    return sought(ending(words, gap), words)


def _starting(words: Words) -> Sought:
    return sought(re.compile(rf"[\s,)+-]*+(?:{alternatives(words)})(?!\w)"), words)
