"""Deals as one sentence tells them: a cue, the parties around it, and the sum, share, round and date that go with it."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from seeds.language import Frame, LanguageData, load_language, phrase_pattern
from seeds.parser.arguments import clause_end, find_arguments, governor
from seeds.parser.cues import Cue, find_cues
from seeds.parser.dates import DateMention
from seeds.parser.items import Item, Percent, Round
from seeds.parser.money import Money
from seeds.parser.names import NameMention
from seeds.parser.references import Discourse
from seeds.parser.segment import Sentence
from seeds.parser.stage import read_confirmation, read_stage
from seeds.vocabulary import Confirmation, Kind, Language, Role, Side, Stage, side_of

PERSON_ROLES = frozenset({Role.INVESTOR, Role.LEAD_INVESTOR, Role.ACQUIRER, Role.MANAGER, Role.SELLER})
EQUITY = frozenset({Kind.INVESTMENT, Kind.FUNDING_ROUND, Kind.ACQUISITION, Kind.IPO})
_PRICE_REACH = 60
"""How many characters may stand between ``the deal`` and its price in a sentence of its own."""
_NEAR = 14
"""How many items may stand between a cue and the share or the round label that belongs to it."""
_ACROSS = 12
"""What it adds to the distance between a cue and a sum when another cue, or a new clause, stands between."""


@dataclass(frozen=True)
class Participant:
    """A name in a role, and the words of this sentence that put it there."""

    name: NameMention
    start: int
    end: int


@dataclass
class Finding:
    """A deal found in one sentence, before it is held against the others of the document."""

    kind: Kind
    rule: str
    sentence: Sentence
    stage: Stage
    confirmation: Confirmation
    cue_start: int
    cue_end: int
    parties: dict[Role, list[Participant]]
    money: Money | None = None
    valuation: Money | None = None
    percent: Percent | None = None
    round: Round | None = None
    date: DateMention | None = None
    place: str | None = None
    joins: bool = False
    """Whether it tells of an investor who joins a round told of elsewhere."""
    sentences: list[Sentence] = field(default_factory=list)

    def names(self, side: Side) -> set[str]:
        """The names on one side of the money."""
        return {p.name.name for role, group in self.parties.items() if side_of(role) is side for p in group}

    def everyone(self) -> set[str]:
        """The names on any side."""
        return {p.name.name for group in self.parties.values() for p in group}


@dataclass
class _Draft:
    cue: Cue
    stop: int | None
    parties: dict[Role, list[Participant]]
    money: Money | None = None
    percent: Percent | None = None
    round: Round | None = None
    date: DateMention | None = None


def find_in_sentence(
    text: str,
    sentence: Sentence,
    items: Sequence[Item],
    discourse: Discourse,
    language: LanguageData,
    *,
    after_capex: bool,
) -> list[Finding]:
    """The deals of one sentence; `after_capex` says that a spending plan was told shortly before."""
    cues = find_cues(items, language)
    place = next((i.value.name for i in items if isinstance(i.value, NameMention) and i.value.kind == "place"), None)
    drafts = [_draft(items, cue, cues, discourse, language) for cue in cues]
    _through_rounds(items, drafts, language)
    _same_investor(drafts)
    settled_drafts = _settle_all(items, drafts, sentence, discourse, language, after_capex=after_capex)
    findings = []
    for settled in settled_drafts:
        finding = replace(_finding(text, sentence, items, settled, language), place=place)
        findings += _each(finding, items, language)
    return findings


def _settle_all(
    items: Sequence[Item],
    drafts: list[_Draft],
    sentence: Sentence,
    discourse: Discourse,
    language: LanguageData,
    *,
    after_capex: bool,
) -> list[_Draft]:
    """The drafts that hold; what those that do not hold had taken is shared out once more among the rest."""
    for _ in range(2):
        _share_out(items, drafts, language)
        _listings(drafts)
        pairs = []
        spending = after_capex
        for draft in drafts:
            settled = _settle(items, draft, sentence, discourse, language, after_capex=spending)
            spending |= settled is not None and settled.cue.frame.kind is Kind.CAPEX
            pairs.append((draft, settled))
        lost = [draft for draft, settled in pairs if settled is None and draft.money is not None]
        kept = [settled for _, settled in pairs if settled is not None]
        if not lost or all(draft.money is not None for draft in kept):
            break
        drafts = [draft for draft, settled in pairs if settled is not None]
    return kept


def _draft(
    items: Sequence[Item], cue: Cue, cues: Sequence[Cue], discourse: Discourse, language: LanguageData
) -> _Draft:
    others = (other.first for other in cues if other.first > cue.last and other.frame.kind is not cue.frame.kind)
    stop = None if cue.verb else min(others, default=None)
    return _Draft(cue, stop, _participants(items, cue, stop, discourse, language))


def _participants(
    items: Sequence[Item], cue: Cue, stop: int | None, discourse: Discourse, language: LanguageData
) -> dict[Role, list[Participant]]:
    parties: dict[Role, list[Participant]] = {}
    seen: set[str] = set()
    for role, indices in find_arguments(items, cue, language, stop=stop).items():
        resolved = [(index, name) for index in indices for name in discourse.resolve_all(items, index)]
        for index, name in resolved:
            if name.kind == "person" and role not in PERSON_ROLES:
                instead = discourse.company_instead(name) if items[index].kind == "reference" else None
                if instead is None:
                    continue
                name = instead
            if name.name in seen:
                continue
            if name.owner is not None:
                if cue.frame.kind is not Kind.CONTRACT or role is not Role.SUPPLIER or name.owner in seen:
                    continue
                name = replace(name, name=name.owner, kind="company")
            seen.add(name.name)
            parties.setdefault(role, []).append(Participant(name, items[index].start, items[index].end))
    return parties


def _through_rounds(items: Sequence[Item], drafts: list[_Draft], language: LanguageData) -> None:
    """Who invests in a company's round invests in the company: ``investir dans la levée de fonds d'X``."""
    for draft in drafts:
        frame = draft.cue.frame
        if not draft.cue.verb or frame.kind is not Kind.INVESTMENT or Role.TARGET in draft.parties:
            continue
        for other in drafts:
            named = other.cue.frame.kind is Kind.FUNDING_ROUND and Role.TARGET in other.parties
            if named and draft.cue.last < other.cue.first < clause_end(items, draft.cue.last, language):
                if governor(items, other.cue.first, language) in frame.prepositions:
                    draft.parties[Role.TARGET] = other.parties[Role.TARGET]


def _same_investor(drafts: list[_Draft]) -> None:
    """``holds 27% of OpenAI after investing 13 billion``: money of one investor in one sentence has one target."""
    for draft in drafts:
        investors = draft.parties.get(Role.INVESTOR)
        if draft.cue.frame.kind is not Kind.INVESTMENT or Role.TARGET in draft.parties or not draft.cue.verb:
            continue
        for other in drafts:
            theirs = other.parties.get(Role.INVESTOR)
            same = not investors or (theirs and investors[0].name.name == theirs[0].name.name)
            stake = other.cue.frame.kind is Kind.INVESTMENT and Role.TARGET in other.parties and bool(theirs)
            if other is not draft and stake and same and other.cue.last < draft.cue.first:
                draft.parties = {**draft.parties, Role.TARGET: other.parties[Role.TARGET]}
                draft.parties.setdefault(Role.INVESTOR, other.parties[Role.INVESTOR])


def _listings(drafts: list[_Draft]) -> None:
    """Money raised by going public is the listing's: ``raise 10 billion from its listing``."""
    for draft in drafts:
        if draft.cue.frame.kind is not Kind.FUNDING_ROUND or draft.money is None or draft.round is not None:
            continue
        for other in drafts:
            if other.cue.frame.kind is Kind.IPO and other.money in {None, draft.money}:
                other.money, draft.money = draft.money, None
                if Role.ISSUER not in other.parties and Role.TARGET in draft.parties:
                    other.parties[Role.ISSUER] = draft.parties[Role.TARGET]
                break


