"""Who later sentences tell to have given the money of a round, a loan or a fund."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seeds.language import LanguageData
from seeds.parser.apart import opened_list
from seeds.parser.coordination import coordinated, coordinated_before, who_is_meant
from seeds.parser.deal_nouns import deal_noun
from seeds.parser.findings import Finding
from seeds.parser.givers import are_earlier, listed_givers, tells_givers
from seeds.parser.giving import givers_behind, tells_giving, verbs_of_givers
from seeds.parser.governors import hanging
from seeds.parser.hints import told_pattern
from seeds.parser.items import Item
from seeds.parser.money import Money
from seeds.parser.names import PARTY_KINDS, NameMention
from seeds.parser.participants import Participant
from seeds.parser.same_sums import same_sum
from seeds.parser.segment import Sentence
from seeds.parser.subjects import hangs_together
from seeds.parser.tokens import Row
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import Kind, Role

_MANY = 50
"""How many of the last deals a sentence may tell more of; a few paragraphs hold a handful."""
_BLOCKS, _BLOCKS_NAMED = 3, 9
"""How many paragraphs after a round its investors may be told, and where that names who raised it."""
_NAMES_NEAR = 10
"""How many items may stand between ``led by`` and the first name of its list."""

_RELATIVE = 6
"""How many items before ``includes`` the relative may stand in whose clause it is."""

_NOUN = 7
"""How many items before a relative the deal's noun may stand: ``a round for X in 2019 that included Y``."""

_TO_LIST = 6
"""How many items may stand between ``took part`` and what opens the list of those who did."""

_RANKED = 3
"""How many items before a deal's noun the word may stand that tells it as an earlier one."""

_HOLDERS = 8
"""How many items may stand between ``investors in`` and the verb behind which they are named."""

_RAISED_BY = {Kind.FUNDING_ROUND: Role.TARGET, Kind.DEBT: Role.BORROWER, Kind.FUND: Role.MANAGER}
"""The kinds of deals whose givers later sentences tell, and who raises the money."""

_Wordings = tuple[str, tuple[tuple[str, Role], ...], str]

_OF_ROUND: _Wordings = ("told round", (("told led", Role.LEAD_INVESTOR), ("told with", Role.INVESTOR)), "told joined")
_OF_FUND: _Wordings = ("told fund", (("told fund with", Role.INVESTOR),), "told fund joined")
"""Hints of the words for a deal, of those between it and its givers with their role, and of those behind the givers."""

_LISTING = ("told investors", "told holders")
"""Hints of words before those who gave money to whatever it was."""


def _hints(wordings: _Wordings) -> tuple[str, ...]:
    """The hints of which a sentence must give one to tell who gave money; that of the deal itself is not enough."""
    _, sorts, joined = wordings
    return (*(hint for hint, _ in sorts), joined)


_OF_GIVERS = frozenset({*_hints(_OF_ROUND), *_hints(_OF_FUND), *_LISTING})
"""Hints of which a sentence must give one to tell who gave money to a deal."""


def add_investors(
    text: str,
    sentence: Sentence,
    items: Row,
    found: Sequence[Finding],
    findings: Sequence[Finding],
    language: LanguageData,
) -> None:
    """Sentences after a round, a loan or a fund may tell who gave: ``The round was led by A. B and C participated``."""
    if items.hints.isdisjoint(_OF_GIVERS) and not (tells_givers(items, language) or tells_giving(items, language)):
        return
    for host in _told_before(sentence, items, found, findings, language):
        known = host.everyone().union(*(f.everyone() for f in found))
        added = False
        for role, index in _givers(text, sentence, items, host, language):
            name = items[index].value
            if not isinstance(name, NameMention) or name.name in known or name.kind not in PARTY_KINDS:
                continue
            known.add(name.name)
            role = Role.LENDER if host.kind is Kind.DEBT else role
            rule = "told of as an investor or lender of the round before"
            host.parties.setdefault(role, []).append(Participant(name, items[index].start, items[index].end, rule))
            added = True
        if added:
            if not host.told_in(sentence):
                host.sentences.append(sentence)
            return


