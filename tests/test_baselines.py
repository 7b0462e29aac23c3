"""The small pictures of pages: what counts as moved, and that every type of page has one."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from benchmarks.baselines import GREYS, SCALE, TALLEST, differences, reduced, sheet, shots


def shot(width: int, *, line: int = 300, height: int = TALLEST, noise: int = 0) -> bytes:
    """A page with a block of text from a line on."""
    page = Image.new("RGB", (width, height), (255 - noise,) * 3)
    ImageDraw.Draw(page).rectangle((24, line, width - 24, line + 240), fill=(40, 40, 40))
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


def page(line: int = 300, only: str = "", noise: int = 0) -> bytes:
    """A sheet; with `only`, its block is at the line in pictures of that mode alone."""
    lines = [(line if only in ("", name) else 300, across) for name, across in shots()]
    return sheet([reduced(shot(across, line=at, noise=noise)) for at, across in lines])


def test_a_sheet_is_small_and_the_same_each_time() -> None:
    made = page()
    assert made == page()
    image = Image.open(io.BytesIO(made))
    assert image.height == TALLEST // SCALE
    assert max(image.tobytes()) < GREYS
    assert len(made) < 20_000


def test_nothing_has_moved() -> None:
    assert differences(page(), page()) == []
    assert differences(page(), page(noise=3)) == []  # a shade that no reader sees


@pytest.mark.parametrize("mode", ["light", "dark", "forced colours", "no script", "print"])
def test_a_block_that_has_moved_is_told_with_its_mode_and_width(mode: str) -> None:
    found = differences(page(), page(360, only=mode))
    assert [told.partition(":")[0] for told in found] == [
        f"{name} at {across}" for name, across in shots() if name == mode
    ]


def test_a_short_page_stands_on_white() -> None:
    pictures = [reduced(shot(across, height=900)) for _, across in shots()]
    image = Image.open(io.BytesIO(sheet(pictures)))
    below = image.crop((0, 900 // SCALE, image.width, image.height)).tobytes()
    assert set(below) == {GREYS - 1}


def test_a_sheet_of_another_form_is_no_match() -> None:
    other = io.BytesIO()
    Image.new("P", (10, 10)).save(other, "PNG")
    assert "another form" in differences(page(), other.getvalue())[0]
