"""Processes that do the work of a build in shares, ahead of its stages.

Each function here that makes a share is pure: a share is made of its arguments alone. The stages themselves
run as always, and find in the memo what the shares have made; so a share that is missing costs time and
nothing else.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from itertools import repeat
from typing import TYPE_CHECKING, TypeVar

from briefing_site.engine.executors import MANY, ForkExecutor, can_fork, cores
from briefing_site.engine.file_parser import file_parser
from briefing_site.engine.fingerprint import Told
from briefing_site.engine.made_page import MadePage, Put, make_page
from briefing_site.engine.memo import Memo
from briefing_site.engine.parsed_files import Parsed, ParsedShare, as_set, is_known, parse_all, take
from briefing_site.engine.store import Entry
from briefing_site.link.set_texts import Style
from briefing_site.model import addresses
from briefing_site.model.files import File, Inputs
from briefing_site.model.progress import Clock
from briefing_site.publish.new_tree import MadeFile, carried
from briefing_site.text.dataclass import dataclass

if TYPE_CHECKING:
    from briefing_site.engine.site import Site

T = TypeVar("T")

_LATE = frozenset([addresses.SEARCH])
"""Pages that name files of the search index, and wait for it."""

_SHARES = 2
"""Shares of files for each process, so that one which is done early takes more. Pages have but one: what
many pages show is made once for each share."""

_FILES_OF_A_PAGE = 4

_MOST_FILES = 400
"""Files in a share that is parsed, so that no message to a cluster is large."""


@dataclass(frozen=True, slots=True)
class PageShare:
    """What was made of some pages, and of the files that they show."""

    pages: Mapping[str, MadePage]
    entries: tuple[Entry, ...]
    """Signed results for the store."""


class Crew:
    """An executor, and how many calls it makes at a time."""

    def __init__(
        self, executor: Executor, jobs: int, lost: Callable[[], int] = int, *, away: bool = False
    ) -> None:
        """`lost` tells how many calls the executor has lost by now, and made in this process.

        What works `away` writes nothing on the disk of this machine.
        """
        self._executor = executor
        self._jobs = jobs
        self._away = away
        self.lost = lost

    def gains(self, pages: int) -> bool:
        """Whether so many pages are made sooner by others.

        Here even one is: the index, and what is wrong with the whole site, are found beside it.
        """
        return pages > 0 if not self._away else _are_many(pages)

    def parse(
        self,
        inputs: Inputs,
        style: Style | None,
        memo: Memo,
        clock: Clock,
        meanwhile: Callable[[], None],
    ) -> None:
        """Parse every file that the memo does not know, if they are many; `meanwhile` is called then.

        `style` is that of the site; None where config.yaml cannot serve.
        """
        unknown = [f for f in (*inputs.briefings, *inputs.cards) if not is_known(f, style, memo)]
        if len(unknown) < MANY:
            return
        clock.expect(len(unknown))
        parts = self._shares(unknown, _SHARES, _MOST_FILES)
        shares = self._executor.map(parse_share, parts, repeat(style))
        with contextlib.suppress(Exception):  # the stage itself tells of it
            meanwhile()  # this process would only wait
        for share in shares:
            take(share, memo)
            for _ in range(share.count):
                clock.step()

    def pages(
        self,
        site: Site,
        pages: Sequence[str],
        known: Mapping[str, str],
        clock: Clock,
        put: Put,
        kept: Container[str] = (),
    ) -> dict[str, MadePage]:
        """Some pages that would be published, in their order; the site is given what else was made.

        `known` has the fingerprints of the last build, by address: a page of the same fingerprint is not
        rendered. Each file is `put` by the process that makes it. Files of the whole site at addresses that
        are `kept` are not made. When it raises, none of its calls runs any longer.
        """
        many = _are_many(len(pages))
        if many:
            site.prepare()
        clock.expect(len(pages))
        made: dict[str, MadePage] = {}
        there = carried if self._away else put
        early = [address for address in pages if address not in _LATE]
        calls = [
            self._executor.submit(page_share, site, some, {a: known[a] for a in some if a in known}, there)
            for some in (self._shares(early, 1) if many else [early] if early else ())
        ]
        try:
            site.make_ahead(kept)  # this process would only wait
            for call in calls:
                share = call.result()
                made.update({a: _put_here(a, page, put) for a, page in share.pages.items()})
                site.take(share.entries)
                for _ in share.pages:
                    clock.step()
        except BaseException:
            self._executor.shutdown(cancel_futures=True)
            raise
        return {address: made.get(address) or make_page(site, address, known, {}, put) for address in pages}

    @contextlib.contextmanager
    def beside(self, work: Callable[[], None], pages: int) -> Iterator[None]:
        """Do some work in another process while a block runs, after a build of so many pages.

        It is done before the block where there is no other process to gain from. It is done at the end of the
        block in any case, but where the block is left by a signal.
        """
        if self._away or not _are_many(pages):
            work()
            yield
            return
        call = self._executor.submit(work)
        try:
            yield
        except Exception:
            call.result()
            raise
        call.result()

    def _shares(self, things: Sequence[T], each: int, most: int = sys.maxsize) -> list[Sequence[T]]:
        """The things in equal shares of at most so many, `each` for a process.

        Neighbours, which tend to cost alike, are parted.
        """
        count = max(1, min(self._jobs * each, len(things)), -(-len(things) // most))
        return [things[start::count] for start in range(count)]


@contextlib.contextmanager
def crew_of(jobs: int, files: int, cluster: str = "") -> Iterator[Crew | None]:
    """The processes for a build of so many files; None where one process does best.

    `jobs` of zero means as many as there are processors. With the address of a `cluster` its workers do the
    work. Raises `ExecutorError` where that cluster cannot serve.
    """
    if cluster:
        from briefing_site.engine.cluster import ClusterExecutor

        with ClusterExecutor(cluster) as workers:
            yield Crew(workers, jobs or workers.workers, lambda: workers.lost, away=True)
        return
    wanted = jobs or (cores() if files >= MANY else 1)
    if wanted < 2 or not can_fork():
        yield None
        return
    with ForkExecutor(wanted) as executor:
        yield Crew(executor, wanted)


def _are_many(pages: int) -> bool:
    """Whether so many pages are made in shares: a page costs as much as some files to parse."""
    return pages * _FILES_OF_A_PAGE >= MANY


def parse_share(files: Sequence[File], style: Style | None) -> ParsedShare:
    """Parse some files, as the stage would keep them on a site of a style.

    A file at which this fails is left to the stage itself, which tells of it.
    """
    parse_file = file_parser()

    def make(file: File) -> Parsed[object]:
        value, found = parse_file(file)
        return as_set(value, style), found

    return parse_all(files, style, make)


def page_share(site: Site, pages: Sequence[str], known: Mapping[str, str], put: Put) -> PageShare:
    """Make some pages of a site and the files beside them, and lint the files that they show."""
    before = site.made
    with contextlib.suppress(Exception):  # the stage itself tells of it
        site.lint_some(pages)
    told: Told = {}
    made = {address: make_page(site, address, known, told, put) for address in pages}
    return PageShare(made, site.made_since(before))


def _put_here(address: str, page: MadePage, put: Put) -> MadePage:
    """A page whose files lie in their place: one that came with its bytes is `put`."""

    def placed(path: str, content: MadeFile) -> MadeFile:
        return content if content.data is None else put(path, content.data)

    return replace(
        page,
        content=placed(address, page.content) if page.content else None,
        beside={path: placed(path, content) for path, content in page.beside.items()},
    )
