"""What the profile of a company lists, and how its sums look: rows made from what the database tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.explore import CompanyProfile, CurrencySums, Money, PartnerRow, format_date, format_money, format_totals
from store.format import format_converted
from tui.display import CORRECTED, cell_text, cut, width_of, words
from tui.panes.deal_records import COLUMNS as DEAL_COLUMNS
from tui.panes.deal_records import deal_record
from tui.widgets.columns import Column
from tui.widgets.records import Record, Records
from tui.wording import counted, figures, later, number, tr

SUM_COLUMNS = (
    Column("what", "", least=11),
    Column("paid", "paid", width=15, right=True),
    Column("received", "received", width=15, right=True, last=1),
    Column("to_pay", "would pay", width=14, right=True, last=2),
    Column("to_get", "would get", width=14, right=True, last=3),
)
_PARTNER_COLUMNS = (
    Column("name", "partner", least=14),
    Column("deals", "deals", width=6, right=True, last=4),
    Column("paid", "paid to it", width=14, right=True),
    Column("received", "got from it", width=14, right=True, last=2),
    Column("more", "besides", width=20, last=3),
)
_NAME_COLUMNS = (Column("name", "name", least=20), Column("rule", "why it means this company", least=26, last=1))
_MENTION_COLUMNS = (
    Column("date", "date", width=10, last=2),
    Column("outlet", "outlet", width=18, last=1),
    Column("headline", "headline", least=16),
    Column("times", "named", width=6, right=True, last=3),
)


_LEAST_NAME = 20
"""Cells that the name of a company gets in any case."""
_FIELDS = ("paid", "received", "to_pay", "to_get")
"""The sums that have a column."""


@dataclass(frozen=True)
class Listing:
    """One list of a profile: its rows, how many there are in all, and the ids behind those that open something."""

    key: str
    name: str
    columns: tuple[Column, ...]
    records: Sequence[Record]
    count: int
    ids: tuple[str, ...]
    empty: str

    @property
    def what(self) -> str:
        """What is listed, in words."""
        return {
            "partners": counted(self.count, "partner"),
            "deals": counted(self.count, "deal"),
            "names": counted(self.count, "name"),
            "mentions": counted(self.count, "document"),
        }[self.key]

    @property
    def note(self) -> str:
        """That the list is cut, and the way to all of it; nothing when it is whole."""
        shown = len(self.records)
        if shown >= self.count:
            return ""
        way_out = {"deals": tr("; a lists all of them in the explorer")}.get(self.key, tr("; SQL has all of them"))
        return tr(
            "{first} {shown} of {count}{way_out}",
            first=tr(_FIRST[self.key]),
            shown=number(shown),
            count=number(self.count),
            way_out=way_out,
        )


LISTS = (
    ("partners", later("Partners")),
    ("deals", later("Deals")),
    ("names", later("Names")),
    ("mentions", later("Only named")),
)
_FIRST = {
    "partners": later("the largest"),
    "deals": later("the newest"),
    "names": later("the first"),
    "mentions": later("the newest"),
}


def listings(profile: CompanyProfile) -> dict[str, Listing]:
    """The lists of a profile by their keys."""
    partners, deals, names, mentions = profile.partners, profile.deals, profile.aliases, profile.mentions
    parts = (
        (
            _PARTNER_COLUMNS,
            Records(partners, _partner),
            profile.partner_count,
            tuple(partner.company_id for partner in partners),
            tr("No other company takes part in its deals."),
        ),
        (
            DEAL_COLUMNS,
            Records(deals, deal_record),
            profile.deal_count,
            tuple(deal.deal_id for deal in deals),
            tr("It takes part in no deal."),
        ),
        (
            _NAME_COLUMNS,
            Records(names, lambda name: _record((name.name, words(name.rule)), ("", "muted"))),
            profile.alias_count,
            (),
            tr("It has no other name."),
        ),
        (
            _MENTION_COLUMNS,
            Records(
                mentions,
                lambda doc: _record(
                    (doc.published or "", doc.publisher or "", doc.title or tr("no title"), f"{doc.times}×"),
                    ("muted", "", "", "muted"),
                ),
            ),
            profile.mention_count,
            tuple(mention.document_id for mention in mentions),
            tr("Every document that names it tells a deal of it."),
        ),
    )
    return {key: Listing(key, name, *part) for (key, name), part in zip(LISTS, parts, strict=True)}


def heading(profile: CompanyProfile, width: int) -> str:
    """The company in one line; of a long name as much as leaves room for the rest."""
    parts = [words(profile.kind), counted(profile.deal_count, "deal")]
    if profile.first_reported and profile.last_reported:
        first, last = (figures(format_date(day.isoformat())) for day in (profile.first_reported, profile.last_reported))
        parts.append(
            tr("reported {first}", first=first)
            if first == last
            else tr("reported {first} – {last}", first=first, last=last)
        )
    rest = "".join(f" · {part}" for part in parts)
    name = f"{CORRECTED} {profile.name}" if profile.corrected else profile.name
    return cut(cell_text(name), max(_LEAST_NAME, width - width_of(rest))) + rest


def sum_records(profile: CompanyProfile) -> list[Record]:
    """The sums as rows of `SUM_COLUMNS`: all in dollars where there are several currencies, then each currency."""
    rows = []
    if [own.currency for own in profile.currencies] not in ([], ["USD"]):
        rows.append(_in_dollars(profile))
    rows += [_in_currency(own) for own in profile.currencies]
    together = (_together(profile, "paid_together"), _together(profile, "got_together"))
    if any(together):
        rows.append(_record((tr("with others"), *together, "", ""), ("muted",) * 5))
    return rows


def remarks(profile: CompanyProfile) -> Iterator[str]:
    """What the sums leave out, and how they count what is not one figure."""
    left = profile.left_out
    if _together(profile, "paid_together") or _together(profile, "got_together"):
        yield tr("with others: whole amounts, agreed or not; its own part is not known, and is in no sum and no bar")
    if profile.converted:
        yield tr("≈ at the rate of each deal's day")
    for count, one, many in (
        (left.unknown, tr("1 deal without an amount"), tr("{count} deals without an amount")),
        (left.dropped, tr("1 cancelled or denied deal left out"), tr("{count} cancelled or denied deals left out")),
        (
            left.no_rate,
            tr("1 amount without a rate, not in dollars"),
            tr("{count} amounts without a rate, not in dollars"),
        ),
        (left.undated, tr("1 undated, in no bar"), tr("{count} undated, in no bar")),
        (left.ranges, tr("1 range counts by its lower end"), tr("{count} ranges count by their lower ends")),
        (left.up_to, tr("1 upper bound (≤) counts whole"), tr("{count} upper bounds (≤) count whole")),
    ):
        if count:
            yield one if count == 1 else many.format(count=number(count))


def _together(profile: CompanyProfile, field: str) -> str:
    values = [(own.currency, getattr(own.sums, field)) for own in profile.currencies]
    moneys = [Money(round(value), currency) for currency, value in values if value]
    dollars: float | None = getattr(profile.dollars, field)
    return figures(format_totals(moneys)) if len(moneys) < 2 else _dollars(dollars, _is_converted(profile, field))


def _in_dollars(profile: CompanyProfile) -> Record:
    shown = (_dollars(getattr(profile.dollars, field), _is_converted(profile, field)) for field in _FIELDS)
    return _record((tr("in dollars"), *shown), ("muted", *["strong"] * len(_FIELDS)))


def _in_currency(own: CurrencySums) -> Record:
    shown = (_money(getattr(own.sums, field), own.currency) for field in _FIELDS)
    return _record((own.currency, *shown), ("muted",))


def _is_converted(profile: CompanyProfile, field: str) -> bool:
    """Whether there is more in a sum than dollars."""
    return any(own.currency != "USD" and getattr(own.sums, field) for own in profile.currencies)


def _money(value: float | None, currency: str) -> str:
    return figures(format_money(round(value), currency=currency)) if value else ""


def _dollars(value: float | None, converted: bool) -> str:
    return figures(format_converted(value, None, "USD")) if converted and value else _money(value, "USD")


def _partner(partner: PartnerRow) -> Record:
    besides = ((partner.shared, tr("shared")), (partner.promised, tr("promised")))
    return _record(
        (
            partner.name,
            number(partner.deal_count),
            _dollars(partner.paid, partner.converted),
            _dollars(partner.received, partner.converted),
            ", ".join(f"{number(count)} {what}" for count, what in besides if count),
        ),
        ("", "muted", "strong", "strong", "muted"),
    )


def _record(cells: tuple[str, ...], tones: tuple[str, ...]) -> Record:
    return Record(tuple(map(cell_text, cells)), tones, cells)
