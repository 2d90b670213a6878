"""Names that only tell what a company makes or owns, and so are none of its own: ``the owner of the X hotel chain``."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from seeds.language import LanguageData
from seeds.parser.tokens import Item

_REACH = 6
"""How many words behind *of* the name of a thing may stand: ``la maison mère du moteur de recherche X``."""
_THING = 2
"""How many words behind its name what a thing is may stand: ``the X boiler brand``."""
_QUOTES = frozenset({"«", "“", '"', "”", "»"})


def kept_behind(tokens: Sequence[Item], noun: int, names: Collection[int], language: LanguageData) -> int | None:
    """Where the name begins of what the company described at `noun` makes or owns; `names` are where names begin.

    It stands right behind *of*, or behind a thing with its article: ``du moteur de recherche X``. What stands without
    one tells the trade, and the name is the firm's: ``l'éditeur de logiciels X``.
    """
    of = noun + 1
    if of + 1 >= len(tokens) or not _joins(tokens, of, language):
        return None
    for index in range(of + 1, min(len(tokens), of + 1 + _REACH)):
        if tokens[index].start in names:
            return tokens[index].start if _is_thing(tokens, of, index, language) else None
        if not _goes_on(tokens[index], language):
            return None
    return None


def tells_kept(items: Sequence[Item], of: int, name: int, language: LanguageData) -> bool:
    """Whether the name at `name` is such a thing's, which the *of* at `of` joins to the noun before it."""
    plain = all(item.kind == "word" or item.text in _QUOTES for item in items[of + 1 : name])
    return of > 0 and plain and _joins(items, of, language) and _is_thing(items, of, name, language)


def lists_things(described: Sequence[Item], names: Collection[int], language: LanguageData) -> bool:
    """Whether a noun begins a list of what is somebody's, who is named: ``the business, brands and assets of X``."""
    of = next((at for at, word in enumerate(described) if word.lower in language.numbers.of), 0)
    listed = of > 1 and described[1].text == "," and of + 1 < len(described) and described[of + 1].start in names
    return listed and any(word.lower in language.coordinators for word in described[2:of])


def _joins(tokens: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word joins a thing to a noun for who makes or owns it: ``the owner of``, ``the company behind``."""
    joint, noun = tokens[at].lower, tokens[at - 1].lower
    if joint in language.makers_of:
        return noun in language.generic_nouns
    if joint not in language.numbers.of and joint not in language.contractions:
        return False
    return noun in language.maker_nouns or _owns(tokens, at - 1, language)


def _owns(tokens: Sequence[Item], noun: int, language: LanguageData) -> bool:
    """Whether a noun is for who owns or runs something: ``owner``, ``parent company``."""
    word = tokens[noun].lower
    parent = word in language.plain_nouns and noun > 0 and tokens[noun - 1].lower in language.keeper_nouns
    return parent or word in language.keeper_nouns


def _is_thing(tokens: Sequence[Item], of: int, name: int, language: LanguageData) -> bool:
    """Whether words tell a name as a thing's: one that is made, or one that they say to be a brand, a site, a shop.

    Who owns a company may have bought it, ``the new owner of X``. Where nouns take articles a thing without one tells
    the trade: ``le gestionnaire d'actifs X``. Where they take none, several are things: ``the owner of X hotels``.
    """
    between = tokens[of + 1 : name]
    holds_article = tokens[of].lower in language.contractions and tokens[of].lower in language.determiners
    definite = holds_article or any(t.lower in language.definites for t in between)
    words = [t for t in between if t.text not in _QUOTES and t.lower not in language.definites]
    if words:
        definite |= not language.nouns_take_articles and _owns(tokens, of - 1, language)
        return definite and not any(t.lower in language.generic_nouns - language.property_nouns for t in words)
    if tokens[of - 1].lower in language.maker_nouns or tokens[of].lower in language.makers_of:
        return True
    things = language.part_nouns | language.property_nouns | language.generic_nouns
    behind = tokens[name + 1 : name + 2 + _THING]
    several = not language.nouns_take_articles and bool(behind) and behind[0].lower.endswith(language.plurals)
    return (definite or several) and any(token.lower in things for token in behind)


def _goes_on(token: Item, language: LanguageData) -> bool:
    """Whether a word may tell of a thing before its name."""
    if token.text in _QUOTES or token.lower in language.numbers.of or token.lower in language.definites:
        return True
    leaves = token.lower in language.preposition_forms or token.lower in language.finite_forms
    return token.text[0].isalpha() and token.text.islower() and not leaves
