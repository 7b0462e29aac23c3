"""Pictures in sizes for screens: made by processes of their own, kept, and shown with their width and height."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from briefing_site.engine import picture_worker, scaled_pictures
from briefing_site.engine.book import export_book
from briefing_site.parse.picture_metadata.exif import write_exif
from briefing_site.parse.picture_size import shown_size
from tests.browser import visiting
from tests.sites import LEAD, PAGE, Result, Site, briefing

PHOTO, CHART = "briefings/water/photo.jpg", "briefings/water/chart.png"
FORMATS = {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><path d="M2 15h36"/></svg>'


def grain(width: int, height: int) -> Image.Image:
    """A picture that no format writes in few bytes, the same each time."""
    small = Image.frombytes("RGB", (64, 64), hashlib.shake_256(b"grain").digest(64 * 64 * 3))
    return small.resize((width, height), Image.Resampling.BICUBIC)


def saved(image: Image.Image, kind: str, **settings: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **settings)
    return out.getvalue()


def turned(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Camera of Ada Lane"
    return exif


PLAIN = grain(40, 20)
SIZES = {
    "jpeg": (saved(PLAIN, "JPEG"), (40, 20)),
    "jpeg on its side": (saved(PLAIN, "JPEG", exif=b"Exif\0\0" + write_exif(6)), (20, 40)),
    "jpeg on its head": (saved(PLAIN, "JPEG", exif=b"Exif\0\0" + write_exif(3)), (40, 20)),
    "jpeg for slow lines": (saved(PLAIN, "JPEG", progressive=True), (40, 20)),
    "png": (saved(PLAIN, "PNG"), (40, 20)),
    "png on its side": (saved(PLAIN, "PNG", exif=write_exif(8)), (20, 40)),
    "gif": (saved(PLAIN, "GIF"), (40, 20)),
    "webp": (saved(PLAIN, "WEBP"), (40, 20)),
    "webp without loss": (saved(PLAIN, "WEBP", lossless=True), (40, 20)),
    "webp on its side": (saved(PLAIN, "WEBP", exif=write_exif(6)), (20, 40)),
    "avif": (saved(PLAIN, "AVIF"), (40, 20)),
    "bmp": (saved(PLAIN, "BMP"), (40, 20)),
    "icon": (saved(grain(32, 32), "ICO", sizes=[(16, 16), (32, 32)]), (32, 32)),
    "svg": (SVG.format('width="40" height="20px" viewBox="0 0 4 2"').encode(), (40, 20)),
    "svg that fills the column": (SVG.format('viewBox="0 0 40 20"').encode(), (656, 328)),
    "svg in per cent": (SVG.format('width="100%" height="100%" viewBox="0 0 40 20"').encode(), (656, 328)),
    "svg without a size": (SVG.format("").encode(), None),
    "half a jpeg": (saved(PLAIN, "JPEG")[:12], None),
    "half a png": (saved(PLAIN, "PNG")[:18], None),
    "an icon of nothing": (b"\0\0\1\0\0\0\0", None),
    "words": (b"no picture", None),
}  # fmt: skip


@pytest.mark.parametrize(("data", "size"), SIZES.values(), ids=SIZES)
def test_the_size_stands_in_the_head_of_a_file(data: bytes, size: tuple[int, int] | None) -> None:
    assert shown_size(data) == size


# --- the pictures of a site ----------------------------------------------------------------------


def pictured(site: Site) -> None:
    """A site whose lead shows a photograph, taken on its side, and a small drawing."""
    site.small()
    site.put(PHOTO, saved(grain(700, 1100), "JPEG", quality=95, exif=turned(6)))
    site.put("briefings/water/quay.svg", SVG.format('viewBox="0 0 40 20"'))
    site.lead("![A photograph](photo.jpg)\n\n![A drawing](quay.svg)")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Result]]:
    """A site with pictures, built once."""
    site = Site(tmp_path_factory.mktemp("pictured"))
    pictured(site)
    yield site, site.build()


def named(seen: Result, name: str) -> dict[str, bytes]:
    """The published files whose names begin with that of a picture, digests left out."""
    pattern = re.compile(rf"assets/({name}(?:-\d+)?)\.[0-9a-f]{{10}}(\.\w+)")
    found = ((pattern.fullmatch(address), data) for address, data in seen.tree.items())
    return {match[1] + match[2]: data for match, data in found if match}


def without_digests(html: str) -> str:
    return re.sub(r"\.[0-9a-f]{10}\.", ".", html)


def test_a_page_offers_each_format_at_each_width(shown: tuple[Site, Result]) -> None:
    _, seen = shown
    assert seen.faults == []
    page = without_digests(seen.pages[PAGE])
    sizes = 'sizes="min(656px, 100vw)"'
    assert (
        '<picture><source type="image/avif" srcset="../assets/photo-480.avif 480w, ../assets/photo-960.avif 960w, '
        f'../assets/photo-1100.avif 1100w" {sizes}><source type="image/webp" srcset="../assets/photo-480.webp 480w, '
        f'../assets/photo-960.webp 960w, ../assets/photo-1100.webp 1100w" {sizes}><img alt="A photograph" '
        'src="../assets/photo.jpg" srcset="../assets/photo-480.jpg 480w, ../assets/photo-960.jpg 960w, '
        f'../assets/photo.jpg 1100w" {sizes} width="1100" height="700"></picture>'
    ) in page
    assert '<img alt="A drawing" src="../assets/quay.svg" width="656" height="328">' in page


def test_each_form_is_what_it_is_called_and_tells_nothing_more(shown: tuple[Site, Result]) -> None:
    _, seen = shown
    files = named(seen, "photo")
    forms = {name: data for name, data in files.items() if name != "photo.jpg"}
    assert sorted(forms) == [
        "photo-1100.avif", "photo-1100.webp", "photo-480.avif", "photo-480.jpg", "photo-480.webp",
        "photo-960.avif", "photo-960.jpg", "photo-960.webp",
    ]  # fmt: skip
    for name, data in forms.items():
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            width = int(name.partition("-")[2].partition(".")[0])
            assert (image.format, image.size) == (
                FORMATS[Path(name).suffix],
                (width, round(width * 700 / 1100)),
            )
            assert not image.getexif()
        assert b"Ada Lane" not in data
        assert len(data) < len(files["photo.jpg"])


def test_the_same_picture_gives_the_same_bytes_in_another_folder(
    shown: tuple[Site, Result], tmp_path: Path
) -> None:
    other = Site(tmp_path)
    pictured(other)
    assert other.build(jobs=1).tree == shown[1].tree


def test_what_was_made_is_kept(shown: tuple[Site, Result], monkeypatch: pytest.MonkeyPatch) -> None:
    site, seen = shown

    def run(*_: object) -> bytes:
        raise AssertionError("a picture was made again")

    monkeypatch.setattr(scaled_pictures, "_run", run)
    site.append(LEAD, "\nAnd a word more.\n")
    again = site.build()
    assert again.faults == []
    assert named(again, "photo") == named(seen, "photo")


def test_a_record_that_somebody_else_wrote_is_made_again(small: Site) -> None:
    pictured(small)
    whole = small.build().tree
    for path in small.path(".cache/pictures").iterdir():
        path.write_bytes(path.read_bytes()[:-1] + b"\0")
    small.delete("build")
    assert small.build().tree == whole


def test_feeds_books_and_twins_have_one_picture_in_its_own_format(shown: tuple[Site, Result]) -> None:
    site, seen = shown
    twin = without_digests(seen.tree["water/lead.md"].decode())
    assert "![A photograph](https://harbour.example/notes/assets/photo.jpg)" in twin
    assert "-480" not in twin
    assert b"-480" not in seen.tree["feed.xml"]
    assert b"-480" not in seen.tree["feed.json"]
    made = export_book(site.options(), "water/lead", "epub", site.path("book.epub"))
    assert made.path is not None


def test_a_wide_picture_is_held_to_what_paper_needs(small: Site) -> None:
    small.put(PHOTO, saved(grain(2400, 300), "JPEG", quality=95))
    small.lead("![A photograph](photo.jpg){width=300}\n\n![Again](photo.jpg)")
    seen = small.build()
    page = without_digests(seen.pages[PAGE])
    assert 'sizes="min(300px, 100vw)" height="38">' in page
    assert "photo-1920.jpg 1920w" in page
    assert "photo.jpg 2400w" not in page
    assert "/assets/photo-1920.jpg" in without_digests(seen.tree["water/lead.md"].decode())
    assert "photo-1440.jpg" not in without_digests(seen.tree["water/lead.md"].decode())


def test_what_no_published_text_shows_leaves_nothing(small: Site) -> None:
    small.put(PHOTO, saved(grain(700, 500), "JPEG", quality=95))
    small.lead("![A photograph](photo.jpg)", "draft: true")
    seen = small.build()
    assert named(seen, "photo") == {}
    assert not small.path(".cache/pictures").exists()
    assert "photo-480.jpg" in named(small.build(drafts=True), "photo")
    assert named(small.build(), "photo") == {}
    small.lead("[A photograph](photo.jpg)")
    assert list(named(small.build(), "photo")) == ["photo.jpg"]


STAYS = {
    "of few bytes": ("a.jpg", saved(grain(60, 40), "JPEG")),
    "that moves": ("a.gif", saved(grain(300, 300), "GIF", save_all=True, append_images=[grain(300, 300).rotate(90)])),
    "that moves, of WebP": ("a.webp", saved(grain(600, 300), "WEBP", save_all=True, append_images=[grain(600, 300).rotate(180)])),
    "for print": ("a.jpg", saved(grain(600, 300).convert("CMYK"), "JPEG")),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data"), STAYS.values(), ids=STAYS)
def test_a_picture_stays_as_it_is(small: Site, name: str, data: bytes) -> None:
    small.put(f"briefings/water/{name}", data)
    small.lead(f"![A picture]({name})")
    seen = small.build()
    assert seen.faults == []
    assert list(named(seen, "a")) == [name]


def test_a_chart_is_offered_only_where_that_spares_bytes(small: Site) -> None:
    chart = Image.new("P", (1000, 400))
    chart.putdata([(x // 3 + y // 5) % 2 * 7 for y in range(400) for x in range(1000)])
    data = saved(chart, "PNG") + b""
    small.put(CHART, data + b"\0" * max(0, scaled_pictures.LEAST - len(data)))
    small.lead("![A chart](chart.png)")
    files = named(small.build(), "chart")
    assert all(len(form) < len(data) for name, form in files.items() if name != "chart.png")


# --- limits and faults ---------------------------------------------------------------------------


def test_a_picture_over_a_limit_is_told_with_its_cure(small: Site) -> None:
    small.put(PHOTO, saved(grain(1500, 800), "JPEG", quality=95))
    small.lead("![A photograph](photo.jpg)")
    small.append("config.yaml", "policy: {picture_size: 50, picture_pixels: 1}\n")
    seen = small.build()
    assert seen.faults == [f"{PHOTO}:1:1 large-picture"] * 2
    assert "1,500 by 800 pixels, and policy: picture_pixels in config.yaml allows 1 million" in seen.text
    assert list(named(seen, "photo")) == ["photo.jpg"]
    small.edit("config.yaml", "picture_size: 50, picture_pixels: 1", "picture_size: 5000, picture_pixels: 2")
    seen = small.build()
    assert seen.faults == []
    assert "photo-480.jpg" in named(seen, "photo")


def test_a_picture_whose_pixels_break_off_is_published_and_told(small: Site) -> None:
    whole = saved(grain(700, 500), "JPEG", quality=95)
    small.put(PHOTO, whole[: len(whole) // 2])
    small.lead("![A photograph](photo.jpg)")
    for seen in (small.check(), small.build()):
        assert seen.faults == [f"{PHOTO}:1:1 picture-not-scaled"]
        assert "its pixels cannot be read" in seen.text
    page = without_digests(seen.pages[PAGE])
    assert '<img alt="A photograph" src="../assets/photo.jpg" width="700" height="500">' in page


def test_a_picture_that_brings_its_process_down_is_told(
    small: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    small.put(PHOTO, saved(grain(700, 500), "JPEG", quality=95))
    small.lead("![A photograph](photo.jpg)")
    killed = tmp_path / "killed.py"
    killed.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n")
    monkeypatch.setattr(picture_worker, "__file__", str(killed))
    seen = small.build()
    assert seen.faults == [f"{PHOTO}:1:1 picture-not-scaled"]
    assert "more time or memory" in seen.text


def test_without_pillow_one_note_tells_it(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("photo", "other"):
        small.put(f"briefings/water/{name}.jpg", saved(grain(700, 500), "JPEG", quality=95))
    small.lead("![A photograph](photo.jpg) ![Another](other.jpg)")
    monkeypatch.setattr(scaled_pictures, "find_spec", lambda _: None)
    seen = small.build(strict=True)
    assert seen.faults == ["briefings/water/other.jpg:1:1 no-pillow"]
    assert "this picture and 1 more are published in one size alone" in seen.text


LOADED = """
import sys
from pathlib import Path
from briefing_site.engine.build import build
from briefing_site.engine.options import Options
assert build(Options(Path(sys.argv[1]))).complete
names = ("PIL", "PIL.Image", "briefing_site.engine.scaled_pictures")
print(*[name for name in names if name in sys.modules])
"""


@pytest.mark.parametrize("with_picture", [False, True], ids=["without a picture", "with one"])
def test_pixels_are_never_decoded_in_the_process_that_builds(small: Site, *, with_picture: bool) -> None:
    if with_picture:
        pictured(small)
    generator = str(Path(scaled_pictures.__file__).parents[2])
    command = [sys.executable, "-c", LOADED, str(small.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONPATH": generator})
    loaded = done.stdout.split()
    assert "PIL.Image" not in loaded
    if not with_picture:
        assert loaded == []


# --- captions ------------------------------------------------------------------------------------


def test_a_caption_cites_like_a_sentence_of_the_text(small: Site) -> None:
    small.put("briefings/water/quay.gif", b"GIF89a\2\0\1\0\0\0\0")
    small.lead("![The quay](quay.gif)\n: It rained *long* [@rain#hours].\n\nTerm\n: A definition.")
    seen = small.build()
    assert seen.faults == []
    page = seen.pages[PAGE]
    caption = page.partition("<figcaption>")[2].partition("</figcaption>")[0]
    assert caption.startswith("It rained <em>long</em>.<sup")
    assert 'href="#n-rain--hours"' in caption
    assert re.search(r'<figure><img alt="The quay" src="[^"]+" width="2" height="1"><figcaption>', page)
    assert "<dl><dt>Term</dt>" in page
    assert "It rained long." in seen.pages["sources/rain.html"]


UNCITED = "![The quay](quay.gif)\n: «uncited-claim»It cost 12 million.\n\nIn 2024 it rained [@rain#hours]."


def test_a_caption_is_held_to_its_sources(small: Site) -> None:
    small.put("briefings/water/quay.gif", b"GIF89a\2\0\1\0\0\0\0")
    text = UNCITED.replace("In 2024 it rained", "It rained")
    assert small.expect(briefing(text)) == small.check().faults


ALT = {
    "none": ("«missing-alt»![](quay.gif)", 1),
    "blank": ("«missing-alt»![ ](quay.gif)", 1),
    "told": ("![The quay](quay.gif)", 0),
    "of HTML": ('<img src="«missing-alt»quay.gif">', 1),
    "of HTML, for decoration": ('<img src="quay.gif" alt="">', 0),
    "of HTML, told": ('<img src="quay.gif" alt="The quay">', 0),
    "waived": ("![](quay.gif) <!-- lint: missing-alt it decorates -->", 0),
    "two": ("«missing-alt»![](quay.gif) and ![The quay](quay.gif) and «missing-alt»![](quay.gif)", 2),
}


@pytest.mark.parametrize(("text", "count"), ALT.values(), ids=ALT)
def test_a_picture_without_words_is_told(small: Site, text: str, count: int) -> None:
    small.put("briefings/water/quay.gif", b"GIF89a\2\0\1\0\0\0\0")
    expected = small.expect(briefing(f"It rained [@rain#hours].\n\n{text}"))
    assert len(expected) == count
    assert small.check().faults == expected


# --- in a browser --------------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.parametrize(
    ("width", "dots", "taken"),
    [(390, 1, "photo-480.avif"), (390, 2, "photo-960.avif"), (1280, 1, "photo-960.avif")],
    ids=["a phone", "a phone with fine dots", "a desk"],
)
def test_a_browser_takes_what_its_screen_shows_and_the_page_does_not_jump(
    shown: tuple[Site, Result], browser: Browser, width: int, dots: int, taken: str
) -> None:
    _, seen = shown
    with visiting(browser, f"{seen.output.as_uri()}/", width=width, device_scale_factor=dots) as visit:
        page = visit.open(PAGE)
        photo = page.get_by_alt_text("A photograph")
        photo.evaluate("image => image.decode()")
        assert without_digests(photo.evaluate("image => image.currentSrc")).endswith(f"/assets/{taken}")
        box = photo.bounding_box()
        assert box
        assert box["width"] / box["height"] == pytest.approx(1100 / 700, 0.01)
        assert box["width"] <= width
        # The room is kept before the bytes are there, so that the text below stays where it is.
        assert photo.evaluate("image => getComputedStyle(image).aspectRatio") == "auto 1100 / 700"


@pytest.mark.browser
def test_the_caption_stands_below_its_picture_and_leads_to_its_source(small: Site, browser: Browser) -> None:
    small.put(PHOTO, saved(grain(700, 1100), "JPEG", quality=95))
    small.lead("![A photograph](photo.jpg)\n: It rained [@rain#hours].")
    seen = small.build()
    assert seen.faults == []
    with visiting(browser, f"{seen.output.as_uri()}/", width=390) as visit:
        page = visit.open(PAGE)
        picture, caption = (
            page.locator("figure img").bounding_box(),
            page.locator("figcaption").bounding_box(),
        )
        assert picture and caption
        assert caption["y"] >= picture["y"] + picture["height"] - 0.5
        assert page.locator("figcaption a").get_attribute("href") == "#n-rain--hours"
        expect(page.locator("#n-rain--hours")).to_contain_text("Rain fell for six hours")
