"""Whom ``le groupe``, ``the company`` and ``it`` stand for."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.arguments import governor
from seeds.parser.items import Item, Reference
from seeds.parser.names import NameMention


class Discourse:
    """What has been talked of so far; feed it the sentences in order."""

    def __init__(self, language: LanguageData) -> None:
        self._language = language
        self.topic: NameMention | None = None
        """The company that the last sentences are about."""
        self.raising: NameMention | None = None
        """The company whose round was told of last."""
        self._recent: list[NameMention] = []

    def resolve(self, items: Sequence[Item], index: int) -> NameMention | None:
        """The name that the item at `index` is or stands for."""
        item = items[index]
        if isinstance(item.value, NameMention):
            return item.value
        if not isinstance(item.value, Reference):
            return None
        before = [
            (i, other.value) for i, other in enumerate(items[:index]) if other.is_nominal and isinstance(other.value, NameMention)
        ]
        subject = next((name for i, name in before if governor(items, i, self._language) == ""), None)
        wants_other = item.value.role == "object" or governor(items, index, self._language) != ""
        if wants_other:
            avoid = subject or (self.topic if not before else None)
            candidates = [name for _, name in before] or self._recent
            return next((n for n in reversed(candidates) if avoid is None or n.name != avoid.name), None)
        if before and not item.value.pronoun and subject is not None and self.topic is None:
            return subject
        return self.topic if self.topic is not None else (before[-1][1] if before else None)

    def read(self, items: Sequence[Item], *, heading: bool) -> None:
        """Take in a sentence once its deals have been found."""
        names = [
            (i, item.value) for i, item in enumerate(items) if item.is_nominal and isinstance(item.value, NameMention)
        ]
        self._recent = (self._recent + [name for _, name in names])[-12:]
        begins_with_reference = any(item.kind == "reference" for item in items[:3])
        free = [name for i, name in names if governor(items, i, self._language) == "" and name.kind != "person"]
        if free and not begins_with_reference and (not heading or self.topic is None):
            self.topic = free[0]
        elif self.topic is None and names:
            self.topic = names[0][1]
