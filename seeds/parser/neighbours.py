"""What the words beside a name make of it, once the names of its sentence are found."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.names import countries, fold_name
from seeds.parser.datelines import dateline, in_dateline
from seeds.parser.hints import singular
from seeds.parser.mentions import NameMention
from seeds.parser.seats import past_state
from seeds.parser.states import as_state, index_behind, listed_states, plans_to_buy
from seeds.parser.tokens import Item
from seeds.parser.usage import Row, begins_sentence

_TOLD_PLACE = 4
"""How many words stand at least before the land of a town, ``, in X, Y``, with what lies there."""
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_TOWN = 2
"""How many words the name of a town in no list may have."""
_PAID = 9
"""How many words before what is bought the verb may stand by which a sum is paid for it."""
_SOLD_NEAR = 4
"""How many words beside a newspaper's name are searched for the verb or noun by which it is sold."""

_CLOSING = frozenset(",.);")

_QUOTES = frozenset('«»“”"')


def in_context(row: Row, names: list[NameMention], language: LanguageData) -> list[NameMention]:
    """The names of a sentence, countries that act as governments, and what belongs to a company as its product."""
    if not names:
        return []
    words, at = row.words, row.places
    wired, cited = dateline(words), _citation(words)
    names = [replace(m, kind="outlet") if m.start >= cited else in_dateline(m, wired) for m in names]
    seen = [as_state(words, at.get(m.start, 0), _as_sold(words, at, m, language), language) for m in names]
    seen = listed_states(words, at, seen, language)
    owned = {
        first.start: second.name
        for first, second in itertools.pairwise(seen)
        if _belongs(words, at.get(first.start, 0), first, second, language)
    }
    return [replace(m, kind="product", owner=owned[m.start]) if m.start in owned else m for m in seen]


def _citation(words: Sequence[Item]) -> int:
    """Where square brackets begin that end a sentence and cite who told it, ``X buys Y. [Some News]``; else its end."""
    begins = (word.start for word in reversed(words) if word.text == "[")
    return next(begins, 0) if words[-1].text == "]" else words[-1].end


def without_adjuncts(
    rows: Sequence[Row], found: list[list[NameMention]], language: LanguageData
) -> list[list[NameMention]]:
    """The names of a text, where one that only tells which company is meant is its place: ``the Solihull company``."""
    adjuncts: set[int] = set()
    seats: set[str] = set()
    elsewhere: set[str] = set()
    for row, names in zip(rows, found, strict=True):
        for name in names:
            index = row.places.get(name.start, 0)
            if _is_seat(row.words, index, name, language):
                seats.add(name.text)
            elif (
                _is_adjunct(row.words, index, name, language)
                or _is_town(row.words, index, name, language)
                or _is_land(row.words, index, name, language)
            ):
                adjuncts.add(name.start)
            else:
                elsewhere.add(name.text.split()[0])
    if seats:
        seats -= _firms_among(seats, rows, found, language)
    if not adjuncts and not seats:
        return found
    elsewhere -= seats
    placed = {
        m.start
        for names in found
        for m in names
        if (m.text in seats and m.kind == "company" and not m.known)
        or (m.start in adjuncts and m.text not in elsewhere)
    }
    return [[replace(m, kind="place") if m.start in placed else m for m in names] for names in found]


def _firms_among(
    told: set[str], rows: Sequence[Row], found: list[list[NameMention]], language: LanguageData
) -> set[str]:
    """Those of some names that act somewhere, or that a word for a company stands before."""
    return {
        name.text
        for row, names in zip(rows, found, strict=True)
        for name in names
        if name.text in told and _is_firm(row.words, row.places.get(name.start, 0), language)
    }


def with_namesakes(
    rows: Sequence[Row], found: list[list[NameMention]], language: LanguageData
) -> list[list[NameMention]]:
    """The names of a text, where a company is meant by the place that it is named after: ``Dayton`` of Dayton Tools.

    Somewhere it acts, ``Dayton has``, or is who does something, ``acquired by Dayton``; a country is a state then. A
    stock exchange, where others are listed, is a company once somebody bids for it, or it buys another.
    """
    named = {m.text.split()[0] for names in found for m in names if m.kind == "company" and " " in m.text}
    acting = {
        m.text
        for row, names in zip(rows, found, strict=True)
        for m in names
        if m.kind == "place" and m.text in named and fold_name(m.name) not in countries()
        if _acts_as_firm(row.words, row.places.get(m.start, 0), language)
    }
    traded = _traded_exchanges(rows, found, language)
    if not acting and not traded:
        return found
    return [
        [
            replace(m, kind="company") if m.kind == "place" and (m.text in acting or m.name in traded) else m
            for m in names
        ]
        for row, names in zip(rows, found, strict=True)
    ]


