"""Lists of names: where the one that begins or ends at a name goes on, and where it is over."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.apposed import counts_listed, past_long_apposition
from seeds.parser.bare_lists import is_bare_list, is_house
from seeds.parser.brackets import in_brackets
from seeds.parser.clause_starts import begins_clause
from seeds.parser.descriptions import is_company
from seeds.parser.governors import DESCRIBES, governor
from seeds.parser.hints import singular
from seeds.parser.items import Item
from seeds.parser.listed_references import reference_before, stands_for_company
from seeds.parser.mentions import NameMention
from seeds.parser.money import Money
from seeds.parser.ownership import owns_next, past_part
from seeds.parser.prepositions import last_word_before, preposition_ending
from seeds.parser.word_classes import has_verb_behind, is_adverb, is_finite, is_noun

_APPOSITION = 9
"""How many words may say what a name in a list is."""
_MEANS = 3
"""How many words may open a phrase that tells through whom a company acts: ``par l'intermédiaire de``."""
_SEVERAL, _LED, _FIRM = 6, 10, 4
"""How many words may describe the next name of a list, and where they are for several whom that one leads."""
_OFFICE = 5
"""How many words may tell an office between the name of a company and that of who has it."""
_DESCRIBED = 4
"""How many items behind an owner may tell of a deal: ``'s $2 million purchase``."""


def coordinated(items: Sequence[Item], index: int, stop: int, language: LanguageData) -> list[int]:
    """The names of the list that begins at `index`: ``A, B et C``."""
    group = [index]
    at = _behind_name(items, index, stop, language)
    at += at < stop and items[at].lower in language.kin_nouns
    while at < stop:
        at = _past_where(items, at, stop, language)
        at += _is_dated(items, group[0], at, stop, language)
        if not _joins_list(items[at], language):
            at = _past_brackets(items, at, stop, language)
            if at >= stop or not _joins_list(items[at], language):
                break
        again = last_word_before(items, group[0], language)
        behind = _past_apposition(items, at, stop, language)
        tells_sort = behind < stop and _tells_sort(items[at + 1], language)
        following = None if tells_sort else _next_in_list(items, at + 1, stop, again, language)
        joint = at
        if following is None and behind < stop:
            following, joint = _next_in_list(items, behind, stop, again, language), behind - 1
        if (
            following is None
            or _has_sum(items, following, stop, language)
            or (again in language.numbers.of and _owns_deal(items, following))
            or _acts_too(items, group, following, language)
        ):
            break
        if items[at].lower == "," and governor(items, following, language) == DESCRIBES:
            if not _tells_part(items, following, language):
                break
            at = _behind_name(items, following, stop, language)
            continue
        if len(group) > 1 and items[at].lower == "," and _acts_behind(items, group, following, language):
            break
        if len(group) == 1 and begins_clause(items, group[0], joint, following, language):
            break
        group.append(following)
        at = _behind_name(items, following, stop, language)
    last = group[-1] + (3 if len(group) > 1 else 2)
    if group[-1] + 1 < stop and (behind := _past_brackets(items, group[-1] + 1, stop, language)) < stop:
        last = behind + 1
    last = min(last, stop)
    listed = _joined_within(items, group[0], last, language) or _names_others(items, group, language)
    return group if listed or is_bare_list(items, group, language) else [index]


def _behind_name(items: Sequence[Item], name: int, stop: int, language: LanguageData) -> int:
    """Behind a name, its part, its legal form in small letters, or what it is: ``X's cloud unit``, ``the X group``."""
    at = past_part(items, name, stop, language) if owns_next(items, name, language) else name + 1
    if at >= stop or not items[at].word.is_small:
        return at
    called = at == name + 1 and name > 0 and items[name - 1].lower in language.definites
    return at + (items[at].lower in language.legal_forms or (called and items[at].lower in language.plain_nouns))


def _is_dated(items: Sequence[Item], first: int, at: int, stop: int, language: LanguageData) -> bool:
    """Whether a date stands behind a name, and behind it what joins the next one: ``de X en 2018 puis de Y``."""
    if items[at].kind != "date" or at + 2 >= stop:
        return False
    again = preposition_ending(items, at + 2, language)
    repeated = again != "" and again == last_word_before(items, first, language)
    if items[at + 1].lower in language.coordinators:
        return repeated
    return items[at + 1].lower == "," and (repeated or items[at + 2].lower in language.coordinators)


def _tells_part(items: Sequence[Item], whole: int, language: LanguageData) -> bool:
    """Whether words say whose part a company is, so that one name ends them: ``X, the investment arm of Y, Z and``.

    Of others there may be several: ``X, the owner of Y and Z``.
    """
    before = (items[i].lower for i in range(whole - 1, max(-1, whole - 1 - _DESCRIBED), -1))
    noun = next((word for word in before if word not in language.determiners | set(language.numbers.of)), "")
    return noun in language.part_nouns or noun in language.kin_nouns


