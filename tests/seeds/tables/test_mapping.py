from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.errors import DealtrailError, TableError
from seeds.tables import ColumnMapping, check_defaults, guess_mapping, load_mapping, mapping_text, read_sheet
from seeds.tables.words import CHOICES, FIELDS, choice_of, fields_of, is_missing, table_words
from seeds.vocabulary import LANGUAGES


def guessed(tmp_path: Path, header: str, *rows: str) -> ColumnMapping:
    path = tmp_path / "deals.csv"
    path.write_text("\n".join((header, *rows)), encoding="utf-8")
    return guess_mapping(read_sheet(path))


def columns_of(mapping: ColumnMapping) -> Mapping[str, str]:
    return {name: " + ".join(headers) for name, headers in mapping.columns.items()}


def test_french_headers_are_known(tmp_path: Path) -> None:
    mapping = guessed(
        tmp_path,
        "Acquéreur;Cible;Nature de l'opération;Montant (M€);Part du capital;Date d'annonce;Statut;Lien;Remarque",
        "Acme;Bolt;rachat;1 200,5;33,4 %;18/12/2025;rumeur;https://a.fr;rien",
    )

    assert columns_of(mapping) == {
        "acquirer": "Acquéreur",
        "target": "Cible",
        "kind": "Nature de l'opération",
        "amount": "Montant (M€)",
        "stake_pct": "Part du capital",
        "date": "Date d'annonce",
        "stage": "Statut",
        "confirmation": "Statut",
        "url": "Lien",
    }
    assert (mapping.language, mapping.delimiter, mapping.decimal, mapping.date_order) == ("fr", ";", ",", "dmy")
    assert (mapping.scales, mapping.currencies) == ({"amount": 10**6}, {"amount": "EUR"})


def test_english_headers_are_known(tmp_path: Path) -> None:
    mapping = guessed(
        tmp_path,
        "Company,Investors,Round,Money raised ($m),Announced on,Source,Deal status",
        "Corvo,Dunmore,Series B,30,12/18/2025,https://a.com/x,closed",
    )

    assert columns_of(mapping) == {
        "payee": "Company",
        "investor": "Investors",
        "round": "Round",
        "amount": "Money raised ($m)",
        "date": "Announced on",
        "url": "Source",
        "stage": "Deal status",
    }
    assert (mapping.language, mapping.date_order, mapping.decimal) == ("en", "mdy", ".")
    assert (mapping.scales, mapping.currencies) == ({"amount": 10**6}, {"amount": "USD"})


@pytest.mark.parametrize(
    ("header", "scale", "currency"),
    [
        ("Amount", None, None),
        ("Amount (USD bn)", 10**9, "USD"),
        ("amount_usd", None, "USD"),
        ("Deal value in € million", 10**6, "EUR"),
        ("Montant (Md€)", 10**9, "EUR"),
        ("Montant en k€", 10**3, "EUR"),
        ("Montant en millions d'euros", 10**6, "EUR"),
        ("Value [£m]", 10**6, "GBP"),
    ],
)
def test_the_unit_of_a_header_is_read(tmp_path: Path, header: str, scale: int | None, currency: str | None) -> None:
    mapping = guessed(tmp_path, f"Buyer,Target,{header}", "a,b,5")

    assert mapping.columns["amount"] == (header,)
    assert (mapping.scales.get("amount"), mapping.currencies.get("amount")) == (scale, currency)


def test_the_cells_tell_the_order_of_dates_and_the_decimal_sign(tmp_path: Path) -> None:
    both = guessed(tmp_path, "Buyer;Amount;Date", "a;1,5;01/13/2025", "b;2.5;13/01/2025")
    point = guessed(tmp_path, "Payeur;Montant;Date", "a;1.234.567;01/02/2025", "b;1234.5;02/03/2025")
    group = guessed(tmp_path, "Buyer;Amount;Date", "a;1.234.567;01/02/2025")

    assert (both.date_order, both.decimal) == (None, ".")
    assert (point.date_order, point.decimal) == ("dmy", ",")
    assert (group.date_order, group.decimal) == (None, ",")


def test_several_columns_may_hold_names(tmp_path: Path) -> None:
    mapping = guessed(tmp_path, "Lead investor,Investors,Investor,Company,Amount,Deal value", "a,b,c,d,1,2")

    assert mapping.columns["investor"] == ("Investor", "Investors")
    assert mapping.columns["lead_investor"] == ("Lead investor",)
    assert len(mapping.columns["amount"]) == 1


