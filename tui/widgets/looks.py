"""The styles that a widget paints its lines in, each put together once a painting: Textual does so at every use."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget


class Looks:
    """The styles of a widget and of its parts, kept for as long as nothing changes them: one painting."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._plain: Style | None = None
        self._parts: dict[str, Style] = {}
        self._layered: dict[tuple[str, str], Style] = {}

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


def in_front(style: Style) -> Style:
    """The style without its background, to lay over another one."""
    return Style(color=style.color, bold=style.bold, italic=style.italic, underline=style.underline)
