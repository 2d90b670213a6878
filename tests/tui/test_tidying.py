"""Garbage is looked for when nobody is at work. In a process of its own: what Python does is the same for all of it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

SCRIPT = """
import gc
from tui import tidying
gc.disable()
tidy = tidying.Tidying()
assert gc.isenabled() and gc.get_freeze_count() > 0
class Ring:
    alive = 0
    def __init__(self): self.me = self; Ring.alive += 1
    def __del__(self): Ring.alive -= 1
def work():
    for _ in range(tidying._ENOUGH): gc.collect(1)
Ring(); work()
tidy.note_input(); print(tidy.look(), end=" ")
tidying._REST = 0.0
print(tidy.look(), Ring.alive, tidy.look())
"""


def test_garbage_waits_for_a_moment_without_input() -> None:
    found = subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["False", "True", "0", "False"]
