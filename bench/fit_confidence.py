"""Fits the weights of the parser's confidence to judged finds, and says how well they tell right from wrong.

    python -m bench.fit_confidence TEXTS [--also GOLD TEXTS]... [--news FOLDER] [--least P] [--on] [--write]

TEXTS holds ``NAME.txt`` for the articles of ``bench/gold/press.jsonl``; each GOLD is a further file of that form with
the folder of its texts; FOLDER holds the texts that ``bench/gold/judged.jsonl`` judges finds of, which are known by
their ids, under any name. The articles of the half ``unread`` are never looked at.

A find is whole when it is a gold deal with every side and its sum (*strict* in ``bench.scoring``), or was judged right
without a fault. A find of the project's own passages counts half as much as another. Finds in texts that rules were
made on, and in passages, are right more often than others for that reason alone: two marks take this up, and are no
signs; the articles of the half ``measured first`` have no mark. What is printed is measured with weights fitted to
other articles, in ten parts; F1 is that of whole finds in articles without a mark, for several limits. With ``--on``
the weights as they are count as known, which holds what former texts have taught. Without ``--write`` nothing is
changed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.evaluate import with_texts
from bench.logistic import fit, probability
from bench.passages import PASSAGES, read_passages
from bench.scoring import GoldArticle, score
from seeds.model import Document, text_id
from seeds.parser import Judgement, parse
from seeds.parser.confidence import WEIGHTS, weights
from seeds.parser.signs import Sign
from seeds.reading import document_from_text
from seeds.text import clean

GOLD = Path(__file__).parent / "gold"
_PARTS = 10
_SHRINK, _SHRINK_MARK = 60.0, 0.4
_NEWS, _PRESS, _PASSAGES = 1.0, 1.0, 0.5
_UNREAD = "unread"
_FRESH = frozenset({"held back", "measured first"})
"""The halves that no rule was made on."""
_LIMITS = (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
_DEVELOPED, _OWN = "developed on", "own passage"
_MARKS = (_DEVELOPED, _OWN)
_HEAD = """\
# What each sign of a find adds to the log odds that the find is whole (`seeds.parser.signs` says what they mean), and
# the probability under which a find is dropped. Made by `python -m bench.fit_confidence`: fit anew, do not edit.
"""


@dataclass(frozen=True)
class Case:
    """A find that was judged: where it stands, its signs, the marks of its text, and whether it is right."""

    group: str
    article: str
    signs: dict[Sign, float]
    marks: frozenset[str]
    weight: float
    right: bool
    whole: bool

    @property
    def worth(self) -> float:
        """How much of it is right: 1 for a whole find, half for one with a side or a sum amiss."""
        return (self.right + self.whole) / 2

    @property
    def part(self) -> int:
        """Which of the parts its article falls in, by chance but the same each time."""
        return int(hashlib.sha256(self.article.encode()).hexdigest(), 16) % _PARTS

    def row(self, *, marked: bool = True) -> list[float]:
        """Its signs as numbers, behind a 1 for the base; with the marks of its text or without."""
        marks = [float(marked and mark in self.marks) for mark in _MARKS]
        return [1.0, *(self.signs.get(sign, 0.0) for sign in Sign), *marks]


def of_gold(group: str, articles: Iterable[tuple[GoldArticle, Document]], weight: float) -> Iterator[Case]:
    """The finds in annotated articles; those that match optional gold are left out."""
    for article, document in articles:
        if article.half == _UNREAD:
            continue
        judgements: list[Judgement] = []
        reports = parse(document, weigh=judgements.append, least=0).reports
        outcome = score(article, reports)
        whole = {id(pair.report): pair.strict for pair in outcome.pairs if pair.report is not None}
        wrong = {id(report) for report in outcome.made_up}
        marks = {_OWN} if group == _OWN else set()
        if article.half not in _FRESH:
            marks.add(_DEVELOPED)
        for report, judgement in zip(reports, judgements, strict=True):
            if id(report) in whole or id(report) in wrong:
                right = id(report) in whole
                name = f"{group} {article.id} {document.document_id}"
                signs = dict(judgement.signs)
                yield Case(group, name, signs, frozenset(marks), weight, right, whole.get(id(report), False))


def of_news(judged: Path, folder: Path) -> Iterator[Case]:
    """The finds in general news that were judged one by one, where the parser still finds them."""
    verdicts: dict[str, dict[tuple[str, int], str]] = defaultdict(dict)
    languages: dict[str, str] = {}
    for line in judged.read_text("utf-8").splitlines():
        one = json.loads(line)
        verdicts[one["document"]][one["kind"], one["cue"]] = one["verdict"]
        languages[one["document"]] = one["language"]
    for path in sorted(folder.rglob("*.txt")):
        text = clean(path.read_text("utf-8"))
        name = text_id(text)
        told = verdicts.pop(name, {})
        if not told:
            continue
        judgements: list[Judgement] = []
        parse(document_from_text(text, language=languages[name]), weigh=judgements.append, least=0)
        for judgement in judgements:
            verdict = told.pop((judgement.finding.kind.value, judgement.finding.cue_start), None)
            if verdict is not None:
                signs = dict(judgement.signs)
                yield Case("news", name, signs, frozenset(), _NEWS, verdict != "wrong", verdict == "right")


def fitted(cases: Sequence[Case], known: Mapping[Sign, float]) -> list[float]:
    """The coefficients for the base, the signs and the marks, in that order.

    Each is pulled to what is known of its sign, in proportion to how much the sign varies, so that it does not matter
    how it is counted.
    """
    rows = [case.row() for case in cases]
    signs = [_SHRINK * variance for variance in _variances(rows)[1 : 1 + len(Sign)]]
    shrink = [0.0, *(max(_SHRINK_MARK, pull) for pull in signs), *(_SHRINK_MARK for _ in _MARKS)]
    before = [0.0, *(known.get(sign, 0.0) for sign in Sign), *(0.0 for _ in _MARKS)]
    return fit(rows, [c.worth for c in cases], [c.weight for c in cases], shrink, before)


def _variances(rows: Sequence[Sequence[float]]) -> list[float]:
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    return [
        sum((value - mean) ** 2 for value in column) / len(rows)
        for column, mean in zip(zip(*rows, strict=True), means, strict=True)
    ]


def unseen(cases: Sequence[Case], known: Mapping[Sign, float]) -> list[float]:
    """The probability of each case by weights that were fitted to the other parts, its marks left out."""
    found = [0.0] * len(cases)
    for part in range(_PARTS):
        coefficients = fitted([case for case in cases if case.part != part], known)
        for i, case in enumerate(cases):
            if case.part == part:
                found[i] = probability(case.row(marked=False), coefficients)
    return found


def area(told: Sequence[float], right: Sequence[bool]) -> float:
    """How often a right find is surer than a wrong one; 0.5 where it is chance."""
    yes = [p for p, one in zip(told, right, strict=True) if one]
    no = [p for p, one in zip(told, right, strict=True) if not one]
    return sum((a > b) + (a == b) / 2 for a in yes for b in no) / max(1, len(yes) * len(no))


def _print_group(name: str, cases: Sequence[Case], told: Sequence[float], least: float) -> None:
    rights, wholes = [c.right for c in cases], [c.whole for c in cases]
    right, whole = sum(rights) / len(rights), sum(wholes) / len(wholes)
    kept = [one for one, p in zip(wholes, told, strict=True) if p >= least]
    print(
        f"{name:14s} {len(cases):5d} finds, {right:.2f} right, {whole:.2f} whole, "
        f"{sum(told) / len(told):.2f} expected; whole ones surer than others {area(told, wholes):.3f}, right ones "
        f"{area(told, rights):.3f}; kept {len(kept)}, {sum(kept) / max(1, len(kept)):.3f} whole, "
        f"{sum(kept) / max(1, sum(wholes)):.3f} of the whole"
    )
    for low in range(0, 10, 2):
        here = [one for one, p in zip(cases, told, strict=True) if low / 10 <= p < (low + 2) / 10]
        if here:
            right, whole = sum(c.right for c in here) / len(here), sum(c.whole for c in here) / len(here)
            span = f"{low / 10:.1f} to {low / 10 + 0.2:.1f}"
            print(f"    {span}  {len(here):5d} finds, {right:.2f} right, {whole:.2f} whole")


def _print_limits(cases: Sequence[Case], told: Sequence[float], deals: int) -> None:
    """F1 of the whole finds and of the right ones among so many gold deals, for several limits of probability."""
    for limit in _LIMITS:
        kept = [case for case, p in zip(cases, told, strict=True) if p >= limit]
        hits = sum(c.whole for c in kept), sum(c.right for c in kept)
        whole, right = (2 * one / (len(kept) + deals) for one in hits)
        print(f"    limit {limit:.2f}  {len(kept):5d} finds of {deals} deals, F1 {whole:.3f} whole, {right:.3f} right")


def written(coefficients: Sequence[float], least: float) -> str:
    """The data file with those coefficients."""
    signs = "".join(
        f'"{sign}" = {value:.3f}\n' for sign, value in zip(Sign, coefficients[1 : 1 + len(Sign)], strict=True)
    )
    return f"{_HEAD}\nleast = {least}\nbase = {coefficients[0]:.3f}\n\n[signs]\n{signs}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, measure, and write the data file if asked to."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("texts", type=Path)
    options.add_argument("--also", type=Path, nargs=2, action="append", default=[], metavar=("GOLD", "TEXTS"))
    options.add_argument("--news", type=Path)
    options.add_argument("--least", type=float, help="the probability under which a find is dropped; as it is")
    options.add_argument("--on", action="store_true", help="go on from the weights as they are, for new texts alone")
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args(arguments)
    least = weights().least if chosen.least is None else chosen.least
    cases = list(of_gold(_OWN, read_passages(PASSAGES), _PASSAGES))
    press = list(with_texts(GOLD / "press.jsonl", chosen.texts))
    press += (one for gold, texts in chosen.also for one in with_texts(gold, texts))
    cases += of_gold("press", press, _PRESS)
    if chosen.news is not None:
        cases += of_news(GOLD / "judged.jsonl", chosen.news)
    known = weights().signs if chosen.on else {}
    told = unseen(cases, known)
    for group in sorted({case.group for case in cases}):
        here = [i for i, case in enumerate(cases) if case.group == group]
        _print_group(group, [cases[i] for i in here], [told[i] for i in here], least)
    fresh = [i for i, case in enumerate(cases) if case.group == "press" and not case.marks]
    deals = sum(not deal.optional for article, _ in press if article.half in _FRESH for deal in article.deals)
    if fresh:
        _print_limits([cases[i] for i in fresh], [told[i] for i in fresh], deals)
    text = written(fitted(cases, known), least)
    print(text)
    if chosen.write:
        WEIGHTS.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
