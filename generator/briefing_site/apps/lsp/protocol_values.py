"""Plain values to values of the protocol, in the forms that the client understands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from functools import cache, partial
from pathlib import Path

from lsprotocol import types

from briefing_site.apps.lsp.choices import Choice, ChoiceKind, Choices
from briefing_site.apps.lsp.hover import Hover
from briefing_site.apps.lsp.hover_text import unmarked
from briefing_site.apps.lsp.navigate import DefinedThing, Location
from briefing_site.apps.lsp.offered import Offered
from briefing_site.apps.lsp.positions import Encoding, Positions
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.model.diagnostic import Diagnostic, Severity, Span
from briefing_site.model.edit import Change, Edit, Move, NewFile, by_path
from briefing_site.model.lines import Lines
from briefing_site.text.dataclass import dataclass

_KINDS: Mapping[ChoiceKind, types.CompletionItemKind] = {
    "source": types.CompletionItemKind.Module,
    "excerpt": types.CompletionItemKind.Reference,
    "briefing": types.CompletionItemKind.File,
    "heading": types.CompletionItemKind.Text,
    "key": types.CompletionItemKind.Property,
    "value": types.CompletionItemKind.Value,
    "word": types.CompletionItemKind.EnumMember,
}
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_UNNECESSARY = frozenset({"unused-excerpt", "unused-footnote"})
_SNIPPET = re.compile(r"([$}\\])")


@dataclass(frozen=True, slots=True)
class ClientAbilities:
    """The abilities that the editor has reported."""

    encoding: Encoding = "utf-16"
    markdown: bool = True
    """Whether hovers and completions may be Markdown."""
    snippets: bool = False
    resolves: bool = False
    """Whether it asks for the description of a completion when it shows that."""
    links: bool = False
    """Whether a definition may say which span of the text names it."""
    related: bool = False
    """Whether a diagnostic may name other places."""
    versions: bool = False
    """Whether edits may be in an order and name the versions of texts."""
    progress: bool = False
    """Whether the editor shows the progress of the server."""
    nested: bool = False
    """Whether an outline may be a tree."""
    refreshes_hints: bool = False
    """Whether the server may have it ask again for inlay hints."""
    refreshes_lenses: bool = False
    """The same of code lenses."""
    shows: bool = False
    """Whether the server may ask it to show a file."""
    operations: frozenset[str] = frozenset()
    """The operations on files that an edit may hold: create, rename, delete."""

    @classmethod
    def of(cls, said: types.ClientCapabilities, encoding: str) -> ClientAbilities:
        """The abilities in a client's own report, with the encoding that was agreed on."""
        document = said.text_document
        completion = document.completion.completion_item if document and document.completion else None
        resolve = completion.resolve_support if completion else None
        hover = document.hover.content_format if document and document.hover else None
        definition = document.definition if document else None
        publish = document.publish_diagnostics if document else None
        workspace = said.workspace
        edit = workspace.workspace_edit if workspace else None
        hints, lenses = (workspace.inlay_hint, workspace.code_lens) if workspace else (None, None)
        outline = document.document_symbol if document else None
        return cls(
            encoding="utf-8" if encoding == "utf-8" else "utf-32" if encoding == "utf-32" else "utf-16",
            markdown=hover is None or types.MarkupKind.Markdown in hover,
            snippets=bool(completion and completion.snippet_support),
            resolves=bool(resolve and "documentation" in resolve.properties),
            links=bool(definition and definition.link_support),
            related=bool(publish and publish.related_information),
            versions=bool(edit and edit.document_changes),
            progress=bool(said.window and said.window.work_done_progress),
            nested=bool(outline and outline.hierarchical_document_symbol_support),
            refreshes_hints=bool(hints and hints.refresh_support),
            refreshes_lenses=bool(lenses and lenses.refresh_support),
            shows=bool(said.window and said.window.show_document and said.window.show_document.support),
            operations=frozenset(o.value for o in edit.resource_operations or ()) if edit else frozenset(),
        )

    # --- texts -----------------------------------------------------------------------------------

    def range(self, lines: Lines, start: int, end: int) -> types.Range:
        """The text from `start` to `end` as a range."""
        positions = Positions(lines, self.encoding)
        return types.Range(
            types.Position(*positions.position(start)), types.Position(*positions.position(end))
        )

    def span(self, lines: Lines, at: Span) -> types.Range:
        """A span as a range. An empty span becomes the rest of its line, or else the text before it."""
        start, end = lines.offset_of(at.start), lines.offset_of(at.end)
        if start == end:
            end = lines.offset_of(lines.rest_of_line(start).end)
        if start == end and start > 0 and lines.text[start - 1] != "\n":
            start -= 1
        return self.range(lines, start, end)

    def offset(self, lines: Lines, position: types.Position) -> int:
        """The offset of a position in a text."""
        return Positions(lines, self.encoding).offset(position.line, position.character)

    def prose(self, markdown: str) -> types.MarkupContent:
        """Markdown, or plain text for a client that shows no Markdown."""
        if self.markdown:
            return types.MarkupContent(types.MarkupKind.Markdown, markdown)
        return types.MarkupContent(types.MarkupKind.PlainText, unmarked(markdown))

    # --- answers ---------------------------------------------------------------------------------

    def completions(self, lines: Lines, choices: Choices, offered: Offered) -> types.CompletionList:
        """Choices as completions, which `offered` keeps where their descriptions are asked for later."""
        range_of = cache(partial(self.range, lines))  # all choices replace the same text
        of = offered.keep(choices.found) if self.resolves else None
        items = [self._item(of, number, choice, range_of) for number, choice in enumerate(choices.found)]
        return types.CompletionList(is_incomplete=choices.more, items=items)

    def described(self, item: types.CompletionItem, choice: Choice) -> types.CompletionItem:
        """A completion with the description of its choice."""
        made = copy(item)
        made.documentation = self._about(choice)
        return made

    def _about(self, choice: Choice) -> types.MarkupContent | None:
        """The description of a choice; None where it has none."""
        about = choice.about
        return self.prose(about) if about else None

    def _item(
        self, of: int | None, number: int, choice: Choice, range_of: Callable[[int, int], types.Range]
    ) -> types.CompletionItem:
        new, form = choice.insert, types.InsertTextFormat.PlainText
        if choice.gap >= 0 and self.snippets:
            head, tail = (_SNIPPET.sub(r"\\\1", part) for part in (new[: choice.gap], new[choice.gap :]))
            new, form = f"{head}$0{tail}", types.InsertTextFormat.Snippet
        return types.CompletionItem(
            label=choice.label,
            kind=_KINDS[choice.kind],
            detail=choice.detail or None,
            documentation=self._about(choice) if of is None else None,
            sort_text=f"{number:04}",
            filter_text=choice.filter or None,
            insert_text_format=form,
            text_edit=types.TextEdit(range_of(choice.start, choice.end), new),
            data=None if of is None else [of, number],
        )

    def hover(self, lines: Lines, found: Hover) -> types.Hover:
        """A hover as one of the protocol."""
        return types.Hover(self.prose(found.markdown), self.range(lines, found.start, found.end))

    def definition(
        self, lines: Lines, found: DefinedThing, uri: Callable[[Path], str]
    ) -> types.Location | list[types.LocationLink]:
        """A definition as a location, or as a link that says which span names it."""
        there = self.location(found.location, uri)
        if not self.links:
            return there
        origin = self.range(lines, found.start, found.end)
        return [types.LocationLink(there.uri, there.range, there.range, origin)]

    def location(self, found: Location, uri: Callable[[Path], str]) -> types.Location:
        """A piece of a file as a location; `uri` gives the URI of a file."""
        return types.Location(uri(found.file), self.range(found.lines, found.start, found.end))

    # --- changes ---------------------------------------------------------------------------------

    def can(self, changes: Iterable[Change]) -> bool:
        """Whether the client can make all of these changes."""
        kinds = {Move: "rename", NewFile: "create"}
        needed = {kinds[type(change)] for change in changes if type(change) in kinds}
        return not needed or (self.versions and needed <= self.operations)

    def workspace_edit(
        self,
        known: SiteMoment,
        changes: Sequence[Change],
        uri: Callable[[str], str],
        versions: Mapping[str, int | None],
    ) -> types.WorkspaceEdit:
        """Changes of files as one edit: edits of existing texts, then new files, then new names."""
        texts = {
            path: [self._text_edit(known.lines(path), edit) for edit in edits]
            for path, edits in by_path(changes).items()
        }
        if not self.versions:
            return types.WorkspaceEdit(changes={uri(path): edits for path, edits in texts.items()})
        made: list[types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile] = [
            _document_edit(uri(path), versions.get(path), edits) for path, edits in texts.items()
        ]
        for change in changes:
            if isinstance(change, NewFile):
                start = types.Range(types.Position(0, 0), types.Position(0, 0))
                made.append(types.CreateFile(uri(change.path)))
                made.append(_document_edit(uri(change.path), None, [types.TextEdit(start, change.text)]))
            elif isinstance(change, Move):
                made.append(types.RenameFile(uri(change.old), uri(change.new)))
        return types.WorkspaceEdit(document_changes=made)

    def _text_edit(self, lines: Lines, edit: Edit) -> types.TextEdit:
        start, end = lines.offset_of(edit.at.start), lines.offset_of(edit.at.end)
        return types.TextEdit(self.range(lines, start, end), edit.new)

    # --- diagnostics -----------------------------------------------------------------------------

    def diagnostic(self, known: SiteMoment, fault: Diagnostic, uri: Callable[[str], str]) -> types.Diagnostic:
        """A fault as a diagnostic of the protocol, with its hint on a line of its own."""
        related = [
            types.DiagnosticRelatedInformation(
                types.Location(uri(other.at.path), self.span(known.lines(other.at.path), other.at)),
                other.words,
            )
            for other in (fault.related if self.related else ())
        ]
        message = f"{fault.message}\nhint: {fault.hint}" if fault.hint else fault.message
        return types.Diagnostic(
            range=self.span(known.lines(fault.place.path), fault.span),
            message=message,
            severity=_SEVERITIES[fault.severity],
            code=fault.code,
            source="briefing",
            tags=[types.DiagnosticTag.Unnecessary] if fault.code in _UNNECESSARY else None,
            related_information=related or None,
        )


def _document_edit(uri: str, version: int | None, edits: Sequence[types.TextEdit]) -> types.TextDocumentEdit:
    return types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri, version), list(edits))
