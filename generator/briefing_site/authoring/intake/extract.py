"""The text of a document, one line to a paragraph, and what the document says of itself.

Nothing is guessed: what a document does not say stays empty, and what is read from a place that is often
wrong is told as uncertain.
"""

from __future__ import annotations

import contextlib
import io
import logging
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from importlib.metadata import version
from typing import Any

from briefing_site import __version__
from briefing_site.authoring.intake.limits import within_limits
from briefing_site.authoring.intake.particulars import IntakeError, Particulars
from briefing_site.model.date import Date
from briefing_site.model.name import Name
from briefing_site.read.installed import cure
from briefing_site.text.charsets import codec_of
from briefing_site.text.unwrap import unwrapped

ENDINGS = (".txt", ".md", ".html", ".htm", ".pdf")
"""Endings of files that can be taken in."""

MOST_PAGES = 2_000
"""Pages of a PDF at most."""

_TAG = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_KANA = re.compile("[぀-ヿ]")
_HANGUL = re.compile("[가-힯]")
_STOP = re.compile(r"[.!?。！？…:;][\"'”’»）)]*$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]$")
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_WRAPPED = 100
"""Lines of a text that was broken by hand are no longer than this."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The text and the particulars that were read out of a document."""

    text: str
    """One line to a paragraph."""
    known: Particulars
    tool: str
    """Name and version of the program that read the document; another version may read it differently."""
    notes: tuple[str, ...] = ()
    """Remarks on what is uncertain in the text."""

    @property
    def paragraphs(self) -> int:
        """How many there are."""
        return len(self.text.splitlines())


def extract(data: bytes, ending: str, *, charset: str = "", url: str = "") -> Extraction:
    """Read a document of the type that its ending says; raises `IntakeError`.

    It is read in a process of its own, with limits (`authoring/intake/limits.py`).
    """
    found = within_limits(lambda: _read(data, ending, charset, url))
    if not any(map(str.isalnum, found.text)):
        raise IntakeError("no text was found in it")
    return found


def _read(data: bytes, ending: str, charset: str, url: str) -> Extraction:
    if ending == ".pdf":
        return _pdf(data)
    if ending in (".html", ".htm"):
        return _html(data, url)
    if ending == ".md":
        return _markdown(_decoded(data, charset))
    return _plain(_decoded(data, charset))


# --- plain text and Markdown ---------------------------------------------------------------------


def _decoded(data: bytes, charset: str) -> str:
    codec = codec_of(charset or "utf-8")
    if not codec:
        raise IntakeError(f"its character set {charset!r} is none of the web; store it as UTF-8")
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as fault:
        name = charset or "UTF-8"
        raise IntakeError(
            f"it is not {name}: byte {fault.start + 1} cannot be read; store it as UTF-8"
        ) from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _plain(text: str) -> Extraction:
    lines = [line.strip() for line in text.split("\n")]
    blocks = [block for block in _blocks(lines) if block]
    longest = max(map(len, lines), default=0)
    wrapped = longest <= _WRAPPED and any(len(block) > 2 for block in blocks)
    notes: tuple[str, ...] = ()
    if wrapped:
        paragraphs = [unwrapped("\n".join(block)) for block in blocks]
        notes = ("its lines are broken by hand: those between two empty lines were joined to one paragraph",)
    else:
        paragraphs = [" ".join(line.split()) for block in blocks for line in block]
    known = _of_text(paragraphs, "the first line of the text")
    return Extraction(_joined(paragraphs), known, f"briefing {__version__}", notes)


def _markdown(text: str) -> Extraction:
    from briefing_site.parse.markdown.engine import plain_html

    reader = _Paragraphs()
    reader.feed(plain_html(re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)))
    reader.close()
    known = _of_text(reader.lines, "the first line of the text")
    return Extraction(_joined(reader.lines), known, f"Markdown {version('Markdown')}")


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line:
            block.append(line)
        else:
            yield block
            block = []
    yield block


