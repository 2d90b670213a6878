"""Where a clause ends."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.announced import announces_list, opens_inclusion
from seeds.parser.brackets import in_brackets, past_bracket
from seeds.parser.gaps import joins_qualities
from seeds.parser.governors import VERB, governor, stands_for_own
from seeds.parser.held_shares import held_until
from seeds.parser.items import Item
from seeds.parser.prepositions import opens_with_preposition, preposition_ending
from seeds.parser.word_classes import is_adverb, is_finite, is_infinitive, is_noun

_DESCRIBED = 4
"""How many items from a coordinator the name that it joins may stand: ``et le groupe X``."""


def clause_end(items: Sequence[Item], index: int, language: LanguageData) -> int:
    """Where the words that belong to a cue at `index` end: a relative, a new clause, or a verb with its own subject."""
    item = items[index]
    if item.clause_end is None:
        item.clause_end = _find_clause_end(items, index, language)
    return item.clause_end


def _find_clause_end(items: Sequence[Item], index: int, language: LanguageData) -> int:
    last_nominal = None
    passed = index
    for at in range(index + 1, len(items)):
        if at <= passed:
            continue
        item = items[at]
        if not (item.is_nominal or item.word.may_end_clause):
            continue
        inside = _in_long_preposition(items, at, language) or _in_bound(items, at, language)
        inside |= stands_for_own(items, at + 1, language) or joins_qualities(items, at, language)
        breaks = item.lower in language.clause_breaks and not inside
        apart = item.lower in {";", ":"} and not in_brackets(items, at)
        apart &= not announces_list(items, at, language)
        relative = item.lower in language.relatives and not any(
            opens_inclusion(items, begin, language) for begin in (at - 1, at)
        )
        relative &= not (relative and _is_part_of_preposition(items, at, language))
        if relative or breaks:
            passed = _told_passively(items, at, language) or held_until(items, at, language)
        if apart or ((relative or breaks) and not passed):
            return at
        if item.is_nominal:
            short = last_nominal is not None and past_bracket(items, last_nominal + 1) > at
            last_nominal = last_nominal if short else at  # ``X (XY) said``
        elif item.kind == "word" and is_finite(item, language) and not is_noun(items, at, language):
            if _tells_of_owned(items, at, language):
                continue
            if last_nominal is not None and all(
                is_adverb(items[i], language) or items[i].word.is_possessive
                for i in range(past_bracket(items, last_nominal + 1), at)
            ):
                hangs_on = governor(items, last_nominal, language)
                own = hangs_on not in {"", VERB} or _ends_subject(items, index, last_nominal, at, language)
                own |= _is_done_to(items, last_nominal, language)
                return at if own else last_nominal
            brings_in = " ".join([i.lower for i in items[at : at + 2]]) in language.preposition_forms
            brings_in |= item.lower in language.between_words and _joins_two(items, at, language)
            joined = items[at - 1].lower in language.coordinators
            if joined and at - 2 == index and _shares_object(items, index, at, language):
                continue
            if joined or (items[at - 1].lower == "," and not brings_in):
                return at
    return len(items)


def _tells_of_owned(items: Sequence[Item], verb: int, language: LanguageData) -> bool:
    """Whether a form with an adverb behind an owner's mark only says what is owned: ``X's wholly owned subsidiary``."""
    if verb < 2 or not is_adverb(items[verb - 1], language) or not items[verb - 2].word.is_possessive:
        return False
    behind = items[verb + 1] if verb + 1 < len(items) else None
    if behind is None or behind.kind != "word" or (behind.is_capital and not behind.word.is_demonym):
        return False
    return behind.lower not in language.determiners and behind.lower not in language.preposition_forms


def _shares_object(items: Sequence[Item], verb: int, joined: int, language: LanguageData) -> bool:
    """Whether *and* joins to an infinitive a further one right behind it: ``plans to buy and expand X``."""
    marked = verb > 0 and items[verb - 1].lower in language.auxiliaries["infinitive"]
    tenses = {tense for _, tense in language.verb_forms.get(items[joined].lower, ())}
    return marked and "present" in tenses and not items[joined].lower.endswith(language.plurals)


def _is_done_to(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether a name is the object of the infinitive before it, and so acts in no verb: ``a deal to buy X fell``.

    So is that of a gerund behind a preposition: ``its interest in buying X has cooled``. Words that say what it is may
    stand before it: ``to buy Dutch chipmaker X``.
    """
    verb = name - 1
    firm = items[verb].lower in language.generic_forms or items[verb].lower in language.related_nouns
    while firm and name - verb <= _DESCRIBED and _describes(items, verb, language):
        verb -= 1
    while verb > 0 and items[verb].lower in language.determiners:
        verb -= 1
    brought_in = items[verb].word.is_gerund and preposition_ending(items, verb - 1, language) != ""
    if verb < 1 or not (brought_in or is_infinitive(items, verb, language)):
        return False
    return language.speech_verbs.isdisjoint(told for told, _ in language.verb_forms.get(items[verb].lower, ()))


