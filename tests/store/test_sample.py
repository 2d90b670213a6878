from pathlib import Path

import pytest

from seeds.corpus import articles
from store.database import data_folder, open_database
from store.errors import DatabaseError
from store.loading import LoadProgress
from store.sample import ensure_sample, sample_path
from tests.store.build import rows


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    if data_folder() != tmp_path / "dealtrail":
        pytest.skip("the data folder of this system cannot be moved")
    return data_folder()


def test_sample_is_built_once_and_stands_alone(folder: Path) -> None:
    folder.mkdir()
    (folder / "sample-0123456789ab.duckdb").write_bytes(b"of an older version")
    steps: list[LoadProgress] = []
    path = ensure_sample(steps.append)
    assert path == sample_path()
    assert [file.name for file in folder.iterdir()] == [path.name]
    assert (len(steps), steps[-1].done, steps[-1].refusal) == (len(articles()), len(articles()), None)
    made = path.stat().st_mtime_ns
    assert ensure_sample() == path
    assert path.stat().st_mtime_ns == made
    with open_database(path) as connection:
        assert rows(connection, "SELECT count(*) FROM documents") == [(len(articles()),)]
        figures = "SELECT count(DISTINCT amount) FROM timeline WHERE deal_id = 'amazon-openai-investment-2025-12'"
        assert rows(connection, figures) >= [(2,)]
        proofs = "SELECT bool_and(contains(text, quote)), count(*) > 4 FROM loops JOIN documents USING (document_id)"
        assert rows(connection, proofs) == [(True, True)]


def test_sample_that_cannot_be_written_is_one_line(folder: Path) -> None:
    folder.write_text("a file stands where the folder should")
    with pytest.raises(DatabaseError) as caught:
        ensure_sample()
    assert "\n" not in str(caught.value)
    assert "cannot be written" in str(caught.value)
