"""Cues: the verbs and nouns of the language's frames as they stand in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from seeds.language import FINITE, Frame, LanguageData, Tense
from seeds.parser.antecedents import antecedent_end, words_told
from seeds.parser.elliptic import is_done_to
from seeds.parser.gaps import bounds_next, is_transparent, led_on, stands_beside
from seeds.parser.items import Item, Reference
from seeds.parser.phrases import CueForm, Phrase, Phrases
from seeds.parser.tokens import Row
from seeds.parser.word_classes import is_adverb, is_plural_noun

_MAY_BE_CUES = frozenset({"word", "round"})

_VERB_GAP, _NOUN_GAP = 5, 3
"""How many items may stand between the words of a cue."""
_PASSIVE_GAP = 10
"""How many items may stand between a verb in the passive and the noun that it is said of."""

_Group = tuple[int, Tense, bool, bool]
"""How a verb is conjugated: the first item of its auxiliaries, the tense as a whole, passive, reduced."""


@dataclass(slots=True)
class Cue:
    """A cue in a sentence: items ``first`` to ``last`` (both in), and how a verb is conjugated.

    `group` is the index of the first auxiliary or modal before a verb; it is `first` for nouns. What a verb in the
    passive has before it, ``a stake in X was sold``, makes with it a noun cue in the verb's tense. `told` is where the
    words begin that a relative says more of, ``a loan that X granted``, if the verb makes a phrase with them.
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
    told: int | None = None


def find_cues(items: Row, language: LanguageData) -> list[Cue]:
    """The cues of a sentence in order; of two at one place the longer phrase stands, of two lone words an idiom."""
    found: list[Cue] = []
    for index, item in enumerate(items):
        form = item.word.cue
        if form is None or item.kind not in _MAY_BE_CUES:
            continue
        here: list[Cue] = []
        if form.verbs.may_stand(items.stems):
            here += _verb_cues(items, index, form, language)
        if form.nouns.may_stand(items.stems) and not _acts(items, index, language):
            here += _noun_cues(items, index, form, language)
        if len(here) > 1:
            longest = max([cue.size for cue in here])
            here = [cue for cue in here if cue.size == longest]
            here = [cue for cue in here if longest == 1 and not cue.frame.needs] or here
        found += here
    longer = [cue for cue in found if cue.size > 1 and (cue.frame.needs or not cue.frame.yields)]
    return [
        cue
        for cue in found
        if not any(_inside(cue, other) for other in longer) and not _in_preposition(items, cue, language)
    ]


