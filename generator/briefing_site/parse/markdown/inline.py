"""Inline markup to a row of parts: CommonMark 0.31.2, chapter 6, and what GitHub and briefings have besides.

One pass from left to right finds code, HTML, links and the runs of signs that may be emphasis. Citations are
looked for in what is left. Then the runs are paired ("An algorithm for parsing nested emphasis and links").

Beyond CommonMark: `~~deleted~~`, bare addresses (GitHub), `==marked==`, `%%comments%%`, `[[links]]`
(Obsidian), `[^1]`, `^[notes]`, and citations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from briefing_site.parse import citations
from briefing_site.parse.citations import CitationScan
from briefing_site.parse.markdown.bare_addresses import bare_address, bare_mails
from briefing_site.parse.markdown.emphasis import SIGNS, pair, read_run
from briefing_site.parse.markdown.inline_brackets import Brackets
from briefing_site.parse.markdown.inline_citations import insert
from briefing_site.parse.markdown.inline_parts import PUNCTUATION, Address, Inline, Part, Sort, Tag
from briefing_site.parse.markdown.inline_text import InlineText
from briefing_site.parse.markdown.link_parts import entity
from briefing_site.parse.markdown.reference_definitions import Definition
from briefing_site.parse.markdown.spans import disjoint
from briefing_site.parse.plain_clusters import nothing_else, plain_clusters
from briefing_site.text.lazy_pattern import LazyPattern


def read_inline(
    text: InlineText, definitions: Mapping[str, Definition], *, html_only: bool = False
) -> Inline:
    """Take an inline text apart.

    `definitions` are those of links. `html_only` is for the text of an HTML block, in which only references
    and HTML are read.
    """
    if not _SIGN.search(text) and not citations.may_hold(text):  # words and nothing else
        parts = [Part(Sort.TEXT, 0, len(text))] if text else []
        return Inline(parts, _NO_CITATIONS, [], [], [], [], [], set(), [], [], [], [])
    at_sight = {} if html_only else plain_clusters(text)
    return _Scanner(text, definitions, html_only=html_only, at_sight=at_sight).read()


_SIGN = re.compile(r"[\\`*_~=\[\]!<&\n^%@]|https?://|www\.")
"""What any text has that is more than words."""
_STOP = re.compile(r"https?://|www\.|[\\`*_~=\[\]!<&\n^%]")
_HTML_STOP = LazyPattern(r"[<\[]")
_TICKS = LazyPattern(r"`+")
_ENTITY = LazyPattern(r"&(?:\#[xX][0-9a-fA-F]{1,6}|\#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{0,31});")
_AUTO = LazyPattern(
    r"<(?:([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>\x00-\x20]*)|([\w.!#$%&'*+/=?^`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?))>"
)
_HTML = LazyPattern(
    r"""<(?:
      [a-z][a-z0-9-]*(?:\s+[a-z_:][\w:.-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*/?>
    | /[a-z][a-z0-9-]*\s*>
    | !-->|!--->|!--.*?-->
    | \?.*?\?>
    | ![a-z][^>]*>
    | !\[CDATA\[.*?\]\]>
    )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL | re.ASCII,
)
_CLOSINGS = {"<!--": "-->", "<?": "?>", "<![": "]]>", "<!": ">"}
"""What ends the HTML that begins with a sign of its own, and may hold anything."""


class _Scanner(Brackets):
    """The state of one pass over an inline text."""

    def read(self) -> Inline:
        """Read the whole text."""
        text, at, size = self.text, 0, len(self.text)
        stop = _HTML_STOP if self.html_only else _STOP
        actions = _HTML_ACTIONS if self.html_only else _ACTIONS
        floor = 0
        mails = list(bare_mails(text)) if not self.html_only else []
        mails.reverse()
        found = stop.search(text, at)
        while found:
            start = found.start()
            if mails and mails[-1][0] <= start:
                mail = mails.pop()
                if mail[0] >= floor:
                    at = floor = self.mail(mail, floor)
                    if start < at:
                        found = stop.search(text, at)
                continue
            end = actions[text[start]](self, start, floor)
            if end:
                at = floor = end
            else:
                at = start + 1
            found = stop.search(text, at)
        for mail in reversed(mails):
            if mail[0] >= floor:
                floor = self.mail(mail, floor)
        if floor < size:
            self.parts.append(Part(Sort.TEXT, floor, size))
        if "</" in text:
            self.quote_code()
        lost: list[tuple[int, int, str]] = []
        scan = _NO_CITATIONS
        if self.at_sight:
            self.opaque = disjoint(self.opaque)
            if not nothing_else(text, self.opaque, self.clusters):
                return _Scanner(text, self.definitions, html_only=self.html_only).read()
            scan = CitationScan(tuple(self.clusters), ())
        elif citations.may_hold(text):
            self.opaque = disjoint(self.opaque)
            scan = citations.find(text, self.opaque, foreign=True)
            if scan.clusters:
                self.parts, gone, lost = insert(text, self.parts, scan.clusters, self.labels, self.opaque)
                self.runs = [run for run in self.runs if run not in gone]
        pair(self.runs, 0)
        return Inline(
            self.parts,
            scan,
            self.opaque,
            self.labels,
            self.misplaced,
            self.handles,
            lost,
            self.used,
            self.unknown,
            self.open_comments,
            self.titles,
            self.too_deep,
        )

    # --- parts -------------------------------------------------------------------------------------

    def plain(self, end: int, floor: int) -> int:
        """Add the text from `floor` to `end`; returns its end."""
        if floor < end:
            self.parts.append(Part(Sort.TEXT, floor, end))
        return end

    def escape(self, at: int, floor: int) -> int:
        text = self.text
        following = text[at + 1 : at + 2]
        if following == "\n":
            return self.add(Sort.BREAK, at, self.line_start(at + 2), True, floor)
        if following and PUNCTUATION.match(following):
            return self.add(Sort.WORDS, at, at + 2, following, floor)
        return 0

    def line_start(self, at: int) -> int:
        """The offset of the first character from `at` on that is no blank."""
        text = self.text
        while at < len(text) and text[at] in " \t":
            at += 1
        return at

    def line_break(self, at: int, floor: int) -> int:
        text, start = self.text, at
        while start > floor and text[start - 1] in " \t":
            start -= 1
        hard = text.startswith("  ", at - 2) and at - start >= 2
        return self.add(Sort.BREAK, start, self.line_start(at + 1), hard, floor)

    def code(self, at: int, floor: int) -> int:
        text = self.text
        ticks = _TICKS.match(text, at)
        size = len(ticks[0]) if ticks else 1
        if size not in self.no_ticks:
            for closing in _TICKS.finditer(text, at + size):
                if len(closing[0]) == size:
                    words = text[at + size : closing.start()].replace("\n", " ")
                    if words[0] == words[-1] == " " and words.strip(" "):
                        words = words[1:-1]
                    self.opaque.append((at, closing.end()))
                    return self.add(Sort.CODE, at, closing.end(), words, floor)
            self.no_ticks.add(size)
        return self.plain(at + size, floor)

    def html(self, at: int, floor: int) -> int:
        text = self.text
        if auto := _AUTO.match(text, at):
            start, end = (at + 1, auto.end() - 1)
            value = auto[1] or f"mailto:{auto[2]}"
            return self.auto(
                at, start, end, auto.end(), Address(value, text.whole(start), text.whole(end)), floor
            )
        found = _HTML.match(text, at) if self.may_close(at) else None
        if not found:
            if text.startswith("<!--", at):
                self.open_comments.append(at)
            return 0
        self.opaque.append(found.span())
        return self.add(Sort.HTML, at, found.end(), None, floor)

    def may_close(self, at: int) -> bool:
        """Whether the end of a comment or the like that may begin at an offset stands somewhere behind it."""
        for opening, closing in _CLOSINGS.items():
            if self.text.startswith(opening, at):
                if closing not in self.unclosed and self.text.find(closing, at + 2) < 0:
                    self.unclosed.add(closing)
                return closing not in self.unclosed
        return True

    def auto(self, start: int, first: int, last: int, end: int, address: Address, floor: int) -> int:
        """Add the parts of an address that is its own words."""
        self.opaque.append((start, end))
        self.add(Sort.OPEN, start, first, Tag("a", address), floor)
        self.parts.append(Part(Sort.WORDS, first, last, self.text[first:last]))
        self.parts.append(Part(Sort.CLOSE, last, end, "a"))
        return end

    def entity(self, at: int, floor: int) -> int:
        found = _ENTITY.match(self.text, at)
        if not found:
            return 0
        words = entity(found.group())
        if words == found.group():
            return 0
        return self.add(Sort.WORDS, at, found.end(), words, floor)

    def bare_address(self, at: int, floor: int) -> int:
        text = self.text
        found = bare_address(text, at, in_brackets=bool(self.brackets))
        if found is None:
            return 0
        end, address = found
        written = address == text[at:end]
        place = (text.whole(at), text.whole(end)) if written else (-1, -1)
        return self.auto(at, at, end, end, Address(address, *place), floor)

    def mail(self, span: tuple[int, int], floor: int) -> int:
        """A bare e-mail address: GitHub Flavored Markdown, "Autolinks (extension)".

        Behind an at sign it is a handle, as `@desk@social.example`, to which nobody writes. One that begins a
        bracket is left to the reader of citations, which tells of it.
        """
        start, end = span
        if self.text[start - 1 : start] == "@":
            if self.text[start - 2 : start - 1] != "[":
                self.opaque.append((start - 1, end))
            return self.plain(end, floor)
        return self.auto(start, start, end, end, Address(f"mailto:{self.text[start:end]}", -1, -1), floor)

    # --- comments ----------------------------------------------------------------------------------

    def comment(self, at: int, floor: int) -> int:
        text = self.text
        if not text.startswith("%%", at) or text[at - 1 : at].isdigit():
            return 0
        end = -1 if self.no_comment else text.find("%%", at + 2)
        if end < 0:
            self.no_comment = True
            if not text.startswith("%%%", at):
                self.open_comments.append(at)
            return 0
        self.opaque.append((at, end + 2))
        return self.add(Sort.NOTHING, at, end + 2, None, floor)

    # --- emphasis ----------------------------------------------------------------------------------

    def signs(self, at: int, floor: int) -> int:
        run = read_run(self.text, at, len(self.parts) + 1)
        if run is None:
            found = SIGNS[self.text[at]].match(self.text, at)
            return self.plain(found.end() if found else at + 1, floor)
        if run.begins or run.ends:
            self.runs.append(run)
        return self.add(Sort.RUN, at, at + run.count, run, floor)

    def quote_code(self) -> None:
        """Make plain text of what is in `<code>` and `<pre>`, where nothing is a reference."""
        inside: list[Part] = []
        name = ""
        for part in self.parts:
            tag = _VERBATIM.match(self.text, part.start) if part.sort is Sort.HTML else None
            if tag and not name and not tag[1]:
                name, inside = tag[2].lower(), [part]
            elif tag and tag[1] and tag[2].lower() == name:
                self.opaque.append((inside[0].start, part.end))
                for one in inside:
                    if one.sort in (Sort.WIKI, Sort.MARK, Sort.NOTE):
                        one.sort = Sort.TEXT
                name = ""
            elif name:
                inside.append(part)


_VERBATIM = LazyPattern(r"<(/?)(code|pre)\b", re.IGNORECASE)
_NO_CITATIONS = CitationScan((), ())
_ACTIONS: dict[str, Callable[[_Scanner, int, int], int]] = {
    "\\": _Scanner.escape,
    "`": _Scanner.code,
    "*": _Scanner.signs,
    "_": _Scanner.signs,
    "~": _Scanner.signs,
    "=": _Scanner.signs,
    "[": _Scanner.bracket,
    "]": _Scanner.close_bracket,
    "!": _Scanner.picture,
    "<": _Scanner.html,
    "&": _Scanner.entity,
    "\n": _Scanner.line_break,
    "^": _Scanner.caret,
    "%": _Scanner.comment,
    "h": _Scanner.bare_address,
    "w": _Scanner.bare_address,
}
"""What to do at a sign, given its offset, and that of the text before it that has no part yet.

It returns the offset at which to go on, and 0 where the sign is plain text.
"""
_HTML_ACTIONS = {"<": _Scanner.html, "[": _Scanner.bracket}
