"""What comes along with a text that is pasted from another program, and was published as it stood."""

from __future__ import annotations

import pytest

from tests.sites import BODY, Site

RAIN = "Rain fell for six hours [@rain#hours]."

FOREIGN = {
    "a hard blank in a heading": ("##\u00a0Quay\n\nWet.", 1),
    "a hard blank in a list": ("-\u00a0wet\n\nDry.", 1),
    "a bullet alone": ("•\twet\n\nDry.", 1),
    "a bullet of the second level": ("o\twet\n\nDry.", 1),
    "a drawn table": ("┌──┬──┐\n│a │b │\n└──┴──┘", 1),
    "cells of a spreadsheet": ("quay\tdepth\nnorth\twet", 5),
    "a word that its line divides": ("The govern-\nment was wet.", 11),
    "a word with a soft hyphen": ("The govern\u00ad\nment was wet.", 11),
    "a command between angles": ("Wet <% tp.file %>.", 5),
    "a comment of JSX": ("Wet {/* ask them */}.", 5),
    "a comment of C": ("Wet. /* ask them */", 6),
    "a link of Jira": ("See [the quay|https://a.example/].", 5),
    "a link on two lines": ("See [the quay]\n(../land/all.md).", 5),
    "a heading without a number": ("## Quay {-}\n\nWet.", 9),
    "an address before Japanese": ("詳しくはhttps://a.example/bを参照。", 5),
    "a host before Japanese": ("詳しくはhttps://a.exampleを参照。", 5),
}
NONE = {
    "a word that goes on": "It is a short-\nand long-term plan.",
    "a dash at the end of a line": "It was wet -\nvery wet.",
    "a name on two lines": "It was Jean-\nClaude.",
    "one tab": "quay\tdepth",
    "tabs in code": "`a\tb`",
    "files": r"Read docs/\*.md and src/\*/x.",
    "words behind a link": "It is [wet](../land/all.md)\n(see it).",
    "an address in Japanese": "<https://ja.example/wiki/Xの悲劇> [雨](https://ja.example/wiki/Xの悲劇)",
    "an address with a path in Japanese": "https://ja.example/wiki/雨 を参照。",
    "an address in code": "`https://a.example/bを`",
    "a middle dot": "Wet · dry",
    "a date in German": "Nass am\n1.\u00a0Januar.",
}


@pytest.mark.parametrize(("text", "column"), FOREIGN.values(), ids=FOREIGN)
def test_notation_of_other_programs(small: Site, text: str, column: int) -> None:
    small.lead(f"{text}\n\n{RAIN}")
    told = [fault.place for fault in small.check().diagnostics if fault.code == "foreign-markup"]
    assert [(place.line, place.column) for place in told] == [(BODY, column)]


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_none(small: Site, text: str) -> None:
    small.lead(f"{text}\n\n{RAIN}")
    assert [fault for fault in small.check().diagnostics if fault.code == "foreign-markup"] == []


SAFE = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fb%3Fc%3Dd&data=05%7Cada"
ADDRESSES = {
    "a blank before the host": ("https:// a.example/b", "https://a.example/b"),
    "a host without a dot": ("https://quay/b", ""),
    "a host with two dots": ("https://a..example/b", ""),
    "a host with a bar": ("https://a.example|b", ""),
    "a port in words": ("https://a.example:port/", ""),
    "cut short": ("https://a.example/very-lo...", ""),
    "cut short with a sign": ("https://a.example/very-lo…", ""),
    "by way of a search": ("https://www.google.com/url?q=https://a.example/b&sa=D", "https://a.example/b"),
    "by way of mail": (SAFE, "https://a.example/b?c=d"),
    "by way of another mail": (
        "https://urldefense.com/v3/__https://a.example/b__;!!c$",
        "https://a.example/b",
    ),
    "by way of a network": ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example", "https://a.example"),
}
GOOD = (
    *(
        "https://例え.example/雨",
        "https://हिन्दी.example/",
        "https://xn--r8jz45g.jp/",
        "https://a_b.example/~c",
    ),
    *("//a.example/b", "https://1.2.3.4/", "https://a.example./b", "HTTPS://A.example:8080/"),
    "https://a.example/compare/v1...v2",
    "https://www.google.com/search?q=https://a.example",
    "https://www.youtube.com/watch?v=x",
)


@pytest.mark.parametrize(("address", "right"), ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_that_readers_cannot_use(small: Site, address: str, right: str) -> None:
    small.lead(f"{RAIN} See [it](<{address}>).")
    (fault,) = small.check().diagnostics
    assert (fault.code, fault.suggestion, fault.place.column) == ("broken-link", right, 50)


@pytest.mark.parametrize("address", GOOD)
def test_an_address_that_readers_can(small: Site, address: str) -> None:
    small.lead(f"{RAIN} See [it](<{address}>).")
    assert small.check().faults == []


@pytest.mark.parametrize("marks", ["“{}”", "«{}»", "”{}”", "‘{}’"])
def test_closing_marks_are_no_part_of_an_address(small: Site, marks: str) -> None:
    small.lead(f"{RAIN} See {marks.format('https://a.example/b')}.")
    assert '<a href="https://a.example/b">' in small.build().pages["water/lead.html"]
