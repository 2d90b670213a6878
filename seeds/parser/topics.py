"""What a sentence is about, and what it only says by the way: rivals, share prices, labels of a page."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from seeds.language import LanguageData
from seeds.parser.coordination import coordinated
from seeds.parser.governors import VERB, governor
from seeds.parser.hints import singular, told_pattern
from seeds.parser.items import Item
from seeds.parser.likened import likened
from seeds.parser.markets import is_where_listed
from seeds.parser.names import NameMention
from seeds.parser.tokens import DASHES, PARTING, Row
from seeds.parser.word_classes import is_finite

_SHARES = 5
"""How many items of a sentence may hold the one whose shares it is about, or its rival."""
_CLEFT = 5
"""How many items may stand between *is* and the name that a sentence singles out."""
_APPOSED = 14
"""Within how many items behind the name it singles out the relative stands, where more is told of it between."""
_LABEL = 3
"""Fewer words beside its names stand in a line that is but a label of the page."""

_CONTEST = 4
"""Within how many items before a company the word stands that makes it a rival."""
_FORMER = 3
"""Within how many items of a company the words stand by which people have left it."""
_OPENING = 5
"""How many words may turn to a company: ``as for``."""
_LABEL_ENDS = frozenset({":"}) | DASHES
"""What may stand between such a label and what is told of it."""
_SUM_FIRST = 3
"""Where the colon stands behind a sum for a name: ``$12m for X:``."""
_HEADED = 9
"""How many items a label may have up to its colon."""


def is_aside(text: str, language: LanguageData) -> bool:
    """Whether a sentence speaks of those who advise, comment or report."""
    return told_pattern(language.code, "aside").search(text) is not None


def is_label(
    items: Row, names: Sequence[tuple[int, NameMention]], counts: Mapping[str, int], language: LanguageData
) -> bool:
    """Whether a line is but the name of an outlet or a section, said nowhere else: ``HOSPIMEDIA - Brève``."""
    words = [item for item in items if item.kind == "word" or item.word.is_possessive]
    once = all(not name.known and counts.get(name.name, 0) < 2 for _, name in names)
    told = any(item.word.is_possessive or is_finite(item, language) for item in words)
    return once and len(words) < _LABEL and not told


def labelled_by(items: Sequence[Item], index: int) -> NameMention | None:
    """The company that opens a sentence before a colon, as the rest is about it: ``X (2024): Y buys the supplier``.

    A dash does as well: ``X - Le groupe rachète Y``; and a sum may stand before it: ``X, $12m, software: The firm``.
    """
    colon = next((i for i in range(1, min(index, _HEADED)) if items[i].lower in _LABEL_ENDS), 0)
    name = items[2 if items[0].kind == "money" and colon == _SUM_FIRST else 0].value
    if not colon or not isinstance(name, NameMention) or name.kind != "company":
        return None
    alone = colon == 1 or items[0].value is not name or (items[1].lower == "(" and items[colon - 1].lower == ")")
    priced = items[1].lower in PARTING and any(item.kind == "money" for item in items[1:colon])
    return name if alone or priced else None


def turned_to(items: Sequence[Item], language: LanguageData) -> tuple[int, int]:
    """Where the company stands that a sentence says it turns to, and the comma behind: ``As for X, it has bought Y``.

    Zeros where it turns to none.
    """
    opening = " ".join(item.lower for item in items[:_OPENING])
    if not any(f"{opening} ".startswith(f"{phrase} ") for phrase in language.topic_phrases):
        return 0, 0
    comma = next((i for i, item in enumerate(items) if item.lower == ","), 0)
    return next(((i, comma) for i in range(comma) if isinstance(items[i].value, NameMention)), (0, 0))


def turned_to_before(items: Sequence[Item], pronoun: int, language: LanguageData) -> NameMention | None:
    """The company that a sentence turns to right before a pronoun, which stands for it."""
    at, comma = turned_to(items, language)
    name = items[at].value
    return name if comma and pronoun == comma + 1 and isinstance(name, NameMention) else None


def ends_in_place(items: Row, language: LanguageData) -> bool:
    """Whether the last name of a sentence tells where something is: ``construit une usine à X``."""
    last = next(reversed(items.places("name")), None)
    name = items[last].value if last is not None else None
    if last is None or not isinstance(name, NameMention):
        return False
    return name.kind == "place" or (not name.known and items[last - 1].lower in language.serving_words)


def shares_of(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a sentence is about the price of a name's shares: ``X's shares rose``, ``Shares of X rose``."""
    stakes = language.stake_words | language.quoted_words
    first = next(
        (i for i in range(_SHARES) if i < len(items) and items[i].kind == "name" and items[i].is_nominal), None
    )
    if index != first:
        return False
    behind = items[index + 1 : index + 3]
    owned = len(behind) == 2 and behind[0].word.is_possessive and behind[1].lower in stakes
    opens = any(item.lower in stakes for item in items[:2])
    return (owned or opens) and any(item.lower in language.movement_words for item in items)


