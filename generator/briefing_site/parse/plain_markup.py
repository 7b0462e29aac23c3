"""Markdown in a short text that is printed as it stands, by the reading that a body would get.

What no author of plain text means as Markdown is left out: signs of arithmetic (`5*3*2`, `20~30`), addresses,
`R&D`, a lone asterisk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_site.parse.markdown.emphasis import SignRun
from briefing_site.parse.markdown.foreign import foreign
from briefing_site.parse.markdown.inline import read_inline
from briefing_site.parse.markdown.inline_parts import Part, Sort, Tag
from briefing_site.parse.markdown.inline_text import located
from briefing_site.parse.markdown.raw_addresses import tag_name
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern


@dataclass(frozen=True, slots=True)
class FoundMarkup:
    """One piece of Markdown in a text; offsets are those of the text."""

    start: int
    end: int
    edits: tuple[tuple[int, int, str], ...]
    """Start, end and new text of what makes plain words of it; empty where only the author can tell."""
    words: str
    """The words that it prints."""
    reference: str = ""
    """What it refers to, in words for a message; empty for anything but a link in brackets or a footnote."""


@dataclass(frozen=True, slots=True)
class PlainMarkup:
    """What is in a text that should be plain."""

    found: tuple[FoundMarkup, ...]
    """In the order of the text; none lies in another."""
    opaque: tuple[tuple[int, int], ...]
    """Spans in which nothing is a citation."""


_SIGNS = re.compile(r"[*_~=`\[\]<&\\^$@＠﹫#＃{｛［]|%%|:[a-z_+1-]+:|''|^>", re.MULTILINE)
"""What a text with Markdown or a citation in it has. Most have nothing of it, which is seen at once."""
_AT_START = LazyPattern(r"[ \t]*(?:#{1,6}[ \t]+(?=[^\W\d_])|>[ \t]+(?=\S)|```+[ \t]*(?=\S))")
"""The sign of a heading, a quotation or code at the head of a text."""
_TAG = LazyPattern(r"<(/?)([a-zA-Z][\w-]*)((?:\s+[^\s=<>]+=[^<>]*)?)\s*/?>|<[!?]", re.DOTALL)
_TAGS = LazyPattern(
    "a|abbr|b|big|blockquote|br|center|cite|code|del|dfn|div|em|figure|font|h[1-6r]|i|iframe|img|ins|kbd|li|mark"
    "|ol|p|pre|q|rp|rt|ruby|s|samp|script|small|span|strike|strong|style|su[bp]|table|tt|u|ul|var|wbr"
)
"""The tags that authors put around words."""
_RAISED = LazyPattern(r"(?<!\^)\^[^\s^\[\]]{1,12}\^(?!\^)|(?<!~)~[^\s~]{1,12}~(?!~)")


def markup_of(text: str) -> PlainMarkup | None:
    """The Markdown in a text; None where it has no sign of that, and of no citation."""
    if not _SIGNS.search(text):
        return None
    inline = read_inline(located(text, ((0, 0),)), {})
    found = [*_pieces(text, inline.parts)]
    taken = [(one.start, one.end) for one in found]
    taken += [(cite.start, cite.end) for cite in inline.citations.clusters]
    taken += [(misfit.start, misfit.end) for misfit in inline.citations.misfits]
    for piece in foreign(text, [*inline.opaque, *taken]):
        if text[piece.start] != "~" or text[piece.start : piece.end].isascii():
            found.append(_foreign(text, piece.start, piece.end, piece.instead))
    taken = [(one.start, one.end) for one in found]
    for match in _RAISED.finditer(text):
        if _apart(match.span(), [*taken, *inline.opaque]) and match[0].isascii():
            found.append(_foreign(text, *match.span(), ""))
    if start := _AT_START.match(text):
        found.append(FoundMarkup(0, start.end(), ((0, start.end(), ""),), ""))
    found.sort(key=lambda one: (one.start, -one.end))
    outermost: list[FoundMarkup] = []
    for one in found:
        if not outermost or one.start >= outermost[-1].end:
            outermost.append(one)
    return PlainMarkup(tuple(outermost), tuple(inline.opaque))


def _apart(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return not any(start < span[1] and span[0] < end for start, end in others)


def _foreign(text: str, start: int, end: int, instead: str) -> FoundMarkup:
    """A piece of foreign notation. Its words are known where signs stand around them, as in `$x$`."""
    piece = text[start:end]
    words = instead or piece.strip("$^~'").strip()
    known = instead or (words != piece and piece[0] in "$^~'")
    return FoundMarkup(start, end, ((start, end, words),) if known else (), words if known else "")


def _pieces(text: str, parts: Sequence[Part]) -> Iterator[FoundMarkup]:
    """The pieces of Markdown, each with all that is in it."""
    escapes = [part for part in parts if part.sort is Sort.WORDS and text[part.start] in "\\&"]
    if escapes:
        yield _characters(text, escapes)
    at = 0
    while at < len(parts):
        part = parts[at]
        last = _last(text, parts, at)
        if last < 0:
            at += 1
            continue
        inside = parts[at : last + 1]
        start, end = part.start, inside[-1].end
        words = "".join(_printed(text, one) for one in inside)
        reference = ""
        if part.sort is Sort.WIKI:
            reference = "a link"
        elif part.sort is Sort.MARK:
            reference = "a footnote"
        elif part.sort is Sort.NOTE:
            words = f"({text[start + 2 : end - 1]})"
        elif not words and text[start - 1 : start].isalnum() and text[end : end + 1].isalnum():
            words = " " if part.sort is Sort.HTML and text[start + 1].isalpha() else ""
        yield FoundMarkup(start, end, ((start, end, words),), words, reference)
        at = last + 1


def _characters(text: str, parts: Sequence[Part]) -> FoundMarkup:
    """All escapes and character references of a text: they go together, since a sign comes in pairs."""
    signs = [" " if str(part.value).isspace() else str(part.value) for part in parts]
    edits = tuple((part.start, part.end, sign) for part, sign in zip(parts, signs, strict=True))
    plain = text
    for start, end, sign in reversed(edits):
        plain = f"{plain[:start]}{sign}{plain[end:]}"
    if "@" in plain or ((again := markup_of(plain)) and again.found):  # the signs alone would be markup
        edits = tuple((start, end, "") for start, end, _ in edits)
        signs = [""]
    return FoundMarkup(parts[0].start, parts[0].end, edits, signs[0])


def _last(text: str, parts: Sequence[Part], at: int) -> int:
    """The number of the part with which the markup ends that begins with a part; -1 where none begins."""
    part = parts[at]
    match part.sort:
        case Sort.RUN if isinstance(part.value, SignRun):
            return _last_of_emphasis(text, parts, at, part.value)
        case Sort.CODE | Sort.IMAGE | Sort.WIKI | Sort.MARK | Sort.NOTE | Sort.NOTHING:
            return at
        case Sort.OPEN if text[part.start] == "[" or text.startswith("<http", part.start):
            return _closing(parts, at)
        case Sort.HTML:
            return _last_of_html(text, parts, at)
    return -1


def _closing(parts: Sequence[Part], at: int) -> int:
    """The number of the part that closes a link; that of the link's beginning where none does."""
    depth = 0
    for number in range(at, len(parts)):
        depth += (parts[number].sort is Sort.OPEN) - (parts[number].sort is Sort.CLOSE)
        if not depth:
            return number
    return at


