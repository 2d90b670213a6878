"""What machines do to a database while articles are loaded into it: nothing that was reported as loaded may be lost.

    python -m bench.crash [--rounds 200] [--documents 120] [--seed 1]

Run it from the top of the repository, with the Python that has Dealtrail installed.

- ``kill``: another process loads a folder and reports each article that it has committed; it is killed (SIGKILL) at a
  random moment, between its start and the time that the whole load takes. Then the database is opened again: every
  reported article has to be there whole, none in part, and `store.doctor` has to find no fault. The next round goes on
  with the same file until all are loaded; then the content has to be that of a load in peace, and a new file begins.
  Half of the files get a checkpoint every few articles, so that kills fall into checkpoints too.
- ``full disk``: loads onto a file system of a few MB until it is full, at a commit and at a checkpoint; the error names
  it, what was reported is there, and with more room the same load goes on. The file system is a tmpfs in a namespace
  of its own; where none can be made, a limit on the size of files takes its place, and the line says so.
- ``two writers``, ``read-only``, ``cut short``: the second writer is told who holds the file; a file or folder that may
  not be written is named; a file that is cut anywhere is refused, stays as it is, and its backup opens.

Ends with 1 when anything was lost or a message missing.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.loader import OFTEN, RARELY, Lost, different, remove, start, whole_documents, write_articles
from seeds.reading import read_document
from store.database import open_database
from store.doctor import examine
from store.errors import DatabaseBusy, DatabaseError, NotADatabase


@dataclass
class Kills:
    """What the rounds of ``kill`` came to."""

    rounds: int = 0
    before_the_first: int = 0
    at_the_end: int = 0
    reported: int = 0
    reopened: list[float] | None = None


def kill_rounds(work: Path, rounds: int, documents: int, seed: int = 1) -> Kills:
    """The rounds of ``kill``; raises `Lost` when anything was."""
    rng = random.Random(seed)
    folder = write_articles(work / "articles", documents, seed)
    ids = {file.name: read_document(file).document_id for file in sorted(folder.iterdir())}
    reference = work / "reference.duckdb"
    started = time.monotonic()
    process = start(reference, folder)
    process.communicate()
    took = time.monotonic() - started
    kills, path, reported = Kills(reopened=[]), work / "deals.duckdb", set[str]()
    for round_ in range(rounds):
        threshold = OFTEN if kills.at_the_end % 2 else RARELY
        process = start(path, folder, threshold)
        time.sleep(rng.uniform(0, took))
        process.send_signal(signal.SIGKILL)
        names = process.communicate()[0].split("\n")[:-1]  # a line that was not ended was not reported
        reported |= {ids[name] for name in names}
        kills.rounds += 1
        kills.reported += len(names)
        kills.before_the_first += not names
        if not path.exists():
            continue
        before = time.monotonic()
        open_database(path, write=True).close()
        kills.reopened = [*(kills.reopened or ()), time.monotonic() - before]
        whole = whole_documents(path, reference)
        if lost := reported - whole:
            raise Lost(f"round {round_}: {len(lost)} reported articles are not there whole, {sorted(lost)[:3]}")
        if findings := examine(path).findings:
            raise Lost(f"round {round_}: {findings}")
        if len(whole) == len(ids) and process.returncode == 0:
            if (text := different(path, reference)) is not None:
                raise Lost(f"round {round_}: {text} is not what a load in peace gives")
            kills.at_the_end += 1
            reported = set()
            remove(path)
    return kills


def full_disk(work: Path, documents: int, seed: int = 1) -> list[str]:
    """The ``full disk``: a line for each way in which it was full; raises `Lost` when anything was."""
    inside = [
        sys.executable,
        "-m",
        "bench.crash",
        "--documents",
        str(documents),
        "--seed",
        str(seed),
        "--inside",
        str(work),
    ]
    for unshare in (["unshare", "--mount"], ["unshare", "--mount", "--map-root-user"]):
        with contextlib.suppress(OSError):
            if subprocess.run([*unshare, *_mount(work, 1, "")], capture_output=True, check=False).returncode == 0:
                run = subprocess.run([*unshare, *inside], capture_output=True, text=True, check=False)
                if run.returncode:
                    raise Lost(run.stderr)
                return run.stdout.splitlines()
    folder = write_articles(work / "articles", documents, seed)
    path = work / "deals.duckdb"
    for largest in (300_000, 450_000, 700_000, 1_000_000, 1_500_000, 2_300_000):
        if (error := _fill(path, folder, RARELY, largest)) is not None:
            _carry_on(path, folder, work)
            return [f"a limit on the size of files, as no small file system can be made here: {error}"]
        remove(path)
    raise Lost("no size of the file was too small")


def _inside(work: Path, documents: int, seed: int) -> None:
    """The part of `full_disk` that runs where file systems can be mounted without anyone else seeing it."""
    folder = write_articles(work / "articles", documents, seed)
    disk = work / "disk"
    disk.mkdir()
    for name, threshold, sizes in (
        ("commit", RARELY, (280, 400, 600, 900, 1_400, 2_000, 3_000)),
        ("checkpoint", OFTEN, (14_000, 20_000, 30_000, 45_000)),
    ):
        print(f"full at a {name}: {_filled(disk, folder, threshold, sizes, work)}")


def _filled(disk: Path, folder: Path, threshold: str, sizes: Iterable[int], work: Path) -> str:
    """Fills the smallest file system on which some of the articles have room; the error."""
    path = disk / "deals.duckdb"
    for size in sizes:
        subprocess.run(_mount(disk, size, ""), check=True)
        try:
            if (error := _fill(path, folder, threshold)) is not None:
                subprocess.run(_mount(disk, 200_000, "remount,"), check=True)
                _carry_on(path, folder, work)
                return f"a tmpfs of {size} KB: {error.replace(str(path), path.name)}"
        finally:
            subprocess.run(["umount", str(disk)], check=True)
    raise Lost("no size of the disk was too small")


def _mount(folder: Path, kilobytes: int, option: str) -> list[str]:
    return ["mount", "-t", "tmpfs", "-o", f"{option}size={kilobytes}k", "tmpfs", str(folder)]


def _fill(path: Path, folder: Path, threshold: str, largest: int = 0) -> str | None:
    """Loads until there is no more room; the error, or None when there was room for all or for none.

    All that was reported has to be there, and can be read while there is no room.
    """
    process = start(path, folder, threshold, largest)
    out, err = process.communicate()
    names = out.split("\n")[:-1]
    if process.returncode == 0:
        return None
    if process.returncode != 1 or not err.startswith(f"{path}: ") or len(err.strip().splitlines()) != 1:
        raise Lost(f"the disk was full, and the message is wrong, after {len(names)} articles: {err}")
    if not names:
        return None
    with open_database(path) as connection:
        there = {ident for (ident,) in connection.execute("SELECT document_id FROM documents").fetchall()}
    if lost := {read_document(folder / name).document_id for name in names} - there:
        raise Lost(f"the disk was full, and {len(lost)} reported articles are not there")
    return f"{err.strip()} (after {len(names)} articles)"


def _carry_on(path: Path, folder: Path, work: Path) -> None:
    """The same load with more room: it has to end with what a load in peace gives."""
    reference = work / "peace.duckdb"
    for file in (path, reference):
        if (file == path or not file.exists()) and start(file, folder).wait():
            raise Lost("the load does not go on")
    if (table := different(path, reference)) is not None or examine(path).findings:
        raise Lost(f"{table} is not what a load in peace gives")


def two_writers(work: Path, documents: int, seed: int = 1) -> str:
    """A second writer during a load: what it is told; raises `Lost` when the first does not end well."""
    folder = write_articles(work / "articles", documents, seed)
    path = work / "deals.duckdb"
    process = start(path, folder)
    while not path.exists():
        time.sleep(0.01)
    time.sleep(0.2)
    try:
        open_database(path, write=True, patience=0).close()
        told = ""
    except DatabaseBusy as busy:
        told = str(busy)
    out, _ = process.communicate()
    if f"process {process.pid} " not in told or "writing" not in told:
        raise Lost(f"the second writer is told {told!r}")
    if process.returncode or len(out.splitlines()) != documents or examine(path).findings:
        raise Lost("the first writer did not end well")
    return told


def read_only(work: Path, documents: int, seed: int = 1) -> str:
    """A file and a folder that may not be written: what a writer is told; readers do as ever."""
    folder = write_articles(work / "articles", documents, seed)
    place = work / "place"
    place.mkdir()
    path = place / "deals.duckdb"
    start(path, folder).communicate()
    path.chmod(0o444)
    for parent in (place, *[p for p in place.parents if p.is_relative_to(work)]):
        parent.chmod(0o555)
    process = subprocess.run([sys.executable, "-c", _NOBODY, str(path)], capture_output=True, text=True, check=False)
    for parent in (*[p for p in place.parents if p.is_relative_to(work)], place):
        parent.chmod(0o755)
    read, *told = process.stdout.splitlines()
    if int(read) != documents or len(told) != 1 or "permission" not in told[0].lower():
        raise Lost(f"read-only: {process.stdout} {process.stderr}")
    return told[0]


_NOBODY = """
import os, sys
from pathlib import Path
from store.database import open_database
from store.errors import DatabaseError
if os.geteuid() == 0:
    os.seteuid(65534)
