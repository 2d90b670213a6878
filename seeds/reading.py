"""Reading articles: files and folders, their encodings, and the front matter that some begin with."""

from __future__ import annotations

import codecs
import datetime
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]
from frontmatter.default_handlers import YAMLHandler

from seeds import masthead
from seeds.errors import ArticleError
from seeds.model import Document, check_partial_date, text_id
from seeds.saying import reason_of, say
from seeds.text import clean, composed, one_line, spelt_out
from seeds.vocabulary import LANGUAGES

ENDINGS = (".txt", ".md")
"""The endings of the files that are articles, in any letter case."""

SIZE_LIMIT = 20_000_000
"""The largest article, in bytes."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_KEYS = {
    "title": ("title",),
    "publisher": ("publisher", "site", "source"),
    "published": ("published", "date"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}
"""Each fact of a document and the front matter keys that may give it, the first one that does counts."""


def find_articles(paths: Iterable[Path]) -> list[Path]:
    """The articles at some paths: files as named, folders walked to the bottom; sorted, each once.

    Hidden files and folders, and files of other endings, are passed over in a folder. Raises `ArticleError` for a path
    that does not exist, a named file of another ending, and a folder without articles or that may not be read.
    """
    found: set[Path] = set()
    for path in paths:
        found.update(_articles_at(path))
    return sorted(found)


def read_document(path: Path) -> Document:
    """The article of a file; raises `ArticleError` when it is none or cannot be read."""
    text = decode(path, read_bytes(path, SIZE_LIMIT))
    if not text.strip():
        raise ArticleError(path, say("the file is empty"), say("give a file with the text of an article"))
    document = document_from_text(text, path)
    if not document.text.strip():
        raise ArticleError(path, say("there is no text below the front matter"), say("add the text of the article"))
    return document


def document_from_text(
    text: str,
    path: Path | str | None = None,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Document:
    """A document of a decoded text, with what its front matter and the text itself say of it.

    The document's text is the cleaned text as it is, or what follows the front matter; what pages and other systems
    write in several characters, ``&#39;`` and letters apart from their accents, is decoded into one. What the caller
    knows counts before the front matter, and the front matter before the text.
    """
    front, body = _split_front_matter(clean(composed(spelt_out(text))))
    facts = _facts(front)
    language = language or facts.get("language")
    return Document(
        document_id=text_id(body),
        path=None if path is None else clean(str(path)),
        url=url or facts.get("url"),
        title=title or facts.get("title") or masthead.read_title(body),
        publisher=publisher or facts.get("publisher") or masthead.read_publisher(body),
        published=published or facts.get("published") or masthead.read_published(body),
        language=language or masthead.read_language(body),
        text=body,
    )


def _articles_at(path: Path) -> Iterator[Path]:
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except OSError as error:
        raise _unreadable(path, error) from error
    if is_folder:
        yield from _articles_in(path)
    elif path.suffix.lower() in ENDINGS:
        yield path
    else:
        raise ArticleError(path, say("it does not have the ending of an article"), say("articles end in .txt or .md"))


def _articles_in(folder: Path) -> list[Path]:
    def refuse(error: OSError) -> None:
        raise _unreadable(Path(error.filename), error) from error

    articles = []
    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        articles += [Path(root, name) for name in names if name.lower().endswith(ENDINGS) and not name.startswith(".")]
    if not articles:
        raise ArticleError(folder, say("the folder has no articles"), say("articles end in .txt or .md"))
    return articles


def _unreadable(path: Path, error: OSError) -> ArticleError:
    if isinstance(error, FileNotFoundError):
        return ArticleError(path, say("there is no such file or folder"), say("check the path"))
    if isinstance(error, PermissionError):
        return ArticleError(path, say("you may not read it"), say("change its permissions or leave it out"))
    return ArticleError(
        path,
        say("it cannot be read ({reason})", reason=reason_of(error)),
        say("check the path and the disk, or leave it out"),
    )


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a file; raises `ArticleError` when there are more than `limit` or none can be read."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ArticleError(path, say("it is no regular file"), say("give a text file"))
        if status.st_size > limit:
            size = say(
                "the file has {size} MB, it may have {limit}",
                size=f"{status.st_size / 1e6:.0f}",
                limit=f"{limit / 1e6:.0f}",
            )
            raise ArticleError(path, size, say("split it"))
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def decode(path: Path, data: bytes) -> str:
    """The text of some bytes: by its byte order mark, else UTF-16 if it looks so, else UTF-8, else Windows-1252.

    Raises `ArticleError` for bytes that are no text.
    """
    encoding, data = next(((name, data[len(bom) :]) for bom, name in _BOMS if data.startswith(bom)), ("", data))
    encoding = encoding or _utf16_without_mark(data)
    try:
        text = data.decode(encoding) if encoding.startswith("utf-16") else _decode_eight_bits(data)
        if not _is_binary(text):
            return text
    except UnicodeDecodeError:
        pass
    raise ArticleError(path, say("it is a binary file, not text"), say("save it as UTF-8 text"))


def _is_binary(text: str) -> bool:
    controls = sum(character < " " and character not in "\t\n\r\f" for character in text)
    return "\0" in text or controls > max(8, len(text) // 20)


def _utf16_without_mark(data: bytes) -> str:
    """The UTF-16 order of plain western text, which has a NUL in nearly every second byte; empty for other data."""
    pairs = len(data) // 2
    if pairs == 0 or len(data) % 2 or b"\0" not in data:
        return ""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if odd > 0.7 * pairs and even < 0.01 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * pairs and odd < 0.01 * pairs else ""


def _decode_eight_bits(data: bytes) -> str:
    """UTF-8, also with a few broken characters, else Windows-1252; raises `UnicodeDecodeError` for neither."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(not character.isascii() for character in text) - broken
    return text if whole > broken else data.decode("cp1252")


def _split_front_matter(text: str) -> tuple[Mapping[str, Any], str]:
    """The front matter and the text below it; nothing and the whole text when there is none that can be read.

    A block between rules is front matter only with at least one key that this module knows, so that no words of an
    article are lost.
    """
    handler = YAMLHandler()
    if not handler.detect(text):
        return {}, text
    try:
        block, body = handler.split(text)
        front = handler.load(block)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, text
    known = {key for keys in _KEYS.values() for key in keys}
    if not isinstance(front, dict) or not any(isinstance(key, str) and key.lower() in known for key in front):
        return {}, text
    return {str(key).lower(): value for key, value in front.items()}, body.lstrip("\n")


def _facts(front: Mapping[str, Any]) -> dict[str, str]:
    """What the front matter says of the document, in our words; a value that makes no sense is left out."""
    facts = {}
    for fact, keys in _KEYS.items():
        values = (_READERS[fact](front[key]) for key in keys if front.get(key) is not None)
        value = next((value for value in values if value), None)
        if value:
            facts[fact] = value
    return facts


def _as_line(value: object) -> str | None:
    return one_line(str(value)) if isinstance(value, str | int | float) else None


def _as_date(value: object) -> str | None:
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    written = _as_line(value) or ""
    try:
        return check_partial_date(written)
    except ValueError:
        return masthead.parse_date(written)


def _as_language(value: object) -> str | None:
    code = re.split(r"[-_]", _as_line(value) or "")[0].lower()
    return code if code in LANGUAGES else None


_READERS = {
    "title": _as_line,
    "publisher": _as_line,
    "published": _as_date,
    "url": _as_line,
    "language": _as_language,
}
