"""Drafts held against the needs of their frames: those that tell a deal, by their own frame or another."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from seeds.language import Frame, LanguageData
from seeds.parser.cues import Cue
from seeds.parser.drafts import Draft, names_in, raised_otherwise, share_targets
from seeds.parser.findings import Attempt
from seeds.parser.items import Item, Reference
from seeds.parser.left_out import supply
from seeds.parser.lenders import free_lenders, lend_for_purchases
from seeds.parser.money import Money
from seeds.parser.names import NameMention
from seeds.parser.needs import has
from seeds.parser.negation import is_negated
from seeds.parser.participants import Participant, participants
from seeds.parser.prospects import may_tell
from seeds.parser.references import Discourse
from seeds.parser.segment import Sentence
from seeds.parser.sharing import share_out
from seeds.parser.spending import spends_after
from seeds.parser.tokens import Row
from seeds.parser.unnamed import has_unnamed_buyer, is_sold
from seeds.parser.unsaid_targets import names_no_target
from seeds.vocabulary import Kind, Role

_IN_WHAT = 5
"""Within how many items behind a share the company is named that it is one of: ``in the Dutch retailer X``."""
_PRICED = 2
"""How many items before a purchase the sum stands that is its own: ``the $5 million cash purchase``."""
_ROUNDS = 4
"""How often sums are shared out anew when a cue that held one turns out to find no deal."""


def settle_all(
    items: Row,
    drafts: list[Draft],
    sentence: Sentence,
    discourse: Discourse,
    language: LanguageData,
    *,
    after_capex: bool,
    in_capex: bool,
) -> list[Attempt]:
    """Every draft, settled or not; what those that do not hold had taken is shared out once more among the rest.

    `in_capex` says that a spending plan was told shortly before, or may be told in the sentence itself.
    """
    given_up: list[Attempt] = []
    if not in_capex:
        given_up = [Attempt(draft, None) for draft in drafts if draft.cue.frame.context == "capex"]
        drafts = [draft for draft in drafts if draft.cue.frame.context != "capex"]
    of_headlines = [draft for draft in drafts if _is_of_headlines(items, draft, language)]
    given_up += [Attempt(draft, None) for draft in of_headlines]
    drafts = [draft for draft in drafts if draft not in of_headlines]
    share_targets(items, drafts, language)
    free_lenders(items, drafts, language)
    lend_for_purchases(items, drafts, language)
    spent: list[Money] = []
    for _ in range(_ROUNDS):
        share_out(items, drafts, spent, language)
        raised_otherwise(items, drafts, language)
        tried = []
        spending = after_capex
        for draft in drafts:
            settled = _settle(items, draft, sentence, discourse, language, after_capex=spending)
            spending |= settled is not None and settled.cue.frame.kind is Kind.CAPEX
            tried.append(Attempt(draft, settled))
        lost = [
            attempt
            for attempt in tried
            if attempt.settled is None and attempt.draft.money is not None and attempt.draft.cue.frame.needs
        ]
        kept = [attempt.settled for attempt in tried if attempt.settled is not None]
        poor = [a.draft for a in tried if a.settled is None and a.draft.money is None and _wants_sum(a.draft)]
        if not lost or (kept and not poor and all(draft.money is not None for draft in kept)):
            break
        given_up += lost
        spent += [
            a.draft.money for a in lost if a.draft.money is not None and _is_spent(items, a.draft, drafts, language)
        ]
        drafts = [attempt.draft for attempt in tried if attempt not in lost]
        if all(draft.cue.frame.kind is not Kind.DEBT for draft in drafts):
            spent += [a.draft.money for a in lost if a.draft.money is not None and _is_lent(items, a.draft, language)]
    return tried + [attempt for attempt in given_up if attempt not in tried]


def _is_spent(items: Row, draft: Draft, drafts: Sequence[Draft], language: LanguageData) -> bool:
    """Whether no other cue may have the sum of one that finds no deal: it is the price of what that one names.

    ``The $5 million purchase of X comes a year after Y bought Z``; so it is where no X is named.
    """
    cue = draft.cue
    if cue.verb or cue.frame.kind is not Kind.ACQUISITION:
        return spends_after(items, draft, drafts, language)
    bought = {party.name.name for party in draft.parties.get(Role.TARGET, ())}
    others = [other for other in drafts if other is not draft]
    if not any(item.value is draft.money for item in items[max(0, cue.first - _PRICED) : cue.first]):
        return False
    if bought:
        return all(bought.isdisjoint(names_in(other)) for other in others)
    following = min((other.cue.group for other in others if other.cue.verb and other.cue.group > cue.last), default=0)
    told = list(itertools.takewhile(lambda item: item.kind != "mark", items[cue.last + 1 : following]))
    return any(item.lower in language.dating_prepositions for item in told)


def _is_lent(items: Row, draft: Draft, language: LanguageData) -> bool:
    """Whether a sum is that of a loan by the words right before it, and of no other deal: ``and a loan of $5m``."""
    cue = draft.cue
    if cue.verb or cue.frame.kind is not Kind.DEBT or cue.last + 2 >= len(items):
        return False
    return items[cue.last + 1].lower in language.numbers.of and items[cue.last + 2].value is draft.money


def _is_of_headlines(items: Row, draft: Draft, language: LanguageData) -> bool:
    """Whether a cue tells a deal only where no verb does, and one does: ``lève 5 M€ pour construire son usine``."""
    frame = draft.cue.frame
    only = frame.otherwise is None and bool(frame.needs) and all("verbless" in needs for needs in frame.needs)
    return only and not has(items, draft, "verbless", language)


def _wants_sum(draft: Draft) -> bool:
    """Whether a draft that names two sides finds no deal for want of a sum."""
    needs = draft.cue.frame.needs
    return len(draft.parties) > 1 and bool(needs) and all("amount" in told for told in needs)


def _settle(
    items: Row,
    draft: Draft,
    sentence: Sentence,
    discourse: Discourse,
    language: LanguageData,
    *,
    after_capex: bool,
) -> Draft | None:
    """The draft once its frame's needs are met, by the frame itself or by the one that it names otherwise."""
    if is_negated(items, draft.cue, language):
        return None
    while True:
        frame = draft.cue.frame
        supply(items, draft, sentence, discourse, language)
        context_holds = frame.context is None or (frame.context == "capex" and after_capex)
        if context_holds and any(all(has(items, draft, need, language) for need in needs) for needs in frame.needs):
            return draft
        if context_holds and (is_sold(items, draft, language) or has_unnamed_buyer(items, draft, language)):
            return draft
        if frame.otherwise is None:
            return _with_only_candidate(items, draft, discourse, language) if context_holds else None
        other = language.frame(frame.otherwise)
        if _sells_only_goods(items, draft, other, language):
            return None
        cue = replace(draft.cue, frame=other)
        if not items.places("money") and not may_tell(items, cue, language, after_capex=after_capex):
            return None
        draft = replace(draft, cue=cue, parties=participants(items, cue, draft.stop, discourse, language))


