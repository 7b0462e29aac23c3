"""Markdown with references to finished HTML with holes.

1. `scan` and `citations.find` recognise every reference in the raw text, with its place.
2. Each is replaced by one private-use character, a token, which Markdown carries along untouched.
3. Markdown runs once over all texts of a file, each behind a token of its own.
4. The finished HTML is cut at the tokens: holes, in the order of the document. A token that ended up
   in code was no reference, and becomes the author's words again.
"""

from __future__ import annotations

import html as html_module
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_site.model import faults
from briefing_site.model.body import Body, CitationHole, FootnoteHole, Hole, LinkHole, Sentence
from briefing_site.model.briefing import Footnote, Heading
from briefing_site.model.citation import Citation, Mode
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.lines import Lines, Located
from briefing_site.parse import citations
from briefing_site.parse.markdown import Dropped, Engine
from briefing_site.parse.markdown_scan import Definition, Mark, Scan, scan
from briefing_site.parse.misfit_fault import fault_of
from briefing_site.parse.near_citations import Misfit
from briefing_site.text.sentences import split
from briefing_site.text.word_count import count_words

# Tokens of plane 15 are marks that follow punctuation; those of plane 16 stay where they stand.
_FIRST_MARK, _LAST_MARK = 0xF0000, 0xFFFFD
_FIRST_OTHER, _LAST_OTHER = 0x100000, 0x10FFFD
_TOKEN = re.compile("[\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_MOVED = re.compile(r"\s*((?:[\U000f0000-\U000ffffd]\s*)*[\U000f0000-\U000ffffd])([.,;:!?]+[\"”’»)]*)?")
_IN_TAG = re.compile("<[^<>]*[\U000f0000-\U000ffffd\U00100000-\U0010fffd][^<>]*>")
_PLACE_OF_ADDRESS = re.compile(r"\b(?:href|src)=\"$")
_SECTION = re.compile("<p>([\U00100000-\U0010fffd])</p>\n?")
_PARAGRAPH = re.compile(r"<p>((?:(?!</?p[ >]).)*)</p>", re.DOTALL)
_VERBATIM = re.compile(r"<(pre|code)\b[^>]*>.*?</\1>", re.DOTALL)
_HEADING = re.compile(r"<h(?P<level>[1-6])(?P<tag>[^>]*)>(?P<text>.*?)</h(?P=level)>", re.DOTALL)
_OWN_ID = re.compile(r"\sid=\"([^\"]*)\"")
_ID = re.compile(r"<[a-z][^<>]*\sid=\"([^\"]*)\"")
_RAW_HEADING = re.compile(r"^(?:#{1,6}[ \t]*[^#\s].*|[^\s>#|].*\n(?:=+|-+)[ \t]*)$", re.MULTILINE)
_SIGNS = re.compile("#+")
_BLOCK = re.compile(
    r"</?(?:p|h[1-6]|li|ul|ol|dl|dt|dd|td|th|tr|table|thead|tbody|tfoot|caption|div|figure|figcaption|blockquote|pre|hr"
    r"|details|summary)\b[^>]*>|<br\b[^>]*>"
)
_MARKUP = re.compile(r"<[^>]*>")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A text of any length, converted."""

    body: Body
    headings: tuple[Heading, ...]
    ids: tuple[str, ...]
    """Every id that it gives to an element, in order."""
    words: int


@dataclass(frozen=True, slots=True)
class Composed:
    """All texts of one file, converted."""

    blocks: tuple[Block, ...]
    inline: tuple[Body, ...]
    """The short texts of the front matter, in the order given."""
    footnotes: tuple[Footnote, ...]
    faults: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Reference:
    """What a token stands for."""

    raw: str
    """The author's words, to be put back where the token turns out to be none."""
    text: Located
    """The text that it stands in."""
    place: Span
    mark: Mark | None = None
    cites: tuple[citations.Cite, ...] = ()
    places: tuple[Span, ...] = ()
    misfit: Misfit | None = None


_NOWHERE = Located("", Lines("", ""), ((0, 0),))
"""The text of a marker, which is none of the author's."""


class _Tokens:
    """Hands out one character per reference."""

    def __init__(self) -> None:
        self.references: dict[str, _Reference] = {}
        self._mark = _FIRST_MARK
        self._other = _FIRST_OTHER

    def add(self, reference: _Reference, *, follows: bool) -> str:
        if follows and self._mark <= _LAST_MARK:
            token, self._mark = chr(self._mark), self._mark + 1
        elif self._other <= _LAST_OTHER:
            token, self._other = chr(self._other), self._other + 1
        else:  # 65,534 references in one file: leave the rest as words
            return reference.raw
        self.references[token] = reference
        return token


def compose(
    engine: Engine,
    blocks: Sequence[Located],
    inline: Sequence[tuple[str, Located]] = (),
    *,
    top: int = 2,
) -> Composed:
    """Convert the blocks of a file, and short texts named for messages, in one run of Markdown.

    `top` is the highest level that a heading of a block may have.
    """
    return _Composer(engine, blocks, inline, top).run()


class _Composer:
    def __init__(
        self, engine: Engine, blocks: Sequence[Located], inline: Sequence[tuple[str, Located]], top: int
    ) -> None:
        self.engine = engine
        self.top = top
        self.blocks = [(block, scan(block.text)) for block in blocks]
        self.inline = [(name, text, scan(text.text)) for name, text in inline]
        self.tokens = _Tokens()
        self.faults: list[Diagnostic] = []

    def run(self) -> Composed:
        filled = [_fill(block, scanned, self.tokens) for block, scanned in self.blocks]
        definitions = [
            (d, block, _dedent(text.between(d.text, d.end)))
            for (block, scanned), text in zip(self.blocks, filled, strict=True)
            for d in scanned.definitions
        ]
        sections = [
            *(self.short(*inline) for inline in self.inline),
            *(text for _, _, text in definitions),
            *(
                text.without(scanned.definitions)
                for (_, scanned), text in zip(self.blocks, filled, strict=True)
            ),
        ]
        htmls = iter(self.convert(sections))
        inline = tuple(self.inline_body(next(htmls), name, text) for name, text, _ in self.inline)
        notes = tuple(
            Footnote(
                d.name, self.cut(next(htmls)), block.span(d.start, d.text - 1), block.span(d.start, d.end)
            )
            for d, block, _ in definitions
        )
        self.duplicate_footnotes(notes)
        blocks = tuple(self.block(next(htmls), block, scanned) for block, scanned in self.blocks)
        return Composed(blocks, inline, notes, tuple(self.faults))

    # --- before Markdown -------------------------------------------------------------------------

    def short(self, name: str, text: Located, scanned: Scan) -> str:
        if _BLANK_LINE.search(text.text.strip()):
            self.faults.append(faults.briefing.not_inline(_all_of(text), name))
        # One paragraph on one line: what begins a line like a list is none.
        return " ".join(_fill(text, scanned, self.tokens).between(0, len(text.text)).split())

    # --- Markdown --------------------------------------------------------------------------------

    def convert(self, sections: Sequence[str]) -> list[str]:
        """The HTML of each section, out of one run where their texts keep to themselves."""
        if not sections:
            return []
        markers = [
            self.tokens.add(_Reference("", _NOWHERE, Span.whole_file("")), follows=False) for _ in sections
        ]
        joined = "\n\n".join(f"{marker}\n\n{text}" for marker, text in zip(markers, sections, strict=True))
        pieces = _SECTION.split(self.engine.convert(joined))
        # An unclosed tag or fence swallows the next section: then each is converted by itself.
        alone = pieces[1::2] == markers
        htmls = pieces[2::2] if alone else [self.engine.convert(text) for text in sections]
        # Made whole one by one, or a tag left open in one section would go on in the next.
        cleaned = [self.engine.clean(html.strip()) for html in htmls]
        dropped = dict.fromkeys(what for _, more in cleaned for what in more)
        schemes = self.schemes()
        self.faults.extend(schemes)
        self.faults.extend(self.cited_in_links())
        self.faults.extend(
            faults.briefing.markup_dropped(self.place_of(what), str(what))
            for what in dropped
            if not (schemes and what.name in ("href", "src"))  # told already, at their places
        )
        return [html for html, _ in cleaned]

    def cited_in_links(self) -> Iterator[Diagnostic]:
        """Citations among the words of a link; a plain handle such as `@somebody` is none."""
        for text, scanned in self.texts():
            for start, end in scanned.labels:
                words = text.text[start:end]
                for cluster in citations.find(words, scan(words).opaque).clusters:
                    first = cluster.cites[0]
                    if (first.excerpt or first.mode is not Mode.IN_TEXT) and not _inside(start, scanned.code):
                        yield faults.citation.citation_misplaced(
                            text.span(start + first.start, start + first.end), "the words of a link"
                        )

    def schemes(self) -> list[Diagnostic]:
        """Links of a kind that is not let through."""
        return [
            faults.briefing.markup_dropped(
                block.span(scheme.start, scheme.start + len(scheme.name)), f"a link with {scheme.name}"
            )
            for block, scanned in self.texts()
            for scheme in scanned.schemes
        ]

    def place_of(self, what: Dropped) -> Span:
        """Where the author wrote a tag or attribute that was not let through."""
        for text, scanned in self.texts():
            for tag in scanned.tags:
                if tag.name == what.name if what.tag else what.name in tag.text.lower():
                    return text.span(tag.start, tag.start + len(tag.text))
        texts = [text for text, _ in self.texts()]
        where = next((text for text in texts if what.name in text.text.lower()), texts[0])
        at = max(where.text.lower().find(what.name), 0)
        return where.span(at, at + len(what.name))

    def texts(self) -> Iterator[tuple[Located, Scan]]:
        """Every text of the file with what was found in it."""
        yield from ((text, scanned) for _, text, scanned in self.inline)
        yield from self.blocks

    # --- after Markdown --------------------------------------------------------------------------

    def inline_body(self, html: str, name: str, text: Located) -> Body:
        match = _PARAGRAPH.fullmatch(html.strip())
        if not match:
            self.faults.append(faults.briefing.not_inline(_all_of(text), name))
        return self.cut(match[1] if match else html)

    def cut(self, html: str) -> Body:
        """Cut finished HTML at its tokens."""
        html = _move_marks(self.restore(html))
        tokens = _TOKEN.findall(html)
        number = {token: n for n, token in enumerate(tokens)}
        sentences = self.sentences(html, number)
        holes: list[Hole] = []
        for n, token in enumerate(tokens):
            reference = self.tokens.references[token]
            if reference.cites:
                places = zip(reference.cites, reference.places, strict=True)
                cited = (_citation(c, p, reference.text.backslash) for c, p in places)
                holes.append(CitationHole(tuple(cited), sentences.get(n, Sentence(()))))
            elif (mark := reference.mark) and mark.kind == "footnote":
                holes.append(FootnoteHole(mark.target, reference.place))
            elif mark and mark.kind != "footnote":
                sentence = sentences.get(n, Sentence(()))
                named = _named(mark, reference)
                holes.append(
                    LinkHole(
                        mark.kind, mark.target, mark.anchor, mark.label, sentence, reference.place, *named
                    )
                )
        return Body(tuple(_TOKEN.split(html)), tuple(holes))

    def restore(self, html: str) -> str:
        """Put the author's words back where a token is no reference, and report what is amiss."""
        html = _VERBATIM.sub(lambda m: _TOKEN.sub(lambda t: self.raw(t.group()), m.group()), html)
        html = _IN_TAG.sub(lambda m: self.restore_in_tag(m.group()), html)

        def misfit(match: re.Match[str]) -> str:
            reference = self.tokens.references[match.group()]
            if reference.misfit is None:
                return match.group()
            self.faults.append(fault_of(reference.misfit, reference.text))
            return self.raw(match.group())

        return _TOKEN.sub(misfit, html)

    def restore_in_tag(self, tag: str) -> str:
        """Inside a tag only the address of a link is a hole."""

        def keep(match: re.Match[str]) -> str:
            reference = self.tokens.references[match.group()]
            if (
                reference.mark
                and reference.mark.kind in ("page", "image")
                and _PLACE_OF_ADDRESS.search(tag[: match.start()])
            ):
                return match.group()
            if reference.cites:
                self.faults.append(
                    faults.citation.citation_misplaced(
                        reference.place, "an image, a link title or an abbreviation"
                    )
                )
            return self.raw(match.group())

        return _TOKEN.sub(keep, tag)

    def raw(self, token: str) -> str:
        return html_module.escape(self.tokens.references[token].raw)

    def sentences(self, html: str, number: dict[str, int]) -> dict[int, Sentence]:
        """For each hole the sentence that it stands in, or directly follows."""
        found: dict[int, Sentence] = {}
        for block in _BLOCK.split(html):
            if not _TOKEN.search(block):
                continue
            # A tag vanishes, but not the hole for the address in it.
            text = html_module.unescape(_MARKUP.sub(lambda tag: "".join(_TOKEN.findall(tag.group())), block))
            text = " ".join(text.split())
            spans = split(text)
            for start, end in spans:
                inside = [t for t in _TOKEN.findall(text, start, end) if t in number]
                if not inside:
                    continue
                sentence = Sentence(tuple(_parts(text[start:end], number)))
                found.update((number[token], sentence) for token in inside)
        return found

    def block(self, html: str, block: Located, scanned: Scan) -> Block:
        """A finished text of any length with what it offers to links."""
        body = self.cut(html)
        return Block(
            body,
            self.headings(html, block, scanned),
            tuple(_ID.findall(html)),
            count_words(_MARKUP.sub(" ", _TOKEN.sub("", html))),
        )

    def headings(self, html: str, block: Located, scanned: Scan) -> tuple[Heading, ...]:
        """The headings with their places, and what is wrong with their levels."""
        raw = [m.span() for m in _RAW_HEADING.finditer(block.text) if not _inside(m.start(), scanned.code)]
        found = list(_HEADING.finditer(html))
        spans = raw if len(raw) == len(found) else [(0, 0)] * len(found)
        result: list[Heading] = []
        previous = self.top - 1
        for match, span in zip(found, spans, strict=True):
            level = int(match["level"])
            place = block.span(*span)
            if not self.top <= level <= previous + 1:
                wanted = self.top if level < self.top else previous + 1
                signs = _SIGNS.match(block.text, *span)
                at = block.span(*signs.span()) if signs else None
                self.faults.append(faults.briefing.heading_level(place, level, wanted, at))
            previous = max(level, self.top)
            own = _OWN_ID.search(match["tag"])
            text = html_module.unescape(_MARKUP.sub("", _TOKEN.sub("", match["text"])))
            result.append(Heading(own[1] if own else "", level, " ".join(text.split()), place))
        return tuple(result)

    def duplicate_footnotes(self, notes: Sequence[Footnote]) -> None:
        first: dict[str, Span] = {}
        for note in notes:
            if note.name in first:
                self.faults.append(
                    faults.briefing.duplicate_id(note.place, "footnote", note.name, first[note.name])
                )
            first.setdefault(note.name, note.place)


@dataclass(frozen=True, slots=True)
class _Filled:
    """A text whose references can be replaced piecewise."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    """(start, end, token), disjoint and ascending."""

    def between(self, start: int, end: int) -> str:
        """A piece of the text with its references replaced."""
        pieces: list[str] = []
        at = start
        for first, last, token in self.spans:
            if first >= start and last <= end:
                pieces += (self.text[at:first], token)
                at = last
        return "".join((*pieces, self.text[at:end]))

    def without(self, definitions: Sequence[Definition]) -> str:
        """The text without its footnotes' definitions."""
        pieces: list[str] = []
        at = 0
        for definition in definitions:
            pieces.append(self.between(at, definition.start))
            at = definition.end
        return "\n\n".join((*pieces, self.between(at, len(self.text))))


def _fill(located: Located, scanned: Scan, tokens: _Tokens) -> _Filled:
    """Give every reference of a text its token."""
    text = located.text
    spans: list[tuple[int, int, str]] = []
    for mark in scanned.marks:
        reference = _Reference(
            text[mark.start : mark.end], located, located.span(mark.start, mark.end), mark=mark
        )
        spans.append((mark.start, mark.end, tokens.add(reference, follows=mark.kind == "footnote")))
    found = citations.find(text, scanned.opaque)
    for cluster in found.clusters:
        places = tuple(located.span(text.index("@", cite.start), cite.end) for cite in cluster.cites)
        reference = _Reference(
            text[cluster.start : cluster.end], located, places[0], cites=cluster.cites, places=places
        )
        follows = cluster.cites[0].mode is not Mode.IN_TEXT
        spans.append((cluster.start, cluster.end, tokens.add(reference, follows=follows)))
    for misfit in found.misfits:
        # One character is enough to tell whether it stands in code, where it is nobody's mistake.
        place = located.span(misfit.start, misfit.start + 1)
        reference = _Reference(text[misfit.start], located, place, misfit=misfit)
        spans.append((misfit.start, misfit.start + 1, tokens.add(reference, follows=False)))
    return _Filled(text, _without_overlap(spans))


def _without_overlap(spans: list[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """The outermost of spans that overlap: a footnote mark inside a citation's bracket goes with it."""
    result: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not result or span[0] >= result[-1][1]:
            result.append(span)
    return tuple(result)


def _all_of(text: Located) -> Span:
    return text.span(0, len(text.text.rstrip()))


def _named(mark: Mark, reference: _Reference) -> tuple[Span, Span]:
    """Where a link names its target, and its anchor."""
    text, at = reference.text, mark.target_at
    target = text.span(at, at + len(mark.target))
    at = mark.anchor_at
    return target, text.span(at, at + len(mark.anchor)) if at >= 0 else Span.at(target.end)


def _citation(cite: citations.Cite, place: Span, backslash: str) -> Citation:
    return Citation(
        cite.source,
        cite.excerpt,
        cite.mode,
        cite.prefix,
        cite.signal,
        cite.locator,
        cite.suffix,
        place,
        backslash,
    )


def _move_marks(html: str) -> str:
    """Set marks tight behind their word, and behind the punctuation that follows: `claim.[1]`.

    English sets note marks after the stop; Japanese and Chinese punctuation is left alone.
    """

    def move(match: re.Match[str]) -> str:
        return (match[2] or "") + "".join(match[1].split())

    return _MOVED.sub(move, html)


def _dedent(text: str) -> str:
    return re.sub(r"^(?: {4}|\t)", "", text.strip(), flags=re.MULTILINE)


def _inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _parts(text: str, number: dict[str, int]) -> list[str | int]:
    parts: list[str | int] = []
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            parts.append(text[at : match.start()])
        if match.group() in number:
            parts.append(number[match.group()])
        at = match.end()
    if at < len(text):
        parts.append(text[at:])
    return parts
