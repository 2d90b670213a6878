"""What holds for every test."""

import zlib
from collections import defaultdict
from inspect import iscoroutinefunction

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--thorough",
        action="store_true",
        help="run the tests marked thorough too, and every case of those that open the explorer, not only one",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked thorough, and all but one case of each test that opens the explorer.

    Which one differs from test to test. Most faults show in any of them, and a screen takes its time.
    """
    if config.getoption("--thorough") or any("::" in name for name in config.invocation_params.args):
        return
    cases: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if isinstance(item, pytest.Function) and iscoroutinefunction(item.function) and hasattr(item, "callspec"):
            cases[item.nodeid.partition("[")[0]].append(item)
    left_out = {item for item in items if item.get_closest_marker("thorough")}
    for test, several in cases.items():
        kept = several[zlib.crc32(test.encode()) % len(several)]
        left_out |= {item for item in several if item is not kept}
    if left_out:
        config.hook.pytest_deselected(items=sorted(left_out, key=lambda item: item.nodeid))
        items[:] = [item for item in items if item not in left_out]
