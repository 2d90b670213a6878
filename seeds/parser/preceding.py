"""Purchases that another comes after: ``sa deuxième acquisition après celle de X``, ``Après X en mars, Y rachète``."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from seeds.language import LanguageData
from seeds.parser.coordination import coordinated, who_is_meant
from seeds.parser.findings import Finding
from seeds.parser.governors import OWNER, governor, hanging
from seeds.parser.items import Item
from seeds.parser.names import NameMention
from seeds.parser.participants import Participant
from seeds.parser.ranked import is_ranked
from seeds.parser.references import Discourse
from seeds.parser.segment import Sentence
from seeds.parser.tokens import Row
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import Confirmation, Kind, Role, Stage

_NEAR = 4
"""How many items behind *after* the first name may stand: ``après l'éditeur de logiciels X``."""

_OWNER = 6
"""How many items from a purchase the one may stand whose it is: ``Orvalis's third big acquisition``."""
_TURN = 7
"""Within how many items behind the comma of an opening the words stand that make what follows the turn of another."""


def earlier_purchases(
    sentence: Sentence,
    items: Row,
    found: Sequence[Finding],
    findings: Sequence[Finding],
    discourse: Discourse,
    language: LanguageData,
) -> Iterator[Finding]:
    """The purchases after which the buyer of one told here, or just before, made that."""
    host = _host(sentence, found, findings)
    told = host.everyone() if host is not None else set()
    known = set(told).union(*(finding.everyone() for finding in found))
    for after in [i for i in range(len(items) - 1) if items[i].lower in language.after_words]:
        own = host is not None and any(host is one for one in found)
        following = host.parties.get(Role.TARGET, []) if host is not None and own else None
        buyers = _whose(items, after, discourse, language) or _buyers(host)
        for index in _told_after(items, after, language, following) if buyers else ():
            name = items[index].value
            if not isinstance(name, NameMention) or name.kind != "company" or name.name in known:
                continue
            known.add(name.name)
            bought = Participant(name, items[index].start, items[index].end, "told of as bought before")
            yield Finding(
                kind=Kind.ACQUISITION,
                rule="earlier-purchase",
                sentence=sentence,
                stage=Stage.COMPLETED,
                confirmation=host.confirmation if host is not None else Confirmation.CONFIRMED,
                cue_start=items[after].start,
                cue_end=items[after].end,
                parties={Role.ACQUIRER: list(buyers), Role.TARGET: [bought]},
                items=items,
                sentences=[sentence],
                rules={"stage": "a purchase before another", "confirmation": "that of the purchase after it"},
            )


def _host(sentence: Sentence, found: Sequence[Finding], findings: Sequence[Finding]) -> Finding | None:
    """The purchase that a sentence tells, or that it may tell more of, if one buyer of it is known."""
    near = [f for f in findings[-1:] if sentence.block - f.sentence.block <= 1]
    host = next((f for f in (*reversed(found), *near) if f.kind is Kind.ACQUISITION), None)
    return host if host is not None and len(host.parties.get(Role.ACQUIRER, ())) == 1 else None


def _buyers(host: Finding | None) -> list[Participant]:
    return host.parties[Role.ACQUIRER] if host is not None else []


def _whose(items: Row, after: int, discourse: Discourse, language: LanguageData) -> list[Participant]:
    """Whose purchase the sentence says that it is which comes after others: ``la troisième acquisition du groupe``."""
    at = _purchase_before(items, after, language)
    if at is None:
        return []
    for index in range(max(0, at - _OWNER), min(after, at + _OWNER)):
        if _made(items, at, index, language):
            name = discourse.resolve(items, index)
            told = name is not None and name.start < items[after].start  # no ``its purchase, after X``
            if name is not None and told and name.kind in {"company", "fund", "person"}:
                return [Participant(name, items[index].start, items[index].end, "whose purchase it is said to be")]
    return []


def _made(items: Row, purchase: int, index: int, language: LanguageData) -> bool:
    """Whether a purchase is said to be somebody's: ``its third purchase``, ``X's``, ``acquisition by X``."""
    if index < purchase and items[index].lower in language.possessives:
        return True
    if not items[index].is_nominal:
        return False
    joins = governor(items, index, language)
    return joins == OWNER if index < purchase else joins in language.numbers.of or joins in language.agents


