import pytest
from textual._compositor import Compositor
from textual.geometry import Region

from tui.screens.front_first import FrontFirst


@pytest.mark.parametrize("size", [(20, 5), (80, 24), (120, 36)])
@pytest.mark.parametrize("keys", [(), ("1", "j"), ("3", "enter"), ("f",), ("4",), ("/", "a")])
async def test_frames_are_those_of_textual(explore, database, size, keys) -> None:
    async with explore(database, size) as reader:
        await reader.press(*keys)
        screen = reader.explorer
        compositor = screen._compositor
        assert isinstance(compositor, FrontFirst)
        crops = [screen.region, *(widget.region for widget in screen.walk_children() if widget.region.area)]
        for crop in {crop.intersection(screen.region) for crop in crops} - {Region()}:
            inside = range(crop.x, crop.right)
            for wanted in (lambda _: True, lambda y: y % 2 == 0):
                ours = compositor._render_chops(crop, wanted)
                theirs = Compositor._render_chops(compositor, crop, wanted)
                for y in filter(wanted, crop.line_range):
                    assert [ours[y][x] for x in theirs[y] if x in inside] == [
                        theirs[y][x] for x in theirs[y] if x in inside
                    ]