def _sells_only_goods(items: Sequence[Item], draft: Draft, other: Frame, language: LanguageData) -> bool:
    """Whether somebody sells goods to nobody named, which is no sale of a firm: ``a deal to sell cloud services``."""
    sells = draft.cue.frame.subject is Role.SUPPLIER and other.kind is Kind.ACQUISITION
    return sells and Role.CUSTOMER not in draft.parties and has(items, draft, "goods", language)


def _is_of_another(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a word with a capital says whose shares are meant, though none knows it: ``Raises Quorbine Stake``."""
    told = range(draft.cue.first + 2, draft.cue.last + 1)
    return any(items[i].lower in language.stake_words and items[i - 1].is_capital for i in told)


def _sells_its_share(items: Sequence[Item], cue: Cue) -> bool:
    """Whether a possessive says that who sells has held what is sold: ``X fell as Y sold its 14% stake``.

    No words behind tell in what.
    """
    values = (item.value for item in items[cue.first + 1 : cue.last + 1])
    behind = items[cue.last + 1 : cue.last + 1 + _IN_WHAT]
    told = any(cue.frame.prepositions.get(item.lower) is Role.TARGET for item in behind[:1])
    return not (told and any(item.is_nominal for item in behind)) and any(
        isinstance(value, Reference) and value.role == "owner" for value in values
    )


def _with_only_candidate(
    items: Sequence[Item], draft: Draft, discourse: Discourse, language: LanguageData
) -> Draft | None:
    """The draft with the one company that can be meant where a share is bought of nobody named: ``takes a 20% stake``.

    That is the only other company of the sentence, or the one that the text is about; where no share is told, the only
    one whose shares are: ``X shares rally after Y raises its stake``. Who sells must have held the share.
    """
    stake = draft.cue.verb and draft.cue.frame.kind is Kind.INVESTMENT
    invests = Role.INVESTOR in draft.parties
    invests |= Role.SELLER in draft.parties and _sells_its_share(items, draft.cue)
    if not stake or not invests or Role.TARGET in draft.parties:
        return None
    held = Role.SELLER in draft.parties
    if (not held and names_no_target(items, draft.cue, language)) or _is_of_another(items, draft, language):
        return None
    taken = names_in(draft)
    told = draft.percent is not None
    others = {
        item.value.name: item.value
        for item, behind in itertools.pairwise([*items, items[-1]])
        if isinstance(item.value, NameMention) and item.value.kind == "company" and item.value.owner is None
        if told or behind.lower in language.stake_words
    }
    free = [name for name in others.values() if name.name not in taken]
    main, topic = discourse.main, discourse.topic
    topic = main if topic is None or topic.kind != "company" or discourse.took_part(topic) else topic
    if told and not free and not held and topic is not None and topic.name not in taken and topic.kind == "company":
        free = [topic]
    if len(free) != 1 or not (told or draft.cue.size > 1):
        return None
    found = Participant(free[0], free[0].start, free[0].end, "the only company that can be meant", left_out=True)
    return replace(draft, parties={**draft.parties, Role.TARGET: [found]})
