"""Which words of a sentence stand for a name said before: descriptions, pronouns, possessives."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Literal

from seeds.language import LanguageData, load_language
from seeds.language.patterns import phrase_pattern
from seeds.parser.clitics import taking_up
from seeds.parser.entities import Entity, Reference
from seeds.parser.further_words import called_by, sectors_told
from seeds.parser.hints import singular
from seeds.parser.kept_things import kept_behind
from seeds.parser.mentions import NameMention
from seeds.parser.money import Money
from seeds.parser.named_behind import is_named_behind, only_describes
from seeds.parser.openings import begins_verb
from seeds.parser.tokens import Item, ends_abbreviation
from seeds.parser.told_firms import tells_house
from seeds.vocabulary import Language

_QUOTES = frozenset({"<", "«", "“", '"'})
_DESCRIBED = 6
"""How many words and marks before its noun the article of a description may stand."""
_PLAIN = 2
"""How many words may describe a noun in any language before it."""
_SHORT_FORM = 3
"""How many words and marks a short form has with its brackets."""
_SIZED = 4
"""How many words may stand from the noun of a description to a sum that tells its size."""


def find_references(
    text: str, tokens: list[Item], hints: set[str], entities: list[Entity], language: LanguageData
) -> list[Reference]:
    """Pronouns, and definite descriptions (article, at most two words, a word for a company) with no name behind."""
    places = [index for index, token in enumerate(tokens) if "reference" in token.word.hints]
    starts = [token.start for token in tokens]
    covered = _covered(starts, entities)
    mentions = [e for e in entities if isinstance(e, NameMention)]
    names = {mention.start for mention in mentions}
    persons = {mention.start for mention in mentions if mention.kind == "person"}
    places_named = [mention for mention in mentions if mention.kind == "place"]
    wares = {mention.start for mention in mentions if mention.kind == "product"}
    wares -= _hanging_on(tokens, wares, language.property_nouns, language)
    owners = persons - _hanging_on(tokens, persons, language.dwelling_nouns, language)
    named = names - _seats(tokens, {mention.start for mention in places_named} | wares | owners, language)
    in_places = _covered(starts, places_named) if places_named else set()
    sums = {e.end: e.start for e in entities if isinstance(e, Money)}
    empty = _expletives(text, tokens, language) if "expletive" in hints else set()
    found = []
    if "clitic" in hints:
        clitics = taking_up(tokens, covered, language)
        found = [_pronoun(token, "object", several=token.lower.endswith(language.plurals)) for token in clitics]
    for index in places:
        token = tokens[index]
        if token.start in covered or token.start in empty:
            continue
        acronym = token.word.is_upper and len(token.text) > 1
        role = None if acronym else language.pronouns.get(token.lower)
        if token.lower in language.datives and token.lower in language.possessives:
            if index + 1 < len(tokens) and tokens[index + 1].word.is_infinitive:  # ``pour leur céder``
                found.append(_pronoun(token, "object", several=True))
                continue
        elif token.lower in language.datives and not _precedes_verb(tokens, index, language):
            continue
        following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        behind = tokens[index + 2].lower if index + 2 < len(tokens) else ""
        owned = following in language.owned_nouns and (following, behind) not in language.noun_openings
        if token.lower in language.possessives and owned:
            found.append(Reference(token.start, tokens[index + 1].end, False, "object"))
            continue
        if token.lower in language.possessives:
            several = token.lower in language.plural_possessives
            found.append(Reference(token.start, token.end, True, "owner", pair=several))
            continue
        if role is not None:
            found.append(_pronoun(token, role, several=token.lower in language.plural_pronouns))
        elif token.lower in language.order_words and _orders(tokens, index, language):
            order = language.order_words[token.lower]
            found.append(
                Reference(_past_contraction(tokens, index - 1, language), token.end, False, "any", order=order)
            )
        elif token.lower in language.side_nouns:
            begin = _definite_before(tokens, index, covered, in_places, language)
            side = language.side_nouns[token.lower]
            of = side == "payee" and following in language.numbers.of  # ``is the target of a bid``
            if begin is not None and not (of or is_named_behind(tokens, index, names, language)):
                found.append(Reference(_past_contraction(tokens, begin, language), token.end, False, "any", side=side))
        elif _are_two(tokens, index, language):
            found.append(Reference(tokens[index - 1].start, token.end, False, "any", pair=True))
        elif _two_before(tokens, index, language) and _tells_company(token, language):
            if index + 1 < len(tokens) and tokens[index + 1].start in names:
                continue  # ``les deux géants X et Y``
            found.append(Reference(tokens[index - 1].start, token.end, False, "any", pair=True))
        elif (
            token.lower in language.generic_nouns
            or token.lower in language.person_titles
            or _is_related(tokens, index, language)
        ):
            begin = _definite_before(tokens, index, covered, in_places, language)
            if begin is None and sums:
                begin = _sized_before(tokens, index, sums, language)
            if begin is not None and _is_owned_part(tokens[begin], token, language):
                continue
            parts = language.part_nouns & language.property_nouns  # ``the venture arm``
            if following in parts | language.between_words | language.trailing_nouns:
                continue
            person = token.lower not in language.generic_nouns and token.lower in language.person_titles
            own = begin is not None and tokens[begin].lower in language.possessives
            if own and _is_called(tokens, index, names):
                continue
            if (own and token.lower in language.group_nouns) or (
                person and _is_named(tokens, index, names, persons, language)
            ):
                continue
            if begin is not None and (
                person
                or kept_behind(tokens, index, named, language) is not None
                or not is_named_behind(tokens, index, named, language)
            ):
                trade = "" if token.lower in language.plain_nouns else token.lower
                nation = next((t.word.nation for t in tokens[begin + 1 : index + 2] if t.word.nation), "")
                related = own and token.lower in language.related_nouns
                found.append(
                    Reference(
                        _past_contraction(tokens, begin, language),
                        token.end,
                        False,
                        "any",
                        person,
                        trade=trade,
                        nation=nation,
                        called=called_by(tokens, begin, index, language),
                        sectors=sectors_told(tokens, begin, index, language),
                        related=related,
                        vehicle=own and token.lower in language.vehicle_nouns,
                        house=tells_house(tokens, begin, index, language),
                    )
                )
        elif language.nations_stand_alone and _stands_alone(tokens, index, language):
            nation = token.word.nation
            found.append(
                Reference(_past_contraction(tokens, index - 1, language), token.end, False, "nation", nation=nation)
            )
    return [r for r in found if not (r.person and any(r.end + gap in names for gap in range(3)))]


def _is_related(tokens: list[Item], index: int, language: LanguageData) -> bool:
    """Whether a noun right behind a possessive tells what another company is to one: ``son partenaire``."""
    related = tokens[index].lower in language.related_nouns
    return related and index > 0 and tokens[index - 1].lower in language.possessives


def _is_called(tokens: list[Item], noun: int, names: set[int]) -> bool:
    """Whether a name between commas only tells what somebody's own is called: ``sa société, X, à``."""
    behind = [token.lower for token in tokens[noun + 1 : noun + 2]]
    return behind == [","] and noun + 2 < len(tokens) and tokens[noun + 2].start in names


