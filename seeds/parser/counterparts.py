"""The other side of a deal that is told apart from its cue: whom one talks with, and who says that another buys."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.controllers import acts_next, verbs_before
from seeds.parser.coordination import coordinated, coordinated_before
from seeds.parser.cues import Cue
from seeds.parser.governors import VERB, governor
from seeds.parser.items import Item
from seeds.parser.roles import Arguments
from seeds.parser.subjects import subject_before
from seeds.vocabulary import Kind, Role

_ENDING = 4
"""How many words behind a name may say which part it has in a round."""
_TALKS = 6
"""How many items before a name the word for talks stands that are with it."""
_DEAL = 7
"""How many items before the noun for a deal its preposition may stand: ``in a $3 million all-share deal with``."""
_THINGS = 4
"""How many words behind *of* tell what is bought."""
_SAID = 4
"""How many items before a buyer the verb may stand by which another tells of it."""


def counterpart(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``in talks with X to sell Y``, ``about a takeover``: whom the talks are with is the other side of it.

    Who is to give money must be talked with: ``X is in talks with Y to raise``, but not ``works with Y to raise``.
    """
    role = cue.frame.counterpart
    talked_of = cue.tense == "gerund" and cue.group > 0 and items[cue.group - 1].lower in language.preposition_forms
    if role is None or role in found or (cue.verb and cue.tense != "infinitive" and not talked_of):
        return
    if role is Role.TARGET and _is_of_things(items, cue, language):
        return
    for back in range(cue.group - 1, max(-1, cue.group - 12), -1):
        if items[back].lower in {";", ":"}:
            return
        hangs_on = governor(items, back, language) if items[back].is_nominal else ""
        if hangs_on and (allies(items, back, language) or _is_rival(items, back, language)):
            return
        if hangs_on in language.with_words:
            if acts_next(items, back, language):
                return  # ``will be split, with X to buy Y``
            talked = _talks(items, back, language)
            if not talked and _acts_apart(items, back, cue.group, language):
                return
            if any(item.lower in language.relatives for item in items[back + 1 : cue.group]):
                if talked and cue.frame.subject is Role.SELLER:
                    found[role] = _who_talks(items, back, language)
                return
            if not talked and (cue.frame.kind is Kind.FUNDING_ROUND or (cue.verb and cue.frame.kind is Kind.DEBT)):
                return
            before = coordinated_before(items, back, language)
            behind = coordinated(items, back, cue.group, language)
            found[role] = [*before, *(i for i in behind if i not in before)]
            return
        if hangs_on in language.between_words and cue.frame.subject is not None:
            first, *others = coordinated_before(items, back, language)
            found[cue.frame.subject], found[role] = [first], others
            return


def _acts_apart(items: Sequence[Item], name: int, group: int, language: LanguageData) -> bool:
    """Whether who acts stands behind the phrase that a name closes: ``To compete with X, Y paid $5m to buy Z``."""
    parted = name + 1 < group and items[name + 1].lower == "," and items[name + 2].is_nominal
    return parted and governor(items, name + 2, language) == ""


