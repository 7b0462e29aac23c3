"""The messages that an editor may send: a function for each, and the table of these functions."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from briefing_site.apps.lsp.complete import TRIGGERS, complete
from briefing_site.apps.lsp.file_answers import ABOUT_FILES, CITATIONS, citations
from briefing_site.apps.lsp.frames import Frames
from briefing_site.apps.lsp.hover import hover
from briefing_site.apps.lsp.navigate import definition, references
from briefing_site.apps.lsp.protocol_values import ClientAbilities
from briefing_site.apps.lsp.quick_fixes import faults_in, fixes, pins, preferred
from briefing_site.apps.lsp.rename import CannotRenameError, moved, name_at, rename
from briefing_site.apps.lsp.server import Server, StaleError
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.apps.lsp.site_folders import SiteFolder, file_of, uri_of
from briefing_site.apps.lsp.text_changes import changed
from briefing_site.engine import garbage
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.fix import Fix

PIN: Final = "briefing.pin"
"""The command that runs `briefing pin` on a site folder; its argument is the folder's URI."""
PAUSE = 0.15
"""Seconds without typing before faults are looked for."""
_BURST = 0.05
"""Seconds for which further notices of changed files are waited for before the look."""
_POLL = 2.0
"""Seconds between two looks at the disk for a client that cannot watch files."""
_WATCHED = ("**/config.yaml", "**/briefings/**", "**/seeds/**", "**/themes/**")
_SWITCH = 0.001
"""Seconds after which a thread that computes lets another one go on: an answer changes threads four times."""
_TEXTS = "**/{briefings,seeds}/**/*.md"


