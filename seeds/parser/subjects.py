"""Who acts: the subject of a verb, or of what a noun hangs on, and what a relative stands for."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.brackets import in_brackets
from seeds.parser.coordination import coordinated, coordinated_before
from seeds.parser.governors import OWNER, VERB, governor
from seeds.parser.hints import singular
from seeds.parser.items import Item, Reference
from seeds.parser.names import NameMention
from seeds.parser.prepositions import opens_with_preposition, preposition_ending
from seeds.parser.wares import is_product
from seeds.parser.word_classes import has_verb_behind, is_adverb, is_finite, is_noun, is_object_pronoun, is_verb

_DASHES = frozenset({"-", "–", "—", "--"})
_ASIDE = 25
"""How many items may stand between two dashes before a verb."""
_ASIDE_LEAST = 5
"""How many items stand at least before a verb that a relative clause and its comma end at."""
_NOUN_PHRASE = 6
"""How many words a subject that is no name may have before its verb."""
_DESCRIBED = 4
"""How many words may describe the subject of a relative clause."""
_MARK = 5
"""How many items a name with its bracket may have before the mark of an infinitive."""
_HEADLINE = 5
"""How many items a headline may have before the verb that its first two names share."""
_APPOSITION = 8
"""How many plain words may describe a name between it and its relative."""


def subject_before(
    items: Sequence[Item], index: int, language: LanguageData, *, owner_first: bool = False
) -> list[int]:
    """The subject of what begins at `index`: the nearest name before it that hangs on no preposition.

    With `owner_first` an owner on the way is preferred: in "Zeekr's plans to buy" it is Zeekr that buys.
    """
    dashed = aside = _dashed(items, index)
    if _unnamed_subject(items, index, language):
        return _named_aside(items, dashed, index, language)
    if index and items[index - 1].lower in language.coordinators:
        return _subject_shared(items, index, language)
    told_of = (
        _told_in_passing(items, index, language)
        or _brought_in(items, index, language)
        or _described_before(items, index, language)
    )
    if told_of:
        return told_of
    owner: list[int] = []
    objects: list[int] = []
    things: list[int] = []
    if _is_object_relative(items, index - 1, language) and is_finite(items[index], language):
        return _told_by_relative(items, index - 1, language)
    for back in range(index - 1, -1, -1):
        item = items[back]
        if item.lower == ";" and not in_brackets(items, back):
            break
        if back >= aside:
            continue
        if item.lower in language.relatives:
            if preposition_ending(items, back - 1, language):
                continue
            return nearest_before(items, back, language)
        if item.value is None:
            continue
        if is_product(item) and not things and governor(items, back, language) == "":
            things = [back]
        if not item.is_nominal or is_product(item) or in_brackets(items, back) or is_object_pronoun(item):
            continue
        if _tells_office(items, back) or _only_reports(items, back, language):
            continue
        said_of = _said_of_another(items, back, index, language) or _does_more(items, back, index, language)
        if said_of:
            return said_of
        hangs_on = governor(items, back, language)
        offer = offer_of(items, back, hangs_on, language) if owner_first else None
        if offer is not None and not _beaten(items, offer, language):
            return coordinated_before(items, back, language)
        acts = hangs_on == VERB and verb_follows(items, back, language)
        if acts and not (_mandated(items, back, language) or _beaten(items, back, language)):
            hangs_on = ""
        if hangs_on == "" and _owns_what_is_apposed(items, back, language):
            continue
        told = _named_aside(items, dashed, index, language) if item.kind == "reference" and back + 1 == dashed else []
        if hangs_on == "" and told:
            return told
        if hangs_on == "":
            group = _included(items, back, index, language) or coordinated_before(items, back, language)
            group = _without_adjunct(items, group, language)
            if hangs_together(items, group, language):
                aside = group[0]
                continue
            return owner if owner and owner_first else _with_first(items, group, index)
        if hangs_on == OWNER and not owner:
            owner = [back]
        if hangs_on == VERB and not objects:
            objects = coordinated_before(items, back, language)
    return owner or objects or things or _named_aside(items, dashed, index, language) or _bracketed(items, index)


def _named_aside(items: Sequence[Item], dashed: int, index: int, language: LanguageData) -> list[int]:
    """The name that dashes give what acts without one: ``The seller - the fund X - has bought Y``."""
    names = (i for i in range(dashed, index) if items[i].is_nominal and items[i].kind == "name")
    named = (i for i in names if governor(items, i, language) == "")
    first = next(named, None)
    return [] if first is None else coordinated(items, first, index, language)


def _is_object_relative(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word is a relative that most often stands for an object, and here for a subject: ``that``."""
    return at > 0 and items[at].lower in language.object_relatives and items[at].lower not in language.relatives


