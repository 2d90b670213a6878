"""Partners who found a company together: an accord whose venture the next sentence speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.deal_nouns import deal_noun
from seeds.parser.findings import Finding
from seeds.parser.items import Item
from seeds.parser.segment import Sentence
from seeds.parser.tokens import Row
from seeds.vocabulary import Kind, Role

_PAIR = 2
"""How many partners found a venture at least."""
_TAKEN = 4
"""How many items behind a verb the venture may stand that it is about: ``prend le contrôle de sa coentreprise``."""
_SHARES = frozenset({Kind.ACQUISITION, Kind.INVESTMENT})


def take_for_venture(sentence: Sentence, items: Row, findings: Sequence[Finding], language: LanguageData) -> None:
    """Make an accord a joint venture where the next sentence is about that: ``La coentreprise investira``."""
    host = findings[-1] if findings else None
    if host is None or host.kind is not Kind.PARTNERSHIP or len(host.named_as(Role.PARTNER)) < _PAIR:
        return
    at, kinds = deal_noun(items, language)
    if at is not None and kinds == {Kind.JOINT_VENTURE.value} and sentence.block - host.sentence.block <= 1:
        host.kind = Kind.JOINT_VENTURE
        host.sentences.append(sentence)


def is_what_is_traded(items: Sequence[Item], cue: Cue, cues: Sequence[Cue], language: LanguageData) -> bool:
    """Whether a venture is one that somebody has, and whose shares change hands: ``rachète sa coentreprise avec X``."""
    if cue.frame.kind is not Kind.JOINT_VENTURE or cue.verb or not cue.first:
        return False
    own = items[cue.first - 1].lower in language.possessives
    return own and any(
        one.verb and one.frame.kind in _SHARES and 0 < cue.first - one.last <= _TAKEN for one in cues if one is not cue
    )
