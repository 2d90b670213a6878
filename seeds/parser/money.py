"""Sums of money in press forms: ``jusqu'à 50 milliards de dollars``, ``6,2 Md€``, ``$1.2bn``, ``cent milliards``."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from seeds.language import LanguageData, Words, load_language
from seeds.parser.quantities import Quantity, alternatives, find_quantities, key_of
from seeds.vocabulary import Bound, Language

Use = Literal["amount", "price", "valuation", "other"]

_BEFORE, _AFTER = 90, 60
"""How many characters around a sum are looked at for words that say what the sum is."""
_BOUND_BEFORE, _BOUND_AFTER = 40, 30
"""How many characters around a sum are looked at for words that bound it."""
_UNIT = 16
"""How many characters before a number may be its currency."""

_LEAST = 10_000
"""A sum written without thousand, million or billion below this is a price, not a deal's amount."""
_MOST = 10**17
"""No sum of money in the world is as large; larger figures are no money, or not in money's units."""


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
class _Sum:
    """A number with the currency beside it; `low` is the lower end of a range."""

    start: int
    end: int
    quantity: Quantity
    currency: str | None
    unit_before: bool
    low: int | None = None
    changed: bool = False
    """Whether it is what another sum replaces: the first of ``from 5 to 6 billion``."""

    @property
    def value(self) -> int:
        return int(self.quantity.number * (self.quantity.scale or 1))


@dataclass(frozen=True)
class _Patterns:
    currencies: dict[str, str]
    dollars: frozenset[str]
    unit_before: re.Pattern[str]
    unit_after: re.Pattern[str]
    range_join: re.Pattern[str]
    range_pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
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
    sums = [
        _with_currency(quantity, text, start, end, patterns) for quantity in find_quantities(text, start, end, language)
    ]
    found: list[Money] = []
    for one in _join_ranges([s for s in sums if s is not None], text, start, patterns):
        if not _is_money(one, text, end, language):
            continue
        last = found[-1] if found else None
        money = _money(one, text, max(start, _clause_start(text, last, one.start, language)), end, patterns)
        if last is not None and _converts(last, money, text, patterns):
            money = replace(money, use="other")
        found.append(money)
    return found


def _with_currency(quantity: Quantity, text: str, start: int, end: int, patterns: _Patterns) -> _Sum | None:
    """The number with its currency, if it has one; None for digits that are a part of another word."""
    before = patterns.unit_before.search(text, max(start, quantity.start - _UNIT), quantity.start)
    if before and not _may_stand_before(before["unit"]):
        before = None
    if (
        before is None
        and quantity.start > start
        and (text[quantity.start - 1].isalnum() or text[quantity.start - 1] in "_.,")
    ):
        return None
    after = patterns.unit_after.match(text, quantity.end, end)
    first = patterns.currencies[key_of(before["unit"])] if before else None
    second = patterns.currencies[key_of(after["unit"])] if after else None
    if before and after and first != second and not (before["unit"] == "$" and second in patterns.dollars):
        after = None
    begin = before.start() if before else quantity.start
    stop = after.end() if after else quantity.end
    return _Sum(begin, stop, quantity, second if after else first, before is not None)


def _may_stand_before(unit: str) -> bool:
    """Whether a currency is written as a sign or a code: ``CHF 5m``, but not ``won 5m``."""
    return not unit.isalpha() or unit.isupper() or (len(unit) == 2 and unit[0].isupper())


def _join_ranges(sums: Sequence[_Sum], text: str, start: int, patterns: _Patterns) -> list[_Sum]:
    """The sums, two ends of a range made one."""
    joined: list[_Sum] = []
    for one in sums:
        if joined and _are_joined(joined[-1], one, text, start, patterns):
            low = _low_end(joined[-1], one)
            if low is not None and patterns.changes_before.search(
                text, max(start, joined[-1].start - _UNIT), joined[-1].start
            ):
                joined[-1] = replace(low, changed=True)
            elif low is not None:
                joined[-1] = replace(one, start=low.start, currency=one.currency or low.currency, low=low.value)
                continue
        joined.append(one)
    return joined


