"""What opens a sentence: a name, or a common word that has its capital for no other reason."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.known import known_at
from seeds.parser.tokens import Item, is_currency_sign
from seeds.parser.usage import Usage, begins_sentence, is_acronym, is_common, is_ordinary

_BEFORE_VERBS = ("have", "be", "future", "conditional")
"""The auxiliaries that show what is before them to be a subject, and so do verbs in the tenses `_TELLING`."""
_TELLING = frozenset({"present", "past", "future", "conditional"})
_SINGULAR = frozenset({"present", "imperfect"})
"""The tenses whose forms are other ones in the plural."""
_LONGEST_ASIDE = 20
"""How many words may tell between commas what a company is."""


def name_at_start(words: Sequence[Item], index: int, stop: int, usage: Usage, language: LanguageData) -> bool:
    """Whether a capitalised word at the start of a sentence is a name rather than a common word."""
    word = words[index]
    if word.text.islower():
        return True
    if _is_function_word(word, usage, language) or (index + 1 == stop and word.lower in language.numbers.words):
        return False
    if index + 1 < stop and _tells_trade(word, language):
        return False
    inner_capital = any(c.isupper() or c.isdigit() for c in word.text[1:]) and len(word.text) > 2
    ordinary = is_common(word.lower, language) and not is_acronym(word.text)
    if word.text.isupper() and ordinary:
        inner_capital = False
    inside = usage.heads if ordinary else usage.inside
    if word.text in inside or word.text in usage.firsts or inner_capital:
        return True
    if not ordinary:
        noun = stop - index == 1 and len(word.text) > 6 and word.lower.endswith(language.noun_endings)
        return word.lower not in usage.small and not noun
    if index + 2 == stop and (
        words[stop - 1].lower in language.org_words or words[stop - 1].lower in language.legal_forms
    ):
        return True
    if index + 1 < stop and _only_together(words, index + 1, stop, usage, language):
        return True
    if index + 2 < stop and (
        _heads_institution(words, index, stop, language) or stands_as_one(words, index, stop, language)
    ):
        return True
    if index + 1 < len(words) and words[index + 1].word.is_possessive:
        return True
    nexts = range(index + 1, min(len(words), index + 4))
    helping = language.auxiliaries["singular"] if language.nouns_take_articles else frozenset()
    at = next((i for i in nexts if words[i].lower in helping or words[i].lower not in language.adverbs), None)
    if at is None or word.lower in usage.small:
        return False
    if words[at].text == "," and _is_told_of(words, index, at, language):
        return at == index + 1
    if word.lower.endswith("s") or word.lower in language.verb_forms:
        return _acts_as_one(words, index, at, language)
    if words[at].text == ",":
        return at == index + 1 and _is_apposed(words, at, language)
    if words[at].lower in language.coordinators:
        return at == index + 1 and _is_paired(words, at + 1, language)
    if index + 1 < stop < len(words) and _acts_bare(words, index, stop, usage, language):
        return True
    preposition = words[at].lower in language.preposition_forms and not _is_preposition(words, at + 1, language)
    helps = any(words[at].lower in language.auxiliaries[name] for name in _BEFORE_VERBS) or words[at].lower in helping
    return helps or (not preposition and begins_verb(words[at], language))


def opens_as_preposition(words: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a preposition has its capital only as the first word of its sentence: ``Selon Les Echos, X``."""
    return words[index].lower in language.preposition_forms and begins_sentence(words, index)


def _acts_as_one(words: Sequence[Item], index: int, at: int, language: LanguageData) -> bool:
    """Whether a plural or a verb's form has a verb at `at` that only a name has: ``Multiples has``, ``Redis lève``.

    A plural's verb is one of a single subject, ``Multiples buys X``. A verb's form has none but such an auxiliary,
    ``Made has``, or what takes an object, ``Anchor bought X``, as a noun has none: ``Revised bid``.
    """
    word, verb = words[index].lower, words[at].lower
    tenses = {tense for _, tense in language.verb_forms.get(word, ())}
    if "gerund" in tenses:
        return False
    if verb in language.auxiliaries["singular"]:
        return True
    may_be_past = not word.endswith(language.plurals) and tenses.isdisjoint({"past", "participle"})
    past = any(tense == "past" and form != verb for form, tense in language.verb_forms.get(verb, ()))
    acts = _is_singular(verb, language) or (may_be_past and past)
    behind = words[at + 1] if at + 1 < len(words) else None
    if not acts or at > index + 1 or behind is None:
        return False
    return behind.is_capital or behind.lower in language.determiners or is_currency_sign(behind)


def _is_told_of(words: Sequence[Item], index: int, comma: int, language: LanguageData) -> bool:
    """Whether a relative and its verb in the singular follow a bare noun: ``Redis, qui détient``.

    Or a preposition, a relative and who does something: ``Bowler, for which Velora paid``.
    """
    told = words[comma + 1 : comma + 4]
    brought_in = len(told) == 3 and told[0].lower in language.preposition_forms
    relative, subject = told[brought_in : brought_in + 2] if len(told) == 3 else (words[index], words[index])
    if relative.lower not in language.relatives:
        return False
    if brought_in or not subject.word.is_finite:
        return subject.is_capital
    return not words[index].lower.endswith(language.plurals) or _is_singular(subject.lower, language)


def _is_singular(verb: str, language: LanguageData) -> bool:
    """Whether a verb's form is one of a single subject."""
    if verb in language.auxiliaries["singular"]:
        return True
    uses = language.verb_forms.get(verb, ())
    single = any(tense in _SINGULAR and form != verb for form, tense in uses)
    return single and not verb.endswith(language.plural_verb_endings)


