"""What speaks for a report raises its confidence, what speaks against it lowers it, and the unlikely are dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from seeds.language.files import LanguageDataError
from seeds.parser import Judgement, parse
from seeds.parser.confidence import WEIGHTS, read_weights, weights
from seeds.parser.signs import Sign
from seeds.reading import document_from_text

_LONG = " ".join(["The sun shines on all of us, and the streets are full of people who talk about it."] * 60)


def _judged(text: str, code: str = "en") -> list[Judgement]:
    found: list[Judgement] = []
    parse(document_from_text(text, language=code), weigh=found.append)
    return found


def _confidence(text: str, code: str = "en") -> float:
    (report,) = parse(document_from_text(text, language=code), least=0).reports
    return report.confidence


@pytest.mark.parametrize(
    ("fuller", "barer"),
    [
        ("Veltrano has acquired Quorbine for $30 million.", "Veltrano has acquired Quorbine."),
        ("Microsoft has acquired Nokia.", "Veltrano has acquired Quorbine."),
        ("In March 2019, Veltrano acquired Quorbine.", "Veltrano has acquired Quorbine."),
        (
            "Veltrano has acquired Quorbine. Veltrano acquired Quorbine to grow.",
            "Veltrano has acquired Quorbine. The sun shines on all of us.",
        ),
        ("Veltrano has acquired Quorbine.", f"Veltrano has acquired Quorbine. {_LONG}"),
        ("Today Veltrano acquired Quorbine.", "Today the Finnish government acquired Quorbine."),
    ],
)
def test_what_is_told_fully_is_surer(fuller: str, barer: str) -> None:
    assert _confidence(fuller) > _confidence(barer)


def test_a_long_article_that_hardly_speaks_of_business_makes_a_deal_less_sure() -> None:
    business = (
        "The chairman of the group, a company with a stake in a bank, a retailer, a chipmaker and an insurer "
        "hailed the takeover."
    )
    assert _confidence(f"Veltrano has acquired Quorbine. {business} {_LONG}") > _confidence(
        f"Veltrano has acquired Quorbine. {_LONG} {_LONG[: len(business)]}"
    )
    (short,) = _judged("Veltrano has acquired Quorbine.")
    (on_business,) = _judged(f"Veltrano has acquired Quorbine. {business} {_LONG}")
    assert short.signs[Sign.OFF_TOPIC] < 0.1
    assert on_business.signs.get(Sign.OFF_TOPIC, 0) == 0


def test_a_party_that_is_left_out_makes_a_deal_less_sure() -> None:
    named = "Veltrano avance.\n\n- En mars, Veltrano signe un contrat de 30 millions d'euros avec Quorbine."
    left_out = "Veltrano avance.\n\n- En mars, contrat de 30 millions d'euros avec Quorbine."
    assert _confidence(named, "fr") > _confidence(left_out, "fr")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Veltrano has acquired Quorbine.", Sign.BOTH_SIDES),
        ("Veltrano has acquired Quorbine in May 2019.", Sign.DATE),
        ("Veltrano is in talks to acquire Quorbine.", Sign.WORDED),
        ("# Veltrano acquires Quorbine\n\nThe sun shines on all of us.", Sign.HEADING),
        ("In Ohio, Veltrano has acquired Quorbine.", Sign.PLACE),
        ("Veltrano acquired Quorbine.", Sign.PAST),
        ("Veltrano plans to acquire Quorbine.", Sign.INFINITIVE),
        ("Veltrano has acquired Quorbine for $30 million.", Sign.BESIDE),
        ("Veltrano has acquired Quorbine for at least $30 million.", Sign.AT_LEAST),
        ("Veltrano makes pumps and valves. The company has acquired Quorbine.", Sign.DESCRIBED),
        ("Veltrano, in spite of all that its rivals said, has acquired Quorbine.", Sign.FAR),
        ("Veltrano has acquired Quorbine.", Sign.ACQUISITION),
        ("Veltrano has lent Quorbine $30 million.", Sign.DEBT),
        ("Veltrano has called off its takeover of Quorbine.", Sign.CANCELLED),
        ("Quorbine was acquired by Veltrano.", Sign.PASSIVE),
        ("Veltrano has acquired Quorbine for $30 million.", Sign.LARGE),
        ("Veltrano has acquired a 20% stake in Quorbine.", Sign.SHARE),
        ("Quorbine raised $30 million in a Series B round.", Sign.SERIES),
        ("Elon Musk has acquired Quorbine.", Sign.PERSON),
        ("Veltrano has acquired eQuorbine.", Sign.SMALL_LETTER),
        ("Veltrano has acquired Quorbine.", Sign.TITLED),
        ('"Veltrano has acquired Quorbine", it said.', Sign.QUOTED),
        ("Deals of the week:\n\n- Veltrano has acquired Quorbine.\n- The sun shines on all of us.", Sign.ITEM),
        (f"Veltrano has acquired Quorbine. {_LONG}", Sign.OFF_TOPIC),
    ],
)
def test_a_sign_is_seen(text: str, sign: Sign) -> None:
    (judgement,) = _judged(text)
    assert judgement.signs[sign] > 0


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Veltrano has acquired Quorbine. Veltrano has also acquired Ostrey.", Sign.SHARING),
        ("Veltrano has acquired Quorbine. Veltrano has also acquired Ostrey.", Sign.BEFORE),
        ("Veltrano has acquired Quorbine. Veltrano has lent Quorbine $3 million.", Sign.OTHER_KIND),
        ("Veltrano has acquired Quorbine for $3 million. Ostrey raised $3 million.", Sign.SAME_SUM),
        ("Veltrano has acquired Quorbine and Ostrey raised $5 million.", Sign.IN_SENTENCE),
    ],
)
def test_what_is_told_beside_a_deal_is_seen(text: str, sign: Sign) -> None:
    first, last = _judged(text)
    assert last.signs[sign] > 0
    alone, *_ = _judged("Veltrano has acquired Quorbine for $30 million.")
    assert sign not in alone.signs
    assert first.finding.cue_start < last.finding.cue_start


def test_it_is_seen_how_often_a_name_stands() -> None:
    (once,) = _judged("Veltrano has acquired Quorbine.")
    (often,) = _judged("Veltrano has acquired Quorbine. Quorbine makes pumps.")
    assert once.signs[Sign.RAREST] == often.signs[Sign.RAREST] < often.signs[Sign.COMMONEST]


def test_what_speaks_for_a_plain_deal_is_told_first_and_weighs_more() -> None:
    (judgement,) = _judged("Today Microsoft acquired Nokia for $30 million.")
    assert [much for _, much in judgement.parts] == sorted((much for _, much in judgement.parts), reverse=True)
    assert judgement.parts[0][1] > -judgement.parts[-1][1]
    assert judgement.probability > 0.8


def test_what_is_too_unlikely_is_told_but_gives_no_report() -> None:
    text = f"{_LONG} It said that all of this and much of what else there was could help the group to build plants."
    document = document_from_text(f"Quorbine makes pumps. {text}", language="en")
    judgements: list[Judgement] = []
    assert parse(document, weigh=judgements.append).reports == ()
    (judgement,) = judgements
    assert not judgement.kept
    assert judgement.probability < weights().least
    (report,) = parse(document, least=0).reports
    assert report.confidence == judgement.probability


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"a date" =', '"a dote" =', "signs.a dote"),
        ('"a date" = ', '"a date" = "much" # ', "signs.a date"),
        ('"a date" = ', "# ", "signs.a date: there is no weight for this sign"),
        ("least = 0", "least = 4", "least"),
        ("base = ", "base = nan # ", "base"),
        ("wordless = ", "# ", "wordless"),
        ("base = ", "base == ", "no valid TOML"),
    ],
)
def test_a_file_of_weights_with_a_fault_is_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = WEIGHTS.read_text("utf-8")
    assert old in text
    path = tmp_path / "weights.toml"
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(LanguageDataError) as error:
        read_weights(path)
    assert str(path) in str(error.value)
    assert told in str(error.value)


def test_a_bid_that_only_set_phrases_tell_of_takes_the_sum_of_a_later_sentence() -> None:
    text = "Harrowgate has offered to buy Quillmere. Tressac is also in the race. The deal would be worth $300 million."
    judgements = _judged(text)
    assert [(one.finding.rule, Sign.BESIDE in one.signs) for one in judgements][-1] == ("rivals", False)
    assert judgements[-1].finding.money is not None


def test_a_language_of_which_no_words_were_learnt_gets_what_words_add_on_average() -> None:
    parts = {}
    for code, text in (("de", "Nordwerk übernimmt Brisalto."), ("en", "Nordwerk acquires Brisalto.")):
        judgements: list[Judgement] = []
        parse(document_from_text(text, language=code), weigh=judgements.append)
        (judgement,) = judgements
        parts[code] = dict(judgement.parts)
        assert judgement.probability > 0.5
    assert parts["de"]["what words add on average"] == weights().wordless > 0
    assert "what words add on average" not in parts["en"]
