"""The look: a dark and a light theme as data, and the style sheets that use nothing but their variables."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from textual.theme import Theme

DARK = "dealtrail-dark"
LIGHT = "dealtrail-light"


def _theme(name: str) -> Theme:
    text = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return Theme(name=name, **tomllib.loads(text))


THEMES = (_theme(DARK), _theme(LIGHT))
