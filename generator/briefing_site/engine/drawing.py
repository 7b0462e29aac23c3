"""What the pictures of pages are drawn with, where config.yaml asks for them (`share_pictures`)."""

from __future__ import annotations

from dataclasses import replace

from briefing_site.engine.memo import Memo
from briefing_site.link.site import LinkedSite
from briefing_site.model.config import Config
from briefing_site.model.drawing_fonts import DrawingFonts
from briefing_site.parse.result import ParseResult
from briefing_site.view.values.pages import PageView


def with_fonts(parsed: ParseResult, memo: Memo) -> ParseResult:
    """The parsed files with the fonts of this machine in their config; the very same where it asks for none.

    Where nothing can be drawn here they are the very same too: the build says so (`undrawn` of its figures).
    """
    config = parsed.config
    if config is None or not config.share_pictures:
        return parsed
    fonts = _fonts()
    if fonts is None:
        return parsed

    def make() -> Config:
        return replace(config, drawing_fonts=fonts)

    return replace(parsed, config=memo.get("config with fonts", (config, fonts), make))


def _fonts() -> DrawingFonts | None:
    from briefing_site.render.pango import NoPangoError, find_fonts

    try:
        return find_fonts()
    except NoPangoError:
        return None


def drawn_picture(view: PageView, stamp: str) -> bytes | None:
    """The picture that is drawn for a page; None for a page that has none of its own.

    `stamp` is that of the fonts that the view was made for; raises `ValueError` where others are here.
    """
    if view.head.image is None or (words := view.head.image.drawn) is None:
        return None
    from briefing_site.render.share_picture import share_picture

    if (here := _fonts()) is None or here.stamp != stamp:
        raise ValueError("other fonts than those of the machine that makes the site")
    return share_picture(words)


def undrawn(config: Config, site: LinkedSite, pages: int) -> int:
    """How many of the `pages` have no picture although the config asks for it.

    All of them, or those of briefings and sources whose titles have characters that no font here has.
    """
    if not config.share_pictures:
        return 0
    if (fonts := config.drawing_fonts) is None:
        return pages
    titles = [linked.briefing.title for linked in site.briefings]
    titles += [source.title for source in site.sources.values()]
    return sum(not fonts.draw(title) for title in titles)
