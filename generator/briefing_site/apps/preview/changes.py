"""What has changed between two looks at a site folder."""

from __future__ import annotations

from briefing_site.engine.site import Snapshot


def changed_paths(last: Snapshot | None, now: Snapshot) -> tuple[str, ...]:
    """Paths of the files that differ between two looks."""
    before = last.content.inputs.digests() if last else {}
    after = now.content.inputs.digests()
    return tuple(sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path)))
