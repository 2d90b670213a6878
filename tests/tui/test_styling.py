"""What styling drops goes at once, without a look for garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from textual.app import App
from textual.dom import DOMNode

from tui.styling import PartingStylesheet


@contextmanager
def no_look_for_garbage() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def nodes_of_parts() -> int:
    """How many nodes there are behind styles of parts of widgets."""
    return sum(type(each) is DOMNode for each in gc.get_objects())


async def test_going_from_pane_to_pane_leaves_no_nodes_of_earlier_styles(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("1", "2", "3", "2")
        with no_look_for_garbage():
            before = nodes_of_parts()
            for _ in range(5):
                await reader.press("1", "2", "3", "2")
            assert nodes_of_parts() - before < 5 * 4


async def test_parts_are_styled_as_textual_styles_them(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        assert isinstance(reader.app.stylesheet, PartingStylesheet)
        for key in ("1", "t", "2"):
            await reader.press(key)
            kept = styles_of_parts(reader.app)
            assert kept
            reader.app.stylesheet.update(reader.app.screen)
            assert styles_of_parts(reader.app) == kept


def styles_of_parts(app: App[None]) -> dict[tuple[int, str], object]:
    return {
        (id(widget), name): (widget.get_component_rich_style(name), styles.get_rules())
        for widget in app.screen.walk_children(with_self=True)
        for name, styles in widget._component_styles.items()
    }
