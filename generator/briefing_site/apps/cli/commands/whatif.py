"""`briefing whatif --without SOURCE[,SOURCE]`: what the site would lose without some sources."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from briefing_site.apps.cli.commands.shared import (
    USAGE,
    UsageError,
    add_common,
    add_format,
    say,
    tell_left_out,
)
from briefing_site.apps.cli.named_sources import named_sources
from briefing_site.engine.options import Options
from briefing_site.text.plural import count

if TYPE_CHECKING:
    from briefing_site.engine.whatif import WhatIf
    from briefing_site.link.site import Claim, LinkedBriefing


def add_arguments(parser: ArgumentParser) -> None:
    """The sources, and how to print."""
    parser.description = (
        "Say what the site would lose without some sources: which judgements lose their last origin, which "
        "sentences are left bare or without support, which pages and files change. Nothing is written. It is "
        "what deleting the cards and every citation of them would do; the exit status is 0 whatever is lost, "
        "1 where a file cannot be read, and 2 where there is no such source."
    )
    parser.add_argument(
        "--without",
        required=True,
        action="append",
        metavar="SOURCE[,SOURCE]",
        help="ids of the sources that go",
    )
    add_format(parser)
    add_common(parser, "site", "archive", "drafts")


def run(options: Options, given: Namespace) -> int:
    """Print what would be lost."""
    from briefing_site.apps.cli.report.printing import print_faults
    from briefing_site.engine.engine import Engine
    from briefing_site.engine.look import NoSite
    from briefing_site.engine.whatif import what_if

    site = Engine(options, once=True).look()
    if isinstance(site, NoSite):
        print_faults(site.faults, given.format, options.root)
        return USAGE
    wanted = [name for part in given.without for name in map(str.strip, part.split(",")) if name]
    if not wanted:
        raise UsageError("--without names no source")
    names = [source.id for source in named_sources(site.content.parsed.sources, wanted)]
    found = what_if(site, names)
    if given.format == "json":
        say(json.dumps(_data(names, found), ensure_ascii=False))
    else:
        _print(names, found)
    return tell_left_out(site.content.parsed.left_out)


def _data(names: list[str], found: WhatIf) -> dict[str, object]:
    """All of it for JSON."""
    lost = found.loss
    return {
        "without": names,
        "judgements": [
            {
                "path": linked.briefing.path,
                "line": linked.briefing.judgements[number].place.line,
                "page": linked.address,
                "number": number + 1,
            }
            for linked, number in lost.judgements
        ],
        "bare": [_sentence(linked, claim) for linked, claim in lost.bare],
        "unsupported": [_sentence(linked, claim) for linked, claim in lost.unsupported],
        "pages": list(found.pages),
        "gone": list(found.gone),
        "files": list(found.files),
        "copies": list(found.copies),
    }


def _sentence(linked: LinkedBriefing, claim: Claim) -> dict[str, object]:
    place = claim.brackets[0][0].citation.place
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "page": linked.address,
        "sentence": claim.sentence,
    }


def _print(names: list[str], found: WhatIf) -> None:
    lost = found.loss
    say(f"Without {', '.join(names)}:")
    judged = [(linked.briefing, number) for linked, number in lost.judgements]
    for what, lines in (
        (
            count(len(judged), "judgement loses its last origin", "judgements lose their last origin"),
            [f"{b.path}:{b.judgements[n].place.line} judgement {n + 1}" for b, n in judged],
        ),
        (
            count(len(lost.bare), "sentence is left bare", "sentences are left bare"),
            [_line(claim) for _, claim in lost.bare],
        ),
        (
            count(len(lost.unsupported), "sentence loses all support", "sentences lose all support"),
            [_line(claim) for _, claim in lost.unsupported],
        ),
        (count(len(found.pages), "page changes", "pages change"), found.pages),
        (count(len(found.gone), "page goes", "pages go"), found.gone),
        (count(len(found.files), "file changes", "files change"), found.files),
    ):
        say(f"{what}{':' if lines else ''}")
        for line in lines:
            say(f"  {line}")
    if found.copies:
        say(f"Copies of them stay, and count as sources of their own: {', '.join(found.copies)}.")


def _line(claim: Claim) -> str:
    place = claim.brackets[0][0].citation.place
    return f"{place.path}:{place.line}:{place.column} {claim.sentence}"
