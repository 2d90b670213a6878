"""Purchases told without who made them, by their names or in a list: ``Other deals include buying X``."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.coordination import parts_members
from seeds.parser.cues import Cue
from seeds.parser.drafts import Draft, names_in
from seeds.parser.governors import governor
from seeds.parser.hints import singular
from seeds.parser.items import Item
from seeds.parser.money import Money
from seeds.parser.names import NameMention
from seeds.parser.prepositions import preposition_ending
from seeds.parser.references import Discourse
from seeds.vocabulary import Kind, Role

_HEAD = 12
"""How many items may stand before the verb behind which deals are listed."""


def buyer_of_list(
    items: Sequence[Item], draft: Draft, discourse: Discourse, language: LanguageData
) -> NameMention | None:
    """Who has bought what a sentence lists as bought: whose deals it says they are, or whom the text is about."""
    cue = draft.cue
    told = cue.tense in {"infinitive", "gerund"} if cue.verb else cue.frame.of is Role.TARGET
    if cue.frame.kind is not Kind.ACQUISITION or not told or cue.passive or Role.TARGET not in draft.parties:
        return None
    begin = _begin(items, cue.first, language)
    buyers = {party.start for party in draft.parties.get(Role.ACQUIRER, ())}
    if not begin or not all(
        _is_listed(items, i, begin, language) for i in range(len(items)) if items[i].start in buyers
    ):
        return None
    said = next((i for i in range(begin) if items[i].kind == "reference"), None)
    meant = discourse.resolve(items, said) if said is not None else discourse.main or discourse.topic
    bought = names_in(draft) - {party.name.name for party in draft.parties.get(Role.ACQUIRER, ())}
    return meant if meant is not None and meant.kind == "company" and meant.name not in bought else None


def _begin(items: Sequence[Item], cue: int, language: LanguageData) -> int:
    """Where the verb stands behind which deals are listed that no other company is told to have made, else 0."""
    lists = language.enumerating_words | language.auxiliaries["be"]
    begin = next((i for i in range(min(cue, _HEAD)) if items[i].lower in lists), 0)
    head = items[:begin]
    nouns = language.deal_nouns | language.takeover_nouns
    deals = any(item.lower not in nouns and singular(item.lower, language) in nouns for item in head)
    deals |= any(item.lower in language.takeover_forms and item.word.is_gerund for item in head)
    others = any(item.kind == "name" or item.lower in language.market_nouns for item in head)
    return begin if deals and not others else 0


def _is_listed(items: Sequence[Item], buyer: int, begin: int, language: LanguageData) -> bool:
    """Whether what is taken for a buyer is one of those that are listed as bought."""
    if buyer < begin:
        return items[buyer].kind == "reference"
    gerund = items[buyer - 1].lower in language.takeover_forms and not items[buyer - 1].word.is_finite
    return gerund or governor(items, buyer, language) in language.numbers.of


def tells_only_target(draft: Draft, but: frozenset[Role] = frozenset()) -> bool:
    """Whether a noun tells what was bought and nobody else who takes part, `but` for those in some roles."""
    frame = draft.cue.frame
    buys = frame.kind is Kind.ACQUISITION and frame.subject is Role.ACQUIRER and frame.of is Role.TARGET
    return buys and not draft.cue.verb and set(draft.parties) - but == {Role.TARGET}


def goes_on_list(items: Sequence[Item], draft: Draft, at: int, language: LanguageData) -> bool:
    """Whether a name goes on the list of what a noun tells as bought: ``le rachat de X en mars et de Y en juin``."""
    bought = {party.start for party in draft.parties.get(Role.TARGET, ())}
    first = next((i for i in range(draft.cue.last + 1, at) if items[i].start in bought), at)
    plain = all(_may_be_listed(items, i, language) for i in range(first, at))
    return plain and any(parts_members(item, language) for item in items[first:at])


def _may_be_listed(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether an item says no more than what was bought, or when."""
    item = items[at]
    joint = parts_members(item, language) or item.lower in language.numbers.of or item.lower in language.determiners
    return joint or item.kind in {"name", "date"} or items[at + 1].kind == "date"


def names_bought(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether one purchase is told of, by the name of what is bought and no sum: ``la récente acquisition de X``.

    The name may stand before the noun behind an article, ``the X acquisition``, and several purchases may be told by
    examples: ``recent acquisitions such as X``.
    """
    noun = draft.cue.first
    if draft.cue.size > 1 and tells_only_target(draft) and draft.cue.frame.object is Role.TARGET:
        return noun > 0 and items[noun - 1].kind == "word" and not any(item.kind == "money" for item in items)
    told = tells_only_target(draft) and not items[noun].lower.endswith(language.plurals)
    if not told or any(isinstance(item.value, Money) and item.value.use != "other" for item in items):
        return False
    if noun and preposition_ending(items, noun - 1, language) in language.numbers.of:
        return False  # ``la politique d'acquisition de X``: of who buys
    bought = {party.start for party in draft.parties[Role.TARGET]}
    if noun > 1 and items[noun - 1].start in bought:
        return items[noun - 2].lower in language.definites  # ``income from the X acquisition``
    behind = range(draft.cue.last + 1, clause_end(items, draft.cue.last, language))
    named = next((i for i in behind if items[i].kind == "name"), draft.cue.last)
    return items[named].start in bought and governor(items, named, language) in language.numbers.of


def is_made_by_some(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether words without a name say who buys: ``le rachat de X par un concurrent``, ``by five of its staff``."""
    articles = language.indefinite_articles | {*language.numbers.words}
    behind = items[cue.last + 1 : clause_end(items, cue.last, language)]
    return any(one.lower in language.agents and other.lower in articles for one, other in itertools.pairwise(behind))
