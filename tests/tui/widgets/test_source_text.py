from textual.app import App, ComposeResult

from tui.widgets.source_text import Mark, Source, SourceText
from tui.widgets.wrapping import Span

FILLER = "\n\n".join(f"Paragraph {number} says nothing of any deal at all." for number in range(40))
PROOF = "Amazon mettrait jusqu’à 50 milliards de dollars dans OpenAI."
TEXT = f"{FILLER}\n\n{PROOF}\n\n{FILLER}"


def mark(words: str, tone: str) -> Mark:
    start = TEXT.index(words)
    return Mark(Span(start, start + len(words)), tone)


MARKS = (mark(PROOF, "deal"), mark("Amazon", "payer"), mark("jusqu’à 50 milliards de dollars", "amount"))


class TextApp(App[None]):
    """One source text, and what its search found."""

    CSS = ".evidence--amount { text-style: underline; } .evidence--payer { text-style: bold; }"

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source
        self.found: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        yield SourceText()

    def on_mount(self) -> None:
        self.text.source = self.source
        self.text.focus()

    @property
    def text(self) -> SourceText:
        return self.query_one(SourceText)

    def on_source_text_found(self, event: SourceText.Found) -> None:
        self.found.append((event.number, event.count))


def shown(text: SourceText) -> str:
    return "\n".join(text.render_line(y).text.rstrip() for y in range(text.scrollable_content_region.height))


def styled(text: SourceText, attribute: str) -> str:
    """The words on the screen that have a style."""
    lines = (text.render_line(y) for y in range(text.scrollable_content_region.height))
    parts = (part.text for line in lines for part in line if part.style and getattr(part.style, attribute))
    return " ".join(" ".join(parts).split())


async def test_only_the_passage_with_evidence_is_shown_with_its_words_marked() -> None:
    app = TextApp(Source.of(TEXT, MARKS))
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert shown(app.text).split("\n")[:3] == ["⋯", PROOF, "⋯"]
        assert styled(app.text, "underline") == "jusqu’à 50 milliards de dollars"
        assert styled(app.text, "bold") == "Amazon"


async def test_evidence_stays_marked_over_a_line_break() -> None:
    app = TextApp(Source.of(TEXT, MARKS))
    async with app.run_test(size=(36, 10)) as pilot:
        await pilot.pause()
        assert styled(app.text, "underline") == "jusqu’à 50 milliards de dollars"


async def test_the_whole_article_opens_at_the_evidence() -> None:
    app = TextApp(Source.of(TEXT, MARKS))
    async with app.run_test(size=(80, 10)) as pilot:
        app.text.whole = True
        await pilot.pause()
        assert "Paragraph 39" in shown(app.text)
        assert PROOF in shown(app.text)
        await pilot.press("g")
        await pilot.pause()
        assert shown(app.text).startswith("Paragraph 0")
        await pilot.press("n")
        await pilot.pause()
        assert PROOF in shown(app.text)


async def test_searching_the_text_goes_from_match_to_match_and_round() -> None:
    app = TextApp(Source.of(TEXT, MARKS))
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert app.text.find("PARAGRAPH 7 ") == 2
        await pilot.pause()
        assert app.text.whole
        assert "Paragraph 7 says" in shown(app.text)
        await pilot.press("n", "n", "N")
        await pilot.pause()
        numbers = [number for number, _ in app.found]
        assert numbers[1:] == [3 - numbers[0], numbers[0], 3 - numbers[0]]
        assert app.text.forget_search()
        assert not app.text.forget_search()


async def test_a_search_for_what_is_not_there_finds_nothing() -> None:
    app = TextApp(Source.of(TEXT, MARKS))
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert app.text.find("Nvidia") == 0
        await pilot.pause()
        assert app.found == [(0, 0)]
        assert PROOF in shown(app.text)


async def test_hostile_text_shows_no_control_and_keeps_its_marks() -> None:
    text = "\x1b]52;c;aGk=\x07 [/foo] [bold] \u202eAmazon\u202c pays\r\n数" + "\u0301" * 50
    start = text.index("Amazon")
    app = TextApp(Source.of(text, [Mark(Span(start, start + 6), "payer")]))
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        screen = shown(app.text)
        assert not set(screen) & set("\x1b\x07\u202e\u202c\r")
        assert "[/foo] [bold]" in screen
        assert styled(app.text, "bold") == "Amazon"
