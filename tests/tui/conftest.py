"""A small database of known deals, and a reader who walks through the explorer of it."""

import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, suppress
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input, Static
from textual.widgets._footer import FooterKey
from textual.worker import WorkerCancelled

from seeds.model import Document, Evidence, Mention, ParsedDocument, Party, Report, text_id
from seeds.vocabulary import Bound, CompanyKind, Confirmation, Kind, Language, Role, Stage
from store.bulk import load_many
from tests.store.build import new_database
from tui.app import ExplorerApp
from tui.screens.explore import ExploreScreen

FILLER = "\n\n".join(f"Paragraph {number} of this piece is about the weather in the harbour." for number in range(30))

TALKS = (
    "Le distributeur Amazon négocie une entrée chez OpenAI. Selon deux proches du dossier, le chèque serait d’environ "
    "10 milliards de dollars."
)
MORE_TALKS = (
    f"{FILLER}\n\nAmazon could put up to $50 billion into OpenAI, a person briefed on the matter said on Thursday.\n\n"
    f"{FILLER}"
)
SPENDING = "Microsoft will spend $80 billion on data centres this fiscal year, the company said."
TAKEOVER = "Velmont rachète Tressac pour 400 millions d’euros. L’opération est bouclée."
NO_DEAL = "Orbelane présente ses nouveaux capteurs. Personne ne parle d’argent."

HOSTILE_NAME = "[/foo] \x1b]52;c;aGFja2Vk\x07Corp \u202eevil\u202c 数数 e\u0301\u0301 [bold"
HOSTILE_TEXT = f"In a surprise, {HOSTILE_NAME} buys [@click=app.quit]Gulp[/] for $7 million.\x9b31m\r\nEnd\u0085here."


def evidence(text: str, field: str, quote: str) -> Evidence:
    start = text.index(quote)
    return Evidence(field=field, start=start, end=start + len(quote), text=quote)


def document(text: str, title: str, publisher: str, published: str, language: Language) -> Document:
    return Document(
        document_id=text_id(text), title=title, publisher=publisher, published=published, language=language, text=text
    )


def known_documents() -> Iterator[ParsedDocument]:
    """Two reports of one deal, three other deals, and an article without any."""
    yield ParsedDocument(
        document=document(TALKS, "Amazon s’approche d’OpenAI", "Le Quai", "2025-12-18", "fr"),
        reports=(
            Report(
                kind=Kind.INVESTMENT,
                stage=Stage.IN_TALKS,
                confirmation=Confirmation.REPORTED,
                parties=(Party(name="Amazon", role=Role.INVESTOR), Party(name="OpenAI", role=Role.TARGET)),
                amount=10_000_000_000,
                currency="USD",
                bound=Bound.ABOUT,
                confidence=0.9,
                evidence=(
                    evidence(TALKS, "deal", TALKS),
                    evidence(TALKS, "investor", "Amazon"),
                    evidence(TALKS, "target", "OpenAI"),
                    evidence(TALKS, "stage", "négocie"),
                    evidence(TALKS, "amount", "10 milliards de dollars"),
                ),
            ),
        ),
    )
    passage = "Amazon could put up to $50 billion into OpenAI"
    yield ParsedDocument(
        document=document(MORE_TALKS, "Amazon may go bigger", "Harbour Post", "2026-01-29", "en"),
        reports=(
            Report(
                kind=Kind.INVESTMENT,
                stage=Stage.IN_TALKS,
                confirmation=Confirmation.REPORTED,
                parties=(Party(name="Amazon", role=Role.INVESTOR), Party(name="OpenAI", role=Role.TARGET)),
                amount=50_000_000_000,
                currency="USD",
                bound=Bound.UP_TO,
                valuation=830_000_000_000,
                confidence=0.9,
                evidence=(
                    evidence(MORE_TALKS, "deal", passage),
                    evidence(MORE_TALKS, "investor", "Amazon"),
                    evidence(MORE_TALKS, "target", "OpenAI"),
                    evidence(MORE_TALKS, "amount", "up to $50 billion"),
                ),
            ),
        ),
    )
    yield ParsedDocument(
        document=document(SPENDING, "A record budget", "Harbour Post", "2025-02-10", "en"),
        reports=(
            Report(
                kind=Kind.CAPEX,
                stage=Stage.ANNOUNCED,
                confirmation=Confirmation.CONFIRMED,
                parties=(Party(name="Microsoft", role=Role.SPONSOR),),
                amount=80_000_000_000,
                currency="USD",
                bound=Bound.EXACT,
                confidence=0.9,
                evidence=(evidence(SPENDING, "deal", SPENDING), evidence(SPENDING, "amount", "$80 billion")),
            ),
        ),
    )
    yield ParsedDocument(
        document=document(TAKEOVER, "Velmont avale Tressac", "Le Quai", "2025-06-02", "fr"),
        reports=(
            Report(
                kind=Kind.ACQUISITION,
                stage=Stage.COMPLETED,
                confirmation=Confirmation.CONFIRMED,
                parties=(Party(name="Velmont", role=Role.ACQUIRER), Party(name="Tressac", role=Role.TARGET)),
                amount=400_000_000,
                currency="EUR",
                bound=Bound.EXACT,
                confidence=0.9,
                evidence=(evidence(TAKEOVER, "deal", "Velmont rachète Tressac pour 400 millions d’euros."),),
            ),
        ),
    )
    start = NO_DEAL.index("Orbelane")
    yield ParsedDocument(
        document=document(NO_DEAL, "Des capteurs", "Le Quai", "2025-07-07", "fr"),
        mentions=(Mention(name="Orbelane", kind=CompanyKind.COMPANY, start=start, end=start + len("Orbelane")),),
    )


