"""What each cited sentence rests on, token by token: as text, or as JSON with an object a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefing_site.apps.cli.report.terminal import harmless
from briefing_site.link.site import Claim, LinkedSite
from briefing_site.model.grounding import Grounding, Token
from briefing_site.model.grounding_data import paragraph_of, standing_words, to_data


def lines_of(site: LinkedSite, form: str) -> Iterator[str]:
    """The sentences of each briefing in reading order, in the form `text` or `json`; briefings by path."""
    for linked in sorted(site.briefings, key=lambda linked: linked.briefing.path):
        claims, groundings = site.claims[linked.address], site.groundings[linked.address]
        for claim, grounding in zip(claims, groundings, strict=True):
            if form == "json":
                yield json.dumps(_data(site, claim, grounding), ensure_ascii=False)
            else:
                yield from _text(site, claim, grounding)


def _data(site: LinkedSite, claim: Claim, grounding: Grounding) -> dict[str, Any]:
    at = claim.brackets[0][0].citation.place
    return {
        "path": at.path,
        "line": at.line,
        "column": at.column,
        "sentence": grounding.sentence,
        "basis": grounding.basis,
        "tokens": [{**to_data(token), "paragraph": _paragraph(site, token)} for token in grounding.tokens],
    }


def _text(site: LinkedSite, claim: Claim, grounding: Grounding) -> Iterator[str]:
    at = claim.brackets[0][0].citation.place
    yield harmless(f"{at.path}:{at.line}:{at.column}: {grounding.sentence}")
    for token in grounding.tokens:
        yield harmless(f"  {token.text}: {standing_words(token, _paragraph(site, token))}")


def _paragraph(site: LinkedSite, token: Token) -> int | None:
    return paragraph_of(token, site.paragraphs.get(token.passage.source, ()) if token.passage else ())
