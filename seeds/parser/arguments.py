"""Who stands where around a cue: subject, object, and what each preposition brings in."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from seeds.language import Frame, LanguageData
from seeds.parser.apart import (
    HEADED,
    OF_COMPANIES,
    agent_of_act,
    before_brackets,
    behind_topic,
    genitive_antecedent,
    headed,
    listed_behind,
    listed_subject,
    of_the_seller,
    offered_for,
    owned_capital,
    sold_by_partner,
    spelt_out,
)
from seeds.parser.appositions import named_part
from seeds.parser.clauses import clause_end
from seeds.parser.counterparts import counterpart, dealt_with, merged_by_nobody, teller
from seeds.parser.cues import Cue
from seeds.parser.enumerated import ENUMERATED, enumerated, enumerated_objects
from seeds.parser.fronted import fronted_name, fronted_object
from seeds.parser.governors import governor
from seeds.parser.housed import housed_in
from seeds.parser.items import Item
from seeds.parser.noun_arguments import (
    agent_behind,
    compound,
    leader_before,
    object_of_noun,
    owner_of_noun,
    whom_it_serves,
    whom_means_serve,
    whom_raised_serves,
)
from seeds.parser.noun_subjects import done_under, subject_of_noun
from seeds.parser.plants import owner_of_described
from seeds.parser.prepositions import preposition_ending
from seeds.parser.ranked import (
    called_so,
    counted_among,
    deal_said_to_be,
    named_among,
    owned_purchase,
    ranked_among,
    ranked_as,
    ranked_since,
)
from seeds.parser.relatives import among_those, inverted_subject, relative_object, subject_behind, subject_told_behind
from seeds.parser.rightward import behind_relative, between, from_the_right
from seeds.parser.roles import Arguments
from seeds.parser.told_by_own import bought_before, sold_by_teller, told_by_its_own
from seeds.parser.traded import of_shares_that_move
from seeds.parser.venture_shares import holders_of_venture, holds_its_own
from seeds.parser.verb_arguments import (
    headed_sum,
    object_pronoun,
    owner_of_plant,
    owner_of_work,
    owner_of_work_given,
    subject_of_verb,
)
from seeds.vocabulary import Kind, Role

_PARTNER = Role.PARTNER
_GIVEN = frozenset({Kind.FUNDING_ROUND, Kind.INVESTMENT, Kind.DEBT})
"""The kinds of deals by which somebody is given money to grow."""
WHOM_IT_SERVES = "whom the verb behind the noun tells of"
"""What a party goes by that a deal is only told to serve, and that may be another than who buys."""
_Step = Callable[[Sequence[Item], Cue, LanguageData, Arguments], None]
_Rule = tuple[str, _Step]
"""A step that fills roles, and what it goes by."""


def find_arguments(
    items: Sequence[Item], cue: Cue, language: LanguageData, *, stop: int | None = None
) -> tuple[Arguments, dict[int, str]]:
    """The names and references around a cue, by role, and by index the rule that put each there.

    What stands at `stop` or later belongs to another cue.
    """
    found: Arguments = {}
    rules: dict[int, str] = {}
    if language.verb_final and cue.verb:
        between(items, cue, language, found, cue.group + 1, cue.first)
        _note(found, rules, "before the verb that ends the clause")
    from_the_right(items, cue, language, found, min(clause_end(items, cue.last, language), stop or len(items)))
    behind_relative(items, cue, language, found, stop or len(items))
    _note(found, rules, "behind the cue")
    venture = cue.frame.kind is Kind.JOINT_VENTURE
    for rule, step in _verb_steps(cue.frame) if cue.verb else _noun_steps(cue.frame):
        if _PARTNER not in found or venture or not _complete(items, found, language):
            step(items, cue, language, found)
            if found:
                _note(found, rules, rule)
    housed_in(items, cue, language, found)
    _note(found, rules, "what the business is housed in")
    if _spends_on(items, cue, language):
        found.pop(Role.TARGET if cue.frame.subject is Role.ACQUIRER else Role.SELLER, None)
    held = found.get(Role.TARGET, ()) if cue.verb and cue.frame.kind is Kind.INVESTMENT else ()
    if any(i > cue.last and holds_its_own(items, i, language) for i in held):
        del found[Role.TARGET]
    return found, rules


def _spends_on(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a sum is bought of something, ``bought $40 million of bonds``, ``in gold``, so that no firm is.

    Nor is what stands beside a sum that is taken: ``X a raflé 200 millions et Y``.
    """
    if not cue.verb or cue.size > 1 or cue.frame.kind is not Kind.ACQUISITION or cue.passive:
        return False
    at = cue.last + 1
    while at < len(items) and items[at].lower in language.bound_words:
        at += 1
    behind = [preposition_ending(items, i, language) for i in range(at + 1, min(len(items), at + 3))]
    told = at < len(items) and items[at].kind == "money" and behind[:1] != []
    joined = told and (items[at + 1].lower in language.coordinators or items[at + 1].lower == ",")
    of = any(phrase in language.numbers.of or phrase in language.content_prepositions for phrase in behind)
    return told and (of or joined)


def _complete(items: Sequence[Item], found: Arguments, language: LanguageData) -> bool:
    """Whether *between* has named all the partners there are."""
    partners = found.get(_PARTNER, ())
    return bool(partners) and any(governor(items, i, language) in language.between_words for i in partners)


def _note(found: Arguments, rules: dict[int, str], rule: str) -> None:
    """Take note of the rule that found what no rule before it had; a role for which it found nobody stays open."""
    for role in [role for role, indices in found.items() if not indices]:
        del found[role]
    for indices in found.values():
        for index in indices:
            if index not in rules:
                rules[index] = rule


