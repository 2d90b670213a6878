"""A sentence as a row of items: words and marks, and the names, sums, shares, dates and rounds found in it."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from seeds.language import LanguageData, load_language
from seeds.language.patterns import phrase_pattern
from seeds.parser.dates import DateMention, find_dates
from seeds.parser.hints import singular
from seeds.parser.lexicon import Word, lexicon
from seeds.parser.money import Money, find_money
from seeds.parser.names import PARTY_KINDS, NameMention
from seeds.parser.percents import Percent, find_percents
from seeds.parser.phrases import PERCENT, ROUND
from seeds.parser.segment import Sentence
from seeds.parser.splitting import split
from seeds.parser.tokens import ADDRESS, Item, ItemKind, Row, has_address
from seeds.parser.usage import without_listings
from seeds.vocabulary import Language

__all__ = ["Entity", "Item", "Percent", "Reference", "Round", "find_percents", "find_rounds", "itemize"]


@dataclass(slots=True, unsafe_hash=True)
class Round:
    """The label of a funding round, in its standard form."""

    start: int
    end: int
    label: str


@dataclass(slots=True, unsafe_hash=True)
class Reference:
    """Words that stand for a name said before: ``le groupe``, ``the company``, ``it``."""

    start: int
    end: int
    pronoun: bool
    role: Literal["subject", "either", "object", "latest", "speaker", "any", "nation", "owner"]
    """What it stands for; ``owner`` is the word *its*, which stays a plain word beside that."""
    person: bool = False
    pair: bool = False
    trade: str = ""
    """The word for a company in it: ``constructeur``; empty where it says no more than *company*."""
    nation: str = ""
    """The code of the country that it speaks of: ``the French group``."""
    order: int | None = None
    """Which of the companies just named it stands for: 0 for *the former*, -1 for *the latter*."""
    related: bool = False
    """Whether it is another company than the one whose it is: ``its rival``."""
    side: Literal["payer", "payee", ""] = ""
    """The side of the deal told last that it stands for: ``the buyer``."""


_DESCRIPTION = 9
"""How many words a description may have up to the name behind it."""

Entity = NameMention | Money | Percent | DateMention | Round | Reference
_KINDS: dict[type, ItemKind] = {
    NameMention: "name",
    Money: "money",
    Percent: "percent",
    DateMention: "date",
    Round: "round",
    Reference: "reference",
}


def itemize(
    text: str,
    sentence: Sentence,
    tokens: list[Item],
    names: Sequence[NameMention],
    published: str | None,
    language: LanguageData,
) -> Row:
    """The items of a sentence; where two things overlap, the one that begins first, then the longer, stands."""
    span = (sentence.start, sentence.end)
    every, tokens = tokens, without_listings(tokens, language)
    hints: set[str] = {hint for token in every for hint in token.word.hints}
    if "reference" in hints:
        names = _without_describing(names, tokens, language)
    entities: list[Entity] = list(_owners(names, tokens, language))
    if "digit" in hints or "scale" in hints:
        entities += find_money(text, *span, language, every)
    if ("digit" in hints and "percent" in hints) or "stake" in hints:
        entities += find_percents(text, *span, language)
    if "round" in hints:
        entities += find_rounds(text, *span, language)
    if "date" in hints:
        entities += find_dates(text, *span, published, language)
    addresses = [match.span() for match in ADDRESS.finditer(text, *span)] if has_address(text, *span) else []
    if addresses:
        entities = [e for e in entities if not any(start <= e.start < end for start, end in addresses)]
        tokens = [t for t in tokens if not any(start <= t.start < end for start, end in addresses)]
    entities = _without_overlaps(entities)
    standing = "reference" in hints or "clitic" in hints
    references = _references(text, tokens, hints, entities, language) if standing else []
    if references:
        taken = {e.start for e in entities}
        entities = _without_overlaps([*entities, *(r for r in references if r.start not in taken)])
    return Row.of(_merge(tokens, entities, language), hints)


def _owners(names: Sequence[NameMention], tokens: list[Item], language: LanguageData) -> list[NameMention]:
    """The names, where ``the maker of ChatGPT`` and ``the ChatGPT maker`` are the company that makes it."""
    if all(name.owner is None for name in names):
        return list(names)
    places = {token.start: index for index, token in enumerate(tokens)}
    found: list[NameMention] = []
    for name in names:
        index = places.get(name.start)
        if name.owner is None or index is None:
            found.append(name)
            continue
        begin, end = index, index + len(split(name.text))
        if end < len(tokens) and tokens[end].lower in language.generic_nouns:
            end += 1
        elif (
            index > 1
            and _joins(tokens[index - 1].lower, language)
            and tokens[index - 2].lower in language.generic_nouns
        ):
            begin = index - 2
        else:
            found.append(name)
            continue
        found.append(
            replace(
                name, start=tokens[begin].start, end=tokens[end - 1].end, name=name.owner, kind="company", owner=None
            )
        )
    return found


def _without_describing(
    names: Sequence[NameMention], tokens: list[Item], language: LanguageData
) -> Sequence[NameMention]:
    """The names, those taken for things that only say what the next one is: ``Jeep maker Stellantis``."""
    if len(names) < 2:
        return names
    places = {token.start: index for index, token in enumerate(tokens)}
    describes = {
        first.start
        for first, second in itertools.pairwise(names)
        if _describes(first, second, tokens, places, language)
    }
    return [replace(n, kind="product") if n.start in describes else n for n in names] if describes else names


def _describes(
    first: NameMention, second: NameMention, tokens: list[Item], places: dict[int, int], language: LanguageData
) -> bool:
    """Whether just a word for a company stands between a name and another: ``Topshop owner Arcadia``."""
    index = places.get(second.start, 0)
    if index < 2 or first.owner is not None or first.kind == "place" or tokens[index - 2].end != first.end:
        return False
    return tokens[index - 1].lower in language.generic_nouns and second.kind in PARTY_KINDS


def _joins(word: str, language: LanguageData) -> bool:
    return word in language.numbers.of or word in language.makers_of


def find_rounds(text: str, start: int, end: int, language: LanguageData) -> list[Round]:
    """Round labels such as ``Series B`` and ``tour d'amorçage``."""
    return [
        Round(match.start(), match.end(), label.replace("*", (match["letter"] or "").upper()))
        for label, pattern in _round_patterns(language.code)
        for match in pattern.finditer(text, start, end)
    ]


