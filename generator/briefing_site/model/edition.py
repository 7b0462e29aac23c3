"""What was last published of each briefing: its claims with their citations, and when that was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, replace

from briefing_site.model.briefing import Confidence
from briefing_site.model.date import Date
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PublishedClaim:
    """A sentence with its citations, as it was published."""

    text: str
    """The sentence as plain text."""
    cites: tuple[str, ...]
    """Its citations in reading order, each once, as in `@a#x`; with a signal before it, `but see @a#x`."""
    confidence: Confidence | None = None
    """How sure the desk was, in a judgement; None elsewhere, and where the file does not say it."""


@dataclass(frozen=True, slots=True)
class PublishedState:
    """The claims of a briefing as they were published."""

    date: Date
    """When the briefing last changed in substance: its `updated`, or else its `date`."""
    claims: tuple[PublishedClaim, ...]
    text: str
    """Digest of all that the page says, claims or not."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A briefing as it was last published."""

    now: PublishedState
    before: PublishedState | None = None
    """Its state before the date that `now` has; None for one that was never updated."""
    aliases: tuple[str, ...] = ()
    """Further addresses that lead to it, as written without a slash before them and an ending."""
    anchors: tuple[str, ...] = ()
    """The ids of its headings, to which readers may have been sent."""


@dataclass(frozen=True, slots=True)
class Editions:
    """The last published edition of a site, by `region/slug` of its briefings."""

    briefings: Mapping[str, Edition] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    """Every id under which a page of a source was published."""
    excerpts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Id of a source to every id under which its page had a passage."""
    pages: tuple[str, ...] = ()
    """The addresses of all pages that are those of no briefing and no source."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Name of a briefing to the line that it begins in; empty for editions that are in no file."""
    digest: str = ""
    """That of the file; empty for editions that are in none."""

    def with_briefing(self, old: str, new: str) -> Editions:
        """The same where a briefing has another name."""
        moved = {name: each for name, each in self.briefings.items() if name != old}
        if old in self.briefings:
            each = self.briefings[old]
            kept = (*(alias for alias in each.aliases if alias != new), old)
            moved[new] = replace(each, aliases=tuple(sorted(kept)))
        return replace(self, briefings=moved, lines={}, digest="")

    def with_source(self, old: str, new: str) -> Editions:
        """The same where a source has another id."""
        made = self._with_cites(rf"@{old}(?=#|$)", f"@{new}")
        excerpts = {new if name == old else name: each for name, each in self.excerpts.items()}
        sources = tuple(sorted({*self.sources, new})) if old in self.sources else self.sources
        return replace(made, sources=sources, excerpts=excerpts)

    def with_excerpt(self, source: str, old: str, new: str) -> Editions:
        """The same where an excerpt of a source has another id."""
        made = self._with_cites(rf"@{source}#{old}$", f"@{source}#{new}")
        ids = self.excerpts.get(source, ())
        if old not in ids:
            return made
        return replace(made, excerpts={**self.excerpts, source: tuple(sorted({*ids, new}))})

    def _with_cites(self, pattern: str, new: str) -> Editions:
        """The same with another end of each citation that has a pattern."""

        def state(of: PublishedState) -> PublishedState:
            return replace(of, claims=tuple(map(claim, of.claims)))

        def claim(of: PublishedClaim) -> PublishedClaim:
            return replace(of, cites=tuple(re.sub(pattern, new, cite) for cite in of.cites))

        moved = {
            name: replace(each, now=state(each.now), before=state(each.before) if each.before else None)
            for name, each in self.briefings.items()
        }
        return replace(self, briefings=moved, lines={}, digest="")


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that was added, changed or removed."""

    before: PublishedClaim | None
    """None for a claim that was added."""
    after: PublishedClaim | None
    """None for a claim that was removed."""
    place: int = -1
    """Number of the claim that was added or changed among those of the briefing; -1 where it was removed."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in a briefing since an edition."""

    since: Date
    """The date of that edition."""
    changes: tuple[Change, ...]
    """In the order of the text as it is now."""
