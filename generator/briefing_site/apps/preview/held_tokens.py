"""The tokens of cited sentences beside their passages: how each stands, and where its words are lit.

All values are plain text, as those of `lit_passages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing_site.apps.preview.lit_passages import EvidenceItem, LitRun, ParagraphView, near_passage
from briefing_site.link.site import Claim, LinkedSite
from briefing_site.model.document import Document, Paragraph
from briefing_site.model.grounding import Grounding, Standing, Token
from briefing_site.model.grounding_data import paragraph_of, standing_words
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey
from briefing_site.text.dataclass import dataclass
from briefing_site.view.report import sentence_runs
from briefing_site.view.values.report import SentenceRun

Held = tuple[tuple[int, int], str]
"""Start and end in the text of a document, and the id of the token that stands there."""


@dataclass(frozen=True, slots=True)
class TokenView:
    """A token of a sentence."""

    id: str
    text: str
    standing: str
    told: str
    """How it stands, in words."""
    hidden: bool
    """Whether a passage carries it and no note shows it."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A cited sentence, with what of it stands in its passages."""

    marks: tuple[str, ...]
    """Ids of its marks, in reading order."""
    notes: tuple[str, ...]
    """Ids of the notes that they lead to."""
    language: str
    runs: tuple[SentenceRun, ...]
    tokens: tuple[TokenView, ...]


def claims_of_page(
    site: LinkedSite, address: str, notes: Mapping[CitedKey, str]
) -> tuple[tuple[ClaimView, ...], Mapping[CitedKey, Sequence[Held]]]:
    """The cited sentences of the briefing at an address, and where their tokens stand, by passage.

    `notes` has the id of the note of each passage.
    """
    claims: list[ClaimView] = []
    held: dict[CitedKey, list[Held]] = {}
    for number, (claim, grounding) in enumerate(
        zip(site.claims[address], site.groundings[address], strict=True)
    ):
        named = [(f"{number}.{at}", token) for at, token in enumerate(grounding.tokens)]
        for name, token in named:
            # What is derived lies between figures far apart: to light all of it would light nothing.
            if token.passage and token.where and token.standing is not Standing.DERIVED:
                held.setdefault(token.passage, []).append((token.where, name))
        claims.append(_claim(site, claim, grounding, named, notes))
    return tuple(claims), held


def _claim(
    site: LinkedSite,
    claim: Claim,
    grounding: Grounding,
    named: Iterable[tuple[str, Token]],
    notes: Mapping[CitedKey, str],
) -> ClaimView:
    uses = tuple(claim.uses)
    return ClaimView(
        marks=tuple(use.id for use in uses),
        notes=tuple(dict.fromkeys(notes[use.citation.key] for use in uses if use.citation.key in notes)),
        language=uses[0].briefing.briefing.lang or site.config.language,
        runs=tuple(sentence_runs(grounding)),
        tokens=tuple(_token(site, name, token) for name, token in named),
    )


def _token(site: LinkedSite, name: str, token: Token) -> TokenView:
    starts = site.paragraphs.get(token.passage.source, ()) if token.passage else ()
    return TokenView(
        id=name,
        text=token.text,
        standing=str(token.standing),
        told=standing_words(token, paragraph_of(token, starts)),
        hidden=token.standing == "carried" and not token.shown,
    )


def with_tokens(item: EvidenceItem, document: Document | None, held: Sequence[Held]) -> EvidenceItem:
    """The evidence for a note with its tokens lit, in more paragraphs of the document if need be."""
    if not held or document is None:
        return item
    shown = {view.number: view for view in item.passage.paragraphs}
    for paragraph in document.paragraphs:
        spans = tuple(_inside(paragraph, held))
        if not spans:
            continue
        view = shown.get(paragraph.number)
        if view is None or (view.around and not _covers(view, spans)):
            view = near_passage(paragraph, (), (), [at for at, _ in spans])
        shown[paragraph.number] = replace(view, around=False, runs=tuple(_runs(view, spans)))
    ordered = tuple(shown[number] for number in sorted(shown))
    return replace(item, passage=replace(item.passage, paragraphs=ordered))


def key_of(item: EvidenceItem) -> CitedKey:
    """The passage that a note is about."""
    return ExcerptKey(item.source, item.excerpt) if item.excerpt else SourceKey(item.source)


def _inside(paragraph: Paragraph, held: Iterable[Held]) -> Iterator[Held]:
    """The tokens that begin in a paragraph, their places counted in it."""
    length = len(paragraph.text)
    for (start, end), name in held:
        if paragraph.start <= start < paragraph.start + length:
            yield (start - paragraph.start, min(end - paragraph.start, length)), name


def _covers(view: ParagraphView, spans: Iterable[Held]) -> bool:
    end = view.start + sum(len(run.text) for run in view.runs)
    return all(view.start <= low and high <= end for (low, high), _ in spans)


def _runs(view: ParagraphView, spans: Sequence[Held]) -> Iterator[LitRun]:
    """The runs of a paragraph, cut at the tokens too."""
    start = view.start
    for run in view.runs:
        end = start + len(run.text)
        inner = (edge for (low, high), _ in spans for edge in (low, high) if start < edge < end)
        for low, high in pairwise(sorted({start, end, *inner})):
            names = tuple(name for (first, last), name in spans if first <= low and high <= last)
            yield LitRun(run.text[low - start : high - start], run.lit, names)
        start = end
