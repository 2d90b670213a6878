"""A document that names a company, whole, the name marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from store.explore import Passage, document_passage
from tui.panes.articles import Article, articles_naming
from tui.reader import Reader
from tui.screens.closing import Closing
from tui.widgets.source_text import SourceText


class ArticleScreen(Closing[None], ModalScreen[None]):
    """The text of one document, to read and to copy its citation."""

    CSS_PATH = "../theme/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "toggle_whole", "Whole", id="article.whole", tooltip="The whole article, or its passages"),
        Binding("y", "copy", "Copy the citation", id="article.copy"),
        Binding("escape,q", "dismiss(None)", "Close the article", id="article.close"),
    ]
    BINDING_GROUP_TITLE = "An article that only names a company"

    frame = getters.query_one("#article-frame", Vertical)
    text = getters.query_one(SourceText)

    @dataclass
    class Read(Message):
        """The document and where it names the company; None when there is no such document any more."""

        passage: Passage | None

    @dataclass
    class Failed(Message):
        """The document was not read; why."""

        line: str

    def __init__(self, reader: Reader, document_id: str, company_id: str) -> None:
        super().__init__()
        self._reader = reader
        self._document_id = document_id
        self._company_id = company_id
        self.article: Article | None = None

    def compose(self) -> ComposeResult:
        """The heading and the text in a frame."""
        with Vertical(classes="dialog -page", id="article-frame") as frame:
            frame.border_subtitle = "enter whole or passages · y copies the citation · esc closes"
            yield Static(id="article-outlet", markup=False)
            yield SourceText(id="article-text")

    def on_mount(self) -> None:
        """Read the document."""
        document_id, company_id = self._document_id, self._company_id
        self._reader.ask(
            self,
            "article",
            lambda cursor: document_passage(cursor, document_id, company_id),
            self.Read,
            self.Failed,
        )

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        self._reader.drop("article")

    def on_article_screen_failed(self, event: Failed) -> None:
        """Say why there is nothing to read."""
        event.stop()
        self.query_one("#article-outlet", Static).update(event.line)

    def on_article_screen_read(self, event: Read) -> None:
        """Show the document."""
        event.stop()
        if event.passage is None:
            self.query_one("#article-outlet", Static).update("this document is not in the database any more")
            return
        (self.article,) = articles_naming([event.passage])
        self.frame.border_title = Content(self.article.headline)
        self.query_one("#article-outlet", Static).update(self.article.outlet)
        self.text.source = self.article.source
        self.text.focus()

    def action_toggle_whole(self) -> None:
        """Show the whole article, or only the passages with the name."""
        self.text.whole = not self.text.whole

    def action_copy(self) -> None:
        """Copy where the company is named."""
        if self.article is not None:
            self.app.copy_to_clipboard(self.article.citation)
            self.notify("copied the citation to the terminal's clipboard", markup=False)
