from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.errors import TableError
from seeds.model import ParsedDocument, Report
from seeds.tables import ColumnMapping, Refusal, guess_mapping, read_rows, read_sheet
from seeds.vocabulary import Kind


def rows_of(path: Path, text: str, mapping: ColumnMapping | None = None) -> list[ParsedDocument | tuple[Refusal, ...]]:
    path.write_text(text, encoding="utf-8")
    sheet = read_sheet(path)
    return list(read_rows(sheet, mapping or guess_mapping(sheet)))


def only(rows: list[ParsedDocument | tuple[Refusal, ...]]) -> ParsedDocument:
    (row,) = rows
    assert isinstance(row, ParsedDocument), row
    return row


def report_of(rows: list[ParsedDocument | tuple[Refusal, ...]]) -> Report:
    (report,) = only(rows).reports
    return report


def refusals_of(rows: list[ParsedDocument | tuple[Refusal, ...]]) -> list[tuple[int, str, str, str]]:
    return [(r.line, r.column, r.value, r.problem) for row in rows if isinstance(row, tuple) for r in row]


def test_a_row_becomes_a_document_whose_words_prove_every_field(tmp_path: Path) -> None:
    document = only(
        rows_of(
            tmp_path / "a.csv",
            "Acquéreur;Cible;Vendeur;Type;Montant (M€);Part;Valorisation;Date;Statut;"
            "Journal;Publié le;Lien;Titre;Note\n"
            'Acme;Bolt;"Corvo ; Dunmore";M&A;1 200,5;33,4 %;3 Md€;18/12/2025;signé;'
            "Le Soir;19/12/2025;https://a.fr;Ça bouge;ok\n",
        )
    )
    (report,) = document.reports

    assert document.document.text.splitlines()[:3] == ["Acquéreur: Acme", "Cible: Bolt", "Vendeur: Corvo ; Dunmore"]
    assert document.document.text.endswith("Note: ok")
    told = document.document
    assert (told.publisher, told.published, told.url, told.title) == (
        "Le Soir",
        "2025-12-19",
        "https://a.fr",
        "Ça bouge",
    )
    assert [(party.name, party.role.value) for party in report.parties] == [
        ("Acme", "acquirer"),
        ("Bolt", "target"),
        ("Corvo", "seller"),
        ("Dunmore", "seller"),
    ]
    assert (report.kind, report.stage, report.confirmation) == (Kind.ACQUISITION, "announced", "reported")
    assert (report.amount, report.valuation, report.currency) == (1200500000, 3 * 10**9, "EUR")
    assert (report.stake_pct, report.date, report.rule, report.confidence) == (33.4, "2025-12-18", "import", 1.0)
    assert {(e.field, e.text) for e in report.evidence} == {
        ("deal", told.text),
        ("acquirer", "Acme"),
        ("target", "Bolt"),
        ("seller", "Corvo"),
        ("seller", "Dunmore"),
        ("kind", "M&A"),
        ("amount", "1 200,5"),
        ("stake_pct", "33,4 %"),
        ("valuation", "3 Md€"),
        ("date", "18/12/2025"),
        ("stage", "signé"),
    }
    assert [mention.name for mention in document.mentions] == ["Acme", "Bolt", "Corvo", "Dunmore"]


def test_a_column_of_excerpts_is_the_passage(tmp_path: Path) -> None:
    report = report_of(rows_of(tmp_path / "a.csv", 'Buyer,Target,Kind,Excerpt\nA,B,ipo,"It said so, twice."\n'))

    assert report.evidence[0].field == "deal"
    assert report.evidence[0].text == "It said so, twice."


@pytest.mark.parametrize(
    ("kind", "payer", "payee"),
    [
        ("funding_round", "investor", "target"),
        ("acquisition", "acquirer", "target"),
        ("fund", "investor", "manager"),
        ("contract", "customer", "supplier"),
        ("partnership", "partner", "partner"),
        ("ipo", "investor", "issuer"),
        ("debt", "lender", "borrower"),
    ],
)
@pytest.mark.parametrize("headers", ["Payer,Payee", "Acquirer,Target"])
def test_the_role_of_a_side_follows_from_the_kind(
    tmp_path: Path, kind: str, payer: str, payee: str, headers: str
) -> None:
    report = report_of(rows_of(tmp_path / "a.csv", f"{headers},Kind\nA,B,{kind}\n"))

    assert [party.role.value for party in report.parties] == [payer, payee]


