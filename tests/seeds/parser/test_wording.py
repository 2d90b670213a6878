"""The words around a find, in their places, and what they weigh."""

from __future__ import annotations

from pathlib import Path

import pytest

from seeds.language.files import FOLDER, WORDING, LanguageDataError
from seeds.parser import Judgement, parse
from seeds.parser.wording import Place, read_wording, told_as, wording_weights
from seeds.reading import document_from_text


def _judged(text: str, code: str = "en") -> list[Judgement]:
    found: list[Judgement] = []
    parse(document_from_text(text, language=code), weigh=found.append)
    return found


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("Veltrano has acquired Quorbine.", Place.FRAME, "acquire"),
        ("Veltrano has acquired Quorbine.", Place.CUE, "acquired"),
        ("Veltrano snapped up Quorbine.", Place.CUE, "snapped up"),
        ("Veltrano has acquired Quorbine.", Place.FORM, "acquisition past"),
        ("Quorbine was acquired by Veltrano.", Place.FORM, "acquisition past passive"),
        ("The acquisition of Quorbine by Veltrano was a surprise.", Place.FORM, "acquisition noun"),
        ("Veltrano has acquired Quorbine.", Place.BEFORE_CUE, "has"),
        ("Veltrano has acquired Quorbine.", Place.BEHIND_CUE, "<company>"),
        ("Veltrano has acquired Quorbine.", Place.BEFORE_PAYER, "<edge>"),
        ("Veltrano has acquired Quorbine.", Place.BEHIND_PAYER, "has"),
        ("Veltrano has acquired Quorbine.", Place.PAYER, "named company"),
        ("Veltrano has acquired Quorbine.", Place.PAYER, "before the verb acquisition"),
        ("Elon Musk has acquired Quorbine.", Place.PAYER, "named person"),
        ("Veltrano makes pumps. The group has acquired Quorbine.", Place.PAYER, "described company"),
        ("The acquisition of Quorbine by Veltrano was a surprise.", Place.BEFORE_PAYER, "by"),
        ("The acquisition of Quorbine by Veltrano was a surprise.", Place.BEFORE_PAYEE, "of"),
        ("The acquisition of Quorbine by Veltrano was a surprise.", Place.PAYEE, "behind the noun acquisition"),
        ("Veltrano has acquired Quorbine for $30 million.", Place.BEHIND_PAYEE, "for"),
        ("Veltrano has acquired Quorbine for $30 million.", Place.BEFORE_SUM, "for"),
        ("Veltrano has acquired Quorbine for $30 million.", Place.BEHIND_SUM, "."),
    ],
)
def test_a_word_is_seen_in_its_place(text: str, place: Place, word: str) -> None:
    judgement = _judged(text)[-1]
    assert (place, word) in judgement.words


def test_a_find_without_a_cue_of_its_own_has_its_frame_and_parties() -> None:
    text = "Harrowgate has offered to buy Quillmere. Tressac is also in the race."
    rival = _judged(text)[-1]
    assert (Place.FRAME, "rivals") in rival.words
    assert not {place for place, _ in rival.words} & {Place.CUE, Place.FORM, Place.BEFORE_CUE}


def test_nothing_is_said_of_a_sum_that_is_not_there() -> None:
    (judgement,) = _judged("Veltrano has acquired Quorbine.")
    assert not {place for place, _ in judgement.words} & {Place.BEFORE_SUM, Place.BEHIND_SUM}


@pytest.mark.parametrize("code", ["en", "fr"])
def test_what_a_word_weighs_is_part_of_how_sure_a_find_is(code: str) -> None:
    text = {"en": "Veltrano has acquired Quorbine.", "fr": "Veltrano a racheté Quorbine."}[code]
    (judgement,) = _judged(text, code)
    weighed = {told_as(word): much for word, much in wording_weights(code).items() if word in judgement.words}
    assert weighed
    assert weighed.items() <= dict(judgement.parts).items()


def test_a_language_without_the_file_has_no_such_weights() -> None:
    assert not (FOLDER / "de" / WORDING).exists()
    assert wording_weights("de") == {}
    (judgement,) = _judged("Veltrano hat Quorbine für 30 Millionen Euro übernommen.", "de")
    assert judgement.words
    assert not any("«" in part for part, _ in judgement.parts)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('["cue"]', '["clue"]', "clue"),
        ('["cue"]', '["cue"]\n"snapped" = "much"', "cue.snapped"),
        ('["cue"]', '["cue"]\n"snapped" = nan', "cue.snapped"),
        ('["cue"]', '["cue"', "no valid TOML"),
    ],
)
def test_a_file_of_words_with_a_fault_is_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = (FOLDER / "en" / WORDING).read_text("utf-8")
    assert old in text
    path = tmp_path / WORDING
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(LanguageDataError) as error:
        read_wording(path)
    assert str(path) in str(error.value)
    assert told in str(error.value)
