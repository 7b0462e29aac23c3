"""What has changed between two looks at a site folder."""

from __future__ import annotations

from briefing_site.engine.site import Snapshot
from briefing_site.model.files import Inputs

_FEW = 8
"""A look takes long where more files than these have changed,"""
_HEAVY = 64_000
"""or where those that have changed have more bytes than these."""


def takes_long(before: Inputs, now: Inputs) -> bool:
    """Whether a look at a reading takes long after one at an earlier reading: no request waits for it."""
    old = {id(file) for file in (*before.briefings, *before.cards)}
    changed = [file for file in (*now.briefings, *now.cards) if id(file) not in old]
    return len(changed) > _FEW or sum(len(file.data) for file in changed) > _HEAVY


def changed_paths(last: Snapshot | None, now: Snapshot) -> tuple[str, ...]:
    """Paths of the files that differ between two looks."""
    before = last.content.inputs.digests() if last else {}
    after = now.content.inputs.digests()
    return tuple(sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path)))
