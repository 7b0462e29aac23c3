"""theme.yaml: name and description of a theme, and the theme that it extends."""

from __future__ import annotations

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.lines import Lines
from briefing_site.parse.front_matter import decode
from briefing_site.parse.kinds import TEXT, WORD
from briefing_site.parse.schema import Field, Partial, Table, read
from briefing_site.parse.yaml_values import load
from briefing_site.text.dataclass import dataclass

_NAME = Field("name", WORD, "Name of the theme: that of its folder.")
_DESCRIPTION = Field("description", TEXT, "What it is for.", default=None)
_EXTENDS = Field("extends", WORD, "The theme whose templates and static files it builds on.", default=None)

TABLE = Table("theme.yaml", (_NAME, _DESCRIPTION, _EXTENDS))
"""Every key of theme.yaml."""


@dataclass(frozen=True, slots=True)
class Extension:
    """The theme that a theme extends."""

    name: str | None
    """Name of the extended theme; None where there is none."""
    place: Span
    """The place in theme.yaml that names the extended theme."""


def parse_theme_yaml(path: str, data: bytes, folder: str) -> tuple[Extension, list[Diagnostic]]:
    """Parse a theme.yaml that lies at `path`, in a folder of the name `folder`.

    Where the file is at fault, the extension names no theme.
    """
    nothing = Extension(None, Span.whole_file(path))
    text, found = decode(path, data)
    value, broken = load(Lines(path, text), 0, len(text)) if text else (None, [])
    found = [*found, *broken]
    if value is None:
        return nothing, found or [faults.files.empty_theme(path, folder)]
    given = read(TABLE, value, found)
    if isinstance(given, Partial):
        return nothing, found
    if given[_NAME] != folder:
        found.append(faults.theme.other_folder(given.places["name"], given[_NAME], folder))
    return Extension(given[_EXTENDS], given.places.get("extends", Span.whole_file(path))), found
