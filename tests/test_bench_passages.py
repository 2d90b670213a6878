"""The passages that the parser is measured with, and how their file is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.passages import HALVES, PassageError, read_passages

FILE = """# takeovers
= acquisition | Harrowgate | Quillmere; Quillmere Labs/QL | 350
Harrowgate is buying Quillmere and its laboratory, QL, for £350 million.
It expects to close in May.

= -
Harrowgate sold more tea than ever last year.
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "en-takeovers.txt"
    path.write_text(text, "utf-8")
    return path


def test_a_passage_is_its_gold_and_its_text(tmp_path: Path) -> None:
    (article, document), (without, _) = read_passages(written(tmp_path, FILE))
    (deal,) = article.deals
    assert (deal.kind, deal.payers, deal.payees) == ("acquisition", ("Harrowgate",), ("Quillmere", "Quillmere Labs|QL"))
    assert deal.amount == 350_000_000
    assert document.text.splitlines()[1] == "It expects to close in May."
    assert document.language == "en"
    assert without.deals == ()


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    written(tmp_path, FILE)
    (tmp_path / "fr-levees.txt").write_text("= -\nRien de neuf.\n", "utf-8")
    assert [document.language for _, document in read_passages(tmp_path)] == ["en", "en", "fr"]


def test_the_half_follows_from_the_text_alone(tmp_path: Path) -> None:
    before = [article.half for article, _ in read_passages(written(tmp_path, FILE))]
    after = [article.half for article, _ in read_passages(written(tmp_path, "= -\nOne more.\n\n" + FILE))]
    assert after[1:] == before
    assert set(before) <= set(HALVES)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Harrowgate is buying Quillmere.\n", r"en-takeovers\.txt:2: a passage needs"),
        ("= -\n", r"en-takeovers\.txt:2: a passage needs"),
        ("= takeover | Harrowgate | Quillmere |\nSo it says.\n", r"en-takeovers\.txt:3: .*kind"),
        ("= acquisition | Harrowgate\nSo it says.\n", r"en-takeovers\.txt:3: .*payers \| payees"),
    ],
)
def test_what_is_not_well_formed_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PassageError, match=message):
        list(read_passages(written(tmp_path, text)))
