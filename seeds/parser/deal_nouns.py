"""Words for a deal that was told before: ``The seven-year contract``, ``the $62m deal``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from seeds.language import LanguageData
from seeds.parser.items import Item
from seeds.parser.money import Money
from seeds.parser.names import NameMention
from seeds.parser.word_classes import is_finite

_SUBJECT = 9
"""How many items a sentence may have up to the word for the deal that it is about."""
_OF_DEAL = 4
"""How many items behind a word for a sum its deal may stand: ``le montant de la vente``."""
_BOUGHT = 5
"""How many items behind the noun of a purchase may say what is bought: ``of the start-up X``."""
_TO_SUM = 4
"""How many items from such a word its sum may stand: ``the cost at around 3 million``."""
_ASKED = frozenset({":", "?"})
"""Marks behind a noun alone that ask for its sum."""


def deal_noun(items: Sequence[Item], language: LanguageData) -> tuple[int | None, frozenset[str]]:
    """The word for a deal that a sentence is about, and the kinds that it may be: ``The seven-year contract``.

    It opens the sentence, behind a definite article and perhaps its sum and adjectives, or alone before a colon; where
    the sentence has no verb, any article will do: ``Un projet à 700 millions``.
    """
    for index, item in enumerate(items[:_SUBJECT]):
        kinds = language.priced_nouns.get(item.lower)
        if kinds is not None and _is_told_of(items, index, language):
            return index, kinds or _kinds_of(items, index, language)
        acts = item.kind == "word" and is_finite(item, language) and not _opens_price(items, index, language)
        if item.is_nominal or acts or item.lower in {";", ":"}:
            return None, frozenset()
    return None, frozenset()


def buys_another(items: Sequence[Item], told: Sequence[Set[str]], language: LanguageData) -> bool:
    """Whether a sentence is about a purchase and says that it is of a company which took part in no deal `told`.

    ``The $310 million acquisition of the start-up Z``, behind what X paid for Y.
    """
    at, _ = deal_noun(items, language)
    if at is None or items[at].lower not in language.takeover_nouns:
        return False
    behind = items[at + 1 : at + 1 + _BOUGHT]
    of = bool(behind) and language.contractions.get(behind[0].lower, behind[0].lower) in language.numbers.of
    bought = next((item.value for item in behind if item.is_nominal), None) if of else None
    return isinstance(bought, NameMention) and not any(bought.name in parties for parties in told)


def _opens_price(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a past form opens a sentence and tells a price: ``Valued at $75 million, the deal``."""
    uses = language.verb_forms.get(items[at].lower, ())
    told = [item.lower in language.worth_marks for item in items[1:2]]
    return at == 0 and told == [True] and any(tense in {"past", "participle"} for _, tense in uses)


def _kinds_of(items: Sequence[Item], noun: int, language: LanguageData) -> frozenset[str]:
    """The kinds of the deal that a word for its sum is of: ``Le montant de la cession``, no plant's."""
    behind = items[noun + 1 : noun + 1 + _OF_DEAL]
    if not behind or behind[0].lower not in language.numbers.of:
        return frozenset()
    return next((language.priced_nouns[i.lower] for i in behind if i.lower in language.priced_nouns), frozenset())


def _is_told_of(items: Sequence[Item], noun: int, language: LanguageData) -> bool:
    """Whether a sentence that begins with a word for a deal is about that deal."""
    following = items[noun + 1].lower if noun + 1 < len(items) else ""
    definite = any(before.lower in language.definites for before in items[:noun])
    if definite or following in _ASKED or items[noun].value is not None:
        return True
    return not any(item.kind == "word" and is_finite(item, language) for item in items)


def nouns_with_sums(items: Sequence[Item], language: LanguageData) -> Iterator[tuple[str, Money]]:
    """The nouns for a deal with a sum right beside them: ``the $62m deal``, ``puts the cost at 3 million``.

    Somebody's deal has one so too where the word tells of one kind: ``X's $4 billion offer``, ``its $4 billion bid``.
    """
    for index, item in enumerate(items):
        kinds = language.priced_nouns.get(item.lower)
        if kinds is None or index == 0:
            continue
        before = items[index - 1].value
        definite = index > 1 and items[index - 2].lower in language.definites
        owner = items[index - 2] if index > 1 else None
        owned = owner is not None and (owner.word.is_possessive or owner.lower in language.possessives)
        definite |= owned and len(kinds) == 1
        if isinstance(before, Money) and before.use == "amount" and definite:
            yield item.lower, before
        behind = next((i.value for i in items[index + 2 : index + _TO_SUM] if isinstance(i.value, Money)), None)
        following = [item.lower for item in items[index + 1 : index + 3]]
        priced = bool(following) and following[0] in language.sum_marks
        told = index > 0 and items[index - 1].lower in language.definites and following[:1] == [","]
        priced |= told and following[-1] in language.price_marks  # ``cette acquisition, pour 3 millions, permettra``
        if kinds and priced and behind is not None and behind.use in {"amount", "price"}:
            yield item.lower, behind
