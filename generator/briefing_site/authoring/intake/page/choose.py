"""What a card says of a page: the most explicit statement wins, and what is not borne out is uncertain."""

from __future__ import annotations

import datetime

from briefing_site.authoring.intake.page.bylines import is_person
from briefing_site.authoring.intake.page.elements import folded
from briefing_site.authoring.intake.page.site_names import host_of, site_names
from briefing_site.authoring.intake.page.statement import Statement
from briefing_site.authoring.intake.page.statements import Page
from briefing_site.authoring.intake.page.titles import title_of
from briefing_site.authoring.intake.particulars import Particulars
from briefing_site.model.name import Name


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
        "url": page.url_doubt,
        "translator": "the byline" if page.translators else "",
    }
    return Particulars(
        title=title,
        authors=tuple(Name(literal=name) for name in authors if name not in page.translators),
        translators=tuple(Name(literal=name) for name in page.translators),
        publisher=publisher,
        published=published,
        language=page.language,
        details=page.details,
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


def authors_of(page: Page) -> tuple[tuple[str, ...], str]:
    """The authors, and why they are uncertain."""
    sites = site_names(page) | {folded(s.value) for s in page.publishers}
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
        return "", _printed(page, "")
    usable = [
        s for s in page.published if s.explicit or s.value in page.printed or s.whence == "the page's text"
    ]
    if not usable:
        return "", f"{page.published[0].whence} has {page.published[0].value}, and the page does not print it"
    first, *others = usable
    near = [
        s.value
        for s in others
        if s.whence in ("the page's text", "the address") and abs(_days(s.value, first.value)) == 1
    ]
    if first.explicit and near and first.value not in page.printed:
        return near[0], f"{first.whence} has {first.value}, of another time zone perhaps"
    if (
        first.explicit
        and first.value in page.printed
        and all(s.value == first.value for s in others if s.explicit)
    ):
        return first.value, ""
    contrary = next((s for s in others if s.value != first.value and (s.explicit or _is_printed(s))), None)
    said = f"{contrary.whence} has {contrary.value}" if contrary else _printed(page, first.value)
    return first.value, "; ".join(filter(None, (first.whence, said)))


def _is_printed(statement: Statement) -> bool:
    return statement.whence == "the page's text"


def _printed(page: Page, known: str) -> str:
    """The days that a page prints for sure, where they are few, and others than the `known` one."""
    days = sorted(page.sure_days.difference(page.modified))
    return f"the page prints {' and '.join(days)}" if days and len(days) < 3 and known not in days else ""


def publisher_of(page: Page) -> tuple[str, str]:
    """The publisher, and why it is uncertain."""
    host = host_of(page.url)
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
