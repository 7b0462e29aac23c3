"""Texts whose lines all end in one way."""

from __future__ import annotations


def uniform(text: str) -> str:
    """A text whose lines all end with a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def lenient(data: bytes) -> str:
    """The text of a file with uniform line ends, whatever its bytes: those that are no UTF-8 are replaced."""
    return uniform(data.decode("utf-8-sig", "replace"))
