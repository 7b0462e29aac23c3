"""How long a briefing takes to read."""

from __future__ import annotations

from briefing_site.model.briefing import Briefing

_WORDS_A_MINUTE = 220


def reading_minutes(briefing: Briefing) -> int:
    """Minutes, at 220 words each; at least 1."""
    return max(1, round(briefing.words / _WORDS_A_MINUTE))
