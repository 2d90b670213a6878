"""What the explorer writes to a terminal: a short way through a corpus of attacks, and the reader that judges it."""

import pytest

from bench.hostile_corpus import SEQUENCES, hostile_database
from bench.hostile_terminal import Leak, read_strictly, walk
from bench.terminal import at_home

SHORT = ["1", "j", "enter", "3", "enter", "esc", "4", "SELECT title, path FROM documents", "ctrl+r", ":", "evil"]


@pytest.mark.parametrize("size", [(80, 24)])
def test_nothing_of_a_hostile_corpus_reaches_the_terminal(tmp_path, size) -> None:
    with at_home(tmp_path):
        reading, named = walk(hostile_database(tmp_path / "hostile.duckdb"), size, SHORT, quiet=0.1)
    assert named > 5
    assert reading.characters > 5_000
    assert {"colours", "moves", "modes"} < reading.seen.keys()


@pytest.mark.parametrize("attack", SEQUENCES)
def test_every_attack_would_be_seen(attack: str) -> None:
    once = attack.encode()
    with pytest.raises(Leak):
        read_strictly(b"\x1b[1;1HVelmont " + once + b" buys" + once, 80, 24)


@pytest.mark.parametrize("text", ["\u202e", "\u2066x", "a\u200bb", "\x85", "\x1b[200;1H", "\x1b]52;c;4oCu\x07", "\x1b"])
def test_what_turns_or_hides_text_would_be_seen(text: str) -> None:
    with pytest.raises(Leak):
        read_strictly(text.encode(), 80, 24)


def test_what_is_no_text_would_be_seen() -> None:
    with pytest.raises(Leak, match="no UTF-8"):
        read_strictly(b"abc\xed\xa0\x80", 80, 24)
