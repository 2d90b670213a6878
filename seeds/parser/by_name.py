"""Findings by the names in them: those that share none cannot be one deal, nor those that stand far apart."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable

from seeds.parser.findings import Finding

_MANY = 50
"""How many findings of one name are compared on either side of another; an article has a handful."""


class ByName:
    """Findings, each under all of its names, or under what else `of` makes of one."""

    def __init__(self, findings: Iterable[Finding] = (), of: Callable[[Finding], set[str]] = Finding.everyone) -> None:
        self._of = of
        self._order: dict[int, int] = {}
        self._listed: dict[int, set[str]] = {}
        self._by_name: dict[str, list[Finding]] = {}
        for finding in findings:
            self.add(finding)

    def add(self, finding: Finding) -> None:
        """Take a finding in, or once more when it has got further names."""
        self._order.setdefault(id(finding), len(self._order))
        listed = self._listed.setdefault(id(finding), set())
        for name in self._of(finding) - listed:
            listed.add(name)
            bisect.insort(self._by_name.setdefault(name, []), finding, key=_place)

    def near(self, finding: Finding) -> list[Finding]:
        """The findings that share a name with one, in the order in which they were added."""
        found: dict[int, Finding] = {}
        for name in self._of(finding):
            listed = self._by_name.get(name, [])
            if len(listed) > _MANY:
                at = bisect.bisect_left(listed, finding.cue_start, key=_place)
                listed = listed[max(0, at - _MANY) : at + _MANY]
            for other in listed:
                found[id(other)] = other
        return sorted(found.values(), key=lambda other: self._order[id(other)])


def _place(finding: Finding) -> int:
    return finding.cue_start
