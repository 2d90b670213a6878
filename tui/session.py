"""Where the explorer was left, kept between runs: one file for all databases, in the user's state folder."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import platformdirs

from store.errors import SearchError
from store.explore import CompanyOrder, DealOrder
from store.search import Search, compile_search
from tui.display import safe_text
from tui.state import EVERYTHING, Place, View

VERSION = 1
"""Of the file; one of another version is not read, and one of a later version is not written over."""

_MOST_DATABASES = 40
_MOST_UNSEEN = 2_000
_LONGEST = 2_000
"""Characters of a kept text."""

_PANES = ("companies", "facets", "deals", "source")

_AT_FIRST = Place(View(), None, "deals")

_Order = TypeVar("_Order", bound=StrEnum)


@dataclass(frozen=True)
class Session:
    """Where one database was left: what was shown, in which order and width.

    `unseen` are the deals that came with articles and were not looked at yet.
    """

    place: Place = _AT_FIRST
    companies_order: CompanyOrder = CompanyOrder.DEALS
    deals_order: DealOrder = DealOrder.NEWEST
    left_width: int | None = None
    unseen: tuple[str, ...] = ()


def session_path() -> Path:
    """Where the sessions are kept; the file need not exist."""
    return platformdirs.user_state_path("dealtrail", appauthor=False) / "session.json"


def read_session(path: Path, database: Path) -> Session:
    """Where `database` was left; whatever cannot be read or used any more is as at the first start."""
    version, databases = _read(path)
    kept = databases.get(_name(database)) if version == VERSION else None
    return _session(kept) if isinstance(kept, dict) else Session()


def write_session(path: Path, database: Path, session: Session) -> None:
    """Keep where `database` was left, whole or not at all; nothing is kept where the file cannot be written."""
    version, databases = _read(path)
    if version > VERSION:
        return
    name = _name(database)
    others = [(other, kept) for other, kept in databases.items() if other != name] if version == VERSION else []
    newest = dict([*others, (name, _entry(session))][-_MOST_DATABASES:])
    with contextlib.suppress(OSError):
        replace_file(path, json.dumps({"version": VERSION, "databases": newest}, indent=1))


def _name(database: Path) -> str:
    return os.path.realpath(database)


def _read(path: Path) -> tuple[int, dict[str, Any]]:
    """The version of the file and what it keeps by database; version 0 for a file that is none of ours."""
    try:
        whole = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return 0, {}
    if not isinstance(whole, dict) or type(version := whole.get("version")) is not int:
        return 0, {}
    databases = whole.get("databases")
    return version, databases if isinstance(databases, dict) else {}


def replace_file(path: Path, text: str) -> None:
    """Put a file, which only the user can read, in the place of the one before it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123 - a handle, not a path
            file.write(text)
        Path(name).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise


def _entry(session: Session) -> dict[str, object]:
    place = session.place
    return {
        "search": place.view.search.text,
        "company": place.view.company_id,
        "company_name": place.view.company_name,
        "deal": place.deal_id,
        "pane": place.pane,
        "companies_order": session.companies_order.value,
        "deals_order": session.deals_order.value,
        "left_width": session.left_width,
        "unseen": list(session.unseen[:_MOST_UNSEEN]),
    }


def _session(kept: Mapping[str, object]) -> Session:
    company_id, pane, width = _text(kept, "company"), _text(kept, "pane"), kept.get("left_width")
    view = View(_search(_text(kept, "search")), company_id or None, _text(kept, "company_name") if company_id else "")
    return Session(
        Place(view, _text(kept, "deal") or None, pane if pane in _PANES else "deals"),
        _order(CompanyOrder, kept.get("companies_order"), CompanyOrder.DEALS),
        _order(DealOrder, kept.get("deals_order"), DealOrder.NEWEST),
        width if type(width) is int and 0 < width < _LONGEST else None,
        _texts(kept, "unseen"),
    )


def _text(kept: Mapping[str, object], key: str) -> str:
    """A text of the file; empty where there is none that a database can be asked for."""
    text = kept.get(key)
    if not isinstance(text, str) or len(text) > _LONGEST or "\0" in text:
        return ""
    return "" if any("\ud800" <= sign <= "\udfff" for sign in text) else text


def _texts(kept: Mapping[str, object], key: str) -> tuple[str, ...]:
    """The texts of a list of the file."""
    texts = kept.get(key)
    if not isinstance(texts, list):
        return ()
    return tuple(filter(None, (_text({key: text}, key) for text in texts[:_MOST_UNSEEN])))


def _search(words: str) -> Search:
    if not words or safe_text(words) != words:
        return EVERYTHING
    try:
        return compile_search(words)
    except SearchError:
        return EVERYTHING


def _order(orders: type[_Order], value: object, usual: _Order) -> _Order:
    return next((order for order in orders if order.value == value), usual)
