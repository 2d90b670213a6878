"""Texts to try the parser's patience with: damaged articles, sentences in any order, words of frames, noise."""

from __future__ import annotations

import functools
import random
import re
import unicodedata
from collections.abc import Callable

from bench.passages import PASSAGES, read_passages
from bench.texts import invented_name, varied
from seeds.corpus import articles
from seeds.language import load_language
from seeds.reading import read_document
from seeds.vocabulary import LANGUAGES, Language

_TOLD = ("en", "fr")
"""The languages of the passages."""


def make_text(seed: int) -> tuple[str, str]:
    """The text of a seed, and the language to read it in."""
    rng = random.Random(seed)
    maker = rng.choice((_mutated, _mutated, _mutated, _joined, _joined, _frames, _frames, _noise, _mixture))
    return maker(rng), rng.choice(LANGUAGES)


def _mutated(rng: random.Random) -> str:
    """A sample article with a few things wrong in it."""
    text = varied(rng).text
    for _ in range(rng.choice((1, 3, 10, 30))):
        text = rng.choice(_MUTATIONS)(text, rng)
    return text[:20_000]


def _joined(rng: random.Random) -> str:
    """Sentences of the project's passages, whole or cut short, in any order: each may mean what others told."""
    sentences = _sentences(rng.choice(_TOLD))
    parts = [rng.choice(sentences) for _ in range(rng.randint(2, 12))]
    if rng.random() < 0.3:
        parts = [part[: rng.randint(1, len(part))] for part in parts]
    return rng.choice((" ", " ", "\n", "\n\n", "\n- ", ". ", ", ")).join(parts)


def _frames(rng: random.Random) -> str:
    """Cues of the language's frames, names, sums and small words in any order."""
    words = _words(rng.choice(LANGUAGES))
    parts = [rng.choice(rng.choice(words)) if rng.random() < 0.6 else _thing(rng) for _ in range(rng.randint(1, 300))]
    return "".join(part + rng.choice((" ", " ", " ", " ", ", ", ". ", "\n", "")) for part in parts)


def _noise(rng: random.Random) -> str:
    """Characters of any sort."""
    ranges = [rng.choice(_RANGES) for _ in range(rng.randint(1, 4))]
    return "".join(chr(rng.randint(*rng.choice(ranges))) for _ in range(rng.randint(0, 1500)))


def _mixture(rng: random.Random) -> str:
    """All of it, one line after the other, some lines many times."""
    parts = [rng.choice((_mutated, _frames, _noise))(rng)[: rng.randint(1, 800)] for _ in range(rng.randint(2, 6))]
    return rng.choice(("\n", " ", "", "\n\n")).join(part * rng.choice((1, 1, 1, 2, 20)) for part in parts)[:20_000]


def _thing(rng: random.Random) -> str:
    figure = rng.choice(
        ("", "1", "2,5", "1.5", "300", "1 000", "10 000 000", "12,500,000", "0", "7" * rng.randint(1, 30))
    )
    scale = rng.choice(("", " million", " millions", " milliards", "bn", "m", " Md", "%", " %", " pour cent"))
    unit = rng.choice(("", " €", " euros", "$", " de dollars", " dollars", "£", " CHF", " d'euros"))
    sum_ = rng.choice(("", "$", "€", "US$")) + figure + scale + unit
    marks = rng.choice(
        ("(", ")", "«", "»", '"', "'", "’", ",", ";", ":", "—", "-", "...", "?", "!", "[", "]", "&", "/")
    )
    dates = rng.choice(("2025", "3 mars 2025", "March 3, 2025", "2025-02-30", "T3 2025", "lundi", "hier", "Q4"))
    names = rng.choice(
        (invented_name(rng), invented_name(rng).upper(), "OpenAI", "Amazon", "SoftBank", "Microsoft", "l'État")
    )
    return rng.choice(
        (sum_, sum_, marks, dates, names, names, names, "série B", "Series C", "le groupe", "the company")
    )


