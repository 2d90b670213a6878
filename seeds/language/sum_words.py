"""The words beside sums, shares and rounds that tell what these are of."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from seeds.language.entries import Words, entry


@entry
class SumWords:
    """By what the parser knows prices, stakes and values, and what is none of them."""

    rounds: dict[str, str] = field(default_factory=dict)
    not_rounds: Words = ()
    """Phrases in which a word for a round is another thing: ``seed fund``."""
    market_words: frozenset[str] = frozenset()
    """Words behind a share in percent that make it none of a company: ``of the market``."""
    movement_words: frozenset[str] = frozenset()
    """What a price does by so many percent: ``rose 20 %``."""
    earning_verbs: frozenset[str] = frozenset()
    """Verbs for what a business that was bought brings in: ``contributed $4 million``."""
    result_nouns: frozenset[str] = frozenset()
    """Words behind a sum for what is sold, earned or saved in a time: ``in revenue``, ``of net profit``."""
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
    sum_marks: frozenset[str] = frozenset()
    """Words between a noun for a price and its sum: ``a cost of``."""
    extent_phrases: Words = ()
    """Words before a share that tell how far something goes: ``à hauteur de``."""
    part_verbs: frozenset[str] = frozenset()
    """Words before a sum that is only a part of the price: ``includes``."""
    pay_words: Words = ()
    """Words before a sum that make it the price of the deal told of before: ``will pay``."""
    paying_verbs: frozenset[str] = frozenset()
    """Verbs for what money is got for: who does something to finance a purchase buys."""
    measured_nouns: frozenset[str] = frozenset()
    """Words for what is counted of a company, which a deal of its own changes: ``les ventes de X, dopées par``."""
    spent_nouns: frozenset[str] = frozenset()
    """Nouns that only money is counted in, so that a bare number is a sum: ``8 millions d'investissements``."""
    loss_nouns: frozenset[str] = frozenset()
    """Words for what befalls a plant, whose cost is no spending on it: ``l'incendie de l'usine``."""
    lent_nouns: frozenset[str] = frozenset()
    """Words for money that is lent."""
    period_marks: frozenset[str] = frozenset()
    """Letters that with numbers are the code of a time of accounts: ``4Q24``, ``1S``, ``FY2024``."""
    rating_words: frozenset[str] = frozenset()
    """Verbs of deals with a capital that are what analysts advise: ``a Moderate Buy rating``."""
    rating_grades: frozenset[str] = frozenset()
    """Words that such may stand behind, besides articles and figures: ``Strong Buy``."""
    total_phrases: frozenset[str] = frozenset()
    """Words that open a sentence to sum up what has been raised so far: ``in total``."""
    sum_openings: Words = ()
    """Words that open a sentence to say what the sum before is: ``that is how much``."""
    percent_words: frozenset[str] = frozenset()
    stake_phrases: dict[str, float] = field(default_factory=dict)
    rises: dict[str, str] = field(default_factory=dict)
    """Words before the share that an owner had, and the word before the one that it comes to: ``from`` and ``to``."""
    stake_words: frozenset[str] = frozenset()
    """Words beside a percentage that make it a share of a company: ``stake``, ``capital``."""
    owning_verbs: frozenset[str] = frozenset()
    """Verbs for what somebody has of a company already: ``own``."""
    traded_words: frozenset[str] = frozenset()
    """Those of them for shares as they are traded, whose price may move by so many percent: ``shares``."""
    compared_words: frozenset[str] = frozenset()
    """Words right behind a percentage that make it a difference and no share: ``20% above its closing price``."""
    quoted_words: frozenset[str] = frozenset()
    """Other words for a company's shares where their price moves: ``le titre X``, ``X stock``."""
    loan_words: frozenset[str] = frozenset()
    """Words by which money that somebody obtains is borrowed: ``bank``, ``debt``."""
    minority_words: frozenset[str] = frozenset()
    """Words for a share that gives no control: ``minoritaire``."""
    majority_words: frozenset[str] = frozenset()
    """Words for a share that does: ``controlling``."""
    market_nouns: frozenset[str] = frozenset()
    """Words for a whole trade behind a sum that tells how large it is: ``the $5 billion toy industry``."""
    price_nouns: frozenset[str] = frozenset()
    """Nouns for what is paid, whatever tells what for: the ``purchase price``."""
    term_units: frozenset[str] = frozenset()
    """Words for years behind one of `term_prepositions`."""