def test_a_kind_without_such_a_side_is_refused(tmp_path: Path) -> None:
    rows = rows_of(tmp_path / "a.csv", "Payer,Payee,Partner,Kind\nA,B,,capex\nA,,P,debt\n,,,ipo\n")

    assert refusals_of(rows) == [
        (2, "Payee", "B", "a deal of kind capex has no payee"),
        (3, "Partner", "P", "a deal of kind debt has no partner"),
        (4, "Payer", "", "no company"),
    ]


def test_a_status_tells_the_stage_the_confirmation_or_both(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path / "a.csv", "Acheteur,Cible,Type,Statut\nA,B,rachat,rumeur\nA,B,rachat,démenti\nA,B,rachat,zut\n"
    )

    told = [(row.reports[0].stage, row.reports[0].confirmation) for row in rows if isinstance(row, ParsedDocument)]
    assert told == [("in_talks", "reported"), ("announced", "denied")]
    assert [refusal[:3] for refusal in refusals_of(rows)] == [(4, "Statut", "zut")] * 2


@pytest.mark.parametrize(
    ("amount", "currency", "found"),
    [
        ("5m", "EUR", (5 * 10**6, "EUR", False)),
        ("$5m", "CAD", (5 * 10**6, "CAD", False)),
        ("C$5m", "", (5 * 10**6, "CAD", False)),
        ("5m", "", (5 * 10**6, "GBP", True)),
        ("", "EUR", (None, None, False)),
    ],
)
def test_the_currency_is_of_the_cell_of_its_column_or_the_default(
    tmp_path: Path, amount: str, currency: str, found: tuple[object, ...]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"Payer,Target,Kind,Amount,Currency\nA,B,ipo,{amount},{currency}\n")
    sheet = read_sheet(path)
    mapping = ColumnMapping(
        language="en",
        columns={name: (name.capitalize(),) for name in ("payer", "target", "kind", "amount", "currency")},
        defaults={"currency": "GBP"},
    )

    report = report_of(list(read_rows(sheet, mapping)))

    assert (report.amount, report.currency, report.currency_inferred) == found


def test_ranges_and_bounds(tmp_path: Path) -> None:
    header = "Payer,Target,Kind,Amount,Max amount,Bound,Currency\n"
    rows = rows_of(
        tmp_path / "a.csv",
        header
        + "A,B,ipo,10-20m,,,EUR\nA,B,ipo,10m,20m,about,EUR\nA,B,ipo,,20m,,EUR\n"
        + "A,B,ipo,>5m,,,EUR\nA,B,ipo,20m,10m,,EUR\n",
    )

    told = [row.reports[0] for row in rows if isinstance(row, ParsedDocument)]
    assert [(r.amount, r.amount_max, r.bound) for r in told] == [
        (10**7, 2 * 10**7, "exact"),
        (10**7, 2 * 10**7, "about"),
        (2 * 10**7, None, "up_to"),
        (5 * 10**6, None, "at_least"),
    ]
    assert [refusal[3] for refusal in refusals_of(rows)] == ["the range 20000000 to 10000000 has no order"]