def _is_named(tokens: list[Item], index: int, names: set[int], persons: set[int], language: LanguageData) -> bool:
    """Whether a name stands behind words for a person: ``son associé belge X``, ``l'homme d'affaires tchèque X``."""
    behind = index + 1
    told = behind + 2 < len(tokens) and tokens[behind].lower in language.numbers.of and tokens[behind + 1].is_word
    behind += 2 * told
    while behind < len(tokens) and tokens[behind].word.nation and tokens[behind].start not in names:
        behind += 1
    return behind < len(tokens) and tokens[behind].start in (persons if told else names)


def _past_contraction(tokens: list[Item], article: int, language: LanguageData) -> int:
    """Where a description starts, behind an article that is a preposition too: ``au groupe``, ``du groupe``."""
    return tokens[article + (tokens[article].lower in language.contractions)].start


def _is_owned_part(article: Item, noun: Item, language: LanguageData) -> bool:
    """Whether words speak of an unnamed part of a company, and of no company: ``its tyre business``."""
    part = noun.lower in language.part_nouns or noun.lower in language.property_nouns
    return part and article.lower in language.possessives


def _orders(tokens: list[Item], index: int, language: LanguageData) -> bool:
    """Whether a word for first or last stands alone behind an article: ``la seconde``, not ``la seconde usine``."""
    if index == 0 or tokens[index - 1].lower not in language.definites:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or not following.is_word:
        return following is not None and following.text in {",", "(", ")", "."}
    finite = any(following.lower in words for words in language.auxiliaries.values())
    return finite or following.lower in language.verb_forms or _is_acted_on(tokens, index, language)


def _is_acted_on(tokens: list[Item], index: int, language: LanguageData) -> bool:
    """Whether a word behind an article ends what a verb or a noun is about: ``racheter le second pour``."""
    before, following = tokens[index - 2 if index > 1 else index - 1], tokens[index + 1]
    governed = before.lower in language.preposition_forms or tokens[index - 1].lower in language.contractions
    acted = governed or before.word.is_verb_form or before.word.is_participle or before.word.is_infinitive
    joins = following.lower in language.coordinators or following.lower in language.contractions
    return acted and (joins or following.lower in language.preposition_forms)


