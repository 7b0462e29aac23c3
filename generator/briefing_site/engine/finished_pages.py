"""Finished pages: a view through its template, its ids and its links looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from briefing_site.engine.memo import Memo
from briefing_site.engine.page_faults import Origin, Rendering, id_faults
from briefing_site.engine.page_links import LinkCheck
from briefing_site.model.cached_property import cached_property
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import File
from briefing_site.model.wording import Wording
from briefing_site.render.attributes import attributes_of
from briefing_site.render.compiled import signature
from briefing_site.render.html import Renderer, compiled, renderer
from briefing_site.render.theme import Theme
from briefing_site.render.theme_budget import Limits

if TYPE_CHECKING:
    from briefing_site.view.values.pages import PageView

_TEMPLATES = "templates"
"""The slot of the memo that has the compiled templates."""


def theme_of_faults(theme: Theme, memo: Memo) -> Theme:
    """A theme as far as the faults of pages rest on it; the very same value after an edit of its code."""
    return memo.same("theme of faults", memo.get("theme without code", (theme,), theme.without_code))


class FinishedPages:
    """Makes finished pages with a theme. A template is compiled when the first page that needs it is made."""

    def __init__(self, theme: Theme, words: Wording, memo: Memo) -> None:
        self.theme = theme
        self._words = words
        self._memo = memo

    def finish(
        self,
        address: str,
        view: PageView,
        limits: Limits,
        origin: Origin | None,
        texts: Iterable[File],
        links: LinkCheck,
    ) -> Rendering:
        """The page of a view. `texts` are searched for an id that stands twice, `links` follows its links."""
        html, found = self._renderer.page(address, view, limits)
        data, broken = self._renderer.encode(address, view, html)
        if broken:
            return Rendering("", data, tuple(broken))
        attributes = attributes_of(html)
        repeated = id_faults(attributes, address, origin, texts, f"{self.theme.label}/templates")
        dead = links.dead_links(attributes, address)
        return Rendering(html, data, (*found, *repeated, *dead))

    def links(self, is_published: Callable[[str], bool]) -> LinkCheck:
        """What follows the links of the finished pages; `is_published` says whether an address leads."""
        return LinkCheck(is_published, self.theme.templates.values())

    def broken(self) -> Iterable[Diagnostic]:
        """The faults of templates that do not compile."""
        return self._renderer.broken()

    def ready(self) -> None:
        """Have the templates that an earlier command has compiled; else compile all, for later ones too."""
        make = partial(compiled, self.theme, self._words)
        renderer(self.theme, self._words, self._memo.stored(_TEMPLATES, self._signature, make))

    @cached_property
    def _renderer(self) -> Renderer:
        if self._memo.knows(_TEMPLATES, self._signature):
            self.ready()
        # Else a page compiles what it needs itself: the first of a preview does not wait for all others.
        return renderer(self.theme, self._words)

    @cached_property
    def _signature(self) -> str:
        return signature(self.theme, self._words)
