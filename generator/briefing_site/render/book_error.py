"""Why a book cannot be made."""

from __future__ import annotations


class BookError(Exception):
    """A book cannot be made on this machine, or not as asked; the message says what to install or to name."""


def foreign_picture(url: str) -> BookError:
    """A picture that lies on another site."""
    return BookError(f"a book takes in no file of another site: run briefing fetch-picture {url}")
