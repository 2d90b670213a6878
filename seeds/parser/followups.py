"""What later sentences add to a deal: its sum, its valuation, its buyer, and who else would buy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seeds.language import LanguageData
from seeds.parser.backers import names_before, names_behind
from seeds.parser.controllers import verbs_before
from seeds.parser.coordination import coordinated, coordinated_before
from seeds.parser.deal_nouns import deal_noun, nouns_with_sums
from seeds.parser.drafts import EQUITY
from seeds.parser.findings import Finding, sums_in, valuation_in
from seeds.parser.governors import governor
from seeds.parser.hints import told_pattern
from seeds.parser.items import Item, Reference
from seeds.parser.mentions import FIRM_KINDS
from seeds.parser.money import Money
from seeds.parser.names import NameMention
from seeds.parser.participants import Participant
from seeds.parser.segment import Sentence
from seeds.parser.tokens import Row
from seeds.parser.told_sides import name_side, names_right_beside, says_so
from seeds.parser.topics import names_spoken_of
from seeds.vocabulary import Kind, Role, Side, Stage

_APART = 2
"""How many blocks behind a deal, each of a sentence, its price or who gave it may be told."""
_BEHIND = 700
"""How many characters behind a deal its price may be told: some texts are one block from end to end."""
_PRICE_REACH = 60
"""How many characters may stand between ``the deal`` and its price in a sentence of its own."""
_PAID_BEHIND = 16
"""How many characters behind a sum words may stand that say that it is paid: ``met 3 millions sur la table``."""
_QUESTION = 40
"""How many characters before a sentence a question may begin that it answers."""
_ASKED = 4
"""How many words such a question may have: ``Le prix de vente ?``."""
_TO_RAISE = 4
"""How many items behind a verb may tell what it lets somebody do."""
_LATEST = 4
"""How many deals told last such a word may mean."""
_BUYERS = {Kind.ACQUISITION: Role.ACQUIRER, Kind.INVESTMENT: Role.INVESTOR}
"""The kinds of deals whose buyer a later sentence may name."""
_OF_BUYERS = frozenset({"told buyer", "told pays", "told talks"})
"""Hints of which a sentence must give one to name the buyer of what was told to be sold."""
_FINANCES = frozenset({Kind.FUNDING_ROUND, Kind.DEBT, Kind.FUND})
"""The kinds of deals by which money for another deal is raised."""


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
    if not findings or sentence.block - findings[-1].sentence.block > _APART:
        return
    last = findings[-1]
    if sentence.start - max(told.end for told in last.sentences) > _BEHIND:
        return
    combined = items.has_any(language.combined_words)
    told = None if combined else valuation_in(items)
    at, kinds = deal_noun(items, language)
    host = _priced(findings, kinds) if at is not None else last
    if at is not None and host is not None:
        own = _own_sum(items, at, host, language)
        if own is not None and items[at - 1].value is not own and _finances(host, own, claimed):
            return
        if own is not None and own.use == "valuation" and (combined or not _is_whole(host)):
            host.valuation = host.valuation or (None if combined else own)
            return
        if own is not None:
            _take_price(host, own, sentence, "the sum of a sentence about the deal told before")
            return
    for noun, money in nouns_with_sums(items, language) if items.places("money") else ():
        host = _priced(findings, language.priced_nouns[noun])
        named = {name.name for i, name in names_spoken_of(items, language) if not _is_source(items, i, language)}
        if host is not None and named <= host.everyone():
            _take_price(host, money, sentence, "the sum beside a word for the deal told before")
            return
    if told is not None and last.kind is Kind.CONTRACT and last.money is None and _opens_with_pronoun(items, language):
        _take_price(last, told, sentence, "what the contract told before is worth")
        return
    if last.kind in EQUITY and last.valuation is None:
        last.valuation = told
    sums = [money for money in sums_in(items) if money.use in {"amount", "price"}]
    if not sums and told is not None and _is_whole(last):
        sums, last.valuation = [told], None
    if last.money is not None or _is_aside(last, findings) or len(sums) != 1:
        return
    if _finances(last, sums[0], claimed):
        return
    if _tells_of_others(items, last):
        return
    near = max(sentence.start, sums[0].start - _PRICE_REACH)
    behind = text[sums[0].end : min(sentence.end, sums[0].end + _PAID_BEHIND)].casefold()
    pays = last.kind in EQUITY | {Kind.CONTRACT, Kind.PARTNERSHIP} and (
        told_pattern(language.code, "told pay").search(text, near, sums[0].start)
        or any(phrase in behind for phrase in language.paid_phrases)
    )
    put = last.kind in EQUITY | {Kind.CONTRACT} and _is_put_at(items, sums[0], language)
    partly = any(item.lower in language.part_verbs for item in items if near <= item.start < sums[0].start)
    partly |= at is not None and last is host
    asked = _is_asked(text, sentence, language)
    pointed = last.kind in _FINANCES and _points_at(items, sums[0], language)
    if (
        pays
        or put
        or asked
        or pointed
        or (not partly and told_pattern(language.code, "told deal").search(text, near, sums[0].end))
    ):
        _take_price(last, sums[0], sentence, "the only sum of a later sentence, beside a word for the deal")


def _is_whole(finding: Finding) -> bool:
    """Whether what the deal is worth is its price: no part of a company is bought or paid for."""
    return finding.kind not in EQUITY or (finding.kind is Kind.ACQUISITION and finding.percent is None)


def _is_source(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a name is of those by whom something is only told: ``according to X, a bid of $9 million was made``."""
    return governor(items, index, language) in language.hearsay_words


