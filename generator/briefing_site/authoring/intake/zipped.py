"""Parts of a document that is a ZIP file of XML, as those of Word and EPUB are, with a limit to each."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from briefing_site.authoring.intake.particulars import IntakeError

MOST = 50 * 2**20
"""Bytes to which the parts that are read may unpack together."""
MOST_PARTS = 10_000
DEEPEST = 500
"""Elements inside one another; documents of people have a few dozen."""
_PIECE = 2**18
_GROWS = re.compile(rb"<!DOCTYPE[^>]*\[|<!ENTITY")


class Parts:
    """The parts of a document; raises `IntakeError` where it is no ZIP file, or unpacks to too much."""

    def __init__(self, data: bytes) -> None:
        try:
            self._held = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as fault:
            if data.startswith(b"PK"):
                raise IntakeError(f"it is damaged or cut off ({fault}): get it anew") from None
            raise IntakeError(f"it cannot be read: it is no ZIP file ({fault})") from None
        if len(self._held.namelist()) > MOST_PARTS:
            raise IntakeError(f"it has more than {MOST_PARTS} parts")
        self._names = {name.casefold(): name for name in self._held.namelist()}
        self._left = MOST

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._names

    def numbered(self, name: str) -> int:
        """How many parts have a name that begins so, followed by a number."""
        return sum(each.startswith(name) and each[len(name) :][:1].isdigit() for each in self._names)

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        return b"".join(self._pieces(name))

    def _pieces(self, name: str) -> Iterator[bytes]:
        real = self._names.get(name.casefold())
        if real is None:
            raise IntakeError(f"it is damaged: its part {name} is missing")
        try:
            with self._held.open(real) as part:
                while piece := part.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise IntakeError(f"it unpacks to more than {MOST // 2**20} MB")
                    yield piece
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as fault:
            raise IntakeError(f"it cannot be read: {name}: {fault}") from None

    def xml(self, name: str) -> Iterator[tuple[str, ElementTree.Element]]:
        """The `start` and `end` events of a part in XML.

        A document type with entities of its own is refused: these can grow without end.
        """
        parser: Any = ElementTree.XMLPullParser(("start", "end"))
        depth = 0
        try:
            for at, piece in enumerate(self._pieces(name)):
                if at == 0 and _GROWS.search(piece[:4096]):
                    raise IntakeError(
                        f"its part {name} declares entities in a document type, which none of this format has"
                    )
                parser.feed(piece)
                for event, element in parser.read_events():
                    depth += 1 if event == "start" else -1
                    if depth > DEEPEST:
                        raise IntakeError("it is nested too deep")
                    yield event, element
            parser.close()
            yield from parser.read_events()
        except ElementTree.ParseError as fault:
            raise IntakeError(f"it is damaged: {name}: {fault}") from None

    def tree(self, name: str) -> ElementTree.Element:
        """The root of a small part in XML."""
        root: ElementTree.Element | None = None
        for event, element in self.xml(name):
            if event == "start" and root is None:
                root = element
        if root is None:
            raise IntakeError(f"it is damaged: its part {name} is empty")
        return root
