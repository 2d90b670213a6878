"""The words that every room shares: kinds, stages, roles and the rules between them.

Standard library only, so that the screen can name a stage without paying for the validation library.
"""

from __future__ import annotations

import re
from enum import StrEnum
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

_Enum = TypeVar("_Enum", bound=StrEnum)


def _plain(cls: type[_Enum]) -> type[_Enum]:
    """The enumeration with its members as plain attributes of the class, and their values found without Python.

    Python 3.11 finds each of them through a property written in Python, three to ten times as slowly, and the parser
    asks for thousands in every article.
    """
    for member in cls:
        type.__setattr__(cls, member.name, member)
    type.__setattr__(cls, "value", property(attrgetter("_value_")))
    return cls


def by_value(cls: type[_Enum]) -> dict[str, _Enum]:
    """The members of an enumeration by their values: to ask this takes a tenth of what asking the enumeration takes."""
    return {member.value: member for member in cls}


@_plain
class Kind(StrEnum):
    """What sort of deal it is."""

    FUNDING_ROUND = "funding_round"
    INVESTMENT = "investment"
    ACQUISITION = "acquisition"
    FUND = "fund"
    CONTRACT = "contract"
    PARTNERSHIP = "partnership"
    JOINT_VENTURE = "joint_venture"
    CAPEX = "capex"
    IPO = "ipo"
    DEBT = "debt"


@_plain
class Stage(StrEnum):
    """How far the deal has come, in order of progress."""

    CONSIDERED = "considered"
    IN_TALKS = "in_talks"
    PLANNED = "planned"
    ANNOUNCED = "announced"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


@_plain
class Confirmation(StrEnum):
    """Who says so: a party or a filing, the press, nobody any more, or an opinion."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    DENIED = "denied"
    SPECULATED = "speculated"


@_plain
class Bound(StrEnum):
    """How an amount limits the true figure."""

    EXACT = "exact"
    ABOUT = "about"
    UP_TO = "up_to"
    AT_LEAST = "at_least"


@_plain
class Role(StrEnum):
    """What a company does in a deal."""

    INVESTOR = "investor"
    LEAD_INVESTOR = "lead_investor"
    ACQUIRER = "acquirer"
    LENDER = "lender"
    CUSTOMER = "customer"
    SPONSOR = "sponsor"
    TARGET = "target"
    ISSUER = "issuer"
    BORROWER = "borrower"
    SUPPLIER = "supplier"
    SELLER = "seller"
    MANAGER = "manager"
    PARTNER = "partner"


@_plain
class Side(StrEnum):
    """Which way the money runs through a role."""

    PAYER = "payer"
    PAYEE = "payee"
    NEITHER = "neither"


@_plain
class CompanyKind(StrEnum):
    """What a participant is."""

    COMPANY = "company"
    FUND = "fund"
    PERSON = "person"
    GOVERNMENT = "government"
    PROJECT = "project"


PASSAGE = "deal"
"""The field of the evidence that is the whole passage of a report."""

Language = str
"""The ISO 639-1 code of a language, one of `LANGUAGES`."""

LANGUAGES: tuple[Language, ...] = tuple(
    sorted(path.name for path in (Path(__file__).parent / "language").iterdir() if re.fullmatch("[a-z]{2}", path.name))
)
"""The languages that have a folder of data files in ``seeds/language``."""

PAYERS = frozenset({Role.INVESTOR, Role.LEAD_INVESTOR, Role.ACQUIRER, Role.LENDER, Role.CUSTOMER, Role.SPONSOR})
PAYEES = frozenset({Role.TARGET, Role.ISSUER, Role.BORROWER, Role.SUPPLIER, Role.SELLER, Role.MANAGER})

ROLES_OF_KIND: dict[Kind, frozenset[Role]] = {
    Kind.FUNDING_ROUND: frozenset({Role.INVESTOR, Role.LEAD_INVESTOR, Role.TARGET}),
    Kind.INVESTMENT: frozenset({Role.INVESTOR, Role.LEAD_INVESTOR, Role.TARGET, Role.SELLER}),
    Kind.ACQUISITION: frozenset({Role.ACQUIRER, Role.TARGET, Role.SELLER, Role.PARTNER}),
    Kind.FUND: frozenset({Role.INVESTOR, Role.LEAD_INVESTOR, Role.MANAGER}),
    Kind.CONTRACT: frozenset({Role.CUSTOMER, Role.SUPPLIER, Role.PARTNER}),
    Kind.PARTNERSHIP: frozenset({Role.PARTNER}),
    Kind.JOINT_VENTURE: frozenset({Role.PARTNER, Role.INVESTOR, Role.TARGET}),
    Kind.CAPEX: frozenset({Role.SPONSOR, Role.PARTNER}),
    Kind.IPO: frozenset({Role.ISSUER, Role.INVESTOR, Role.LEAD_INVESTOR, Role.SELLER}),
    Kind.DEBT: frozenset({Role.LENDER, Role.BORROWER}),
}
"""The roles that a deal of each kind may have; a capex plan, for one, has no payee.

The partners of an acquisition are companies that merge, of which nothing says which one buys the other.
"""

_FAMILIES = {
    Kind.FUNDING_ROUND: "equity",
    Kind.INVESTMENT: "equity",
    Kind.CONTRACT: "alliance",
    Kind.PARTNERSHIP: "alliance",
    Kind.JOINT_VENTURE: "alliance",
}


def family_of(kind: Kind) -> str:
    """The family of kinds inside which what is told may be one deal, its own name for a kind that is alone."""
    return _FAMILIES.get(kind, kind.value)


_SIDES = {role: Side.PAYER if role in PAYERS else Side.PAYEE if role in PAYEES else Side.NEITHER for role in Role}


def side_of(role: Role) -> Side:
    """The side of the money that a role stands on."""
    return _SIDES[role]
