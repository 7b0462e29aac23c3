"""The language server as an editor meets it: a process of its own, over stdin and stdout."""

from __future__ import annotations

import ast
import asyncio
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.editor import lead
from tests.session import NEOVIM, VSCODE, Session, Start, editor, plain, start
from tests.sites import BODY, CARD, LEAD, Site, briefing

__all__ = ["editor", "plain", "start"]  # fixtures
pytestmark = pytest.mark.asyncio(loop_scope="module")

EMOJI = "日本😀 [@rian#hours]."


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site in a folder whose address must be written with percent signs."""
    site = Site(tmp_path / "sïte 日本 #1")
    site.small(briefing(EMOJI))
    return site


# --- what it offers ------------------------------------------------------------------------------


async def test_capabilities(start: Start, site: Site) -> None:
    session = await start(site.root)
    said = session.result.capabilities
    assert session.result.server_info
    assert session.result.server_info.name == "briefing"
    assert said.text_document_sync == types.TextDocumentSyncOptions(
        open_close=True,
        change=types.TextDocumentSyncKind.Incremental,
        will_save=False,
        will_save_wait_until=False,
        save=True,
    )
    completion, rename, actions = (
        said.completion_provider, said.rename_provider, said.code_action_provider
    )  # fmt: skip
    assert completion
    assert {"@", "#", "["} <= set(completion.trigger_characters or ())
    assert (said.hover_provider, said.definition_provider, said.references_provider) == (True, True, True)
    assert isinstance(rename, types.RenameOptions)
    assert rename.prepare_provider
    assert isinstance(actions, types.CodeActionOptions)
    assert list(actions.code_action_kinds or ()) == [types.CodeActionKind.QuickFix]
    assert said.execute_command_provider
    assert list(said.execute_command_provider.commands) == ["briefing.pin", "briefing.citations"]


async def test_reading_a_site_is_shown(start: Start, site: Site) -> None:
    session = await start(site.root)
    reports = session.client.progress_reports
    await session.until(lambda: [len(r) for r in reports.values()] == [2], types.PROGRESS)
    begin: Any
    end: Any
    ((begin, end),) = reports.values()
    assert begin == types.WorkDoneProgressBegin("briefing", message="reading sïte 日本 #1")
    assert end == types.WorkDoneProgressEnd()


# --- diagnostics ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("editor", "encoding", "column"), [(VSCODE, "utf-16", 6), (NEOVIM, "utf-8", 12)], ids=["utf-16", "utf-8"]
)
async def test_faults_of_files_that_are_not_open(
    start: Start, site: Site, editor: str, encoding: str, column: int
) -> None:
    session = await start(site.root, editor=editor)
    await session.faults(LEAD, ["unknown-source @rian#hours"])
    (found,) = session.client.diagnostics[session.uri(LEAD)]
    assert session.encoding == encoding
    assert found.range.start == types.Position(BODY - 1, column)
    assert (found.source, found.severity) == ("briefing", types.DiagnosticSeverity.Error)
    assert found.message.split("\n")[1].startswith('hint: did you mean "rain"?')


async def test_faults_while_typing(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    session.open(LEAD)
    await session.faults(LEAD, ["unknown-source @rian#hours"])
    session.change(LEAD, lead("日本😀 [@rain#huors]."))
    await session.faults(LEAD, ["unknown-excerpt @rain#huors"])
    session.change(LEAD, lead("日本😀 [@rain#hours]."))
    await session.faults(LEAD, [])
    assert "rian" in site.read(LEAD)
    session.close(LEAD)  # without saving it
    await session.faults(LEAD, ["unknown-source @rian#hours"])


async def test_faults_that_are_gone_as_their_file_is_opened(editor: Start, site: Site) -> None:
    """An editor may open a text that is not saved; and under load a fault is mended before the next look."""
    session = await editor(site.root)
    await session.faults(LEAD, ["unknown-source @rian#hours"])
    session.open(LEAD, lead("日本 [@rain#hours]."))
    await session.faults(LEAD, [])


async def test_change_of_a_card_that_is_not_saved_shows_where_it_is_cited(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    await session.faults("briefings/land/all.md", [])
    session.open(CARD)
    session.change(CARD, site.read(CARD).replace("## dry", "## dry-week"))
    await session.faults("briefings/land/all.md", ["unknown-excerpt @rain#dry"])
    session.change(CARD, site.read(CARD))
    await session.faults("briefings/land/all.md", [])


async def test_faults_that_show_only_on_rendered_pages(editor: Start, site: Site) -> None:
    site.write(
        "-- themes/mine/theme.yaml --\nname: mine\nextends: base\n"
        "-- themes/mine/templates/source.html --\n{{ page.nothing }}\n"
    )
    site.edit("config.yaml", "title:", "theme: mine\ntitle:")
    session = await editor(site.root)
    session.open(LEAD)
    session.change(LEAD, lead("日本 [@rain#hours].\n\n## Later {#n-rain--hours}"))
    await session.faults(LEAD, ["duplicate-id ## Later {#n-rain--hours}"])
    await session.faults("themes/mine/templates/source.html", ["template-error "])
    session.change(LEAD, lead("日本 [@rain#hours]."))
    await session.faults(LEAD, [])


async def test_faults_are_those_of_the_command(editor: Start, site: Site) -> None:
    site.write(
        "-- seeds/fog.md --\n---\ntitle: Fog\npublisher: P\nkind: fog\n---\n## a\n> x\n## b\n"
        "-- briefings/land/bad.md --\nno front matter\n-- briefings/deep/er/no.md --\nstray\n"
    )
    site.append("config.yaml", "thme: base\n")
    expected: dict[str, list[str]] = {}
    for fault in site.check().diagnostics:
        expected.setdefault(fault.place.path, []).append(fault.code)
    assert len(expected) > 3
    session = await editor(site.root)
    for path, codes in expected.items():
        await session.until(
            lambda path=path, codes=codes: (
                [d.code for d in session.client.diagnostics.get(session.uri(path), ())] == codes
            ),  # type: ignore[misc]
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS,
        )
    everything = session.client.diagnostics.items()
    published = {uri for uri, found in everything if found and uri.startswith(session.uri(""))}
    assert published == {session.uri(path) for path in expected}


async def test_files_that_change_on_the_disk(start: Start, site: Site) -> None:
    session = await start(site.root)
    await session.faults(LEAD, ["unknown-source @rian#hours"])
    site.edit(LEAD, "@rian", "@rain")
    session.watched(LEAD)
    await session.faults(LEAD, [])
    site.delete(CARD)
    session.watched(CARD)
    await session.faults(LEAD, ["unknown-source @rain#hours"])
    (registration,) = session.registered
    assert registration.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES


async def test_editor_that_watches_no_files(start: Start, site: Site) -> None:
    said = types.ClientCapabilities()
    session = await start(site.root, editor=said)
    await session.faults(LEAD, ["unknown-source @rian#hours"])
    site.edit(LEAD, "@rian", "@rain")
    await session.faults(LEAD, [])


async def test_saving(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    session.open(LEAD)
    session.change(LEAD, lead("Fine [@rain#hours]."))
    session.save(LEAD)
    session.close(LEAD)
    await session.faults(LEAD, [])
    assert site.check().faults == []


async def test_config_that_is_broken_and_mended(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    session.open("config.yaml")
    good = site.read("config.yaml")
    session.change("config.yaml", good.replace("regions:", "regons:"))
    await session.faults("config.yaml", ["missing-field title: Harbour Notes", "unknown-key regons"])
    position = session.point(LEAD, lead("日本😀 [@ra▮"))
    found = await session.client.text_document_completion_async(
        types.CompletionParams(session.document(LEAD), position)
    )
    assert isinstance(found, types.CompletionList)
    assert [item.label for item in found.items] == ["rain"]
    session.change("config.yaml", good)
    await session.faults("config.yaml", [])


# --- questions -----------------------------------------------------------------------------------


async def completions(session: Session, path: str, text: str) -> list[types.CompletionItem]:
    position = session.point(path, text)
    found = await session.client.text_document_completion_async(
        types.CompletionParams(session.document(path), position)
    )
    assert isinstance(found, types.CompletionList)
    return list(found.items)


@pytest.mark.parametrize(("editor", "asks"), [(VSCODE, True), (NEOVIM, False)])
async def test_completion_behind_japanese_and_an_emoji(
    start: Start, site: Site, editor: str, asks: bool
) -> None:
    session = await start(site.root, editor=editor)
    (rain,) = await completions(session, LEAD, lead("日本😀 [@ra▮"))
    edit = rain.text_edit
    assert isinstance(edit, types.TextEdit)
    assert (rain.label, edit.new_text, session.words(LEAD, edit.range)) == ("rain", "rain", "ra")
    hours, *_ = await completions(session, LEAD, lead("日本😀 [@rain#▮]"))
    assert (hours.label, hours.detail) == ("hours", "Rain fell for six hours")
    assert (hours.documentation is None) == asks  # who asks for it does so when it is shown
    shown = await session.client.completion_item_resolve_async(hours)
    assert isinstance(shown.documentation, types.MarkupContent)
    assert shown.documentation.kind == types.MarkupKind.Markdown
    assert (shown.label, shown.text_edit) == (hours.label, hours.text_edit)
    assert await completions(session, LEAD, lead("日本😀 `[@ra▮`")) == []


async def test_a_completion_of_another_list_than_the_last_is_left_as_it_is(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    (rain,) = await completions(session, LEAD, lead("It [@ra▮"))
    assert await completions(session, LEAD, lead("It [@rain#▮"))
    assert await session.client.completion_item_resolve_async(rain) == rain
    for data in (None, 3, "rain", [0], [0, 99], ["a", "b"]):
        rain.data = data
        assert await session.client.completion_item_resolve_async(rain) == rain


async def test_who_does_not_ask_for_descriptions_gets_them_in_the_list(plain: Start, site: Site) -> None:
    (rain,) = await completions(await plain(site.root), LEAD, lead("It [@ra▮"))
    about = rain.documentation
    text = about.value if isinstance(about, types.MarkupContent) else about
    assert (rain.data, "Quay Post" in (text or "")) == (None, True)


async def test_completion_uses_the_newest_of_many_changes(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    session.open(CARD)
    session.open(LEAD)
    for number in range(20):
        session.change(CARD, site.read(CARD).replace("## hours", f"## hours-{number}"))
        session.change(LEAD, lead(f"Typing {number}"))
    found = await completions(session, LEAD, lead("It [@rain#▮"))
    assert [item.label for item in found] == ["hours-19", "crew", "dry"]


async def test_snippets_only_for_those_who_know_them(editor: Start, plain: Start, site: Site) -> None:
    text = site.read(CARD).replace('## crew {at="2:2"}', "## crew {▮}")
    at = (await completions(await editor(site.root), CARD, text))[0]
    assert isinstance(at.text_edit, types.TextEdit)
    assert (at.text_edit.new_text, at.insert_text_format) == ('at="$0"', types.InsertTextFormat.Snippet)
    at = (await completions(await plain(site.root), CARD, text))[0]
    assert isinstance(at.text_edit, types.TextEdit)
    assert at.text_edit.new_text == 'at=""'


async def hovered(session: Session, text: str) -> types.Hover:
    position = session.point(LEAD, text)
    found = await session.client.text_document_hover_async(
        types.HoverParams(session.document(LEAD), position)
    )
    assert found
    return found


async def test_hover(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    found = await hovered(session, lead("日本😀 [@rain#ho▮urs]"))
    assert isinstance(found.contents, types.MarkupContent)
    assert "**Rain fell for six hours**. The crew waited" in found.contents.value
    assert found.range
    assert session.words(LEAD, found.range) == "@rain#hours"


async def test_hover_as_plain_text(start: Start, site: Site) -> None:
    said = types.ClientCapabilities(
        text_document=types.TextDocumentClientCapabilities(
            hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.PlainText])
        )
    )
    found = await hovered(await start(site.root, editor=said), lead("[@rain#ho▮urs]"))
    assert isinstance(found.contents, types.MarkupContent)
    assert found.contents.kind == types.MarkupKind.PlainText
    assert found.contents.value.startswith("Rain fell for six hours\n")
    assert "*" not in found.contents.value


async def test_definition(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    position = session.point(LEAD, lead("日本😀 [-@rain#ho▮urs]"))
    found = await session.client.text_document_definition_async(
        types.DefinitionParams(session.document(LEAD), position)
    )
    assert isinstance(found, list | tuple)
    (link,) = found
    assert isinstance(link, types.LocationLink)
    assert link.target_uri == session.uri(CARD)
    assert session.words(CARD, link.target_selection_range) == "hours"
    assert link.origin_selection_range
    assert session.words(LEAD, link.origin_selection_range) == "-@rain#hours"


async def test_definition_for_an_editor_without_links(plain: Start, site: Site) -> None:
    session = await plain(site.root)
    position = session.point(LEAD, lead("[[al▮l]]"))
    found = await session.client.text_document_definition_async(
        types.DefinitionParams(session.document(LEAD), position)
    )
    assert found == types.Location(
        session.uri("briefings/land/all.md"), types.Range(types.Position(0, 0), types.Position(0, 0))
    )


async def test_references(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    position = session.point(LEAD, lead("日本😀 [@rain#ho▮urs]"))
    found = await session.client.text_document_references_async(
        types.ReferenceParams(types.ReferenceContext(True), session.document(LEAD), position)
    )
    assert found
    assert [
        (each.uri, session.words(path, each.range))
        for each, path in zip(found, ["briefings/land/all.md", LEAD, CARD], strict=True)
    ] == [
        (session.uri("briefings/land/all.md"), "@rain#hours"),
        (session.uri(LEAD), "@rain#hours"),
        (session.uri(CARD), "hours"),
    ]


# --- renaming ------------------------------------------------------------------------------------


async def renamed(session: Session, path: str, text: str, new: str) -> types.WorkspaceEdit | None:
    position = session.point(path, text)
    return await session.client.text_document_rename_async(
        types.RenameParams(session.document(path), position, new)
    )


async def test_rename_of_a_source(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    text = lead("日本😀 [@ra▮in#hours], 日本😀 @rain#crew.")
    position = session.point(LEAD, text)
    name = await session.client.text_document_prepare_rename_async(
        types.PrepareRenameParams(session.document(LEAD), position)
    )
    assert isinstance(name, types.PrepareRenamePlaceholder)
    assert (name.placeholder, session.words(LEAD, name.range)) == ("rain", "rain")
    edit = await renamed(session, LEAD, text, "lane-2026")
    assert edit
    session.apply(edit)
    assert site.read(LEAD) == lead("日本😀 [@lane-2026#hours], 日本😀 @lane-2026#crew.")
    assert not site.path(CARD).exists()
    assert site.check().faults == []
    assert '"lane-2026": {' in site.read("seeds/seeds.lock")


async def test_rename_of_an_excerpt(plain: Start, site: Site) -> None:
    session = await plain(site.root)  # which knows edits of texts alone
    edit = await renamed(session, CARD, site.read(CARD).replace("## hours", "## ho▮urs"), "six-hours")
    assert edit
    session.apply(edit)
    assert "[@rain#six-hours; @rain#crew" in site.read("briefings/land/all.md")
    assert '"six-hours": {' in site.read("seeds/seeds.lock")


@pytest.mark.parametrize(
    ("body", "new", "message"),
    [
        ("[@ra▮in]", "La Ne", '"La Ne" is no id'),
        ("wo▮rds", "new", "put the cursor on"),
    ],
)
async def test_refusal(editor: Start, site: Site, body: str, new: str, message: str) -> None:
    session = await editor(site.root)
    with pytest.raises(JsonRpcException, match=message) as refused:
        await renamed(session, LEAD, lead(body), new)
    assert refused.value.code == types.LSPErrorCodes.RequestFailed.value
    assert session.messages == []


async def test_rename_of_a_file_that_the_editor_cannot_rename(plain: Start, site: Site) -> None:
    session = await plain(site.root)
    with pytest.raises(JsonRpcException, match="run `briefing rename`"):
        await renamed(session, LEAD, lead("[@ra▮in]"), "lane")


async def test_nothing_to_rename(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    position = session.point(LEAD, lead("plain wo▮rds"))
    params = types.PrepareRenameParams(session.document(LEAD), position)
    assert await session.client.text_document_prepare_rename_async(params) is None


async def test_file_that_the_author_renames(editor: Start, site: Site) -> None:
    site.edit(LEAD, "rian", "rain")
    session = await editor(site.root)
    files = [types.FileRename(session.uri(CARD), session.uri("seeds/lane.md"))]
    edit = await session.client.workspace_will_rename_files_async(types.RenameFilesParams(files))
    assert edit
    session.apply(edit)
    site.rename(CARD, "seeds/lane.md")
    assert site.check().faults == []
    files = [types.FileRename(session.uri("seeds/lane.md"), session.uri("seeds/Lä ne.md"))]
    assert await session.client.workspace_will_rename_files_async(types.RenameFilesParams(files)) is None
    assert "no mention was changed" in await session.message()


# --- quick fixes ---------------------------------------------------------------------------------


async def actions(session: Session, path: str, text: str) -> list[types.CodeAction]:
    position = session.point(path, text)
    found = await session.client.text_document_code_action_async(
        types.CodeActionParams(
            session.document(path), types.Range(position, position), types.CodeActionContext([])
        )
    )
    return [_action(each) for each in found or ()]


def _action(found: types.Command | types.CodeAction) -> types.CodeAction:
    """An action as it was sent: the client's library takes every one that runs a command for a bare command."""
    if isinstance(found, types.CodeAction):
        return found
    sent: Any = ast.literal_eval(found.command)
    return types.CodeAction(
        found.title, command=types.Command(sent["title"], sent["command"], arguments=sent["arguments"])
    )


