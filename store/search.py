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
from textwrap import indent
from typing import Any, NamedTuple, TypeAlias

from store.exchange import BASE
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
    def compared_in(self) -> str | None:
        """The currency that the first amount or valuation is compared in: deals in other ones are converted."""
        compared = [term for term in self.terms if isinstance(term, Compared) and term.field != "stake"]
        return (compared[0].currency or BASE) if compared else None

    @property
    def inlined(self) -> str:
        """The statement with SQL literals for its parameters; it gives the same deals."""
        return inline(self.sql, self.params)


class Holds(NamedTuple):
    """A condition with its parameters."""

    condition: str
    params: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of the deal `d` in SQL: in the deal's own currency, and in US dollars."""

    own: str
    in_dollars: str


def compile_search(query: str) -> Search:
    """The search that `query` asks for; an empty one finds every deal. Raises `SearchError`."""
    terms = parse_query(query)
    texts = [term for term in terms if isinstance(term, Words) and not term.negated]
    words = [term for term in texts if _is_plain(term)]
    phrases = [term for term in texts if term not in words]
    conditions = [_condition(term) for term in terms if term not in texts]
    conditions += [_hold_words(words)] if words else []
    condition, params = _all_of(conditions)
    if phrases:
        condition, params = _hold_phrases(phrases, condition, params)
    return Search(query, terms, condition, params)


def few_letters(terms: Sequence[Term]) -> Holds | None:
    """The condition on the folded text `s` where some short words are looked for and nothing else; else None.

    It holds of the same deals as the condition of the search, and needs no index.
    """
    words = [term.text for term in terms if isinstance(term, Words) and not term.negated and _is_plain(term)]
    if len(words) < len(terms) or any(len(word) > _SHORT or not word.isalnum() for word in words):
        return None
    tests = [_BEGINS_A_WORD if _is_short(word) else _STANDS_IN_ONE for word in words]
    return Holds(" AND ".join(tests), tuple(words))


def in_words(terms: Sequence[Term]) -> Holds | None:
    """The condition on `s.words`, a blank before each word of a deal, where only words are looked for; else None.

    It holds of the same deals as the condition of the search: a word that is looked for stands in one of theirs.
    """
    words = [term.text for term in terms if isinstance(term, Words) and not term.negated and _is_plain(term)]
    if not words or len(words) < len(terms) or not all(word.isalnum() for word in words):
        return None
    tests = [_AFTER_A_BLANK if _is_short(word) else _IN_A_WORD for word in words]
    return Holds(" AND ".join(tests), tuple(words))


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


def _all_of(conditions: Sequence[_Condition]) -> _Condition:
    joined = "\n  AND ".join(condition for condition, _ in conditions)
    return joined, tuple(value for _, values in conditions for value in values)


def _is_plain(term: Words) -> bool:
    """Whether the index alone tells which deals hold it: a mere word, without blanks or signs."""
    return [piece.text for piece in split_words(term.text)] == [term.text]


def _hold_words(terms: Sequence[Words]) -> _Condition:
    """All of some mere words."""
    tests = [f"{'starts_with' if _is_short(term.text) else 'contains'}(t.term, fold(?))" for term in terms]
    lists = "\n    INTERSECT".join(_OF_TERMS.format(test, 4 * " ") for test in tests)
    return f"d.deal_no IN ({lists})", tuple(term.text for term in terms)


def _holds_text(term: Words) -> _Condition:
    """A mere word is looked up in the index; of anything else the words are, and then its text is compared."""
    if _is_plain(term):
        return _hold_words((term,))
    return _hold_phrases((term,))


