from __future__ import annotations

import codecs
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from seeds.errors import ArticleError
from seeds.model import text_id
from seeds.reading import SIZE_LIMIT, document_from_text, find_articles, read_document

FRENCH = "Élan rachète Forêt\n\nL’éditeur paie 6,2 Md€, « un prix élevé » où l'on s'étonne.\n"


@contextmanager
def an_ordinary_user() -> Iterator[None]:
    """Without the rights of root, for whom every file is readable."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def problem_of(path: Path) -> str:
    with pytest.raises(ArticleError) as caught:
        read_document(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    "data",
    [
        FRENCH.encode(),
        codecs.BOM_UTF8 + FRENCH.encode(),
        codecs.BOM_UTF16_LE + FRENCH.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be"),
        FRENCH.encode("utf-16-le"),
        FRENCH.encode("utf-16-be"),
        FRENCH.encode("cp1252"),
        FRENCH.replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "utf-8 BOM", "utf-16-le BOM", "utf-16-be BOM", "utf-16-le", "utf-16-be", "cp1252", "CRLF"],
)
def test_every_encoding_reads_the_same(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "elan.txt"
    path.write_bytes(data)
    document = read_document(path)
    assert document.text == FRENCH
    assert document.title == "Élan rachète Forêt"
    assert document.language == "fr"
    assert document.path == str(path)
    assert document.document_id == text_id(FRENCH)


def test_a_short_windows_text_keeps_its_accents(tmp_path: Path) -> None:
    path = tmp_path / "short.txt"
    path.write_bytes("Là où l’été s’achève : 3 €".encode("cp1252"))
    assert read_document(path).text == "Là où l’été s’achève : 3 €"


def test_utf8_with_a_broken_end_stays_utf8(tmp_path: Path) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes("Élan achète le café".encode()[:-1])
    assert read_document(path).text == "Élan achète le caf\ufffd"


def test_plain_text_is_kept_to_the_last_blank(tmp_path: Path) -> None:
    raw = "  \n\nAcme buys Bolt  \n\n--- \nThe end.\t\n\n"
    path = tmp_path / "a.txt"
    path.write_bytes(raw.encode())
    assert read_document(path).text == raw


def test_terminal_controls_never_reach_the_text(tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_bytes(b"Acme buys\x1b]52;c;AAAA\x07 Bolt\n")
    assert read_document(path).text == "Acme buys\ufffd]52;c;AAAA\ufffd Bolt\n"


def test_front_matter_says_what_the_document_is(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\nTitle: Acme achète Bolt\nsite: La Gazette\ndate: 2025-12-18 18:12:00\nurl: https://example.org/a\n"
        "language: fr-FR\nextra: [1, 2]\n---\n\nPublié le 3 mars 2024\n\nThe text of the article.\n",
        encoding="utf-8",
    )
    document = read_document(path)
    assert document.text == "Publié le 3 mars 2024\n\nThe text of the article.\n"
    assert document.title == "Acme achète Bolt"
    assert document.publisher == "La Gazette"
    assert document.published == "2025-12-18"
    assert document.url == "https://example.org/a"
    assert document.language == "fr"


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2025-12-18", "2025-12-18"),
        ("2025-12", "2025-12"),
        ("2025", "2025"),
        ("'2025-12-18T10:00:00+01:00'", "2025-12-18"),
        ("18 décembre 2025", "2025-12-18"),
        ("Dec 18, 2025", "2025-12-18"),
        ("8/5/2024", None),
        ("soon", None),
        ("[2025, 12]", None),
    ],
)
def test_dates_of_front_matter_keep_their_precision(written: str, published: str | None) -> None:
    assert document_from_text(f"---\ndate: {written}\n---\nAcme buys Bolt.\n").published == published


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: [unclosed\n---\nAcme buys Bolt.\n",
        "---\ntitle: never closed\nAcme buys Bolt.\n",
        "---\ndate: 2025-13-45\n---\nAcme buys Bolt.\n",
        "---\nJust a sentence between two rules.\n---\nAcme buys Bolt.\n",
        "---\nAcme: a company\n---\nAcme buys Bolt.\n",
        "---\n" + "[" * 5000 + "\n---\nAcme buys Bolt.\n",
    ],
)
def test_broken_front_matter_is_part_of_the_text(text: str) -> None:
    assert document_from_text(text).text == text


def test_what_the_caller_knows_counts_first() -> None:
    document = document_from_text(
        "---\ntitle: One\n---\nAcme buys Bolt.\n", title="Two", published="2025", language="fr"
    )
    assert (document.title, document.published, document.language) == ("Two", "2025", "fr")


def test_folders_are_walked_sorted_and_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/C.TXT", ".hidden.txt", ".git/d.txt", "notes.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    expected = [tmp_path / "a.md", tmp_path / "b.txt", tmp_path / "sub" / "C.TXT"]
    assert find_articles([tmp_path]) == expected
    assert find_articles([tmp_path / "b.txt", tmp_path]) == expected


@pytest.mark.parametrize(
    ("name", "words"),
    [("missing.txt", "no such file"), ("empty", "no articles"), ("deal.pdf", "ending of an article")],
)
def test_a_path_without_articles_is_named(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "deal.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(ArticleError, match=words) as caught:
        find_articles([tmp_path / name])
    assert str(tmp_path / name) in str(caught.value)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", codecs.BOM_UTF8])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(data)
    assert "empty" in problem_of(path)


def test_front_matter_alone_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "head.md"
    path.write_text("---\ntitle: Acme\n---\n\n", encoding="utf-8")
    assert "below the front matter" in problem_of(path)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9,
        b"text with one\0NUL",
        bytes(range(1, 32)) * 9,
        b"\x81\x8d\x8f not Windows-1252 and not UTF-8",
        codecs.BOM_UTF16_LE + b"odd",
    ],
)
def test_a_binary_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "photo.txt"
    path.write_bytes(data)
    assert "binary" in problem_of(path)


def test_a_very_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1_000_000)
    assert "21 MB" in problem_of(path)
    assert "may have 20" in problem_of(path)


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    assert "regular file" in problem_of(path)


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "loop.txt"
    path.symlink_to(path)
    assert "cannot be read" in problem_of(path)


def test_files_and_folders_that_may_not_be_read_are_named() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        path = folder / "secret.txt"
        path.write_text("Acme buys Bolt.", encoding="utf-8")
        path.chmod(0o000)
        closed = folder / "closed"
        closed.mkdir(mode=0o000)
        with an_ordinary_user():
            assert "may not read" in problem_of(path)
            with pytest.raises(ArticleError, match="closed: you may not read"):
                find_articles([folder])
        closed.chmod(0o755)


def test_a_file_name_that_is_no_text_does_no_harm(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\x1b[2J.txt"))
    path.write_text("Acme buys Bolt.", encoding="utf-8")
    assert read_document(path).path == f"{tmp_path}/caf\ufffd\ufffd[2J.txt"
