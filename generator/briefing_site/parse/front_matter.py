"""A file of the author, cut into front matter and body."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edit import Slot
from briefing_site.model.fix import Safety, replaced
from briefing_site.model.lines import Lines
from briefing_site.parse.conflicts import conflicts, may_conflict
from briefing_site.parse.yaml_values import Value, load, parsed
from briefing_site.text.dataclass import dataclass
from briefing_site.text.encodings import Encoding, guess
from briefing_site.text.forbidden_signs import forbidden_sign
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.line_ends import uniform
from briefing_site.text.misread import Misread, misread

_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
OPENING = re.compile(r"---[ \t]*(?:\n|\Z)")
_KEYS = LazyPattern(r"\w[\w-]*:[ \n]")
_DASHES = "(?:-{2}|-{4,}|[-\u2010-\u2015\u2212]{1,3}|[*+=]{3})"
"""What is written for three hyphens: more or fewer of them, dashes that an editor made, other signs."""
_NEAR_OPEN = LazyPattern(rf"\s*(?P<mark>---|{_DASHES})[ \t]*\n(?=\w[\w-]*:[ \n])")
_NEAR_CLOSE = LazyPattern(rf"^[ \t]*(?P<mark>---|{_DASHES})[ \t]*(?:\n|\Z)", re.M)
_MORE_KEYS = LazyPattern(
    r"\s*(?:---[ \t]*\n\s*)?(?P<keys>(?:(?:title|region|date|updated|summary|draft|topics|authors?|publisher"
    r"|published|kind|url|archive|language):(?:[ \t].*)?\n(?:(?:[ \t]+|-[ \t]).*\n)*)+---[ \t]*$)",
    re.M,
)
"""Keys behind the end of the front matter, with an end of their own."""
_KEY_OF_TEXT = LazyPattern(
    r"\s*(?P<keys>(?:draft|status|embargo(?:ed|_until)?|publish_(?:after|on|date)|published|regions?|date|updated"
    r"|as_of|title|summary|topics|authors?|people|tags|categories|layout|slug|featured|publisher|kind|url|archive"
    r"|language):(?:[ \t].*)?)$",
    re.M,
)
"""A key at the beginning of the text, as where the front matter was closed too early."""
_MOST_MISREAD = 50
"""As many words of a file are told that were read in the wrong encoding."""
_BLANK = LazyPattern(r"^[ \t]*$", re.M)


@dataclass(frozen=True, slots=True)
class AuthorText:
    """A decoded file with its front matter read."""

    lines: Lines
    front: Value | None
    """The front matter; None where there is none that could be read."""
    body: int
    """Offset of the first character after the front matter."""
    new_key: Slot
    """The slot for another line of the front matter."""

    @property
    def opening(self) -> Span:
        """The first line, which stands for the file as such."""
        return self.lines.rest_of_line(0)

    def new_text(self, *, apart: bool = True) -> Slot:
        """The slot for more text at the end of the file; `apart` puts a blank line before that text."""
        text, end = self.lines.text, len(self.lines.text)
        before = ("" if text.endswith("\n") else "\n") + ("\n" if apart else "")
        return Slot(self.lines.span(end, end), before, "\n")


def decode(path: str, data: bytes) -> tuple[str, list[Diagnostic]]:
    """The text of a file: UTF-8, a byte order mark dropped, line ends made uniform.

    Returns an empty text with faults where the bytes are not UTF-8 or hold a forbidden character, where words
    were read in the wrong encoding, or where a merge conflict is left in the text.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as broken:
        return "", [_not_utf8(path, data, broken)]
    text = uniform(text)
    # No forbidden character but U+FFFD is printable, and most texts have no blanks but the common ones.
    plain = "\ufffd" not in text and text.replace("\n", "").replace("\t", "").isprintable()
    if not plain and (bad := forbidden_sign(text)):
        return "", [_forbidden(path, data, text, bad)]
    if wrong := misread(text):
        return "", list(_misread(Lines(path, text), wrong))
    if may_conflict(text) and (found := conflicts(Lines(path, text))):
        return "", found
    return text, []


def _misread(lines: Lines, words: Sequence[Misread]) -> Iterator[Diagnostic]:
    for word in words[:_MOST_MISREAD]:
        at, shown = lines.span(word.start, word.end), lines.text[word.start : word.end]
        yield faults.files.misread(at, shown, word.meant, word.encoding)


def _not_utf8(path: str, data: bytes, broken: UnicodeDecodeError) -> Diagnostic:
    before = uniform(data[: broken.start].decode("utf-8", "replace"))
    place = Lines(path, before).place(len(before))
    tail = len(data) - broken.start
    # The last byte of an ASCII text may begin a character of UTF-8, or be one of another encoding.
    if broken.reason == "unexpected end of data" and (tail > 1 or not before.isascii()):
        return faults.files.cut_off(Span(place, place.right(1)))
    encoding = guess(data)
    if encoding is None:
        return faults.files.not_utf8(Span(place, place.right(1)), data[broken.start])
    return _encoded(encoding, path, Span(place, place.right(1)))