def _expletives(text: str, tokens: list[Item], language: LanguageData) -> set[int]:
    """Where words begin that stand for nothing: ``il y a``, ``it is likely``, but not in ``il y a investi``."""
    if not tokens:
        return set()
    pattern = _expletive_pattern(language.code)
    matches = list(pattern.finditer(text, tokens[0].start, tokens[-1].end))
    if not matches:
        return set()
    acting = {before.end for before, token in itertools.pairwise(tokens) if token.word.is_participle}
    spans = [match.span() for match in matches if match.end() not in acting]
    return {token.start for token in tokens if any(start <= token.start < end for start, end in spans)}


@functools.cache
def _expletive_pattern(code: Language) -> re.Pattern[str]:
    return phrase_pattern(load_language(code).expletives)


def _stands_alone(tokens: list[Item], index: int, language: LanguageData) -> bool:
    """Whether a word for a nation stands for one of its companies: ``l'américain rachète``, not ``l'américain X``.

    A participle may stand before the name: ``le britannique coté X``.
    """
    if index == 0 or tokens[index - 1].lower not in language.definites or not tokens[index].word.nation:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or not following.is_word:
        return True
    if tokens[index + 2 : index + 3] and tokens[index + 2].is_capital and only_describes(following, language):
        return False
    finite = following.lower in language.verb_forms or any(following.lower in w for w in language.auxiliaries.values())
    return finite or following.lower in language.adverbs


def _covered(starts: list[int], entities: Sequence[Entity]) -> set[int]:
    """Where the tokens begin that lie within an entity; `starts` are where all of them begin, in order."""
    found: set[int] = set()
    for entity in entities:
        found.update(starts[bisect.bisect_left(starts, entity.start) : bisect.bisect_left(starts, entity.end)])
    return found


def _pronoun(
    token: Item, role: Literal["subject", "either", "object", "latest", "person", "speaker"], *, several: bool
) -> Reference:
    person = role == "person"
    return Reference(
        token.start, token.end, True, "subject" if role == "person" else role, person, several and not person
    )


def _precedes_verb(tokens: list[Item], index: int, language: LanguageData) -> bool:
    """Whether a verb or its auxiliary follows right behind: ``lui prête``, but not ``selon lui``."""
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    helps = following in language.auxiliaries["have"] or following in language.auxiliaries["future"]
    return helps or following in language.verb_forms


def _tells_company(token: Item, language: LanguageData) -> bool:
    """Whether a word says what companies are, or what one is to the other: ``groupes``, ``partenaires``."""
    noun = singular(token.lower, language)
    return noun in language.generic_nouns or noun in language.related_nouns


def _are_two(tokens: list[Item], index: int, language: LanguageData) -> bool:
    """Whether an article and a number act without a noun: ``the two will build``, ``les deux vont``."""
    if index == 0 or index + 1 >= len(tokens) or tokens[index].lower not in language.pair_words:
        return False
    defined = tokens[index - 1].lower in language.definites | (language.plural_determiners - language.possessives)
    return defined and begins_verb(tokens[index + 1], language)


def _two_before(tokens: list[Item], index: int, language: LanguageData) -> bool:
    """Whether words speak of two known companies: ``les deux groupes``, ``both firms``, not ``deux start-up ont``."""
    if index == 0 or tokens[index - 1].lower not in language.pair_words:
        return False
    counted = tokens[index - 1].lower in language.numbers.words
    return not counted or (index > 1 and tokens[index - 2].lower in language.determiners)


def _definite_before(
    tokens: list[Item], index: int, covered: set[int], places: set[int], language: LanguageData
) -> int | None:
    """Where the article of a description stands: ``the Dutch lender``, ``the ailing U.S. chip firm``; None without one.

    At most two words may stand between, beside those that say whence it is, or more where the language has all of them
    before its nouns: ``the electric car battery maker``. What one has first, or anew, was not named
    before: ``son premier investisseur``, ``her latest startup``.
    """
    described, fresh = 0, False
    end = index - _SHORT_FORM if _is_short_form(tokens, index - 1) else index
    for back in range(end - 1, max(-1, end - _DESCRIBED), -1):
        token = tokens[back]
        personal = token.lower in language.personal_possessives
        if personal or token.lower in language.definites:
            return None if fresh and (personal or token.lower in language.possessives) else back
        if token.lower in language.determiners:
            return None
        fresh |= token.lower in language.first_words
        if ends_abbreviation(tokens, back):
            continue
        joins = token.lower in language.contractions or token.lower in language.preposition_forms
        if token.lower in language.combined_words:
            return None
        described += not (token.word.is_place or token.word.is_demonym or ends_abbreviation(tokens, back + 1))
        if not token.is_word or joins or (token.start in covered and token.start not in places):
            return None
        if described > _PLAIN and (described > language.described_by or not _may_describe(token, language)):
            return None
    return None


