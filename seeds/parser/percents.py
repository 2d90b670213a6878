"""Shares in percent, and fractions that stand for them: ``33,4 %``, ``two thirds``."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass

from seeds.language import LanguageData, load_language
from seeds.language.patterns import phrase_pattern
from seeds.parser.phrases import PERCENT
from seeds.parser.quantities import key_of
from seeds.parser.shares_of import (
    is_in_company,
    is_of_antecedent,
    is_of_assets,
    is_of_firm,
    is_of_named,
    tells_company,
    tells_trade,
)
from seeds.parser.tokens import Item, tokenize
from seeds.vocabulary import Language

_EXTENT = 90
"""How many letters before a share the word may stand by which it is one of a firm: ``capital de X, à hauteur de``."""
_MARKET = 4
"""How many words behind a share a market may stand that it is one of: no ``buys 5% of X on the market``."""
_FIRM_TOLD = 7
"""How many words behind a share tell whose it is: ``20 % de l'éditeur de logiciels X``."""
_QUOTES = frozenset({*'«»“”"*_[]', "**", "__"})
"""Marks that may stand around a name."""
_AHEAD = 60
"""How many characters before a share may say that it is one of a company."""


@dataclass(slots=True, unsafe_hash=True)
class Percent:
    """A share in percent; `stake` says that the words around make it a share of a company."""

    start: int
    end: int
    value: float
    stake: bool


def find_percents(text: str, start: int, end: int, language: LanguageData, *, fractions: bool = True) -> list[Percent]:
    """Shares such as ``33,4 %`` and ``two-thirds``; the latter only with `fractions`."""
    found = []
    for match in _percent_pattern(language.code, fractions).finditer(text, start, end):
        if match["number"]:
            value = float(match["number"].replace(",", "."))
        else:
            value = language.stake_phrases[key_of(match["phrase"])]
            counts = _counts(text, match["phrase"], match.end(), end, language)
            if counts or not _of_company(text, match, end, language):
                continue
        if 0 < value <= 100:
            stake = match["phrase"] is not None or _is_stake(text, start, match.start(), match.end(), end, language)
            found.append(Percent(match.start(), _without_of(match, language), value, stake))
    return found


def _without_of(match: re.Match[str], language: LanguageData) -> int:
    """Where a share ends: an *of* behind a fraction hangs on it, and is no part of it."""
    words = match.group().rsplit(maxsplit=1)
    return (
        match.start() + len(words[0]) if len(words) > 1 and words[1].casefold() in language.numbers.of else match.end()
    )


def _counts(text: str, phrase: str, stop: int, end: int, language: LanguageData) -> bool:
    """Whether a fraction is an ordinal before a plain noun, and no share: ``a third proposal``."""
    following = next(iter(tokenize(text, stop, min(end, stop + 30), language)), None)
    last = phrase.split()[-1].casefold()
    if following is None or not following.text.isalpha() or not following.text.islower():
        return False
    shares = {last, following.lower} & (language.stake_words | frozenset(language.numbers.of))
    joins = (language.contractions, language.preposition_forms, language.determiners, language.adverbs)
    clauses = (language.coordinators, language.clause_breaks, language.relatives, language.finite_forms)
    return not shares and not any(following.lower in words for words in (*joins, *clauses))


def _of_company(text: str, match: re.Match[str], end: int, language: LanguageData) -> bool:
    """Whether what a fraction is of may be a company, or its shares: no ``two thirds of their sales``, nor of a sum."""
    words = tokenize(text, match.start(), min(end, match.end() + 50), language)
    at = next((i for i, word in enumerate(words) if word.lower in language.numbers.of), None)
    if at is None or words[at].start > match.end() + 2:
        return True
    if _is_of_holding(words[at:], language):
        return False
    companies = (language.stake_words, language.generic_nouns, language.pronouns, language.part_nouns)
    behind = itertools.takewhile(lambda word: not word.text[0].isdigit(), words[at + 1 : at + 6])
    return any(word.is_capital or any(word.lower in of for of in companies) for word in behind)


def _is_of_holding(words: list[Item], language: LanguageData) -> bool:
    """Whether what a share is of is another share: ``half of its stake in X``, and not ``half of its capital``.

    Somebody's shares are its own unless it is said in whom: ``cède 12 % de ses actions à Y``.
    """
    told = [word.lower for word in words[:4]]
    owners = language.possessives | language.personal_possessives
    if len(told) < 3 or told[0] not in language.numbers.of or told[1] not in owners:
        return False
    if told[1] in language.personal_possessives and told[2] in language.stake_words:
        return True
    shares = told[2].endswith(language.plurals) and not language.content_prepositions.intersection(told[3:])
    return told[2] in language.stake_words and told[2] not in language.owned_nouns and not shares


