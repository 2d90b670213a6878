"""What the words right around a noun say of who takes part: its owner, the name before it, and whom it serves."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.brackets import name_before
from seeds.parser.controllers import beaten, helped, offered
from seeds.parser.coordination import coordinated
from seeds.parser.cues import Cue
from seeds.parser.descriptions import is_company
from seeds.parser.fronted import fronted_subject
from seeds.parser.gaps import stands_beside
from seeds.parser.governors import VERB, governor
from seeds.parser.items import Item, Reference
from seeds.parser.names import NameMention
from seeds.parser.offers import is_offer
from seeds.parser.plants import own_plant
from seeds.parser.positions import gainer, raiser
from seeds.parser.prepositions import preposition_ending
from seeds.parser.roles import Arguments, taken_in
from seeds.parser.subjects import subject_before
from seeds.parser.tokens import is_currency_sign
from seeds.parser.verb_groups import verb_group
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import PAYERS, Kind, Role

_COMPOUND = 4
"""How many items before a noun the compound may stand that says who leads it: ``X-led $5 million seed round``."""
_CLAUSE = 16
"""How many items behind a noun the verb may stand that is told of it."""
_SUM = 3
"""How many items before a noun its sum may stand: ``a $5 million growth investment``."""
_TOLD_SUM = 4
"""How many items before a participle the sum may stand that it tells of: ``les 5 millions récemment prêtés``."""
_OFFERED = 8
"""How many items before an infinitive the name may stand to whom somebody offers to do what it says."""
_NEXT = 6
"""How far behind a noun cue, in items, its object may stand: ``backers include the fund Lightspeed``."""


def compound(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``the Mobileye acquisition``, ``wins a NASA contract``: the name right before the noun.

    A well-known one, or an institution, may have a word for what is bought behind it: ``wins a NASA radar contract``;
    any company one that says of what sort its shares are: ``bought 3 million X preferred shares``.
    It is a partner only of one that is told already, ``the Mobileye alliance with``.
    """
    role = cue.frame.compound
    before = (cue.last if cue.verb else cue.first) - 1
    if role is None or (role in found) != (role is Role.PARTNER) or before < 0 or (cue.verb and before <= cue.first):
        return
    if cue.verb and _qualifies(items, before, language) and before - 1 > cue.first:
        shares = cue.frame.kind is Kind.INVESTMENT and is_company(items[before - 1])
        before -= shares or _is_known(items[before - 1], language)
    if items[before].kind == "name" and items[before].is_nominal and before not in found.get(role, ()):
        found[role] = [before, *found.get(role, ())]


