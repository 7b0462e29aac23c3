"""The parts of a document, tied into one package (ISO/IEC 29500-2, Open Packaging Conventions)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import PurePosixPath

from briefing_site.render.docx.xml import DECLARATION, OFFICE
from briefing_site.render.zipped import zipped
from briefing_site.text.dataclass import dataclass
from briefing_site.text.xml_text import xml_text

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "word/header1.xml": f"{_WORD}.header+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
PICTURE_TYPES = {
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
}
"""Ending of a picture that a document can hold, to its media type."""


@dataclass
class Relations:
    """The relations of one part: what its text leads to, by the id that the text uses."""

    found: dict[tuple[str, str], str] = field(default_factory=dict)
    """Kind and target to the id."""

    def to(self, kind: str, target: str) -> str:
        """The id of a relation, which is made where there is none yet."""
        return self.found.setdefault((kind, target), f"rId{len(self.found) + 1}")

    def xml(self) -> bytes:
        """The part that holds them."""
        rows = "".join(
            f'<Relationship Id="{name}" Type="{kind if "/" in kind else f"{OFFICE}/{kind}"}"'
            f' Target="{xml_text(target)}"'
            f"{' TargetMode=' + chr(34) + 'External' + chr(34) if kind == 'hyperlink' else ''}/>"
            for (kind, target), name in self.found.items()
        )
        return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'.encode()


def package(
    parts: Mapping[str, bytes], relations: Mapping[str, Relations], pictures: Mapping[str, bytes]
) -> bytes:
    """The file of a document: its parts, their relations by the name of the part, and its pictures."""
    top = Relations()
    top.to("officeDocument", "word/document.xml")
    top.to(f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
    top.to("extended-properties", "docProps/app.xml")
    held = {"_rels/.rels": top.xml(), **parts}
    for name, of in relations.items():
        if of.found:
            path = PurePosixPath(name)
            held[f"{path.parent}/_rels/{path.name}.rels"] = of.xml()
    return zipped({"[Content_Types].xml": _content_types(parts, pictures), **held, **pictures})


def _content_types(parts: Mapping[str, bytes], pictures: Mapping[str, bytes]) -> bytes:
    endings = sorted({PurePosixPath(name).suffix[1:] for name in pictures})
    rows = [
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
        '<Default Extension="xml" ContentType="application/xml"/>',
        *(f'<Default Extension="{ending}" ContentType="{PICTURE_TYPES[ending]}"/>' for ending in endings),
        *(f'<Override PartName="/{name}" ContentType="{_TYPES[name]}"/>' for name in parts),
    ]
    return f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{"".join(rows)}</Types>'.encode()
