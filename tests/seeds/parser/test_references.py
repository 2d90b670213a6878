"""What stands for a name is the name that was said before."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Veltrano est un éditeur de logiciels. Le groupe a racheté Quorbine pour 300 millions d'euros."),
        ("fr", "Veltrano publie ses comptes. Il a racheté Quorbine pour 300 millions d'euros."),
        ("en", "Veltrano is a maker of software. The company has acquired Quorbine for $300 million."),
        ("en", "Veltrano reported its results. It has acquired Quorbine for $300 million."),
    ],
)
def test_the_group_is_the_company_named_before(code: str, text: str) -> None:
    (report,) = parse(document_from_text(text, language=code)).reports
    assert {(p.name, p.role.value) for p in report.parties} == {("Veltrano", "acquirer"), ("Quorbine", "target")}
    (acquirer,) = [e for e in report.evidence if e.field == "acquirer"]
    assert acquirer.start > text.index(".")
