import re

import pytest
from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region

from tui.screens.front_first import FrontFirst

SIZES = [(20, 5), (80, 24), (120, 36)]
KEYS = [(), ("1", "j"), ("3", "enter"), ("f",), ("4",), ("/", "a")]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", KEYS)
async def test_frames_are_those_of_textual(explore, database, size, keys) -> None:
    async with explore(database, size) as reader:
        await reader.press(*keys)
        screen = reader.explorer
        compositor = screen._compositor
        assert isinstance(compositor, FrontFirst)
        for crop in regions(screen):
            inside = range(crop.x, crop.right)
            for wanted in (lambda _: True, lambda y: y % 2 == 0):
                ours = compositor._render_chops(crop, wanted)
                theirs = Compositor._render_chops(compositor, crop, wanted)
                for y in filter(wanted, crop.line_range):
                    assert [ours[y][x] for x in theirs[y] if x in inside] == [
                        theirs[y][x] for x in theirs[y] if x in inside
                    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", KEYS)
async def test_changes_are_written_as_textual_writes_them(explore, database, size, keys) -> None:
    async with explore(database, size) as reader:
        await reader.press(*keys)
        screen, console = reader.explorer, reader.app.console
        compositor = screen._compositor
        assert compositor.render_partial_update() is None
        parts = sorted(regions(screen))
        for changed in [[part] for part in parts] + [parts[i::3] for i in range(3)]:
            compositor._dirty_regions.update(changed)
            ours = compositor.render_partial_update()
            assert ours is not None
            assert not compositor._dirty_regions
            chops = Compositor._render_chops(compositor, Region.from_union(changed), lambda _: True)
            theirs = ChopsUpdate(chops, ours.spans, [cuts[1:] for cuts in compositor.cuts])
            assert written(ours, console) == written(theirs, console)


def written(update: ChopsUpdate, console: Console) -> str:
    """What is written to the terminal, without moves to where nothing is written."""
    return re.sub(r"(\x1b\[\d+;\d+H)+(?=\x1b\[\d+;\d+H|\n|$)", "", update.render_segments(console))


def regions(screen) -> set[Region]:
    """The parts of the screen that widgets take."""
    whole = screen.region
    parts = {widget.region.intersection(whole) for widget in (screen, *screen.walk_children())}
    return {part for part in parts if part.area}
