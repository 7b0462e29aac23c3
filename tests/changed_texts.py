"""The texts of a site after the changes of a fix or a renaming, without a disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing_site.model.edit import Change, Move, NewFile, by_path, changed_bytes


def applied(files: Mapping[str, str], changes: Iterable[Change]) -> dict[str, str]:
    """The texts of files, by path, after changes that do not overlap; commands are left out."""
    result = dict(files)
    some = tuple(changes)
    for path, edits in by_path(some).items():
        result[path] = changed_bytes(path, result.get(path, "").encode(), edits).decode()
    for change in some:
        if isinstance(change, NewFile):
            result[change.path] = change.text
        elif isinstance(change, Move):
            result[change.new] = result.pop(change.old)
    return result
