"""Whether a form that may be a noun or a verb is the one or the other where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import FINITE, LanguageData, Tense
from seeds.parser.clitics import closes_aside
from seeds.parser.items import Item, Reference
from seeds.parser.tokens import is_currency_sign
from seeds.parser.trades import takes_firm, tells_what_firm
from seeds.parser.word_classes import is_adverb


def names_a_trade(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a word tells the trade of what the next word names: ``a lending firm``, ``chief investment officer``.

    By a takeover a firm is bought that is named behind its trade: ``by acquiring retailer X``.
    """
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None or following.kind != "word":
        return False
    if takes_firm(items, index, language):
        return False
    word = following.lower
    return word in language.generic_nouns or word in language.part_nouns or word in language.person_titles


def _is_marked(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form that may be a noun is an infinitive with its mark here: ``to raise``, ``to order``."""
    marked = index > 0 and items[index - 1].lower in language.auxiliaries["infinitive"]
    if not marked or tells_what_firm(items, index, language):
        return False
    return any(tense in {"present", "infinitive"} for _, tense in language.verb_forms.get(items[index].lower, ()))


def acts(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form that may be a noun is a verb here."""
    return (
        _is_progressive(items, index, language)
        or _takes_object(items, index, language)
        or _is_marked(items, index, language)
        or _governs(items, index, language)
    )


def is_done(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form that may be a noun is a participle behind its auxiliary: ``a été reprise``."""
    return index > 0 and items[index].word.is_participle and items[index - 1].lower in language.auxiliaries["be"]


def _governs(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form that may be a noun stands between its subject and its object: ``X offre une solution``.

    Adverbs may stand before it, and a number or words for how many may open the object: ``X now offers two tools``.
    Behind a negator or a pronoun that acts it is a verb whatever follows: ``X does not offer``, ``it offers X a``.
    """
    if not 0 < index < len(items) - 2 or items[index].lower not in language.finite_forms:
        return False
    back = index - 1
    while back > 0 and is_adverb(items[back], language):
        back -= 1
    denied = {item.lower for item in items[back:index]} & language.negators - language.none_words
    if denied:
        return True
    if back and items[back].kind == "date":
        back -= 1
    before, object_, noun = items[back], items[index + 1].lower, items[index + 2].lower
    if isinstance(before.value, Reference) and before.value.pronoun and before.value.role in {"subject", "speaker"}:
        return True
    subject = before.lower in language.relatives or (before.is_nominal and not before.word.may_be_possessive)
    opens = object_ in language.determiners or (back < index - 1 and object_ in language.numbers.words)
    if opens and object_ not in language.definites and _is_one_thing(items, back, index, language):
        subject = True
    opened = opens and noun not in language.term_units
    return subject and (opened or _takes_thing(items, back, index, language))


def _takes_thing(items: Sequence[Item], back: int, index: int, language: LanguageData) -> bool:
    """Whether a form with the ending of one that acts has an object without an article: ``It offers exposure to``.

    Its subject has no article, so that the form is no plural of which a name tells more: ``the X offers``.
    """
    if language.nouns_take_articles or not items[index].lower.endswith(language.plurals):
        return False
    if back and (items[back - 1].lower in language.determiners or items[back - 1].word.prepositions is not None):
        return False
    thing = items[index + 1]
    if thing.kind != "word" or not thing.word.is_small or thing.word.is_verb_form or is_adverb(thing, language):
        return False
    follows = thing.word.prepositions is not None or thing.word.ends_phrase
    return not follows and thing.lower not in language.auxiliaries["future"] | language.auxiliaries["conditional"]


def _is_one_thing(items: Sequence[Item], back: int, index: int, language: LanguageData) -> bool:
    """Whether a plain noun for one thing stands before a form with the ending of one that acts: ``the shop offers a``.

    Where a verb takes none, what ends so is a noun behind it: no plural has an article of one behind it.
    """
    if language.nouns_take_articles or not items[index].lower.endswith(language.plurals):
        return False
    noun = items[back]
    plain = noun.kind == "word" and noun.word.is_small and not noun.lower.endswith(language.plurals)
    return plain and noun.word.prepositions is None and noun.lower not in language.determiners


def _is_progressive(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form that may be a noun is a gerund here: ``is offering``, ``considers offering``."""
    if not items[index].word.is_gerund:
        return False
    back = index - 1
    while back >= 0 and is_adverb(items[back], language):
        back -= 1
    if back < 0 or items[back].lower in {",", ";"}:
        return True
    verb = items[back].lower in language.verb_forms and (back == 0 or items[back - 1].lower not in language.determiners)
    return verb or items[back].lower in language.auxiliaries["be"] or items[back].lower in language.clause_breaks


def _takes_object(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a gerund is followed by what it is done to, and has no article: ``a start-up offering a service``."""
    if not 0 < index < len(items) - 1 or not items[index].word.is_gerund:
        return False
    before, behind = items[index - 1], items[index + 1]
    owned = before.lower in language.determiners or before.word.is_possessive
    return not owned and behind.lower in language.determiners


def is_owned_act(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a bare form is the noun for what an owner does, another word between: ``X's failed bid for Y``.

    Or a price: ``X's $27-a-share bid for Y``.
    """
    owner = index - 2
    while owner > 1 and _tells_sum(items[owner]):
        owner -= 1
    if owner < 1 or not items[owner].word.is_possessive or items[index - 1].kind not in {"word", "money"}:
        return False
    lower, between = items[index].lower, items[index - 1].lower
    bare = any(tense == "present" for _, tense in language.verb_forms.get(lower, ()))
    return bare and not lower.endswith(language.plurals) and not between.endswith(language.plurals)


def _tells_sum(item: Item) -> bool:
    """Whether an item is a sum, or the sign or the figure of one that is paid for each share."""
    return is_currency_sign(item) or item.kind == "money" or item.text[:1].isdigit()


def makes_noun(before: Item, language: LanguageData) -> bool:
    """Whether a word right before a finite form shows that it is a noun: a preposition, or an owner's ``'s``."""
    if before.kind == "reference":
        return False
    joins = before.lower in language.inclusions or before.lower in language.auxiliaries["infinitive"]
    preposition = before.lower in language.preposition_forms and not joins
    return preposition or before.word.is_possessive


def article_before(items: Sequence[Item], index: int, back: int, tense: Tense, language: LanguageData) -> bool:
    """Whether an article makes a noun of the form at `index`: ``le livre``, where ``X le livre`` has a pronoun.

    A word that is a relative too is no article before a past form, ``a firm that acquired X``, nor one that says of
    several that they do the same: ``X and Y each hold half``.
    """
    if tense in FINITE and items[back].lower in language.fore_adjectives:
        back -= 1
    back = _before_participle(items, back, language) if tense == "present" else back
    at = index - 1 if items[index - 1].lower in language.auxiliaries["clitic"] else back
    if at < 0 or items[at].lower not in language.determiners:
        return False
    if tense == "past" and at and items[at].lower in language.object_relatives:
        return False
    if at and items[at].lower in language.each_words and _leads_on(items[at - 1], language):
        return False
    if items[at].lower not in language.auxiliaries["clitic"]:
        return True
    if at == 0:
        return tense != "infinitive"
    before = items[at - 1]
    if tense in FINITE:
        acts = before.is_nominal or before.lower in language.relatives or before.lower in language.negations
        return not (acts or (_is_only_verb(items[index]) and closes_aside(items, at - 1, language)))
    return tense == "participle" or (tense == "gerund" and before.lower not in language.preposition_forms)


def _is_only_verb(item: Item) -> bool:
    """Whether a form that tells of a deal does so as a verb alone: ``cède``, and not ``offre``."""
    return item.word.cue is not None and item.word.cue.nouns.is_empty


def _before_participle(items: Sequence[Item], back: int, language: LanguageData) -> int:
    """Before a past form with an adverb, which tells of a noun: the *its* of ``its previously announced offer``."""
    told = any(tense in {"past", "participle"} for _, tense in language.verb_forms.get(items[back].lower, ()))
    if back < 2 or not told or not items[back - 1].word.is_adverb:
        return back
    return back - 2 if items[back - 2].lower in language.determiners else back


def follows_singular(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether one thing or person stands before a form that only several could do, so that it is a noun.

    That is so where a verb takes an ending behind it: ``a law partner with X``, no ``firms partner with X``.
    """
    if language.nouns_take_articles or index < 2 or items[index].lower.endswith(language.plurals):
        return False
    article, noun = items[index - 2].lower, items[index - 1]
    several = (language.plural_determiners, language.definites, language.possessives)
    one = article in language.determiners and not any(article in words for words in several)
    plain = noun.kind == "word" and noun.word.is_small and not noun.word.is_verb_form
    return one and plain and not is_adverb(noun, language)


def _leads_on(item: Item, language: LanguageData) -> bool:
    """Whether a name or an auxiliary stands there, behind which a verb follows."""
    return item.is_nominal or any(
        item.lower in language.auxiliaries[kind] for kind in ("have", "future", "conditional")
    )


def follows_be(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form that may be a verb in the present stands behind *be*, and so is none: ``X is back with``."""
    before = items[index - 1].lower if index else ""
    tenses = {tense for _, tense in language.verb_forms.get(items[index].lower, ())}
    return before in language.auxiliaries["be"] and bool(tenses) and tenses <= {"present", "infinitive"}


def heads_sentence(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a participle that may be a noun is one, at the head of a sentence: ``Entrée de X au capital de Y``."""
    of = index == 0 and len(items) > 2 and items[1].lower in language.numbers.of
    return of and items[0].word.is_participle and items[2].is_nominal
