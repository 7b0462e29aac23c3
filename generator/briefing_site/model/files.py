"""Files of a site folder as values, and the names of those that have a fixed place."""

from __future__ import annotations

import datetime

from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.paths import CONFIG, EDITIONS, LOCK, PICTURES, THEMES
from briefing_site.text.dataclass import dataclass

PICTURE_NOTE = ".source.yaml"
"""Behind the name of a picture: the name of the file that says where the picture came from."""

SHOWN = (*PICTURES, ".apng", ".avif", ".bmp", ".ico", ".jfif", ".svg")
"""Endings of all pictures that browsers show."""


LARGEST_TEXT = 16 * 2**20
"""Bytes that a text, a template or an archived document may have; a site sets a lower limit for its texts."""
LARGEST_LOCK = 64 * 2**20
"""Bytes that a file may have which the generator writes beside the cards."""


def largest(path: str) -> int | None:
    """How many bytes a file of a site may have to be read; None for pictures and the like."""
    if path in (LOCK, EDITIONS):
        return LARGEST_LOCK
    return (
        LARGEST_TEXT
        if path == CONFIG or path.startswith(f"{THEMES}/") or path.endswith((".md", ".csl"))
        else None
    )


@dataclass(frozen=True, slots=True)
class File:
    """A file that was read."""

    path: str
    """Relative to the site folder, with forward slashes."""
    data: bytes
    digest: str
    """SHA-256 of the bytes, in hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All content of a site folder except the archive and the themes."""

    config: File | None
    briefings: tuple[File, ...]
    cards: tuple[File, ...]
    lock: File | None
    editions: File | None
    attachments: tuple[File, ...]
    """Pictures and other files beside the briefings, and pictures beside the cards and config.yaml."""
    faults: tuple[Diagnostic, ...]
    today: datetime.date | None = None
    """The day on which they were read; None where it does not matter."""
    public: tuple[File, ...] = ()
    """What is copied to the root of the published site."""
    styles: tuple[File, ...] = ()
    """The CSL file that config.yaml names as citation style, and the one that it depends on."""

    @property
    def every(self) -> tuple[File, ...]:
        """Every file that was read, those of a kind in order."""
        single = (file for file in (self.config, self.lock, self.editions) if file)
        return (*single, *self.briefings, *self.cards, *self.attachments, *self.public, *self.styles)

    def digests(self) -> dict[str, str]:
        """Path to digest of every file that was read."""
        return {file.path: file.digest for file in self.every}
