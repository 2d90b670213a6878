"""Acronyms that an article says but once: whether they are a company's name, by the words around them."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.adjuncts import head_of
from seeds.parser.currencies import is_currency_code
from seeds.parser.known import known_at
from seeds.parser.name_kinds import is_generic, names_trader
from seeds.parser.openings import begins_verb
from seeds.parser.runs import is_name_like
from seeds.parser.tokens import Item, is_currency_sign
from seeds.parser.usage import is_common

_BEFORE, _BEHIND = 12, 6
"""How many words before and behind an acronym are looked at."""

_QUOTES = frozenset('«»“”"')
"""Marks that may enclose one."""
_SHORTEST = 3
"""How many letters an acronym has at least that is a name; two with a digit are."""
_BRACKET = 3
"""How many items a bracket with one word in it has."""
_DESCRIBED = 3
"""How many words before the mark of an acronym its noun stands that says what it is, and before that an article."""
_OWNED = 4
"""How many words before an acronym a word for a part of what it names may stand: ``la division câbles d'EBP``."""
_HELPING = ("have", "be", "future", "conditional", "infinitive", "reflexive", "clitic")


def around(
    words: Sequence[Item], begin: int, end: int, language: LanguageData
) -> tuple[Sequence[Item], Sequence[Item]]:
    """The words before and behind an acronym, none of those before its sentence's subject: ``Mardi, EBP lève``."""
    head = head_of(words, language)
    first = max(head if begin >= head else 0, begin - _BEFORE)
    return words[first:begin], words[end : end + _BEHIND]


