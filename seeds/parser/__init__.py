"""Finds the deals that a document reports, in small pure stages over one annotated text.

`segment` cuts sentences; `money`, `dates`, `names` and `items` recognise; `cues` and `arguments` match the frames of
the language's data file; `participants` says who takes part, `sharing` which sums are whose; `references` resolves
what stands for a name; `stage` reads how far a deal is and who says so; `settling` holds a draft against what its
frame needs, `findings` makes a deal of it, and `in_sentence` does so for all cues of a sentence. `story` reads one
sentence after another: `followups` and `backers` add what later ones tell of the deals before. `joining` makes one of
what is told twice, `confidence` weighs the `signs` and the `wording` for and against each, and `assembly` writes the
reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from seeds.garbage import without_collecting
from seeds.language import load_language
from seeds.model import Document, ParsedDocument
from seeds.parser.assembly import inferred_currency, main_currency, report, settle_past
from seeds.parser.collected import tells_of_auction, without_collected
from seeds.parser.confidence import Judgement, judge
from seeds.parser.consistent import keep_buyers
from seeds.parser.glued import unglued
from seeds.parser.joining import join
from seeds.parser.markup import without_markup
from seeds.parser.names import PARTY_KINDS, NameMention, find_names
from seeds.parser.overview import overview_of
from seeds.parser.played import tells_of_sport, without_players
from seeds.parser.recased import recased
from seeds.parser.segment import sentences
from seeds.parser.story import Parts, SentenceTrace, Story
from seeds.parser.tied import untied
from seeds.parser.tokens import tokenize

__all__ = ["Judgement", "SentenceTrace", "parse"]

_OPENING = 2
"""How many sentences open a text, its title among them: what they tell is its news."""


@without_collecting()
def parse(
    document: Document,
    watch: Callable[[SentenceTrace], None] | None = None,
    weigh: Callable[[Judgement], None] | None = None,
    least: float | None = None,
) -> ParsedDocument:
    """Every deal that the document reports, with evidence, and every mention of a company.

    The same document gives the same answer every time. A text without a deal gives no report. `watch` is called with
    what was seen in each sentence, in order; findings may still be joined, and the sums of later sentences added.
    `weigh` is called with each deal once that is done, and told its probability and its signs, also where that is under
    `least`, so that it gives no report; without it the limit of the parser's own weights holds.
    """
    language = load_language(document.language)
    printed = document.text
    cut = sentences(printed, language)
    written = [without_markup(printed, one, tokenize(printed, one.start, one.end, language)) for one in cut]
    text, words, titles = recased(printed, cut, unglued(written, language), language)
    tokens = untied(words, language)
    names = find_names(text, cut, language, tokens, titles)
    read = document if text == printed else document.model_copy(update={"text": text})
    story = Story(read, language, Parts(cut, tokens, names), watch)
    for number in range(len(cut)):
        story.read(number)
    story.give_title_sum()
    findings = story.findings
    keep_buyers(findings)
    told = without_collected(findings, language) if findings and tells_of_auction(tokens, language) else findings
    told = without_players(told, tokens, language) if told and tells_of_sport(tokens, language) else told
    joined = join(told, language)
    opening = cut[:_OPENING][-1].end if cut else 0
    for finding in joined:
        settle_past(finding, document.published, opening, language)
    around = overview_of(joined, cut, tokens, names, language)
    judgements = judge(joined, around, text, language.code, least) if joined else []
    if weigh is not None:
        for judgement in judgements:
            weigh(judgement)
    currency, forms = main_currency(story.sums), _as_printed(names)
    reports = [
        report(printed, one.finding, inferred_currency(one.finding, currency, document), forms, one.probability)
        for one in judgements
        if one.kept
    ]
    return ParsedDocument.model_validate({"document": document, "reports": reports, "mentions": _mentions(names)})


def _as_printed(names: Sequence[Sequence[NameMention]]) -> dict[str, str]:
    """For each known company the form that this text prints most often, of equals the longest."""
    forms: dict[str, Counter[str]] = {}
    for mention in (m for row in names for m in row if m.known and m.owner is None):
        forms.setdefault(mention.name, Counter())[" ".join(mention.text.split())] += 1
    return {name: max(counts, key=lambda form: (counts[form], len(form))) for name, counts in forms.items()}


def _mentions(names: Sequence[Sequence[NameMention]]) -> list[dict[str, object]]:
    """Every place where somebody is named who may be a party."""
    return [
        {"name": m.name, "kind": m.kind, "start": m.start, "end": m.end}
        for row in names
        for m in row
        if m.kind in PARTY_KINDS
    ]
