"""Who pays whom in a deal: the rows of the table `payments`, derived from the parties of deals and their links."""

from __future__ import annotations

from collections.abc import Collection

from seeds.vocabulary import Kind, Role, Side
from store.heads import Cast

PaymentRow = tuple[str, str, str, str, bool]
"""deal_id, payer_id, payee_id, class, shared."""

_CLASSES = {Kind.CONTRACT: "purchase", Kind.DEBT: "debt"}
_SALES = (Kind.ACQUISITION, Kind.INVESTMENT)


def payments_of(deal_id: str, kind: Kind, parties: Cast, apart: Collection[str] = frozenset()) -> list[PaymentRow]:
    """Each payer of a deal with each payee; an amount of several payers or payees is shared.

    Where somebody sells, the seller is paid in place of the target. `apart` are the companies with a part of this deal
    that is a deal of its own: they pay there.
    """
    payers = sorted({company for company, _, side in parties if side is Side.PAYER})
    sellers = {company for company, role, _ in parties if role is Role.SELLER and kind in _SALES}
    payees = sorted(sellers or {company for company, _, side in parties if side is Side.PAYEE})
    shared = len(payers) > 1 or len(payees) > 1
    return [
        (deal_id, payer, payee, _CLASSES.get(kind, "equity"), shared)
        for payer in payers
        for payee in payees
        if payer != payee and payer not in apart
    ]