@functools.cache
def _verb_steps(frame: Frame) -> tuple[_Rule, ...]:
    """The steps that may fill a role of a frame whose cue is a verb, in order."""
    kind, subject, bought = frame.kind, frame.subject, frame.kind is Kind.ACQUISITION
    steps = (
        (kind in ENUMERATED, "list of those spoken of", enumerated),
        (frame.compound, "name before the noun", compound),
        (frame.counterpart is Role.SELLER, "who sells what the agreement is for", sold_by_partner),
        (True, "pronoun before the verb", object_pronoun),
        (frame.possessor or subject or frame.of, "owner of the phrase", owner_of_noun),
        (frame.counterpart, "whom the talks are with", counterpart),
        (frame.counterpart, "whom the deal is with", dealt_with),
        (True, "what the relative stands for", relative_object),
        (subject and not frame.object, "subject behind the verb of a relative", subject_behind),
        (subject, "subject behind the form of be", subject_told_behind),
        (subject, "one of those told of", among_those),
        (True, "subject of the verb", subject_of_verb),
        (frame.merges, "two that nobody merges", merged_by_nobody),
        (subject, "list of those who act", listed_subject),
        (frame.prepositions, "name that a preposition puts first", fronted_name),
        (frame.object is Role.SUPPLIER, "who tells of the order", teller),
        (bought and subject is Role.ACQUIRER, "list of what is bought", enumerated_objects),
        (bought and subject, "name before words that describe it", fronted_object),
        (bought or frame.object is Role.INVESTOR, "name behind the colon", spelt_out),
        (subject is Role.SELLER, "company of those who sell", of_the_seller),
        (bought and subject, "who has what was bought once", bought_before),
        ((bought or kind is Kind.INVESTMENT) and subject, "what is owned by who is bought", told_by_its_own),
        (bought and subject is Role.ACQUIRER, "who tells of what of its own is bought", sold_by_teller),
        (kind is Kind.CONTRACT and subject, "whose the work is", owner_of_work),
        (kind is Kind.CAPEX and subject, "whose the plant is", owner_of_plant),
        (kind is Kind.CAPEX and subject, "whose the plant is of which it tells more", owner_of_described),
        (subject is Role.INVESTOR, "whose capital it is", owned_capital),
        (subject is Role.INVESTOR, "name before the brackets", before_brackets),
        (kind in _GIVEN, "whom the verb behind what is raised tells of", whom_raised_serves),
        (kind in _GIVEN, "who does something with what is given", whom_means_serve),
        (kind is Kind.JOINT_VENTURE, "who holds the rest of the venture", holders_of_venture),
        (kind in HEADED, "what the headline is about", headed),
        (kind in OF_COMPANIES, "part of a company that is named behind it", named_part),
        (kind in OF_COMPANIES, "whose shares move", of_shares_that_move),
    )
    return tuple((rule, step) for may_fill, rule, step in steps if may_fill)


@functools.cache
def _noun_steps(frame: Frame) -> tuple[_Rule, ...]:
    """The steps that may fill a role of a frame whose cue is a noun, in order."""
    kind, subject, bought = frame.kind, frame.subject, frame.kind is Kind.ACQUISITION
    of_target = frame.of is Role.TARGET
    served = of_target or kind in _GIVEN or subject is _PARTNER
    purchase = of_target and subject is Role.ACQUIRER
    told_target = bought and Role.TARGET in frame.prepositions.values()
    steps = (
        (kind in ENUMERATED, "list of those spoken of", enumerated),
        (frame.compound, "name before the noun", compound),
        (frame.prepositions or subject, "who a compound says leads it", leader_before),
        (frame.object, "name behind the noun", object_of_noun),
        (frame.of, "list behind a colon", listed_behind),
        (purchase, "those of several that are named", named_among),
        (of_target, "what is offered for", offered_for),
        (of_target or told_target, "what the relative stands for", genitive_antecedent),
        (purchase, "those who are called so", called_so),
        (purchase, "what the purchase is said to be", counted_among),
        (purchase, "whose greatest deal it is", ranked_among),
        (frame.possessor or subject or frame.of, "owner of the noun", owner_of_noun),
        (purchase, "what somebody's purchase is said to be", owned_purchase),
        (purchase, "what one of several purchases is", ranked_as),
        (kind in OF_COMPANIES and subject, "whose deal it is said to be", deal_said_to_be),
        (purchase, "whose deals are ranked since", ranked_since),
        (frame.counterpart or bought, "whom the talks are with", counterpart),
        (subject, "subject of the relative", inverted_subject),
        (subject, "who does what the noun is of", agent_of_act),
        (subject, "who makes the deal by the verb behind the noun", agent_behind),
        (subject, "subject of the verb that the noun hangs on", subject_of_noun),
        (subject is Role.SUPPLIER, "who works under it for another", done_under),
        (subject is Role.CUSTOMER, "whose the work is", owner_of_work_given),
        (kind is Kind.INVESTMENT and subject, "whose capital it is", owned_capital),
        (bought or kind is Kind.FUNDING_ROUND, "who acts on what a headline is about", behind_topic),
        (served, WHOM_IT_SERVES, whom_it_serves),
        (frame.prepositions, "name that a preposition puts first", fronted_name),
        (kind is Kind.CAPEX and subject, "who heads the sum", headed_sum),
        (kind is Kind.CAPEX and subject, "whose the plant is of which it tells more", owner_of_described),
        (kind is Kind.JOINT_VENTURE, "who holds how much of the venture", holders_of_venture),
        (kind in HEADED, "what the headline is about", headed),
        (kind in OF_COMPANIES, "part of a company that is named behind it", named_part),
        (kind in OF_COMPANIES, "whose shares move", of_shares_that_move),
    )
    return tuple((rule, step) for may_fill, rule, step in steps if may_fill)
