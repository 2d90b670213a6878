"""What the parser knows of a word by its form alone, looked up once for each form and shared by all its places."""

from __future__ import annotations

import functools
import re
import string
from dataclasses import dataclass
from typing import Literal

import simplemma

from seeds.language import FINITE, LanguageData, load_language
from seeds.names import demonyms, fold_name, given_names, long_countries, places
from seeds.parser.currencies import currency_names
from seeds.parser.hints import hints_of, number_starts, parts_of
from seeds.parser.known import folded_key, known_forms
from seeds.parser.phrases import SITE, cue_forms, going_on, without_plural, without_size
from seeds.parser.splitting import lowered
from seeds.vocabulary import Language

_WITH_OBJECT = FINITE | {"infinitive", "gerund"}
_LETTERS = string.ascii_letters
_PARTICLE = 2
"""How many letters a particle of names has at most that a hyphen joins to a name: ``al``."""
_SHORT_UNIT = 2
"""How many letters the short form of a currency has that is no code: ``Rs``."""
_PERIOD = re.compile(r"[1-4](?P<part>[A-Z])(?:\d{2}|\d{4})?|(?:[QH][1-4]|[369]M)?(?P<year>[A-Z]{2})(?:\d{2}|\d{4})")
"""The form of a code for a quarter, a half or a year of accounts: ``4Q24``, ``1S``, ``FY2024``, ``Q3FY25``."""
_NUMBERED = re.compile(r"\d{1,3}(?P<word>[^\W\d_]{4,})")
"""The form of a name in small letters that a number opens: ``13books``."""
_SHORTEST_GLUED = 4
"""How many letters two words that ran into one another have more than."""
_SHORTEST_WORD = 4
"""How many letters a word has at least that is no small one and may have run into the name that opens the next line."""
_SHORTEST_VERB = 4
"""How many letters a verb has at least that is told from the word before it."""
_SHORTEST_NAME = 3
"""How many letters a name has at least that is told from the word behind it."""
_SHORTEST_BEHIND = 6
"""How many letters a word has at least that is no verb and may have run into the small word before it."""
LONGEST_NUMBER = 4
"""How many digits a number has at most that opens a name: ``1984 Ventures``."""
_MOST = 4096
"""How many forms are kept, and as many that were met before them: a text of ever new names pushes others out."""


