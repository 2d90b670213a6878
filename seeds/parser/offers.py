"""Offers for a company that are answered: ``X rejects a bid from Y``, ``Y bid rejected by X``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.cues import Cue
from seeds.parser.governors import OWNER, governor, hanging
from seeds.parser.items import Item
from seeds.parser.mentions import NameMention
from seeds.parser.rightward import next_action
from seeds.parser.roles import Arguments
from seeds.parser.subjects import subject_before
from seeds.vocabulary import Kind, Role

_CLAUSE = 12
"""How many items from an offer its answer, and who answers, may stand."""
_HOLDER = 7
"""How many items beside a shareholder's name may tell of which company it is one."""
_AGREED = 5
"""How many items before who wants to buy the verb may stand that agrees: ``agrees to an improved $3bn Y buyout``."""


def is_offer(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a word of a cue is one for an offer."""
    return any(item.lower in language.offer_nouns for item in items[cue.first : cue.last + 1])


def is_answered(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a noun is an offer for a company that is answered, before it or by somebody behind it."""
    if cue.frame.kind is not Kind.ACQUISITION:
        return False
    if not is_offer(items, cue, language):
        return _is_agreed_to(items, cue, language)
    return _answer(_clause_before(items, cue, language), language) or _answering(items, cue, language) > 0


def _clause_before(items: Sequence[Item], cue: Cue, language: LanguageData) -> Sequence[Item]:
    """The words before an offer that are of its clause: not the first of ``A bid was rejected, while X made one``."""
    near = items[max(0, cue.first - _CLAUSE) : cue.first]
    apart = (at for at in range(1, len(near)) if near[at - 1].lower == ",")
    breaks = [at for at in apart if near[at].lower in language.clause_breaks]
    return near[breaks[-1] :] if breaks else near


def is_voted_on(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a takeover is what a verb approves or turns down: ``Shareholders of X approved the purchase of Y``."""
    return cue.frame.kind is Kind.ACQUISITION and not cue.verb and _answer(items[: cue.first], language)


def only_holders(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether those who act are only holders of a company's shares or debt, or work for it: ``X shareholders get``.

    What they vote on is the company's: ``X shareholders approved the purchase of Y``.
    """
    behind = items[index + 1 : index + 3]
    owned = bool(behind) and behind[0].word.is_possessive
    holders = any(item.lower in language.holder_nouns for item in behind[owned : owned + 1])
    return holders and not (index < cue.first and is_voted_on(items, cue, language))


def _is_agreed_to(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a company answers a takeover by whom the name before it tells: ``X backs Y takeover``, ``agrees to Y``.

    Not where behind it stands of whom: ``X backs Y takeover of Z``.
    """
    name = cue.first - 1
    if items[cue.last].lower not in language.buyer_first_nouns or name < 1 or items[name].kind != "name":
        return False
    if any(item.lower in cue.frame.prepositions or item.lower in language.numbers.of for item in items[cue.last + 1 :]):
        return False
    before = items[max(0, name - _AGREED) : name]
    verbs = {verb for item in before for verb, _ in language.verb_forms.get(item.lower, ())}
    yields = verbs & language.yielding_verbs and any(item.lower in language.receiving_words for item in before)
    acting = (item.value for item in items[:name] if isinstance(item.value, NameMention))
    return bool(verbs & language.answer_verbs or yields) and any(who.kind == "company" for who in acting)


def answered(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """Who answers an offer is its target unless that is named, and whose offer it is wants to buy."""
    who = _answering(items, cue, language)
    if who:
        offering = [i for i in found.get(Role.ACQUIRER, []) if i != who]
        owners = [i for i in found.get(Role.TARGET, ()) if i < cue.first and governor(items, i, language) == OWNER]
        found[Role.ACQUIRER] = offering or owners
        if not offering and owners:
            del found[Role.TARGET]
        found.setdefault(Role.TARGET, [who])
    elif cue.frame.of is Role.TARGET and Role.ACQUIRER not in found and Role.TARGET in found:
        found[Role.ACQUIRER] = found.pop(Role.TARGET)
    _offered_by_name_before(items, cue, language, found)
    taken = {i for indices in found.values() for i in indices}
    group = [i for i in subject_before(items, cue.first, language) if i not in taken]
    if not group:
        before = range(cue.first - 1, max(-1, cue.first - _CLAUSE), -1)
        group = [i for i in before if items[i].is_nominal and i not in taken][:1]
    held = held_by(items, group[-1], language) if group else None
    group = [held] if held is not None and held not in taken else group
    told_behind = items[next_action(items, cue, language) : clause_end(items, cue.last, language)]
    if Role.TARGET not in found and group and not any(item.kind == "name" for item in told_behind):
        found[Role.TARGET] = group


def held_by(items: Sequence[Item], holder: int, language: LanguageData) -> int | None:
    """The company of which a name is a shareholder by words beside a comma: ``X's largest shareholder, Y, backs``."""
    before, behind = items[max(0, holder - _HOLDER) : holder], items[holder + 1 : holder + 1 + _HOLDER]
    start = holder + 2
    if len(before) > 1 and before[-1].lower == "," and before[-2].lower in language.holder_nouns:
        start, told = holder - len(before), before
    elif behind and behind[0].lower == "," and any(item.lower in language.holder_nouns for item in behind):
        told = behind[1:]
    else:
        return None
    owners = (at for at in range(start, start + len(told) - 1) if items[at + 1].word.is_possessive)
    return next((at for at in owners if items[at].kind == "name" and items[at].is_nominal), None)


def _offered_by_name_before(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``rejects Y bid``, ``rejects the $3bn Y takeover offer``: the name right before an offer is whose it is."""
    told = Role.TARGET in found or _answer(items[: cue.first], language)
    if found.get(Role.ACQUIRER) or not told:
        return
    for before in (cue.first - 1, cue.last - 1):
        if before >= 0 and items[before].kind == "name" and items[before].is_nominal:
            found[Role.ACQUIRER] = [before]
            return


def _answering(items: Sequence[Item], cue: Cue, language: LanguageData) -> int:
    """Where the one stands by whom an offer is told behind it to be answered, 0 where by nobody."""
    behind = range(cue.last + 1, min(len(items), cue.last + _CLAUSE))
    agents = (i for i in behind if items[i].is_nominal and hanging(items, i, language) in language.agents)
    return next((i for i in agents if _answer(items[cue.last + 1 : i], language)), 0)


def _answer(items: Sequence[Item], language: LanguageData) -> bool:
    """Whether a word is one for an answer to an offer."""
    return any(verb in language.answer_verbs for item in items for verb, _ in language.verb_forms.get(item.lower, ()))
