"""What one sentence tells both bought and sold: whoever sells it bought it, and not its buyer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from seeds.parser.drafts import Draft
from seeds.parser.participants import Participant
from seeds.parser.tokens import Row
from seeds.vocabulary import Role

_BUYERS = (Role.ACQUIRER, Role.INVESTOR)
"""Who buys a company or a share of one."""


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


def _buyers(draft: Draft) -> list[Participant]:
    """Who buys by a draft."""
    return [party for role in _BUYERS for party in draft.parties.get(role, ())]


def _names(parties: Iterable[Participant]) -> set[str]:
    return {party.name.name for party in parties}
