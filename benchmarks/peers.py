"""The same corpus through other generators of sites, by turns: cold, unchanged and after one edit.

All are given the texts that `hugo.py` makes of the corpus: front matter, citations as footnotes with their
text, links to pages as links, a page for each source. So they have less to do than this generator, which
also verifies, lints, turns citations round, and makes records and a search index. A generator that is not
at hand is named and left out.

Each build is a fresh process. Runs of all generators take turns, so that a busy minute falls on all of them.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks import hugo
from benchmarks.timing import ROOT, BuildFailedError, aligned, clear, make, numbers, positive, progress

COLD, UNCHANGED, EDIT = "cold", "unchanged", "one edit"
BUILDS = (COLD, UNCHANGED, EDIT)

Place = Callable[[Path, Path], None]
"""Makes a site in a folder, out of the folder of a site for Hugo."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator that builds the corpus."""

    name: str
    version: tuple[str, ...]
    """A command that tells its version, and fails where it is not at hand."""
    place: Place
    build: tuple[str, ...]
    """The command that builds the site, run in its folder."""
    out: str
    """The folder that it writes."""
    kept: tuple[str, ...] = ()
    """Other folders that it keeps from build to build."""
    texts: str = "content"
    """The folder of the Markdown files."""


@dataclass(frozen=True, slots=True)
class Run:
    """One build by a process of its own, with all that it started."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds."""
    memory: float
    """The most that one process held, in MB."""


@dataclass(slots=True)
class Result:
    """What is known of a generator."""

    version: str
    runs: dict[str, list[Run]] = field(default_factory=lambda: {name: [] for name in BUILDS})
    files: int = 0
    size: float = 0.0
    """MB of output."""
    pages: int = 0
    """How many of the files are pages."""

    def middle(self, build: str, figure: Callable[[Run], float]) -> float:
        """The median of a figure over the runs of a build."""
        return median(map(figure, self.runs[build]))


# --- sites ---------------------------------------------------------------------------------------

_EXTENSIONS = ("footnotes", "tables", "attr_list", "toc", "smarty")

_MKDOCS = """\
site_name: A corpus to measure with
site_url: http://127.0.0.1/
use_directory_urls: false
markdown_extensions:
{extensions}
"""

_PELICAN = """\
SITENAME = "A corpus to measure with"
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "output"
TIMEZONE = "UTC"
ARTICLE_SAVE_AS = ARTICLE_URL = "{{category}}/{{slug}}.html"
USE_FOLDER_AS_CATEGORY = True
SLUGIFY_SOURCE = "basename"
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
CHECK_MODIFIED_METHOD = "mtime"
MARKDOWN = {{"extensions": {extensions}, "output_format": "html5"}}
"""

_SPHINX = """\
project = "A corpus to measure with"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
suppress_warnings = ["myst", "toc", "misc", "docutils", "ref"]
"""

_ELEVENTY = """\
import footnotes from "markdown-it-footnote";
export default function (site) {
  site.amendLibrary("md", (markdown) => markdown.use(footnotes));
  return { dir: { input: "content", output: "_site", includes: "../_includes" } };
}
"""

