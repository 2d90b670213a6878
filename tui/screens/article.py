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
from tui.panes.articles import Article, article_copyables, articles_naming
from tui.reader import Reader
from tui.screens.closing import Closing, way_out
from tui.screens.taking import COPY, OPEN, Taking, quietly
from tui.taking import Copyable
from tui.widgets.source_text import SourceText
from tui.wording import tr


class ArticleScreen(ModalScreen[None], Closing[None], Taking[None]):
    """The text of one document, to read and to copy its citation."""

    CSS_PATH = "../theme/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "toggle_whole", "Whole", id="article.whole", tooltip="The whole article, or its passages"),
        quietly(COPY),
        OPEN,
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
        self.reader = reader
        self._document_id = document_id
        self._company_id = company_id
        self.article: Article | None = None

    def compose(self) -> ComposeResult:
        """The heading and the text in a frame."""
        with Vertical(classes="dialog -page", id="article-frame") as frame:
            frame.border_subtitle = way_out(tr("enter whole or passages · y copies · o opens it · esc closes"))
            yield Static(id="article-outlet", markup=False)
            yield SourceText(id="article-text")

    def on_mount(self) -> None:
        """Read the document."""
        document_id, company_id = self._document_id, self._company_id
        self.reader.ask(
            self,
            "article",
            lambda cursor: document_passage(cursor, document_id, company_id),
            self.Read,
            self.Failed,
        )

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        self.reader.drop("article")

    def on_article_screen_failed(self, event: Failed) -> None:
        """Say why there is nothing to read."""
        event.stop()
        self.query_one("#article-outlet", Static).update(event.line)

    def on_article_screen_read(self, event: Read) -> None:
        """Show the document."""
        event.stop()
        if event.passage is None:
            self.query_one("#article-outlet", Static).update(tr("this document is not in the database any more"))
            return
        (self.article,) = articles_naming([event.passage])
        self.frame.border_title = Content(self.article.headline)
        self.query_one("#article-outlet", Static).update(self.article.outlet)
        self.text.source = self.article.source
        self.text.focus()

    def action_toggle_whole(self) -> None:
        """Show the whole article, or only the passages with the name."""
        self.text.whole = not self.text.whole

    def copyables(self) -> list[Copyable]:
        """What can be copied of the article."""
        return article_copyables(self.article)

    @property
    def source_ident(self) -> str | None:
        """The document."""
        return self._document_id
