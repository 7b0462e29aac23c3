"""Takes the picture of README.md: a page of the built site, as a browser shows it.

`python scripts/screenshot.py` needs `make site` before it, and Chromium (`BRIEFING_CHROMIUM` names it).
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from tests.browser import find, launched, served, visiting  # noqa: E402

PAGE = "asean/two-way-partnership.html"
PICTURE = ROOT / "docs/page.webp"
WIDTH, HEIGHT = 1200, 760


def main() -> None:
    """Take the picture and write it, small."""
    program = find()
    if program is None:
        sys.exit("screenshot: no Chromium: sudo apt-get install chromium fonts-noto-cjk")
    with (
        served(ROOT / "build") as base,
        launched(program) as browser,
        visiting(browser, base, width=WIDTH, height=HEIGHT) as visit,
    ):
        data = visit.open(PAGE).screenshot()
    with Image.open(io.BytesIO(data)) as image:
        image.convert("RGB").save(PICTURE, "WEBP", quality=80, method=6)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
