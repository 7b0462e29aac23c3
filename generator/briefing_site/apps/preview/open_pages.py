"""The live site: looks at the folder when it may have changed, and tells every open page what is new."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from briefing_site.apps.preview.evidence_messages import evidence, excerpt
from briefing_site.apps.preview.fault_panel import panel
from briefing_site.apps.preview.open_editor import EditorError, open_at
from briefing_site.apps.preview.responses import PageResponse, PageResponses
from briefing_site.apps.preview.selection_to_excerpt import Point
from briefing_site.apps.preview.watch import Watch
from briefing_site.engine.engine import Engine
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site, Snapshot
from briefing_site.model.diagnostic import Diagnostic

_SLICE = 0.03
"""Seconds for which pages are rendered for their faults while requests wait."""
_PATIENCE = 0.3
"""Seconds for which a file that has vanished, or is empty, may come back."""


@dataclass(eq=False, slots=True)
class OpenPage:
    """A page that is open in a browser."""

    loop: asyncio.AbstractEventLoop
    messages: asyncio.Queue[str] = field(default_factory=asyncio.Queue)
    """Waiting to be sent."""
    address: str = ""
    """Of the page that it shows; empty until it has said so."""
    version: str = ""
    """Of what it shows."""
    evidence: bool = False
    """Whether it shows the evidence too."""
    told: dict[str, str] = field(default_factory=dict)
    """By kind: the last message that was sent."""

    def tell(self, kind: str, **values: Any) -> None:
        """Send a message, unless it is the same as the last of its kind."""
        text = json.dumps({"kind": kind, **values}, ensure_ascii=False)
        if self.told.get(kind) != text:
            self.told[kind] = text
            self.loop.call_soon_threadsafe(self.messages.put_nowait, text)


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """What was seen of a change, for whoever reports it."""

    state: Snapshot
    seconds: float
    """From the look to the last page that was told."""
    paths: tuple[str, ...]
    """Files that have changed, come or gone; "all pages" where those have been rendered for their faults."""


class Live:
    """A site folder as it is now, for all pages that are open."""

    def __init__(self, options: Options, watch: Watch, report: Callable[[ChangeReport], None]) -> None:
        self._options = options
        self._watch = watch
        self._report = report
        self._engine = Engine(options)
        self._showing = PageResponses(options.output)
        self._clients: set[OpenPage] = set()
        self._lock = threading.RLock()
        self._state: Snapshot | None = None
        self._reported: Snapshot | None = None

    # --- what requests ask for ---------------------------------------------------------------------

    def begin(self) -> Snapshot:
        """Look for the first time."""
        with self._lock:
            state = self._look()
            assert state
            self._reported = state
            # What there is now stays: no look for garbage goes over it again.
            gc.collect()
            gc.freeze()
            return state

    def at(self, address: str) -> PageResponse:
        """What is to be seen at an address; a request always sees the folder as it is."""
        with self._lock:
            try:
                self._seen()
                return self._showing.at(address)
            except Exception as fault:
                self._stumbled(fault)
                return self._showing.failed(address, fault)

    def join(self, client: OpenPage) -> None:
        """A page was opened, or the connection to it is back."""
        with self._lock:
            self._clients.add(client)

    def leave(self, client: OpenPage) -> None:
        """A page was closed."""
        with self._lock:
            self._clients.discard(client)

    def hear(self, client: OpenPage, message: dict[str, Any]) -> None:
        """A page says what it shows, or asks for something."""
        with self._lock:
            match message:
                case {"kind": "show", "address": str(address), "version": str(version)} if _plain(address):
                    client.address, client.version = address, version
                    client.told.clear()
                    self._tell(client)
                case {"kind": "evidence", "on": bool(on)}:
                    client.evidence = on
                    client.told.pop("evidence", None)
                    self._tell(client)
                case {"kind": "open", "path": str(path), "line": int(line), "column": int(column)}:
                    self._open(client, path, line, column)
                case _:
                    pass  # from a newer or an older script: nothing that we know

    def excerpt(self, source: str, start: Point, end: Point) -> dict[str, Any]:
        """A ready excerpt of a selection."""
        with self._lock:
            self._seen()
            assert self._state
            return excerpt(self._engine, self._state, source, start, end)

    def _seen(self) -> None:
        """Look; the other pages are to hear of what is new as well."""
        before = self._state
        if self._look(patient=True) is not before:
            self._watch.nudge()

    # --- what the watch sees -----------------------------------------------------------------------

    def run(self) -> None:
        """Tell the pages of every change, until the watch is stopped."""
        self._check_pages()
        while self._watch.wait():
            begun = time.perf_counter()
            try:
                change = self._turn(patient=True, begun=begun) or self._after_return(begun)
                if isinstance(change, ChangeReport):
                    self._report(change)  # outside the lock: whoever reads it may be slow
                self._check_pages()
            except Exception as fault:  # whatever it is: the next change may well be seen again
                with self._lock:
                    self._stumbled(fault)
            gc.collect()  # the last state goes: now that everybody has been told, there is time

    def _after_return(self, begun: float) -> ChangeReport | bool:
        """A file has vanished or is empty: it may be in the middle of being saved."""
        while time.perf_counter() - begun < _PATIENCE:
            self._watch.pause(0.02)
            if change := self._turn(patient=True, begun=begun):
                return change
        return self._turn(patient=False, begun=begun)

    def _turn(self, *, patient: bool, begun: float) -> ChangeReport | bool:
        """Look and tell; what has changed, True for nothing, False for a folder that is not whole."""
        with self._lock:
            state = self._look(patient=patient)
            if state is None:
                return False
            if state is self._reported:
                return True
            last, self._reported = self._reported, state
            for client in self._clients:
                self._safely(self._tell_page, client)
            seconds = time.perf_counter() - begun
            time.sleep(0.001)  # the pages go out before anything else is worked on
            for client in self._clients:
                self._safely(self._tell_rest, client)
            return ChangeReport(state, seconds, _changed(last, state))

    def _check_pages(self) -> None:
        """Render all other pages too, for their faults, unless something new is noticed meanwhile."""
        begun = time.perf_counter()
        while not self._watch.noticed:
            with self._lock:
                state = self._state
                if not isinstance(state, Site) or state.checked:
                    return
                told = state.faults_so_far
                if state.check_pages(_SLICE):
                    found = state.faults
                    break
            time.sleep(0.001)  # a request may come in between
        else:
            return
        if told != found:
            with self._lock:
                for client in self._clients:
                    self._safely(self._tell_rest, client)
            self._report(ChangeReport(state, time.perf_counter() - begun, ("all pages",)))

    def _safely(self, tell: Callable[[OpenPage], None], client: OpenPage) -> None:
        """Tell a page; what goes wrong with it is to cost no other page its news."""
        try:
            tell(client)
        except Exception as fault:
            self._stumbled(fault, client)

    def _stumbled(self, fault: Exception, *clients: OpenPage) -> None:
        """Something that we did not foresee: say so, and go on."""
        lines = traceback.format_exception(fault)
        with contextlib.suppress(OSError, ValueError):
            print("".join(lines), file=sys.stderr, end="", flush=True)
        for client in clients or self._clients:
            client.tell("notice", text=f"The preview stumbled, and may be behind: {lines[-1].strip()}")

    def _look(self, *, patient: bool = False) -> Snapshot | None:
        state = self._engine.look_patiently() if patient and self._state else self._engine.look()
        if state is not None and state is not self._state:
            self._showing.turn(state)
            self._state = state
        return state

    # --- what pages are told -----------------------------------------------------------------------

    def _tell(self, client: OpenPage) -> None:
        self._tell_page(client)
        self._tell_rest(client)

    def _tell_page(self, client: OpenPage) -> None:
        if not client.address:
            return
        shown = self._showing.at(client.address)
        if shown.version and shown.version != client.version:
            client.version = shown.version
            client.tell("page", html=shown.html, version=shown.version)

    def _tell_rest(self, client: OpenPage) -> None:
        if not client.address or self._state is None:
            return
        more: tuple[Diagnostic, ...] = self._showing.at(client.address).faults
        client.tell("faults", **panel(self._state, client.address, more, self._options.root))
        if client.evidence:
            client.tell("evidence", data=evidence(self._engine, self._state, client.address))

    def _open(self, client: OpenPage, path: str, line: int, column: int) -> None:
        """Open the editor, at files that are the site's own."""
        known = self._state is not None and (
            path in self._state.content.inputs.digests()
            or any(path == fault.place.path for fault in self._state.faults_so_far)
        )
        root = self._options.root
        file = (root / path).resolve()
        try:
            if not known or not file.is_relative_to(root.resolve()) or not file.is_file():
                raise EditorError(f"{path} is no file of this site")
            open_at(file, max(line, 1), max(column, 1))
        except EditorError as fault:
            client.told.pop("notice", None)
            client.tell("notice", text=str(fault))


def _changed(last: Snapshot | None, now: Snapshot) -> tuple[str, ...]:
    """Paths of the files that differ between two states."""
    before = last.content.inputs.digests() if last else {}
    after = now.content.inputs.digests()
    return tuple(sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path)))


def _plain(address: str) -> bool:
    """Whether an address can be one of a page: text that can be written."""
    return address.isprintable() and len(address) < 1000
