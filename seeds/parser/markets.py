"""Whether a listing is one of a company's shares, and whether it happened or is only how things are."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.items import Item, Reference, said
from seeds.parser.mentions import NameMention
from seeds.parser.word_classes import is_adverb

_MARKET_BEHIND = 8
"""How many items behind a cue the words may stand that say on what market: ``the listing of Velora on Nasdaq``."""
_MARKET = 3
"""How many items from a cue the town may stand in whose market a company is listed: ``a listing in London``."""


def is_on_market(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a listing is one of shares: where it says on what, that is a stock market or the town of one.

    ``listed on Nasdaq``, ``a listing in London``, ``considers a listing``; not ``the token's listing``, nor ``a listing
    on the app store``. Of words that tell of other lists and first times as often, something else must say it.
    """
    words = {word for item in items for word in said(item).split()}
    if words & language.unlisted_words or _counts(items, cue.last + 1, language):
        return False
    if _is_doubtful(items, cue, language):
        return _is_of_shares(items, cue, words, language)
    where = _where(items, cue, language) if cue.verb and items[cue.last].lower in language.numbers.of else ()
    if where and not (_is_market(where, language) or any(map(_is_place, where)) or words & language.floated_words):
        return False  # ``announced the listing of X on its platform``
    if not any(_opens_market(items, i, language) for i in (cue.last, cue.last + 1)):
        return True
    beside = items[max(0, cue.first - _MARKET) : cue.last + 1 + _MARKET]
    placed = any(isinstance(item.value, NameMention) and item.value.kind == "place" for item in beside)
    spoken = {item.value.trade for item in items if isinstance(item.value, Reference)} & language.exchange_nouns
    named = any(_names_exchange(item, language) for item in items[cue.first + 1 :])
    return placed or named or bool(spoken or words & language.listing_words)


def _is_doubtful(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether the words of a cue tell of any list or first time too: ``a listing``, ``made its debut on``.

    What somebody does with a listing tells it of shares: ``considers a listing``.
    """
    own = items[cue.first : cue.last + 1]
    if not cue.verb and cue.size > 1 and items[cue.last].word.prepositions is None:
        return False  # ``trading debut``
    forms = language.listed_forms | language.debut_forms
    doubtful = any(item.lower in forms and not (cue.verb and item.word.is_gerund) for item in own)
    sure = language.listing_words | language.exchanges | language.floated_words
    return doubtful and not any(said(item) in sure or _names_exchange(item, language) for item in own)


def _is_of_shares(items: Sequence[Item], cue: Cue, words: set[str], language: LanguageData) -> bool:
    """Whether the sentence says that a list or a first time is one of shares: by other words, or by its market.

    That is an exchange, behind a preposition or right before; and for a list a place there, or the day of it.
    """
    where = _where(items, cue, language)
    before = items[max(0, cue.first - _MARKET) : cue.first]
    if words & language.floated_words or any(_names_exchange(item, language) for item in before):
        return True
    if _is_market(where, language):
        return True
    if all(item.lower not in language.listed_forms for item in items[cue.first : cue.last + 1]):
        return False
    placed = any(_is_place(item) for item in (*where[:2], *before[-1:]))
    return placed or (cue.verb and any(item.kind == "date" for item in items[cue.last : cue.last + 2]))


def _where(items: Sequence[Item], cue: Cue, language: LanguageData) -> Sequence[Item]:
    """The words behind the preposition that says on what something is listed, be it behind its name."""
    near = range(cue.last, min(len(items), cue.last + _MARKET_BEHIND))
    at = next((i for i in near if _opens_market(items, i, language)), None)
    return items[at + 1 : at + 1 + _MARKET] if at is not None else ()


def _is_market(where: Sequence[Item], language: LanguageData) -> bool:
    """Whether words name an exchange, or the market of a place: ``the Madrid market``."""
    if any(_names_exchange(item, language) or item.lower in language.exchange_nouns for item in where):
        return True
    return any(map(_is_place, where[:2])) and any(item.lower in language.listing_words for item in where)


def _is_place(item: Item) -> bool:
    return isinstance(item.value, NameMention) and item.value.kind == "place"


def _counts(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a number stands right behind, so that somebody lists things: ``a table listing over 130 jobs``.

    No such number is one of shares: ``an offering of 5 million shares``.
    """
    if any(item.lower in language.numbers.of for item in items[index - 1 : index + 1]):
        return False
    while index < len(items) and items[index].lower in language.bound_words:
        index += 1
    return index < len(items) and items[index].lower[:1].isdigit()


def _names_exchange(item: Item, language: LanguageData) -> bool:
    """Whether an item is the short name of a stock exchange, with a capital: ``AIM``, ``Aim``, but not ``aim``."""
    if isinstance(item.value, NameMention):
        return names_exchange(item.value, language)
    return item.is_capital and item.lower in language.exchanges


def names_exchange(name: NameMention, language: LanguageData) -> bool:
    """Whether a name is that of a stock exchange."""
    text = name.text.casefold()
    return text in language.exchanges or text.rpartition(" ")[2] in language.exchange_nouns


def is_where_listed(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a name only says on which exchange somebody is listed: ``listed on Euronext``, no ``a bid for it``."""
    name, before = items[index].value, items[index - 1].lower if index else ""
    dealt = before in {*language.numbers.of, *language.agents, *language.with_words, *language.price_marks}
    placed = before in language.preposition_forms and not dealt
    return placed and isinstance(name, NameMention) and names_exchange(name, language)


def _opens_market(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a preposition stands there before where something is listed, and not before when: ``on 31 August``."""
    behind = items[index : index + 2]
    return len(behind) > 1 and behind[0].lower in language.listing_prepositions and behind[1].kind != "date"


def tells_a_state(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a verb says how things are, ``is listed in``, ``companies listed in``, and not what happened."""
    before = items[cue.group - 1] if cue.group else None
    if cue.verb and cue.group == cue.first and cue.tense == "past" and before is not None:
        described = isinstance(before.value, Reference) and not before.value.pronoun
        if described and not any(item.kind == "date" for item in items):
            return True
        told = before.lower in language.relatives and items[cue.group - 2].lower == ","
        return not (before.is_nominal or told or is_adverb(before, language))
    return cue.passive and items[cue.group].lower in language.auxiliaries["state"]
