"""What a name hangs on: the preposition or the verb that governs it."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.announced import leads_to_list, means_firms
from seeds.parser.brackets import bracket_before
from seeds.parser.called import called_firm
from seeds.parser.descriptions import (
    belongs_to_noun,
    firm_before,
    is_complement,
    is_held_firm,
    is_of_kind,
    related_before,
    tells_employer,
    tells_firm,
    tells_former_office,
    tells_related,
)
from seeds.parser.fields import field_begins, parts_field
from seeds.parser.gaps import joins_adjectives, joins_qualities, led_on, side_phrase_at
from seeds.parser.items import Item
from seeds.parser.kept_things import tells_kept
from seeds.parser.mentions import NameMention
from seeds.parser.ownership import owns_next
from seeds.parser.prepositions import (
    follows_preposition,
    last_word_before,
    preposition_ending,
)
from seeds.parser.told_firms import told_from
from seeds.parser.two_clauses import acts_apart, tells_of_sum
from seeds.parser.word_classes import has_verb_behind, is_finite, is_verb

VERB = "<verb>"
"""What `governor` says of the object of a verb."""

OWNER = "<owner>"
"""What `governor` says of a name that owns what follows it: ``X's``."""

OTHER_VERB = "<other verb>"
"""What the object of a verb in no list hangs on, which no frame takes: ``to clean up the X site``."""

DESCRIBES = "<describes>"
"""What `governor` says of a name that only tells what another is: ``a rival of X``."""

_APPOSITION = 9
"""How many words may say what a name in a list is."""

_REACH = 9
"""How many plain words may stand between a preposition and the name that it governs."""

_APART = frozenset({",", "—", "–"})
"""Marks behind which a name may say what the words before it are: ``its third plant — the Tarn Mill``."""

_UNNAMED = 4
"""How many words a member of a list without a name may have: ``a family office and X``."""

_CLOSING_MARKS = frozenset('"”»')
"""Marks behind a name that is quoted: ``the maker of "X" and "Y"``."""
_OPENING_MARKS = frozenset('"“«')
"""Marks before the first word of a sentence that is quoted."""


def governor(items: Sequence[Item], index: int, language: LanguageData) -> str:
    """What the nominal at `index` hangs on: a preposition, `OWNER`, `VERB` for an object, or nothing."""
    item = items[index]
    if item.hangs_on is None:
        item.hangs_on = OWNER if owns_next(items, index, language) else hanging(items, index, language)
        if tells_former_office(items, index, language) or tells_employer(items, index, language):
            item.hangs_on = DESCRIBES
    return item.hangs_on


