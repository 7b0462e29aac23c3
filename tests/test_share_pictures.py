"""The picture of each page for links to it on other sites (`share_pictures`)."""

from __future__ import annotations

import re
import struct
import zlib
from argparse import Namespace

import pytest

from briefing_site.apps.cli.build_messages import report
from briefing_site.engine import drawing
from briefing_site.model.drawing_fonts import DrawingFonts
from briefing_site.render.pango import find_fonts
from briefing_site.render.share_picture import share_picture
from briefing_site.view.values.parts import DrawnWords
from tests.sites import LEAD, PAGE, Site

MOST = 60_000
"""Bytes of a picture."""
JUDGED = """judgements:
  - {text: "It is *wet* & stays so [@rain#hours].", confidence: low, because: one report}
"""
BASE = "https://harbour.example/notes/"


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG whose chunks are all whole."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, data = 8, b""
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        kind, held = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", png, at + 8 + length) == (zlib.crc32(kind + held),)
        data += held if kind == b"IDAT" else b""
        at += length + 12
    width, height = struct.unpack_from(">II", png, 16)
    assert len(zlib.decompress(data)) == (width // 2 + 1) * height
    return width, height


def ink(png: bytes) -> list[int]:
    """For each row of a picture, how many bytes of it are not paper, right of the bar."""
    (length,) = struct.unpack_from(">I", png, png.index(b"IDAT") - 4)
    at = png.index(b"IDAT") + 4
    rows = zlib.decompress(png[at : at + length])
    return [sum(map(bool, rows[start + 9 : start + 601])) for start in range(0, len(rows), 601)]


def told(html: str) -> dict[str, str]:
    """What a page tells of its picture."""
    return dict(re.findall(r'<meta property="(og:image[a-z:]*)" content="([^"]*)">', html))


@pytest.fixture
def drawn(small: Site) -> Site:
    """The small site with pictures, and a briefing that judges."""
    small.append("config.yaml", "share_pictures: true\n")
    small.lead("It rained [@rain#hours].", JUDGED)
    return small


def test_every_page_has_a_picture_of_its_own(drawn: Site) -> None:
    built = drawn.build()
    assert built.faults == []
    pages = {address for address in built.pages if address != "404.html"}
    assert {a for a in built.tree if a.endswith(".png")} == {p.replace(".html", ".share.png") for p in pages}
    for address in pages:
        file = address.replace(".html", ".share.png")
        assert size_of(built.tree[file]) == (1200, 630)
        assert len(built.tree[file]) < MOST
        assert told(built.pages[address])["og:image"] == BASE + file
        assert '<meta name="twitter:card" content="summary_large_image">' in built.pages[address]
    assert "og:image" not in built.pages["404.html"]


def test_a_picture_tells_region_title_and_first_judgement(drawn: Site) -> None:
    assert told(drawn.build().pages[PAGE]) == {
        "og:image": f"{BASE}water/lead.share.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Water · Rain on the quay · It is wet &amp; stays so.",
    }


def test_without_an_address_of_the_site_the_picture_is_named_from_the_page(drawn: Site) -> None:
    drawn.edit("config.yaml", "base_url: https://harbour.example/notes/\n", "")
    assert told(drawn.build().pages[PAGE])["og:image"] == "lead.share.png"


def test_a_site_that_wants_none_has_none(small: Site) -> None:
    built = small.build()
    assert not [a for a in built.tree if a.endswith(".png")]
    assert all("og:image" not in page for page in built.pages.values())


def test_a_draft_has_none(drawn: Site) -> None:
    drawn.lead("It rained [@rain#hours].", f"{JUDGED}draft: true")
    assert "water/lead.share.png" not in drawn.build().tree


def test_the_same_words_give_the_same_bytes_and_an_edit_draws_one_picture_anew(drawn: Site) -> None:
    before = drawn.build().tree
    drawn.edit(LEAD, "It is *wet*", "It is *dry*")
    after = drawn.build().tree
    changed = {a for a in after if a.endswith(".png") and after[a] != before[a]}
    assert changed == {"water/lead.share.png"}
    assert drawn.build(out=drawn.root.parent / "anew").tree == after


def test_where_nothing_can_be_drawn_the_build_says_so_once(
    drawn: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(drawing, "_fonts", lambda: None)
    built = drawn.build()
    assert built.faults == []
    assert not [a for a in built.tree if a.endswith(".png")]
    assert told(built.pages[PAGE]) == {}
    report(built.outcome, "", Namespace(format="text", quiet=False, strict=True))
    assert capsys.readouterr().out.count("No page has a picture of its own for sharing") == 1


def test_a_page_whose_characters_no_font_has_is_left_out_alone(
    drawn: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = find_fonts()
    latin = DrawingFonts(here.stamp, here.covered[: 0x2100 // 8])
    monkeypatch.setattr(drawing, "_fonts", lambda: latin)
    drawn.edit(LEAD, "Rain on the quay", "埠頭の雨")
    tree = drawn.build().tree
    assert "water/lead.share.png" not in tree
    assert "land/all.share.png" in tree


SAID = {
    "en": ("Rain on the quay, and what the harbour made of it " * 4, "The crew waited for six hours. " * 40),
    "ja": ("埠頭の雨と港町の長い一日" * 8, "乗組員は埠頭で六時間待った。" * 40),
    "ko": ("부두에 내린 비와 항구의 긴 하루 " * 8, "선원들은 여섯 시간을 기다렸다. " * 40),
    "ar": ("المطر على الرصيف " * 12, "انتظر الطاقم ست ساعات على الرصيف. " * 40),
}


@pytest.mark.parametrize(("lang", "said"), SAID.items(), ids=SAID)
def test_long_words_in_any_script_stay_in_their_place(lang: str, said: tuple[str, str]) -> None:
    title, text = said
    if not find_fonts().draw(title + text):
        pytest.skip(f"no font here has all of {lang}")
    words = DrawnWords(title, "Water", text, "Harbour Notes", lang)
    picture = share_picture(words)
    assert picture == share_picture(words)
    assert len(picture) < MOST
    rows = ink(picture)
    assert any(rows[112:340])  # the title
    assert any(rows[360:528])  # the words
    assert not any(rows[:40])
    assert not any(rows[535:548])  # between the words and the foot
    assert not any(rows[600:])


def test_a_font_without_a_sign_does_not_draw_it() -> None:
    fonts = DrawingFonts("", bytes([0] * 8 + [0b10, 0]))  # "A" alone
    assert fonts.draw("A A\n\u200d\ufe0f")
    assert not fonts.draw("AB")
    assert not fonts.draw("A埠")
