"""Findings that are another one in other words: an accord to found a venture, a plant that its partners will build."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.arguments import WHOM_IT_SERVES
from seeds.parser.by_name import ByName
from seeds.parser.findings import Finding
from seeds.parser.retold import dates_differ
from seeds.parser.same_sums import same_sum
from seeds.vocabulary import Kind, Role, Side, Stage

_ACCORDS = frozenset({Kind.PARTNERSHIP, Kind.CONTRACT})
_MORE_THAN_ACCORDS = frozenset({Kind.ACQUISITION, Kind.JOINT_VENTURE, Kind.DEBT, Kind.FUND})
_MADE_BY_ACCORDS = frozenset({Kind.ACQUISITION, Kind.INVESTMENT, Kind.FUNDING_ROUND, Kind.DEBT})
_GIVERS = frozenset({"fund", "government", "person"})
"""The kinds of names that put money into companies and do no business with them."""
_TOLD_AS_LOANS = frozenset({Kind.FUNDING_ROUND, Kind.CAPEX})
_SHARES = frozenset({Kind.ACQUISITION, Kind.INVESTMENT})
_SPENT = frozenset({Kind.CAPEX, Kind.INVESTMENT})
_SHADOWED_BY = {
    **dict.fromkeys(_ACCORDS, _MORE_THAN_ACCORDS | _MADE_BY_ACCORDS),
    Kind.CAPEX: frozenset({Kind.JOINT_VENTURE, Kind.DEBT, Kind.ACQUISITION, Kind.CONTRACT}),
    Kind.FUNDING_ROUND: frozenset({Kind.DEBT, Kind.FUND, Kind.FUNDING_ROUND, Kind.INVESTMENT}),
    Kind.ACQUISITION: frozenset({Kind.INVESTMENT, Kind.JOINT_VENTURE, Kind.ACQUISITION}),
    Kind.INVESTMENT: frozenset({Kind.ACQUISITION, Kind.JOINT_VENTURE, Kind.DEBT}),
    Kind.JOINT_VENTURE: frozenset({Kind.ACQUISITION, Kind.JOINT_VENTURE}),
}
"""The kinds of deals that may be another one in other words, and those that the other may be of."""
_MOST = 50
"""The per cent of a company by which it is bought."""
_NEXT = 2
"""How many characters at most stand between a sentence and the next."""
_BEHIND = 120
"""How many characters behind a venture the partners may be told to invest in it: a short sentence may stand between."""
BELOW = 3
"""How many blocks below a headline its first sentence stands at most, behind a kicker, a place or a date."""


def without_shadows(findings: Sequence[Finding], language: LanguageData) -> list[Finding]:
    """The findings without those that are another one in other words.

    An agreement *to* buy or to found is no partnership; what is raised for a fund is no round; a round's bare label
    means the round told whole; a headline that says *buys* tells of the stake in the text.
    """
    if len(findings) < 2:
        return list(findings)
    kinds = {finding.kind for finding in findings}
    if all(kinds.isdisjoint(_SHADOWED_BY.get(kind, ())) for kind in kinds):
        return list(findings)
    named = ByName(findings)
    rounds = [f for f in findings if f.kind is Kind.FUNDING_ROUND and f.money is not None][:2]
    return [
        f
        for f in findings
        if not any(_shadows(f, other, language) for other in (*named.near(f), *rounds) if other is not f)
    ]


def give_loans_sums(findings: Sequence[Finding]) -> None:
    """A loan has the sum of the round, or the plant, that its words tell too: ``lined up a $5m financing facility``."""
    loans = [finding for finding in findings if finding.kind is Kind.DEBT and finding.money is None]
    named = ByName(findings if loans else ())
    for loan in loans:
        told = next((f for f in named.near(loan) if f.money is not None and _is_loan(f, loan)), None)
        loan.money = told.money if told is not None else None


def _is_loan(finding: Finding, loan: Finding) -> bool:
    """Whether a round, or a plant, is told by words of those that tell a loan."""
    if loan.kind is not Kind.DEBT or finding.kind not in _TOLD_AS_LOANS or finding.cue is None or loan.cue is None:
        return False
    one, other = finding.cue, loan.cue
    within = one.first <= other.last and other.first <= one.last
    return within and finding.sentence is loan.sentence and bool(finding.everyone() & loan.names(Side.PAYEE))


def give_ventures_sums(findings: Sequence[Finding]) -> None:
    """A venture costs what its partners spend on its plant: ``The two will invest $400 million``."""
    ventures = [finding for finding in findings if finding.kind is Kind.JOINT_VENTURE and finding.money is None]
    named = ByName(findings if ventures else ())
    for venture in ventures:
        spent = next((f for f in named.near(venture) if f.money is not None and _is_spent_by(f, venture)), None)
        if spent is not None:
            venture.money = spent.money
            venture.rules["amount"] = "what its partners spend on it together"
            venture.sentences.append(spent.sentence)


def keep_prices(findings: Sequence[Finding]) -> None:
    """A listing has no sum that is a price: ``X, listed in 2018, was bought for $500 million``."""
    named = ByName(findings)
    for listing in findings:
        if listing.kind is Kind.IPO and any(_is_price(listing, purchase) for purchase in named.near(listing)):
            listing.money = None


def _is_price(finding: Finding, purchase: Finding) -> bool:
    """Whether the sum of a finding is what a purchase costs."""
    told = finding.money is not None and purchase.money is not None and same_sum(finding.money, purchase.money)
    return told and purchase.kind is Kind.ACQUISITION


def _is_spent_by(finding: Finding, venture: Finding) -> bool:
    """Whether the partners of a venture spend on what it is founded for, told with it or just before or behind."""
    if finding.kind not in _SPENT or venture.kind is not Kind.JOINT_VENTURE:
        return False
    together = venture.told_in(finding.sentence)
    together |= 0 <= finding.sentence.start - venture.sentence.end <= _BEHIND and _is_pronoun(finding)
    if finding.kind is Kind.INVESTMENT and not (together and _is_pronoun(finding)):
        return False
    near = abs(finding.sentence.block - venture.sentence.block) <= BELOW
    partners = finding.everyone() <= venture.everyone()
    alike = finding.money is None or venture.money is None or same_sum(finding.money, venture.money)
    return near and partners and alike and (len(finding.everyone()) > 1 or (together and finding.money is None))


def _is_work_for(finding: Finding, contract: Finding) -> bool:
    """Whether who builds something does so under a contract told beside it: ``X to build a tram. A city picked X``."""
    if contract.kind is not Kind.CONTRACT or finding.money is not None:
        return False
    near = abs(finding.sentence.block - contract.sentence.block) <= BELOW
    works = finding.named_as(Role.SPONSOR) <= contract.named_as(Role.SUPPLIER)
    return near and works and bool(contract.named_as(Role.CUSTOMER))


def _is_its_accord(finding: Finding, other: Finding, language: LanguageData) -> bool:
    """Whether an accord of nobody but the two sides of a deal, and without a sum, is what made it or what it makes.

    Whoever puts money into others by trade, and nothing else, calls them partners: ``Our alliance with Elm Capital``.
    Another who invests may be a partner as well, so that no more than a bare *agreement* behind it is the deal itself.
    """
    if finding.kind is not Kind.PARTNERSHIP or other.kind not in _MADE_BY_ACCORDS or finding.money is not None:
        return False
    sides = [other.names(side) for side in (Side.PAYER, Side.PAYEE)]
    speakers = {p.name.name for group in finding.parties.values() for p in group if p.name.kind == "person"}
    between = finding.everyone() <= sides[0] | sides[1] | speakers and all(finding.everyone() & s for s in sides)
    if not between or _gives_by_trade(finding, sides[0], language):
        return between
    word = is_bare_accord(finding, language)
    only = other.kind is Kind.ACQUISITION or (other.kind is Kind.INVESTMENT and _is_bare_word(finding))
    two = len(finding.everyone()) == len(sides) and (bare(finding) or word)
    return only and two and (word or other.cue_start < finding.cue_start or _leads_to(finding, other, language))


def _is_its_payment(finding: Finding, purchase: Finding, language: LanguageData) -> bool:
    """Whether what one pays another is for what it buys of it: ``X will buy Y. X pays Y $5 million now``."""
    cue = finding.cue
    if finding.kind is not Kind.CONTRACT or purchase.kind not in _SHARES or cue is None or not cue.verb:
        return False
    verbs = {
        verb for item in finding.items[cue.first : cue.last + 1] for verb, _ in language.verb_forms.get(item.lower, ())
    }
    pays = any(language.payment_verbs.get(verb) == "price" for verb in verbs)
    payers, paid = finding.named_as(Role.CUSTOMER), finding.named_as(Role.SUPPLIER)
    between = (
        bool(payers) and payers <= purchase.names(Side.PAYER) and bool(paid) and paid <= purchase.names(Side.PAYEE)
    )
    return pays and between and finding.sentence.start > purchase.sentence.start


def _leads_to(accord: Finding, deal: Finding, language: LanguageData) -> bool:
    """Whether the deal told right below a headline, or in the next sentence, is what a bare accord is about."""
    if not is_bare_accord(accord, language):
        return False
    apart = deal.sentence.block - accord.sentence.block
    if accord.sentence.heading and not deal.sentence.heading:
        return apart <= BELOW
    return apart == 0 and deal.sentence.start - accord.sentence.end <= _NEXT


def _gives_by_trade(finding: Finding, payers: set[str], language: LanguageData) -> bool:
    """Whether who pays, a party of a finding, is a person, a fund, a body of a state or called an investor."""
    payer = next(party.name for group in finding.parties.values() for party in group if party.name.name in payers)
    return payer.kind in _GIVERS or not language.investor_forms.isdisjoint(payer.name.casefold().split())


def _is_bare_word(finding: Finding) -> bool:
    """Whether the words of an accord say no more than that one was made, as a frame does that yields to others."""
    return finding.cue is not None and finding.cue.frame.yields


def is_bare_accord(finding: Finding, language: LanguageData) -> bool:
    """Whether the words of an accord say no more than that one was made: ``X has struck a deal with Y``."""
    if _is_bare_word(finding) or finding.cue is None:
        return finding.cue is not None
    words = finding.items[finding.cue.first : finding.cue.last + 1]
    return any(language.priced_nouns.get(item.lower) == frozenset() for item in words)


def _is_to_found(finding: Finding, venture: Finding) -> bool:
    """Whether an accord of nobody but the partners of a venture is the one to found it: ``X and Y join forces``."""
    accord = finding.kind is Kind.PARTNERSHIP and venture.kind is Kind.JOINT_VENTURE and finding.money is None
    return accord and finding.everyone() <= venture.everyone()


def _is_among_buyers(finding: Finding, other: Finding) -> bool:
    """Whether partners are only those who buy something together: ``glad to work with X on this investment``."""
    return finding.kind is Kind.PARTNERSHIP and bare(finding) and finding.everyone() <= other.names(Side.PAYER)


def _is_pronoun(finding: Finding) -> bool:
    """Whether only a pronoun tells what is invested in, which may then be a venture: ``et y investissent``."""
    starts = {party.start for party in finding.parties.get(Role.TARGET, ())}
    return any(item.kind == "reference" and item.start in starts for item in finding.items)


def _is_share_of(finding: Finding, venture: Finding) -> bool:
    """Whether a share without a price is only what a partner holds of a venture: ``a venture of which X owns 51%``."""
    near = abs(finding.sentence.block - venture.sentence.block) <= BELOW
    partners = len(finding.everyone()) > 1 and finding.everyone() <= venture.everyone()
    return near and partners and (finding.money is None or _is_spent_by(finding, venture))


def bare(finding: Finding) -> bool:
    """Whether a finding tells no more than who does what."""
    return finding.money is None and finding.date is None


def _is_merged_firm(venture: Finding, merger: Finding, language: LanguageData) -> bool:
    """Whether a new company is what two become that merge as a whole: ``agreed to merge to form a new company``.

    They found a venture where it is called one, or where the verb has what is merged behind it: ``merge their mills``.
    """
    cue = merger.cue
    if cue is None or venture.cue is None or not cue.frame.merges or merger.kind is not Kind.ACQUISITION:
        return False
    told = venture.items[venture.cue.first : venture.cue.last + 1]
    called = any(language.priced_nouns.get(item.lower) == frozenset({Kind.JOINT_VENTURE.value}) for item in told)
    near = merger.items[cue.last : cue.last + 2]
    whole = len(near) == 1 or near[1].kind == "mark" or any(item.word.prepositions is not None for item in near)
    together = venture.sentence is merger.sentence and cue.first < venture.cue.first
    return together and whole and not called and venture.everyone() <= merger.everyone()


def _is_venture_at_hand(finding: Finding, venture: Finding, language: LanguageData) -> bool:
    """Whether an article points to a venture told before, which a partner gives something: ``X apporte Y à la JV``."""
    cue = finding.cue
    if cue is None or not cue.verb or venture.kind is not Kind.JOINT_VENTURE:
        return False
    if finding.sentence.start < venture.sentence.end:
        return False
    nouns = (
        i
        for i in range(max(1, cue.first), cue.last + 1)
        if language.priced_nouns.get(finding.items[i].lower) == frozenset({Kind.JOINT_VENTURE.value})
    )
    points = any(finding.items[i - 1].lower in language.definites for i in nouns)
    return points and bare(finding) and bool(finding.everyone() & venture.everyone())


def _are_its_talks(finding: Finding, purchase: Finding) -> bool:
    """Whether talks that make one who buys be bought are with who sells: ``X to buy Y. X is in talks with Z``."""
    if finding.cue is None or not finding.cue.frame.yields or purchase.cue is None or purchase.cue.frame.yields:
        return False
    near = abs(finding.sentence.block - purchase.sentence.block) <= BELOW
    return near and bare(finding) and finding.named_as(Role.TARGET) <= purchase.named_as(Role.ACQUIRER)


def _is_outcome(finding: Finding, other: Finding) -> bool:
    """Whether a share is only what a purchase told just before makes of it: ``buys 20 % of X, and now has 60 %``."""
    told = finding.cue is not None and finding.cue.frame.outcome and finding.money is None
    bought = other.cue is not None and not other.cue.frame.outcome and other.cue_start < finding.cue_start
    return told and bought and finding.sentence.block - max(s.block for s in other.sentences) <= 1


def _is_its_stake(finding: Finding, purchase: Finding, language: LanguageData) -> bool:
    """Whether a stake of no size is the one by which a company is told to be bought: ``51 % of X``, ``a stake``."""
    if finding.kind is not Kind.INVESTMENT or not bare(finding) or finding.percent is not None or purchase.cue is None:
        return False
    told = purchase.items[purchase.cue.first : purchase.cue.last + 2]
    majority = any(item.lower in language.majority_words for item in told)
    return majority or (purchase.percent is not None and purchase.percent.value >= _MOST)


def _is_of_purchase(finding: Finding, purchase: Finding) -> bool:
    """Whether a stake without a price is only part of a purchase: its buyer takes no other in whom it buys.

    One that was taken before, or came to nothing, is a deal of its own: ``X, which bought 20 % of Y in 2015, has made
    an offer for it``.
    """
    if finding.kind is not Kind.INVESTMENT or finding.money is not None or dates_differ(finding, purchase):
        return False
    return all((finding.stage is stage) is (purchase.stage is stage) for stage in (Stage.COMPLETED, Stage.CANCELLED))


def _is_gained(finding: Finding, purchase: Finding) -> bool:
    """Whether who is told to gain by a purchase is not who buys: ``X buys Y. Buying Y gives its consoles games``."""
    gainers, buyers = finding.parties.get(Role.ACQUIRER, ()), purchase.parties.get(Role.ACQUIRER, ())
    gains = bool(gainers) and all(party.rule.startswith(WHOM_IT_SERVES) for party in gainers)
    told = bool(buyers) and not any(party.rule.startswith(WHOM_IT_SERVES) for party in buyers)
    return gains and told and bare(finding) and bool(finding.named_as(Role.TARGET) & purchase.named_as(Role.TARGET))


def _shadows(finding: Finding, other: Finding, language: LanguageData) -> bool:
    if finding.kind is Kind.ACQUISITION and other.kind is Kind.ACQUISITION:
        return _are_its_talks(finding, other) or _is_gained(finding, other)
    if finding.kind is Kind.JOINT_VENTURE:
        return _is_merged_firm(finding, other, language) or _is_venture_at_hand(finding, other, language)
    if finding.kind in _ACCORDS:
        if _is_its_accord(finding, other, language) or _is_its_payment(finding, other, language):
            return True
        more = other.kind in _MORE_THAN_ACCORDS
        together = other.told_in(finding.sentence) or _is_to_found(finding, other)
        alike = finding.money is None or finding.money == other.money
        shared = more and together and alike and len(finding.everyone() & other.everyone()) > 1
        return shared or _is_among_buyers(finding, other)
    if finding.round is None and _is_loan(finding, other):
        return finding.money is None or other.money is None or same_sum(finding.money, other.money)
    if finding.kind is Kind.CAPEX:
        return _is_spent_by(finding, other) or _is_price(finding, other) or _is_work_for(finding, other)
    if finding.kind in _SHARES and other.kind is Kind.JOINT_VENTURE:
        return _is_share_of(finding, other) and not _is_merged_firm(other, finding, language)
    if finding.kind is Kind.FUNDING_ROUND and other.kind is Kind.DEBT and not finding.names(Side.PAYER):
        told = finding.money is not None and other.money is not None and same_sum(finding.money, other.money)
        return told and finding.round is None and bool(finding.names(Side.PAYEE) & other.names(Side.PAYEE))
    if finding.kind is Kind.FUNDING_ROUND and other.kind is Kind.FUND:
        told = finding.money is None or (other.money is not None and same_sum(finding.money, other.money))
        near = other.told_in(finding.sentence) or (
            finding.sentence.heading and abs(finding.sentence.block - other.sentence.block) <= BELOW
        )
        return told and near and bool(finding.names(Side.PAYEE) & other.names(Side.PAYEE))
    if finding.kind is Kind.FUNDING_ROUND and other.kind is Kind.INVESTMENT:
        given = other.money is not None and bool(finding.names(Side.PAYEE) & other.names(Side.PAYEE))
        near = abs(finding.sentence.block - other.sentence.block) <= BELOW
        return given and near and bare(finding) and finding.round is None and not finding.names(Side.PAYER)
    if finding.kind is Kind.FUNDING_ROUND:
        alone = finding.round is not None and bare(finding) and not finding.names(Side.PAYER)
        return alone and other.kind is Kind.FUNDING_ROUND and other.money is not None
    if finding.kind is Kind.INVESTMENT and other.kind is Kind.DEBT:
        lent = all(finding.names(side) & other.names(side) for side in (Side.PAYER, Side.PAYEE))
        return lent and bare(finding) and finding.percent is None
    if finding.kind in _SHARES and other.kind in _SHARES and finding.kind is not other.kind:
        if finding.kind is Kind.INVESTMENT and not finding.names(Side.PAYER):
            sold = all(finding.named_as(role) & other.named_as(role) for role in (Role.SELLER, Role.TARGET))
            return sold and finding.money is None
        both = all(finding.names(side) & other.names(side) for side in (Side.PAYER, Side.PAYEE))
        if both and (_is_outcome(finding, other) or _is_its_stake(finding, other, language)):
            return True
        if both and _is_of_purchase(finding, other):
            return True
        titled = all(sentence.heading for sentence in finding.sentences)
        if finding.money is None or other.money is None:
            return both and titled and finding.money is None
        return both and titled and same_sum(finding.money, other.money)
    return False
