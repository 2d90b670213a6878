"""The sample corpus and its gold: what the articles say, written down by a person before any parser read them."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from seeds.corpus import articles
from seeds.model import Document, check_currency, check_partial_date
from seeds.reading import read_document
from seeds.vocabulary import Bound, Kind, Stage

GOLD_FOLDER = Path(__file__).parent / "corpus_gold"
GOLD_KEYS = {
    *("kind", "payers", "payees", "amount", "currency", "bound", "status"),
    *("date", "stake_pct", "valuation", "round", "quote"),
}
STATUSES = {*Stage, "rumoured"} - {Stage.CONSIDERED}
"""The gold's one axis: "rumoured" stands for a considered stage."""

BILLION = 10**9
Deal = dict[str, Any]


@cache
def documents() -> dict[str, Document]:
    return {path.stem: read_document(path) for path in articles()}


@cache
def gold() -> dict[str, dict[str, Any]]:
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(GOLD_FOLDER.glob("*.json"))}


def deals(*, required: bool = True) -> list[tuple[str, Deal]]:
    return [(name, d) for name, g in gold().items() for d in g["deals"] if not (required and d.get("optional"))]


def names(side: list[str]) -> set[str]:
    return {name for aliases in side for name in aliases.split("|")}


def between(payer: str | None, payee: str | None) -> list[tuple[str, Deal]]:
    return [
        (name, deal)
        for name, deal in deals()
        if (payer is None or payer in names(deal["payers"])) and (payee is None or payee in names(deal["payees"]))
    ]


def test_there_are_enough_articles_in_each_language() -> None:
    languages = Counter(document.language for document in documents().values())
    assert 22 <= languages.total() <= 26
    assert languages["fr"] >= 15
    assert languages["en"] >= 5


def test_articles_are_sorted_by_day() -> None:
    days = [documents()[path.stem].published for path in articles()]
    assert days == sorted(days, key=str)
    assert [path.stem[:10] for path in articles()] == days


@pytest.mark.parametrize("path", articles(), ids=lambda path: path.stem)
def test_front_matter_is_whole(path: Path) -> None:
    document = documents()[path.stem]
    assert document.title and document.publisher
    assert document.url is None
    assert "2025-02-01" <= str(document.published) <= "2026-03-31"
    assert "publisher:" not in document.text
    assert 120 <= len(document.text.split()) <= 350


def test_several_outlets_write() -> None:
    outlets = Counter(document.publisher for document in documents().values())
    assert len(outlets) >= 6
    assert max(outlets.values()) <= len(documents()) / 3


def test_every_article_has_its_gold() -> None:
    assert set(gold()) == set(documents())
    for name, document in documents().items():
        facts = (gold()[name]["id"], gold()[name]["lang"], gold()[name]["published"])
        assert facts == (name, document.language, document.published)


@pytest.mark.parametrize(("name", "deal"), deals(required=False))
def test_gold_is_well_formed(name: str, deal: Deal) -> None:
    assert set(deal) - {"optional"} == GOLD_KEYS
    assert deal["kind"] in set(Kind) and deal["status"] in STATUSES
    assert deal["payers"] or deal["payees"]
    assert (deal["amount"] is None) == (deal["bound"] is None) == (deal["currency"] is None)
    if deal["amount"] is not None:
        assert deal["amount"] > 0 and deal["bound"] in set(Bound)
        check_currency(deal["currency"])
    if deal["date"] is not None:
        check_partial_date(deal["date"])
    if deal["kind"] == Kind.CAPEX:
        assert deal["payers"] and not deal["payees"]


@pytest.mark.parametrize(("name", "deal"), deals(required=False))
def test_gold_is_grounded(name: str, deal: Deal) -> None:
    text = documents()[name].text
    assert text.count(deal["quote"]) == 1
    for party in (*deal["payers"], *deal["payees"]):
        assert any(alias in text for alias in party.split("|")), party


def test_two_articles_hold_no_deal_but_name_companies_and_money() -> None:
    empty = [name for name, annotated in gold().items() if not annotated["deals"]]
    assert len(empty) == 2
    for name in empty:
        text = documents()[name].text
        assert "Amazon" in text and "Microsoft" in text
        assert "milliards de dollars" in text or "billion" in text


def test_every_kind_is_there() -> None:
    assert {deal["kind"] for _, deal in deals()} == set(Kind)


