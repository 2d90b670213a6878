"""Dates with their precision, absolute or relative to the document's own date."""

from __future__ import annotations

import datetime
import functools
import re
from dataclasses import dataclass

from text_to_num import text2num

from seeds.language import LanguageData, Words, load_language
from seeds.language.patterns import in_any_case
from seeds.model import check_partial_date
from seeds.vocabulary import Language


@dataclass(slots=True, unsafe_hash=True)
class DateMention:
    """A date as written; `value` is None where it is relative and the document has no date to count from."""

    start: int
    end: int
    value: str | None
    since: bool = False
    """Whether what it dates has lasted ever since: ``since 2015``."""
    until: bool = False
    """Whether what it dates is to be done before it: ``by 2030``."""


def find_dates(text: str, start: int, end: int, published: str | None, language: LanguageData) -> list[DateMention]:
    """Every date in ``text[start:end]``, in order, resolved against the date `published` of the document."""
    found = []
    for match in _pattern(language.code).finditer(text, start, end):
        if match["month3"] and not match["year3"] and not _reads_as_month(text, start, match.start(), language):
            continue
        value = _value(match, published, language)
        written = match["date"].casefold()
        since, until = written.startswith(language.dates.since), written.startswith(language.dates.until)
        found.append(DateMention(match.start("date"), match.end("date"), value, since, until))
    return found


def _reads_as_month(text: str, start: int, at: int, language: LanguageData) -> bool:
    """Whether the word before a bare month lets it be one: not in ``May said``, nor in ``Theresa May``."""
    before = re.search(r"(\w+)\W{0,2}$", text[max(start, at - 30) : at])
    if before is None:
        return False
    word = before[1]
    return not word[0].isupper() or (
        word.casefold() in language.preposition_forms or word.casefold() in language.dates.before
    )


def _value(parts: re.Match[str], published: str | None, language: LanguageData) -> str | None:
    dates = language.dates
    if parts["iso"]:
        return _checked(parts["iso"])
    year = parts["year"] or parts["year2"] or parts["year3"] or parts["year4"] or parts["year5"] or parts["year6"]
    if parts["quarter"]:
        year = year or (published[:4] if published else None)
        return f"{year}-Q{dates.quarters[parts['quarter'].casefold()]}" if year else None
    month_name = parts["month"] or parts["month2"] or parts["month3"]
    if month_name:
        month = dates.months.get(month_name) or dates.months[month_name.lower()]
        if year is None:
            return _recent(month, parts["day"] or parts["day2"], published)
        day = parts["day"] or parts["day2"]
        return _checked(f"{year}-{month:02d}-{int(day):02d}" if day else f"{year}-{month:02d}")
    if parts["weekday"] or parts["ago"]:
        return _day_before(parts["weekday"], parts["ago"], published, language)
    if parts["relative"]:
        return _relative(parts["relative"], published, language)
    if parts["length"] or parts["length2"]:
        count = parts["count"] or parts["count2"]
        return _time_ago(count, parts["length"] or parts["length2"], published, language)
    return year


def _recent(month: int, day: str | None, published: str | None) -> str | None:
    """The latest such month that is not after the document's date."""
    if published is None or len(published) < 7 or "Q" in published:
        return None
    year, now = int(published[:4]), int(published[5:7])
    year = year if month <= now else year - 1
    return _checked(f"{year}-{month:02d}-{int(day):02d}" if day else f"{year}-{month:02d}")


def _relative(words: str, published: str | None, language: LanguageData) -> str | None:
    if published is None:
        return None
    lowered = _plain(words)
    year = int(published[:4])
    if lowered in language.dates.this_year:
        return str(year)
    if lowered in language.dates.last_year:
        return str(year - 1)
    if len(published) < 7 or "Q" in published:
        return None
    month = int(published[5:7])
    if lowered in language.dates.last_month:
        return f"{year}-{month - 1:02d}" if month > 1 else f"{year - 1}-12"
    return f"{year}-{month:02d}"


def _day_before(weekday: str | None, ago: str | None, published: str | None, language: LanguageData) -> str | None:
    """The day that ``Monday`` or ``yesterday`` is in a document whose day is known: the latest one not after it."""
    if published is None or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", published):
        return None
    day = datetime.date.fromisoformat(published)
    if weekday is not None:
        back = (day.weekday() - language.dates.weekdays[weekday]) % 7
    else:
        back = language.dates.days_ago[_plain(ago or "")]
    return (day - datetime.timedelta(days=back)).isoformat()


