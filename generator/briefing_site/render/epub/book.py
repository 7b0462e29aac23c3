"""A finished book in HTML, as EPUB."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import PurePosixPath

from briefing_site.model.wording import Wording
from briefing_site.render.book_error import BookError
from briefing_site.render.book_pictures import own_picture, turned_into
from briefing_site.render.epub.chapters import chapter_files, chapter_page, places
from briefing_site.render.epub.cover import cover
from briefing_site.render.epub.package import (
    CONTAINER,
    CONTENTS,
    COVER,
    COVER_PAGE,
    Pictured,
    contents_page,
    cover_page,
    package_document,
)
from briefing_site.render.zipped import zipped
from briefing_site.text.html_tree import Element, html_tree
from briefing_site.text.picture_signs import picture_ending
from briefing_site.text.xml_text import xml_text
from briefing_site.view.book_facts import BookFacts
from briefing_site.view.book_pages import ROOT

_TYPES = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpg": "image/jpeg",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
"""What every reader of EPUB can show (EPUB 3.2, core media types)."""


def epub(
    html: str, files: Mapping[str, bytes], facts: BookFacts, date: str, words: Wording, cure: str
) -> tuple[bytes, int]:
    """The file and its number of chapters; the same text gives the same bytes.

    `date` is that of the newest version, in words; `cure` says how a library is installed that a picture
    needs. Raises `BookError` where a picture lies on another site, or the theme's template leaves something
    out that a link of the book leads to.
    """
    tree = html_tree(html)
    body = next((each for each in tree.every() if each.name == "body"), Element("body"))
    chapters = chapter_files(body, facts)
    at = places(chapters)
    pictures = _pictures(body, files, cure)
    sheets = _sheets(tree, files)

    def address(to: str) -> str:
        if to.startswith("#"):
            return _inside(to[1:], at)
        return pictures[to][0] if to in pictures else to.removeprefix(ROOT)

    linked = tuple(sheets)
    pages = {each.name: chapter_page(each, facts, linked, address) for each in chapters}
    held = {**sheets, **_of_sheets(sheets, files), **dict(pictures.values())}
    media = {name: _TYPES[PurePosixPath(name).suffix] for name in held}
    shown = [each for each in body.every() if each.name == "img"]
    pictured = Pictured(
        pictures=len(shown),
        described=all(each.get("alt") for each in shown),
        moving=any(name.endswith(".gif") for name, _ in pictures.values()),
    )
    inside = {
        "package.opf": package_document(facts, words, chapters, media, pictured),
        CONTENTS: contents_page(facts, words, chapters, linked),
        COVER_PAGE: cover_page(facts, linked),
        COVER: cover(facts, date),
        **pages,
        **held,
    }
    kind = {"mimetype": b"application/epub+zip"}  # first, and as it is (EPUB 3.3, 4.2.2)
    whole = {"META-INF/container.xml": CONTAINER, **{f"EPUB/{name}": data for name, data in inside.items()}}
    return zipped({**kind, **whole}, stored=kind), sum(each.kind == "chapter" for each in chapters)


def _inside(name: str, at: Mapping[str, str]) -> str:
    if name not in at:
        raise BookError(
            f'the theme\'s book.html shows nothing with the id "{xml_text(name)}", to which the book leads'
        )
    return f"{at[name]}#{name}"


def _pictures(body: Element, files: Mapping[str, bytes], cure: str) -> dict[str, tuple[str, bytes]]:
    """The pictures by their address in the HTML: the name in the book, and the bytes."""
    found: dict[str, tuple[str, bytes]] = {}
    for url in dict.fromkeys(each.get("src") for each in body.every() if each.name == "img"):
        data = own_picture(url, files)
        ending = picture_ending(data)
        if ending not in _TYPES:
            data, ending = turned_into(data, "a reader of EPUB", cure)
        found[url] = (f"pictures/{len(found) + 1}{ending}", data)
    return found


def _sheets(tree: Element, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The style sheets that the template names."""
    links = (each for each in tree.every() if each.name == "link" and each.get("rel") == "stylesheet")
    names = (each.get("href").removeprefix(ROOT) for each in links)
    return {name: files[name] for name in names if name in files}


def _of_sheets(sheets: Mapping[str, bytes], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that style sheets name, in the order of their names."""
    return {
        name: data
        for name, data in sorted(files.items())
        if PurePosixPath(name).suffix in _TYPES
        and name not in sheets
        and any(posixpath.basename(name).encode() in sheet for sheet in sheets.values())
    }
