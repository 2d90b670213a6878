"""What a name that no list has is the name of: a company, a person, a place, a product, an outlet or a regulator."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.names import demonyms, fold_name, places
from seeds.parser.hints import singular
from seeds.parser.initials import bears_initial
from seeds.parser.tokens import Item

_VERSION = re.compile(r"[A-Za-z]+-?\d+(?:\.\d+)+[\w.-]*|[A-Z]{2,}-\d[\w.-]*")
"""A thing with the number of its version: ``GPT-5.2``."""


_STEP = re.compile(r"[IVX]+|\d{1,2}[A-Za-z]?")
"""The number of a step: ``Phase III``, ``Tier 1``."""
_TOLD = 7
"""Within how many words behind a name its part of a firm stands: ``its X wholesale gas distribution arm``."""
_FULL = 2
"""How many words the full name of a person has before what one more would make of it: ``Ana Reed Laboratory``."""
_FIELD = 3
"""Within how many words behind a word for a firm its trade begins: ``la start-up américaine de``."""


def kind_of(tokens: list[Item], before: list[str], behind: Sequence[Item], language: LanguageData) -> str:
    """What a name that no list has is the name of, by its own words and the ones around it."""
    if before and _is_outlet(before, language):
        return "outlet"
    if len(tokens) > 1 and tokens[0].lower in language.step_nouns and _STEP.fullmatch(tokens[1].text):
        return "product"
    if (
        _is_place(tokens, before, language)
        or _is_area(tokens, behind, language)
        or _is_town(tokens, before, behind, language)
    ):
        return "place"
    if (len(before) == 3 and _is_own_plant(before, language)) or _is_site(tokens, before, language):
        return "place"
    follows = behind[0].lower if behind else ""
    if _noun_behind(behind, language) in language.segment_nouns:
        return "product"
    if follows and any(word.lower in language.stake_words for word in behind[:2]) and _counts_shares(before):
        return "company"
    if follows in language.outlet_nouns:
        return "outlet"
    if before and before[-1] in language.definites and _reports(tokens, follows, language):
        return "outlet"
    counted = bool(before) and len(tokens) == 1 and before[-1].isdigit() and not _is_year(before[-1])
    counted &= follows not in language.property_nouns and follows not in language.plant_nouns
    counted |= len(before) > 1 and before[-2].isdigit() and before[-1] in language.goods_nouns
    version = len(tokens) == 1 and _VERSION.fullmatch(tokens[0].text) is not None
    made = bool(before) and singular(before[-1], language) in language.product_nouns
    if version or (before and (counted or made or before[-1] in language.product_nouns)):
        return "company" if _makes(before, language) else "product"
    if _is_made(before, language) or (len(tokens) > 1 and tokens[-1].lower in language.bond_nouns):
        return "product"
    if before and before[-1] in language.possessives:
        last = tokens[-1].lower
        firm = last.rstrip(".") in language.legal_forms
        firm |= len(tokens) > 1 and (last in language.property_nouns or last in language.site_nouns)
        return "company" if firm or _names_part(behind, language) else "product"
    if len(tokens) == 1 and tokens[0].lower in language.government_nouns:
        return "government"
    if len(tokens) > 1 and tokens[-1].lower in language.body_endings:
        return "government"
    if tokens[0].lower in language.authority_words or tokens[-1].lower in language.authority_words:
        return "regulator"
    behind_first = tokens[1:]
    organisation = behind_first and any(
        t.text == "&" or t.lower in language.org_words or t.lower in language.legal_forms for t in behind_first
    )
    organisation = organisation or (len(tokens) > _FULL and is_generic(tokens[-1].lower, language))
    if not organisation and bears_initial(tokens):
        return "person"
    if organisation or is_described(before, language):
        return "company"
    called = len(tokens) > 1 and tokens[0].word.is_given_name
    if called and any(t.word.is_possessive for t in tokens[1:-1]):
        return "company"
    manages = len(before) > 1 and before[-2] in language.managed_nouns and before[-1] in language.person_titles
    if not called and (manages or any(is_generic(word, language) for word in before)):
        return "company"
    abbreviated = len(before) > 1 and before[-1] == "." and before[-2] in language.person_titles
    told = before[:-1] if len(before) > 1 and fold_name(before[-1]) in demonyms() else before
    titled = bool(told) and (told[-1] in language.person_titles or abbreviated)
    titled |= len(tokens) > 1 and (_heads(before, language) or _is_apposed_to_title(before, behind, language))
    size = sum(t.lower not in language.name_particles for t in tokens)
    if size <= 4 and (called or (titled and size <= 3) or _has_title(tokens, behind, language)):
        return "person"
    return "company"


def _heads(before: list[str], language: LanguageData) -> bool:
    """Whether words tell by whom a firm is headed, ``la société présidée par X``, and no group of those who invest."""
    headed = len(before) > 1 and before[-1] in language.agents and before[-2] in language.headed_words
    return headed and language.group_nouns.isdisjoint(before)


def _is_apposed_to_title(before: list[str], behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether a name stands between commas behind an officer's title: ``X's chief executive, A B, said``."""
    parted = len(before) > 1 and before[-1] == "," and bool(behind) and behind[0].text == ","
    return parted and before[-2] in language.officer_titles


