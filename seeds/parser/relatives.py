"""What a relative clause says of the name before it: its object, or who acts behind its verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.antecedents import antecedent_of
from seeds.parser.brackets import name_before
from seeds.parser.clauses import clause_end
from seeds.parser.coordination import coordinated, coordinated_before, parts_members
from seeds.parser.cues import Cue
from seeds.parser.governors import VERB, governor
from seeds.parser.items import Item, Reference
from seeds.parser.prepositions import preposition_ending
from seeds.parser.rightward import from_the_right
from seeds.parser.roles import Arguments
from seeds.parser.subjects import subject_before
from seeds.parser.word_classes import is_finite, is_noun, is_object_pronoun, is_plural_verb
from seeds.vocabulary import Role

_CLAUSE = 14
"""How many items before a verb its relative may stand."""
_TOLD = 6
"""How many items may tell between commas what a company is, before who acts on it."""
_INVERTED = 5
"""How many items before a verb the relative may stand, and behind it the subject, of which it is the object."""
_CLEFT = 3
"""Within how many items a cleft has its *is*: ``C'est à X que``, ``It was to X that``."""
_RELATIVE = 10
"""How far behind a noun its relative may stand, and how far behind the relative its subject."""
_AMONG = 5
"""How many words may stand between *are* and the investors somebody is among."""


