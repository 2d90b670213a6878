"""The words that names are made of, and those beside a name that tell whose it is."""

from __future__ import annotations

from dataclasses import field

from seeds.language.entries import Words, entry


@entry
class NameWords:
    """By what the parser knows names, and who bears them."""

    council_phrases: frozenset[str] = frozenset()
    """Public bodies that go by common words: ``conseil régional``."""
    name_marks: frozenset[str] = frozenset()
    """What may stand behind a word of a name and is part of it, as it owns nothing: the ``'s`` of ``Bartley's``."""
    term_nouns: frozenset[str] = frozenset()
    """Nouns that end a term of a contract, which has capitals and is no name: ``the Note Purchase Agreement``."""
    called_nouns: frozenset[str] = frozenset()
    """Words for what has a name of its own, behind which it stands: ``the Skylark chain``."""
    calling_words: frozenset[str] = frozenset()
    """Words behind which a firm's name stands that is only described before: ``a new company, called X``."""
    housing_phrases: frozenset[str] = frozenset()
    """Words between a business and the firm that it is run by: ``its freight business, housed in X``."""
    ruling_verbs: frozenset[str] = frozenset()
    """Verbs for what a state decides of the deals of others: ``the EU blocked the merger``."""
    ruling_nouns: frozenset[str] = frozenset()
    """Nouns for what others than the buyer do with a deal: ``the approval by X of the takeover``."""
    nations_stand_alone: bool = False
    """Whether a nation's adjective with an article stands for a company: ``l'américain a racheté``."""
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
    legal_forms: frozenset[str] = frozenset()
    person_titles: frozenset[str] = frozenset()
    rich_titles: frozenset[str] = frozenset()
    """Those of them for who has means to buy a company alone, whatever office is told: ``billionaire``."""
    org_words: frozenset[str] = frozenset()
    firm_nouns: frozenset[str] = frozenset()
    """Words that a firm is called by and no person: ``provider``, ``company``."""
    unbranded_sectors: frozenset[str] = frozenset()
    """The sectors whose companies sell no things with names of their own, so that `Tesco Nile` is a company."""
    model_sectors: frozenset[str] = frozenset()
    """The sectors whose companies sell models, so that what stands behind their names is one: ``Ford Mustang``."""
    specimen_determiners: frozenset[str] = frozenset()
    """Articles that no company has, so that the name behind one is said of a thing of its: ``une Ferrari``."""
    not_names: frozenset[str] = frozenset()
    inside_names: frozenset[str] = frozenset()
    name_particles: frozenset[str] = frozenset()
    """Small words of other languages that only stand inside a name: ``Aguas do Tejo``."""
    surname_particles: frozenset[str] = frozenset()
    """Small words with which a surname may begin behind a given name: ``Jean de Vernal``."""
    short_openers: frozenset[str] = frozenset()
    """Short words with a full stop that names begin with: ``St. Louis``."""
    brand_openers: frozenset[str] = frozenset()
    """Possessives with which brands begin that speak to people: ``Mon Docteur``."""
    name_openers: frozenset[str] = frozenset()
    """Words of other languages with which a name may begin where a sentence does: ``El``, ``Van``."""
    group_words: frozenset[str] = frozenset()
    """Words that with the legal forms may end a known name and change nothing: ``Goldman Sachs Group Inc``."""
    noun_endings: Words = ()
    """Endings by which a word that begins a sentence is a common noun, though no dictionary has it."""
    name_joiners: frozenset[str] = frozenset()
    """Words for *and*, which may be part of a name."""
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
    step_nouns: frozenset[str] = frozenset()
    """Words that a number behind them makes the name of a step or a class, and of no company: ``Phase III``."""
    district_nouns: frozenset[str] = frozenset()
    """Words for a part of a place, or for what lies there, with an *of* before its name: ``la banlieue de``."""
    seated_words: frozenset[str] = frozenset()
    """What is said of a company before the preposition and the place where it has its seat: ``based``."""
    state_codes: frozenset[str] = frozenset()
    """States as they stand for short behind a town, as they are written: ``Franklin, TN``."""
    state_names: frozenset[str] = frozenset()
    """States and provinces as they stand in full behind a town: ``Dayton, Ohio-based``."""
    house_phrases: frozenset[str] = frozenset()
    """What a house that raises funds of others is called before its name: ``la société de gestion X``."""
    exchange_nouns: frozenset[str] = frozenset()
    """Words in the name of a stock exchange, on which others are listed."""
    partner_nouns: frozenset[str] = frozenset()
    """Those after whom a firm is called beside one who is named: ``X and Co``, ``X et Fils``."""
    numbered_houses: frozenset[str] = frozenset()
    """Words at the end of a name that a number may open: the ``Ventures`` of ``1984 Ventures``."""
    site_domains: frozenset[str] = frozenset()
    """What a name in small letters ends in that is an address too: the ``com`` of ``monday.com``."""
    bond_nouns: frozenset[str] = frozenset()
    """What is sold to borrow: ``bonds``, ``notes``."""
    news_nouns: frozenset[str] = frozenset()
    """Words for what a text tells, with which a sentence dates it by an earlier deal: ``The news comes after``."""
    dwelling_nouns: frozenset[str] = frozenset()
    """Words for a company that, with a person whose it is, mean where that person lives: ``la maison de A B``."""
    voice_nouns: frozenset[str] = frozenset()
    """Persons who speak for their company: ``spokesman``, ``chief``."""
    end_words: frozenset[str] = frozenset()
    """Words that begin no name and may end one: ``VC firm Quorbine``, but ``Quorbine VC``."""
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
    presenting_phrases: Words = ()
    """Words that open a sentence to bring in a company that the next ones are about: ``such is the case of``."""
    event_nouns: frozenset[str] = frozenset()
    """Words before the name of a fair or a summit, which takes no part in deals."""
    show_endings: Words = ()
    """How the name of a fair ends: ``the Berlin Air Show``."""
    order_endings: frozenset[str] = frozenset()
    """What stands behind the digits of a number in order: ``40th``, ``40es``."""
    edition_nouns: frozenset[str] = frozenset()
    """Words that, with *of*, stand before the name of an event: ``la 5e édition de``."""
    outlet_nouns: frozenset[str] = frozenset()
    """Words beside the name of a newspaper or an agency."""
    paper_nouns: frozenset[str] = frozenset()
    """Words behind the name of a company for what it has issued, which is bought by its holders: ``X securities``."""
    segment_nouns: frozenset[str] = frozenset()
    """Words behind the name of a part of a business or of a thing, which takes part in no deal: ``the Marine segment``,
    ``Quorbex tokens``."""
    product_nouns: frozenset[str] = frozenset()
    """Words before the name of a thing that is made: ``le robot Apollo``."""
    titled_nouns: frozenset[str] = frozenset()
    """Words before the title of a work, whose rights are bought and which is no company: ``les jeux « X »``."""
    authority_words: frozenset[str] = frozenset()
    """Words in the names of courts and regulators, which judge deals and make none."""
    local_bodies: frozenset[str] = frozenset()
    """Words that right before a name make a public body of it, unless it only says where something is: ``région``."""
    workforce_nouns: frozenset[str] = frozenset()
    """Words for those who work for a company that somebody takes over: ``salariés``."""
    public_fund_phrases: Words = ()
    """Words that with a nation beside them name its fund: ``sovereign wealth fund``."""
    seat_nouns: frozenset[str] = frozenset()
    """Words that with *of* and a place behind them name an institution: ``port de Marseille``."""
    kin_nouns: frozenset[str] = frozenset()
    """Words behind a name that make it several persons': ``the X brothers``."""
    institution_nouns: frozenset[str] = frozenset()
    """Words that with a capital open the name of an institution, the rest of it in small letters: ``l'Office``."""
    institution_adjectives: frozenset[str] = frozenset()
    """Adjectives in such names: ``nationale``."""
    institution_links: frozenset[str] = frozenset()
    """Words between such a name and what the institution is for: ``des``, ``pour``."""
    company_titles: frozenset[str] = frozenset()
    """Titles that only companies give, so that one without a name is of the company spoken of: ``CFO``."""
    employer_prepositions: frozenset[str] = frozenset()
    """Words between an office and the company that it is held in: ``head of sales at X``."""
    officer_titles: frozenset[str] = frozenset()
    """Words of the titles of those who act for a company: ``chief executive``."""
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
    small_words_in_names: bool = False
    """Whether of a name only the first word may have a capital: ``Société générale``."""
    title_verbs: frozenset[str] = frozenset()
    """Forms of other verbs than those of deals that stand behind names in titles: ``Quorbine Continues``."""
    office_words: frozenset[str] = frozenset()
    """Words between the head of a company and the company: ``head of Y``, but not ``analyst at Y``."""
