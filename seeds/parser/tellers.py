"""Persons who only tell of a deal, which their company made: ``Chief Executive A B hailed the acquisition of Y``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.governors import VERB, governor
from seeds.parser.items import Item
from seeds.parser.mentions import FIRM_KINDS, NameMention
from seeds.parser.references import Discourse
from seeds.parser.roles import Arguments
from seeds.vocabulary import Kind, Role

_MADE_BY_FIRMS = {Kind.ACQUISITION: {Role.ACQUIRER, Role.SELLER}, Kind.INVESTMENT: {Role.INVESTOR}}
"""The deals that a person tells of for a company, and in which role."""


def only_tells(items: Sequence[Item], index: int, cue: Cue, role: Role, language: LanguageData) -> bool:
    """Whether who stands at `index` before a deal's noun says or comments on it, and does nothing that makes one.

    A verb that the parser does not know is one of comment: those that make deals it knows.
    """
    if cue.verb or index >= cue.first or role not in _MADE_BY_FIRMS.get(cue.frame.kind, ()):
        return False
    apart = 0 < index < cue.first - 1 and items[index - 1].lower == items[index + 1].lower == ","
    behind = items[index + 1 + apart : cue.first]
    if not behind or behind[0].kind == "mark" or governor(items, index, language) not in {"", VERB}:
        return False
    helping = {*language.auxiliaries["have"], *language.auxiliaries["be"]}
    acts = (item.lower for item in behind if item.lower not in helping)
    return all(verb in language.telling_verbs for form in acts for verb, _ in language.verb_forms.get(form, ()))


def teller_company(items: Sequence[Item], found: Arguments, role: Role, discourse: Discourse) -> NameMention | None:
    """The company that the text is about, or what was talked of, for which one of its officers tells of a deal.

    It is none of the other side.
    """
    others = [i for other, indices in found.items() if other is not role for i in indices]
    sides = {name.name for i in others for name in discourse.resolve_all(items, i)}
    meant = (name for name in (discourse.told_main, discourse.topic, discourse.main) if name is not None)
    return next((name for name in meant if name.kind in FIRM_KINDS and name.name not in sides), None)