def _traded_exchanges(rows: Sequence[Row], found: Sequence[Sequence[NameMention]], language: LanguageData) -> set[str]:
    """The stock exchanges that buy or are bought somewhere in a text, by their names or by their initials."""
    places = {m.name for names in found for m in names if m.kind == "place"}
    exchanges = {name for name in places if not language.exchange_nouns.isdisjoint(name.casefold().split())}
    forms = {"".join(word[0] for word in name.split()): name for name in exchanges} | {name: name for name in exchanges}
    return {
        forms[m.name]
        for row, names in zip(rows, found, strict=True)
        if forms
        for m in names
        if m.name in forms and _is_dealt_with(row.words, row.places.get(m.start, 0), m, language)
    }


def _is_firm(words: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a lone word acts, or a word for a company stands before it."""
    told = index > 0 and words[index - 1].lower in language.generic_nouns
    return told or _acts_as_firm(words, index, language)


def _acts_as_firm(words: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a lone word is the subject of a verb, or stands behind *by*."""
    if index and words[index - 1].lower in language.agents:
        return True
    governed = index > 0 and words[index - 1].lower in language.preposition_forms
    following = words[index + 1] if index + 1 < len(words) else None
    if governed or following is None or following.kind != "word":
        return False
    helps = any(following.lower in language.auxiliaries[kind] for kind in ("have", "future", "conditional"))
    return helps or following.word.is_finite


def with_exchanges(
    rows: Sequence[Row], found: list[list[NameMention]], language: LanguageData
) -> list[list[NameMention]]:
    """The names of a text, where a company that runs an exchange is a place as that: ``introduit sur Euronext``."""
    return [
        [replace(m, kind="place") if _lists_others(row, m, language) else m for m in names]
        for row, names in zip(rows, found, strict=True)
    ]


def _lists_others(row: Row, name: NameMention, language: LanguageData) -> bool:
    """Whether others are listed on what a name is of, and nobody bids for it: not ``une offre sur Euronext``."""
    if name.kind != "company" or name.name.casefold() not in language.exchanges:
        return False
    at = row.places.get(name.start, 0)
    listed = at > 0 and row.words[at - 1].lower in language.listing_prepositions
    return listed and not _is_sold(row.words, at, name, language)


def without_events(
    rows: Sequence[Row], found: list[list[NameMention]], language: LanguageData
) -> list[list[NameMention]]:
    """The names of a text without those of fairs and summits: ``le sommet X``, ``la 5e édition du "X"``.

    What always stands behind a number in order is one too: ``les 40es Journées``.
    """
    told = [(m.text, _is_numbered(row, m, language)) for row, names in zip(rows, found, strict=True) for m in names]
    events = {
        called
        for row, names in zip(rows, found, strict=True)
        for name in names
        if not name.known
        for called in _called_event(row.words, row.places.get(name.start, 0), name, language)
    }
    events |= {text for text, numbered in told if numbered} - {text for text, numbered in told if not numbered}
    if not events:
        return found
    return [[m for m in names if m.known or not _is_event(m, events)] for names in found]


def _is_numbered(row: Row, name: NameMention, language: LanguageData) -> bool:
    """Whether a number in order stands right before a name: ``40es``, ``12th``."""
    index = row.places.get(name.start, 0)
    before = row.words[index - 1].lower if index else ""
    return before[:1].isdigit() and before.lstrip("0123456789") in language.order_endings


def _called_event(words: Sequence[Item], index: int, name: NameMention, language: LanguageData) -> Iterator[str]:
    """What an event is called whose word stands before a name, or begins it; a place only tells where it is."""
    if any(name.text.casefold().endswith(f" {ending}") for ending in language.show_endings):
        yield name.text
    first, _, rest = name.text.partition(" ")
    opens = begins_sentence(words, index) or first.casefold().endswith(language.plurals)
    if rest and opens and singular(first.casefold(), language) in language.event_nouns:
        yield from (name.text, rest)
    back = index - 1
    while back > 0 and words[back].text in _QUOTES:
        back -= 1
    of = back > 0 and words[back].lower in language.numbers.of
    nouns = language.edition_nouns if of else language.event_nouns
    if back >= 0 and name.kind != "place" and singular(words[back - of].lower, language) in nouns:
        yield name.text


def _is_event(name: NameMention, events: set[str]) -> bool:
    """Whether a name is that of an event, perhaps with a year behind it."""
    return name.text in events or name.text.rpartition(" ")[0] in events


def _is_adjunct(words: Sequence[Item], index: int, name: NameMention, language: LanguageData) -> bool:
    """Whether a lone name in no list stands between an article and a word for any company, but none for a group.

    Nor is it one before what has a name of its own, ``the Skylark chain``. Before a word for a part of a firm, and
    behind a possessive, it is what the part is called, ``its Skylark arm``, unless the part is named behind it:
    ``their Solihull company, X``.
    """
    if name.known or name.kind != "company" or " " in name.text or index == 0:
        return False
    end = index_behind(words, index, name)
    noun = words[end].text if end < len(words) else ""
    before = words[index - 1].lower
    called = noun in language.called_nouns or noun in language.group_nouns or noun in language.group_words
    if noun not in language.generic_nouns or called:
        return False
    if before in language.possessives:
        return end + 2 < len(words) and words[end + 1].text == "," and words[end + 2].word.is_name_like
    return before in language.determiners and noun not in language.part_nouns


def _is_seat(words: Sequence[Item], index: int, name: NameMention, language: LanguageData) -> bool:
    """Whether a company is said to have its seat in what a name in no list is of: ``basée à X``, ``located in X``."""
    if name.known or name.kind != "company" or index < 2 or len(name.text.split()) > _TOWN:
        return False
    if name.text.split()[-1].casefold() in language.org_words:
        return False
    at = index - 1 - (words[index - 1].lower in language.definites)
    placed = at > 0 and words[at].lower in language.town_prepositions
    return placed and words[_before_year(words, at, language) - 1].lower in language.seated_words


def _before_year(words: Sequence[Item], at: int, language: LanguageData) -> int:
    """Before the year that stands in front of a place, with its preposition: ``fondée en 1921 à X``."""
    dated = at > 2 and _YEAR.fullmatch(words[at - 1].text) is not None
    return at - 2 if dated and words[at - 2].lower in language.town_prepositions else at


def _is_town(words: Sequence[Item], index: int, name: NameMention, language: LanguageData) -> bool:
    """Whether a country or a state behind a comma tells where a name lies: ``in Solihull, England,``.

    That may have a preposition too where the name has one that tells of a place: ``à Aurec, en Haute-Loire``.
    """
    if name.known or name.kind != "company" or index == 0:
        return False
    end = index_behind(words, index, name)
    if end + 1 >= len(words) or words[end].text != ",":
        return False
    if any(word.lower in language.numbers.of or word.lower in language.generic_nouns for word in words[index:end]):
        return False
    before = words[index - 1].lower
    placed = before in language.place_prepositions
    land = _behind_preposition(words, end + 1, language) if placed else end + 1
    if land >= len(words):
        return False
    if land == end + 1 and past_state(words, end, language) > end:
        return before in language.determiners or before in language.preposition_forms
    closed = land + 1 >= len(words) or words[land + 1].text in _CLOSING
    return before in language.preposition_forms and words[land].word.is_place and closed


def _behind_preposition(words: Sequence[Item], at: int, language: LanguageData) -> int:
    """Past a preposition by which a place may be told, and its article: ``dans l'``, ``au``; `at` where none is."""
    if words[at].word.uncontracted not in language.town_prepositions:
        return at
    article = at + 1 < len(words) and words[at + 1].lower in language.definites
    return at + 1 + article


def _as_sold(words: Sequence[Item], at: dict[int, int], name: NameMention, language: LanguageData) -> NameMention:
    """The name; a newspaper that is bought is a company: ``le journal X, racheté par Y``, ``la vente de X``."""
    if name.kind != "outlet" or name.start not in at:
        return name
    return replace(name, kind="company") if _is_sold(words, at[name.start], name, language) else name


def _is_dealt_with(words: Sequence[Item], index: int, name: NameMention, language: LanguageData) -> bool:
    """Whether a name is of what is bought, or of who buys, as the verb right behind it says."""
    end = index_behind(words, index, name)
    opens = not index or words[index - 1].lower not in language.preposition_forms
    if index and words[index - 1].lower in language.determiners:
        opens = index < 2 or words[index - 2].lower not in language.preposition_forms
    buys = any(word.lower in language.takeover_forms for word in words[end : end + _SOLD_NEAR])
    buys |= opens and plans_to_buy(words, end, language)
    return (opens and buys) or _is_sold(words, index, name, language)


def _is_sold(words: Sequence[Item], index: int, name: NameMention, language: LanguageData) -> bool:
    """Whether words near a name say that what it names is bought, or bid for."""
    end = index_behind(words, index, name)
    behind = [word.lower for word in words[end : end + _SOLD_NEAR]]
    if behind and behind[0] in language.telling_forms:
        return False
    before = [word.lower for word in words[max(0, index - _SOLD_NEAR) : index]]
    owned = language.owner_nouns | language.keeper_nouns | language.owned_nouns | language.control_nouns
    governs = any(word in language.takeover_nouns | language.takeover_forms | owned for word in before)
    passive = any(
        first in {",", *language.auxiliaries["be"]} and second in language.takeover_participles
        for first, second in itertools.pairwise(behind)
    )
    return governs or passive or _is_held(before, language) or _is_paid_for(words, index, language)


def _is_paid_for(words: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a verb for paying and a sum stand before a name: ``paid $250 million in cash for The X``."""
    mark = index - 1 - (words[index - 1].lower in language.definites) if index else 0
    if mark < 1 or words[mark].lower not in language.price_marks:
        return False
    before = words[max(0, mark - _PAID) : mark]
    verbs = {verb for word in before for verb, _ in language.verb_forms.get(word.lower, ())}
    pays = not verbs.isdisjoint(language.numbers.sum_verbs)
    return pays and any(word.text[0].isdigit() for word in before)


def _is_held(before: Sequence[str], language: LanguageData) -> bool:
    """Whether words before a name tell of shares in it: ``30 % de la``, ``au capital de``, ``a stake in``."""
    joint = next((i for i in range(len(before) - 1, -1, -1) if before[i] not in language.definites), 0)
    if joint < 1 or before[joint] not in language.preposition_forms:
        return False
    held = before[joint - 1]
    return held in language.stake_words or held in language.percent_words or held.endswith("%")


def _belongs(words: Sequence[Item], index: int, thing: NameMention, maker: NameMention, language: LanguageData) -> bool:
    """Whether a name in no list is that of a thing of the known company behind it: ``les puces Quorb d'Intel``.

    Behind a preposition it may be a party, and what follows another: ``le rachat par Quorbine d'Intel``.
    """
    if thing.known or thing.kind != "company" or not maker.known or maker.kind != "company" or index == 0:
        return False
    end = index_behind(words, index, thing)
    joined = end + 1 < len(words) and words[end].lower in language.numbers.of and words[end + 1].start == maker.start
    before = words[index - 1]
    plain = before.is_word and before.text.islower() and before.lower not in language.contractions
    governed = before.lower in language.preposition_forms or before.lower in language.coordinators
    corporate = any(w.casefold() in language.org_words for w in thing.name.split())
    return joined and plain and not governed and not corporate


def _is_land(words: Sequence[Item], index: int, name: NameMention, language: LanguageData) -> bool:
    """Whether a name between commas tells in which land a town lies that commas part too: ``its mine, in X, Y, to``."""
    end = index_behind(words, index, name)
    if name.known or name.kind != "company" or index < _TOLD_PLACE or end >= len(words):
        return False
    town = index - 2
    while town > 1 and words[town - 1].is_capital and index - town <= _TOWN:
        town -= 1
    placed = words[town].is_capital and words[town - 1].lower in language.town_prepositions
    return placed and words[town - 2].text == "," == words[index - 1].text and words[end].text == ","
