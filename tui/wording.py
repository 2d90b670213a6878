"""The words of the interface in the reader's language.

English is what stands in the code, and loads nothing. Any other language is a file in `tui/languages/`, named by its
ISO 639-1 code; what such a file does not have is shown in English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from seeds.saying import Said

ENGLISH = "en"
AUTO = "auto"
"""The setting that takes the language of the system."""

_FILES = Path(__file__).parent / "languages"
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where the system says which language it speaks; the first that is set holds."""
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?: (?:tn|bn|m|k)\b)?|\b[A-Z][a-z]{2}\b(?= \d)|\bQ(?=\d)")
"""In what the store writes of money, stakes and dates: a number with its scale, a month, a quarter."""


@dataclass(frozen=True)
class Language:
    """What a file of `tui/languages/` holds.

    `words` are whole texts and `domain` the names of the vocabulary, by their English. `nouns` are counted things, for
    one and for several; several begin at `plural_from`. `figures` are the parts of numbers, dates and money.
    """

    words: Mapping[str, str]
    domain: Mapping[str, str]
    nouns: Mapping[str, list[str]]
    figures: Mapping[str, str]
    thousands: str
    decimal: str
    plural_from: int
    code: str

    def comments(self) -> Mapping[str, str]:
        """What the database says of its tables and columns, by its English."""
        return _comments(self.code)


class _Speech:
    """The language that is spoken now, None for English; one for the whole process, as the system's is."""

    language: Language | None = None


def languages() -> tuple[str, ...]:
    """The codes of the languages that the interface speaks, English first."""
    return (ENGLISH, *sorted(file.stem for file in _FILES.glob("*.toml")))


def set_language(code: str) -> None:
    """Speak a language from now on, one of `languages`."""
    _Speech.language = None if code == ENGLISH else read_language(code)


def language_of(setting: str, environ: Mapping[str, str]) -> str:
    """The language of a setting, or of the system where it is ``auto``; English where that is none of ours."""
    if setting == AUTO:
        setting = next((environ[name] for name in _VARIABLES if environ.get(name)), ENGLISH)
    code = re.split(r"[^a-z]", setting.lower(), maxsplit=1)[0]
    return code if code in languages() else ENGLISH


def read_language(code: str) -> Language:
    """The file of a language."""
    import tomllib

    read = tomllib.loads((_FILES / f"{code}.toml").read_text(encoding="utf-8"))
    return Language(
        read["words"],
        read["domain"],
        read["nouns"],
        read["figures"],
        read["numbers"]["thousands"],
        read["numbers"]["decimal"],
        read["numbers"]["plural_from"],
        code,
    )


def is_english() -> bool:
    """Whether English is spoken, which is what the database has its words in."""
    return _Speech.language is None


def tr(text: str, /, **values: object) -> str:
    """A text in the reader's language, its ``{fields}`` filled; what was `said` elsewhere has its own values."""
    if isinstance(text, Said):
        return _told(text)
    if (language := _Speech.language) is not None:
        text = language.words.get(text, text)
    return text.format(**{name: _shown(value) for name, value in values.items()}) if values else text


def _told(said: Said) -> str:
    """What was said in English, with all that was said in its fields."""
    if _Speech.language is None:
        return str(said)
    template = _Speech.language.words.get(said.template, said.template)
    values = {name: number(value) if type(value) is int else _shown(value) for name, value in said.values.items()}
    return template.format(**values) if values else template


def _shown(value: object) -> object:
    return _told(value) if isinstance(value, Said) else value


def comment(text: str) -> str:
    """What the database says of a table, a column or a macro, behind the type of a column if there is one."""
    if (language := _Speech.language) is None:
        return text
    comments = language.comments()
    kind, between, said = text.partition(": ")
    if text in comments or not between:
        return comments.get(text, text)
    return f"{kind}{between}{comments.get(said, said)}"


@cache
def _comments(code: str) -> Mapping[str, str]:
    """The file of a language in `tui/languages/schema/`, read when it is first needed."""
    import tomllib

    file = _FILES / "schema" / f"{code}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def later(text: str) -> str:
    """The same text: it is English where it stands, and goes through `tr` where it is shown."""
    return text


def domain(name: str) -> str:
    """A name of the vocabulary in words."""
    if (language := _Speech.language) is not None and name in language.domain:
        return language.domain[name]
    return name.replace("_", " ")


def number(count: int) -> str:
    """A whole number with its thousands apart."""
    shown = f"{count:,}"
    return shown if _Speech.language is None else shown.replace(",", _Speech.language.thousands)


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun: "1 deal", "1,204 deals"."""
    language = _Speech.language
    if language is not None and noun in language.nouns:
        return f"{number(count)} {language.nouns[noun][count >= language.plural_from]}"
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def figures(text: str) -> str:
    """What the store wrote of money, stakes or dates, with the signs and scales of the language."""
    return text if _Speech.language is None else _FIGURE.sub(_figure, text)


def _figure(match: re.Match[str]) -> str:
    language, (shown, _, scale) = _Speech.language, match.group().partition(" ")
    if language is None:
        return match.group()
    if not shown[0].isdigit():
        return language.figures.get(shown, shown)
    shown = shown.translate({ord(","): language.thousands, ord("."): language.decimal})
    return f"{shown} {language.figures.get(scale, scale)}" if scale else shown
