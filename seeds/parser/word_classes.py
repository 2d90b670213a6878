"""What a word is where it stands: a verb, a noun, an adjective or an adverb."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item, Reference
from seeds.parser.trades import tells_what_firm

_ADVERBS = 5
"""How many items behind a name its verb may stand, adverbs before it: ``vient de racheter``."""

_DESCRIBED = 8
"""How many items behind a *that* a name may stand that words before it describe: ``that private equity firm X``."""

_OWNERS = 3
"""How many items before a word for a company its owner may stand: ``X's hedge fund``."""


def is_verb(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether the word at `index` is a verb that can have an object; after an article it is a noun."""
    follows_article = index > 0 and items[index - 1].lower in language.determiners
    follows_article &= index > 0 and not is_object_pronoun(items[index - 1])
    if follows_article and not _opens_relative(items, index - 1, language):
        return False
    if index and is_plural_noun(items, index, language):
        return False
    if _is_owned_firm(items, index, language) or _tells_owned_trade(items, index, language):
        return False
    if tells_what_firm(items, index, language):
        return False
    return items[index].word.takes_object and not is_attributive(items, index, language)


def _opens_relative(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether an article is a relative behind a word for a company: ``a buyout firm that owns X``."""
    before = items[at - 1] if at else None
    return (
        before is not None and items[at].lower in language.object_relatives and before.lower in language.generic_nouns
    )


def _is_owned_firm(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form that is a word for a company is one that somebody owns: ``X's hedge fund Y``."""
    owners = (i for i in range(index - 1, max(0, index - _OWNERS), -1) if items[i].word.is_possessive)
    return items[index].lower in language.generic_nouns and next(owners, None) is not None


def _tells_owned_trade(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form tells the trade of a company that somebody owns: ``X's chip design firm Y``."""
    if index + 1 >= len(items) or items[index + 1].lower not in language.generic_nouns:
        return False
    for back in range(index - 1, max(0, index - _OWNERS), -1):
        if items[back].word.is_possessive:
            return items[back - 1].is_nominal
        if items[back].kind != "word" or items[back].word.prepositions is not None or items[back].word.is_adverb:
            return False
    return False


def is_attributive(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form stands where only an adjective or a noun can: ``in used cars``, ``with leading brands``."""
    before = items[index - 1] if index else None
    if before is None or before.kind != "word":
        return False
    if index > 1 and before.word.is_adverb and items[index - 2].lower == ",":
        return _is_only_past(items[index], language) and items[index + 1].kind == "name"
    if index > 1 and before.word.is_adverb and items[index - 2].word.takes_object:
        return _is_only_past(items[index], language) and is_verb(items, index - 2, language)
    if index > 1 and before.word.is_adverb and _opens_phrase(items[index - 2], language):
        return _is_only_past(items[index], language) and index + 1 < len(items) and items[index + 1].kind == "name"
    joins = before.lower in language.inclusions or before.lower in language.auxiliaries["infinitive"]
    brought_in = before.lower in language.preposition_forms and not joins
    tenses = {tense for _, tense in language.verb_forms.get(items[index].lower, ())}
    if not tenses or not (brought_in or before.word.is_demonym):
        return False
    if items[index].lower in language.rank_words and _goes_before_noun(items, index, language):
        return True
    return tenses <= {"past", "participle"} or (brought_in and "present" in tenses)


def _goes_before_noun(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a bare noun follows a form: ``with leading brands``, but ``by leading a round``, ``by leading X``."""
    behind = items[index + 1] if index + 1 < len(items) else None
    return behind is not None and behind.kind == "word" and behind.lower not in language.determiners


def _opens_phrase(item: Item, language: LanguageData) -> bool:
    """Whether an article or a preposition opens a phrase: the *the* of ``the recently bought X``."""
    brought_in = item.lower in language.preposition_forms and item.lower not in language.auxiliaries["infinitive"]
    return item.kind == "word" and (item.lower in language.definites or brought_in)


def _is_only_past(item: Item, language: LanguageData) -> bool:
    return {tense for _, tense in language.verb_forms.get(item.lower, ())} <= {"past", "participle"}


def is_object_pronoun(item: Item) -> bool:
    """Whether an item is a pronoun such as ``y`` that takes up an object."""
    return isinstance(item.value, Reference) and item.value.role == "object" and item.value.pronoun


def is_noun(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether the words beside a form say that it is no finite verb: an article, a mark of the infinitive, a firm."""
    before = items[at - 1].lower if at else ""
    article = before in language.determiners and not is_object_pronoun(items[at - 1])
    marked = article or before in language.auxiliaries["infinitive"]
    return marked or is_plural_noun(items, at, language) or tells_what_firm(items, at, language)


def is_infinitive(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a form is an infinitive: by itself, or by the particle before it where the language has one."""
    word = items[at].word
    marked = at > 0 and items[at - 1].lower in language.auxiliaries["infinitive"]
    told = marked and word.is_verb_form and not word.is_gerund
    return word.is_infinitive or (told and not tells_what_firm(items, at, language))


def is_owning(item: Item, language: LanguageData) -> bool:
    """Whether a word is a form of a verb for what somebody has of a company: ``owns``, ``détenait``."""
    return any(verb in language.owning_verbs for verb, _ in language.verb_forms.get(item.lower, ()))


def is_finite(item: Item, _: LanguageData) -> bool:
    """Whether a word can be a finite verb or an auxiliary."""
    return item.word.is_finite


def has_verb_behind(items: Sequence[Item], name: int) -> bool:
    """Whether a verb stands behind a name, but for adverbs: ``X a donc racheté``, ``X vient de racheter``."""
    verb = next((item for item in items[name + 1 : name + _ADVERBS] if not item.word.is_adverb), None)
    return verb is not None and verb.kind == "word" and (verb.word.is_finite or verb.word.is_verb_form)


def acts_first(items: Sequence[Item], comma: int, name: int, language: LanguageData) -> bool:
    """Whether the first name of a sentence acts behind a comma, alone or with others that *and* joins to it.

    ``After the purchase of a bank, X agreed to buy Y``.
    """
    while name + 2 < len(items) and items[name + 1].lower in language.coordinators and items[name + 2].kind == "name":
        name += 2
    return has_verb_behind(items, name) and not any(item.is_nominal for item in items[:comma])


def is_plural_verb(verb: Item, language: LanguageData) -> bool:
    """Whether a verb tells by its form that several act: ``X et Y, qui ont``, but not ``X and Y, which raised``."""
    return verb.lower in language.auxiliaries["plural"] or verb.lower.endswith(language.plural_verb_endings)


def is_plural_noun(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form of a verb is a noun in the plural: ``to buy pumps maker X``, ``garden supplies chain X``.

    Behind a verb that wants an object an infinitive or an article behind it shows that it is a verb after all: ``the
    unit it bought plans to``.
    """
    if index < 1 or index + 1 >= len(items) or items[index].kind != "word":
        return False
    before, behind = items[index - 1], items[index + 1]
    if before.word.is_gerund or not items[index].lower.endswith(language.plurals):
        return False
    uses = language.verb_forms.get(items[index].lower, ())
    if not uses or any(tense != "present" for _, tense in uses):
        return False
    if behind.lower in language.generic_nouns and before.kind == "word" and not before.word.may_end_clause:
        return not before.word.is_adverb and before.lower not in language.relatives
    plain = behind.kind == "word" and behind.lower not in language.determiners and before.word.takes_object
    return plain and behind.lower not in language.preposition_forms and not behind.word.is_verb_form


def brings_in_clause(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a *that* brings in what a verb before it says, ``a annoncé mardi que``, and is no relative or article."""
    lower = items[at].lower
    if lower not in language.clause_breaks or lower not in language.object_relatives:
        return False
    back = at - 1
    while back > 0 and (items[back].kind == "date" or items[back].word.is_adverb):
        back -= 1
    if lower in language.determiners and not _opens_told_clause(items, at, back, language):
        return False
    return back >= 0 and items[back].word.is_verb_form and not is_noun(items, back, language)


def _opens_told_clause(items: Sequence[Item], that: int, verb: int, language: LanguageData) -> bool:
    """Whether a *that* that may be an article has a name behind it, or one that acts behind a few words for it.

    Words stand between only where a `verb` of telling is before: ``reported that private equity firm X sold its``.
    """
    name = next((i for i in range(that + 1, min(len(items), that + _DESCRIBED)) if items[i].kind != "word"), that)
    if name == that or items[name].kind != "name":
        return False
    told = verb >= 0 and any(v in language.telling_verbs for v, _ in language.verb_forms.get(items[verb].lower, ()))
    return name == that + 1 or (told and has_verb_behind(items, name))


def is_adverb(item: Item, _: LanguageData) -> bool:
    """Whether a word may stand between an auxiliary and its verb; object pronouns may too."""
    if isinstance(item.value, Reference):
        return item.value.role == "object"
    return item.word.is_adverb
