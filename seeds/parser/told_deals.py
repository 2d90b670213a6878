"""What deals a text has told so far: who stood on which side, whose round it was, who are partners."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.parser.names import NameMention
from seeds.parser.profiles import Profiles
from seeds.vocabulary import Kind

_TWO = 2
"""How many companies ``the two partners`` are."""
_FRESH = 3
"""For how many sentences a round stays the one that an investor without a named target joins."""
_PARTS = 8
"""For how many sentences the parts of those who invest together may be told without into whom."""
_MONEY_GOES = frozenset({Kind.FUNDING_ROUND, Kind.INVESTMENT})


class ToldDeals:
    """The deals told so far, the last of them most of all; tell it of each."""

    def __init__(self, profiles: Profiles) -> None:
        self._profiles = profiles
        self.raising: NameMention | None = None
        """The company whose round was told of last."""
        self._raisers: set[str] = set()
        """All whose rounds have been told of."""
        self.kinds: set[Kind] = set()
        """The kinds of all deals that were told of."""
        self.first_buyer: NameMention | None = None
        """Who made the first purchase that was told of."""
        self._sides: dict[str, NameMention] = {}
        self._got: NameMention | None = None
        """Who was bought, or got the money, in a deal of the sentence at hand."""
        self._got_last: NameMention | None = None
        self._dealing: set[str] = set()
        self._dealers: set[str] = set()
        self._manager: NameMention | None = None
        self._partners: list[NameMention] = []
        self._tells_of_site = False
        self._sentence = 0
        self._raised_at = -9
        self._backed: dict[str, tuple[NameMention, int]] = {}
        """Whom each investor was told last to put money into, and up to which sentence that holds."""
        self._meant: dict[int, list[NameMention]] = {}
        """What the items of the sentence at hand were found to stand for, until more is told."""

    @property
    def buying(self) -> NameMention | None:
        """Who paid in the deal that was told of last."""
        return self._sides.get("payer")

    def took_part(self, company: NameMention) -> bool:
        """Whether a company stood on a side of any deal told so far."""
        return company.name in self._dealers

    def told_of_round(self, company: NameMention) -> None:
        """Take note that the sentence at hand tells of that company's round."""
        self._meant.clear()
        self.raising = company
        self._raisers.add(company.name)
        self._raised_at = self._sentence

    def speaks_again_of(self, company: NameMention) -> None:
        """Take note that a text speaks again of a company, whose round is then the one that it tells more of."""
        if company.name in self._raisers:
            self._meant.clear()
            self.raising = company

    def told_of_deal(self, payers: Sequence[NameMention], payees: Sequence[NameMention], kind: Kind) -> None:
        """Take note of who is on which side of a deal of the sentence at hand."""
        self._meant.clear()
        self._tells_of_site |= kind is Kind.CAPEX
        told = {side: names[0] for side, names in (("payer", payers), ("payee", payees)) if names}
        if any(self._sides.get(side) != name for side, name in told.items()) and "payee" in told:
            self._sides.clear()
        self._sides.update(told)
        if kind is Kind.ACQUISITION and self.first_buyer is None:
            self.first_buyer = next(iter(payers), None)
        self.kinds.add(kind)
        self._got = next(iter(payees), self._got)
        self._dealing.update(name.name for name in (*payers, *payees))
        self._dealers |= self._dealing
        if kind in _MONEY_GOES and len(payees) == 1:
            until = self._sentence + (_PARTS if len(payers) > 1 else _FRESH)
            self._backed.update({name.name: (payees[0], until) for name in payers})
        if kind is Kind.FUNDING_ROUND:
            self._profiles.invests(payers)
        if kind is Kind.FUND:
            self._manager = next(iter(payees), self._manager)

    def told_of_partners(self, names: Sequence[NameMention]) -> None:
        """Take note of the two who are partners in a deal of the sentence at hand."""
        self._meant.clear()
        if len(names) == _TWO:
            self._partners = list(names)

    def backed_by(self, investors: Sequence[NameMention]) -> NameMention | None:
        """Whom all of those investors were told before to put money into, not long ago."""
        told = [self._backed.get(name.name) for name in investors]
        into = {at[0].name: at[0] for at in told if at is not None and self._sentence <= at[1]}
        return next(iter(into.values())) if len(into) == 1 and None not in told else None

    def bought_by(self, sellers: Sequence[NameMention]) -> NameMention | None:
        """Whom the one who sells now was told of last to have bought: ``X a racheté Y. Le fonds revend ses parts``."""
        payer, payee = self._sides.get("payer"), self._sides.get("payee")
        bought = payer is not None and payee is not None and [name.name for name in sellers] == [payer.name]
        return payee if bought and payee is not None and payee.kind == "company" else None

    def raiser_instead(self, company: NameMention) -> NameMention | None:
        """Into whom the last sentence told that company to put money, where words for who raises some led to it.

        ``X and Y invest in Z. The company is raising 3 billion``.
        """
        told, got = self._backed.get(company.name), self._got_last
        return told[0] if told is not None and got is not None and told[0].name == got.name else None

    @property
    def round_is_fresh(self) -> bool:
        """Whether a round was told of in the last few sentences."""
        return self._sentence - self._raised_at <= _FRESH
