"""How far a deal is, and who says so: from tense, mood and the words around the cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.cues import Cue
from seeds.parser.hearsay import heard_from
from seeds.parser.hints import TO_CLOSE, told_pattern
from seeds.parser.items import Item
from seeds.parser.segment import Sentence
from seeds.parser.supposed import is_supposed
from seeds.parser.tokens import Row
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import Confirmation, Kind, Stage

CONCLUDED = frozenset({Kind.CONTRACT, Kind.PARTNERSHIP})
_PAID_WHEN_TOLD = frozenset({Kind.FUNDING_ROUND, Kind.FUND})
_PAID_UNLESS_AGREED = frozenset({Kind.INVESTMENT, Kind.DEBT, Kind.JOINT_VENTURE})
_PLANNED_AS_NOUNS = frozenset({Kind.IPO, Kind.CAPEX, *_PAID_WHEN_TOLD})
"""Kinds whose noun may itself be what is planned: ``The listing is expected to raise 9 million``."""
_UNLESS_SUPPOSED = frozenset({Stage.PLANNED, Stage.ANNOUNCED, Stage.COMPLETED})
"""The stages that words tell only where the deal is more than supposed."""
_PREDICATE = 6
"""How many items behind a noun's verb may tell its stage."""
_SAID = 6
"""How many items before a conditional the verb of who promises may stand: ``said late on Monday that it would``."""
_BEHIND = 6
"""How many items before a noun may stand the word that it follows, its owner and its sum between."""
_COMMA = re.compile(r",\s")
_STRONGEST_FIRST = (
    Stage.CANCELLED,
    Stage.IN_TALKS,
    Stage.CONSIDERED,
    TO_CLOSE,
    Stage.COMPLETED,
    Stage.PLANNED,
    Stage.ANNOUNCED,
)
"""Hints of words that tell a stage; those that tell of what a deal still needs make it an agreed one."""
_LOUDEST_FIRST = (Confirmation.DENIED, Confirmation.REPORTED, Confirmation.SPECULATED, Confirmation.CONFIRMED)


Span = tuple[int, int]
"""Where words begin and end in the text."""


@dataclass(slots=True, unsafe_hash=True)
class StageReading:
    """How far a deal is, whether words say so rather than the tense or the frame alone, and the rule in words.

    `span` are the words, or the verb whose tense says so; None where neither does.
    """

    stage: Stage
    signalled: bool
    rule: str
    span: Span | None = None


@dataclass(slots=True)
class _Told:
    """Words that tell a stage, and where they stand."""

    start: int
    end: int
    hint: str
    words: str

    @property
    def stage(self) -> Stage:
        """The stage that they tell."""
        return Stage.ANNOUNCED if self.hint == TO_CLOSE else Stage(self.hint)

    def read_as(self, stage: Stage) -> StageReading:
        """What they make of a deal, be that another stage than their own."""
        return StageReading(stage, True, f'the words "{self.words}"', (self.start, self.end))


