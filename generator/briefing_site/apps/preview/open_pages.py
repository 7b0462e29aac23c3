"""The live site: looks at the folder when it may have changed, and tells every open page what is new."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any, TypeVar

from briefing_site.apps.preview.changes import changed_paths
from briefing_site.apps.preview.maker import Maker
from briefing_site.apps.preview.open_page import OpenPage
from briefing_site.apps.preview.pages_ahead import PagesAhead
from briefing_site.apps.preview.pages_first import site_ahead
from briefing_site.apps.preview.request_guard import is_plain
from briefing_site.apps.preview.responses import PageResponse, PageResponses
from briefing_site.apps.preview.sheets_first import of_theme_alone, other_sheets
from briefing_site.apps.preview.watch import Watch
from briefing_site.apps.preview.whatif import Thought, loss, thought
from briefing_site.apps.preview.whole_inputs import set_seal, whole_inputs
from briefing_site.engine import garbage
from briefing_site.engine.engine import Engine
from briefing_site.engine.interruption import Interrupted, Interruption
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site, Snapshot
from briefing_site.engine.waiting import Waiting
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import Inputs
from briefing_site.text.dataclass import dataclass

T = TypeVar("T")

_SLICE = 0.01
"""Seconds for which pages are rendered for their faults while requests wait."""
_CALM = 0.2
"""Seconds after a change before anything is done for which nobody waits: browsers show it meanwhile."""
_IDLE = 1.0
"""Seconds without a request after which nobody is taken to go from page to page."""
_PATIENCE = 0.3
"""Seconds for which a file that has vanished, or is empty, may come back."""
_AHEAD = 0.3
"""Seconds between looks at what the open pages show, while the site is read for the first time."""


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """One look that found changes, for the terminal to report."""

    state: Snapshot
    seconds: float
    """Time from the look until the last open page was told."""
    paths: tuple[str, ...]
    """Files that have changed, come or gone; "all pages" once all pages were rendered for their faults."""


class Live:
    """A site folder with all its open pages: answers their requests, and tells them of changes.

    A look is made in a thread of its own, beside the last one, and takes its place when it is finished:
    however long it takes, requests are answered meanwhile.
    """

    def __init__(self, options: Options, watch: Watch, report: Callable[[ChangeReport], None]) -> None:
        self._options = options
        self._watch = watch
        self._report = report
        self._waiting = Waiting()
        """The pages that browsers wait for; looks and checks let these go first."""
        self._giving_way = Interruption(lambda: watch.noticed)
        """Ends the search for faults where a change is noticed, which is shown first."""
        self._new_values = garbage.NewValues()
        self._engine = Engine(options, rest=self._rest)
        self.ahead = PagesAhead(options, lambda: watch.heard)
        self._showing = PageResponses(options.output)
        self._clients: set[OpenPage] = set()
        self._maker = Maker()
        self._lock = threading.RLock()
        """Guards the attributes; held while pages are told, but for no look, and while no page is made."""
        self._asked = 0.0
        """When a page was asked for last."""
        self._before: list[Snapshot] = []
        """Looks whose place another one has taken, and which are not closed yet."""
        self._due = threading.Event()
        """Set where pages are to be checked."""
        self.answered = threading.Event()
        """Set once a page that was asked for is made."""
        self._state: Snapshot | None = None
        self._told: Snapshot | None = None
        """The look whose pages the open pages have been told of."""
        self._reported: Snapshot | None = None
        """The look whose faults they have been told of too."""

    def _rest(self) -> None:
        """Let others go first: called again and again by work on the site."""
        if self._state:  # the first look lets go of little
            self._new_values.collect()
        self._waiting.rest()
        self._giving_way.check()

    # --- requests ----------------------------------------------------------------------------------

    def look(self) -> Snapshot:
        """Look for the first time: from then on pages are those of the whole site."""
        state = self._look(patient=False).result()
        assert state
        return state

    def answer_first(self, seconds: float) -> None:
        """Wait until the first page is made that somebody asks for; where nobody does, for some seconds."""
        self.answered.wait(seconds)
        while self._waiting.any() and not self.answered.is_set():
            self.answered.wait(seconds)

    def begin(self) -> Snapshot:
        """Find the faults of the first look, made here if need be, and tell the pages that are open.

        Changes in the meantime are shown first; the faults are then those of the last look.
        """
        begun = time.perf_counter()
        state = self._state or self.look()
        told = self._tell_all(begun)
        while not told and self._watch.wait():
            told = self._next()
        return told.state if told else state

    def tell_ahead(self) -> None:
        """Tell the open pages of changes until the site is read for the first time, which may take long."""
        heard = self._watch.heard
        while self._state is None:
            for client in tuple(self._clients):
                with contextlib.suppress(Exception):  # met again where the whole site is looked at
                    self._tell_page_ahead(client)
            heard = self._watch.wait_beside(heard, _AHEAD)

    def at(self, address: str) -> PageResponse:
        """The answer to a request for an address, of the folder as it is at this moment.

        While a branch is switched, and where a look takes long, as afterwards, the answer is of the last one.
        """
        try:
            if self._state is None:
                with self._waiting.answering():
                    return self.ahead.at(address)
            if asset := self._showing.asset(address):
                return asset
            self._asked = time.monotonic()
            self._seen()
            with self._waiting.answering():
                return self._showing.at(address)  # without the lock: a page of one file may take a second
        except Exception as fault:
            with self._lock:
                self._stumbled(fault)
                return self._showing.failed(address, fault)
        finally:
            self.answered.set()

    def join(self, client: OpenPage) -> None:
        """Take in a page that was opened, or whose connection is back."""
        with self._lock:
            self._clients.add(client)

    def leave(self, client: OpenPage) -> None:
        """Forget a page that was closed."""
        with self._lock:
            self._clients.discard(client)

    def hear(self, client: OpenPage, message: dict[str, Any]) -> None:
        """Take a message of a page: the address that it shows, or a request. Unknown ones do nothing."""
        self._safely(lambda page: self._heard(page, message), client)

    def _heard(self, client: OpenPage, message: dict[str, Any]) -> None:
        asked: Thought | None = None
        with self._lock:
            match message:
                case {"kind": "show", "address": str(address), "version": str(version)} if is_plain(address):
                    client.address, client.version = address, version
                    client.told.clear()
                    self._tell(client)
                case {"kind": "evidence", "on": bool(on)}:
                    client.evidence = on
                    client.told.pop("evidence", None)
                    self._tell(client)
                case {"kind": "whatif", "on": bool(on), "without": [*names]}:
                    client.whatif, client.without = on, tuple(name for name in names if isinstance(name, str))
                    client.told.pop("whatif", None)
                    asked = thought(client, self._state)
                case {"kind": "open", "path": str(path), "line": int(line), "column": int(column)}:
                    self._open(client, path, line, column)
        if asked:  # outside the lock, since rendering what would change may take a while
            self._tell_loss(client, asked)

    def ask(self, of: Callable[[Engine, Snapshot], T]) -> T:
        """What `of` says of the folder as it is at this moment, once it is read for the first time."""
        self._seen()
        state = self._state or self.look()
        return of(self._engine, state)  # without the lock: a document may be large

    def _seen(self) -> None:
        """Look at the folder, unless that takes long; the open pages are told of changes too.

        Where nothing was touched since the last look, that answers. It does too while git changes the files,
        as where a branch is switched.
        """
        if self._watch.seal.holds() or self._watch.git_is_at_work():
            return
        looking = self._look(patient=True)
        looking.add_done_callback(self._nudge)
        if self._maker.done_soon(looking):
            looking.result()

    def _nudge(self, looking: Future[Snapshot | None]) -> None:
        """Have the pages told of what a look for a request has found."""
        if looking.exception() is None and self._state is not self._told:
            self._watch.nudge()

    # --- changes -----------------------------------------------------------------------------------

    def run(self) -> None:
        """Tell the pages of every change, until the watch is stopped."""
        threading.Thread(target=self._check, name="preview pages", daemon=True).start()
        while self._watch.wait():
            if change := self._next():
                self._tell_terminal(change)
            self._due.set()

    def _next(self) -> ChangeReport | None:
        """Look and tell what the watch has noticed; the changes, where the pages have been told all."""
        begun = time.perf_counter()
        try:
            change = self._turn(self._watch.named, patient=True, begun=begun) or self._after_return(begun)
        except Exception as fault:  # a mistake of ours must not end the watching of later changes
            with self._lock:
                self._stumbled(fault)
            return None
        return change if isinstance(change, ChangeReport) else None

    def _tell_terminal(self, change: ChangeReport) -> None:
        """Report changes there, outside the lock: writing to a terminal may be slow.

        Where nobody reads it any more, pages are told of later changes all the same.
        """
        self._contained(partial(self._report, change))

    def _check(self) -> None:
        """Check pages some time after each new look, in a thread of its own: one page may take a second."""
        while True:
            self._contained(self._check_pages)
            self._due.wait()
            self._due.clear()
            time.sleep(_CALM)
            self._contained(self._let_go)

    def _contained(self, work: Callable[[], None]) -> None:
        """Do something; a mistake of ours in it must not end what its thread does later."""
        try:
            work()
        except Exception as fault:
            with self._lock:
                self._stumbled(fault)

    def _let_go(self) -> None:
        """Free the looks before, and, where nobody asks for pages just now, what little else is in circles.

        To look for that stops every thread.
        """
        with self._lock:
            kept = (self._state, self._reported, *self._showing.looks)
            before, self._before = self._before, []
            for state in before:
                if any(state is each for each in kept):
                    self._before.append(state)
                elif isinstance(state, Site):
                    state.close()
        if time.monotonic() - self._asked > _IDLE:
            garbage.collect_if_many()

    def _after_return(self, begun: float) -> ChangeReport | bool:
        """Wait for a file that has vanished or is empty, as in the middle of a save; then look and tell."""
        while time.perf_counter() - begun < _PATIENCE:
            self._watch.pause(0.02)
            if change := self._turn(frozenset(), patient=True, begun=begun):
                return change
        return self._turn(frozenset(), patient=False, begun=begun)

    def _turn(self, named: frozenset[str], *, patient: bool, begun: float) -> ChangeReport | bool:
        """Look and tell: the changes; True where there are none, or the next look is to tell them.

        False where the folder is not whole.
        """
        if self._look(named, patient=patient).result() is None:
            return False
        if self._state is self._reported:  # that of a later look, if a request has asked for one
            return True
        return self._tell_all(begun) or True

    def _tell_all(self, begun: float) -> ChangeReport | None:
        """Tell every open page of the last look, and then of its faults.

        None where another change is noticed before these are worked out: it is to be shown first.
        """
        with self._lock:
            self._told = self._state
            for client in self._clients:
                self._safely(self._tell_page, client)
            seconds = time.perf_counter() - begun
        time.sleep(0.001)  # lets the messages to the pages go out first
        state = self._worked_out()
        with self._lock:
            if state is None or state is not self._state:
                return None
            last, self._reported = self._reported, state
            for client in self._clients:
                self._safely(self._tell_rest, client)
        return ChangeReport(
            state, seconds, changed_paths(last.content.inputs if last else None, state.content.inputs)
        )

    def _worked_out(self) -> Snapshot | None:
        """The last look with its faults worked out; None where that has given way to a change."""
        return self._maker.soon("faults", self._work_out).result()

    def _work_out(self) -> Snapshot | None:
        """Work out the faults of the last look, in the thread that looks, until a change is noticed.

        What is found by then is kept, so that they are found however many changes come in between.
        """
        state = self._state
        try:
            with self._giving_way.allowed():
                if state is not None:
                    state.content_faults  # noqa: B018  reading the property works the faults out
                if isinstance(state, Site):
                    state.prepare_checks()
        except Interrupted:
            return None
        return state

    def _check_pages(self) -> None:
        """Render all other pages too, for their faults, until a new change is noticed."""
        begun = time.perf_counter()
        state = self._worked_out()
        if not isinstance(state, Site) or state.checked:
            return
        told = state.faults_so_far
        while not self._check_some(state):
            if self._watch.noticed or self._state is not state:
                return
            time.sleep(0.001)  # a request may come in between
            self._waiting.rest()
        if told != state.faults and self._state is state:
            with self._lock:
                for client in self._clients:
                    self._safely(self._tell_rest, client)
            self._tell_terminal(ChangeReport(state, time.perf_counter() - begun, ("all pages",)))

    def _check_some(self, state: Site) -> bool:
        """Render some further pages, until a change is noticed; whether all are done by now."""
        try:
            with self._giving_way.allowed():
                return state.check_pages(_SLICE, self._waiting.any)
        except Interrupted:
            return False

    def _safely(self, tell: Callable[[OpenPage], None], client: OpenPage) -> None:
        """Tell one page. An exception is reported and does not keep the other pages from being told."""
        try:
            tell(client)
        except Exception as fault:
            self._stumbled(fault, client)

    def _stumbled(self, fault: Exception, *clients: OpenPage) -> None:
        """Report an unforeseen exception in the terminal and to `clients`."""
        lines = traceback.format_exception(fault)
        with contextlib.suppress(OSError, ValueError):
            print("".join(lines), file=sys.stderr, end="", flush=True)
        for client in clients or self._clients:
            client.tell("notice", text=f"The preview stumbled, and may be behind: {lines[-1].strip()}")

    def _look(self, named: frozenset[str] = frozenset(), *, patient: bool) -> Future[Snapshot | None]:
        """A look at the folder, begun from now on: the site, or None where the folder is not whole.

        Where some files are `named`, no other has changed.
        """
        return self._maker.soon(("look", patient, named), partial(self._made, named, patient=patient))

    def _made(self, named: frozenset[str], *, patient: bool) -> Snapshot | None:
        """Look, make the pages that are open, and let all that take the place of the last look."""
        last = self._state.content.inputs if self._state else None
        self._watch.seal.begin()
        inputs, again = whole_inputs(self._engine, self._watch, last, named, patient=patient)
        if inputs is None:
            return None
        open_pages = {client.address for client in tuple(self._clients)} - {""}
        if isinstance(self._state, Site):
            self._show_sheets(self._state, inputs, named)
            self._show_first(self._state, inputs, named, open_pages)
        state = self._engine.look_at(inputs, again=again)
        if self._state is None and self._watch.noticed:
            # The first look takes long. What was saved meanwhile is in the site that it leads to: pages that
            # were made ahead have shown it already.
            self._watch.seal.begin()
            inputs = self._engine.read(patient=False) or inputs
            state = self._engine.look_at(inputs)
        if state is not self._state:
            showing = self._showing.turned(state)
            for address in open_pages:
                with contextlib.suppress(Exception):  # met again where the page is told
                    showing.at(address)
            if isinstance(state, Site):
                state.pages  # noqa: B018  links the site, so that a request for any other page is quick
            with self._lock:
                if self._state:
                    self._before.append(self._state)
                else:
                    garbage.keep_all()
                self._showing, self._state = showing, state
        if again:
            set_seal(self._watch.seal, last, inputs)
        return state

    def _show_sheets(self, last: Site, inputs: Inputs, named: frozenset[str]) -> None:
        """Show style sheets that have changed ahead of the pages that name them."""
        if not of_theme_alone(named) or not (theme := self._engine.theme_of(inputs)):
            return
        if sheets := other_sheets(last.theme, theme):
            with self._lock:
                self._showing = self._showing.with_assets(theme.assets)
                for client in self._clients:
                    client.tell("sheets", sheets=sheets)
            time.sleep(0.001)  # lets the sheets go out before pages are made

    def _show_first(self, last: Site, inputs: Inputs, named: frozenset[str], open_pages: set[str]) -> None:
        """Show the texts of the open pages ahead of a look that takes long."""
        try:
            found = site_ahead(self._engine, last, inputs, named, open_pages)
            showing = self._showing.with_pages(*found) if found else None
            if found:
                found[0].close()  # its pages are made
        except Exception:  # whatever it is, the look itself meets it
            return
        if showing:
            with self._lock:
                self._showing = showing
                for client in self._clients:
                    self._safely(self._tell_page, client)

    # --- messages to pages -------------------------------------------------------------------------

    def _tell(self, client: OpenPage) -> None:
        self._tell_page(client)
        self._tell_rest(client)

    def _tell_page(self, client: OpenPage) -> None:
        if not client.address or self._state is None:
            return
        shown = self._showing.at(client.address)
        if shown.version and shown.version != client.version:
            client.version = shown.version
            client.tell("page", html=shown.html, version=shown.version)

    def _tell_page_ahead(self, client: OpenPage) -> None:
        if not client.address:
            return
        with self._waiting.answering():
            made = self.ahead.at(client.address)  # without the lock, as in `at`
        with self._lock:
            if self._state is None and made.version and made.version != client.version:
                client.version = made.version
                client.tell("page", html=made.html, version=made.version)

    def _tell_rest(self, client: OpenPage) -> None:
        if not client.address or self._state is None or self._state is not self._reported:
            return  # it is told as soon as the faults are known
        from briefing_site.apps.preview.fault_panel import panel

        more: tuple[Diagnostic, ...] = self._showing.at(client.address).faults
        client.tell("faults", **panel(self._state, client.address, more, self._options.root))
        if client.evidence:
            from briefing_site.apps.preview.evidence_messages import evidence

            client.tell("evidence", data=evidence(self._engine, self._state, client.address))

    def _tell_loss(self, client: OpenPage, asked: Thought) -> None:
        """Tell a page what would be lost, unless it asks for something else by now."""
        try:
            found = loss(asked, client.address)
        except Exception as fault:
            with self._lock:
                self._stumbled(fault, client)
            return
        with self._lock:
            if client.whatif and set(asked.names) <= set(client.without):
                client.tell("whatif", found=found)

    def _open(self, client: OpenPage, path: str, line: int, column: int) -> None:
        """Open the editor at a place in a file of the site; other files are refused."""
        from briefing_site.apps.preview.open_editor import EditorError, open_file

        faults = self._reported.faults_so_far if self._reported else ()
        known = self._state is not None and (
            path in self._state.content.inputs.digests() or any(path == f.place.path for f in faults)
        )
        try:
            open_file(self._options.root, path, line, column, known=known)
        except EditorError as fault:
            client.told.pop("notice", None)
            client.tell("notice", text=str(fault))
