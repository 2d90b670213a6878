"""Who had bought once what is sold now: ``X sells Y. The unit was bought in 2004 for $30 million``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.by_name import ByName
from seeds.parser.deal_lists import is_made_by_some
from seeds.parser.findings import Finding
from seeds.parser.participants import Participant
from seeds.vocabulary import Kind, Role

_SHARES = frozenset({Kind.ACQUISITION, Kind.INVESTMENT})
_YEAR = 4
"""How many characters a date has that tells a year alone."""


def give_earlier_buyers(findings: Sequence[Finding], language: LanguageData) -> None:
    """Whoever sells a company has bought it in the year in which the text says that it was bought, not by whom."""
    unsaid = [finding for finding in findings if _is_unsaid(finding, language)]
    named = ByName(findings if unsaid else ())
    for purchase in unsaid:
        sales = (f for f in named.near(purchase) if f is not purchase and _sells(f, purchase))
        seller = next((sale.parties[Role.SELLER][0].name for sale in sales), None)
        if seller is not None:
            buyer = Participant(seller, seller.start, seller.end, "who sells it now", left_out=True)
            others = {role: [p for p in group if not p.described] for role, group in purchase.parties.items()}
            parties = {Role.ACQUIRER: [buyer], **others, Role.TARGET: purchase.parties[Role.TARGET]}
            purchase.parties = {role: group for role, group in parties.items() if group}


def _is_unsaid(finding: Finding, language: LanguageData) -> bool:
    """Whether a verb in the passive tells in what year a company was bought, and nothing of who bought it."""
    cue = finding.cue
    if cue is None or not (cue.verb and cue.passive) or finding.kind is not Kind.ACQUISITION:
        return False
    dated = finding.date is not None and finding.date.value is not None and len(finding.date.value) == _YEAR
    bought = set(finding.parties) <= {Role.TARGET, Role.SELLER} and len(finding.parties.get(Role.TARGET, ())) == 1
    buys = cue.frame.subject is Role.ACQUIRER and cue.frame.object is Role.TARGET
    return dated and bought and buys and not is_made_by_some(finding.items, cue, language)


def _sells(sale: Finding, purchase: Finding) -> bool:
    """Whether one company is told to sell, up to where it is told to have been bought, what was bought."""
    sellers = sale.named_as(Role.SELLER)
    named = {party.name.name for group in purchase.parties.values() for party in group if not party.described}
    told = sale.kind in _SHARES and len(sellers) == 1 and sellers.isdisjoint(named | purchase.named_as(Role.TARGET))
    same = purchase.named_as(Role.TARGET) <= sale.named_as(Role.TARGET)
    apart = sale.date is None or purchase.date is None or sale.date.value != purchase.date.value
    return told and same and apart and sale.sentence.start <= purchase.sentence.start
