"""Where the words of a frame's phrase stand in a sentence, behind the one that it begins with or before it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from seeds.language import LanguageData
from seeds.parser.brackets import in_brackets
from seeds.parser.enclosed import past_enclosed
from seeds.parser.gaps import is_transparent, stands_beside
from seeds.parser.governors import governor
from seeds.parser.items import Item
from seeds.parser.joined_nouns import joins_noun
from seeds.parser.mentions import FIRM_KINDS, NameMention
from seeds.parser.phrases import SITE, Phrase, Phrases
from seeds.parser.tokens import Row
from seeds.parser.trades import described_up_to, tells_trade_of
from seeds.parser.word_classes import brings_in_clause
from seeds.vocabulary import Kind

_PASSIVE_GAP, _ASIDE_GAP = 10, 18
"""How many items may stand between a verb in the passive and the noun that it is said of, with an aside between."""
_VALUES = frozenset({"money", "percent", "date"})
"""Items that are no words of a phrase, however many stand between them: ``win a €15 million contract``."""


def matched(items: Row, index: int, phrases: Phrases, gap: int, language: LanguageData) -> list[tuple[Phrase, int]]:
    """The phrases whose rest follows the item at `index`, with the last item of each."""
    found = [(phrase, index) for phrase in phrases.alone]
    if phrases.seconds.isdisjoint(items.going_on):
        return found
    traded = _trades_firm(items, index, phrases, language)
    for second, at in _followed(items, index, phrases.seconds, gap, language).items():
        for phrase in phrases.longer[second]:
            if items.going_on.issuperset(phrase.rest):
                last = _rest_matches(items, at, phrase.rest[1:], gap, language)
                if last is not None and not (phrase.frame.is_idiom and traded and at > index + 1):
                    found.append((phrase, last))
    return found


def _trades_firm(items: Sequence[Item], verb: int, phrases: Phrases, language: LanguageData) -> bool:
    """Whether a company is the object of a takeover's verb, and so no word behind it: ``cède X pour sa place``."""
    value = items[verb + 1].value if verb + 1 < len(items) else None
    firm = isinstance(value, NameMention) and value.kind in FIRM_KINDS
    sells_goods = items[verb].lower in language.selling_forms and all(
        phrase.frame.kind is not Kind.ACQUISITION or phrase.frame.reflexive for phrase in phrases.alone
    )
    return firm and items[verb].lower in language.takeover_forms and not sells_goods


def _rest_matches(
    items: Sequence[Item], index: int, rest: tuple[str, ...], gap: int, language: LanguageData
) -> int | None:
    """Where the words of a phrase end that follow the item at `index` one after another."""
    at = index
    for word in rest:
        places = _followed(items, at, (word,), gap, language)
        if not places:
            return None
        at = places[word]
    return at


