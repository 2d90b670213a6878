"""The answer of the SQL console: sorted, filtered and written as it is shown, without asking again."""

import csv
from pathlib import Path

import pytest

from tui.arranging import Arrangement, arrange
from tui.panes.sql_answer import SqlAnswer
from tui.widgets.record_table import RecordTable

ROWS = "SELECT * FROM (VALUES (2, 'Élan'), (NULL, 'beta'), (10, NULL), (1, 'alpha [/x]')) AS t(n, word)"


async def ask(reader, sql: str) -> SqlAnswer:
    await reader.press("4")
    reader.explorer.console_pane.put(sql)
    await reader.press("ctrl+r")
    return reader.app.screen.query_one(SqlAnswer)


def column(answer: SqlAnswer, index: int) -> list[object]:
    return [row[index] for row in answer.rows]


async def test_s_sorts_by_the_column_under_the_cursor_one_way_then_the_other_then_not(explore, database) -> None:
    async with explore(database) as reader:
        answer = await ask(reader, ROWS)
        await reader.press("s")
        assert column(answer, 0) == [10, 2, 1, None]
        assert "n ▼" in reader.text
        assert "sorted by n, largest first" in reader.label("#sql-status")
        await reader.press("s")
        assert column(answer, 0) == [1, 2, 10, None]
        await reader.press("s")
        assert column(answer, 0) == [2, None, 10, 1]
        await reader.press("l", "s")
        assert column(answer, 1) == ["alpha [/x]", "beta", "Élan", None]
        assert answer.table.cursor_column == 1


async def test_a_click_on_a_header_sorts(explore, database) -> None:
    async with explore(database) as reader:
        answer = await ask(reader, ROWS)
        await reader.click("#answer", (2, 0))
        assert column(answer, 0) == [10, 2, 1, None]


async def test_a_filter_keeps_the_rows_with_all_words_whatever_their_case_and_accents(explore, database) -> None:
    async with explore(database) as reader:
        answer = await ask(reader, ROWS)
        await reader.press("F")
        await reader.type("elan 2")
        assert answer.rows == [(2, "Élan")]
        assert "1 row with “elan 2”" in reader.label("#sql-status")
        await reader.press("enter")
        assert isinstance(reader.app.focused, RecordTable)
        await reader.press("escape")
        assert len(answer.rows) == 4
        assert reader.explorer.at == "sql"
        await reader.press("F")
        await reader.type("[/x]")
        assert column(answer, 0) == [1]
        await reader.press("escape")
        assert len(answer.rows) == 4


async def test_a_filter_that_finds_nothing_says_so(explore, database) -> None:
    async with explore(database) as reader:
        await ask(reader, ROWS)
        await reader.press("F")
        await reader.type("nowhere")
        assert "No row has these words" in reader.text
        assert "0 rows with “nowhere”" in reader.label("#sql-status")


async def test_what_was_cut_says_that_only_the_rows_at_hand_are_arranged(explore, database) -> None:
    async with explore(database) as reader:
        answer = await ask(reader, "FROM range(1200)")
        await reader.press("s")
        assert answer.rows[0] == (499,)
        said = reader.label("#sql-status")
        assert said.startswith("500 of more than 500 rows · sorted by range, largest first, of these rows only")
        assert "+ shows more" in said
        await reader.press("+")
        assert answer.rows[0] == (1199,)
        assert reader.label("#sql-status").startswith("1,200 rows · sorted by range")


async def test_another_answer_forgets_order_and_filter(explore, database) -> None:
    async with explore(database) as reader:
        answer = await ask(reader, ROWS)
        await reader.press("s", "F")
        await reader.type("elan")
        await ask(reader, "SELECT 5 AS five")
        assert answer.rows == ((5,),)
        assert answer.wish == Arrangement()
        assert answer.field.value == ""


async def test_what_is_shown_is_what_is_written(explore, database, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with explore(database) as reader:
        await ask(reader, ROWS)
        await reader.press("s", "F")
        await reader.type("a")
        await reader.press("enter", "e")
        assert "3 rows as shown" in reader.text
        await reader.press("enter")
        with (tmp_path / "answer.csv").open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        assert [row["n"] for row in rows] == ["2", "1", ""]


async def test_a_row_opens_the_deals_of_its_company(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await ask(reader, "SELECT 1 AS n, company_id, name FROM companies WHERE name = 'Tressac'")
        await reader.press("a")
        assert reader.explorer.view.company_name == "Tressac"
        assert reader.explorer.at == "deals"
        await ask(reader, "SELECT 1 AS n")
        await reader.press("a")
        assert reader.explorer.at == "sql"


async def test_values_of_many_kinds_are_sorted_and_lists_and_structs_too(explore, database) -> None:
    async with explore(database) as reader:
        answer = await ask(reader, "SELECT * FROM (VALUES ({'a': 2}), ({'a': 1}), (NULL)) AS t(s)")
        await reader.press("s")
        assert column(answer, 0) == [{"a": 1}, {"a": 2}, None]


@pytest.mark.parametrize("dropped", [True, False])
def test_a_filter_is_given_up_when_nobody_waits(dropped: bool) -> None:
    rows = [(number,) for number in range(3)]
    assert (arrange(rows, Arrangement("1"), lambda: dropped) is None) is dropped
