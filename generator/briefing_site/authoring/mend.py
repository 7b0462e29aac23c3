"""`briefing check --fix`: make the fixes that faults carry, until none is left to make.

Fixes are made in rounds. A round takes the first fix of each fault that can be trusted so far, leaves out
what overlaps with one taken before, and looks at the site again with the changes in memory. Only when all
is done are the files written, all or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefing_site.engine.engine import Engine
from briefing_site.engine.options import Options
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.edit import Edit, by_path, changed_bytes, overlap
from briefing_site.model.files import Inputs
from briefing_site.model.fix import Fix, Safety
from briefing_site.model.os_reason import reason
from briefing_site.publish.author_files import change_all
from briefing_site.publish.site_swap import PublishError
from briefing_site.text.dataclass import dataclass

ROUNDS = 100
"""Rounds at most: two fixes that undo one another must not go on for ever."""


@dataclass(frozen=True, slots=True)
class MendResult:
    """The result of fixing: the changed files, and the fixes that were made."""

    made: tuple[tuple[Diagnostic, Fix], ...]
    """Every fix with its fault, in the order in which they were made."""
    old: Mapping[str, bytes]
    """Path to content of every file that changes."""
    new: Mapping[str, bytes]
    """Path to content afterwards."""

    def write(self, options: Options) -> None:
        """Write all files or none; raises `PublishError`, also where a file has changed since the look."""
        try:
            change_all(options.root, self.old, self.new, {})
        except OSError as fault:
            raise PublishError(f"nothing was changed: {reason(fault)}") from None


def mend(options: Options, *, unsafe: bool) -> MendResult:
    """Make the safe fixes of a site in memory, and the unsafe ones too where that is asked for."""
    engine = Engine(options)
    trusted = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
    made: list[tuple[Diagnostic, Fix]] = []
    old: dict[str, bytes] = {}
    now: dict[str, bytes] = {}
    for _ in range(ROUNDS):
        state = engine.look()
        files = _texts(state.content.inputs)
        taken = list(_taken(state.faults, files, trusted))
        # A deletion waits until nothing else can be done: what looks unused may be a name that is misspelled.
        taken = [each for each in taken if not _deletes(each[1])] or taken
        if not taken:
            break
        made += taken
        edits = (edit for _, fix in taken for edit in fix.edits)
        for path, some in by_path(edits).items():
            old.setdefault(path, files[path])
            now[path] = changed_bytes(path, files[path], some)
            engine.edit(path, now[path].decode("utf-8"))
    changed = [path for path in sorted(now) if now[path] != old[path]]
    return MendResult(
        tuple(made), {path: old[path] for path in changed}, {path: now[path] for path in changed}
    )


def _taken(
    faults: Iterable[Diagnostic], files: Mapping[str, bytes], trusted: set[Safety]
) -> Iterator[tuple[Diagnostic, Fix]]:
    """The fixes of one round, none of which overlaps with another."""
    taken: list[Edit] = []
    for fault in faults:
        fix = next((f for f in fault.fixes if f.safety in trusted and f.edits), None)
        if fix is None or any(edit.path not in files for edit in fix.edits):
            continue
        if not any(overlap(edit.at, other.at) for edit in fix.edits for other in taken):
            taken += fix.edits
            yield fault, fix


def _deletes(fix: Fix) -> bool:
    """Whether a fix only takes something away."""
    return all(not edit.new for edit in fix.edits)


def _texts(inputs: Inputs) -> dict[str, bytes]:
    """The files that an author writes, by path."""
    files = (inputs.config, *inputs.briefings, *inputs.cards)
    return {file.path: file.data for file in files if file}
