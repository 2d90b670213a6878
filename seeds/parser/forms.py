"""The forms of one name within a text: short and long, initials, surnames, and aliases that the text itself gives."""

from __future__ import annotations

import bisect
import itertools
import operator
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from seeds.language import LanguageData
from seeds.names import countries, demonyms, fold_name
from seeds.parser.mentions import FIRM_KINDS, NameMention
from seeds.parser.spellings import other_spellings
from seeds.parser.tokens import SYMBOL
from seeds.parser.units_named import named_units
from seeds.parser.usage import is_common

_MANY = 50
"""How many forms that share a beginning are compared; a text of real names has a handful."""

_NO_BEARERS = frozenset({"place", "outlet", "product"})
_QUOTES = "\"'«»“”‘’ \u00a0\u202f"
_OPENS_ALIAS = re.compile(rf"[\s,>]*\([{_QUOTES}]*(?:(?P<words>\w[\w\s-]*?)[:\s]*)?[{_QUOTES}]*")
_LISTING = re.compile(r"[\s,]*(?:[A-Z][\w.]*\s*)?\([^()]*\)|^\.?,? (?=\()")
"""What may stand between a name and its alias: a legal form, and the code of a share in brackets."""

_TRADED = re.compile(r"\((?:[A-Z][\w .-]{1,24}): ?(?P<code>[A-Z]{1,5})\b")
"""The exchange where shares are traded, and their symbol: ``(NYSE American: HDHL``."""
_FORM = re.compile(r"\.?(?:,? ?[A-Z][A-Za-z.]{0,9}){0,3},? ?")
_TWO = 2
_UNINTRODUCED = 1
"""How often a surname may stand before its bearer's full name: in a title."""
_LONGEST_FORM = 24
"""How many characters a legal form between a name and such a bracket may have."""
_QUOTED = re.compile(r"[\"«“]\s*$")
_CLOSES = re.compile(rf"[{_QUOTES}]*[);,]|[{_QUOTES}]+\s")


def unify(text: str, found: list[list[NameMention]], language: LanguageData) -> list[list[NameMention]]:
    """Give every short form of a name the long form that the same text uses."""
    found = _unshouted(_with_persons(_without_namesakes(found, language), language), language)
    units = {pair for names in found for pair in named_units(text, names, language)}
    forms = _Forms((m for names in found for m in names if not m.known), units, language)
    known = {m.name: m for names in found for m in names if m.known}
    short = _short_forms(known.values(), language)
    renamed = [[m if m.known else _renamed(m, forms, known, short) for m in names] for names in found]
    aliases = dict(_tickers(text, renamed))
    aliases.update(pair for names in renamed for pair in _aliases(text, names, language))
    aliases.update(_governments(renamed, language))
    spelt = {
        a.text: full for names in renamed for full, a in itertools.pairwise(names) if _is_spelt_anew(text, full, a)
    }
    return [
        [_bearing(m, spelt[m.text]) if m.text in spelt else _aliased(m, aliases) for m in names] for names in renamed
    ]


def _is_spelt_anew(text: str, full: NameMention, alias: NameMention) -> bool:
    """Whether a text spells out letters that stand for another, known company: ``Aker Carbon Capture (ACC)``."""
    if not alias.known or full.known or not alias.text.isupper() or full.kind in _NO_BEARERS:
        return False
    if not _OPENS_ALIAS.fullmatch(text[full.end : alias.start]) or not text.startswith(")", alias.end):
        return False
    other = set(fold_name(alias.name).split())
    both = all(_initials(name.split()) == alias.text for name in (full.text, alias.name))
    return both and other.isdisjoint(fold_name(full.text).split())


def _with_persons(found: list[list[NameMention]], language: LanguageData) -> list[list[NameMention]]:
    """Take for persons the names of two words that the text shortens to the last one, never to the first.

    A company goes on under its first word, a person under the surname. So is one that half of its mentions make one.
    """
    told = Counter(m.name for names in found for m in names if m.kind == "person")
    every = Counter(m.name for names in found for m in names)
    lone = {m.name for names in found for m in names if not m.known and m.kind != "place" and " " not in m.name}
    firms = _called_alone(found, language)

    def is_person(mention: NameMention) -> bool:
        words = mention.name.split()
        if mention.known or mention.kind != "company" or not 2 <= len(words) <= 3:
            return False
        corporate = any(w.casefold() in language.org_words or w.casefold() in language.legal_forms for w in words)
        if not corporate and 2 * told[mention.name] >= every[mention.name]:
            return True
        surname = words[-1] in lone and words[-1].istitle() and not is_common(words[-1].casefold(), language)
        return surname and words[0] not in lone and not corporate and words[-1] not in firms

    return [[replace(m, kind="person") if is_person(m) else m for m in names] for names in found]


