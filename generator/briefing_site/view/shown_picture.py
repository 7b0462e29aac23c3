"""A picture as a page shows it: its size, so that nothing moves while it loads, and its forms for screens.

The forms stand in `<picture>`, the most sparing format first, and each with its width, of which a browser
takes what it needs (HTML Standard, section 4.8.4).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from itertools import groupby

from briefing_site.model.published_file import COLUMN, PictureSize, PublishedFile
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

_BEGINNING = LazyPattern(r"<img(?: [\w-]+=\"[^\"]*\")* src=\"\Z")
_END = LazyPattern(r"\"((?: [\w-]+=\"[^\"]*\")*)>")
_WIDTH, _HEIGHT = (re.compile(rf" {name}=\"(\d{{1,5}})\"") for name in ("width", "height"))
_TRIES = 4
"""A text in an attribute may have the signs in which a tag begins."""
_WIDEST = 1920
"""Pixels of the widest form. On paper it fills a page at 290 to the inch."""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture of the site as a page shows it."""

    file: PublishedFile
    href: Callable[[str], str]
    """Gives the link from the page to an address of the site."""

    def between(self, before: str, after: str) -> tuple[str, str, str] | None:
        """The element of the picture in the place of an `<img>` whose address stands between two texts.

        `before` ends in its `src="`, and `after` begins behind the address. Both come back without what is of
        the tag, with the element between them. None where the tag cannot be told apart.
        """
        start, end = _start_of(before), _END.match(after)
        if start is None or end is None:
            return None
        attributes = before[start + 4 : -len(' src="')] + end[1]
        return before[:start], self._element(attributes), after[end.end() :]

    def _element(self, attributes: str) -> str:
        file, size = self.file, _size(attributes, self.file.size)
        told = "" if size is None else _told(attributes, size)
        plain = f'<img{attributes} src="{self._link(file.address)}"'
        if not file.forms or size is None:
            return f"{plain}{told}>"
        sizes = f' sizes="min({min(size[0], COLUMN)}px, 100vw)"'
        sources = []
        for kind, forms in groupby(file.forms, lambda form: form.media_type):
            listed = ", ".join(f"{self._link(form.address)} {form.width}w" for form in forms)
            if kind == _media_type(file):
                plain += f' srcset="{self._with_whole(listed)}"{sizes}'
            else:
                sources.append(f'<source type="{kind}" srcset="{listed}"{sizes}>')
        picture = f"{plain}{told}>"
        return f"<picture>{''.join(sources)}{picture}</picture>" if sources else picture

    def _link(self, address: str) -> str:
        return escape(self.href(address))

    def _with_whole(self, listed: str) -> str:
        """The forms of the picture's own format, and itself where it is no wider than they may be."""
        size = self.file.size
        if size is None or size[0] > _WIDEST:
            return listed
        return f"{listed}, {self._link(self.file.address)} {size[0]}w"


def for_paper(file: PublishedFile) -> PublishedFile:
    """A picture in its own format alone, and no wider than paper and other programs need."""
    if file.size is None or file.size[0] <= _WIDEST:
        return PublishedFile(file.address, file.size)
    own = [form for form in file.forms if form.media_type == _media_type(file)]
    return PublishedFile(own[-1].address if own else file.address, file.size)


def _start_of(before: str) -> int | None:
    """Where the tag begins in whose attribute a piece of HTML ends."""
    at = len(before)
    for _ in range(_TRIES):
        at = before.rfind("<img", 0, at)
        if at < 0:
            return None
        if _BEGINNING.match(before, at):
            return at
    return None


def _size(attributes: str, own: PictureSize | None) -> PictureSize | None:
    """Width and height in which a picture is shown: as the author asks, or else its own."""
    if own is None:
        return None
    width, height = _WIDTH.search(attributes), _HEIGHT.search(attributes)
    if width and int(width[1]):
        wide = int(width[1])
        return wide, int(height[1]) if height else max(1, round(wide * own[1] / own[0]))
    if height and int(height[1]):
        high = int(height[1])
        return max(1, round(high * own[0] / own[1])), high
    return own


def _told(attributes: str, size: PictureSize) -> str:
    """Those of the attributes of the size that the author has not written."""
    named = zip(("width", "height"), (_WIDTH, _HEIGHT), size, strict=True)
    return "".join(f' {name}="{length}"' for name, sign, length in named if not sign.search(attributes))


def _media_type(file: PublishedFile) -> str:
    """The media type of a picture by the ending of its address."""
    ending = file.address.rpartition(".")[2]
    return f"image/{'jpeg' if ending in ('jpg', 'jfif') else ending}"
