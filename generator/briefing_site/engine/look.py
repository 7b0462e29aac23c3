"""A theme as a look at a site folder finds it, and a site folder of which no page can be made."""

from __future__ import annotations

from briefing_site.engine.content import Content
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic, Severity
from briefing_site.model.paths import CONFIG
from briefing_site.model.waiver import JudgedWaiver, WaivedFault
from briefing_site.model.wording import Wording
from briefing_site.render.theme import Theme
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True)
class Look:
    """A theme, its words in the language of the site, and its faults."""

    theme: Theme
    words: Wording
    faults: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class NoSite:
    """A site folder of which no page can be made: its config or its theme cannot serve."""

    content: Content
    config: Config | None
    """None where config.yaml itself cannot serve."""
    faults: tuple[Diagnostic, ...]
    """Every fault that can be known, in order of place."""
    config_at_fault: bool
    """Whether config.yaml itself has errors."""
    waivers: tuple[JudgedWaiver, ...] = ()
    waived: tuple[WaivedFault, ...] = ()

    @property
    def content_faults(self) -> tuple[Diagnostic, ...]:
        """The same as `faults`, since no page is rendered."""
        return self.faults

    @property
    def faults_so_far(self) -> tuple[Diagnostic, ...]:
        """The same as `faults`, since no page is rendered."""
        return self.faults


def has_config_fault(content: Content, of_theme: tuple[Diagnostic, ...]) -> bool:
    """Whether config.yaml itself has errors, an unknown theme among them."""
    of_config = (*content.parsed.config_faults, *(fault for fault in of_theme if fault.place.path == CONFIG))
    return any(fault.severity is Severity.ERROR for fault in of_config)
