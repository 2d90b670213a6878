"""A sentence as a row of items: words and marks, and the names, sums, shares, dates and rounds found in it."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from seeds.language import LanguageData, load_language
from seeds.parser.backed import without_backers
from seeds.parser.contractions import owners_marked, spelt_out
from seeds.parser.dates import DateMention, find_dates
from seeds.parser.defined import brackets_that_tell_nothing
from seeds.parser.describing import without_describing
from seeds.parser.entities import Entity, Reference, Round
from seeds.parser.hints import singular
from seeds.parser.joints import commas_in_lists, joined
from seeds.parser.lexicon import Word, lexicon
from seeds.parser.money import Money, find_money
from seeds.parser.names import PARTY_KINDS, NameMention
from seeds.parser.offices import without_former_firms, without_offices
from seeds.parser.percents import Percent, find_percents
from seeds.parser.phrases import PERCENT, ROUND
from seeds.parser.reference_words import find_references
from seeds.parser.seats import past_state
from seeds.parser.segment import Sentence
from seeds.parser.splitting import split
from seeds.parser.tokens import ADDRESS, REGISTERED, SYMBOL, Item, ItemKind, Row, has_address
from seeds.parser.trade_told import without_goods
from seeds.parser.usage import without_listings, without_prefixes
from seeds.vocabulary import Language

__all__ = ["Entity", "Item", "Percent", "Reference", "Round", "find_percents", "find_rounds", "itemize", "said"]

_JOINT = 4
"""How many words may join a thing to a noun for who makes it: ``la société à l'origine de X``."""
_SORT = 4
"""How many words before its name may say what a thing is: ``le robot conversationnel X``."""

_KINDS: dict[type, ItemKind] = {
    NameMention: "name",
    Money: "money",
    Percent: "percent",
    DateMention: "date",
    Round: "round",
    Reference: "reference",
}


_QUOTES = frozenset({"«", "“", "„", '"'})
_CLOSING = frozenset({"»", "”", "“", '"'})
_EMPTY = f"*_[]<>{REGISTERED}"
"""Marks that part nothing: those of Markdown, of registered names, and those that news wires set around names."""
_DOT_AND_BLANK = 2
"""How many characters may stand before a legal form, a full stop and a blank: ``Pte. Ltd``."""
_QUOTED = re.compile(r"(?:\s+[-+]?\d[\d.,]*){2}(?!\s*%)")
"""The numbers behind what is quoted on a market: ``17.60 +0.36``."""
_EMPTY_MARK = re.compile(f"[{re.escape(_EMPTY)}]")


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
    every, tokens = tokens, _without_emphasis(text, span, without_listings(text, tokens, language))
    tokens = _without_opening_quote(tokens)
    whole, tokens = tokens, without_prefixes(tokens, language)
    if tokens is not whole:
        tokens = [token for token in tokens if token.lower not in language.name_prefixes]
    if text.find(".", sentence.start, sentence.end - 1) >= 0:
        tokens = _without_dots(tokens, language)
    if text.find("-", *span) >= 0 and text.find(",", *span) >= 0:
        tokens, gone, towns = _without_states(tokens, language)
        names = [_as_town(name, towns) for name in names if name.start not in gone] if gone else names
    hints: set[str] = set().union(*[token.word.hints for token in every if token.word.hints])
    names, tokens = without_backers(names, tokens, hints, language)
    names, tokens = without_offices(without_former_firms(names, tokens, language), tokens, language)
    names = without_describing(names, tokens, language)
    tokens = _without_quotes_of(names, tokens)
    tokens = without_goods(names, tokens, language)
    entities: list[Entity] = list(_owners(names, tokens, language))
    if "scale" in hints or ("digit" in hints and "unit" in hints):
        entities += find_money(text, *span, language, every)
    if ("digit" in hints and "percent" in hints) or "stake" in hints:
        entities += find_percents(text, *span, language, fractions="stake" in hints)
    if "round" in hints:
        entities += find_rounds(text, *span, language)
    if "date" in hints:
        numbered = {name.start for name in names if name.text[0].isdigit()}
        dates = find_dates(text, *span, published, language)
        entities += (date for date in dates if numbered.isdisjoint(range(date.start, date.end)))
    addresses = [match.span() for match in ADDRESS.finditer(text, *span)] if has_address(text, *span) else []
    if addresses:
        entities = [e for e in entities if not any(start <= e.start < end for start, end in addresses)]
        tokens = [t for t in tokens if not any(start <= t.start < end for start, end in addresses)]
        tokens = _without_empty_brackets(tokens)
    bracketed = text.find("(", *span) >= 0
    apart = brackets_that_tell_nothing(tokens, entities, language) if bracketed else []
    again: tuple[Money, ...] = ()
    if apart:
        sums = [e for e in entities if isinstance(e, Money)]
        again = tuple([e for e in sums if any(start <= e.start < end for start, end in apart)])
        entities = [e for e in entities if not any(start <= e.start < end for start, end in apart)]
        tokens = [t for t in tokens if not any(start <= t.start < end for start, end in apart)]
    entities = _without_overlaps(entities)
    if "joint" in hints:
        tokens = joined(tokens, language)
    if "reference" in hints:
        tokens = spelt_out(tokens, language)
    standing = "reference" in hints or "clitic" in hints
    references = find_references(text, tokens, hints, entities, language) if standing else []
    if references:
        taken = {e.start for e in entities}
        entities = _without_overlaps([*entities, *(r for r in references if r.start not in taken)])
    row = _merge(tokens, entities, hints, language)
    row.sums_again = again
    return row


