"""Words in place of a name which say that there are more names than are given."""

from __future__ import annotations

import re

from briefing_site.text.lazy_pattern import LazyPattern

_WORDS = LazyPattern(
    r"(?:(?:and|und|et|y|e|&) )?(?:many |several )?(?:others|anderen?|autres|otros|altri|outros)|"
    r"(?:en|og|och) andr[ea]|"
    r"(?:et |& ?)al(?:ii|iae)?\.?|u\. ?a\.|m\. ?fl\.|и др\.|等|ほか|他|외",
    re.IGNORECASE,
)


def are_others(name: str) -> bool:
    """Whether a name is none, but says that there are others."""
    return bool(_WORDS.fullmatch(" ".join(name.split()).strip(",;")))
