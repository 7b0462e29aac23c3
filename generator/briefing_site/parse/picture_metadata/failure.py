"""The error of a picture whose parts cannot be followed."""

from __future__ import annotations


class PictureError(Exception):
    """The bytes of a picture break its format, so that what is metadata in it cannot be told."""
