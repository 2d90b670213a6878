"""What a relative stands for: the names before it, or words that make a phrase with its verb."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.brackets import in_brackets, name_before
from seeds.parser.coordination import coordinated_before
from seeds.parser.descriptions import is_company
from seeds.parser.items import Item, Reference
from seeds.parser.mentions import NameMention
from seeds.parser.tokens import DASHES
from seeds.parser.trades import tells_trade_of
from seeds.parser.two_clauses import tells_of_sum
from seeds.parser.wares import is_product
from seeds.parser.word_classes import is_finite, is_noun

_PLAIN = 8
"""How many plain words may describe a name between it and its relative."""
_OFFICE = 12
"""How many items may tell a person's office up to the last name in it: ``owner of the X team and Y, who``."""
_OPENING = 4
"""How many items behind a comma the word for a company stands that tells what the one before it is."""

_APPOSING = frozenset({",", *DASHES})
"""Marks behind which words say what the name before is."""

_LEAD = 7
"""How many items may stand between who acts and the infinitive that a verb leads to."""
_RELATIVE_GAP = 5
"""How many items may stand between a verb and the relative that is its object, and before that its antecedent."""


def lead(items: Sequence[Item], group: int, language: LanguageData) -> int:
    """Where the verb begins that leads from who acts to the infinitive at `group`: ``X has agreed to buy``.

    `group` where none does.
    """
    finite = False
    for back in range(group - 1, max(0, group - 1 - _LEAD), -1):
        item = items[back]
        if item.is_nominal:
            return back + 1 if finite else group
        if item.kind != "word" or item.lower in language.relatives or item.lower in language.clause_breaks:
            return group
        finite |= item.word.is_finite
    return group


def antecedent_end(items: Sequence[Item], group: int, language: LanguageData) -> int | None:
    """Behind which item the antecedent ends whose relative clause has its verb at `group`: ``a loan that X granted``.

    The relative may be left out between a noun and a name, ``a loan X granted``, but not behind words that only open
    a sentence: ``Under the loan X granted``. It may be of the antecedent: ``au capital de laquelle X est entré``.
    """
    named = False
    group = lead(items, group, language)
    for back in range(group - 1, max(0, group - 2 - _RELATIVE_GAP), -1):
        item = items[back]
        if item.lower in language.object_relatives:
            governed = items[back - 1].lower in language.preposition_forms
            return back if not governed and (named or item.lower in language.inverting_relatives) else None
        if item.lower in language.relatives and items[back - 1].lower in language.numbers.of:
            return back - 1
        if item.lower in language.relatives and item.lower in language.contractions:
            return back  # ``au capital duquel X est entré``
        if item.kind == "mark" or item.lower in language.clause_breaks or _is_verb(item):
            return None
        told = item.lower in language.generic_nouns or item.word.is_demonym
        passed = told or item.is_nominal or item.lower in language.determiners or item.lower in language.coordinators
        if named and not passed:
            opens = items[0].lower in language.preposition_forms and not tells_of_sum(items, back + 1, language)
            return None if item.lower in language.preposition_forms or opens else back + 1
        named |= item.is_nominal
    return None


def _is_verb(item: Item) -> bool:
    """Whether a word may be another verb, and does not only lead to an infinitive: ``que vient de signer X``."""
    return item.word.is_verb_form and not item.word.is_adverb


def preposition_of_relative(items: Sequence[Item], group: int, language: LanguageData) -> str:
    """The preposition of the relative in whose clause a verb at `group` stands: ``for which X paid``; empty for none.

    Only who acts may stand between, and before it a name.
    """
    group = lead(items, group, language)
    for back in range(group - 1, max(1, group - 2 - _RELATIVE_GAP), -1):
        item = items[back]
        if item.lower in language.relatives:
            named = back - 2 - (items[back - 2].lower == ",")
            told = named >= 0 and items[named].is_nominal and items[back - 1].lower in language.preposition_forms
            return items[back - 1].lower if told else ""
        if item.kind == "mark" or item.word.is_verb_form or item.lower in language.clause_breaks:
            return ""
    return ""


def words_told(items: Sequence[Item], end: int, rest: tuple[str, ...], language: LanguageData) -> int | None:
    """Where the words begin that a relative at `end` says more of: the loan of ``a loan of $5m that X granted``."""
    apart = items[end].lower in language.object_relatives and items[end - 1].lower == ","
    for back in range(end - 1 - apart, max(-1, end - 2 - _RELATIVE_GAP), -1):
        item = items[back]
        if rest[0] in item.word.stems and not tells_trade_of(items, back, language):
            last = back + len(rest) - 1
            together = all(word in items[back + n].word.stems for n, word in enumerate(rest) if back + n < end)
            relative = items[end].lower in language.object_relatives
            return back if together and (last < end if relative else last == end - 1) else None
        joins = item.lower in language.preposition_forms or item.lower in language.determiners
        if item.kind == "word" and not joins and not any(stem in rest for stem in item.word.stems):
            return None
        if item.kind == "mark" or item.is_nominal:
            return None
    return None


