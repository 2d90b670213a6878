"""What stands behind a cue, and what brings it in: a preposition, the verb itself, or its place."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.agents import did_to_firm, tells_of_another
from seeds.parser.appositions import names_own_part
from seeds.parser.asides import end_of_relative, is_plain
from seeds.parser.brackets import in_brackets
from seeds.parser.circumstances import past_circumstance, up_to_reason
from seeds.parser.clauses import clause_end
from seeds.parser.controllers import acts_next, offer_of
from seeds.parser.coordination import coordinated, who_is_meant
from seeds.parser.counterparts import part_with
from seeds.parser.cues import Cue
from seeds.parser.descriptions import apposed_to, is_countrys
from seeds.parser.further_actions import further_action, further_noun
from seeds.parser.gaps import side_phrase_at
from seeds.parser.governors import DESCRIBES, OWNER, VERB, governor, hanging
from seeds.parser.hearsay import past_source
from seeds.parser.held_shares import held_until, holder_of
from seeds.parser.items import Item, Reference
from seeds.parser.noun_or_verb import names_a_trade
from seeds.parser.of_others import (
    are_at_odds,
    between_others,
    did_another,
    is_bought_next,
    loses_percent,
    of_another,
    of_deal,
    of_investor,
    of_other_verb,
    of_predicate,
    tells_where,
    tells_whose_office,
)
from seeds.parser.ownership import are_own_shares, owned_before, owned_firm, owns_part
from seeds.parser.owning_persons import owns_company
from seeds.parser.positions import behind_comma, is_close, named_after, owns_property, stands_inside
from seeds.parser.prepositions import preposition_ending
from seeds.parser.relations import role_by_relation, told_by_relation
from seeds.parser.roles import GIVERS, SEVERAL, Arguments
from seeds.parser.word_classes import is_finite, is_infinitive
from seeds.vocabulary import ROLES_OF_KIND, Kind, Role

_WITH_PARTS = frozenset({Kind.CONTRACT, Kind.PARTNERSHIP, Kind.JOINT_VENTURE})
"""The kinds of deals that a part of a company makes for it: ``an alliance with X's cloud unit``."""
_OF_PROPERTY = frozenset({Kind.ACQUISITION, Kind.INVESTMENT})
"""The kinds of deals that are made with a company where what it owns is bought or invested in."""
_OWNED, _ASIDE = 4, 20
"""How many items from an owner's mark what is owned may stand, and a relative clause between commas may have."""
_NEAR = 6
"""How many items may stand between a comma that closes a phrase and what goes on behind it."""


def from_the_right(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments, stop: int) -> None:
    """Fill the roles of what stands between a cue and `stop`, up to the next action, whose objects are its own."""
    stop = further_noun(items, cue, further_action(items, cue, stop, language), language)
    stop = up_to_reason(items, cue.last + 1, stop, language)
    if cue.size == 1 or cue.frame.kind is not Kind.CONTRACT:
        told_up_to = end_of_relative(items, cue.group, cue.last, language) if cue.verb else stop
        stop = min(stop, next_action(items, cue, language), told_up_to)
    between(items, cue, language, found, cue.first + 1, stop)


def behind_relative(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments, stop: int) -> None:
    """Fill the roles of what goes on behind a relative clause between commas: ``to sell X, which makes pens, to Y``."""
    relative = clause_end(items, cue.last, language)
    if relative >= stop or not _tells_more(items, relative, language):
        return
    commas = (i for i in range(relative + 1, min(stop, relative + _ASIDE)) if items[i].lower == ",")
    brings_in = {*cue.frame.prepositions, *language.agents}
    for comma in commas:
        comma += _dated(items, comma, language)
        behind = [language.contractions.get(item.lower, item.lower) for item in items[comma + 1 : comma + 4]]
        starts = {" ".join(behind[:n]) for n in (1, 2, 3)}
        if starts & brings_in or starts & language.price_marks:
            between(items, cue, language, found, comma + 1, min(stop, clause_end(items, comma, language)))
            return


