"""The deals of a document become its reports, every field with its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from seeds.language import LanguageData
from seeds.model import Document, Report
from seeds.parser.currencies import currency_of
from seeds.parser.findings import Finding
from seeds.parser.mentions import NameMention
from seeds.parser.money import Money
from seeds.parser.participants import Participant
from seeds.parser.stage import CONCLUDED, Span, follows_past, is_under_way
from seeds.vocabulary import Bound, Kind, Role, Stage

_PLANNED_BY_KIND = frozenset({Kind.CAPEX, Kind.IPO})
"""Kinds that are plans where no word and no tense says more."""
_ROLES = tuple(Role)
_TWO = 2
"""How many companies merge at least."""
_INITIALS = 6
"""How many letters a name of initials may have."""


def settle_past(finding: Finding, published: str | None, opening: int, language: LanguageData) -> None:
    """What a document tells without a word on its stage is done where its date lies before the document's.

    A verb in the present, ``En mars, X investit``, needs a month before, where its sentence begins with the date; a
    year before does for all: ``the purchase of X in 2014``. What was only promised then may not have come about.
    What is told but once behind the `opening` of the text, in passing, has a stage of its own.
    """
    passing = _stage_in_passing(finding, language) if finding.sentence.start >= opening else None
    if passing is not None:
        finding.tell_stage(passing, "told once, in passing")
        return
    date = finding.date.value if finding.date else None
    told = finding.stage is Stage.ANNOUNCED or (finding.stage is Stage.PLANNED and finding.kind in _PLANNED_BY_KIND)
    promised = finding.cue is not None and finding.cue.tense in {"future", "conditional"}
    if not told or promised or finding.signalled or not date or not published:
        return
    if date[:4] < published[:4] and finding.kind not in CONCLUDED:
        finding.tell_stage(finding.when_past or Stage.COMPLETED, "its date", _dated(finding))
    elif finding.stage is Stage.ANNOUNCED and finding.when_past is not None and "Q" not in date:
        opens = finding.date is not None and finding.date.start < finding.cue_start
        if opens and date[:7] < published[: len(date[:7])]:
            finding.tell_stage(finding.when_past, "its date", _dated(finding))


def _dated(finding: Finding) -> Span | None:
    return (finding.date.start, finding.date.end) if finding.date is not None else None


def _stage_in_passing(finding: Finding, language: LanguageData) -> Stage | None:
    """The stage of what one sentence alone tells, with no word on how far it is; None for the rest.

    A noun and a gerund recall what is done, ``since X's takeover of Y``. An infinitive is a deed where a verb in the
    past leads to it, ``X went on to buy Y``, and else a plan. What is supplied without a sum is so all the time: ``X
    buys its chips from Y``.
    """
    cue = finding.cue
    once = len(finding.sentences) == 1 and not finding.sentence.heading
    if cue is None or not once or finding.signalled or finding.stage is not Stage.ANNOUNCED:
        return None
    if cue.tense == "infinitive":
        done = finding.when_past is Stage.COMPLETED and follows_past(finding.items, cue.group, language)
        return Stage.COMPLETED if done else Stage.PLANNED
    by_doing = cue.tense == "gerund" and not is_under_way(cue)
    recalled = finding.when_past is Stage.COMPLETED and (not cue.verb or by_doing)
    lasting = finding.kind is Kind.CONTRACT and cue.tense == "present" and finding.money is None
    return Stage.COMPLETED if recalled or lasting else None


def main_currency(sums: Iterable[Money]) -> str | None:
    """The currency that a document counts in most often, for sums that name none."""
    counts = Counter(money.currency for money in sums if money.currency)
    return counts.most_common(1)[0][0] if counts else None


def inferred_currency(finding: Finding, main: str | None, document: Document) -> str | None:
    """The currency of a deal's sums where they name none, or only its noun; `main` is what the document counts in."""
    money = finding.money or finding.valuation
    if money is None or money.noun is None:
        return main
    day = finding.date.value if finding.date else document.published
    told = " ".join(document.text[sentence.start : sentence.end] for sentence in finding.sentences)
    return currency_of(money.noun, day, main, (told, document.text), document.language)


