"""Purchases told by halves: one sentence names who buys and only describes what, the next names that too.

``The buyer of X is known. The group Y will take over the bakery``, ``Y has bought a rival. The company, X, makes``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.drafts import Draft
from seeds.parser.findings import Attempt, Finding, finding_of
from seeds.parser.governors import governor
from seeds.parser.hints import singular
from seeds.parser.mentions import FIRM_KINDS
from seeds.parser.negation import is_negated
from seeds.parser.participants import Participant, participants
from seeds.parser.references import Discourse
from seeds.parser.segment import Sentence
from seeds.parser.tokens import Row
from seeds.vocabulary import Kind, Role, Side

_PAYER = {Kind.ACQUISITION: Role.ACQUIRER, Kind.INVESTMENT: Role.INVESTOR}
"""The kinds of deals that may be told by halves, and the role of the side that pays."""
_REACH = 400
"""Within how many characters the other half is told."""
_BLOCKS = 2
"""Within how many paragraphs: a headline, a place and a date may stand between."""
_LATEST = 4
"""How many deals told last may lack the side that a half names."""
_RULE = "the side that the sentence before only describes"


class Halves:
    """The halves told so far that wait for the other; feed it the sentences in order."""

    def __init__(self, language: LanguageData) -> None:
        self._language = language
        self._waiting: list[Finding] = []

    def read(
        self,
        text: str,
        sentence: Sentence,
        items: Row,
        attempts: Sequence[Attempt],
        found: Sequence[Finding],
        findings: Sequence[Finding],
        discourse: Discourse,
    ) -> list[Finding]:
        """The purchase that a sentence makes whole, where neither half was found as a deal by itself.

        `found` are the deals of the sentence, `findings` those before it; one of them that lacks a side gets it here.
        """
        if not self._waiting and not attempts:
            return []
        self._waiting = [half for half in self._waiting if _is_near(half, sentence)]
        for finding in found:
            half = _other_half(finding, self._waiting)
            if half is not None:
                _complete(finding, half)
                self._waiting.clear()
        if any(finding.kind in _PAYER for finding in found):
            return []
        half = self._half_of(text, sentence, items, attempts, discourse)
        if half is None:
            return []
        waiting = _other_half(half, self._waiting)
        host = waiting or _other_half(half, [f for f in findings[-_LATEST:] if _is_near(f, sentence)])
        if host is None:
            self._waiting.append(half)
            return []
        _complete(host, half)
        self._waiting.clear()
        return [host] if host is waiting else []

    def _half_of(
        self, text: str, sentence: Sentence, items: Row, attempts: Sequence[Attempt], discourse: Discourse
    ) -> Finding | None:
        """The purchase of which a sentence names one side and no more, if there is one."""
        for attempt in attempts:
            draft = _as_purchase(items, attempt, discourse, self._language)
            if draft is not None and _is_half(items, draft, self._language):
                return finding_of(text, sentence, items, draft, self._language)
        return None


def _as_purchase(items: Row, attempt: Attempt, discourse: Discourse, language: LanguageData) -> Draft | None:
    """The draft of an attempt that found nothing, by the frame of its words that buys a company."""
    draft = attempt.draft
    if attempt.settled is not None:
        return None
    while draft.cue.frame.kind not in _PAYER:
        if draft.cue.frame.otherwise is None:
            return None
        cue = replace(draft.cue, frame=language.frame(draft.cue.frame.otherwise))
        draft = replace(draft, cue=cue, parties=participants(items, cue, draft.stop, discourse, language))
    return draft


def _is_half(items: Row, draft: Draft, language: LanguageData) -> bool:
    """Whether one side of a purchase is named in words of the sentence, and only the other is missing."""
    frame = draft.cue.frame
    sides = {_PAYER[frame.kind].value, Role.TARGET.value}
    told = [role for role in draft.parties if role.value in sides]
    if len(told) != 1 or len(draft.parties) != 1 or all(set(needs) - {"firm"} != sides for needs in frame.needs):
        return False
    if frame.holding or frame.yields or frame.recalls or is_negated(items, draft.cue, language):
        return False
    named = draft.parties[told[0]]
    if any(party.left_out or party.name.kind not in FIRM_KINDS for party in named):
        return False
    if told[0] is Role.TARGET:
        return _is_bought(items, draft, named[0], language)
    told_by = draft.cue
    if told_by.verb and told_by.size > 1:
        return not _tells_of_several(items, told_by.last, language)
    return told_by.verb and _describes_one(items, told_by.last + 1, language)


def _is_bought(items: Row, draft: Draft, target: Participant, language: LanguageData) -> bool:
    """Whether words tell that a company is bought: the object of a verb, the subject of a passive, or behind *of*."""
    index = next((i for i, item in enumerate(items) if item.start == target.start), 0)
    if draft.cue.verb:
        return draft.cue.passive or index > draft.cue.first or draft.cue.frame.subject is Role.TARGET
    return index > draft.cue.last and governor(items, index, language) in language.numbers.of


def _tells_of_several(items: Row, noun: int, language: LanguageData) -> bool:
    """Whether a cue ends in a noun for more than one purchase: ``completed the integration of its acquisitions``."""
    word = items[noun].lower
    return word not in language.takeover_nouns and singular(word, language) in language.takeover_nouns


def _describes_one(items: Row, begin: int, language: LanguageData) -> bool:
    """Whether one thing without a name is told of behind a verb: ``a 14-strong chain``, ``la biscotterie``."""
    if begin + 1 >= len(items) or items[begin].lower in language.possessives:
        return False
    described = items[begin].lower in language.determiners or items[begin].kind == "reference"
    noun = items[begin + (items[begin].kind != "reference")]
    return described and noun.kind in {"word", "reference"} and singular(noun.lower, language) == noun.lower


def _is_near(host: Finding, sentence: Sentence) -> bool:
    """Whether a sentence stands so close behind a deal that it may tell the other half of it."""
    return sentence.start - host.sentence.end <= _REACH and sentence.block - host.sentence.block <= _BLOCKS


def _other_half(half: Finding, among: Sequence[Finding]) -> Finding | None:
    """The last of some deals that names the side which another lacks, and only that."""
    for host in reversed(among):
        sides = [finding.sides() & {Side.PAYER, Side.PAYEE} for finding in (host, half)]
        apart = all(len(side) == 1 for side in sides) and sides[0] != sides[1]
        if apart and host.kind is half.kind and not host.everyone() & half.everyone():
            return host
    return None


def _complete(host: Finding, half: Finding) -> None:
    """Give a purchase the side that it lacks, and what else the other half tells of it."""
    for role, group in half.parties.items():
        host.parties[role] = [replace(party, rule=_RULE) for party in group]
    host.money, host.percent = host.money or half.money, host.percent or half.percent
    host.date = host.date or half.date
    host.sentences.append(half.sentence)
