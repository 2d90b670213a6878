"""Lines cut to size: as Textual cuts them, and gone when nobody holds them."""

import gc
import itertools
import weakref
from collections.abc import Iterator

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.widgets.fitting import divided, fitted

BOLD = Style(bold=True)
TEXTS = ("", "a", "deal", "levée 日本", "👍🏽 fonds")


class Watched(Strip):
    """A strip that can be watched."""

    __slots__ = ("__weakref__",)


@pytest.fixture
def no_collecting() -> Iterator[None]:
    """Nothing looks for garbage: what keeps itself alive stays."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def line(text: str) -> Watched:
    return Watched([Segment(text, BOLD)] if text else [])


@pytest.mark.parametrize("text", TEXTS)
def test_lines_are_cut_as_textual_cuts_them(text: str) -> None:
    for left, right in itertools.combinations(range(14), 2):
        expected = line(text).crop_extend(left, right, BOLD)
        assert list(fitted(line(text), left, right, BOLD)) == list(expected)
    for ends in ([], [2], [1, 3], [4], [10], [3, 10, 20], [20]):
        assert [list(part) for part in divided(line(text), ends)] == [list(part) for part in line(text).divide(ends)]


@pytest.mark.parametrize("ends", [[4], [4, 9], [2, 4]])
@pytest.mark.usefixtures("no_collecting")
def test_a_line_goes_with_whoever_held_it(ends: list[int]) -> None:
    held = line("deal")
    seen = weakref.ref(held)
    divided(held, ends)
    fitted(held, 0, 4, None)
    fitted(held, 1, 3, None)
    del held
    assert seen() is None
