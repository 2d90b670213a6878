"""Who stands on which side of a deal: lists, brackets, subjects and descriptions.

A deal is written ``kind role:name, role:name``; several are parted by a bar.
"""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text

BRACKETS = [
    "Ostavia Banque (OB) et Tressac ont noué un partenariat. | partnership partner:Ostavia Banque, partner:Tressac",
    "Calder Mines (CMX), Benkel (BNK) and Torvex (TVX) will invest $30 million in Oltren. | investment investor:Calder Mines, investor:Benkel, investor:Torvex, target:Oltren",
    "Oltren a été racheté par Calder (Marbury), Benkel et Torvex. | acquisition acquirer:Calder, acquirer:Benkel, acquirer:Torvex, target:Oltren",
    "Oltren (Lyon) et Torvex (Nantes) ont annoncé leur fusion. | acquisition partner:Oltren, partner:Torvex",
]
FRONTED_LISTS = [
    "After buying Calder, Frebel and Delnor, Oltren hired a lawyer. | acquisition acquirer:Oltren, target:Calder | acquisition acquirer:Oltren, target:Frebel | acquisition acquirer:Oltren, target:Delnor",
    "Après l'acquisition de Calder (Nord), Frebel (Orne) et Delnor (Gironde), le groupe Oltren a recruté un directeur. | acquisition acquirer:Oltren, target:Calder | acquisition acquirer:Oltren, target:Frebel | acquisition acquirer:Oltren, target:Delnor",
    "Avec Calder, filiale de Frebel, Oltren a acquis Guermin. | acquisition acquirer:Oltren, target:Guermin",
    "Oltren raised $3 million from Calder, Frebel and Delnor, Vertiq and Guermin. | funding_round investor:Calder, investor:Delnor, investor:Frebel, investor:Guermin, investor:Vertiq, target:Oltren",
]
LENDERS = [
    "Torvex s'équipe grâce à un prêt de 30 millions d'euros consenti par Ostavia. | debt lender:Ostavia, borrower:Torvex",
    "Torvex dispose d'un prêt de 30 millions d'euros que lui a consenti Ostavia. | debt lender:Ostavia, borrower:Torvex",
    "Torvex recrute. Le prêt de 30 millions d'euros que lui a accordé Ostavia suffira. | debt lender:Ostavia, borrower:Torvex",
    "Le prêt de 30 millions d'euros consenti par Ostavia à Torvex arrive à échéance. | debt lender:Ostavia, borrower:Torvex",
    "A $30 million loan granted by Ostavia to Torvex will fund hiring. | debt lender:Ostavia, borrower:Torvex",
    "Torvex is hiring thanks to a $30 million loan extended by Ostavia. | debt lender:Ostavia, borrower:Torvex",
    "Torvex is hiring with a $30 million loan provided by Ostavia. | debt lender:Ostavia, borrower:Torvex",
    "Ostavia Bank and Torvex signed a $30 million loan agreement. | debt lender:Ostavia Bank, borrower:Torvex",
    "Ostavia Bank signed a $30 million loan agreement with Torvex. | debt lender:Ostavia Bank, borrower:Torvex",
    "Torvex and Oltren signed a $30 million loan agreement with Ostavia Bank. | debt lender:Ostavia Bank, borrower:Torvex, borrower:Oltren",
    "Ostavia Banque et Torvex ont signé une convention de prêt de 30 millions d'euros. | debt lender:Ostavia Banque, borrower:Torvex",
    "Ostavia Bank has taken out a $30 million loan from Torvex. | debt lender:Torvex, borrower:Ostavia Bank",
    "Ostavia Bank provided a $30 million loan to Torvex for the acquisition of Oltren. | debt lender:Ostavia Bank, borrower:Torvex | acquisition acquirer:Torvex, target:Oltren",
    "Ostavia Bank provided a $30 million loan to Torvex to finance its acquisition of Oltren. | debt lender:Ostavia Bank, borrower:Torvex | acquisition acquirer:Torvex, target:Oltren",
]
AWARDED = [
    "Fabrex livrera des radars dans le cadre d'un contrat de 60 millions d'euros attribué par la marine danoise. | contract customer:marine danoise, supplier:Fabrex",
    "Fabrex is building radars under a $60 million contract awarded by the Danish navy. | contract customer:Danish navy, supplier:Fabrex",
]
CONTROL = [
    "Ostavia finalise la cession de la majorité du capital de Tressac. | acquisition target:Tressac, seller:Ostavia",
    "Ostavia has completed the sale of a controlling stake in Tressac to Oltren. | acquisition acquirer:Oltren, target:Tressac, seller:Ostavia",
    "Ostavia has completed the sale of a minority stake in Tressac to Oltren. | investment investor:Oltren, target:Tressac, seller:Ostavia",
]
OWNERS = [
    "Calder Bank profited from Ostavia's failed bid for Tressac. | acquisition acquirer:Ostavia, target:Tressac",
    "Shares in Calder rose after Ostavia's surprise purchase of Tressac. | acquisition acquirer:Ostavia, target:Tressac",
    "Ostavia's board raised $30 million for its plants. | funding_round target:Ostavia",
    "Another backer, Jo Marsh's hedge fund Quorbine, bought 2 million Torvex shares. | investment investor:Quorbine, target:Torvex",
    "Lindmast s'est entendu avec Hutchen, propriétaire de l'opérateur Torvex au Mali, pour lui racheter Dorval. | acquisition acquirer:Lindmast, target:Dorval, seller:Hutchen",
]
SAID_AGAIN = [
    "Oltren boucle une série A de 18 M€ menée auprès de Calder (CB), son associé, et de Tressac. | funding_round investor:Calder, investor:Tressac, target:Oltren",
    "Oltren raised $3 million from Calder, an existing investor, and from Tressac. | funding_round investor:Calder, investor:Tressac, target:Oltren",
]
PUBLIC_FUNDS = [
    "Norway's sovereign wealth fund has bought a 5% stake in Tressac. | investment investor:Norway's sovereign wealth fund, target:Tressac",
    "The Qatari sovereign wealth fund has bought a 5% stake in Tressac. | investment investor:Qatari sovereign wealth fund, target:Tressac",
    "Norway's sovereign wealth fund, Ostavia, has bought a 5% stake in Tressac. | investment investor:Ostavia, target:Tressac",
    "Tressac a levé 30 millions d'euros auprès du fonds souverain norvégien et d'Ostavia. | funding_round investor:fonds souverain norvégien, investor:Ostavia, target:Tressac",
    "Le fonds souverain qatari Ostavia a pris 5 % de Tressac. | investment investor:Ostavia, target:Tressac",
    "L'émirat du Qatar a pris 5 % de Tressac. | investment investor:émirat du Qatar, target:Tressac",
    "Ostavia Bank va bien. Le fonds souverain du Qatar grandit. Il a acquis 5 % de Tressac. | investment investor:fonds souverain du Qatar, target:Tressac",
]
TOPICS = [
    "Ostavia is growing. Its subsidiaries include Calder and Frebel. The company bought Tressac in 2002. | acquisition acquirer:Ostavia, target:Tressac",
    "Ostavia grandit. Parmi ses clients figurent Calder et Frebel. Elle a levé 30 millions d'euros en mai. | funding_round target:Ostavia",
]
POWER = [
    "Ostavia Renewables has signed a 15-year power purchase agreement with Torvex, the chip maker. | contract customer:Torvex, supplier:Ostavia Renewables",
    "Torvex signed a power purchase agreement with solar developer Ostavia. | contract customer:Torvex, supplier:Ostavia",
    "Ostavia has inked a PPA with Torvex for a solar plant. | contract partner:Ostavia, partner:Torvex",
    "Torvex signed a virtual power purchase agreement for Ostavia's 100MW solar project. | contract customer:Torvex, supplier:Ostavia",
    "Torvex et le développeur Ostavia ont signé un PPA de quinze ans. | contract customer:Torvex, supplier:Ostavia",
    "Ostavia a signé un contrat d'achat d'électricité de quinze ans avec Torvex. | contract partner:Ostavia, partner:Torvex",
]
CONTRACTIONS = [
    "Ostavia est un géant espagnol. Bouyer a cédé 200 pylônes au groupe pour 80 millions d'euros. | acquisition acquirer:Ostavia, seller:Bouyer",
    "Ostavia est un géant. Bouyer va fournir des pylônes au groupe pour 80 millions d'euros. | contract customer:Ostavia, supplier:Bouyer",
    "Ostavia est un géant. Le rachat du groupe par Bouyer a été annoncé. | acquisition acquirer:Bouyer, target:Ostavia",
]
SOLD_AGAIN = [
    "Halvik détient Dorval depuis 2010. Il va céder la société à Corvin. | acquisition acquirer:Corvin, target:Dorval, seller:Halvik",
    "Le propriétaire de Dorval, Halvik, a accepté de vendre l'entreprise à Corvin. | acquisition acquirer:Corvin, target:Dorval, seller:Halvik",
]
TOWNS = [
    "Ostavia rachète une usine à Mire-le-Bourg à Tressac. | acquisition acquirer:Ostavia, seller:Tressac",
    "Ostavia rachète Tressac, implantée à Villers-Bretonnel (Somme). | acquisition acquirer:Ostavia, target:Tressac",
]
RIVALS = [
    "Fabrex beat Ostavia Systems and Tessen to win a $60 million contract from the Danish navy. | contract customer:Danish navy, supplier:Fabrex",
    "Fabrex beat a joint bid from Ostavia and Tessen to win the NASA contract. | contract customer:NASA, supplier:Fabrex",
    "NASA picked Fabrex to build a lander. | contract customer:NASA, supplier:Fabrex",
]
PERSONS = [
    "Dorval a été cédée par son fondateur Pierre Almin à son associé belge Marc Velde. | acquisition acquirer:Marc Velde, target:Dorval, seller:Pierre Almin",
    "Dorval a été rachetée par l'homme d'affaires tchèque Marc Velde. | acquisition acquirer:Marc Velde, target:Dorval",
]
BUYERS_TOLD_LATER = [
    "Ostavia veut vendre Dorval. Le groupe est en négociations exclusives avec Tressac. | acquisition acquirer:Tressac, target:Dorval, seller:Ostavia",
    "Ostavia has put Dorval up for sale. It is in exclusive talks with Tressac, sources said. | acquisition acquirer:Tressac, target:Dorval, seller:Ostavia",
    "Ostavia is in exclusive talks with Tressac over a supply contract.",
]
SHARES = [
    "Ostavia dropped its plans. Shares of London-listed Pendrag jumped 12.6%. The company will sell its UK business to Lithor for $250 million. | acquisition acquirer:Lithor, seller:Pendrag",
    "Ostavia is calm. Pendrag's shares fell 2%. It will sell its UK business to Lithor for $250 million. | acquisition acquirer:Lithor, seller:Pendrag",
]
COMPOUNDS = [
    "Fabrex gets $116 million NASA satellite contract. | contract customer:NASA, supplier:Fabrex",
    "Fabrex wins $116 million Danish navy radar contract. | contract customer:Danish navy, supplier:Fabrex",
    "Fabrex wins $116 million Texas highway contract. | contract supplier:Fabrex",
]
CONSORTIA = [
    "A Halvik-led consortium has agreed to buy Dorval for $3 billion. | acquisition acquirer:Halvik, target:Dorval",
    "Dorval has been sold to a Halvik-led group for $3 billion. | acquisition acquirer:Halvik, target:Dorval",
    "Oltren lève 30 millions d'euros auprès d'investisseurs tels que Halvik, Corvin et Tressac. | funding_round investor:Halvik, investor:Corvin, investor:Tressac, target:Oltren",
    "Oltren a levé 30 millions d'euros pour des puces utilisées dans des appareils tels que le Tressac. | funding_round target:Oltren",
]
SHARES_BOUGHT = [
    "Corvin rachète à Halvik les 50 % de Dorval qu'il ne détenait pas encore. | acquisition acquirer:Corvin, target:Dorval, seller:Halvik",
    "Corvin a acheté à Halvik 20 % de Dorval. | investment investor:Corvin, target:Dorval, seller:Halvik",
    "Corvin a acquis 20 % de Dorval auprès de Halvik. | investment investor:Corvin, target:Dorval, seller:Halvik",
]
TOGETHER = [
    "Halvik has joined forces with Corvin and Tessen to acquire Dorval. | acquisition acquirer:Halvik, acquirer:Corvin, acquirer:Tessen, target:Dorval",
    "Halvik s'est associé avec Corvin pour racheter Dorval. | acquisition acquirer:Halvik, acquirer:Corvin, target:Dorval",
    "Halvik is in talks with Corvin to buy Dorval. | acquisition acquirer:Halvik, target:Dorval, seller:Corvin",
    "Dorval has been acquired by funds managed by Halvik. | acquisition acquirer:Halvik, target:Dorval",
    "Dorval, managed by Halvik, has raised $30 million. | funding_round target:Dorval",
    "Halvik, Corvin and other investors will invest $30 million in Oltren. | investment investor:Halvik, investor:Corvin, target:Oltren",
    "Halvik, Corvin et d'autres investisseurs misent 30 millions d'euros sur Oltren. | investment investor:Halvik, investor:Corvin, target:Oltren",
    "According to Halvik, Corvin and other investors have bought Dorval. | acquisition acquirer:Corvin, target:Dorval",
]


