"""What the words around a verb say of who takes part: its subject, its pronouns, and whose money it spends."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.acting_persons import firm_of_persons
from seeds.parser.antecedents import nearest_before, whole_before
from seeds.parser.apart import begins_late, owner_of_part
from seeds.parser.clauses import clause_end
from seeds.parser.controllers import controller, lets_others
from seeds.parser.coordination import coordinated, coordinated_before
from seeds.parser.counterparts import allies
from seeds.parser.cues import Cue
from seeds.parser.descriptions import is_company
from seeds.parser.fronted import fronted_subject
from seeds.parser.governors import OWNER, VERB, governor, hanging
from seeds.parser.items import Item, Reference
from seeds.parser.mentions import NameMention
from seeds.parser.phrases import SITE
from seeds.parser.plants import own_plant
from seeds.parser.prepositions import opens_with_preposition, preposition_ending
from seeds.parser.relatives import is_inverted
from seeds.parser.roles import SEVERAL, Arguments, taken_in
from seeds.parser.subjects import subject_before
from seeds.parser.word_classes import is_adverb, is_finite, is_object_pronoun
from seeds.vocabulary import Kind, Role

_CLAUSE = 14
"""How many items before a cue are still of its clause."""

_SPENDING = frozenset({Kind.CAPEX, Kind.INVESTMENT})
"""Kinds of which a headline may tell no more than who, how much and where."""

_HEAD = 3
"""Behind how many items a headline's verb stands at least: a name, a colon and a sum."""

_RAISING, _RAISERS = frozenset({Kind.FUNDING_ROUND, Kind.DEBT}), frozenset({Role.TARGET, Role.BORROWER})
"""The kinds of deals in which officers act for their company alone, and who gets the money there."""

_HELPING = ("future", "conditional", "be", "have")
"""The auxiliaries that a finite verb may begin with."""

_TOLD = frozenset({"present", "imperfect", "future", "conditional"})
"""The tenses of a verb that has its subject before it, whatever opens the sentence."""