@functools.cache
def _percent_pattern(code: Language) -> re.Pattern[str]:
    language = load_language(code)
    words = phrase_pattern(tuple(language.percent_words)).pattern
    phrases = phrase_pattern(tuple(language.stake_phrases)).pattern.replace("\\ ", r"[\s-]").replace(r"\s+", r"[\s-]+")
    return re.compile(rf"(?<![\w.,])(?P<number>\d{{1,3}}(?:[.,]\d+)?)\s?(?:%|{words})|(?P<phrase>{phrases})")


@functools.cache
def _round_patterns(code: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    patterns = []
    for phrase, label in load_language(code).rounds.items():
        body = re.escape(phrase).replace(r"\*", r"(?P<letter>[A-Ka-k])").replace(r"\ ", r"[\s-]").replace("'", "['’]")
        body = body if "letter" in body else body + "(?P<letter>)"
        patterns.append((label, re.compile(rf"(?<!\w){body}(?![\w'’])", re.IGNORECASE if "*" not in phrase else 0)))
    return tuple(patterns)


def _without_overlaps(entities: list[Entity]) -> list[Entity]:
    ordered = sorted(entities, key=lambda e: (e.start, -(e.end - e.start)))
    kept: list[Entity] = []
    for entity in ordered:
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
        elif isinstance(entity, Money) and isinstance(kept[-1], NameMention | DateMention):
            kept[-1] = entity
    return kept


def _references(
    text: str, tokens: list[Item], hints: set[str], entities: list[Entity], language: LanguageData
) -> list[Reference]:
    """Pronouns, and definite descriptions (article, at most two words, a word for a company) with no name behind."""
    places = [index for index, token in enumerate(tokens) if "reference" in token.word.hints]
    covered = _covered(tokens, entities)
    names = {e.start for e in entities if isinstance(e, NameMention)}
    named = names - _seats(tokens, entities, language)
    in_places = _covered(tokens, [e for e in entities if isinstance(e, NameMention) and e.kind == "place"])
    empty = _expletives(text, tokens, language) if "expletive" in hints else set()
    found = []
    if "clitic" in hints:
        found = [Reference(token.start, token.end, True, "object") for token in _taking_up(tokens, covered, language)]
    for index in places:
        token = tokens[index]
        if token.start in covered or token.start in empty:
            continue
        role = language.pronouns.get(token.lower)
        if token.lower in language.datives and not _precedes_verb(tokens, index, language):
            continue
        following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        if token.lower in language.possessives and following in language.owned_nouns:
            found.append(Reference(token.start, tokens[index + 1].end, False, "object"))
            continue
        if token.lower in language.possessives:
            several = token.lower in language.plural_possessives
            found.append(Reference(token.start, token.end, True, "owner", pair=several))
            continue
        if role is not None:
            found.append(_pronoun(token, role))
        elif token.lower in language.order_words and _orders(tokens, index, language):
            order = language.order_words[token.lower]
            found.append(Reference(tokens[index - 1].start, token.end, False, "any", order=order))
        elif token.lower in language.side_nouns:
            begin = _definite_before(tokens, index, covered, in_places, language)
            if begin is not None and not _named_behind(tokens, index, names, language):
                side = language.side_nouns[token.lower]
                found.append(Reference(tokens[begin].start, token.end, False, "any", side=side))
        elif token.lower in language.generic_nouns or token.lower in language.person_titles:
            begin = _definite_before(tokens, index, covered, in_places, language)
            if begin is not None and _is_owned_part(tokens[begin], token, language):
                continue
            person = token.lower not in language.generic_nouns
            own = begin is not None and tokens[begin].lower in language.possessives
            if own and token.lower in language.group_nouns:
                continue
            if begin is not None and (person or not _named_behind(tokens, index, named, language)):
                trade = "" if token.lower in language.plain_nouns else token.lower
                nation = next((t.word.nation for t in tokens[begin + 1 : index + 2] if t.word.nation), "")
                related = own and token.lower in language.related_nouns
                found.append(
                    Reference(
                        tokens[begin].start,
                        token.end,
                        False,
                        "any",
                        person,
                        trade=trade,
                        nation=nation,
                        related=related,
                    )
                )
        elif language.nations_stand_alone and _stands_alone(tokens, index, language):
            nation = token.word.nation
            found.append(Reference(tokens[index - 1].start, token.end, False, "nation", nation=nation))
        elif _two_before(tokens, index, language) and singular(token.lower, language) in language.generic_nouns:
            found.append(Reference(tokens[index - 1].start, token.end, False, "any", pair=True))
    return [r for r in found if not (r.person and any(r.end + gap in names for gap in range(3)))]


def _is_owned_part(article: Item, noun: Item, language: LanguageData) -> bool:
    """Whether words speak of an unnamed part of a company, and of no company: ``its tyre business``."""
    part = noun.lower in language.part_nouns or noun.lower in language.property_nouns
    return part and article.lower in language.possessives


def _orders(tokens: list[Item], index: int, language: LanguageData) -> bool:
    """Whether a word for first or last stands alone behind an article: ``la seconde``, not ``la seconde usine``."""
    if index == 0 or tokens[index - 1].lower not in language.definites:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or not following.is_word:
        return following is not None and following.text in {",", "(", ")", "."}
    finite = any(following.lower in words for words in language.auxiliaries.values())
    return finite or following.lower in language.verb_forms


def _taking_up(tokens: list[Item], covered: set[int], language: LanguageData) -> list[Item]:
    """The pronouns right before a verb that take up its object: ``pour le racheter``, ``X l'a racheté``."""
    found = []
    for before, token, behind in zip(tokens, tokens[1:], [*tokens[2:], None], strict=False):
        if before.lower not in language.auxiliaries["clitic"] or before.start in covered:
            continue
        tenses = {tense for _, tense in language.verb_forms.get(token.lower, ())}
        composed = token.lower in language.auxiliaries["have"] and behind is not None
        composed = (
            composed
            and behind is not None
            and "participle" in {tense for _, tense in language.verb_forms.get(behind.lower, ())}
        )
        if "infinitive" in tenses or composed:
            found.append(before)
    return found


def _expletives(text: str, tokens: list[Item], language: LanguageData) -> set[int]:
    """Where pronouns begin that stand for nothing: ``il y a``, ``it is likely``, but not ``il y a investi``."""
    if not tokens:
        return set()
    pattern = _expletive_pattern(language.code)
    matches = list(pattern.finditer(text, tokens[0].start, tokens[-1].end))
    if not matches:
        return set()
    acting = {
        before.end
        for before, token in itertools.pairwise(tokens)
        if any(tense == "participle" for _, tense in language.verb_forms.get(token.lower, ()))
    }
    return {match.start() for match in matches if match.end() not in acting}


@functools.cache
def _expletive_pattern(code: Language) -> re.Pattern[str]:
    return phrase_pattern(load_language(code).expletives)


def _stands_alone(tokens: list[Item], index: int, language: LanguageData) -> bool:
    """Whether a word for a nation stands for one of its companies: ``l'américain rachète``, not ``l'américain X``."""
    if index == 0 or tokens[index - 1].lower not in language.definites or not tokens[index].word.nation:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or not following.is_word:
        return True
    finite = following.lower in language.verb_forms or any(following.lower in w for w in language.auxiliaries.values())
    return finite or following.lower in language.adverbs


def _covered(tokens: list[Item], entities: list[Entity]) -> set[int]:
    """Where the tokens begin that lie within an entity; both come in order."""
    if not entities:
        return set()
    ordered = sorted(entities, key=lambda e: e.start)
    found: set[int] = set()
    at = 0
    for token in tokens:
        while at < len(ordered) and ordered[at].end <= token.start:
            at += 1
        if at < len(ordered) and ordered[at].start <= token.start:
            found.add(token.start)
    return found


def _pronoun(token: Item, role: Literal["subject", "either", "object", "latest", "person", "speaker"]) -> Reference:
    if role == "person":
        return Reference(token.start, token.end, True, "subject", person=True)
    return Reference(token.start, token.end, True, role)


def _precedes_verb(tokens: list[Item], index: int, language: LanguageData) -> bool:
    """Whether a verb or its auxiliary follows right behind: ``lui prête``, but not ``selon lui``."""
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    helps = following in language.auxiliaries["have"] or following in language.auxiliaries["future"]
    return helps or following in language.verb_forms


def _two_before(tokens: list[Item], index: int, language: LanguageData) -> bool:
    return index > 0 and tokens[index - 1].lower in language.pair_words


def _definite_before(
    tokens: list[Item], index: int, covered: set[int], places: set[int], language: LanguageData
) -> int | None:
    """Where the article of a description stands: ``the Dutch lender``, ``the Seattle firm``; None where none does."""
    for back in range(index - 1, max(-1, index - 4), -1):
        token = tokens[back]
        if token.lower in language.definites:
            return back
        if token.lower in language.determiners:
            return None
        joins = token.lower in language.contractions or token.lower in language.prepositions
        if not token.is_word or joins or (token.start in covered and token.start not in places):
            return None
    return None


def _seats(tokens: list[Item], entities: list[Entity], language: LanguageData) -> set[int]:
    """Where the places begin that only say whence a company is: ``l'entreprise de Dijon``."""
    places = {e.start for e in entities if isinstance(e, NameMention) and e.kind == "place"}
    if not places:
        return places
    of = language.numbers.of
    return {token.start for before, token in itertools.pairwise(tokens) if token.start in places and before.lower in of}


def _named_behind(tokens: list[Item], index: int, names: set[int], language: LanguageData) -> bool:
    """Whether a name follows so closely that the description belongs to it: ``le groupe japonais SoftBank``."""
    for before, token in itertools.pairwise(tokens[index : index + _DESCRIPTION]):
        if token.start in names:
            return True
        acts = token.lower in language.verb_forms and before.lower not in language.determiners
        leaves = token.lower in language.prepositions and not _describes_on(token.lower, language)
        if not token.is_word or acts or leaves or token.lower in language.auxiliaries["be"]:
            return False
    return False


def _describes_on(preposition: str, language: LanguageData) -> bool:
    """Whether a description may go on behind a preposition: ``le spécialiste de la paie X``, not ``par X``."""
    return preposition in language.numbers.of or preposition in language.complement_prepositions


def _merge(tokens: list[Item], entities: list[Entity], language: LanguageData) -> list[Item]:
    """Words and marks outside the entities, and the entities, in order."""
    items: list[Item] = []
    index = 0
    for entity in entities:
        begin = index
        while index < len(tokens) and tokens[index].end <= entity.start:
            index += 1
        items += tokens[begin:index]
        while index < len(tokens) and tokens[index].start < entity.end:
            index += 1
        word = tokens[index - 1].word if isinstance(entity, Reference) else _stand_in(entity, language)
        item = Item(entity.start, entity.end, word)
        item.kind = "word" if isinstance(entity, Reference) and entity.role == "owner" else _KINDS[type(entity)]
        item.value = entity
        item.is_nominal = _is_nominal(entity, item.kind)
        items.append(item)
    return items + tokens[index:]


def _stand_in(entity: Entity, language: LanguageData) -> Word:
    """The word for an entity in the phrases of the frames; a place or an exchange is its first word: ``wall``."""
    words = lexicon(language.code)
    if isinstance(entity, Round):
        return words.stand_in(ROUND)
    if isinstance(entity, Percent) and entity.stake:
        return words.stand_in(PERCENT)
    if isinstance(entity, NameMention):
        first = entity.text.partition(" ")[0].casefold()
        if entity.kind == "place" or first in language.exchanges:
            return words.stand_in(first)
    return words[""]


def _is_nominal(entity: Entity, kind: ItemKind) -> bool:
    if isinstance(entity, NameMention):
        return entity.kind in PARTY_KINDS or entity.owner is not None
    return kind == "reference"
