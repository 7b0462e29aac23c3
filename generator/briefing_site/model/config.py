"""The settings of a site, as config.yaml gives them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefing_site.model.citation import UncitedKey
from briefing_site.model.csl_style import CslStyle
from briefing_site.model.diagnostic import Span
from briefing_site.model.drawing_fonts import DrawingFonts
from briefing_site.model.edit import Edit, Slot
from briefing_site.model.outside import Loaded, OutsideHosts
from briefing_site.model.paths import DEVICES
from briefing_site.text.dataclass import dataclass

NOWHERE = "https://site.invalid/"
"""The base URL of a site that has none; the domain is reserved for such uses (RFC 2606)."""


RESERVED = frozenset({"assets", "people", "sources", "topics"}) | DEVICES
"""Folders of the published site that are no regions; no region can have their names."""


ConfidenceScale = Literal["icd-203", "uk-yardstick"]
"""The scales of words of likelihood (`link/lints/confidence_words.py` has their words)."""


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """A part of the lists of sources, under a heading of its own."""

    name: str
    kinds: tuple[str, ...]
    """Kinds of cards, and types of CSL."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What lints allow."""

    copy_words: int
    """As many words in a row may stand in an archived document too, outside of quotation marks."""
    copy_characters: int
    """The same of characters in Chinese, Japanese and Korean."""
    claims_per_excerpt: int
    """From so many claims on that share no word with an excerpt it is told."""
    old_after: int
    """Days after which the newest source is old."""
    text_bytes: int
    """As many bytes the file of a briefing or a source card may have."""
    picture_bytes: int
    """As many bytes a picture may have before it is told."""
    picture_pixels: int
    """As many pixels a picture may have before it is told; one with more is published as it is."""


@dataclass(frozen=True, slots=True)
class Region:
    """A folder of briefings."""

    id: str
    name: str
    summary: str | None
    tile: tuple[int, int] | None
    """Column and row on the map of the home page, if the author has placed it."""


@dataclass(frozen=True, slots=True)
class PageAlias:
    """A former address of a page that stands for no file of its own, as that of a topic."""

    former: str
    """As written."""
    to: str
    """The address of the page now, as written."""
    place: Span
    """Of the former address."""
    to_place: Span
    without: tuple[Edit, ...]
    """The edits that delete it."""


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """The country or place from which the site looks at its regions."""

    name: str
    tile: tuple[int, int] | None
    """Column and row on the map, as for a region."""


@dataclass(frozen=True, slots=True)
class Image:
    """The picture of the site, for cards and feeds."""

    file: str
    """Path of the picture in the site folder."""
    alt: str
    place: Span
    """The place where config.yaml names the file."""


@dataclass(frozen=True, slots=True)
class Config:
    """A site's settings, complete and checked."""

    title: str
    base_url: str
    """With a slash at its end; `NOWHERE` where none is set."""
    language: str
    language_place: Span
    """The place where config.yaml names the language."""
    description: str | None
    theme: str
    theme_place: Span
    regions: Mapping[str, Region]
    """By id, in the site's order."""
    viewpoint: Viewpoint | None
    image: Image | None
    quote_words: int
    source_words: int
    """So many words of a source with `rights: quote` may be published at most."""
    source_share: int
    """So many per cent of its document may be."""
    publish_uncited: bool
    """Whether sources and excerpts are published that no published text uses."""
    outside: OutsideHosts
    """The hosts from which pages may load pictures and other files."""
    lint: Mapping[str, str]
    limits: Limits
    confidence_scale: ConfidenceScale | None
    """The scale that the words of likelihood in judgements are to be of; None where the site names none."""
    citation_style: str
    """The style of printed references: chicago, apa, or the path of a CSL file."""
    style_place: Span
    source_groups: tuple[SourceGroup, ...]
    """The parts of the lists of sources, in their order; none where the lists have no parts."""
    feed_entries: int
    """So many entries has a feed, or a file of its archive, at most."""
    search_aliases: tuple[tuple[str, ...], ...]
    """Groups of names that mean the same to the search."""
    show_grounding: bool
    """Whether briefings tell their readers how much of their sentences stands in the cited passages."""
    readable_by: str
    """Whom the modes of the published files let read them: everyone, group or owner."""
    picture_credits: bool
    """Whether published pictures and documents keep their lines of creator, credit and copyright."""
    share_pictures: bool
    """Whether a picture is drawn for each page, for links to it on other sites."""
    aliases: tuple[PageAlias, ...]
    new_region: Slot | None
    """The slot for another region; None where no edit could add one safely."""
    new_alias: Slot | None
    """The slot for another entry of `aliases`, as in `topics/ships: topics/boats`."""
    new_lint: Slot | None
    """The slot for another entry of `lint`, as in `unused-excerpt: off`; None where there is no such slot."""
    quote_limit: Slot | None
    """The slot for the number of words that a quotation may have; None where there is no such slot."""
    words_limit: Slot | None
    """The same for `source_words`."""
    size_limit: Slot | None
    """The same for `text_size`."""
    share_limit: Slot | None
    """The same for `source_share`."""
    new_outside: Mapping[Loaded, Slot]
    """Kind of a file to the slot for another host in `policy: outside`; kinds without a slot are left out."""
    csl: CslStyle | None = None
    """The style of the CSL file that `citation_style` names, once it was read."""
    drawing_fonts: DrawingFonts | None = None
    """What `share_pictures` are drawn with, once it was found; None where none are drawn."""
    uncited: tuple[UncitedKey, ...] = ()
    """The keys in its texts that are citations where the site has such a source, and cannot stand there."""

    @property
    def has_address(self) -> bool:
        """Whether it is known where the site is published, so that full addresses can be given."""
        return self.base_url != NOWHERE