def _without_emphasis(text: str, span: tuple[int, int], tokens: list[Item]) -> list[Item]:
    """The tokens without the marks by which Markdown sets words in bold or in a link, and those of registered names.

    They part nothing. A share's symbol in square brackets goes too: ``Ford [F]``.
    """
    if _EMPTY_MARK.search(text, *span) is None:
        return tokens
    symbols = [i for i in range(1, len(tokens) - 1) if tokens[i - 1].text == "[" and tokens[i + 1].text == "]"]
    symbols = [i for i in symbols if tokens[i].text.isupper() and len(tokens[i].text) <= SYMBOL]
    return [token for i, token in enumerate(tokens) if token.text.strip(_EMPTY) and i not in symbols]


def _without_opening_quote(tokens: list[Item]) -> list[Item]:
    """The tokens behind the mark that opens a quotation at their head: what it says is told like anything else."""
    return tokens[1:] if tokens and tokens[0].text in _QUOTES else tokens


def _without_quotes_of(names: Sequence[NameMention], tokens: list[Item]) -> list[Item]:
    """The tokens without the quotation marks that enclose one name and nothing else: ``a racheté « X »``."""
    if all(token.text not in _QUOTES for token in tokens):
        return tokens
    firsts = {token.start: i for i, token in enumerate(tokens)}
    lasts = {token.end: i for i, token in enumerate(tokens)}
    gone: set[int] = set()
    for name in names:
        opens, closes = firsts.get(name.start, 0) - 1, lasts.get(name.end, len(tokens)) + 1
        if name.kind not in PARTY_KINDS or opens < 0 or closes >= len(tokens):
            continue
        if tokens[opens].text in _QUOTES and tokens[closes].text in _CLOSING:
            gone |= {opens, closes}
    return [token for i, token in enumerate(tokens) if i not in gone] if gone else tokens


def _without_dots(tokens: list[Item], language: LanguageData) -> list[Item]:
    """The tokens without the full stops of legal forms inside a sentence: ``X Inc. and Y Corp. agreed``."""
    dots = [i for i in range(1, len(tokens) - 1) if tokens[i].text == "."]
    legal = {i for i in dots if tokens[i - 1].lower in language.legal_forms and tokens[i - 1].end == tokens[i].start}
    return [token for i, token in enumerate(tokens) if i not in legal] if legal else tokens