def nearest_before(items: Sequence[Item], index: int, language: LanguageData) -> list[int]:
    """The names right before `index`: the whole list where nothing but a comma stands between, else the last one."""
    index = _before_owner(items, index, language)
    for back in range(index - 1, -1, -1):
        if items[back].is_nominal and not in_brackets(items, back):
            close = all(items[i].lower == "," for i in range(back + 1, index))
            bearer = _bearer(items, back, language) if items[index].lower in language.personal_relatives else None
            if bearer is not None:
                return [bearer]
            if (is_product(items[back]) and not close) or _says_what(items, back) or _heads(items, back, language):
                continue
            if close:
                return _told_alike(items, coordinated_before(items, back, language), language)
            described = _described_by(items, back, language)
            return [back if described is None else described]
    return []


def _bearer(items: Sequence[Item], name: int, language: LanguageData) -> int | None:
    """The person whose office words behind a comma tell up to a name: ``A B, chief executive of X, who``."""
    titled = False
    for back in range(name - 1, max(0, name - _OFFICE), -1):
        item = items[back]
        if item.lower == ",":
            value = items[back - 1].value
            return back - 1 if titled and isinstance(value, NameMention) and value.kind == "person" else None
        if item.kind == "mark" or item.lower in language.telling_forms or item.lower in language.auxiliaries["have"]:
            return None
        titled |= item.lower in language.person_titles or item.lower in language.keeper_nouns
    return None


def _before_owner(items: Sequence[Item], index: int, language: LanguageData) -> int:
    """Where the person begins whose the company before `index` is said to be: ``X d'A B, qui``; `index` for none."""
    comma = index - (items[index - 1].lower == ",")
    of = comma - 2
    owner = items[comma - 1].value if of > 0 else None
    told = isinstance(owner, NameMention) and owner.kind == "person"
    return of if told and items[of].lower in language.numbers.of and is_company(items[of - 1]) else index


def _told_alike(items: Sequence[Item], listed: list[int], language: LanguageData) -> list[int]:
    """Of a list those behind the last relative in it: the Z of ``Y, which X bought in 2019, and Z, which``."""
    parted = max((i for i in range(listed[0], listed[-1]) if items[i].lower in language.relatives), default=-1)
    return [i for i in listed if i > parted]


def whole_before(items: Sequence[Item], participle: int, language: LanguageData) -> list[int]:
    """Whom words between commas describe before a participle: the X of ``X, a portfolio company of Y, bought by``."""
    comma = participle - 1
    name = next((i for i in range(comma - 1, max(0, comma - _PLAIN), -1) if items[i].kind == "name"), 0)
    if comma < 1 or items[comma].lower != "," or not name or not items[name].is_nominal:
        return []
    described = _described_by(items, name, language)
    return [] if described is None else [described]


def _says_what(items: Sequence[Item], index: int) -> bool:
    """Whether words for a company only say what the name before their comma is: ``X (Y), la première banque de Z``."""
    value = items[index].value
    apart = isinstance(value, Reference) and not value.pronoun and index > 1 and items[index - 1].lower == ","
    before = name_before(items, index - 2) if apart else 0
    return apart and items[before].kind == "name" and items[before].is_nominal


def _heads(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether words only say whom the company before is headed by: ``a group chaired by X, which``."""
    return index > 1 and items[index - 1].lower in language.agents and items[index - 2].lower in language.headed_words


def _described_by(items: Sequence[Item], name: int, language: LanguageData) -> int | None:
    """Whom words behind a comma describe that have a name in them: the X of ``X, start-up de Y basée à Lille, qui``."""
    owned = False
    for back in range(name - 1, max(0, name - _PLAIN), -1):
        if items[back].lower == ",":
            told = items[back + 1 : back + _OPENING]
            firm = any(i.lower in language.generic_nouns or i.lower in language.part_nouns for i in told)
            subject = name_before(items, back - 1)
            return subject if owned and firm and items[subject].is_nominal and subject < back else None
        if items[back].kind not in {"word", "reference"}:
            return None
        owned |= items[back].lower in language.numbers.of
    return None


def antecedent_of(items: Sequence[Item], relative: int, language: LanguageData) -> list[int]:
    """What a relative stands for: the name before it, across a comma or an apposition: ``Y, a firm that X bought``."""
    plain = 0
    for back in range(relative - 1, -1, -1):
        item = items[back]
        if _does_by_the_way(items, back, relative) or _does_by_the_way(items, back - 1, relative):
            plain += 1
            continue
        if item.is_nominal and not in_brackets(items, back):
            return (
                nearest_before(items, relative, language)
                if not plain
                else _named_by_apposition(items, back, relative, language)
            )
        if item.kind == "word":
            plain += 1
        if plain > _PLAIN or (item.kind == "word" and is_finite(item, language) and not is_noun(items, back, language)):
            return []
    return []


def _does_by_the_way(items: Sequence[Item], pronoun: int, relative: int) -> bool:
    """Whether a pronoun and its verb tell more of a noun before a relative: ``a shop he founded that X bought``."""
    value = items[pronoun].value if 0 < pronoun == relative - 2 else None
    told = isinstance(value, Reference) and value.pronoun and items[pronoun - 1].kind == "word"
    return told and items[pronoun + 1].kind == "word"


def _named_by_apposition(items: Sequence[Item], name: int, end: int, language: LanguageData) -> list[int]:
    """The name, where a comma or a dash and a word for a company, or an article, behind it say what it is."""
    opens = items[name + 2].lower in language.determiners
    described = opens or any(item.lower in language.generic_nouns for item in items[name + 1 : end])
    return [name] if described and items[name + 1].lower in _APPOSING else []
