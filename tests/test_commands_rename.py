"""`briefing rename` and `briefing move`: every mention changes, and nothing else does."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from briefing_site.apps.cli.main import CONTENT, GOOD, UNWRITABLE, USAGE
from briefing_site.model.diagnostic import Place, Span
from briefing_site.model.edit import Edit, changed_bytes
from briefing_site.publish import change_journal
from briefing_site.publish.durable import write_durably
from tests.commands import content, say
from tests.sites import LEAD, Site, briefing

TWINS = """\
-- seeds/reprint.md --
---
title: A reprint
publisher: Quay Echo
kind: news
derived_from: rain
---
## hours-again
> Rain fell for six hours

As [[@rain#hours]] and [the original](rain.md#hours) have it; `@rain#hours` in code, [[@rain]] here.
"""

EVERYTHING = """\
A [@rain#hours], a [see @rain#hours, p. 3; but see @rain#crew] and [-@rain#hours].
As @rain#hours says, and @rain#hours [p. 4], @rain; also [@rain-2#x]. 会議は@rain#hoursで。

Links: [[@rain#hours]], [[@rain#hours|words of @rain]], [[ @rain # hours ]], [[@rain]],
[a](../../seeds/rain.md), [b](../../seeds/rain.md#hours), [c](../../seeds/rain.md#e-hours "rain.md"),
[d](<../../seeds/rain.md>), <a href="../../seeds/rain.md#crew">e</a>, [f][ref], [g][ref].

[ref]: ../../seeds/rain.md#hours

Nobody's: `[@rain#hours]`, <!-- [@rain#hours] -->, a@rain.example, \\@rain, https://x.example/@rain.

    [@rain#hours]

```
[@rain#hours] [[@rain]]
```

> A quotation [@rain#hours].

| a |
|---|
| [@rain#hours] |

A note[^n].

[^n]: With [@rain#hours] in it.
"""

FRONT = """\
judgements:
  - text: "Quoted: it rained [@rain#hours]."
    confidence: low
    because: one source, rain
  - text: 'It''s wet [@rain#hours]'
    confidence: low
    because: one source
  - text: >-
      Folded text that
      cites [@rain#hours].
    confidence: low
    because: one source
events:
  - {date: 2026-01-05, text: "Rain [@rain#hours]"}
corrections:
  - {date: 2026-01-08, text: 'Plain [@rain#crew]'}
"""


def changes(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """Every line that is new, as `path: line`."""
    found = []
    for path in sorted(after):
        old, new = (files.get(path, b"").decode().splitlines() for files in (before, after))
        found += [f"{path}: {line[2:]}" for line in difflib.ndiff(old, new) if line.startswith("+ ")]
    return found


def codes(site: Site) -> list[str]:
    return sorted(fault.code for fault in site.check().diagnostics)


@pytest.fixture
def full(small: Site) -> Site:
    """A site in which everything is mentioned in every way."""
    small.write(TWINS)
    small.lead(EVERYTHING, FRONT)
    small.pin()
    return small


# --- sources -------------------------------------------------------------------------------------


def test_every_mention_of_a_source(full: Site, capsys: pytest.CaptureFixture[str]) -> None:
    before, faults = content(full), codes(full)
    said = say(capsys, "rename", "source", "rain", "lane-2026", "--site", full.root)
    assert (said.status, said.err) == (GOOD, "")
    after = content(full)
    assert "seeds/rain.md" not in after
    assert after["seeds/lane-2026.md"] == before["seeds/rain.md"].replace(
        b"\n---\n", b"\naliases: [rain]\n---\n", 1
    )
    assert after["seeds/archive/rain.txt"] == before["seeds/archive/rain.txt"]
    body = EVERYTHING
    for old in (
        "[@rain#", " @rain#", "see @rain#", "-@rain#", "は@rain#", ", @rain;", "[[@rain", "[[ @rain", "seeds/rain.md",
    ):  # fmt: skip
        body = body.replace(old, old.replace("rain", "lane-2026"))
    for mine in ("`[@rain#hours]`", "<!-- [@rain#hours] -->", "    [@rain#hours]", "[@rain#hours] [[@rain]]"):
        body = body.replace(mine.replace("rain", "lane-2026"), mine)
    body = body.replace("words of @lane-2026", "words of @rain")
    front = FRONT.replace("@rain", "@lane-2026")
    assert full.read(LEAD) == briefing(body, front).split("\n", 1)[1]
    assert changes(before, {path: after[path] for path in ("seeds/reprint.md", "briefings/land/all.md")}) == [
        "briefings/land/all.md: It rained, and it will stop [@lane-2026#hours; @lane-2026#crew; @lane-2026#dry].",
        "seeds/reprint.md: derived_from: lane-2026",
        "seeds/reprint.md: As [[@lane-2026#hours]] and [the original](lane-2026.md#hours) have it; "
        "`@rain#hours` in code, [[@lane-2026]] here.",
    ]
    assert codes(full) == faults


def test_what_is_said(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys, "rename", "source", "rain", "lane", "--site", small.root)
    assert said.lines == [
        "briefings/land/all.md:7:31: rain -> lane",
        "briefings/land/all.md:7:44: rain -> lane",
        "briefings/land/all.md:7:56: rain -> lane",
        "seeds/rain.md:8:1: new: aliases: [rain]",
        "seeds/rain.md -> seeds/lane.md",
        "seeds/seeds.lock: its pins move along",
        "rain -> lane: 4 places in 3 files changed.",
    ]
    assert small.check().faults == []


def test_a_dry_run_writes_nothing(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    before = content(small)
    for arguments in (
        ["rename", "source", "rain", "lane"],
        ["rename", "excerpt", "rain#dry", "week"],
        ["move", "land/all", "water/all"],
    ):
        said = say(capsys, *arguments, "--dry-run", "--site", small.root)
        assert said.status == GOOD
        assert said.lines[-1].endswith(" would change; nothing was written.")
    assert content(small) == before


def test_there_and_back_is_where_it_was(full: Site, capsys: pytest.CaptureFixture[str]) -> None:
    before = content(full)
    for arguments in (
        ["rename", "source", "rain", "lane"],
        ["rename", "excerpt", "lane#hours", "six"],
        ["rename", "excerpt", "@lane#six", "hours"],
        ["rename", "source", "@lane", "rain"],
        ["move", "water/lead", "land/lead"],
        ["move", "briefings/land/lead.md", "water/lead"],
    ):
        assert say(capsys, *arguments, "--site", full.root).status == GOOD
        assert content(full) != before or arguments[1] in ("source", "briefings/land/lead.md")
    assert without_aliases(content(full)) == before


def without_aliases(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files without former names, which stay: whoever was told one of them finds the place."""
    return {
        path: re.sub(rb'(?m)^aliases: .*\n|(?<=[^{\n]) aliases="[^"]*"', b"", data)
        for path, data in files.items()
    }


def test_full_width_citations_are_renamed(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.lead("雨［＠rain＃hours；＠ｒａｉｎ＃ｃｒｅｗ］。会議は＠rain＃hoursで。[[＠rain＃dry]]")
    say(capsys, "rename", "source", "rain", "lane-2026", "--site", small.root)
    assert (
        "雨［＠lane-2026＃hours；＠lane-2026＃ｃｒｅｗ］。会議は＠lane-2026＃hoursで。[[＠lane-2026＃dry]]"
        in small.read(LEAD)
    )
    say(capsys, "rename", "excerpt", "lane-2026#crew", "people", "--site", small.root)
    assert "雨［＠lane-2026＃hours；＠lane-2026＃people］。会議は" in small.read(LEAD)


def test_line_ends_and_byte_order_marks_stay(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    text = "\ufeff" + briefing("One [@rain#hours].\n\nTwo [@rain#crew].").split("\n", 1)[1].replace(
        "\n", "\r\n"
    )
    small.put(LEAD, text)
    say(capsys, "rename", "source", "rain", "a-much-longer-name", "--site", small.root)
    assert small.read(LEAD) == text.replace("@rain", "@a-much-longer-name")


# --- excerpts ------------------------------------------------------------------------------------


def test_every_mention_of_an_excerpt(full: Site, capsys: pytest.CaptureFixture[str]) -> None:
    before, faults = content(full), codes(full)
    said = say(capsys, "rename", "excerpt", "rain#hours", "six-hours", "--site", full.root)
    assert (said.status, said.err) == (GOOD, "")
    after = content(full)
    assert sorted(path for path in after if after[path] != before[path]) == [
        "briefings/land/all.md", LEAD, "seeds/rain.md", "seeds/reprint.md", "seeds/seeds.lock",
    ]  # fmt: skip
    assert changes(before, {"seeds/rain.md": after["seeds/rain.md"]}) == [
        'seeds/rain.md: ## six-hours {at="2:1" voice="fact" aliases="hours"}'
    ]
    text = full.read(LEAD)
    assert "[[ @rain # six-hours ]]" in text
    assert '(../../seeds/rain.md#e-six-hours "rain.md")' in text
    assert "[ref]: ../../seeds/rain.md#six-hours\n" in text
    assert text.count("#hours") == 4, "in code and in a comment"
    assert codes(full) == faults


# --- briefings -----------------------------------------------------------------------------------

LINKS = """\
-- briefings/land/all.md --
---
title: All that is known
region: land
date: 2026-01-06
summary: Every passage of the one source.
---
It rained, and it will stop [@rain#hours; @rain#crew; @rain#dry].

[[lead]], [[water/lead|words]], [[lead#rain]], [a](../water/lead.md#rain), [b](../water/lead.md "lead.md"), `[[lead]]`,
[c](../water/index.md), <a href="../water/lead.md">d</a>.
-- briefings/water/lead.md --
---
title: Rain on the quay
region: water
date: 2026-01-07
summary: What the rain did.
---
## Rain

![A quay](quay.svg) [[#rain]] [here](#rain) [[lead#rain]] [me](lead.md) [all](../land/all.md) [all]: [[all]] [[land/all]]
[region](../water/index.md) [card](../../seeds/rain.md#hours) [web](https://x.example/lead.md) [@rain#hours]
[pic](my%20quay.svg)
-- briefings/water/quay.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- briefings/water/my quay.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
"""


def test_every_link_to_a_briefing_and_from_it(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.write(LINKS)
    before = content(small)
    assert small.check().faults == []
    said = say(capsys, "move", "water/lead", "land/rain-fell", "--site", small.root)
    assert (said.status, said.err) == (GOOD, "")
    assert said.lines[-2:] == [
        "briefings/water/lead.md -> briefings/land/rain-fell.md",
        "water/lead -> land/rain-fell: 13 places in 2 files changed.",
    ]
    after = content(small)
    assert LEAD not in after
    assert changes(before, {"briefings/land/all.md": after["briefings/land/all.md"]}) == [
        "briefings/land/all.md: [[rain-fell]], [[land/rain-fell|words]], [[rain-fell#rain]], [a](rain-fell.md#rain), "
        '[b](rain-fell.md "lead.md"), `[[lead]]`,',
        'briefings/land/all.md: [c](../water/index.md), <a href="rain-fell.md">d</a>.',
    ]
    assert after["briefings/land/rain-fell.md"].decode().split("---\n", 2)[2] == (
        "## Rain\n\n![A quay](../water/quay.svg) [[#rain]] [here](#rain) [[rain-fell#rain]] [me](rain-fell.md) "
        "[all](all.md) [all]: [[all]] [[land/all]]\n"
        "[region](../water/index.md) [card](../../seeds/rain.md#hours) [web](https://x.example/lead.md) [@rain#hours]\n"
        "[pic](../water/my%20quay.svg)\n"
    )
    assert b"\nregion: land\n" in after["briefings/land/rain-fell.md"]
    assert small.check().faults == []


def test_a_short_link_that_would_become_ambiguous_names_its_region(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    small.lead("[[all]] and [[lead]].")
    assert say(capsys, "move", "water/lead", "water/all", "--site", small.root).status == GOOD
    assert small.read("briefings/water/all.md").endswith("[[land/all]] and [[water/all]].\n")
    assert small.check().faults == []


# --- what is refused -----------------------------------------------------------------------------

REFUSED: dict[str, tuple[list[str], str]] = {
    "an unknown source": (["rename", "source", "rian", "x"], 'there is no source "rian"; did you mean "rain"?'),
    "a name that is taken": (["rename", "source", "rain", "snow"], '"snow" is taken, and nothing is overwritten'),
    "the same name": (["rename", "source", "rain", "rain"], '"rain" is its name already'),
    "no id": (
        ["rename", "source", "rain", "../x"],
        '"../x" is no id: write lower-case letters, digits and single hyphens',
    ),
    "an unknown excerpt": (
        ["rename", "excerpt", "rain#huors", "x"],
        'there is no excerpt of "rain" "huors"; did you mean "hours"?',
    ),
    "an excerpt that is taken": (
        ["rename", "excerpt", "rain#hours", "crew"],
        '"crew" is taken, and nothing is overwritten',
    ),
    "an excerpt without its source": (
        ["rename", "excerpt", "hours", "x"],
        '"hours" names no excerpt: write SOURCE#EXCERPT, as in a citation',
    ),
    "an unknown briefing": (["move", "land/al", "land/x"], 'there is no briefing "land/al"; did you mean "land/all"?'),
    "an unknown region": (["move", "land/all", "lnad/all"], 'there is no region "lnad"; did you mean "land"?'),
    "a briefing that is there": (["move", "land/all", "water/lead"], '"lead" is taken, and nothing is overwritten'),
    "an index": (
        ["move", "land/all", "land/index"],
        '"index" can be the name of no page: choose another',
    ),
    "a device": (
        ["rename", "source", "rain", "con"],
        '"con" can be the name of no page: choose another',
    ),
    "a name that no disk stores": (
        ["move", "land/all", f"land/{'a' * 201}"],
        f'"{"a" * 201}" can be the name of no page: choose another',
    ),
    "a slug alone": (["move", "all", "land/x"], '"all" names no briefing: write REGION/SLUG'),
}  # fmt: skip


@pytest.mark.parametrize("lock", ["seeds/seeds.lock", "seeds/editions.lock"])
@pytest.mark.parametrize(
    "arguments", [["rename", "source", "rain", "storm"], ["move", "land/all", "land/rain-fell"]]
)
def test_nothing_is_renamed_while_a_lock_cannot_be_read(
    small: Site, capsys: pytest.CaptureFixture[str], lock: str, arguments: list[str]
) -> None:
    small.put(lock, "{\n<<<<<<< ours\n}")
    before = content(small)
    said = say(capsys, *arguments, "--site", small.root)
    assert said.status == CONTENT
    assert f"{lock} cannot be read, and the old name would stay in it: restore it" in said.out + said.err
    assert content(small) == before


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    small: Site, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    small.lead("It rained.")
    small.put("seeds/snow.md", small.read("seeds/rain.md"))
    before = content(small)
    said = say(capsys, *arguments, "--site", small.root)
    assert (said.status, said.out, said.err) == (USAGE, "", f"briefing: {message}\n")
    assert content(small) == before


def test_a_file_that_cannot_be_read_could_hold_a_mention(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    small.put(LEAD, "---\ntitle: [\n---\n[@rain#hours]\n")
    before = content(small)
    said = say(capsys, "rename", "source", "rain", "lane", "--site", small.root)
    assert said.status == CONTENT
    assert said.lines == [
        f"{LEAD} cannot be read, and a mention in it would be missed; `briefing check` says why",
        "Nothing was changed.",
    ]
    assert content(small) == before


def test_an_escaped_mention_is_not_changed_by_guess(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.lead("Text.", 'events:\n  - {date: 2026-01-05, text: "Rain [\\x40rain#hours]"}')
    before = content(small)
    said = say(capsys, "rename", "source", "rain", "lane", "--site", small.root)
    assert said.status == CONTENT
    assert said.lines[0].startswith(f"{LEAD}:7:")
    assert "write it plainly" in said.lines[0]
    assert content(small) == before


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_all_or_nothing(
    small: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    """A disk that fills up after so many files leaves everything as it was."""
    small.lead("One [@rain#hours].")
    before = content(small)
    left = fails_at

    def written(path: Path, data: bytes, mode: int = 0o644) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise OSError(28, "No space left on device", str(path))
        write_durably(path, data, mode)

    monkeypatch.setattr(change_journal, "write_durably", written)
    said = say(capsys, "rename", "source", "rain", "lane", "--site", small.root)
    assert said.status == UNWRITABLE
    assert said.err.startswith("briefing: nothing was changed: ")
    assert "No space left on device" in said.err
    assert content(small) == before


def test_offsets_in_files_with_two_kinds_of_line_ends() -> None:
    data = b"a\r\nb\nc @x\r\n@x"
    first, second = Span(Place("f", 3, 4), Place("f", 3, 5)), Span(Place("f", 4, 2), Place("f", 4, 3))
    changed = changed_bytes("f", data, [Edit(first, "long"), Edit(second, "y")])
    assert changed == b"a\r\nb\nc @long\r\n@y"


def test_a_draft_that_moves_changes_its_file_alone(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    say(capsys, "release", "--site", small.root)
    small.write(briefing("Rain.", "draft: true", path="briefings/land/plan.md", region="land"))
    before = content(small)
    said = say(capsys, "move", "land/plan", "land/plans", "--site", small.root)
    assert said.lines == [
        "briefings/land/plan.md -> briefings/land/plans.md",
        "land/plan -> land/plans: 1 file changed.",
    ]
    after = content(small)
    assert after.pop("briefings/land/plans.md") == before.pop("briefings/land/plan.md")
    assert after == before


def test_what_was_published_moves_along(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    say(capsys, "release", "--site", small.root)
    said = say(capsys, "move", "land/all", "land/every", "--site", small.root)
    assert said.lines[-2:] == [
        "seeds/editions.lock: what was published moves along",
        "land/all -> land/every: 1 place in 2 files changed.",
    ]
    assert small.check().faults == []
