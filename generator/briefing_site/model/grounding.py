"""The grounding of a sentence: which of its tokens a cited passage carries, and which stand nowhere.

A *token* is a piece of a sentence that tells it from others and that a reader can look up: words in quotation
marks, a figure, a date, a name, a negation, a comparison. No score decides: each token is there, or is
reached by a stated step, or is not there.
"""

from __future__ import annotations

from enum import StrEnum

from briefing_site.model.compact import compact
from briefing_site.model.note_key import CitedKey
from briefing_site.model.verification import Basis
from briefing_site.text.dataclass import dataclass


class TokenKind(StrEnum):
    """The kinds of tokens."""

    QUOTED = "quoted"
    """Words in quotation marks."""
    FIGURE = "figure"
    DATE = "date"
    ORDINAL = "ordinal"
    NAME = "name"
    NEGATION = "negation"
    """A word that negates or reverses; or, as not there, the word of the passage that the sentence leaves
    out."""
    PERCENT = "percent"
    CURRENCY = "currency"
    COMPARISON = "comparison"
    """First, record, only, most, never before."""


FIGURES = frozenset({TokenKind.FIGURE, TokenKind.PERCENT, TokenKind.CURRENCY})
"""The kinds of tokens that are numbers of something."""


class Standing(StrEnum):
    """How a token stands to the cited passages."""

    CARRIED = "carried"
    """It stands in a cited passage, or in the translation that the card gives of it."""
    DERIVED = "derived"
    """It follows from figures of the passage by arithmetic, which `how` shows."""
    INFERRED = "inferred"
    """It follows from what is known of the source: its date, its author, the text around the passage."""
    MISSING = "not there"
    UNJUDGED = "not judged"
    """The passage is in another script or language, and the card says nothing that could be compared."""


@compact
@dataclass(frozen=True, slots=True)
class Token:
    """A token of a sentence, and how it stands to the cited passages."""

    kind: TokenKind
    text: str
    """As the sentence has it."""
    start: int
    """Offset in the plain text of the sentence, as is `end`."""
    end: int
    standing: Standing
    passage: CitedKey | None = None
    """The citation whose passage or card carries it; None where none does."""
    where: tuple[int, int] | None = None
    """Start and end in the text of the archived document; None where it stands on the card, or nowhere."""
    shown: bool = False
    """Whether it stands in the words, the translation or the gist that a note shows."""
    how: str = ""
    """The arithmetic or the inference in words; empty for a token that simply stands there."""


@dataclass(frozen=True, slots=True)
class Grounding:
    """A cited sentence and its tokens."""

    sentence: str
    """Its plain text."""
    position: int
    """The body that holds it, as `link.site.placed_bodies` counts."""
    tokens: tuple[Token, ...]
    """In the order of the sentence."""
    basis: Basis
    """The archived texts, the lock where one of the texts is not at hand, or none where neither is."""
    as_pinned: bool = False
    """Whether the lock, where it is the basis, has the verdict on this very sentence."""


@compact
@dataclass(frozen=True, slots=True)
class UnseenSentences:
    """How many cited sentences rest on a text that is not here to compare with."""

    in_part: int
    """Those that the lock can only in part judge, since they are not as they were pinned."""
    unjudged: int
    """Those of which the lock has nothing."""
