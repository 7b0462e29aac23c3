"""What an editor asks about files as a whole, by itself and after each change: a function for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from lsprotocol import types

from briefing_site.apps.lsp.cited_by import lenses
from briefing_site.apps.lsp.document_links import Followed, document_links
from briefing_site.apps.lsp.find_symbols import Symbol, SymbolKind, find_symbols
from briefing_site.apps.lsp.folding import folds
from briefing_site.apps.lsp.navigate import references
from briefing_site.apps.lsp.note_numbers import note_numbers
from briefing_site.apps.lsp.outline import Item, OutlineKind, outline
from briefing_site.apps.lsp.server import Server
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.apps.lsp.site_folders import SiteFolder, uri_of
from briefing_site.model.lines import Lines

CITATIONS: Final = "briefing.citations"
"""The command of a code lens: its arguments are a URI and a position, whose uses are to be shown.

An editor that knows it shows the answer to `textDocument/references` in its own way. The server asks any
other editor to show the first of them.
"""
_OUTLINE: Mapping[OutlineKind, types.SymbolKind] = {
    "heading": types.SymbolKind.String,
    "judgement": types.SymbolKind.Constant,
    "disagreement": types.SymbolKind.Operator,
    "event": types.SymbolKind.Event,
    "excerpt": types.SymbolKind.Field,
    "key": types.SymbolKind.Property,
}
_SYMBOLS: Mapping[SymbolKind, types.SymbolKind] = {
    "briefing": types.SymbolKind.File,
    "heading": types.SymbolKind.String,
    "source": types.SymbolKind.Module,
    "excerpt": types.SymbolKind.Field,
    "person": types.SymbolKind.Object,
    "topic": types.SymbolKind.Namespace,
}


async def on_document_symbol(
    ls: Server, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | list[types.SymbolInformation] | None:
    """The outline of a file."""
    uri = params.text_document.uri

    def told(known: SiteMoment, path: str) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
        lines, items = known.lines(path), outline(known, path)
        if ls.client.nested:
            return [_nested(ls, lines, item) for item in items]
        return [flat for item in items for flat in _flat(ls, lines, item, uri, "")]

    return await ls.ask_settled(uri, told)


def _nested(ls: Server, lines: Lines, item: Item) -> types.DocumentSymbol:
    start, end = item.named
    return types.DocumentSymbol(
        name=item.name,
        kind=_OUTLINE[item.kind],
        range=ls.client.range(lines, min(item.start, start), max(item.end, end)),
        selection_range=ls.client.range(lines, start, end),
        detail=item.detail or None,
        children=[_nested(ls, lines, child) for child in item.children] or None,
    )


def _flat(ls: Server, lines: Lines, item: Item, uri: str, within: str) -> list[types.SymbolInformation]:
    at = types.Location(uri, ls.client.range(lines, *item.named))
    own = types.SymbolInformation(at, item.name, _OUTLINE[item.kind], container_name=within or None)
    return [own, *(each for child in item.children for each in _flat(ls, lines, child, uri, item.name))]


async def on_folding_range(ls: Server, params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
    """The lines of a file that can be folded."""

    def told(known: SiteMoment, path: str) -> list[types.FoldingRange]:
        comment = types.FoldingRangeKind.Comment
        return [
            types.FoldingRange(fold.first, fold.last, kind=comment if fold.comment else None)
            for fold in folds(known, path)
        ]

    return await ls.ask_settled(params.text_document.uri, told)


async def on_document_link(ls: Server, params: types.DocumentLinkParams) -> list[types.DocumentLink] | None:
    """The links of a file."""
    folder, _ = ls.folder_of(params.text_document.uri)

    def told(known: SiteMoment, path: str) -> list[types.DocumentLink]:
        lines = known.lines(path)
        return [
            types.DocumentLink(
                ls.client.range(lines, link.start, link.end),
                _target(folder, link.to) if folder else None,
                link.to.told or None,
            )
            for link in document_links(known, path)
        ]

    return await ls.ask_settled(params.text_document.uri, told)


def _target(folder: SiteFolder, to: Followed) -> str:
    """The URI of what a link leads to. Editors read a line behind the `#` of a file."""
    if to.address:
        return to.address
    uri = uri_of(folder.shown / to.file) if to.outside else folder.uri(to.file)
    return f"{uri}#L{to.line}" if to.line else uri


async def on_inlay_hint(ls: Server, params: types.InlayHintParams) -> list[types.InlayHint] | None:
    """The numbers of the notes in a range of a file."""

    def told(known: SiteMoment, path: str) -> list[types.InlayHint]:
        lines = known.lines(path)
        start, end = (ls.client.offset(lines, each) for each in (params.range.start, params.range.end))
        return [
            types.InlayHint(
                ls.client.range(lines, note.offset, note.offset).start,
                str(note.number),
                padding_left=True,
                tooltip=f"Note {note.number}: {note.told}" if note.told else f"Note {note.number}",
            )
            for note in note_numbers(known, path, start, end)
        ]

    return await ls.ask_settled(params.text_document.uri, told)


async def on_code_lens(ls: Server, params: types.CodeLensParams) -> list[types.CodeLens] | None:
    """How often a source and its passages are cited."""
    uri = params.text_document.uri
    folder, _ = ls.folder_of(uri)

    def told(known: SiteMoment, path: str) -> list[types.CodeLens]:
        lines, found = known.lines(path), []
        for lens in lenses(known, path, folder.citations) if folder else ():
            at = ls.client.range(lines, lens.start, lens.end)
            command = types.Command(str(lens.citing), CITATIONS, arguments=[uri, at.start])
            found.append(types.CodeLens(at, command))
        return found

    return await ls.ask_settled(uri, told)


async def on_workspace_symbol(
    ls: Server, params: types.WorkspaceSymbolParams
) -> list[types.SymbolInformation] | None:
    """What has a name in the open site folders."""
    found: list[types.SymbolInformation] = []
    for publisher in tuple(ls.publishers.values()):
        folder = publisher.folder

        def told(folder: SiteFolder = folder) -> list[types.SymbolInformation]:
            known = folder.last or folder.known()
            return [_information(ls, folder, known, each) for each in find_symbols(known, params.query)]

        found += await ls.worker.do(told, folder.settle)
    return found


def _information(
    ls: Server, folder: SiteFolder, known: SiteMoment, symbol: Symbol
) -> types.SymbolInformation:
    path = symbol.place.path
    start = known.offset(symbol.place)
    at = types.Location(folder.uri(path), ls.client.range(known.lines(path), start, start))
    return types.SymbolInformation(
        at, symbol.name, _SYMBOLS[symbol.kind], container_name=symbol.within or None
    )


async def citations(ls: Server, uri: str, position: types.Position) -> None:
    """Show the first use of what stands at a position, in an editor that does not know the command itself."""

    def used(known: SiteMoment, path: str, at: int) -> list[types.Location]:
        found = references(known, path, at, declaration=False)
        return [ls.client.location(each, ls.address) for each in found]

    found = await ls.ask_at(uri, position, used)
    if not found:
        ls.say("no text cites this")
    elif ls.client.shows:
        first = found[0]
        show = types.ShowDocumentParams(first.uri, take_focus=True, selection=first.range)
        await ls.window_show_document_async(show)
    else:
        ls.say("this editor does not show places for a server: ask it for the references of the name here")


ABOUT_FILES: tuple[tuple[str, Callable[..., Any], Any], ...] = (
    (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, on_document_symbol, None),
    (types.TEXT_DOCUMENT_FOLDING_RANGE, on_folding_range, None),
    (types.TEXT_DOCUMENT_DOCUMENT_LINK, on_document_link, None),
    (types.TEXT_DOCUMENT_INLAY_HINT, on_inlay_hint, None),
    (types.TEXT_DOCUMENT_CODE_LENS, on_code_lens, None),
    (types.WORKSPACE_SYMBOL, on_workspace_symbol, None),
)
"""Method, function and options of the messages of this module."""
