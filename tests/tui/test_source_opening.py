"""What is handed to the system's opener, and what never is."""

import os
import re
import stat
import sys
from pathlib import Path

import pytest

from store.addresses import Address
from tui import source_opening
from tui.source_opening import OpeningError, open_source, target_of

URL = "https://quai.example/articles/7?a=b&c=$(touch%20x)"


def address(path: object = None, url: str | None = None) -> Address:
    return Address("doc", "A title", None if path is None else str(path), url)


def test_the_file_comes_before_the_address(tmp_path: Path) -> None:
    article = tmp_path / "-rf; $(touch x) & é.md"
    article.write_text("words")
    assert target_of(address(article, URL)) == (str(article), str(article))
    article.unlink()
    assert target_of(address(article, URL)) == (URL, URL)


def test_a_relative_path_is_made_whole_and_is_no_option(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-x.txt").write_text("words")
    assert target_of(address("-x.txt"))[0] == str(tmp_path / "-x.txt")


@pytest.mark.parametrize(
    ("path", "url", "said"),
    [
        (None, None, "its file is not known, and it has no address on the web"),
        ("gone.txt", None, "gone.txt is not there any more, and it has no address on the web"),
        (sys.executable, None, "is neither an article nor a table"),
        ("run.desktop", "file:///etc/passwd", "its address is none of the web: file:///etc/passwd"),
        ("//host/share/a.txt", "javascript:alert(1)", "is on another machine"),
        ("\\\\host\\share\\a.txt", None, "is on another machine"),
        ("a\0b.txt", "https://a b.example", "is not there any more"),
        (None, "--version", "its address is none of the web: --version"),
    ],
)
def test_nothing_else_is_opened(path: str | None, url: str | None, said: str) -> None:
    with pytest.raises(OpeningError, match=re.escape(said)):
        target_of(address(path, url))


@pytest.fixture
def opener(tmp_path: Path, monkeypatch) -> Path:
    """A program that takes the place of the system's opener and notes its arguments."""
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    noted = tmp_path / "noted"
    program.write_text(
        f'#!{sys.executable}\nimport sys, pathlib\npathlib.Path({str(noted)!r}).write_text("|".join(sys.argv[1:]))\n'
        'sys.exit(4 if "bad" in sys.argv[1] else 0)\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return noted


@pytest.mark.skipif(sys.platform != "linux", reason="there it is another program")
def test_the_opener_gets_one_argument_and_no_shell(opener: Path, tmp_path: Path) -> None:
    assert open_source(address(url=URL)) == f"opened {URL}"
    assert opener.read_text() == URL
    article = tmp_path / "$(touch x) 'a\".txt"
    article.write_text("words")
    open_source(address(article))
    assert opener.read_text() == str(article)


@pytest.mark.skipif(sys.platform != "linux", reason="there it is another program")
def test_an_opener_that_fails_or_is_missing_leaves_one_line(opener: Path, monkeypatch) -> None:
    with pytest.raises(OpeningError, match=r"xdg-open could not open it; it is at https://bad\.example"):
        open_source(address(url="https://bad.example"))
    monkeypatch.setattr(source_opening, "OPENERS", ("no-such-opener",))
    with pytest.raises(OpeningError, match=r"there is no program to open it with \(such as xdg-open\); it is at https"):
        open_source(address(url=URL))
