"""A source card as text: the keys that are known, and a comment for each key that is not."""

from __future__ import annotations

import json
from collections.abc import Iterator

from briefing_site.authoring.intake.particulars import Particulars
from briefing_site.authoring.yaml_writer import names, scalar
from briefing_site.model.source import KINDS

_WANTED = {
    "title": "not found",
    "publisher": "not found",
    "published": "not found: 2026, 2026-02 or 2026-02-12",
    "url": "not found: leave it null rather than guess",
    "kind": f"not told by a document: one of {', '.join(KINDS)}",
    "language": "not found: a tag such as en or ja; null stands for en",
}
"""Keys that a card shows even where nothing was found, and what to do about it."""

_TEXTS = ("title", "publisher")
"""Keys whose values are printed as they stand."""

_NAMES = {"published": "date", "translator": "details"}
"""Keys of a card to their names in `uncertain`, where they differ."""


def card(known: Particulars, archive: str) -> str:
    """The front matter of a new card, without excerpts."""
    return "".join(["---\n", *(f"{line}\n" for line in _lines(known, archive)), "---\n"])


def missing(known: Particulars) -> list[str]:
    """Keys that the author has to fill in before the source can be cited."""
    return [key for key in ("title", "publisher", "kind") if not getattr(known, key)]


def uncertain(known: Particulars) -> list[str]:
    """What was guessed, by the names of the key `uncertain`: values that nobody has compared yet."""
    held = {key: bool(getattr(known, key)) for key in ("title", "published", "publisher", "language")}
    held |= {"author": bool(known.authors), "translator": bool(known.translators), "url": bool(known.url)}
    held["text"] = True
    order = ("title", "author", "published", "publisher", "language", "text", "url", "translator")
    return [_NAMES.get(key, key) for key in order if held[key] and key in known.doubts]


def _lines(known: Particulars, archive: str) -> Iterator[str]:
    values = {
        "title": scalar(known.title),
        "author": names(known.authors),
        "translator": names(known.translators),
        "publisher": scalar(known.publisher),
        "published": known.published,
        "accessed": known.accessed,
        "url": scalar(known.url) if known.url else "",
        "archive": scalar(archive),
        "kind": known.kind,
        "language": known.language,
        **{key: scalar(value) for key, value in known.details.items()},
    }
    for key, value in values.items():
        doubt = " ".join(known.doubts.get(key, "").split())
        if value not in ("", '""', "[]"):
            plain = key in _TEXTS and not value.startswith('"')
            # Behind a text without quotation marks a comment would be taken for a part of it.
            shown = json.dumps(value, ensure_ascii=False) if doubt and plain else value
            yield f"{key}: {shown}{f'   # uncertain: {doubt}' if doubt else ''}"
        elif doubt or key in _WANTED:
            yield f"{key}: null   # {'; '.join(part for part in (_WANTED.get(key, ''), doubt) if part)}"
    if guessed := uncertain(known):
        yield f"uncertain: [{', '.join(guessed)}]   # compare with the document, and take off what is right"
    yield "rights: quote"
