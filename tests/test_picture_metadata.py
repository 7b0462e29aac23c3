"""What pictures tell of makers, places and cameras is not published; every pixel is. Pillow is the oracle."""

from __future__ import annotations

import base64
import contextlib
import html
import io
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, unquote_to_bytes

import pytest
from PIL import Image, ImageOps, PngImagePlugin

from briefing_site.parse.picture_metadata.clean import without_metadata
from briefing_site.parse.picture_metadata.exif import Exif, read_exif, write_exif
from briefing_site.parse.picture_metadata.failure import PictureError
from briefing_site.parse.picture_metadata.svg import clean_svg
from tests.sites import Site

SECRET = b"Nahid of Quay Street"
NAME = SECRET.decode()
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Quay Post" photoshop:City="Secretville"'
    ' exif:GPSLatitude="1,2N"><dc:creator><rdf:Seq><rdf:li>Ada Lane</rdf:li></rdf:Seq></dc:creator>'
    '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">(c) Quay Post &amp; Co</rdf:li></rdf:Alt></dc:rights>'
    f"<dc:subject>{NAME}</dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>"
).encode()
LINES = (b"Ada Lane", b"Quay Post", b"(c) Quay Post &amp; Co")
PRIVATE = (SECRET, b"Secretville", b"GPSLatitude", b"Camera 9")


def drawn(seed: int = 0, mode: str = "RGB", size: tuple[int, int] = (24, 16)) -> Image.Image:
    wide, high = size
    bands = len(mode)
    data = bytes(
        (x * 7 + y * 13 + band * 31 + seed) % 256
        for y in range(high)
        for x in range(wide)
        for band in range(bands)
    )
    return Image.frombytes(mode, size, data)


def exif(orientation: int = 1) -> Image.Exif:
    held = Image.Exif()
    held[0x010F], held[0x0110], held[0x013B], held[0x8298] = "Camera 9", NAME, "Ada Lane", "(c) Quay Post"
    if orientation != 1:
        held[0x0112] = orientation
    held.get_ifd(0x8825)[2] = (1.0, 2.0, 3.0)
    return held


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def segment(mark: int, body: bytes) -> bytes:
    return bytes((0xFF, mark)) + struct.pack(">H", len(body) + 2) + body


def iptc(*records: tuple[int, bytes]) -> bytes:
    data = b"".join(
        b"\x1c\x02" + bytes((kind,)) + struct.pack(">H", len(text)) + text for kind, text in records
    )
    return (
        b"Photoshop 3.0\0"
        + b"8BIM\x04\x04\0\0"
        + struct.pack(">I", len(data))
        + data
        + b"\0" * (len(data) % 2)
    )


def jpeg(orientation: int = 1, **options: Any) -> bytes:
    return saved(drawn(), "JPEG", quality=80, exif=exif(orientation), xmp=XMP, comment=SECRET, **options)


def with_segments(*more: bytes) -> bytes:
    plain = saved(drawn(), "JPEG", quality=80)
    return plain[:2] + b"".join(more) + plain[2:]


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(mode: str = "RGB", orientation: int = 1, **options: Any) -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Ada Lane")
    told.add_text("Comment", NAME, zip=True)
    told.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(drawn(mode=mode), "PNG", pnginfo=told, exif=exif(orientation), **options)


def png_with(*chunks: bytes) -> bytes:
    plain = saved(drawn(), "PNG")
    return plain[:33] + b"".join(chunks) + plain[33:]


def frames() -> dict[str, Any]:
    return {"save_all": True, "append_images": [drawn(50), drawn(99)], "duration": 40, "loop": 2}


def gif(**options: Any) -> bytes:
    return saved(drawn(), "GIF", comment=SECRET, **options)


def gif_with(*blocks: bytes) -> bytes:
    plain = saved(drawn(), "GIF")
    return plain[:-1] + b"".join(blocks) + b";"


