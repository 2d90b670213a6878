"""Names in running text: companies, funds, persons and projects, also ones that stand in no list."""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import simplemma

from seeds.gazetteer import companies
from seeds.language import LanguageData
from seeds.names import demonyms, fold_name, given_names, places
from seeds.parser.segment import Sentence
from seeds.parser.tokens import Token, tokenize

_MODEL = re.compile(r"[A-Z]{0,2}-?\d[\w-]*")
_OPENERS = frozenset("«“\"':•–—-(.!?…*[|#/>")
"""Marks behind which a capital says nothing, since a sentence or a title may begin there."""

_MANY = 50
"""How many forms that share a beginning are compared; a text of real names has a handful."""

PARTY_KINDS = frozenset({"company", "fund", "person", "government", "project"})


@dataclass(frozen=True)
class NameMention:
    """A name as it stands in the text.

    `name` is what the document, or the gazetteer, calls it in full. `kind` is one of `seeds.vocabulary.CompanyKind`
    or ``place``, ``outlet``, ``product``, which are no parties.
    """

    start: int
    end: int
    text: str
    name: str
    kind: str
    known: bool = False
    owner: str | None = None
    """The company that a product stands for."""


@dataclass(frozen=True)
class _Known:
    name: str
    kind: str
    owner: str | None
    tokens: tuple[str, ...]


def find_names(text: str, sentences: Sequence[Sentence], language: LanguageData) -> list[list[NameMention]]:
    """The names of each sentence, in order; forms of one name within the text get one `name`."""
    tokens = [tokenize(text, s.start, s.end) for s in sentences]
    capitals = _capitals_inside(tokens, sentences)
    found = [
        list(_names_of(text, words, sentence, capitals, language))
        for words, sentence in zip(tokens, sentences, strict=True)
    ]
    return _unify(found, language)


def _capitals_inside(tokens: list[list[Token]], sentences: Sequence[Sentence]) -> Counter[str]:
    """How often each word stands with a capital where no sentence or title begins."""
    counts: Counter[str] = Counter()
    for words, sentence in zip(tokens, sentences, strict=True):
        if _title_case(words) and sentence.heading:
            continue
        for before, word in itertools.pairwise(words):
            if word.is_capital and before.text not in _OPENERS:
                counts[word.text] += 1
    return counts


def _title_case(words: list[Token]) -> bool:
    letters = [w for w in words if w.is_word and w.text[0].isalpha() and len(w.text) > 3]
    return len(letters) > 2 and sum(w.text[0].isupper() for w in letters) > 0.6 * len(letters)


def _all_capitals(words: list[Token]) -> bool:
    letters = [w for w in words if w.is_word and w.text[0].isalpha() and len(w.text) > 2]
    return len(letters) > 2 and sum(w.text.isupper() for w in letters) > 0.6 * len(letters)


def _names_of(
    text: str, words: list[Token], sentence: Sentence, capitals: Counter[str], language: LanguageData
) -> Iterator[NameMention]:
    strict = (sentence.heading and _title_case(words)) or _all_capitals(words)
    index = 0
    while index < len(words):
        known = _known_at(words, index)
        if known is not None and _is_doubtful(known, words, index, capitals, language):
            known = None
        governed = _government_end(words, index, language) if known is None else index
        if governed > index:
            yield _of_kind(text, words[index:governed], "government")
            index = governed
            continue
        if known is None and words[index].lower in language.determiners:
            index += 1
            continue
        stop = _run_end(words, index, language) if _is_name_like(words[index]) else index
        if known is not None and index + len(known.tokens) >= stop - _trailing_forms(words, index, stop, language):
            last = max(index + len(known.tokens), stop)
            yield _known_mention(text, words[index : index + len(known.tokens)], known)
            index = last
            continue
        if stop == index:
            index += 1
            continue
        run = words[index:stop]
        if not strict or all(capitals[w.text] for w in run if w.is_capital):
            yield from _names_in_run(text, words, index, run, capitals, language)
        elif known is not None:
            yield _known_mention(text, words[index : index + len(known.tokens)], known)
        index = stop


def _is_doubtful(known: _Known, words: list[Token], index: int, capitals: Counter[str], language: LanguageData) -> bool:
    """Whether a known name that is a common word too stands where that word may: ``People are``, ``Target of``."""
    lone = len(known.tokens) == 1 and _begins_sentence(words, index) and _is_common(words[index].lower, language)
    if not lone or capitals[words[index].text] or index + 1 >= len(words):
        return False
    following = words[index + 1].lower
    return following in language.auxiliaries["plural"] or following in language.numbers.of


