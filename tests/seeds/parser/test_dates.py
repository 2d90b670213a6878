"""Dates with their precision; relative ones count from the day of publication, or stay empty."""

from __future__ import annotations

import pytest

from seeds.language import load_language
from seeds.parser.dates import find_dates


def values(code: str, text: str, published: str | None = None) -> list[str | None]:
    return [date.value for date in find_dates(text, 0, len(text), published, load_language(code))]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("fr", "le 3 novembre 2025", "2025-11-03"),
        ("fr", "le 1er mars 2026", "2026-03-01"),
        ("fr", "le 5 Mai 2025", "2025-05-05"),
        ("fr", "en mai 2025", "2025-05"),
        ("fr", "fin 2026", "2026"),
        ("fr", "au troisième trimestre 2025", "2025-Q3"),
        ("fr", "au T3 2025", "2025-Q3"),
        ("en", "on November 3, 2025", "2025-11-03"),
        ("en", "on 3 November 2025", "2025-11-03"),
        ("en", "on Nov. 3, 2025", "2025-11-03"),
        ("en", "in May 2025", "2025-05"),
        ("en", "the third quarter of 2025", "2025-Q3"),
        ("en", "Q3 2025", "2025-Q3"),
        ("en", "by 2030", "2030"),
        ("en", "signed 2025-11-03", "2025-11-03"),
        ("en", "the 2019 takeover", "2019"),
        ("en", "its 2019 IPO", "2019"),
    ],
)
def test_absolute_dates_need_no_publication(code: str, text: str, value: str) -> None:
    assert values(code, text) == [value]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("fr", "en mars", "2025-03"),
        ("fr", "en décembre", "2025-12"),
        ("fr", "le 3 novembre", "2025-11-03"),
        ("fr", "le mois dernier", "2026-01"),
        ("fr", "l’an dernier", "2025"),
        ("fr", "cette année", "2026"),
        ("en", "in March", "2025-03"),
        ("en", "In March, the", "2025-03"),
        ("en", "on January 12", "2026-01-12"),
        ("en", "last month", "2026-01"),
        ("en", "last year", "2025"),
    ],
)
def test_relative_dates(code: str, text: str, value: str) -> None:
    assert values(code, text, "2026-02-10") == [value]
    assert values(code, text) == [None]


@pytest.mark.parametrize("published", ["2026", "2026-Q1"])
def test_a_month_needs_a_published_month(published: str) -> None:
    assert values("en", "last month", published) == [None]
    assert values("fr", "en mars", published) == [None]
    assert values("en", "last year", published) == ["2025"]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("fr", "il y a deux ans", "2024"),
        ("fr", "Il y a à peine dix-huit mois", "2024-08"),
        ("fr", "il y a un peu plus de 3 semaines", "2026-01"),
        ("fr", "voilà dix jours", "2026-01-31"),
        ("en", "two years ago", "2024"),
        ("en", "18 months ago", "2024-08"),
    ],
)
def test_what_was_so_long_ago_is_dated_as_precisely_as_it_is_told(code: str, text: str, value: str) -> None:
    assert values(code, text, "2026-02-10") == [value]
    assert values(code, text) == [None]


@pytest.mark.parametrize(("code", "text"), [("fr", "il y a quelques semaines"), ("en", "several years ago")])
def test_a_time_that_is_told_vaguely_has_no_value(code: str, text: str) -> None:
    assert values(code, text, "2026-02-10") == [None]


def test_last_month_in_january_is_december() -> None:
    assert values("fr", "le mois dernier", "2026-01-15") == ["2025-12"]


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("fr", "a annoncé lundi un accord", "2026-02-09"),
        ("fr", "a signé mardi", "2026-02-10"),
        ("fr", "a signé mercredi", "2026-02-04"),
        ("fr", "conclu hier", "2026-02-09"),
        ("en", "said on Wednesday", "2026-02-04"),
        ("en", "agreed yesterday", "2026-02-09"),
    ],
)
def test_a_weekday_is_the_latest_one_not_after_the_document(code: str, text: str, day: str) -> None:
    assert values(code, text, "2026-02-10") == [day]
    assert values(code, text, "2026-02") == [None]


def test_a_weekday_beside_its_date_is_no_date_of_its_own() -> None:
    assert values("fr", "mardi 3 février 2026", "2026-02-10") == ["2026-02-03"]


@pytest.mark.parametrize(
    ("code", "text"), [("fr", "31 février 2025"), ("en", "November 31, 2025"), ("en", "2025-13-45")]
)
def test_days_that_no_calendar_has(code: str, text: str) -> None:
    assert values(code, text, "2026-02-10") == [None]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Mars a levé 5 millions"),
        ("fr", "un premier pas"),
        ("fr", "2025 salariés"),
        ("fr", "il y a deux usines"),
        ("fr", "il y a 2 millions d'euros"),
        ("fr", "au premier semestre"),
        ("en", "it may invest"),
        ("en", "May said so"),
        ("en", "Theresa May said"),
        ("en", "the first company"),
        ("en", "a second bid"),
        ("en", "$2025"),
        ("en", "in 2025%"),
    ],
)
def test_what_is_no_date(code: str, text: str) -> None:
    assert values(code, text, "2026-02-10") == []


def test_the_span_is_the_date() -> None:
    text = "Elle signera le 3 novembre 2025 à Lyon."
    (date,) = find_dates(text, 0, len(text), None, load_language("fr"))
    assert text[date.start : date.end] == "3 novembre 2025"


@pytest.mark.parametrize("text", ["the 2019 figures", "some 2019 acquisitions_made", "a 2019 euro price"])
def test_a_year_before_another_noun_dates_no_deal(text: str) -> None:
    assert values("en", text) == []