def _last_of_emphasis(text: str, parts: Sequence[Part], at: int, run: SignRun) -> int:
    if not run.opens:
        return at if run.is_left_over else -1
    depth = 0
    for number in range(at, len(parts)):
        value = parts[number].value
        if isinstance(value, SignRun):
            depth += len(value.opens) - len(value.closes)
        if not depth:
            inside_words = text[parts[at].start - 1 : parts[at].start].isalnum()
            inside_words &= text[parts[number].end : parts[number].end + 1].isalnum()
            # `5*3*2` is arithmetic, `M*A*S*H` a name. Single tildes stand for "about" or "to".
            plain = run.length == 1 and (run.sign == "~" or (run.sign == "*" and inside_words))
            return -1 if plain else number
    return at


def _last_of_html(text: str, parts: Sequence[Part], at: int) -> int:
    part = parts[at]
    tag = _TAG.match(text, part.start, part.end)
    name = tag_name(text, part.start, part.end).lower()
    if not tag or (
        name and not _TAGS.fullmatch(name)
    ):  # `a <b and c> d` and `The <Sea>` are no tags to anybody
        return -1
    for number in range(at + 1, len(parts) if name and not tag[1] else 0):
        one = parts[number]
        if one.sort is Sort.HTML and text[one.start : one.end - 1].rstrip().lower() == f"</{name}":
            return number
    return at


def _printed(text: str, part: Part) -> str:
    """The words that a part prints."""
    match part.sort:
        case Sort.TEXT | Sort.CITATION:
            return text[part.start : part.end]
        case Sort.WORDS:
            return str(part.value)
        case Sort.RUN if isinstance(part.value, SignRun):
            return part.value.sign * part.value.count if not part.value.is_left_over else ""
        case Sort.CODE:
            return text[part.start : part.end].strip("`").strip()
        case Sort.IMAGE if isinstance(part.value, Tag):
            return part.value.alt
        case Sort.WIKI:
            return str(part.value).rpartition("|")[2].strip()
        case Sort.BREAK:
            return "\n"
    return ""
