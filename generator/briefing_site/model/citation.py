"""A citation: the mark in a briefing that points to a passage of a source."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from briefing_site.model.compact import compact
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey
from briefing_site.text.dataclass import dataclass


class Mode(StrEnum):
    """How a citation stands in its sentence; the names in brackets are Pandoc's."""

    BRACKET = "bracket"
    """`[@a#x]`: the mark alone (NormalCitation)."""
    SUPPRESSED = "suppressed"
    """`[-@a#x]`: the mark alone, the author having been named (SuppressAuthor)."""
    IN_TEXT = "in-text"
    """`@a#x says`: the author's name and the mark (AuthorInText)."""


class Signal(StrEnum):
    """The relation of a cited passage to its claim, as the author states it."""

    SEE = "see"
    SEE_ALSO = "see also"
    CF = "cf."
    BUT_SEE = "but see"
    CONTRA = "contra"

    @property
    def disagrees(self) -> bool:
        """Whether the passage is cited as speaking against the claim."""
        return self in (Signal.BUT_SEE, Signal.CONTRA)


@compact
@dataclass(frozen=True, slots=True)
class Citation:
    """A mark in a briefing that points to an excerpt, as in `[see @kawashima-2026#two-way, p. 3]`."""

    source: str
    """Id of the source: its card is `seeds/<source>.md`."""
    excerpt: str | None
    """Id of the passage on that card; None cites the source as a whole."""
    mode: Mode
    prefix: str
    """The words before the key in the bracket, as plain text, with those of the signal."""
    signal: Signal | None
    """The signal read from the prefix, if it begins with one."""
    locator: str
    """The place in the source as written ("p. 3"); empty where the author gives none."""
    suffix: str
    """The words after key and locator, as plain text."""
    place: Span
    """Place of `@source#excerpt`, for diagnostics."""
    backslash: str = "\\"
    """The notation of a backslash at this place. A backslash would make the `@` a plain at sign."""
    wide: bool = False
    """Whether its sign is a full-width one, which no backslash makes plain."""
    joint: str = ", "
    """What stands between locator and suffix, as written."""
    alias: str = ""
    """The key as written, where it is an alias of the source; empty where it is its id."""
    misfit: Diagnostic | None = None
    """The fault of a key that can be no id; a card that has the key for an alias takes it away."""
    locator_place: Span | None = None
    """Place of the locator; None where there is none, or where markup stands inside of it."""
    key: CitedKey = field(init=False, repr=False, compare=False)
    """The key of the cited excerpt or source; made from `source` and `excerpt`."""

    def __post_init__(self) -> None:
        """Make the key once: numbering asks for it at every citation of every page."""
        key = SourceKey(self.source) if self.excerpt is None else ExcerptKey(self.source, self.excerpt)
        object.__setattr__(self, "key", key)

    @property
    def supports(self) -> bool:
        """Whether the passage is cited as bearing its sentence out."""
        return self.signal in (None, Signal.SEE, Signal.SEE_ALSO)

    @property
    def disagrees(self) -> bool:
        """Whether the passage is cited as speaking against its sentence."""
        return self.signal is not None and self.signal.disagrees

    @property
    def source_place(self) -> Span:
        """The place of the source's id."""
        return self._named(1, self.written)

    @property
    def excerpt_place(self) -> Span:
        """The place of the excerpt's id."""
        return self._named(len(self.written) + 2, self.excerpt or "")

    @property
    def written(self) -> str:
        """The key of the source as it is written: its id, or an alias."""
        return self.alias or self.source

    def _named(self, first: int, name: str) -> Span:
        """The place of an id in the key; of the whole key where the key is written with escapes."""
        key = 1 + len(self.written) + (1 + len(self.excerpt) if self.excerpt else 0)
        return self.place.part(first, len(name)) if self.place.holds(key) else self.place


class Flaw(StrEnum):
    """Why a key is no citation, or not the one that was meant."""

    UNSIGNED = "unsigned"
    """It has no at sign: `[harbour-2026#depth]`."""
    JOINED = "joined"
    """Its at sign is joined to a word, as in an e-mail address: `so@harbour-2026`."""
    FOLLOWED = "followed"
    """It cites a whole source, and the name of an excerpt may follow it: `[@harbour-2026, depth]`."""
    TOUCHED = "touched"
    """It cites a whole source, and is joined to what follows it: `[@harbour-2026'depth]`."""
    ESCAPED = "escaped"
    """Its square brackets are escaped, as some programs export them: `\\[@harbour-2026\\]`."""
    MISSIGNED = "missigned"
    """It has another sign in the place of the at sign: `[/harbour-2026#depth]`."""
    IN_LINK = "in-link"
    """It stands in the words of a link, as a handle may: `[@harbour-2026](https://a.example)`."""
    IN_PLAIN = "in-plain"
    """It stands in a text that is printed as it stands, as a title or a source card."""
    IN_WORDS = "in-words"
    """It stands in a title or the words of a picture, as a handle may: `![@harbour-2026](quay.svg)`."""


@dataclass(frozen=True, slots=True)
class UncitedKey:
    """The key of a citation in a text that is none.

    It is a mistake where the site has such a source, and plain words elsewhere.
    """

    source: str
    excerpt: str | None
    place: Span
    written: str
    flaw: Flaw
    where: str = ""
    """The name of a text that is printed as it stands, in words for a message."""

    @property
    def odd(self) -> str:
        """The sign in the place of the `@` or of the `#`; empty for none, a comma or a blank."""
        if self.flaw is Flaw.MISSIGNED:
            return self.written[0]
        behind = self.written[len(self.source) + 1 :] if self.flaw in (Flaw.TOUCHED, Flaw.FOLLOWED) else ""
        return behind[:1] if behind[:1] not in (" ", "\n", "\r", ",") else ""
