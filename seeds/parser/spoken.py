"""Whom words for several mean, and who speaks: ``both firms``, ``they``, ``the latter``, ``we``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seeds.gazetteer import sectors
from seeds.language import LanguageData
from seeds.parser.coordination import coordinated
from seeds.parser.entry_heads import entry_head
from seeds.parser.governors import governor
from seeds.parser.items import Item, Reference
from seeds.parser.mentions import OF_THE_TEXT
from seeds.parser.names import NameMention
from seeds.parser.profiles import Profiles
from seeds.parser.speakers import quoted_company
from seeds.parser.surroundings import Here
from seeds.parser.tokens import Row
from seeds.parser.told_deals import ToldDeals
from seeds.parser.told_here import means_a_crowd, opens_with_crowd
from seeds.parser.word_classes import is_finite

_TWO = 2
"""How many companies a pair is."""
_PASSIVE, _GROUP = 7, 4
"""Within how many items behind a subject its verb stands, and how many items the group of that verb has."""
_RECENT = 12
"""How many names said last a description may stand for."""
_SPEAKS_ON = 2
"""For how many sentences who was quoted speaks on, if nobody else is said to."""


class Spoken(ToldDeals):
    """Of whom the last sentences told, and who was quoted in them."""

    def __init__(self, language: LanguageData, main: NameMention | None) -> None:
        super().__init__(Profiles(language))
        self._language = language
        self.main = main
        self.topic: NameMention | None = None
        """The company that the last sentences are about."""
        self._named: set[str] = set()
        """All that the sentences so far have named."""
        self._firms: set[str] = set()
        """Those of whom a sentence tells what only a company has: ``X has a new shareholder``."""
        self._recent: list[NameMention] = []
        self._last_subject: NameMention | None = None
        self._last: list[NameMention] = []
        self._both: list[NameMention] = []
        """The two companies that acted together in the last sentence that names any, and another besides."""
        self._crowd_acted = False
        """Whether many without a name acted in the last sentence, and no company."""
        self._quoted: NameMention | None = None
        """The company that was quoted last."""
        self._quoted_at = -_SPEAKS_ON

    def hear(self, items: Sequence[Item], *, quotes: bool) -> None:
        """Take in who acts in a sentence without a name and, where it `quotes` somebody, for whom he speaks."""
        self._crowd_acted = opens_with_crowd(items, self._language)
        self._both = _acting_pair(items, self._language) if quotes else self._both
        quoted = quoted_company(items, self._language) if quotes else None
        if quoted is not None:
            self._quoted, self._quoted_at = quoted, self._sentence

    def _turn_to(self, company: NameMention) -> None:
        """Take a company for what the last sentences are about, whose round is told more of if one was told of."""
        self.topic = company
        self.speaks_again_of(company)

    def _name_lately(self, names: Sequence[NameMention]) -> None:
        """Take note of whom a sentence names, of whom the last ones may be meant by a description."""
        self._recent = [*self._recent, *names][-_RECENT:]

    def _heads_entry(self, items: Row) -> bool:
        """Whether a name heads an entry of its own: what is told below is about it, and no more of the one above."""
        company = entry_head(items, self._language)
        if company is None:
            return False
        self.raising = None
        self._turn_to(company)
        if items.places("money"):
            self.told_of_round(company)
        self._last = [company]
        self._last_subject = company
        self._name_lately([company])
        self._dealing.clear()
        self._sides.clear()
        self._got_last = None
        return True

    def company_instead(self, person: NameMention) -> NameMention | None:
        """The company of a person, or the one spoken of last, where a reference that cannot be a person led to one."""
        if person.office and person.office != OF_THE_TEXT:
            return replace(person, name=person.office, text=person.office, kind="company", office=None)
        return next((n for n in reversed(self._recent) if n.kind != "person" and n.name != person.name), None)

    @property
    def owned_topic(self) -> NameMention | None:
        """The company talked of, or that the text is about, whose shares may be bought; no house that buys some."""
        told = (name for name in (self.topic, self.main) if name is not None and name.kind == "company")
        return next((name for name in told if not self._profiles.is_investor(name)), None)

    def _speaks_for_itself(self, speaker: NameMention, items: Sequence[Item], index: int) -> bool:
        """Whether who alone acts before *the company* is meant by it: a name that is new to the text.

        ``X is growing. Y said the company would buy Z``. A bank speaks of others, and so does a rival or an owner.
        """
        language = self._language
        if speaker.name in self._named or self._profiles.is_investor(speaker):
            return False
        banks = language.sector_nouns.get("bank", frozenset())
        lends = sectors().get(speaker.name) == "bank" or not banks.isdisjoint(speaker.name.casefold().split())
        until = next((i for i in range(index) if items[i].lower in language.telling_forms), index)
        related = language.possessives | language.related_nouns
        return not (lends or any(item.lower in related for item in items[:until]))

    def _is_no_house(self, value: Reference) -> bool:
        """Whether words for who invests by trade cannot mean the company that is talked of."""
        invests = value.house or value.trade in self._language.investor_forms
        return invests and self.topic is not None and self._profiles.fit(self.topic, value) < 0

    def _owner_joined(self, items: Sequence[Item], index: int, here: Here) -> NameMention | None:
        """Whose another thing is that *and* joins to what is its own: ``X's purchase of Y and its takeover of Z``."""
        joined = index > 0 and items[index - 1].lower in self._language.coordinators
        return next((n for n in here.names if n.name in here.owners and n.kind != "person"), None) if joined else None

    def _is_still_spoken_of(self, bought: NameMention | None, here: Here, acting: NameMention | None) -> bool:
        """Whether an object may stand for what was bought a sentence before: the names here are but its subject's."""
        if bought is None or bought.kind == "person" or (acting is None and here.names):
            return False
        return all(acting is not None and name.name == acting.name != bought.name for name in here.names)

    def turned_to(self, names: Sequence[NameMention]) -> bool:
        """Whether a single company is what the text has come to talk of since a round was told, and no investor.

        ``X has raised 5 million. Y makes pumps. The company plans to invest 3 million``.
        """
        topic = self.topic
        told = topic is not None and [name.name for name in names] == [topic.name] and topic.kind == "company"
        return told and topic is not None and not self._profiles.is_investor(topic)

    def are_investors(self, names: Sequence[NameMention]) -> bool:
        """Whether all of the companies are such as buy shares by trade."""
        return all(self._profiles.is_investor(name) for name in names)

    def _startup_instead(self, found: NameMention, description: Reference, *, acts: bool) -> NameMention:
        """The start-up that words for one mean, where they led to who gives it money, or buys it if it `acts`."""
        payer, payee = self._sides.get("payer"), self._sides.get("payee")
        paid = acts and payer is not None and payer.name == found.name
        if paid and self._profiles.fit(found, description) <= 0:
            found = payee if payee is not None and payee.kind == "company" else found
        if not self._profiles.is_investor(found):
            return found
        raisers = (n for n in (self.raising, self.main, *reversed(self._recent)) if n is not None)
        return next((n for n in raisers if n.kind == "company" and not self._profiles.is_investor(n)), found)

    def funded_by(self, investors: Sequence[NameMention]) -> NameMention | None:
        """The company that the text is about, where one of those who put money into something does so by trade."""
        told = self.topic if self.topic is not None and self.topic.kind == "company" else self.main
        if told is None or told.kind != "company" or self._profiles.is_investor(told):
            return None
        return told if any(self._profiles.is_investor(name) for name in investors) else None

    def manager_instead(self, company: NameMention) -> NameMention | None:
        """Who raised the fund told of last, where words for who raises one led to a company that does not invest."""
        return None if self._profiles.is_investor(company) else self._manager

    def _side_instead(self, items: Sequence[Item], index: int, found: NameMention | None) -> NameMention | None:
        """The other side of the deal told last, where a reference that can only mean that one led to the first.

        Who is said to be taken over was bought in it, ``X rachète Y. Le spécialiste des surgelés avait été repris par
        Z``, and who is called a fund has bought.
        """
        value, payer, payee = items[index].value, self._sides.get("payer"), self._sides.get("payee")
        if payer is None or payee is None or payer == payee or not isinstance(value, Reference):
            return found
        named = {item.value.name for item in items if isinstance(item.value, NameMention)}
        if found == payer and payee.kind == "company" and payee.name not in named:
            return payee if _is_taken_over(items, index, self._language) else found
        invests = value.trade in self._language.investor_forms and not value.pronoun
        fits = invests and found == payee and self._profiles.fit(payer, value) >= self._profiles.fit(payee, value)
        return payer if fits and payer.name not in named else found

    def _in_order(self, items: Sequence[Item], index: int, order: int) -> NameMention | None:
        """The first or the last of the two companies named last, in its own sentence or in the one before."""
        here = [n for n in Here(items, index, self._language).names if n.kind != "person"]
        named = here if len(here) > 1 or (here and order < 0) else self._last
        pair = named[-2:]
        return pair[order] if len(pair) > 1 or (pair and order < 0) else None

    def _acting(self, items: Sequence[Item], index: int) -> list[NameMention]:
        """The companies that *they* stands for: the subjects so far, else the two of the sentence before.

        Of more than two it is those that acted together: ``X and Y team up with Z. They will``. As an object they are
        all that do not act: ``X et Y étaient en vente. Z les rachète``.
        """
        here = Here(items, index, self._language)
        value = items[index].value
        if isinstance(value, Reference) and value.role == "object":
            acting = {name.name for name in here.subjects}
            told = [name for name in here.names if name.name not in acting] or self._last
            return [name for name in told if name.name not in acting]
        if here.names:
            return [name for name in here.subjects if name.kind != "person"]
        return self._last if len(self._last) == _TWO else self._both

    def _pair(self, items: Sequence[Item], index: int) -> list[NameMention]:
        """The two companies just spoken of: those of the sentence before, or the main one and the latest other.

        The sides of the deal told last are meant as long as no other company has been named.
        """
        here = [n for n in Here(items, index, self._language).names if n.kind == "company"]
        last = here if len(here) == _TWO else self._last
        others = [n for n in (*self._recent, *here) if n.kind == "company"]
        sides = [name for name in (self._sides.get("payer"), self._sides.get("payee")) if name is not None]
        dealing = {side.name for side in sides}
        told = len(sides) == _TWO and self.main is not None and self.main.name in dealing
        told = told and (not others or others[-1].name in dealing)
        if not here and len(last) > _TWO and self._both:
            return self._both
        if len(last) == _TWO and not (told and {name.name for name in last}.isdisjoint(self._dealers)):
            return last
        if told:
            return sides
        if self._partners:
            return self._partners
        first = self.main or self.topic
        second = next((n for n in reversed(others) if first is not None and n.name != first.name), None)
        return [first, second] if first is not None and second is not None else []

    def _is_crowd(self, items: Sequence[Item], index: int) -> bool:
        """Whether *they* are many without a name, told of here or, where nothing is named here, just before."""
        here = means_a_crowd(items, index, self._language)
        return here or (self._crowd_acted and not any(isinstance(i.value, NameMention) for i in items[:index]))

    def _speaking(self) -> NameMention | None:
        """Who speaks on where no words say so: the company quoted just before, or the one that the text is about."""
        if self._quoted is not None and self._sentence - self._quoted_at <= _SPEAKS_ON:
            return self._quoted
        told = self.main or self.topic
        return self.company_instead(told) if told is not None and told.kind == "person" else told

    def buys(self) -> bool:
        """Whether who is talked of paid in the deal told last."""
        payer = self._sides.get("payer")
        return payer is not None and self.topic is not None and payer.name == self.topic.name


