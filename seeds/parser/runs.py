"""Runs of capitalised words: where one ends, and which of its words belong to the name in it."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.initials import past_initial
from seeds.parser.known import country_size, known_at
from seeds.parser.lexicon import LONGEST_NUMBER
from seeds.parser.name_kinds import is_generic
from seeds.parser.openings import name_at_start, stands_as_one
from seeds.parser.partners import is_known_run, joined_size, partners_size
from seeds.parser.tokens import Item, opens_price
from seeds.parser.usage import Usage, begins_sentence, is_common, is_known_word, is_ordinary, opens_figure

_SHORT_PIECE = 2
"""How many letters the last part of a word has that is no name's in small letters: ``X-to``."""
_SHORTEST_ACRONYM = 3
"""How many letters an acronym has at least that opens a name though it means something else."""
_SPACED = 3
"""How many words a legal form is whose letters stand apart."""


def is_name_like(word: Item) -> bool:
    """A capitalised word that is no compound adjective such as ``Madrid-based``."""
    return word.word.is_name_like


def run_end(words: Sequence[Item], index: int, language: LanguageData) -> int:
    """Where the run of capitalised words that begins at `index` ends, connectors such as ``of`` and ``&`` inside."""
    end = index + country_size(words, index)
    while end < len(words) and (step := _step(words, index, end, language)):
        end += step
    return end


def numbered_end(words: Sequence[Item], index: int, language: LanguageData) -> int:
    """Where the name of a house ends that a number opens, ``1984 Ventures``; `index` where none does."""
    number = words[index].text
    if not number.isdigit() or len(number) > LONGEST_NUMBER or opens_figure(words, index):
        return index
    end = index + 1
    while end < len(words) and words[end].is_next_to(words[end - 1]) and is_name_like(words[end]):
        end += 1
    return end if end > index + 1 and words[end - 1].lower in language.numbered_houses else index


def _step(words: Sequence[Item], index: int, end: int, language: LanguageData) -> int:
    """How many words the run that reaches to `end` takes in next."""
    word = words[end]
    if not word.is_next_to(words[end - 1]) or word.lower in language.person_titles or opens_price(words, end):
        return 0
    following = words[end + 1] if end + 1 < len(words) else None
    if word.lower in language.name_marks and word.start == words[end - 1].end:
        return 1
    numbered = word.is_word and word.text.isdigit() and len(word.text) <= 3 and not opens_figure(words, end)
    inside = following is not None and len(word.text) <= 2 and is_name_like(following)
    if numbered and following is not None and _is_model(following, language):
        return 0
    if end > index and following is not None and following.word.is_small and _begins_clause(word, language):
        return 0
    if is_name_like(word) or (numbered and (_ends_name(following) or inside)):
        return 1
    if following is None:
        return 0
    if word.text == "." and following.is_capital and _is_form_of_form(words, end, language):
        return 2
    before = words[index - 1] if index else None
    firm = before is not None and (before.lower in language.generic_nouns or before.word.is_demonym)
    short = words[index].lower in language.short_openers or (firm and "." in words[index].text[1:-1])
    if word.text == "." and end == index + 1 and short:
        return (1 + is_name_like(following)) * following.is_capital
    if initial := past_initial(words, index, end, language):
        return initial
    if (word.text == "&" or (word.text == "+" and firm)) and following.is_capital:
        return 2
    if word.lower in language.name_particles and word.word.is_small:
        return 2 if is_name_like(following) else 1 if following.lower in language.name_particles else 0
    if word.lower in language.surname_particles and (size := _surname_size(words, end, language)):
        return size
    if word.lower in language.inside_names:
        return _connected(words, index, end, language)
    if word.lower in language.name_joiners:
        return joined_size(words, index, end, language)
    if word.text == ",":
        formal = following.lower in language.legal_forms and following.is_capital
        return 2 if formal else partners_size(words, index, end, language)
    if not following.is_capital or not word.word.may_be_possessive:
        return 0
    shop = word.word.is_possessive and end == index + 1 and _is_first_name_shop(words, end, language)
    return 2 if shop or _is_of_members(words, end, language) else 0


