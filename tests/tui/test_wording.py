import re
import tomllib
from string import Formatter

import pytest

from seeds.saying import quoted, say
from seeds.vocabulary import CompanyKind, Confirmation, Kind, Stage
from store.decisions import HOLDS, UNDONE, WAITING
from store.errors import SearchError
from tests.tui.english import TUI, of_the_interface, of_the_schema, vocabulary, widths_of_columns
from tui import wording
from tui.display import confirmation_text, stage_text, width_of, words
from tui.wording import comment, counted, figures, language_of, languages, number, set_language, tr

OTHERS = [code for code in languages() if code != "en"]


@pytest.fixture
def french(monkeypatch):
    monkeypatch.setattr(wording._Speech, "language", None)
    set_language("fr")


def file_of(code: str) -> dict[str, dict[str, object]]:
    return tomllib.loads((TUI / "languages" / f"{code}.toml").read_text(encoding="utf-8"))


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_every_text_of_the_code_and_no_other(code: str) -> None:
    english, file = of_the_interface(), file_of(code)
    assert set(file["words"]) == english.words
    assert set(file["nouns"]) == english.nouns
    assert set(file["domain"]) == vocabulary()


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_what_the_database_says_of_itself(code: str) -> None:
    comments = tomllib.loads((TUI / "languages" / "schema" / f"{code}.toml").read_text(encoding="utf-8"))
    assert set(comments) == of_the_schema()


def test_what_the_database_says_of_itself_is_told_in_french(french) -> None:
    assert comment("The company") == "La société"
    assert comment("VARCHAR: The company") == "VARCHAR: La société"
    assert comment("VARCHAR: of another") == "VARCHAR: of another"
    assert comment("of another") == "of another"


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_the_fields_of_its_text(code: str) -> None:
    for english, text in file_of(code)["words"].items():
        assert fields(str(text)) == fields(english), english
        assert str(text).endswith("\n") == english.endswith("\n"), english
        assert str(text).startswith(" ") == english.startswith(" "), english


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_names_no_key_that_its_text_does_not(code: str) -> None:
    keys = re.compile(r"ctrl\+\w|\bF\d\b|\benter\b|\besc\b|\btab\b")
    for english, text in file_of(code)["words"].items():
        assert set(keys.findall(str(text))) <= set(keys.findall(english)), english


@pytest.mark.parametrize(
    ("setting", "environ", "code"),
    [
        ("auto", {}, "en"),
        ("auto", {"LANG": "fr_FR.UTF-8"}, "fr"),
        ("auto", {"LANG": "fr_FR.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ("auto", {"LANG": "en_US.UTF-8", "LC_MESSAGES": "fr_CA"}, "fr"),
        ("auto", {"LANG": "fr", "LC_ALL": ""}, "fr"),
        ("auto", {"LANG": "tlh_QO"}, "en"),
        ("auto", {"LANG": "../../etc"}, "en"),
        ("fr", {"LANG": "en_GB"}, "fr"),
        ("en", {"LANG": "fr_FR"}, "en"),
    ],
)
def test_the_setting_goes_before_the_system(setting: str, environ: dict[str, str], code: str) -> None:
    assert language_of(setting, environ) == code


def test_english_is_what_stands_in_the_code() -> None:
    assert tr("{count} kept", count=3) == "3 kept"
    assert (counted(1, "deal"), counted(1204, "company", "companies")) == ("1 deal", "1,204 companies")
    assert words("in_talks") == "in talks"
    assert figures("≤ 50 bn USD") == "≤ 50 bn USD"


def test_french_words(french) -> None:
    assert tr("Deals") == "Transactions"
    assert words("funding_round") == "tour de table"
    assert (stage_text("considered"), confirmation_text("denied")) == ("◌ à l’étude", "✗ démenti")
    assert tr("nobody wrote this down") == "nobody wrote this down"


def test_french_counts(french) -> None:
    assert [counted(count, "deal") for count in (0, 1, 2)] == ["0 transaction", "1 transaction", "2 transactions"]
    assert number(1_204_000) == "1\u202f204\u202f000"


@pytest.mark.parametrize(
    ("english", "text"),
    [
        ("≤ 50 bn USD", "≤ 50 Md USD"),
        ("~1.25 bn USD?", "~1,25 Md USD?"),
        ("900 m–1.2 bn EUR", "900 M–1,2 Md EUR"),
        ("10–20 m EUR + 1.5 tn JPY", "10–20 M EUR + 1,5 Bn JPY"),
        ("33.4 %", "33,4 %"),
        ("12,500.5 k", "12\u202f500,5 k"),
        ("3 Nov 2025", "3 nov. 2025"),
        ("Aug 2025", "août 2025"),
        ("Q4 2025", "T4 2025"),
        ("2025", "2025"),
    ],
)
def test_french_figures(french, english: str, text: str) -> None:
    assert figures(english) == text


def test_what_was_said_in_english_is_told_in_french(french) -> None:
    problem = say("the statement has {count} characters; {most} is the most", count=250_000, most=200_000)
    error = SearchError("x", 3, problem)
    assert tr(error.said) == (
        "la requête a 250\u202f000 caractères\u00a0; 200\u202f000 au plus (caractère 4 de la recherche)"
    )
    assert tr("the search cannot be changed: {problem}", problem=say("another process")).endswith("un autre processus")
    assert tr(quoted("Catalog {Error}")) == "Catalog {Error}"


def test_a_value_is_never_read_as_a_field(french) -> None:
    assert tr("{name} taken out", name="{count} {x") == "{count} {x ôtée"


@pytest.mark.parametrize("code", OTHERS)
def test_the_names_of_the_vocabulary_fit_their_columns(code: str) -> None:
    domain = file_of(code)["domain"]
    for names, cells in ((Kind, 13), (Stage, 10), (Confirmation, 10), (CompanyKind, 10), ((HOLDS, WAITING, UNDONE), 7)):
        for name in names:
            assert width_of(str(domain[name])) <= cells, name


@pytest.mark.parametrize("code", OTHERS)
def test_the_titles_of_columns_fit_with_their_arrow(code: str) -> None:
    texts = file_of(code)["words"]
    for title, cells in widths_of_columns():
        assert width_of(str(texts[title])) <= cells, title
