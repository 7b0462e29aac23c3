"""The files of a site parsed, and compared with the archive: the stages before linking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefing_site.engine.contain import contained
from briefing_site.engine.content import Content
from briefing_site.engine.drawing import with_fonts
from briefing_site.engine.memo import Memo
from briefing_site.engine.options import Options
from briefing_site.engine.parse_stage import parse, within_limits
from briefing_site.engine.references import with_style
from briefing_site.engine.verify_cards import verify_all
from briefing_site.model.document import Document
from briefing_site.model.files import Inputs
from briefing_site.model.progress import Clock


def contents_of(
    options: Options,
    inputs: Inputs,
    memo: Memo,
    documents: Callable[[Path, str], Document],
    clock: Clock | None = None,
    ahead: Callable[[Inputs], None] = lambda _: None,
    known: object = None,
) -> Content:
    """The content of a site; `documents` gives a text of the archive, and `known` is as in `verify_all`.

    `ahead` is called with the files before they are parsed: it may have others parse them.
    """
    clock = clock or Clock()
    with clock.stage("parse"):
        inputs = within_limits(inputs, memo, options.base_url)
        ahead(inputs)
        parsed = parse(inputs, memo, options.base_url, clock)
    with clock.stage("verify"):
        archive = options.archive_folder
        parsed, verified = contained(
            parsed, "verify", lambda texts: verify_all(texts, archive, memo, documents, clock, known)
        )
    parsed, styled = with_style(inputs, parsed, memo)
    parsed = with_fonts(parsed, memo)
    content = Content(options, inputs, parsed, verified, styled)
    if not (options.scaled and inputs.attachments):
        return content
    # Imported here, for most looks make no picture.
    from briefing_site.engine.scaled_pictures import scaled_pictures

    return replace(content, pictures=scaled_pictures(options, inputs, parsed, memo, clock))
