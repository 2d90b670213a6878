"""Text from outside made safe, one character for one, so that every span still holds.

A document's text may reach a terminal; escape sequences could write to the reader's clipboard and bidirectional
controls could show other words than the ones that are stored.
"""

from __future__ import annotations

import html
import re
import unicodedata

_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
_SPACES = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u206f\ufeff"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\ud800-\udfff"
_UNSAFE = re.compile(f"(?P<line>[{_LINE_ENDS}])|(?P<space>[{_SPACES}])|[{_CONTROLS}]")
_ANY_UNSAFE = re.compile(f"[{_LINE_ENDS}{_SPACES}{_CONTROLS}]")
"""The same, eight times as fast to look for: most texts have none."""
_FORMULA = re.compile(r"[\s\0\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r＝＋－＠﹦﹢﹣﹫]")
_APART = re.compile("[\u0300-\u036f]")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][\da-fA-F]{2,5}|[a-zA-Z]{2,8}\d{0,2});")
_REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    r"""The text with `\n` line ends and without control characters.

    After `\r\n` and `\r` have become `\n`, each character is replaced by exactly one: rarer line ends by `\n`,
    bidirectional and zero-width controls by a space, other controls and lone surrogates by U+FFFD. Tabs stay.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if _ANY_UNSAFE.search(text) is None else _UNSAFE.sub(_substitute, text)


def composed(text: str) -> str:
    """The text with each letter and its accent as one character, as files of some systems have them apart (NFC)."""
    return text if _APART.search(text) is None else unicodedata.normalize("NFC", text)


def spelt_out(text: str) -> str:
    """The text with the characters that entities of HTML stand for, as pages leave them: ``l&#39;éditeur``."""
    return html.unescape(text) if _ENTITY.search(text) is not None else text


def is_clean(text: str) -> bool:
    """Whether `clean` would leave the text as it is."""
    return "\r" not in text and _ANY_UNSAFE.search(text) is None


def one_line(text: str) -> str:
    """The text cleaned and on one line, for a table's cell or a message."""
    return " ".join(clean(text).split())


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might run the text of a cell: it begins with a sign that may open a formula."""
    return _FORMULA.match(text) is not None


def _substitute(match: re.Match[str]) -> str:
    if match["line"]:
        return "\n"
    return " " if match["space"] else _REPLACEMENT
