"""What the user decided on which reports are one deal, as merging asks for it: by report, without contradiction."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import duckdb

from store.lookups import rows_by_key
from store.merging import Correction

_ABOUT = "SELECT DISTINCT correction_id FROM decisions WHERE report_id {}"

_DECISIONS = """
    SELECT made_at, correction_id, ordinal, kind, other, report_id FROM decisions WHERE correction_id {}
"""


@dataclass(frozen=True, slots=True)
class _Said:
    """One decision, the `place`-th of all."""

    place: int
    kind: str
    reports: tuple[str, ...]
    others: tuple[str, ...]


def decided(connection: duckdb.DuckDBPyConnection, report_ids: Collection[str]) -> list[Correction]:
    """The decisions about some reports. Of two that contradict each other the later one holds, so that a report that
    is split from one of a deal leaves the deal, and the rest of it stays together."""
    said: dict[str, _Said] = {}
    about = {ident for (ident,) in rows_by_key(connection, _ABOUT, report_ids)}
    for _, ident, _, kind, other, report in sorted(rows_by_key(connection, _DECISIONS, about)):
        old = said.get(ident, _Said(len(said), kind, (), ()))
        reports, others = (old.reports, (*old.others, report)) if other else ((*old.reports, report), old.others)
        said[ident] = _Said(old.place, kind, reports, others)
    return [correction for one in said.values() for correction in _pairs(one, [*said.values()][one.place + 1 :])]


def _pairs(said: _Said, later: Sequence[_Said]) -> Iterator[Correction]:
    """A decision as corrections of one report or of two, but for what later ones take back."""
    if said.kind == "join":
        for group in _groups(said, [one for one in later if one.kind == "split"]):
            for report in group[1:]:
                yield Correction(said.place, said.kind, report, group[0])
    elif said.kind == "split":
        joined = [group for one in later if one.kind == "join" for group in _groups(one, ())]
        for report in said.reports:
            for other in said.others:
                if not any(report in group and other in group for group in joined):
                    yield Correction(said.place, said.kind, report, other)
            if not said.others and not any(report in group for group in joined):
                yield Correction(said.place, said.kind, report)
    else:
        for report in said.reports:
            yield Correction(said.place, said.kind, report)


def _groups(join: _Said, splits: Sequence[_Said]) -> list[list[str]]:
    """The reports of a join that are still together after splits, those that the others were joined to first."""
    groups = [list(dict.fromkeys((*join.others, *join.reports)))]
    for split in splits:
        leaving = set(split.reports)
        for group in groups.copy():
            gone = [report for report in group if report in leaving]
            if not gone or (split.others and not set(split.others) & set(group)):
                continue
            groups.remove(group)
            groups.append([report for report in group if report not in leaving])
            groups += [gone] if split.others else [[report] for report in gone]
    return [group for group in groups if group]
