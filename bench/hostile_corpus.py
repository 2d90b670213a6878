"""Articles whose every name and text attacks the terminal, and the databases made of them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from seeds.model import Document, Evidence, Mention, ParsedDocument, Party, Report, text_id
from seeds.vocabulary import Bound, CompanyKind, Confirmation, Kind, Role, Stage
from store.bulk import load_many
from store.database import open_database

BELL, ST, CSI = "\x07", "\x1b\\", "\x1b["

SEQUENCES = (
    f"{CSI}38;5;201;5m",  # colours that blink
    f"{CSI}999;999H",
    f"{CSI}3;3f",
    f"{CSI}2J",
    f"{CSI}3J",
    f"{CSI}?1049l",
    f"{CSI}?2004l",
    f"{CSI}6n",  # asks for an answer, which would be typed
    f"{CSI}21t",
    "\x1bc",  # resets
    "\x1b]0;taken" + BELL,
    "\x1b]52;c;aGFja2Vk" + BELL,  # writes to the clipboard
    "\x1b]52;c;aGFja2Vk" + ST,
    "\x1b]8;;http://evil.example" + ST + "link" + "\x1b]8;;" + ST,
    "\x1bPq#0;2;0;0;0" + ST,
    '\x1bP$q"p' + ST,
    "\x1b_Gi=1;AAAA" + ST,
    "\x1b^private" + ST,
    "\x1bXstring" + ST,
    "\x9b31m",
    "\x9d52;c;aGFja2Vk\x9c",
    "\x90q\x9c",
    "\x85\x84\x8d",
    "\x0e\x0f\x05\x08\x7f\x0b\x0c",
    "\x00nul",
)
"""What a terminal would obey."""

WORDS = (
    "\u202egnp.exe\u202c",
    "\u2066isolate\u2067\u2068\u2069\u200e\u200f\u061c",
    "zero\u200b\u2060\ufeffwidth",
    "Za" + "\u0300\u0301\u0302\u0323\u0327\u0330" * 6 + "lgo",
    "👩‍👩‍👧‍👦👨🏽‍🚀🏳️‍🌈🇫🇷",
    "数数企業株式会社",
    "שלום עולם",
    "شركة الاتصالات",
    "[bold]x[/] [/foo] [@click=app.quit]quit[/] [link='x",
    "tab\there",
    "line\nbreak\rreturn\u2028separator",
    "$(reboot) `id` %s {0} \\x1b",
    "=cmd()",
    "'; DROP TABLE deals; --",
)
"""What a screen could trip over."""


def hostile_articles(long: int = 20_000) -> Iterator[ParsedDocument]:
    """An article for each attack, in names, title, outlet, path and text, and one with a line of so many characters."""
    for place, attack in enumerate((*SEQUENCES, *WORDS, *map("".join, zip(SEQUENCES, WORDS, strict=False)))):
        yield _article(place, attack, "")
    yield _article(1000, "long line", "word " * (long // 10) + "数" * (long // 4) + "x" * (long // 4))
    yield _article(1001, "wide " * 60, "")


def hostile_database(path: Path, long: int = 20_000) -> Path:
    """A database of them; what comes from a parser is stored as it came, so that they stand in it raw."""
    with open_database(path, write=True) as connection:
        load_many(connection, hostile_articles(long))
    return path


def harmless_database(path: Path) -> Path:
    """As many articles without any attack: what the explorer writes for them it may write."""
    with open_database(path, write=True) as connection:
        load_many(connection, (_article(place, f"Company {place}", "") for place in range(50)))
    return path


def write_articles(folder: Path) -> None:
    """A folder of files to load: whose names and texts attack, that are no articles, and two that are."""
    folder.mkdir(parents=True)
    (folder / "plain.txt").write_text(_NEWS.format("Velmont", "Tressac"), "utf-8")
    (folder / "other.md").write_text(
        "---\ntitle: [/x]\ndate: 2026-01-02\n---\n" + _NEWS.format("Orbelane", "Gulp"), "utf-8"
    )
    (folder / "empty.txt").touch()
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "folder.txt").mkdir()
    (folder / "dangling.txt").symlink_to("nowhere.txt")
    for place, attack in enumerate((*SEQUENCES, *WORDS)):
        name = f"evil{place} {attack}".replace("/", "\N{DIVISION SLASH}").replace("\0", "") + ".txt"
        text = _NEWS.format(f"Evil{place} {attack} Corp", f"Gulp {attack}")
        (folder / name).write_text(text, "utf-8", errors="surrogatepass")
    for odd in (b"lone \xed\xa0\x80 surrogate.txt", b"latin \xe9t\xe9 \xff.txt"):
        with contextlib.suppress(OSError):  # some systems have no such names
            Path(os.fsdecode(bytes(folder) + b"/" + odd)).write_text(_NEWS.format("Evil latin", "Gulp latin"), "utf-8")


_NEWS = "{0} buys {1} for $7 million, the company said on Monday.\n\n{0} said no more of {1}."


def _article(place: int, attack: str, tail: str) -> ParsedDocument:
    name = f"Evil{place} {attack} Corp"
    victim = f"Gulp{place} {attack}"
    deal = f"In a surprise, {name} buys {victim} for $7 million in a round {attack}."
    text = f"{deal}\n\nA second line {attack} of it.{tail} {name} said no more."
    spans = {"deal": deal, "acquirer": name, "target": victim, "amount": "$7 million"}
    report = Report(
        kind=Kind.ACQUISITION,
        stage=Stage.COMPLETED if place % 2 else Stage.IN_TALKS,
        confirmation=Confirmation.REPORTED,
        parties=(Party(name=name, role=Role.ACQUIRER), Party(name=victim, role=Role.TARGET)),
        amount=7_000_000 + place,
        currency="USD",
        bound=Bound.EXACT,
        confidence=0.9,
        evidence=tuple(_evidence(text, field, quote) for field, quote in spans.items()),
    )
    document = Document(
        document_id=text_id(text),
        path=f"/news/{attack}/{place}.txt",
        title=f"Headline{place} {attack}",
        publisher=f"Outlet {attack}",
        published=f"2026-0{1 + place % 9}-02",
        language="en",
        text=text,
    )
    starts = [index for index in (text.find(name), text.rfind(name)) if index >= 0]
    mentions = tuple(
        Mention(name=name, kind=CompanyKind.COMPANY, start=start, end=start + len(name)) for start in starts
    )
    return ParsedDocument(document=document, reports=(report,), mentions=mentions)


def _evidence(text: str, field: str, quote: str) -> Evidence:
    start = text.index(quote)
    return Evidence(field=field, start=start, end=start + len(quote), text=quote)
