"""Numbers with the currencies beside them, and two of them that are the ends of a range."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from seeds.language import LanguageData, load_language
from seeds.language.patterns import across_lines
from seeds.parser.currencies import UNKNOWN, currency_names, currency_signs
from seeds.parser.quantities import (
    NEAR,
    Quantity,
    alternatives,
    ending,
    find_quantities,
    in_words,
    key_of,
    number_words,
    unit_pattern,
)
from seeds.parser.tokens import Item
from seeds.vocabulary import Language

_RAISED = 60
"""How many characters may stand between a verb for what is raised and the *of* before the first of two sums."""
_UNIT = 24
"""How many characters before a number may be its currency."""

_LEAST = 10_000
"""A sum written without thousand, million or billion below this is a price, not a deal's amount."""
_CENT = Decimal("0.01")
_ABBREVIATION = 3
"""How many letters the short forms of currencies have that stand before a number as signs do: ``Rs``, ``Rmb``."""
_DIGIT = re.compile(r"\s?\d")
_WORDS_AFTER = re.compile(r"\s*[^\W\d_]+\s+(?P<next>[^\W\d_]+)")
"""The second of two words behind a number."""
_LETTERS = re.compile(r"[^\W\d_]+['’]?")
_AFTER = 60
"""How far behind a number the word is looked for that says what it counts."""


@dataclass(slots=True, unsafe_hash=True)
class Written:
    """A number with the currency beside it; `low` is the lower end of a range."""

    start: int
    end: int
    quantity: Quantity
    currency: str | None
    unit_before: bool
    worth: Decimal | None = None
    """What the unit is of the currency, where it is one that only prices are told in."""
    low: Decimal | None = None
    changed: bool = False
    """Whether it is what another sum replaces: the first of ``from 5 to 6 billion``."""

    @property
    def value(self) -> Decimal:
        """The number with its scale, in full units of the currency."""
        return self.quantity.number * (self.quantity.scale or 1) * (1 if self.worth is None else self.worth)

    @property
    def is_price(self) -> bool:
        """Whether it is too small, or told in too small a unit, to be a deal's amount."""
        return self.worth is not None or (self.quantity.scale is None and self.value < _LEAST)


@dataclass(slots=True, unsafe_hash=True)
class _Unit:
    """A unit as written beside a number."""

    start: int
    end: int
    currency: str
    is_sign: bool
    """Whether it is a sign or a code, which may stand before the number as well."""
    scale: int | None = None
    worth: Decimal | None = None


@dataclass(frozen=True)
class _Patterns:
    currencies: dict[str, str]
    signs: frozenset[str]
    nouns_before: frozenset[str]
    prices: dict[str, tuple[Decimal, str]]
    scales: dict[str, int]
    dollars: frozenset[str]
    unit_before: re.Pattern[str]
    unit_after: re.Pattern[str]
    cents: re.Pattern[str]
    range_join: re.Pattern[str]
    range_pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    changes_before: re.Pattern[str]
    raised_from: re.Pattern[str] | None


def read_written(text: str, start: int, end: int, tokens: Sequence[Item], language: LanguageData) -> list[Written]:
    """Every number in ``text[start:end]``, in order, with its currency if it has one; the ends of a range as one."""
    patterns = _patterns(language.code)
    found = _read(text, start, end, tokens, patterns, language)
    if len(found) > 1 and not language.respective_words.isdisjoint([token.lower for token in tokens]):
        found = _share_units(found, text, language)
    return _join_ranges(found, text, start, patterns)


def _share_units(found: list[Written], text: str, language: LanguageData) -> list[Written]:
    """The numbers with the scale and the currency that the last of a list has: ``respectively 40 and 104 million``."""
    shared = list(found)
    for at in range(len(found) - 2, -1, -1):
        one, following = shared[at], shared[at + 1]
        joint = text[one.end : following.start].strip().casefold()
        bare = one.quantity.scale is None and one.currency is None and following.quantity.scale is not None
        if bare and (joint == "," or joint in language.coordinators):
            quantity = replace(one.quantity, scale=following.quantity.scale)
            shared[at] = replace(one, quantity=quantity, currency=following.currency)
    return shared