path = Path(sys.argv[1])
with open_database(path) as connection:
    print(connection.execute("SELECT count(*) FROM documents").fetchall()[0][0])
try:
    open_database(path, write=True)
except DatabaseError as error:
    print(error)
"""


def cut_short(work: Path, documents: int, seed: int = 1, lengths: int = 20) -> str:
    """A file cut at many lengths: it is refused and stays as it is, unless all of its content is still there."""
    folder = write_articles(work / "articles", documents, seed)
    path, cut = work / "deals.duckdb", work / "cut.duckdb"
    start(path, folder).communicate()
    data = path.read_bytes()
    rng = random.Random(seed)
    refused = named = 0
    for length in sorted({len(data) - 1, *(rng.randrange(1, len(data)) for _ in range(lengths))}):
        cut.unlink(missing_ok=True)
        cut.write_bytes(data[:length])
        try:
            if examine(cut).findings:
                named += 1
            elif (table := different(cut, path)) is not None:
                raise Lost(f"cut at {length}, it opens with other {table}")
        except NotADatabase:
            refused += 1
        if cut.read_bytes() != data[:length]:
            raise Lost(f"cut at {length}, it was changed")
    return f"{refused} of {lengths + 1} lengths refused, {named} opened and named by the doctor, the others whole"


def main() -> int:
    """Everything, or what ``--inside`` asks for; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--documents", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    try:
        if options.inside is not None:
            _inside(options.inside, options.documents, options.seed)
            return 0
        _report(options)
    except (Lost, DatabaseError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


def _report(options: argparse.Namespace) -> None:
    few = min(options.documents, 60)
    with _folder() as work:
        kills = kill_rounds(work, options.rounds, options.documents, options.seed)
    times = sorted(kills.reopened or [0.0])
    print(
        f"kill: {kills.rounds} rounds, {kills.reported} articles reported, none lost, none in part; "
        f"{kills.before_the_first} rounds before the first article, {kills.at_the_end} loads reached their end; "
        f"opened again in {times[len(times) // 2] * 1000:.0f} ms (median), {times[-1] * 1000:.0f} ms (slowest)"
    )
    with _folder() as work:
        for line in full_disk(work, options.documents, options.seed):
            print(f"full disk: {line}")
    scenarios: dict[str, Callable[[Path, int, int], str]] = {
        "two writers": two_writers,
        "read-only": read_only,
        "cut short": cut_short,
    }
    for name, scenario in scenarios.items():
        with _folder() as work:
            print(f"{name}: {scenario(work, few, options.seed)}")


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="dealtrail-crash-") as folder:
        yield Path(folder)


if __name__ == "__main__":
    sys.exit(main())
