"""`one-excerpt-many-claims`: one passage under many claims of a page that its words do not speak of.

A claim of the text counts, and not one of a judgement or an event, which says the same again; and if it
shares no word with what the note of the passage shows: its words, their translation, its gist. How many such
claims are too many, `policy` says (`claims_per_excerpt`).
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.link.lints.subject import Subject, key_of
from briefing_site.model import faults
from briefing_site.model.citation import Citation
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.note_key import ExcerptKey
from briefing_site.text.word_keys import comparable, word_keys


def one_excerpt_many_claims(subject: Subject) -> Iterator[Diagnostic]:
    """The fault of each excerpt of which a page makes too much, at its last use."""
    limit = subject.config.limits.claims_per_excerpt
    uses: dict[ExcerptKey, list[tuple[Citation, str]]] = {}
    for statement in (s for s in subject.cited if s.role == "text"):
        for citation in statement.supporting:
            key = key_of(citation)
            if key:
                uses.setdefault(key, []).append((citation, statement.text))
    for key, of_key in uses.items():
        if len(of_key) < limit:
            continue
        shown = subject.cards.keys_shown(of_key[0][0])
        apart: dict[str, Citation] = {}
        for citation, text in of_key:
            words = word_keys(text)
            if comparable(words, shown) and words.isdisjoint(shown):
                apart.setdefault(text, citation)
        if len(apart) >= limit:
            *others, last = apart.values()
            yield faults.lints.many_claims(
                last.place, str(key.source), key.excerpt, [c.place for c in others]
            )
