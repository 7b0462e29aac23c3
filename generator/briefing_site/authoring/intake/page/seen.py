"""What a reader of a page sees of it: its tree without what is hidden, struck out or a mark of a note.

The library that finds the article takes hidden words for words, and a raised figure for one of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefing_site.authoring.intake.lines import raised
from briefing_site.text.plural import count

_HIDING = re.compile(r"(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]*)\}")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?([.#])([\w-]+)", re.IGNORECASE)
_WHOLE = frozenset({"html", "body", "main", "article"})
_LONGEST = 300
"""Characters of a piece that a style sheet hides, at most: what is longer may be shown by a script."""
_STRUCK = ("del", "s", "strike")
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z*†‡§])[\])]?", re.IGNORECASE)


def leave_out_unseen(tree: Any) -> tuple[str, ...]:
    """Take out of a page what its readers do not see; returns remarks on what some may miss."""
    styled = _hidden_by_style(tree)
    hidden = sum(_dropped(e) for e in [*styled, *_hidden(tree)])
    struck = sum(_dropped(e) for e in list(tree.iter(*_STRUCK)) if _words(e))
    marks = sum(_dropped(e) for e in list(_marks(tree)))
    for element in tree.iter("sup"):
        if not len(element) and element.text:
            element.text = raised(element.text)
    for element in list(tree.iter("q")):
        _in_marks(element)
    told = (
        (hidden, count(hidden, "piece that the page hides", "pieces that the page hides")),
        (struck, count(struck, "piece that is struck out", "pieces that are struck out")),
        (marks, count(marks, "mark of a note", "marks of notes")),
    )
    return tuple(f"{what}, left out" for number, what in told if number)


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def _dropped(element: Any) -> bool:
    """Take an element out of the tree, which keeps what follows it; whether it had words."""
    if element.getparent() is None:
        return False
    words = bool(_words(element))
    element.drop_tree()
    return words


def _hidden(tree: Any) -> list[Any]:
    return [
        e
        for e in tree.iter()
        if isinstance(e.tag, str)
        and e.tag not in _WHOLE
        and (
            e.tag == "template"
            or (e.get("hidden") is not None and e.get("hidden").lower() != "until-found")
            or (_HIDING.search(e.get("style") or "") and len(_words(e)) <= _LONGEST)
        )
    ]


def _hidden_by_style(tree: Any) -> list[Any]:
    """The short pieces that a rule of the page's own style sheets hides, for screens of any kind."""
    names: set[tuple[str, str, str]] = set()
    for sheet in tree.iter("style"):
        first, *others = (sheet.text or "").split("/*")
        text = first + "".join(each.partition("*/")[2] for each in others)  # without comments
        if "@" not in text and (sheet.get("media") or "all").lower() in ("all", "screen"):
            for selectors, declared in _RULE.findall(text):
                if _HIDING.search(declared):
                    found = (_SELECTOR.fullmatch(each.strip()) for each in selectors.split(","))
                    names.update((one[1] or "", one[2], one[3]) for one in found if one)
    if not names:
        return []

    def named(e: Any) -> bool:
        own = {(".", name) for name in (e.get("class") or "").split()} | {("#", e.get("id") or "")}
        return any((tag, *each) in names for each in own for tag in ("", e.tag))

    return [
        e
        for e in tree.iter()
        if isinstance(e.tag, str) and e.tag not in _WHOLE and named(e) and len(_words(e)) <= _LONGEST
    ]


def _marks(tree: Any) -> Iterator[Any]:
    """Raised links to notes of the same page, whichever of the two is around the other."""
    for element in tree.iter("sup"):
        links = [a for a in element.iter("a") if _leads_to_note(a)]
        if links and _MARK.fullmatch(_words(element)):
            yield element
        elif (
            (up := element.getparent()) is not None
            and up.tag == "a"
            and _leads_to_note(up)
            and _MARK.fullmatch(_words(up))
        ):
            yield up


def _leads_to_note(link: Any) -> bool:
    return "#" in (link.get("href") or "") or "noteref" in (link.get("role") or "")


def _in_marks(element: Any) -> None:
    """Set the words of a quotation in the marks that browsers print around it."""
    element.text = f"“{element.text or ''}"
    if len(element):
        element[-1].tail = f"{element[-1].tail or ''}”"
    else:
        element.text += "”"
    element.tag = "span"
