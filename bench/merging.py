"""Measures merging against gold: B-cubed and pairwise precision, recall and F1, for deals and for companies.

    python -m bench.merging [GOLD] [--misses]

GOLD is a folder of ``.txt`` files or one of them (``bench/gold/merging``, in the project's own words, is the default).
A file holds stories, each with articles, the reports of each article, and for each report the deal that it is of, so
that what is measured is merging and not the parser::

    ## A story
    ~ velmont: Velmont; Groupe Velmont
    @ 2025-01-20 | en | Harbour Ledger | Velmont circles Tressac
    Velmont is in talks to buy Tressac for €1.8 billion.
    = bid | acquisition in_talks reported | acquirer: Velmont; target: Tressac | 1.8bn EUR <€1.8 billion>

``~`` says which names mean one company (a name that is not there means a company of its own); ``@`` opens an article
with its date (``-`` for none), language, outlet and title; ``=`` is a report: its deal, its kind, stage and
confirmation, its parties, its amount (``-`` for none), and where needed further fields such as ``round: Series B <série
B>``. What stands in ``<>`` is the proof, in the words of the text. ``+`` names what is only mentioned, ``%`` gives the
kind of a name that is no company.

Every story is in one half by a hash of its title: whoever mends a rule looks at the half ``developed on``, and the half
``held back`` says whether it was a rule. All stories are in one database when they are measured.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from bench.passages import HALVES
from seeds.model import Document, Evidence, Mention, ParsedDocument, Party, Report, text_id
from seeds.vocabulary import Bound, CompanyKind, Confirmation, Kind, Role, Stage
from store.bulk import load_many
from store.database import open_database

MERGING = Path(__file__).parent / "gold" / "merging"

_MONEY = re.compile(
    r"(?P<bound>about|up to|at least)? ?(?P<figure>[\d.]+)(?:-(?P<top>[\d.]+))?(?P<scale>m|bn)"
    r"(?: (?P<currency>[A-Z]{3}))?"
)
_PROVEN = re.compile(r"(?P<value>.*?)\s*<(?P<proof>.*)>")
_SCALES = {"m": 10**6, "bn": 10**9}
_BOUNDS = {None: Bound.EXACT, "about": Bound.ABOUT, "up to": Bound.UP_TO, "at least": Bound.AT_LEAST}
_NOTHING = "-"


class GoldError(ValueError):
    """A line of the gold that cannot be read; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An article with its reports, the deal of each report in their order, and the company of each name."""

    story: str
    half: str
    parsed: ParsedDocument
    deals: tuple[str, ...]
    companies: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision and recall of a grouping against another, by items (B-cubed) and by pairs."""

    items: int
    precision: float
    recall: float
    pair_precision: float
    pair_recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the B-cubed precision and recall."""
        return _f1(self.precision, self.recall)

    @property
    def pair_f1(self) -> float:
        """The harmonic mean of the pairwise precision and recall."""
        return _f1(self.pair_precision, self.pair_recall)


@dataclass(frozen=True, slots=True)
class Placed:
    """One item of a measurement: what it is, its half and story, its group in the gold and in the database."""

    what: str
    half: str
    story: str
    gold: str
    found: str


@dataclass(slots=True)
class _Draft:
    """An article as its lines are read."""

    line: int
    head: str
    text: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    kinds: dict[str, CompanyKind] = field(default_factory=dict)


def read_merging(path: Path = MERGING) -> list[GoldDocument]:
    """The articles of a file or of a folder's files; raises `GoldError` for a line that is not well formed."""
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    return [document for file in files for document in _of_file(file)]


def placed(documents: Sequence[GoldDocument], database: Path) -> tuple[list[Placed], list[Placed]]:
    """The reports and the names of the articles, as a new database of them all groups them."""
    with open_database(database, write=True) as connection:
        load_many(connection, (document.parsed for document in documents))
        deals = dict(connection.execute("SELECT report_id, deal_id FROM reports").fetchall())
        named = connection.execute(
            "SELECT document_id, name, company_id FROM mentions UNION "
            "SELECT document_id, name, p.company_id FROM report_parties AS p JOIN reports USING (report_id)"
        ).fetchall()
    companies = {(document_id, name): company for document_id, name, company in named}
    reports, names = [], []
    for document in documents:
        ident = document.parsed.document.document_id
        where = f"{document.parsed.document.publisher}, {document.parsed.document.published}"
        for place, gold in enumerate(document.deals):
            found = str(deals[f"{ident}-{place}"])
            reports.append(Placed(f"{where}: report {place}", document.half, document.story, gold, found))
        for name, gold in sorted(document.companies.items()):
            found = companies[ident, name]
            names.append(Placed(f"{where}: {name}", document.half, document.story, gold, found))
    return reports, names


