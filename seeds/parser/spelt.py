"""Names that ordinary words make, told by the short form beside: ``l'Office national des forêts (ONF)``, or before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seeds.language import LanguageData
from seeds.names import fold_name
from seeds.parser.hints import singular
from seeds.parser.tokens import Item

_LONGEST = 17
"""How many words, elided ones apart, such a name has at most."""
_SHORTEST_FORM = 3
"""How many letters a short form has at least that leaves a word of the name out."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """Where a name begins and ends that its short form follows or goes before, and where that form stands."""

    begin: int
    end: int
    short: int

    @property
    def past(self) -> int:
        """Past which word both have been read."""
        return max(self.end, self.short + 1)


def spelt_names(words: Sequence[Item], language: LanguageData) -> Iterator[tuple[int, Spelt]]:
    """Where each such name of a sentence or its short form begins, with where both are."""
    for at in [at for at in range(1, len(words) - 2) if words[at].text == "("]:
        if not words[at + 1].is_capital:
            continue
        if words[at + 2].text not in {")", ",", ";"}:
            close = closing(words, at, language)
            if close > at:
                yield at - 1, Spelt(at + 1, close, at - 1)
            continue
        begin = _begin(words, at, language) if at > 1 else at
        if begin < at:
            yield begin, Spelt(begin, at, at + 1)


def closing(words: Sequence[Item], opening: int, language: LanguageData) -> int:
    """Where a bracket closes that says what the letters before it stand for, `opening` if it says none of it."""
    short = words[opening - 1].text
    if not (short.isupper() and short.isalpha() and len(short) >= _SHORTEST_FORM):
        return opening
    near = range(opening + 2, min(len(words), opening + _LONGEST))
    close = next((at for at in near if not (words[at].is_word or words[at].text == "-")), opening)
    name = words[opening + 1 : close]
    told = words[close].text == ")" and any(word.word.is_small for word in name) and spells(name, short, language)
    return close if told else opening


def _begin(words: Sequence[Item], end: int, language: LanguageData) -> int:
    """Where the name that ends at `end` begins; `end` where the words make none."""
    short = words[end + 1]
    if not short.text.isalpha() or short.lower in language.not_names or short.word.is_place:
        return end
    links = language.coordinators | language.domain_prepositions if _may_link(short, language) else frozenset()
    small = False
    for begin in range(end - 1, max(-1, end - _LONGEST), -1):
        word = words[begin]
        if not word.is_word or (word.word.is_finite and not word.is_capital and not word.word.is_demonym):
            return end
        opens = word.is_capital and fold_name(word.text)[0] == fold_name(short.text)[0] and _may_open(word, language)
        if small and opens and spells(words[begin:end], short.text, language):
            return begin
        small |= word.word.is_small and (word.lower in links or not _is_joint(word, language))
    return end


def _may_link(short: Item, language: LanguageData) -> bool:
    """Whether *and* and *for* may stand in a name whose words have capitals: ``Centre de Recherches et d'Essais``."""
    return language.nouns_take_articles and len(short.text) >= _SHORTEST_FORM


def _may_open(word: Item, language: LanguageData) -> bool:
    """Whether a name may begin with a word, which no article, no preposition and no title of a person is."""
    return not (_is_joint(word, language) or word.lower in language.adverbs or word.lower in language.person_titles)


def spells(name: Sequence[Item], short: str, language: LanguageData) -> bool:
    """Whether a short form is made of the first letters of a name's words, or of letters of a body's name."""
    letters = fold_name(short)
    if short.isupper() and _fit(_initials(name, language), letters, left_out=int(len(short) >= _SHORTEST_FORM)):
        return True
    head = name[0].lower
    heads = language.org_words | language.seat_nouns | language.generic_nouns
    if head not in heads and singular(head, language) not in heads:
        return False
    spelt = iter(fold_name("".join(word.text for word in name)))
    return letters[0] == fold_name(head)[0] and all(letter in spelt for letter in letters)


def _initials(name: Sequence[Item], language: LanguageData) -> list[tuple[str, bool]]:
    """The first letters of the words and of the parts of compounds, each with whether it counts always."""
    found = []
    for word in name:
        parts = word.text.split("-")
        for number, part in enumerate(parts):
            if part:
                found.append((fold_name(part)[:1], not number and not _is_joint(word, language)))
    return found


def _fit(initials: Sequence[tuple[str, bool]], letters: str, *, left_out: int) -> bool:
    """Whether letters are the initials in their order, with at most so many of those left out that count."""
    reached = {(0, 0)}
    for first, counts in initials:
        taken = {(at + 1, left) for at, left in reached if letters[at : at + 1] == first}
        passed = {(at, left + counts) for at, left in reached if left + counts <= left_out}
        reached = taken | passed
    return any(at == len(letters) for at, _ in reached)


def _is_joint(word: Item, language: LanguageData) -> bool:
    """Whether a word only joins others: an article, a preposition, *and*."""
    joins = word.lower in language.determiners or word.lower in language.coordinators
    return joins or word.lower in language.preposition_forms or word.lower in language.contractions
