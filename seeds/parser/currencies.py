"""What currencies are called in a language: the names, codes and signs of CLDR, and those of the language data."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

from seeds.language import LanguageData, load_language
from seeds.names import demonyms, fold_name
from seeds.vocabulary import Language

UNKNOWN = "XXX"
"""The ISO 4217 code of no currency: that of a noun which does not tell whose money it is, as ``francs``."""

_WORD = re.compile(r"[^\W\d_]+")
_COUNTRY_CODE = 2
"""How many letters the code of a country has; those of continents and regions are numbers."""

_OLDEST = 1985
"""Currencies that ended before this year are no longer told of in the press."""


@functools.cache
def currency_names(code: Language) -> dict[str, str]:
    """Every name and sign of a currency in lower case, and its ISO 4217 code; those of the language data win."""
    language = load_language(code)
    locale = Locale.parse(code)
    found: dict[str, str] = {}
    nouns = dict(_nouns(locale, language))
    for name, iso in (*nouns.items(), *_of_territories(locale, language), *_names(locale), *_signs(locale, language)):
        found[name.casefold()] = iso
    left_out = language.numbers.not_currencies
    own = {name.casefold(): iso for name, iso in language.numbers.currencies.items()}
    found = {name: iso for name, iso in found.items() if name not in left_out} | own
    variants = {other: iso for name, iso in found.items() for other in _variants(name)}
    scales = language.numbers.tight_scales
    return {name: iso for name, iso in (variants | found).items() if name.strip("$ ") not in scales or name in own}


@functools.cache
def cased_names(code: Language) -> frozenset[str]:
    """The names that count only in their capitals.

    They are codes that the language data does not name, what it writes with capitals itself (``KSh``), and signs beside
    which stands a word of the language: ``$ AU``, ``A$``.
    """
    language = load_language(code)
    numbers = language.numbers
    codes = frozenset(iso.casefold() for iso in _tender()[0]) - numbers.not_currencies - set(numbers.currencies)
    words = language.contractions.keys() | language.determiners | set(language.prepositions)
    ambiguous = {name for name in currency_names(code) if _is_sign(name) and words.intersection(_WORD.findall(name))}
    return frozenset(name.upper() for name in codes | ambiguous) | {n for n in numbers.currencies if n != n.casefold()}


def is_currency_code(written: str, language: LanguageData) -> bool:
    """Whether letters in capitals are the code of a currency: ``SEK``."""
    named = written.isupper() and written.casefold() in language.numbers.currencies
    return named or written in cased_names(language.code)


@functools.cache
def currency_signs(code: Language) -> frozenset[str]:
    """Those of the names that are signs or codes, and so may stand right behind a letter: the euro of ``5M€``."""
    symbols = {sign.casefold() for sign in Locale.parse(code).currency_symbols.values()}
    short = symbols | {name.casefold() for name in cased_names(code)}
    names = currency_names(code).items()
    return frozenset(name for name, iso in names if _is_sign(name) or name == iso.casefold() or name in short)


def currency_of(noun: str, day: str | None, document: str | None, texts: Sequence[str], code: Language) -> str | None:
    """Whose money a noun means that several currencies bear, ``francs`` for one; None where nothing tells.

    It is the currency that the document counts in, if that bears the noun; else that of the nation which the first of
    the texts names most that names one with such money; else the first of those of the language data that was legal
    tender on a day, as in ``1996-03``, or is today.
    """
    bearers = load_language(code).numbers.shared_nouns.get(noun)
    if bearers is None or document in bearers:
        return document
    current = [iso for iso in bearers if _is_tender(iso, day)]
    for text in texts:
        nations = nations_in(text, code)
        told = {iso: sum(nations[territory] for territory in _territories(iso)) for iso in current}
        if any(told.values()):
            return max(current, key=lambda iso: told[iso])
    return next(iter(current), None)


@functools.lru_cache(maxsize=4)  # the sums of an article ask for all of it again and again
def nations_in(text: str, code: Language) -> Counter[str]:
    """How often a text names each country, by its name or as an adjective, by the country's ISO 3166 code."""
    words = [fold_name(word) for word in _WORD.findall(text)]
    countries, firsts, longest = _countries(code)
    named: Counter[str] = Counter()
    for start in [start for start, word in enumerate(words) if word in firsts]:
        phrases = (" ".join(words[start:end]) for end in range(start + 1, start + 1 + longest))
        named.update(countries[phrase] for phrase in phrases if phrase in countries)
    return named


