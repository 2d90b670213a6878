"""Who acts: the subject of a verb, or of what a noun hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.antecedents import antecedent_of, nearest_before
from seeds.parser.asides import (
    bracketed,
    described_before,
    is_object_relative,
    named_aside,
    opening_dash,
    owns_what_is_apposed,
    said_of_another,
    tells_office,
    told_by_relative,
    told_in_passing,
)
from seeds.parser.brackets import in_brackets, past_bracket
from seeds.parser.controllers import answers_offer, beaten, brought_in, offer_of
from seeds.parser.coordination import coordinated, coordinated_before
from seeds.parser.firms_in_general import is_done_by_any, speaks_of_any_firm
from seeds.parser.governors import DESCRIBES, OWNER, VERB, governor, hanging
from seeds.parser.items import Item, Reference
from seeds.parser.mentions import FIRM_KINDS, NameMention
from seeds.parser.name_kinds import is_generic
from seeds.parser.nameless_subjects import has_nameless_subject
from seeds.parser.ownership import owns_part
from seeds.parser.prepositions import opens_with_preposition, preposition_ending
from seeds.parser.verb_groups import shared_auxiliary
from seeds.parser.wares import is_product
from seeds.parser.word_classes import is_adverb, is_finite, is_noun, is_object_pronoun, is_plural_verb

_NOUN_PHRASE = 6
"""How many words without a name may stand before a verb, a relative or the name that a list begins with."""

_MAIN_VERB = 16
"""How many items before a gerund the verb may stand that it hangs on."""

_HEADLINE = 8
"""How many items a headline may have before the verb that its first two names share."""


def subject_before(
    items: Sequence[Item], index: int, language: LanguageData, *, owner_first: bool = False, of_noun: bool = False
) -> list[int]:
    """The subject of what begins at `index`: the nearest name before it that hangs on no preposition.

    What is `of_noun` is no verb, and so has no subject of its own: ``X began a cash offer``.

    With `owner_first` an owner on the way is preferred: in "Zeekr's plans to buy" it is Zeekr that buys.
    """
    dashed = aside = opening_dash(items, index)
    if is_done_by_any(items, index, language) or answers_offer(items, index, language):
        return []
    if not of_noun and has_nameless_subject(items, index, language):
        return named_aside(items, dashed, index, language)
    joined = _joined_at(items, index, language)
    if joined:
        return _subject_shared(items, joined, language)
    told_of = (
        told_in_passing(items, index, language)
        or brought_in(items, _gerund_before(items, index, language) if of_noun else index, language)
        or _of_main_verb(items, index, language)
        or described_before(items, index, language)
    )
    if told_of:
        return told_of
    bracketed_here = in_brackets(items, index)
    owner: list[int] = []
    objects: list[int] = []
    things: list[int] = []
    if is_object_relative(items, index - 1, language) and is_finite(items[index], language):
        return told_by_relative(items, index - 1, language)
    for back in range(index - 1, -1, -1):
        item = items[back]
        if item.lower == ";" and not in_brackets(items, back):
            break
        if back >= aside:
            continue
        if item.lower in language.relatives and (bracketed_here or not in_brackets(items, back)):
            if preposition_ending(items, back - 1, language) or (back and items[back - 1].kind == "money"):
                continue  # what a sum is told of does nothing: ``un tour de 5 millions, qui fait suite à une levée``
            if _is_closed_by_sum(items, back, index, language):
                continue
            if _are_people(items, back, language):
                return []
            told = _past_relative(items, back, index, language) or nearest_before(items, back, language)
            return told if is_plural_verb(items[index], language) else told[-1:]
        if item.value is None:
            continue
        if is_product(item) and not things and governor(items, back, language) == "":
            things = [back]
        apart = in_brackets(items, back) and not bracketed_here
        if not item.is_nominal or is_product(item) or apart or is_object_pronoun(item):
            continue
        if tells_office(items, back) or _is_said_of_subject(items, back, language):
            continue
        said_of = said_of_another(items, back, index, language)
        if said_of:
            return said_of
        hangs_on = governor(items, back, language)
        if hangs_on == OWNER and back and items[back - 1].lower != "," and owns_part(items, back, language):
            hangs_on = hanging(items, back, language)
        offer = offer_of(items, back, hangs_on, language) if owner_first else None
        if offer is not None and not beaten(items, offer, language):
            return coordinated_before(items, back, language)
        if hangs_on == VERB and verb_follows(items, back, language) and not beaten(items, back, language):
            relative = _relative_that_takes(items, back, language)
            if relative:
                told = antecedent_of(items, relative, language)
                return told if told and governor(items, told[0], language) == "" else []
            hangs_on = ""
        if hangs_on == "" and owns_what_is_apposed(items, back, language):
            continue
        told = named_aside(items, dashed, index, language) if item.kind == "reference" and back + 1 == dashed else []
        if hangs_on == "" and told:
            return told
        aside_of = _aside_before(items, back, index, language) if hangs_on == "" else back
        if aside_of < back:
            aside = aside_of
            continue
        if hangs_on == "":
            opens = preposition_ending(items, back - 1, language) in language.inclusions
            whole = coordinated(items, back, index, language) if opens else []
            group = whole if len(whole) > 1 else coordinated_before(items, back, language)
            group = _without_adjunct(items, group, language)
            if hangs_together(items, group, language) or _listed_in_relative(items, group[0], language):
                aside = group[0]
                continue
            return owner if owner and owner_first else _with_first(items, group, index)
        if hangs_on == OWNER and not owner and not _acts_again(items, back, index, language):
            owner = [back]
        if hangs_on == VERB and not objects and not _is_to_be_bought(items, back, language):
            objects = coordinated_before(items, back, language)
    return owner or objects or things or named_aside(items, dashed, index, language) or bracketed(items, index)


def _is_to_be_bought(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether a name is only told as what is to be bought, and buys nothing: ``a bid to buy X and a stake in Y``."""
    near = range(name - 1, max(0, name - 1 - _NOUN_PHRASE), -1)
    verb = next((at for at in near if items[at].word.is_verb_form), 0)
    marked = items[verb - 1].lower in language.auxiliaries["infinitive"] or not items[verb].word.is_finite
    return verb > 0 and marked and items[verb].lower in language.takeover_forms


