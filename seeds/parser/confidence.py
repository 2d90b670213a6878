"""How likely a finding is right, from the signs that it shows; those that are too unlikely are no deals."""

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

if TYPE_CHECKING:
    from seeds.parser.findings import Finding
    from seeds.parser.overview import Overview

WEIGHTS = Path(__file__).with_suffix(".toml")
_LEAST, _MOST = 0.01, 0.99
"""No finding is surer, in one way or the other, than that."""


class Weights(BaseModel):
    """What ``confidence.toml`` holds: the log odds of a finding without any sign, and what each sign adds to them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    least: float = Field(gt=0, lt=1)
    """The probability under which a finding is dropped."""
    base: FiniteFloat
    signs: Mapping[Sign, FiniteFloat]

    def odds(self, signs: Mapping[Sign, float]) -> float:
        """The log odds of a finding that shows these signs."""
        return self.base + sum(self.signs[sign] * much for sign, much in signs.items())


@dataclass(frozen=True)
class Judgement:
    """How likely a finding is whole: told by the document, of its kind, with a party on every side and its sum.

    `parts` are the signs with what each adds to the log odds, those that speak for it first.
    """

    finding: Finding
    probability: float
    kept: bool
    signs: Mapping[Sign, float]
    parts: tuple[tuple[Sign, float], ...]


def judge(findings: Sequence[Finding], around: Overview, text: str, least: float | None = None) -> list[Judgement]:
    """Every finding of a document with its probability; those under `least` are not to be kept."""
    weighed = weights()
    least = weighed.least if least is None else least
    return [_judge(finding, signs_of(finding, around, text), weighed, least) for finding in findings]


def _judge(finding: Finding, signs: Mapping[Sign, float], weighed: Weights, least: float) -> Judgement:
    probability = min(_MOST, max(_LEAST, 1 / (1 + math.exp(-weighed.odds(signs)))))
    parts = sorted(((sign, weighed.signs[sign] * much) for sign, much in signs.items()), key=lambda part: -part[1])
    return Judgement(finding, round(probability, 2), probability >= least, signs, tuple(parts))


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
