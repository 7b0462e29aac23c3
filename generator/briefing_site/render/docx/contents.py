"""The table of contents: a field that Word fills, with all its entries in it from the beginning."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_site.render.docx.properties import field
from briefing_site.render.docx.writing import Heading
from briefing_site.text.direction import from_the_right
from briefing_site.text.xml_text import xml_text


def contents(headings: Sequence[Heading], title: str, language: str) -> str:
    """The table under its title. Each entry leads to its heading; the numbers of pages come from Word."""
    chapters = sum(heading.level == 1 for heading in headings)
    deepest = 2 if chapters > 2 else 3
    shown = [heading for heading in headings if heading.level <= deepest]
    if not shown:
        return ""
    bidi = "<w:bidi/>" if from_the_right(language) else ""
    code = f'TOC \\o "1-{deepest}" \\h \\z \\u'
    begin, end = field(code, "\0", dirty=True).split("\0")
    rows = [
        "<w:p><w:pPr>"
        "<w:pStyle"
        f' w:val="TOC{heading.level}"/>{bidi}</w:pPr>{begin if at == 0 else ""}{_entry(heading)}</w:p>'
        for at, heading in enumerate(shown)
    ]
    head = (
        f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/><w:pageBreakBefore/>{bidi}</w:pPr>'
        f"<w:r><w:t>{xml_text(title)}</w:t></w:r></w:p>"
    )
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        "</w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{head}{''.join(rows)}<w:p>{end}</w:p></w:sdtContent></w:sdt>"
    )


def _entry(heading: Heading) -> str:
    number = field(f"PAGEREF {heading.bookmark} \\h", '<w:r><w:t xml:space="preserve"> </w:t></w:r>')
    return (
        f'<w:hyperlink w:anchor="{heading.bookmark}" w:history="1"><w:r>'
        f'<w:t xml:space="preserve">{xml_text(heading.text)}</w:t></w:r>'
        f"<w:r><w:tab/></w:r>{number}</w:hyperlink>"
    )