def _followed(
    items: Sequence[Item], index: int, words: Collection[str], gap: int, language: LanguageData
) -> dict[str, int]:
    """Which of the words follow the item at `index` as the next of a phrase, and where each first does.

    At most `gap` items stand between, beside those that are no words of a cue, and no mark or word that ends a phrase.
    They are counted anew behind who does it, or whom something is given: ``retenu par X et Y pour construire``, and
    behind a described one whose a noun is: ``l'entrée du fonds américain X au capital``.
    Nor does an *of* behind another preposition and no name go on a phrase: ``its tools arm with the purchase of``. A
    deal *in* which something is done is none that is won or signed: ``picked up X in a $5m deal``. Nor does it go on
    in what a sum or who acts is to do: ``raised $5m to help lenders sell loans``, ``agreed to build a facility``, ``a
    choisi de quitter X pour Y``. What comes with it behind who does it is no object of it: ``was bought by X along with
    a stake in Y``.
    """
    found: dict[str, int] = {}
    count = len(items)
    told_up_to = index
    here, step, joined, within, paid, beside, named = index, 0, False, False, False, False, False
    agent = next((at for at in range(index + 1, count) if items[at].kind not in _VALUES), index)
    agents = items[index].word.is_verb_form and items[agent].lower in language.agents
    light = items[index].lower in language.auxiliaries["causative"]  # ``C'est chose faite avec l'acquisition de X``
    owned = index + 1 < count and items[index + 1].lower in language.numbers.of
    if owned and items[index + 1].lower not in words and _acts_itself(items, index + 2, language):
        return found
    to_verb = index + 1 + (index + 1 < count and items[index + 1].word.is_adverb)
    marked = _tells_purpose(items, index, language)
    while step <= gap:
        here += 1
        if here >= count:
            break
        item = items[here]
        if item.kind == "mark" or item.word.may_stand_beside:
            here += stands_beside(items, here, language)
            if here >= count:
                break
            item = items[here]
            if item.kind == "mark" and not is_transparent(item):
                break
        if item.word.may_end_clause and brings_in_clause(items, here, language):
            break
        acting = item.word.is_participle or item.word.is_gerund or item.word.is_finite or item.word.is_infinitive
        if acting and _acts_next(items, index, here, language):
            break
        finite = item.word.is_finite and not items[index].word.is_verb_form
        if finite and _says(item, language):
            break  # ``the start-up X said it raised``
        met: list[str] = []
        if item.word.going_on:
            met = [word for word in item.word.going_on if word in words and word not in found]
            told = _is_of_another(items, here, met, joined, within, language) if met else False
            apart = here > index + 1
            told |= _is_source(items, index, here, language)
            purpose = here > to_verb and items[here - 1].lower in language.auxiliaries["infinitive"]
            told |= marked and purpose  # ``plans to partner with X to sell``
            if told or (apart and (_goes_on_listing(items, here) or _tells_where(items, here, language))):
                met = []
        beside = item.kind != "name" and (beside or item.lower in language.with_words)
        if (agents and beside) or (light and joined):
            met = []
        itself = _tells_itself(items, here) and (here == index + 1 or not _goes_on(items, here + 1, words))
        serves = (paid or itself) and _tells_purpose(items, here, language)
        paid = paid or item.kind == "money"
        joined = item.kind in {"word", "mark"} and (joined or item.word.prepositions is not None)
        within = within or item.lower in language.content_prepositions
        if met:
            found.update(dict.fromkeys(met, here))
        elif finite and items[here - 1].kind == "name" and items[here - 2].lower not in language.relatives:
            break  # ``minority shareholder X sold its stake``
        relative = items[index].word.is_finite and item.lower in language.relatives | language.object_relatives
        breaks = serves or (
            item.lower in language.phrase_breaks and (relative or here > index + 1) and not (agents and here == agent)
        )
        breaks |= item.kind == "money" and items[here - 1].lower in language.coordinators  # ``and $3m in loans``
        breaks |= named and joins_noun(items, here, language)  # ``its subsidiary X and the purchase of Y``
        breaks |= named and _is_given(items, index, here, language)
        breaks |= not met and item.lower in language.enumerating_words  # ``Its deals include buying``
        if breaks or len(found) == len(words):
            break
        described = owned and here > index + 2
        named = named or item.kind == "name"
        told = item.kind == "name" and (agents or described or _receives(items, here, language))
        told_up_to = max(told_up_to, described_up_to(items, here, language))
        passed = item.kind in _VALUES or here < told_up_to
        passed |= item.kind == "name" and _is_described(items[here - 1], language)
        step = 0 if told else step + (not passed)
    return found


def _is_given(items: Sequence[Item], verb: int, at: int, language: LanguageData) -> bool:
    """Whether *and* joins a further thing to one that somebody gets: ``cède sa filiale X à Y et sa part de Z à``."""
    joins = items[at].lower in language.coordinators and at + 1 < len(items) and at - 3 > verb
    if not joins or items[at + 1].lower not in language.determiners | language.possessives:
        return False
    got = items[at - 1].kind == "name" and governor(items, at - 1, language) in language.receiving_words
    return got and any(item.kind == "name" for item in items[verb + 1 : at - 2])


def _goes_on(items: Sequence[Item], at: int, words: Collection[str]) -> bool:
    """Whether one of the words of a phrase stands there."""
    return any(word in words for word in items[at].word.going_on)


def _acts_next(items: Sequence[Item], verb: int, at: int, language: LanguageData) -> bool:
    """Whether *and* joins a further verb to one that has its object: ``racheté X et pris une part de Y``.

    Or a gerund tells what is given away for it, ``récupère 5 millions en cédant 8 % de X``, or is a further one of
    several: ``en acquérant X et en prenant 8 % de Y``.
    """
    if items[at].word.is_gerund and items[at - 1].lower in language.partitives:
        uses = language.verb_forms.get(items[at].lower, ())
        further = items[verb].word.is_gerund and items[at - 2].lower in language.coordinators
        gives = further or any(name in language.delivery_verbs for name, _ in uses)
        return items[verb].word.is_verb_form and gives
    joined = at - 2 > verb and items[at - 1].lower in language.coordinators
    before = items[at - 3] if items[at - 2].lower == "," else items[at - 2]
    return joined and items[verb].word.is_verb_form and (before.kind == "name" or before.kind in _VALUES)


def _says(item: Item, language: LanguageData) -> bool:
    """Whether a word is a form of a verb for what somebody says."""
    tells = language.speech_verbs | language.reporting_verbs
    return any(verb in tells for verb, _ in language.verb_forms.get(item.lower, ()))


