"""`briefing build` and `briefing check`: both look at the site; a build publishes it too."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_site.engine.another_site import refuse_another
from briefing_site.engine.explain_unchanged import explain_unchanged
from briefing_site.engine.last_build import (
    LastBuild,
    archive_now,
    generator_stamp,
    listing_now,
    load_last,
    save_last,
    says_the_same_on,
    snapshot,
    theme_now,
)
from briefing_site.engine.options import Options
from briefing_site.engine.unchanged import Asked, begin_look, keep_look, keep_publication
from briefing_site.model.diagnostic import Diagnostic, Severity
from briefing_site.model.paths import CACHE
from briefing_site.model.progress import Clock
from briefing_site.publish.claim import claim
from briefing_site.publish.site_swap import (
    MODES,
    PublishError,
    Survey,
    has_modes,
    publish,
    survey,
)
from briefing_site.read.kept_files import KeptFiles
from briefing_site.text.dataclass import dataclass

if TYPE_CHECKING:
    from briefing_site.engine.crew import Crew
    from briefing_site.engine.look import NoSite
    from briefing_site.engine.publication import Publication
    from briefing_site.engine.site import Site
    from briefing_site.model.files import Inputs
    from briefing_site.model.theme_files import ThemeFiles
    from briefing_site.model.waiver import WaivedFault
    from briefing_site.publish.new_tree import NewTree
    from briefing_site.read.looked_at import LookedAt


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build or a check did, and the faults that it found."""

    faults: tuple[Diagnostic, ...]
    """In order of place."""
    complete: bool = False
    """Whether the site is (or, for a check, could be) published."""
    config_at_fault: bool = False
    """Whether config.yaml itself has errors."""
    summary: Mapping[str, int] = field(default_factory=dict)
    """The figures of the closing line. `lock` counts the excerpts that rely on the lock, `not as pinned`
    the cited sentences that it can only in part judge, `not compared` those of which it has nothing."""
    rendered: tuple[str, ...] = ()
    """Addresses of the pages that were rendered."""
    written: int = 0
    """How many published files are new or have changed."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """Name of a stage to the time that it took."""
    waived: tuple[WaivedFault, ...] = ()
    """The faults that waivers except."""
    explanation: tuple[str, ...] = ()
    """Lines of `--explain`: why its page was made again, or was not."""
    lost: int = 0
    """How many shares of the work a cluster has lost, and this process has made."""

    def count(self, severity: Severity) -> int:
        """How many faults have a severity."""
        return sum(1 for fault in self.faults if fault.severity is severity)


def build(
    options: Options,
    clock: Clock | None = None,
    explain: str = "",
    waiting: Callable[[str], None] | None = None,
) -> Outcome:
    """Build the site into its output folder; `explain` is the address of a page for `Outcome.explanation`.

    `waiting` is told in a line where another build holds the folder.
    Nothing is published where there is an error. Raises `PublishError` where the folder cannot be written,
    and `ExecutorError` where the cluster of the options cannot serve.
    """
    sources = (options.root, options.archive) if options.archive else (options.root,)
    with claim(options.output, sources, waiting) as out:
        before = _Before.of(options, out)
        if before.is_published(options):
            return _said_again(before, options, explain)
        return _built(before, options, clock or Clock(), explain)


@dataclass(frozen=True, slots=True)
class _Before:
    """The site folder and the output folder as a build finds them."""

    out: Path
    record: Path
    """Where the record of the last build is kept."""
    last: LastBuild
    found: Survey
    """What lies in the output folder."""
    asked: Asked
    seen: LookedAt | None
    """All that a look sees, taken before anything is read; None where no outcome can be kept."""
    files: KeptFiles
    inputs: Inputs
    theme: ThemeFiles | None
    listing: str
    """The names of all archived texts."""
    archive: Mapping[str, str]
    """The state of those archived texts that the last build looked for."""

    @classmethod
    def of(cls, options: Options, out: Path) -> _Before:
        """Read both folders."""
        record = _record(options, out)
        last = load_last(record)
        found = survey(out, last.signatures)
        asked = asked_of(options)
        seen = begin_look(asked)
        files = KeptFiles(options.root)
        inputs = files.read()
        theme = theme_now(inputs, files)
        listing, archive = listing_now(options), archive_now(options, last.archive, files)
        return cls(out, record, last, found, asked, seen, files, inputs, theme, listing, archive)

    def is_published(self, options: Options) -> bool:
        """Whether what a build would make lies there already, and its faults are those of the last build."""
        theme = self.theme.digest if self.theme else ""
        now = snapshot(options, self.inputs, self.archive, self.listing, theme)
        same = now == self.last.inputs and self.found.signatures == self.last.signatures
        return same and bool(self.last.pages) and says_the_same_on(self.inputs.today, self.last)

    def keep(self, outcome: Outcome, archive: Mapping[str, str], published: Survey) -> None:
        """Keep an outcome that rests on some texts of the `archive`, and what is `published` now."""
        look = keep_look(self.asked, self.seen, _used(self.inputs, self.theme), archive, outcome)
        keep_publication(self.asked, str(self.out), look, published)


def _said_again(before: _Before, options: Options, explain: str) -> Outcome:
    """The outcome of a build that has nothing to make."""
    last = before.last
    outcome = Outcome(
        last.faults,
        complete=_publishable(last.faults, options),
        summary=last.summary,
        waived=last.waived,
        explanation=explain_unchanged(explain, last.pages) if explain else (),
    )
    before.keep(outcome, before.archive, before.found)
    return outcome


def _built(before: _Before, options: Options, clock: Clock, explain: str) -> Outcome:
    """Make what has changed, and publish the site where nothing is in the way."""
    # Imported here, so that an unchanged build never loads Markdown, Jinja2 and what they import.
    from briefing_site.engine.crew import crew_of
    from briefing_site.engine.engine import Engine
    from briefing_site.engine.explain import explain_page
    from briefing_site.engine.faces import Earlier, changed_briefings
    from briefing_site.engine.look import NoSite

    last, inputs = before.last, before.inputs
    proved = last.inputs.get("theme", "") if last.inputs.get("generator") == generator_stamp() else ""
    with crew_of(options.jobs, len(inputs.briefings) + len(inputs.cards), options.executor) as crew:
        engine = Engine(
            replace(options, scaled=True),
            clock,
            before.files,
            proved_theme=proved,
            once=not explain,
            late=True,
            crew=crew,
        )
        site = engine.look_at(inputs, before.theme)
        if isinstance(site, NoSite):
            return _without_site(site, clock)
        # The digests of what is used: a file may change on the disk during the build.
        used = site.content.verified.archive
        made_from = snapshot(options, inputs, used, before.listing, site.theme.digest)
        if changed := changed_briefings(last.inputs, made_from):
            site.compare(Earlier(last.made_from, last.faces, changed))
        made, result = _make_and_publish(site, before, clock, crew, options)
    outcome = _outcome(site, made, clock, crew, complete=result is not None)
    if result is None:
        return outcome
    written, published = result
    outcome = replace(outcome, rendered=tuple(made.rendered), written=written)
    save_last(
        before.record,
        LastBuild(
            made_from,
            tuple(sorted(used)),
            made.fingerprints,
            site.signatures,
            site.faces,
            published.digests,
            published.signatures,
            made.faults,
            outcome.summary,
            site.waived,
            str(inputs.today),
        ),
    )
    before.keep(outcome, used, published)
    if explain:
        lines = explain_page(site, explain, last, made.fingerprints, made_from, explain in made.rendered)
        return replace(outcome, explanation=lines)
    return outcome


def check(options: Options, clock: Clock | None = None) -> Outcome:
    """Run all stages of a build except publishing. Raises `ExecutorError` as `build` does."""
    from briefing_site.engine.crew import crew_of
    from briefing_site.engine.engine import Engine
    from briefing_site.engine.look import NoSite
    from briefing_site.engine.publication import make
    from briefing_site.model.faults.internal import CODE
    from briefing_site.publish.new_tree import let_go

    clock = clock or Clock()
    asked = asked_of(options)
    seen = begin_look(asked)
    files = KeptFiles(options.root)
    with clock.stage("read"):
        inputs = files.read()
    with crew_of(options.jobs, len(inputs.briefings) + len(inputs.cards), options.executor) as crew:
        looking = replace(options, scaled=True)
        site = Engine(looking, clock, files, once=True, late=True, crew=crew).look_at(inputs)
        if isinstance(site, NoSite):
            outcome = _without_site(site, clock)
        else:
            # What the last build has rendered without a fault is without one while it is made from the same.
            last = load_last(_record(options, options.output.resolve()))
            made = make(site, last, Survey(last.digests, {}), clock, let_go, crew)
            site.save()
            complete = _publishable(made.faults, options)
            outcome = _outcome(site, made, clock, crew, complete=complete)
    if all(fault.code != CODE for fault in outcome.faults):
        keep_look(asked, seen, _used(inputs), site.content.verified.archive, outcome)
    return outcome


def _record(options: Options, out: Path) -> Path:
    """Where the record of the last build of an output folder is."""
    return _kept_of(options, "build", out)


def _kept_of(options: Options, name: str, out: Path) -> Path:
    """Where something is kept that belongs to an output folder."""
    return options.root / CACHE / f"{name}-{hashlib.sha256(str(out).encode()).hexdigest()[:12]}"


def asked_of(options: Options) -> Asked:
    """What the options ask of a site folder, as far as the answer depends on it."""
    archive = str(options.archive.resolve()) if options.archive else ""
    return Asked(str(options.root.resolve()), archive, options.base_url, drafts=options.drafts)


def linked_site(options: Options) -> Site | NoSite:
    """The site folder as it is now, for commands that list what is in it."""
    from briefing_site.engine.engine import Engine

    return Engine(options, once=True).look()


def _publishable(faults: Iterable[Diagnostic], options: Options) -> bool:
    """Whether nothing stands in the way of publication."""
    return not any(fault.severity.stops(strict=options.strict) for fault in faults)


def _make_and_publish(
    site: Site, before: _Before, clock: Clock, crew: Crew | None, options: Options
) -> tuple[Publication, tuple[int, Survey] | None]:
    """What was made, and what `_publish` has given; None where there are errors."""
    from briefing_site.engine.publication import make
    from briefing_site.publish.new_tree import NewTree, let_go

    out, last, found = before.out, before.last, before.found
    made = None
    try:
        spare = _kept_of(options, "spare", out)
        with NewTree(out, found, MODES[site.config.readable_by], spare) as tree:
            made = make(site, last, found, clock, tree.put, crew)
            sound = _publishable(made.faults, options)
            _ = site.faces if sound else {}  # `save` keeps a part of what they are made from
            with _saving(site, crew, len(made.rendered)):
                if sound:
                    _refuse_another_site(site, before)
                    return made, _publish(made, found, tree, out, clock)
    except PublishError:
        # What is wrong with the texts is told before what is wrong with the disk.
        made = made or make(site, last, found, clock, let_go)
        if _publishable(made.faults, options):
            raise
    return made, None


def _refuse_another_site(site: Site, before: _Before) -> None:
    """Raise `PublishError` where the output folder holds another site: it may be that of another build."""
    there = before.found.digests
    if there and there != before.last.digests:
        texts = [linked.address for linked in site.published.briefings]
        refuse_another(before.out, there.keys(), site.config, texts)


def _saving(site: Site, crew: Crew | None, rendered: int) -> AbstractContextManager[None]:
    """Keep what was made for later commands: before a block, or beside it after many pages."""
    if crew:
        return crew.beside(site.save, rendered)
    site.save()
    return nullcontext()


def _publish(made: Publication, found: Survey, tree: NewTree, out: Path, clock: Clock) -> tuple[int, Survey]:
    """Publish; returns how many files are new or have changed, and what the output folder then holds."""
    with clock.stage("publish"):
        files = {**made.files, **made.rendered}
        new = {path: digest for path, digest in files.items() if found.digests.get(path) != digest}
        kept = {**made.kept, **{path: digest for path, digest in files.items() if path not in new}}
        gone = set(found.digests) - set(new) - set(kept)
        if new or gone or not found.digests or not has_modes(out, tree.modes):
            return len(new), publish(tree, out, new, kept, clock)
        return 0, found


def _outcome(site: Site, made: Publication, clock: Clock, crew: Crew | None, *, complete: bool) -> Outcome:
    """What a build or a check of a site has come to."""
    from briefing_site.engine.drawing import undrawn

    linked, unseen, pages = site.published, site.unseen, len(made.fingerprints)
    by_lock = sum(v.basis == "lock" for key, v in linked.verifications.items() if key in linked.excerpts)
    figures = {
        "pages": pages,
        "briefings": len(linked.briefings),
        "citations": sum(sum(each.counts.values()) for each in linked.briefings),
        "excerpts": len(linked.excerpts),
        "lock": by_lock,
        "not as pinned": unseen.in_part,
        "not compared": unseen.unjudged,
        "left out": site.left_out,
        "undrawn": undrawn(site.config, linked, pages),
    }
    return Outcome(
        made.faults,
        complete=complete,
        config_at_fault=site.config_at_fault,
        summary=figures if pages else {},
        seconds=clock.seconds,
        waived=site.waived,
        lost=crew.lost() if crew else 0,
    )


def _without_site(site: NoSite, clock: Clock) -> Outcome:
    return Outcome(
        site.faults, config_at_fault=site.config_at_fault, seconds=clock.seconds, waived=site.waived
    )


def _used(inputs: Inputs, theme: ThemeFiles | None = None) -> dict[str, str]:
    """Path in the site folder to digest of every file that was read."""
    of_site = [layer for layer in theme.layers if layer.of_site] if theme else []
    of_theme = {
        f"{each.label}/{name}": _digest(data) for each in of_site for name, data in each.files.items()
    }
    return {**inputs.digests(), **of_theme}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
