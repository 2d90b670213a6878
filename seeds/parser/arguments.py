"""Who stands where around a cue: subject, object, and what each preposition brings in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.cues import FINITE, Cue, is_adverb
from seeds.parser.items import Item, Reference
from seeds.parser.names import NameMention
from seeds.vocabulary import Role

VERB = "<verb>"
"""What `governor` says of the object of a verb."""

_REACH = 9
"""How many plain words may stand between a preposition and the name that it governs."""

_SEVERAL = frozenset({Role.INVESTOR, Role.LEAD_INVESTOR, Role.PARTNER, Role.LENDER, Role.SUPPLIER, Role.CUSTOMER})
"""Roles that several prepositions around one cue may fill, each with another name."""

Arguments = dict[Role, list[int]]
"""Roles to the indices of the items that fill them."""


def find_arguments(items: Sequence[Item], cue: Cue, language: LanguageData, *, stop: int | None = None) -> Arguments:
    """The names and references around a cue, by role; what stands at `stop` or later belongs to another cue."""
    found: Arguments = {}
    _from_the_right(items, cue, language, found, min(clause_end(items, cue.last, language), stop or len(items)))
    if cue.verb:
        _object_pronoun(items, cue, found)
        _counterpart(items, cue, language, found)
        _relative_object(items, cue, language, found)
        _subject_of_verb(items, cue, language, found)
    else:
        _owner_of_noun(items, cue, language, found)
        _inverted_subject(items, cue, language, found)
        _subject_of_noun(items, cue, language, found)
    return {role: indices for role, indices in found.items() if indices}


def governor(items: Sequence[Item], index: int, language: LanguageData) -> str:
    """What the nominal at `index` hangs on: a preposition, ``'s`` for an owner, `VERB` for an object, or nothing."""
    if index + 1 < len(items) and items[index + 1].kind == "mark" and items[index + 1].lower in {"'s", "'", "’s", "’"}:
        return "'s"
    back, steps = index - 1, 0
    while back >= 0 and steps < _REACH:
        item = items[back]
        if item.kind == "mark":
            if item.lower in {"'s", "’s"} and back and items[back - 1].kind == "name" and not items[back - 1].is_nominal:
                back -= 2
                continue
            if item.lower == "," and back == index - 2 and items[index - 1].lower in language.inclusions:
                pass
            elif item.lower not in {"«", "“", '"', "(", "»", "”", ".", "…"}:
                return ""
        elif item.kind == "word":
            phrase = _preposition_ending(items, back, language)
            if phrase in language.inclusions:
                phrase = ""
            elif phrase and not _belongs_to_noun(items, back, index, phrase, language):
                return phrase
            if not phrase and is_verb(items, back, language):
                return VERB
            if not phrase and item.lower in language.coordinators and back and items[back - 1].kind == "name":
                return governor(items, back - 1, language) if items[back - 1].is_nominal else ""
            if not phrase and _ends_phrase(item, language):
                return ""
        elif item.kind == "name" and isinstance(item.value, NameMention) and item.value.kind in {"place", "product"}:
            pass
        else:
            return ""
        back -= 1
        steps += 1
    return ""


def _preposition_ending(items: Sequence[Item], index: int, language: LanguageData) -> str:
    """The longest preposition whose last word is the item at `index`."""
    for phrase in language.prepositions:
        words = phrase.split()
        first = index - len(words) + 1
        if first >= 0 and all(_same_word(items[first + n].lower, word, language) for n, word in enumerate(words)):
            return phrase
    return ""


def _same_word(written: str, word: str, language: LanguageData) -> bool:
    return written == word or language.contractions.get(written) == word


def _belongs_to_noun(items: Sequence[Item], back: int, index: int, phrase: str, language: LanguageData) -> bool:
    """Whether ``de`` only joins a word for a company to its trade: ``la start-up d'intelligence artificielle X``."""
    if phrase not in language.numbers.of or back == 0:
        return False
    if back + 1 < index and items[back + 1].lower in language.indefinites:
        return True
    if items[back - 1].lower in language.part_nouns:
        return True
    return back + 1 < index and items[back - 1].lower in language.generic_nouns