def _read(
    text: str, start: int, end: int, tokens: Sequence[Item], patterns: _Patterns, language: LanguageData
) -> list[Written]:
    """The numbers with their currencies, if they have any; no two of them share a character."""
    found: list[Written] = []
    for quantity in find_quantities(text, end, tokens, language):
        begin = max(start, found[-1].end) if found else start
        if quantity.start < begin:
            continue
        one = _with_currency(quantity, text, begin, end, patterns, language)
        if one is not None:
            found.append(_with_cents(one, text, end, patterns, language))
    return found


def _with_currency(
    quantity: Quantity, text: str, start: int, end: int, patterns: _Patterns, language: LanguageData
) -> Written | None:
    """The number with its currency, if it has one; None for digits that are a part of another word."""
    before = _unit_before(quantity, text, start, patterns)
    glued = quantity.start > start and (text[quantity.start - 1].isalnum() or text[quantity.start - 1] in "_.,")
    if glued and (before is None or not before.is_sign):
        return None
    after = _unit_after(quantity, before, text, end, patterns)
    if before and not before.is_sign:
        unit_follows = patterns.unit_after.match(text, quantity.end, end)
        counted = not unit_follows and counts_things(text, quantity.end, end, language)
        before = None if after or counted else before
    if before and after and before.currency != after.currency:
        is_dollar = text[before.start : before.end].strip() == "$" and after.currency in patterns.dollars
        after = after if is_dollar else None
    unit = after or before
    scale = next((u.scale for u in (before, after) if u is not None and u.scale is not None), None)
    if scale is not None and quantity.scale is None:
        quantity = replace(quantity, scale=scale)
    return Written(
        before.start if before else quantity.start,
        after.end if after else quantity.end,
        quantity,
        unit.currency if unit else None,
        before is not None,
        unit.worth if unit else None,
    )


def _unit_before(quantity: Quantity, text: str, start: int, patterns: _Patterns) -> _Unit | None:
    """The sign or code before a number, or one of the few nouns that stand there: ``CHF 5m``, but not ``won 5m``."""
    match = patterns.unit_before.search(text, max(start, quantity.start - _UNIT), quantity.start)
    if match is None:
        return None
    written, lead = match["unit"], match["lead"]
    key = key_of(written)
    stands_before = key in patterns.nouns_before
    if (lead and not (lead + written).isupper()) or (written.isalpha() and written.islower() and not stands_before):
        return None
    is_noun = stands_before and written.isalpha() and not written.isupper() and len(written) > _ABBREVIATION
    worth, currency = patterns.prices.get(key) or (None, patterns.currencies[key])
    scale = patterns.scales[key_of(lead)] if lead else None
    return _Unit(match.start(), match.end(), currency, not is_noun, scale, worth)


def _unit_after(quantity: Quantity, before: _Unit | None, text: str, end: int, patterns: _Patterns) -> _Unit | None:
    """The unit behind a number, unless it is the sign before the next number."""
    match = patterns.unit_after.match(text, quantity.end, end)
    if match is None:
        return None
    key = key_of(match["unit"])
    is_sign = key in patterns.signs or match["unit"].isupper()
    stop = match.end("unit")
    following = _DIGIT.match(text, stop, end)
    if is_sign and following:
        apart = match.start("unit") > quantity.end and text[stop].isdigit()
        if before is not None or apart or not text[quantity.start : quantity.end][-1:].isdigit():
            return None
    scaled = match["scale"] if is_sign and quantity.scale is None else None
    worth, currency = patterns.prices.get(key) or (None, patterns.currencies[key])
    scale = patterns.scales[key_of(scaled)] if scaled else None
    return _Unit(match.start(), match.end("scale") if scaled else stop, currency, is_sign, scale, worth)