async def test_quick_fix(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    first, card, plain = await actions(session, LEAD, lead("日本😀 [@ri▮an#hours]."))
    assert [first.title, card.title, plain.title] == [
        'Change "rian" to "rain"',
        "Create the source card seeds/rian.md",
        "Write \\@, a plain at sign",
    ]
    assert first.is_preferred
    assert first.edit
    assert first.diagnostics
    assert first.diagnostics[0].code == "unknown-source"
    session.apply(first.edit)
    assert site.read(LEAD) == lead("日本😀 [@rain#hours].")


async def test_quick_fix_that_makes_a_file(editor: Start, plain: Start, site: Site) -> None:
    session = await editor(site.root)
    _, card, _ = await actions(session, LEAD, lead("日本😀 [@ri▮an#hours]."))
    assert card.edit
    session.apply(card.edit)
    assert site.read("seeds/rian.md") == "---\ntitle: \npublisher: \nkind: \n---\n## hours\n> \n"
    session = await plain(site.root)
    assert "Create" not in " ".join(a.title for a in await actions(session, LEAD, lead("[@sn▮ow]")))


async def test_other_kinds_of_action(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    position = session.point(LEAD, lead("[@ri▮an]"))
    context = types.CodeActionContext([], only=[types.CodeActionKind.Refactor])
    params = types.CodeActionParams(session.document(LEAD), types.Range(position, position), context)
    assert await session.client.text_document_code_action_async(params) is None


async def test_pinning(editor: Start, site: Site) -> None:
    site.put("seeds/seeds.lock", '{"sources": {}, "version": 1}')
    site.edit(LEAD, "rian", "rain")
    session = await editor(site.root)
    await session.faults(CARD, ["not-pinned ---"])
    pin, off = await actions(session, CARD, "▮" + site.read(CARD))
    assert off.title == 'Turn the warning "not-pinned" off for this site'
    assert pin.command
    await session.client.workspace_execute_command_async(
        types.ExecuteCommandParams(pin.command.command, pin.command.arguments)
    )
    assert (
        await session.message() == "briefing: seeds/seeds.lock: 3 of 3 quotations found in 1 source; written."
    )
    await session.faults(CARD, [])
    assert site.check().faults == []


async def test_pinning_no_site(editor: Start, site: Site, tmp_path: Path) -> None:
    session = await editor(site.root)
    with pytest.raises(JsonRpcException, match="is no site folder"):
        await session.client.workspace_execute_command_async(
            types.ExecuteCommandParams("briefing.pin", [tmp_path.as_uri()])
        )


# --- folders -------------------------------------------------------------------------------------


async def test_archive_elsewhere(start: Start, site: Site, tmp_path: Path) -> None:
    site.rename("seeds/archive", str(tmp_path / "texts"))
    session = await start(site.root, "--archive", str(tmp_path / "texts"))
    found = await hovered(session, lead("[@rain#ho▮urs]"))
    assert isinstance(found.contents, types.MarkupContent)
    assert "**Rain fell for six hours**" in found.contents.value
    position = session.point(CARD, site.read(CARD).replace('at="3"', 'at="▮3"'))
    there = await session.client.text_document_definition_async(
        types.DefinitionParams(session.document(CARD), position)
    )
    assert isinstance(there, list | tuple)
    assert there[0].target_uri == (tmp_path / "texts/rain.txt").as_uri()


async def test_symbolic_link_to_a_site(start: Start, site: Site, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(site.root)
    session = await start(tmp_path / "link")
    session.open(LEAD)
    await session.faults(LEAD, ["unknown-source @rian#hours"])
    assert {uri.startswith(session.uri("")) for uri in session.client.diagnostics} == {True}
    position = session.point(LEAD, lead("[@rain#ho▮urs]"))
    found = await session.client.text_document_definition_async(
        types.DefinitionParams(session.document(LEAD), position)
    )
    assert isinstance(found, list | tuple)
    assert found[0].target_uri == session.uri(CARD)


async def test_address_as_the_editor_spells_it(start: Start, site: Site) -> None:
    session = await start(site.root)
    await session.faults(LEAD, ["unknown-source @rian#hours"])
    spelled = session.uri(LEAD).replace("lead", "%6Cead")
    item = types.TextDocumentItem(spelled, "markdown", 1, lead("[@rain#huors]"))
    session.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    await session.until(
        lambda: [d.code for d in session.client.diagnostics.get(spelled, ())] == ["unknown-excerpt"],
        types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS,
    )
    assert session.client.diagnostics[session.uri(LEAD)] == ()


async def test_several_sites(start: Start, site: Site, tmp_path: Path) -> None:
    other = Site(tmp_path / "other")
    other.small(briefing("Other [@rain#huors]."))
    session = await start(site.root, folders=[site.root, other.root])
    await session.faults(LEAD, ["unknown-source @rian#hours"])
    there = other.path(LEAD).as_uri()
    await session.until(
        lambda: [d.code for d in session.client.diagnostics.get(there, ())] == ["unknown-excerpt"],
        types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS,
    )


async def test_folder_that_is_closed(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    session.open(LEAD)
    await session.faults(LEAD, ["unknown-source @rian#hours"])
    gone = types.WorkspaceFoldersChangeEvent([], [types.WorkspaceFolder(site.root.as_uri(), "site")])
    params = types.DidChangeWorkspaceFoldersParams(gone)
    session.client.workspace_did_change_workspace_folders(params)
    told = await hovered(session, lead("[@rain#ho▮urs]"))  # as long as a file of it is open
    assert told.range
    session.change(LEAD, lead("[@rian]"))
    await session.faults(LEAD, ["unknown-source @rian"])
    session.close(LEAD)
    session.client.workspace_did_change_workspace_folders(params)
    await session.until(
        lambda: not session.client.diagnostics[session.uri(LEAD)], types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS
    )


async def test_site_below_the_folder_of_the_editor(start: Start, site: Site) -> None:
    session = await start(site.root, folders=[site.root.parent])
    session.open(LEAD)
    await session.faults(LEAD, ["unknown-source @rian#hours"])


async def test_file_of_no_site(start: Start, site: Site, tmp_path: Path) -> None:
    lone = tmp_path / "lone"
    for path in (LEAD, "briefings/water/other.md"):
        (lone / path).parent.mkdir(parents=True, exist_ok=True)
        (lone / path).write_text(lead("[@rian]"))
    session = await start(lone)
    session.open(LEAD)
    assert await session.message() == (
        "briefing: lead.md lies in no site folder, for no folder above it has a config.yaml; it is not checked"
    )
    session.open("briefings/water/other.md")
    position = types.Position(0, 0)
    assert (
        await session.client.text_document_hover_async(types.HoverParams(session.document(LEAD), position))
        is None
    )
    assert len(session.messages) == 1  # said once
    shutil.copy(site.path("config.yaml"), lone)
    session.watched("config.yaml")
    await session.faults(LEAD, ["unknown-source @rian"])


async def test_text_that_is_on_no_disk(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    item = types.TextDocumentItem("untitled:Untitled-1", "markdown", 1, "[@rian]")
    session.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    document = types.TextDocumentIdentifier(item.uri)
    params = types.CompletionParams(document, types.Position(0, 3))
    assert await session.client.text_document_completion_async(params) is None


async def test_new_file_that_is_not_saved_yet(editor: Start, site: Site) -> None:
    session = await editor(site.root)
    found = await completions(session, "briefings/land/new.md", lead("[@ra▮", region="land"))
    assert [item.label for item in found] == ["rain"]


async def test_site_that_vanishes(start: Start, site: Site) -> None:
    session = await start(site.root)
    session.open(LEAD)
    await session.faults(LEAD, ["unknown-source @rian#hours"])
    await asyncio.to_thread(shutil.rmtree, site.root)
    session.watched("config.yaml")
    await session.until(
        lambda: (
            [d.code for d in session.client.diagnostics.get(session.uri("config.yaml"), ())] == ["no-config"]
        ),
        types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS,
    )
    assert not os.path.exists(site.root / "briefings")  # noqa: PTH110
