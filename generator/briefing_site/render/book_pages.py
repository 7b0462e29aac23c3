"""What the typesetter of a book is spared and told: marks, page numbers, notes that it loses (WeasyPrint 70).

1. A link to another place of the book says on which page that is. The typesetter could count pages itself,
   but then it sets only some of them anew until the numbers are right, and loses notes that move from a page
   that it sets anew to one that it does not.
2. Elements of one style share its values, but each with an id has its own. Most marks are led to by no link:
   without their ids a book is set a tenth faster.
3. Where the second line of a paragraph has just found room at the foot of a page, its notes are forgotten. A
   paragraph that is kept whole goes to the next page with all its notes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from html import escape

from briefing_site.model.wording import Wording

_INSIDE = re.compile(r'href="#([^"]+)"')
_FOOT = re.compile(r'<span class="foot" id="([^"]+)"')
_BLOCK = re.compile(r"<(?:p|li|dt|dd|td|th|h[1-6]|figcaption|caption)(?=[ >])")
_ID = re.compile(r' id="([^"]+)"')
_MARK = re.compile(r'<span id="([^"]+)">(\d+)</span>')
_MARK_AGAIN = re.compile(r'(<a class="again") id="([^"]+)"')
_PER_PAGE = 6000
"""How many signs of HTML come to a page, about."""


def with_linked_marks(html: str) -> str:
    """A book in which those marks alone have an id that a link inside it leads to."""
    linked = set(_INSIDE.findall(html))
    html = _MARK.sub(lambda mark: mark[0] if mark[1] in linked else mark[2], html)
    return _MARK_AGAIN.sub(lambda mark: mark[0] if mark[2] in linked else mark[1], html)


def with_pages(html: str, pages: Mapping[str, int], words: Wording) -> str:
    """A book with the page of its target at each link inside it, as a number and in words.

    `pages` has the page of each id; a link to any other is left as it is.
    """

    def at(link: re.Match[str]) -> str:
        if link[1] not in pages:
            return link[0]
        number = str(pages[link[1]])
        told = escape(words("book-at", page=number))
        return f'{link[0]} data-page="{number}" data-at="{told}"'

    return _INSIDE.sub(at, html)


def guessed_pages(html: str) -> dict[str, int]:
    """The page of each id as its place in the text lets expect.

    Most guesses are not right, but nearly all take as much room as the right number does.
    """
    return {found[1]: 1 + found.start() // _PER_PAGE for found in _ID.finditer(html)}


def pages_of(laid: Iterable[Iterable[str]]) -> dict[str, int]:
    """The page of each id, from the ids on each page; what runs over several pages begins on the first."""
    found: dict[str, int] = {}
    for number, ids in enumerate(laid, 1):
        for name in ids:
            found.setdefault(name, number)
    return found


def lost_notes(html: str, pages: Mapping[str, int]) -> list[str]:
    """Ids of the notes that stand on no page."""
    return [name for name in _FOOT.findall(html) if name not in pages]


def with_whole(html: str, notes: Collection[str]) -> str:
    """A book that keeps the paragraphs of some notes from being broken: `data-whole`."""
    ends = set()
    for foot in _FOOT.finditer(html):
        if foot[1] in notes:
            ends.update([block.end() for block in _BLOCK.finditer(html, 0, foot.start())][-1:])
    for end in sorted(ends, reverse=True):
        if not html.startswith(" data-whole", end):
            html = f"{html[:end]} data-whole{html[end:]}"
    return html
