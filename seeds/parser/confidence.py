"""How likely a finding is right, from the signs and words that it shows; those that are too unlikely are no deals."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError

from seeds.language.files import LanguageDataError, read_toml
from seeds.parser.signs import Sign, signs_of
from seeds.parser.wording import Word, told_as, wording_of, wording_weights

if TYPE_CHECKING:
    from seeds.parser.findings import Finding
    from seeds.parser.overview import Overview

WEIGHTS = Path(__file__).with_suffix(".toml")
_LEAST, _MOST = 0.01, 0.99
"""No finding is surer, in one way or the other, than that."""
_WORDLESS = "what words add on average"


class Weights(BaseModel):
    """What ``confidence.toml`` holds: the log odds of a finding without any sign, and what each sign adds to them.

    Those without a sign are those without a word that weighs, too, so that a language of which no words were learnt
    needs what they add on average: its findings would all seem too unlikely else.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    least: float = Field(gt=0, lt=1)
    """The probability under which a finding is dropped."""
    base: FiniteFloat
    wordless: FiniteFloat
    """What the words of a finding add on average, for those in a language whose words have no weights."""
    signs: Mapping[Sign, FiniteFloat]


@dataclass(frozen=True)
class Judgement:
    """How likely a finding is whole: told by the document, of its kind, with a party on every side and its sum.

    `words` are those around it that may weigh; `parts` are the signs and words, as they are told, with what each adds
    to the log odds, those that speak for it first.
    """

    finding: Finding
    probability: float
    kept: bool
    signs: Mapping[Sign, float]
    words: frozenset[Word]
    parts: tuple[tuple[str, float], ...]


def judge(
    findings: Sequence[Finding], around: Overview, text: str, code: str, least: float | None = None
) -> list[Judgement]:
    """Every finding of a document in a language with its probability; those under `least` are not to be kept."""
    least = weights().least if least is None else least
    return [_judge(finding, signs_of(finding, around, text), code, least) for finding in findings]


def _judge(finding: Finding, signs: Mapping[Sign, float], code: str, least: float) -> Judgement:
    weighed, of_words, words = weights(), wording_weights(code), wording_of(finding)
    parts = [(str(sign), weighed.signs[sign] * much) for sign, much in signs.items()]
    parts += [(told_as(word), of_words[word]) for word in words if word in of_words]
    if not of_words:
        parts.append((_WORDLESS, weighed.wordless))
    parts.sort(key=lambda part: (-part[1], part[0]))
    odds = weighed.base + math.fsum(much for _, much in parts)
    probability = min(_MOST, max(_LEAST, 1 / (1 + math.exp(-odds))))
    return Judgement(finding, round(probability, 2), probability >= least, signs, words, tuple(parts))


@functools.cache
def weights() -> Weights:
    """The weights that the parser uses."""
    return read_weights(WEIGHTS)


def read_weights(path: Path) -> Weights:
    """The weights of a file; raises `LanguageDataError`, with the file and the key, for one that is not whole."""
    try:
        found = Weights.model_validate(read_toml(path))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise LanguageDataError(f"{path}: {key}: {first['msg']}") from error
    missing = [sign.value for sign in Sign if sign not in found.signs]
    if missing:
        raise LanguageDataError(f"{path}: signs.{missing[0]}: there is no weight for this sign; give it one, 0 if none")
    return found
