"""Who lends, borrows or invests, where what the companies are tells it better than the words of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.gazetteer import sectors
from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.drafts import Draft
from seeds.parser.governors import governor
from seeds.parser.hints import singular
from seeds.parser.items import Item, Reference
from seeds.parser.names import NameMention
from seeds.parser.participants import Participant
from seeds.parser.vehicles import is_house
from seeds.vocabulary import Kind, Role

_LOAN = 8
"""How many items before an infinitive the loan may stand that is to pay for something."""
_OF_SUM = 3
"""How many items before a word for bonds the sum may stand that is put into them alone: ``5 million in bonds``."""
_COMPOUND = 2
"""How many items before an offering the word for what is offered may stand: ``debenture public offering``."""
_Parties = dict[Role, list[Participant]]
_BANK = "bank"
"""The sector of those who lend."""


def banks_lend(items: Sequence[Item], parties: _Parties, language: LanguageData) -> _Parties:
    """The sides of a loan that is signed by a bank and a company, whoever signs with whom: ``X Bank and Y signed``."""
    borrowers, lenders = parties.get(Role.BORROWER, []), parties.get(Role.LENDER, [])
    banks = [one for one in borrowers if _is_bank(one.name, language)]
    others = [one for one in borrowers if one not in banks]
    if banks and others and not lenders:
        return {**parties, Role.BORROWER: others, Role.LENDER: banks}
    signs = lenders and all(_signs_with(items, one, language) and _may_borrow(one.name, language) for one in lenders)
    if borrowers and all(_lends(one.name, language) for one in borrowers) and signs:
        return {**parties, Role.BORROWER: lenders, Role.LENDER: borrowers}
    return parties


def investors_give(items: Sequence[Item], parties: _Parties, language: LanguageData) -> _Parties:
    """The sides of a round that a company tells together with who invests by trade: ``X and Y Ventures announced``."""
    raisers = parties.get(Role.TARGET, [])
    if len(raisers) < 2 or Role.INVESTOR in parties or Role.LEAD_INVESTOR in parties:
        return parties
    joint = [one for one in raisers if not _signs_with(items, one, language)]
    givers = [one for one in joint if is_financier(items, one, language, lends=False)]
    others = [one for one in raisers if one not in givers]
    return {**parties, Role.TARGET: others, Role.INVESTOR: givers} if givers and others else parties


def investors_buy(items: Sequence[Item], parties: _Parties, language: LanguageData) -> _Parties:
    """The sides of a takeover that is talked of with somebody: who invests by trade is the one that buys.

    Whose owners are talked with is bought: ``in exclusive talks with the shareholders of X``.
    """
    buyers, bought = parties.get(Role.ACQUIRER, []), parties.get(Role.TARGET, [])
    talks = buyers and bought and any(_signs_with(items, one, language) for one in (*buyers, *bought))
    if talks and all(_is_of_owners(items, one, language) for one in buyers):
        return {**parties, Role.ACQUIRER: bought, Role.TARGET: buyers}
    if not talks or any(is_financier(items, one, language, lends=False) for one in buyers):
        return parties
    if not all(is_financier(items, one, language, lends=False) for one in bought):
        return parties
    return {**parties, Role.ACQUIRER: bought, Role.TARGET: buyers}


def _is_of_owners(items: Sequence[Item], party: Participant, language: LanguageData) -> bool:
    """Whether a name only tells whose owners take part: ``les actionnaires de X``."""
    at = next((i for i, item in enumerate(items) if item.start == party.start), 0)
    if at < 2 or items[at - 1].lower not in language.numbers.of:
        return False
    noun = items[at - 2].lower
    return noun in language.owner_nouns | language.holder_nouns or singular(noun, language) in language.keeper_nouns


def free_lenders(items: Sequence[Item], drafts: Sequence[Draft], language: LanguageData) -> None:
    """A financier who lends by the verb of a noun for a loan is not its borrower: ``X Capital provided a loan``.

    Where another lends, ``X Bank is arranging a loan from Y``, it borrows after all. Banks that only stand beside such
    a noun lend too: ``X Bank is selling a loan of``.
    """
    for draft in drafts:
        borrowers = draft.parties.get(Role.BORROWER, [])
        loan = draft.cue.frame.of is Role.LENDER and not draft.cue.verb and Role.LENDER not in draft.parties
        if borrowers and loan and all(_is_bank(party.name, language) for party in borrowers):
            draft.parties[Role.LENDER] = draft.parties.pop(Role.BORROWER)
    verbs = [d for d in drafts if d.cue.frame.kind is Kind.DEBT and d.cue.frame.subject is Role.LENDER]
    for draft in drafts:
        for verb in verbs:
            inside = verb.cue.first <= draft.cue.first and draft.cue.last <= verb.cue.last
            if draft is verb or not inside or Role.BORROWER not in draft.parties or Role.LENDER in draft.parties:
                continue
            lenders = verb.parties.get(Role.LENDER, ())
            lends = {party.start for party in lenders if is_financier(items, party, language, lends=True)}
            left = [party for party in draft.parties.pop(Role.BORROWER) if party.start not in lends]
            if left:
                draft.parties[Role.BORROWER] = left
    _no_lender_borrows(items, drafts, verbs, language)


def _no_lender_borrows(
    items: Sequence[Item], drafts: Sequence[Draft], verbs: Sequence[Draft], language: LanguageData
) -> None:
    """Take back as a lender who borrows by other words of the sentence, and is no financier: ``X signe un prêt``."""
    borrowers = {party.start for draft in drafts for party in draft.parties.get(Role.BORROWER, ())}
    for verb in verbs:
        lenders = verb.parties.get(Role.LENDER, [])
        left = [p for p in lenders if p.start not in borrowers or is_financier(items, p, language, lends=True)]
        if len(left) < len(lenders):
            del verb.parties[Role.LENDER]
            verb.parties.update({Role.LENDER: left} if left else {})


def lend_for_purchases(items: Sequence[Item], drafts: Sequence[Draft], language: LanguageData) -> None:
    """Who lends what is to pay for a purchase buys nothing, and what is bought borrows where nobody else does.

    ``X and Y provide a loan to back the buyout of Z``.
    """
    loans = [d for d in drafts if d.cue.frame.kind is Kind.DEBT and d.cue.frame.needs]
    for purchase in drafts if loans else ():
        paid = purchase.cue.frame.kind is Kind.ACQUISITION and not purchase.cue.verb
        paying = next((d for d in drafts if paid and _pays_for(items, d, purchase, language)), None)
        if paying is None or Role.TARGET not in purchase.parties:
            continue
        granted = [loan for loan in loans if loan.cue.first < paying.cue.first]
        lenders = {party.start for loan in granted for party in loan.parties.get(Role.LENDER, ())}
        buyers = [p for p in purchase.parties.pop(Role.ACQUIRER, []) if p.start not in lenders]
        if buyers:
            purchase.parties[Role.ACQUIRER] = buyers
        for loan in granted:
            if Role.LENDER in loan.parties:
                loan.parties.setdefault(Role.BORROWER, purchase.parties[Role.TARGET])


def _pays_for(items: Sequence[Item], paying: Draft, purchase: Draft, language: LanguageData) -> bool:
    """Whether an infinitive behind a loan tells that it pays for a purchase: ``a loan to back the buyout``."""
    cue = paying.cue
    if not cue.verb or cue.tense != "infinitive" or not cue.first < purchase.cue.first <= cue.last:
        return False
    pays = cue.frame.yields or cue.frame.kind is Kind.DEBT
    before = items[max(0, cue.group - _LOAN) : cue.group]
    return pays and any(item.lower in language.lent_nouns for item in before)


def part_lenders(items: Sequence[Item], drafts: Sequence[Draft]) -> None:
    """Who lends a sum of its own is no investor in a round beside it: ``$60m from X and $30m in debt from Y``.

    What a purchase costs that a bank pays for is not the loan's: ``the deal, worth $60m, was financed by X``.
    """
    for draft in drafts:
        paid = draft.cue.frame.recalls and draft.cue.frame.kind is Kind.DEBT and Role.LENDER in draft.parties
        if paid and draft.money is not None and draft.money.start < items[draft.cue.first].start:
            draft.money = None
    loans = [d for d in drafts if d.cue.frame.kind is Kind.DEBT and d.money is not None]
    lent = {party.start: loan.money for loan in loans for party in loan.parties.get(Role.LENDER, ())}
    for draft in drafts if lent else ():
        if draft.cue.frame.kind is not Kind.FUNDING_ROUND or draft.money is None:
            continue
        for role in (Role.INVESTOR, Role.LEAD_INVESTOR):
            group = [p for p in draft.parties.pop(role, []) if lent.get(p.start, draft.money) == draft.money]
            if group:
                draft.parties[role] = group


def sells_debt(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether bonds are what somebody raises money by or offers, and nothing else: ``raise 5m by a sale of bonds``."""
    told_as_round = draft.round is not None or draft.cue.frame.recalls
    if told_as_round or set(draft.parties) & {Role.INVESTOR, Role.LEAD_INVESTOR, Role.SELLER}:
        return False
    cue = draft.cue
    begin, end = max(0, cue.first - _COMPOUND), clause_end(items, cue.last, language)
    sold = next((at for at in range(begin, end) if _names_bonds(items[at], language)), None)
    if sold is None or any(item.lower in language.owned_nouns for item in items[cue.first : end]):
        return False
    before = items[max(cue.last, sold - _OF_SUM) : sold]
    if any(item.kind == "money" and item.value is not draft.money for item in before):
        return False  # ``raised 20 million, 5 million of it in bonds``
    aims = (at for at in range(cue.first, sold) if items[at].lower in language.auxiliaries["infinitive"])
    return all(items[at + 1].kind != "word" for at in aims)