def _names_in_run(
    text: str, words: list[Token], index: int, run: list[Token], capitals: Counter[str], language: LanguageData
) -> Iterator[NameMention]:
    """The names in a run of capitalised words, once what is no part of a name is taken off its ends."""
    if fold_name(text[run[0].start : run[-1].end]) in places():
        yield _of_kind(text, run, "place")
        return
    begin = 0
    while begin < len(run) and _is_no_name(run[begin:], words, index + begin, capitals, language):
        begin += 1
    end = len(run)
    while end > begin and (run[end - 1].lower in language.not_names or not run[end - 1].is_capital):
        if run[end - 1].text[0].isdigit() and end - 1 > begin:
            break
        end -= 1
    kept = run[begin:end]
    if not kept or (len(kept) == 1 and _is_weak(kept[0], capitals, language)):
        return
    head = _known_at(kept, 0)
    if head is not None and head.kind == "company" and all(_is_model(t, language) for t in kept[len(head.tokens) :]):
        yield _known_mention(text, kept[: len(head.tokens)], head)
        return
    for offset in range(len(kept)):
        known = _known_at(kept, offset)
        plain = all(_is_common(w.lower, language) for w in kept[:offset])
        if known is not None and plain and offset + len(known.tokens) == len(kept):
            yield _known_mention(text, kept[offset:], known)
            return
    before = [w.lower for w in words[max(0, index + begin - 3) : index + begin]]
    follows = words[index + end].lower if index + end < len(words) else ""
    owned = bool(before) and before[-1] in language.possessives and follows not in language.generic_nouns
    yield _of_kind(text, kept, "product" if owned else _kind(kept, before, language))


def _is_weak(word: Token, capitals: Counter[str], language: LanguageData) -> bool:
    """Whether a lone word is too slight for a name: a letter, a model's number, an acronym that is said but once."""
    if len(word.text) < 2 or (_is_model(word, language) and any(c.isdigit() for c in word.text)):
        return True
    return word.text.isupper() and len(word.text) <= 4 and capitals[word.text] < 2


def _is_model(word: Token, language: LanguageData) -> bool:
    """Whether a word is a product's number or kind, such as ``777`` or ``Dreamliners``, behind its maker's name."""
    return bool(_MODEL.fullmatch(word.text)) or word.lower in language.goods_nouns


def _government_end(words: list[Token], index: int, language: LanguageData) -> int:
    """Where the name of a public body that begins at `index` ends; `index` where none begins.

    ``le ministère des Armées``, ``l'État français``, ``the French government``.
    """
    word = words[index].lower
    following = words[index + 1] if index + 1 < len(words) else None
    if word not in language.government_nouns:
        nation = fold_name(words[index].text) in demonyms() and words[index].is_capital
        bodied = nation and following is not None and following.lower in language.government_nouns
        return index + 2 if bodied else index
    if following is not None and fold_name(following.text) in demonyms():
        return index + 2
    if following is not None and following.lower in language.numbers.of:
        step = index + 2
        while step < len(words) and words[step].lower in language.determiners:
            step += 1
        if step < len(words) and _is_name_like(words[step]):
            return _run_end(words, step, language)
    return index + 1 if words[index].is_capital and word in language.states else index


def _of_kind(text: str, tokens: list[Token], kind: str) -> NameMention:
    written = text[tokens[0].start : tokens[-1].end]
    return NameMention(tokens[0].start, tokens[-1].end, written, " ".join(written.split()), kind)


def _known_mention(text: str, tokens: list[Token], known: _Known) -> NameMention:
    start, end = tokens[0].start, tokens[-1].end
    return NameMention(start, end, text[start:end], known.name, known.kind, True, known.owner)


def _run_end(words: list[Token], index: int, language: LanguageData) -> int:
    """Where the run of capitalised words that begins at `index` ends, connectors such as ``of`` and ``&`` inside."""
    end = index + 1
    while end < len(words):
        word = words[end]
        near = word.start - words[end - 1].end <= 1
        if not near or word.lower in language.person_titles:
            break
        following = words[end + 1] if end + 1 < len(words) else None
        numbered = word.is_word and word.text.isdigit() and len(word.text) <= 3
        inside = following is not None and len(word.text) <= 2 and _is_name_like(following)
        if _is_name_like(word) or (numbered and (_ends_name(following) or inside)):
            end += 1
        elif word.text == "&" and following and following.is_capital:
            end += 2
        elif word.lower in language.inside_names and following and following.is_capital:
            if words[end - 1].lower not in language.org_words:
                break
            end += 2
        elif word.text == "," and following and following.lower in language.legal_forms and following.is_capital:
            end += 2
        else:
            break
    return end


