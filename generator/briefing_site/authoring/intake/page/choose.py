"""What a card says of a page: the most explicit statement wins, and what is not borne out is uncertain."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from briefing_site.authoring.intake.page.bylines import is_person
from briefing_site.authoring.intake.page.elements import folded
from briefing_site.authoring.intake.page.statement import Statement
from briefing_site.authoring.intake.page.statements import Page
from briefing_site.authoring.intake.particulars import Particulars
from briefing_site.model.name import Name

_WORD = re.compile(r"\w+")
_DAY = re.compile(r"\A\d{1,4}[./-]\d{1,2}[./-]\d{1,4} ?[-–—|:] ")
_SECTION = 12
"""Letters that the name of a section or a site may have, and a title may too."""
_GOES_ON = re.compile(r"\s*[(\[|–—·•»:]| - ")
_COPY = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/(https?://.*)")
_SEPARATOR = re.compile(r" (?:[|–—\-·:•»«/]|::|//) | ?\| ?| [»«] ?")


def chosen(page: Page) -> Particulars:
    """The particulars of a page, each with its doubt."""
    title, title_doubt = title_of(page)
    authors, author_doubt = authors_of(page)
    published, published_doubt = published_of(page)
    publisher, publisher_doubt = publisher_of(page)
    doubts = {
        "title": title_doubt,
        "author": author_doubt,
        "published": published_doubt,
        "publisher": publisher_doubt,
    }
    return Particulars(
        title=title,
        authors=tuple(Name(literal=name) for name in authors),
        publisher=publisher,
        published=published,
        language=page.language,
        doubts={key: doubt for key, doubt in doubts.items() if doubt},
    )


_FIRST_HAND = (
    "JSON-LD",
    "JSON-LD, a body",
    "citation_author",
    "parsely-author",
    "byl",
    "article:author",
    "og:article:author",
    "sailthru.author",
)
"""Where only whoever wrote the article is named; other places often name the site's owner."""


def title_of(page: Page) -> tuple[str, str]:
    """The title, and why it is uncertain; empty where it is not."""
    sites = _site_names(page)
    main = _by_words((_without_day(_without_site(text, sites, {})) for text in page.headings), sites)
    lesser = _by_words(page.lesser, sites)
    stated = [
        Statement(value, s.whence, True)
        for s in page.titles
        if folded(value := _without_day(_without_site(s.value, sites, main))) not in sites
    ]
    window = _without_site(page.window, sites, main or lesser) if page.window else ""
    if firm := _first_of_two([s.value for s in page.titles] or [page.window], main, lesser):
        return firm
    for value in (*(s.value for s in stated), window):
        own = folded(value)
        if own in main and own:
            return main[own], ""
        if own in lesser and len(own) > _SECTION:
            break  # what is stated more explicitly wins, whatever its rank
    for statement in stated:
        for text in main.values():
            if len(folded(statement.value)) > _SECTION and _has_part(text, statement.value):
                return text, f"{statement.whence} has “{statement.value}”"
    if firm := _borne_by_window(stated, page.window, lesser):
        return firm
    for value in (*(s.value for s in stated), window):
        if folded(value) in lesser and folded(value):
            return lesser[folded(value)], "a lesser heading"
    for statement in stated:  # a heading with a line above or below it
        for text in main:
            if len(own := folded(statement.value)) > _SECTION and (
                text.endswith(own) or text.startswith(own)
            ):
                return statement.value, f"the heading has “{main[text]}”"
    for statement in (*stated, *page.titles, Statement(window, "the window", False)):
        if part := _part_of(statement.value, main) or _part_of(statement.value, lesser):
            return part, f"{statement.whence} has “{statement.value}”"
    return _unlike(page, stated, main, window, sites)


