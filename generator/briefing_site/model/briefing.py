"""A briefing, and the parts of its front matter and body."""

from __future__ import annotations

from typing import Literal

from briefing_site.model.body import Body
from briefing_site.model.citation import UncitedKey
from briefing_site.model.compact import compact
from briefing_site.model.date import Date
from briefing_site.model.diagnostic import Span
from briefing_site.model.edit import Slot
from briefing_site.model.halves import InHalves
from briefing_site.model.name import Name
from briefing_site.model.waiver import Waiver
from briefing_site.text.dataclass import dataclass

Confidence = Literal["high", "moderate", "low"]
CONFIDENCES: tuple[Confidence, ...] = ("high", "moderate", "low")


@compact
@dataclass(frozen=True, slots=True)
class Judgement:
    """A finding of the briefing, printed before the body."""

    text: Body
    confidence: Confidence
    because: str
    place: Span
    """Place of the text, as written."""
    because_place: Span
    topics: tuple[str, ...]
    """The topics that it is on: those that it names, or else all those of its briefing."""
    sums_up: tuple[str, ...]
    """Those of them whose pages it opens."""


@compact
@dataclass(frozen=True, slots=True)
class Event:
    """A dated event that a briefing reports, for the timelines."""

    date: Date
    text: Body
    place: Span
    planned: bool = False
    """Whether the event is only announced for its date; the briefing does not say whether it took place."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of an earlier version: what was wrong, and what the briefing says now."""

    date: Date
    text: Body
    place: Span


@dataclass(frozen=True, slots=True)
class Footnote:
    """An author's own footnote, `[^name]: ...`."""

    name: str
    body: Body
    place: Span
    """Place of `[^name]`."""
    whole: Span
    """Place of all its text, with the blank lines behind."""


@compact
@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body, to which `#anchor` links and the list of contents point."""

    id: str
    level: int
    text: str
    place: Span


@dataclass(frozen=True, slots=True)
class Briefing(InHalves):
    """One file of `briefings/<region>/<slug>.md`."""

    LATEST = (
        *("body", "footnotes", "uncited", "headings", "ids"),
        *("places", "new_text", "alias_list"),
    )
    LATER = ("judgements", "events", *LATEST)

    path: str
    slug: str
    folder: str
    """Name of the folder that the file lies in, which must be the region."""
    title: str
    region: str
    regions: tuple[str, ...]
    """Further regions that list the briefing, without `region` itself."""
    date: Date
    updated: Date | None
    as_of: Date | None
    summary: str
    written_by: tuple[Name, ...]
    topics: tuple[str, ...]
    people: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    events: tuple[Event, ...]
    corrections: tuple[Correction, ...]
    draft: bool
    featured: bool
    """Whether it may open the home page, with its judgements."""
    lang: str | None
    """Language of the text where it is not the site's; None otherwise."""
    body: Body
    footnotes: tuple[Footnote, ...]
    uncited: tuple[UncitedKey, ...]
    """What would be a citation with an at sign before it."""
    headings: tuple[Heading, ...]
    ids: tuple[str, ...]
    """Every id that the body gives to an element, headings included, in order."""
    words: int
    places: tuple[tuple[str, Span], ...]
    """Front-matter key, and `key[item]` for items of lists, to place: for faults that `link` finds."""
    new_text: Slot
    """Where the file could have more text."""
    alias_list: Slot
    """The slot for all its aliases, with commas between them."""
    told_footnotes: frozenset[str] = frozenset()
    """Names of footnotes of which a fault has told already why their mark or text cannot serve."""
    waivers: tuple[Waiver, ...] = ()
    aliases: tuple[str, ...] = ()
    """Further addresses that lead to its page, as written."""
    translation_of: str | None = None
    """Region and slug of the briefing that it translates."""
    translated_from: Date | None = None
    """The state of that briefing which it translates: the date of that or of its update."""

    @property
    def name(self) -> str:
        """Its region and slug, as in `asean/summit`: how links, commands and editions name it."""
        return f"{self.region}/{self.slug}"

    @property
    def listed_in(self) -> tuple[str, ...]:
        """Every region that lists it, its own first."""
        return (self.region, *self.regions)

    @property
    def last_changed(self) -> Date:
        """When it last changed in substance."""
        return self.updated or self.date

    @property
    def shown(self) -> tuple[Body, ...]:
        """Its bodies in reading order: judgements, text, events, corrections."""
        return (
            *(j.text for j in self.judgements),
            self.body,
            *(e.text for e in self.events),
            *(c.text for c in self.corrections),
        )

    @property
    def bodies(self) -> tuple[Body, ...]:
        """All its bodies, with those of its footnotes at the end."""
        return (*self.shown, *(f.body for f in self.footnotes))

    @property
    def authors(self) -> tuple[str, ...]:
        """The names of the authors, as printed."""
        return tuple(str(name) for name in self.written_by)

    def place_of(self, key: str) -> Span:
        """Where the value of a front-matter key stands; the first line where it is not given."""
        return dict(self.places).get(key, Span.opening(self.path))


@dataclass(frozen=True, slots=True)
class LooseText:
    """The text of a briefing whose front matter cannot serve: it is not published, but still checked."""

    path: str
    bodies: tuple[Body, ...]
    footnotes: tuple[Footnote, ...]
    uncited: tuple[UncitedKey, ...]
    """What would be a citation with an at sign before it."""
    regions: tuple[tuple[str, Span], ...]
    """Every region that the front matter names, with its place."""
    new_text: Slot
    """Where the file could have more text."""
    told_footnotes: frozenset[str] = frozenset()
    """As in `Briefing`."""
    draft: bool = False
    waivers: tuple[Waiver, ...] = ()
