"""Headlines that leave out the auxiliary of a passive: ``Brindle named preferred bidder``."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from seeds.language import Frame, LanguageData
from seeds.parser.items import Item
from seeds.parser.mentions import NameMention
from seeds.vocabulary import Role

_GIVERS = frozenset({"government", "regulator"})
"""The kinds of names that rather give a contract than are given one."""
_BUYER = 5
"""How many words may say what a buyer is before its name."""
_GIVEN_TO = 8
"""How many items behind a contract the words may stand that say whom it is given to."""


def is_done_to(items: Sequence[Item], verb: int, last: int, frame: Frame, language: LanguageData) -> bool:
    """Whether the name before a past form is whom a customer chooses or gives a contract, or what is sold to somebody.

    `last` is the last item of the verb's phrase. ``Brindle picked to build``, ``Brindle awarded £60m contract``,
    ``Brindle sold to Alder``; not ``the city picked Brindle``, ``awarded a contract to a local firm``, nor verbs with a
    participle of their own.
    """
    if not 0 < verb < len(items) - 1:
        return False
    sale = frame if frame.otherwise is None else language.frame(frame.otherwise)
    if sale.subject is Role.SELLER and sale.object is Role.TARGET:
        return last == verb and _is_sold_to(items, verb, sale, language)
    if frame.object is not Role.SUPPLIER or not frame.passive or sale.object is Role.SELLER:
        return False  # ``what X paid for Y``
    uses = language.verb_forms.get(items[verb].lower, ())
    if any(name in language.verbs_with_participle for name, _ in uses) or items[verb - 1].kind != "name":
        return False
    if verb > 1 and items[verb - 2].lower in language.object_relatives:
        return False  # ``the sum that X paid for Y``
    if _is_customers(items, verb, last, frame, language):
        return True
    if last == verb or any(item.is_nominal for item in items[verb + 1 : last + 1]):
        return False
    gives = Role.SUPPLIER in frame.prepositions.values()
    return _is_offered(items, verb, last, frame, language) if gives else _is_titled(items, verb, language)


def _is_sold_to(items: Sequence[Item], verb: int, sale: Frame, language: LanguageData) -> bool:
    """Whether a name stands before a past form and its buyer behind it, and nothing that the name could sell."""
    relative = verb > 1 and items[verb - 2].lower in language.object_relatives | language.relatives
    if relative or items[verb - 1].kind != "name" or sale.prepositions.get(items[verb + 1].lower) is not Role.ACQUIRER:
        return False
    told = itertools.takewhile(lambda item: item.kind == "word", items[verb + 2 : verb + 2 + _BUYER])
    buyer = verb + 2 + len(list(told))
    if buyer >= len(items) or items[buyer].kind != "name":
        return False
    behind = items[buyer + 1] if buyer + 1 < len(items) else None
    return behind is None or not (
        behind.is_nominal or behind.kind == "reference" or behind.lower in language.determiners
    )


def _is_customers(items: Sequence[Item], verb: int, last: int, frame: Frame, language: LanguageData) -> bool:
    """Whether no more than the customer's name stands between a verb and the contract: ``X awarded Navy contract``.

    A company in that place rather is who is given it, ``Alder awarded Birch contract``, but where it is told what is to
    be done: ``Alder awarded Birch contract to build a bridge``.
    """
    if frame.compound is not Role.CUSTOMER or last != verb + 2 or items[verb + 1].kind != "name":
        return False
    before, behind = items[verb - 1].value, items[verb + 1].value
    if not isinstance(before, NameMention) or not isinstance(behind, NameMention) or before.kind in _GIVERS:
        return False
    if behind.kind in _GIVERS:
        return True
    told = items[last + 1 : last + 3]
    marks = language.auxiliaries["infinitive"]
    return len(told) > 1 and told[0].lower in marks and told[1].word.is_small


def _is_titled(items: Sequence[Item], verb: int, language: LanguageData) -> bool:
    """Whether no article behind a verb begins an object: ``named preferred bidder``, ``picked for``."""
    behind = items[verb + 1]
    return behind.kind == "word" and not behind.is_capital and behind.lower not in language.determiners


def _is_offered(items: Sequence[Item], verb: int, last: int, frame: Frame, language: LanguageData) -> bool:
    """Whether a contract has a sum, and no words say to whom else it goes."""
    if all(item.kind != "money" for item in items[verb + 1 : last]):
        return False
    for index in range(last + 1, min(len(items) - 1, last + _GIVEN_TO)):
        acts = items[index].lower in language.auxiliaries["infinitive"] and items[index + 1].word.is_verb_form
        if frame.prepositions.get(items[index].lower) is Role.SUPPLIER and not acts:
            return False
    return True
