"""How far a deal is, where a later sentence says so: ``The deal was completed on Monday``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.deal_nouns import deal_noun
from seeds.parser.findings import Finding
from seeds.parser.hints import TO_CLOSE, told_pattern
from seeds.parser.segment import Sentence
from seeds.parser.tokens import Row
from seeds.vocabulary import Kind, Stage

_LATEST = 4
"""How many deals told last a word for a deal may mean."""
_APART = 6
"""How many paragraphs behind a deal may say how far it is."""
_PREDICATE = 8
"""How many items behind the words that hang on the noun are its verb and what stands with that."""
_AGREED = frozenset({Stage.PLANNED, Stage.ANNOUNCED, Stage.COMPLETED})
_CLOSED = frozenset({Kind.ACQUISITION, Kind.INVESTMENT, Kind.JOINT_VENTURE, Kind.FUNDING_ROUND, Kind.DEBT})
"""Kinds of deals that are agreed first and closed later."""


def tell_outcome(
    text: str, sentence: Sentence, items: Row, findings: Sequence[Finding], language: LanguageData
) -> None:
    """A sentence about a deal told before may say that it is done, that it came to nothing, or what it still needs."""
    if items.hints.isdisjoint({TO_CLOSE, Stage.COMPLETED, Stage.CANCELLED}):
        return
    at, kinds = deal_noun(items, language)
    if at is None or any(item.word.uncontracted in language.numbers.of for item in items[:at]):
        return  # ``The effect of the deal``
    end = items[min(len(items), clause_end(items, at, language) + _PREDICATE) - 1].end
    told = _stage_in(text, items[at].end, end, items, language)
    host = _told_of(findings, sentence, kinds) if told is not None else None
    if told is None or host is None or told[0] is host.stage:
        return
    stage, match = told
    host.tell_stage(stage, f'the words "{match.group()}" of a later sentence', match.span())
    host.signalled = True
    host.sentences.append(sentence)


def _told_of(findings: Sequence[Finding], sentence: Sentence, kinds: frozenset[str]) -> Finding | None:
    """The deal that a word for one may mean: of those told last the last one that is still to be done, if any is.

    What was recalled since is none: ``X buys Y. It had bought Z in 1991. The deal is expected to close in May``.
    """
    near = (f for f in findings[: -_LATEST - 1 : -1] if sentence.block - f.sentence.block <= _APART)
    meant = [f for f in near if f.kind in _CLOSED and (not kinds or f.kind.value in kinds) and not f.holding]
    agreed = [f for f in meant if f.stage in _AGREED]
    return next(
        (f for f in agreed if f.stage is not Stage.COMPLETED), agreed[0] if agreed == meant and agreed else None
    )


def _stage_in(
    text: str, start: int, end: int, items: Row, language: LanguageData
) -> tuple[Stage, re.Match[str]] | None:
    """The stage that the words behind a word for a deal tell; what it still needs says that it is not done."""
    for hint, stage in (
        (TO_CLOSE, Stage.ANNOUNCED),
        (Stage.CANCELLED, Stage.CANCELLED),
        (Stage.COMPLETED, Stage.COMPLETED),
    ):
        match = told_pattern(language.code, hint).search(text, start, end) if hint in items.hints else None
        if match is not None:
            return stage, match
    return None
