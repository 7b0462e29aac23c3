"""PDF.js, with which the preview shows the pages of a PDF: found on this machine, and known by its digests.

It is no part of this package. `make features` puts it beside a checkout, and npm into a site folder. Such a
folder may come from somebody else, so a program is given out only where it is the very one that is named.
PDF.js is of Mozilla and others (Apache License 2.0); scripts/pdfjs/package-lock.json locks its version.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from briefing_site.model.paths import CACHE
from briefing_site.read.links import is_own_file
from briefing_site.read.whole import read_whole

VERSION = "6.5.438"
CURE = f"npm install --omit=optional --ignore-scripts pdfjs-dist@{VERSION}"
"""The command that puts PDF.js into a site folder."""

_PACKAGE = "node_modules/pdfjs-dist"
_PROGRAMS = {
    "pdf.min.mjs": (
        "legacy/build",
        "522ad2c83bc8a0010e7f0cc60d0892b77c8d2bf2c9702dc12288311d94270f42",
    ),
    "pdf.worker.min.mjs": (
        "legacy/build",
        "b4c8353ded0d88d2e2009574a29eb4e0c3ff7e942ecdf51ef5f71566a9667f31",
    ),
    "jbig2_nowasm_fallback.js": (
        "wasm",
        "70150223396487e1ccfef7eac61fc780074ad7fcc9e843b702a8a3bc23107494",
    ),
    "openjpeg_nowasm_fallback.js": (
        "wasm",
        "2855f1590e7fd7abbbf204cd13a5c09d30c92fe2c9313fb72b64aa763fe8b4f3",
    ),
}
"""Programs by name: their folder in the package, and their SHA-256."""
_DATA = {".bcmap": "cmaps", ".pfb": "standard_fonts", ".ttf": "standard_fonts"}
"""Endings of files that run nothing, and their folder: character maps, and fonts that PDFs count on."""
_NAME = re.compile(r"[A-Za-z0-9-]+\.(?:bcmap|pfb|ttf)", re.ASCII)


class PdfViewer:
    """The files of PDF.js on this machine."""

    def __init__(self, site: Path) -> None:
        """`site` is the folder of a site, which may have PDF.js in it."""
        checkout = Path(__file__).parents[4]
        self._places = ((checkout, f"{CACHE}/pdfjs/{_PACKAGE}"), (site, _PACKAGE))

    @property
    def is_there(self) -> bool:
        """Whether the programs that every PDF needs are there."""
        return all(self.file(name) for name in ("pdf.min.mjs", "pdf.worker.min.mjs"))

    def file(self, name: str) -> bytes | None:
        """A file by its name; None where there is none, or another one than is named here."""
        folder, digest = _PROGRAMS.get(name, ("", ""))
        if not folder and _NAME.fullmatch(name):
            folder = _DATA[Path(name).suffix]
        if not folder:
            return None
        for root, package in self._places:
            path = f"{package}/{folder}/{name}"
            if is_own_file(root, path):
                data = read_whole(root / path)
                if not digest or hashlib.sha256(data).hexdigest() == digest:
                    return data
        return None
