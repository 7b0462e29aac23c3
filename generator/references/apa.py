"""The reference list of the American Psychological Association's style, 7th edition."""

from __future__ import annotations

from generator.references.chicago import date, written_date
from generator.references.names import Name, initials
from generator.references.runs import Formatted, Run, joined
from generator.references.works import Work
from generator.wording import Wording

_ALL, _FIRST = 20, 19
"""So many authors are all named; of more, the first few and the last."""
_STOPS = (".", "?", "!", "？", "！")


def apa(work: Work, words: Wording) -> Formatted:
    """Author. (Date). Title. *Periodical*. Address."""
    authors = names(work.authors, words)
    issued = [Run(f"({_issued(work, words)})")]
    title = [
        Run(work.title, italic=not work.periodical, lang=work.language),
        *(Run(f" ({note})") for note in _notes(work, words)),
    ]
    if work.kind == "dataset":
        title.append(Run(f" [{words('reference-dataset')}]"))
    # A body that publishes its own work is named once.
    own = [str(name) for name in work.authors] == [work.publisher]
    parts = [
        *([[Run(authors)], issued, title] if authors else [title, issued]),
        [] if own else [Run(work.publisher, italic=work.periodical)],
    ]
    # A full stop after each part, but never a second one.
    told = [[*part, Run("" if part[-1].text.endswith(_STOPS) else ".")] for part in parts if part]
    return Formatted(tuple(joined(" ", [*told, [Run(_retrieved(work, words))], _original(work, words)])))


def names(people: tuple[Name, ...], words: Wording) -> str:
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
    return f"{name.family}, {initials(name.given)}"


def _issued(work: Work, words: Wording) -> str:
    return written_date(work.issued, words, "apa-date") if work.issued else words("reference-no-date")


def _notes(work: Work, words: Wording) -> list[str]:
    """What stands behind the title in brackets."""
    translators = words("reference-names-between").join(_running(name) for name in work.translators)
    found = [words("apa-translators", names=translators)] if translators else []
    if work.updated:
        found.append(words("reference-updated", date=date(work.updated, words)))
    return found


def _running(name: Name) -> str:
    if not name.personal or name.native or not name.given:
        return str(name)
    return f"{initials(name.given)} {name.family}"


def _retrieved(work: Work, words: Wording) -> str:
    if work.url and work.accessed and not work.issued:
        return words("apa-retrieved", date=date(work.accessed, words), address=work.url)
    return work.url


def _original(work: Work, words: Wording) -> list[Run]:
    if not work.original:
        return []
    original = work.original
    issued = f", {original.issued.year}" if original.issued else ""
    title = Run(original.title, italic=True, lang=original.language)
    return [Run(f"({words('apa-original')} "), title, Run(f"{issued}, {original.publisher})")]