def _begins_clause(word: Item, language: LanguageData) -> bool:
    """Whether a word with a capital only begins a sentence behind a heading: ``About Tressac Since its founding``."""
    return word.is_capital and (word.lower in language.time_prepositions or word.lower in language.clause_breaks)


def _is_form_of_form(words: Sequence[Item], stop: int, language: LanguageData) -> bool:
    """Whether a stop ends a short legal form that goes on: ``Velora Pvt. Ltd``, ``Velora Co. Pvt. Ltd``."""
    joined = stop > 1 and words[stop - 2].text == "&"  # ``GmbH & Co. KG``
    return not joined and all(words[at].lower in language.legal_forms for at in (stop - 1, stop + 1))


def _surname_size(words: Sequence[Item], particle: int, language: LanguageData) -> int:
    """How many words a surname has that its particle opens: ``Jean de Vernal``, but ``Claude d'Anthropic`` has none."""
    first = words[particle - 1].word
    at = particle + 1
    while at < len(words) - 1 and words[at].lower in language.determiners and words[at].word.is_small:
        at += 1
    proper = at < len(words) and is_name_like(words[at]) and not words[at].word.is_place
    called = first.is_given_name and not first.is_place and known_at(words, particle - 1) is None
    if not (called and proper) or words[at].lower in language.goods_nouns or words[at].lower in language.org_words:
        return 0
    return at + 1 - particle if known_at(words, at) is None else 0


def _is_model(word: Item, language: LanguageData) -> bool:
    """Whether a word is that of goods, or a model's name with a number, so that a number before it counts them."""
    mixed = word.is_capital and any(c.isdigit() for c in word.text) and any(c.isalpha() for c in word.text)
    return mixed or word.lower in language.goods_nouns


def _connected(words: Sequence[Item], index: int, end: int, language: LanguageData) -> int:
    """The steps over ``of``, ``de la`` and the like to the next part of the name of an organisation."""
    last, first = words[end - 1].lower, words[index].lower
    stop = end + 1
    if stop < len(words) and words[stop].lower in language.determiners and words[end].lower in language.numbers.of:
        stop += 1
    if stop >= len(words) or not words[stop].is_capital or words[stop].word.is_given_name:
        return 0
    place, common = words[stop].word.is_place, is_common(words[stop].lower, language)
    if not place and (last in language.legal_forms or (words[end].lower in language.price_marks and not common)):
        return 0
    organised = last in language.org_words or first in language.org_words
    organised |= end == index + 1 and _is_trade_there(words, index, stop + 1, language)
    organised |= end == index + 1 and stands_as_one(words, index, stop, language)
    return stop + 1 - end if organised or _is_house(words, index, end, language) else 0


def _is_trade_there(words: Sequence[Item], index: int, stop: int, language: LanguageData) -> bool:
    """Whether a lone common noun and a place are a name without an article: ``Tissage de Picardie``.

    A word for any company, or an office, only opens a sentence so.
    """
    word = words[index]
    if stop <= index + 2 or not words[stop - 1].word.is_place or words[index + 1].lower not in language.numbers.of:
        return False
    any_firm = word.lower in language.generic_forms or word.lower in language.person_titles
    house = word.lower in language.org_words or not (
        begins_sentence(words, index) or word.lower in language.not_names or word.lower in language.authority_words
    )
    bare = index == 0 or words[index - 1].lower not in language.definites
    return house and bare and not any_firm and word.is_capital and len(word.text) > 4 and is_ordinary(word, language)


def _tells_field(words: Sequence[Item], index: int, stop: int, language: LanguageData) -> bool:
    """Whether two words are one for any company behind an article: ``la Health Tech X``."""
    if index + 1 >= stop or index == 0 or words[index - 1].lower not in language.determiners:
        return False
    return words[index].lower + words[index + 1].lower in language.generic_nouns


