"""What the search line may become, asked for while one types in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb
from textual import on
from textual.message import Message

from tui.reader import LATER_PAUSE
from tui.screens.panes import PanesScreen
from tui.widgets.completing_input import CompletingInput, Term

if TYPE_CHECKING:
    from store.completion import Completion


class CompletingScreen(PanesScreen):
    """Completes the terms of the search, each with the deals that it would leave."""

    @dataclass
    class TermsFound(Message):
        """What the term may become."""

        wanted: CompletingInput.TermsWanted
        completion: Completion

    class NoTerms(Message):
        """There is nothing to offer now."""

    @on(CompletingInput.TermsWanted)
    def _look_terms_up(self, event: CompletingInput.TermsWanted) -> None:
        """Ask when the typing rests: the lists of the panes come first."""
        event.stop()
        self.reader.ask(
            self,
            "search-terms",
            lambda cursor: _complete(cursor, event),
            lambda completion: self.TermsFound(event, completion),
            lambda _line: self.NoTerms(),
            pause=LATER_PAUSE,
        )

    @on(TermsFound)
    def _offer_terms(self, event: TermsFound) -> None:
        event.stop()
        found = event.completion
        terms = tuple(Term(candidate.text, candidate.count) for candidate in found.candidates)
        self.line.field.offer(event.wanted, found.start, found.end, terms)

    @on(NoTerms)
    def _offer_no_terms(self, event: NoTerms) -> None:
        event.stop()
        self.line.field.close_terms()


def _complete(cursor: duckdb.DuckDBPyConnection, wanted: CompletingInput.TermsWanted) -> Completion:
    """The candidates, in a thread: the first screen comes without what finds them."""
    from store.completion import complete

    return complete(cursor, wanted.words, wanted.position)
