"""The language files: what is wrong in them is refused on load, by name."""

import tomllib
from importlib import resources
from typing import Any

import pytest
from pydantic import ValidationError

from seeds.language import Frame, LanguageData, load_language
from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Language


@pytest.mark.parametrize("code", list(Language))
def test_each_language_loads(code: Language) -> None:
    assert load_language(code).frames


def test_a_role_that_the_kind_has_not_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"no .*target.* in a deal of kind capex"):
        Frame.model_validate({"id": "plan", "kind": "capex", "subject": "target", "needs": [["target"]]})


def test_a_need_that_nothing_can_meet_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"unknown needs: .*amuont"):
        Frame.model_validate({"id": "buy", "kind": "acquisition", "subject": "acquirer", "needs": [["amuont"]]})


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
        LanguageData.model_validate(_english(frames=[frame]))


def test_a_signal_without_its_verb_is_refused() -> None:
    signals = {"stage": {"planned": ["{kaufen} will"]}, "confirmation": {}}
    with pytest.raises(ValidationError, match="signals: not in verbs"):
        LanguageData.model_validate(_english(frames=[], signals=signals))


def test_a_party_that_a_list_item_leaves_out_is_proven_by_its_name() -> None:
    text = "OpenAI multiplie les accords.\n\n- En octobre, prise de participation de 10 % dans AMD.\n"
    (report,) = parse(document_from_text(text, language="fr")).reports
    assert [e.text for e in report.evidence if e.field == "investor"] == ["OpenAI"]


def _english(**changes: Any) -> dict[str, Any]:
    folder = resources.files("seeds.language")
    raw = tomllib.loads((folder / "en.toml").read_text("utf-8"))
    common = tomllib.loads((folder / "common.toml").read_text("utf-8"))
    raw["legal_forms"] = common["legal_forms"]
    return {"code": "en", **raw, **changes}
