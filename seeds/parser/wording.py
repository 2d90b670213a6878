"""The words around a finding, each with the place where it stands: what it weighs is learnt, language by language.

`seeds.parser.signs` sees what holds in every language; here stand the cue itself, the words beside it, beside the
parties and beside the sum, and how each party came to its role. ``wording.toml`` in the folder of a language gives the
weights; a language without one has none.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, FiniteFloat, ValidationError

from seeds.language.files import FOLDER, WORDING, LanguageDataError, read_toml
from seeds.parser.mentions import NameMention
from seeds.vocabulary import Side, side_of

if TYPE_CHECKING:
    from pathlib import Path

    from seeds.parser.findings import Finding
    from seeds.parser.participants import Participant
    from seeds.parser.tokens import Item, Row

_EDGE = "<edge>"
"""What stands before the first item of a sentence and behind its last."""


class Place(StrEnum):
    """Where a word of a finding stands; the value is the name of its table in ``wording.toml``."""

    FRAME = "frame"
    CUE = "cue"
    FORM = "form of the cue"
    BEFORE_CUE = "before the cue"
    BEHIND_CUE = "behind the cue"
    BEFORE_PAYER = "before a payer"
    BEHIND_PAYER = "behind a payer"
    PAYER = "a payer"
    PAYER_RULE = "how a payer is found"
    BEFORE_PAYEE = "before a payee"
    BEHIND_PAYEE = "behind a payee"
    PAYEE = "a payee"
    PAYEE_RULE = "how a payee is found"
    BEFORE_SUM = "before the sum"
    BEHIND_SUM = "behind the sum"


_OF_PAYER = (Place.BEFORE_PAYER, Place.BEHIND_PAYER, Place.PAYER, Place.PAYER_RULE)
_OF_PAYEE = (Place.BEFORE_PAYEE, Place.BEHIND_PAYEE, Place.PAYEE, Place.PAYEE_RULE)

Word = tuple[Place, str]


def wording_of(finding: Finding) -> frozenset[Word]:
    """The words of a finding with their places, each once."""
    return frozenset((*_of_cue(finding), *_of_parties(finding), *_of_sum(finding)))


def _of_cue(finding: Finding) -> Iterator[Word]:
    cue, items = finding.cue, finding.items
    yield Place.FRAME, finding.rule
    if cue is None:
        return
    told = (item.lower for item in items[cue.first : cue.last + 1] if item.kind == "word")
    yield Place.CUE, " ".join(told)
    yield Place.FORM, f"{finding.kind} {cue.tense or 'noun'}{' passive' if cue.passive else ''}"
    yield Place.BEFORE_CUE, _beside(items, cue.first - 1)
    yield Place.BEHIND_CUE, _beside(items, cue.last + 1)


def _of_parties(finding: Finding) -> Iterator[Word]:
    places = {item.start: at for at, item in enumerate(finding.items)}
    for role, group in finding.parties.items():
        named = _OF_PAYER if side_of(role) is Side.PAYER else _OF_PAYEE
        for party in group:
            yield from _of_party(finding, party, places.get(party.start), named)


def _of_party(
    finding: Finding, party: Participant, at: int | None, named: tuple[Place, Place, Place, Place]
) -> Iterator[Word]:
    before, behind, itself, rule = named
    how = (
        "described" if party.described else "left out" if party.left_out else "named" if at is not None else "elsewhere"
    )
    yield itself, f"{how} {party.name.kind}"
    yield rule, f"{party.rule} {finding.kind}"
    if at is None:
        return
    yield before, _beside(finding.items, at - 1)
    yield behind, _beside(finding.items, at + 1)
    cue = finding.cue
    if cue is not None:
        side = "before" if at < cue.first else "behind" if at > cue.last else "in"
        yield itself, f"{side} the {'verb' if cue.verb else 'noun'} {finding.kind}"


def _of_sum(finding: Finding) -> Iterator[Word]:
    at = next((at for at in finding.items.places("money") if finding.items[at].value is finding.money), None)
    if at is not None:
        yield Place.BEFORE_SUM, _beside(finding.items, at - 1)
        yield Place.BEHIND_SUM, _beside(finding.items, at + 1)


def _beside(items: Row, at: int) -> str:
    return _word(items[at]) if 0 <= at < len(items) else _EDGE


def _word(item: Item) -> str:
    """A word or mark as it stands, in small letters; of what was recognised only what it is."""
    if isinstance(item.value, NameMention):
        return f"<{item.value.kind}>"
    return item.lower if item.value is None else f"<{item.kind}>"


def told_as(word: Word) -> str:
    """A word and its place as a reader is told them: ``« stake » behind the cue``."""
    place, form = word
    return f"{place} « {form} »"


class _Wording(BaseModel):
    """What ``wording.toml`` holds: for each place what a word there adds to the log odds that the find is whole."""

    model_config = ConfigDict(frozen=True)

    weights: Mapping[Place, Mapping[str, FiniteFloat]]


@functools.cache
def wording_weights(code: str) -> Mapping[Word, float]:
    """The weights of a language's words in their places; none for a language that has no such file."""
    path = FOLDER / code / WORDING
    return read_wording(path) if path.exists() else {}


def read_wording(path: Path) -> Mapping[Word, float]:
    """The weights of a file; raises `LanguageDataError`, with the file and the key, for one that is not whole."""
    try:
        found = _Wording.model_validate({"weights": read_toml(path)})
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"][1:] if part != "[key]")
        raise LanguageDataError(f"{path}: {key}: {first['msg']}") from error
    return {(place, form): much for place, forms in found.weights.items() for form, much in forms.items()}