class Word:
    """A form of a word, or a mark, with what it is and what it may be in a sentence of its language.

    `lower` has the typographic apostrophe straightened. `is_capital` says whether it is written as a name is: a capital
    first, or one inside as in ``eBay``; the short form of a currency is none. `nation` is the code of the country whose
    people it means, if any; `is_regional` is a place or such a word. A prefix that was cut off, ``ex-``, is no word.
    `cue` holds the phrases of the frames that it begins, `stems` are the form and what it may be the plural of, and
    `going_on` those of them that a phrase goes on with. `hints` tell what to look for around it, `parts` are the words
    in it, hyphens apart, and `number_starts` the places in it where a number may begin. At its `seams` it may be two
    words that ran into one another, one of them a name.
    """

    __slots__ = (
        "begins_name",
        "countries",
        "cue",
        "ends_phrase",
        "going_on",
        "hints",
        "is_adverb",
        "is_capital",
        "is_compound",
        "is_demonym",
        "is_finite",
        "is_gerund",
        "is_given_name",
        "is_infinitive",
        "is_known_first",
        "is_name_like",
        "is_participle",
        "is_place",
        "is_possessive",
        "is_regional",
        "is_shouted",
        "is_small",
        "is_upper",
        "is_verb_form",
        "is_word",
        "key",
        "kind",
        "known_forms",
        "lower",
        "may_be_listing",
        "may_be_possessive",
        "may_begin_body",
        "may_end_clause",
        "may_lead_small",
        "may_stand_beside",
        "nation",
        "number_starts",
        "parts",
        "prepositions",
        "seams",
        "stems",
        "takes_object",
        "text",
        "uncontracted",
    )

    def __init__(self, text: str, language: LanguageData) -> None:
        self.text = text
        self.lower = lower = lowered(text)
        self.is_word = text[:1].isalnum() and not text.endswith("-")
        self.kind: Literal["word", "mark"] = "word" if self.is_word else "mark"
        site = self.is_word and _is_site(text, language)
        site = site or _is_numbered(text, language)
        capital = site or (self.is_word and not text.islower() and any(map(str.isupper, text)))
        self.is_capital = capital and not (
            _is_period(text, language) or _is_money(text, language) or _is_count(text, language)
        )
        self.is_upper = text.isupper()
        self.is_small = self.is_word and text.islower()
        self.is_shouted = self.is_word and self.is_upper and text.isalpha()
        self.is_name_like = self.is_capital and not _is_compound_adjective(text, language)
        self.key = folded_key(text)
        self.known_forms = known_forms(self.key)
        self.is_known_first = bool(self.known_forms)
        self.may_lead_small = language.small_words_in_names
        bodied = lower in language.government_nouns or lower in language.local_bodies or lower in language.seat_nouns
        bodied |= lower in language.councils or any(lower == phrase[0] for phrase in language.public_funds)
        numbered = text.isdigit() and len(text) <= LONGEST_NUMBER
        self.begins_name = self.is_capital or self.is_known_first or bodied or numbered
        self.may_be_listing = text in {"(", "["} or "." in text
        core = without_size(lower, language)
        self.cue = cue_forms(language.code).get(lower) or cue_forms(language.code).get(core)
        self.parts = parts_of(text)
        self.number_starts = number_starts(text, language)
        self.hints = hints_of(text, language)
        self.stems = without_plural(lower, language)
        if core != lower:
            self.stems += without_plural(core, language)
        if not language.site_nouns.isdisjoint(self.stems):
            self.stems += (SITE,)
        self.going_on = _among(self.stems, going_on(language.code))
        self.is_possessive = lower in language.possessive_marks
        self.may_be_possessive = self.is_possessive or lower in language.plural_possessive_marks
        self.is_compound = lower.startswith(language.name_prefixes) or lower.endswith(tuple(language.name_endings))
        folded = fold_name(text)
        self._read_grammar(language)
        self.is_place = folded in places()
        self.countries = long_countries().get(folded, ())
        self.is_given_name = folded in given_names()
        self.is_demonym = all(part in demonyms() for part in folded.split("-"))
        self.is_regional = self.is_place or self.is_demonym
        self.may_begin_body = self.is_regional or lower in language.body_starts
        proper = self.is_place or self.is_given_name or self.is_demonym or self.is_known_first
        glued = len(text) > _SHORTEST_GLUED and not (proper or self.is_upper or self.cue)
        seams = _seams if self.is_capital else _plain_seams if self.is_small else None
        self.seams = seams(text, language) if glued and seams is not None else ()
        self.nation = demonyms().get(folded, "")

    def _read_grammar(self, language: LanguageData) -> None:
        lower, grammar = self.lower, _grammar(language.code)
        tenses = {tense for _, tense in language.verb_forms.get(lower, ())}
        self.is_verb_form = bool(tenses)
        self.is_infinitive = "infinitive" in tenses
        self.is_participle = "participle" in tenses
        self.is_gerund = "gerund" in tenses
        self.is_finite = lower in language.finite_forms
        self.takes_object = not tenses.isdisjoint(_WITH_OBJECT)
        by_ending = self.is_word and len(lower) > 5 and lower.endswith(language.adverb_endings)
        by_ending = by_ending and lower not in language.nouns_like_adverbs
        self.is_adverb = by_ending or lower in language.adverbs
        self.may_stand_beside = lower in language.coordinators or lower in language.bound_words
        self.ends_phrase = lower in grammar.phrase_ends
        self.may_end_clause = self.is_finite or lower in grammar.clause_ends
        self.prepositions = language.prepositions_by_end.get(lower)
        self.uncontracted = language.contractions.get(lower, lower)


def _among(stems: tuple[str, ...], words: frozenset[str]) -> tuple[str, ...]:
    """Those of some stems that are among the words."""
    return () if words.isdisjoint(stems) else tuple(stem for stem in stems if stem in words)


