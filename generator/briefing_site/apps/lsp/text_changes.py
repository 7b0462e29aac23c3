"""Changes of a text as an editor sends them: what stands between two positions is another text now."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lsprotocol import types

from briefing_site.apps.lsp.positions import Encoding, characters

_LINE_END = re.compile(r"\r\n|\n|\r")
"""The ends of lines by the protocol. Python knows more, and so do libraries that rest on it."""


def changed(text: str, changes: Sequence[types.TextDocumentContentChangeEvent], encoding: Encoding) -> str:
    """A text after changes, each of which is of the text that the one before has left."""
    for change in changes:
        if isinstance(change, types.TextDocumentContentChangePartial):
            start = _offset(text, change.range.start, encoding)
            end = max(_offset(text, change.range.end, encoding), start)
            text = f"{text[:start]}{change.text}{text[end:]}"
        else:
            text = change.text
    return text


def _offset(text: str, position: types.Position, encoding: Encoding) -> int:
    """The offset of a position; at most the end of its line, or of the text."""
    start = 0
    for _ in range(position.line):
        found = _LINE_END.search(text, start)
        if found is None:
            return len(text)
        start = found.end()
    found = _LINE_END.search(text, start)
    line = text[start : found.start() if found else len(text)]
    return start + characters(line, position.character, encoding)
