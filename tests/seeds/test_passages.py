"""The parser is held to what it reads of the passages that carry their gold."""

from __future__ import annotations

import pytest

from bench.evaluate import total
from bench.passages import HALVES, PASSAGES, read_passages
from bench.scoring import Score, score
from seeds.parser import parse

STRICT = {"developed on": 0.72, "held back": 0.59}
"""What the strict F1 of a half must not fall under; the README gives the measured figures."""


@pytest.fixture(scope="module")
def scores() -> dict[str, list[Score]]:
    found: dict[str, list[Score]] = {half: [] for half in HALVES}
    for article, document in read_passages(PASSAGES):
        found[article.half].append(score(article, parse(document).reports))
    return found


@pytest.mark.parametrize("half", HALVES)
def test_the_deals_of_the_passages_are_found(half: str, scores: dict[str, list[Score]]) -> None:
    tally = total(scores[half])
    assert tally.gold > 700
    *_, strict = tally.figures(tally.strict)
    assert strict >= STRICT[half]
