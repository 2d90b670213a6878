"""Titles whose words all have a capital, or are in capitals throughout, as if they stood in a sentence.

``Quorbine Buys Stake in Rival Velmont`` is read as ``Quorbine buys stake in rival Velmont``: what the article writes
with a capital below the title keeps it, and so does what no dictionary of the language has.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from seeds.language import LanguageData
from seeds.parser.headlines import subject_end
from seeds.parser.known import known_at
from seeds.parser.lexicon import lexicon
from seeds.parser.name_kinds import is_generic
from seeds.parser.openings import begins_verb
from seeds.parser.segment import Sentence
from seeds.parser.tokens import Item
from seeds.parser.usage import all_capitals, begins_sentence, is_common, is_entry

_SHORT = 3
"""How many letters the words have at most that are small in titles too, or in capitals are an acronym: ``UBS``."""
_NAME = 4
"""How many words a line has at most that may be but a name: ``Blue Ridge Holding``."""
_FEWEST = 2
"""How many words of a title have a capital at least."""


def recased(
    text: str, cut: Sequence[Sentence], rows: Sequence[list[Item]], language: LanguageData
) -> tuple[str, list[list[Item]], set[int]]:
    """A text and its words, sentence by sentence, where those of such titles have the case of a sentence.

    Every word stands where it stood. The numbers are those of the titles, in which only names have a capital.
    """
    titled = {number for number, row in enumerate(rows) if _is_titled(cut[number], row, language)}
    if not titled:
        return text, list(rows), titled
    written = _Written(row for number, row in enumerate(rows) if number not in titled)
    found = [_recased(row, written, language) if number in titled else row for number, row in enumerate(rows)]
    return _rewritten(text, [item for number in sorted(titled) for item in found[number]]), found, titled


def _rewritten(text: str, items: Iterable[Item]) -> str:
    """A text where those words are written as they are told."""
    pieces: list[str] = []
    position = 0
    for item in items:
        pieces += (text[position : item.start], item.text)
        position = item.end
    return "".join(pieces) + text[position:]


def _is_titled(sentence: Sentence, row: list[Item], language: LanguageData) -> bool:
    """Whether a heading, or an entry with a verb, has a capital for each word but small ones; no row of a table."""
    if not (sentence.heading or sentence.list_item) or any(word.indent < 0 for word in row):
        return False
    if all_capitals(row):
        return True
    if not language.titles_capitalised or _is_plain_entry(row, language):
        return False
    capital = [word for word in row if word.is_capital]
    if len(capital) < _FEWEST or any(word.word.is_small and not _is_minor(word, language) for word in row):
        return False
    acts = any(_may_act(word, language) for word in row[1:])
    return acts or (sentence.heading and len([word for word in row if word.is_word]) > _NAME)


def _may_act(word: Item, language: LanguageData) -> bool:
    """Whether a word may be a verb, and does not only end a name as the *Holding* of ``Blue Ridge Holding`` does."""
    ends = word.lower in language.legal_forms or word.lower in language.org_words
    return begins_verb(word, language) or (word.word.is_verb_form and not ends)


def _is_plain_entry(row: list[Item], language: LanguageData) -> bool:
    """Whether a line is a name and its sum, without a verb: ``Velora: $12m from Elm Capital``."""
    if not is_entry(row):
        return False
    mark = next(at for at, word in enumerate(row) if not word.is_word)
    return not any(_may_act(word, language) for word in row[1:mark])


def _is_minor(word: Item, language: LanguageData) -> bool:
    """Whether a word is small in titles too: an article, a preposition, a number with its unit."""
    if len(word.text) <= _SHORT or word.lower in language.preposition_forms or word.text[0].isdigit():
        return True
    return word.lower in language.coordinators or word.lower in language.determiners


class _Written:
    """How a text writes its words outside such titles."""

    def __init__(self, rows: Iterable[Sequence[Item]]) -> None:
        self.small: set[str] = set()
        """The words in small letters."""
        self.pairs: set[tuple[str, str]] = set()
        """Words that stand side by side with a capital each, in small letters."""
        self.alone: set[str] = set()
        """Those that have one inside a sentence with none beside them."""
        self._capital: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for row in rows:
            self._read(row)

    def _read(self, row: Sequence[Item]) -> None:
        for at, word in enumerate(row):
            if word.word.is_small:
                self.small.add(word.lower)
            elif word.is_capital and not begins_sentence(row, at):
                self._capital[word.lower][word.text] += 1
                if row[at - 1].is_capital:
                    self.pairs.add((row[at - 1].lower, word.lower))
                elif at + 1 == len(row) or not row[at + 1].is_capital:
                    self.alone.add(word.lower)

    def form(self, lower: str) -> str:
        """How a word is written most often that has a capital inside sentences; empty for others."""
        forms = self._capital.get(lower)
        return max(forms, key=lambda form: (forms[form], form)) if forms else ""


def _recased(row: list[Item], written: _Written, language: LanguageData) -> list[Item]:
    """The words of a title, of which only names keep a capital."""
    shouted = all_capitals(row)
    names = _names(row, written, language)
    words = lexicon(language.code)
    found: list[Item] = []
    for at, word in enumerate(row):
        text = word.text
        capital = word.is_word and word.is_capital and not _is_code(row, at)
        if capital and "-" in text:
            text = "-".join(_as_part(part, written, language, shouted=shouted) for part in text.split("-"))
        elif capital and at in names:
            text = _as_name(text, written, shouted=shouted)
        elif capital and (shouted or not word.word.is_upper):
            text = text.lower()
        if text != word.text and len(text) == len(word.text):
            indent = word.indent
            word = Item(word.start, word.end, words[text])
            word.indent = indent
        found.append(word)
    return found


def _is_code(row: Sequence[Item], at: int) -> bool:
    """Whether a word is that under which shares are traded: ``Quorbine <QRB>``."""
    return row[at].word.is_upper and at > 0 and row[at - 1].text == "<"


def _as_name(text: str, written: _Written, *, shouted: bool) -> str:
    """How a word of a name is written in a sentence."""
    if not shouted:
        return text
    form = written.form(text.lower())
    if form or len(text) <= _SHORT or not text.isalpha():
        return form or text
    return text.capitalize()


def _as_part(part: str, written: _Written, language: LanguageData, *, shouted: bool) -> str:
    """How a part of a word between hyphens is written: ``Velmont-Led`` is ``Velmont-led``."""
    if not part.isalpha() or (part.isupper() and not shouted):
        return part
    word = lexicon(language.code)[part.capitalize()]
    called = word.lower in written.alone and word.lower not in written.small
    proper = word.is_regional or called or not _is_ordinary(word.lower, language)
    return _as_name(part, written, shouted=shouted) if proper else part.lower()


def _names(row: Sequence[Item], written: _Written, language: LanguageData) -> set[int]:
    """Where the words stand that keep their capital."""
    names = {at for at in range(len(row)) if row[at].is_capital and _is_proper(row, at, written, language)}
    for at in range(len(row)):
        known = known_at(row, at) if row[at].is_capital else None
        if known is not None and (len(known.tokens) > 1 or not _may_be_common(row[at], written, language)):
            names.update(range(at, at + len(known.tokens)))
    if row and not written.form(row[0].lower):
        names.update(range(subject_end(row, 0, language)))
    for at in range(1, len(row)):
        called = written.form(row[at - 1].lower) or row[at - 1].word.is_demonym
        if at - 1 in names and not called and _closes(row, at, language):
            names.add(at)
    return names


def _is_proper(row: Sequence[Item], at: int, written: _Written, language: LanguageData) -> bool:
    """Whether a word is part of a name, by itself or beside another."""
    word = row[at]
    if any(_is_pair(row, first, written) for first in (at - 1, at)):
        return True
    if word.lower in written.small:
        return False
    if word.lower in written.alone or word.word.is_regional or word.lower in language.dates.months:
        return True
    if not _is_small(word, written, language):
        return True
    return _is_given(row, at, written, language) or (at > 0 and _is_given(row, at - 1, written, language))


def _is_pair(row: Sequence[Item], first: int, written: _Written) -> bool:
    """Whether the text writes two words side by side with a capital each."""
    return 0 <= first < len(row) - 1 and (row[first].lower, row[first + 1].lower) in written.pairs


def _is_given(row: Sequence[Item], at: int, written: _Written, language: LanguageData) -> bool:
    """Whether a word is the first name of who is named with it: ``Ann Reed``, but not ``Mark Down``."""
    word, behind = row[at], row[at + 1] if at + 1 < len(row) else None
    given = word.is_capital and word.word.is_given_name and not word.word.is_verb_form
    if not given or behind is None or not behind.is_capital or word.lower in written.small:
        return False
    told = behind.lower in language.preposition_forms or behind.lower in language.not_names
    return not (told or behind.word.is_verb_form or behind.word.is_finite or behind.lower in written.small)


def _may_be_common(word: Item, written: _Written, language: LanguageData) -> bool:
    """Whether a known name of one word may be a common one: the *Target* of ``Target Price``."""
    if word.lower in written.small or word.word.is_verb_form or word.word.cue is not None:
        return True
    common = (language.measuring_words, language.not_names, language.numbers.words)
    return any(word.lower in words for words in common)


def _closes(row: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word ends the name before it: the *Foods* of ``Quorbine Foods``, no verb nor word for a deal."""
    word = row[at]
    if not word.is_capital:
        return False
    if word.lower in language.legal_forms or word.lower in language.local_bodies:
        return True
    behind = row[at + 1].lower if at + 1 < len(row) else ""
    acts = behind in language.preposition_forms and behind not in language.numbers.of
    used = acts and (begins_verb(word, language) or word.word.is_verb_form or word.word.cue is not None)
    return word.lower in language.org_words and not used and behind not in language.owned_parts | language.part_nouns


def _is_small(word: Item, written: _Written, language: LanguageData) -> bool:
    """Whether a word is an ordinary one of the language, or the text writes it in small letters."""
    return word.lower in written.small or all(_is_ordinary(part, language) for part in word.lower.split("-"))


def _is_ordinary(part: str, language: LanguageData) -> bool:
    small = part in language.preposition_forms or part in language.determiners or part in language.coordinators
    firm = part in language.maker_nouns or is_generic(part, language)
    return small or firm or part.isdigit() or is_common(part, language)