def _at(text: str, rng: random.Random) -> int:
    return rng.randint(0, len(text))


def _delete(text: str, rng: random.Random) -> str:
    start = _at(text, rng)
    return text[:start] + text[start + rng.choice((1, 1, 2, 10, 200)) :]


def _insert(text: str, rng: random.Random) -> str:
    at = _at(text, rng)
    new = rng.choice((chr(rng.randint(*rng.choice(_RANGES))), _thing(rng), rng.choice(_CONTROLS), _thing(rng) + " "))
    return text[:at] + new * rng.choice((1, 1, 1, 2, 50)) + text[at:]


def _double(text: str, rng: random.Random) -> str:
    start = _at(text, rng)
    stop = start + rng.choice((1, 5, 50, 500))
    return text[:stop] + text[start:stop] * rng.choice((1, 1, 5)) + text[stop:]


def _swap(text: str, rng: random.Random) -> str:
    a, b, c = sorted(_at(text, rng) for _ in range(3))
    return text[:a] + text[b:c] + text[a:b] + text[c:]


def _by(separator: str) -> Callable[[str, random.Random], str]:
    def mutate(text: str, rng: random.Random) -> str:
        parts = text.split(separator)
        first, second = rng.randrange(len(parts)), rng.randrange(len(parts))
        what = rng.randrange(4)
        if what == 0:
            parts[first], parts[second] = parts[second], parts[first]
        elif what == 1:
            parts.insert(first, parts[second])
        elif what == 2:
            del parts[first]
        else:
            parts[first] = rng.choice((str.upper, str.lower, str.title, str.swapcase))(parts[first])
        return separator.join(parts)

    return mutate


def _recode(text: str, rng: random.Random) -> str:
    start = _at(text, rng)
    stop = start + rng.randint(1, 300)
    return text[:start] + unicodedata.normalize(rng.choice(("NFD", "NFKD")), text[start:stop]) + text[stop:]


_MUTATIONS = (_delete, _insert, _insert, _double, _swap, _by(" "), _by(" "), _by("\n"), _by(". "), _recode)
_CONTROLS = "\t\r\n\x0b\x0c\x00\x1b\x7f\x85\u2028\u2029\u200b\u200e\u202e\u2066\ufeff\u00ad\u0301\u0345"
_RANGES = (
    (0x20, 0x7E),
    (0x00, 0x1F),
    (0xA0, 0x17F),
    (0x2000, 0x206F),
    (0x300, 0x36F),
    (0x370, 0x5FF),
    (0x600, 0x6FF),
    (0x3040, 0x9FFF),
    (0xE000, 0xFFFF),
    (0x1F300, 0x1FAFF),
    (0x1D400, 0x1D7FF),
    (0x10000, 0x10FFFF),
)
"""Ranges of characters without the surrogates."""


@functools.cache
def _sentences(code: str) -> tuple[str, ...]:
    """The sentences of the passages of a language."""
    texts = (document.text for article, document in read_passages(PASSAGES) if article.lang == code)
    return tuple(part for text in texts for part in re.split(r"(?<=[.!?»\"])\s+", text) if part)


@functools.cache
def _words(code: Language) -> tuple[tuple[str, ...], ...]:
    """Words of a language: those of frames, verb forms, prepositions, small words, and words of the sample."""
    data = load_language(code)
    cues = tuple(sorted({phrase for frame in data.frames for phrase in (*frame.verbs, *frame.nouns)}))
    small = sorted({*data.determiners, *data.coordinators, *data.relatives, *data.pronouns, *data.adverbs})
    auxiliaries = sorted({form for forms in data.auxiliaries.values() for form in forms})
    running = tuple(word for path in articles() for word in read_document(path).text.split())
    return cues, tuple(sorted(data.verb_forms)), data.prepositions, tuple(small), tuple(auxiliaries), running
