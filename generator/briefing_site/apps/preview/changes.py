"""What has changed between two looks at a site folder."""

from __future__ import annotations

from briefing_site.model.files import Inputs


def changed_paths(last: Inputs | None, now: Inputs) -> tuple[str, ...]:
    """Paths of the files that differ between the content of a look and what was read after it, in order."""
    before = last.every if last else ()
    after = now.every
    if len(before) == len(after):  # as after nearly every save: then few files are other objects
        pairs = [pair for pair in zip(before, after, strict=True) if pair[0] is not pair[1]]
        if all(old.path == new.path for old, new in pairs):
            return tuple(sorted(new.path for old, new in pairs if old.digest != new.digest))
    was, now_is = ({file.path: file.digest for file in files} for files in (before, after))
    return tuple(sorted(path for path in was.keys() | now_is.keys() if was.get(path) != now_is.get(path)))