def _is_taken_over(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether the verb behind a subject, or behind its relative, says in the passive that another took it over."""
    helping = language.auxiliaries
    begin = index + 1 + (items[index + 1].lower == ",") if index + 2 < len(items) else index + 1
    behind = range(begin, min(len(items) - 2, begin + _PASSIVE))
    verb = next((i for i in behind if is_finite(items[i], language) or items[i].kind == "mark"), None)
    if verb is None:
        return False
    done = [item.lower for item in items[verb : verb + _GROUP] if not item.word.is_adverb]
    perfect = done[0] in helping["have"] and done[1:2] != [] and done[1] in helping["be"]
    told = done[0] in helping["be"] - helping["state"] - helping["future"] - helping["conditional"]
    past = done[2:3] if perfect else done[1:2] if told else []
    return bool(past) and past[0] in language.takeover_participles


def _acting_pair(items: Sequence[Item], language: LanguageData) -> list[NameMention]:
    """The two companies that a sentence opens with and that act in it together: ``X and Y team up with Z``."""
    first = next((i for i, item in enumerate(items) if item.is_nominal), None)
    if first is None or governor(items, first, language) != "":
        return []
    pair = [items[i].value for i in coordinated(items, first, len(items), language)]
    firms = [name for name in pair if isinstance(name, NameMention) and name.kind == "company"]
    return firms if len(firms) == len(pair) == _TWO else []
