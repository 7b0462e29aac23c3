"""Tokens: one private-use character in the finished HTML for each reference that an author wrote."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from briefing_site.model.body import OutsideAddress
from briefing_site.model.citation import Citation, Mode, UncitedKey
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edit import Edit
from briefing_site.model.fix import Fix, Safety
from briefing_site.model.lines import LocatedText
from briefing_site.parse.bare_keys import BareKey
from briefing_site.parse.citations import Cite, Cluster
from briefing_site.parse.key_folding import narrow
from briefing_site.parse.markdown.block import SECTION, SHORT
from briefing_site.parse.markdown.inline_parts import Address
from briefing_site.parse.markdown.inline_text import InlineText
from briefing_site.parse.misfit_fault import fault_of
from briefing_site.parse.near_citations import Misfit
from briefing_site.text.dataclass import dataclass

# Tokens of plane 15 are marks that follow punctuation; those of plane 16 stay where they stand.
_FIRST_MARK, _LAST_MARK = 0xF0000, 0xFFFFD
_FIRST_OTHER, _LAST_OTHER = 0x100000, 0x10EFFF
TOKEN = re.compile("[\U000f0000-\U000ffffd\U00100000-\U0010efff]")
_FIRST_HEADING, _LAST_HEADING = 0x10F000, 0x10FFFC
HEADING_MARK = re.compile("[\U0010f000-\U0010fffc]")
"""The mark at the beginning of a heading. It is taken out again, and is no token."""
_IN_TEXT = Mode.IN_TEXT
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[\\/]{2}")


@dataclass(frozen=True, slots=True)
class Section:
    """A text of the author that is converted together with others of its file."""

    text: LocatedText
    short: bool
    """Whether the text is one paragraph, whatever it says."""


class JoinedSections:
    """The sections of a file as one text, with the place of each character."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self.sections = sections
        self.starts: list[int] = []
        """Offset of each section in the joined text."""
        self.moves: list[int | None] = []
        """From there to the offset in the file, for each section that stands in it as it is."""
        pieces: list[str] = []
        at = 0
        for section in sections:
            mark = f"{SHORT if section.short else SECTION}\n"
            start = at + len(mark)
            self.starts.append(start)
            anchors = section.text.anchors
            self.moves.append(anchors[0][1] - start if len(anchors) == 1 else None)
            text = section.text.text
            end = "" if text.endswith("\n") else "\n"
            pieces += (mark, text, end)
            at += len(mark) + len(text) + len(end)
        self.text = "".join(pieces)

    def number(self, offset: int) -> int:
        """The number of the section at an offset of the joined text."""
        return (bisect_right(self.starts, offset) or 1) - 1

    def at(self, offset: int) -> tuple[LocatedText, int]:
        """The section at an offset of the joined text, and the offset in the section."""
        number = self.number(offset)
        return self.sections[number].text, offset - self.starts[number]

    def span(self, start: int, end: int) -> Span:
        """The place in the file of a piece of the joined text."""
        number = self.number(start)
        text, at = self.sections[number].text, start - self.starts[number]
        end = min(end, self.starts[number] + len(text.text))
        move = self.moves[number]
        if move is None:
            return text.span(at, end - self.starts[number])
        return text.lines.span(start + move, end + move)


@dataclass(frozen=True, slots=True)
class CitedToken:
    """A bracket of citations, or one in running text."""

    raw: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class LinkToken:
    """The address of a link or a picture, or a wikilink as a whole."""

    raw: str
    kind: Literal["page", "image", "wiki", "excerpt"]
    target: str
    anchor: str
    label: str
    place: Span
    target_place: Span
    anchor_place: Span
    sign: Span | None = None
    """Place of the `!` that makes an image of a Markdown link."""


@dataclass(frozen=True, slots=True)
class FootnoteToken:
    """The mark of an author's own footnote."""

    raw: str
    name: str
    place: Span


@dataclass(frozen=True, slots=True)
class HeadingPlace:
    """Where a heading stands."""

    place: Span
    signs: Span | None
    """Its `#`; None for a heading with a line below it."""


Token = CitedToken | LinkToken | FootnoteToken


@dataclass(frozen=True, slots=True)
class RawTag:
    """A tag of the author's HTML."""

    name: str
    text: str
    place: Span
    backslash: str
    """How the text that holds it writes a backslash."""
    section: int
    """The number of the section that holds it."""