def leader_before(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``a KKR-led round``, ``a KKR-led takeover of X``: who a compound before the noun says leads it."""
    for at in range(cue.first - 1, max(0, cue.first - 1 - _COMPOUND), -1):
        item = items[at]
        if item.lower in language.name_endings and items[at - 1].is_nominal:
            acting = cue.frame.subject if cue.frame.subject in PAYERS else None
            role = cue.frame.prepositions.get(language.name_endings[item.lower], acting)
            if role is not None:
                found[role] = [at - 1, *found.get(role, ())]
            return
        if item.kind == "mark" or item.is_nominal or item.lower in language.preposition_forms:
            return


def agent_behind(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Le rachat de X a été finalisé par Y``: who makes the deal that is the subject of a verb in the passive."""
    role = cue.frame.subject
    if role is None or role in found or cue.passive:
        return
    for at in range(cue.last + 1, min(len(items), cue.last + _CLAUSE)):
        item = items[at]
        if item.lower in language.relatives or item.lower in language.clause_breaks or item.lower in {";", ":"}:
            return
        uses = language.verb_forms.get(item.lower, ())
        if not any(verb in language.concluding_verbs for verb, _ in uses):
            continue
        group = verb_group(items, at, uses[0][1], language)
        if group is not None and (group[3] or (group[2] and not _hangs_on(items, cue, language))):
            found[role] = _agents(items, at, language)
            return


def _hangs_on(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a preposition stands before a noun, or before its article: ``l'annonce du rachat``."""
    at = cue.first - 1
    if at >= 0 and items[at].lower in language.determiners and items[at].lower not in language.numbers.of:
        at -= 1
    return at >= 0 and preposition_ending(items, at, language) != ""


def _agents(items: Sequence[Item], verb: int, language: LanguageData) -> list[int]:
    """Those whom a *by* behind a verb brings in, none of whom only reports or allows."""
    behind = range(verb + 1, min(len(items), verb + 1 + _NEXT))
    name = next((i for i in behind if items[i].is_nominal), None)
    if name is None or governor(items, name, language).rpartition(" ")[2] not in language.agents:
        return []
    value = items[name].value
    apart = isinstance(value, NameMention) and value.kind in {"regulator", "outlet"}
    return [] if apart else coordinated(items, name, len(items), language)


def _qualifies(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word may only tell what a noun behind it is for: the *radar* of ``radar contract``."""
    item = items[at]
    grammatical = item.lower in language.determiners or item.lower in language.preposition_forms
    return item.kind == "word" and not grammatical and not item.word.is_adverb and not language.maker_behind_goods


def _is_known(item: Item, language: LanguageData) -> bool:
    """Whether an item names a company of the gazetteer, a public body, or an institution by its last word."""
    value = item.value
    if not item.is_nominal or not isinstance(value, NameMention):
        return False
    institution = " " in value.name and value.name.rpartition(" ")[2].casefold() in language.org_words
    return value.known or value.kind == "government" or institution


def object_of_noun(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``the backers include Nvidia``, ``le nouveau propriétaire est X``: the name right behind a noun and its verb."""
    role = cue.frame.object
    if role is None or (role in found and role is not Role.PARTNER):
        return
    taken = taken_in(found)
    for index in range(cue.last + 1, min(len(items), cue.last + 1 + _NEXT)):
        if index in taken:
            continue
        if items[index].is_nominal and (
            governor(items, index, language) in {"", VERB} or _follows_examples(items, cue, index, language)
        ):
            group = coordinated(items, index, len(items), language)
            found[role] = group + [i for i in found.get(role, []) if i not in group]
            return
        ends = is_finite(items[index], language) and items[index].lower not in language.auxiliaries["be"]
        if items[index].is_nominal or ends or items[index].lower == ";":
            return


def _follows_examples(items: Sequence[Item], cue: Cue, index: int, language: LanguageData) -> bool:
    """Whether a name stands right behind a noun and words that bring in examples: ``by acquisitions such as X``."""
    if cue.last != cue.first + 1 or index > cue.last + 2:
        return False
    return " ".join(item.lower for item in items[cue.last : index]) in language.inclusions


def whom_it_serves(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``The takeover of X would give Y a foothold``: whom a purchase or a round does something for, as a subject.

    So does what is signed with another: ``Le partenariat avec X ouvre à Y les portes de l'Allemagne``,
    ``The partnership with X gives Y access``.
    """
    role = cue.frame.subject
    apart = cue.frame.kind is Kind.ACQUISITION and cue.frame.of is Role.TARGET and Role.TARGET in found
    apart &= not cue.frame.apposed  # ``The majority owner of X has sued Y``
    if apart and role is not None and role not in found and not is_offer(items, cue, language):
        found[role] = gainer(items, cue, max(found[Role.TARGET]), language)
    if cue.frame.kind is Kind.FUNDING_ROUND and cue.frame.of is Role.TARGET and Role.TARGET not in found:
        found[Role.TARGET] = raiser(items, cue, language)
    given = cue.frame.kind is Kind.INVESTMENT and Role.INVESTOR in found and is_summed(items, cue, language)
    if given and Role.TARGET not in found:
        found[Role.TARGET] = raiser(items, cue, language)
    if cue.frame.kind is Kind.DEBT and Role.LENDER in found and Role.BORROWER not in found:
        found[Role.BORROWER] = raiser(items, cue, language)
    partners = found.get(Role.PARTNER, ())
    if len(partners) == 1 and partners[0] > cue.last and governor(items, partners[0], language) in language.with_words:
        served = gainer(items, cue, partners[0], language)
        serving = {VERB, *language.datives.values()}
        found[Role.PARTNER] = [*(i for i in served if governor(items, i, language) in serving), partners[0]]


def is_summed(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a sum stands right before a noun and who gives it right behind: ``a $5 million investment by X``."""
    summed = any(item.kind == "money" for item in items[max(0, cue.first - _SUM) : cue.first])
    behind = items[cue.last + 1].lower if cue.last + 1 < len(items) else ""
    return summed and (behind in language.agents or behind in cue.frame.prepositions)


def whom_raised_serves(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Les 5 millions levés auprès de X permettront à Y``: whom the verb tells of whose subject is what was given.

    So it is of a loan: ``Un prêt de 5 millions, accordé par X, permettra à Y``. What is put into something that has no
    name is nobody's: ``Les 5 millions investis dans l'informatique pèsent sur Y``.
    """
    role = Role.BORROWER if cue.frame.kind is Kind.DEBT else Role.TARGET
    behind = items[cue.last + 1] if cue.last + 1 < len(items) else None
    if behind is not None and cue.frame.prepositions.get(behind.lower) is role:
        return
    if (cue.reduced or cue.told is not None or not cue.verb) and role not in found:
        found[role] = raiser(items, cue, language)


def whom_means_serve(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``X agrandit son usine grâce aux 5 millions prêtés par Y``: who does something with money that another gave."""
    role = Role.BORROWER if cue.frame.kind is Kind.DEBT else Role.TARGET
    at = next((i for i in range(cue.group - 1, max(0, cue.group - _TOLD_SUM), -1) if items[i].kind == "money"), 0)
    if not cue.reduced or role in found or not at or cue.frame.subject is role or own_plant(items, cue, language):
        return
    begin = at
    while begin > 1 and not _tells_means(items, begin - 1, language):
        begin -= 1
        if items[begin].lower not in language.bound_words and items[begin].lower not in language.determiners:
            return
    taken = taken_in(found)
    group = subject_before(items, begin, language) or fronted_subject(items, cue.last, taken, language)
    found[role] = [i for i in group if i not in taken]


def _tells_means(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a preposition ends there that tells by what somebody does something: ``grâce aux``."""
    return not language.means_words.isdisjoint(preposition_ending(items, at, language).split())


def owner_of_noun(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Sendy's $20 million Series B``, ``son rachat``: the owner right before the noun."""
    role = _free_side(cue, found, cue.frame.possessor)
    if role is None:
        return
    noun, floor = (cue.last, cue.first) if cue.verb else (cue.first, -1)
    for back in range(noun - 1, max(floor, noun - 7), -1):
        item = items[back]
        if item.word.may_be_possessive:
            owner = name_before(items, back - 1) if back else 0
            if cue.frame.possessor is not None and back and items[owner].is_nominal:
                sold = role is Role.SELLER and cue.frame.of is not None and cue.frame.of not in found
                found.setdefault(cue.frame.of if sold and cue.frame.of else role, []).insert(0, owner)
            return
        if isinstance(item.value, Reference) and item.value.role == "owner":
            own = role is cue.frame.subject and _acts_itself(items, cue, language)
            if own or _is_own_of_subject(items, cue, back, role, language):
                return
            if role is cue.frame.possessor and _is_of_topic(items, cue):
                found.setdefault(role, []).insert(0, 0)
                return
            found.setdefault(role, []).insert(0, _owner_meant(items, cue, back, role, language))
            return
        if _tells_price(items, back, language) or stands_beside(items, back, language) == 1 or _is_again(items, back):
            continue
        if _is_single(item, language):
            return
        planned = item.lower in language.numbers.of and back > 0 and items[back - 1].kind == "word"
        if item.kind == "mark" or (item.lower in language.preposition_forms and not planned):
            return
        if item.is_nominal and not (back == noun - 1 and [back] in found.values()):
            return


def _is_own_of_subject(items: Sequence[Item], cue: Cue, at: int, role: Role, language: LanguageData) -> bool:
    """Whether a possessive behind a name in a verb's phrase is its subject's: ``X picked Y and Z to lead its IPO``."""
    passed = any(item.kind == "name" and item.is_nominal for item in items[cue.first + 1 : at])
    within = cue.verb and not cue.passive and role is cue.frame.subject and passed
    return within and bool(subject_before(items, cue.group, language))


def _owner_meant(items: Sequence[Item], cue: Cue, owner: int, role: Role, language: LanguageData) -> int:
    """Whose a thing is behind a possessive: that of whom a verb has do something with it, or who has them do it.

    ``urged X to end its merger with Y``, but ``X chose Y to lead its round`` or ``X grew when Y led its round``, where
    another acts than has the round.
    """
    if aided := helped(items, owner, language):
        return aided[0]
    if (holder := _offered_to(items, cue, owner, language)) is not None:
        return holder
    told = _told_to_act(items, owner, language)
    apart = cue.verb and not cue.passive and role is not cue.frame.subject and cue.frame.subject in PAYERS
    acting = ([told] if told else subject_before(items, cue.group, language)) if apart else []
    if not acting:
        return told or owner
    before = [i for i in subject_before(items, min(acting), language) if i not in acting and items[i].kind == "name"]
    between = items[before[-1] : min(acting)] if before else ()
    return before[-1] if before and (told or any(_opens_clause(item, language) for item in between)) else owner


def _offered_to(items: Sequence[Item], cue: Cue, owner: int, language: LanguageData) -> int | None:
    """Whom somebody offers to take over what is theirs: ``propose à X de racheter sa part``."""
    near = range(cue.group - 1, max(0, cue.group - _OFFERED), -1) if cue.verb else ()
    name = next((i for i in near if items[i].is_nominal), None)
    return name if name is not None and offered(items, cue.group, name, language) == owner else None


def _opens_clause(item: Item, language: LanguageData) -> bool:
    """Whether a clause of another's deed may begin behind a word: ``X grew when Y``, ``X said Y``."""
    speaks = any(verb in language.speech_verbs for verb, _ in language.verb_forms.get(item.lower, ()))
    return speaks or item.lower in language.clause_breaks


def _is_of_topic(items: Sequence[Item], noun: Cue) -> bool:
    """Whether an owner in a headline is the company that it is about: ``X : Y finalise son rachat``."""
    told = noun.first > 2 and items[1].lower == ":" and items[0].kind == "name" and items[0].is_nominal
    return told and any(item.kind == "name" and item.is_nominal for item in items[2 : noun.first])


def _acts_itself(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a verb has a subject by name, whose its own object is: ``X a repris Y, Z a jeté son dévolu sur W``."""
    if not cue.verb or cue.passive or cue.tense == "infinitive" or cue.frame.kind is not Kind.ACQUISITION:
        return False
    return any(items[i].kind == "name" for i in subject_before(items, cue.group, language))


def _told_to_act(items: Sequence[Item], owner: int, language: LanguageData) -> int:
    """Whom a verb has do something with what is its own, 0 for nobody: ``urged X to end its merger with Y``."""
    mark = owner - 2
    if mark < 1 or items[mark].lower not in language.auxiliaries["infinitive"]:
        return 0
    told = mark - 1 - (items[mark - 1].kind == "date")
    object_ = items[told].kind == "name" and items[told].is_nominal and governor(items, told, language) == VERB
    return told if object_ and told and not beaten(items, told, language) else 0


def _tells_price(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether an item is the sign or the article in the price of a share: ``X's $27-a-share bid``, ``27p a share``."""
    if items[at].kind == "mark":
        return is_currency_sign(items[at]) and items[at + 1].text[:1].isdigit()
    priced = any(item.text[:1].isdigit() for item in items[max(0, at - 2) : at])
    return priced and items[at + 1].lower in language.stake_words


def _is_again(items: Sequence[Item], at: int) -> bool:
    """Whether an item is a bracket around a sum that is told in another currency: ``X's 4bn euro ($4.5bn) bid``."""
    inside = {"(": at + 1, ")": at - 1}.get(items[at].lower)
    return inside is not None and items[inside].kind == "money"


def _is_single(item: Item, language: LanguageData) -> bool:
    """Whether a word is an article of one thing, before which no owner stands: ``annonce de son côté une levée``."""
    plain = item.kind == "word" and item.lower not in language.possessives and item.lower not in language.contractions
    return plain and item.lower in language.determiners and item.lower not in language.plural_determiners


def _free_side(cue: Cue, found: Arguments, first: Role | None = None) -> Role | None:
    """The role that an owner or a name before a noun fills: `first`, else the subject's, else that of what it is of."""
    for role in (first or cue.frame.subject, cue.frame.of):
        if role is not None and (role not in found or role is Role.PARTNER):
            return role
    return None
