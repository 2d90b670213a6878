"""Findings of one document become its reports: what is told twice is joined, and every field gets its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from seeds.model import Evidence, Party, Report
from seeds.parser.findings import Finding
from seeds.parser.money import Money
from seeds.vocabulary import Bound, Kind, Role, Side, Stage

_FAMILY = {
    Kind.INVESTMENT: "equity",
    Kind.FUNDING_ROUND: "equity",
    Kind.CONTRACT: "alliance",
    Kind.PARTNERSHIP: "alliance",
}


_EQUITY = frozenset({Kind.INVESTMENT, Kind.FUNDING_ROUND})
_CAREFUL = (Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.UP_TO)
"""Bounds, the more careful the later."""
_OPEN = frozenset({Stage.CONSIDERED, Stage.IN_TALKS, Stage.PLANNED})


def join(findings: Sequence[Finding]) -> list[Finding]:
    """One finding a deal, in the order of the text; the fuller ones take up the barer ones that agree with them."""
    kept: list[Finding] = []
    findings = _listing_proceeds(findings)
    for finding in sorted(findings, key=lambda f: (f.holding, -_fullness(f), f.cue_start)):
        host = _host(finding, kept)
        if host is None:
            kept.append(finding)
        else:
            _take_up(host, finding)
    kept = [finding for finding in kept if not finding.holding]
    _name_investors(kept)
    _share_talks(kept)
    return sorted(kept, key=lambda f: f.cue_start)


def _listing_proceeds(findings: Sequence[Finding]) -> list[Finding]:
    """Money that a company raises in the sentence after its listing is told is the listing's."""
    told: list[Finding] = []
    for finding in findings:
        listing = told[-1] if told else None
        plain = finding.kind is Kind.FUNDING_ROUND and finding.round is None and not finding.names(Side.PAYER)
        follows = listing is not None and 0 <= finding.sentence.block - listing.sentence.block <= 1
        open_listing = listing is not None and listing.kind is Kind.IPO and listing.money is None
        same = listing is not None and finding.names(Side.PAYEE) & listing.names(Side.PAYEE)
        if listing is not None and open_listing and plain and follows and same:
            listing.money = finding.money
            listing.rules["amount"] = "money raised in the sentence after a listing"
            listing.sentences.append(finding.sentence)
        else:
            told.append(finding)
    return told


def _name_investors(findings: Sequence[Finding]) -> None:
    """A round whose investors are told one by one has them as its investors."""
    for whole in findings:
        if whole.kind is not Kind.FUNDING_ROUND or whole.money is None or whole.names(Side.PAYER):
            continue
        for part in findings:
            smaller = part.money is None or part.money.amount < whole.money.amount
            open_alike = (part.stage in _OPEN) == (whole.stage in _OPEN)
            same_target = part.names(Side.PAYEE) & whole.names(Side.PAYEE)
            if part.kind is Kind.INVESTMENT and part.percent is None and smaller and open_alike and same_target:
                group = whole.parties.setdefault(Role.INVESTOR, [])
                group += [
                    p for p in part.parties.get(Role.INVESTOR, []) if p.name.name not in {q.name.name for q in group}
                ]


def _fullness(finding: Finding) -> int:
    fields = (finding.money, finding.percent, finding.round, finding.date, finding.valuation)
    sides = sum(bool(finding.names(side)) for side in (Side.PAYER, Side.PAYEE, Side.NEITHER))
    return (
        4 * (finding.money is not None) + 3 * sides + sum(f is not None for f in fields) - 2 * finding.sentence.heading
    )


def _host(finding: Finding, kept: Iterable[Finding]) -> Finding | None:
    matches = [(_agreement(host, finding), -abs(host.cue_start - finding.cue_start), host) for host in kept]
    best = max((m for m in matches if m[0] > 0), key=lambda m: m[:2], default=None)
    return best[2] if best else None


def _agreement(one: Finding, other: Finding) -> int:
    """How well two findings agree; 0 where they cannot be the same deal."""
    family = _FAMILY.get(one.kind, one.kind)
    if family != _FAMILY.get(other.kind, other.kind):
        return 0
    if one.money and other.money and not _same_sum(one.money, other.money):
        return 0
    if one.round and other.round and one.round.label != other.round.label:
        return 0
    dates = [f.date.value for f in (one, other) if f.date and f.date.value]
    if (
        len(dates) == 2
        and dates[0] != dates[1]
        and not dates[0].startswith(dates[1])
        and not dates[1].startswith(dates[0])
    ):
        return 0
    if family is Kind.CAPEX and one.place and other.place and one.place != other.place:
        return 0
    if family == "alliance":
        shared = len(one.everyone() & other.everyone())
        return shared if shared >= 2 or (shared and _one_contract(one, other)) else 0
    return _sides_agree(one, other)


