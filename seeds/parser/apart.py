"""Sides of a deal that stand apart from its cue: in a headline, behind a colon, as the owner of what is sold."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.announced import opens_inclusion
from seeds.parser.antecedents import antecedent_of
from seeds.parser.clauses import clause_end
from seeds.parser.coordination import coordinated, coordinated_before
from seeds.parser.cues import Cue
from seeds.parser.fronted import fronted_subject
from seeds.parser.governors import governor
from seeds.parser.hints import singular
from seeds.parser.items import Item, Reference
from seeds.parser.mentions import FIRM_KINDS, NameMention
from seeds.parser.ownership import owned_before
from seeds.parser.prepositions import opens_with_preposition, preposition_ending
from seeds.parser.roles import Arguments
from seeds.parser.word_classes import has_verb_behind, is_adverb, is_finite
from seeds.vocabulary import Kind, Role

OF_COMPANIES = frozenset({Kind.ACQUISITION, Kind.INVESTMENT})
"""Kinds of deals whose target a headline may name before a colon."""
HEADED = OF_COMPANIES | {Kind.FUNDING_ROUND, Kind.CONTRACT}
"""Those, and the kinds of which it may name who is told by a participle to have raised money or to have ordered."""
_CLAUSE = 14
"""How many items around a cue belong to its clause."""
_BESIDE = 4
"""How many items before a word for an adviser a preposition may stand on which that hangs."""
_NUMBER = 3
"""How many items before a noun its number may stand: ``deux nouvelles acquisitions``."""
_VERB = 6
"""Within how many items behind a name its verb stands, with auxiliaries and adverbs."""
_TOPIC = 6
"""How many items may stand before a colon that a headline sets behind its topic, and behind one that spells out."""


def headed(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Rubis : Bolloré entre au capital``: what a headline is about is the side that the rest leaves out.

    ``X bat un record : 12 millions d'euros levés``: of a sum raised, the only one of whom something is told before. So
    it is of what is ordered: ``X : 40 rames commandées à Y``, ``X : Y retenu pour rénover le siège``.
    """
    raised = cue.frame.kind in {Kind.FUNDING_ROUND, Kind.CONTRACT} and cue.reduced
    if cue.frame.kind not in OF_COMPANIES and not raised:
        return
    sides = (Role.TARGET, cue.frame.subject)
    role = next((r for r in sides if r in cue.frame.prepositions.values() or r is cue.frame.subject), None)
    if role is None or role in found or not (raised or any(found.values())):
        return
    reach = _CLAUSE if raised else _TOPIC
    colon = next((i for i in range(min(reach, cue.group)) if items[i].lower == ":"), 0)
    before = [i for i in range(colon) if items[i].is_nominal or not (raised or items[i].lower in language.determiners)]
    alone = len(before) == 1 and items[before[0]].kind == "name" and items[before[0]].is_nominal
    alone = alone and (not raised or governor(items, before[0], language) in {"", *language.price_marks})
    if alone and not _is_taken(found, before[0]):
        found[role] = before


