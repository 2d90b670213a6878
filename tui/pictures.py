"""Pictures of the screen, saved beside each other."""

from __future__ import annotations

import itertools
from pathlib import Path


def save_new(folder: Path, stem: str, ending: str, text: str) -> Path:
    """Write a text under a name that no file of the folder has, and return where; raises `OSError`."""
    for number in itertools.count(1):
        path = folder / f"{stem}-{number:02}{ending}"
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            continue
        return path
    raise AssertionError("there is no end of numbers")
