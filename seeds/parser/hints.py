"""Hints: what a sentence may hold since it has a certain word, so that nothing else is looked for in it."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator

from seeds.language import LanguageData, Words, load_language
from seeds.language.patterns import phrase_pattern
from seeds.names import demonyms, fold_name
from seeds.parser.currencies import cased_names, currency_names
from seeds.parser.splitting import lowered, split
from seeds.vocabulary import Language

TO_CLOSE = "told to close"
"""The hint that words tell of what an agreed deal still needs."""
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[\W\d]+")


def hints_of(text: str, language: LanguageData) -> tuple[str, ...]:
    """What may be at a word or around it."""
    return tuple(dict.fromkeys(_hints(text, lowered(text), language)))


def number_starts(text: str, language: LanguageData) -> tuple[int, ...]:
    """Where in a word a number may begin: at digits, and at words for numbers."""
    words = _number_words(language.code)
    if text.isalpha():
        return (0,) if text.casefold() in words else ()
    parts = (match.start() for match in _WORD.finditer(text) if match.group().casefold() in words)
    return tuple(sorted({*(match.start() for match in _DIGITS.finditer(text)), *parts}))


def parts_of(text: str) -> tuple[str, ...]:
    """The words in a word, hyphens and the like apart, folded."""
    folded = text.casefold()
    return (folded,) if folded.isalnum() else tuple(_WORD.findall(folded))


def singular(word: str, language: LanguageData) -> str:
    """A noun without the ending of the plural."""
    if not word.endswith(language.plurals):
        return word
    for ending, single in language.changed_plurals.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + single
    return next((word[: -len(ending)] for ending in language.plurals if word.endswith(ending)), word)


def _hints(text: str, lower: str, language: LanguageData) -> Iterator[str]:
    if not text.isalpha():
        if _DIGIT.search(text):
            yield "digit"
        if text == "%" or lower.lstrip("0123456789.,") in language.percent_words:
            yield "percent"
        if _YEAR.search(text):
            yield "date"
        if text in _unit_signs(language.code) or (_DIGIT.search(text) and not _NUMBER.fullmatch(text)):
            yield "unit"
    elif not text.islower() and text.casefold() in _scaled_codes(language.code):
        yield "unit"
    given = _given_by(language.code)
    for part in parts_of(text):
        yield from given.get(part, ())
    noun = singular(lower, language)
    described = lower in _referring(language.code) or noun in language.generic_nouns or noun in language.related_nouns
    if described or (language.nations_stand_alone and fold_name(text) in demonyms()):
        yield "reference"
    if lower in language.auxiliaries["clitic"] or lower in language.partitives:
        yield "clitic"
    if lower in _before_nothing(language.code):
        yield "expletive"


@functools.cache
def _words(code: Language) -> dict[str, frozenset[str]]:
    """Words of which a sentence must have one to hold the thing, digits apart; most sentences have none."""
    language = load_language(code)
    numbers, dates = language.numbers, language.dates
    scales = longest_words([*numbers.scales, *numbers.tight_scales])
    units = longest_words(numbers.currencies)
    relative = (*dates.this_year, *dates.last_year, *dates.this_month, *dates.last_month, *dates.days_ago)
    return {
        "scale": scales | {scale + unit for scale in scales for unit in units} | longest_words(numbers.fixed),
        "unit": _unit_words(code),
        "percent": longest_words(language.percent_words),
        "stake": longest_words(language.stake_phrases),
        "owning": longest_words(language.owning_participles),
        "round": longest_words(language.rounds),
        "joint": longest_words(language.joints),
        "date": longest_words([*dates.months, *dates.quarters, *dates.weekdays, *relative, *dates.lengths]),
        **{name: longest_words(phrases) for name, phrases in told_phrases(code).items()},
    }


@functools.cache
def _unit_words(code: Language) -> frozenset[str]:
    """Words of which a sentence must have one, or a sign, for a number to be one of money: units, also scaled ones."""
    numbers = load_language(code).numbers
    names = longest_words(name for name in (*currency_names(code), *numbers.prices) if _sign_in(name) is None)
    scales = longest_words(numbers.tight_scales)
    return names | {scale + unit for scale in scales for unit in names - _codes(code)}


@functools.cache
def _scaled_codes(code: Language) -> frozenset[str]:
    """Codes with a scale before them, folded; in a text they have capitals: ``MEUR``, but no ``ARS`` is in *mars*."""
    scales = longest_words(load_language(code).numbers.tight_scales)
    return frozenset(scale + unit for scale in scales for unit in _codes(code))


def _codes(code: Language) -> frozenset[str]:
    return frozenset(name.casefold() for name in cased_names(code))


@functools.cache
def _unit_signs(code: Language) -> frozenset[str]:
    """Signs of which a sentence may have one instead."""
    names = (*currency_names(code), *load_language(code).numbers.prices)
    return frozenset(filter(None, map(_sign_in, names)))


def _sign_in(name: str) -> str | None:
    """The character of a unit's name that is a mark of its own in a text: the dollar of ``us$``."""
    return next((character for character in name if unicodedata.category(character) == "Sc"), None)


