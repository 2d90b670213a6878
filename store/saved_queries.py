"""Saved queries: SQL files with a heading that says what they show. Some are shipped, the others are the user's own.

A file begins with comment lines: the title, what the query shows, and the parameters that it declares (see
`store.parameters.Declared`)::

    -- Promises not yet paid
    -- The largest deals that nobody has completed.
    -- :least number = 1bn  the smallest amount, in US dollars
    SELECT ...
"""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from seeds.saying import reason_of, say
from store.database import data_folder
from store.errors import QueryError, SavedQueryError
from store.parameters import Declared, declared_in, heading
from store.search_values import suggestion

LONGEST = 200_000
"""Bytes that the file of a saved query may have."""

_SHIPPED = Path(__file__).parent / "queries"
_LONGEST_NAME = 64
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A saved query; `text` is the whole file, which can be run as it is. `own` when it is the user's."""

    name: str
    title: str
    about: str
    parameters: tuple[Declared, ...]
    text: str
    own: bool


def saved_queries() -> list[SavedQuery]:
    """The shipped queries and the user's own, each kind by name; one of the user's stands in for a shipped namesake."""
    own = [_read(path, own=True) for path in _files(own_folder())]
    names = {query.name for query in own}
    return [_read(path, own=False) for path in _files(_SHIPPED) if path.stem not in names] + own


def saved_query(name: str) -> SavedQuery:
    """The query of that name. Raises `SavedQueryError`."""
    path = _path(name)
    if path.is_file():
        return _read(path, own=True)
    shipped = _SHIPPED / path.name
    if shipped.is_file():
        return _read(shipped, own=False)
    known = [file.stem for folder in (_SHIPPED, own_folder()) for file in _files(folder)]
    raise SavedQueryError(
        say(
            "no saved query is called {name!r}; {suggestion}dealtrail queries lists them",
            name=name,
            suggestion=suggestion(name, known),
        )
    )


def save_query(name: str, text: str) -> SavedQuery:
    """Keeps a query in the user's data folder, in place of one of that name; a heading is put before one without.

    Raises `SavedQueryError`.
    """
    path = _path(name)
    if not text.strip():
        raise SavedQueryError(say("there is no query to save; write a SELECT"))
    if not _comments(text):
        text = f"-- {name.replace('-', ' ')}\n{text}"
    if not text.endswith("\n"):
        text += "\n"
    try:
        encoded = text.encode()
        if len(encoded) > LONGEST:
            raise SavedQueryError(
                say(
                    "the query has {count} bytes; {most} is the most that can be saved",
                    count=len(encoded),
                    most=LONGEST,
                )
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, encoded)
    except UnicodeEncodeError:
        raise SavedQueryError(say("the text holds half a character; type it anew")) from None
    except OSError as error:
        raise SavedQueryError(
            say("{path}: {reason}; make the folder writable", path=path, reason=reason_of(error))
        ) from error
    return _read(path, own=True)


def name_of(title: str) -> str:
    """The name under which a query of that title is kept: its letters and digits; empty where it has none."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST_NAME].strip("-")


def titled(text: str, title: str) -> str:
    """A query with a title in the first line of its heading, in the place of the one that it has."""
    line = f"-- {' '.join(title.split()).lstrip(':- ')}"
    lines = text.strip().split("\n")
    for number in range(len(heading(text.strip()))):
        said = lines[number].strip().removeprefix("--").strip()
        if said and not said.startswith(":"):
            return "\n".join([*lines[:number], line, *lines[number + 1 :]])
    return "\n".join([line, *lines])


def title_of(text: str) -> str:
    """The title that a text has in its heading; empty for none."""
    return next(iter(_comments(text)), "")


def own_names() -> list[str]:
    """The names of the user's own queries."""
    return [path.stem for path in _files(own_folder())]


def delete_query(name: str) -> None:
    """Removes a query of the user's. Raises `SavedQueryError` for one that is not there, or is shipped."""
    path = _path(name)
    try:
        path.unlink()
    except FileNotFoundError:
        shipped = (_SHIPPED / path.name).is_file()
        if shipped:
            raise SavedQueryError(say("the saved query {name!r} is shipped, and stays", name=name)) from None
        raise SavedQueryError(
            say("the saved query {name!r} is not there; dealtrail queries lists them", name=name)
        ) from None
    except OSError as error:
        raise SavedQueryError(
            say("{path}: {reason}; make the folder writable", path=path, reason=reason_of(error))
        ) from error


def own_folder() -> Path:
    """Where the user's queries lie; it may not exist yet."""
    return data_folder() / "queries"


def _path(name: str) -> Path:
    """The file of a name, which can lead nowhere else."""
    if not _NAME.fullmatch(name):
        raise SavedQueryError(
            say("{name!r} is no name for a query; use small letters, digits and hyphens, 64 at most", name=name)
        )
    return own_folder() / f"{name}.sql"


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.sql") if _NAME.fullmatch(path.stem) and path.is_file())


def _read(path: Path, *, own: bool) -> SavedQuery:
    try:
        with path.open("rb") as file:
            encoded = file.read(LONGEST + 1)
        text = encoded.decode("utf-8-sig")
    except OSError as error:
        raise SavedQueryError(say("{path}: {reason}; check the file", path=path, reason=reason_of(error))) from error
    except UnicodeDecodeError:
        raise SavedQueryError(say("{path}: the file is not UTF-8; save it so", path=path)) from None
    if len(encoded) > LONGEST:
        raise SavedQueryError(
            say("{path}: the file has more than {most} bytes; make it shorter", path=path, most=LONGEST)
        )
    title, *about = _comments(text) or [path.stem.replace("-", " ")]
    try:
        parameters = tuple(declared_in(text).values())
    except QueryError as error:
        raise SavedQueryError(say("{path}: {error}; mend the heading", path=path, error=error.said)) from None
    return SavedQuery(path.stem, title, " ".join(about), parameters, text, own)


def _comments(text: str) -> list[str]:
    """The lines of the heading that declare nothing."""
    lines = (line.strip().removeprefix("--").strip() for line in heading(text))
    return [line for line in lines if line and not line.startswith(":")]


def _write(path: Path, encoded: bytes) -> None:
    """The file appears whole or not at all."""
    descriptor, draft = tempfile.mkstemp(prefix=".draft-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(encoded)
        Path(draft).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(draft).unlink()
        raise
