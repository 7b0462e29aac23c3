"""Texts of one file to finished HTML with holes.

1. The texts are joined, each as a section by itself, and Markdown is read once for all of them.
2. Whatever refers to something becomes a token, a private-use character, in the HTML (`tokens`).
3. The HTML of each section is cleaned by itself, and cut at the tokens, in the order of the text (`holes`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape, unescape

from briefing_site.model import faults
from briefing_site.model.body import Body
from briefing_site.model.briefing import Footnote, Heading
from briefing_site.model.citation import UncitedKey
from briefing_site.model.diagnostic import Diagnostic, Place, Span
from briefing_site.model.lines import LocatedText
from briefing_site.parse.forbidden_references import forbidden_references, may_refer
from briefing_site.parse.headings import headings_of
from briefing_site.parse.holes import cut, move_marks
from briefing_site.parse.markdown.block import SECTION, Kind
from briefing_site.parse.markdown.blocks import read_blocks
from briefing_site.parse.markdown.engine import DroppedMarkup, MarkdownEngine, may_have
from briefing_site.parse.markdown.inline_parts import Address
from briefing_site.parse.markdown.references import SECTION_MARK
from briefing_site.parse.tokens import HEADING_MARK, TOKEN, JoinedSections, LinkToken, RawTag, Section, Tokens
from briefing_site.parse.unbalanced_tags import unbalanced
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.slug import free_id
from briefing_site.text.word_count import count_words

_SECTION = re.compile(f"<p>{SECTION_MARK}</p>\n?")
_PARAGRAPH = re.compile(r"<p>((?:(?!</?p[ >]).)*)</p>", re.DOTALL)
_ID = re.compile(r"<[a-z][^<>]*\sid=\"([^\"]*)\"")
_MARKUP = re.compile(r"<[^<>]*>")
_MAY_BEGIN = re.compile(r"\s*[#>`~*+|0-9=-]")
_WITH_ADDRESS = re.compile(f"<[a-z](?=[^<>]*>)[^<>]*(?:{TOKEN.pattern}|(?:href|src)=)[^<>]*>")
_ATTRIBUTE = re.compile(r"\s(?P<name>[\w-]+)=\"(?P<value>[^\"]*)\"")
_OUTSIDE = LazyPattern(r"(?:https?:|mailto:|tel:|[\\/]{2})", re.IGNORECASE)
_BLANK_LINES = LazyPattern(r"(?<=\S)[ \t]*\n(?:[ \t]*\n)+[ \t]*")
_BLOCK_SIGN = LazyPattern(r"\s*(?:\d+)?(?P<sign>[-+*>#.)`~|=])")
"""The sign at the beginning of a text that a backslash makes plain."""
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A converted text of any length."""

    body: Body
    headings: tuple[Heading, ...]
    ids: tuple[str, ...]
    """Every id of an element of the block, in order."""
    words: int


@dataclass(frozen=True, slots=True)
class Composition:
    """All texts of one file, converted."""

    blocks: tuple[Block, ...]
    inline: tuple[Body, ...]
    """The short texts of the front matter, in the order given."""
    footnotes: tuple[Footnote, ...]
    uncited: tuple[UncitedKey, ...]
    """In the order of the file."""
    faults: tuple[Diagnostic, ...]


def compose(
    engine: MarkdownEngine,
    blocks: Sequence[LocatedText],
    inline: Sequence[tuple[str, LocatedText]] = (),
    *,
    top: int = 2,
) -> Composition:
    """Convert the blocks of a file, and short texts named for messages, in one run of Markdown.

    `top` is the highest level that a heading of a block may have.
    """
    return _Composer(engine, blocks, inline, top).run()