def relative_object(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Y, que X a racheté``, ``Y, in which X has invested``, ``Y, dont X détient``: the relative is no subject.

    Its antecedent has the role of the preposition before it, of an *of* that is part of it, or of the object.
    """
    relative = _relative_before(items, cue, language)
    subject = _acting_before(items, cue, language) if relative is None else None
    if subject is not None and items[subject - 1].lower in language.object_relatives:
        relative = subject - 1
    if relative is None:
        _object_of_bare_clause(items, cue, subject, language, found)
        return
    word = items[relative].lower
    contracted = word in language.contractions  # ``au capital duquel``
    preposition = preposition_ending(items, relative - (not contracted), language)
    between = items[relative + 1 : cue.group]
    own_subject = any(i.is_nominal and not is_object_pronoun(i) for i in between)
    if preposition and word in language.relatives:
        role = cue.frame.prepositions.get(preposition)
        relative -= len(preposition.split()) - contracted
    elif word in language.genitive_relatives:
        role = next((cue.frame.prepositions[of] for of in language.numbers.of if of in cue.frame.prepositions), None)
    elif cue.passive or word not in language.object_relatives:
        return
    elif own_subject and (brought := _cleft_role(items, relative, cue, language)) is not None:
        role = brought
    elif own_subject or word in language.inverting_relatives:
        role = cue.frame.object
    else:
        return
    inverted = word in language.inverting_relatives and not own_subject
    taken = found.get(role, []) if role is not None and not inverted else []
    left = not taken or _of_next_member(items, cue, taken, language)
    if role is None or not (
        left or (word in language.genitive_relatives and _stand_apart(items, cue, taken, language))
    ):
        return
    antecedent = antecedent_of(items, relative, language) or _put_first(items, relative, language)
    if inverted and role in found and cue.frame.subject is not None:
        found[cue.frame.subject] = found.pop(role)
    if antecedent:
        found[role] = antecedent


def _of_next_member(items: Sequence[Item], cue: Cue, objects: Sequence[int], language: LanguageData) -> bool:
    """Whether objects stand only behind an *and* or a comma: the Z of ``Y, which X bought in May, and Z``."""
    return all(any(parts_members(item, language) for item in items[cue.last + 1 : at]) for at in objects)


def _stand_apart(items: Sequence[Item], cue: Cue, objects: Sequence[int], language: LanguageData) -> bool:
    """Whether objects stand behind other words: the Z of ``Y, dont X prend le contrôle après le retrait de Z``."""
    governs = language.numbers.of | language.contractions.keys()
    return objects[0] > cue.last + 1 and items[cue.last + 1].lower not in governs


def _object_of_bare_clause(
    items: Sequence[Item], cue: Cue, subject: int | None, language: LanguageData, found: Arguments
) -> None:
    """``Y, the bakery chain X bought``: the relative may be left out between what a company is and who acts on it."""
    role = cue.frame.object
    if role is None or role in found or subject is None:
        return
    described = _described_before(items, subject, language)
    if described is not None:
        found[role] = [described]
        if cue.frame.subject is not None:
            found[cue.frame.subject] = [subject]


def _acting_before(items: Sequence[Item], cue: Cue, language: LanguageData) -> int | None:
    """Who stands right before a verb without an object, or before the one that it hangs on: ``X has agreed to buy``."""
    behind = items[cue.last + 1 : cue.last + 2]
    if cue.passive or cue.group < 2 or any(i.is_nominal or i.lower in language.determiners for i in behind):
        return None
    if cue.tense != "infinitive":
        acting = _before_telling(items, cue.group, language) - 1
        return acting if items[acting].is_nominal and cue.tense != "gerund" else None
    for back in range(cue.group - 1, max(0, cue.group - _CLAUSE), -1):
        if items[back].is_nominal:
            teller = _before_telling(items, back + 1, language) - 1
            if teller < back:
                return teller if items[teller].is_nominal else None
            return back if any(is_finite(item, language) for item in items[back + 1 : cue.group]) else None
        if items[back].kind == "mark":
            return None
    return None


def _described_before(items: Sequence[Item], subject: int, language: LanguageData) -> int | None:
    """Whom words for a company right before a subject describe: the name before their comma."""
    told = subject - 1
    begin = told
    if items[told].kind != "reference":
        if items[told].lower not in language.generic_nouns:
            return None
        begin = next((i for i in range(told, max(0, told - _TOLD), -1) if items[i].lower in language.determiners), 0)
    if begin < 2 or items[begin - 1].lower != ",":
        return None
    name = name_before(items, begin - 2)
    return name if items[name].is_nominal else None


def _cleft_role(items: Sequence[Item], relative: int, cue: Cue, language: LanguageData) -> Role | None:
    """The role of who stands before a relative behind ``c'est`` and a preposition: ``C'est à X que Y a confié``."""
    named = next((i for i in range(relative - 1, 0, -1) if items[i].is_nominal), 0)
    hangs_on = governor(items, named, language) if named else ""
    if hangs_on not in cue.frame.prepositions:
        return None
    opens = items[: max(0, named - 1)]
    is_told = any(item.lower in language.auxiliaries["be"] for item in opens[:_CLEFT])
    return cue.frame.prepositions[hangs_on] if is_told and not any(item.is_nominal for item in opens) else None


def _put_first(items: Sequence[Item], relative: int, language: LanguageData) -> list[int]:
    """Whom ``c'est`` puts before the relative, across what commas tell of it: ``C'est X, fondée à Lille, que Y a``."""
    opens = next((i for i in range(relative - 2, 0, -1) if items[i].lower == ","), 0)
    apart = opens > 1 and items[relative - 1].lower == "," and items[opens - 1].is_nominal
    if not apart or not any(item.lower in language.auxiliaries["be"] for item in items[:_CLEFT]):
        return []
    group = coordinated_before(items, opens - 1, language)
    return [] if any(item.is_nominal for item in items[: group[0]]) else group


def subject_behind(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``la somme que vient de lever X``: who acts behind a verb that has no other object than its relative.

    So do several behind one that opens its sentence: ``Ont aussi participé au tour de table X et Y``.
    """
    role = cue.frame.subject
    if role is None or role in found or cue.passive or cue.frame.object is not None:
        return
    if cue.group == 0 and is_plural_verb(items[0], language):
        behind = range(cue.last + 1, min(len(items), cue.last + _INVERTED))
        first = next((i for i in behind if items[i].is_nominal or items[i].kind != "word"), None)
        if first is not None and items[first].is_nominal:
            found[role] = coordinated(items, first, clause_end(items, first, language), language)
        return
    if not is_inverted(items, cue, language):
        return
    after = next((i for i in range(cue.last + 1, min(len(items), cue.last + _INVERTED)) if items[i].is_nominal), None)
    if after is not None and governor(items, after, language) in {"", VERB}:
        found[role] = coordinated(items, after, clause_end(items, after, language), language)


def subject_told_behind(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Leading the round was X``, ``Among those joining it were X and Y``: who acts stands behind a form of *be*."""
    role = cue.frame.subject
    opens = cue.tense == "gerund" and not cue.passive and not any(item.is_nominal for item in items[: cue.first])
    if role is None or role in found or not opens:
        return
    for at in range(cue.last + 1, min(len(items) - 1, cue.last + _RELATIVE)):
        if items[at].lower in language.auxiliaries["be"]:
            if items[at + 1].kind == "name" and items[at + 1].is_nominal:
                found[role] = coordinated(items, at + 1, clause_end(items, at + 1, language), language)
            return
        if items[at].kind == "mark" or (items[at].kind == "word" and is_finite(items[at], language)):
            return


def is_inverted(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a relative stands before a verb without a subject before it: ``le prêt que lui a consenti X``.

    It is its object, or hangs on a preposition: ``au capital de laquelle vient d'entrer X``.
    """
    before = range(cue.first - 1, max(-1, cue.first - _INVERTED), -1)
    relative = next((i for i in before if _may_invert(items, i, language)), None)
    if relative is None or cue.passive:
        return False
    between = items[relative + 1 : cue.first]
    return not any(i.kind == "mark" or (i.is_nominal and not is_object_pronoun(i)) for i in between)


def _may_invert(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word is a relative that is no subject where its form or a preposition before it tells so."""
    word = items[at].lower
    hangs = word in language.contractions or preposition_ending(items, at - 1, language) != ""
    return word in language.inverting_relatives or (word in language.relatives and hangs)


def _relative_before(items: Sequence[Item], cue: Cue, language: LanguageData) -> int | None:
    """The relative in whose clause a verb stands, with no other verb between but one that leads to an infinitive.

    One by which who acts tells of it may stand there as well: ``which X announced that it had agreed to buy``.
    """
    leads, acting, named = cue.verb and cue.tense == "infinitive", False, False
    back = _before_telling(items, cue.group, language) if cue.verb else cue.group
    stop = max(0, back - _CLAUSE)
    while back - 1 > stop:
        back -= 1
        item = items[back]
        leads &= acting or _may_lead(item, language) or items[back - 1].lower in language.talk_nouns
        if (
            item.lower in language.relatives
            or item.lower in language.object_relatives
            or item.lower in language.genitive_relatives
        ):
            return back if not acting or named else None
        acts = item.kind == "word" and is_finite(item, language) and not is_noun(items, back, language)
        if item.lower in {";", ":"} or (acts and not leads):
            return None
        acting |= acts
        named |= item.is_nominal
        back = min(back, _before_telling(items, back + 1, language))
    return None


def _before_telling(items: Sequence[Item], group: int, language: LanguageData) -> int:
    """Where a verb begins by which who acts tells of it: ``which X said it had bought``, ``que X dit avoir racheté``.

    `group` where none does. A *that* may stand behind it.
    """
    at = group - 1
    told = at > 1 and isinstance(items[at].value, Reference) and not is_object_pronoun(items[at])
    if not told and not items[group].word.is_infinitive:
        return group
    at -= (1 + (items[at - 1].lower in language.object_relatives)) if told else 0
    uses = language.verb_forms.get(items[at].lower, ()) if at > 0 else ()
    if not any(verb in language.telling_verbs for verb, _ in uses):
        return group
    while at > 1 and any(items[at - 1].lower in language.auxiliaries[kind] for kind in ("have", "be")):
        at -= 1
    return at


def _may_lead(item: Item, language: LanguageData) -> bool:
    """Whether a word may stand between a verb and the infinitive that it leads to: ``a accepté de racheter``."""
    breaks = item.lower in language.clause_breaks or item.lower in language.domain_prepositions
    return not (item.is_nominal or item.kind == "mark" or breaks)


def _is_person(item: Item) -> bool:
    """Whether an item stands for a person, as in ``the takeover of X, which he described as``."""
    return isinstance(item.value, Reference) and item.value.person


def inverted_subject(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``la levée de 100 milliards que prépare X``: the subject behind the verb of the relative clause."""
    role = cue.frame.subject
    if role is None or role in found:
        return
    for index in range(cue.last + 1, min(len(items) - 2, cue.last + _RELATIVE)):
        if items[index].lower in language.clause_breaks - language.object_relatives:
            return  # ``une offre sur X, tandis que Y a``
        if items[index].lower in language.object_relatives:
            if is_finite(items[index + 1], language) and items[index].lower not in language.inverting_relatives:
                return
            if items[index - 1].lower in language.content_prepositions:
                return  # ``a round in which X was an investor``
            after = next((i for i in range(index + 1, min(len(items), index + _RELATIVE)) if items[i].is_nominal), None)
            told = after is not None and _is_person(items[after])
            if after is not None and not told and governor(items, after, language) in {"", VERB}:
                found[role] = [after]
                from_the_right(items, replace(cue, first=after), language, found, clause_end(items, after, language))
            return


def among_those(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``X and Y are among the investors that have put $5m into Z``: who is said to be one of those that act."""
    role, noun = cue.frame.subject, cue.group - 2
    if role is None or role in found or cue.passive or noun < 1:
        return
    relatives = language.relatives | language.object_relatives
    several = items[noun].lower in language.giver_nouns or items[noun].lower in language.generic_forms
    if items[noun + 1].lower not in relatives or not several or not items[noun].lower.endswith(language.plurals):
        return
    for at in range(noun - 1, max(0, noun - 1 - _AMONG), -1):
        if items[at].lower in language.auxiliaries["be"]:
            found[role] = [i for i in subject_before(items, at, language) if items[i].kind == "name"]
            return
        if items[at].kind != "word" or items[at].is_nominal:
            return