def dealt_with(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """Who is on the other side of the deal by which somebody sells: ``sold its mills in a $3 million deal with X``."""
    role = cue.frame.counterpart
    if role is None or role in found or cue.passive or cue.frame.subject is not Role.SELLER:
        return
    for index in range(cue.last + 1, clause_end(items, cue.last, language)):
        if items[index].is_nominal and governor(items, index, language) in language.with_words:
            joints = (i for i in range(index - 1, cue.last, -1) if items[i].lower in language.with_words)
            joint = next(joints, cue.last + 1)
            deal = language.talk_nouns | language.deal_nouns
            told = items[joint - 1].lower in deal and _opens_with_in(items, cue.last + 1, joint - 1, language)
            found.update({role: coordinated(items, index, len(items), language)} if told else {})
            return


def _opens_with_in(items: Sequence[Item], begin: int, noun: int, language: LanguageData) -> bool:
    """Whether *in* and an article bring in the noun for a deal, or *in* alone: ``in a $3 million all-share deal``."""
    for at in range(noun - 1, max(begin - 1, noun - _DEAL), -1):
        if items[at].lower in language.content_prepositions:
            return True
        if items[at].kind not in {"word", "money"} or items[at].word.prepositions is not None:
            return False
    return False


def _talks(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether words before a name that one does something with tell of talks: ``négocie avec X``."""
    before = items[max(0, name - _TALKS) : name]
    noun = any(item.lower in language.talk_nouns for item in before)
    return noun or not language.talk_verbs.isdisjoint(
        verb for item in before for verb, _ in language.verb_forms.get(item.lower, ())
    )


def _who_talks(items: Sequence[Item], name: int, language: LanguageData) -> list[int]:
    """Who talks with a name of which a relative tells more: ``X négocie avec Y, qui cherche à vendre Z``."""
    acting = next((i for i in range(name) if items[i].is_nominal and governor(items, i, language) == ""), None)
    return [] if acting is None else coordinated(items, acting, name, language)


def _is_of_things(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a noun tells what else is bought than a company, or a part of one: ``the purchase of 200 trucks``."""
    if cue.verb or cue.frame.of is not Role.TARGET or cue.last + 2 >= len(items):
        return False
    if items[cue.last + 1].lower not in language.numbers.of:
        return False
    told = list(itertools.takewhile(lambda item: item.kind != "mark", items[cue.last + 2 : cue.last + 2 + _THINGS]))
    firms = language.company_words | language.generic_forms
    return not any(item.value is not None or item.lower in firms for item in told)


def merged_by_nobody(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``voted for combining X with Y``, ``X and Y``: of two that are merged by nobody one merges with the other."""
    first = found.get(Role.TARGET, [])
    if cue.passive or Role.ACQUIRER in found or not first or governor(items, first[0], language) != VERB:
        return
    if len(first) > 1:
        found[Role.ACQUIRER], found[Role.TARGET] = first[:1], first[1:]
        return
    behind = range(first[0] + 1, clause_end(items, cue.last, language))
    other = next((i for i in behind if items[i].is_nominal), None)
    if other is not None and governor(items, other, language) in language.with_words:
        found[Role.ACQUIRER], found[Role.TARGET] = first, [other]


def teller(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``X said that Y had ordered ten ships``: who tells that another buys sells it."""
    frame = cue.frame
    buyers = found.get(frame.subject, ()) if frame.subject is not None else ()
    if frame.object is not Role.SUPPLIER or Role.SUPPLIER in found or not buyers or cue.passive:
        return
    first = min(buyers)
    if first > cue.first:
        return
    for at in range(first - 1, max(0, first - 1 - _SAID), -1):
        verbs = {verb for verb, _ in language.verb_forms.get(items[at].lower, ())}
        if verbs & language.promise_verbs:
            found[Role.SUPPLIER] = [i for i in subject_before(items, at, language) if i not in buyers]
            return
        if items[at].kind not in {"word", "date"} or items[at].word.is_finite:
            return


def allies(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether somebody joins the one named to do what follows together: ``X has teamed up with Y to buy Z``."""
    told = any(item.lower in language.allying_nouns for item in items[max(0, name - _TALKS) : name])
    return told or not language.allying_verbs.isdisjoint(verbs_before(items, name, language))


def _is_rival(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether somebody wants the same as the one named before: ``in a bidding battle with X to buy Y``."""
    return any(item.lower in language.rival_words for item in items[max(0, name - _TALKS) : name])


def part_with(items: Sequence[Item], name: int, language: LanguageData) -> Role | None:
    """Which part those have whom a *with* brings in, by the words behind: ``with X as lead investor``."""
    end = coordinated(items, name, len(items), language)[-1] + 1
    behind = [item.lower for item in items[end : end + _ENDING]]
    return next(
        (role for n in range(_ENDING, 0, -1) if (role := language.with_endings.get(" ".join(behind[:n])))), None
    )
