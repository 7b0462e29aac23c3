"""Sites for tests: written from one string, edited, built, and looked at as a whole.

site.small()                                  # a site without a fault
site.lead("Rain fell [@rain#hours].")         # a briefing: its body begins in line BODY
assert site.build().faults == []
assert "Rain fell" in site.build().pages["water/lead.html"]
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefing_site.authoring.pin import PinResult, pin_site
from briefing_site.engine.build import Outcome, asked_of, build, check
from briefing_site.engine.options import Options
from briefing_site.engine.unchanged import Said, last_build, last_check
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.parse.lock import dump, load

LEAD = "briefings/water/lead.md"
"""The briefing that most tests write."""
PAGE = "water/lead.html"
"""Its page."""
CARD = "seeds/rain.md"
"""The source card of the small site."""
BODY = 7
"""The line of `LEAD` in which its body begins, where `Site.lead` adds no front matter."""

SMALL = """\
-- config.yaml --
title: Harbour Notes
base_url: https://harbour.example/notes/
regions:
  water: {name: Water}
  land: {name: Land}
-- seeds/archive/rain.txt --
Quay shut for the night

Rain fell for six hours. The crew waited on the quay. Nobody was hurt.

The mayor expects a dry week.
-- seeds/rain.md --
---
title: Quay shut for the night
author: [Ada Lane]
publisher: Quay Post
published: 2026-01-05
archive: rain.txt
kind: news
---
## hours {at="2:1" voice="fact"}
> Rain fell for six hours

It rained for long.

## crew {at="2:2"}
> The crew waited on the quay

## dry {at="3" speaker="the mayor" voice="analysis"}
> expects a dry week
-- briefings/land/all.md --
---
title: All that is known
region: land
date: 2026-01-06
summary: Every passage of the one source.
---
It rained, and it will stop [@rain#hours; @rain#crew; @rain#dry].
"""
"""The smallest site that has one of everything: one source in three passages, one briefing that cites them all."""


def published(date: str, claim: str = "It rained, and it will stop.") -> str:
    """The editions.lock of the small site, whose only briefing was published on a date with this claim."""
    said = f"All that is known\nEvery passage of the one source.\n{claim}"
    text = hashlib.sha256(said.encode()).hexdigest()[:16]
    state = {"claims": [f"{claim} [@rain#hours; @rain#crew; @rain#dry]"], "date": date, "text": text}
    return json.dumps({"briefings": {"land/all": state}, "version": 1}, indent=1) + "\n"


_FIELDS = {
    "title": "Rain on the quay",
    "region": "water",
    "date": "2026-01-07",
    "summary": "What the rain did.",
}


def briefing(body: str, more: str = "", path: str = LEAD, **fields: str | None) -> str:
    """A briefing as a file of a site in one string.

    `fields` change its title, region, date and summary (None leaves one out); the lines of `more` stand
    at the end of the front matter.
    """
    lines = [f"{name}: {value}" for name, value in (_FIELDS | fields).items() if value is not None]
    front = "\n".join([*lines, *([more.strip("\n")] if more else [])])
    return f"-- {path} --\n---\n{front}\n---\n{body}\n"


_HEADER = re.compile(r"^-- (\S.*?) --\n", re.MULTILINE)


def files(text: str) -> dict[str, str]:
    """Path to content of a site in one string: each file behind a line `-- path --`."""
    before, *pieces = _HEADER.split(text)
    assert not before.strip(), f"text before the first file: {before!r}"
    return dict(zip(pieces[::2], pieces[1::2], strict=True))


_MARK = re.compile("«([a-z-]+)»")


def marked(text: str) -> tuple[str, list[str]]:
    """A site in one string without its marks, and the faults that they announce, in order.

    `«unknown-source»@rian` says that a fault of that code is to be reported at the `@`.
    """
    clean, found = "", []
    for path, content in files(text).items():
        lines = []
        for number, line in enumerate(content.split("\n"), 1):
            pieces = _MARK.split(line)
            for at in range(1, len(pieces), 2):
                column = len("".join(pieces[:at:2])) + 1
                found.append((path, number, column, pieces[at]))
            lines.append("".join(pieces[::2]))
        clean += f"-- {path} --\n" + "\n".join(lines)
    return clean, [f"{path}:{line}:{column} {code}" for path, line, column, code in sorted(found)]


@dataclass(frozen=True)
class Result:
    """What a build or a check did."""

    outcome: Outcome
    output: Path

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """In the order in which they are printed."""
        return self.outcome.faults

    @property
    def faults(self) -> list[str]:
        """Every diagnostic as `path:line:column code`."""
        return [shown(fault) for fault in self.outcome.faults]

    @property
    def text(self) -> str:
        """All that the author reads."""
        return "\n".join(str(fault) for fault in self.outcome.faults)

    @property
    def rendered(self) -> tuple[str, ...]:
        """Addresses of the pages that were rendered."""
        return self.outcome.rendered

    @functools.cached_property
    def pages(self) -> Mapping[str, str]:
        """Address to HTML of every page in the output folder."""
        return {
            path.relative_to(self.output).as_posix(): path.read_text("utf-8")
            for path in sorted(self.output.rglob("*.html"))
        }

    @property
    def tree(self) -> dict[str, bytes]:
        """Address to content of every file in the output folder."""
        return tree(self.output)


def told(outcome: Outcome | Said) -> tuple[object, ...]:
    """All that is told of a build or a check, but for its time."""
    return outcome.faults, outcome.waived, dict(outcome.summary), outcome.config_at_fault


def shown(fault: Diagnostic) -> str:
    """A diagnostic as tests name it: `path:line:column code`."""
    place = fault.place
    return f"{place.path}:{place.line}:{place.column} {fault.code}"


def tree(folder: Path) -> dict[str, bytes]:
    """Path to content of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


_NOTEREF = re.compile(r'<a id="([^"]+)" href="#([^"]+)" role="doc-noteref"[^>]*>(\d+)</a>')
_NOTE = re.compile(
    r'<li id="([^"]+)" class="note"[^>]*>(.*?)</li>\n(?=<li id="[^"]+" class="note"|</ol>)', re.DOTALL
)
_BACKLINK = re.compile(r'<a href="#([^"]+)" role="doc-backlink"')


def marks(html: str) -> list[tuple[str, str, int]]:
    """Every mark of a page in the order of its text: id of the use, id of the note, number."""
    return [(use, note, int(number)) for use, note, number in _NOTEREF.findall(html)]


def notes(html: str) -> dict[str, list[str]]:
    """Id of each note of a page, in order, with the uses that its ways back lead to."""
    return {name: _BACKLINK.findall(text) for name, text in _NOTE.findall(html)}


@functools.cache
def _lock() -> str:
    """The lock of the small site, with the pins of its texts alone: its card may be edited without a word."""
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder))
        site.write(SMALL)
        site.pin()
        return dump(replace(load(site.read("seeds/seeds.lock")), cards={}))


