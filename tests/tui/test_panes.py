"""The three panes and how they are linked."""

from pathlib import Path

from textual import events
from textual.widgets import Input

from tests.store.build import article, told
from tests.tui.conftest import build
from tui.widgets.legend import Legend
from tui.widgets.source_text import SourceText


async def test_choosing_a_company_narrows_the_deals_and_their_sources(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        assert "All companies" in reader.text
        assert "1 of 3 deals" in reader.text
        await reader.choose("Tressac")
        assert "1 of 1 deal" in reader.text
        assert "Deals · Tressac" in reader.text
        assert "Velmont rachète Tressac pour 400 millions d’euros." in reader.text
        await reader.press("g")
        assert "2 of 3 deals" in reader.text


async def test_a_company_that_takes_part_in_no_deal_shows_where_it_is_named(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("1", "G")
        assert reader.explorer.view.company_name == "Orbelane"
        assert "Orbelane takes part in no deal" in reader.text
        assert "Orbelane présente ses nouveaux capteurs." in reader.text
        assert reader.app.screen.query_one(Legend).tones == ("company",)
        assert "article 1 of 1" in reader.text


async def test_moving_in_the_deals_shows_their_reports(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        assert "report 2 of 2" in reader.text
        await reader.press("j")
        assert "Velmont rachète" in reader.text
        await reader.press("j")
        assert "Microsoft will spend" in reader.text
        assert "80 bn USD" in reader.text


async def test_the_text_keeps_its_place_while_deals_follow_one_another(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        passes: list[object] = []
        reader.explorer.screen_layout_refresh_signal.subscribe(reader.app, passes.append, immediate=True)
        place = reader.app.query_one(SourceText).region
        for key, count in (("j", "report 1 of 1"), ("k", "report 2 of 2"), ("G", "report 1 of 1")):
            await reader.press(key)
            assert count in reader.text
            assert reader.app.query_one(SourceText).region == place
        assert not passes
        await reader.press("3")
        assert reader.app.query_one(SourceText).region.y == place.y - 1


async def test_another_list_leaves_the_text_the_room_that_its_reports_do_not_need(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        place = reader.app.query_one(SourceText).region
        await reader.choose("Tressac")
        assert "report 1 of 1" in reader.text
        assert reader.app.query_one(SourceText).region.y == place.y - 1


async def test_the_head_of_a_source_has_all_that_the_report_says(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        assert reader.label("#outlet") == "Harbour Post · 2026-01-29 · en"
        assert reader.label("#headline") == "Amazon may go bigger"
        legend = reader.app.screen.query_one(Legend)
        assert set(legend.tones) == {"deal", "payer", "payee", "amount"}
        assert legend.note == "valued at 830 bn USD"
        for words in ("◔ in talks", "~ reported", "≤ 50 bn USD", "~10 bn USD"):
            assert words in reader.text


async def test_a_copy_says_whose_words_it_prints(explore, tmp_path: Path) -> None:
    deal = told("Velmont is to buy the old mills of Tressac.", "acquisition", Velmont="acquirer", Tressac="target")
    text = "The mills stand on three sites beside the river and grind a tenth of all the wheat that the country eats."
    wire, copy = (article(f"2025-03-0{n}", deal, outlet=o, text=text) for n, o in ((3, "Wire [x]"), (4, "Echo")))
    path = build(tmp_path / "deals.duckdb", iter([wire, copy]))
    async with explore(path, (120, 36)) as reader:
        notes = {}
        for step in ("K", "J"):
            await reader.press(step)
            notes[reader.label("#outlet")] = reader.app.screen.query_one(Legend).note
        assert notes == {"Wire [x] · 2025-03-03 · en": "", "Echo · 2025-03-04 · en": "copy of Wire [x]"}


async def test_reports_are_walked_from_the_deals_and_from_the_source(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("K")
        assert "report 1 of 2" in reader.text
        await reader.press("J", "3", "h")
        assert "report 1 of 2" in reader.text
        await reader.press("right")
        assert "report 2 of 2" in reader.text


async def test_enter_shows_the_whole_article_and_escape_steps_out(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("3")
        text = reader.app.screen.query_one(SourceText)
        assert "Paragraph 29" not in reader.text
        await reader.press("enter")
        assert text.whole
        assert "Paragraph 29" in reader.text
        assert "up to $50 billion" in reader.text
        await reader.press("escape")
        assert not text.whole
        assert reader.explorer.at == "source"
        await reader.press("escape")
        assert reader.explorer.at == "deals"


async def test_slash_in_the_source_searches_its_text(explore, database) -> None:
    async with explore(database, (80, 24)) as reader:
        await reader.press("3", "/")
        await reader.type("PARAGRAPH 7 ")
        assert "match 2 of 2" in reader.text, "the first one below the evidence"
        await reader.press("enter", "n")
        assert "match 1 of 2" in reader.text
        await reader.press("N")
        assert "match 2 of 2" in reader.text
        assert reader.explorer.line.words == ""
        await reader.press("escape")
        assert "report 2 of 2" in reader.text
        await reader.press("/")
        await reader.type("nowhere")
        assert "no match" in reader.text
        await reader.press("escape")
        assert not reader.app.screen.query_one("#find", Input).has_class("-shown")


async def test_the_search_filters_every_pane_as_it_is_typed(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("/")
        await reader.type("velm")
        assert "1 of 1 deal" in reader.text
        assert "2 companies" in reader.text
        assert "Velmont rachète" in reader.text
        await reader.search("")
        assert "2 of 3 deals" in reader.text, "the cursor stays on the deal that was found"


async def test_a_search_that_cannot_be_read_says_where_and_keeps_the_results(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("/")
        await reader.search("velmont")
        assert "1 of 1 deal" in reader.text
        await reader.search("velmont stage>3")
        assert reader.label("#search-note").lstrip().startswith("▲ stage takes a colon")
        assert "1 of 1 deal" in reader.text
        await reader.search("velmont")
        assert reader.label("#search-note") == ""


async def test_a_search_without_a_hit_says_the_way_out(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("/")
        await reader.search("zzzz")
        assert "No deal fits the search; esc clears it." in reader.text
        await reader.press("enter", "escape")
        assert "1 of 3 deals" in reader.text
        assert reader.explorer.line.words == ""


async def test_only_the_last_words_count_however_fast_they_are_typed(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        line = reader.explorer.line
        await reader.press("/")
        for words in ("amazon", "microsoft", "tressac"):
            line.query_one("#search", Input).value = words
        await reader.settle()
        assert reader.explorer.deals.listed.view.search.text == "tressac"
        assert "1 of 1 deal" in reader.text
        assert "Velmont rachète" in reader.text


async def test_sorting_by_key_and_by_header(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        first = "Amazon → OpenAI"
        assert first in reader.lines[4]
        await reader.press("s")
        assert "▲" in reader.lines[3]
        assert "Microsoft" in reader.lines[4]
        header = reader.lines[3]
        await reader.click("#deals-table", (header.index("amount") - header.index("date"), 0))
        assert "Microsoft" in reader.lines[4]
        assert "amount ▼" in reader.lines[3]
        await reader.click("#deals-table", (header.index("amount") - header.index("date"), 0))
        assert "Velmont" in reader.lines[4]
        await reader.press("1", "s", "s", "s", "s")
        assert "company ▲" in reader.lines[4]


async def test_back_and_forward_retrace_the_reader(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("1", "j", "enter", "enter")
        company = reader.explorer.view.company_id
        assert company is not None
        await reader.press("[")
        assert reader.explorer.at == "deals"
        await reader.press("[")
        assert reader.explorer.at == "companies"
        await reader.press("]", "]")
        assert reader.explorer.at == "source"
        assert reader.explorer.view.company_id == company


async def test_going_back_brings_the_search_and_the_company_back(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.choose("Tressac")
        await reader.press("enter")
        await reader.search("microsoft")
        assert reader.explorer.view.company_id is None
        await reader.press("[")
        assert reader.explorer.line.words == ""
        assert reader.explorer.view.company_name == "Tressac"
        assert "Velmont rachète" in reader.text
        await reader.press("]")
        assert reader.explorer.line.words == "microsoft"
        assert reader.explorer.view.company_id is None
        assert "Microsoft will spend" in reader.text


async def test_escape_leads_out_one_step_at_a_time(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.search("amazon")
        await reader.press("1", "j", "2", "3")
        await reader.press("escape")
        assert reader.explorer.at == "deals"
        await reader.press("escape")
        assert reader.explorer.at == "companies"
        await reader.press("escape")
        assert reader.explorer.view.company_id is None
        assert reader.explorer.line.words == "amazon"
        await reader.press("escape")
        assert reader.explorer.line.words == ""
        assert "1 of 3 deals" in reader.text


async def test_a_company_stays_chosen_while_the_search_still_finds_it(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.choose("Tressac")
        await reader.search("velmont")
        assert reader.explorer.view.company_name == "Tressac"
        await reader.search("microsoft")
        assert reader.explorer.view.company_id is None
        assert "1 of 1 deal" in reader.text


async def test_the_sources_of_the_next_deals_are_here_before_the_key(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        source = reader.app.screen.source
        await reader.press("j", "k")
        assert all(source._kept.get(subject) is not None for subject in source.near.subjects)
        assert len(source.near.subjects) == 2
        kept = source._kept.get(source.near.subjects[0])
        await reader.press("j")
        assert source._sources is kept


async def test_a_pane_that_was_left_does_not_hide_the_one_that_has_the_focus(explore, database) -> None:
    async with explore(database, (80, 24)) as reader:
        await reader.press("3")
        reader.explorer.post_message(events.DescendantFocus(reader.explorer.deals.table))
        await reader.settle()
        assert reader.explorer.at == "source"
        assert reader.explorer.source.text.is_on_screen