def _tells_more(items: Sequence[Item], relative: int, language: LanguageData) -> bool:
    """Whether a clause begins that only tells more of what is before: ``X, which makes pens``, ``assets that make``.

    So does one of what is said to be named before: ``X, a shop which sells pens``.
    """
    if items[relative].lower in language.relatives:
        comma = relative - 1
        while comma > 0 and relative - comma <= _NEAR and is_plain(items, comma, language):
            comma -= 1
        said = comma == relative - 1 or items[comma + 1].lower in language.determiners
        return items[comma].lower == "," and said and (comma == relative - 1 or items[comma - 1].is_nominal)
    if _is_pronoun(items[relative]):  # ``X, a chain it bought in 2010, to Y``
        comma = next((i for i in range(relative - 1, max(0, relative - 1 - _NEAR), -1) if items[i].lower == ","), 0)
        return comma > 0 and items[comma - 1].is_nominal and items[comma + 1].lower in language.determiners
    object_ = items[relative].lower in language.object_relatives and items[relative - 1].kind == "word"
    return object_ and items[relative - 1].lower in language.sold_nouns


def _is_pronoun(item: Item) -> bool:
    return isinstance(item.value, Reference) and item.value.pronoun


def _dated(items: Sequence[Item], comma: int, language: LanguageData) -> int:
    """How many items behind a comma only say when: ``, le 7 septembre dernier``."""
    at = comma + 1 + (comma + 1 < len(items) and items[comma + 1].lower in language.definites)
    if at >= len(items) or items[at].kind != "date":
        return 0
    return at - comma + (at + 1 < len(items) and items[at + 1].lower in language.fore_adjectives)


def between(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments, index: int, stop: int) -> None:
    """What the items from `index` up to `stop` bring in by their prepositions, and as the object of a verb."""
    while (index := past_source(items, index, stop, language)) < stop:
        if index > cue.last and (behind := past_circumstance(items, index, stop, language)) > index:
            index = behind
            continue
        held = held_until(items, index, language)
        if held and index > cue.last:
            holder = holder_of(items, index, held)
            if holder is not None and Role.SELLER in ROLES_OF_KIND[cue.frame.kind]:
                found.setdefault(Role.SELLER, [holder])
            index = held + 1
            continue
        own = index == cue.last > cue.first
        if items[index].is_nominal and not own and not _acts_inside(items, index, cue, language):
            role = role_by_relation(items, index, cue, language)
            role = role or _role_to_the_right(items, index, cue, language, found)
            meant = who_is_meant(items, index, language) if role in GIVERS else index
            group = coordinated(items, meant, stop, language)
            again = role in found and not _adds(items, index, role, found, language)
            owned = owned_firm(items, index, stop, language) if _is_bought(cue, role) and not again else None
            if again and role is Role.TARGET and _is_holders(items, index, cue, language, found):
                found[Role.SELLER], found[Role.TARGET] = found[Role.TARGET], group
                index = group[-1]
            elif role is not None and (told := told_by_relation(items, index, language)) is not None:
                firm, index = told
                if firm is not None and not again:
                    found.setdefault(role, []).append(firm)
            elif owned is not None:
                found[Role.TARGET] = [owned]
                if not _only_related(items, index, owned, language):
                    found.setdefault(Role.SELLER, []).append(index)
                index = owned
            elif role is not None and not again:
                near, far = _across(items, group, cue, language)
                found.setdefault(role, []).extend(i for i in near if i not in found.get(role, []))
                if far and cue.frame.counterpart is not None:
                    found.setdefault(cue.frame.counterpart, []).extend(far)
                index = group[-1]
        index += 1