def _told_before(
    sentence: Sentence, items: Row, found: Sequence[Finding], findings: Sequence[Finding], language: LanguageData
) -> Iterator[Finding]:
    """The deals that a sentence may tell of: its own, else of each kind the last before it, the likeliest first.

    That is one of somebody whom it names, ``Investors in X's latest round include``, and of a kind that its nouns
    tell; of others the last, those apart that have a date where another of the same company has none, unless the
    sentence speaks of an earlier one.
    """
    if found:
        raised = [f.parties[_RAISED_BY[f.kind]][0].name.name for f in found if _RAISED_BY.get(f.kind) in f.parties]
        if len(raised) == len(found) and len(set(raised)) == 1 and len({f.kind for f in found}) == 1:
            yield found[0]
        return
    kinds = {kind for item in items for kind in language.priced_nouns.get(item.lower, ())}
    values = (items[i].value for i in items.places("name"))
    named = {value.name for value in values if isinstance(value, NameMention)}
    hosts = [f for f in reversed(findings[-_MANY:]) if f.kind in _RAISED_BY and _raisers(f)]
    undated = {name for f in hosts if f.date is None for name in _raisers(f)}
    earlier = [f for f in hosts if f.date is not None and not undated.isdisjoint(_raisers(f))]

    turned_back = _speaks_of_earlier(items, kinds, language)

    def rank(host: Finding) -> tuple[bool, bool, bool]:
        recalled = (host in earlier or _is_recalled(host, language)) != turned_back
        return named.isdisjoint(_raisers(host)), host.kind.value not in kinds, recalled

    hosts.sort(key=rank)
    sorts: set[Kind] = set()
    for host in hosts:
        reach = _BLOCKS if named.isdisjoint(_raisers(host)) and host.kind.value not in kinds else _BLOCKS_NAMED
        if host.kind not in sorts and sentence.block - host.sentence.block <= reach:
            yield host
        sorts.add(host.kind)


def _speaks_of_earlier(items: Sequence[Item], kinds: set[str], language: LanguageData) -> bool:
    """Whether a sentence says of the deal that it tells of that it was before another: ``ce précédent tour``."""
    told = (i for i, item in enumerate(items) if kinds.intersection(language.priced_nouns.get(item.lower, ())))
    return any(item.lower in language.earlier_words for i in told for item in items[max(0, i - _RANKED) : i])


def _is_recalled(host: Finding, language: LanguageData) -> bool:
    """Whether a deal is only told as one before another: ``raised 9 million, a year after a round of 3 million``."""
    cue = host.cue
    if cue is None:
        return False
    at = cue.first - 1
    while at > 0 and (host.items[at].lower in language.determiners or host.items[at].lower in language.order_words):
        at -= 1
    return at > 0 and host.items[at].lower in language.after_words


def _raisers(host: Finding) -> set[str]:
    """Who gets the money of a round, a loan or a fund."""
    return host.named_as(_RAISED_BY[host.kind])


