"""An exception at one file is one fault of that file, and all other files go on.

Where a stage works file by file, it catches what its work on one file raises. Where it ties many together,
the file is found by what the failed calls held in hand; the stage is then run again without it. Results of a
file that failed are kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import TracebackType
from typing import TypeVar

from briefing_site.link.file_links import FileLinks
from briefing_site.link.site import LinkedBriefing
from briefing_site.model import faults
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.files import File
from briefing_site.model.source import LooseCard, Source
from briefing_site.parse.result import ParseResult

T = TypeVar("T")
_OF_ONE_FILE = (Briefing, LooseText, Source, LooseCard, File, FileLinks)


def contained(parsed: ParseResult, stage: str, make: Callable[[ParseResult], T]) -> tuple[ParseResult, T]:
    """What `make` gives for parsed files, and these without the files at which it failed.

    The faults of those are among the faults of the files that are returned. An exception at no known file is
    raised.
    """
    while True:
        try:
            return parsed, make(parsed)
        except Exception as fault:  # a mistake of ours, wherever it is
            path = blamed_text(fault, parsed)
            if not path:
                raise
            found = faults.internal.internal_error(path, stage, fault)
            parsed = without(parsed, path)
            parsed = replace(parsed, faults=(*parsed.faults, found))


def blamed_text(fault: BaseException, parsed: ParseResult) -> str:
    """The path of the text that the failed calls were working on; empty where none is known."""
    here = {text.path for text in parsed.texts}
    return next((path for path in blamed(fault) if path in here), "")


def blamed(fault: BaseException) -> Iterator[str]:
    """The paths of the files that the failed calls were working on, those of the innermost call first."""
    trace: TracebackType | None = fault.__traceback__
    frames = []
    while trace:
        frames.append(trace.tb_frame)
        trace = trace.tb_next
    for frame in reversed(frames):
        for value in frame.f_locals.values():
            yield from _paths_of(value)


def _paths_of(value: object) -> Iterator[str]:
    if isinstance(value, _OF_ONE_FILE):
        yield value.path
    elif isinstance(value, LinkedBriefing):
        yield value.briefing.path
    elif type(value) is tuple and value and len(value) < 8:  # a row of columns (`engine/rows.py`)
        yield from _paths_of(value[0])


def without(parsed: ParseResult, path: str) -> ParseResult:
    """Parsed files without one of them, which counts as a file that could not be read."""
    return replace(
        parsed,
        briefings=tuple(each for each in parsed.briefings if each.path != path),
        loose=tuple(each for each in parsed.loose if each.path != path),
        sources=tuple(each for each in parsed.sources if each.path != path),
        loose_cards=tuple(each for each in parsed.loose_cards if each.path != path),
        unread=parsed.unread | {path},
    )
