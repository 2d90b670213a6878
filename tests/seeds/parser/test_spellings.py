"""Names that are one name, spelt in more ways than one."""

from __future__ import annotations

import pytest

from seeds.parser.spellings import other_spellings


@pytest.mark.parametrize(
    ("once", "often"),
    [("Brumlio Energy", "Brumelio Energy"), ("Quillmere.com", "Quillmere"), ("Harrowgates", "Harrowgate")],
)
def test_a_name_has_the_spelling_that_is_used_most(once: str, often: str) -> None:
    told = {once: (tuple(once.split()), 1), often: (tuple(often.split()), 3)}
    assert other_spellings(told) == {once: often}


@pytest.mark.parametrize(
    "names",
    [
        ("Fund 12345678", "Fund 1234578"),  # a number
        ("Orvals", "Orvalis"),  # a short word
        ("Tressacbank", "Tressac bank"),  # other words
        ("rumelios", "Brumelios"),  # another beginning
    ],
    ids=lambda names: names[0],
)
def test_names_that_may_be_of_two_stay_apart(names: tuple[str, str]) -> None:
    assert other_spellings({name: (tuple(name.split()), 1) for name in names}) == {}