def _givers(
    text: str, sentence: Sentence, items: Row, host: Finding, language: LanguageData
) -> Iterator[tuple[Role, int]]:
    """The items that name who gave money to a deal, with their roles; what another company has is not the deal's."""
    noun, sorts, joined = _OF_FUND if host.kind is Kind.FUND else _OF_ROUND
    raiser = _raisers(host)
    span = (sentence.start, sentence.end)
    opening = _round_opening(text, sentence, items, noun, host, language)
    others = [i for i in items if i.is_nominal and isinstance(i.value, NameMention) and i.value.name not in raiser]
    foreign = others[0].start if others else sentence.end
    for hint, role in (*sorts, ("told investors", Role.INVESTOR)):
        if hint not in items.hints:
            continue
        for match in told_pattern(language.code, hint).finditer(text, *span):
            about_round = opening is not None and opening < foreign
            if hint == "told investors" and foreign < match.start() and not about_round:
                continue
            if any(are_earlier(items, at, language) for at in _told_in(items, match)):
                continue
            fronted = match.start() == sentence.start
            apart = opening is None or (opening > match.start() and not fronted)
            if hint != "told investors" and apart and not _tells_of_deal(items, match.start(), host, language):
                continue
            if _tells_of_giver(items, match.start(), raiser, language) or _opens_source(items, match.start(), language):
                continue
            named = names_behind(items, match.end(), language)
            yield from ((role, index) for index in named)
            yield from ((Role.INVESTOR, index) for index in _with_leaders(items, named, language))
    if "told holders" in items.hints:
        yield from ((Role.INVESTOR, index) for index in _holders(text, sentence, items, language))
    yield from ((Role.INVESTOR, index) for index in listed_givers(items, raiser, language))
    for at in givers_behind(items, language) if opening is not None else ():
        yield from ((Role.INVESTOR, index) for index in names_behind(items, items[at].end, language))
    for start, end in _joining(text, sentence, items, host, joined, language):
        named = _listed_behind(items, end, language) or names_before(items, start, language)
        named += _beside_others(items, language) if named else []
        yield from ((Role.INVESTOR, index) for index in named)


def _told_in(items: Sequence[Item], match: re.Match[str]) -> Iterator[int]:
    """The items of a phrase."""
    return (i for i, item in enumerate(items) if match.start() <= item.start < match.end())


def _joining(
    text: str, sentence: Sentence, items: Row, host: Finding, hint: str, language: LanguageData
) -> Iterator[tuple[int, int]]:
    """Where words stand, from and to, behind or before which those are named who gave: verbs and set phrases."""
    for at in verbs_of_givers(items, host.kind, language):
        yield items[at].start, items[at].end
    if hint in items.hints:
        for match in told_pattern(language.code, hint).finditer(text, sentence.start, sentence.end):
            yield match.span()


def _tells_of_giver(items: Sequence[Item], start: int, raiser: set[str], language: LanguageData) -> bool:
    """Whether a phrase says in a relative more of another than who raises money: ``from X, whose firms include``."""
    at = next((i for i, item in enumerate(items) if item.start >= start), len(items))
    for back in range(at - 1, max(0, at - _RELATIVE), -1):
        if items[back].lower in language.relatives:
            value = items[back - 2].value if back > 1 and items[back - 1].lower == "," else None
            return isinstance(value, NameMention) and value.name not in raiser
        if items[back].kind != "word":
            return False
    return False


def _opens_source(items: Sequence[Item], start: int, language: LanguageData) -> bool:
    """Whether a bare noun behind a comma has a phrase say whose it is, and no round: ``joined, data from X show``."""
    at = next((i for i, item in enumerate(items) if item.start >= start), len(items)) - 1
    word = items[at].word
    if items[at].lower in language.relatives | language.object_relatives:
        return False
    bare = at > 1 and items[at].kind == "word" and not (word.is_verb_form or word.is_finite or word.prepositions)
    return bare and word.is_small and not word.is_adverb and items[at - 1].lower == "," and items[at - 2].kind == "word"


def _tells_of_deal(items: Sequence[Item], start: int, host: Finding, language: LanguageData) -> bool:
    """Whether a relative before a phrase says it of the deal's noun: ``a round for X in May that also included``."""
    at = next((i for i, item in enumerate(items) if item.start >= start), len(items)) - 1
    while at > 0 and items[at].word.is_adverb and items[at].lower not in language.object_relatives:
        at -= 1
    if at < 1 or items[at].lower not in language.relatives | language.object_relatives:
        return False
    for back in range(at - 1 - (items[at - 1].lower == ","), max(-1, at - 1 - _NOUN), -1):
        item = items[back]
        if host.kind.value in language.priced_nouns.get(item.lower, ()):
            return True
        if item.kind == "mark" or (item.kind == "word" and is_finite(item, language)):
            return False
    return False


