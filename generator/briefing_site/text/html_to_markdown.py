"""HTML that the generator has made, as Markdown for programs that read text.

CommonMark with tables and footnotes, as GitHub has them. What Markdown cannot say (classes, ids, the language
of a phrase) is left out; no word is. Marks of notes (`role="doc-noteref"`) become `[^3]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_site.text.html_tree import Element, html_tree
from briefing_site.text.lazy_pattern import LazyPattern

_UNSEEN = frozenset({"script", "style", "template", "rp", "rt"})
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "details", "div", "dl", "dd", "dt", "figcaption",
        "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
        "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_SIGNS = re.compile(r"[\\`*\[\]<>]|(?<!\w)_|_(?!\w)")
_ANY_SIGN = re.compile(r"[\\`*\[\]<>_]")
"""A quick look at whether a text has a sign at all; most have none."""
_OPENING = re.compile(r"^(\s*)([#+>-]|\d{1,9}[.)](?=\s))")
"""What would begin a heading, a list or a quotation, at the beginning of a line."""
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_ODD_BLANK = re.compile(r"[\t\n\r\f]")
_BRACKET = re.compile(
    r"<sup class=\"cites\">&\#8288;\[((?:<a role=\"doc-noteref\">\d++</a>(?:,\x20)?)++)\]</sup>",
    re.IGNORECASE,
)
"""A bracket with nothing but the numbers of notes, as most are."""
_MARKS = "marks"
"""The name of an element that holds such a bracket in Markdown."""
_NUMBER = re.compile(r"\d+")
_AROUND = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "*"),
    **dict.fromkeys(("strong", "b"), "**"),
    **dict.fromkeys(("del", "s"), "~~"),
}
"""Element of a phrase to the sign on both its sides."""
_JOINER = "\u2060"
_RUN_OF_BLANKS = LazyPattern(r" {2,}")
_AROUND_BREAK = LazyPattern(r"(?<![ \t])[ \t]+(?=\n)|(?<=\n)[ \t]+")


def html_to_markdown(html: str) -> str:
    """The Markdown of HTML, without a line break at its end."""
    return "\n\n".join(_blocks(html_tree(_BRACKET.sub(_marks, html)).inside))


def _marks(bracket: re.Match[str]) -> str:
    """A bracket as one element: taking its marks apart would take longer than all else of a text."""
    numbers = "".join(f"[^{number}]" for number in _NUMBER.findall(bracket[1]))
    return f"<{_MARKS}>{numbers}</{_MARKS}>"


def _is_mark(of: Element) -> bool:
    """Whether an element is the mark of a note."""
    return of.get("role") == "doc-noteref"


def plain(text: str) -> str:
    """A text in which no sign means anything to Markdown."""
    return _without_opening(_words(text))


def _words(text: str) -> str:
    """The words of a text, with one blank between two; a sign among them means nothing."""
    if "  " in text or _ODD_BLANK.search(text):
        text = _BLANKS.sub(" ", text)
    return _SIGNS.sub(r"\\\g<0>", text) if _ANY_SIGN.search(text) else text


def _without_opening(text: str) -> str:
    """A line or lines whose beginning is no sign of a heading, a list or a quotation."""
    return _OPENING.sub(r"\1\\\2", text) if _OPENING.match(text) else text


def _blocks(inside: Sequence[Element | str]) -> Iterator[str]:
    """The blocks of some content; words between blocks are paragraphs."""
    words: list[Element | str] = []
    for each in inside:
        if isinstance(each, str) or each.name not in _BLOCKS:
            words.append(each)
            continue
        if words and (paragraph := _inline(words)):
            yield _without_opening(paragraph)
        words = []
        yield from _block(each)
    if words and (paragraph := _inline(words)):
        yield _without_opening(paragraph)


def _block(of: Element) -> Iterator[str]:
    match of.name:
        case "p" | "dt" | "summary" | "figcaption":
            yield from _blocks(of.inside)
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            yield f"{'#' * int(of.name[1])} {_inline(of.inside)}"
        case "ul" | "ol":
            yield "\n".join(_items(of))
        case "blockquote":
            yield _behind("> ", "> ", "\n\n".join(_blocks(of.inside)))
        case "dd":
            yield _behind(":   ", "    ", "\n\n".join(_blocks(of.inside)))
        case "pre":
            text = of.text().rstrip("\n")
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
            yield f"{fence}\n{text}\n{fence}"
        case "hr":
            yield "---"
        case "table":
            yield "\n".join(_rows(of))
        case _:
            yield from _blocks(of.inside)


def _behind(first: str, other: str, text: str) -> str:
    """A text whose first line, and each other, begins with something."""
    lines = text.split("\n")
    rest = (f"{other}{line}" if line else other.rstrip() for line in lines[1:])
    return "\n".join((f"{first}{lines[0]}", *rest))


def _items(of: Element) -> Iterator[str]:
    first = int(of.get("start")) if of.get("start").isdecimal() else 1
    items = [each for each in of.inside if isinstance(each, Element) and each.name == "li"]
    for number, item in enumerate(items, first):
        mark = f"{number}. " if of.name == "ol" else "- "
        yield _behind(mark, " " * len(mark), "\n\n".join(_blocks(item.inside)))


def _rows(of: Element) -> Iterator[str]:
    rows = [
        [_inline(cell.inside).replace("|", "\\|") for cell in _named(row, "td", "th")]
        for row in _named(of, "tr")
    ]
    width = max(map(len, rows), default=0)
    for number, row in enumerate(rows):
        yield f"| {' | '.join((*row, *[''] * (width - len(row))))} |"
        if number == 0:
            yield f"|{' --- |' * width}"


def _named(of: Element, *names: str) -> Iterator[Element]:
    """The elements of some names inside another, however deep."""
    for each in of.inside:
        if isinstance(each, Element):
            if each.name in names:
                yield each
            else:
                yield from _named(each, *names)


def _inline(inside: Sequence[Element | str]) -> str:
    """Words and what stands in them, on one line but for forced breaks."""
    text = "".join(map(_piece, inside))
    if "  " in text:
        text = _RUN_OF_BLANKS.sub(" ", text)
    return (_AROUND_BREAK.sub("", text) if "\n" in text else text).strip()


def _piece(of: Element | str) -> str:
    if isinstance(of, str):
        return _words(of.replace(_JOINER, ""))
    if of.name == _MARKS:
        return of.text()
    if of.name in _UNSEEN:
        return ""
    if _is_mark(of):
        return f"[^{of.text().strip()}]"
    if of.name == "sup" and (links := list(_named(of, "a"))) and all(map(_is_mark, links)):
        return "".join(map(_mark, of.inside))
    if sign := _AROUND.get(of.name):
        return _around(sign, _inside(of))
    return _special(of)


def _special(of: Element) -> str:
    match of.name:
        case "br":
            return "\\\n"
        case "img":
            return f"![{_SIGNS.sub(_escaped, of.get('alt'))}]({_address(of.get('src'))})"
        case "code" | "kbd" | "samp":
            return _code(of.text())
        case "a" if of.get("href").strip("#"):
            words = _inside(of).strip()
            return f"[{words}]({_address(of.get('href'))})" if words else ""
    return _inside(of)


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _mark(of: Element | str) -> str:
    """A part of the marks of a bracket: a mark, or the words of a signal between two."""
    if isinstance(of, Element):
        return _piece(of) if _is_mark(of) else "".join(map(_mark, of.inside))
    words = of.replace(_JOINER, "").strip("[],;() \n")
    return f" ({_piece(words)})" if words else ""


def _inside(of: Element) -> str:
    return "".join(map(_piece, of.inside))


def _around(sign: str, text: str) -> str:
    """A text in emphasis; blanks at its ends stay outside, where Markdown wants them."""
    bare = text.strip()
    if not bare:
        return text
    at = text.index(bare)
    return f"{text[:at]}{sign}{bare}{sign}{text[at + len(bare) :]}"


def _code(text: str) -> str:
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _address(url: str) -> str:
    return f"<{url}>" if re.search(r"[\s()]", url) else url
