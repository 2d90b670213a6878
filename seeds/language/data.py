"""All that the parser knows of one language, with what follows from it."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import field_validator, model_validator

from seeds.language.company_words import CompanyWords
from seeds.language.deal_words import DealWords
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
from seeds.language.grammar import Grammar
from seeds.language.name_words import NameWords
from seeds.language.sum_words import SumWords
from seeds.vocabulary import Kind, Language, Role

_ALLIANCES = frozenset({Kind.CONTRACT, Kind.PARTNERSHIP, Kind.JOINT_VENTURE})
_Phrases = TypeVar("_Phrases", Words, frozenset[str])


@entry
class LanguageData(Grammar, NameWords, CompanyWords, SumWords, DealWords):
    """Everything that the parser knows of one language."""

    code: Language
    numbers: Numbers
    dates: Dates
    conjugations: dict[str, dict[Tense, Words]]
    verbs: dict[str, Paradigm]
    auxiliaries: dict[str, frozenset[str]]
    frames: tuple[Frame, ...]
    signals: Signals

    @field_validator("prepositions")
    @classmethod
    def _longest_first(cls, value: Words) -> Words:
        spelt = (apart(phrase) for phrases in value for phrase in spelt_out(phrases))
        return tuple(sorted(spelt, key=lambda phrase: -len(phrase.split())))

    @field_validator("joining_words", "housing_phrases")
    @classmethod
    def _spell_out(cls, value: _Phrases) -> _Phrases:
        return type(value)(phrase for phrases in value for phrase in spelt_out(phrases))

    @field_validator("list_nouns")
    @classmethod
    def _spell_out_each(cls, value: dict[Kind, Words]) -> dict[Kind, Words]:
        return {kind: tuple(p for phrases in told for p in spelt_out(phrases)) for kind, told in value.items()}

    @model_validator(mode="after")
    def _frames_hold_together(self) -> LanguageData:
        ids = {frame.id for frame in self.frames}
        phrases = [p for words in (self.signals.stage, self.signals.confirmation) for ps in words.values() for p in ps]
        phrases += self.signals.to_close
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
        """The words of each of the side phrases, by its last word, the longest first."""
        found: dict[str, tuple[tuple[str, ...], ...]] = {}
        phrases = (phrase.split() for written in self.side_phrases for phrase in spelt_out(apart(written)))
        for words in sorted(phrases, key=len, reverse=True):
            found[words[-1]] = (*found.get(words[-1], ()), tuple(words))
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
    def firm_told_by(self) -> frozenset[str]:
        """Words for what only a company has, its shares, owners and staff: ``X has a new shareholder``."""
        return self.stake_words.union(self.holder_nouns, self.owner_nouns, self.keeper_nouns, self.workforce_nouns)

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
    def sectors_of_field(self) -> dict[str, frozenset[str]]:
        """The sectors that each field is of."""
        fields = frozenset[str]().union(*self.sector_fields.values())
        return {field: frozenset(s for s, of in self.sector_fields.items() if field in of) for field in fields}

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
    def business_words(self) -> frozenset[str]:
        """The words that an article on companies has many of: for companies, their officers, shares and takeovers."""
        return self.generic_forms | self.officer_titles | self.stake_words | self.takeover_nouns

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
