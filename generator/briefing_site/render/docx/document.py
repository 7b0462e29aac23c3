"""A finished book in HTML, as a document for Word."""

from __future__ import annotations

from collections.abc import Mapping

from briefing_site.model.wording import Wording
from briefing_site.render.docx.blocks import CONTENTS, Blocks, Setting
from briefing_site.render.docx.contents import contents
from briefing_site.render.docx.numbering import numbering_part
from briefing_site.render.docx.package import package
from briefing_site.render.docx.properties import properties
from briefing_site.render.docx.styles import styles_part
from briefing_site.render.docx.writing import DOCUMENT, FOOTNOTES, Writing, is_note
from briefing_site.render.docx.xml import part
from briefing_site.text.direction import from_the_right
from briefing_site.text.html_tree import Element, html_tree
from briefing_site.view.book_facts import BookFacts

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r>'
    "</w:p></w:footnote>"
)
_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708"'
    ' w:gutter="0"/>'
    "<w:titlePg/>"
)
"""A page of A4 with margins of an inch; nothing stands at head and foot of the first."""


def word_document(
    html: str, files: Mapping[str, bytes], facts: BookFacts, words: Wording, references: str, cure: str
) -> tuple[bytes, int]:
    """The file and its number of footnotes; the same text gives the same bytes.

    The style of the `references` tells how words are quoted. `cure` says how a library is installed that a
    picture needs. Raises `BookError` where a picture lies on another site, or cannot be had in a format that
    Word shows.
    """
    body = next((each for each in html_tree(html).every() if each.name == "body"), Element("body"))
    notes, targets = _noted(body), _targets(body)
    writing = Writing(
        facts.language, references, files, cure, notes, {k: v for k, v in targets.items() if k not in notes}
    )
    text = "".join(Blocks(writing).blocks(body.inside, Setting(facts.language)))
    parts = {
        DOCUMENT: part(
            "w:document", f"<w:body>{_with_contents(text, writing, words)}{_section(writing)}</w:body>"
        ),
        "word/styles.xml": styles_part(facts.language),
        "word/numbering.xml": numbering_part(writing.lists),
        FOOTNOTES: part("w:footnotes", f"{_SEPARATORS}{''.join(_footnotes(writing))}"),
        **properties(facts),
    }
    return package(parts, writing.relations, writing.media()), len(writing.footnotes)


def _noted(body: Element) -> dict[str, tuple[int, str]]:
    """The notes that have an id: their numbers in the document, and on the pages of the site."""
    feet = [each for each in body.every() if is_note(each)]
    return {
        name: (number, foot.get("data-number"))
        for number, foot in enumerate(feet, 1)
        if (name := foot.get("id"))
    }


def _targets(body: Element) -> dict[str, str]:
    """A bookmark for each element that a link inside the book leads to."""
    wanted = {
        each.get("href")[1:] for each in body.every() if each.name == "a" and each.get("href")[:1] == "#"
    }
    found = dict.fromkeys(name for each in body.every() if (name := each.get("id")) in wanted)
    return {name: f"_Place{number}" for number, name in enumerate(found, 1)}


def _with_contents(text: str, writing: Writing, words: Wording) -> str:
    """The text with the table of contents behind the cover, or at the beginning where there is none."""
    made = contents(writing.headings, words("contents"), writing.language)
    if CONTENTS not in text:
        return made + text
    before, _, after = text.partition(CONTENTS)
    return f"{before}{made}{after.replace(CONTENTS, '')}"


def _section(writing: Writing) -> str:
    relations = writing.relations[DOCUMENT]
    for kind, name in (
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
        ("footnotes", "footnotes.xml"),
    ):
        relations.to(kind, name)
    header, footer = relations.to("header", "header1.xml"), relations.to("footer", "footer1.xml")
    bidi = "<w:bidi/>" if from_the_right(writing.language) else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/>{_PAGE}{bidi}</w:sectPr>'
    )


def _footnotes(writing: Writing) -> list[str]:
    return [
        f'<w:footnote w:id="{number}">{text or "<w:p/>"}</w:footnote>'
        for number, text in enumerate(writing.footnotes, 1)
    ]
