"""Whom a page names as its authors, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefing_site.authoring.intake.page.bylines import names_in, nickname, signed, translated_by
from briefing_site.authoring.intake.page.elements import aside, lines_of, unescaped, with_itemprop, words_of
from briefing_site.authoring.intake.page.linked_data import LinkedData, text_of, types_of
from briefing_site.authoring.intake.page.statement import Meta, Statement

AUTHORS = ("citation_author", "dc.creator", "dcterms.creator", "dc:creator", "parsely-author",
           "sailthru.author", "byl",
           "article_author", "og:article:author", "author", "article:author", "cxenseparse:author",
           "dcsext.author")  # fmt: skip
"""Meta elements that name authors, the most explicit first."""
_BYLINE = re.compile(r"(?:^|[\s_-])(?:by-?line|authors?|autor(?:in)?|auteur|writer|contributor|"
                     r"article-author|post-author)"
                     r"(?:$|[\s_-]|name)", re.IGNORECASE)  # fmt: skip
_OF_AUTHORS = re.compile(r"/(?:authors?|autor(?:en|es|in)?|auteurs?|redaktion|profil|staff|people|by|"
                         r"contributors?|journalist\w*|team|newsteam)/"
                         r"[\w.%-]{3,80}/?$", re.IGNORECASE)  # fmt: skip
_NEVER = frozenset({"meta", "body", "html", "main", "article", "script", "style", "img"})
"""Elements that are no byline, whatever they are called."""
_MOST = 4000
"""Elements of a page that are looked through for lines that are signed."""

Named = tuple[tuple[str, ...], Statement]
"""The names of a statement, and the statement."""


def authors(tree: Any, meta: Meta, data: LinkedData) -> Iterator[Named]:
    """The statements of a page on its authors, those for machines first."""
    for node in (data.article, data.page):
        for key in ("author", "creator"):
            persons: list[str] = []
            bodies: list[str] = []
            for value in data.of(key, node):
                (
                    bodies
                    if types_of(value) & {"organization", "newsmediaorganization", "corporation"}
                    else persons
                ).append(unescaped(text_of(value)))
            names = tuple(dict.fromkeys(name for text in persons for name in names_in(text)))
            if names or any(bodies):
                yield (
                    names or tuple(filter(None, bodies)),
                    Statement("; ".join(names or bodies), "JSON-LD" if names else "JSON-LD, a body", True),
                )
    for name in AUTHORS:
        names = tuple(
            dict.fromkeys(
                each
                for text in meta.get(name, ())
                for each in names_in(unescaped(_turned(text) if name == "citation_author" else text))
            )
        )
        if names:
            yield names, Statement("; ".join(meta[name]), name, True)
    for whence, elements, cards in (
        ("itemprop author", with_itemprop(tree, "author"), True),
        ("rel author", [a for a in tree.iter("a") if "author" in (a.get("rel") or "").lower().split()], True),
        ("the byline", _cards(tree), True),
        ("the byline", _bylines(tree), False),
        ("the byline", [a for a in tree.iter("a") if _OF_AUTHORS.search(a.get("href") or "")], False),
    ):
        found: dict[str, None] = {}
        for element in elements[:8]:
            if not aside(element):
                words = lines_of(element)[:300]
                names = names_in(words)
                if whence == "the byline" and not cards:
                    names = tuple(name for name in names if " " in name or not name.isascii())
                elif not names and (nick := nickname(words)):
                    names = (nick,)
                found |= dict.fromkeys(names)
                if whence == "the byline" and found:
                    break
        if found:
            yield tuple(found), Statement("; ".join(found), whence, False)
    yield from _signed_lines(tree)


def translators(tree: Any, data: LinkedData) -> Iterator[str]:
    """Who has translated the text of a page, as its JSON-LD and its byline say."""
    told = [name for value in data.of("translator") for name in names_in(unescaped(text_of(value)))]
    lines = (words_of(e) for e in (*_bylines(tree), *_short_lines(tree)) if not aside(e))
    printed = next((names for line in lines if (names := translated_by(line))), ())
    yield from dict.fromkeys(told or printed)


def _short_lines(tree: Any) -> Iterator[Any]:
    """Elements of one line behind the main heading, in the part of the page where bylines stand."""
    seen = False
    for count, element in enumerate(tree.iter()):
        if count > _MOST:
            return
        seen = seen or element.tag == "h1"
        may = seen and element.tag in ("p", "div", "span", "address", "em", "i") and len(element) <= 4
        if may and len(words_of(element)) < 90:
            yield element


def _cards(tree: Any) -> list[Any]:
    """The names of hCards that are authors."""
    return [e for e in tree.iter() if isinstance(e.tag, str) and "fn" in _classes(e) and _of_an_author(e)]


def _of_an_author(element: Any) -> bool:
    return "author" in _classes(element) or any("author" in _classes(p) for p in element.iterancestors())


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").lower().split()


def _bylines(tree: Any) -> list[Any]:
    """Elements that are named as bylines, and are short enough to be one."""
    return [
        e
        for e in tree.iter()
        if isinstance(e.tag, str)
        and e.tag not in _NEVER
        and _BYLINE.search(f"{e.get('class') or ''} {e.get('id') or ''}")
        and len(words_of(e)) < 200
    ]


def _signed_lines(tree: Any) -> Iterator[tuple[tuple[str, ...], Statement]]:
    """Lines behind the main heading that say that they are bylines."""
    seen = False
    for count, element in enumerate(tree.iter()):
        if count > _MOST:
            return
        seen = seen or element.tag == "h1"
        if (
            not seen
            or not isinstance(element.tag, str)
            or element.tag in ("script", "style", "a", "li")
            or len(element) > 4
        ):
            continue
        text = words_of(element) if len(element) else " ".join((element.text or "").split())
        if (
            4 < len(text) < 90
            and (names := signed(text))
            and not aside(element)
            and all(" " in n or len(n) > 3 for n in names)
        ):
            yield names, Statement(text, "the byline", False)
            return


def _turned(name: str) -> str:
    """`Lane, Ada` as `Ada Lane`."""
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma and "," not in given else name