def _called_alone(found: list[list[NameMention]], language: LanguageData) -> set[str]:
    """The names of one word that are no surname of a longer name: firms.

    A person has a full name before a surname alone, but for a title; so is a firm what a text names alone again and
    again before, or with a legal form: ``Kleros Limited``.
    """
    firms: set[str] = set()
    alone: Counter[str] = Counter()
    borne: set[str] = set()
    for mention in (m for names in found for m in names if not m.known):
        words = mention.name.split()
        if len(words) == 1:
            alone[words[0]] += words[0] not in borne
        elif without_forms(mention.name, language) == words[0]:
            firms.add(words[0])
        else:
            borne.add(words[-1])
    return firms | {name for name, count in alone.items() if count > _UNINTRODUCED}


def _without_namesakes(found: list[list[NameMention]], language: LanguageData) -> list[list[NameMention]]:
    """Take a known house of one word for the firm whose name begins so, if the text gives that with its legal form.

    In an article on ``Atlas Pumps Inc`` it is that which ``Atlas`` stands for.
    """
    houses = {m.text for names in found for m in names if m.known and m.kind == "fund" and " " not in m.text}
    if not houses:
        return found
    firms = {
        m.name.split()[0]: m
        for names in reversed(found)
        for m in names
        if not m.known and m.kind == "company" and " " in m.name and without_forms(m.text, language) != m.text
    }
    longer = {m.text.split()[0] for names in found for m in names if m.known and " " in m.text}
    taken = {house: firms[house] for house in houses - longer if house in firms}
    return [[_bearing(m, taken[m.text]) if m.text in taken else m for m in names] for names in found]


def _bearing(mention: NameMention, firm: NameMention) -> NameMention:
    """A mention of one name as one of another."""
    return replace(firm, start=mention.start, end=mention.end, text=mention.text)


def _unshouted(found: list[list[NameMention]], language: LanguageData) -> list[list[NameMention]]:
    """Names in capitals, where the text has them in small letters too, by the latter form: ``READY PAC``."""
    small = {
        form.casefold(): m.name
        for names in found
        for m in names
        if not m.known and not m.name.isupper()
        for form in (without_forms(m.name, language), m.name)
    }
    return [
        [
            replace(m, name=small.get(m.name.casefold(), m.name)) if m.name.isupper() and not m.known else m
            for m in names
        ]
        for names in found
    ]


def _short_forms(known: Iterable[NameMention], language: LanguageData) -> dict[str, NameMention]:
    """What the known names may be shortened to: first words, a surname, what a body is without its state."""
    found: dict[str, NameMention] = {}
    for mention in known:
        words = mention.text.split()
        if mention.kind == "person":
            found[words[-1]] = mention
        elif mention.kind == "government" and len(words) > 1:
            found[" ".join(words[1:])] = mention
        elif mention.owner is None:
            found.update({" ".join(words[:count]): mention for count in range(1, len(words))})
    return {form: mention for form, mention in found.items() if form.casefold() not in language.org_words}


def _renamed(
    mention: NameMention, forms: _Forms, known: dict[str, NameMention], short: dict[str, NameMention]
) -> NameMention:
    full = forms.longest(mention)
    name = forms.stripped[full.name]
    match = known.get(name) or (short.get(name) if mention.kind not in _NO_BEARERS else None)
    name, kind = (name, full.kind) if match is None else (match.name, match.kind)
    if (name, kind) == (mention.name, mention.kind):
        return mention
    return replace(mention, name=name, kind=kind)


def _aliased(mention: NameMention, aliases: dict[str, NameMention]) -> NameMention:
    full = aliases.get(mention.name)
    if full is None or mention.known:
        return mention
    return replace(mention, name=full.name, kind=full.kind, owner=full.owner)


def _aliases(text: str, names: list[NameMention], language: LanguageData) -> Iterator[tuple[str, NameMention]]:
    """Other names that a sentence gives to one: ``X (« Y »)``, ``X ("Y" or the "Company")``, ``X, known as Y``."""
    for full, alias in itertools.pairwise(names):
        if alias.kind in _NO_BEARERS or full.kind in _NO_BEARERS or full.name == alias.name:
            continue
        written = text[full.end : alias.start]
        if len(written) > 40:
            continue
        between = _LISTING.sub("", written)
        if " ".join(between.strip(f"(,{_QUOTES}").casefold().split()) in language.alias_phrases:
            yield alias.name, full
            continue
        opening = _OPENS_ALIAS.fullmatch(between)
        if opening is None or (opening["words"] and opening["words"].casefold() not in language.alias_phrases):
            continue
        quoted = _QUOTED.search(between) is not None
        shortens = any(_abbreviates(alias.text, long) for long in (full.name, full.text))
        if (quoted or shortens) and _CLOSES.match(text, alias.end):
            yield (full.name, alias) if alias.known else (alias.name, full)