def webp(orientation: int = 1, **options: Any) -> bytes:
    return saved(drawn(), "WEBP", exif=exif(orientation), xmp=XMP, **options)


def avif(orientation: int = 1, **options: Any) -> bytes:
    return saved(drawn(), "AVIF", exif=exif(orientation), xmp=XMP, speed=10, **options)


def icon() -> bytes:
    picture = png_with(png_chunk(b"tEXt", b"Comment\0" + SECRET))
    return (
        b"\0\0\1\0\1\0" + bytes((24, 16, 0, 0, 1, 0, 32, 0)) + struct.pack("<II", len(picture), 22) + picture
    )


PROFILE = b"\0" * 128 + b"a profile"
PICTURES: dict[str, Callable[[], bytes]] = {
    "jpeg": jpeg,
    "jpeg, progressive": lambda: jpeg(progressive=True),
    "jpeg, turned": lambda: jpeg(6),
    "jpeg with IPTC": lambda: with_segments(segment(0xED, iptc((80, b"Ada Lane"), (90, b"Secretville"), (25, SECRET)))),
    "jpeg with segments of all kinds": lambda: with_segments(*(segment(mark, b"x" + SECRET) for mark in (*range(0xE1, 0xF0), 0xFE))),
    "jpeg with a preview": lambda: with_segments(segment(0xE0, b"JFXX\0\x10" + SECRET)),
    "jpeg with a preview in JFIF": lambda: saved(drawn(), "JPEG").replace(b"\0\x10JFIF\0\1\1\0\0\1\0\1\0\0", b"\0\x28JFIF\0\1\1\0\0\1\0\1\2\4" + SECRET + b"1234", 1),
    "jpeg with a film behind it": lambda: jpeg() + b"\0\0\0\x18ftypmp42" + SECRET,
    "png": png,
    "png, turned": lambda: png(orientation=8),
    "png with colours of its own": lambda: png(icc_profile=PROFILE),
    "png with transparency": lambda: png("RGBA"),
    "png, moving": lambda: png(**frames()),
    "png with chunks of others": lambda: png_with(png_chunk(b"caBX", SECRET), png_chunk(b"prIv", SECRET), png_chunk(b"tIME", b"\x07\xea\1\1\1\1\1")),
    "png with bytes behind it": lambda: png() + SECRET,
    "gif": gif,
    "gif, moving": lambda: gif(**frames()),
    "gif with XMP": lambda: gif_with(b"\x21\xff\x0bXMP DataXMP" + XMP + bytes((1, *range(255, -1, -1), 0))),
    "gif with blocks of others": lambda: gif_with(b"\x21\xff\x0bSECRET  1.0" + bytes((len(SECRET),)) + SECRET + b"\0", b"\x21\x01\x0c" + b"\0" * 12 + bytes((len(SECRET),)) + SECRET + b"\0"),
    "gif with bytes behind it": lambda: gif() + SECRET,
    "webp": webp,
    "webp without loss": lambda: webp(lossless=True),
    "webp, turned": lambda: webp(5),
    "webp, moving": lambda: webp(**frames()),
    "webp with a chunk of others": lambda: (d := webp() + b"priv" + struct.pack("<I", len(SECRET)) + SECRET)[:4] + struct.pack("<I", len(d) - 8) + d[8:],
    "webp with bytes behind it": lambda: webp() + SECRET,
    "avif": avif,
    "avif, moving": lambda: avif(save_all=True, append_images=[drawn(50)]),
    "avif with boxes of others": lambda: avif() + struct.pack(">I", 8 + len(SECRET)) + b"uuid" + SECRET + struct.pack(">IIQ", 1, 0x66726565, 16 + len(SECRET)) + SECRET,
    "icon": icon,
}  # fmt: skip