def opens_brand(words: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a word of those who speak to people opens a brand: ``Mon Docteur``, but not ``Notre PDG``."""
    if index + 1 >= len(words) or words[index].lower not in language.brand_openers or not words[index].is_capital:
        return False
    following = words[index + 1]
    told = following.text.isupper() or following.lower in language.person_titles
    return following.is_capital and not told and following.is_next_to(words[index])


def _is_house(words: Sequence[Item], index: int, end: int, language: LanguageData) -> bool:
    """Whether a lone noun with a capital opens a longer name: ``la Clinique des Cèdres``, ``the House of Fraser``."""
    word, before = words[index], words[index - 1] if index else None
    if end != index + 1 or before is None or before.lower not in language.definites:
        return False
    named = word.lower in language.not_names or word.lower in language.authority_words or len(word.text) < 4
    return not named and is_ordinary(word, language) and known_at(words, index) is None


def _is_first_name_shop(words: Sequence[Item], end: int, language: LanguageData) -> bool:
    """Whether a possessive is part of a brand such as ``Dave's Hot Chicken``: a first name's, before common words."""
    first = words[end - 1].word.is_given_name
    return first and known_at(words, end + 1) is None and is_ordinary(words[end + 1], language)


def with_founder(words: Sequence[Item], index: int, stop: int, usage: Usage, language: LanguageData) -> int:
    """Where a run ends whose name goes on behind the mark of an owner: ``Peet's Coffee``, ``Wendy's has bought``.

    The text must never say the owner's name without the mark.
    """
    owner = words[stop - 1]
    if stop >= len(words) or not words[stop].word.is_possessive or owner.text in usage.unowning:
        return stop
    if owner.word.is_place or owner.word.is_demonym or is_known_run(words, index, stop):
        return stop
    if _owns_nothing(words, stop + 1, language):
        return stop + 1
    if stop != index + 1 or not words[stop + 1].is_capital:
        return stop
    end = run_end(words, stop + 1, language)
    called = [word for word in words[stop + 1 : end] if word.is_capital]
    part = end < len(words) and (words[end].lower in language.part_nouns or words[end].lower in language.owned_parts)
    said = any(w.lower in language.not_names or w.lower in language.person_titles for w in called)
    return stop if part or said or not all(is_ordinary(word, language) for word in called) else end


def _owns_nothing(words: Sequence[Item], behind: int, language: LanguageData) -> bool:
    """Whether no thing follows the mark of an owner, but an auxiliary, a verb and its object, or another name."""
    if behind >= len(words) or words[behind].text in {",", ".", ")", ";"}:
        return True
    if any(words[behind].lower in language.auxiliaries[name] for name in ("have", "future")):
        return True
    if behind + 1 >= len(words):
        return False
    other = words[behind + 1]
    if words[behind].lower in language.coordinators and is_name_like(other):
        end = run_end(words, behind + 1, language)
        return end == len(words) or not words[end].word.is_possessive
    told = any(tense == "past" for _, tense in language.verb_forms.get(words[behind].lower, ()))
    named = other.is_capital and other.lower not in language.not_names
    return told and (named or other.lower in language.determiners or not other.text[0].isalpha())


def _is_of_members(words: Sequence[Item], end: int, language: LanguageData) -> bool:
    """Whether a mark of several owners is part of an institution's name: ``the Ohio Teachers' Retirement Fund``."""
    owners, institution = words[end - 1], words[end + 1]
    plural = words[end].lower in language.plural_possessive_marks and owners.lower.endswith(language.plurals)
    return plural and known_at(words, end + 1) is None and all(is_ordinary(w, language) for w in (owners, institution))


def _ends_name(following: Item | None) -> bool:
    return following is None or following.text in {".", ",", ")", ";"}


def trailing_forms(words: Sequence[Item], index: int, stop: int, language: LanguageData) -> int:
    """How many words that tell no companies apart end the run ``words[index:stop]``: ``Group Inc``, ``& Co``."""
    apart = [word.lower for word in words[max(index, stop - _SPACED) : stop]]  # ``N. V``
    count = _SPACED if apart[1:2] == ["."] and "".join(apart) in language.legal_forms else 0
    while stop - count > index and _is_form(words[stop - count - 1], language):
        count += 1
    return count


def _is_form(word: Item, language: LanguageData) -> bool:
    return word.lower in language.legal_forms or word.lower in language.group_words or word.text == ","


def person_behind(words: Sequence[Item], begin: int, end: int, language: LanguageData) -> int:
    """Where in a run a person's name begins behind other words, as in ``Enron Kenneth Lay``; `end` where none does."""
    for at in range(begin + 1, end - 1):
        surname = words[at + 1 : end]
        if not words[at].word.is_given_name or len(surname) > 2 or words[at - 1].text == ".":
            continue
        headed = _is_headed(words, begin, language)
        proper = (w.is_capital and (headed or not is_ordinary(w, language)) for w in surname)
        if all(proper) and all(w.lower not in language.org_words for w in surname):
            alone = at == begin + 1
            before = words[begin]
            charge = begin > 1 and words[begin - 2].lower in language.minister_nouns
            firm = before.lower in language.org_words and not charge
            parted = headed or before.word.is_place or _parts_from_person(before, language)
            if alone and (firm or not parted):
                return end
            return at
    return end


def _is_headed(words: Sequence[Item], begin: int, language: LanguageData) -> bool:
    """Whether a title says that whose name begins here has a bearer: ``le PDG de X``, ``de l'éditeur X``."""
    of = begin - 1
    if of > 1 and is_generic(words[of].lower, language):
        of -= 1
    if of > 0 and words[of].lower in language.definites and words[of].lower not in language.numbers.of:
        of -= 1
    told = of > 0 and language.contractions.get(words[of].lower, words[of].lower) in language.numbers.of
    return told and words[of - 1].lower in language.person_titles | language.officer_titles


def _parts_from_person(before: Item, language: LanguageData) -> bool:
    """Whether the one word before a given name is no given name itself: an acronym, a known name, a common word."""
    if before.word.is_given_name:
        return False
    return before.text.isupper() or known_at([before], 0) is not None or is_common(before.lower, language)


def trimmed(words: Sequence[Item], index: int, stop: int, usage: Usage, language: LanguageData) -> tuple[int, int]:
    """The part of a run that is a name, without what is capitalised for another reason at its ends."""
    begin = index + 2 * _tells_field(words, index, stop, language)
    while begin < stop and _is_no_name(words, begin, stop, usage, language):
        begin += 1
    end = stop
    while end > begin and (_is_no_end(words[begin:end], language) or not words[end - 1].is_capital):
        marked = words[end - 1].word.is_possessive or words[end - 1].lower in language.name_marks
        if end - 1 > begin and (words[end - 1].text[0].isdigit() or marked):
            break
        end -= 1
    return begin, end


def _is_no_end(run: Sequence[Item], language: LanguageData) -> bool:
    """Whether the last word of a run is no part of a name, nor ends a longer one as the *AI* of ``Velora AI`` does."""
    word, others = run[-1], run[:-1]
    institution = word.lower in language.org_words or word.lower in language.authority_words
    closing = word.lower in language.directions
    closing |= word.lower in language.end_words and not all(is_ordinary(other, language) for other in others)
    closing |= word.lower in language.investor_forms and len(others) == 1 and _is_firms_acronym(others[0], language)
    return word.lower in language.not_names and not (others and (institution or closing))


def _is_firms_acronym(word: Item, language: LanguageData) -> bool:
    """Whether letters before a word for those who invest are a firm's name: ``QLB Investors``, but ``UK Investors``."""
    plain = not word.word.is_regional and word.lower not in language.not_names
    return plain and word.word.is_shouted and len(word.text) >= _SHORTEST_ACRONYM


def _is_no_name(words: Sequence[Item], index: int, stop: int, usage: Usage, language: LanguageData) -> bool:
    """Whether the first word of a run is capitalised for another reason than that a name begins."""
    word = words[index]
    if index + 1 < stop and word.lower in language.org_words and words[index + 1].is_capital:
        return False
    if index + 2 < stop and word.lower in language.bank_words and words[index + 1].lower in language.numbers.of:
        return False
    if _is_acronym_of_firm(words, index, stop, language):
        return False
    if _is_trade_there(words, index, stop, language) or opens_brand(words, index, language):
        return False
    if not word.is_capital or word.lower in language.not_names or word.lower in language.determiners:
        return True
    if language.nouns_capitalised and _is_capital_noun(word, language):
        return True
    if word.lower in language.person_titles or (len(word.lower) > 4 and word.lower.rstrip("s") in language.not_names):
        return True
    pieces = word.text.split("-")
    adjective = pieces[-1][0].islower() and not (is_name_like(word) and len(pieces[-1]) > _SHORT_PIECE)
    if len(pieces) > 1 and (adjective or pieces[-1].casefold() in language.not_names):
        return True
    called = word.word.is_given_name and index + 1 < stop
    if word.word.is_demonym and not called and not _opens_foreign(words, index, stop, language):
        return _is_nationality(words, index, stop, usage, language)
    opens = word.lower in language.name_openers and index + 1 < stop
    if called or opens or not begins_sentence(words, index):
        return False
    if word.lower in language.place_prepositions and index + 1 < stop:
        return True
    return not name_at_start(words, index, stop, usage, language)


def _is_acronym_of_firm(words: Sequence[Item], index: int, stop: int, language: LanguageData) -> bool:
    """Whether an acronym and what ends a company's name are one, whatever it stands for elsewhere: ``API Media``."""
    word = words[index]
    office = word.lower in language.person_titles or word.word.is_regional or word.lower in language.determiners
    if office or not word.word.is_shouted or len(word.text) < _SHORTEST_ACRONYM or index + 1 >= stop:
        return False
    return words[stop - 1].lower in language.org_words and all(
        between.lower in language.org_words for between in words[index + 1 : stop]
    )


def _is_nationality(words: Sequence[Item], index: int, stop: int, usage: Usage, language: LanguageData) -> bool:
    """Whether a nation's adjective stands before a name rather than begins one such as ``Swiss National Bank``."""
    if index + 1 >= stop:
        return True
    following = words[index + 1]
    if known_at(words, index + 1) is not None or following.text in usage.heads:
        return True
    told = words[index - 1].lower in language.determiners if index else False
    if stop == index + 2 and following.lower in language.org_words and following.lower in language.generic_nouns:
        return told
    closing = words[stop - 1].lower
    if stop > index + 2 and (closing in language.org_words or closing in language.legal_forms):
        return not is_common(following.lower, language)
    office = stop < len(words) and words[stop].lower in language.person_titles
    described = following.lower in language.generic_nouns or following.lower in language.not_names
    return office or described or not is_ordinary(following, language)


def _opens_foreign(words: Sequence[Item], index: int, stop: int, language: LanguageData) -> bool:
    """Whether a nation's word is none of the language, and so begins a name: ``Kenyan Breweries`` in French."""
    if index + 1 >= stop or words[index + 1].lower in language.not_names:
        return False
    forms = (words[index].text, words[index].lower)
    return words[index].text.isascii() and not any(is_known_word(form, language.code) for form in forms)


def _is_capital_noun(word: Item, language: LanguageData) -> bool:
    """Whether a word is a common noun, or a compound that ends in a word for a company: ``Softwareanbieter``."""
    last = word.text.rsplit("-", 1)[-1]
    compound = any(word.lower.endswith(noun) for noun in language.generic_nouns)
    return compound or any(is_known_word(form, language.code) for form in (last, last.casefold()))
