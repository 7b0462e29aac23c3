"""Texts of several briefings on one page."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from briefing_site.link.numbering import Numbering, number
from briefing_site.model.body import Body
from briefing_site.model.body_text import body_text
from briefing_site.text.dataclass import dataclass
from briefing_site.view.metadata import References
from briefing_site.view.notes import grouped, notes
from briefing_site.view.page import Page
from briefing_site.view.values.notes import NoteGroup


@dataclass(frozen=True, slots=True)
class GatheredTexts:
    """Texts of several briefings on one page, with notes of their own."""

    page: Page
    numbering: Numbering
    bodies: tuple[tuple[Body, str], ...]

    @classmethod
    def of(cls, page: Page, bodies: Sequence[tuple[Body, str]]) -> GatheredTexts:
        """Number bodies (each with the path of its file) in the order in which the page shows them."""
        numbering = number((body for body, _ in bodies), {}, page.site.known)
        return cls(page, numbering, tuple(bodies))

    def text(self, position: int) -> Markup:
        """The finished HTML of one of them."""
        body, path = self.bodies[position]
        return self.page.fill(body, self.numbering.marks, position, path)

    def plain(self, position: int) -> str:
        """The words of one of them, without its marks."""
        body, path = self.bodies[position]
        return body_text(body, self.page.printed(path))

    def notes(self, references: References) -> tuple[NoteGroup, ...]:
        """The notes of the page, by source."""
        return grouped(self.page, notes(self.page, self.numbering, {}, references.notes), references)
