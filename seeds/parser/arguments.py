"""Who stands where around a cue: subject, object, and what each preposition brings in."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from seeds.language import Frame, LanguageData
from seeds.parser.antecedents import nearest_before
from seeds.parser.apart import (
    HEADED,
    agent_of_act,
    begins_late,
    behind_topic,
    counted_among,
    genitive_antecedent,
    headed,
    listed_behind,
    listed_subject,
    of_the_seller,
    offered_for,
    only_serves,
    owned_capital,
    owner_of_part,
    ranked_among,
    sold_by_partner,
    spelt_out,
)
from seeds.parser.clauses import clause_end
from seeds.parser.controllers import controller
from seeds.parser.coordination import coordinated, coordinated_before
from seeds.parser.cues import Cue
from seeds.parser.enumerated import ENUMERATED, enumerated
from seeds.parser.fronted import acting_for, fronted_subject
from seeds.parser.governors import OWNER, VERB, governor
from seeds.parser.items import Item, Reference
from seeds.parser.names import NameMention
from seeds.parser.offers import answered, is_answered, is_offer
from seeds.parser.positions import gainer, raiser
from seeds.parser.prepositions import opens_with_preposition, preposition_ending
from seeds.parser.relatives import inverted_subject, is_inverted, relative_object, subject_behind
from seeds.parser.rightward import SEVERAL, Arguments, behind_relative, between, from_the_right
from seeds.parser.subjects import subject_before
from seeds.parser.word_classes import is_finite, is_object_pronoun
from seeds.vocabulary import Kind, Role

_CLAUSE = 14
"""How many items before a cue are still of its clause."""
_PHRASE = 6
"""How many items before a noun its preposition may stand: ``through the $2 billion purchase of``."""
_WHEN = 4
"""How many items behind a verb its date may stand: ``racheté l'an dernier``."""
_NEXT = 6
"""How far behind a noun cue, in items, its object may stand: ``backers include the fund Lightspeed``."""

_TOLD = frozenset({"present", "imperfect", "future", "conditional"})
"""The tenses of a verb that has its subject before it, whatever opens the sentence."""

_RECEIVER = {Kind.DEBT: Role.BORROWER, Kind.CONTRACT: Role.SUPPLIER}
"""The kinds of deals that somebody grants or awards, and the role of who gets them."""

_PARTNER = Role.PARTNER
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
    if _spends_on(items, cue, language):
        found.pop(Role.TARGET if cue.frame.subject is Role.ACQUIRER else Role.SELLER, None)
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


def _taken_in(found: Arguments) -> set[int]:
    """The places of all that fills a role."""
    return {i for indices in found.values() for i in indices}


def _complete(items: Sequence[Item], found: Arguments, language: LanguageData) -> bool:
    """Whether *between* has named all the partners there are."""
    partners = found.get(_PARTNER, ())
    return bool(partners) and any(governor(items, i, language) in language.between_words for i in partners)


def _note(found: Arguments, rules: dict[int, str], rule: str) -> None:
    """Take note of the rule that found what no rule before it had; a role for which it found nobody stays open."""
    if not all(found.values()):
        for role in [role for role, indices in found.items() if not indices]:
            del found[role]
    for indices in found.values():
        for index in indices:
            rules.setdefault(index, rule)


