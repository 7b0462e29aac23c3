"""`briefing open [PAGE]`: the built site in a browser."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from briefing_site.apps.cli.commands.shared import CONTENT, GOOD, UsageError, add_common, say, written_as
from briefing_site.engine.options import Options
from briefing_site.model.paths import is_briefing, is_card, name_at, source_id


def add_arguments(parser: ArgumentParser) -> None:
    """The page, and whether a browser is wanted."""
    parser.description = (
        "Open the built site in a browser, or a page of it: an address (asean/two-way-partnership.html), a "
        "briefing (asean/two-way-partnership), or the file of a text. The file of the page is printed; exit "
        "status 1 where it has not been built."
    )
    parser.add_argument("page", nargs="?", default="", metavar="PAGE", help="what to open (the home page)")
    parser.add_argument("--no-browser", action="store_true", help="print the file of the page alone")
    add_common(parser, "site", "out")


def run(options: Options, given: Namespace) -> int:
    """Open the page, and print its file."""
    output = options.output.resolve()
    if not output.is_dir():
        raise UsageError(f"{written_as(output)} is not there: briefing build makes it")
    addresses = list(_addresses(options.root, given.page))
    found = next((output / each for each in addresses if (output / each).is_file()), None)
    if found is None or not found.resolve().is_relative_to(output):
        return _tell_unknown(output, given.page)
    say(written_as(found))
    if not given.no_browser:
        import webbrowser

        if not webbrowser.open(found.as_uri()):
            say("No browser could be opened.")
    return GOOD


def _addresses(root: Path, page: str) -> tuple[str, ...]:
    """The addresses that a page may have, the likeliest first."""
    if not page:
        return ("index.html",)
    file = Path(page)
    inside = file.resolve()
    path = inside.relative_to(root).as_posix() if inside.is_relative_to(root) else page.replace("\\", "/")
    for text in (path, page):
        if is_briefing(text):
            return (f"{name_at(text)}.html",)
        if is_card(text):
            return (f"sources/{source_id(text)}.html",)
    asked = page.strip("/").partition("#")[0]
    return (asked, f"{asked}.html", f"{asked}/index.html")


def _tell_unknown(output: Path, page: str) -> int:
    import sys

    from briefing_site.model.diagnostic import did_you_mean

    known = [path.relative_to(output).as_posix() for path in output.rglob("*.html")]
    names = [name.removesuffix(".html") for name in known]
    hint = did_you_mean(page.removesuffix(".html"), names)
    print(
        f"briefing: no page {page or 'index.html'} in {written_as(output)}{f'; {hint}' if hint else ''}",
        file=sys.stderr,
    )
    return CONTENT
