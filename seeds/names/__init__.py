"""Names that the parser looks up: given names, places, nationality adjectives; companies are in `seeds.gazetteer`."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel import Locale

from seeds.errors import DealtrailError
from seeds.vocabulary import LANGUAGES

__all__ = [
    "NAMES_FOLDER",
    "NamesError",
    "countries",
    "demonyms",
    "fold_name",
    "given_names",
    "group_words",
    "lands",
    "long_countries",
    "places",
    "read_demonyms",
    "read_rows",
]

NAMES_FOLDER = Path(__file__).parent

_COUNTRY_CODE = re.compile(r"[A-Z]{2}")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ′", "'"))


class NamesError(DealtrailError):
    """A line of a name list that cannot be used."""

    def __init__(self, path: Path, line: int, value: str, problem: str) -> None:
        super().__init__(f"{path}:{line}: {value!r}: {problem}; correct that line")
        self.path = path
        self.line = line


def fold_name(name: str) -> str:
    """The form in which names are compared: no accents, no case, plain apostrophes, single spaces."""
    if name.isascii():
        return " ".join(name.casefold().split())
    decomposed = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(bare.casefold().split())


@cache
def given_names() -> frozenset[str]:
    """Given names, folded."""
    return frozenset(fold_name(name) for _, name in _lines(NAMES_FOLDER / "given_names.txt"))


@cache
def places() -> frozenset[str]:
    """Cities, regions and countries in the languages of the parser, folded."""
    listed = {fold_name(name) for _, name in _lines(NAMES_FOLDER / "places.txt")}
    return frozenset(listed | {fold_name(name) for name in _territories()})


@cache
def group_words() -> frozenset[str]:
    """Words that a company has before or after its name when it owns others, folded; the name alone means it too."""
    return frozenset(fold_name(word) for _, word in _lines(NAMES_FOLDER / "group_words.txt"))


@cache
def demonyms() -> dict[str, str]:
    """Nationality adjectives, folded, with their ISO 3166 country code; empty for a region or a city."""
    return read_demonyms(NAMES_FOLDER / "demonyms.csv")


def read_demonyms(path: Path) -> dict[str, str]:
    """Read and check a list of nationality adjectives, or of short names of countries: one country code a form."""
    codes: dict[str, str] = {}
    for line, (form, code) in read_rows(path, ("form", "country_code")):
        if code and not _COUNTRY_CODE.fullmatch(code):
            raise NamesError(path, line, code, "not an ISO 3166 country code of two capitals")
        if codes.setdefault(fold_name(form), code) != code:
            raise NamesError(path, line, form, "already listed with another country code")
    return codes


def read_rows(path: Path, header: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV with its line numbers; every row has the header's fields, the first one filled."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        first = next(rows, [])
        if tuple(first) != header:
            raise NamesError(path, 1, ",".join(first), f"the header must be {','.join(header)}")
        for row in rows:
            if len(row) != len(header):
                raise NamesError(path, rows.line_num, ",".join(row), f"expected {len(header)} fields")
            if not row[0].strip():
                raise NamesError(path, rows.line_num, ",".join(row), "the first field is empty")
            yield rows.line_num, row


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            raise NamesError(path, number, line, "empty line")
        yield number, line


@cache
def countries() -> dict[str, str]:
    """Countries in the languages of the parser, folded, with their ISO 3166 codes; also their letters and capitals."""
    named = {
        fold_name(name): code
        for language in LANGUAGES
        for code, name in Locale.parse(language).territories.items()
        if _COUNTRY_CODE.fullmatch(code)
    }
    return read_demonyms(NAMES_FOLDER / "states.csv") | named


@cache
def lands() -> frozenset[str]:
    """Countries and continents, folded, without their letters and capitals."""
    return frozenset({fold_name(name) for name in _territories()})


def _territories() -> Iterator[str]:
    """Country and continent names as Babel spells them; its numeric codes stand for continents and regions."""
    for language in LANGUAGES:
        yield from Locale.parse(language).territories.values()


@cache
def long_countries() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words of each country of several that are not all capitalised, folded, by its first: ``Corée du Sud``."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            words = name.split()
            if _COUNTRY_CODE.fullmatch(code) and any(word.isalpha() and word.islower() for word in words[1:]):
                folded = tuple(fold_name(word) for word in words)
                found.setdefault(folded[0], []).append(folded)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}