def _told_after(items: Row, after: int, language: LanguageData, bought: list[Participant] | None) -> list[int]:
    """The names behind *after* that are those of companies bought before, if the words around it tell so.

    A word for a purchase stands before it, ranked as one of several, or taken up by a pronoun: ``après celle de X``.
    Or it opens the sentence and has dates, if that tells itself what is `bought` next: ``Après X en mars, Y rachète``.
    """
    if items[after + 1].lower in language.noun_pronouns:
        of = after + 2 < len(items) and items[after + 2].lower in language.numbers.of
        told = of and _purchase_before(items, after, language) is not None
        return _named(items, after + 2, language) if told else []
    if after == 0:
        return _dated(items, _end_of_opening(items, language), bought, language) if bought is not None else []
    at = _purchase_before(items, after, language)
    return _named(items, after, language) if at is not None and is_ranked(items, at, language) else []


def _end_of_opening(items: Row, language: LanguageData) -> int:
    """The comma that ends the words of an opening, behind further members that have a date of their own as well."""
    commas = [i for i, item in enumerate(items) if item.lower == ","]
    for comma, following in itertools.pairwise(commas):
        member = items[comma + 1 : following]
        named = sum(item.kind == "name" for item in member)
        told = 0 < named <= sum(item.kind == "date" for item in member)
        if not told or any(item.word.is_verb_form or is_finite(item, language) for item in member):
            return comma
    return commas[-1] if commas else 0


def _purchase_before(items: Sequence[Item], after: int, language: LanguageData) -> int | None:
    """Where the last word for a purchase stands before *after*."""
    purchases = (Kind.ACQUISITION.value in language.priced_nouns.get(items[i].lower, ()) for i in range(after))
    return max((i for i, told in enumerate(purchases) if told), default=None)


def _named(items: Row, joint: int, language: LanguageData) -> list[int]:
    """The list of names that a preposition brings in, with words before it that only say what it is."""
    first = next((i for i in range(joint + 1, min(len(items), joint + 1 + _NEAR)) if items[i].kind == "name"), None)
    joins = {"", items[joint].word.uncontracted}
    if first is None or not items[first].is_nominal or hanging(items, first, language) not in joins:
        return []
    named = coordinated(items, who_is_meant(items, first, language), len(items), language)
    while (further := _dated_next(items, named[-1] + 1, language)) is not None:
        named += coordinated(items, further, len(items), language)
    acts = named[-1] + 1 < len(items) and is_finite(items[named[-1] + 1], language)
    return [] if acts else named


def _dated_next(items: Row, at: int, language: LanguageData) -> int | None:
    """The name that *and* joins behind the date of another: ``après X en mars et Y en juin``."""
    dated = at + 2 < len(items) and items[at].kind == "date"
    joined = dated and (items[at + 1].lower in language.coordinators or items[at + 1].lower == ",")
    return at + 2 if joined and items[at + 2].kind == "name" and items[at + 2].is_nominal else None


def _dated(items: Row, comma: int, bought: list[Participant], language: LanguageData) -> list[int]:
    """The names between an *after* that opens a sentence and its comma, each with its date: ``Après X en mars, Y``.

    None need have one where it is the turn of the next: ``Après X et Y, c'est au tour de Z d'être racheté``.
    """
    opening = items[1:comma]
    behind = items[comma + 1 : comma + 1 + _TURN]
    turn = any(phrase in " ".join(item.lower for item in behind) for phrase in language.turn_phrases)
    told = turn and any(item.start == party.start for item in behind for party in bought)
    told |= any(item.kind == "date" for item in opening)
    if not told or any(item.word.is_verb_form for item in opening):
        return []
    named = [i for i in range(1, comma) if items[i].kind == "name" and items[i].is_nominal]
    apart = any(item.lower in language.numbers.of for item in opening[: named[-1] - 1]) if named else True
    return [] if apart else named