def _are_joined(low: _Sum, high: _Sum, text: str, start: int, patterns: _Patterns) -> bool:
    if low.low is not None or (high.unit_before and low.currency is None):
        return False
    if patterns.range_join.fullmatch(text, low.end, high.start):
        return True
    return any(
        join.fullmatch(text, low.end, high.start) and opener.search(text, max(start, low.start - _UNIT), low.start)
        for opener, join in patterns.range_pairs
    )


def _low_end(low: _Sum, high: _Sum) -> _Sum | None:
    """The lower end with the scale and the currency of the range; None where the two make no range."""
    if low.currency and high.currency and low.currency != high.currency:
        return None
    if low.quantity.scale is None:
        low = replace(low, quantity=replace(low.quantity, scale=high.quantity.scale, tight=high.quantity.tight))
    low = replace(low, currency=low.currency or high.currency)
    return low if 0 < low.value < high.value else None


def _is_money(one: _Sum, text: str, end: int, language: LanguageData) -> bool:
    if one.value > _MOST:
        return False
    if one.quantity.scale is None:
        return one.currency is not None and one.value >= _LEAST
    return one.currency is not None or not (one.quantity.tight or _counts_things(text, one.end, end, language))


def _counts_things(text: str, position: int, end: int, language: LanguageData) -> bool:
    """Whether what follows a bare number says that it counts something else than money."""
    rest = text[position : min(end, position + _AFTER)].lstrip()
    if not rest or not (rest[0].isalpha() or rest[0] == "%"):
        return False
    word = re.match(r"[^\W\d_]+['’]?", rest)
    following = word.group().casefold().replace("’", "'") if word else "%"
    if following in language.numbers.of:
        return True
    free = language.adverbs | language.coordinators | {p.split()[0] for p in language.prepositions}
    known_verb = (
        following in language.verb_forms or following in language.auxiliaries["be"] + language.auxiliaries["have"]
    )
    return not (
        following in free or known_verb or following in language.relatives or following in language.clause_breaks
    )


def _money(one: _Sum, text: str, start: int, end: int, patterns: _Patterns) -> Money:
    bound, bound_start = _bound(text, start, one.start, one.end, end, patterns)
    if bound is Bound.EXACT and one.quantity.about:
        bound = Bound.ABOUT
    use = "other" if one.changed else _use(one, text, start, bound_start, end, patterns)
    low, high = (one.low, one.value) if one.low is not None else (one.value, None)
    return Money(one.start, one.end, low, high, one.currency, bound, use, bound_start)


def _bound(text: str, start: int, at: int, stop: int, end: int, patterns: _Patterns) -> tuple[Bound, int]:
    """The bound, and where its words begin; of several phrases the nearest counts, and of those the longest."""
    nearest: tuple[int, int, Bound] | None = None
    for bound, pattern in patterns.bounds_before.items():
        match = pattern.search(text, max(start, at - _BOUND_BEFORE), at)
        if match and (nearest is None or (-match.end("phrase"), match.start()) < nearest[:2]):
            nearest = (-match.end("phrase"), match.start(), bound)
    if nearest:
        return nearest[2], nearest[1]
    for bound, pattern in patterns.bounds_after.items():
        if pattern.match(text, stop, min(end, stop + _BOUND_AFTER)):
            return bound, at
    return Bound.EXACT, at


def _use(one: _Sum, text: str, start: int, bound_start: int, end: int, patterns: _Patterns) -> Use:
    before = [(text, max(start, at - _BEFORE), at) for at in {bound_start, one.start}]
    after = (text, one.end, min(end, one.end + _AFTER))
    other_after = patterns.other_after.match(*after)
    if not other_after and any(patterns.deal_value.search(*window) for window in before):
        return "price"
    changes = patterns.changes_before.search(text, max(start, bound_start - _BEFORE), bound_start)
    if other_after or changes or any(patterns.other_before.search(*window) for window in before):
        return "other"
    valued = patterns.valuation_after.match(*after) or any(
        patterns.valuation_before.search(*window) for window in before
    )
    return "valuation" if valued else "amount"


