import csv
import datetime
import io
import json
import uuid
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from seeds.text import one_line
from store.row_formats import as_text, defuse, unique_names, write_rows

NASTY = ["a,b", "a;b", "a\tb", 'say "no"', "two\nlines", "lone\rreturn", "both\r\nof them", "\\", "nul\0", "🦆"]
NASTY += ["\ufeffbom", " padded ", "", "œuvre"]
FORMULAS = [
    "=1+1",
    "+33 1",
    "-5 %",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " \n=HYPERLINK(1)",
    "\xa0=1",
    "＝1+1",
    "\ufeff=1",
    "\u200b@x",
    "﹢1",
]


def written(columns: Sequence[str], rows: Sequence[Sequence[Any]], format_name: str) -> str:
    file = io.StringIO(newline="")
    assert write_rows(file, columns, rows, format_name) == len(rows)
    return file.getvalue()


def read_back(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.mark.parametrize(("format_name", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_quotes_delimiters_and_line_ends_survive(format_name: str, delimiter: str) -> None:
    rows = [[value, "next"] for value in NASTY]

    text = written(["value", "other"], rows, format_name)

    assert read_back(text, delimiter) == [["value", "other"], *rows]


cells = st.one_of(st.none(), st.text(), st.integers(), st.booleans(), st.dates())


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(cells, min_size=width, max_size=width))))
@example([["\r"]])
@example([[None]])
@example([[""], [None]])
def test_python_reads_back_every_csv(rows: list[list[Any]]) -> None:
    columns = [f"c{number}" for number in range(len(rows[0]) if rows else 1)]

    for format_name, delimiter in (("csv", ","), ("tsv", "\t")):
        text = written(columns, rows, format_name)
        expected = [[defuse(v) if isinstance(v, str) else "" if v is None else as_text(v) for v in row] for row in rows]
        assert read_back(text, delimiter) == [columns, *expected]


@given(st.lists(st.lists(st.one_of(cells, st.floats(allow_nan=False)), min_size=2, max_size=2)))
def test_json_and_json_lines_hold_the_same_objects(rows: list[list[Any]]) -> None:
    lines = written(["a", "b"], rows, "jsonl").split("\n")[:-1]
    objects = json.loads(written(["a", "b"], rows, "json"))

    assert [json.loads(line) for line in lines] == objects
    for row, item in zip(rows, objects, strict=True):
        for value, back in zip(row, item.values(), strict=True):
            assert back == value or (value in (float("inf"), -float("inf")) and back is None) or back == str(value)


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_a_spreadsheet_would_run_is_defused(text: str) -> None:
    for format_name, delimiter in (("csv", ","), ("tsv", "\t")):
        assert read_back(written(["x"], [[text]], format_name), delimiter) == [["x"], ["'" + text]]


def test_a_column_name_is_defused_too() -> None:
    assert read_back(written(["=cmd()"], [], "csv")) == [["'=cmd()"]]


def test_numbers_are_never_defused() -> None:
    row = [-5, -1.5, Decimal("-2.50"), datetime.timedelta(days=-1)]

    assert read_back(written(list("abcd"), [row], "csv"))[1] == ["-5", "-1.5", "-2.50", "-1 day, 0:00:00"]


def test_harmless_text_is_left_alone() -> None:
    assert defuse("a=b") == "a=b"
    assert defuse("2025-11") == "2025-11"


def test_nothing_and_empty_text_differ_in_csv() -> None:
    assert written(["a", "b"], [[None, ""]], "csv") == 'a,b\n,""\n'


def test_a_row_of_one_missing_value_is_no_blank_line() -> None:
    assert written(["a"], [[None]], "csv") == 'a\n""\n'


def test_json_keeps_types() -> None:
    row = [1, 1.5, True, None, "é", Decimal("10"), Decimal("0.1"), datetime.date(2025, 11, 3), [1, None], {"k": [2]},
           b"\x01", float("nan"), uuid.UUID(int=1), 2**70, Decimal("0.1234567890123456789")]  # fmt: skip
    columns = [f"c{number}" for number in range(len(row))]

    (item,) = json.loads(written(columns, [row], "json"))

    assert list(item.values()) == [1, 1.5, True, None, "é", 10, 0.1, "2025-11-03", [1, None], {"k": [2]}, "01", None,
                                   "00000000-0000-0000-0000-000000000001", 2**70, "0.1234567890123456789"]  # fmt: skip


def test_lists_structs_and_truth_are_json_in_a_csv_cell() -> None:
    row = [[1, None, "é"], {"k": 1}, True]

    assert read_back(written(list("abc"), [row], "csv"))[1] == ['[1, null, "é"]', '{"k": 1}', "true"]


def test_no_rows_leave_the_header_or_an_empty_list() -> None:
    assert written(["a", "b"], [], "csv") == "a,b\n"
    assert json.loads(written(["a"], [], "json")) == []
    assert written(["a"], [], "jsonl") == ""


def test_columns_of_one_name_are_told_apart_in_json() -> None:
    assert unique_names(["a", "A", "b", "a", "a_1"]) == ["a", "A_1", "b", "a_2", "a_1_1"]
    assert json.loads(written(["a", "a"], [[1, 2]], "jsonl")) == {"a": 1, "a_1": 2}


def rendered(markdown: str) -> list[list[str]]:
    """The cells of a Markdown table as a reader of the rendered page sees them; raises for anything but a table."""
    tokens = MarkdownIt("gfm-like").parse(markdown)
    assert {token.type.split("_")[0] for token in tokens} <= {"table", "thead", "tbody", "tr", "th", "td", "inline"}
    lines: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            lines.append([])
        for child in token.children or ():
            assert child.type in ("text", "text_special", "link_open", "link_close"), child
        if token.type == "inline":
            lines[-1].append("".join(child.content for child in token.children or ()))
    return lines


markdown_cells = st.one_of(
    st.none(),
    st.text(),
    st.integers(),
    st.text("\\`*_{}[]<>()#+-.!|~&;:/@=$^ \na1é\"'"),
    st.lists(
        st.sampled_from(["in_talks", "**", "_", "www.a.fr", "http://a.b/c?d=e", "&amp;", "a@b.fr", "![x](y)"])
    ).map(" ".join),
)


@given(st.lists(st.lists(markdown_cells, min_size=2, max_size=2), max_size=5))
@example([["| a | b |", "\n\n# Title"], [r"\|", "a\\"], ["<script>", "~~no~~"]])
def test_markdown_reads_as_the_text_on_one_line(rows: list[list[Any]]) -> None:
    expected = [["" if value is None else one_line(as_text(value)) for value in row] for row in rows]

    assert rendered(written(["a_b", "c|d"], rows, "md")) == [["a_b", "c|d"], *expected]


def test_an_address_in_markdown_is_a_link_to_itself() -> None:
    text = written(["url", "n"], [["https://a.fr/x_y*z|?q=1&r=2", 5]], "md")

    assert text == "| url | n |\n| --- | ---: |\n| <https://a.fr/x_y*z%7C?q=1&r=2> | 5 |\n"
