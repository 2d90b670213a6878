"""What printed names mean in a database: its own documents may show that a short name is short for a longer one.

A document shows it for itself (`store.short_forms`). In every other document the short name means the same company only
when all documents that show it agree, and no other name in the database or in the list of known companies begins with
it. All of it is a function of the set of documents; a load looks at the names that its own document brings or takes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import duckdb

from seeds.model import ParsedDocument
from seeds.vocabulary import CompanyKind
from store.companies import Company, Resolver
from store.counting import Counted, add_counts
from store.database import append
from store.lookups import rows_by_key
from store.printed_names import Printed as PrintedName
from store.printed_names import count_printed, rows_in
from store.resolving import resolver_of
from store.short_forms import APART, SURNAME, Printed, ShortForm, meanings, short_forms
from store.statements import ask

_BATCH = 1_000
_SOURCES = {"mentions": "mentions", "report_parties": "report_parties JOIN reports USING (report_no)"}
_TABLES = ("names", "short_forms", "short_names")

_COUNTED = Counted("names", "alias_key", 2, "document_count")

_FORMS = "SELECT DISTINCT alias_key, long_key, kind, rule FROM short_forms WHERE alias_key {}"

_LONG = "SELECT DISTINCT long_key, rule FROM short_forms WHERE long_key {}"

_OTHERS = """
SELECT k.alias_key, n.alias_key
FROM names AS n JOIN (SELECT unnest($keys) AS alias_key, unnest($kinds) AS kind) AS k USING (kind)
WHERE starts_with(n.alias_key, k.alias_key || ' ')
"""

_PRINTED_IN = """
SELECT m.name, m.kind FROM mentions AS m WHERE m.document_id = $id
UNION
SELECT p.name, 'company'
FROM report_parties AS p JOIN reports AS r USING (report_no)
WHERE r.document_id = $id AND p.name NOT IN (SELECT name FROM mentions WHERE document_id = $id)
"""

_MENTIONS = "SELECT document_id, name, company_id FROM mentions WHERE {}"

_PARTIES = "SELECT report_no, name, company_id FROM report_parties WHERE {}"

_REPORTS = "SELECT report_no, document_id, report_id FROM reports WHERE {}"

_RENAME = """
UPDATE {table} SET company_id = n.company_id
FROM (SELECT unnest(?::BIGINT[]) AS place, unnest(?::VARCHAR[]) AS company_id) AS n
WHERE {table}.rowid = n.place
"""


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of one document: what each means there by the document alone, and what it shows of short names."""

    companies: Mapping[str, Company]
    kinds: frozenset[tuple[str, str]]
    forms: tuple[ShortForm, ...]