def _share_out(items: Sequence[Item], drafts: list[_Draft], language: LanguageData) -> None:
    """Give each sum to the cue nearest to it, each cue at most one; likewise shares, rounds and dates."""
    sums = [(i, item.value) for i, item in enumerate(items) if isinstance(item.value, Money) and item.value.use in {"amount", "price"}]
    pairs = sorted(
        (_distance(items, draft.cue, index, drafts, language), d, index) for d, draft in enumerate(drafts) for index, _ in sums
    )
    values = dict(sums)
    for draft in drafts:
        draft.money = None
    taken: dict[int, int] = {}
    for distance, number, index in pairs:
        draft = drafts[number]
        free = index not in taken or _same_deal(drafts[taken[index]], draft)
        if draft.money is None and free and distance < 60:
            draft.money = values[index]
            taken.setdefault(index, number)
    for draft in drafts:
        draft.percent = _nearest_stake(items, draft.cue) if draft.cue.frame.kind in EQUITY else None
        draft.round = _nearest_round(items, draft.cue) if draft.cue.frame.kind is Kind.FUNDING_ROUND else None
        draft.date = _date(items, draft.cue, language)


def _same_deal(one: _Draft, other: _Draft) -> bool:
    """Whether two cues are two words for one deal: ``annonce une levée`` and ``lève``."""
    if one.cue.frame.kind is not other.cue.frame.kind:
        return False
    shared = set(one.parties) & set(other.parties)
    return all({p.name.name for p in one.parties[r]} & {p.name.name for p in other.parties[r]} for r in shared)


