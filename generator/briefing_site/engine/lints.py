"""The lints of cited sentences, with the files that they stand in; kept in the memo file by file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from briefing_site.engine.content import Content
from briefing_site.engine.memo import Memo
from briefing_site.link.link import LinkResult
from briefing_site.link.lints.event_dates import event_dates
from briefing_site.link.lints.grounded import LintContext, grounded
from briefing_site.link.lints.places import Places
from briefing_site.link.lints.uncited_texts import uncited_texts
from briefing_site.link.site import Claim
from briefing_site.model.briefing import Briefing
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import File
from briefing_site.model.grounding import Grounding
from briefing_site.model.lines import Lines
from briefing_site.model.lints import is_off
from briefing_site.parse.front_matter import uniform
from briefing_site.text.written_words import WrittenText, written


def grounding_faults(
    linked: LinkResult, content: Content, config: Config, memo: Memo
) -> Iterator[Diagnostic]:
    """The faults of every cited sentence, drafts too."""
    files = {file.path: file for file in content.inputs.briefings}
    briefings = {each.briefing.path: each.briefing for each in linked.briefings}
    context = LintContext(
        {s.id: s for s in content.parsed.sources}, linked.passages, config.language, config.quote_words
    )
    for path, claims in linked.claims.items():
        offered = memo.take(grounded_slot(path))  # asked for first, since groundings take a while to make
        if offered is not None:
            yield from offered
            continue
        groundings, file = linked.groundings[path], files[path]
        briefing = briefings.get(path)
        texts = None if is_off("uncited-claim", config.lint) else briefing
        make = partial(_faults, claims, groundings, file, context, briefing, texts)
        yield from memo.get(grounded_slot(path), (groundings, file, config), make)


def grounded_slot(path: str) -> str:
    """The slot for the faults of the cited sentences of a briefing."""
    return f"grounded {path}"


def _faults(
    claims: tuple[Claim, ...],
    groundings: tuple[Grounding, ...],
    file: File,
    context: LintContext,
    briefing: Briefing | None,
    texts: Briefing | None,
) -> tuple[Diagnostic, ...]:
    """The faults of one briefing; those of its `texts` that cannot cite only where it is given."""
    found = tuple(grounded(claims, groundings, cache(partial(_read, file)), context))
    if briefing and briefing.events:
        found += tuple(event_dates(briefing, claims, context))
    if texts is None:
        return found
    return (*found, *uncited_texts(texts, claims, context.passages, context.language, Places(file)))


def _read(file: File) -> tuple[Lines, WrittenText]:
    """The lines of a file, and what is read of it."""
    text = uniform(file.data.decode("utf-8-sig", "replace"))
    return Lines(file.path, text), written(text)