def is_called(word: Item, before: Sequence[Item], behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether an acronym said but once is a company's, by the words `before` and `behind` it."""
    if before and behind and before[-1].text in _QUOTES and behind[0].text in _QUOTES:
        before, behind = before[:-1], behind[1:]
    numbered = not word.text.isalpha()
    if not word.text.isupper() or len(word.text) < _SHORTEST - numbered or is_currency_code(word.text, language):
        return False
    if word.lower in language.not_names or word.lower in language.not_alone:
        return False
    if numbered:
        return _is_numbered(word, before, behind, language)
    if _follows_description(word, before, behind, language) or _follows_trade(before, language):
        return True
    if len(before) > 2 and before[-1].text == "(" and behind and behind[0].text == ")":
        named = [w for w in before if w.is_capital]
        formal = bool(named) and named[-1].lower in language.legal_forms
        initials = "".join([w.text[0] for w in named])
        return initials.endswith(word.text) or (formal and initials[:-1].endswith(word.text))
    if behind and (
        acts(_past_bracket(behind), language) or _is_described(behind, language) or _has_something(behind, language)
    ):
        return True
    if _is_bare_object(before, language) or _is_dealt_in(word, before, behind, language):
        return True
    if _is_paid(before, behind, language) or names_trader(before, language) or _has_officer(before, language):
        return True
    if _hangs_on_dealing(before, language) or _is_dealt_with(word, before, behind, language):
        return True
    return not before and word.lower not in language.goods_nouns and _opens_sentence(behind, language)


def _is_numbered(word: Item, before: Sequence[Item], behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether letters and digits act, have something, or are taken over: ``B2H lève``, ``par C8``, ``rachat de M6``.

    No ``40-MW`` and no model of somebody's.
    """
    if not (word.text.isalnum() and word.text[0].isalpha()):
        return False
    if not before:
        return bool(behind) and (acts(behind, language) or _has_something(behind, language))
    told = before[-1].lower in language.agents or names_trader(before, language)
    return told or _is_taken_over(before, language)


def _past_bracket(behind: Sequence[Item]) -> Sequence[Item]:
    """What stands behind a bracket with one word, such as a seat: ``EBP (Lyon) lève``."""
    bracketed = len(behind) > _BRACKET and behind[0].text == "(" and behind[_BRACKET - 1].text == ")"
    return behind[_BRACKET:] if bracketed else behind


def _is_described(behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether it is said what bears the name: ``EBP, éditeur de logiciels``, ``EBP, which makes tyres``."""
    if len(behind) < 2 or behind[0].text != ",":
        return False
    return behind[1].lower in language.relatives or any(is_generic(w.lower, language) for w in behind[1:])


def _follows_description(word: Item, before: Sequence[Item], behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether it is said right before what bears the name: ``à un fonds singapourien, EBP``, ``un rival (EBP)``.

    The first letters of those words only make them short: ``la banque centrale (BC)``.
    """
    if not before or before[-1].text not in {",", "("} or (behind and behind[0].text not in {",", ")", "."}):
        return False
    for at in range(len(before) - 2, max(0, len(before) - 2 - _DESCRIBED), -1):
        if is_generic(before[at].lower, language):
            initials = "".join(w.text[0] for w in before[at:-1]).upper()
            article = any(w.lower in language.determiners for w in before[max(0, at - _DESCRIBED) : at])
            return article and not word.text.startswith(initials)
        if not before[at].is_word or before[at].is_capital or before[at].lower in language.preposition_forms:
            return False
    return False


def _follows_trade(before: Sequence[Item], language: LanguageData) -> bool:
    """Whether it is said right before in what things the company deals: ``rachète l'éditeur de logiciels EBP``.

    Behind a comma those words tell of another: ``X, l'éditeur de logiciels EBP``.
    """
    if not language.nouns_take_articles:
        return False
    goods = len(before)
    while goods > max(0, len(before) - _DESCRIBED) and before[goods - 1].word.is_small:
        if before[goods - 1].lower in language.numbers.of:
            break
        goods -= 1
    noun = goods - 2
    if noun < 1 or goods == len(before) or before[goods - 1].lower not in language.numbers.of:
        return False
    opened = noun > 1 and before[noun - 2].text == ","
    return is_generic(before[noun].lower, language) and before[noun - 1].lower in language.definites and not opened


def _has_something(behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether something is the name's, or it is in the middle of something: ``EBP's board``, ``EBP is in talks``."""
    owned = (language.holder_nouns, language.stake_words, language.takeover_nouns)
    if behind[0].word.is_possessive or any(behind[0].lower in words for words in owned):
        return True
    busy = len(behind) > 1 and behind[1].lower in language.preposition_forms
    return busy and behind[0].lower in language.auxiliaries["be"]


def _hangs_on_dealing(before: Sequence[Item], language: LanguageData) -> bool:
    """Whether the words before say that somebody follows: ``par EBP``, ``le rachat d'EBP``, ``a contract from EBP``.

    So do those that something is got from, ``auprès de l'EBP``, and what names a nation, ``the Dutch EBP``.
    """
    article = bool(before) and before[-1].lower in language.determiners
    if len(before) > 1 and before[-1].word.is_demonym and before[-2].lower in language.definites:
        return True
    hangs_on = before[len(before) - 1 - article].lower if len(before) > article else ""
    if hangs_on in language.agents or any(w.lower in language.source_words for w in before[-3:]):
        return True
    if hangs_on in language.receiving_words and any(
        w.word.is_verb_form or w.lower in language.takeover_nouns for w in before
    ):
        return True
    if hangs_on in language.dealing_words and any(w.lower in language.frame_nouns for w in before):
        return True
    return _is_taken_over(before, language)


def _is_taken_over(before: Sequence[Item], language: LanguageData) -> bool:
    """Whether words end in a takeover and its *of*: ``le rachat de EBP``."""
    of = bool(before) and before[-1].lower in language.numbers.of
    return of and any(w.lower in language.takeover_nouns for w in before[-3:-1])


def _has_officer(before: Sequence[Item], language: LanguageData) -> bool:
    """Whether the words before say that a person leads or owns it, without an article: ``le PDG de RFM``."""
    of = len(before) > 1 and before[-1].lower in language.numbers.of and before[-1].lower not in language.determiners
    if not (of and language.nouns_take_articles):
        return False
    return before[-2].lower in language.owner_nouns or before[-2].lower in language.officer_titles


def _is_dealt_with(word: Item, before: Sequence[Item], behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether a deal's verb takes it, or it gives money or work, and it stands alone: ``bought EBP.``, ``from EBP.``.

    No goods are called so: ``buys LNG``, ``power from LNG``.
    """
    ends = not behind or behind[0].text in {".", ",", ";", ")"} or behind[0].lower in language.coordinators
    alone = ends or behind[0].word.prepositions is not None
    if not before or not alone or word.lower in language.goods_nouns:
        return False
    if before[-1].lower in language.takeover_forms:
        return True
    deals = ends and before[-1].lower in language.dealing_words and before[-1].lower in language.client_words
    return deals and any(w.word.is_verb_form for w in before[:-1])


def _is_bare_object(before: Sequence[Item], language: LanguageData) -> bool:
    """Whether no article stands before a word that is bought or put money in: ``rachète EBP``, ``20 % d'EBP``."""
    if not language.nouns_take_articles or not before:
        return False
    last = before[-1]
    if last.lower in language.numbers.of and last.lower not in language.determiners:
        return any(w.text == "%" or w.lower in language.owned_parts for w in before[-_OWNED:-1])
    joined = last.lower in language.content_prepositions or last.lower in language.domain_prepositions
    telling = (language.takeover_nouns, language.numbers.scales, language.stake_words)
    told = any(w.word.is_verb_form or any(w.lower in words for words in telling) for w in before[:-1])
    return last.word.is_verb_form or (joined and told)


def _is_dealt_in(word: Item, before: Sequence[Item], behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether shares are of it, a bid is for it, or it has a price: ``stake in EBP``, ``bid for EBP``, ``EBP for $5m``.

    It stands alone then, and is no word for goods: ``a stake in LNG projects``, ``bought PPE for $5m``.
    """
    alone = not behind or not behind[0].is_word or behind[0].word.prepositions is not None
    if len(before) < 2 or not alone or word.lower in language.goods_nouns:
        return False
    last, near = before[-1], before[-3:-1]
    if last.word.is_verb_form:
        return len(behind) > 1 and behind[0].lower in language.price_marks and not behind[1].text.isalpha()
    held = last.lower in language.content_prepositions or last.lower in language.numbers.of
    shares = held and any(w.lower in language.stake_words for w in near)
    return shares or (last.lower in language.price_marks and any(w.lower in language.offer_nouns for w in near))


def _is_paid(before: Sequence[Item], behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether a sum stands behind a name that is the object of a verb: ``agreed to pay EBP $5m``, ``pays the EBP``."""
    article = bool(before) and before[-1].lower in language.definites
    verb = before[len(before) - 1 - article] if len(before) > article else None
    if verb is None or not verb.word.takes_object:
        return False
    at = next((i for i, word in enumerate(behind) if word.lower not in language.bound_words), len(behind))
    return at + 1 < len(behind) and is_currency_sign(behind[at]) and behind[at + 1].text[:1].isdigit()


def _opens_sentence(behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether a word that opens a sentence is a name by what stands behind: ``EBP, basé à Lyon,``, ``EBP et X``."""
    if behind and begins_verb(behind[0], language):
        return True
    aside = len(behind) > 1 and behind[0].text == ","
    told = language.nouns_take_articles or (aside and _begins_aside(behind[1], language))
    return (aside and told) or _is_paired(behind, language)


def _begins_aside(word: Item, language: LanguageData) -> bool:
    """Whether what a name is or has had done to it begins: ``EBP, led by a banker,``, ``EBP, a leader in pumps,``."""
    tenses = {tense for _, tense in language.verb_forms.get(word.lower, ())}
    return not tenses.isdisjoint({"past", "participle"}) or word.lower in language.determiners


def _is_paired(behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether a name is joined to what opens a sentence: ``et Ancea``, ``et le groupe X``."""
    if len(behind) < 3 or behind[0].lower not in language.coordinators:
        return False
    told = behind[1].lower in language.definites and is_generic(behind[2].lower, language)
    named = is_name_like(behind[1]) and not is_common(behind[1].lower, language)
    return told or named or known_at(behind, 1) is not None


def acts(words: Sequence[Item], language: LanguageData) -> bool:
    """Whether words begin with a verb that tells of deals, or with what helps it: ``rachète``, ``will also buy``."""
    at = next((at for at, word in enumerate(words) if not _helps(word, language)), len(words))
    helping = {*language.auxiliaries["have"], *language.auxiliaries["be"]}
    return any(word.word.is_verb_form and word.kind == "word" and word.lower not in helping for word in words[: at + 1])


def _helps(word: Item, language: LanguageData) -> bool:
    return word.lower in language.adverbs or any(word.lower in language.auxiliaries[name] for name in _HELPING)
