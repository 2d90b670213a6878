"""What is asked or offered for a firm, and what is given for a part of one: ``how much X paid for Y``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.cues import Cue
from seeds.parser.drafts import Draft
from seeds.parser.items import Item
from seeds.vocabulary import Role

_MET = 5
"""How many items before an offer the verb may stand that tells how it is met: ``turned down a second offer``."""
_ASKED = 3
"""How many items before who pays a word for the price may stand: ``the price that the group X paid``."""
_CLOSE = 4
"""How many items behind *in exchange* a share may stand: ``in exchange for a 10% stake``."""


def asks_price(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether words for a price stand before who pays it: ``how much X paid for Y``, ``the price that X paid for Y``.

    What a person is paid for is no firm: ``what the club paid for A B``.
    """
    paying = {party.start for party in draft.parties.get(Role.ACQUIRER, ())}
    payer = next((i for i, item in enumerate(items[: draft.cue.first]) if item.start in paying), 0)
    asked = any(item.lower in language.asking_words for item in items[max(0, payer - _ASKED) : payer])
    return asked and all(party.name.kind == "company" for party in draft.parties.get(Role.TARGET, ()))


def _is_for_another(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether words behind an offer say what it is for, which is no sum: ``an offer of $5 million for its story``."""
    behind = range(cue.last + 1, clause_end(items, cue.last, language) - 1)
    return any(items[i].lower in language.price_marks and items[i + 1].kind != "money" for i in behind)


def meets_offer(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether an offer, told as one for a firm or with its sum, is met by whom it is for: ``received a takeover bid``.

    So is one that is nobody's: no ``rejected X's offer``.
    """
    cue = draft.cue
    several = items[cue.last].lower.endswith(language.plurals)
    if cue.verb or not (cue.size > 1 or (draft.money is not None and not several)):
        return False
    if cue.size == 1 and _is_for_another(items, cue, language):
        return False
    for item in reversed(items[max(0, cue.first - _MET) : cue.first]):
        if item.lower in language.possessives or item.word.is_possessive or item.is_nominal:
            return False
        if any(verb in language.meeting_verbs for verb, _ in language.verb_forms.get(item.lower, ())):
            return True
    return False


def is_for_stake(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether what is given is for a part of who gets it: ``in exchange for a 10% stake``, no ``for its shares``."""
    end = clause_end(items, cue.last, language)
    at = next((i for i in range(cue.last + 1, end) if items[i].lower in language.return_nouns), end)
    behind = items[at + 1 : at + 1 + _CLOSE]
    staked = any(item.kind == "percent" or item.lower in language.stake_words for item in behind)
    return staked and not any(item.lower in language.possessives for item in behind)