@dataclass(frozen=True)
class Site:
    """A site folder that a test writes, edits and builds."""

    root: Path

    # --- files -----------------------------------------------------------------------------------

    def path(self, path: str) -> Path:
        """A file of the site on this disk."""
        return self.root / path

    def write(self, text: str) -> None:
        """Write the files of a string (`-- path --` before each); those not named stay as they are."""
        for path, content in files(text).items():
            self.put(path, content)

    def expect(self, text: str) -> list[str]:
        """Write files whose faults are marked in place; returns the faults. See `marked`."""
        clean, faults = marked(text)
        self.write(clean)
        return faults

    def put(self, path: str, content: str | bytes) -> None:
        """Write one file."""
        self.path(path).parent.mkdir(parents=True, exist_ok=True)
        self.path(path).write_bytes(content.encode("utf-8") if isinstance(content, str) else content)

    def read(self, path: str) -> str:
        """The text of a file."""
        return self.path(path).read_bytes().decode("utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace the one place where a file has `old`."""
        text = self.read(path)
        assert text.count(old) == 1, f"{path} has {old!r} {text.count(old)} times"
        self.put(path, text.replace(old, new))

    def append(self, path: str, text: str) -> None:
        """Add to the end of a file."""
        self.put(path, self.read(path) + text)

    def rename(self, old: str, new: str) -> None:
        """Move a file."""
        self.path(new).parent.mkdir(parents=True, exist_ok=True)
        self.path(old).rename(self.path(new))

    def delete(self, path: str) -> None:
        """Delete a file or a folder."""
        if self.path(path).is_dir():
            shutil.rmtree(self.path(path))
        else:
            self.path(path).unlink()

    # --- a site to start from --------------------------------------------------------------------

    def small(self, text: str = "") -> None:
        """Write the small site, pinned and without a fault; then the files of `text` over it."""
        self.write(SMALL)
        self.put("seeds/seeds.lock", _lock())
        self.write(text)

    def lead(self, body: str, more: str = "", **fields: str | None) -> None:
        """Write the briefing `LEAD`; see `briefing`."""
        self.write(briefing(body, more, LEAD, **fields))

    # --- commands --------------------------------------------------------------------------------

    def options(self, **options: Any) -> Options:
        """Options of a command on this site."""
        return Options(self.root, **options)

    def build(self, **options: Any) -> Result:
        """Build the site; `options` are those of `briefing_site.engine.build.Options`."""
        chosen = self.options(**options)
        said = last_build(asked_of(chosen), str(chosen.output.resolve()))
        outcome = build(chosen)
        if said:  # the short cut says what a build says that has nothing to do
            assert (outcome.rendered, outcome.written) == ((), 0)
            assert told(said) == told(outcome)
        return Result(outcome, chosen.output)

    def check(self, **options: Any) -> Result:
        """Check the site and write nothing."""
        chosen = self.options(**options)
        said = last_check(asked_of(chosen))
        outcome = check(chosen)
        if said:
            assert told(said) == told(outcome)
        return Result(outcome, chosen.output)

    def pin(self, *, cards_only: bool = False, **options: Any) -> PinResult:
        """Write seeds.lock from the archive."""
        return pin_site(self.options(**options), cards_only=cards_only)
