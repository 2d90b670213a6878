"""Correcting companies from within the explorer, and the screen of all corrections."""

from textual.widgets import Input, OptionList

from tests.tui.test_correcting import SIZES, go_to, toasts, values
from tests.tui.test_hostile import assert_harmless
from tui.screens.correct_company import CorrectCompanyScreen
from tui.screens.corrections import CorrectionsScreen
from tui.screens.deciding import DecideScreen


def flat(reader) -> str:
    return " ".join("".join(line.partition("▏")[0] + " " for line in reader.lines).replace("│", " ").split())


@SIZES
async def test_a_company_is_renamed_beside_the_articles_that_print_it(explore, own, size) -> None:
    async with explore(own, size) as reader:
        await reader.choose("Velmont")
        await reader.press("c")
        assert isinstance(reader.app.screen, CorrectCompanyScreen)
        assert "Velmont rachète Tressac" in reader.text
        await reader.press("enter")
        await reader.type(" & Fils")
        assert "Velmont is shown as Velmont & Fils in 1 deal" in flat(reader)
        await reader.press("enter")
        assert reader.app.screen is reader.explorer
        assert "Velmont shown as Velmont & Fils · u undoes it" in toasts(reader)
        assert reader.explorer.companies.table.current.cells[0] == "✎ Velmont & Fils"
        assert reader.explorer.view.company_name == "Velmont & Fils"
        await reader.press("u")
        assert "undone: Velmont shown as Velmont & Fils · U makes it hold again" in toasts(reader)
        assert "Velmont & Fils" not in reader.explorer.deals.title.context
        assert reader.explorer.view.company_name == "Velmont"


@SIZES
async def test_companies_are_merged_and_the_cursor_goes_along(explore, own, size) -> None:
    async with explore(own, size) as reader:
        await reader.choose("Tressac")
        await reader.press("c", "m")
        await reader.type("velm")
        assert "Tressac and Velmont become one company: 1 deal and 1 deal" in flat(reader)
        await reader.press("enter")
        assert isinstance(reader.app.screen, DecideScreen)
        await reader.press("enter")
        assert reader.app.screen is reader.explorer
        assert reader.explorer.companies.table.current.key == "velmont"
        assert reader.explorer.view.company_id == "velmont"
        await reader.press("c")
        await go_to_name(reader, "Tressac")
        assert "Velmont rachète Tressac" in reader.text
        await reader.press("enter", "enter", "enter")
        assert "Tressac is a company of its own" in toasts(reader)
        names = values(own, "SELECT name FROM companies WHERE name IN ('Tressac', 'Velmont') ORDER BY name")
        assert names == [("Tressac",), ("Velmont",)]


async def go_to_name(reader, name: str) -> None:
    table = reader.app.screen.table
    rows = [table.record(row).cells for row in range(table.count)]
    table.cursor_row = next(row for row, cells in enumerate(rows) if cells[:2] == ("name", name))
    await reader.settle()


async def test_kind_and_alias(explore, own) -> None:
    async with explore(own) as reader:
        await reader.choose("Orbelane")
        await reader.press("c", "j", "enter", "down", "enter")
        assert values(own, "SELECT kind FROM companies WHERE name = 'Orbelane'") == [("person",)]
        await reader.press("c", "a")
        await reader.type("the sensor maker")
        assert "“the sensor maker” means Orbelane" in flat(reader)
        await reader.press("enter")
        assert values(own, "SELECT kind, name, other_name FROM corrections WHERE kind = 'alias'") == [
            ("alias", "the sensor maker", "Orbelane")
        ]


@SIZES
async def test_a_company_by_mouse(explore, own, size) -> None:
    async with explore(own, size) as reader:
        await reader.choose("Microsoft")
        await reader.press("c")
        await reader.click("#correct-form", (12, 2), times=2)
        assert "a government" not in reader.text
        await reader.click("DecideScreen OptionList", (2, 0))
        assert values(own, "SELECT kind FROM companies WHERE name = 'Microsoft'") == [("fund",)]


@SIZES
async def test_the_log_undoes_any_one_and_restores_what_was_rejected(explore, own, size) -> None:
    async with explore(own, size) as reader:
        await reader.search("tressac")
        await reader.press("2", "c", "r", "enter")
        reader.app.screen.query_one("#decide-reason", Input).value = "an April joke"
        await reader.press("enter")
        await reader.search("openai")
        await reader.press("2", "c", "c", "enter", "C")
        screen = reader.app.screen
        assert isinstance(screen, CorrectionsScreen)
        assert [row.state for row in (logged.entry for logged in screen._log)] == ["holds", "holds"]
        assert "checked: Amazon, OpenAI" in screen.table.current.cells[2]
        await reader.press("j")
        assert "no deal at all: Velmont, Tressac" in screen.table.current.cells[2]
        assert "Velmont rachète Tressac" in reader.text
        if size[0] > 100:
            assert "an April joke" in reader.text
        await reader.press("2")
        assert "Velmont, Tressac" in screen.table.current.cells[1]
        assert "Velmont rachète Tressac" in reader.text
        await reader.press("r")
        assert "No report was rejected" in reader.text
        await reader.press("tab", "u")
        assert screen.table.current.cells[1] == "undone"
        await reader.press("U")
        assert screen.table.current.cells[1] == "holds"
        await reader.press("G", "u")
        assert screen.table.current.cells[1] == "undone"
        await reader.press("g", "enter")
        assert reader.app.screen is reader.explorer
        assert reader.explorer.at == "source"
        assert "tressac" in reader.explorer.deals.deal_id