def _of_text(paragraphs: list[str], whence: str) -> Particulars:
    """What a text without any record of itself tells: perhaps a title, and its script."""
    first = next((line for line in paragraphs if line), "")
    title = first if len(first) <= 150 and not _STOP.search(first) and len(paragraphs) > 1 else ""
    language = _by_script("\n".join(paragraphs))
    doubts = {"title": whence} if title else {}
    if language:
        doubts["language"] = "told by the script"
    return Particulars(title=title, language=language, doubts=doubts)


class _Paragraphs(HTMLParser):
    """The blocks of simple HTML as lines."""

    _BLOCKS = frozenset(
        {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre", "blockquote", "dt", "dd", "hr"}
    )

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._BLOCKS:
            self._end()
        elif tag in ("td", "th"):
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._BLOCKS:
            self._end()

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def close(self) -> None:
        super().close()
        self._end()

    def _end(self) -> None:
        if line := unwrapped("".join(self._words)):
            self.lines.append(line)
        self._words.clear()


# --- HTML ----------------------------------------------------------------------------------------


def _html(data: bytes, url: str) -> Extraction:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # those of its own libraries
            import trafilatura
    except ImportError:
        raise IntakeError(f"HTML needs trafilatura: {cure()}") from None
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = trafilatura.load_html(data)
        if tree is None:
            raise IntakeError("it cannot be read as HTML")
        language = _language_of(tree)
        read: Any = trafilatura.bare_extraction(
            data,
            url=url or None,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    if read is None or read.body is None:
        raise IntakeError("no article was found in it")
    paragraphs = [line for line in _lines_of(read.body) if line]
    return Extraction(
        _joined(paragraphs), _of_page(read, language, paragraphs), f"trafilatura {version('trafilatura')}"
    )


def _of_page(page: Any, language: str, paragraphs: list[str]) -> Particulars:
    """What a page says of itself in its markup."""
    host = (page.hostname or "").removeprefix("www.")
    publisher = page.sitename or ""
    doubts = {}
    if publisher and publisher.casefold().replace(" ", "") in (
        host.casefold(),
        host.split(".")[0].casefold(),
    ):
        doubts["publisher"], publisher = f"the page is on {host}", ""
    elif host and not publisher:
        doubts["publisher"] = f"the page is on {host}"
    authors = tuple(Name(literal=name.strip()) for name in (page.author or "").split(";") if name.strip())
    if authors:
        doubts["author"] = "names as the page prints them; give a person's as {family: ..., given: ...}"
    if not language and (language := _by_script("\n".join(paragraphs))):
        doubts["language"] = "told by the script"
    published = page.date if page.date and _ISO.fullmatch(page.date) else ""
    if published:
        doubts["published"] = "compare with the date that the page prints"
    return Particulars(
        title=" ".join((page.title or "").split()),
        authors=authors,
        publisher=" ".join(publisher.split()),
        published=published,
        language=language,
        url=page.url if page.url and re.fullmatch(r"https?://[^\s<>\"']+", page.url) else "",
        doubts=doubts,
    )


def _language_of(tree: Any) -> str:
    lang = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    return lang if _TAG.fullmatch(lang) else ""


_BLOCK_TAGS = frozenset({"p", "head", "item", "row", "quote", "list", "table", "div", "code", "body", "main"})


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


# --- PDF -----------------------------------------------------------------------------------------


def _pdf(data: bytes) -> Extraction:
    try:
        import pypdf
    except ImportError:
        raise IntakeError(f"PDF needs pypdf: {cure()}") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise IntakeError("it is locked with a password")
        if (count := len(reader.pages)) > MOST_PAGES:
            raise IntakeError(
                f"it has {count} pages, and {MOST_PAGES} are read at most; take out those that you cite"
            )
        pages = [page.extract_text() for page in reader.pages]
        record = reader.metadata
        root: Any = reader.trailer["/Root"]
        language = str(root.get("/Lang") or "")
    except IntakeError:
        raise
    except Exception as fault:  # a damaged PDF breaks its reader in any way it likes
        raise IntakeError(f"it cannot be read as PDF: {str(fault) or type(fault).__name__}") from None
    if not any(any(map(str.isalnum, page)) for page in pages):
        raise IntakeError("it is pictures of pages without text: recognise the text first (OCR)")
    paragraphs, guessed = _paragraphs_of(pages)
    notes = ["a PDF has lines and no paragraphs: compare theirs with the original, and `at` counts by them"]
    if guessed:
        notes.append(
            f"{guessed} words were broken at the end of a line and joined: the hyphen of some may be missing"
        )
    known = _of_record(record, language, paragraphs)
    return Extraction(_joined(paragraphs), known, f"pypdf {version('pypdf')}", tuple(notes))


def _of_record(record: Any, language: str, paragraphs: list[str]) -> Particulars:
    """What a PDF's own record says, which whoever made the file may never have looked at."""
    title, author, made = "", "", ""
    with contextlib.suppress(Exception):
        title = " ".join(str(record.title or "").split())
        author = " ".join(str(record.author or "").split())
        made = record.creation_date.date().isoformat() if record.creation_date else ""
    whence = "the file's own record"
    doubts: dict[str, str] = {}
    if title.startswith("Microsoft Word") or title.lower() in ("untitled", "unknown") or "." in title[-5:]:
        title = ""
    if title:
        doubts["title"] = whence
    if author:
        doubts["author"] = f"{whence}; whoever made the file, perhaps"
    if made:
        doubts["published"] = f"the file was made on {made}"
    if not _TAG.fullmatch(language) and (language := _by_script("\n".join(paragraphs))):
        doubts["language"] = "told by the script"
    authors = (Name(literal=author),) if author else ()
    return Particulars(title=title, authors=authors, language=language, doubts=doubts)


def _paragraphs_of(pages: list[str]) -> tuple[list[str], int]:
    """Lines joined to paragraphs, and how many words were put together without knowing their hyphen."""
    everything = "\n".join(pages)
    lines = [line.strip() for page in pages for line in [*page.split("\n"), ""]]
    lengths = sorted(len(line) for line in lines if line) or [0]
    usual = lengths[len(lengths) * 3 // 4]
    paragraphs: list[str] = []
    open_, guessed = False, 0
    for at, line in enumerate(lines):
        if not line:
            # The end of a page is no end of a paragraph where its last line is a full one.
            full = at and len(lines[at - 1]) >= usual * 0.7 and not _STOP.search(lines[at - 1])
            open_ = bool(open_ and full)
            continue
        if not open_:
            paragraphs.append(line)
        elif (cut := _HYPHEN.search(paragraphs[-1])) and line[:1].islower():
            whole, sure = _rejoined(paragraphs[-1][: cut.start()], line, everything)
            paragraphs[-1] = whole
            guessed += not sure
        else:
            paragraphs[-1] = unwrapped(f"{paragraphs[-1]}\n{line}")
        open_ = not (_STOP.search(line) and len(line) < usual * 0.9) and not (
            len(line) < usual * 0.5 and not _STOP.search(line)
        )
    return [" ".join(line.split()) for line in paragraphs], guessed


def _rejoined(before: str, after: str, everything: str) -> tuple[str, bool]:
    """Two halves of a word as the rest of the document writes it; else without a hyphen, and unsure."""
    head, tail = re.findall(r"\w*$", before)[0], re.findall(r"^\w*", after)[0]
    if re.search(rf"\b{re.escape(head)}-{re.escape(tail)}\b", everything):
        return f"{before}-{after}", True
    known = bool(re.search(rf"\b{re.escape(head + tail)}\b", everything))
    return before + after, known


# --- what all share ------------------------------------------------------------------------------


def _joined(paragraphs: Iterable[str]) -> str:
    # Characters that no archive should hold, and separators that some readers take for line ends.
    lines = (re.sub("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]+", " ", line).strip() for line in paragraphs)
    return "".join(f"{line}\n" for line in lines if line)


def _by_script(text: str) -> str:
    """The language of a text whose script has but one; empty for all others."""
    for script, language in ((_KANA, "ja"), (_HANGUL, "ko")):
        if len(script.findall(text)) * 20 > len(text):
            return language
    return ""


def iso(text: str) -> str:
    """A date that is one, of any precision; empty for anything else."""
    with contextlib.suppress(ValueError):
        return str(Date.parse(text.strip()))
    return ""
