"""Sums of money in press forms: ``jusqu'à 50 milliards de dollars``, ``6,2 Md€``, ``$1.2bn``, ``cent milliards``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from seeds.language import LanguageData
from seeds.parser.currencies import UNKNOWN
from seeds.parser.money_patterns import Patterns, patterns_of
from seeds.parser.tokens import Item, tokenize
from seeds.parser.units import Written, counts_things, opens_range, read_written
from seeds.vocabulary import Bound

Use = Literal["amount", "price", "valuation", "debt", "other"]

_BEFORE, _AFTER = 90, 60
"""How many characters around a sum are looked at for words that say what the sum is."""
_ARTICLE = 8
"""How many characters before a sum its article stands."""
_TOLD = 4
"""Within how many words behind a sum the verb stands of a clause that tells what was done with it."""
_BRACKET = 90
"""How many characters before and behind a sum a bracket may have that holds it."""
_BOUND_BEFORE, _BOUND_AFTER = 40, 30
"""How many characters around a sum are looked at for words that bound it."""
_WORD = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r"[ \u00a0]([^\W\d_][\w-]*+)")
"""The next word behind a blank."""
_TRADE = re.compile(r"(?:[ \u00a0-]+[^\W\d_]+){1,3}+")
"""Words right behind a sum that may tell of which trade it is the size: ``$5 billion telecom industry``."""
_TOLD_AGAIN = re.compile(r"[ \u00a0]?\([^()\d]{0,12}\d[^()]{0,24}\)")
"""Another sum in brackets right behind one, as its currency may be told again: ``a £5bn ($6bn) valuation``."""
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-zà-ÿ]\w")
"""The beginning of a word with a capital."""
_MOST = 10**17
"""No sum of money in the world is as large; larger figures are no money, or not in money's units."""


@dataclass(slots=True, unsafe_hash=True)
class Money:
    """A sum as written: the value in full units, and what the words around it make of it."""

    start: int
    end: int
    amount: int
    amount_max: int | None
    currency: str | None
    bound: Bound
    use: Use
    bound_start: int
    """Where the words that give the bound begin; `start` when there are none."""
    noun: str | None = None
    """The noun, in lower case, of a currency that does not tell whose money it is: ``francs``."""


@dataclass(slots=True, unsafe_hash=True)
class Sum:
    """A sum of any size with the currency beside it, prices and cents too."""

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None
    currency: str | None
    """`seeds.parser.currencies.UNKNOWN` where the words do not tell whose money it is; None where they name none."""
    bound: Bound
    use: Use
    bound_start: int
    is_price: bool
    """Whether it is too small, or told in too small a unit, to be a deal's amount."""


def find_money(
    text: str, start: int, end: int, language: LanguageData, tokens: Sequence[Item] | None = None
) -> list[Money]:
    """Every sum of money in ``text[start:end]`` that may be a deal's amount, in order.

    `tokens` are those of the passage, for who has them already.
    """
    return [
        Money(
            start=one.start,
            end=one.end,
            amount=int(one.value),
            amount_max=None if one.value_max is None else int(one.value_max),
            currency=None if one.currency == UNKNOWN else one.currency,
            bound=one.bound,
            use=one.use,
            bound_start=one.bound_start,
            noun=text[one.start : one.end].split()[-1].casefold() if one.currency == UNKNOWN else None,
        )
        for one in find_sums(text, start, end, language, tokens)
        if not one.is_price
    ]


def find_sums(
    text: str, start: int, end: int, language: LanguageData, tokens: Sequence[Item] | None = None
) -> list[Sum]:
    """Every sum of money in ``text[start:end]``, in order, the prices of single things and shares among them."""
    tokens = tokenize(text, start, end, language) if tokens is None else tokens
    written = read_written(text, start, end, tokens, language)
    if not written:
        return []
    patterns = patterns_of(language.code).among([part for token in tokens for part in token.word.parts])
    found: list[Sum] = []
    last: Sum | None = None
    counts = False  # "makes 200 million bottles, and later 300 million"
    for one in written:
        if not _is_money(one, text, end, language) or (counts and one.currency is None):
            counts |= one.currency is None and one.quantity.scale is not None
            continue
        floor = start if last is None else max(start, last.end)
        begin = max(start, _clause_start(text, last, one.start, language))
        money = _sum(one, text, begin, floor, end, patterns, language)
        if last is not None and not money.is_price and _converts(last, money, text, patterns):
            money = replace(money, use="other")
        if _fills_brackets(text, money) and any(
            _tells_size(text, start, other.start, other.end, end, patterns) for other in found
        ):
            money = replace(money, use="other")
        if last is not None and money.use == "other" and _shares_noun(text, last, one, language):
            found[-1] = replace(found[-1], use="other")
        if last is not None and _is_reached_worth(text, start, last, money, patterns, language):
            money = replace(money, use="valuation")
        found.append(money)
        last = last if money.is_price else money
    return found


