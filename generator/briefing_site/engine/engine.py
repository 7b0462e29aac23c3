"""The engine: runs the stages over a site folder, for every face alike.

The folder itself is the truth. Each look compares the state of every file with that of the last look, and a
result is made anew only where its inputs differ. So a notice of a change is only a reason to look: a needless
notice costs little, and a change without a notice is found by the next look.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from briefing_site.engine.contain import contained
from briefing_site.engine.content import Content
from briefing_site.engine.contents import contents_of
from briefing_site.engine.finished_pages import FinishedPages
from briefing_site.engine.last_build import generator_stamp
from briefing_site.engine.look import Look, NoSite, has_config_fault
from briefing_site.engine.memo import Memo
from briefing_site.engine.options import Options
from briefing_site.engine.parse_stage import config_of, lock_of
from briefing_site.engine.site import Site, Snapshot
from briefing_site.engine.stages import join
from briefing_site.engine.store import ReadStore, Store
from briefing_site.link.set_texts import style_of
from briefing_site.model import faults
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic, in_order
from briefing_site.model.document import ArchiveMissingError, Document
from briefing_site.model.files import Inputs
from briefing_site.model.lints import weigh
from briefing_site.model.paths import CONFIG
from briefing_site.model.progress import Clock
from briefing_site.model.theme_files import ThemeFiles
from briefing_site.model.wording import Wording
from briefing_site.parse.result import ParseResult
from briefing_site.publish.site_swap import PublishError
from briefing_site.read.kept_files import KeptFiles
from briefing_site.render.theme import Theme

if TYPE_CHECKING:
    from briefing_site.engine.crew import Crew
    from briefing_site.engine.look_beside import LookBeside
    from briefing_site.link.waive import Waived


class Engine:
    """Runs the stages over a site folder as often as it is asked to."""

    def __init__(  # noqa: PLR0913  each stands for itself, and most callers give one or two
        self,
        options: Options,
        clock: Clock | None = None,
        files: KeptFiles | None = None,
        proved_theme: str = "",
        *,
        once: bool = False,
        late: bool = False,
        crew: Crew | None = None,
        rest: Callable[[], None] | None = None,
        aside: bool = False,
    ) -> None:
        """`clock` is told how far a look has come. `files` is a reader of the folder that is already in use.

        `proved_theme` is the digest of a theme whose templates are known to compile; empty for none. With
        `once` there will be no second look, so that nothing need be noted for it; with `late` the caller of
        that look has the site save what was made. A `crew` shares the work. `rest` is called again and
        again, to let others go first. What is looked at `aside`, beside another engine, is not kept for later
        commands.
        """
        self._options = options
        self._clock = clock or Clock()
        self._crew = crew
        self._proved_theme = proved_theme
        self._late = late
        kind = ReadStore if aside else Store
        cache = options.cache
        store = kind(cache / "results.store" if cache else None, generator_stamp())
        self._memo = Memo(store, notes=not once, rest=rest)
        self._files = files or KeptFiles(options.root, rest)
        self._last: Snapshot | None = None
        self._look: Look | tuple[Diagnostic, ...] = ()
        """The theme of the last look at the folder, or its faults where it cannot serve."""
        self._lock = threading.RLock()

    def edit(self, path: str, text: str | None) -> None:
        """Use an unsaved text as the content of a file; None goes back to the content on the disk."""
        with self._lock:
            self._files.edit(path, text)

    def look(self) -> Snapshot:
        """The site as it is now; the very same value as the last time where nothing has changed."""
        with self._lock:
            self._finish_changes()
            with self._clock.stage("read"):
                inputs = self._files.read()
            return self.look_at(inputs)

    def read(self, *, patient: bool) -> Inputs | None:
        """The content of the folder as it is now, for `look_at`.

        Where `patient`, None if a file has vanished or become empty: it may be in the middle of being saved.
        """
        with self._lock:
            self._finish_changes()
            return self._files.read_whole() if patient else self._files.read()

    def read_named(self, paths: Collection[str]) -> Inputs | None:
        """The content as it was last read, with the files of some `paths` as they are now, for `look_at`.

        None where the whole folder has to be read. This costs as much in a site of any size.
        """
        with self._lock:
            return self._files.read_named(paths)

    def look_at_edits(self) -> Snapshot:
        """The site as it was at the last look, with the texts that are not saved.

        The disk is asked only for what was not read yet, so that this costs as much in a site of any size.
        """
        with self._lock:
            inputs = self._files.read_unsaved()
            return self.look() if inputs is None else self.look_at(inputs, again=False)

    def look_at(self, inputs: Inputs, theme: ThemeFiles | None = None, *, again: bool = True) -> Snapshot:
        """The site of `inputs`, which have been read already; a `theme` of None is read from the folder.

        Unless `again`, theme and archive are taken as they were last read.
        """
        with self._lock:
            read_theme = self._files.theme if again else self._files.known_theme

            def themed(config: Config) -> Look | tuple[Diagnostic, ...]:
                return self._theme(config, theme or read_theme(config.theme, config.theme_place))

            content, same = self._content(inputs, themed, again=again), self._last
            config = content.parsed.config
            look: Look | tuple[Diagnostic, ...] = themed(config) if config else ()
            if same and self._look is look and _is_of(same, content):
                return same
            self._memo = self._memo.turn()
            self._look = look
            self._last = self._snapshot(content, config, look)
            return self._last

    def theme_of(self, inputs: Inputs) -> Theme | None:
        """The theme that `look_at` will take for `inputs`, as `read_named` was told of; None for none."""
        with self._lock:
            config = config_of(inputs, self._memo, self._options.base_url)
            look = (
                self._theme(config, self._files.known_theme(config.theme, config.theme_place))
                if config
                else ()
            )
            return look.theme if isinstance(look, Look) else None

    def beside(self, site: Site) -> LookBeside:
        """What tells the faults of single files while a look takes long; `site` is that of the last look."""
        from briefing_site.engine.look_beside import LookBeside

        return LookBeside(site, self._files.known_document)  # without the lock, which that look holds

    def document(self, name: str) -> Document:
        """A document of the archive; raises `ArchiveError` where it is not there or cannot be read."""
        folder = self._options.archive_folder
        if folder is None:
            raise ArchiveMissingError("there is no archive here")
        return self._files.document(folder, name)  # without the lock, which a look may hold for seconds

    def _finish_changes(self) -> None:
        """Finish what another command has left half done, where it was killed while this program ran."""
        from briefing_site.publish.author_files import finish_changes  # a build has done so before

        with contextlib.suppress(PublishError):  # whatever is in its way, the next command tells
            finish_changes(self._options.root)

    def _content(
        self, inputs: Inputs, themed: Callable[[Config], Look | tuple[Diagnostic, ...]], *, again: bool
    ) -> Content:
        options, memo, clock = self._options, self._memo, self._clock

        def ready() -> None:
            """Read the lock and compile the templates."""
            lock_of(inputs, memo)
            config = config_of(inputs, memo, options.base_url)
            look = themed(config) if config else ()
            if isinstance(look, Look):
                FinishedPages(look.theme, look.words, memo).ready()

        def ahead(inputs: Inputs) -> None:
            if self._crew:
                config = config_of(inputs, memo, options.base_url)
                self._crew.parse(inputs, style_of(config) if config else None, memo, clock, ready)

        documents = self._files.document if again else self._files.known_document
        known = None if again else self._files.known_archive
        return contents_of(options, inputs, memo, documents, clock, ahead, known)

    def _theme(self, config: Config, files: ThemeFiles) -> Look | tuple[Diagnostic, ...]:
        """The theme, or its faults where it cannot serve; the very same value for the very same files."""

        def make() -> Look | tuple[Diagnostic, ...]:
            try:
                made = self._memo.stored("theme and its faults", files.signature, partial(_made, files))
            except Exception as fault:  # a mistake of ours: the texts are looked at all the same
                path = f"{files.layers[0].label}/theme.yaml" if files.layers else CONFIG
                return (faults.internal.internal_error(path, "theme", fault),)
            theme, found = made
            if theme and not theme.speaks(config.language):
                at, nearest = config.language_place, files.layers[0]
                foreign = faults.theme.foreign_words(
                    at, config.language, nearest.name, of_site=nearest.of_site
                )
                found = (*found, foreign)
            return Look(theme, self._words(theme, config.language), found) if theme else found

        language = self._memo.same("language of the theme", (config.language, config.language_place))
        return self._memo.get("theme", (files, language), make)

    def _words(self, theme: Theme, language: str) -> Wording:
        """The words of a theme: those of the last look if they are the same: much is made with them."""
        words, last = theme.wording(language), self._look
        return last.words if isinstance(last, Look) and last.words.digest == words.digest else words

    def _snapshot(
        self, content: Content, config: Config | None, look: Look | tuple[Diagnostic, ...]
    ) -> Snapshot:
        if config is None:
            self._memo.save()
            return NoSite(content, None, tuple(in_order(content.faults)), config_at_fault=True)
        if isinstance(look, Look):
            rendering = self._last.rendering_so_far if isinstance(self._last, Site) else ()
            return Site(content, config, look, self._memo, self._proved_theme, rendering, late=self._late)
        from briefing_site.engine.judge import judge

        of_theme = weigh(look, config.lint, config.new_lint)

        def judged_of(texts: ParseResult) -> Waived:
            of_texts = replace(content, parsed=texts)
            drafts = content.options.drafts
            joined = join(of_texts, texts, config, None, drafts=drafts, memo=self._memo)
            return judge(joined, of_texts, config, self._memo)

        parsed, judged = contained(content.parsed, "link", judged_of)
        content = replace(content, parsed=parsed)
        self._memo.save()
        found = tuple(in_order((*judged.faults, *of_theme)))
        return NoSite(content, config, found, has_config_fault(content, look), judged.waivers, judged.waived)


def _made(files: ThemeFiles) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """A theme and its faults. What makes them is loaded here: most builds have those of the last one."""
    from briefing_site.render.make_theme import make_theme
    from briefing_site.render.style_mistakes import mistakes_in_styles
    from briefing_site.render.unknown_words import unknown_words
    from briefing_site.render.unused_theme_files import unused_files

    theme, found = make_theme(files)
    return theme, (*found, *unused_files(files), *unknown_words(files), *mistakes_in_styles(files))


def _is_of(last: Snapshot, content: Content) -> bool:
    """Whether a snapshot was made from `content`."""
    before = last.content
    now, then = content.verified, before.verified
    same_archive = (now.archive, now.unnamed, now.faults) == (then.archive, then.unnamed, then.faults)
    return before.inputs == content.inputs and same_archive
