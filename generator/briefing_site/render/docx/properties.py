"""What a document says of itself: properties, settings, fonts, the head and foot of its pages."""

from __future__ import annotations

from briefing_site.render.docx.languages import FALLBACKS
from briefing_site.render.docx.xml import DECLARATION, part
from briefing_site.text.direction import from_the_right
from briefing_site.text.xml_text import xml_text
from briefing_site.view.book_facts import BookFacts

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)

_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def properties(facts: BookFacts) -> dict[str, bytes]:
    """The parts that tell of the document: title, authors, language, and the dates of its texts."""
    return {
        "docProps/core.xml": _core(facts),
        "docProps/app.xml": _app(facts),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": part("w:fonts", "".join(_font(name) for name in FALLBACKS)),
        "word/header1.xml": part("w:hdr", _paragraph("Header", _run(facts.publisher), facts.language)),
        "word/footer1.xml": part(
            "w:ftr", _paragraph("Footer", field("PAGE", _run("1")), facts.language, '<w:jc w:val="center"/>')
        ),
    }


def field(code: str, shown: str, *, dirty: bool = False) -> str:
    """A field that Word works out; `shown` are the runs that stand there until it does."""
    again = ' w:dirty="true"' if dirty else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{again}/></w:r><w:r>'
        f'<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _core(facts: BookFacts) -> bytes:
    authors = "; ".join(facts.authors) or facts.publisher
    rows = [
        f"<dc:title>{xml_text(facts.title)}</dc:title>",
        f"<dc:creator>{xml_text(authors)}</dc:creator>",
        f"<cp:lastModifiedBy>{xml_text(authors)}</cp:lastModifiedBy>",
        f"<dc:description>{xml_text(facts.description)}</dc:description>" if facts.description else "",
        f"<dc:identifier>{xml_text(facts.address or facts.identifier)}</dc:identifier>",
        f"<dc:language>{xml_text(facts.language)}</dc:language>",
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{facts.published}T00:00:00Z</dcterms:created>',
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{facts.updated}T00:00:00Z</dcterms:modified>',
    ]
    return f"{DECLARATION}<cp:coreProperties {_CORE}>{''.join(rows)}</cp:coreProperties>".encode()


def _app(facts: BookFacts) -> bytes:
    made, house = xml_text(facts.generator), xml_text(facts.publisher)
    inside = f"<Application>{made}</Application><Company>{house}</Company>"
    return f'{DECLARATION}<Properties xmlns="{_EXTENDED}">{inside}</Properties>'.encode()


def _settings() -> bytes:
    """The separators between text and footnotes are the first two of the part with the notes."""
    return part(
        "w:settings",
        '<w:zoom w:percent="100"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        "<w:compat>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat>',
    )


def _font(name: str) -> str:
    other, family = FALLBACKS[name]
    return f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/></w:font>'


def _paragraph(style: str, runs: str, language: str, more: str = "") -> str:
    bidi = "<w:bidi/>" if from_the_right(language) else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}{more}</w:pPr>{runs}</w:p>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{xml_text(text)}</w:t></w:r>'
