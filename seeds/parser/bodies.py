"""Names of public bodies that common words make: ``the French government``, ``la ville de Metz``."""

from __future__ import annotations

from dataclasses import dataclass

from seeds.language import LanguageData
from seeds.parser.institutions import institution_end
from seeds.parser.runs import is_name_like, run_end
from seeds.parser.tokens import Item


@dataclass(frozen=True, slots=True)
class Body:
    """Where the name of a body ends, and what it is: one of `seeds.vocabulary.CompanyKind`."""

    end: int
    kind: str


def body_at(words: list[Item], index: int, language: LanguageData, *, known: bool) -> Body | None:
    """The body whose name begins at `index`; with `known` a name that the gazetteer has begins there."""
    first = words[index]
    if not (first.lower in language.body_starts or first.word.is_place or first.word.is_demonym):
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
    first = words[index]
    if index and words[index - 1].lower in language.determiners and words[index - 1].lower not in language.definites:
        return index
    nation = first.is_capital and (first.word.is_place or first.word.is_demonym)
    if nation:
        begin = index + 1 + (index + 1 < len(words) and words[index + 1].word.is_possessive)
        end = _phrase_end(words, begin, language)
    else:
        end = _nation_end(words, _phrase_end(words, index, language), language)
    named = end < len(words) and is_name_like(words[end])
    return end if end > index + 1 and not named else index


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
    if following is not None and f"{word} {following.lower}" in language.council_phrases:
        return index + 2
    if word not in language.government_nouns:
        bodied = following is not None and following.lower in language.government_nouns
        nation = bodied and words[index].is_capital and (words[index].word.is_demonym or words[index].word.is_place)
        return index + 2 if nation else index
    if following is not None and following.word.is_demonym:
        return index + 2
    if following is not None and following.lower in language.numbers.of:
        step = index + 2
        while step < len(words) and words[step].lower in language.determiners:
            step += 1
        if step < len(words) and is_name_like(words[step]):
            return run_end(words, step, language)
    return index + 1 if words[index].is_capital and word in language.states else index


def _local_end(words: list[Item], index: int, language: LanguageData) -> int:
    """The same for a town or a region, unless it only tells where: ``la région Bretagne``, ``la ville de Metz``."""
    where = language.place_prepositions - language.serving_words
    opened = index > 0 and words[index - 1].lower in language.determiners
    if (
        not opened
        or words[index].is_capital
        or any(before.lower in where for before in words[max(0, index - 2) : index])
    ):
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

    One that only says where something is takes no part: ``cotée à la bourse de Paris``.
    """
    if words[index].lower not in language.seat_nouns or index + 2 >= len(words):
        return index
    at = index + 1
    if words[at].lower not in language.numbers.of or words[at].lower in language.determiners:
        return index
    if not is_name_like(words[at + 1]) or words[at + 1].word.is_given_name:
        return index
    before = words[max(0, index - 2) : index]
    return index if any(w.lower in language.place_prepositions for w in before) else run_end(words, at + 1, language)
