"""Countries that act, and so are their governments: ``le Qatar rachète``, ``orders from Poland``, not ``en Inde``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.names import countries, fold_name
from seeds.parser.adjuncts import head_of
from seeds.parser.mentions import NameMention
from seeds.parser.tokens import Item

_LENT = 10
"""How many words before a country the word for the loan may stand that it is given."""
_SUPPLIED = 10
"""How many words before a country are looked at for what is sold or delivered to it."""
_TRADE = 5
"""How many words may tell what a company is between its country and its name."""

_LED = 7
"""How many words behind a verb the infinitive may stand that it leads to."""
_BRACKETED = 12
"""How many words in brackets are passed over where those before a country are looked at."""
_IN_BRACKETS = 3
"""How many items short letters in brackets are."""

_FINITE = frozenset({"present", "past", "imperfect", "future", "conditional"})
_LASTING = frozenset({"gerund"})


def as_state(words: Sequence[Item], index: int, name: NameMention, language: LanguageData) -> NameMention:
    """The name; a country that does something is its government: ``le Qatar rachète``, not ``en France``.

    An authority is a government's where a contract is from it, and not where it only watches over others.
    """
    if name.kind == "regulator":
        return replace(name, kind="government") if _is_client(words, index, language) else name
    state = (
        name.kind == "place" and fold_name(name.name) in countries() and not _tells_whose(words, index, name, language)
    )
    acts = state and (
        _is_subject(words, index, name, language)
        or _is_partner(words, index, name, language)
        or _is_lent_to(words, index, language)
        or _is_supplied(words, index, language)
        or _is_client(words, index, language)
        or _is_equipped(words, index, name, language)
    )
    return replace(name, kind="government") if acts else name


def listed_states(
    words: Sequence[Item], places: Mapping[int, int], names: Sequence[NameMention], language: LanguageData
) -> list[NameMention]:
    """The names, where countries listed before one that acts are governments too: ``France, Italy and Spain ordered``.

    Only commas, *and* and articles stand between those of a list.
    """
    told = list(names)
    for first in range(len(names) - 2, -1, -1):
        name, following = told[first], told[first + 1]
        if following.kind != "government" or name.kind != "place" or fold_name(name.name) not in countries():
            continue
        begin = index_behind(words, places.get(name.start, 0), name)
        between = words[begin : places.get(following.start, begin)]
        plain = all(w.lower in {",", *language.coordinators} or _is_article(w, language) for w in between)
        if between and plain and fold_name(following.name) in countries():
            told[first] = replace(name, kind="government")
    return told


def _is_article(word: Item, language: LanguageData) -> bool:
    """Whether a word may stand as the article of a country's name: ``le Qatar``, ``les Philippines``."""
    several = word.lower in language.plural_determiners and word.lower not in language.contractions
    return word.lower in language.definites or several


def _tells_whose(words: Sequence[Item], index: int, name: NameMention, language: LanguageData) -> bool:
    """Whether a country only tells where the company named behind it is from: ``a contract from Brazil's X``.

    Plain words for what that company is may stand between: ``bought by US private equity firm X``. So does one before
    a word for a part of a company: ``with the UK arm of X``.
    """
    end = index_behind(words, index, name)
    for at in range(end, min(len(words) - 1, end + _TRADE)):
        if not words[at].word.is_small or words[at].word.is_finite or words[at].word.prepositions is not None:
            break
        if words[at].lower in language.firm_words and words[at + 1].is_capital:
            return True
        if words[at].lower in language.part_nouns and words[at + 1].lower in language.numbers.of:
            return True
    return end + 1 < len(words) and words[end].word.is_possessive and words[end + 1].is_capital