def _is_name_like(word: Token) -> bool:
    """A capitalised word that is no compound adjective such as ``Madrid-based``."""
    last = word.text.rsplit("-", 1)[-1]
    return word.is_capital and not ("-" in word.text and last.islower() and len(last) > 2)


def _ends_name(following: Token | None) -> bool:
    return following is None or following.text in {".", ",", ")", ";"}


def _trailing_forms(words: list[Token], index: int, stop: int, language: LanguageData) -> int:
    count = 0
    while stop - count > index and (
        words[stop - count - 1].lower in language.legal_forms or words[stop - count - 1].text == ","
    ):
        count += 1
    return count


def _is_no_name(
    rest: list[Token], words: list[Token], index: int, capitals: Counter[str], language: LanguageData
) -> bool:
    """Whether the first word of a run is capitalised for another reason than that a name begins."""
    word = rest[0]
    if not word.is_capital or word.lower in language.not_names or word.lower in language.determiners:
        return True
    if language.nouns_capitalised and _is_capital_noun(word, language):
        return True
    if word.lower in language.person_titles or (len(word.lower) > 4 and word.lower.rstrip("s") in language.not_names):
        return True
    pieces = word.text.split("-")
    if len(pieces) > 1 and (pieces[-1][0].islower() or pieces[-1].casefold() in language.not_names):
        return True
    if fold_name(word.text) in demonyms() and len(rest) > 1:
        return capitals[rest[1].text] > 0 or not simplemma.is_known(rest[1].lower, language.code)
    if fold_name(word.text) in demonyms():
        return True
    if not _begins_sentence(words, index):
        return False
    return not _name_at_start(word, words, index, capitals, language)


def _is_capital_noun(word: Token, language: LanguageData) -> bool:
    """Whether a word is a common noun, or a compound that ends in a word for a company: ``Softwareanbieter``."""
    last = word.text.rsplit("-", 1)[-1]
    compound = any(word.lower.endswith(noun) for noun in language.generic_nouns)
    return compound or any(_is_known_word(form, language.code) for form in (last, last.casefold()))


def _begins_sentence(words: list[Token], index: int) -> bool:
    if all(not w.is_word or w.text.isdigit() for w in words[:index]):
        return True
    return words[index - 1].text in _OPENERS and words[index - 1].text not in "('"


def _name_at_start(word: Token, words: list[Token], index: int, capitals: Counter[str], language: LanguageData) -> bool:
    """Whether a capitalised word at the start of a sentence is a name rather than a common word."""
    function_word = (
        word.lower in language.pronouns
        or word.lower in language.adverbs
        or word.lower in language.coordinators
        or word.lower in language.relatives
        or word.lower in _opening_words(language)
    )
    adverb = word.lower.endswith(language.adverb_endings) and len(word.text) > 6 and not capitals[word.text]
    if function_word or adverb:
        return False
    inner_capital = any(c.isupper() or c.isdigit() for c in word.text[1:]) and len(word.text) > 2
    if word.text.isupper() and _is_common(word.lower, language):
        inner_capital = False
    if capitals[word.text] or inner_capital:
        return True
    if not _is_common(word.lower, language):
        return True
    if index + 1 < len(words) and words[index + 1].lower in {"'s", "’s"}:
        return True
    following = next((w for w in words[index + 1 : index + 4] if w.lower not in language.adverbs), None)
    if following is None or word.lower.endswith("s"):
        return False
    forms = [form for name in ("have", "be", "future", "conditional") for form in language.auxiliaries[name]]
    tenses = {tense for _, tense in language.verb_forms.get(following.lower, ())}
    return following.lower in forms or bool(tenses & {"present", "past", "future", "conditional"})


def _opening_words(language: LanguageData) -> frozenset[str]:
    """Words that begin a sentence without being a name: prepositions, conjunctions, words that bound a sum."""
    bounds = [phrase for words in language.numbers.bounds_before.values() for phrase in words]
    phrases = (*language.prepositions, *language.clause_breaks, *language.indefinites, *language.inclusions, *bounds)
    return frozenset(phrase.split()[0] for phrase in phrases)


