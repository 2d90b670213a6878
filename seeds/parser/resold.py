"""What one sentence tells both bought and sold: whoever sells it bought it, and not its buyer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.drafts import Draft
from seeds.parser.participants import Participant, participants
from seeds.parser.references import Discourse
from seeds.parser.tokens import Row
from seeds.vocabulary import Kind, Role

_BUYERS = (Role.ACQUIRER, Role.INVESTOR)
"""Who buys a company or a share of one."""


def sells_to_buy(one: Draft, other: Draft) -> bool:
    """Whether who sells in one deal buys in another: ``X may sell a unit to pay for its $2bn purchase of Y``."""
    buyers = {party.name.name for party in other.parties.get(Role.ACQUIRER, ())}
    return any(party.name.name in buyers for party in one.parties.get(Role.SELLER, ()))


def bought_before_sale(items: Row, drafts: Sequence[Draft]) -> None:
    """``X sold Y to Z, three years after buying it``: what its seller bought, told by a pronoun or a noun, is Y."""
    sales = [d for d in drafts if {Role.SELLER, Role.TARGET} <= d.parties.keys() and _buyers(d)]
    meant = {items[at].start for at in items.places("reference")} if sales and len(drafts) > 1 else set()
    for sale in sales:
        sellers, buyers = _names(sale.parties[Role.SELLER]), _names(_buyers(sale))
        for draft in drafts:
            bought = draft.parties.get(Role.TARGET, ())
            told = bool(bought) and all(party.start in meant for party in bought) and _names(bought) <= buyers
            if told and _names(_buyers(draft)) & sellers:
                draft.parties = {**draft.parties, Role.TARGET: sale.parties[Role.TARGET]}


def without_owners(items: Row, drafts: list[Draft], discourse: Discourse, language: LanguageData) -> list[Draft]:
    """The drafts without those that only tell who has owned what another sells: ``X sells Y, its own since 2014``."""
    owned = [draft for draft in drafts if draft.cue.frame.needs and all("since" in n for n in draft.cue.frame.needs)]
    if not owned:
        return drafts
    traded = set[str]().union(*(_traded(items, d, discourse, language) for d in drafts if d not in owned))
    return [draft for draft in drafts if draft not in owned or _targets(draft).isdisjoint(traded)]


def _traded(items: Row, draft: Draft, discourse: Discourse, language: LanguageData) -> set[str]:
    """The companies that a draft tells to be sold, by the frame of its words that is one of a purchase."""
    frame = draft.cue.frame
    while frame.kind is not Kind.ACQUISITION:
        if frame.otherwise is None:
            return set()
        frame = language.frame(frame.otherwise)
    cue = replace(draft.cue, frame=frame)
    parties = draft.parties if frame is draft.cue.frame else participants(items, cue, draft.stop, discourse, language)
    return _names(parties.get(Role.TARGET, ()))


def _targets(draft: Draft) -> set[str]:
    return _names(draft.parties.get(Role.TARGET, ()))


def _buyers(draft: Draft) -> list[Participant]:
    """Who buys by a draft."""
    return [party for role in _BUYERS for party in draft.parties.get(role, ())]


def _names(parties: Iterable[Participant]) -> set[str]:
    return {party.name.name for party in parties}
