"""APA's list of references (7th edition) for the types of CSL that a card names.

Cards without a `type` are papers, magazines, reports and data sets: `apa` prints these. Law stands as Chicago
has it, which follows the Bluebook too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from briefing_site.model.name import Name
from briefing_site.model.wording import Wording
from briefing_site.model.work import PERIODICALS, CslDate, CslType
from briefing_site.view.bibliography import details
from briefing_site.view.bibliography.runs import SLOT, ReferenceText, TextRun, closed, joined, set_in
from briefing_site.view.bibliography.work import Work

Runs = list[TextRun]

_DATED: frozenset[CslType] = frozenset(
    {
        *("article-magazine", "article-newspaper", "broadcast", "interview", "motion_picture", "document"),
        *("personal_communication", "post", "post-weblog", "song", "speech", "webpage", "event"),
    }
)
"""Types of which the day is told, and not the year alone."""
_HELD: frozenset[CslType] = frozenset({"event", "performance", "speech"})
"""Types of what took place on a day."""
_BOOKS: frozenset[CslType] = frozenset({"book", "classic", "collection", "pamphlet"})
"""Types that are whole books."""
_PARTS: frozenset[CslType] = frozenset(
    {
        *PERIODICALS,
        "chapter",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "paper-conference",
        "post-weblog",
    }
)


class Signs(NamedTuple):
    """How names and dates are printed."""

    words: Wording
    authors: details.People
    running: details.People
    """Names that are not turned round, with initials."""
    whole: details.People
    """Names in full."""
    date: Callable[[CslDate], str]


class Parts(NamedTuple):
    """What stands behind the title."""

    notes: Sequence[Runs] = ()
    """What stands in round brackets."""
    label: str = ""
    """What stands in square brackets."""
    blocks: Sequence[Runs] = ()


def reference(work: Work, signs: Signs, place: str | None) -> ReferenceText:
    """An entry of a work of any type that is no law."""
    words, item = signs.words, work.item
    stop, comma = words("apa-stop"), words("reference-comma")
    author = _head(work, signs)
    parts = _TYPES.get(item.type, _page)(work, signs)
    title = [TextRun(_whole_title(work, signs), not _is_part(work), work.language, True)]
    translated = [] if item.type in _BOOKS else _did(work, signs, "translator", "apa-translators")
    notes = joined(words("reference-series"), [translated, *parts.notes])
    if notes:
        title += set_in(words("in-brackets", text=SLOT), *notes)
    if parts.label:
        title.append(TextRun(f" [{parts.label[:1].upper()}{parts.label[1:]}]"))
    issued = [TextRun(words("in-brackets", text=_issued(work, signs)).strip())]
    own = [str(name) for name in work.authors]
    blocks = [block for block in parts.blocks if own != [str(ReferenceText(tuple(block)))]]
    told = [author, issued, title, *blocks] if author[0].text else [title, issued, *blocks]
    told[-1] = joined(comma, [told[-1], [TextRun(place or "")]])
    runs = closed(joined(stop, told), stop.rstrip())
    if address := _address(work, signs):
        runs = joined(stop[len(stop.rstrip()) :], [runs, [TextRun(address)]])
    if original := _original(work, signs):
        runs = joined(stop[len(stop.rstrip()) :], [runs, original])
    return ReferenceText(tuple(runs))


def _original(work: Work, signs: Signs) -> Runs:
    """When a work was published first, and a translation under which title and by whom."""
    words, item = signs.words, work.item
    first, brackets = item.date("original-date"), words("in-brackets", text=SLOT).strip()
    year = words("apa-date-year", year=str(first.start.year)) if first else ""
    if named := details.original_title(work, words, "apa-original"):
        publisher = details.text(work, "original-publisher")
        return set_in(brackets, *joined(words("reference-comma"), [named, [TextRun(year)], publisher]))
    if item.type not in _BOOKS or not year:
        return []
    return set_in(brackets, TextRun(words("apa-first-published", date=year)))


def _head(work: Work, signs: Signs) -> Runs:
    """Who stands at the beginning: the authors, or the editors of a whole that has none."""
    if editors := details.in_place_of_authors(work):
        return details.said(
            signs.words,
            "apa-editors-of-many" if len(editors) > 1 else "apa-editors-of",
            names=signs.authors(editors),
        )
    printed = signs.authors(work.authors)
    return [TextRun(printed, lang=work.language_of(printed) if len(work.authors) == 1 else None)]


def _whole_title(work: Work, signs: Signs) -> str:
    """The title; of a volume with one of its own both: `Great Ports: Vol. 2. The North`."""
    volume, named = work.item.text("volume"), work.item.text("volume-title")
    if work.item.type not in _BOOKS or not named:
        return work.title
    number = signs.words("apa-volume", number=volume) if volume else ""
    return f"{work.title}: {signs.words('apa-stop').join(filter(None, (number, named)))}"


def _is_part(work: Work) -> bool:
    """Whether a work is a part of another one, so that its title does not stand in italics."""
    kind = work.item.type
    return kind in _PARTS or bool(kind != "webpage" and work.item.text("container-title"))


def _issued(work: Work, signs: Signs) -> str:
    issued = work.item.date("issued") or (work.item.date("event-date") if work.item.type in _HELD else None)
    if issued is None:
        return details.undated(work, signs.words)
    year = work.item.type not in _DATED
    return details.dates(issued, signs.words, "apa-date", signs.date, year=year)


def _address(work: Work, signs: Signs) -> str:
    if doi := work.item.text("DOI"):
        return f"https://doi.org/{doi}"
    if work.url and work.accessed and not work.item.date("issued"):
        day = signs.words.date(work.accessed, "reference-date")
        return signs.words("apa-retrieved", date=day, address=work.url)
    return work.url or ""


def _did(work: Work, signs: Signs, role: str, key: str) -> Runs:
    if role == "editor" and details.in_place_of_authors(work):
        return []
    people = work.item.names(role)
    many = "-many" if len(people) > 1 and signs.words.has(f"{key}-many") else ""
    return details.named(work, role, f"{key}{many}", signs.words, signs.running)


def _volume(work: Work, signs: Signs) -> Runs:
    if work.item.type in _BOOKS and work.item.text("volume-title"):
        return []  # the title has it
    return details.said(signs.words, "apa-volume", number=work.item.text("volume"))


def _pages(work: Work, signs: Signs) -> Runs:
    pages = details.span(work.item.text("page"), short=False)
    return details.said(signs.words, "apa-pages" if "–" in pages else "apa-page", pages=pages)


def _journal(work: Work, signs: Signs) -> Parts:
    item = work.item
    volume, issue = item.text("volume"), item.text("issue")
    pages = details.span(item.text("page", "number"), short=False)  # an article with a number has no pages
    number = [TextRun(volume, italic=True), TextRun(f"({issue})" if issue else "")]
    container = details.text(work, "container-title", italic=True)
    return Parts(blocks=[joined(signs.words("reference-comma"), [container, number, [TextRun(pages)]])])


def _page(work: Work, signs: Signs) -> Parts:
    container = details.text(work, "container-title", italic=work.item.type in _PARTS) or details.text(
        work, "publisher"
    )
    if work.item.text("number") and work.item.type not in PERIODICALS:
        return Parts([details.numbered(work, signs.words, "entry-issue")], blocks=[container])
    return Parts(label=work.item.text("genre"), blocks=[container])


def _review(work: Work, signs: Signs) -> Parts:
    """A review in a periodical stands there as an article does."""
    return _journal(work, signs) if work.item.text("container-title") else _page(work, signs)


def _book(work: Work, signs: Signs) -> Parts:
    facts = joined(signs.words("reference-comma"), [details.edition(work, signs.words), _volume(work, signs)])
    people = (_did(work, signs, "editor", "apa-editors"), _did(work, signs, "translator", "apa-translators"))
    return Parts([*people, facts], blocks=[details.text(work, "publisher")])


def _chapter(work: Work, signs: Signs) -> Parts:
    comma, words = signs.words("reference-comma"), signs.words
    editors = _did(work, signs, "editor", "apa-editors-of")
    book = details.text(work, "container-title", italic=True)
    facts = joined(comma, [details.edition(work, words), _volume(work, signs), _pages(work, signs)])
    if not (editors or book):
        return Parts([facts], blocks=[details.text(work, "publisher")])
    named = details.within(words, "apa-in", joined(comma, [editors, book]))
    if facts:
        named += set_in(words("in-brackets", text=SLOT), *facts)
    return Parts(blocks=[named, details.text(work, "publisher")])


def _conference(work: Work, signs: Signs) -> Parts:
    pages = details.span(work.item.text("page"), short=False)
    container = details.text(work, "container-title", italic=True) or details.text(work, "event-title")
    return Parts(blocks=[joined(signs.words("reference-comma"), [container, [TextRun(pages)]])])


def _thesis(work: Work, signs: Signs) -> Parts:
    genre, school = work.item.text("genre"), work.item.text("publisher")
    if work.item.text("URL"):
        return Parts(label=signs.words("reference-comma").join(filter(None, (genre, school))))
    return Parts(label=genre, blocks=[details.text(work, "publisher")])


def _report(work: Work, signs: Signs) -> Parts:
    told = details.numbered(work, signs.words, "entry-issue")
    editors = _did(work, signs, "editor", "apa-editors")
    return Parts([told, details.series(work, " "), editors], blocks=[details.text(work, "publisher")])


def _software(work: Work, signs: Signs) -> Parts:
    version = details.said(signs.words, "apa-version", number=work.item.text("version"))
    key = "reference-dataset" if work.item.type == "dataset" else "apa-software"
    named = [] if details.is_published_as(work) else details.text(work, "container-title", italic=True)
    within = details.within(signs.words, "apa-in", named)
    return Parts([version], signs.words(key), [within, details.text(work, "publisher")])


def _broadcast(work: Work, signs: Signs) -> Parts:
    number = details.said(signs.words, "entry-issue", number=work.item.text("number"))
    within = details.within(signs.words, "apa-in", details.text(work, "container-title", italic=True))
    label = work.item.text("medium", "genre") or signs.words("apa-broadcast")
    return Parts([number], label, [within, details.text(work, "publisher")])


def _graphic(work: Work, signs: Signs) -> Parts:
    held = joined(
        signs.words("reference-comma"), [details.text(work, "archive"), details.text(work, "archive-place")]
    )
    return Parts(label=work.item.text("medium"), blocks=[held])


def _map(work: Work, signs: Signs) -> Parts:
    return Parts(
        [details.edition(work, signs.words)], signs.words("apa-map"), [details.text(work, "publisher")]
    )


def _film(work: Work, signs: Signs) -> Parts:
    return Parts(
        label=work.item.text("medium") or signs.words("apa-film"), blocks=[details.text(work, "publisher")]
    )


def _interview(work: Work, signs: Signs) -> Parts:
    asked = _did(work, signs, "interviewer", "apa-interviewer")
    blocks = _journal(work, signs).blocks if work.item.text("container-title") else []
    return Parts([asked], blocks=blocks)


def _manuscript(work: Work, signs: Signs) -> Parts:
    place = work.item.text("archive_location")
    collection, archive = details.text(work, "archive_collection"), details.text(work, "archive")
    first = [*(collection or archive), TextRun(signs.words("in-brackets", text=place) if place else "")]
    first = [run for run in first if run.text]
    rest = archive if collection else []
    held = joined(signs.words("reference-comma"), [first, rest, details.text(work, "archive-place")])
    return Parts(label=work.item.text("genre"), blocks=[held])


def _letter(work: Work, signs: Signs) -> Parts:
    genre, to = work.item.text("genre"), signs.whole(work.item.names("recipient"))
    return Parts(label=signs.words("reference-to", genre=genre, names=to) if genre and to else genre)


def _speech(work: Work, signs: Signs) -> Parts:
    event, place = details.text(work, "event-title"), details.held_at(work)
    day = work.item.date("event-date")
    words = signs.words
    told = details.dates(day, words, "reference-date", lambda one: words.date(one.start, "reference-date"))
    held = [TextRun(told)] if day and work.item.date("issued") not in (None, day) else []
    return Parts(
        label=work.item.text("genre"), blocks=[joined(words("reference-comma"), [event, place, held])]
    )


_TYPES: Mapping[CslType, Callable[[Work, Signs], Parts]] = {
    "article-journal": _journal,
    "article-magazine": _journal,
    "article-newspaper": _journal,
    "book": _book,
    "broadcast": _broadcast,
    "chapter": _chapter,
    "classic": _book,
    "collection": _book,
    "dataset": _software,
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


def running(people: Sequence[Name], words: Wording, printed: Callable[[Name], str]) -> str:
    """A; A & B; A, B, & C."""
    names = [printed(name) for name in people]
    if len(names) == 2:
        return words("apa-two-names", first=names[0], last=names[1])
    if len(names) < 2:
        return "".join(names)
    return words("apa-names", names=words("reference-names-between").join(names[:-1]), last=names[-1])
