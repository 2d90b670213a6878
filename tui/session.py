"""Where the explorer was left, kept between runs: one file for all databases, in the user's state folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from store.errors import SearchError
from store.explore import CompanyOrder, DealOrder
from store.search import Search, compile_search
from tui.display import safe_text
from tui.state import EVERYTHING, Place, View
from tui.state_file import StateFile, is_text, state_path

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
    return state_path("session.json")


def read_session(path: Path, database: Path) -> Session:
    """Where `database` was left; whatever cannot be read or used any more is as at the first start."""
    kept = _databases(StateFile(path)).get(_name(database))
    return _session(kept) if isinstance(kept, dict) else Session()


def write_session(path: Path, database: Path, session: Session) -> None:
    """Keep where `database` was left, whole or not at all; nothing is kept where the file cannot be written."""
    file, name = StateFile(path), _name(database)
    others = [(other, kept) for other, kept in _databases(file).items() if other != name]
    file.write({"databases": dict([*others, (name, _entry(session))][-_MOST_DATABASES:])})


def _name(database: Path) -> str:
    return os.path.realpath(database)


def _databases(file: StateFile) -> dict[str, Any]:
    """What the file keeps by database."""
    databases = file.read().get("databases")
    return databases if isinstance(databases, dict) else {}


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
    return text if isinstance(text, str) and len(text) <= _LONGEST and is_text(text) else ""


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