def hanging(items: Sequence[Item], index: int, language: LanguageData) -> str:
    """What the nominal at `index` hangs on, be it an owner or not: in ``the sale of X's mines`` X hangs on *of*."""
    if acts_apart(items, index, language) or tells_of_sum(items, index, language):
        return ""
    back, steps, included, apart, managed = index - 1, 0, False, False, False
    told = told_from(items, index, language)
    if told is not None:
        back = told - (items[told].lower not in language.contractions)
    while back >= 0 and steps < _REACH:
        item = items[back]
        if item.kind == "mark":
            if item.word.is_possessive and back and _is_owner_of(items[back - 1], items[index]):
                back -= 2
                continue
            if item.word.is_possessive and back and items[back - 1].kind == "word" and items[back - 1].word.is_small:
                back, steps = back - 1, steps + 1
                continue
            opens = bracket_before(items, back) if item.lower == ")" else back
            if opens < back:
                back = opens - 1
                continue
            firm = firm_before(items, back, language) if item.lower == "," and back == index - 1 else back
            if firm == back and item.lower in _APART:
                firm = related_before(items, back, index, language)
            if firm < back:
                back, apart = firm, True
            elif leads_to_list(items, back, language):
                steps = 0
            elif joins_adjectives(items, back) and items[back - 1].lower not in language.related_nouns:
                pass
            elif item.lower not in {"«", "“", '"', "(", "»", "”", ".", "…", "<"}:
                return ""
        elif item.kind == "word":
            called = called_firm(items, back, language) if back == index - 1 else back
            if called < back:
                back, steps = called, 0
                continue
            of_name = back == index - 1 and item.is_capital  # ``par le groupe Les X``
            if not of_name and _opens_object(items, back, language):
                return VERB
            relative = item.lower in language.relatives and item.lower in language.contractions  # ``auquel X a``
            phrase = "" if relative else preposition_ending(items, back, language)
            aside = side_phrase_at(items, back, index, language) if phrase else 0
            if aside:
                back -= aside
                continue
            if phrase in language.auxiliaries["infinitive"] and _begins_infinitive(items, back, index, language):
                return OTHER_VERB
            if phrase in language.inclusions:
                if phrase in language.example_words and not means_firms(items, back - len(phrase.split()), language):
                    return phrase
                managed |= phrase.endswith(language.agents)
                back -= len(phrase.split())
                steps, included = steps + 1, True
                continue
            several = follows_preposition(items, back, language)
            several &= included or items[back + 1].lower in language.group_nouns
            if several or _bounds_count(items, back, index, language):
                phrase = ""
            if phrase in language.numbers.of and tells_kept(items, back, index, language):
                return DESCRIBES
            if stands_for_own(items, back, language):
                back, steps = back - 2, steps + 1
                continue
            if apart and phrase in language.numbers.of and items[back - 1].lower in language.numbers.words:
                back, steps = back - 2, steps + 1  # ``one of the country's largest insurers, X,``
                continue
            if phrase and (
                (managed and phrase in language.numbers.of)  # ``a company of funds managed by X``
                or not (
                    is_complement(items, back, index, language) or belongs_to_noun(items, back, index, phrase, language)
                )
            ):
                begin = back - len(phrase.split()) + 1
                if back + 1 < index and _opens_sentence(items, begin, language) and has_verb_behind(items, index):
                    return ""
                earlier = _said_before(items, begin, index, phrase, language)
                if earlier is not None:
                    return governor(items, earlier, language)
                return DESCRIBES if _describes(items, back, index, phrase, language) else phrase
            if phrase:
                if tells_firm(items, back, index, language):
                    steps = 0
                back -= len(phrase.split()) - 1
                back -= is_held_firm(items, back, language)
                back -= back > 0 and items[back - 1].lower in language.group_nouns
            if not phrase and item.lower not in language.group_nouns and _governs(items, back, language):
                return VERB
            if item.lower in language.takeover_participles and items[back - 1].lower in language.coordinators:
                return VERB  # ``a pris une part de X et racheté Y``
            if not phrase and item.lower in language.coordinators and back:
                first = _listed_before(items, back, language)
                if first is not None:
                    return hanging(items, first, language)
                before = back - 2 if back > 1 and items[back - 1].text in _CLOSING_MARKS else back - 1
                before = bracket_before(items, before) - 1 if items[before].lower == ")" else before
                if items[before].kind == "name":
                    return governor(items, before, language) if items[before].is_nominal else ""
            joins = joins_qualities(items, back, language)
            if not phrase and item.word.ends_phrase and not joins and not parts_field(items, back, index, language):
                field = field_begins(items, back, index, language)
                if field == back:
                    return ""
                back = field
        elif is_of_kind(item, "place", "product") or tells_former_office(items, back, language):
            pass
        elif is_of_kind(items[index], "person") and tells_employer(items, back, language):
            pass  # ``from X co-founders A B and C D``
        else:
            return ""
        back -= 1
        steps += 1
    return ""


def stands_for_own(items: Sequence[Item], of: int, language: LanguageData) -> bool:
    """Whether a pronoun before an *of* stands for what another has of the same: ``merges its X with those of Y``."""
    if not 1 < of < len(items) or items[of].lower not in language.numbers.of:
        return False
    return items[of - 1].lower in language.noun_pronouns and items[of - 2].lower in language.with_words


def _begins_infinitive(items: Sequence[Item], mark: int, name: int, language: LanguageData) -> bool:
    """Whether a verb in no list stands behind *to*, as an article behind it tells: ``to clean up the X site``."""
    verb = items[mark + 1]
    plain = verb.kind == "word" and verb.word.is_small and verb.lower not in language.determiners
    return plain and any(items[i].lower in language.definites for i in range(mark + 2, name))


def _bounds_count(items: Sequence[Item], at: int, index: int, language: LanguageData) -> bool:
    """Whether a word only bounds how many of what a name has there are: ``buys around 80 X shops``."""
    number = items[at + 1].lower
    counts = number.isdigit() or number in language.numbers.words
    return at + 1 < index and counts and items[at].lower in language.bound_phrases


def _listed_before(items: Sequence[Item], joint: int, language: LanguageData) -> int | None:
    """A name of the same list before an *and*, an outlet or one with words of no name behind it: ``by X, a bank and``.

    Only what hangs on a preposition goes on so.
    """
    if is_of_kind(items[joint - 1], "outlet"):
        return joint - 1
    begin = joint - 1
    while joint - begin <= _UNNAMED and items[begin].kind == "word" and not is_finite(items[begin], language):
        begin -= 1
    apart = begin < joint - 1 and begin > 0 and items[begin].lower == "," and items[begin - 1].is_nominal
    if not apart or any(preposition_ending(items, i, language) for i in range(begin + 1, joint)):
        return None
    return begin - 1 if governor(items, begin - 1, language) in language.preposition_forms else None


