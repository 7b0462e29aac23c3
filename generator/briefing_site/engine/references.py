"""The stage that prints works in the CSL style of a site: each once, until its card changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256

from briefing_site.engine.citeproc import CiteprocError, pandoc, print_works
from briefing_site.engine.memo import Memo
from briefing_site.link.set_texts import set_source, style_of
from briefing_site.model import faults
from briefing_site.model.config import Config
from briefing_site.model.csl_style import CSL_ENDING, CslStyle, StyledWork, StyledWorks
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import Inputs
from briefing_site.model.work import CslItem, csl_json
from briefing_site.parse.result import ParseResult
from briefing_site.read.installed import cure
from briefing_site.view.bibliography.work import briefing_work, source_work


def with_style(inputs: Inputs, parsed: ParseResult, memo: Memo) -> tuple[ParseResult, StyledWorks]:
    """The parsed files with the CSL style that config.yaml names, and what it prints of their works.

    The very same files where config.yaml names a style that is built in.
    """
    config = parsed.config
    if config is None or not config.citation_style.endswith(CSL_ENDING):
        return parsed, StyledWorks()
    styled, found = memo.get("config with style", (config, *inputs.styles), partial(_styled, config, inputs))
    if styled.csl is None:
        return parsed, StyledWorks(faults=found)
    program = pandoc()
    if program is None:
        missing = faults.style.no_processor(config.style_place, styled.csl.path, cure())
        return parsed, StyledWorks(faults=(missing,))
    try:
        by_item = _printed(program, styled.csl, styled, parsed, memo)
    except CiteprocError as fault:
        wrong = faults.style.bad_style(config.style_place, styled.csl.path, str(fault))
        return parsed, StyledWorks(faults=(wrong,))
    return replace(parsed, config=styled), StyledWorks(by_item)


def _styled(config: Config, inputs: Inputs) -> tuple[Config, tuple[Diagnostic, ...]]:
    """A config with its style, or with the faults of that."""
    from briefing_site.parse.csl_style import parse_style

    files = {file.path: file for file in inputs.styles}
    style, found = parse_style(config.citation_style, config.style_place, files)
    return replace(config, csl=style), found


def _printed(
    program: str, style: CslStyle, config: Config, parsed: ParseResult, memo: Memo
) -> dict[CslItem, StyledWork]:
    """What a style prints of each work of a site; those that were printed before are not printed again."""
    of_style = sha256(f"{style.notes} {config.language} {style.text}".encode()).hexdigest()
    wanted = {item: (slot, _signature(of_style, item)) for slot, item in _items(parsed, config)}
    missing = [item for item, (slot, signature) in wanted.items() if not memo.knows(slot, signature)]
    made = (
        dict(zip(missing, print_works(program, style, config.language, missing), strict=True))
        if missing
        else {}
    )
    return {
        item: memo.stored(slot, signature, partial(made.__getitem__, item))
        for item, (slot, signature) in wanted.items()
    }


def _items(parsed: ParseResult, config: Config) -> Iterator[tuple[str, CslItem]]:
    """Every work that a page may name, each with a name of its own."""
    style = style_of(config)
    sources = {source.id: set_source(source, style) for source in parsed.sources}
    for source in sources.values():
        yield f"printed source {source.id}", source_work(source, sources).item
        if source.derived_from:  # where its original is not published, nothing is said of that
            yield f"printed source {source.id} alone", source_work(source, {}).item
    for briefing in parsed.briefings:
        yield f"printed briefing {briefing.path}", briefing_work(briefing, config).item


def _signature(of_style: str, item: CslItem) -> str:
    told = json.dumps(csl_json(item), ensure_ascii=False, sort_keys=True)
    return sha256(f"{of_style} {told}".encode()).hexdigest()