ROWS = [
    *BRACKETS,
    *FRONTED_LISTS,
    *LENDERS,
    *AWARDED,
    *CONTROL,
    *OWNERS,
    *SAID_AGAIN,
    *PUBLIC_FUNDS,
    *TOPICS,
    *POWER,
    *CONTRACTIONS,
    *TOWNS,
    *SOLD_AGAIN,
    *RIVALS,
    *PERSONS,
    *BUYERS_TOLD_LATER,
    *SHARES,
    *COMPOUNDS,
    *CONSORTIA,
    *SHARES_BOUGHT,
    *TOGETHER,
]


@pytest.mark.parametrize("row", ROWS)
def test_each_is_on_its_side(row: str) -> None:
    text, *deals = row.split(" | ")
    reports = parse(document_from_text(text)).reports
    found = [f"{r.kind.value} {', '.join(sorted(f'{p.role.value}:{p.name}' for p in r.parties))}" for r in reports]
    meant = [kind + " " + ", ".join(sorted(roles.split(", "))) for kind, roles in (d.split(" ", 1) for d in deals)]
    assert sorted(found) == sorted(meant)


def test_who_invests_in_a_clause_of_its_own_and_has_no_name_is_not_the_investor_before() -> None:
    text = "Mervel injecte 54 millions d'euros dans Tarvel, tandis que les fondateurs des entités investissent 19 millions d'euros."
    reports = parse(document_from_text(text, language="fr", published="2024-05-14")).reports
    investors = {r.amount: {p.name for p in r.parties if p.role.value == "investor"} for r in reports}
    assert investors == {54_000_000: {"Mervel"}, 19_000_000: set()}


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        (
            "Velora bought Pellworth and Harrowgate bought Tressac.",
            {("Velora", "Pellworth"), ("Harrowgate", "Tressac")},
        ),
        (
            "Velora acquires a majority stake in India's Pellworth and Harrowgate buys a majority stake in Tressac.",
            {("Velora", "Pellworth"), ("Harrowgate", "Tressac")},
        ),
        ("Velora bought Pellworth and Tressac in 2020.", {("Velora", "Pellworth"), ("Velora", "Tressac")}),
    ],
)
def test_a_name_behind_an_and_that_has_a_verb_is_not_bought(text: str, deals: set[tuple[str, str]]) -> None:
    reports = parse(document_from_text(text, language="en", published="2024-05-14"), least=0.1).reports
    sides = [{p.role.value: p.name for p in r.parties} for r in reports]
    assert {(side["acquirer"], side["target"]) for side in sides} == deals
