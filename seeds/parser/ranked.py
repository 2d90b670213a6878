"""What a purchase is said to be: one of a company's several, its tenth, or its greatest."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.announced import opens_inclusion
from seeds.parser.antecedents import nearest_before
from seeds.parser.coordination import coordinated
from seeds.parser.cues import Cue
from seeds.parser.descriptions import is_company, tells_bare
from seeds.parser.governors import VERB, governor
from seeds.parser.items import Item, Reference
from seeds.parser.roles import Arguments, taken_in
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import Role

_RANK = 3
"""How many items before a purchase the word may stand that ranks it: ``its latest big purchase``."""
_AMONG = 9
"""How many items behind several purchases some of them may begin to be named."""
_TOLD = 5
"""How many items behind the verb what was bought may stand: ``was the pump maker Y``."""
_RANKED = 10
"""How many items before the name of whose it is the word may stand that ranks a deal: ``biggest ever agreed by``."""
_TOPIC = 6
"""How many items before a purchase the verb, comma or preposition may stand that makes it one of somebody's."""


def is_ranked(items: Sequence[Item], deal: int, language: LanguageData, within: int = _RANK) -> bool:
    """Whether a word before the noun of a deal makes it one of several, or the greatest: ``its third big purchase``."""
    return any(item.lower in language.deal_ranks for item in items[max(0, deal - within) : deal])


