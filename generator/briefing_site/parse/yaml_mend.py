"""A mistake in a line of YAML with its correction, and the signs that several of its finders look for."""

from __future__ import annotations

from briefing_site.model.fix import Safety
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

KEY = r"[^\W\d][\w.-]*"
"""A key without quotation marks, as a pattern."""
SIGNS = LazyPattern(r"[@`%*&!,\]}|>]|[-?:](?= |$)")
"""What a text without quotation marks may not begin with."""
COLON = LazyPattern(r":(?= |$)")
COMMENT = LazyPattern(r"[ \t]#")


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of the text from `start` to `end` that is replaced."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Mend:
    """A mistake and its correction."""

    kind: str
    """The kind of mistake; its words are in `faults.yaml.NOTATION`."""
    at: tuple[int, int]
    """Where it begins and ends."""
    edits: tuple[Change, ...]
    title: str = ""
    """The title of the correction; empty where that is only a trial, and no cure to offer."""
    words: tuple[str, ...] = ()
    """What stands there, for the message."""
    safety: Safety = Safety.SAFE

    @property
    def is_guess(self) -> bool:
        """Whether the line shows nothing that is wrong for sure."""
        return self.kind in ("indent", "no-colon", "not-indented")
