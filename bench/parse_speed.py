"""How fast the parser is, how its time and memory grow, and what a second process brings.

    python -m bench.parse_speed [--peer-python PYTHON] [--runs 5] [--only peer,growth,line,memory,processes]

Run it from the top of the repository, with the Python that has Dealtrail installed.

- ``peer``: characters a second beside spaCy's small French pipeline (``fr_core_news_sm``, all its components, in
  batches), on the same texts and the same core, in turns; the median of the ratios of the turns. Only with
  ``--peer-python``, the Python of an environment of its own that has ``spacy`` and ``fr-core-news-sm`` installed.
- ``growth``: time for one text of 10 kB to 5 MB with ever more names, and the exponent that fits it: 1 is linear.
- ``line``: time and peak memory for the same 5 MB with and without line breaks, each in a process of its own.
- ``memory``: resident memory after 1,000 and after 10,000 articles.
- ``processes``: documents a second with one process and with two.

Times are CPU seconds of the process where nothing else is said, so that other work on the machine counts little; the
processes are measured by the clock.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.texts import long_text, many
from seeds.model import Document
from seeds.parser import parse
from seeds.parser.many import parse_all
from seeds.reading import document_from_text

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000, 5_000_000)

_PEER = """
import json, sys, time
import spacy
pipeline = spacy.load("fr_core_news_sm")
texts = json.loads(sys.stdin.readline())
for _ in sys.stdin:
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in pipeline.pipe(texts):
        pass
    print(time.process_time() - cpu, time.perf_counter() - wall, flush=True)
"""


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer-python", type=Path, help="a Python that has spacy and fr-core-news-sm")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each measurement (%(default)s)")
    parser.add_argument("--articles", type=int, default=10_000, help="articles for the memory (%(default)s)")
    parser.add_argument("--only", default=",".join(MEASURES), help="which measurements (%(default)s)")
    arguments = parser.parse_args()
    for name in arguments.only.split(","):
        MEASURES[name](arguments)


def beside_peer(arguments: argparse.Namespace) -> None:
    """The parser and the peer in turns on one core."""
    if arguments.peer_python is None:
        print("peer: left out, since --peer-python names none")
        return
    documents = list(many(150))
    texts = [document.text for document in documents]
    length = sum(map(len, texts))
    cores = _pin()
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    environment.pop("PYTHONPATH", None)
    command = [str(arguments.peer_python), "-c", _PEER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as peer:
        assert peer.stdin is not None and peer.stdout is not None
        peer.stdin.write(json.dumps(texts) + "\n")
        rows = []
        for _ in range(arguments.runs + 1):
            ours = _timed(lambda: [parse(document) for document in documents])
            peer.stdin.write("go\n")
            peer.stdin.flush()
            theirs = [float(part) for part in peer.stdout.readline().split()]
            rows.append((*ours, *theirs))
        peer.stdin.close()
    _unpin(cores)
    cpu, wall, peer_cpu, peer_wall = (statistics.median(column) for column in zip(*rows[1:], strict=True))
    ratios = [row[2] / row[0] for row in rows[1:]]
    wall_ratios = [row[3] / row[1] for row in rows[1:]]
    print(f"peer: {len(texts)} articles, {length:,} characters, one core, {arguments.runs} turns after a first one")
    print(f"  Dealtrail {length / cpu:>10,.0f} characters a CPU second, {length / wall:>10,.0f} a second by the clock")
    print(f"  spaCy     {length / peer_cpu:>10,.0f} characters a CPU second, {length / peer_wall:>10,.0f} by the clock")
    print(
        f"  ratio     {statistics.median(ratios):.1f} by CPU time ({min(ratios):.1f} to {max(ratios):.1f}), "
        f"{statistics.median(wall_ratios):.1f} by the clock"
    )


def growth(arguments: argparse.Namespace) -> None:
    """The time for ever longer texts and the exponent that fits it."""
    whole = long_text(max(SIZES))
    print("growth: one text, CPU seconds")
    seconds = []
    for size in SIZES:
        document = document_from_text(whole[:size], language="fr")
        runs = min(arguments.runs, 1 if size > 3_000_000 else 3 if size > 500_000 else arguments.runs)
        seconds.append(statistics.median(_timed(partial(parse, document))[0] for _ in range(runs)))
        names = len({mention.name for mention in parse(document).mentions})
        print(f"  {size:>9,} characters {names:>7,} names {seconds[-1]:>8.3f} s {size / seconds[-1]:>9,.0f} a second")
    slope = statistics.linear_regression([math.log(size) for size in SIZES], [math.log(s) for s in seconds]).slope
    print(f"  exponent {slope:.3f}")


def line(_: argparse.Namespace) -> None:
    """Five megabytes in one line, and as they are."""
    print(f"line: {max(SIZES):,} characters, each in a process of its own")
    for joint, what in (("\n", "in lines"), (" ", "in one line")):
        command = [sys.executable, "-c", f"from bench.parse_speed import parse_long; parse_long({joint!r})"]
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        seconds, before, after, reports = (float(part) for part in out)
        print(
            f"  {what:<12} {seconds:6.1f} s CPU, peak {after:,.0f} MB ({before:,.0f} MB before), {reports:,.0f} reports"
        )


def parse_long(joint: str) -> None:
    """Parse the longest text, its lines joined so; prints CPU seconds, peak memory before and after, and reports."""
    document = document_from_text(long_text(max(SIZES)).replace("\n", joint), language="fr")
    before, start = _peak(), time.process_time()
    reports = len(parse(document).reports)
    print(time.process_time() - start, before, _peak(), reports)


def memory(arguments: argparse.Namespace) -> None:
    """Resident memory while many articles are parsed, each forgotten at once."""
    marks = (arguments.articles // 10, arguments.articles)
    print("memory: resident after each parsed article is forgotten")
    held = []
    for number, document in enumerate(many(arguments.articles), start=1):
        parse(document)
        if number in marks:
            held.append(_resident())
            print(f"  {number:>7,} articles {held[-1]:>8.1f} MB")
    print(f"  growth {held[-1] - held[0]:+.1f} MB ({held[-1] / held[0] - 1:+.1%})")


def processes(arguments: argparse.Namespace) -> None:
    """Documents a second by the clock, with one process and with two, in turns."""
    documents = list(many(2_000))
    rows = []
    for _ in range(arguments.runs):
        rows.append([_timed(partial(_exhaust, documents, count))[1] for count in (1, 2)])
    one, two = (statistics.median(column) for column in zip(*rows, strict=True))
    print(f"processes: {len(documents):,} articles, start of the processes included")
    print(f"  one {len(documents) / one:,.0f} articles a second, two {len(documents) / two:,.0f}")
    print(f"  gain {statistics.median(row[0] / row[1] for row in rows):.2f}")


MEASURES: dict[str, Callable[[argparse.Namespace], None]] = {
    "peer": beside_peer,
    "growth": growth,
    "line": line,
    "memory": memory,
    "processes": processes,
}


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """CPU and clock seconds of some work."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def _exhaust(documents: list[Document], count: int) -> None:
    for _ in parse_all(documents, processes=count):
        pass


def _pin() -> set[int]:
    """Keep to one core, and so the processes started from now on; the cores before."""
    if not hasattr(os, "sched_setaffinity"):
        return set()
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    return cores


def _unpin(cores: set[int]) -> None:
    if cores:
        os.sched_setaffinity(0, cores)


def _resident() -> float:
    """Resident memory in megabytes; the highest so far where the system does not tell the present."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _peak() -> float:
    """The most memory that the process has held, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
