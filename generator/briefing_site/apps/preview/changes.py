"""What has changed between two looks at a site folder."""

from __future__ import annotations

from briefing_site.engine.site import Snapshot
from briefing_site.model.files import Inputs


def changed_paths(last: Snapshot | None, now: Inputs) -> tuple[str, ...]:
    """Paths of the files that differ between a look and what was read after it, in order."""
    if last and last.content.inputs == now:
        return ()
    before = last.content.inputs.digests() if last else {}
    after = now.digests()
    return tuple(sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path)))
