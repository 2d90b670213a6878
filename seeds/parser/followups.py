"""What later sentences add to a deal: its sum, its valuation, the investors of its round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds.language import LanguageData
from seeds.parser.apart import opened_list
from seeds.parser.drafts import EQUITY, Participant
from seeds.parser.findings import Finding, sums_in, valuation_in
from seeds.parser.hints import told_pattern
from seeds.parser.items import Item, Reference
from seeds.parser.money import Money
from seeds.parser.names import PARTY_KINDS, NameMention
from seeds.parser.segment import Sentence
from seeds.parser.subjects import hangs_together
from seeds.parser.syntax import coordinated, coordinated_before, is_finite
from seeds.parser.tokens import Row
from seeds.vocabulary import Kind, Role, Stage

_PRICE_REACH = 60
"""How many characters may stand between ``the deal`` and its price in a sentence of its own."""
_SUBJECT = 9
"""How many items a sentence may have up to the word for the deal that it is about."""
_TO_SUM = 4
"""How many items from such a word its sum may stand: ``the cost at around 3 million``."""
_TO_NAME = 6
"""How many items behind *is* the name of who somebody is may stand."""
_LATEST = 4
"""How many deals told last such a word may mean."""
_MANY = 50
"""How many of the last deals a sentence may tell more of; a few paragraphs hold a handful."""
_BLOCKS = 3
"""How many paragraphs after a round its investors may be told."""
_NAMES_NEAR = 10
"""How many items may stand between ``led by`` and the first name of its list."""

_TO_LIST = 6
"""How many items may stand between ``took part`` and what opens the list of those who did."""

_OF_BUYERS = frozenset({"told buyer", "told pays"})
"""Hints of which a sentence must give one to name the buyer of what was told to be sold."""
_OF_INVESTORS = frozenset({"told led", "told with", "told investors", "told joined"})
"""Hints of which a sentence must give one to tell of a round's investors."""

_FINANCES = frozenset({Kind.FUNDING_ROUND, Kind.DEBT, Kind.FUND})
"""The kinds of deals by which money for another deal is raised."""

_RAISED_BY = {Kind.FUNDING_ROUND: Role.TARGET, Kind.DEBT: Role.BORROWER}
"""The kinds of deals whose givers later sentences tell, and who raises the money."""


def add_price(
    text: str,
    sentence: Sentence,
    items: Row,
    findings: Sequence[Finding],
    claimed: Sequence[tuple[Money, Kind]],
    language: LanguageData,
) -> None:
    """A sentence that tells no deal may tell the price, or the valuation, of the one told just before.

    `claimed` are sums that belong to nouns for deals of other kinds: ``closed it with a rights issue of 2 billion``.
    """
    if not findings or sentence.block - findings[-1].sentence.block > 1:
        return
    last = findings[-1]
    told = valuation_in(items)
    at, kinds = _deal_noun(items, language)
    host = _priced(findings, kinds) if at is not None else last
    if at is not None and host is not None:
        own = _own_sum(items, at, host, language)
        if own is not None and _finances(host, own, claimed):
            return
        if own is not None:
            _take_price(host, own, sentence, "the sum of a sentence about the deal told before")
            return
    for noun, money in _nouns_with_sums(items, language):
        host = _priced(findings, language.priced_nouns[noun])
        named = {i.value.name for i in items if i.is_nominal and isinstance(i.value, NameMention)}
        if host is not None and named <= host.everyone():
            _take_price(host, money, sentence, "the sum beside a word for the deal told before")
            return
    if told is not None and last.kind is Kind.CONTRACT and last.money is None and _opens_with_pronoun(items, language):
        _take_price(last, told, sentence, "what the contract told before is worth")
        return
    if last.kind in EQUITY and last.valuation is None:
        last.valuation = told
    sums = [money for money in sums_in(items) if money.use in {"amount", "price"}]
    whole = last.kind is Kind.ACQUISITION and last.percent is None
    if not sums and told is not None and (whole or last.kind not in EQUITY):
        sums, last.valuation = [told], None
    if last.money is not None or _is_background(last) or len(sums) != 1:
        return
    if _finances(last, sums[0], claimed):
        return
    near = max(sentence.start, sums[0].start - _PRICE_REACH)
    pays = last.kind in EQUITY | {Kind.CONTRACT} and told_pattern(language.code, "told pay").search(
        text, near, sums[0].start
    )
    partly = any(item.lower in language.part_verbs for item in items if near <= item.start < sums[0].start)
    partly |= at is not None and last is host
    if pays or (not partly and told_pattern(language.code, "told deal").search(text, near, sums[0].end)):
        _take_price(last, sums[0], sentence, "the only sum of a later sentence, beside a word for the deal")


