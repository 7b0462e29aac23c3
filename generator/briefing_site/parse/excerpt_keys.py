"""The keys that the heading of an excerpt may hold, as in `## id {at="7" voice="fact"}`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from briefing_site.model.source import At, Voice
from briefing_site.parse.place import parse_at
from briefing_site.parse.typed_map import TypedKey
from briefing_site.text.dataclass import dataclass
from briefing_site.text.language_tags import language_tag
from briefing_site.text.slug import ID

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, eq=False)
class HeadingKey(TypedKey[T_co]):
    """A key that may be given."""

    name: str
    type: str
    """In words, for docs."""
    doc: str
    """The meaning of the key, in a sentence."""
    convert: Callable[[str], T_co]
    """Takes the value as written; raises `ValueError` with a message that says what is wrong."""


VOICES: tuple[Voice, ...] = ("fact", "reported", "analysis", "opinion", "forecast")


def _voice(text: str) -> Voice:
    for voice in VOICES:
        if voice == text:
            return voice
    raise ValueError(f"a voice is one of {', '.join(VOICES)}")


def _former(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(re.split(r"[\s,]+", text.strip())))
    if not all(map(ID.fullmatch, names)):
        raise ValueError("former ids have lower-case letters, digits and hyphens, with blanks between them")
    return names


def _language(text: str) -> str:
    if tag := language_tag(text.strip()):
        return tag
    raise ValueError("a language is a BCP 47 tag, as en, ja or zh-Hant")


AT: HeadingKey[At] = HeadingKey(
    "at",
    'a place ("7", "7-8", "3:6" or "3:6-8")',
    "Where in the archived text the words stand: a paragraph, several, or sentences of one.",
    parse_at,
)
SPEAKER: HeadingKey[str] = HeadingKey(
    "speaker", "text", "Whose words or claims these are, where it is not the author of the source.", str.strip
)
VOICE: HeadingKey[Voice] = HeadingKey(
    "voice", f"one of {', '.join(VOICES)}", "How the source tells it.", _voice
)
LANG: HeadingKey[str] = HeadingKey(
    "lang",
    "a language tag",
    "Language of the quotation where it is not the document's, a BCP 47 tag.",
    _language,
)

ALIASES: HeadingKey[tuple[str, ...]] = HeadingKey(
    "aliases",
    "ids, with blanks between them",
    "Former ids of the excerpt: links to its place on published pages lead here.",
    _former,
)

_ALL: tuple[HeadingKey[object], ...] = (AT, SPEAKER, VOICE, LANG, ALIASES)
EXCERPT_KEYS = {key.name: key for key in _ALL}
"""Every key that may be given, by its name."""
