"""What an editor shows beside open texts out of other files: the numbers of notes, the counts of citations.

An edit of one file can change them in another. The editor asks again for the file that was edited alone, so
that it has to be told of the others.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing_site.apps.lsp.cited_by import lenses
from briefing_site.apps.lsp.note_numbers import linked_briefing
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.apps.lsp.site_folders import SiteFolder
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ShownAgain:
    """What has to be shown again."""

    hints: bool = False
    lenses: bool = False


_Numbers = Mapping[str, tuple[int | None, object]]
"""Path of an open text to its version, and to what is shown beside it."""


class ShownBeside:
    """What is shown beside the open texts of a site folder. Only the worker calls it."""

    def __init__(self, folder: SiteFolder) -> None:
        self._folder = folder
        self._hints: _Numbers = {}
        self._lenses: _Numbers = {}

    def look(self) -> ShownAgain:
        """What has changed since the last look, in texts that nobody has edited."""
        folder, known = self._folder, self._folder.last
        if known is None:
            return ShownAgain()
        hints, seen = self._hints, dict(folder.versions)
        lenses = self._lenses
        self._hints = {path: (version, _numbers(known, path)) for path, version in seen.items()}
        self._lenses = {path: (version, _counts(folder, known, path)) for path, version in seen.items()}
        return ShownAgain(_differ(hints, self._hints), _differ(lenses, self._lenses))


def _numbers(known: SiteMoment, path: str) -> object:
    linked = linked_briefing(known, path)
    return linked.numbering.marks if linked else None


def _counts(folder: SiteFolder, known: SiteMoment, path: str) -> object:
    return [lens.citing for lens in lenses(known, path, folder.citations)]


def _differ(before: _Numbers, now: _Numbers) -> bool:
    """Whether texts of the same version show something else than before."""
    both = before.keys() & now.keys()
    return any(before[path][0] == now[path][0] and before[path][1] != now[path][1] for path in both)
