"""How far a deal is, and who says so: from tense, mood and the words around the cue."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from seeds.language import LanguageData, Words, load_language, phrase_pattern
from seeds.parser.cues import Cue
from seeds.parser.items import Item
from seeds.parser.syntax import clause_end, is_finite
from seeds.vocabulary import Confirmation, Kind, Language, Stage

_CONCLUDED = frozenset({Kind.CONTRACT, Kind.PARTNERSHIP})
_PREDICATE = 6
"""How many items behind a noun's verb may tell its stage."""
_STRONGEST_FIRST = (Stage.CANCELLED, Stage.IN_TALKS, Stage.CONSIDERED, Stage.COMPLETED, Stage.PLANNED, Stage.ANNOUNCED)


@dataclass(frozen=True)
class StageReading:
    """How far a deal is, whether words say so rather than the tense or the frame alone, and the rule in words."""

    stage: Stage
    signalled: bool
    rule: str


def read_stage(text: str, items: Sequence[Item], cue: Cue, language: LanguageData) -> StageReading:
    """The stage of the deal at a cue.

    Words such as "in talks" count before the cue in its clause, and behind a noun; then the tense decides, and the
    frame's own stage where neither says anything. A contract that is concluded is announced: its delivery is not told.
    """
    signals = _signals(language.code)
    before = text[items[_clause_start(items, cue.group)].start : items[cue.last].end]
    behind = "" if cue.verb else text[items[cue.last].end : items[_reach_behind(items, cue, language) - 1].end]
    for stage in _STRONGEST_FIRST:
        pattern = signals.get(stage)
        match = pattern and (pattern.search(before) or pattern.search(behind))
        if match:
            concluded = stage is Stage.COMPLETED and cue.frame.kind in _CONCLUDED
            told = Stage.ANNOUNCED if concluded else _unless_past(stage, cue)
            return StageReading(told, True, f'the words "{match.group()}"')
    if cue.tense == "conditional":
        return StageReading(Stage.CONSIDERED, True, "the conditional")
    if cue.tense == "future":
        return StageReading(Stage.ANNOUNCED, False, "the future")
    if cue.verb and cue.tense in {"past", "participle", "imperfect"} and cue.frame.past is not None:
        return StageReading(cue.frame.past, False, "the past")
    return StageReading(cue.frame.stage, False, "the frame")


def _reach_behind(items: Sequence[Item], cue: Cue, language: LanguageData) -> int:
    """The end of the words behind a noun that may tell its stage: its clause, and the verb that it is subject of.

    A relative counts only where its subject stands last, ``la levée que prépare X``.
    """
    end = clause_end(items, cue.last, language)
    if end + 2 >= len(items):
        return min(end + 2, len(items)) if end < len(items) and is_finite(items[end], language) else end
    if is_finite(items[end], language):
        return min(len(items), end + _PREDICATE)
    inverted = items[end].lower in language.object_relatives and items[end + 2].is_nominal
    return end + 2 if inverted else end


def _unless_past(stage: Stage, cue: Cue) -> Stage:
    """A plan that is told as done is done: ``avait prévu d'investir`` keeps its plan, ``a investi`` does not."""
    done = cue.verb and cue.tense == "past" and cue.frame.past is not None
    if done and stage in {Stage.PLANNED, Stage.ANNOUNCED} and cue.frame.past is not None:
        return cue.frame.past
    return stage


def read_confirmation(
    text: str, start: int, end: int, stage: Stage, cue: Cue, language: LanguageData
) -> tuple[Confirmation, str]:
    """Who says so, from the sentence ``text[start:end]``, and the rule in words.

    Without a word on it, talk is reported, deeds confirmed.
    """
    sentence = text[start:end]
    for confirmation in (Confirmation.DENIED, Confirmation.REPORTED, Confirmation.SPECULATED, Confirmation.CONFIRMED):
        pattern = _confirmations(language.code).get(confirmation)
        match = pattern and pattern.search(sentence)
        if match:
            return confirmation, f'the words "{match.group()}"'
    if cue.tense == "conditional" or stage in {Stage.CONSIDERED, Stage.IN_TALKS}:
        return Confirmation.REPORTED, "talk that nobody vouches for"
    return Confirmation.CONFIRMED, "told as a fact"


def _clause_start(items: Sequence[Item], index: int) -> int:
    """The first item of the clause, for the words that govern a cue: no further than a stop, a bracket or 14 items."""
    for back in range(index - 1, max(-1, index - 15), -1):
        if items[back].lower in {";", ":", "(", ")"}:
            return back + 1
    return max(0, index - 14)


def expand(phrases: Words, language: LanguageData) -> Words:
    """Phrases with every ``{verb}`` replaced by each of its forms."""
    expanded: list[str] = []
    for phrase in phrases:
        match = re.search(r"\{(\w+)\}", phrase)
        if match is None:
            expanded.append(phrase)
            continue
        forms = language.forms_of[match[1]]
        expanded.extend(phrase.replace(match[0], form) for form in forms)
    return tuple(expanded)


@functools.cache
def _signals(code: Language) -> dict[Stage, re.Pattern[str]]:
    language = load_language(code)
    return {stage: phrase_pattern(expand(words, language)) for stage, words in language.signals.stage.items()}


@functools.cache
def _confirmations(code: Language) -> dict[Confirmation, re.Pattern[str]]:
    language = load_language(code)
    return {kind: phrase_pattern(expand(words, language)) for kind, words in language.signals.confirmation.items()}
