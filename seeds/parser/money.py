"""Sums of money in press forms: ``jusqu'à 50 milliards de dollars``, ``6,2 Md€``, ``$1.2bn``, ``cent milliards``."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from text_to_num import text2num

from seeds.language import LanguageData, Words, load_language, phrase_pattern
from seeds.vocabulary import Bound, Language

Use = Literal["amount", "price", "valuation", "other"]

_BEFORE, _AFTER = 90, 60
"""How many characters around a sum are looked at for words that say what the sum is."""


_LEAST = 10_000
"""A sum written without thousand, million or billion below this is a price, not a deal's amount."""


@dataclass(frozen=True)
class Money:
    """A sum as written: the value in full units, and what the words around it make of it."""

    start: int
    end: int
    amount: int
    amount_max: int | None
    currency: str | None
    bound: Bound
    use: Use
    bound_start: int
    """Where the words that give the bound begin; `start` when there are none."""


@dataclass(frozen=True)
class _Patterns:
    sums: re.Pattern[str]
    scales: dict[str, int]
    currencies: dict[str, str]
    bounds_before: dict[Bound, re.Pattern[str]]
    bounds_after: dict[Bound, re.Pattern[str]]
    other_before: re.Pattern[str]
    changes_before: re.Pattern[str]
    conversion: re.Pattern[str]
    deal_value: re.Pattern[str]
    other_after: re.Pattern[str]
    valuation_before: re.Pattern[str]
    valuation_after: re.Pattern[str]


def find_money(text: str, start: int, end: int, language: LanguageData) -> list[Money]:
    """Every sum of money in ``text[start:end]``, in order."""
    patterns = _patterns(language.code)
    found = []
    for match in patterns.sums.finditer(text, start, end):
        money = _read(match, text, start, end, language, patterns)
        if money is None:
            continue
        if found and patterns.conversion.fullmatch(text, found[-1].end, money.bound_start):
            money = replace(money, use="other")
        found.append(money)
    return found


def _read(
    match: re.Match[str], text: str, start: int, end: int, language: LanguageData, patterns: _Patterns
) -> Money | None:
    written = match["before"] or match["after"]
    currency = patterns.currencies.get(_key(written)) if written else None
    scale = _scale(match["scale"], patterns, has_currency=currency is not None)
    if currency is None and (scale is None or _counts_things(text, match.end(), end, language)):
        return None
    value = _value(match, scale or 1, language)
    if value is None:
        return None
    if scale is None and value < _LEAST:
        return None
    low = None
    if match["low"]:
        low_scale = _scale(match["lowscale"], patterns, has_currency=True) or scale or 1
        low = int(_number(match["low"], language) * low_scale)
    bound, bound_start = _bound(text, start, match.start(), match.end(), end, patterns)
    use = _use(text, start, bound_start, match.end(), end, patterns)
    amount, amount_max = (low, value) if low is not None and low < value else (value, None)
    return Money(match.start(), match.end(), amount, amount_max, currency, bound, use, bound_start)


def _value(match: re.Match[str], scale: int, language: LanguageData) -> int | None:
    if match["fixed"]:
        return int(Decimal(language.numbers.fixed[_key(match["fixed"])]))
    if match["words"]:
        try:
            return int(text2num(match["words"].strip().casefold(), language.code.value)) * scale
        except ValueError:
            return None
    return int(_number(match["number"], language) * scale)


def _number(written: str, language: LanguageData) -> Decimal:
    numbers = language.numbers
    grouped = re.fullmatch(rf"\d{{1,3}}(?:[{numbers.group}]\d{{3}})+(?:[.,]\d+)?", written)
    if grouped:
        written = re.sub(rf"[{numbers.group}](?=\d{{3}}(?!\d))", "", written)
    return Decimal(written.replace(",", "."))


def _scale(written: str | None, patterns: _Patterns, *, has_currency: bool) -> int | None:
    if not written:
        return None
    value = patterns.scales.get(_key(written))
    return value if value is None or has_currency or len(written) > 3 or _key(written) in {"bn", "md", "mds"} else None


def _counts_things(text: str, position: int, end: int, language: LanguageData) -> bool:
    """Whether what follows a bare number says that it counts something else than money."""
    rest = text[position:end].lstrip()
    if not rest or not (rest[0].isalpha() or rest[0] == "%"):
        return False
    word = re.match(r"[^\W\d_]+['’]?", rest)
    following = word.group().casefold().replace("’", "'") if word else "%"
    if following in language.numbers.of:
        return True
    free = language.adverbs | language.coordinators | {p.split()[0] for p in language.prepositions}
    known_verb = following in language.verb_forms or following in language.auxiliaries["be"] + language.auxiliaries["have"]
    return not (following in free or known_verb or following in language.relatives or following in language.clause_breaks)


