"""A look at single briefings of a site that is read for the first time, which may take long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing_site.engine.engine import Engine
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site, Snapshot
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.paths import is_briefing
from briefing_site.parse.few_pins import with_few_pins
from briefing_site.read.few_texts import has_many_texts, texts_around
from briefing_site.read.kept_files import unsaved_file


class LookAhead:
    """Looks at briefings with the few files that they cite and link to, for the thread that asks.

    What it makes is kept for its own next look, and for nobody else.
    """

    def __init__(self, options: Options) -> None:
        self._options = options
        self._engine = Engine(options, aside=True)

    @property
    def wanted(self) -> bool:
        """Whether the site is so large that it is not waited for."""
        return has_many_texts(self._options.root)

    def faults(self, texts: Mapping[str, str]) -> tuple[Snapshot, Mapping[str, Sequence[Diagnostic]]] | None:
        """Those faults of some briefings that hold whatever else the site has; by path, with the few files.

        `texts` has by path what an editor has. Nothing is told of files that are no briefings, for whether
        what is wrong there is an error depends on who uses them; None where there is nothing to tell.
        """
        files = [unsaved_file(path, text) for path, text in texts.items() if is_briefing(path)]
        if not files:
            return None
        site = self._engine.look_at(with_few_pins(texts_around(self._options.root, files)))
        if not isinstance(site, Site):
            return None
        return site, {file.path: site.faults_alone(file.path) for file in files}