def _one_contract(one: Finding, other: Finding) -> bool:
    """Whether one of two contracts of a sentence lacks a side that the other names: ``wins a contract to supply X``."""
    if one.sentence is not other.sentence or one.kind is not Kind.CONTRACT or other.kind is not Kind.CONTRACT:
        return False
    lacks = [any(not finding.names(side) for side in (Side.PAYER, Side.PAYEE)) for finding in (one, other)]
    return any(lacks) and all(
        one.names(side) & other.names(side) or not (one.names(side) and other.names(side))
        for side in (Side.PAYER, Side.PAYEE)
    )


def _sides_agree(one: Finding, other: Finding) -> int:
    score = 0
    for side in (Side.PAYER, Side.PAYEE):
        ours, theirs = one.names(side), other.names(side)
        if ours and theirs and not ours & theirs and not (side is Side.PAYER and _one_round(one, other)):
            return 0
        score += 2 * bool(ours & theirs)
    same_sum = bool(one.money and other.money)
    joins = any(f.joins and f.money is None and f.stage not in _OPEN for f in (one, other))
    named_twice = score == 4 and one.sentence is other.sentence and not (one.money and other.money)
    if one.kind is not other.kind and not same_sum and not joins and not named_twice:
        return 0
    if score == 0:
        return 0
    return score + 2 * same_sum


def _one_round(one: Finding, other: Finding) -> bool:
    """Whether both tell of one round by its sum or label, so that each may name other investors of it."""
    if {one.kind, other.kind} == {Kind.FUNDING_ROUND, Kind.INVESTMENT}:
        return any(f.joins and f.money is None and f.stage not in _OPEN for f in (one, other))
    both = one.kind is Kind.FUNDING_ROUND and other.kind is Kind.FUNDING_ROUND
    return both and bool((one.money and other.money) or (one.round and other.round))


def _same_sum(one: Money, other: Money) -> bool:
    currencies = {m.currency for m in (one, other)} - {None}
    return one.amount == other.amount and len(currencies) <= 1


def _take_up(host: Finding, finding: Finding) -> None:
    if finding.kind is Kind.FUNDING_ROUND and host.kind is Kind.INVESTMENT:
        host.kind = Kind.FUNDING_ROUND
        host.parties = {role: group for role, group in host.parties.items() if role is not Role.SELLER}
    for role, group in finding.parties.items():
        known = {p.name.name for members in host.parties.values() for p in members}
        if host.kind is Kind.FUNDING_ROUND and role is Role.SELLER:
            continue
        if finding.kind is not host.kind and _FAMILY.get(host.kind) == "alliance":
            continue
        new = [p for p in group if p.name.name not in known]
        if new:
            host.parties.setdefault(role, []).extend(new)
    if finding.signalled and not host.signalled and finding.money and not finding.sentence.heading:
        host.stage, host.confirmation, host.signalled = finding.stage, finding.confirmation, True
    host.rules = {**{name: f"told again: {rule}" for name, rule in finding.rules.items()}, **host.rules}
    host.money = _more_careful(host.money, finding.money)
    host.valuation = host.valuation or finding.valuation
    host.percent = host.percent or finding.percent
    host.round = host.round or finding.round
    host.date = host.date or finding.date
    host.sentences.append(finding.sentence)


def _more_careful(one: Money | None, other: Money | None) -> Money | None:
    """Of one sum told twice the form that limits it more: ``up to 50 billion`` rather than ``50 billion``."""
    if one is None or other is None or other.amount != one.amount:
        return one or other
    return max(one, other, key=lambda money: _CAREFUL.index(money.bound))


def _share_talks(findings: Sequence[Finding]) -> None:
    """A round that is only considered is in talks where an investor of it is, and so are its other investors."""
    talked_of = {
        name
        for finding in findings
        if finding.stage is Stage.IN_TALKS and finding.kind in _EQUITY
        for name in finding.names(Side.PAYEE)
    }
    for finding in findings:
        if finding.stage is Stage.CONSIDERED and finding.kind in _EQUITY and finding.names(Side.PAYEE) & talked_of:
            finding.stage = Stage.IN_TALKS
            finding.rules["stage"] = "another part of the same round is in talks"


