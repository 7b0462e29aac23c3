"""The result of parsing a site folder."""

from __future__ import annotations

from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.edition import Editions
from briefing_site.model.pin import Lock
from briefing_site.model.source import Card, LooseCard, Source
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ParseResult:
    """Every file of a site folder as a value."""

    config: Config | None
    config_faults: tuple[Diagnostic, ...]
    briefings: tuple[Briefing, ...]
    loose: tuple[LooseText, ...]
    """Texts of briefings whose front matter cannot serve."""
    sources: tuple[Source, ...]
    loose_cards: tuple[LooseCard, ...]
    """Excerpts of source cards whose front matter cannot serve."""
    lock: Lock
    editions: Editions
    unread: frozenset[str]
    """Paths of the files that could not be read, so that they are not among the values."""
    faults: tuple[Diagnostic, ...]
    """The faults of briefings, cards and lock; those of config.yaml are in `config_faults`."""

    @property
    def left_out(self) -> frozenset[str]:
        """Paths of the briefings and cards that cannot serve, so that nothing of them is in the site."""
        return self.unread | {text.path for text in self.loose} | {card.path for card in self.loose_cards}

    @property
    def texts(self) -> tuple[Briefing | LooseText | Card, ...]:
        """Every briefing and every card, those too whose front matter cannot serve."""
        return (*self.briefings, *self.loose, *self.sources, *self.loose_cards)
