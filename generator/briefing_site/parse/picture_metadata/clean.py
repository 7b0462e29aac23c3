"""A picture as it is published: without what it tells of its maker, its place and its camera."""

from __future__ import annotations

from collections.abc import Callable

from briefing_site.parse.picture_metadata.failure import PictureError
from briefing_site.parse.picture_metadata.gif import clean_gif
from briefing_site.parse.picture_metadata.heif import clean_heif, is_heif
from briefing_site.parse.picture_metadata.icon import clean_icon
from briefing_site.parse.picture_metadata.jpeg import clean_jpeg
from briefing_site.parse.picture_metadata.png import clean_png
from briefing_site.parse.picture_metadata.svg import clean_svg
from briefing_site.parse.picture_metadata.tiff import clean_tiff, is_tiff
from briefing_site.parse.picture_metadata.webp import clean_webp
from briefing_site.text.picture_signs import picture_ending

_DEEPEST = 3
"""So many pictures may lie one inside the other."""


def without_metadata(data: bytes, *, keep_credits: bool = False) -> bytes:
    """The bytes of a picture without Exif, IPTC, XMP, comments and other metadata; other files as they are.

    Pixels, colours, animation and the way up stay as they are. With `keep_credits` the lines of creator,
    credit and copyright stay too, written anew. Raises `PictureError` where the picture breaks its format,
    and `KeptMetadataError` where it is of a kind out of which nothing can be taken.
    """
    new = _clean(data, keep_credits, 0)
    return data if new == data else new


def _clean(data: bytes, keep_credits: bool, depth: int) -> bytes:
    if depth > _DEEPEST:
        raise PictureError("pictures lie too deep one inside the other")
    ending = picture_ending(data)
    if ending == ".png":
        return clean_png(data, keep_credits=keep_credits)
    if ending == ".jpg":
        return clean_jpeg(data, keep_credits=keep_credits)
    if ending == ".gif":
        return clean_gif(data, keep_credits=keep_credits)
    if ending == ".webp":
        return clean_webp(data, keep_credits=keep_credits)
    if is_tiff(data):
        return _in_place(lambda each: clean_tiff(each, keep_credits=keep_credits), data)
    if is_heif(data):
        return _in_place(lambda each: clean_heif(each, keep_credits=keep_credits), data)
    if ending == ".svg":
        return clean_svg(data, keep_credits=keep_credits, inside=lambda d: _clean(d, keep_credits, depth + 1))
    return clean_icon(data) if data.startswith(b"\0\0\1\0") and len(data) > 6 else data


def _in_place(clean: Callable[[bytes], bytes], data: bytes) -> bytes:
    """A picture whose parts are found by their places, which may lie one over the other in a broken one."""
    cleaned = clean(data)
    try:
        whole = cleaned == data or clean(cleaned) == cleaned
    except PictureError:
        whole = False
    if not whole:
        raise PictureError("its parts lie one over the other")
    return cleaned