def counted_among(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Y est la dixième acquisition de X``: what a purchase is said to be is bought, and whose it is buys.

    So is what it only says between commas, ``Y, dernière acquisition de X,``, and what is counted among several.
    """
    if cue.frame.of is not Role.TARGET or cue.frame.subject is not Role.ACQUIRER or Role.ACQUIRER in found:
        return
    if cue.size > 1 or items[cue.first].lower in language.generic_nouns:
        return
    for back in range(cue.first - 1, max(-1, cue.first - _TOPIC), -1):
        if items[back].lower in language.among_words or items[back].lower == ",":
            told = _counted_behind if items[back].lower != "," else _ranked_before
            bought = [i for i in told(items, back, cue, language) if i not in taken_in(found)]
            if bought and found.get(Role.TARGET):
                found[Role.ACQUIRER], found[Role.TARGET] = found[Role.TARGET], bought
            return
        if items[back].lower in language.auxiliaries["be"]:
            if items[back + 1].lower not in language.determiners:
                return
            bought = [i for i in nearest_before(items, back, language) if i not in taken_in(found)]
            if bought and found.get(Role.TARGET) and governor(items, bought[-1], language) == "":
                found[Role.ACQUIRER], found[Role.TARGET] = found[Role.TARGET], bought
            return
        joined = items[back].lower in language.preposition_forms or items[back].lower in language.contractions
        if items[back].kind != "word" or joined:
            return


def named_among(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``plusieurs acquisitions, dont X et Y``, ``deux rachats, celui de X et celui de Y``: who is named of several."""
    purchase = cue.frame.of is Role.TARGET and cue.frame.subject is Role.ACQUIRER and Role.TARGET not in found
    if not purchase or not items[cue.last].lower.endswith(language.plurals):
        return
    behind = range(cue.last + 1, min(len(items), cue.last + _AMONG))
    opens = next((i for i in behind if _opens_examples(items, i, language)), None)
    if opens is None or any(is_finite(items[i], language) or items[i].is_nominal for i in range(cue.last + 1, opens)):
        return
    named = _first_named(items, opens, language)
    for at in range(named[-1] + 1 if named else len(items), len(items)):
        if items[at].lower in language.noun_pronouns:
            named += [i for i in _first_named(items, at, language) if i not in named]
    if named and not (named[-1] + 1 < len(items) and is_finite(items[named[-1] + 1], language)):
        found[Role.TARGET] = named


def called_so(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Deux candidats au rachat de X, Y et Z, ont``: those of whom a noun in the plural says what they are."""
    subject, targets = cue.frame.subject, found.get(Role.TARGET, [])
    if not cue.frame.apposed or subject is None or subject in found or not targets:
        return
    if not items[cue.first].lower.endswith(language.plurals):
        return
    comma = targets[0] + 1
    behind = range(comma + 1, min(len(items), comma + _AMONG))
    named = next((i for i in behind if items[i].is_nominal or is_finite(items[i], language)), None)
    if named is None or items[comma].lower != "," or items[named].kind != "name":
        return
    if len(group := coordinated(items, named, len(items), language)) > 1:
        found[Role.TARGET], found[subject] = targets[:1], group


def _first_named(items: Sequence[Item], opens: int, language: LanguageData) -> list[int]:
    """Those whom plain words lead to that name some of several: ``dont celle de l'éditeur X``, not ``comme son X``."""
    leading = language.definites.union(language.numbers.of) | language.noun_pronouns | language.firm_words
    at = opens
    while at < len(items) and not items[at].is_nominal:
        opening = opens_inclusion(items, at, language) or (at == opens + 1 and opens_inclusion(items, opens, language))
        if items[at].lower not in leading and not opening and not items[at].word.is_demonym:
            return []
        at += 1
    return coordinated(items, at, len(items), language) if at < len(items) and items[at].kind == "name" else []


def _opens_examples(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether words name some of several there: ``dont``, ``, celle de``."""
    return opens_inclusion(items, at, language) or items[at].lower in language.noun_pronouns


def ranked_as(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``X's latest acquisition is Y``, ``La plus grosse acquisition de X reste Y``: what one of several is, is bought.

    So is who is named between commas, ``La dernière acquisition de X, Y, date de 2019``. Else it stands right behind
    the verb, as may what tells its trade, and is nobody's: not ``X's first purchase was Y's``.
    """
    named = [found[role] for role in (Role.ACQUIRER, Role.TARGET) if found.get(role)]
    if cue.frame.of is not Role.TARGET or len(named) != 1:
        return
    buys = named[0]  # ``La plus grosse acquisition de X`` has taken X for what is bought
    if not is_ranked(items, cue.first, language):
        return
    verb = max(cue.last, *buys) + 1
    if (apart := _named_apart(items, verb, language)) is not None:
        found[Role.ACQUIRER], found[Role.TARGET] = list(buys), [apart]
        return
    while verb < len(items) and _says_when(items[verb], language):
        verb += 1
    if verb >= len(items) or not _is_copula(items[verb], language):
        return
    verb += verb + 1 < len(items) and _is_copula(items[verb + 1], language)
    told = next((i for i in range(verb + 1, min(len(items), verb + 1 + _TOLD)) if items[i].is_nominal), None)
    if told is None or items[told].kind != "name" or any(i.kind != "word" for i in items[verb + 1 : told]):
        return
    if told > verb + 1 and governor(items, told, language) not in {"", VERB, *language.numbers.of}:
        return
    if told + 1 == len(items) or not items[told + 1].word.is_possessive:
        found[Role.ACQUIRER], found[Role.TARGET] = list(buys), coordinated(items, told, len(items), language)


def owned_purchase(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Y is X's tenth acquisition``, ``X's biggest acquisition, Y, closed``: what X's purchase is, is bought."""
    buyers = found.get(Role.ACQUIRER)
    if cue.frame.of is not Role.TARGET or not buyers or found.get(Role.TARGET) or buyers[-1] > cue.first:
        return
    ranked = is_ranked(items, cue.first, language)
    ranked |= items[cue.first - 1].lower in language.rank_words
    apart = _named_apart(items, cue.last + 1, language) if ranked else None
    if apart is not None:
        found[Role.TARGET] = [apart]
        return
    verb = buyers[0] - 1
    named = items[buyers[0]].kind == "name"  # ``It is its third acquisition`` names nobody
    if verb > 0 and ranked and named and _is_copula(items[verb], language):
        bought = [i for i in nearest_before(items, verb, language) if i not in buyers]
        if bought and governor(items, bought[-1], language) == "":
            found[Role.TARGET] = bought


def _named_apart(items: Sequence[Item], comma: int, language: LanguageData) -> int | None:
    """Where the one name between commas stands, and what it is before it: ``X's biggest acquisition, Y, closed``."""
    if comma + 2 >= len(items) or items[comma].lower != ",":
        return None
    name = next((i for i in range(comma + 1, min(len(items) - 1, comma + 1 + _TOLD)) if items[i].kind != "word"), comma)
    if items[name].kind != "name" or not items[name].is_nominal or items[name + 1].lower != ",":
        return None
    told = name == comma + 1 or items[comma + 1].lower in language.definites
    return name if told or tells_bare(items, comma, name, language) else None


def deal_said_to_be(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``X's boldest deal was an investment in Y``, ``La dernière opération de X a été le rachat de Y``: X acts."""
    role = cue.frame.subject
    if role is None or role in found or cue.first < _RANK:
        return
    verb = next((i for i in range(cue.first - 1, cue.first - 1 - _RANK, -1) if items[i].kind != "money"), cue.first)
    while verb > cue.first - 1 - _TOPIC and verb > 1 and items[verb].lower in language.determiners:
        verb -= 1
    if not _is_copula(items[verb], language):
        return
    helped = items[verb - 1].lower in language.auxiliaries["have"] or _is_copula(items[verb - 1], language)
    deal = verb - 1 - helped
    owner = next((i for i in range(deal, max(-1, deal - _TOPIC), -1) if items[i].is_nominal), None)
    if owner is None or items[owner].kind != "name" or owner in taken_in(found):
        return
    mine = items[owner + 1].word.is_possessive and items[deal].lower in language.priced_nouns
    of = owner == deal and owner > 1 and items[owner - 1].lower in language.numbers.of
    if mine or (of and items[owner - 2].lower in language.priced_nouns):
        found[role] = [owner]


def _says_when(item: Item, language: LanguageData) -> bool:
    """Whether a word between a purchase and its verb only says till when it is the greatest: ``to date``."""
    return item.kind == "date" or item.lower in language.till_now_words


def _is_copula(item: Item, language: LanguageData) -> bool:
    return item.lower in language.auxiliaries["be"] or item.lower in language.staying_forms


def _ranked_before(items: Sequence[Item], comma: int, cue: Cue, language: LanguageData) -> list[int]:
    """The name before a comma behind which a purchase is ranked: ``Y, troisième acquisition de X``."""
    rank = items[comma + 1 : cue.first]
    told = [item.lower in language.fore_adjectives or item.lower in language.rank_words for item in rank]
    plain = all(is_rank or item.lower in language.determiners for is_rank, item in zip(told, rank, strict=True))
    ranked = plain and told[-1:] == [True]
    return [comma - 1] if ranked and comma and items[comma - 1].is_nominal else []


def _counted_behind(items: Sequence[Item], among: int, cue: Cue, language: LanguageData) -> list[int]:
    """The names behind the verb that counts some of several purchases: ``Parmi les achats de X figurent Y et Z``."""
    plural = among == 0 and items[cue.last].lower.endswith(language.plurals)
    verb = next((i for i in range(cue.last + 1, len(items)) if items[i].lower in language.enumerating_words), None)
    if not plural or verb is None:
        return []
    first = next((i for i in range(verb + 1, len(items)) if items[i].is_nominal), None)
    return [] if first is None else coordinated(items, first, len(items), language)


def ranked_among(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Le rachat de Y reste la plus grosse opération de X``: whose deal a purchase is said to be buys."""
    if cue.frame.of is not Role.TARGET or cue.frame.subject is not Role.ACQUIRER or Role.ACQUIRER in found:
        return
    bought = max(found.get(Role.TARGET, ()), default=len(items))
    for index in range(max(bought, cue.last) + 1, len(items)):
        if items[index].lower == ";" or items[index].lower in language.relatives:
            return
        if items[index].is_nominal:
            of = index - 1
            owned = items[of].lower in language.numbers.of and items[of - 1].lower in language.priced_nouns
            if owned and any(item.lower in language.finite_forms for item in items[bought + 1 : of - 1]):
                found[Role.ACQUIRER] = [index]
            return


def ranked_since(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``la plus grosse opération de X depuis le rachat de Y``: whose deals are ranked since one did that too."""
    if cue.frame.subject is not Role.ACQUIRER or Role.ACQUIRER in found or not found.get(Role.TARGET):
        return
    since = cue.first - 1
    while since > 1 and (items[since].lower in language.determiners or items[since].kind == "date"):
        since -= 1
    if since < _RANK or items[since].lower not in language.past_prepositions:
        return
    owner = since - 1 - (items[since - 1].lower == ",")
    joints = {*language.numbers.of, *language.agents, *language.price_marks}
    if not is_company(items[owner]) or governor(items, owner, language).rpartition(" ")[2] not in joints:
        return
    ranked = is_ranked(items, owner, language, _RANKED)
    deals = language.priced_nouns.keys() | language.takeover_nouns
    if ranked and any(item.lower in deals for item in items[:owner]):
        found[Role.ACQUIRER] = [owner]


def tells_of_deal(items: Sequence[Item], before: Sequence[int], cue: Cue, language: LanguageData) -> bool:
    """Whether *it* stands for a deal by somebody, and for no company: ``It is the third takeover by X``."""
    by = cue.last + 1 < len(items) and items[cue.last + 1].lower in language.agents
    pronoun = len(before) == 1 and isinstance(value := items[before[0]].value, Reference) and value.pronoun
    return by and pronoun and is_ranked(items, cue.first, language)
