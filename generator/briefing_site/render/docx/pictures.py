"""Pictures of a document, in a format that Word shows, at a size that fits the page."""

from __future__ import annotations

from collections.abc import Mapping

from briefing_site.parse.picture_metadata.exif import UPRIGHT, read_exif
from briefing_site.parse.picture_size import picture_size
from briefing_site.render.book_pictures import own_picture, turned_into
from briefing_site.render.png import PngColour, png
from briefing_site.text.dataclass import dataclass
from briefing_site.text.picture_signs import picture_ending
from briefing_site.text.xml_text import xml_text

_PIXEL = 9525
"""English metric units of a pixel, at 96 to the inch; 914,400 make an inch."""
_WIDEST, _HIGHEST = 5_731_510, 7_200_000
"""What fits a page of A4 with margins of an inch, with room for a caption."""
_UNKNOWN = (480, 360)
_HELD = (".gif", ".jpg", ".png", ".svg")
"""What Word shows as it is."""
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_BLIP = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a document holds it."""

    name: str
    """In the package: `word/media/...`."""
    data: bytes
    instead: bytes
    """What programs show that cannot show it; empty where all can."""
    width: int
    height: int


def picture(url: str, number: int, files: Mapping[str, bytes], cure: str) -> Picture:
    """The picture at an address of the book; `number` names its file.

    Raises `BookError` where it lies on another site, or Pillow is missing that would change its format.
    """
    data = own_picture(url, files)
    ending = picture_ending(data)
    if ending not in _HELD or (ending == ".jpg" and _turned(data)):
        data, ending = turned_into(data, "Word", cure)
    width, height = picture_size(data) or _UNKNOWN
    instead = _blank() if ending == ".svg" else b""
    return Picture(f"word/media/picture{number}{ending}", data, instead, width, height)


def drawing(of: Picture, number: int, alt: str, relation: str, svg: str = "", width: int = 0) -> str:
    """A run with a picture; `relation` is the id of its relation, `svg` that of the SVG beside it.

    `width` is the one that the author asks for, in pixels; 0 for its own.
    """
    wide, high = _fitted(of, width)
    told = f'name="{of.name.rpartition("/")[2]}" descr="{xml_text(alt)}"'
    beside = (
        f'<a:extLst><a:ext uri="{_SVG_BLIP}"><asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{svg}"/></a:ext>'
        "</a:extLst>"
        if svg
        else ""
    )
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" {told}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" {told}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}">{beside}</a:blip><a:stretch><a:fillRect/>'
        "</a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def _fitted(of: Picture, width: int) -> tuple[int, int]:
    """Width and height in English metric units, in the proportions of the picture."""
    wide = (width or of.width) * _PIXEL
    high = wide * of.height // of.width
    if wide > _WIDEST:
        wide, high = _WIDEST, high * _WIDEST // wide
    if high > _HIGHEST:
        wide, high = wide * _HIGHEST // high, _HIGHEST
    return max(wide, 1), max(high, 1)


def _turned(data: bytes) -> bool:
    """Whether a JPEG is shown in another way than it is stored, which Word does not see."""
    at = data.find(b"Exif\0\0", 0, 65536)
    return at >= 0 and read_exif(data[at + 6 : at + 65536]).orientation != UPRIGHT


def _blank() -> bytes:
    """A PNG of one pixel that cannot be seen."""
    return png((1, 1), 8, PngColour.RGBA, b"\0" * 5)