def _in_preposition(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a cue is only a word of a preposition, as in ``avec la participation de X``, ``a loan provided by X``."""
    if cue.size > 1:
        return False
    if cue.verb:
        alone = cue.group == cue.first and not cue.passive
        return alone and " ".join(item.lower for item in items[cue.first : cue.first + 2]) in language.preposition_forms
    for words in language.long_prepositions.get(items[cue.first].lower, ()):
        first = cue.first - words.index(items[cue.first].lower)
        here = [item.lower for item in items[max(0, first) : first + len(words)]]
        if [language.contractions.get(word, word) for word in here] == [language.contractions.get(w, w) for w in words]:
            return True
    return False


def _inside(cue: Cue, other: Cue) -> bool:
    """Whether a cue is only a word or two of another, longer one: the order in ``win an order``.

    An infinitive is none, unless the longer one begins with what causes it: ``faire entrer X au capital``. What a
    relative says more of is none beside it.
    """
    within = other.first <= cue.first and cue.last <= other.last and not (cue.verb and cue.first == other.first)
    if other.told is not None and other.told <= cue.first and cue.last <= other.last and not cue.verb:
        return True
    caused = other.verb and cue.group == other.first
    return (cue.tense != "infinitive" or caused) and cue.size < other.size and within


def _verb_cues(items: Row, index: int, form: CueForm, language: LanguageData) -> list[Cue]:
    """The cues of a verb: its phrases with the rest behind it, or before it, for a passive and in a relative."""
    found: dict[int, Cue] = {}
    groups: dict[Tense, _Group | None] = {}
    behind: set[int] = set()
    for phrase, last in _matches(items, index, form.verbs, _VERB_GAP, language):
        frame, tense = phrase.frame, phrase.tense
        behind.add(phrase.order)
        if tense not in groups:
            groups[tense] = verb_group(items, index, tense, language)
        read = groups[tense]
        if read is None or (frame.reflexive and not _is_reflexive(items, index, language)):
            continue
        if phrase.rest and _pays_for(items, index, last, language):
            continue
        group, composed, passive, reduced = read
        if frame.tenses and composed not in frame.tenses:
            continue
        if (passive or reduced) and not frame.passive:
            passive = reduced = False
        passive |= group == index and composed == "past" and is_done_to(items, index, last, frame, language)
        size = 1 + len(phrase.rest) + 2 * frame.reflexive
        found[phrase.order] = Cue(frame, index, last, True, composed, passive, reduced, group, size)
    for tense, phrases in form.passives.items():
        if phrases.seconds.isdisjoint(items.stems):
            continue
        read = groups[tense] if tense in groups else verb_group(items, index, tense, language)
        if read is None:
            continue
        group, composed, passive, reduced = read
        if reduced and " ".join([item.lower for item in items[index : index + 2]]) in language.preposition_forms:
            continue
        end = antecedent_end(items, group, language) if reduced or not passive else None
        if end is None and not passive:
            continue
        for phrase in _begun(items[max(0, group - _PASSIVE_GAP) : group], phrases):
            if phrase.order in behind:
                continue
            frame, size = phrase.frame, 1 + len(phrase.rest)
            told = words_told(items, end, phrase.rest, language) if end is not None else None
            first = _rest_before(items, group, phrase.rest, language) if passive and told is None else None
            if told is not None:
                found[phrase.order] = Cue(frame, index, index, True, composed, group=group, size=size, told=told)
            elif first is not None:
                found[phrase.order] = Cue(frame, first, index, False, composed, True, group=first, size=size)
    return [found[order] for order in sorted(found)]


def _matches(items: Row, index: int, phrases: Phrases, gap: int, language: LanguageData) -> list[tuple[Phrase, int]]:
    """The phrases whose rest follows the item at `index`, with the last item of each."""
    found = [(phrase, index) for phrase in phrases.alone]
    if phrases.seconds.isdisjoint(items.stems):
        return found
    for second, at in _followed(items, index, phrases.seconds, gap, language).items():
        ended = second in language.preposition_forms and _is_priced(items, index, at, language)
        for phrase in phrases.longer[second]:
            if ended and len(phrase.rest) == 1:
                continue
            if items.stems.issuperset(phrase.rest):
                last = _rest_matches(items, at, phrase.rest[1:], gap, language)
                if last is not None:
                    found.append((phrase, last))
    return found


def _is_priced(items: Sequence[Item], verb: int, at: int, language: LanguageData) -> bool:
    """Whether a price stands between, behind which a verb has no preposition of its own: ``for 5 million in``."""
    marked = (i for i in range(verb + 1, at - 1) if items[i].lower in language.price_marks)
    return any(items[i + 1].kind == "money" for i in marked)


def _begun(items: Sequence[Item], phrases: Phrases) -> list[Phrase]:
    """The longer ones of some phrases whose second word is among the items."""
    longer = phrases.longer
    seconds = longer.keys() & [stem for item in items for stem in item.word.stems]
    return [phrase for second in seconds for phrase in longer[second]]


def _is_reflexive(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    before = items[max(0, index - 3) : index]
    return any(item.lower in language.auxiliaries["reflexive"] for item in before)


def _noun_cues(items: Row, index: int, form: CueForm, language: LanguageData) -> list[Cue]:
    matches = _matches(items, index, form.nouns, _NOUN_GAP, language)
    if len(matches) > 1:
        matches.sort(key=lambda match: match[0].order)
    return [
        Cue(phrase.frame, index, last, False, group=index, size=1 + len(phrase.rest))
        for phrase, last in matches
        if (items[last].lower in language.preposition_forms or not _names_a_trade(items, last, language))
        and not (items[index].lower in language.determiners and _joins_nouns(items, index, last, language))
        and (phrase.frame.needs or not any(item.is_nominal for item in items[index + 1 : last]))
    ]


def _joins_nouns(items: Sequence[Item], first: int, last: int, language: LanguageData) -> bool:
    """Whether an article belongs to another noun than the one it is taken with: ``un apport de fonds``."""
    return any(item.lower in language.numbers.of for item in items[first + 1 : last])


def _rest_matches(
    items: Sequence[Item], index: int, rest: tuple[str, ...], gap: int, language: LanguageData
) -> int | None:
    """Where the words of a phrase end that follow the item at `index` one after another."""
    at = index
    for word in rest:
        places = _followed(items, at, (word,), gap, language)
        if not places:
            return None
        at = places[word]
    return at


def _followed(
    items: Sequence[Item], index: int, words: Collection[str], gap: int, language: LanguageData
) -> dict[str, int]:
    """Which of the words follow the item at `index` as the next of a phrase, and where each first does.

    At most `gap` items stand between, beside those that are no words of a cue, and no mark or word that ends a phrase.
    """
    found: dict[str, int] = {}
    here = index
    for step in range(gap + 1):
        here += 1
        if here >= len(items):
            break
        item = items[here]
        if item.kind == "mark" or item.word.may_stand_beside:
            here += stands_beside(items, here, language)
            if here >= len(items):
                break
            item = items[here]
            if item.kind == "mark" and not is_transparent(item):
                break
        met = [stem for stem in item.word.stems if stem in words and stem not in found]
        if met and not bounds_next(items, here, language):
            found.update(dict.fromkeys(met, here))
        if (step and item.lower in language.phrase_breaks) or len(found) == len(words):
            break
    return found


def _rest_before(items: Sequence[Item], index: int, rest: tuple[str, ...], language: LanguageData) -> int | None:
    """Where the words begin that a verb in the passive at `index` is said of: ``a stake in X was sold``."""
    for back in range(index - 1, max(-1, index - 1 - _PASSIVE_GAP), -1):
        lower = items[back].lower
        if lower in {";", ":"} or lower in language.relatives or lower in language.clause_breaks:
            return None
        if rest[0] in items[back].word.stems:
            last = _rest_matches(items, back, rest[1:], 0, language)
            return back if last is not None and last < index else None
    return None


def _names_a_trade(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a word tells the trade of what the next word names: ``a lending firm``, ``chief investment officer``."""
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None or following.kind != "word":
        return False
    word = following.lower
    return word in language.generic_nouns or word in language.part_nouns or word in language.person_titles


def _is_thing(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a gerund behind an owner is what is owned, since it has no object: ``buys X's building at``."""
    owned = index > 0 and (items[index - 1].word.is_possessive or items[index - 1].lower in language.possessives)
    following = items[index + 1] if index + 1 < len(items) else None
    return owned and (
        following is None
        or following.kind in {"mark", "date", "money"}
        or (following.lower in language.preposition_forms and following.lower not in language.numbers.of)
    )


def _pays_for(items: Sequence[Item], verb: int, index: int, language: LanguageData) -> bool:
    """Whether shares are what a verb's object is paid with: ``buy X in a stock transaction``, ``for 1.2m shares``."""
    if items[index].lower not in language.stake_words:
        return False
    following = items[index + 1].lower if index + 1 < len(items) else ""
    named = next((i for i in range(verb + 1, index) if items[i].is_nominal), index)
    paid = any(item.lower in language.numbers.price_before for item in items[named + 1 : index])
    return paid or following in language.deal_nouns


def _verb_follows(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a verb right behind a form makes it a noun and its subject: ``the X buy allowed``; so does a *by*."""
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None or following.kind != "word":
        return False
    if index == 0 and following.lower in language.agents:
        return True
    tenses = {tense for _, tense in language.verb_forms.get(following.lower, ())}
    return bool(tenses & {"past", "imperfect"}) or following.lower in language.auxiliaries["have"]


def _is_marked(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form that may be a noun is an infinitive with its mark here: ``to raise``, ``to order``."""
    if not index or items[index - 1].lower not in language.auxiliaries["infinitive"]:
        return False
    return any(tense in {"present", "infinitive"} for _, tense in language.verb_forms.get(items[index].lower, ()))


def _acts(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form that may be a noun is a verb here."""
    return (
        _is_progressive(items, index, language)
        or _is_marked(items, index, language)
        or _governs(items, index, language)
    )


def _governs(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form that may be a noun stands between its subject and its object: ``X offre une solution``."""
    if not 0 < index < len(items) - 2 or items[index].lower not in language.finite_forms:
        return False
    before, object_, noun = items[index - 1], items[index + 1].lower, items[index + 2].lower
    subject = before.lower in language.relatives or (before.is_nominal and not before.word.may_be_possessive)
    return subject and object_ in language.determiners and noun not in language.term_units


def _is_progressive(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form that may be a noun is a gerund here: ``is offering``, ``considers offering``."""
    if not items[index].word.is_gerund:
        return False
    back = index - 1
    while back >= 0 and is_adverb(items[back], language):
        back -= 1
    if back < 0 or items[back].lower in {",", ";"}:
        return True
    verb = items[back].lower in language.verb_forms and (back == 0 or items[back - 1].lower not in language.determiners)
    return verb or items[back].lower in language.auxiliaries["be"] or items[back].lower in language.clause_breaks


def _is_owned_act(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a bare form is the noun for what an owner does, another word between: ``X's failed bid for Y``."""
    if index < 3 or not items[index - 2].word.is_possessive or items[index - 1].kind != "word":
        return False
    lower, between = items[index].lower, items[index - 1].lower
    bare = any(tense == "present" for _, tense in language.verb_forms.get(lower, ()))
    return bare and not lower.endswith(language.plurals) and not between.endswith(language.plurals)


def _makes_noun(before: Item, language: LanguageData) -> bool:
    """Whether a word right before a finite form shows that it is a noun: a preposition, or an owner's ``'s``."""
    if before.kind == "reference":
        return False
    joins = before.lower in language.inclusions or before.lower in language.auxiliaries["infinitive"]
    preposition = before.lower in language.preposition_forms and not joins
    return preposition or before.word.is_possessive


def verb_group(items: Sequence[Item], index: int, tense: Tense, language: LanguageData) -> _Group | None:
    """Read the auxiliaries before a verb form: (first item of the group, tense as a whole, passive, reduced).

    None where an article before the form shows that it is a noun.
    """
    aux = language.auxiliaries
    first = index
    has_be = has_have = conditional = future = infinitive_mark = caused = reflexive = False
    back = index - 1
    contracted = _contracted(items, index, language)
    if contracted is not None:
        first, back = contracted, contracted - 1
        has_have, has_be = tense != "gerund", tense == "gerund"
    while back >= 0:
        back -= led_on(items, back, language)
        if items[back].kind not in {"word", "reference"}:
            break
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
        and index
        and items[index - 1].kind == "money"
    ):
        return None
    if bare and tense in FINITE and back >= 0 and any(_makes_noun(items[i], language) for i in {back, index - 1}):
        return None
    if bare and tense in FINITE and _is_owned_act(items, index, language):
        return None
    if tense == "gerund" and bare and (_names_a_trade(items, index, language) or _is_thing(items, index, language)):
        return None
    if tense == "present" and bare and _verb_follows(items, index, language):
        return None
    if tense == "present" and bare and is_plural_noun(items, index, language):
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
    if caused and tense == "infinitive" and not _agent_follows(items, index, language):
        return None
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
        composed = "infinitive" if infinitive_mark and passive and not has_have else "past"
    elif infinitive_mark or (tense == "present" and has_be):
        composed = "infinitive"
    else:
        composed = tense
    return first, composed, passive or reduced, reduced


def _contracted(items: Sequence[Item], index: int, language: LanguageData) -> int | None:
    """Where an auxiliary stands that is contracted like an owner's mark: ``it's raised``, ``it's now raising``."""
    back = index - 1
    while back > 0 and is_adverb(items[back], language) and items[back].kind == "word":
        back -= 1
    subject = items[back - 1].value if back > 0 and items[back].word.is_possessive else None
    return back if isinstance(subject, Reference) and subject.pronoun else None


def _article_before(items: Sequence[Item], index: int, back: int, tense: Tense, language: LanguageData) -> bool:
    """Whether an article makes a noun of the form at `index`: ``le livre``, where ``X le livre`` has a pronoun.

    A word that is a relative too is no article before a past form: ``a firm that acquired X``.
    """
    if tense in FINITE and items[back].lower in language.fore_adjectives:
        back -= 1
    at = index - 1 if items[index - 1].lower in language.auxiliaries["clitic"] else back
    if at < 0 or items[at].lower not in language.determiners:
        return False
    if tense == "past" and at and items[at].lower in language.object_relatives:
        return False
    if items[at].lower not in language.auxiliaries["clitic"]:
        return True
    if at == 0:
        return tense != "infinitive"
    before = items[at - 1]
    if tense in FINITE:
        return not (before.is_nominal or before.lower in language.relatives or before.lower in language.negations)
    return tense == "participle" or (tense == "gerund" and before.lower not in language.preposition_forms)


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


def _agent_follows(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether ``by`` comes within the next words, before any name or sum."""
    for item in items[index + 1 : index + 4]:
        if item.lower in language.agents:
            return True
        if item.kind not in {"word", "date"}:
            return False
    return False
