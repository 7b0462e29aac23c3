"""A look at single files of a site, beside a look that takes long over another one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from briefing_site.engine.contents import contents_of
from briefing_site.engine.site import Site
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.document import Document
from briefing_site.model.files import File
from briefing_site.read.kept_files import unsaved_file, with_edits


class LookBeside:
    """Looks at the site of the last look with other texts of some files, for the thread that asks.

    What it makes is kept for its own next look, and for nobody else: the look that is under way has the
    results of the site to itself.
    """

    def __init__(self, site: Site, documents: Callable[[Path, str], Document]) -> None:
        """The faults of `site` are known. `documents` gives the texts of the archive as they are known."""
        self._site = site
        self._documents = documents
        self._memo = site.forked_memo()

    def look(self, texts: Mapping[str, str]) -> Site | None:
        """The site with the texts of some files by path; None where one of them was not there."""
        return self.look_at({path: unsaved_file(path, text) for path, text in texts.items()})

    def look_at(self, files: Mapping[str, File]) -> Site | None:
        """The site with other contents of some files by path; None where one of them was not there."""
        last = self._site.content
        inputs = with_edits(last.inputs, files)
        if inputs is None:
            return None
        content = contents_of(last.options, inputs, self._memo, self._documents)
        self._memo = self._memo.turn()
        return self._site.thought_with(content, self._memo)

    def faults(self, texts: Mapping[str, str]) -> tuple[Site, Mapping[str, Sequence[Diagnostic]]] | None:
        """The faults of some texts by their paths, and the site that has them; None as in `look`."""
        site = self.look(texts)
        if site is None:
            return None
        found: dict[str, list[Diagnostic]] = {path: [] for path in texts}
        for fault in site.faults_so_far:
            if fault.place.path in found:
                found[fault.place.path].append(fault)
        return site, found
