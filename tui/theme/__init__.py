"""The look: themes as data, and the style sheets that use nothing but their variables.

Two themes are our own. Of Textual's those are offered on which every text of ours can be read, under the cursor too;
they get the colours of evidence from ours.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib.resources import files

from textual.theme import BUILTIN_THEMES, Theme

DARK = "dealtrail-dark"
LIGHT = "dealtrail-light"
_LEGIBLE = (
    *("textual-dark", "gruvbox", "dracula", "monokai", "flexoki", "rose-pine", "rose-pine-moon"),
    *("textual-light", "atom-one-light"),
)

NAMES = (DARK, LIGHT, *_LEGIBLE)
"""The themes that can be chosen."""


def _own(name: str) -> Theme:
    text = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return Theme(name=name, **tomllib.loads(text))


def _of_textual(name: str) -> Theme:
    theme = BUILTIN_THEMES[name]
    # The accents of light themes are made for fills, not for letters.
    accent = theme.accent if theme.dark else theme.primary
    blurred = {"border-blurred": theme.panel} if theme.panel else {}
    variables = {**blurred, **EVIDENCE[theme.dark], **theme.variables}
    return replace(theme, accent=accent, variables=variables)


_OWN = {True: _own(DARK), False: _own(LIGHT)}

EVIDENCE = {
    dark: {name: colour for name, colour in theme.variables.items() if name.startswith("evidence-")}
    for dark, theme in _OWN.items()
}
"""The colours of evidence on dark themes, and on light ones."""

THEMES = (*_OWN.values(), *map(_of_textual, _LEGIBLE))