def _is_stake(text: str, start: int, at: int, stop: int, end: int, language: LanguageData) -> bool:
    following = [w for w in tokenize(text, stop, min(end, stop + 45), language) if w.text not in _QUOTES][:5]
    behind = [token.lower for token in following]
    market = any(word in language.market_words for word in behind[:_MARKET])
    if market or _is_of_holding(following, language):
        return False
    if any(token.lower in language.loan_words and not token.is_capital for token in following[:3]):
        return False
    if behind and behind[0] in language.compared_words:
        return False
    if any(_tells_stake(following, at, language) for at in range(len(following))):
        return True
    owner = len(following) > 1 and (following[1].is_capital or following[1].lower in language.pronouns)
    if owner and following[0].lower in language.numbers.of:
        return True
    told_of = tokenize(text, stop, min(end, stop + 60), language)[: _FIRM_TOLD + 2]
    told = told_of[:_FIRM_TOLD]
    told = told[(following[0].lower not in language.definites) if following else 0 :]
    if (
        following
        and following[0].lower in language.numbers.of
        and (tells_company(told, language) or tells_trade(told, language))
    ):
        return True
    ahead = _without_trades(_with_short_names(tokenize(text, max(start, at - _AHEAD), at, language)), language)[-5:]
    before = [token.lower for token in ahead]
    unbound = _without_bound(before, language)
    taking = _takes_shares(ahead[: len(unbound)]) or _takes_shares(ahead[: len(unbound) + 1])  # ``picked up 7%``
    if not taking and any(word in language.movement_words for word in unbound[-2:]):
        return False
    if taking and (is_of_firm(following, language) or is_in_company(following, language)):
        return True
    if (taking or _of_purchase(ahead, language)) and is_of_named(told_of, language):
        return True
    if (taking or _takes_own(ahead, following, language)) and is_of_assets(following, language):
        return True
    ends = taking and (not following or not following[0].text[0].isalnum())
    if language.extent_phrases and _tells_extent(text, start, at, language, plain=ends):
        return True
    if _takes_more(ahead[: len(unbound)], following, language) or _is_paid_for(ahead, following, language):
        return True
    if _takes_rest(ahead, behind, language):
        return True
    owned = is_of_antecedent(tokenize(text, max(start, at - _EXTENT), at, language) if taking else ahead, language)
    in_firm = len(following) > 3 and following[1].lower in language.definites and following[3].is_capital
    owned |= (owner or in_firm) and before[-1:] != [] and before[-1] in language.possessives  # ``ses 12 % dans X``
    return owned or any(_tells_stake(ahead, at, language, before=True) for at in range(len(ahead)))


def _tells_stake(words: list[Item], at: int, language: LanguageData, *, before: bool = False) -> bool:
    """Whether a word is for a share of a company: no ``market share``, and no shares whose price moves by so much.

    Those stand `before` the percentage, and what they do right behind them: ``shares eased 1%``, ``its shares up 5%``.
    """
    if words[at].lower not in language.stake_words:
        return False
    beside = [*words[max(0, at - 1) : at], *words[at + 2 : at + 3]]
    if any(word.lower in language.market_words for word in beside):
        return False
    if not before or words[at].lower not in language.traded_words:
        return True
    behind = words[at + 1 : at + 2]
    return any(not word.text[0].isalpha() or _joins(word, language) for word in behind)


def _joins(word: Item, language: LanguageData) -> bool:
    """Whether a word brings in what shares are of, or more that is said of them: ``shares in X to``, ``shares or``."""
    joins = (language.preposition_forms, language.coordinators, language.relatives)
    return any(word.lower in of for of in joins) and word.lower not in language.movement_words


def _without_bound(before: list[str], language: LanguageData) -> list[str]:
    """The words before a share without those that bound it: ``up as much as`` is ``up``."""
    sizes = (size for size in range(len(before), 0, -1) if " ".join(before[-size:]) in language.bound_phrases)
    size = next(sizes, 0)
    return _without_bound(before[:-size], language) if size else before


def _tells_extent(text: str, start: int, at: int, language: LanguageData, *, plain: bool) -> bool:
    """Whether a share tells how far somebody owns a firm: ``devient actionnaire de X à hauteur de 20 %``.

    A `plain` one, of nothing that is told, is known by the firm's shares alone: ``actionnaire de X, monte à 20 %``.
    """
    before = text[max(start, at - _EXTENT) : at].casefold().rstrip()
    phrase = next((phrase for phrase in language.extent_phrases if before.endswith(phrase)), None)
    if phrase is None and not plain:
        return False
    words = tokenize(before, 0, len(before) - len(phrase or ""), language)
    return any(word.lower in language.stake_words or word.lower in language.owner_nouns for word in words)


