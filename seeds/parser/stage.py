"""How far a deal is, and who says so: from tense, mood and the words around the cue."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from seeds.language import LanguageData, Words, load_language, phrase_pattern
from seeds.parser.cues import Cue
from seeds.parser.items import Item
from seeds.parser.syntax import clause_end, is_finite
from seeds.vocabulary import Confirmation, Kind, Language, Stage

_CONCLUDED = frozenset({Kind.CONTRACT, Kind.PARTNERSHIP})
_PREDICATE = 6
"""How many items behind a noun's verb may tell its stage."""
_STRONGEST_FIRST = (Stage.CANCELLED, Stage.IN_TALKS, Stage.CONSIDERED, Stage.COMPLETED, Stage.PLANNED, Stage.ANNOUNCED)


def read_stage(text: str, items: Sequence[Item], cue: Cue, language: LanguageData) -> tuple[Stage, bool]:
    """The stage of the deal at a cue, and whether the words say it rather than the tense or the frame alone.

    Words such as "in talks" count before the cue in its clause, and behind a noun; then the tense decides, and the
    frame's own stage where neither says anything. A contract that is concluded is announced: its delivery is not told.
    """
    signals = _signals(language.code)
    before = text[items[_clause_start(items, cue.group)].start : items[cue.last].end]
    behind = "" if cue.verb else text[items[cue.last].end : items[_reach_behind(items, cue, language) - 1].end]
    for stage in _STRONGEST_FIRST:
        pattern = signals.get(stage)
        if pattern is not None and (pattern.search(before) or pattern.search(behind)):
            concluded = stage is Stage.COMPLETED and cue.frame.kind in _CONCLUDED
            return (Stage.ANNOUNCED if concluded else _unless_past(stage, cue)), True
    if cue.tense in {"conditional", "future"}:
        return (Stage.CONSIDERED, True) if cue.tense == "conditional" else (Stage.ANNOUNCED, False)
    if cue.verb and cue.tense in {"past", "participle", "imperfect"} and cue.frame.past is not None:
        return cue.frame.past, False
    return cue.frame.stage, False


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


def read_confirmation(text: str, start: int, end: int, stage: Stage, cue: Cue, language: LanguageData) -> Confirmation:
    """Who says so, from the sentence ``text[start:end]``; without a word on it, talk is reported, deeds confirmed."""
    sentence = text[start:end]
    for confirmation in (Confirmation.DENIED, Confirmation.REPORTED, Confirmation.SPECULATED, Confirmation.CONFIRMED):
        pattern = _confirmations(language.code).get(confirmation)
        if pattern is not None and pattern.search(sentence):
            return confirmation
    if cue.tense == "conditional" or stage in {Stage.CONSIDERED, Stage.IN_TALKS}:
        return Confirmation.REPORTED
    return Confirmation.CONFIRMED


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
