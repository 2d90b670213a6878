"""Cut a text into blocks (paragraphs, headings, list items) and the blocks into sentences."""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import simplemma

from seeds.language import LanguageData, load_language
from seeds.names import fold_name
from seeds.vocabulary import Language

_BULLET = re.compile(r"\s*(?:\*\*|[-–—•▪*·►]|\d{1,2}[.)])\s+")
_IMAGE = re.compile(r"\s*!\[[^\]]*\]\([^)]*\)\s*$")
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++"
    r"(?:[\"'»”’)\]]*+(?=\s|$)|(?=[»”\"])"
    r"|(?<=[\w%)\"»”][.!?])"
    r"(?=[“‘]?[A-ZÀ-Ý](?:[a-zß-ÿ-]*\s|[a-zß-ÿ]+(?:[-,'’]|[A-Z][a-z])|[A-Z\d]+\W|['’]\w|\. [A-ZÀ-Ý])))"
)
"""Marks that may end a sentence; texts whose paragraphs were run together have no blank behind the last one."""
_BETWEEN = re.compile(
    r"(?<=[.!?…\"»”)]) ?[-–] ?(?P<title>[A-ZÀ-Ý\d\"«“](?:[^\n.–-]|(?<=\w)-(?=\w)){2,60}?)"
    r"(?: [-–] ?|[-–] )(?=[A-ZÀ-Ý\"«“])"
)
"""A title between two paragraphs that were run together, between dashes: ``. - Moins cher -Velora``."""
_ELIDED = re.compile(r"[A-Z]['’](?=\w)")
"""A word that lost its vowel, before another that a sentence begins with."""
_SHORTEST = 3
"""How many letters a name has at least that a sentence ends with and any word follows at once."""
_DOMAIN = re.compile(r"(?i:com|net|org|io|ai|eu|tv)\b")
"""What ends the address of a page, behind a stop that ends no sentence."""
_HEADING_MARK = re.compile(r"\s*#{1,6}\s+")
_MARKUP = "*_>#•-–—►▶→[ "
"""Marks that may stand before the words of a pointer to another story."""
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
"""The first letters of several words: ``U.S``, ``A.P``."""
_FIRST_WORD = re.compile(r"\s*[\"“‘'(]?(?P<word>[^\W\d_]+)")
"""The word that follows a stop."""
_IN_NUMBER = re.compile(r"(?<=\d)[.,](?=\d)")
"""What stands within a number: ``6.25%``."""
_CLOSED = re.compile(r"[.!?…:;|][\"»”]?$")
"""The end of a line behind which nothing goes on."""
_QUOTED = re.compile(r"(?<!,)[\"»”]$")
"""The end of a line whose words in marks nothing goes on from but a small letter."""
_LABEL = re.compile(r"\s*(?P<label>[A-Z][a-z]+) (?=[^\W\d_a-z])")
"""A word with a capital before another."""
_TITLE = re.compile(r"(?P<title>[A-ZÀ-Ý][^\s,;:(]+(?: [^\s,;:(]+){0,9}) {2,}(?=[A-ZÀ-Ý«“])")
"""A few words with no mark between them, and the blanks before a capital behind them."""
_LONGEST_WORD = 40
"""How many characters are looked at for the word before a stop, or behind it."""
_LONGEST_SUM = 60
"""How many characters a sum alone has with its mark."""
_ANSWER = 15
"""Within how many characters of a short question its figure is told: ``A cool $30 million``."""
_LONGEST_HEADING = 140
_WIDEST, _FULL = 100, 0.3
"""How wide a text may be that is cut to a width, and what share of it a line has at least that goes on in the next."""
_FEW_LINES, _WRAPPED = 2, 0.4
"""How many lines of such a text go on with a small letter at least, and how many of those that no mark closes."""
_LONGEST_TITLE = 260
"""How many characters a heading may have whose words all have a capital."""
_WORD = re.compile(r"[^\W\d_]+")
_SHORT, _MOSTLY = 3, 0.8
"""How many letters the words have at most that are small in titles too, and how many of the others have a capital."""
_LETTERS_BEHIND = re.compile(r"(?<=\w) \([A-Z][A-Z\d.: &]{1,24}\)$")
"""The initials of a name, or the code of its shares, at the end of a line."""
_LONGEST = 2500
"""No sentence is as long; what is longer is a table or no text at all, and is cut at a blank."""


@dataclass(slots=True, unsafe_hash=True)
class Sentence:
    """One sentence of the text: its span, the number of its block, and what sort of block that is."""

    start: int
    end: int
    block: int
    heading: bool = False
    list_item: bool = False