def pixels(data: bytes) -> list[tuple[str, bytes]]:
    """Every frame as readers see it, turned the right way up."""
    with Image.open(io.BytesIO(data)) as image:
        found = []
        for at in range(getattr(image, "n_frames", 1)):
            image.seek(at)
            image.load()
            turned = ImageOps.exif_transpose(image)
            found.append(
                (
                    f"{turned.size} {image.info.get('duration')} {image.info.get('loop')}",
                    turned.convert("RGBA").tobytes(),
                )
            )
        return found


@pytest.mark.parametrize("make", PICTURES.values(), ids=PICTURES)
def test_a_picture_keeps_its_pixels_and_tells_nothing(make: Callable[[], bytes]) -> None:
    data = make()
    clean = without_metadata(data)
    assert pixels(clean) == pixels(data)
    assert [word for word in (*PRIVATE, *LINES, b"xmpmeta") if word in unpacked(clean)] == []
    assert without_metadata(clean) == clean


@pytest.mark.parametrize("make", PICTURES.values(), ids=PICTURES)
def test_lines_of_credit_may_stay(make: Callable[[], bytes]) -> None:
    data = make()
    kept = without_metadata(data, keep_credits=True)
    assert pixels(kept) == pixels(data)
    assert [word for word in PRIVATE if word in unpacked(kept)] == []
    if b"Ada Lane" in unpacked(data):
        assert b"Ada Lane" in kept
    assert without_metadata(kept, keep_credits=True) == kept


@pytest.mark.parametrize("make", [jpeg, png, webp, avif], ids=["jpeg", "png", "webp", "avif"])
def test_all_three_lines_of_credit_stay(make: Callable[[], bytes]) -> None:
    kept = without_metadata(make(), keep_credits=True)
    assert [line for line in LINES if line not in kept] == []


def unpacked(data: bytes) -> bytes:
    """Bytes with the compressed texts of a PNG beside them."""
    found, at = data, data.find(b"zTXt")
    while at >= 0:
        start = data.index(b"\0", at) + 2
        found += zlib.decompressobj().decompress(data[start:])
        at = data.find(b"zTXt", start)
    return found


def test_colours_stay() -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        data = saved(drawn(), kind, icc_profile=PROFILE)
        with Image.open(io.BytesIO(without_metadata(data))) as image:
            assert image.info["icc_profile"] == PROFILE, kind


def test_a_picture_that_tells_nothing_stays_the_same_bytes() -> None:
    for kind in ("JPEG", "PNG", "GIF", "WEBP", "AVIF"):
        data = saved(drawn(), kind)
        clean = without_metadata(data)
        assert len(clean) == len(data) and pixels(clean) == pixels(data)
    for data in (b"a text", b"", b"%PDF", b"BM", b"\0\0\1\0", b"GIF89a"):
        assert without_metadata(data) is data


