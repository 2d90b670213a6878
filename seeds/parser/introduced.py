"""Companies that a sentence only describes and a later one names: ``A Leeds fintech has raised £12m. Velora``."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.adjuncts import head_of
from seeds.parser.mentions import FIRM_KINDS, NameMention
from seeds.parser.segment import Sentence
from seeds.parser.tokens import Item

_SENTENCES, _BLOCKS = 3, 3
"""Within how many sentences and paragraphs the name follows: what the money is for may be told between."""
_OPENING = 3
"""Among how many sentences at the head of a text *the* may point at a company that was not named before."""
_DESCRIBED = 8
"""How many words may stand from the article to the noun for the company."""
_GOODS = 3
"""How many words behind *of* may tell what a company makes: ``a maker of hearing aids``."""
_CALLED = 6
"""Within how many words behind a description a name may stand that it is called by: ``a group led by X``."""


def introduced(
    cut: Sequence[Sentence],
    tokens: Sequence[Sequence[Item]],
    names: Sequence[Sequence[NameMention]],
    number: int,
    told: Collection[str],
    language: LanguageData,
) -> NameMention | None:
    """The company that a sentence describes, as named by the next that names one, which opens with it.

    It must be the only one so described, and none of those `told` in sentences before. Sentences between may tell who
    gave it money: ``A fintech has raised £12m. The money comes from Elm Capital. Velora, which``.
    """
    words = tokens[number]
    articles = language.indefinite_articles
    head = head_of(words, language)
    pointed = head < len(words) and words[head].lower in language.definites - language.possessives
    if number <= _OPENING and not told and pointed:
        before = (name for row in names[:number] for name in row)
        articles |= language.definites if all(name.kind not in FIRM_KINDS for name in before) else frozenset()
    span = _described(words, names[number], head, articles, language)
    if span is None:
        return None
    begin, end = span
    for later in range(number + 1, min(len(cut), number + 1 + _SENTENCES)):
        if cut[later].block - cut[number].block > _BLOCKS:
            return None
        firms = [name for name in names[later] if name.kind in FIRM_KINDS and name.owner is None]
        if firms and not (begin == head and later < len(cut) - 1 and all(_gives(one, language) for one in firms)):
            here = {name.name for name in names[number]}
            name = firms[0]
            fits = name.name not in told and name.name not in here and _fits(words[begin : end + 1], name, language)
            others = [one for one in firms if one.name != name.name and one.name not in told]
            opens = fits and _opens(tokens[later], name, others, language, acts=begin == head)
            if cut[later].block > cut[number].block and _tells_its_own(tokens[later], names[later], here, language):
                return None
            return replace(name, start=words[begin].start, end=words[end].end) if opens else None
    return None


def _tells_its_own(
    words: Sequence[Item], names: Sequence[NameMention], parties: Collection[str], language: LanguageData
) -> bool:
    """Whether a sentence tells of money raised, or a listing, and the one before of a deal with somebody else.

    ``A private company has agreed to buy X``, and in the next paragraph: ``Y has raised $25 million``.
    """
    told = {verb for word in words for verb, _ in language.verb_forms.get(word.lower, ())}
    again = any(name.name in parties for name in names)
    return bool(parties) and not again and not told.isdisjoint(language.raising_verbs)


def is_introduced(name: NameMention) -> bool:
    """Whether a name stands for words that only describe its company: they are not as long as its own text."""
    return name.end - name.start != len(name.text)


def _described(
    words: Sequence[Item], names: Sequence[NameMention], head: int, articles: Collection[str], language: LanguageData
) -> tuple[int, int] | None:
    """Where the only description of a company begins and ends that has one of those articles and no name.

    Only as the subject, at the `head` of the sentence, has it another than *a*.
    """
    found = []
    for at, word in enumerate(words):
        if word.lower in (articles if at == head else language.indefinite_articles) and (
            at == head or _acts_or_suffers(words, at, language)
        ):
            end = _end_of(words, at, head, names, language)
            found += [(at, end)] if end is not None else []
    return found[0] if len(found) == 1 else None


def _acts_or_suffers(words: Sequence[Item], article: int, language: LanguageData) -> bool:
    """Whether a description stands where a party of a deal does: as an object, or the agent of a passive."""
    if article == 0:
        return False
    before = words[article - 1]
    if before.lower in language.agents:
        done = words[article - 3 : article - 1] if article > 2 else ()
        return len(done) > 1 and done[1].word.is_verb_form and _helps(done[0], language)
    trades = any(verb in language.giving_verbs for verb, _ in language.verb_forms.get(before.lower, ()))
    return before.word.takes_object and (trades or before.lower in language.takeover_forms)


def _helps(word: Item, language: LanguageData) -> bool:
    return any(word.lower in of for of in language.auxiliaries.values())


def _end_of(
    words: Sequence[Item], article: int, head: int, names: Sequence[NameMention], language: LanguageData
) -> int | None:
    """Where a description ends that an article begins: ``a family-owned Hull builder``, ``a maker of hearing aids``."""
    nouns = language.generic_nouns | language.maker_nouns | language.firm_nouns
    nouns |= language.described_firms if article == head else frozenset()
    for at in range(article + 1, min(len(words) - 1, article + 1 + _DESCRIBED)):
        word, behind = words[at], words[at + 1]
        if not _may_describe(word, names, language, first=at == article + 1):
            return None
        if word.lower not in nouns or _goes_on(behind, nouns, language):
            continue
        first = words[article + 1].start
        if word.lower in language.related_nouns and any(
            name.start == first and name.kind in FIRM_KINDS for name in names
        ):
            return None  # ``a Velora rival``
        end = at
        if behind.lower in language.numbers.of:
            goods = at + 2 + (at + 2 < len(words) and words[at + 2].word.is_small)
            while goods < len(words) - 1 and goods <= at + 1 + _GOODS and _is_plain(words[goods], language):
                goods += 1
            told = {one.lower for one in words[at + 2 : goods]}
            several = told & (
                language.giver_nouns | language.group_nouns | language.crowd_nouns | language.generic_forms
            )
            if goods == at + 2 or (several and word.lower not in language.maker_nouns) or article != head:
                return None
            end = goods - 1
        return None if _is_named_there(words, end, names, language) else end
    return None


def _may_describe(word: Item, names: Sequence[NameMention], language: LanguageData, *, first: bool) -> bool:
    """Whether a word may stand between an article and its noun: a plain one, a place, initials or a compound.

    An unknown name right behind the article is taken for a place: ``A Hull builder``.
    """
    breaks = (language.determiners, language.relatives, language.preposition_forms, language.contractions)
    if not word.is_word or any(word.lower in of for of in breaks) or _helps(word, language):
        return False
    within = [name for name in names if name.start <= word.start < name.end and name.kind != "place"]
    return all(
        name.text == word.text and (name.kind not in FIRM_KINDS or (first and not name.known)) for name in within
    )


def _is_plain(word: Item, language: LanguageData) -> bool:
    """Whether a word may be one of what a company makes."""
    joins = word.lower in language.preposition_forms or word.lower in language.relatives
    return word.is_word and not (word.is_capital or joins or word.word.is_finite or word.word.is_participle)


def _goes_on(behind: Item, nouns: Collection[str], language: LanguageData) -> bool:
    """Whether a noun for a company only tells more of the next word: ``a software company boss``, ``a bank loan``."""
    if behind.lower in nouns:
        return True
    if not behind.is_word or behind.is_capital or behind.lower in language.determiners:
        return False
    joins = (language.preposition_forms, language.contractions, language.coordinators, language.relatives)
    ends = any(behind.lower in of for of in joins) or behind.lower in language.clause_breaks
    acts = behind.word.is_finite or behind.word.is_verb_form or behind.word.is_adverb
    return not (ends or acts or language.nouns_take_articles)


def _is_named_there(words: Sequence[Item], end: int, names: Sequence[NameMention], language: LanguageData) -> bool:
    """Whether a name follows a description, as ``called X``, behind a comma or a nation, or by who is of it.

    ``lyonnais X``, ``une société nouvelle, nommée X``, ``a group led by X``, ``un consortium réunissant X``.
    """
    starts = {name.start for name in names if name.kind not in {"place"}}
    behind = words[end + 1 : end + 1 + _CALLED]
    if any(word.start in starts for word in behind[:1]):
        return True
    apart = False
    for at, (before, word) in enumerate(itertools.pairwise(behind)):
        called = not before.is_word or before.word.is_participle or before.word.is_gerund or before.word.is_demonym
        if word.start in starts:
            return called or apart or (at > 0 and before.lower in language.agents)
        apart = not before.is_word
        if _helps(before, language) or (before.word.is_finite and word.lower not in language.agents and not called):
            return False
    return False


def _gives(name: NameMention, language: LanguageData) -> bool:
    """Whether a name says that a company invests by trade: ``Elm Capital``."""
    return name.name.rpartition(" ")[2].casefold() in language.investor_forms or name.kind == "fund"


def _fits(described: Sequence[Item], name: NameMention, language: LanguageData) -> bool:
    """Whether both or neither of a description and a name say that a company invests by trade."""
    by_name = _gives(name, language)
    by_words = any(word.lower in language.investor_forms for word in described)
    return by_name == by_words


def _opens(
    words: Sequence[Item], name: NameMention, others: Sequence[NameMention], language: LanguageData, *, acts: bool
) -> bool:
    """Whether a sentence opens with a name and tells of it, and no other company acts there that is new.

    A reduced clause, or words for a company, may stand before: ``Founded in 2015, Velora makes``, ``The firm, Velora``,
    ``German carmaker Velora``.
    Who says something is rather one who `acts` than the object of the sentence before.
    """
    at = next((i for i, word in enumerate(words) if word.start >= name.start), len(words))
    behind = next((i for i, word in enumerate(words) if word.start >= name.end), len(words))
    if behind >= len(words) - 1:
        return False
    before = words[:at]
    reduced = at > 1 and before[-1].lower == "," and before[0].word.is_participle
    plain = [word for word in before if word.is_word]
    defined = at > 1 and before[0].lower in language.definites and plain[-1].lower in language.generic_nouns
    if at and not (reduced or defined or _tells_trade(before, language)):
        return False
    word = words[behind]
    tells = any(verb in language.telling_verbs for verb, _ in language.verb_forms.get(word.lower, ()))
    givers = all(_gives_or_did(words, behind, other, language) for other in others)
    joins = any(word.lower in of for of in (language.preposition_forms, language.coordinators, language.contractions))
    told = word.lower == "," or word.word.is_possessive or (word.word.is_small and not joins)
    return told and (acts if tells else givers)


def _tells_trade(before: Sequence[Item], language: LanguageData) -> bool:
    """Whether words up to a name say what the company is: ``Leeds-based carmaker X``, ``L'éditeur de logiciels X``."""
    trades = [at for at, word in enumerate(before) if word.lower in language.generic_nouns]
    if not trades or any(not word.is_word or word.word.is_finite or word.word.is_capital for word in before[1:]):
        return False
    behind = before[trades[0] + 1 :]
    goods = len(behind) > 1 and behind[0].lower in language.numbers.of
    ahead = before[: trades[0]] if goods else before
    joined = any(word.word.prepositions is not None for word in ahead)
    return not joined and (trades[-1] == len(before) - 1 or (goods and language.nouns_take_articles))


def _gives_or_did(words: Sequence[Item], begin: int, other: NameMention, language: LanguageData) -> bool:
    """Whether another company invests by trade, or is no other side of a deal: ``Velora, founded by Anna Velm``.

    It is one where a verb for a purchase or a payment stands between the two: ``Harrowgate bought Velora``.
    """
    at = next((i for i, word in enumerate(words) if word.start >= other.start), 0)
    done = at > 0 and words[at - 1].lower in language.agents
    if done or _gives(other, language):
        return True
    told = {verb for word in words[begin:at] for verb, _ in language.verb_forms.get(word.lower, ())}
    buys = any(word.lower in language.takeover_forms for word in words[begin:at])
    return not (buys or told & language.giving_verbs or told & language.payment_verbs.keys())
