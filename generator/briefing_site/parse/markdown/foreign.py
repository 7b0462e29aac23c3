"""Notation of other programs, and slips of notation, which would be printed as they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from html.entities import html5
from typing import NamedTuple

from briefing_site.parse.markdown.attribute_lists import LIST
from briefing_site.parse.markdown.foreign_lines import LINES, MAY_BEGIN
from briefing_site.parse.markdown.foreign_words import WORDS, may_have, words_in
from briefing_site.parse.markdown.inline_parts import PUNCTUATION
from briefing_site.text.lazy_pattern import LazyPattern


class Foreign(NamedTuple):
    """A piece of foreign notation."""

    start: int
    end: int
    what: str
    """In words for a message."""
    cure: str
    sign: int
    """Offset of the sign that a backslash makes plain; -1 where there is none."""
    instead: str = ""
    """What to write instead, where that is certain."""


_LINE = LazyPattern(
    "|".join(f"(?P<{name}>{pattern})" for name, (pattern, _, _) in LINES.items()),
    re.MULTILINE | re.VERBOSE | re.IGNORECASE,
)
_HOLDS_ADDRESS = frozenset(["wiki_link", "forum", "broken_link", "link_end", "open_note", "open_tag"])
"""The kinds that may hold an address."""
_WIDE_ADDRESS = LazyPattern(
    r"https?：//[^\s\u3000-\u30ff\u4e00-\u9fff]*|ｗｗｗ[.．][^\s\u3000-\u30ff\u4e00-\u9fff]*"
    r"|[a-zA-Z0-9._-]{1,64}＠[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,}"
)
_RUN_ON = LazyPattern(
    r"(?<![a-zA-Z0-9_<\"'=/.@-])(?<!\]\()(?:https?://|www\.)[!-;=?-~]*[a-zA-Z0-9](?=[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3])"
)
_LIST = LazyPattern(rf"(?<![ ])[ ]+{LIST}[ ]*$")
_NEVER_PLAIN = frozenset(["hyphenation", "tabs"])
"""The kinds that no backslash makes right."""
_IS_CODE = "arrow_link"


def foreign(text: str, opaque: Sequence[tuple[int, int]], *, title: bool = False) -> Iterator[Foreign]:
    """The foreign notation in an inline text, outside of the spans of code, tags and links in `opaque`.

    `title` is for a heading, a term or a cell, which may end with a list of attributes.
    """
    last = 0
    for found in sorted(_found(text, opaque, title=title)):
        if found.start >= last:
            yield found
            last = found.end


def _found(text: str, opaque: Sequence[tuple[int, int]], *, title: bool) -> Iterator[Foreign]:
    at = 0
    size = len(text)
    if title and "}" in text and (own := _LIST.search(text)):
        size = own.start()
    while at >= 0:
        if MAY_BEGIN.match(text, at) and (found := _LINE.match(text, at)):
            start, end = found.span()
            if not any(first < end and start < last for first, last in opaque):
                yield _made(found, LINES)
        at = text.find("\n", at) + 1 or -1
    if ("://" in text or "www." in text) and not text.isascii():
        for found in _RUN_ON.finditer(text):
            start, end = found.span()
            if not any(first < start and end <= last for first, last in opaque):
                what = "an address that runs into the word behind it"
                yield Foreign(
                    start, end, what, f"write <{found[0]}>, or a blank behind it", -1, f"<{found[0]}>"
                )
    if not may_have(text):
        return
    if "：//" in text or "＠" in text or "ｗｗｗ" in text:
        for found in _WIDE_ADDRESS.finditer(text):
            narrow = unicodedata.normalize("NFKC", found[0])
            yield Foreign(*found.span(), "an address with signs of full width", f"write {narrow}", -1, narrow)
    for found in words_in(text, size):
        start, end = found.span()
        name = found.lastgroup
        reach = start + 1 if name in _HOLDS_ADDRESS else end
        if name == _IS_CODE:
            inside = not _is_link_of_code(found, opaque)
        else:
            inside = any(first < reach and start < last for first, last in opaque)
        if not inside and not (name == "entity" and found[0].endswith(";") and found[0][1:] in html5):
            yield _made(found, WORDS)


def _is_link_of_code(found: re.Match[str], opaque: Sequence[tuple[int, int]]) -> bool:
    """Whether code and the low lines behind it are a link, and not the end of emphasis: `_see `x`_`."""
    text, start = found.string, found.start()
    code = start, start + len(found[0].rstrip("_"))
    return code in opaque and "_" not in text[text.rfind("\n", 0, start) + 1 : start]


def _made(found: re.Match[str], kinds: Mapping[str, tuple[str, str, str]]) -> Foreign:
    start, end = found.span()
    _, what, cure = kinds[found.lastgroup or ""]
    cure = cure.replace("§", found[0].strip("^~"))
    mend = _MENDS.get(found.lastgroup or "")
    if mend and (instead := mend(found[0])):
        return Foreign(start, end, what, cure, -1, instead)
    sign = None if found.lastgroup in _NEVER_PLAIN else PUNCTUATION.search(found.string, start, end)
    return Foreign(start, end, what, cure, sign.start() if sign else -1)


def _in_ascii(text: str) -> str:
    """Notation with its signs in ASCII, and the blank behind the sign of a list."""
    if text == "! ":
        return "!"
    return _ITEM.sub(r"\1 ", _BULLET.sub("- ", text).translate(_NARROW))


def _list_of(text: str) -> str:
    """Lines that begin with other signs of a list, with those of Markdown."""

    def sign(found: re.Match[str]) -> str:
        number = found[1] or (str(ord(found[2]) - ord("①") + 1) if found[2] else "")
        return f"{number}. " if number else "- "

    return _LIST_SIGN.sub(sign, text)


def _comment(text: str) -> str:
    """A comment with its signs in ASCII; empty where its end is not in sight."""
    inner = _COMMENT_SIGNS.sub("", text)
    return f"<!--{inner}-->" if _COMMENT_END.search(text) and inner.strip() else ""


def _read_right(text: str) -> str:
    """The character whose UTF-8 was read as the encoding of Windows; the text itself where it is none."""
    data = b"".join(sign.encode("latin-1" if sign < "\u0100" else "cp1252") for sign in text)
    return data.decode("utf-8", "ignore")


_NARROW = str.maketrans(
    "\u00a0＃＊｜［］【】（）－．\u3000１２３４５６７８９＞！｀～、", " #*|[][]()-. 123456789>!`~."
)
_BULLET = LazyPattern(r"^[－＊・•][ \u3000]?(?!－)(?=[^＊\n]*(?:\n|$))(?!\w[^\n]*＊)", re.MULTILINE)
_ITEM = LazyPattern(r"^(\d{1,2}[.)]|#{1,6}|>)(?=[^\s#])")
_LIST_SIGN = LazyPattern(r"^(?:[-*•‣▪◦●○■□–—]|(\d{1,2})[.)、]|([①-⑳]))[ \t\u3000]*", re.MULTILINE)
_COMMENT_SIGNS = LazyPattern(r"\A(?:[<＜] ?[!！] ?[-—–―−]{1,3}|％％)|(?:[-—–―−]{1,3} ?[>＞]|％％)\Z")
_COMMENT_END = LazyPattern(r"(?:[>＞]|[^％]％％)\Z")
_MENDS: Mapping[str, Callable[[str], str]] = {
    "wide_sign": _in_ascii,
    "tight_list": _list_of,
    "wide_link": _in_ascii,
    "wide_emphasis": _in_ascii,
    "wide_picture": _in_ascii,
    "mojibake": _read_right,
    "comment": _comment,
    "bullet": lambda _: "- ",
    "two_stops": lambda text: text[:-1],
}