def _is_reached_worth(text: str, start: int, last: Sum, money: Sum, patterns: Patterns, language: LanguageData) -> bool:
    """Whether a sum is what somebody has come to be worth from the last one: ``its worth rose from $2bn to $3bn``."""
    between = text[last.end : money.bound_start].strip().casefold()
    told = money.use == "amount" and last.use == "other" and between in language.numbers.range_joins
    return told and _is_valued(text, max(start, last.start - _BEFORE), last.start, patterns, language)


def _shares_noun(text: str, last: Sum, one: Written, language: LanguageData) -> bool:
    """Whether a sum is joined to the last one, so that what is said behind it is said of both: ``5 et 6 milliards``."""
    between = text[last.end : one.start].strip().casefold()
    return between in language.coordinators and not any(
        character.isalpha() for character in text[last.start : last.end]
    )


def _is_money(one: Written, text: str, end: int, language: LanguageData) -> bool:
    if one.value > _MOST:
        return False
    if one.quantity.scale is None:
        return one.currency is not None
    behind = text[one.end : min(end, one.end + 2)]
    if one.currency is None and behind[:1] == "-" and behind[1:].isalpha():
        return False  # ``a 4-million-square-foot plant``
    return one.currency is not None or not (one.quantity.tight or counts_things(text, one.end, end, language))


def _sum(one: Written, text: str, start: int, floor: int, end: int, patterns: Patterns, language: LanguageData) -> Sum:
    """The sum: words from `start` on say what it is, and those from `floor` on, behind the last sum, bound it."""
    bound, bound_start = _bound(text, max(start, floor), one.start, one.end, end, patterns)
    if bound is Bound.EXACT and one.quantity.about:
        bound = Bound.ABOUT
    _, phrase_start = _bound(text, max(start, floor), bound_start, bound_start, bound_start, patterns)
    use = "other" if one.changed else _use(one, text, start, phrase_start, end, patterns, language)
    if use == "valuation" and floor > start and _is_told_anew(text, floor, phrase_start, language):
        own = patterns.valuation_after.match(text, floor, phrase_start)  # ``a $2 billion valuation after a $5m round``
        use = _use(one, text, own.end() if own else floor, phrase_start, end, patterns, language)
    low, high = (one.low, one.value) if one.low is not None else (one.value, None)
    return Sum(one.start, one.end, low, high, one.currency, bound, use, bound_start, one.is_price)


def _is_told_anew(text: str, floor: int, at: int, language: LanguageData) -> bool:
    """Whether an article begins what a sum is of, behind another: ``a value of $2 billion with a $5 million round``."""
    before = text[max(floor, at - _ARTICLE) : at].split()[-1:]
    return any(word in language.determiners and word not in language.definites for word in before)


def _bound(text: str, start: int, at: int, stop: int, end: int, patterns: Patterns) -> tuple[Bound, int]:
    """The bound, and where its words begin; of several phrases the nearest counts, and of those the longest.

    Behind words that point to a sum already known they tell of no bound: ``under the $5bn deal``; nor do they where a
    name stands between: ``take over X for $5bn``.
    """
    nearest: tuple[int, int, Bound] | None = None
    for bound, pattern in patterns.bounds_before.items():
        match = pattern.search(text, max(start, at - _BOUND_BEFORE), at)
        between = text[match.end("phrase") : at] if match else ""
        if patterns.definites.intersection(between.casefold().split()) or _CAPITAL.search(between):
            continue
        if match and (nearest is None or (-match.end("phrase"), match.start()) < nearest[:2]):
            nearest = (-match.end("phrase"), match.start(), bound)
    if nearest:
        return nearest[2], nearest[1]
    for bound, pattern in patterns.bounds_after.items():
        if pattern.match(text, stop, min(end, stop + _BOUND_AFTER)):
            return bound, at
    return Bound.EXACT, at


