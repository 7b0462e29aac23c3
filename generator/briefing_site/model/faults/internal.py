"""The fault of an exception that nobody foresaw: a mistake of the generator, met at one file."""

from __future__ import annotations

import traceback
from dataclasses import replace
from pathlib import PurePath

from briefing_site import __version__
from briefing_site.model.diagnostic import Diagnostic, Span, error

CODE = "internal-error"
_CALLS = 4
"""So many of the innermost calls are told."""
_LONGEST = 120
"""Characters of the words of an exception that are told."""
_PACKAGE = "briefing_site"


def internal_error(path: str, stage: str, fault: BaseException, page: str = "") -> Diagnostic:
    """An exception in a stage, at the file that was worked on; `page` is the address of a page, if any.

    The hint holds what a report needs: version, stage, exception, and the innermost calls.
    """
    words = " ".join(str(fault).split())[:_LONGEST]
    what = f"{type(fault).__name__}: {words}" if words else type(fault).__name__
    of_page = f" of the page {page}" if page else ""
    told = error(
        Span.whole_file(path),
        "internal-error",
        f"the generator failed in the stage {stage}{of_page} ({what}); all other files were worked on",
        "this is a mistake of the generator (--debug shows where): take back the last change to the file, "
        f"and report its text with this line: {to_report(stage, fault)}",
    )
    return replace(told, trace="".join(traceback.format_exception(fault)))


def to_report(stage: str, fault: BaseException) -> str:
    """The line by which a mistake is known: version, stage, exception, and the innermost calls."""
    return f"briefing {__version__}, {stage}, {type(fault).__name__}, {_calls(fault)}"


def _calls(fault: BaseException) -> str:
    """The innermost calls of the generator, the innermost first, as `parse/compose.py:40 compose`."""
    frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if _PACKAGE in frame.filename]
    return " < ".join(
        f"{PurePath(*PurePath(frame.filename).parts[-2:]).as_posix()}:{frame.lineno} {frame.name}"
        for frame in reversed(frames[-_CALLS:])
    )