def _time_ago(count: str, length: str, published: str | None, language: LanguageData) -> str | None:
    """When something was that is told to be so long ago, as precisely as the length says; None for a vague one."""
    try:
        passed = int(count) if count.isdigit() else text2num(count.casefold(), language.code)
    except ValueError:
        return None
    unit = language.dates.lengths[length.casefold()]
    if published is None or passed >= int(published[:4]):
        return None
    if unit == "year":
        return str(int(published[:4]) - int(passed))
    if len(published) < 7 or "Q" in published:
        return None
    if unit == "month":
        year, month = divmod(int(published[:4]) * 12 + int(published[5:7]) - 1 - int(passed), 12)
        return f"{year}-{month + 1:02d}"
    if len(published) < 10:
        return None
    day = datetime.date.fromisoformat(published) - datetime.timedelta(days=passed * (7 if unit == "week" else 1))
    return day.isoformat() if unit == "day" else day.isoformat()[:7]


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").split())


def _checked(value: str) -> str | None:
    try:
        return check_partial_date(value)
    except ValueError:
        return None


@functools.cache
def _pattern(code: Language) -> re.Pattern[str]:
    """All forms in one pattern; months keep their case, since ``may`` and ``Mars`` are other words."""
    language = load_language(code)
    dates = language.dates
    of = "|".join(re.escape(word).replace("'", "['’]") for word in language.numbers.of)
    month = "|".join(re.escape(name) for name in sorted(dates.months, key=len, reverse=True))
    anycase = "|".join(sorted({*dates.months, *(name.title() for name in dates.months)}, key=len, reverse=True))
    ordinal = "|".join(_any_case(name) for name in sorted(dates.quarters, key=len, reverse=True))
    short = "|".join(_any_case(name) for name in dates.quarters if name[-1].isdigit()) or "(?!)"
    relative = _alternatives(dates.this_year + dates.last_year + dates.this_month + dates.last_month)
    ago = _alternatives(tuple(dates.days_ago))
    weekday = "|".join(dates.weekdays)
    quarter_words = "|".join(map(_any_case, dates.quarter_words))
    before = "|".join(map(_any_case, dates.before))
    any_of = "|".join(_any_case(word).replace("'", "['’]") for word in language.numbers.of)
    year = r"(?:19|20)\d{2}"
    nouns = sorted(language.frame_nouns, key=len, reverse=True) if dates.years_describe else ()
    described = "|".join(map(_any_case, nouns)) or "(?!)"
    passed, passed2 = _lengths_ago(language, ""), _lengths_ago(language, "2")
    return re.compile(
        rf"(?<![\w$€£.,/])(?P<date>"
        rf"(?P<iso>{year}-\d{{2}}-\d{{2}})"
        rf"|(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?P<month>{anycase})\.?(?:,?\s+(?P<year>{year}))?"
        rf"|(?P<month2>{month})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year2>{year}))?"
        rf"|(?P<month3>{month})(?:\.?(?:\s+(?:{of}))?\s+(?P<year3>{year}))?"
        rf"|(?P<quarter>(?:(?:{ordinal})(?=[\s-](?:{quarter_words})(?!\w))|(?:{short})(?!\w)))"
        rf"(?:[\s-](?:{quarter_words})(?!\w))?(?:\s(?:(?:{any_of})\s?)?(?P<year4>{year}))?"
        rf"|(?P<relative>{relative})|{passed}|{passed2}"
        rf"|(?P<weekday>{weekday})(?!,?\s+\d)|(?P<ago>{ago})"
        rf"|(?:{before})\s+(?P<year5>{year})"
        rf"|(?P<year6>{year})(?=\s(?:{described})(?!\w))"
        rf")(?![\w%]|[.,]\d|\s?(?:%|€|\$))"
    )


def _lengths_ago(language: LanguageData, number: str) -> str:
    """A pattern for what passed since something, with its groups numbered: where it is told before, ``""``, or behind.

    A few words may stand before how much it is: ``il y a un peu plus de deux ans``.
    """
    dates = language.dates
    phrases = [phrase for phrase in dates.ago if phrase.startswith("*") == bool(number)]
    counts = sorted({*language.numbers.words, *dates.vague_counts}, key=len, reverse=True)
    if not phrases or not dates.lengths:
        return rf"(?P<count{number}>(?!))(?P<length{number}>(?!))"
    spoken = "|".join(map(_any_case, counts)).replace("'", "['’]")
    units = "|".join(map(_any_case, sorted(dates.lengths, key=len, reverse=True)))
    span = rf"(?P<count{number}>\d{{1,3}}|(?:{spoken})(?:[\s-](?:{spoken}))?)\s?(?P<length{number}>{units})(?!\w)"
    around = "|".join(r"\s+".join(map(_any_case, phrase.replace("*", "").split())) for phrase in phrases)
    return rf"{span}\s+(?:{around})" if number else rf"(?:{around})\s+(?:[^\W\d]+['’\s]\s?){{0,4}}?{span}"


def _any_case(words: str) -> str:
    return "".join(map(in_any_case, words))


def _alternatives(phrases: Words) -> str:
    """A pattern for any of the phrases, longest first, any white space between their words; no phrase, no match."""
    patterns = (
        r"\s+".join(map(_any_case, phrase.split())).replace("'", "['’]")
        for phrase in sorted(phrases, key=len, reverse=True)
    )
    return "|".join(patterns) or "(?!)"
