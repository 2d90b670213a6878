"""How a text writes its words: which of them stand with a capital, and which signs are no words of a sentence."""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Sequence

import simplemma

from seeds.language import LanguageData
from seeds.parser.known import Known, known_at
from seeds.parser.lexicon import lexicon
from seeds.parser.segment import Sentence
from seeds.parser.tokens import PARTING, Item, is_currency_sign, opens_price

OPENERS = frozenset("«“\"':;•–—-(.!?…*[|#/>")
"""Marks behind which a capital says nothing, since a sentence or a title may begin there."""

_VOWELS = frozenset("AEIOUYÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ")
_ENTRY = 6
"""How many words the name of an entry has at most."""
_UP_TO_NOUN = 4
"""Within how many words the noun stands that ``X-led`` tells more of: ``X-led $5 million seed round``."""
_EMPHASIS = frozenset("[*_")
"""Marks of Markdown, which begin no sentence where a word stands before them."""

_TICKER = re.compile(r"(?:[A-Z\d]{2,6}[a-z]?\.(?:[A-Z]{1,2}))+")
_CLOSING = {"(": ")", "[": "]"}
"""The brackets in which a code may stand, and what closes each."""
_BRACKETED_TICKER = re.compile(r"(?:[A-Z\d]{1,6}[a-z]?\.(?:[A-Z]{1,2}))+")
_DOTTED = re.compile(r"\.\S")
_LONGEST_LISTING = 12
_SHORT = 3
"""How many letters the words have at most that are small in any title."""


class Row:
    """The words of a sentence, and the known names in them by the places where they begin.

    In a `plain` one even the first has a capital only as a name.
    """

    __slots__ = ("_places", "capitals", "known", "plain", "sentence", "starts", "words")

    def __init__(self, words: list[Item], sentence: Sentence, *, plain: bool = False) -> None:
        self.words = words
        self.sentence = sentence
        self.plain = plain
        self.starts = [index for index, word in enumerate(words) if word.word.begins_name]
        """Where a name may begin."""
        self.capitals = [index for index in self.starts if words[index].is_capital]
        self.known: dict[int, Known] = {}
        for index in [index for index in self.starts if words[index].word.is_known_first]:
            known = known_at(words, index)
            if known is not None and not _is_nations(words, index, known):
                self.known[index] = known
        self._places: dict[int, int] | None = None

    @property
    def may_be_title(self) -> bool:
        """Whether it heads a text, or is listed on a page and has a verb with a capital: ``* X Deal Wins Approval``."""
        if self.sentence.heading or not self.sentence.list_item:
            return self.sentence.heading
        return any(word.is_capital and word.word.is_finite for word in self.words[1:])

    @property
    def places(self) -> dict[int, int]:
        """The indices of the words by the places where they begin."""
        if self._places is None:
            self._places = {word.start: index for index, word in enumerate(self.words)}
        return self._places


def _is_nations(words: Sequence[Item], index: int, known: Known) -> bool:
    """Whether a newspaper's name is only a nation's adjective before its noun: ``The Australian government``."""
    last = index + len(known.tokens) - 1
    if known.kind != "outlet" or last == index or last + 1 >= len(words) or not words[last].word.is_demonym:
        return False
    behind = words[last + 1].word
    return behind.is_small and not (behind.is_finite or behind.is_verb_form or behind.is_adverb)