def _governments(found: list[list[NameMention]], language: LanguageData) -> Iterator[tuple[str, NameMention]]:
    """What the text calls a government after the country's people, with the country that it names as one that acts.

    ``the French government`` of a text in which ``France`` buys is that.
    """
    public = {m.text: m for names in found for m in names if m.kind == "government"}
    acting = {code: m for m in public.values() if (code := countries().get(fold_name(m.text)))}
    for text, mention in public.items():
        words = text.casefold().split()
        code = next((code for word in words if (code := demonyms().get(fold_name(word)))), "")
        if len(words) == _TWO and code in acting and not language.government_nouns.isdisjoint(words):
            country = acting[code]
            yield (country.name, mention) if mention.known else (mention.name, country)


def _tickers(text: str, names: list[list[NameMention]]) -> Iterator[tuple[str, NameMention]]:
    """Letters that stand in brackets right behind a company, as what its shares are traded as: ``Apple (AAPL)``.

    Behind the name of an exchange they may be any, and a legal form before the bracket: ``Velora, Inc. (OTC: HDHL)``.
    """
    companies = [m for row in names for m in row if m.kind == "company" and m.owner is None]
    codes = dict.fromkeys(
        m.name for m in companies if not m.known and m.name.isalpha() and m.name.isupper() and len(m.name) <= SYMBOL
    )
    if not codes:
        return
    ends = {m.end: m for m in companies}
    for code in itertools.islice(codes, _MANY):
        full = ends.get(text.find(f" ({code})"))
        if full is not None and full.name != code and (full.known or full.text[0] == code[0]):
            yield code, full
    ordered = sorted(ends)
    for listing in _TRADED.finditer(text):
        before = bisect.bisect_right(ordered, listing.start()) - 1
        end = ordered[before] if before >= 0 else 0
        if end and listing["code"] in codes and listing.start() - end < _LONGEST_FORM:
            full = ends[end]
            if full.name != listing["code"] and _FORM.fullmatch(text, end, listing.start()):
                yield listing["code"], full


def _abbreviates(short: str, name: str) -> bool:
    """Whether a short form is made of a name's letters in their order, from the first on, or of its last initials.

    One of several words ends with a word of the name: ``Norvane Standard Life Insurance (NS Life)``.
    """
    if len(short) > 2 and short.isupper() and _initials(name.split()).endswith(short):
        return True
    folded, long = fold_name(short), fold_name(name)
    letters = iter(long)
    ends_alike = " " not in short or folded.split()[-1] in long.split()
    shorter = ends_alike and len(short) < len(name)
    return shorter and folded[:1] == long[:1] and all(c in letters for c in folded if c != " ")


