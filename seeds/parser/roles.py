"""Which items of a sentence fill which roles around a cue."""

from __future__ import annotations

from seeds.vocabulary import Role

SEVERAL = frozenset({Role.INVESTOR, Role.LEAD_INVESTOR, Role.PARTNER, Role.LENDER, Role.SUPPLIER, Role.CUSTOMER})
"""Roles that several prepositions around one cue may fill, each with another name."""

GIVERS = frozenset({Role.INVESTOR, Role.LEAD_INVESTOR})
"""The roles of those who give money, who may be persons though their office in a company is told."""

Arguments = dict[Role, list[int]]
"""Roles to the indices of the items that fill them."""


def taken_in(found: Arguments) -> set[int]:
    """The places of all that fills a role."""
    return {i for indices in found.values() for i in indices}