@dataclass(slots=True)
class Renamed:
    """Names that now mean another company: (document, name) with that company, by table, and the companies left."""

    moves: dict[str, dict[tuple[str, str], Company]] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)

    @property
    def companies(self) -> list[Company]:
        """The companies that names mean now."""
        return [company for moves in self.moves.values() for company in moves.values()]

    def reports(self, connection: duckdb.DuckDBPyConnection) -> set[str]:
        """The reports that name such a company."""
        places = self.moves.get("report_parties", {})
        rows = rows_by_key(connection, _REPORTS.format("document_id {}"), {ident for ident, _ in places})
        reports = {number: (document, ident) for number, document, ident in rows}
        parties = rows_by_key(connection, _PARTIES.format("report_no {}"), reports, "INTEGER")
        found = ((*reports[number], name) for number, name, _ in parties)
        return {report for document, report, name in found if (document, name) in places}

    @property
    def documents(self) -> set[str]:
        """The documents that name such a company."""
        return {document for moves in self.moves.values() for document, _ in moves}

    def add(self, other: Renamed) -> None:
        """Takes over the names of another change."""
        for table, moves in other.moves.items():
            self.moves.setdefault(table, {}).update(moves)
        self.left |= other.left

    def write(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Lets the rows of the names say so."""
        times: Counter[PrintedName] = Counter()
        for table, moves in self.moves.items():
            ids: dict[int, str] = {}
            for place, document_id, company_id, name, kind in rows_in(connection, table, {at for at, _ in moves}):
                if (document_id, name) in moves:
                    ids[place] = moves[document_id, name].company_id
                    times[company_id, name, kind] -= 1
                    times[ids[place], name, kind] += 1
            ask(connection, _RENAME.format(table=table), [list(ids), list(ids.values())])
        count_printed(connection, times)


@dataclass(slots=True)
class Names:
    """What many documents show of names, gathered one document after the other; each is added once."""

    resolver: Resolver
    forms: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    own: dict[tuple[str, str], str] = field(default_factory=dict)
    """What a short name means in one document: the name that it is short for, by document and short name."""

    def add(self, document_id: str, naming: Naming) -> None:
        """Adds what one document shows."""
        self.forms += [_form_row(document_id, form) for form in naming.forms]
        self.own |= {(document_id, form.key): form.long_key for form in naming.forms if form.rule != APART}
        keys = ((name, kind, self.resolver.key(name)) for name, kind in naming.kinds)
        self.counts.update(row for row in keys if not self.resolver.knows(row[2]))


@dataclass(frozen=True, slots=True)
class Named:
    """All companies that names mean, and the reports that name another one than their rows said before."""

    companies: list[Company]
    reports: set[str]


def naming_of(parsed: ParsedDocument, resolver: Resolver) -> Naming:
    """What the names of a document mean by the document alone."""
    printed = [Printed(m.name, m.kind.value, m.start, m.end) for m in parsed.mentions]
    casts = [[party.name for party in report.parties] for report in parsed.reports]
    return _naming(parsed.document.text, printed, casts, resolver)


def count_names(connection: duckdb.DuckDBPyConnection, naming: Naming, document_id: str, resolver: Resolver) -> None:
    """Adds the names of a document that was put in."""
    append(connection, "short_forms", [_form_row(document_id, form) for form in naming.forms])
    rows = [(name, kind, resolver.key(name), 1) for name, kind in sorted(naming.kinds)]
    _change_counts(connection, [row for row in rows if not resolver.knows(row[2])])


def discount_names(connection: duckdb.DuckDBPyConnection, document_id: str, resolver: Resolver) -> set[str]:
    """Takes away the names of a document that is about to be taken out; the names that were compared."""
    found = connection.execute(_PRINTED_IN, {"id": document_id}).fetchall()
    rows = [(name, kind, resolver.key(name), -1) for name, kind in sorted(found)]
    keys = {row[2] for row in rows}
    keys |= {key for (key,) in _long_keys(connection, document_id)}
    connection.execute("DELETE FROM short_forms WHERE document_id = ?", [document_id])
    _change_counts(connection, [row for row in rows if not resolver.knows(row[2])])
    return keys


def renamed(
    connection: duckdb.DuckDBPyConnection, keys: Iterable[str], document_id: str, resolver: Resolver
) -> Renamed:
    """What a change of the names with these keys changes in what names mean; writes `short_names`.

    `document_id` is the document that came with them: its own names are settled too.
    """
    own = set(keys) | {key for (key,) in _long_keys(connection, document_id)}
    asked = sorted({start for key in own for start in _starts(key)})
    old = dict(rows_by_key(connection, "SELECT * FROM short_names WHERE alias_key {}", asked))
    new = _meant_everywhere(connection, asked, resolver)
    changed = sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
    if changed:
        connection.execute("DELETE FROM short_names WHERE alias_key = ANY(?)", [changed])
        append(connection, "short_names", [(key, new[key]) for key in changed if key in new])
    found = Renamed()
    if changed or new:
        _find_moves(connection, found, changed, new, document_id, resolver)
    return found


def name_all(
    connection: duckdb.DuckDBPyConnection, resolver: Resolver | None = None, names: Names | None = None
) -> Named:
    """Settles what every name of a database means, from its documents, mentions and parties.

    For use inside a transaction that is open. The rows of `companies` and `aliases` are for the caller to write. The
    resolver must know what the user decided; without one it is asked for. `names` is what the documents show, by the
    same resolver; without it they are read.
    """
    resolver = resolver or resolver_of(connection)
    names = names or _names_shown(connection, resolver)
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    append(connection, "short_forms", names.forms)
    append(connection, "names", [(*row, number) for row, number in sorted(names.counts.items())])
    keys = sorted({key for _, key in names.own})
    meant = _meant_everywhere(connection, keys, resolver)
    append(connection, "short_names", sorted(meant.items()))
    return _rename_all(connection, names.own, meant, resolver)


def _names_shown(connection: duckdb.DuckDBPyConnection, resolver: Resolver) -> Names:
    """What all documents show of names."""
    names = Names(resolver)
    # In the order in which they are stored: each batch reads a part of the texts and not a bit of all parts.
    documents = [ident for (ident,) in connection.execute("SELECT document_id FROM documents").fetchall()]
    for first in range(0, len(documents), _BATCH):
        for ident, naming in _namings(connection, documents[first : first + _BATCH], resolver):
            names.add(ident, naming)
    return names


def _rename_all(
    connection: duckdb.DuckDBPyConnection,
    own: Mapping[tuple[str, str], str],
    meant: Mapping[str, str],
    resolver: Resolver,
) -> Named:
    """Writes into every row the company that its name means."""
    found: dict[str, Company] = {}
    changes = Renamed()
    elsewhere: list[str] = []
    short = {key for _, key in own}
    for table, source in (
        ("mentions", "mentions"),
        ("report_parties", "report_parties JOIN reports USING (report_no)"),
    ):
        whole = f"SELECT name, list(DISTINCT company_id) FROM {table} GROUP BY name"  # noqa: S608
        for name, ids in connection.execute(whole).fetchall():
            if (key := resolver.key(name)) in short:
                continue
            company = resolver.named(name)
            found[company.company_id] = company
            if ids != [company.company_id]:
                sql = f"UPDATE {table} SET company_id = ? WHERE name = ?"  # noqa: S608
                connection.execute(sql, [company.company_id, name])
                elsewhere.append(name)
        names = [name for name, key in _names_of(connection, short) if key in short]
        placed = f"SELECT DISTINCT document_id, name, company_id FROM {source} WHERE name = ANY(?)"  # noqa: S608
        for document_id, name, company_id in connection.execute(placed, [names]).fetchall():
            key = resolver.key(name)
            company = resolver.named(name, own.get((document_id, key)) or meant.get(key))
            found[company.company_id] = company
            if company.company_id != company_id:
                changes.moves.setdefault(table, {})[document_id, name] = company
    changes.write(connection)
    sql = "SELECT DISTINCT report_id FROM report_parties WHERE name = ANY(?)"
    reports = {ident for (ident,) in connection.execute(sql, [elsewhere]).fetchall()}
    return Named(list(found.values()), reports | changes.reports(connection))


def _names_of(connection: duckdb.DuckDBPyConnection, keys: Collection[str]) -> list[tuple[str, str]]:
    found = rows_by_key(connection, "SELECT name, alias_key FROM names WHERE alias_key {}", keys)
    return sorted({(name, key) for name, key in found})


def _namings(
    connection: duckdb.DuckDBPyConnection, documents: Sequence[str], resolver: Resolver
) -> Iterable[tuple[str, Naming]]:
    printed: dict[str, list[Printed]] = {}
    sql = "SELECT document_id, name, kind, span_start, span_end FROM mentions WHERE document_id = ANY(?)"
    for ident, *place in connection.execute(sql, [documents]).fetchall():
        printed.setdefault(ident, []).append(Printed(*place))
    casts: dict[str, dict[int, list[str]]] = {}
    sql = f"SELECT document_id, report_no, name FROM {_SOURCES['report_parties']} WHERE document_id = ANY(?)"  # noqa: S608
    for ident, report, name in connection.execute(sql, [documents]).fetchall():
        casts.setdefault(ident, {}).setdefault(report, []).append(name)
    sql = "SELECT document_id, text FROM documents WHERE document_id = ANY(?)"
    for ident, text in connection.execute(sql, [documents]).fetchall():
        yield ident, _naming(text, printed.get(ident, []), list(casts.get(ident, {}).values()), resolver)


def _naming(text: str, printed: Sequence[Printed], casts: Sequence[Sequence[str]], resolver: Resolver) -> Naming:
    kinds = {(place.name, place.kind) for place in printed}
    mentioned = {name for name, _ in kinds}
    kinds |= {(name, CompanyKind.COMPANY.value) for cast in casts for name in cast if name not in mentioned}
    forms = tuple(short_forms(text, printed, casts, resolver))
    meant = meanings(forms)
    keys = {name: resolver.key(name) for name, _ in kinds}
    companies = {name: resolver.of_key(meant.get(key, key)) for name, key in keys.items()}
    return Naming(companies, frozenset(kinds), forms)


def _form_row(document_id: str, form: ShortForm) -> tuple[str, str, str, str, str]:
    return document_id, form.key, form.long_key, form.kind, form.rule


def _long_keys(connection: duckdb.DuckDBPyConnection, document_id: str) -> list[tuple[str]]:
    sql = "SELECT DISTINCT unnest([alias_key, long_key]) FROM short_forms WHERE document_id = $id"
    return ask(connection, sql, {"id": document_id}).fetchall()


def _change_counts(connection: duckdb.DuckDBPyConnection, rows: Sequence[tuple[str, str, str, int]]) -> None:
    add_counts(connection, _COUNTED, [(row[:-1], row[-1]) for row in rows])


def _starts(key: str) -> list[str]:
    """The key, and the first words of it."""
    words = key.split()
    return [" ".join(words[:count]) for count in range(1, len(words) + 1)]


def _meant_everywhere(connection: duckdb.DuckDBPyConnection, keys: Sequence[str], resolver: Resolver) -> dict[str, str]:
    """Those of the keys that mean one company in all documents, with the name that they are short for."""
    shown = _shown(connection, keys)
    if not shown:
        return {}
    asked = {"keys": list(shown), "kinds": [kind for _, kind in shown.values()]}
    others = [(key, other) for key, other in connection.execute(_OTHERS, asked).fetchall()]
    others += [(key, other) for key in shown for other in resolver.longer_keys(key)]
    plausible = {key for key, other in others if not _is_of_one_line(shown[key][0], other)}
    return {key: long_key for key, (long_key, _) in shown.items() if key not in plausible}


def _shown(connection: duckdb.DuckDBPyConnection, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Those of the keys that all documents agree on, with the name that they are short for and the kind of it.

    What is itself a longer name for another one is short for none.
    """
    forms: dict[str, list[tuple[str, str, str]]] = {}
    for key, long_key, kind, rule in rows_by_key(connection, _FORMS, keys):
        if rule != SURNAME:
            forms.setdefault(key, []).append((long_key, kind, rule))
    agreed = {
        key: (shown[0][0], min(kind for _, kind, _ in shown))
        for key, shown in forms.items()
        if len({long_key for long_key, _, _ in shown}) == 1 and all(rule != APART for _, _, rule in shown)
    }
    longer = {key for key, rule in rows_by_key(connection, _LONG, agreed) if rule != APART}
    return {key: meant for key, meant in agreed.items() if key not in longer}


def _is_of_one_line(one: str, other: str) -> bool:
    """Whether one name is the other with more words."""
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def _find_moves(
    connection: duckdb.DuckDBPyConnection,
    found: Renamed,
    changed: Sequence[str],
    new: Mapping[str, str],
    document_id: str,
    resolver: Resolver,
) -> None:
    keys = {*changed, *new}
    names = dict(_names_of(connection, keys))
    sql = "SELECT document_id, alias_key, long_key, rule FROM short_forms WHERE alias_key {}"
    own = {(ident, key): long for ident, key, long, rule in rows_by_key(connection, sql, keys) if rule != APART}
    everywhere = [name for name, key in names.items() if key in changed]
    for table, places in _places(connection, document_id, everywhere).items():
        for ident, name, company_id in sorted(places):
            if name not in names:
                continue
            company = resolver.named(name, own.get((ident, names[name])) or new.get(names[name]))
            if company.company_id != company_id:
                found.moves.setdefault(table, {})[ident, name] = company
                found.left.add(company_id)


def _places(
    connection: duckdb.DuckDBPyConnection, document_id: str, names: Collection[str]
) -> dict[str, set[tuple[str, str, str]]]:
    """Where a document prints any name, and all documents some, by table: the document, the name and its company."""
    mentions = rows_by_key(connection, _MENTIONS.format("document_id {}"), [document_id])
    mentions += rows_by_key(connection, _MENTIONS.format("name {}"), names)
    own = rows_by_key(connection, _REPORTS.format("document_id {}"), [document_id])
    parties = rows_by_key(connection, _PARTIES.format("report_no {}"), [number for number, *_ in own], "INTEGER")
    parties += rows_by_key(connection, _PARTIES.format("name {}"), names)
    others = {number for number, _, _ in parties}.difference(number for number, *_ in own)
    own += rows_by_key(connection, _REPORTS.format("report_no {}"), others, "INTEGER")
    reports: dict[int, str] = {number: document for number, document, _ in own}
    return {
        "mentions": {(ident, name, company_id) for ident, name, company_id in mentions},
        "report_parties": {(reports[number], name, company_id) for number, name, company_id in parties},
    }
