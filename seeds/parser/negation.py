"""What a sentence says that does not happen: ``n'a pas racheté``, ``ne compte pas racheter``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.hints import told_pattern
from seeds.parser.items import Item
from seeds.parser.tokens import Row
from seeds.parser.word_classes import is_adverb
from seeds.vocabulary import Stage

_BEFORE = 4
"""How many items may stand between the two words of a negation, or between the first and its verb."""
_INTENT = 7
"""How many items may stand between the negation of an intent and the verb that it is about."""
_LISTED = 25
"""How many items may stand between a negation and a further verb that it is about."""
_HABIT = 2
"""How many items from a verb on are looked at for a word that makes a habit of it."""
_LIMIT = 2
"""How many items behind a negation are looked at for a word that takes it back."""


def is_negated(items: Row, cue: Cue, language: LanguageData) -> bool:
    """Whether a verb is said not to happen, or not to be intended, or a noun to be none: ``aucun repreneur``.

    A verb that only tells of it is no matter.

    Nor does what somebody is told to do. What the sentence says to have been given up was a deal: ``X jette l'éponge
    et ne rachètera pas Y``.
    """
    if not cue.verb:
        none = cue.first > 0 and items[cue.first - 1].lower in language.none_words
        return none or _is_unwanted(items, cue, language) or _is_told_not(items, cue, language)
    if any(item.lower in language.none_words for item in items[cue.first + 1 : cue.last]):
        return True  # ``n'a signé aucun contrat``
    if cue.tense == "present" and (_is_habit(items, cue, language) or _is_advised(items, cue, language)):
        return True
    return _is_denied(items, cue, language) and not _is_given_up(items, language)


def _is_told_not(items: Row, cue: Cue, language: LanguageData) -> bool:
    """Whether a noun is what somebody is said not to be: ``X is not an investor in Y``, ``n'est pas actionnaire``."""
    at = cue.first - 1
    while at > 0 and items[at].lower in language.determiners:
        at -= 1
    around = [item.lower for item in items[max(0, at - 1) : at + 2]]
    return at > 0 and _negates(items, at, language) and not language.auxiliaries["be"].isdisjoint(around)


def _is_unwanted(items: Row, cue: Cue, language: LanguageData) -> bool:
    """Whether a noun is the object of an infinitive that is not meant: ``ne compte pas finaliser le rachat de X``."""
    verb = max(0, cue.first - 1)
    while verb > 0 and items[verb].lower in language.determiners:
        verb -= 1
    if not items[verb].word.is_infinitive or _is_given_up(items, language):
        return False
    at = next(_negations_before(items, verb, language), None)
    return at is not None and _tells_intent(items, at, verb, language)


def _negations_before(items: Sequence[Item], group: int, language: LanguageData) -> Iterator[int]:
    """Where the last words of negations stand not far before a verb, in its clause."""
    for at in range(group - 1, max(-1, group - _INTENT), -1):
        if items[at].kind == "mark" or items[at].lower in language.relatives:
            return
        if _negates(items, at, language):
            yield at


def _is_habit(items: Row, cue: Cue, language: LanguageData) -> bool:
    """Whether a verb in the present tells what somebody does time and again: ``X often teams up with Y``."""
    beside = items[max(0, cue.group - 1) : cue.first + _HABIT]
    return any(item.lower in language.habit_words for item in beside)


def _is_advised(items: Row, cue: Cue, language: LanguageData) -> bool:
    """Whether somebody only says to do what a verb right behind says: ``the broker X says buy Y shares``."""
    return cue.group == cue.first > 0 and items[cue.first - 1].lower in language.telling_forms


def _is_denied(items: Row, cue: Cue, language: LanguageData) -> bool:
    """Whether a negation is about a verb."""
    negators = language.negators
    if not negators:
        return False
    if _goes_on(items, cue, language):
        return True
    behind = cue.first + 1
    while behind < len(items) - 1 and is_adverb(items[behind], language) and items[behind].lower not in negators:
        behind += 1
    own = range(cue.group, min(len(items), behind + 1))
    if [at for at in own if items[at].lower in negators and _negates(items, at, language)]:
        return True
    at = next(_negations_before(items, cue.group, language), None)
    if at is None:
        return False
    intent = cue.tense == "infinitive" and _tells_intent(items, at, cue.group, language)
    return intent or _stands_before(items, at, cue, language)


def _is_given_up(items: Row, language: LanguageData) -> bool:
    """Whether words of the sentence say that a deal was given up."""
    if Stage.CANCELLED not in items.hints:
        return False
    words = " ".join([item.lower for item in items]).replace("' ", "'")
    return told_pattern(language.code, Stage.CANCELLED).search(words) is not None


def _goes_on(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a verb is a further one of what is not to happen: ``agreed not to sue X or buy Y``."""
    before = items[cue.group - 1].lower if cue.group else ""
    if before not in language.further_denied or cue.tense not in {"infinitive", "present"}:
        return False
    for at in range(cue.group - 2, max(-1, cue.group - _LISTED), -1):
        if items[at].kind == "mark" or items[at].lower in language.relatives:
            return False
        if _negates(items, at, language):
            return items[at + 1].word.is_infinitive or items[at + 1].lower in language.auxiliaries["infinitive"]
    return False


def _stands_before(items: Sequence[Item], at: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a negation of one word stands right before a verb, adverbs and auxiliaries apart: ``will not buy``."""
    return not language.negations and all(is_adverb(item, language) for item in items[at + 1 : cue.group])


def _negates(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether the item is the last word of a negation that nothing behind it takes back."""
    if items[at].lower not in language.negators:
        return False
    if language.negations and not any(item.lower in language.negations for item in items[max(0, at - _BEFORE) : at]):
        return False
    return not any(item.lower in language.negation_limits for item in items[at + 1 : at + 1 + _LIMIT])


def _tells_intent(items: Sequence[Item], at: int, group: int, language: LanguageData) -> bool:
    """Whether what is negated is the will to do what the infinitive at `group` says, or the infinitive itself."""
    if at == group - 1:
        return True
    around = items[max(0, at - _BEFORE) : group]
    verbs = {verb for item in around for verb, _ in language.verb_forms.get(item.lower, ())}
    return bool(verbs & language.willing_words) or any(item.lower in language.willing_words for item in around)
