"""The cover of a book: the names of the site and of the book, drawn as SVG, in whatever language they are."""

from __future__ import annotations

import unicodedata

from briefing_site.render.epub.xhtml import tag
from briefing_site.text.direction import from_the_right
from briefing_site.text.xml_text import xml_text
from briefing_site.view.book_facts import BookFacts

WIDTH, HEIGHT = 1200, 1800
_MARGIN = 110
_LINES = 9
_FONTS = "Georgia, 'Noto Serif', 'Noto Serif CJK JP', 'Yu Mincho', serif"


def cover(facts: BookFacts, date: str) -> bytes:
    """The cover as SVG; its words are set in the fonts of whoever shows it."""
    size = next((size for size in (110, 96, 84, 72, 60) if len(_lines(facts.title, size)) <= _LINES), 52)
    lines = _lines(facts.title, size)[:_LINES]
    rightward = from_the_right(facts.language)
    start = WIDTH - _MARGIN if rightward else _MARGIN
    words = [
        _text(facts.publisher if facts.publisher != facts.title else "", start, 230, 44),
        *(_text(line, start, 560 + at * size * 5 // 4, size, "700") for at, line in enumerate(lines)),
        _text(date, start, HEIGHT - 150, 40),
    ]
    names = tag({"xml:lang": facts.language, "direction": "rtl" if rightward else ""})
    title = xml_text(facts.title)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"'
        f' version="1.1"{names}'
        f' width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title}">'
        f"<title>{title}</title>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#f6f3ec"/>'
        f'<rect width="{WIDTH}" height="40" fill="#1d1c1a"/>'
        f'<rect x="{_MARGIN}" y="270" width="{WIDTH - 2 * _MARGIN}" height="3" fill="#8a857b"/>'
        f'<g fill="#1d1c1a" font-family="{_FONTS}">{"".join(words)}</g></svg>\n'
    ).encode()


def _text(words: str, x: int, y: int, size: int, weight: str = "400") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}">{xml_text(words)}</text>'


def _lines(title: str, size: int) -> list[str]:
    """A title in lines that find room on the cover. East Asian text may be broken between any two signs."""
    room = (WIDTH - 2 * _MARGIN) / size
    lines: list[str] = []
    line = ""
    for word in _words(title):
        if line and _width((line + word).rstrip()) > room:
            lines.append(line.rstrip())
            line = word.lstrip()
        else:
            line += word
    return [*lines, line.rstrip()] if line.strip() else lines


def _words(title: str) -> list[str]:
    out = [""]
    for sign in title:
        wide = unicodedata.east_asian_width(sign) in "WF"
        closing = unicodedata.category(sign) in ("Pe", "Pf", "Po")
        if (wide and not closing) or (out[-1].endswith(" ") and sign != " "):
            out.append("")
        out[-1] += sign
    return out


def _width(text: str) -> float:
    """About how wide a text is, in sizes of its font."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.58 for sign in text)