def read_stage(text: str, items: Row, cue: Cue, language: LanguageData) -> StageReading:
    """The stage of the deal at a cue.

    Words such as "in talks" count before the cue in its clause, and behind a noun; then the tense decides, and the
    frame's own stage where neither says anything. What `_settled` says of the kind has the last word.
    """
    start, end = items[_clause_start(items, cue.group)].start, items[cue.last].end
    reach = max(end, items[_reach_behind(items, cue, language) - 1].end)
    hints = items.hints - {Stage.CANCELLED} if _is_further_deed(items, cue, language) else items.hints
    told = _told_by_words(text, (start, end, reach), hints, language)
    if told is not None and told.stage is Stage.CONSIDERED and _is_of_other_clause(text, items, cue, told):
        told = None
    turned = _turns(text, items, cue, language)
    if turned is not None:
        return turned.read_as(Stage.CANCELLED)
    if (told is None or told.stage in _UNLESS_SUPPOSED) and is_supposed(items, cue, language):
        return StageReading(_settled(Stage.CONSIDERED, cue, signalled=True), True, "that it is only supposed")
    if told is None and cue.verb and TO_CLOSE in hints:
        told = _told_by_words(text, (end, end, items[-1].end), frozenset({TO_CLOSE}), language)
    if told is not None and told.hint == TO_CLOSE:
        return told.read_as(Stage.ANNOUNCED)
    if told is not None:
        stage = told.stage if told.start >= items[cue.first].start else _unless_past(told.stage, cue)
        if stage is Stage.PLANNED and told.start >= end and _leads_on(told, cue, language):
            stage = Stage.ANNOUNCED
        return told.read_as(_settled(stage, cue, signalled=True))
    offered = cue.frame.stage is Stage.PLANNED and cue.frame.kind not in _PLANNED_AS_NOUNS  # ``after a bid for X``
    if not (cue.verb or offered) and follows_deed(items, cue, language):
        return StageReading(_settled(Stage.COMPLETED, cue, signalled=False), True, "what it follows")
    verb = (items[min(cue.group, cue.first)].start, items[cue.first].end)
    promised = cue.tense == "conditional" and _is_promised(items, cue, language)
    if cue.tense == "conditional" and not promised:
        return StageReading(Stage.CONSIDERED, True, "the conditional", verb)
    if cue.tense == "future" or promised:
        planned = cue.frame.kind in _PAID_WHEN_TOLD or cue.frame.kind is Kind.IPO
        return StageReading(Stage.PLANNED if planned else Stage.ANNOUNCED, False, "the future", verb)
    if cue.tense in {"past", "participle", "imperfect"} and cue.frame.past is not None:
        return StageReading(cue.frame.past, False, "the past", verb)
    return StageReading(_settled(cue.frame.stage, cue, signalled=False), False, "the frame")


