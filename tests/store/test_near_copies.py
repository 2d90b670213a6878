"""Which texts are copies of one, on articles in words of our own."""

import pytest

from store.near_copies import are_copies, runs_of, tell_alike, words_of

WIRE = """\
Food group Kestwick has agreed to buy the flour maker Danforth Mills for 240 million pounds in cash, it said on Tuesday.
The purchase secures grain for its bakeries across Britain and Ireland, where bad harvests have made flour dear for two
years in a row. Danforth Mills grinds a tenth of the country's wheat at three sites and employs 640 people.
"We were neighbours for eighty years, and now we share a kitchen," said Moira Kestwick, who runs the group.
Shareholders of Danforth Mills meet in June to vote. The founding family, which holds 34 percent, will accept.
Kestwick expects to save nine million pounds a year from the second year on, mostly on transport and storage.
"""
DEPECHE = """\
Le groupe agroalimentaire Kestwick va racheter le minotier Danforth Mills pour 240 millions de livres en numéraire,
a-t-il annoncé mardi. L'opération lui assure le blé de ses boulangeries en Grande-Bretagne et en Irlande, où de
mauvaises récoltes renchérissent la farine depuis deux ans. Danforth Mills moud un dixième du blé du pays sur trois
sites et emploie 640 personnes. « Nous étions voisins depuis quatre-vingts ans, nous partageons maintenant la cuisine »,
a déclaré Moira Kestwick, qui dirige le groupe. Les actionnaires de Danforth Mills voteront en juin. La famille
fondatrice, qui détient 34 % du capital, a promis d'apporter ses titres. Kestwick attend neuf millions de livres
d'économies par an.
"""
BANNER = """\
We and our partners store cookies on your device to measure audiences, to show advertising that suits you and to pay our
newsroom. You can accept all of them, refuse all of them or choose purpose by purpose, and change your mind at any time
at the foot of every page. Subscribers read without advertising. Lire aussi : tous nos articles sur les fusions.
"""


def copies(one: str, other: str) -> bool:
    return are_copies(words_of(one), words_of(other)) and are_copies(words_of(other), words_of(one))


def words(text: str, count: int) -> str:
    return " ".join(text.split()[:count])


@pytest.mark.parametrize("text", [WIRE, DEPECHE], ids=["en", "fr"])
def test_text_with_other_lines_around_it_is_a_copy(text: str) -> None:
    assert copies(f"Harbour Ledger, 8 April.\n{text}", f"Le Courrier du Soir — mardi 8 avril, 18 h 40\n{text}")
    assert copies(text, f"Selon une dépêche parue dans la soirée, le secteur bouge encore.\n{text}")
    assert copies(text, f"{text}\nAdditional reporting by our markets desk in Leeds.")
    assert copies(text, text.upper().replace("\n", " ").replace(",", " –"))


@pytest.mark.parametrize("text", [WIRE, DEPECHE], ids=["en", "fr"])
@pytest.mark.parametrize("kept", [25, 50, 90])
def test_text_with_its_end_cut_off_is_a_copy(text: str, kept: int) -> None:
    assert copies(text, words(text, kept))


def test_text_with_a_few_words_changed_is_a_copy() -> None:
    assert copies(
        WIRE, WIRE.replace("on Tuesday", "yesterday").replace("nine million", "£9m").replace("dear", "costly")
    )


def test_translation_is_no_copy() -> None:
    assert not copies(WIRE, DEPECHE)


def test_other_words_about_the_same_are_no_copy() -> None:
    assert not copies(
        WIRE,
        "Kestwick is taking over Danforth Mills. The bakery company pays £240m for the miller, whose owners still have"
        " to agree in June; the family with a third of the shares is in favour. Nine million a year is to be saved.",
    )


def test_article_that_goes_on_from_an_earlier_one_is_no_copy() -> None:
    first, second = words(WIRE, 60), " ".join(WIRE.split()[60:])
    news = """\
        The owners of Danforth Mills said yes on Thursday: 91 percent of the votes were cast for the sale to Kestwick,
        which can now close it as soon as the competition authority has no questions left. A fund from Leeds had asked
        for ten pence more a share and found few friends. The mills keep their name over the gates, the new owner said.
        """
    assert not copies(WIRE, f"{news}\n{first}")
    assert not copies(WIRE, f"{news}\n{second}")
    assert not copies(WIRE, f"{first}\n{news}")
    assert not copies(WIRE, f"{news}\n{WIRE}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Velmont has raised 5 million euros from Nordane Partners to open its first shops abroad, it said.",
            "Tressac has raised 5 million euros from Orbane Capital to open its first shops abroad, it said.",
        ),
        (
            "La jeune pousse lyonnaise Velmont lève 5 millions d'euros auprès de Nordane Partners pour recruter.",
            "La jeune pousse lyonnaise Tressac lève 8 millions d'euros auprès d'Orbane Capital pour recruter.",
        ),
    ],
)
def test_two_briefs_of_one_template_are_no_copies(one: str, other: str) -> None:
    assert not copies(one, other)
    assert not tell_alike(runs_of(words_of(one)), runs_of(words_of(other)))


def test_passages_are_alike_but_for_a_word_and_where_one_ends() -> None:
    passage = WIRE.partition(".")[0]
    told = runs_of(words_of(passage))
    assert tell_alike(told, runs_of(words_of(passage.replace("on Tuesday", "yesterday"))))
    assert tell_alike(told, runs_of(words_of(passage.partition(", it said")[0])))
    assert not tell_alike(told, runs_of(words_of(DEPECHE.partition(".")[0])))


def test_what_stands_beside_two_articles_does_not_make_them_tell_alike() -> None:
    one, other = WIRE.partition("\n")[0], "Kestwick buys Danforth Mills for 240 million pounds: flour at last."
    assert copies(f"{one}\n{BANNER}{BANNER}", f"{other}\n{BANNER}{BANNER}")
    assert not tell_alike(runs_of(words_of(one)), runs_of(words_of(other)))


def test_texts_of_few_words_or_none() -> None:
    assert copies("Velmont buys Tressac", "VELMONT BUYS TRESSAC!")
    assert not copies("Velmont buys Tressac", "Velmont buys Orbane")
    assert not copies("Velmont buys Tressac", WIRE)
    assert not copies("", "…")
    assert not copies("", WIRE)
