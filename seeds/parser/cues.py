"""Cues: the verbs and nouns of the language's frames as they stand in a sentence."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seeds.language import FINITE, Frame, LanguageData, Tense, load_language
from seeds.parser.items import Item, Percent, Reference
from seeds.parser.names import NameMention
from seeds.parser.splitting import lowered, split
from seeds.vocabulary import Language

ROUND, PERCENT = "ROUND", "PERCENT"
"""Words of a frame's phrase that stand for a round label and for a share of a company."""

_TRANSPARENT = frozenset({*'«»“”"', "'s", "’s"})
"""Marks that may stand between the words of a cue."""

_VERB_GAP, _NOUN_GAP = 5, 3
"""How many items may stand between the words of a cue."""
_PASSIVE_GAP = 10
"""How many items may stand between a verb in the passive and the noun that it is said of."""

_PASSIVE = frozenset({"past", "participle"})
"""Tenses whose forms may be a passive's."""


@dataclass(frozen=True)
class Cue:
    """A cue in a sentence: items ``first`` to ``last`` (both in), and how a verb is conjugated.

    `group` is the index of the first auxiliary or modal before a verb; it is `first` for nouns. What a verb in the
    passive has before it, ``a stake in X was sold``, makes with it a noun cue in the verb's tense.
    """

    frame: Frame
    first: int
    last: int
    verb: bool
    tense: Tense | None = None
    passive: bool = False
    reduced: bool = False
    group: int = 0
    size: int = 1


def find_cues(items: Sequence[Item], language: LanguageData) -> list[Cue]:
    """The cues of a sentence in order; of two at one place the longer phrase stands."""
    verbs, nouns, forms = _index(language.code)
    found: list[Cue] = []
    for index, item in enumerate(items):
        if item.kind != "round" and (item.kind != "word" or item.lower not in forms):
            continue
        here = [*_verb_cues(items, index, verbs, language), *_noun_cues(items, index, nouns, language)]
        longest = max((cue.size for cue in here), default=0)
        found.extend(cue for cue in here if cue.size == longest)
    longer = [cue for cue in found if cue.size > 1]
    return [
        cue
        for cue in found
        if not any(_inside(cue, other) for other in longer) and not _in_preposition(items, cue, language)
    ]


