"""Makes a large database of invented deals to measure with.

    python -m bench.generate_deals FILE [--deals N] [--companies N] [--documents N] [--seed N]

Articles in French and English are invented and loaded like any others: what they say is told sentence by sentence with
its evidence, and all the rest is derived by the store itself. A few companies take part in very many deals and most in
a few, words are as frequent as in a real language, a fifth of the deals has a history, and money runs in circles. The
same numbers give the same database. How many deals the merging makes is printed; it lies within some percent of N.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import itertools
import multiprocessing
import random
import sys
import time
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from bench.deal_stories import Choice, Story, Telling, invent
from bench.press_words import Name, Vocabulary, company_names, outlet_names
from seeds.model import Document, ParsedDocument, text_id
from store.companies import default_resolver
from store.database import open_database, transaction
from store.intake import Intake, intake_of, put_in
from store.naming import Names
from store.rebuild import derive_in_steps

_FIRST_DAY = datetime.date(2015, 1, 1)
_DAYS = 4000
_AT_ONCE = 100
_COMMIT = 2_000
_OUTLETS = 120
_COUNTED = ("documents", "companies", "mentions", "reports", "report_parties", "evidence", "deals", "parties")
_PRECISION = Choice({0: 55, 1: 4, 2: 4, 3: 10, 4: 27})


@dataclass(frozen=True, slots=True)
class _World:
    """Who there is, and how often each company stands on the side of the large and of the small."""

    seed: int
    names: list[Name]
    hubs: list[float]
    smalls: list[float]

    def story(self, number: int, steps: int) -> Story:
        """The deal of a number, always the same one; each company is once the small one of its own deal."""
        rng = random.Random(self.seed << 40 | number)
        (hub,) = rng.choices(self.names, cum_weights=self.hubs)
        small, *others = rng.choices(self.names, cum_weights=self.smalls, k=3)
        return invent(rng, hub, self.names[number] if number < len(self.names) else small, others, steps)


class Press:
    """Articles that tell about so many deals, from the oldest to the newest; the same ones for a seed.

    The `spared` companies that take part in most deals take part in none.
    """

    def __init__(self, deals: int, companies: int, documents: int, seed: int = 1, spared: int = 0) -> None:
        rng = random.Random(seed)
        names = company_names(companies, rng)[spared:]
        hubs = list(itertools.accumulate(1 / (rank + 6) for rank in range(len(names))))
        smalls = list(itertools.accumulate((rank + 30) ** -0.5 for rank in range(len(names))))
        self._world = _World(seed, names, hubs, smalls)
        self._outlets = Choice({name: 1 / (rank + 2) for rank, name in enumerate(outlet_names(_OUTLETS, rng))})
        self._words = {language: Vocabulary(language, rng) for language in ("en", "fr")}
        self._heard = _heard(deals, seed)
        sizes = list(itertools.accumulate((rng.lognormvariate(0, 0.8) for _ in range(documents)), initial=0.0))
        self._ends = [round(len(self._heard) * size / sizes[-1]) for size in sizes]

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self._ends) - 1

    def article(self, number: int) -> ParsedDocument:
        """The article of a number, from 0."""
        rng = random.Random(self._world.seed << 40 | 1 << 39 | number)
        outlet, language = self._outlets(rng), "fr" if rng.random() < 0.45 else "en"
        heard = self._heard[self._ends[number] : self._ends[number + 1]]
        return _article(self._world, heard, number, outlet, language, self._words[language], rng)


def parsed_documents(
    deals: int, companies: int, documents: int, seed: int = 1, spared: int = 0
) -> Iterator[ParsedDocument]:
    """All articles of a `Press`."""
    press = Press(deals, companies, documents, seed, spared)
    return (press.article(number) for number in range(len(press)))


def fill(connection: duckdb.DuckDBPyConnection, intakes: Iterable[Intake], say: Callable[[str], None]) -> None:
    """Loads articles, no two of them the same, into a new database that nobody reads yet, step by step."""
    rows, written = iter(intakes), 0
    names = Names(default_resolver())
    while part := list(itertools.islice(rows, _COMMIT)):
        with transaction(connection):
            put_in(connection, part, counted=False)
        for intake in part:
            names.add(intake.document_id, intake.naming)
        written += len(part)
        say(f"{written:,} documents written")
    derive_in_steps(connection, say, names)


def _intakes(size: tuple[int, int, int, int], documents: int, processes: int) -> Iterator[Intake]:
    """The rows of all articles, which several processes invent."""
    with multiprocessing.get_context("spawn").Pool(processes, _begin, (size,)) as pool:
        starts = range(0, documents, _AT_ONCE)
        for part in pool.imap(_some_intakes, ((first, min(first + _AT_ONCE, documents)) for first in starts)):
            yield from part


_press: Press
"""The articles that this process invents."""


def _begin(size: tuple[int, int, int, int]) -> None:
    global _press
    _press = Press(*size)


def _some_intakes(part: tuple[int, int]) -> list[Intake]:
    return [intake_of(_press.article(number), default_resolver()) for number in range(*part)]


def _heard(deals: int, seed: int) -> array[int]:
    """Every step of every deal in order of time: as day, number of the deal, its steps and the place, in one figure."""
    rng = random.Random(seed + 1)
    heard = array("Q")
    for number, steps in enumerate(rng.choices((1, 2, 3, 4, 5), weights=(82, 10, 5, 2, 1), k=deals)):
        day = int(_DAYS * rng.random() ** 0.6)
        for place in range(steps):
            heard.append(day << 40 | number << 8 | steps << 4 | place)
            day += rng.randrange(50)
    return array("Q", sorted(heard))


def _article(
    world: _World,
    heard: array[int],
    number: int,
    outlet: str,
    language: str,
    vocabulary: Vocabulary,
    rng: random.Random,
) -> ParsedDocument:
    """An article that tells these steps, with other words before, between and after them."""
    telling = Telling(language)
    words = vocabulary.some(40 + 26 * len(heard), rng)
    published = _FIRST_DAY + datetime.timedelta(days=heard[-1] >> 40 if heard else rng.randrange(_DAYS))
    telling.write(f"{outlet}, {published.isoformat()}\n\n")
    title = _sentence(words, 8)
    for step in heard:
        story = world.story(step >> 8 & 0xFFFFFFFF, step >> 4 & 0xF)
        happened = published - datetime.timedelta(days=rng.randrange(4))
        dated = _PRECISION(rng)
        telling.tell(story, story.steps[step & 0xF], happened, dated, " ".join(itertools.islice(words, 14)))
        telling.write(f" {_sentence(words, rng.randint(6, 12))}\n\n")
    telling.name(rng.choice(world.names))
    telling.write(f" {_sentence(words, 20)}")
    date = published.isoformat()[: rng.choices((10, 7), weights=(98, 2))[0]]
    document = Document(
        document_id=text_id(telling.text),
        path=f"press/{published.year}/{number:06}.txt",
        url=f"https://{outlet.lower().replace(' ', '-')}.example/{number}",
        title=title,
        publisher=outlet,
        published=None if rng.random() < 0.01 else date,
        language=language,
        text=telling.text,
    )
    return ParsedDocument(document=document, reports=tuple(telling.reports), mentions=tuple(telling.mentions))


def _sentence(words: Iterator[str], length: int) -> str:
    return " ".join(itertools.islice(words, length)).capitalize() + "."


def main() -> int:
    """Makes the file, says how long that took and what is in it."""
    parser = argparse.ArgumentParser(prog="python -m bench.generate_deals", description=__doc__.split("\n")[0])
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--deals", type=int, default=1_000_000)
    parser.add_argument("--companies", type=int, default=50_000)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2, help="processes that invent articles (%(default)s)")
    wanted = parser.parse_args()
    new = wanted.file.with_name(wanted.file.name + ".new")
    new.unlink(missing_ok=True)
    began = time.perf_counter()
    size = (wanted.deals, wanted.companies, wanted.documents, wanted.seed)
    with contextlib.closing(open_database(new, write=True)) as connection:
        intakes = _intakes(size, wanted.documents, wanted.processes)
        fill(connection, intakes, lambda text: print(f"{time.perf_counter() - began:7.1f} s  {text}", file=sys.stderr))
        connection.execute("CHECKPOINT")
        for table in _COUNTED:
            (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)
            print(f"{count:>12,} {table}")
    new.replace(wanted.file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
