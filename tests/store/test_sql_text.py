"""SQL as it is written: its words, and the statement at a place."""

import pytest

from store.sql_text import sql_words, statement_at, statements_in


def test_words_are_told_by_their_kind_in_characters() -> None:
    text = "-- é数\nSELECT 'it''s', 12.5 AS \"q x\" FROM deals;"

    kinds = {text[word.start : word.end]: word.kind for word in sql_words(text)}

    assert kinds["-- é数"] == "comment"
    assert kinds["SELECT"] == "keyword"
    assert kinds["'it''s'"] == "string"
    assert kinds["12.5"] == "number"
    assert kinds['"q x"'] == "name"
    assert kinds[";"] == "sign"
    assert sql_words("SELECT '\ud800'") == []
    assert sql_words("") == []


def test_statements_are_parted_only_where_a_semicolon_ends_one() -> None:
    text = "-- one; really\nSELECT ';' AS a; ; /* b; */ SELECT $$;$$ AS \"c;\"\n;-- no more\n"

    assert [one.text for one in statements_in(text)] == [
        "-- one; really\nSELECT ';' AS a",
        '/* b; */ SELECT $$;$$ AS "c;"',
    ]
    assert all(text[one.start : one.end] == one.text for one in statements_in(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("|SELECT 1; SELECT 2", "SELECT 1"),
        ("SELECT 1|; SELECT 2", "SELECT 1"),
        ("SELECT 1;| SELECT 2", "SELECT 1"),
        ("SELECT 1; |SELECT 2", "SELECT 2"),
        ("SELECT 1;\n|SELECT 2", "SELECT 2"),
        ("SELECT 1;\n|\nSELECT 2", "SELECT 2"),
        ("SELECT 1; SELECT 2; |", "SELECT 2"),
        ("SELECT 1;\n\n|", "SELECT 1"),
        ("\n|\nSELECT 1", "SELECT 1"),
        ("SELECT 'é;'; SELECT '数|'", "SELECT '数'"),
        ("-- |what it is\nSELECT 1", "-- what it is\nSELECT 1"),
    ],
)
def test_the_statement_at_a_place(text: str, found: str) -> None:
    statement = statement_at(text.replace("|", ""), text.index("|"))
    assert statement is not None
    assert statement.text == found


@pytest.mark.parametrize("text", ["", " ; ;", "-- only a comment", "\n"])
def test_there_may_be_none(text: str) -> None:
    assert statement_at(text, 0) is None
