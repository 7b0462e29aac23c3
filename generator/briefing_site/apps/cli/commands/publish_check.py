"""`briefing publish-check [URL]`: the built site, or the published one, as a stranger finds it."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_site.apps.cli.commands.shared import (
    CONTENT,
    GOOD,
    UsageError,
    add_common,
    add_format,
    say,
    written_as,
)
from briefing_site.engine.options import Options
from briefing_site.text.plural import count

if TYPE_CHECKING:
    from briefing_site.authoring.publication.finding import Finding


def add_arguments(parser: ArgumentParser) -> None:
    """The address, and how to print."""
    parser.description = (
        "Look at the built site as a stranger would. Without an address its files: links that lead nowhere, "
        "large files, addresses of examples, files of somebody else. With the address at which it is "
        "published, the server: pages, types, 404, compression, headers. Exit status 1 where something is "
        "wrong; advice changes no status."
    )
    parser.add_argument(
        "url",
        nargs="?",
        default="",
        metavar="URL",
        help="where the site is published (the folder is looked at)",
    )
    add_format(parser)
    add_common(parser, "site", "out", "quiet")


def run(options: Options, given: Namespace) -> int:
    """Look, and print what was found."""
    found = list(_findings(options, given.url))
    for each in found:
        if given.format == "json":
            say(json.dumps({"where": each.where, "what": each.what, "wrong": each.wrong}, ensure_ascii=False))
        elif each.wrong or not given.quiet:
            say(f"{'wrong' if each.wrong else 'advice'}: {each.where} {each.what}")
    wrong = sum(each.wrong for each in found)
    if given.format == "text" and not given.quiet:
        say(f"{count(wrong, 'thing is', 'things are')} wrong." if wrong else "Nothing is wrong.")
    return CONTENT if wrong else GOOD


def _findings(options: Options, url: str) -> Iterator[Finding]:
    if not url:
        from briefing_site.authoring.publication.folder import PublishedFolder

        output = options.output.resolve()
        if not output.is_dir():
            raise UsageError(f"{written_as(output)} is not there: briefing build makes it")
        yield from PublishedFolder(output).findings()
        return
    from briefing_site.apps.cli.addresses import web_address
    from briefing_site.authoring.publication.finding import Finding
    from briefing_site.authoring.publication.server import FAULTS, findings
    from briefing_site.model.outside import without_login

    web_address(url)
    if bare := without_login(url):
        raise UsageError(f"what needs a login is not asked; for what is there without one write {bare}")
    try:
        yield from findings(url.rstrip("/") + "/")
    except FAULTS as fault:
        yield Finding(
            url, f"cannot be asked: {getattr(fault, 'reason', None) or str(fault) or type(fault).__name__}"
        )
