"""The shallow syntax of a sentence: what a name hangs on, where a clause ends, which names make a list."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import Endings, LanguageData
from seeds.parser.cues import is_adverb, is_plural_noun, names_manager
from seeds.parser.hints import singular
from seeds.parser.items import Item, Reference
from seeds.parser.names import NameMention

VERB = "<verb>"
"""What `governor` says of the object of a verb."""

OWNER = "<owner>"
"""What `governor` says of a name that owns what follows it: ``X's``."""

DESCRIBES = "<describes>"
"""What `governor` says of a name that only tells what another is: ``a rival of X``."""

_BRACKETS = frozenset("()")

_APPOSITION = 9
"""How many words may say what a name in a list is."""

_ADVERBS = 5
"""How many items behind a name its verb may stand, adverbs before it: ``vient de racheter``."""

_FIRM = 5
"""How many words an unnamed company may have between its article and its noun: ``a French private equity firm``."""

_RELATED = 8
"""How many words may tell whose rival a company is, and where."""

_FIRM_TOLD = 9
"""How many words may tell what firm a name is of, before the last *of*."""

_GROUP = 3
"""How many items before an *of* or a *by* a word for several companies may stand: ``un pool bancaire composé de``."""

_PART = 6
"""How many items may stand between a word for a part of a company and its name."""

_COUNTED = 7
"""How many items may count companies and say of what sort they are before their names: ``nine African startups:``."""

_REACH = 9
"""How many plain words may stand between a preposition and the name that it governs."""

_OPENING_MARKS = frozenset('"“«')
"""Marks before the first word of a sentence that is quoted."""


def governor(items: Sequence[Item], index: int, language: LanguageData) -> str:
    """What the nominal at `index` hangs on: a preposition, `OWNER`, `VERB` for an object, or nothing."""
    item = items[index]
    if item.hangs_on is None:
        item.hangs_on = OWNER if _owns(items, index, language) else hanging(items, index, language)
    return item.hangs_on


def hanging(items: Sequence[Item], index: int, language: LanguageData) -> str:
    """What the nominal at `index` hangs on, be it an owner or not: in ``the sale of X's mines`` X hangs on *of*."""
    if _makes_goods(items, index, language):
        return language.numbers.of[0]
    back, steps, included = index - 1, 0, False
    while back >= 0 and steps < _REACH:
        item = items[back]
        if item.kind == "mark":
            if item.word.is_possessive and back and items[back - 1].kind == "name" and not items[back - 1].is_nominal:
                back -= 2
                continue
            opens = _bracket_before(items, back) if item.lower == ")" else back
            if opens < back:
                back = opens - 1
                continue
            firm = _firm_before(items, back, language) if item.lower == "," and back == index - 1 else back
            if firm == back and item.lower == ",":
                firm = _related_before(items, back, index, language)
            if firm < back:
                back = firm
            elif _leads_to_list(items, back, language):
                steps = 0
            elif item.lower not in {"«", "“", '"', "(", "»", "”", ".", "…", "<"}:
                return ""
        elif item.kind == "word":
            if _opens_object(items, back, language):
                return VERB
            phrase = preposition_ending(items, back, language)
            if phrase in language.inclusions:
                if phrase in language.example_words and not _means_investors(
                    items[back - len(phrase.split())], language
                ):
                    return phrase
                back -= len(phrase.split())
                steps, included = steps + 1, True
                continue
            if included and _follows_preposition(items, back, language):
                phrase = ""
            if phrase and (_is_article(items, back, language) or _bounds_number(items, back, language)):
                phrase = ""
            elif phrase and not (
                _is_complement(items, back, index, language) or _belongs_to_noun(items, back, index, phrase, language)
            ):
                begin = back - len(phrase.split()) + 1
                if back + 1 < index and _opens_sentence(items, begin, language) and has_verb_behind(items, index):
                    return ""
                earlier = _said_before(items, begin, phrase, language)
                if earlier is not None:
                    return governor(items, earlier, language)
                return DESCRIBES if _describes(items, back, index, phrase, language) else phrase
            elif phrase:
                if _tells_firm(items, back, index, language):
                    steps = 0
                back -= len(phrase.split()) - 1
                back -= back > 0 and items[back - 1].lower in language.group_nouns
            if not phrase and item.lower not in language.group_nouns and is_verb(items, back, language):
                return VERB
            if not phrase and item.lower in language.coordinators and back and items[back - 1].kind == "name":
                return governor(items, back - 1, language) if items[back - 1].is_nominal else ""
            if not phrase and item.word.ends_phrase and not _parts_field(items, back, index, language):
                return ""
        elif _is_of_kind(item, "place", "product") or _is_office(items, back, index, language):
            pass
        else:
            return ""
        back -= 1
        steps += 1
    return ""


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
        if item.kind not in {"word", "reference"} or item.lower in language.coordinators:
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


