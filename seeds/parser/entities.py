"""What may be found in a sentence: the labels of rounds, words that stand for a name, and all that items may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from seeds.parser.dates import DateMention
from seeds.parser.mentions import NameMention
from seeds.parser.money import Money
from seeds.parser.percents import Percent


@dataclass(slots=True, unsafe_hash=True)
class Round:
    """The label of a funding round, in its standard form."""

    start: int
    end: int
    label: str


@dataclass(slots=True, unsafe_hash=True)
class Reference:
    """Words that stand for a name said before: ``le groupe``, ``the company``, ``it``."""

    start: int
    end: int
    pronoun: bool
    role: Literal["subject", "either", "object", "latest", "speaker", "any", "nation", "owner"]
    """What it stands for; ``owner`` is the word *its*, which stays a plain word beside that."""
    person: bool = False
    pair: bool = False
    trade: str = ""
    """The word for a company in it: ``constructeur``; empty where it says no more than *company*."""
    nation: str = ""
    """The code of the country that it speaks of: ``the French group``."""
    called: frozenset[str] = frozenset()
    """The known companies that its further words are said of: ``la firme de Redmond``."""
    sectors: frozenset[str] = frozenset()
    """The sectors of `seeds.gazetteer.sectors` that they speak of: ``the e-commerce giant``."""
    order: int | None = None
    """Which of the companies just named it stands for: 0 for *the former*, -1 for *the latter*."""
    related: bool = False
    """Whether it is another company than the one whose it is: ``its rival``."""
    vehicle: bool = False
    """Whether it is a fund of the company whose it is, who acts in it: ``its second fund``."""
    house: bool = False
    """Whether it is told to be one that invests by trade: ``the private equity firm``."""
    side: Literal["payer", "payee", ""] = ""
    """The side of the deal told last that it stands for: ``the buyer``."""


Entity = NameMention | Money | Percent | DateMention | Round | Reference
"""Whatever an item may hold beside its words."""
