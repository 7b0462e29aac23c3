"""The styles of a document: real headings with outline levels, and one for each kind of paragraph."""

from __future__ import annotations

from briefing_site.render.docx.languages import MONO, default_fonts, default_language
from briefing_site.render.docx.xml import part
from briefing_site.text.dataclass import dataclass

GREY = "5A5650"
_RULE = "8A857B"
INDENT = 360
"""How far each level of a list or a quotation is indented, in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style; spaces in twentieths of a point, sizes in half points."""

    id: str
    name: str
    based: str = "Normal"
    following: str = ""
    size: int = 0
    before: int | None = None
    after: int | None = None
    left: int = 0
    hanging: int = 0
    bold: bool = False
    italic: bool = False
    grey: bool = False
    caps: bool = False
    outline: int | None = None
    keep_next: bool = False
    border: str = ""
    """The side that has a rule: left, top or bottom."""
    tabs: str = ""
    custom: bool = True
    mono: bool = False


_HEADINGS = ((1, 40, 0), (2, 27, 320), (3, 23, 240), (4, 21, 200), (5, 21, 160), (6, 21, 160))
"""Level, size, and the space before."""
_PARAGRAPHS = (
    _Style("Title", "Title", size=56, before=2400, after=240, bold=True, following="Subtitle", custom=False),
    _Style("Subtitle", "Subtitle", size=26, after=1200, grey=True, custom=False),
    *(
        _Style(
            f"Heading{level}",
            f"heading {level}",
            following="Normal",
            size=size,
            before=before,
            after=80,
            bold=True,
            outline=level - 1,
            keep_next=True,
            custom=False,
        )
        for level, size, before in _HEADINGS
    ),
    _Style("TOCHeading", "TOC Heading", size=30, before=0, after=160, bold=True, custom=False),
    _Style("TOC1", "toc 1", after=60, custom=False, tabs="right"),
    _Style("TOC2", "toc 2", after=40, left=280, custom=False, tabs="right"),
    _Style("TOC3", "toc 3", after=40, left=560, custom=False, tabs="right"),
    _Style("FootnoteText", "footnote text", size=17, after=40, custom=False),
    _Style("Quote", "Quote", left=567, italic=False, after=120, custom=False),
    _Style("Caption", "caption", size=18, grey=True, after=160, custom=False),
    _Style("ListParagraph", "List Paragraph", after=60, custom=False),
    _Style("ListContinue", "List Continue", after=60, custom=False),
    _Style("Header", "header", size=16, grey=True, custom=False),
    _Style("Footer", "footer", size=18, custom=False),
    _Style("SiteName", "Site Name", size=22, border="top", after=0),
    _Style("Kicker", "Kicker", size=17, grey=True, caps=True, after=80, keep_next=True),
    _Style("Standfirst", "Standfirst", size=24, after=120),
    _Style("Dates", "Dates", size=18, grey=True, border="bottom", after=240),
    _Style("Confidence", "Confidence", size=18, after=20),
    _Style("Standing", "Standing", size=18, grey=True, after=120),
    _Style("Hint", "Hint", size=17, grey=True),
    _Style("Facts", "Facts", size=17, grey=True),
    _Style("Notice", "Notice", size=18, border="left", left=120),
    _Style("Row", "Row", size=19, left=2000, hanging=2000, after=60),
    _Style("Term", "Term", bold=True, after=0, keep_next=True),
    _Style("Definition", "Definition", left=INDENT),
    _Style("Disputed", "Disputed Sentence", before=200, after=80, keep_next=True, bold=True),
    _Style("Side", "Side of a Disagreement", before=80, after=40, bold=True, keep_next=True, size=19),
    _Style("Source", "Source", size=19, left=280, hanging=280, after=80),
    _Style("Admonition", "Admonition", border="left", left=200),
    _Style("AdmonitionTitle", "Admonition Title", "Admonition", bold=True, left=200, keep_next=True),
    _Style("CodeBlock", "Code Block", size=18, mono=True, after=120),
    _Style("Picture", "Picture", before=120, after=60),
    _Style("Rule", "Rule", border="bottom"),
    _Style("TableText", "Table Text", size=18, after=20),
    _Style("TableHead", "Table Head", based="TableText", size=18, bold=True, after=20),
    _Style("Address", "Address", size=17, grey=True, before=240),
)  # fmt: skip

_CHARACTERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:rPr><w:color w:val="1F4E79"/><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="Code"><w:name w:val="Code"/>'
    f'<w:rPr><w:rFonts w:ascii="{MONO}" w:hAnsi="{MONO}" w:cs="{MONO}"/><w:sz w:val="19"/></w:rPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="Verdict"><w:name w:val="Verdict"/>'
    f'<w:rPr><w:color w:val="{GREY}"/></w:rPr></w:style>'
)
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="DataTable"><w:name w:val="Data Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{_RULE}"/>'
    f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{_RULE}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/></w:tblBorders></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
)


def styles_part(language: str) -> bytes:
    """The part `styles.xml` of a document in a language."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{default_fonts(language)}"
        f'<w:sz w:val="21"/><w:szCs w:val="21"/>{default_language(language)}</w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="288" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
    )
    return part("w:styles", f"{defaults}{''.join(map(_style, _PARAGRAPHS))}{_CHARACTERS}{_TABLES}")


def _style(of: _Style) -> str:
    custom = ' w:customStyle="1"' if of.custom else ""
    following = f'<w:next w:val="{of.following}"/>' if of.following else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{of.id}"><w:name w:val="{of.name}"/>'
        f'<w:basedOn w:val="{of.based}"/>{following}<w:qFormat/><w:pPr>{_paragraph(of)}</w:pPr>'
        f"<w:rPr>{_run(of)}</w:rPr></w:style>"
    )


def _paragraph(of: _Style) -> str:
    """The properties of its paragraphs, in the order of the schema (CT_PPrBase)."""
    out = ["<w:keepNext/>"] if of.keep_next else []
    if of.border:
        out.append(f'<w:pBdr><w:{of.border} w:val="single" w:sz="8" w:space="6" w:color="{_RULE}"/></w:pBdr>')
    if of.tabs:
        out.append('<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9026"/></w:tabs>')
    spaces = [f' w:{side}="{n}"' for side, n in (("before", of.before), ("after", of.after)) if n is not None]
    if spaces:
        out.append(f"<w:spacing{''.join(spaces)}/>")
    if of.left:
        hanging = f' w:hanging="{of.hanging}"' if of.hanging else ""
        out.append(f'<w:ind w:left="{of.left}"{hanging}/>')
    if of.outline is not None:
        out.append(f'<w:outlineLvl w:val="{of.outline}"/>')
    return "".join(out)


def _run(of: _Style) -> str:
    """The properties of its text, in the order of the schema (CT_RPr)."""
    fonts = f'<w:rFonts w:ascii="{MONO}" w:hAnsi="{MONO}" w:cs="{MONO}"/>' if of.mono else ""
    bold = "<w:b/><w:bCs/>" if of.bold else ""
    italic = "<w:i/><w:iCs/>" if of.italic else ""
    caps = "<w:caps/>" if of.caps else ""
    grey = f'<w:color w:val="{GREY}"/>' if of.grey else ""
    size = f'<w:sz w:val="{of.size}"/><w:szCs w:val="{of.size}"/>' if of.size else ""
    return f"{fonts}{bold}{italic}{caps}{grey}{size}"
