"""Whom somebody talks with, or joins, to do what follows."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.controllers import verbs_before
from seeds.parser.coordination import coordinated_before
from seeds.parser.cues import Cue
from seeds.parser.governors import governor
from seeds.parser.items import Item
from seeds.parser.roles import Arguments


def counterpart(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``in talks with X to sell Y``, ``about a takeover``: whom the talks are with is the other side of it."""
    role = cue.frame.counterpart
    if role is None or role in found or (cue.verb and cue.tense != "infinitive"):
        return
    for back in range(cue.group - 1, max(-1, cue.group - 12), -1):
        if items[back].lower in {";", ":"}:
            return
        hangs_on = governor(items, back, language) if items[back].is_nominal else ""
        if hangs_on and allies(items, back, language):
            return
        if hangs_on in language.with_words:
            found[role] = coordinated_before(items, back, language)
            return
        if hangs_on in language.between_words and cue.frame.subject is not None:
            first, *others = coordinated_before(items, back, language)
            found[cue.frame.subject], found[role] = [first], others
            return


def allies(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether somebody joins the one named to do what follows together: ``X has teamed up with Y to buy Z``."""
    return not language.allying_verbs.isdisjoint(verbs_before(items, name, language))