_ELEVENTY_PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><main><h1>{{ title }}</h1><p>{{ summary }}</p>{{ content }}</main></body></html>
"""


def _hugo(made: Path, folder: Path) -> None:
    shutil.copytree(made, folder)


def _mkdocs(made: Path, folder: Path) -> None:
    shutil.copytree(made / "content", folder / "content")
    _lists(folder / "content")
    names = "\n".join(f"  - {name}" for name in _EXTENSIONS)
    _write(folder / "mkdocs.yml", _MKDOCS.format(extensions=names) + "docs_dir: content\n")


def _pelican(made: Path, folder: Path) -> None:
    shutil.copytree(made / "content", folder / "content")
    for path in folder.glob("content/*/*.md"):
        text = path.read_text("utf-8")
        front = dict(re.findall(r"^(title|date|summary): (.+)$", text, re.MULTILINE))
        head = "".join(f"{key.title()}: {value}\n" for key, value in front.items())
        _write(path, f"{head}\n{text.split(chr(10) + '---' + chr(10), 1)[1]}")
    names = [f"markdown.extensions.{name}" for name in (*_EXTENSIONS, "meta")]
    _write(folder / "pelicanconf.py", _PELICAN.format(extensions=names))


def _sphinx(made: Path, folder: Path) -> None:
    shutil.copytree(made / "content", folder / "content")
    _lists(folder / "content")
    _write(folder / "content" / "conf.py", _SPHINX)


def _eleventy(made: Path, folder: Path) -> None:
    shutil.copytree(made / "content", folder / "content")
    _lists(folder / "content")
    _write(folder / "package.json", '{"type": "module"}\n')
    _write(folder / "eleventy.config.js", _ELEVENTY)
    _write(folder / "_includes" / "page.liquid", _ELEVENTY_PAGE)
    _write(
        folder / "content" / "content.json",
        '{"layout": "page.liquid", "templateEngineOverride": "md", "permalink": '
        '"{{ page.filePathStem }}.html"}\n',
    )


def _lists(content: Path) -> None:
    """A list of its pages for each folder, and one of the folders."""
    for folder in sorted(path for path in content.iterdir() if path.is_dir()):
        items = "".join(f"- [{path.stem}]({path.name})\n" for path in sorted(folder.glob("*.md")))
        _write(folder / "index.md", f"# {folder.name}\n\n{items}")
    names = sorted(path.parent.name for path in content.glob("*/index.md"))
    items = "".join(f"- [{name}]({name}/index.md)\n" for name in names)
    _write(content / "index.md", f"# A corpus to measure with\n\n{items}")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


PEERS = (
    Peer("Hugo", ("hugo", "version"), _hugo, ("hugo", "--quiet"), "public", ("resources",)),
    Peer("Eleventy", ("eleventy", "--version"), _eleventy, ("eleventy", "--quiet"), "_site"),
    Peer("MkDocs", ("mkdocs", "--version"), _mkdocs, ("mkdocs", "build", "--quiet"), "site"),
    Peer("Zensical", ("zensical", "--version"), _mkdocs, ("zensical", "build"), "site", (".cache",)),
    Peer("Pelican", ("pelican", "--version"), _pelican, ("pelican", "--quiet"), "output", ("cache",)),
    Peer(
        "Sphinx + MyST",
        ("sphinx-build", "--version"),
        _sphinx,
        ("sphinx-build", "-q", "-j", "2", "content", "_build"),
        "_build",
    ),
)
OURS = "briefing"


# --- measuring -----------------------------------------------------------------------------------


def version(peer: Peer) -> str:
    """The version of a generator as it tells it, in a line; empty where it is not at hand."""
    if shutil.which(peer.version[0]) is None:
        return ""
    done = subprocess.run(peer.version, capture_output=True, text=True, check=False)
    found = re.search(r"\d+\.\d+(?:\.\d+)?", done.stdout)
    return found[0] if done.returncode == 0 and found else ""


def measure(briefings: int, runs: int, folder: Path) -> dict[str, Result]:
    """Name of a generator to its result; raises `BuildFailedError`."""
    progress(f"{briefings} briefings: making the corpus")
    corpus, made = folder / "corpus", folder / "made"
    make(briefings, corpus)
    hugo.site(corpus, made)
    at_hand = [peer for peer in PEERS if version(peer)]
    results = {OURS: Result("this one"), **{peer.name: Result(version(peer)) for peer in at_hand}}
    for other in at_hand:
        other.place(made, folder / other.name)
    for number in range(runs):
        for name, result in results.items():
            progress(f"{briefings} briefings: run {number + 1} of {runs}, {name}")
            site = corpus if name == OURS else folder / name
            peer = next((peer for peer in at_hand if peer.name == name), None)
            command = peer.build if peer else (sys.executable, "-m", "briefing_site", "build", "-q")
            written = (peer.out, *peer.kept) if peer else ("build", ".cache")
            clear(site, written)
            result.runs[COLD].append(_build(command, site))
            result.files, result.size = _weigh(site / written[0])
            result.pages = sum(1 for _ in (site / written[0]).rglob("*.html"))
            result.runs[UNCHANGED].append(_build(command, site))
            _edit(site / (peer.texts if peer else "briefings"), number)
            result.runs[EDIT].append(_build(command, site))
    return results


def _build(command: Sequence[str], site: Path) -> Run:
    environment: Mapping[str, str] = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=site, stdout=output, stderr=output, env=environment)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            output.seek(0)
            told = output.read().decode("utf-8", "replace").strip()[-2000:]
            raise BuildFailedError(f"{' '.join(command)} ended with status {child.returncode}\n{told}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)


def _edit(texts: Path, number: int) -> None:
    """Add a word to the first paragraph of a briefing, in each run of another one."""
    folders = sorted(path for path in texts.iterdir() if path.is_dir() and path.name != "sources")
    paths = [path for folder in folders for path in sorted(folder.glob("*.md")) if path.name != "index.md"]
    path = paths[(number * 37 + 5) % len(paths)]
    head, blank, body = path.read_text("utf-8").rpartition("\n---\n")
    start = re.search(r"^(?=[A-Z])", body, re.MULTILINE)
    if start is None:
        raise BuildFailedError(f"{path} has no paragraph")
    path.write_text(f"{head}{blank}{body[: start.start()]}Truly, {body[start.start() :]}", encoding="utf-8")


def _weigh(folder: Path) -> tuple[int, float]:
    """How many files a folder holds, and how many MB."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes) / 1e6