def _subject_of_verb(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    role = cue.frame.object if cue.passive else cue.frame.subject
    if role is None and cue.reduced:
        _spender(items, cue, language, found)
        return
    if role is None and cue.passive and cue.frame.subject is not None and cue.frame.subject not in found:
        found[cue.frame.subject] = _owner_of_subject(items, cue, language)
        return
    if role is None or (role in found and role not in SEVERAL and cue.frame.inside is not role):
        return
    if role in found and is_inverted(items, cue, language):
        return
    if cue.reduced:
        group = nearest_before(items, cue.group, language)
    else:
        told_to = controller(items, cue.group, language) if cue.tense == "infinitive" else []
        group = told_to or subject_before(items, cue.group, language, owner_first=cue.tense == "infinitive")
    group = group or _subject_elsewhere(items, cue, found, language)
    if not group:
        return
    if not cue.passive:
        group = [*group, *_beside_subject(items, cue, language)]
    taken = _taken_in(found)
    found[role] = [i for i in dict.fromkeys(group) if i not in taken] + found.get(role, [])


def _spender(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Avec 10 millions d'euros investis dans son usine, X``: whose money, spent or raised, opens the sentence.

    Behind the subject it is the subject's: ``X ouvrira un atelier, avec 2 millions d'euros investis``.
    """
    role = cue.frame.subject
    spends = cue.frame.kind in {Kind.CAPEX, Kind.INVESTMENT, Kind.FUNDING_ROUND}
    if role is None or role in found or not spends:
        return
    if opens_with_preposition(items[: cue.group], language):
        found[role] = fronted_subject(items, cue.last, _taken_in(found), language)
        return
    means = _means_before(items, cue, language)
    if means is not None:
        found[role] = [i for i in subject_before(items, means, language) if i not in _taken_in(found)]


def _means_before(items: Sequence[Item], cue: Cue, language: LanguageData) -> int | None:
    """Where the *with* stands before a sum and what is done with it: ``avec plus de 2 millions investis``."""
    at = cue.first - 1
    if at < 0 or items[at].kind != "money":
        return None
    at -= 1
    while at > 0 and items[at].lower in language.bound_words:
        at -= 1
    return at if items[at].lower in language.means_words and at > 1 and items[at - 1].lower == "," else None


def _subject_elsewhere(items: Sequence[Item], cue: Cue, found: Arguments, language: LanguageData) -> list[int]:
    """``En rachetant X, Y se renforce``; where the frame says so, the owner of what is the subject: ``l'usine d'X``."""
    opens = opens_with_preposition(items[: min(4, cue.group + 1)], language)
    opens |= cue.group == 0 and items[0].lower in language.auxiliaries["have"]
    opens |= cue.tense == "gerund" and cue.group == 1 and items[0].lower in language.clause_breaks
    opens |= cue.tense == "gerund" and cue.group == 0 and _turns_to_subject(items, cue.last, language)
    perfect = cue.group < cue.first and items[cue.group].word.is_infinitive
    infinite = perfect or (not cue.passive and cue.tense not in _TOLD)
    late = infinite and (opens or begins_late(items, cue, language))
    if cue.reduced or late:
        return fronted_subject(items, cue.last, _taken_in(found), language)
    if (cue.frame.object if cue.passive else cue.frame.subject) is Role.TARGET:
        return owner_of_part(items, cue, language)
    return _owner_of_subject(items, cue, language)


def _turns_to_subject(items: Sequence[Item], last: int, language: LanguageData) -> bool:
    """Whether right behind the first comma stands a name, and no list goes on: ``Building a plant, X will``."""
    comma = next((i for i in range(last + 1, len(items) - 2) if items[i].lower == ","), None)
    if comma is None or not items[comma + 1].is_nominal or items[comma + 2].kind != "word":
        return False
    return items[comma + 2].lower not in language.coordinators


def _owner_of_subject(items: Sequence[Item], cue: Cue, language: LanguageData) -> list[int]:
    """Whose the subject of a verb is that tells of a thing: ``l'usine de X a été inaugurée``."""
    if cue.frame.subject is Role.SPONSOR:
        marks = (i for i in range(cue.group - 1, max(0, cue.group - _CLAUSE), -1) if items[i].word.is_possessive)
        owner = next((i - 1 for i in marks if items[i - 1].is_nominal), None)
        if owner is not None and all(item.kind != "mark" for item in items[owner + 2 : cue.group]):
            return [owner]
    if cue.frame.of is None or cue.frame.of is not cue.frame.subject:
        return []
    owners = (i for i in range(max(0, cue.group - _CLAUSE), cue.group) if items[i].is_nominal)
    return [i for i in owners if governor(items, i, language) in language.numbers.of][-1:]


def _bought_before(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Avec Y, racheté l'an dernier, X dispose de``: who has what is said to have been bought once has bought it."""
    frame = cue.frame
    alone = cue.reduced and frame.kind is Kind.ACQUISITION and frame.object is Role.TARGET
    if not alone or frame.subject is None or frame.subject in found or len(found.get(Role.TARGET, ())) != 1:
        return
    bought = found[Role.TARGET][0]
    dated = any(item.kind == "date" for item in items[cue.last + 1 : cue.last + 1 + _WHEN])
    apart = bought + 1 < cue.group and items[bought + 1].lower == ","
    if not dated or not apart or governor(items, bought, language) == "":
        return
    opens = opens_with_preposition(items[:bought], language)
    owner = fronted_subject(items, cue.last, {bought}, language) if opens else subject_before(items, bought, language)
    found[frame.subject] = [i for i in owner if i != bought]


def _beside_subject(items: Sequence[Item], cue: Cue, language: LanguageData) -> list[int]:
    """``Aux côtés de X, Y a investi``: who is named before the verb as acting together with its subject."""
    found: list[int] = []
    for index in range(max(0, cue.group - _CLAUSE), cue.group):
        if not items[index].is_nominal:
            continue
        hangs_on = governor(items, index, language)
        beside = hangs_on in language.with_words or hangs_on in language.datives.values()
        joins = cue.tense == "infinitive" and beside and _allies(items, index, language)
        if hangs_on in language.comitatives or joins:
            found += coordinated(items, index, cue.group, language)
    return found


def _object_pronoun(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``y investir``, ``lui prêter``: what a preposition would bring in; ``le racheter``: the object.

    What ``en`` stands for needs a noun that it is of, ``en prend le contrôle``; in ``en achète dix`` it counts things.
    """
    for index in range(max(0, cue.group - 2), cue.first):
        if is_object_pronoun(items[index]):
            if items[index].lower in language.partitives and cue.first == cue.last:
                return
            brought_in = items[index].lower not in language.auxiliaries["clitic"]
            role: Role | None = Role.TARGET if brought_in else cue.frame.object
            if items[index].lower in language.datives:
                role = cue.frame.prepositions.get(language.datives[items[index].lower])
            elif brought_in and Role.TARGET not in cue.frame.prepositions.values():
                return
            if role is not None and role not in found and not (cue.passive and not brought_in):
                found[role] = [index]


def _counterpart(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``in talks with X to sell Y``, ``about a takeover``: whom the talks are with is the other side of it."""
    role = cue.frame.counterpart
    if role is None and not cue.verb and _is_own_sale(items, cue, found):
        role = cue.frame.subject
    if role is None or role in found or (cue.verb and cue.tense != "infinitive"):
        return
    for back in range(cue.group - 1, max(-1, cue.group - 12), -1):
        if items[back].lower in {";", ":"}:
            return
        hangs_on = governor(items, back, language) if items[back].is_nominal else ""
        if hangs_on and _allies(items, back, language):
            return
        if hangs_on in language.with_words:
            found[role] = coordinated_before(items, back, language)
            return
        if hangs_on in language.between_words and cue.frame.subject is not None:
            first, *others = coordinated_before(items, back, language)
            found[cue.frame.subject], found[role] = [first], others
            return


def _allies(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether somebody joins the one named to do what follows together: ``X has teamed up with Y to buy Z``."""
    verbs = (
        {verb for verb, _ in language.verb_forms.get(items[back].lower, ())}
        for back in range(name - 1, max(-1, name - _PHRASE), -1)
    )
    return bool(next(filter(None, verbs), set()) & language.allying_verbs)


def _is_own_sale(items: Sequence[Item], cue: Cue, found: Arguments) -> bool:
    """Whether the words before a noun say that who talks is itself bought: ``discute avec Y de sa reprise``."""
    own = items[cue.first - 1].value if cue.first else None
    bought = cue.frame.kind is Kind.ACQUISITION and found.get(Role.TARGET) == [cue.first - 1]
    return bought and isinstance(own, Reference) and own.role == "owner"


def _compound(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``the Mobileye acquisition``, ``wins a NASA contract``: the name right before the noun.

    A well-known one, or an institution, may have a word for what is bought behind it: ``wins a NASA radar contract``.
    """
    role = cue.frame.compound
    before = (cue.last if cue.verb else cue.first) - 1
    if role is None or role in found or before < 0 or (cue.verb and before <= cue.first):
        return
    if cue.verb and _qualifies(items, before, language) and before - 1 > cue.first:
        before -= _is_known(items[before - 1], language)
    if items[before].kind == "name" and items[before].is_nominal:
        found[role] = [before]


def _qualifies(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word may only tell what a noun behind it is for: the *radar* of ``radar contract``."""
    item = items[at]
    grammatical = item.lower in language.determiners or item.lower in language.preposition_forms
    return item.kind == "word" and not grammatical and not item.word.is_adverb and not language.maker_behind_goods


def _is_known(item: Item, language: LanguageData) -> bool:
    """Whether an item names a company of the gazetteer, a public body, or an institution by its last word."""
    value = item.value
    if not item.is_nominal or not isinstance(value, NameMention):
        return False
    institution = " " in value.name and value.name.rpartition(" ")[2].casefold() in language.org_words
    return value.known or value.kind == "government" or institution


def _object_of_noun(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``the backers include Nvidia``: the name right behind a noun that ends in a verb."""
    role = cue.frame.object
    if role is None or (role in found and role is not Role.PARTNER):
        return
    for index in range(cue.last + 1, min(len(items), cue.last + 1 + _NEXT)):
        if items[index].is_nominal and governor(items, index, language) in {"", VERB}:
            group = coordinated(items, index, len(items), language)
            found[role] = group + [i for i in found.get(role, []) if i not in group]
            return
        if items[index].is_nominal or is_finite(items[index], language) or items[index].lower == ";":
            return


def _whom_it_serves(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``The takeover of X would give Y a foothold``: whom a purchase or a round does something for, as a subject."""
    role = cue.frame.subject
    apart = cue.frame.kind is Kind.ACQUISITION and cue.frame.of is Role.TARGET and Role.TARGET in found
    if apart and role is not None and role not in found and not is_offer(items, cue, language):
        found[role] = gainer(items, cue, max(found[Role.TARGET]), language)
    if cue.frame.kind is Kind.FUNDING_ROUND and cue.frame.of is Role.TARGET and Role.TARGET not in found:
        found[Role.TARGET] = raiser(items, cue, language)


def _owner_of_noun(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Sendy's $20 million Series B``, ``son rachat``: the owner right before the noun."""
    role = _free_side(cue, found, cue.frame.possessor)
    if role is None:
        return
    noun, floor = (cue.last, cue.first) if cue.verb else (cue.first, -1)
    for back in range(noun - 1, max(floor, noun - 7), -1):
        item = items[back]
        if item.word.may_be_possessive:
            if cue.frame.possessor is not None and back and items[back - 1].is_nominal:
                sold = role is Role.SELLER and cue.frame.of is not None and cue.frame.of not in found
                found.setdefault(cue.frame.of if sold and cue.frame.of else role, []).insert(0, back - 1)
            return
        if isinstance(item.value, Reference) and item.value.role == "owner":
            found.setdefault(role, []).insert(0, back)
            return
        if _is_single(item, language):
            return
        planned = item.lower in language.numbers.of and back > 0 and items[back - 1].kind == "word"
        if item.kind == "mark" or (item.lower in language.preposition_forms and not planned):
            return
        if item.is_nominal and not (back == noun - 1 and [back] in found.values()):
            return


def _is_single(item: Item, language: LanguageData) -> bool:
    """Whether a word is an article of one thing, before which no owner stands: ``annonce de son côté une levée``."""
    plain = item.kind == "word" and item.lower not in language.possessives and item.lower not in language.contractions
    return plain and item.lower in language.determiners and item.lower not in language.plural_determiners


def _fronted(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Chez X, le plan s'élève à``: what a preposition that opens the sentence brings in before a comma."""
    for end in range(min(3, cue.group)):
        phrase = preposition_ending(items, end, language)
        role = cue.frame.prepositions.get(phrase) if phrase else None
        if role is None or found.get(role) or end + 1 != len(phrase.split()):
            continue
        for index in range(end + 1, cue.group):
            if items[index].lower == ",":
                return
            if items[index].is_nominal:
                group = coordinated(items, index, cue.group, language)
                if items[group[-1] + 1].lower == "," and not _taken_in(found) & set(group):
                    found[role] = group
                return


def _free_side(cue: Cue, found: Arguments, first: Role | None = None) -> Role | None:
    """The role that an owner or a name before a noun fills: `first`, else the subject's, else that of what it is of."""
    for role in (first or cue.frame.subject, cue.frame.of):
        if role is not None and (role not in found or role is _PARTNER):
            return role
    return None


def _subject_of_noun(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``X annonce le rachat de Y``: the subject of the verb that the noun hangs on; the other side if that is taken."""
    frame = cue.frame
    if frame.subject is None:
        return
    if cue.passive:
        _receiver_of_noun(items, cue, language, found)
        return
    if is_answered(items, cue, language):
        answered(items, cue, language, found)
        return
    if only_serves(items, cue, language) or _is_of_who_acts(items, cue, found, language):
        return
    chosen = controller(items, cue.first - (items[cue.first - 1].lower in language.determiners), language)
    if chosen and frame.subject not in found:
        found[frame.subject] = chosen
        return
    if frame.subject not in found or frame.subject in SEVERAL:
        role = frame.subject
    elif frame.of is not None and frame.of not in found and _by_preposition(items, cue, found[frame.subject], language):
        role = frame.of
    else:
        return
    taken = _taken_in(found)
    before = subject_before(items, cue.first, language, owner_first=role is frame.subject)
    opened = opens_with_preposition(items, language) or items[0].lower in language.clause_breaks or cue.first == 0
    if not before and opened:
        found[role] = fronted_subject(items, cue.last, _taken_in(found), language) + found.get(role, [])
        return
    group = [i for i in before if i not in taken]
    if before and not group:
        group = [i for i in subject_before(items, min(before), language) if i not in taken]
        if group and any(item.lower in language.clause_breaks for item in items[group[-1] : cue.first]):
            group = []
    if group and _carried(items, group[-1], cue, language):
        found[role] = acting_for(items, group, cue.first, language) + found.get(role, [])


def _is_of_who_acts(items: Sequence[Item], cue: Cue, found: Arguments, language: LanguageData) -> bool:
    """Whether a noun says itself who acts, so that its verb's subject only tells it: ``annonce l'entrée de X au``."""
    acting = found.get(Role.INVESTOR, ()) if cue.frame.of is cue.frame.subject is Role.INVESTOR else ()
    behind = (governor(items, i, language).rpartition(" ")[2] for i in acting if i > cue.first)
    return any(hangs_on in language.numbers.of for hangs_on in behind)


def _receiver_of_noun(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``X s'agrandit grâce à un prêt accordé par Y``: who acts has what another is said to have granted to nobody."""
    role = _RECEIVER.get(cue.frame.kind)
    if role is None or role in found or role not in cue.frame.prepositions.values() or cue.frame.subject not in found:
        return
    taken = _taken_in(found)
    group = [i for i in subject_before(items, cue.first, language) if i not in taken]
    if group and _carried(items, group[-1], cue, language):
        found[role] = group


def _by_preposition(items: Sequence[Item], cue: Cue, group: Sequence[int], language: LanguageData) -> bool:
    """Whether a preposition behind a noun brings in who acts, so that its subject may be bought: ``takeover by X``."""
    return any(i > cue.last and governor(items, i, language) not in {"", VERB, OWNER} for i in group)


def _carried(items: Sequence[Item], subject: int, cue: Cue, language: LanguageData) -> bool:
    """Whether the last verb between a subject and a noun is one that carries it: announce, close, plan ..., or *be*.

    A noun with a definite article is somebody's round or deal spoken of before, unless such a verb stands there, or it
    only says what the subject is: ``X, the owner of``. What
    a headline sets before a colon is what the rest is about.
    """
    noun = cue.first
    if any(item.lower == ":" for item in items[subject + 1 : noun]):
        return True
    if cue.frame.subject is Role.PARTNER and noun and items[noun - 1].lower in language.place_prepositions:
        return True
    for index in range(noun - 1, subject, -1):
        if items[index].lower in language.auxiliaries["state"]:
            return True
        if index >= noun - _PHRASE and items[index].lower in language.means_words and cue.frame.kind is not Kind.IPO:
            return True
        uses = language.verb_forms.get(items[index].lower, ())
        verbs = {verb for verb, _ in uses}
        if uses and all(tense == "participle" for _, tense in uses) and _describes_only(items, index, language):
            continue
        if verbs and items[index - 1].lower not in language.determiners:
            return bool(verbs & language.support_verbs)
    if items[subject + 1].lower == "," and noun <= subject + _PHRASE:
        return True
    return items[noun - 1].lower not in language.definites


def _describes_only(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a participle has no auxiliary before it and an agent behind it: ``un syndicat emmené par X``."""
    before = items[max(0, index - 3) : index]
    helped = any(i.lower in language.auxiliaries["have"] or i.lower in language.auxiliaries["be"] for i in before)
    return not helped and any(item.lower in language.agents for item in items[index + 1 : index + 3])


@functools.cache
def _verb_steps(frame: Frame) -> tuple[_Rule, ...]:
    """The steps that may fill a role of a frame whose cue is a verb, in order."""
    kind, subject, bought = frame.kind, frame.subject, frame.kind is Kind.ACQUISITION
    steps = (
        (kind in ENUMERATED, "list of those spoken of", enumerated),
        (frame.compound, "name before the noun", _compound),
        (frame.counterpart is Role.SELLER, "who sells what the agreement is for", sold_by_partner),
        (frame.possessor or subject or frame.of, "owner of the phrase", _owner_of_noun),
        (True, "pronoun before the verb", _object_pronoun),
        (frame.counterpart, "whom the talks are with", _counterpart),
        (True, "what the relative stands for", relative_object),
        (subject and not frame.object, "subject behind the verb of a relative", subject_behind),
        (True, "subject of the verb", _subject_of_verb),
        (subject, "list of those who act", listed_subject),
        (frame.prepositions, "name that a preposition puts first", _fronted),
        (bought, "name behind the colon", spelt_out),
        (subject is Role.SELLER, "company of those who sell", of_the_seller),
        (bought and subject, "who has what was bought once", _bought_before),
        (subject is Role.INVESTOR, "whose capital it is", owned_capital),
        (kind in HEADED, "what the headline is about", headed),
    )
    return tuple((rule, step) for may_fill, rule, step in steps if may_fill)


@functools.cache
def _noun_steps(frame: Frame) -> tuple[_Rule, ...]:
    """The steps that may fill a role of a frame whose cue is a noun, in order."""
    kind, subject, bought = frame.kind, frame.subject, frame.kind is Kind.ACQUISITION
    of_target = frame.of is Role.TARGET
    purchase = of_target and subject is Role.ACQUIRER
    steps = (
        (kind in ENUMERATED, "list of those spoken of", enumerated),
        (frame.compound, "name before the noun", _compound),
        (frame.object, "name behind the noun", _object_of_noun),
        (frame.of, "list behind a colon", listed_behind),
        (of_target, "what is offered for", offered_for),
        (of_target, "what the relative stands for", genitive_antecedent),
        (purchase, "what the purchase is said to be", counted_among),
        (purchase, "whose greatest deal it is", ranked_among),
        (frame.possessor or subject or frame.of, "owner of the noun", _owner_of_noun),
        (frame.counterpart or bought, "whom the talks are with", _counterpart),
        (subject, "subject of the relative", inverted_subject),
        (subject, "who does what the noun is of", agent_of_act),
        (subject, "subject of the verb that the noun hangs on", _subject_of_noun),
        (subject is Role.INVESTOR, "whose capital it is", owned_capital),
        (bought or kind is Kind.FUNDING_ROUND, "who acts on what a headline is about", behind_topic),
        (of_target, "whom the verb behind the noun tells of", _whom_it_serves),
        (frame.prepositions, "name that a preposition puts first", _fronted),
        (kind in HEADED, "what the headline is about", headed),
    )
    return tuple((rule, step) for may_fill, rule, step in steps if may_fill)
