"""Which reports a change may touch: those connected with the changed ones over reports that may be one deal.

Only reports under a key in common are read and compared, so that the cost of a load depends on how much is told about
its own companies at about that time, and not on the size of the database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Set

import duckdb

from store.facts import ReportFact
from store.lookups import rows_by_key
from store.merge_keys import CROWD, LIKE_AMOUNTS, NEAR_DAYS, MergeKey, meet, points
from store.merging import may_be_one
from store.scope import Row, read_scope
from store.statements import ask

_CROWDED = "SELECT key FROM merge_keys WHERE crowds GROUP BY key HAVING count(*) > ?"

_UNDER = "SELECT key, report_id, strong FROM merge_keys WHERE key {}"

_KEY = "UBIGINT"

_MEETING = """
SELECT DISTINCT o.report_id
FROM merge_keys AS o
JOIN (
    SELECT
        unnest($keys::UBIGINT[]) AS key, unnest($strong::BOOLEAN[]) AS strong, unnest($near::BOOLEAN[]) AS near,
        unnest($first::DATE[]) AS first_on, unnest($last::DATE[]) AS last_on,
        unnest($amounts::BIGINT[]) AS amount, unnest($currencies::VARCHAR[]) AS currency,
        unnest($rounds::VARCHAR[]) AS round
) AS m USING (key)
WHERE o.key = ANY($asked) AND (m.strong OR o.strong) AND (
    (o.currency = m.currency AND greatest(o.amount, m.amount) <= $like_amounts * least(o.amount, m.amount))
    OR o.round = m.round
    OR (
        o.near AND m.near
        AND (
            (o.first_on IS NULL AND m.first_on IS NULL)
            OR (o.first_on <= m.last_on + $near_days AND m.first_on <= o.last_on + $near_days)
        )
    )
)
"""

_JOINED = "SELECT list(report_id) FROM decisions WHERE kind = 'join' GROUP BY correction_id"


def met_by(connection: duckdb.DuckDBPyConnection, report_ids: Iterable[str]) -> set[str]:
    """The reports that a change of some reports may touch, themselves included.

    Asked before reports go and after reports came: those under a key that these reports bring over or below the number
    from which it is crowded are among them.
    """
    ids = set(report_ids)
    return Meetings(connection).met_by(ids) if ids else ids


def crowded_keys(connection: duckdb.DuckDBPyConnection) -> set[int]:
    """The keys of a whole database that very many reports have."""
    return {key for (key,) in connection.execute(_CROWDED, [CROWD]).fetchall()}


class Meetings:
    """The reports that some others meet, each read once; for as long as nobody changes reports or merge keys.

    Whoever writes where reports belong writes it into `places` as well.

    `crowded` are the `crowded_keys`, where all reports are there already and only their deals are not. Without it the
    change that is asked about may have made a key crowded, or may be about to.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, crowded: Set[int] | None = None) -> None:
        self._connection = connection
        self._crowded = crowded
        self._facts: dict[str, ReportFact] = {}
        self._under: dict[int, list[tuple[str, bool]]] = {}
        self._found: set[str] = set()
        self._joins: dict[str, set[str]] | None = None
        self.places: dict[str, Row] = {}
        self.words: dict[str, list[str]] = {}
        self.sources: dict[str, Row] = {}
        self.passages: dict[str, str] = {}
        self.numbers: dict[str, int] = {}

    def facts(self, report_ids: Iterable[str]) -> list[ReportFact]:
        """What merging looks at in the reports that there are of these ids, in their order."""
        wanted = sorted(report_ids)
        missing = [ident for ident in wanted if ident not in self._facts]
        if missing:
            scope = read_scope(self._connection, missing)
            self._facts |= {fact.report_id: fact for fact in scope.facts}
            self.places |= scope.places
            self.words |= scope.words
            self.sources |= scope.sources
            self.passages |= scope.passages
            self.numbers |= scope.numbers
        return [self._facts[ident] for ident in wanted if ident in self._facts]

    def deals_of(self, report_ids: Iterable[str]) -> set[str]:
        """The deals that reports belong to, those apart that belong to none."""
        places = (self.places[fact.report_id] for fact in self.facts(report_ids))
        return {deal_id for deal_id, *_ in places if deal_id is not None}

    def met_by(self, report_ids: Iterable[str]) -> set[str]:
        """The reports that a change of some reports, and of all that were asked for before, may touch."""
        frontier = set(report_ids) - self._found
        if self._crowded is None:
            frontier |= self._under_turning_keys(self.facts(frontier)) - self._found
        self._found |= frontier
        while frontier:
            frontier = self._one_with(self.facts(frontier)) | (self._joined_with(frontier) - self._found)
            self._found |= frontier
        return set(self._found)

    def crowded(self, facts: Iterable[ReportFact]) -> Set[int]:
        """Those of the keys of some reports that very many reports have; or all such keys, where they are known."""
        if self._crowded is not None:
            return self._crowded
        keys = {key.key for fact in facts for key in fact.keys if key.crowds}
        self._fetch(keys)
        return {key for key in keys if len(self._under[key]) > CROWD}

    def beside(self, facts: Collection[ReportFact]) -> set[str]:
        """The reports under those keys of some reports that could be crowded and are not: their deals may be linked."""
        keys = {key.key for fact in facts for key in fact.keys if key.crowds} - self.crowded(facts)
        self._fetch(keys)
        return {ident for key in keys for ident, _ in self._under[key]}

    def _one_with(self, own: Collection[ReportFact]) -> set[str]:
        """The reports that may be one deal with some and were not found before."""
        self._fetch(key.key for fact in own for key in fact.keys)
        crowded = self.crowded(own)
        others = self.facts(self._candidates(own, crowded) - self._found)
        theirs = {key.key for other in others for key in other.keys}
        own = [fact for fact in own if any(key.key in theirs for key in fact.keys)]
        standing: dict[Hashable, dict[str, ReportFact]] = {}
        at = {fact.report_id: points(fact, crowded) for fact in (*own, *others)}
        for other in others:
            for point in at[other.report_id]:
                standing.setdefault(point, {})[other.report_id] = other
        found: set[str] = set()
        for fact in own:
            mine = at[fact.report_id]
            near = {ident: other for point in mine for ident, other in standing.get(point, {}).items()}
            for ident, other in near.items():
                if ident not in found and meet(mine, at[ident]) and may_be_one(fact, other):
                    found.add(ident)
        return found

    def _joined_with(self, report_ids: Iterable[str]) -> set[str]:
        """The reports that the user joined some with, themselves included; all joins are read once, as they are few."""
        if self._joins is None:
            self._joins = {}
            for (joined,) in ask(self._connection, _JOINED).fetchall():
                for ident in joined:
                    self._joins.setdefault(ident, set()).update(joined)
        return {other for ident in report_ids for other in self._joins.get(ident, ())}

    def _candidates(self, own: Iterable[ReportFact], crowded: Collection[int]) -> set[str]:
        """The reports that meet some, and a few more."""
        found: set[str] = set()
        many: set[MergeKey] = set()
        for key in (key for fact in own for key in fact.keys):
            if key.key in crowded:
                many.add(key)
            else:
                found.update([ident for ident, strong in self._under[key.key] if strong or key.strong])
        return found | self._among_many(many)

    def _among_many(self, asked: Collection[MergeKey]) -> set[str]:
        """The reports under crowded keys that have a like amount, the same label or a near time."""
        if not asked:
            return set()
        keys = list(asked)
        values = {
            "keys": [key.key for key in keys],
            "strong": [key.strong for key in keys],
            "near": [key.near for key in keys],
            "first": [key.first_on for key in keys],
            "last": [key.last_on for key in keys],
            "amounts": [key.amount for key in keys],
            "currencies": [key.currency for key in keys],
            "rounds": [key.round for key in keys],
            "asked": sorted({key.key for key in keys}),
            "like_amounts": LIKE_AMOUNTS,
            "near_days": NEAR_DAYS,
        }
        return {ident for (ident,) in self._connection.execute(_MEETING, values).fetchall()}

    def _under_turning_keys(self, facts: Iterable[ReportFact]) -> set[str]:
        """The reports under keys that are crowded with these reports and would not be without them."""
        keys = [key for fact in facts for key in fact.keys]
        self._fetch(key.key for key in keys)
        own = Counter(key.key for key in keys if key.crowds)
        turning = {key for key, number in own.items() if CROWD < len(self._under[key]) <= CROWD + number}
        return {ident for key in turning for ident, _ in self._under[key]}

    def _fetch(self, keys: Iterable[int]) -> None:
        """Fetches the reports under keys that have not been fetched yet."""
        asked = set(keys).difference(self._under)
        if asked:
            self._under |= {key: [] for key in asked}
            for key, ident, strong in rows_by_key(self._connection, _UNDER, asked, _KEY):
                self._under[key].append((ident, strong))
