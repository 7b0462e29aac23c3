"""Pictures of a book: the site's own alone, and in another format where a form of book cannot hold theirs."""

from __future__ import annotations

import importlib
import io
from collections.abc import Mapping
from typing import Any

from briefing_site.render.book_error import BookError, foreign_picture
from briefing_site.view.book_pages import ROOT

_QUALITY = 90


def own_picture(url: str, files: Mapping[str, bytes]) -> bytes:
    """The picture at an address of the book; raises `BookError` where it lies on another site."""
    path = url.removeprefix(ROOT)
    if not url.startswith(ROOT) or path not in files:
        raise foreign_picture(url)
    return files[path]


def turned_into(data: bytes, reader: str, cure: str) -> tuple[bytes, str]:
    """A picture as PNG where one can see through it, else as JPEG, the right way up; and its ending.

    `reader` is what cannot show it as it is. Raises `BookError` where Pillow is missing, or cannot read it.
    """
    try:
        images: Any = importlib.import_module("PIL.Image")
        turning: Any = importlib.import_module("PIL.ImageOps")
    except ImportError:
        told = f"{reader} may not show a picture in WebP or AVIF, and another format needs Pillow: {cure}"
        raise BookError(told) from None
    try:
        with images.open(io.BytesIO(data)) as image:
            upright = turning.exif_transpose(image)
            out = io.BytesIO()
            if upright.has_transparency_data:
                upright.convert("RGBA").save(out, "PNG")
                return out.getvalue(), ".png"
            upright.convert("RGB").save(out, "JPEG", quality=_QUALITY)
            return out.getvalue(), ".jpg"
    except (OSError, ValueError) as fault:
        raise BookError(f"a picture cannot be put into another format for {reader}: {fault}") from None
