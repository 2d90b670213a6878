"""The fit of the confidence: exact weights, marks that are no signs, and a data file that the parser reads."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest

from bench.fit_confidence import (
    Case,
    Columns,
    Known,
    area,
    fitted,
    of_gold,
    of_news,
    unseen,
    wordless,
    written,
    written_words,
)
from bench.logistic import fit, probability
from bench.scoring import GoldArticle, GoldDeal
from seeds.model import text_id
from seeds.parser import Judgement, parse
from seeds.parser.confidence import read_weights
from seeds.parser.signs import Sign
from seeds.parser.wording import Place, Word, read_wording
from seeds.reading import document_from_text
from seeds.vocabulary import Kind

_TEXT = "Veltrano has acquired Quorbine. Later, Marlune bought Ostrey for $3 million."


_SNAPPED: Word = (Place.CUE, "snapped")


def _case(
    number: int, signs: dict[Sign, float], right: bool, whole: bool, words: frozenset[Word] = frozenset()
) -> Case:
    return Case("news", str(number), "en", signs, words, frozenset(), 1.0, right, whole)


def _cases() -> list[Case]:
    rows = [(0.0, True)] * 10 + [(0.0, False)] * 30 + [(1.0, True)] * 30 + [(1.0, False)] * 10
    return [_case(number, {Sign.DATE: much}, right, right) for number, (much, right) in enumerate(rows)]


def _fitted(cases: list[Case], known: Known | None = None) -> list[float]:
    return fitted(cases, Columns.of(cases), known or Known())


def _by_sign(coefficients: list[float]) -> dict[Sign, float]:
    return dict(zip(Sign, coefficients[1:], strict=False))


def test_the_fit_finds_the_log_odds() -> None:
    cases = _cases()
    rows = [{0: 1.0, 1: case.signs[Sign.DATE]} for case in cases]
    base, much = fit(rows, [case.right for case in cases], [case.weight for case in cases], [0.0, 0.0])
    assert base == pytest.approx(-math.log(3))
    assert much == pytest.approx(2 * math.log(3))
    assert probability({0: 1.0, 1: 1.0}, [base, much]) == pytest.approx(0.75)


def test_shrinking_pulls_a_weight_towards_nothing() -> None:
    cases = _cases()
    by_sign = _by_sign(_fitted(cases))
    assert 0 < by_sign[Sign.DATE] < 2 * math.log(3)
    assert by_sign[Sign.HEADING] == 0


def test_what_is_known_of_a_sign_stays_where_no_case_shows_it() -> None:
    by_sign = _by_sign(_fitted(_cases(), Known({Sign.DATE: 2.0, Sign.HEADING: 0.7})))
    assert by_sign[Sign.HEADING] == pytest.approx(0.7)
    assert by_sign[Sign.DATE] > _by_sign(_fitted(_cases()))[Sign.DATE]


def test_a_sign_is_fitted_alone_where_all_else_is_to_stay() -> None:
    known = Known({Sign.DATE: 0.0, Sign.HEADING: 0.7}, base=-1.5, only=Sign.DATE)
    base, *_ = coefficients = _fitted(_cases(), known)
    by_sign = _by_sign(coefficients)
    assert base == pytest.approx(-1.5, abs=1e-3)
    assert by_sign[Sign.HEADING] == pytest.approx(0.7, abs=1e-3)
    assert by_sign[Sign.DATE] > 0.5


def _with_words(often: int) -> list[Case]:
    """Finds of which those with a word in its place are right, so many of them."""
    said = [_case(number, {}, True, True, frozenset({_SNAPPED})) for number in range(often)]
    return said + [_case(often + number, {}, number % 2 == 0, number % 2 == 0) for number in range(40)]


def test_the_fit_does_not_go_past_the_best_from_weights_without_their_base() -> None:
    rows = [{0: 1.0, 1: 1.0, 2: float(number % 7)} for number in range(200)]
    right = [float(number % 5 == 0) for number in range(200)]
    base, known, _ = coefficients = fit(rows, right, [1.0] * 200, [0.0, 60.0, 60.0], [0.0, 9.0, 1.5])

    assert base < -9
    assert known == pytest.approx(9, abs=0.1)
    assert sum(probability(row, coefficients) for row in rows) == pytest.approx(sum(right), abs=1)


def test_a_word_is_weighed_where_enough_articles_have_it() -> None:
    assert set(Columns.of(_with_words(8)).words) == {("en", _SNAPPED)}
    assert not Columns.of(_with_words(7)).words
    same = [replace(case, article="one") for case in _with_words(30)]
    assert not Columns.of(same).words


def test_words_that_right_finds_have_speak_for_a_find_in_that_language_only() -> None:
    cases = _with_words(30)
    columns = Columns.of(cases)
    *_, much = fitted(cases, columns, Known())
    assert much > 0.3
    said = cases[0]
    assert columns.row(said)[len(columns) - 1] == 1
    assert len(columns) - 1 not in columns.row(replace(said, language="fr"))
    *_, known = fitted(cases, columns, Known(words={("en", _SNAPPED): 3.0}))
    assert known > much


def test_the_file_of_words_that_is_written_can_be_read(tmp_path: Path) -> None:
    cases = _with_words(30)
    columns = Columns.of(cases)
    coefficients = fitted(cases, columns, Known())
    path = tmp_path / "wording.toml"
    path.write_text(written_words(coefficients, columns, Known(), "en"), "utf-8")
    assert read_wording(path) == {_SNAPPED: pytest.approx(coefficients[-1], abs=0.01)}
    path.write_text(written_words(coefficients, columns, Known(), "fr"), "utf-8")
    assert read_wording(path) == {}
    known = Known(words={("fr", _SNAPPED): 0.4})
    path.write_text(written_words(coefficients, columns, known, "fr"), "utf-8")
    assert read_wording(path) == {_SNAPPED: 0.4}


def test_what_words_add_on_average_is_taken_over_the_finds_in_the_press() -> None:
    cases = _with_words(10)
    own = [replace(case, group="own passage") for case in cases]
    columns = Columns.of(cases)
    coefficients = fitted(cases, columns, Known())
    assert coefficients[-1] > 0
    assert wordless([*cases, *own], coefficients, columns) == pytest.approx(coefficients[-1] * 10 / 50)


def test_a_find_with_a_fault_is_worth_half() -> None:
    cases = [_case(0, {}, *seen) for seen in ((True, True), (True, False), (False, False))]
    assert [case.worth for case in cases] == [1.0, 0.5, 0.0]
    base, *_ = _fitted([cases[1]] * 40)
    assert probability({0: 1.0}, [base]) == pytest.approx(0.5)


def test_a_case_is_measured_with_weights_of_others() -> None:
    told = unseen(_cases(), Known())
    right = [case.right for case in _cases()]
    assert 0.6 < area(told, right) < 0.8
    assert area([0.1, 0.9], [False, True]) == 1
    assert area([0.5, 0.5], [False, True]) == 0.5


def test_finds_are_held_against_gold_and_the_unread_left_alone() -> None:
    document = document_from_text(_TEXT, language="en")
    deal = GoldDeal(kind=Kind.ACQUISITION, payers=("Veltrano",), payees=("Quorbine",))
    article = GoldArticle(id="a", lang="en", half="developed on", deals=(deal,))
    first, second = of_gold("press", [(article, document)], 1.0)
    assert (first.right, first.whole, second.right) == (True, True, False)
    assert first.marks == {"developed on"}
    fresh, _ = of_gold("press", [(article.model_copy(update={"half": "measured first"}), document)], 1.0)
    assert fresh.marks == frozenset()
    assert list(of_gold("press", [(article.model_copy(update={"half": "unread"}), document)], 1.0)) == []


def test_judged_finds_are_known_by_the_id_of_their_text(tmp_path: Path) -> None:
    found: list[Judgement] = []
    parse(document_from_text(_TEXT, language="en"), weigh=found.append)
    cue = found[1].finding.cue_start
    line = {"document": text_id(_TEXT), "language": "en", "kind": "acquisition", "cue": cue, "verdict": "partly"}
    (tmp_path / "judged.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    (tmp_path / "any.txt").write_text(_TEXT, "utf-8")
    (tmp_path / "other.txt").write_text("The sun shines.", "utf-8")
    (case,) = of_news(tmp_path / "judged.jsonl", tmp_path)
    assert (case.right, case.whole) == (True, False)
    assert case.signs == found[1].signs
    assert case.words == found[1].words


def test_the_file_that_is_written_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "confidence.toml"
    base, *others = _fitted(_cases())
    path.write_text(written([base, *others], 0.35, 1.25), "utf-8")
    read = read_weights(path)
    assert (read.least, read.wordless) == (0.35, 1.25)
    assert read.base == pytest.approx(base, abs=0.001)
    assert [read.signs[sign] for sign in Sign] == pytest.approx(others[: len(Sign)], abs=0.001)