SVG = "http://www.w3.org/2000/svg"
# A drawing, and how it is published.
DRAWINGS = {
    "comment": (f"<svg xmlns='{SVG}'><!-- S --><path d='M0 0'/></svg>", f"<svg xmlns='{SVG}'><path d='M0 0'/></svg>"),
    "before and after": (f"<?xml version='1.0'?><!-- S --><svg xmlns='{SVG}'/><?S S?><!-- S -->\n", f"<?xml version='1.0'?><svg xmlns='{SVG}'/>\n"),
    "metadata": (f"<svg xmlns='{SVG}'><metadata><a xmlns='S'>S</a></metadata><g/></svg>", f"<svg xmlns='{SVG}'><g/></svg>"),
    "empty metadata": (f"<svg xmlns='{SVG}'><metadata id='S' /><g/></svg>", f"<svg xmlns='{SVG}'><g/></svg>"),
    "editor's elements": (f"<svg xmlns='{SVG}' xmlns:k='http://S'><k:view k:a='>'><g/></k:view><g/></svg>", f"<svg xmlns='{SVG}'><g/></svg>"),
    "editor's attributes": (f"<svg xmlns='{SVG}' xmlns:k='http://S'  k:file=\"/home/S\"><g k:label='S' id='a'/></svg>", f"<svg xmlns='{SVG}'><g id='a'/></svg>"),
    "names of layers": (f"<svg xmlns='{SVG}'><g data-name='S'/></svg>", f"<svg xmlns='{SVG}'><g/></svg>"),
    "data that styles go by": (f"<svg xmlns='{SVG}'><style>[data-a]{{fill:red}}</style><g data-a='1'/></svg>", None),
    "remarks of styles": (f"<svg xmlns='{SVG}'><style>/* S */a{{b:url(data:a/*b)}}/* S</style></svg>", f"<svg xmlns='{SVG}'><style>a{{b:url(data:a/*b)}}</style></svg>"),
    "remark in CDATA": (f"<svg xmlns='{SVG}'><style><![CDATA[a>b{{}}/*S*/]]></style></svg>", f"<svg xmlns='{SVG}'><style><![CDATA[a>b{{}}]]></style></svg>"),
    "prefix": (f"<s:svg xmlns:s='{SVG}'><s:metadata>S</s:metadata><s:g/></s:svg>", f"<s:svg xmlns:s='{SVG}'><s:g/></s:svg>"),
    "links, languages and titles": (f"<svg xmlns='{SVG}' xmlns:x='http://www.w3.org/1999/xlink' xml:lang='en'><title>Quay</title><desc>A quay</desc><use x:href='#a'/></svg>", None),
    "public type": (f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg xmlns="{SVG}"><text>a &lt; b &#8212; c</text></svg>', None),
    "letters of all kinds": (f"<svg xmlns='{SVG}'><text>港 — é</text><!-- 港 --></svg>", f"<svg xmlns='{SVG}'><text>港 — é</text></svg>"),
}  # fmt: skip


@pytest.mark.parametrize(("drawing", "published"), DRAWINGS.values(), ids=DRAWINGS)
def test_a_drawing(drawing: str, published: str | None) -> None:
    assert without_metadata(drawing.encode()).decode() == (drawing if published is None else published)


def test_a_drawing_in_another_encoding() -> None:
    drawing = (
        f"<?xml version='1.0' encoding='ISO-8859-1'?>\n<svg xmlns='{SVG}'><!-- S --><text>é</text></svg>"
    )
    clean = without_metadata(drawing.encode("latin-1"))
    assert clean.decode() == f"<svg xmlns='{SVG}'><text>é</text></svg>"


def test_bytes_between_the_segments_of_a_jpeg_are_left_out() -> None:
    assert without_metadata(with_segments(segment(0xFE, SECRET) + SECRET)) == without_metadata(
        with_segments()
    )


def _base64() -> str:
    return base64.b64encode(jpeg(6)).decode()


INSIDE: dict[str, Callable[[], str]] = {
    "base64 on two lines": lambda: f"<image href='data:image/jpeg;base64,{_base64()[:40]}\n {_base64()[40:]}'/>",
    "base64 with per cent signs": lambda: f"<image href='data:image/jpeg;base64,{quote(_base64(), safe='')}'/>",
    "every letter as a per cent sign": lambda: "<image href='data:image/jpeg;base64," + "".join(f"%{ord(c):02x}" for c in _base64()) + "'/>",
    "bytes with per cent signs": lambda: f"<image href='data:image/jpeg,{quote(jpeg(6))}'/>",
    "bytes of no kind": lambda: f"<image href='data:,{quote(jpeg(6))}'/>",
    "of a kind that is not so": lambda: f"<image href='data:text/plain;charset=utf-8;base64,{_base64()}'/>",
    "in capitals": lambda: f"<image href=' DATA:IMAGE/JPEG;BASE64,{_base64()}'/>",
    "characters by number": lambda: f"<image href='&#100;ata&#x3a;image/jpeg;base64,{_base64()}'/>",
    "in an old kind of link": lambda: f"<image xmlns:x='http://www.w3.org/1999/xlink' x:href='data:image/jpeg;base64,{_base64()}'/>",
    "in a style": lambda: f"<g style='fill:url(data:image/jpeg;base64,{quote(_base64(), safe='')})'/>",
    "in a style with quotation marks": lambda: f"<g style='mask:url(&quot;data:image/jpeg,{quote(jpeg(6))}&quot;)'/>",
    "in a style sheet": lambda: f"<style>a{{b:url( 'data:image/jpeg;base64,{_base64()}' )}}</style>",
    "in a style sheet as characters": lambda: f"<style><![CDATA[a{{b:url(data:image/jpeg,{quote(jpeg(6), safe='')})}}]]></style>",
    "in a style sheet with escapes": lambda: f"<style>a{{b:url(d\\61 ta:image/jpeg;base64,{_base64()})}}</style>",
    "in a style sheet that it takes in": lambda: f"<style>@import 'data:text/css,a%7Bb:url(data:image/jpeg;base64,{quote(_base64(), safe='')})%7D'</style>",
    "behind a remark": lambda: f"<style>/* S */a{{b:url(data:image/jpeg;base64,{_base64()})}}</style>",
    "in an animation": lambda: f"<image><animate values='data:image/jpeg;base64,{_base64()};data:image/jpeg;base64,{_base64()}'/></image>",
    "in a drawing inside": lambda: "<image href='data:image/svg+xml," + quote(f"<svg xmlns='{SVG}'><image href='data:image/jpeg;base64,{_base64()}'/></svg>") + "'/>",
}  # fmt: skip
"""Roads by which a drawing may hold a picture."""


@pytest.mark.parametrize("road", INSIDE.values(), ids=INSIDE)
def test_a_picture_inside_a_drawing(road: Callable[[], str]) -> None:
    clean = without_metadata(f"<svg xmlns='{SVG}'>{road()}</svg>".encode()).decode()
    inside = list(_inside(clean, 0))
    assert inside
    assert set(inside) == {without_metadata(jpeg(6))}
    assert without_metadata(clean.encode()).decode() == clean


def _inside(text: str, depth: int) -> Iterator[bytes]:
    """The pictures in the addresses of a text, found without the generator's own reader."""
    text = html.unescape(text).replace("\\61 ", "a")
    for found in re.finditer(r"data:([^,]{0,99}),((?:[^\"') ;]|;(?!data:)|\n )*)", text, re.IGNORECASE):
        data = unquote_to_bytes(found[2])
        data = base64.b64decode(data) if "base64" in found[1].lower() else data
        if data.startswith(b"\xff\xd8"):
            yield data
        elif depth < 3:
            yield from _inside(data.decode("utf-8", "replace"), depth + 1)


def test_a_style_sheet_in_an_instruction_is_cut_out() -> None:
    sheet = f"<?xml-stylesheet href='data:text/css,{quote('/* ' + NAME + ' */')}'?>"
    assert without_metadata(f"{sheet}<svg xmlns='{SVG}'/>".encode()) == f"<svg xmlns='{SVG}'/>".encode()


def test_lines_of_credit_of_a_drawing() -> None:
    drawing = f"<svg xmlns='{SVG}'><metadata>{XMP.decode()}</metadata><g/></svg>".encode()
    kept = without_metadata(drawing, keep_credits=True)
    assert [line for line in LINES if line not in kept] == []
    assert [word for word in PRIVATE if word in kept] == []
    assert without_metadata(kept, keep_credits=True) == kept
    assert without_metadata(kept) == f"<svg xmlns='{SVG}'><g/></svg>".encode()


BROKEN = {
    "jpeg": saved(drawn(), "JPEG")[:2] + b"\xff\xe1\0\0" + SECRET,
    "png": saved(drawn(), "PNG")[:33] + b"\0\0\0\1\0\0\0\0" + SECRET,
    "gif": saved(drawn(), "GIF")[:-1] + b"\x77" + SECRET,
    "webp": saved(drawn(), "WEBP")[:12] + b"\1\2\3\4" + SECRET,
    "avif": saved(drawn(), "AVIF", speed=10) + b"\0\0\0\2free" + SECRET,
    "avif whose Exif lies over its boxes": (d := avif()).replace(struct.pack(">I", re.search(rb"II\*\0|MM\0\*", d).start() - 10), struct.pack(">I", 40), 1),  # type: ignore[union-attr]
    "icon": b"\0\0\1\0\1\0" + bytes((24, 16, 0, 0, 1, 0, 32, 0)) + struct.pack("<II", 99, 22) + SECRET,
    "drawing": f"<svg xmlns='{SVG}'><g></svg>".encode(),
    "drawing of a strange encoding": f"<?xml version='1.0' encoding='utf-7'?><svg xmlns='{SVG}'/>".encode(),
}  # fmt: skip


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_picture_that_breaks_its_format_is_not_cleaned(data: bytes) -> None:
    with pytest.raises(PictureError):
        without_metadata(data)


def test_a_broken_picture_is_told_and_stops_the_build(small: Site) -> None:
    small.put("briefings/water/x.png", BROKEN["png"])
    small.lead("![Rain](x.png)")
    checked = small.check()
    assert checked.faults == ["briefings/water/x.png:1:1 broken-picture"]
    assert "there is no chunk at byte 33" in checked.text


@pytest.mark.parametrize("make", [jpeg, png, gif, webp, avif], ids=["jpeg", "png", "gif", "webp", "avif"])
def test_a_picture_that_ends_early_or_has_other_bytes_never_fails_otherwise(
    make: Callable[[], bytes],
) -> None:
    data = make()
    for at in range(0, len(data), max(1, len(data) // 120)):
        for broken in (data[:at], data[:at] + bytes((data[at] ^ 0xFF,)) + data[at + 1 :]):
            for keep_credits in (False, True):
                with contextlib.suppress(PictureError):
                    without_metadata(broken, keep_credits=keep_credits)


def test_exif_is_read_as_it_is_written() -> None:
    for orientation in range(1, 9):
        assert read_exif(write_exif(orientation)) == Exif(orientation)
    held = read_exif(exif(6).tobytes().removeprefix(b"Exif\0\0"))
    assert (held.orientation, held.lines.creator, held.lines.rights) == (6, "Ada Lane", "(c) Quay Post")
    again = read_exif(write_exif(1, held.lines))
    assert again.lines == held.lines


def test_the_site_has_a_switch_for_lines_of_credit(small: Site) -> None:
    small.put("briefings/water/quay.jpg", jpeg(6))
    small.lead("![Rain](quay.jpg)")

    def picture() -> tuple[str, bytes]:
        built = small.build()
        assert built.faults == []
        ((address, data),) = [(a, d) for a, d in built.tree.items() if a.startswith("assets/quay.")]
        return address, data

    without, plain = picture()
    assert plain == without_metadata(jpeg(6))
    small.append("config.yaml", "picture_credits: true\n")
    with_lines, kept = picture()
    assert kept == without_metadata(jpeg(6), keep_credits=True)
    assert without != with_lines


def test_a_png_without_pixels_has_nothing_behind_its_end() -> None:
    plain = saved(drawn(), "PNG")
    data = plain[:33] + png_chunk(b"eXIf", write_exif(6)) + png_chunk(b"IEND", b"")
    cleaned = without_metadata(data)
    assert cleaned.endswith(png_chunk(b"IEND", b""))
    assert without_metadata(cleaned) == cleaned


def test_remarks_behind_a_text_without_an_end_go_too() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><style>a{b:url(c /*d*/)} e{f:"/*g*/"} /*Ada*/ h{i:"} /*Lane*/</style></svg>'
    said = clean_svg(svg, keep_credits=False, inside=lambda data: data)
    assert b"/*d*/" in said
    assert b"/*g*/" in said
    assert b"Ada" not in said
    assert b"Lane" not in said
