"""The explorer in French: a walk through every screen, on which no English of ours is left."""

import re
import tomllib

import pytest
from textual.command import CommandPalette
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets._footer import FooterKey
from textual.widgets.option_list import Option

from tests.tui.english import TUI
from tests.tui.test_taking import export_to, rows_of
from tui import wording
from tui.app import ExplorerApp
from tui.palette import Commands
from tui.widgets.footer import KeyLine
from tui.widgets.pane_title import PaneTitle
from tui.widgets.record_table import RecordTable
from tui.wording import set_language

FRENCH = tomllib.loads((TUI / "languages" / "fr.toml").read_text(encoding="utf-8"))["words"]
ENGLISH_SHAPES = re.compile(
    "|".join(
        re.sub(r"\\{.*?\\}", ".{1,200}?", re.escape(english))
        for english, french in FRENCH.items()
        if english != french and len(re.findall(r"\b[a-z]+\b", re.sub(r"\{.*?\}", "", english))) > 3
    ),
    re.DOTALL,
)
"""Whole sentences of ours, with whatever may stand in their fields."""
ENGLISH = {english for english, french in FRENCH.items() if english != french} - set(FRENCH.values())
ENGLISH_MONEY = re.compile(r"\d (tn|bn|m) [A-Z]{3}\b|\d,\d{3} ")

WALK = {
    "the deals": (),
    "the companies": ("1", "j"),
    "their filter": ("F",),
    "the facets": ("escape", "f"),
    "a source": ("escape", "3"),
    "a search in it": ("/", "x"),
    "the help": ("escape", "?"),
    "the palette": ("escape", ":"),
    "the profile": ("escape", "1", "g", "j", "p"),
    "the deals of the profile": ("2",),
    "its names": ("3",),
    "where it is only named": ("4",),
    "the loops": ("escape", "O"),
    "the form of a company": ("escape", "c"),
    "its name": ("enter",),
    "another company": ("escape", "m"),
    "what can be copied": ("escape", "escape", "2", "y"),
    "an export": ("escape", "e"),
    "which company": ("escape", "p"),
    "the columns": ("escape", "w"),
    "the themes": ("escape", "T"),
    "the SQL of the list": ("escape", "S"),
    "the form of a deal": ("escape", "c"),
    "a choice of the form": ("enter",),
    "a text of the form": ("escape", "G", "enter"),
    "a join": ("escape", "m"),
    "a split": ("escape", "s"),
    "a rejection": ("escape", "r"),
    "the corrections": ("escape", "escape", "C"),
    "what was rejected": ("2",),
    "the load": ("escape", "L"),
    "the console": ("escape", "4"),
    "its tables": ("ctrl+t",),
    "the saved queries": ("ctrl+o",),
    "the history": ("escape", "ctrl+l"),
    "a statement that is none": ("escape", "escape", "4", *"SELEC 1", "ctrl+r"),
    "a statement that writes": ("end", "ctrl+u", *"DROP TABLE deals", "ctrl+r"),
    "no statement": ("end", "ctrl+u", "ctrl+r"),
    "a value that is none": (*"SELECT :n", "ctrl+r", *"2025-13-01", "ctrl+r"),
    "an answer": ("escape", "end", "ctrl+u", *"SELECT 1", "ctrl+r"),
    "a filter that is none": ("escape", "escape", "2", "/", *"kin:x"),
    "a value that no filter has": ("backspace", "backspace", *"d:x"),
    "a figure that is none": ("ctrl+u", *"amount>=x"),
    "a date that is none": ("ctrl+u", *"since:2025-13"),
    "a quote that is open": ("ctrl+u", '"'),
    "a name of a file that is none": ("ctrl+u", "escape", "e", *".xyz", "enter"),
    "a folder that is not there": (*["backspace"] * 40, *"/nowhere/x.csv", "enter"),
    "nothing to redo": ("escape", "2", "U"),
    "files that are none": ("L", *"/nowhere", "enter"),
}


@pytest.fixture
def french(monkeypatch):
    monkeypatch.setattr(wording._Speech, "language", None)
    set_language("fr")