def _in_preposition(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a noun is only a word of a preposition, as in ``avec la participation de X``."""
    if cue.verb or cue.size > 1:
        return False
    for words in language.long_prepositions.get(items[cue.first].lower, ()):
        first = cue.first - words.index(items[cue.first].lower)
        here = [item.lower for item in items[max(0, first) : first + len(words)]]
        if [language.contractions.get(word, word) for word in here] == [language.contractions.get(w, w) for w in words]:
            return True
    return False


def _inside(cue: Cue, other: Cue) -> bool:
    """Whether a cue is only a word or two of another, longer one: the order in ``win an order``. No infinitive is."""
    within = other.first <= cue.first and cue.last <= other.last and not (cue.verb and cue.first == other.first)
    return cue.tense != "infinitive" and cue.size < other.size and within


def _verb_cues(
    items: Sequence[Item], index: int, verbs: dict[str, list[tuple[Frame, tuple[str, ...]]]], language: LanguageData
) -> Iterator[Cue]:
    near = _words_near(items, index, _VERB_GAP, language)
    groups: dict[Tense, tuple[int, Tense, bool, bool] | None] = {}
    for verb, tense in language.verb_forms.get(items[index].lower, ()):
        for frame, rest in verbs.get(verb, ()):
            last = None
            if not rest or rest[0] in near:
                last = _rest_matches(items, index, rest, _VERB_GAP, language)
            if last is None and tense not in _PASSIVE:
                continue
            if tense not in groups:
                groups[tense] = verb_group(items, index, tense, language)
            read = groups[tense]
            if read is None:
                continue
            if last is not None and rest and _pays_for(items, last, language):
                continue
            group, composed, passive, reduced = read
            if last is None:
                joined = " ".join(item.lower for item in items[index : index + 2]) in language.prepositions
                said_of = passive and rest and not (reduced and joined)
                first = _rest_before(items, group, rest, language) if said_of else None
                if first is not None:
                    yield Cue(frame, first, index, False, composed, True, group=first, size=1 + len(rest))
                continue
            if frame.reflexive and not _is_reflexive(items, index, language):
                continue
            if (passive or reduced) and not frame.passive:
                passive = reduced = False
            yield Cue(frame, index, last, True, composed, passive, reduced, group, 1 + len(rest) + 2 * frame.reflexive)


def _is_reflexive(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    before = items[max(0, index - 3) : index]
    return any(item.lower in language.auxiliaries["reflexive"] for item in before)


def _noun_cues(
    items: Sequence[Item], index: int, nouns: dict[str, list[tuple[Frame, tuple[str, ...]]]], language: LanguageData
) -> Iterator[Cue]:
    first = ROUND if items[index].kind == "round" else items[index].lower
    if first in nouns and _is_progressive(items, index, language):
        return
    frames = nouns.get(first, ())
    near = _words_near(items, index, _NOUN_GAP, language) if frames else set()
    for frame, rest in frames:
        if rest and rest[0] not in near:
            continue
        last = _rest_matches(items, index, rest, _NOUN_GAP, language)
        if last is not None and not _names_a_trade(items, last, language):
            yield Cue(frame, index, last, False, group=index, size=1 + len(rest))


def _words_near(items: Sequence[Item], index: int, gap: int, language: LanguageData) -> set[str]:
    """The words among which the second one of a cue must be, also without the endings of the plural."""
    words = {_word(item) for item in items[index + 1 : index + gap + 2]}
    return words | {word.removesuffix(ending) for ending in language.plurals for word in words}


def _rest_matches(
    items: Sequence[Item], index: int, rest: tuple[str, ...], gap: int, language: LanguageData
) -> int | None:
    at = index
    for word in rest:
        for step in range(1, gap + 2):
            if at + step >= len(items) or (
                items[at + step].kind == "mark" and items[at + step].lower not in _TRANSPARENT
            ):
                return None
            lower = _word(items[at + step])
            if lower == word or (lower.startswith(word) and lower[len(word) :] in language.plurals):
                at += step
                break
            if step > 1 and items[at + step].lower in language.phrase_breaks:
                return None
        else:
            return None
    return at


def _rest_before(items: Sequence[Item], index: int, rest: tuple[str, ...], language: LanguageData) -> int | None:
    """Where the words begin that a verb in the passive at `index` is said of: ``a stake in X was sold``."""
    for back in range(index - 1, max(-1, index - 1 - _PASSIVE_GAP), -1):
        lower = items[back].lower
        if lower in {";", ":"} or lower in language.relatives or lower in language.clause_breaks:
            return None
        if _word(items[back]) in {rest[0], *(rest[0] + ending for ending in language.plurals)}:
            last = _rest_matches(items, back, rest[1:], 0, language)
            return back if last is not None and last < index else None
    return None


def _names_a_trade(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a word tells the trade of what the next word names: ``a lending firm``, ``chief investment officer``."""
    following = items[index + 1].lower if index + 1 < len(items) else ""
    return (
        following in language.generic_nouns or following in language.part_nouns or following in language.person_titles
    )


def _pays_for(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a word is only part of a word for a deal: the stock of ``acquire the lender in a stock transaction``."""
    following = items[index + 1].lower if index + 1 < len(items) else ""
    return items[index].lower in language.stake_words and following in language.deal_nouns


def _verb_follows(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a verb right behind a form makes it a noun and its subject: ``the X buy allowed``."""
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None or following.kind != "word":
        return False
    tenses = {tense for _, tense in language.verb_forms.get(following.lower, ())}
    return bool(tenses & {"past", "imperfect"}) or following.lower in language.auxiliaries["have"]


def _is_progressive(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form that may be a noun is a gerund here: ``is offering``, ``considers offering``."""
    if "gerund" not in {tense for _, tense in language.verb_forms.get(items[index].lower, ())}:
        return False
    back = index - 1
    while back >= 0 and is_adverb(items[back], language):
        back -= 1
    if back < 0 or items[back].lower in {",", ";"}:
        return True
    verb = items[back].lower in language.verb_forms and (back == 0 or items[back - 1].lower not in language.determiners)
    return verb or items[back].lower in language.auxiliaries["be"] or items[back].lower in language.clause_breaks


def _makes_noun(before: Item, language: LanguageData) -> bool:
    """Whether a word right before a finite form shows that it is a noun: a preposition, or an owner's ``'s``."""
    joins = before.lower in language.inclusions or before.lower in language.auxiliaries["infinitive"]
    preposition = before.lower in language.prepositions and not joins
    return preposition or (before.kind == "mark" and before.lower in {"'s", "’s"})


def _word(item: Item) -> str:
    """What an item is among the words of a phrase; a place with a longer name is its first word: ``wall``."""
    if isinstance(item.value, Percent):
        return PERCENT if item.value.stake else ""
    if isinstance(item.value, NameMention) and item.value.kind == "place":
        return item.value.text.partition(" ")[0].casefold()
    return ROUND if item.kind == "round" else item.lower


def verb_group(
    items: Sequence[Item], index: int, tense: Tense, language: LanguageData
) -> tuple[int, Tense, bool, bool] | None:
    """Read the auxiliaries before a verb form: (first item of the group, tense as a whole, passive, reduced).

    None where an article before the form shows that it is a noun.
    """
    aux = language.auxiliaries
    first = index
    has_be = has_have = conditional = future = infinitive_mark = caused = reflexive = False
    back = index - 1
    while back >= 0 and items[back].kind in {"word", "reference"}:
        lower = items[back].lower
        if lower in aux["be"]:
            has_be = True
        elif lower in aux["have"]:
            has_have = True
        elif lower in aux["infinitive"]:
            infinitive_mark = True
        elif lower in aux["causative"]:
            caused = True
        elif lower not in aux["conditional"] and lower not in aux["future"] and not is_adverb(items[back], language):
            break
        reflexive |= lower in aux["reflexive"]
        conditional |= lower in aux["conditional"]
        future |= lower in aux["future"]
        if not is_adverb(items[back], language):
            first = back
        back -= 1
    if first == index and language.verb_final and tense in {"participle", "infinitive"}:
        bracket = _opening_auxiliary(items, index, language)
        if bracket is not None:
            first, lower = bracket, items[bracket].lower
            has_be, has_have = lower in aux["be"], lower in aux["have"]
            conditional, future = lower in aux["conditional"], lower in aux["future"]
    bare = first == index
    if (
        tense in {"gerund", "past", "present"}
        and bare
        and not infinitive_mark
        and back >= 0
        and items[back].kind == "money"
    ):
        return None
    if bare and tense in FINITE and back >= 0 and any(_makes_noun(items[i], language) for i in {back, index - 1}):
        return None
    if tense == "gerund" and bare and _names_a_trade(items, index, language):
        return None
    if tense == "present" and bare and _verb_follows(items, index, language):
        return None
    if bare and _article_before(items, index, back, tense, language):
        return None
    participle = tense == "participle"
    if participle and bare and not _agent_follows(items, index, language):
        shared = _shared_auxiliary(items, back, language)
        has_be, has_have = shared in aux["be"], shared in aux["have"]
        bare = not shared
    if tense == "past" and (has_be or (bare and _agent_follows(items, index, language))):
        participle = True
    passive = participle and has_be and not reflexive
    passive |= caused and _agent_follows(items, index, language)
    reduced = (
        participle
        and bare
        and not infinitive_mark
        and (tense == "participle" or _agent_follows(items, index, language))
    )
    if participle and not reduced and not passive and not has_have and not has_be:
        participle = False
    if conditional:
        composed: Tense = "conditional"
    elif future:
        composed = "future"
    elif participle:
        composed = "past"
    elif infinitive_mark or (tense == "present" and has_be):
        composed = "infinitive"
    else:
        composed = tense
    return first, composed, passive or reduced, reduced


def _article_before(items: Sequence[Item], index: int, back: int, tense: Tense, language: LanguageData) -> bool:
    """Whether an article makes a noun of the form at `index`: ``le livre``, where ``X le livre`` has a pronoun."""
    if tense in FINITE and items[back].lower in language.fore_adjectives:
        back -= 1
    at = index - 1 if items[index - 1].lower in language.auxiliaries["clitic"] else back
    if at < 0 or items[at].lower not in language.determiners:
        return False
    if items[at].lower not in language.auxiliaries["clitic"]:
        return True
    if at == 0:
        return tense != "infinitive"
    before = items[at - 1]
    if tense in FINITE:
        return not (before.is_nominal or before.lower in language.relatives or before.lower in language.negations)
    return tense == "gerund" and before.lower not in language.prepositions


def _opening_auxiliary(items: Sequence[Item], index: int, language: LanguageData) -> int | None:
    """The auxiliary that opens the bracket which the verb at `index` closes: ``hat Y für 2 Milliarden übernommen``."""
    kinds = ("be", "have", "conditional", "future")
    for back in range(index - 1, -1, -1):
        if items[back].lower in {";", ":", ","}:
            return None
        if items[back].kind == "word" and any(items[back].lower in language.auxiliaries[kind] for kind in kinds):
            return back
    return None


def _shared_auxiliary(items: Sequence[Item], joint: int, language: LanguageData) -> str:
    """The auxiliary that a participle behind the joint shares with the one before: ``a levé 10 millions et racheté Y``.

    Empty where none is shared. Of two auxiliaries in a row the last tells the voice: ``a été vendu et scindé``.
    """
    if joint < 0 or items[joint].lower not in language.coordinators:
        return ""
    for back in range(joint - 1, -1, -1):
        item = items[back]
        if item.lower in {";", ":"} or item.lower in language.relatives or item.lower in language.clause_breaks:
            return ""
        if item.lower in language.auxiliaries["have"] or item.lower in language.auxiliaries["be"]:
            return item.lower
        if item.kind == "word" and any(tense in FINITE for _, tense in language.verb_forms.get(item.lower, ())):
            return ""
    return ""


def is_adverb(item: Item, language: LanguageData) -> bool:
    """Whether a word may stand between an auxiliary and its verb; object pronouns may too."""
    if isinstance(item.value, Reference):
        return item.value.role == "object"
    if item.lower in language.adverbs:
        return True
    return item.kind == "word" and len(item.lower) > 5 and item.lower.endswith(language.adverb_endings)


def _agent_follows(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether ``by`` comes within the next words, before any name or sum."""
    for item in items[index + 1 : index + 4]:
        if item.lower in language.agents:
            return True
        if item.kind not in {"word", "date"}:
            return False
    return False


@functools.cache
def _index(
    code: Language,
) -> tuple[
    dict[str, list[tuple[Frame, tuple[str, ...]]]], dict[str, list[tuple[Frame, tuple[str, ...]]]], frozenset[str]
]:
    """Frames by the first word of each phrase: verbs by infinitive, nouns by their forms; and all forms of both."""
    language = load_language(code)
    verbs: dict[str, list[tuple[Frame, tuple[str, ...]]]] = {}
    nouns: dict[str, list[tuple[Frame, tuple[str, ...]]]] = {}
    for frame in language.frames:
        for phrase in frame.verbs:
            verb, *rest = phrase.split()
            verbs.setdefault(verb, []).append((frame, _words(" ".join(rest))))
        for phrase in frame.nouns:
            first, *others = _words(phrase)
            forms = (first,) if first == ROUND else (first, *(first + ending for ending in language.plurals))
            for form in forms:
                nouns.setdefault(form, []).append((frame, tuple(others)))
    verb_forms = (form for form, uses in language.verb_forms.items() if any(verb in verbs for verb, _ in uses))
    return verbs, nouns, frozenset({*verb_forms, *nouns})


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(word if word in {ROUND, PERCENT} else lowered(word) for word in split(phrase))
