"""The order of loading does not matter: a small round of the measurement."""

from pathlib import Path

from bench.any_order import invented, loaded_in_order, main


def test_exports_are_the_same_in_any_order(tmp_path: Path) -> None:
    documents = invented(30, seed=3)
    found = []
    for seed in range(2):
        folder = tmp_path / str(seed)
        folder.mkdir()
        found.append(loaded_in_order(documents, seed, folder))
    assert {"deals", "parties", "links", "timeline", "companies", "flows"} < found[0].keys()
    assert found[0]["deals"].count(b"\n") > 10
    assert found[1] == found[0]


def test_measurement_says_that_nothing_differs() -> None:
    assert main(["--documents", "6", "--orders", "2"]) == 0
