"""Blocks and sentences: where they end, and where they only seem to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.language import load_language
from seeds.parser.segment import sentences


def cut(code: str, text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, load_language(code))]


@pytest.mark.parametrize(
    ("code", "text", "count"),
    [
        ("fr", "Veltrano embauche. Quorbine licencie.", 2),
        ("fr", "M. Merivel dirige Veltrano.", 1),
        ("fr", "Le patron, J. Merivel, est parti.", 1),
        ("fr", "Un accord avec... Quorbine, dit-il.", 1),
        ("fr", "Rien n'est signé... Quorbine attend.", 2),
        ("fr", "« Nous attendons. » Veltrano patiente.", 2),
        ("fr", "Qui paie ? Veltrano, dit-on !", 2),
        ("fr", "Un virage durable et assumé Cette usine emploie Merivel.", 2),
        ("fr", "Une place à prendre L’usine emploie Merivel.", 2),
        ("fr", "Veltrano embauche (Publicité) Selon lui, tout va bien.", 2),
        ("fr", "Il a vendu sa maison sur Le bon coin de la rue.", 1),
        ("fr", "Le président de La banque Veltrano est parti.", 1),
        ("fr", "Il a lu Quorbine Le roman de Merivel.", 1),
        ("en", "Quorbine Inc. said it would hire.", 1),
        ("en", "Veltrano paid Rs. 550 crore for Quorbine.", 1),
        ("en", "Sales rose 3.5 percent. Profits fell.", 2),
        ("en", "It is a unit of Quorbine Plc. In August, Veltrano hired.", 2),
        ("en", 'He used to lead Quorbine Inc. "The firm is fine," he said.', 2),
        ("en", "It belongs to Quorbine Corp. But Veltrano wants it.", 2),
        ("en", "It left the U.S. The rest stayed.", 2),
        ("en", "It opened at 9 a.m. But nobody came.", 2),
        ("en", "It belongs to the U.S. District of Ohio.", 1),
        ("en", "It belongs to A.P. Merivel and his sons.", 1),
        ("en", "Quorbine Co. Ltd. said it would hire.", 1),
        ("en", "It belongs to Quorbine Inc. of Ohio.", 1),
        ("en", 'He said: "We wait." Veltrano agreed.', 2),
        ("en", "It bought Quorbine Corp. Rumors of a sale went round.", 2),
        ("en", "It hired Quorbine Inc. President Ann Reed.", 1),
        ("en", "The paper shows it.ORBINE Bank and others lend.", 2),
        ("en", "It was renamed in 2015.Last year it hired.", 2),
        ("en", "Growth was 13%.Margins fell.", 2),
        ("en", "Quorbine.Com and Node.JS run on ASP.NET at a.Merivel@quorbine.com.", 1),
        ("en", "Velora grew by 6.25%.Tressac will buy it for $4.5 million.", 2),
        ("en", "Quorbine ( 005380.KS ) hired, and Mr.Merivel left.", 1),
        ("fr", "Quorbine recule.Le groupe licencie.", 2),
        ("fr", "Quorbine recule.L'usine licencie.", 2),
        ("fr", "Il a félicité Quorbine.L'ONU aussi.", 2),
        ("fr", "Il défend Quorbine SA.Les salariés attendent.", 2),
        ("fr", "L'accord est « insuffisant ».Les salariés attendent.", 2),
        ("fr", 'L\'accord est "insuffisant".Les salariés attendent.', 2),
        ("fr", "Il a quitté FO.Les salariés l'ont appris sur Ondine 1.Le patron aussi.", 3),
        ("fr", "La vente est sacrée.Sa mère l'a dit.", 2),
        ("fr", "Il l'a vendu à Gaël Merivel.M. Coraline a dit non.", 2),
        ("fr", "Il l'a vendu à Gaël Merivel.A Paris, on attend.", 2),
        ("fr", "On a manqué d'acier.QuorBine recule.", 2),
        ("fr", "Il loue le Quorbine Avant.VELTRANO recule.", 2),
        ("fr", "Le patron, J.Merivel, parle de E.Quorbine et de St.Ondin comme A.P. Veltrano.", 1),
        ("fr", "Un usage des fondsAu total tout est dit.", 2),
        ("fr", "Un usage des fondsLe patron de Quorbine licencie.", 2),
        ("fr", "Il lit QuorbineLe, et le QuorBonVeltrano.", 1),
        ("en", "The bank lends. ALSO READ: How Veltrano lent to Quorbine. It borrows.", 2),
        ("en", "The post Veltrano Raises $3 Million appeared first on Quorbine Daily.", 0),
    ],
)
def test_stops(code: str, text: str, count: int) -> None:
    assert len(cut(code, text)) == count


@pytest.mark.parametrize(
    ("line", "heading", "list_item"),
    [
        ("Veltrano rachète Quorbine", True, False),
        ("# Veltrano rachète Quorbine", True, False),
        ("- Veltrano rachète Quorbine", False, True),
        ("2) Veltrano rachète Quorbine", False, True),
        ("Veltrano rachète Quorbine.", False, False),
    ],
)
def test_sorts_of_blocks(line: str, heading: bool, list_item: bool) -> None:
    (sentence,) = sentences(line, load_language("fr"))
    assert (sentence.heading, sentence.list_item) == (heading, list_item)
    assert line[sentence.start : sentence.end].startswith("Veltrano")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Quorbine recule.- Coup de froid -Veltrano licencie.",
            ["Quorbine recule.", "Coup de froid", "Veltrano licencie."],
        ),
        (
            'Quorbine recule. - "Sans bruit" - Le groupe paie.',
            ["Quorbine recule.", '"Sans bruit"', "Le groupe paie."],
        ),
        ("Quorbine - et lui seul - recule.", ["Quorbine - et lui seul - recule."]),
    ],
)
def test_titles_between_paragraphs_that_were_run_together(text: str, parts: list[str]) -> None:
    found = sentences(text, load_language("fr"))
    assert [text[s.start : s.end] for s in found] == parts
    assert [s.heading for s in found] == [False, True, False][: len(parts)]


@pytest.mark.parametrize(
    "line", ["Lire aussi : Veltrano rachète Quorbine", "![Une usine](usine.jpg)", "  ", "***", "Partager"]
)
def test_lines_that_are_no_text(line: str) -> None:
    assert cut("fr", f"{line}\nVeltrano embauche.") == ["Veltrano embauche."]


def test_a_word_that_only_begins_like_a_pointer_is_text() -> None:
    assert cut("fr", "Partagerait-on ce marché ?") == ["Partagerait-on ce marché ?"]


def test_what_is_too_long_for_a_sentence_is_cut_at_blanks() -> None:
    pieces = cut("fr", "veltrano " * 1000)
    assert len(pieces) > 1
    assert set(" ".join(pieces).split()) == {"veltrano"}


@given(st.text(alphabet=st.sampled_from("aB.!?… \n«»\"'-1)#M\u2028"), max_size=200))
def test_spans_never_overlap_and_go_on_behind_no_closing_mark(text: str) -> None:
    last = 0
    for sentence in sentences(text, load_language("fr")):
        assert last <= sentence.start < sentence.end <= len(text)
        written = text[sentence.start : sentence.end]
        assert all(line.rstrip()[-1:] not in set("!?…") for line in written.split("\n")[:-1])
        assert written == written.rstrip()
        last = sentence.end


def test_a_round_letter_is_no_initial() -> None:
    text = "Veltrano closed a Series A. The round was led by J. Coraline."
    assert len(cut("en", text)) == 2


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("fr", "**Lire aussi :** Veltrano rachète Quorbine"),
        ("fr", "> À lire également : Veltrano rachète Quorbine"),
        ("fr", "- Lire la suite"),
        ("en", "* Read next: Veltrano buys Quorbine"),
        ("en", "**Related stories:** Veltrano buys Quorbine"),
    ],
)
def test_a_pointer_to_another_story_is_none_of_the_text(code: str, line: str) -> None:
    assert cut(code, f"Un mot.\n\n{line}\n\nUn autre.") == ["Un mot.", "Un autre."]


def test_two_stars_and_a_blank_open_a_list_item() -> None:
    text = "** Veltrano buys Quorbine.\n\n**Bold** words open none."
    assert [s.list_item for s in sentences(text, load_language("en"))] == [True, False]


def test_a_line_that_goes_on_in_the_next_is_one_sentence() -> None:
    text = (
        "Harrowgate has agreed to buy a wind farm of\nQuillmere for 300 million pounds, it\nsaid on Monday.\nNext line."
    )
    assert cut("en", text) == [text[: text.index("\nNext")], "Next line."]


def test_a_short_text_that_is_cut_to_a_width_goes_on_with_a_capital_too() -> None:
    text = (
        "Harrowgate said on Monday that it has agreed to buy\nQuillmere Mills of Norland, which makes paper and\n"
        "board, from the builder Veltrano. The mills will be\nrun by Harrowgate."
    )
    assert cut("en", text) == [text[: text.index(" The")], text[text.index("The mills") :]]


def test_what_is_said_goes_on_behind_its_comma_in_a_text_cut_to_a_width() -> None:
    text = (
        'Quillmere said that the mine had been known to it for\nyears and that its founder had asked. "It was time,"\n'
        'Harrowgate said when it bought the mine. It had a\nprice so "low"\nand the mine "sound."\nIt will hire.'
    )
    assert [one[:12] for one in cut("en", text)] == ["Quillmere sa", '"It was time', "It had a\npri", "It will hire"]


def test_a_heading_does_not_go_on() -> None:
    assert cut("en", "Harrowgate buys Quillmere\nThe group said so on Monday.") == [
        "Harrowgate buys Quillmere",
        "The group said so on Monday.",
    ]


def test_a_label_of_the_page_is_no_word_of_the_text() -> None:
    assert cut("en", "Comment Veltrano has hired.") == ["Veltrano has hired."]
    assert cut("en", "Comment is free at Veltrano.") == ["Comment is free at Veltrano."]


def test_a_title_that_a_page_ran_into_its_paragraph_is_apart() -> None:
    text = "Veltrano achète Quorbine. La finance  Le courtier Harrowgate recrute. Le  Monde l'a dit."
    assert cut("fr", text)[1:3] == ["La finance", "Le courtier Harrowgate recrute."]


def test_a_legal_form_ends_a_sentence_that_the_next_has_run_into() -> None:
    text = "It once owned Quillmere Inc.Harrowgate sold it. Veltrano Pvt.Ltd and the U.S.Army were asked."
    assert cut("en", text) == [text[:28], text[28:47], text[48:]]


@pytest.mark.parametrize("code", ["(2317.TW)", "(0700.HK)", "(VEL.PA)"])
def test_the_code_of_a_share_ends_no_sentence(code: str) -> None:
    text = f"Velora Co {code}, a maker of pumps, grew. It hires."
    assert len(sentences(text, load_language("en"))) == 2


def test_a_full_line_goes_on_in_a_text_that_is_cut_to_a_width() -> None:
    lines = [
        "Veltrano said on Monday that its owners had agreed to buy",
        "Quorbine Imports for a mix of cash and shares, which the",
        "owners of that firm will be asked to approve in the next",
        "weeks, and that it had paid for the glass works of",
        "Merivel Brothers with money that it was lent by a bank in",
        "the north of Ohio.",
        "The firm will hire.",
    ]
    assert len(cut("en", "\n".join(lines))) == 2
    assert len(cut("en", "\n".join(lines[:2]))) == 2


@pytest.mark.parametrize("short", ["Oct.", "U.S.", "Corp.", "J."])
def test_a_word_cut_short_ends_no_line_of_a_text_that_is_cut_to_a_width(short: str) -> None:
    lines = [
        f"Veltrano told those who own its shares on the first of {short}",
        "12 that it had agreed to buy Quorbine Imports for a mix of",
        "cash and shares, which the owners of that firm will be",
        "asked to approve in the north of Ohio. The firm will hire.",
    ]
    assert [one[:8] for one in cut("en", "\n".join(lines))] == ["Veltrano", "The firm"]
    ended = "\n".join(lines).replace(short, "month.")
    assert [one[:8] for one in cut("en", ended)] == ["Veltrano", "12 that ", "The firm"]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Veltrano Signs Letter to Buy Quorbine Recovery Care (QRC)", True),
        ("Veltrano, which is in glass, has met its rival (and friend)", False),
        (
            "Veltrano and Quorbine Foods Join Forces to Bring Warm Meals and Fresh Fruit to " + "Many " * 14 + "Towns!",
            True,
        ),
        ("Veltrano met its rival and will bring warm meals and fresh fruit to " + "many " * 20 + "towns!", False),
    ],
)
def test_what_is_a_heading_by_its_capitals(line: str, heading: bool) -> None:
    found = sentences(f"{line}\n\nThe staff met.", load_language("en"))
    assert found[0].heading is heading


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("fr", "PARIS (Horizon) - Velora recrute.", "Velora recrute."),
        ("fr", "Lyon, 3 mars 2025 (Horizon) — Velora recrute.", "Velora recrute."),
        ("en", "LEEDS, Feb. 11, 2025 /Horizon Wire/ -- Velora hires.", "Velora hires."),
        ("en", "NEW YORK, March 3 - Velora hires.", "Velora hires."),
        ("fr", "Orange (ORA) - Le groupe recrute.", "Orange (ORA) - Le groupe recrute."),
        ("en", "A320 - Velora delivers it.", "A320 - Velora delivers it."),
    ],
)
def test_the_place_and_the_agency_before_a_report_are_none_of_it(code: str, text: str, told: str) -> None:
    assert cut(code, text) == [told]


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        (
            "fr",
            "Velora recrute.\n\nSur le même sujet\n\nQuorbine rachète Tressac\n\n- Tressac licencie\n\nElle vend.",
            ["Velora recrute.", "Elle vend."],
        ),
        ("fr", "Velora recrute.\n\nÀ lire également :\nQuorbine rachète Tressac", ["Velora recrute."]),
        ("en", "Velora hires.\n\nMore from the Courier\n\nQuorbine buys Tressac", ["Velora hires."]),
        ("en", "Subscribe\nSign in\n\nVelora hires.", ["Velora hires."]),
        ("en", "The offices of\nVelora are closed.", ["The offices of\nVelora are closed."]),
        ("fr", "(Crédits : Horizon)\n\nVelora recrute.", ["Velora recrute."]),
        (
            "en",
            "Velora hires.\n\nTrendings Group\n\nQuorbine buys Tressac",
            ["Velora hires.", "Trendings Group", "Quorbine buys Tressac"],
        ),
    ],
)
def test_labels_and_headlines_of_other_stories_are_left_out(code: str, text: str, told: list[str]) -> None:
    assert cut(code, text) == told
