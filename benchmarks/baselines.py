"""Small pictures of every type of page, kept in `tests/baselines/`, so that no page changes its looks unseen.

For each of two sites (the one of this checkout in English, a small one in Japanese) and each type of page there is one
sheet: the page at three widths in light and dark, with forced colours and without scripts, and on paper. Each picture
is the top of the page, a twelfth of its size, in 16 greys: a few kilobytes, in which a moved line or block shows, and
a letter does not.

Pixels come from fonts and a browser. `made-with.json` tells which made the sheets; with others they are not compared,
and the audit says so. `make baselines` makes them anew; a commit that has a sheet in it says what has moved.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, Page

from benchmarks.weights import Weight
from briefing_site.render.pango import NoPangoError, find_fonts

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "baselines"
MADE_WITH = "made-with.json"
WIDTHS = (390, 820, 1440)
"""Of the windows, in CSS pixels."""
PAPER = 794
"""Width of A4."""
TALLEST = 2400
"""So much of a page is kept, in CSS pixels: two to three screens."""
SCALE = 12
"""So many pixels of the page, across and down, are one of its picture."""
GREYS = 16
STRAY = 1
"""So many greys may a pixel differ without being counted: smoothed edges fall one step to either side."""
MOVED = 0.004
"""The share of counted pixels from which a picture counts as moved."""


@dataclass(frozen=True, slots=True)
class Mode:
    """How a page is shown."""

    name: str
    media: Mapping[str, Any]
    """For `Page.emulate_media`."""
    scripts: bool = True
    widths: tuple[int, ...] = WIDTHS


MODES = (
    Mode("light", {"color_scheme": "light"}),
    Mode("dark", {"color_scheme": "dark"}),
    Mode("forced colours", {"color_scheme": "light", "forced_colors": "active"}),
    Mode("no script", {"color_scheme": "light"}, scripts=False),
    Mode("print", {"media": "print", "color_scheme": "light"}, widths=(PAPER,)),
)
_AS_USUAL = {"media": "screen", "color_scheme": "light", "forced_colors": "none", "reduced_motion": "reduce"}
_SETTLED = """async () => {
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


# --- pictures -----------------------------------------------------------------------------------


def shots() -> list[tuple[str, int]]:
    """The name and the width of each picture of a sheet, from left to right."""
    return [(mode.name, width) for mode in MODES for width in mode.widths]


def reduced(shot: bytes) -> Image.Image:
    """A picture of a page as a sheet has it: small, in few greys."""
    image = Image.open(io.BytesIO(shot)).convert("L")
    size = (-(-image.width // SCALE), -(-image.height // SCALE))
    return image.resize(size, Image.Resampling.BOX).point([grey * GREYS // 256 for grey in range(256)])


def sheet(pictures: Sequence[Image.Image]) -> bytes:
    """Pictures side by side, as a PNG; below the shorter ones it is white."""
    width = sum(-(-across // SCALE) for _, across in shots())
    whole = Image.new("P", (width, TALLEST // SCALE), GREYS - 1)
    whole.putpalette([grey * 255 // (GREYS - 1) for grey in range(GREYS) for _ in range(3)])
    left = 0
    for picture, (_, across) in zip(pictures, shots(), strict=True):
        whole.paste(Image.frombytes("P", picture.size, picture.tobytes()), (left, 0))
        left += -(-across // SCALE)
    written = io.BytesIO()
    whole.save(written, "PNG", optimize=True, bits=4)
    return written.getvalue()


def differences(old: bytes, new: bytes) -> list[str]:
    """The pictures of a sheet that have moved, each with the share of its pixels that are others."""
    before, after = (Image.open(io.BytesIO(data)) for data in (old, new))
    if before.size != after.size:
        return ["the sheet has another form: the widths or modes are others"]
    found, left = [], 0
    for name, across in shots():
        wide = -(-across // SCALE)
        box = (left, 0, left + wide, before.height)
        pairs = zip(before.crop(box).tobytes(), after.crop(box).tobytes(), strict=True)
        share = sum(abs(one - other) > STRAY for one, other in pairs) / (wide * before.height)
        if share > MOVED:
            found.append(f"{name} at {across}: {share:.1%} of the picture")
        left += wide
    return found


# --- pages --------------------------------------------------------------------------------------


def photographed(browser: Browser, address: str) -> bytes:
    """The sheet of the page at an address."""
    made: list[Image.Image] = []
    for mode in MODES:
        with _window(browser, scripts=mode.scripts) as page:
            page.emulate_media(**{**_AS_USUAL, **mode.media})
            for width in mode.widths:
                page.set_viewport_size({"width": width, "height": 900})
                page.goto(address, wait_until="load")
                if mode.scripts:
                    page.evaluate(_SETTLED)
                made.append(reduced(_top(page, width)))
    return sheet(made)


def _top(page: Page, width: int) -> bytes:
    """The top of a page, or all of a short one."""
    box = page.locator("html").bounding_box()
    height = min(TALLEST, max(900, int(box["height"]) if box else 0))
    clip = {"x": 0, "y": 0, "width": width, "height": height}
    return page.screenshot(clip=clip, full_page=True, animations="disabled", caret="hide")  # type: ignore[arg-type]


@contextmanager
def _window(browser: Browser, *, scripts: bool) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=scripts)
    try:
        yield context.new_page()
    finally:
        context.close()


def made_with(browser: Browser) -> dict[str, str]:
    """The browser and the fonts of this machine; the fonts as a digest."""
    try:
        fonts = find_fonts().stamp
    except NoPangoError as missing:
        fonts = f"unknown, for {missing} is not here"
    return {"browser": f"{browser.browser_type.name} {browser.version}", "fonts": fonts}


# --- a site -------------------------------------------------------------------------------------


def sheets(browser: Browser, base: str, pages: Sequence[Weight]) -> Iterator[tuple[str, bytes]]:
    """The sheet of each page of a site that is served at `base`, with the name of its file."""
    for page in pages:
        yield f"{page.type}.png", photographed(browser, base + quote(page.page))


def compared(site: str, browser: Browser, base: str, pages: Sequence[Weight]) -> list[str]:
    """What has moved on a site; raises `OtherMachineError` where the sheets are another machine's."""
    of = FOLDER / MADE_WITH
    if not of.is_file():
        raise OtherMachineError("there are no pictures yet: make baselines")
    known, here = json.loads(of.read_text("utf-8")), made_with(browser)
    if known != here:
        raise OtherMachineError(f"made with {_told(known)}; here is {_told(here)}")
    faults = []
    for name, new in sheets(browser, base, pages):
        file = FOLDER / site / name
        if not file.is_file():
            faults.append(f"{site}/{name}: no picture of this type of page yet (make baselines)")
        else:
            faults += [f"{site}/{name}: {moved}" for moved in differences(file.read_bytes(), new)]
    return faults


def _told(machine: Mapping[str, str]) -> str:
    return f"{machine['browser']} and fonts {machine['fonts']}"


class OtherMachineError(Exception):
    """The pictures cannot be compared here; the message says why."""


def main(arguments: Sequence[str]) -> int:
    """Make the pictures anew: `python -m benchmarks baselines`."""
    from benchmarks.audit import sites
    from benchmarks.checkers import hosted
    from tests.browser import find, launched

    argparse.ArgumentParser(prog="python -m benchmarks baselines", description=__doc__).parse_args(arguments)
    program = find()
    if program is None:
        print("baselines: no Chromium here; name one in BRIEFING_CHROMIUM", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="baselines-") as name, launched(program) as browser:
        for site in sites(Path(name).resolve(), None):
            folder = FOLDER / site.name
            folder.mkdir(parents=True, exist_ok=True)
            with hosted(site.files, site.path) as base:
                made = dict(sheets(browser, base, site.chosen(every=False)))
            for gone in {path.name for path in folder.glob("*.png")} - made.keys():
                (folder / gone).unlink()
            for file, data in made.items():
                old = (folder / file).read_bytes() if (folder / file).is_file() else b""
                moved = differences(old, data) if old else ["new"]
                if moved:
                    (folder / file).write_bytes(data)
                    print(f"{site.name}/{file}: {'; '.join(moved)}")
        (FOLDER / MADE_WITH).write_text(json.dumps(made_with(browser), indent=1) + "\n", encoding="utf-8")
    return 0
