"""What may stand between the words of a cue: ``awarded X and Y a £57m, seven-year contract``."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item
from seeds.parser.mentions import NameMention
from seeds.parser.openings import begins_verb
from seeds.parser.tokens import ends_abbreviation, is_currency_sign

_TRANSPARENT = frozenset('«»“”"')
"""Marks that may stand between the words of a cue."""
_OPENING = frozenset("([")
_BRACKET = 3
"""How many items a bracket has that is passed over between the words of a cue."""
_JOINTLY = 3
"""Within how many items behind a comma its *with* stands: ``, en groupement avec X,``."""
_PHRASE = 4
"""How many items may stand between an auxiliary and its participle without commas: ``a dans un premier temps levé``."""
_MANNER = 7
"""How many words between commas may tell how something is done."""
_RECEIVER = 7
"""How many items one more of those who are given something may have: ``and its joint venture partner X``."""
_BOUNDS = (4, 3, 2)
"""How many words a phrase may have that bounds a sum, the longest first."""
_BOUNDED = frozenset({"money", "percent"})
_SIDE = 5
"""How many items from its preposition on a set phrase may have."""
_DESCRIBED = 25
"""How many items behind a comma the one may stand that ends what says who the company before it is."""
BESIDE = 9
"""How many items in one place may be passed over between two words of a cue, beside those that are few."""


def stands_beside(items: Sequence[Item], at: int, language: LanguageData) -> int:
    """How many items at `at` are no words of a cue, and may stand between its words beside those that are few.

    A comma behind an article and its first adjective opens no aside: ``signed a five-year, $5m deal with X, sources``.
    """
    item = items[at]
    if item.kind == "mark":
        if item.lower == ",":
            if at > 1 and items[at - 2].lower in language.determiners and _adjectives(items, at, language):
                return 1
            return _aside(items, at, language) or _restated(items, at, language) or _adjectives(items, at, language)
        if item.lower == ".":
            return int(ends_abbreviation(items, at))
        if item.lower == ":":
            return _ratio(items, at)
        return _conversion(items, at) if item.lower in _OPENING else _single_price(items, at)
    if item.lower in language.coordinators:
        return _further_receiver(items, at, language)
    return _bound(items, at, language) if item.lower in language.bound_words else 0


def _restated(items: Sequence[Item], comma: int, language: LanguageData) -> int:
    """How many items between commas say a price once more: ``pays $48 a share, or $3 million, for X``."""
    behind = items[comma + 1 : comma + 4]
    if len(behind) < 3 or behind[0].lower not in language.coordinators or behind[1].kind != "money":
        return 0
    return 4 if behind[2].lower == "," else 0


def joins_adjectives(items: Sequence[Item], comma: int) -> bool:
    """Whether a comma stands between adjectives of one name, the second in two parts: ``the loved, 6,000-acre X``."""
    if comma < 1 or comma + 1 >= len(items) or items[comma].lower != ",":
        return False
    before, behind = items[comma - 1], items[comma + 1]
    compound = behind.kind == "word" and "-" in behind.lower and not behind.is_capital
    return compound and before.kind == "word" and not before.word.is_finite and not before.word.ends_phrase


def joins_qualities(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word such as *but* stands between adjectives of one name: ``by the small but growing X``."""
    if at < 2 or at + 2 >= len(items) or items[at].lower not in language.adversatives:
        return False
    opens = items[at - 2].lower in language.determiners or items[at - 2].word.prepositions is not None
    plain = (item.kind == "word" and item.word.is_small for item in (items[at - 1], items[at + 1]))
    bare = (
        item.word.prepositions is None and not item.word.is_finite and item.lower not in language.determiners
        for item in (items[at - 1], items[at + 1])
    )
    return opens and all(plain) and all(bare)


