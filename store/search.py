"""Search: a query of the search language becomes one SQL statement that can be shown, copied and run.

The statement returns the ids of the deals that fit, in no order. What the user typed reaches the database only as
parameters; names and words are folded by the database itself, with the same macro that folded the text they are
looked for in.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from store.search_terms import Compared, Dated, Named, OneOf, Term, Words, parse_query
from store.search_words import Piece, split_words

Parameter: TypeAlias = str | int | float | datetime.date
_Condition: TypeAlias = tuple[str, tuple[Parameter, ...]]


@dataclass(frozen=True, slots=True)
class Search:
    """A search, ready to run: `text` as typed, its `terms`, and the SQL that they became.

    `condition` is what must hold of a deal `d`, empty when every deal is wanted; `params` are its parameters.
    """

    text: str
    terms: tuple[Term, ...]
    condition: str
    params: tuple[Parameter, ...]

    @property
    def sql(self) -> str:
        """The statement, with the same parameters; it returns `deal_id`."""
        return _ALL_DEALS + (f"\nWHERE {self.condition}" if self.condition else "")

    @property
    def inlined(self) -> str:
        """The statement with SQL literals for its parameters; it gives the same deals."""
        return inline(self.sql, self.params)


def compile_search(query: str) -> Search:
    """The search that `query` asks for; an empty one finds every deal. Raises `SearchError`."""
    terms = parse_query(query)
    conditions = [_condition(term) for term in terms]
    condition = "\n  AND ".join(condition for condition, _ in conditions)
    return Search(query, terms, condition, tuple(value for _, values in conditions for value in values))


def inline(sql: str, params: Iterable[Parameter]) -> str:
    """A statement whose every ``?`` is a parameter, with SQL literals in their places."""
    first, *rest = sql.split("?")
    return first + "".join(literal(value) + part for value, part in zip(params, rest, strict=True))


def literal(value: Parameter) -> str:
    """A value as DuckDB reads it back."""
    if isinstance(value, datetime.date):
        return f"DATE '{value.isoformat()}'"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return repr(value)


def _condition(term: Term) -> _Condition:
    """One term as a condition on the deal `d`; a negated one holds wherever the plain one does not."""
    condition, values = _CONDITIONS[type(term)](term)
    if term.negated and isinstance(term, Words):
        return condition.replace("IN", "NOT IN", 1), values
    return (f"({condition}) IS NOT TRUE" if term.negated else condition), values


def _holds_words(term: Words) -> _Condition:
    """A mere word is looked up in the index; of anything else the words are, and then its text is compared."""
    pieces = split_words(term.text)
    if [piece.text for piece in pieces] == [term.text]:
        test = "starts_with" if _is_short(term.text) else "contains"
        return f"d.deal_no IN ({_OF_TERMS.format(f'{test}(t.term, fold(?))', 4 * ' ')})", (term.text,)
    tests = [f"\n      AND s.deal_no IN ({_OF_TERMS.format(piece.test, 8 * ' ')})" for piece in _telling(pieces)]
    return _OF_PHRASE.format("".join(tests)), (term.text, *(piece.text for piece in _telling(pieces)))


def _is_short(word: str) -> bool:
    """Whether a word has so few letters that it is looked for at the start of words only; scripts without blanks
    between words are looked for everywhere."""
    letters = [character for character in word if unicodedata.category(character)[0] != "M"]
    return len(letters) < _SHORT and max(letters) < _FIRST_OF_EAST_ASIA


def _telling(pieces: Sequence[Piece]) -> list[Piece]:
    """The two words of a phrase that few deals are likely to have: whole and long ones."""
    return sorted(pieces, key=lambda piece: (piece.whole and len(piece.text) > 1, len(piece.text)), reverse=True)[:2]


def _is_one_of(term: OneOf) -> _Condition:
    if term.field == "lang":
        column, source = "o.language", _OF_LANGUAGE
    else:
        column, source = f"d.{term.field}", "{}"
    test = f"{column} = ?" if len(term.values) == 1 else f"{column} IN ({', '.join('?' * len(term.values))})"
    return source.format(test), term.values


def _is_named(term: Named) -> _Condition:
    if term.field == "source":
        return _OF_OUTLET, (term.text,)
    side = _SIDES.get(term.field, "")
    return _OF_COMPANY.format(side), (term.text, term.text, term.text)


def _is_compared(term: Compared) -> _Condition:
    condition, uses = _COMPARISONS[term.field, term.operator]
    values: tuple[Parameter, ...] = (term.figure,) * uses
    if term.currency is None:
        return condition, values
    return f"{condition} AND d.currency = ?", (*values, term.currency)


def _is_dated(term: Dated) -> _Condition:
    conditions: list[str] = []
    values: list[Parameter] = []
    if term.first is not None:
        conditions.append("last_day_of(d.date) >= ?")
        values.append(term.first)
    if term.last is not None:
        conditions.append("d.date_on <= ?")
        values.append(term.last)
    return " AND ".join(conditions), tuple(values)


_CONDITIONS: dict[type[Term], Callable[[Any], _Condition]] = {
    Words: _holds_words,
    OneOf: _is_one_of,
    Named: _is_named,
    Compared: _is_compared,
    Dated: _is_dated,
}

_ALL_DEALS = "SELECT d.deal_id\nFROM deals AS d"

_SIDES = {"payer": "p.side = 'payer' AND ", "payee": "p.side = 'payee' AND "}

_SHORT = 3
_FIRST_OF_EAST_ASIA = "\u2e80"

_OF_TERMS = """
{1}SELECT unnest(p.deal_nos) FROM postings AS p
{1}WHERE p.term_id IN (SELECT t.term_id FROM terms AS t WHERE {0})"""

_OF_PHRASE = """d.deal_no IN (
    SELECT s.deal_no FROM search_text AS s
    WHERE contains(s.fold, fold(?)){})"""

_OF_COMPANY = """d.deal_id IN (
    SELECT p.deal_id FROM parties AS p WHERE {}p.company_id IN (
      SELECT c.company_id FROM companies AS c
      WHERE c.company_id = lower(?) OR contains(fold(c.name), fold(?))
      UNION ALL
      SELECT a.company_id FROM aliases AS a WHERE contains(fold(a.alias), fold(?))))"""

_OF_LANGUAGE = """d.deal_id IN (
    SELECT r.deal_id FROM reports AS r JOIN documents AS o USING (document_id)
    WHERE {})"""

_OF_OUTLET = """d.deal_id IN (
    SELECT r.deal_id FROM reports AS r JOIN documents AS o USING (document_id)
    WHERE contains(fold(concat_ws(' ', o.publisher, o.url)), fold(?)))"""


def _comparisons() -> dict[tuple[str, str], tuple[str, int]]:
    """The condition of each figure and operator, and how often it uses the figure asked for.

    An amount may be a range; it fits when any figure inside the range does.
    """
    known = {
        ("amount", ">="): ("coalesce(d.amount_max, d.amount) >= ?", 1),
        ("amount", ">"): ("coalesce(d.amount_max, d.amount) > ?", 1),
        ("amount", "="): ("? BETWEEN d.amount AND coalesce(d.amount_max, d.amount)", 1),
    }
    for field, column in {"amount": "d.amount", "stake": "d.stake_pct", "valuation": "d.valuation"}.items():
        for operator in (">=", "<=", ">", "<", "="):
            known.setdefault((field, operator), (f"{column} {operator} ?", 1))
    return known


_COMPARISONS = _comparisons()
