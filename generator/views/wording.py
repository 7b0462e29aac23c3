"""The words that views print, in one place."""

from __future__ import annotations

from generator.dates import Date
from generator.model import At, Kind, Rights, Voice

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

KINDS: dict[Kind, str] = {
    "news": "news report",
    "commentary": "commentary",
    "analysis": "analysis",
    "official": "official document",
    "state-media": "state media",
    "data": "data",
}

VOICES: dict[Voice, str] = {
    "fact": "told as fact",
    "reported": "reported at second hand",
    "analysis": "analysis",
    "opinion": "opinion",
    "forecast": "forecast or plan",
}

CONFIDENCE = {"high": "High confidence", "moderate": "Moderate confidence", "low": "Low confidence"}

RIGHTS: dict[Rights, str] = {
    "quote": "Short quotations only; the text itself is not published here.",
    "full": "The text may be shown in full.",
    "private": "The text is not public; nothing of it is shown here beyond what is quoted.",
}

LANGUAGES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "kk": "Kazakh",
    "ko": "Korean",
    "ms": "Malay",
    "ru": "Russian",
    "th": "Thai",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def date(value: Date) -> str:
    """12 February 2026, February 2026, or 2026."""
    parts = [
        str(value.day) if value.day else "",
        _MONTHS[value.month - 1] if value.month else "",
        str(value.year),
    ]
    return " ".join(part for part in parts if part)


def language(tag: str) -> str:
    """The name of a language; the tag itself where it is not a common one."""
    return LANGUAGES.get(tag.split("-", maxsplit=1)[0].lower(), tag)


def place(at: At | None, paragraph: int | None) -> str:
    """A place in an archived text in words."""
    if at is None:
        return f"paragraph {paragraph}" if paragraph else ""
    if at.sentences:
        first, last = at.sentences
        which = f"sentence {first}" if first == last else f"sentences {first}–{last}"
        return f"paragraph {at.first}, {which}"
    return f"paragraph {at.first}" if at.first == at.last else f"paragraphs {at.first}–{at.last}"


def names(people: tuple[str, ...]) -> str:
    """A, B and C."""
    if len(people) < 2:
        return "".join(people)
    return f"{', '.join(people[:-1])} and {people[-1]}"


def count(number: int, one: str, many: str) -> str:
    """1 source, 2 sources."""
    return f"{number} {one if number == 1 else many}"
