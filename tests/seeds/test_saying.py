"""What is said to a person keeps what it was made of."""

import errno
import pickle

import pytest

from seeds.errors import ArticleError, DealtrailError
from seeds.saying import quoted, reason_of, said_by, say


def test_it_is_an_english_text() -> None:
    said = say("{count} files in {name!r}", count=12_000, name="x{y}")
    assert said == "12,000 files in 'x{y}'"
    assert (said.template, said.values) == ("{count} files in {name!r}", {"count": 12_000, "name": "x{y}"})
    assert say("write { amount = 12 }") == "write { amount = 12 }"


def test_it_goes_from_process_to_process() -> None:
    said = say("{path}: {problem}", path="a.txt", problem=say("{count} lines", count=3))
    again = pickle.loads(pickle.dumps(said))
    assert (again, again.template) == (said, said.template)
    assert again.values["problem"].values == {"count": 3}


def test_an_error_keeps_it() -> None:
    error = ArticleError("a.txt", say("the file is empty"), say("split it"))
    assert str(error) == "a.txt: the file is empty; split it"
    assert said_by(error) is error.said
    assert said_by(error).values["problem"] == "the file is empty"
    assert said_by(ValueError("of another")) == "of another"
    assert DealtrailError("only in English").said == quoted("only in English")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "no space left on device"),
        (OSError(99_999, "Odd {thing}"), "odd {thing}"),
        (OSError("nothing known"), "nothing known"),
    ],
)
def test_the_reasons_of_the_system(error: OSError, reason: str) -> None:
    assert reason_of(error) == reason
