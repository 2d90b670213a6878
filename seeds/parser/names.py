"""Names in running text: companies, funds, persons and projects, also ones that stand in no list."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from seeds.gazetteer import called, sectors
from seeds.language import LanguageData
from seeds.names import fold_name, places
from seeds.parser.acronyms import acts, around, is_called
from seeds.parser.angled import with_angled
from seeds.parser.below import with_names_below
from seeds.parser.bodies import body_at
from seeds.parser.currencies import is_currency_code
from seeds.parser.doubtful import is_doubtful
from seeds.parser.eponyms import with_eponyms
from seeds.parser.forms import unify
from seeds.parser.headlines import (
    acting_end,
    behind_description,
    is_capital_preposition,
    tells_deed,
    title_end,
)
from seeds.parser.known import Known, known_at
from seeds.parser.mentions import PARTY_KINDS, NameMention
from seeds.parser.name_kinds import is_described, is_generic, kind_of, names_trader
from seeds.parser.neighbours import in_context, with_exchanges, with_namesakes, without_adjuncts, without_events
from seeds.parser.offices import opens_office, tells_charge, with_offices
from seeds.parser.openings import opens_as_preposition
from seeds.parser.paired import with_houses
from seeds.parser.papers import with_papers
from seeds.parser.quoted import with_quoted
from seeds.parser.runs import (
    is_name_like,
    numbered_end,
    opens_brand,
    person_behind,
    run_end,
    trailing_forms,
    trimmed,
    with_founder,
)
from seeds.parser.segment import Sentence
from seeds.parser.spelt import Spelt, spelt_names
from seeds.parser.tokens import ADDRESS, Item, has_address, tokenize
from seeds.parser.usage import (
    Row,
    Usage,
    all_capitals,
    begins_sentence,
    is_common,
    is_ordinary,
    is_phrase,
    sentence_case,
    without_listings,
    without_prefixes,
    without_shouting,
)

__all__ = ["PARTY_KINDS", "NameMention", "find_names"]

_MODEL = re.compile(r"(?!\d+(?:[A-Z][A-Za-z]{3}|[a-z]{4}|[a-z]{2,3}[A-Z]))[A-Z]{0,2}-?\d[\w.-]*")
_ACRONYMS = re.compile(r"[A-Z]{2,}s")
"""An acronym in the plural, which is no name: ``LLMs``."""

_OFTEN = 3
"""How often an ordinary word stands with a capital inside sentences that is a name all the same."""
_LONGEST_LABEL = 8
"""How many words may head a sentence before a colon."""
_NUMERAL = re.compile(r"[IVX]{2,}")
"""A number that is no name by itself: ``phase III``."""
_TRADE = 9
"""How many words before a name a description may have that says in what things it deals."""
_PART_REACH = 12
"""How many words behind a name are searched for the part of a firm that it is, others listed with it between."""
_TITLE_REACH = 5
"""How many words behind a name are searched for the title of its bearer: ``X, managing director of Y``."""


def find_names(
    text: str,
    sentences: Sequence[Sentence],
    language: LanguageData,
    tokens: list[list[Item]] | None = None,
    titles: Set[int] = frozenset(),
) -> list[list[NameMention]]:
    """The names of each sentence, in order; forms of one name within the text get one `name`.

    `tokens` are those of the sentences, for who has them already, and `titles` the numbers of those in which only names
    have a capital.
    """
    tokens = tokens or [tokenize(text, s.start, s.end, language) for s in sentences]
    pairs = enumerate(zip(sentences, tokens, strict=True))
    rows = [_row(text, s, words, language, plain=number in titles) for number, (s, words) in pairs]
    usage = Usage(rows, language)
    found = [in_context(row, list(_names_of(text, row, usage, language)), language) for row in rows]
    found = with_quoted(text, rows, found, language)
    found = with_papers(rows, with_namesakes(rows, without_adjuncts(rows, found, language), language), language)
    found = with_exchanges(rows, found, language)
    found = with_names_below(rows, without_events(rows, found, language), language)
    found = with_houses(text, with_eponyms(text, rows, found, language), language)
    found = with_angled(text, sentences, found, language)
    return with_offices(rows, unify(text, found, language), language)


def _row(text: str, sentence: Sentence, tokens: list[Item], language: LanguageData, *, plain: bool) -> Row:
    """The words of a sentence that may be part of names."""
    words = without_listings(text, _words(text, sentence, tokens), language)
    return Row(without_shouting(without_prefixes(words, language), language), sentence, plain=plain)


def _words(text: str, sentence: Sentence, words: list[Item]) -> list[Item]:
    """The tokens of a sentence outside the addresses of pages, whose words are none of the article."""
    if not has_address(text, sentence.start, sentence.end):
        return words
    addresses = [match.span() for match in ADDRESS.finditer(text, sentence.start, sentence.end)]
    return [word for word in words if not any(start <= word.start < end for start, end in addresses)]


def _names_of(text: str, row: Row, usage: Usage, language: LanguageData) -> Iterator[NameMention]:
    words, heading = row.words, row.sentence.heading
    strict = all_capitals(words)
    plain = not strict and sentence_case(words, language)
    end = 0
    last: NameMention | None = None
    bracketed = text.find("(", row.sentence.start, row.sentence.end) >= 0
    spelt = dict(spelt_names(words, language)) if bracketed else {}
    for index in row.starts:
        if index < end:
            continue
        known = row.known.get(index)
        if known is not None and is_doubtful(known, words, index, usage, language):
            known = None
        reach = len(known.tokens) if known is not None else 0
        if spelt and any(at in spelt and spelt[at].end > index + reach for at in range(index + 1, index + reach)):
            continue
        if index in spelt and spelt[index].end > index + reach:
            yield from _spelt_out(text, words, spelt[index], language)
            end = spelt[index].past
            continue
        body = body_at(words, index, language, known=known is not None)
        if body is not None:
            end = body.end
            last = _of_kind(text, words[index:end], "place" if _names_place(text, words, index, end) else body.kind)
            yield last
            continue
        if words[index].text.islower() and _is_in_address(words, index):
            continue
        if known is None and words[index].lower in language.determiners and not opens_brand(words, index, language):
            continue
        if (strict or (heading and not plain)) and tells_deed(words, index, language):
            continue
        if strict and known is None and is_capital_preposition(words[index], language):
            continue
        if known is None and index + 1 in row.known and opens_as_preposition(words, index, language):
            continue
        stop = run_end(words, index, language) if is_name_like(words[index]) else index
        stop = with_founder(words, index, stop, usage, language) if stop > index else stop
        stop = acting_end(words, index, stop, usage, language) if stop > index else stop
        stop = title_end(words, index, stop, language, strict=strict)
        if known is not None and index + len(known.tokens) > stop:
            stop = run_end(words, index + len(known.tokens) - 1, language)
        if known is not None and index + len(known.tokens) >= stop - trailing_forms(words, index, stop, language):
            told = index + len(known.tokens)
            joined = told < stop and words[told].text == "&"  # ``KKR & Co.``
            last = _known_mention(text, words[index : stop if joined else told], known)
            if last.kind == "outlet" and index + len(known.tokens) < stop:
                last = replace(last, kind="company")
            yield last
            end = max(index + len(known.tokens), stop)
            continue
        if stop == index:
            end = numbered_end(words, index, language)
            if end > index:
                last = _of_kind(text, words[index:end], "company")
                yield last
            continue
        if known is not None and _makes_it(known, words, index, stop):
            yield _known_mention(text, words[index : index + len(known.tokens)], known)
            end = index + len(known.tokens)
            continue
        end = stop
        if heading and index > 0 and not plain and _is_capitalised_phrase(words[index:stop], usage, language):
            continue
        if not strict or all(usage.inside[w.text] for w in words[index:stop] if w.is_capital):
            listed = last is not None and index > 1 and _goes_on(words, index, last, language)
            begin = behind_description(words, index, stop, usage, language) if heading else index
            for last in _names_in_run(text, words, begin, stop, usage, language, listed=listed):
                yield last
        elif known is not None:
            last = _known_mention(text, words[index : index + len(known.tokens)], known)
            yield last
            end = index + len(known.tokens)
        else:
            yield from _places_in(text, words, index, stop)


def _is_in_address(words: list[Item], index: int) -> bool:
    """Whether a word ends an address of mail or of a page: the ``altavie.com`` of ``press@altavie.com``."""
    before = words[index - 1] if index else None
    return before is not None and before.end == words[index].start and before.text in {"@", "/"}


def _places_in(text: str, words: list[Item], index: int, stop: int) -> Iterator[NameMention]:
    """The places of a run in a title whose words all have a capital: ``Opens Ohio Plant``."""
    end = index
    for at in range(index, stop):
        until = next((u for u in (at + 2, at + 1) if at >= end and u <= stop and _names_place(text, words, at, u)), at)
        if until > at:
            end = until
            yield _of_kind(text, words[at:until], "place")


def _spelt_out(text: str, words: list[Item], spelt: Spelt, language: LanguageData) -> Iterator[NameMention]:
    """A name that ordinary words make, and its short form behind it or before it."""
    name, short = words[spelt.begin : spelt.end], words[spelt.short : spelt.short + 1]
    order = (name, short) if spelt.begin < spelt.short else (short, name)
    known = known_at(words, spelt.short)
    if known is not None:
        yield from (_known_mention(text, part, known) for part in order)
        return
    head = name[0].lower
    kind = "regulator" if head in language.authority_words else "company"
    for part in order:
        public = part is name and head in language.government_nouns
        yield _of_kind(text, part, "government" if public else kind)


def _goes_on(words: list[Item], index: int, last: NameMention, language: LanguageData) -> bool:
    """Whether what begins at `index` goes on a list whose last name is `last`."""
    joint = words[index - 1]
    return words[index - 2].end == last.end and (joint.text == "," or joint.lower in language.coordinators)


def _is_capitalised_phrase(run: list[Item], usage: Usage, language: LanguageData) -> bool:
    """Whether ordinary words have their capitals in headings only: ``Les Défis et Controverses``."""
    return is_phrase(run, language) and not any(w.text in usage.body for w in run if w.is_capital)


def _makes_it(product: Known, words: list[Item], index: int, stop: int) -> bool:
    """Whether a known company right behind its product is a name of its own: ``le créateur de ChatGPT OpenAI``."""
    behind = index + len(product.tokens)
    maker = known_at(words, behind) if product.kind == "product" and behind < stop else None
    return maker is not None and maker.kind == "company" and behind + len(maker.tokens) == stop


def _names_in_run(
    text: str, words: list[Item], index: int, stop: int, usage: Usage, language: LanguageData, *, listed: bool
) -> Iterator[NameMention]:
    """The names in a run of capitalised words, once what is no part of a name is taken off its ends.

    `listed` says that the run goes on a list of names.
    """
    run = words[index:stop]
    if _names_place(text, words, index, stop):
        yield _of_kind(text, run, "place")
        return
    begin, end = trimmed(words, index, stop, usage, language)
    parting = person_behind(words, begin, end, language)
    if parting < end:
        if not is_phrase(words[begin:parting], language):
            yield from _names_in_run(text, words, begin, parting, usage, language, listed=listed)
        yield _of_kind(text, words[parting:end], "person")
        return
    kept = words[begin:end]
    legal = language.legal_forms
    before = [w.lower for w in words[max(0, begin - 3) : begin] if not (w.text.isupper() and w.lower in legal)]
    if not kept or (begin > index and words[begin - 1].lower in language.exchanges):
        return
    if len(kept) == 1 and _NUMERAL.fullmatch(kept[0].text):
        return
    if end < stop and words[end].lower in language.end_words and is_phrase(kept, language):
        return
    if opens_office(words, begin, end, language) or tells_charge(words, begin, end, language):
        return
    heads = kept[-1].lower in language.term_nouns or _is_label(words, begin, end, language)
    if heads and is_phrase(kept, language):
        return
    head = known_at(kept, 0)
    lone = head is None and len(kept) == 1 and not _stands_alone(kept[0], before, usage, language, listed=listed)
    if lone and not is_called(kept[0], *around(words, begin, end, language), language):
        return
    if len(kept) == 2 and kept[1].word.is_demonym and is_phrase(kept[:1], language):
        return
    if head is not None and head.kind == "company":
        tail = kept[len(head.tokens) :]
        if all(_is_model(t, language) for t in tail) and not any(_is_corporate(t, language) for t in tail):
            yield _known_mention(text, kept[: len(head.tokens)], head)
            return
        branded = sectors().get(head.name, "") not in language.unbranded_sectors
        if (
            branded
            and not any(_is_corporate(t, language) for t in tail)
            and not _is_firm(before, words[end:], language)
        ):
            yield replace(_of_kind(text, kept, "product"), owner=head.name)
            return
    for offset in range(len(kept)):
        known = known_at(kept, offset)
        if known is None or offset + len(known.tokens) != len(kept):
            continue
        opening = begins_sentence(words, begin)
        placed = offset == 1 and kept[0].word.is_place and bool(before) and before[-1] in language.numbers.of
        if placed or all(
            is_generic(w.lower, language) or (opening and is_ordinary(w, language)) for w in kept[:offset]
        ):
            yield _known_mention(text, kept[offset:], known)
            return
    kind = kind_of(kept, before, words[end : end + _PART_REACH], language)
    deals_in = kind in {"product", "person"} and names_trader(words[max(0, begin - _TRADE) : begin], language)
    yield _of_kind(text, kept, "company" if deals_in else kind)


def _is_label(words: list[Item], begin: int, end: int, language: LanguageData) -> bool:
    """Whether ordinary words only head the sentence they begin: ``Growth Strategy: the firm``, ``Debt and Cash:``."""
    stop = next((at for at, word in enumerate(words[:_LONGEST_LABEL]) if word.text == ":"), 0)
    if not stop:
        return False
    heads = [w for w in words[:stop] if w.lower not in language.coordinators]
    return end <= stop and begin + 1 < stop and all(is_name_like(w) and is_phrase([w], language) for w in heads)


def _names_place(text: str, words: list[Item], index: int, stop: int) -> bool:
    """Whether a run is a place, also one that ends in a compound: ``Palo Alto-based``."""
    lone = stop == index + 1
    if words[index].word.is_place if lone else fold_name(text[words[index].start : words[stop - 1].end]) in places():
        return True
    if stop >= len(words) or not words[stop].is_next_to(words[stop - 1]):
        return False
    return words[stop].is_capital and not is_name_like(words[stop])


def _stands_alone(word: Item, before: list[str], usage: Usage, language: LanguageData, *, listed: bool) -> bool:
    """Whether a lone word is enough of a name.

    A letter, a model's number, the code of a currency, an acronym that is said but once, or a word for any company is
    none: ``the Bank``.
    """
    if word.lower in language.not_alone or word.lower in language.adverbs or is_currency_code(word.text, language):
        return False
    described = any(is_generic(w, language) for w in before[-2:]) or is_described(before, language)
    if language.town_prepositions.intersection(before[-2:]) and fold_name(word.text) in called():
        return False  # ``la marque à la Pomme``
    if word.text.isupper() and 1 < len(word.text) <= 5 and (described or (listed and len(word.text) > 2)):
        return True
    if _ACRONYMS.fullmatch(word.text):
        return False
    seldom = usage.inside[word.text] < _OFTEN and not (described or listed)
    if seldom and word.lower in usage.small and is_common(word.lower, language):
        return False
    if word.text in usage.called:
        return True
    if word.lower in language.directions:
        return False
    if len(word.text) < 2 or (_is_model(word, language) and any(c.isdigit() for c in word.text)):
        return False
    if is_generic(word.lower, language) or word.lower in language.legal_forms or word.lower in language.org_words:
        return False
    joined = "&" in word.text and word.lower not in language.not_names
    return joined or not word.text.isupper() or len(word.text) > 4 or usage.inside[word.text] > 1


def _is_firm(before: list[str], behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether the words around a name are a company's: ``the carrier X``, ``X and Y have won``, ``X, a start-up``."""
    if behind and behind[0].lower in language.coordinators:
        behind = list(itertools.dropwhile(lambda word: word.is_capital, behind[1:]))
    if is_described(before, language) or (len(behind) > 1 and acts(behind[:2], language)):
        return True
    apposed = len(behind) > 2 and behind[0].text == "," and behind[1].lower in language.determiners
    said_to_be = [w.lower for w in behind[2 : 2 + _TITLE_REACH]] if apposed else []
    head = list(itertools.takewhile(lambda word: word not in language.preposition_forms, said_to_be))
    return is_described(head, language)


def _is_corporate(word: Item, language: LanguageData) -> bool:
    """Whether a word behind a company's name makes it that of another company: ``Honda Finance``, ``Honda Canada``."""
    corporate = word.lower in language.org_words or word.lower in language.legal_forms
    return corporate or word.lower in language.group_words or word.word.is_place


def _is_model(word: Item, language: LanguageData) -> bool:
    """Whether a word is a product's number or kind, such as ``777`` or ``Dreamliners``, behind its maker's name."""
    return bool(_MODEL.fullmatch(word.text)) or word.lower in language.goods_nouns


def _of_kind(text: str, tokens: list[Item], kind: str) -> NameMention:
    written = text[tokens[0].start : tokens[-1].end]
    return NameMention(tokens[0].start, tokens[-1].end, written, " ".join(written.split()), kind)


def _known_mention(text: str, tokens: list[Item], known: Known) -> NameMention:
    start, end = tokens[0].start, tokens[-1].end
    return NameMention(start, end, text[start:end], known.name, known.kind, True, known.owner)
