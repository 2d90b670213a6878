"""The values of a report as the user corrects them: read, checked, and laid over what was parsed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeAlias

from seeds.saying import say
from seeds.text import one_line
from seeds.vocabulary import ROLES_OF_KIND, Bound, Confirmation, Kind, Role, Stage
from store.companies import name_key
from store.decisions import Entry, SetValues, Value
from store.search_values import read_amount, read_choice, read_currency, read_interval, read_percent

_MONEY = ("amount", "amount_max", "currency", "bound")
_NONE = frozenset({"", "none", "null"})
_LONGEST = 200
_CHOICES: dict[str, type[Kind | Stage | Confirmation | Bound]] = {
    "kind": Kind,
    "stage": Stage,
    "confirmation": Confirmation,
    "bound": Bound,
}
_NEEDED = frozenset({"kind", "stage", "confirmation"})


@dataclass(frozen=True, slots=True)
class Values:
    """What a report says; `parties` are names with roles, in order."""

    kind: str
    stage: str
    confirmation: str
    amount: int | None
    amount_max: int | None
    currency: str | None
    currency_inferred: bool
    bound: str | None
    stake_pct: float | None
    valuation: int | None
    round: str | None
    date: str | None
    parties: tuple[tuple[str, str], ...]

    @property
    def digest(self) -> str:
        """A hash of all of it."""
        parties = sorted((name_key(name), role) for name, role in self.parties)
        body = repr([asdict(self) | {"parties": parties}])
        return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:16]


Difference: TypeAlias = tuple[str, str | None, str | None, str | None, str]


@dataclass(frozen=True, slots=True)
class Corrected:
    """Values with the corrections laid over them, and what differs from what was parsed.

    `differences` are (field, name of a party, value parsed, value now, id of the correction), values as text.
    """

    values: Values
    differences: tuple[Difference, ...]

    @property
    def fields(self) -> list[str]:
        """The fields that differ, ``parties`` for any party."""
        return sorted({"parties" if field == "party" else field for field, *_ in self.differences})


def read_value(field: str, text: str) -> Value:
    """The value of a field from what a person typed: ``50bn``, ``33%``, ``in-talks``; none, null or nothing clears it.

    Raises `ValueError` with the problem and the way out.
    """
    reader = _READERS.get(field)
    if reader is None:
        raise ValueError(
            say(
                "{field!r} is no field that can be set; choose one of {names} or party:NAME",
                field=field,
                names=", ".join(FIELDS),
            )
        )
    if text.strip().lower() in _NONE:
        if field in _NEEDED:
            raise ValueError(say("{field} cannot be empty", field=field))
        return None
    return reader(text.strip())


def read_roles(text: str) -> tuple[str, ...]:
    """The roles of a party from what a person typed, commas between; none or nothing takes the party out.

    Raises `ValueError` with the problem and the way out.
    """
    if text.strip().lower() in _NONE:
        return ()
    return tuple(sorted({read_choice(word.strip(), list(Role)) for word in text.split(",")}))


def check_value(field: str, value: Value) -> Value:
    """A value of a file as it is kept; raises `ValueError` with the problem and the way out."""
    if value is None:
        return read_value(field, "")
    kept = read_value(field, f"{value}" if isinstance(value, str) else repr(value))
    if kept != value:
        raise ValueError(
            say("{value!r} is no value of {field} as it is kept; write {kept!r}", value=value, field=field, kept=kept)
        )
    return kept


def completed(change: SetValues, shown: Values) -> SetValues:
    """A change of a report with these values that says all that it needs: an amount with its bound and currency.

    Raises `ValueError` when the values would contradict each other, with the problem and the way out.
    """
    values: dict[str, Value] = dict(change.values)
    if values.get("amount", shown.amount) is None:
        values |= {field: None for field in ("amount_max", "bound") if getattr(shown, field) is not None}
    elif "amount" in values:
        whole: dict[str, Value] = {"amount_max": None, "currency": shown.currency, "bound": shown.bound or "exact"}
        values = whole | values
    elif not values.keys().isdisjoint(_MONEY):
        values = {field: getattr(shown, field) for field in _MONEY} | values
    if values.get("valuation") is not None:
        values.setdefault("currency", shown.currency)
    change = replace(change, values=dict(sorted(values.items())))
    _demand_whole(_laid(shown, change))
    return change


def changed(shown: Values, change: SetValues) -> Values:
    """What a report with these values would say after a change; raises what `completed` raises."""
    return _laid(shown, completed(change, shown))


def laid_over(parsed: Values, entries: Iterable[Entry]) -> Corrected:
    """The values of a report after all changes of it, the later over the earlier."""
    now, last = parsed, dict[str, str]()
    for entry in entries:
        if isinstance(entry.decision, SetValues):
            now = _laid(now, entry.decision)
            last |= dict.fromkeys(entry.decision.values, entry.correction_id)
            last |= {f"party {name_key(name)}": entry.correction_id for name in entry.decision.parties}
    now = _made_whole(now)
    differences: list[Difference] = [
        (field, None, _text(getattr(parsed, field)), _text(getattr(now, field)), last[field])
        for field in FIELDS
        if field in last and getattr(parsed, field) != getattr(now, field)
    ]
    before, after = _roles(parsed), _roles(now)
    for key, name in {name_key(name): name for name, _ in reversed((*parsed.parties, *now.parties))}.items():
        correction_id = last.get(f"party {key}")
        if correction_id is not None and before.get(key) != after.get(key):
            differences.append(("party", name, before.get(key), after.get(key), correction_id))
    return Corrected(now, tuple(sorted(differences, key=str)))


def _laid(values: Values, change: SetValues) -> Values:
    parties = list(values.parties)
    for name, roles in change.parties.items():
        key = name_key(name)
        places = [place for place, (other, _) in enumerate(parties) if name_key(other) == key]
        place = places[0] if places else len(parties)
        shown = parties[place][0] if places else name
        rest = [party for at, party in enumerate(parties) if at not in places]
        parties = [*rest[:place], *((shown, role) for role in roles), *rest[place:]]
    new: dict[str, Any] = dict(change.values)
    if "currency" in new and new["currency"] != values.currency:
        new["currency_inferred"] = False
    return replace(values, parties=tuple(parties), **new)


def _made_whole(values: Values) -> Values:
    """Values that contradict each other, as after a new parser version, with what cannot stand left out."""
    if values.amount is not None and values.currency is None:
        values = replace(values, amount=None)
    if values.amount is None:
        values = replace(values, amount_max=None, bound=None)
    elif values.bound is None:
        values = replace(values, bound=Bound.EXACT.value)
    if values.amount_max is not None and values.amount is not None and values.amount_max < values.amount:
        values = replace(values, amount_max=None)
    if values.currency is None:
        values = replace(values, valuation=None, currency_inferred=False)
    return values


def _demand_whole(values: Values) -> None:
    if not values.parties:
        raise ValueError(say("no party would be left; reject the report instead"))
    for name, role in values.parties:
        if role not in ROLES_OF_KIND[Kind(values.kind)]:
            allowed = ", ".join(sorted(ROLES_OF_KIND[Kind(values.kind)]))
            raise ValueError(
                say(
                    "{name}: the role {role} has no place in a deal of kind {kind}; "
                    "set party:{party} to one of {allowed}, or to none",
                    name=name,
                    role=role,
                    kind=values.kind,
                    party=one_line(name),
                    allowed=allowed,
                )
            )
    if values.amount is not None and values.currency is None:
        raise ValueError(say("the amount {amount} needs a currency; set currency too", amount=values.amount))
    if values.amount is None and (values.amount_max is not None or values.bound is not None):
        raise ValueError(say("without an amount there is no amount_max and no bound; set amount too"))
    if values.amount_max is not None and values.amount is not None and values.amount_max < values.amount:
        raise ValueError(
            say(
                "the range {amount} to {amount_max} has no order; swap the two",
                amount=values.amount,
                amount_max=values.amount_max,
            )
        )
    if values.valuation is not None and values.currency is None:
        raise ValueError(
            say("the valuation {valuation} needs a currency; set currency too", valuation=values.valuation)
        )


def _roles(values: Values) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for name, role in values.parties:
        found.setdefault(name_key(name), set()).add(role)
    return {key: ",".join(sorted(roles)) for key, roles in found.items()}


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


def _figure(text: str) -> int:
    amount, sign = read_amount(text)
    if sign is not None:
        raise ValueError(
            say(
                "{text!r} has a currency sign; give the currency by itself, as in currency={sign}", text=text, sign=sign
            )
        )
    return amount


def _stake(text: str) -> float:
    stake = read_percent(text)
    if not 0 < stake <= 100:
        raise ValueError(say("{text!r} is no stake; write a percentage above 0 and up to 100", text=text))
    return stake


def _label(text: str) -> str:
    if len(text) > _LONGEST:
        raise ValueError(
            say("a label of {count} characters is too long; write at most {most}", count=len(text), most=_LONGEST)
        )
    return one_line(text)


def _date(text: str) -> str:
    date = text.upper()
    read_interval(date)
    return date if "-" in date or "Q" not in date else date.replace("Q", "-Q")


def _choice(field: str) -> Callable[[str], str]:
    return lambda text: read_choice(text, list(_CHOICES[field]))


_READERS: Mapping[str, Callable[[str], Value]] = {
    "kind": _choice("kind"),
    "stage": _choice("stage"),
    "confirmation": _choice("confirmation"),
    "amount": _figure,
    "amount_max": _figure,
    "currency": read_currency,
    "bound": _choice("bound"),
    "stake_pct": _stake,
    "valuation": _figure,
    "round": _label,
    "date": _date,
}

FIELDS = tuple(_READERS)
"""The fields of a report that can be set, beside its parties."""