def _without_states(tokens: list[Item], language: LanguageData) -> tuple[list[Item], set[int], set[int]]:
    """The tokens without the state behind a town that tells whence a company is, ``the Reno, Nev.-based X``.

    And where those begin that are left out, and where the towns end.
    """
    ends = {i: past_state(tokens, i, language) for i, token in enumerate(tokens) if token.text == ","}
    within = {at for comma, end in ends.items() for at in range(comma, end)}
    if not within:
        return tokens, set(), set()
    towns = {tokens[comma - 1].end for comma, end in ends.items() if end > comma}
    return [token for at, token in enumerate(tokens) if at not in within], {tokens[at].start for at in within}, towns


def _as_town(name: NameMention, towns: set[int]) -> NameMention:
    """The name, which is a place where its state stands behind it."""
    return replace(name, kind="place") if name.end in towns and name.kind == "company" else name


def _without_empty_brackets(tokens: list[Item]) -> list[Item]:
    """The tokens without the brackets that the address of a link stood in."""
    kept: list[Item] = []
    for token in tokens:
        if token.text == ")" and kept and kept[-1].text == "(":
            kept.pop()
        else:
            kept.append(token)
    return kept


def _owners(names: Sequence[NameMention], tokens: list[Item], language: LanguageData) -> list[NameMention]:
    """The names, where ``the maker of ChatGPT`` and ``the ChatGPT maker`` are the company that makes it.

    A word for what the thing is may stand before it: ``le constructeur des fusées Starship``.
    """
    if not [name for name in names if name.owner is not None]:
        return list(names)
    places = {token.start: index for index, token in enumerate(tokens)}
    found: list[NameMention] = []
    for name in names:
        index = places.get(name.start)
        if name.owner is None or index is None:
            found.append(name)
            continue
        begin, end = index, index + len(split(name.text))
        index = _past_sort(tokens, index, language)
        if end < len(tokens) and tokens[end].lower in language.generic_nouns:
            end += 1
        elif (
            (size := _joint(tokens, index, language))
            and index > size
            and tokens[index - 1 - size].lower in language.generic_nouns
        ):
            begin = index - 1 - size
        else:
            found.append(name)
            continue
        found.append(
            replace(
                name,
                start=tokens[begin].start,
                end=tokens[end - 1].end,
                name=name.owner,
                text=name.owner,
                kind="company",
                owner=None,
            )
        )
    return found


def _past_sort(tokens: Sequence[Item], index: int, language: LanguageData) -> int:
    """Where the words begin that say what a thing is before its name, or the name where there are none."""
    for at in range(index - 1, max(0, index - _SORT), -1):
        if singular(tokens[at].lower, language) in language.product_nouns:
            article = tokens[at - 1].lower
            return at - (article in language.definites and article not in language.contractions)
        if not tokens[at].word.is_small and not tokens[at].word.is_shouted:
            return index
    return index


def _joint(tokens: Sequence[Item], index: int, language: LanguageData) -> int:
    """How many words before a thing join it to a noun for who makes it: ``of``, ``à l'origine de``; 0 for none."""
    for size in range(1, _JOINT + 1):
        words = [token.lower for token in tokens[max(0, index - size) : index]]
        words[-1:] = [language.contractions.get(word, word) for word in words[-1:]]
        if " ".join(words) in language.makers_of:
            return size
    return int(index > 0 and tokens[index - 1].lower in language.numbers.of)


def find_rounds(text: str, start: int, end: int, language: LanguageData) -> list[Round]:
    """Round labels such as ``Series B`` and ``tour d'amorçage``, but none in ``fonds d'amorçage``.

    Nor where they tell a class of shares: ``Series B Preferred Stock``, or ``Series B 17.60 +0.36`` among prices.
    """
    found = [
        Round(match.start(), match.end(), label.replace("*", (match["letter"] or "").upper()))
        for label, pattern in _round_patterns(language.code)
        for match in pattern.finditer(text, start, end)
    ]
    other = _other_pattern(language.code) if found else None
    others = [match.span() for match in other.finditer(text, start, end)] if other is not None else []
    return [
        label
        for label in found
        if not any(begin <= label.start < end for begin, end in others) and not _QUOTED.match(text, label.end, end)
    ]


