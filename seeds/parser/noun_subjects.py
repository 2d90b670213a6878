"""Who acts where a noun hangs on a verb, or on nobody's: ``X annonce le rachat de Y``."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence

from seeds.language import LanguageData
from seeds.parser.apart import only_serves
from seeds.parser.clauses import clause_end
from seeds.parser.controllers import controller, controller_of_object
from seeds.parser.coordination import coordinated, coordinated_before
from seeds.parser.cues import Cue
from seeds.parser.descriptions import is_acting_venture, is_company
from seeds.parser.fronted import acting_for, fronted_subject
from seeds.parser.governors import OWNER, VERB, governor
from seeds.parser.items import Item
from seeds.parser.joined_nouns import first_of_joined
from seeds.parser.names import NameMention
from seeds.parser.noun_arguments import is_summed
from seeds.parser.offers import answered, is_answered, is_voted_on
from seeds.parser.positions import told_with
from seeds.parser.prepositions import opens_with_preposition, preposition_ending
from seeds.parser.ranked import tells_of_deal
from seeds.parser.roles import SEVERAL, Arguments, taken_in
from seeds.parser.stage import follows_deed
from seeds.parser.subjects import subject_before
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import Kind, Role

_PHRASE = 6
"""How many items before a noun its preposition may stand: ``through the $2 billion purchase of``."""

_JOINED = 4
"""How many items before a noun the *and* may stand that joins it to another: ``et une nouvelle levée``."""

_DESCRIBED = 3
"""How many words may tell more of what a name is, before the noun that says it: ``X, a long-time backer of``."""

_APART = frozenset({",", "(", "—", "–", "-"})
"""Marks behind which words may say what the name before them is."""

_OPENING = 3
"""Before which item a preposition stands that a word or two lead up to: ``Armed with``."""

_LENT = 20
"""How many items before a purchase the verb may stand by which money for it is given."""
_MEASURED = 16
"""How many items before a purchase the company may stand of which something counted is told."""

_OWNED = 4
"""How many items before a company the noun may stand for what is counted of it: ``le bénéfice net du groupe X``."""

_RECEIVER = {Kind.DEBT: Role.BORROWER, Kind.CONTRACT: Role.SUPPLIER, Kind.FUNDING_ROUND: Role.TARGET}
"""The kinds of deals that somebody grants or awards, and the role of who gets them."""


def subject_of_noun(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``X annonce le rachat de Y``: the subject of the verb that the noun hangs on; the other side if that is taken."""
    frame = cue.frame
    if frame.subject is None:
        return
    if cue.passive:
        _receiver_of_noun(items, cue, language, found)
        return
    if is_answered(items, cue, language):
        answered(items, cue, language, found)
        return
    apposed = _apposed_to(items, cue, language)
    if apposed and frame.subject not in found:
        found[frame.subject] = apposed
        return
    if only_serves(items, cue, language) or _is_of_who_acts(items, cue, found, language):
        return
    if is_acting_venture(items, cue.last, language):
        return
    doers = _doers_beside(items, cue, language)
    if doers:
        found[frame.subject] = [*doers, *found.get(frame.subject, [])]
        return
    lent = _lent_to(items, cue, found, language)
    if lent is not None:
        if lent:
            found[Role.ACQUIRER] = lent
        return
    begin = cue.first - (items[cue.first - 1].lower in language.determiners)
    chosen = controller(items, begin, language) or controller_of_object(items, begin, language)
    if chosen and frame.subject not in found:
        found[frame.subject] = chosen
        return
    role = _role_of_subject(items, cue, found, language)
    if role is None:
        return
    taken = taken_in(found)
    first = first_of_joined(items, cue.first, language)
    before = subject_before(items, first, language, owner_first=role is frame.subject, of_noun=True)
    raised = frame.kind is Kind.FUNDING_ROUND and role is Role.TARGET
    if not before and ((raised and role not in found) or (role is Role.ACQUIRER and found.get(Role.TARGET))):
        measured = _whose_is_measured(items, cue, language) or told_with(items, cue, language)
        if measured:
            found[role] = measured
            return
    if not before and _opens(items, cue, language):
        acting = fronted_subject(items, cue.last, taken_in(found), language)
        if role is Role.PARTNER and acting:
            acting = coordinated(items, acting[0], len(items), language)
        found[role] = acting + found.get(role, [])
        return
    if not before and (frame.kind is Kind.FUNDING_ROUND or role is Role.TARGET):
        before = _company_of_holders(items, cue, language)
    elif not before and is_voted_on(items, cue, language):
        before = _company_of_holders(items, cue, language, joints=language.numbers.of)
    group = [i for i in before if i not in taken]
    if role is Role.TARGET and tells_of_deal(items, before, cue, language):
        return
    if role is Role.TARGET:
        group = [i for i in group if not _owns_offer(items, i, language)]
    if before and not group:
        group = [i for i in subject_before(items, min(before), language) if i not in taken]
        if group and any(item.lower in language.clause_breaks for item in items[group[-1] : cue.first]):
            group = []
    bought = bool(found.get(Role.TARGET)) and role is Role.ACQUIRER and _is_object(items, begin, language)
    carried = bool(group) and _carried(items, group[-1], cue, language, told_of_what=bought)
    if carried and role is Role.TARGET and frame.kind is Kind.INVESTMENT:
        carried = not any(item.is_nominal for item in items[group[-1] + 1 : cue.first])
    if carried and not _only_follows(items, group[-1], cue, language):
        found[role] = acting_for(items, group, cue.first, language) + found.get(role, [])


