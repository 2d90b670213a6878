"""Hostile and damaged texts: the parser bears them, proves what it says, repeats itself and keeps an even pace.

    python -m bench.fuzz [--count 100000] [--seed 1] [--processes 2] [--only texts,shapes]

Run it from the top of the repository, with the Python that has Dealtrail installed.

- ``texts``: generated and mutated texts. Each is parsed twice; an exception, a span whose words are not those of its
  quote, a mention outside the text, two answers that differ, or both times beyond the limit for each character is a
  fault: what a process compiles once is not the text's. A fault is printed with the seed of its text:
  ``--seed SEED --count 1`` makes that text again.
- ``shapes``: named shapes of one kind of thing over and over, at a size and at twice that size. Linear growth gives a
  ratio of 2, quadratic growth 4; a ratio above the limit is a fault.

Ends with 1 when there was a fault.
"""

from __future__ import annotations

import argparse
import functools
import random
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor

from bench.damaged_texts import make_text
from bench.texts import invented_name, long_text
from seeds.corpus import articles
from seeds.model import Document, ParsedDocument
from seeds.parser import parse
from seeds.reading import document_from_text, read_document
from seeds.vocabulary import LANGUAGES

_LEAST = 0.05
"""CPU seconds that any text may take, however short."""
_FOR_EACH_CHARACTER = 250e-6
"""CPU seconds that each character may take in a text of any shape."""
_STEEPEST = 3.0
"""The largest ratio of the times for a text of twice the size."""
_BATCH = 200