def _acts_itself(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether an infinitive stands there, behind its reflexive pronoun if it has one."""
    at += at < len(items) and items[at].lower in language.auxiliaries["reflexive"]
    return at < len(items) and items[at].word.is_infinitive


def _tells_purpose(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether an infinitive follows right behind its mark, be it of a verb that no list has: ``to demystify loans``."""
    if items[at].lower not in language.auxiliaries["infinitive"] or at + 1 == len(items):
        return False
    behind = items[at + 1].word
    plain = behind.is_small and behind.lower not in language.determiners and behind.prepositions is None
    return behind.is_infinitive or (plain and not behind.lower.endswith(language.plurals))


def _tells_itself(items: Sequence[Item], at: int) -> bool:
    """Whether the word behind begins phrases of its own as a verb: the *build* of ``agreed to build a facility``."""
    cue = items[at + 1].word.cue if at + 1 < len(items) else None
    return cue is not None and not cue.verbs.is_empty


def _is_of_another(
    items: Sequence[Item], at: int, met: Collection[str], joined: bool, within: bool, language: LanguageData
) -> bool:
    """Whether a word of a phrase is there for another reason, behind a preposition (`joined`) or *in* (`within`)."""
    item, before = items[at], items[at - 1]
    if (SITE in met or item.lower in language.vehicle_nouns) and before.lower in language.auxiliaries["infinitive"]:
        return True  # ``raised $5m in debt to fund``, ``plans a venture to mine lithium``
    if joined and item.lower in language.numbers.of and item.lower not in language.determiners:
        return True
    if within and item.lower in language.deal_nouns:
        return True
    if f"{before.lower} {item.lower}" in language.hearsay_words:
        return True  # ``picked X for $5m, according to``
    if tells_trade_of(items, at, language):
        return True
    if before.lower in language.inclusions & language.part_verbs:
        return True  # ``sold X for $5m including debt``
    link = items[at - 1 - (before.lower in language.numbers.of)]
    acts = item.word.is_finite or item.word.is_infinitive
    # ``prend le contrôle de X et compte ouvrir``, ``décide de garder X et de céder Y``
    return acts and link.lower in language.coordinators


def _is_source(items: Sequence[Item], index: int, at: int, language: LanguageData) -> bool:
    """Whether a word is only of whom something is got from: the *fonds* of ``lève 5 millions auprès d'un fonds``."""
    for back in range(at - 1, index, -1):
        if items[back].is_nominal or items[back].kind == "mark":
            return False
        if items[back].lower in language.source_words:
            return True
    return False


def _goes_on_listing(items: Sequence[Item], at: int) -> bool:
    """Whether a preposition goes on a noun for a listing: the *en* of ``lève 4 M€ avant son entrée en Bourse``."""
    cue = items[at - 1].word.cue
    longer = cue.nouns.longer.get(items[at].lower, ()) if cue is not None else ()
    return items[at].word.prepositions is not None and any(phrase.frame.kind is Kind.IPO for phrase in longer)


def _tells_where(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a particle apart from its verb says where something lies: ``sell stakes in fields off Norway``."""
    particle = items[at].lower in language.verb_particles - language.town_prepositions
    value = items[at + 1].value if at + 1 < len(items) else None
    return particle and isinstance(value, NameMention) and value.kind == "place"


def _is_described(before: Item, language: LanguageData) -> bool:
    """Whether a name is one with the words before it that say what it is: ``le spécialiste de l'eau X``."""
    plain = before.lower not in language.determiners and before.lower not in language.numbers.scales
    return before.kind == "word" and before.word.prepositions is None and plain


def _receives(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a name is whom something is given that begins behind it: ``awarded the builder X two contracts``."""
    if at + 1 >= len(items):
        return False
    behind = items[at + 1]
    counted = behind.lower in language.determiners or behind.lower in language.numbers.words
    return counted or behind.lower.isdigit() or behind.kind == "money"


def passive_gap(items: Sequence[Item], index: int) -> int:
    """How many items before a verb in the passive at `index` may hold what it is said of.

    An aside behind that, which names nobody, may be longer: ``Le contrat, d'une durée de dix ans, a été signé``.
    """
    gap = min(index, _PASSIVE_GAP)
    if index and items[index - 1].lower == ",":
        wide = min(index, _ASIDE_GAP)
        if not any(item.is_nominal for item in items[index - wide : index]):
            return wide
    return gap


def rest_before(items: Sequence[Item], index: int, rest: tuple[str, ...], language: LanguageData) -> int | None:
    """Where the words begin that a verb in the passive at `index` is said of: ``a stake in X was sold``.

    They stand in no bracket of their own: ``Its debt (with its stake in X) was cut``.
    """
    opens = past_enclosed(items, index, language)
    if opens < index and items[opens + 1].lower in language.relatives:
        return None
    index = opens
    for back in range(index - 1, index - 1 - passive_gap(items, index), -1):
        lower = items[back].lower
        if lower in {";", ":"} or lower in language.relatives or lower in language.clause_breaks:
            return None
        apart = in_brackets(items, back) and not in_brackets(items, index)
        if rest[0] in items[back].word.stems and not apart and not tells_trade_of(items, back, language):
            last = _rest_matches(items, back, rest[1:], 0, language)
            stands = last is not None and last < index and not _tells_sort(items[last + 1 : index])
            return back if stands else None
    return None


def _tells_sort(between: Sequence[Item]) -> bool:
    """Whether a noun before a passive only tells of what sort the firm named behind it is: ``rating agency X was``."""
    if len(between) < 2 or between[-1].kind != "name":
        return False
    return all(item.word.is_small and item.word.prepositions is None for item in between[:-1])
