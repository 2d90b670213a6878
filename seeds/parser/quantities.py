"""Numbers as the press writes them, without what they count: ``1 700``, ``cent milliards``, ``half a billion``."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from text_to_num import text2num

from seeds.language import LanguageData, Words, load_language
from seeds.language.patterns import across_lines, in_any_case
from seeds.parser.currencies import cased_names, currency_names, currency_signs
from seeds.parser.hints import longest_words
from seeds.parser.tokens import Item
from seeds.vocabulary import Language

NEAR = r"(?:[\s-]{1,2}|\s{3,9})"
"""A pattern for what parts a number from its scale or its unit; a line break may have blanks before the next line."""


@dataclass(slots=True, unsafe_hash=True)
class Quantity:
    """A number as written; `scale` is None when no thousand, million or billion stands behind it."""

    start: int
    end: int
    number: Decimal
    scale: int | None
    tight: bool = False
    """Whether the scale is a letter or two that only a currency beside it makes a scale: ``M``."""
    about: bool = False
    """Whether the number is a round one by its form: ``une centaine de millions``."""


@dataclass(frozen=True)
class _Patterns:
    numbers: re.Pattern[str]
    scales: dict[str, int]
    signed: dict[str, int]
    tight: frozenset[str]
    fixed: dict[str, str]
    dozens: dict[str, int]
    parts: dict[str, str]


def find_quantities(text: str, end: int, tokens: Sequence[Item], language: LanguageData) -> Iterator[Quantity]:
    """Every number at those words and before `end`, in order; digits may stand right behind letters, words may not."""
    patterns = _patterns(language.code)
    at = 0
    for place in _places(tokens, patterns, language):
        match = patterns.numbers.match(text, place, end) if place >= at else None
        if match is None:
            continue
        at = match.end()
        if match["fixed"]:
            yield _fixed(match, patterns, language)
        elif match["dozen"]:
            scale, tight = _scale(match, patterns)
            number = Decimal(patterns.dozens[key_of(match["dozen"])])
            yield Quantity(match.start(), match.end(), number, scale, tight, about=True)
        elif match["part"]:
            scale, tight = _scale(match, patterns)
            yield Quantity(match.start(), match.end(), Decimal(patterns.parts[key_of(match["part"])]), scale, tight)
        elif match["words"]:
            yield from _in_words(match, patterns, language)
        else:
            scale, tight = _scale(match, patterns)
            number = _decimal(match["digits"], language.numbers.group)
            if any(match.group("half", "half2", "decimals2")):
                number += _half(match) + _decimals(match, language)
            yield Quantity(match.start(), match.end(), number, scale, tight)


def _places(tokens: Sequence[Item], patterns: _Patterns, language: LanguageData) -> Iterator[int]:
    """Where numbers may begin, the article before a word for a round number taken in."""
    for index, token in enumerate(tokens):
        if token.word.number_starts:
            before = tokens[index - 1] if index else None
            if before is not None and token.lower in patterns.dozens and before.lower in language.determiners:
                yield before.start
            for offset in token.word.number_starts:
                yield token.start + offset


def key_of(written: str) -> str:
    """How a phrase of the language data is looked up, however the text breaks, joins or capitalises it."""
    return " ".join(written.casefold().replace("’", "'").replace("-", " ").split())


@functools.cache
def unit_pattern(code: Language, names: frozenset[str]) -> str:
    """A pattern for any of those names of currencies; what counts only in capitals matches only those."""
    cased = cased_names(code)
    capitals = {name for name in cased if name.casefold() in names}
    free = names - {name.casefold() for name in cased}
    return rf"(?:{alternatives(capitals, cased=True)}|{alternatives(free)})"


def alternatives(phrases: Iterable[str], cased: bool = False) -> str:
    """A pattern for any of the phrases, longest first; blanks and hyphens match white space and hyphens.

    It is a tree of their letters, since sums are looked for at every word of a text.
    """
    tree: _Tree = {}
    for phrase in phrases:
        branch = tree
        for piece in re.findall(r"[\s-]+|.", phrase.strip()):
            blank = not piece.strip("- \u00a0") and len(phrase.strip()) > 1
            branch = branch.setdefault(r"[\s-]+" if blank else _letter(piece, cased=cased), {})
        branch[""] = {}
    return _pattern_of(tree) or "(?!)"


@dataclass(frozen=True)
class Sought:
    """A pattern for phrases, and words of which a text must have one for it to match, if it is not `always` sought."""

    pattern: re.Pattern[str]
    words: frozenset[str]
    always: bool


NOTHING = re.compile(r"\0(?!)")
"""A pattern that matches nowhere, and that a search is soon done with: no text has the character it begins with."""


def sought(pattern: re.Pattern[str], phrases: Words) -> Sought:
    """The pattern of those phrases, to be looked for only where their longest words stand."""
    wordless = any(re.search(r"\w", phrase) is None for phrase in phrases)
    return Sought(pattern, longest_words(phrases), wordless)


def ending(words: Words, gap: int) -> re.Pattern[str]:
    """The phrases, with at most `gap` words and no stop between them and the end."""
    word = r"[^\s.;:!?()'’]++(?:['’]++[^\s.;:!?()'’]++)*+"
    return re.compile(
        rf"(?<!\w)(?P<phrase>(?:{alternatives(words)})(?:(?<!\w)|(?!\w)))(?:['’\s]++{word}){{0,{gap}}}+['’\s(]*+$"
    )


_Tree = dict[str, "_Tree"]


def _letter(character: str, *, cased: bool) -> str:
    if character in "'’":
        return "['’]"
    return re.escape(character) if cased else in_any_case(character)


def _pattern_of(tree: _Tree) -> str:
    parts = [piece + _pattern_of(tree[piece]) for piece in sorted(tree, reverse=True)]
    return parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")" if parts else ""


def _fixed(match: re.Match[str], patterns: _Patterns, language: LanguageData) -> Quantity:
    """A set phrase; a preposition drawn into its first word is no part of it: ``près du milliard``."""
    first = re.match(r"\S+\s+", match["fixed"])
    drawn_in = first is not None and key_of(first.group()) in language.contractions
    start = match.start() + (first.end() if first is not None and drawn_in else 0)
    return Quantity(start, match.end(), Decimal(patterns.fixed[key_of(match["fixed"])]), 1)


def _in_words(match: re.Match[str], patterns: _Patterns, language: LanguageData) -> Iterator[Quantity]:
    """The number in words before the scale, and a smaller one that a conjunction joins to it: ``cinq ou six``."""
    words = list(re.finditer(r"[^\s-]+", match["words"]))
    lowered = [word.group().casefold() for word in words]
    scale, tight = _scale(match, patterns)
    stop = len(words)
    found: list[Quantity] = []
    while stop:
        first, number = _longest_number(lowered[:stop], language)
        if number is None:
            break
        begin = match.start("words") + words[first].start()
        last = stop == len(words)
        end = match.end() if last else match.start("words") + words[stop - 1].end()
        number += _half(match) + _decimals(match, language) if last else 0
        found.append(Quantity(begin, end, number, scale if last else None, tight and last))
        stop = first
        while stop and lowered[stop - 1] in language.coordinators:
            stop -= 1
    yield from reversed(found)


def _longest_number(words: Sequence[str], language: LanguageData) -> tuple[int, Decimal | None]:
    """Where the longest number that ends the words begins, and what it is."""
    for first, word in enumerate(words):
        if word in language.coordinators:
            continue
        article = word in language.determiners
        for spoken in (words[first:], words[first + 1 :]) if article else (words[first:],):
            if not spoken:
                return first, Decimal(1)
            try:
                return first, Decimal(text2num(" ".join(spoken), language.code))
            except ValueError:
                continue
    return len(words), None


def _scale(match: re.Match[str], patterns: _Patterns) -> tuple[int | None, bool]:
    written = match["scale"]
    if not written:
        return None, False
    key = key_of(written)
    more = match["scale2"]
    if key in patterns.signed and _is_signed(match):
        return patterns.signed[key], False
    return patterns.scales[key] * (patterns.scales[key_of(more)] if more else 1), key in patterns.tight


def _is_signed(match: re.Match[str]) -> bool:
    """Whether the sign of a currency stands before a number."""
    return unicodedata.category(match.string[max(0, match.start() - 2) : match.start()].rstrip()[-1:] or " ") == "Sc"


def _half(match: re.Match[str]) -> Decimal:
    return Decimal("0.5") if match["half"] or match["half2"] else Decimal(0)


def _decimals(match: re.Match[str], language: LanguageData) -> Decimal:
    """What a spoken decimal mark and the digits or words behind it add: ``point five``."""
    spoken = match["decimals"] or match["decimals2"]
    if not spoken:
        return Decimal(0)
    digits = spoken if spoken.isdigit() else in_words(spoken, language)
    return Decimal(0) if digits is None else Decimal(f"0.{digits}")


def in_words(spoken: str, language: LanguageData) -> Decimal | None:
    """The number that words say as a whole, and None where they say none."""
    first, number = _longest_number(re.split(r"[\s-]+", spoken.casefold()), language)
    return number if first == 0 else None


def number_words(language: LanguageData) -> str:
    """A pattern for one word of a number."""
    return alternatives(set(language.numbers.words) - language.coordinators)


def _decimal(written: str, group: str) -> Decimal:
    """The value of digits with separators: groups of three, or a decimal mark, whichever the form shows it to be."""
    marks = [character for character in written if not character.isdigit()]
    if not marks:
        return Decimal(written)
    head, tail = written.rsplit(marks[-1], 1)
    one_mark_often = len(marks) > 1 and len(set(marks)) == 1
    digits = re.sub(r"\D", "", head)
    grouped = len(tail) == 3 and (one_mark_often or marks[-1] in group)
    return Decimal(digits + tail if grouped else f"{digits}.{tail}")


@functools.cache
def _patterns(code: Language) -> _Patterns:
    language = load_language(code)
    numbers = language.numbers
    tight = frozenset(map(key_of, numbers.tight_scales)) - set(map(key_of, numbers.scales))
    scales = {key_of(word): value for word, value in {**numbers.tight_scales, **numbers.scales}.items()}
    return _Patterns(
        numbers=_numbers(language, scales),
        scales=scales,
        signed={key_of(word): value for word, value in numbers.signed_scales.items()},
        tight=tight,
        fixed={key_of(phrase): value for phrase, value in numbers.fixed.items()},
        dozens={key_of(word): value for word, value in numbers.dozens.items()},
        parts={key_of(phrase): value for phrase, value in numbers.parts.items()},
    )


def _numbers(language: LanguageData, scales: dict[str, int]) -> re.Pattern[str]:
    numbers = language.numbers
    group = re.escape(numbers.group)
    digits = (
        rf"(?<!\d)(?<!\d[.,])(?:\d{{1,3}}(?:[{group}]\d{{3}}){{1,5}}(?!\d)|\d{{1,3}}(?:,\d{{2}}){{1,3}},\d{{3}}(?!\d)"
        rf"|\d{{1,3}}(?:(?:,\d{{3}}){{2,5}}|(?:\.\d{{3}}){{2,5}})(?!\d)|\d{{1,12}}(?!\d))"
        rf"(?:[.,]\d{{1,4}})?(?!\d|[.,]\d)"
    )
    unit = unit_pattern(language.code, frozenset(currency_names(language.code)))
    price = alternatives(numbers.prices)
    sign = unit_pattern(language.code, currency_signs(language.code))
    of = alternatives(numbers.of)
    scale = alternatives(scales)
    free = alternatives(numbers.scales)
    halves = alternatives(numbers.halves)
    joiner = alternatives(word for word in language.coordinators if word.isalpha())
    word = number_words(language)
    tight = alternatives(numbers.tight_scales)
    point = alternatives(numbers.points)
    joins = alternatives(join for join in numbers.range_joins if join.isalpha())
    article = alternatives(language.determiners)
    run_on = alternatives(word for word in language.preposition_forms if word.isalpha())
    ends = rf"(?!\w)|(?=(?:{sign})(?!\w))|(?<=[^\W\d]{{4}})(?=(?:{run_on})(?!\w))"
    bounded = rf"(?:[\s-](?:{alternatives(numbers.bounds_inside)})(?!\w))?"
    scaled = rf"{bounded}{NEAR}?(?P<scale>{scale})(?:{ends})(?:\s(?P<scale2>{free})(?!\w))?"
    coming = rf"(?:{scale})|(?:{halves})|(?:(?:{of})\s?)?(?:{unit}|{price})|(?:{joins})\s(?:{word})"
    counted = rf"{NEAR}(?:(?:{coming})(?!\w)|(?:{tight})(?:{sign})(?!\w))"
    words = rf"(?:{word})(?!\w)(?:{NEAR}(?:(?:{joiner})[\s-])?(?:{word})(?!\w)){{0,7}}"
    pattern = (
        rf"(?:(?P<fixed>(?<!\w)(?:{alternatives(numbers.fixed)})(?!\w))"
        rf"|(?<!\w)(?:(?:{article})\s)?(?P<dozen>{alternatives(numbers.dozens)})\s(?:{of})\s(?={scale})"
        rf"|(?<!\w)(?P<part>{alternatives(numbers.parts)})[\s-](?=(?:{free})(?!\w))"
        rf"|(?P<words>(?<!\w){words})(?:\s(?:{point})\s(?P<decimals>(?:{word})(?!\w)))?(?={counted})"
        rf"|(?P<digits>{digits})(?:\s(?:{point})\s(?P<decimals2>\d{{1,3}})(?!\w))?)"
        rf"(?(fixed)|(?:[\s-](?P<half>{halves})(?=[\s-](?:{scale})(?!\w)))?(?:{scaled})?(?(scale)(?:\s(?P<half2>{halves})(?!\w))?))"
    )
    return re.compile(across_lines(pattern))