def _acts_again(items: Sequence[Item], owner: int, index: int, language: LanguageData) -> bool:
    """Whether *and* joins a verb to the one before an owner: ``X invested in Y's plant and was a backer of``."""
    joints = (i for i in range(owner + 1, index - 1) if items[i].lower in language.coordinators)
    return any(is_finite(items[i + 1 + is_adverb(items[i + 1], language)], language) for i in joints)


def _aside_before(items: Sequence[Item], name: int, index: int, language: LanguageData) -> int:
    """Where an aside between commas begins that a name acts in or is compared in; its own place where it is in none.

    ``X, dont Y détient 12 %, a conclu``, ``X, comme Y avant lui, a racheté``.
    """
    begin = coordinated_before(items, name, language)[0] - 1
    while begin > 0 and (items[begin].lower in language.determiners or items[begin].lower in language.generic_nouns):
        begin -= 1
    opens = items[begin].lower in language.genitive_relatives or items[begin].lower in language.comparison_words
    apart = begin > 1 and items[begin - 1].lower == "," and items[begin - 2].is_nominal
    closed = any(item.lower == "," for item in items[name + 1 : index])
    return begin if opens and apart and closed else name


def _of_main_verb(items: Sequence[Item], index: int, language: LanguageData) -> list[int]:
    """Who does what a gerund says behind a verb whose subject a relative parts from it: ``X, qui a Y, agit en Z``."""
    if not items[index].word.is_gerund:
        return []
    before = range(index - 1, max(0, index - _MAIN_VERB), -1)
    verb = next((i for i in before if is_finite(items[i], language) and not is_noun(items, i, language)), 0)
    return told_in_passing(items, verb, language) if verb else []


def _relative_that_takes(items: Sequence[Item], name: int, language: LanguageData) -> int:
    """The relative whose verb has a name for its object, or 0: ``la société qui conseille X a racheté``."""
    relatives = (language.relatives | language.object_relatives) - language.inverting_relatives
    near = range(name - 1, max(0, name - 1 - _NOUN_PHRASE), -1)
    for verb in near if items[name].kind == "name" else ():
        if items[verb].kind == "mark":
            return 0
        if items[verb].kind != "word" or not is_finite(items[verb], language):
            continue
        before = next((i for i in range(verb - 1, 0, -1) if not is_adverb(items[i], language)), 0)
        if items[before].lower in relatives:
            told = {verb for verb, _ in language.verb_forms.get(items[verb].lower, ())}
            return before if told.isdisjoint(language.speech_verbs | language.seeing_verbs) else 0
        if not is_noun(items, verb, language):
            return 0
    return 0


def _listed_in_relative(items: Sequence[Item], first: int, language: LanguageData) -> bool:
    """Whether a list tells only who those are of whom a relative speaks: ``X, whose clients include Y and Z, buys``."""
    told = False
    for back in range(first - 1, max(-1, first - 1 - _NOUN_PHRASE), -1):
        if items[back].lower in language.relatives:
            return told
        if items[back].kind != "word":
            return False
        told |= items[back].lower in language.enumerating_words
    return False