def _hold_phrases(terms: Sequence[Words], others: str = "", params: tuple[Parameter, ...] = ()) -> _Condition:
    """All of some phrases, and other conditions: texts are long, so only those of deals that may fit are read."""
    telling = [piece for term in terms for piece in _telling(split_words(term.text))]
    near = [_OF_TERMS.format(piece.test, 8 * " ") for piece in telling]
    near += [_OF_OTHERS.format(indent(others, 8 * " ").lstrip())] if others else []
    texts = tuple(term.text for term in terms)
    if not near:
        return _OF_SIGNS.format(_AND.join([_STANDS_IN_ONE] * len(terms))), texts
    held = _AND.join(["contains(s.fold, fold(?) || n.nothing)"] * len(terms))
    sql = _OF_PHRASE.format("\n        INTERSECT".join(near), held)
    return sql, (*(piece.text for piece in telling), *params, *texts)


def _is_short(word: str) -> bool:
    """Whether a word has so few letters that it is looked for at the start of words only; scripts without blanks
    between words are looked for everywhere."""
    letters = [character for character in word if unicodedata.category(character)[0] != "M"]
    return len(letters) < _SHORT and max(letters) < _FIRST_OF_EAST_ASIA


def _telling(pieces: Sequence[Piece]) -> list[Piece]:
    """The one or two words of a phrase that few deals are likely to have: whole and long ones."""
    best = sorted(pieces, key=lambda piece: (piece.whole and len(piece.text) > 1, len(piece.text)), reverse=True)
    return best[:1] + [piece for piece in best[1:2] if not _is_short(piece.text)]


def _is_one_of(term: OneOf) -> _Condition:
    if term.field in _ANSWERS:
        return ("true" if len(term.values) > 1 else _ANSWERS[term.field][term.values[0]]), ()
    if term.field == "lang":
        return _any_of(["contains(d.languages, ?)"] * len(term.values)), term.values
    column = f"d.{term.field}"
    test = f"{column} = ?" if len(term.values) == 1 else f"{column} IN ({', '.join('?' * len(term.values))})"
    return test, term.values


def _any_of(tests: Sequence[str]) -> str:
    return tests[0] if len(tests) == 1 else f"({' OR '.join(tests)})"


def _is_named(term: Named) -> _Condition:
    test = _IS_NAME if term.exact else "contains({}, fold(?))"
    if term.field == "source" and "." in term.text and not term.exact:
        return _OF_ADDRESS, (term.text,)
    if term.field == "source":
        return _OF_OUTLET.format(test.format("fold(x.outlet)")), (term.text,)
    side = _SIDES.get(term.field, "")
    return _OF_COMPANY.format(side, test.format("f.fold")), (term.text, term.text)


def _is_compared(term: Compared) -> _Condition:
    if term.field == "stake":
        return f"d.stake_pct {term.operator} ?", (term.figure,)
    currency = term.currency or BASE
    low, high = (_in_currency(figures, currency) for figures in _FIGURES[term.field])
    if term.operator == "=":
        return f"? BETWEEN {low[0]} AND {high[0]}", (term.figure, *low[1], *high[1])
    value, values = high if term.operator in (">", ">=") else low
    return f"{value} {term.operator} ?", (*values, term.figure)


def _in_currency(figure: _Figure, currency: str) -> _Condition:
    """A figure of the deal in a currency: as it is, or converted at the rate of the deal's day."""
    if currency == BASE:
        return figure.in_dollars, ()
    return _CONVERTED.format(figure.own, figure.in_dollars), (currency, currency)


def _is_dated(term: Dated) -> _Condition:
    """A date overlaps the days asked for; only one of the same year may end later than it begins."""
    conditions: list[str] = []
    values: list[Parameter] = []
    if term.first is not None and (new_year := term.first.replace(month=1, day=1)) < term.first:
        conditions.append("(d.date_on >= ? OR (d.date_on >= ? AND last_day_of(d.date) >= ?))")
        values += [term.first, new_year, term.first]
    elif term.first is not None:
        conditions.append("d.date_on >= ?")
        values.append(term.first)
    if term.last is not None:
        conditions.append("d.date_on <= ?")
        values.append(term.last)
    return " AND ".join(conditions), tuple(values)


_CONDITIONS: dict[type[Term], Callable[[Any], _Condition]] = {
    Words: _holds_text,
    OneOf: _is_one_of,
    Named: _is_named,
    Compared: _is_compared,
    Dated: _is_dated,
}