def _acts_inside(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a pronoun acts within the words of a cue: ``racheter les actions qu'il ne détient pas``."""
    value = items[index].value
    if not (cue.verb and cue.first < index < cue.last and isinstance(value, Reference) and value.pronoun):
        return False
    acts = any(item.word.is_verb_form for item in items[index + 1 : cue.last + 1])  # no ``takes it private``
    return acts and value.role in {"subject", "either"} and not _is_given(items, index, language)


def _is_given(items: Sequence[Item], pronoun: int, language: LanguageData) -> bool:
    """Whether a pronoun stands for whom something is given that is told next: ``gave it a loan``."""
    behind = items[pronoun + 1]
    brought_in = behind.lower in language.preposition_forms and behind.lower not in language.auxiliaries["infinitive"]
    return behind.kind == "money" or brought_in or behind.lower in language.determiners


def _is_holders(items: Sequence[Item], index: int, cue: Cue, language: LanguageData, found: Arguments) -> bool:
    """Whether the stake told before a name is that of another, who sells it: ``la vente des parts de X dans Y``."""
    if cue.verb or cue.frame.subject is not Role.SELLER or Role.SELLER in found:
        return False
    of = governor(items, found[Role.TARGET][-1], language) in language.numbers.of
    return of and governor(items, index, language) not in {"", OWNER, VERB, *language.numbers.of}


def _is_bought(cue: Cue, role: Role | None) -> bool:
    return role is Role.TARGET and cue.frame.kind is Kind.ACQUISITION


def _only_related(items: Sequence[Item], owner: int, firm: int, language: LanguageData) -> bool:
    """Whether a firm is not its owner's, but another's that the owner has to do with: ``X's rival Y``."""
    return any(item.lower in language.related_nouns for item in items[owner + 1 : firm])


def _across(items: Sequence[Item], group: list[int], cue: Cue, language: LanguageData) -> tuple[list[int], list[int]]:
    """The two sides of ``between X and Y`` where the frame tells them apart; else all of the group on one."""
    apart = cue.frame.counterpart is not None and len(group) > 1
    if apart and governor(items, group[0], language) in language.between_words:
        return group[:1], group[1:]
    return group, []


def next_action(items: Sequence[Item], cue: Cue, language: LanguageData) -> int:
    """Where a further infinitive begins, whose objects are its own: ``achète des puces pour fournir X``.

    One that ends a preposition of the cue's frame is none: ``prête 3 millions pour aider X``.
    """
    for index in range(cue.last + 1, len(items)):
        acts = is_infinitive(items, index, language) and not _is_trade(items, index, language)
        acts |= items[index].word.is_gerund and items[index - 1].lower in language.partitives  # ``en cédant 5 % de X``
        if acts and preposition_ending(items, index, language) not in cue.frame.prepositions:
            return index
    return len(items)


def _is_trade(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form of a verb is a noun here, for what a firm does: ``the design start-up X``."""
    before = items[index - 1].lower
    if before in language.auxiliaries["infinitive"]:
        return False
    article = before in language.determiners and before not in language.auxiliaries["clitic"]
    return article or names_a_trade(items, index, language)


def _adds(items: Sequence[Item], index: int, role: Role | None, found: Arguments, language: LanguageData) -> bool:
    """Whether a further name may take a role that is taken: under another preposition, or joined by *and*."""
    if role is None or role not in SEVERAL:
        return False
    last = found[role][-1]
    joined = any(items[i].lower in language.coordinators for i in range(last + 1, index))
    return joined or governor(items, index, language) != governor(items, last, language)


def _role_to_the_right(
    items: Sequence[Item], index: int, cue: Cue, language: LanguageData, found: Arguments
) -> Role | None:
    frame = cue.frame
    if frame.subject is frame.object and are_own_shares(items[index]):
        return None
    hangs_on = governor(items, index, language)
    if not (cue.verb or hangs_on) and index == cue.last + 2 and items[index - 1].lower in language.numbers.of:
        hangs_on = items[index - 1].lower
    part = owned_before(items, index, language) if hangs_on in language.numbers.of else None
    if part is not None and side_phrase_at(items, part, index, language):
        part = None  # ``l'acquisition par actions de X``
    if part is not None and part > cue.last and (not cue.verb or items[part].kind != "percent"):
        held_by = governor(items, part, language)
        if not cue.verb and items[part].kind == "percent" and held_by in language.town_prepositions:
            held_by = hangs_on  # ``le rachat à 51 % de X``
        role = _role_of(items, part, held_by, cue, language, found)
        if role is not None:
            return role
    given_up = frame.inside is Role.SELLER and frame.subject is Role.TARGET
    own = frame.subject in {None, frame.inside} or given_up
    of_cue = own and hangs_on in language.numbers.of and cue.first < index < cue.last
    free = hangs_on in {"", OWNER, VERB} or of_cue
    if frame.inside is not None and free and stands_inside(items, index, cue, language):
        return frame.inside
    invests = frame.kind is Kind.INVESTMENT and (cue.verb or cue.passive)
    told = items[cue.first : max(index, cue.last + 1)]
    offers = language.offer_nouns | language.stake_words  # ``offered $7 for each of X's shares``
    offered = frame.kind is Kind.ACQUISITION and any(item.lower in offers for item in told)
    if hangs_on == OWNER and (invests or offered) and _owns_shares(items, index, language):
        hangs_on = hanging(items, index, language)
    firm = frame.kind is Kind.INVESTMENT and owned_firm(items, index, len(items), language) is not None
    if (
        hangs_on == OWNER
        and frame.kind in _OF_PROPERTY
        and not (firm or (invests and cue.passive))
        and owns_property(items, index, language)
    ):
        brought_in = hanging(items, index, language)
        hangs_on = brought_in if frame.prepositions.get(brought_in) is Role.TARGET else hangs_on
    if hangs_on == OWNER and not cue.verb and frame.of is Role.TARGET:
        bought = owned_firm(items, index, len(items), language) is not None
        hangs_on = hanging(items, index, language) if bought or owns_property(items, index, language) else hangs_on
    built = hangs_on == OWNER and not cue.verb and frame.of is Role.SPONSOR and owns_property(items, index, language)
    if built or (hangs_on == OWNER and frame.kind in _WITH_PARTS and owns_part(items, index, language)):
        hangs_on = hanging(items, index, language)
    named = frame.kind is Kind.INVESTMENT and owned_firm(items, index, len(items), language) is not None
    if hangs_on == OWNER and owns_company(items, index, language) and not named:
        hangs_on = hanging(items, index, language)
    if hangs_on == DESCRIBES:
        of = index - 3 if is_countrys(items, index) else index - 1
        hangs_on = preposition_ending(items, of, language) if of - 1 <= cue.last else hangs_on
    offer = offer_of(items, index, hangs_on, language)
    if (offer is not None and offer > cue.last) or (cue.verb and of_deal(items, index, cue, language)):
        return None
    if cue.verb and cue.first < index < cue.last and acts_next(items, index, language):
        return None
    if cue.first < index < cue.last and hangs_on == VERB and _is_told_to(items, cue, language):
        return None
    if not cue.verb and hangs_on in language.price_marks and of_predicate(items, index, cue, language):
        return None
    if cue.first < index < cue.last and _acts_jointly(items, cue.first, index, hangs_on, language):
        acting = frame.object if cue.passive else frame.subject
        return acting if acting in SEVERAL and acting is not Role.PARTNER else None
    return _role_of(items, index, hangs_on, cue, language, found)


def _is_told_to(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether whom a seller has do what the infinitive says stands inside a cue: ``hired banks X and Y to sell``."""
    sells = cue.verb and cue.frame.subject is Role.SELLER
    return sells and items[cue.last - 1].lower in language.auxiliaries["infinitive"]


def _acts_jointly(items: Sequence[Item], verb: int, index: int, hangs_on: str, language: LanguageData) -> bool:
    """Whether words behind a comma tell with whom the subject acts: ``a remporté, conjointement avec X, le marché``."""
    if hangs_on.rpartition(" ")[2] not in language.with_words:
        return False
    comma = next((i for i in range(index - 1, verb, -1) if items[i].lower == ","), 0)
    return comma > 0 and items[comma + 1].lower not in language.with_words


def _owns_shares(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether what is a company's is its own shares: ``invested $5 million in X's equity``, ``X's total shares``."""
    behind = items[index + 2 : index + 2 + _OWNED]
    noun = next((item for item in behind if item.kind != "word" or item.lower in language.owned_nouns), None)
    return noun is not None and noun.kind == "word"


def _role_of(
    items: Sequence[Item], index: int, hangs_on: str, cue: Cue, language: LanguageData, found: Arguments
) -> Role | None:
    """The role of what hangs on that word, a preposition or the verb, behind a cue."""
    frame = cue.frame
    done, _, agent = hangs_on.rpartition(" ")
    if agent in language.agents and cue.passive and done == items[cue.last].lower:
        hangs_on = agent  # ``was bankrolled by``, of which the verb is the cue
    by_agent = hangs_on in language.agents and (cue.passive or not cue.verb)
    if by_agent and cue.reduced and any(is_finite(items[i], language) for i in range(cue.last + 1, index)):
        return None
    if by_agent and cue.passive and did_another(items, cue, index, language):
        return None
    if by_agent and frame.kind is not Kind.JOINT_VENTURE and did_to_firm(items, cue, index, language):
        return None
    done_to = cue.passive and not cue.first < index < cue.last  # no ``round by X was led``
    if by_agent and frame.subject is not None and (done_to or hangs_on not in frame.prepositions):
        own = cue.passive and frame.subject is frame.object  # ``X was listed by its owner Y``
        return None if own else frame.subject
    if hangs_on in language.numbers.of and Role.LEAD_INVESTOR in found and of_investor(items, cue, index, language):
        return None
    if (
        not cue.verb
        and frame.of is not None
        and hangs_on in language.numbers.of
        and (frame.of not in found or (frame.of is Role.PARTNER and _adds(items, index, frame.of, found, language)))
    ):
        begin = apposed_to(items, index, language)
        close = is_close(items, cue.last, begin)
        return frame.of if close and not of_another(items, cue.last, begin, language) else None
    if not cue.verb and frame.of is not None and frame.of not in found and named_after(items, index, cue, language):
        return frame.of
    if hangs_on in language.with_words:
        part = part_with(items, index, language)
        if part is not None and part in ROLES_OF_KIND[frame.kind] and frame.kind is not Kind.ACQUISITION:
            return part
    if hangs_on in frame.prepositions:
        role = frame.prepositions[hangs_on]
        loose = hangs_on in language.between_words or role is Role.TARGET
        stray = loose and between_others(items, cue, index, language)
        stray |= hangs_on in language.with_words and are_at_odds(items, cue, index, language)
        stray |= hangs_on in language.town_prepositions and tells_where(items, index, language)
        stray |= frame.kind is Kind.DEBT and is_bought_next(items, index, language)
        stray |= cue.passive and hangs_on in language.numbers.of and role is frame.object is not Role.PARTNER
        stray |= hangs_on in language.agents and tells_of_another(items, cue, index, role, language)
        stray |= cue.verb and hangs_on in language.numbers.of and tells_whose_office(items, index, cue.last, language)
        return None if stray else role
    called = names_own_part(items, index, language)
    apart = in_brackets(items, index) and not in_brackets(items, cue.last) and not called
    apart |= _is_apposed(items, index) or loses_percent(items, cue)
    if cue.verb and not cue.passive and frame.object is not None and frame.object not in found and not apart:
        if (
            any(i > cue.last for indices in found.values() for i in indices)
            and behind_comma(items, index, language)
            and not called
        ):
            return None
        if of_other_verb(items, cue, index, language):
            return None
        own_particle = any(items[i].lower == hangs_on for i in range(cue.first + 1, cue.last + 1))
        own_particle &= frame.kind is not Kind.IPO or hangs_on not in language.listing_prepositions
        own_particle &= index > cue.last or hangs_on not in language.numbers.of  # ``retenu les leçons de X pour``
        if hangs_on == OWNER and hanging(items, index, language) in language.means_words:
            return None  # ``offers loans through X's tills``
        return frame.object if own_particle or hangs_on in {"", OWNER, VERB} else None
    return None


def _is_apposed(items: Sequence[Item], index: int) -> bool:
    """Whether a word for a company only says what the name before a comma is: ``backs work at X, the builder``."""
    apart = index > 1 and items[index - 1].lower == ","
    return apart and items[index].kind == "reference" and items[index - 2].is_nominal
