"""Diagnostics together: all of a site in one run, each once, and how they are ordered and worded."""

from __future__ import annotations

import pytest

from briefing_site.model import faults
from briefing_site.model.diagnostic import Place, Severity, Span, did_you_mean, in_order, warning
from tests.sites import SMALL, Site, briefing, marked


def test_faults_of_a_card_and_of_what_cites_it_are_told_in_one_run(small: Site) -> None:
    small.edit("seeds/rain.md", "kind: news", "kind: newz")
    small.edit("seeds/rain.md", "> Rain fell for six hours", "> Rain fell for seven hours")
    small.lead("It rained [@rain#hour].", date="2026-13-01", region="watr")
    assert [fault.split(" ")[1] for fault in small.check().faults] == [
        "unknown-region",
        "bad-date",
        "unknown-excerpt",
        "not-pinned",
        "wrong-type",
        "quote-not-found",
    ]


MANY = """\
-- config.yaml --
title: Harbour Notes
«unknown-key»tilte: Harbour
regions:
  water: {name: Water}
  land: {name: Land}
-- briefings/land/all.md --
---
title: All that is known
region: land
date: 2026-01-06
as_of: «bad-date»2026-01-46
summary: Every passage of the one source.
---
It rained [@rain#hours; @rain#crew; «unknown-excerpt»@rain#dyr].
-- briefings/water/empty.md --
«empty-file»
-- briefings/water/front.md --
«missing-front-matter»Rain.
-- briefings/water/lead.md --
---
title: Rain
region: «region-mismatch»land
«unknown-key»topcis: [rain]
date: 2026-01-07
updated: «date-order»2025
summary: Rain.
«duplicate-key»title: Fog
---
See «broken-link»[[al]] and [it](«broken-anchor»#fog).

- Rain [«unknown-source»@rian#hours]«undefined-footnote»[^a].

«unsafe-html»<script>a()</script>

«unused-footnote»[^b]: Rain [«not-a-citation»@Rain].
-- briefings/water/open.md --
«unclosed-front-matter»---
title: Rain
-- briefings/water/yaml.md --
---
title: Rain«bad-yaml»: a story
---
-- seeds/fog.md --
---
title: Fog
publisher: Quay Post
kind: «wrong-type»new
---
«missing-quote»## nobody
"""


def test_all_faults_in_one_run_and_nothing_published(small: Site) -> None:
    old = small.build().tree
    assert old
    expected = small.expect(MANY)
    assert len(expected) >= 15
    seen = small.build()
    assert seen.faults == expected
    assert not seen.outcome.complete
    assert seen.outcome.count(Severity.ERROR) > 0
    assert seen.tree == old
    assert small.build().faults == expected  # nothing of it was kept
    small.delete("briefings/water")
    small.delete("seeds/fog.md")
    small.write(SMALL)
    assert small.build().faults == []
    assert small.build().tree == old


@pytest.mark.parametrize("date", ["«bad-date»2026-13", "«wrong-type»[2026]"], ids=["bad-date", "list"])
def test_a_fault_in_the_front_matter_hides_none_in_the_text(small: Site, date: str) -> None:
    body = "Rain [«unknown-source»@rian], [it](«broken-link»al.md)«undefined-footnote»[^a]."
    expected = small.expect(briefing(body, date=date))
    assert small.check().faults == expected


def test_faults_do_not_multiply(small: Site) -> None:
    """What refers to a file that cannot be read is no further fault."""
    small.lead("Rain [@fog#thick] and [[broken]] and [it](broken.md) and [[@fog#thick]].")
    small.put("briefings/water/broken.md", "---\ntitle: Rain: a story\n---\n")
    small.put("seeds/fog.md", "---\ntitle: Fog: a story\n---\n## thick\n> Fog\n")
    assert small.check().faults == ["briefings/water/broken.md:2:12 bad-yaml", "seeds/fog.md:2:11 bad-yaml"]


def test_as_printed() -> None:
    place = Span.at(Place("briefings/water/lead.md", 41, 18))
    fault = faults.citation.unknown_source(place, "epa-2042", ["epa-2024"], named=place)
    assert str(fault) == (
        'briefings/water/lead.md:41:18: error[unknown-source] there is no source "epa-2042"\n'
        '  hint: did you mean "epa-2024"?'
    )
    assert str(warning(place, "code", "fact")) == "briefings/water/lead.md:41:18: warning[code] fact"


def test_in_order_sorts_and_drops_repeats() -> None:
    places = [Place("b", 1, 1), Place("a", 10, 1), Place("a", 2, 9), Place("a", 2, 3)]
    given = [warning(Span.at(place), code, "fact") for place in places for code in ("y", "x")]
    ordered = in_order([*given, *given])
    assert len(ordered) == len(given)
    assert [(f.place, f.code) for f in ordered] == sorted((f.place, f.code) for f in given)


@pytest.mark.parametrize(
    ("word", "hint"),
    [("watr", 'did you mean "water"?'), ("zzz", ""), ("", "")],
    ids=["near", "far", "empty"],
)
def test_did_you_mean(word: str, hint: str) -> None:
    assert did_you_mean(word, ["land", "water"]) == hint


def test_marks_of_these_tests() -> None:
    text = "-- a --\nx\n雨«one»b«two»\n-- b --\n«three»"
    assert marked(text) == ("-- a --\nx\n雨b\n-- b --\n", ["a:2:2 one", "a:2:3 two", "b:1:1 three"])
