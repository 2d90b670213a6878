"""Cues that can find nothing in their sentence are not tried, and that changes no deal."""

from __future__ import annotations

import pytest

from seeds.corpus import articles
from seeds.language import load_language
from seeds.model import Document
from seeds.parser import SentenceTrace, parse
from seeds.parser.prospects import worth_trying
from seeds.parser.tokens import Row
from seeds.reading import document_from_text, read_document
from tests.seeds.parser.test_wordings import wordings


def traces(text: str) -> list[SentenceTrace]:
    """What the parser saw in each sentence of a French text, all cues tried."""
    seen: list[SentenceTrace] = []
    parse(document_from_text(text, language="fr"), watch=seen.append)
    return seen


def tried(trace: SentenceTrace) -> list[str]:
    """The frames of the cues of a sentence that are worth a try."""
    assert isinstance(trace.items, Row)
    cues = [attempt.draft.cue for attempt in trace.attempts]
    return [cue.frame.id for cue in worth_trying(trace.items, cues, load_language("fr"), after_capex=False)]


def documents() -> list[object]:
    """The sample corpus, and the sentences of all wordings as texts: every fourth in one of each language.

    The other three of a language run with ``--thorough`` only, since each sentence is parsed twice.
    """
    texts: dict[str, list[str]] = {}
    for language, line in wordings():
        texts.setdefault(language, []).append(line.rpartition("|")[2].strip())
    quarters = [
        pytest.param(
            document_from_text("\n\n".join(lines[first::4]), language=language),
            id=f"{language}{first}",
            marks=[pytest.mark.thorough] if first else [],
        )
        for language, lines in texts.items()
        for first in range(4)
    ]
    corpus = [pytest.param(read_document(path), id=path.stem) for path in articles()]
    return [*corpus, *quarters]


@pytest.mark.parametrize("document", documents())
def test_what_is_not_tried_would_have_found_nothing(document: Document) -> None:
    assert parse(document) == parse(document, watch=lambda _: None)


@pytest.mark.parametrize(
    "text",
    [
        "Dravelle consacre toute son énergie à ses clients de Reims.",
        "Dravelle bâtit sa réputation sur le conseil.",
        "Cette commande surprend les voisins.",
    ],
)
def test_a_sentence_without_what_its_frames_need_is_passed_over(text: str) -> None:
    (trace,) = traces(text)
    assert trace.attempts and not tried(trace)


@pytest.mark.parametrize(
    "text",
    [
        "Dravelle rachète Ostrevane.",
        "Dravelle consacre 12 millions d'euros à son usine de Reims.",
        "Dravelle construit une usine à Reims.",
    ],
)
def test_a_sentence_with_a_deal_is_tried(text: str) -> None:
    (trace,) = traces(text)
    assert trace.findings and set(tried(trace)) >= {finding.rule for finding in trace.findings}
