from __future__ import annotations

import pytest

from seeds import masthead
from seeds.vocabulary import Language

BODY = "\n\nThe group said on Tuesday that it would buy its smaller rival. No price was given.\n"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Publié le 18 décembre 2025 à 18h12", "2025-12-18"),
        ("Publiée le jeudi 1er mai 2025", "2025-05-01"),
        ("Par Jeanne Martin, publié le 18 déc. 2025 | 4 min de lecture", "2025-12-18"),
        ("Par Jeanne Martin | 3 févr. 2026", "2026-02-03"),
        ("(Article mis à jour avec les chiffres connus au 18 décembre 2025)", "2025-12-18"),
        ("GREENPORT, Conn., Feb. 06, 2025 (GLOBE NEWSWIRE) -- The", "2025-02-06"),
        ("LYON, 3 mars 2025 (AFP) - Le groupe", "2025-03-03"),
        ("Lyon, le 3 mars 2025 – Le groupe", "2025-03-03"),
        ("AUSTIN, March 3, 2025 /PRNewswire/ -- The", "2025-03-03"),
        ("Published December 3rd, 2025 by Ann Lee", "2025-12-03"),
        ("Posted: Sept 9, 2025, 3:15 PM ET", "2025-09-09"),
        ("Thursday, December 18, 2025", "2025-12-18"),
        ("2025-12-18T10:00:00Z", "2025-12-18"),
        ("18/12/2025", "2025-12-18"),
        ("12/18/2025", "2025-12-18"),
        ("12.03.2025", "2025-03-12"),
        ("8/5/2024", None),
        ("31 février 2025", None),
        ("Juin 2025", None),
        ("SEATTLE, Dec. 18 (Reuters) - The", None),
        ("18h12 ▪ 4 min de lecture ▪ par Jeanne Martin", None),
        ("Dans un rapport publié le 12 mars 2024, le cabinet parle de dix accords", None),
        ("Le rapport a été publié le 12 mars 2024", None),
        ("On March 12, 2024, the group bought its rival", None),
        ("12 mars 2024, le groupe rachète son rival", None),
        ("The offer of March 12, 2024 - its second - has failed", None),
    ],
)
def test_published_is_taken_only_where_the_text_says_so(line: str, published: str | None) -> None:
    assert masthead.read_published(f"A big group buys a small one\n{line}{BODY}") == published


def test_a_date_in_the_body_is_not_the_publication_date() -> None:
    body = "\n".join(f"Paragraph {n} speaks of other things." for n in range(40))
    assert masthead.read_published(f"{body}\n2024-03-12\n{body}") is None


def test_the_first_publication_counts_before_an_update() -> None:
    text = f"A title of some words\nMis à jour le 20 mars 2025\nPublié le 18 mars 2025{BODY}"
    assert masthead.read_published(text) == "2025-03-18"


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("PARIS (AFP) - Le groupe achète son rival.", "AFP"),
        ("SEATTLE, Dec. 18 (Reuters) - The group buys.", "Reuters"),
        ("NEW YORK--(BUSINESS WIRE)--Acme buys.", "Business Wire"),
        ("Acme (NYSE: ACM) - the group buys.", None),
        ("Acme (BECN) – the group buys.", None),
        ("Un titre de quelques mots\nPar Le Figaro avec AFP\nLe texte.", "Le Figaro"),
        ("Le texte de la dépêche.\n© 2025 AFP", "AFP"),
        ("Le texte de la dépêche.\nSource : Gazette du Rhône", "Gazette du Rhône"),
        ("Le texte.\nSource : https://www.gazette.example/a", "www.gazette.example"),
        ("Text.\nThis story was originally published by Harbour News. All of it.", "Harbour News"),
        ("Selon Reuters, le groupe achète son rival.", None),
        ("Sources close to the matter: two said so.", None),
    ],
)
def test_publisher_is_the_outlet_that_the_text_names_as_its_own(text: str, publisher: str | None) -> None:
    assert masthead.read_publisher(text) == publisher


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Acme buys Bolt\n\nAcme said so.", "Acme buys Bolt"),
        ("## **Acme achète Bolt** ##\nTexte.", "Acme achète Bolt"),
        (
            "Acme\nMenu\nSe connecter à votre compte\nle journal de tous\n\nAcme achète Bolt pour 3 Md€\nTexte.",
            "Acme achète Bolt pour 3 Md€",
        ),
        (
            "La Gazette\n18 décembre 2025\nPar Jeanne Martin du bureau\niBolt racheté par Acme\nTexte.",
            "iBolt racheté par Acme",
        ),
        ("![A photo of Bolt](b.jpg)\n- a list item here\nAcme eyes Bolt?\nText.", "Acme eyes Bolt?"),
        ("PARIS (AFP) - Acme achète Bolt et\nle dit.", None),
        ("Acme said that it buys Bolt.\nBolt said that it sells.\nA later heading here\nMore.", None),
        ("Acme said that it buys Bolt.\nA heading under the standfirst\nMore.", "A heading under the standfirst"),
        ("", None),
    ],
)
def test_title_is_no_menu_no_date_and_no_sentence(text: str, title: str | None) -> None:
    assert masthead.read_title(text) == title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le PDG de BNP Paribas", "fr"),
        ("OpenAI, Anthropic et Mistral AI", "fr"),
        ("Jarvis sells the stake to Spain", "en"),
        ("Amazon investit 10 milliards", "fr"),
        ("Bain buys Kantar", "en"),
        ("The newspaper Le Monde said that the group of La Poste would buy it", "en"),
        ("Fin mars, Torvane a racheté Quorbine.", "fr"),
        ("En mars, Torvane a vendu Quorbine", "fr"),
        ("Série A : Torvane boucle 12 M€", "fr"),
        ("Torvane sold Quorbine in May", "en"),
        ("TORVANE BUYS QUORBINE", "en"),
        ("Torvane übernimmt Quorbine.", "de"),
    ],
)
def test_language_of_short_texts(text: str, language: Language) -> None:
    assert masthead.read_language(text) == language
