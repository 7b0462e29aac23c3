"""What is asked of the elements of a page: their words, and whether they are about the page at all."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_ELSEWHERE = re.compile(r"related|sidebar|aside|footer|comment|widget|recommend|teaser|popular|newsletter|"
                        r"promo|"
                        r"more-|most-|latest|trending|carousel|nav(?:$|-|bar|igation)|menu|author-box|"
                        r"biblio", re.IGNORECASE)  # fmt: skip
_ABOVE = re.compile(r"kicker|overline|dachzeile|topline|eyebrow|spitzmarke|roofline|head-?line-?prefix|"
                    r"sup-?title|pre-?title|"
                    r"intro|category|label|rubrik|sr-only|visually-?hidden|"
                    r"screen-reader", re.IGNORECASE)  # fmt: skip
_ASIDES = ("aside", "footer", "nav")
_WHOLE = frozenset({"body", "html", "main", "article"})
"""Elements that hold the article too, whatever else they are called after."""


def with_itemprop(tree: Any, name: str) -> list[Any]:
    """The elements of a property of microdata, but for meta elements."""
    return [
        e
        for e in tree.iter()
        if isinstance(e.tag, str) and e.tag != "meta" and name in (e.get("itemprop") or "").split()
    ]


def aside(element: Any) -> bool:
    """Whether an element stands in a part of the page that is about other things."""
    while element is not None:
        named = _ELSEWHERE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        if element.tag in _ASIDES or (named and element.tag not in _WHOLE):
            return True
        element = element.getparent()
    return False


def headings(tree: Any, *ranks: str) -> list[str]:
    """The headings of some ranks that are about the page, each once.

    Where none is, the name of a part around them is not believed: many pages call the frame of all of
    their text after the column beside it. The elements for asides, feet and menus are believed always.
    """
    every = [h for h in tree.iter(*ranks) if h.tag != "h1" or not leads_home(h)]
    return unique(heading(h) for h in every if not aside(h)) or unique(
        heading(h) for h in every if not any(up.tag in _ASIDES for up in h.iterancestors())
    )


def heading(element: Any) -> str:
    """The words of a heading, without the line above it that names a department or a subject."""
    above = [
        e
        for e in element.iter()
        if e is not element and isinstance(e.tag, str) and _ABOVE.search(e.get("class") or "")
    ]
    whole = words_of(element)
    for part in above:
        words = words_of(part)
        if words and whole.startswith(words) and len(words) < len(whole):
            whole = whole[len(words) :].lstrip(" :–—-|")
    return whole


def leads_home(heading: Any) -> bool:
    """Whether a heading is a link to the first page of the site, and so the site's name."""
    targets = [a.get("href") or "" for a in heading.iter("a")]
    return any(re.fullmatch(r"(?:https?://[^/]+)?/?(?:index\.\w+)?#?", target) for target in targets)


def folded(text: str) -> str:
    """A text for comparing: letters and digits alone, in lower case."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def words_of(element: Any) -> str:
    """The words of an element on one line, without soft hyphens."""
    return " ".join("".join(_texts(element)).replace("\u00ad", "").split())


def lines_of(element: Any) -> str:
    """The words of an element, with a line break where the page has a break or another element."""
    return "\n".join(" ".join(part.split()) for part in _texts(element, "\n") if part.strip())


def _texts(element: Any, between: str = " ") -> Iterator[str]:
    if element.tag in ("script", "style", "noscript", "svg") or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        if child.tag in ("br", "p", "div", "li", "time", "span"):
            yield between
        yield from _texts(child, between)
        yield child.tail or ""


def unescaped(text: str) -> str:
    """Without entities that were escaped twice, and without tags."""
    return " ".join(re.sub(r"</?[a-z][^<>]{0,200}>", "", html.unescape(text)).split())


def language_of(tree: Any, meta: Mapping[str, tuple[str, ...]]) -> str:
    """The language that a page declares; empty where it declares none."""
    root = next(tree.iter("html"), tree)
    given = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return (given or next(iter(meta.get("og:locale", ())), "")).strip().replace("_", "-")


def unique(texts: Iterable[str]) -> list[str]:
    """The texts that are not empty, each once."""
    return list(dict.fromkeys(filter(None, texts)))
