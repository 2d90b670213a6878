"""Whether a deal is only supposed: ``Si X rachète Y, 300 emplois disparaîtront``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.items import Item

_CUT = ("'", "’")
"""The marks of a word that is cut short before a vowel."""
_BEFORE = 12
"""How many items before a cue the word may stand that supposes it."""


def is_supposed(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a word that supposes opens the clause of a cue, and no auxiliary says that it is done.

    Somebody acts between, ``s'il rachète X``, or a noun stands right behind: ``si le rachat de X échoue``. What is
    taken for granted is not supposed: ``même si``. A word that is cut short before no pronoun is another: ``s'agit``.
    """
    for at in range(cue.group, max(-1, cue.group - _BEFORE), -1):
        item = items[at]
        cut = item.text.endswith(_CUT) and items[at + 1].lower not in language.pronouns
        if item.lower in language.supposing_words and at < cue.first and not cut:
            conceded = at > 0 and items[at - 1].lower in language.granting_words
            between = items[at + 1 : cue.first]
            alone = not cue.verb and all(i.lower in language.determiners for i in between)
            return (alone or any(i.is_nominal for i in between)) and not conceded
        done = item.lower in language.auxiliaries["have"]
        if item.kind == "mark" or done or (at < cue.group and item.lower in language.clause_breaks):
            return False
    return False