def _names(draft: _Draft) -> set[str]:
    return {p.name.name for group in draft.parties.values() for p in group}


def _distance(items: Sequence[Item], cue: Cue, index: int, drafts: list[_Draft], language: LanguageData) -> int:
    """How far a sum is from a cue, in items; sums before a verb, and beyond other cues or clauses, are further."""
    if cue.first <= index <= cue.last:
        return 0
    if index > cue.last:
        distance = index - cue.last + (_ACROSS if index >= clause_end(items, cue.last, language) else 0)
        between = range(cue.last + 1, index)
    else:
        distance = cue.first - index + (6 if cue.verb and not cue.passive else 2)
        between = range(index + 1, cue.first)
    others = {other.cue.first for other in drafts if other.cue.first != cue.first and other.cue.verb}
    crossed = sum(1 for i in between if i in others)
    return distance + _ACROSS * crossed


def _nearest_stake(items: Sequence[Item], cue: Cue) -> Percent | None:
    shares = [(i, item.value) for i, item in enumerate(items) if isinstance(item.value, Percent) and item.value.stake]
    best = min(shares, key=lambda pair: _steps(cue, pair[0]), default=None)
    return best[1] if best is not None and _steps(cue, best[0]) <= _NEAR else None


def _nearest_round(items: Sequence[Item], cue: Cue) -> Round | None:
    labels = [(i, item.value) for i, item in enumerate(items) if isinstance(item.value, Round)]
    best = min(labels, key=lambda pair: _steps(cue, pair[0]), default=None)
    return best[1] if best is not None and _steps(cue, best[0]) <= _NEAR else None


def _steps(cue: Cue, index: int) -> int:
    return 0 if cue.first <= index <= cue.last else min(abs(index - cue.first), abs(index - cue.last))


def _date(items: Sequence[Item], cue: Cue, language: LanguageData) -> DateMention | None:
    """The nearest date in the cue's clause that is not behind another cue's verb."""
    end = clause_end(items, cue.last, language)
    near = [
        (min(abs(i - cue.first), abs(i - cue.last)), item.value)
        for i, item in enumerate(items[:end])
        if isinstance(item.value, DateMention) and item.value.value is not None
    ]
    best = min(near, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] <= 16 else None


def _settle(
    items: Sequence[Item],
    draft: _Draft,
    sentence: Sentence,
    discourse: Discourse,
    language: LanguageData,
    *,
    after_capex: bool,
) -> _Draft | None:
    """The draft once its frame's needs are met, by the frame itself or by the one that it names otherwise."""
    while True:
        frame = draft.cue.frame
        _supply_topic(items, draft, sentence, discourse)
        if _recalls_round(items, draft, discourse, language) and discourse.raising is not None:
            draft.parties[Role.TARGET] = [Participant(discourse.raising, items[draft.cue.first].start, items[draft.cue.last].end)]
        context_holds = frame.context is None or (frame.context == "capex" and after_capex)
        if context_holds and any(all(_has(items, draft, need, language) for need in needs) for needs in frame.needs):
            return draft
        if frame.otherwise is None:
            return None
        cue = replace(draft.cue, frame=language.frame(frame.otherwise))
        draft = replace(draft, cue=cue, parties=_participants(items, cue, draft.stop, discourse, language))


def _recalls_round(items: Sequence[Item], draft: _Draft, discourse: Discourse, language: LanguageData) -> bool:
    """Whether an investor without a target joins the round just spoken of; a site or a place makes it a plan instead."""
    if not draft.cue.frame.recalls or Role.TARGET in draft.parties or not discourse.round_is_fresh:
        return False
    if discourse.raising is not None and discourse.raising.name in _names(draft):
        return False
    may_be_plan = draft.cue.frame.otherwise is not None
    return not (may_be_plan and (_has(items, draft, "facility", language) or _has(items, draft, "place", language)))


def _supply_topic(items: Sequence[Item], draft: _Draft, sentence: Sentence, discourse: Discourse) -> None:
    """A list item without a subject, and a plan in the passive, are about what the text before is about."""
    frame = draft.cue.frame
    role = frame.subject
    lone = role is Role.PARTNER and not draft.cue.verb and len(_names(draft)) == 1 == sum(i.is_nominal for i in items)
    waits = sentence.list_item or lone or (frame.kind is Kind.CAPEX and draft.cue.passive)
    if not waits or role is None or discourse.topic is None:
        return
    if role in draft.parties and (role is not Role.PARTNER or len(_names(draft)) > 1):
        return
    topic = discourse.main if frame.kind is Kind.CAPEX and discourse.main and not sentence.list_item else discourse.topic
    if topic.name not in _names(draft):
        draft.parties.setdefault(role, [])
        draft.parties[role] += [Participant(topic, sentence.start, sentence.end)]


