"""Parts that many pages have alike, kept while the pages of one build are made.

A passage is cited on a dozen pages. But for the number of its note and the ways back, each says the same of
it, with the same links where the pages lie equally deep.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefing_site.model.date import Date
from briefing_site.model.note_key import ExcerptKey
from briefing_site.text.dataclass import dataclass
from briefing_site.view.bibliography.runs import Linkable
from briefing_site.view.values.evidence import StandingView
from briefing_site.view.values.notes import CitedSource, Passage, VerdictView
from briefing_site.view.values.parts import BriefingCard, DateView, SiteView, SourceLine

PrintedReferences = Mapping[tuple[str, str | None], Linkable]
"""By source and place in it, if one is meant: the reference of a note."""


@dataclass(frozen=True, slots=True)
class PartsFromFolder:
    """Parts as seen from pages whose links lead the same way. They are filled in as pages are made."""

    lines: dict[tuple[str, str | None], SourceLine] = field(default_factory=dict)
    """By source and excerpt."""
    passages: dict[ExcerptKey, Passage] = field(default_factory=dict)
    cited: dict[str, CitedSource] = field(default_factory=dict)
    cards: dict[tuple[str, bool], BriefingCard] = field(default_factory=dict)
    """By the address of the briefing, and whether the page lies in its folder."""
    withdrawn: dict[str, bool] = field(default_factory=dict)
    """By source: whether it was withdrawn, or what it is a copy of."""
    mark_names: dict[tuple[int, bool], str] = field(default_factory=dict)
    """Attributes of marks by number, and whether the source was withdrawn."""
    dates: dict[Date, DateView] = field(default_factory=dict)
    verdicts: dict[tuple[object, ...], VerdictView] = field(default_factory=dict)
    """By all that a verdict tells of: the verdict, its basis, what was folded, and how much is archived."""
    judgements: dict[tuple[str, int], tuple[StandingView, str]] = field(default_factory=dict)
    """By the address of a briefing and the number of a judgement: what it rests on, its first sentence."""
    sites: dict[str, SiteView] = field(default_factory=dict)
    """By the first folder of the address, which the menus may mark as the one that the page is in."""


class KeptParts:
    """The parts of the pages of one site and language."""

    def __init__(self) -> None:
        self._folders: dict[object, PartsFromFolder] = {}

    def seen_from(self, address: str) -> PartsFromFolder:
        """The parts as seen from a page: its depth decides, and whether sources lie beside it."""
        folder = address.rpartition("/")[0]
        key = folder if folder.partition("/")[0] == "sources" else address.count("/")
        parts = self._folders.get(key)
        if parts is None:
            parts = self._folders[key] = PartsFromFolder()
        return parts
