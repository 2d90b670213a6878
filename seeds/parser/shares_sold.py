"""In whom somebody sells his shares, as words before it tell: ``Actionnaire de X, Y cède ses parts à Z``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.drafts import Draft, names_in
from seeds.parser.governors import governor
from seeds.parser.items import Item
from seeds.parser.mentions import FIRM_KINDS
from seeds.parser.names import NameMention
from seeds.parser.participants import Participant
from seeds.vocabulary import Kind, Role

_SHARES = frozenset({Kind.ACQUISITION, Kind.INVESTMENT})
_SOLD = 4
"""Within how many items behind a verb its seller's shares are told: ``cède ses 35 %``."""
_HELD = 3
"""How many items before a name the word may stand by which somebody has shares in it: ``entré au capital de X``."""


def give_company_of_shares(items: Sequence[Item], draft: Draft, language: LanguageData) -> None:
    """Let what is sold be the shares in the one other company that is named before its seller's own are told of.

    It has a new owner, ``X change d'actionnaire : Y cède ses 35 %``, or the seller is said to have shares in it.
    """
    cue = draft.cue
    shares = cue.verb and cue.frame.kind in _SHARES and cue.frame.subject is Role.SELLER
    if not shares or Role.TARGET in draft.parties or len(draft.parties.get(Role.SELLER, ())) != 1:
        return
    sold = items[cue.first : cue.last + _SOLD]
    own = any(item.lower in language.possessives for item in sold)
    if not own or not any(item.kind == "percent" or item.lower in language.stake_words for item in sold):
        return
    named = {name.name: (at, name) for at, name in _firms(items[: cue.first]) if name.name not in names_in(draft)}
    if len(named) != 1:
        return
    ((at, firm),) = named.values()
    if _has_holders(items, at, language) or _is_told_of(items, at, cue.first, language):
        draft.parties[Role.TARGET] = [Participant(firm, firm.start, firm.end, "whose shares they are")]


def _firms(items: Sequence[Item]) -> list[tuple[int, NameMention]]:
    """The companies that items name, each with its place."""
    named = [(at, item.value) for at, item in enumerate(items) if item.is_nominal]
    return [(at, value) for at, value in named if isinstance(value, NameMention) and value.kind in FIRM_KINDS]


def _has_holders(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether words right before a name tell of shares in it, or of who has some."""
    words = language.stake_words | language.holder_nouns | language.owner_nouns
    return any(item.lower in words for item in items[max(0, name - _HELD) : name])


def _is_told_of(items: Sequence[Item], name: int, cue: int, language: LanguageData) -> bool:
    """Whether a name acts in what stands before a colon, behind which the sale is told."""
    return governor(items, name, language) == "" and any(item.lower == ":" for item in items[name + 1 : cue])
