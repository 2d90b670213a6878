"""Names of public bodies that common words make: ``the French government``, ``la ville de Metz``."""

from __future__ import annotations

from dataclasses import dataclass

from seeds.language import LanguageData
from seeds.names import demonyms, fold_name, places
from seeds.parser.institutions import institution_end
from seeds.parser.runs import is_name_like, run_end
from seeds.parser.tokens import Item

_POLICY = 2
"""How many words may say what a nation's ministry is for."""


@dataclass(frozen=True, slots=True)
class Body:
    """Where the name of a body ends, and what it is: one of `seeds.vocabulary.CompanyKind`."""

    end: int
    kind: str


def body_at(words: list[Item], index: int, language: LanguageData, *, known: bool) -> Body | None:
    """The body whose name begins at `index`; with `known` a name that the gazetteer has begins there."""
    first = words[index]
    if not (first.word.may_begin_body or (index + 1 < len(words) and words[index + 1].word.is_regional)):
        return None
    fund = _public_fund_end(words, index, language)
    if fund > index:
        return Body(fund, "fund")
    if known:
        return None
    governed = _government_end(words, index, language)
    if governed > index:
        return Body(governed, "government")
    titled = institution_end(words, index, language)
    if titled > index:
        return Body(titled, "regulator" if first.lower in language.authority_words else "company")
    seated = _seat_end(words, index, language)
    return Body(seated, "company") if seated > index else None


def _public_fund_end(words: list[Item], index: int, language: LanguageData) -> int:
    """Where the words for a nation's fund end: ``Norway's sovereign wealth fund``, ``fonds souverain du Qatar``.

    None where its name follows at once, which is enough, nor where it is one of several: ``a Qatari sovereign fund``.
    """
    if index and words[index - 1].lower in language.determiners and words[index - 1].lower not in language.definites:
        return index
    nation = _nation_before(words, index)
    if nation > index:
        begin = nation + (nation < len(words) and words[nation].word.is_possessive)
        end = _phrase_end(words, begin, language)
    else:
        end = _nation_end(words, _phrase_end(words, index, language), language)
    named = end < len(words) and is_name_like(words[end])
    return end if end > index + 1 and not named else index


def _nation_before(words: list[Item], index: int) -> int:
    """Where a nation's name or adjective ends that begins at `index`: ``Saudi Arabia``; `index` where none does."""
    if not words[index].is_capital:
        return index
    if index + 1 < len(words) and words[index + 1].is_capital:
        both = fold_name(f"{words[index].text} {words[index + 1].text}")
        if both in places() or both in demonyms():
            return index + 2
    return index + 1 if words[index].word.is_place or words[index].word.is_demonym else index


def _phrase_end(words: list[Item], begin: int, language: LanguageData) -> int:
    """Where words such as ``sovereign wealth fund`` end that begin at `begin`, the longest; 0 where none do."""
    if begin >= len(words) or words[begin].lower not in language.public_fund_starts:
        return 0
    ends = (
        begin + len(phrase)
        for phrase in language.public_funds
        if tuple(word.lower for word in words[begin : begin + len(phrase)]) == phrase
    )
    return max(ends, default=0)


def _nation_end(words: list[Item], begin: int, language: LanguageData) -> int:
    """Where the nation ends that follows such words: ``norvégien``, ``du Qatar``; 0 where none does."""
    if not begin or begin >= len(words):
        return 0
    if words[begin].word.is_demonym:
        return begin + 1
    at = begin
    while at < len(words) and (words[at].lower in language.numbers.of or words[at].lower in language.determiners):
        at += 1
    return at + 1 if begin < at < len(words) and words[at].word.is_place and words[at].is_capital else 0


def _government_end(words: list[Item], index: int, language: LanguageData) -> int:
    """Where the name of a public body that begins at `index` ends; `index` where none begins.

    ``le ministère des Armées``, ``l'État français``, ``the French government``.
    """
    word = words[index].lower
    following = words[index + 1] if index + 1 < len(words) else None
    if word in language.local_bodies:
        return _local_end(words, index, language)
    council = _council_end(words, index, language)
    if council > index:
        return council
    if word not in language.government_nouns:
        return _national_end(words, index, language)
    if word in language.states and index > 0 and _is_bare_of(words[index - 1], language):
        return index  # ``la compagnie d'État polonaise X``
    if following is not None and following.word.is_demonym:
        return index + 2
    if following is not None and following.lower in language.numbers.of:
        step = index + 2
        while step < len(words) and words[step].lower in language.determiners:
            step += 1
        if step < len(words) and is_name_like(words[step]):
            return run_end(words, step, language)
        return index
    called = following is not None and following.is_capital  # ``le gouvernement Dupont``
    bare = word in language.bare_bodies and not called and index > 0 and words[index - 1].lower in language.definites
    return index + 1 if bare or (words[index].is_capital and word in language.states) else index


