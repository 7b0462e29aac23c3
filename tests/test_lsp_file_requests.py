"""Outline, folds, links, numbers of notes and counts of citations as an editor asks for them, over stdin and stdout."""

from __future__ import annotations

import asyncio
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import client_capabilities

from benchmarks.editor import running
from briefing_site.apps.lsp.file_answers import ABOUT_FILES
from briefing_site.apps.lsp.server import Server, StaleError
from tests.editor import lead
from tests.patience import PATIENCE
from tests.session import NEOVIM, VSCODE, Session, Start, editor, plain, start
from tests.sites import BODY, CARD, LEAD, Site, briefing

__all__ = ["editor", "plain", "start"]  # fixtures
pytestmark = pytest.mark.asyncio(loop_scope="module")

ALL = "briefings/land/all.md"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path / "sïte 日本 #1")
    site.small(briefing("日本😀 [@rain#hours], so [but see @rain#dry].\n\n## 日本😀 *Later*\n\nSee [[all]]."))
    return site


def whole(session: Session, path: str) -> types.Range:
    return types.Range(types.Position(0, 0), types.Position(session.on_disk(path).count("\n") + 1, 0))


async def hints(session: Session, path: str = LEAD) -> list[tuple[int, int, str]]:
    params = types.InlayHintParams(session.document(path), whole(session, path))
    found = await session.client.text_document_inlay_hint_async(params)
    return [(each.position.line, each.position.character, str(each.label)) for each in found or ()]


async def lenses(session: Session, path: str = CARD) -> list[tuple[int, str]]:
    found = await session.client.text_document_code_lens_async(types.CodeLensParams(session.document(path)))
    return [(each.range.start.line, each.command.title) for each in found or () if each.command]


# --- what it offers ------------------------------------------------------------------------------


async def test_capabilities(editor: Start, site: Site) -> None:
    said = (await editor(site.root)).result.capabilities
    offered = (said.document_symbol_provider, said.folding_range_provider, said.inlay_hint_provider)
    assert all(offered)
    assert said.workspace_symbol_provider
    assert isinstance(said.document_link_provider, types.DocumentLinkOptions)
    assert isinstance(said.code_lens_provider, types.CodeLensOptions)


# --- answers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("editor", "first", "second"), [(VSCODE, 17, 41), (NEOVIM, 23, 47)], ids=["utf-16", "utf-8"]
)
async def test_numbers_in_the_units_of_the_editor(
    start: Start, site: Site, editor: str, first: int, second: int
) -> None:
    session = await start(site.root, editor=editor)
    session.open(LEAD)
    assert await hints(session) == [(BODY - 1, first, "1"), (BODY - 1, second, "2")]


async def test_numbers_of_a_range(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    session.open(LEAD)
    at = types.Range(types.Position(BODY - 1, 18), types.Position(BODY - 1, 41))
    found = await session.client.text_document_inlay_hint_async(
        types.InlayHintParams(session.document(LEAD), at)
    )
    assert found
    assert [(each.label, each.tooltip) for each in found] == [("2", "Note 2: expects a dry week")]


async def test_outline_as_a_tree(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    session.open(LEAD)
    found: Any = await session.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(session.document(LEAD))
    )
    assert [(each.name, session.words(LEAD, each.selection_range)) for each in found] == [
        ("but see rain#dry", "@rain#dry"),
        ("日本😀 Later", "## 日本😀 *Later*"),
    ]
    assert session.words(LEAD, found[1].range).endswith("See [[all]].")


async def test_outline_as_a_list(plain: Start, site: Site) -> None:
    session = await plain(site.root)
    session.open(CARD)
    found: Any = await session.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(session.document(CARD))
    )
    assert [each.name for each in found] == ["hours", "crew", "dry"]
    assert found[0].location.uri == session.uri(CARD)


