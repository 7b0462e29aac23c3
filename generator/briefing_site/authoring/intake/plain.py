"""Plain text and Markdown, in any character set of the web."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from importlib.metadata import version

from briefing_site import __version__
from briefing_site.authoring.intake.lines import Extraction, joined, of_text
from briefing_site.authoring.intake.particulars import IntakeError, Particulars
from briefing_site.text.charsets import codec_of
from briefing_site.text.encodings import guess
from briefing_site.text.line_ends import uniform
from briefing_site.text.unwrap import unwrapped

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_KEY = re.compile(r"^([A-Za-z][\w-]*):(?= *\S| *\n[ -])", re.MULTILINE)
_WRAPPED = 100
"""Lines of a text that was broken by hand are no longer than this."""
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_PYTHON = {
    "CP1252": "windows-1252",
    "CP932": "shift_jis",
    "CP949": "euc-kr",
    "BIG5": "big5",
    "CP1251": "windows-1251",
}
"""Names of `iconv` to those of the web, where they differ."""
_SIGNS = "„“”‘’‚«»–—…§°€£•·©®™\u00a0¿¡ºª"
_WESTERN = frozenset("äöüßéèàêâëïîôùûçñáíóúåæøœÿãõìòÄÖÜÉÈÀÊÂËÏÎÔÙÛÇÑÁÍÓÚÅÆØŒÃÕÌÒ" + _SIGNS)
"""What is beyond ASCII in the languages of western Europe."""
_TURKISH = frozenset("çğıöşüâîûÇĞİÖŞÜÂÎÛ" + _SIGNS)
UNREAD = "\ufffd"
"""Stands where a byte could not be read."""
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
"""Characters that no text has: where a character set gives some, it is another."""


def plain(data: bytes, charset: str) -> Extraction:
    """A plain text; raises `IntakeError` where its character set cannot be told."""
    text, doubts = decoded(data, charset)
    lines = [line.strip() for line in text.split("\n")]
    blocks = [block for block in _blocks(lines) if block]
    longest = max(map(len, lines), default=0)
    notes = list(doubts)
    if longest <= _WRAPPED and any(len(block) > 2 for block in blocks):
        paragraphs = [unwrapped("\n".join(block)) for block in blocks]
        notes.append(
            "its lines are broken by hand: those between two empty lines were joined to one paragraph"
        )
    else:
        paragraphs = [" ".join(line.split()) for block in blocks for line in block]
    known = _known(paragraphs, doubts)
    return Extraction(joined(paragraphs), known, f"briefing {__version__}", tuple(notes))


def markdown(data: bytes, charset: str) -> Extraction:
    """A text in Markdown; its front matter is left out."""
    from briefing_site.parse.markdown.engine import plain_html

    text, doubts = decoded(data, charset)
    front = _FRONT.match(text)
    lines = lines_of_html(plain_html(text[front.end() :] if front else text))
    known = _known(lines, doubts)
    keys = ", ".join(_KEY.findall(front[0])) if front else ""
    notes = (*doubts, f"its front matter is left out, and is not on the card: {keys}") if keys else doubts
    return Extraction(joined(lines), known, f"Markdown {version('Markdown')}", notes)


def _known(lines: list[str], doubts: tuple[str, ...]) -> Particulars:
    """What the text tells; the text itself is a guess where its character set is one."""
    known = of_text(lines, "the first line of the text")
    return replace(known, doubts={**known.doubts, "text": doubts[0]}) if doubts else known


def decoded(data: bytes, charset: str) -> tuple[str, tuple[str, ...]]:
    """The text of bytes, lines ended by a line feed, and a remark where the character set was guessed.

    The order is that of the Encoding Standard: a byte order mark, the name that was given, UTF-8; then a
    guess.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _ended(data[len(mark) :].decode(codec, "replace")), ()
    if charset:
        codec = codec_of(charset)
        if not codec:
            raise IntakeError(f"its character set {charset!r} is none of the web; store it as UTF-8")
        try:
            return _ended(data.decode(codec)), ()
        except UnicodeDecodeError as fault:
            raise IntakeError(
                f"it is not {charset}: byte {fault.start + 1} cannot be read; {_CURE}"
            ) from None
    if wide := _wide(data):
        with contextlib.suppress(UnicodeDecodeError):
            return _ended(data.decode(wide)), (f"it was read as {wide}, which it looks like",)
    try:
        return _ended(data.decode("utf-8")), ()
    except UnicodeDecodeError as fault:
        if nearly := nearly_utf8(data):
            return _ended(nearly[0]), (nearly[1],)
        name = guessed_charset(data)
        with contextlib.suppress(UnicodeDecodeError, LookupError):
            return _ended(data.decode(codec_of(name) or name or "utf-8")), (
                f"it is not UTF-8 and was read as {name}, which it looks like; if words are wrong, {_CURE}",
            )
        raise IntakeError(f"it is not UTF-8: byte {fault.start + 1} cannot be read; {_CURE}") from None