def _is_period(text: str, language: LanguageData) -> bool:
    """Whether a word is the code of a quarter, a half or a year of accounts."""
    code = _PERIOD.fullmatch(text)
    return code is not None and (code["part"] or code["year"]).casefold() in language.period_marks


def _is_site(text: str, language: LanguageData) -> bool:
    """Whether a word in small letters is a name that ends as an address does: ``monday.com``."""
    name, dot, domain = text.rpartition(".")
    return bool(dot) and domain in language.site_domains and len(name) > 1 and text.islower() and "@" not in text


def _is_numbered(text: str, language: LanguageData) -> bool:
    """Whether a number opens a word in small letters that counts nothing: ``13books``, not ``13million``."""
    form = _NUMBERED.fullmatch(text) if text[:1].isdigit() and text.islower() else None
    if form is None:
        return False
    word, numbers = form["word"], language.numbers
    counted = word in numbers.scales or word in numbers.currencies or word in language.percent_words
    return not (counted or word in language.dates.lengths or word in numbers.size_words or word in language.goods_nouns)


def _is_compound_adjective(text: str, language: LanguageData) -> bool:
    """Whether a word with a capital ends in one of the language, ``Madrid-based``, as ``XR-polaco`` does not.

    Or one in small letters stands before an adjective of a land or a continent, ``pan-African``, or, if it is no
    particle, before a place: ``trans-Atlantic``.
    """
    first, hyphen, last = text.rpartition("-")
    folded = fold_name(last)
    if first.islower() and (folded in demonyms() or (len(first) > _PARTICLE and folded in places())):
        return True
    if not hyphen or not last.islower() or len(last) <= _SHORT_UNIT:
        return False
    return not (first.isupper() and first.isalpha()) or _is_of_language(last, language)


def _is_of_language(word: str, language: LanguageData) -> bool:
    known = word in language.verb_forms or fold_name(word) in places() or fold_name(word) in demonyms()
    return known or simplemma.is_known(word, language.code)


def _is_money(text: str, language: LanguageData) -> bool:
    """Whether a word with a capital is the short form of a currency, or begins with one: ``Rs``, ``Rs850``."""
    unit = text.rstrip("0123456789.")
    if unit == text:
        return len(unit) == _SHORT_UNIT and unit[1].islower() and unit.casefold() in language.numbers.currencies
    return 1 < len(unit) <= _SHORT_UNIT + 1 and unit.casefold() in currency_names(language.code)


def _is_count(text: str, language: LanguageData) -> bool:
    """Whether a word is a number of two and more digits with its scale, which counts what follows: ``25M users``."""
    number = text.rstrip(_LETTERS)
    return len(number) > 1 and number[0].isdigit() and text[len(number) :].casefold() in language.numbers.tight_scales


@dataclass(frozen=True)
class _Grammar:
    """Words of a language by what they do in a sentence; the small ones may have run into a name."""

    clause_ends: frozenset[str]
    phrase_ends: frozenset[str]
    small: tuple[str, ...]
    ends: frozenset[str]
    """Words that may have run into the name before them."""
    endings: tuple[str, ...]
    """The same in a row."""
    begins: frozenset[str]
    """Words that may have run into the verb behind them."""
    openings: frozenset[str]
    """Words that may have run into any word behind them."""


@functools.cache
def _grammar(code: Language) -> _Grammar:
    language = load_language(code)
    opening = language.relatives | language.clause_breaks
    others = opening.union(language.determiners, language.coordinators, language.person_titles)
    small = {*language.preposition_forms, *(word for word in others if len(word) > 2)}
    aux = language.auxiliaries
    ends = frozenset(word for word in small.union(aux["be"], aux["have"]) if len(word) > 1 and " " not in word)
    openings = language.determiners.union(aux["be"], aux["have"])
    return _Grammar(
        clause_ends=opening | {";", ":"},
        phrase_ends=opening.union(language.coordinators, aux["be"], aux["have"]),
        small=tuple(sorted(word for word in small if len(word) > 1 and " " not in word)),
        ends=ends,
        endings=tuple(sorted(ends)),
        openings=frozenset(word for word in openings if len(word) > 1),
        begins=frozenset(aux["be"] | aux["have"] | language.company_words | language.object_relatives),
    )


