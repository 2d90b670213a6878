"""Which company a text is about: the one that it names most, the more surely if its title names it too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from seeds.language import LanguageData
from seeds.parser.items import Item, Reference
from seeds.parser.mentions import FIRM_KINDS
from seeds.parser.names import NameMention
from seeds.parser.profiles import Profiles
from seeds.parser.segment import Sentence
from seeds.parser.usage import is_common

_FAR_MORE, _OFTEN = 2, 3
"""How many times as often as another, and how often at least, a text names the company that it is about."""

_VERB = 3
"""How many items before words for a company the pronoun may stand that acts on it: ``it has bought the company``."""
_MARKS = 6
"""How many marks a line may have beside the name that it is: those of bold letters, and a full stop."""
_TELLING = 2
"""By how much a description fits a name better whose nation it says."""


@dataclass(frozen=True)
class Salience:
    """How often a text names each company, and the names in its title; counted once for the whole text."""

    main: NameMention | None
    """The company that it names most often, the first of equals; None where it names none twice."""
    counts: Mapping[str, int]
    titled: frozenset[str]
    opening: frozenset[str]
    """The names in the first sentence, be it a title or not."""
    lists: bool = False
    """Whether several names make a line or a sentence of their own, as those do that head entries of a round-up."""

    def rather(
        self, items: Sequence[Item], index: int, found: NameMention, last: NameMention | None, profiles: Profiles
    ) -> NameMention:
        """Whom the reference at `index` stands for: `found`, or the company that the text is about.

        A name of an earlier sentence that the text hardly speaks of gives way to the one that it names far more often,
        unless it was the subject of the `last`; to a pronoun only where the title names that one, for a pronoun
        reaches less far than ``the company``. Where a pronoun acts, words behind it stand for another: ``It bought the
        company``.
        """
        value, main = items[index].value, self.main
        if main is None or not isinstance(value, Reference) or not _is_plain(value):
            return found
        often = self.counts[main.name]
        if often < _OFTEN or often < _FAR_MORE * self.counts.get(found.name, 0) or found.name in self.titled:
            return found
        if found.name in _named(items) or (last is not None and last.name == found.name):
            return found
        if value.pronoun or value.role == "owner":
            return main if main.name in self.titled else found
        if any(_is_acting_pronoun(items, at) for at in range(max(0, index - _VERB), index)):
            return found
        own, other = profiles.fit(found, value), profiles.fit(main, value)
        return main if other >= min(0, own) and own - other < _TELLING else found

    def doubts(self, name: NameMention, language: LanguageData) -> bool:
        """Whether a name is but a common word or some letters with capitals, which a text says seldom: ``Outlook``."""
        if name.known or " " in name.name or name.text != name.name or name.name in self.titled:
            return False
        seldom = self.counts.get(name.name, 0) < _OFTEN
        return seldom and (name.name.isupper() or is_common(name.name.casefold(), language))


def salience_of(
    names: Sequence[Sequence[NameMention]], cut: Sequence[Sentence], tokens: Sequence[Sequence[Item]]
) -> Salience:
    """What a text speaks of most; `names` and `tokens` are those of each of its sentences, in order."""
    companies = [mention for row in names for mention in row if mention.kind == "company"]
    counts = Counter(mention.name for mention in companies)
    opening = frozenset(mention.name for mention in names[0]) if cut else frozenset()
    titled = opening if cut and cut[0].heading else frozenset()
    following = ((sentence.heading, words) for sentence, words in zip(cut[1:], tokens[1:], strict=True))
    heads = {
        row[0].name
        for row, sentence, (heading, words) in zip(names, cut, following, strict=False)
        if row and _makes_all(row, sentence) and not (heading and _is_plain_line(words))
    }
    best = max(companies, key=lambda mention: counts[mention.name], default=None)
    if titled and names[0][0].start == cut[0].start and names[0][0].kind == "company" and counts[names[0][0].name] > 1:
        best = names[0][0]
    return Salience(
        best if best is not None and counts[best.name] > 1 else None, counts, titled, opening, len(heads) > 1
    )


def _makes_all(names: Sequence[NameMention], sentence: Sentence) -> bool:
    """Whether a sentence is but a name of a company, with the marks around it."""
    spare = sentence.end - sentence.start - len(names[0].text)
    return len(names) == 1 and names[0].kind in FIRM_KINDS and spare <= _MARKS


def _is_plain_line(words: Sequence[Item]) -> bool:
    """Whether a line has neither a figure nor a label, as the next one of a menu has: ``Markets``."""
    return all(word.text != ":" and not word.text[0].isdigit() for word in words)


def _is_plain(value: Reference) -> bool:
    """Whether a reference stands for any company talked of: no person, no pair, no side or place in an order."""
    of_others = value.person or value.pair or value.related or value.vehicle
    return not of_others and not value.side and value.order is None and value.role != "speaker"


def _is_acting_pronoun(items: Sequence[Item], at: int) -> bool:
    """Whether a pronoun stands right before the verb of which it is the subject."""
    value = items[at].value
    acts = isinstance(value, Reference) and value.pronoun and not value.person and items[at].is_nominal
    return acts and at + 1 < len(items) and items[at + 1].word.is_finite


def _named(items: Sequence[Item]) -> set[str]:
    return {item.value.name for item in items if isinstance(item.value, NameMention)}


def is_one_of_many(found: NameMention, last: Sequence[NameMention], topic: NameMention | None) -> bool:
    """Whether the last sentence named a company beside others, and not the one that is talked of."""
    names = {name.name for name in last}
    other = topic is not None and topic.kind == "company" and topic.name not in names
    return other and len(names) > 1 and found.name in names
