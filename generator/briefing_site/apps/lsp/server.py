"""The state of the language server: the client's abilities, the open texts, and their site folders.

1. A text that is opened or typed goes to its site folder at once (`site_folders`).
2. Completions and hovers are answered at once, out of the last look. Other questions at a cursor are answered
   by the worker, in the order in which they came, with all edits taken in (`worker`). Where a look takes
   long, they are answered out of the last one too.
3. After a pause in typing the worker looks for faults, and they are published (`fault_feed`). What is asked
   of a file as a whole is answered then (`ask_settled`), and the editor is told where other texts show other
   numbers now (`shown_beside`).
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from briefing_site import __version__
from briefing_site.apps.lsp.fault_feed import Publisher
from briefing_site.apps.lsp.offered import Offered
from briefing_site.apps.lsp.positions import plain
from briefing_site.apps.lsp.protocol_values import ClientAbilities
from briefing_site.apps.lsp.shown_beside import ShownAgain
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.apps.lsp.site_folders import SiteFolder, file_of, named, real, uri_of
from briefing_site.apps.lsp.worker import Worker
from briefing_site.engine.waiting import Waiting
from briefing_site.model.paths import CONFIG
from briefing_site.text.dataclass import dataclass

T = TypeVar("T")


class StaleError(JsonRpcException):
    """A text has changed since it was asked about, so that nobody wants the answer."""

    def __init__(self) -> None:
        super().__init__("the text has changed", types.LSPErrorCodes.ContentModified.value)


logger = logging.getLogger("briefing")


@dataclass(frozen=True, slots=True)
class OpenText:
    """A file that is open in the editor."""

    uri: str
    raw: str
    """The text as the editor has it."""
    text: str
    """The same with line ends made uniform."""
    version: int | None
    folder: SiteFolder | None
    """None where the file lies in no site folder."""
    path: str
    """Path of the file in its site folder."""


class Server(LanguageServer):
    """The language server."""

    def __init__(self, archive: Path | None) -> None:
        super().__init__("briefing", __version__)
        self.archive = archive
        self.asked, self.waiting = Waiting(), Waiting()
        """The answers out of the last look that an editor waits for; all that it waits for."""
        self.worker = Worker("looks", [self.waiting])
        self.answers = Worker("answers", [self.asked, self.waiting])
        """Answers out of the last look, while the other worker may be busy with the next one."""
        self.pages = Worker("pages", rest=self.waiting)
        self.client = ClientAbilities()
        self.offered = Offered()
        self.documents: dict[Path, OpenText] = {}
        self.publishers: dict[Path, Publisher] = {}
        """Real path of a site folder to its publisher."""
        self._told = False
        self._tasks: set[asyncio.Task[None]] = set()

    def _rest(self) -> None:
        """Let those go first that somebody waits for: answers before a look, and both before pages."""
        self.asked.rest()
        self.waiting.rest()

    # --- folders and texts -----------------------------------------------------------------------

    def publisher(self, folder: SiteFolder) -> Publisher:
        """The publisher of the faults of a folder."""
        return self.publishers[folder.root]

    def folder_of(self, uri: str) -> tuple[SiteFolder | None, str]:
        """The site folder of a file, None where it lies in none, and the path of the file there."""
        file = file_of(uri) if uri else None
        found = named(file) if file else None
        if found is None:
            return None, ""
        root = real(found.root)
        if root not in self.publishers:
            logger.info("site folder %s", root)
            folder = SiteFolder(found.root, self.archive, self._rest, self.waiting.any)
            publish = self.text_document_publish_diagnostics
            self.publishers[root] = Publisher(
                folder, self.client, self.worker, self.pages, self.answers, publish, self._refresh
            )
            if self.client.progress:
                self._begin(self._read(folder))
        return self.publishers[root].folder, found.path

    async def _read(self, folder: SiteFolder) -> None:
        """Read a site for the first time and show the progress, since a large site takes seconds."""
        token = f"briefing {folder.root}"
        await self.work_done_progress.create_async(token)
        begin = types.WorkDoneProgressBegin("briefing", message=f"reading {folder.root.name}")
        self.work_done_progress.begin(token, begin)
        try:
            await self.worker.do(folder.known, folder.settle)
        finally:
            self.work_done_progress.end(token, types.WorkDoneProgressEnd())

    def discover(self, uri: str) -> None:
        """Take in the site that a folder of the editor is, or lies in."""
        folder, _ = self.folder_of(f"{uri.rstrip('/')}/{CONFIG}" if uri else "")
        if folder:
            self.publisher(folder).schedule()

    def forget(self, uri: str) -> None:
        """Drop the site of a folder that the editor has removed, unless a file of the site is open."""
        file = file_of(uri)
        publisher = self.publishers.get(real(file)) if file else None
        if publisher and all(document.folder is not publisher.folder for document in self.documents.values()):
            del self.publishers[publisher.folder.root]
            publisher.close()

    def take(self, uri: str, text: str, version: int | None) -> OpenText | None:
        """Take a text as the editor has it; None where its URI is of no file."""
        file = file_of(uri)
        if file is None:
            return None
        folder, path = self.folder_of(uri)
        document = OpenText(uri, text, plain(text), version, folder, path)
        self.documents[file] = document
        if folder:
            folder.uris[path] = uri
            folder.edit(path, document.text, version)
        return document

    def leave(self, uri: str) -> None:
        """Drop a text that the editor has closed."""
        file = file_of(uri)
        document = self.documents.pop(file, None) if file else None
        if document and document.folder:
            document.folder.edit(document.path, None)
            self.publisher(document.folder).schedule()

    def look_again(self, delay: float = 0.0) -> None:
        """Look at all site folders again, and find site folders for files that lay in none."""
        for document in list(self.documents.values()):
            if document.folder is None:
                self.take(document.uri, document.raw, document.version)
        for publisher in self.publishers.values():
            publisher.folder.refresh()
            publisher.schedule(delay)

    def address(self, file: Path) -> str:
        """The URI of a file, as the editor spells it."""
        for publisher in tuple(self.publishers.values()):  # a copy, since the worker calls this too
            if file.is_relative_to(publisher.folder.root):
                return publisher.folder.uri(file.relative_to(publisher.folder.root).as_posix())
        return uri_of(file)

    def _refresh(self, changed: ShownAgain) -> None:
        """Ask the editor to ask again for what it shows beside texts that nobody has edited."""
        if changed.hints and self.client.refreshes_hints:
            self._ask_client(self.workspace_inlay_hint_refresh_async(None))
        if changed.lenses and self.client.refreshes_lenses:
            self._ask_client(self.workspace_code_lens_refresh_async(None))

    def _ask_client(self, asking: Awaitable[None]) -> None:
        """Ask the editor something whose answer changes nothing here."""

        async def asked() -> None:
            with contextlib.suppress(JsonRpcException):
                await asking

        self._begin(asked())

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # --- talk ------------------------------------------------------------------------------------

    def say(self, text: str, kind: types.MessageType = types.MessageType.Info) -> None:
        """Show the author a message."""
        self.window_show_message(types.ShowMessageParams(kind, f"briefing: {text}"))

    def tell_of_no_site(self, document: OpenText) -> None:
        """Say, and only once, that a file lies in no site folder."""
        if not self._told:
            self._told = True
            name = (file_of(document.uri) or Path()).name
            self.say(
                f"{name} lies in no site folder, for no folder above it has a {CONFIG}; it is not checked"
            )

    async def ask(
        self,
        uri: str,
        question: Callable[[SiteMoment, str], T],
        *,
        settled: bool = False,
        exact: bool = False,
    ) -> T | None:
        """The answer to a question about an open file; None where the file lies in no site folder.

        All edits are taken in first. Where that takes long, as that of another file may, the answer is out of
        the last look, unless it has to be `exact`; with `settled` only where that look has the same text.
        """
        document = self._open_text(uri)
        if document is None or document.folder is None:
            return None
        folder, path = document.folder, document.path
        answer = self.worker.do(lambda: question(folder.known(), path), folder.settle)
        if exact:
            return await answer
        return await self._soon(answer, document, folder, question, settled=settled)

    async def _soon(
        self,
        answer: Coroutine[None, None, T | None],
        document: OpenText,
        folder: SiteFolder,
        question: Callable[[SiteMoment, str], T | None],
        *,
        settled: bool,
    ) -> T | None:
        """An answer of the worker; where that is busy for long, one out of the last look, if it can serve."""
        path, asked = document.path, asyncio.ensure_future(answer)
        try:
            if not await self.worker.done_soon(asked) and (
                known := folder.latest({path: document.text}, settled=settled, late=True)
            ):
                return await self.answers.do(lambda: question(known, path))
            return await asked
        finally:
            asked.cancel()  # nobody wants the answer of what is not begun

    async def ask_now(
        self,
        uri: str,
        position: types.Position,
        question: Callable[[SiteMoment, str, int], T],
        *,
        settled: bool = False,
    ) -> T | None:
        """The answer as in `ask_at`, ahead of all other work: out of the last look, with the text as it is.

        With `settled` the answer needs what is known of sentences, and waits for a look where the texts have
        changed. Raises `StaleError` where the text changes before the answer is begun.
        """
        document = self._open_text(uri)
        if document is None or document.folder is None:
            return None
        folder, client = document.folder, self.client

        def asked(known: SiteMoment, path: str) -> T:
            if self._open_text(uri) is not document:
                raise StaleError
            return question(known, path, client.offset(known.lines(path), position))

        if known := folder.latest({document.path: document.text}, settled=settled):
            return await self.answers.do(lambda: asked(known, document.path))
        return await self.ask(uri, asked, settled=settled)

    async def ask_settled(self, uri: str, question: Callable[[SiteMoment, str], T]) -> T | None:
        """The answer about a file as a whole, once a look has its text; None as in `ask`.

        An editor asks for such answers by itself after each change, so that none of them begins a look.
        Raises `StaleError` where the text changes before the answer is begun.
        """
        file = file_of(uri)
        document = self.documents.get(file) if file else None
        if file is None or document is None or document.folder is None:
            return None
        folder, path = document.folder, document.path
        while not folder.has_taken(path):
            looked = await self.publisher(folder).next_look()
            if self.documents.get(file) is not document:
                raise StaleError
            if not looked:
                return None

        def asked() -> T | None:
            if self.documents.get(file) is not document:
                raise StaleError
            return question(folder.last, path) if folder.last else None

        return await self._soon(self.worker.do(asked), document, folder, question, settled=True)

    async def ask_at(
        self,
        uri: str,
        position: types.Position,
        question: Callable[[SiteMoment, str, int], T],
        *,
        exact: bool = False,
    ) -> T | None:
        """The answer to a question about a position in an open file, as in `ask`."""
        client = self.client
        return await self.ask(
            uri,
            lambda known, path: question(known, path, client.offset(known.lines(path), position)),
            exact=exact,
        )

    def _open_text(self, uri: str) -> OpenText | None:
        file = file_of(uri)
        return self.documents.get(file) if file else None
