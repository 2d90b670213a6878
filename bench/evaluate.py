"""Measures the parser against gold: event and strict precision, recall and F1, by half, language and kind.

    python -m bench.evaluate [GOLD TEXTS | PASSAGES] [--half NAME] [--misses] [--fields]

GOLD is a folder of ``NAME.json`` files, or one ``.jsonl`` file with an article a line (``bench/gold/press.jsonl`` holds
the project's own, with the address of each article); TEXTS holds ``NAME.txt`` for each, no part of the project.
Articles without a text are counted and left out. PASSAGES is a file or a folder of passages with their gold in one
(``bench.passages``); without any argument those of the project are measured. ``bench.scoring`` says what counts.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from bench.passages import PASSAGES, read_passages
from bench.scoring import GoldArticle, Pair, Score, Tally, field_accuracy, score
from seeds.model import Document, Report
from seeds.parser import parse
from seeds.reading import read_document
from seeds.vocabulary import Kind, Side, side_of


def read_gold(path: Path) -> list[GoldArticle]:
    """The annotated articles of a folder or a JSON Lines file, in order of their ids."""
    if path.is_dir():
        found = [
            GoldArticle.model_validate({**json.loads(p.read_text("utf-8")), "id": p.stem}) for p in path.glob("*.json")
        ]
    else:
        found = [GoldArticle.model_validate_json(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return sorted(found, key=lambda article: article.id)


def with_texts(gold: Path, texts: Path) -> Iterator[tuple[GoldArticle, Document]]:
    """The annotated articles whose text is at hand; says how many have none."""
    articles = read_gold(gold)
    paths = {article.id: texts / f"{article.id}.txt" for article in articles}
    missing = sum(not path.exists() for path in paths.values())
    if missing:
        print(f"{missing} of {len(articles)} articles have no text in {texts}", file=sys.stderr)
    for article in articles:
        if paths[article.id].exists():
            yield article, read_document(paths[article.id])


def total(scores: Iterable[Score]) -> Tally:
    """The counts of several articles together."""
    whole = Tally()
    for tally in (one.tally for one in scores):
        whole.gold += tally.gold
        whole.predicted += tally.predicted
        whole.event += tally.event
        whole.strict += tally.strict
    return whole


def by_kind(scores: Iterable[Score]) -> dict[Kind, Tally]:
    """The counts by kind: hits and gold under the gold's kind, what was made up under the report's own."""
    found: dict[Kind, Tally] = defaultdict(Tally)
    for one in scores:
        for pair in one.pairs:
            tally = found[pair.gold.kind]
            tally.gold += 1
            tally.predicted += pair.report is not None
            tally.event += pair.report is not None
            tally.strict += pair.strict
        for report in one.made_up:
            found[report.kind].predicted += 1
    return dict(sorted(found.items()))


def _line(name: str, tally: Tally) -> str:
    event = "P {:.2f} R {:.2f} F1 {:.3f}".format(*tally.figures(tally.event))
    strict = "P {:.2f} R {:.2f} F1 {:.3f}".format(*tally.figures(tally.strict))
    return f"{name:22s} gold {tally.gold:4d} found {tally.predicted:4d} | event {event} | strict {strict}"


def _sides(report: Report) -> str:
    payers, payees, others = (
        [party.name for party in report.parties if side_of(party.role) is side]
        for side in (Side.PAYER, Side.PAYEE, Side.NEITHER)
    )
    return f"{payers} -> {payees} {others or ''} {report.amount} {report.stage} {report.rule}"


def _miss(pair: Pair) -> str | None:
    gold = pair.gold
    wanted = f"{pair.article.id}: {gold.kind} {list(gold.payers)} -> {list(gold.payees)} {gold.amount} {gold.status}"
    if pair.report is None:
        return f"MISSED   {wanted}"
    return None if pair.strict else f"PARTLY   {wanted}\n         got {_sides(pair.report)}"


def _print_misses(article: GoldArticle, outcome: Score) -> None:
    for line in map(_miss, outcome.pairs):
        if line is not None:
            print(line)
    for report in outcome.made_up:
        passage = " ".join(report.evidence[0].text.split())[:300]
        print(f"MADE UP  {article.id}: {report.kind} {_sides(report)}\n         | {passage}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the texts and print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path, nargs="?", default=PASSAGES)
    options.add_argument("texts", type=Path, nargs="?")
    options.add_argument("--half", help="only the articles of this half")
    options.add_argument("--misses", action="store_true", help="print what was missed and what was made up")
    options.add_argument("--fields", action="store_true", help="print how often each field of a found deal is right")
    chosen = options.parse_args(arguments)
    scores: list[tuple[GoldArticle, Score]] = []
    for article, document in (
        read_passages(chosen.gold) if chosen.texts is None else with_texts(chosen.gold, chosen.texts)
    ):
        if not chosen.half or article.half == chosen.half:
            outcome = score(article, parse(document).reports)
            scores.append((article, outcome))
            if chosen.misses:
                _print_misses(article, outcome)
    groups: list[Callable[[GoldArticle], str]] = [lambda a: a.half, lambda a: a.lang]
    for group in groups:
        for name in sorted({group(article) for article, _ in scores if group(article)}):
            print(_line(name, total(one for article, one in scores if group(article) == name)))
    for kind, tally in by_kind(one for _, one in scores).items():
        print(_line(kind.value, tally))
    if chosen.fields:
        for name, (right, count) in field_accuracy(pair for _, one in scores for pair in one.pairs).items():
            print(f"{name:22s} {right / max(count, 1):.2f} of {count}")
    print(_line("all", total(one for _, one in scores)))


if __name__ == "__main__":
    main()
