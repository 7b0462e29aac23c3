"""A link that opens the original at a passage and lights its words."""

from __future__ import annotations

from urllib.parse import quote as percent_encoded

from briefing_site.model.source import Excerpt, Source
from briefing_site.model.verification import Verification
from briefing_site.text.unwrap import unwrapped
from briefing_site.verify.fragment_context import is_lit, runs


def passage_url(source: Source, excerpt: Excerpt, found: Verification) -> str | None:
    """The original at a passage; its plain address where no words can be lit, None where it has none.

    A quotation with an ellipsis, or with words in brackets, is lit from its first words in one piece to its
    last. The form is that of WICG, "Text Fragments".
    """
    start, end = runs(unwrapped(excerpt.quote)) if is_lit(source.url) else ("", "")
    if not start:
        return source.url
    context = found.context
    start = context.lead or start
    before = f"{_encoded(context.before)}-," if context.before else ""
    after = f",-{_encoded(context.after)}" if context.after else ""
    until = f",{_encoded(end)}" if end != start else ""
    return f"{source.url}#:~:text={before}{_encoded(start)}{until}{after}"


def _encoded(words: str) -> str:
    """Words with all but letters and digits encoded: `-`, `,` and `&` mean something in a text directive."""
    return percent_encoded(words, safe="").replace("-", "%2D")