def _names_others(items: Sequence[Item], group: Sequence[int], language: LanguageData) -> bool:
    """Whether a list of those who act ends in others that have no name: ``X, Y and other investors``."""
    joint = group[-1] + 1
    joined = joint < len(items) and items[joint].lower in language.coordinators
    others = joined and any(item.lower in language.indefinites for item in items[joint + 1 : joint + 3])
    return others and governor(items, group[0], language) == ""


def _joined_within(items: Sequence[Item], start: int, end: int, language: LanguageData) -> bool:
    """Whether an *and* stands between two places, and in no bracket there."""
    joints = (i for i in range(start, end) if items[i].lower in language.coordinators)
    return any(in_brackets(items, i) == in_brackets(items, start) for i in joints)


def _acts_behind(items: Sequence[Item], group: Sequence[int], name: int, language: LanguageData) -> bool:
    """Whether a list is over, with its *and* told, and the name behind its comma acts: ``after X, Y and Z, W buys``."""
    return _joined_within(items, group[-2], group[-1], language) and has_verb_behind(items, name)


def _acts_too(items: Sequence[Item], group: Sequence[int], name: int, language: LanguageData) -> bool:
    """Whether the next name acts too in a relative or a gerund: ``X qui a repris Y et Z qui s'offre W``."""
    following = items[name + 1] if name + 1 < len(items) else None
    if following is None or not (following.word.is_gerund or following.lower in language.relatives):
        return False
    before = reversed(items[max(0, group[0] - _APPOSITION) : group[0]])
    told = itertools.takewhile(lambda item: not item.is_nominal, before)
    if following.word.is_gerund:
        return any(item.word.is_gerund for item in told)
    return any(item.lower in language.relatives for item in told)


def _has_sum(items: Sequence[Item], index: int, stop: int, language: LanguageData) -> bool:
    """Whether a sum follows a name that may be its alone: ``in X and Y up to 5 billion``, but no ``a $5m contract``."""
    for at in range(index + 1, min(stop, index + 4)):
        if items[at].kind == "money":
            value = items[at].value
            return not (isinstance(value, Money) and value.use == "valuation")
        if items[at].lower not in language.bound_words or items[at].lower in language.determiners:
            return False
    return False


def _owns_deal(items: Sequence[Item], name: int) -> bool:
    """Whether a name is whose deal is told next: ``X's takeover of Y and Z's $2 million purchase of W``."""
    if name + 1 >= len(items) or not items[name + 1].word.is_possessive:
        return False
    behind = itertools.dropwhile(lambda item: item.kind == "money", items[name + 2 : name + 2 + _DESCRIBED])
    form = next((item.word.cue for item in behind if item.kind == "word"), None)
    return form is not None and bool(form.nouns.alone)


def _joins_list(item: Item, language: LanguageData) -> bool:
    return item.lower == "," or item.lower in language.coordinators


def _past_brackets(items: Sequence[Item], at: int, stop: int, language: LanguageData) -> int:
    """Past a bracket behind a name, as in ``Sharp (6753.T) and Foxconn``; `stop` where there is none.

    One that says who acts ends a list: ``les rachats de X (par Y) et de Z (par W)``.
    """
    if items[at].lower != "(" or (at + 1 < stop and items[at + 1].lower in language.agents):
        return stop
    return next((i + 1 for i in range(at, stop) if items[i].lower == ")"), stop)


def _past_where(items: Sequence[Item], at: int, stop: int, language: LanguageData) -> int:
    """Past words that say where the one named before is, to the joint behind them: ``A, à Rodez, et B``.

    Between commas it may be a town in no list; where another name follows at once, that one must have its town too.
    """
    apart = items[at].lower == ","
    where = _where_end(items, at + apart, stop, language, listed=apart)
    if where >= stop:
        return at
    joint = where + (items[where].lower == ",") if apart else where
    if joint < stop and items[joint].lower in language.coordinators:
        return joint
    further = apart and where + 2 < stop and items[where].lower == "," and items[where + 1].kind == "name"
    told = (
        further and items[where + 2].lower == "," and _where_end(items, where + 3, stop, language, listed=True) < stop
    )
    return where if told else at