def test_every_refusal_names_line_column_value_and_way_out(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path / "a.csv",
        "Payer,Target,Kind,Amount,Currency,Date,Published,Stake\n"
        "A,B,spin-off,5,EUR,,,\n"
        "A,B,ipo,lots,EUR,soon,,200\n"
        "A,B,ipo,5,,,,\n"
        "A,B,ipo,$5m,EUR,,,\n"
        "A,B,ipo,€5m,USD,,,\n"
        "A,B,ipo,,,01/02/2025,,\n"
        "A,B,ipo,,,,yesterday,\n"
        "A,B,,,,,,\n"
        "A,B,ipo\n"
        "A,B,ipo,,,,,,,more\n"
        "A,B,ipo,5,Taler,,,\n",
    )

    assert refusals_of(rows) == [
        (2, "Kind", "spin-off", "the kind is not known"),
        (3, "Amount", "lots", "amount: no amount that can be read"),
        (3, "Stake", "200", "stake_pct: no share between 0 and 100 percent"),
        (3, "Date", "soon", "date: no date that can be read"),
        (4, "Amount", "5", "an amount without a currency"),
        (5, "Amount", "$5m", "amount is in USD and currency in EUR"),
        (6, "Amount", "€5m", "amount is in EUR and currency in USD"),
        (7, "Date", "01/02/2025", "date: day and month may be swapped"),
        (8, "Published", "yesterday", "published: no date that can be read"),
        (9, "Kind", "", "no kind of deal"),
        (10, "", "", "3 cells, the header has 8"),
        (11, "", "", "10 cells, the header has 8"),
        (12, "Currency", "Taler", "currency: no currency"),
    ]
    assert all(refusal.way_out for row in rows if isinstance(row, tuple) for refusal in row)


def test_a_formula_that_an_export_defused_is_the_text_again(tmp_path: Path) -> None:
    document = only(rows_of(tmp_path / "a.csv", "Payer,Target,Kind,Note\n'=Acme,'t Hooft,ipo,'-5\n"))

    assert [party.name for party in document.reports[0].parties] == ["=Acme", "'t Hooft"]
    assert document.document.text.endswith("Note: -5")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Foo,Bar\n1,2\n", "no column of companies is known among Foo, Bar; name them in a mapping"),
        ("Payer,Bar\n1,2\n", "no column for the kind of deal is known among Payer, Bar"),
    ],
)
def test_a_table_that_says_too_little_is_refused_as_a_whole(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(TableError, match=words):
        rows_of(tmp_path / "a.csv", text)


def test_a_mapping_for_another_table_is_refused(tmp_path: Path) -> None:
    mapping = ColumnMapping(language="en", columns={"payer": ("Buyer",)}, defaults={"kind": "ipo"})

    with pytest.raises(TableError, match="there is no column 'Buyer' for payer; there are Payer"):
        rows_of(tmp_path / "a.csv", "Payer\nA\n", mapping)


cells = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["Acme", "Acme; Bolt", "ipo", "rachat", "5 M€", "10-20m", "2025", "01/02/2025", "33 %", "EUR", "n/a", "'=1"]
    ),
)
HEADERS = ("Payer", "Target", "Kind", "Amount", "Currency", "Date", "Stake", "Excerpt", "Status", "Valuation")


@given(st.lists(st.lists(cells, min_size=len(HEADERS), max_size=len(HEADERS)), max_size=4))
def test_any_row_is_proven_or_refused(tmp_path_factory: pytest.TempPathFactory, table: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("rows") / "a.csv"
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [list(HEADERS), *table]]
    path.write_bytes("\n".join(lines).encode("utf-8", "replace"))
    sheet = read_sheet(path, ",", "utf-8")
    mapping = ColumnMapping(
        language="fr",
        columns={
            "payer": ("Payer",),
            "target": ("Target",),
            "kind": ("Kind",),
            "amount": ("Amount",),
            "currency": ("Currency",),
            "date": ("Date",),
            "stake_pct": ("Stake",),
            "quote": ("Excerpt",),
            "stage": ("Status",),
            "confirmation": ("Status",),
            "valuation": ("Valuation",),
        },
    )

    for row in read_rows(sheet, mapping):
        if isinstance(row, tuple):
            assert all(refusal.problem and refusal.way_out for refusal in row)
            continue
        (report,) = row.reports
        proven = {evidence.field for evidence in report.evidence}
        assert {party.role.value for party in report.parties} <= proven
        assert all(
            name in proven for name in ("amount", "stake_pct", "date", "valuation") if getattr(report, name) is not None
        )
