"""Fits the weights of the parser's confidence to judged finds, and says how well they tell right from wrong.

What is weighed are the signs of a find, which hold in every language, and the words around it, language by language.

    python -m bench.fit_confidence TEXTS [--also GOLD TEXTS]... [--news FOLDER] [--least P] [--on] [--only SIGN]
                                   [--write]

TEXTS holds ``NAME.txt`` for the articles of ``bench/gold/press.jsonl``; each GOLD is a further file of that form with
the folder of its texts; FOLDER holds the texts that ``bench/gold/judged.jsonl`` judges finds of, which are known by
their ids, under any name. The articles of the half ``unread`` are never looked at.

A find is whole when it is a gold deal with every side and its sum (*strict* in ``bench.scoring``), or was judged right
without a fault. A find of the project's own passages counts half as much as another. Finds in texts that rules were
made on, and in passages, are right more often than others for that reason alone: two marks take this up, and are no
signs; the articles of the half ``measured first`` have no mark. What is printed is measured with weights fitted to
other articles, in five parts; F1 is that of whole finds in articles without a mark, for several limits. With ``--on``
the weights as they are count as known, which holds what former texts have taught; with ``--only`` all of them stay but
that of one sign, as is best for a new one where the texts at hand have been fitted to before. Without ``--write``
nothing is changed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.evaluate import with_texts
from bench.logistic import Row, fit, probability
from bench.passages import PASSAGES, read_passages
from bench.scoring import GoldArticle, score
from seeds.language.files import FOLDER, WORDING
from seeds.model import Document, text_id
from seeds.parser import Judgement, parse
from seeds.parser.confidence import WEIGHTS, weights
from seeds.parser.signs import Sign
from seeds.parser.wording import Place, Word, wording_weights
from seeds.reading import document_from_text
from seeds.text import clean
from seeds.vocabulary import Language

GOLD = Path(__file__).parent / "gold"
_PARTS = 5
_SHRINK, _SHRINK_WORD, _SHRINK_MARK = 60.0, 15.0, 0.4
_OFTEN = 8
"""In how many articles a word stands in its place before it is weighed."""
_HELD = 1e9
"""The shrinkage by which a weight stays as it is."""
_MATTERS = 0.03
_NEWS, _PRESS, _PASSAGES = 1.0, 1.0, 0.5
_UNREAD = "unread"
_FRESH = frozenset({"held back", "measured first"})
"""The halves that no rule was made on."""
_LIMITS = (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
_DEVELOPED, _OWN = "developed on", "own passage"
_MARKS = (_DEVELOPED, _OWN)
_WORDS_HEAD = """\
# What a word adds to the log odds that a find is whole where it stands in that place (`seeds.parser.wording` says which
# they are). Made by `python -m bench.fit_confidence`: fit anew, do not edit.
"""
_HEAD = """\
# What each sign of a find adds to the log odds that the find is whole (`seeds.parser.signs` says what they mean), and
# the probability under which a find is dropped. Made by `python -m bench.fit_confidence`: fit anew, do not edit.
"""


@dataclass(frozen=True)
class Case:
    """A find that was judged: where it stands, its signs, the marks of its text, and whether it is right."""

    group: str
    article: str
    language: Language
    signs: dict[Sign, float]
    words: frozenset[Word]
    marks: frozenset[str]
    weight: float
    right: bool
    whole: bool

    @property
    def worth(self) -> float:
        """How much of it is right: 1 for a whole find, half for one with a side or a sum amiss."""
        return (self.right + self.whole) / 2

    @property
    def part(self) -> int:
        """Which of the parts its article falls in, by chance but the same each time."""
        return int(hashlib.sha256(self.article.encode()).hexdigest(), 16) % _PARTS


@dataclass(frozen=True)
class Columns:
    """What is weighed, each with the place of its coefficient: the base, the signs, the marks of texts, the words."""

    words: Mapping[tuple[Language, Word], int]

    @classmethod
    def of(cls, cases: Iterable[Case]) -> Columns:
        """The signs, the marks, and the words that stand often enough in their place."""
        seen: dict[tuple[Language, Word], set[str]] = defaultdict(set)
        for case in cases:
            for word in case.words:
                seen[case.language, word].add(case.article)
        often = sorted(word for word, articles in seen.items() if len(articles) >= _OFTEN)
        return cls({word: 1 + len(Sign) + len(_MARKS) + i for i, word in enumerate(often)})

    def __len__(self) -> int:
        return 1 + len(Sign) + len(_MARKS) + len(self.words)

    def row(self, case: Case, *, marked: bool = True) -> Row:
        """What a case shows, with the marks of its text or without."""
        row = {0: 1.0} | {i: case.signs[sign] for i, sign in enumerate(Sign, 1) if sign in case.signs}
        row |= {1 + len(Sign) + i: 1.0 for i, mark in enumerate(_MARKS) if marked and mark in case.marks}
        return row | dict.fromkeys(self.places(case), 1.0)

    def places(self, case: Case) -> list[int]:
        """The places of the words of a case that are weighed."""
        places = (self.words.get((case.language, word)) for word in case.words)
        return [place for place in places if place is not None]


@dataclass(frozen=True)
class Known:
    """Weights that count as known before the fit; all stay as they are but that of the sign `only`, if there is one."""

    signs: Mapping[Sign, float] = field(default_factory=dict)
    words: Mapping[tuple[Language, Word], float] = field(default_factory=dict)
    base: float = 0.0
    only: Sign | None = None

    def shrinkage(self, usual: float, sign: Sign | None = None) -> float:
        """How much a weight is pulled to what is known of it, that of a sign or of anything else."""
        return usual if self.only is None or self.only is sign else _HELD


def of_gold(group: str, articles: Iterable[tuple[GoldArticle, Document]], weight: float) -> Iterator[Case]:
    """The finds in annotated articles; those that match optional gold are left out."""
    for article, document in articles:
        if article.half == _UNREAD:
            continue
        judgements: list[Judgement] = []
        reports = parse(document, weigh=judgements.append, least=0).reports
        outcome = score(article, reports)
        whole = {id(pair.report): pair.strict for pair in outcome.pairs if pair.report is not None}
        wrong = {id(report) for report in outcome.made_up}
        marks = {_OWN} if group == _OWN else set()
        if article.half not in _FRESH:
            marks.add(_DEVELOPED)
        for report, judgement in zip(reports, judgements, strict=True):
            if id(report) in whole or id(report) in wrong:
                right = id(report) in whole
                name = f"{group} {article.id} {document.document_id}"
                signs = dict(judgement.signs)
                held = whole.get(id(report), False)
                yield Case(group, name, article.lang, signs, judgement.words, frozenset(marks), weight, right, held)


def of_news(judged: Path, folder: Path) -> Iterator[Case]:
    """The finds in general news that were judged one by one, where the parser still finds them."""
    verdicts: dict[str, dict[tuple[str, int], str]] = defaultdict(dict)
    languages: dict[str, Language] = {}
    for line in judged.read_text("utf-8").splitlines():
        one = json.loads(line)
        verdicts[one["document"]][one["kind"], one["cue"]] = one["verdict"]
        languages[one["document"]] = one["language"]
    for path in sorted(folder.rglob("*.txt")):
        text = clean(path.read_text("utf-8"))
        name = text_id(text)
        told = verdicts.pop(name, {})
        if not told:
            continue
        judgements: list[Judgement] = []
        parse(document_from_text(text, language=languages[name]), weigh=judgements.append, least=0)
        for judgement in judgements:
            verdict = told.pop((judgement.finding.kind.value, judgement.finding.cue_start), None)
            if verdict is not None:
                signs = dict(judgement.signs)
                right = verdict != "wrong"
                yield Case(
                    "news", name, languages[name], signs, judgement.words, frozenset(), _NEWS, right, verdict == "right"
                )


def fitted(cases: Sequence[Case], columns: Columns, known: Known) -> list[float]:
    """The coefficients of the columns.

    Each is pulled to what is known of it, a sign's in proportion to how much it varies, so that it does not matter how
    it is counted.
    """
    rows = [columns.row(case) for case in cases]
    spread = [_variance([row.get(i, 0.0) for row in rows]) for i in range(1, 1 + len(Sign))]
    usual = [max(_SHRINK_MARK, _SHRINK * one) for one in spread]
    signs = [known.shrinkage(one, sign) for one, sign in zip(usual, Sign, strict=True)]
    words = known.shrinkage(_SHRINK_WORD)
    shrink = [known.shrinkage(0.0), *signs, *(_SHRINK_MARK for _ in _MARKS), *(words for _ in columns.words)]
    before = [known.base, *(known.signs.get(sign, 0.0) for sign in Sign), *(0.0 for _ in _MARKS)]
    before += [known.words.get(word, 0.0) for word in columns.words]
    return fit(rows, [c.worth for c in cases], [c.weight for c in cases], shrink, before)


def _variance(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values) / len(values)


def unseen(cases: Sequence[Case], known: Known) -> list[float]:
    """The probability of each case by weights that were fitted to the other parts, its marks left out."""
    found = [0.0] * len(cases)
    for part in range(_PARTS):
        others = [case for case in cases if case.part != part]
        columns = Columns.of(others)
        coefficients = fitted(others, columns, known)
        for i, case in enumerate(cases):
            if case.part == part:
                found[i] = probability(columns.row(case, marked=False), coefficients)
    return found


def area(told: Sequence[float], right: Sequence[bool]) -> float:
    """How often a right find is surer than a wrong one; 0.5 where it is chance."""
    yes = [p for p, one in zip(told, right, strict=True) if one]
    no = [p for p, one in zip(told, right, strict=True) if not one]
    return sum((a > b) + (a == b) / 2 for a in yes for b in no) / max(1, len(yes) * len(no))


def _print_group(name: str, cases: Sequence[Case], told: Sequence[float], least: float) -> None:
    rights, wholes = [c.right for c in cases], [c.whole for c in cases]
    right, whole = sum(rights) / len(rights), sum(wholes) / len(wholes)
    kept = [one for one, p in zip(wholes, told, strict=True) if p >= least]
    print(
        f"{name:14s} {len(cases):5d} finds, {right:.2f} right, {whole:.2f} whole, "
        f"{sum(told) / len(told):.2f} expected; whole ones surer than others {area(told, wholes):.3f}, right ones "
        f"{area(told, rights):.3f}; kept {len(kept)}, {sum(kept) / max(1, len(kept)):.3f} whole, "
        f"{sum(kept) / max(1, sum(wholes)):.3f} of the whole"
    )
    for low in range(0, 10, 2):
        here = [one for one, p in zip(cases, told, strict=True) if low / 10 <= p < (low + 2) / 10]
        if here:
            right, whole = sum(c.right for c in here) / len(here), sum(c.whole for c in here) / len(here)
            span = f"{low / 10:.1f} to {low / 10 + 0.2:.1f}"
            print(f"    {span}  {len(here):5d} finds, {right:.2f} right, {whole:.2f} whole")


def _print_limits(cases: Sequence[Case], told: Sequence[float], deals: int) -> None:
    """F1 of the whole finds and of the right ones among so many gold deals, for several limits of probability."""
    for limit in _LIMITS:
        kept = [case for case, p in zip(cases, told, strict=True) if p >= limit]
        hits = sum(c.whole for c in kept), sum(c.right for c in kept)
        whole, right = (2 * one / (len(kept) + deals) for one in hits)
        print(f"    limit {limit:.2f}  {len(kept):5d} finds of {deals} deals, F1 {whole:.3f} whole, {right:.3f} right")


def wordless(cases: Sequence[Case], coefficients: Sequence[float], columns: Columns) -> float:
    """What the words of a find in the press add on average: a language without weights of words gets as much."""
    press = [case for case in cases if case.group != _OWN]
    return sum(coefficients[place] for case in press for place in columns.places(case)) / max(1, len(press))


def written(coefficients: Sequence[float], least: float, words: float) -> str:
    """The data file with the coefficients of the base and the signs, and what words add on average."""
    signs = "".join(
        f'"{sign}" = {value:.3f}\n' for sign, value in zip(Sign, coefficients[1 : 1 + len(Sign)], strict=True)
    )
    return f"{_HEAD}\nleast = {least}\nbase = {coefficients[0]:.3f}\nwordless = {words:.3f}\n\n[signs]\n{signs}"


def written_words(coefficients: Sequence[float], columns: Columns, known: Known, code: Language) -> str:
    """The data file with the coefficients of a language's words; those too small to matter are left out.

    What was `known` of words that the texts at hand hardly have stays.
    """
    tables: dict[Place, list[str]] = {place: [] for place in Place}
    weighed = {**known.words, **{word: coefficients[at] for word, at in columns.words.items()}}
    for (language, (place, form)), much in sorted(weighed.items()):
        if language == code and abs(much) >= _MATTERS:
            tables[place].append(f"{json.dumps(form, ensure_ascii=False)} = {much:.2f}\n")
    filled = (f'\n["{place}"]\n{"".join(lines)}' for place, lines in tables.items() if lines)
    return _WORDS_HEAD + "".join(filled)


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, measure, and write the data file if asked to."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("texts", type=Path)
    options.add_argument("--also", type=Path, nargs=2, action="append", default=[], metavar=("GOLD", "TEXTS"))
    options.add_argument("--news", type=Path)
    options.add_argument("--least", type=float, help="the probability under which a find is dropped; as it is")
    options.add_argument("--on", action="store_true", help="go on from the weights as they are, for new texts alone")
    options.add_argument("--only", type=Sign, metavar="SIGN", help="fit this sign alone, all else as it is")
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args(arguments)
    least = weights().least if chosen.least is None else chosen.least
    cases = list(of_gold(_OWN, read_passages(PASSAGES), _PASSAGES))
    press = list(with_texts(GOLD / "press.jsonl", chosen.texts))
    press += (one for gold, texts in chosen.also for one in with_texts(gold, texts))
    cases += of_gold("press", press, _PRESS)
    if chosen.news is not None:
        cases += of_news(GOLD / "judged.jsonl", chosen.news)
    known = Known()
    if chosen.on or chosen.only is not None:
        known = _as_they_are({case.language for case in cases}, chosen.only)
    told = unseen(cases, known)
    for group in sorted({case.group for case in cases}):
        here = [i for i, case in enumerate(cases) if case.group == group]
        _print_group(group, [cases[i] for i in here], [told[i] for i in here], least)
    fresh = [i for i, case in enumerate(cases) if case.group == "press" and not case.marks]
    deals = sum(not deal.optional for article, _ in press if article.half in _FRESH for deal in article.deals)
    if fresh:
        _print_limits([cases[i] for i in fresh], [told[i] for i in fresh], deals)
    columns = Columns.of(cases)
    coefficients = fitted(cases, columns, known)
    words = wordless(cases, coefficients, columns) if known.only is None else weights().wordless
    files = {WEIGHTS: written(coefficients, least, words)}
    for code in sorted({case.language for case in cases} if known.only is None else ()):
        files[FOLDER / code / WORDING] = written_words(coefficients, columns, known, code)
    for path, text in files.items():
        print(text)
        if chosen.write:
            path.write_text(text, "utf-8")


def _as_they_are(languages: Iterable[Language], only: Sign | None) -> Known:
    words = {(code, word): much for code in languages for word, much in wording_weights(code).items()}
    return Known(weights().signs, words, weights().base if only is not None else 0.0, only)


if __name__ == "__main__":
    main()
