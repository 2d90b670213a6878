"""The search language: what may be typed, read into terms that know where they stand.

A query is a row of terms with blanks between them; a deal must fit all of them::

    amazon -nvidia "puces Trainium" kind:investment,debt stage:in_talks payer:"Bank of America" amount>=1bn in:2025-Q4

`parse_query` raises `SearchError` with the position of the first character that it cannot read.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from seeds.saying import Said, said_by, say
from seeds.vocabulary import LANGUAGES, Confirmation, Kind, Stage
from store import search_values
from store.errors import SearchError

MOST_CHARACTERS = 5_000
"""The longest search; a word of a million characters keeps the database busy for seconds."""

MOST_TERMS = 64
"""More terms than this in one query are refused."""

YES_OR_NO = ("yes", "no")

CHOICES: dict[str, tuple[str, ...]] = {
    "kind": tuple(Kind),
    "stage": tuple(Stage),
    "confirmation": tuple(Confirmation),
    "lang": LANGUAGES,
    "loop": YES_OR_NO,
    "checked": YES_OR_NO,
}
"""The filters that take one or more words of a fixed list, with commas between them."""

NAMES = ("company", "payer", "payee", "source")
"""The filters that take a part of a name after a colon, and a whole one after an equals sign."""

DATES = ("since", "until", "in")
"""The filters that take a date: a year, a quarter, a month or a day."""

FIGURES = ("amount", "stake", "valuation")
"""What may be compared with a figure."""

FILTERS = (*CHOICES, "currency", *NAMES, *DATES)


@dataclass(frozen=True, slots=True)
class Term:
    """A part of the query: it stands at ``query[start:end]``, and `negated` when a ``-`` stands before it."""

    start: int
    end: int
    negated: bool


@dataclass(frozen=True, slots=True)
class Words(Term):
    """A word or a phrase that the deal's names, titles or quotes must hold."""

    text: str


@dataclass(frozen=True, slots=True)
class OneOf(Term):
    """A field that must have one of the values."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named(Term):
    """A company or an outlet whose name must hold the text, or be it where it is `exact`."""

    field: str
    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Compared(Term):
    """A figure that must stand in the relation `operator` to `figure`.

    Amounts and valuations are compared in `currency`, or in `exchange.BASE` when it is None.
    """

    field: str
    operator: str
    figure: int | float
    currency: str | None


@dataclass(frozen=True, slots=True)
class Dated(Term):
    """A date that must fall between the two days, either of which may be open."""

    field: str
    first: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True, slots=True)
class _Token:
    """One term as typed: ``-field operator value``; a mere word has neither field nor operator."""

    start: int
    end: int
    negated: bool
    field: str
    operator: str
    value: str
    value_start: int


_HEAD = re.compile(
    rf"(?P<figure>{'|'.join(FIGURES)})\s*(?P<sign>>=|<=|>|<|=)\s*|(?P<field>[a-z_]+)(?P<operator>:|>=|<=|>|<|=)",
    re.IGNORECASE,
)
_SPACED_FIGURE = re.compile(
    r"([$€£]?[0-9][0-9_.,]*)\s+((?:k|m|bn?|md|tn?)(?:[$€£]|(?-i:[A-Z]{3}))?|[$€£%])(?=\s|$)",
    re.IGNORECASE,
)
_BARE = re.compile(r'[^\s"]+')
_BLANKS = re.compile(r"\s*")


def parse_query(query: str) -> tuple[Term, ...]:
    """The terms of a query, in the order typed; none for an empty query. Raises `SearchError`."""
    if len(query) > MOST_CHARACTERS:
        raise SearchError(
            query,
            MOST_CHARACTERS,
            say("more than {count} characters; take some away", count=MOST_CHARACTERS),
        )
    _refuse_controls(query)
    terms: list[Term] = []
    for token in _tokens(query):
        if len(terms) == MOST_TERMS:
            raise SearchError(query, token.start, say("more than {count} terms; take some away", count=MOST_TERMS))
        terms.append(_term(query, token))
    return tuple(terms)


def _refuse_controls(query: str) -> None:
    for position, character in enumerate(query):
        if unicodedata.category(character) in ("Cc", "Cs") and not character.isspace():
            problem = say("the character U+{code} is no text; take it away", code=f"{ord(character):04X}")
            raise SearchError(query, position, problem)


def _tokens(query: str) -> Iterator[_Token]:
    position = _skip_blanks(query, 0)
    while position < len(query):
        token = _token(query, position)
        yield token
        position = _skip_blanks(query, token.end)


def _skip_blanks(query: str, position: int) -> int:
    match = _BLANKS.match(query, position)
    return match.end() if match else position


def _token(query: str, start: int) -> _Token:
    negated = query[start] == "-"
    position = start + 1 if negated else start
    head = _HEAD.match(query, position)
    field = (head["figure"] or head["field"]).lower() if head else ""
    operator = (head["sign"] or head["operator"]) if head else ""
    value_start = head.end() if head else position
    spaced = _SPACED_FIGURE.match(query, value_start) if field in FIGURES else None
    value, end = (spaced[1] + spaced[2], spaced.end()) if spaced else _value(query, value_start)
    return _Token(start, end, negated, field, operator, value, value_start)


def _value(query: str, start: int) -> tuple[str, int]:
    """The text in quotes, or up to the next blank or quote, and where it ends; empty when there is none."""
    if query.startswith('"', start):
        end = query.find('"', start + 1)
        if end < 0:
            raise SearchError(query, start, say('the quote is not closed; write a second "'))
        return query[start + 1 : end], end + 1
    match = _BARE.match(query, start)
    return (match[0], match.end()) if match else ("", start)


def _term(query: str, token: _Token) -> Term:
    """The meaning of one token; the errors of its value get the value's position."""
    if token.field and token.field not in FILTERS and token.field not in FIGURES:
        raise SearchError(query, token.start + token.negated, _unknown_field(token))
    if not token.value.strip():
        raise SearchError(query, token.value_start, _nothing_there(token))
    try:
        return _reader(token)(query, token)
    except ValueError as error:
        at_operator = token.value_start - len(token.operator)
        position = at_operator if isinstance(error, _WrongOperatorError) else token.value_start
        raise SearchError(query, position, said_by(error)) from None