def _bound(text: str, start: int, at: int, stop: int, end: int, patterns: _Patterns) -> tuple[Bound, int]:
    left = text[max(start, at - 40) : at]
    for bound, pattern in patterns.bounds_before.items():
        match = pattern.search(left)
        if match:
            return bound, at - len(left) + match.start()
    right = text[stop : min(end, stop + 30)]
    for bound, pattern in patterns.bounds_after.items():
        if pattern.match(right):
            return bound, at
    return Bound.EXACT, at


def _use(text: str, start: int, at: int, stop: int, end: int, patterns: _Patterns) -> Use:
    left = text[max(start, at - _BEFORE) : at]
    right = text[stop : min(end, stop + _AFTER)]
    if patterns.deal_value.search(left) and not patterns.other_after.match(right):
        return "price"
    if patterns.other_after.match(right) or patterns.other_before.search(left) or patterns.changes_before.search(left):
        return "other"
    if patterns.valuation_after.match(right) or patterns.valuation_before.search(left):
        return "valuation"
    return "amount"


@functools.cache
def _patterns(code: Language) -> _Patterns:
    numbers = load_language(code).numbers
    scales = {_key(word): value for word, value in {**numbers.tight_scales, **numbers.scales}.items()}
    currencies = {_key(word): iso for word, iso in numbers.currencies.items()}
    return _Patterns(
        sums=_sums(numbers.group, scales, currencies, numbers.words, tuple(numbers.fixed), numbers.of, numbers.range_joins),
        scales=scales,
        currencies=currencies,
        bounds_before={b: _ending(words, gap=2) for b, words in numbers.bounds_before.items()},
        bounds_after={b: _starting(words) for b, words in numbers.bounds_after.items()},
        other_before=_ending(numbers.other_before, gap=6),
        changes_before=_ending(numbers.changes_before, gap=0),
        conversion=re.compile(rf"\s*(?:[(,]|,?\s*\(?\s*(?:{phrase_pattern(numbers.conversions).pattern}))\s*", re.IGNORECASE),
        deal_value=_ending(numbers.deal_values, gap=5),
        other_after=_starting(numbers.other_after),
        valuation_before=_ending(numbers.valuation_before, gap=8),
        valuation_after=_starting(numbers.valuation_after),
    )


def _sums(
    group: str,
    scales: dict[str, int],
    currencies: dict[str, str],
    words: Words,
    fixed: Words,
    of: Words,
    joins: Words,
) -> re.Pattern[str]:
    number = rf"\d{{1,3}}(?:[{group}]\d{{3}})+(?!\d)(?:[.,]\d{{1,3}})?|\d{{1,6}}(?:[.,]\d{{1,3}})?"
    scale = _alternatives(scales)
    unit = _alternatives(currencies)
    of_words = "|".join(re.escape(word).replace("'", "['’]") for word in of)
    joined = "|".join(re.escape(join) for join in joins)
    return re.compile(
        rf"(?<![\w.,])(?:(?P<before>{unit})[\s]?)?"
        rf"(?:(?:(?P<low>{number})[\s-]?(?:(?P<lowscale>{scale})(?!\w))?\s?(?:{unit})?\s?(?:{joined})\s?(?:{unit})?)?"
        rf"(?P<number>{number})(?![\d])"
        rf"|(?P<fixed>{_alternatives(dict.fromkeys(fixed, 0))})(?!\w)"
        rf"|(?P<words>(?:(?:{_alternatives(dict.fromkeys(words, 0))})[\s-]+){{1,6}}(?=(?:{scale})(?!\w))))"
        rf"(?:[\s-]?(?P<scale>{scale})(?![^\W\d_]))?"
        rf"(?:[\s-]?(?:(?:{of_words})\s?)?(?P<after>{unit})(?!\w))?",
        re.IGNORECASE,
    )


def _alternatives(words: dict[str, int] | dict[str, str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(r"[\s-]+".join(re.escape(part) for part in word.split()).replace("'", "['’]") for word in ordered) or "(?!)"


def _ending(words: Words, gap: int) -> re.Pattern[str]:
    """The phrases, with at most `gap` words and no stop between them and the end."""
    return re.compile(rf"(?:{phrase_pattern(words).pattern})(?:['’\s]+[^\s.;:!?()]+){{0,{gap}}}['’\s(]*$", re.IGNORECASE)


def _starting(words: Words) -> re.Pattern[str]:
    return re.compile(rf"[\s,)-]*(?:{phrase_pattern(words).pattern})", re.IGNORECASE)


def _key(written: str) -> str:
    return " ".join(written.casefold().replace("’", "'").replace("-", " ").split())
