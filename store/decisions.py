"""What a user can decide, one frozen class each, and the entries of the log that they are kept in.

A decision never points at a row alone: reports are named by a `Mark`, which finds them again in a document that was
parsed anew, and companies by a name, whatever company that name means by then.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from functools import cached_property
from typing import Any, ClassVar, TypeAlias

Value: TypeAlias = str | int | float | None

HOLDS, WAITING, UNDONE = "holds", "waiting", "undone"
"""The states of an entry; it is waiting while what it is about is not there, or not as the user saw it."""

_ID_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """A report as it was parsed when it was corrected; `shown` is the hash of the values that a user checked."""

    report_id: str
    document_id: str
    kind: str
    start: int
    end: int
    quote: str
    names: tuple[str, ...] = ()
    shown: str | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """These reports are of no deal at all."""

    kind: ClassVar[str] = "reject"
    reports: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Restore:
    """These reports are of deals, whatever was said before."""

    kind: ClassVar[str] = "restore"
    reports: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """All these reports, and the `others`, are of one deal."""

    kind: ClassVar[str] = "join"
    reports: tuple[Mark, ...]
    others: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """These reports are not of the deal of any of the `others`; without others each is of a deal of its own."""

    kind: ClassVar[str] = "split"
    reports: tuple[Mark, ...]
    others: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class SetValues:
    """These reports have other values: `values` by field, and the roles of each party by name, none to take it out."""

    kind: ClassVar[str] = "set"
    reports: tuple[Mark, ...]
    values: dict[str, Value] = field(default_factory=dict)
    parties: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """A person compared the values of these reports with their articles and found them right."""

    kind: ClassVar[str] = "check"
    reports: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Rename:
    """The company of a name is shown under another one."""

    kind: ClassVar[str] = "rename"
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Alias:
    """A printed name means the company of another name."""

    kind: ClassVar[str] = "alias"
    name: str
    other_name: str


@dataclass(frozen=True, slots=True)
class MergeCompanies:
    """The company of a name is the company of another one."""

    kind: ClassVar[str] = "merge_companies"
    name: str
    other_name: str


@dataclass(frozen=True, slots=True)
class SplitCompany:
    """A printed name is a company of its own."""

    kind: ClassVar[str] = "split_company"
    name: str


@dataclass(frozen=True, slots=True)
class SetCompanyKind:
    """The company of a name is of another kind."""

    kind: ClassVar[str] = "company_kind"
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Undo:
    """An earlier decision, by its id, is taken back; to undo an undo is to redo."""

    kind: ClassVar[str] = "undo"
    undoes: str


OfReports: TypeAlias = Reject | Restore | Join | Split | SetValues | Check
OfCompanies: TypeAlias = Rename | Alias | MergeCompanies | SplitCompany | SetCompanyKind
Decision: TypeAlias = OfReports | OfCompanies | Undo

DECISIONS: dict[str, type[Decision]] = {
    of.kind: of
    for of in (
        Reject,
        Restore,
        Join,
        Split,
        SetValues,
        Check,
        Rename,
        Alias,
        MergeCompanies,
        SplitCompany,
        SetCompanyKind,
        Undo,
    )
}
"""The class of each kind of decision."""

OF_COMPANIES = frozenset(of.kind for of in (Rename, Alias, MergeCompanies, SplitCompany, SetCompanyKind))
"""The kinds of decision that are about companies."""


@dataclass(frozen=True)
class Entry:
    """A decision with its time in UTC and its reason; of two entries the one of the higher `rank` holds."""

    made_at: datetime.datetime
    decision: Decision
    reason: str = ""
    state: str = HOLDS

    @cached_property
    def correction_id(self) -> str:
        """A hash of the decision, its time and reason: the same in every database and file."""
        body = json.dumps(entry_body(self), sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(body.encode("ascii")).hexdigest()[:_ID_LENGTH]

    @property
    def rank(self) -> tuple[datetime.datetime, str]:
        """The place among all entries."""
        return self.made_at, self.correction_id

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All reports that it is about, those that others are joined to or split from last."""
        return (*self.subjects, *self.others)

    @property
    def subjects(self) -> tuple[Mark, ...]:
        """The reports that it decides on."""
        subjects: tuple[Mark, ...] = getattr(self.decision, "reports", ())
        return subjects

    @property
    def others(self) -> tuple[Mark, ...]:
        """The reports that the subjects are joined to or split from."""
        others: tuple[Mark, ...] = getattr(self.decision, "others", ())
        return others


def entry_body(entry: Entry) -> dict[str, Any]:
    """An entry as plain values: its time, kind, the fields of its decision that are not empty, and its reason."""
    decision = entry.decision
    body: dict[str, Any] = {"made_at": iso_time(entry.made_at), "kind": decision.kind}
    for each in fields(decision):
        value = getattr(decision, each.name)
        if each.name in ("reports", "others"):
            value = [_mark_body(mark) for mark in value]
        if value or each.name not in ("others", "values", "parties"):
            body[each.name] = value
    return body | {"reason": entry.reason}


def described(decision: Decision) -> str:
    """What was decided, in one line; text from outside stands in it as it is."""
    match decision:
        case Reject(reports):
            return f"{_listed(reports)} of no deal"
        case Restore(reports):
            return f"{_listed(reports)} of a deal after all"
        case Join(reports, others):
            return f"{_listed(reports)} of one deal with {_listed(others)}"
        case Split(reports, others):
            return f"{_listed(reports)} not of the deal of {_listed(others) if others else 'any other'}"
        case SetValues(reports, values, parties):
            new = [f"{field} = {'none' if value is None else value}" for field, value in values.items()]
            new += [f"{name} = {', '.join(roles) or 'no party'}" for name, roles in parties.items()]
            return f"{_listed(reports)}: {'; '.join(new)}"
        case Check(reports):
            return f"{_listed(reports)} checked"
        case Rename(name, value):
            return f"{name} shown as {value}"
        case Alias(name, other_name):
            return f"{name} means {other_name}"
        case MergeCompanies(name, other_name):
            return f"{name} is {other_name}"
        case SplitCompany(name):
            return f"{name} a company of its own"
        case SetCompanyKind(name, value):
            return f"{name} a {value}"
        case Undo(undoes):
            return f"{undoes} undone"


def undone(entries: Iterable[Entry]) -> set[str]:
    """The ids of the entries that a later one takes back."""
    gone: set[str] = set()
    for entry in sorted(entries, key=lambda e: e.rank, reverse=True):
        if isinstance(entry.decision, Undo) and entry.correction_id not in gone:
            gone.add(entry.decision.undoes)
    return gone


def iso_time(moment: datetime.datetime) -> str:
    """A time in UTC as ``2026-01-29T08:30:00.000000Z``."""
    return moment.isoformat(timespec="microseconds") + "Z"


def _mark_body(mark: Mark) -> dict[str, Any]:
    body = asdict(mark)
    if mark.shown is None:
        del body["shown"]
    return body


def _listed(marks: tuple[Mark, ...]) -> str:
    more = f" and {len(marks) - 1} more" if len(marks) > 1 else ""
    return f"{marks[0].report_id}{more}"