# --- telling -------------------------------------------------------------------------------------


def table(briefings: int, results: Mapping[str, Result]) -> str:
    """The medians of one size, and in brackets the wall time as a multiple of Hugo's."""
    times = [f"{name}: wall, CPU s" for name in BUILDS]
    rows = [[f"N = {briefings:,}", *times, "peak MB", "output MB", "files"]]
    first = results.get("Hugo")
    idle = [name for name, result in results.items() if result.pages < briefings]
    for name, result in results.items():
        if name in idle:
            continue
        row = [f"{name} {result.version}"]
        for build in BUILDS:
            wall, cpu = result.middle(build, lambda run: run.wall), result.middle(build, lambda run: run.cpu)
            ratio = f" ({wall / first.middle(build, lambda run: run.wall):.2f})" if first else ""
            row.append(f"{wall:.2f}{ratio}, {cpu:.2f}")
        peak = max(run.memory for runs in result.runs.values() for run in runs)
        rows.append([*row, f"{peak:.0f}", f"{result.size:.0f}", f"{result.files:,}"])
    missing = [peer.name for peer in PEERS if peer.name not in results]
    left_out = f"\nNot at hand: {', '.join(missing)}.\n" if missing else ""
    if idle:
        left_out += f"Left out, with fewer pages than there are briefings: {', '.join(idle)}.\n"
    return f"{aligned(rows)}\n{left_out}"


def main(arguments: Sequence[str]) -> int:
    """`python -m benchmarks peers`."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks peers",
        description="Time builds of the same texts by this generator and by others that are on the path.",
    )
    sizes = "how many briefings (1000)"
    parser.add_argument("--sizes", type=numbers, default=[1000], metavar="N,N", help=sizes)
    runs = "how often each build is timed (3)"
    parser.add_argument("--runs", type=positive, default=3, metavar="N", help=runs)
    given = parser.parse_args(arguments)
    try:
        for size in given.sizes:
            with tempfile.TemporaryDirectory(prefix="benchmarks-") as name:
                results = measure(size, given.runs, Path(name))
                progress("")
                print(table(size, results), flush=True)
    except BuildFailedError as fault:
        print(f"benchmarks: {fault}", file=sys.stderr)
        return 1
    return 0
