import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seeds.errors import ArticleError, TableError
from seeds.tables import Sheet, read_sheet
from seeds.text import one_line

TEXT = "Payeur;Société;Montant\r\nCrédit Âgé;Écu;5\r\n"


def sheet(path: Path, data: bytes | str) -> Sheet:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_sheet(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encoding_is_told(tmp_path: Path, encoding: str) -> None:
    found = sheet(tmp_path / "a.csv", TEXT.encode(encoding))

    assert found.headers == ("Payeur", "Société", "Montant")
    assert [row.cells for row in found.rows] == [("Crédit Âgé", "Écu", "5")]


def test_an_encoding_may_be_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(TEXT.encode("mac-roman"))

    assert read_sheet(tmp_path / "a.csv", encoding="mac-roman").headers[1] == "Société"
    for encoding in ("utf-8", "klingon"):
        with pytest.raises(TableError, match=f"it is not written in '{encoding}'; name another"):
            read_sheet(tmp_path / "a.csv", encoding=encoding)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_by_the_headers_and_the_width(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["Payer", "Target", "Amount", "Notes"],
        ["Acme, Inc.; Sons", "Bolt|Nut", "1,200;5", "a\tb"],
        ["x", "y", "1", "z"],
    ]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)

    found = sheet(tmp_path / "a.csv", text.getvalue())

    assert found.delimiter == delimiter
    assert [len(row.cells) for row in found.rows] == [4, 4]


def test_a_file_of_one_column_and_one_of_unknown_words_are_tables_too(tmp_path: Path) -> None:
    assert sheet(tmp_path / "a.csv", "Payer\nAcme\n").headers == ("Payer",)
    assert sheet(tmp_path / "b.csv", "un;deux\na,b;c\n").headers == ("un", "deux")


def test_rows_know_their_lines(tmp_path: Path) -> None:
    found = sheet(tmp_path / "a.csv", 'Payer,Target\nA,B\n\n"two\nlines",C\n , \nD,E')

    assert [(row.line, row.cells) for row in found.rows] == [(2, ("A", "B")), (4, ("two lines", "C")), (7, ("D", "E"))]


def test_headers_without_a_name_or_with_the_same_one_are_told_apart(tmp_path: Path) -> None:
    assert sheet(tmp_path / "a.csv", "Payer,,Payer,\n1,2,3,4").headers == ("Payer", "column 2", "Payer 3", "column 4")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the table is empty"),
        (b"\n \n", "the table is empty"),
        (b"PK\x03\x04\x00\x00\x00binary\x00\x00", "binary file"),
        (b'Payer,Target\n"' + b"x" * 200_000, "it is no table"),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises((TableError, ArticleError), match=words):
        sheet(tmp_path / "a.csv", data)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="there is no such file"):
        read_sheet(tmp_path / "none.csv")


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@given(st.lists(st.lists(cells, min_size=2, max_size=2).filter(lambda row: any(map(one_line, row))), max_size=5))
@example([["a\r\nb", '"'], ["\x1b[31m", "=1"]])
def test_what_a_csv_writer_wrote_is_read_on_one_line(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("sheet") / "a.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([["Payer", "Target"], *rows])

    found = read_sheet(path)

    assert [list(row.cells) for row in found.rows] == [list(map(one_line, row)) for row in rows]
