"""The words around the key of a citation, as plain text: signal, prefix, locator, suffix."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing_site.model.citation import Signal
from briefing_site.parse.locator import split_locator
from briefing_site.text.markdown_to_text import plain

_SIGNAL = re.compile(
    r"(contra|but\s(?:also\s)?(?:see|cf|c\.f|compare)|see\salso|cf|c\.\s?f|cp|see)(?![\w-])", re.IGNORECASE
)
_OTHER_WORDS = {
    "but also see": Signal.BUT_SEE,
    "but cf": Signal.BUT_SEE,
    "but also cf": Signal.BUT_SEE,
    "but compare": Signal.BUT_SEE,
    "but also compare": Signal.BUT_SEE,
    "cp": Signal.CF,
}
"""What means the same as a signal: taken for none, it would count as support."""
_SIGNALS = {**{signal.rstrip("."): signal for signal in Signal}, **_OTHER_WORDS}
_KEY = "\0"
"""Takes the place of the key in the Markdown; no text can hold this character."""


class Affixes(NamedTuple):
    """The parts of a citation before and after its key."""

    prefix: str
    """Includes the words of the signal."""
    signal: Signal | None
    locator: str
    """The locator as written, without the comma before it."""
    suffix: str
    """The rest behind the locator, without the comma before it."""
    joint: str
    """What stands between locator and suffix; empty where one of them is missing."""
    behind: str
    """All that stands behind the key, with the comma or the blanks before it."""


_NOTHING = Affixes("", None, "", "", "", "")


def read_affixes(before: str, after: str) -> Affixes:
    """Read the Markdown before and after a key, as one text, since emphasis may enclose the key."""
    if not (before or after):
        return _NOTHING
    before, after = (side.replace(_KEY, "\ufffd") for side in (before, after))
    prefix, _, suffix = plain(f"{before}{_KEY}{after}").partition(_KEY)
    signal = None
    if found := _SIGNAL.match(prefix):
        words = re.sub(r"c\.\s?f\b", "cf", " ".join(found[1].lower().split()))
        signal = _SIGNALS[words]
    return Affixes(prefix.rstrip(" "), signal, *split_locator(suffix.lstrip(" ")), suffix)
