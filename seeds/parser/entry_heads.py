"""Names that head an entry of a round-up or a list, which is then about them: ``Velora``, ``Velora : 12 millions``."""

from __future__ import annotations

from seeds.language import LanguageData
from seeds.parser.brackets import past_aside
from seeds.parser.entities import Round
from seeds.parser.mentions import FIRM_KINDS, NameMention
from seeds.parser.tokens import PARTING, Row
from seeds.parser.word_classes import is_finite

_FOR = 3
"""How many items make a sum for a name."""
_LONGEST = 16
"""How many items a line has at most that heads an entry by a name and a sum."""


def entry_head(items: Row, language: LanguageData) -> NameMention | None:
    """The company that alone makes a line, or its only name beside a sum, and so heads what is told below.

    ``Velora.``, ``Velora (cybersécurité, Lyon)``, ``Velora : 12 millions d'euros``, ``Velora, $12m, software``. So does
    one behind its sum: ``12 millions pour Velora``, ``$12m for Velora: The start-up``.
    """
    if len(items) >= _FOR and items[0].kind == "money" and items[1].lower in language.recipient_words:
        name, closed = items[2].value, len(items) == _FOR or items[_FOR].lower in {".", ":"}
        return name if closed and isinstance(name, NameMention) and name.kind in FIRM_KINDS else None
    name = items[0].value if items else None
    if not isinstance(name, NameMention) or name.kind not in FIRM_KINDS or name.owner is not None:
        return None
    rest = items[past_aside(items, 1) :]
    if all(item.kind == "mark" and item.lower in {".", *PARTING} for item in rest):
        return name
    told = len(items) <= _LONGEST and rest[0].lower in PARTING and len(items.places("money")) == 1
    acts = any(item.kind == "word" and is_finite(item, language) for item in rest)
    others = any(isinstance(item.value, NameMention | Round) and item.value.start != name.start for item in rest)
    return name if told and not (acts or others) else None
