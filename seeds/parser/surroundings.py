"""What stands before a reference in its own sentence: who acts, who is only described, who comes later."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.brackets import in_brackets
from seeds.parser.clauses import clause_end
from seeds.parser.coordination import coordinated
from seeds.parser.governors import OWNER, VERB, governor
from seeds.parser.hints import singular
from seeds.parser.items import Item
from seeds.parser.likened import likened
from seeds.parser.mentions import OF_THE_TEXT, NameMention
from seeds.parser.ranked import is_ranked
from seeds.parser.served import served_before
from seeds.parser.subjects import verb_follows
from seeds.parser.word_classes import brings_in_clause, is_finite, is_object_pronoun

_OWNED = 5
"""How many items from an owner's mark the noun stands of what is the owner's."""
_PURCHASE = 9
"""How many items before its buyer the noun of a purchase stands: ``the largest acquisition announced by``."""
_APPOSITION = 12
"""How many items from a name the comma may stand that closes words for what it is."""
_CLAUSE_MARKS = frozenset({":", ";"})

_MADE = 4
"""How many items behind a purchase its buyer may stand."""


class Here:
    """What stands before an item in its own sentence."""

    def __init__(self, items: Sequence[Item], index: int, language: LanguageData) -> None:
        relative = max((i for i in range(index) if items[i].lower in language.relatives), default=-1)
        examples = likened(items[:index], language) if index else frozenset()
        before = [
            (i, _bound_to(items, i, language), other.value)
            for i, other in enumerate(items[:index])
            if other.is_nominal and isinstance(other.value, NameMention) and other.value.owner is None
            if i < relative or i not in examples
        ]
        self.hangs_on = governor(items, index, language)
        self.names = [name for *_, name in before]
        self.opens_with_noun = _opens_with_noun(items, index, language)
        """Whether who acts has no name: ``Its lenders are giving it``, ``Le juge l'a cédée``."""
        commas = [i for i in range(index) if items[i].lower == ","]
        enclosed = [
            hangs_on not in {"", VERB} and bool(commas) and commas[0] < i < commas[-1] for i, hangs_on, _ in before
        ]
        done = items[index - 1].lower if index else ""
        bought = done in language.takeover_forms and done not in language.selling_forms
        self.owned = {name.name for i, _, name in before if not bought and is_owned(items, i, language)}
        """Whose owner acts, which buys nothing: ``The Kerr family, owner of Y, has sold the company``."""
        straight = zip(self.names, enclosed, strict=True)
        self.by_the_way = [name for name, apart in straight if apart and name.name not in self.owned]
        """Names that only describe another between commas: ``X, a rival of Y, bought it``."""
        opens = max((i for i in range(index) if _opens_clause(items, i, language)), default=0)
        here = [name for i, hangs_on, name in before if hangs_on == "" and i >= opens]
        self.subjects = [name for _, hangs_on, name in before if hangs_on == ""]
        self.served = served_before(items, index, language)
        acts_at = [i for i, hangs_on, _ in before if hangs_on == ""]
        turn = max(opens, _last_turn(items, index, language), _main_clause(items, acts_at, language))
        here = [name for i, hangs_on, name in before if hangs_on == "" and i >= turn] or here
        self.subject = next(iter(here or _acting(items, before, language)), None)
        self.doer = self.subjects[-1] if self.subjects else None
        """Who acts right before it, and so is none that its verb is done to."""
        first = next((i for i, hangs_on, _ in before if hangs_on == ""), None)
        self.teller = _teller(items, [i for i, hangs_on, _ in before if hangs_on == ""], index, language)
        """Who says what its clause tells of another: ``X a annoncé que Y lui confiait``."""
        told = first is not None and _tells(items, first, language)
        doing = next((i for i, hangs_on, _ in reversed(before) if hangs_on == ""), None)
        told |= doing is not None and doing != first and _acts(items, doing, language)
        self.actor = self.doer if told else self.subject
        """Who acts in its clause, and no one who only says so: ``X said Y had raised its bid for the company``."""
        owners = [name for _, hangs_on, name in before if hangs_on == OWNER]
        opens_with = (
            bool(owners) and owners[0] is self.names[0] and not _is_related(items, before[0][0], index, language)
        )
        self.owner = owners[0] if opens_with else None
        """Who opens the sentence as the owner of what acts: ``X's greatest purchase came in 2019, when it bought``."""
        self.owns_deal = self.owner is not None and _owns_deal(items, before[0][0], language)
        """Whether what so opens the sentence is a deal: ``X's purchase of Y marks a shift as the group``."""
        self.buyer = next(
            (
                name
                for i, hangs_on, name in before
                if (hangs_on == OWNER and _is_bought_by(items, i, language))
                or (hangs_on in language.agents and _is_announced_by(items, i, language))
            ),
            None,
        )
        """Whose purchase its subject is told to be: ``X is Y's biggest acquisition since it bought Z``."""
        self.owners = {name.name for name in owners}
        """Names that only own what acts: ``Since X's revenue grew, it has raised``."""
        acts = self.doer if self.teller is not None else self.actor
        at = next((i for i, _, name in before if name is acts), None)
        group = coordinated(items, at, index, language) if at is not None else []
        telling = bool(group) and any(brings_in_clause(items, i, language) for i in range(group[-1] + 2, index))
        listed = [items[i].value for i in (group[:1] if telling else group)]
        self.acting = {name.name for name in listed if isinstance(name, NameMention)}
        """Who acts in its clause, and those listed with it: ``X and Y take a stake in the company``."""
        subjects = {name.name for name in here or self.subjects}
        self.aside = [name for name in self.names if name.name not in subjects]
        """Names that do not act in its clause."""
        self.places = [name for _, hangs_on, name in before if hangs_on in language.object_pronoun_for]
        end = clause_end(items, index, language)
        behind = (i.value for i in items[index + 1 : end])
        self.later = {n.name for n in behind if isinstance(n, NameMention) and n.owner is None}
        """Names in its clause behind it, which it cannot stand for: ``it will buy X``."""
        done_to = relative == index - 1 and is_object_pronoun(items[index])  # ``par X, qui l'a revendue``
        if relative >= 0 and (relative < index - 1 or done_to) and before and before[-1][0] < relative:
            self.subject = self.doer = self.actor = before[-1][2]
            self.acting = {before[-1][2].name}
        if before and relative >= 0 and all(is_finite(items[i], language) for i in range(relative + 1, index)):
            others = [name for name in self.subjects if name.name != before[-1][2].name]
            self.aside = others if _stands_for_name(items, relative) else self.subjects[:1]
        clause = _relative_of_others(items, index, language)
        if clause is not None:
            within = {name.name for i, _, name in before if i > clause}
            self.aside = [name for name in self.subjects if name.name not in within] or self.aside

    @property
    def employer(self) -> NameMention | None:
        """The company whose officer acts, named here or before: ``A B, the head of X, said it``, ``Selon A B, il``."""
        doer = self.doer or next(reversed(self.names), None)
        if doer is None or not doer.office or doer.office == OF_THE_TEXT:
            return None
        named = next((name for name in self.names if name.name == doer.office), None)
        return named or replace(doer, name=doer.office, text=doer.office, kind="company", office=None)

    @property
    def possessor(self) -> NameMention | None:
        """Whose something is that *its* stands before: who acts in its clause, ``X said that Y had sold its stake``.

        It is who is served, where another acts for that one or makes it act: ``X advised Y on its purchase``.
        """
        if self.served is not None:
            return self.served
        return self.doer if self.teller is not None else self.actor


