"""What a page says of one use of a note: the words around its citation, and the letter of the way back."""

from __future__ import annotations

from briefing_site.model.citation import Citation
from briefing_site.model.wording import Wording
from briefing_site.view.locators import in_words


def context(citation: Citation | None, words: Wording) -> str | None:
    """Prefix, locator and suffix of one use, as printed; None where nothing stands around the key."""
    if citation is None or not (citation.prefix or citation.locator or citation.suffix):
        return None
    # What parts the suffix from the locator is the author's: `p. 3, in part`, `p. 3 (our words)`, `p. 3: so`.
    joint = citation.joint if citation.locator and citation.suffix else ""
    behind = f"{in_words(citation.locator, words)}{joint}{citation.suffix}"
    prefix = citation.prefix
    if citation.signal and prefix.casefold().startswith(citation.signal):
        # The signal is a word of the theme's language; what the author adds to it is the author's.
        said = words(f"signal-{citation.signal.name.lower().replace('_', '-')}")
        prefix = f"{said}{prefix[len(citation.signal) :]}"
    return f"{prefix} {behind}".strip(" ,、") or None


def letters(at: int) -> str:
    """a, b, ..., z, aa, ab, ..."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
