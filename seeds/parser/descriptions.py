"""Words that only tell what a named company is, so that it hangs on what stands before them."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.brackets import bracket_before, past_bracket
from seeds.parser.hints import singular
from seeds.parser.items import Item, Reference
from seeds.parser.names import NameMention
from seeds.parser.ownership import is_acting_part
from seeds.parser.prepositions import preposition_ending
from seeds.parser.word_classes import acts_first, has_verb_behind, is_finite, is_infinitive, is_noun
from seeds.vocabulary import Kind

_FIRM = 5
"""How many words an unnamed company may have between its article and its noun: ``a French private equity firm``."""

_RELATED = 8
"""How many words may tell whose rival a company is, and where."""

_FIRM_TOLD = 9
"""How many words may tell what firm a name is of, before the last *of*."""

_FORMER = 3
"""How many items before a company the word may stand by which an office there is a former one."""

_ACTING = 7
"""How many items before a word for a venture its article may stand: ``a 50:50 joint venture of``."""
_GROUP = 3
"""How many items before an *of* or a *by* a word for several companies may stand: ``un pool bancaire composé de``."""


def firm_before(items: Sequence[Item], comma: int, language: LanguageData) -> int:
    """Where words for an unnamed company begin whose name follows a comma: ``sold to another fund, X, for``.

    Somebody may own it: ``a stake in Y's French arm, X``.
    """
    named = items[comma - 1].lower if comma > 1 else ""
    if named not in language.generic_nouns and named not in language.property_nouns:
        return comma
    if acts_first(items, comma, comma + 1, language):
        return comma
    for at in range(comma - 2, max(0, comma - 2 - _FIRM), -1):
        if items[at].word.is_possessive and items[at - 1].is_nominal:
            return comma if has_verb_behind(items, comma + 1) else at + 1
        if named not in language.generic_nouns:
            continue
        if items[at].lower in language.determiners and items[at].lower not in language.definites:
            return at if preposition_ending(items, at - 1, language) else comma
        if items[at].lower in language.preposition_forms:
            return at + 1 if _is_bare_firm(items, at, comma, language) else comma
        if items[at].kind != "word" or is_infinitive(items, at, language):  # ``agreed to sell the company, X,``
            break
    return comma


def _is_bare_firm(items: Sequence[Item], preposition: int, comma: int, language: LanguageData) -> bool:
    """Whether words without an article are for one firm whose name the sentence ends with: ``from investment firm, X.``

    One whose name goes on behind the comma may be who tells it: ``from private equity firms, X said``.
    """
    words = items[preposition + 1 : comma]
    closed = comma + 2 >= len(items) or items[comma + 2].kind == "mark"
    single = not words[-1].lower.endswith(language.plurals)
    return len(words) > 1 and closed and single and not any(i.lower in language.determiners for i in words)


def related_before(items: Sequence[Item], comma: int, name: int, language: LanguageData) -> int:
    """Where words begin that tell who is named behind a comma: ``son rival en Europe, le groupe X``, ``une firme, Y``.

    Behind the comma may stand an article and what the company is.
    """
    if any(i.kind != "word" or is_finite(i, language) for i in items[comma + 1 : name]) or name - comma > _FIRM:
        return comma
    behind = past_bracket(items, name + 1)
    behind += behind < len(items) and items[behind].lower == ","
    if behind < len(items) and items[behind].lower in language.telling_forms:
        return comma  # ``bought a bank with ten branches, X said``
    if acts_first(items, comma, name, language):
        return comma
    called = name - comma == 1 or items[comma + 1].lower in language.definites
    if not called and not tells_bare(items, comma, name, language):
        return comma
    related = named = owned = False
    told = any(is_finite(item, language) for item in items[: max(0, comma - 2)])
    person = is_of_kind(items[name], "person")
    for at in range(comma - 1, max(0, comma - 1 - _RELATED), -1):
        value = items[at].value
        related |= isinstance(value, Reference) and value.related
        if items[at].lower in language.possessives or (related and items[at].kind == "reference"):
            related |= owned and not has_verb_behind(items, name)
            related |= _is_one_of(items, at, language) and not has_verb_behind(items, name)
            several = named and items[at].lower in language.plural_determiners and _is_listed(items, name, language)
            return at if (related or several) and preposition_ending(items, at - 1, language) else comma
        lower = items[at].lower
        if named and items[at].word.is_possessive:
            return comma if has_verb_behind(items, name) else _ranked_before(items, at, comma, language)
        if lower in language.determiners and lower not in language.definites and lower not in language.contractions:
            as_many = lower not in language.plural_determiners or (
                lower in language.numbers.words and _is_listed(items, name, language)
            )
            return at if named and as_many and preposition_ending(items, at - 1, language) else comma
        if items[at].kind != "word" and not is_of_kind(items[at], "place"):
            break
        if is_finite(items[at], language) and not (is_noun(items, at, language) or lower in language.generic_nouns):
            break
        related |= items[at].lower in language.related_nouns
        named |= not language.generic_nouns.isdisjoint({lower, singular(lower, language)})
        named |= person and not language.person_titles.isdisjoint({lower, singular(lower, language)})
        named |= lower in language.related_nouns or singular(lower, language) in language.related_nouns
        owned |= at == comma - 1 and (lower in language.built_nouns or lower in language.property_nouns)
        owned |= at == comma - 1 and items[at].word.is_small and singular(lower, language) == lower and told
        owned |= lower in language.part_nouns and singular(lower, language) == lower
    return comma


def tells_bare(items: Sequence[Item], comma: int, name: int, language: LanguageData) -> bool:
    """Whether words without an article tell what a firm is that does nothing: ``a rival, German carmaker X,``."""
    told = items[comma + 1 : name]
    plain = all(i.word.prepositions is None and i.lower not in language.determiners for i in told)
    return plain and told[-1].lower in language.generic_nouns and not has_verb_behind(items, name)


def _is_one_of(items: Sequence[Item], possessive: int, language: LanguageData) -> bool:
    """Whether a company is one of several of somebody's: ``l'un de ses fournisseurs, X``."""
    of = possessive - 1
    return of > 1 and items[of].lower in language.numbers.of and items[of - 1].lower in language.numbers.words


def _ranked_before(items: Sequence[Item], possessive: int, comma: int, language: LanguageData) -> int:
    """Where words begin that rank a company among those of somebody or somewhere: ``the UK's largest retailer``."""
    begin = possessive - 1 - (items[possessive - 2].lower in language.definites)
    ranked = items[possessive + 1].lower in language.rank_words
    return begin if ranked and begin > 0 and preposition_ending(items, begin - 1, language) else comma