def _is_put_at(items: Sequence[Item], money: Money, language: LanguageData) -> bool:
    """Whether a pronoun stands for a price told of before it: ``declined to tell the price, but some put it at``."""
    mark = next((i for i, item in enumerate(items) if item.value is money), 0) - 1
    while mark > 0 and items[mark].lower in language.bound_words and items[mark].lower not in language.worth_marks:
        mark -= 1
    if mark < 1 or items[mark].lower not in language.worth_marks:
        return False
    pronouns = (i for i in range(mark) if isinstance(items[i].value, Reference) and _stands_for_thing(items[i]))
    return any(item.lower in language.sum_nouns for i in pronouns for item in items[:i])


def _stands_for_thing(item: Item) -> bool:
    return isinstance(item.value, Reference) and item.value.pronoun and item.value.role != "owner"


def _is_asked(text: str, sentence: Sentence, language: LanguageData) -> bool:
    """Whether a short question right before a sentence asks for what it tells: ``Le prix ? Près de 9 millions``."""
    before = text[max(0, sentence.start - _QUESTION) : sentence.start].rstrip()
    asked = re.split(r"[.!?»:\n]", before[:-1])[-1].casefold().split() if before.endswith("?") else []
    return len(asked) <= _ASKED and any(word in language.priced_nouns for word in asked)


def _points_at(items: Sequence[Item], money: Money, language: LanguageData) -> bool:
    """Whether a definite article before a sum says that it is known: ``The $12 million will be used to``."""
    at = next((i for i, item in enumerate(items) if item.value is money), 0)
    return at > 0 and items[at - 1].lower in language.sum_pointers


def _tells_of_others(items: Sequence[Item], host: Finding) -> bool:
    """Whether a sentence names several companies and none of those of the deal told before."""
    names = {i.value.name for i in items if isinstance(i.value, NameMention) and i.value.kind == "company"}
    return len(names) > 1 and names.isdisjoint(host.everyone())


def _finances(host: Finding, money: Money, claimed: Sequence[tuple[Money, Kind]]) -> bool:
    """Whether a sum is that of a round, a loan or a fund by which a deal of another kind is paid.

    What a company raises by its listing is the sum of that: ``Velora floats. The deal will let it raise 9 million``.
    """
    own = {host.kind, Kind.FUNDING_ROUND} if host.kind is Kind.IPO else {host.kind}
    return any(one is money and kind not in own and kind in _FINANCES for one, kind in claimed)


def is_background(finding: Finding) -> bool:
    """Whether a deal is recalled from another year or month: its date names no day."""
    dated = finding.date is not None and finding.date.value is not None and len(finding.date.value) < len("2025-01-01")
    return dated and finding.stage is Stage.COMPLETED


def _is_aside(finding: Finding, findings: Sequence[Finding]) -> bool:
    """Whether a deal is only recalled beside others, so that what follows tells more of those."""
    return len(findings) > 1 and is_background(finding)


