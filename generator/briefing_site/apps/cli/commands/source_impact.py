"""`briefing source impact ID`: what rests on a source, or on one of its passages."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from briefing_site.apps.cli.commands.shared import (
    USAGE,
    UsageError,
    add_common,
    add_format,
    say,
    tell_left_out,
)
from briefing_site.apps.cli.help_format import Help
from briefing_site.apps.cli.named_sources import named_sources
from briefing_site.engine.options import Options
from briefing_site.text.plural import count

if TYPE_CHECKING:
    from briefing_site.engine.site import Site
    from briefing_site.link.impact import Impact
    from briefing_site.link.site import ExcerptUse
    from briefing_site.model.source import Source


def add_arguments(ways: Any) -> None:
    """The source, and how to print; `ways` are the subcommands of `source`."""
    parser = ways.add_parser(
        "impact",
        help="what rests on a source: sentences, judgements, pages, feeds, exports",
        formatter_class=Help,
        description="List every sentence, judgement, page, feed and export that rests on a source, or with "
        "#EXCERPT on one of its passages; and what has changed in its card and its text since "
        "`briefing pin` accepted them. Exit status 1 where a file cannot be read, and 2 where there is no "
        "such source.",
    )
    parser.add_argument("source", metavar="ID[#EXCERPT]", help="id of a source, and of an excerpt of it")
    add_format(parser)
    add_common(parser, "site", "archive", "drafts")


def run(options: Options, given: Namespace) -> int:
    """Print all that rests on the source."""
    from briefing_site.apps.cli.report.printing import print_faults
    from briefing_site.engine.engine import Engine
    from briefing_site.engine.look import NoSite
    from briefing_site.link.impact import impact
    from briefing_site.model.diagnostic import did_you_mean

    site = Engine(options, once=True).look()
    if isinstance(site, NoSite):
        print_faults(site.faults, given.format, options.root)
        return USAGE
    name, _, excerpt = given.source.partition("#")
    (source,) = named_sources(site.content.parsed.sources, [name])
    known = [each.id for each in source.excerpts]
    if excerpt and excerpt not in known:
        hint = did_you_mean(excerpt, known)
        raise UsageError(f'the source "{source.id}" has no excerpt "{excerpt}"{f"; {hint}" if hint else ""}')
    found = impact(site.published, source.id, (excerpt,) if excerpt else None)
    told = _changes(site, source, excerpt)
    if given.format == "json":
        say(json.dumps(_data(given.source, found, told), ensure_ascii=False))
    else:
        _print(source, excerpt, found, told)
    return tell_left_out(site.content.parsed.left_out)


def _changes(site: Site, source: Source, excerpt: str) -> list[str]:
    """What is not as it was accepted, each change in words."""
    from briefing_site.link.accepted import changes
    from briefing_site.link.upstream import in_words

    pinned = site.content.parsed.lock.cards.get(source.id)
    found = changes(source, pinned) if pinned else ()
    told = [
        f"{change.excerpt}: {in_words(change)}" if change.excerpt else in_words(change)
        for change in found
        if not excerpt or change.excerpt in ("", excerpt)
    ]
    verdicts = site.content.verified.by_source.get(source.id, {})
    if any(seen.verdict == "source-changed" for seen in verdicts.values()):
        told.append(f"the archived text {source.archive} is not the one that was pinned")
    return told


def _data(name: str, found: Impact, changes: list[str]) -> dict[str, object]:
    """All of it for JSON."""
    return {
        "source": name,
        "changes": changes,
        "sentences": [
            {
                "path": use.citation.place.path,
                "line": use.citation.place.line,
                "column": use.citation.place.column,
                "page": f"{use.briefing.address}#{use.id}",
                "source": use.citation.source,
                "excerpt": use.citation.excerpt,
                "signal": str(use.citation.signal) if use.citation.signal else None,
                "sentence": use.sentence,
            }
            for use in found.uses
        ],
        "judgements": [
            {
                "path": linked.briefing.path,
                "line": linked.briefing.judgements[number].place.line,
                "page": linked.address,
                "number": number + 1,
            }
            for linked, number in found.judgements
        ],
        "pages": list(found.pages),
        "feeds": list(found.feeds),
        "exports": list(found.exports),
        "books": list(found.books),
    }


def _print(source: Source, excerpt: str, found: Impact, changes: list[str]) -> None:
    name = f"{source.id}#{excerpt}" if excerpt else source.id
    say(f"{name}: {source.title} ({source.publisher})")
    if changes:
        say("not as it was accepted:")
        for change in changes:
            say(f"  {change}")
    said: dict[tuple[str, int, str], list[ExcerptUse]] = {}
    for use in found.uses:
        place = use.citation.place
        said.setdefault((place.path, place.line, use.sentence), []).append(use)
    sentences = [
        f"{path}:{line}:{uses[0].citation.place.column} {sentence} [{_all_cited(uses, source.id)}]"
        for (path, line, sentence), uses in said.items()
    ]
    judged = [(b.briefing, b.briefing.judgements[number], number) for b, number in found.judgements]
    judgements = [f"{b.path}:{j.place.line} judgement {number + 1}" for b, j, number in judged]
    books = [f"briefing export --pdf {book}".rstrip() for book in found.books]
    for one, many, lines in (
        ("sentence", "sentences", sentences),
        ("judgement", "judgements", judgements),
        ("page", "pages", list(found.pages)),
        ("feed", "feeds", list(found.feeds)),
        ("export", "exports", [*found.exports, *books]),
    ):
        say(f"{count(len(lines), one, many)}{':' if lines else ''}")
        for line in lines:
            say(f"  {line}")


def _all_cited(uses: Sequence[ExcerptUse], source: str) -> str:
    return "; ".join(_cited(use, source) for use in uses)


def _cited(use: ExcerptUse, source: str) -> str:
    """A citation as `see hours`; of the whole source, its id; of a copy of it, as `see copy#hours`."""
    citation = use.citation
    own = citation.excerpt if citation.source == source else f"{citation.source}#{citation.excerpt}"
    named = own if citation.excerpt else citation.source
    return f"{f'{citation.signal} ' if citation.signal else ''}{named}"
