"""Patterns that find phrases in a text, whatever their case and their blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence


def phrase_pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any of the phrases as whole words, longest first, without regard to case.

    Blanks in a phrase match any run of white space; an apostrophe matches the typographic one too.
    """
    words: _Tree = {}
    marks: _Tree = {}
    for phrase in phrases:
        branch = words if phrase[0].isalnum() else marks
        for piece in re.findall(r"\s+|\S", phrase.strip()):
            literal = r"\s+" if piece.isspace() else "['’]" if piece == "'" else in_any_case(piece)
            branch = branch.setdefault(literal, {})
        branch.setdefault(r"(?!\w)" if phrase[-1].isalnum() else "", {})
    parts = [rf"(?<!\w){_pattern_of(words)}"] if words else []
    parts += [_pattern_of(marks)] if marks else []
    return re.compile("(?:" + "|".join(parts) + ")" if parts else r"(?!)")


_BLANK = re.compile(r"(?<!\[)\\s(?P<may>\??)(?![*+{?])")
"""A pattern's blank, or one that may be missing, outside a class of characters."""


def across_lines(pattern: str) -> str:
    """The pattern with each single blank widened to what a break between two lines brings in, blanks and all.

    Patterns of phrases that the data give match any run of white space; those spelt out in code are widened by this.
    """
    return _BLANK.sub(lambda blank: r"\s{0,9}" if blank["may"] else r"\s{1,9}", pattern)


def in_any_case(character: str) -> str:
    """A pattern for a letter in both its cases: much faster than one that has to fold each letter of a text."""
    small, capital = character.lower(), character.upper()
    folds = small != capital and len(small) == len(capital) == 1
    return f"[{small}{capital}]" if folds else re.escape(character)


_Tree = dict[str, "_Tree"]
"""Phrases by their letters, so that a text is compared with what they begin with only once."""


def _pattern_of(tree: _Tree) -> str:
    ends = ("", r"(?!\w)")
    parts = [piece + _pattern_of(tree[piece]) for piece in sorted(tree, key=lambda piece: (piece in ends, piece))]
    return parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")" if parts else ""
