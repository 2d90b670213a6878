"""Forms of verbs that only tell in what a firm deals: ``the Dutch lift maker X``, ``in building products maker X``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item
from seeds.parser.mentions import NameMention

_DESCRIBED = 4
"""How many items behind such a form the word for the firm may stand."""
_LONG = 7
"""How many items behind a noun for a firm its name may stand where *of* tells its trade."""
_GROUP = 4
"""How many items before the *by* of a passive its auxiliary may stand."""
_DONE = frozenset({"past", "participle"})
_BARE = frozenset({"present", "infinitive"})


def tells_what_firm(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form that may be a verb only tells what a firm is, or is the word for it."""
    return tells_trade(items, index, language) or is_described_firm(items, index, language)


def tells_trade(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form that may be a verb is one of the words that say what a firm is.

    Bare, it stands right before the word for the firm, or another is joined to it: ``fund manager X``, ``lift and pump
    maker X``; with more words between it must follow what no verb does, and the firm be named.
    """
    before = items[index - 1] if index else None
    if before is None or not items[index].word.is_verb_form:
        return False
    marked = before.lower in language.auxiliaries["infinitive"]
    if items[index].word.is_gerund and (marked or before.lower not in language.verb_openers):
        return _is_gerund_of_trade(items, index, language)
    if before.lower in language.verb_openers and not (marked and _is_given_to(items, index, language)):
        return False
    behind = index + 1
    joined = behind + 1 < len(items) and items[behind].lower in language.coordinators
    if joined and _is_bare(items[behind + 1], language):
        behind += 2
    if _is_bare(items[index], language) and _is_firm(items, behind, language):
        governed = _is_surely_verb(items, index - 1, language)
        owned = before.word.is_possessive  # ``X's design company``
        return owned or (before.kind == "word" and (governed or not before.word.may_end_clause))
    return _follows_no_subject(items, index, language) and leads_to_firm(items, index, language)


def _is_given_to(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether *to* brings in who gets what is sold, and no infinitive: ``sold X to fund manager Y``."""
    if not _is_firm(items, index + 1, language) or index + 2 >= len(items) or items[index + 2].kind != "name":
        return False
    given = index - 2
    while given > 0 and items[given].kind in {"name", "percent"}:
        given -= 1
    return items[given].lower in language.selling_forms


def is_described_firm(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a bare form is itself the word for the firm named behind it: ``to pension fund X``, ``by US fund X``.

    A word before it tells more of the firm, which none does that stands before a verb.
    """
    if not 0 < index < len(items) - 1 or items[index].lower not in language.generic_nouns:
        return False
    if items[index + 1].kind != "name" or not _is_bare(items[index], language):
        return False
    before = items[index - 1]
    if before.kind == "name":
        return not before.is_nominal
    if before.kind != "word" or before.word.is_demonym:
        return before.word.is_demonym
    word = before.word
    acts = word.is_adverb or word.may_end_clause or word.ends_phrase or before.lower in language.verb_openers
    tells = word.is_small and word.prepositions is None and before.lower not in language.determiners
    return tells and not acts and not before.lower.endswith(language.plurals)


def takes_firm(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a gerund has a firm for its object that is named at once: ``by acquiring retailer X``, ``is backing``."""
    if index + 2 >= len(items) or items[index + 2].kind != "name" or not items[index].word.is_gerund:
        return False
    before = items[index - 1].lower if index else ""
    if before in language.determiners:
        return False
    acting = _opens_act(items, index - 1, language) or before in language.auxiliaries["be"]
    return acting or items[index].lower in language.takeover_forms


def _opens_act(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word opens what somebody does, ``grew by lending``, and no agent: ``was bought by lending firm X``."""
    if at < 0 or items[at].lower not in language.acting_openers:
        return False
    passive = at > 1 and items[at - 1].word.is_verb_form and _is_suffered(items[max(0, at - _GROUP) : at - 1], language)
    return items[at].lower not in language.agents or not passive


def _is_suffered(before: Sequence[Item], language: LanguageData) -> bool:
    """Whether words before a form make it a passive: ``was bought``, ``X, bought``."""
    return before[-1].lower == "," or any(item.lower in language.auxiliaries["be"] for item in before)


def _is_gerund_of_trade(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a gerund is the trade of a firm, and no verb with a noun of its own: ``taking part``."""
    behind = items[index + 1].lower if index + 1 < len(items) else ""
    phrases = {f"{verb} {behind}" for verb, _ in language.verb_forms.get(items[index].lower, ())}
    if takes_firm(items, index, language) or not phrases.isdisjoint(language.giving_verbs | language.joining_verbs):
        return False
    if _is_firm(items, index + 1, language):
        return True
    acting = _opens_act(items, index - 1, language) or items[index].lower in language.takeover_forms
    return not acting and _follows_no_subject(items, index, language) and leads_to_firm(items, index, language)


def _follows_no_subject(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form stands behind an article, a preposition, a nation's word or a verb that wants an object.

    An adverb may stand between an article or a preposition and it: ``the privately held X``.
    """
    before = items[index - 1]
    if before.word.is_adverb and index > 1:
        opener = items[index - 2].lower
        return opener in language.determiners or opener in language.preposition_forms
    if before.kind != "word":
        return False
    joins = before.lower in language.inclusions or before.lower in language.clause_breaks
    governs = before.lower in language.preposition_forms and not joins
    article = before.lower in language.determiners and before.lower not in language.object_relatives
    return article or governs or before.word.is_demonym or _is_surely_verb(items, index - 1, language)


def _is_surely_verb(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a form that wants an object can be no noun: ``to buy``, ``acquired``, but not ``partners``."""
    if not items[at].word.takes_object:
        return False
    told = {tense for _, tense in language.verb_forms.get(items[at].lower, ())}
    return told <= _DONE or (at > 0 and items[at - 1].lower in language.auxiliaries["infinitive"])


def leads_to_firm(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether plain words lead from a word to one for a firm and its name: ``budget hotel chain X``."""
    for at in range(index + 1, min(len(items) - 1, index + 1 + _DESCRIBED)):
        if _is_firm(items, at, language) and items[at + 1].kind == "name":
            return True
        ware = items[at].value
        if isinstance(ware, NameMention) and ware.kind == "product":
            continue  # ``leading iPhone assembler X``
        word = items[at].word
        if not word.is_small or word.ends_phrase or word.is_adverb or word.prepositions is not None:
            return False
        if items[at].lower in language.determiners:
            return False
    return False


def _is_firm(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word stands there for a firm, or for who does something for others: ``maker``, ``manager``."""
    firm = items[at].lower if at < len(items) and items[at].kind == "word" else ""
    return firm in language.firm_words or firm in language.person_titles


def _is_bare(item: Item, language: LanguageData) -> bool:
    """Whether a form of a verb may be a noun in the singular too: ``lift``."""
    told = {tense for _, tense in language.verb_forms.get(item.lower, ())}
    return bool(told) and told <= _BARE and not item.lower.endswith(language.plurals)


def firm_of_trade(items: Sequence[Item], at: int, language: LanguageData) -> int | None:
    """Where the noun for a firm may stand whose trade a word right before its name is: ``le groupe suisse de bois X``.

    Nothing but *of*, and a word for a nation, stands between.
    """
    of = at - 1
    named = at + 1 < len(items) and items[at + 1].kind == "name"
    if not named or of < 1 or items[of].lower not in language.numbers.of:
        return None
    return of - 1 - (of > 1 and items[of - 1].word.is_demonym)


def tells_trade_of(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a noun only tells what the firm named behind it keeps or makes: ``le gestionnaire d'actifs X``."""
    firm = firm_of_trade(items, at, language)
    return firm is not None and items[firm].lower in language.keeper_nouns | language.maker_nouns


def described_up_to(items: Sequence[Item], at: int, language: LanguageData) -> int:
    """Where the name stands that a noun for a firm with its trade leads to, else `at`: ``géant de la chimie X``."""
    if not _is_firm(items, at, language):
        return at
    for behind in range(at + 1, min(len(items), at + _LONG)):
        item = items[behind]
        if item.kind == "name":
            return behind if item.is_nominal else at
        if item.lower not in language.numbers.of and not _tells_trade_further(items, behind, language):
            return at
    return at


def _tells_trade_further(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a plain word tells of a trade, or an article right behind its *of*: ``de la chimie``."""
    word = items[at].word
    if items[at].lower in language.determiners:
        return items[at - 1].lower in language.numbers.of
    return (
        word.is_small and word.prepositions is None and not (word.ends_phrase or word.is_adverb or word.may_end_clause)
    )
