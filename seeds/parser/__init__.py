"""Finds the deals that a document reports, in small pure stages over one annotated text.

`segment` cuts sentences; `money`, `dates`, `names` and `items` recognise; `cues` and `arguments` match the frames of
the language's data file; `participants` says who takes part, `sharing` which sums are whose; `references` resolves
what stands for a name; `stage` reads how far a deal is and who says so; `settling` holds a draft against what its
frame needs, `findings` makes a deal of it, and `in_sentence` does so for all cues of a sentence; `followups` and
`backers` add what later sentences tell of them, `joining` makes one of what is told twice, `confidence` weighs the
`signs` and the `wording` for and against each, and `assembly` writes the reports.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from seeds.garbage import without_collecting
from seeds.language import LanguageData, load_language
from seeds.model import Document, ParsedDocument
from seeds.parser.assembly import inferred_currency, main_currency, report, settle_past
from seeds.parser.backers import add_investors
from seeds.parser.begun import as_funds, begun_in, made_whole, nearer_begun, says_what, still_open
from seeds.parser.by_the_way import with_main_clause, without_asides
from seeds.parser.card_deals import Cards
from seeds.parser.collected import tells_of_auction, without_collected
from seeds.parser.confidence import Judgement, judge
from seeds.parser.consistent import keep_buyers, keep_sides
from seeds.parser.deal_nouns import buys_another, deal_noun
from seeds.parser.findings import Attempt, Finding, sums_in
from seeds.parser.followups import add_buyer, add_customer, add_price, rivals
from seeds.parser.glued import unglued
from seeds.parser.halves import Halves
from seeds.parser.in_sentence import find_in_sentence
from seeds.parser.introduced import introduced
from seeds.parser.items import Item, itemize
from seeds.parser.joining import join
from seeds.parser.listed import Lists
from seeds.parser.markup import without_markup
from seeds.parser.money import Money
from seeds.parser.names import PARTY_KINDS, NameMention, find_names
from seeds.parser.naming import is_naming, named_behind
from seeds.parser.overview import overview_of
from seeds.parser.payments import add_paying_buyer, add_payment
from seeds.parser.preceding import earlier_purchases
from seeds.parser.references import Discourse
from seeds.parser.salience import salience_of
from seeds.parser.same_sums import same_sum
from seeds.parser.segment import Sentence, sentences
from seeds.parser.sellers import add_seller
from seeds.parser.tied import untied
from seeds.parser.titles import SumAhead, TitleSum
from seeds.parser.tokens import Row, tokenize
from seeds.parser.ventures import take_for_venture
from seeds.vocabulary import PAYEES, PAYERS, Kind, Role, Side

__all__ = ["Judgement", "SentenceTrace", "parse"]

_CAPEX_MEMORY = 8
"""For how many sentences after a spending plan a bare "X plans 80 billion" still counts as one."""
_LATEST = 4
"""How many of the last deals may be of the fund that a sentence tells of."""
_MANY = 50
"""How many of the last deals a sentence may tell more of; a few paragraphs hold a handful."""


def _as_printed(names: list[list[NameMention]]) -> dict[str, str]:
    """For each known company the form that this text prints most often, of equals the longest."""
    forms: dict[str, Counter[str]] = {}
    for mention in (m for row in names for m in row if m.known and m.owner is None):
        forms.setdefault(mention.name, Counter())[" ".join(mention.text.split())] += 1
    return {name: max(counts, key=lambda form: (counts[form], len(form))) for name, counts in forms.items()}


def _tell(discourse: Discourse, finding: Finding) -> None:
    """Let the discourse know who is on which side of a deal."""
    payers = [party.name for role, group in finding.parties.items() if role in PAYERS for party in group]
    payees = [party.name for role, group in finding.parties.items() if role in PAYEES for party in group]
    discourse.told_of_deal(payers, payees, finding.kind)
    discourse.told_of_partners([party.name for party in finding.parties.get(Role.PARTNER, ())])


def _tell_begun(discourse: Discourse, begun: Sequence[Finding], language: LanguageData) -> None:
    """Let the discourse know whose round was begun to tell, where it knows of none: ``X has raised more money``."""
    for one in begun:
        verb = one.cue is not None and one.cue.verb and says_what(one, language)
        if one.kind is Kind.FUNDING_ROUND and verb and discourse.raising is None:
            discourse.told_of_round(one.parties[Role.TARGET][0].name)


def _claimed(attempts: Sequence[Attempt]) -> list[tuple[Money, Kind]]:
    """The sums of a sentence that are a noun's own which finds no deal, with the kind of deal that it tells of.

    What only tells how another deal was paid for claims none: ``L'opération, financée par endettement, s'élève à``.
    """
    drafts = (a.draft for a in attempts if a.draft.cue.frame.needs and not a.draft.cue.verb)
    own = (draft for draft in drafts if not (draft.cue.frame.kind is Kind.DEBT and draft.cue.frame.recalls))
    return [(draft.money, draft.cue.frame.kind) for draft in own if draft.money is not None]


def _completed(
    text: str,
    sentence: Sentence,
    items: Row,
    begun: Sequence[Finding],
    findings: Sequence[Finding],
    attempts: Sequence[Attempt],
    discourse: Discourse,
    language: LanguageData,
) -> list[Finding]:
    """The deal that was only begun before and that a sentence makes whole, unless it tells of one found before."""
    if not begun or any(finding.told_in(sentence) for finding in findings[-_MANY:]):
        return []
    sold = [one for one in begun if one.kind is Kind.ACQUISITION]
    add_buyer(text, sentence, items, [], sold, language)
    add_paying_buyer(sentence, items, sold, discourse, language)
    if made_whole(sold):
        return made_whole(sold)[-1:]
    _, kinds = deal_noun(items, language)
    begun = [one for one in begun if one not in sold and (one.kind.value in kinds or says_what(one, language))]
    add_price(text, sentence, items, begun, _claimed(attempts), language)
    add_investors(text, sentence, items, [], begun, language)
    whole = made_whole(begun)[-1:]
    told = [f.money for f in findings[-_MANY:] if f.money is not None]
    return [one for one in whole if one.money is None or not any(same_sum(one.money, money) for money in told)]


@dataclass(frozen=True)
class SentenceTrace:
    """What the parser saw in one sentence: the items recognised, the cues tried and the deals found."""

    sentence: Sentence
    items: tuple[Item, ...]
    attempts: tuple[Attempt, ...]
    findings: tuple[Finding, ...]


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
    text = document.text
    cut = sentences(text, language)
    written = [without_markup(text, one, tokenize(text, one.start, one.end, language)) for one in cut]
    tokens = untied(unglued(written, language), language)
    names = find_names(text, cut, language, tokens)
    discourse = Discourse(language, salience_of(names, cut, tokens))
    findings: list[Finding] = []
    sums: list[Money] = []
    last_capex = -_CAPEX_MEMORY - 1
    namings = [is_naming(text, sentence, language) for sentence in cut]
    before: tuple[Sentence, Row, list[Attempt]] | None = None
    round_told: Finding | None = None
    halves, title, ahead = Halves(language), TitleSum(language), SumAhead(language)
    begun: list[Finding] = []
    raised: set[tuple[Kind, str]] = set()
    told_names: set[str] = set()
    lists, labelled = Lists(language), Cards(text, cut, tokens, names, document.published, language)
    for number, (sentence, words, here) in enumerate(zip(cut, tokens, names, strict=True)):
        later = introduced(cut, tokens, names, number, told_names, language)
        named = sorted([*here, later], key=lambda name: name.start) if later is not None else here
        full = itemize(text, sentence, words, named, document.published, language)
        items = without_asides(full, language)
        told_names.update(name.name for name in here if not sentence.heading)
        sums += sums_in(full)
        recent = number - last_capex <= _CAPEX_MEMORY
        attempts: list[Attempt] = []
        thorough = watch is not None or any(namings[number + 1 : number + 2])
        find = functools.partial(find_in_sentence, text, sentence, after_capex=recent, thorough=thorough)
        found = find(items, discourse, language, attempts=attempts)
        bare = without_asides(full, language, all_of_them=True)
        if len(bare) < len(items):
            again: list[Attempt] = []
            plain = find(bare, discourse, language, attempts=again)
            rather = with_main_clause(found, plain, bare)
            if rather is not None:
                found, items, attempts = rather, bare, again
        listed = labelled.deal(number, lists.above(sentence))
        listed = listed or (lists.deal(text, sentence, items) if not found else None)
        if listed is not None or labelled.holds(number):
            found = [listed] if listed is not None else []
        lists.read(sentence, items, found)
        keep_sides(found, [*findings[-_LATEST:], *begun], language)
        if before is not None and not found and namings[number]:
            found = named_behind(text, before, sentence, items, findings, language)
        before = sentence, items, attempts
        if watch is not None:
            watch(SentenceTrace(sentence, items, tuple(attempts), tuple(found)))
        if found and any(finding.kind is Kind.CAPEX for finding in found):
            last_capex = number
        of_entry = lists.of_entry(sentence, findings)
        if not found and of_entry:
            take_for_venture(sentence, items, of_entry, language)
            others = buys_another(items, [f.everyone() for f in of_entry[-_LATEST:]], language)
            if not (others or nearer_begun(items, begun, of_entry, language)):
                add_price(text, sentence, items, of_entry, _claimed(attempts), language)
            add_payment(sentence, items, of_entry, discourse, language)
        if found or of_entry:
            add_buyer(text, sentence, items, found, of_entry, language)
            add_seller(text, sentence, items, found, of_entry, language)
            add_customer(sentence, items, found, of_entry, language)
            add_investors(text, sentence, items, found, of_entry, language)
        whole = [] if found else _completed(text, sentence, items, begun, findings, attempts, discourse, language)
        whole += lists.backed(text, sentence, items, [*found, *whole])
        whole += halves.read(text, sentence, items, attempts, found, findings, discourse)
        findings += whole
        sold = [one for one in begun if one.kind is Kind.ACQUISITION]
        found += list(rivals(text, sentence, items, found, [*findings[-_MANY:], *sold], language))
        found += list(earlier_purchases(sentence, items, found, findings, discourse, language))
        findings += found
        for finding in found:
            raises = finding.kind in {Kind.FUNDING_ROUND, Kind.INVESTMENT} and not finding.holding
            if raises and Role.TARGET in finding.parties:
                discourse.told_of_round(finding.parties[Role.TARGET][0].name)
        for finding in found:
            _tell(discourse, finding)
        round_told = next((f for f in reversed(found) if f.kind is Kind.FUNDING_ROUND), round_told)
        if round_told is not None and round_told.told_in(sentence):
            _tell(discourse, round_told)
        raised.update((finding.kind, name) for finding in (*found, *whole) for name in finding.names(Side.PAYEE))
        title.read(sentence, items, found)
        ahead.read(sentence, items, [*whole, *found])
        anew = begun_in(text, sentence, items, attempts, raised, discourse, language)
        as_funds(findings[-_LATEST:], [*begun, *anew], language)
        findings += [one for one in anew if says_what(one, language) and (title.give(one) or lists.give(one))]
        begun = still_open(begun, sentence) + [one for one in anew if one.money is None]
        _tell_begun(discourse, anew, language)
        discourse.read(full, text[sentence.start : sentence.end], heading=sentence.heading)
    for finding in findings:
        if title.give(finding):
            break
    keep_buyers(findings)
    currency = main_currency(sums)
    printed = _as_printed(names)
    told = without_collected(findings, language) if findings and tells_of_auction(tokens, language) else findings
    joined = join(told, language)
    for finding in joined:
        settle_past(finding, document.published)
    judgements = judge(joined, overview_of(joined, cut, names), text, language.code, least) if joined else []
    if weigh is not None:
        for judgement in judgements:
            weigh(judgement)
    reports = [
        report(text, one.finding, inferred_currency(one.finding, currency, document), printed, one.probability)
        for one in judgements
        if one.kept
    ]
    mentions = [
        {"name": m.name, "kind": m.kind, "start": m.start, "end": m.end}
        for row in names
        for m in row
        if m.kind in PARTY_KINDS
    ]
    return ParsedDocument.model_validate({"document": document, "reports": reports, "mentions": mentions})
