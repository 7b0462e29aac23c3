"""Cures of single values of a card: whoever obeys the hint has no fault there, and says what was meant."""

from __future__ import annotations

import pytest

from tests.sites import CARD, Site

KIND = "kind: news"
AUTHOR = "author: [Ada Lane]"
DAY = "published: 2026-01-05"
DOTS = "..."

CURES: dict[str, tuple[str, str, str]] = {
    "an identifier of a document": (KIND, "url: doi:10.1000/182", "https://doi.org/10.1000/182"),
    "its number alone": (KIND, "url: 10.1000/182", "https://doi.org/10.1000/182"),
    "a scheme in capitals": (KIND, "url: HTTPS://x.example/a", "https://x.example/a"),
    "an address in angle brackets": (KIND, "url: <https://x.example/a>", "https://x.example/a"),
    "an address of Markdown": (KIND, 'url: "[a](https://x.example/b)"', "https://x.example/b"),
    "no colon": (KIND, "url: https//x.example/a", "https://x.example/a"),
    "about then": (DAY, "published: c. 2026", "2026~"),
    "about then, in another language": (DAY, "published: vers 2026", "2026~"),
    "about then, behind it": (DAY, "published: 2026 (ca.)", "2026~"),
    "supplied": (DAY, 'published: "[2026]"', "2026~"),
    "a season": (DAY, "published: Spring 2026", "2026-21"),
    "a season, behind it": (DAY, "published: 2026 autumn", "2026-23"),
    "no date": (DAY, "published: n.d.", "null"),
    "unknown": (DAY, "published: undated", "null"),
    "a day of withdrawal": (KIND, "withdrawn: 2026-01-06", "{date: 2026-01-06, reason: ...}"),
    "that it is withdrawn": (KIND, "withdrawn: true", "{date: ..., reason: ...}"),
    "a reason of withdrawal": (KIND, "withdrawn: retracted", '{date: ..., reason: "retracted"}'),
    "two persons": (AUTHOR, "author: Ada Lane and Ben Roe", "[Ada Lane, Ben Roe]"),
    "three persons": (AUTHOR, "author: Ada Lane, Ben Roe and Eva Kern", "[Ada Lane, Ben Roe, Eva Kern]"),
    "two persons, and a sign": (AUTHOR, "author: Ada Lane & Ben Roe", "[Ada Lane, Ben Roe]"),
    "two persons, with a semicolon": (AUTHOR, "author: Ada Lane; Ben Roe", "[Ada Lane, Ben Roe]"),
    "family names in front": (
        AUTHOR,
        "author: Lane, Ada; Roe, Ben",
        "[{family: Lane, given: Ada}, {family: Roe, given: Ben}]",
    ),
    "a family name in front": (AUTHOR, "author: Lane, Ada", "[{family: Lane, given: Ada}]"),
    "a body with and in it": (
        AUTHOR,
        "author: Ministry of Trade and Industry",
        "[Ministry of Trade and Industry]",
    ),
    "a plain list": (AUTHOR, "author: Ada Lane, Ben Roe", "[Ada Lane, Ben Roe]"),
}


@pytest.mark.parametrize(("old", "written", "cure"), CURES.values(), ids=CURES)
def test_cures(small: Site, old: str, written: str, cure: str) -> None:
    key = written.partition(":")[0]
    small.edit(CARD, old, written if old.startswith(key) else f"{old}\n{written}")
    (fault,) = (f for f in small.check().diagnostics if f.severity.value == "error")
    assert f"{fault.hint}".startswith(("write it as", "write", "leave the key out"))
    assert cure in fault.hint
    value = cure.replace(f"date: {DOTS}", "date: 2026-01-06").replace(
        f"reason: {DOTS}", "reason: It is wrong."
    )
    small.edit(CARD, written, f"{key}: {value}")
    assert [f.code for f in small.check().diagnostics if f.severity.value == "error"] == []


def test_what_may_be_two_persons_is_made_by_nobody_but_the_author(small: Site) -> None:
    small.edit(CARD, AUTHOR, "author: Lane, Ada")
    (fault,) = (f for f in small.check().diagnostics if f.severity.value == "error")
    assert [fix.safety.value for fix in fault.fixes] == ["display", "display"]