def gives_own(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether who acts sells or opens what is its own: ``ouvre son capital à Y``, ``cède une part de son capital``."""
    if index and items[index - 1].word.is_verb_form and items[index - 1].kind == "word":
        return True
    for item in reversed(items[:index]):
        if item.is_nominal or item.kind == "mark":
            return False
        if item.lower in language.selling_forms:
            return True
    return False


def is_owned(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether words say whose a company is: ``owner of Y``."""
    of = name > 1 and items[name - 1].lower in language.numbers.of
    return of and singular(items[name - 2].lower, language) in language.keeper_nouns


def _stands_for_name(items: Sequence[Item], relative: int) -> bool:
    """Whether a relative may stand for a name, and not for what happened or for a sum: ``ce qui lui permet``."""
    return items[relative - 1 - (items[relative - 1].lower == ",")].kind not in {"word", "money"}


def _opens_with_noun(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether *its* opens a sentence, or an article and plain words, up to `index`, what stands behind a comma."""
    if index > 0 and items[0].lower in language.possessives:
        return True
    begin = next((i + 1 for i in range(index - 1, -1, -1) if items[i].kind == "mark"), 0)
    told = items[begin + 1 : index]
    plain = all(item.kind == "word" and not item.is_nominal for item in told)
    articles = language.determiners | language.possessives
    return bool(told) and plain and items[begin].lower in articles


def acts_behind(items: Sequence[Item], comma: int, name: int, language: LanguageData) -> bool:
    """Whether a name acts behind an opening phrase, or what is its own does: ``Après son arrivée, le cours de X``."""
    hangs_on = governor(items, name, language)
    own = hangs_on in language.numbers.of and items[comma + 1].lower in language.definites
    return hangs_on == "" or (own and all(item.kind == "word" for item in items[comma + 1 : name]))


def acts_before_verb(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a pronoun may act: it stands before a verb, or where what is said begins, ``said it hoped``.

    The object of a takeover right before it does not: ``bought it back``.
    """
    before = items[index - 1].lower if index else ""
    said = any(verb in language.speech_verbs for verb, _ in language.verb_forms.get(before, ()))
    return (said or verb_follows(items, index, language)) and before not in language.takeover_forms


def opens_said_clause(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether words for a company act in what is said or reported: ``X said the group would buy``."""
    before = items[index - 1].lower if index else ""
    said = any(verb in language.speech_verbs for verb, _ in language.verb_forms.get(before, ()))
    opens = said or (before in language.clause_breaks and before in language.object_relatives)
    return opens and verb_follows(items, index, language)


def is_told_of(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a noun brings in the clause in which words for a company act: ``X rose on news that the group would``."""
    noun = items[index - 2] if index > 1 else None
    if noun is None or noun.kind != "word" or items[index - 1].lower not in language.object_relatives:
        return False
    before = items[index - 3].lower if index > 2 else ""
    return before in language.determiners or before in language.preposition_forms


def is_told_to(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a pronoun is whom a verb has do something: ``wants it to sell``."""
    following = items[index + 1].lower if index + 1 < len(items) else ""
    return following in language.auxiliaries["infinitive"]


def teller_alone(items: Sequence[Item], index: int, language: LanguageData) -> NameMention | None:
    """The company that says what nobody else acts in: ``X said a judge approved a plan for the company to buy``."""
    named = [i for i in range(index) if items[i].is_nominal and items[i].kind != "word"]
    first = items[named[0]].value if len(named) == 1 else None
    if not isinstance(first, NameMention) or first.kind != "company" or not _tells(items, named[0], language):
        return None
    return first


def _is_bought_by(items: Sequence[Item], owner: int, language: LanguageData) -> bool:
    """Whether words say that something is an owner's purchase: ``is Y's largest takeover``."""
    before = [item.lower for item in items[max(0, owner - _OWNED) : owner]]
    owned = itertools.takewhile(lambda item: item.kind == "word", items[owner + 2 : owner + 2 + _OWNED])
    bought = any(item.lower in language.takeover_nouns for item in owned)
    return bought and not language.auxiliaries["be"].isdisjoint(before)


def _owns_deal(items: Sequence[Item], owner: int, language: LanguageData) -> bool:
    """Whether the noun of a purchase stands behind an owner's mark."""
    owned = itertools.takewhile(lambda item: item.kind == "word", items[owner + 2 : owner + 2 + _OWNED])
    return any(item.lower in language.takeover_nouns for item in owned)


def owns_deals(items: Sequence[Item], owner: int, language: LanguageData) -> bool:
    """Whether several purchases stand behind an owner's mark, as only a buyer has: ``The company's acquisitions``."""
    owned = itertools.takewhile(lambda item: item.kind in {"word", "date"}, items[owner + 2 : owner + 2 + _OWNED])
    nouns = language.takeover_nouns
    return any(item.lower not in nouns and singular(item.lower, language) in nouns for item in owned)


def made_ranked_deal(items: Sequence[Item], buyer: int, language: LanguageData) -> bool:
    """Whether a purchase is said to be one of several that somebody made: ``la troisième acquisition du groupe``."""
    noun = next(
        (i for i in range(buyer - 1, max(-1, buyer - _MADE), -1) if items[i].lower in language.takeover_nouns), 0
    )
    between = items[noun + 1 : buyer]
    joins = all(item.kind != "mark" and not item.is_nominal for item in between)
    return noun > 0 and joins and is_ranked(items, noun, language)


def _is_announced_by(items: Sequence[Item], buyer: int, language: LanguageData) -> bool:
    """Whether words say that something is a company's purchase: ``is the largest deal announced by Y``."""
    before = [item.lower for item in items[max(0, buyer - _PURCHASE) : buyer]]
    return not language.auxiliaries["be"].isdisjoint(before) and not language.takeover_nouns.isdisjoint(before)


def _acting(
    items: Sequence[Item], before: Sequence[tuple[int, str, NameMention]], language: LanguageData
) -> list[NameMention]:
    """Who acts before a clause, but for who only says what another does: ``X said Y was growing when it``."""
    acting = [(i, name) for i, hangs_on, name in before if hangs_on == ""]
    tells = len(acting) > 1 and _tells(items, acting[0][0], language) and _acts(items, acting[1][0], language)
    return [name for _, name in acting[tells:]]


def _is_related(items: Sequence[Item], owner: int, index: int, language: LanguageData) -> bool:
    """Whether an owner is only told of with another company: ``X's rival``."""
    firms = language.related_nouns | language.generic_nouns
    owned = items[owner + 2 : min(index, owner + 2 + _OWNED)]
    return any(item.lower in firms for item in itertools.takewhile(lambda item: not item.word.is_finite, owned))


def _relative_of_others(items: Sequence[Item], index: int, language: LanguageData) -> int | None:
    """Where the relative stands in which others act on a pronoun: ``que X lui accorde``, ``que lui accorde X``."""
    at = index - 1
    while at > 0 and (items[at].is_nominal or items[at].lower in language.coordinators):
        at -= 1
    return at if at >= 0 and items[at].lower in language.inverting_relatives else None


def _teller(items: Sequence[Item], subjects: Sequence[int], index: int, language: LanguageData) -> NameMention | None:
    """The subject before a *that* which a verb brings in, where another acts behind it."""
    if len(subjects) < 2:
        return None
    that = max((i for i in range(subjects[0] + 2, index) if brings_in_clause(items, i, language)), default=0)
    teller = next((items[i].value for i in reversed(subjects) if i < that < subjects[-1]), None)
    return teller if isinstance(teller, NameMention) else None


def _bound_to(items: Sequence[Item], index: int, language: LanguageData) -> str:
    """What a name hangs on: nothing where it acts, and a part of what it is where only its holders do."""
    if _acts(items, index, language):
        return ""
    hangs_on = governor(items, index, language)
    holders = index + 1 < len(items) and items[index + 1].lower in language.holder_nouns
    return OWNER if holders and hangs_on == "" else hangs_on


def _acts(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a name right behind a verb has one of its own: ``X said Y had raised its bid``."""
    return governor(items, index, language) == VERB and verb_follows(items, index, language)


def _tells(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether a verb for saying follows right behind a name, be it with its auxiliary or behind an apposition."""
    opens = name + 1 < len(items) and items[name + 1].lower == ","
    commas = (i for i in range(name + 2, min(len(items), name + _APPOSITION)) if items[i].lower == ",")
    at = next(commas, name) if opens else name
    behind = (item.lower for item in items[at + 1 : at + 3])
    return any(verb in language.speech_verbs for word in behind for verb, _ in language.verb_forms.get(word, ()))


def _last_turn(items: Sequence[Item], index: int, language: LanguageData) -> int:
    """Where a comma and an *and* last begin a clause with a subject of its own: ``X bondit, et Y confirme qu'il``.

    What a relative only tells more of is one more of a list: ``X owns Y, bought in May, and Z, which it acquired``.
    """
    return max(
        (
            i
            for i in range(2, index)
            if items[i].lower in language.coordinators
            and items[i - 1].lower == ","
            and not items[i - 2].is_nominal
            and not (
                items[index - 1].lower in language.relatives and all(x.kind != "word" for x in items[i + 1 : index - 1])
            )
        ),
        default=0,
    )


def _main_clause(items: Sequence[Item], subjects: Sequence[int], language: LanguageData) -> int:
    """At which comma the main clause begins behind one that opens a sentence and has a subject of its own.

    ``As X loses customers, Y sells its stake``; 0 where nobody acts behind it.
    """
    first = items[0].lower if items else ""
    if first not in language.clause_breaks or first in language.object_relatives or len(subjects) < 2:
        return 0
    acted = False
    for at in range(subjects[0] + 1, subjects[-1]):
        if items[at].lower == "," and (acted or not items[at - 1].is_nominal):
            return at
        acted |= items[at].word.is_finite
    return 0


def _opens_clause(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a mark, or a word such as ``tandis``, begins a clause with a subject of its own."""
    breaks = items[at].lower in language.clause_breaks and items[at].lower not in language.object_relatives
    apart = items[at].lower in _CLAUSE_MARKS and not in_brackets(items, at)
    return apart or (breaks and at > 0)
