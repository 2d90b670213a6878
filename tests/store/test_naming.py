"""Short names: what one document shows, what that means in others, and that the order of loading does not matter."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import pytest

from seeds.gazetteer import KnownCompany
from seeds.model import ParsedDocument
from store.companies import Resolver, name_key, refresh
from store.database import transaction
from store.loading import load_parsed
from store.naming import name_all
from store.short_forms import APART, INITIALS, SAME, SURNAME, Printed, ShortForm, short_forms
from tests.store.build import article, dump, load_all, load_at_once, new_database, rows, told

KNOWN = [KnownCompany("Orbane Steel", "company", ("Orbane",), None), KnownCompany("Solvane Wind", "company", (), None)]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new database, open for writing."""
    with new_database(tmp_path / "deals.duckdb") as connection:
        yield connection


def shown(text: str, *names: str, kinds: str = "company", casts: Sequence[Sequence[str]] = ()) -> list[ShortForm]:
    """What a text shows of names; each name stands where it is not part of one that was named before it."""
    taken: set[int] = set()
    printed = []
    for name in names:
        start = text.find(name)
        while start >= 0:
            if start not in taken:
                taken.update(range(start, start + len(name)))
                printed.append(Printed(name, kinds, start, start + len(name)))
            start = text.find(name, start + 1)
    return short_forms(text, printed, casts, Resolver(KNOWN))


def test_first_words_of_a_longer_name_before() -> None:
    text = "Deal of the day\nVelmont Électrique buys Tressac. Velmont pays cash."
    assert shown(text, "Velmont Électrique", "Velmont", "Tressac") == [
        ShortForm("velmont", "velmont electrique", "company", SAME)
    ]


def test_headline_may_shorten_what_the_text_says_in_full() -> None:
    assert shown("Velmont buys\nVelmont Labs buys Tressac.", "Velmont Labs", "Velmont") != []
    assert shown("Velmont buys\nVelmont said that Velmont Labs buys Tressac.", "Velmont Labs", "Velmont") == []


def test_two_longer_names_are_no_answer() -> None:
    assert shown("\nVelmont Labs and Velmont Foods. Velmont won.", "Velmont Labs", "Velmont Foods", "Velmont") == []
    chain = shown(
        "\nVelmont Labs Europe, then Velmont Labs, Velmont.", "Velmont Labs Europe", "Velmont Labs", "Velmont"
    )
    assert [(form.key, form.long_key) for form in chain] == [
        ("velmont", "velmont labs europe"),
        ("velmont labs", "velmont labs europe"),
    ]


def test_names_of_one_deal_are_two_companies() -> None:
    text = "\nVelmont Labs goes to Tarn. Velmont sells."
    assert shown(text, "Velmont Labs", "Velmont", casts=[["Tarn", "Velmont Labs", "Velmont"]]) == [
        ShortForm("velmont", "velmont labs", "company", APART)
    ]


def test_listed_name_is_short_for_nothing() -> None:
    assert shown("\nOrbane Steel Works. Orbane pays.", "Orbane Steel Works", "Orbane") == []


def test_person_is_known_by_the_last_word_and_a_company_is_not() -> None:
    text = "\nInès Valcourt invests. Valcourt smiles."
    assert shown(text, "Inès Valcourt", "Valcourt", kinds="person") == [
        ShortForm("valcourt", "ines valcourt", "person", SURNAME)
    ]
    assert shown(text, "Inès Valcourt", "Valcourt") == []


def test_initials_in_brackets() -> None:
    text = "\nLa Compagnie Lorraine des Aciers (CLA) achète. CLA paie."
    assert shown(text, "Compagnie Lorraine des Aciers", "CLA") == [
        ShortForm("cla", "compagnie lorraine des aciers", "company", INITIALS)
    ]
    assert shown(text.replace("(CLA)", "(CLX)"), "Compagnie Lorraine des Aciers", "CLX") == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Groupe Ostéria", "osteria"),
        ("Velmont Group plc", "velmont"),
        ("Group 1 Cars", "group 1 cars"),
        ("Holding", "holding"),
    ],
)
def test_words_for_a_group_are_left_out(name: str, key: str) -> None:
    assert name_key(name) == key


def buys(day: int, buyer: str, *names: str, target: str = "Tressac", **more: str) -> ParsedDocument:
    sentence = f"{buyer} is to buy {target}."
    parties = {buyer.replace(" ", "_"): "acquirer", target: "target"} | more
    return article(f"2026-01-{day:02}", told(sentence, "acquisition", **parties), names=names)


PROOF = article(
    "2026-01-05",
    told("Velmont Labs is to buy Tressac.", "acquisition", Velmont_Labs="acquirer", Tressac="target"),
    text="Velmont pays.",
    names=["Velmont"],
)