def subject_of_verb(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``X rachète Y``, ``Y est racheté``: the subject of a verb, which is the object where it is in the passive."""
    role = cue.frame.object if cue.passive else cue.frame.subject
    if role is None and cue.reduced:
        _spender(items, cue, language, found)
        return
    if role is None and cue.passive and cue.frame.subject is not None and cue.frame.subject not in found:
        found[cue.frame.subject] = _owner_of_subject(items, cue, language)
        return
    beside = role is not None and all(governor(items, i, language) in language.with_words for i in found.get(role, ()))
    if role is None or not (beside or role in SEVERAL or cue.frame.inside is role):
        return
    if role in found and (is_inverted(items, cue, language) or (cue.passive and role is Role.SUPPLIER and not beside)):
        return  # ``40 trains ordered from X``
    if cue.reduced:
        group = whole_before(items, cue.group, language) or nearest_before(items, cue.group, language)
        joined = _joined_participle(items, cue, group, language)
        if joined is not None:
            found[role] = nearest_before(items, joined, language)
            return
    else:
        told_to = controller(items, cue.group, language) if cue.tense == "infinitive" else []
        if cue.tense == "infinitive" and not told_to and lets_others(items, cue.group, language):
            return
        verb = _verb_of_clause(items, cue, language)
        owner_first = cue.tense == "infinitive" and verb == cue.group
        group = told_to or subject_before(items, verb, language, owner_first=owner_first)
    if role in _RAISERS and cue.frame.kind in _RAISING and not cue.passive:
        group = firm_of_persons(items, cue, group, language) or group
    group = _meant_later(items, cue, group, found, language) or group or _subject_elsewhere(items, cue, found, language)
    if not group:
        return
    if not cue.passive and role is not Role.TARGET:
        group = [*group, *_beside_subject(items, cue, language)]
    taken = taken_in(found)
    found[role] = [i for i in dict.fromkeys(group) if i not in taken] + found.get(role, [])


def _meant_later(
    items: Sequence[Item], cue: Cue, group: list[int], found: Arguments, language: LanguageData
) -> list[int]:
    """Whom a pronoun means in a clause that opens the sentence: ``Depuis qu'il a été racheté par X, Y embauche``."""
    value = items[group[0]].value if len(group) == 1 else None
    if not isinstance(value, Reference) or not value.pronoun or any(item.is_nominal for item in items[: group[0]]):
        return []
    if items[0].lower not in language.clause_breaks and not opens_with_preposition(items[: group[0] + 1], language):
        return []
    later = fronted_subject(items, cue.last, taken_in(found), language)
    return [i for i in later if items[i].kind == "name"]


def _verb_of_clause(items: Sequence[Item], cue: Cue, language: LanguageData) -> int:
    """Where the verb begins whose subject does what a cue says: the *has* of ``X, owner of Y, has agreed to buy``.

    It is the cue's own, but for an infinitive that hangs on a verb behind a comma.
    """
    if cue.tense != "infinitive":
        return cue.group
    words = range(cue.group - 1, max(0, cue.group - _CLAUSE), -1)
    apart = next((i for i in words if items[i].kind != "word"), 0)
    opens = items[apart].lower == "," and apart + 1 < cue.group and is_finite(items[apart + 1], language)
    return apart + 1 if opens else cue.group


def _joined_participle(items: Sequence[Item], cue: Cue, group: list[int], language: LanguageData) -> int | None:
    """Where words begin that tell of the same as a participle joined to them: ``a group led by X and backed by Y``."""
    joined = cue.group > 0 and items[cue.group - 1].lower in language.coordinators
    if not joined or not group:
        return None
    hangs_on = governor(items, group[0], language) or preposition_ending(items, group[0] - 1, language)
    if hangs_on.rpartition(" ")[2] not in language.agents:
        return None
    return next((i - 1 for i in range(group[0] - 1, 0, -1) if items[i].lower in language.agents), None)


def _spender(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Avec 10 millions d'euros investis dans son usine, X``: whose money, spent or raised, opens the sentence.

    Behind the subject it is the subject's: ``X ouvrira un atelier, avec 2 millions d'euros investis``.
    """
    role = cue.frame.subject
    spends = cue.frame.kind in {Kind.CAPEX, Kind.INVESTMENT, Kind.FUNDING_ROUND}
    if role is None or role in found or not spends:
        return
    if opens_with_preposition(items[: cue.group], language):
        found[role] = fronted_subject(items, cue.last, taken_in(found), language)
        return
    headed_sum(items, cue, language, found)
    if role in found:
        return
    means = _means_before(items, cue, language)
    if means is not None:
        found[role] = [i for i in subject_before(items, means, language) if i not in taken_in(found)]


def headed_sum(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``X : 5 M€ investis à Y``, ``X : une nouvelle usine``: who alone is named before a colon."""
    role = cue.frame.subject
    if role is None or role in found or cue.frame.kind not in _SPENDING or cue.group < _HEAD:
        return
    colon = cue.group - 1
    while colon > 0 and _opens_sum(items[colon], cue, language):
        colon -= 1
    told = not cue.verb or items[cue.group - 1].kind == "money"
    if not told or items[colon].lower != ":":
        return
    named = [i for i in range(colon) if items[i].is_nominal]
    if len(named) == 1 and items[named[0]].kind == "name":
        found[role] = named


def _opens_sum(item: Item, cue: Cue, language: LanguageData) -> bool:
    """Whether an item only bounds a sum, or is the sum, or opens what a noun cue names."""
    return (
        item.kind == "money"
        or item.lower in language.bound_words
        or (not cue.verb and item.lower in language.determiners)
    )


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
    begins = cue.group == 0 or (cue.group == 1 and items[0].lower in language.clause_breaks)
    opens |= cue.tense == "gerund" and begins and not _is_told_of(items, cue, language)
    opens |= _opens_sentence(items, cue, language)
    perfect = cue.group < cue.first and items[cue.group].word.is_infinitive
    brought_in = cue.passive and cue.group > 0 and _brings_in(items, cue.group - 1, language)
    if brought_in and cue.group > 2 and items[cue.group - 2].lower == "," and items[cue.group - 3].is_nominal:
        return [cue.group - 3]
    opens |= brought_in and cue.group == 1
    infinite = perfect or brought_in or (not cue.passive and cue.tense not in _TOLD)
    late = infinite and (opens or begins_late(items, cue, language))
    if cue.reduced or late:
        return fronted_subject(items, cue.last, taken_in(found), language)
    if (cue.frame.object if cue.passive else cue.frame.subject) is Role.TARGET:
        return owner_of_part(items, cue, language)
    return _owner_of_subject(items, cue, language)


def _is_told_of(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether what is done is the subject itself, and so nobody's: ``Spending on wind farms will rise, X said``."""
    comma = next((i for i in range(cue.last + 1, len(items)) if items[i].lower == ","), len(items))
    behind = items[cue.last + 1 : comma] if cue.group == 0 else ()
    return any(item.lower in language.auxiliaries[kind] for item in behind for kind in _HELPING)


def _opens_sentence(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a participle begins the sentence, with what it tells of behind a comma: ``Tombé aux mains de X, Y``."""
    bare = cue.group == cue.first and items[cue.first].word.is_participle
    return bare and all(is_adverb(item, language) for item in items[: cue.first])


def _brings_in(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word before a verb is what brings it in without a subject: ``after being bought by X, Y``."""
    return preposition_ending(items, at, language) != "" or items[at].lower in language.clause_breaks


def _owner_of_subject(items: Sequence[Item], cue: Cue, language: LanguageData) -> list[int]:
    """Whose the subject of a verb is that tells of a thing: ``l'usine de X a été inaugurée``, ``X's jets are sold``."""
    if cue.frame.subject in {Role.SPONSOR, Role.SUPPLIER}:
        marks = (i for i in range(cue.group - 1, max(0, cue.group - _CLAUSE), -1) if items[i].word.is_possessive)
        owner = next((i - 1 for i in marks if items[i - 1].is_nominal), None)
        if owner is not None and all(item.kind != "mark" for item in items[owner + 2 : cue.group]):
            return [owner]
        first = items[0].value
        if cue.frame.subject is Role.SPONSOR and isinstance(first, Reference) and first.role == "owner":
            return [0]  # ``Its new plant will cost``
    if cue.frame.of is None or cue.frame.of is not cue.frame.subject:
        return []
    owners = (i for i in range(max(0, cue.group - _CLAUSE), cue.group) if items[i].is_nominal)
    return [i for i in owners if governor(items, i, language) in language.numbers.of][-1:]


def owner_of_work(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``X a été retenu pour la rénovation du siège de Y``: whose the work is, where no other has chosen who does it.

    A name in no list may be that of the town: ``pour construire le métro de Y``. Who is named before the verb is whose
    the work is that is given: ``La rénovation du siège de Y a été confiée à X``.
    """
    role = cue.frame.subject
    if not cue.passive or role is not Role.CUSTOMER or role in found:
        return
    end = clause_end(items, cue.last, language)
    works = (i for i in range(cue.last, end) if items[i].lower in language.work_nouns)
    work = cue.last if items[cue.last].word.is_infinitive else next(works, end)
    owner = _surely_owned_by(items, work, end, language) or _owner_served(items, cue, end, language)
    if owner is None and any(item.lower in language.work_nouns for item in items[: cue.group]):
        owner = _only_owner(items, range(max(0, cue.group - _CLAUSE), cue.group), language)
    if owner is not None and owner not in taken_in(found):
        found[role] = [owner]


def owner_of_work_given(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``La rénovation du siège de Y a été confiée à X``: whose the work is, within the words that say so."""
    if cue.passive and cue.frame.subject is Role.CUSTOMER and Role.CUSTOMER not in found:
        owner = _only_owner(items, range(cue.first + 1, cue.last), language)
        if owner is not None:
            found[Role.CUSTOMER] = [owner]


def _only_owner(items: Sequence[Item], span: range, language: LanguageData) -> int | None:
    """The company that something told of in a span is of, where no other is named there."""
    named = [i for i in span if items[i].is_nominal]
    sure = len(named) == 1 and is_company(items[named[0]])
    return named[0] if sure and governor(items, named[0], language) in language.numbers.of else None


def _owner_served(items: Sequence[Item], cue: Cue, end: int, language: LanguageData) -> int | None:
    """The company whose own it is that work is for or is done on: ``chosen as supplier for X's cars``, ``to run X's``.

    So is whose supplier or partner somebody is named: ``named X's preferred supplier``.
    """
    names = (i for i in range(cue.first + 1, end) if items[i].kind == "name" and items[i].is_nominal)
    owner = next(names, None)
    if owner is None or not is_company(items[owner]) or governor(items, owner, language) != OWNER:
        return None
    hangs_on = hanging(items, owner, language)
    done = hangs_on in language.auxiliaries["infinitive"] or items[cue.last].word.is_infinitive
    named = hangs_on == VERB and owner < cue.last
    return owner if named or hangs_on in language.price_marks or (done and hangs_on not in language.agents) else None


def owner_of_plant(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``investis dans l'usine X``, ``invested in X's plant``: whose the plant is that nobody else puts money into."""
    role = cue.frame.subject
    if not cue.passive or role is None or role in found:
        return
    end = clause_end(items, cue.last, language)
    plant = next((i for i in range(cue.last + 1, end) if SITE in items[i].word.stems), end)
    if plant + 1 < end and items[plant + 1].kind == "name" and items[plant + 1].is_nominal:
        found[role] = [plant + 1]
        return
    owner = _surely_owned_by(items, plant, end, language) or own_plant(items, cue, language)
    if owner is None and plant < end:
        names = (i for i in range(cue.last + 1, plant) if is_company(items[i]))
        owner = next((i for i in names if governor(items, i, language) == OWNER), None)
    if owner is not None:
        found[role] = [owner]


def _surely_owned_by(items: Sequence[Item], owned: int, end: int, language: LanguageData) -> int | None:
    """The company or body that is known and what stands at `owned` is of; None where it may be of a town."""
    owner = next((i for i in range(owned + 1, end) if items[i].is_nominal), None)
    if owner is None or any(item.kind == "mark" for item in items[owned:owner]):
        return None
    value = items[owner].value
    sure = isinstance(value, NameMention) and (value.known or value.kind == "government")
    return owner if sure and governor(items, owner, language) in language.numbers.of else None


def _beside_subject(items: Sequence[Item], cue: Cue, language: LanguageData) -> list[int]:
    """``Aux côtés de X, Y a investi``, ``Y a, avec X, investi``: who is named as acting together with the subject."""
    found: list[int] = []
    for index in range(max(0, cue.group - _CLAUSE), cue.first):
        if not items[index].is_nominal:
            continue
        hangs_on = governor(items, index, language)
        beside = hangs_on in language.with_words or hangs_on in language.datives.values()
        joins = cue.tense == "infinitive" and beside and allies(items, index, language)
        if hangs_on in language.comitatives or joins or (index > cue.group and hangs_on in language.with_words):
            found += coordinated(items, index, cue.first, language)
    return found


def _told_right_before(items: Sequence[Item], pronoun: int, language: LanguageData) -> list[int]:
    """Whom a pronoun means that follows them with its preposition: ``en discussion avec X et Y pour leur céder``."""
    last = pronoun - 2
    if last < 0 or items[last].kind != "name" or not preposition_ending(items, pronoun - 1, language):
        return []
    group = coordinated_before(items, last, language)
    return group if governor(items, group[0], language) in language.with_words else []


def object_pronoun(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
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
                told = _told_right_before(items, index, language)
                if role is not None and role not in found and told:
                    found[role] = told
            elif brought_in and Role.TARGET not in cue.frame.prepositions.values():
                return
            if role is not None and role not in found and not (cue.passive and not brought_in):
                found[role] = [index]