class _Composer:
    def __init__(
        self,
        engine: MarkdownEngine,
        blocks: Sequence[LocatedText],
        inline: Sequence[tuple[str, LocatedText]],
        top: int,
    ) -> None:
        self.engine = engine
        self.top = top
        self.blocks = blocks
        self.inline = inline
        sections = [*(Section(text, True) for _, text in inline), *(Section(text, False) for text in blocks)]
        self.tokens = Tokens(JoinedSections(sections))
        self.faults = self.tokens.faults

    def run(self) -> Composition:
        htmls = iter(self.convert(len(self.inline) + len(self.blocks)))
        inline = tuple(
            self.inline_body(next(htmls), number, name, text)
            for number, (name, text) in enumerate(self.inline)
        )
        blocks = tuple(self.block(next(htmls), number) for number, _ in enumerate(self.blocks, len(inline)))
        notes = tuple(
            Footnote(note.name, self.note_body(html), note.place, note.whole)
            for note, html in zip(self.tokens.footnotes, htmls, strict=True)
        )
        self.duplicate_footnotes(notes)
        return Composition(
            inline=inline,
            blocks=blocks,
            footnotes=notes,
            uncited=tuple(sorted(self.tokens.uncited, key=lambda key: key.place)),
            faults=tuple(self.faults),
        )

    def convert(self, sections: int) -> list[str]:
        """The HTML of each section, and of each footnote, from one run of Markdown."""
        if not sections:
            return []
        html, written = self.engine.convert(self.tokens.joined.text, self.tokens)
        pieces = _SECTION.split(html)[1:]
        # Each section is cleaned by itself, or a tag left open in one would go on in the next.
        cleaned = [self.engine.clean(html.strip(), written=written) for html in pieces]
        if not html:  # all texts are empty
            cleaned = [("", [])] * sections
        dropped = dict.fromkeys(what for _, more in cleaned for what in more)
        if any(what.name in ("href", "src") for what in dropped) and self.lost_addresses(cleaned):
            # The stage `link` tells of them, at their places.
            dropped = {what: None for what in dropped if what.name not in ("href", "src")}
        for what in dropped:
            self.faults.extend(self.dropped(what))
        if may_refer(self.tokens.joined.text):
            self.faults.extend(forbidden_references(self.tokens.joined, [html for html, _ in cleaned]))
        self.faults.extend(unbalanced(self.tokens.tags))
        return [html for html, _ in cleaned]

    def lost_addresses(self, cleaned: Sequence[tuple[str, object]]) -> bool:
        """Whether an address that leads out of the site is not in the HTML, since it was dropped."""
        return any(
            all(f'="{escape(found.address, quote=False)}"' not in html for html, _ in cleaned)
            for section in self.tokens.outside.values()
            for found in section.values()
        )

    def dropped(self, what: DroppedMarkup) -> list[Diagnostic]:
        """The faults of a tag or attribute that was dropped, at each place where the author wrote it."""
        if what.tag:
            tags = [tag for tag in self.tokens.tags if tag.name == what.name]
            tags = [tag for tag in tags if not tag.text.startswith("</")] or tags
            here = may_have(what.name)
            found = [
                faults.markup.dropped_tag(tag.place, what.name, tag.backslash, here=here) for tag in tags
            ]
        else:
            holders = [(tag, _attribute_of(tag, what.name)) for tag in self.tokens.tags]
            found = [
                faults.markup.dropped_attribute(tag.place, what.name, place)
                for tag, place in holders
                if place and not may_have(tag.name, what.name)
            ]
        if found:
            # A tag or attribute that is let through elsewhere was dropped once, for where it stands.
            return found if not what.tag or not may_have(what.name) else found[:1]
        at, backslash = self.searched(what)
        if what.tag:
            return [faults.markup.dropped_tag(at, what.name, backslash)]
        return [faults.markup.dropped_attribute(at, what.name, None)]

    def searched(self, what: DroppedMarkup) -> tuple[Span, str]:
        """The likeliest place of what was dropped: in a list of attributes, or else its name anywhere."""
        item = re.compile(rf"\{{[^{{}}\n]*?(?<![\w-])({re.escape(what.name)})\s*=", re.IGNORECASE)
        word = re.compile(rf"({re.escape(what.name)})", re.IGNORECASE)
        texts = [section.text for section in self.tokens.joined.sections]
        for pattern in (item, word):
            for text in texts:
                if found := pattern.search(text.text):
                    return text.span(*found.span(1)), text.backslash
        return texts[0].span(0, 0), texts[0].backslash

    def inline_body(self, html: str, number: int, name: str, text: LocatedText) -> Body:
        match = _PARAGRAPH.fullmatch(html.strip())
        if not match or _BLANK_LINE.search(text.text.strip()) or _begins_block(text.text):
            self.faults.append(faults.briefing.not_inline(_all_of(text), name, *_made_inline(text)))
        html = self.whole(match[1] if match else html)
        return cut(html, self.tokens, self.tokens.outside_of(number))

    def whole(self, html: str) -> str:
        """HTML in which every token is a hole, at the place where its mark is to be printed."""
        return move_marks(_WITH_ADDRESS.sub(self.tag, html))

    def tag(self, match: re.Match[str]) -> str:
        """A tag in which every address inside the site is a hole, and nothing else is."""
        return _ATTRIBUTE.sub(self.attribute, match.group())

    def attribute(self, match: re.Match[str]) -> str:
        name, value = match["name"], match["value"]
        token = self.tokens.of.get(value)
        is_address = name in ("href", "src")
        if is_address and isinstance(token, LinkToken):
            return match.group()
        if is_address and _OUTSIDE.match(value):
            if unescape(value) not in self.tokens.seen:
                self.late_address(value, image=name == "src")
            return match.group()
        if not TOKEN.search(value):
            return (
                f' {name}="{self.late_address(value, image=name == "src")}"' if is_address else match.group()
            )
        for sign in TOKEN.findall(value):
            self.faults.append(
                faults.citation.citation_misplaced(self.tokens.place_of(sign), "a list of attributes")
            )
        words = TOKEN.sub(lambda sign: escape(self.tokens.of[sign.group()].raw), value)
        return f' {name}="{words}"'

    def late_address(self, value: str, *, image: bool) -> str:
        """The token of an address that only the finished HTML shows, as one from a list of attributes."""
        joined, written = self.tokens.joined.text, unescape(value)
        item = re.search(rf"\{{[^{{}}\n]*=[\"']?({re.escape(written)})", joined)
        start = item.start(1) if item else max(joined.find(written), 0)
        return self.tokens.address(Address(written, start, start + len(written)), image=image)

    def note_body(self, html: str) -> Body:
        """The text of a footnote."""
        return cut(HEADING_MARK.sub("", self.whole(html)), self.tokens)

    def block(self, html: str, number: int) -> Block:
        """A block made of finished HTML, with its headings and ids; it is the section of a `number`."""
        html = self.whole(html)
        html, headings, found = headings_of(html, self.tokens, self.top)
        self.faults.extend(found)
        words = words_of(html)
        body = cut(html, self.tokens, self.tokens.outside_of(number))
        return Block(body, headings, tuple(_ID.findall(html)), words)

    def duplicate_footnotes(self, notes: Sequence[Footnote]) -> None:
        first: dict[str, Span] = {}
        names = {note.name for note in notes}
        for note in notes:
            if note.name in first:
                self.faults.append(
                    faults.briefing.duplicate_footnote(
                        note.place,
                        note.name,
                        first[note.name],
                        note.whole,
                        free_id(note.name, names),
                    )
                )
            first.setdefault(note.name, note.place)


