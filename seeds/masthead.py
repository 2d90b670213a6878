"""What an article says of itself: its title, publisher, publication date and language.

Only the lines around the article are read, its head and its tail, and only what they state is taken: a date in the
body is no publication date, and a date that may be read two ways is none at all. The words live in
``seeds/language/xx/masthead.toml``, outlets in ``seeds/language/outlets.toml``.
"""

from __future__ import annotations

import datetime
import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from babel.dates import get_day_names, get_month_names

from seeds.language.files import FOLDER, MASTHEAD, read_toml
from seeds.vocabulary import LANGUAGES, Language

_SURE = 2
"""How many frequent words a text has more of the language that they tell: one alone may be of another, as ``a`` is."""
_HEAD_LINES = 12
_TAIL_LINES = 8
_LONGEST_TITLE = 200
_LONGEST_LINE = 4000
"""How much of a line is read: the head of an article that stands in one line."""

_MARKDOWN_HEADING = re.compile(r"#{1,3}\s+(?P<title>.+?)\s*#*\s*")
_FURNITURE = re.compile(r"[!\[<>|*•·\-–—_=+(]|https?:|www\.")
_SEPARATOR = r"[|·•▪/()–—-]"
_PLACE = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?:[ ,]+\(?[A-ZÀ-Þ][\w.'’)-]*){0,6}[\s,–—(-]*(?:\b[a-zà-ÿ]{1,2} )?")
_AFTER_DATELINE = re.compile(r"\s*(?:\([^()]{2,40}\)|/[^/]{2,40}/)?\s*(?:-|—|–|:)")
_AFTER_DATE = re.compile(rf"\W*$|,?\s*(?:t|[a-z]{{1,2}} )?\d{{1,2}} ?[:.a-z]|,?\s*{_SEPARATOR}")


@dataclass(frozen=True)
class _Words:
    """The words of all languages, compiled; every pattern is for folded text."""

    frequent: dict[Language, frozenset[str]]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    bylines: re.Pattern[str]
    source: re.Pattern[str]
    published_by: re.Pattern[str]
    menu: re.Pattern[str]
    joined: re.Pattern[str]
    outlets: dict[str, str]
    dates: re.Pattern[str]
    months: dict[str, int]
    day_names: frozenset[str]


def read_title(text: str) -> str | None:
    """The title of an article: its markdown heading, or a first short line that is neither menu nor sentence."""
    paragraphs = 0
    for line in itertools.islice(_lines(text), _HEAD_LINES):
        heading = _MARKDOWN_HEADING.fullmatch(line)
        if heading:
            return heading["title"].strip("*_ ") or None
        if _is_title(line):
            return line
        paragraphs += len(line) >= _LONGEST_TITLE or line.endswith(".")
        if paragraphs == 2:
            break
    return None


def read_publisher(text: str) -> str | None:
    """The outlet that an article names as its own: in a dateline, a byline, a source line or a signature."""
    head, tail = _head_and_tail(text)
    for line in [*head, *reversed(tail)]:
        publisher = _signature(line) or _agency(line)
        if publisher:
            return publisher
    for line in [*reversed(tail), *head]:
        publisher = _stated_source(line)
        if publisher:
            return publisher
    return None


def read_published(text: str) -> str | None:
    """The publication date as ``YYYY-MM-DD``, only where the text itself says that it is one.

    A line that says "published" counts before a dateline, a dateline before a date on a line of its own, and any of
    them before the date of an update.
    """
    head, tail = _head_and_tail(text)
    readers = (
        (_date_after_cue, head + tail),
        (_date_of_dateline, head),
        (_date_alone, head),
        (_date_of_update, head + tail),
    )
    for reader, lines in readers:
        for line in lines:
            found = reader(line)
            if found:
                return found
    return None


def read_language(text: str) -> Language:
    """The language whose frequent words the text has most of; where they do not decide, the one of its other words."""
    words = re.findall(r"[^\W\d_]+", fold(text[:5_000]))
    counts = {language: sum(word in frequent for word in words) for language, frequent in _words().frequent.items()}
    best, second = sorted(counts.values(), reverse=True)[:2]
    if best - second >= _SURE:
        return max(counts, key=counts.__getitem__)
    known = _known_words(text[:5_000])
    return max(LANGUAGES, key=lambda language: (known[language], counts[language]))


def parse_date(text: str) -> str | None:
    """The first full date of a text as ``YYYY-MM-DD``; None without one, or when day and month may be swapped."""
    return next((date for _, _, date in _dates(fold(text)) if date), None)


def fold(text: str) -> str:
    """The text in lower case and without accents, character for character, so that positions hold."""
    return "".join(map(_fold_character, text))


def _fold_character(character: str) -> str:
    if character == "’":
        return "'"
    if character.isascii():
        return character.lower()
    return unicodedata.normalize("NFD", character)[0].lower()[0]


def _known_words(text: str) -> dict[Language, float]:
    """How much of a text is in the dictionary of each language: a word that several have counts in part for each.

    Words with a capital, which may be names, are passed over behind the first.
    """
    import simplemma  # its dictionaries take the better part of a second to load, and few texts need them

    words = re.findall(r"[^\W\d_]+", text)
    small = [word for word in words[1:] if word.islower()]
    known = dict.fromkeys(LANGUAGES, 0.0)
    for word in [*words[:1], *small] if small else words:
        having = [language for language in LANGUAGES if simplemma.is_known(word.casefold(), language)]
        for language in having:
            known[language] += 1 / len(having)
    return known


def _lines(text: str) -> Iterator[str]:
    return (stripped[:_LONGEST_LINE] for line in text.split("\n") if (stripped := line.strip()))


def _head_and_tail(text: str) -> tuple[list[str], list[str]]:
    lines = list(_lines(text))
    return lines[:_HEAD_LINES], lines[_HEAD_LINES:][-_TAIL_LINES:]


def _is_title(line: str) -> bool:
    first, *others = line.split()
    if len(others) < 2 or len(line) > _LONGEST_TITLE or _FURNITURE.match(line) or first.islower():
        return False
    if line.endswith((".", ":", ";", ",", "…")):
        return False
    folded = fold(line)
    words = _words()
    around = words.menu.search(folded) or words.source.match(folded) or words.bylines.match(folded)
    return not (around or _is_dated(line) or _signature(line) or _agency(line))


def _signature(line: str) -> str | None:
    """The known outlet whose name is all of a line, or the first of a byline or a copyright line."""
    words = _words()
    folded = re.sub(r"^©\W*(?:\d{4}\W*)?", "", fold(line.strip(" .()[]*_|-–—")))
    names = words.joined.split(words.bylines.sub("", folded, count=1))
    return next((words.outlets[name.strip()] for name in names if name.strip() in words.outlets), None)


def _agency(line: str) -> str | None:
    """The known outlet in the brackets of a dateline, ``PARIS (AFP) -``."""
    for match in re.finditer(r"[(/](?P<name>[^()/:]{2,40})[)/]\s*(?:-|—|–|:)", line[:120]):
        outlet = _words().outlets.get(fold(match["name"].strip()))
        if outlet:
            return outlet
    return None


def _stated_source(line: str) -> str | None:
    folded, words = fold(line), _words()
    match = words.source.match(folded) or words.published_by.search(folded)
    if match is None:
        return None
    name = re.split(r"[,;»\n]|\.(?:\s|$)|\s[–—|-]\s", line[match.end() :].strip(), maxsplit=1)[0].strip(" *_«»\"'")
    if re.match(r"https?://", name):
        return urlsplit(name).hostname
    if not name or len(name.split()) > 5 or not (name[0].isupper() or name[0].isdigit()):
        return None
    return words.outlets.get(fold(name), name)


def _is_dated(line: str) -> bool:
    readers = (_date_after_cue, _date_of_dateline, _date_alone, _date_of_update)
    return any(reader(line) for reader in readers)


def _date_after_cue(line: str) -> str | None:
    return _date_after(_words().published, line)


def _date_of_update(line: str) -> str | None:
    return _date_after(_words().updated, line)


def _date_after(cue: re.Pattern[str], line: str) -> str | None:
    """The date that a line gives after a cue, with nothing behind it but a time or a separator."""
    folded = fold(line)
    for start, end, date in _dates(folded):
        if date and cue.search(folded[:start]) and _ends_here(folded, end):
            return date
    return None


def _ends_here(folded: str, end: int) -> bool:
    """Whether nothing follows a date but a time, a separator or a byline: no sentence goes on."""
    return bool(_AFTER_DATE.match(folded, end) or _words().bylines.match(folded, end))


def _date_of_dateline(line: str) -> str | None:
    """The date between a capitalised place and a dash: ``PARIS, 3 mars 2025 (AFP) -``."""
    for start, end, date in _dates(fold(line[:160])):
        if date and start and _PLACE.fullmatch(line, 0, start) and _AFTER_DATELINE.match(line, end):
            return date
    return None


def _date_alone(line: str) -> str | None:
    """The date of a line that begins with it, with a day of the week or with a byline, and goes on with no sentence."""
    folded, words = fold(line), _words()
    found = list(_dates(folded))
    if len(found) != 1:
        return None
    start, end, date = found[0]
    before = folded[:start].strip(" ,")
    opens = not before or before in words.day_names or re.fullmatch(rf"{words.bylines.pattern}.*{_SEPARATOR}", before)
    return date if opens and _ends_here(folded, end) else None


def _dates(folded: str) -> Iterator[tuple[int, int, str | None]]:
    """Each full date of a folded text: its span, and the date unless it is ambiguous or in no calendar."""
    words = _words()
    for match in words.dates.finditer(folded):
        day = match["d1"] or match["d2"] or match["d3"]
        month = match["m1"] or match["m2"]
        if month:
            date = _iso(match["y1"] or match["y2"], words.months[month], int(day))
        elif match["y3"]:
            date = _iso(match["y3"], int(match["m3"]), int(day))
        else:
            day_first = match["sep"] == "."
            date = _unambiguous(int(match["a"]), int(match["b"]), match["y4"], day_first=day_first)
        yield match.start(), match.end(), date


def _unambiguous(first: int, second: int, year: str, *, day_first: bool) -> str | None:
    if day_first or first > 12 or first == second:
        return _iso(year, second, first)
    return _iso(year, first, second) if second > 12 else None


def _iso(year: str, month: int, day: int) -> str | None:
    try:
        return datetime.date(int(year), month, day).isoformat()
    except ValueError:
        return None


@functools.cache
def _words() -> _Words:
    data = {language: read_toml(FOLDER / language / MASTHEAD) for language in LANGUAGES}
    outlets = read_toml(FOLDER / "outlets.toml")
    months = _month_names()

    def any_of(key: str) -> str:
        phrases = sorted({fold(phrase) for language in LANGUAGES for phrase in data[language][key]}, key=len)
        return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in reversed(phrases)) + ")"

    opening = rf"(?:^\W*|{_SEPARATOR}\s*|,\s*|^{any_of('bylines')}\b.*\W)(?:{any_of('openings')}\s+)?"
    return _Words(
        frequent={language: frozenset(map(fold, data[language]["words"])) for language in LANGUAGES},
        published=re.compile(rf"{opening}{any_of('published')}\b[^.;!?\d]{{0,16}}$"),
        updated=re.compile(rf"{opening}{any_of('updated')}\b[^.;!?]{{0,80}}$"),
        bylines=re.compile(rf"(?<!\W)\W*{any_of('bylines')}\b"),
        source=re.compile(rf"\W*{any_of('source')}\s*:"),
        published_by=re.compile(rf"{any_of('published_by')}\b"),
        menu=re.compile(rf"\b{any_of('menu')}\b"),
        joined=re.compile(rf"\b{any_of('joined')}\b|/"),
        outlets={fold(form): name for name, forms in outlets.items() for form in (name, *forms)},
        dates=_date_pattern(months),
        months=months,
        day_names=frozenset(
            fold(name) for language in LANGUAGES for name in get_day_names("wide", locale=language).values()
        ),
    )


def _month_names() -> dict[str, int]:
    """Each folded month name of each language, and every start of three letters or more that names one month only."""
    names = [
        (fold(name), month)
        for language in LANGUAGES
        for month, name in get_month_names("wide", locale=language).items()
    ]
    meanings: dict[str, set[int]] = {}
    for name, month in names:
        for length in range(3, len(name) + 1):
            meanings.setdefault(name[:length], set()).add(month)
    return {start: months.pop() for start, months in meanings.items() if len(months) == 1}


def _date_pattern(months: dict[str, int]) -> re.Pattern[str]:
    month = "|".join(sorted(months, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w./-])(?:(?P<d1>\d{{1,2}})(?:[a-z]{{2}})?[ .-]+(?P<m1>{month})\b\.?,?[ -](?P<y1>\d{{4}})"
        rf"|(?P<m2>{month})\b\.?[ ](?P<d2>\d{{1,2}})(?:[a-z]{{2}})?,?[ ](?P<y2>\d{{4}})"
        r"|(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
        r"|(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y4>\d{4}))(?!\d|[-/.]\d)"
    )