def _encoded(encoding: Encoding, path: str, first: Span) -> Diagnostic:
    """The fault of another encoding; `first` is the first character that shows it."""
    at = Span.whole_file(path) if encoding.wide else first
    return faults.files.other_encoding(at, encoding.name, encoding.iconv, sure=encoding.sure)


def _forbidden(path: str, data: bytes, text: str, at: tuple[int, int]) -> Diagnostic:
    """The fault of a forbidden character; or of another encoding, where zero bytes or shifts give it away."""
    bad = text[slice(*at)]
    if bad == "\0":
        if not data.strip(b"\0"):
            return faults.files.only_nulls(path)
        if encoding := guess(data):
            return _encoded(encoding, path, Span.whole_file(path))
    place = Lines(path, text).span(*at)
    if bad == "\x1b" and (encoding := guess(data)) and encoding.sure:
        return _encoded(encoding, path, place)
    return faults.files.forbidden_character(place, bad)


def read_front_matter(
    path: str, data: bytes, skeleton: str = ""
) -> tuple[AuthorText | None, list[Diagnostic]]:
    """Decode a file and read its front matter; None and the faults where that cannot be done.

    `skeleton` has the required keys, in lines. The fix of a file without front matter writes them.
    """
    text, found = decode(path, data)
    if found:
        return None, found
    if not text.strip():
        return None, [faults.files.empty_file(path, f"---\n{skeleton}---\n" if skeleton else "")]
    opening = OPENING.match(text)
    if not opening:
        return None, [_no_opening(Lines(path, text), skeleton)]
    closing = _CLOSE.search(text, opening.end())
    if not closing:
        return None, [_unclosed(Lines(path, text), opening.end(), len(text))]
    lines = Lines(path, text)
    if twice := _stands_twice(text, opening, closing):
        return None, [_doubled(lines, twice.start(), twice.end())]
    value, found = load(lines, opening.end(), closing.start())
    if value is None and found and _ends_before(lines, opening.end(), closing.start()):
        return None, [_unclosed(lines, opening.end(), closing.start())]
    if more := _MORE_KEYS.match(text, closing.end()) or _KEY_OF_TEXT.match(text, closing.end()):
        found.append(
            faults.yaml.bad_yaml(lines.rest_of_line(more.start("keys")), "second-document", ("---",))
        )
    body = min(closing.end() + 1, len(text))
    if value is None and not found:
        value = Value({}, "", 0, closing.start(), lines)
    if value is None:
        return None, found
    before = "" if text[: closing.start()].endswith("\n") else "\n"
    new_key = Slot(lines.span(closing.start(), closing.start()), before, "\n")
    return AuthorText(lines, value, body, new_key), found


def _no_opening(lines: Lines, skeleton: str) -> Diagnostic:
    """The fault of a file that does not begin with `---`; it may begin with something like it."""
    near = _NEAR_OPEN.match(lines.text)
    place = lines.span(0, near.end()) if near else None
    return faults.yaml.missing_front_matter(lines.rest_of_line(0), skeleton, place)


def _unclosed(lines: Lines, start: int, end: int) -> Diagnostic:
    """The fault of front matter without an end; its fix ends the front matter at the first blank line."""
    blank = _BLANK.search(lines.text, start, end)
    stop = blank.start() if blank else end
    if near := _NEAR_CLOSE.search(lines.text, start, stop):
        whole = lines.span(near.start(), near.end())
        return faults.yaml.unclosed_front_matter(lines.rest_of_line(near.start()), near=whole)
    before = "" if lines.text[:stop].endswith("\n") else "\n"
    room = Slot(lines.span(stop, stop), before, "\n")
    return faults.yaml.unclosed_front_matter(lines.rest_of_line(0), room)


def _ends_before(lines: Lines, start: int, end: int) -> bool:
    """Whether what stands before the first blank line, or something like `---`, can be read and the rest not.

    Then the closing line is missing, and a line `---` of the text was taken for it.
    """
    blank = _BLANK.search(lines.text, start, end)
    stop = blank.start() if blank else end
    near = _NEAR_CLOSE.search(lines.text, start, stop)
    if not near and not lines.text[stop:end].strip():
        return False
    keys = parsed(lines, start, near.start() if near else stop)
    return keys is not None and isinstance(keys.data, dict)


def _stands_twice(text: str, opening: re.Match[str], closing: re.Match[str]) -> re.Match[str] | None:
    """A second line `---` directly below the one that opens the front matter, or below that which ends it."""
    if closing.start() > opening.end():
        return OPENING.match(text, closing.end() + 1)
    twice = OPENING.match(text, closing.start())
    return twice if twice and _KEYS.match(text, twice.end()) else None


def _doubled(lines: Lines, start: int, end: int) -> Diagnostic:
    """The fault of a line `---` that stands twice, one below the other."""
    fix = replaced(lines.span(start, end), "", "Delete one of the two lines", Safety.UNSAFE)
    return faults.yaml.bad_yaml(lines.rest_of_line(start), "doubled-mark", (), (fix,))