_AND = "\n      AND "

_ALL_DEALS = "SELECT d.deal_id\nFROM deals AS d"

_SIDES = {"payer": "i.is_payer AND ", "payee": "i.is_payee AND "}

_SHORT = 3
_FIRST_OF_EAST_ASIA = "\u2e80"

_OF_TERMS = """
{1}SELECT unnest(p.deal_nos) FROM postings AS p
{1}WHERE p.term_id IN (SELECT t.term_id FROM terms AS t WHERE {0})"""

_STANDS_IN_ONE = "contains(s.fold, fold(?))"
_BEGINS_A_WORD = "len(list_filter(words(s.fold), lambda word: starts_with(word, fold(?)))) > 0"

_IN_A_WORD = "contains(s.words, fold(?))"
_AFTER_A_BLANK = "contains(s.words, ' ' || fold(?))"

# The value from the other side is empty: it only keeps DuckDB from comparing the texts of all deals before it joins.
_OF_PHRASE = """d.deal_no IN (
    SELECT s.deal_no
    FROM search_text AS s JOIN (
      SELECT deal_no, '' AS nothing FROM ({}) AS near(deal_no)) AS n USING (deal_no)
    WHERE {})"""

_OF_OTHERS = """
        SELECT d.deal_no FROM deals AS d
        WHERE {}"""

_OF_SIGNS = """d.deal_no IN (
    SELECT s.deal_no FROM search_text AS s
    WHERE {})"""

_ANSWERS = {
    "loop": {
        "yes": "d.deal_id IN (SELECT l.deal_id FROM loop_legs AS l)",
        "no": "d.deal_id NOT IN (SELECT l.deal_id FROM loop_legs AS l)",
    },
    "checked": {"yes": "d.checked", "no": "NOT d.checked"},
}
"""The conditions of the filters that are answered yes or no."""

_VALUATION_IN_DOLLARS = """CASE
    WHEN d.currency = 'USD' THEN d.valuation
    ELSE d.valuation * (SELECT r.usd FROM rates AS r WHERE r.rate_on = d.rate_on AND r.currency = d.currency)
  END"""

_CONVERTED = """CASE
    WHEN d.currency = ? THEN {0}
    ELSE {1} / (SELECT r.usd FROM rates AS r WHERE r.rate_on = d.rate_on AND r.currency = ?)
  END"""

# No query can have a quote inside a name: it counts as a blank.
_IS_NAME = """trim(regexp_replace(replace({}, '"', ' '), ' +', ' ', 'g')) = fold(?)"""

_OF_COMPANY = """d.deal_no IN (
    SELECT i.deal_no FROM involvements AS i WHERE {}i.company_no IN (
      SELECT n.company_no FROM company_numbers AS n
      WHERE n.company_id = lower(?) OR n.company_id IN (
        SELECT f.company_id FROM company_names AS f WHERE {})))"""

# Outlets are few and their rows many: a list of the distinct ones is all that keeps DuckDB from folding every row.
_OF_OUTLET = """d.deal_no IN (
    SELECT o.deal_no FROM deal_sources AS o
    WHERE o.outlet IN (
      SELECT x.outlet FROM (SELECT unnest(list(DISTINCT s.outlet)) AS outlet FROM deal_sources AS s) AS x
      WHERE {}))"""

_OF_ADDRESS = """d.deal_id IN (
    SELECT r.deal_id FROM reports AS r JOIN documents AS o USING (document_id)
    WHERE contains(fold(concat_ws(' ', o.publisher, o.url)), fold(?)))"""

_FIGURES = {
    "amount": (
        _Figure("d.amount", "d.amount_usd"),
        _Figure("coalesce(d.amount_max, d.amount)", "coalesce(d.amount_usd_max, d.amount_usd)"),
    ),
    "valuation": (_Figure("d.valuation", _VALUATION_IN_DOLLARS),) * 2,
}
"""The lower and the upper end of what is compared: an amount may be a range, and fits when any figure inside does."""
