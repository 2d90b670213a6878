"""How far a deal is, and who says so: from tense, mood and the words around the cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.cues import Cue
from seeds.parser.hearsay import heard_from
from seeds.parser.hints import told_pattern
from seeds.parser.items import Item
from seeds.parser.segment import Sentence
from seeds.parser.supposed import is_supposed
from seeds.parser.tokens import Row
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import Confirmation, Kind, Stage

CONCLUDED = frozenset({Kind.CONTRACT, Kind.PARTNERSHIP})
_PAID_WHEN_TOLD = frozenset({Kind.FUNDING_ROUND, Kind.FUND})
_PAID_UNLESS_AGREED = frozenset({Kind.INVESTMENT, Kind.DEBT, Kind.JOINT_VENTURE})
_UNLESS_SUPPOSED = frozenset({Stage.PLANNED, Stage.ANNOUNCED, Stage.COMPLETED})
"""The stages that words tell only where the deal is more than supposed."""
_PREDICATE = 6
"""How many items behind a noun's verb may tell its stage."""
_SAID = 6
"""How many items before a conditional the verb of who promises may stand: ``said late on Monday that it would``."""
_BEHIND = 6
"""How many items before a noun may stand the word that it follows, its owner and its sum between."""
_STRONGEST_FIRST = (Stage.CANCELLED, Stage.IN_TALKS, Stage.CONSIDERED, Stage.COMPLETED, Stage.PLANNED, Stage.ANNOUNCED)
_LOUDEST_FIRST = (Confirmation.DENIED, Confirmation.REPORTED, Confirmation.SPECULATED, Confirmation.CONFIRMED)


@dataclass(slots=True, unsafe_hash=True)
class StageReading:
    """How far a deal is, whether words say so rather than the tense or the frame alone, and the rule in words."""

    stage: Stage
    signalled: bool
    rule: str


def read_stage(text: str, items: Row, cue: Cue, language: LanguageData) -> StageReading:
    """The stage of the deal at a cue.

    Words such as "in talks" count before the cue in its clause, and behind a noun; then the tense decides, and the
    frame's own stage where neither says anything. What `_settled` says of the kind has the last word.
    """
    start, end = items[_clause_start(items, cue.group)].start, items[cue.last].end
    reach = max(end, items[_reach_behind(items, cue, language) - 1].end)
    hints = items.hints - {Stage.CANCELLED} if _is_further_deed(items, cue, language) else items.hints
    told = _told_by_words(text, (start, end, reach), hints, language)
    turned = _turns(text, items, cue, language)
    if turned is not None:
        return StageReading(Stage.CANCELLED, True, f'the words "{turned}"')
    if (told is None or told[0] in _UNLESS_SUPPOSED) and is_supposed(items, cue, language):
        return StageReading(_settled(Stage.CONSIDERED, cue, signalled=True), True, "that it is only supposed")
    if told is not None:
        stage, words = told
        return StageReading(_settled(_unless_past(stage, cue), cue, signalled=True), True, f'the words "{words}"')
    if not cue.verb and follows_deed(items, cue, language):
        return StageReading(_settled(Stage.COMPLETED, cue, signalled=False), True, "what it follows")
    promised = cue.tense == "conditional" and _is_promised(items, cue, language)
    if cue.tense == "conditional" and not promised:
        return StageReading(Stage.CONSIDERED, True, "the conditional")
    if cue.tense == "future" or promised:
        planned = cue.frame.kind is Kind.CAPEX or cue.frame.kind in _PAID_WHEN_TOLD
        return StageReading(Stage.PLANNED if planned else Stage.ANNOUNCED, False, "the future")
    if cue.tense in {"past", "participle", "imperfect"} and cue.frame.past is not None:
        return StageReading(cue.frame.past, False, "the past")
    return StageReading(_settled(cue.frame.stage, cue, signalled=False), False, "the frame")


