"""The language files: what is wrong in them is refused on load, by name."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from seeds.language import Frame, LanguageData, LanguageDataError, load_language, read_language_folder
from seeds.language.files import FOLDER, read_tables
from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_loads(code: str) -> None:
    assert load_language(code).frames


def test_a_role_that_the_kind_has_not_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"no .*target.* in a deal of kind capex"):
        Frame(id="plan", kind="capex", subject="target", needs=[["target"]])


def test_a_need_that_nothing_can_meet_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"unknown needs: .*amuont"):
        Frame(id="buy", kind="acquisition", subject="acquirer", needs=[["amuont"]])


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"otherwise": "nowhere"}, "otherwise names no frame"),
        ({"prepositions": {"zwischen": "acquirer"}}, "not in prepositions"),
        ({"verbs": ["kaufen"]}, "not in verbs"),
    ],
)
def test_a_frame_that_points_nowhere_is_refused(change: dict[str, Any], problem: str) -> None:
    frame = {"id": "odd", "kind": "acquisition", "subject": "acquirer", "needs": [["acquirer"]], **change}
    with pytest.raises(ValidationError, match=problem):
        LanguageData(**_english(frames=[frame]))


def test_a_frame_may_have_the_prepositions_of_another(tmp_path: Path) -> None:
    french = load_language("fr")
    assert french.frame("gather").prepositions == french.frame("raise").prepositions
    assert french.frame("round-noun").prepositions["pour"] == "target"
    folder = tmp_path / "fr"
    shutil.copytree(FOLDER / "fr", folder)
    frames = folder / "frames.toml"
    text = frames.read_text("utf-8")
    frames.write_text(text.replace('prepositions_of = "raise"', 'prepositions_of = "raze"', 1), "utf-8")
    with pytest.raises(LanguageDataError, match=r"frames\.toml:\d+: .*no frame has the id 'raze'"):
        read_language_folder(folder, common=FOLDER / "common.toml")


def test_a_signal_without_its_verb_is_refused() -> None:
    signals = {"stage": {"planned": ["{kaufen} will"]}, "confirmation": {}}
    with pytest.raises(ValidationError, match="signals: not in verbs"):
        LanguageData(**_english(frames=[], signals=signals))


def test_a_noun_of_a_sector_that_no_sentence_is_read_for_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"sector_nouns: not in generic_nouns: \['Autobauer'\]"):
        LanguageData(**_english(sector_nouns={"cars": ["carmaker", "Autobauer"]}))


def test_a_party_that_a_list_item_leaves_out_is_proven_by_its_name() -> None:
    text = "OpenAI multiplie les accords.\n\n- En octobre, prise de participation de 10 % dans AMD.\n"
    (report,) = parse(document_from_text(text, language="fr")).reports
    assert [e.text for e in report.evidence if e.field == "investor"] == ["OpenAI"]


@pytest.mark.parametrize(
    ("file", "line", "change", "message"),
    [
        ("frames.toml", 'kind = "acquisition"', 'kind = "takeover"', "Input should be"),
        ("words.toml", 'coordinators = ["and", "or", "&"]', 'coordinators = "and"', "valid frozenset"),
        ("numbers.toml", '"million" = 1000000', '"million" = "many"', "valid integer"),
        ("dates.toml", '"January" = 1', '"January" = [1]', "valid integer"),
    ],
)
def test_what_is_wrong_is_named_with_file_line_and_key(
    tmp_path: Path, file: str, line: str, change: str, message: str
) -> None:
    folder = Path(shutil.copytree(FOLDER / "en", tmp_path / "en"))
    lines = (folder / file).read_text("utf-8").splitlines()
    number = lines.index(line)
    lines[number] = change
    (folder / file).write_text("\n".join(lines), "utf-8")
    key = change.split(" = ")[0].strip('"')
    with pytest.raises(LanguageDataError) as caught:
        read_language_folder(folder, common=FOLDER / "common.toml")
    assert str(caught.value).startswith(f"{folder / file}:{number + 1}: ")
    assert key in str(caught.value) and message in str(caught.value)


def test_a_key_in_two_files_is_refused(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER / "en", tmp_path / "en"))
    with (folder / "dates.toml").open("a", encoding="utf-8") as file:
        file.write("\n[verbs]\n")
    with pytest.raises(LanguageDataError, match="verbs: another file"):
        read_language_folder(folder)


def test_a_file_that_is_no_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text("determiners = [\n'the'\nagents = []\n")
    with pytest.raises(LanguageDataError, match=r"words\.toml: no valid TOML: .*line 3"):
        read_language_folder(tmp_path)


def _english(**changes: Any) -> dict[str, Any]:
    return {"code": "en", **read_tables(FOLDER / "en", FOLDER / "common.toml"), **changes}