def _adjectives(items: Sequence[Item], comma: int, language: LanguageData) -> int:
    """1 for a comma that only says how large or how many: ``a £57m, seven-year contract``, ``218,400 shares``."""
    if comma + 1 >= len(items):
        return 0
    before, behind = items[comma - 1], items[comma + 1]
    if before.lower.isdigit() and behind.lower.isdigit() and before.end + 1 == behind.start:
        return 1
    plain = behind.kind == "word" and behind.word.prepositions is None
    told = before.kind == "money" and plain and behind.lower not in language.determiners
    measured = before.kind == "word" and "-" in before.lower
    return int(measured and behind.kind in {"money", "word"} and behind.lower not in language.coordinators) or int(told)


def _ratio(items: Sequence[Item], colon: int) -> int:
    """1 for the mark between two numbers, as in ``in a 50:50 venture``."""
    beside = (items[colon - 1], *items[colon + 1 : colon + 2])
    return int(colon > 0 and len(beside) == 2 and all(item.lower.isdigit() for item in beside))


def _single_price(items: Sequence[Item], sign: int) -> int:
    """2 for a currency's sign with a number behind it that is too small to be a deal's amount: ``$45 a share``."""
    priced = is_currency_sign(items[sign]) and sign + 1 < len(items)
    return 2 if priced and items[sign + 1].text[:1].isdigit() else 0


def _further_receiver(items: Sequence[Item], joint: int, language: LanguageData) -> int:
    """How many items name one more of those who are given something: ``gave X and its partner Y a contract``."""
    for at in range(joint + 1, min(len(items) - 1, joint + _RECEIVER)):
        if items[at].kind == "name":
            article = items[at + 1].lower in language.determiners
            return at - joint + 1 if article and items[joint - 1].kind in {"name", "word"} else 0
        if items[at].kind not in {"word", "reference"}:
            return 0
    return 0


def led_on(items: Sequence[Item], at: int, language: LanguageData) -> int:
    """How many items up to `at` only lead on between an auxiliary and its verb: ``has, for its part, signed``.

    That is a date, a set phrase, and before a participle what a preposition brings in; commas around are counted. 0
    where no auxiliary stands before them.
    """
    item = items[at]
    comma = item.lower == ","
    end = at - comma
    if end < 1 or item.kind == "name" or (item.kind == "mark" and not comma):
        return 0
    sizes = [side_words(items, end, language)]
    behind = at + 1
    while comma and behind < len(items) - 1 and items[behind].word.is_adverb and items[behind].word.is_small:
        behind += 1
    if behind < len(items) and _follows_helper(items[behind], language):
        sizes.append(_adjunct(items, end, language) if comma else _phrase(items, end, language))
    return next((size for size in (_up_to_helper(items, at, end, one, language) for one in sizes) if size), 0)


def _follows_helper(item: Item, language: LanguageData) -> bool:
    """Whether a form may go with an auxiliary before it: a participle, or a past that is one too, ``been``, ``won``."""
    tenses = {tense for _, tense in language.verb_forms.get(item.lower, ())}
    return item.word.is_participle or "past" in tenses or item.lower in language.auxiliaries["be"]


def _up_to_helper(items: Sequence[Item], at: int, end: int, size: int, language: LanguageData) -> int:
    """How many items up to `at` stand behind an auxiliary if those up to `end` lead on; 0 where none stands there."""
    first = end - size
    before = first - (items[first].lower == ",")
    if not size or before < 0 or (end < at) != (before < first):
        return 0
    while before > 0 and items[before].word.is_adverb:
        before -= 1
    helps = any(items[before].lower in language.auxiliaries[kind] for kind in ("have", "be", "future", "conditional"))
    return at - before if helps else 0


def _adjunct(items: Sequence[Item], end: int, language: LanguageData) -> int:
    """How many items up to `end` a preposition brings in behind a comma, no finite verb among them: ``, selon X,``."""
    for at in range(end, max(0, end - BESIDE), -1):
        if items[at].lower == ",":
            opens = [item.word.prepositions is not None for item in items[at + 1 : at + 3]]
            article = items[at + 1].lower in language.determiners
            article &= items[at + 1].lower not in language.contractions  # ``aux termes de``
            return end - at if any(opens) and not article else 0
        told = items[at].word.is_participle and not items[at].word.is_finite  # ``, d'après les chiffres publiés,``
        if items[at].kind == "mark" or (_may_act(items, at, language) and not told):
            return 0
    return 0


