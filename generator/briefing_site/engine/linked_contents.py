"""The files of a site folder linked in three ways: to be checked, to be published, and to be shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter, is_
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakMethod

from briefing_site.engine.contain import contained
from briefing_site.engine.content import Content
from briefing_site.engine.memo import Memo
from briefing_site.engine.sound import sound
from briefing_site.engine.stages import LinkedContent, join
from briefing_site.link.link import with_unused
from briefing_site.model.cached_property import cached_property, forget_all
from briefing_site.model.config import Config
from briefing_site.model.wording import Wording
from briefing_site.parse.result import ParseResult

if TYPE_CHECKING:
    from briefing_site.link.waive import Waived

T = TypeVar("T")

_DRAFT = attrgetter("draft")


class LinkedContents:
    """The files of a site folder, linked. Each value is worked out once, when it is first asked for.

    A file at which linking fails is left out: `content` then has its fault, and all is linked without it.
    """

    def __init__(
        self, content: Content, config: Config, words: Wording, memo: Memo, failed: Callable[[], None]
    ) -> None:
        """`failed` is called where a file is left out: what was made of the site with it no longer holds."""
        self.content = content
        self._config = config
        self._words = words
        self._memo = memo
        self._failed = WeakMethod(failed)
        """Weak, for the site has these contents, and is to be freed as soon as it is let go of."""

    def close(self) -> None:
        """Let go of what is linked; what is asked for once more is linked again."""
        forget_all(self)

    @cached_property
    def judged(self) -> Waived:
        """The faults of the files as they are checked, and what waivers except."""
        from briefing_site.engine.judge import judge

        return self._contained(lambda: judge(self.checked, self.content, self._config, self._memo))

    def judge_ahead(self) -> None:
        """Find those faults of `judged` that need no lint of a file; raises what finding them raises."""
        from briefing_site.engine.judge import faults_of_all

        faults_of_all(self.checked, self.content, self._config, self._memo)

    @cached_property
    def checked(self) -> LinkedContent:
        """Every parsed file linked, as a build checks it."""
        return self._join(whole=True, drafts=self.content.options.drafts)

    @cached_property
    def public(self) -> LinkedContent:
        """The files that would be published, linked."""
        if self.sound is self.content.parsed:
            return self.checked
        return self._join(whole=False, drafts=self.content.options.drafts)

    @cached_property
    def shown(self) -> LinkedContent:
        """The files that would be published, drafts, and what nobody uses, linked."""
        if self.content.options.drafts:
            return self.public
        drafts = self._memo.each("drafts", (self.sound.briefings,), _DRAFT, equal=True)
        if True in drafts:
            return self._join(whole=False, drafts=True)
        # Nothing but sources and excerpts that nobody uses is to be added.
        linked = with_unused(self.public.linked, self._memo)
        return self.public if linked is self.public.linked else replace(self.public, linked=linked)

    @cached_property
    def sound(self) -> ParseResult:
        """The parsed files without briefings of unknown regions, or at an address that is taken."""
        parsed = self.content.parsed
        chosen = sound(parsed.briefings, self._config, self._memo)
        if len(chosen) == len(parsed.briefings) and all(map(is_, chosen, parsed.briefings)):
            return parsed
        return replace(parsed, briefings=chosen)

    def _join(self, *, whole: bool, drafts: bool) -> LinkedContent:
        """The parsed files linked: the `whole` of them, or those that would be published."""

        def make() -> LinkedContent:
            parsed = self.content.parsed if whole else self.sound
            made = join(self.content, parsed, self._config, self._words, drafts=drafts, memo=self._memo)
            # Claims are worked out when they are asked for. Those that are new are worked out here, where a
            # file at which that fails is left out.
            _ = len(made.linked.site.figures)
            return made

        return self._contained(make)

    def _contained(self, make: Callable[[], T]) -> T:
        """What `make` gives, of a site without the files at which it fails; the content has their faults."""

        def of_texts(texts: ParseResult) -> T:
            if texts is not self.content.parsed:
                self.content = replace(self.content, parsed=texts)
                self.close()
                if failed := self._failed():
                    failed()
            return make()

        return contained(self.content.parsed, "link", of_texts)[1]
