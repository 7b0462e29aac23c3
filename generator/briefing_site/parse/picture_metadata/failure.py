"""The errors of files of which it cannot be told, or not be taken out, what they say of their makers."""

from __future__ import annotations


class PictureError(Exception):
    """The bytes of a picture break its format, so that what is metadata in it cannot be told."""


class KeptMetadataError(Exception):
    """A file tells of its makers in a way that cannot be taken out of it; its words say which."""
