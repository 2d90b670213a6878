"""The words for companies, for what belongs to them and for what they make."""

from __future__ import annotations

from dataclasses import field

from seeds.language.entries import Words, entry


@entry
class CompanyWords:
    """By what the parser knows a company that is only described, and what of it is sold."""

    startup_nouns: frozenset[str] = frozenset()
    """Words for a company that raises money, and never for one that gives it: ``start-up``."""
    described_firms: frozenset[str] = frozenset()
    """Nouns that behind *a* are for a company, and else for what is eaten or built: ``A Hull dairy``."""
    owned_nouns: frozenset[str] = frozenset()
    """Nouns that with a possessive stand for the company that owns them: ``21 % de son capital``."""
    combined_words: frozenset[str] = frozenset()
    """Words for the company that a merger makes: ``the combined group``."""
    related_nouns: frozenset[str] = frozenset()
    """Nouns that behind a possessive stand for another company than the owner: ``its rival``."""
    keeper_nouns: frozenset[str] = frozenset()
    """Nouns for who owns or runs a thing, whose name follows behind *of*: ``the owner of X``."""
    maker_nouns: frozenset[str] = frozenset()
    """Nouns for who makes a thing, whose name follows: ``the maker of X``."""
    owner_nouns: frozenset[str] = frozenset()
    """Words for who owns shares, behind which `extent_phrases` tell how many: ``actionnaire à hauteur de 20 %``."""
    serving_nouns: frozenset[str] = frozenset()
    """Nouns for those who only serve a deal for a fee: ``underwriters``."""
    investor_forms: frozenset[str] = frozenset()
    """Words in the names of those who invest, and that describe them: ``Ventures``, ``fund``."""
    owned_parts: frozenset[str] = frozenset()
    """What is a company's, or a part of it, so that who buys it buys of the company: ``les actions de X``."""
    part_nouns: frozenset[str] = frozenset()
    """Words for a part that stands for its owner: ``unit``."""
    group_nouns: frozenset[str] = frozenset()
    """Words for several companies together, which stand for those that they are made of or led by: ``consortium``."""
    holding_nouns: frozenset[str] = frozenset()
    """Words for what may own a company, beside those for companies: ``nonprofit``, in ``the nonprofit that owns X``."""
    holder_nouns: frozenset[str] = frozenset()
    """Words behind a company's name for people who are not the company: ``shareholders``."""
    founding_words: frozenset[str] = frozenset()
    """Words before a date that make it the day on which a company began: ``founded in``."""
    trades: frozenset[str] = frozenset()
    """Words for a company that before a name say what it is, and begin no name themselves: ``drugmaker``."""
    generic_nouns: frozenset[str] = frozenset()
    described_by: int = 2
    """How many words may stand between an article and a word for a company: ``the electric car battery maker``."""
    plain_nouns: frozenset[str] = frozenset()
    """Those of them that say nothing of the trade: ``group``."""
    maker_behind_goods: bool = False
    """Whether who makes goods may be named right behind them: ``des puces Nvidia``."""
    sector_nouns: dict[str, frozenset[str]] = field(default_factory=dict)
    """Those that speak of a company of each sector of `seeds.gazetteer.sectors`: ``chipmaker``."""
    sector_fields: dict[str, frozenset[str]] = field(default_factory=dict)
    """What those of a sector deal in, as a description of one may tell: ``the e-commerce giant``."""
    sector_goods: dict[str, frozenset[str]] = field(default_factory=dict)
    """Goods that companies of a sector sell and do not buy, in all forms: ``aircraft``."""
    sector_needs: dict[str, frozenset[str]] = field(default_factory=dict)
    """Goods that companies of a sector buy and do not sell."""
    bank_words: frozenset[str] = frozenset()
    """Words in the names of banks."""
    power_words: frozenset[str] = frozenset()
    """Words in the names of those who generate power and sell it."""
    power_sellers: frozenset[str] = frozenset()
    """Nouns before the names of such: ``developer``."""
    power_contracts: Words = ()
    """Words for a contract by which power is bought: ``power purchase``."""
    founding_verbs: frozenset[str] = frozenset()
    """Verbs for what those do who begin a company."""
    firm_verbs: frozenset[str] = frozenset()
    """Verbs whose participle behind the name of a firm says who made, runs, owns or sells it: ``X, founded by Y``."""
    vehicle_nouns: frozenset[str] = frozenset()
    """Words in the name of a fund that is raised: ``Fund``."""
    crowd_nouns: frozenset[str] = frozenset()
    """Many who have no name, and whom *they* stands for: ``customers``, ``people``."""
    trailing_nouns: frozenset[str] = frozenset()
    """Nouns behind a word for a company that with it name a thing: ``the business model``."""
    facility_nouns: frozenset[str] = frozenset()
    plant_nouns: frozenset[str] = frozenset()
    """Those of them that may be built and opened as a whole, and may mean something else: ``center``, ``line``."""
    site_nouns: frozenset[str] = frozenset()
    """Those that mean nothing else, `SITE` in the phrases of the frames: ``usine``, ``warehouse``; no plurals in -s."""
    shared_nouns: frozenset[str] = frozenset()
    """Nouns for assets that several may own shares of: ``cède 20 % de ses activités``."""
    property_nouns: frozenset[str] = frozenset()
    """What a company may sell of itself, and what has no name of its own: assets, a business, a brand."""
    goods_nouns: frozenset[str] = frozenset()
    """Things that companies buy of each other; who buys them has a contract, not an acquisition."""
    shop_nouns: frozenset[str] = frozenset()
    """Words for several shops, which a company may sell: ``hypermarchés``."""
    managed_nouns: frozenset[str] = frozenset()
    """Words that with a person's title behind them tell what a company is: ``wealth`` (``manager``)."""
    project_nouns: frozenset[str] = frozenset()
    """Nouns behind the name of what is built or run, and not of who has it built: ``the Morven project``."""
    makers_of: frozenset[str] = frozenset()
    """Words other than *of* that join a company to its product: ``la société derrière ChatGPT``."""
