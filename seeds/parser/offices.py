"""Whose officer a person is: ``X Chief Executive A B`` acts for X, and ``analyst A B`` for nobody.

Where several give money, the company of whom an office is told takes no part: ``du fondateur de X, A B, et de Y``.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.hints import singular
from seeds.parser.known import known_at
from seeds.parser.mentions import FIRM_KINDS, OF_THE_TEXT, NameMention
from seeds.parser.tokens import Item
from seeds.parser.usage import Row, is_phrase

_BEHIND = 8
"""How many words behind a person's name are searched for the office: ``A B, the chief executive of X``."""
_FORMER = 3
"""How many words before the company's name are searched for one that makes the office a former one."""
_FIRM = 3
"""How many words may stand between an office and the name of its company: ``le patron du groupe allemand X``."""
_OWN = 9
"""Within how many items behind a person's name their own company may be told of."""
_CHARGE = 9
"""How many words a minister may be before the last word of the charge: ``ministre de l'Économie et des Finances``."""
_TITLE = 4
"""How many words an office has at most: ``ancien président-directeur général délégué``."""


def with_offices(
    rows: Sequence[Row], found: list[list[NameMention]], language: LanguageData
) -> list[list[NameMention]]:
    """The names of a text, its persons with the company that they act for; an empty one for who only comments."""
    if not language.officer_titles:
        return found
    offices: dict[str, str] = {}
    for row, names in zip(rows, found, strict=True):
        if any(name.kind == "person" for name in names):
            for person, office in _offices(row, names, language):
                if offices.get(person, OF_THE_TEXT) == OF_THE_TEXT:
                    offices[person] = office
    if not offices:
        return found
    return [
        [replace(m, office=offices[m.name]) if m.kind == "person" and m.name in offices else m for m in names]
        for names in found
    ]


def _offices(row: Row, names: Sequence[NameMention], language: LanguageData) -> Iterator[tuple[str, str]]:
    words, at = row.words, row.places
    companies = [m for m in names if m.kind in FIRM_KINDS and m.owner is None]
    ends, starts = {m.end: m.name for m in companies}, {m.start: m.name for m in companies}
    for person in (m for m in names if m.kind == "person" and m.start in at):
        first = at[person.start]
        last = next((i for i in range(first, len(words)) if words[i].start >= person.end), len(words))
        office = _office_before(words, first, ends, language)
        if office is None:
            office = _office_of(words, first, companies, language)
        if office is None:
            office = _office_behind(words, last, starts, language)
        if office is not None:
            yield person.name, office


def _office_before(words: Sequence[Item], first: int, ends: dict[int, str], language: LanguageData) -> str | None:
    """The company whose name and a title stand before a person's name, or that of the text behind no name.

    A comma may part them: ``X's chief executive, A B,``.
    """
    first -= first > 1 and words[first - 1].text == ","
    if first and words[first - 1].lower in language.commenter_titles:
        return ""
    apposed = first > 0 and words[first - 1].text == ","
    last = first - 1 - apposed
    back = last
    while back >= 0 and (
        words[back].lower in language.officer_titles
        or (back < last and (words[back].lower in language.coordinators or words[back].word.is_possessive))
    ):
        back -= 1
    determined = back >= 0 and words[back].lower in language.possessives | language.definites
    if back == last or (apposed and not determined):
        return None
    before = words[max(0, back - _FORMER) : back + 1]
    if any(word.lower in language.former_words for word in before):
        return None
    lone = back < 0 or determined or not (words[back].is_capital or words[back].word.is_possessive)
    leads = lone and any(word.lower in language.company_titles for word in words[back + 1 : first])
    return OF_THE_TEXT if leads else ends.get(words[back].end) if back >= 0 else None


