"""Cut a text into blocks (paragraphs, headings, list items) and the blocks into sentences."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

import simplemma

from seeds.language import LanguageData, load_language
from seeds.names import fold_name, places
from seeds.parser.blocks import BULLET, LONGEST, LONGEST_WORD, MARKUP, blocks, is_abbreviated, is_framed, is_heading
from seeds.parser.known import folded_key, known_forms
from seeds.vocabulary import Language

_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++"
    r"(?:[\"'»”’)\]*]*+(?=\s|$)|(?=[»”\"])"
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
_FIRST_WORD = re.compile(r"\s*[\"“‘'(]?(?P<word>[^\W\d_]+)")
"""The word that follows a stop."""
_IN_NUMBER = re.compile(r"(?<=\d)[.,](?=\d)")
"""What stands within a number: ``6.25%``."""
_LABEL = re.compile(r"\s*(?P<label>[A-Z][a-z]+) (?=[^\W\d_a-z])")
"""A word with a capital before another."""
_NEAR = 20_000
"""Within how many characters a name may be printed again."""
_DATELINE = re.compile(
    r"\s*(?:(?P<place>[A-ZÀ-Ý](?:[^\W\d_]|[.'’ -]){2,30}?)"
    r"(?:, [^()/\n]{0,30}\d[^()/\n]{0,15}?(?= ?[-–—(/]))?+)?"
    r"(?: ?\([^()\n]{2,40}\)| ?/[^()/\n]{2,40}/|(?<=\d)) ?(?:--|[-–—]) (?=[A-ZÀ-Ý\d«“\"<])"
)
"""What opens a report of an agency: ``LONDON, March 3 (Some Wire) -``, ``LEEDS, Feb. 11, 2025 /Some Wire/ --``."""
_BLANKS = re.compile(" {2,}")
_TITLE = re.compile(r"(?P<title>[A-ZÀ-Ý][^\s,;:(]+(?: [^\s,;:(]+){0,9}) {2,}(?=[A-ZÀ-Ý«“])")
"""A few words with no mark between them, and the blanks before a capital behind them."""
_LONGEST_SUM = 60
"""How many characters a sum alone has with its mark."""
_ANSWER = 15
"""Within how many characters of a short question its figure is told: ``A cool $30 million``."""


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
    for block, (start, end) in enumerate(blocks(text, language), start=1):
        mark = BULLET.match(text, start, end) or _HEADING_MARK.match(text, start, end)
        bullet = mark is not None and not text[start:end].lstrip().startswith("#")
        start = _behind_label(text, mark.end() if mark else start, end, language)
        start = _behind_dateline(text, start, end)
        heading = not bullet and is_heading(text[start:end], language)
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


def _points_elsewhere(sentence: str, language: LanguageData) -> bool:
    """Whether a sentence inside a text is none of it: ``ALSO READ: the merger``, ``The post X appeared first on Y``."""
    lowered = sentence.lstrip(MARKUP).casefold()
    pointed = lowered.startswith(language.noise_starts)
    return is_framed(lowered, language) or (pointed and any(lowered.startswith(f"{p}:") for p in language.noise_starts))


def _behind_label(text: str, start: int, end: int, language: LanguageData) -> int:
    """Where the text of a block begins, behind a label of the page that ran into it."""
    label = _LABEL.match(text, start, end) if language.labels else None
    return label.end() if label is not None and label["label"].casefold() in language.labels else start


def _behind_dateline(text: str, start: int, end: int) -> int:
    """Where the text of a block begins, behind the place, the day and the agency that open it, which tell no deal."""
    opened = _DATELINE.match(text, start, end)
    if opened is None:
        return start
    place = opened["place"] or ""
    return opened.end() if not place or place.isupper() or fold_name(place) in places() else start


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without blanks at its end, in pieces that are no longer than a sentence can be."""
    while end - start > LONGEST:
        blank = text.rfind(" ", start + 1, start + LONGEST)
        cut = blank if blank > 0 else start + LONGEST
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
    behind = text[at : min(end, at + LONGEST_WORD)].lstrip().casefold().replace("’", "'")
    return behind.startswith(language.sum_openings)


def _is_asked(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether a few words only ask for the figure that follows: ``Le prix ? 22 millions d'euros``."""
    if not stop.group().startswith("?") or stop.start() - begin > LONGEST_WORD:
        return False
    answer = text[stop.end() : min(end, stop.end() + _ANSWER)]
    return any(character.isdigit() for character in answer) and not any(mark in answer for mark in ".?!")


def _is_run_on(text: str, stop: int, at: int, language: LanguageData) -> bool:
    """Whether a sentence ends at a stop with no blank behind it, and no address, name or code goes on there."""
    before = text[max(0, stop - LONGEST_WORD) : stop].rsplit(maxsplit=1)[-1:]
    behind = text[at : at + LONGEST_WORD].split(maxsplit=1)[:1]
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

    Two blanks part them, and no other words, where a heading and its paragraph once stood on lines of their own.
    """
    apart = len(_BLANKS.findall(text, start, end)) == 1
    title = _TITLE.match(text, start, end) if apart else None
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
        before = text[max(start, match.start() - LONGEST_WORD) : match.start()].rsplit(maxsplit=1)[-1]
        if match.group() and _asks_for_more(before, match["opening"], language):
            continue
        if not match.group() and _is_one_name(text, match.start() - len(before), match.end("opening")):
            continue
        yield start, match.start()
        start = match.end()
    yield start, end


def _is_one_name(text: str, begin: int, end: int) -> bool:
    """Whether what may be two words is a known name with a capital inside, or one that a text prints again near by."""
    word = text[begin:end]
    if not (word[0].isupper() and word.isalpha()):
        return False
    if any(known.tokens == (word,) for known in known_forms(folded_key(word)).get("", ())):
        return True
    return text.find(word, max(0, begin - _NEAR), begin) >= 0 or text.find(word, end, end + _NEAR) >= 0


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
    word = text[max(begin, stop - LONGEST_WORD) : stop].rsplit(maxsplit=1)[-1:]
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
    initial = len(word) == 1 and word.isupper() and not _is_round_letter(text, begin, word_start, language)
    return initial or is_abbreviated(word, language)


def _opens_anew(text: str, stop: int, at: int, end: int, language: LanguageData) -> bool:
    """Whether the abbreviation ends a name or an hour, and so its sentence: ``a unit of X Corp. In June, it``.

    No name must go on with what follows, which behind a legal form may be an ordinary word: ``X Corp. Rumors of``.
    """
    word = text[max(0, stop - LONGEST_WORD) : stop].rsplit(maxsplit=1)[-1:]
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
    before = text[max(begin, at - LONGEST_WORD) : at].rsplit(maxsplit=1)[-1:]
    return bool(before) and f"{before[0]} *".casefold() in {label.casefold() for label in language.rounds}
