"""Firms in which what is bought is housed: ``buys X's freight business, grouped within Y``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.items import Item
from seeds.parser.roles import Arguments
from seeds.vocabulary import Kind, Role

_BEHIND = 12
"""How many items behind the owner the words may begin that tell where its business is housed."""
_WORDS = 5
"""How many words those may have at most."""


def housed_in(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """Take the firm in which a business is housed for the target, and its owner for the seller."""
    owners = found.get(Role.TARGET, []) or found.get(Role.SELLER, [])
    if cue.frame.kind is not Kind.ACQUISITION or len(owners) != 1 or len(found.get(Role.TARGET, owners)) > 1:
        return
    begin = max(cue.last, owners[0]) + 1
    for at in range(begin, min(len(items), begin + _BEHIND)):
        if items[at].is_nominal or items[at].lower == ";":
            return
        name = _past_phrase(items, at, language)
        if name and items[name].kind == "name" and items[name].is_nominal:
            if Role.TARGET in found:
                found[Role.SELLER] = [*found.get(Role.SELLER, []), *owners]
            found[Role.TARGET] = [name]
            return


def _past_phrase(items: Sequence[Item], at: int, language: LanguageData) -> int:
    """Where words end that begin at a place and tell in what something is housed, or 0."""
    ends = range(min(len(items) - 1, at + _WORDS), at, -1)
    return next((end for end in ends if " ".join(i.lower for i in items[at:end]) in language.housing_phrases), 0)
