"""What holds for every test."""

import zlib
from collections import defaultdict

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--all-sizes",
        action="store_true",
        help="run each test of several terminal sizes at all of them, not only at one that differs from test to test",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out all but one of the sizes of each test: most faults show at any of them, and a screen takes its time."""
    if config.getoption("--all-sizes") or any("::" in name for name in config.invocation_params.args):
        return
    by_test: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        params = dict(item.callspec.params) if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
        if params.pop("size", None) is not None:
            by_test[f"{item.nodeid.partition('[')[0]} {params}"].append(item)
    left_out = {
        item
        for test, sizes in by_test.items()
        for number, item in enumerate(sizes)
        if number != zlib.crc32(test.encode()) % len(sizes)
    }
    if left_out:
        config.hook.pytest_deselected(items=sorted(left_out, key=lambda item: item.nodeid))
        items[:] = [item for item in items if item not in left_out]
