"""Of what a share in percent is: of a firm, of what was named before, or of assets that several may own."""

from __future__ import annotations

import itertools

from seeds.language import LanguageData
from seeds.parser.tokens import Item


def is_of_firm(following: list[Item], language: LanguageData) -> bool:
    """Whether a share is of a firm that was named before: ``prend 35 % du groupe``, ``acquires 35% of the firm``."""
    told = [word.lower for word in following[:3]]
    if not told or told[0] not in language.numbers.of:
        return False
    begin = 2 if told[1:2] and told[1] in language.definites else 1
    if begin == 1 and told[0] not in language.definites:
        return False
    plain = itertools.takewhile(lambda word: _may_describe(word, language), following[begin:])
    described = [word.lower for word in plain]
    return any(word in language.generic_nouns for word in (described[:1] if language.fore_adjectives else described))


def is_in_company(following: list[Item], language: LanguageData) -> bool:
    """Whether a company stands behind a share, and what joins it: ``acquires 26% in X``, and no month.

    So may one behind a word for it: ``monte à 20 % dans la PME X``.
    """
    if len(following) < 2 or following[0].lower not in language.content_prepositions:
        return False
    name = following[1]
    proper = name.is_capital and not name.word.is_place and name.lower not in language.not_names
    return proper or tells_company(following[1:], language)


def is_of_named(following: list[Item], language: LanguageData) -> bool:
    """Whether a share is of a firm named right behind what it is: ``45 % du média vidéo X``, ``45% of bike maker X``.

    No ``45 % des ventes de X``, nor ``45% of the X shops``.
    """
    names = (at for at, word in enumerate(following) if word.word.is_name_like and not word.word.is_demonym)
    name = next(names, 0)
    if name < 2 or following[0].lower not in language.numbers.of or following[name].word.is_place:
        return False
    plain = all(_may_tell(word, language) for word in following[1:name])
    apposed = following[name - 1].lower not in language.preposition_forms
    behind = following[name + 1 : name + 2]
    owns = any(word.word.is_possessive for word in behind)
    return plain and apposed and not owns and not _has_more(behind, language)


def is_of_assets(following: list[Item], language: LanguageData) -> bool:
    """Whether a share is of assets that several may own: ``20 % de ses activités``, ``30% of an offshore field``."""
    of = bool(following) and following[0].lower in language.numbers.of
    begin = 2 if following[1:2] and following[1].lower in language.determiners | language.possessives else 1
    joined = of and (begin == 2 or following[0].word.uncontracted != following[0].lower)
    told = list(itertools.takewhile(lambda word: _may_describe(word, language), following[begin : begin + 3]))
    noun = next((at for at, word in enumerate(told) if word.lower in language.shared_nouns), -1)
    behind = following[begin + noun + 1 : begin + noun + 2]
    return joined and noun >= 0 and not any(word.word.is_possessive for word in behind)


def is_of_antecedent(before: list[Item], language: LanguageData) -> bool:
    """Whether a share is of what a relative stands for: ``X, dont Y a acquis 5 %``, ``X, of which Y has bought 5%``.

    A company or who stands for it must have it: no ``X, dont les ventes ont pris 5 %``.
    """
    joins = language.content_prepositions.union(language.numbers.of)
    acts = False
    for back in range(len(before) - 1, -1, -1):
        lower = before[back].lower
        of = back > 0 and lower in language.relatives and before[back - 1].lower in joins
        if of or lower in language.genitive_relatives:
            return acts
        if not before[back].text[0].isalnum() or lower in language.clause_breaks:
            return False
        acts |= before[back].is_capital or lower in language.pronouns or lower in language.generic_nouns
    return False


def tells_company(words: list[Item], language: LanguageData) -> bool:
    """Whether words are for a company itself, or a part of one: ``20 % de la société X``, ``20% of its retail arm``.

    No ``20% of the group's sales``.
    """
    if len(words) > 1 and words[0].lower in language.possessives:
        return any(_is_one_part(word.lower, language) for word in words[1:4])
    if len(words) < 2 or words[0].lower not in language.definites:
        return False
    proper = words[1].is_capital and not (words[1].word.is_place or words[1].word.is_demonym)
    if proper and words[1].lower not in language.not_names:
        return not _has_more(words[2:3], language)
    if len(words) < 3 or words[1].lower not in language.generic_nouns:
        return False
    joins = (language.preposition_forms, language.coordinators, language.finite_forms)
    field = words[2].lower in language.complement_prepositions and any(word.is_capital for word in words[4:5])
    adjective = words[2].text.isalpha() and not any(words[2].lower in of for of in joins)
    told = adjective and any(word.is_capital for word in words[3:4])
    return field or told or words[2].is_capital or words[2].word.is_demonym


def tells_trade(words: list[Item], language: LanguageData) -> bool:
    """Whether words tell in what a firm deals whose name follows: ``20% of data provider X``."""
    name = next((i for i, word in enumerate(words) if word.is_capital), 0)
    plain = all(word.text.isalpha() for word in words[:name])
    return name > 0 and plain and words[name - 1].lower in language.firm_words


def _may_tell(word: Item, language: LanguageData) -> bool:
    """Whether a word may stand between *of* and the name of a firm, in what that firm is said to be."""
    joins = (language.coordinators, language.finite_forms, language.relatives)
    return word.text[0].isalpha() and not any(word.lower in of for of in joins)


def _may_describe(word: Item, language: LanguageData) -> bool:
    """Whether a word may stand between an article and the noun for a firm: ``the Turkish paint maker``."""
    joins = (language.preposition_forms, language.coordinators, language.finite_forms)
    return word.text[0].isalpha() and not any(word.lower in of for of in joins)


def _is_one_part(word: str, language: LanguageData) -> bool:
    """Whether a word is for a part of a firm that has shares: ``of its retail arm``, and not ``of its shops``."""
    several = word.endswith(language.plurals) and word not in language.generic_nouns
    return word in language.part_nouns or (word in language.owned_parts and not several)


def _has_more(words: list[Item], language: LanguageData) -> bool:
    """Whether a plain noun behind a name is what the share is of: ``of the Elm notes``, not ``of the Elm group``."""
    joins = (language.preposition_forms, language.contractions, language.coordinators, language.relatives)
    further = (*joins, language.generic_nouns, language.finite_forms, language.adverbs)
    return any(
        word.text.isalpha() and word.text.islower() and not any(word.lower in of for of in further) for word in words
    )
