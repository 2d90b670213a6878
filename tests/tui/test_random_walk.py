"""A short walk at random through the explorer; `python -m bench.random_walk` goes further."""

import asyncio
import random
import threading
from pathlib import Path

import pytest
from textual.app import App

from bench import random_walk
from bench.fence import fenced
from bench.hostile_corpus import hostile_database
from bench.random_walk import Astray, Patience, Walker, session, to_its_end

STEPS = 80


@pytest.mark.parametrize("seed", ["fixed", ""])
def test_nothing_breaks_and_esc_and_q_lead_out(tmp_path: Path, seed: str) -> None:
    seed = seed or f"drawn-{random.SystemRandom().randrange(10**6)}"  # a failure names it
    hostile = hostile_database(tmp_path / "hostile.duckdb")
    walkers = session(hostile, seed, STEPS, tmp_path / "walk")
    assert sum(walker.screens.total() for walker in walkers) > 0
    assert {walker.app.return_code for walker in walkers} == {0}


def test_nothing_leaves_the_fence(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (outside / "kept.txt").write_text("kept", "utf-8")
    with fenced(inside):
        (inside / "new.txt").write_text("new", "utf-8")
        (inside / "new.txt").rename(inside / "other.txt")
        for act in (
            lambda: list(outside.iterdir()),
            lambda: (outside / "new.txt").touch(),
            lambda: (outside / "kept.txt").unlink(),
            lambda: (inside / "other.txt").rename(outside / "other.txt"),
            lambda: (inside / ".." / "outside" / "new").mkdir(),
        ):
            with pytest.raises(PermissionError):
                act()
    assert [path.name for path in outside.iterdir()] == ["kept.txt"]
    assert [path.name for path in inside.iterdir()] == ["other.txt"]


def test_a_starved_machine_is_no_fault_and_a_hang_is(monkeypatch: pytest.MonkeyPatch) -> None:
    patience = Patience(0.05)
    threading.Event().wait(0.2)  # the clock goes on, this process does nothing
    assert not patience.is_over

    async def hang() -> None:
        monkeypatch.setattr(random_walk, "PATIENCE", 0.05)
        app, never = App[None](), threading.Event()
        async with app.run_test():
            app.run_worker(never.wait, thread=True)
            try:
                await Walker(app, random.Random(0), []).settle()  # type: ignore[arg-type]
            finally:
                never.set()

    with pytest.raises(Astray, match="no rest"):
        asyncio.run(hang())


@pytest.mark.parametrize("stuck", [True, False])
def test_an_app_that_does_not_end_is_a_fault(monkeypatch: pytest.MonkeyPatch, stuck: bool) -> None:
    monkeypatch.setattr(random_walk, "PATIENCE", 0.05)

    async def walk() -> None:
        left = asyncio.Event()

        async def visit() -> None:
            left.set()
            await asyncio.sleep(3_600 if stuck else 0)

        await to_its_end(visit(), left)

    if stuck:
        with pytest.raises(Astray, match="does not end"):
            asyncio.run(walk())
    else:
        asyncio.run(walk())
