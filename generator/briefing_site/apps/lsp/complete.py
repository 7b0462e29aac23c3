"""Completion: the sources, excerpts, links, keys and values that may be written at a cursor.

The context of the cursor is read out of the unfinished text, the choices out of the site.
"""

from __future__ import annotations

from briefing_site.apps.lsp.choices import Choices, Found, given
from briefing_site.apps.lsp.complete_heading import in_heading
from briefing_site.apps.lsp.complete_prose import in_prose
from briefing_site.apps.lsp.complete_yaml import in_yaml
from briefing_site.apps.lsp.site_at_a_moment import FileKind, SiteMoment, front_matter, kind_of
from briefing_site.apps.lsp.yaml_at_cursor import spot

TRIGGERS = ("@", "＠", "#", "＃", "[", ";", '"', "{", "^", "/")
"""The characters after which an editor asks for completions by itself."""


def complete(known: SiteMoment, path: str, offset: int) -> Choices:
    """The choices at an offset of a file; none where nothing is known to fit."""
    return given(_choices(known, path, offset), known.text(path), offset)


def _choices(known: SiteMoment, path: str, offset: int) -> Found:
    kind = kind_of(path)
    lines = known.lines(path)
    start, end = front_matter(kind, lines.text)
    if kind and start <= offset <= end:
        found = spot(lines, start, end, offset)
        return in_yaml(known, kind, path, offset, found) if found else ()
    if kind in ("briefing", "source") and offset > end:
        return _in_body(known, kind, path, offset, end)
    return ()


def _in_body(known: SiteMoment, kind: FileKind, path: str, offset: int, body: int) -> Found:
    text = known.text(path)
    line = text[max(text.rfind("\n", 0, offset) + 1, body) : offset]
    if kind == "source":
        if (attributes := in_heading(known, path, line, offset)) is not None:
            return attributes
        if line.startswith((">", "##")):
            return ()
    return in_prose(known, path, offset, body, cites=kind == "briefing")
