"""A source card as text: the keys that are known, and a comment for each key that is not."""

from __future__ import annotations

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


def card(known: Particulars, archive: str) -> str:
    """The front matter of a new card, without excerpts."""
    return "".join(["---\n", *(f"{line}\n" for line in _lines(known, archive)), "---\n"])


def missing(known: Particulars) -> list[str]:
    """Keys that the author has to fill in before the source can be cited."""
    return [key for key in ("title", "publisher", "kind") if not getattr(known, key)]


def _lines(known: Particulars, archive: str) -> Iterator[str]:
    values = {
        "title": scalar(known.title),
        "author": names(known.authors),
        "translator": names(known.translators),
        "publisher": scalar(known.publisher),
        "published": known.published,
        "accessed": known.accessed,
        "url": f'"{known.url}"' if known.url else "",
        "archive": scalar(archive),
        "kind": known.kind,
        "language": known.language,
    }
    for key, value in values.items():
        doubt = known.doubts.get(key, "")
        if value not in ("", '""', "[]"):
            yield f"{key}: {value}{f'   # uncertain: {doubt}' if doubt else ''}"
        elif doubt or key in _WANTED:
            yield f"{key}: null   # {'; '.join(part for part in (_WANTED.get(key, ''), doubt) if part)}"
    yield "rights: quote"
