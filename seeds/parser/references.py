"""Whom ``le groupe``, ``the company`` and ``it`` stand for."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.appositions import named_beside
from seeds.parser.brackets import in_brackets
from seeds.parser.governors import OWNER, governor
from seeds.parser.items import Item, Reference
from seeds.parser.mentions import FIRM_KINDS, OF_THE_TEXT
from seeds.parser.names import NameMention
from seeds.parser.owning_persons import as_company, owning_person
from seeds.parser.salience import Salience, is_one_of_many
from seeds.parser.speakers import speaker
from seeds.parser.splitting import opens_with
from seeds.parser.spoken import Spoken
from seeds.parser.surroundings import (
    Here,
    acts_before_verb,
    acts_behind,
    gives_own,
    is_told_of,
    is_told_to,
    made_ranked_deal,
    opens_said_clause,
    owns_deals,
    teller_alone,
)
from seeds.parser.tokens import Row
from seeds.parser.told_here import meant_here
from seeds.parser.topics import (
    act_together,
    acts_freely,
    ends_in_place,
    is_aside,
    is_label,
    is_singled_out,
    labelled_by,
    names_spoken_of,
    said_aside,
    said_by_the_way,
    shares_of,
    tells_of_rival,
    turned_to_before,
)

_OFTEN, _OPENING, _PAIR = 3, 3, 2
"""How often a text names a company that it speaks of by more than the way, and how many items open a sentence."""


class Discourse(Spoken):
    """What has been talked of so far; feed it the sentences in order."""

    def __init__(self, language: LanguageData, salience: Salience) -> None:
        super().__init__(language, salience.main)
        self._salience = salience
        self._counts = salience.counts
        self._last_subject: NameMention | None = None
        self._named: set[str] = set()
        """All that the sentences so far have named."""
        self._person: NameMention | None = None
        self._ended_in_place = False
        self._passing: set[str] = set()
        """Whom the last sentence named and spoke of by the way alone: they neither acted nor took part in a deal."""
        self._described_last: NameMention | None = None
        """Whom the description stands for by which the last sentence opened: ``The Paris fund takes 35%``."""
        self._at_hand: Sequence[Item] = ()

    def resolve_all(self, items: Sequence[Item], index: int) -> list[NameMention]:
        """The names that the item at `index` stands for; two for ``both companies``."""
        if isinstance(name := items[index].value, NameMention):
            return [name]
        if items is not self._at_hand:
            self._at_hand, self._meant = items, {}
        if index not in self._meant:
            self._meant[index] = self._resolve_all(items, index)
        return self._meant[index]

    def _resolve_all(self, items: Sequence[Item], index: int) -> list[NameMention]:
        value = items[index].value
        if isinstance(value, Reference) and value.pair and not value.pronoun:
            return self._pair(items, index)
        if isinstance(value, Reference) and value.pair and value.role == "owner":
            return self._owners(items, index)
        if isinstance(value, Reference) and value.pair and len(acting := self._acting(items, index)) > 1:
            return acting
        if isinstance(value, Reference) and value.pair and self._is_crowd(items, index):
            return []
        name = self._side_instead(items, index, self.resolve(items, index))
        if name is None or self.told_main is None:
            return [] if name is None else [name]
        return [self._salience.rather(items, index, name, self._last_subject, self._profiles)]

    @property
    def told_main(self) -> NameMention | None:
        """The company that the text is about, once it has been named."""
        return self.main if self.main is not None and self.main.name in self._named else None

    def whose(self, items: Sequence[Item], index: int) -> NameMention | None:
        """The company whose owner, rival or partner the description at `index` tells of: ``its owner``."""
        return self._owner(items, index, Here(items, index, self._language))

    def resolve(self, items: Sequence[Item], index: int) -> NameMention | None:
        """The name that the item at `index` is or stands for; None where nothing fits."""
        value = items[index].value
        if isinstance(value, NameMention):
            return value
        if not isinstance(value, Reference):
            return None
        if value.person:
            here = Here(items, index, self._language)
            persons = [name for name in (*here.names, here.subject) if name is not None and name.kind == "person"]
            return persons[-1] if persons and value.pronoun else self._person
        if value.role == "speaker":
            return speaker(items, index, self._language) or self._speaking()
        if value.side:
            return self._sides.get(value.side)
        if value.order is not None:
            return self._in_order(items, index, value.order)
        named = turned_to_before(items, index, self._language) if value.pronoun else None
        if not value.pronoun:
            named = named_beside(items, index, self._language) or labelled_by(items, index)
            named = named or self._profiles.called(items, index, self._recent)
        if named is not None:
            return named
        here = Here(items, index, self._language)
        person = None if value.pronoun else owning_person(items, index, self._language)
        if person is not None and (person.office or self._is_apart(here) or self._is_no_house(value)):
            return as_company(person)
        if value.related:
            return self._related(items, index, here)
        if value.role == "owner" or value.vehicle:
            return self._owner(items, index, here)
        if items[index].lower in self._language.datives or items[index].lower in self._language.partitives:
            return self._receiver(here)
        if value.role == "latest":
            return next(reversed(here.names or self._recent), None)
        if value.role == "either":
            person = here.subject if here.subject is not None or here.names else self._last_subject
            if person is not None and person.kind == "person":
                return person
        if value.role == "object" and not value.pronoun and gives_own(items, index, self._language):
            return None
        telling = acts_before_verb if value.pronoun else opens_said_clause
        told = telling(items, index, self._language)
        acts = here.hangs_on == "" or (told and not is_told_to(items, index, self._language))
        acts |= here.hangs_on == OWNER and not here.names and owns_deals(items, index, self._language)
        if self.first_buyer is not None and not here.names and made_ranked_deal(items, index, self._language):
            return self.first_buyer
        if value.role == "object" or not acts:
            stands = here.hangs_on != "" and (not value.pronoun or is_told_to(items, index, self._language))
            said = teller_alone(items, index, self._language) if stands else None
            owns = said is not None and (here.hangs_on == OWNER or self._speaks_for_itself(said, items, index))
            found = said if owns else self._another(here, pronoun=value.pronoun) or said
        elif told and not value.pronoun and here.subject is not None and is_told_of(items, index, self._language):
            return here.subject if here.subject.kind != "person" else self.topic
        else:
            said = teller_alone(items, index, self._language) if told and not value.pronoun else None
            itself = said if said is not None and self._speaks_for_itself(said, items, index) else None
            found = itself or meant_here(items, index, self._language) or self._subject(here, pronoun=value.pronoun)
        return found if value.pronoun else self._described(value, here, found)

    def _is_apart(self, here: Here) -> bool:
        """Whether the company that is talked of is unknown, or takes part in the sentence as another."""
        others = {name.name for name in here.names} | here.later
        return self.topic is None or self.topic.name in others

    def _described(self, value: Reference, here: Here, found: NameMention | None) -> NameMention | None:
        """The name that the words of a description fit best: `found`, unless another fits better; no state is a firm.

        A nation alone, as in ``l'américain``, never stands for a company that was said to be of another.
        """
        dealt = self._dealt_with(here)
        if dealt is not None and self._profiles.fit(dealt, value) >= 0:
            return dealt
        avoid = here.acting if here.hangs_on != "" else set()
        alone = value.role == "nation"
        recent = reversed((*self._recent, *(name for name in here.names if name not in here.by_the_way)))
        found = None if found is not None and found.kind == "government" and not alone else found
        no_firm = set() if alone else {"government", "person"}
        candidates = [n for n in recent if n.name not in avoid and n.kind not in no_firm]
        best = max(candidates, key=lambda n: self._profiles.fit(n, value), default=None)
        if best is not None and (found is None or self._profiles.fit(best, value) > self._profiles.fit(found, value)):
            found = best
        if value.trade in self._language.startup_nouns and found is not None:
            found = self._startup_instead(found, value, acts=here.hangs_on == "")
        unfit = found is None or self._profiles.fit(found, value) < 0
        telling = alone or (bool(value.trade) and found is not None and self._profiles.is_investor(found))
        return None if telling and unfit else found

    def _dealt_with(self, here: Here) -> NameMention | None:
        """Who stood across from the one that acts, in the deal told last: ``X will pay $5m for the business``."""
        payer, payee = self._sides.get("payer"), self._sides.get("payee")
        if payer is None or payee is None or here.hangs_on == "" or here.actor is None:
            return None
        return payee if here.actor.name == payer.name and payee.name not in {n.name for n in here.names} else None

    def _owner(self, items: Sequence[Item], index: int, here: Here) -> NameMention | None:
        """Whose *its* it is: the subject so far, the subject behind an opening phrase, or what was talked of."""
        own = here.possessor
        if own is not None and own.kind == "person" and own.office and own.office != OF_THE_TEXT and not here.aside:
            own = as_company(own)
        if own is not None and own.kind != "person":
            return own
        if here.names:
            described = self._owner_joined(items, index, here) or self._described_subject(items, index)
            return described or next((n for n in reversed(here.names) if n.kind != "person"), None)
        if index == 0:
            return self.topic
        comma = next((i for i in range(index, len(items)) if items[i].lower == ","), len(items))
        behind = (i for i in range(comma + 1, len(items)) if items[i].is_nominal)
        first = next((items[i].value for i in behind if acts_behind(items, comma, i, self._language)), None)
        return first if isinstance(first, NameMention) else self.topic

    def _described_subject(self, items: Sequence[Item], index: int) -> NameMention | None:
        """The company of a noun that is the subject so far: ``The startup, founded by X, closed its round``."""
        for at in range(index):
            value = items[at].value
            noun = isinstance(value, Reference) and not value.pronoun and value.role != "owner"
            if noun and items[at].is_nominal and governor(items, at, self._language) == "":
                found = self.resolve(items, at)
                return found if found is not None and found.kind != "person" else None
        return None

    def _receiver(self, here: Here) -> NameMention | None:
        """Whom ``lui`` or ``en`` stands for: whoever does not act in the sentence, else what the text is about."""
        if here.teller is not None:
            return here.teller
        acting = {name.name for name in here.names} | here.later
        topic = self.topic if self.topic is not None and self.topic.name not in acting else None
        straight = [name for name in here.aside if name not in here.by_the_way]
        topic = topic if len(here.names) < _PAIR else None
        return straight[-1] if straight else topic or next(reversed(here.aside), None)

    def _related(self, items: Sequence[Item], index: int, here: Here) -> NameMention | None:
        """The one other company that has been talked of, or that its own sentence names: never whose rival it is."""
        owner = self._owner(items, index, here)
        named = {n.name: n for n in (*self._recent, *here.names) if n.kind in FIRM_KINDS}
        others = [n for n in named.values() if owner is None or n.name != owner.name]
        near = [n for n in others if n in here.names]
        return near[0] if len(near) == 1 else others[0] if len(others) == 1 else None

    def _owners(self, items: Sequence[Item], index: int) -> list[NameMention]:
        """Whose *their* it is: all the subjects so far, where there are several."""
        here = Here(items, index, self._language)
        if len(here.subjects) > 1:
            return here.subjects
        one = self._owner(items, index, here)
        return [one] if one is not None else []

    def _another(self, here: Here, *, pronoun: bool) -> NameMention | None:
        """Whom an object stands for: the last company named that is not the subject.

        A company that the text names in passing gives way to the one that it is about.
        """
        acting = here.doer if pronoun or here.teller is not None else here.actor
        avoid = acting or (self.topic if not here.names else None)
        places = [name for name in here.places if acting is None or name.name != acting.name]
        if pronoun and places:
            return places[-1]
        if pronoun and self._ended_in_place and not here.names:
            return None
        if here.opens_with_noun and not here.names:
            return self.topic
        if pronoun and self._is_still_spoken_of(self._got_last, here, acting):
            return self._got_last
        passing = [n for n in here.by_the_way if self._counts.get(n.name, 0) < _OFTEN]
        straight = [n for n in here.names if n not in passing]
        candidates = [n for n in (*passing, *self._recent, *straight) if n.kind != "person"]
        acting_too = set() if pronoun else here.acting
        other = (n for n in reversed(candidates) if n.name not in acting_too)
        found = next((n for n in other if avoid is None or n.name != avoid.name), None)
        many = found is not None and not here.names[1:] and is_one_of_many(found, self._last, self.topic)
        many |= found is not None and found.name in self._passing
        known = self.topic if many else self.told_main
        apart = known is not None and (avoid is None or known.name != avoid.name)
        apart &= found is not None and found.name not in here.owned
        if found is not None and not pronoun and apart and self._counts.get(found.name, 0) < 2:
            return known
        return found

    def _subject(self, here: Here, *, pronoun: bool) -> NameMention | None:
        """Whom a subject stands for: the topic, unless the sentence itself speaks of that as of another."""
        alone = self._last[0].name if len(self._last) == 1 else None
        if not here.names and not pronoun and alone is not None and alone not in here.later | self._passing:
            return self._last[0]
        if here.buyer is not None:
            return here.buyer
        if pronoun and self._described_last is not None and not here.names:
            return self._described_last
        if here.employer is not None:
            return here.employer
        if here.subject is not None and here.subject.kind != "person":
            return here.subject if pronoun or self.topic is None else self.topic
        owns = here.owner is not None and here.subject is None and here.owner.kind != "person"
        if owns and (pronoun or here.owns_deal):
            return here.owner
        others = {n.name for n in here.names if n.name not in here.owners} | here.later
        passing = self.topic is not None and self._counts.get(self.topic.name, 0) < 2
        passing &= self._last_subject is None or self.topic is None or self._last_subject.name != self.topic.name
        if pronoun and passing and self.main is not None and self.main.name not in others:
            return self.main
        if self.topic is not None and self.topic.name in others and here.subject is None:
            return next((n for n in reversed(self._recent) if n.kind != "person" and n.name not in others), self.topic)
        return self.topic or next((n for n in reversed(here.names) if pronoun or n.kind != "person"), None)

    def _opening_description(self, items: Row) -> NameMention | None:
        """The company for which a description stands that opens a sentence and acts in it."""
        index = next(iter(items.places("reference")), _OPENING)
        if index >= _OPENING or governor(items, index, self._language) != "":
            return None
        value = items[index].value
        described = isinstance(value, Reference) and not (value.pronoun or value.pair or value.person)
        described &= items[index].lower not in self._language.part_nouns | self._language.property_nouns
        meant = self.resolve_all(items, index) if described else []
        return meant[0] if len(meant) == 1 and meant[0].kind in FIRM_KINDS else None

    def vouches_for(self, name: NameMention) -> bool:
        """Whether something else than its capitals tells that a name is a firm's: a list, the title, what is told."""
        named = name.known or name.name in self._salience.opening or name.name in self._dealers | self._firms
        words = set(name.name.casefold().split())
        firm = not words.isdisjoint(self._language.org_words | self._language.group_words | self._language.legal_forms)
        acts = name.kind in {"person", "government"}
        return named or acts or (firm and len(words) > 1) or self._profiles.tells_of(name)

    def _is_no_firm(self, name: NameMention) -> bool:
        """Whether a word with a capital is most likely no name: nothing was told of it, nor is the text about it."""
        told = name.kind != "company" or name.name in self._dealing or self._profiles.tells_of(name)
        return not told and self._salience.doubts(name, self._language)

    def _may_mean(self, items: Row, name: NameMention) -> bool:
        """Whether nothing that the first description or pronoun of a sentence says keeps it from being `name`."""
        value = items[items.places("reference")[0]].value
        return not isinstance(value, Reference) or value.pronoun or self._profiles.fit(name, value) >= 0

    def read(self, items: Row, text: str = "", *, heading: bool = False) -> None:
        """Take in a sentence, with its words as `text`, once its deals have been found."""
        self._described_last = self._opening_description(items)
        self._meant.clear()
        self._got_last, self._got = self._got, None
        names = names_spoken_of(items, self._language)
        self._sentence += 1
        self.hear(items, quotes=bool(names))
        self._profiles.read(items, names)
        self._named |= {name.name for _, name in names}
        label = heading and not items.places("money") and is_label(items, names, self._counts, self._language)
        if ((self._salience.lists or not label) and self._heads_entry(items)) or label:
            return
        self._person = next((name for _, name in reversed(names) if name.kind == "person"), self._person)
        if self.topic is not None and "aside" in items.hints and is_aside(text, self._language):
            return
        if self.topic is not None and tells_of_rival(items, self._language):
            return
        self._ended_in_place = self._tells_of_site and ends_in_place(items, self._language)
        self._tells_of_site = False
        first = names[0][0] if names else _OPENING
        begins_with_reference = next(iter(items.places("reference")), _OPENING) < min(first, _OPENING)
        names = [(i, name) for i, name in names if not self._is_no_firm(name)] if self.topic is not None else names
        if not names:
            self._dealing.clear()
            self._last_subject = self._last_subject if begins_with_reference else None
            return
        companies = {name.name: name for _, name in names if name.kind != "person" and name.owner is None}
        raisers = [name for name in companies.values() if not self._profiles.is_investor(name)]
        self._last = raisers if self.raising is not None else list(companies.values())
        aside = said_aside(items, names, self._language)
        weighed = sorted(names, key=lambda pair: pair[0] not in aside)
        self._name_lately([name for _, name in weighed if name.owner is None])
        by_the_way = {name.name for i, name in names if i in aside}
        told_by = len(self._last) == 1 and (self.buys() or self._last[0].name not in self._dealing - by_the_way)
        if begins_with_reference and told_by and self.topic is not None and self._may_mean(items, self.topic):
            self._last = [self.topic, *self._last]
        dealing = set(self._dealing)
        self._dealing.clear()
        enumerating = self._language.enumerating_words
        told = next((i for i, item in enumerate(items) if item.lower in enumerating), len(items))
        free = [
            name
            for i, name in names
            if i < told
            and (acts_freely(items, i, self._language) or is_singled_out(items, i, self._language))
            and not in_brackets(items, i)
        ]
        if not begins_with_reference:
            self._last_subject = next(iter(free), None)
        apart = self.topic is not None and self.topic.name not in {name.name for _, name in names} and not heading
        rare = {n.name for _, n in names if self._counts.get(n.name, 0) < _OFTEN} - dealing - {n.name for n in free}
        self._passing = rare & said_by_the_way(items, names, self._language) if apart else set()
        shares = next((name for i, name in names if shares_of(items, i, self._language)), None)
        free = [name for name in ([shares] if shares is not None else free) if name.name in companies]
        if opens_with(text, self._language.presenting_phrases):
            free = list(companies.values())[:1]
        raised = (self.raising, *free) if self.raising is not None and self.round_is_fresh else ()
        if any(not self._profiles.is_investor(name) for name in raised):
            free = [name for name in free if not self._profiles.is_investor(name)]
        several = self.topic is not None and self.topic.kind == "company" and act_together(items, self._language)
        if free and not begins_with_reference and (not heading or self.topic is None) and not several:
            self._turn_to(free[0])
            if items[0].value is free[0] and items.has_any(self._language.firm_told_by):
                self._firms.add(free[0].name)
        elif self.topic is None:
            self.topic = names[0][1]