def _takes_shares(before: list[Item]) -> bool:
    """Whether a verb that takes shares stands right before one, also with a particle: ``picked up 7% in X``."""
    particle = before[-1].lower if before else ""
    for token in before[-2:]:
        longer = token.word.cue.verbs.longer if token.word.cue is not None else {}
        if PERCENT in longer or any(PERCENT in phrase.rest for phrase in longer.get(particle, ())):
            return True
    return False


def _with_short_names(words: list[Item]) -> list[Item]:
    """Words without those of a name behind its first: ``stake in Elm Tarn Foods to`` is ``stake in Elm to``."""
    pairs = itertools.pairwise(words)
    return words[:1] + [
        word for before, word in pairs if not (before.is_capital and (word.is_capital or word.text == "&"))
    ]


def _without_trades(words: list[Item], language: LanguageData) -> list[Item]:
    """Words without those for what a named firm is: ``stake in German software maker X to`` is ``stake in X to``."""
    kept: list[Item] = []
    for word in words:
        if word.is_capital and not word.word.is_regional:
            del kept[len(kept) - _trade_before(kept, language) :]
        kept.append(word)
    return kept


def _trade_before(words: list[Item], language: LanguageData) -> int:
    """How many words at the end tell what the firm is whose name follows, with their article; 0 where none do."""
    size = 0
    for back, word in enumerate(reversed(words[-_FIRM_TOLD:]), start=1):
        stops = word.lower in language.content_prepositions or word.lower in language.stake_words
        if stops or word.word.is_finite or not (word.word.is_small or word.word.is_regional):
            break
        told = size == back - 1 and word.lower not in language.preposition_forms
        size = back if word.lower in language.generic_nouns or (size and told) else size
    return size


def _takes_more(before: list[Item], following: list[Item], language: LanguageData) -> bool:
    """Whether a verb takes a further share, of what is held already: ``will buy another 20%``."""
    if following and following[0].lower in language.numbers.of:
        return False
    taken = len(before)
    while taken and (before[taken - 1].lower in language.further_words | language.determiners):
        taken -= 1
    return any(token.lower in language.further_words for token in before[taken:]) and _takes_shares(before[:taken])


def _takes_rest(before: list[Item], behind: list[str], language: LanguageData) -> bool:
    """Whether a share is the rest of somebody's, or a verb takes it as the rest: ``its remaining 14%``."""
    rest = [bool(before) and before[-1].lower in language.rest_words, bool(behind) and behind[0] in language.rest_words]
    ahead = before[:-1] if rest[0] else before
    if not any(rest) or not ahead:
        return False
    own = ahead[-1].lower in language.possessives
    return own or (ahead[-1].lower in language.determiners and _takes_shares(ahead[:-1]))


def _is_paid_for(before: list[Item], following: list[Item], language: LanguageData) -> bool:
    """Whether a sum is paid for a share of a firm told of before: ``paid $5m for 12% of the company``."""
    if not before or before[-1].lower not in language.price_marks or not is_of_firm(following, language):
        return False
    paid = (verb for word in before for verb, _ in language.verb_forms.get(word.lower, ()))
    owned = any(word.word.is_possessive for word in following)
    return not owned and any(language.payment_verbs.get(verb) == "price" for verb in paid)


def _of_purchase(before: list[Item], language: LanguageData) -> bool:
    """Whether a share is what a noun for a purchase is of: ``l'acquisition de 45 %``."""
    words = [word.lower for word in before[-2:]]
    return len(words) > 1 and words[0] in language.takeover_nouns and words[1] in language.numbers.of


def _takes_own(before: list[Item], following: list[Item], language: LanguageData) -> bool:
    """Whether a verb that takes shares stands before the one whose they are: ``achète à X 49 % de ses parcs``."""
    owned = len(following) > 1 and following[1].lower in language.possessives
    return owned and any(_takes_shares(before[:at]) for at in range(1, len(before) + 1))


@functools.cache
def _percent_pattern(code: Language, fractions: bool) -> re.Pattern[str]:
    language = load_language(code)
    words = phrase_pattern(tuple(language.percent_words)).pattern
    glued = "|".join(map(re.escape, language.percent_words))
    phrases = phrase_pattern(tuple(language.stake_phrases)).pattern.replace("\\ ", r"[\s-]").replace(r"\s+", r"[\s-]+")
    phrases = phrases if fractions else r"(?!)"
    return re.compile(
        rf"(?<![\w.,])(?P<number>\d{{1,3}}(?:[.,]\d+)?)(?:\s?%|[\s-]?(?:{words})|(?:{glued})\b)|(?P<phrase>{phrases})",
        re.IGNORECASE,
    )
