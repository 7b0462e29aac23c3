"""A citation style in CSL, and what it has printed of works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.work import CslItem
from briefing_site.text.dataclass import dataclass

CSL_ENDING = ".csl"


@dataclass(frozen=True, slots=True)
class CslStyle:
    """A citation style as a processor takes it (https://docs.citationstyles.org/en/stable/specification.html)."""

    path: str
    """Path in the site folder of the file that config.yaml names."""
    title: str
    notes: bool
    """Whether it is of the class `note`; one of the class `in-text` has no form for notes."""
    text: str
    """XML: the style that prints, an independent one, without what depends on other works of a list."""


class StyledText(NamedTuple):
    """Some text in one face."""

    text: str
    italic: bool = False
    face: str = ""
    """`bold`, `small-caps`, `superscript` or `subscript`; empty for none of them."""


StyledLine = tuple[StyledText, ...]


class StyledWork(NamedTuple):
    """What a style prints of a work."""

    note: StyledLine
    """The note that cites it in full."""
    note_beside: StyledLine
    """The same without an address, where a link stands beside it."""
    entry_beside: StyledLine
    """The entry of a list of sources, without an address."""


@dataclass(frozen=True, slots=True)
class StyledWorks:
    """What the CSL file of a site prints; nothing for a site in one of the styles that are built in."""

    by_item: Mapping[CslItem, StyledWork] = field(default_factory=dict)
    faults: tuple[Diagnostic, ...] = ()