def _phrase(items: Sequence[Item], end: int, language: LanguageData) -> int:
    """How many items up to `end` are a date, or a preposition and its noun: ``au passage``, ``en mars``."""
    for at in range(end, max(0, end - _PHRASE), -1):
        item = items[at]
        dated = item.lower in language.determiners and at + 1 <= end and items[at + 1].kind == "date"
        opens = item.word.prepositions is not None or item.lower in language.time_prepositions
        if dated or opens:
            return end - at + 1 if at < end else 0
        if item.kind not in {"word", "date"} or item.word.ends_phrase or _may_act(items, at, language):
            return 0
    return 0


def _may_act(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word may be a verb: no article stands before it, and it is none itself."""
    word = items[at].word
    noun = items[at].lower in language.determiners or items[at - 1].lower in language.determiners
    return items[at].kind == "word" and (word.is_verb_form or word.is_finite) and not noun


def side_words(items: Sequence[Item], end: int, language: LanguageData) -> int:
    """How many items up to `end` are a date or a set phrase that only leads on: ``pour sa part``."""
    if items[end].kind == "date":
        return 1
    for phrase in language.side_endings.get(items[end].lower, ()):
        if tuple(item.lower for item in items[max(0, end + 1 - len(phrase)) : end + 1]) == phrase:
            return len(phrase)
    return 0


def side_phrase_at(items: Sequence[Item], at: int, index: int, language: LanguageData) -> int:
    """How many items up to a preposition belong to a set phrase that it stands in: ``a racheté coup sur coup X et Y``.

    0 where it stands in none.
    """
    for end in range(at, min(index, at + _SIDE)):
        size = side_words(items, end, language) if items[end].kind == "word" else 0
        if size > end - at:
            return size - (end - at)
    return 0


def _bound(items: Sequence[Item], at: int, language: LanguageData) -> int:
    """How many items from `at` on only bound the sum or share behind them: ``more than $2 billion``, ``as much as 5%``.

    An article may stand between, ``up to a 20% stake``. A lone word is none, for it may be a preposition.
    """
    for size in _BOUNDS:
        if " ".join([item.lower for item in items[at : at + size]]) in language.bound_phrases:
            behind = at + size
            behind += behind < len(items) and items[behind].lower in language.determiners
            return size if behind < len(items) and items[behind].kind in _BOUNDED else 0
    return 0


def _aside(items: Sequence[Item], comma: int, language: LanguageData) -> int:
    """How many items at a comma are no words of a cue, up to the next one: when, for how much, with or of whom."""
    told = [item.lower for item in items[comma + 1 : comma + _DESCRIBED]]
    size = told.index(",") if "," in told else 0
    if not size:
        return 0
    inside, told = items[comma + 1 : comma + 1 + size], told[:size]
    if size >= BESIDE - 1:
        acting = any(begins_verb(item, language) for item in items[comma + size + 2 : comma + size + 3])
        return size + 2 if not acting and _says_who(items[comma - 1], inside, language) else 0
    if not language.with_words.isdisjoint(told[:_JOINTLY]) or " ".join(told[:2]) in language.with_words:
        acts = any(
            item.word.is_verb_form and before.lower not in language.determiners
            for before, item in itertools.pairwise(inside)
        )
        return 0 if acts else size + 2
    dated = any(item.kind == "date" for item in inside) or not language.respective_words.isdisjoint(told)
    priced = told[0] in language.price_marks and any(item.kind == "money" for item in inside)
    apiece = size > _BRACKET and any(_single_price(items, comma + step) for step in (2, 3))
    priced |= told[0] in language.coordinators and apiece
    acts = any(item.is_nominal or item.word.is_verb_form for item in inside)
    behind = items[comma + size + 2 : comma + size + 3]
    acting = any(begins_verb(item, language) for item in behind)
    if not acting and _says_who(items[comma - 1], inside, language):
        return size + 2
    if _parts_object(items, comma, comma + 1 + size, language):
        return size + 2
    return size + 2 if _tells_how(inside, language) or ((dated or priced) and not acts) else 0


def _parts_object(items: Sequence[Item], opens: int, closes: int, language: LanguageData) -> bool:
    """Whether commas hold what a preposition brings in, between a verb and its object: ``acquis, à la Bourse, 5 %``.

    When it was done may stand before them: ``a bouclé en juin, auprès de X, un tour``.
    """
    inside, behind = items[opens + 1 : closes], items[closes + 1 : closes + 2]
    verb = opens - 1
    if items[verb].kind == "date":
        verb -= 1 + (items[verb - 1].word.prepositions is not None)
    brings_in = inside[0].word.prepositions is not None
    brings_in |= " ".join(item.lower for item in inside[:2]) in language.preposition_forms
    if verb < 0 or not items[verb].word.is_verb_form or not brings_in:
        return False
    acts = any(
        item.kind == "word" and item.word.is_verb_form and before.lower not in language.determiners
        for before, item in itertools.pairwise(inside)
    )
    return not acts and any(item.kind == "percent" or item.lower in language.determiners for item in behind)


def _says_who(before: Item, inside: Sequence[Item], language: LanguageData) -> bool:
    """Whether words between commas only say who the company before them is: ``choisit X, filiale d'Y, pour``.

    So do a noun that stands for it and one behind an article: ``chose X, a maker of pumps in Y, to supply``. So does a
    relative: ``accueille X, qui vend des fenêtres, à son capital``.
    """
    first = inside[0]
    if before.kind != "name" or first.lower in language.coordinators:
        return False
    if first.lower in language.relatives:
        return True
    if len(inside) == 1 and first.kind == "reference":
        return before.is_nominal
    if first.lower in language.determiners or first.lower in language.numbers.words:
        told = all(item.kind == "word" or item.word.is_possessive or item.kind == "name" for item in inside)
        told &= all(
            before.word.prepositions is not None or before.lower in language.coordinators
            for before, item in itertools.pairwise(inside)
            if item.kind == "name"
        )
        told &= all(item.lower not in language.object_relatives for item in inside)
        return told and any(stem in language.generic_nouns for item in inside for stem in item.word.stems)
    opens = first.kind == "word" and first.word.prepositions is None and first.word.is_small
    plain = all(item.kind in {"word", "name"} for item in inside)
    return opens and plain and not any(item.word.is_finite and not item.word.is_participle for item in inside)


def _tells_how(inside: Sequence[Item], language: LanguageData) -> bool:
    """Whether a few words between commas only tell how or where: ``, en consortium,``, ``, sans surprise,``.

    No verb is among them but a participle: ``, pour un montant non dévoilé,``.
    """
    acts = any(
        item.is_nominal or (item.word.is_verb_form and not (item.word.is_participle and not item.word.is_finite))
        for item in inside
    )
    return (
        inside[0].lower in language.preposition_forms
        and len(inside) <= _MANNER
        and all(item.kind in {"word", "reference"} for item in inside)
        and not acts
    )


def _conversion(items: Sequence[Item], opens: int) -> int:
    """How many items at a bracket only say what is before it once more: no words of a cue.

    That is where a place lies, ``Niort (Deux-Sèvres)``, or a short form.
    """
    kinds = [item.kind for item in items[opens - 1 : opens + 3]]
    if len(kinds) < 4 or kinds[1::2] != ["mark", "mark"]:
        return 0
    inside = items[opens + 1].value
    place = isinstance(inside, NameMention) and inside.kind == "place"
    short = _is_short_form(items[opens + 1])
    return _BRACKET if place or short else 0


def _is_short_form(item: Item) -> bool:
    """Whether what stands in brackets is but capitals, most of them, as the short form of what is before: ``(LoI)``."""
    text = item.value.text if isinstance(item.value, NameMention) else item.text
    return text.isalpha() and 2 * sum(map(str.isupper, text)) > len(text) > 1


def is_transparent(item: Item) -> bool:
    """Whether a mark may stand within a phrase."""
    return item.lower in _TRANSPARENT or item.word.is_possessive
