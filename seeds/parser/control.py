"""Purchases of shares by who owns others of the company already: of which company, and whether that gives control."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.drafts import Draft
from seeds.parser.items import Item, Percent
from seeds.parser.participants import Participant
from seeds.parser.tokens import Row
from seeds.parser.word_classes import is_owning
from seeds.vocabulary import PAYEES, PAYERS, Kind, Role

MOST = 50
"""From which share in percent on somebody controls a company."""
_BEHIND = 16
"""How many items behind a purchase may say that its buyer does not own yet what is bought."""
_NEGATED = 4
"""How many items before a verb its negation may begin."""
_OWNED = 4
"""How many items from a verb the share may stand that somebody owns, and behind that whose it is."""


def completes(items: Row, draft: Draft, language: LanguageData) -> bool:
    """Whether what is bought is all that the buyer does not own: ``the 45 percent of X that it does not own``."""
    if _of_holders(items, draft.cue, language):
        return True
    buyers = _starts(draft, PAYERS)
    for at in range(draft.cue.first + 1, min(len(items), draft.cue.last + _BEHIND)):
        if is_owning(items[at], language) and _is_negated(items, at, language):
            named = [i for i in range(draft.cue.first + 1, at) if items[i].is_nominal]
            last = items[named[-1]] if named else None  # ``it does not own``, ``X does not own``
            return last is None or last.kind == "reference" or last.start in buyers | _starts(draft, PAYEES)
    return False


def owns_most(items: Row, draft: Draft, language: LanguageData) -> bool:
    """Whether who buys a share is said to own most of the company already: ``cède 19 % de Y à X, qui en détient 81 %``.

    Money that is put into the company buys none of anybody's.
    """
    buyers, bought = _starts(draft, PAYERS), _starts(draft, PAYEES)
    if draft.percent is None and Role.SELLER not in draft.parties:
        return False
    for at in items.places("percent"):
        share = items[at].value
        if not isinstance(share, Percent) or share.value < MOST or share is draft.percent:
            continue
        verb = next((i for i in range(at - 1, max(-1, at - 1 - _OWNED), -1) if is_owning(items[i], language)), None)
        if verb is None or _is_negated(items, verb, language):
            continue
        owner = next((i for i in range(verb - 1, -1, -1) if items[i].kind == "name"), None)
        of = next((i for i in range(at + 1, min(len(items), at + 1 + _OWNED)) if items[i].kind == "name"), None)
        if owner is not None and items[owner].start in buyers and (of is None or items[of].start in bought):
            return True
    return False


def rest_of_held(drafts: Sequence[Draft]) -> None:
    """``X, qui détient 45 % de Y, va racheter les actions restantes``: shares without an owner are of what is held."""
    for draft in drafts:
        buyers = {party.name.name for party in draft.parties.get(Role.ACQUIRER, ())}
        bought = draft.cue.verb and draft.cue.size > 1 and draft.cue.frame.kind is Kind.ACQUISITION
        if not (bought and buyers) or Role.TARGET in draft.parties:
            continue
        for other in drafts:
            held = other.cue.frame.yields and other.cue.frame.kind is Kind.INVESTMENT and Role.TARGET in other.parties
            theirs = {party.name.name for party in other.parties.get(Role.INVESTOR, ())}
            if held and other.cue.last < draft.cue.first and theirs & buyers:
                draft.parties = {**draft.parties, Role.TARGET: other.parties[Role.TARGET]}
                break


def is_minority(items: Row, cue: Cue, language: LanguageData) -> bool:
    """Whether a cue tells of a minority of the shares, and not of those who hold it: ``minority shareholders``."""
    told = items[cue.first : cue.last + 2]
    return any(item.lower in language.minority_words for item in told) and not _of_holders(items, cue, language)


def as_buyers(parties: Mapping[Role, list[Participant]]) -> dict[Role, list[Participant]]:
    """The parties of a purchase of shares as those of a purchase of the company."""
    found: dict[Role, list[Participant]] = {}
    for role, group in parties.items():
        buys = role in {Role.LEAD_INVESTOR, Role.INVESTOR}
        found.setdefault(Role.ACQUIRER if buys else role, []).extend(group)
    return found


def _of_holders(items: Row, cue: Cue, language: LanguageData) -> bool:
    """Whether it is those who hold a minority of the shares that a cue tells of: ``buys out minority shareholders``."""
    behind = items[cue.first + 1 : cue.last + 3]
    pairs = zip(items[cue.first : cue.last + 2], behind, strict=False)
    return any(one.lower in language.minority_words and other.lower in language.holder_nouns for one, other in pairs)


def _is_negated(items: Sequence[Item], verb: int, language: LanguageData) -> bool:
    before = {item.lower for item in items[max(0, verb - _NEGATED) : verb]}
    if not language.negations:
        return not language.negators.isdisjoint(before)
    return not language.negations.isdisjoint(before) and items[min(verb + 1, len(items) - 1)].lower in language.negators


def _starts(draft: Draft, roles: Container[Role]) -> set[int]:
    return {party.start for role, group in draft.parties.items() if role in roles for party in group}