def _with_cents(one: Written, text: str, end: int, patterns: _Patterns, language: LanguageData) -> Written:
    """The sum with the hundredths told behind it: ``15 dollars and 50 cents``, ``$20 and 43``, ``10 dollars fifty``."""
    number = one.quantity.number
    match = patterns.cents.match(text, one.end, end)
    if match is None or one.currency is None or one.quantity.scale or one.worth or number != int(number):
        return one
    worth, currency = patterns.prices[key_of(match["unit"])] if match["unit"] else (_CENT, one.currency)
    cents = Decimal(match["digits"]) if match["digits"] else in_words(match["words"], language)
    if not match["unit"] and patterns.unit_after.match(text, match.end(), end):
        return one
    if cents is None or cents >= 100 or worth != _CENT or currency not in {UNKNOWN, one.currency}:
        return one
    following = text[match.end() : match.end() + 2].strip()[:1]
    if not match["unit"] and following and following not in ".,;:!?)":
        joined_on = _first_word(text, match.end(), end) in language.coordinators
        if not joined_on and (match["and"] or counts_things(text, match.end(), end, language)):
            return one
    return replace(one, end=match.end(), quantity=replace(one.quantity, number=number + cents * _CENT))


def _join_ranges(sums: Sequence[Written], text: str, start: int, patterns: _Patterns) -> list[Written]:
    """The sums, two ends of a range made one."""
    joined: list[Written] = []
    for one in sums:
        if joined and _are_joined(joined[-1], one, text, start, patterns):
            low = _low_end(joined[-1], one, text)
            if low is not None and _is_change(joined[-1], text, start, patterns):
                joined[-1] = replace(low, changed=True)
            elif low is not None:
                joined[-1] = replace(one, start=low.start, currency=one.currency or low.currency, low=low.value)
                continue
        joined.append(one)
    return joined


def _is_change(low: Written, text: str, start: int, patterns: _Patterns) -> bool:
    """Whether words before the lower end make the two the ends of a change: ``raised from 5 to 6 billion``."""
    raised = patterns.raised_from
    if raised is not None and raised.search(text, max(start, low.start - _RAISED - _UNIT), low.start):
        return True
    match = patterns.changes_before.search(text, max(start, low.start - _UNIT), low.start)
    opened = _opens_range(text, start, low.start, patterns)
    return match is not None and not opened and bool(text[max(start, match.start() - _UNIT) : match.start()].strip())


def opens_range(text: str, start: int, at: int, language: LanguageData) -> bool:
    """Whether the words before are those that open a range: ``between``."""
    return _opens_range(text, start, at, _patterns(language.code))


def _opens_range(text: str, start: int, at: int, patterns: _Patterns) -> bool:
    return any(opener.search(text, max(start, at - _UNIT), at) for opener, _ in patterns.range_pairs)


def _are_joined(low: Written, high: Written, text: str, start: int, patterns: _Patterns) -> bool:
    if low.low is not None or (high.unit_before and low.currency is None):
        return False
    if patterns.range_join.fullmatch(text, low.end, high.start):
        return True
    return any(
        join.fullmatch(text, low.end, high.start) and opener.search(text, max(start, low.start - _UNIT), low.start)
        for opener, join in patterns.range_pairs
    )


def _shares_hundreds(low: Written, high: Written, text: str) -> bool:
    """Whether the lower end leaves out the hundred that the higher one tells: ``five to six hundred million``."""
    told = (text[one.quantity.start].isdigit() for one in (low, high))
    return not any(told) and low.quantity.number < 10 and high.quantity.number in range(100, 1000, 100)


def _low_end(low: Written, high: Written, text: str) -> Written | None:
    """The lower end with the scale and the currency of the range; None where the two make no range."""
    if low.currency and high.currency and low.currency != high.currency:
        return None
    if low.quantity.scale is None:
        number = low.quantity.number * (100 if _shares_hundreds(low, high, text) else 1)
        shared = replace(low.quantity, number=number, scale=high.quantity.scale, tight=high.quantity.tight)
        low = replace(low, quantity=shared)
    if low.currency is None:
        low = replace(low, currency=high.currency, worth=high.worth)
    return low if 0 < low.value < high.value else None


def counts_things(text: str, position: int, end: int, language: LanguageData) -> bool:
    """Whether what follows a bare number says that it counts something else than money."""
    following = _first_word(text, position, end)
    if following is None:
        return False
    if following in language.numbers.of:
        told = text[position : min(end, position + 2 * _AFTER)].casefold().replace("’", "'").partition(following)[2]
        noun = _LETTERS.match(told.lstrip())
        return noun is None or noun.group() not in language.spent_nouns
    if following in language.adverbs and _counts_done(text, position, end, language):
        return True
    if following in language.free_words:
        return False
    tenses = {tense for _, tense in language.verb_forms.get(following, ())}
    more = following in language.further_words or (bool(tenses) and tenses <= {"past", "participle"})
    if not more:
        return not tenses
    behind = _WORDS_AFTER.match(text, position, min(end, position + 2 * _AFTER))
    after = behind["next"].casefold() if behind is not None else None
    if not tenses and after in language.numbers.of:
        return True
    return after is not None and after not in language.free_words


