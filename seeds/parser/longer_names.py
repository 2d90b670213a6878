"""Parties of two findings that one of them tells by a longer name: ``buys Velmont``, ``buys Velmont Oil``."""

from __future__ import annotations

from collections.abc import Collection

from seeds.parser.findings import Finding
from seeds.parser.shadows import bare
from seeds.vocabulary import Side

_TWO = 2
"""How many names one side has in two findings that call it otherwise."""
_MANY = 40
"""Of how many names a side is a list, in which none is looked for by a longer one."""


def shared(ours: set[str], theirs: set[str]) -> int:
    """How many names two deals share; one may be told by a longer name once both share another."""
    both = ours & theirs
    if not both or len(ours) + len(theirs) > _MANY:
        return len(both)
    return len(both) + any(is_told_otherwise(name, theirs - both) for name in ours - both)


def goes_by_longer_name(one: Finding, other: Finding, side: Side) -> bool:
    """Whether who buys, or is bought, is called by a longer name too: ``buys Velmont``, ``buys Velmont Oil``."""
    alike = one.kind is other.kind and (bare(one) or bare(other))
    across = Side.PAYEE if side is Side.PAYER else Side.PAYER
    names = sorted(one.names(side) | other.names(side), key=len)
    shorter = alike and len(names) == _TWO and _is_longer(names[1], names[0])
    return shorter and bool(one.names(across) & other.names(across))


def is_told_otherwise(name: str, ours: Collection[str]) -> bool:
    """Whether a name is one of those of a side, told longer or shorter."""
    return len(ours) <= _MANY and any(_is_longer(name, other) or _is_longer(other, name) for other in ours)


def _is_longer(name: str, short: str) -> bool:
    """Whether a name begins or ends with another one: ``Velmont Oil`` and ``Mint Velmont`` with ``Velmont``."""
    return name.startswith(f"{short} ") or name.endswith(f" {short}")
