"""Inline markup to a row of parts: CommonMark 0.31.2, chapter 6, and what GitHub and briefings have besides.

One pass from left to right finds code, HTML, links and the runs of signs that may be emphasis. Citations are
looked for in what is left. Then the runs are paired ("An algorithm for parsing nested emphasis and links").

Beyond CommonMark: `~~deleted~~`, bare addresses (GitHub), `==marked==`, `%%comments%%`, `[[links]]`
(Obsidian), `[^1]`, `^[notes]`, and citations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from briefing_site.model.citation import Flaw, Mode
from briefing_site.parse import citations
from briefing_site.parse.bare_keys import BareKey
from briefing_site.parse.citations import CitationScan
from briefing_site.parse.markdown.bare_addresses import bare_address, bare_mails
from briefing_site.parse.markdown.emphasis import SIGNS, SignRun, pair, read_run
from briefing_site.parse.markdown.inline_citations import insert, words_of
from briefing_site.parse.markdown.inline_parts import Address, Part, Sort, Tag
from briefing_site.parse.markdown.inline_text import InlineText
from briefing_site.parse.markdown.link_parts import entity
from briefing_site.parse.markdown.link_tail import read_tail
from briefing_site.parse.markdown.reference_definitions import Definition, normal_label
from briefing_site.parse.markdown.spans import disjoint
from briefing_site.parse.misplaced_citations import MisplacedCitation, misplaced_in


class _Bracket(NamedTuple):
    """An opening bracket for which no closing one was found yet."""

    part: int
    """Number of its part."""
    end: int
    """Offset behind it."""
    runs: int
    """How many runs of signs stand before it."""
    sort: str
    """`[`, `![` or `^[`."""


class Misplaced(NamedTuple):
    """A citation where none can be printed."""

    cite: MisplacedCitation
    where: str
    """In words for a message."""
    behind: int | None
    """Offset behind the link or the picture that it stands in, if it can be moved there."""


class Inline(NamedTuple):
    """An inline text taken apart."""

    parts: list[Part]
    citations: CitationScan
    opaque: list[tuple[int, int]]
    """Spans of code, tags, addresses, links: nothing in them is a citation."""
    labels: list[tuple[int, int]]
    """The words of links."""
    misplaced: list[Misplaced]
    """Citations where none can be printed."""
    handles: list[BareKey]
    """Keys in the words of links, where they may be handles as `@somebody`."""
    lost: list[tuple[int, int, str]]
    """Links in the words around a citation, where none can be printed: start, end, words."""
    used: set[str]
    """The labels of definitions that a link uses."""
    unknown: list[tuple[int, int]]
    """Labels in `[words][label]` that no definition has."""
    open_comments: list[int]
    """Offset of each `%%` and `<!--` that nothing closes."""
    titles: list[tuple[int, int]]
    """The titles of links and pictures, with their marks."""


def read_inline(
    text: InlineText, definitions: Mapping[str, Definition], *, html_only: bool = False
) -> Inline:
    """Take an inline text apart.

    `definitions` are those of links. `html_only` is for the text of an HTML block, in which only references
    and HTML are read.
    """
    if not _SIGN.search(text) and not citations.may_hold(text):  # words and nothing else
        parts = [Part(Sort.TEXT, 0, len(text))] if text else []
        return Inline(parts, _NO_CITATIONS, [], [], [], [], [], set(), [], [], [])
    return _Scanner(text, definitions, html_only=html_only).read()


_SIGN = re.compile(r"[\\`*_~=\[\]!<&\n^%@]|https?://|www\.")
"""What any text has that is more than words."""
_STOP = re.compile(r"https?://|www\.|[\\`*_~=\[\]!<&\n^%]")
_HTML_STOP = re.compile(r"[<\[]")
_TICKS = re.compile(r"`+")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_ENTITY = re.compile(r"&(?:\#[xX][0-9a-fA-F]{1,6}|\#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{0,31});")
_AUTO = re.compile(
    r"<(?:([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>\x00-\x20]*)|([\w.!#$%&'*+/=?^`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?))>"
)
_HTML = re.compile(
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
_WIKI = re.compile(r"!?\[\[([^\[\]\n]+)\]\]")
_MARK = re.compile(r"\[\^([^\]\s\[]+)\]")
_LABEL = re.compile(r"\[((?:[^\\\[\]]|\\.){0,999})\]", re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
_TERM = re.compile(r"[^\W\d_]{2}|[^\W\d_\x00-\x7f]")
"""Two letters, or one of a script that may write a word with it."""


class _Scanner:
    """The state of one pass over an inline text."""

    def __init__(self, text: InlineText, definitions: Mapping[str, Definition], *, html_only: bool) -> None:
        self.text = text
        self.definitions = definitions
        self.html_only = html_only
        self.parts: list[Part] = []
        self.runs: list[SignRun] = []
        self.brackets: list[_Bracket] = []
        self.opaque: list[tuple[int, int]] = []
        self.labels: list[tuple[int, int]] = []
        self.misplaced: list[Misplaced] = []
        self.handles: list[BareKey] = []
        self.unknown: list[tuple[int, int]] = []
        self.used: set[str] = set()
        self.open_comments: list[int] = []
        self.titles: list[tuple[int, int]] = []
        self.no_ticks: set[int] = set()
        """Lengths of runs of backticks that no later run in the text has."""
        self.no_link = 0
        """The number of brackets, from the lowest on, that cannot begin a link, since they hold one."""
        self.no_comment = False
        self.unclosed: set[str] = set()
        """The ends of comments and the like that stand nowhere in the rest of the text."""

    def read(self) -> Inline:
        """Read the whole text."""
        text, at, size = self.text, 0, len(self.text)
        stop = _HTML_STOP if self.html_only else _STOP
        actions = _HTML_ACTIONS if self.html_only else _ACTIONS
        floor = 0
        mails = list(bare_mails(text)) if not self.html_only else []
        mails.reverse()
        while found := stop.search(text, at):
            start = found.start()
            if mails and mails[-1][0] <= start:
                mail = mails.pop()
                if mail[0] >= floor:
                    at = floor = self.mail(mail, floor)
                continue
            end = actions[text[start]](self, start, floor)
            if end:
                at = floor = end
            else:
                at = start + 1
        for mail in reversed(mails):
            if mail[0] >= floor:
                floor = self.mail(mail, floor)
        if floor < size:
            self.parts.append(Part(Sort.TEXT, floor, size))
        if "</" in text:
            self.quote_code()
        lost: list[tuple[int, int, str]] = []
        scan = _NO_CITATIONS
        if citations.may_hold(text):
            self.opaque = disjoint(self.opaque)
            scan = citations.find(text, self.opaque)
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
        )

    # --- parts -------------------------------------------------------------------------------------

    def add(self, sort: Sort, start: int, end: int, value: object, floor: int) -> int:
        """Add a part, and the text before it from `floor` on; returns its end."""
        if floor < start:
            self.parts.append(Part(Sort.TEXT, floor, start))
        self.parts.append(Part(sort, start, end, value))
        return end

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
        if following and _PUNCTUATION.match(following):
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
        """A bare e-mail address: GitHub Flavored Markdown, "Autolinks (extension)"."""
        start, end = span
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

    # --- brackets ----------------------------------------------------------------------------------

    def bracket(self, at: int, floor: int) -> int:
        text = self.text
        if text.startswith("[[", at) and (found := _WIKI.match(text, at)):
            self.opaque.append(found.span())
            return self.add(Sort.WIKI, at, found.end(), found[1], floor)
        if text.startswith("[^", at) and (found := _MARK.match(text, at)) and "@" not in found[1]:
            self.opaque.append(found.span())
            return self.add(Sort.MARK, at, found.end(), found[1], floor)
        if self.html_only:
            return 0
        return self.open_bracket(at, at + 1, floor)

    def picture(self, at: int, floor: int) -> int:
        text = self.text
        if text.startswith("![[", at) and (found := _WIKI.match(text, at)):
            self.opaque.append(found.span())
            return self.add(Sort.WIKI, at, found.end(), found[1], floor)
        if text.startswith("![", at) and not text.startswith("![^", at):
            return self.open_bracket(at, at + 2, floor)
        return 0

    def caret(self, at: int, floor: int) -> int:
        return self.open_bracket(at, at + 2, floor) if self.text.startswith("^[", at) else 0

    def open_bracket(self, at: int, end: int, floor: int) -> int:
        self.add(Sort.TEXT, at, end, None, floor)
        self.brackets.append(_Bracket(len(self.parts) - 1, end, len(self.runs), self.text[at:end]))
        return end

    def close_bracket(self, at: int, floor: int) -> int:
        if not self.brackets:
            return 0
        bracket = self.brackets.pop()
        inside_link = len(self.brackets) < self.no_link
        self.no_link = min(self.no_link, len(self.brackets))
        if bracket.sort == "^[":
            return self.note(bracket, at)
        if bracket.sort == "[" and inside_link:
            return 0
        found = self.link_behind(bracket, at)
        if found is None:
            return 0
        end, address, title = found
        start = self.parts[bracket.part].start
        if floor < at:
            self.parts.append(Part(Sort.TEXT, floor, at))
        picture = bracket.sort == "!["
        where = "the alternative text of a picture" if picture else _LINK_WORDS
        if not address.value.startswith("@"):  # such a link is told where it is followed
            self.cited(bracket.end, at, where, None if picture else end)
        self.labels.append((bracket.end, at))
        self.opaque.append((start, end))
        pair(self.runs, bracket.runs)
        if picture:
            alt = words_of(self.text, self.parts[bracket.part + 1 :])
            del self.parts[bracket.part :]
            self.parts.append(Part(Sort.IMAGE, start, end, Tag("img", address, title, alt)))
        else:
            self.parts[bracket.part] = Part(Sort.OPEN, start, bracket.end, Tag("a", address, title))
            self.parts.append(Part(Sort.CLOSE, at, end, "a"))
            self.no_link = len(self.brackets)
        return end

    def note(self, bracket: _Bracket, at: int) -> int:
        """Make the brackets of `^[text]` a note; its text is read by itself."""
        start = self.parts[bracket.part].start
        if _ONLY_KEY.match(self.text, bracket.end) or not self.text[bracket.end : at].strip():
            return 0  # a citation makes its note by itself
        del self.parts[bracket.part :]
        del self.runs[bracket.runs :]
        # What was found since its bracket was opened stands in it.
        for spans in (self.opaque, self.labels, self.unknown):
            while spans and spans[-1][0] >= start:
                spans.pop()
        while self.misplaced and self.misplaced[-1].cite.start >= start:
            self.misplaced.pop()
        while self.handles and self.handles[-1].start >= start:
            self.handles.pop()
        self.opaque.append((start, at + 1))
        self.parts.append(Part(Sort.NOTE, start, at + 1, self.text.part(bracket.end, at)))
        return at + 1

    def link_behind(self, bracket: _Bracket, at: int) -> tuple[int, Address, str | None] | None:
        """The end, address and title of the link whose words end at `at`; None where there is none."""
        text = self.text
        after = at + 1
        if text.startswith("(", after) and (tail := read_tail(text, after + 1)):
            if tail.title_at:
                self.titles.append(tail.title_at)
                self.cited(*tail.title_at, "the title of a link")
            return tail.end, tail.address, tail.title
        label = _LABEL.match(text, after)
        words = text[bracket.end : at]
        if label and label[1] and not _NO_LABEL.match(label[1]):
            definition = self.defined(label[1])
            if definition is None:
                if words.strip() and not words.startswith(("@", "^")):
                    self.note_unknown(bracket, at, label.span(1))
                return None
            end = label.end()
        else:
            # `[a [b] c]` cannot be a label.
            definition = self.defined(words) if self.definitions and "[" not in _unescaped(words) else None
            end = label.end() if label and not label[1] else after
            if definition is None:
                if label and not label[1] and words.strip():
                    self.note_unknown(bracket, at, (bracket.end, at))
                return None
        return end, Address(definition.address, *definition.place), definition.title

    def defined(self, label: str) -> Definition | None:
        """The definition of a label, which is used here."""
        name = normal_label(label)
        found = self.definitions.get(name)
        if found:
            self.used.add(name)
        return found

    def note_unknown(self, bracket: _Bracket, at: int, label: tuple[int, int]) -> None:
        """Note a label that no definition has, where the brackets before it hold the words of a link.

        In `T[i][j]` and `[1][2]` they do not.
        """
        start = self.parts[bracket.part].start
        joined = start > 0 and self.text[start - 1].isalnum()
        words = _TERM if label[1] - label[0] < 2 else _LETTER
        if not joined and words.search(self.text, bracket.end, at):
            self.unknown.append(label)

    # --- citations ---------------------------------------------------------------------------------

    def cited(self, start: int, end: int, where: str, behind: int | None = None) -> None:
        """Note the citations in a piece of the text where none can be printed; see `Misplaced`."""
        words = self.text[start:end]
        opaque = disjoint([(a - start, b - start) for a, b in self.opaque if start <= a and b <= end])
        self.misplaced += (
            Misplaced(
                MisplacedCitation(
                    start + cite.start,
                    start + cite.end,
                    start + cite.first,
                    start + cite.last,
                    cite.alone,
                ),
                where,
                behind,
            )
            for cite in misplaced_in(words, opaque)
        )
        if "@" in words:
            flaw = Flaw.IN_LINK if where == _LINK_WORDS else Flaw.IN_WORDS
            for cluster in citations.find(words, opaque).clusters:
                first, *more = cluster.cites
                if not (more or first.excerpt) and first.mode is Mode.IN_TEXT:
                    place = start + first.start, start + first.end
                    self.handles.append(BareKey(*place, first.source, None, flaw))

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


_LINK_WORDS = "the words of a link"
_VERBATIM = re.compile(r"<(/?)(code|pre)\b", re.IGNORECASE)
_NO_CITATIONS = CitationScan((), ())
_ONLY_KEY = re.compile(r"\s*-?@[^\s\]]*\s*\]")
_NO_LABEL = re.compile(r"[\^@]|\s*$|-@")
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


def _unescaped(text: str) -> str:
    return re.sub(r"\\.", "", text) if "\\" in text else text
