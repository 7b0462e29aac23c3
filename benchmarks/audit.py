"""Measure the published pages as a reader's browser has them: weight, faults for readers with a handicap, shifts.

1. Build the site, and a small one in Japanese, into a folder of their own; serve them, that one below a path, gzipped.
2. Tell from the files what each page weighs, and have the Nu checker read every page.
3. In Chromium, on one or two pages of each type: axe-core, sideways scrolling, layout shift, requests.
4. Lighthouse on the home page, a briefing and a source page, as a phone and as a desk.
5. Ace on each site as an EPUB.
6. On the smallest page of each type, two more engines of accessibility: Equal Access and Alfa.
7. The looks of each type of page, beside the pictures in `tests/baselines/`.

`scripts/audit` installs the programs. Exits with 1 where a budget is broken, with 2 where a program is missing.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from urllib.parse import quote

from benchmarks.accessibility_engines import second_opinions
from benchmarks.baselines import OtherMachineError, compared
from benchmarks.checkers import (
    CARD,
    FIELD,
    RESULTS,
    SCORES,
    SHIFT,
    MissingProgramError,
    Programs,
    Scores,
    Seen,
    ace,
    browse,
    hosted,
    lighthouse,
    nu,
)
from benchmarks.weights import KB, Weight, loaded, weigh
from briefing_site.engine.book import export_book
from briefing_site.engine.build import build
from briefing_site.engine.options import Options
from tests.browser import launched
from tests.sites import Site, tree

ROOT = Path(__file__).resolve().parent.parent
SYNTHETIC = Path(__file__).resolve().parent / "sites" / "harbour-ja.txt"
"""A site in one string, in Japanese, with what the real one lacks: corrections, a picture, sources in four languages."""
SCORED = ("home", "briefing", "source")
"""The types of page that Lighthouse is shown."""
FORMS = ("phone", "desk")
QUESTIONS = {"own": "Takaichi", "ja": "埠頭"}
"""What the search page of each site is asked."""
PARTS = ("weights", "markup", "views", "engines", "pictures", "scores", "books")


@dataclass(frozen=True, slots=True)
class Audited:
    """A site that is built and waits to be measured."""

    name: str
    options: Options
    folder: Path
    path: str
    """Where on its server it is: the path of its own base_url, which its 404.html relies on."""
    files: dict[str, bytes]
    weights: list[Weight]

    def chosen(self, every: bool) -> list[Weight]:
        """The heaviest page of each type, or every page."""
        if every:
            return self.weights
        return [self.heaviest(type) for type in dict.fromkeys(weight.type for weight in self.weights)]

    def lightest(self, type: str) -> Weight:
        """The smallest page of a type."""
        return min((weight for weight in self.weights if weight.type == type), key=lambda w: (w.html, w.page))

    def heaviest(self, type: str) -> Weight:
        """The page of a type that has most to get wrong."""
        return max((weight for weight in self.weights if weight.type == type), key=lambda w: (w.html, w.page))


@dataclass(frozen=True, slots=True)
class Report:
    """What to print, and what is wrong."""

    text: str
    faults: list[str]


# --- building ------------------------------------------------------------------------------------


def sites(folder: Path, archive: Path | None) -> list[Audited]:
    """The site of this checkout, and the synthetic one, built into a folder."""
    own = Site(folder / "own-site")
    for name in ("briefings", "seeds", "themes"):
        shutil.copytree(ROOT / name, own.path(name), ignore=shutil.ignore_patterns("archive"))
    shutil.copy2(ROOT / "config.yaml", own.root)
    synthetic = Site(folder / "ja-site")
    synthetic.write(SYNTHETIC.read_text(encoding="utf-8"))
    synthetic.pin()
    return [
        # It has no address of its own yet, so that its page for what is not found leads to the root of a host.
        _built("own", own.options(archive=archive, out=folder / "own"), "/"),
        _built("ja", synthetic.options(out=folder / "ja"), "/kiroku/"),
    ]


def _built(name: str, options: Options, path: str) -> Audited:
    outcome = build(options)
    if not outcome.complete:
        faults = "\n".join(map(str, outcome.faults))
        raise RuntimeError(f"the site {name} has errors:\n{faults}")
    files = tree(options.output)
    return Audited(name, options, options.output, path, files, weigh(files))


# --- measuring -----------------------------------------------------------------------------------


def weights(site: Audited) -> Report:
    """The heaviest page of each type against the budgets; the faults are those of every page."""
    rows = [["", "page", "HTML", "CSS", "JS", "other", "later", "in all", "requests"]]
    for weight in site.chosen(every=False):
        sizes = (weight.html, weight.css, weight.js, weight.other, weight.later, weight.all)
        rows.append([weight.type, weight.page, *(f"{size / KB:.1f}" for size in sizes), str(weight.requests)])
    head = f"{site.name}: KB gzipped, the heaviest page of each type; {len(site.weights)} pages held to the budgets"
    return Report(
        f"{head}\n{aligned(rows)}", [fault for weight in site.weights for fault in weight.excesses()]
    )


def markup(site: Audited, programs: Programs) -> Report:
    """The Nu checker on every page, and on what the pages load."""
    read = sorted(name for name in site.files if name.endswith(".html") or name in loaded(site.files))
    read = [name for name in read if name.endswith((".html", ".css", ".svg"))]
    faults = nu(programs.java, site.folder, read)
    return Report(f"{site.name}: {len(faults)} complaints of the Nu checker about {len(read)} files", faults)


def views(site: Audited, programs: Programs, every: bool, say: Callable[[str], None]) -> Report:
    """Chromium and axe-core on one page of each type, and on what scripts open there."""
    rows = [["", "page", "axe", "shift", "sideways", "requests", "console"]]
    faults: list[str] = []
    with hosted(site.files, site.path) as base, launched(programs.chromium) as browser:
        for weight, query, state in _visits(site.chosen(every), QUESTIONS[site.name]):
            say(f"{site.name}: {weight.page} {state}")
            seen = browse(browser, programs.axe, base + quote(weight.page) + query, state)
            name = f"{weight.page} ({state})" if state else weight.page
            counts = (
                len(seen.violations),
                f"{seen.shift:.3f}",
                len(seen.outside),
                seen.requests,
                len(seen.complaints),
            )
            rows.append([weight.type, name, *map(str, counts)])
            faults += [f"{name}: {fault}" for fault in _faults(seen)]
    return Report(f"{site.name}: in Chromium\n{aligned(rows)}", faults)


def _visits(pages: Iterable[Weight], question: str) -> Iterator[tuple[Weight, str, str]]:
    for weight in pages:
        yield weight, "", ""
        if weight.type == "briefing":
            yield weight, "", CARD
            yield weight, "", FIELD
        elif weight.type == "search":
            yield weight, f"?q={quote(question)}", RESULTS


def _faults(seen: Seen) -> list[str]:
    moved = [f"moves by {seen.shift:.3f} of {SHIFT}"] if seen.shift > SHIFT else []
    return [*seen.violations, *moved, *seen.outside, *seen.complaints]


def scores(site: Audited, programs: Programs, runs: int, say: Callable[[str], None]) -> Report:
    """Lighthouse: the best of some runs, since what else the machine does can only slow a page down."""
    rows = [["", "page", *SCORES]]
    faults: list[str] = []
    with hosted(site.files, site.path) as base:
        for type, form in product(SCORED, FORMS):
            page = site.heaviest(type).page
            best: Scores | None = None
            for run in range(runs):
                say(f"{site.name}: Lighthouse, {page}, {form}, run {run + 1}")
                found = lighthouse(programs, base + quote(page), form)
                best = max(filter(None, (best, found)), key=lambda scores: sum(scores.values.values()))
                if all(best.values[name] == 100 for name in SCORES):
                    break
            assert best is not None
            rows.append([form, page, *(str(best.values[name]) for name in SCORES)])
            low = [
                f"{name} {best.values[name]} of {least}"
                for name, least in SCORES.items()
                if best.values[name] < least
            ]
            if low:
                faults.append(f"{page} ({form}): {', '.join((*low, *best.lost))}")
    return Report(f"{site.name}: Lighthouse\n{aligned(rows)}", faults)


def books(site: Audited, programs: Programs, folder: Path) -> Report:
    """Ace on the whole site as an EPUB."""
    book = folder / f"{site.name}.epub"
    made = export_book(site.options, "", "epub", book)
    faults = ace(programs, book, folder / f"{site.name}-ace")
    return Report(f"{site.name}: {len(faults)} complaints of Ace about {made.count} chapters", faults)


def engines(site: Audited, programs: Programs, say: Callable[[str], None]) -> Report:
    """Equal Access and Alfa on the smallest page of each type: what Alfa takes grows faster than a page."""
    faults: list[str] = []
    pages = [site.lightest(type) for type in dict.fromkeys(weight.type for weight in site.weights)]
    with hosted(site.files, site.path) as base, launched(programs.chromium) as browser:
        for weight in pages:
            say(f"{site.name}: Equal Access and Alfa, {weight.page}")
            found = second_opinions(programs.engines, browser, base + quote(weight.page))
            faults += [f"{weight.page}: {fault}" for fault in found]
    return Report(
        f"{site.name}: {len(faults)} complaints of Equal Access and Alfa about {len(pages)} pages", faults
    )


def pictures(folder: Path, programs: Programs) -> Report:
    """What has moved in the looks of the sites, built without an archive as the kept pictures are."""
    faults: list[str] = []
    with launched(programs.chromium) as browser:
        for site in sites(folder, None):
            with hosted(site.files, site.path) as base:
                try:
                    faults += compared(site.name, browser, base, site.chosen(every=False))
                except OtherMachineError as why:
                    return Report(f"Looks: not compared with tests/baselines/, {why}", [])
    return Report(f"Looks: {len(faults)} pictures have moved", faults)


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """A table: the first two columns flush left, the others right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  "
        + "  ".join(
            cell.ljust(width) if at < 2 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )


