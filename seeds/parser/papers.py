"""Newspapers that are bought in a text, that buy or sign, are companies wherever it names them: ``la reprise de X``."""

from __future__ import annotations

import itertools
from collections.abc import Sequence, Set
from dataclasses import replace

from seeds.language import LanguageData
from seeds.names import fold_name, places
from seeds.parser.mentions import NameMention
from seeds.parser.openings import begins_verb
from seeds.parser.states import index_behind, plans_to_buy
from seeds.parser.tokens import Item, is_currency_sign
from seeds.parser.usage import Row

_DESCRIBED = 8
"""How many words before a newspaper may tell that it is bought: ``reprendre le journal local en difficulté X``."""
_GROUP = 4
"""Within how many words behind a newspaper the participle stands by which it is bought: ``avait été repris``."""
_FUNDED = 9
"""How many words before a newspaper may tell what is put into it: ``a investi 5 M€ dans le journal X``."""
_SIGNED = 7
"""Within how many words behind a newspaper it signs: ``a conclu un accord pluriannuel avec``."""


def with_papers(rows: Sequence[Row], found: list[list[NameMention]], language: LanguageData) -> list[list[NameMention]]:
    """The names of a text, where a newspaper that is bought somewhere, or buys or signs, is a company."""
    papers = {m.name for names in found for m in names if _may_be_paper(m)}
    dealing = {
        m.name
        for row, names in zip(rows, found, strict=True)
        for m in names
        if m.name in papers and _is_dealt_with(row.words, row.places.get(m.start, 0), m, language)
    }
    if not dealing:
        return found
    return [
        [replace(m, kind="company") if m.name in dealing and _may_be_paper(m) else m for m in names] for names in found
    ]


def _may_be_paper(name: NameMention) -> bool:
    """Whether a name is an outlet's, or only half of it is a place: ``Paris-Turf``."""
    if name.kind != "place" or "-" not in name.text:
        return name.kind == "outlet"
    folded = fold_name(name.text)
    return folded not in places() and folded.replace("-", " ") not in places()


def _is_dealt_with(words: Sequence[Item], index: int, name: NameMention, language: LanguageData) -> bool:
    """Whether a name is the object of words for a takeover, stands before their participle, or is who buys or signs."""
    end = index_behind(words, index, name)
    behind = words[end : end + _GROUP]
    governed = index > 0 and words[index - 1].lower in language.preposition_forms
    if not governed and (
        _buys(behind, language) or plans_to_buy(words, end, language) or _signs(words[end : end + _SIGNED], language)
    ):
        return True
    if not governed and _raises(words[end : end + _SIGNED], language):
        return True
    if _is_partner(words[max(0, index - _GROUP) : index], language):
        return True
    if name.kind == "outlet" and _is_funded(words[max(0, index - _FUNDED) : index], language):
        return True
    being = language.auxiliaries["be"]
    told = [word.lower for word in behind]
    helped = list(itertools.takewhile(lambda word: word in {",", *being, *language.auxiliaries["have"]}, told))
    done = told[len(helped) : len(helped) + 1]
    suffers = not being.isdisjoint(helped) or language.auxiliaries["have"].isdisjoint(helped)
    if done and done[0] in language.takeover_participles and suffers:
        return True
    return is_bought(words[max(0, index - _DESCRIBED) : index], language)


def _buys(behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether a verb of taking over follows a name, only auxiliaries of the active and adverbs between."""
    helping = frozenset().union(*(language.auxiliaries[name] for name in ("have", "future", "conditional")))
    rest = itertools.dropwhile(lambda word: word.lower in helping or word.word.is_adverb, behind)
    verb = next(rest, None)
    if verb is None or verb.lower not in language.takeover_forms:
        return False
    return verb is not behind[0] or begins_verb(verb, language)


def _raises(behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether a verb of raising money and a sum follow a name: ``X a levé 5 millions``."""
    helping = language.auxiliaries["have"]
    verb = next((at for at, word in enumerate(behind) if word.lower not in helping and not word.word.is_adverb), None)
    if verb is None or not _is_of(behind[verb], language.raising_verbs, language):
        return False
    return any(word.text[0].isdigit() for word in behind[verb + 1 :])


def _is_funded(before: Sequence[Item], language: LanguageData) -> bool:
    """Whether words tell what is put into what follows: ``a investi 5 millions d'euros dans``, ``prête 5 M€ à``."""
    told = [word for word in before if word.lower not in language.definites]
    if not told or told[-1].lower not in language.content_prepositions | language.receiving_words:
        return False
    gives = language.giving_verbs | language.lending_verbs
    at = next((at for at, word in enumerate(told) if _is_of(word, gives, language)), len(told))
    between = told[at + 1 : -1]
    plain = all(word.word.is_small or word.text[0].isdigit() or is_currency_sign(word) for word in between)
    return plain and any(word.text[0].isdigit() for word in between)


def _is_of(word: Item, verbs: Set[str], language: LanguageData) -> bool:
    """Whether a word is a form of one of some verbs."""
    return any(verb in verbs for verb, _ in language.verb_forms.get(word.lower, ()))


def _signs(behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether a verb that tells of one's own alliance follows a name: ``X signe un partenariat avec``."""
    if not behind or not begins_verb(behind[0], language) or behind[0].lower in language.telling_forms:
        return False
    rest = itertools.dropwhile(lambda word: not _is_alliance(word, language), behind)
    return any(word.lower in language.with_words for word in rest)


def _is_alliance(word: Item, language: LanguageData) -> bool:
    return word.lower in language.alliance_nouns or word.lower in language.contract_words


def _is_partner(before: Sequence[Item], language: LanguageData) -> bool:
    """Whether words end in an alliance with what follows: ``un accord de licence avec``, ``s'est allié avec``."""
    told = [word for word in before if word.lower not in language.definites]
    if not told or told[-1].lower not in language.with_words:
        return False
    verbs = {verb for word in told[-2:-1] for verb, _ in language.verb_forms.get(word.lower, ())}
    allied = any(
        _is_alliance(noun, language) and opener.lower not in language.town_prepositions
        for opener, noun in itertools.pairwise(told)
    )
    return allied or not language.allying_verbs.isdisjoint(verbs)


def is_bought(before: Sequence[Item], language: LanguageData) -> bool:
    """Whether words end in a takeover and the article or the description of what it is of."""
    papers = [at for at, word in enumerate(before) if word.lower in language.outlet_nouns]
    if papers and all(word.is_word and word.text.islower() for word in before[papers[-1] :]):
        before = before[: papers[-1]]
    before = _before_dative(before, language)
    of = False
    for word in reversed(before):
        if word.lower in language.takeover_forms or (of and word.lower in language.takeover_nouns):
            return True
        if not (word.lower in language.numbers.of or word.lower in language.definites or word.word.is_adverb):
            return False
        of |= word.lower in language.numbers.of
    return False


def _before_dative(before: Sequence[Item], language: LanguageData) -> Sequence[Item]:
    """The words without those behind a verb for whom it is sold, or who sells it: ``vend au groupe X le magazine``."""
    for at in range(len(before) - 1, 0, -1):
        word = before[at]
        if word.word.uncontracted in language.datives.values():
            return before[:at] if before[at - 1].lower in language.takeover_forms else before
        if not (word.is_capital or word.lower in language.definites or word.lower in language.generic_nouns):
            break
    return before
