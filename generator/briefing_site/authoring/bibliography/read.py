"""A bibliography in any format, to its entries."""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from briefing_site.authoring.bibliography.bibtex import read_bibtex
from briefing_site.authoring.bibliography.csl_json import read_csl_json
from briefing_site.authoring.bibliography.entry import BibliographyEntry, BibliographyError
from briefing_site.authoring.bibliography.ris import read_ris
from briefing_site.authoring.intake.plain import guessed_charset
from briefing_site.model.lines import Lines
from briefing_site.parse.conflicts import conflicts, may_conflict
from briefing_site.text.charsets import codec_of
from briefing_site.text.dataclass import dataclass
from briefing_site.text.line_ends import uniform

_READERS: Mapping[str, Callable[[str], Iterable[BibliographyEntry]]] = {
    ".bib": read_bibtex,
    ".bibtex": read_bibtex,
    ".biblatex": read_bibtex,
    ".ciw": read_ris,
    ".json": read_csl_json,
    ".nbib": read_ris,
    ".ris": read_ris,
}
ENDINGS = tuple(_READERS)
"""Endings of files that can be imported."""

_DECLARED = re.compile(rb"\A\W{0,8}(?:Encoding|-\*-\s*coding)\s*:\s*([\w-]{3,20})", re.IGNORECASE)
"""How JabRef and Emacs say in the first line of a file which encoding it has."""
_LATIN = "windows-1252"
"""What programs wrote before they wrote UTF-8, where the letters of a file tell nothing else."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """What the bytes of a bibliography were read as."""

    name: str
    """Empty for UTF-8."""
    guessed: bool
    """Whether nothing in the file says it, so that letters beyond ASCII are uncertain."""


def read_bibliography(text: str, ending: str) -> list[BibliographyEntry]:
    """Every entry of a bibliography; raises `BibliographyError` where the file as a whole cannot be read."""
    if not text.strip("\0 \t\r\n\ufeff"):
        raise BibliographyError("it is empty")
    if may_conflict(text) and (marks := conflicts(Lines(ending, uniform(text)))):
        line = marks[0].place.line
        raise BibliographyError(
            f"the marks of a merge stand in it, from line {line} on: keep one of the versions"
        )
    found = list(_READERS[ending](text))
    if not found and text.strip(" \t\r\n\ufeff[]{}"):
        raise BibliographyError(f"it has no entry that a {ending} file may have")
    return found


def doubting(entry: BibliographyEntry, encoding: str) -> BibliographyEntry:
    """An entry of a file whose encoding was guessed: what has letters beyond ASCII is uncertain."""
    odd = {name: f"read as {encoding}" for name, value in entry.values.items() if not str(value).isascii()}
    return replace(entry, doubts={**odd, **entry.doubts})


def decoded_bibliography(data: bytes) -> tuple[str, Encoding]:
    """The text of a file, and what it was read as: its mark, UTF-8, what its first line says, or a guess."""
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return data.decode(codec, "replace"), Encoding("UTF-16", guessed=False)
    with contextlib.suppress(UnicodeDecodeError):
        return data.decode("utf-8-sig"), Encoding("", guessed=False)
    if said := _DECLARED.match(data):
        name = said[1].decode("ascii")
        with contextlib.suppress(UnicodeDecodeError, LookupError):
            return data.decode(codec_of(name) or name), Encoding(name, guessed=False)
    name = guessed_charset(data)
    with contextlib.suppress(UnicodeDecodeError, LookupError):
        return data.decode(codec_of(name) or name or _LATIN), Encoding(name or _LATIN, guessed=True)
    return data.decode("cp1252", "replace"), Encoding(_LATIN, guessed=True)