def nearly_utf8(data: bytes) -> tuple[str, str] | None:
    """A text that is UTF-8 but for a few bytes, and a remark on these; None where it is of another set."""
    text = data.decode("utf-8", "replace")
    bad = text.count(UNREAD) - data.count(UNREAD.encode())
    good = sum(sign >= "\x80" for sign in text) - text.count(UNREAD)
    if not bad or bad * 3 > good:
        return None
    first = data.decode("utf-8", "surrogateescape")
    at = len(first[: next(i for i, sign in enumerate(first) if "\udc80" <= sign <= "\udcff")].encode()) + 1
    number = f"{bad} bytes are" if bad > 1 else "a byte is"
    return text, f"it is UTF-8, but {number} none, first byte {at}, and {UNREAD} stands there: it was damaged"


def _wide(data: bytes) -> str:
    """The encoding of a text in Latin script of two bytes a character without a mark; empty for another."""
    zeros = data.count(b"\0")
    if zeros * 3 < len(data):
        return ""
    return "utf-16-le" if data[1::2].count(b"\0") > data[::2].count(b"\0") else "utf-16-be"


_CURE = "give its character set, as in --charset windows-1250"


def guessed_charset(data: bytes) -> str:
    """The name on the web of the character set that bytes look like; empty where they look like none."""
    likely = guess(data)
    if likely and (likely.wide or likely.iconv != "CP1252"):
        return _PYTHON.get(likely.iconv, likely.iconv).lower()
    for name, letters in (("windows-1252", _WESTERN), ("windows-1254", _TURKISH)):
        text = data.decode(codec_of(name), "replace")
        if all(sign in letters for sign in text if sign >= "\x80"):
            return name
    return _single_bytes(data) or ("windows-1252" if likely else "")


def _single_bytes(data: bytes) -> str:
    """The set of single bytes in which the letters are as frequent as in some language."""
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return ""
    sets = [
        "cp1250",
        "cp1251",
        "cp1252",
        "cp1253",
        "cp1254",
        "cp1255",
        "cp1256",
        "cp1257",
        "cp1258",
        "iso8859_2",
        "cp874",
        "koi8_r",
    ]
    best = from_bytes(data[: 2**16], cp_isolation=sets, preemptive_behaviour=False).best()
    if best is None or _FORBIDDEN.search(str(best)):
        return ""
    name = best.encoding.replace("cp", "windows-").replace("iso8859_", "iso-8859-").replace("_", "-")
    return name if codec_of(name) else ""


def _ended(text: str) -> str:
    return uniform(text.removeprefix("\ufeff"))


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line:
            block.append(line)
        else:
            yield block
            block = []
    yield block


def lines_of_html(html: str) -> list[str]:
    """The blocks of simple HTML as lines."""
    reader = _Paragraphs()
    reader.feed(html)
    reader.close()
    return reader.lines


class _Paragraphs(HTMLParser):
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