def _describes(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word may stand before the name of whom it describes: ``fast-growing``, ``Dutch``, ``chipmaker``."""
    item = items[at]
    plain = item.kind == "word" and (item.word.is_small or item.word.is_demonym) and not item.word.is_gerund
    opens = item.lower in language.object_relatives or item.lower in language.determiners
    return plain and not (opens or is_infinitive(items, at, language))


def _told_passively(items: Sequence[Item], relative: int, language: LanguageData) -> int:
    """Where a relative clause ends that only brings in who acts, as a preposition would: ``a round that was led by X``.

    0 where it is another.
    """
    if items[relative].lower not in language.relatives and items[relative].lower not in language.object_relatives:
        return 0
    helps = language.auxiliaries["be"] | language.auxiliaries["have"]
    verb = relative + 1
    while verb < len(items) and (items[verb].lower in helps or items[verb].word.is_adverb):
        verb += 1
    phrase = preposition_ending(items, verb + 1, language) if relative + 1 < verb < len(items) - 1 else ""
    return verb + 1 if phrase.endswith(language.agents) and " " in phrase else 0


def _ends_subject(items: Sequence[Item], noun: int, name: int, verb: int, language: LanguageData) -> bool:
    """Whether a name ends a list in the subject of the first verb: ``Une alliance entre X, le groupe Y et Z aura``."""
    joined = any(item.lower in language.coordinators for item in items[max(noun, name - _DESCRIBED) : name])
    if not joined or items[noun].word.is_verb_form or opens_with_preposition(items, language):
        return False
    if any(item.is_nominal for item in items[:noun]):
        return False
    may_tell = (i for i in range(verb) if items[i].lower not in language.between_words)
    return not any(is_finite(items[i], language) and not is_noun(items, i, language) for i in may_tell)


def _joins_two(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word that may be a verb is *between* here, no preposition behind it: ``signé, lundi, entre X et Y``."""
    return at + 1 < len(items) and not preposition_ending(items, at + 1, language)


def _in_long_preposition(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word that may open a clause ends a preposition of several words, or begins one without a comma."""
    if " " in preposition_ending(items, at, language):
        return True
    if items[at].lower not in language.preposition_starts or items[at - 1].lower == ",":
        return False
    return any(" ".join([i.lower for i in items[at : at + n]]) in language.preposition_forms for n in (2, 3))


def _is_part_of_preposition(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a relative is a word of a preposition of several: ``à laquelle ont participé``."""
    for words in language.long_prepositions.get(items[at].lower, ()):
        first = at - words.index(items[at].lower)
        if first >= 0 and [item.lower for item in items[first : first + len(words)]] == list(words):
            return True
    return False


def _in_bound(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word that may open a clause only bounds a number: ``worth as much as 3 billion``."""
    words = [item.lower in language.bound_words for item in items[at : at + 3]]
    return len(words) > 1 and words[0] and (words[1] or items[at - 1].lower in language.bound_words)