def _finances(host: Finding, money: Money, claimed: Sequence[tuple[Money, Kind]]) -> bool:
    """Whether a sum is that of a round, a loan or a fund by which a deal of another kind is paid."""
    return any(one is money and kind is not host.kind and kind in _FINANCES for one, kind in claimed)


def _is_background(finding: Finding) -> bool:
    """Whether a deal is recalled from another year or month: its date names no day."""
    dated = finding.date is not None and finding.date.value is not None and len(finding.date.value) < len("2025-01-01")
    return dated and finding.stage is Stage.COMPLETED


def _take_price(host: Finding, money: Money, sentence: Sentence, rule: str) -> None:
    host.money = money
    host.rules["amount"] = rule
    host.sentences.append(sentence)


def _deal_noun(items: Sequence[Item], language: LanguageData) -> tuple[int | None, frozenset[str]]:
    """The word for a deal that a sentence is about, and the kinds that it may be: ``The seven-year contract``.

    It opens the sentence, behind a definite article and perhaps its sum and adjectives, or alone before a colon; where
    the sentence has no verb, any article will do: ``Un projet à 700 millions``.
    """
    for index, item in enumerate(items[:_SUBJECT]):
        kinds = language.priced_nouns.get(item.lower)
        if kinds is not None and _is_told_of(items, index, language):
            return index, kinds
        if item.is_nominal or (item.kind == "word" and is_finite(item, language)) or item.lower in {";", ":"}:
            return None, frozenset()
    return None, frozenset()


def _is_told_of(items: Sequence[Item], noun: int, language: LanguageData) -> bool:
    """Whether a sentence that begins with a word for a deal is about that deal."""
    following = items[noun + 1].lower if noun + 1 < len(items) else ""
    definite = any(before.lower in language.definites for before in items[:noun])
    if definite or following == ":" or items[noun].value is not None:
        return True
    return not any(item.kind == "word" and is_finite(item, language) for item in items)


def _nouns_with_sums(items: Sequence[Item], language: LanguageData) -> Iterator[tuple[str, Money]]:
    """The nouns for a deal with a sum right beside them: ``the $62m deal``, ``puts the cost at 3 million``."""
    for index, item in enumerate(items):
        kinds = language.priced_nouns.get(item.lower)
        if kinds is None or index == 0:
            continue
        before = items[index - 1].value
        definite = index > 1 and items[index - 2].lower in language.definites
        if isinstance(before, Money) and before.use == "amount" and definite:
            yield item.lower, before
        behind = next((i.value for i in items[index + 2 : index + _TO_SUM] if isinstance(i.value, Money)), None)
        priced = index + 1 < len(items) and items[index + 1].lower in language.sum_marks
        if kinds and priced and behind is not None and behind.use in {"amount", "price"}:
            yield item.lower, behind


def _opens_with_pronoun(items: Sequence[Item], language: LanguageData) -> bool:
    return bool(items) and language.pronouns.get(items[0].lower) in {"subject", "either"}


def _priced(findings: Sequence[Finding], kinds: frozenset[str]) -> Finding | None:
    """The last deal of those kinds told just before, if its sum is still unknown."""
    for finding in findings[: -_LATEST - 1 : -1]:
        if finding.kind.value in kinds or (not kinds and finding.kind is not Kind.IPO):
            close = findings[-1].sentence.block - finding.sentence.block <= 1
            return finding if finding.money is None and close and not _is_background(finding) else None
    return None


def _own_sum(items: Sequence[Item], at: int, host: Finding, language: LanguageData) -> Money | None:
    """The sum that is a deal's own in a sentence about it: the first one, unless it is only a part of the price.

    ``The $2 billion deal``, ``the order, worth 3 million``; but what the deal values somebody at is a valuation.
    """
    acts = False
    for index, item in enumerate(items):
        if item.lower in language.part_verbs and index != at:
            return None
        acts |= index > at and item.is_nominal and _names_another(item, host)
        if isinstance(item.value, Money):
            priced = item.value.use in {"amount", "price", "valuation"} and not acts
            return item.value if priced or (item.value.use == "valuation" and _is_whole(host)) else None
    return None


def _names_another(item: Item, host: Finding) -> bool:
    """Whether an item is anybody but a party of the deal that a sentence is about: ``Coût pour X : 3 millions``."""
    return not isinstance(item.value, NameMention) or item.value.name not in host.everyone()


def _is_whole(host: Finding) -> bool:
    """Whether a deal buys all of a company, so that what it is valued at is the price."""
    return host.kind is Kind.ACQUISITION and host.percent is None