def _first_of_two(
    values: Iterable[str], main: Mapping[str, str], lesser: Mapping[str, str]
) -> tuple[str, str] | None:
    """The lesser heading with which a title begins that ends with the main one: a section is named last."""
    for value in values:
        pieces = [folded(piece) for piece in _SEPARATOR.split(value)]
        if len(pieces) > 1 and pieces[0] in lesser and pieces[0] not in main and {*pieces[1:]} & main.keys():
            return lesser[pieces[0]], "a lesser heading"
    return None


def _part_of(title: str, headings: Mapping[str, str]) -> str:
    """The heading that a title has as one of its parts, or in front of a bracket or a sign that parts it."""
    pieces = {folded(piece) for piece in _SEPARATOR.split(title)}
    for own, text in headings.items():
        long = len(own) > _SECTION or (title.startswith(text) and " " in text)
        if long and (own in pieces or (title.startswith(text) and _GOES_ON.match(title, len(text)))):
            return text
    return ""


def _has_part(heading: str, part: str) -> bool:
    """Whether a heading is a part behind or before a colon, as in `Quay: The board decides`."""
    before, behind = heading.removesuffix(part), heading.removeprefix(part)
    return (before != heading and before.rstrip().endswith(":")) or (
        behind != heading and behind.startswith(":")
    )


def _borne_by_window(
    stated: list[Statement], window: str, lesser: Mapping[str, str]
) -> tuple[str, str] | None:
    """Of statements that contradict one another, the one with which the window begins."""
    whole = folded(window)
    for statement in stated:
        own = folded(statement.value)
        against = [
            s
            for s in stated
            if not (folded(s.value) in own or own in folded(s.value)) and folded(s.value) in lesser
        ]
        if len(own) > _SECTION and whole.startswith(own) and against:
            return statement.value, f"{against[0].whence} has “{against[0].value}”"
    return None


def _without_day(title: str) -> str:
    """A title without the day before it, as in `23.01.2026 - The board decides`, and the sign of a link."""
    return _DAY.sub("", title).removesuffix("¶")


def _unlike(
    page: Page,
    stated: list[Statement],
    main: dict[str, str],
    window: str,
    sites: set[str],
) -> tuple[str, str]:
    """The title of a page whose statements are not its headings."""
    only = next(iter(main.values())) if len(main) == 1 else ""
    near = [(_likeness(s.value, text), text, s.whence) for s in stated for text in main.values()]
    best = max(near, default=(0.0, "", ""))
    if best[0] > 0.6 or (only and best[0] > 0.1):
        return best[1], f"{best[2]} has another wording"
    if stated:
        first = stated[0]
        if only:
            return "", f"{first.whence} has “{first.value}”, the heading “{only}”"
        if _by_words(page.lesser, sites) and folded(first.value) not in page.text:
            return "", f"{first.whence} has “{first.value}”, which the page does not print"
        return first.value, f"{first.whence}, and no heading"
    if only:
        return only, "the heading"
    if len(_SEPARATOR.split(page.window)) == 1 and len(window.split()) > 2 and not _names_site(window, sites):
        return window, "the title of the window"
    return "", f"the window has “{window}”" if window else ""


def _by_words(texts: Iterable[str], sites: set[str]) -> dict[str, str]:
    return {folded(text): text for text in texts if folded(text) and folded(text) not in sites}


def authors_of(page: Page) -> tuple[tuple[str, ...], str]:
    """The authors, and why they are uncertain."""
    sites = _site_names(page) | {folded(s.value) for s in page.publishers}
    usable = []
    for names, statement in page.authors:
        kept = tuple(name for name in names if folded(name) not in sites and folded(name) in page.text)
        if kept:
            usable.append((kept, statement))
    signed = {
        folded(name) for names, s in usable if not s.explicit or s.whence in _FIRST_HAND for name in names
    }
    usable = [
        (n, s)
        for n, s in usable
        if not s.explicit or s.whence in _FIRST_HAND or signed & {folded(name) for name in n}
    ]
    if not usable:
        return _declared(page, sites)
    names, statement = usable[0]
    for more, other in usable[1:]:
        if other.explicit and {folded(name) for name in names} < {folded(name) for name in more}:
            names = more
    borne = [
        s for n, s in usable[1:] if not s.explicit and {folded(x) for x in n} & {folded(x) for x in names}
    ]
    single = any(" " not in name and name.isascii() for name in names)
    contrary = [s for n, s in usable[1:] if not {folded(x) for x in n} & {folded(x) for x in names}]
    if (
        statement.explicit
        and (borne or (statement.whence in _FIRST_HAND and not contrary))
        and not single
        and not statement.whence.endswith("a body")
    ):
        return names, ""
    return names, statement.whence


