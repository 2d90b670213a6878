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

FIELD_NAMES = {
    "kind": "kind",
    "stage": "stage",
    "confirmation": "confirmation",
    "amount": "amount",
    "amount_max": "upper amount",
    "currency": "currency",
    "bound": "bound",
    "stake_pct": "stake",
    "valuation": "valuation",
    "round": "round",
    "date": "date",
}
"""The fields of a report in the order in which they are corrected, in words."""

CORRECTED = "✎"
"""The sign of what the user corrected."""

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
            return f"no deal at all: {_about(reports)}"
        case Restore(reports):
            return f"a deal after all: {_about(reports)}"
        case Join(reports, others):
            return f"one deal: {_about(reports)} with {_about(others)}"
        case Split(reports, others):
            apart = f"apart from {_about(others)}" if others else "a deal of its own"
            return f"{apart}: {_about(reports)}"
        case SetValues(reports, values, parties):
            new = [f"{FIELD_NAMES[field]} {shown_value(field, value) or 'none'}" for field, value in values.items()]
            new += [
                f"{name} {', '.join(map(words, roles))}" if roles else f"{name} taken out"
                for name, roles in parties.items()
            ]
            return f"{', '.join(new)}: {_about(reports)}"
        case Check(reports):
            return f"checked: {_about(reports)}"
        case Rename(name, value):
            return f"{name} shown as {value}"
        case Alias(name, other_name):
            return f"{name} means {other_name}"
        case MergeCompanies(name, other_name):
            return f"{name} is {other_name}"
        case SplitCompany(name):
            return f"{name} is a company of its own"
        case SetCompanyKind(name, value):
            return f"{name} is a {words(value)}"
        case Undo(undoes):
            return f"{undoes} undone"


def told_in(log: Iterable[Entry], entry: Entry) -> str:
    """What an entry says; of one that takes another back, what became of that."""
    decision, times = _at_last(log, entry)
    if not times:
        return told(decision)
    return f"{'undone' if times % 2 else 'holds again'}: {told(decision)}"


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
            parts.append(f"{change.name} {now or 'taken out'}, was {before or 'no party'}")
        else:
            now, before = (shown_value(change.field, text) or "none" for text in (change.corrected, change.parsed))
            parts.append(f"{FIELD_NAMES.get(change.field, change.field)} {now}, was {before}")
    return cell_text(f"corrected by you: {'; '.join(parts)}") if parts else ""


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
        return "a report"
    names = list(dict.fromkeys(marks[0].names))
    named = ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")
    more = f" and {len(marks) - 1} more" if len(marks) > 1 else ""
    return f"{named or words(marks[0].kind)}{more}"