def main() -> None:
    """Run what the arguments ask for; exit with 1 after a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000, help="texts (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first text (%(default)s)")
    parser.add_argument("--processes", type=int, default=1, help="processes for the texts (%(default)s)")
    parser.add_argument("--scale", type=float, default=1.0, help="factor on the sizes of the shapes (%(default)s)")
    parser.add_argument("--only", default="texts,shapes", help="which checks (%(default)s)")
    arguments = parser.parse_args()
    faults = 0
    if "shapes" in arguments.only:
        faults += check_shapes(arguments.scale)
    if "texts" in arguments.only:
        faults += check_texts(arguments.seed, arguments.count, arguments.processes)
    sys.exit(1 if faults else 0)


# --- texts ------------------------------------------------------------------------------------------------------------


def check_texts(seed: int, count: int, processes: int) -> int:
    """Check as many texts; the number of faults."""
    batches = [range(start, min(start + _BATCH, seed + count)) for start in range(seed, seed + count, _BATCH)]
    started, faults, characters, slowest = time.perf_counter(), 0, 0, (0.0, 0)
    with ProcessPoolExecutor(processes) as pool:
        answers = map(_check_batch, batches) if processes == 1 else pool.map(_check_batch, batches)
        for done, (found, length, slow) in enumerate(answers, start=1):
            for fault in found:
                print("FAULT", fault, flush=True)
            faults += len(found)
            characters += length
            slowest = max(slowest, slow)
            if done % 50 == 0:
                print(f"  {done * _BATCH:,} texts, {faults} faults", file=sys.stderr, flush=True)
    print(f"texts: {count:,} texts, {characters:,} characters, {faults} faults, {time.perf_counter() - started:.0f} s")
    print(f"  slowest {slowest[0] * 1e6:.0f} µs a character, the text of seed {slowest[1]}")
    return faults


def _check_batch(seeds: range) -> tuple[list[str], int, tuple[float, int]]:
    faults, characters, slowest = [], 0, (0.0, 0)
    _load_languages()
    for seed in seeds:
        text, language = make_text(seed)
        try:
            document = document_from_text(text, language=language, published="2026-02-10")
            parsed, first = _timed(document)
            again, second = _timed(document)
            problem = check(document, parsed)
            if problem is None and again != parsed:
                problem = "two answers differ"
        except Exception as error:  # whatever it is, it is a fault of the parser
            faults.append(f"seed {seed}: {type(error).__name__}: {error}")
            continue
        seconds = min(first, second)
        if seconds > _LEAST + _FOR_EACH_CHARACTER * len(text):
            problem = problem or f"{seconds:.2f} s for {len(text):,} characters"
        if problem:
            faults.append(f"seed {seed}: {problem}")
        characters += len(text)
        if len(text) > 1000:
            slowest = max(slowest, (seconds / len(text), seed))
    return faults, characters, slowest


def _timed(document: Document) -> tuple[ParsedDocument, float]:
    """The answer, and the CPU time that it took."""
    started = time.process_time()
    parsed = parse(document)
    return parsed, time.process_time() - started


@functools.cache
def _load_languages() -> None:
    """Read the data of each language, which the first text of it would pay for."""
    for language in LANGUAGES:
        parse(document_from_text("Selva 5. Selva rachète, Selva buys, Selva kauft 5 %.", language=language))


def check(document: Document, parsed: ParsedDocument) -> str | None:
    """What is wrong with an answer; None when every span is exact."""
    text = document.text
    for report in parsed.reports:
        for evidence in report.evidence:
            if text[evidence.start : evidence.end] != evidence.text or not evidence.text.strip():
                return f"evidence {evidence.field} {evidence.start}-{evidence.end} does not read {evidence.text!r}"
    for mention in parsed.mentions:
        written = text[mention.start : mention.end]
        if not written or written != written.strip():
            return f"mention {mention.name} {mention.start}-{mention.end} reads {written!r}"
    return None


# --- shapes -----------------------------------------------------------------------------------------------------------


def shapes() -> Iterator[tuple[str, int, Callable[[int], str]]]:
    """Each shape: its name, how many of its things the smaller text has, and the text of so many."""
    yield "letters in one line", 1_000_000, lambda n: "a" * n
    yield "capitals in one line", 1_000_000, lambda n: "A" * n
    yield "digits in one line", 1_000_000, lambda n: "7" * n
    yield "digits in threes", 250_000, lambda n: "123 " * n
    yield "digits and commas", 300_000, lambda n: "1," * n
    yield "amounts", 10_000, lambda n: "".join(f"{i % 900 + 1} millions d'euros, " for i in range(n))
    yield "amounts, no blanks", 10_000, lambda n: "$5m€" * n
    yield "numbers in words", 20_000, lambda n: "quatre-vingt-dix-neuf " * n
    yield "names in one line", 10_000, lambda n: ", ".join(_names(n))
    yield "names in lines", 10_000, lambda n: "\n".join(f"{name} rachète {name}s." for name in _names(n))
    yield (
        "investors, no round",
        5_000,
        lambda n: " ".join(f"{name} rachète {name}s. Parmi les investisseurs figure {name}a." for name in _names(n)),
    )
    yield "names, one beginning", 10_000, lambda n: ". ".join(f"Selva {name} grandit" for name in _names(n))
    yield "names, same initials", 10_000, lambda n: ". ".join(f"Sa{name[1:]} Ta{name} grandit" for name in _names(n))
    yield "deals", 4_000, lambda n: "\n".join(f"{name} lève 5 millions d'euros auprès d'Amazon." for name in _names(n))
    yield (
        "funds",
        4_000,
        lambda n: "\n".join(f"{name} Capital boucle un fonds de 5 millions d'euros." for name in _names(n)),
    )
    yield "one deal again", 4_000, lambda n: "OpenAI lève 5 millions d'euros auprès d'Amazon.\n" * n
    yield "one deal, other sums", 4_000, lambda n: "".join(f"OpenAI lève {i} millions d'euros.\n" for i in range(1, n))
    yield (
        "investors of a round",
        2_000,
        lambda n: (
            "OpenAI lève 9 milliards d'euros.\n"
            + "".join(f"{name} investit {i} millions d'euros dans OpenAI.\n" for i, name in enumerate(_names(n), 1))
        ),
    )
    yield "articles on end", 1_000_000, long_text
    yield (
        "deals begun",
        3_000,
        lambda n: "".join(f"{name} obtient un prêt.\n{name}s lève 5 millions d'euros.\n" for name in _names(n)),
    )
    yield (
        "sales, no buyer",
        3_000,
        lambda n: "".join(
            f"{name} vend une mine pour {i} millions d'euros.\n{name}s achète la mine pour {i} millions d'euros.\n"
            for i, name in enumerate(_names(n), 1)
        ),
    )
    yield "opening brackets", 100_000, lambda n: "(" * n
    yield "brackets", 10_000, lambda n: "OpenAI (" * n + ")" * n
    yield "square brackets", 100_000, lambda n: "[" * n + "](" * n
    yield "image marks", 20_000, lambda n: "![" * n + "x](y" * n
    yield "quotes", 100_000, lambda n: "« \" ' ’ " * n
    yield "apostrophes", 100_000, lambda n: "l'" * n
    yield "newlines", 100_000, lambda n: "\n" * n
    yield "blank lines", 100_000, lambda n: " \n" * n
    yield "blanks in one line", 300_000, lambda n: "a" + " " * n + "b"
    yield "stops", 100_000, lambda n: "." * n
    yield "stops and blanks", 100_000, lambda n: ". " * n
    yield "stops and letters", 100_000, lambda n: "a." * n
    yield "initials", 50_000, lambda n: "M. A. " * n
    yield "hyphens", 100_000, lambda n: "a-" * n
    yield "commas and ands", 10_000, lambda n: "OpenAI, Amazon et " * n
    yield "commas", 100_000, lambda n: ", " * n
    yield "one sentence", 100_000, lambda n: " ".join(_running()[i % len(_running())] for i in range(n))
    yield "cue words", 10_000, lambda n: "lève rachète investit " * n
    yield "cues, names, sums", 5_000, lambda n: "Amazon rachète OpenAI 5 millions d'euros " * n
    yield "nouns of cues", 10_000, lambda n: "rachat de levée de fonds d'acquisition " * n
    yield "prepositions", 20_000, lambda n: "dans le capital de auprès de " * n
    yield "relatives", 20_000, lambda n: "OpenAI que prépare qui a " * n
    yield "references", 20_000, lambda n: "le groupe il elle la société " * n
    yield "gerunds", 4_000, lambda n: "Amazon investit en rachetant OpenAI " + "et en rachetant OpenAI " * n
    yield "names in quotes", 10_000, lambda n: "Amazon rachète « OpenAI » et " * n
    yield "auxiliaries", 20_000, lambda n: "a été aurait avoir " * n + "racheté"
    yield "percents", 20_000, lambda n: "5 % du capital " * n
    yield "dates", 20_000, lambda n: "3 mars 2025 " * n
    yield "rounds", 20_000, lambda n: "série B " * n
    yield "addresses", 20_000, lambda n: "https://a.fr/b " * n
    yield "one address", 300_000, lambda n: "https://" + "a/" * n
    yield "bullets", 50_000, lambda n: "- " * n
    yield "list items", 20_000, lambda n: "- rachète OpenAI pour 5 millions\n" * n
    yield "hash marks", 100_000, lambda n: "#" * n
    yield "front matter", 50_000, lambda n: "---\n" + "a: b\n" * n
    yield "combining marks", 100_000, lambda n: "e\u0301" * n
    yield "emoji", 100_000, lambda n: "\U0001f600" * n


def check_shapes(scale: float = 1.0) -> int:
    """Time each shape at its size and at twice that; the number that grow too steeply or fail."""
    faults = 0
    print("shapes: CPU seconds for so many and for twice as many, and the ratio")
    for name, size, make in shapes():
        size = max(1, int(size * scale))
        try:
            (small, characters), (large, _) = (_time(make(n)) for n in (size, 2 * size))
        except Exception as error:  # whatever it is, it is a fault of the parser
            print(f"  FAULT {name}: {type(error).__name__}: {error}", flush=True)
            faults += 1
            continue
        ratio = large / max(small, 1e-9)
        each = large / max(characters * 2, 1)
        steep = ratio > _STEEPEST and large > 0.2
        slow = large > 0.2 and each > _FOR_EACH_CHARACTER
        faults += steep or slow
        mark = "FAULT" if steep or slow else ""
        figures = f"{small:>8.3f} {large:>8.3f} {ratio:>6.2f} {each * 1e6:>7.2f} µs a character"
        print(f"  {name:<22} {size:>9,} {figures} {mark}", flush=True)
    print(f"  {faults} faults")
    return faults


def _time(text: str) -> tuple[float, int]:
    document = document_from_text(text, language="fr", published="2026-02-10")
    best = float("inf")
    for _ in range(2):
        started = time.process_time()
        parsed = parse(document)
        best = min(best, time.process_time() - started)
    problem = check(document, parsed)
    if problem:
        raise ValueError(problem)
    return best, len(text)


def _names(count: int) -> list[str]:
    rng = random.Random(7)
    return [invented_name(rng) + invented_name(rng).lower() for _ in range(count)]


@functools.cache
def _running() -> tuple[str, ...]:
    words = (word for path in articles() for word in read_document(path).text.split())
    return tuple(word.rstrip(".!?…") or "et" for word in words)


if __name__ == "__main__":
    main()
