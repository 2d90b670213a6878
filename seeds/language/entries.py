"""The parts of a language's data: numbers, dates, frames, verbs and signals, each checked on load."""

from __future__ import annotations

import functools
import itertools
from dataclasses import field
from typing import Literal, TypeVar, cast, dataclass_transform

from pydantic import ConfigDict, field_validator, model_validator
from pydantic.dataclasses import dataclass

from seeds.vocabulary import ROLES_OF_KIND, Bound, Confirmation, Kind, Role, Stage

Tense = Literal["infinitive", "present", "past", "imperfect", "future", "conditional", "participle", "gerund"]
FINITE: frozenset[Tense] = frozenset({"present", "past", "imperfect", "future", "conditional"})
"""The tenses of a verb that has a subject of its own."""

MoneyUse = Literal["valuation", "other"]
Context = Literal["capex"]
Words = tuple[str, ...]


NEEDS = frozenset(
    {
        *("amount", "percent", "round", "date", "place", "goods", "site", "facility", "event", "close"),
        *("payer", "payee", "pair", "joined", "tied", "plant", "property", "own", "since", "loan", "work", "inside"),
        *("financier", "perfect", "together"),
        *(
            "financed",
            "wares",
            "term",
            "vehicle",
            "endowed",
            "predicate",
            "court",
            "firm",
            "firms",
            "named",
            "passive",
            "verbless",
            "bare",
            "corporate",
            "contract",
            "ahead",
            "opening",
            "counted",
            "raised",
            "market",
            "direct",
            "promised",
            "business",
            "untitled",
            "unspent",
            "listed",
            "unmerged",
            "single",
            "coming",
            "nameless",
            "asked",
            "met",
            "staked",
        ),
        "itself",
    }
)
"""What a frame may need beside the roles of its kind."""


_T = TypeVar("_T")


def spelt_out(phrase: str) -> tuple[str, ...]:
    """Every phrase that ``sign|win contract|order`` stands for."""
    return tuple(" ".join(words) for words in itertools.product(*(word.split("|") for word in phrase.split())))


def apart(phrase: str) -> str:
    """A phrase with a blank behind each apostrophe, where a text has two words: ``avec l'appui de``."""
    return phrase.replace("'", "' ").rstrip()


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=False, field_specifiers=(field,))
def entry(cls: type[_T]) -> type[_T]:
    """A class for what stands in a data file: nothing that it does not know, and nothing that changes.

    It is a dataclass and no `pydantic.BaseModel`, whose attributes Python finds several times as slowly: the parser
    asks for some of a language at nearly every word.
    """
    made = dataclass(frozen=True, kw_only=True, eq=False, config=ConfigDict(extra="forbid"))(cls)
    return cast("type[_T]", made)


