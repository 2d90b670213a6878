"""The styles that a widget paints its lines in, each put together once: Textual does so at every use."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget


class Looks:
    """The styles of a widget and of its parts, good for as long as the widget is not styled anew."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styling = _styling(widget)
        self._plain: Style | None = None
        self._parts: dict[str, Style] = {}
        self._layered: dict[tuple[str, str], Style] = {}

    @property
    def are_current(self) -> bool:
        """Whether the parts still have the styles that they had; the widget's own are told of by Textual."""
        return self._styling is _styling(self._widget)

    @property
    def plain(self) -> Style:
        """That of the widget itself."""
        if self._plain is None:
            self._plain = self._widget.rich_style
        return self._plain

    def part(self, name: str) -> Style:
        """That of a part, by the name of its class; of the widget itself where it is empty."""
        if not name:
            return self.plain
        if (style := self._parts.get(name)) is None:
            style = self._parts[name] = self._widget.get_component_rich_style(name)
        return style

    def layered(self, base: str, name: str) -> Style:
        """That of a part on the background of another one."""
        if (style := self._layered.get((base, name))) is None:
            style = self.part(base) + in_front(self.part(name)) if name else self.part(base)
            self._layered[base, name] = style
        return style


class KeepsLooks(Widget):
    """A widget that keeps the styles that it paints in until it is styled anew."""

    _kept_looks: Looks | None = None

    @property
    def looks(self) -> Looks:
        """The styles to paint in."""
        if self._kept_looks is None or not self._kept_looks.are_current:
            self._kept_looks = Looks(self)
        return self._kept_looks

    def notify_style_update(self) -> None:
        """Forget the styles."""
        self._kept_looks = None
        super().notify_style_update()


def _styling(widget: Widget) -> object:
    """What is another object after every styling of the parts: Textual makes them anew, even where they stay alike."""
    return next(iter(widget._component_styles.values()), None)


def in_front(style: Style) -> Style:
    """The style without its background, to lay over another one."""
    return Style(color=style.color, bold=style.bold, italic=style.italic, underline=style.underline)