def _declared(page: Page, sites: set[str]) -> tuple[tuple[str, ...], str]:
    """Persons whom the page names to machines alone; bodies are told, and not taken for authors."""
    for names, statement in page.authors:
        persons = tuple(name for name in names if is_person(name) and folded(name) not in sites)
        dated = any(s.explicit for s in page.published)  # a page without a date is no article
        # An account that has put up the page is often all that JSON-LD names.
        if statement.explicit and persons and dated and not statement.whence.startswith("JSON-LD"):
            return persons, f"{statement.whence}, and the page does not print it"
    return (), next((f"{s.whence} names {s.value}" for _, s in page.authors), "")


def published_of(page: Page) -> tuple[str, str]:
    """The day of publication, and why it is uncertain."""
    if not page.published:
        return "", ""
    usable = [
        s for s in page.published if s.explicit or s.value in page.printed or s.whence == "the page's text"
    ]
    if not usable:
        return "", f"{page.published[0].whence} has {page.published[0].value}, and the page does not print it"
    chosen, *others = usable
    near = [
        s.value
        for s in others
        if s.whence in ("the page's text", "the address") and abs(_days(s.value, chosen.value)) == 1
    ]
    if chosen.explicit and near and chosen.value not in page.printed:
        return near[0], f"{chosen.whence} has {chosen.value}, of another time zone perhaps"
    if (
        chosen.explicit
        and chosen.value in page.printed
        and all(s.value == chosen.value for s in others if s.explicit)
    ):
        return chosen.value, ""
    return chosen.value, chosen.whence


def publisher_of(page: Page) -> tuple[str, str]:
    """The publisher, and why it is uncertain."""
    host = _host(page.url)
    sites = [s for s in page.sites if s.explicit]
    label = folded(host.split(".")[0])
    for statement in page.publishers:
        if sites and label and folded(statement.value) == label != folded(sites[0].value):
            return statement.value, f"{sites[0].whence} has {sites[0].value}"
    if sites:
        return sites[0].value, _differs(sites[0], page.publishers)
    if page.publishers:
        return page.publishers[0].value, ""
    return "", f"the page is on {host}" if host else ""


def _days(one: str, two: str) -> int:
    try:
        return (datetime.date.fromisoformat(one) - datetime.date.fromisoformat(two)).days
    except ValueError:
        return 0


def _differs(site: Statement, publishers: tuple[Statement, ...]) -> str:
    for other in publishers:
        a, b = folded(site.value), folded(other.value)
        if a and b and a not in b and b not in a:
            return f"{other.whence} names {other.value}"
    return ""


def _host(url: str) -> str:
    """The host of a page; of a copy in a public archive that of the original, which its address names."""
    copied = _COPY.fullmatch(url)
    return (urlsplit(copied[1] if copied else url).hostname or "").removeprefix("www.")


def _site_names(page: Page) -> set[str]:
    host = _host(page.url)
    labels = {host, host.split(".")[0], ".".join(host.split(".")[-2:])} if host else set()
    titles = {folded(s.value) for s in page.titles}
    sites = [s.value for s in page.sites if s.explicit or folded(s.value) not in titles]
    named = {folded(text) for text in (*sites, *(s.value for s in page.publishers), *labels)}
    return named - {""}


def _without_site(title: str, sites: set[str], headings: dict[str, str]) -> str:
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
