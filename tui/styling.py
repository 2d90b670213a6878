"""A stylesheet that leaves no garbage behind which only a look at everything would find.

Textual makes a node for each part of a widget whenever it styles the widget anew, for the sake of the styles that it
keeps, and drops the nodes from before. A node and its styles refer to each other, so that they stay until Python looks
for such rings, and for good where a look leaves out what is old.
"""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode


class PartingStylesheet(Stylesheet):
    """Styles as Textual does, and parts the nodes that it drops from their styles, so that both go at once."""

    def _process_component_classes(self, node: DOMNode) -> None:
        dropped = tuple(node._component_styles.values())
        super()._process_component_classes(node)
        for styles in dropped:
            styles.base.node = styles.inline.node = None
