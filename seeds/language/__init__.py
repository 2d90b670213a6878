"""What the parser knows of a language, read from the language's folder of TOML files and checked on load.

No word of any language stands in the code: adding a language is adding a folder ``xx`` beside this module, named by
its ISO 639-1 code.
"""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import ValidationError, field_validator, model_validator

from seeds.language.entries import (
    FINITE,
    Dates,
    Frame,
    Numbers,
    Paradigm,
    Signals,
    Tense,
    Words,
    apart,
    entry,
    spelt_out,
)
from seeds.language.files import FOLDER, LanguageDataError, read_tables, where
from seeds.vocabulary import Kind, Language, Role

_ALLIANCES = frozenset({Kind.CONTRACT, Kind.PARTNERSHIP, Kind.JOINT_VENTURE})

__all__ = [
    "FINITE",
    "Endings",
    "Frame",
    "LanguageData",
    "LanguageDataError",
    "Tense",
    "Words",
    "load_language",
    "read_language_folder",
]


@entry
class LanguageData:
    """Everything that the parser knows of one language."""

    code: Language
    nouns_capitalised: bool = False
    """Whether every noun has a capital, so that a capital alone makes no name."""
    titles_capitalised: bool = False
    """Whether titles may write all their words with a capital."""
    verb_final: bool = False
    """Whether objects may stand before their verb: ``hat Y für 2 Milliarden übernommen``."""
    numbers: Numbers
    dates: Dates
    conjugations: dict[str, dict[Tense, Words]]
    verbs: dict[str, Paradigm]
    auxiliaries: dict[str, frozenset[str]]
    frames: tuple[Frame, ...]
    signals: Signals
    rounds: dict[str, str] = field(default_factory=dict)
    not_rounds: Words = ()
    """Phrases in which a word for a round is another thing: ``seed fund``."""
    abbreviations: frozenset[str] = frozenset()
    noise_starts: Words = ()
    """How lines and sentences begin that are no part of an article: ``read more``."""
    noise_frames: dict[str, str] = field(default_factory=dict)
    """How such a sentence begins, and what stands in it behind: ``the post`` and ``appeared first on``."""
    labels: frozenset[str] = frozenset()
    """Words of the page that run into the text before its first word: ``Comment Apple has bought``."""
    determiners: frozenset[str] = frozenset()
    startup_nouns: frozenset[str] = frozenset()
    """Words for a company that raises money, and never for one that gives it: ``start-up``."""
    council_phrases: frozenset[str] = frozenset()
    """Public bodies that go by common words: ``conseil régional``."""
    plural_determiners: frozenset[str] = frozenset()
    """Those of several, which no single name behind a comma explains: ``les PME familiales, X a``."""
    fore_adjectives: frozenset[str] = frozenset()
    """Adjectives that stand before their noun: ``une nouvelle commande`` is no verb."""
    definites: frozenset[str] = frozenset()
    """Determiners that point to something already spoken of."""
    indefinite_articles: frozenset[str] = frozenset()
    """Those of them behind which a company may be told of whose name follows later: ``A Leeds brewer``."""
    described_firms: frozenset[str] = frozenset()
    """Nouns that behind such an article are for a company, and else for what is eaten or built: ``A Hull dairy``."""
    personal_possessives: frozenset[str] = frozenset()
    """Those that only persons have, so that a company behind them is a person's: ``her company``."""
    possessives: frozenset[str] = frozenset()
    plural_possessives: frozenset[str] = frozenset()
    """Those of them that may have several owners: ``their``."""
    possessive_marks: frozenset[str] = frozenset()
    """What stands behind an owner: ``'s``."""
    plural_possessive_marks: frozenset[str] = frozenset()
    """What may stand there behind a plural: ``'``."""
    name_marks: frozenset[str] = frozenset()
    """What may stand behind a word of a name and is part of it, as it owns nothing: the ``'s`` of ``Bartley's``."""
    cut_mark_endings: Words = ()
    """How a name ends behind which it may stand as well: ``Amos' drinks arm``."""
    contracted: dict[Literal["have", "be"], str] = field(default_factory=dict)
    """The auxiliaries that a possessive mark behind a pronoun may stand for: ``it's raised``, ``it's raising``."""
    owned_nouns: frozenset[str] = frozenset()
    """Nouns that with a possessive stand for the company that owns them: ``21 % de son capital``."""
    with_words: frozenset[str] = frozenset()
    between_words: frozenset[str] = frozenset()
    pair_words: frozenset[str] = frozenset()
    deal_words: Words = ()
    """Words for a deal told of before: ``the transaction``."""
    market_words: frozenset[str] = frozenset()
    """Words behind a share in percent that make it none of a company: ``of the market``."""
    movement_words: frozenset[str] = frozenset()
    """What a price does by so many percent: ``rose 20 %``."""
    making_verbs: frozenset[str] = frozenset()
    """Verbs by which a merger makes a company: ``creating a group worth 4 billion``."""
    earning_verbs: frozenset[str] = frozenset()
    """Verbs for what a business that was bought brings in: ``contributed $4 million``."""
    result_nouns: frozenset[str] = frozenset()
    """Words behind a sum for what is sold, earned or saved in a time: ``in revenue``, ``of net profit``."""
    combined_words: frozenset[str] = frozenset()
    """Words for the company that a merger makes: ``the combined group``."""
    paid_phrases: Words = ()
    """Words behind a sum that say that somebody pays it: ``met 3 millions sur la table``."""
    price_marks: frozenset[str] = frozenset()
    """Prepositions before a price: ``for 3 billion``."""
    worth_marks: frozenset[str] = frozenset()
    """Prepositions behind a listing, before what the company is worth: ``goes public at 3 billion``."""
    sum_pointers: frozenset[str] = frozenset()
    """Words before a sum that is known already: ``these 3 billion``."""
    payment_verbs: dict[str, Literal["price", "proceeds", "stake", "outlay", "work", "trade", "float"]] = field(
        default_factory=dict
    )
    """Verbs for what a side of a deal pays or gets, puts into a company or spends on a plant: ``offers 3 billion``."""
    valuing_words: frozenset[str] = frozenset()
    """Forms of verbs that tell what a company is worth by the deal at hand: ``values the group at 3 billion``."""
    sum_nouns: frozenset[str] = frozenset()
    """Nouns for what a deal costs, which a pronoun may stand for: ``did not disclose the price, but put it at $5m``."""
    payment_means: frozenset[str] = frozenset()
    """Nouns behind a sum for what it is paid in: ``in cash``."""
    payment_sources: frozenset[str] = frozenset()
    """Prepositions before whom a seller gets the price from."""
    order_words: dict[str, int] = field(default_factory=dict)
    """Words for one of the companies just named, and its place among them: ``the latter``."""
    related_nouns: frozenset[str] = frozenset()
    """Nouns that behind a possessive stand for another company than the owner: ``its rival``."""
    sum_marks: frozenset[str] = frozenset()
    """Words between a noun for a price and its sum: ``a cost of``."""
    keeper_nouns: frozenset[str] = frozenset()
    """Nouns for who owns or runs a thing, whose name follows behind *of*: ``the owner of X``."""
    maker_nouns: frozenset[str] = frozenset()
    """Nouns for who makes a thing, whose name follows: ``the maker of X``."""
    term_nouns: frozenset[str] = frozenset()
    """Nouns that end a term of a contract, which has capitals and is no name: ``the Note Purchase Agreement``."""
    content_prepositions: frozenset[str] = frozenset()
    """Prepositions that tell what a sum is of, beside `numbers.of`: ``3 million in bonds``."""
    nouns_take_articles: bool = False
    """Whether what stands bare behind a verb or a preposition is a name: ``rachète EBP``, but ``achète du GNL``."""
    extent_phrases: Words = ()
    """Words before a share that tell how far something goes: ``à hauteur de``."""
    control_nouns: frozenset[str] = frozenset()
    """Words for what somebody has of a company that is its own: ``prend le contrôle du journal X``."""
    owner_nouns: frozenset[str] = frozenset()
    """Words for who owns shares, behind which such words tell how many: ``actionnaire à hauteur de 20 %``."""
    serving_nouns: frozenset[str] = frozenset()
    """Nouns for those who only serve a deal for a fee: ``underwriters``."""
    side_nouns: dict[str, Literal["payer", "payee"]] = field(default_factory=dict)
    """Nouns for a side of the deal told before: ``the buyer``."""
    investor_forms: frozenset[str] = frozenset()
    """Words in the names of those who invest, and that describe them: ``Ventures``, ``fund``."""
    priced_nouns: dict[str, frozenset[str]] = field(default_factory=dict)
    """Nouns for a deal told of before, and the kinds of deals that each may mean; none for any kind."""
    part_verbs: frozenset[str] = frozenset()
    """Words before a sum that is only a part of the price: ``includes``."""
    pay_words: Words = ()
    """Words before a sum that make it the price of the deal told of before: ``will pay``."""
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
    prepositions: Words = ()
    joints: dict[str, str] = field(default_factory=dict)
    """Phrases that join names, each with the coordinator that it stands for: ``ainsi que``."""
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
    contractions: dict[str, str] = field(default_factory=dict)
    """Forms that a preposition takes before an article or a vowel, and the form that the frames name."""
    coordinators: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    """Words of negation that stand before a verb and its pronouns: ``ne``; none where one word is enough."""
    negators: frozenset[str] = frozenset()
    """Words, behind them if there are any, by which the verb does not happen: ``pas``, ``not``."""
    habit_words: frozenset[str] = frozenset()
    """Words that tell what somebody does time and again, and so of no one deal: ``X often teams up with Y``."""
    supposing_words: frozenset[str] = frozenset()
    """Words that open a clause of which nothing is told but supposed: ``si X rachète Y``."""
    granting_words: frozenset[str] = frozenset()
    """Words before those by which it is told all the same: ``même si``."""
    further_denied: frozenset[str] = frozenset()
    """Words that join a further verb to one that is negated: ``ne pas acheter ni fusionner``."""
    negation_limits: frozenset[str] = frozenset()
    """Words behind those by which it does after all, or will: ``pas encore``, ``pas seulement``."""
    willing_words: frozenset[str] = frozenset()
    """Words of intent or success, whose negation is one of what follows: ``ne compte pas``, ``n'a pas réussi à``."""
    inclusions: frozenset[str] = frozenset()
    """Words that name some of those just spoken of, whose role they share: ``including``."""
    comparison_words: frozenset[str] = frozenset()
    """Words before names that are only examples, or that another is compared with: ``the likes of``."""
    example_words: frozenset[str] = frozenset()
    """Those of them that mean companies only behind a word for investors: ``tels que``, ``managed by``."""
    enumerating_words: frozenset[str] = frozenset()
    """Verbs behind which those are named whom the words before speak of in general: ``include``."""
    among_words: frozenset[str] = frozenset()
    """Prepositions before those of whom *be* names some: ``among``."""
    indefinites: frozenset[str] = frozenset()
    complement_prepositions: frozenset[str] = frozenset()
    """Prepositions that before a bare noun tell of what sort a thing is: ``l'agence de voyages X``."""
    domain_prepositions: frozenset[str] = frozenset()
    """Those that may tell a company's field as well: ``le spécialiste des logiciels pour la finance X``."""
    owned_parts: frozenset[str] = frozenset()
    """What is a company's, or a part of it, so that who buys it buys of the company: ``les actions de X``."""
    serving_words: frozenset[str] = frozenset()
    """Prepositions for whom something serves: ``permet à X``."""
    right_nouns: frozenset[str] = frozenset()
    """Words for what somebody may do that is given it: ``donne à X le droit de``."""
    enabling_verbs: frozenset[str] = frozenset()
    """Verbs by which somebody lets or has another do what an infinitive says: ``permettra à X de racheter Y``."""
    seeing_verbs: frozenset[str] = frozenset()
    """Verbs that have somebody do what a bare infinitive behind them says: ``voir X racheter Y``."""
    helping_verbs: frozenset[str] = frozenset()
    """Verbs whose object another helps with what is its own: ``conseille X pour son introduction``."""
    control_verbs: frozenset[str] = frozenset()
    """Verbs whose object does what an infinitive behind it says: ``a choisi X pour racheter Y``."""
    allying_nouns: frozenset[str] = frozenset()
    """Words for what two do together, so that what follows is no deal between them: ``an alliance with X to sell``."""
    allying_verbs: frozenset[str] = frozenset()
    """Verbs by which their subject and whom they are with do something together: ``team up with X to buy Y``."""
    beating_verbs: frozenset[str] = frozenset()
    """Verbs whose subject, not their object, does what follows: ``X beat Y to win``, ``X hired Y to sell``."""
    rank_words: frozenset[str] = frozenset()
    """Words that give a company its place among others: ``the country's largest retailer``."""
    part_nouns: frozenset[str] = frozenset()
    """Words for a part that stands for its owner: ``unit``."""
    called_nouns: frozenset[str] = frozenset()
    """Words for what has a name of its own, behind which it stands: ``the Skylark chain``."""
    group_nouns: frozenset[str] = frozenset()
    """Words for several companies together, which stand for those that they are made of or led by: ``consortium``."""
    offer_nouns: frozenset[str] = frozenset()
    """Words for an offer, which whom it is made to may answer."""
    contest_words: frozenset[str] = frozenset()
    """Words for an offer that competes with another one for the same company: ``a rival bid``."""
    plan_nouns: frozenset[str] = frozenset()
    """Nouns for what somebody has in mind to do, told behind whose it is: ``the decision of X to buy Y``."""
    holding_nouns: frozenset[str] = frozenset()
    """Words for what may own a company, beside those for companies: ``nonprofit``, in ``the nonprofit that owns X``."""
    answer_verbs: frozenset[str] = frozenset()
    """Verbs that answer an offer: ``reject``."""
    ruling_verbs: frozenset[str] = frozenset()
    """Verbs for what a state decides of the deals of others: ``the EU blocked the merger``."""
    yielding_verbs: frozenset[str] = frozenset()
    """Verbs by which a company gives in to a takeover, with a word for whom: ``agree``, in ``agrees to X takeover``."""
    buyer_first_nouns: frozenset[str] = frozenset()
    """Nouns behind the name of who buys, where the company that is bought answers: ``takeover``."""
    holder_nouns: frozenset[str] = frozenset()
    """Words behind a company's name for people who are not the company: ``shareholders``."""
    deal_nouns: frozenset[str] = frozenset()
    """Nouns for a deal as such, which words for what it is paid in may stand before: ``transaction``."""
    means_words: frozenset[str] = frozenset()
    """Prepositions before a deed by which the subject does something else: ``grew through the purchase of X``."""
    rival_words: frozenset[str] = frozenset()
    """Words that make of several buyers so many rivals, each with an offer of its own: ``in the running``."""
    besides: frozenset[str] = frozenset()
    """Prepositions for those beside whom others do the same: ``outre X, Y participe``."""
    comitatives: frozenset[str] = frozenset()
    """Prepositions for who acts together with the subject: ``alongside``."""
    plural_articles: frozenset[str] = frozenset()
    """Contractions that can be a mere article: ``des``."""
    paying_verbs: frozenset[str] = frozenset()
    """Verbs for what money is got for: who does something to finance a purchase buys."""
    measured_nouns: frozenset[str] = frozenset()
    """Words for what is counted of a company, which a deal of its own changes: ``les ventes de X, dopées par``."""
    support_verbs: frozenset[str] = frozenset()
    """Verbs that carry a noun's action, so that their subject is the noun's: ``announce``."""
    clause_breaks: frozenset[str] = frozenset()
    adversatives: frozenset[str] = frozenset()
    """Words that open a clause against the one before: ``but``."""
    founding_words: frozenset[str] = frozenset()
    """Words before a date that make it the day on which a company began: ``founded in``."""
    phrase_breaks: frozenset[str] = frozenset()
    """Words that end what a verb is about: there is no ``announce fund`` in ``announced a change at the fund``."""
    adverbs: frozenset[str] = frozenset()
    pronouns: dict[str, Literal["subject", "either", "object", "latest", "person", "speaker"]] = field(
        default_factory=dict
    )
    """What each pronoun stands for; ``either`` for a person or a company."""
    nations_stand_alone: bool = False
    """Whether a nation's adjective with an article stands for a company: ``l'américain a racheté``."""
    aside_words: Words = ()
    """Words of sentences that speak of those who advise, comment or report, and not of the story's companies."""
    expletives: Words = ()
    """Pronouns that stand for nothing, with what follows: ``il y a``."""
    object_pronoun_for: frozenset[str] = frozenset()
    """Prepositions whose object an object pronoun such as ``y`` takes up."""
    government_nouns: frozenset[str] = frozenset()
    """Words that with a nation or an office name a public body: ``ministère``, ``government``."""
    minister_nouns: frozenset[str] = frozenset()
    """Words whose charge stands behind them with capitals: ``le ministre de la Culture``."""
    body_endings: frozenset[str] = frozenset()
    """The last words of the names of public bodies: ``Norland Council``."""
    states: frozenset[str] = frozenset()
    """Those of them that, with a capital, are a name alone: ``l'État``."""
    bare_bodies: frozenset[str] = frozenset()
    """Words for public bodies that behind a definite article are a party without a name: ``avec le ministère``."""
    spent_nouns: frozenset[str] = frozenset()
    """Nouns that only money is counted in, so that a bare number is a sum: ``8 millions d'investissements``."""
    trades: frozenset[str] = frozenset()
    """Words for a company that before a name say what it is, and begin no name themselves: ``drugmaker``."""
    generic_nouns: frozenset[str] = frozenset()
    plain_nouns: frozenset[str] = frozenset()
    """Those of them that say nothing of the trade: ``group``."""
    maker_behind_goods: bool = False
    """Whether who makes goods may be named right behind them: ``des puces Nvidia``."""
    sector_nouns: dict[str, frozenset[str]] = field(default_factory=dict)
    """Those that speak of a company of each sector of `seeds.gazetteer.sectors`: ``chipmaker``."""
    sector_goods: dict[str, frozenset[str]] = field(default_factory=dict)
    """Goods that companies of a sector sell and do not buy, in all forms: ``aircraft``."""
    sector_needs: dict[str, frozenset[str]] = field(default_factory=dict)
    """Goods that companies of a sector buy and do not sell."""
    legal_forms: frozenset[str] = frozenset()
    person_titles: frozenset[str] = frozenset()
    org_words: frozenset[str] = frozenset()
    firm_nouns: frozenset[str] = frozenset()
    """Words that a firm is called by and no person: ``provider``, ``company``."""
    bank_words: frozenset[str] = frozenset()
    """Words in the names of banks."""
    unbranded_sectors: frozenset[str] = frozenset()
    """The sectors whose companies sell no things with names of their own, so that `Tesco Nile` is a company."""
    model_sectors: frozenset[str] = frozenset()
    """The sectors whose companies sell models, so that what stands behind their names is one: ``Ford Mustang``."""
    specimen_determiners: frozenset[str] = frozenset()
    """Articles that no company has, so that the name behind one is said of a thing of its: ``une Ferrari``."""
    loss_nouns: frozenset[str] = frozenset()
    """Words for what befalls a plant, whose cost is no spending on it: ``l'incendie de l'usine``."""
    study_nouns: frozenset[str] = frozenset()
    """Words for studies, broadcasts and events that several do together and that are no business of theirs."""
    auction_words: frozenset[str] = frozenset()
    """Words of a sentence that tells of an auction: ``aux enchères``."""
    power_words: frozenset[str] = frozenset()
    """Words in the names of those who generate power and sell it."""
    power_sellers: frozenset[str] = frozenset()
    """Nouns before the names of such: ``developer``."""
    power_contracts: Words = ()
    """Words for a contract by which power is bought: ``power purchase``."""
    not_names: frozenset[str] = frozenset()
    inside_names: frozenset[str] = frozenset()
    name_particles: frozenset[str] = frozenset()
    """Small words of other languages that only stand inside a name: ``Aguas do Tejo``."""
    surname_particles: frozenset[str] = frozenset()
    """Small words with which a surname may begin behind a given name: ``Jean de Vernal``."""
    lent_nouns: frozenset[str] = frozenset()
    """Words for money that is lent."""
    lending_verbs: frozenset[str] = frozenset()
    lending_prepositions: frozenset[str] = frozenset()
    """The last words before whom money is lent to: ``en faveur du Sénégal``, ``to Kenya``."""
    awarding_verbs: frozenset[str] = frozenset()
    """Verbs by which a contract is given to somebody: ``award``."""
    concluding_verbs: frozenset[str] = frozenset()
    """Verbs whose agent makes the deal that is their subject: ``a été finalisé par X``, but not ``approuvé par X``."""
    firm_verbs: frozenset[str] = frozenset()
    """Verbs whose participle behind the name of a firm says who made, runs, owns or sells it: ``X, founded by Y``."""
    short_openers: frozenset[str] = frozenset()
    """Short words with a full stop that names begin with: ``St. Louis``."""
    brand_openers: frozenset[str] = frozenset()
    """Possessives with which brands begin that speak to people: ``Mon Docteur``."""
    name_openers: frozenset[str] = frozenset()
    """Words of other languages with which a name may begin where a sentence does: ``El``, ``Van``."""
    group_words: frozenset[str] = frozenset()
    """Words that with the legal forms may end a known name and change nothing: ``Goldman Sachs Group Inc``."""
    plural_verb_endings: Words = ()
    """How a verb ends of which several are the subject: ``lèvent``."""
    noun_endings: Words = ()
    """Endings by which a word that begins a sentence is a common noun, though no dictionary has it."""
    name_joiners: frozenset[str] = frozenset()
    """Words for *and*, which may be part of a name."""
    with_endings: dict[str, Role] = field(default_factory=dict)
    """What behind those with whom a round is raised says which part they have in it: ``with X as lead investor``."""
    name_endings: dict[str, str] = field(default_factory=dict)
    """What may stand at the end of a name that is none of it, and the preposition that says as much: ``-led``."""
    name_prefixes: Words = ()
    """Prefixes with a hyphen that are no part of the name behind them: ``ex-``."""
    size_prefixes: Words = ()
    """Prefixes that only say how large a thing is: ``mega``."""
    alias_phrases: frozenset[str] = frozenset()
    """Words between a name and another name of the same bearer: ``known as``."""
    exchanges: frozenset[str] = frozenset()
    """Stock exchanges as they stand before the code of a share: ``(NYSE: BLX)``."""
    town_particles: frozenset[str] = frozenset()
    """Words within the names of towns, between hyphens: the *sur* of ``Ivry-sur-Seine``."""
    area_nouns: frozenset[str] = frozenset()
    """Words at the end of the name of a place: ``County``."""
    district_nouns: frozenset[str] = frozenset()
    """Words for a part of a place, or for what lies there, with an *of* before its name: ``la banlieue de``."""
    seated_words: frozenset[str] = frozenset()
    """What is said of a company before the preposition and the place where it has its seat: ``based``."""
    state_codes: frozenset[str] = frozenset()
    """States as they stand for short behind a town, as they are written: ``Franklin, TN``."""
    house_phrases: frozenset[str] = frozenset()
    """What a house that raises funds of others is called before its name: ``la société de gestion X``."""
    vehicle_nouns: frozenset[str] = frozenset()
    """Words in the name of a fund that is raised: ``Fund``."""
    verb_particles: frozenset[str] = frozenset()
    """Small words that belong to the verb before them: the ``up`` of ``snap up``."""
    acting_openers: frozenset[str] = frozenset()
    """Words behind which a gerund is what somebody does: ``by backing X``, not ``in lending start-up X``."""
    exchange_nouns: frozenset[str] = frozenset()
    """Words in the name of a stock exchange, on which others are listed."""
    numbered_houses: frozenset[str] = frozenset()
    """Words at the end of a name that a number may open: the ``Ventures`` of ``1984 Ventures``."""
    site_domains: frozenset[str] = frozenset()
    """What a name in small letters ends in that is an address too: the ``com`` of ``monday.com``."""
    listing_words: frozenset[str] = frozenset()
    """Words that tell of a stock market where something is listed: ``Nasdaq``, ``shares``."""
    debut_words: frozenset[str] = frozenset()
    """Words beside which an offering of shares is a company's first: ``IPO``, ``initial``, ``listing``."""
    bond_nouns: frozenset[str] = frozenset()
    """What is sold to borrow: ``bonds``, ``notes``."""
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
    crowd_nouns: frozenset[str] = frozenset()
    """Many who have no name, and whom *they* stands for: ``customers``, ``people``."""
    news_nouns: frozenset[str] = frozenset()
    """Words for what a text tells, with which a sentence dates it by an earlier deal: ``The news comes after``."""
    dating_prepositions: frozenset[str] = frozenset()
    """Prepositions before that earlier deal: ``after raising 5 million``."""
    dwelling_nouns: frozenset[str] = frozenset()
    """Words for a company that, with a person whose it is, mean where that person lives: ``la maison de A B``."""
    trailing_nouns: frozenset[str] = frozenset()
    """Nouns behind a word for a company that with it name a thing: ``the business model``."""
    voice_nouns: frozenset[str] = frozenset()
    """Persons who speak for their company: ``spokesman``, ``chief``."""
    denying_verbs: frozenset[str] = frozenset()
    """Verbs that with a clause say that something is not so: ``deny``."""
    plural_pronouns: frozenset[str] = frozenset()
    """Pronouns that stand for all the subjects of a sentence where it has several: ``they``."""
    period_marks: frozenset[str] = frozenset()
    """Letters that with numbers are the code of a time of accounts: ``4Q24``, ``1S``, ``FY2024``."""
    end_words: frozenset[str] = frozenset()
    """Words that begin no name and may end one: ``VC firm Quorbine``, but ``Quorbine VC``."""
    rating_words: frozenset[str] = frozenset()
    """Verbs of deals with a capital that are what analysts advise: ``a Moderate Buy rating``."""
    rating_grades: frozenset[str] = frozenset()
    """Words that such may stand behind, besides articles and figures: ``Strong Buy``."""
    not_alone: frozenset[str] = frozenset()
    """Words that are no name by themselves, though one may begin or end with them: ``Spring``, no ``Spring Health``."""
    measuring_words: frozenset[str] = frozenset()
    """Words that are names too, and before what accounts measure say how much of it there is: ``Total assets``."""
    directions: frozenset[str] = frozenset()
    """The points of the compass, which alone are no names: ``Europe de l'Ouest``."""
    naming_phrases: Words = ()
    """Words that open a sentence to name who was spoken of before: ``il s'agit de``."""
    source_words: frozenset[str] = frozenset()
    """Prepositions, by a word of each, that only bring in whom something is got from: ``auprès de``."""
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
    total_phrases: frozenset[str] = frozenset()
    """Words that open a sentence to sum up what has been raised so far: ``in total``."""
    sum_openings: Words = ()
    """Words that open a sentence to say what the sum before is: ``that is how much``."""
    run_on_openings: Words = ()
    """Words that begin a sentence and no names, before which a heading may have run into it: ``Cette``."""
    topic_phrases: Words = ()
    """Words that open a sentence before the company that it turns to: ``as for``."""
    presenting_phrases: Words = ()
    """Words that open a sentence to bring in a company that the next ones are about: ``such is the case of``."""
    event_nouns: frozenset[str] = frozenset()
    """Words before the name of a fair or a summit, which takes no part in deals."""
    edition_nouns: frozenset[str] = frozenset()
    """Words that, with *of*, stand before the name of an event: ``la 5e édition de``."""
    outlet_nouns: frozenset[str] = frozenset()
    """Words beside the name of a newspaper or an agency."""
    paper_nouns: frozenset[str] = frozenset()
    """Words behind the name of a company for what it has issued, which is bought by its holders: ``X securities``."""
    segment_nouns: frozenset[str] = frozenset()
    """Words behind the name of a part of a company's business, which takes part in no deal: ``the Marine segment``."""
    product_nouns: frozenset[str] = frozenset()
    """Words before the name of a thing that is made: ``le robot Apollo``."""
    titled_nouns: frozenset[str] = frozenset()
    """Words before the title of a work, whose rights are bought and which is no company: ``les jeux « X »``."""
    authority_words: frozenset[str] = frozenset()
    """Words in the names of courts and regulators, which judge deals and make none."""
    plurals: Words = ()
    changed_plurals: dict[str, str] = field(default_factory=dict)
    """Endings of the plural that stand for another of the singular: ``companies``, ``company``."""
    facility_nouns: frozenset[str] = frozenset()
    plant_nouns: frozenset[str] = frozenset()
    """Those of them that may be built and opened as a whole, and may mean something else: ``center``, ``line``."""
    site_nouns: frozenset[str] = frozenset()
    """Those that mean nothing else, `SITE` in the phrases of the frames: ``usine``, ``warehouse``; no plurals in -s."""
    shared_nouns: frozenset[str] = frozenset()
    """Nouns for assets that several may own shares of: ``cède 20 % de ses activités``."""
    property_nouns: frozenset[str] = frozenset()
    """What a company may sell of itself, and what has no name of its own: assets, a business, a brand."""
    percent_words: frozenset[str] = frozenset()
    stake_phrases: dict[str, float] = field(default_factory=dict)
    rises: dict[str, str] = field(default_factory=dict)
    """Words before the share that an owner had, and the word before the one that it comes to: ``from`` and ``to``."""
    stake_words: frozenset[str] = frozenset()
    """Words beside a percentage that make it a share of a company: ``stake``, ``capital``."""
    goods_nouns: frozenset[str] = frozenset()
    """Things that companies buy of each other; who buys them has a contract, not an acquisition."""
    datives: dict[str, str] = field(default_factory=dict)
    """Pronouns before a verb for whom it is done, and the preposition that would bring in a name: ``lui``."""
    loan_words: frozenset[str] = frozenset()
    """Words by which money that somebody obtains is borrowed: ``bank``, ``debt``."""
    local_bodies: frozenset[str] = frozenset()
    """Words that right before a name make a public body of it, unless it only says where something is: ``région``."""
    owning_participles: frozenset[str] = frozenset()
    """Words between who owns a company and the noun for it: ``the X backed start-up``."""
    none_words: frozenset[str] = frozenset()
    """Words right before a noun by which there is none: ``aucun``."""
    workforce_nouns: frozenset[str] = frozenset()
    """Words for those who work for a company that somebody takes over: ``salariés``."""
    court_words: frozenset[str] = frozenset()
    """Words for who decides which bid for an insolvent company wins: ``tribunal``."""
    further_words: frozenset[str] = frozenset()
    """Words for what is added to what there is already: ``another 20%``, ``30 millions supplémentaires``."""
    minority_words: frozenset[str] = frozenset()
    """Words for a share that gives no control: ``minoritaire``."""
    majority_words: frozenset[str] = frozenset()
    """Words for a share that does: ``controlling``."""
    rest_words: frozenset[str] = frozenset()
    """Words for all that is left of a company's shares or of a holding: ``the remaining 40%``, ``son solde``."""
    shop_nouns: frozenset[str] = frozenset()
    """Words for several shops, which a company may sell: ``hypermarchés``."""
    public_fund_phrases: Words = ()
    """Words that with a nation beside them name its fund: ``sovereign wealth fund``."""
    seat_nouns: frozenset[str] = frozenset()
    """Words that with *of* and a place behind them name an institution: ``port de Marseille``."""
    market_nouns: frozenset[str] = frozenset()
    """Words for a whole trade behind a sum that tells how large it is: ``the $5 billion toy industry``."""
    infinitive_subjects: frozenset[str] = frozenset()
    """Prepositions that bring in who does what an infinitive says: ``for X to buy Y``."""
    price_nouns: frozenset[str] = frozenset()
    """Nouns for what is paid, whatever tells what for: the ``purchase price``."""
    managed_nouns: frozenset[str] = frozenset()
    """Words that with a person's title behind them tell what a company is: ``wealth`` (``manager``)."""
    first_words: frozenset[str] = frozenset()
    """Adjectives of what one has for the first time: ``first``, ``new``."""
    headed_words: frozenset[str] = frozenset()
    """Words behind which *by* brings in the person at the head of a company: ``présidée``."""
    kin_nouns: frozenset[str] = frozenset()
    """Words behind a name that make it several persons': ``the X brothers``."""
    institution_nouns: frozenset[str] = frozenset()
    """Words that with a capital open the name of an institution, the rest of it in small letters: ``l'Office``."""
    institution_adjectives: frozenset[str] = frozenset()
    """Adjectives in such names: ``nationale``."""
    institution_links: frozenset[str] = frozenset()
    """Words between such a name and what the institution is for: ``des``, ``pour``."""
    place_pronouns: frozenset[str] = frozenset()
    """Pronouns before a verb for where something is done: ``y``."""
    partitives: frozenset[str] = frozenset()
    """Pronouns right before a verb that stand for ``of it``: ``X en prend le contrôle``."""
    place_prepositions: frozenset[str] = frozenset()
    """Words before a name that make it a place where something is built."""
    town_prepositions: frozenset[str] = frozenset()
    """Prepositions that say behind a company's name where it is: ``A in Leeds and B in York``."""
    time_prepositions: frozenset[str] = frozenset()
    """Prepositions that tell of what comes at another time: ``ahead of its listing``."""
    after_words: frozenset[str] = frozenset()
    """Prepositions for what came before something: ``sa deuxième acquisition après celle de X``."""
    past_prepositions: frozenset[str] = frozenset()
    """Words that bring in what is done, by their last two or their last: ``since its purchase``, ``thanks to``."""
    term_prepositions: frozenset[str] = frozenset()
    """Words before how long money is spent for: ``over five years``."""
    term_units: frozenset[str] = frozenset()
    """Words for years behind such a word."""
    project_nouns: frozenset[str] = frozenset()
    """Nouns behind the name of what is built or run, and not of who has it built: ``the Morven project``."""
    work_nouns: frozenset[str] = frozenset()
    """Work and services that one company does for another: ``maintenance``."""
    company_titles: frozenset[str] = frozenset()
    """Those of them that only companies give, so that one without a name is of the company spoken of: ``CFO``."""
    deal_ranks: frozenset[str] = frozenset()
    """Words that say which of somebody's deals one is: ``its latest purchase``, ``la plus grosse acquisition``."""
    till_now_words: frozenset[str] = frozenset()
    """Words that say till when it is so: ``its largest purchase to date``."""
    staying_forms: frozenset[str] = frozenset()
    """Forms of the verbs by which something still is what it was: ``remains``."""
    employer_prepositions: frozenset[str] = frozenset()
    """Words between an office and the company that it is held in: ``head of sales at X``."""
    officer_titles: frozenset[str] = frozenset()
    """Words of the titles of those who act for a company: ``chief executive``."""
    noun_pronouns: frozenset[str] = frozenset()
    """Pronouns that stand for a noun told before: ``celui de``."""
    alumni_nouns: frozenset[str] = frozenset()
    """Words behind a name for those who work or worked there, and now act themselves: ``former X researchers``."""
    staff_nouns: frozenset[str] = frozenset()
    """Words for those who run a company or work for it, and may buy it: ``salariés``."""
    commenter_titles: frozenset[str] = frozenset()
    """Titles of those who only comment or speak, and are no party: ``analyst``."""
    former_words: frozenset[str] = frozenset()
    """Words that make an office a former one."""
    outlet_words: frozenset[str] = frozenset()
    """Words that end the names of newspapers: ``the Observer``."""
    reporting_verbs: frozenset[str] = frozenset()
    hearsay_words: frozenset[str] = frozenset()
    """Words before an outlet that is said to tell something: ``according to``."""
    hearsay_verbs: frozenset[str] = frozenset()
    """Verbs by which an outlet tells what it found out, besides those of speech: ``report``."""
    small_words_in_names: bool = False
    """Whether of a name only the first word may have a capital: ``Société générale``."""
    title_verbs: frozenset[str] = frozenset()
    """Forms of other verbs than those of deals that stand behind names in titles: ``Quorbine Continues``."""
    promise_verbs: frozenset[str] = frozenset()
    """Verbs that make the conditional behind them a future: ``said it would sell``."""
    speech_verbs: frozenset[str] = frozenset()
    """Verbs by which a person only speaks of what others do: ``say``."""
    office_words: frozenset[str] = frozenset()
    """Words between the head of a company and the company: ``head of Y``, but not ``analyst at Y``."""
    makers_of: frozenset[str] = frozenset()
    """Words other than *of* that join a company to its product: ``la société derrière ChatGPT``."""
    each_words: frozenset[str] = frozenset()
    """Words that say of several that they do the same: ``each``."""
    together_words: frozenset[str] = frozenset()
    """Words by which several do one thing: ``jointly``."""
    respective_words: frozenset[str] = frozenset()
    """Words that pair the names of one list with the sums of another."""
    adverb_endings: Words = ()
    object_relatives: frozenset[str] = frozenset()
    """Relatives that may be the object of their clause: ``Y, which X bought``."""
    inverting_relatives: frozenset[str] = frozenset()
    """Those of them that are always the object, so that the subject may stand last: ``la levée que prépare X``."""
    quarrel_nouns: frozenset[str] = frozenset()
    """Words for what those fight over between whom it is: ``un conflit entre``."""
    rest_nouns: frozenset[str] = frozenset()
    """Words for all that nobody else holds of a company: ``X détiendra 60 %, Y le solde``."""
    genitive_relatives: frozenset[str] = frozenset()
    """Relatives with an *of* in them: ``Y, dont X détient 30 %``."""
    agents: Words = ()

    @field_validator("prepositions")
    @classmethod
    def _longest_first(cls, value: Words) -> Words:
        spelt = (apart(phrase) for phrases in value for phrase in spelt_out(phrases))
        return tuple(sorted(spelt, key=lambda phrase: -len(phrase.split())))

    @field_validator("joining_words")
    @classmethod
    def _spell_out(cls, value: Words) -> Words:
        return tuple(phrase for phrases in value for phrase in spelt_out(phrases))

    @model_validator(mode="after")
    def _frames_hold_together(self) -> LanguageData:
        ids = {frame.id for frame in self.frames}
        phrases = [p for words in (self.signals.stage, self.signals.confirmation) for ps in words.values() for p in ps]
        missing = {verb for phrase in phrases for verb in re.findall(r"\{(\w[\w-]*)\}", phrase)} - set(self.verbs)
        if missing:
            raise ValueError(f"signals: not in verbs: {sorted(missing)}")
        other = sorted(noun for nouns in self.sector_nouns.values() for noun in nouns - self.generic_nouns)
        if other:
            raise ValueError(f"sector_nouns: not in generic_nouns: {other}")
        for frame in self.frames:
            if frame.otherwise is not None and frame.otherwise not in ids:
                raise ValueError(f"frame {frame.id}: otherwise names no frame: {frame.otherwise}")
            unknown = set(frame.prepositions) - set(self.prepositions)
            if unknown:
                raise ValueError(f"frame {frame.id}: not in prepositions: {sorted(unknown)}")
            verbs = {phrase.split()[0] for phrase in frame.verbs} - set(self.verbs)
            if verbs:
                raise ValueError(f"frame {frame.id}: not in verbs: {sorted(verbs)}")
        return self

    @functools.cached_property
    def verbs_with_participle(self) -> frozenset[str]:
        """The verbs whose participle is another form than their past: ``chose``, ``chosen``."""
        uses = (use for uses in self.verb_forms.values() for use in uses)
        return frozenset(verb for verb, tense in uses if tense == "participle")

    @functools.cached_property
    def joints_by_start(self) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
        """The words of the phrases that join names, and the coordinators that they stand for, by their first word."""
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, coordinator in self.joints.items():
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, coordinator))
        return {first: tuple(phrases) for first, phrases in found.items()}

    @functools.cached_property
    def side_endings(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The words of each of the side phrases, by its last word."""
        found: dict[str, tuple[tuple[str, ...], ...]] = {}
        for phrase in (phrase for written in self.side_phrases for phrase in spelt_out(apart(written))):
            words = tuple(phrase.split())
            found[words[-1]] = (*found.get(words[-1], ()), words)
        return found

    @functools.cached_property
    def verb_forms(self) -> dict[str, tuple[tuple[str, Tense], ...]]:
        """Each form of each verb, in lower case, with the verbs and tenses that it may be."""
        found: dict[str, list[tuple[str, Tense]]] = {}
        for verb, paradigm in self.verbs.items():
            for tense, form in _conjugate(paradigm, self.conjugations):
                found.setdefault(form, []).append((verb, tense))
        return {form: tuple(dict.fromkeys(uses)) for form, uses in found.items()}

    @functools.cached_property
    def forms_of(self) -> dict[str, tuple[str, ...]]:
        """Each verb with all of its forms."""
        found: dict[str, list[str]] = {}
        for form, uses in self.verb_forms.items():
            for verb in dict.fromkeys(verb for verb, _ in uses):
                found.setdefault(verb, []).append(form)
        return {verb: tuple(forms) for verb, forms in found.items()}

    @functools.cached_property
    def public_funds(self) -> tuple[tuple[str, ...], ...]:
        """The words of each phrase for a nation's fund."""
        return tuple(tuple(phrase.split()) for phrase in self.public_fund_phrases)

    @functools.cached_property
    def preposition_forms(self) -> frozenset[str]:
        """The prepositions, to ask whether a word or a phrase is one."""
        return frozenset(self.prepositions)

    @functools.cached_property
    def preposition_starts(self) -> frozenset[str]:
        """The first words of the prepositions."""
        return frozenset(words[0] for _, words in self.preposition_words)

    @functools.cached_property
    def preposition_words(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each preposition with its words, longest first."""
        return tuple((phrase, tuple(phrase.split())) for phrase in self.prepositions)

    @functools.cached_property
    def prepositions_by_end(self) -> dict[str, Endings]:
        """Each form that may end prepositions, contracted ones too, with those prepositions."""
        found: dict[str, Endings] = {}
        for order, (phrase, words) in enumerate(self.preposition_words):
            contracted = (form for form, full in self.contractions.items() if full == words[-1])
            for form in {words[-1], *contracted}:
                endings = found.setdefault(form, Endings())
                if len(words) > 1:
                    endings.longer.setdefault(words[-2], []).append((order, phrase, words))
                else:
                    endings.alone = endings.alone or phrase
        return found

    @functools.cached_property
    def long_prepositions(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The prepositions of three words and more, by each of their words."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for _, words in self.preposition_words:
            for word in dict.fromkeys(words) if len(words) >= 3 else ():
                found.setdefault(word, []).append(words)
        return {word: tuple(phrases) for word, phrases in found.items()}

    @functools.cached_property
    def finite_forms(self) -> frozenset[str]:
        """The forms that can be a finite verb or an auxiliary."""
        auxiliaries = (form for kind in ("be", "have", "conditional", "future") for form in self.auxiliaries[kind])
        finite = (form for form, uses in self.verb_forms.items() if any(tense in FINITE for _, tense in uses))
        return frozenset({*auxiliaries, *finite})

    @functools.cached_property
    def public_fund_starts(self) -> frozenset[str]:
        """The first words of what a nation's funds are called."""
        return frozenset(phrase[0] for phrase in self.public_funds)

    @functools.cached_property
    def body_starts(self) -> frozenset[str]:
        """The words with which what a public body or an institution is called may begin, nations apart."""
        named = self.government_nouns | self.local_bodies | self.states | self.seat_nouns | self.institution_nouns
        return named | self.public_fund_starts | self.councils.keys()

    @functools.cached_property
    def councils(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The words of each phrase for a public body, by the first of them, the longest first."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(self.council_phrases, key=lambda phrase: (-len(phrase), phrase)):
            words = tuple(phrase.replace("'", "' ").split())
            found.setdefault(words[0], []).append(words)
        return {first: tuple(phrases) for first, phrases in found.items()}

    @functools.cached_property
    def frame_nouns(self) -> frozenset[str]:
        """The first words of the nouns that tell of deals, in both numbers."""
        first = {phrase.split()[0].casefold() for frame in self.frames for phrase in frame.nouns}
        return frozenset(first | {word + ending for word in first for ending in self.plurals})

    @functools.cached_property
    def noun_openings(self) -> frozenset[tuple[str, ...]]:
        """The first two words of the nouns that tell of deals and have more than one: ``capital increase``."""
        nouns = (phrase.casefold().split() for frame in self.frames for phrase in frame.nouns)
        return frozenset(tuple(words[:2]) for words in nouns if len(words) > 1)

    @functools.cached_property
    def round_starts(self) -> frozenset[str]:
        """The first words of what rounds are called: ``Series``, ``seed``."""
        return frozenset(phrase.split()[0].casefold() for phrase in self.rounds)

    @functools.cached_property
    def raising_verbs(self) -> frozenset[str]:
        """The verbs that alone tell of money raised: ``lever``."""
        return frozenset(
            verb for frame in self.frames if frame.kind is Kind.FUNDING_ROUND for verb in frame.verbs if " " not in verb
        )

    @functools.cached_property
    def takeover_nouns(self) -> frozenset[str]:
        """The nouns that alone tell of a takeover: ``rachat``; not those that tell who owns what since when."""
        bought = (f for f in self.frames if f.kind is Kind.ACQUISITION and f.needs)
        telling = (f for f in bought if not all("since" in needs for needs in f.needs))
        return frozenset(n for f in telling for n in f.nouns if " " not in n)

    @functools.cached_property
    def alliance_nouns(self) -> frozenset[str]:
        """The nouns that alone tell of a contract or of partners: ``partenariat``, ``accord``."""
        allied = (f for f in self.frames if f.kind in _ALLIANCES and f.needs)
        return frozenset(noun for frame in allied for noun in frame.nouns if " " not in noun)

    @functools.cached_property
    def verb_openers(self) -> frozenset[str]:
        """The words right behind which a form is a verb: relatives, auxiliaries, a mark of the infinitive."""
        helping = ("infinitive", "have", "be", "future", "conditional")
        return self.relatives.union(*(self.auxiliaries[name] for name in helping))

    @functools.cached_property
    def telling_verbs(self) -> frozenset[str]:
        """The verbs by which a person speaks of a deal without making one: ``say``, ``report``, ``announce``."""
        return self.speech_verbs | self.hearsay_verbs | self.reporting_verbs | self.promise_verbs

    @functools.cached_property
    def telling_forms(self) -> frozenset[str]:
        """The finite forms of verbs by which one tells something: ``said``, ``reports``."""
        telling = self.speech_verbs | self.hearsay_verbs
        uses = ((form, verb, tense) for form, pairs in self.verb_forms.items() for verb, tense in pairs)
        return frozenset(form for form, verb, tense in uses if verb in telling and tense != "infinitive")

    @functools.cached_property
    def takeover_forms(self) -> frozenset[str]:
        """The forms of the verbs that alone tell of a takeover: ``rachète``."""
        return frozenset(form for form, _ in self._takeovers)

    @functools.cached_property
    def selling_forms(self) -> frozenset[str]:
        """The forms of the verbs that alone tell of a sale: ``sold``, which may sell goods too."""
        sales = {f.id for f in self.frames if f.kind is Kind.ACQUISITION and f.subject is Role.SELLER}
        frames = [f for f in self.frames if f.id in sales or f.otherwise in sales]
        selling = {verb for frame in frames for verb in frame.verbs if " " not in verb}
        return frozenset(form for form, uses in self.verb_forms.items() if any(verb in selling for verb, _ in uses))

    @functools.cached_property
    def takeover_participles(self) -> frozenset[str]:
        """Their participles: ``racheté``."""
        return frozenset(form for form, tense in self._takeovers if tense in {"participle", "past"})

    @functools.cached_property
    def _takeovers(self) -> tuple[tuple[str, Tense], ...]:
        """What may also buy goods, as *buy* does, may take over too."""
        takeovers = {f.id for f in self.frames if f.kind is Kind.ACQUISITION and f.needs}
        frames = [f for f in self.frames if f.id in takeovers or f.otherwise in takeovers]
        verbs = {verb for frame in frames for verb in frame.verbs if " " not in verb}
        uses = ((form, verb, tense) for form, forms in self.verb_forms.items() for verb, tense in forms)
        return tuple((form, tense) for form, verb, tense in uses if verb in verbs)

    @functools.cached_property
    def opening_words(self) -> frozenset[str]:
        """Words that begin a sentence without being a name: prepositions, conjunctions, words that bound a sum."""
        bounds = [phrase for words in self.numbers.bounds_before.values() for phrase in words]
        phrases = (*self.prepositions, *self.clause_breaks, *self.indefinites, *self.inclusions, *bounds)
        return frozenset(phrase.split()[0] for phrase in phrases)

    @functools.cached_property
    def comparisons(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The phrases of `comparison_words` as words, by the first of them."""
        phrases = sorted(tuple(phrase.split()) for phrase in self.comparison_words)
        return {first: tuple(group) for first, group in itertools.groupby(phrases, key=lambda words: words[0])}

    @functools.cached_property
    def telling_nouns(self) -> frozenset[str]:
        """The nouns that tell of which sector a company is, or of which it is not."""
        return frozenset[str]().union(*self.sector_nouns.values())

    @functools.cached_property
    def sector_of_noun(self) -> dict[str, str]:
        """The sector of each noun that is used of the companies of but one."""
        told = ((noun, sector) for sector, nouns in self.sector_nouns.items() for noun in nouns)
        found: dict[str, list[str]] = {}
        for noun, sector in told:
            found.setdefault(noun, []).append(sector)
        return {noun: sectors[0] for noun, sectors in found.items() if len(sectors) == 1}

    @functools.cached_property
    def company_words(self) -> frozenset[str]:
        """The words for a company, for several together, and for what is a company's or a part of it."""
        parts = self.part_nouns | self.owned_parts | self.property_nouns | self.built_nouns | self.stake_words
        return self.generic_nouns | self.group_nouns | parts

    @functools.cached_property
    def generic_forms(self) -> frozenset[str]:
        """The words for a company in both numbers."""
        changed = {
            noun.removesuffix(single) + ending
            for ending, single in self.changed_plurals.items()
            for noun in self.generic_nouns
            if noun.endswith(single)
        }
        return self.generic_nouns | {noun + ending for noun in self.generic_nouns for ending in self.plurals} | changed

    @functools.cached_property
    def firm_words(self) -> frozenset[str]:
        """The words for a company, also by what it does with goods, and for a part of it that may be sold."""
        return self.generic_nouns | self.maker_nouns | self.part_nouns | self.property_nouns

    @functools.cached_property
    def built_nouns(self) -> frozenset[str]:
        """What is built and opened as a whole, in both numbers."""
        return self.plant_nouns | self.site_nouns | {noun + end for noun in self.site_nouns for end in self.plurals}

    @functools.cached_property
    def sold_nouns(self) -> frozenset[str]:
        """What a company may sell of itself, what it has built and its shops included."""
        return self.property_nouns | self.built_nouns | self.shop_nouns

    @functools.cached_property
    def joining_prepositions(self) -> frozenset[str]:
        """The prepositions that join partners: ``with``, ``between``."""
        return self.with_words | self.between_words

    @functools.cached_property
    def free_words(self) -> frozenset[str]:
        """Words that may follow a sum of money without being what a bare number counts."""
        first_words = (phrase.split()[0] for phrase in self.prepositions)
        breaks = self.relatives | self.clause_breaks
        helpers = self.auxiliaries["be"] | self.auxiliaries["have"]
        dates = (word for phrase in (*self.dates.before, *self.dates.months) for word in phrase.split()[:1])
        return self.adverbs.union(self.coordinators, first_words, helpers, breaks, dates)

    @functools.cached_property
    def bound_words(self) -> frozenset[str]:
        """The words of the phrases that bound a sum: ``up to``, ``plus de``."""
        return frozenset(w for phrases in self.numbers.bounds_before.values() for p in phrases for w in p.split())

    @functools.cached_property
    def bound_phrases(self) -> frozenset[str]:
        """The phrases that bound a sum: ``up to``."""
        return frozenset(phrase for phrases in self.numbers.bounds_before.values() for phrase in phrases)

    def frame(self, frame_id: str) -> Frame:
        """The frame of that id."""
        return self._frames_by_id[frame_id]

    @functools.cached_property
    def _frames_by_id(self) -> dict[str, Frame]:
        return {frame.id: frame for frame in self.frames}


@dataclass(slots=True)
class Endings:
    """The prepositions that a word may end: itself, and longer ones by the word before, longest first."""

    alone: str = ""
    longer: dict[str, list[tuple[int, str, tuple[str, ...]]]] = field(default_factory=dict)
    """Each with its rank, by which the first of several stands."""


def _conjugate(paradigm: Paradigm, conjugations: dict[str, dict[Tense, Words]]) -> list[tuple[Tense, str]]:
    forms = [(tense, form) for tense, words in paradigm.forms.items() for form in words]
    if paradigm.model is not None:
        endings = conjugations[paradigm.model]
        forms += [
            (tense, stem + ending)
            for tense, words in endings.items()
            if tense not in paradigm.forms
            for ending in words
            for stem in paradigm.stems
        ]
    return forms


@functools.cache
def load_language(code: Language) -> LanguageData:
    """The data of a language; raises `LanguageDataError` naming the file, the line and the key that is wrong."""
    return read_language_folder(FOLDER / code, common=FOLDER / "common.toml")


def read_language_folder(folder: Path, common: Path | None = None) -> LanguageData:
    """The data of the language whose files a folder holds, checked; the folder's name is the language's code.

    Raises `LanguageDataError` naming the file, the line and the key of the first thing that is wrong.
    """
    raw = read_tables(folder, common)
    try:
        return LanguageData(**{"code": folder.name, **raw})
    except ValidationError as error:
        first = error.errors()[0]
        raise LanguageDataError(f"{where(folder, first['loc'] or ('frames',))}: {first['msg']}") from error