def sentences(text: str, language: LanguageData) -> list[Sentence]:
    """The sentences of a text in order; images, menus and pointers to other stories are left out."""
    found: list[Sentence] = []
    for block, (start, end) in enumerate(_blocks(text, language), start=1):
        mark = _BULLET.match(text, start, end) or _HEADING_MARK.match(text, start, end)
        bullet = mark is not None and not text[start:end].lstrip().startswith("#")
        start = _behind_label(text, mark.end() if mark else start, end, language)
        heading = not bullet and _is_heading(text[start:end], language)
        for begin, finish, title in _between_titles(text, start, end):
            cut = (
                part
                for span in _split(text, begin, finish, language)
                for piece in _without_title(text, *span)
                for part in _without_heading(text, *piece, language)
            )
            spans = (s for s in cut if not _points_elsewhere(text[slice(*s)], language))
            pieces = (piece for span in spans for piece in _pieces(text, *span))
            found.extend(Sentence(s, e, block, heading or title, bullet) for s, e in pieces)
    return found


def _between_titles(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The spans of a block before, in and behind the titles within it, each with whether it is one."""
    for match in _BETWEEN.finditer(text, start, end):
        yield start, match.start(), False
        yield *match.span("title"), True
        start = match.end()
    yield start, end, False


def _blocks(text: str, language: LanguageData) -> Iterator[tuple[int, int]]:
    """The spans of the lines that hold text; a line that goes on in the next, as wrapped texts have it, with that.

    Wrapped texts may have an empty line behind each line.
    """
    lines = text.splitlines(keepends=True)
    full = _full_line(lines)
    position = 0
    begun: tuple[int, int] | None = None
    for number, line in enumerate(lines):
        start, end = position, position + len(line.rstrip())
        position += len(line)
        if not line.strip():
            continue
        empty = _IMAGE.match(line) is not None or _is_noise(line, language)
        near = number > 0 and len(lines[number - 1].strip()) >= full
        if begun is not None and not empty and _goes_on(text, *begun, line, language, wrapped=near):
            begun = begun[0], end
            continue
        if begun is not None:
            yield begun
        begun = None if empty else (start, end)
    if begun is not None:
        yield begun


def _full_line(lines: Sequence[str]) -> float:
    """How many characters a line has at least that goes on in the next: in a text that is cut to a width, else in none.

    Such a text has short lines, and many of those that no mark closes go on with a small letter.
    """
    pairs = [(one.strip(), other.strip()) for one, other in itertools.pairwise(lines) if one.strip() and other.strip()]
    behind_open = [other for one, other in pairs if not _CLOSED.search(one)]
    going_on = [line for line in behind_open if line[0].islower()]
    widest = max((len(line.strip()) for line in lines), default=0)
    wrapped = widest <= _WIDEST and len(going_on) >= _FEW_LINES and len(going_on) >= _WRAPPED * len(behind_open)
    return _FULL * widest if wrapped else math.inf


def _goes_on(text: str, start: int, end: int, following: str, language: LanguageData, *, wrapped: bool) -> bool:
    """Whether a block that ends at `end` goes on in the line that follows: with a small letter, or behind ``of``.

    In a text that is cut to a width so does every full line that no mark closes.
    """
    closing = max(start, end - 2)
    if _CLOSED.search(text, closing, end) or end - start > _LONGEST:
        return False
    if _BULLET.match(following) or following.startswith("--"):
        return False
    quoted = _QUOTED.search(text, closing, end)
    if following.lstrip()[:1].islower() or (wrapped and not quoted):
        return True
    last = text[max(start, end - _LONGEST_WORD) : end].rsplit(maxsplit=1)[-1].casefold()
    return last in language.determiners or last in language.preposition_forms


def _is_heading(line: str, language: LanguageData) -> bool:
    """Whether a line ends as headings do; in brackets only by short letters for a name: ``Velora Foods (VLF)``.

    One whose words all have a capital may be longer, and end in any mark but those that go on or end a sentence.
    """
    stripped = _LETTERS_BEHIND.sub("", line.strip())
    if len(stripped) <= _LONGEST_HEADING and not stripped.endswith((".", "!", "…", ":", ";", "»", "”", '"', ")")):
        return True
    closed = stripped.endswith((".", "…", ":", ";"))
    return language.titles_capitalised and not closed and len(stripped) <= _LONGEST_TITLE and _is_capitalised(stripped)


def _is_capitalised(line: str) -> bool:
    """Whether nearly all words of a line that are no short ones have a capital."""
    words = [word for word in _WORD.findall(line) if len(word) > _SHORT]
    return len([word for word in words if word[0].isupper()]) > _MOSTLY * len(words) and len(words) > _SHORT


def _is_noise(line: str, language: LanguageData) -> bool:
    lowered = line.strip().lstrip(_MARKUP).casefold()
    if len(lowered) < 4 or _is_framed(lowered, language):
        return True
    if not lowered.startswith(language.noise_starts):
        return False
    starts = (lowered.removeprefix(phrase) for phrase in language.noise_starts if lowered.startswith(phrase))
    return any(not rest[:1].isalnum() for rest in starts)


def _points_elsewhere(sentence: str, language: LanguageData) -> bool:
    """Whether a sentence inside a text is none of it: ``ALSO READ: the merger``, ``The post X appeared first on Y``."""
    lowered = sentence.lstrip(_MARKUP).casefold()
    pointed = lowered.startswith(language.noise_starts)
    return _is_framed(lowered, language) or (
        pointed and any(lowered.startswith(f"{p}:") for p in language.noise_starts)
    )


def _is_framed(lowered: str, language: LanguageData) -> bool:
    if not lowered.startswith(tuple(language.noise_frames)):
        return False
    return any(lowered.startswith(opening) and rest in lowered for opening, rest in language.noise_frames.items())


def _behind_label(text: str, start: int, end: int, language: LanguageData) -> int:
    """Where the text of a block begins, behind a label of the page that ran into it."""
    label = _LABEL.match(text, start, end) if language.labels else None
    return label.end() if label is not None and label["label"].casefold() in language.labels else start


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without blanks at its end, in pieces that are no longer than a sentence can be."""
    while end - start > _LONGEST:
        blank = text.rfind(" ", start + 1, start + _LONGEST)
        cut = blank if blank > 0 else start + _LONGEST
        yield start, cut
        start = cut + 1 if blank > 0 else cut
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end


def _split(text: str, start: int, end: int, language: LanguageData) -> Iterator[tuple[int, int]]:
    """Sentence spans within one line; a stop after an abbreviation or an initial ends nothing."""
    begin = start
    for match in _STOP.finditer(text, start, end):
        glued = match.end() < end and text[match.end()].isalpha()
        short = match.group() == "." and _is_abbreviation(text, begin, match.start(), language)
        if short and not _opens_anew(text, match.start(), match.end(), end, language):
            continue
        if glued and not _is_run_on(text, match.start(), match.end(), language):
            continue
        following = text[match.end() : match.end() + 2].strip()
        if match.group()[0] in ".…!" and following[:1].islower():
            continue
        if _is_explained(text, begin, match.end(), end, language) or _is_asked(text, begin, match, end):
            continue
        if match.group().startswith(("...", "…")) and _hangs(text, begin, match.start(), language):
            continue
        yield begin, match.end()
        begin = match.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        yield begin, end


def _is_explained(text: str, begin: int, at: int, end: int, language: LanguageData) -> bool:
    """Whether a few words, a sum alone, are followed by what the sum is: ``60 millions ! C'est la somme que``."""
    if at - begin > _LONGEST_SUM or not language.sum_openings:
        return False
    behind = text[at : min(end, at + _LONGEST_WORD)].lstrip().casefold().replace("’", "'")
    return behind.startswith(language.sum_openings)


def _is_asked(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether a few words only ask for the figure that follows: ``Le prix ? 22 millions d'euros``."""
    if not stop.group().startswith("?") or stop.start() - begin > _LONGEST_WORD:
        return False
    answer = text[stop.end() : min(end, stop.end() + _ANSWER)]
    return any(character.isdigit() for character in answer) and not any(mark in answer for mark in ".?!")


def _is_run_on(text: str, stop: int, at: int, language: LanguageData) -> bool:
    """Whether a sentence ends at a stop with no blank behind it, and no address, name or code goes on there."""
    before = text[max(0, stop - _LONGEST_WORD) : stop].rsplit(maxsplit=1)[-1:]
    behind = text[at : at + _LONGEST_WORD].split(maxsplit=1)[:1]
    if not before or not behind or _DOMAIN.match(behind[0]) or any(mark in before[0] + behind[0] for mark in "@/_="):
        return False
    opens = _opens_plainly(behind[0], language)
    if not opens and behind[0].rstrip(".,;)").casefold() in language.legal_forms:
        return False
    last = before[0].rstrip('"»”').lstrip("(")
    letters = behind[0].rstrip("),;.")
    code = letters.isupper() and (len(letters) < _SHORTEST or last.isupper() or last.isdigit())
    closed = before[0].endswith(('"', "»", "”")) or before[0][0].islower() or (last.isdigit() and not code)
    named = len(last) > 1 and (opens or (len(last) >= _SHORTEST and not code))
    return "." not in _IN_NUMBER.sub("", last) and (closed or named)


def _opens_plainly(word: str, language: LanguageData) -> bool:
    """Whether a word begins sentences more than names: ``Les``, ``L'usine``, and the title before a person."""
    lowered = word.casefold()
    if _ELIDED.match(word) or lowered.rstrip(".") in language.person_titles:
        return True
    if word.isupper():
        return len(word) == 1 and any(fold_name(form) == lowered for form in language.preposition_forms)
    return lowered in language.determiners or lowered in language.pronouns or lowered in language.preposition_forms


def _without_title(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span of a sentence, cut behind a short title that a page has run into it: ``La finance  La fintech X``.

    Two blanks part them, where a heading and its paragraph once stood on lines of their own.
    """
    title = _TITLE.match(text, start, end) if text.find("  ", start, end) > 0 else None
    if title is None:
        yield start, end
    else:
        yield start, title.end("title")
        yield title.end(), end


def _without_heading(text: str, start: int, end: int, language: LanguageData) -> Iterator[tuple[int, int]]:
    """The span of a sentence, cut behind a heading that a page has run into it: ``Un virage durable Cette usine``.

    No mark parts them, and often no blank, only the capital of a word that begins sentences and no names. An article
    may begin the title of a work, so that a word before its blank must be a plain one that asks for nothing: not
    ``dans Le bon coin``.
    """
    for match in _run_on_openings(language.code).finditer(text, start + 1, end) if language.run_on_openings else ():
        before = text[max(start, match.start() - _LONGEST_WORD) : match.start()].rsplit(maxsplit=1)[-1]
        if match.group() and _asks_for_more(before, match["opening"], language):
            continue
        yield start, match.start()
        start = match.end()
    yield start, end


@functools.cache
def _run_on_openings(code: Language) -> re.Pattern[str]:
    """What may begin a sentence before a word without capital, and the blank between it and the word before."""
    openings = "|".join(re.escape(word.capitalize()) for word in load_language(code).run_on_openings)
    elided = openings.replace("'", "['’]")
    before = r"(?:(?<=[\w)»%]) |(?<=[a-zà-ÿ]{3}))"
    return re.compile(rf"{before}(?=[A-ZÀ-Ý])(?=(?P<opening>{elided})(?:(?<=['’])| )[a-zà-ÿ])")


def _asks_for_more(word: str, opening: str, language: LanguageData) -> bool:
    """Whether a word asks for what is behind it, so that a capital behind it begins no sentence."""
    plain = word.strip("()«»%").casefold()
    article = opening.casefold() in language.determiners or opening.endswith(("'", "’"))
    if plain in language.preposition_forms or plain in language.determiners or plain in language.coordinators:
        return True
    return article and not (word[-1].isdigit() or word[-1] in ")»%" or word[0].islower())


def _hangs(text: str, begin: int, stop: int, language: LanguageData) -> bool:
    """Whether the word before three dots asks for another: ``un contrat avec... Amazon``."""
    word = text[max(begin, stop - _LONGEST_WORD) : stop].rsplit(maxsplit=1)[-1:]
    return bool(word) and (
        word[0].casefold() in language.preposition_forms or word[0].casefold() in language.determiners
    )


def _is_abbreviation(text: str, begin: int, stop: int, language: LanguageData) -> bool:
    word_start = stop
    while word_start > begin and not text[word_start - 1].isspace() and text[word_start - 1] not in "(«“\"'’":
        word_start -= 1
    word = text[word_start:stop]
    if f"{word.casefold()}." in language.numbers.currencies and text[stop + 1 : stop + 3].strip()[:1].isdigit():
        return True
    if _INITIALS.fullmatch(word):
        return True
    initial = len(word) == 1 and word.isupper() and not _is_round_letter(text, begin, word_start, language)
    return initial or word.casefold() in language.abbreviations


def _opens_anew(text: str, stop: int, at: int, end: int, language: LanguageData) -> bool:
    """Whether the abbreviation ends a name or an hour, and so its sentence: ``a unit of X Corp. In June, it``.

    No name must go on with what follows, which behind a legal form may be an ordinary word: ``X Corp. Rumors of``.
    """
    word = text[max(0, stop - _LONGEST_WORD) : stop].rsplit(maxsplit=1)[-1:]
    if not word or not (word[0].casefold() in language.legal_forms or "." in word[0]):
        return False
    following = _FIRST_WORD.match(text, at, end)
    if following is None or not following["word"][0].isupper():
        return False
    opener = following["word"].casefold()
    if opener in language.legal_forms:
        return False
    if following.start("word") == at:
        return True
    grammatical = opener in language.pronouns or opener in language.determiners or opener in language.opening_words
    if grammatical or opener in language.adversatives:
        return True
    goes_on = text[following.end() : following.end() + 2].strip()[:1].islower()
    plain = goes_on and "." not in word[0] and opener not in language.person_titles | language.org_words
    return plain and simplemma.is_known(opener, language.code)


def _is_round_letter(text: str, begin: int, at: int, language: LanguageData) -> bool:
    """Whether a letter at `at` ends the name of a round, ``a Series A.``, and so is no initial."""
    before = text[max(begin, at - _LONGEST_WORD) : at].rsplit(maxsplit=1)[-1:]
    return bool(before) and f"{before[0]} *".casefold() in {label.casefold() for label in language.rounds}