# --- usage ---------------------------------------------------------------------------------------


def main(arguments: Sequence[str]) -> int:
    """`python -m benchmarks audit`."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks audit", description="Measure the published pages against their budgets."
    )
    parser.add_argument("--archive", type=Path, metavar="DIR", help="folder of archived texts")
    parser.add_argument("--every", action="store_true", help="show Chromium every page, not one of each type")
    parser.add_argument(
        "--runs", type=int, default=3, metavar="N", help="of Lighthouse, at most; the best counts (3)"
    )
    parser.add_argument(
        "--only", choices=PARTS, action="append", help="a part of the audit; may be given again"
    )
    given = parser.parse_args(arguments)
    parts = given.only or PARTS
    try:
        programs = Programs.found() if set(parts) - {"weights"} else None
    except MissingProgramError as fault:
        print(f"audit: {fault}", file=sys.stderr)
        return 2
    faults: list[str] = []
    with tempfile.TemporaryDirectory(prefix="audit-") as name:
        built = sites(Path(name).resolve(), given.archive)
        for part, site in product(parts, built):
            report = None
            if part == "weights":
                report = weights(site)
            elif programs and part == "markup":
                report = markup(site, programs)
            elif programs and part == "views":
                report = views(site, programs, given.every, _progress)
            elif programs and part == "engines":
                report = engines(site, programs, _progress)
            elif programs and part == "pictures":
                report = pictures(Path(name).resolve() / "pictures", programs) if site is built[0] else None
            elif programs and part == "books":
                report = books(site, programs, Path(name).resolve())
            elif programs and site.name == "own":
                report = scores(site, programs, given.runs, _progress)
            if report:
                _progress("")
                print(
                    report.text,
                    *(f"  over: {fault}" for fault in report.faults),
                    sep="\n",
                    end="\n\n",
                    flush=True,
                )
                faults += report.faults
    print(f"{len(faults)} over budget" if faults else "All within the budgets.")
    return 1 if faults else 0


def _progress(text: str) -> None:
    """What is under way, for whoever watches; nothing where the output goes to a file."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)
