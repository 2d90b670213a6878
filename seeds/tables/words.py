"""What people head the columns of their own tables with, and the words that they fill them with, in every language.

The words stand in ``columns.toml`` beside the other files of each language.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from seeds.language.files import COLUMNS, FOLDER, LanguageDataError, read_toml
from seeds.masthead import fold
from seeds.vocabulary import LANGUAGES, Bound, Confirmation, Kind, Language, Role, Stage

PARTY_FIELDS = ("payer", "payee", *(role.value for role in Role))
"""The fields that name companies: a side of the money, whose role follows from the kind of the deal, or a role."""

FIELDS = (
    *PARTY_FIELDS,
    "kind",
    "stage",
    "confirmation",
    "amount",
    "amount_max",
    "currency",
    "currency_inferred",
    "bound",
    "stake_pct",
    "valuation",
    "round",
    "date",
    "title",
    "publisher",
    "published",
    "url",
    "quote",
)
"""Everything that a column may hold."""

CHOICES: dict[str, tuple[str, ...]] = {
    "kind": tuple(Kind),
    "stage": tuple(Stage),
    "confirmation": tuple(Confirmation),
    "bound": tuple(Bound),
    "currency_inferred": ("true", "false"),
}
"""The fields whose values are of a fixed list, with that list."""


@dataclass(frozen=True, slots=True)
class TableWords:
    """The words of one language, folded with `key_of`; `headers` gives each header's field and its rank there."""

    headers: dict[str, tuple[tuple[str, int], ...]]
    values: dict[str, dict[str, str]]
    missing: frozenset[str]
    decimal: str
    date_order: str | None


def key_of(text: str) -> str:
    """How a header or a value is compared: in lower case, without accents, every run of punctuation one blank."""
    return " ".join(re.findall(r"[^\W_]+|[&%=]", fold(text)))


@functools.cache
def table_words(language: Language) -> TableWords:
    """The words of a language; raises `LanguageDataError` for a file with something wrong in it."""
    path = FOLDER / language / COLUMNS
    data = read_toml(path)
    headers: dict[str, list[tuple[str, int]]] = {}
    for field, words in data.get("headers", {}).items():
        _check(field in FIELDS, path, f"headers.{field}", f"is no field; the fields are {', '.join(FIELDS)}")
        for rank, word in enumerate(words):
            headers.setdefault(key_of(word), []).append((field, rank))
    values: dict[str, dict[str, str]] = {}
    for field, choices in data.get("values", {}).items():
        _check(field in CHOICES, path, f"values.{field}", f"is none of {', '.join(CHOICES)}")
        for value, words in choices.items():
            _check(value in CHOICES[field], path, f"values.{field}.{value}", f"is none of {', '.join(CHOICES[field])}")
            values.setdefault(field, {}).update((key_of(word), value) for word in words)
    return TableWords(
        headers={word: tuple(fields) for word, fields in headers.items()},
        values=values,
        missing=frozenset(key_of(word) for word in data["missing"]),
        decimal=data["decimal"],
        date_order=data.get("date_order"),
    )


def fields_of(header: str) -> dict[str, tuple[int, Language | None]]:
    """The fields that a header may name, with its rank among their words and its language.

    The name of the field itself comes before all words.
    """
    key = key_of(header)
    found: dict[str, tuple[int, Language | None]] = {}
    for language in LANGUAGES:
        for field, rank in table_words(language).headers.get(key, ()):
            if field not in found or rank < found[field][0]:
                found[field] = rank, language
    name = key.replace(" ", "_")
    return found | ({name: (-1, None)} if name in FIELDS else {})


@functools.cache
def is_missing(text: str) -> bool:
    """Whether a cell says that there is nothing to say: empty, a dash, ``n/a``, ``non communiqué``."""
    key = key_of(text)
    return not key or any(key in table_words(language).missing for language in LANGUAGES)


def choice_of(field: str, text: str, own: Mapping[str, str]) -> str | None:
    """The value of a field of `CHOICES` that a cell stands for; the user's own words count first."""
    key = key_of(text)
    for word, value in own.items():
        if key_of(word) == key:
            return value
    name = key.replace(" ", "_")
    if name in CHOICES[field]:
        return name
    found = (table_words(language).values.get(field, {}).get(key) for language in LANGUAGES)
    return next((value for value in found if value is not None), None)


def _check(holds: bool, path: object, key: str, problem: str) -> None:
    if not holds:
        raise LanguageDataError(f"{path}: {key}: {problem}")
