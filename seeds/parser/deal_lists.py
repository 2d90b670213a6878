"""Purchases that a sentence lists without who made them: ``Other deals include buying X and the purchase of Y``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.drafts import Draft, names_in
from seeds.parser.governors import governor
from seeds.parser.hints import singular
from seeds.parser.items import Item
from seeds.parser.names import NameMention
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