def _is_listed(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether a name begins a list of several: ``deux sociétés, X et Y``."""
    joint = items[name + 1] if name + 2 < len(items) else None
    joins = joint is not None and (joint.lower == "," or joint.lower in language.coordinators)
    return joins and items[name + 2].kind == "name"


def apposed_to(items: Sequence[Item], name: int, language: LanguageData) -> int:
    """Where words begin that a name behind a comma names: ``son rival, le groupe X``; its own place where none do."""
    comma = next((i for i in range(name - 1, max(0, name - _FIRM), -1) if items[i].kind != "word"), 0)
    begin = related_before(items, comma, name, language) if comma > 1 and items[comma].lower == "," else comma
    return begin if begin < comma else name


def is_of_kind(item: Item, *kinds: str) -> bool:
    """Whether an item names something of one of these kinds."""
    return isinstance(item.value, NameMention) and item.value.kind in kinds


def tells_former_office(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a company only tells which office somebody held once: ``bought by former X chief executive A B``."""
    if not language.former_words or not is_of_kind(items[at], "company", "fund"):
        return False
    end = at + 1
    while end < len(items) and items[end].lower in language.officer_titles:
        end += 1
    held = end > at + 1 and end < len(items) and is_of_kind(items[end], "person")
    return held and any(item.lower in language.former_words for item in items[max(0, at - _FORMER) : at])


def tells_employer(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a company only tells where those work or worked who act: ``Former X and Y researchers raise``."""
    end = at + 1
    while end + 1 < len(items) and items[end].lower in language.coordinators and items[end + 1].kind == "name":
        end += 2
    return end < len(items) and items[end].lower in language.alumni_nouns and is_of_kind(items[at], "company", "fund")


def belongs_to_noun(items: Sequence[Item], back: int, index: int, phrase: str, language: LanguageData) -> bool:
    """Whether a preposition only joins a name to a word for what it is, so that both hang on what is before.

    ``la start-up d'intelligence artificielle X``, ``la filiale de X``, ``a consortium led by X``.
    """
    begin = back - len(phrase.split()) + 1
    joins = phrase in language.numbers.of or phrase.split()[-1] in language.agents
    if begin and is_acting_venture(items, begin - 1, language):
        return True
    if joins and any(_is_group(items, at, begin, language) for at in range(max(0, begin - _GROUP), begin)):
        return True
    if begin and " " in phrase and joins and _opens_group(items, begin - 1, language):
        return True
    if begin and joins and is_held_firm(items, back, language):
        return True
    if phrase in language.domain_prepositions:
        return back > 1 and _tells_field(items, back, index, language)
    if phrase not in language.numbers.of or back == 0:
        return False
    if back + 1 < index and items[back + 1].lower in language.indefinites:
        return True
    if items[back - 1].lower in language.part_nouns or is_acting_part(items, back, index, language):
        return True
    if back + 1 < index and _names_its_trade(items, back, index, language):
        return True
    if back + 1 < index and tells_firm(items, back, index, language):
        return True
    named = items[back - 1].kind == "name"
    if items[back - 1].lower in language.related_nouns and _tells_another(items, back, index, language):
        return False
    if tells_related(items, back, language):
        return False
    return (
        back + 1 < index
        and not named
        and not is_countrys(items, index)
        and any(i.lower in language.generic_forms for i in items[max(0, back - 2) : back])
    )


def tells_related(items: Sequence[Item], of: int, language: LanguageData) -> bool:
    """Whether an *of* joins a name to what another firm is to it: ``la start-up concurrente de X``."""
    if of < 2 or singular(items[of - 1].lower, language) not in language.related_nouns:
        return False
    for item in reversed(items[max(0, of - _FIRM) : of - 1]):
        if item.kind != "word" or item.lower in language.definites or is_finite(item, language):
            return False
        if item.lower in language.generic_forms:
            return True
    return False


def is_countrys(items: Sequence[Item], index: int) -> bool:
    """Whether a name is only said to be a country's: ``a joint venture of Spain's X``, ``a rival of France's Y``."""
    return index > 1 and items[index - 1].word.is_possessive and is_of_kind(items[index - 2], "place")


def _tells_another(items: Sequence[Item], of: int, index: int, language: LanguageData) -> bool:
    """Whether an *of* brings in words for another firm before its name: ``le propriétaire du groupe X``.

    Where nouns take no articles, those have none: ``the sole owner of carmaker X``.
    """
    article = items[of].lower in language.determiners or items[of + 1].lower in language.determiners
    article |= not language.nouns_take_articles
    return article and any(item.lower in language.generic_nouns for item in items[of + 1 : index])


def is_held_firm(items: Sequence[Item], by: int, language: LanguageData) -> bool:
    """Whether a *by* tells who holds a firm without a name that takes part: ``sold to an entity controlled by X``."""
    noun = by - 2
    if noun < 1 or items[by - 1].lower not in language.owning_participles:
        return False
    if items[noun].lower not in language.generic_nouns or items[noun].lower in language.frame_nouns:
        return False
    near = range(noun - 1, max(0, noun - _FIRM), -1)
    article = next((i for i in near if items[i].lower in language.determiners), 0)
    opened = article > 0 and items[article].lower not in language.definites
    return opened and preposition_ending(items, article - 1, language) != ""


def _opens_group(items: Sequence[Item], noun: int, language: LanguageData) -> bool:
    """Whether a word for a company stands for several that act together, ``a group led by X``, and describes none."""
    if items[noun].lower not in language.group_words:
        return False
    article = next((i for i in range(noun - 1, max(-1, noun - _FIRM), -1) if items[i].lower in language.determiners), 0)
    return items[article].lower in language.determiners and (article == 0 or items[article - 1].lower != ",")


def is_acting_venture(items: Sequence[Item], noun: int, language: LanguageData) -> bool:
    """Whether a word for a venture, and of whom, says who does or gets something: ``won by a joint venture of X``."""
    behind = items[noun + 1].lower if noun + 1 < len(items) else ""
    joined = behind in language.numbers.of or behind in language.between_words
    if not joined or not _is_venture(items, noun):
        return False
    near = range(noun - 1, max(-1, noun - _ACTING), -1)
    article = next((i for i in near if items[i].lower in language.determiners), 0)
    before = items[article - 1].lower if article else ""
    return before in language.agents or before in language.receiving_words


def _is_venture(items: Sequence[Item], noun: int) -> bool:
    """Whether a word ends a noun cue for a joint venture, of one word or of two."""
    alone, begun = items[noun].word.cue, items[noun - 1].word.cue if noun else None
    phrases = [*alone.nouns.alone] if alone is not None else []
    phrases += begun.nouns.longer.get(items[noun].lower, ()) if begun is not None else ()
    return any(phrase.frame.kind is Kind.JOINT_VENTURE for phrase in phrases)


def _is_group(items: Sequence[Item], at: int, end: int, language: LanguageData) -> bool:
    """Whether a word stands for several companies together, and not for the money of a deal: ``une levée de fonds``.

    No share, sum, comma or verb stands between it and what ends at `end`: ``le fonds prend 35 % de la société``.
    """
    told = any(
        item.kind in {"percent", "money"} or item.word.is_finite or item.lower == "," for item in items[at + 1 : end]
    )
    if told or items[at].lower not in language.group_nouns:
        return False
    noun = items[at - 2] if at > 1 and items[at - 1].lower in language.numbers.of else None
    return noun is None or noun.word.prepositions is not None or noun.lower not in language.frame_nouns


def _names_its_trade(items: Sequence[Item], of: int, index: int, language: LanguageData) -> bool:
    """Whether an *of* with a bare noun only says what the name behind is: ``la fonderie de cloches X``.

    A noun for a deal is none: the round in ``la levée de fonds X`` is not what X is.
    """
    words = items[of + 1 : index]
    if index and items[index - 1].lower == ")":
        words = items[of + 1 : bracket_before(items, index - 1)]
    if items[of].lower in language.determiners or any(i.kind != "word" or not i.lower.isalpha() for i in words):
        return False
    if any(
        i.lower in language.determiners or i.lower in language.coordinators or is_finite(i, language) for i in words
    ):
        return False
    head = items[max(0, of - 3) : of]
    opened = any(item.lower in language.definites for item in head)
    return opened and not any(item.lower in language.frame_nouns for item in head)


def _tells_field(items: Sequence[Item], at: int, index: int, language: LanguageData) -> bool:
    """Whether words behind *for* only tell the field of a named firm: ``le leader du froid pour la santé X``.

    An article and one noun stand between the preposition and the name, or a bare noun or two: ``sur mobile X``.
    """
    between = items[at + 1 : index]
    if len(between) not in {1, 2} or any(item.kind != "word" for item in between):
        return False
    if between[-1].lower in language.determiners:
        return False
    return tells_firm(items, at, index, language)


def tells_firm(items: Sequence[Item], of: int, index: int, language: LanguageData) -> bool:
    """Whether several *of* only tell what firm a name is of: ``le leader européen de la location de vélos X``.

    The words right before the name must be none for a company: ``le fournisseur de la société X``.
    """
    if items[index - 1].lower in language.determiners or items[index - 1].kind != "word":
        return False
    if any(item.lower in language.generic_forms or is_finite(item, language) for item in items[of + 1 : index]):
        return False
    for at in range(of - 1, max(0, of - _FIRM_TOLD), -1):
        item = items[at]
        told = item.lower in language.frame_nouns and item.lower not in language.determiners
        if item.kind != "word" or told or is_finite(item, language):
            return False
        if item.lower in language.generic_forms:
            before = items[at - 1].lower
            return before in language.definites or before in language.determiners
        phrase = preposition_ending(items, at, language)
        if phrase and phrase not in language.numbers.of and phrase not in language.complement_prepositions:
            return False
    return False


def is_complement(items: Sequence[Item], back: int, index: int, language: LanguageData) -> bool:
    """Whether a preposition before a bare noun only tells of what sort a thing is: ``l'agence de voyages X``.

    What a company is the owner of, or a word for a company, is more than that: ``la vente de magasins X``. So is what
    a preposition of several words brings in: ``auprès de business angels, dont X``.
    """
    if items[back].lower not in language.complement_prepositions or back + 1 >= index:
        return False
    if " " in preposition_ending(items, back, language):
        return False
    first = items[back + 1]
    bare = first.kind == "word" and first.lower not in language.determiners
    if not bare or first.lower in language.fore_adjectives or first.lower in language.indefinites:
        return False
    return not any(i.lower in language.company_words for i in items[back + 1 : index])


def is_company(item: Item) -> bool:
    """Whether an item names a company that can take part in a deal."""
    return item.is_nominal and isinstance(item.value, NameMention) and item.value.kind == "company"
