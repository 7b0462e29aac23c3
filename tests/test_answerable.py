"""While one file is looked at for however long, requests for others are answered out of the last look."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from lsprotocol import types

from briefing_site.apps.lsp import handlers
from briefing_site.apps.lsp.server import Server
from briefing_site.apps.lsp.worker import Rank
from briefing_site.apps.preview.maker import Maker
from briefing_site.apps.preview.open_pages import Live
from briefing_site.apps.preview.watch import Watch
from briefing_site.engine import file_parser, work_time
from briefing_site.engine.site import Site as EngineSite
from briefing_site.engine.work_time import Patience, WorkTime
from briefing_site.parse.briefing import parse_briefing
from tests.patience import PATIENCE
from tests.sites import LEAD, PAGE, Site

HEAVY = "briefings/land/all.md"
HEAVY_PAGE = "land/all.html"


@dataclass
class Held:
    """Work that goes on until it is let go."""

    begun: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)

    def wait(self) -> None:
        self.begun.set()
        assert self.go_on.wait(PATIENCE)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """The parsing of a file, once it is `HEAVY` in earnest; nobody waits for it by the clock."""
    work = Held()

    def parsed(path: str, data: bytes, *rest: Any) -> object:
        if b"heavy" in data:
            work.wait()
        return parse_briefing(path, data, *rest)

    monkeypatch.setattr(file_parser, "parse_briefing", parsed)
    monkeypatch.setattr(work_time, "LONGEST", 0.0)
    yield work
    work.go_on.set()


@pytest.fixture
def live(small: Site) -> Live:
    small.lead("One [@rain#hours].\n")
    made = Live(small.options(), Watch(small.root, (), every=3600), lambda _: None)
    made.begin()
    return made


def test_a_page_is_shown_while_another_file_is_parsed(small: Site, live: Live, held: Held) -> None:
    before = live.at(PAGE)
    assert before.status == 200
    small.append(HEAVY, "A heavy one.\n")
    assert live.at(PAGE) == before
    assert live.at(HEAVY_PAGE).status == 200
    assert held.begun.wait(PATIENCE)
    assert live.at(PAGE) == before
    held.go_on.set()
    live._look(patient=True).result(PATIENCE)
    assert b"A heavy one." in live.at(HEAVY_PAGE).data


def test_a_page_is_shown_while_another_is_made(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    work, made = Held(), EngineSite.render_shown

    def shown(site: EngineSite, address: str) -> object:
        if address == HEAVY_PAGE:
            work.wait()
        return made(site, address)

    monkeypatch.setattr(EngineSite, "render_shown", shown)
    asking = threading.Thread(target=live.at, args=(HEAVY_PAGE,))
    asking.start()
    assert work.begun.wait(PATIENCE)
    try:
        assert live.at(PAGE).status == 200
    finally:
        work.go_on.set()
    asking.join(PATIENCE)


def test_work_is_counted_and_not_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A job that only waits is waited for; one that works is not, nor is what stands behind it."""
    monkeypatch.setattr(work_time, "LONGEST", PATIENCE)
    maker, over = Maker(), threading.Event()

    def work() -> None:
        while not over.is_set():
            pass

    long, behind = maker.soon("long", work), maker.soon("behind", lambda: 1)
    assert [maker.done_soon(long), maker.done_soon(behind)] == [False, False]
    over.set()
    assert behind.result(PATIENCE) == 1
    assert maker.done_soon(maker.soon("waits", lambda: threading.Event().wait(0.2)))


def test_a_thread_without_a_clock_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(time, "pthread_getcpuclockid", raising=False)
    monkeypatch.setattr(work_time, "WORK", 0.0)
    work = WorkTime()
    work.turn()
    assert Patience(work).over


class Quiet:
    """Where the messages of a server go that nobody reads."""

    def write(self, _: bytes) -> None:
        pass

    def close(self) -> None:
        pass


@dataclass
class Editor:
    """A server in this process, with two texts open."""

    server: Server
    site: Site

    def uri(self, path: str) -> str:
        return self.site.path(path).as_uri()

    def type(self, path: str, text: str) -> None:
        self.server.take(self.uri(path), text, 1)

    def at(self, path: str, words: str, kind: Callable[..., Any]) -> Any:
        line, text = next((n, t) for n, t in enumerate(self.site.read(path).split("\n")) if words in t)
        place = types.Position(line, text.index(words))
        return kind(types.TextDocumentIdentifier(self.uri(path)), place)

    async def looked(self) -> None:
        folder = self.server.folder_of(self.uri(LEAD))[0]
        assert folder
        await self.server.worker.do(folder.known, folder.settle, Rank.FAULTS)


@pytest.fixture
def editor(small: Site) -> Editor:
    small.lead("One [@rain#hours], [[all]].\n")
    server = Server(None)
    server.protocol.set_writer(Quiet())
    return Editor(server, small)


