"""Whom ``le groupe``, ``the company`` and ``it`` stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item, Reference
from seeds.parser.names import NameMention
from seeds.parser.syntax import VERB, governor, in_brackets

_FRESH = 3
"""For how many sentences a round stays the one that an investor without a named target joins."""


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
            here = [
                item.value
                for item in items[:index]
                if isinstance(item.value, NameMention) and item.value.kind == "company"
            ]
            distinct = dict.fromkeys(n.name for n in reversed([n for n in self._recent if n.kind == "company"] + here))
            last_two = list(distinct)[:2]
            pool = {n.name: n for n in [*self._recent, *here]}
            return [pool[name] for name in last_two] if len(last_two) == 2 else []
        name = self.resolve(items, index)
        return [name] if name is not None else []

    def company_instead(self, person: NameMention) -> NameMention | None:
        """The company spoken of last, where a reference that cannot be a person led to one."""
        return next((n for n in reversed(self._recent) if n.kind != "person" and n.name != person.name), None)

    def resolve(self, items: Sequence[Item], index: int) -> NameMention | None:
        """The name that the item at `index` is or stands for."""
        item = items[index]
        if isinstance(item.value, NameMention):
            return item.value
        if not isinstance(item.value, Reference):
            return None
        if item.value.person:
            return self._person
        before = [
            (i, other.value)
            for i, other in enumerate(items[:index])
            if other.is_nominal and isinstance(other.value, NameMention)
        ]
        subject = next((name for i, name in before if governor(items, i, self._language) == ""), None)
        if item.value.role == "latest":
            candidates = [name for _, name in before] or self._recent
            return candidates[-1] if candidates else None
        hangs_on = governor(items, index, self._language)
        of_verb = hangs_on == VERB and not item.value.pronoun
        wants_other = item.value.role == "object" or of_verb or hangs_on not in {"", VERB}
        if wants_other:
            avoid = subject or (self.topic if not before else None)
            if item.value.pronoun:
                inside = [
                    n for i, n in before if governor(items, i, self._language) in self._language.object_pronoun_for
                ]
                if inside:
                    return inside[-1]
            candidates = [*self._recent, *(name for _, name in before)]
            return next((n for n in reversed(candidates) if avoid is None or n.name != avoid.name), None)
        if not before and not item.value.pronoun and len(self._last) == 1:
            return self._last[0]
        if before and not item.value.pronoun and subject is not None and self.topic is None:
            return subject
        passing = self.topic is not None and self._counts.get(self.topic.name, 0) < 2
        if (
            item.value.pronoun
            and passing
            and self.main is not None
            and self.main.name not in {n.name for _, n in before}
        ):
            return self.main
        return self.topic if self.topic is not None else (before[-1][1] if before else None)

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
