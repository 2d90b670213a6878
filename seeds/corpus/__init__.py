"""The sample corpus: short press articles in French and English, written for the project.

They carry public facts of the artificial intelligence deals of 2025 and early 2026, with invented outlets, analysts and
small companies around them. Some contradict each other on purpose, and two hold no deal at all.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def articles() -> list[Path]:
    """The sample articles, sorted by file name and so by the day of publication."""
    return sorted(Path(str(entry)) for entry in files(__name__).iterdir() if entry.name.endswith(".md"))
