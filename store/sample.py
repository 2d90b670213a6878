"""The sample: a database of its own with the sample corpus, built on first use in the user's data folder."""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import seeds
from seeds.saying import reason_of, say
from store.database import data_folder, open_database
from store.errors import DatabaseError

if TYPE_CHECKING:
    from store.loading import LoadProgress

_ENDINGS = {".py", ".toml", ".csv", ".txt", ".md", ".sql"}


def sample_path() -> Path:
    """The file of the sample; another one for every version of the corpus, the parser and the store."""
    return data_folder() / f"sample-{_fingerprint()}.duckdb"


def ensure_sample(progress: Callable[[LoadProgress], None] | None = None) -> Path:
    """The sample, built when it is not there yet.

    It appears whole or not at all, also when two processes build it at once. Raises `DatabaseError` when it cannot be
    written.
    """
    path = sample_path()
    if path.exists():
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".sample-", dir=path.parent) as folder:
            draft = Path(folder) / path.name
            _build(draft, progress)
            draft.replace(path)
    except OSError as error:
        problem = say("the sample cannot be written ({reason})", reason=reason_of(error))
        raise DatabaseError(path, problem, say("make the folder writable, or name a database with --db")) from error
    _remove_older(path)
    return path


def _build(path: Path, progress: Callable[[LoadProgress], None] | None) -> None:
    # Not at the top: looking for a sample that is there already must not wait for the parser to be imported.
    from seeds.corpus import articles
    from store.loading import load

    with contextlib.closing(open_database(path, write=True)) as connection:
        result = load(connection, articles(), progress=progress)
    if result.refused:
        raise DatabaseError(
            path, say("the sample is broken ({reason})", reason=result.refused[0][1]), say("install Dealtrail again")
        )


@cache
def _fingerprint() -> str:
    """A hash of all that shapes the sample: the corpus, the parser with its data, the schema and the merging."""
    digest = hashlib.sha256()
    for name, file in _sources():
        digest.update(f"{name}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _sources() -> Iterator[tuple[str, Path]]:
    for root in (Path(seeds.__path__[0]), Path(__file__).parent):
        for file in sorted(root.rglob("*")):
            if file.suffix in _ENDINGS:
                yield file.relative_to(root.parent).as_posix(), file


def _remove_older(path: Path) -> None:
    """Removes the samples of other versions; one that is in use where that keeps it from going stays."""
    for other in path.parent.glob("sample-*.duckdb"):
        if other != path:
            with contextlib.suppress(OSError):
                other.unlink()
