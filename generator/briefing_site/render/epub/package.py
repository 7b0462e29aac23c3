"""What a reader of EPUB needs beside the chapters: the package document, the contents, and the container."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing_site.model.wording import Wording
from briefing_site.render.epub.chapters import ChapterFile, page
from briefing_site.render.epub.xhtml import language, tag
from briefing_site.text.dataclass import dataclass
from briefing_site.text.direction import from_the_right
from briefing_site.text.xml_text import xml_text
from briefing_site.view.book_facts import BookFacts

CONTAINER = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<container version="1.0"'
    b' xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    b'<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
    b"</rootfiles></container>\n"
)
COVER_PAGE, COVER, CONTENTS = "cover.xhtml", "cover.svg", "contents.xhtml"
_XHTML = "application/xhtml+xml"


@dataclass(frozen=True, slots=True)
class Pictured:
    """What a book shows besides words, for those who ask whether they can read it."""

    pictures: int
    described: bool
    """Whether every picture has a text in its stead."""
    moving: bool
    """Whether one may move: a GIF may flash."""


def package_document(
    facts: BookFacts,
    words: Wording,
    files: Sequence[ChapterFile],
    media: Mapping[str, str],
    pictured: Pictured,
) -> bytes:
    """The package document; `media` has the media type of each picture and style sheet by name."""
    items = [
        _item("contents", CONTENTS, _XHTML, "nav"),
        _item("cover-page", COVER_PAGE, _XHTML),
        _item("cover", COVER, "image/svg+xml", "cover-image"),
        *(_item(each.name.removesuffix(".xhtml"), each.name, _XHTML) for each in files),
        *(_item(f"media-{number}", name, kind) for number, (name, kind) in enumerate(media.items(), 1)),
    ]
    order = ("cover-page", *_reading_order(files))
    spine = "".join(f'<itemref idref="{name}"/>' for name in order)
    rightward = ' page-progression-direction="rtl"' if from_the_right(facts.language) else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0"'
        f' unique-identifier="book-id" xml:lang="{xml_text(facts.language)}"{_direction(facts)}>\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f"{_lines(_metadata(facts, words, pictured))}</metadata>\n"
        f"<manifest>\n{_lines(items)}</manifest>\n<spine{rightward}>{spine}</spine>\n</package>\n"
    ).encode()


def contents_page(
    facts: BookFacts, words: Wording, files: Sequence[ChapterFile], sheets: Iterable[str]
) -> bytes:
    """The navigation document: the contents, and the places that readers jump to."""
    title = xml_text(words("contents"))
    rows = "".join(map(_row, files))
    chapters = [each for each in files if each.kind == "chapter"]
    sources = [each for each in files if each.kind == "bibliography"]
    marks = [
        ("cover", COVER_PAGE, facts.title),
        ("toc", f"{CONTENTS}#contents", words("contents")),
        *(("bodymatter", each.name, each.title) for each in chapters[:1]),
        *(("bibliography", each.name, each.title) for each in sources[:1]),
    ]
    landmarks = "".join(
        f'<li><a epub:type="{kind}" href="{href}">{xml_text(name)}</a></li>' for kind, href, name in marks
    )
    inside = (
        '<nav epub:type="toc" role="doc-toc" id="contents" aria-labelledby="contents-title">'
        f'<h1 id="contents-title">{title}</h1>\n'
        f"<ol>\n{rows}</ol>"
        f'</nav>\n<nav epub:type="landmarks" id="landmarks" hidden="hidden" aria-label="{title}">'
        f"<ol>{landmarks}</ol></nav>"
    )
    return page(facts.language, words("contents"), inside, sheets)


def cover_page(facts: BookFacts, sheets: tuple[str, ...]) -> bytes:
    """The page that shows the cover."""
    told = xml_text(facts.title if facts.title == facts.publisher else f"{facts.title}, {facts.publisher}")
    inside = f'<section class="cover-page"><img src="{COVER}" alt="{told}" role="doc-cover"/></section>'
    return page(facts.language, facts.title, inside, sheets, "cover")


def _reading_order(files: Sequence[ChapterFile]) -> Iterable[str]:
    """The ids of the files in the order in which they are read: the contents follow the title page."""
    names = [each.name.removesuffix(".xhtml") for each in files]
    at = 1 if files and files[0].kind == "titlepage" else 0
    return (*names[:at], "contents", *names[at:])


def _metadata(facts: BookFacts, words: Wording, pictured: Pictured) -> list[str]:
    def told(name: str, value: str | None, more: str = "") -> list[str]:
        return [f"<dc:{name}{more}>{xml_text(value)}</dc:{name}>"] if value else []

    def meta(name: str, value: str) -> str:
        return f'<meta property="{name}">{xml_text(value)}</meta>'

    seen = ["visual"] if pictured.pictures else []
    features = ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"]
    if pictured.pictures and pictured.described:
        features.append("alternativeText")
    enough = ["textual"] if not seen or pictured.described else []
    return [
        *told("identifier", facts.identifier, ' id="book-id"'),
        *told("title", facts.title),
        *(each for code in facts.languages for each in told("language", code)),
        *(each for name in facts.authors for each in told("creator", name)),
        *told("publisher", facts.publisher),
        *told("description", facts.description),
        *told("date", facts.published),
        *told("source", facts.address),
        meta("dcterms:modified", f"{facts.updated}T00:00:00Z"),
        *(meta("schema:accessMode", mode) for mode in ("textual", *seen)),
        *(
            meta("schema:accessModeSufficient", mode)
            for mode in (*enough, *([",".join(("textual", *seen))] if seen else []))
        ),
        *(meta("schema:accessibilityFeature", feature) for feature in features),
        meta("schema:accessibilityHazard", "unknown" if pictured.moving else "none"),
        meta("schema:accessibilitySummary", words("book-accessibility")),
        '<meta name="cover" content="cover"/>',
        f'<meta name="generator" content="{xml_text(facts.generator)}"/>',
    ]


def _row(of: ChapterFile) -> str:
    """An entry of the contents, with the headings of its chapter below it."""
    below = "".join(
        f'<li><a href="{of.name}#{xml_text(name)}">{xml_text(words)}</a></li>'
        for name, words in of.headings()
    )
    lang = tag(language(of.lang)) if of.lang else ""
    return (
        f'<li><a href="{of.name}"{lang}>{xml_text(of.title)}</a>{f"<ol>{below}</ol>" if below else ""}</li>\n'
    )


def _item(name: str, href: str, kind: str, properties: str = "") -> str:
    return f"<item{tag({'id': name, 'href': href, 'media-type': kind, 'properties': properties})}/>"


def _lines(rows: Iterable[str]) -> str:
    return "".join(f"{row}\n" for row in rows)


def _direction(facts: BookFacts) -> str:
    return ' dir="rtl"' if from_the_right(facts.language) else ""
