"""The values of the search language: figures, partial dates and words from a fixed list.

Every function raises `ValueError` whose text is the problem and the way out, without the position, which only the
caller knows.
"""

from __future__ import annotations

import calendar
import datetime
import difflib
import re
from collections.abc import Iterable
from decimal import Decimal

from seeds.saying import Said, quoted, say

LARGEST_AMOUNT = 2**63 - 1
"""The largest amount that the database can hold."""

_SCALES = {"": 1, "k": 10**3, "m": 10**6, "b": 10**9, "bn": 10**9, "md": 10**9, "t": 10**12, "tn": 10**12}
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP"}
_AMOUNT = re.compile(
    r"(?P<before>[$€£]|(?-i:[A-Z]{3}))?(?P<figure>[0-9][0-9_]*(?P<part>[.,][0-9]+)?)(?P<scale>[a-z]*?)"
    r"(?P<after>[$€£]|(?-i:[A-Z]{3}))?",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"([0-9]+(?:[.,][0-9]+)?)%?")
_DATE = re.compile(r"([0-9]{4})(?:-?Q([1-4])|-([0-9]{2})(?:-([0-9]{2}))?)?", re.IGNORECASE)


def read_amount(text: str) -> tuple[int, str | None]:
    """An amount in full units, and the currency when a sign or a code in capitals names one.

    ``1.5md€`` is 1 500 000 000 and EUR, ``500mGBP`` is 500 000 000 and GBP.
    """
    match = _AMOUNT.fullmatch(text)
    if match is None or match["scale"].lower() not in _SCALES or (match["before"] and match["after"]):
        raise ValueError(
            say("{text!r} is no amount; write a figure such as 300k, 500m, 1.5bn, 2Md€, 3mGBP or 1_000_000", text=text)
        )
    if match["part"] and match["part"].startswith(",") and len(match["part"]) == 4:
        raise ValueError(
            say(
                "{text!r} can be read in two ways; write 1000 or 1_000 for a thousand, 1.5 for one and a half",
                text=text,
            )
        )
    amount = Decimal(match["figure"].replace("_", "").replace(",", ".")) * _SCALES[match["scale"].lower()]
    if amount > LARGEST_AMOUNT:
        raise ValueError(say("{text!r} is larger than any amount that can be stored; write a smaller one", text=text))
    if amount != int(amount):
        raise ValueError(say("{text!r} is no whole number of units; write it without the fraction", text=text))
    named = match["before"] or match["after"]
    return int(amount), _SIGNS.get(named, named)


def read_percent(text: str) -> float:
    """A stake in percent: ``10``, ``10.5`` or ``10,5%``."""
    match = _PERCENT.fullmatch(text)
    if match is None or len(match[1]) > 12:
        raise ValueError(say("{text!r} is no percentage; write a figure such as 10 or 33.4", text=text))
    return float(match[1].replace(",", "."))


def read_interval(text: str) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a date that may be a year, a quarter, a month or a day."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(say("{text!r} is no date; write 2025, 2025-Q4, 2025-11 or 2025-11-03", text=text))
    year, quarter, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            return datetime.date(year, month, day), datetime.date(year, month, day)
        first_month, last_month = (quarter * 3 - 2, quarter * 3) if quarter else (month or 1, month or 12)
        if match[3] and not month:
            raise ValueError("month 0")
        last_day = calendar.monthrange(year, last_month)[1]
        return datetime.date(year, first_month, 1), datetime.date(year, last_month, last_day)
    except ValueError:
        raise ValueError(
            say("no calendar has the date {text!r}; write 2025, 2025-Q4, 2025-11 or 2025-11-03", text=text)
        ) from None


def read_choice(text: str, allowed: Iterable[str]) -> str:
    """One of the `allowed` words; case does not matter, and ``in-talks`` is ``in_talks``."""
    choices = list(allowed)
    wanted = text.lower().replace("-", "_")
    if wanted in choices:
        return wanted
    raise ValueError(
        say(
            "{text!r} is unknown; {suggestion}one of {names}",
            text=text,
            suggestion=suggestion(wanted, choices),
            names=", ".join(choices),
        )
    )


def read_currency(text: str) -> str:
    """An ISO 4217 code, also from one of the signs $, € and £."""
    code = _SIGNS.get(text, text.upper())
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise ValueError(
            say(
                "{text!r} is no currency; write a code such as USD or EUR, or one of {names}",
                text=text,
                names=", ".join(_SIGNS),
            )
        )
    return code


def suggestion(word: str, known: Iterable[str]) -> Said:
    """``"did you mean debt? "`` when a known word is near, else nothing."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return say("did you mean {near}? ", near=near[0]) if near else quoted("")
