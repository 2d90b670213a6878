"""What holds of the parser whatever the text: it bears it, proves what it says, and minds only what it should."""

from __future__ import annotations

import cProfile
import pstats
import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seeds.corpus import articles
from seeds.language import load_language
from seeds.model import Document, ParsedDocument
from seeds.parser import parse
from seeds.parser.dates import find_dates
from seeds.parser.items import find_percents, find_rounds, itemize
from seeds.parser.many import parse_all
from seeds.parser.money import find_money
from seeds.parser.segment import sentences
from seeds.parser.tokens import tokenize
from seeds.reading import document_from_text, read_document
from seeds.vocabulary import LANGUAGES

_CALM = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
_NAMES = ("Amazon", "OpenAI", "Selvorix", "le groupe", "la société", "it", "the company", "lui", "er")
_CUES = ("lève", "rachète", "a investi", "invests", "acquired", "in talks", "pourrait", "dans", "auprès de", "of")
_SUMS = ("5 millions d'euros", "$5bn", "12 %", "33,4 % du capital", "cent milliards", "1 000", "7" * 20, "série B")
_DATES = ("3 mars 2025", "2025", "hier", "im März 2025")
_MARKS = (",", "et", "and", "(", ")", "«", "»", "'s", "l'", "\n", ". ", "- ", "https://a.fr/b", "e\u0301", "\u202e")
_PIECES = (*_NAMES, *_CUES, *_SUMS, *_DATES, *_MARKS)


@cache
def corpus() -> tuple[Document, ...]:
    return tuple(read_document(path) for path in articles())


def texts() -> st.SearchStrategy[str]:
    """Frames and names in any order, with any characters between."""
    piece = st.one_of(st.sampled_from(_PIECES), st.sampled_from(_PIECES), st.text(max_size=8))
    return st.lists(piece, max_size=40).map(" ".join)


def read(text: str, language: str) -> Document:
    return document_from_text(text, language=language, published="2026-02-10")


def findings(parsed: ParsedDocument) -> tuple[object, ...]:
    return parsed.reports, parsed.mentions


@_CALM
@given(texts(), st.sampled_from(LANGUAGES))
def test_every_answer_is_proven_by_its_text_and_the_same_again(text: str, language: str) -> None:
    document = read(text, language)
    parsed = parse(document)
    for evidence in (e for report in parsed.reports for e in report.evidence):
        assert document.text[evidence.start : evidence.end] == evidence.text
        assert evidence.text == evidence.text.strip() != ""
    for mention in parsed.mentions:
        written = document.text[mention.start : mention.end]
        assert written == written.strip() != ""
    assert parse(document) == parsed


@_CALM
@given(st.sampled_from(range(26)), st.text("\n\t \u00a0", max_size=12).map(lambda blank: "\n" + blank))
def test_blank_lines_at_the_end_change_nothing(number: int, blank: str) -> None:
    document = corpus()[number]
    longer = document_from_text(document.text + blank, language=document.language, published=document.published)
    assert findings(parse(longer)) == findings(parse(document))


@_CALM
@given(st.sampled_from(range(26)), st.integers(1, 5))
def test_blank_lines_before_the_text_move_every_span_and_change_nothing_else(number: int, lines: int) -> None:
    document = corpus()[number]
    moved = document_from_text("\n" * lines + document.text, language=document.language, published=document.published)
    one, other = parse(document), parse(moved)
    assert [(m.name, m.start + lines, m.end + lines) for m in one.mentions] == [
        (m.name, m.start, m.end) for m in other.mentions
    ]
    assert [
        report.model_copy(
            update={
                "evidence": tuple(
                    e.model_copy(update={"start": e.start + lines, "end": e.end + lines}) for e in report.evidence
                )
            }
        )
        for report in one.reports
    ] == list(other.reports)


@_CALM
@given(texts(), st.sampled_from(LANGUAGES))
def test_nothing_is_passed_over_for_want_of_a_hint(text: str, language: str) -> None:
    """What `itemize` does not look for in a sentence is not there."""
    data = load_language(language)
    for document in (read(text, language), corpus()[len(text) % 26]):
        for sentence in sentences(document.text, data):
            span = (sentence.start, sentence.end)
            items = itemize(document.text, sentence, tokenize(document.text, *span, data), [], "2026-02-10", data)
            within = {range(item.start, item.end) for item in items if item.value is not None}
            found = [
                *find_money(document.text, *span, data),
                *find_percents(document.text, *span, data),
                *find_rounds(document.text, *span, data),
                *find_dates(document.text, *span, "2026-02-10", data),
            ]
            addresses = [m.span() for m in re.finditer(r"https?://[^\s)>\]]+|www\.[^\s)>\]]+", document.text)]
            for one in found:
                in_address = any(start <= one.start < end for start, end in addresses)
                assert in_address or any(one.start < r.stop and r.start < one.end for r in within), one


def test_documents_come_back_in_their_order_from_two_processes() -> None:
    documents = [document for document in corpus() for _ in range(2)]
    assert list(parse_all(iter(documents), processes=2)) == [parse(document) for document in documents]


def test_documents_are_taken_only_a_little_ahead_of_the_answers() -> None:
    taken = 0

    def endless() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield corpus()[taken % 26]

    answers = parse_all(endless(), processes=2)  # type: ignore[arg-type]
    next(answers)
    assert taken < 500
    answers.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "shape",
    [
        "OpenAI, Amazon et " * 150,
        "(" * 3000,
        "« \" ' ’ " * 400,
        "".join(f"OpenAI lève {i} millions d'euros.\n" for i in range(1, 150)),
        "".join(f"Selvo{chr(97 + i % 26)}{chr(97 + i // 26)}ix rachète Amazon.\n" for i in range(150)),
    ],
    ids=["list", "brackets", "quotes", "sums", "names"],
)
def test_twice_the_text_takes_about_twice_the_work(shape: str) -> None:
    """Work is counted in calls of functions, which no other load of the machine changes."""
    calls = [_calls(shape * times) for times in (1, 2)]
    assert calls[1] < 2.5 * calls[0]


def test_a_compound_twice_as_long_behind_a_short_form_takes_about_twice_the_work() -> None:
    calls = [_calls("L'Agence " + "a-" * parts + "a (AAAAAAAAAAAAB) rachète Amazon.") for parts in (11, 22)]
    assert calls[1] < 2.5 * calls[0]


def _calls(text: str) -> int:
    document = read(text, "fr")
    parse(document)
    profile = cProfile.Profile()
    profile.runcall(parse, document)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]