def _are_people(items: Sequence[Item], relative: int, language: LanguageData) -> bool:
    """Whether a relative stands for several without a name, and no companies: ``les clients qui veulent acheter X``.

    Whoever is *one of* those is meant: ``X fait partie de ceux qui ont racheté Y``.
    """
    if relative and items[relative - 1].lower in language.noun_pronouns:
        what, before = ["", "", *(item.lower for item in items[max(0, relative - 3) : relative - 1])][-2:]
        counted = what in language.numbers.words or what in language.among_words
        of_them = before in language.numbers.of and counted
        return not of_them and before not in language.among_words
    if speaks_of_any_firm(items, relative, language):
        return True
    for back in range(relative - 1, max(-1, relative - 1 - _NOUN_PHRASE), -1):
        item = items[back]
        if item.kind != "word" or item.is_capital or is_generic(item.lower, language):
            return False
        if item.lower in language.group_nouns or item.lower in language.part_nouns or is_finite(item, language):
            return False
        if item.lower in language.determiners:
            return item.lower in language.plural_determiners and back < relative - 1
        if preposition_ending(items, back, language):
            return False
    return False


def _is_closed_by_sum(items: Sequence[Item], relative: int, index: int, language: LanguageData) -> bool:
    """Whether an infinitive tells of a further sum of the main clause: ``3 for X, which makes Y, and 5 to buy Z``."""
    marked = items[index - 1].lower in language.auxiliaries["infinitive"]
    if not (marked or items[index].word.is_infinitive):
        return False
    commas = [i for i in range(relative + 1, index - 1) if items[i].lower == ","]
    joint = next((i + 1 for i in reversed(commas) if items[i + 1].lower in language.coordinators), index)
    return any(item.kind == "money" for item in items[joint:index])


def _past_relative(items: Sequence[Item], relative: int, index: int, language: LanguageData) -> list[int]:
    """Who acts where a comma and a verb close a relative clause before `index`: ``X, led by one who left, raised``."""
    for comma in range(relative + 1, index - 1):
        verb = comma + 1
        while items[comma].lower == "," and verb < index and is_adverb(items[verb], language):
            verb += 1
        if items[comma].lower == "," and verb < index and is_finite(items[verb], language):
            return told_in_passing(items, verb, language)
    return []


