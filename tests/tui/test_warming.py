"""What opens over the panes is imported before it is wanted. In a process of its own, where nothing is imported yet."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

SCRIPT = """
import sys, threading
import tui.app
from tui import tidying, warming
wanted = warming._WANTED_SOON
print(*(name for name in wanted if name in sys.modules), sep=",", end=" | ")
warming._PAUSE = 0.0
warming.Warming(tidying.Tidying())
for thread in threading.enumerate():
    if thread.name == "warming": thread.join()
print(*(name for name in wanted if name not in sys.modules), sep=",")
"""

AT_WORK = """
import sys, threading
from tui import tidying, warming
warming._PAUSE = 3600.0
warm = warming.Warming(tidying.Tidying())
warm.stop()
for thread in threading.enumerate():
    if thread.name == "warming": thread.join()
print("tui.screens.help" in sys.modules)
"""


def _run(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_what_opens_later_is_imported_after_the_start_and_not_with_it() -> None:
    assert _run(SCRIPT).split(" | ") == ["", "\n"]


def test_nothing_is_imported_while_keys_come() -> None:
    assert _run(AT_WORK) == "False\n"
