"""The words that tell who is on which side of a deal, how it goes on, and what is none."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from seeds.language.entries import Words, entry
from seeds.vocabulary import Kind


@entry
class DealWords:
    """By what the parser knows sides and deals beyond the frames."""

    deal_words: Words = ()
    """Words for a deal told of before: ``the transaction``."""
    making_verbs: frozenset[str] = frozenset()
    """Verbs by which a merger makes a company: ``creating a group worth 4 billion``."""
    control_nouns: frozenset[str] = frozenset()
    """Words for what somebody has of a company that is its own: ``prend le contrôle du journal X``."""
    side_nouns: dict[str, Literal["payer", "payee"]] = field(default_factory=dict)
    """Nouns for a side of the deal told before: ``the buyer``."""
    priced_nouns: dict[str, frozenset[str]] = field(default_factory=dict)
    """Nouns for a deal told of before, and the kinds of deals that each may mean; none for any kind."""
    recipient_words: frozenset[str] = frozenset()
    """Words between a sum and who gets it, in the head of an entry: ``$12m for X``."""
    card_labels: dict[str, Words] = field(default_factory=dict)
    """What boxes, tables and lines of their own head the parts of a deal with, by role or figure: ``Target:``."""
    list_nouns: dict[Kind, Words] = field(default_factory=dict)
    """Words of a heading below which deals of that kind are listed, each by a name and a sum: ``Funding rounds``."""
    seller_words: Words = ()
    """Phrases beside who sold what was told to be bought: ``the seller, X,``."""
    buyer_words: Words = ()
    """Words for who buys what was told to be sold: ``the buyer``."""
    buyer_talks: Words = ()
    """Words before who negotiates to buy what was told to be for sale: ``exclusive talks with``."""
    rival_bids: Words = ()
    """Words behind who else would buy what was told of before: ``is also in the running``."""
    rival_lists: Words = ()
    """The same before such names: ``other bidders include``."""
    buyer_pays_words: Words = ()
    """Words behind such a buyer's name: ``will pay``."""
    round_words: Words = ()
    """Words for a round told of before: ``the round``."""
    led_by_words: Words = ()
    """Words between such a word and those who lead the round: ``led by``."""
    joined_by_words: Words = ()
    """The same for those who take part: ``with participation from``."""
    investor_words: Words = ()
    """Words before a list of investors, that need no word for the round: ``the investors are``."""
    joining_words: Words = ()
    """Words behind a list of investors: ``set to participate``."""
    giving_verbs: frozenset[str] = frozenset()
    """Verbs of those who give, before a word for the round, the loan or the fund: ``led the round``."""
    joining_verbs: frozenset[str] = frozenset()
    """Verbs that tell the same alone: ``also participated``."""
    earlier_words: frozenset[str] = frozenset()
    """Words beside a noun for a deal that make it one before the deal that is told: ``the previous round``."""
    giver_nouns: frozenset[str] = frozenset()
    """Words for those who give money to a round or a loan: ``investors``."""
    holder_words: Words = ()
    """Words before what investors have put money in, and a verb behind which they are named: ``investors in``."""
    fund_words: Words = ()
    """Words for a fund told of before: ``the fund``."""
    fund_with_words: Words = ()
    """Words between such a word and those who put money in the fund: ``backed by``."""
    fund_joining_words: Words = ()
    """Words behind those who put money in a fund: ``committed to the fund``."""
    asking_words: frozenset[str] = frozenset()
    """Words before who pays by which a price is asked for or meant: the *much* of ``how much X paid for Y``."""
    processed_nouns: frozenset[str] = frozenset()
    """What firms process, so that who does so is no chip: ``a payments processor``."""
    return_nouns: frozenset[str] = frozenset()
    """Nouns behind which it is told for what money is given: ``in exchange for a stake``."""
    meeting_verbs: frozenset[str] = frozenset()
    """What a firm does that another wants to buy: it receives an offer, rejects or accepts it."""
    advising_words: frozenset[str] = frozenset()
    """Words before a name whose own something then is, and not its that acts: ``advised X on its purchase``."""
    tied_nouns: dict[str, str] = field(default_factory=dict)
    """Nouns before which a hyphen ties two firms, each with the coordinator that it stands for: ``the X-Y merger``."""
    habit_words: frozenset[str] = frozenset()
    """Words that tell what somebody does time and again, and so of no one deal: ``X often teams up with Y``."""
    supposing_words: frozenset[str] = frozenset()
    """Words that open a clause of which nothing is told but supposed: ``si X rachète Y``."""
    granting_words: frozenset[str] = frozenset()
    """Words before those by which it is told all the same: ``même si``."""
    willing_words: frozenset[str] = frozenset()
    """Words of intent or success, whose negation is one of what follows: ``ne compte pas``, ``n'a pas réussi à``."""
    serving_words: frozenset[str] = frozenset()
    """Prepositions for whom something serves: ``permet à X``."""
    allying_nouns: frozenset[str] = frozenset()
    """Words for what two do together, so that what follows is no deal between them: ``an alliance with X to sell``."""
    allying_verbs: frozenset[str] = frozenset()
    """Verbs by which their subject and whom they are with do something together: ``team up with X to buy Y``."""
    offer_nouns: frozenset[str] = frozenset()
    """Words for an offer, which whom it is made to may answer."""
    contest_words: frozenset[str] = frozenset()
    """Words for an offer that competes with another one for the same company: ``a rival bid``."""
    plan_nouns: frozenset[str] = frozenset()
    """Nouns for what somebody has in mind to do, told behind whose it is: ``the decision of X to buy Y``."""
    answer_verbs: frozenset[str] = frozenset()
    """Verbs that answer an offer: ``reject``."""
    yielding_verbs: frozenset[str] = frozenset()
    """Verbs by which a company gives in to a takeover, with a word for whom: ``agree``, in ``agrees to X takeover``."""
    buyer_first_nouns: frozenset[str] = frozenset()
    """Nouns behind the name of who buys, where the company that is bought answers: ``takeover``."""
    deal_nouns: frozenset[str] = frozenset()
    """Nouns for a deal as such, which words for what it is paid in may stand before: ``transaction``."""
    rival_words: frozenset[str] = frozenset()
    """Words that make of several buyers so many rivals, each with an offer of its own: ``in the running``."""
    support_verbs: frozenset[str] = frozenset()
    """Verbs that carry a noun's action, so that their subject is the noun's: ``announce``."""
    study_nouns: frozenset[str] = frozenset()
    """Words for studies, broadcasts and events that several do together and that are no business of theirs."""
    auction_words: frozenset[str] = frozenset()
    """Words of a sentence that tells of an auction: ``aux enchères``."""
    circumstance_words: frozenset[str] = frozenset()
    """Words that open the circumstances of what is done, up to a comma: ``amid``, ``au lendemain de``."""
    event_prepositions: frozenset[str] = frozenset()
    """Those before an article and a noun for what happened: ``après le retrait de X``."""
    reason_words: frozenset[str] = frozenset()
    """Words that open behind a comma why something was done, against what, or who says so: ``citing``."""
    sport_words: frozenset[str] = frozenset()
    """Words that only an article on a sport has several of: ``striker``, ``semi-final``."""
    lending_verbs: frozenset[str] = frozenset()
    lending_prepositions: frozenset[str] = frozenset()
    """The last words before whom money is lent to: ``en faveur du Sénégal``, ``to Kenya``."""
    awarding_verbs: frozenset[str] = frozenset()
    """Verbs by which a contract is given to somebody: ``award``."""
    concluding_verbs: frozenset[str] = frozenset()
    """Verbs whose agent makes the deal that is their subject: ``a été finalisé par X``, but not ``approuvé par X``."""
    listing_words: frozenset[str] = frozenset()
    """Words that tell of a stock market where something is listed: ``Nasdaq``, ``shares``."""
    debut_words: frozenset[str] = frozenset()
    """Words beside which an offering of shares is a company's first: ``IPO``, ``initial``, ``listing``."""
    financing_words: frozenset[str] = frozenset()
    """Words of which one stands where a company raises money, and not where it wins something else: ``funding``."""
    anchor_words: frozenset[str] = frozenset()
    """Words for those who buy shares before a listing opens to others: ``anchor``."""
    listing_prepositions: frozenset[str] = frozenset()
    """Prepositions before the market on which something is listed: ``on``."""
    listed_forms: frozenset[str] = frozenset()
    """Forms that tell of a listing of shares, or of any other list: ``listing``, ``listed``."""
    merging_words: frozenset[str] = frozenset()
    """Words beside which first dealings follow from something else than an offering: a merger, a split of shares."""
    debut_forms: frozenset[str] = frozenset()
    """Forms that tell of first dealings in shares, or of any other first time: ``debut``."""
    floated_words: frozenset[str] = frozenset()
    """Words that beside such forms leave no doubt that shares are meant: ``shares``, ``prospectus``."""
    unlisted_words: frozenset[str] = frozenset()
    """Words for what is traded on no stock market: ``token``."""
    denying_verbs: frozenset[str] = frozenset()
    """Verbs that with a clause say that something is not so: ``deny``."""
    talk_verbs: frozenset[str] = frozenset()
    """Verbs for talks about a deal: ``négocier``."""
    talk_nouns: frozenset[str] = frozenset()
    """Nouns for what two sides hold before a deal: ``talks``."""
    dealing_words: frozenset[str] = frozenset()
    """Prepositions that behind a noun for a deal bring in whom it is with: ``a contract from X``."""
    receiving_words: frozenset[str] = frozenset()
    """Prepositions before whom something is sold or delivered to: ``to``."""
    delivery_verbs: frozenset[str] = frozenset()
    """Verbs by which goods go to somebody."""
    client_words: frozenset[str] = frozenset()
    """Prepositions that say whose an order is: ``an order from Poland``."""
    contract_words: frozenset[str] = frozenset()
    """Words for what goods are supplied under."""
    side_phrases: Words = ()
    """Words that may stand between an auxiliary and its verb and only lead on: ``for its part``."""
    topic_phrases: Words = ()
    """Words that open a sentence before the company that it turns to: ``as for``."""
    court_words: frozenset[str] = frozenset()
    """Words for who decides which bid for an insolvent company wins: ``tribunal``."""
    work_nouns: frozenset[str] = frozenset()
    """Work and services that one company does for another: ``maintenance``."""
    deal_ranks: frozenset[str] = frozenset()
    """Words that say which of somebody's deals one is: ``its latest purchase``, ``la plus grosse acquisition``."""
    till_now_words: frozenset[str] = frozenset()
    """Words that say till when it is so: ``its largest purchase to date``."""
    staying_forms: frozenset[str] = frozenset()
    """Forms of the verbs by which something still is what it was: ``remains``."""
    reporting_verbs: frozenset[str] = frozenset()
    hearsay_words: frozenset[str] = frozenset()
    """Words before an outlet that is said to tell something: ``according to``."""
    hearsay_verbs: frozenset[str] = frozenset()
    """Verbs by which an outlet tells what it found out, besides those of speech: ``report``."""
    speech_verbs: frozenset[str] = frozenset()
    """Verbs by which a person only speaks of what others do: ``say``."""
    quarrel_nouns: frozenset[str] = frozenset()
    """Words for what those fight over between whom it is: ``un conflit entre``."""
    rest_nouns: frozenset[str] = frozenset()
    """Words for all that nobody else holds of a company: ``X détiendra 60 %, Y le solde``."""
