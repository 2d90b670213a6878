"""Sides of a deal that the sentence behind it names: ``a racheté deux sociétés. Il s'agit de X et de Y``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.drafts import Draft
from seeds.parser.findings import Attempt, Finding, finding_of
from seeds.parser.governors import governor
from seeds.parser.items import Item
from seeds.parser.mentions import FIRM_KINDS, NameMention
from seeds.parser.needs import has
from seeds.parser.negation import is_negated
from seeds.parser.parallel import several
from seeds.parser.participants import Participant
from seeds.parser.segment import Sentence
from seeds.parser.splitting import opens_with
from seeds.parser.tokens import Row
from seeds.vocabulary import Kind, Role, Side

_PAYERS = {Kind.ACQUISITION: Role.ACQUIRER, Kind.INVESTMENT: Role.INVESTOR}
"""The kinds of deals of which one side may be named later, and the role of the other."""
_BOUGHT = 4
"""How many items behind a verb the word for the firms that are bought may stand: ``achète deux jeunes pousses``."""
_RULE = "named in the sentence behind"


def is_naming(text: str, sentence: Sentence, language: LanguageData) -> bool:
    """Whether a sentence opens by saying who was spoken of: ``Il s'agit de X``."""
    return opens_with(text[sentence.start : sentence.end].lstrip(), language.naming_phrases)


def named_behind(
    text: str,
    before: tuple[Sentence, Row, Sequence[Attempt]],
    sentence: Sentence,
    items: Sequence[Item],
    findings: Sequence[Finding],
    language: LanguageData,
) -> list[Finding]:
    """The deals of the sentence before, for which only the side was missing that this sentence names.

    A purchase that was found without its buyer takes the name, and is no further deal.
    """
    told, words, attempts = before
    names = _names(items, language)
    if not names or sentence.block - told.block > 1:
        return []
    host = findings[-1] if findings and findings[-1].sentence is told else None
    if host is not None and host.kind is Kind.ACQUISITION and not host.names(Side.PAYER):
        if names[0].name.name not in host.everyone():
            host.parties[Role.ACQUIRER] = names[:1]
            host.sentences.append(sentence)
        return []
    for attempt in reversed(attempts):
        draft = _completed(words, attempt, names, language)
        if draft is None:
            continue
        findings = [finding_of(text, told, words, one, language) for one in several(words, draft, set(), language)]
        for finding in findings:
            finding.sentences.append(sentence)
        return findings
    return []


def _names(items: Sequence[Item], language: LanguageData) -> list[Participant]:
    """The companies that a sentence says it is about: ``Il s'agit de X, au Mans, et de Y``."""
    hanging = (
        i for i, item in enumerate(items) if item.is_nominal and governor(items, i, language) in language.numbers.of
    )
    named = ((items[i], items[i].value) for i in hanging)
    return [
        Participant(value, item.start, item.end, _RULE)
        for item, value in named
        if isinstance(value, NameMention) and value.kind in FIRM_KINDS
    ]


def _of_firms(items: Row, draft: Draft, language: LanguageData) -> Draft:
    """A purchase of goods is one of firms where the words behind its verb say so: ``achète deux PME``."""
    frame = draft.cue.frame
    other = language.frame(frame.otherwise) if frame.otherwise is not None else None
    if frame.kind is not Kind.CONTRACT or other is None or other.kind is not Kind.ACQUISITION or not draft.cue.verb:
        return draft
    behind = items[draft.cue.last + 1 : draft.cue.last + 1 + _BOUGHT]
    if not any(item.lower in language.generic_forms for item in behind):
        return draft
    roles = {frame.subject: other.subject}
    parties = {roles.get(role) or role: group for role, group in draft.parties.items()}
    return replace(draft, cue=replace(draft.cue, frame=other), parties=parties)


def _completed(items: Row, attempt: Attempt, names: Sequence[Participant], language: LanguageData) -> Draft | None:
    """The draft of an attempt with the names on the side that it lacks, if it then has what its frame needs."""
    draft = _of_firms(items, attempt.draft, language)
    payer = _PAYERS.get(draft.cue.frame.kind)
    if attempt.settled is not None or payer is None or is_negated(items, draft.cue, language):
        return None
    if items.has_any(language.none_words):
        return None
    sides = [role for role in (payer, Role.TARGET) if role not in draft.parties]
    if len(sides) != 1 or any(p.name.name == n.name.name for g in draft.parties.values() for p in g for n in names):
        return None
    given = list(names) if sides[0] is Role.TARGET else list(names[:1])
    whole = replace(draft, parties={**draft.parties, sides[0]: given})
    met = any(all(has(items, whole, need, language) for need in needs) for needs in draft.cue.frame.needs)
    return whole if met else None