def _where_end(items: Sequence[Item], at: int, stop: int, language: LanguageData, *, listed: bool) -> int:
    """Where a preposition and a place end that begin at `at`, ``basée à Rodez``; `stop` where there are none."""
    at += at < stop and items[at].lower in language.founding_words
    brought_in = preposition_ending(items, at, language) if at + 1 < stop else ""
    if brought_in in language.numbers.of and items[at - 1].kind == "name":
        town = items[at + 1].value  # ``X of Leeds and Y``
        return at + 2 if isinstance(town, NameMention) and town.kind == "place" else stop
    if brought_in not in language.town_prepositions:
        return stop
    name = at + 1 + (items[at + 1].lower in language.definites)
    value = items[name].value if name < stop else None
    place = isinstance(value, NameMention) and (value.kind == "place" or (listed and not value.known))
    return name + 1 if place else stop


def _past_apposition(items: Sequence[Item], comma: int, stop: int, language: LanguageData) -> int:
    """Past words that only say what the name before a comma is, to the *and* behind them; `stop` where there are none.

    ``A, the South African wine group, and B``, ``A, spécialiste des portes, et B``, ``A, which makes pumps, and B``,
    ``A, India's biggest airline, and B``. Or through which of its firms it acts: ``A, via sa filiale C, et B``. Words
    behind an article may be many, and have commas, where as much is said of the next: ``A, a maker of X, Y and Z, and
    B, a seller of W,``.
    """
    begin = comma + 1
    begin += begin + 1 < stop and is_adverb(items[begin], language)
    opens = items[begin] if begin < stop else None
    if items[comma].lower != "," or opens is None:
        return stop
    relative = opens.lower in language.relatives
    told = opens.kind == "reference" or opens.lower in language.determiners or _tells_sort(opens, language)
    told |= opens.lower in language.part_nouns
    means = _tells_means(items, begin, stop, language)
    told |= opens.kind == "name" and begin + 1 < stop and items[begin + 1].word.is_possessive
    if not (told or relative or means) and not _is_adjective(items, begin, language):
        return stop
    counted = opens.lower in language.numbers.words
    if opens.kind == "reference" or opens.lower in language.determiners or counted:
        far = past_long_apposition(items, begin, stop, language)
        if far < stop:
            return far
    for at in range(begin + 1, min(stop - 1, begin + 1 + _APPOSITION)):
        item = items[at]
        if item.lower == "," and items[at - 1].lower.isdigit() and items[at + 1].lower.isdigit():
            continue
        if item.lower == ",":
            return at + 1 if items[at + 1].lower in language.coordinators else stop
        verb = item.kind == "word" and is_finite(item, language) and not is_noun(items, at, language)
        of = _is_of(items, at, language)
        tells = (verb or (item.is_nominal and not means)) and not of and not relative
        mark = item.kind == "mark" and not item.word.is_possessive
        if mark or item.lower in language.relatives or tells:
            return stop
    return stop


def _tells_means(items: Sequence[Item], begin: int, stop: int, language: LanguageData) -> bool:
    """Whether words open that tell through which firm of its own a company acts: ``par le biais de sa filiale C``."""
    if all(item.lower not in language.means_words for item in items[begin : min(stop, begin + _MEANS)]):
        return False
    near = range(begin + 1, min(stop, begin + 2 * _MEANS) - 1)
    own = next((at for at in near if items[at].lower in language.possessives), None)
    return own is not None and any(i.lower in language.part_nouns for i in items[own + 1 : own + 1 + _MEANS])