def add_buyer(
    text: str,
    sentence: Sentence,
    items: Row,
    found: Sequence[Finding],
    findings: Sequence[Finding],
    language: LanguageData,
) -> None:
    """A sentence may name the buyer of what was told to be sold just before: ``The buyer, X, will pay``."""
    host = next(reversed(found or findings), None)
    if host is None or host.kind is not Kind.ACQUISITION or sentence.block - host.sentence.block > 1:
        return
    if Role.ACQUIRER in host.parties or any(f is not host for f in found):
        return
    if items.hints.isdisjoint(_OF_BUYERS):
        return
    sold = host.everyone()
    span = (sentence.start, sentence.end)
    indices = [
        i
        for m in told_pattern(language.code, "told buyer").finditer(text, *span)
        for i in (*_beside(items, m.start(), m.end()), *_said_to_be(items, m.end(), language))
    ]
    if host not in found:
        pays = told_pattern(language.code, "told pays").search(text, *span)
        indices += _names_before(items, pays.start(), language)[-1:] if pays is not None else []
    for index in indices:
        name = items[index].value
        if isinstance(name, NameMention) and name.kind in PARTY_KINDS and name.name not in sold:
            rule = "told of as the buyer of what was sold before"
            host.parties[Role.ACQUIRER] = [Participant(name, items[index].start, items[index].end, rule)]
            if sentence not in host.sentences:
                host.sentences.append(sentence)
            _pay(host, items, sentence, language)
            return


def _said_to_be(items: Sequence[Item], start: int, language: LanguageData) -> list[int]:
    """The names behind the verb that says who somebody is: ``L'acquéreur, pour 9 millions, est le coréen X``."""
    first = next((i for i, item in enumerate(items) if item.start >= start), len(items))
    verb = next((i for i in range(first, min(len(items), first + _SUBJECT)) if _is_state(items[i], language)), None)
    behind = range(verb + 1, min(len(items), verb + _TO_NAME)) if verb is not None else range(0)
    return [i for i in behind if items[i].kind == "name" and items[i].is_nominal][:1]


def _is_state(item: Item, language: LanguageData) -> bool:
    return item.kind == "word" and item.lower in language.auxiliaries["state"]


def _pay(host: Finding, items: Row, sentence: Sentence, language: LanguageData) -> None:
    """What the sentence that names the buyer tells as the price: ``for 9 million``."""
    sums = [i for i in items.places("money") if isinstance(money := items[i].value, Money) and money.use == "amount"]
    if host.money is not None or len(sums) != 1:
        return
    money = items[sums[0]].value
    marked = any(item.lower in language.price_marks for item in items[max(0, sums[0] - _TO_SUM) : sums[0]])
    if marked and isinstance(money, Money):
        _take_price(host, money, sentence, "the price in the sentence that names the buyer")


def rivals(
    text: str,
    sentence: Sentence,
    items: Row,
    found: Sequence[Finding],
    findings: Sequence[Finding],
    language: LanguageData,
) -> Iterator[Finding]:
    """A sentence without a deal may name who else would buy what the one before is about: ``X is also in the race``."""
    host = findings[-1] if findings and not found else None
    if host is None or host.kind is not Kind.ACQUISITION or sentence.block - host.sentence.block > 1:
        return
    target = host.parties.get(Role.TARGET) or host.parties.get(Role.SELLER)
    if target is None:
        return
    span = (sentence.start, sentence.end)
    for sort, near in (("rivals", _names_before), ("rival list", _names_behind)):
        hint = f"told {sort}"
        match = told_pattern(language.code, hint).search(text, *span) if hint in items.hints else None
        if match is None:
            continue
        for index in near(items, match.start() if sort == "rivals" else match.end(), language):
            name = items[index].value
            if (
                not isinstance(name, NameMention)
                or name.name in host.everyone()
                or name.kind not in {"company", "fund"}
            ):
                continue
            rule = "told of as another bidder for what the sentence before is about"
            buyer = Participant(name, items[index].start, items[index].end, rule)
            yield Finding(
                kind=Kind.ACQUISITION,
                rule="rivals",
                sentence=sentence,
                stage=Stage.PLANNED,
                confirmation=host.confirmation,
                cue_start=match.start(),
                cue_end=match.end(),
                parties={Role.ACQUIRER: [buyer], Role.TARGET: list(target)},
                sentences=[sentence],
                rules={"stage": "another bidder", "confirmation": "that of the bid before"},
            )


def _beside(items: Sequence[Item], start: int, end: int) -> list[int]:
    """The names right behind a phrase, and right before it, with a mark or a verb between at most."""
    behind = [i for i, item in enumerate(items) if item.start >= end][:3]
    before = [i for i, item in enumerate(items) if item.end <= start][-3:]
    return [i for i in (*behind, *reversed(before)) if items[i].kind == "name" and items[i].is_nominal]