class Usage:
    """Counts over the words of a whole text."""

    def __init__(self, rows: Sequence[Row], language: LanguageData) -> None:
        self.heads: set[str] = set()
        """The words that do so as the first of a run of such words."""
        self.firsts: set[str] = set()
        """The first words of the known names of several words, which may go on as a short form."""
        self.body: set[str] = set()
        """The words that stand with a capital outside headings."""
        self.called: set[str] = set()
        """Short words that are said to be a company: ``le français B3T``, ``Quorbine Fields (QF)``."""
        self._rows = rows
        inside: list[str] = []
        for row in rows:
            words = row.words
            for index, known in row.known.items():
                if len(known.tokens) > 1 and known.tokens[1].isalpha() and words[index].is_capital:
                    self.firsts.add(words[index].text)
            called = (i for i in row.capitals if _is_of_nation(words, i, language) or _is_short_form(words, i))
            self.called.update(words[i].text for i in called)
            if row.may_be_title and title_case(words, language):
                continue
            if not row.sentence.heading:
                self.body.update([words[index].text for index in row.capitals])
            within = [index for index in row.capitals if row.plain or (index and words[index - 1].text not in OPENERS)]
            inside += [words[index].text for index in within]
            self.heads.update([words[index].text for index in within if not (index and words[index - 1].is_capital)])
        self.inside = Counter(inside)
        """How often each word stands with a capital where no sentence or title begins."""

    @functools.cached_property
    def enders(self) -> set[str]:
        """The words with a capital that end a run of such words outside headings."""
        rows = [row for row in self._rows if not row.sentence.heading]
        return {
            row.words[at].text
            for row in rows
            for at in row.capitals
            if at + 1 == len(row.words) or not row.words[at + 1].is_capital
        }

    @functools.cached_property
    def begun(self) -> set[str]:
        """The words with a capital that begin a run of such words outside headings."""
        rows = [row for row in self._rows if not row.sentence.heading]
        return {row.words[at].text for row in rows for at in row.capitals if not (at and row.words[at - 1].is_capital)}

    @functools.cached_property
    def unowning(self) -> set[str]:
        """The words with a capital that stand without the mark of an owner somewhere."""
        return {
            row.words[at].text
            for row in self._rows
            for at in row.capitals
            if at + 1 == len(row.words) or not row.words[at + 1].word.is_possessive
        }

    @functools.cached_property
    def small(self) -> set[str]:
        """The words that stand in lower case somewhere."""
        return {word.text for row in self._rows for word in row.words if word.word.is_small}


