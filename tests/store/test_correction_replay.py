"""Whatever the order of loads, corrections and undos: the same articles with the same log give the same database."""

import contextlib
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
import pytest

from seeds.model import ParsedDocument
from seeds.vocabulary import Kind, Role, Stage
from store import corrections
from store.correction_files import export_corrections, import_corrections
from store.errors import CorrectionError
from store.loading import load_parsed
from store.rebuild import rebuild
from tests.store.build import article, dump, new_database, rows, told

STORIES = [
    article(
        "2025-12-17",
        told("Amazon talks to Orlac.", "investment", "in_talks", "10 bn USD", Amazon="investor", Orlac="target"),
        told("Velmont buys Tressac.", "acquisition", Velmont="acquirer", Tressac="target"),
        path="0.txt",
    ),
    article(
        "2026-01-29",
        told("Amazon may give Orlac more.", "investment", "in_talks", "50 bn USD", Amazon="investor", Orlac="target"),
        told("Google gives Orlac some.", "investment", "planned", "1 bn USD", Google="investor", Orlac="target"),
        path="1.txt",
    ),
    article(
        "2026-02-11",
        told("Orlac raises 60 bn.", "funding_round", "announced", "60 bn USD", Orlac="target", Amazon="investor"),
        path="2.txt",
    ),
    article(
        "2026-01-30",
        told("Velmont Labs SA takes Tressac.", "acquisition", Velmont_Labs_SA="acquirer", Tressac="target"),
        path="3.txt",
        names=["Velmont Labs (VL)", "AWS"],
    ),
    article(
        "2026-03-01",
        told(
            "Velmont paid 2 bn for Tressac.",
            "acquisition",
            "completed",
            "2 bn EUR",
            Velmont="acquirer",
            Tressac="target",
        ),
        told(
            "Tressac sells to Brennier.", "contract", "announced", "1 bn EUR", Brennier="customer", Tressac="supplier"
        ),
        path="4.txt",
    ),
    article("2026-03-02", path="5.txt", names=["Brennier Inc", "Brennier SA", "Tressac Group"]),
]
NAMES = ["Amazon", "Orlac", "Velmont", "Velmont Labs", "Tressac", "Brennier", "Brennier SA", "Google", "AWS", "Nowhere"]


def reparsed(parsed: ParsedDocument, chance: random.Random) -> ParsedDocument:
    """The document as another version of the parser reads it: reports lost, turned about or with other values."""
    reports = [report for report in parsed.reports if chance.random() > 0.2]
    chance.shuffle(reports)
    changed = []
    for report in reports:
        turn = chance.randrange(4)
        if turn == 0:
            report = report.model_copy(update={"stage": chance.choice(list(Stage))})
        elif turn == 1 and report.kind is Kind.INVESTMENT:
            report = report.model_copy(update={"kind": Kind.FUNDING_ROUND})
        elif turn == 2:
            shorter = report.evidence[0].model_copy(
                update={"end": report.evidence[0].end - 1, "text": report.evidence[0].text[:-1]}
            )
            report = report.model_copy(update={"evidence": (shorter, *report.evidence[1:])})
        changed.append(report)
    return ParsedDocument(document=parsed.document, reports=tuple(changed), mentions=parsed.mentions)


def one_of(chance: random.Random, found: Sequence[object], count: int = 1) -> list[str]:
    return [str(chance.choice(found)) for _ in range(count)] if found else ["none"] * count


def decide(connection: duckdb.DuckDBPyConnection, chance: random.Random) -> None:
    """One decision of any kind on anything that is there."""
    reports = [ident for (ident,) in rows(connection, "SELECT report_id FROM reports ORDER BY report_id")]
    deals = [ident for (ident,) in rows(connection, "SELECT deal_id FROM deals ORDER BY deal_id")]
    log = [ident for (ident,) in rows(connection, "SELECT correction_id FROM corrections ORDER BY made_at")]
    (first, second), (deal, other) = one_of(chance, [*reports, *deals], 2), one_of(chance, deals or reports, 2)
    name, meant = chance.choice(NAMES), chance.choice(NAMES)
    roles = chance.sample(list(Role), chance.randrange(3))
    values = {"amount": chance.randrange(1, 9) * 10**9, "currency": "USD", "stage": chance.choice(list(Stage)).value}
    some = {field: values[field] for field in chance.sample(sorted(values), chance.randrange(1, 4))}
    acts: list[Callable[[], object]] = [
        lambda: corrections.reject(connection, first),
        lambda: corrections.restore(connection, first),
        lambda: corrections.join(connection, first, second),
        lambda: corrections.join(connection, deal, other),
        lambda: corrections.split(connection, first),
        lambda: corrections.split(connection, first, second),
        lambda: corrections.split(connection, first, alone=True),
        lambda: corrections.set_values(connection, first, some),
        lambda: corrections.set_values(connection, first, parties={name: [role.value for role in roles]}),
        lambda: corrections.check(connection, first),
        lambda: corrections.rename(connection, name, f"{name} renamed"),
        lambda: corrections.alias(connection, name, meant),
        lambda: corrections.merge_companies(connection, name, meant),
        lambda: corrections.split_company(connection, name),
        lambda: corrections.set_company_kind(connection, name, "fund"),
        lambda: corrections.undo(connection),
        lambda: corrections.undo(connection, one_of(chance, log)[0]),
        lambda: corrections.redo(connection),
    ]
    with contextlib.suppress(CorrectionError):
        chance.choice(acts)()


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.thorough) for seed in range(1, 4))])
def test_the_order_of_loads_and_corrections_does_not_matter(tmp_path: Path, seed: int) -> None:
    check_one_history(tmp_path, seed)


def check_one_history(folder: Path, seed: int, steps: int = 30) -> None:
    """Makes one random history, and compares it with the log over the last state of its documents, loaded at random."""
    chance = random.Random(seed)
    last: dict[str, ParsedDocument] = {}
    with new_database(folder / "lived.duckdb") as lived:
        for _ in range(steps):
            if chance.random() < 0.35 or not last:
                story = chance.choice(STORIES)
                story = story if chance.random() < 0.5 else reparsed(story, chance)
                load_parsed(lived, story)
                last[story.document.document_id] = story
            else:
                decide(lived, chance)
        export_corrections(lived, folder / "log.jsonl")
        expected = dump(lived)
        rebuild(lived)
        assert dump(lived) == expected
    stories = list(last.values())
    chance.shuffle(stories)
    with new_database(folder / "after.duckdb") as after:
        for story in stories:
            load_parsed(after, story)
        import_corrections(after, folder / "log.jsonl")
        assert dump(after) == expected
    with new_database(folder / "before.duckdb") as before:
        import_corrections(before, folder / "log.jsonl")
        for story in reversed(stories):
            load_parsed(before, story)
        assert dump(before) == expected