FACTS: list[tuple[str | None, str | None, Deal]] = [
    ("Amazon", "OpenAI", {"kind": "investment", "amount": 10 * BILLION, "bound": "exact", "status": "in_talks"}),
    ("Amazon", "OpenAI", {"kind": "investment", "amount": 10 * BILLION, "bound": "at_least", "status": "in_talks"}),
    ("Amazon", "OpenAI", {"kind": "investment", "amount": 50 * BILLION, "bound": "up_to", "status": "in_talks"}),
    ("Amazon", "OpenAI", {"kind": "investment", "amount": 50 * BILLION, "bound": "exact", "status": "announced"}),
    ("SoftBank", "OpenAI", {"kind": "investment", "amount": 30 * BILLION, "bound": "up_to", "status": "in_talks"}),
    (None, "OpenAI", {"kind": "funding_round", "amount": 100 * BILLION, "valuation": 830 * BILLION}),
    (None, "OpenAI", {"kind": "funding_round", "amount": 110 * BILLION, "status": "announced"}),
    ("Amazon", "Anthropic", {"kind": "investment", "amount": 8 * BILLION, "status": "completed"}),
    (None, "Jeff Bezos", {"kind": "fund", "amount": 100 * BILLION, "bound": "up_to", "status": "in_talks"}),
    ("Jeff Bezos", "Project Prometheus", {"amount": 6_200_000_000, "date": "2025-11", "status": "completed"}),
    (None, "Project Prometheus", {"kind": "funding_round", "amount": 6 * BILLION, "status": "in_talks"}),
    ("Amazon", None, {"kind": "capex", "amount": 100 * BILLION, "date": "2025"}),
    ("Microsoft", None, {"kind": "capex", "amount": 80 * BILLION, "date": "2025"}),
    ("Google", None, {"kind": "capex", "amount": 75 * BILLION, "date": "2025"}),
    ("Google", None, {"kind": "capex", "amount": 85 * BILLION, "date": "2025"}),
    ("OpenAI", "CoreWeave", {"kind": "investment", "amount": 350_000_000, "date": "2025-03"}),
    ("OpenAI", "CoreWeave", {"kind": "contract", "date": "2025-03-10"}),
    ("CoreWeave", "Nvidia", {"kind": "contract"}),
    ("Nvidia", "OpenAI", {"kind": "investment", "status": "rumoured"}),
    ("OpenAI", "AMD", {"kind": "investment", "stake_pct": 10, "date": "2025-10"}),
    ("OpenAI", "AMD", {"kind": "contract", "date": "2025-10"}),
    ("OpenAI", "Broadcom", {"kind": "contract", "date": "2025-10-13"}),
    ("OpenAI", "Amazon", {"kind": "contract", "amount": 38 * BILLION, "date": "2025-11"}),
    ("OpenAI", "Microsoft", {"kind": "contract", "amount": 250 * BILLION}),
    ("Microsoft", "OpenAI", {"kind": "investment", "amount": 13 * BILLION, "bound": "at_least", "stake_pct": 27}),
    (None, "OpenAI", {"kind": "ipo", "date": "2026-Q4"}),
    ("Cordelane Ventures", "Lumivrac", {"kind": "funding_round", "round": "Series B"}),
    ("Velmarie", "Tressac", {"kind": "acquisition", "status": "cancelled"}),
]


@pytest.mark.parametrize(("payer", "payee", "fact"), FACTS)
def test_gold_holds_the_fact(payer: str | None, payee: str | None, fact: Deal) -> None:
    assert any(fact.items() <= deal.items() for _, deal in between(payer, payee))


@pytest.mark.parametrize("place", [("Géorgie", "Georgia"), ("Indiana",)])
def test_gold_holds_both_data_centres(place: tuple[str, ...]) -> None:
    sites = {
        name
        for name, deal in between("Amazon", None)
        if deal["kind"] == Kind.CAPEX and deal["amount"] == 11 * BILLION
        for paragraph in documents()[name].text.splitlines()
        if deal["quote"] in paragraph and any(word in paragraph for word in place)
    }
    assert len(sites) >= 2


def test_the_figures_of_amazon_in_openai_grow_over_time() -> None:
    talks = [(gold()[n]["published"][:7], d["amount"]) for n, d in between("Amazon", "OpenAI") if d["amount"]]
    assert {month for month, amount in talks if amount == 10 * BILLION} == {"2025-12"}
    assert min(month for month, amount in talks if amount == 50 * BILLION) == "2026-01"


@pytest.mark.parametrize(
    "circle", [("OpenAI", "CoreWeave", "Nvidia"), ("OpenAI", "Amazon"), ("OpenAI", "Microsoft")], ids="-".join
)
def test_money_comes_back_with_a_quote_for_each_leg(circle: tuple[str, ...]) -> None:
    for payer, payee in zip(circle, (*circle[1:], circle[0]), strict=True):
        assert between(payer, payee), f"{payer} -> {payee}"


@pytest.mark.parametrize(
    ("payer", "payee", "kind", "amounts"),
    [
        ("OpenAI", "Amazon", Kind.CONTRACT, {38 * BILLION, 40 * BILLION}),
        ("OpenAI", "CoreWeave", Kind.CONTRACT, {11_900_000_000, 12 * BILLION}),
        ("Sauvelac", "Ateliers Mirgonne", Kind.ACQUISITION, {310_000_000, 345_000_000}),
    ],
)
def test_articles_contradict_each_other_after_the_announcement(
    payer: str, payee: str, kind: Kind, amounts: set[int]
) -> None:
    firm = [d for _, d in between(payer, payee) if d["kind"] == kind and d["status"] in ("announced", "completed")]
    assert {d["amount"] for d in firm if d["amount"]} == amounts
    assert {d["bound"] for d in firm if d["amount"]} == {Bound.EXACT}
