"""Who does what an infinitive, a noun or a gerund says, where words before it have them do it."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.coordination import coordinated_before
from seeds.parser.governors import OWNER, VERB, governor
from seeds.parser.hints import singular
from seeds.parser.items import Item
from seeds.parser.name_kinds import is_generic
from seeds.parser.prepositions import opens_with_preposition, preposition_ending
from seeds.parser.word_classes import is_adverb, is_object_pronoun
from seeds.vocabulary import Kind, Role

_VERB_BEFORE = 6
"""How many items before a name the verb may stand that it is the object of."""
_OFFERER = 8
"""How many items before a name the *from* may stand that says whose an offer is: ``a bid from the US chain X``."""
_ANSWERED = 4
"""How many items before an offer the verb may stand by which it is answered: ``received two binding offers``."""
_OBJECT = 5
"""How many items before a noun the infinitive may stand whose object it is: ``de mener à bien le rachat``."""
_JOINED = 14
"""How many items before an infinitive another may stand that *and* joins it to."""
_ASIDE = 14
"""How many items may say between commas who a company is, before the mark of an infinitive."""
_SHARED = 6
"""How many items before a name the share may stand that is of it: ``5 % of X buying Y``."""
_MARK = 5
"""How many items a name with its bracket may have before the mark of an infinitive."""


def beaten(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether somebody beats or hires what stands at `name`, and so does what follows: ``X beat Y to win``."""
    return not language.beating_verbs.isdisjoint(verbs_before(items, name, language))


def verbs_before(items: Sequence[Item], name: int, language: LanguageData) -> set[str]:
    """The verbs that the last form of one before a name may be of, alone and with the word behind it, ``see off``.

    None where no verb stands near.
    """
    for back in range(name - 1, max(-1, name - _VERB_BEFORE), -1):
        uses = language.verb_forms.get(items[back].lower)
        if uses:
            verbs = {verb for verb, _ in uses}
            return verbs | {f"{verb} {items[back + 1].lower}" for verb in verbs}
    return set()


def offer_of(items: Sequence[Item], name: int, hangs_on: str, language: LanguageData) -> int | None:
    """Where the offer stands that is a name's, whatever the sentence is about: ``got a bid from X to buy Y``."""
    makes = hangs_on in language.numbers.of or hangs_on in language.agents or hangs_on in language.client_words
    if not makes and hangs_on.partition(" ")[0] not in language.source_words:
        return None
    for back in range(name - 1, max(0, name - _OFFERER), -1):
        if preposition_ending(items, back, language) == hangs_on:
            noun = back - len(hangs_on.split())
            return noun if noun >= 0 and items[noun].lower in language.offer_nouns else None
        if items[back].kind not in {"word", "name"} or items[back].is_nominal:
            return None
    return None


