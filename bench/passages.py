"""Passages of the project's own, with the deals they tell: as the press writes, and free for anyone to measure with.

A file ``xx-subject.txt`` under ``bench/gold/passages`` holds passages in the language ``xx``, parted by blank lines. A
passage is a line for each deal, and its text, a paragraph a line::

    = acquisition | Harrowgate | Quillmere; Quillmere Labs/QL | 350
    Harrowgate is buying Quillmere and its laboratory, QL, for £350 million.

A deal is ``kind | payers | payees | millions``; ``;`` parts parties and ``/`` the names of one; ``= -`` says that there
is none. Lines that begin with ``#`` are headings. The half of a passage follows from its text: whoever mends a rule
looks at the half ``developed on``, and the half ``held back`` says whether it was a rule.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from bench.scoring import GoldArticle
from seeds.model import Document
from seeds.reading import document_from_text

PASSAGES = Path(__file__).parent / "gold" / "passages"
HALVES = ("developed on", "held back")

_PUBLISHED = "2025-06-15"
_NO_DEAL = "-"


class PassageError(ValueError):
    """A passage that cannot be read; the message names the file and the line."""


def read_passages(path: Path) -> Iterator[tuple[GoldArticle, Document]]:
    """The passages of a file or of a folder's files, each with its gold; `PassageError` for one not well formed."""
    for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        yield from _of_file(file)


def _of_file(file: Path) -> Iterator[tuple[GoldArticle, Document]]:
    language = file.stem.partition("-")[0]
    lines = [*file.read_text("utf-8").splitlines(), ""]
    deals: list[str] = []
    text: list[str] = []
    for number, line in enumerate(lines, 1):
        if line.startswith("="):
            deals.append(line[1:].strip())
        elif line.strip() and not line.startswith("#"):
            text.append(line)
        elif not line.strip() and (deals or text):
            if not (deals and text):
                raise PassageError(f"{file}:{number}: a passage needs a line that begins with '=' and a text")
            try:
                yield _passage(f"{file.stem}:{number}", language, deals, "\n".join(text))
            except ValidationError as error:
                wrong = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
                raise PassageError(f"{file}:{number}: the gold of the passage that ends here: {wrong}") from error
            except ValueError as error:
                raise PassageError(f"{file}:{number}: the gold of the passage that ends here: {error}") from error
            deals, text = [], []


def _passage(name: str, language: str, deals: list[str], text: str) -> tuple[GoldArticle, Document]:
    half = HALVES[int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2]
    gold = [_deal(deal) for deal in deals if deal != _NO_DEAL]
    article = GoldArticle.model_validate({"id": name, "lang": language, "half": half, "deals": gold})
    return article, document_from_text(text, language=article.lang, published=_PUBLISHED)


def _deal(line: str) -> dict[str, object]:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 4:
        raise ValueError(f"{line!r} is not kind | payers | payees | millions")
    kind, payers, payees, millions = parts
    amount = float(millions) * 10**6 if millions else None
    return {"kind": kind, "payers": _parties(payers), "payees": _parties(payees), "amount": amount}


def _parties(side: str) -> list[str]:
    return [party.strip().replace("/", "|") for party in side.split(";") if party.strip()]
