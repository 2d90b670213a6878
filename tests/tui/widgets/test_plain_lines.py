import pytest
from rich.segment import Segment
from rich.style import Style
from textual._styles_cache import StylesCache
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.legend import Legend
from tui.widgets.plain_line import within
from tui.widgets.plain_lines import PlainLines

PLAIN = Style()


def cells(strips: list[Strip]) -> list[list[tuple[str, Style]]]:
    """The lines in as few pieces as there are styles, whatever pieces they were painted in."""
    return [
        [(segment.text, segment.style) for segment in Segment.simplify(strip) if segment.text.strip()]
        for strip in strips
    ]


def lines_of(widget: Widget, cache: StylesCache) -> list[list[tuple[str, Style]]]:
    return cells(cache.render_widget(widget, widget.outer_size.region))


@pytest.mark.parametrize("theme", ["dealtrail-dark", "dealtrail-light", "textual-light"])
@pytest.mark.parametrize("keys", [("1",), ("2", "j"), ("3", "enter"), ("f",)])
async def test_lines_look_as_textual_paints_them(explore, database, theme, keys) -> None:
    async with explore(database, (120, 36)) as reader:
        reader.app.theme = theme
        await reader.press(*keys)
        plain = [widget for widget in reader.explorer.walk_children(Widget) if widget.outer_size.area]
        plain = [widget for widget in plain if isinstance(widget._styles_cache, PlainLines)]
        for widget in plain:
            assert lines_of(widget, PlainLines()) == lines_of(widget, StylesCache()), widget
    kinds = {type(widget).__name__ for widget in plain}
    assert kinds >= {"RecordTable", "SourceText", "PaneTitle", "Legend", "Horizontal", "Vertical", "SourcePane"}


async def test_what_is_kept_looks_as_what_is_painted_anew(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        for keys in (("2",), ("j", "j"), ("t",), ("1", "j"), ("3",), ("n",), ("2", "k"), ("t",)):
            await reader.press(*keys)
            for widget in reader.explorer.walk_children(Widget):
                if isinstance(widget._styles_cache, PlainLines) and widget.outer_size.area:
                    kept = widget.render_lines(widget.outer_size.region)
                    assert cells(kept) == lines_of(widget, PlainLines()), (keys, widget)


async def test_a_legend_that_is_too_long_says_so(explore, database) -> None:
    async with explore(database, (80, 24)) as reader:
        await reader.press("3")
        legend = reader.app.screen.query_one(Legend)
        legend.note = "terms " * 40
        line = legend.render_line(0).text
        assert len(line) == legend.content_size.width
        assert line.endswith("…")


@pytest.mark.parametrize(
    ("width", "shown"), [(9, "alpha数数"), (8, "alpha数…"), (7, "alpha…"), (6, "alpha…"), (5, "alph…"), (1, "…")]
)
def test_pieces_within_a_width(width: int, shown: str) -> None:
    line = within(width, [("alpha", PLAIN), ("数数", PLAIN)])
    assert "".join(segment.text for segment in line) == shown
