"""The keys that the heading of an excerpt may hold."""

from __future__ import annotations

from collections.abc import Mapping

from briefing_site.parse import source_card as source

EXCERPT_MEANINGS: Mapping[str, tuple[str, str]] = {
    "at": (
        'a place ("7", "7-8", "3:6" or "3:6-8")',
        "Where in the archived text the words stand: a paragraph, several, or sentences of one.",
    ),
    "speaker": ("text", "Whose words or claims these are, where it is not the author of the source."),
    "voice": (f"one of {', '.join(source.VOICES)}", "How the source tells it."),
    "lang": ("text", "Language of the quotation where it is not the document's, a BCP 47 tag."),
}
"""The keys in the heading of an excerpt: type and meaning."""
