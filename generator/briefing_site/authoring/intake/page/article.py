"""A web page: the text of its article, and what the page says of itself."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from typing import Any

from briefing_site.authoring.intake.lines import Extraction, by_script, joined
from briefing_site.authoring.intake.page.choose import chosen
from briefing_site.authoring.intake.page.statements import read_page
from briefing_site.authoring.intake.particulars import IntakeError, Particulars
from briefing_site.read.installed import cure
from briefing_site.text.charsets import codec_of
from briefing_site.text.unwrap import unwrapped

_TAG = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_BLOCK_TAGS = frozenset({"p", "head", "item", "row", "quote", "list", "table", "div", "code", "body", "main"})


def article(data: bytes, charset: str, url: str) -> Extraction:
    """The article of a page; `charset` and `url` are those of the server, empty where they are not known."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # those of its own libraries
            import trafilatura
    except ImportError:
        raise IntakeError(f"HTML needs trafilatura: {cure()}") from None
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    html = _decoded(data, charset)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = trafilatura.load_html(html)
        if tree is None:
            raise IntakeError("it cannot be read as HTML")
        page = read_page(tree, url)
        read: Any = trafilatura.bare_extraction(
            html, url=url or None, include_comments=False, include_tables=True
        )
    if read is None or read.body is None:
        raise IntakeError("no article was found in it")
    paragraphs = [line for line in _lines_of(read.body) if line]
    known = _with_language(chosen(page), "\n".join(paragraphs))
    known = replace(known, url=page.url if _ADDRESS.fullmatch(page.url) else "")
    return Extraction(joined(paragraphs), known, f"trafilatura {version('trafilatura')}")


def _decoded(data: bytes, charset: str) -> str | bytes:
    """The page in the character set of server or page; as it is, where they are wrong or silent."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return data
    declared = _DECLARED.search(data[:4096])
    codec = codec_of(charset) or (codec_of(declared[1].decode("ascii", "replace")) if declared else "")
    if not codec or codec.startswith("utf-16"):  # a page that can say so is none
        return data
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return data


def _with_language(known: Particulars, text: str) -> Particulars:
    if _TAG.fullmatch(known.language):
        return known
    language = by_script(text)
    doubts = {**known.doubts, "language": "told by the script"} if language else known.doubts
    return replace(known, language=language, doubts=doubts)


def _lines_of(element: Any) -> Iterator[str]:
    """The paragraphs of an element of the reader's tree; a line break inside one is none."""
    words: list[str] = [element.text or ""]
    for child in element:
        if child.tag in _BLOCK_TAGS and element.tag != "row":
            yield unwrapped("".join(words))
            yield from _lines_of(child)
            words = []
        elif child.tag == "lb":
            words.append("\n")
        else:
            words += [" " if child.tag == "cell" else "", *_inline(child)]
        words.append(child.tail or "")
    yield unwrapped("".join(words))


def _inline(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "lb":
            yield "\n"
        yield from _inline(child)
        yield child.tail or ""