def _ends_phrase(item: Item, language: LanguageData) -> bool:
    if item.lower in language.coordinators or item.lower in language.relatives or item.lower in language.clause_breaks:
        return True
    return item.lower in language.auxiliaries["be"] or item.lower in language.auxiliaries["have"]


def is_verb(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether the word at `index` is a verb that can have an object; after an article it is a noun."""
    if index and items[index - 1].lower in language.determiners:
        return False
    tenses = {tense for _, tense in language.verb_forms.get(items[index].lower, ())}
    return bool(tenses & FINITE) or "infinitive" in tenses or "gerund" in tenses


def _from_the_right(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments, stop: int) -> None:
    index = cue.first + 1
    while index < stop:
        if items[index].is_nominal:
            role = _role_to_the_right(items, index, cue, language, found)
            group = coordinated(items, index, stop, language)
            again = role in found and not _adds(items, index, role, found, language)
            if role is not None and not again:
                found.setdefault(role, []).extend(i for i in group if i not in found.get(role, []))
                index = group[-1]
        index += 1


def _adds(items: Sequence[Item], index: int, role: Role | None, found: Arguments, language: LanguageData) -> bool:
    """Whether a further name may take a role that is taken: under another preposition, or joined by *and*."""
    if role is None or role not in _SEVERAL:
        return False
    last = found[role][-1]
    joined = any(items[i].lower in language.coordinators for i in range(last + 1, index))
    return joined or governor(items, index, language) != governor(items, last, language)


def _role_to_the_right(
    items: Sequence[Item], index: int, cue: Cue, language: LanguageData, found: Arguments
) -> Role | None:
    frame = cue.frame
    hangs_on = governor(items, index, language)
    if hangs_on in language.agents and (cue.passive or not cue.verb) and frame.subject is not None:
        return frame.subject
    if not cue.verb and frame.of is not None and hangs_on in language.numbers.of and frame.of not in found:
        return frame.of
    if hangs_on in frame.prepositions:
        return frame.prepositions[hangs_on]
    if cue.verb and not cue.passive and frame.object is not None and frame.object not in found:
        return frame.object if hangs_on in {"", "'s", VERB} else None
    return None


def _subject_of_verb(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    role = cue.frame.object if cue.passive else cue.frame.subject
    if role is None or (role in found and role not in _SEVERAL):
        return
    if cue.reduced:
        group = _nearest_before(items, cue.group, language)
    else:
        group = subject_before(items, cue.group, language, owner_first=cue.tense == "infinitive")
    taken = {i for indices in found.values() for i in indices}
    found[role] = [i for i in group if i not in taken] + found.get(role, [])


def _object_pronoun(items: Sequence[Item], cue: Cue, found: Arguments) -> None:
    """``y investir``: the pronoun before the verb stands for what a preposition would bring in."""
    if Role.TARGET not in cue.frame.prepositions.values() or Role.TARGET in found:
        return
    for index in range(max(0, cue.group - 2), cue.first):
        value = items[index].value
        if isinstance(value, Reference) and value.role == "object":
            found[Role.TARGET] = [index]


def _counterpart(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``in talks with X to sell Y``: whom the talks are with is the other side of what follows."""
    role = cue.frame.counterpart
    if role is None or role in found or cue.tense != "infinitive":
        return
    for back in range(cue.group - 1, max(-1, cue.group - 12), -1):
        if items[back].lower in {";", ":"}:
            return
        if items[back].is_nominal and governor(items, back, language) in language.with_words:
            found[role] = coordinated_before(items, back, language)
            return


def _relative_object(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Anthropic, in which Amazon has invested``: the antecedent has the role of the preposition."""
    for back in range(cue.group - 1, max(0, cue.group - 8), -1):
        if items[back].lower in language.relatives:
            role = cue.frame.prepositions.get(_preposition_ending(items, back - 1, language))
            if role is not None and role not in found:
                found[role] = _nearest_before(items, back - 1, language)
            return


def _inverted_subject(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``la levée de 100 milliards que prépare X``: the subject behind the verb of the relative clause."""
    role = cue.frame.subject
    if role is None or role in found:
        return
    for index in range(cue.last + 1, min(len(items) - 2, cue.last + 8)):
        if items[index].lower in language.object_relatives:
            after = next((i for i in range(index + 1, min(len(items), index + 6)) if items[i].is_nominal), None)
            if after is not None and governor(items, after, language) in {"", VERB}:
                found[role] = [after]
                _from_the_right(items, replace(cue, first=after), language, found, clause_end(items, after, language))
            return


def _owner_of_noun(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Sendy's $20 million Series B``, ``son rachat``: the owner right before the noun."""
    role = cue.frame.possessor
    if role is None or role in found:
        return
    for back in range(cue.first - 1, max(-1, cue.first - 7), -1):
        item = items[back]
        if item.kind == "mark" and item.lower in {"'s", "’s", "'", "’"}:
            if back and items[back - 1].is_nominal:
                found[role] = [back - 1]
            return
        if item.kind == "mark" or item.is_nominal or item.lower in language.prepositions:
            return


def _subject_of_noun(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``X annonce le rachat de Y``: the subject of the verb that the noun hangs on; the other side if that is taken."""
    frame = cue.frame
    if frame.subject is None:
        return
    if frame.subject not in found or frame.subject in _SEVERAL:
        role = frame.subject
    elif frame.of is not None and frame.of not in found:
        role = frame.of
    else:
        return
    taken = {i for indices in found.values() for i in indices}
    group = [i for i in subject_before(items, cue.first, language, owner_first=True) if i not in taken]
    if group and _carried(items, group[-1], cue.first, language):
        found[role] = group + found.get(role, [])


def _carried(items: Sequence[Item], subject: int, noun: int, language: LanguageData) -> bool:
    """Whether no verb but one that carries a noun (announce, close, plan ...) stands between a subject and a noun.

    A noun with a definite article is somebody's round or deal spoken of before, unless such a verb stands there.
    """
    carries = False
    for index in range(subject + 1, noun):
        verbs = {verb for verb, _ in language.verb_forms.get(items[index].lower, ())}
        if items[index - 1].lower in language.determiners:
            continue
        if verbs and not verbs & language.support_verbs:
            return False
        carries |= bool(verbs)
    return carries or items[noun - 1].lower not in language.definites


def subject_before(
    items: Sequence[Item], index: int, language: LanguageData, *, owner_first: bool = False
) -> list[int]:
    """The subject of what begins at `index`: the nearest name before it that hangs on no preposition.

    With `owner_first` an owner on the way is preferred: in "Zeekr's plans to buy" it is Zeekr that buys.
    """
    if index and items[index - 1].lower in language.coordinators:
        return _first_free(items, index, language)
    owner: list[int] = []
    objects: list[int] = []
    for back in range(index - 1, -1, -1):
        item = items[back]
        if item.lower == ";":
            break
        if item.lower in language.relatives:
            if _preposition_ending(items, back - 1, language):
                continue
            return _nearest_before(items, back, language)
        if not item.is_nominal or is_product(item) or in_brackets(items, back) or _is_object_pronoun(item):
            continue
        hangs_on = governor(items, back, language)
        if hangs_on == VERB and _begins_clause(items, back, language):
            hangs_on = ""
        if hangs_on == "":
            return owner if owner and owner_first else coordinated_before(items, back, language)
        if hangs_on == "'s" and not owner:
            owner = [back]
        if hangs_on == VERB and not objects:
            objects = coordinated_before(items, back, language)
    return owner or objects or _bracketed(items, index)


def _bracketed(items: Sequence[Item], index: int) -> list[int]:
    """The last name in brackets, which may be the short form of one that was not recognised."""
    inside = [i for i in range(index) if items[i].kind == "name" and items[i].is_nominal and in_brackets(items, i)]
    return inside[-1:]


def _begins_clause(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a name is followed by a finite verb of its own: ``it disclosed Zeekr plans to buy``."""
    for item in items[index + 1 : index + 4]:
        if item.kind == "word" and _is_finite(item, language):
            return True
        if not is_adverb(item, language):
            return False
    return False


def _first_free(items: Sequence[Item], index: int, language: LanguageData) -> list[int]:
    for at in range(index):
        if items[at].is_nominal and governor(items, at, language) == "":
            return coordinated(items, at, index, language)
    return []


def _nearest_before(items: Sequence[Item], index: int, language: LanguageData) -> list[int]:
    for back in range(index - 1, -1, -1):
        if items[back].is_nominal and not is_product(items[back]) and not in_brackets(items, back):
            return coordinated_before(items, back, language) if back == index - 1 else [back]
    return []


def _is_object_pronoun(item: Item) -> bool:
    return isinstance(item.value, Reference) and item.value.role == "object" and item.value.pronoun


def is_product(item: Item) -> bool:
    """Whether an item names a product, which acts for its owner only as a thing that is bought."""
    return isinstance(item.value, NameMention) and item.value.owner is not None


def in_brackets(items: Sequence[Item], index: int) -> bool:
    """Whether the item at `index` stands in round brackets."""
    opened = next((i for i in range(index, -1, -1) if items[i].lower in {"(", ")"}), None)
    return opened is not None and items[opened].lower == "("


def clause_end(items: Sequence[Item], index: int, language: LanguageData) -> int:
    """Where the words that belong to a cue at `index` end: a relative, a new clause, or a verb with its own subject."""
    last_nominal = None
    for at in range(index + 1, len(items)):
        item = items[at]
        if item.lower in {";", ":"} or item.lower in language.relatives or item.lower in language.clause_breaks:
            return at
        if item.is_nominal:
            last_nominal = at
        elif item.kind == "word" and _is_finite(item, language) and not _no_verb(items, at, language):
            if last_nominal is not None and all(
                is_adverb(items[i], language) or items[i].lower == "'s" for i in range(last_nominal + 1, at)
            ):
                return last_nominal
            if items[at - 1].lower in language.coordinators or items[at - 1].lower == ",":
                return at
    return len(items)


def _no_verb(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether an article or a mark of the infinitive before a form says that it is no finite verb."""
    before = items[at - 1].lower
    return before in language.determiners or before in language.auxiliaries["infinitive"]


def _is_finite(item: Item, language: LanguageData) -> bool:
    if any(item.lower in language.auxiliaries[name] for name in ("be", "have", "conditional", "future")):
        return True
    return any(tense in FINITE for _, tense in language.verb_forms.get(item.lower, ()))


def coordinated(items: Sequence[Item], index: int, stop: int, language: LanguageData) -> list[int]:
    """The names of the list that begins at `index`: ``A, B et C``."""
    group = [index]
    at = index + 1
    while at < stop:
        joined = items[at].lower == "," or items[at].lower in language.coordinators
        if not joined:
            at = _past_apposition(items, at, stop)
            if at is None or at >= stop or not (items[at].lower == "," or items[at].lower in language.coordinators):
                break
        following = _next_in_list(items, at + 1, stop, language)
        if following is None:
            break
        group.append(following)
        at = following + 1
    listed = any(items[i].lower in language.coordinators for i in range(group[0], group[-1]))
    return group if listed else [index]


def _past_apposition(items: Sequence[Item], at: int, stop: int) -> int | None:
    """Past a bracket behind a name, as in ``Sharp (6753.T) and Foxconn``."""
    if items[at].lower != "(":
        return None
    return next((i + 1 for i in range(at, stop) if items[i].lower == ")"), None)


def _next_in_list(items: Sequence[Item], at: int, stop: int, language: LanguageData) -> int | None:
    """The next name of a list, past a few words that describe it; None where something else begins."""
    for step, index in enumerate(range(at, min(stop, at + 6))):
        item = items[index]
        if item.is_nominal:
            return index if item.kind == "name" else None
        plain = item.kind == "word" and not _ends_phrase(item, language) and not _preposition_ending(items, index, language)
        joins = step == 0 and item.lower in language.coordinators
        place = item.kind == "name" or item.lower in {"'s", "’s"}
        if not (plain or joins or place):
            return None
    return None


def coordinated_before(items: Sequence[Item], index: int, language: LanguageData) -> list[int]:
    """The names of the list that ends at `index`."""
    group = [index]
    for start in range(index - 1, -1, -1):
        if items[start].is_nominal and items[start].kind == "name":
            whole = coordinated(items, start, index + 1, language)
            if whole[-1] == index and set(group) <= set(whole):
                group = whole
            else:
                break
        elif items[start].kind in {"money", "percent"} or items[start].lower == ";":
            break
    return group