def _is_apposed(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether words for a company only say between commas what who acts is: ``X, the Swiss group, has bought``."""
    value = items[at].value
    described = isinstance(value, Reference) and not value.pronoun
    apart = 1 < at < len(items) - 1 and items[at - 1].lower == items[at + 1].lower == ","
    named = described and apart and items[at - 2].kind == "name" and items[at - 2].is_nominal
    return named and governor(items, at - 2, language) == ""


def _is_said_of_subject(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether words for a company only say what the subject is: ``X is now the target of``, ``X, the group, has``."""
    if _is_apposed(items, at, language):
        return True
    before = next((item for item in reversed(items[:at]) if not is_adverb(item, language)), None)
    value = items[at].value
    described = isinstance(value, Reference) and not value.pronoun
    return described and before is not None and before.lower in language.auxiliaries["be"]


def _without_adjunct(items: Sequence[Item], group: list[int], language: LanguageData) -> list[int]:
    """A list of those who act without the name that ends the words before them: ``Après un essai à X, Y et Z``.

    A comma before that name ends them already: ``On Monday, W, a rival of X, Y and Z, bought``.
    """
    hangs_on = governor(items, group[0], language)
    apart = len(group) > 1 and items[group[0] + 1].lower == "," and hangs_on != ""
    if not apart or hangs_on.rpartition(" ")[2] in language.agents:
        return group
    closed = any(item.lower == "," for item in items[: group[0]])
    return group[1:] if opens_with_preposition(items, language) and not closed else group


def _with_first(items: Sequence[Item], group: list[int], index: int) -> list[int]:
    """A subject with the name before it that a headline parts by a comma alone: ``X, Y to merge``."""
    paired = group == [2] and index <= _HEADLINE and items[1].lower == "," and items[3].lower != ","
    return [0, 2] if paired and all(_is_firm(items[i]) for i in (0, 2)) else group


def _is_firm(item: Item) -> bool:
    value = item.value
    return item.is_nominal and isinstance(value, NameMention) and value.kind in FIRM_KINDS


def _gerund_before(items: Sequence[Item], noun: int, language: LanguageData) -> int:
    """Where the gerund stands whose object a noun is, or the noun itself: ``hinges on X completing the purchase``."""
    for back in range(noun - 1, max(0, noun - _NOUN_PHRASE), -1):
        if items[back].word.is_gerund:
            return back
        before = items[back - 1]
        acts = is_finite(items[back], language) and not is_adverb(before, language)
        acts &= before.lower not in language.determiners  # ``completing an announced purchase``
        if items[back].kind != "word" or acts or preposition_ending(items, back, language):
            break
    return noun


def hangs_together(items: Sequence[Item], group: Sequence[int], language: LanguageData) -> bool:
    """Whether a list hangs on the preposition before its first name: ``founded by A, B and C``.

    Other prepositions than that of who acts may only bring in the first one, ``with A, B and C have``, unless a comma
    closes the words that they begin: ``X, a backer of firms such as A, B and C, leads``, or what they are for follows:
    ``X compte sur A, B et C pour lever``. Who stands beside somebody acts as well: ``alongside A, B invests``. Examples
    of what a verb has for its object do not act either: ``X, which owns firms such as A, B and C, leads``.
    """
    if _describes_another(items, group[0], language):
        return True
    hangs_on = governor(items, group[0], language)
    if hangs_on.rpartition(" ")[2] in language.agents:
        return True
    last = past_bracket(items, group[-1] + 1)
    behind = items[last : last + 2]
    purpose = len(behind) == 2 and behind[0].word.prepositions is not None and behind[1].word.is_infinitive
    closed = purpose or (bool(behind) and behind[0].lower == ",")
    exemplified = hangs_on == VERB and preposition_ending(items, group[0] - 1, language) in language.inclusions
    governed = hangs_on in language.preposition_forms and hangs_on not in language.comitatives
    return closed and (governed or exemplified)


def _describes_another(items: Sequence[Item], first: int, language: LanguageData) -> bool:
    """Whether a list only tells who another is: ``owner of A and B``; its first names may be of goods: ``maker of``."""
    joints = {",", *language.coordinators}
    while governor(items, first, language) != DESCRIBES:
        if first < 2 or items[first - 1].lower not in joints or items[first - 2].kind != "name":
            return False
        first -= 2
        if items[first].is_nominal:
            return False
    return True


def verb_follows(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a name or a pronoun has a finite verb of its own behind it: ``it disclosed Zeekr plans to buy``."""
    for item in items[index + 1 : index + 4]:
        if item.kind == "word" and is_finite(item, language):
            return True
        if not is_adverb(item, language):
            return False
    return False


def _joined_at(items: Sequence[Item], index: int, language: LanguageData) -> int:
    """Where a verb begins with its adverbs that *and*, or a list, joins to one before, or 0: ``and later bought``."""
    while index > 1 and is_adverb(items[index - 1], language):
        index -= 1
    if not index:
        return 0
    listed = items[index - 1].lower == "," and shared_auxiliary(items, index - 1, index, language) != ""
    return index if listed or items[index - 1].lower in language.coordinators else 0


def _aside_closed(items: Sequence[Item], joined: int, language: LanguageData) -> int:
    """Where words begin that tell of an object until a comma and *and*: ``X met Y, which makes pumps, and bought``."""
    if joined < 2 or items[joined - 2].lower != ",":
        return joined - 1
    told = (i for i in range(joined - 3, 0, -1) if items[i].lower in language.relatives | language.object_relatives)
    relative = next(told, 0)
    comma = next((i for i in range(relative - 1, 0, -1) if items[i].lower == ","), 0)
    plain = not any(item.kind == "word" and is_finite(item, language) for item in items[comma:relative])
    return comma if comma and plain and items[comma - 1].is_nominal else joined - 1


def _subject_shared(items: Sequence[Item], index: int, language: LanguageData) -> list[int]:
    """The subject that a verb behind *and* shares with the verb before: ``X a levé 10 millions et racheté Y``."""
    bracketed_here = in_brackets(items, index)
    for back in range(_aside_closed(items, index, language) - 1, -1, -1):
        item = items[back]
        if in_brackets(items, back) and not bracketed_here:
            continue  # ``X bought Y (which Z wanted too) and is``
        if item.lower == ";" or item.lower in language.clause_breaks or item.lower in language.relatives:
            return (
                nearest_before(items, back, language)
                if item.lower in language.relatives
                else _first_free(items, back, index, language)
            )
        if item.kind == "word" and is_finite(item, language) and not is_noun(items, back, language):
            found = subject_before(items, back, language)
            return found or _first_free(items, 0, index, language)
    return _first_free(items, 0, index, language)


def _first_free(items: Sequence[Item], start: int, index: int, language: LanguageData) -> list[int]:
    for at in range(start, index):
        if items[at].is_nominal and governor(items, at, language) == "":
            return coordinated(items, at, index, language)
    return []