@functools.lru_cache(maxsize=65536)
def _is_known_word(word: str, code: str) -> bool:
    return simplemma.is_known(word, code)


def _is_common(word: str, language: LanguageData) -> bool:
    return _is_known_word(word, language.code) or word in language.verb_forms


def _kind(tokens: list[Token], before: list[str], language: LanguageData) -> str:
    written = " ".join(t.text for t in tokens)
    folded = fold_name(written)
    if folded in places() or (len(tokens) == 1 and fold_name(tokens[0].text.split("-")[0]) in places()):
        return "place"
    organisation = any(t.lower in language.org_words or t.lower in language.legal_forms for t in tokens[1:])
    if organisation or any(word in language.generic_nouns for word in before):
        return "company"
    if before and before[-1] in language.person_titles and len(tokens) <= 3:
        return "person"
    if 2 <= len(tokens) <= 4 and fold_name(tokens[0].text) in given_names():
        return "person"
    return "company"


@functools.cache
def _gazetteer() -> dict[str, tuple[_Known, ...]]:
    """Known names by the first token of each form, longest form first."""
    found: dict[str, list[_Known]] = {}
    for company in companies():
        for form in (company.name, *company.aliases):
            tokens = tuple(t.text for t in tokenize(form, 0, len(form)))
            found.setdefault(tokens[0], []).append(
                _Known(company.name, company.kind, company.owner if company.kind == "product" else None, tokens)
            )
    return {first: tuple(sorted(forms, key=lambda k: -len(k.tokens))) for first, forms in found.items()}


def _known_at(words: Sequence[Token], index: int) -> _Known | None:
    for known in _gazetteer().get(words[index].text, ()):
        length = len(known.tokens)
        if tuple(w.text for w in words[index : index + length]) == known.tokens:
            return known
    return None


def _unify(found: list[list[NameMention]], language: LanguageData) -> list[list[NameMention]]:
    """Give every short form of a name the long form that the same text uses."""
    forms = _Forms((m for names in found for m in names if not m.known), language)
    known = {m.name: m for names in found for m in names if m.known}
    return [[m if m.known else _renamed(m, forms, known) for m in names] for names in found]


def _renamed(mention: NameMention, forms: _Forms, known: dict[str, NameMention]) -> NameMention:
    full = forms.longest(mention)
    name = forms.stripped[full.name]
    match = known.get(name)
    return replace(mention, name=name, kind=match.kind if match else full.kind)


class _Forms:
    """The unknown names of a text, found again by their first word, their surname or their initials."""

    def __init__(self, mentions: Iterable[NameMention], language: LanguageData) -> None:
        distinct = {m.name: m for m in mentions}
        self.stripped = {name: _without_forms(name, language) for name in distinct}
        self._words = {name: stripped.split() for name, stripped in self.stripped.items()}
        self._by_key: dict[tuple[str, str], list[NameMention]] = {}
        for name, mention in distinct.items():
            words = self._words[name]
            keys = {("begins", words[0]), ("initials", _initials(words))}
            if mention.kind == "person":
                keys.add(("surname", words[-1]))
            for key in keys:
                self._by_key.setdefault(key, []).append(mention)

    def longest(self, mention: NameMention) -> NameMention:
        """The longest form that begins with this name, bears it as a surname, or has it as its initials."""
        words = self._words[mention.name]
        same_start = [
            other
            for other in self._by_key.get(("begins", words[0]), ())
            if other.kind == mention.kind and self._words[other.name][: len(words)] == words
        ]
        lone = words[0] if len(words) == 1 else ""
        bearers = self._by_key.get(("surname", lone), []) if lone else []
        spelled = self._by_key.get(("initials", lone), []) if lone.isupper() and len(lone) > 2 else []
        candidates = [mention, *same_start[:_MANY], *bearers[:_MANY], *spelled[:_MANY]]
        return max(candidates, key=lambda other: len(self._words[other.name]))


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def _without_forms(name: str, language: LanguageData) -> str:
    words = name.replace(",", " ").split()
    while len(words) > 1 and words[-1].casefold().rstrip(".") in language.legal_forms and words[-2] != "&":
        words.pop()
    half = len(words) // 2
    return " ".join(words[:half] if half and words[:half] == words[half:] else words)