def _round_opening(
    text: str, sentence: Sentence, items: Row, hint: str, host: Finding, language: LanguageData
) -> int | None:
    """Where words for the deal stand: a set phrase, or the noun that the sentence opens with, ``The new facility``.

    The sum of the deal may stand for it: ``The $10 million is led by X``.
    """
    match = told_pattern(language.code, hint).search(text, sentence.start, sentence.end)
    if match is not None:
        return match.start()
    told = items[1].value if len(items) > 1 and items[0].lower in language.sum_pointers else None
    if isinstance(told, Money) and host.money is not None and same_sum(told, host.money):
        return items[0].start
    at, kinds = deal_noun(items, language)
    return items[at].start if at is not None and host.kind.value in kinds else None


def _holders(text: str, sentence: Sentence, items: Row, language: LanguageData) -> list[int]:
    """Who is named behind a verb as an investor in what the words before it name: ``Investors in X Fund V include``."""
    match = told_pattern(language.code, "told holders").search(text, sentence.start, sentence.end)
    if match is not None and any(are_earlier(items, at, language) for at in _told_in(items, match)):
        return []
    begin = next((i for i, item in enumerate(items) if match is not None and item.start >= match.end()), len(items))
    for at in range(begin, min(len(items), begin + _HOLDERS)):
        item = items[at]
        if item.lower in language.enumerating_words:
            return names_behind(items, item.end, language)
    return []


def names_behind(items: Sequence[Item], end: int, language: LanguageData) -> list[int]:
    """The list of names that begins behind a phrase."""
    begin = next((i for i, item in enumerate(items) if item.start >= end), len(items))
    for index in range(begin, min(len(items), begin + _NAMES_NEAR)):
        item = items[index]
        if item.kind == "name" and item.is_nominal:
            return coordinated(items, who_is_meant(items, index, language), len(items), language)
        if item.lower in language.relatives or item.lower in {";", "."}:
            break
    return []


def _listed_behind(items: Sequence[Item], end: int, language: LanguageData) -> list[int]:
    """The list that opens soon behind a phrase: ``ont participé, dont A et B``."""
    begin = next((i for i, item in enumerate(items) if item.start >= end), len(items))
    return opened_list(items, begin, _TO_LIST, language)


def _with_leaders(items: Sequence[Item], named: Sequence[int], language: LanguageData) -> list[int]:
    """Who is named behind those who give, with them: ``led by X alongside Y and Z``, ``investors include X with Y``."""
    at = named[-1] + 1 if named else len(items)
    at += at < len(items) and items[at].lower == ","
    phrases = (" ".join(item.lower for item in items[at : at + size]) for size in (1, 2))
    size = next((n for n, phrase in enumerate(phrases, 1) if phrase in language.with_words | language.comitatives), 0)
    joins = size > 0 and at + size < len(items) and items[at + size].is_nominal
    return coordinated(items, at + size, len(items), language) if joins else []


def _beside_others(items: Row, language: LanguageData) -> list[int]:
    """Who opens a sentence as one beside whom others do something: ``Outre X, le fonds Y participe``."""
    first = next(iter(items.places("name")), None)
    if first is None or hanging(items, first, language) not in language.besides | language.comitatives:
        return []
    return coordinated(items, who_is_meant(items, first, language), len(items), language)


def names_before(items: Sequence[Item], start: int, language: LanguageData) -> list[int]:
    """The list of names that ends before a phrase, past one between commas: ``X, soutien de pousses telles que Y,``."""
    end = next((i for i, item in enumerate(items) if item.start >= start), len(items))
    past = end
    for index in range(end - 1, max(-1, end - _NAMES_NEAR), -1):
        if index < past and items[index].kind == "name" and items[index].is_nominal:
            group = coordinated_before(items, index, language)
            if not hangs_together(items, group, language):
                return group
            past = group[0]
        if items[index].lower in {";", ":"}:
            break
    return []