def _means_investors(item: Item, language: LanguageData) -> bool:
    """Whether a word means several investors, of whom examples are given: ``des fonds tels que X``."""
    one = singular(item.lower, language)
    told = item.lower in language.group_nouns or item.lower in language.investor_forms
    return told or one in language.investor_forms or one in language.related_nouns


def _parts_field(items: Sequence[Item], back: int, index: int, language: LanguageData) -> bool:
    """Whether *and* only joins what a firm right before its name deals in: ``sold to food and drinks maker X``."""
    if items[back].lower not in language.coordinators or items[index - 1].lower not in language.generic_nouns:
        return False
    told = [*items[max(0, back - 1) : back], *items[back + 1 : index - 1]]
    return len(told) > 1 and all(_is_field(item, language) for item in told)


def _is_field(item: Item, language: LanguageData) -> bool:
    """Whether a word may be of what a firm deals in: neither an article nor a word for a firm or what it does."""
    apart = item.lower in language.determiners or item.lower in language.generic_nouns
    return item.kind == "word" and not apart and not is_finite(item, language)


def _is_office(items: Sequence[Item], name: int, index: int, language: LanguageData) -> bool:
    """Whether a name only says whose officer a person is: ``X chief executive Ann Reed``."""
    if items[name].kind != "name" or not _is_of_kind(items[index], "person"):
        return False
    return all(item.lower in language.officer_titles for item in items[name + 1 : index])