async def test_folds(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    session.open(LEAD)
    found = await session.client.text_document_folding_range_async(
        types.FoldingRangeParams(session.document(LEAD))
    )
    assert found
    assert [(each.start_line, each.end_line) for each in found] == [(0, 5), (8, 10)]


async def test_links(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    session.open(LEAD)
    session.open(CARD)
    found = await session.client.text_document_document_link_async(
        types.DocumentLinkParams(session.document(LEAD))
    )
    assert found
    assert [(session.words(LEAD, each.range), each.target) for each in found] == [
        ("@rain#hours", f"{session.uri(CARD)}#L9"),
        ("@rain#dry", f"{session.uri(CARD)}#L17"),
        ("[[all]]", session.uri(ALL)),
    ]
    assert found[0].tooltip == "Quay shut for the night, Quay Post, 2026"
    found = await session.client.text_document_document_link_async(
        types.DocumentLinkParams(session.document(CARD))
    )
    assert found
    assert [each.target for each in found] == [session.uri("seeds/archive/rain.txt")]


async def test_symbols(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    session.open(LEAD)
    session.change(LEAD, lead("## 日本😀 Nowhere else"))
    await session.faults(LEAD, [])
    found: Any = await session.client.workspace_symbol_async(types.WorkspaceSymbolParams("nowhere else"))
    here = [each for each in found if each.location.uri == session.uri(LEAD)]
    assert [(each.name, each.location.range.start) for each in here] == [
        ("日本😀 Nowhere else", types.Position(BODY - 1, 0))
    ]


# --- counts --------------------------------------------------------------------------------------


async def test_counts_and_where_they_lead(start: Start, site: Site) -> None:
    session = await start(site.root)
    session.open(CARD)
    assert await lenses(session) == [
        (1, "cited by 2 sentences in 2 briefings"),
        (8, "cited by 2 sentences in 2 briefings"),
        (13, "cited by 1 sentence"),
        (16, "cited by 2 sentences in 2 briefings"),
    ]
    found = await session.client.text_document_code_lens_async(types.CodeLensParams(session.document(CARD)))
    assert found
    command = found[2].command
    assert command
    assert command.command == "briefing.citations"
    await session.client.workspace_execute_command_async(
        types.ExecuteCommandParams(command.command, command.arguments)
    )
    (first,) = session.client.shown_documents
    assert first.selection
    assert (first.uri, session.words(ALL, first.selection)) == (session.uri(ALL), "@rain#crew")


async def test_an_edit_elsewhere_is_shown_beside_texts_that_nobody_edits(start: Start, site: Site) -> None:
    said = client_capabilities(VSCODE)
    assert said.workspace
    said.workspace.inlay_hint = types.InlayHintWorkspaceClientCapabilities(refresh_support=True)
    session = await start(site.root, editor=said)
    asked: list[str] = []
    session.client.feature(types.WORKSPACE_CODE_LENS_REFRESH)(lambda *_: asked.append("lenses"))
    session.client.feature(types.WORKSPACE_INLAY_HINT_REFRESH)(lambda *_: asked.append("hints"))
    session.open(CARD)
    session.open(LEAD)
    assert (await hints(session))[1][2] == "2"
    assert (await lenses(session))[2] == (13, "cited by 1 sentence")
    session.change(LEAD, lead("日本😀 [@rain#crew]."))
    assert (await hints(session))[0][2] == "1"
    await _until(lambda: asked == ["lenses"])
    assert (await lenses(session))[2] == (13, "cited by 2 sentences in 2 briefings")
    asked.clear()
    session.change(CARD, site.read(CARD).replace("## crew", "## all-of-them"))
    await _until(lambda: asked == ["hints"])
    assert await hints(session) == []


async def _until(condition: Any) -> None:
    async def wait() -> None:
        while not condition():
            await asyncio.sleep(0.02)

    await asyncio.wait_for(wait(), PATIENCE)


# --- what nobody wants any more, and what is wrong -------------------------------------------------


async def test_the_newest_text_is_answered(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    session.open(LEAD)
    session.change(LEAD, lead("日本😀 [@rain#crew]."))
    old = asyncio.ensure_future(hints(session))
    await asyncio.sleep(0)
    session.change(LEAD, lead("日本😀 [@rain#crew], [@rain#dry]."))
    new = asyncio.ensure_future(hints(session))
    assert [each[2] for each in await new] == ["1", "2"]
    try:
        assert [each[2] for each in await old] == ["1"]  # it was answered before the second change came
    except JsonRpcException as refused:
        assert refused.code == types.LSPErrorCodes.ContentModified.value


async def test_an_answer_about_a_text_that_has_changed_is_refused(site: Site) -> None:
    server = Server(None)
    uri = site.path(LEAD).as_uri()
    server.take(uri, lead("It rained [@rain#crew]."), 1)
    (publisher,) = server.publishers.values()
    asked = [asyncio.ensure_future(server.ask_settled(uri, lambda _, path: path)) for _ in range(2)]
    await asyncio.sleep(0)
    asked[1].cancel()  # as an editor does that wants no answer any more
    server.take(uri, lead("It rained [@rain#dry]."), 2)
    publisher.schedule()
    with pytest.raises(StaleError):
        await asked[0]
    assert await server.ask_settled(uri, lambda _, path: path) == LEAD


async def test_files_that_are_not_of_a_site_or_not_open(editor: Start, site: Site, tmp_path: Path) -> None:
    session = await editor(site.root)
    assert await hints(session) == []
    assert await lenses(session) == []
    (tmp_path / "stray.md").write_text("[@rain#hours]")
    item = types.TextDocumentItem((tmp_path / "stray.md").as_uri(), "markdown", 1, "[@rain#hours]")
    session.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    document = types.TextDocumentIdentifier((tmp_path / "stray.md").as_uri())
    found = await session.client.text_document_folding_range_async(types.FoldingRangeParams(document))
    assert found is None


WRONG: list[Any] = [
    None,
    [],
    {"textDocument": None},
    {"textDocument": {"uri": 7}, "query": 7},
    {"textDocument": {"uri": "untitled:1"}, "query": "\ud800", "range": {"start": -1}},
    {"textDocument": {"uri": "file:///%00"}, "query": "x" * 9999},
    {"command": "briefing.citations"},
    {"command": "briefing.citations", "arguments": [7]},
    {"command": "briefing.citations", "arguments": ["file:///nowhere", {"line": -1, "character": 9}]},
]
METHODS = [method for method, *_ in ABOUT_FILES] + [types.WORKSPACE_EXECUTE_COMMAND]


async def test_wrong_input_does_not_end_the_server(site: Site) -> None:
    def sent() -> dict[str, Any]:
        with running(site.root) as raw:
            for number, (method, params) in enumerate(product(METHODS, WRONG)):
                raw._send({"id": f"wrong {number}", "method": method, "params": params})
            return raw.ask("workspace/symbol", {"query": "quay shut"})

    answer = await asyncio.to_thread(sent)
    assert [each["name"] for each in answer["result"]] == ["rain"]