def _office_of(
    words: Sequence[Item], first: int, companies: Sequence[NameMention], language: LanguageData
) -> str | None:
    """The company whose officer stands before a person's name: ``le patron de X, A B``."""
    told = first - 1 - (first > 0 and words[first - 1].text == ",")
    firm = next((m for m in companies if told >= 0 and m.end == words[told].end), None)
    if firm is None:
        return None
    begin = next((i for i in range(told, -1, -1) if words[i].start == firm.start), 0)
    office = words[_office_begins(words, begin, language) : begin]
    former = any(word.lower in language.former_words or not _is_plain(word, language) for word in office)
    return None if former or not any(word.lower in language.officer_titles for word in office) else firm.name


def _is_plain(word: Item, language: LanguageData) -> bool:
    """Whether a word has no prefix such as that of a former officer."""
    return not word.lower.startswith(language.name_prefixes)


def _office_behind(words: Sequence[Item], last: int, starts: dict[int, str], language: LanguageData) -> str | None:
    """The same behind it: ``A B, chief executive of X``, ``A B, an analyst at Y``."""
    if last >= len(words) or words[last].text != ",":
        return None
    titled = False
    for word in words[last + 1 : last + _BEHIND]:
        if word.lower in language.commenter_titles:
            return ""
        if word.lower in language.former_words or (not word.is_word and not word.word.is_possessive):
            return None
        if titled and word.start in starts:
            return starts[word.start]
        titled |= word.lower in language.officer_titles
    return None


def without_offices(
    names: Sequence[NameMention], tokens: list[Item], language: LanguageData
) -> tuple[Sequence[NameMention], list[Item]]:
    """The names and tokens of a sentence without the office, and its company, that tells who of a list is meant.

    ``auprès du fondateur de X, A B, et de Y``, ``auprès de A B, fondateur de X, et de Y``.
    """
    persons = [name for name in names if name.kind == "person"]
    if not persons or len(names) == len(persons):
        return names, tokens
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    firms = {ends[n.end]: starts[n.start] for n in names if n.kind != "person" and n.end in ends and n.start in starts}
    gone: set[int] = set()
    for person in persons:
        if person.start in starts and person.end in ends:
            first, last = starts[person.start], ends[person.end]
            gone.update(_told_before(tokens, first, last, firms, language))
            gone.update(_told_behind(tokens, last, {begin: end for end, begin in firms.items()}, language))
    if not gone:
        return names, tokens
    left = {tokens[index].start for index in gone}
    kept = [token for index, token in enumerate(tokens) if index not in gone]
    return [name for name in names if name.start not in left], kept


def without_former_firms(
    names: Sequence[NameMention], tokens: Sequence[Item], language: LanguageData
) -> Sequence[NameMention]:
    """The names without firms that somebody only has worked for: ``A former X executive has raised $2 million``."""
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    staff = language.person_titles | language.officer_titles | language.workforce_nouns

    def left(name: NameMention) -> bool:
        first, last = starts.get(name.start, 0), ends.get(name.end, len(tokens))
        if name.kind not in FIRM_KINDS or not first or last + 1 >= len(tokens):
            return False
        behind = singular(tokens[last + 1].lower, language)
        return tokens[first - 1].lower in language.former_words and (behind in staff or tokens[last + 1].lower in staff)

    return [name for name in names if not left(name)]


def opens_office(words: Sequence[Item], begin: int, end: int, language: LanguageData) -> bool:
    """Whether ordinary words only tell an office written with capitals: ``A B, Group Head of Export Credit at X``."""
    if begin < 2 or end >= len(words) or known_at(words, begin) is not None:
        return False
    opens = words[begin - 1].text == "," and words[end].is_capital and words[end].lower in language.officer_titles
    told = words[begin - 1].lower in language.numbers.of and words[begin - 2].lower in language.officer_titles
    field = told and words[end].lower in language.employer_prepositions
    return (opens or field) and is_phrase(words[begin:end], language)


