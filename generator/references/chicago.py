"""The notes style of the Chicago Manual of Style, 18th edition, as its full notes have it."""

from __future__ import annotations

from generator.dates import Date
from generator.references.names import Name
from generator.references.runs import Formatted, Run, inner_quotes, joined
from generator.references.works import Work
from generator.wording import Wording

_ALL, _FIRST = 6, 3
"""So many authors are all named; of more, the first few."""
_STOPS = ("?", "!", "…", "？", "！")


def chicago(work: Work, words: Wording) -> Formatted:
    """Author, “Title,” *Periodical*, date, address. Or: Author, *Report* (Publisher, date), address."""
    authors = [Run(names(work.authors, words))]
    if work.periodical or work.kind == "dataset":
        head = joined(", ", [authors, _quoted(work)])
        published = [
            _translators(work, words),
            [Run(work.publisher, italic=work.periodical)],
            _dates(work, words),
            _original(work, words),
        ]
        first = joined(", ", published)
    else:
        title = [Run(work.title, italic=True, lang=work.language)]
        head = joined(", ", [authors, title, _translators(work, words)])
        published = [joined(", ", [[Run(work.publisher)], _dates(work, words)]), _original(work, words)]
        first = [Run("("), *joined("; ", published), Run(")")]
    runs = [*head, Run(" "), *joined(", ", [first, _accessed(work, words), [Run(work.url)]])]
    return Formatted((*runs, Run("" if runs[-1].text.endswith(".") else ".")))


def names(people: tuple[Name, ...], words: Wording) -> str:
    """A; A and B; A, B, and C; of more than six the first three."""
    printed = [str(name) for name in people]
    if len(printed) > _ALL:
        return words("reference-and-others", names=words("reference-names-between").join(printed[:_FIRST]))
    if len(printed) < 3:
        return (
            words("reference-two-names", first=printed[0], last=printed[1])
            if printed[1:]
            else "".join(printed)
        )
    before = words("reference-names-between").join(printed[:-1])
    return words("reference-names", names=before, last=printed[-1])


def date(value: Date, words: Wording) -> str:
    """February 12, 2026; February 2026; 2026."""
    return written_date(value, words, "reference-date")


def written_date(value: Date, words: Wording, key: str) -> str:
    """A date of any precision, in the words of `key`-year, `key`-month or `key`-day."""
    if value.month is None:
        return words(f"{key}-year", year=str(value.year))
    month, number = words(f"month-{value.month}"), str(value.month)
    if value.day is None:
        return words(f"{key}-month", month=month, number=number, year=str(value.year))
    return words(f"{key}-day", day=str(value.day), month=month, number=number, year=str(value.year))


def _quoted(work: Work) -> list[Run]:
    """A title in quotation marks, with the comma that follows it inside."""
    stop = "" if work.title.endswith(_STOPS) else ","
    return [Run("“"), Run(inner_quotes(work.title), lang=work.language), Run(f"{stop}”")]


def _dates(work: Work, words: Wording) -> list[Run]:
    issued = date(work.issued, words) if work.issued else words("reference-no-date")
    updated = words("reference-updated", date=date(work.updated, words)) if work.updated else ""
    return joined("; ", [[Run(issued)], [Run(updated)]])


def _accessed(work: Work, words: Wording) -> list[Run]:
    """When it was read: said of what bears no date itself."""
    if work.issued or not work.accessed:
        return []
    return [Run(words("reference-accessed", date=date(work.accessed, words)))]


def _translators(work: Work, words: Wording) -> list[Run]:
    if not work.translators:
        return []
    return [Run(words("reference-translated-by", names=names(work.translators, words)))]


def _original(work: Work, words: Wording) -> list[Run]:
    """Where a translation was first published, in its own language."""
    if not work.original:
        return []
    original = work.original
    issued = f", {date(original.issued, words)}" if original.issued else ""
    title = Run(original.title, italic=True, lang=original.language)
    return [Run(f"{words('reference-originally')} "), title, Run(f" ({original.publisher}{issued})")]