def _use(
    one: Written, text: str, start: int, bound_start: int, end: int, patterns: Patterns, language: LanguageData
) -> Use:
    before = [(text, max(start, at - _BEFORE), at) for at in {bound_start, one.start}]
    told_again = _TOLD_AGAIN.match(text, one.end, end)
    behind = told_again.end() if told_again else one.end
    after = (text, behind, min(end, behind + _AFTER))
    priced = patterns.price_before.search(text, max(start, bound_start - _BEFORE), bound_start)
    other_after, times_after = patterns.other_after.match(*after), patterns.times_after.match(*after)
    if other_after and times_after and (priced or times_after.end() > other_after.end()):
        other_after = None
    if other_after and _opens_firm(text, other_after.end(), language):
        other_after = None
    if not other_after and any(patterns.firm_value.search(*window) for window in before):
        return "other"
    if not other_after and any(patterns.deal_value.search(*window) for window in before):
        return "valuation" if any(_values_firm(*window, patterns, language) for window in before) else "price"
    changes = patterns.changes_before.search(text, max(start, bound_start - _BEFORE), bound_start)
    if changes and one.low is not None and opens_range(text, start, one.start, language):
        changes = None
    sizes = _tells_size(text, start, one.start, one.end, end, patterns) or _sizes_market(text, behind, end, language)
    if not (other_after or changes or sizes) and patterns.deals_after.match(*after):
        return "amount"
    other = other_after or changes or sizes or any(_tells_total(*window, patterns, language) for window in before)
    if not other and not priced and not _is_told_of(text, bound_start, behind, end, patterns):
        other = any(_tells_other(*window, patterns, language) for window in before)
    if other:
        return "other"
    if patterns.debt_after.match(*after) or any(patterns.debt_before.search(*window) for window in before):
        return "debt"
    valued = patterns.valuation_after.match(*after) or any(_is_valued(*window, patterns, language) for window in before)
    return "valuation" if valued else "amount"


def _tells_total(text: str, start: int, at: int, patterns: Patterns, language: LanguageData) -> bool:
    """Whether words before a sum say that it was raised since some time, and not who has helped since then.

    ``Depuis ses débuts, X a levé``, not ``X, soutenu depuis ses débuts par Y, lève``.
    """
    match = patterns.totals_before.search(text, start, at)
    return match is not None and not {*language.agents} & {*text[match.end("phrase") : at].casefold().split()}


def _is_valued(text: str, start: int, at: int, patterns: Patterns, language: LanguageData) -> bool:
    """Whether words before a sum say that it is a valuation, and no clause begins between: ``valued less, when it``.

    Nor a verb for what is done with a sum: ``targets a valuation above that and aims to raise``.
    """
    match = patterns.valuation_before.search(text, start, at)
    if match is None:
        return False
    since = text[match.end("phrase") : at].casefold()
    apart = since.partition(",")[2].split()[:1]
    done = {verb for word in since.split() for verb, _ in language.verb_forms.get(word, ())}
    return (not apart or apart[0] not in language.clause_breaks) and done.isdisjoint(language.numbers.sum_verbs)


def _values_firm(text: str, start: int, at: int, patterns: Patterns, language: LanguageData) -> bool:
    """Whether a company is what a deal is said to value: ``the deal valued X at``, ``a deal valuing the firm at``.

    Not ``a deal valued at``, nor ``a deal valuing the stake at``.
    """
    match = patterns.valuation_before.search(text, start, at)
    if match is None:
        return False
    behind = text[match.end("phrase") : at].split()
    article = bool(behind) and behind[0].casefold() in language.definites
    told = article and not any(word.casefold() in language.stake_words for word in behind[1:])
    return bool(behind) and (behind[0][:1].isupper() or told)


def _opens_firm(text: str, at: int, language: LanguageData) -> bool:
    """Whether a word for a firm follows, so that those before it tell its trade: ``in payments provider X``."""
    behind = _NEXT.match(text, at)
    return behind is not None and behind[1].casefold() in language.firm_words


