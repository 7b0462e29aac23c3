"""Chicago's notes and bibliography (18th edition) for the types of CSL that a card names.

Cards without a `type` are papers, magazines, reports and data sets: `chicago` prints these. Laws, bills,
treaties, hearings and decisions are those of `bluebook`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from briefing_site.model.wording import Wording
from briefing_site.model.work import PERIODICALS, CslDate, CslType
from briefing_site.view.bibliography import details
from briefing_site.view.bibliography.bluebook import LEGAL
from briefing_site.view.bibliography.runs import SLOT, ReferenceText, TextRun, closed, joined, set_in
from briefing_site.view.bibliography.signs import Runs, Signs
from briefing_site.view.bibliography.work import Work


class Parts(NamedTuple):
    """What stands behind author and title."""

    blocks: Sequence[Runs] = ()
    facts: Sequence[TextRun] = ()
    """What a note has in brackets."""
    tail: Sequence[Runs] = ()


def reference(work: Work, signs: Signs, place: str | None) -> ReferenceText:
    """A note or an entry of a work of any type."""
    words, kind = signs.words, work.item.type
    stop, comma = words("reference-stop"), words("reference-comma")
    sign = stop if signs.listed else comma
    if kind in LEGAL:
        head = LEGAL[kind](work, signs)
    else:
        author = signs.head(work)
        parts = _TYPES.get(kind, _page)(work, signs)
        translated = [] if kind in _BOOKS else signs.did(work, "translator", "translated-by")
        blocks, tail = [translated, *parts.blocks], [*parts.tail, _original(work, signs)]
        if kind == "broadcast":  # its title stands among the blocks
            blocks = [*parts.blocks, translated]
        if signs.listed:
            blocks, tail = [*map(_capital, blocks)], [*map(_capital, tail)]
        head = joined(sign, [author, _title(work, words), *blocks])
        if signs.listed:
            head = joined(sign, [head, _capital(parts.facts), *tail])
        else:
            facts = set_in(words("in-brackets", text=SLOT), *parts.facts) if parts.facts else []
            head = joined(comma, [[*head, *facts], *tail])
    address = f"https://doi.org/{doi}" if (doi := work.item.text("DOI")) else work.url or ""
    runs = joined(sign, [head, _accessed(work, signs), [TextRun(place or "")], [TextRun(address)]])
    return ReferenceText(tuple(closed(runs, stop.rstrip())))


def _original(work: Work, signs: Signs) -> Runs:
    """Under which title, by whom and when a translation was published in its own language."""
    key = "entry-originally" if signs.listed else "reference-originally"
    named = details.original_title(work, signs.words, key)
    facts = signs.comma(details.text(work, "original-publisher"), signs.dated_by(work, "original-date"))
    return [*named, *set_in(signs.words("in-brackets", text=SLOT), *facts)] if named and facts else named


def _capital(runs: Sequence[TextRun]) -> Runs:
    """Runs that begin a sentence."""
    if not runs or runs[0].italic:
        return [*runs]
    first = runs[0].text
    if any(map(str.isupper, first.partition(" ")[0])):
        return [*runs]  # a name that is written so, as arXiv and eLife are
    return [runs[0]._replace(text=first[:1].upper() + first[1:]), *runs[1:]]


def _accessed(work: Work, signs: Signs) -> Runs:
    if work.item.date("issued") or not work.accessed:
        return []
    key = "entry-accessed" if signs.listed else "reference-accessed"
    return details.said(signs.words, key, date=signs.date(CslDate(work.accessed)))


def _title(work: Work, words: Wording) -> Runs:
    run = TextRun(work.title, lang=work.language, title=True)
    if work.item.type in _ITALIC:
        return set_in(words("reference-work", title=SLOT), run._replace(italic=True))
    if work.item.type == "broadcast" and work.item.text("container-title"):
        return []
    return set_in(words("reference-article", title=SLOT), run)


def _italic(work: Work, variable: str, words: Wording) -> Runs:
    runs = details.text(work, variable, italic=True)
    return set_in(words("reference-work", title=SLOT), *runs) if runs else []


# --- parts by type ------------------------------------------------------------------------------------


def _journal(work: Work, signs: Signs) -> Parts:
    item, words = work.item, signs.words
    container, volume, issue = (
        _italic(work, "container-title", words),
        item.text("volume"),
        item.text("issue"),
    )
    dated = signs.dated(work, year=bool(volume))
    pages = details.span(item.text("page", "number"), short=True)  # an article with a number has no pages
    number = details.said(words, "reference-issue", number=issue)
    if not volume and not issue:
        return Parts([signs.comma(container, dated, [TextRun(pages)])])
    told = signs.comma([*container, TextRun(f" {volume}" if volume else "")], number)
    dated = set_in(words("in-brackets", text=SLOT), *dated)
    return Parts([[*told, *dated, TextRun(f": {pages}" if pages else "")]])


def _page(work: Work, signs: Signs) -> Parts:
    container = _italic(work, "container-title", signs.words) or details.text(work, "publisher")
    if work.item.type == "webpage":
        container = details.text(work, "container-title") or details.text(work, "publisher")
    # The number of a part of a periodical is none by which it is known.
    periodical = work.item.type in PERIODICALS
    told = (
        details.text(work, "genre") if periodical else details.numbered(work, signs.words, "reference-issue")
    )
    if periodical:
        paper = signs.comma(container, signs.dated(work), details.edition(work, signs.words))
        return Parts([told, _section(work, signs), paper])
    state = work.item.text("status")
    if work.item.date("issued") is None and not state:
        return Parts([told, container])
    return Parts([told, signs.comma(container, signs.dated(work))])


def _section(work: Work, signs: Signs) -> Runs:
    """The section of a paper by its name; one that is known by a letter or a number is called so."""
    section = work.item.text("section")
    if re.fullmatch(r"[A-Z]{0,2}\d{0,2}", section):
        return details.said(signs.words, "reference-section", number=section)
    return details.text(work, "section")


def _review(work: Work, signs: Signs) -> Parts:
    """A review in a periodical stands there as an article does."""
    return _journal(work, signs) if work.item.text("container-title") else _page(work, signs)


def _book(work: Work, signs: Signs) -> Parts:
    words = signs.words
    volume = details.said(words, "reference-volume", number=work.item.text("volume"))
    named = _italic(work, "volume-title", words)
    blocks = [
        details.edition(work, words),
        signs.comma(volume, named),
        signs.did(work, "translator", "translated-by"),
        signs.did(work, "editor", "edited-by"),
        details.series(work, " "),
    ]
    published = signs.comma(details.text(work, "publisher"), signs.dated(work, year=True))
    return Parts(blocks, joined(words("reference-series"), [_first_published(work), published]))


def _first_published(work: Work) -> Runs:
    """The year of the first edition, before those of this one: `1922; Quay Press, 1978`."""
    first = work.item.date("original-date")
    # With the title of the first edition its year is told behind the work.
    return [TextRun(str(first.start.year))] if first and not work.item.text("original-title") else []


def _chapter(work: Work, signs: Signs) -> Parts:
    words = signs.words
    entry = work.item.type.startswith("entry")
    within = details.within(words, "reference-in", _italic(work, "container-title", words))
    volume = details.said(words, "reference-volume", number=work.item.text("volume"))
    book = signs.comma(within, details.edition(work, words), volume, signs.did(work, "editor", "edited-by"))
    dated = signs.dated(work, year=not (entry and work.url))
    return Parts(
        [book, details.series(work, " ")],
        signs.comma(details.text(work, "publisher"), dated),
    )


def _conference(work: Work, signs: Signs) -> Parts:
    container = _italic(work, "container-title", signs.words) or details.text(work, "event-title")
    pages = details.span(work.item.text("page"), short=True)
    return Parts([signs.comma(container, signs.dated(work), [TextRun(pages)])])


def _thesis(work: Work, signs: Signs) -> Parts:
    facts = signs.comma(
        details.text(work, "genre"), details.text(work, "publisher"), signs.dated(work, year=True)
    )
    return Parts(facts=facts)


def _report(work: Work, signs: Signs) -> Parts:
    words = signs.words
    told = details.numbered(work, words, "entry-issue" if signs.listed else "reference-issue")
    facts = signs.comma(details.text(work, "publisher"), signs.dated(work, year=True))
    series = details.series(work, words("reference-comma"))
    return Parts([told, signs.did(work, "editor", "edited-by"), series], facts)


def _dataset(work: Work, signs: Signs) -> Parts:
    version = details.said(signs.words, "reference-version", number=work.item.text("version"))
    container = [] if details.is_published_as(work) else _italic(work, "container-title", signs.words)
    within = details.within(signs.words, "reference-in", container)
    return Parts([version, within, signs.comma(details.text(work, "publisher"), signs.dated(work))])


def _software(work: Work, signs: Signs) -> Parts:
    words = signs.words
    version = details.said(words, "reference-release", number=work.item.text("version"))
    released = details.said(words, "reference-released", date=str(ReferenceText(tuple(signs.dated(work)))))
    return Parts([version, signs.comma(details.text(work, "publisher"), released)])


def _broadcast(work: Work, signs: Signs) -> Parts:
    words, item = signs.words, work.item
    number = details.said(words, "reference-episode", number=item.text("number"))
    title = set_in(
        words("reference-article", title=SLOT), TextRun(work.title, lang=work.language, title=True)
    )
    container = _italic(work, "container-title", words)
    episode = signs.comma(number, title) if container else number
    dated, publisher = signs.dated(work), details.text(work, "publisher")
    medium = details.text(work, "medium")
    if work.url:
        return Parts([container, episode, signs.comma(publisher, dated), medium])
    aired = details.said(words, "reference-aired", date=str(ReferenceText(tuple(dated))))
    on = details.within(words, "reference-aired-on", publisher)
    return Parts([container, episode, signs.comma(aired, on), medium])


def _graphic(work: Work, signs: Signs) -> Parts:
    held = signs.comma(details.text(work, "archive"), details.text(work, "archive-place"))
    return Parts([signs.dated(work), details.text(work, "medium"), held])


def _map(work: Work, signs: Signs) -> Parts:
    published = signs.comma(details.text(work, "publisher"), signs.dated(work))
    return Parts([details.edition(work, signs.words), published, details.text(work, "scale")])


def _film(work: Work, signs: Signs) -> Parts:
    facts = signs.comma(details.text(work, "publisher"), signs.dated(work, year=True))
    return Parts([signs.did(work, "director", "directed-by")], facts, [details.text(work, "medium")])


def _interview(work: Work, signs: Signs) -> Parts:
    asked = signs.did(work, "interviewer", "interview-by")
    if work.item.text("volume", "issue"):
        return Parts([asked, *_journal(work, signs).blocks])
    container = _italic(work, "container-title", signs.words)
    place = details.text(work, "event-place")
    return Parts([asked, signs.comma(container, place, signs.dated(work)), details.text(work, "medium")])


def _manuscript(work: Work, signs: Signs) -> Parts:
    made = signs.comma(details.text(work, "publisher-place"), signs.dated(work))
    return Parts(
        [
            details.text(work, "genre"),
            made,
            details.text(work, "archive_location"),
            details.text(work, "archive_collection"),
            signs.comma(details.text(work, "archive"), details.text(work, "archive-place")),
        ]
    )


def _letter(work: Work, signs: Signs) -> Parts:
    to, genre = signs.names(work.item.names("recipient")), work.item.text("genre")
    told = details.said(signs.words, "reference-to", genre=genre, names=to) or [TextRun(genre)]
    return Parts([told, signs.dated(work)])


def _speech(work: Work, signs: Signs) -> Parts:
    event, place = details.text(work, "event-title"), details.held_at(work)
    genre = details.text(work, "genre")
    if held := signs.dated_by(work, "event-date"):
        # The day of a transcript is not that of the speech.
        issued = signs.dated_by(work, "issued")
        same = str(ReferenceText(tuple(issued))) == str(ReferenceText(tuple(held)))
        published = signs.comma(details.text(work, "publisher"), [] if same else issued)
        return Parts([genre, signs.comma(event, place, held), published])
    return Parts([genre, signs.comma(event, place, signs.dated(work))])


# --- law, as the Bluebook has it ------------------------------------------------------------------------


_TYPES: Mapping[CslType, Callable[[Work, Signs], Parts]] = {
    "article-journal": _journal,
    "book": _book,
    "broadcast": _broadcast,
    "chapter": _chapter,
    "classic": _book,
    "collection": _book,
    "dataset": _dataset,
    "event": _speech,
    "entry": _chapter,
    "entry-dictionary": _chapter,
    "entry-encyclopedia": _chapter,
    "graphic": _graphic,
    "interview": _interview,
    "manuscript": _manuscript,
    "map": _map,
    "motion_picture": _film,
    "pamphlet": _book,
    "paper-conference": _conference,
    "performance": _speech,
    "personal_communication": _letter,
    "report": _report,
    "review": _review,
    "review-book": _review,
    "software": _software,
    "speech": _speech,
    "standard": _report,
    "thesis": _thesis,
}
"""By type; of a type that is not here as a page of the web."""
_BOOKS: frozenset[CslType] = frozenset({"book", "classic", "collection", "pamphlet"})
"""Types that tell of their edition before their translator."""
_ITALIC: frozenset[CslType] = frozenset(
    {
        "book",
        "classic",
        "collection",
        "graphic",
        "map",
        "motion_picture",
        "pamphlet",
        "report",
        "software",
        "standard",
    }
)
"""Types whose title is that of a whole, and stands in italics."""
