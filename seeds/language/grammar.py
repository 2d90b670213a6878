"""The words by which a language builds its sentences, and what stands around an article."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from seeds.language.entries import Words, entry
from seeds.vocabulary import Role


@entry
class Grammar:
    """Articles, pronouns, prepositions, and what else has no meaning of its own."""

    nouns_capitalised: bool = False
    """Whether every noun has a capital, so that a capital alone makes no name."""
    titles_capitalised: bool = False
    """Whether titles may write all their words with a capital."""
    verb_final: bool = False
    """Whether objects may stand before their verb: ``hat Y für 2 Milliarden übernommen``."""
    abbreviations: frozenset[str] = frozenset()
    noise_starts: Words = ()
    """How lines and sentences begin that are no part of an article: ``read more``."""
    noise_headings: Words = ()
    """How lines begin below which headlines of other stories stand: ``related articles``."""
    noise_frames: dict[str, str] = field(default_factory=dict)
    """How such a sentence begins, and what stands in it behind: ``the post`` and ``appeared first on``."""
    labels: frozenset[str] = frozenset()
    """Words of the page that run into the text before its first word: ``Comment Apple has bought``."""
    determiners: frozenset[str] = frozenset()
    plural_determiners: frozenset[str] = frozenset()
    """Those of several, which no single name behind a comma explains: ``les PME familiales, X a``."""
    fore_adjectives: frozenset[str] = frozenset()
    """Adjectives that stand before their noun: ``une nouvelle commande`` is no verb."""
    definites: frozenset[str] = frozenset()
    """Determiners that point to something already spoken of."""
    indefinite_articles: frozenset[str] = frozenset()
    """Those of them behind which a company may be told of whose name follows later: ``A Leeds brewer``."""
    personal_possessives: frozenset[str] = frozenset()
    """Possessives that only persons have, so that a company behind them is a person's: ``her company``."""
    possessives: frozenset[str] = frozenset()
    plural_possessives: frozenset[str] = frozenset()
    """Those of them that may have several owners: ``their``."""
    possessive_marks: frozenset[str] = frozenset()
    """What stands behind an owner: ``'s``."""
    plural_possessive_marks: frozenset[str] = frozenset()
    """What may stand there behind a plural: ``'``."""
    cut_mark_endings: Words = ()
    """How a name ends behind which it may stand as well: ``Amos' drinks arm``."""
    contracted: dict[Literal["have", "be"], str] = field(default_factory=dict)
    """The auxiliaries that a possessive mark behind a pronoun may stand for: ``it's raised``, ``it's raising``."""
    with_words: frozenset[str] = frozenset()
    between_words: frozenset[str] = frozenset()
    pair_words: frozenset[str] = frozenset()
    order_words: dict[str, int] = field(default_factory=dict)
    """Words for one of the companies just named, and its place among them: ``the latter``."""
    content_prepositions: frozenset[str] = frozenset()
    """Prepositions that tell what a sum is of, beside `numbers.of`: ``3 million in bonds``."""
    nouns_take_articles: bool = False
    """Whether what stands bare behind a verb or a preposition is a name: ``rachète EBP``, but ``achète du GNL``."""
    prepositions: Words = ()
    joints: dict[str, str] = field(default_factory=dict)
    """Phrases that join names, each with the coordinator that it stands for: ``ainsi que``."""
    contractions: dict[str, str] = field(default_factory=dict)
    """Forms that a preposition takes before an article or a vowel, and the form that the frames name."""
    coordinators: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    place_relatives: frozenset[str] = frozenset()
    """Relatives for where something is or happens: ``où``."""
    negations: frozenset[str] = frozenset()
    """Words of negation that stand before a verb and its pronouns: ``ne``; none where one word is enough."""
    negators: frozenset[str] = frozenset()
    """Words, behind them if there are any, by which the verb does not happen: ``pas``, ``not``."""
    further_denied: frozenset[str] = frozenset()
    """Words that join a further verb to one that is negated: ``ne pas acheter ni fusionner``."""
    negation_limits: frozenset[str] = frozenset()
    """Words behind those by which it does after all, or will: ``pas encore``, ``pas seulement``."""
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
    right_nouns: frozenset[str] = frozenset()
    """Words for what somebody may do that is given it: ``donne à X le droit de``."""
    enabling_verbs: frozenset[str] = frozenset()
    """Verbs by which somebody lets or has another do what an infinitive says: ``permettra à X de racheter Y``."""
    contest_nouns: frozenset[str] = frozenset()
    """Words before a company that others compete with: ``competition from X``."""
    offering_verbs: frozenset[str] = frozenset()
    """Those of them by which somebody may offer to do it: ``propose à X de lui racheter sa part``."""
    ready_words: frozenset[str] = frozenset()
    """Adjectives that say who may do what the infinitive behind them says: ``un investisseur prêt à racheter X``."""
    harming_forms: frozenset[str] = frozenset()
    """Forms of verbs by which a deal does no good to whom it is not of: ``The takeover worries X``."""
    making_forms: frozenset[str] = frozenset()
    """Forms of the verb that with *of* tells what somebody becomes: ``a fait de X le numéro un``."""
    seeing_verbs: frozenset[str] = frozenset()
    """Verbs that have somebody do what a bare infinitive behind them says: ``voir X racheter Y``."""
    helping_verbs: frozenset[str] = frozenset()
    """Verbs whose object another helps with what is its own: ``conseille X pour son introduction``."""
    control_verbs: frozenset[str] = frozenset()
    """Verbs whose object does what an infinitive behind it says: ``a choisi X pour racheter Y``."""
    beating_verbs: frozenset[str] = frozenset()
    """Verbs whose subject, not their object, does what follows: ``X beat Y to win``, ``X hired Y to sell``."""
    rank_words: frozenset[str] = frozenset()
    """Words that give a company its place among others: ``the country's largest retailer``."""
    means_words: frozenset[str] = frozenset()
    """Prepositions before a deed by which the subject does something else: ``grew through the purchase of X``."""
    besides: frozenset[str] = frozenset()
    """Prepositions for those beside whom others do the same: ``outre X, Y participe``."""
    comitatives: frozenset[str] = frozenset()
    """Prepositions for who acts together with the subject: ``alongside``."""
    plural_articles: frozenset[str] = frozenset()
    """Contractions that can be a mere article: ``des``."""
    clause_breaks: frozenset[str] = frozenset()
    adversatives: frozenset[str] = frozenset()
    """Words that open a clause against the one before: ``but``."""
    phrase_breaks: frozenset[str] = frozenset()
    """Words that end what a verb is about: there is no ``announce fund`` in ``announced a change at the fund``."""
    adverbs: frozenset[str] = frozenset()
    pronouns: dict[str, Literal["subject", "either", "object", "latest", "person", "speaker"]] = field(
        default_factory=dict
    )
    """What each pronoun stands for; ``either`` for a person or a company."""
    aside_words: Words = ()
    """Words of sentences that speak of those who advise, comment or report, and not of the story's companies."""
    expletives: Words = ()
    """Pronouns that stand for nothing, with what follows: ``il y a``."""
    object_pronoun_for: frozenset[str] = frozenset()
    """Prepositions whose object an object pronoun such as ``y`` takes up."""
    plural_verb_endings: Words = ()
    """How a verb ends of which several are the subject: ``lèvent``."""
    with_endings: dict[str, Role] = field(default_factory=dict)
    """What behind those with whom a round is raised says which part they have in it: ``with X as lead investor``."""
    verb_particles: frozenset[str] = frozenset()
    """Small words that belong to the verb before them: the ``up`` of ``snap up``."""
    acting_openers: frozenset[str] = frozenset()
    """Words behind which a gerund is what somebody does: ``by backing X``, not ``in lending start-up X``."""
    dating_prepositions: frozenset[str] = frozenset()
    """Prepositions before that earlier deal: ``after raising 5 million``."""
    plural_pronouns: frozenset[str] = frozenset()
    """Pronouns that stand for all the subjects of a sentence where it has several: ``they``."""
    run_on_openings: Words = ()
    """Words that begin a sentence and no names, before which a heading may have run into it: ``Cette``."""
    plurals: Words = ()
    changed_plurals: dict[str, str] = field(default_factory=dict)
    """Endings of the plural that stand for another of the singular: ``companies``, ``company``."""
    datives: dict[str, str] = field(default_factory=dict)
    """Pronouns before a verb for whom it is done, and the preposition that would bring in a name: ``lui``."""
    owning_participles: frozenset[str] = frozenset()
    """Words between who owns a company and the noun for it: ``the X backed start-up``."""
    none_words: frozenset[str] = frozenset()
    """Words right before a noun by which there is none: ``aucun``."""
    further_words: frozenset[str] = frozenset()
    """Words for what is added to what there is already: ``another 20%``, ``30 millions supplémentaires``."""
    rest_words: frozenset[str] = frozenset()
    """Words for all that is left of a company's shares or of a holding: ``the remaining 40%``, ``son solde``."""
    infinitive_subjects: frozenset[str] = frozenset()
    """Prepositions that bring in who does what an infinitive says: ``for X to buy Y``."""
    gerund_subjects: frozenset[str] = frozenset()
    """Prepositions that bring in who does what a gerund says: ``depends on X buying Y``."""
    first_words: frozenset[str] = frozenset()
    """Adjectives of what one has for the first time: ``first``, ``new``."""
    headed_words: frozenset[str] = frozenset()
    """Words behind which *by* brings in the person at the head of a company: ``présidée``."""
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
    turn_phrases: Words = ()
    """Words by which the next of several has done to it what those before had: ``c'est au tour de``."""
    past_prepositions: frozenset[str] = frozenset()
    """Words that bring in what is done, by their last two or their last: ``since its purchase``, ``thanks to``."""
    term_prepositions: frozenset[str] = frozenset()
    """Words before how long money is spent for: ``over five years``."""
    noun_pronouns: frozenset[str] = frozenset()
    """Pronouns that stand for a noun told before: ``celui de``."""
    promise_verbs: frozenset[str] = frozenset()
    """Verbs that make the conditional behind them a future: ``said it would sell``."""
    each_words: frozenset[str] = frozenset()
    """Words that say of several that they do the same: ``each``."""
    each_phrases: Words = ()
    """Words that say so beside the verb alone: ``X and Y have both raised``."""
    together_words: frozenset[str] = frozenset()
    """Words by which several do one thing: ``jointly``."""
    respective_words: frozenset[str] = frozenset()
    """Words that pair the names of one list with the sums of another."""
    adverb_endings: Words = ()
    nouns_like_adverbs: frozenset[str] = frozenset()
    """Nouns that end as adverbs do: ``investissement``, ``family``; their plurals do not."""
    object_relatives: frozenset[str] = frozenset()
    """Relatives that may be the object of their clause: ``Y, which X bought``."""
    inverting_relatives: frozenset[str] = frozenset()
    """Those of them that are always the object, so that the subject may stand last: ``la levée que prépare X``."""
    genitive_relatives: frozenset[str] = frozenset()
    """Relatives with an *of* in them: ``Y, dont X détient 30 %``."""
    personal_relatives: frozenset[str] = frozenset()
    """Relatives that stand for persons: ``A B, the head of X, who``."""
    agents: Words = ()
