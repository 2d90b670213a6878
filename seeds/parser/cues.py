"""Cues: the verbs and nouns of the language's frames as they stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seeds.language import Frame, LanguageData, Tense
from seeds.parser.antecedents import antecedent_end, preposition_of_relative, words_told
from seeds.parser.elliptic import is_done_to
from seeds.parser.enclosed import past_enclosed
from seeds.parser.gaps import led_on, side_words
from seeds.parser.items import Item
from seeds.parser.noun_or_verb import acts, follows_be, heads_sentence, is_done, names_a_trade
from seeds.parser.phrase_matches import matched, passive_gap, rest_before
from seeds.parser.phrases import PASSIVE, CueForm, Phrase
from seeds.parser.prepositions import of_before, preposition_ending
from seeds.parser.tokens import Row
from seeds.parser.told_parties import tells_party
from seeds.parser.trades import leads_to_firm
from seeds.parser.verb_groups import VerbGroup, leads_to_deed, verb_group
from seeds.parser.word_classes import is_adverb
from seeds.vocabulary import Kind

_MAY_BE_CUES = frozenset({"word", "round"})
_SPENT = frozenset({Kind.CAPEX, Kind.INVESTMENT})
"""Kinds of deals whose verb may only announce a sum."""
_VERB_GAP, _NOUN_GAP = 5, 3
"""How many items may stand between the words of a cue."""


_QUOTES = frozenset({"“", "”", '"'})
"""Marks between which a lone verb is what analysts advise."""


@dataclass(slots=True)
class Cue:
    """A cue in a sentence: items ``first`` to ``last`` (both in), and how a verb is conjugated.

    `group` is the index of the first auxiliary or modal before a verb; it is `first` for nouns. What a verb in the
    passive has before it, ``a stake in X was sold``, makes with it a noun cue in the verb's tense. `told` is where the
    words begin that a relative says more of, ``a loan that X granted``, if the verb makes a phrase with them.
    """

    frame: Frame
    first: int
    last: int
    verb: bool
    tense: Tense | None = None
    passive: bool = False
    reduced: bool = False
    group: int = 0
    size: int = 1
    told: int | None = None


def find_cues(items: Row, language: LanguageData) -> list[Cue]:
    """The cues of a sentence in order; of two at one place the longer phrase stands, of two lone words an idiom."""
    found: list[Cue] = []
    words = items.going_on
    for index, item in enumerate(items):
        form = item.word.cue
        if form is None or item.kind not in _MAY_BE_CUES or not form.may_stand(words):
            continue
        here: list[Cue] = []
        no_verb = _helps(items, index, language) or _is_rating(items, index, language)
        no_verb = no_verb or follows_be(items, index, language)
        no_verb |= form.nouns.may_stand(words) and heads_sentence(items, index, language)
        if form.verbs.may_stand(words) and not no_verb:
            here += _verb_cues(items, index, form, language)
        if form.nouns.may_stand(words) and not acts(items, index, language):
            here += _noun_cues(items, index, form, language)
        if len(here) > 1:
            longest = max([cue.size for cue in here])
            here = [cue for cue in here if cue.size == longest]
            here = [cue for cue in here if longest == 1 and not cue.frame.needs] or here
        found += here
    found = [cue for cue in found if not tells_party(items, cue, language)]
    longer = [cue for cue in found if cue.size > 1 and (cue.frame.needs or not cue.frame.yields)]
    return [
        cue
        for cue in found
        if not any(_inside(cue, other, items, language) or _only_frames(cue, other) for other in longer)
        and not _in_preposition(items, cue, language)
    ]


def _helps(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form of *have* is only the auxiliary of the participle behind it: ``a choisi X pour actionnaire``."""
    if items[index].lower not in language.auxiliaries["have"]:
        return False
    behind = next((item for item in items[index + 1 :] if not item.word.is_adverb), None)
    return behind is not None and behind.kind == "word" and behind.word.is_participle