def _is_of_nation(words: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether an article and a nation's adjective stand before a word with letters and digits."""
    nation = index > 1 and words[index - 1].word.is_demonym and words[index - 2].lower in language.definites
    return nation and words[index].text.isalnum() and any(c.isdigit() for c in words[index].text)


def _is_short_form(words: Sequence[Item], index: int) -> bool:
    """Whether two letters in brackets stand for a name before them that begins with the first: ``Quorbine (QB)``."""
    word = words[index]
    if index < 2 or index + 1 >= len(words) or words[index - 1].text != "(" or words[index + 1].text != ")":
        return False
    if (
        len(word.text) != 2
        or not word.word.is_upper
        or not words[index - 2].is_capital
        or not words[index - 2].text.isalpha()
    ):
        return False
    return any(before.is_capital and before.text[0] == word.text[0] for before in words[max(0, index - 6) : index - 1])


def title_case(words: list[Item], language: LanguageData) -> bool:
    """Whether most words have a capital, as in an English title, whose verbs have one too."""
    if not language.titles_capitalised or is_entry(words):
        return False
    letters = [w for w in words if w.is_word and w.text[0].isalpha() and len(w.text) > 3]
    small = [w for w in words if w.word.is_small]
    if any(w.word.is_finite or (w.word.cue is not None and len(w.text) > 3) for w in small):
        return False
    return len(letters) > 2 and sum(w.text[0].isupper() for w in letters) > 0.6 * len(letters)


def is_entry(words: Sequence[Item]) -> bool:
    """Whether a name and its sum make a line, an entry of a list and no title: ``Velora: $12m from Elm Capital``."""
    mark = next((at for at, word in enumerate(words[:_ENTRY]) if not word.is_word), 0)
    if not mark or mark + 1 >= len(words) or words[mark].text not in PARTING | {"("}:
        return False
    return is_currency_sign(words[mark + 1]) or opens_price(words, mark + 1)


def sentence_case(words: list[Item], language: LanguageData) -> bool:
    """Whether a title has its verb in small letters, so that a capital makes a name: ``firm X buys Y``.

    Where no titles have capitals for common words, a noun in small letters tells as much: ``Une levée pour X``.
    """
    plain = not (language.titles_capitalised or language.nouns_capitalised)
    if plain and any(_is_content(word, language) for word in words):
        return True
    finite = (at for at, word in enumerate(words) if word.word.is_small and word.word.is_finite)
    marks = language.auxiliaries["infinitive"]
    return any(not at or words[at - 1].lower not in marks for at in finite)


def _is_content(word: Item, language: LanguageData) -> bool:
    """Whether a word in small letters is none of those that are small in any title."""
    minor = (language.preposition_forms, language.determiners, language.coordinators, language.relatives)
    return word.word.is_small and len(word.text) > _SHORT and not any(word.lower in words for words in minor)


def all_capitals(words: list[Item]) -> bool:
    """Whether most words are in capitals throughout."""
    if len([w for w in words if w.word.is_upper]) < 2:
        return False
    letters = [w for w in words if w.is_word and w.text[0].isalpha() and len(w.text) > 2]
    return len(letters) > 2 and sum(w.text.isupper() for w in letters) > 0.6 * len(letters)


def without_listings(text: str, words: list[Item], language: LanguageData) -> list[Item]:
    """The words without the codes of stock exchanges: ``( GM.N )``, ``PRTY.L``, ``(NYSE: BLX)``."""
    if not words or not _may_be_listed(text, words[0].start, words[-1].end):
        return words
    dotted = [index for index, word in enumerate(words) if word.word.may_be_listing]
    if all(_listing_end(words, index, language) == index for index in dotted):
        return words
    kept: list[Item] = []
    index = 0
    while index < len(words):
        end = _listing_end(words, index, language)
        if end > index:
            index = end
            continue
        kept.append(words[index])
        index += 1
    return kept


def _may_be_listed(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` has what every such code has around it or in it."""
    if text.find("(", start, end) >= 0:
        return True
    return text.find(".", start, end - 1) >= 0 and _DOTTED.search(text, start, end) is not None


def _listing_end(words: list[Item], index: int, language: LanguageData) -> int:
    closing = _CLOSING.get(words[index].text)
    if closing is None:
        return _bare_code_end(words, index)
    inside: list[Item] = []
    for word in words[index + 1 : index + _LONGEST_LISTING]:
        if word.text == closing:
            break
        inside.append(word)
    else:
        return index
    exchange = bool(inside) and inside[0].lower in language.exchanges and any(w.text == ":" for w in inside)
    codes = bool(inside) and all(_BRACKETED_TICKER.fullmatch(w.text) or not w.is_word for w in inside)
    written = exchange or (codes and any(w.is_word for w in inside))
    return index + len(inside) + 2 if written else index


def _bare_code_end(words: list[Item], index: int) -> int:
    """Where a code without brackets ends: ``PRTY.L`` behind a name or in a line of its own, ``.SPX`` of an index."""
    word, before = words[index], words[index - 1] if index else None
    if before is None:
        return index + 1 if _TICKER.fullmatch(word.text) else index
    if word.text == "." and word.start > before.end and index + 1 < len(words):
        code = words[index + 1]
        return index + 2 if code.start == word.end and code.text.isupper() else index
    behind = before.is_word or before.word.is_possessive or before.text in {",", ".", ")"}
    return index + 1 if behind and _TICKER.fullmatch(word.text) else index


def opens_figure(words: Sequence[Item], at: int) -> bool:
    """Whether a number is but the beginning of a longer one, the 29 of ``29,93 %``, or of a sum: ``15 M€``."""
    behind = words[at + 2] if at + 2 < len(words) else None
    if behind is None:
        return False
    longer = behind.start == words[at].end + 1 and behind.text[0].isdigit()
    return longer or (behind.start == words[at + 1].end and is_currency_sign(behind))


def without_prefixes(words: list[Item], language: LanguageData) -> list[Item]:
    """The words with prefixes and endings cut off names: the *ex-* of ``ex-X``, the *-led* of ``X-led consortium``."""
    if not [word for word in words if word.word.is_compound]:
        return words
    known = lexicon(language.code)
    cut: list[Item] = []
    for number, word in enumerate(words):
        length = next((len(p) for p in language.name_prefixes if word.lower.startswith(p)), 0)
        ending = next((len(e) for e in language.name_endings if word.lower.endswith(e)), 0)
        if ending and not _opens_deal_noun(words[number + 1 : number + 1 + _UP_TO_NOUN], language):
            ending = 0
        at = length or (len(word.text) - ending if ending else 0)
        if at and not word.text[length : length + 1].islower():
            cut.append(Item(word.start, word.start + at, known[word.text[:at]]))
            cut.append(Item(word.start + at, word.end, known[word.text[at:]]))
        else:
            cut.append(word)
    return cut


def _opens_deal_noun(behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether words hold one for a deal or for those who make it: ``X-led consortium``, ``X-led $5 million round``."""
    nouns = (language.group_nouns, language.plain_nouns, language.frame_nouns, language.round_starts)
    told = itertools.takewhile(lambda word: word.lower not in language.preposition_forms, behind)
    return any(word.lower in words for word in told for words in nouns)


def without_shouting(words: list[Item], language: LanguageData) -> list[Item]:
    """The words with a mark in place of a heading in capitals that ran into the text: ``PROFIT FALLS The group``."""
    loud = [word for word in words if word.word.is_shouted]
    if len(loud) < 2 or all_capitals(words):
        return words
    mark = lexicon(language.code)["…"]
    quiet = list(words)
    for shouted, group in itertools.groupby(range(len(words)), key=lambda at: words[at].word.is_shouted):
        run = list(group)
        common = [at for at in run if is_common(words[at].lower, language) and len(words[at].text) > 1]
        if shouted and len(run) > 1 and len(common) > 1 and 2 * len(common) >= len(run):
            for at in run:
                quiet[at] = Item(words[at].start, words[at].end, mark)
    return quiet


def begins_sentence(words: Sequence[Item], index: int) -> bool:
    """Whether a capital at `index` may be there because a sentence, a title or a quotation begins."""
    for word in itertools.islice(words, index):
        if word.is_word and not word.text.isdigit():
            break
    else:
        return True
    marks = index
    while marks > 0 and words[marks - 1].text in _EMPHASIS:
        marks -= 1
    if 0 < marks < index and words[marks - 1].is_word:
        return False
    before = words[index - 1]
    if before.text == "." and index > 1 and words[index - 2].end == before.start:
        short = words[index - 2].text
        return not (len(short) == 1 or "." in short or (len(short) == 2 and short.istitle()))
    return before.text in OPENERS and before.text not in "('"


@functools.lru_cache(maxsize=16384)
def is_known_word(word: str, code: str) -> bool:
    """Whether a dictionary of the language has the word."""
    return simplemma.is_known(word, code)


def is_common(word: str, language: LanguageData) -> bool:
    """Whether a word in lower case is an ordinary word of the language."""
    return is_known_word(word, language.code) or word in language.verb_forms


def is_acronym(word: str) -> bool:
    """Whether a word is capitals that nobody can say as one, also if a dictionary has it: ``RBS``, ``KB``."""
    return word.isupper() and len(word) > 1 and _VOWELS.isdisjoint(word)


def is_ordinary(word: Item, language: LanguageData) -> bool:
    """Whether a word is a common one of the language, not in capitals and no place, given name or nation's word."""
    form = word.word
    proper = form.is_place or form.is_given_name or form.is_demonym
    return not proper and not form.is_upper and is_common(word.lower, language)


def is_phrase(words: Sequence[Item], language: LanguageData) -> bool:
    """Whether all the words are ordinary ones, so that only their capitals make a name of them."""
    return all(is_ordinary(word, language) for word in words if word.is_capital)