def _is_further_deed(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a verb tells of a second deed of one subject: what was dropped is another, ``dropped X and bought Y``."""
    return (
        cue.verb and cue.tense != "infinitive" and cue.group > 0 and items[cue.group - 1].lower in language.coordinators
    )


def follows_deed(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a noun stands behind a word for what is done: ``since X's $3 billion purchase``, ``lors du rachat``."""
    for back in range(cue.first - 1, max(-1, cue.first - _BEHIND), -1):
        word = items[back].word
        before = f"{items[back - 1].lower} {word.uncontracted}" if back else ""
        if not language.past_prepositions.isdisjoint((word.lower, before)):
            return True
        ends = items[back].kind == "mark" and not word.is_possessive
        if ends or word.prepositions is not None or is_finite(items[back], language):
            return False
    return False


def _settled(stage: Stage, cue: Cue, *, signalled: bool) -> Stage:
    """The stage that the kind of deal makes of what was read.

    A contract that is concluded is announced: its delivery is not told. A round, a fund or a loan is told of when the
    money is there, unless its words speak of an agreement; a spending plan is a plan until it is told as done, and so
    is a listing that its company studies. A partnership that is only named is there already.
    """
    kind = cue.frame.kind
    if kind is Kind.PARTNERSHIP and not (cue.verb or signalled):
        return Stage.COMPLETED
    if stage is Stage.COMPLETED and kind in CONCLUDED:
        return Stage.ANNOUNCED
    if stage is Stage.CONSIDERED and kind is Kind.IPO:
        return Stage.PLANNED
    if stage is Stage.ANNOUNCED and kind in _PAID_WHEN_TOLD:
        return Stage.COMPLETED
    if stage is Stage.ANNOUNCED and kind in _PAID_UNLESS_AGREED and not (signalled or _is_still_to_do(cue)):
        return Stage.COMPLETED
    if stage is Stage.ANNOUNCED and kind is Kind.CAPEX:
        return Stage.PLANNED
    return stage


def _is_still_to_do(cue: Cue) -> bool:
    """Whether an infinitive tells what somebody may or has to do, ``allows X to invest``, not ``to have invested``."""
    return cue.tense == "infinitive" and cue.group == cue.first


def _told_by_words(
    text: str, span: tuple[int, int, int], hints: frozenset[str], language: LanguageData
) -> tuple[Stage, str] | None:
    """The strongest stage that words tell before the end of a cue and behind it; of overlapping ones the longer.

    `span` is where the clause begins, where the cue ends, and how far the words behind it reach.
    """
    if hints.isdisjoint(_STRONGEST_FIRST):
        return None
    start, end, reach = span
    found = [
        (match.start(), match.end(), stage, match.group())
        for stage in _STRONGEST_FIRST
        if stage in hints
        for begin, stop in (((start, end), (end, reach)) if reach > end else ((start, end),))
        for match in told_pattern(language.code, stage).finditer(text, begin, stop)
    ]
    apart = [
        (stage, words)
        for begin, stop, stage, words in found
        if not any(b <= begin and stop <= s and s - b > stop - begin for b, s, _, _ in found)
    ]
    return min(apart, key=lambda told: _STRONGEST_FIRST.index(told[0]), default=None)


def _turns(text: str, items: Row, cue: Cue, language: LanguageData) -> str | None:
    """Words in a later clause of the sentence that undo the deal: ``agreed to buy X but walked away``."""
    if Stage.CANCELLED not in items.hints:
        return None
    for index in range(cue.last + 1, len(items)):
        if items[index].lower in language.adversatives:
            last = items[min(index + _PREDICATE, len(items) - 1)].end
            match = told_pattern(language.code, Stage.CANCELLED).search(text, items[index].end, last)
            return match.group() if match is not None else None
    return None


def _reach_behind(items: Sequence[Item], cue: Cue, language: LanguageData) -> int:
    """The end of the words behind a noun that may tell its stage: its clause, and the verb that it is subject of.

    A relative counts only where its subject stands last, ``la levée que prépare X``. Of a verb only an infinitive is a
    subject, ``X's attempt to buy Y was blocked``; else its own end is given.
    """
    end = clause_end(items, cue.last, language)
    if cue.verb:
        told = cue.tense == "infinitive" and end < len(items) and is_finite(items[end], language)
        is_subject = told and all(item.kind != "mark" for item in items[cue.last : end])
        return min(len(items), end + _PREDICATE) if is_subject else cue.last + 1
    if end + 2 >= len(items):
        return min(end + 2, len(items)) if end < len(items) and is_finite(items[end], language) else end
    if is_finite(items[end], language):
        return min(len(items), end + _PREDICATE)
    inverted = items[end].lower in language.object_relatives and items[end + 2].is_nominal
    return end + 2 if inverted else end


def _is_promised(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a conditional is the future of somebody who spoke in the past: ``X said it would sell``."""
    for back in range(cue.group - 1, max(-1, cue.group - _SAID), -1):
        uses = language.verb_forms.get(items[back].lower, ())
        if any(verb in language.promise_verbs and tense in {"past", "participle"} for verb, tense in uses):
            return True
        if items[back].kind == "mark":
            return False
    return False


def _unless_past(stage: Stage, cue: Cue) -> Stage:
    """A plan that is told as done is done: ``avait prévu d'investir`` keeps its plan, ``a investi`` does not."""
    done = cue.verb and cue.tense == "past" and cue.frame.past is not None
    if done and stage in {Stage.PLANNED, Stage.ANNOUNCED} and cue.frame.past is not None:
        return cue.frame.past
    return stage


def read_confirmation(
    text: str, sentence: Sentence, items: Row, stage: Stage, cue: Cue, language: LanguageData
) -> tuple[Confirmation, str]:
    """Who says so, from the words of the sentence, and the rule in words.

    Without a word on it, talk is reported, deeds confirmed.
    """
    words = text[sentence.start : sentence.end]
    heard = heard_from(items, language)
    for confirmation in _LOUDEST_FIRST:
        match = told_pattern(language.code, confirmation).search(words) if confirmation in items.hints else None
        if match:
            return confirmation, f'the words "{match.group()}"'
        if confirmation is Confirmation.REPORTED and heard is not None:
            return confirmation, f'an outlet, by "{heard}"'
    if cue.tense == "conditional" or stage in {Stage.CONSIDERED, Stage.IN_TALKS}:
        return Confirmation.REPORTED, "talk that nobody vouches for"
    return Confirmation.CONFIRMED, "told as a fact"


def _clause_start(items: Sequence[Item], index: int) -> int:
    """The first item of the clause, for the words that govern a cue: no further than a stop, a bracket or 14 items."""
    for back in range(index - 1, max(-1, index - 15), -1):
        if items[back].lower in {";", ":", "(", ")"}:
            return back + 1
    return max(0, index - 14)
