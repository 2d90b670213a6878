"""A round and what each investor puts into it: who gives the whole, and how far it is, follow from the parts."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.parser.by_name import ByName
from seeds.parser.findings import Finding
from seeds.parser.listings import OPEN
from seeds.parser.shadows import bare
from seeds.vocabulary import Kind, Role, Side, Stage

_EQUITY = frozenset({Kind.INVESTMENT, Kind.FUNDING_ROUND})
_RAISED = frozenset({Kind.FUNDING_ROUND, Kind.FUND})

_MONTH = 7
"""How many characters a date has that tells of no day: ``2021-02``."""


def name_investors(findings: Sequence[Finding]) -> set[int]:
    """A round, or a fund, whose investors are told one by one has them as its investors.

    It gives the identity of those that tell no more than that: ``X, backed by Y, has raised $5 million``.
    """
    said: set[int] = set()
    rounds = [f for f in findings if f.kind in _RAISED and f.money is not None]
    named = ByName(findings if rounds else ())
    for whole in rounds:
        known = whole.names(Side.PAYER)
        for part in named.near(whole):
            if not _is_part(part, whole):
                continue
            if not known and whole.kind is Kind.FUNDING_ROUND:
                taken = whole.names(Side.PAYER)
                new = [p for p in part.parties.get(Role.INVESTOR, []) if p.name.name not in taken]
                whole.parties.setdefault(Role.INVESTOR, []).extend(new)
            if part.stage in OPEN and whole.stage not in OPEN:
                whole.tell_stage(part.stage, "that of what an investor puts in", part.stage_span)
            alike = part.stage not in OPEN or part.stage is whole.stage
            if bare(part) and alike and part.names(Side.PAYER) <= whole.names(Side.PAYER):
                said.add(id(part))
    return said


def _is_part(part: Finding, whole: Finding) -> bool:
    """Whether an investment may be one in a round, or a fund, that is told as a whole.

    A share in percent is one where both sums are told beside each other, and so is what the round's own sentence tells
    as planned, where nothing but its noun says that the round is closed.
    """
    smaller = part.money is None or (whole.money is not None and part.money.amount < whole.money.amount)
    open_alike = (part.stage in OPEN) == (whole.stage in OPEN)
    open_alike |= part.sentence is whole.sentence and not whole.signalled
    beside = abs(part.sentence.block - whole.sentence.block) <= 1 and part.money is not None
    same_target = not part.names(Side.PAYEE).isdisjoint(whole.names(Side.PAYEE))
    shares = part.percent is None or (beside and whole.kind is Kind.FUNDING_ROUND)
    alike = shares and smaller and open_alike and same_target and not invested_before(part, whole)
    return part.kind is Kind.INVESTMENT and alike


def invested_before(part: Finding, whole: Finding) -> bool:
    """Whether an investment has a year or a month of its own, and a round none: ``In 2021, X invested in Y``."""
    told = part.kind is Kind.INVESTMENT and whole.kind is Kind.FUNDING_ROUND and part.sentence is not whole.sentence
    dated = part.date is not None and part.date.value is not None and len(part.date.value) <= _MONTH
    named = not any(party.left_out for party in part.parties.get(Role.TARGET, ()))
    return told and dated and named and whole.date is None


def share_talks(findings: Sequence[Finding]) -> None:
    """A round that is only considered is in talks where an investor of it is, and so are its other investors."""
    talked_of = {
        name
        for finding in findings
        if finding.stage is Stage.IN_TALKS and finding.kind in _EQUITY
        for name in finding.names(Side.PAYEE)
    }
    for finding in findings:
        if finding.stage is Stage.CONSIDERED and finding.kind in _EQUITY and finding.names(Side.PAYEE) & talked_of:
            finding.tell_stage(Stage.IN_TALKS, "another part of the same round is in talks")
