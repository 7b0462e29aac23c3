"""A web page: the text of its article, and what the page says of itself."""

from __future__ import annotations

import contextlib
import logging
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.metadata import version
from typing import Any
from urllib.parse import urljoin

from briefing_site.authoring.intake.lines import Extraction, joined, told_language
from briefing_site.authoring.intake.page.choose import chosen
from briefing_site.authoring.intake.page.in_place import lacks_more, stands_in_place
from briefing_site.authoring.intake.page.seen import leave_out_unseen
from briefing_site.authoring.intake.page.statements import read_page
from briefing_site.authoring.intake.particulars import TAG, IntakeError, Particulars
from briefing_site.authoring.intake.plain import nearly_utf8
from briefing_site.read.installed import cure
from briefing_site.text.charsets import codec_of
from briefing_site.text.unwrap import unwrapped

_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_OF_SEVERAL_BYTES = ("gb", "big5", "euc", "iso2022", "iso-2022", "shift", "cp932", "cp949", "cp950")
_LEADS_ON = re.compile(r" ?(?:\d+(?:\.\d*)?)? ?[;,] ?(?:url ?= ?)?[\"']?([^\"' ]+)", re.IGNORECASE)
_NOT_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
_FEW = 150
"""Letters and digits of a page that may have more to show than it did."""
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
    html, doubt = _decoded(data, charset)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = trafilatura.load_html(html)
        if tree is None:
            raise IntakeError("it cannot be read as HTML")
        page = read_page(tree, url)
        onward = _leads_on(tree, url)
        notes = leave_out_unseen(tree)
        read: Any = trafilatura.bare_extraction(
            tree, url=url or None, include_comments=False, include_tables=True
        )
    if onward and (read is None or read.body is None or _size(_lines_of(read.body)) < _FEW):
        raise IntakeError(f"it only leads on to {onward}: give that address")
    if read is None or read.body is None:
        raise IntakeError("no article was found in it")
    paragraphs = [line for line in _lines_of(read.body) if line]
    known = _with_language(chosen(page), "\n".join(paragraphs))
    known = replace(known, url=page.url if _ADDRESS.fullmatch(page.url) else "")
    other = stands_in_place((*page.headings[:1], page.window))
    if doubt := doubt or other or _incomplete(html, paragraphs):
        known, notes = replace(known, doubts={**known.doubts, "text": doubt}), (doubt, *notes)
    return Extraction(joined(paragraphs), known, f"trafilatura {version('trafilatura')}", notes)


def _leads_on(tree: Any, url: str) -> str:
    """The address to which a page sends its readers by itself; empty where it sends them nowhere else."""
    for meta in tree.iter("meta"):
        found = _LEADS_ON.match(" ".join((meta.get("content") or "").split()))
        if found and (meta.get("http-equiv") or "").lower() == "refresh":
            return urljoin(url, str(found[1]))
    return ""


def _size(lines: Iterable[str]) -> int:
    return sum(sum(map(str.isalnum, line)) for line in lines)


def _incomplete(html: str | bytes, paragraphs: list[str]) -> str:
    """Why the text may not be the whole of it; empty where nothing says so."""
    if isinstance(html, str) and _NOT_FREE.search(html):
        return "the page says that not all of it is free to read"
    if more := lacks_more(paragraphs):
        return more
    if _size(paragraphs) < _FEW:
        return "few words were found: perhaps the page needs scripts, a login or a consent to show more"
    return ""


def _decoded(data: bytes, charset: str) -> tuple[str | bytes, str]:
    """The page in its character set, or as it is where that cannot be told; and what is uncertain of it.

    Server and page are believed but where the bytes are plainly UTF-8, which no others are by chance.
    """
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return data, ""
    head, *others = data[:4096].split(b"<!--")
    declared = _DECLARED.search(head + b"".join(each.partition(b"-->")[2] for each in others))
    codec = codec_of(charset) or (codec_of(declared[1].decode("ascii", "replace")) if declared else "")
    if codec.startswith("utf-16"):  # a page that can say so is none
        codec = ""
    if not codec.startswith(_OF_SEVERAL_BYTES):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("utf-8"), ""
    if codec:
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode(codec), ""
    if codec in ("", "utf-8") and (nearly := nearly_utf8(data)):
        return nearly
    return data, f"it is not {codec or 'UTF-8'}, and was read in the character set that it looks like"


def _with_language(known: Particulars, text: str) -> Particulars:
    declared = known.language if TAG.fullmatch(known.language) else ""
    language, doubt = told_language(declared, text)
    return replace(
        known, language=language, doubts={**known.doubts, "language": doubt} if doubt else known.doubts
    )


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