async def test_the_log_by_mouse_and_from_the_palette(explore, own) -> None:
    async with explore(own, (120, 36)) as reader:
        await reader.press("ctrl+p")
        await reader.type("every correction")
        await reader.press("enter")
        assert isinstance(reader.app.screen, CorrectionsScreen)
        assert "Nothing was corrected yet" in reader.text
        await reader.press("escape", "2", "c", "c", "enter", "C")
        await reader.click("#log", (20, 1))
        await reader.click_key("Undo it")
        assert reader.app.screen.table.current.cells[1] == "undone"
        await reader.click("#tab-rejected")
        assert "No report was rejected" in reader.text


async def test_the_footer_may_ask_the_log_while_it_closes(explore, own) -> None:
    async with explore(own, (120, 36)) as reader:
        await reader.press("2", "c", "c", "enter", "C")
        screen = reader.app.screen
        assert "ctrl+p" in screen.active_bindings
        assert screen.entry is not None
        await screen.table.remove()
        assert "ctrl+p" in screen.active_bindings
        assert screen.entry is None


@SIZES
async def test_what_was_corrected_is_marked(explore, own, size) -> None:
    async with explore(own, size) as reader:
        await reader.search("tressac")
        assert "✎" not in reader.text
        await reader.press("2", "c")
        await go_to(reader, "amount")
        await reader.press("enter")
        reader.app.screen.editor.field.value = "450m"
        await reader.press("enter", "ctrl+s")
        assert "✎ Velmont → Tressac" in reader.text
        assert "✎ Le Quai" in reader.text
        assert "corrected by you: amount 450m, was 400m" in reader.text
        await reader.press("u")
        assert "✎" not in reader.text


@SIZES
async def test_corrected_companies_are_marked_in_the_list_and_the_profile(explore, own, size) -> None:
    async with explore(own, size) as reader:
        assert marked(reader) == []
        await reader.choose("Orbelane")
        await reader.press("c", "j", "enter", "down", "enter")
        assert marked(reader) == ["Orbelane"]
        await reader.press("p")
        assert reader.label("#profile-head").startswith("✎ Orbelane · person")
        await reader.press("escape")
        await reader.choose("Tressac")
        await reader.press("c", "m")
        await reader.type("velm")
        await reader.press("enter", "enter")
        assert marked(reader) == ["Orbelane", "Velmont"]
        await reader.search("velmont")
        assert marked(reader) == ["Velmont"]
        await reader.search("")
        await reader.press("1", "p")
        assert reader.label("#profile-head").startswith("✎ Velmont · company")
        await reader.press("escape", "u")
        assert marked(reader) == ["Orbelane"]
        await reader.press("u")
        assert marked(reader) == []
        assert "✎" not in reader.text


def marked(reader) -> list[str]:
    """The companies of the list that are marked, by name."""
    table = reader.explorer.companies.table
    records = [table.record(row) for row in range(table.count)]
    return sorted(record.values[0] for record in records if record.cells[0].startswith("✎ "))


@SIZES
async def test_hostile_names(explore, own_hostile, size) -> None:
    async with explore(own_hostile, size) as reader:
        await reader.press("1", "j", "c")
        screen = reader.app.screen
        for row in range(screen.table.count):
            screen.table.cursor_row = row
            await reader.settle()
            assert_harmless(reader)
        for key in ("a", "m"):
            await reader.press(key)
            await reader.type("[/x] [bold")
            assert_harmless(reader)
            await reader.press("escape")
        screen.table.cursor_row = 0
        await reader.press("enter")
        await reader.type("[/y]")
        await reader.press("enter")
        assert_harmless(reader)
        await reader.press("u", "C")
        assert_harmless(reader)


async def test_leaving_changes_nothing(explore, own) -> None:
    async with explore(own) as reader:
        await reader.press("1", "g", "c")
        assert "the cursor is on no deal and no company" in toasts(reader)
        await reader.press("j", "c", "m", "escape", "q")
        assert reader.app.screen is reader.explorer
        assert not reader.app.screen.query(OptionList)
        await reader.press("C", "q")
        assert reader.app.screen is reader.explorer
