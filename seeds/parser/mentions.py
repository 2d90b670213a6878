"""A name as it stands in the text."""

from __future__ import annotations

from dataclasses import dataclass

FIRM_KINDS = frozenset({"company", "fund"})
"""Kinds of names that are firms."""
PARTY_KINDS = frozenset({"company", "fund", "person", "government", "project"})

OF_THE_TEXT = "*"
"""The office of a person whose title is told without a company: that of the company that the text is about."""


@dataclass(slots=True, unsafe_hash=True)
class NameMention:
    """A name as it stands in the text.

    `name` is what the document, or the gazetteer, calls it in full. `kind` is one of `seeds.vocabulary.CompanyKind`
    or ``place``, ``outlet``, ``product``, ``regulator`` (a court too) or ``movement`` (of politics), which are no
    parties.
    """

    start: int
    end: int
    text: str
    name: str
    kind: str
    known: bool = False
    owner: str | None = None
    """The company that a product stands for."""
    office: str | None = None
    """The company that a person acts for, or `OF_THE_TEXT`; an empty name where it only comments."""
