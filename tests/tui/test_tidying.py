"""Garbage is looked for when nobody is at work, or there is more of it.

In a process of its own: what Python does is the same for all of it.
"""

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
def ring():
    old = [Ring()]; gc.collect(); old.clear()
def work(times):
    for _ in range(times): gc.collect(1)
ring(); work(tidying._ENOUGH)
tidy.note_input(); print(tidy.look(), Ring.alive, end=" ")
work(tidying._MUCH - tidying._ENOUGH); print(tidy.look(), Ring.alive, end=" ")
ring(); work(tidying._ENOUGH)
tidying._REST = 0.0
print(tidy.look(), Ring.alive, tidy.look(), end=" ")
old = [Ring()]; tidying._MANY = 0; work(tidying._ENOUGH); tidy.look()
assert not gc.get_objects(generation=2)
old.clear(); work(tidying._ENOUGH); print(tidy.look(), Ring.alive, end=" ")
tidying._LONG_REST = 0.0
print(tidy.look(), Ring.alive, tidy.look())
"""


def test_garbage_waits_for_a_moment_without_input_but_not_for_long_and_old_garbage_longer() -> None:
    found = subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False 1 True 1 True 1 False True 2 True 0 False"
