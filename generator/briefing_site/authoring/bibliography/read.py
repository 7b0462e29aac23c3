"""A bibliography in any format, to its entries."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from briefing_site.authoring.bibliography.bibtex import read_bibtex
from briefing_site.authoring.bibliography.csl_json import read_csl_json
from briefing_site.authoring.bibliography.entry import BibliographyEntry
from briefing_site.authoring.bibliography.ris import read_ris

_READERS: Mapping[str, Callable[[str], Iterable[BibliographyEntry]]] = {
    ".bib": read_bibtex,
    ".bibtex": read_bibtex,
    ".biblatex": read_bibtex,
    ".json": read_csl_json,
    ".nbib": read_ris,
    ".ris": read_ris,
}
ENDINGS = tuple(_READERS)
"""Endings of files that can be imported."""


GUESSED = "Windows-1252"
"""The encoding that a file is taken for which is not UTF-8 and says nothing."""


def read_bibliography(text: str, ending: str) -> list[BibliographyEntry]:
    """Every entry of a bibliography; raises `BibliographyError` where the file as a whole cannot be read."""
    return list(_READERS[ending](text))


def doubting(entry: BibliographyEntry, encoding: str) -> BibliographyEntry:
    """An entry of a file whose encoding was guessed: what has letters beyond ASCII is uncertain."""
    odd = {name: f"read as {encoding}" for name, value in entry.values.items() if not str(value).isascii()}
    return replace(entry, doubts={**odd, **entry.doubts})


def decoded_bibliography(data: bytes) -> tuple[str, str]:
    """The text of a file, and the encoding that it was taken for where it is not UTF-8.

    Programs that write bibliographies wrote Latin letters in Windows-1252 before they wrote UTF-8.
    """
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return data.decode(codec, "replace"), "UTF-16"
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), GUESSED
