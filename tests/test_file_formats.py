"""Files of other formats, as other programs read them: a PNG and a ZIP out of their parts."""

from __future__ import annotations

import io
import stat
import time
import zipfile

import pytest
from PIL import Image

from briefing_site.render.png import PngColour, png
from briefing_site.render.zipped import zipped

WHITE, RED, BLUE = (255, 255, 255), (200, 0, 0), (0, 0, 200)


@pytest.mark.parametrize("level", [-1, 0, 9])
def test_a_picture_of_a_palette(level: int) -> None:
    rows = bytes([0, 0b00_01_10_00, 0, 0b10_00_00_01])
    made = png((4, 2), 2, PngColour.PALETTE, rows, (WHITE, RED, BLUE), level)
    with Image.open(io.BytesIO(made)) as picture:
        assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (4, 2))
        shown = picture.convert("RGB")
    pixels = [shown.getpixel((x, y)) for y in range(2) for x in range(4)]
    assert pixels == [WHITE, RED, BLUE, WHITE, BLUE, WHITE, WHITE, RED]


def test_a_picture_that_is_seen_through() -> None:
    rows = bytes([0, *RED, 255, *BLUE, 0])
    made = png((2, 1), 8, PngColour.RGBA, rows)
    assert b"PLTE" not in made
    assert made[24:29] == bytes([8, 6, 0, 0, 0]), (
        "depth, colour, and the one way to compress, filter and order"
    )
    with Image.open(io.BytesIO(made)) as picture:
        assert (picture.mode, picture.size, "interlace" in picture.info) == ("RGBA", (2, 1), False)
        assert [picture.getpixel((x, 0)) for x in range(2)] == [(*RED, 255), (*BLUE, 0)]


FILES = {"mimetype": b"text/plain" * 9, "b/long.txt": b"rain " * 90, "a.txt": b""}


def test_a_zip_holds_its_files_in_their_order() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(FILES, ["mimetype"]))) as held:
        assert held.testzip() is None
        assert {name: held.read(name) for name in held.namelist()} == FILES
        assert held.namelist() == list(FILES)
        entries = held.infolist()
    kinds = [entry.compress_type for entry in entries]
    assert kinds == [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    modes = {stat.filemode(entry.external_attr >> 16) for entry in entries}
    assert (modes, {entry.create_system for entry in entries}) == ({"-rw-r--r--"}, {3})


def test_a_zip_tells_neither_when_nor_where_it_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    before = zipped(FILES)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert zipped(FILES) == before