def agreement(items: Iterable[tuple[Hashable, Hashable]]) -> Agreement:
    """How well the found groups fit the gold ones; an item is its (gold, found) groups."""
    cells = Counter(items)
    gold: Counter[Hashable] = Counter()
    found: Counter[Hashable] = Counter()
    for (gold_group, found_group), number in cells.items():
        gold[gold_group] += number
        found[found_group] += number
    total = sum(cells.values())
    if not total:
        return Agreement(0, 1, 1, 1, 1)
    both = _pairs(cells.values())
    return Agreement(
        items=total,
        precision=sum(n * n / found[f] for (_, f), n in cells.items()) / total,
        recall=sum(n * n / gold[g] for (g, _), n in cells.items()) / total,
        pair_precision=_share(both, _pairs(found.values())),
        pair_recall=_share(both, _pairs(gold.values())),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; see the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="?", type=Path, default=MERGING)
    parser.add_argument("--misses", action="store_true", help="name what was merged or kept apart wrongly")
    options = parser.parse_args(arguments)
    try:
        documents = read_merging(options.gold)
    except GoldError as error:
        sys.exit(str(error))
    with tempfile.TemporaryDirectory() as folder:
        measured = dict(zip(("deals", "companies"), placed(documents, Path(folder) / "gold.duckdb"), strict=True))
    stories = {document.story for document in documents}
    print(f"{len(documents)} articles in {len(stories)} stories")
    for what, items in measured.items():
        for half in (*HALVES, "both"):
            chosen = [item for item in items if half in (item.half, "both")]
            print(_line(what, half, agreement((item.gold, item.found) for item in chosen)))
    for what, items in measured.items() if options.misses else ():
        print(*misses(what, [item for item in items if item.half == HALVES[0]]), sep="\n")
    return 0


def misses(what: str, items: Sequence[Placed]) -> Iterator[str]:
    """One line for each gold group that was torn apart, and each found group that holds two."""
    torn: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    mixed: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        torn[item.gold][item.found].append(item.what)
        mixed[item.found][item.gold].append(item.what)
    for word, groups in (("apart", torn), ("mixed", mixed)):
        for group, parts in sorted(groups.items()):
            if len(parts) > 1:
                shown = " // ".join(f"{name}: {'; '.join(whats)}" for name, whats in sorted(parts.items()))
                yield f"{what} {word}: {group} -> {shown}"


def _line(what: str, half: str, found: Agreement) -> str:
    return (
        f"{what:9} {half:12} {found.items:4} items   "
        f"B-cubed P {found.precision:.3f} R {found.recall:.3f} F1 {found.f1:.3f}   "
        f"pairs P {found.pair_precision:.3f} R {found.pair_recall:.3f} F1 {found.pair_f1:.3f}"
    )


def _of_file(file: Path) -> Iterator[GoldDocument]:
    story, meant, draft = "", dict[str, str](), None
    for number, line in enumerate([*file.read_text("utf-8").splitlines(), "## the end"], 1):
        try:
            if line.startswith(("## ", "@ ")) and draft is not None:
                yield _document(story, meant, draft)
                draft = None
            if line.startswith("## "):
                story, meant = line.removeprefix("## "), {}
            elif line.startswith("~ "):
                company, _, names = line.removeprefix("~ ").partition(":")
                meant |= {name: company.strip() for name in _listed(names)}
            elif line.startswith("@ "):
                draft = _Draft(number, line.removeprefix("@ "))
            elif line.strip() and not line.startswith("# "):
                _add(draft, line)
        except ValidationError as error:
            wrong = "; ".join(f"{problem['loc']}: {problem['msg']}" for problem in error.errors())
            raise GoldError(f"{file}:{number}: in the article that ends here: {wrong}") from error
        except ValueError as error:
            raise GoldError(f"{file}:{number}: {error}") from error


def _add(draft: _Draft | None, line: str) -> None:
    if draft is None:
        raise ValueError("a text or a report needs an article, a line that begins with '@'")
    if line.startswith("= "):
        draft.reports.append(line.removeprefix("= "))
    elif line.startswith("+ "):
        draft.named += _listed(line.removeprefix("+ "))
    elif line.startswith("% "):
        kind, _, names = line.removeprefix("% ").partition(":")
        draft.kinds |= dict.fromkeys(_listed(names), CompanyKind(kind.strip()))
    else:
        draft.text.append(line)


