from collections.abc import Callable
from pathlib import Path

import pytest

from seeds.errors import DealtrailError
from seeds.gazetteer import (
    KINDS,
    KnownCompany,
    companies,
    read_companies,
    read_epithets,
    read_homes,
    read_sectors,
    sectors,
)
from seeds.language import load_language
from seeds.names import NAMES_FOLDER, demonyms, fold_name, given_names, places, read_demonyms
from seeds.vocabulary import Language

HEADER = "name,kind,aliases,owner\n"


def known(name: str) -> KnownCompany:
    return next(company for company in companies() if company.name == name)


def spelled(spelling: str) -> KnownCompany:
    wanted = fold_name(spelling)
    found = [company for company in companies() if wanted in map(fold_name, (company.name, *company.aliases))]
    assert len(found) == 1, f"{spelling} names {len(found)} companies"
    return found[0]


def first_fields(file_name: str, *, header: bool) -> list[str]:
    lines = (NAMES_FOLDER / file_name).read_text(encoding="utf-8").splitlines()
    return [line.split(",")[0] for line in lines[1 if header else 0 :]]


@pytest.mark.parametrize(
    ("kind", "least"), [("company", 450), ("fund", 200), ("outlet", 120), ("product", 50), ("person", 60)]
)
def test_there_are_enough_names_of_each_kind(kind: str, least: int) -> None:
    assert sum(company.kind == kind for company in companies()) >= least


def test_every_kind_is_used() -> None:
    assert {company.kind for company in companies()} == KINDS


def test_a_spelling_names_one_company() -> None:
    spellings = [fold_name(spelling) for company in companies() for spelling in (company.name, *company.aliases)]
    assert len(spellings) == len(set(spellings))


def test_spellings_carry_no_stray_blanks() -> None:
    for company in companies():
        for spelling in (company.name, *company.aliases):
            assert spelling == " ".join(spelling.split()) != ""


def test_every_owner_is_a_party_itself() -> None:
    for company in companies():
        if company.owner is not None:
            assert known(company.owner).kind not in {"product", "outlet"}, company.name
            assert company.owner != company.name


def test_every_product_stands_for_an_owner() -> None:
    assert all(company.owner for company in companies() if company.kind == "product")


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Goldman", "Goldman Sachs"),
        ("Alphabet Inc", "Google"),
        ("facebook", "Meta"),
        ("Groupe SoftBank", "SoftBank"),
        ("Taiwan Semiconductor Manufacturing", "TSMC"),
        ("Hon Hai", "Foxconn"),
        ("Volvo Cars", "Volvo Car"),
        ("Volvo Group", "Volvo"),
        ("Total", "TotalEnergies"),
        ("PIF", "Public Investment Fund"),
        ("caisse des depots", "Caisse des Dépôts"),
        ("L’Oréal", "L'Oréal"),
        ("WSJ", "Wall Street Journal"),
    ],
)
def test_a_spelling_leads_to_its_company(spelling: str, name: str) -> None:
    assert spelled(spelling).name == name


@pytest.mark.parametrize(
    ("name", "owner"), [("ChatGPT", "OpenAI"), ("Trainium", "Amazon"), ("Azure", "Microsoft"), ("AWS", "Amazon")]
)
def test_brands_and_divisions_stand_for_their_owner(name: str, owner: str) -> None:
    assert known(name).owner == owner


@pytest.mark.parametrize(
    ("read", "least"), [(given_names, 1200), (places, 600), (demonyms, 600)], ids=["given", "places", "demonyms"]
)
def test_the_lists_are_long_enough_and_folded(read: Callable[[], frozenset[str]], least: int) -> None:
    assert len(read()) >= least
    assert all(form == fold_name(form) != "" for form in read())


@pytest.mark.parametrize("name", ["Zoé", "Masayoshi", "Mohamed", "Jean", "Ngozi", "Jürgen"])
def test_given_names_are_found_folded(name: str) -> None:
    assert fold_name(name) in given_names()


@pytest.mark.parametrize(
    "word", ["Orange", "Stripe", "Mercedes", "Chase", "Morgan", "Rivian", "Will", "Mark Zuckerberg"]
)
def test_words_that_are_names_of_companies_are_no_given_names(word: str) -> None:
    assert fold_name(word) not in given_names()


@pytest.mark.parametrize(
    "place",
    ["Île-de-France", "Silicon Valley", "Moyen-Orient", "Southeast Asia", "Allemagne", "Germany", "Côte d’Ivoire"],
)
def test_places_are_found_folded(place: str) -> None:
    assert fold_name(place) in places()


