"""The wording of every fault: one function per kind, so that authors meet one voice.

Each returns a `Diagnostic` with a stable code, a message that states the fact, and a hint that gives
the cure. A module holds the faults of one kind of text or of one stage. Tests name faults by code and place.
Each is loaded when one of its faults is first found, or asked about.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_site.model.faults import address as address
    from briefing_site.model.faults import attachments as attachments
    from briefing_site.model.faults import briefing as briefing
    from briefing_site.model.faults import budget as budget
    from briefing_site.model.faults import citation as citation
    from briefing_site.model.faults import config as config
    from briefing_site.model.faults import date as date
    from briefing_site.model.faults import edition as edition
    from briefing_site.model.faults import files as files
    from briefing_site.model.faults import grounding as grounding
    from briefing_site.model.faults import internal as internal
    from briefing_site.model.faults import link as link
    from briefing_site.model.faults import lints as lints
    from briefing_site.model.faults import markup as markup
    from briefing_site.model.faults import metadata as metadata
    from briefing_site.model.faults import source_card as source_card
    from briefing_site.model.faults import style as style
    from briefing_site.model.faults import theme as theme
    from briefing_site.model.faults import translation as translation
    from briefing_site.model.faults import upstream as upstream
    from briefing_site.model.faults import value as value
    from briefing_site.model.faults import verification as verification
    from briefing_site.model.faults import waiver as waiver
    from briefing_site.model.faults import yaml as yaml
else:

    def __getattr__(name: str) -> ModuleType:
        """A module of this package, by its name; raises `AttributeError` where there is none."""
        module = f"{__name__}.{name}"
        try:
            return import_module(module)
        except ModuleNotFoundError as fault:
            if fault.name != module:
                raise
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
