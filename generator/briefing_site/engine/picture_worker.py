"""Makes one picture in sizes for screens: a program of its own, run as `python -P picture_worker.py`.

A picture is somebody else's bytes, and those who decode them are large programs in C. So pixels are decoded
here and nowhere else: in a process with a limit to its time and its memory, which can write no file and is
told no path. It imports nothing of this package.

On its standard input stands a line of JSON, then the picture. The line has `widths`, `pixels` (as many as the
picture may have) and `media_types`. On its standard output stands a line of JSON, then the pictures that were
made, one behind the other: `made` has media type, width and number of bytes of each, `failed` why there are
none. The same input gives the same bytes: every encoder works in one thread, and no time is written.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

SECONDS = 120
"""Seconds of a processor that one picture may take."""
MEMORY = 2 << 30
"""Bytes of memory that the process may have."""
_READ = ("JPEG", "PNG", "WEBP", "AVIF")
_PLAIN = frozenset(("RGB", "RGBA", "L", "LA", "P", "1"))
"""How pixels may be stored; of others, as those for print, browsers make their own colours."""


def main() -> None:
    """Read the picture, make its forms and write them."""
    _limit()
    head, _, data = sys.stdin.buffer.read().partition(b"\n")
    asked = json.loads(head)
    made: list[tuple[str, int, bytes]] = []
    failed = ""
    try:
        made = list(_forms(data, asked))
    except MemoryError:
        failed = "its pixels need more memory than there is for one picture"
    except Exception as fault:  # a decoder of others breaks in any way it likes
        failed = str(fault) or type(fault).__name__
    told = {"made": [(kind, width, len(form)) for kind, width, form in made], "failed": failed}
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + b"".join(form for _, _, form in made))


def _limit() -> None:
    """Keep this process within its time and memory, where the system can."""
    with suppress(ImportError):
        import resource

        for kind, most in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CPU, SECONDS),
            (resource.RLIMIT_AS, MEMORY),
        ):
            with suppress(ValueError, OSError):  # a stricter limit holds already
                resource.setrlimit(kind, (most, most))


def _forms(data: bytes, asked: dict[str, Any]) -> Iterator[tuple[str, int, bytes]]:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = asked["pixels"]
    with Image.open(io.BytesIO(data), formats=_READ) as opened:
        if getattr(opened, "n_frames", 1) > 1 or opened.mode not in _PLAIN:
            return
        if opened.width * opened.height > asked["pixels"]:
            return
        own = Image.MIME[opened.format or ""]
        profile = opened.info.get("icc_profile")
        upright = ImageOps.exif_transpose(opened)
    lossless = own == "image/png"
    shown = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    widths = [width for width in asked["widths"] if width < shown.width]
    widest = min(shown.width, asked["widths"][-1])
    for kind in dict.fromkeys((*asked["media_types"], own)):
        for width in (*widths, *((widest,) if kind != own and widest not in widths else ())):
            size = (width, max(1, round(shown.height * width / shown.width)))
            scaled = shown if size == shown.size else shown.resize(size, Image.Resampling.LANCZOS)
            out = io.BytesIO()
            settings = _settings(kind, lossless=lossless)
            scaled.save(out, icc_profile=profile, exif=b"", **settings)
            yield kind, width, out.getvalue()


def _settings(kind: str, *, lossless: bool) -> dict[str, Any]:
    """How a format is written; `lossless` where the picture itself loses nothing, as a chart."""
    if kind == "image/avif":
        fine = {"quality": 75, "subsampling": "4:4:4"} if lossless else {"quality": 60}
        return {"format": "AVIF", "speed": 8, "max_threads": 1, **fine}
    if kind == "image/webp":
        return {"format": "WEBP", "method": 4, "quality": 80, "lossless": lossless}
    if kind == "image/png":
        return {"format": "PNG", "optimize": True}
    return {"format": "JPEG", "quality": 82, "progressive": True, "optimize": True}


if __name__ == "__main__":
    main()