def _lent_to(items: Sequence[Item], cue: Cue, found: Arguments, language: LanguageData) -> list[int] | None:
    """Who gets money from another for a purchase, and makes it: ``X provided a loan to Y for the purchase of Z``.

    Nobody where it is not said, and None where no money is given for it.
    """
    owned = cue.first > 0 and items[cue.first - 1].lower in language.possessives
    told = [i for i in found.get(Role.ACQUIRER, ()) if not (owned and i == cue.first - 1)]
    if cue.frame.subject is not Role.ACQUIRER or told or not found.get(Role.TARGET):
        return None
    begin = cue.first - (items[cue.first - 1].lower in language.determiners)
    aimed = items[begin - 1].lower in language.price_marks
    aimed |= any(item.lower in language.auxiliaries["infinitive"] for item in items[max(0, begin - 2) : begin - 1])
    near = range(max(0, begin - _LENT), begin)
    gives = (i for i in near if _gives(items[i], language) and any(item.is_nominal for item in items[:i]))
    verb = next(gives, begin)
    money = language.loan_words | language.financing_words
    if not aimed or all(item.lower not in money for item in items[verb:begin]):
        return None
    between = range(verb + 1, begin)
    got = [i for i in between if items[i].is_nominal and governor(items, i, language) in language.receiving_words]
    return got[:1]


def _gives(item: Item, language: LanguageData) -> bool:
    """Whether a form is one of a verb by which somebody gets something."""
    giving = language.delivery_verbs | language.lending_verbs
    return any(name in giving for name, _ in language.verb_forms.get(item.lower, ()))