def meant(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return rows(connection, "SELECT DISTINCT name, company_id FROM report_parties WHERE role = 'acquirer' ORDER BY ALL")


def test_short_name_means_one_company_everywhere_once_a_document_shows_it(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    load_parsed(connection, buys(9, "Velmont"))
    assert meant(connection) == [("Velmont", "velmont")]
    load_parsed(connection, PROOF)
    assert meant(connection) == [("Velmont", "velmont-labs"), ("Velmont Labs", "velmont-labs")]
    assert rows(connection, "SELECT deal_id, report_count FROM deals") == [
        ("velmont-labs-tressac-acquisition-2026-01", 2)
    ]
    assert rows(connection, "SELECT alias, rule FROM aliases WHERE company_id = 'velmont-labs' ORDER BY ALL") == [
        ("Velmont", "short for it in an article that names both"),
        ("Velmont Labs", "the same but for case, accents, punctuation and legal form"),
    ]
    assert rows(connection, "FROM companies WHERE company_id = 'velmont'") == []


@pytest.mark.parametrize(
    "rival",
    [
        buys(7, "Velmont Foods", target="Orbelane"),
        buys(7, "Velmont Labs", target="Orbelane", Velmont="seller"),
        buys(7, "Tarn", "Velmont Foods"),
    ],
)
def test_second_plausible_company_parts_the_names_again(
    connection: duckdb.DuckDBPyConnection, rival: ParsedDocument
) -> None:
    for parsed in (PROOF, buys(9, "Velmont"), rival):
        load_parsed(connection, parsed)
    found: dict[object, object] = dict(meant(connection))  # type: ignore[arg-type]
    assert (found["Velmont"], found["Velmont Labs"]) == ("velmont", "velmont-labs")
    assert ("velmont",) in rows(connection, "SELECT company_id FROM companies")


def test_known_company_is_plausible_without_a_document(connection: duckdb.DuckDBPyConnection) -> None:
    """Mistral Énergie is no company of the list, Mistral AI is."""
    show = article("2026-01-05", text="Mistral Wind rose. Mistral fell.", names=["Mistral Wind"])
    assert rows(connection, "FROM short_names") == []
    load_parsed(connection, show)
    assert rows(connection, "FROM short_names") == []


def test_document_that_stops_showing_it(connection: duckdb.DuckDBPyConnection) -> None:
    load_parsed(connection, buys(9, "Velmont"))
    showing = PROOF.model_copy(update={"document": PROOF.document.model_copy(update={"path": "a.txt"})})
    silent = showing.model_copy(update={"mentions": tuple(m for m in showing.mentions if m.name != "Velmont")})
    load_parsed(connection, showing)
    assert len(rows(connection, "FROM deals")) == 1
    load_parsed(connection, silent)
    assert meant(connection) == [("Velmont", "velmont"), ("Velmont Labs", "velmont-labs")]
    assert len(rows(connection, "FROM deals")) == 2
    load_parsed(connection, showing)
    assert len(rows(connection, "FROM deals")) == 1


def test_order_of_loading_does_not_matter_and_naming_anew_changes_nothing(tmp_path: Path) -> None:
    articles = [PROOF, buys(9, "Velmont"), buys(11, "Velmont Foods", target="Orbelane"), buys(12, "Tarn", "Velmont")]
    turned = [articles[place:] + articles[:place] for place in range(4)]
    dumps = []
    for number, order in enumerate([*turned, *(order[::-1] for order in turned)]):
        with load_all(tmp_path / f"{number}.duckdb", order) as connection:
            dumps.append(dump(connection))
    assert all(other == dumps[0] for other in dumps)


@pytest.mark.parametrize("count", [2, 4])
def test_loading_at_once_names_as_loading_one_by_one(tmp_path: Path, count: int) -> None:
    articles = [buys(9, "Velmont"), PROOF, buys(11, "Velmont Foods", target="Orbelane"), buys(12, "Tarn", "Velmont")]
    with load_all(tmp_path / "one.duckdb", articles[:count]) as one_by_one:
        expected = dump(one_by_one)
    with load_at_once(tmp_path / "all.duckdb", articles[:count]) as at_once:
        assert dump(at_once) == expected


@pytest.mark.parametrize("count", [2, 4])
def test_naming_anew_changes_nothing(tmp_path: Path, count: int) -> None:
    articles = [PROOF, buys(9, "Velmont"), buys(11, "Velmont Foods", target="Orbelane"), buys(12, "Tarn", "Velmont")]
    with load_all(tmp_path / "deals.duckdb", articles[:count]) as connection:
        before = dump(connection)
        connection.execute("UPDATE mentions SET company_id = 'x'; UPDATE report_parties SET company_id = 'x'")
        connection.execute("DELETE FROM short_names; DELETE FROM companies; DELETE FROM aliases")
        with transaction(connection):
            refresh(connection, name_all(connection).companies)
        assert dump(connection) == before