@functools.cache
def _given_by(code: Language) -> dict[str, tuple[str, ...]]:
    """The hints that each of those words gives."""
    found: dict[str, list[str]] = {}
    for hint, words in _words(code).items():
        for word in words:
            found.setdefault(word, []).append(hint)
    return {word: tuple(hints) for word, hints in found.items()}


@functools.cache
def _referring(code: Language) -> frozenset[str]:
    """The words that may stand for a name, or belong to words that do."""
    language = load_language(code)
    named = language.pronouns.keys() | language.possessives | language.person_titles | language.generic_nouns
    return frozenset(named | language.side_nouns.keys() | language.order_words.keys() | language.pair_words)


@functools.cache
def told_phrases(code: Language) -> dict[str, Words]:
    """Phrases of whole sentences, by the hint that some word of theirs gives: stages, confirmations, rounds, asides."""
    language = load_language(code)
    signals = language.signals
    return {
        **{stage.value: expand(phrases, language) for stage, phrases in signals.stage.items()},
        **{kind.value: expand(phrases, language) for kind, phrases in signals.confirmation.items()},
        TO_CLOSE: expand(signals.to_close, language),
        "aside": language.aside_words,
        "told deal": language.deal_words,
        "told pay": language.pay_words,
        "told pays": language.buyer_pays_words,
        "told buyer": language.buyer_words,
        "told talks": language.buyer_talks,
        "told seller": language.seller_words,
        "told rivals": language.rival_bids,
        "told rival list": language.rival_lists,
        "told round": language.round_words,
        "told led": _contracted(language.led_by_words, language),
        "told with": _contracted(language.joined_by_words, language),
        "told investors": language.investor_words,
        "told holders": language.holder_words,
        "told joined": language.joining_words,
        "told fund": language.fund_words,
        "told fund with": _contracted(language.fund_with_words, language),
        "told fund joined": language.fund_joining_words,
    }


@functools.cache
def told_pattern(code: Language, hint: str) -> re.Pattern[str]:
    """The pattern of such phrases, to be looked for only in sentences that give the hint."""
    return phrase_pattern(told_phrases(code)[hint])


def _contracted(phrases: Words, language: LanguageData) -> Words:
    """Phrases, and each with the forms that its last word takes with an article: ``auprès de``, ``auprès du``."""
    forms = [(full, form) for form, full in language.contractions.items() if form not in language.relatives]
    cut = [
        (*phrase.rpartition(" ")[::2], form)
        for phrase in phrases
        for full, form in forms
        if phrase.endswith(f" {full}")
    ]
    return tuple(dict.fromkeys([*phrases, *(f"{begin} {form}" for begin, _, form in cut)]))


def expand(phrases: Words, language: LanguageData) -> Words:
    """Phrases with every ``{verb}`` replaced by each of its forms."""
    expanded: list[str] = []
    for phrase in phrases:
        match = re.search(r"\{(\w+)\}", phrase)
        if match is None:
            expanded.append(phrase)
            continue
        forms = language.forms_of[match[1]]
        expanded.extend(phrase.replace(match[0], form) for form in forms)
    return tuple(expanded)


@functools.cache
def _number_words(code: Language) -> frozenset[str]:
    """The first words of all that may stand for a number."""
    numbers = load_language(code).numbers
    phrases = (*numbers.words, *numbers.fixed, *numbers.dozens, *numbers.parts)
    return frozenset(_WORD.findall(phrase.casefold())[0] for phrase in phrases)


@functools.cache
def _before_nothing(code: Language) -> frozenset[str]:
    """The first words of pronouns that stand for nothing."""
    return frozenset(lowered(split(phrase)[0]) for phrase in load_language(code).expletives)


def longest_words(phrases: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase, folded."""
    found = (_WORD.findall(phrase.casefold()) for phrase in phrases)
    return frozenset(max(words, key=len) for words in found if words)