@pytest.mark.asyncio
async def test_an_editor_is_answered_while_another_text_is_parsed(editor: Editor, held: Held) -> None:
    server, lead = editor.server, editor.site.read(LEAD)
    editor.type(LEAD, lead)
    await editor.looked()
    editor.type(HEAVY, editor.site.read(HEAVY) + "A heavy one.\n")
    looking = asyncio.create_task(editor.looked())
    assert await asyncio.to_thread(held.begun.wait, PATIENCE)
    hover = await handlers.on_hover(server, editor.at(LEAD, "@rain#hours", types.HoverParams))
    offered = await handlers.on_completion(server, editor.at(LEAD, "rain#hours", types.CompletionParams))
    found = await handlers.on_definition(server, editor.at(LEAD, "@rain#hours", types.DefinitionParams))
    whole = types.Range(types.Position(0, 0), types.Position(99, 0))
    document = types.TextDocumentIdentifier(editor.uri(LEAD))
    fixes = await handlers.on_code_action(
        server, types.CodeActionParams(document, whole, types.CodeActionContext([]))
    )
    assert not looking.done()
    assert hover and "six hours" in str(hover.contents)
    assert offered and any("rain" in item.label for item in offered.items)
    assert found and "rain.md" in str(found)
    assert fixes is not None
    held.go_on.set()
    await looking


@pytest.mark.asyncio
async def test_faults_of_a_text_are_told_while_another_is_parsed(
    editor: Editor, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, lead = editor.server, editor.site.read(LEAD)
    told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
    monkeypatch.setattr(server, "text_document_publish_diagnostics", told.put_nowait)
    folder = server.folder_of(editor.uri(LEAD))[0]
    assert folder

    def typed(path: str, text: str) -> None:
        editor.type(path, text)
        server.publisher(folder).schedule()

    async def of_lead() -> list[object]:
        while (found := await asyncio.wait_for(told.get(), PATIENCE)).uri != editor.uri(LEAD):
            pass
        return [each.code for each in found.diagnostics]

    editor.type(LEAD, lead)
    await editor.looked()
    typed(HEAVY, editor.site.read(HEAVY) + "A heavy one [@nowhere].\n")
    assert await asyncio.to_thread(held.begun.wait, PATIENCE)
    typed(LEAD, lead + "Wrong [@nobody].\n")
    assert await of_lead() == ["unknown-source"]
    typed(LEAD, lead + "Wrong [@nobody] and [@nobody-else].\n")
    assert await of_lead() == ["unknown-source", "unknown-source"]
    typed(LEAD, lead)
    assert await of_lead() == []
    assert not held.go_on.is_set()
    typed(LEAD, lead + "Wrong [@nobody].\n")
    assert await of_lead() == ["unknown-source"]
    held.go_on.set()
    heavy = editor.uri(HEAVY)
    while (found := await asyncio.wait_for(told.get(), PATIENCE)).uri != heavy:
        assert found.uri != editor.uri(LEAD)  # the whole look says of this text what was told beside it
    assert [each.code for each in found.diagnostics] == ["unknown-source"]


def test_a_text_that_was_slow_is_taken_to_be_slow_again(editor: Editor) -> None:
    lead, heavy = editor.site.read(LEAD), editor.site.read(HEAVY)
    folder = editor.server.folder_of(editor.uri(LEAD))[0]
    assert folder and folder.beside() is None  # nothing was looked at yet
    folder.edit(LEAD, lead)
    folder.edit(HEAVY, heavy)
    assert set(folder.others()) == {LEAD, HEAVY}  # which of them may be slow is not known yet
    folder.known()
    folder.settle()
    folder.ended(in_time=True)
    folder.edit(HEAVY, heavy + "More.\n")
    folder.known()
    folder.edit(LEAD, lead + "More.\n")
    folder.edit(HEAVY, heavy + "Still more.\n")
    assert list(folder.others()) == [LEAD]
    folder.settle()
    folder.ended(in_time=False)
    assert folder.others() == {}
    folder.known()
    folder.edit(HEAVY, heavy)
    folder.edit(LEAD, lead, 7)
    assert folder.others() == {LEAD: (lead, 7)}
    assert folder.beside() is not None
    folder.settle()
    folder.ended(in_time=True)
    folder.known()
    folder.edit(LEAD, lead)
    folder.edit(HEAVY, heavy)
    assert folder.others() == {}  # either may be slow


@pytest.mark.asyncio
async def test_what_must_be_exact_waits(editor: Editor, held: Held) -> None:
    """A new name is put into every text as it is now; and a text that has changed is looked at before it is told of."""
    server, lead = editor.server, editor.site.read(LEAD)
    editor.type(LEAD, lead)
    await editor.looked()
    editor.type(HEAVY, editor.site.read(HEAVY) + "A heavy one, [[water/lead]].\n")
    looking = asyncio.create_task(editor.looked())
    assert await asyncio.to_thread(held.begun.wait, PATIENCE)
    at = editor.at(LEAD, "rain#hours", types.HoverParams)
    renaming = asyncio.create_task(
        server.ask_at(at.text_document.uri, at.position, lambda known, path, _: known.text(HEAVY), exact=True)
    )
    editor.type(LEAD, "Before.\n\n" + lead)
    hovering = asyncio.create_task(handlers.on_hover(server, at))
    await asyncio.wait({renaming, hovering}, timeout=0.1)
    assert not renaming.done() and not hovering.done()
    held.go_on.set()
    assert "A heavy one" in str(await renaming)
    await asyncio.gather(looking, hovering)