def _counts_shares(before: list[str]) -> bool:
    """Whether a number stands right before a name whose shares it counts: ``200,000 X common shares``."""
    return bool(before) and before[-1].isdigit() and not _is_year(before[-1])


def _noun_behind(behind: Sequence[Item], language: LanguageData) -> str:
    """The word behind a name, or behind others that are listed with it: ``its X and Y brands``, ``its X, Y and Z``."""
    at = _past_listed(behind, language)
    return behind[at].lower if at < len(behind) else ""


def _past_listed(behind: Sequence[Item], language: LanguageData) -> int:
    """Past the names behind a name that are listed with it."""
    at = 0
    while at + 1 < len(behind) and behind[at + 1].is_capital and _joins_names(behind[at], language):
        at += 1
        while at < len(behind) and behind[at].is_capital:
            at += 1
    return at


def _joins_names(word: Item, language: LanguageData) -> bool:
    return word.text == "," or word.lower in language.coordinators


def _names_part(behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether what is called by a name is a company, or a part of one, by the next noun or by one that this one tells
    the trade of: ``its X unit``, ``its X insurance arm``, ``its X tools and paints arm``,
    ``its X, Y and other brands``.
    """
    if _is_company_part(_noun_behind(behind, language), language):
        return True
    begin = _past_listed(behind, language)
    near = behind[begin : begin + _TOLD]
    told = itertools.takewhile(lambda word: word.word.is_small and not _ends_phrase(word, language), near)
    return any(_is_company_part(word.lower, language) for word in told)


def _ends_phrase(word: Item, language: LanguageData) -> bool:
    """Whether a word ends what is told of a noun: a preposition, an article or a verb."""
    return word.lower in language.preposition_forms or word.lower in language.determiners or word.word.is_finite


def _is_company_part(word: str, language: LanguageData) -> bool:
    """Whether what a name stands before is a company, or a part or share of one: ``its X unit``, ``its X stake``."""
    part = word in language.part_nouns or word in language.property_nouns or word in language.stake_words
    return part or is_generic(word, language) or singular(word, language) in language.called_nouns


def _is_outlet(before: list[str], language: LanguageData) -> bool:
    """Whether one or two words before a name say that it is a newspaper's or an agency's: ``the news agency X``."""
    return before[-1] in language.outlet_nouns or " ".join(before[-2:]) in language.outlet_nouns


def _reports(tokens: list[Item], follows: str, language: LanguageData) -> bool:
    """Whether what has an article before it is a newspaper by its last word, or reports: ``the Observer reported``."""
    reports = any(verb in language.reporting_verbs for verb, _ in language.verb_forms.get(follows, ()))
    return tokens[-1].lower in language.outlet_words or (len(tokens) == 1 and reports)


def _is_place(tokens: list[Item], before: list[str], language: LanguageData) -> bool:
    """Whether words are the name of a place, or one with a suffix or article: ``Madrid-Barajas``, ``La Rochelle``."""
    words = [t.text for t in tokens]
    article = before[-1:] if before and before[-1] in language.determiners else []
    if article and fold_name(" ".join([*article, *words])) in places():
        return True
    if len(tokens) > 1:
        return fold_name(" ".join(words)) in places()
    (token,) = tokens
    parts = {token.text.split("-")[0], token.text.replace("-", " ")} if "-" in token.text else set()
    return token.word.is_place or any(fold_name(part) in places() for part in parts)


def _is_area(tokens: list[Item], behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether a name ends in a word for an area, ``Polk County``, or its state stands behind it: ``Franklin, TN``.

    So does one that has a number behind such a word: ``Route 66``.
    """
    numbered = len(tokens) > 1 and tokens[0].lower in language.area_nouns and tokens[-1].text.isdigit()
    if numbered or (len(tokens) > 1 and tokens[-1].lower in language.area_nouns):
        return True
    return len(behind) > 1 and behind[0].text == "," and behind[1].text in language.state_codes


def _is_town(tokens: list[Item], before: list[str], behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether a name is made as towns are, ``Ivry-sur-Seine``, ``Villeneuve-d'Ascq``, or words beside it tell of one.

    Its area follows, ``à X-Y (Z)``, or a firm is of it, ``le groupe de X``.
    """
    if len(tokens) > 1:
        return False
    *within, last = tokens[0].lower.split("-")[1:] or [""]
    elided = last[:2] in language.town_particles and last[1:2] == "'"
    if elided or any(part in language.town_particles for part in within):
        return True
    if "-" not in tokens[0].text:
        return _is_seat(before, language)
    placed = bool(before) and before[-1] in language.place_prepositions
    return placed and len(behind) > 2 and behind[0].text == "(" and behind[1].word.is_place


def _is_seat(before: list[str], language: LanguageData) -> bool:
    """Whether three words say that a place follows: a firm's seat, ``le groupe de``, or ``la banlieue de``."""
    article, noun, of = before if len(before) == 3 else ("", "", "")
    if of not in language.numbers.of:
        return False
    firm = noun in language.plain_nouns - language.related_nouns - language.property_nouns
    return noun in language.district_nouns or (article in language.definites and firm)


def _is_made(before: list[str], language: LanguageData) -> bool:
    """Whether a name is that of what somebody makes: ``the maker of X``, ``the creators of "X"``."""
    words = [word for word in before if word[0].isalpha()]
    noun = words[-2] if len(words) > 1 and words[-1] in language.numbers.of else ""
    return noun in language.maker_nouns or singular(noun, language) in language.maker_nouns


def names_trader(before: Sequence[Item], language: LanguageData) -> bool:
    """Whether a firm is named behind the things in which it deals: ``la start-up de livraison de repas X``."""
    for at in range(len(before) - 3, 0, -1):
        if not is_generic(before[at].lower, language):
            continue
        rest = before[at + 1 :]
        told = any(
            language.contractions.get(word.lower, word.lower) in language.complement_prepositions
            for word in rest[:_FIELD]
        )
        plain = all(word.is_word and word.word.is_small for word in rest)
        return told and plain and before[at - 1].lower in language.determiners
    return False


def _makes(before: list[str], language: LanguageData) -> bool:
    """Whether a company is named behind the things that it makes: ``le fabricant de robots X``.

    Who processes something is a firm, and no chip: ``the payments processor X``.
    """
    if len(before) > 1 and before[-2] in language.processed_nouns and is_generic(before[-1], language):
        return True
    if len(before) < 3 or not is_generic(before[-3], language):
        return False
    return language.contractions.get(before[-2], before[-2]) in language.complement_prepositions


def _is_own_plant(before: list[str], language: LanguageData) -> bool:
    """Whether three words say that what follows is where a plant stands: ``son usine de``."""
    owner, plant, of = before
    built = plant in language.built_nouns or plant in language.facility_nouns
    return built and owner in language.possessives and of in language.numbers.of


def _is_site(tokens: list[Item], before: list[str], language: LanguageData) -> bool:
    """Whether a short name says where a plant is, ``a new factory in X``, and is no company's by its last word."""
    plant, preposition = before[-2:] if len(before) > 1 else ("", "")
    firm = tokens[-1].lower in language.org_words or tokens[-1].lower in language.legal_forms
    built = plant in language.built_nouns or plant in language.facility_nouns
    placed = preposition in language.town_prepositions and preposition not in language.receiving_words
    parted = len(tokens) > 1 and any(token.word.is_place for token in tokens)
    return built and placed and len(tokens) <= 2 and not (firm or parted)


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in {"19", "20"}


def is_described(before: list[str], language: LanguageData) -> bool:
    """Whether a word for a company stands before a name, adjectives between: ``la société américaine X``."""
    for word in reversed(before):
        if is_generic(word, language):
            return word not in language.person_titles
        listed = word in language.enumerating_words  # ``Investors include A B``
        if listed or not word.isalpha() or word in language.preposition_forms or word in language.determiners:
            return False
    return False


def _has_title(tokens: list[Item], behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether a name of two or three words is followed by its bearer's title or age: ``X Y, chairman of``."""
    if not 2 <= len(tokens) <= 3 or not behind or behind[0].text != ",":
        return False
    words = list(itertools.takewhile(lambda w: w not in language.genitive_relatives, (w.lower for w in behind[1:4])))
    return any(w in language.person_titles and w not in language.generic_nouns for w in words)


def is_generic(word: str, language: LanguageData) -> bool:
    """Whether a word is one for any company, in either number."""
    return word in language.generic_nouns or singular(word, language) in language.generic_nouns