def _counts_done(text: str, position: int, end: int, language: LanguageData) -> bool:
    """Whether an adverb behind a number tells how what it counts was done: ``one million newly issued shares``."""
    behind = _WORDS_AFTER.match(text, position, min(end, position + 2 * _AFTER))
    word = behind["next"].casefold() if behind is not None else ""
    tenses = {tense for _, tense in language.verb_forms.get(word, ())}
    return bool(tenses) and tenses <= {"past", "participle"}


def _first_word(text: str, position: int, end: int) -> str | None:
    """The word, or the percent sign, that follows after nothing but blanks."""
    rest = text[position : min(end, position + _AFTER)].lstrip()
    if not rest or not (rest[0].isalpha() or rest[0] == "%"):
        return None
    word = _LETTERS.match(rest)
    return word.group().casefold().replace("’", "'") if word else "%"


@functools.cache
def _patterns(code: Language) -> _Patterns:
    language = load_language(code)
    numbers = language.numbers
    heads = frozenset(map(key_of, numbers.units_before))
    prices = {key_of(word): _price(worth) for word, worth in numbers.prices.items()}
    currencies = {key_of(word): iso for word, iso in currency_names(code).items()}
    scales = {key_of(word): value for word, value in {**numbers.tight_scales, **numbers.scales}.items()}
    cents = alternatives(prices)
    names = frozenset(currency_names(code))
    before = {name for name in names | prices.keys() if heads.intersection((name, name.rsplit(" ", 1)[-1]))}
    before |= {name for name in prices if not name.isalpha()}
    unit_before = unit_pattern(code, currency_signs(code) | before)
    of = alternatives(numbers.of)
    joined = alternatives(word for word in language.coordinators if word.isalpha())
    word = number_words(language)
    words = rf"(?:{word})(?:[\s-](?:{word})){{0,3}}?(?=\s(?:{cents})(?!\w))|(?:{word})(?:[\s-](?:{word}))?"
    return _Patterns(
        currencies=currencies,
        signs=frozenset(map(key_of, currency_signs(code))),
        nouns_before=frozenset(before),
        prices=prices,
        scales=scales,
        dollars=frozenset(iso for sign, iso in currencies.items() if "$" in sign),
        unit_before=_compiled(
            rf"(?:(?<!\w)|(?<![A-Z\d_])(?=\W))(?P<lead>{alternatives(numbers.tight_scales)})??(?P<unit>{unit_before})\s?$"
        ),
        unit_after=_compiled(
            rf"{NEAR}?(?:(?:{of})\s?)?(?P<unit>{unit_pattern(code, names)}|{cents})(?![\w'’$]|\.[A-Z]\.)"
            rf"(?:\s(?P<scale>{alternatives(numbers.scales)})(?!\w))?"
        ),
        cents=_compiled(
            rf"\s(?P<and>(?:{joined})\s)?(?:(?P<digits>\d{{1,2}})(?!\w*\d|[.,]\d)|(?P<words>{words}))"
            rf"(?:\s?(?P<unit>{cents}))?(?!\w|[.,]\d)"
        ),
        range_join=_compiled(rf"\s?(?:{alternatives(numbers.range_joins)})\s?"),
        range_pairs=tuple(
            (ending((opener,), gap=0), _compiled(rf"\s{alternatives((join,))}\s"))
            for opener, join in numbers.range_pairs.items()
        ),
        changes_before=ending(numbers.changes_before, gap=0),
        raised_from=_compiled(
            rf"(?<!\w)(?:{alternatives(numbers.raising_words)})(?!\w)[^\d.;:,()]{{0,{_RAISED}}}(?<!\w)(?:{of})\s?$"
        )
        if numbers.raising_words
        else None,
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(across_lines(pattern))


def _price(worth: str) -> tuple[Decimal, str]:
    number, currency = worth.split()
    return Decimal(number), currency
