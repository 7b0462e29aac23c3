"""References that a CSL file has printed, with title marked and a place in the work, as pages take them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing_site.model.csl_style import StyledLine
from briefing_site.model.wording import Wording
from briefing_site.view.bibliography.runs import ReferenceText, TextRun, closed
from briefing_site.view.bibliography.work import Work

_STOPS = (".", "。", "．")


def note(line: StyledLine, work: Work, words: Wording, place: str | None) -> ReferenceText:
    """A note with the cited place behind all else; it ends as the style ends it."""
    runs = _titled(line, work)
    if not place:
        return ReferenceText(tuple(runs))
    last = runs[-1]
    stop = last.text[-1:] if last.text.endswith(_STOPS) else ""
    runs[-1] = last._replace(text=last.text.removesuffix(stop))
    return ReferenceText(
        (*closed([run for run in runs if run.text], words("reference-comma")), TextRun(place + stop))
    )


def entry(line: StyledLine, work: Work) -> ReferenceText:
    """An entry of a list of sources."""
    return ReferenceText(tuple(_titled(line, work)))


def _titled(line: StyledLine, work: Work) -> list[TextRun]:
    """The runs of a line, of which those that are the title are marked.

    A style may change its case and its quotation marks, and leave out what follows a colon. A line without
    the title is marked as a whole, for a page makes a link of what is marked.
    """
    text = "".join(run.text for run in line)
    found = _find(text, work.title) or _find(text, work.title.partition(":")[0]) or (0, len(text))
    return list(_cut(line, *found, work.language))


def _cut(line: StyledLine, start: int, end: int, language: str) -> Iterator[TextRun]:
    at = 0
    for text, italic, face in line:
        cuts = sorted({0, len(text), *(cut - at for cut in (start, end) if 0 < cut - at < len(text))})
        for one, other in pairwise(cuts):
            title = start <= at + one < end
            yield TextRun(text[one:other], italic, language if title else None, title, face)
        at += len(text)


def _find(text: str, title: str) -> tuple[int, int] | None:
    """Where the letters and digits of a title stand in a text, without case; None where they do not."""
    places = [at for at, sign in enumerate(text) if sign.isalnum()]
    wanted = _letters(title)
    if not wanted:
        return None
    found = _letters(text).find(wanted)
    return (places[found], places[found + len(wanted) - 1] + 1) if found >= 0 else None


def _letters(text: Sequence[str]) -> str:
    """The letters and digits of a text, each as one small letter."""
    return "".join(sign.lower()[:1] for sign in text if sign.isalnum())
