"""Whom a reference means is told by the words of its own sentence, or by who has acted and spoken before."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text


def _deals(code: str, text: str) -> list[dict[str, str]]:
    """The deals of a text: role to name, for texts in which a role has one name."""
    reports = parse(document_from_text(text, language=code)).reports
    return [{p.role.value: p.name for p in report.parties} for report in reports]


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        (
            "en",
            "Mirabol posted a profit. A Veltrano spokeswoman said the company had acquired Quorbine.",
            {"acquirer": "Veltrano", "target": "Quorbine"},
        ),
        (
            "fr",
            "Mirabol a publié ses comptes. Un porte-parole de Veltrano a déclaré que le groupe avait racheté Quorbine.",
            {"acquirer": "Veltrano", "target": "Quorbine"},
        ),
        (
            "en",
            "Mirabol opened a shop. Shares in Veltrano fell after it said it would buy Quorbine.",
            {"acquirer": "Veltrano", "target": "Quorbine"},
        ),
        (
            "en",
            "Quorbine's purchase of Mirabol marks a shift as the trading house acquires Tressac.",
            {"acquirer": "Quorbine", "target": "Tressac"},
        ),
        (
            "en",
            "Mirabol is the dearest acquisition announced so far by Munich-based Veltrano since it bought Quorbine.",
            {"acquirer": "Veltrano", "target": "Quorbine"},
        ),
        (
            "en",
            "Harlan Voss said Veltrano was growing when it received an offer from Quorbine.",
            {"acquirer": "Quorbine", "target": "Veltrano"},
        ),
        (
            "en",
            "“We are glad of Mirabol,” said Harlan Voss, chief executive of Veltrano. “We will acquire Quorbine.”",
            {"acquirer": "Veltrano", "target": "Quorbine"},
        ),
    ],
)
def test_its_own_sentence_tells_whom_a_reference_means(code: str, text: str, wanted: dict[str, str]) -> None:
    assert wanted in _deals(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Veltrano makes pumps. It is wise for people to buy no more than they need from Quorbine."),
        ("en", "Veltrano makes pumps. Savers were told of high returns if they invested in Quorbine, a bank."),
        ("fr", "Veltrano va mal. Les salariés sont en colère : ils ont été repris par Quorbine."),
        ("fr", "Veltrano va mal. Il ne peut s'agir que du rachat de Quorbine."),
        ("en", "Veltrano met Quorbine. The merged entity will acquire Tressac."),
    ],
)
def test_many_without_a_name_are_no_company(code: str, text: str) -> None:
    assert not [deal for deal in _deals(code, text) if "Veltrano" in deal.values()]


def test_two_giants_named_behind_are_themselves_meant() -> None:
    text = "Harlan et Brumelio vont mal. Le projet de fusion des deux géants Veltrano et Quorbine avance."
    (report,) = parse(document_from_text(text, language="fr")).reports
    assert {(p.name, p.role.value) for p in report.parties} == {("Veltrano", "partner"), ("Quorbine", "partner")}


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        (
            "en",
            "Veltrano has grown fast. The news comes half a year after raising €100M from Mirabol.",
            {"investor": "Mirabol", "target": "Veltrano"},
        ),
        (
            "en",
            "Veltrano has grown fast. The news comes a year after acquiring Quorbine.",
            {"acquirer": "Veltrano", "target": "Quorbine"},
        ),
        (
            "fr",
            "Veltrano grandit. L'annonce intervient un an après avoir levé 100 millions d'euros auprès d'Orvalis.",
            {"investor": "Orvalis", "target": "Veltrano"},
        ),
        (
            "fr",
            "Veltrano grandit vite. Cette opération intervient un an après avoir racheté Quorbine.",
            {"acquirer": "Veltrano", "target": "Quorbine"},
        ),
    ],
)
def test_a_deal_that_dates_the_news_is_of_whom_the_text_is_about(code: str, text: str, wanted: dict[str, str]) -> None:
    assert wanted in _deals(code, text)


def test_the_news_of_another_is_dated_by_his_own_deal() -> None:
    text = "Veltrano has grown fast. The news comes a year after Tressac acquired Quorbine."
    assert _deals("en", text) == [{"acquirer": "Tressac", "target": "Quorbine"}]


def test_the_group_is_no_company_that_is_named_only_later() -> None:
    text = (
        "Mirabol Grid Ltd met Orvalis. Last week Quorbine agreed to buy the group. "
        "Analysts of Tressac were glad. Tressac rates it well, and Tressac knows the trade."
    )
    assert _deals("en", text)[0]["target"] != "Tressac"


def test_an_investor_may_be_told_of_again_once_a_round_is_old() -> None:
    text = (
        "Veltrano raised $5 million from Mirabol. It makes pumps. It has 40 staff. It is based in Leeds. "
        "Brumelio Ventures is busy. Last year it acquired Quorbine."
    )
    assert {"acquirer": "Brumelio Ventures", "target": "Quorbine"} in _deals("en", text)


@pytest.mark.parametrize(
    ("between", "partners"),
    [
        ("", {"Brumelio", "Veltrano"}),
        ("Quorbine, lui, avait d'abord hésité.\n\n", {"Quorbine", "Veltrano"}),
    ],
)
def test_two_companies_are_the_sides_of_the_last_deal_until_another_is_named(between: str, partners: set[str]) -> None:
    text = (
        "Veltrano lève 90 millions d'euros. Quorbine investit 50 millions d'euros dans Veltrano. "
        f"Brumelio investit 30 millions d'euros dans Veltrano.\n\n{between}"
        "Les deux entreprises concluent en outre un partenariat de cinq ans."
    )
    reports = parse(document_from_text(text, language="fr", published="2025-06-15"), least=0).reports
    told = [{party.name for party in report.parties} for report in reports if report.kind.value == "partnership"]
    assert told == [partners]
