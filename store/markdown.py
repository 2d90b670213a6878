"""Text from outside as Markdown that reads as that text, on one line and with nothing in it taken for markup."""

from __future__ import annotations

import re

from seeds.text import one_line

_PLAIN = re.compile(r"[^\W_]+(?:(?:[ ,;%’“”«»()-]|, |; |-)[^\W_]+)*").fullmatch
_MARKS = re.compile(r"[\\`*\[\]<>|~&$#@{}^]|(?<![^\W_])_|_(?![^\W_])|==+|:(?=\S)|(?<=www)\.", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_IN_ADDRESS = {ord("\\"): "%5C", ord("|"): "%7C", ord("`"): "%60"}


def markdown_text(text: str) -> str:
    """The text on one line, each sign that Markdown may read as a mark escaped; a web address as a link to itself."""
    if _PLAIN(text):
        return text
    line = one_line(text)
    if _ADDRESS.fullmatch(line):
        return f"<{markdown_address(line)}>"
    return _MARKS.sub(lambda match: "".join(f"\\{sign}" for sign in match[0]), line)


def markdown_address(url: str) -> str:
    """A web address without white space, to stand between ``<`` and ``>``."""
    return url.translate(_IN_ADDRESS)