@functools.cache
def _other_pattern(code: Language) -> re.Pattern[str] | None:
    """Phrases whose word for a round is another thing."""
    phrases = load_language(code).not_rounds
    bodies = "|".join(
        re.escape(phrase).replace(r"\*", "[a-k]").replace(r"\ ", r"[\s-]").replace("'", "['’]") for phrase in phrases
    )
    return re.compile(rf"(?<!\w)(?:{bodies})(?!\w)", re.IGNORECASE) if phrases else None


@functools.cache
def _round_patterns(code: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    patterns = []
    for phrase, label in load_language(code).rounds.items():
        body = re.escape(phrase).replace(r"\*", r"(?P<letter>[A-Ka-k])").replace(r"\ ", r"[\s-]").replace("'", "['’]")
        body = body if "letter" in body else body + "(?P<letter>)"
        patterns.append((label, re.compile(rf"(?<!\w){body}(?![\w'’])", re.IGNORECASE if "*" not in phrase else 0)))
    return tuple(patterns)


def _without_overlaps(entities: list[Entity]) -> list[Entity]:
    if len(entities) < 2:
        return entities
    ordered = sorted(entities, key=lambda e: (e.start, -e.end))
    kept: list[Entity] = []
    for entity in ordered:
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
        elif _stands_for(entity, kept[-1]):
            kept[-1] = entity
    return kept


def _stands_for(entity: Entity, other: Entity) -> bool:
    """Whether a thing stands although another begins before it or with it: ``un tour Seed`` names no company."""
    if isinstance(entity, Money):
        return isinstance(other, NameMention | DateMention)
    return isinstance(entity, Round) and isinstance(other, NameMention) and other.end <= entity.end


def _merge(tokens: list[Item], entities: list[Entity], hints: set[str], language: LanguageData) -> Row:
    """Words and marks outside the entities, and the entities, in order."""
    items: list[Item] = []
    places: dict[ItemKind, list[int]] = {}
    index, count = 0, len(tokens)
    for entity in entities:
        begin = index
        while index < count and tokens[index].end <= entity.start:
            index += 1
        items += tokens[begin:index]
        while index < count and tokens[index].start < entity.end:
            index += 1
        if isinstance(entity, NameMention):
            index = _past_forms(tokens, index, language)
        word = tokens[index - 1].word if isinstance(entity, Reference) else _stand_in(entity, language)
        item = Item(entity.start, entity.end, word)
        item.kind = "word" if isinstance(entity, Reference) and entity.role == "owner" else _KINDS[type(entity)]
        item.value = entity
        item.is_nominal = _is_nominal(entity, item.kind)
        places.setdefault(item.kind, []).append(len(items))
        items.append(item)
    items = commas_in_lists([*items, *tokens[index:]], language)
    return Row.of(owners_marked(items, places.get("name", []), language), places, hints)


def _past_forms(tokens: list[Item], index: int, language: LanguageData) -> int:
    """Past the legal forms right behind a name, which are none of its words in the gazetteer: ``Ford Motor Co Ltd``."""
    while 0 < index < len(tokens):
        comma = tokens[index].text == "," and index + 1 < len(tokens)
        form = tokens[index + comma]
        apart = form.start - tokens[index + comma - 1].end > _DOT_AND_BLANK
        if apart or not form.is_capital or form.lower not in language.legal_forms:
            break
        index += 1 + comma
    return index


def said(item: Item) -> str:
    """What an item says, a name too, in small letters."""
    return item.value.text.casefold() if isinstance(item.value, NameMention) else item.lower


def _stand_in(entity: Entity, language: LanguageData) -> Word:
    """The word for an entity in the phrases of the frames; a place or an exchange is its first word: ``wall``."""
    words = lexicon(language.code)
    if isinstance(entity, NameMention):
        first = entity.text.partition(" ")[0].casefold()
        if entity.kind == "place" or first in language.exchanges:
            return words.stand_in(first)
    elif isinstance(entity, Round):
        return words.stand_in(ROUND)
    elif isinstance(entity, Percent) and entity.stake:
        return words.stand_in(PERCENT)
    return words[""]


def _is_nominal(entity: Entity, kind: ItemKind) -> bool:
    if isinstance(entity, NameMention):
        return entity.kind in PARTY_KINDS or entity.owner is not None
    return kind == "reference"