def add_investors(
    text: str,
    sentence: Sentence,
    items: Row,
    found: Sequence[Finding],
    findings: Sequence[Finding],
    language: LanguageData,
) -> None:
    """Sentences after a round, or a loan, may tell who took part: ``The round was led by A. B and C participated``."""
    host = _round_told(sentence, found, findings)
    if host is None:
        return
    known = host.everyone().union(*(f.everyone() for f in found))
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
        raised = [f.parties[_RAISED_BY[f.kind]][0].name.name for f in found if _RAISED_BY.get(f.kind) in f.parties]
        alone = len(raised) == len(found) and len(set(raised)) == 1 and len({f.kind for f in found}) == 1
        return found[0] if alone else None
    host = next((f for f in reversed(findings[-_MANY:]) if f.kind in _RAISED_BY), None)
    if host is None or _RAISED_BY[host.kind] not in host.parties or sentence.block - host.sentence.block > _BLOCKS:
        return None
    return host


def _investors(
    text: str, sentence: Sentence, items: Row, target: set[str], language: LanguageData
) -> Iterator[tuple[Role, int]]:
    """The items that name investors of a round, with their roles; what another company has is not the round's."""
    span = (sentence.start, sentence.end)
    if items.hints.isdisjoint(_OF_INVESTORS):
        return
    opening = told_pattern(language.code, "told round").search(text, *span)
    others = [i for i in items if i.is_nominal and isinstance(i.value, NameMention) and i.value.name not in target]
    foreign = others[0].start if others else sentence.end
    for sort, role in (("led", Role.LEAD_INVESTOR), ("with", Role.INVESTOR), ("investors", Role.INVESTOR)):
        if f"told {sort}" not in items.hints:
            continue
        for match in told_pattern(language.code, f"told {sort}").finditer(text, *span):
            about_round = opening is not None and opening.start() < foreign
            if sort == "investors" and foreign < match.start() and not about_round:
                continue
            fronted = match.start() == sentence.start
            if sort != "investors" and (opening is None or (opening.start() > match.start() and not fronted)):
                continue
            if sort == "led" and _is_run(items, match.start(), language):
                continue
            named = _names_behind(items, match.end(), language)
            yield from ((role, index) for index in named)
            yield from ((Role.INVESTOR, index) for index in _with_leaders(items, named, language) if sort == "led")
    for match in told_pattern(language.code, "told joined").finditer(text, *span):
        named = _listed_behind(items, match.end(), language) or _names_before(items, match.start(), language)
        yield from ((Role.INVESTOR, index) for index in named)


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


def _is_run(items: Sequence[Item], start: int, language: LanguageData) -> bool:
    """Whether it is a company that somebody leads, and no round: ``le géant de l'IA dirigé par X``."""
    end = next((i for i, item in enumerate(items) if item.start >= start), len(items))
    before = reversed(items[max(0, end - _TO_LIST) : end])
    means = (i for i in before if not (isinstance(i.value, Reference) and i.value.pronoun))
    noun = next((i for i in means if i.kind == "reference" or i.lower in language.generic_nouns), None)
    return noun is not None and noun.lower not in language.frame_nouns


def _listed_behind(items: Sequence[Item], end: int, language: LanguageData) -> list[int]:
    """The list that opens soon behind a phrase: ``ont participé, dont A et B``."""
    begin = next((i for i, item in enumerate(items) if item.start >= end), len(items))
    return opened_list(items, begin, _TO_LIST, language)


def _with_leaders(items: Sequence[Item], named: Sequence[int], language: LanguageData) -> list[int]:
    """Who is named behind the leaders of a round, with them: ``led by X alongside Y and Z``, ``mené par X avec Y``."""
    at = named[-1] + 1 if named else len(items)
    at += at < len(items) and items[at].lower == ","
    joins = at + 1 < len(items) and (items[at].lower in language.with_words or items[at].lower in language.comitatives)
    return coordinated(items, at + 1, len(items), language) if joins and items[at + 1].is_nominal else []


def _names_before(items: Sequence[Item], start: int, language: LanguageData) -> list[int]:
    """The list of names that ends before a phrase, past one between commas: ``X, soutien de pousses telles que Y,``."""
    end = next((i for i, item in enumerate(items) if item.start >= start), len(items))
    past = end
    for index in range(end - 1, max(-1, end - _NAMES_NEAR), -1):
        if index < past and items[index].kind == "name" and items[index].is_nominal:
            group = coordinated_before(items, index, language)
            if not hangs_together(items, group, language):
                return group
            past = group[0]
        if items[index].lower in {";", ":"}:
            break
    return []
