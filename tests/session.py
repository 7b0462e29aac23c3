"""An editor at the other end of a real `briefing lsp`, over stdin and stdout.

session = await start(site.root)       # a server of its own
session = await editor(site.root)      # the one server that the tests of a module share; so is `plain`
session.open(LEAD)
await session.faults(LEAD, ["unknown-source @rian"])
"""

from __future__ import annotations

import asyncio
import functools
import json
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

import pytest
import pytest_asyncio
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities, make_test_lsp_client

from briefing_site.apps.lsp.positions import Encoding, Positions
from briefing_site.model.lines import Lines
from tests.editor import pointed
from tests.patience import PATIENCE
from tests.previews import PATIENT, PROGRAM

VSCODE, NEOVIM = "visual-studio-code", "neovim"


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


class Session:
    """An editor that has one site open."""

    def __init__(
        self, client: LanguageClient, root: Path, result: types.InitializeResult, encoding: Encoding
    ) -> None:
        self.client = client
        self.root = root
        self.result = result
        self.encoding = encoding
        self.registered: list[types.Registration] = []
        """What the server asked to be told of."""
        self._before = len(client.messages)
        self._texts: dict[str, str] = {}
        self._versions: dict[str, int] = {}

    # --- texts -----------------------------------------------------------------------------------

    def uri(self, path: str) -> str:
        return (self.root / path).as_uri()

    def on_disk(self, path: str) -> str:
        return (self.root / path).read_bytes().decode("utf-8")

    def open(self, path: str, text: str | None = None) -> None:
        shown = self.on_disk(path) if text is None else text
        self._texts[path], self._versions[path] = shown, 1
        item = types.TextDocumentItem(self.uri(path), "markdown", 1, shown)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, path: str, text: str) -> None:
        change = self._change(path, self._texts[path], text)
        self._texts[path] = text
        self._versions[path] += 1
        document = types.VersionedTextDocumentIdentifier(self._versions[path], self.uri(path))
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def _change(self, path: str, old: str, new: str) -> types.TextDocumentContentChangeEvent:
        """What differs between two texts, as an editor tells it."""
        if not old or "\r" in old:  # the offsets of `Positions` are those of a text with plain ends of lines
            return types.TextDocumentContentChangeWholeDocument(new)
        start = _alike(old, new)
        rest = _alike(old[start:][::-1], new[start:][::-1])
        positions = Positions(Lines(path, old), self.encoding)
        places = (types.Position(*positions.position(at)) for at in (start, len(old) - rest))
        return types.TextDocumentContentChangePartial(types.Range(*places), new[start : len(new) - rest])

    def close(self, path: str) -> None:
        del self._texts[path]
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.document(path)))

    def save(self, path: str) -> None:
        (self.root / path).write_bytes(self._texts[path].encode("utf-8"))
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(self.document(path)))

    def watched(self, *paths: str) -> None:
        """Tell that files have changed on the disk."""
        events = [types.FileEvent(self.uri(path), types.FileChangeType.Changed) for path in paths]
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(events))

    def document(self, path: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(path))

    def at(self, path: str, offset: int) -> types.Position:
        positions = Positions(Lines(path, self._texts[path]), self.encoding)
        return types.Position(*positions.position(offset))

    def point(self, path: str, text: str) -> types.Position:
        """Open a file, or change it, to a text with a cursor in it; gives the position of that."""
        clean, offset = pointed(text)
        if path in self._texts:
            self.change(path, clean)
        else:
            self.open(path, clean)
        return self.at(path, offset)

    def words(self, path: str, place: types.Range) -> str:
        """What stands in a range."""
        text = self._texts.get(path) or self.on_disk(path)
        positions = Positions(Lines(path, text), self.encoding)
        start, end = (positions.offset(p.line, p.character) for p in (place.start, place.end))
        return text[start:end]

    # --- diagnostics -----------------------------------------------------------------------------

    def told(self, path: str) -> list[str]:
        """The diagnostics of a file as `code words`."""
        found = self.client.diagnostics.get(self.uri(path), ())
        return [f"{each.code} {self.words(path, each.range)}" for each in found]

    async def until(self, condition: Callable[[], bool], method: str) -> None:
        """Wait for notifications until something holds."""
        while not condition():
            heard = self.client.wait_for_notification(method)
            await asyncio.wait_for(heard, PATIENCE)
            await asyncio.sleep(0)

    async def faults(self, path: str, expected: list[str]) -> None:
        """Wait until a file has the diagnostics `code words`."""
        try:
            await self.until(lambda: self.told(path) == expected, types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        except TimeoutError:
            assert self.told(path) == expected, self.told(path)

    @property
    def messages(self) -> list[str]:
        """What the author has been told."""
        return [str(each.message) for each in self.client.messages[self._before :]]

    async def message(self) -> str:
        """Wait for a message to the author, and give the first."""
        await self.until(lambda: bool(self.messages), types.WINDOW_SHOW_MESSAGE)
        return self.messages[0]

    # --- changes ---------------------------------------------------------------------------------

    def apply(self, edit: types.WorkspaceEdit) -> None:
        """Make changes as an editor makes them, and save all files."""
        for uri, edits in (edit.changes or {}).items():
            self._edit(uri, edits)
        for change in edit.document_changes or ():
            match change:
                case types.TextDocumentEdit():
                    self._edit(change.text_document.uri, cast("Iterable[types.TextEdit]", change.edits))
                case types.CreateFile():
                    file = self.file(change.uri)
                    assert not file.exists()
                    file.write_text("")
                case types.RenameFile():
                    assert not self.file(change.new_uri).exists()
                    self.file(change.old_uri).rename(self.file(change.new_uri))
                case _:
                    raise AssertionError(change)

    def file(self, uri: str) -> Path:
        from briefing_site.apps.lsp.site_folders import file_of

        file = file_of(uri)
        assert file
        return file

    def _edit(self, uri: str, edits: Iterable[types.TextEdit]) -> None:
        file = self.file(uri)
        path = file.relative_to(self.root).as_posix()
        text = self._texts.get(path) or self.on_disk(path)
        positions = Positions(Lines("", text), self.encoding)
        spans = [
            (positions.offset(e.range.start.line, e.range.start.character),
             positions.offset(e.range.end.line, e.range.end.character), e.new_text)
            for e in edits
        ]  # fmt: skip
        for start, end, new in sorted(spans, reverse=True):
            text = text[:start] + new + text[end:]
        file.write_bytes(text.encode("utf-8"))


Start = Callable[..., Awaitable[Session]]
"""Gives an editor with a site open in it."""


async def begin(
    clients: list[LanguageClient],
    root: Path,
    *arguments: str,
    editor: str | types.ClientCapabilities = VSCODE,
    folders: Iterable[Path] | None = None,
) -> Session:
    """Start a server for an editor."""
    registered: list[types.Registration] = []

    def register(params: types.RegistrationParams) -> None:
        registered.extend(params.registrations)

    def factory() -> LanguageClient:
        client = make_test_lsp_client()
        client.feature(types.CLIENT_REGISTER_CAPABILITY)(register)
        return client

    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-c", PROGRAM, json.dumps(PATIENT), "lsp", *arguments]
    config = ClientServerConfig(command, client_factory=factory, server_env=environment)
    client = cast("LanguageClient", await config.start())
    clients.append(client)
    said = client_capabilities(editor) if isinstance(editor, str) else editor
    opened = [types.WorkspaceFolder(each.as_uri(), each.name) for each in folders or [root]]
    result = await client.initialize_session(
        types.InitializeParams(capabilities=said, workspace_folders=opened)
    )
    encoding: Any = result.capabilities.position_encoding
    session = Session(client, root, result, getattr(encoding, "value", encoding))
    session.registered = registered
    return session


async def end(clients: list[LanguageClient]) -> None:
    """Shut servers down."""
    for client in clients:
        await client.shutdown_session()
        server = client._server
        await cast("Awaitable[None]", client.stop())  # type: ignore[no-untyped-call]
        assert server
        assert server.returncode == 0


@pytest_asyncio.fixture(loop_scope="module")
async def start() -> AsyncIterator[Start]:
    """Starts a server for an editor; it is shut down with the test."""
    clients: list[LanguageClient] = []
    yield functools.partial(begin, clients)
    await end(clients)


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def editor(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Start]:
    """Opens a site in the one editor of a module, which is VS Code."""
    async with _shared(tmp_path_factory.mktemp("nothing"), VSCODE) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def plain(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Start]:
    """Opens a site in the one editor of a module that can do no more than every editor must."""
    async with _shared(tmp_path_factory.mktemp("nothing"), types.ClientCapabilities()) as opened:
        yield opened


@asynccontextmanager
async def _shared(folder: Path, editor: str | types.ClientCapabilities) -> AsyncIterator[Start]:
    clients: list[LanguageClient] = []
    first = await begin(clients, folder, editor=editor)

    async def opened(root: Path) -> Session:
        event = types.WorkspaceFoldersChangeEvent([types.WorkspaceFolder(root.as_uri(), root.name)], [])
        params = types.DidChangeWorkspaceFoldersParams(event)
        first.client.workspace_did_change_workspace_folders(params)
        return Session(first.client, root, first.result, first.encoding)

    yield opened
    await end(clients)