@dataclass(frozen=True, slots=True)
class FootnoteText:
    """Where the text of a footnote stands."""

    name: str
    place: Span
    """Place of `[^name]`."""
    whole: Span


class Tokens:
    """What the texts of one file refer to: gives each reference its token while Markdown is read."""

    def __init__(self, joined: JoinedSections) -> None:
        self.joined = joined
        self.of: dict[str, Token] = {}
        """Token to reference."""
        self.headings: dict[str, HeadingPlace] = {}
        """Mark of a heading to its place."""
        self.faults: list[Diagnostic] = []
        self.uncited: list[UncitedKey] = []
        self.tags: list[RawTag] = []
        self.outside: dict[int, dict[tuple[int, str], OutsideAddress]] = {}
        """By section: offset in the joined text and kind to each address that leads out of the site."""
        self.seen: set[str] = set()
        """The addresses of these, and of those that the parser has completed."""
        self.footnotes: list[FootnoteText] = []
        """In the order in which their texts are printed."""
        self._names: set[str] = set()
        self._last: dict[str, str] = {}
        """The words of a note without a name of its own to the last name that was made of them."""
        self._mark = _FIRST_MARK
        self._other = _FIRST_OTHER

    def add(self, token: Token, *, follows: bool = False) -> str:
        """The character for a reference; `follows` says that it is set behind punctuation, as marks are."""
        if follows and self._mark <= _LAST_MARK:
            sign, self._mark = chr(self._mark), self._mark + 1
        elif self._other <= _LAST_OTHER:
            sign, self._other = chr(self._other), self._other + 1
        else:  # more than 61,440 in one file
            return token.raw
        self.of[sign] = token
        return sign

    def heading(self, start: int, end: int, signs: int) -> str:
        """The mark that begins a heading, which has `signs` number signs in front."""
        number = _FIRST_HEADING + len(self.headings)
        if number > _LAST_HEADING:  # more than 4,093 in one file
            return ""
        marks = self.joined.span(start, start + signs) if signs else None
        self.headings[chr(number)] = HeadingPlace(self.joined.span(start, end), marks)
        return chr(number)

    def citation(self, cluster: Cluster, text: InlineText) -> str:
        """The token of a bracket of citations, or of one in running text."""
        raw = text[cluster.start : cluster.end]
        cited = tuple(self._citation(cite, text) for cite in cluster.cites)
        return self.add(CitedToken(raw, cited), follows=cluster.cites[0].mode is not _IN_TEXT)

    def _citation(self, cite: Cite, text: InlineText) -> Citation:
        start, end = text.whole_span(cite.at, cite.end)
        return Citation(
            cite.source,
            cite.excerpt,
            cite.mode,
            cite.prefix,
            cite.signal,
            cite.locator,
            cite.suffix,
            self.joined.span(start, end),
            self.joined.sections[self.joined.number(start)].text.backslash,
            text[cite.at] != "@",
            cite.joint,
            misfit=self._fault(cite.foreign, text) if cite.foreign else None,
            locator_place=self._locator(cite, text) if cite.locator else None,
        )

    def _locator(self, cite: Cite, text: InlineText) -> Span | None:
        """The place of a locator; None where it is not written letter by letter."""
        before, found, _ = cite.behind.partition(cite.locator)
        first = cite.end + len(before)
        last = first + len(found)
        if not found or text[cite.end : last] != before + found:
            return None
        return self.joined.span(*text.whole_span(first, last))

    def address(self, address: Address, *, image: bool, sign: int = -1) -> str:
        """The token of an address inside the site; an address outside of it stays as it is.

        `sign` is the offset of the `!` of an image.
        """
        value, start, end = address
        if _ABSOLUTE.match(value):
            self.seen.add(value)
            if start >= 0:
                found = OutsideAddress("image" if image else "page", value, self.joined.span(start, end))
                section = self.outside.setdefault(self.joined.number(start), {})
                section.setdefault((start, found.kind), found)
            return value
        path, mark, anchor = value.partition("#")
        raw = self.joined.text[start:end]
        cut = raw.find("#") if mark else -1
        cut = start + cut if cut >= 0 else end
        return self.add(
            LinkToken(
                raw,
                "image" if image else "page",
                path,
                anchor,
                "",
                self.joined.span(start, end),
                self.joined.span(start, cut),
                self.joined.span(cut + 1, end) if cut < end else Span.at(self.joined.span(start, end).end),
                self.joined.span(sign, sign + 1) if sign >= 0 else None,
            )
        )

    def wiki(self, text: InlineText, start: int, end: int) -> str:
        """The token of a link in double brackets."""
        raw = text[start:end]
        inner = text.part(start + 2, end - 2)
        target, _, label = inner.partition("|")
        if target.lstrip()[:1] in ("@", "＠"):
            target = narrow(target)
        name, sign, anchor = target.partition("#")
        bare = name.lstrip()
        excerpt = bare.startswith("@")
        bare = bare.removeprefix("@").lstrip()
        at = len(name) - len(bare)
        target_place = self._span(inner, at, at + len(bare.rstrip()))
        if sign:
            at = len(name) + 1 + len(anchor) - len(anchor.lstrip())
            anchor_place = self._span(inner, at, at + len(anchor.strip()))
        else:
            anchor_place = Span.at(target_place.end)
        return self.add(
            LinkToken(
                raw,
                "excerpt" if excerpt else "wiki",
                bare.rstrip(),
                anchor.strip(),
                label.strip(),
                self._span(text, start, end),
                target_place,
                anchor_place,
            )
        )

    def mark(self, text: InlineText, start: int, end: int, name: str) -> str:
        """The token of a footnote's mark."""
        return self.add(FootnoteToken(text[start:end], name, self._span(text, start, end)), follows=True)

    def note(self, text: InlineText, start: int, end: int, name: str) -> str:
        """The token of a note that is written where its mark goes; its text is printed with the footnotes."""
        place = self._span(text, start, end)
        first = name
        name = self._last.get(first, first)
        while name in self._names:
            name += "-"
        self._last[first] = name
        self._names.add(name)
        self.footnotes.append(FootnoteText(name, place, place))
        return self.add(FootnoteToken(text[start:end], name, place), follows=True)

    def footnote(self, name: str, start: int, end: int, stop: int) -> None:
        """Note the text of a footnote: its mark from `start` to `end`, and all of it up to `stop`."""
        self._names.add(name)
        self.footnotes.append(FootnoteText(name, self.joined.span(start, end), self.joined.span(start, stop)))

    def tag(self, name: str, text: InlineText, start: int, end: int) -> None:
        """Note a tag of the author's HTML."""
        number = self.joined.number(text.whole(start))
        backslash = self.joined.sections[number].text.backslash
        self.tags.append(
            RawTag(name.lower(), text[start:end], self._span(text, start, end), backslash, number)
        )

    def misfits(self, text: InlineText, found: Sequence[Misfit]) -> None:
        """Report what looks like a citation and is none."""
        self.faults.extend(self._fault(misfit, text) for misfit in found)

    def _fault(self, misfit: Misfit, text: InlineText) -> Diagnostic:
        start, end = text.whole_span(misfit.start, misfit.end)
        located, at = self.joined.at(start)
        return fault_of(replace(misfit, start=at, end=at + end - start), located)

    def bare(self, text: InlineText, found: Sequence[BareKey]) -> None:
        """Note the keys that are no citations; whether they are mistakes the link stage tells."""
        for key in found:
            place, written = self._span(text, key.start, key.end), text[key.start : key.end]
            self.uncited.append(UncitedKey(key.source, key.excerpt, place, written, key.flaw))

    def outside_of(self, section: int) -> tuple[OutsideAddress, ...]:
        """The addresses of a section that lead out of the site, those of its footnotes too."""
        found = self.outside.get(section)
        return tuple(found[at] for at in sorted(found)) if found else ()

    def place_of(self, sign: str) -> Span:
        """The place of a reference."""
        token = self.of[sign]
        return token.citations[0].place if isinstance(token, CitedToken) else token.place

    def plain(self, start: int, sign: str) -> Fix:
        """The fix that makes plain text of the notation that begins with a sign."""
        text, at = self.joined.at(start)
        edit = Edit(Span.at(text.place(at)), text.backslash)
        return Fix(f"Write \\{sign}, which is plain text", (edit,), Safety.DISPLAY)

    def report(self, fault: Diagnostic) -> None:
        """Report any other fault."""
        self.faults.append(fault)

    def span(self, start: int, end: int) -> Span:
        """The place of a piece of the joined text."""
        return self.joined.span(start, end)

    def _span(self, text: InlineText, start: int, end: int) -> Span:
        return self.joined.span(*text.whole_span(start, end))