def _tells_other(text: str, start: int, at: int, patterns: Patterns, language: LanguageData) -> bool:
    """Whether words before a sum make it no deal's amount, and no verb since then says what is done with it.

    Nor does a clause begin between: ``Shares fell as X agreed a $5m loan``.
    """
    while (match := patterns.other_before.search(text, start, at)) is not None:
        said = text[start : match.end("phrase")].casefold()
        since = text[match.end("phrase") : at].casefold().split()
        apart = not language.clause_breaks.isdisjoint(since) or _is_done_since(since, patterns)
        if not said.endswith(patterns.not_other) and not apart:
            return True
        start = match.start("phrase") + 1
    return False


def _is_done_since(since: Sequence[str], patterns: Patterns) -> bool:
    """Whether a verb says what is done with a sum; a gerund needs a word that begins its clause: ``after raising``."""
    if not patterns.done_with.isdisjoint(since):
        return True
    return any(one in patterns.openers and two in patterns.doing for one, two in itertools.pairwise(since))


def _is_told_of(text: str, start: int, stop: int, end: int, patterns: Patterns) -> bool:
    """Whether a clause right behind says what was done with a sum, whatever is before: ``lost the $5m it invested``."""
    if not patterns.definites.intersection(text[max(0, start - _ARTICLE) : start].casefold().split()[-1:]):
        return False
    behind = text[stop : min(end, stop + _AFTER)].casefold().split()[:_TOLD]
    verb = next((i for i, word in enumerate(behind) if word in patterns.done_with), 0)
    return verb > 0 and all(word.isalpha() for word in behind[:verb])


def _tells_size(text: str, start: int, at: int, stop: int, end: int, patterns: Patterns) -> bool:
    """Whether a sum stands in brackets with what tells how large a company is: ``X (12 M€, 45 salariés)``."""
    opens = text.rfind("(", max(start, at - _BRACKET), at)
    if opens < 0 or ")" in text[opens:at]:
        return False
    closes = text.find(")", stop, min(end, stop + _BRACKET))
    return closes > 0 and patterns.sizes.search(text, opens, closes) is not None


def _sizes_market(text: str, stop: int, end: int, language: LanguageData) -> bool:
    """Whether a sum tells how large a trade is: ``the $27 billion telecom industry``, not ``$5m in the toy market``."""
    if not language.market_nouns:
        return False
    match = _TRADE.match(text, stop, end)
    words = match[0].replace("-", " ").split() if match else []
    noun = next((i for i, word in enumerate(words) if word in language.market_nouns), None)
    told = words[:noun]
    plain = all(word.islower() and word not in language.verb_forms for word in told)
    return noun is not None and plain and (language.free_words | language.determiners).isdisjoint(told)


def _fills_brackets(text: str, money: Sum) -> bool:
    """Whether a sum stands alone in brackets, where it says what an earlier one said: ``X (12 M€ de CA), Y (3 M€)``."""
    return text.startswith("(", money.start - 1) and text.startswith(")", money.end)


def _clause_start(text: str, last: Sum | None, at: int, language: LanguageData) -> int:
    """Where the words begin that may say what the sum at `at` is: behind the last sum, if a new clause came since.

    Or a preposition with an article of its own: ``valued at $2 billion in its $50 million Series B``.
    """
    if last is None or at - last.end > _BEFORE:
        return 0
    between = _WORD.findall(text[last.end : at].casefold())
    new_clause = any(word in language.verb_forms or word in language.relatives for word in between)
    brought_in = between[1:] and between[0] in language.preposition_forms and between[-1] in language.determiners
    return last.end if new_clause or brought_in else 0


def _converts(last: Sum, money: Sum, text: str, patterns: Patterns) -> bool:
    """Whether the sum only says the last one again in another currency, or in one like it: ``$28m (US$20m)``."""
    if last.currency is not None and last.currency == money.currency:
        return _fills_brackets(text, money) and text[last.end : money.bound_start].strip() == "("
    beside = None not in (last.currency, money.currency) and text[last.end : money.bound_start].isspace()
    return beside or patterns.conversion.fullmatch(text, last.end, money.bound_start) is not None
