"""A briefing as lints look at it: its statements, and what it cites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing_site.link.lints.cards import Cards
from briefing_site.link.lints.places import Places
from briefing_site.link.lints.statement import Statement
from briefing_site.model.briefing import Briefing
from briefing_site.model.citation import Citation
from briefing_site.model.config import Config
from briefing_site.model.note_key import ExcerptKey
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """A briefing under the lints."""

    briefing: Briefing
    statements: tuple[Statement, ...]
    cited: tuple[Statement, ...]
    """Those of the statements that cite."""
    texts: Mapping[int, Sequence[Statement]]
    """The statements of each text, by its number."""
    cards: Cards
    """The cards of the site, of which a lint looks at those that the briefing cites."""
    origins: Mapping[str, str]
    """Id of a source to the id of its origin (see `link/claims.py`)."""
    config: Config
    places: Places

    @property
    def language(self) -> str:
        """The language of the briefing."""
        return self.briefing.lang or self.config.language


def key_of(citation: Citation) -> ExcerptKey | None:
    """The key of the excerpt that a citation points to."""
    return citation.key if isinstance(citation.key, ExcerptKey) else None