def _is_further_deed(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a verb tells of a second deed of one subject: what was dropped is another, ``dropped X and bought Y``."""
    return (
        cue.verb and cue.tense != "infinitive" and cue.group > 0 and items[cue.group - 1].lower in language.coordinators
    )


def _is_of_other_clause(text: str, items: Sequence[Item], cue: Cue, told: _Told) -> bool:
    """Whether a comma parts words from a deed that is told as done: ``who is considering a bid, raised his stake``."""
    done = cue.verb and cue.tense == "past" and not cue.passive
    return done and _COMMA.search(text, told.end, items[cue.group].start) is not None


def _leads_on(told: _Told, cue: Cue, language: LanguageData) -> bool:
    """Whether what is planned behind a noun is what its deal will bring: ``Le rachat devrait ouvrir des marchés``.

    The deal itself is agreed then. A listing may be what is planned: ``The listing is expected to raise 9 million``.
    """
    last = told.words.rsplit(maxsplit=1)[-1].casefold()
    leads = last in language.auxiliaries["infinitive"] or last in language.auxiliaries["conditional"]
    return leads and not cue.verb and cue.frame.kind not in _PLANNED_AS_NOUNS


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


def follows_past(items: Sequence[Item], group: int, language: LanguageData) -> bool:
    """Whether the last verb before an infinitive is one in the past: ``went on to buy``, ``a permis d'acheter``."""
    for item in reversed(items[_clause_start(items, group) : group]):
        if is_finite(item, language):
            tenses = {tense for _, tense in language.verb_forms.get(item.lower, ())}
            return bool(tenses & {"past", "participle", "imperfect"}) and "present" not in tenses
    return False


def _settled(stage: Stage, cue: Cue, *, signalled: bool) -> Stage:
    """The stage that the kind of deal makes of what was read.

    A contract that is concluded is announced: its delivery is not told. A round, a fund or a loan is told of when the
    money is there, unless its words speak of an agreement; a spending plan is a plan until it is told as what will be,
    and so is a listing that its company studies. A partnership that is only named is there already.
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
    if stage is Stage.ANNOUNCED and kind is Kind.CAPEX and cue.tense != "future":
        return Stage.PLANNED
    return stage


def is_under_way(cue: Cue) -> bool:
    """Whether a gerund tells with its auxiliary what goes on: ``is buying``, and not ``by buying``."""
    return cue.tense == "gerund" and cue.group < cue.first


def _is_still_to_do(cue: Cue) -> bool:
    """Whether a verb tells what somebody may or is about to do: ``allows X to invest``, ``X invests 5 million``.

    No ``to have invested``; and a loan is there when it is told of: ``X lends 5 million``.
    """
    decided = cue.verb and (cue.tense == "present" or is_under_way(cue)) and cue.frame.kind is not Kind.DEBT
    return decided or (cue.tense == "infinitive" and cue.group == cue.first)


def _told_by_words(
    text: str, span: tuple[int, int, int], hints: frozenset[str], language: LanguageData
) -> _Told | None:
    """The strongest stage that words tell before the end of a cue and behind it; of overlapping ones the longer.

    `span` is where the clause begins, where the cue ends, and how far the words behind it reach.
    """
    if hints.isdisjoint(_STRONGEST_FIRST):
        return None
    start, end, reach = span
    found = [
        (match.start(), match.end(), hint, match.group())
        for hint in _STRONGEST_FIRST
        if hint in hints
        for begin, stop in (((start, end), (end, reach)) if reach > end else ((start, end),))
        for match in told_pattern(language.code, hint).finditer(text, begin, stop)
    ]
    apart = [
        _Told(begin, stop, hint, words)
        for begin, stop, hint, words in found
        if not any(b <= begin and stop <= s and s - b > stop - begin for b, s, _, _ in found)
    ]
    return min(apart, key=lambda told: _STRONGEST_FIRST.index(told.hint), default=None)


def _turns(text: str, items: Row, cue: Cue, language: LanguageData) -> _Told | None:
    """Words in a later clause of the sentence that undo the deal: ``agreed to buy X but walked away``."""
    if Stage.CANCELLED not in items.hints:
        return None
    for index in range(cue.last + 1, len(items)):
        if items[index].lower in language.adversatives:
            last = items[min(index + _PREDICATE, len(items) - 1)].end
            match = told_pattern(language.code, Stage.CANCELLED).search(text, items[index].end, last)
            return _Told(match.start(), match.end(), Stage.CANCELLED, match.group()) if match is not None else None
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
    """A plan that is told as done is done: ``avait prévu d'investir`` keeps its plan, ``a investi`` does not.

    What was signed or agreed is no more than that.
    """
    done = cue.verb and cue.tense == "past" and cue.frame.past is not None
    if done and stage in {Stage.PLANNED, Stage.ANNOUNCED} and cue.frame.past is not None:
        return cue.frame.past
    return stage


def read_confirmation(
    text: str, sentence: Sentence, items: Row, stage: Stage, cue: Cue, language: LanguageData
) -> tuple[Confirmation, str, Span | None]:
    """Who says so, from the words of the sentence, the rule in words, and where those words stand if any do.

    Without a word on it, talk is reported, deeds confirmed.
    """
    words = text[sentence.start : sentence.end]
    heard = heard_from(items, language)
    for confirmation in _LOUDEST_FIRST:
        match = told_pattern(language.code, confirmation).search(words) if confirmation in items.hints else None
        if match:
            said = sentence.start + match.start(), sentence.start + match.end()
            return confirmation, f'the words "{match.group()}"', said
        if confirmation is Confirmation.REPORTED and heard is not None:
            return confirmation, f'an outlet, by "{heard}"', None
    if cue.tense == "conditional" or stage in {Stage.CONSIDERED, Stage.IN_TALKS}:
        return Confirmation.REPORTED, "talk that nobody vouches for", None
    return Confirmation.CONFIRMED, "told as a fact", None


def _clause_start(items: Sequence[Item], index: int) -> int:
    """The first item of the clause, for the words that govern a cue: no further than a stop, a bracket or 14 items."""
    for back in range(index - 1, max(-1, index - 15), -1):
        if items[back].lower in {";", ":", "(", ")"}:
            return back + 1
    return max(0, index - 14)
