"""The suites of other projects are read as they are written, and held against what the money finder says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import money_suites

CORPUS = r"""
corpus = (testContext, testOptions, allExamples)
negativeCorpus = (testContext, testOptions, examples)
  where
    examples =
      [ "nothing here"
      ]
allExamples = concat
  [ examples (simple Pound 10)
             [ "\x00a3\&10"
             , "ten pounds"
             ]
  , examples (between Dollar (10, 2e1))
             [ "10-20 dollars" ]
  , examples (under EUR 7)
             [ "under 7 EUR" ]
  , examples (above EUR 7)
             [ "exactly 7 EUR" ]
  ]
"""


@pytest.fixture
def suites(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("FR", "EN"):
        folder = tmp_path / "duckling" / "Duckling" / "AmountOfMoney" / name
        folder.mkdir(parents=True)
        (folder / "Corpus.hs").write_text(CORPUS if name == "EN" else "", "utf-8")
    for name in ("French", "English"):
        folder = tmp_path / "recognizers" / "Specs" / "NumberWithUnit" / name
        folder.mkdir(parents=True)
        result = {"Resolution": {"value": "10,5", "unit": "Euro"}}
        cases = [{"Input": "10.5 euros", "Results": [result]}, {"Input": "5 euros and 10.5 euros", "Results": [result]}]
        (folder / "CurrencyModel.json").write_text(json.dumps(cases), "utf-8-sig")
    return tmp_path / "recognizers", tmp_path / "duckling"


def test_a_corpus_is_read_with_its_intervals(suites: tuple[Path, Path]) -> None:
    cases = list(money_suites.read_duckling(suites[1] / "Duckling" / "AmountOfMoney" / "EN" / "Corpus.hs"))
    assert [case.text for case in cases] == [
        "nothing here",
        "£10",
        "ten pounds",
        "10-20 dollars",
        "under 7 EUR",
        "exactly 7 EUR",
    ]
    assert [[(one.low, one.high) for one in case.expected] for case in cases] == [
        [],
        [(10, 10)],
        [(10, 10)],
        [(10, 20)],
        [(None, 7)],
        [(7, None)],
    ]


def test_what_is_not_as_expected_is_a_miss(
    suites: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    reviewed = tmp_path / "reviewed.toml"
    units = '[units.recognizers]\n"Euro" = ["1", "EUR"]\n'
    units += '[units.duckling]\n"Dollar" = ["1", "USD"]\n"Pound" = ["1", "GBP"]\n'
    reviewed.write_text(
        units + '[[unreasonable]]\nsuite = "recognizers-en"\ncases = [1]\nreason = "two sums"\n', "utf-8"
    )
    monkeypatch.setattr(money_suites, "REVIEWED", reviewed)
    monkeypatch.setattr("sys.argv", ["money_suites", *map(str, suites), "--misses"])
    money_suites.main()
    printed = " ".join(capsys.readouterr().out.split())
    assert "recognizers-en all 1 of 2 reasonable 1 of 1" in printed
    assert "duckling-en all 5 of 6 reasonable 5 of 6" in printed
    assert "duckling-en 5: 'exactly 7 EUR' expected 7..None EUR" in printed
    assert "[two sums]" in printed
