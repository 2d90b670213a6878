"""Who holds the rest of what another has a share of: ``X détiendra 60 % de la coentreprise et Y 40 %``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.items import Item
from seeds.parser.roles import Arguments, taken_in
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import Role

_NAME = 5
"""How many items behind a comma or *and* the name may stand of who holds the rest: ``, son associé italien X le``."""
_SHARE = 3
"""Within how many items behind a name its share stands: ``X les 40 % restants``."""
_RELATIVE = 3
"""Within how many items behind a word for a venture its relative stands: ``la coentreprise Z, dont``."""
_CLAUSE = 24
"""How many items of a relative may tell who holds how much."""


def holders_of_venture(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """Partners of a venture, told by the shares that they hold: behind the verb, or in what a relative tells of it."""
    if cue.verb:
        joint = next((i for i in range(cue.last + 1, len(items)) if _parts(items[i], language)), len(items))
        rest = holder_of_rest(items, joint, language) if Role.PARTNER in found else None
        holders = [] if rest is None else [rest]
    else:
        holders = _told_by_relative(items, cue, language)
    taken = taken_in(found)
    new = [i for i in holders if i not in taken]
    if new:
        found[Role.PARTNER] = [*found.get(Role.PARTNER, ()), *new]


def holder_of_rest(items: Sequence[Item], joint: int, language: LanguageData) -> int | None:
    """The name behind a comma or *and* that has a share of its own and no verb: ``, Y le solde``, ``et Y 40 %``."""
    begin = joint + 1
    begin += begin < len(items) and items[begin].lower in language.coordinators
    for at in range(begin, min(len(items), begin + _NAME)):
        if items[at].is_nominal:
            return at if items[at].kind == "name" and _has_share(items, at, language) else None
        if items[at].kind != "word" or is_finite(items[at], language) or items[at].lower in language.relatives:
            return None
    return None


def holds_its_own(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether a name behind a share has one too, and is not what that is one of: ``X détiendra 60 % et Y 40 %``."""
    near = range(name - 1, max(0, name - 1 - _NAME), -1)
    joint = next((i for i in near if _parts(items[i], language)), 0)
    return joint > 0 and holder_of_rest(items, joint, language) == name


def _has_share(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether a share, or the word for the rest, stands right behind a name, an article between at most."""
    for item in items[name + 1 : name + 1 + _SHARE]:
        if item.kind == "percent" or item.lower in language.rest_nouns:
            return True
        if item.lower not in language.determiners:
            return False
    return False


def _told_by_relative(items: Sequence[Item], cue: Cue, language: LanguageData) -> list[int]:
    """Who holds how much of a venture by the relative behind it: ``, dont X possédera 60 % et Y 40 %``."""
    near = range(cue.last + 1, min(len(items), cue.last + 1 + _RELATIVE))
    relative = next((i for i in near if items[i].lower in language.genitive_relatives), 0)
    end = min(len(items), relative + _CLAUSE) if relative else 0
    share = next((i for i in range(relative + 1, end) if items[i].kind == "percent"), 0)
    if not share:
        return []
    first = [i for i in range(relative + 1, share) if items[i].is_nominal][:1]
    joined = share + 1 < end and _parts(items[share + 1], language)
    rest = holder_of_rest(items, share + 1, language) if joined else None
    return [] if rest is None else [*first, rest]


def _parts(item: Item, language: LanguageData) -> bool:
    return item.lower == "," or item.lower in language.coordinators
