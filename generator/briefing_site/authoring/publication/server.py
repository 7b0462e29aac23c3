"""A published site as its server gives it: does each page come, with the headers that readers need?

A few requests, one after the other, to one host that the author has named.
"""

from __future__ import annotations

import http.client
import re
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from briefing_site.authoring.publication.finding import Finding
from briefing_site.model import addresses
from briefing_site.text.dataclass import dataclass

_WAIT = 20
"""Seconds for one answer."""
_MOST = 5_000_000
"""Bytes that are read of an answer at most, and of what it is when it is no longer compressed."""
_GZIP = zlib.MAX_WBITS | 16
_TYPES = {
    addresses.HOME: ("text/html",),
    addresses.FEED: ("application/atom+xml", "application/xml", "text/xml"),
    addresses.JSON_FEED: ("application/feed+json", "application/json"),
    addresses.ROBOTS: ("text/plain",),
}
_MISSING = "no-such-page-of-this-site.html"
_ASSET = re.compile(r'(?:href|src)="([^"]*assets/[^"]+\.(?:css|js))"')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
_YEAR = 31_536_000


FAULTS = (OSError, http.client.HTTPException, ValueError, zlib.error)
"""What asking a server may raise: nothing answers, or what answers is no server of the web."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    url: str
    """The address after redirections."""


def ask(url: str) -> Answer:
    """Ask an address as a browser would; raises one of `FAULTS` where nothing answers."""
    asked = urllib.request.Request(
        url, headers={"Accept-Encoding": "gzip", "User-Agent": "briefing publish-check"}
    )
    try:
        with urllib.request.urlopen(asked, timeout=_WAIT) as found:
            return _answer(found.status, dict(found.headers.items()), found.read(_MOST), found.url)
    except urllib.error.HTTPError as fault:
        with fault:
            return _answer(fault.code, dict(fault.headers.items()), fault.read(_MOST), fault.url or url)


def _answer(status: int, headers: Mapping[str, str], body: bytes, url: str) -> Answer:
    low = {name.lower(): value for name, value in headers.items()}
    if low.get("content-encoding") == "gzip":
        body = zlib.decompressobj(_GZIP).decompress(body, _MOST)
    return Answer(status, low, body, url)


def findings(base: str) -> Iterator[Finding]:
    """All that is wrong or worth knowing of the site at an address, which ends with a slash.

    Raises one of `FAULTS` where nothing answers at all.
    """
    home = ask(base)
    if home.status != HTTPStatus.OK:
        yield Finding(base, f"answers {home.status} in place of the home page")
        return
    text = home.body.decode("utf-8", "replace")
    yield from _addresses(base, text)
    yield from _security(base, home)
    for address, kinds in _TYPES.items():
        yield from _typed(urljoin(base, address), kinds)
    missing = ask(urljoin(base, _MISSING))
    if missing.status != HTTPStatus.NOT_FOUND:
        yield Finding(
            missing.url, f"answers {missing.status}: an address that leads nowhere is 404 for programs"
        )
    elif b'data-page-type="404"' not in missing.body:
        yield Finding(missing.url, "is the server's own page: let 404.html answer for what is not there")
    if home.headers.get("content-encoding") != "gzip":
        yield Finding(base, "is sent without compression: turn gzip on for text", wrong=False)
    if found := _ASSET.search(text):
        yield from _kept(ask(urljoin(base, found[1])))
    kept = home.headers.get("cache-control", "")
    if _age(kept) > 3600 and "no-cache" not in kept:
        yield Finding(
            base, f"may be kept for {_age(kept)} s, so that readers see old pages: send no-cache", wrong=False
        )
    hidden = ask(urljoin(base, ".git/HEAD"))
    if hidden.status == HTTPStatus.OK and hidden.body.startswith(b"ref:"):
        yield Finding(
            hidden.url, "is published: the whole repository can be read; publish the output folder alone"
        )


def _addresses(base: str, text: str) -> Iterator[Finding]:
    told = _CANONICAL.search(text)
    if told is None:
        what = "does not tell its own address: give `base_url` in config.yaml"
        yield Finding(base, what, wrong=False)
    elif told[1] != base:
        yield Finding(
            base, f"calls itself {told[1]}: `base_url` in config.yaml, or --base-url, is to be {base}"
        )


def _security(base: str, home: Answer) -> Iterator[Finding]:
    if urlsplit(base).scheme == "https" and "strict-transport-security" not in home.headers:
        yield Finding(base, "comes without Strict-Transport-Security", wrong=False)
    if home.headers.get("x-content-type-options", "").lower() != "nosniff":
        yield Finding(base, "comes without X-Content-Type-Options: nosniff", wrong=False)
    policy = home.headers.get("content-security-policy", "")
    if "frame-ancestors" not in policy and "x-frame-options" not in home.headers:
        what = "may be framed by any site: send Content-Security-Policy: frame-ancestors 'none'"
        yield Finding(base, what, wrong=False)


def _typed(url: str, kinds: tuple[str, ...]) -> Iterator[Finding]:
    found = ask(url)
    kind = found.headers.get("content-type", "").partition(";")[0].strip().lower()
    if found.status != HTTPStatus.OK:
        yield Finding(url, f"answers {found.status}")
    elif kind not in kinds:
        yield Finding(url, f"is sent as {kind or 'nothing in particular'}")


def _kept(asset: Answer) -> Iterator[Finding]:
    if asset.status != HTTPStatus.OK:
        yield Finding(asset.url, f"answers {asset.status}: pages have no style")
    elif _age(asset.headers.get("cache-control", "")) < _YEAR:
        what = "never changes, as its name has its digest: send Cache-Control: max-age=31536000, immutable"
        yield Finding(asset.url, what, wrong=False)


def _age(header: str) -> int:
    found = re.search(r"max-age=(\d{1,12})", header)
    return int(found[1]) if found else 0
