"""The page that stands in for one that cannot be made: the reasons, and below them the last good text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from briefing_site.model.diagnostic import Diagnostic

_MAIN = re.compile(r"<main\b[^>]*>|<body\b[^>]*>")


def broken_page(address: str, path: str, faults: Sequence[Diagnostic], last: str) -> str:
    """The page at an address whose file (or theme) is at fault.

    `last` is the page as it was when it could last be made; empty where it never could since the start.
    """
    what = f"<p><code>{escape(path)}</code> has to be mended first. " if path else "<p>"
    rest = "Below is the text as it last was.</p>" if last else "There is no earlier text to show.</p>"
    html = f"{what}{rest}{_list(faults)}"
    title = "This page cannot be made"
    return _into(last, _section("h2", title, html)) if last else _shell(address, _section("h1", title, html))


def missing_page(address: str, near: Iterable[str]) -> str:
    """The page for an address that the site does not have; `near` are similar addresses of the site."""
    links = "".join(f'<li><a href="/{escape(a)}">{escape(a)}</a></li>' for a in near)
    close = f"<p>Close to it:</p><ul>{links}</ul>" if links else ""
    text = f'<p>The site has no page <code>{escape(address)}</code>.</p>{close}<p><a href="/">Home</a></p>'
    return _shell(address, _section("h1", "Nothing here", text))


def page_to_come(address: str) -> str:
    """The page at an address of which nothing can be shown until the whole site is read."""
    section = f"<h1>{escape(address)}</h1><p>This page is shown once the whole site is read.</p>"
    return _shell(address, _BAR + section)


def with_reading_bar(page: str) -> str:
    """A page that was made ahead of the whole site, with a bar that says so."""
    return _into(page, _BAR)


_BAR = (
    '<p class="preview-reading" role="status"><progress></progress> The site is being read. This page is '
    "made of its own file and of the sources that it cites; what other files add follows by itself.</p>"
)


def _section(heading: str, title: str, html: str) -> str:
    return (
        '<section class="preview-broken" aria-labelledby="preview-broken-h">'
        f'<{heading} id="preview-broken-h">{title}</{heading}>{html}</section>'
    )


def _list(faults: Sequence[Diagnostic]) -> str:
    items = []
    for fault in faults:
        place = fault.place
        hint = f'<p class="hint">hint: {escape(fault.hint)}</p>' if fault.hint else ""
        items.append(
            f'<li data-severity="{fault.severity}"><p><code>{escape(place.path)}:{place.line}:{place.column}'
            f"</code> <b>{fault.severity}[{fault.code}]</b> {escape(fault.message)}</p>{hint}</li>"
        )
    return f"<ol>{''.join(items)}</ol>" if items else ""


def _into(page: str, section: str) -> str:
    """A finished page with a section at the head of its main part."""
    found = list(_MAIN.finditer(page))
    at = next((m.end() for m in found if m[0].startswith("<main")), found[0].end() if found else 0)
    return f"{page[:at]}{section}{page[at:]}"


def _shell(address: str, section: str) -> str:
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<title>{escape(address)}</title>\n</head>\n<body class="preview-shell" data-page-type="preview">\n'
        f'<main id="main">{section}</main>\n</body>\n</html>\n'
    )