def test_no_company_is_spelled_like_a_place() -> None:
    assert (
        not {fold_name(spelling) for company in companies() for spelling in (company.name, *company.aliases)} & places()
    )


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("américain", "US"),
        ("américaines", "US"),
        ("American", "US"),
        ("Kenyan", "KE"),
        ("suédoises", "SE"),
        ("Swedish", "SE"),
        ("européenne", ""),
        ("African", ""),
        ("lyonnaises", ""),
    ],
)
def test_demonyms_point_at_their_country(form: str, code: str) -> None:
    assert demonyms()[fold_name(form)] == code


def test_demonyms_cover_the_world() -> None:
    assert len(set(demonyms().values()) - {""}) >= 80


def test_folding_levels_accents_case_apostrophes_and_spaces() -> None:
    assert fold_name("  L’ORÉAL\u00a0 Groupe ") == "l'oreal groupe"


@pytest.mark.parametrize(
    ("file_name", "header"),
    [
        ("companies.csv", True),
        ("sectors.csv", True),
        ("homes.csv", True),
        ("epithets.csv", True),
        ("demonyms.csv", True),
        ("states.csv", True),
        ("given_names.txt", False),
        ("places.txt", False),
    ],
)
def test_files_are_sorted_by_folded_name_without_doubles(file_name: str, header: bool) -> None:
    folded = [fold_name(field) for field in first_fields(file_name, header=header)]
    assert folded == sorted(set(folded))


SECTORS = "company,sector\n"
HOMES = "company,country\n"
EPITHETS = "company,words\n"
DEMONYMS = "form,country_code\n"


def read_known_sectors(path: Path) -> object:
    return read_sectors(path, companies())


def read_known_homes(path: Path) -> object:
    return read_homes(path, companies())


def read_known_epithets(path: Path) -> object:
    return read_epithets(path, companies())


def test_words_may_be_said_of_several_companies(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text(EPITHETS + "Intel,Santa Clara\nNvidia,Santa Clara|Jensen Huang\n", "utf-8")
    assert read_epithets(tmp_path / "names.csv", companies()) == {
        "santa clara": {"Intel", "Nvidia"},
        "jensen huang": {"Nvidia"},
    }


@pytest.mark.parametrize(
    ("read", "text", "line", "value"),
    [
        (read_companies, HEADER + "Acme,firm,,\n", 2, "firm"),
        (read_companies, HEADER + "Acme,company,,\nAcmé,company,,\n", 3, "Acmé"),
        (read_companies, HEADER + "Acme,company,Ajax|Ajax Inc,\nBeta,company,ajax,\n", 3, "ajax"),
        (read_companies, HEADER + "Acme,company,,\nAcme,company,,\n", 3, "Acme"),
        (read_companies, HEADER + "Widget,product,,\n", 2, "Widget"),
        (read_companies, HEADER + "Widget,product,,Acme\n", 2, "Acme"),
        (read_companies, HEADER + "Acme,company\n", 2, "Acme,company"),
        (read_companies, HEADER + ",company,,\n", 2, ",company,,"),
        (read_known_sectors, SECTORS + "Nobody At All,chips\n", 2, "Nobody At All"),
        (read_known_sectors, SECTORS + "Nvidia,\n", 2, "Nvidia"),
        (read_known_sectors, SECTORS + "Nvidia,chips\nNvidia,cars\n", 3, "Nvidia"),
        (read_known_sectors, SECTORS + "Andreessen Horowitz,bank\n", 2, "Andreessen Horowitz"),
        (read_known_homes, HOMES + "Nobody At All,FR\n", 2, "Nobody At All"),
        (read_known_epithets, EPITHETS + "Nobody At All,Paris\n", 2, "Nobody At All"),
        (read_known_epithets, EPITHETS + "Nvidia,\n", 2, "Nvidia"),
        (read_known_homes, HOMES + "Nvidia,XX\n", 2, "Nvidia"),
        (read_known_homes, HOMES + "Nvidia,US\nNvidia,US\n", 3, "Nvidia"),
        (read_demonyms, DEMONYMS + "français,fr\n", 2, "fr"),
        (read_demonyms, DEMONYMS + "congolais,CD\nCongolais,CG\n", 3, "Congolais"),
    ],
)
def test_a_wrong_line_is_named(
    tmp_path: Path, read: Callable[[Path], object], text: str, line: int, value: str
) -> None:
    path = tmp_path / "names.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DealtrailError) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}:{line}: {value!r}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_sector_has_nouns(code: Language) -> None:
    assert set(sectors().values()) == set(load_language(code).sector_nouns)


def test_a_wrong_header_is_named(tmp_path: Path) -> None:
    path = tmp_path / "companies.csv"
    path.write_text("name,kind\n", encoding="utf-8")
    with pytest.raises(DealtrailError, match=r"companies\.csv:1: 'name,kind'.*name,kind,aliases,owner"):
        read_companies(path)
