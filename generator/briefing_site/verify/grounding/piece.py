"""A piece of a sentence before it is known how it stands."""

from __future__ import annotations

from collections.abc import Callable

from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.text.dataclass import dataclass
from briefing_site.verify.grounding.passage import Passage


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence; called with its standing it gives the token."""

    kind: TokenKind
    text: str
    start: int
    end: int
    is_shown: Callable[[Passage], bool]
    """Whether the note of a passage shows it too."""

    def __call__(
        self,
        standing: Standing,
        passage: Passage | None = None,
        where: tuple[int, int] | None = None,
        how: str = "",
    ) -> Token:
        """The token: `passage` has it or leads to it, at `where` in the document, and `how` says how."""
        shown = passage is not None and self.is_shown(passage)
        key = passage.key if passage else None
        return Token(self.kind, self.text, self.start, self.end, standing, key, where, shown, how)
