"""Verify the excerpts of a source against its archived text. Loaded with the first source that has to be."""

from __future__ import annotations

from briefing_site.model.document import Document
from briefing_site.model.fragment_context import NO_CONTEXT
from briefing_site.model.source import Card, Excerpt, Source
from briefing_site.model.verdict import Verdict
from briefing_site.model.verification import Verification
from briefing_site.text.unwrap import unwrapped
from briefing_site.verify.as_it_stands import as_it_stands
from briefing_site.verify.fragment_context import fragment_context, is_lit
from briefing_site.verify.locate import locate
from briefing_site.verify.search_text import Searchable


def by_archive(source: Card, document: Document) -> dict[str, Verification]:
    """The verification of each excerpt, by its id; with its context where readers are led to the source."""
    text = Searchable(document)
    linked = isinstance(source, Source) and is_lit(source.url) and source.rights != "private"
    return {excerpt.id: _verified(excerpt, text, linked) for excerpt in source.excerpts}


def _verified(excerpt: Excerpt, text: Searchable, linked: bool) -> Verification:
    """The verification of an excerpt; with its context where its source is `linked`."""
    found = locate(excerpt.quote, text, excerpt.at)
    context = NO_CONTEXT
    if linked and found.occurrence:
        context = fragment_context(unwrapped(excerpt.quote), found.occurrence, text.page)
    lost = found.verdict is Verdict.NOT_FOUND
    words, words_at = as_it_stands(excerpt.quote, text, excerpt.at) if lost else ("", "")
    return Verification(
        found.verdict,
        "archive",
        found.occurrence,
        found.folded,
        found.reason,
        found.hint,
        found.choices,
        words,
        words_at,
        found.misplaced,
        context,
    )
