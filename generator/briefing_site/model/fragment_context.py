"""The words around a passage by which a link into the original tells it from others."""

from __future__ import annotations

from briefing_site.model.compact import compact
from briefing_site.text.dataclass import dataclass


@compact
@dataclass(frozen=True, slots=True)
class FragmentContext:
    """Words of the document beside a quotation. All are empty where the quotation alone is enough."""

    before: str = ""
    """Words right before the first words that are lit."""
    after: str = ""
    """Words right behind the quotation."""
    lead: str = ""
    """Words of the same paragraph from which on the link lights the text up to the quotation's end.

    They serve where the text around the quotation is repeated at length, as where a pull quote has a
    whole sentence.
    """


NO_CONTEXT = FragmentContext()
"""The context of a quotation that needs none."""