def _makes_goods(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a name right behind goods tells whose they are: ``des puces X``, but not ``le fabricant de puces X``."""
    if not language.maker_behind_goods or index < 2 or items[index - 1].lower not in language.goods_nouns:
        return False
    before = items[index - 2]
    return before.lower in language.determiners and before.lower not in language.contractions


def _bracket_before(items: Sequence[Item], closing: int) -> int:
    """Where the bracket opens that holds but a short form of the words before: ``intelligence artificielle (IA)``."""
    return closing - 2 if closing > 2 and items[closing - 2].lower == "(" else closing


def _firm_before(items: Sequence[Item], comma: int, language: LanguageData) -> int:
    """Where words for an unnamed company begin whose name follows a comma: ``sold to another fund, X, for``."""
    if comma < 2 or items[comma - 1].lower not in language.generic_nouns:
        return comma
    for at in range(comma - 2, max(0, comma - 2 - _FIRM), -1):
        if items[at].lower in language.determiners and items[at].lower not in language.definites:
            return at if preposition_ending(items, at - 1, language) else comma
        if items[at].kind != "word" or items[at].lower in language.preposition_forms:
            break
    return comma


def _related_before(items: Sequence[Item], comma: int, name: int, language: LanguageData) -> int:
    """Where words begin that tell who is named behind a comma: ``son rival en Europe, le groupe X``, ``une firme, Y``.

    Behind the comma may stand an article and what the company is.
    """
    if any(i.kind != "word" or is_finite(i, language) for i in items[comma + 1 : name]) or name - comma > _FIRM:
        return comma
    if name - comma > 1 and items[comma + 1].lower not in language.definites:
        return comma
    related = named = False
    for at in range(comma - 1, max(0, comma - 1 - _RELATED), -1):
        value = items[at].value
        related |= isinstance(value, Reference) and value.related
        if items[at].lower in language.possessives or (related and items[at].kind == "reference"):
            several = named and items[at].lower in language.plural_determiners and _is_listed(items, name, language)
            return at if (related or several) and preposition_ending(items, at - 1, language) else comma
        lower = items[at].lower
        if lower in language.determiners and lower not in language.definites and lower not in language.contractions:
            as_many = lower not in language.plural_determiners or (
                lower in language.numbers.words and _is_listed(items, name, language)
            )
            return at if named and as_many and preposition_ending(items, at - 1, language) else comma
        if items[at].kind != "word" and not _is_of_kind(items[at], "place"):
            break
        if is_finite(items[at], language) and not is_noun(items, at, language):
            break
        related |= items[at].lower in language.related_nouns
        named |= not language.generic_nouns.isdisjoint({lower, singular(lower, language)})
    return comma


def _is_listed(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether a name begins a list of several: ``deux sociétés, X et Y``."""
    joint = items[name + 1] if name + 2 < len(items) else None
    joins = joint is not None and (joint.lower == "," or joint.lower in language.coordinators)
    return joins and items[name + 2].kind == "name"


def apposed_to(items: Sequence[Item], name: int, language: LanguageData) -> int:
    """Where words begin that a name behind a comma names: ``son rival, le groupe X``; its own place where none do."""
    comma = next((i for i in range(name - 1, max(0, name - _FIRM), -1) if items[i].kind != "word"), 0)
    begin = _related_before(items, comma, name, language) if comma > 1 and items[comma].lower == "," else comma
    return begin if begin < comma else name


def opens_inclusion(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether words such as ``including`` begin at `at`, which name some of what stands before them."""
    return any(" ".join(i.lower for i in items[at : at + count]) in language.inclusions for count in (1, 2))


def _leads_to_list(items: Sequence[Item], mark: int, language: LanguageData) -> bool:
    """Whether behind a mark stand the names of those whom the words before it tell of."""
    included = items[mark].lower == "," and opens_inclusion(items, mark + 1, language)
    return included or announces_list(items, mark, language)


def announces_list(items: Sequence[Item], colon: int, language: LanguageData) -> bool:
    """Whether a colon stands between so many companies and their names: ``a racheté trois sociétés : A, B et C``."""
    if items[colon].lower != ":" or colon + 2 >= len(items) or items[colon + 1].kind != "name":
        return False
    before = items[max(0, colon - _COUNTED) : colon]
    forms = [{item.lower, singular(item.lower, language)} for item in before]
    at = next((i for i in range(len(forms) - 1, -1, -1) if forms[i] & language.generic_nouns), 0)
    return any(item.lower.isdigit() or item.lower in language.numbers.words for item in before[:at])


def _owns(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether an owner's mark follows, and what is owned; the mark in ``Arnott's was sold`` is part of the name."""
    if index + 1 >= len(items) or not items[index + 1].word.may_be_possessive:
        return False
    value = items[index].value
    if isinstance(value, Reference) and value.pronoun:
        return not any(item.word.is_verb_form for item in items[index + 2 : index + 4])
    if index + 2 >= len(items) or items[index + 1].lower in {"'", "’"}:
        return True
    after = items[index + 2]
    aux = language.auxiliaries
    acts = after.kind == "word" and any(after.lower in aux[kind] for kind in ("be", "have", "conditional"))
    return not (acts or after.lower in language.preposition_forms)


def _is_of_kind(item: Item, *kinds: str) -> bool:
    return isinstance(item.value, NameMention) and item.value.kind in kinds


def preposition_ending(items: Sequence[Item], index: int, _: LanguageData) -> str:
    """The longest preposition whose last word is the item at `index`."""
    item = items[index]
    endings = item.word.prepositions
    if index < 0 or endings is None:
        return ""
    if item.preposition is None:
        item.preposition = _longest_ending(items, index, endings)
    return item.preposition


def _longest_ending(items: Sequence[Item], index: int, endings: Endings) -> str:
    before = items[index - 1] if index else None
    if before is None or not endings.longer:
        return endings.alone
    longer = endings.longer.get(before.lower, [])
    if before.word.uncontracted != before.lower:
        longer = sorted([*longer, *endings.longer.get(before.word.uncontracted, [])])
    for _, phrase, words in longer:
        first = index - len(words) + 1
        if first < 0:
            continue
        for at, word in enumerate(words[:-2], start=first):
            if items[at].lower != word and items[at].word.uncontracted != word:
                break
        else:
            return phrase
    return endings.alone


def opens_with_preposition(items: Sequence[Item], language: LanguageData) -> bool:
    """Whether the sentence begins with a preposition, of one word or of several: ``grâce à``, ``six mois après``."""
    begin = next((i + 1 for i, item in enumerate(items[:3]) if item.lower in language.term_units), 0)
    phrases = ((end, preposition_ending(items, end, language)) for end in range(begin, min(begin + 4, len(items))))
    return any(phrase and len(phrase.split()) == end + 1 - begin for end, phrase in phrases)


def _opens_sentence(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a phrase begins a sentence, so that who acts may follow without a comma: ``In recent years X has``."""
    joined = {*language.coordinators, *language.clause_breaks, *_OPENING_MARKS}
    return at == 0 or (at == 1 and items[0].lower in joined)


def _said_before(items: Sequence[Item], begin: int, phrase: str, language: LanguageData) -> int | None:
    """The name whose preposition one at `begin` repeats: ``auprès de X et de Y``, ``de X, son associé, et de Y``."""
    if begin < 3 or items[begin - 1].lower not in language.coordinators:
        return None
    name = begin - 2
    if items[name].lower == ",":
        told = range(name - 1, max(0, name - _APPOSITION), -1)
        name = next((i for i in told if items[i].kind not in {"word", "reference"}), 0) - 1
        name = _bracket_before(items, name) - 1 if name > 0 and items[name].lower == ")" else name
    joined = name > 0 and items[name].kind == "name" and last_word_before(items, name, language) == phrase
    return name if joined else None


def _describes(items: Sequence[Item], back: int, index: int, phrase: str, language: LanguageData) -> bool:
    """Whether an *of* joins a name to a word for another company, as in ``a rival of X``; not to what X has to sell."""
    noun = items[back - 1].lower if back > 0 and phrase in language.numbers.of else ""
    related = noun in language.generic_nouns and noun not in language.property_nouns
    return related and all(_is_of_kind(i, "place") or i.word.is_possessive for i in items[back + 1 : index])


def _bounds_number(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word only bounds how many there are: the *than* of ``in more than two dozen firms``."""
    return at > 0 and items[at].lower in language.bound_words and items[at - 1].lower in language.bound_words


def _is_article(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word that can be a preposition with its article is an article alone, as ``des`` before a subject."""
    opens = at == 0 or items[at - 1].kind == "mark"
    return opens and items[at].lower in language.determiners and items[at].lower in language.plural_articles


def _follows_preposition(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a plural article stands behind a preposition: ``dans des start-up comme X``."""
    article = items[at].lower in language.determiners and items[at].lower in language.plural_articles
    return article and at > 0 and preposition_ending(items, at - 1, language) != ""


def _belongs_to_noun(items: Sequence[Item], back: int, index: int, phrase: str, language: LanguageData) -> bool:
    """Whether a preposition only joins a name to a word for what it is, so that both hang on what is before.

    ``la start-up d'intelligence artificielle X``, ``la filiale de X``, ``a consortium led by X``.
    """
    begin = back - len(phrase.split()) + 1
    joins = phrase in language.numbers.of or phrase.split()[-1] in language.agents
    if joins and any(_is_group(items, at, language) for at in range(max(0, begin - _GROUP), begin)):
        return True
    if begin and " " in phrase and joins and _opens_group(items, begin - 1, language):
        return True
    if phrase in language.domain_prepositions:
        return back > 1 and _tells_field(items, back, index, language)
    if phrase not in language.numbers.of or back == 0:
        return False
    if back + 1 < index and items[back + 1].lower in language.indefinites:
        return True
    if items[back - 1].lower in language.part_nouns:
        return True
    if back + 1 < index and _names_its_trade(items, back, index, language):
        return True
    if back + 1 < index and _tells_firm(items, back, index, language):
        return True
    named = items[back - 1].kind == "name"
    return (
        back + 1 < index
        and not named
        and any(i.lower in language.generic_forms for i in items[max(0, back - 2) : back])
    )


def _opens_group(items: Sequence[Item], noun: int, language: LanguageData) -> bool:
    """Whether a word for a company stands for several that act together, ``a group led by X``, and describes none."""
    if items[noun].lower not in language.group_words:
        return False
    article = next((i for i in range(noun - 1, max(-1, noun - _FIRM), -1) if items[i].lower in language.determiners), 0)
    return items[article].lower in language.determiners and (article == 0 or items[article - 1].lower != ",")


def _is_group(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word stands for several companies together, and not for the money of a deal: ``une levée de fonds``."""
    if items[at].lower not in language.group_nouns:
        return False
    told = at > 1 and items[at - 1].lower in language.numbers.of and items[at - 2].lower in language.frame_nouns
    return not told


def _names_its_trade(items: Sequence[Item], of: int, index: int, language: LanguageData) -> bool:
    """Whether an *of* with a bare noun only says what the name behind is: ``la fonderie de cloches X``.

    A noun for a deal is none: the round in ``la levée de fonds X`` is not what X is.
    """
    words = items[of + 1 : index]
    if index and items[index - 1].lower == ")":
        words = items[of + 1 : _bracket_before(items, index - 1)]
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
    return _tells_firm(items, at, index, language)


def _tells_firm(items: Sequence[Item], of: int, index: int, language: LanguageData) -> bool:
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


def _is_complement(items: Sequence[Item], back: int, index: int, language: LanguageData) -> bool:
    """Whether a preposition before a bare noun only tells of what sort a thing is: ``l'agence de voyages X``.

    What a company is the owner of, or a word for a company, is more than that: ``la vente de magasins X``.
    """
    if items[back].lower not in language.complement_prepositions or back + 1 >= index:
        return False
    first = items[back + 1]
    bare = first.kind == "word" and first.lower not in language.determiners
    if not bare or first.lower in language.fore_adjectives or first.lower in language.indefinites:
        return False
    return not any(i.lower in language.company_words for i in items[back + 1 : index])


def owned_before(items: Sequence[Item], index: int, language: LanguageData) -> int | None:
    """The noun for a part of the company named at `index`: ``la majorité du capital de X``, ``les actifs belges de X``.

    Of several in a row it is the first. What is somebody's, ``ses actions de X``, is no part that X sells.
    """
    found = None
    at = index
    while True:
        of = next(
            (
                i
                for i in range(at - 1, max(-1, at - _PART), -1)
                if items[i].kind != "word" or _is_of(items, i, language)
            ),
            -1,
        )
        if of < 1 or not _is_of(items, of, language):
            return found
        at = next((i for i in (of - 1, of - 2) if i >= 0 and items[i].lower in language.owned_parts), -1)
        if at < 0 or items[at - 1].lower in language.possessives:
            return found
        found = at


def _is_of(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    return items[at].kind == "word" and items[at].lower in language.numbers.of


def is_verb(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether the word at `index` is a verb that can have an object; after an article it is a noun."""
    if index and (items[index - 1].lower in language.determiners or is_plural_noun(items, index, language)):
        return False
    if names_manager(items, index, language) or _only_describes(items, index, language):
        return False
    if _is_owned_firm(items, index, language):
        return False
    return items[index].word.takes_object and not is_attributive(items, index, language)


def _is_owned_firm(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form that is a word for a company is one that somebody owns: ``X's hedge fund Y``."""
    owners = (i for i in range(index - 1, max(0, index - _GROUP), -1) if items[i].word.is_possessive)
    return items[index].lower in language.generic_nouns and next(owners, None) is not None


def _only_describes(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form that is nothing but a participle stands behind a word for a company: ``par le géant coté X``."""
    if index == 0 or items[index - 1].lower not in language.generic_forms:
        return False
    tenses = {tense for _, tense in language.verb_forms.get(items[index].lower, ())}
    return tenses == {"participle"}


def is_attributive(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form stands where only an adjective or a noun can: ``in used cars``, ``to buy privately held X``."""
    before = items[index - 1] if index else None
    if before is None or before.kind != "word":
        return False
    if index > 1 and before.word.is_adverb and items[index - 2].word.takes_object:
        return _is_only_past(items[index], language) and is_verb(items, index - 2, language)
    joins = before.lower in language.inclusions or before.lower in language.auxiliaries["infinitive"]
    brought_in = before.lower in language.preposition_forms and not joins
    tenses = {tense for _, tense in language.verb_forms.get(items[index].lower, ())}
    if not tenses or not (brought_in or before.word.is_demonym):
        return False
    return tenses <= {"past", "participle"} or (brought_in and "present" in tenses)


def _is_only_past(item: Item, language: LanguageData) -> bool:
    return {tense for _, tense in language.verb_forms.get(item.lower, ())} <= {"past", "participle"}


def in_brackets(items: Sequence[Item], index: int) -> bool:
    """Whether the item at `index` stands in round brackets."""
    item = items[index]
    if item.in_brackets is None:
        marks = (before.lower for before in reversed(items[: index + 1]) if before.lower in _BRACKETS)
        item.in_brackets = next(marks, ")") == "("
    return item.in_brackets


def is_object_pronoun(item: Item) -> bool:
    """Whether an item is a pronoun such as ``y`` that takes up an object."""
    return isinstance(item.value, Reference) and item.value.role == "object" and item.value.pronoun


def clause_end(items: Sequence[Item], index: int, language: LanguageData) -> int:
    """Where the words that belong to a cue at `index` end: a relative, a new clause, or a verb with its own subject."""
    item = items[index]
    if item.clause_end is None:
        item.clause_end = _find_clause_end(items, index, language)
    return item.clause_end


def _find_clause_end(items: Sequence[Item], index: int, language: LanguageData) -> int:
    last_nominal = None
    for at in range(index + 1, len(items)):
        item = items[at]
        if not (item.is_nominal or item.word.may_end_clause):
            continue
        inside = _in_long_preposition(items, at, language) or _in_bound(items, at, language)
        breaks = item.lower in language.clause_breaks and not inside
        apart = item.lower in {";", ":"} and not in_brackets(items, at)
        apart &= not announces_list(items, at, language)
        relative = item.lower in language.relatives and not opens_inclusion(items, at - 1, language)
        if apart or relative or breaks:
            return at
        if item.is_nominal:
            last_nominal = at
        elif item.kind == "word" and is_finite(item, language) and not is_noun(items, at, language):
            if last_nominal is not None and all(
                is_adverb(items[i], language) or items[i].word.is_possessive for i in range(last_nominal + 1, at)
            ):
                hangs_on = governor(items, last_nominal, language)
                own = hangs_on == VERB and _is_object_of(items, index, last_nominal, language)
                return at if own or hangs_on not in {"", VERB} else last_nominal
            brings_in = " ".join([i.lower for i in items[at : at + 2]]) in language.preposition_forms
            brings_in |= item.lower in language.between_words and _joins_two(items, at, language)
            if items[at - 1].lower in language.coordinators or (items[at - 1].lower == "," and not brings_in):
                return at
    return len(items)


def _joins_two(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word that may be a verb is *between* here, no preposition behind it: ``signé, lundi, entre X et Y``."""
    return at + 1 < len(items) and not preposition_ending(items, at + 1, language)


def _is_object_of(items: Sequence[Item], verb: int, name: int, language: LanguageData) -> bool:
    """Whether a name is what an infinitive is about, and a verb behind it another's: ``its plan to buy X failed``."""
    marked = any(item.lower in language.auxiliaries["infinitive"] for item in items[max(0, verb - 2) : verb])
    return (marked or items[verb].word.is_infinitive) and all(item.kind == "word" for item in items[verb + 1 : name])


def _in_long_preposition(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word that may open a clause ends a preposition of several words, or begins one without a comma."""
    if " " in preposition_ending(items, at, language):
        return True
    if items[at].lower not in language.preposition_starts or items[at - 1].lower == ",":
        return False
    return any(" ".join([i.lower for i in items[at : at + n]]) in language.preposition_forms for n in (2, 3))


def _in_bound(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word that may open a clause only bounds a number: ``worth as much as 3 billion``."""
    words = [item.lower in language.bound_words for item in items[at : at + 3]]
    return len(words) > 1 and words[0] and (words[1] or items[at - 1].lower in language.bound_words)


def is_noun(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether an article or a mark of the infinitive before a form says that it is no finite verb."""
    before = items[at - 1].lower if at else ""
    marked = before in language.determiners or before in language.auxiliaries["infinitive"]
    return marked or is_plural_noun(items, at, language)


def is_finite(item: Item, _: LanguageData) -> bool:
    """Whether a word can be a finite verb or an auxiliary."""
    return item.word.is_finite


def has_verb_behind(items: Sequence[Item], name: int) -> bool:
    """Whether a verb stands behind a name, but for adverbs: ``X a donc racheté``, ``X vient de racheter``."""
    verb = next((item for item in items[name + 1 : name + _ADVERBS] if not item.word.is_adverb), None)
    return verb is not None and verb.kind == "word" and (verb.word.is_finite or verb.word.is_verb_form)


def last_word_before(items: Sequence[Item], index: int, language: LanguageData) -> str:
    """The last word of the preposition right before a name, such as may be said again before the next of a list."""
    return preposition_ending(items, index - 1, language).rpartition(" ")[2] if index else ""
