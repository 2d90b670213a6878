"""Whom ``le groupe``, ``the company`` and ``it`` stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item, Reference
from seeds.parser.names import NameMention
from seeds.parser.syntax import VERB, governor, in_brackets

_FRESH = 3
"""For how many sentences a round stays the one that an investor without a named target joins."""


class _Here:
    """What stands before an item in its own sentence."""

    def __init__(self, items: Sequence[Item], index: int, language: LanguageData) -> None:
        before = [
            (governor(items, i, language), other.value)
            for i, other in enumerate(items[:index])
            if other.is_nominal and isinstance(other.value, NameMention) and other.value.owner is None
        ]
        self.hangs_on = governor(items, index, language)
        self.names = [name for _, name in before]
        self.subject = next((name for hangs_on, name in before if hangs_on == ""), None)
        self.places = [name for hangs_on, name in before if hangs_on in language.object_pronoun_for]


class Discourse:
    """What has been talked of so far; feed it the sentences in order."""

    def __init__(self, language: LanguageData, main: NameMention | None, counts: Mapping[str, int]) -> None:
        self._language = language
        self._counts = counts
        self.main = main
        """The company that the whole text names most often."""
        self.topic: NameMention | None = None
        """The company that the last sentences are about."""
        self.raising: NameMention | None = None
        """The company whose round was told of last."""
        self._recent: list[NameMention] = []
        self._person: NameMention | None = None
        self._last: list[NameMention] = []
        self._sentence = 0
        self._raised_at = -9

    def told_of_round(self, company: NameMention) -> None:
        """Take note that the sentence at hand tells of that company's round."""
        self.raising = company
        self._raised_at = self._sentence

    @property
    def round_is_fresh(self) -> bool:
        """Whether a round was told of in the last few sentences."""
        return self._sentence - self._raised_at <= _FRESH

    def resolve_all(self, items: Sequence[Item], index: int) -> list[NameMention]:
        """The names that the item at `index` stands for; two for ``both companies``."""
        value = items[index].value
        if isinstance(value, Reference) and value.pair:
            return self._pair(items, index)
        name = self.resolve(items, index)
        return [name] if name is not None else []

    def company_instead(self, person: NameMention) -> NameMention | None:
        """The company spoken of last, where a reference that cannot be a person led to one."""
        return next((n for n in reversed(self._recent) if n.kind != "person" and n.name != person.name), None)

    def resolve(self, items: Sequence[Item], index: int) -> NameMention | None:
        """The name that the item at `index` is or stands for; None where nothing fits."""
        value = items[index].value
        if isinstance(value, NameMention):
            return value
        if not isinstance(value, Reference):
            return None
        if value.person:
            return self._person
        if value.role == "speaker":
            return self._speaker(items, index)
        here = _Here(items, index, self._language)
        if value.role == "latest":
            return here.names[-1] if here.names else next(reversed(self._recent), None)
        of_verb = here.hangs_on == VERB and not value.pronoun
        if value.role == "object" or of_verb or here.hangs_on not in {"", VERB}:
            return self._another(here, pronoun=value.pronoun)
        return self._subject(here, pronoun=value.pronoun)

    def _speaker(self, items: Sequence[Item], index: int) -> NameMention | None:
        """Whose *we* it is: the company that the words behind name for the speaker, else the one talked about."""
        behind = [i.value for i in items[index:] if isinstance(i.value, NameMention) and i.value.kind == "company"]
        return behind[-1] if behind else self.main or self.topic

    def _pair(self, items: Sequence[Item], index: int) -> list[NameMention]:
        """The two companies just spoken of: those of the sentence before, or the main one and the latest other."""
        here = [n for n in _Here(items, index, self._language).names if n.kind == "company"]
        last = here if len(here) == 2 else self._last
        if len(last) == 2:
            return last
        others = [n for n in (*self._recent, *here) if n.kind == "company"]
        first = self.main or self.topic
        second = next((n for n in reversed(others) if first is not None and n.name != first.name), None)
        return [first, second] if first is not None and second is not None else []

    def _another(self, here: _Here, *, pronoun: bool) -> NameMention | None:
        """Whom an object stands for: the last one named who is not the subject."""
        avoid = here.subject or (self.topic if not here.names else None)
        if pronoun and here.places:
            return here.places[-1]
        candidates = [*self._recent, *here.names]
        return next((n for n in reversed(candidates) if avoid is None or n.name != avoid.name), None)

    def _subject(self, here: _Here, *, pronoun: bool) -> NameMention | None:
        """Whom a subject stands for: the topic, unless the sentence itself speaks of that as of another."""
        if not here.names and not pronoun and len(self._last) == 1:
            return self._last[0]
        if here.subject is not None and here.subject.kind != "person":
            return here.subject if pronoun or self.topic is None else self.topic
        others = {n.name for n in here.names}
        passing = self.topic is not None and self._counts.get(self.topic.name, 0) < 2
        if pronoun and passing and self.main is not None and self.main.name not in others:
            return self.main
        if self.topic is not None and self.topic.name in others and here.subject is None:
            return next((n for n in reversed(self._recent) if n.kind != "person" and n.name not in others), self.topic)
        return self.topic if self.topic is not None else next(reversed(here.names), None)

    def read(self, items: Sequence[Item], *, heading: bool) -> None:
        """Take in a sentence once its deals have been found."""
        names = [
            (i, item.value) for i, item in enumerate(items) if item.is_nominal and isinstance(item.value, NameMention)
        ]
        self._sentence += 1
        if names:
            companies = {name.name: name for _, name in names if name.kind != "person" and name.owner is None}
            self._last = list(companies.values())
        self._recent = (self._recent + [name for _, name in names if name.owner is None])[-12:]
        self._person = next((name for _, name in reversed(names) if name.kind == "person"), self._person)
        begins_with_reference = any(item.kind == "reference" for item in items[:3])
        free = [
            name
            for i, name in names
            if governor(items, i, self._language) == ""
            and name.kind != "person"
            and name.owner is None
            and not in_brackets(items, i)
        ]
        if free and not begins_with_reference and (not heading or self.topic is None):
            self.topic = free[0]
        elif self.topic is None and names:
            self.topic = names[0][1]