def _clause_start(text: str, last: Money | None, at: int, language: LanguageData) -> int:
    """Where the words begin that may say what the sum at `at` is: behind the last sum, if a new clause came since."""
    if last is None or at - last.end > _BEFORE:
        return 0
    between = re.findall(r"[^\W\d_]+", text[last.end : at].casefold())
    new_clause = any(word in language.verb_forms or word in language.relatives for word in between)
    return last.end if new_clause else 0


def _converts(last: Money, money: Money, text: str, patterns: _Patterns) -> bool:
    """Whether the sum only says the last one again in another currency."""
    if last.currency is not None and last.currency == money.currency:
        return False
    return patterns.conversion.fullmatch(text, last.end, money.bound_start) is not None


@functools.cache
def _patterns(code: Language) -> _Patterns:
    language = load_language(code)
    numbers = language.numbers
    currencies = {key_of(word): iso for word, iso in numbers.currencies.items()}
    unit = alternatives(currencies)
    of = alternatives(numbers.of)
    return _Patterns(
        currencies=currencies,
        dollars=frozenset(iso for sign, iso in currencies.items() if "$" in sign),
        unit_before=re.compile(rf"(?<!\w)(?P<unit>{unit})\s?$", re.IGNORECASE),
        unit_after=re.compile(rf"[\s-]{{0,2}}(?:(?:{of})\s?)?(?P<unit>{unit})(?!\w)", re.IGNORECASE),
        range_join=re.compile(rf"\s?(?:{alternatives(numbers.range_joins)})\s?", re.IGNORECASE),
        range_pairs=tuple(
            (_ending((opener,), gap=0), re.compile(rf"\s{re.escape(join)}\s", re.IGNORECASE))
            for opener, join in numbers.range_pairs.items()
        ),
        bounds_before={b: _ending(_contracted(words, language), gap=2) for b, words in numbers.bounds_before.items()},
        bounds_after={b: _starting(words) for b, words in numbers.bounds_after.items()},
        other_before=_ending(numbers.other_before, gap=6),
        changes_before=_ending(numbers.changes_before, gap=0),
        conversion=re.compile(rf"\s*(?:[(,/]|,?\s?\(?\s?(?:{alternatives(numbers.conversions)}))\s*", re.IGNORECASE),
        deal_value=_ending(numbers.deal_values, gap=5),
        other_after=_starting(numbers.other_after),
        valuation_before=_ending(numbers.valuation_before, gap=8),
        valuation_after=_starting(numbers.valuation_after),
    )


def _contracted(phrases: Iterable[str], language: LanguageData) -> Words:
    """The phrases, also with their last word contracted as before an article or a vowel: ``plus de``, ``plus d'``."""
    found = []
    for phrase in phrases:
        *head, last = phrase.split()
        shorter = [form for form, full in language.contractions.items() if full == last] if head else []
        found += [phrase, *(" ".join([*head, form]) for form in shorter)]
    return tuple(found)


def _ending(words: Words, gap: int) -> re.Pattern[str]:
    """The phrases, with at most `gap` words and no stop between them and the end."""
    word = r"[^\s.;:!?()'’]++(?:['’]++[^\s.;:!?()'’]++)*+"
    return re.compile(
        rf"(?<!\w)(?P<phrase>(?:{alternatives(words)})(?:(?<!\w)|(?!\w)))(?:['’\s]++{word}){{0,{gap}}}+['’\s(]*+$",
        re.IGNORECASE,
    )


def _starting(words: Words) -> re.Pattern[str]:
    return re.compile(rf"[\s,)-]*+(?:{alternatives(words)})(?!\w)", re.IGNORECASE)