def _printed(name: NameMention, printed: Mapping[str, str]) -> str:
    """A company as its own sentence calls it, where that is another name than the usual one: ``France Télécom``.

    Initials and what they stand for are one name, and so are names that share a word.
    """
    usual = printed.get(name.name, name.name)
    own = " ".join(name.text.split())
    if not own or not name.known or name.owner is not None or _is_initials(own) or _is_initials(usual):
        return usual
    return usual if set(own.casefold().split()) & set(usual.casefold().split()) else own


def _is_initials(name: str) -> bool:
    return len(name) <= _INITIALS and (name.isupper() or any(character.isdigit() for character in name))


def report(text: str, finding: Finding, inferred: str | None, printed: Mapping[str, str], confidence: float) -> Report:
    """The report of a finding, its parties named as the document prints them.

    A sum whose currency is neither said nor `inferred` is left out. All of a report is checked at once: what is made
    before is checked again with it.
    """
    stated = next((m.currency for m in (finding.money, finding.valuation) if m is not None and m.currency), None)
    currency = stated or (inferred if finding.money or finding.valuation else None)
    money = finding.money if currency else None
    valuation = (
        finding.valuation
        if currency and (not finding.valuation or finding.valuation.currency in {None, currency})
        else None
    )
    if money is None and valuation is None:
        currency = None
    cast = _cast(finding)
    parties = [{"name": _printed(p.name, printed), "role": role} for role in _ROLES for p in cast.get(role, ())]
    return Report.model_validate(
        {
            "kind": finding.kind,
            "stage": finding.stage,
            "confirmation": finding.confirmation,
            "parties": parties,
            "amount": money.amount if money else None,
            "amount_max": money.amount_max if money else None,
            "currency": currency,
            "currency_inferred": currency is not None
            and (money or valuation or stated) is not None
            and not _states(money, valuation),
            "bound": money.bound if money else None,
            "stake_pct": finding.percent.value if finding.percent else None,
            "valuation": valuation.amount if valuation else None,
            "round": finding.round.label if finding.round else None,
            "date": finding.date.value if finding.date else None,
            "confidence": confidence,
            "rule": finding.rule,
            "evidence": _evidence(text, finding, cast, money, valuation),
        }
    )


def _states(money: Money | None, valuation: Money | None) -> bool:
    leading = money or valuation
    return leading is not None and leading.currency is not None


def _named_at(party: Participant, finding: Finding) -> tuple[int, int]:
    """Where the sentence of a deal names a party; where it does not, the words that stand for the name."""
    name, sentence = party.name, finding.sentence
    named = sentence.start <= name.start and name.end <= sentence.end
    return (name.start, name.end) if named else (party.start, party.end)


def _cast(finding: Finding) -> Mapping[Role, Sequence[Participant]]:
    """Who takes part in a deal in which role; two that merge are partners where nothing says which buys the other."""
    cast = finding.parties
    merging = (*cast.get(Role.ACQUIRER, ()), *cast.get(Role.TARGET, ()))
    if not finding.merges_alike or Role.SELLER in cast or len(merging) < _TWO:
        return cast
    return {Role.PARTNER: merging}


def _evidence(
    text: str,
    finding: Finding,
    cast: Mapping[Role, Sequence[Participant]],
    money: Money | None,
    valuation: Money | None,
) -> list[dict[str, object]]:
    """The spans that prove each field, as `seeds.model.Evidence` has them."""
    spans: list[tuple[str, int, int]] = [("deal", finding.sentence.start, finding.sentence.end)]
    spans += [(role.value, *_named_at(p, finding)) for role, group in cast.items() for p in group]
    spans.append(("kind", finding.cue_start, finding.cue_end))
    if money:
        spans.append(("amount", money.start, money.end))
        if money.bound is not Bound.EXACT and money.bound_start < money.start:
            spans.append(("bound", money.bound_start, money.start))
    if valuation:
        spans.append(("valuation", valuation.start, valuation.end))
    for name, words in (("stage", finding.stage_span), ("confirmation", finding.confirmation_span)):
        if words is not None:
            spans.append((name, *words))
    for name, value in (("stake_pct", finding.percent), ("round", finding.round), ("date", finding.date)):
        if value is not None:
            spans.append((name, value.start, value.end))
    rows: dict[tuple[str, int, int], dict[str, object]] = {}
    for name, start, end in spans:
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        rows[name, start, end] = {"field": name, "start": start, "end": end, "text": text[start:end]}
    return list(rows.values())
