"""Whether a *by* tells who makes a deal: not who did something else to a firm, nor another than the subject."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.items import Item
from seeds.vocabulary import Role

_OWNED = 4
"""How many items before a purchase its owner's mark may stand: ``X's $5 million all-cash purchase``."""


def did_to_firm(items: Sequence[Item], cue: Cue, index: int, language: LanguageData) -> bool:
    """Whether a *by* tells who did something to the firm itself, and not who makes the deal: ``of X, founded by Y``.

    Behind a verb that firm must be named: ``cédé à X, contrôlé par Y``, not ``racheté et dirigé par Y``.
    """
    noun = cue.last
    by = next((i for i in range(index - 1, noun, -1) if items[i].lower in language.agents), noun)
    done = next((i for i in range(by - 1, noun, -1) if not items[i].word.is_adverb and items[i].kind != "date"), noun)
    if done == noun or not items[done].word.is_participle:
        return False
    named = not cue.verb or any(item.is_nominal for item in items[noun + 1 : done])
    if cue.frame.subject is Role.SELLER and not cue.verb and items[done].lower in language.takeover_participles:
        return True  # ``la cession de X, repris par Y``
    return named and any(verb in language.firm_verbs for verb, _ in language.verb_forms.get(items[done].lower, ()))


def tells_of_another(items: Sequence[Item], cue: Cue, index: int, role: Role, language: LanguageData) -> bool:
    """Whether a *by* to which the frame gives that role tells of another deed than a verb's."""
    acts = role is cue.frame.subject and _has_subject(items, cue, language)
    return acts or _did_by_the_way(items, cue, index, language) or _makes_next(items, cue, index, language)


def _makes_next(items: Sequence[Item], cue: Cue, index: int, language: LanguageData) -> bool:
    """Whether a *by* tells of a further deal, behind *and*: ``X's purchase of Y and the purchase of Z by W``."""
    before = items[max(0, cue.first - _OWNED) : cue.first]
    owned = any(item.word.is_possessive or item.lower in language.possessives for item in before)
    if cue.verb or not owned:
        return False
    joint = next((i for i in range(cue.last + 1, index) if items[i].lower in language.coordinators), index)
    return any(items[i].lower in language.takeover_nouns for i in range(joint, index))


def _has_subject(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a verb has its subject before it, so that a *by* tells of another: ``a cédé 9 % de X, repris par Y``."""
    helpers = [item.lower for item in items[cue.group : cue.first]]
    active = bool(helpers) or not items[cue.first].word.is_participle
    return cue.verb and active and language.auxiliaries["be"].isdisjoint(helpers)


def _did_by_the_way(items: Sequence[Item], cue: Cue, index: int, language: LanguageData) -> bool:
    """Whether a *by* behind a verb tells what one did to another named since: ``raised it from X, a firm run by Y``."""
    if not cue.verb or cue.passive:
        return False
    by = next((i for i in range(index - 1, cue.last, -1) if items[i].lower in language.agents), cue.last)
    done = by - 1
    while done > cue.last and items[done].word.is_adverb:
        done -= 1
    if done <= cue.last + 1 or items[done].kind != "word" or items[done - 1].lower in language.group_nouns:
        return False
    beside = items[done - 1].kind in {"name", "reference"}
    return (items[done].word.is_participle or beside) and any(item.is_nominal for item in items[cue.last + 1 : done])