def _names_bonds(item: Item, language: LanguageData) -> bool:
    """Whether a word is one for bonds, or a name that ends in one: ``Senior Subordinated Notes``."""
    text = item.value.text if isinstance(item.value, NameMention) else item.lower
    return text.casefold().rpartition(" ")[2] in language.bond_nouns


def is_financier(items: Sequence[Item], party: Participant, language: LanguageData, *, lends: bool) -> bool:
    """Whether somebody invests by trade, a fund or one that is called so or said to be, ``the VC``, or is a bank.

    A bank counts only where it `lends`.
    """
    words = party.name.name.casefold().split()
    if party.name.kind == "fund" or (lends and _is_bank(party.name, language)):
        return True
    if len(words) > 1 and words[-1] in language.investor_forms:
        return True
    at = next((i for i, item in enumerate(items) if item.start == party.start), None)
    if at is None:
        return False
    told = items[at].value
    by_trade = isinstance(told, Reference) and told.trade in language.investor_forms  # ``the fund``
    return by_trade or items[at].lower in language.house_phrases or is_house(items, at, language)


def _is_bank(name: NameMention, language: LanguageData) -> bool:
    """Whether a name is known as that of a bank, or says so itself."""
    own = any(word in language.bank_words for word in name.name.casefold().split())
    return name.kind in {"company", "government"} and (own or sectors().get(name.name) == _BANK)


def _lends(name: NameMention, language: LanguageData) -> bool:
    """Whether a name is that of a bank, or of a house that puts out money by trade."""
    words = name.name.casefold().split()
    return name.kind == "fund" or _is_bank(name, language) or (len(words) > 1 and words[-1] in language.investor_forms)


def _may_borrow(name: NameMention, language: LanguageData) -> bool:
    """Whether a name is that of a company which is no bank."""
    return name.kind == "company" and not _lends(name, language)


def _signs_with(items: Sequence[Item], party: Participant, language: LanguageData) -> bool:
    """Whether only a *with* tells that somebody lends: ``signed a loan agreement with X``."""
    at = next((i for i, item in enumerate(items) if item.start == party.start), None)
    return at is not None and governor(items, at, language) in language.with_words
