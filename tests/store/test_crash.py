"""What `bench.crash` does to databases, in few rounds: nothing that was reported as loaded is lost."""

import tempfile
from pathlib import Path

import pytest

from bench.crash import cut_short, full_disk, kill_rounds, read_only, two_writers
from bench.loader import LOADER, Lost, remove, start, whole_documents, write_articles

DOCUMENTS = 12


def test_kills_lose_nothing(tmp_path: Path) -> None:
    kills = kill_rounds(tmp_path, rounds=3, documents=DOCUMENTS)
    assert kills.rounds == 3
    assert kills.reported > 0


def test_a_full_disk_loses_nothing_and_is_named(tmp_path: Path) -> None:
    for line in full_disk(tmp_path, DOCUMENTS):
        assert "what was loaded before is safe; make room and load again" in line


def test_the_second_writer_is_told_who_holds_the_file(tmp_path: Path) -> None:
    assert "is writing to the database" in two_writers(tmp_path, DOCUMENTS)


def test_what_may_not_be_written_is_named() -> None:
    with tempfile.TemporaryDirectory() as folder:  # below pytest's own nobody else may go
        assert "access to the database is refused (permission denied)" in read_only(Path(folder), 5)


def test_a_file_that_was_cut_is_refused_or_named(tmp_path: Path) -> None:
    assert "refused" in cut_short(tmp_path, 5, lengths=4)


@pytest.mark.thorough
def test_the_bench_would_see_a_loss(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "articles", 5, 1)
    whole, path = tmp_path / "whole.duckdb", tmp_path / "deals.duckdb"
    for database in (whole, path):
        start(database, folder).communicate()
    assert len(whole_documents(path, whole)) == 5
    lossy = LOADER.replace("load(connection, [folder], progress=report)", 'connection.execute("DELETE FROM evidence")')
    assert lossy != LOADER
    start(path, folder, script=lossy).communicate()
    with pytest.raises(Lost, match="rows of evidence are missing"):
        whole_documents(path, whole)
    remove(path)
    assert not path.exists()