def owned_capital(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Y annonce que X entre à son capital``: whose capital ends a cue, the one who acts beside who enters.

    Where nobody else does, it is what was spoken of before; ``Depuis l'arrivée de X au capital, Y``: who acts then.
    """
    value = items[cue.last].value
    owned = isinstance(value, Reference) and value.role == "object" and not value.pronoun and cue.last > cue.first
    bare = cue.frame.inside is Role.INVESTOR and items[cue.last].lower in language.owned_nouns
    enters = cue.frame.subject is Role.INVESTOR or (not cue.verb and Role.SELLER not in found)
    investor = found.get(Role.INVESTOR, []) if enters else []
    if not (owned or bare) or not investor or Role.TARGET in found:
        return
    if Role.TARGET not in cue.frame.prepositions.values():
        return
    acting = [i for i in range(cue.first) if items[i].is_nominal and governor(items, i, language) == ""]
    others = [i for i in acting if i not in investor]
    if not others and opens_with_preposition(items[: cue.first], language):
        others = fronted_subject(items, cue.last, set(investor), language)
    found[Role.TARGET] = others[-1:] or ([cue.last] if owned else [])


def spelt_out(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``a trouvé un repreneur : X``, ``a un nouvel actionnaire : X``: who takes over or invests, behind a colon."""
    role = Role.ACQUIRER if cue.frame.kind is Kind.ACQUISITION else Role.INVESTOR
    if role in found or cue.last + 1 >= len(items) or (cue.passive and cue.size == 1):
        return  # ``X will not be bought: Y`` ends with who says so
    colon = cue.last + 1
    if cue.frame.subject is Role.SELLER and cue.size > 1:
        colon = clause_end(items, cue.last, language)  # ``a trouvé un repreneur pour son usine : X``
    if colon + 1 >= len(items) or items[colon].lower != ":":
        return
    name = next((i for i in range(colon + 1, min(len(items), colon + _TOPIC)) if items[i].is_nominal), None)
    acts = colon > cue.last + 1 and any(i.word.is_finite for i in items[colon + 1 :])
    if name is not None and not acts and not _sells(items, name) and not _is_taken(found, name):
        found[role] = [name]


def _sells(items: Sequence[Item], name: int) -> bool:
    """Whether the verb behind a name makes a seller of it: ``X change de mains : Y cède l'entreprise à Z``."""
    for item in items[name + 1 : name + _VERB]:
        cue = item.word.cue
        phrases = [] if cue is None else itertools.chain(cue.verbs.alone, *cue.verbs.longer.values())
        if any(phrase.frame.subject is Role.SELLER for phrase in phrases):
            return True
    return False


def listed_behind(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``deux acquisitions : X et Y``, ``levées : X (2 M€)``: what a colon behind a noun in the plural spells out.

    Of several who want what is named it spells out those: ``deux candidats à la reprise de Z : X et Y``.
    """
    role = cue.frame.of
    if role is None or cue.frame.kind not in {Kind.ACQUISITION, Kind.FUNDING_ROUND}:
        return
    colon = next((i for i in range(cue.last + 1, min(len(items), cue.last + _CLAUSE)) if items[i].lower == ":"), None)
    if colon is None:
        if role not in found and (listed := _counted(items, cue, language)):
            found[role] = listed
        return
    wanted = any(item.lower in language.rival_words for item in items[max(0, cue.first - _CLAUSE) : colon])
    buyers = language.side_nouns.get(singular(items[cue.first].lower, language)) == "payer"
    if cue.frame.subject is not None and (buyers or (role in found and wanted)):
        role = cue.frame.subject
    elif not items[cue.last].lower.endswith(language.plurals):
        return
    if role in found:
        return
    named = role is cue.frame.of and any(items[i].is_nominal for i in range(cue.last + 1, colon))
    acts = any(items[i].lower in language.finite_forms for i in range(colon + 1, len(items)))
    free = [i for i in range(colon + 1, len(items)) if items[i].is_nominal and governor(items, i, language) == ""]
    if free and not named and not acts:
        found[role] = free


def behind_topic(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Rachat de X : Y entre en négociations``: the company that acts where a purchase is only a headline's topic.

    A headline may leave the verb out: ``Reprise de X : Y favori``. So it does for a merger: ``Fusion avec X : Y dit``.

    Where that is a round, ``Levée de fonds : 5 millions pour X``, it is for whom the sum is, or of who acts behind its
    sum: ``Levée de 5 millions : X accélère``.
    """
    role = cue.frame.subject
    if cue.frame.kind is Kind.FUNDING_ROUND and cue.first == 0 and Role.TARGET not in found:
        if cue.last + 2 < len(items) and items[cue.last + 1].lower == ":" and items[cue.last + 2].kind == "money":
            window = range(cue.last + 3, min(len(items), cue.last + _CLAUSE))
            named = [i for i in window if items[i].is_nominal and items[i].kind == "name"][:1]
            brought = [i for i in named if cue.frame.prepositions.get(governor(items, i, language)) is Role.TARGET]
            found[Role.TARGET] = brought
        elif cue.last + 3 < len(items) and items[cue.last + 2].kind == "money" and items[cue.last + 3].lower == ":":
            found[Role.TARGET] = _acting_behind(items, cue.last + 3, language)
        return
    told = found.get(cue.frame.of, []) if cue.frame.of is not None else []
    told = told or found.get(Role.TARGET, [])
    if cue.frame.kind is not Kind.ACQUISITION or not told or role is None or role in found or cue.first > 1:
        return
    last = max(told)
    if last + 3 >= len(items) or items[last + 1].lower != ":":
        return
    found[role] = _acting_behind(items, last + 1, language)


def _acting_behind(items: Sequence[Item], colon: int, language: LanguageData) -> list[int]:
    """The company right behind a colon that is the subject of a verb, or of one that a headline leaves out."""
    window = range(colon + 1, min(len(items), colon + 1 + _BESIDE))
    actor = next((i for i in window if items[i].is_nominal), None)
    if actor is None or actor + 1 >= len(items) or governor(items, actor, language) != "":
        return []
    name = items[actor].value
    verb = next((i for i in range(actor + 1, min(len(items), actor + _BESIDE)) if not is_adverb(items[i], language)), 0)
    acts = bool(verb) and items[verb].kind == "word" and is_finite(items[verb], language)
    acts |= actor == colon + 1 and len(items) - actor <= _TOPIC and not any(i.is_nominal for i in items[actor + 1 :])
    return [actor] if isinstance(name, NameMention) and name.kind in FIRM_KINDS and acts else []


def _counted(items: Sequence[Item], cue: Cue, language: LanguageData) -> list[int]:
    """The names that a comma behind so many deals lists: ``deux achats, X et Y``."""
    before = items[max(0, cue.first - _NUMBER) : cue.first]
    plural = items[cue.last].lower.endswith(language.plurals)
    if not plural or not any(item.lower in language.numbers.words for item in before):
        return []
    comma = next((i for i in range(cue.last + 1, min(len(items), cue.last + _TOPIC)) if items[i].lower == ","), 0)
    if not comma or comma + 1 >= len(items) or any(i.is_nominal for i in items[cue.last + 1 : comma]):
        return []
    listed = coordinated(items, comma + 1, len(items), language) if items[comma + 1].is_nominal else []
    return listed if len(listed) > 1 else []


def sold_by_partner(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``signe un accord avec X pour le rachat de sa filiale Y``: with whom a purchase is agreed is who sells."""
    partners = [i for i in found.get(Role.TARGET, ()) if cue.first < i < cue.last]
    if cue.frame.counterpart is not Role.SELLER or not partners or Role.SELLER in found or cue.last + 2 >= len(items):
        return
    if any(governor(items, i, language) not in language.with_words for i in partners):
        return
    window = range(cue.last + 1, clause_end(items, cue.last, language))
    told = {*language.numbers.of, *(p for p, role in cue.frame.prepositions.items() if role is Role.TARGET)}
    told -= language.with_words
    bought = [i for i in window if items[i].is_nominal and governor(items, i, language) in told][:1]
    of = items[cue.last + 1].lower in language.numbers.of
    if bought or (of and items[cue.last + 2].lower in language.possessives):
        found[Role.SELLER] = partners
        found[Role.TARGET] = [i for i in bought if items[i].kind == "name"]


def agent_of_act(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``le lancement par X d'une offre sur Y``: who does what the noun before, which a noun is *of*, says."""
    role = cue.frame.subject
    at = cue.first - 1
    while at > 0 and items[at].lower in language.determiners and items[at].lower not in language.numbers.of:
        at -= 1
    if role is None or role in found or at < 2 or items[at].lower not in language.numbers.of:
        return
    agent = at - 1
    by = next((i for i in range(agent - 1, 0, -1) if items[i].lower in language.agents), 0)
    if by and items[by - 1].lower in language.ruling_nouns:
        return  # ``l'autorisation par X du rachat``
    if items[agent].is_nominal and governor(items, agent, language) in language.agents:
        found[role] = [i for i in coordinated_before(items, agent, language) if not _is_taken(found, i)]


def listed_subject(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Plusieurs fonds ont participé, dont X et Y``: whom the words behind a verb name of its unnamed subject."""
    role = cue.frame.object if cue.passive else cue.frame.subject
    if role is None or role in found or cue.reduced:
        return
    before = items[max(0, cue.group - _CLAUSE) : cue.group]
    acting = _is_buyers if cue.frame.kind is Kind.ACQUISITION else _is_group
    if not any(acting(item, language) for item in before) and not _counts_firms(before, language):
        return
    named = opened_list(items, cue.last + 1, _CLAUSE - 1, language)
    if named and not _is_taken(found, named[0]):
        found[role] = named


def _is_group(item: Item, language: LanguageData) -> bool:
    return item.lower in language.group_nouns


def _is_buyers(item: Item, language: LanguageData) -> bool:
    """Whether a word means several who may buy: ``two suitors``, ``several private equity firms``."""
    plural = item.kind == "word" and item.lower.endswith(language.plurals)
    firms = plural and singular(item.lower, language) in language.generic_nouns
    return firms or item.lower in language.group_nouns or item.lower in language.rival_words


def _counts_firms(before: Sequence[Item], language: LanguageData) -> bool:
    """Whether so many companies act: ``trois start-up``, ``deux jeunes pousses``."""
    counted = (
        len(before) > 1 and before[0].lower in language.numbers.words and before[0].lower not in language.definites
    )
    return counted and any(item.lower in language.generic_forms for item in before[1:_NUMBER])


def opened_list(items: Sequence[Item], begin: int, reach: int, language: LanguageData) -> list[int]:
    """The list that a colon or a word for *among whom* opens, at most `reach` items on: ``, dont X et Y``, ``: X``."""
    for index in range(begin, min(len(items), begin + reach)):
        if items[index].lower == ":" or opens_inclusion(items, index, language):
            behind = range(index + 1, min(len(items), index + _TOPIC))
            name = next((i for i in behind if items[i].is_nominal), None)
            named = [] if name is None else coordinated(items, name, len(items), language)
            return [] if named and has_verb_behind(items, named[-1]) else named
    return []


def offered_for(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``l'offre de rachat de X sur Y``: where a preposition tells what is bought, the offer is X's."""
    offers = any(item.lower in language.offer_nouns for item in items[cue.first : cue.last + 1])
    if cue.frame.of is not Role.TARGET or Role.ACQUIRER in found or not offers:
        return
    first = max(found.get(Role.TARGET, [-1]))
    for index in range(first + 1, clause_end(items, cue.last, language) if first > cue.last else 0):
        hangs_on = governor(items, index, language) if items[index].is_nominal else ""
        if hangs_on not in language.numbers.of and cue.frame.prepositions.get(hangs_on) is Role.TARGET:
            found[Role.ACQUIRER], found[Role.TARGET] = found[Role.TARGET], [index]
            return


def genitive_antecedent(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Y, dont X a finalisé l'acquisition``: the relative stands for what the noun is of.

    Or for what a preposition brings in: ``Y, sur lequel X a lancé une OPA``.
    """
    if Role.TARGET in found:
        return
    for back in range(cue.first - 1, max(0, cue.first - _CLAUSE), -1):
        if items[back].lower in language.genitive_relatives and cue.frame.of is Role.TARGET:
            found[Role.TARGET] = antecedent_of(items, back, language)
            return
        brought_in = preposition_ending(items, back - 1, language) if items[back].lower in language.relatives else ""
        if brought_in and cue.frame.prepositions.get(brought_in) is Role.TARGET:
            found[Role.TARGET] = antecedent_of(items, back - len(brought_in.split()), language)
            return
        if items[back].lower in {";", ":", ","} or items[back].lower in language.relatives:
            return


def of_the_seller(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Les fondateurs de X ont cédé leurs parts``: what people sell of theirs is of the company that they are of.

    So is the capital that nobody's name follows: ``Les fondateurs de X cèdent 30 % du capital à Y``.
    """
    named = any(items[i].kind == "name" for i in found.get(Role.TARGET, ()))
    if cue.frame.subject is not Role.SELLER or named or cue.passive:
        return
    told = items[cue.first : cue.last + 4]
    own = any(item.lower in language.possessives for item in told[:-2])
    if not own and not any(item.lower in language.owned_nouns for item in told):
        return
    before = [i for i in range(max(0, cue.group - _CLAUSE), cue.group) if items[i].is_nominal]
    owner = next((i for i in reversed(before) if not _is_taken(found, i)), None)
    if owner is None or any(item.lower in language.clause_breaks for item in items[owner + 1 : cue.group]):
        return  # ``Shares of X fell as Y sold its unit``
    if governor(items, owner, language) in language.numbers.of:
        found[Role.TARGET] = [owner]


def owner_of_part(items: Sequence[Item], cue: Cue, language: LanguageData) -> list[int]:
    """``La branche emballage de X passe à Y``: whose part it is that is the subject."""
    for index in range(cue.group - 1, max(-1, cue.group - _CLAUSE), -1):
        if items[index].is_nominal:
            part = owned_before(items, index, language)
            return [index] if part is not None and governor(items, part, language) == "" else []
    return []


def begins_late(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a preposition puts a verb before all names: ``Trois ans après avoir racheté X, Y ferme un site``."""
    phrase = preposition_ending(items, cue.group - 1, language) if cue.group > 0 else ""
    said_before = [item for item in items[: cue.group] if item.kind != "mark"]
    opened = cue.tense == "gerund" and cue.group > 0 and items[cue.group - 1].lower in language.clause_breaks
    late = (phrase != "" or opened) and len(said_before) > max(1, len(phrase.split()))
    return late and not any(item.is_nominal for item in said_before)


def _is_taken(found: Arguments, index: int) -> bool:
    return any(index in indices for indices in found.values())


def only_serves(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a noun hangs on a word for those who serve a deal for a fee: ``the underwriters of the offering``.

    Not where that hangs on a preposition itself, ``X paid a fee to the adviser for the purchase``, but for *among*.
    """
    for back in range(cue.first - 1, max(0, cue.first - _TOPIC), -1):
        phrase = preposition_ending(items, back, language)
        if phrase:
            noun = back - len(phrase.split())
            before = range(noun - 1, max(-1, noun - _BESIDE), -1)
            joins = (preposition_ending(items, i, language) for i in before if items[i].kind == "word")
            apart = all(joint in {"", *language.among_words} for joint in joins)
            return noun >= 0 and items[noun].lower in language.serving_nouns and apart
        if items[back].kind == "mark" or items[back].is_nominal or is_finite(items[back], language):
            return False
    return False


def before_brackets(items: Sequence[Item], cue: Cue, _: LanguageData, found: Arguments) -> None:
    """``X (3 millions investis dans Y)``: who put in a sum that a participle tells of in brackets behind the name."""
    subject = cue.frame.subject
    if subject is None or subject in found or not cue.passive or not cue.reduced:
        return
    opens = next((i for i in range(cue.first - 1, 0, -1) if items[i].lower in {"(", ")"}), 0)
    inside = items[opens + 1 : cue.first]
    summed = any(item.kind == "money" for item in inside) and not any(item.is_nominal for item in inside)
    if summed and items[opens].lower == "(" and items[opens - 1].kind == "name" and items[opens - 1].is_nominal:
        found[subject] = [opens - 1]