class _WrongOperatorError(ValueError):
    """A colon where a comparison belongs, or the other way round."""


def _reader(token: _Token) -> Callable[[str, _Token], Term]:
    if not token.field:
        return _read_words
    is_whole_name = token.field in NAMES and token.operator == "="
    if (token.field in FIGURES) == (token.operator == ":") and not is_whole_name:
        raise _WrongOperatorError(_right_operator(token))
    if token.field in FIGURES:
        return _read_figure
    if token.field in DATES:
        return _read_date
    return _read_name if token.field in NAMES else _read_choices


def _read_words(query: str, token: _Token) -> Words:
    if token.value[0] in "<>=" and query[token.value_start] != '"':
        raise ValueError(
            say(
                'nothing to compare; write amount{sign}1bn, or the words "{words}" in quotes',
                sign=token.value[0],
                words=token.value,
            )
        )
    return Words(token.start, token.end, token.negated, " ".join(token.value.split()))


def _read_name(_query: str, token: _Token) -> Named:
    name = " ".join(token.value.split())
    return Named(token.start, token.end, token.negated, token.field, name, token.operator == "=")


def _read_choices(query: str, token: _Token) -> OneOf:
    values = []
    position = token.value_start + (query[token.value_start] == '"')
    for word in token.value.split(","):
        values.append(_choice(query, position, token.field, word))
        position += len(word) + 1
    return OneOf(token.start, token.end, token.negated, token.field, tuple(dict.fromkeys(values)))


def _choice(query: str, position: int, field: str, word: str) -> str:
    try:
        if field == "currency":
            return search_values.read_currency(word.strip())
        return search_values.read_choice(word.strip(), CHOICES[field])
    except ValueError as error:
        raise SearchError(query, position, say("{field}: {error}", field=field, error=said_by(error))) from None


def _read_figure(_query: str, token: _Token) -> Compared:
    figure: int | float
    currency = None
    try:
        if token.field == "stake":
            figure = search_values.read_percent(token.value)
        else:
            figure, currency = search_values.read_amount(token.value)
    except ValueError as error:
        raise ValueError(say("{field}: {error}", field=token.field, error=said_by(error))) from None
    return Compared(token.start, token.end, token.negated, token.field, token.operator, figure, currency)


def _read_date(_query: str, token: _Token) -> Dated:
    try:
        first, last = search_values.read_interval(token.value)
    except ValueError as error:
        raise ValueError(say("{field}: {error}", field=token.field, error=said_by(error))) from None
    return Dated(
        token.start,
        token.end,
        token.negated,
        token.field,
        None if token.field == "until" else first,
        None if token.field == "since" else last,
    )


def _unknown_field(token: _Token) -> Said:
    known = ", ".join([f"{name}:" for name in FILTERS] + [f"{name}>=" for name in FIGURES])
    near = search_values.suggestion(token.field, (*FILTERS, *FIGURES))
    typed = f'"{token.field}{token.operator}{token.value}"'
    return say(
        "no filter is called {field!r}; {near}one of {known}; or put {typed} in quotes to search for it",
        field=token.field,
        near=near,
        known=known,
        typed=typed,
    )


def _right_operator(token: _Token) -> Said:
    if token.field in FIGURES:
        return say(
            "{field} is compared; write {field}>={value}, with >=, <=, >, < or =", field=token.field, value=token.value
        )
    return say("{field} takes a colon; write {field}:{value}", field=token.field, value=token.value)


def _nothing_there(token: _Token) -> Said:
    if not token.field:
        if token.negated:
            return say("nothing to search for; write a word after the -")
        return say("nothing to search for; write a word between the quotes")
    if token.field in CHOICES:
        return say("{field}: needs a value; one of {names}", field=token.field, names=", ".join(CHOICES[token.field]))
    examples = (
        {"stake": "10", "currency": "EUR"} | dict.fromkeys(DATES, "2025-Q4") | dict.fromkeys(NAMES, '"Bank of X"')
    )
    typed = f"{token.field}{token.operator}"
    example = examples.get(token.field, "1bn")
    return say("{typed} needs a value; write {typed}{example}", typed=typed, example=example)
