"""What is being corrected in one report: its values, what is not saved yet, and the words that prove it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seeds.saying import said_by
from seeds.vocabulary import ROLES_OF_KIND, Bound, Confirmation, Kind, Role, Stage
from store.companies import name_key
from store.correcting import values_of
from store.correction_values import Values, changed, read_roles
from store.corrections import Difference
from store.decisions import SetValues, Value
from store.explore import ReportDetail
from tui.correction_words import FIELD_NAMES, field_name, shown_value
from tui.display import CORRECTED, cell_text, confirmation_text, stage_text, words
from tui.panes.articles import tone_of
from tui.widgets.columns import Column
from tui.widgets.records import Record
from tui.widgets.source_text import Mark, Source
from tui.widgets.wrapping import Span
from tui.wording import tr

FORM_COLUMNS = (
    Column("sign", "", width=1),
    Column("field", "field", width=13),
    Column("value", "value", least=12, ideal=16),
    Column("parsed", "as parsed", least=12, last=1),
)

CHOICES: dict[str, tuple[str, ...]] = {
    "kind": tuple(Kind),
    "stage": tuple(Stage),
    "confirmation": tuple(Confirmation),
    "bound": tuple(Bound),
}
"""The fields that have one of a few values."""

UNSAVED = "•"
ADD, REASON = "add", "reason"
_PASSAGE = "deal"
_PROVEN_BY = {"amount_max": "amount", "currency": "amount", "bound": "amount", "confirmation": "stage"}
"""The field whose words prove a field that has none of its own."""
_NUMBERS = {"amount": int, "amount_max": int, "valuation": int, "stake_pct": float}


@dataclass(frozen=True)
class FormRow:
    """One line of the form: a field by its name, ``party`` with the name of the company, ``add`` or ``reason``."""

    key: str
    name: str = ""


class ReportForm:
    """The changes of one report, as they are typed."""

    def __init__(self, report: ReportDetail, differences: Sequence[Difference] = ()) -> None:
        self.report = report
        self.shown = values_of(report)
        self.reason = ""
        self._values: dict[str, Value] = {}
        self._parties: dict[str, tuple[str, ...]] = {}
        self._parsed = {each.field: each.parsed for each in differences if each.field != "party"}
        self._parsed_roles = {each.name or "": read_roles(each.parsed or "") for each in differences if each.name}

    # What is changed

    @property
    def values(self) -> dict[str, Value]:
        """The values that were changed."""
        return dict(self._values)

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        """The roles that were changed, by the names of the companies."""
        return dict(self._parties)

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save."""
        return bool(self._values or self._parties)

    @property
    def problem(self) -> str:
        """Why the changes cannot be saved as they are; empty when they can."""
        try:
            changed(self.shown, SetValues((), self._values, self._parties))
        except ValueError as error:
            return tr(said_by(error))
        return ""

    @property
    def now(self) -> Values:
        """What the report says with the changes laid over it; without their effects on others while they clash."""
        try:
            return changed(self.shown, SetValues((), self._values, self._parties))
        except ValueError:
            return self.shown

    def put(self, field: str, value: Value) -> None:
        """Change a field."""
        self._values[field] = value
        if value == getattr(self.shown, field):
            del self._values[field]

    def put_roles(self, name: str, roles: Sequence[str]) -> None:
        """Give a company other roles, none to take it out."""
        name = self._same_name(name)
        self._parties[name] = tuple(sorted(roles))
        if self._parties[name] == self._shown_roles().get(name, ()):
            del self._parties[name]

    def rename(self, name: str, new_name: str) -> bool:
        """Put another company in the place of one; whether the name means another one."""
        roles = self.roles(name)
        if name_key(name) == name_key(new_name):
            return False
        self.put_roles(name, ())
        self.put_roles(new_name, roles)
        return True

    def set_back(self, row: FormRow) -> bool:
        """Drop a change, or else go back to what was parsed; whether there was something to go back to."""
        if row.key == REASON:
            had, self.reason = bool(self.reason), ""
            return had
        if row.key == "party":
            if self._parties.pop(row.name, None) is not None:
                return True
            if row.name in self._parsed_roles:
                self.put_roles(row.name, self._parsed_roles[row.name])
                return True
            return False
        if row.key in self._values:
            del self._values[row.key]
            return True
        if row.key in self._parsed:
            self.put(row.key, self._parsed_value(row.key))
            return True
        return False

    def roles(self, name: str) -> tuple[str, ...]:
        """The roles of a company as they would be."""
        return self._parties.get(name, self._shown_roles().get(name, ()))

    @property
    def allowed_roles(self) -> list[Role]:
        """The roles that a deal of this kind may have."""
        kind = Kind(str(self._values.get("kind", self.shown.kind)))
        return [role for role in Role if role in ROLES_OF_KIND[kind]]

    # How it looks

    @property
    def rows(self) -> list[FormRow]:
        """The lines of the form."""
        names = dict.fromkeys([*self._shown_roles(), *self._parsed_roles, *self._parties])
        fields = [FormRow(field) for field in FIELD_NAMES]
        return [*fields[:3], *(FormRow("party", name) for name in names), FormRow(ADD), *fields[3:], FormRow(REASON)]

    def record(self, row: FormRow) -> Record:
        """A line as the table shows it."""
        if row.key == ADD:
            return Record(("", tr("+ party"), tr("enter adds one"), ""), ("", "", "muted"))
        if row.key == REASON:
            return Record(("", tr("reason"), cell_text(self.reason), tr("optional")), ("", "", "", "muted"))
        label, now, parsed, unsaved = self._party(row.name) if row.key == "party" else self._field(row.key)
        differs = now != parsed
        sign = UNSAVED if unsaved else CORRECTED if differs else ""
        note = (parsed or tr("none")) if differs else ""
        shown = (sign, label, now or tr("none"), note)
        return Record(
            tuple(map(cell_text, shown)), ("warning", "", "strong" if now else "muted", "warning" if differs else "")
        )

    def _field(self, field: str) -> tuple[str, str, str, bool]:
        value = self._values.get(field, getattr(self.now, field))
        parsed = self._parsed_value(field) if field in self._parsed else getattr(self.shown, field)
        unsaved = value != getattr(self.shown, field)
        return field_name(field), in_words(field, value), in_words(field, parsed), unsaved

    def _party(self, name: str) -> tuple[str, str, str, bool]:
        roles, shown = self.roles(name), self._shown_roles().get(name, ())
        parsed = self._parsed_roles.get(name, shown)
        now = f"{name}: {_joined(roles)}" if roles else tr("{name}: taken out", name=name)
        before = f"{name}: {_joined(parsed)}" if parsed else ""
        if parsed == roles:
            return tr("party"), now, now, roles != shown
        return tr("party"), now, _joined(parsed) if before else "", roles != shown

    def _parsed_value(self, field: str) -> Value:
        text = self._parsed[field]
        return None if text is None else _NUMBERS.get(field, str)(text)

    def _shown_roles(self) -> dict[str, tuple[str, ...]]:
        """The roles of each company as they are saved, by the first of its names."""
        found: dict[str, set[str]] = {}
        names: dict[str, str] = {}
        for name, role in self.shown.parties:
            found.setdefault(names.setdefault(name_key(name), name), set()).add(role)
        return {name: tuple(sorted(roles)) for name, roles in found.items()}

    def _same_name(self, name: str) -> str:
        """The name under which the form has a company already."""
        known = [*self._shown_roles(), *self._parsed_roles, *self._parties]
        return next((other for other in known if name_key(other) == name_key(name)), name)

    # What proves it

    def source(self, row: FormRow) -> Source:
        """The article with the words that prove a line marked in it, and the passage of the report."""
        return Source.of(self.report.document.text, list(self._marks(row)))

    def proves(self, row: FormRow) -> bool:
        """Whether words of the article prove a line."""
        return bool(self._evidence_of(row))

    def _marks(self, row: FormRow) -> Iterator[Mark]:
        wanted = self._evidence_of(row)
        for index, span in enumerate(self.report.evidence):
            if span.field == _PASSAGE or index in wanted:
                yield Mark(Span(span.start, span.end), tone_of(span.field))

    def _evidence_of(self, row: FormRow) -> set[int]:
        spans = list(enumerate(self.report.evidence))
        if row.key == "party":
            roles = {*self.roles(row.name), *self._shown_roles().get(row.name, ())}
            found = [(index, span) for index, span in spans if span.field in roles]
            named = {index for index, span in found if name_key(row.name) in name_key(span.text)}
            return named or {index for index, _ in found}
        for field in (row.key, _PROVEN_BY.get(row.key)):
            if found_here := {index for index, span in spans if span.field == field}:
                return found_here
        return set()


def in_words(field: str, value: Value) -> str:
    """A value of a field with its sign."""
    if field == "stage":
        return stage_text(None if value is None else str(value))
    if field == "confirmation":
        return confirmation_text(None if value is None else str(value))
    return shown_value(field, value)


def _joined(roles: Sequence[str]) -> str:
    return ", ".join(map(words, roles))