def _told_by_relative(items: Sequence[Item], relative: int, language: LanguageData) -> list[int]:
    """Who acts where a relative is the subject: ``X, a fund that bought Y``, ``X is the firm that bought Y``."""
    found = antecedent_of(items, relative, language)
    if found:
        return found
    back = relative - 1
    while back > 0 and _is_plain(items, back, language):
        back -= 1
    said_to_be = items[back].lower in language.auxiliaries["be"]
    return nearest_before(items, back, language) if said_to_be else []


def _mandated(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether whom a verb is about does what follows for its subject: ``X has hired Y to find a buyer``."""
    for back in range(name - 1, max(-1, name - _NOUN_PHRASE), -1):
        verbs = {verb for verb, _ in language.verb_forms.get(items[back].lower, ())}
        if verbs:
            return bool(verbs & language.mandating_verbs)
    return False


def _beaten(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether somebody beats what stands at `name`, and so does what follows: ``X beat Y to win``."""
    verbs = (
        {verb for verb, _ in language.verb_forms.get(items[back].lower, ())}
        for back in range(name - 1, max(-1, name - _NOUN_PHRASE), -1)
    )
    return bool(next(filter(None, verbs), set()) & language.beating_verbs)


def _included(items: Sequence[Item], name: int, index: int, language: LanguageData) -> list[int]:
    """The whole list that words for several open, its *of* said again: ``un consortium composé de X, de Y et de Z``."""
    opened = preposition_ending(items, name - 1, language) in language.inclusions
    whole = coordinated(items, name, index, language) if opened else []
    return whole if len(whole) > 1 else []


def _without_adjunct(items: Sequence[Item], group: list[int], language: LanguageData) -> list[int]:
    """A list of those who act without the name that ends the words before them: ``Après un essai à X, Y et Z``."""
    hangs_on = governor(items, group[0], language)
    apart = len(group) > 1 and items[group[0] + 1].lower == "," and hangs_on != ""
    if not apart or hangs_on.rpartition(" ")[2] in language.agents:
        return group
    return group[1:] if opens_with_preposition(items, language) else group


def _with_first(items: Sequence[Item], group: list[int], index: int) -> list[int]:
    """A subject with the name before it that a headline parts by a comma alone: ``X, Y to merge``."""
    paired = (
        group == [2] and index <= _HEADLINE and items[1].lower == "," and all(_is_company(items[i]) for i in (0, 2))
    )
    return [0, 2] if paired else group


def _brought_in(items: Sequence[Item], index: int, language: LanguageData) -> list[int]:
    """Who acts where *with* brings in somebody together with what they do: ``, with X leading the round``."""
    if not index or not items[index].word.is_gerund or not items[index - 1].is_nominal:
        return []
    group = coordinated_before(items, index - 1, language)
    return group if governor(items, group[0], language) in language.with_words else []


def _told_in_passing(items: Sequence[Item], index: int, language: LanguageData) -> list[int]:
    """What a relative clause tells of that a comma closes right before a verb: ``X, whose backers include Y, buys``."""
    if index < _ASIDE_LEAST or items[index - 1].lower != "," or not is_finite(items[index], language):
        return []
    for back in range(index - 2, max(0, index - _ASIDE), -1):
        if items[back].lower in {";", ":"} or items[back].lower in language.clause_breaks:
            return []
        if items[back].lower in language.relatives:
            opens = back - len(preposition_ending(items, back - 1, language).split())
            told = opens - 2
            while told > 0 and items[told].word.is_demonym:
                told -= 1
            apart = items[opens - 1].lower == "," and items[told].is_nominal
            return nearest_before(items, opens, language) if apart else _apposed_before(items, opens, language)
    return []


def _described_before(items: Sequence[Item], index: int, language: LanguageData) -> list[int]:
    """Whom words between commas right before a verb describe: ``X, owner of the Y and Z brands, buys``."""
    if index < _ASIDE_LEAST or items[index - 1].lower != ",":
        return []
    for back in range(index - 2, max(0, index - _ASIDE), -1):
        if items[back].lower == ",":
            plain = items[back + 1].kind == "word" and items[back + 1].lower not in language.preposition_forms
            acts = items[back - 1].kind == "name" and items[back - 1].is_nominal
            if not plain or not acts or governor(items, back - 1, language) != "":
                return []
            return coordinated_before(items, back - 1, language)
        if items[back].kind == "mark" or is_verb(items, back, language) or items[back].lower in language.relatives:
            return []
    return []


def _apposed_before(items: Sequence[Item], relative: int, language: LanguageData) -> list[int]:
    """The name that words before a relative say more of, where it acts: ``Y, une start-up qui a acheté X, annonce``."""
    found = antecedent_of(items, relative, language)
    return found if found and governor(items, found[-1], language) == "" else []


def hangs_together(items: Sequence[Item], group: Sequence[int], language: LanguageData) -> bool:
    """Whether a list hangs on the preposition before its first name: ``founded by A, B and C``.

    Other prepositions than that of who acts may only bring in the first one, ``with A, B and C have``, unless a comma
    closes the words that they begin: ``X, a backer of firms such as A, B and C, leads``. Who stands beside somebody
    acts as well: ``alongside A, B invests``.
    """
    hangs_on = governor(items, group[0], language)
    if hangs_on.rpartition(" ")[2] in language.agents:
        return True
    closed = group[-1] + 1 < len(items) and items[group[-1] + 1].lower == ","
    return closed and hangs_on in language.preposition_forms and hangs_on not in language.comitatives


def _dashed(items: Sequence[Item], index: int) -> int:
    """Where words between dashes begin that stand before a verb, ``X – owner of Y – has been sold``; else its place."""
    if index < 2 or items[index - 1].lower not in _DASHES:
        return index
    opens = (i for i in range(index - 2, max(0, index - _ASIDE), -1) if items[i].lower in _DASHES)
    return next(opens, index)


def _only_reports(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a name between commas only says who reports: ``X raised 3 million, Y reported, and plans``."""
    closed = 0 < index < len(items) - 2 and items[index + 2].lower == ","
    return closed and tells_behind_comma(items, index, language)


def tells_behind_comma(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a name behind a comma is followed by a verb for saying: ``X raised 3 million, Y reported``."""
    if index < 1 or index + 1 >= len(items) or not items[index].is_nominal or items[index - 1].lower != ",":
        return False
    tells = language.speech_verbs | language.reporting_verbs
    return any(verb in tells for verb, _ in language.verb_forms.get(items[index + 1].lower, ()))


def _owns_what_is_apposed(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether a name only tells, between commas, whose another is: ``X, ancienne filiale de Y, a été cédée``."""
    behind = name + 1
    while behind < len(items) and (items[behind].kind == "name" or preposition_ending(items, behind, language)):
        behind += 1
    if behind >= len(items) or items[behind].lower != ",":
        return False
    owned = False
    for back in range(name - 1, max(0, name - _APPOSITION), -1):
        if items[back].lower == ",":
            return owned and _ends_nominal(items, back)
        if items[back].kind != "word":
            return False
        owned |= items[back].lower in language.numbers.of
    return False


def _ends_nominal(items: Sequence[Item], comma: int) -> bool:
    """Whether a name stands before a comma, or a word for a company and where it is: ``La laiterie de X, filiale``."""
    for at in range(comma - 1, max(-1, comma - _APPOSITION), -1):
        if items[at].kind == "mark":
            return False
        if items[at].is_nominal:
            return items[at].kind == "reference" or at == comma - 1
    return False


def _said_of_another(items: Sequence[Item], name: int, index: int, language: LanguageData) -> list[int]:
    """What a relative stands for whose clause has a name as its subject, and ends before `index`.

    In ``Y, the chain that X bought in 2017, has hired`` it is Y that hires.
    """
    begin = name - 1
    while begin > 0 and name - begin <= _DESCRIBED and _is_plain(items, begin, language):
        begin -= 1
    if begin < 1 or items[begin].lower not in language.object_relatives or preposition_ending(items, begin, language):
        return []
    if preposition_ending(items, begin - 1, language) or all(item.lower != "," for item in items[name + 1 : index]):
        return []
    return antecedent_of(items, begin, language)


def _does_more(items: Sequence[Item], name: int, index: int, language: LanguageData) -> list[int]:
    """What a relative stands for that is the subject of a clause with a name in it, which ends before `index`.

    In ``Y, the fund that owns X, has bought`` it is Y that buys.
    """
    for at in range(name - 1, max(0, name - _DESCRIBED), -1):
        if items[at].kind == "mark":
            return []
        if _is_object_relative(items, at, language) and is_finite(items[at + 1], language):
            closed = any(item.lower == "," for item in items[name + 1 : index])
            return antecedent_of(items, at, language) if closed else []
    return []


def _is_plain(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word may describe the name behind it: ``private equity firm``."""
    item = items[at]
    grammatical = item.lower in language.object_relatives or item.lower in language.preposition_forms
    return item.kind == "word" and not grammatical and not is_finite(item, language)


def offer_of(items: Sequence[Item], name: int, hangs_on: str, language: LanguageData) -> int | None:
    """Where the offer stands that is a name's, whatever the sentence is about: ``got a bid from X to buy Y``."""
    if not hangs_on:
        return None
    noun = next((i for i in range(name - 1, max(-1, name - 4), -1) if items[i].lower in language.offer_nouns), None)
    if noun is None or preposition_ending(items, noun + len(hangs_on.split()), language) != hangs_on:
        return None
    return noun


def _unnamed_subject(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a verb has a subject of its own that is no name: ``X said the regulators would buy``."""
    if not is_finite(items[index], language) or (index and items[index - 1].lower in language.coordinators):
        return False
    if index and _names_many(items[index - 1], language):
        opens = index - 2
        while opens > 0 and _is_plain(items, opens, language) and items[opens].lower not in language.determiners:
            opens -= 1
        tells = items[opens].lower in language.clause_breaks or is_finite(items[opens], language)
        return opens > 0 and items[opens].kind == "word" and tells
    for back in range(index - 1, max(0, index - _NOUN_PHRASE), -1):
        item = items[back]
        if item.lower in language.determiners:
            if back == index - 1 or item.lower in language.possessives:
                return False
            before = items[back - 1]
            opens = before.lower in language.clause_breaks and before.lower not in language.preposition_forms
            return opens or (before.kind == "word" and is_finite(before, language))
        if item.kind != "word" or is_finite(item, language) or item.lower in language.preposition_forms:
            return False
        if (
            item.lower in language.relatives
            or item.lower in language.clause_breaks
            or item.lower in language.part_nouns
        ):
            return False
    return False


def _names_many(item: Item, language: LanguageData) -> bool:
    """Whether a word stands for companies in general: ``said that start-ups raised 3 billion``."""
    plural = item.kind == "word" and item.lower.endswith(language.plurals)
    return plural and (item.lower in language.group_nouns or singular(item.lower, language) in language.generic_nouns)


def _tells_office(items: Sequence[Item], index: int) -> bool:
    """Whether words for a person only say what the one named before the comma is: ``X, l'ancien directeur de Y,``."""
    value, before = items[index].value, items[max(0, index - 2)].value
    office = isinstance(value, Reference) and value.person and not value.pronoun
    behind = index > 1 and items[index - 1].lower == ","
    return office and behind and isinstance(before, NameMention) and before.kind == "person"


def _bracketed(items: Sequence[Item], index: int) -> list[int]:
    """The last name in brackets behind words, which may be the short form of one that was not recognised."""
    inside = [i for i in range(index) if items[i].kind == "name" and items[i].is_nominal and in_brackets(items, i)]
    return [i for i in inside if i < 2 or items[i - 2].kind != "name"][-1:]


def verb_follows(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a name or a pronoun has a finite verb of its own behind it: ``it disclosed Zeekr plans to buy``."""
    for item in items[index + 1 : index + 4]:
        if item.kind == "word" and is_finite(item, language):
            return True
        if not is_adverb(item, language):
            return False
    return False


def _subject_shared(items: Sequence[Item], index: int, language: LanguageData) -> list[int]:
    """The subject that a verb behind *and* shares with the verb before: ``X a levé 10 millions et racheté Y``."""
    for back in range(index - 2, -1, -1):
        item = items[back]
        apart = item.lower == ";" and not in_brackets(items, back)
        if apart or item.lower in language.clause_breaks or item.lower in language.relatives:
            return (
                nearest_before(items, back, language)
                if item.lower in language.relatives
                else _first_free(items, back, index, language)
            )
        if _only_reports(items, back - 1, language):
            continue
        if item.kind == "word" and is_finite(item, language) and not is_noun(items, back, language):
            found = subject_before(items, back, language)
            return found or _first_free(items, 0, index, language)
    return _first_free(items, 0, index, language)


def _first_free(items: Sequence[Item], start: int, index: int, language: LanguageData) -> list[int]:
    for at in range(start, index):
        if items[at].is_nominal and governor(items, at, language) == "":
            return coordinated(items, at, index, language)
    return []


def controller(items: Sequence[Item], index: int, language: LanguageData) -> list[int]:
    """Who does what an infinitive, or a noun, at `index` says, where a verb before has them do it: ``choisi X pour``.

    Whom the verb sets behind is passed over: ``a préféré X à Y pour racheter``.
    """
    mark = index - 1
    while mark > 1 and is_adverb(items[mark], language) and not preposition_ending(items, mark, language):
        mark -= 1
    if mark < 1 or not preposition_ending(items, mark, language):
        return []
    if any(is_object_pronoun(item) for item in items[mark + 1 : index]):
        return []
    names = [i for i in range(max(0, mark - _MARK), mark) if items[i].is_nominal]
    if not names or not _adjoins(items, names[-1], mark):
        return []
    if _is_to_act(items, names[-1], mark, language):
        return coordinated_before(items, names[-1], language)
    if governor(items, names[-1], language) in language.datives.values():
        return _enabled(items, names[-1], language)
    if _plans(items, names[-1], language):
        return coordinated_before(items, names[-1], language)
    name = next((i for i in reversed(names) if governor(items, i, language) in {"", VERB}), None)
    if name is None:
        return []
    for back in range(name - 1, max(-1, name - _NOUN_PHRASE), -1):
        verbs = {verb for verb, _ in language.verb_forms.get(items[back].lower, ())}
        if verbs:
            return coordinated_before(items, name, language) if verbs & language.control_verbs else []
    return []


def _is_to_act(items: Sequence[Item], name: int, mark: int, language: LanguageData) -> bool:
    """Whether a name is the subject of an infinitive: ``calls for X to buy Y``, but not ``paid $5m for X to grow``."""
    if items[mark].lower not in language.auxiliaries["infinitive"]:
        return False
    first = coordinated_before(items, name, language)[0]
    back = next((i for i in range(first - 1, max(0, first - _NOUN_PHRASE), -1) if items[i].word.prepositions), 0)
    brings_in = back > 0 and items[back].lower in language.infinitive_subjects
    return (
        brings_in and governor(items, first, language) == items[back].lower and items[back - 1].kind in {"word", "date"}
    )


def _plans(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether a noun is by somebody, who so does what follows: ``a plan by X to buy Y``, not ``asked by X to``.

    A noun for what is in mind may also be of them: ``le projet de X de racheter Y``.
    """
    hangs_on = governor(items, name, language)
    joints = {*language.agents, *language.numbers.of}
    at = next((i for i in range(name - 1, max(0, name - _NOUN_PHRASE), -1) if items[i].lower in joints), 0)
    if not at or items[at - 1].kind != "word":
        return False
    if items[at - 1].lower in language.plan_nouns:
        return hangs_on in joints
    if hangs_on not in language.agents or items[at].lower not in language.agents:
        return False
    uses = language.verb_forms.get(items[at - 1].lower, ())
    return not any(tense in {"past", "participle"} for _, tense in uses)


def _enabled(items: Sequence[Item], name: int, language: LanguageData) -> list[int]:
    """Whom a verb lets do something: ``permettra à X de racheter Y``."""
    for back in range(name - 1, max(-1, name - _NOUN_PHRASE), -1):
        verbs = {verb for verb, _ in language.verb_forms.get(items[back].lower, ())}
        if verbs:
            return coordinated_before(items, name, language) if verbs & language.enabling_verbs else []
    return []


def _adjoins(items: Sequence[Item], name: int, end: int) -> bool:
    """Whether only a bracket stands between a name and what ends at `end`."""
    return name + 1 == end or items[name + 1].lower == "("


def nearest_before(items: Sequence[Item], index: int, language: LanguageData) -> list[int]:
    """The names right before `index`: the whole list where nothing but a comma stands between, else the last one."""
    for back in range(index - 1, -1, -1):
        if items[back].is_nominal and not in_brackets(items, back):
            close = all(items[i].lower == "," for i in range(back + 1, index))
            if is_product(items[back]) and not close:
                continue
            apart = _before_aside(items, back, index, language) if close else []
            return apart or (coordinated_before(items, back, language) if close else [back])
    return []


def _before_aside(items: Sequence[Item], name: int, index: int, language: LanguageData) -> list[int]:
    """Whom words between commas tell more of, where a name in them hangs on its preposition: ``X, basé à Y, qui``."""
    if items[index - 1].lower != "," or governor(items, name, language) not in language.preposition_forms:
        return []
    for back in range(name - 1, max(0, name - _APPOSITION), -1):
        if items[back].lower == ",":
            told = items[back - 1].is_nominal and governor(items, back - 1, language) in {"", VERB}
            return coordinated_before(items, back - 1, language) if told else []
        if items[back].kind != "word" or is_finite(items[back], language):
            return []
    return []


def antecedent_of(items: Sequence[Item], relative: int, language: LanguageData) -> list[int]:
    """What a relative stands for: the name before it, across a comma or an apposition: ``Y, a firm that X bought``."""
    plain = 0
    for back in range(relative - 1, -1, -1):
        item = items[back]
        if item.is_nominal and not in_brackets(items, back):
            return (
                nearest_before(items, relative, language)
                if not plain
                else _named_by_apposition(items, back, relative, language)
            )
        if item.kind == "word":
            plain += 1
        if plain > _APPOSITION or (
            item.kind == "word" and is_finite(item, language) and not is_noun(items, back, language)
        ):
            return []
    return []


def _named_by_apposition(items: Sequence[Item], name: int, end: int, language: LanguageData) -> list[int]:
    """The name, where a comma and a word for a company, or an article, behind it say what it is."""
    opens = items[name + 2].lower in language.determiners
    described = opens or any(item.lower in language.generic_nouns for item in items[name + 1 : end])
    return [name] if described and items[name + 1].lower == "," else []


def fronted_subject(items: Sequence[Item], after: int, taken: set[int], language: LanguageData) -> list[int]:
    """``Racheté par X, Y emploie``, ``Après le rachat de X, Y``: words before a sentence's subject are about it.

    It stands behind the first comma after the item at `after`, or behind the list that this comma is in, and is none of
    those `taken` by another role: ``Après le rachat de X, Y et Z, W emploie``.
    """
    comma = next((i for i in range(after + 1, len(items)) if items[i].lower == ","), len(items))
    listed = False
    for index in range(comma + 1, len(items)):
        if items[index].is_nominal and (index in taken or in_brackets(items, index)):
            listed = True
        elif items[index].is_nominal:
            acts = not listed or has_verb_behind(items, index)
            return [index] if acts and governor(items, index, language) == "" else []
        if is_finite(items[index], language) and not is_noun(items, index, language):
            return []
    return []


def acting_for(items: Sequence[Item], group: list[int], noun: int, language: LanguageData) -> list[int]:
    """Whose deal it is that a person speaks of: the company of the office, if any: ``X, head of Y, said the deal``.

    A person without an office announces a deal of their own; who only speaks of one has none.
    """
    value = items[group[-1]].value
    officer = isinstance(value, Reference) and value.person and not value.pronoun
    if not officer and not (isinstance(value, NameMention) and value.kind == "person"):
        return group
    acts = [i for i in range(group[-1] + 1, noun) if items[i].kind == "word" and is_finite(items[i], language)]
    told = (i for i in range(acts[0], noun) if not is_noun(items, i, language)) if acts else ()
    verbs = {verb for i in told for verb, _ in language.verb_forms.get(items[i].lower, ())}
    if not verbs & (language.speech_verbs | language.support_verbs):
        return group
    offices = (i for i in range(group[-1] + 1, acts[0]) if _is_company(items[i]))
    found = [i for i in offices if governor(items, i, language) in language.office_words][:1]
    return found if found or verbs & language.speech_verbs else group


def _is_company(item: Item) -> bool:
    return item.is_nominal and isinstance(item.value, NameMention) and item.value.kind == "company"
