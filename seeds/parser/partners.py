"""Names that an *and*, or commas before it, join of several words: firms called after partners, or after two trades."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.known import known_at
from seeds.parser.openings import begins_verb
from seeds.parser.tokens import Item
from seeds.parser.usage import is_common, is_ordinary

_LONGEST_JOINED = 6
"""How many words may stand behind an *and* inside a name."""


def partners_size(words: Sequence[Item], index: int, comma: int, language: LanguageData) -> int:
    """How many words behind a lone word are its partners in a firm: ``Clayvon, Dubrier & Rhys``; 0 for a list of firms.

    In one an *and* stands before the last, and others follow or come before: ``Velora, Marks & Spencer and Tesco``. A
    clause may end at the comma: ``According to Velora, Dunn & Rhys will sell``.
    """
    if comma != index + 1 or not _is_partner(words, index, language):
        return 0
    at = comma
    while at + 2 < len(words) and words[at].text == "," and _is_partner(words, at + 1, language):
        at += 2
    if at == comma or words[at].text != "&" or at + 1 == len(words) or not words[at + 1].is_capital:
        return 0
    before, end = words[index - 1] if index else None, at + 2
    behind = words[end : end + 2]
    listed = len(behind) > 1 and behind[1].is_capital and behind[1].lower not in language.legal_forms
    if listed and (behind[0].text in {",", "&"} or behind[0].lower in language.coordinators):
        return 0
    if before is None:
        return end - comma
    listed = before.text == "," or before.lower in language.coordinators
    governed = before.lower in language.preposition_forms and before.lower not in language.agents
    return 0 if listed or (governed and behind and begins_verb(behind[0], language)) else end - comma


def _is_partner(words: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word may be the name of one of the partners after whom a firm is called."""
    if at >= len(words) or known_at(words, at) is not None:
        return False
    word = words[at]
    plain = word.is_capital and word.text.isalpha() and not word.word.is_upper and not word.word.is_regional
    return plain and word.lower not in language.not_names and not is_common(word.lower, language)


def joined_size(words: Sequence[Item], index: int, end: int, language: LanguageData) -> int:
    """The steps over an *and* within one name: ``Thai Plastics and Chemicals``, ``Catering and Tourism Corporation``.

    Both words beside it must be ordinary ones, the name must have begun before them, and either both are plural or the
    second part is what makes it an organisation: behind a word for one no more than that, ``Oil and Gas Corp``, or
    another such word, ``Vani Oil and Gas``. One has partners, ``Velm and Co``. A house that invests is named by itself:
    ``Ana Reed and Elm Ventures``.
    """
    left, right = words[end - 1], words[end + 1]
    if right.lower in language.partner_nouns and right.is_capital and left.lower not in language.partner_nouns:
        return 2 * (left.is_capital and not is_ordinary(left, language))
    if end - index < 2 or not right.word.is_name_like or known_at(words, end + 1) is not None:
        return 0
    if not (is_ordinary(left, language) and is_ordinary(right, language)) or is_known_run(words, index, end):
        return 0
    stop = end + 1
    while stop < min(len(words), end + _LONGEST_JOINED) and words[stop].word.is_name_like:
        stop += 1
    closing = words[stop - 1].lower
    if left.lower in language.legal_forms or right.lower in language.person_titles:
        return 0
    plural = all(any(w.lower.endswith(s) for s in language.plurals) for w in (left, right))
    if left.lower in language.org_words:
        trades = right.lower in language.org_words and right.lower not in language.investor_forms
        formed = stop > end + 2 or trades
        return 2 if formed and all(w.lower in language.legal_forms for w in words[end + 2 : stop]) else 0
    organised = stop > end + 2 and (closing in language.legal_forms or closing in language.org_words)
    organised &= closing not in language.investor_forms or closing in language.vehicle_nouns
    return 2 if plural or organised else 0


def is_known_run(words: Sequence[Item], index: int, end: int) -> bool:
    """Whether a name of the gazetteer ends the run ``words[index:end]``."""
    return any((known := known_at(words, at)) is not None and at + len(known.tokens) == end for at in range(index, end))