def hostile_document() -> ParsedDocument:
    return ParsedDocument(
        document=document(HOSTILE_TEXT, HOSTILE_NAME, HOSTILE_NAME, "2026-02-02", "en"),
        reports=(
            Report(
                kind=Kind.ACQUISITION,
                stage=Stage.COMPLETED,
                confirmation=Confirmation.CONFIRMED,
                parties=(Party(name=HOSTILE_NAME, role=Role.ACQUIRER), Party(name="Gulp", role=Role.TARGET)),
                amount=7_000_000,
                currency="USD",
                bound=Bound.EXACT,
                confidence=0.9,
                evidence=(evidence(HOSTILE_TEXT, "deal", HOSTILE_TEXT), evidence(HOSTILE_TEXT, "amount", "$7 million")),
            ),
        ),
    )


def build(path: Path, documents: Iterator[ParsedDocument]) -> Path:
    with new_database(path) as connection:
        load_many(connection, documents)
    return path


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of known deals."""
    return build(tmp_path_factory.mktemp("explorer") / "deals.duckdb", known_documents())


@pytest.fixture(scope="session")
def hostile_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database whose every name and text attacks the screen."""
    return build(tmp_path_factory.mktemp("hostile") / "hostile.duckdb", iter([hostile_document()]))


@contextmanager
def read_elsewhere(path: Path) -> Iterator[int]:
    """Another process that has a database open for reading; its number."""
    script = f"import duckdb; c = duckdb.connect({str(path)!r}, read_only=True); print('open', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None and other.stdout.readline() == "open\n"
        yield other.pid
        other.communicate("\n")


ROUNDS = 6
"""So often every waiting message is let through before the screen counts as settled."""


class Reader:
    """Someone at the explorer: presses, types, clicks, and waits until the screen has settled."""

    def __init__(self, app: ExplorerApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def handle(self) -> None:
        """Wait until no message waits, whatever still works in a thread; a message may start a chain of several."""
        for _ in range(ROUNDS):
            await self.pilot.pause(0)

    async def settle(self) -> None:
        """Wait until no worker runs and no message waits: an answer may be a chain of several of both."""
        quiet = 0
        while quiet < ROUNDS:
            await self.app.animator.wait_until_complete()
            await self.pilot.pause(0)
            quiet = 0 if len(self.app.workers) else quiet + 1
            with suppress(WorkerCancelled):  # by the next keystroke: nobody waits for its answer
                await self.app.workers.wait_for_complete()

    def strike(self, key: str) -> None:
        """Press a key and wait for nothing; the pilot would sleep until the process uses no processor at all."""
        name = key if len(key) > 1 or key.isalnum() else _character_to_key(key)
        self.app.post_message(events.Key(name, key if len(key) == 1 else None))

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.strike(key)
            await self.settle()

    async def type(self, text: str) -> None:
        for key in text:
            self.strike(key)
        await self.settle()

    async def search(self, words: str) -> None:
        """Put words in the search line at once."""
        self.app.screen.query_one("#search", Input).value = words
        await self.settle()

    async def choose(self, company: str) -> None:
        """Put the cursor on a company."""
        await self.press("1")
        table = self.explorer.companies.table
        names = [table.record(row).cells[0] for row in range(table.count)]  # type: ignore[union-attr]
        table.cursor_row = names.index(company)
        await self.settle()

    async def click(self, selector: object, offset: tuple[int, int] = (1, 0), times: int = 1) -> None:
        await self.pilot.click(selector, offset=offset, times=times)  # type: ignore[arg-type]
        await self.settle()

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def label(self, selector: str) -> str:
        return str(self.app.screen.query_one(selector, Static).content)

    async def click_key(self, description: str) -> None:
        """Click a hint of the footer."""
        hints = self.app.screen.query(FooterKey)
        await self.click(next(hint for hint in hints if hint.description == description))

    @property
    def explorer(self) -> ExploreScreen:
        """The panes, whatever is open over them."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ExploreScreen)
        return screen


@pytest.fixture
def reader_of() -> Callable[[Pilot[None]], Reader]:
    """The reader behind a pilot."""

    def reader(pilot: Pilot[None]) -> Reader:
        assert isinstance(pilot.app, ExplorerApp)
        return Reader(pilot.app, pilot)

    return reader


@pytest.fixture
def explore(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AbstractAsyncContextManager[Reader]]:
    """Opens the explorer on a database at a size; however slow the machine, no line goes before it is looked for."""
    monkeypatch.setattr(ExplorerApp, "NOTIFICATION_TIMEOUT", 600)

    @asynccontextmanager
    async def opened(
        path: Path, size: tuple[int, int] = (80, 24), *, sample: bool = False, keymap: dict[str, str] | None = None
    ) -> AsyncIterator[Reader]:
        app = ExplorerApp(path, sample=sample, keymap=keymap)
        async with app.run_test(size=size, notifications=True) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            yield reader

    return opened


@pytest.fixture
def own(tmp_path: Path, database: Path) -> Path:
    """A copy of the known deals, to change."""
    return Path(shutil.copy(database, tmp_path / "own.duckdb"))


@pytest.fixture
def own_hostile(tmp_path: Path, hostile_database: Path) -> Path:
    """A copy of the hostile database, to change."""
    return Path(shutil.copy(hostile_database, tmp_path / "own.duckdb"))
