"""The domain model: documents, the reports that they hold, and the evidence for every field.

Everything here is immutable and validated. Spans count Unicode code points of the document's text, the end
is exclusive, and ``text[start:end] == quote`` holds for every piece of evidence of a `ParsedDocument`.
"""

from __future__ import annotations

import calendar
import hashlib
import re
import unicodedata
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)

from seeds.vocabulary import LANGUAGES, ROLES_OF_KIND, Bound, CompanyKind, Confirmation, Kind, Language, Role, Stage

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?")


def check_partial_date(value: str) -> str:
    """A date with its precision: ``2025``, ``2025-Q4``, ``2025-11`` or ``2025-11-03``.

    Raises `ValueError` for any other form and for days that no calendar has.
    """
    match = _PARTIAL_DATE.fullmatch(value)
    if match is None:
        raise ValueError(f"{value!r} is no date; write 2025, 2025-Q4, 2025-11 or 2025-11-03")
    year, _, month, day = match.groups()
    if int(year) < 1 or (month and not 1 <= int(month) <= 12):
        raise ValueError(f"{value!r} has no such year or month")
    if day and not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        raise ValueError(f"{value!r} has no such day")
    return value


def check_currency(value: str) -> str:
    """An ISO 4217 code; raises `ValueError` unless it is three capital letters."""
    if not re.fullmatch(r"[A-Z]{3}", value):
        raise ValueError(f"{value!r} is no ISO 4217 currency code")
    return value


def check_language(value: str) -> str:
    """The code of a language; raises `ValueError` unless the parser has data for it."""
    if value not in LANGUAGES:
        raise ValueError(f"{value!r} is no language that the parser knows; it knows {', '.join(LANGUAGES)}")
    return value


PartialDate = Annotated[str, AfterValidator(check_partial_date)]
Currency = Annotated[str, AfterValidator(check_currency)]
Name = Annotated[str, Field(min_length=1)]


class _Immutable(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def text_id(text: str) -> str:
    """The id of a text: 16 hex digits of the SHA-256 of the text in NFC with white space folded."""
    normalised = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(normalised.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Document(_Immutable):
    """One article as read."""

    document_id: Name
    path: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    language: Annotated[Language, AfterValidator(check_language)]
    text: str

    @model_validator(mode="after")
    def _id_is_of_text(self) -> Self:
        if self.document_id != text_id(self.text):
            raise ValueError(f"document id {self.document_id} is not the id of its text")
        return self


def _once(value: object, check: ValidatorFunctionWrapHandler) -> object:
    """A document as it is, since it was checked when it was made, and anything else once it is checked."""
    return value if isinstance(value, Document) else check(value)


class Evidence(_Immutable):
    """The words of the document that prove one field of a report.

    `field` is ``deal`` for the passage as a whole, the name of a report's field, or the role of a party.
    """

    field: Name
    start: int = Field(ge=0)
    end: int
    text: Name

    @model_validator(mode="after")
    def _span_fits_quote(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"evidence for {self.field}: span {self.start}-{self.end} is not as long as its quote")
        return self


class Party(_Immutable):
    """A company's role in a report, under the name that the document gives it."""

    name: Name
    role: Role


class Mention(_Immutable):
    """A place where a document names a company, deal or not."""

    name: Name
    kind: CompanyKind
    start: int = Field(ge=0)
    end: int

    @model_validator(mode="after")
    def _span_is_not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"mention of {self.name}: span {self.start}-{self.end} is empty")
        return self


class Report(_Immutable):
    """What one document says of one deal.

    `amount`, `amount_max` and `valuation` are in full units of `currency`; `stake_pct` is in percent.
    `rule` names the rule of the language data that found the deal.
    """

    kind: Kind
    stage: Stage
    confirmation: Confirmation
    parties: tuple[Party, ...]
    amount: int | None = Field(default=None, ge=0)
    amount_max: int | None = Field(default=None, ge=0)
    currency: Currency | None = None
    currency_inferred: bool = False
    bound: Bound | None = None
    stake_pct: float | None = Field(default=None, gt=0, le=100)
    valuation: int | None = Field(default=None, ge=0)
    round: str | None = None
    date: PartialDate | None = None
    confidence: float = Field(ge=0, le=1)
    rule: str = ""
    evidence: tuple[Evidence, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _roles_fit_kind(self) -> Self:
        for party in self.parties:
            if party.role not in ROLES_OF_KIND[self.kind]:
                raise ValueError(f"{party.name}: the role {party.role} has no place in a deal of kind {self.kind}")
        return self

    @model_validator(mode="after")
    def _money_is_whole(self) -> Self:
        if self.amount is not None and (self.currency is None or self.bound is None):
            raise ValueError(f"the amount {self.amount} needs a bound and a currency, stated or inferred")
        if self.amount_max is not None and (self.amount is None or self.amount_max < self.amount):
            raise ValueError(f"the range {self.amount} to {self.amount_max} has no order")
        if self.valuation is not None and self.currency is None:
            raise ValueError(f"the valuation {self.valuation} needs a currency, stated or inferred")
        if self.currency_inferred and self.currency is None:
            raise ValueError("a currency that is inferred must be named")
        if self.amount is None and self.bound is not None:
            raise ValueError(f"the bound {self.bound} has no amount")
        return self


class ParsedDocument(_Immutable):
    """A document with all that was found in it; every span is checked against its text."""

    document: Annotated[Document, WrapValidator(_once)]
    reports: tuple[Report, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @model_validator(mode="after")
    def _spans_hold(self) -> Self:
        text = self.document.text
        for evidence in (e for report in self.reports for e in report.evidence):
            if text[evidence.start : evidence.end] != evidence.text:
                raise ValueError(
                    f"evidence for {evidence.field}: span {evidence.start}-{evidence.end} "
                    f"of document {self.document.document_id} does not read {evidence.text!r}"
                )
        for mention in self.mentions:
            if mention.end > len(text):
                raise ValueError(
                    f"mention of {mention.name}: span {mention.start}-{mention.end} is outside its text "
                    f"of {len(text)} characters"
                )
        return self
