"""The parser is held to the gold of the sample corpus, whose articles are the project's own."""

from __future__ import annotations

from pathlib import Path

from bench.evaluate import read_gold, total
from bench.scoring import score
from seeds.corpus import articles
from seeds.parser import parse
from seeds.reading import read_document

EVENT, STRICT = 0.89, 0.84
"""What the F1 of the corpus must not fall under; the README gives the measured figures."""


def test_the_deals_of_the_sample_corpus_are_found() -> None:
    gold = {article.id: article for article in read_gold(Path(__file__).parent / "corpus_gold")}
    tally = total(score(gold[path.stem], parse(read_document(path)).reports) for path in articles())
    assert tally.gold > 100
    *_, event = tally.figures(tally.event)
    *_, strict = tally.figures(tally.strict)
    assert (event, strict) >= (EVENT, STRICT) and strict >= STRICT
