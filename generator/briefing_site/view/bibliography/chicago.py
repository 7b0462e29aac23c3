"""The notes and bibliography style of the Chicago Manual of Style, 18th edition.

The signs between the parts and around the titles are words of the theme: a Japanese page has its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from briefing_site.model.date import Date
from briefing_site.model.name import Name
from briefing_site.model.wording import Wording
from briefing_site.model.work import CslDate
from briefing_site.view.bibliography.chicago_types import reference
from briefing_site.view.bibliography.runs import SLOT, ReferenceText, TextRun, closed, joined, set_in
from briefing_site.view.bibliography.signs import Signs
from briefing_site.view.bibliography.work import Work

_ALL, _FIRST = 6, 3
"""So many authors are all named in a list; of more, the first few."""
_NOTED = 2
"""So many are all named in a note; of more, the first."""


def note(work: Work, words: Wording, place: str | None) -> ReferenceText:
    """Author, “Title,” *Periodical*, date, place, address. Or: Author, *Report* (Publisher, date), place."""
    if work.typed:
        return reference(work, _signs(words, listed=False), place)
    comma = words("reference-comma")
    named = [
        _authors(work, names(work.authors, words)),
        _title(work, words),
        _translators(work, words, "reference-translated-by"),
    ]
    published = joined(comma, [_publisher(work, words), _dates(work, words)])
    original = _original(work, words, "reference-originally")
    if _within(work):
        runs = joined(comma, [*named, published, original])
    else:
        facts = joined(words("reference-series"), [published, original])
        runs = [*joined(comma, named), *set_in(words("in-brackets", text=SLOT), *facts)]
    accessed = _accessed(work, words, "reference-accessed")
    return _ended(joined(comma, [runs, accessed, [TextRun(place or "")], [TextRun(work.url or "")]]), words)


def entry(work: Work, words: Wording) -> ReferenceText:
    """Author. “Title.” *Periodical*, date. Address. Or: Author. *Report*. Publisher, date. Address."""
    if work.typed:
        return reference(work, _signs(words, listed=True), None)
    authors = _authors(work, inverted(work.authors, words))
    title = _title(work, words)
    translators = _translators(work, words, "entry-translated-by")
    publisher, dates = _publisher(work, words), _dates(work, words)
    if work.periodical and not work.authors:
        # What nobody has signed stands under the name of the paper.
        parts = [publisher, title, translators, dates]
    else:
        parts = [authors, title, translators, joined(words("reference-comma"), [publisher, dates])]
    original, accessed = _original(work, words, "entry-originally"), _accessed(work, words, "entry-accessed")
    return _ended(
        joined(words("reference-stop"), [*parts, original, accessed, [TextRun(work.url or "")]]), words
    )


def law(work: Work, words: Wording, place: str | None) -> ReferenceText:
    """A law, a decision and the like as a list has it, with a place in it."""
    return reference(work, _signs(words, listed=True), place)


def _signs(words: Wording, *, listed: bool) -> Signs:
    """How a note, or an entry of a list, prints names and dates."""
    people = partial(_all_names if listed else names, words=words)
    return Signs(
        words,
        people,
        partial(inverted if listed else names, words=words),
        partial(_written, words=words),
        listed,
    )


def _written(value: CslDate, words: Wording) -> str:
    return date(value.start, words)


def names(people: Sequence[Name], words: Wording) -> str:
    """A; A and B; of more than two the first: the form of a note."""
    if len(people) > _NOTED:
        return words("reference-others", names=str(people[0]))
    return _all_names(people, words)


def _all_names(people: Sequence[Name], words: Wording) -> str:
    """A; A and B; A, B, and C; of more than six the first three: the form of a list."""
    return _in_a_row([str(name) for name in people], words, "reference-two-names")


def inverted(people: Sequence[Name], words: Wording) -> str:
    """The same, the first turned round where its family name stands last: `Lane, Ada, and Ben Bay`."""
    printed = [_turned(name) if at == 0 else str(name) for at, name in enumerate(people)]
    turned = bool(people) and printed[0] != str(people[0])
    return _in_a_row(printed, words, "entry-two-names" if turned else "reference-two-names")


def _turned(name: Name) -> str:
    """`Berg, Lotte von, Jr.`: particles stand behind the given name (CMOS 8.10)."""
    if name.listed == str(name) or not name.particle:
        return name.listed
    given = " ".join(filter(None, (name.given, name.dropping_particle, name.particle)))
    return ", ".join(filter(None, (name.family, given, name.suffix)))


def date(value: Date, words: Wording) -> str:
    """12 February 2026 or, in the United States, February 12, 2026; February 2026; 2026."""
    return words.date(value, "reference-date")


def _in_a_row(printed: Sequence[str], words: Wording, two: str) -> str:
    between = words("reference-names-between")
    if len(printed) > _ALL:
        return words("reference-and-others", names=between.join(printed[:_FIRST]))
    if len(printed) == 2:
        return words(two, first=printed[0], last=printed[1])
    if len(printed) < 2:
        return "".join(printed)
    return words("reference-names", names=between.join(printed[:-1]), last=printed[-1])


def _within(work: Work) -> bool:
    """Whether its title stands in quotation marks, as that of a part of something larger."""
    return work.periodical or work.kind == "dataset"


def _authors(work: Work, printed: str) -> list[TextRun]:
    return [TextRun(printed, lang=work.language_of(printed) if len(work.authors) == 1 else None)]


def _title(work: Work, words: Wording) -> list[TextRun]:
    run = TextRun(work.title, lang=work.language, title=True)
    if _within(work):
        return set_in(words("reference-article", title=SLOT), run)
    return set_in(words("reference-work", title=SLOT), run._replace(italic=True))


def _publisher(work: Work, words: Wording) -> list[TextRun]:
    run = TextRun(work.publisher, lang=work.language_of(work.publisher))
    if not work.periodical:
        return [run]
    return set_in(words("reference-work", title=SLOT), run._replace(italic=True))


def _dates(work: Work, words: Wording) -> list[TextRun]:
    issued = date(work.issued, words) if work.issued else words("reference-no-date")
    updated = words("reference-updated", date=date(work.updated, words)) if work.updated else ""
    return joined(words("reference-series"), [[TextRun(issued)], [TextRun(updated)]])


def _accessed(work: Work, words: Wording, key: str) -> list[TextRun]:
    """When it was read: said of what bears no date itself."""
    if work.issued or not work.accessed:
        return []
    return [TextRun(words(key, date=date(work.accessed, words)))]


def _translators(work: Work, words: Wording, key: str) -> list[TextRun]:
    printed = _all_names if key.startswith("entry") else names
    return [TextRun(words(key, names=printed(work.translators, words)))] if work.translators else []


def _original(work: Work, words: Wording, key: str) -> list[TextRun]:
    """Where a translation was first published, in its own language."""
    original = work.original
    if not original:
        return []
    title = TextRun(original.title, italic=True, lang=original.language)
    publisher = TextRun(original.publisher, lang=original.language_of(original.publisher))
    issued = TextRun(date(original.issued, words) if original.issued else "")
    facts = joined(words("reference-comma"), [[publisher], [issued]])
    named = set_in(words(key, title=SLOT), *set_in(words("reference-work", title=SLOT), title))
    return [*named, *set_in(words("in-brackets", text=SLOT), *facts)]


def _ended(runs: Sequence[TextRun], words: Wording) -> ReferenceText:
    return ReferenceText(tuple(closed(runs, words("reference-stop").rstrip())))
