"""Descriptions of a source, an excerpt, a briefing or a key, as Markdown for an editor to show."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import partial

from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.apps.lsp.yaml_keys import KeyInfo
from briefing_site.model.body_text import as_written, body_text
from briefing_site.model.briefing import Briefing
from briefing_site.model.document import Document
from briefing_site.model.source import Card, Excerpt, LooseCard, Source
from briefing_site.model.verdict import Verdict
from briefing_site.model.verification import Verification
from briefing_site.text.unwrap import unwrapped
from briefing_site.verify.locate import places
from briefing_site.verify.search_text import Searchable

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_LIST = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]<>#|~$.)+-])")
_STRONG = re.compile(r"(?<!\\)(?:\*\*|`)|(?<![\\\w])\*(?=\S)|(?<=\S)(?<!\\)\*(?!\w)")
_QUOTE = re.compile(r"^> ?", re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_THIN = "\u200a"
_REACH = 400
"""At most so many characters of a paragraph are shown before and after the quoted words."""


def escaped(text: str | None) -> str:
    """Plain text as Markdown, its signs escaped; empty for None."""
    marked = _SIGNS.sub(r"\\\1", " ".join((text or "").split())).replace("&", "&amp;")
    return _LIST.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", marked)


def unmarked(markdown: str) -> str:
    """The Markdown of this module as plain text, for an editor that shows no Markdown."""
    text = _QUOTE.sub("", markdown)
    text = _STRONG.sub("", text).replace("\n---\n", "\n")
    return html.unescape(_ESCAPED.sub(r"\1", text))


def joined(parts: Sequence[str]) -> str:
    """The parts as paragraphs of one text; empty parts are left out."""
    return "\n\n".join(part for part in parts if part)


# --- sources and passages ------------------------------------------------------------------------


def passage(known: SiteMoment, card: Card, excerpt: Excerpt, *, in_archive: bool = True) -> str:
    """An excerpt: its words, its gist, the speaker, its verdict, and the archived paragraph."""
    found = known.verification(card.id, excerpt.id)
    document = known.document(card) if in_archive else None
    return joined(
        (
            *_words(excerpt),
            _gist(excerpt),
            _speaker(excerpt),
            by_line(card),
            _addresses(card),
            verdict(found) if found else "",
            around(excerpt, document) if document else "",
        )
    )


def _words(excerpt: Excerpt) -> Iterator[str]:
    yield f"> {escaped(unwrapped(excerpt.quote))}"
    if told := excerpt.translation:
        yield f"*{'Official translation' if told.official else 'Translation'}:* {escaped(told.text)}"


def _gist(excerpt: Excerpt) -> str:
    return escaped(body_text(excerpt.gist, as_written))


def _speaker(excerpt: Excerpt) -> str:
    parts = (f"**{escaped(excerpt.speaker)}**" if excerpt.speaker else "", excerpt.voice or "")
    return ", ".join(part for part in parts if part)


def by_line(card: Card) -> str:
    """Authors, title, publisher and date of a source in one line."""
    if isinstance(card, LooseCard):
        return f"`{card.path}`, whose front matter has faults"
    date = str(card.published) if card.published else ""
    parts = (f"*{escaped(card.title)}*", escaped(", ".join(card.author)), escaped(card.publisher), date)
    return ", ".join(part for part in parts if part)


def verdict(found: Verification) -> str:
    """A verdict in a sentence."""
    stands = f"paragraph {found.paragraph}" if found.paragraph else "the archived text"
    match found.verdict:
        case Verdict.FOUND:
            text = f"Found in {stands}, word for word"
        case Verdict.FOUND_FOLDED if found.folded:
            text = f"Found in {stands}, but for {', '.join(found.folded)}"
        case Verdict.FOUND_FOLDED:
            text = f"Found in {stands}, but for typography"
        case Verdict.AMBIGUOUS:
            text = f"Ambiguous: {found.reason}"
        case Verdict.NOT_FOUND:
            text = f"Not found: {found.reason}"
        case Verdict.SOURCE_CHANGED:
            text = f"Changed source: {found.reason}"
        case Verdict.NOT_ARCHIVED:
            text = f"Not archived: {found.reason}"
        case Verdict.NO_ARCHIVE:
            text = f"Not checked: {found.reason}"
    if found.basis == "lock" and found.verdict.stands:
        text += "; so says seeds.lock, for the archived text is not here"
    hint = f" Hint: {escaped(found.hint)}." if found.hint else ""
    return f"{escaped(text)}.{hint}"


def around(excerpt: Excerpt, document: Document) -> str:
    """The archived paragraph with the quoted words in bold; empty unless they stand at exactly one place."""
    found = places(excerpt.quote, Searchable(document), excerpt.at)
    if len(found) != 1:
        return ""
    text, spans = found[0].paragraph.text, found[0].spans
    low, high = max(spans[0][0] - _REACH, 0), min(spans[-1][1] + _REACH, len(text))
    pieces, at = ["… " if low else ""], low
    for start, end in spans:
        pieces += (_kept(text[at:start]), _bold(text, start, end))
        at = end
    pieces += (_kept(text[at:high]), " …" if high < len(text) else "")
    return f"---\n\n*Paragraph {found[0].paragraph.number}:* {''.join(pieces)}"


def _kept(text: str) -> str:
    """Plain text as Markdown that keeps the blanks at its edges."""
    inner = escaped(text)
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if text[-1:].isspace() and inner else ''}"


def _bold(text: str, start: int, end: int) -> str:
    """A text with the words from `start` to `end` in bold.

    Markdown reads no emphasis in stars between a letter and a sign, so a thin space is put there.
    """
    before = _THIN if text[start - 1 : start].isalnum() and not text[start].isalnum() else ""
    after = _THIN if text[end : end + 1].isalnum() and not text[end - 1].isalnum() else ""
    return f"{before}**{escaped(text[start:end])}**{after}"


def source(known: SiteMoment, card: Card) -> str:
    """A source as a whole."""
    if isinstance(card, LooseCard):
        return joined((by_line(card), _excerpts(card)))
    original = known.sources.get(card.derived_from) if card.derived_from else None
    return known.kept.get("source", card.id, (card, original), partial(_source, card, original))


def _source(card: Source, original: Card | None) -> str:
    about = ", ".join(part for part in (card.kind, escaped(card.perspective)) if part)
    derived = f"Derived from {by_line(original)}" if original else ""
    private = "Private: no word of it is shown to readers." if card.rights == "private" else ""
    told = (about, escaped(card.descriptor), derived, private, _addresses(card), _excerpts(card))
    return joined((by_line(card), *told))


def _addresses(card: Card) -> str:
    """Where the document is to be read: its own address, and that of a public copy."""
    given = () if isinstance(card, LooseCard) else (("Original", card.url), ("Copy", card.archived_url))
    shown = (f"{name}: <{url}>" for name, url in given if url and _ADDRESS.fullmatch(url))
    return ", ".join(shown)


def _excerpts(card: Card) -> str:
    names = ", ".join(f"`{excerpt.id}`" for excerpt in card.excerpts)
    return f"Excerpts: {names}" if names else "No excerpts yet."


def detail(card: Card) -> str:
    """A source in a few plain words: title, publisher, year."""
    if isinstance(card, LooseCard):
        return "front matter has faults"
    year = str(card.published)[:4] if card.published else ""
    return ", ".join(part for part in (card.title, card.publisher, year) if part)


# --- briefings, keys, footnotes ------------------------------------------------------------------


def briefing(found: Briefing, anchor: str = "") -> str:
    """A briefing: title, date, summary; with the heading that a link leads to."""
    heading = next((h.text for h in found.headings if h.id == anchor), "") if anchor else ""
    dates = f"{found.date}, updated {found.updated}" if found.updated else str(found.date)
    draft = ", draft" if found.draft else ""
    return joined(
        (
            f"**{escaped(found.title)}**",
            f"§ {escaped(heading)}" if heading else "",
            f"{found.region}, {dates}{draft}",
            escaped(found.summary),
        )
    )


def key(info: KeyInfo) -> str:
    """A key of the front matter: meaning, type, whether it is needed."""
    if info.required:
        need = "required"
    elif info.default is None:
        need = "may be left out"
    else:
        shown = str(info.default).lower() if isinstance(info.default, bool) else info.default
        need = f"`{shown}` if left out"
    kind = f"{info.type[0].upper()}{info.type[1:]}"
    return joined((f"**{escaped(info.name)}**: {escaped(info.meaning)}", f"{escaped(kind)}; {need}."))
