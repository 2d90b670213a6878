"""What a cell says: an amount in any of the forms that people write, a date, a share, a list of names.

Each reader gives the value or raises `CellError` with what is wrong and the way out; none of them guesses.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from seeds.language import load_language
from seeds.model import check_partial_date
from seeds.parser.currencies import UNKNOWN, currency_names
from seeds.parser.dates import find_dates
from seeds.parser.money import Sum, find_sums
from seeds.parser.units import opens_range
from seeds.vocabulary import LANGUAGES, Bound, Language

LARGEST = 2**63 - 1
"""The largest amount that can be kept."""

_NUMBER = re.compile(r"\d(?:[\d\s.,'’_]*\d)?(?:[eE][+]?\d{1,2}(?!\w))?")
_PROBE = 20_000
_LENT = "XAF"
"""A currency for a cell that names none, only that the parser takes its letters for a scale: ``1.2M``."""

_SIGNS = {"~": Bound.ABOUT, "≈": Bound.ABOUT, "≤": Bound.UP_TO, "<": Bound.UP_TO, "≥": Bound.AT_LEAST}
_SIGNS |= {">": Bound.AT_LEAST, "+": Bound.AT_LEAST}
_BLANKS = " ()[]:/_,.-\u00a0"
_TIME = re.compile(r"(?:T|\s)\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_CENTURY = 70
"""Years of two digits below this one are of this century, as in POSIX."""


class CellError(ValueError):
    """A cell that cannot be read; `way_out` says what to do about it."""

    def __init__(self, problem: str, way_out: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.way_out = way_out


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in full units, or the two ends of a range; `currency` is None when the cell names none.

    `bare_dollar` tells that the currency is no more than a dollar sign, which many countries use.
    """

    amount: int
    amount_max: int | None
    currency: str | None
    bound: Bound
    bare_dollar: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands around a number: its factor, None when none is said, the currency and the bound."""

    scale: int | None
    currency: str | None
    bound: Bound


def read_amount(text: str, decimal: str, language: Language, scale: int = 1, currency: str | None = None) -> Amount:
    """The amount in a cell: ``1 200 000``, ``$40bn``, ``jusqu'à 1,2 Md€``, ``10-20 m``.

    `scale` is what a bare number counts (a column of millions) and `currency` the one of the column. `decimal` is the
    sign before decimals, which counts where a number alone does not tell: ``1,200``.
    """
    numbers = list(_NUMBER.finditer(text))
    if re.match(r"\s*(?:[-−–]|\()\s*\W?\d", text):
        raise CellError("a negative amount", "write it without the sign; payer and payee tell who pays")
    if len(numbers) == 1:
        number = numbers[0]
        unit = read_unit(text[: number.start()], text[number.end() :], language)
        if unit is not None:
            value = _number(number[0], decimal) * (scale if unit.scale is None else unit.scale)
            is_dollar = "$" in text and not re.search(r"[A-Za-z]\s?\$|\$\s?[A-Z]{2}", text)
            return Amount(_whole(value), None, unit.currency, unit.bound, is_dollar)
    found = _sum(text, language, currency)
    if found is None:
        raise CellError("no amount that can be read", "write it as 1200000, 1.2bn or 10-20m")
    factor = scale if found.is_price or not re.search(r"[^\W\d_]", text) else 1
    top = None if found.value_max is None else _whole(found.value_max * factor)
    named = None if found.currency in (None, UNKNOWN) else found.currency
    return Amount(_whole(found.value * factor), top, named, found.bound)


@functools.lru_cache(4096)
def read_unit(before: str, after: str, language: Language) -> Unit | None:
    """What the words around a number make of it; None when they hold something that is neither unit nor bound."""
    signs = {_SIGNS[sign] for sign in before + after if sign in _SIGNS}
    before, after = (re.sub("[~≈≤<≥>+]", " ", text).strip(_BLANKS[0] + "\u00a0") for text in (before, after))
    if len(signs) > 1:
        return None
    if not before.strip(_BLANKS) and not after.strip(_BLANKS):
        return Unit(None, None, next(iter(signs), Bound.EXACT))
    for code in _languages(language):
        for text, lent in _probes(before, after):
            found = _only_sum(text, code)
            if found is not None and found.value_max is None:
                return _unit(found, lent, signs)
    return None


def read_currency(text: str, language: Language) -> str:
    """The ISO 4217 code of a currency named by code, sign or name: ``EUR``, ``€``, ``dollars US``."""
    for code in _languages(language):
        found = currency_names(code).get(text.casefold().strip())
        if found is not None and found != UNKNOWN:
            return found
    if re.fullmatch("[A-Za-z]{3}", text):
        return text.upper()
    raise CellError("no currency", "write its ISO 4217 code, such as EUR")


def is_dollar(currency: str | None) -> bool:
    """Whether a currency is one of those that a bare dollar sign may stand for."""
    signs = (load_language(code).numbers.currencies.items() for code in LANGUAGES)
    return any(currency == iso and "$" in sign for pairs in signs for sign, iso in pairs)


def read_date(text: str, order: str | None, language: Language) -> str:
    """A date with its precision: ``18/12/2025``, ``Q4 2025``, ``décembre 2025``, ``2025-12-18T10:00:00Z``.

    `order` is ``dmy`` or ``mdy`` and counts where the numbers alone do not tell; None refuses those.
    """
    day = _TIME.sub("", text).strip()
    try:
        return check_partial_date(_numeric_date(day, order) or _worded_date(day, language) or day)
    except ValueError as error:
        if isinstance(error, CellError):
            raise
        raise CellError("no date that can be read", "write it as 2025-12-18, 2025-12, 2025-Q4 or 2025") from error


def read_percent(text: str, decimal: str) -> float:
    """A share in percent, with or without its sign: ``33,4 %``."""
    number = _NUMBER.fullmatch(text.replace("%", "").strip())
    value = None if number is None else float(_number(number[0], decimal))
    if value is None or not 0 < value <= 100:
        raise CellError("no share between 0 and 100 percent", "write it as 33.4")
    return value


def read_names(text: str, separator: str) -> Iterator[tuple[int, str]]:
    """The names in a cell and where each begins."""
    for match in re.finditer(f"[^{re.escape(separator)}]+", text):
        name = match[0].strip()
        if name:
            yield match.start() + len(match[0]) - len(match[0].lstrip()), name


def _numeric_date(text: str, order: str | None) -> str | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return "-".join(part.zfill(2) for part in match.groups() if part)
    if match := _MONTH_YEAR.fullmatch(text):
        return f"{match[2]}-{int(match[1]):02}"
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if year < 100:
            year += 2000 if year < _CENTURY else 1900
        if first != second and first <= 12 and second <= 12 and order is None:
            raise CellError("day and month may be swapped", 'say date_order = "dmy" or "mdy" in the mapping')
        month_first = second > 12 or (order == "mdy" and first <= 12)
        day, month = (second, first) if month_first else (first, second)
        return f"{year}-{month:02}-{day:02}"
    return None


def _worded_date(text: str, language: Language) -> str | None:
    """The date in words that is all of a text."""
    for code in _languages(language):
        dates = find_dates(text, 0, len(text), None, load_language(code))
        if len(dates) == 1 and dates[0].value and not re.search(r"\d", text[: dates[0].start] + text[dates[0].end :]):
            return dates[0].value
    return None


def _number(text: str, decimal: str) -> Decimal:
    """The number of some digits, with groups and decimals in any of the usual ways."""
    if re.search(r"[\s'’_](?:\d{1,2}|\d{4,})(?!\d)", text):
        raise CellError("a number whose groups do not have three digits", "write it without blanks")
    mantissa, exponent, power = re.sub(r"[\s'’_]", "", text).lower().partition("e")
    mark = _decimal_mark(mantissa, decimal)
    plain = "".join("." if sign == mark else sign for sign in mantissa if sign == mark or sign.isdigit())
    return Decimal(f"{plain}{exponent}{power}")


def _decimal_mark(digits: str, usual: str) -> str:
    """The sign before the decimals of a number, empty for none; `usual` decides for ``1,200`` and ``1.200``."""
    marks = [sign for sign in digits if sign in ".,"]
    if not marks:
        return ""
    last = marks[-1]
    grouped = re.fullmatch(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*", digits)
    if len(marks) == 1:
        return last if not grouped or last == usual else ""
    if grouped:
        return ""
    if len(set(marks)) == 2 and marks.count(last) == 1:
        return last
    raise CellError("a number whose decimals cannot be told", "write it with a point before the decimals only")


def _whole(value: Decimal) -> int:
    """An amount in full units; what is behind the decimal sign is rounded."""
    if not value.is_finite() or value > LARGEST:
        raise CellError("no amount that can be kept", f"the largest is {LARGEST}")
    return int(value.to_integral_value())


def _sum(text: str, language: Language, currency: str | None) -> Sum | None:
    """The one sum, range or number in words that a text is about."""
    for code in _languages(language):
        for probe in (text, f"{text} {currency or _LENT}"):
            found = _only_sum(probe, code)
            if found is not None:
                return found if probe == text else replace(found, currency=None)
    return None


def _only_sum(text: str, code: Language) -> Sum | None:
    """The sum that is all of a text but for blanks and the words of its bound; None when there is anything else."""
    found = find_sums(text, 0, len(text), load_language(code))
    if len(found) != 1:
        return None
    before, after = text[: found[0].bound_start], text[found[0].end :]
    if found[0].value_max is not None and opens_range(text, 0, found[0].start, load_language(code)):
        before = ""
    return None if (before + after).strip(_BLANKS) else found[0]


def _probes(before: str, after: str) -> Iterator[tuple[str, bool]]:
    """The words around a number with a number large enough for an amount; whether they were lent a currency."""
    yield f"{before}{_PROBE}{after}", False
    yield f"{before} {_PROBE} {after}".strip(), False
    yield f"{before}{_PROBE}{after} {_LENT}", True
    yield f"{before} {_PROBE} {after} {_LENT}".strip(), True


def _unit(found: Sum, lent: bool, signs: set[Bound]) -> Unit:
    scale = int(found.value) // _PROBE
    currency = None if lent or found.currency == UNKNOWN else found.currency
    return Unit(None if scale == 1 else scale, currency, next(iter(signs), found.bound))


def _languages(first: Language) -> tuple[Language, ...]:
    return (first, *(code for code in LANGUAGES if code != first))
