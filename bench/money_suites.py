"""Hold the money finder against the test suites of two other projects.

    python -m bench.money_suites RECOGNIZERS DUCKLING [--misses]

RECOGNIZERS is a checkout of https://github.com/microsoft/Recognizers-Text and DUCKLING one of
https://github.com/facebook/duckling; get them yourself, nothing of them is kept here. Of the first the files
Specs/NumberWithUnit/{French,English}/CurrencyModel.json are read, of the second
Duckling/AmountOfMoney/{FR,EN}/Corpus.hs.

What is measured is `find_sums`, all that `find_money` knows before it leaves out what is too small for a deal. A case
counts when the sums are as many as expected and each has the value and the currency that is expected, also where a
report settles it, as of *rupees*, by what else the text says; with Duckling also the ends of an interval. Numbers
without any unit, which we read as sums after ``raised 3 billion``, are not compared. `money_suites.toml` beside this
file says which currencies a unit of theirs may be, and names the cases whose expected answer is none that a reader of
corporate deals wants; both figures are printed, with and without them.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from seeds.language import load_language
from seeds.parser.currencies import UNKNOWN, currency_of
from seeds.parser.money import Sum, find_sums
from seeds.vocabulary import Bound, Language

REVIEWED = Path(__file__).with_suffix(".toml")
RECOGNIZERS: dict[Language, str] = {"fr": "French", "en": "English"}


@dataclass(frozen=True)
class Expected:
    """A sum that a suite expects; the ends are equal where it is exact, and None where it is open."""

    low: Decimal | None
    high: Decimal | None
    unit: str


@dataclass(frozen=True)
class Case:
    """One text of a suite, with its number there."""

    number: int
    text: str
    expected: tuple[Expected, ...]
    bounds: bool


def read_recognizers(path: Path) -> Iterator[Case]:
    """The cases of a CurrencyModel.json, numbered from 0."""
    for number, case in enumerate(json.loads(path.read_text("utf-8-sig"))):
        expected = []
        for result in case["Results"]:
            resolution = result["Resolution"]
            written = resolution.get("value")
            value = None if written is None else Decimal(written.replace(",", "."))
            expected.append(Expected(value, value, resolution.get("isoCurrency") or resolution["unit"]))
        yield Case(number, case["Input"], tuple(expected), bounds=False)


def read_duckling(path: Path) -> Iterator[Case]:
    """The cases of a Corpus.hs, numbered from 0 in their order; negative ones expect nothing."""
    source = path.read_text("utf-8")
    block = re.compile(
        r"examples\s+\((?P<sort>simple|between|above|under)\s+(?P<unit>\w+)\s+(?P<value>\([^)]*\)|[\d.e]+)\)\s*"
        r"\[(?P<texts>(?:[^\]\"]|\"(?:[^\"\\]|\\.)*\")*)\]|examples\s*=\s*\[(?P<none>[^\]]*)\]"
    )
    number = 0
    for match in block.finditer(source):
        expected: tuple[Expected, ...] = ()
        if match["sort"]:
            ends = [Decimal(end) for end in re.findall(r"[\d.e]+", match["value"])]
            low = None if match["sort"] == "under" else ends[0]
            high = None if match["sort"] == "above" else ends[-1]
            expected = (Expected(low, high, match["unit"]),)
        for literal in re.findall(r"\"((?:[^\"\\]|\\.)*)\"", match["texts"] or match["none"] or ""):
            yield Case(number, _unescape(literal), expected, bounds=True)
            number += 1


def _unescape(literal: str) -> str:
    text = re.sub(r"\\x([0-9a-fA-F]+)", lambda match: chr(int(match[1], 16)), literal)
    return text.replace("\\&", "").replace('\\"', '"').replace("\\\\", "\\")


def passes(case: Case, found: list[Sum], units: dict[str, list[str]]) -> bool:
    """Whether what was found is what the case expects."""
    return len(found) == len(case.expected) and all(
        _agrees(one, sum_, units, case.bounds) for one, sum_ in zip(case.expected, found, strict=True)
    )


def _agrees(expected: Expected, found: Sum, units: dict[str, list[str]], bounds: bool) -> bool:
    factor, currencies = Decimal(1), [expected.unit]
    if expected.unit in units:
        first, *currencies = units[expected.unit]
        factor = Decimal(first)
    if (found.currency or UNKNOWN) not in currencies:
        return False
    low: Decimal | None = found.value
    high: Decimal | None = found.value if found.value_max is None else found.value_max
    if bounds and found.value_max is None:
        low = None if found.bound is Bound.UP_TO else low
        high = None if found.bound is Bound.AT_LEAST else high
    wanted = [None if end is None else end * factor for end in (expected.low, expected.high)]
    return [low, high] == wanted


def _settled(found: Sum, text: str, code: Language) -> Sum:
    """The sum with whose currency a noun such as *rupees* names, as a report settles it by the text around it."""
    if found.currency != UNKNOWN:
        return found
    nouns = (word.casefold() for word in reversed(text[found.start : found.end].split()))
    settled = (currency_of(noun, None, None, (text,), code) for noun in nouns)
    return replace(found, currency=next(filter(None, settled), UNKNOWN))


def run(
    name: str, code: Language, cases: list[Case], units: dict[str, list[str]], reviewed: dict[int, str]
) -> list[str]:
    """Print the score of a suite; returns a line for each miss."""
    language = load_language(code)
    misses, right, right_reasonable = [], 0, 0
    for case in cases:
        found = [s for s in find_sums(case.text, 0, len(case.text), language) if s.currency is not None]
        good = passes(case, found, units) or passes(case, [_settled(s, case.text, code) for s in found], units)
        right += good
        right_reasonable += good and case.number not in reviewed
        if not good:
            why = f" [{reviewed[case.number]}]" if case.number in reviewed else ""
            got = "; ".join(
                f"{s.value.normalize():f}{'' if s.value_max is None else f'..{s.value_max.normalize():f}'} "
                f"{s.currency} {s.bound.value} {case.text[s.start : s.end]!r}"
                for s in found
            )
            wanted = "; ".join(f"{e.low}..{e.high} {e.unit}" for e in case.expected)
            misses.append(
                f"  {name} {case.number}: {case.text!r}\n    expected {wanted or 'none'}\n    found {got}{why}"
            )
    reasonable = len(cases) - len(reviewed)
    print(f"{name:20} all {right:3} of {len(cases):3}   reasonable {right_reasonable:3} of {reasonable:3}")
    return misses


def main() -> None:
    """Run the four suites."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recognizers", type=Path, help="a checkout of microsoft/Recognizers-Text")
    parser.add_argument("duckling", type=Path, help="a checkout of facebook/duckling")
    parser.add_argument("--misses", action="store_true", help="list each case that is missed")
    arguments = parser.parse_args()
    for folder in (arguments.recognizers / "Specs", arguments.duckling / "Duckling"):
        if not folder.is_dir():
            parser.error(f"{folder}: there is no such folder; give a checkout of the repository")
    data = tomllib.loads(REVIEWED.read_text("utf-8"))
    misses: list[str] = []
    for suite in ("recognizers", "duckling"):
        for code in ("fr", "en"):
            if suite == "recognizers":
                folder = arguments.recognizers / "Specs" / "NumberWithUnit" / RECOGNIZERS[code]
                cases = list(read_recognizers(folder / "CurrencyModel.json"))
            else:
                path = arguments.duckling / "Duckling" / "AmountOfMoney" / code.upper() / "Corpus.hs"
                cases = list(read_duckling(path))
            entries = [entry for entry in data["unreasonable"] if entry["suite"] == f"{suite}-{code}"]
            reviewed = {number: entry["reason"] for entry in entries for number in entry["cases"]}
            misses += run(f"{suite}-{code}", code, cases, data["units"][suite], reviewed)
    if arguments.misses:
        print(*misses, sep="\n")


if __name__ == "__main__":
    main()