def tells_charge(words: Sequence[Item], begin: int, end: int, language: LanguageData) -> bool:
    """Whether ordinary words only tell of what somebody is minister: ``le ministre de l'Économie et des Finances``."""
    if begin == 0 or known_at(words, begin) is not None or not is_phrase(words[begin:end], language):
        return False
    hangs = False
    for word in reversed(words[max(0, begin - _CHARGE) : begin]):
        if word.lower in language.minister_nouns:
            return hangs
        hangs = word.word.is_demonym or word.word.uncontracted in language.preposition_forms
        joins = word.lower in language.determiners or word.lower in language.coordinators or word.text == ","
        if not (hangs or joins or word.is_capital):
            return False
    return False


def _told_before(
    tokens: list[Item], first: int, last: int, firms: dict[int, int], language: LanguageData
) -> Iterator[int]:
    """The places of an office and its company before a person, and of the commas around the person."""
    comma = first > 0 and tokens[first - 1].text == ","
    begin = firms.get(first - 1 - comma)
    if begin is None:
        return
    office = _office_begins(tokens, begin, language)
    if office == begin or _has_firm(tokens, last, language):
        return
    yield from range(office, first)
    if comma and last + 1 < len(tokens) and tokens[last + 1].text == ",":
        yield last + 1


def _has_firm(tokens: Sequence[Item], person: int, language: LanguageData) -> bool:
    """Whether a person's own company is told of behind the name, which is that of the office: ``vend sa société``."""
    behind = tokens[person + 1 : person + _OWN]
    return any(
        one.lower in language.possessives and other.lower in language.generic_nouns
        for one, other in itertools.pairwise(behind)
    )


def _told_behind(tokens: list[Item], last: int, firms: dict[int, int], language: LanguageData) -> Iterator[int]:
    """The places of an office and its company behind a person, where a list goes on behind them."""
    at = last + 1
    if at >= len(tokens) or tokens[at].text != ",":
        return
    at += 1 + (at + 1 < len(tokens) and tokens[at + 1].lower in language.definites)
    titled = False
    office = at
    while at < len(tokens) and at - office < _TITLE and _is_office(tokens[at], language):
        titled |= _is_title(tokens[at], language)
        at += 1
    if not titled or at >= len(tokens) or tokens[at].lower not in language.numbers.of:
        return
    firm = next((i for i in range(at + 1, min(len(tokens), at + 2 + _FIRM)) if i in firms), None)
    if firm is None or any(not token.is_word for token in tokens[at + 1 : firm]):
        return
    end = firms[firm] + 1
    comma = end < len(tokens) and tokens[end].text == ","
    joint = end + comma
    if joint < len(tokens) and tokens[joint].lower in language.coordinators:
        yield from range(last + 1, joint)


def _office_begins(tokens: Sequence[Item], firm: int, language: LanguageData) -> int:
    """Where the office begins that a company hangs on, ``ancien patron de X``; the company's own place without one."""
    of = _of_before(tokens, firm, language)
    office = of
    while office > 0 and of - office < _TITLE and _is_office(tokens[office - 1], language):
        office -= 1
    return office if any(_is_title(token, language) for token in tokens[office:of]) else firm


def _of_before(tokens: Sequence[Item], begin: int, language: LanguageData) -> int:
    """Where the *of* stands by which a company hangs on an office, past a few words for what it is; 0 without one."""
    for at in range(begin - 1, max(0, begin - 2 - _FIRM), -1):
        if tokens[at].lower in language.numbers.of:
            return at
        if not tokens[at].is_word:
            return 0
    return 0


def _is_office(token: Item, language: LanguageData) -> bool:
    """Whether a word may be one of an office: a title, a word that makes it a former one, or *and*."""
    joins = token.lower in language.coordinators or token.lower in language.former_words
    return joins or _is_title(token, language) or token.lower in language.officer_titles


def _is_title(token: Item, language: LanguageData) -> bool:
    """Whether a word is the title of a person, perhaps of a former one: ``ex-patron``."""
    bare = next((token.lower.removeprefix(p) for p in language.name_prefixes if token.lower.startswith(p)), token.lower)
    return bare in language.person_titles