def _may_describe(token: Item, language: LanguageData) -> bool:
    """Whether a word may be one of several before a noun that describe it, and so no part of another clause."""
    helps = any(token.lower in forms for forms in language.auxiliaries.values())
    apart = (
        token.lower in language.pronouns or token.lower in language.relatives or token.lower in language.coordinators
    )
    acts = token.word.is_verb_form and any(tense == "past" for _, tense in language.verb_forms.get(token.lower, ()))
    return not (helps or apart or acts or token.word.is_adverb or token.lower in language.clause_breaks)


def _is_short_form(tokens: list[Item], closing: int) -> bool:
    """Whether a bracket ends at `closing` that says the words before for short: ``the private equity (PE) giant``."""
    begin = closing - _SHORT_FORM + 1
    return begin > 0 and tokens[closing].text == ")" and tokens[begin].text == "(" and tokens[begin + 1].word.is_upper


def _sized_before(tokens: list[Item], index: int, sums: Mapping[int, int], language: LanguageData) -> int | None:
    """Where the article of words stands that tell how large a company is: ``the $40 billion company``.

    What a fund, a venture or a plant is told with is its own sum.
    """
    noun = tokens[index]
    back = index - 1
    while back > 0 and index - back < _SIZED and tokens[back].is_word and tokens[back].end not in sums:
        back -= 1
    own = noun.lower in language.investor_forms or noun.lower in language.built_nouns
    if own or back < 1 or tokens[back].end not in sums:
        return None
    article = bisect.bisect_left([token.start for token in tokens], sums[tokens[back].end]) - 1
    return article if article >= 0 and tokens[article].lower in language.definites else None


def _seats(tokens: list[Item], named: set[int], language: LanguageData) -> set[int]:
    """Where those of the names begin that only say whence a company is, what it makes, or whose it is.

    ``l'entreprise de Dijon``, ``le créateur de « X »``, ``le fabricant de l'iPhone``, ``le groupe du Tchèque A B``.
    """
    if not named:
        return named
    found: set[int] = set()
    last = len(tokens)
    for at, token in enumerate(tokens):
        if token.start in named and (_of_before(tokens, at, language) or _lists_on(tokens[last + 1 : at], language)):
            found.add(token.start)
            last = at
    return found


def _lists_on(between: list[Item], language: LanguageData) -> bool:
    """Whether words between two such names join them: ``the maker of X tea, Y soap and Z``."""
    told = [token for token in between if token.text != "," and token.lower not in language.coordinators]
    return len(told) < len(between) and not any(
        token.word.is_verb_form or token.word.ends_phrase or token.word.prepositions is not None or not token.is_word
        for token in told
    )


def _hanging_on(tokens: list[Item], named: set[int], nouns: frozenset[str], language: LanguageData) -> set[int]:
    """Where those of the names begin that an *of* joins to one of the nouns: ``la filiale belge de X``."""
    return {t.start for at, t in enumerate(tokens) if t.start in named and _noun_before(tokens, at, language) in nouns}


def _noun_before(tokens: list[Item], index: int, language: LanguageData) -> str:
    """The noun that *of* joins a name to, adjectives of a nation between."""
    before = reversed(tokens[max(0, index - _DESCRIBED) : index])
    return next((token.lower for token in before if not _joins(token, language)), "")


def _joins(token: Item, language: LanguageData) -> bool:
    """Whether a word only joins a name to the noun before it, or says of which nation that is."""
    return token.lower in language.numbers.of or token.lower in language.definites or bool(token.word.nation)


def _of_before(tokens: list[Item], index: int, language: LanguageData) -> bool:
    """Whether an *of* stands before a name, with no more between than its article, a title and a quotation mark."""
    for token in reversed(tokens[max(0, index - _DESCRIBED) : index]):
        if language.contractions.get(token.lower, token.lower) in language.numbers.of:
            return True
        plain = token.lower in _QUOTES or token.lower in language.definites
        if not (plain or token.lower in language.person_titles or token.word.nation):
            return False
    return False