def _take_price(host: Finding, money: Money, sentence: Sentence, rule: str) -> None:
    host.money = money
    host.rules["amount"] = rule
    host.sentences.append(sentence)


def _opens_with_pronoun(items: Sequence[Item], language: LanguageData) -> bool:
    return bool(items) and language.pronouns.get(items[0].lower) in {"subject", "either"}


def _priced(findings: Sequence[Finding], kinds: frozenset[str]) -> Finding | None:
    """The last deal of those kinds told just before, if its sum is still unknown; a share is purchased too."""
    for finding in findings[: -_LATEST - 1 : -1]:
        bought = Kind.ACQUISITION if finding.percent is not None else finding.kind
        if {finding.kind.value, bought.value} & kinds or (not kinds and finding.kind is not Kind.IPO):
            close = findings[-1].sentence.block - finding.sentence.block <= 1
            return finding if finding.money is None and close and not _is_aside(finding, findings) else None
    return None


def _own_sum(items: Sequence[Item], at: int, host: Finding, language: LanguageData) -> Money | None:
    """The sum that is a deal's own in a sentence about it: the first one, unless it is only a part of the price.

    ``The $2 billion deal``, ``the order, worth 3 million``; but what the deal values somebody at is a valuation. Who is
    named before a sum of something else belongs to that: ``exceeded its target of 350 million, with 425 million``.
    """
    acts = False
    aside = _asides(items, at, language)
    for index, item in enumerate(items):
        if index in aside:
            continue
        if item.lower in language.part_verbs and index != at and not _lets_raise(items, index, host, language):
            return None
        another = index > at and item.is_nominal and _names_another(items, index, host, language)
        acts |= another and not _gets(items, at, index, host, language)
        if isinstance(item.value, Money) and item.value.use == "other":
            acts = False
        elif isinstance(item.value, Money):
            turned = item.value.use == "valuation" and any(i.lower in language.adversatives for i in items[at:index])
            priced = item.value.use in {"amount", "price", "valuation"} and not (acts or turned)
            return item.value if priced else None
    return None


def _lets_raise(items: Sequence[Item], verb: int, host: Finding, language: LanguageData) -> bool:
    """Whether a verb only tells what a listing lets its company raise: ``The deal will let it raise 9 million``."""
    behind = items[verb + 1 : verb + 1 + _TO_RAISE]
    raised = (told for item in behind for told, _ in language.verb_forms.get(item.lower, ()))
    return host.kind is Kind.IPO and any(told in language.raising_verbs for told in raised)


def _asides(items: Sequence[Item], at: int, language: LanguageData) -> range:
    """What is told of a deal apart from its noun and its sum: ``L'opération, financée par la dette, est de``.

    It stands between commas behind the noun, or tells of a part and opens the sentence: ``Including debt, the deal``.
    """
    commas = [i for i, item in enumerate(items) if item.lower == ","]
    opening = range(next((i for i in reversed(commas) if i < at), 0))
    money = next((i for i in range(at, len(items)) if isinstance(items[i].value, Money)), at)
    behind = [i for i in commas if at < i < money]
    inside = range(behind[0], behind[-1]) if behind else range(0)
    if inside and behind[0] == at + 1:
        return inside
    return next((r for r in (opening, inside) if any(items[i].lower in language.part_verbs for i in r)), range(0))


def _names_another(items: Sequence[Item], index: int, host: Finding, language: LanguageData) -> bool:
    """Whether an item is anybody but a party of the deal that a sentence is about: ``Coût pour X : 3 millions``."""
    item = items[index]
    whole = host.kind is Kind.ACQUISITION and host.percent is None
    valued = whole and items[index - 1].lower in language.valuing_words
    paid_for = _is_what_is_paid_for(items, index, language) or valued
    if isinstance(item.value, Reference) and (item.value.pronoun or paid_for):
        return False
    return not isinstance(item.value, NameMention) or item.value.name not in host.everyone()


def _gets(items: Sequence[Item], at: int, index: int, host: Finding, language: LanguageData) -> bool:
    """Whether who gets what is sold is told with the noun for it: ``The sale to a group led by X is worth``."""
    told = items[at + 1 : index]
    brought_in = at + 1 < index and items[at + 1].lower in language.receiving_words
    brought_in &= host.kind in _BUYERS and not host.names(Side.PAYER)
    return brought_in and not any(item.lower in language.auxiliaries["be"] for item in told)