def _acts_bare(words: Sequence[Item], index: int, stop: int, usage: Usage, language: LanguageData) -> bool:
    """Whether a noun that would want an article has none, and its verb behind the run: ``Synapse Vortis lève``."""
    lower = words[index].lower
    told = lower in language.generic_nouns or lower in language.person_titles or lower in language.related_nouns
    apart = words[index + 1].text in usage.heads or known_at(words, index + 1) is not None
    noun = lower not in language.fore_adjectives and lower not in language.indefinites
    if not language.nouns_take_articles or told or apart or not noun or lower in language.frame_nouns:
        return False
    return begins_verb(words[stop], language)


def _heads_institution(words: Sequence[Item], index: int, stop: int, language: LanguageData) -> bool:
    """Whether a word for an organisation and its place or name act together, or own: ``Bank of Ardale has``."""
    institution = words[index].lower in language.org_words or words[index].lower in language.generic_nouns
    if stop >= len(words) or not institution:
        return False
    of = words[index + 1].lower in language.inside_names
    acts = begins_verb(words[stop], language) or words[stop].lower in language.coordinators
    owns = words[stop].word.is_possessive and words[index].lower in language.generic_nouns
    return of and (acts or owns)


def _is_paired(words: Sequence[Item], other: int, language: LanguageData) -> bool:
    """Whether at `other` begins a name that acts together with what is before it: ``Horizon et Velora ont signé``.

    Where nouns take articles one without tells so much before any verb of several: ``Horizon et Velora signent``.
    """
    end = _past_names(words, other)
    named = end > other and not is_common(words[other].lower, language)
    if not named or end == len(words):
        return False
    several = language.nouns_take_articles and words[end].lower.endswith(language.plural_verb_endings)
    return words[end].lower in language.auxiliaries["plural"] or (several and begins_verb(words[end], language))


def stands_as_one(words: Sequence[Item], index: int, rest: int, language: LanguageData) -> bool:
    """Whether a plural that opens a sentence, what it has from `rest` on and a singular verb are a name.

    So are ``Maisons du Val a levé`` and ``Sons of Ardale has bought``, but not ``Salariés d'Ardale ont``.
    """
    end = _past_names(words, rest)
    if not begins_sentence(words, index) or not words[index].lower.endswith(language.plurals) or end == len(words):
        return False
    return is_ordinary(words[index], language) and words[end].lower in language.auxiliaries["singular"]


def _past_names(words: Sequence[Item], begin: int) -> int:
    """The index of the first word from `begin` on that has no capital."""
    return next((at for at in range(begin, len(words)) if not words[at].word.is_name_like), len(words))


def _is_apposed(words: Sequence[Item], comma: int, language: LanguageData) -> bool:
    """Whether between commas stands what a firm is, and then its verb: ``Boussole, une start-up lyonnaise, a levé``."""
    told = words[comma + 1 : comma + 4]
    opens = bool(told) and (told[0].lower in language.generic_nouns or told[0].lower in language.determiners)
    definite = bool(told) and told[0].lower in language.definites
    if not opens or definite or all(word.lower not in language.generic_nouns for word in told):
        return False
    closing = next((i for i in range(comma + 2, min(len(words), comma + _LONGEST_ASIDE)) if words[i].text == ","), None)
    return closing is not None and closing + 1 < len(words) and begins_verb(words[closing + 1], language)


def begins_verb(word: Item, language: LanguageData) -> bool:
    """Whether a word is a verb in a tense that tells what its subject does, or the auxiliary of one."""
    if any(word.lower in language.auxiliaries[name] for name in _BEFORE_VERBS):
        return True
    return any(tense in _TELLING for _, tense in language.verb_forms.get(word.lower, ()))


def _is_preposition(words: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether the word at `index` is one, so that what is before it acts: ``Cora entre dans``, not ``Accord entre``."""
    return index < len(words) and words[index].lower in language.preposition_forms


def _tells_trade(word: Item, language: LanguageData) -> bool:
    """Whether a word for a company before a name only says what it is: ``Drugmaker X``, but not ``Bank X``."""
    if word.lower in language.trades:
        return True
    return any(word.lower.removesuffix(ending) in language.trades for ending in language.plurals)


def _only_together(words: Sequence[Item], index: int, stop: int, usage: Usage, language: LanguageData) -> bool:
    """Whether the rest of a run is no name without its first word: ``Silicon Valley Bank``, ``Blue Horizon``.

    A legal form, or what ends the names of firms, makes one of words that are none alone: ``Heron MedTech Inc``.
    """
    if known_at(words, index) is not None or words[index].text in usage.heads:
        return False
    capitals = [word for word in words[index:stop] if word.is_capital]
    ends = language.org_words | language.legal_forms
    closing = capitals[-1].lower if capitals else ""
    if closing not in ends and all(word.lower in language.not_names for word in capitals):
        return False
    if closing in ends:
        ends |= language.not_names
    return all(is_ordinary(w, language) or w.word.is_place or w.lower in ends for w in capitals)


def _is_function_word(word: Item, usage: Usage, language: LanguageData) -> bool:
    grammatical = (
        word.lower in language.pronouns
        or word.lower in language.adverbs
        or word.lower in language.coordinators
        or word.lower in language.relatives
        or word.lower in language.opening_words
    )
    adverb = word.lower.endswith(language.adverb_endings) and len(word.text) > 6 and not usage.inside[word.text]
    return grammatical or adverb