def texts_of(widget: Widget) -> set[str]:
    """What a widget shows, or tells under the mouse, that is no value of the database."""
    texts = {str(text) for text in (widget.tooltip, widget.border_title, widget.border_subtitle) if text}
    if isinstance(widget, FooterKey):
        texts.add(widget.description)
    elif isinstance(widget, Input):
        texts.add(widget.placeholder)
    elif isinstance(widget, RecordTable):
        texts |= {column.heading for column in widget.columns if not column.verbatim} | {widget.empty_text}
    elif isinstance(widget, Static):
        texts |= {str(widget.content), str(widget.content).strip(" 0123456789")}  # a tab has its number and a count
    elif isinstance(widget, OptionList):
        texts |= {str(option.prompt) for option in widget.options}
    elif isinstance(widget, PaneTitle):
        texts.add(widget.segments(80)[0].text[2:])
    return texts


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_no_english_of_ours_is_left(explore, own, french, size) -> None:
    left: dict[str, set[str]] = {}
    cut: list[str] = []
    async with explore(own, size) as reader:
        for place, keys in WALK.items():
            await reader.press(*keys)
            shown = set().union(*map(texts_of, reader.app.screen.walk_children(Widget)))
            shown |= {notification.message for notification in reader.app._notifications}
            if found := shown & ENGLISH | {text for text in shown if ENGLISH_SHAPES.search(text)}:
                left[place] = found
            if place != "the help" and ENGLISH_MONEY.search(reader.text):
                left.setdefault(place, set()).add("money")
            cut += [place for hints in reader.app.screen.query(KeyLine) if is_cut(hints)]
    assert left == {}
    assert cut == []


def is_cut(hints: KeyLine) -> bool:
    """Whether the line of keys goes over its end."""
    return any(hint.region.right > hints.region.right for hint in hints.query(FooterKey))


@pytest.mark.parametrize(
    ("size", "keys"),
    [pytest.param((80, 24), (), id="deals-80x24"), pytest.param((120, 36), ("1", "j", "p"), id="profile-120x36")],
)
def test_picture(snap_compare, database, reader_of, french, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    async def walk(pilot) -> None:
        reader = reader_of(pilot)
        await reader.settle()
        await reader.press(*keys)

    assert snap_compare(ExplorerApp(database), terminal_size=size, run_before=walk)


async def test_an_export_has_titles_as_on_the_screen_and_names_and_codes_as_ever(
    explore, own, french, tmp_path
) -> None:
    async with explore(own, (120, 36)) as reader:
        for keys, name in (("2",), "deals"), (("3",), "reports"), (("escape", "1", "j", "p", "3"), "names"):
            await reader.press(*keys)
            await export_to(reader, tmp_path / f"{name}.csv")
        await reader.press("escape", "2", "y", "t")
        assert reader.app.clipboard.startswith(
            "«\u00a0Amazon could put up to $50 billion into OpenAI\u00a0» Harbour Post, "
        )
        assert "29 janv. 2026, caractères " in reader.app.clipboard
    deals, reports, names = (rows_of(tmp_path / f"{name}.csv") for name in ("deals", "reports", "names"))
    assert [(deal["title"], deal["kind"], deal["stage"]) for deal in deals] == [
        ("Participation\u00a0: Amazon → OpenAI", "investment", "in_talks"),
        ("Acquisition\u00a0: Velmont → Tressac", "acquisition", "completed"),
        ("Équipement\u00a0: Microsoft", "capex", "announced"),
    ]
    assert {report["deal"] for report in reports} == {"Participation\u00a0: Amazon → OpenAI"}
    assert {name["rule"] for name in names} == {"dans la liste des sociétés connues"}


async def test_the_palette_finds_what_a_key_is_called_and_says_when_it_finds_nothing(explore, own, french) -> None:
    async with explore(own, (120, 36)) as reader:
        await reader.press(":")
        await reader.type("export")
        assert "Exporter\u00a0: Écrire ce qui est affiché dans un fichier" in reader.text
        await reader.press("ctrl+u")
        await reader.type("rumeurs")
        assert "SQL: Les médias dont les rumeurs se sont vérifiées" in reader.text
        commands = reader.app.screen.query_one(Commands)
        commands.add_option(Option("No matches found", id=CommandPalette._NO_MATCHES, disabled=True))
        assert str(commands.options[-1].prompt) == "Aucune action, société ni requête n’a ces mots."