def test_every_language_has_words_that_make_sense() -> None:
    for language in LANGUAGES:
        words = table_words(language)
        assert {"payee", "amount", "kind", "date"} <= {
            field for fields in words.headers.values() for field, _ in fields
        }
        assert words.missing
    for field in FIELDS:
        assert field in fields_of(field.replace("_", " ").upper())
    for field, choices in CHOICES.items():
        assert [choice_of(field, choice, {}) for choice in choices] == list(choices)


def test_the_users_own_words_count_first() -> None:
    assert choice_of("kind", "M & A", {}) == "acquisition"
    assert choice_of("kind", "m&a", {"M&A": "partnership"}) == "partnership"
    assert choice_of("kind", "spin-off", {}) is None


@pytest.mark.parametrize("text", ["", " ", "-", "—", "N/A", "n.a.", "Undisclosed", "non communiqué", "NC", "?"])
def test_a_cell_may_say_that_nothing_is_known(text: str) -> None:
    assert is_missing(text)
    assert not is_missing("Nokia")


words = st.text(min_size=1)
choices = st.sampled_from(sorted(CHOICES)).flatmap(
    lambda name: st.tuples(
        st.just(name), st.dictionaries(words, st.sampled_from(CHOICES[name]), min_size=1, max_size=3)
    )
)


@given(
    st.builds(
        ColumnMapping,
        language=st.sampled_from(LANGUAGES),
        columns=st.dictionaries(st.sampled_from(FIELDS), words.map(lambda header: (header,)), min_size=1),
        values=st.lists(choices, max_size=3).map(dict),
        defaults=st.fixed_dictionaries({}, optional={"kind": st.sampled_from(CHOICES["kind"]), "currency": words}),
        scales=st.dictionaries(st.sampled_from(["amount", "valuation"]), st.integers(1, 10**12)),
        currencies=st.dictionaries(st.sampled_from(["amount", "valuation"]), st.sampled_from(["EUR", "USD"])),
        date_order=st.sampled_from(["dmy", "mdy"]),
        decimal=st.sampled_from([".", ","]),
        names_separator=words,
        delimiter=st.none() | st.characters(codec="utf-8"),
    )
)
def test_a_mapping_is_read_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, mapping: ColumnMapping
) -> None:
    path = tmp_path_factory.mktemp("map") / "deals.toml"
    path.write_text(mapping_text(mapping), encoding="utf-8", newline="")

    assert load_mapping(path) == mapping


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("colums = 1", "colums: there is no such key"),
        ("[columns]\nbuyer = 'x'", "columns.buyer: there is no such field"),
        ("[columns]\namount = ['a', 'b']", "columns.amount: only names may stand in several columns"),
        ("[columns]\npayer = 5", "columns.payer: it is no header"),
        ("columns = 'payer'", "columns: it is no table"),
        ("[values.kind]\n'M&A' = 'merger'", "values.kind.M&A: 'merger' is none of funding_round"),
        ("[values.title]\na = 'b'", "values.title: it is none of kind"),
        ("[defaults]\nround = 'x'", "defaults.round: there is none for it"),
        ("[defaults]\nkind = 'x'", "defaults.kind: 'x' makes no sense"),
        ("[scales]\namount = 0", "scales.amount: 0 makes no sense"),
        ("[currencies]\ndate = 'EUR'", "currencies.date: 'EUR' makes no sense"),
        ("language = 'xx'", "language: 'xx' is none of de, en, fr"),
        ("date_order = 'ymd'", "date_order: 'ymd' is none of dmy, mdy"),
        ("decimal = ';'", "decimal: ';' is neither"),
        ("delimiter = ', '", "delimiter: it is not one character"),
        ("encoding = 5", "encoding: it is no text"),
        ("a = ", "no valid TOML"),
    ],
)
def test_a_mapping_that_makes_no_sense_names_the_key(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "deals.toml"
    path.write_text(text)

    with pytest.raises(TableError) as caught:
        load_mapping(path)

    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_mapping_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"deals\.toml: it cannot be read"):
        load_mapping(tmp_path / "deals.toml")


def test_defaults_are_checked() -> None:
    check_defaults({"kind": "acquisition", "currency": "EUR"})
    with pytest.raises(DealtrailError, match=r"defaults\.amount: there is none for it"):
        check_defaults({"amount": "5"})