def names_spoken_of(items: Row, language: LanguageData) -> list[tuple[int, NameMention]]:
    """Whom a sentence names and where, but for those it only likens others to, and exchanges where they are listed."""
    examples = likened(items, language) if items.has_any(language.comparisons) else frozenset()
    named = [(i, items[i].value) for i in items.places("name") if i not in examples and items[i].is_nominal]
    told = [(i, name) for i, name in named if isinstance(name, NameMention)]
    return [(i, name) for i, name in told if not is_where_listed(items, i, language)]


def acts_freely(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a name hangs on nothing, and does not only tell which deal a noun behind it means: ``the X deal is``."""
    article = index > 0 and items[index - 1].lower in language.determiners
    deal = index + 1 < len(items) and items[index + 1].kind == "word" and items[index + 1].lower in language.news_nouns
    return not (article and deal) and governor(items, index, language) == ""


def is_singled_out(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a sentence singles a name out as who acts: ``c'est X qui investit``, ``it is X that``, ``as for X``.

    What tells more of it may stand between: ``c'est la société X, cotée à Paris et basée à Lyon, qui a tiré``.
    """
    if index and index == turned_to(items, language)[0]:
        return True
    is_told = any(item.lower in language.auxiliaries["state"] for item in items[max(0, index - _CLEFT) : index])
    if not is_told or index + 1 >= len(items):
        return False
    if items[index + 1].lower in language.relatives:
        return True
    apposed = any(item.lower == "," for item in items[index + 1 : index + 3]) and not any(
        item.kind == "name" for item in items[:index]
    )
    behind = itertools.takewhile(lambda item: not is_finite(item, language), items[index + 1 : index + 1 + _APPOSED])
    return apposed and any(item.lower in language.relatives for item in behind)


def said_aside(items: Sequence[Item], names: Sequence[tuple[int, NameMention]], language: LanguageData) -> set[int]:
    """Where the names of a sentence stand that it only tells another with: ``X, the studio behind Y, has raised``.

    So are those behind a word for a rival: ``which backs its rival Y``.
    """
    commas = [i for i, item in enumerate(items) if item.lower == ","] if len(names) > 1 else []
    apart = range(commas[0] + 1, commas[-1]) if commas else range(0)
    return {
        i
        for i, _ in names
        if (i in apart and governor(items, i, language) not in {"", VERB})
        or (i > 1 and items[i - 1].lower in language.related_nouns and items[i - 2].lower in language.possessives)
    }


def tells_of_rival(items: Sequence[Item], language: LanguageData) -> bool:
    """Whether a sentence is about a rival or owner of the company that the text is about: ``Its backers, X and Y``."""
    if len(items) < 2 or items[0].lower not in language.possessives:
        return False
    words = itertools.takewhile(lambda item: item.kind == "word", items[1:_SHARES])
    return any(singular(word.lower, language) in language.related_nouns for word in words)


def said_by_the_way(
    items: Sequence[Item], names: Sequence[tuple[int, NameMention]], language: LanguageData
) -> set[str]:
    """The names that only tell whom somebody competes with or has left: ``La concurrence de X``, ``anciens de X``."""
    return {name.name for i, name in names if _rivals(items, i, language) or _came_from(items, i, language)}


def _rivals(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether words for a contest stand before a company: ``La concurrence de l'américain X``."""
    return any(item.lower in language.contest_nouns for item in items[max(0, name - _CONTEST) : name])


def _came_from(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether people are said to have left a company: ``anciens de X``, ``former X engineers``."""
    before = {item.lower for item in items[max(0, name - _FORMER) : name]}
    behind = {item.lower for item in items[name + 1 : name + 1 + _FORMER]}
    people = language.alumni_nouns
    return not before.isdisjoint(people) or not (before.isdisjoint(language.former_words) or behind.isdisjoint(people))


def act_together(items: Sequence[Item], language: LanguageData) -> bool:
    """Whether a sentence opens with several companies that act, none of whom one company would be: ``X and Y lead``."""
    if not items or not items[0].is_nominal or governor(items, 0, language) != "":
        return False
    return len(coordinated(items, 0, len(items), language)) > 1