def settle_past(finding: Finding, published: str | None) -> None:
    """A deal told in the present, ``En mars, X investit``, is done where its date lies before the document's month."""
    date = finding.date.value if finding.date else None
    told = finding.stage is not Stage.ANNOUNCED or finding.signalled or finding.when_past is None
    if told or not date or not published or "Q" in date:
        return
    opens = finding.date is not None and finding.date.start < finding.cue_start
    if opens and finding.when_past is not None and date[:7] < published[: len(date[:7])]:
        finding.stage = finding.when_past


def main_currency(sums: Iterable[Money]) -> str | None:
    """The currency that a document counts in most often, for sums that name none."""
    counts = Counter(money.currency for money in sums if money.currency)
    return counts.most_common(1)[0][0] if counts else None


def report(text: str, finding: Finding, house_currency: str | None, printed: Mapping[str, str]) -> Report:
    """The report of a finding, its parties named as the document prints them.

    A sum whose currency is neither said nor to be inferred is left out.
    """
    stated = next((m.currency for m in (finding.money, finding.valuation) if m is not None and m.currency), None)
    currency = stated or (house_currency if finding.money or finding.valuation else None)
    money = finding.money if currency else None
    valuation = (
        finding.valuation
        if currency and (not finding.valuation or finding.valuation.currency in {None, currency})
        else None
    )
    if money is None and valuation is None:
        currency = None
    return Report(
        kind=finding.kind,
        stage=finding.stage,
        confirmation=finding.confirmation,
        parties=tuple(
            Party(name=printed.get(p.name.name, p.name.name), role=role)
            for role in Role
            for p in finding.parties.get(role, ())
        ),
        amount=money.amount if money else None,
        amount_max=money.amount_max if money else None,
        currency=currency,
        currency_inferred=currency is not None
        and (money or valuation or stated) is not None
        and not _states(money, valuation),
        bound=money.bound if money else None,
        stake_pct=finding.percent.value if finding.percent else None,
        valuation=valuation.amount if valuation else None,
        round=finding.round.label if finding.round else None,
        date=finding.date.value if finding.date else None,
        confidence=_confidence(finding, money),
        rule=finding.rule,
        evidence=_evidence(text, finding, money, valuation),
    )


def _states(money: Money | None, valuation: Money | None) -> bool:
    leading = money or valuation
    return leading is not None and leading.currency is not None


def _confidence(finding: Finding, money: Money | None) -> float:
    """A first measure: what is complete and told in plain text is surer than what is bare or only in a title."""
    sides = sum(bool(finding.names(side)) for side in (Side.PAYER, Side.PAYEE))
    if finding.kind in {Kind.PARTNERSHIP, Kind.CAPEX, Kind.IPO, Kind.FUND, Kind.JOINT_VENTURE} and finding.everyone():
        sides = 2
    score = 0.4 + 0.15 * sides + 0.15 * (money is not None) + 0.05 * min(2, len(finding.sentences) - 1)
    return round(max(0.1, min(0.95, score - 0.1 * all(s.heading for s in finding.sentences))), 2)


def _evidence(text: str, finding: Finding, money: Money | None, valuation: Money | None) -> tuple[Evidence, ...]:
    spans: list[tuple[str, int, int]] = [("deal", finding.sentence.start, finding.sentence.end)]
    spans += [(role.value, p.start, p.end) for role, group in finding.parties.items() for p in group]
    spans.append(("kind", finding.cue_start, finding.cue_end))
    if money:
        spans.append(("amount", money.start, money.end))
        if money.bound is not Bound.EXACT and money.bound_start < money.start:
            spans.append(("bound", money.bound_start, money.start))
    if valuation:
        spans.append(("valuation", valuation.start, valuation.end))
    for name, value in (("stake_pct", finding.percent), ("round", finding.round), ("date", finding.date)):
        if value is not None:
            spans.append((name, value.start, value.end))
    rows = []
    for name, start, end in spans:
        while end > start and text[end - 1].isspace():
            end -= 1
        rows.append(Evidence(field=name, start=start, end=end, text=text[start:end]))
    return tuple(dict.fromkeys(rows))
