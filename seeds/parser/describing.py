"""Names that only tell which one the name behind them is: ``Topshop owner Arcadia``, ``Vuitton bag maker X``."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.adjuncts import head_of
from seeds.parser.names import PARTY_KINDS, NameMention
from seeds.parser.tokens import Item
from seeds.vocabulary import Kind, Role

_WARES = 3
"""How many words before a word for who makes or keeps something may tell what that is: ``restaurant chain owner``."""
_HEAD = 4
"""How many words may open a sentence up to the word for who makes or keeps what is listed."""
_BARE = frozenset({"present", "infinitive"})


def without_describing(
    names: Sequence[NameMention], tokens: list[Item], language: LanguageData
) -> Sequence[NameMention]:
    """The names, those taken for things that only tell of another: X in ``X founder A``, A in ``X partner A``."""
    pairs = [(one, other) for one, other in itertools.pairwise(names) if _may_describe(one, other)]
    if not pairs:
        return names
    at = {token.start: index for index, token in enumerate(tokens)}
    told = [(one, other) for one, other in pairs if _describes(one, other, tokens, at, language)]
    partners = {
        o.start for _, o in told if o.kind == "person" and tokens[at[o.start] - 1].lower in language.generic_nouns
    }
    describes = {other.start if other.start in partners else one.start for one, other in told}
    describes |= _listed_wares(names, tokens, language)
    return [replace(n, kind="product") if n.start in describes else n for n in names] if describes else names


def _listed_wares(names: Sequence[NameMention], tokens: list[Item], language: LanguageData) -> set[int]:
    """Where the names begin of what an unnamed firm makes or keeps that opens a sentence: ``The owner of X and Y has``.

    There are three of them, or words tell what they are: ``The maker of X tea and Y soap``. What only a comma parts is
    who owns them: ``The owner of X, Y, has``.
    """
    heads = range(1, min(len(tokens) - 1, _HEAD))
    keeps = language.maker_nouns | language.keeper_nouns
    of = next((i + 1 for i in heads if tokens[i].lower in keeps), 0)
    if not of or tokens[0].lower not in language.definites or tokens[of].lower not in language.numbers.of:
        return set()
    starts = {name.start: name.end for name in names if name.kind != "person"}
    listed: set[int] = set()
    end, joints, commas, wares = 0, 0, 0, 0
    for token in tokens[of + 1 :]:
        if token.start in starts:
            listed.add(token.start)
            end = starts[token.start]
        elif token.end <= end:
            continue
        elif token.lower in language.coordinators:
            joints += 1
        elif token.text == ",":
            commas += 1
        elif _is_ware(token, language):
            wares += bool(listed)
        else:
            several = len(listed) > 1 and joints and (commas or wares)
            return listed if several and (token.word.is_finite or token.word.is_verb_form) else set()
    return set()


def _may_describe(first: NameMention, second: NameMention) -> bool:
    """Whether a name may tell what another is, a word between them."""
    return first.owner is None and first.kind != "place" and second.kind in PARTY_KINDS


def _describes(
    first: NameMention, second: NameMention, tokens: list[Item], at: Mapping[int, int], language: LanguageData
) -> bool:
    """Whether just a word for a company, or a person, stands between a name and another: ``Topshop owner Arcadia``.

    Before a person's name words must bring in the other. `at` are the indices of the tokens, by where each begins.
    """
    noun, begin = at.get(second.start, 0) - 1, at.get(first.start, 0)
    wares = next((i for i in range(max(begin, noun - 1 - _WARES), noun) if tokens[i].end == first.end), None)
    if wares is None or tokens[noun].lower in language.officer_titles:
        return False
    if wares + 1 < noun:
        return second.kind != "person" and _tells_wares(tokens[wares + 1 : noun + 1], language)
    if second.kind != "person":
        return tokens[noun].lower in language.generic_nouns or _is_parted(tokens[noun])
    goes_on = begin > 0 and _goes_on(tokens[begin - 1], language) and begin != head_of(tokens, language)
    return goes_on and tokens[noun].lower in language.person_titles


def _tells_wares(words: Sequence[Item], language: LanguageData) -> bool:
    """Whether words behind a name tell what somebody makes or keeps under it: ``bag maker``, ``hotel chain owner``.

    The first is none that acts on the firm behind it, as in ``X buys bag maker Y``.
    """
    *wares, noun = words
    if language.maker_behind_goods or noun.lower not in language.maker_nouns | language.keeper_nouns:
        return False
    return all(_is_ware(word, language) for word in wares)


def _is_ware(word: Item, language: LanguageData) -> bool:
    """Whether a word may be a noun for a thing, though its form be that of a verb too: ``bag``, not ``bags``."""
    tenses = {tense for _, tense in language.verb_forms.get(word.lower, ())}
    acts = tenses and not (tenses <= _BARE and not word.lower.endswith(language.plurals))
    apart = word.lower in language.determiners or word.lower in language.related_nouns
    return word.word.is_small and not (acts or apart or word.word.ends_phrase or word.word.is_adverb)


def _is_parted(token: Item) -> bool:
    """Whether a noun is one for what was parted from the company before it: ``Topshop spin-off X``."""
    form = token.word.cue
    phrases = form.nouns.alone if form is not None else ()
    return any(one.frame.kind is Kind.IPO and one.frame.possessor is Role.SELLER for one in phrases)


def _goes_on(token: Item, language: LanguageData) -> bool:
    """Whether a word or mark brings in names, or the next of a list."""
    word = token.lower
    joint = word == "," or word in language.coordinators
    return joint or word in language.preposition_forms or word in language.part_verbs
