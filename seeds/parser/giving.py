"""Verbs that tell who gave money to a deal told before: ``X led the round``, ``Y et Z participeront à la levée``."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from seeds.language import LanguageData, load_language
from seeds.parser.items import Item
from seeds.parser.tokens import Row
from seeds.vocabulary import Kind, Language

_TO_NOUN = 4
"""How many items behind such a verb the noun for the deal may stand: ``participated in its seed round``."""
_TO_RELATIVE = 4
"""How many items before such a verb the relative may stand in whose clause it is."""


def tells_giving(items: Row, language: LanguageData) -> bool:
    """Whether a sentence has a form of such a verb at all."""
    return items.has_any(_forms(language.code))


def verbs_of_givers(items: Row, kind: Kind, language: LanguageData) -> Iterator[int]:
    """Where verbs stand whose subject gave money to a deal of that kind.

    Most tell it with a word for the deal behind them, ``led the round``; some by themselves, ``also participated``.
    """
    for at, item in _giving(items, language):
        behind = items[at + 1].lower if at + 1 < len(items) else ""
        for verb, _ in language.verb_forms[item.lower]:
            two = f"{verb} {behind}"
            told, end = (two, at + 2) if two in language.giving_verbs | language.joining_verbs else (verb, at + 1)
            takes_deal = told in language.giving_verbs and _takes_deal(items, end, kind, language)
            alone = told in language.joining_verbs and kind is not Kind.FUND and _takes_nothing(items, end, language)
            led = (
                told in language.giving_verbs and kind is Kind.FUNDING_ROUND and _ends_clause(items, at, end, language)
            )
            if takes_deal or alone or led:
                yield at


def givers_behind(items: Row, language: LanguageData) -> Iterator[int]:
    """Where verbs stand whose subject follows them in a relative about the deal: ``le tour, auquel participe X``."""
    for at, item in _giving(items, language):
        verbs = {verb for verb, _ in language.verb_forms[item.lower]}
        begin = max(0, at - _TO_RELATIVE)
        relative = next((i for i in range(at - 1, begin, -1) if items[i].lower in language.relatives), 0)
        named = any(items[i].kind == "name" for i in range(relative, at))
        behind = next((i for i in items[at + 1 :] if i.lower not in language.adverbs), None)
        if relative and not named and behind is not None and behind.kind == "name" and verbs & language.joining_verbs:
            yield at


def _giving(items: Row, language: LanguageData) -> Iterator[tuple[int, Item]]:
    """The forms of such verbs in a sentence."""
    if tells_giving(items, language):
        forms = _forms(language.code)
        yield from ((at, item) for at, item in enumerate(items) if item.kind == "word" and item.lower in forms)


@functools.cache
def _forms(code: Language) -> frozenset[str]:
    language = load_language(code)
    verbs = {verb.partition(" ")[0] for verb in language.giving_verbs | language.joining_verbs}
    return frozenset(form for verb in verbs for form in language.forms_of[verb])


def _takes_deal(items: Row, begin: int, kind: Kind, language: LanguageData) -> bool:
    """Whether what follows a verb is the deal of a kind that was told: ``led the round``, ``mène cette levée``.

    A deal that no definite word points at is another: ``a mené une opération de communication``.
    """
    pointed = False
    for at, item in enumerate(items[begin : begin + _TO_NOUN], begin):
        if kind is Kind.FUNDING_ROUND and item.kind == "round":
            return True
        if kind.value in language.priced_nouns.get(item.lower, ()):
            return pointed and not any(i.lower in language.earlier_words for i in items[at + 1 : at + _TO_NOUN])
        definite = item.lower in language.definites
        pointed |= definite
        links = definite or item.word.prepositions is not None or item.kind == "money"
        if not links or item.lower in language.agents or item.lower in language.earlier_words:
            return False
    return False


def _ends_clause(items: Row, at: int, end: int, language: LanguageData) -> bool:
    """Whether a verb in the past right behind a name says no more: ``X led.``, ``X led, and was joined by Y``."""
    past = any(tense == "past" for _, tense in language.verb_forms[items[at].lower])
    named = at > 0 and items[at - 1].kind == "name" and items[0].kind == "name"
    closed = end >= len(items) or items[end].lower in {",", ".", ";"} or items[end].lower in language.coordinators
    return past and named and closed


def _takes_nothing(items: Row, begin: int, language: LanguageData) -> bool:
    """Whether a verb leaves out what its subject takes part in, or has a pronoun for it: ``participated in it``."""
    behind = items[begin : begin + 2]
    if not behind or behind[0].kind == "name" or behind[0].lower in language.determiners:
        return not behind
    return behind[0].word.prepositions is None or (len(behind) == 2 and behind[1].lower in language.pronouns)