def _governs(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word is a verb with an object, also far from its auxiliary: ``a en mars racheté``."""
    if _tells_of_name(items, at, language):
        return False
    if is_verb(items, at, language):
        return True
    word = items[at].word
    return at > 1 and word.is_verb_form and not word.takes_object and led_on(items, at - 1, language) > 0


def _tells_of_name(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a past form behind an adverb only tells of who is named behind it: ``sold to privately held X``."""
    if at < 2 or at + 1 >= len(items) or items[at + 1].kind != "name":
        return False
    past = any(tense == "past" for _, tense in language.verb_forms.get(items[at].lower, ()))
    manner = items[at - 1].lower.endswith(language.adverb_endings)
    return past and manner and items[at - 2].word.prepositions is not None


def _is_owner_of(owner: Item, owned: Item) -> bool:
    """Whether what hangs on something is one's own company or no company's: ``invests in X's Y``, ``France's Y``."""
    value = owned.value
    firm = isinstance(value, NameMention) and value.kind != "person"
    return owner.kind == "name" and (firm or not owner.is_nominal)


def _opens_object(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether an article opens an object behind what a preposition brings in: ``cède à son rival allemand la marque``.

    Another word than a preposition or an article stands before it, and before that a preposition and its verb.
    """
    lower = items[at].lower
    owned = lower in language.possessives or lower in language.contractions or lower in language.preposition_forms
    if owned or lower not in language.determiners or lower in language.numbers.words:
        return False
    brought_in = False
    for back in range(at - 1, max(-1, at - _REACH), -1):
        item = items[back]
        again = item.lower in language.coordinators and preposition_ending(items, back + 1, language) != ""
        if again and back < at - 1:
            continue  # ``racheter en numéraire et en actions le groupe X``
        if item.kind not in {"word", "reference", "money"} or item.lower in language.coordinators:
            return False
        joins = preposition_ending(items, back, language) != ""
        bare = joins or item.lower in language.determiners or item.lower in language.owned_nouns
        if back == at - 1 and (bare or item.word.is_verb_form):
            return False
        if brought_in and item.kind == "word" and is_verb(items, back, language):
            return True
        if item.lower in language.relatives or item.lower in language.clause_breaks:
            return False
        brought_in |= joins
    return False


def _opens_sentence(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a phrase begins a sentence, so that who acts may follow without a comma: ``In recent years X has``."""
    joined = {*language.coordinators, *language.clause_breaks, *_OPENING_MARKS}
    return at == 0 or (at == 1 and items[0].lower in joined)


def _said_before(items: Sequence[Item], begin: int, index: int, phrase: str, language: LanguageData) -> int | None:
    """The name whose preposition one at `begin` repeats: ``auprès de X et de Y``, ``de X, son associé, et de Y``.

    So does one behind a comma if the list goes on: ``auprès de X, de Y et de Z``.
    """
    behind = items[index + 1 : index + 3]
    goes_on = [item.word.uncontracted for item in behind[1:]] == [phrase]
    goes_on &= bool(behind) and (behind[0].lower == "," or behind[0].lower in language.coordinators)
    joined = items[begin - 1].lower in language.coordinators or (items[begin - 1].lower == "," and goes_on)
    if begin < 3 or not joined:
        return None
    name = begin - 2
    if items[name].lower == ",":
        told = range(name - 1, max(0, name - _APPOSITION), -1)
        name = next((i for i in told if items[i].kind not in {"word", "reference"}), 0) - 1
        name = bracket_before(items, name) - 1 if name > 0 and items[name].lower == ")" else name
    joined = name > 0 and items[name].kind == "name" and last_word_before(items, name, language) == phrase
    return name if joined else None


def _describes(items: Sequence[Item], back: int, index: int, phrase: str, language: LanguageData) -> bool:
    """Whether an *of* joins a name to a word for another company, as in ``a rival of X``; not to what X has to sell."""
    noun = items[back - 1].lower if back > 0 and phrase in language.numbers.of else ""
    told = items[back - 2] if back > 1 else None
    trade = told is not None and told.lower in language.numbers.of and told.word.uncontracted == told.lower
    of_part = back - 2 - trade  # ``le pôle brasserie de X``, ``les activités d'imprimerie de X``
    part = of_part >= 0 and items[of_part].lower in language.property_nouns
    related = noun in language.generic_nouns and noun not in language.property_nouns and not part
    related |= phrase in language.numbers.of and tells_related(items, back, language)
    return related and all(is_of_kind(i, "place") or i.word.is_possessive for i in items[back + 1 : index])
