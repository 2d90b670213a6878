"""What a text tells, read sentence by sentence: the deals found so far, and what later sentences add to them.

`Story.read` takes one sentence: its own deals are found, then those before it get what it tells more of them, then
what it begins to tell is kept for the next. Every step stands in a room of its own; here they follow one another.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from seeds.language import LanguageData
from seeds.model import Document
from seeds.parser.backers import add_investors
from seeds.parser.begun import as_funds, begun_in, made_whole, nearer_begun, says_what, still_open
from seeds.parser.by_the_way import with_main_clause, without_asides
from seeds.parser.card_deals import Cards
from seeds.parser.consistent import keep_sides
from seeds.parser.deal_nouns import buys_another, deal_noun
from seeds.parser.findings import Attempt, Finding, sums_in
from seeds.parser.followups import add_buyer, add_customer, add_price, rivals
from seeds.parser.halves import Halves
from seeds.parser.in_sentence import find_in_sentence
from seeds.parser.introduced import introduced
from seeds.parser.items import Item, itemize
from seeds.parser.listed import Lists
from seeds.parser.money import Money
from seeds.parser.names import NameMention
from seeds.parser.naming import is_naming, named_behind
from seeds.parser.outcomes import tell_outcome
from seeds.parser.payments import add_paying_buyer, add_payment
from seeds.parser.preceding import earlier_purchases
from seeds.parser.references import Discourse
from seeds.parser.salience import salience_of
from seeds.parser.same_sums import same_sum
from seeds.parser.segment import Sentence
from seeds.parser.sellers import add_seller
from seeds.parser.titles import SumAhead, TitleSum
from seeds.parser.tokens import Row
from seeds.parser.ventures import take_for_venture
from seeds.vocabulary import PAYEES, PAYERS, Kind, Role, Side

_CAPEX_MEMORY = 8
"""For how many sentences after a spending plan a bare "X plans 80 billion" still counts as one."""
_LATEST = 4
"""How many of the last deals may be of the fund that a sentence tells of."""
_MANY = 50
"""How many of the last deals a sentence may tell more of; a few paragraphs hold a handful."""
_RAISING = frozenset({Kind.FUNDING_ROUND, Kind.INVESTMENT})


@dataclass(frozen=True)
class SentenceTrace:
    """What the parser saw in one sentence: the items recognised, the cues tried and the deals found."""

    sentence: Sentence
    items: tuple[Item, ...]
    attempts: tuple[Attempt, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Parts:
    """A text in sentences, each with its words and the names in it."""

    sentences: Sequence[Sentence]
    tokens: Sequence[list[Item]]
    names: Sequence[list[NameMention]]


@dataclass
class _Seen:
    """A sentence as it is read: all of its items, those without its asides, the cues tried and the deals found."""

    sentence: Sentence
    full: Row
    items: Row
    attempts: list[Attempt] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)


class Story:
    """The deals of a text; its sentences are to be read in order, by their numbers.

    `findings` are those told so far, `sums` all sums; `watch` is told of each sentence what was seen in it.
    """

    def __init__(
        self,
        document: Document,
        language: LanguageData,
        parts: Parts,
        watch: Callable[[SentenceTrace], None] | None = None,
    ) -> None:
        self.findings: list[Finding] = []
        self.sums: list[Money] = []
        self._text, self._published = document.text, document.published
        self._language, self._parts, self._watch = language, parts, watch
        self._discourse = Discourse(language, salience_of(parts.names, parts.sentences, parts.tokens))
        self._namings = [is_naming(document.text, sentence, language) for sentence in parts.sentences]
        self._lists = Lists(language)
        self._cards = Cards(document.text, parts.sentences, parts.tokens, parts.names, document.published, language)
        self._halves, self._title, self._ahead = Halves(language), TitleSum(language), SumAhead(language)
        self._begun: list[Finding] = []
        self._before: _Seen | None = None
        self._round: Finding | None = None
        self._last_capex = -_CAPEX_MEMORY - 1
        self._told_names: set[str] = set()
        self._raised: set[tuple[Kind, str]] = set()

    def read(self, number: int) -> None:
        """Read a sentence: its own deals, what it tells of those before, and what it begins to tell."""
        seen = self._itemized(number)
        self._find(seen, number)
        self._keep_to_lists(seen, number)
        self._found_behind_name(seen, number)
        if self._watch is not None:
            self._watch(SentenceTrace(seen.sentence, seen.items, tuple(seen.attempts), tuple(seen.found)))
        if any(finding.kind is Kind.CAPEX for finding in seen.found):
            self._last_capex = number
        self._tell_more(seen)
        whole = self._made_whole(seen)
        self.findings += whole
        self._add_what_is_said_beside(seen)
        self.findings += seen.found
        self._tell_discourse(seen, whole)
        self._title.read(seen.sentence, seen.items, seen.found)
        self._ahead.read(seen.sentence, seen.items, [*whole, *seen.found])
        self._begin(seen)
        span = self._text[seen.sentence.start : seen.sentence.end]
        self._discourse.read(seen.full, span, heading=seen.sentence.heading)

    def give_title_sum(self) -> None:
        """Give the sum of the title to the first deal that it is of, once the text is read."""
        for finding in self.findings:
            if self._title.give(finding):
                return

    def _itemized(self, number: int) -> _Seen:
        parts = self._parts
        sentence, words, here = parts.sentences[number], parts.tokens[number], parts.names[number]
        later = introduced(parts.sentences, parts.tokens, parts.names, number, self._told_names, self._language)
        named = sorted([*here, later], key=lambda name: name.start) if later is not None else here
        full = itemize(self._text, sentence, words, named, self._published, self._language)
        if not sentence.heading:
            self._told_names.update(name.name for name in here)
        self.sums += sums_in(full)
        return _Seen(sentence, full, without_asides(full, self._language))

    def _find(self, seen: _Seen, number: int) -> None:
        """Find the deals of a sentence; where it has an aside that is no part of its main clause, without that."""
        recent = number - self._last_capex <= _CAPEX_MEMORY
        thorough = self._watch is not None or any(self._namings[number + 1 : number + 2])
        find = functools.partial(find_in_sentence, self._text, seen.sentence, after_capex=recent, thorough=thorough)
        seen.found = find(seen.items, self._discourse, self._language, attempts=seen.attempts)
        bare = without_asides(seen.full, self._language, all_of_them=True)
        if len(bare) >= len(seen.items):
            return
        again: list[Attempt] = []
        plain = find(bare, self._discourse, self._language, attempts=again)
        rather = with_main_clause(seen.found, plain, bare)
        if rather is not None:
            seen.found, seen.items, seen.attempts = rather, bare, again

    def _keep_to_lists(self, seen: _Seen, number: int) -> None:
        """In a list or a table the deal is the one that its head, its labels and its columns make of an entry."""
        listed = self._cards.deal(number, self._lists.above(seen.sentence))
        if listed is None and not seen.found:
            listed = self._lists.deal(self._text, seen.sentence, seen.items)
        if listed is not None or self._cards.holds(number):
            seen.found = [listed] if listed is not None else []
        self._lists.read(seen.sentence, seen.items, seen.found)
        keep_sides(seen.found, [*self.findings[-_LATEST:], *self._begun], self._language)

    def _found_behind_name(self, seen: _Seen, number: int) -> None:
        """A sentence that only names somebody says who did what the one before it tells: ``It was X.``"""
        before = self._before
        if before is not None and not seen.found and self._namings[number]:
            told = before.sentence, before.items, before.attempts
            seen.found = named_behind(self._text, told, seen.sentence, seen.items, self.findings, self._language)
        self._before = seen

    def _tell_more(self, seen: _Seen) -> None:
        """Add what a sentence tells of the deals before it: price, payment, buyer, seller, customer and investors."""
        text, language, found = self._text, self._language, seen.found
        before = self._lists.of_entry(seen.sentence, self.findings)
        if not found and before:
            tell_outcome(text, seen.sentence, seen.items, before, language)
            take_for_venture(seen.sentence, seen.items, before, language)
            others = buys_another(seen.items, [f.everyone() for f in before[-_LATEST:]], language)
            if not (others or nearer_begun(seen.items, self._begun, before[-_MANY:], language)):
                add_price(text, seen.sentence, seen.items, before, _claimed(seen.attempts), language)
            add_payment(seen.sentence, seen.items, before, self._discourse, language)
        if found or before:
            add_buyer(text, seen.sentence, seen.items, found, before, language)
            add_seller(text, seen.sentence, seen.items, found, before, language)
            add_customer(seen.sentence, seen.items, found, before, language)
            add_investors(text, seen.sentence, seen.items, found, before, language)

    def _made_whole(self, seen: _Seen) -> list[Finding]:
        """The deals that sentences before have told in part and this one makes whole."""
        whole = [] if seen.found else self._completed(seen)
        whole += self._lists.backed(self._text, seen.sentence, seen.items, [*seen.found, *whole])
        whole += self._halves.read(
            self._text, seen.sentence, seen.items, seen.attempts, seen.found, self.findings, self._discourse
        )
        return whole

    def _completed(self, seen: _Seen) -> list[Finding]:
        """The deal that was only begun before, unless the sentence tells of one found before."""
        text, language, begun = self._text, self._language, self._begun
        if not begun or any(finding.told_in(seen.sentence) for finding in self.findings[-_MANY:]):
            return []
        sold = [one for one in begun if one.kind is Kind.ACQUISITION]
        add_buyer(text, seen.sentence, seen.items, [], sold, language)
        add_paying_buyer(seen.sentence, seen.items, sold, self._discourse, language)
        if made_whole(sold):
            return made_whole(sold)[-1:]
        _, kinds = deal_noun(seen.items, language)
        begun = [one for one in begun if one not in sold and (one.kind.value in kinds or says_what(one, language))]
        add_price(text, seen.sentence, seen.items, begun, _claimed(seen.attempts), language)
        add_investors(text, seen.sentence, seen.items, [], begun, language)
        whole = made_whole(begun)[-1:]
        told = [f.money for f in self.findings[-_MANY:] if f.money is not None]
        return [one for one in whole if one.money is None or not any(same_sum(one.money, money) for money in told)]

    def _add_what_is_said_beside(self, seen: _Seen) -> None:
        """Add bids that rival one told before, and purchases that only a date or a buyer tells apart from it."""
        sold = [one for one in self._begun if one.kind is Kind.ACQUISITION]
        told = [*self.findings[-_MANY:], *sold]
        seen.found += list(rivals(self._text, seen.sentence, seen.items, seen.found, told, self._language))
        seen.found += list(
            earlier_purchases(seen.sentence, seen.items, seen.found, self.findings, self._discourse, self._language)
        )

    def _tell_discourse(self, seen: _Seen, whole: Sequence[Finding]) -> None:
        """Let the discourse know whose deals a sentence tells, and whose round the text is about."""
        for finding in seen.found:
            if finding.kind in _RAISING and not finding.holding and Role.TARGET in finding.parties:
                self._discourse.told_of_round(finding.parties[Role.TARGET][0].name)
        for finding in seen.found:
            self._tell(finding)
        rounds = (finding for finding in reversed(seen.found) if finding.kind is Kind.FUNDING_ROUND)
        self._round = next(rounds, self._round)
        if self._round is not None and self._round.told_in(seen.sentence):
            self._tell(self._round)
        self._raised.update((f.kind, name) for f in (*seen.found, *whole) for name in f.names(Side.PAYEE))

    def _tell(self, finding: Finding) -> None:
        """Let the discourse know who is on which side of a deal."""
        payers = [party.name for role, group in finding.parties.items() if role in PAYERS for party in group]
        payees = [party.name for role, group in finding.parties.items() if role in PAYEES for party in group]
        self._discourse.told_of_deal(payers, payees, finding.kind)
        self._discourse.told_of_partners([party.name for party in finding.parties.get(Role.PARTNER, ())])

    def _begin(self, seen: _Seen) -> None:
        """Keep the deals that a sentence only begins to tell, for the next to make them whole."""
        language = self._language
        anew = begun_in(self._text, seen.sentence, seen.items, seen.attempts, self._raised, self._discourse, language)
        as_funds(self.findings[-_LATEST:], [*self._begun, *anew], language)
        given = (one for one in anew if says_what(one, language))
        self.findings += [one for one in given if self._title.give(one) or self._lists.give(one)]
        self._begun = still_open(self._begun, seen.sentence) + [one for one in anew if one.money is None]
        for one in anew:
            verb = one.cue is not None and one.cue.verb and says_what(one, language)
            if one.kind is Kind.FUNDING_ROUND and verb and self._discourse.raising is None:
                self._discourse.told_of_round(one.parties[Role.TARGET][0].name)


def _claimed(attempts: Sequence[Attempt]) -> list[tuple[Money, Kind]]:
    """The sums of a sentence that are a noun's own which finds no deal, with the kind of deal that it tells of.

    What only tells how another deal was paid for claims none: ``L'opération, financée par endettement, s'élève à``.
    """
    drafts = (a.draft for a in attempts if a.draft.cue.frame.needs and not a.draft.cue.verb)
    own = (draft for draft in drafts if not (draft.cue.frame.kind is Kind.DEBT and draft.cue.frame.recalls))
    return [(draft.money, draft.cue.frame.kind) for draft in own if draft.money is not None]
