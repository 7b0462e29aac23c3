"""The reference list of the American Psychological Association's style, 7th edition.

The signs between the parts are words of the theme, as in `chicago`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from briefing_site.model.name import Name, initials
from briefing_site.model.wording import Wording
from briefing_site.model.work import CslDate
from briefing_site.view.bibliography import chicago
from briefing_site.view.bibliography.apa_types import Signs, reference, running
from briefing_site.view.bibliography.bluebook import LEGAL
from briefing_site.view.bibliography.chicago import date
from briefing_site.view.bibliography.runs import SLOT, ReferenceText, TextRun, closed, joined, set_in
from briefing_site.view.bibliography.work import Work

_ALL, _FIRST = 20, 19
"""So many authors are all named; of more, the first few and the last."""


def entry(work: Work, words: Wording) -> ReferenceText:
    """Author. (Date). Title. *Periodical*. Address."""
    return note(work, words, "")


def note(work: Work, words: Wording, place: str | None) -> ReferenceText:
    """An entry with a place in the work. APA itself has no notes, only author and year in the text."""
    if work.item.type in LEGAL:
        return chicago.law(work, words, place)
    if work.typed:
        return reference(work, _signs(words), place)
    printed = names(work.authors, words)
    authors = [TextRun(printed, lang=work.language_of(printed) if len(work.authors) == 1 else None)]
    issued = [TextRun(words("in-brackets", text=_issued(work, words)).strip())]
    title = [
        TextRun(work.title, italic=not work.periodical, lang=work.language, title=True),
        *(TextRun(words("in-brackets", text=said)) for said in _notes(work, words)),
    ]
    if work.kind == "dataset":
        title.append(TextRun(f" [{words('reference-dataset')}]"))
    publisher = [TextRun(work.publisher, italic=work.periodical, lang=work.language_of(work.publisher))]
    parts = [authors, issued, title] if printed else [title, issued]
    # A body that publishes its own work is named once.
    if [str(name) for name in work.authors] != [work.publisher]:
        parts.append(publisher)
    parts[-1] = joined(words("reference-comma"), [parts[-1], [TextRun(place or "")]])
    stop = words("apa-stop")
    told = closed(joined(stop, parts), stop.rstrip())
    space = stop[len(stop.rstrip()) :]
    return ReferenceText(
        tuple(joined(space, [told, [TextRun(_retrieved(work, words))], _original(work, words)]))
    )


def _signs(words: Wording) -> Signs:
    return Signs(
        words,
        partial(names, words=words),
        partial(running, words=words, printed=_running),
        partial(running, words=words, printed=str),
        partial(_written, words=words),
    )


def _written(value: CslDate, words: Wording) -> str:
    return words.date(value.start, "apa-date")


def names(people: Sequence[Name], words: Wording) -> str:
    """A; A, & B; A, B, & C; of more than twenty the first nineteen and the last."""
    printed = [_inverted(name) for name in people]
    if len(printed) < 2:
        return "".join(printed)
    between = words("reference-names-between")
    if len(printed) > _ALL:
        return words("apa-many-names", names=between.join(printed[:_FIRST]), last=printed[-1])
    return words("apa-names", names=between.join(printed[:-1]), last=printed[-1])


def _inverted(name: Name) -> str:
    """`Kawashima, S.`; names in Chinese, Japanese or Korean script, and whole names, as they are."""
    if not name.personal or name.native or not name.given:
        return str(name)
    given = " ".join(filter(None, (initials(name.given), name.dropping_particle)))
    return ", ".join(filter(None, (name.last, given, name.suffix)))


def _issued(work: Work, words: Wording) -> str:
    return words.date(work.issued, "apa-date") if work.issued else words("reference-no-date")


def _notes(work: Work, words: Wording) -> list[str]:
    """The description behind the title, in brackets."""
    translators = words("reference-names-between").join(_running(name) for name in work.translators)
    found = [words("apa-translators", names=translators)] if translators else []
    if work.updated:
        found.append(words("reference-updated", date=date(work.updated, words)))
    return found


def _running(name: Name) -> str:
    if not name.personal or name.native or not name.given:
        return str(name)
    parts = (initials(name.given), name.dropping_particle, name.last, name.suffix)
    return " ".join(filter(None, parts))


def _retrieved(work: Work, words: Wording) -> str:
    if work.url and work.accessed and not work.issued:
        return words("apa-retrieved", date=date(work.accessed, words), address=work.url)
    return work.url or ""


def _original(work: Work, words: Wording) -> list[TextRun]:
    original = work.original
    if not original:
        return []
    title = TextRun(original.title, italic=True, lang=original.language)
    publisher = TextRun(original.publisher, lang=original.language_of(original.publisher))
    issued = TextRun(str(original.issued.year) if original.issued else "")
    facts = joined(
        words("reference-comma"), [set_in(words("apa-original", title=SLOT), title), [issued], [publisher]]
    )
    before, *rest = set_in(words("in-brackets", text=SLOT), *facts)
    return [before._replace(text=before.text.lstrip()), *rest]
