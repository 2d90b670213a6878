"""What share of a company changes hands, and what all of it is held to be worth."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text

SHARES = [
    ("Harrowgate will acquire all outstanding shares of Quillmere for $40 million.", 100),
    ("Sauvelac acquired the entire share capital of Tressac for $40 million.", 100),
    ("Orvalis acquiert la totalité du capital de Quorbine pour 40 millions d'euros.", 100),
    ("Veltrano rachète l'intégralité des actions de Wedral pour 40 millions d'euros.", 100),
    ("Harrowgate bought 100 per cent of Quillmere.", 100),
    ("Sauvelac has bought half of Tressac for $40 million.", 50),
    ("Veltrano bought a third of Wedral for $40 million.", 33.33),
    ("Harrowgate prend un tiers du capital de Quillmere.", 33.33),
    ("Sauvelac acquired two-thirds of Tressac.", 66.67),
    ("Orvalis entre à hauteur de 25 % au capital de Quorbine.", 25),
    ("Veltrano détient désormais 25 % de Wedral après avoir investi 40 millions d'euros.", 25),
    ("Harrowgate has taken a 25 percent stake in Quillmere.", 25),
    ("Sauvelac has raised its stake in Tressac to 25 percent.", 25),
    ("Veltrano invests $40 million in Wedral for a quarter of the company.", 25),
    ("Sauvelac a porté sa participation dans Tressac à 15,1 %.", 15.1),
    ("Sauvelac lifted its stake in Tressac by 5% to 20%.", 20),
    ("Orvalis monte à 10 % du capital de Quorbine.", 10),
    ("Veltrano sold 60% of Wedral to Castrel.", 60),
    ("Harrowgate cède 60 % de Quillmere à Pellworth.", 60),
    ("Sauvelac prend le contrôle de Tressac avec 51 % du capital.", 51),
    ("Orvalis took a 9.9pc holding in Quorbine.", 9.9),
    ("Veltrano to buy 49% of Wedral from Castrel for $40m", 49),
]
VALUED_AT_2_BILLION = [
    "Quillmere raised $40 million at a valuation of $2 billion.",
    "Tressac lève 40 millions d'euros et est valorisée 2 milliards d'euros.",
    "Quorbine a levé 40 millions d'euros, sur la base d'une valorisation de 2 milliards.",
    "The $40 million round led by Harrowgate gives Quillmere a valuation of $2 billion.",
    "Tressac raised $40 million in a round that pegged its value at $2 billion.",
    "Quorbine, which is now worth $2 billion, raised $40 million from Orvalis.",
    "Veltrano invests $40 million in Wedral at a $2 billion valuation.",
    "Harrowgate buys 2% of Quillmere for $40 million, valuing the firm at $2 billion.",
    "Tressac a bouclé un tour de table de 40 millions d'euros qui la valorise 2 milliards d'euros.",
    "Quorbine est valorisée à 2 milliards d'euros après une levée de 40 millions d'euros.",
    "Wedral lève 40 millions d'euros à une valorisation de 2 milliards d'euros.",
    "Quillmere lève 40 millions d'euros, ce qui porte sa valorisation à 2 milliards d'euros.",
    "Tressac became a unicorn with a $40 million round at a $2 billion post-money valuation.",
    "Quorbine's $40 million round, led by Orvalis, values it at $2 billion.",
]


@pytest.mark.parametrize(("sentence", "percent"), SHARES)
def test_a_share_is_read_in_percent_and_in_words(sentence: str, percent: float) -> None:
    reports = parse(document_from_text(sentence, published="2024-05-14")).reports
    assert [report.stake_pct for report in reports] == [percent]


@pytest.mark.parametrize("sentence", VALUED_AT_2_BILLION)
def test_a_valuation_is_not_the_sum_that_is_raised(sentence: str) -> None:
    reports = parse(document_from_text(sentence, published="2024-05-14")).reports
    assert {(report.amount, report.valuation) for report in reports} == {(40e6, 2e9)}