def words_of(html: str) -> int:
    """How many words a block of finished HTML has, without those that its holes print."""
    return count_words(_MARKUP.sub(" ", TOKEN.sub("", html)))


def _all_of(text: LocatedText) -> Span:
    return text.span(0, len(text.text.rstrip()))


def _made_inline(text: LocatedText) -> tuple[tuple[Span, ...], tuple[Span, str] | None]:
    """The blank lines of a text, and the sign that begins its list or heading, with the backslash."""
    words = text.text.rstrip()
    blank = []
    for found in _BLANK_LINES.finditer(words):
        first, last = text.place(found.start()), text.place(found.end())
        lines = range(first.line + 1, last.line)
        if not lines or any(text.lines.line(n).strip() for n in lines):
            return (), None  # written with escapes
        blank.append(Span(Place(first.path, lines[0]), Place(first.path, last.line)))
    if blank or not _begins_block(text.text):
        return tuple(blank), None
    sign = _BLOCK_SIGN.match(words)
    return (), (text.span(*sign.span("sign")), text.backslash) if sign else None


def _attribute_of(tag: RawTag, name: str) -> Span | None:
    """The place of an attribute with the blank before it; None where it cannot be told apart."""
    pattern = rf"\s+{re.escape(name)}(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?(?=[\s/>])"
    found = re.search(pattern, tag.text, re.IGNORECASE)
    if not found or not tag.place.holds(len(tag.text)):
        return None
    return tag.place.part(found.start(), found.end() - found.start())


def _begins_block(text: str) -> bool:
    """Whether a text is a list, a heading or the like."""
    if not _MAY_BEGIN.match(text):
        return False
    (section,) = read_blocks(f"{SECTION}\n{text.strip()}\n").sections
    return any(block.kind is not Kind.PARAGRAPH for block in section.children)
