"""What two threads do at once: each case brings the second in at the very step at which it does harm."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from briefing_site.apps.lsp.cited_by import CitationCounts, lenses
from briefing_site.apps.lsp.site_folders import SiteFolder
from briefing_site.apps.preview.app import application
from briefing_site.apps.preview.maker import Maker
from briefing_site.apps.preview.open_page import OpenPage
from briefing_site.apps.preview.open_pages import Live
from briefing_site.apps.preview.watch import Watch
from briefing_site.engine import work_time
from briefing_site.engine.engine import Engine
from briefing_site.engine.memo import Memo
from briefing_site.engine.site import Site as EngineSite
from briefing_site.engine.site import Snapshot
from briefing_site.engine.store import Entry, Store
from tests.editor import Editor, lead
from tests.patience import PATIENCE, until
from tests.previews import Heard
from tests.sites import CARD, LEAD, PAGE, Site

# --- results of the engine -----------------------------------------------------------------------


class Leaving(Store):
    """A store that another thread saves, and lets go of, once somebody has looked whether it is there."""

    memo: Memo | None = None

    def __bool__(self) -> bool:
        if memo := self.memo:
            self.memo = None
            memo.save()
        return True


def _later(memo: Memo) -> str:
    asked = memo.later("slot", "signature", str)
    store = memo._slots.store
    assert isinstance(store, Leaving)
    store.memo = memo
    return asked()


OF_STORE: dict[str, Callable[[Memo], object]] = {
    "add": lambda memo: memo.add([Entry("slot", "signature", b"")]),
    "add_facts": lambda memo: memo.add_facts("slot", b""),
    "made": lambda memo: memo.made,
    "fresh": lambda memo: memo.fresh(),
    "knows": lambda memo: memo.knows("slot", "signature"),
    "stored": lambda memo: memo.stored("slot", "signature", str),
    "passing": lambda memo: memo.passing("slot", "signature", str),
    "stored_table": lambda memo: memo.stored_table("slot", {"name": "signature"}, str),
    "sign": lambda memo: memo.sign(memo, "signature"),
    "sign_like": lambda memo: memo.sign_like("a", "b"),
    "fact": lambda memo: memo.fact("slot", memo, str),
    "known_by": lambda memo: memo.known_by("slot", "signature", str),
    "known": lambda memo: memo.known("slot", "signature"),
    "later": _later,
    "renewed": lambda memo: memo.renewed("slot", "signature", lambda _: ""),
    "before": lambda memo: memo.before("slot", "signature"),
    "retain": lambda memo: memo.retain("slot"),
}


@pytest.mark.parametrize("ask", OF_STORE.values(), ids=OF_STORE)
def test_results_are_asked_for_while_another_thread_saves_them(ask: Callable[[Memo], object]) -> None:
    store = Leaving(None, "")
    memo = Memo(store)
    if ask is not _later:
        store.memo = memo
    ask(memo)
    memo.save()
    assert not memo.keeps


class Late(tuple[str, str]):
    """A slot of the kind that is looked through; another thread keeps a result while it is."""

    keep: Callable[[], object] = str

    def __getitem__(self, at: Any) -> Any:
        self.keep()
        return super().__getitem__(at)


def test_what_another_thread_keeps_while_old_results_are_forgotten_stays_kept() -> None:
    memo = Memo()
    slot = Late(("kind", "name"))
    memo.get(slot, (), str)
    memo = memo.turn()
    slot.keep = lambda: memo.get("new", (), lambda: "kept")
    memo.forget_others("kind")
    assert slot not in memo._slots.kept
    assert memo.get("new", (), lambda: "made again") == "kept"


# --- the preview ---------------------------------------------------------------------------------


@pytest.fixture
def live(small: Site) -> Live:
    small.lead("One [@rain#hours].\n")
    made = Live(small.options(), Watch(small.root, (), every=3600), lambda _: None)
    made.begin()
    return made


def test_an_author_who_asks_for_a_document_waits_for_the_first_look(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_time, "LONGEST", 0.0)
    look_at, asked, waited = Engine.look_at, threading.Event(), Maker.done_soon

    def slow(self: Engine, *given: Any, **named: Any) -> Snapshot:
        assert asked.wait(PATIENCE)
        return look_at(self, *given, **named)

    def over(self: Maker, job: Any) -> bool:
        done = waited(self, job)
        asked.set()
        return done

    monkeypatch.setattr(Engine, "look_at", slow)
    monkeypatch.setattr(Maker, "done_soon", over)
    live = Live(small.options(), Watch(small.root, (), every=3600), lambda _: None)
    assert live.ask(lambda _, state: state.config and state.config.title) == "Harbour Notes"


def test_a_folder_that_goes_as_it_is_to_be_watched_ends_no_watching(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = Watch(small.root, (), every=None)
    assert watch.start() == ""
    try:
        observer = watch._observer
        assert observer
        schedule = observer.schedule

        def late(handler: Any, path: str, **more: Any) -> Any:
            if path.endswith("themes"):
                small.delete("themes")
            return schedule(handler, path, **more)

        with monkeypatch.context() as switching:  # a branch
            switching.setattr(observer, "schedule", late)
            small.put("themes/mine/theme.yaml", "name: mine\n")
            until(lambda: watch.wait() and not small.path("themes").exists(), "the folder, gone")
        assert watch._every is None, "the system still tells of changes"
        small.put("themes/mine/theme.yaml", "name: mine\n")
        until(lambda: watch.wait() and small.path("themes") in watch._watched, "the folder, watched again")
    finally:
        watch.stop()


class Broken:
    """A socket whose page has gone, as who sends finds first; what the page said before is still to be heard."""

    def __init__(self, *said: dict[str, Any]) -> None:
        self.said = [json.dumps(each) for each in said]
        self.gone = asyncio.Event()
        self.sent: list[str] = []

    async def receive(self) -> dict[str, Any]:
        if not self.sent:
            return {"type": "websocket.connect"}
        if not self.said:
            return {"type": "websocket.disconnect", "code": 1006}
        if len(self.sent) > 1:
            await self.gone.wait()
        return {"type": "websocket.receive", "text": self.said.pop(0)}

    async def send(self, message: Any) -> None:
        self.sent.append(message["type"])
        if message["type"] == "websocket.send":
            self.gone.set()
            raise OSError


def test_a_page_that_goes_while_it_is_told_something_is_no_fault(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = {"kind": "show", "address": PAGE, "version": "other"}
    scope = {
        "type": "websocket",
        "path": "/_preview/live",
        "headers": [(b"host", b"127.0.0.1:8000"), (b"origin", b"http://127.0.0.1:8000")],
        "subprotocols": [],
    }
    heard: list[str] = []
    hear = live.hear

    def counted(client: OpenPage, message: dict[str, Any]) -> None:
        heard.append(message["kind"])
        hear(client, message)

    monkeypatch.setattr(live, "hear", counted)

    async def talk() -> None:
        socket = Broken(show, {"kind": "evidence", "on": True}, {"kind": "evidence", "on": False})
        app = application(live, live._options, 8000, own_network=False)
        await asyncio.wait_for(app(scope, socket.receive, socket.send), PATIENCE)
        assert socket.sent == ["websocket.accept", "websocket.send"]

    with ThreadPoolExecutor(1) as thread:  # in this one a loop of the browser may run
        thread.submit(asyncio.run, talk()).result()
    assert heard == ["show", "evidence", "evidence"]
    assert not live._clients


def test_a_fault_while_past_looks_are_freed_does_not_end_the_checks_of_pages(
    live: Live, small: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failed = threading.Event()

    def close(_: EngineSite) -> None:
        failed.set()
        raise ValueError("planted")

    monkeypatch.setattr(EngineSite, "close", close)
    page = Heard(PAGE)
    live.join(page)
    threading.Thread(target=live._check, daemon=True).start()
    small.lead("Two [@rain#hours].\n")
    live._turn(frozenset(), patient=False, begun=0.0)
    live._due.set()
    assert failed.wait(PATIENCE)
    monkeypatch.undo()
    small.lead("Three [@rain#hours].\n\n## Later {#n-rain--hours}\n")
    live._turn(frozenset(), patient=False, begun=0.0)
    live._due.set()
    until(
        lambda: isinstance(live._state, EngineSite) and live._state.checked,
        "the pages of the last look, checked",
    )
    assert "ValueError: planted" in capsys.readouterr().err
    assert any("planted" in values["text"] for kind, values in page.heard if kind == "notice")


# --- the language server -------------------------------------------------------------------------


def test_a_look_that_fails_leaves_its_edits_to_the_next(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    small.lead("Rain fell [@rain#hours].")
    folder = SiteFolder(small.root, None)
    folder.known()
    folder.edit(LEAD, lead("Rain fell [@rian#hours]."), 3)

    def failing(_: Engine) -> Snapshot:
        raise ValueError("planted")

    monkeypatch.setattr(Engine, "look_at_edits", failing)
    with pytest.raises(ValueError, match="planted"):
        folder.known()
    assert not folder.has_taken(LEAD)
    monkeypatch.undo()
    assert "unknown-source" in {each.code for each in folder.known().state.content_faults}
    assert folder.has_taken(LEAD)
    assert folder.versions[LEAD] == 3


class Asked(threading.Event):
    """An event that the other thread sets as soon as somebody has asked for it."""

    def is_set(self) -> bool:
        found = super().is_set()
        self.set()
        return found


def test_files_that_change_as_a_look_begins_are_left_to_the_next(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].")
    folder = SiteFolder(small.root, None)
    folder.known()
    folder._stale = Asked()
    folder.edit(LEAD, lead("Snow fell [@rain#hours]."))
    folder.known()
    small.append("briefings/land/all.md", "It rained [@rian#hours].\n")
    assert "unknown-source" in {each.code for each in folder.known().state.content_faults}


def test_counts_are_those_of_the_site_that_is_asked_about(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the worker is busy, the counts are asked for out of the look before, in another thread."""
    small.lead("None.")
    editor, counts = Editor(small), CitationCounts()
    before = editor.put(LEAD, lead("Dry [@rain#dry]."))
    now = editor.put(LEAD, lead("Wet [@rain#crew; @rain#hours]."))
    told = {
        known: [str(lens.citing) for lens in lenses(known, CARD, CitationCounts())] for known in (before, now)
    }
    threads: list[threading.Thread] = []
    found: list[list[str]] = []
    take = CitationCounts._take

    def asked() -> None:
        found.append([str(lens.citing) for lens in lenses(before, CARD, counts)])

    def taken(self: CitationCounts, *given: Any) -> None:
        if not threads:
            threads.append(threading.Thread(target=asked))
            threads[0].start()
            assert self._lock.locked()
        take(self, *given)

    lenses(before, CARD, counts)
    monkeypatch.setattr(CitationCounts, "_take", taken)
    assert [str(lens.citing) for lens in lenses(now, CARD, counts)] == told[now]
    threads[0].join(PATIENCE)
    assert found == [told[before]]
    assert [str(lens.citing) for lens in lenses(now, CARD, counts)] == told[now]
