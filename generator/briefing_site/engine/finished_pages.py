"""Finished pages: a view through its template, its ids and its links looked at."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from functools import partial
from typing import TYPE_CHECKING

from briefing_site.engine.memo import Memo
from briefing_site.engine.page_faults import Origin, Rendering, id_faults
from briefing_site.engine.page_links import LinkCheck
from briefing_site.model.cached_property import cached_property
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import File
from briefing_site.model.lazy import Lazy
from briefing_site.model.wording import Wording
from briefing_site.render.attributes import attributes_of
from briefing_site.render.compiled import signature
from briefing_site.render.html import Renderer, compiled, renderer
from briefing_site.render.theme import Theme
from briefing_site.render.theme_budget import Limits

if TYPE_CHECKING:
    from briefing_site.view.values.pages import PageView


class FinishedPages:
    """Makes finished pages with a theme. Templates are compiled when the first page is made."""

    def __init__(self, theme: Theme, words: Wording, memo: Memo) -> None:
        self._theme = theme
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
        repeated = id_faults(attributes, address, origin, texts, f"{self._theme.label}/templates")
        dead = links.dead_links(attributes, address)
        return Rendering(html, data, (*found, *repeated, *dead))

    def links(self, made: Lazy[PageView], is_published: Callable[[Container[str], str], bool]) -> LinkCheck:
        """What follows the links of the finished pages of a site with the pages `made`."""
        return LinkCheck(partial(is_published, made), self._theme.templates.values())

    def broken(self) -> Iterable[Diagnostic]:
        """The faults of templates that do not compile."""
        return self._renderer.broken()

    def ready(self) -> None:
        """Have the templates that an earlier command has compiled, or compile them."""
        _ = self._renderer

    @cached_property
    def _renderer(self) -> Renderer:
        make = partial(compiled, self._theme, self._words)
        code = self._memo.stored("templates", signature(self._theme, self._words), make)
        return renderer(self._theme, self._words, code)