class RefusedError(JsonRpcException):
    """A request cannot be carried out; the editor shows the message, which says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message, types.LSPErrorCodes.RequestFailed.value)


# --- the server's life ---------------------------------------------------------------------------


def initialize(ls: Server, params: types.InitializeParams) -> None:
    """Learn what the client understands."""
    encoding = ls.workspace.position_encoding
    ls.client = ClientAbilities.of(params.capabilities, getattr(encoding, "value", str(encoding)))


async def initialized(ls: Server, _: types.InitializedParams) -> None:
    """Look at the folders of the editor, and begin to watch their files."""
    for uri in [folder.uri for folder in ls.workspace.folders.values()] or [ls.workspace.root_uri or ""]:
        ls.discover(uri)
    if not await _watched(ls):
        while True:
            await asyncio.sleep(_POLL)
            ls.look_again()


async def _watched(ls: Server) -> bool:
    """Ask the client to report changed files; whether it agrees."""
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching is None or not watching.dynamic_registration:
        return False
    watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
    if ls.archive and watching.relative_pattern_support:
        watchers.append(types.FileSystemWatcher(types.RelativePattern(uri_of(ls.archive), "**")))
    options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
    registration = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    try:
        await ls.client_register_capability_async(types.RegistrationParams([registration]))
    except JsonRpcException:
        return False
    return True


def folders_changed(ls: Server, params: types.DidChangeWorkspaceFoldersParams) -> None:
    """Look at folders that were added, and leave those that were removed."""
    for removed in params.event.removed:
        ls.forget(removed.uri)
    for added in params.event.added:
        ls.discover(added.uri)


# --- texts ---------------------------------------------------------------------------------------


def did_open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    """Take the text, and publish its faults."""
    item = params.text_document
    document = ls.take(item.uri, item.text, item.version)
    if document and document.folder:
        publisher = ls.publisher(document.folder)
        publisher.tell_again(item.uri)  # some editors forget the diagnostics of a file that was not open
        publisher.schedule()
    elif document:
        ls.tell_of_no_site(document)


def did_change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    """Take the text, and publish its faults after a pause."""
    uri = params.text_document.uri
    file = file_of(uri)
    before = ls.documents.get(file) if file else None
    if before is None:  # a text that was never opened
        return
    text = changed(before.raw, params.content_changes, ls.client.encoding)
    document = ls.take(uri, text, params.text_document.version)
    if document and document.folder:
        ls.publisher(document.folder).schedule(PAUSE)


def did_close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    """Go back to the content of the file on the disk."""
    ls.leave(params.text_document.uri)


def did_save(ls: Server, _: types.DidSaveTextDocumentParams) -> None:
    """Look for faults at once."""
    ls.look_again()


def files_changed(ls: Server, _: types.DidChangeWatchedFilesParams) -> None:
    """Look for faults again, since files on the disk have changed."""
    ls.look_again(_BURST)


# --- questions -----------------------------------------------------------------------------------


async def on_completion(ls: Server, params: types.CompletionParams) -> types.CompletionList | None:
    """The completions at a position."""

    def offered(known: SiteMoment, path: str, at: int) -> types.CompletionList:
        return ls.client.completions(known.lines(path), complete(known, path, at), ls.offered)

    return await ls.ask_now(params.text_document.uri, params.position, offered)


async def on_completion_shown(ls: Server, item: types.CompletionItem) -> types.CompletionItem:
    """A completion that the editor is about to show, with its description where that is known."""
    choice = ls.offered.find(item.data)
    return await ls.answers.do(lambda: ls.client.described(item, choice)) if choice else item


async def on_hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """The hover text at a position."""

    def told(known: SiteMoment, path: str, at: int) -> types.Hover | None:
        found = hover(known, path, at)
        return ls.client.hover(known.lines(path), found) if found else None

    return await ls.ask_now(params.text_document.uri, params.position, told, settled=True)


async def on_definition(
    ls: Server, params: types.DefinitionParams
) -> types.Location | list[types.LocationLink] | None:
    """The place where the thing named at a position is defined."""

    def given(known: SiteMoment, path: str, at: int) -> types.Location | list[types.LocationLink] | None:
        found = definition(known, path, at)
        return ls.client.definition(known.lines(path), found, ls.address) if found else None

    return await ls.ask_at(params.text_document.uri, params.position, given)


async def on_references(ls: Server, params: types.ReferenceParams) -> list[types.Location] | None:
    """The places where the thing named at a position is used."""

    def used(known: SiteMoment, path: str, at: int) -> list[types.Location]:
        found = references(known, path, at, declaration=params.context.include_declaration)
        return [ls.client.location(each, ls.address) for each in found]

    return await ls.ask_at(params.text_document.uri, params.position, used)


# --- renaming ------------------------------------------------------------------------------------


async def prepare_rename(
    ls: Server, params: types.PrepareRenameParams
) -> types.PrepareRenamePlaceholder | None:
    """The name at a position that can be changed."""

    def there(known: SiteMoment, path: str, at: int) -> types.PrepareRenamePlaceholder | None:
        name = name_at(known, path, at)
        if name is None:
            return None
        place = ls.client.range(known.lines(path), name.start, name.end)
        return types.PrepareRenamePlaceholder(place, name.word)

    return await ls.ask_at(params.text_document.uri, params.position, there)


async def on_rename(ls: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """The changes that rename the thing at a position."""
    folder, _ = ls.folder_of(params.text_document.uri)
    if folder:
        folder.refresh()  # every file that mentions the name is changed, so each has to be as it is

    def renamed(known: SiteMoment, path: str, at: int) -> types.WorkspaceEdit | None:
        changes = rename(known, path, at, params.new_name)
        if not ls.client.can(changes):
            raise CannotRenameError("this editor cannot rename a file for a server: run `briefing rename`")
        return ls.client.workspace_edit(known, changes, folder.uri, folder.versions) if folder else None

    try:
        return await ls.ask_at(params.text_document.uri, params.position, renamed, exact=True)
    except CannotRenameError as fault:
        raise RefusedError(str(fault)) from None


async def will_rename(ls: Server, params: types.RenameFilesParams) -> types.WorkspaceEdit | None:
    """The changes to every mention of a file that the author renames."""
    if len(params.files) != 1:  # a renaming is planned for one file at a time
        return None
    folder, old = ls.folder_of(params.files[0].old_uri)
    target, new = ls.folder_of(params.files[0].new_uri)

    def renamed() -> types.WorkspaceEdit | None:
        if folder is None or target is not folder:
            return None
        folder.refresh()
        known = folder.known()
        changes = moved(known, old, new)
        return ls.client.workspace_edit(known, changes, folder.uri, folder.versions) if changes else None

    try:
        return await ls.worker.do(renamed)
    except CannotRenameError as fault:
        ls.say(f"{fault}; no mention was changed", types.MessageType.Warning)
        return None


# --- quick fixes ---------------------------------------------------------------------------------


async def on_code_action(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    """The fixes of the faults in a range of a text."""
    folder, _ = ls.folder_of(params.text_document.uri)
    wanted = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]
    if folder is None or (wanted and not {"", "quickfix"} & set(wanted)):
        return None

    def offered(known: SiteMoment, path: str) -> list[types.CodeAction]:
        lines = known.lines(path)
        start, end = (ls.client.offset(lines, each) for each in (params.range.start, params.range.end))
        return [
            _action(ls.client, folder, known, fix, fault)
            for fault in faults_in(known, path, start, end)
            for fix in fixes(known, fault)
            if ls.client.can(fix.changes)
        ]

    return await ls.ask(params.text_document.uri, offered, settled=True)


def _action(
    client: ClientAbilities, folder: SiteFolder, known: SiteMoment, fix: Fix, fault: Diagnostic
) -> types.CodeAction:
    pinning = pins(fix)
    edit = None if pinning else client.workspace_edit(known, fix.changes, folder.uri, folder.versions)
    return types.CodeAction(
        fix.title,
        types.CodeActionKind.QuickFix,
        [client.diagnostic(known, fault, folder.uri)],
        is_preferred=preferred(fault, fix) or None,
        edit=edit,
        command=types.Command(fix.title, PIN, arguments=[uri_of(folder.shown)]) if pinning else None,
    )


async def pin(ls: Server, uri: str) -> None:
    """Run `briefing pin` on a site folder, and tell the author the result."""
    from briefing_site.authoring.pin import PinError, PinResult, pin_site
    from briefing_site.publish.site_swap import PublishError

    folder, _ = ls.folder_of(f"{uri.rstrip('/')}/config.yaml")
    if folder is None:
        raise RefusedError(f"{uri} is no site folder")

    def pinned() -> tuple[PinResult, bool]:
        folder.known()
        return pin_site(folder.options), bool(folder.unsaved())

    try:
        done, unsaved = await ls.worker.do(pinned)
    except (PinError, PublishError) as fault:
        ls.say(str(fault), types.MessageType.Error)
        return
    text = done.message or "nothing was pinned, for config.yaml has faults."
    ls.say(f"{text} Texts that are not saved were taken as they are on the disk." if unsaved else text)
    folder.refresh()
    ls.publisher(folder).schedule()


# --- the table -----------------------------------------------------------------------------------

_FILES = types.FileOperationRegistrationOptions(
    [
        types.FileOperationFilter(
            types.FileOperationPattern(_TEXTS, types.FileOperationPatternKind.File), "file"
        )
    ]
)
FEATURES: tuple[tuple[str, Callable[..., Any], Any], ...] = (
    (types.INITIALIZE, initialize, None),
    (types.INITIALIZED, initialized, None),
    (types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, folders_changed, None),
    (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, files_changed, None),
    (types.WORKSPACE_WILL_RENAME_FILES, will_rename, _FILES),
    (types.TEXT_DOCUMENT_DID_OPEN, did_open, None),
    (types.TEXT_DOCUMENT_DID_CHANGE, did_change, None),
    (types.TEXT_DOCUMENT_DID_CLOSE, did_close, None),
    (types.TEXT_DOCUMENT_DID_SAVE, did_save, None),
    (
        types.TEXT_DOCUMENT_COMPLETION,
        on_completion,
        types.CompletionOptions(trigger_characters=list(TRIGGERS), resolve_provider=True),
    ),
    (types.COMPLETION_ITEM_RESOLVE, on_completion_shown, None),
    (types.TEXT_DOCUMENT_HOVER, on_hover, None),
    (types.TEXT_DOCUMENT_DEFINITION, on_definition, None),
    (types.TEXT_DOCUMENT_REFERENCES, on_references, None),
    (types.TEXT_DOCUMENT_PREPARE_RENAME, prepare_rename, None),
    (types.TEXT_DOCUMENT_RENAME, on_rename, None),
    (
        types.TEXT_DOCUMENT_CODE_ACTION,
        on_code_action,
        types.CodeActionOptions([types.CodeActionKind.QuickFix]),
    ),
    *ABOUT_FILES,
)
"""Method, function and options of every message that the server handles."""


def serve(archive: Path | None) -> None:
    """Serve one editor over stdin and stdout, until it ends the session."""
    sys.setswitchinterval(_SWITCH)
    garbage.collect_when_told()
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # a stray print must not end up among the answers
    logging.getLogger("pygls.protocol.json_rpc").addFilter(_no_refusal)
    server = Server(archive)
    for method, function, options in FEATURES:
        server.feature(method, options)(function)
    server.command(PIN)(pin)
    server.command(CITATIONS)(citations)
    server.start_io(Frames(sys.stdin.buffer), answers)  # type: ignore[arg-type]


def _no_refusal(record: logging.LogRecord) -> bool:
    """Whether a log record is of neither a `RefusedError`, which the editor shows, nor a `StaleError`."""
    return not (record.exc_info and isinstance(record.exc_info[1], RefusedError | StaleError))
