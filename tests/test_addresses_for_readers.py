"""Addresses that readers would get: without the login of an author, and those of `base_url` for a folder of theirs."""

from __future__ import annotations

import pytest

from tests.sites import CARD, LEAD, Site

BASES = {
    "folder": ("https://harbour.example/notes/", ""),
    "no-slash": ("https://harbour.example/notes", ""),
    "host": ("https://harbour.example", ""),
    "port": ("https://harbour.example:8443/", ""),
    "host-of-a-network": ("http://intranet/notes/", ""),
    "dots-in-a-folder": ("https://harbour.example/v1.2/", ""),
    "host-like-a-page": ("https://harbour.html", ""),
    "host-like-the-own": ("https://localhost.harbour.example/", ""),
    "at-sign-in-a-folder": ("https://harbour.example/@desk/", ""),
    "page": ("https://harbour.example/notes/index.html", "write https://harbour.example/notes/"),
    "page-at-the-root": ("https://harbour.example/index.htm", "write https://harbour.example/"),
    "query": ("https://harbour.example/notes/?a=b", "write https://harbour.example/notes/"),
    "query-of-a-page": (
        "https://harbour.example/notes/index.html?a=/b",
        "write https://harbour.example/notes/",
    ),
    "place": ("https://harbour.example/#top", "write https://harbour.example/"),
    "login": ("https://ada:rain@harbour.example/", "write https://harbour.example/"),
    "own-machine": ("http://localhost:8000/", "is on your own machine"),
    "own-machine-by-number": ("http://127.0.0.1/notes/", "is on your own machine"),
    "own-machine-by-its-other-number": ("http://[::1]:8000", "is on your own machine"),
}


@pytest.mark.parametrize(("address", "told"), BASES.values(), ids=BASES.keys())
def test_the_address_of_a_site_is_that_of_a_folder_that_readers_have(
    small: Site, address: str, told: str
) -> None:
    small.edit("config.yaml", "https://harbour.example/notes/", f'"{address}"')
    found = [fault for fault in small.check().diagnostics if fault.place.path == "config.yaml"]
    assert [told in str(fault) for fault in found] == ([True] if told else [])


LINKS = {
    "login": ("https://ada:rain@a.example/b", "https://a.example/b"),
    "name": ("https://ada@a.example", "https://a.example"),
    "password-with-signs": ("http://ada:r%40in@a.example:8080/?q#x", "http://a.example:8080/?q#x"),
    "mark-in-a-way": ("https://a.example/@ada", ""),
    "mark-in-a-query": ("https://a.example?to=ada@b.example", ""),
    "mark-in-a-place": ("https://a.example#ada@b.example", ""),
    "mail": ("mailto:ada@a.example", ""),
}


@pytest.mark.parametrize(("address", "bare"), LINKS.values(), ids=LINKS.keys())
def test_no_link_has_the_login_of_an_author(small: Site, address: str, bare: str) -> None:
    small.lead(f"Rain fell [@rain#hours]. See [more]({address}).")
    found = [fault for fault in small.check().diagnostics if fault.place.path == LEAD]
    assert [fault.suggestion for fault in found] == ([bare] if bare else [])


@pytest.mark.parametrize(
    ("address", "bare"), [case for case in LINKS.values() if case[0][:4] == "http"], ids=str
)
def test_no_card_has_the_login_of_an_author(small: Site, address: str, bare: str) -> None:
    small.edit(CARD, "kind: news", f'kind: news\nurl: "{address}"')
    found = [fault for fault in small.check().diagnostics if fault.code == "wrong-type"]
    assert [fault.suggestion for fault in found] == ([bare] if bare else [])
