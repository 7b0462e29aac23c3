"""Tokens as plain data for JSON, and back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey

_JOINTS = {Standing.CARRIED: " by ", Standing.DERIVED: " from ", Standing.INFERRED: " from "}


def to_data(token: Token) -> dict[str, Any]:
    """A token as plain data, for its author; `where` are offsets in the text of the archived document."""
    key = token.passage
    return {
        "kind": str(token.kind),
        "text": token.text,
        "start": token.start,
        "end": token.end,
        "standing": str(token.standing),
        "source": key.source if key else None,
        "excerpt": key.excerpt if isinstance(key, ExcerptKey) else None,
        "where": list(token.where) if token.where else None,
        "shown": token.shown,
        "how": token.how,
    }


def from_data(data: Mapping[str, Any]) -> Token:
    """The token in data of `to_data`; raises `KeyError`, `TypeError` or `ValueError` for other data."""
    key: CitedKey | None = None
    if data["source"] is not None:
        excerpt = data["excerpt"]
        key = SourceKey(data["source"]) if excerpt is None else ExcerptKey(data["source"], excerpt)
    where = data["where"]
    return Token(
        TokenKind(data["kind"]),
        data["text"],
        data["start"],
        data["end"],
        Standing(data["standing"]),
        key,
        (where[0], where[1]) if where else None,
        data["shown"],
        data["how"],
    )


def paragraph_of(token: Token, starts: Sequence[int]) -> int | None:
    """The number, from 1, of the paragraph in which a token begins; None where it stands in no text at hand.

    `starts` are the offsets at which the paragraphs of the document begin, in order.
    """
    if token.where is None or not starts:
        return None
    return max(bisect_right(starts, token.where[0]), 1)


def standing_words(token: Token, paragraph: int | None = None) -> str:
    """How a token stands, in a line for its author: "carried by rain#hours, paragraph 2"."""
    key = token.passage
    place = f", paragraph {paragraph}" if paragraph else ""
    named = f"{key.source}#{key.excerpt}" if isinstance(key, ExcerptKey) else key.source if key else ""
    joint = _JOINTS.get(token.standing, "")
    of = f"{joint}{named}{place}" if named and joint else ""
    how = f": {token.how}" if token.how else ""
    return f"{token.standing}{of}{how}"
