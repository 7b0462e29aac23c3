"""What is wrong with the content of a picture or another file that readers get."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import SHOWN
from briefing_site.text.picture_signs import is_picture

LFS_POINTER = b"version https://git-lfs.github.com/spec/"
"""What Git LFS leaves in place of a file that was not fetched begins so."""
_MARKS = (b"<<<<<<<", b">>>>>>>", b"|||||||")


def content_faults(path: str, data: bytes) -> Iterator[Diagnostic]:
    """The faults of a file that came here in part, in another's place, or with the marks of a merge in it."""
    if data.startswith(LFS_POINTER):
        yield faults.attachments.pointer(path)
    elif path.lower().endswith(SHOWN) and not data.strip():
        yield faults.attachments.broken_picture(path, "the file is empty")
    elif conflict := _conflicts(path, data, single=True):
        yield from conflict
    elif path.lower().endswith(SHOWN) and not is_picture(data):
        yield faults.attachments.broken_picture(path, "the file is no picture that browsers show")


def foreign_faults(path: str, data: bytes) -> list[Diagnostic]:
    """The faults of a file of `public/` that is another's pointer, or has the marks of a merge."""
    if data.startswith(LFS_POINTER):
        return [faults.attachments.pointer(path)]
    return _conflicts(path, data, single=False)


def _conflicts(path: str, data: bytes, *, single: bool) -> list[Diagnostic]:
    """The faults of merge conflicts in a file, and of `single` marks; none where it is no text of UTF-8."""
    if b"\0" in data or not any(mark in data for mark in _MARKS):
        return []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return []
    # Loaded here: hardly a file has such a mark, and the first page of a preview needs none of these.
    from briefing_site.model.lines import Lines
    from briefing_site.parse.conflicts import conflicts
    from briefing_site.text.line_ends import uniform

    return conflicts(Lines(path, uniform(text)), single=single)