def _owns_offer(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether what acts is another's offer, which a new one outdoes: ``X's bid was topped by a bid from Y``."""
    owned = items[name + 2 : name + 2 + _OWNED] if governor(items, name, language) == OWNER else ()
    nouns = itertools.takewhile(lambda item: not item.word.is_finite or item.lower in language.offer_nouns, owned)
    return any(item.lower in language.offer_nouns for item in nouns)


def _company_of_holders(
    items: Sequence[Item], cue: Cue, language: LanguageData, joints: Collection[str] = ()
) -> list[int]:
    """Whose holders or board decide on what its deal is: ``Shareholders in X backed a cash call``."""
    name = next((i for i in range(cue.first) if items[i].is_nominal), 0)
    joint = name - 1 - (name > 0 and items[name - 1].lower in language.definites)
    if joint < 1 or items[joint].lower not in (joints or {*language.numbers.of, *language.town_prepositions}):
        return []
    noun = items[joint - 1].lower
    return [name] if noun in language.holder_nouns or noun in language.part_nouns else []


def _role_of_subject(items: Sequence[Item], cue: Cue, found: Arguments, language: LanguageData) -> Role | None:
    """The role of who acts where a noun tells of a deal, None where all have theirs.

    Who gives the money of an investment may be told behind it: ``X became a unicorn after an investment by Y``. Where
    what is owned is told of, and who would have it within the words, its owner acts: ``took X's offer for its stake``.
    """
    frame = cue.frame
    if frame.subject is None or frame.subject not in found:
        return frame.subject
    if frame.possessor is Role.SELLER and any(cue.first < i < cue.last for i in found[frame.subject]):
        return None if Role.SELLER in found else Role.SELLER
    told = _by_preposition(items, cue, found[frame.subject], language)
    if told and frame.kind is Kind.INVESTMENT and Role.TARGET not in found and is_summed(items, cue, language):
        return Role.TARGET if Role.TARGET in frame.prepositions.values() else None
    if frame.subject in SEVERAL:
        return frame.subject
    return frame.of if told and frame.of not in found else None


def _whose_is_measured(items: Sequence[Item], cue: Cue, language: LanguageData) -> list[int]:
    """Whose sales, debts or profits a purchase is told to change: ``Les ventes de X, dopées par l'achat de Y``."""
    if not language.measured_nouns:
        return []
    near = range(cue.first - 1, max(0, cue.first - _MEASURED), -1)
    owner = next((i for i in near if items[i].is_nominal), None)
    if owner is None or not is_company(items[owner]) or governor(items, owner, language) not in language.numbers.of:
        return []
    told = any(item.kind == "word" and is_finite(item, language) for item in items[owner + 1 : cue.first])
    counted = any(item.lower in language.measured_nouns for item in items[max(0, owner - _OWNED) : owner])
    return [owner] if told and counted else []


def done_under(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``X will fit signals for Y under a deal``: who works for whom, where a contract is only what it is done under.

    What is bought is paid for under a deal too, and no work: ``X will pay $5 million for Y under the deal``.
    """
    brings_in = items[cue.first].word.prepositions is not None
    if cue.frame.kind is not Kind.CONTRACT or not brings_in or Role.CUSTOMER in found:
        return
    doers = found.get(Role.SUPPLIER) or subject_before(items, cue.first, language)
    if not doers:
        return
    end = cue.first if doers[-1] < cue.first else clause_end(items, doers[-1], language)
    between = range(doers[-1] + 1, end)
    if any(items[i].kind == "money" or items[i].lower in language.takeover_forms for i in between):
        return
    served = (i for i in between if items[i].is_nominal and governor(items, i, language) in language.price_marks)
    customer = next(served, None)
    if customer is not None:
        found[Role.SUPPLIER] = doers
        found[Role.CUSTOMER] = coordinated(items, customer, end, language)


def _doers_beside(items: Sequence[Item], cue: Cue, language: LanguageData) -> list[int]:
    """By whom something is done together with others: ``porté par X depuis 2021, en partenariat avec Y``."""
    joint = cue.first - (items[cue.first].lower not in language.place_prepositions)
    if cue.frame.subject is not Role.PARTNER or joint < 2 or items[joint].lower not in language.place_prepositions:
        return []
    name = joint - 1 - (items[joint - 1].lower == ",")
    name -= items[name].kind == "date"
    by = items[name].is_nominal and governor(items, name, language).rpartition(" ")[2] in language.agents
    return coordinated_before(items, name, language) if by else []


def _is_object(items: Sequence[Item], begin: int, language: LanguageData) -> bool:
    """Whether words that begin there hang on no preposition, but for one that brings in an example."""
    phrase = preposition_ending(items, begin - 1, language) if begin else ""
    return phrase == "" or phrase in language.inclusions


def _apposed_to(items: Sequence[Item], cue: Cue, language: LanguageData) -> list[int]:
    """The name before the comma or bracket behind which a noun says what it is: ``advised by X, now part of Y``."""
    at = cue.first - 1
    while at > 0 and items[at].kind == "word" and cue.first - at <= _DESCRIBED and not items[at].word.is_finite:
        if preposition_ending(items, at, language):
            return []
        at -= 1
    apart = at > 0 and items[at].lower in _APART and items[at - 1].kind == "name" and items[at - 1].is_nominal
    return coordinated_before(items, at - 1, language) if cue.frame.apposed and apart else []


def _only_follows(items: Sequence[Item], subject: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a person is told of after a deed of others: ``becomes chief executive after the purchase of X``."""
    named, before = items[subject].value, items[cue.first - 1].lower
    if not isinstance(named, NameMention) or named.kind != "person" or before in language.possessives:
        return False
    own = before in language.determiners and before not in language.definites
    return not own and follows_deed(items, cue, language)


def _opens(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a noun stands in words that open the sentence, before its subject: ``Armed with a loan, X``."""
    if opens_with_preposition(items, language) or items[0].lower in language.clause_breaks or cue.first == 0:
        return True
    brought_in = any(preposition_ending(items, i, language) for i in range(1, min(cue.first, _OPENING)))
    return brought_in and all(i.kind != "mark" and not is_finite(i, language) for i in items[: cue.first])


def _is_of_who_acts(items: Sequence[Item], cue: Cue, found: Arguments, language: LanguageData) -> bool:
    """Whether a noun says itself who acts, so that its verb's subject only tells it: ``annonce l'entrée de X au``."""
    acting = found.get(Role.INVESTOR, ()) if cue.frame.of is cue.frame.subject is Role.INVESTOR else ()
    behind = (governor(items, i, language).rpartition(" ")[2] for i in acting if i > cue.first)
    return any(hangs_on in language.numbers.of for hangs_on in behind)


def _receiver_of_noun(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``X s'agrandit grâce à un prêt accordé par Y``: who acts has what another is said to have granted to nobody.

    Who acts has also signed what is said to be signed with another: ``Grâce à un accord conclu avec Y, X va``.
    """
    if _is_signed_with(items, cue, found, language):
        _signer_of_noun(items, cue, language, found)
        return
    role = _RECEIVER.get(cue.frame.kind)
    if role is None or role in found or role not in {cue.frame.subject, *cue.frame.prepositions.values()}:
        return
    if cue.frame.subject not in found and cue.frame.subject is not role:
        return
    if cue.frame.kind is Kind.FUNDING_ROUND and cue.tense != "past":
        return
    taken = taken_in(found)
    group = [i for i in subject_before(items, cue.first, language) if i not in taken]
    if not group and _opens(items, cue, language):
        found[role] = fronted_subject(items, cue.last, taken, language)
    elif group and _carried(items, group[-1], cue, language):
        found[role] = group


def _is_signed_with(items: Sequence[Item], cue: Cue, found: Arguments, language: LanguageData) -> bool:
    """Whether nobody is named by whom a deal of equals was signed, only another with whom."""
    role, words = cue.frame.subject, items[cue.first : cue.last + 1]
    if any(item.lower in language.auxiliaries["be"] for item in words):
        return False  # ``a deal with Y was signed``
    equals = role is Role.PARTNER or (cue.frame.mutual and role not in found)
    named = [i for indices in found.values() for i in indices]
    behind = bool(named) and min(named) > cue.last
    return equals and behind and all(governor(items, i, language) in language.with_words for i in named)


def _signer_of_noun(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """Who acts before words for a deal that was signed with another, or behind them where they open the sentence."""
    role, taken = cue.frame.subject, taken_in(found)
    if role is None:
        return
    group = [i for i in subject_before(items, cue.first, language) if i not in taken]
    if group and not _carried(items, group[-1], cue, language):
        return
    if not group and _opens(items, cue, language):
        group = fronted_subject(items, cue.last, taken, language)
    found[role] = [*group, *found.get(role, ())]


def _by_preposition(items: Sequence[Item], cue: Cue, group: Sequence[int], language: LanguageData) -> bool:
    """Whether a preposition behind a noun brings in who acts, so that its subject may be bought: ``takeover by X``."""
    return any(i > cue.last and governor(items, i, language) not in {"", VERB, OWNER} for i in group)


def _carried(
    items: Sequence[Item], subject: int, cue: Cue, language: LanguageData, *, told_of_what: bool = False
) -> bool:
    """Whether the last verb between a subject and a noun is one that carries it: announce, close, plan ..., or *be*.

    A noun with a definite article is somebody's round or deal spoken of before, unless such a verb stands there, it
    only says what the subject is, ``X, the owner of``, or it says itself of what it is: ``regretted the purchase
    of Y``. What a headline sets before a colon is what the rest is about. Who does something to pay for a deal makes
    it, but for those who lend: ``X lève 5 millions pour financer le rachat de Y``.
    """
    noun = cue.first
    reach = noun - _PHRASE * (1 + _is_joined(items, noun, language))
    paid = False
    if any(item.lower == ":" for item in items[subject + 1 : noun]):
        return True
    if cue.frame.subject is Role.PARTNER and noun and items[noun - 1].lower in language.place_prepositions:
        return True
    for index in range(noun - 1, subject, -1):
        if items[index].lower in language.auxiliaries["state"] or _is_told_to_be(items, index, subject, language):
            return True
        if index >= reach and items[index].lower in language.means_words and cue.frame.kind is not Kind.IPO:
            return True
        uses = language.verb_forms.get(items[index].lower, ())
        verbs = {verb for verb, _ in uses}
        if uses and all(tense == "participle" for _, tense in uses) and _describes_only(items, index, language):
            continue
        brought_in = _is_brought_in(items, index, language)
        if verbs and not brought_in and items[index - 1].lower not in language.determiners:
            if paid:
                return not verbs & language.lending_verbs
            paid = bool(verbs & language.paying_verbs) and items[index].word.is_infinitive
            if not paid:
                return bool(verbs & language.support_verbs)
    if items[subject + 1].lower == "," and noun <= subject + _PHRASE:
        return True
    return items[noun - 1].lower not in language.definites or told_of_what


def _is_told_to_be(items: Sequence[Item], index: int, subject: int, language: LanguageData) -> bool:
    """Whether a form of *be* says what its subject is beside what it does: ``X bought Y and was a backer``."""
    before, behind = items[index - 1].lower, items[index + 1].lower
    joined = index - 1 == subject or before in language.coordinators
    told = behind in language.determiners or behind in language.among_words
    return joined and told and items[index].lower in language.auxiliaries["be"]


def _is_joined(items: Sequence[Item], noun: int, language: LanguageData) -> bool:
    """Whether *and* joins a noun to another before it: ``avec son arrivée à X et une levée de 5 millions``."""
    joint = next((i for i in range(noun - 2, max(0, noun - _JOINED), -1) if items[i].lower in language.coordinators), 0)
    article = items[joint + 1].lower
    return joint > 0 and article in language.determiners and article not in language.definites


def _is_brought_in(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a word that may be a verb is a noun behind a preposition: the *banks* of ``in talks with banks for``."""
    acts = items[index].word.is_gerund or items[index].word.is_infinitive
    acts |= items[index - 1].lower in language.auxiliaries["infinitive"]
    return not acts and preposition_ending(items, index - 1, language) != ""


def _describes_only(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a participle has no auxiliary before it and an agent behind it: ``un syndicat emmené par X``."""
    before = items[max(0, index - 3) : index]
    helped = any(i.lower in language.auxiliaries["have"] or i.lower in language.auxiliaries["be"] for i in before)
    return not helped and any(item.lower in language.agents for item in items[index + 1 : index + 3])