@entry
class Numbers:
    """How a language writes numbers and money."""

    group: str
    scales: dict[str, int]
    tight_scales: dict[str, int] = field(default_factory=dict)
    """Scales such as ``M`` that count only with a currency beside them."""
    signed_scales: dict[str, int] = field(default_factory=dict)
    """What scales mean behind a currency's sign, as other languages write sums: ``$380 billion`` in a French text."""
    words: Words
    fixed: dict[str, str] = field(default_factory=dict)
    """Set phrases and the number that they stand for, ``half a billion`` for one."""
    parts: dict[str, str] = field(default_factory=dict)
    """Parts of a scale and what they are of it: ``half a`` (billion) is ``0.5``."""
    dozens: dict[str, int] = field(default_factory=dict)
    """Nouns for a round number, as in ``une centaine de millions``."""
    halves: Words = ()
    """Words that add a half to a number or to its scale: ``and a half``."""
    points: Words = ()
    """Words for a decimal mark: ``two point five``."""
    currencies: dict[str, str]
    """Names and signs of currencies beside those of CLDR, which they overrule."""
    shared_nouns: dict[str, Words] = field(default_factory=dict)
    """Nouns that several currencies bear, and those of them that the press means: the first that was tender then."""
    currency_noun: Literal["first", "last"] = "last"
    """Where in the name of a currency its noun stands: ``dollars canadiens``, ``Canadian dollars``."""
    not_currencies: frozenset[str] = frozenset()
    """Names and codes of currencies that are more often other words: ``real``, ``ALL``."""
    units_before: Words = ()
    """Nouns of currencies that may stand before a number, as signs do: ``ringgit 42``."""
    prices: dict[str, str] = field(default_factory=dict)
    """Units that only prices are told in, as so much of a currency: ``pence`` is ``0.01 GBP``."""
    of: Words = ()
    range_joins: Words = ()
    range_pairs: dict[str, str] = field(default_factory=dict)
    """Words that open a range, and the word that joins its ends: ``between`` and ``and``."""
    bounds_before: dict[Bound, Words]
    bounds_after: dict[Bound, Words]
    other_before: Words = ()
    """Words before a sum that make it no deal's amount: revenue, profit, fines."""
    not_other_before: Words = ()
    """Phrases that end with such a word and name something else: the ``middle market`` of buyouts."""
    totals_before: Words = ()
    """Words before a sum that make it the total of several deals: ``en dix ans,``."""
    sum_verbs: frozenset[str] = frozenset()
    """Verbs of which a sum is the object, whatever such words stand before: ``X, the market leader, raised``."""
    deals_after: Words = ()
    """Nouns right behind a sum that make it the deal's own, whatever stands before: ``the $3 billion takeover``."""
    other_after: Words = ()
    times_after: Words = ()
    """What follows a sum and tells only when it was paid, no sum of each year: ``for $35 million a year later``."""
    debt_before: Words = ()
    """Words before a sum that make it what is owed, and so only the amount of a loan or bond: ``debt of``."""
    debt_after: Words = ()
    size_words: Words = ()
    """Words that beside a sum in brackets show that it tells how large a company is: ``(12 M€, 45 salariés)``."""
    valuation_before: Words = ()
    valuation_after: Words = ()
    deal_values: Words = ()
    """Valuations that are the price of a takeover as a whole: ``enterprise value``."""
    firm_values: Words = ()
    """Words before such a value by which a firm is told to have it, so that it is no price: ``which has a``."""
    changes_before: Words = ()
    """Words right before a sum that make it a change of another: ``by``."""
    raising_words: Words = ()
    """Verbs for what is raised or lowered from one sum to another, with an *of* before the first: ``relever``."""
    bounds_inside: Words = ()
    """Words between a number and its scale that only say how exact it is: ``300-plus million``."""
    price_before: Words = ()
    """Words right before a sum that make it a price, whatever stands before them: ``X's assets for``."""
    conversions: Words = ()
    """Words between a sum and the same sum in another currency."""

    @functools.cached_property
    def valuation_nouns(self) -> frozenset[str]:
        """Nouns for what a company is worth, which stand before its sum as behind it: ``a valuation of``."""
        return frozenset(self.valuation_before).intersection(" ".join(self.valuation_after).split())


@entry
class Dates:
    """Words for dates."""

    months: dict[str, int]
    quarters: dict[str, int]
    quarter_words: Words
    this_year: Words
    last_year: Words
    this_month: Words
    last_month: Words
    weekdays: dict[str, int]
    """Monday is 0."""
    days_ago: dict[str, int]
    before: Words
    """Words that may stand between a preposition and a date: ``early``, ``fin``."""
    since: Words = ()
    """Words before a date from which on something has been so: ``since``."""
    until: Words = ()
    """Words before a date by which something will have been done: ``by``, ``d'ici``."""
    ago: Words = ()
    """How a time is told that has passed since, ``*`` for how long: ``* ago``, ``il y a *``."""
    lengths: dict[str, str] = field(default_factory=dict)
    """Words for a length of time: ``day``, ``week``, ``month`` or ``year``."""
    vague_counts: Words = ()
    """Words for a number that is not told: ``a few``."""
    years_describe: bool = False
    """Whether a year may stand right before the noun for a deal: ``the 2019 takeover of X``."""


