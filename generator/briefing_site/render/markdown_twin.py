"""The twin of a briefing's page in Markdown: all that it says, for programs that read text.

From the findings to the notes, with the verdict on each quotation. It prints the passages that the page
prints, so that no further word of a source is published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.wording import Wording
from briefing_site.render.feed_content import FeedPage, shown_notes, without_notes
from briefing_site.text.html_to_markdown import html_to_markdown, plain
from briefing_site.view.kept_parts import PartsFromFolder
from briefing_site.view.metadata import References
from briefing_site.view.values.notes import Note


def twins(site: LinkedSite, words: Wording, briefings: Iterable[LinkedBriefing]) -> dict[str, bytes]:
    """The twins of some briefings, by address."""
    references = References(site, words)
    kept: defaultdict[str, PartsFromFolder] = defaultdict(PartsFromFolder)
    pages = (
        (each, FeedPage(site, words, each.address, kept=kept[each.address.partition("/")[0]]))
        for each in briefings
    )
    return {addresses.beside(each.address, ".md"): _twin(page, each, references) for each, page in pages}


def _twin(page: FeedPage, linked: LinkedBriefing, references: References) -> bytes:
    body = html_to_markdown(str(without_notes(page, linked)))
    notes = [_note(page, note) for note in shown_notes(page, linked, references)]
    parts = (*_opening(page, linked), body, *notes)
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _opening(page: FeedPage, linked: LinkedBriefing) -> Iterator[str]:
    """The title, the summary, and what the page says of itself, a line each."""
    briefing, words, regions = linked.briefing, page.words, page.site.config.regions
    yield f"# {plain(briefing.title)}"
    yield f"> {plain(briefing.summary)}"
    home = page.permanent(linked.address) or linked.address.rpartition("/")[2]
    names = (regions[name].name for name in (briefing.region, *briefing.regions) if name in regions)
    told = (
        (words("regions"), words("list-between").join(names)),
        (words("briefing-published"), words.date(briefing.date)),
        (words("briefing-updated"), words.date(briefing.updated) if briefing.updated else ""),
        (words("briefing-as-of"), words.date(briefing.as_of) if briefing.as_of else ""),
    )
    lines = [f"- {name}{words('colon')}{plain(value)}" for name, value in told if value]
    if briefing.authors:
        lines.append(f"- {plain(words('briefing-by', authors=words.names(briefing.authors)))}")
    if briefing.draft:
        lines.append(f"- {plain(words('briefing-draft'))}")
    yield "\n".join((*lines, f"- <{home}>" if "://" in home else f"- [{home}]({home})"))


def _note(page: FeedPage, note: Note) -> str:
    """A note as a footnote: the source, its words, what they say, and whether they stand there."""
    words = page.words
    told: list[str] = []
    if note.source is None:
        told.append(html_to_markdown(str(note.text or "")))
    else:
        told.append(html_to_markdown(str(note.reference or "")))
        contexts = (note.context,) if note.context else note.contexts
        told += [plain(words("note-as-cited", context=context)) for context in contexts if context]
        told += [html_to_markdown(str(page.told_notice(notice))) for notice in note.source.notices]
    if passage := note.passage:
        if quote := passage.quote:
            told.append(f"> {plain(quote.text)}")
            if quote.translation:
                whose = words("translation-official" if quote.official else "translation-ours")
                told.append(plain(f"{whose}{quote.translation}"))
        told.append(html_to_markdown(str(passage.gist)))
        told.append(plain(passage.verdict.explanation))
    text = "\n\n".join(part for part in told if part)
    lines = text.split("\n")
    rest = (f"    {line}" if line else "" for line in lines[1:])
    return "\n".join((f"[^{note.number}]: {lines[0]}", *rest))
