"""What the README promises: its queries answer on the sample."""

import re
from pathlib import Path

import pytest

from store.console import run_sql
from store.database import open_database
from store.sample import ensure_sample

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        return ensure_sample()


def test_there_are_five_queries() -> None:
    assert len(QUERIES) == 5


@pytest.mark.parametrize("query", QUERIES)
def test_each_query_answers_on_the_sample(query: str, sample: Path) -> None:
    connection = open_database(sample)
    try:
        assert run_sql(connection, query).rows
    finally:
        connection.close()


def test_the_picture_is_there() -> None:
    (picture,) = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert (Path(__file__).parent.parent / picture).read_text("utf-8").startswith("<svg")