def _is_rating(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a verb with a capital is what analysts advise: ``a Strong Buy``, ``11 Holds and four Sells``.

    So is one alone in quotes: ``with "buy"``.
    """
    item, before = items[index], items[index - 1] if index else None
    if before is None or item.lower not in language.rating_words:
        return False
    if before.lower in _QUOTES and index + 1 < len(items) and items[index + 1].lower in _QUOTES:
        return True
    if not item.text.istitle():
        return False
    counted = before.text.isdigit() or before.lower in language.rating_grades or before.lower in language.determiners
    return counted or (not before.is_word and before.kind != "name" and before.lower not in {".", ":", ";", ",", "…"})


def _in_preposition(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a cue is only a part of a preposition, as in ``avec la participation de X``, ``a loan provided by X``.

    So is the last word of a set phrase: ``le rachat, pour un montant non dévoilé, de X``.
    """
    if cue.verb:
        alone = cue.size == 1 and cue.group == cue.first and not cue.passive
        if cue.size == 1 and side_words(items, cue.last, language) > 1:
            return True
        return alone and " ".join(item.lower for item in items[cue.first : cue.first + 2]) in language.preposition_forms
    for words in language.long_prepositions.get(items[cue.first].lower, ()):
        first = cue.first - words.index(items[cue.first].lower)
        here = [item.lower for item in items[max(0, first) : first + len(words)]]
        if (
            cue.size < len(words)
            and cue.last < first + len(words)
            and [language.contractions.get(word, word) for word in here]
            == [language.contractions.get(w, w) for w in words]
        ):
            return True
    return False


def _inside(cue: Cue, other: Cue, items: Sequence[Item], language: LanguageData) -> bool:
    """Whether a cue is only a word or two of another, longer one: the order in ``win an order``.

    So it is where a noun's own words end with the preposition behind that: the order from in ``win an order from``. An
    infinitive is none, unless the longer one begins with what causes or sees it: ``faire entrer X au capital``,
    ``se voir souffler X``. What a relative says more of is none beside it. A purchase is told beside what pays for it:
    ``finance the takeover of X``.
    """
    if other.verb and other.frame.kind is Kind.DEBT and cue.frame.kind is Kind.ACQUISITION and not cue.verb:
        return False
    leads_on = (
        other.verb and not cue.verb and cue.first == other.last and cue.frame.kind is other.frame.kind is Kind.CONTRACT
    )
    leads_on = leads_on and cue.size > 1 and items[cue.last].word.prepositions is not None
    last, size = (cue.first, 1) if leads_on else (cue.last, cue.size)
    within = other.first <= cue.first and last <= other.last and not (cue.verb and cue.first == other.first)
    if other.told is not None and other.told <= cue.first and cue.last <= other.last and not cue.verb:
        return True
    sees = any(verb in language.seeing_verbs for verb, _ in language.verb_forms.get(items[other.first].lower, ()))
    caused = other.verb and (cue.group == other.first or sees)
    return (cue.tense != "infinitive" or caused) and size < other.size and within


def names_sort(noun: Cue, accord: Cue) -> bool:
    """Whether a noun says of what sort an accord is that a passive tells of: ``un accord de prêt a été signé``."""
    told = accord.frame.yields and accord.passive and not noun.verb
    return told and noun.first == accord.first and noun.last > noun.first


def _only_frames(cue: Cue, other: Cue) -> bool:
    """Whether the object of a verb is rather that of an infinitive between them: ``agreed to grant a loan``."""
    wide = cue.verb and other.verb and cue.size <= other.size and other.tense == "infinitive"
    return wide and cue.first < other.first and cue.last == other.last != other.first


def _verb_cues(items: Row, index: int, form: CueForm, language: LanguageData) -> list[Cue]:
    """The cues of a verb: its phrases with the rest behind it, or before it, for a passive and in a relative."""
    found: dict[int, Cue] = {}
    groups: dict[Tense, VerbGroup | None] = {}
    behind: set[int] = set()
    for phrase, last in matched(items, index, form.verbs, _VERB_GAP, language):
        frame, tense = phrase.frame, phrase.tense
        behind.add(phrase.order)
        if tense not in groups:
            groups[tense] = verb_group(items, index, tense, language)
        read = groups[tense]
        if read is None and tense == "infinitive" and frame.kind is Kind.CAPEX:
            read = verb_group(items, index, tense, language, has_done=True)
        if read is None or (frame.reflexive and not _is_reflexive(items, index, language)):
            continue
        if phrase.rest and (_pays_for(items, index, last, language) or _is_traded(items, last, language)):
            continue
        if phrase.rest and frame.kind is Kind.CONTRACT and _states_price(items, last, language):
            continue
        if phrase.rest and frame.kind in _SPENT and leads_to_deed(items, index, phrase.rest[0]):
            continue
        if frame.kind is Kind.FUNDING_ROUND and any(i.lower in language.contract_words for i in items[index:last]):
            continue  # ``won a $5m contract from X to expand``
        group, composed, passive, reduced = read
        led = passive and frame.kind is Kind.FUNDING_ROUND and index + 1 < len(items)
        if led and phrase.rest and items[index + 1].lower in language.agents:
            continue  # who led one round leads no other behind it: ``a round led by X and a $3m Series A``
        progressive = composed == "gerund" and group < index
        if frame.tenses and ("present" if progressive else composed) not in frame.tenses:
            continue
        if reduced and not frame.passive and items[index - 1].kind == "money" and _is_done_by(items, index, language):
            continue  # ``the $5m raised by X``
        if (passive or reduced) and not frame.passive:
            if any(item.lower in language.agents for item in items[index + 1 : last]):
                continue  # ``was spent by X on``
            passive = reduced = False
        passive |= group == index and composed == "past" and is_done_to(items, index, last, frame, language)
        if frame.done_to and not passive:
            continue
        size = 1 + len(phrase.rest) + 2 * frame.reflexive
        found[phrase.order] = Cue(frame, index, last, True, composed, passive, reduced, group, size)
    for tense, phrases in form.behind_rest.items():
        if phrases.seconds.isdisjoint(items.going_on):
            continue
        read = groups[tense] if tense in groups else verb_group(items, index, tense, language)
        if read is None:
            continue
        group, composed, passive, reduced = read
        brings_in = " ".join([item.lower for item in items[index : index + 2]]) in language.preposition_forms
        if reduced and (_acts(items, index, language) or _has_article(items, index, language)):
            continue
        end = antecedent_end(items, group, language)
        needs_relative = tense not in PASSIVE or (language.nouns_take_articles and not passive and not reduced)
        if end is not None and needs_relative and not _is_relative(items[end], language):
            end = None
        if end is None and not passive:
            continue
        particle = _particle(items, index, language)
        told_of = past_enclosed(items, group, language)
        told_before = items[told_of - passive_gap(items, told_of) : told_of]
        near = phrases.begun(word for item in told_before for word in item.word.going_on)
        for phrase in [*near, *phrases.longer.get(particle, ())]:
            behind_verb = phrase.rest[0] == particle
            rest = phrase.rest[behind_verb:]
            if phrase.order in behind or not rest:
                continue
            if not phrase.frame.passive and phrase.frame.tenses and composed not in phrase.frame.tenses:
                continue
            frame, size = phrase.frame, 1 + len(phrase.rest)
            if reduced and frame.kind is Kind.JOINT_VENTURE and not frame.passive:
                continue  # ``devance un consortium formé par X et Y``
            if reduced and brings_in and frame.kind is not Kind.JOINT_VENTURE:
                continue
            if frame.tenses and not passive and composed not in frame.tenses:
                continue
            active = reduced or not passive or not frame.passive  # ``au capital duquel est entré X``
            told = words_told(items, end, rest, language) if end is not None and active else None
            first = rest_before(items, group, rest, language) if passive and told is None else None
            if first is not None and (
                _is_of_deal(items, first, frame.kind, language) or _is_adjunct(items, first, language)
            ):
                continue
            if told is not None:
                found[phrase.order] = Cue(frame, index, index, True, composed, group=group, size=size, told=told)
            elif first is not None:
                last = index + behind_verb
                found[phrase.order] = Cue(frame, first, last, False, composed, True, group=first, size=size)
    joint = preposition_of_relative(items, index, language) if form.verbs.seconds & language.preposition_forms else ""
    for phrase, last in _brought_in_before(items, index, form, joint, language) if joint else ():
        read = groups.get(phrase.tense) or verb_group(items, index, phrase.tense, language)
        if read is not None and phrase.order not in behind and not read[2]:
            size = 1 + len(phrase.rest)
            found[phrase.order] = Cue(phrase.frame, index, last, True, read[1], group=read[0], size=size)
    return [found[order] for order in sorted(found)]


def _is_done_by(items: Sequence[Item], verb: int, language: LanguageData) -> bool:
    """Whether who does it stands right behind a verb."""
    return verb + 1 < len(items) and items[verb + 1].lower in language.agents


def _acts(items: Sequence[Item], verb: int, language: LanguageData) -> bool:
    """Whether a form that may be a participle has its subject and its object: ``Après l'achat de X, Y fait une``."""
    if not verb or verb + 2 >= len(items) or not items[verb].word.is_finite or not items[verb - 1].is_nominal:
        return False
    article = items[verb + 1].lower in language.determiners and items[verb + 1].lower not in language.numbers.of
    return article and items[verb + 2].kind != "date"


def _has_article(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a form that may be a participle is a noun behind an article: ``sa première levée``."""
    at -= at > 1 and items[at - 1].lower in language.order_words
    return at > 0 and items[at - 1].kind == "word" and items[at - 1].lower in language.determiners


def _brought_in_before(
    items: Sequence[Item], verb: int, form: CueForm, joint: str, language: LanguageData
) -> Iterator[tuple[Phrase, int]]:
    """The phrases that end in the preposition before a verb's relative: the *for* of ``X, for which Y paid $3m``."""
    particle = _particle(items, verb, language)
    for first, behind in ((joint, 0), (particle, 1)):
        for phrase in form.verbs.longer.get(first, ()):
            if phrase.rest == (*((particle,) if behind else ()), joint):
                yield phrase, verb + behind


def _particle(items: Sequence[Item], verb: int, language: LanguageData) -> str:
    """The word right behind a verb that may be a part of it, and is no preposition: the *up* of ``snapped up by``."""
    behind = items[verb + 1].lower if verb + 1 < len(items) else ""
    return "" if behind in language.preposition_forms else behind


def _is_of_deal(items: Sequence[Item], noun: int, kind: Kind, language: LanguageData) -> bool:
    """Whether what is before a passive is said of another deal's noun: ``the sale of its plants was announced``."""
    at = of_before(items, noun, language)
    form = items[at - 1].word.cue if at else None
    kinds = {phrase.frame.kind for phrase in form.nouns.alone} if form is not None else set()
    return bool(kinds) and kind not in kinds


def _is_relative(item: Item, language: LanguageData) -> bool:
    return item.lower in language.object_relatives or item.lower in language.relatives


def _is_adjunct(items: Sequence[Item], noun: int, language: LanguageData) -> bool:
    """Whether a noun before a passive only tells with whom: ``conçu en partenariat avec X, il a été dévoilé``."""
    return noun > 0 and items[noun - 1].lower in language.place_prepositions


def _is_reflexive(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a verb has a reflexive pronoun of its own: not that of the verb it hangs on, ``s'apprête à vendre``."""
    aux = language.auxiliaries
    helping = (aux["be"], aux["conditional"], aux["causative"], aux["clitic"])
    at = index - 1
    while at >= 0:
        at -= led_on(items, at, language)
        lower = items[at].lower
        if lower in aux["reflexive"]:
            return True
        if not is_adverb(items[at], language) and not any(lower in words for words in helping):
            return False
        at -= 1
    return False


def _is_traded(items: Sequence[Item], last: int, language: LanguageData) -> bool:
    """Whether the last word of a phrase only tells the trade of who is bought: ``buys securities law firm X``."""
    particle = items[last].lower in language.preposition_forms or items[last].lower in language.verb_particles
    return not particle and leads_to_firm(items, last, language)


def _states_price(items: Sequence[Item], last: int, language: LanguageData) -> bool:
    """Whether the last word of a phrase only brings in what is paid: ``sera construit par X pour 3 millions``."""
    if items[last].lower not in language.price_marks:
        return False
    behind = (item for item in items[last + 1 :] if item.lower not in language.bound_words)
    return next((item.kind == "money" for item in behind), False)


def _noun_cues(items: Row, index: int, form: CueForm, language: LanguageData) -> list[Cue]:
    matches = matched(items, index, form.nouns, _NOUN_GAP, language)
    if len(matches) > 1:
        matches.sort(key=lambda match: match[0].order)
    return [
        Cue(phrase.frame, index, last, False, group=index, size=1 + len(phrase.rest))
        for phrase, last in matches
        if (items[last].lower in language.preposition_forms or not names_a_trade(items, last, language))
        and not (items[index].lower in language.determiners and _joins_nouns(items, index, last, language))
        and (phrase.frame.needs or not _is_parted(items, index, last, language))
        and not (last > index and _has_future(items, index, language))
        and not ((last == index or phrase.frame.kind is Kind.IPO) and is_done(items, index, language))
        and not (phrase.frame.apposed and _acts_between(items, index, last, language))
    ]


def _acts_between(items: Sequence[Item], noun: int, of: int, language: LanguageData) -> bool:
    """Whether a noun is the subject of a verb whose object the *of* belongs to: ``its unit bought the plants of X``."""
    behind = (items[i] for i in range(noun + 1, of) if items[i].lower in language.determiners)
    article = next(behind, None)
    if article is None:
        return False
    verb = items[noun + 1]
    return article is not verb and verb.kind == "word" and verb.word.is_finite


def _has_future(items: Sequence[Item], noun: int, language: LanguageData) -> bool:
    """Whether a noun is the subject of a verb to come, whose words are none of its own: ``the deal will see X buy``."""
    behind = items[noun + 1].lower
    return behind in language.auxiliaries["future"] or behind in language.auxiliaries["conditional"]


def _is_parted(items: Sequence[Item], first: int, last: int, language: LanguageData) -> bool:
    """Whether a name stands between the words of an idiom, or behind one that is of the other and somebody's.

    Then they belong to two nouns: ``the acquisition of its adviser, X`` is no ``acquisition adviser``.
    """
    within = range(first + 1, last)
    behind = items[last + 1 + (last + 1 < len(items) and items[last + 1].lower == ",") :][:1]
    named = bool(behind) and behind[0].kind == "name"
    owned = (preposition_ending(items, i, language) and items[i + 1].lower in language.possessives for i in within)
    return any(items[i].is_nominal for i in within) or (named and any(owned))


def _joins_nouns(items: Sequence[Item], first: int, last: int, language: LanguageData) -> bool:
    """Whether an article belongs to another noun than the one it is taken with: ``son rachat par le fonds``."""
    return any(preposition_ending(items, i, language) for i in range(first + 1, last))


def _pays_for(items: Sequence[Item], verb: int, index: int, language: LanguageData) -> bool:
    """Whether shares are what a verb's object is paid with: ``buy X in a stock transaction``, ``for 1.2m shares``."""
    if items[index].lower not in language.stake_words:
        return False
    following = items[index + 1].lower if index + 1 < len(items) else ""
    named = next((i for i in range(verb + 1, index) if items[i].is_nominal), index)
    paid = any(item.lower in language.numbers.price_before for item in items[named + 1 : index])
    return paid or following in language.deal_nouns