def _is_what_is_paid_for(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether words stand for what a price is of: ``The purchase price of the business was 15 million``."""
    before = items[index - 1].lower
    brought_in = before in language.numbers.of or before in language.price_marks
    return index > 1 and brought_in and items[index - 2].lower in language.price_nouns


def add_buyer(
    text: str,
    sentence: Sentence,
    items: Row,
    found: Sequence[Finding],
    findings: Sequence[Finding],
    language: LanguageData,
) -> None:
    """A sentence may name the buyer of what was told to be sold just before: ``The buyer, X, will pay``."""
    lacking = [finding for finding in found if finding.kind in _BUYERS and not finding.names(Side.PAYER)]
    host = next(reversed(lacking or findings), None)
    buyer = _BUYERS.get(host.kind) if host is not None else None
    if host is None or buyer is None or sentence.block - host.sentence.block > 1:
        return
    if host.names(Side.PAYER) or any(f is not host and f.kind is not Kind.INVESTMENT for f in found):
        return
    if items.hints.isdisjoint(_OF_BUYERS):
        return
    span = (sentence.start, sentence.end)
    indices = [
        i
        for m in told_pattern(language.code, "told buyer").finditer(text, *span)
        for i in names_right_beside(items, m.start(), m.end(), language)
        if not _is_of_another(items, i, language)
    ]
    for talks in told_pattern(language.code, "told talks").finditer(text, *span):
        indices += names_behind(items, talks.end(), language)[:1]
    if not found:
        pays = told_pattern(language.code, "told pays").search(text, *span)
        last = names_before(items, pays.start(), language)[-1:] if pays is not None else []
        indices += [i for name in last for i in coordinated_before(items, name, language)]
    name_side(host, buyer, items, indices, sentence, "told of as the buyer of what was sold before", language)


def _is_of_another(items: Sequence[Item], buyer: int, language: LanguageData) -> bool:
    """Whether what else is sold follows a buyer: ``La vente à X de ses usines``."""
    behind = items[buyer + 1 : buyer + 2]
    return any(item.word.uncontracted in language.numbers.of for item in behind)


def add_customer(
    sentence: Sentence,
    items: Row,
    found: Sequence[Finding],
    findings: Sequence[Finding],
    language: LanguageData,
) -> None:
    """A sentence about the contract told just before may name who gave it: ``Le contrat a été signé avec X``."""
    host = findings[-1] if findings and not found else None
    if host is None or host.kind is not Kind.CONTRACT or sentence.block - host.sentence.block > _APART:
        return
    at, kinds = deal_noun(items, language)
    if at is None or Kind.CONTRACT.value not in kinds or host.names(Side.PAYER) or Role.SUPPLIER not in host.parties:
        return
    for index in items.places("name"):
        name = items[index].value
        if index < at or not isinstance(name, NameMention) or name.kind not in {"company", "government"}:
            continue
        if name.name not in host.everyone() and _gives_contract(items, index, language):
            rule = "told of as who gave the contract told before"
            given = [(items[i], items[i].value) for i in coordinated(items, index, len(items), language)]
            host.parties[Role.CUSTOMER] = [
                Participant(one, item.start, item.end, rule) for item, one in given if isinstance(one, NameMention)
            ]
            host.sentences.append(sentence)
            return


def _gives_contract(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether a contract is signed with a name, or given by it."""
    hangs_on = governor(items, name, language)
    verbs = verbs_before(items, name, language)
    if hangs_on in language.with_words:
        return not verbs.isdisjoint(language.concluding_verbs)
    return hangs_on in language.agents and not verbs.isdisjoint(language.awarding_verbs)


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
    for sort, near in (("rivals", names_before), ("rival list", names_behind)):
        hint = f"told {sort}"
        match = told_pattern(language.code, hint).search(text, *span) if hint in items.hints else None
        if match is None:
            continue
        for index in near(items, match.start() if sort == "rivals" else match.end(), language):
            name = items[index].value
            if (
                not isinstance(name, NameMention)
                or name.name in host.everyone()
                or name.kind not in FIRM_KINDS
                or says_so(items, match.end(), index, language)
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
                items=items,
                sentences=[sentence],
                rules={"stage": "another bidder", "confirmation": "that of the bid before"},
            )
