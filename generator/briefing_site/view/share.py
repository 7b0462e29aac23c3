"""The picture that other sites show beside a link to a page: drawn for the page, or that of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_site.model import addresses
from briefing_site.text.dataclass import dataclass
from briefing_site.view.values.parts import DrawnWords, ImageView

if TYPE_CHECKING:
    from briefing_site.view.page import Page

SHARE_SIZE = (1200, 630)
"""Width and height of a drawn picture, in pixels."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What a picture that is drawn for a page shows besides the title of the page."""

    above: str = ""
    text: str = ""
    """Empty for the description of the page."""
    lang: str | None = None
    """Of the page, where it is not the site's."""


def drawn_image(
    page: Page, title: str | None, description: str | None, shared: Shared | None
) -> ImageView | None:
    """The picture that is drawn for a page; None where none is, or no font here has its characters."""
    config, shared = page.site.config, shared or Shared()
    if config.drawing_fonts is None or page.address == addresses.NOT_FOUND:
        return None
    text = " ".join((shared.text or description or "").split())
    foot = config.title if title else ""
    words = DrawnWords(title or config.title, shared.above, text, foot, shared.lang or config.language)
    said = (words.above, words.title, words.text)
    if not config.drawing_fonts.draw(" ".join((*said, words.foot))):
        return None
    file = addresses.beside(page.address, addresses.SHARE_PICTURE)
    url = page.permanent(file) or page.href(file)
    return ImageView(url, " · ".join(filter(None, said)), *SHARE_SIZE, words)


def site_image(page: Page) -> ImageView | None:
    """The image of the site; None where it has none, or no address."""
    image = page.site.config.image
    asset = page.site.targets.asset(image.file) if image else None
    url = page.permanent(asset) if asset else None
    return ImageView(url, image.alt) if image and url else None