def _is_supplied(words: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a country gets so many goods: ``sells 12 helicopters to Brazil``, no ``supplies gas to Brazil``."""
    at = index - 1
    while at > 0 and words[at].lower in language.definites and words[at].lower not in language.receiving_words:
        at -= 1
    if at < 1 or words[at].lower not in language.receiving_words:
        return False
    before = [words[i] for i in _before(words, at, _SUPPLIED)]
    goods = next((i for i, word in enumerate(before) if word.lower in language.goods_nouns), 0)
    singular = language.determiners - language.plural_determiners
    numbers = (word.lower for word in before[:goods] if word.lower not in singular)
    counted = any(number.isdigit() or number in language.numbers.words for number in numbers)
    uses = (use for word in before[:goods] for use in language.verb_forms.get(word.lower, ()))
    return counted and any(verb in language.delivery_verbs for verb, _ in uses)


def _is_equipped(words: Sequence[Item], index: int, name: NameMention, language: LanguageData) -> bool:
    """Whether a country gets goods that are counted behind it: ``will supply the Philippines with 8 million doses``."""
    end = index_behind(words, index, name)
    verb = index - 1
    while verb > 0 and _is_article(words[verb], language):
        verb -= 1
    delivers = any(told in language.delivery_verbs for told, _ in language.verb_forms.get(words[verb].lower, ()))
    if not delivers or end + 1 >= len(words) or words[end].lower not in language.with_words:
        return False
    return words[end + 1].lower.isdigit() or words[end + 1].lower in language.numbers.words


def _is_client(words: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether an order or a contract is a country's: ``an order for trains from Poland``, ``un contrat de Malte``."""
    at = index - 1
    while at > 0 and _is_article(words[at], language):
        at -= 1
    if at < 1:
        return False
    if words[at].lower in language.agents:
        return words[at - 1].lower in language.contract_words
    if words[at].word.uncontracted not in language.client_words:
        return False
    ordered = _before(words, at, _SUPPLIED)
    begin = next((i for i in reversed(ordered) if words[i].lower in language.contract_words), at)
    return begin < at and not any(_is_infinitive(words, i, language) for i in ordered if i > begin)


def _is_infinitive(words: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a word is an infinitive: by its form, or, also of a verb in no list, by the particle before it."""
    particles = language.auxiliaries["infinitive"]
    if particles:
        plain = words[index].is_word and words[index].text.islower() and not words[index].lower.isdigit()
        return plain and words[index - 1].lower in particles and words[index].lower not in language.determiners
    return any(tense == "infinitive" for _, tense in language.verb_forms.get(words[index].lower, ()))


def _is_subject(words: Sequence[Item], index: int, name: NameMention, language: LanguageData) -> bool:
    """Whether a name begins a clause, or ends a list of those who act, and the verb of a deal follows it at once.

    That may stand in a relative clause too, ``Poland, which has ordered 20 jets``, or behind what it is called for
    short: ``the United Arab Emirates (UAE) ordered``.
    """
    before = index - 1
    while before >= 0 and _is_article(words[before], language):
        before -= 1
    opened = before < 0 or _opens_clause(words, before, language)
    end = index_behind(words, index, name)
    end += _IN_BRACKETS if [word.text for word in words[end : end + _IN_BRACKETS]][::2] == ["(", ")"] else 0
    told = [word.lower for word in words[end : end + 2]]
    end += 2 if len(told) == 2 and told[0] == "," and told[1] in language.relatives else 0
    verb = _led_to(words, end, _behind_auxiliaries(words, end, language), language)
    lasting = verb + 1 < len(words) and words[verb].lower in language.auxiliaries["be"]
    uses = language.verb_forms.get(words[verb + lasting].lower, ()) if verb + lasting < len(words) else ()
    acts = any(verb > end or tense in (_LASTING if lasting else _FINITE) for _, tense in uses)
    return opened and acts and not _rules(words, verb + lasting, language)


def _led_to(words: Sequence[Item], first: int, verb: int, language: LanguageData) -> int:
    """Where the infinitive stands that a finite verb leads to: ``are in talks to order``, ``a annoncé avoir commandé``.

    The verb itself where it leads to none.
    """
    if first >= len(words) or not (words[first].word.is_finite or words[first].word.is_adverb):
        return verb  # an adverb is what « vient » is in « vient de commander »
    for at in range(max(verb, first + 1), min(len(words), verb + _LED)):
        uses = language.verb_forms.get(words[at].lower, ())
        done = words[at - 1].word.is_infinitive and words[at - 1].lower in language.auxiliaries["have"]
        if (uses and _is_infinitive(words, at, language)) or any(done and tense == "participle" for _, tense in uses):
            return at
        if not words[at].word.is_small:
            return verb
    return verb


def plans_to_buy(words: Sequence[Item], end: int, language: LanguageData) -> bool:
    """Whether the verb behind a name leads to one of taking over: ``X is in talks to buy``, ``X souhaite racheter``."""
    verb = _led_to(words, end, end, language)
    return verb > end and words[verb].lower in language.takeover_forms


def _rules(words: Sequence[Item], verb: int, language: LanguageData) -> bool:
    """Whether a state only decides of a deal of others: ``the EU blocked the merger``, no ``approved 14 jets``."""
    rules = verb < len(words) and any(
        told in language.ruling_verbs for told, _ in language.verb_forms.get(words[verb].lower, ())
    )
    return rules and not any(word.lower in language.goods_nouns for word in words[verb + 1 : verb + 1 + _SUPPLIED])


def _opens_clause(words: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether who acts may be named behind a word or mark: ``said that Poland``, ``X and Poland signed``."""
    opener = words[at]
    mark = not opener.is_word and opener.text != ","
    joins = opener.lower in language.clause_breaks or opener.lower in language.coordinators
    adjunct = opener.text == "," and head_of(words, language) == at + 1
    return mark or joins or (adjunct and not any(word.word.is_place for word in words[:at]))


def _is_partner(words: Sequence[Item], index: int, name: NameMention, language: LanguageData) -> bool:
    """Whether something is done by a country, or with it: ``a contract with Spain``, ``commandé par la Grèce``."""
    end = index_behind(words, index, name)
    if end < len(words) and (words[end].word.is_possessive or words[end].is_capital):
        return False
    before = index - 1
    while before > 0 and _is_article(words[before], language) and words[before].lower not in language.receiving_words:
        before -= 1
    source = any(word.lower in language.source_words for word in words[max(0, before - 1) : before + 1])
    uses = language.verb_forms.get(words[before - 1].lower, ()) if before > 0 else ()
    allied = words[before].lower in language.receiving_words and any(verb in language.allying_verbs for verb, _ in uses)
    return before > 0 and (
        source or allied or words[before].lower in language.agents or words[before].lower in language.with_words
    )


def _is_lent_to(words: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a country is given a loan: ``accorde un prêt de 75 millions au Sénégal``, ``a credit for Kenya``."""
    given = any(word.lower in language.lending_prepositions for word in words[max(0, index - 2) : index])
    before = [words[i] for i in _before(words, index, _LENT)]
    return given and any(
        word.lower in language.lent_nouns
        or any(verb in language.lending_verbs for verb, _ in language.verb_forms.get(word.lower, ()))
        for word in before
    )


def _before(words: Sequence[Item], index: int, most: int) -> list[int]:
    """The places of the words before one, at most so many of them, without what brackets hold: ``€5m ($6m) to X``."""
    found: list[int] = []
    closed = 0
    for at in range(index - 1, max(-1, index - 1 - most - _BRACKETED), -1):
        if len(found) == most:
            break
        if words[at].text == ")":
            closed += 1
        elif words[at].text == "(":
            closed = max(0, closed - 1)
        elif not closed:
            found.append(at)
    return found[::-1]


def _behind_auxiliaries(words: Sequence[Item], index: int, language: LanguageData) -> int:
    """The index of the first word from `index` on that is no auxiliary and no adverb: ``will also buy``."""
    auxiliaries = {form for kind in ("have", "future", "conditional") for form in language.auxiliaries[kind]}
    while index < len(words) and (words[index].lower in auxiliaries or words[index].lower in language.adverbs):
        index += 1
    return index


def index_behind(words: Sequence[Item], index: int, name: NameMention) -> int:
    """The index of the first word behind a name that begins at `index`."""
    return next((i for i in range(index, len(words)) if words[i].start >= name.end), len(words))
