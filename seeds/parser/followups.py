"""What later sentences add to a deal: its sum, its valuation, the investors of its round."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from seeds.language import LanguageData, load_language, phrase_pattern
from seeds.parser.drafts import EQUITY, Participant
from seeds.parser.findings import Finding, valuation_in
from seeds.parser.items import Item
from seeds.parser.money import Money
from seeds.parser.names import PARTY_KINDS, NameMention
from seeds.parser.segment import Sentence
from seeds.parser.syntax import coordinated, coordinated_before
from seeds.vocabulary import Kind, Language, Role, Stage

_PRICE_REACH = 60
"""How many characters may stand between ``the deal`` and its price in a sentence of its own."""
_BLOCKS = 3
"""How many paragraphs after a round its investors may be told."""
_NAMES_NEAR = 10
"""How many items may stand between ``led by`` and the first name of its list."""

_RAISED_BY = {Kind.FUNDING_ROUND: Role.TARGET, Kind.DEBT: Role.BORROWER}
"""The kinds of deals whose givers later sentences tell, and who raises the money."""


def add_price(
    text: str, sentence: Sentence, items: Sequence[Item], findings: Sequence[Finding], language: LanguageData
) -> None:
    """A sentence that tells no deal may tell the price, or the valuation, of the one told just before."""
    if not findings or sentence.block - findings[-1].sentence.block > 1:
        return
    last = findings[-1]
    told = valuation_in(items)
    if last.kind in EQUITY and last.valuation is None:
        last.valuation = told
    sums = [i.value for i in items if isinstance(i.value, Money) and i.value.use in {"amount", "price"}]
    whole = last.kind is Kind.ACQUISITION and last.percent is None
    if not sums and told is not None and whole:
        sums, last.valuation = [told], None
    background = last.date is not None and last.stage is Stage.COMPLETED
    if last.money is not None or background or len(sums) != 1:
        return
    near = max(sentence.start, sums[0].start - _PRICE_REACH)
    pays = last.kind in EQUITY | {Kind.CONTRACT} and _pattern(language.code, "pay").search(text, near, sums[0].start)
    if pays or _pattern(language.code, "deal").search(text, near, sums[0].end):
        last.money = sums[0]
        last.rules["amount"] = "the only sum of a later sentence, beside a word for the deal"
        last.sentences.append(sentence)


def add_investors(
    text: str,
    sentence: Sentence,
    items: Sequence[Item],
    found: Sequence[Finding],
    findings: Sequence[Finding],
    language: LanguageData,
) -> None:
    """Sentences after a round, or a loan, may tell who took part: ``The round was led by A. B and C participated``."""
    host = _round_told(sentence, found, findings)
    if host is None:
        return
    known = {p.name.name for group in host.parties.values() for p in group}
    added = False
    target = {p.name.name for p in host.parties[_RAISED_BY[host.kind]]}
    for role, index in _investors(text, sentence, items, target, language):
        name = items[index].value
        if not isinstance(name, NameMention) or name.name in known or name.kind not in PARTY_KINDS:
            continue
        known.add(name.name)
        role = Role.LENDER if host.kind is Kind.DEBT else role
        rule = "told of as an investor or lender of the round before"
        host.parties.setdefault(role, []).append(Participant(name, items[index].start, items[index].end, rule))
        added = True
    if added and sentence not in host.sentences:
        host.sentences.append(sentence)


def _round_told(sentence: Sentence, found: Sequence[Finding], findings: Sequence[Finding]) -> Finding | None:
    """The round that a sentence may tell of: its own, else the last one before it."""
    if found:
        host = found[0] if len(found) == 1 and found[0].kind in _RAISED_BY else None
        return host if host is not None and _RAISED_BY[host.kind] in host.parties else None
    host = next((f for f in reversed(findings) if f.kind in _RAISED_BY), None)
    if host is None or _RAISED_BY[host.kind] not in host.parties or sentence.block - host.sentence.block > _BLOCKS:
        return None
    return host


def _investors(
    text: str, sentence: Sentence, items: Sequence[Item], target: set[str], language: LanguageData
) -> Iterator[tuple[Role, int]]:
    """The items that name investors of a round, with their roles; what another company has is not the round's."""
    span = (sentence.start, sentence.end)
    opening = _pattern(language.code, "round").search(text, *span)
    others = [i for i in items if i.is_nominal and isinstance(i.value, NameMention) and i.value.name not in target]
    foreign = others[0].start if others else sentence.end
    for sort, role in (("led", Role.LEAD_INVESTOR), ("with", Role.INVESTOR), ("investors", Role.INVESTOR)):
        for match in _pattern(language.code, sort).finditer(text, *span):
            about_round = opening is not None and opening.start() < foreign
            if sort == "investors" and foreign < match.start() and not about_round:
                continue
            if sort != "investors" and (opening is None or opening.start() > match.start()):
                continue
            yield from ((role, index) for index in _names_behind(items, match.end(), language))
    for match in _pattern(language.code, "joined").finditer(text, *span):
        yield from ((Role.INVESTOR, index) for index in _names_before(items, match.start(), language))


def _names_behind(items: Sequence[Item], end: int, language: LanguageData) -> list[int]:
    """The list of names that begins behind a phrase."""
    begin = next((i for i, item in enumerate(items) if item.start >= end), len(items))
    for index in range(begin, min(len(items), begin + _NAMES_NEAR)):
        item = items[index]
        if item.kind == "name" and item.is_nominal:
            return coordinated(items, index, len(items), language)
        if item.lower in language.relatives or item.lower in {";", "."}:
            break
    return []


def _names_before(items: Sequence[Item], start: int, language: LanguageData) -> list[int]:
    """The list of names that ends before a phrase."""
    end = next((i for i, item in enumerate(items) if item.start >= start), len(items))
    for index in range(end - 1, max(-1, end - _NAMES_NEAR), -1):
        if items[index].kind == "name" and items[index].is_nominal:
            return coordinated_before(items, index, language)
        if items[index].lower in {";", ":"}:
            break
    return []


@functools.cache
def _pattern(code: Language, sort: str) -> re.Pattern[str]:
    language = load_language(code)
    words = {
        "deal": language.deal_words,
        "pay": language.pay_words,
        "round": language.round_words,
        "led": language.led_by_words,
        "with": language.joined_by_words,
        "investors": language.investor_words,
        "joined": language.joining_words,
    }
    return phrase_pattern(words[sort])
