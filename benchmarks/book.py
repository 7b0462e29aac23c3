"""Pages of a book for paper, and what it takes to set it.

    python -m benchmarks book REGION/SLUG...

makes a PDF of these briefings of the site in this folder, in the order given, and says how many pages it has and how many seconds of a
processor went by: to read the site, and to set the pages.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Sequence
from pathlib import Path
from time import process_time

from briefing_site.engine.engine import Engine
from briefing_site.engine.look import NoSite
from briefing_site.engine.options import Options
from briefing_site.model.progress import Clock
from briefing_site.read.installed import cure
from briefing_site.render.book_pdf import find_typesetter, typeset
from briefing_site.render.html import renderer
from briefing_site.view.book import book_view


def main(arguments: Sequence[str]) -> int:
    """Set the book, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks book", description=__doc__)
    parser.add_argument("briefings", nargs="+", metavar="REGION/SLUG")
    parser.add_argument("--site", type=Path, default=Path())
    parser.add_argument("--archive", type=Path, help="folder of the archived texts")
    parser.add_argument("--out", type=Path, help="where to keep the PDF")
    given = parser.parse_args(arguments)
    gc.disable()  # as the program does
    typesetter = find_typesetter(cure())
    start = process_time()
    site = Engine(Options(given.site, archive=given.archive)).look()
    if isinstance(site, NoSite) or not site.renders:
        parser.error(f"{given.site} has faults: run briefing check")
    linked = site.published
    known = {f"{each.briefing.region}/{each.briefing.slug}": each for each in linked.briefings}
    if missing := [name for name in given.briefings if name not in known]:
        parser.error(f"there is no briefing {missing[0]}")
    view = book_view(
        linked, site.words, [known[name] for name in given.briefings], linked.config.title, None, "pdf"
    )
    html, _ = renderer(site.theme, site.words).page("book", view)
    read = process_time() - start
    files = {**site.files, **site.theme.assets, **site.theme.book}
    data, pages = typeset(typesetter, html, files, site.words, Clock())
    took = process_time() - start - read
    print(
        f"{pages} pages, {len(data) / 1000:.0f} kB; CPU s: {read:.1f} to read the site, {took:.1f} to set the pages"
    )
    if given.out:
        given.out.write_bytes(data)
    return 0
