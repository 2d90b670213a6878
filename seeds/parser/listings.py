"""Offerings that are listings by what else the text tells, and money raised in a listing or an offering told before."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.findings import Finding
from seeds.parser.same_sums import same_sum
from seeds.vocabulary import Kind, Role, Side, Stage

OPEN = frozenset({Stage.CONSIDERED, Stage.IN_TALKS, Stage.PLANNED})
"""Stages in which a deal may still come to nothing."""


def told_as_listings(findings: Sequence[Finding]) -> None:
    """Makes a listing of each offering of shares by a company of whose listing the text tells elsewhere."""
    listed = {name for f in findings if f.kind is Kind.IPO for name in f.names(Side.PAYEE)}
    for finding in findings if listed else ():
        raises = finding.cue is not None and finding.cue.frame.may_list and finding.kind is not Kind.FUND
        if raises and finding.names(Side.PAYEE) & listed:
            finding.kind = Kind.IPO
            roles = {Role.TARGET: Role.ISSUER}
            finding.parties = {roles.get(role, role): group for role, group in finding.parties.items()}


def listing_proceeds(findings: Sequence[Finding], language: LanguageData) -> list[Finding]:
    """Money that a company raises in the sentence after its listing is told is the listing's; so for an offering.

    What those give who buy before the others is only a part of it: ``raised $40m from anchor investors``.
    """
    told: list[Finding] = []
    offering: Finding | None = None
    for finding in findings:
        if offering is not None and _tells_more_of(offering, finding):
            if offering.money is None and finding.money is not None:
                offering.money = finding.money
                offering.rules["amount"] = "money raised in the sentence after an offering"
            offering.sentences.append(finding.sentence)
            continue
        offering = finding if _sells_new_shares(finding) else offering
        listing = told[-1] if told else None
        plain = finding.kind is Kind.FUNDING_ROUND and finding.round is None and not finding.names(Side.PAYER)
        plain = plain and not any(item.lower in language.anchor_words for item in finding.items)
        follows = listing is not None and (
            finding.stage in OPEN or 0 <= finding.sentence.block - listing.sentence.block <= 1
        )
        open_listing = listing is not None and listing.kind is Kind.IPO and listing.money is None
        hoped = finding.stage in OPEN  # ``has scrapped its listing. It had hoped to raise``
        open_listing &= listing is not None and (listing.stage is not Stage.CANCELLED or hoped)
        same = listing is not None and finding.names(Side.PAYEE) & listing.names(Side.PAYEE)
        planned = listing is not None and listing.kind is Kind.IPO and listing.stage in OPEN
        again = listing is not None and listing.kind is Kind.IPO and _one_sum(listing, finding)
        if listing is not None and (open_listing or planned or again) and plain and follows and same:
            if open_listing:
                listing.money = finding.money
                listing.rules["amount"] = "money raised in the sentence after a listing"
            listing.sentences.append(finding.sentence)
        else:
            told.append(finding)
    return told


def _one_sum(listing: Finding, finding: Finding) -> bool:
    """Whether both tell the same sum."""
    return listing.money is not None and finding.money is not None and same_sum(listing.money, finding.money)


def _sells_new_shares(finding: Finding) -> bool:
    """Whether a round is the bare sale of new shares, by a company that is listed already."""
    bare = finding.money is None and finding.round is None and not finding.names(Side.PAYER)
    return finding.kind is Kind.FUNDING_ROUND and bare


def _tells_more_of(offering: Finding, finding: Finding) -> bool:
    """Whether what a sentence calls an offering is the sale of new shares told of right before, and no listing."""
    follows = 0 <= finding.sentence.block - offering.sentences[-1].block <= 1
    same = offering.names(Side.PAYEE) & finding.names(Side.PAYEE)
    agrees = offering.money is None or finding.money is None or _one_sum(offering, finding)
    return bool(finding.kind is Kind.IPO and follows and same and agrees)
