"""Inline markup as elements, with a token for every reference."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AMP_SUBSTITUTE, ETX, STX, AtomicString

from briefing_site.model import faults
from briefing_site.model.diagnostic import Span
from briefing_site.model.files import SHOWN
from briefing_site.model.fix import Fix, Safety, replaced
from briefing_site.parse.citations import Cluster
from briefing_site.parse.markdown.emphasis import SignRun
from briefing_site.parse.markdown.foreign import foreign
from briefing_site.parse.markdown.inline import read_inline
from briefing_site.parse.markdown.inline_brackets import MAX_NESTED
from briefing_site.parse.markdown.inline_parts import PUNCTUATION, Inline, Part, Sort, Tag
from briefing_site.parse.markdown.inline_text import InlineText
from briefing_site.parse.markdown.plain_inline import WikiLink, is_plain, plain_parts
from briefing_site.parse.markdown.raw_addresses import raw_addresses, tag_name
from briefing_site.parse.markdown.reference_definitions import Definition
from briefing_site.parse.markdown.references import References
from briefing_site.parse.misplaced_citations import fixes_of, misplaced_in
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.slug import slug
from briefing_site.text.unwrap import unwrapped_lines

_WORDS_BEFORE = LazyPattern(r"[^@\[\]]*")
_NAME = LazyPattern(r"\sname=(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)
_MARKDOWN = LazyPattern(
    r"!?\[[^\[\]\n]{1,200}\]\([^()\s]{1,200}\) | \*\*[^*\s][^*\n]{0,200}\*\* | \^\[[^\[\]\n]{1,200}\]"
    r" | ^[ \t]*(?:[-*+]|\d{1,3}[.)]|\#{1,6})[ ]\S[^\n]* | ^[ \t]*(?:>[ ][^\n]*|```[^\n]*|\|[^\n]*\|[ \t]*$)",
    re.MULTILINE | re.VERBOSE,
)
_IN_HTML = "Write the sign as plain text"
_INSTRUCTIONS = ("<?", "<![", "<!d", "<!D", "<!e", "<!E")
_BLANK = "put a blank line behind the tag, so that it is read, or write it in HTML"
MARKUP = LazyPattern(
    r"!?\[[^\[\]\n]+\]\([^()\n]*\)|\[\[[^\[\]\n]+\]\]|(?<![\w*])\*\*[^*\s][^*\n]*\*\*|~~[^~\s][^~\n]*~~|\[\^[^\]\s]+\]"
)
"""Markdown in a text that is printed as it stands."""
_SIZE = LazyPattern(r"\|\d+(?:x\d+)?$")
_TITLES = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "dt", "td", "th"])
_APART = "write it outside the brackets of the citation"
_BESIDE = "write it behind the link"
_LEFT_OUT = "would be left out"
_NO_SIZE = "take it out: pictures are shown as wide as the text allows"
_READ_OUT = "would be read out among the words of the picture"
_EMBED = "write a picture as ![words](picture.png), a link as [[slug]]"


class InlineBuilder:
    """Adds inline texts of one document to elements."""

    def __init__(self, md: Markdown, definitions: Mapping[str, Definition], references: References) -> None:
        self._md = md
        self._definitions = definitions
        self._references = references
        self.notes: list[InlineText] = []
        """The texts of notes that are written where their mark goes, in the order of the marks."""
        self.used: set[str] = set()
        """The labels of definitions that a link uses."""

    def add(self, parent: Element, text: InlineText) -> None:
        """Read an inline text and add it to an element, behind what is in it."""
        if is_plain(text):
            self._add_plain(parent, text)
            return
        inline = read_inline(text, self._definitions)
        if inline.used:
            self.used |= inline.used
        self._report(text, inline, title=parent.tag in _TITLES)
        for start, end in inline.too_deep[:1]:  # those around it are plain text for the same reason
            fault = faults.briefing.too_nested(self._span(text, start, end), MAX_NESTED)
            self._references.report(fault)
        row = _Row(parent)
        words = row.words
        for part in inline.parts:
            sort, value = part.sort, part.value
            if sort == Sort.TEXT:  # as half of them
                words.append(shown(text[part.start : part.end]))
            elif sort == Sort.CITATION and isinstance(value, Cluster):
                words.append(self._references.citation(value, text))
            elif sort == Sort.RUN and isinstance(value, SignRun):
                row.signs(value)
            elif sort == Sort.WORDS:
                words.append(_escaped(str(value)))
            elif sort == Sort.OPEN and isinstance(value, Tag):
                if row.begin_link():
                    self._link(row.at, value)
            elif sort == Sort.CLOSE:
                row.end_link()
            elif sort == Sort.IMAGE and isinstance(value, Tag):
                self._size(text, part)
                sign = text.whole(part.start) if text[part.start] == "!" else -1
                self._picture(row.single("img"), value, sign)
            elif sort == Sort.HTML:
                html = self.raw_html(text.part(part.start, part.end))
                words.append(self._md.htmlStash.store(html))
            elif sort in (Sort.WIKI, Sort.MARK, Sort.NOTE):
                words.append(self._reference(text, part, in_link=row.links > 0))
            else:
                row.add(part)
        row.flush()

    def _add_plain(self, parent: Element, text: InlineText) -> None:
        words: list[str] = []
        for part in plain_parts(text):
            if isinstance(part, str):
                words.append(part)
            elif isinstance(part, Cluster):
                words.append(self._references.citation(part, text))
            elif isinstance(part, WikiLink):
                words.append(self._references.wiki(text, *part))
            else:
                if words:
                    append(parent, "".join(words))
                    words = []
                SubElement(parent, part.tag).text = part.words
        if words:
            append(parent, "".join(words))

    def raw_html(self, text: InlineText) -> str:
        """HTML of the author with tokens for the addresses and references in it."""
        inline = read_inline(text, {}, html_only=True)
        self._near_citations(text, inline)
        for found in _MARKDOWN.finditer(text):
            if not any(start < found.end() and found.start() < end for start, end in inline.opaque):
                sign = PUNCTUATION.search(text, found.start(), found.end())
                first = sign.start() if sign else found.start()
                fix = replaced(
                    self._span(text, first, first + 1), f"&#{ord(text[first])};", _IN_HTML, Safety.DISPLAY
                )
                place = self._span(text, *found.span())
                self._references.report(
                    faults.briefing.foreign_markup(place, "Markdown in a block of HTML", _BLANK, fix)
                )
        pieces: list[str] = []
        for part in inline.parts:
            match part.sort:
                case Sort.HTML:
                    pieces.append(self._tag(text, part))
                case Sort.CITATION if isinstance(part.value, Cluster):
                    pieces.append(self._references.citation(part.value, text))
                case Sort.WIKI | Sort.MARK:
                    pieces.append(self._reference(text, part, in_link=False))
                case _:
                    pieces.append(text[part.start : part.end])
        return "".join(pieces)

    def _tag(self, text: InlineText, part: Part) -> str:
        """A tag with a token for each address in it."""
        name = tag_name(text, part.start, part.end)
        if not name:
            if text.startswith(_INSTRUCTIONS, part.start):
                fault = faults.markup.instruction(self._span(text, part.start, part.end))
                self._references.report(fault)
            return text[part.start : part.end]
        self._references.tag(name, text, part.start, part.end)
        inside = text.part(part.start, part.end)
        for cite in misplaced_in(inside):
            place = self._span(inside, cite.start, cite.end)
            fixes = fixes_of(cite, inside, partial(self._span, inside))
            self._references.report(faults.citation.citation_misplaced(place, "a tag", fixes))
        pieces: list[str] = []
        at = part.start
        for raw in raw_addresses(text, part.start, part.end):
            made = self._references.address(raw.address, image=raw.image)
            if made != raw.address.value:
                pieces.append(f'{text[at : raw.start]}{raw.name}="{made}"')
                at = raw.end
        tag = "".join((*pieces, text[at : part.end]))
        # `<a name="x">` is how anchors were written before HTML 5.
        return _NAME.sub(r" id=\1", tag) if name.lower() == "a" and " id=" not in tag.lower() else tag

    def _link(self, element: Element, tag: Tag) -> None:
        if tag.address:
            element.set("href", shown(self._references.address(tag.address, image=False)))
        if tag.title is not None:
            element.set("title", shown(tag.title))

    def _size(self, text: InlineText, part: Part) -> None:
        """Report the size of a picture that stands among its words: `![words|300](picture.png)`."""
        if isinstance(part.value, Tag) and (size := _SIZE.search(part.value.alt)):
            at = text.find(size[0], part.start, part.end)
            place = self._span(text, at, at + len(size[0]))
            fix = replaced(place, "", "Take it out", Safety.UNSAFE)
            self._references.report(
                faults.briefing.foreign_markup(place, "the size of a picture", _NO_SIZE, fix, _READ_OUT)
            )

    def _picture(self, element: Element, tag: Tag, sign: int) -> None:
        if tag.address:
            element.set("src", shown(self._references.address(tag.address, image=True, sign=sign)))
        element.set("alt", shown(tag.alt))
        if tag.title is not None:
            element.set("title", shown(tag.title))

    def _reference(self, text: InlineText, part: Part, *, in_link: bool) -> str:
        """The token of a wikilink or footnote; in the words of a link neither can be printed."""
        references, place = self._references, self._span(text, part.start, part.end)
        if in_link:
            what = "a link" if part.sort is Sort.WIKI else "a footnote"
            words = str(part.value).rpartition("|")[2] if part.sort is Sort.WIKI else ""
            references.report(faults.link.misplaced_link(place, what, "the words of a link", _BESIDE, words))
            return shown(words)
        if part.sort is Sort.MARK:
            return references.mark(text, part.start, part.end, str(part.value))
        if isinstance(part.value, InlineText):
            self.notes.append(part.value)
            return references.note(text, part.start, part.end, _note_name(part.value))
        if text[part.start] == "!":
            link = self._embedded(text, part)
            fault = faults.briefing.foreign_markup(place, "an embedded file", _EMBED, link, _LEFT_OUT)
            references.report(fault)
            return ""
        return references.wiki(text, part.start, part.end)

    def _embedded(self, text: InlineText, part: Part) -> Fix:
        """The fix of an embedded file: a picture as Markdown has it, or a link to a page."""
        name = str(part.value).partition("|")[0].strip()
        if name.lower().endswith(SHOWN):
            words = PurePosixPath(name).stem.replace("-", " ").replace("_", " ")
            whole = self._span(text, part.start, part.end)
            return replaced(
                whole,
                f"![{words}](<{name}>)" if " " in name else f"![{words}]({name})",
                "Write a picture",
                Safety.DISPLAY,
            )
        return replaced(self._span(text, part.start, part.start + 1), "", "Write a link", Safety.UNSAFE)

    def _near_citations(self, text: InlineText, inline: Inline) -> None:
        """Hand over what looks like a citation and is none."""
        if inline.citations.misfits:
            self._references.misfits(text, inline.citations.misfits)
        if inline.citations.bare or inline.handles:
            self._references.bare(text, [*inline.citations.bare, *inline.handles])

    def _report(self, text: InlineText, inline: Inline, *, title: bool) -> None:
        """Report what is wrong in an inline text."""
        report = self._references.report
        self._near_citations(text, inline)
        told = [(misfit.start, misfit.end) for misfit in inline.citations.misfits]
        others = list(foreign(text, [*inline.opaque, *told] if told else inline.opaque, title=title))
        if others:
            closed = {cluster.end for cluster in inline.citations.clusters}  # `[@a, p. [3]]` is no wiki link
            others = [found for found in others if found.end not in closed]
        for found in others:
            place = self._span(text, found.start, found.end)
            fix = None
            if found.instead:
                fix = replaced(place, found.instead, safety=Safety.UNSAFE)
            elif found.sign >= 0:
                fix = self._references.plain(text.whole(found.sign), text[found.sign])
            report(faults.briefing.foreign_markup(place, found.what, found.cure, fix))
        for cite, where, behind in inline.misplaced:
            fixes = fixes_of(cite, text, partial(self._span, text), behind)
            report(faults.citation.citation_misplaced(self._span(text, cite.start, cite.end), where, fixes))
        for part in inline.parts:
            if part.sort == Sort.RUN and isinstance(part.value, SignRun) and part.value.is_left_over:
                if any(found.start <= part.start < found.end for found in others):
                    continue
                plain = self._references.plain(text.whole(part.start), part.value.sign)
                place = self._span(text, part.start, part.end)
                report(faults.briefing.unclosed_emphasis(place, text[part.start : part.end], plain))
        wholes = dict(reversed(inline.opaque)) if inline.labels else {}
        for start, end in inline.labels:
            whole = (start - 1, wholes.get(start - 1, 0))  # 0 where it stands in the words of a picture
            if whole[1] and not text[start:end].strip() and text[start - 2 : start] != "![":
                place = self._span(text, start - 1, end + 1)
                report(faults.markup.no_words(place, "the link", self._span(text, *whole)))
        for start, end in inline.titles:
            for what in MARKUP.finditer(text, start, end):
                fix = self._references.plain(text.whole(what.start()), text[what.start()])
                place = self._span(text, *what.span())
                report(faults.briefing.markup_in_plain_text(place, "the title of a link or a picture", fix))
        for start, end in inline.unknown:
            plain = self._references.plain(text.whole(start) - 1, "[")
            report(faults.link.unknown_label(self._span(text, start, end), text[start:end], plain))
        for start, end, words in inline.lost:
            place = self._span(text, start, end)
            report(faults.link.misplaced_link(place, "a link", "the words around a citation", _APART, words))
        for start in inline.open_comments:
            sign = "%%" if text[start] == "%" else "<!--"
            plain = self._references.plain(text.whole(start), sign)
            place = self._span(text, start, start + len(sign))
            report(faults.briefing.unclosed_comment(place, sign, plain))

    def _span(self, text: InlineText, start: int, end: int) -> Span:
        return self._references.span(*text.whole_span(start, end))


class _Row:
    """The state of adding the parts of one text to an element."""

    def __init__(self, parent: Element) -> None:
        self.at = parent
        """The innermost element that is open."""
        self.words: list[str] = []
        """Text that is not yet added."""
        self.links = 0
        """The number of links that are open; only the outermost becomes an element."""
        self._around: list[Element] = []

    def flush(self) -> None:
        """Add the text that is not yet added."""
        if self.words:
            append(self.at, "".join(self.words))
            self.words.clear()

    def single(self, tag: str) -> Element:
        """Add an element without content of its own."""
        self.flush()
        return SubElement(self.at, tag)

    def begin(self, tag: str) -> None:
        """Begin an element."""
        element = self.single(tag)
        self._around.append(self.at)
        self.at = element

    def end(self) -> None:
        """End the innermost element."""
        self.flush()
        self.at = self._around.pop()

    def begin_link(self) -> bool:
        """Begin a link; returns False in the words of another, where it is text."""
        self.links += 1
        if self.links == 1:
            self.begin("a")
        return self.links == 1

    def end_link(self) -> None:
        """End the innermost link."""
        self.links -= 1
        if not self.links:
            self.end()

    def signs(self, run: SignRun) -> None:
        """Begin and end the emphasis of a run of signs; those that are left over are text."""
        for _ in run.closes:
            self.end()
        if run.count:
            self.words.append(run.sign * run.count)
        for tag in reversed(run.opens):
            self.begin(tag)

    def add(self, part: Part) -> None:
        """Add code or a line break."""
        if part.sort is Sort.CODE:
            self.single("code").text = AtomicString(shown(str(part.value)))
        elif part.sort is Sort.BREAK and part.value:
            self.single("br").tail = "\n"
        elif part.sort is Sort.BREAK:
            self.words.append("\n")


def append(element: Element, words: str) -> None:
    """Add text to an element, behind what is in it.

    Between two characters of a script without spaces a line break of the file is nothing: browsers would show
    it as a space.
    """
    if "\n" in words and not words.isascii():
        words = unwrapped_lines(words)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def shown(text: str) -> str:
    """A text so written that the library's serializer, which lets entities be, prints it as it stands."""
    return text.replace("&", f"{AMP_SUBSTITUTE}amp;") if "&" in text else text


def _escaped(text: str) -> str:
    """A text that no extension reads as notation, as a brace that begins a list of attributes."""
    return f"{STX}{ord(text)}{ETX}" if text in ("{", "}", ":") else shown(text)


def _note_name(text: InlineText) -> str:
    """A name for a note that has none: the first of its words."""
    before = _WORDS_BEFORE.match(text)
    return "-".join(slug(before[0] if before else "").split("-")[:6]) or "note"
