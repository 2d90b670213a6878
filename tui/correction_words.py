"""Corrections in words: what was decided, and values as a person types and reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from store.correcting import LogEntry
from store.corrections import Difference
from store.decisions import (
    Alias,
    Check,
    Decision,
    Entry,
    Join,
    Mark,
    MergeCompanies,
    Reject,
    Rename,
    Restore,
    SetCompanyKind,
    SetValues,
    Split,
    SplitCompany,
    Undo,
    Value,
)
from tui.display import cell_text, words
from tui.wording import later, tr

FIELD_NAMES = {
    "kind": later("kind"),
    "stage": later("stage"),
    "confirmation": later("confirmation"),
    "amount": later("amount"),
    "amount_max": later("upper amount"),
    "currency": later("currency"),
    "bound": later("bound"),
    "stake_pct": later("stake"),
    "valuation": later("valuation"),
    "round": later("round"),
    "date": later("date"),
}
"""The fields of a report in the order in which they are corrected, in words."""


def field_name(field: str) -> str:
    """A field of a report in words."""
    return tr(FIELD_NAMES.get(field, field))


_MONEY = frozenset({"amount", "amount_max", "valuation"})
_CHOSEN = frozenset({"kind", "stage", "confirmation", "bound"})
_SCALES = ((10**12, "tn"), (10**9, "bn"), (10**6, "m"), (10**3, "k"))
_MOST_NAMES = 3


def told(decision: Decision) -> str:
    """What was decided, in one safe line."""
    return cell_text(_told(decision))


def _told(decision: Decision) -> str:
    match decision:
        case Reject(reports):
            return tr("no deal at all: {reports}", reports=_about(reports))
        case Restore(reports):
            return tr("a deal after all: {reports}", reports=_about(reports))
        case Join(reports, others):
            return tr("one deal: {reports} with {others}", reports=_about(reports), others=_about(others))
        case Split(reports, others):
            apart = tr("apart from {others}", others=_about(others)) if others else tr("a deal of its own")
            return f"{apart}: {_about(reports)}"
        case SetValues(reports, values, parties):
            new = [f"{field_name(field)} {shown_value(field, value) or tr('none')}" for field, value in values.items()]
            new += [
                f"{name} {', '.join(map(words, roles))}" if roles else tr("{name} taken out", name=name)
                for name, roles in parties.items()
            ]
            return f"{', '.join(new)}: {_about(reports)}"
        case Check(reports):
            return tr("checked: {reports}", reports=_about(reports))
        case Rename(name, value):
            return tr("{name} shown as {value}", name=name, value=value)
        case Alias(name, other_name):
            return tr("{name} means {other_name}", name=name, other_name=other_name)
        case MergeCompanies(name, other_name):
            return tr("{name} is {other_name}", name=name, other_name=other_name)
        case SplitCompany(name):
            return tr("{name} is a company of its own", name=name)
        case SetCompanyKind(name, value):
            return tr("{name} is a {kind}", name=name, kind=words(value))
        case Undo(undoes):
            return tr("{undoes} undone", undoes=undoes)


def told_in(log: Iterable[Entry], entry: Entry) -> str:
    """What an entry says; of one that takes another back, what became of that."""
    decision, times = _at_last(log, entry)
    if not times:
        return told(decision)
    what = told(decision)
    return tr("undone: {what}", what=what) if times % 2 else tr("holds again: {what}", what=what)


def is_taken_back(log: Iterable[Entry], entry: Entry) -> bool:
    """Whether an entry says that something does not hold any more."""
    return _at_last(log, entry)[1] % 2 == 1


def _at_last(log: Iterable[Entry], entry: Entry) -> tuple[Decision, int]:
    """The decision that an entry is about at last, and how often it is taken back on the way there."""
    entries = {each.correction_id: each.decision for each in log}
    decision, times = entry.decision, 0
    while isinstance(decision, Undo) and decision.undoes in entries:
        decision, times = entries[decision.undoes], times + 1
    return decision, times


def told_of(logged: LogEntry) -> str:
    """What an entry of the log says."""
    return told(logged.entry.decision)


def told_changes(changes: Sequence[Difference]) -> str:
    """What the user changed in a report: "corrected by you: amount 50bn, was 10bn"."""
    parts = []
    for change in changes:
        if change.field == "party":
            now, before = (_roles(text) for text in (change.corrected, change.parsed))
            parts.append(
                tr(
                    "{name} {now}, was {before}",
                    name=change.name,
                    now=now or tr("taken out"),
                    before=before or tr("no party"),
                )
            )
        else:
            now, before = (shown_value(change.field, text) or tr("none") for text in (change.corrected, change.parsed))
            parts.append(tr("{name} {now}, was {before}", name=field_name(change.field), now=now, before=before))
    return cell_text(tr("corrected by you: {changes}", changes="; ".join(parts))) if parts else ""


def shown_value(field: str, value: Value) -> str:
    """A value of a field, or its text in the database, as a person reads it."""
    if value is None:
        return ""
    if field in _MONEY:
        return typed_amount(int(value))
    if field in _CHOSEN:
        return words(str(value))
    return f"{value}%" if field == "stake_pct" else cell_text(value)


def typed_value(field: str, value: Value) -> str:
    """A value as a person would type it."""
    return "" if value is None else typed_amount(int(value)) if field in _MONEY else str(value)


def typed_amount(amount: int) -> str:
    """An amount as short as it can be typed: 50bn, 1.25m, 1_234_567."""
    for scale, name in _SCALES:
        figure = Decimal(amount) / scale
        if figure >= 1 and figure == round(figure, 2):
            return f"{figure.normalize():f}{name}"
    return f"{amount:_}"


def _roles(text: str | None) -> str:
    return ", ".join(map(words, text.split(","))) if text else ""


def _about(marks: Sequence[Mark]) -> str:
    """The parties of the first report, and how many others there are."""
    if not marks:
        return tr("a report")
    names = list(dict.fromkeys(marks[0].names))
    named = ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")
    more = tr(" and {count} more", count=len(marks) - 1) if len(marks) > 1 else ""
    return f"{named or words(marks[0].kind)}{more}"