def _document(story: str, meant: Mapping[str, str], draft: _Draft) -> GoldDocument:
    published, language, outlet, title = _fields(draft.head, 4)
    text = "\n".join([title, *draft.text]) + "\n"
    read = [_report(text, line) for line in draft.reports]
    told = {name for name in meant if re.search(_whole(name), text)}
    names = sorted(told.union(draft.named, draft.kinds, *((p.name for p in report.parties) for _, report in read)))
    document = Document(
        document_id=text_id(text),
        title=title,
        publisher=outlet,
        published=None if published == _NOTHING else published,
        language=language,
        text=text,
    )
    half = HALVES[int(hashlib.sha256(story.encode()).hexdigest(), 16) % 2]
    reports = tuple(report for _, report in read)
    parsed = ParsedDocument(document=document, reports=reports, mentions=tuple(_mentions(text, names, draft.kinds)))
    mentioned = {mention.name for mention in parsed.mentions}
    companies = {name: meant.get(name, name) for name in names if name in mentioned}
    return GoldDocument(story, half, parsed, tuple(deal for deal, _ in read), companies)


def _mentions(text: str, names: Iterable[str], kinds: Mapping[str, CompanyKind]) -> Iterator[Mention]:
    """Every place of every name, but for those inside a longer name."""
    taken: list[tuple[int, int]] = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        for found in re.finditer(_whole(name), text):
            if not any(start <= found.start() and found.end() <= end for start, end in taken):
                taken.append(found.span())
                kind = kinds.get(name, CompanyKind.COMPANY)
                yield Mention(name=name, kind=kind, start=found.start(), end=found.end())


def _whole(name: str) -> str:
    return rf"(?<!\w){re.escape(name)}(?!\w)"


def _report(text: str, line: str) -> tuple[str, Report]:
    deal, what, parties, money, *rest = _fields(line, 4, 5)
    kind, stage, confirmation = what.split()
    cast = [(role.strip(), name.strip()) for role, _, name in (p.partition(":") for p in _listed(parties))]
    proofs = dict(reversed(cast))
    values: dict[str, object] = {}
    if money != _NOTHING:
        figure, proofs["amount"] = _proven(money)
        values |= _amount(figure)
    for extra in _listed(rest[0]) if rest else ():
        name, _, value = extra.partition(":")
        value, proofs[name] = _proven(value.strip())
        values |= _further(name, value, values)
    report = Report(
        kind=Kind(kind),
        stage=Stage(stage),
        confirmation=Confirmation(confirmation),
        parties=tuple(Party(name=name, role=Role(role)) for role, name in cast),
        confidence=1,
        rule="gold",
        evidence=tuple(_evidence(text, proofs)),
        **values,  # type: ignore[arg-type]
    )
    return deal, report


def _evidence(text: str, proofs: Mapping[str, str]) -> Iterator[Evidence]:
    """The line that proves most as the passage, and each proof there, or else where it first stands."""
    for proof in proofs.values():
        if proof not in text:
            raise ValueError(f"{proof!r} does not stand in the text")
    lines = [(found.start(), found[0]) for found in re.finditer(r"[^\n]+", text)]
    start, passage = max(lines, key=lambda line: (sum(proof in line[1] for proof in proofs.values()), -line[0]))
    yield Evidence(field="deal", start=start, end=start + len(passage), text=passage)
    for name, proof in proofs.items():
        at = start + passage.index(proof) if proof in passage else text.index(proof)
        yield Evidence(field=name, start=at, end=at + len(proof), text=proof)


def _amount(money: str) -> dict[str, object]:
    match = _MONEY.fullmatch(money)
    if match is None or match["currency"] is None:
        raise ValueError(f"{money!r} is no amount; write 'about 10bn USD' or '10-12m EUR'")
    scale = _SCALES[match["scale"]]
    return {
        "amount": round(float(match["figure"]) * scale),
        "amount_max": None if match["top"] is None else round(float(match["top"]) * scale),
        "currency": match["currency"],
        "bound": _BOUNDS[match["bound"]],
    }


def _further(name: str, value: str, values: Mapping[str, object]) -> dict[str, object]:
    if name == "stake":
        return {"stake_pct": float(value)}
    if name == "valuation":
        match = _MONEY.fullmatch(value)
        if match is None or values.get("currency") is None:
            raise ValueError(f"{value!r} is no valuation, or there is no amount whose currency it has")
        return {"valuation": round(float(match["figure"]) * _SCALES[match["scale"]])}
    if name not in ("round", "date"):
        raise ValueError(f"there is no field {name!r}")
    return {name: value}


def _proven(value: str) -> tuple[str, str]:
    match = _PROVEN.fullmatch(value)
    if match is None:
        raise ValueError(f"{value!r} needs its proof in <>")
    return match["value"], match["proof"]


def _fields(line: str, *numbers: int) -> list[str]:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) not in numbers:
        raise ValueError(f"{line!r} has not {' or '.join(map(str, numbers))} fields")
    return parts


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(";") if name.strip()]


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    sys.exit(main())