def _has(items: Sequence[Item], draft: _Draft, need: str, language: LanguageData) -> bool:
    if need == "amount":
        return draft.money is not None
    if need == "percent":
        return draft.percent is not None
    if need == "round":
        return draft.round is not None
    if need == "date":
        return draft.date is not None
    if need == "place":
        return any(isinstance(i.value, NameMention) and i.value.kind == "place" for i in items[draft.cue.last :])
    if need == "goods":
        end = clause_end(items, draft.cue.last, language)
        return any(item.lower in language.goods_nouns for item in items[draft.cue.last + 1 : end])
    if need == "facility":
        return any(item.lower in language.facility_nouns for item in items)
    if need in {"payer", "payee"}:
        return any(side_of(role).value == need for role in draft.parties)
    if need == "pair":
        return len(_names(draft)) >= 2
    return Role(need) in draft.parties


def _finding(text: str, sentence: Sentence, items: Sequence[Item], draft: _Draft, language: LanguageData) -> Finding:
    frame: Frame = draft.cue.frame
    stage = read_stage(text, items, draft.cue, language)
    valuation = _valuation(items) if frame.kind in EQUITY else None
    kind, parties = _control(frame.kind, draft)
    return Finding(
        kind=kind,
        rule=frame.id,
        sentence=sentence,
        stage=stage,
        confirmation=read_confirmation(text, sentence.start, sentence.end, stage, draft.cue, language),
        cue_start=items[draft.cue.first].start,
        cue_end=items[draft.cue.last].end,
        parties=parties,
        money=draft.money,
        valuation=valuation,
        percent=draft.percent,
        round=draft.round,
        date=draft.date,
        joins=frame.recalls,
        sentences=[sentence],
    )


def _valuation(items: Sequence[Item]) -> Money | None:
    return next((i.value for i in items if isinstance(i.value, Money) and i.value.use == "valuation"), None)


def add_price(
    text: str, sentence: Sentence, items: Sequence[Item], findings: Sequence[Finding], language: LanguageData
) -> None:
    """A sentence that tells no deal may tell the price, or the valuation, of the one told just before."""
    if not findings or sentence.block - findings[-1].sentence.block > 1:
        return
    last = findings[-1]
    if last.kind in EQUITY and last.valuation is None:
        last.valuation = _valuation(items)
    sums = [i.value for i in items if isinstance(i.value, Money) and i.value.use in {"amount", "price"}]
    background = last.date is not None and last.stage is Stage.COMPLETED
    near = max(sentence.start, sums[0].start - _PRICE_REACH) if sums else sentence.start
    if last.money is None and not background and len(sums) == 1 and _deal_words(language.code).search(text, near, sums[0].end):
        last.money = sums[0]
        last.sentences.append(sentence)


@functools.cache
def _deal_words(code: Language) -> re.Pattern[str]:
    return phrase_pattern(load_language(code).deal_words)


def _control(kind: Kind, draft: _Draft) -> tuple[Kind, dict[Role, list[Participant]]]:
    """A named investor's stake of half or more is control, and so an acquisition; a smaller one is an investment."""
    share = draft.percent.value if draft.percent else None
    if kind is Kind.INVESTMENT and share is not None and share >= 50:
        return Kind.ACQUISITION, _renamed(draft.parties, {Role.INVESTOR: Role.ACQUIRER, Role.LEAD_INVESTOR: Role.ACQUIRER})
    if kind is Kind.ACQUISITION and share is not None and share < 50:
        return Kind.INVESTMENT, _renamed(draft.parties, {Role.ACQUIRER: Role.INVESTOR})
    return kind, draft.parties


def _renamed(parties: dict[Role, list[Participant]], roles: dict[Role, Role]) -> dict[Role, list[Participant]]:
    return {roles.get(role, role): group for role, group in parties.items()}


def _each(finding: Finding, items: Sequence[Item], language: LanguageData) -> list[Finding]:
    """``A and B each invest 30 billion``: one deal for each of them."""
    roles = [role for role in (Role.INVESTOR, Role.SPONSOR) if len(finding.parties.get(role, ())) > 1]
    if not roles or finding.money is None or not any(item.lower in language.each_words for item in items):
        return [finding]
    return [replace(finding, parties={**finding.parties, roles[0]: [one]}) for one in finding.parties[roles[0]]]
