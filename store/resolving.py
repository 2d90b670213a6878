"""What names mean once the user has decided: aliases, merged and split companies, other names to show and kinds.

A decision names companies by what they are called, never by id, so that it holds whatever the list of known companies
and the documents say later. It goes before every rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import duckdb

from store.companies import Company, Resolver, default_resolver, full_key, slug
from store.correction_log import read
from store.decisions import (
    OF_COMPANIES,
    UNDONE,
    Alias,
    Decision,
    MergeCompanies,
    Rename,
    SetCompanyKind,
    SplitCompany,
)

ALIAS_RULE = "an alias by the user"
SPLIT_RULE = "split off by the user"
MERGE_RULE = "merged by the user"

_NUMBERED = "_2"
"""What tells a company that was split off from a known one of the same name; no name that is printed ends so."""


class DecidedResolver(Resolver):
    """A resolver that lays what the user decided over the list of known companies."""

    def __init__(self, rules: Resolver, decisions: Sequence[Decision]) -> None:
        vars(self).update(vars(rules))
        self._rules = rules
        self._decided: dict[str, tuple[str, str]] = {}
        self._merged: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        for decision in decisions:
            if isinstance(decision, Alias):
                self._decided[full_key(decision.name)] = self._meant(decision.other_name), ALIAS_RULE
            elif isinstance(decision, SplitCompany):
                self._split(decision.name)
            elif isinstance(decision, MergeCompanies):
                self._merge(decision.name, decision.other_name)
        for decision in decisions:
            if isinstance(decision, Rename):
                self._shown[self.named(decision.name).company_id] = decision.value
            elif isinstance(decision, SetCompanyKind):
                self._kinds[self.named(decision.name).company_id] = decision.value

    def named(self, name: str, long_key: str | None = None) -> Company:
        """The company of a name, by what was decided on the name, on the longer one, or on their company."""
        decided = self._decision(name)
        return self.of_key(long_key or self.key(name)) if decided is None else self._at(decided[0])

    def of_key(self, key: str) -> Company:
        """The company of a name as it is compared."""
        decided = self._decided.get(key)
        return self._at(self._rules.of_key(key).company_id if decided is None else decided[0])

    def rule(self, name: str) -> str:
        """Why a name means what it means."""
        decided = self._decision(name)
        if decided is not None:
            return decided[1]
        meant = self._rules.named(name).company_id
        return self._rules.rule(name) if self._home(meant) == meant else MERGE_RULE

    def is_own(self, name: str) -> bool:
        """Whether a name means what it means without an alias or a merge of the user."""
        return self.rule(name) not in (ALIAS_RULE, MERGE_RULE)

    def company(self, company_id: str) -> Company:
        """The company of an id, as the user sees it."""
        company = self._rules.company(company_id)
        owner_id = None if company.owner_id is None else self._home(company.owner_id)
        return replace(
            company,
            owner_id=None if owner_id == company_id else owner_id,
            shown=self._shown.get(company_id),
            taken_for=self._kinds.get(company_id),
        )

    def _decision(self, name: str) -> tuple[str, str] | None:
        """What was decided on a name as it is printed, else on the name without its legal form."""
        return self._decided.get(full_key(name)) or self._decided.get(self.key(name))

    def _meant(self, name: str) -> str:
        """The company that a name means, but for merges."""
        decided = self._decision(name)
        return self._rules.named(name).company_id if decided is None else decided[0]

    def _at(self, company_id: str) -> Company:
        return self.company(self._home(company_id))

    def _home(self, company_id: str) -> str:
        """The company that one was merged into."""
        while company_id in self._merged:
            company_id = self._merged[company_id]
        return company_id

    def _merge(self, name: str, other_name: str) -> None:
        source, target = self.named(name).company_id, self.named(other_name).company_id
        if source != target:
            self._merged[source] = target

    def _split(self, name: str) -> None:
        """Makes a name a company of its own, which an earlier merge no longer takes along."""
        full, key = full_key(name), self.key(name)
        own = slug(full if full != key else key)
        if own in self._by_id:
            own += _NUMBERED
        self._merged.pop(own, None)
        self._decided[full] = own, SPLIT_RULE


def resolver_of(connection: duckdb.DuckDBPyConnection, more: Iterable[Decision] = ()) -> Resolver:
    """The resolver of a database, with what its user decided, and with `more` that could be decided now."""
    entries = [entry for entry in read(connection, kinds=OF_COMPANIES) if entry.state != UNDONE]
    return resolver_with([*(entry.decision for entry in entries), *more])


def resolver_with(decided: Iterable[Decision]) -> Resolver:
    """The resolver that knows the list of known companies, and these decisions in the order in which they hold."""
    decisions = [decision for decision in decided if decision.kind in OF_COMPANIES]
    return DecidedResolver(default_resolver(), decisions) if decisions else default_resolver()