def _is_means(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether a name is one through which another before it acts: the C of ``A, via sa filiale C, et B``."""
    comma = next((i for i in range(name - 1, max(0, name - _APPOSITION), -1) if items[i].lower == ","), 0)
    return comma > 0 and items[comma - 1].is_nominal and _tells_means(items, comma + 1, name, language)


def _is_adjective(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word may begin to say what the name before its comma is like: ``X, spécialisé dans les portes,``."""
    item = items[at]
    joins = item.lower in language.coordinators or preposition_ending(items, at, language) != ""
    return item.kind == "word" and not (joins or item.word.is_finite or item.word.is_gerund or item.word.is_adverb)


def _tells_sort(item: Item, language: LanguageData) -> bool:
    """Whether a word begins to say what a company is, without an article: ``X, spécialiste de``, ``X, ancien``."""
    return item.lower in language.generic_nouns or item.lower in language.fore_adjectives


def _next_in_list(items: Sequence[Item], at: int, stop: int, again: str, language: LanguageData) -> int | None:
    """The next name of a list, past a few words that describe it; None where something else begins.

    `again` is a preposition that may be said again: ``de X et de Y``. A word for a company may have one behind it too:
    ``X et la société d'investissement Y``. Several without a name are named by who leads them: ``X et un groupe de
    fonds mené par Y``.
    """
    several = any(item.lower in language.group_nouns for item in items[at : at + _SEVERAL])
    firm = any(item.lower in language.generic_nouns for item in items[at : at + _FIRM])
    for step, index in enumerate(range(at, min(stop, at + (_LED if several or firm else _SEVERAL)))):
        item = items[index]
        if item.is_nominal and item.kind == "name":
            owned = index + 2  # ``X, Y's Z and W``
            if owned < stop and owns_next(items, index, language) and is_house(items[owned]):
                return owned
            return who_is_meant(items, index, language)
        if item.is_nominal:
            if step == 0 and items[index - 1].lower in language.coordinators and stands_for_company(items, index):
                return index
            if not counts_listed(items, index):
                return None
            continue
        if step == 0 and items[index - 1].lower == "," and _acts_on_next(items, index, language):
            return None
        if item.lower in language.enumerating_words or (step == 0 and item.lower in language.takeover_participles):
            return None  # ``dans X et racheté Y``
        preposition = preposition_ending(items, index, language)
        opens = step == 0 or (step == 1 and items[index - 1].lower in language.coordinators)
        repeated = opens and preposition != "" and preposition == again
        repeated |= preposition in language.numbers.of and items[index - 1].lower in language.generic_nouns
        trade = firm and step > 1 and index + 1 < stop and items[index + 1].word.is_small
        repeated |= trade and preposition in language.numbers.of  # ``et le fournisseur espagnol de capteurs X``
        joint = items[index - 1].lower in language.coordinators
        repeated |= (step > 0 or joint) and preposition in language.inclusions
        repeated |= several and (preposition in language.led_by_words or preposition in language.inclusions)
        plain = item.kind == "word" and not item.word.ends_phrase and (repeated or not preposition)
        joins = step == 0 and item.lower in language.coordinators
        place = item.kind == "name" or item.word.is_possessive
        if not (plain or joins or place):
            return None
    return None


def who_is_meant(items: Sequence[Item], name: int, language: LanguageData) -> int:
    """The person whose office stands between a company's name and theirs, ``X co-founder A B``; else the name itself.

    It may be the company's own by a mark: ``X's co-founder A B``.
    """
    if not is_company(items[name]):
        return name
    for at in range(name + 1, min(len(items), name + 2 + _OFFICE)):
        value = items[at].value
        if items[at].kind == "name":
            return at if at > name + 1 and isinstance(value, NameMention) and value.kind == "person" else name
        word = singular(items[at].lower, language)
        joins = (at > name + 1 and word in language.coordinators) or items[at].word.is_possessive
        titled = word in language.person_titles or word in language.officer_titles
        if word in language.generic_nouns or not (joins or titled):  # a partner in a house acts for it
            return name
    return name


def _acts_on_next(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a gerund has the name behind it as its object: ``wins X, beating Y``, but not ``X, leading maker Y``."""
    tenses = {tense for _, tense in language.verb_forms.get(items[index].lower, ())}
    return "gerund" in tenses and index + 1 < len(items) and items[index + 1].kind == "name"


def coordinated_before(items: Sequence[Item], index: int, language: LanguageData) -> list[int]:
    """The names of the list that ends at `index`; what is *of* a name may stand in it: ``X, part of Y, and Z``."""
    group, edge = [index], index
    for start in range(index - 1, -1, -1):
        if items[start].is_nominal and items[start].kind == "name":
            if in_brackets(items, start) and not in_brackets(items, index):
                continue
            whole = coordinated(items, start, index + 1, language)
            lost = set(group).difference(whole)
            if whole[-1] == index and all(_is_of(items, i, language) or _is_means(items, i, language) for i in lost):
                group = whole
            elif start + 2 == edge and items[start + 1].lower == ",":
                edge = start
            elif group[0] - start > _APPOSITION or not (
                _is_of(items, start, language) or _is_means(items, start, language)
            ):
                break
        elif items[start].kind in {"money", "percent"} or items[start].lower == ";":
            break
    return [*reference_before(items, group[0], language), *group]


def _is_of(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether an *of* stands before a name, or before its article: ``part of the X group``."""
    return any(item.lower in language.numbers.of for item in items[max(0, name - 2) : name])


def parts_members(item: Item, language: LanguageData) -> bool:
    """Whether an item parts the members of a list of deals: a comma, a semicolon or *and*."""
    return item.lower in {",", ";"} or item.lower in language.coordinators


def ends_members(item: Item, language: LanguageData) -> bool:
    """Whether a word or mark begins a clause of its own, so that a list of deals ends before it."""
    return item.lower in language.clause_breaks or item.lower in language.relatives or item.lower in {":", "(", "."}


def preposition_since(
    items: Sequence[Item], start: int, index: int, language: LanguageData, passed: frozenset[str] = frozenset()
) -> str:
    """The preposition before the item at `index`, back to `start`; words in `passed` are none."""
    for back in range(index - 1, start - 1, -1):
        if items[back].kind != "word":
            return ""
        if items[back].lower not in passed and (found := preposition_ending(items, back, language)):
            return found
    return ""
