"""The twin of a briefing's page in Markdown: all that it says, for programs that read text.

From the findings to the notes, with the verdict on each quotation. It prints the passages that the page
prints, so that no further word of a source is published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup

from briefing_site.link.numbering import NoteMark, NumberedNote
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.note_key import ExcerptKey, FootnoteKey, SourceKey
from briefing_site.model.wording import Wording
from briefing_site.render.feed_content import FeedPage, own_notes, without_notes
from briefing_site.text.html_to_markdown import html_to_markdown, plain
from briefing_site.view.brackets import bracket
from briefing_site.view.kept_parts import PartsFromFolder
from briefing_site.view.metadata import References
from briefing_site.view.page import Page
from briefing_site.view.translations import other_languages
from briefing_site.view.uses import context
from briefing_site.view.values.notes import Passage
from briefing_site.view.values.parts import SourceLine
from briefing_site.view.witness import spoken, witness

_DOT = " · "
_INDENT = "    "
"""What stands before each line of a footnote but the first."""
_Parts = tuple[Sequence[str], Sequence[str]]


class Twins:
    """Makes the twins of the briefings of a site; what they tell alike of passages is made once."""

    def __init__(self, site: LinkedSite, words: Wording, references: References) -> None:
        self._site = site
        self._words = words
        # Every briefing lies one folder deep, so that a link to a passage is the same in all twins.
        self._told = _Told(references)
        self._kept = PartsFromFolder()

    def of(self, linked: LinkedBriefing) -> bytes:
        """The twin of a briefing."""
        page = _TwinPage(self._site, self._words, linked.address, kept=self._kept)
        return _twin(page, linked, self._told)


class _TwinPage(FeedPage):
    """A page whose marks are their numbers: nothing else of them stands in Markdown."""

    __slots__ = ()

    def _marks(self, marks: Sequence[NoteMark], withdrawn: Sequence[bool] = ()) -> str:
        return bracket(f'<a role="doc-noteref">{mark.number}</a>' for mark in marks) if marks else ""

    def without_ids(self, html: Markup, prefix: str) -> Markup:
        """The same HTML: Markdown has no ids."""
        return html


def _twin(page: _TwinPage, linked: LinkedBriefing, told: _Told) -> bytes:
    body = html_to_markdown(str(without_notes(page, linked, linked.numbering)))
    footnotes = own_notes(page, linked, linked.numbering)
    notes = (_note(page, note, footnotes, told) for note in linked.numbering.notes)
    parts = (*_opening(page, linked), body, *notes)
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _opening(page: FeedPage, linked: LinkedBriefing) -> Iterator[str]:
    """The title, the summary, and what the page says of itself, a line each."""
    briefing, words, regions = linked.briefing, page.words, page.site.config.regions
    yield f"# {plain(briefing.title)}"
    yield f"> {plain(briefing.summary)}"
    home = page.permanent(linked.address) or linked.address.rpartition("/")[2]
    names = (regions[name].name for name in briefing.listed_in if name in regions)
    told = (
        (words("regions"), words("list-between").join(names)),
        (words("briefing-published"), words.date(briefing.date)),
        (words("briefing-updated"), words.date(briefing.updated) if briefing.updated else ""),
        (words("briefing-as-of"), words.date(briefing.as_of) if briefing.as_of else ""),
    )
    lines = [f"- {name}{words('colon')}{plain(value)}" for name, value in told if value]
    lines += _languages(page, linked)
    if briefing.authors:
        lines.append(f"- {plain(words('briefing-by', authors=words.names(briefing.authors)))}")
    if briefing.draft:
        lines.append(f"- {plain(words('briefing-draft'))}")
    yield "\n".join((*lines, f"- <{home}>" if "://" in home else f"- [{home}]({home})"))


def _languages(page: Page, linked: LinkedBriefing) -> Iterator[str]:
    """What the page says of its other languages."""
    words, versions = page.words, page.site.translations.get(linked.briefing.path)
    if others := other_languages(page, versions):
        links = words("list-between").join(f"[{plain(each.text)}]({each.href})" for each in others)
        yield f"- {words('briefing-languages', languages=links)}"
    if versions and versions.moved:
        yield f"- {plain(words('briefing-original-changed', date=words.date(versions.moved)))}"


def _note(page: _TwinPage, note: NumberedNote, footnotes: Mapping[str, Markup], told: _Told) -> str:
    """A note as a footnote: the source, its words, what they say, and whether they stand there."""
    match note.key:
        case FootnoteKey(name=name):
            first, rest = _parts(footnotes[name], ())
        case SourceKey() as key:
            first, rest = told.source(page, key)
        case ExcerptKey() as key:
            first, rest = told.passage(page, key)
    text = "\n\n".join((*first, *_contexts(page, note), *rest))
    return f"[^{note.number}]: {text.removeprefix(_INDENT)}"


def _contexts(page: _TwinPage, note: NumberedNote) -> Sequence[str]:
    """The words around the citations of a note, each once."""
    found = dict.fromkeys(context(use.citation, page.words) for use in note.uses)
    return _indented(*(plain(page.words("note-as-cited", context=each)) for each in found if each))


class _Told:
    """What notes say of sources and passages, as seen from a briefing: each is made once.

    It comes in two parts, between which the words around a citation stand: the reference, and the rest.
    """

    def __init__(self, references: References) -> None:
        self._references = references
        self._made: dict[ExcerptKey | SourceKey, _Parts] = {}

    def source(self, page: _TwinPage, key: SourceKey) -> _Parts:
        """The reference of a whole source, and what was told of it since."""
        made = self._made.get(key)
        if made is None:
            line = page.source_line(page.site.sources[key.source])
            reference = self._references.notes[key.source, None].to(line.href)
            made = self._made[key] = _parts(reference, (*_notices(page, line), _witness(page.words, line)))
        return made

    def passage(self, page: _TwinPage, key: ExcerptKey) -> _Parts:
        """The reference of a passage; its words, what they say, and whether they stand there."""
        made = self._made.get(key)
        if made is None:
            # Pages have made it for themselves, with links as seen from them.
            shown = self._references.page(page.site, page.words, page.address)
            passage = shown.passage(key, self._references.notes)
            alike = key in shown.kept.passages
            if not alike:  # its gist has a link
                passage = page.passage(key, self._references.notes)
            href = page.href(f"{addresses.source(key.source)}#{addresses.excerpt_id(key.excerpt)}")
            reference = self._references.notes[key.source, passage.place].to(href)
            about = (*_notices(page, passage.source), _witness(page.words, passage.source))
            made = _parts(reference, (*about, *_passage(page.words, passage)))
            if alike:
                self._made[key] = made
        return made


def _parts(reference: Markup, rest: Iterable[str]) -> _Parts:
    return _indented(html_to_markdown(str(reference))), _indented(*rest)


def _notices(page: _TwinPage, source: SourceLine) -> Iterator[str]:
    """What was told of a source since: that it was withdrawn or corrected."""
    return (html_to_markdown(str(page.told_notice(notice))) for notice in source.notices)


def _witness(words: Wording, source: SourceLine) -> str:
    return plain(_DOT.join(witness(words, source)))


def _passage(words: Wording, passage: Passage) -> Iterator[str]:
    if quote := passage.quote:
        yield f"> {plain(quote.text)}"
        if quote.translation:
            whose = words("translation-official" if quote.official else "translation-ours")
            yield plain(f"{whose}{quote.translation}")
    yield html_to_markdown(str(passage.gist))
    yield plain(_DOT.join(spoken(words, passage.speaker, passage.voice)))
    yield plain(passage.verdict.explanation)


def _indented(*texts: str) -> Sequence[str]:
    """The texts that have any words, with each of their lines indented."""
    return [
        "\n".join(f"{_INDENT}{line}" if line else "" for line in text.split("\n")) for text in texts if text
    ]
