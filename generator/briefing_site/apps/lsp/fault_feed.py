"""Diagnostics while the author writes: found after a pause in typing, published where they have changed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from lsprotocol import types

from briefing_site.apps.debugging import show_traces
from briefing_site.apps.lsp.protocol_values import ClientAbilities
from briefing_site.apps.lsp.shown_beside import ShownAgain, ShownBeside
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.apps.lsp.site_folders import SiteFolder
from briefing_site.apps.lsp.worker import Rank, Worker
from briefing_site.engine.look_ahead import LookAhead
from briefing_site.engine.look_beside import LookBeside
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.text.dataclass import dataclass

FaultsByFile = Mapping[str, tuple[int | None, Sequence[types.Diagnostic]]]
"""URI of a file to the version of its text and its diagnostics."""

logger = logging.getLogger("briefing")

_CALM = 0.3
"""Seconds after a look in which nobody has typed, before pages are rendered for their faults."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A diagnostic, and what it was made of."""

    fault: Diagnostic
    texts: tuple[tuple[str | bytes, str | None], ...]
    """Of the files that the fault names, each with its URI as an editor spells it."""
    diagnostic: types.Diagnostic


class Publisher:
    """Publishes the faults of one site folder to the editor."""

    def __init__(
        self,
        folder: SiteFolder,
        client: ClientAbilities,
        worker: Worker,
        pages: Worker,
        answers: Worker,
        publish: Callable[[types.PublishDiagnosticsParams], None],
        refresh: Callable[[ShownAgain], None],
    ) -> None:
        """`worker` looks at the site; `pages` renders its pages for their faults, one after the other.

        `answers` looks at single texts while a look takes long.

        A page of a large site may take a second, for which no keystroke is to wait. `refresh` is called after
        a look, with what is to be shown again beside texts that nobody has edited.
        """
        self.folder = folder
        self._client = client
        self._worker = worker
        self._pages = pages
        self._answers = answers
        self._publish = publish
        self._refresh = refresh
        self._beside = ShownBeside(folder)
        self._looked: asyncio.Future[bool] | None = None
        """What waits for the end of the next look."""
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None
        self._again = asyncio.Event()
        """Set where there is another look to take."""
        self._typed = asyncio.Event()
        """Set where a text has changed while a look is under way."""
        self._ahead: set[str] = set()
        """Paths of texts whose faults were told beside a look that does not have them yet."""
        self._told: dict[str, Sequence[types.Diagnostic] | None] = {}
        """URI of a file to what was last published of it; None where that is to be published again."""
        self._traced: set[str] = set()
        self._made: dict[int, _Made] = {}
        """The diagnostics of the last look, each by the identity of its fault."""

    def schedule(self, delay: float = 0.0) -> None:
        """Look for faults after a delay; another call in the meantime begins the delay anew."""
        if self._timer:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(delay, self._begin)

    def tell_again(self, uri: str) -> None:
        """Publish the diagnostics of a file at the next look even where they have not changed.

        Where there were some, it is published too that there are none by then.
        """
        if uri in self._told:
            self._told[uri] = None

    async def next_look(self) -> bool:
        """Wait for the end of the next look; whether it succeeded."""
        if self._looked is None:
            self._looked = asyncio.get_running_loop().create_future()
        return await asyncio.shield(self._looked)

    def close(self) -> None:
        """Withdraw all published diagnostics: the editor has left the site folder."""
        self._wake(False)
        if self._timer:
            self._timer.cancel()
        if self._task:
            self._task.cancel()
        self._ahead.clear()
        self._tell({})

    def _begin(self) -> None:
        if self._task and not self._task.done():
            self._again.set()
            self._typed.set()
        else:
            self._task = asyncio.create_task(self._look())

    async def _look(self) -> None:
        self._again.set()
        while self._again.is_set():
            self._again.clear()
            try:
                self._tell(await self._found())
                self._wake(True)
                self._refresh(await self._worker.do(self._beside.look, rank=Rank.FAULTS))
                await self._answers.do(self.folder.let_go, rank=Rank.FAULTS)
                if await self._check_pages():
                    self._tell(await self._worker.do(self._faults, rank=Rank.FAULTS))
            except Exception:
                # Where there is another look to take, it is taken: it may be the one that mends this.
                logger.exception("the site could not be checked")
                self._wake(False)

    async def _found(self) -> FaultsByFile:
        """The faults of a look. While it takes long over one text, those of others are told beside it."""
        looking = asyncio.ensure_future(self._worker.do(self._faults, self.folder.settle, Rank.FAULTS))
        late = asyncio.Event()
        beside = asyncio.create_task(self._tell_beside(looking, late))
        try:
            found = await looking
            self.folder.ended(in_time=not late.is_set())
            return found
        finally:
            beside.cancel()
            looking.cancel()  # where this task was cancelled

    async def _tell_beside(self, looking: asyncio.Future[FaultsByFile], late: asyncio.Event) -> None:
        """Publish what is wrong in other texts, as they change, while a look takes long and is `late`."""
        if await self._worker.done_soon(looking):
            return
        late.set()
        beside: LookBeside | LookAhead | None = None
        while True:
            self._typed.clear()
            if texts := self.folder.others():
                beside = beside or self.folder.beside()
            if beside and texts:
                look = partial(self._faults_beside, beside, texts)
                try:
                    told = await self._answers.do(look, rank=Rank.FAULTS)
                except Exception:
                    logger.exception("a text could not be checked beside another one")
                    return
                if not looking.done():
                    self._publish_changed(told)
                    self._ahead.update(path for path in texts if self.folder.uri(path) in told)
            await self._typed.wait()

    def _faults_beside(
        self, beside: LookBeside | LookAhead, texts: Mapping[str, tuple[str, int | None]]
    ) -> FaultsByFile:
        """The diagnostics of some texts alone; none where they cannot be looked at alone."""
        found = beside.faults({path: text for path, (text, _) in texts.items()})
        if found is None:
            return {}
        (state, of_path), uri = found, self.folder.uri
        known = SiteMoment(state)
        return {
            uri(path): (texts[path][1], [self._client.diagnostic(known, fault, uri) for fault in faults])
            for path, faults in of_path.items()
        }

    def _wake(self, looked: bool) -> None:
        """Let those go on that wait for the end of a look."""
        waiting, self._looked = self._looked, None
        if waiting and not waiting.done():
            waiting.set_result(looked)

    async def _check_pages(self) -> bool:
        """Render pages for their faults; whether all are done before there is another look to take."""
        again = asyncio.create_task(self._again.wait())
        try:
            await asyncio.wait({again}, timeout=_CALM)
            while not again.done():
                some = asyncio.create_task(self._pages.do(self.folder.check_pages, rank=Rank.PAGES))
                await asyncio.wait({some, again}, return_when=asyncio.FIRST_COMPLETED)
                if not some.done():
                    some.cancel()  # what is begun goes on in its thread, and nobody waits for it
                elif some.result():
                    return True
            return False
        finally:
            again.cancel()

    def _faults(self) -> FaultsByFile:
        folder, known = self.folder, self.folder.known()
        found: dict[str, tuple[int | None, list[types.Diagnostic]]] = {}
        show_traces(fault for fault in known.state.faults_so_far if fault.trace not in self._traced)
        self._traced = {fault.trace for fault in known.state.faults_so_far}
        made: dict[int, _Made] = {}
        for fault in known.state.faults_so_far:
            path = fault.place.path
            _, some = found.setdefault(folder.uri(path), (folder.versions.get(path), []))
            kept = made[id(fault)] = self._made_of(known, fault)
            some.append(kept.diagnostic)
        self._made = made
        return found

    def _made_of(self, known: SiteMoment, fault: Diagnostic) -> _Made:
        """A fault as a diagnostic: that of the last look where the texts that it names are the same."""
        paths = (fault.place.path, *(other.at.path for other in fault.related))
        # An editor that opens a file may spell its URI otherwise.
        texts = tuple((known.written(path), self.folder.uris.get(path)) for path in paths)
        kept = self._made.get(id(fault))
        if kept and kept.fault is fault and kept.texts == texts:
            return kept
        return _Made(fault, texts, self._client.diagnostic(known, fault, self.folder.uri))

    def _tell(self, found: FaultsByFile) -> None:
        """Publish what a look has found, but for texts that have changed since, and were told beside it."""
        self._ahead = {path for path in self._ahead if not self.folder.has_taken(path)}
        ahead = {self.folder.uri(path) for path in self._ahead}
        for uri in [uri for uri in self._told if uri not in found and uri not in ahead]:
            del self._told[uri]
            self._publish(types.PublishDiagnosticsParams(uri, []))
        self._publish_changed({uri: of for uri, of in found.items() if uri not in ahead})

    def _publish_changed(self, found: FaultsByFile) -> None:
        """Publish the diagnostics of the files whose diagnostics have changed."""
        for uri, (version, some) in found.items():
            if self._told.get(uri, []) != some:
                self._told[uri] = some
                self._publish(types.PublishDiagnosticsParams(uri, list(some), version))