def is_small_word(word: str, language: LanguageData) -> bool:
    """Whether a word is one that stands before names: a preposition, a verb of deals, a word for a company."""
    trade = word in language.trades or word in language.maker_nouns
    return word in _grammar(language.code).small or word in language.verb_forms or trade


def is_plain_word(text: str, language: LanguageData) -> bool:
    """Whether a word of some letters stands in the dictionary, whatever its case; a legal form does too."""
    lower = text.casefold()
    long = len(text) >= _SHORTEST_NAME
    return long and (simplemma.is_known(lower, language.code) or lower in language.legal_forms)


def _seams(text: str, language: LanguageData) -> tuple[int, ...]:
    """Where a word with a capital may be a name and more: ``thatBlue``, ``Bluefrom``, ``RedandBlue``, ``StepsBlue``."""
    grammar = _grammar(language.code)
    if text[0].islower():
        at = next(i for i, letter in enumerate(text) if not letter.islower())
        known = at >= _SHORTEST_WORD and simplemma.is_known(text[:at], language.code)
        return (at,) if text[at].isupper() and (known or is_small_word(text[:at], language)) else ()
    capitals = (at for at in range(_SHORTEST_NAME + 2, len(text)) if text[at].isupper() and text[at - 1].islower())
    seams = [at for at in capitals if text[:at].endswith(grammar.endings) or is_plain_word(text[:at], language)]
    ends = [at for at in range(len(text) - 2, _SHORTEST_NAME - 1, -1) if text[at - 1].isalpha()]
    verbs = language.verb_forms
    seams += [
        at for at in ends if text[at:] in grammar.ends or (len(text) - at >= _SHORTEST_VERB and text[at:] in verbs)
    ]
    return tuple(dict.fromkeys(seams)) if seams and not simplemma.is_known(text.casefold(), language.code) else ()


def _plain_seams(text: str, language: LanguageData) -> tuple[int, ...]:
    """Where a word without a capital may be two: ``companyraised``, ``hasagreed``, ``millionin``, ``dealwith``."""
    grammar = _grammar(language.code)
    verbs = range(2, len(text) - _SHORTEST_VERB + 1)
    seams = [at for at in verbs if text[:at] in grammar.begins and text[at:] in language.verb_forms]
    scales = range(_SHORTEST_WORD, len(text) - 1)
    seams += [at for at in scales if text[:at] in language.numbers.scales and text[at:] in grammar.ends]
    others = [at for at in scales if text[at:] in grammar.ends] if text.endswith(grammar.endings) else []
    rest = [at for at in range(2, len(text) - _SHORTEST_BEHIND + 1) if text[:at] in grammar.openings]
    if not (seams or others or rest) or simplemma.is_known(text, language.code):
        return ()
    longer = (at for at in others if at > _SHORTEST_WORD or len(text) - at >= _SHORTEST_WORD)
    seams += [at for at in longer if simplemma.is_known(text[:at], language.code)]
    return tuple(seams + [at for at in rest if simplemma.is_known(text[at:], language.code)])


class Lexicon(dict[str, Word]):
    """The words of a language that were met last, by their form."""

    def __init__(self, language: LanguageData) -> None:
        super().__init__()
        self._language = language
        self._met_before: dict[str, Word] = {}
        self._stand_ins: dict[str, Word] = {}

    def stand_in(self, name: str) -> Word:
        """A word without a form for what was recognised, which is `name` in the phrases of the frames."""
        word = self._stand_ins.get(name)
        if word is None:
            if len(self._stand_ins) >= _MOST:
                self._stand_ins.clear()
            word = self._stand_ins[name] = Word("", self._language)
            word.cue = cue_forms(self._language.code).get(name)
            word.stems = without_plural(name, self._language)
            word.going_on = _among(word.stems, going_on(self._language.code))
        return word

    def __missing__(self, text: str) -> Word:
        if len(self) >= _MOST:
            self._met_before = dict(self)
            self.clear()
        word = self[text] = self._met_before.get(text) or Word(text, self._language)
        return word


@functools.cache
def lexicon(code: Language) -> Lexicon:
    """The lexicon of a language."""
    return Lexicon(load_language(code))
