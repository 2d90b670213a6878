"""Editing a query by its terms: taking one away, keeping or excluding a value of a facet.

What comes out is a query of the search language again, so that the line that a person typed stays the only truth.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from store.search_terms import Dated, Named, OneOf, Term, Words, parse_query

FILTER_OF = {
    "kind": "kind",
    "stage": "stage",
    "confirmation": "confirmation",
    "year": "in",
    "currency": "currency",
    "outlet": "source",
    "language": "lang",
}
"""The filter of the search language for each facet."""

_FACET_OF = {name: facet for facet, name in FILTER_OF.items()}


class Mark(StrEnum):
    """What a query says of a value of a facet."""

    KEPT = "kept"
    EXCLUDED = "excluded"


@dataclass
class _Said:
    """What the terms of one facet say: the values they keep and those they exclude, in the order typed."""

    kept: list[str] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)


def value_key(value: str) -> str:
    """A value as it is compared: no case, no accents, and a quote, which no query can hold, as a blank."""
    plain = unicodedata.normalize("NFKD", value.replace('"', " ").casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def facet_of(term: Term) -> str | None:
    """The facet that a term says something of, or None: a part of a name or of a year is no value of any."""
    match term:
        case OneOf(field=name) if name in _FACET_OF:
            return _FACET_OF[name]
        case Named(field="source", exact=True):
            return "outlet"
        case Dated(field="in", first=datetime.date() as first, last=datetime.date() as last) if (
            first.month,
            first.day,
            last.month,
            last.day,
        ) == (1, 1, 12, 31):
            return "year"
    return None


def marked(terms: Iterable[Term]) -> dict[tuple[str, str], Mark]:
    """What terms say of values, by the facet and the value as they write it."""
    terms = tuple(terms)
    marks: dict[tuple[str, str], Mark] = {}
    for facet in FILTER_OF:
        said = _said(terms, facet)
        marks |= {(facet, value): Mark.KEPT for value in said.kept}
        marks |= {(facet, value): Mark.EXCLUDED for value in said.excluded}
    return marks


def toggled(query: str, facet: str, value: str, mark: Mark) -> str:
    """The query that keeps or excludes a value, or no longer does where it did.

    A year takes the place of another one, since a deal has only one; values of other facets are listed in one term.
    Raises `SearchError` when the query cannot be read.
    """
    terms = parse_query(query)
    said = _said(terms, facet)
    mine, others = (said.kept, said.excluded) if mark is Mark.KEPT else (said.excluded, said.kept)
    was_marked = _drop(mine, value)
    _drop(others, value)
    if not was_marked:
        if facet == "year" and mark is Mark.KEPT:
            mine.clear()
        mine.append(value)
    own = [term for term in terms if facet_of(term) == facet]
    return _rewritten(query, terms, own, _terms_of(facet, said))


def without(query: str, gone: Iterable[Term]) -> str:
    """The query without some of its terms. Raises `SearchError` when it cannot be read."""
    return _rewritten(query, parse_query(query), tuple(gone), ())


def _said(terms: Sequence[Term], facet: str) -> _Said:
    said = _Said()
    for term in terms:
        if facet_of(term) == facet:
            values = said.excluded if term.negated else said.kept
            values += [value for value in _values(term) if value not in values]
    return said


def _values(term: Term) -> tuple[str, ...]:
    match term:
        case OneOf():
            return term.values
        case Named():
            return (term.text,)
        case Dated(first=datetime.date() as first):
            return (str(first.year),)
    return ()


def _drop(values: list[str], value: str) -> bool:
    """Take a value out; whether it was there."""
    found = [one for one in values if value_key(one) == value_key(value)]
    for one in found:
        values.remove(one)
    return bool(found)


def _terms_of(facet: str, said: _Said) -> list[str]:
    """What is said of a facet, as terms."""
    name = FILTER_OF[facet]
    if facet == "outlet":
        return [f"{sign}{name}={_quoted(value)}" for sign, value in _signed(said)]
    if facet == "year":
        return [f"{sign}{name}:{value:0>4}" for sign, value in _signed(said)]
    lists = (("", said.kept), ("-", said.excluded))
    return [f"{sign}{name}:{','.join(values)}" for sign, values in lists if values]


def _signed(said: _Said) -> list[tuple[str, str]]:
    return [("", value) for value in said.kept] + [("-", value) for value in said.excluded]


def _quoted(value: str) -> str:
    plain = " ".join(value.replace('"', " ").split())
    return f'"{plain}"' if " " in plain else plain


def _rewritten(query: str, terms: Sequence[Term], gone: Sequence[Term], new: Sequence[str]) -> str:
    """The query with new terms in the place of the first one that is gone, else at its end."""
    places = [number for number, term in enumerate(terms) if term in gone]
    place = places[0] if places else len(terms)
    kept = [(number, term) for number, term in enumerate(terms) if number not in places]

    def row(*, in_quotes: bool) -> str:
        before = [_typed(query, term, in_quotes=in_quotes) for number, term in kept if number < place]
        after = [_typed(query, term, in_quotes=in_quotes) for number, term in kept if number > place]
        return " ".join([*before, *new, *after])

    plain = row(in_quotes=False)
    return plain if len(parse_query(plain)) == len(kept) + len(new) else row(in_quotes=True)


def _typed(query: str, term: Term, *, in_quotes: bool) -> str:
    """A term as it was typed; a word `in_quotes` cannot become the unit of a figure that now stands before it."""
    if in_quotes and isinstance(term, Words):
        return f'{"-" if term.negated else ""}"{term.text}"'
    return query[term.start : term.end]