def answers_offer(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether an infinitive says what others offered to whom a sentence is about: ``X received an offer to buy Y``."""
    mark = index - 1
    if mark < 1:
        return False
    bare = items[index].word.is_infinitive and preposition_ending(items, mark, language) != ""
    if not bare and items[mark].lower not in language.auxiliaries["infinitive"]:
        return False
    for noun in range(mark - 1, max(0, mark - _OFFERER), -1):
        if items[noun].is_nominal and items[noun].kind == "name":
            return False
        if singular(items[noun].lower, language) in language.offer_nouns or items[noun].lower in language.offer_nouns:
            before = (item.lower for item in items[max(0, noun - _ANSWERED) : noun])
            return any(v in language.answer_verbs for word in before for v, _ in language.verb_forms.get(word, ()))
    return False


def controller(items: Sequence[Item], index: int, language: LanguageData) -> list[int]:
    """Who does what an infinitive, or a noun, at `index` says, where a verb before has them do it: ``choisi X pour``.

    Whom the verb sets behind is passed over, ``a préféré X à Y pour racheter``; whom it lets do something is not:
    ``permettra à X de racheter Y``. Some verbs have them do it without a preposition: ``voir X racheter Y``.
    """
    mark = index - 1
    while mark > 1 and is_adverb(items[mark], language) and not preposition_ending(items, mark, language):
        mark -= 1
    if mark < 1:
        return []
    if not preposition_ending(items, mark, language):
        seen = items[mark].is_nominal and verbs_before(items, mark, language) & language.seeing_verbs
        return coordinated_before(items, mark, language) if seen else []
    if any(is_object_pronoun(item) for item in items[mark + 1 : index]):
        return []
    end = _before_aside(items, _before_right(items, mark, language))
    dative = _dative_before(items, end, language)
    if dative:
        return [dative]
    names = [i for i in range(max(0, end - _MARK), end) if items[i].is_nominal]
    if not names or not _adjoins(items, names[-1], end):
        return []
    if _is_to_act(items, names[-1], mark, language):
        return coordinated_before(items, names[-1], language)
    if governor(items, names[-1], language) in language.datives.values():
        enabled = verbs_before(items, names[-1], language) & language.enabling_verbs
        asked = enabled and offered(items, index, names[-1], language) is None
        return coordinated_before(items, names[-1], language) if asked else []
    if _plans(items, names[-1], language):
        return coordinated_before(items, names[-1], language)
    name = next((i for i in reversed(names) if governor(items, i, language) in {"", VERB}), None)
    controlled = name is not None and verbs_before(items, name, language) & language.control_verbs
    return coordinated_before(items, name, language) if name is not None and controlled else []


def _dative_before(items: Sequence[Item], end: int, language: LanguageData) -> int:
    """Where a pronoun tells whom a verb that ends at `end` lets do something, or 0: ``lui a permis de racheter``.

    It stands for whom the words right before give something to: ``imposé au groupe pour lui permettre``.
    """
    enabled = False
    for back in range(end - 1, max(0, end - _VERB_BEFORE), -1):
        item = items[back]
        if is_object_pronoun(item) and item.lower in language.datives:
            told = items[back - 2].is_nominal and preposition_ending(items, back - 1, language) != ""
            given = told and governor(items, back - 2, language) == language.datives[item.lower]
            return (back - 2 if given else back) if enabled else 0
        if item.kind != "word" or not (item.word.is_verb_form or is_adverb(item, language)):
            return 0
        enabled |= any(verb in language.enabling_verbs for verb, _ in language.verb_forms.get(item.lower, ()))
    return 0


def offered(items: Sequence[Item], index: int, name: int, language: LanguageData) -> int | None:
    """Where what is its own stands that somebody offers a name to take over, which the infinitive at `index` says.

    ``propose à X de racheter sa part``, ``la branche Y``. Whom it lets do so has nothing of its own in it: ``propose à
    X de racheter Y``.
    """
    offers = verbs_before(items, name, language) & language.offering_verbs
    behind = items[index + 1 : index + 3]
    parts = language.part_nouns | language.owned_parts
    own = any(item.lower in language.possessives for item in behind[:1])
    own |= any(item.lower in parts or item.kind == "percent" for item in behind)
    return index + 1 if offers and own else None


def helped(items: Sequence[Item], owner: int, language: LanguageData) -> list[int]:
    """Whom a verb says that another helps with what is theirs: ``conseille X pour son introduction``."""
    mark = owner - 1
    if mark < 1 or not preposition_ending(items, mark, language):
        return []
    while mark > 1 and not items[mark - 1].is_nominal and items[mark - 1].kind == "word" and owner - mark < _MARK:
        mark -= 1
    name = mark - 1
    if not items[name].is_nominal or governor(items, name, language) != VERB:
        return []
    return (
        coordinated_before(items, name, language)
        if verbs_before(items, name, language) & language.helping_verbs
        else []
    )


def lets_others(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether people without a name are let do what an infinitive at `index` says: ``permet aux clients de racheter``.

    A word for a company among them stands for one, whoever that is.
    """
    mark = index - 1
    while mark > 0 and not preposition_ending(items, mark, language):
        if items[mark].kind != "word" or index - mark > _VERB_BEFORE:
            return False
        mark -= 1
    for back in range(mark - 1, max(0, mark - _VERB_BEFORE), -1):
        if items[back].kind != "word" or is_generic(items[back].lower, language):
            return False
        uses = language.verb_forms.get(items[back].lower, ())
        if any(verb in language.enabling_verbs for verb, _ in uses):
            return items[back + 1].word.uncontracted in language.datives.values() and back + 1 < mark
    return False


def controller_of_object(items: Sequence[Item], noun: int, language: LanguageData) -> list[int]:
    """Who does what an infinitive says whose object a noun is: ``permettra à X de finaliser le rachat``.

    Of several joined by *and* the first one tells: ``permettra à X de s'étendre et de préparer une fusion``.
    """
    verb = noun - 1
    while verb > max(1, noun - _OBJECT) and not items[verb].word.is_infinitive:
        if items[verb].kind != "word":
            return []
        verb -= 1
    if verb < 2 or not items[verb].word.is_infinitive:
        return []
    mark = items[verb - 1].lower
    marks = {mark, *(language.numbers.of if mark in language.numbers.of else ())}
    joined = items[verb - 2].lower in language.coordinators
    before = range(verb - 3, max(0, verb - _JOINED), -1) if joined else ()
    first = next((i + 1 for i in before if items[i].lower in marks and items[i - 1].is_nominal), verb)
    return controller(items, first, language)


def acts_next(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether a name does what the infinitive right behind it says: ``signed a deal for X to provide``."""
    return name + 1 < len(items) and _is_to_act(items, name, name + 1, language)


def _is_to_act(items: Sequence[Item], name: int, mark: int, language: LanguageData) -> bool:
    """Whether a name is the subject of an infinitive: ``calls for X to buy Y``, but not ``paid $5m for X to grow``.

    So is one that *with* brings in behind a comma: ``will be split, with X to buy Y``.
    """
    if items[mark].lower not in language.auxiliaries["infinitive"]:
        return False
    first = coordinated_before(items, name, language)[0]
    back = next((i for i in range(first - 1, max(0, first - _VERB_BEFORE), -1) if items[i].word.prepositions), 0)
    if back > 0 and items[back].lower in language.with_words:
        return items[back - 1].lower == "," and governor(items, first, language) == items[back].lower
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
    at = next((i for i in range(name - 1, max(0, name - _VERB_BEFORE), -1) if items[i].lower in joints), 0)
    if not at or items[at - 1].kind != "word":
        return False
    if items[at - 1].lower in language.plan_nouns:
        return hangs_on in joints
    if hangs_on not in language.agents or items[at].lower not in language.agents:
        return False
    uses = language.verb_forms.get(items[at - 1].lower, ())
    return not any(tense in {"past", "participle"} for _, tense in uses)


def _before_right(items: Sequence[Item], mark: int, language: LanguageData) -> int:
    """Where a right begins that somebody is given, or what opens the infinitive: ``donne à X le droit de racheter``."""
    given = items[mark - 1].lower in language.right_nouns and items[mark - 2].lower in language.determiners
    return mark - 2 if given else mark


def _before_aside(items: Sequence[Item], end: int) -> int:
    """Where the commas begin that only hold who a company is, before an infinitive: ``à X, filiale de Y, de``."""
    if end < 1 or items[end - 1].lower != ",":
        return end
    opens = next((i for i in range(end - 2, max(0, end - _ASIDE), -1) if items[i].kind == "mark"), 0)
    return opens if items[opens].lower == "," and items[opens - 1].kind == "name" else end


def _adjoins(items: Sequence[Item], name: int, end: int) -> bool:
    """Whether only a bracket stands between a name and what ends at `end`."""
    return name + 1 == end or items[name + 1].lower == "("


def brought_in(items: Sequence[Item], index: int, language: LanguageData) -> list[int]:
    """Who acts where *with* brings in somebody together with what they do: ``, with X leading the round``.

    So may any preposition that opens the sentence, ``Prior to X going public``, and some elsewhere: ``les cas de X
    rachetant Y``, ``depends on X buying Y``. Who buys may hang on a verb as well: ``saw X
    buying Y``.
    """
    acts = items[index].word.is_gerund or items[index].lower in language.auxiliaries["have"]
    if not index or not acts or not items[index - 1].is_nominal or is_object_pronoun(items[index - 1]):
        return []
    group = coordinated_before(items, index - 1, language)
    plain = all(item.kind == "word" for item in items[: group[0]])
    opens = items[index].word.is_gerund and plain and opens_with_preposition(items, language)
    hangs_on = governor(items, group[0], language)
    shared = any(item.kind == "percent" for item in items[max(0, group[0] - _SHARED) : group[0]])
    brought = hangs_on in language.numbers.of or hangs_on in language.gerund_subjects
    of = items[index].word.is_gerund and brought and not shared
    bought_by = hangs_on not in {"", OWNER} and items[index].word.is_gerund and _tells_purchase(items, index, language)
    return group if opens or of or bought_by or hangs_on in language.with_words else []


def _tells_purchase(items: Sequence[Item], verb: int, language: LanguageData) -> bool:
    """Whether a verb, alone or with the word behind it, tells of a takeover whose subject buys."""
    cue = items[verb].word.cue
    if cue is None or items[verb].lower in language.selling_forms:
        return False
    behind = items[verb + 1].lower if verb + 1 < len(items) else ""
    phrases = (*cue.verbs.alone, *cue.verbs.longer.get(behind, ()))
    buys = any(phrase.frame.kind is Kind.ACQUISITION and phrase.frame.subject is Role.ACQUIRER for phrase in phrases)
    return buys or items[verb].lower in language.takeover_forms