@functools.cache
def _countries(code: Language) -> tuple[dict[str, str], frozenset[str], int]:
    """The countries' names and adjectives, folded, with their codes, the first words, and how many the longest has."""
    territories = ((iso, name) for iso, name in Locale.parse(code).territories.items() if len(iso) == _COUNTRY_CODE)
    names = {" ".join(fold_name(word) for word in _WORD.findall(name)): iso for iso, name in territories}
    found = {name: iso for name, iso in (names | demonyms()).items() if iso}
    words = [name.split() for name in found]
    return found, frozenset(first for first, *_ in words), max(map(len, words))


@functools.cache
def _territories(iso: str) -> frozenset[str]:
    """The countries where a currency is legal tender, or was lately enough for press archives."""
    rows = [(place, *row) for place, money in get_global("territory_currencies").items() for row in money]
    lately = [(place, name) for place, name, _, end, tender in rows if tender and (end is None or end[0] >= _OLDEST)]
    return frozenset(place for place, name in lately if name == iso)


@functools.lru_cache(maxsize=1024)
def _is_tender(iso: str, day: str | None) -> bool:
    """Whether a currency was legal tender anywhere on a day, or is today."""
    rows = [row for territory in get_global("territory_currencies").values() for row in territory]
    ends = [end for name, _, end, tender in rows if name == iso and tender]
    return None in ends or any(day is not None and end and day <= "{:04}-{:02}-{:02}".format(*end) for end in ends)


@functools.cache
def _tender() -> tuple[frozenset[str], frozenset[str]]:
    """The currencies that are legal tender somewhere today, and those that were so lately enough for press archives."""
    rows = [row for territory in get_global("territory_currencies").values() for row in territory if row[3]]
    told = frozenset(iso for iso, _, end, _ in rows if end is None or end[0] >= _OLDEST)
    return frozenset(iso for iso, _, end, _ in rows if end is None), told


def _names(locale: Locale) -> Iterator[tuple[str, str]]:
    """The full names, singular and plural: ``Swiss francs``; none that CLDR tells apart by years only."""
    for iso in sorted(_tender()[1]):
        for count in (None, 1, 2):
            name = get_currency_name(iso, count, locale)
            if "(" not in name:
                yield name, iso


def _nouns(locale: Locale, language: LanguageData) -> Iterator[tuple[str, str]]:
    """The nouns of the names: ``ringgit`` for the only currency of that name, `UNKNOWN` for ``francs``."""
    current = _tender()[0]
    bearers: dict[str, set[str]] = defaultdict(set)
    for name, iso in _names(locale):
        words = name.split()
        bearers[words[0 if language.numbers.currency_noun == "first" else -1].casefold()].add(iso)
    for noun, isos in bearers.items():
        alive = isos & current or isos
        country = {iso[:2] for iso in isos}
        yield noun, min(alive) if len(alive) == 1 and len(country) == 1 else UNKNOWN


def _of_territories(locale: Locale, language: LanguageData) -> Iterator[tuple[str, str]]:
    """The nouns behind a country's name, where a language puts them there: ``Malaysia ringgit``, ``Taiwan dollars``."""
    if language.numbers.currency_noun == "first":
        return
    now = {
        territory: [iso for iso, _, end, tender in rows if tender and end is None]
        for territory, rows in get_global("territory_currencies").items()
    }
    for territory, isos in now.items():
        name = locale.territories.get(territory)
        for count in (1, 2) if name and len(isos) == 1 else ():
            yield f"{name} {get_currency_name(isos[0], count, locale).split()[-1]}", isos[0]


def _signs(locale: Locale, language: LanguageData) -> Iterator[tuple[str, str]]:
    """Codes, codes before a dollar sign, and signs such as ``HK$``."""
    dollars = {language.numbers.currencies[sign] for sign in language.numbers.currencies if "$" in sign}
    for iso in sorted(_tender()[0]):
        yield iso, iso
        if iso in dollars:
            yield f"{iso}$", iso
            yield f"${iso}", iso
        sign = locale.currency_symbols.get(iso, iso)
        letters = "".join(character for character in sign if character.isalpha())
        if letters != sign and "$" in sign:
            yield sign, iso


def _is_sign(name: str) -> bool:
    return any(unicodedata.category(character) == "Sc" for character in name)


def _variants(name: str) -> Iterator[str]:
    """Other forms of a sign that has letters: turned, and with a blank between: ``$hk``, ``hk $``; but no ``a $``."""
    match = re.fullmatch(r"(?P<letters>[^\W\d_]{2,})(?P<sign>\W)|(?P<sign2>\W)(?P<letters2>[^\W\d_]{2,})", name)
    if match and _is_sign(name):
        letters, sign = match["letters"] or match["letters2"], match["sign"] or match["sign2"]
        for one, other in ((letters, sign), (sign, letters)):
            yield from (one + other, f"{one} {other}")
