"""Pronouns right before a verb that take up its object: ``pour le racheter``, ``X l'a racheté``, ``X la rachète``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.tokens import Item

_ASIDE = 20
"""How many words an aside behind a name may have."""


def taking_up(tokens: list[Item], covered: set[int], language: LanguageData) -> list[Item]:
    """The pronouns right before a verb that take up its object, in whatever tense.

    Others stand for what the object is of: ``X en prend le contrôle``, but not ``mettre en vente``.
    """
    found = []
    for index in [index for index, token in enumerate(tokens[:-1]) if "clitic" in token.word.hints]:
        pronoun, token = tokens[index : index + 2]
        if pronoun.start in covered:
            continue
        behind = tokens[index + 2] if index + 2 < len(tokens) else None
        composed = token.lower in language.auxiliaries["have"] and behind is not None
        if pronoun.lower in language.partitives:
            if _acts(behind if composed and behind is not None else token) and not _governs(tokens, index, language):
                found.append(pronoun)
            continue
        governed = token.word.is_infinitive or (composed and behind is not None and behind.word.is_participle)
        acts = index > 0 and acts_on_clitic(tokens[index - 1], token, language)
        if governed or acts or (_acts(token) and closes_aside(tokens, index - 1, language)):
            found.append(pronoun)
    return found


def acts_on_clitic(subject: Item, verb: Item, language: LanguageData) -> bool:
    """Whether two words beside a pronoun may be a subject and its verb: ``X la rachète``, ``le groupe la rachète``."""
    lower = subject.lower
    told = lower in language.relatives or lower in language.generic_nouns
    told |= subject.is_capital or language.pronouns.get(lower) in {"subject", "either"}
    return told and verb.word.is_finite and not verb.word.is_participle and _acts(verb)


def closes_aside(row: Sequence[Item], comma: int, language: LanguageData) -> bool:
    """Whether a comma ends what is told of a name between two: the second one of ``X, qui l'avait acquis, le cède``."""
    if comma < 0 or row[comma].lower != ",":
        return False
    for at in range(comma - 2, max(0, comma - _ASIDE), -1):
        if row[at].lower == "," and (row[at - 1].is_capital or row[at - 1].is_nominal):
            return row[at + 1].lower in language.relatives or row[at + 1].word.is_participle
    return False


def _acts(token: Item) -> bool:
    """Whether a form tells of deals as a verb, and is no gerund nor a noun for one: ``en commande``."""
    cue = token.word.cue
    return cue is not None and token.word.is_verb_form and not token.word.is_gerund and cue.nouns.is_empty


def _governs(tokens: list[Item], index: int, language: LanguageData) -> bool:
    """Whether a verb, and not its subject, stands right before the word at `index`: ``met en vente``."""
    before = tokens[index - 1] if index else None
    helps = before is not None and any(before.lower in words for words in language.auxiliaries.values())
    return before is not None and before.word.is_verb_form and not helps
