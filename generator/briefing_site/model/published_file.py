"""A file beside the texts as it is published: its address; of a picture, its size and its smaller forms."""

from __future__ import annotations

from briefing_site.model.diagnostic import Diagnostic
from briefing_site.text.dataclass import dataclass

PictureSize = tuple[int, int]
"""Width and height in pixels, both above zero, as a reader sees the picture."""
COLUMN = 656
"""Pixels of the column of text, which a drawing without a size of its own fills."""


@dataclass(frozen=True, slots=True)
class ScaledFile:
    """A picture at one width in one format, as it was made."""

    media_type: str
    width: int
    """In pixels."""
    data: bytes


@dataclass(frozen=True, slots=True)
class ScaledPictures:
    """The smaller forms of the pictures of a site."""

    by_path: tuple[tuple[str, tuple[ScaledFile, ...]], ...] = ()
    """Path of a picture with its forms, in the order in which a browser is offered them."""
    faults: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A picture at one width in one format, as pages name it."""

    address: str
    media_type: str
    width: int


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file beside the texts as pages name it."""

    address: str
    size: PictureSize | None = None
    """None for what is no picture, and where a picture does not tell."""
    forms: tuple[Form, ...] = ()
    """The picture in other formats and at other widths, by format, the narrowest first."""
