"""The title of a page: the most explicit statement that its headings or its window bear out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from briefing_site.authoring.intake.page.elements import folded
from briefing_site.authoring.intake.page.site_names import site_names
from briefing_site.authoring.intake.page.statement import Statement
from briefing_site.authoring.intake.page.statements import Page
from briefing_site.text.dataclass import dataclass

_WORD = re.compile(r"\w+")
_DAY = re.compile(r"\A\d{1,4}[./-]\d{1,2}[./-]\d{1,4} ?[-–—|:] ")
_SECTION = 12
"""Letters that the name of a section or a site may have, and a title may too."""
_GOES_ON = re.compile(r"\s*[(\[|–—·•»:]| - ")
_SEPARATOR = re.compile(r" (?:[|–—\-·:•»«/]|::|//) | ?\| ?| [»«] ?")

_Titled = tuple[str, str]
"""A title, and why it is uncertain; the latter is empty where it is not."""


@dataclass(frozen=True, slots=True)
class _Candidates:
    """All that a page has for its title."""

    page: Page
    sites: set[str]
    """Names of its site, folded."""
    main: Mapping[str, str]
    """First-level headings without day and site, by their folded words."""
    lesser: Mapping[str, str]
    """Lesser headings in the same way."""
    stated: list[Statement]
    """What is said to be the title, without day and site; without what is a name of the site alone."""
    window: str
    """The title of the window, without the site."""

    @classmethod
    def of(cls, page: Page) -> _Candidates:
        """Look for them."""
        sites = site_names(page)
        main = _by_words((_without_day(_without_site(text, sites, {})) for text in page.headings), sites)
        lesser = _by_words(page.lesser, sites)
        stated = [
            Statement(value, s.whence, True)
            for s in page.titles
            if folded(value := _without_day(_without_site(s.value, sites, main))) not in sites
        ]
        window = _without_site(page.window, sites, main or lesser) if page.window else ""
        return cls(page, sites, main, lesser, stated, window)

    def values(self) -> Iterator[str]:
        """The stated titles, then that of the window."""
        yield from (statement.value for statement in self.stated)
        yield self.window


def title_of(page: Page) -> _Titled:
    """The title, and why it is uncertain; empty where it is not."""
    found = _Candidates.of(page)
    return (
        _first_of_two(found)
        or _as_heading(found)
        or _longer_heading(found)
        or _borne_by_window(found)
        or _as_lesser(found)
        or _shorter_than_heading(found)
        or _part_as_heading(found)
        or _unlike(found)
    )


def _first_of_two(found: _Candidates) -> _Titled | None:
    """The lesser heading with which a title begins that ends with the main one: a section is named last."""
    main, lesser = found.main, found.lesser
    for value in [s.value for s in found.page.titles] or [found.page.window]:
        pieces = [folded(piece) for piece in _SEPARATOR.split(value)]
        if len(pieces) > 1 and pieces[0] in lesser and pieces[0] not in main and {*pieces[1:]} & main.keys():
            return lesser[pieces[0]], "a lesser heading"
    return None


def _as_heading(found: _Candidates) -> _Titled | None:
    """The main heading that says what is stated."""
    for value in found.values():
        own = folded(value)
        if own in found.main and own:
            return found.main[own], ""
        if own in found.lesser and len(own) > _SECTION:
            break  # what is stated more explicitly wins, whatever its rank
    return None


def _longer_heading(found: _Candidates) -> _Titled | None:
    """The main heading that has what is stated as a part."""
    for statement in found.stated:
        for text in found.main.values():
            if len(folded(statement.value)) > _SECTION and _has_part(text, statement.value):
                return text, f"{statement.whence} has “{statement.value}”"
    return None


def _has_part(heading: str, part: str) -> bool:
    """Whether a heading is a part behind or before a colon, as in `Quay: The board decides`."""
    before, behind = heading.removesuffix(part), heading.removeprefix(part)
    return (before != heading and before.rstrip().endswith(":")) or (
        behind != heading and behind.startswith(":")
    )


def _borne_by_window(found: _Candidates) -> _Titled | None:
    """Of statements that contradict one another, the one with which the window begins."""
    whole = folded(found.page.window)
    for statement in found.stated:
        own = folded(statement.value)
        against = [
            s
            for s in found.stated
            if not (folded(s.value) in own or own in folded(s.value)) and folded(s.value) in found.lesser
        ]
        if len(own) > _SECTION and whole.startswith(own) and against:
            return statement.value, f"{against[0].whence} has “{against[0].value}”"
    return None


def _as_lesser(found: _Candidates) -> _Titled | None:
    """The lesser heading that says what is stated."""
    for own in map(folded, found.values()):
        if own in found.lesser and own:
            return found.lesser[own], "a lesser heading"
    return None


def _shorter_than_heading(found: _Candidates) -> _Titled | None:
    """What is stated, where the heading has a line above or below it."""
    for statement in found.stated:
        own = folded(statement.value)
        for text in found.main:
            if len(own) > _SECTION and (text.endswith(own) or text.startswith(own)):
                return statement.value, f"the heading has “{found.main[text]}”"
    return None


def _part_as_heading(found: _Candidates) -> _Titled | None:
    """The heading that is a part of what is stated."""
    window = Statement(found.window, "the window", False)
    for statement in (*found.stated, *found.page.titles, window):
        if part := _part_of(statement.value, found.main) or _part_of(statement.value, found.lesser):
            return part, f"{statement.whence} has “{statement.value}”"
    return None


def _part_of(title: str, headings: Mapping[str, str]) -> str:
    """The heading that a title has as one of its parts, or in front of a bracket or a sign that parts it."""
    pieces = {folded(piece) for piece in _SEPARATOR.split(title)}
    for own, text in headings.items():
        long = len(own) > _SECTION or (title.startswith(text) and " " in text)
        if long and (own in pieces or (title.startswith(text) and _GOES_ON.match(title, len(text)))):
            return text
    return ""


def _without_day(title: str) -> str:
    """A title without the day before it, as in `23.01.2026 - The board decides`, and the sign of a link."""
    return _DAY.sub("", title).removesuffix("¶")


def _unlike(found: _Candidates) -> _Titled:
    """The title of a page whose statements are not its headings."""
    page, main, stated, window = found.page, found.main, found.stated, found.window
    only = next(iter(main.values())) if len(main) == 1 else ""
    near = [(_likeness(s.value, text), text, s.whence) for s in stated for text in main.values()]
    best = max(near, default=(0.0, "", ""))
    if best[0] > 0.6 or (only and best[0] > 0.1):
        return best[1], f"{best[2]} has another wording"
    if stated:
        first = stated[0]
        if only:
            return "", f"{first.whence} has “{first.value}”, the heading “{only}”"
        if found.lesser and folded(first.value) not in page.text:
            return "", f"{first.whence} has “{first.value}”, which the page does not print"
        return first.value, f"{first.whence}, and no heading"
    if only:
        return only, "the heading"
    if (
        len(_SEPARATOR.split(page.window)) == 1
        and len(window.split()) > 2
        and not _names_site(window, found.sites)
    ):
        return window, "the title of the window"
    return "", f"the window has “{window}”" if window else ""


def _by_words(texts: Iterable[str], sites: set[str]) -> dict[str, str]:
    return {folded(text): text for text in texts if folded(text) and folded(text) not in sites}


def _without_site(title: str, sites: set[str], headings: Mapping[str, str]) -> str:
    """A title without the name of its site at the end, or at the beginning."""
    if folded(title) in headings:
        return title
    parts = list(_SEPARATOR.finditer(title))
    for part in parts:
        if folded(title[: part.start()]) in headings:
            return title[: part.start()]
        if folded(title[part.end() :]) in headings:
            return title[part.end() :]
    for at, part in enumerate(parts):
        end = parts[at + 1].start() if at + 1 < len(parts) else len(title)
        piece = folded(title[part.end() : end])
        names = any(piece == site or (len(site) > 4 and site in piece) for site in sites)
        if names or _spells(title[part.end() : end], sites):
            title, parts = title[: part.start()], parts[:at]
            break
    if parts and folded(title[: parts[0].start()]) in sites:
        title = title[parts[0].end() :]
    return title.strip()


def _names_site(title: str, sites: set[str]) -> bool:
    """Whether a title begins with the name of its site, or some of its words spell that name."""
    words = _WORD.findall(title)
    return bool(words and folded(words[0]) in sites) or _spells(title, sites)


_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def _spells(piece: str, sites: set[str]) -> bool:
    """Whether some words of a piece, put together, are the name of the site, as the host has it.

    `Harbour Board of the North` is on harbourboard.example. Umlauts count as hosts have them.
    """
    words = [folded(word).translate(_SPELLED) for word in _WORD.findall(piece)]
    words = [word for word in words if word]
    for site in sites:
        rest, used = site.translate(_SPELLED), 0
        for word in words:
            if rest.startswith(word):
                rest, used = rest[len(word) :], used + 1
        if not rest and used > 1:
            return True
    return False


def _likeness(a: str, b: str) -> float:
    one, two = folded(a), folded(b)
    if one and two and (one in two or two in one):
        return 0.7 + 0.3 * min(len(one), len(two)) / max(len(one), len(two))
    return SequenceMatcher(
        None, _WORD.findall(a.casefold()), _WORD.findall(b.casefold()), autojunk=False
    ).ratio()