@entry
class Frame:
    """How a language words one sort of deal: its cue, and the role of each thing around the cue.

    A verb cue gives `subject` and `object` (swapped in the passive); a noun cue gives `of`, `possessor` and, for
    what governs it, `subject`. `prepositions` names the role of what follows each preposition; in the file,
    ``prepositions_of`` names another frame whose prepositions this one has too.
    """

    id: str
    kind: Kind
    verbs: Words = ()
    nouns: Words = ()
    subject: Role | None = None
    object: Role | None = None
    of: Role | None = None
    possessor: Role | None = None
    compound: Role | None = None
    """Whose name stands right before the noun: ``the Mobileye acquisition``."""
    inside: Role | None = None
    """Whose name stands between the words of the cue, as an object that is none: ``outbid X to win``, ``sell X a``."""
    counterpart: Role | None = None
    """The other side: who is spoken *with* before an infinitive or a noun, ``in talks with X to sell``, and who stands
    second behind *between*, ``the contract between X and Y``."""
    prepositions: dict[str, Role] = field(default_factory=dict)
    needs: tuple[Words, ...] = ()
    """Alternatives: each is a set of things that must all have been found (a role, ``amount``, ``payer`` ...).

    A frame without needs is no deal: it takes words and sums away from the others, as ``raise forecast`` does.
    """
    otherwise: str | None = None
    """The frame to try with the same cue when the needs are not met."""
    stage: Stage = Stage.ANNOUNCED
    past: Stage | None = None
    """The stage when the cue is a past action; `stage` where it is left out."""
    context: Context | None = None
    tenses: tuple[Tense, ...] = ()
    """The tenses that the verb must have, where only some tell a deal: who *will hold* 20% is to buy them."""
    passive: bool = True
    reflexive: bool = False
    """Whether the verb counts only with its reflexive pronoun: ``s'offrir`` buys, ``offrir`` gives."""
    holding: bool = False
    """Whether it tells how things are, ``owns 20%``: no deal, unless dated, but it names who had a part in one."""
    outcome: bool = False
    """Whether it may tell what a deal told before makes of somebody: ``détient désormais 60 % de X``."""
    may_list: bool = False
    """Whether it is a listing after all where the text tells of one by the same company: ``the offering``."""
    recalls: bool = False
    """Whether a side left out is that of the deal told of last: the target of ``take part in the operation``.

    Of a loan, ``the deal was financed by X Bank``, it is who bought.
    """

    @field_validator("verbs", "nouns")
    @classmethod
    def _spell_out(cls, phrases: Words) -> Words:
        return tuple(spelt for phrase in phrases for spelt in spelt_out(phrase))

    @field_validator("prepositions")
    @classmethod
    def _spell_out_prepositions(cls, roles: dict[str, Role]) -> dict[str, Role]:
        """The roles by prepositions, each alone, whose words stand apart as those of a text do."""
        return {apart(spelt): role for phrase, role in roles.items() for spelt in spelt_out(phrase)}

    mutual: bool = False
    """Whether its two sides sign as equals, so that what is traded tells who pays, not who signs first."""
    apposed: bool = False
    """Whether its noun says what the name before a comma is: ``X, now part of Y``, ``X, an investor in Y``."""
    yields: bool = False
    """Whether it is no deal of its own where the sentence tells another of its parties: ``an accord to buy X``.

    A frame without needs that yields takes no words from nouns inside it: ``backed the takeover of X``.
    """

    @functools.cached_property
    def done_to(self) -> bool:
        """Whether only a verb in the passive tells of it: who *is chosen*, not who chooses."""
        return self.otherwise is None and bool(self.needs) and all("passive" in needs for needs in self.needs)

    @functools.cached_property
    def is_idiom(self) -> bool:
        """Whether it only keeps its words from other frames."""
        return not self.needs

    @functools.cached_property
    def merges(self) -> bool:
        """Whether it tells of two companies that become one, neither of which need be who buys the other."""
        return self.kind is Kind.ACQUISITION and any("pair" in needs for needs in self.needs)

    @model_validator(mode="after")
    def _roles_fit(self) -> Frame:
        given = (
            self.subject,
            self.object,
            self.of,
            self.possessor,
            self.compound,
            self.inside,
            self.counterpart,
            *self.prepositions.values(),
        )
        wrong = {role for role in given if role is not None} - ROLES_OF_KIND[self.kind]
        if wrong:
            raise ValueError(f"frame {self.id}: no {sorted(wrong)} in a deal of kind {self.kind}")
        unknown = {need for needs in self.needs for need in needs} - NEEDS - {role.value for role in Role}
        if unknown:
            raise ValueError(f"frame {self.id}: unknown needs: {sorted(unknown)}")
        return self


@entry
class Paradigm:
    """The forms of a verb: a model to conjugate its stems by, and the forms that differ."""

    model: str | None = None
    stems: Words = ()
    forms: dict[Tense, Words] = field(default_factory=dict)


@entry
class Signals:
    """Words around a cue that tell how far a deal is and who says so, by stage and by confirmation."""

    stage: dict[Stage, Words]
    confirmation: dict[Confirmation, Words]
    to_close: Words = ()
    """Words for what an agreed deal still needs, or when it will be done: ``expected to close``."""
