"""`briefing doctor`: what is missing on this machine, for which feature, and the cure."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefing_site.apps.cli.commands.shared import GOOD, USAGE, UsageError, add_common, add_format, say
from briefing_site.engine.options import Options
from briefing_site.model.paths import ARCHIVE, CONFIG
from briefing_site.read.installed import cure as install
from briefing_site.read.nearest_site import nearest_site
from briefing_site.text.dataclass import dataclass
from briefing_site.text.plural import count

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@dataclass(frozen=True, slots=True)
class FeatureState:
    """A feature, and whether all that it needs is here."""

    feature: str
    good: bool
    what: str
    """What was found, or what is missing and the cure."""


def add_arguments(parser: ArgumentParser) -> None:
    """The site folder and the archive."""
    parser.description = (
        "Say what is missing on this machine, for which feature, with the cure. Exit status 0 whatever is "
        "missing, and 2 where config.yaml cannot be read."
    )
    add_format(parser)
    add_common(parser, "site", "archive")


def run(options: Options, given: Namespace) -> int:
    """Look at the machine and the site, one line each."""
    root = (given.site or Path(nearest_site())).resolve()
    if given.site and not root.is_dir():
        raise UsageError(f"there is no folder {given.site}")
    site, broken = _site(root, options.archive)
    findings = [*_machine(), *site]
    if given.format == "json":
        for finding in findings:
            say(json.dumps(asdict(finding), ensure_ascii=False))
        return USAGE if broken else GOOD
    for line in _as_text(findings):
        say(line)
    return USAGE if broken else GOOD


def _as_text(findings: list[FeatureState]) -> Iterator[str]:
    """A line for each finding; the command that brings all missing libraries is told once, at the end."""
    of_libraries = f": {install()}"
    width = max(len(finding.feature) for finding in findings)
    for finding in findings:
        what = finding.what.removesuffix(of_libraries)
        yield f"{'ok' if finding.good else '--'}  {finding.feature:<{width}}  {what}"
    missing = sum(not finding.good for finding in findings)
    yield f"{count(missing, 'thing is', 'things are')} missing." if missing else "Nothing is missing."
    if any(finding.what.endswith(of_libraries) for finding in findings):
        yield f"For the libraries, {install()}."


def _machine() -> Iterator[FeatureState]:
    yield FeatureState("building", True, f"Python {sys.version.split()[0]}, Markdown {version('Markdown')}")
    git = shutil.which("git")
    yield FeatureState("history", bool(git), "git" if git else "no git: sudo apt-get install git")
    yield _extra("progress bar", ("rich",))
    yield _extra("live preview (serve)", ("starlette", "uvicorn", "watchdog", "websockets"))
    yield _extra("documents in (source)", ("trafilatura", "pypdfium2"))
    yield _extra("editors (lsp)", ("pygls",))
    yield _extra("clusters (--executor)", ("distributed",))
    yield _extra("citation styles (CSL)", ("pypandoc_binary",))
    yield _book()
    yield _fonts()
    browser = os.environ.get("BRIEFING_CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), "")
    yield FeatureState(
        "tests in a browser",
        bool(browser),
        browser or "no Chromium: sudo apt-get install chromium; the site itself needs none",
    )


def _extra(feature: str, packages: tuple[str, ...]) -> FeatureState:
    """Whether the libraries of a feature are installed."""
    here, gone = [], []
    for package in packages:
        try:
            here.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            gone.append(package)
    how = f"no {', '.join(gone)}: {install()}"
    return FeatureState(feature, not gone, how if gone else ", ".join(here))


def _book() -> FeatureState:
    from briefing_site.render.book_error import BookError
    from briefing_site.render.book_pdf import find_typesetter

    try:
        weasyprint = find_typesetter(install())
    except BookError as fault:
        return FeatureState("books (export)", False, str(fault))
    return FeatureState("books (export)", True, f"WeasyPrint {weasyprint.__version__}, Pango")


def _fonts() -> FeatureState:
    """Whether a font has Japanese, as far as fontconfig can tell."""
    program = shutil.which("fc-list")
    cure = "sudo apt-get install fonts-noto-cjk"
    if program is None:
        return FeatureState("Japanese in books", False, f"no fc-list to ask for fonts: {cure} fontconfig")
    asked = subprocess.run([program, ":lang=ja", "family"], capture_output=True, text=True, check=False)
    families = sorted({line.split(",")[0].strip() for line in asked.stdout.splitlines() if line.strip()})
    return FeatureState(
        "Japanese in books", bool(families), families[0] if families else f"no font with Japanese: {cure}"
    )


def _site(root: Path, archive: Path | None) -> tuple[list[FeatureState], bool]:
    """What the site folder lacks, and whether its config is broken."""
    if not (root / CONFIG).is_file():
        return [FeatureState("site", False, f"no {CONFIG} in {root}: briefing init DIR makes a site")], False
    from briefing_site.apps.cli.settings import config_of
    from briefing_site.engine.engine import Engine

    options = Options(root, archive)
    try:
        config = config_of(options)
    except (UsageError, OSError) as fault:
        return [FeatureState("site", False, str(fault).replace("\n", ";"))], True
    findings = [FeatureState("site", True, f"{config.title}, in {root}")]
    names = {s.archive for s in Engine(options).look().content.parsed.sources if s.archive}
    folder = options.archive_folder
    here = sum((folder / name).is_file() for name in names) if folder else 0
    what = f"{here} of {count(len(names), 'archived text', 'archived texts')}"
    cure = f"{what}: put the others into {ARCHIVE}/, or name their folder with --archive DIR"
    return [
        *findings,
        FeatureState("archive", here == len(names), what if here == len(names) else cure),
    ], False