class _Forms:
    """The unknown names of a text, found again by their first word, their surname or their initials."""

    def __init__(
        self, mentions: Iterable[NameMention], units: Collection[tuple[str, str]], language: LanguageData
    ) -> None:
        every = list(mentions)
        self._units = units
        self._firms = _called_alone([every], language)
        self._distinct = distinct = {m.name: m for m in every}
        self._counts = Counter(m.name for m in every)
        self._places: dict[str, list[int]] = {}
        for place, one in enumerate(every):
            self._places.setdefault(one.name, []).append(place)
        self._language = language
        self.stripped = {name: without_forms(name, language) for name in distinct}
        self._words = {name: stripped.split() for name, stripped in self.stripped.items()}
        self._by_key: dict[tuple[str, str], list[NameMention]] = {}
        for name, mention in distinct.items():
            words = self._words[name]
            keys = {("initials", _initials(words))}
            if mention.kind == "person" or self._is_called_by_last(name, words):
                keys.add(("surname", words[-1]))
            if len(words) > 1 and words[0].casefold() in language.group_words:
                keys.add(("group", " ".join(words[1:])))
            for key in keys:
                self._by_key.setdefault(key, []).append(mention)
        firms = ((name, tuple(self._words[name])) for name, m in distinct.items() if m.kind in FIRM_KINDS)
        folded = (([word.casefold() for word in self._words[name]], m) for name, m in distinct.items())
        self._sorted = sorted(((*row, order) for order, row in enumerate(folded)), key=operator.itemgetter(0, 2))
        self._longest: dict[tuple[str, str], NameMention] = {}
        self._spelling = other_spellings({name: (words, self._counts[name]) for name, words in firms})

    def _is_called_by_last(self, name: str, words: list[str]) -> bool:
        """Whether a company is one to be called by its last word: two words and a legal form, ``Eastman Kodak Co``."""
        last = words[-1].casefold()
        return len(words) == 2 and self.stripped[name] != name and not is_common(last, self._language)

    def longest(self, mention: NameMention) -> NameMention:
        """The longest form that begins with this name, bears it as a surname, or has it as its initials.

        Or that only puts before it that it is a group: ``Groupe Tressac``. A form that is spelt in more ways than one
        has the spelling that the text uses most.
        """
        key = (mention.name, mention.kind)
        if key not in self._longest:
            self._longest[key] = self._as_spelt(self._find_longest(self._as_spelt(mention)))
        return self._longest[key]

    def _as_spelt(self, mention: NameMention) -> NameMention:
        spelling = self._spelling.get(mention.name)
        return self._distinct[spelling] if spelling is not None and mention.kind in FIRM_KINDS else mention

    def _find_longest(self, mention: NameMention) -> NameMention:
        words = self._words[mention.name]
        same_start = [
            other
            for other in self._beginning_with(words)
            if other.kind == mention.kind and self._continues(mention, other)
        ]
        lone = words[0] if len(words) == 1 else ""
        bearers = self._bearers(mention, lone) if lone else []
        spelled = self._by_key.get(("initials", lone), []) if lone.isupper() and len(lone) > 2 else []
        groups = [other for other in self._by_key.get(("group", " ".join(words)), []) if other.kind == mention.kind]
        every = [*self._of_one(words, same_start[:_MANY]), *bearers[:_MANY], *spelled[:_MANY], *groups[:_MANY]]
        candidates = [mention, *every]
        return max(candidates, key=lambda other: len(self._words[other.name]))

    def _bearers(self, mention: NameMention, surname: str) -> list[NameMention]:
        """Who goes by a surname; no person where a firm is called so, again and again or before several of a family."""
        bearers = self._by_key.get(("surname", surname), [])
        persons = [other for other in bearers if other.kind == "person"]
        if mention.kind != "company" or not persons:
            return bearers
        if surname in self._firms:
            return [other for other in bearers if other.kind != "person"]
        first = min(self._places[other.name][0] for other in persons)
        family = len(persons) > 1 and self._places[mention.name][0] < first
        return [other for other in bearers if other.kind != "person"] if family else bearers

    def _of_one(self, words: list[str], forms: list[NameMention]) -> list[NameMention]:
        """The forms that go on a name, if all are of one company; else those that only say that it is a group.

        Beside *Tressac Energy* and *Tressac Motors*, *Tressac* alone is neither of them, but may be *Tressac Group*.
        """
        longest = max((self._words[form.name] for form in forms), key=len, default=[])
        if all(longest[: len(self._words[form.name])] == self._words[form.name] for form in forms):
            return forms
        whole = self._language.group_words
        return [f for f in forms if all(word.casefold() in whole for word in self._words[f.name][len(words) :])]

    def _beginning_with(self, words: list[str]) -> list[NameMention]:
        """The forms that begin with the words, in the order of the text."""
        start = [word.casefold() for word in words]
        at = stop = bisect.bisect_left(self._sorted, start, key=operator.itemgetter(0))
        while stop < len(self._sorted) and self._sorted[stop][0][: len(start)] == start:
            stop += 1
        return [other for _, other, _ in sorted(self._sorted[at:stop], key=operator.itemgetter(2))]

    def _continues(self, short: NameMention, other: NameMention) -> bool:
        """Whether another form is this name and more of it, not something that the company makes or owns."""
        words, longer = self._words[short.name], self._words[other.name]
        if [w.casefold() for w in longer[: len(words)]] != [w.casefold() for w in words]:
            return False
        if (short.name, other.name) in self._units:
            return False
        more = longer[len(words) :]
        corporate = any(word.casefold() in self._language.org_words for word in more)
        if corporate or not more or self.stripped[other.name] != other.name:
            return True
        early = self._places[other.name][0] <= self._places[short.name][:2][-1]
        return early or self._counts[short.name] <= 2 * self._counts[other.name]


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def without_forms(name: str, language: LanguageData) -> str:
    """A name without the legal forms at its end, and once where it is said twice: ``Velora LLC Velora``."""
    words = name.replace(",", " ").split()
    joints = language.coordinators | {"&"}
    letters = [word.casefold().rstrip(".") for word in words[1:]]
    spaced = next((n for n in (2, 3) if ".".join(letters[-n:]) in language.legal_forms and len(letters) >= n), 0)
    words = words[: len(words) - spaced]  # ``Velora N. V.``
    while len(words) > 1 and words[-1].casefold().rstrip(".") in language.legal_forms and words[-2] not in joints:
        words.pop()
    for size in range(len(words) // 2, 0, -1):
        between = words[size:-size]
        if words[:size] == words[-size:] and all(w.casefold().rstrip(".") in language.legal_forms for w in between):
            return " ".join(words[:size])
    return " ".join(words)
