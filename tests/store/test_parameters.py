"""Named parameters of SQL: where they stand, what their values are, and what a statement declares."""

import datetime
from decimal import Decimal

import pytest

from store.errors import QueryError
from store.parameters import (
    Declared,
    bind,
    declared_in,
    parameters_in,
    read_assignment,
    read_value,
    undeclared_in,
    values_for,
    with_values,
)


@pytest.mark.parametrize(
    ("sql", "names"),
    [
        ("SELECT :a, $b FROM t WHERE c>=:d AND e IN (:f) LIMIT :g", ["a", "b", "d", "f", "g"]),
        ("SELECT :été, :_x1 + :_x1", ["été", "_x1", "_x1"]),
        ("SELECT ':a', \":b\", $$ :c $$, E'\\' :d' -- :e\n, 1 /* :f */", []),
        ("SELECT a::DATE, a :: INT, 1 ::TEXT", []),
        ("SELECT list[1:n], list[a:b], text[f(x):y], {'k':v, k :v}, x: 1", []),
        ("SELECT list[:n], :a::DATE, (:b)", ["n", "a", "b"]),
        ("SELECT 日:本, '日本' || :語", ["語"]),
        ("SELECT :1, $2, : a, $$", []),
        ("", []),
    ],
)
def test_parameters_are_found_where_they_are_and_nowhere_else(sql: str, names: list[str]) -> None:
    placed = parameters_in(sql)

    assert [one.name for one in placed] == names
    assert all(sql[one.start] in ":$" and sql[one.start + 1 :].startswith(one.name) for one in placed)


def test_bound_text_is_as_long_as_before_and_has_only_the_values_it_uses() -> None:
    sql = "SELECT ':a', :a + :a, :b"

    assert bind(sql, {"a": 1, "b": None, "c": 3}) == ("SELECT ':a', $a + $a, $b", {"a": 1, "b": None})
    with pytest.raises(QueryError, match="no value for :b, :d; give each, as in -p b="):
        bind("SELECT :a, :b, :d", {"a": 1})
    with pytest.raises(QueryError, match="half a character"):
        bind("SELECT '\ud800'", {})


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("42", None, 42),
        ("-7", None, -7),
        ("2.50", None, Decimal("2.50")),
        ("2025-11-03", None, datetime.date(2025, 11, 3)),
        ("2025-11", None, "2025-11"),
        ("3M", None, "3M"),
        ("'42'", None, "42"),
        ("'it''s'", None, "it's"),
        ("True", None, True),
        ("null", None, None),
        ("", None, ""),
        ("[1, 'a, b', 2025-01-01, c]", None, [1, "a, b", datetime.date(2025, 1, 1), "c"]),
        ("a, b", "list", ["a", "b"]),
        ("42", "text", "42"),
        ("'42'", "text", "42"),
        ("1.5bn", "number", 1_500_000_000),
        ("2.5", "number", Decimal("2.5")),
        ("2025-Q4", "date", datetime.date(2025, 10, 1)),
    ],
)
def test_a_value_is_what_it_looks_like_or_what_is_asked_for(text: str, kind: str | None, value: object) -> None:
    found = read_value(text, kind)

    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(("text", "kind"), [("much", "number"), ("2025-13", "date"), ("2025-02-30", None)])
def test_a_value_of_another_kind_is_refused(text: str, kind: str | None) -> None:
    with pytest.raises(ValueError, match=r"; write|no calendar"):
        read_value(text, kind)


def test_an_assignment_has_a_name() -> None:
    assert read_assignment(":least=a=b") == ("least", "a=b")
    for wrong in ("least", "=1", "1a=2", "a b=c"):
        with pytest.raises(ValueError, match="write it as name=value"):
            read_assignment(wrong)


HEADED = """\
-- Large deals

-- Those above an amount.
-- :least number = 1bn  the smallest amount
-- :since date = 2025
--:who text = ''  a name
SELECT :least, :since, :who, :other
-- :late number = 1
"""


def test_a_statement_declares_parameters_in_its_heading() -> None:
    assert declared_in(HEADED) == {
        "least": Declared("least", "number", "1bn", "the smallest amount"),
        "since": Declared("since", "date", "2025", ""),
        "who": Declared("who", "text", "''", "a name"),
    }
    assert values_for(HEADED, {"least": "5m", "other": "7"}) == {
        "least": 5_000_000,
        "since": datetime.date(2025, 1, 1),
        "who": "",
        "other": 7,
    }


@pytest.mark.parametrize(
    ("sql", "texts", "message"),
    [
        (HEADED, {"most": "1"}, "has no parameter :most; it has :least, :other, :since, :who"),
        ("SELECT 1", {"a": "1"}, "has no parameter :a; it has none"),
        (HEADED, {"least": "much"}, ":least: 'much' is no amount"),
        ("-- x\n-- :a amount = 1\nSELECT :a", {}, r"a parameter is no 'amount'; .* \(line 2\)"),
    ],
)
def test_what_does_not_fit_the_heading_is_told(sql: str, texts: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        values_for(sql, texts)


def test_values_are_written_into_the_heading() -> None:
    sql = "-- Title\n-- :n number = 1  how many\n\nSELECT :n, :day, $names"

    assert [one.name for one in undeclared_in(sql)] == ["day", "names"]
    text = with_values(sql, {"n": "2bn", "day": "2025-11-03", "names": "['a', 'b']"})

    assert text == (
        "-- Title\n-- :n number = 2bn  how many\n-- :day date = 2025-11-03\n-- :names list = ['a', 'b']\n\n"
        "SELECT :n, :day, $names"
    )
    assert undeclared_in(text) == []
    assert values_for(text, {})["n"] == 2_000_000_000
    assert with_values("SELECT :x", {"x": "a   b\nc"}) == "-- :x text = a b c\nSELECT :x"
