"""Titles whose words all have a capital, or are in capitals throughout, read as sentences are."""

from __future__ import annotations

import pytest

from seeds.language import load_language
from seeds.parser import parse
from seeds.parser.recased import recased
from seeds.parser.segment import sentences
from seeds.parser.tokens import tokenize
from seeds.reading import document_from_text
from seeds.vocabulary import Language, Side, side_of
from tests.seeds.parser.test_wordings import names, wordings

_BELOW = "\n\nIt rained in the valley on the day, and nobody had much to say about that.\n\n"


def _title(text: str, code: str = "en") -> str:
    """The first line of a text as it is read."""
    language = load_language(Language(code))
    cut = sentences(text, language)
    tokens = [tokenize(text, one.start, one.end, language) for one in cut]
    read, words, _ = recased(text, cut, tokens, language)
    assert len(read) == len(text)
    assert all(read[w.start : w.end] == w.text for row in words for w in row)
    return read.splitlines()[0]


@pytest.mark.parametrize(
    ("title", "below", "read"),
    [
        ("Tressac Buys Stake in Rival Velmont", "", "Tressac buys stake in rival Velmont"),
        ("Tressac Foods to Buy Velmont for $5 Million", "", "Tressac Foods to buy Velmont for $5 million"),
        ("Tressac Partners With Velmont on Wind Farms", "", "Tressac partners with Velmont on wind farms"),
        ("Tressac CEO Ann Reed Hails IPO of Velmont", "", "Tressac CEO Ann Reed hails IPO of Velmont"),
        ("Tressac Raises $5 Million in Velmont-Led Round", "", "Tressac raises $5 million in Velmont-led round"),
        ("Lyon-Based Tressac Opens Mill in Kenya", "", "Lyon-based Tressac opens mill in Kenya"),
        ("Bright Idea Acquires Velmont", "The owner of Bright Idea spoke.", "Bright Idea acquires Velmont"),
        ("Bright Partners Acquire Velmont", "It has bright partners.", "bright partners acquire Velmont"),
        ("TRESSAC BUYS STAKE IN VELMONT <VLM>", "", "Tressac buys stake in Velmont <VLM>"),
        ("TRESSAC BUYS STAKE IN VELMONT", "A man at VelMont spoke.", "Tressac buys stake in VelMont"),
        ("Tressac buys stake in Velmont Foods", "", "Tressac buys stake in Velmont Foods"),
        ("Velmont: $12m from Elm Capital", "", "Velmont: $12m from Elm Capital"),
        ("Blue Ridge Holding", "", "Blue Ridge Holding"),
    ],
)
def test_only_names_keep_their_capital(title: str, below: str, read: str) -> None:
    assert _title(f"{title}{_BELOW}{below}") == read


def test_a_french_title_in_capitals_is_read_too_and_one_in_small_letters_as_it_is() -> None:
    below = "\n\nIl pleuvait ce jour-là dans la vallée, et personne n'avait rien à en dire.\n"
    assert _title(f"TRESSAC RACHÈTE SON RIVAL VELMONT{below}", "fr") == "Tressac rachète son rival Velmont"
    assert _title(f"Tressac rachète Les Ateliers Velmont{below}", "fr") == "Tressac rachète Les Ateliers Velmont"


_SMALL = frozenset(["a", "an", "the", "of", "for", "in", "on", "to", "and", "or", "by", "with", "at", "from", "as"])
_STRIDE = 23
"""Every how many wordings one is read as a title."""


def _in_title(word: str) -> str:
    at = next((i for i, letter in enumerate(word) if letter.isalpha()), None)
    if at is None or word in _SMALL or (at and word[at - 1].isdigit()):
        return word
    return word[:at] + word[at].upper() + word[at + 1 :]


def _short_wordings(code: str) -> list[str]:
    lines = [line for language, line in wordings() if language == code and not line.startswith("-")]
    told = [(line, line.split("|", 4)[4].strip()) for line in lines]
    return [line for line, text in told if len(text.split()) < 18 and ". " not in text][::_STRIDE]


def _reads(line: str, title: str, language: str) -> bool:
    """Whether a title tells the deal of a wording and no other, where the text names its parties without it."""
    kind, payers, payees, millions, _ = (part.strip() for part in line.split("|", 4))
    say = "Nobody there had heard of {}." if language == "en" else "Personne n'y avait entendu parler de {}."
    below = "\n\n".join(say.format(name) for name in sorted(names(payers) | names(payees)))
    document = document_from_text(f"{title}\n\n{below}", language=language, published="2025-06-15")
    reports = parse(document, least=0.1).reports
    if len(reports) != 1 or reports[0].kind.value != ("acquisition" if kind == "merger" else kind):
        return False
    on = {s: {p.name.casefold() for p in reports[0].parties if side_of(p.role) is s} for s in Side}
    pay, paid = ({name.casefold() for name in names(told)} for told in (payers, payees))
    told = pay <= on[Side.PAYER] | on[Side.NEITHER] and paid <= on[Side.PAYEE] | on[Side.NEITHER]
    if kind in {"joint_venture", "partnership"}:
        told = pay | paid <= set().union(*on.values())
    return told and reports[0].amount == (round(float(millions) * 10**6) if millions else None)


def test_what_a_sentence_tells_a_title_tells() -> None:
    lines = _short_wordings("en")
    titles = [" ".join(map(_in_title, line.split("|", 4)[4].strip().rstrip(".").split(" "))) for line in lines]
    read = [_reads(line, title, "en") for line, title in zip(lines, titles, strict=True)]
    assert len(read) > 90
    assert sum(read) >= 0.96 * len(read)


@pytest.mark.parametrize(("code", "least"), [("en", 0.95), ("fr", 0.8)])
def test_what_a_sentence_tells_a_title_in_capitals_tells(code: str, least: float) -> None:
    lines = _short_wordings(code)
    read = [_reads(line, line.split("|", 4)[4].strip().rstrip(".").upper(), code) for line in lines]
    assert sum(read) >= least * len(read)