def _is_bare_of(word: Item, language: LanguageData) -> bool:
    """Whether an *of* has no article in it, so that what is behind it only tells a sort."""
    return word.lower in language.numbers.of and word.lower not in language.determiners


def _council_end(words: list[Item], index: int, language: LanguageData) -> int:
    """Where a phrase for a public body ends, and whose it is: ``la communauté urbaine de Metz``, ``l'armée de terre``.

    `index` where none begins.
    """
    for phrase in language.councils.get(words[index].lower, ()):
        end = index + len(phrase)
        if tuple(word.lower for word in words[index:end]) == phrase:
            while end < len(words) and words[end].word.is_demonym and not words[end].is_capital:
                end += 1
            return _whose_end(words, end, language)
    return index


def _whose_end(words: list[Item], index: int, language: LanguageData) -> int:
    """Where the name behind an *of* at `index` ends; `index` where none is."""
    at = index
    while at < len(words) and (words[at].lower in language.numbers.of or words[at].lower in language.determiners):
        at += 1
    of = index < at and words[index].lower in language.numbers.of
    return run_end(words, at, language) if of and at < len(words) and is_name_like(words[at]) else index


def _national_end(words: list[Item], index: int, language: LanguageData) -> int:
    """The same behind a nation: ``the French government``, ``Kenya's finance ministry``, ``Ohio City Government``."""
    nation = _nation_before(words, index)
    if nation == index:
        return index
    owned = nation < len(words) and words[nation].word.is_possessive
    for end in range(nation + owned, min(len(words), nation + owned + _POLICY + 1)):
        if words[end].lower in language.government_nouns:
            return end + 1 if words[end].word.is_small or not owned else index
        joint = words[end].lower in language.preposition_forms or words[end].lower in language.determiners
        titled = not owned and end + 1 < len(words) and _is_government(words[end + 1], language)
        if joint or words[end].word.ends_phrase or not (words[end].word.is_small or titled):
            break
    return index


def _is_government(word: Item, language: LanguageData) -> bool:
    """Whether a word with a capital ends the name of a public body: ``the Nanjing City Government``."""
    return word.is_capital and word.lower in language.government_nouns


def _local_end(words: list[Item], index: int, language: LanguageData) -> int:
    """The same for a town or a region, unless it only tells where: ``la région Bretagne``, ``la ville de Metz``."""
    where = language.place_prepositions - language.serving_words
    opened = index > 0 and words[index - 1].lower in language.determiners
    if not opened or any(before.lower in where for before in words[max(0, index - 2) : index]):
        return index
    at = index + 1
    while at < len(words) and words[at].word.is_demonym and not words[at].is_capital:
        at += 1
    if at < len(words) and words[at].lower in language.numbers.of:
        at += 1
        while at < len(words) and words[at].lower in language.determiners:
            at += 1
    return run_end(words, at, language) if at < len(words) and is_name_like(words[at]) else index


def _seat_end(words: list[Item], index: int, language: LanguageData) -> int:
    """Where the name of an institution that begins at `index` ends, ``port de Marseille``; `index` where none begins.

    One that only says where something is takes no part: ``cotée à la bourse de Paris``. What any firm may be called
    is one of a place, ``le club de rugby de Toulon``, and not ``le club de Ligue 1``.
    """
    if words[index].lower not in language.seat_nouns or index + 2 >= len(words):
        return index
    at = index + 1
    if words[at].lower not in language.numbers.of or words[at].lower in language.determiners:
        return index
    any_firm = words[index].lower in language.generic_nouns
    told = any_firm and at + 3 < len(words) and words[at + 1].word.is_small
    at += 2 if told and words[at + 2].lower in language.numbers.of else 0
    if not is_name_like(words[at + 1]) or words[at + 1].word.is_given_name:
        return index
    if any_firm and not words[at + 1].word.is_place:
        return index
    before = words[max(0, index - 2) : index]
    return index if any(w.lower in language.place_prepositions for w in before) else run_end(words, at + 1, language)
